标题：没有咨询方式、没有监督投诉方式的，不得发布
依据：L-05 I-07 K-13

2026-03-02 09:00 编编 拟稿 不写咨询方式
  → 起草[ItemDrafted] 第2版
2026-03-02 09:10 法审 审核事项：可以
  拒绝 I-07 [Empty place.consult_way]
2026-03-02 09:15 韩经 审核事项：可以
  拒绝 I-07 [Empty place.consult_way]
2026-03-02 09:20 韩经 发布事项
  拒绝 I-07 [Empty place.consult_way]
2026-03-02 10:00 编编 拟稿 不写投诉方式
  → 起草[ItemDrafted] 第2版
2026-03-02 10:10 法审 审核事项：可以
  拒绝 I-07 [Empty place.supervise_way]
2026-03-02 10:15 韩经 审核事项：可以
  拒绝 I-07 [Empty place.supervise_way]
2026-03-02 10:20 韩经 发布事项
  拒绝 I-07 [Empty place.supervise_way]

标题：没有结果样本的，申请人不知道会拿到什么，不得发布
依据：L-05 L-28 I-07

2026-03-02 09:00 编编 拟稿 不写样证
  → 起草[ItemDrafted] 第2版
2026-03-02 09:10 法审 审核事项：可以
  拒绝 I-07 [Empty results[0].result_sample]
2026-03-02 09:15 韩经 审核事项：可以
  拒绝 I-07 [Empty results[0].result_sample]
2026-03-02 09:20 韩经 发布事项
  拒绝 I-07 [Empty results[0].result_sample]

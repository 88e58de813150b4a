标题：没有承诺时限的不得发布
依据：L-46 I-07

2026-03-02 09:00 编编 拟稿 不写承诺
  → 起草[ItemDrafted] 第2版
2026-03-02 09:10 法审 审核事项：可以
  拒绝 I-07 [Empty limits.promised]
2026-03-02 09:15 韩经 审核事项：可以
  拒绝 I-07 [Empty limits.promised]
2026-03-02 09:20 韩经 发布事项
  拒绝 I-07 [Empty limits.promised]

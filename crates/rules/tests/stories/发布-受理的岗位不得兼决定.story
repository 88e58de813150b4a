标题：受理岗同时作决定的流程不得发布，充分授权的除外
依据：K-13 I-07

2026-03-02 09:00 编编 拟稿 受理岗作决定
  → 起草[ItemDrafted] 第2版
2026-03-02 09:10 法审 审核事项：可以
  拒绝 K-13 [DutiesNotSeparated process.blocks]
2026-03-02 09:15 韩经 审核事项：可以
  拒绝 K-13 [DutiesNotSeparated process.blocks]
2026-03-02 09:20 韩经 发布事项
  拒绝 K-13 [DutiesNotSeparated process.blocks]

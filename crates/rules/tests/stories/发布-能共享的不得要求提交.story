标题：能通过数据共享取得的材料，不得列为申请人必须提交
依据：L-12 I-08 I-07

2026-03-02 09:00 编编 拟稿 改收可共享的材料
  → 起草[ItemDrafted] 第2版
2026-03-02 09:10 法审 审核事项：可以
  拒绝 I-08 [ObtainableBySharing materials[0].necessity]
2026-03-02 09:15 韩经 审核事项：可以
  拒绝 I-08 [ObtainableBySharing materials[0].necessity]
2026-03-02 09:20 韩经 发布事项
  拒绝 I-08 [ObtainableBySharing materials[0].necessity]

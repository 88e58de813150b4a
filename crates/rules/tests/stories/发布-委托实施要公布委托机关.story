标题：受委托实施的许可，要写明并公布委托的机关
依据：L-01 I-07

2026-03-02 09:00 编编 拟稿 委托不写机关
  → 起草[ItemDrafted] 第2版
2026-03-02 09:10 法审 审核事项：可以
  拒绝 I-07 [Empty body.entrusted_body]
2026-03-02 09:15 韩经 审核事项：可以
  拒绝 I-07 [Empty body.entrusted_body]
2026-03-02 09:20 韩经 发布事项
  拒绝 I-07 [Empty body.entrusted_body]
2026-03-02 10:00 编编 拟稿 委托实施
  → 起草[ItemDrafted] 第2版
2026-03-02 10:10 法审 审核事项：可以
  → 审核通过[ItemReviewed] 第2版，法制机构
2026-03-02 10:15 韩经 审核事项：可以
  → 审核通过[ItemReviewed] 第2版，大厅
2026-03-02 10:20 韩经 发布事项
  → 发布[ItemPublished] 第2版

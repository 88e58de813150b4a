标题：收费没有法律、行政法规依据的不得发布；有依据的可以
依据：L-36 F-01 I-07

2026-03-02 09:00 编编 拟稿 收费无依据
  → 起草[ItemDrafted] 第2版
2026-03-02 09:10 法审 审核事项：可以
  拒绝 I-07 [Empty fees[0].basis.law、Empty fees[0].basis.article]
2026-03-02 09:15 韩经 审核事项：可以
  拒绝 I-07 [Empty fees[0].basis.law、Empty fees[0].basis.article]
2026-03-02 09:20 韩经 发布事项
  拒绝 I-07 [Empty fees[0].basis.law、Empty fees[0].basis.article]
2026-03-02 10:00 编编 拟稿 收费有依据
  → 起草[ItemDrafted] 第2版
2026-03-02 10:10 法审 审核事项：可以
  → 审核通过[ItemReviewed] 第2版，法制机构
2026-03-02 10:15 韩经 审核事项：可以
  → 审核通过[ItemReviewed] 第2版，大厅
2026-03-02 10:20 韩经 发布事项
  → 发布[ItemPublished] 第2版

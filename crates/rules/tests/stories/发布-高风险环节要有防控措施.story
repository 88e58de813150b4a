标题：高风险环节没有写明防控措施的，不得发布
依据：P-18 I-07

2026-03-02 09:00 编编 拟稿 高风险不写措施
  → 起草[ItemDrafted] 第2版
2026-03-02 09:10 法审 审核事项：可以
  拒绝 P-18 [RiskWithoutMeasure process.steps[1].risk.measures]
2026-03-02 09:15 韩经 审核事项：可以
  拒绝 P-18 [RiskWithoutMeasure process.steps[1].risk.measures]
2026-03-02 09:20 韩经 发布事项
  拒绝 P-18 [RiskWithoutMeasure process.steps[1].risk.measures]
2026-03-02 10:00 编编 拟稿 高风险写明措施
  → 起草[ItemDrafted] 第2版
2026-03-02 10:10 法审 审核事项：可以
  → 审核通过[ItemReviewed] 第2版，法制机构
2026-03-02 10:15 韩经 审核事项：可以
  → 审核通过[ItemReviewed] 第2版，大厅
2026-03-02 10:20 韩经 发布事项
  → 发布[ItemPublished] 第2版

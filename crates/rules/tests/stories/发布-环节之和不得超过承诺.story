标题：各环节时限相加超过承诺时限的，不得发布；承诺超过法定的，也不得发布
依据：C-13 I-07 K-13

2026-03-02 09:00 编编 起草事项：承诺5个工作日
  → 起草[ItemDrafted] 第2版
2026-03-02 09:10 法审 审核事项：可以
  拒绝 C-13 [StepsLongerThanPromise process.blocks]
2026-03-02 09:15 韩经 审核事项：可以
  拒绝 C-13 [StepsLongerThanPromise process.blocks]
2026-03-02 09:20 韩经 发布事项
  拒绝 C-13 [StepsLongerThanPromise process.blocks]
2026-03-02 10:00 编编 起草事项：承诺30个工作日
  → 起草[ItemDrafted] 第2版
2026-03-02 10:10 法审 审核事项：可以
  拒绝 C-13 [PromiseLongerThanLaw limits.promised]
2026-03-02 10:15 韩经 审核事项：可以
  拒绝 C-13 [PromiseLongerThanLaw limits.promised]
2026-03-02 10:20 韩经 发布事项
  拒绝 C-13 [PromiseLongerThanLaw limits.promised]
2026-03-02 11:00 编编 起草事项：承诺8个工作日
  → 起草[ItemDrafted] 第2版
2026-03-02 11:10 法审 审核事项：可以
  → 审核通过[ItemReviewed] 第2版，法制机构
2026-03-02 11:15 韩经 审核事项：可以
  → 审核通过[ItemReviewed] 第2版，大厅
2026-03-02 11:20 韩经 发布事项
  → 发布[ItemPublished] 第2版

标题：要件不齐的草稿不能审核通过，可以退回
依据：I-02 I-07 C-13

2026-03-02 09:00 编编 起草事项：承诺0个工作日
  → 起草[ItemDrafted] 第2版
2026-03-02 09:10 法审 审核事项：依据充分
  拒绝 C-13 [NoTime limits.promised、StepsLongerThanPromise process.blocks]
2026-03-02 09:12 法审 退改事项：承诺时限不能是零
  → 退回修改[ItemReturned] 第2版
2026-03-02 09:15 韩经 发布事项
  拒绝 C-13 [NoTime limits.promised、StepsLongerThanPromise process.blocks]
2026-03-02 09:20 编编 起草事项：承诺9个工作日
  → 起草[ItemDrafted] 第2版
2026-03-02 09:30 法审 审核事项：依据充分
  → 审核通过[ItemReviewed] 第2版，法制机构

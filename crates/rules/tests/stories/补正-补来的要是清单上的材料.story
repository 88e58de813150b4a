标题：补正交来清单上没有的材料，不收
依据：L-06

2026-03-02 09:05 张窗 收件：申请人 王申
  → 提交申请[ApplicationSubmitted] 窗口
  → 收件[MaterialsReceived] 收件日2026-03-02，宁市监收〔2026〕1号
2026-03-02 09:10 张窗 要求补正：申请书（未提交）
  → 一次性告知补正[CorrectionNoticeIssued] 1项，限10个工作日，宁市监补〔2026〕2号
2026-03-03 09:00 王申 补正：户口簿
  拒绝 L-06 [UnknownMaterial]
2026-03-03 09:05 王申 补正：申请书
  → 已补正[CorrectionSupplied] 1件

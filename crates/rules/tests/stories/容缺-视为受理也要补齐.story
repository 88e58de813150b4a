标题：沉默视为受理时材料尚缺，发证以前仍须补交
依据：P-08 L-06 C-12 SR-T1

2026-03-02 09:05 张窗 收件：申请人 王申
  → 提交申请[ApplicationSubmitted] 窗口
  → 收件[MaterialsReceived] 收件日2026-03-02，宁市监收〔2026〕1号
2026-03-09 17:00 时间
  → 超期[LimitPassed] 受理，到期2026-03-09 17:00
  → 视为受理[CaseDeemedAccepted] 受理日2026-03-02，承诺到期2026-03-16，宁市监受〔2026〕2号
  → 环节开始[StepStarted] 审查，审查岗，5个工作日
  → 发牌[CardRaised] SR-T1黄牌 受理超时，市监局 受理岗，5个工作日内说明
2026-03-09 17:30 赵审 完成 审查：通过；意见 待补申请书
  → 环节完成[StepFinished] 审查，通过
  → 环节开始[StepStarted] 决定，决定岗，3个工作日
  → 审查终结[ReviewFinished]
2026-03-09 17:31 周批 准予：准予；意见 同意
  → 环节完成[StepFinished] 决定，通过
  → 准予[Granted] 宁市监准〔2026〕3号
2026-03-09 17:32 冯达 制证
  拒绝 P-08 [DeferredMissing]
2026-03-10 09:00 张窗 补交：申请书
  → 补交容缺材料[DeferredSupplied] 1件
2026-03-10 09:10 冯达 送达：直接送达
  → 制证[ResultProduced] 食品经营许可证，有效期至2031-03-09
  → 送达[ResultDelivered] 直接送达，宁市监送〔2026〕4号
  → 颁发证照[LicenceIssued] 宁市监证〔2026〕1号，食品经营许可证，有效期至2031-03-09
  → 评价开放[RatingOpened]

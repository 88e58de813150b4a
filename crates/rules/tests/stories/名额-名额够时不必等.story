标题：余下的名额够在先各案都用，在后的不必等
依据：L-35
事项：名额2

2026-03-02 09:00 张窗 收件：申请人 王申；材料 申请书
  → 提交申请[ApplicationSubmitted] 窗口
  → 收件[MaterialsReceived] 收件日2026-03-02，宁市监收〔2026〕1号
2026-03-02 09:05 张窗 受理
  → 受理[CaseAccepted] 受理日2026-03-02，承诺到期2026-03-16，宁市监受〔2026〕2号
  → 环节开始[StepStarted] 审查，审查岗，5个工作日
  → 排队[PlaceQueued]
2026-03-02 09:10 张窗 收件：申请人 李申；材料 申请书；案 乙
  → 提交申请[ApplicationSubmitted] 窗口
  → 收件[MaterialsReceived] 收件日2026-03-02，宁市监收〔2026〕3号
2026-03-02 09:15 张窗 受理：案 乙
  → 受理[CaseAccepted] 受理日2026-03-02，承诺到期2026-03-16，宁市监受〔2026〕4号
  → 环节开始[StepStarted] 审查，审查岗，5个工作日
  → 排队[PlaceQueued]
2026-03-03 10:10 赵审 完成 审查：通过；意见 符合；案 乙
  → 环节完成[StepFinished] 审查，通过
  → 环节开始[StepStarted] 决定，决定岗，3个工作日
  → 审查终结[ReviewFinished]
2026-03-03 10:20 周批 准予：准予许可；意见 同意；案 乙
  → 环节完成[StepFinished] 决定，通过
  → 准予[Granted] 宁市监准〔2026〕5号
  → 占用名额[PlaceTaken]
  余额：1个
2026-03-03 11:00 张窗 收件：申请人 赵申；材料 申请书；案 丙
  → 提交申请[ApplicationSubmitted] 窗口
  → 收件[MaterialsReceived] 收件日2026-03-03，宁市监收〔2026〕6号
2026-03-03 11:05 张窗 受理：案 丙
  → 受理[CaseAccepted] 受理日2026-03-03，承诺到期2026-03-17，宁市监受〔2026〕7号
  → 环节开始[StepStarted] 审查，审查岗，5个工作日
  → 排队[PlaceQueued]
2026-03-03 14:00 赵审 完成 审查：通过；意见 符合；案 丙
  → 环节完成[StepFinished] 审查，通过
  → 环节开始[StepStarted] 决定，决定岗，3个工作日
  → 审查终结[ReviewFinished]
2026-03-03 14:10 周批 准予：准予许可；意见 同意；案 丙
  拒绝 L-35 [EarlierAcceptance]
2026-03-03 15:00 王申 撤回：不开店了
  → 撤回[ApplicationWithdrawn]
  → 退出排队[PlaceReleased]
2026-03-03 15:10 周批 准予：准予许可；意见 同意；案 丙
  → 环节完成[StepFinished] 决定，通过
  → 准予[Granted] 宁市监准〔2026〕8号
  → 占用名额[PlaceTaken]

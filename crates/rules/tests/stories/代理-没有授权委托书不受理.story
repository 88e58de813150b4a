标题：代理人申请要有授权委托书，没有的不能受理
依据：L-04 L-06

2026-03-02 09:05 张窗 收件：申请人 王申；代理 林代；材料 申请书
  → 提交申请[ApplicationSubmitted] 窗口
  → 收件[MaterialsReceived] 收件日2026-03-02，宁市监收〔2026〕1号
2026-03-02 09:10 张窗 受理
  拒绝 L-06 [MaterialsMissing]
2026-03-02 09:15 张窗 当场更正：authorisation
  → 当场更正[CorrectedOnTheSpot] 1件
2026-03-02 09:20 张窗 受理
  → 受理[CaseAccepted] 受理日2026-03-02，承诺到期2026-03-16，宁市监受〔2026〕2号
  → 环节开始[StepStarted] 审查，审查岗，5个工作日

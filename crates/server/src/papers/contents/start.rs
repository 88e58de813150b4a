//! What papers of the beginning say: receipt, correction, acceptance or not, promises, payment (N-01 … N-05, N-17, N-18).

use super::{Content, SIGNED, always, must, perhaps};

/// N-01
pub(super) const RECEIPT_LIST: &[Content] = &[
    must("materials", "材料清单", "L-11").table(&["place", "name", "form", "count", "files"]),
    must("total", "材料数量", "L-11"),
    must("received_on", "收件日期", "L-11"),
    must("actor", "收件人", "L-11"),
    perhaps("source", "申请方式"),
    perhaps("query_code", "查询码"),
    perhaps("answer_by", "告知是否受理的期限"),
];

/// N-02
pub(super) const CORRECTION_NOTICE: &[Content] = &[
    must("corrections", "需要补正的全部内容和标准", "L-06").table(&["place", "material", "what", "standard"]),
    must("until", "补正期限", "K-08"),
    perhaps("received_on", "收件日期"),
];

/// N-03
pub(super) const ACCEPTANCE_NOTICE: &[Content] = &[
    must("case_number", "办件编号", "L-10"),
    must("item", "事项名称", "L-10"),
    must("accepted_on", "受理日期", "L-10"),
    must("decision_due", "作出决定的期限", "L-10"),
    always("statutory", "法定期限"),
    always("promised", "承诺期限"),
    always("fees", "是否收费"),
    perhaps("case_kind", "办件类型"),
    perhaps("acceptor", "受理人"),
    perhaps("deemed", "视为受理"),
    perhaps("deferred", "容缺材料").list(),
    perhaps("deferred_until", "容缺材料的补交期限"),
    perhaps("deferral_missed", "逾期不补的后果"),
];

/// N-04
pub(super) const NOT_REQUIRED_NOTICE: &[Content] = &[must("reason", "不受理的理由", "L-07")];

/// N-05
pub(super) const ACCEPTANCE_REFUSAL: &[Content] = &[
    must("reason", "不予受理的理由", "L-08"),
    must("proper_body", "应当向其申请的机关", "L-08"),
    must("remedies", "救济途径", "L-45"),
];

/// Beside N-05: the acceptance is taken back, because what was promised has not come in.
pub(super) const ACCEPTANCE_WITHDRAWAL: &[Content] = &[
    must("reason", "撤销受理的理由", "P-08"),
    must("remedies", "救济途径", "L-45"),
    perhaps("missing", "没有补交的材料").list(),
    perhaps("until", "补交期限"),
];

/// N-17
pub(super) const PAYMENT_NOTICE: &[Content] = &[
    must("payer", "缴款人", "F-05"),
    must("charges", "缴款项目和金额", "F-05").table(&["place", "name", "standard", "quantity", "amount"]),
    must("total", "缴款总额", "F-05"),
    must("unit", "执收单位", "F-05"),
    must("basis", "收费依据", "F-01").list(),
    perhaps("pay_code", "缴款码"),
    perhaps("pay_by", "缴款期限"),
];

/// Beside N-17: what was decided on a proposal to reduce, forgo, put off or pay back.
pub(super) const FEE_RELIEF_DECISION: &[Content] = &[
    must("payer", "缴款人", "F-04"),
    must("sought", "申请内容", "F-04"),
    must("result", "审批结果", "F-04"),
    must("opinion", "审批意见", "F-04"),
    must("unit", "执收单位", "F-04"),
    must("due", "应缴金额", "F-04"),
    perhaps("basis", "依据"),
    perhaps("pay_code", "缴款码"),
    perhaps("pay_by", "缴款期限"),
];

/// Once finance has verified the payment.
pub(super) const PAYMENT_RECEIPT: &[Content] = &[
    must("payer", "缴款人", "F-05"),
    must("charges", "缴款项目和金额", "F-05").table(&["place", "name", "standard", "quantity", "amount"]),
    must("total", "缴款金额", "F-05"),
    must("unit", "执收单位", "F-05"),
    must("basis", "收费依据", "F-01").list(),
    must("paid_at", "缴款时间", "F-05"),
    must("reference", "银行流水号", "F-05"),
    perhaps("reduced", "减免金额"),
    perhaps("pay_code", "缴款码"),
];

/// N-18, 告知承诺
pub(super) const PROMISE_LETTER: &[Content] = &[
    must("promised", "承诺的内容", "P-09").list(),
    must("consequence", "不实承诺的后果", "P-09"),
    must("promised_on", "承诺日期", "P-09"),
    SIGNED,
];

/// N-18, 容缺受理
pub(super) const DEFERRAL_PROMISE: &[Content] = &[
    must("materials", "容缺的材料", "P-08").list(),
    must("until", "补交期限", "P-08"),
    must("consequence", "逾期不补的后果", "P-08"),
    must("promised_on", "承诺日期", "P-08"),
    SIGNED,
];

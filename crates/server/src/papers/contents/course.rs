//! What papers of the course of a case say: what moves a limit, who is heard, what was looked at (N-06 … N-11).

use super::{Content, SIGNED, always, must, perhaps};

/// N-06, the form on which the head approves and the notice that tells of it.
pub(super) const EXTENSION: &[Content] = &[
    must("old_due", "原法定期限", "L-19"),
    must("new_due", "延长后的法定期限", "L-19"),
    must("reason", "延长的理由", "L-19"),
    must("approver", "批准人", "L-19"),
    always("by", "延长的时间"),
    always("approved_at", "批准时间"),
    perhaps("old_promised", "原承诺期限"),
    perhaps("new_promised", "延长后的承诺期限"),
    perhaps("joint", "统一、联合、集中办理"),
];

/// N-07
pub(super) const SPECIAL_PROCEDURE_NOTICE: &[Content] = &[
    must("procedure", "特别程序的种类", "L-23"),
    must("needed", "所需时间", "L-23"),
    must("basis", "依据", "L-23"),
    perhaps("basis_text", "依据的内容"),
];

/// N-08
pub(super) const RIGHTS_NOTICE: &[Content] = &[
    must("interest", "涉及的重大利益", "L-16"),
    must("how_heard", "陈述申辩的方式", "L-16"),
    must("within", "陈述申辩的期限", "L-16"),
    always("party", "被告知人"),
    always("whose", "谁的重大利益"),
    perhaps("until", "陈述申辩的最后一日"),
];

/// N-08, before a licence is withdrawn or revoked
pub(super) const INTENTION_NOTICE: &[Content] = &[
    must("licence", "许可证件", "L-39"),
    must("intended", "拟作出的处理", "L-39"),
    must("ground", "事由", "L-39"),
    must("reasons", "事实和理由", "L-39"),
    must("basis", "依据", "L-39").list(),
    must("how_heard", "陈述申辩的方式", "L-39"),
    must("until", "陈述申辩的期限", "L-39"),
];

/// N-09, 听证告知书
pub(super) const HEARING_RIGHT_NOTICE: &[Content] = &[
    must("matter", "听证的事由", "L-25"),
    must("within", "申请听证的期限", "L-25"),
    perhaps("ask_by", "申请听证的最后一日"),
    always("party", "被告知人"),
];

/// N-09, 听证公告
pub(super) const HEARING_ANNOUNCEMENT: &[Content] = &[
    must("ground", "听证的理由", "L-24"),
    must("basis", "依据", "L-24"),
    perhaps("basis_text", "依据的内容"),
];

/// N-09, 听证通知书
pub(super) const HEARING_NOTICE: &[Content] = &[
    must("matter", "听证的事由", "L-26"),
    must("held_at", "听证时间", "L-26"),
    must("place", "听证地点", "L-26"),
    must("chair", "听证主持人", "L-26"),
    always("party", "被通知人"),
    perhaps("public", "是否公开"),
];

/// N-09, 听证笔录
pub(super) const HEARING_TRANSCRIPT: &[Content] = &[
    must("held_at", "听证时间", "L-26"),
    must("place", "听证地点", "L-26"),
    must("chair", "听证主持人", "L-26"),
    must("statements", "听证的内容", "L-27"),
    must("signed", "签名确认的人", "L-26"),
    perhaps("matter", "听证的事由"),
    perhaps("public", "是否公开"),
    perhaps("scans", "扫描件"),
    SIGNED,
];

/// N-10
pub(super) const SITE_CHECK_RECORD: &[Content] = &[
    must("staff", "核查人员", "L-14"),
    must("checked_at", "核查时间", "L-14"),
    must("place", "核查地点", "L-14"),
    must("findings", "核查情况", "L-14"),
    perhaps("present", "在场的当事人"),
    perhaps("scans", "照片和扫描件"),
    always("signers", "核查人员各签一栏").list(),
    SIGNED,
];

/// N-11
pub(super) const LEGAL_REVIEW_OPINION: &[Content] =
    &[must("opinion", "审核意见", "N-11"), must("reviewer", "审核人", "N-11"), perhaps("result", "审核结论")];

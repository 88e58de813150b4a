//! What papers of the outcome say: decisions on the case and on the licence, proof of service, supervision (N-12 … N-16,
//! N-19).

use super::{Content, SIGNED, always, must, perhaps};

/// N-12
pub(super) const GRANT_DECISION: &[Content] = &[
    must("content", "决定内容", "L-17"),
    must("term", "有效期", "L-17"),
    must("decided_on", "决定日期", "L-17"),
    must("issue_within", "颁证期限", "L-22"),
    perhaps("issue_by", "颁证的最后一日"),
    perhaps("result", "办理结果"),
    perhaps("accepted_on", "受理日期"),
    perhaps("transcript", "听证笔录"),
];

/// N-13
pub(super) const REFUSAL_DECISION: &[Content] = &[
    must("reasons", "事实和理由", "L-17"),
    must("basis", "依据", "L-17").list(),
    must("remedies", "救济途径", "L-45"),
    perhaps("standard", "技术标准、技术规范"),
    perhaps("accepted_on", "受理日期"),
    perhaps("transcript", "听证笔录"),
];

/// N-14, 准予延续 and 准予变更
pub(super) const LICENCE_DECISION: &[Content] = &[
    must("licence", "许可证件", "N-14"),
    must("effect", "决定内容", "N-14"),
    must("basis", "依据", "N-14").list(),
    must("decided_on", "决定日期", "N-14"),
    perhaps("term", "有效期"),
];

/// N-14, 不予延续 and 不予变更
pub(super) const LICENCE_REFUSAL: &[Content] = &[
    must("licence", "许可证件", "N-14"),
    must("reasons", "事实和理由", "N-14"),
    must("basis", "依据", "N-14").list(),
    must("effect", "决定的效力", "N-14"),
    must("remedies", "救济途径", "L-45"),
];

/// N-15, 撤回 and 撤销
pub(super) const LICENCE_TAKEN: &[Content] = &[
    must("licence", "许可证件", "N-15"),
    must("reasons", "事实和理由", "N-15"),
    must("basis", "依据", "N-15").list(),
    must("effect", "决定的效力", "N-15"),
    must("remedies", "救济途径", "L-45"),
];

/// N-15, 注销
pub(super) const CANCELLATION_DECISION: &[Content] = &[
    must("licence", "许可证件", "N-15"),
    must("reasons", "注销的情形", "N-15"),
    must("basis", "依据", "N-15").list(),
    must("effect", "决定的效力", "N-15"),
    perhaps("remedies", "救济途径"),
];

/// DE2, 许可证件
pub(super) const LICENCE_CERTIFICATE: &[Content] = &[
    must("name", "证照名称", "L-29"),
    must("number", "证照编号", "L-29"),
    must("holder", "持证人", "L-29"),
    must("scope", "许可内容", "L-29"),
    must("term", "有效期", "L-29"),
    perhaps("version", "第几版"),
    perhaps("identifier", "电子证照标识"),
];

/// N-16
pub(super) const SERVICE_RECEIPT: &[Content] = &[
    must("served", "送达的文书", "N-16").list(),
    must("mode", "送达方式", "N-16"),
    must("served_on", "受送达人", "N-16"),
    must("recipient", "签收人", "N-16"),
    must("served_at", "送达时间", "N-16"),
    must("actor", "送达人", "N-16"),
    perhaps("witness", "见证人"),
    perhaps("tracking", "运单号"),
    perhaps("note", "送达说明"),
    perhaps("left", "留置送达"),
    SIGNED,
];

/// N-19, 督办通知
pub(super) const SUPERVISION_NOTICE: &[Content] = &[
    must("found", "发现的问题", "N-19"),
    must("demand", "督办要求", "N-19"),
    must("until", "办结期限", "N-19"),
    always("addressed", "被督办单位"),
    perhaps("rule", "监察规则"),
];

/// N-19, 监察建议书
pub(super) const SUPERVISION_PROPOSAL: &[Content] = &[
    must("found", "发现的问题", "N-19"),
    must("proposal", "监察建议", "N-19"),
    must("until", "回复期限", "N-19"),
    always("addressed", "被建议单位"),
    perhaps("rule", "监察规则"),
];

/// N-19, 整改回复
pub(super) const RECTIFICATION_REPLY: &[Content] = &[
    must("found", "被指出的问题", "N-19"),
    must("measures", "整改情况", "N-19"),
    must("done_on", "整改日期", "N-19"),
    always("addressed", "监察机关"),
];

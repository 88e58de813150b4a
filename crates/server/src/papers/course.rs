//! Papers of the course of a case: extension N-06 and special procedure N-07, the only two that move a limit.

use super::{Issue, paragraph, wording};
use crate::text::{Lang, codes};
use paper::document::{Block, Field, Section};
use rules::{
    case::{ClockName, SpecialProcedureKind},
    clock::Limit,
    item::content::Basis,
    time::WorkingDays,
};

/// N-06: old and new day, reason, approver (L-19).
pub(super) fn extension(issue: &Issue<'_>, by: WorkingDays, reason: &str) -> Vec<Section> {
    let day = |case: &rules::case::Case| {
        let clock = case.clock(&ClockName::Promised).or_else(|| case.clock(&ClockName::Statutory));
        issue.due(clock).unwrap_or_default()
    };
    let law = wording::law(issue.source.content, "第四十二条第一款");
    vec![
        Section::plain(vec![
            paragraph(format!(
                "您提出的“{}”申请，在规定期限内不能作出决定。依照{law}，经本机关负责人批准，现延长办理期限，并将延长的\
                 理由告知如下。",
                issue.source.content.identity.name
            )),
            issue.case_fields(&[
                ("原定期限", day(&issue.before)),
                ("延长", format!("{} 个工作日", by.0)),
                ("延长后的期限", day(&issue.after)),
                ("批准人", issue.actor()),
            ]),
        ]),
        Section::headed("延长的理由", vec![paragraph(reason)]),
    ]
}

/// N-07: kind, time needed, basis (L-23).
pub(super) fn special(
    issue: &Issue<'_>,
    kind: SpecialProcedureKind,
    needed: Limit,
    basis: &Basis,
) -> Vec<Section> {
    let law = wording::law(issue.source.content, "第四十五条");
    let mut blocks = vec![
        paragraph(format!(
            "您提出的“{}”申请，依法需要进行{}。依照{law}，所需时间不计算在办理期限内，现将有关事项书面告知如下。",
            issue.source.content.identity.name,
            kind.zh(),
        )),
        issue
            .case_fields(&[("特别程序", kind.zh().to_owned()), ("所需时间", codes::limit(Lang::Zh, needed))]),
        Block::Fields(vec![Field::new("依据", wording::basis(basis))]),
    ];
    if !basis.text.trim().is_empty() {
        blocks.push(paragraph(basis.text.trim()));
    }
    blocks.push(paragraph("特别程序结束后继续计算办理期限，我们会告知您结果和新的期限。"));
    vec![Section::plain(blocks)]
}

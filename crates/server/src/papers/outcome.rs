//! Papers of the outcome: decisions N-12 and N-13, proof of service N-16.

use super::{Issue, paragraph, title, wording};
use crate::text::{Lang, codes};
use paper::document::{Block, Field, Section};
use rules::{
    case::{CaseOutcome, DeliveryMode, DocKind},
    item::content::Basis,
};

/// N-12: content, term, date (L-17).
pub(super) fn grant(issue: &Issue<'_>, decided: &str) -> Vec<Section> {
    let content = issue.source.content;
    let grants = wording::grants(issue.item_kind());
    let law = wording::law(content, "第三十八条第一款");
    let accepted = issue
        .before
        .accepted_on
        .map_or_else(String::new, |day| format!("，本机关于{}受理", wording::day(day)));
    let mut fields = vec![Field::new("决定内容", decided)];
    for result in &content.results {
        fields.push(Field::new("办理结果", &result.name));
        fields.push(Field::new("有效期", codes::validity(Lang::Zh, result.validity)));
    }
    fields.push(Field::new("决定日期", wording::full_day(issue.recorded.stamp.happened_at.day())));
    vec![Section::plain(vec![
        paragraph(format!(
            "您提出的“{}”申请{accepted}。经审查，符合法定条件、标准。依照{law}，决定{grants}。",
            content.identity.name
        )),
        issue.case_fields(&[]),
        Block::Fields(fields),
        paragraph("结果将在十个工作日内颁发、送达。"),
    ])]
}

/// N-13: reasons, basis, remedies with their limits (L-17, L-45).
pub(super) fn refusal(issue: &Issue<'_>, reasons: &str, basis: &[Basis], remedies: &str) -> Vec<Section> {
    let object = wording::object(issue.item_kind());
    let law = wording::law(issue.source.content, "第三十八条第二款");
    let accepted = issue
        .before
        .accepted_on
        .map_or_else(String::new, |day| format!("，本机关于{}受理", wording::day(day)));
    let articles = basis
        .iter()
        .map(|one| match one.text.trim() {
            "" => wording::basis(one),
            text => format!("{}：{text}", wording::basis(one)),
        })
        .collect();
    vec![
        Section::plain(vec![
            paragraph(format!(
                "您提出的“{}”申请{accepted}。经审查，依照{law}，决定不予{object}。",
                issue.source.content.identity.name
            )),
            issue.case_fields(&[]),
        ]),
        Section::headed("一、事实和理由", vec![paragraph(reasons)]),
        Section::headed("二、依据", vec![Block::List(articles)]),
        Section::headed("三、救济途径", vec![paragraph(remedies)]),
    ]
}

/// N-16: what was served, how, to whom, by whom, when; a witness where it was left in place (L-22).
pub(super) fn service(issue: &Issue<'_>, mode: DeliveryMode) -> Vec<Section> {
    let decision = issue
        .after
        .documents
        .iter()
        .rev()
        .find(|document| matches!(document.kind, DocKind::GrantDecision | DocKind::RefusalDecision));
    let mut served: Vec<String> = decision
        .map(|document| format!("{} {}", title(document.kind, issue.item_kind()), document.number.as_str()))
        .into_iter()
        .collect();
    if issue.after.outcome == Some(CaseOutcome::Granted) {
        served.extend(issue.source.content.results.iter().map(|result| result.name.clone()));
    }
    let recipient = issue.source.recipient.unwrap_or("—");
    let at = wording::moment(issue.recorded.stamp.happened_at);
    let mut signatures = vec!["受送达人（签名或盖章）".to_owned(), "送达人（签名）".to_owned()];
    if mode == DeliveryMode::LeftInPlace {
        signatures.push("见证人（签名）".to_owned());
    }
    vec![
        Section::plain(vec![
            issue.case_fields(&[
                ("受送达人", recipient.to_owned()),
                ("送达方式", mode.zh().to_owned()),
                ("送达时间", at),
                ("送达人", issue.actor()),
            ]),
            paragraph("送达的文书和证件："),
            Block::List(served),
        ]),
        Section::plain(vec![Block::Signatures(signatures)]),
    ]
}

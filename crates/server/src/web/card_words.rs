//! What was said with an event of a card, for the two rooms that tell a card's history: nothing that was written on it is lost to either, also
//! when it is raised anew.

use crate::text::Lang;
use rules::card::Event;
use std::borrow::Cow;

/// Under which heading, and the words; none where the event says all.
pub(super) fn said(lang: Lang, event: &Event) -> Option<(&'static str, Cow<'_, str>)> {
    let (label, words): (&str, Cow<'_, str>) = match event {
        Event::CardRaised { remark, .. } => (lang.desk_card_remark(), remark.into()),
        Event::CauseAdded { finding } => {
            let numbers: Vec<String> = finding.evidence.iter().map(u64::to_string).collect();
            (lang.watch_raise_proof_of(), numbers.join(lang.pick("、", ", ")).into())
        }
        Event::CardExplained { text } | Event::ExplanationAdded { text } => {
            (lang.desk_card_explanation(), text.into())
        }
        Event::CardClosed { conclusion: words } => (lang.desk_card_conclusion(), words.into()),
        Event::CardCancelled { reason, .. } => (lang.watch_cancel_reason(), reason.into()),
        Event::OrderIssued { text, .. } => (lang.order_text(), text.into()),
        Event::Rectified { measures, .. } | Event::Corrected { measures, .. } => {
            (lang.order_measures(), measures.into())
        }
        Event::CardAppealed { reason, .. } => (lang.appeal_reason(), reason.into()),
        Event::AppealUpheld { reason } | Event::AppealGranted { reason, .. } => {
            (lang.appeal_decision(), reason.into())
        }
        Event::ExplanationMissed
        | Event::ReplyUrged
        | Event::CardReddened
        | Event::DepartmentCriticised
        | Event::OrderUrged
        | Event::OrderCriticised
        | Event::AppealDecisionMissed
        | Event::DocumentFiled { .. } => return None,
    };
    (!words.is_empty()).then_some((label, words))
}

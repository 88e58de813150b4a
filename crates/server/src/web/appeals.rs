//! 申诉 as the rooms of supervision and of the department show it: who appealed, why, until when it is decided, and how (S-11).

use crate::{
    people::Names,
    text::{Lang, supervision},
    web::pieces::{self, Fact, Tone},
};
use maud::{Markup, html};
use rules::{card::Card, hall::Hall};

/// The appeal on a card; nothing where there is none.
#[must_use]
pub(super) fn told(lang: Lang, card: &Card, names: &Names, hall: &Hall) -> Markup {
    let Some(appeal) = &card.appeal else { return html! {} };
    let due = appeal.clock.due_at(&hall.calendar);
    let mut facts = vec![
        Fact::new(lang.appeal_by(), names.name(&appeal.by)),
        Fact::marked(lang.appeal_at(), pieces::full_moment(lang, appeal.at)),
        Fact::new(lang.appeal_claims(), appeal.claims.map_or("", |it| supervision::exemption(lang, it))),
        Fact::new(lang.appeal_reason(), &appeal.reason),
    ];
    match &appeal.decision {
        None => facts.push(Fact::marked(
            lang.appeal_until(),
            html! {
                (pieces::full_moment(lang, due))
                @if appeal.late { " " (pieces::tag(Tone::Bad, lang.appeal_late())) }
            },
        )),
        Some(decision) => {
            let verdict = if decision.upheld { lang.appeal_upheld() } else { lang.appeal_granted() };
            facts.push(Fact::new(lang.appeal_verdict(), verdict));
            facts.push(Fact::new(lang.appeal_decision(), &decision.reason));
            facts.push(Fact::new(lang.appeal_decided_by(), names.name(&decision.by)));
            facts.push(Fact::marked(lang.appeal_decided_at(), pieces::full_moment(lang, decision.at)));
        }
    }
    html! {
        @if appeal.decision.is_none() { p class="quiet" { (lang.appeal_not_counted()) } }
        (pieces::summary(lang, &facts))
    }
}

//! 信用记录: what a ban or a broken promise says, alike for the head who records it and for whoever it concerns.

use super::{
    pieces::{self, Fact},
    story::basis_text,
};
use crate::text::Lang;
use maud::html;
use rules::standing::{Ban, BrokenPromise};

/// What a ban says, for heads and for whoever it concerns.
pub fn ban_facts(lang: Lang, ban: &Ban) -> Vec<Fact<'static>> {
    let bases = html! { ul { @for basis in &ban.basis { li { (basis_text(basis)) } } } };
    let mut facts = vec![
        Fact::marked(lang.standing_cause_label(), html! { (lang.standing_cause(ban.cause)) }),
        Fact::marked(lang.standing_reach_label(), html! { (lang.standing_reach(ban.reach)) }),
        Fact::marked(lang.standing_until(), pieces::full_day(lang, ban.until)),
        Fact::marked(lang.standing_reasons(), html! { (ban.reasons) }),
        Fact::marked(lang.standing_basis(), bases),
        Fact::marked(lang.standing_case(), html! { (ban.case.as_str()) }),
        Fact::marked(lang.standing_remedies(), html! { (ban.remedies) }),
    ];
    if let Some(lifted) = &ban.lifted {
        facts.push(Fact::marked(lang.standing_lifted_why(), html! { (lifted.reasons) }));
    }
    facts
}

/// What the record of a broken promise says.
pub fn breach_facts(lang: Lang, breach: &BrokenPromise) -> Vec<Fact<'static>> {
    let mut facts = vec![
        Fact::marked(lang.standing_since(), pieces::full_day(lang, breach.on)),
        Fact::marked(lang.standing_facts(), html! { (breach.facts) }),
        Fact::marked(lang.standing_case(), html! { (breach.case.as_str()) }),
    ];
    if let Some(restored) = &breach.restored {
        facts.push(Fact::marked(lang.standing_lifted_why(), html! { (restored.reasons) }));
    }
    facts
}

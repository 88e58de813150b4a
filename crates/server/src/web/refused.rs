//! A refusal of the office beside the field it is about, in the words of both languages. What each refusal says stands in
//! `text::refusal`.

use crate::{
    form::Form,
    office::Refusal,
    text::{Lang, Message, refusal},
    visitor::Visit,
};

/// Notes a refusal at the field it belongs to, or at this one.
pub(super) fn refuse_at_its_field(form: &mut Form, else_at: &str, why: &Refusal) {
    let at = refusal(Lang::Zh, why).field.unwrap_or(else_at);
    refuse(form, at, why);
}

/// Notes a refusal at a field of the form, in both languages, with what would help.
pub(super) fn refuse(form: &mut Form, field: &str, why: &Refusal) {
    let say = |lang: Lang| {
        let saying = refusal(lang, why);
        if saying.helps.is_empty() { saying.why } else { format!("{} {}", saying.why, saying.helps) }
    };
    form.refuse(field, Message::both(say));
}

/// Whether what was typed says something of the matter itself; else it is said beside the field (SR-C1). Only for what somebody in office
/// owes a reason for: a right is not refused for being asked for in few words.
pub(super) fn says_something(visit: &Visit, form: &mut Form, field: &str) -> bool {
    let today = visit.hall.calendar.date_of(visit.front.office.now());
    let says = !visit.hall.standard.is_no_reason(form.text(field), today);
    if !says {
        form.refuse(field, Message::both(|lang| lang.form_says_nothing().to_owned()));
    }
    says
}

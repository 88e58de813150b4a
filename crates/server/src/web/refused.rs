//! A refusal of the office beside the field it is about, in the words of both languages. What each refusal says stands in
//! `text::refusal`.

use crate::{
    form::Form,
    office::Refusal,
    text::{Lang, Message, refusal},
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

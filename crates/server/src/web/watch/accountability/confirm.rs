//! The acts of a matter that nobody can take back, each shown once more before it is done: who is found to answer, what they are told,
//! what is decided, served and answered.

use super::matter::{Dossier, acts_address};
use crate::{
    form::Form,
    text::Lang,
    visitor::Watcher,
    web::{
        frame::Room,
        pieces::{Confirmation, Fact},
        pursuit,
    },
};
use axum::{http::StatusCode, response::Response};
use maud::html;

/// What is asked of an act, and what will be so afterwards; none for what can be taken back or done again.
pub(super) fn of(lang: Lang, act: &str) -> Option<(&'static str, &'static str)> {
    Some(match act {
        "dismiss" => (lang.pursuit_dismiss(), lang.pursuit_then_over()),
        "find-nothing" => (lang.pursuit_find_nothing(), lang.pursuit_then_over()),
        "verify" => (lang.pursuit_verify(), lang.pursuit_then_verified()),
        "tell" => (lang.pursuit_tell(), lang.pursuit_then_told()),
        "decide" => (lang.pursuit_decide(), lang.pursuit_then_decided()),
        "sanction" => (lang.pursuit_record_sanction(), lang.pursuit_then_decided()),
        "serve" => (lang.pursuit_serve(), lang.pursuit_then_served()),
        "answer" => (lang.pursuit_answer(), lang.pursuit_then_answered()),
        _ => return None,
    })
}

/// The page that asks, with everything that was typed.
pub(super) fn page(
    watcher: &Watcher,
    dossier: &Dossier,
    form: &Form,
    (act, then): (&'static str, &str),
) -> Response {
    let lang = watcher.lang();
    let subject = form.text("subject").parse().ok();
    let subject = subject.and_then(|number: u32| dossier.matter().subjects.get(&number));
    let who = subject.map_or("", |subject| pursuit::who(watcher, &dossier.names, &subject.one.who));
    let mut about =
        vec![Fact::new(lang.pursuit_number(), &dossier.clue.number), Fact::new(lang.pursuit_who(), who)];
    about.extend(form.fields().filter_map(|(name, value)| Some(Fact::new(label(lang, name)?, value))));
    let question = lang.pursuit_sure(act);
    let carried: Vec<(&str, &str)> =
        form.fields().filter(|(name, _)| *name != "again").chain([("sure", "yes")]).collect();
    let confirm = Confirmation {
        question: &question,
        then: &[then],
        about: &about,
        action: &acts_address(dossier),
        carried: &carried,
        fields: html! {},
        yes: act,
        back: "",
        final_act: true,
    };
    let token = watcher.act();
    let body = confirm.show(lang, watcher.tokens(form.act().unwrap_or(&token)));
    watcher.page_with(StatusCode::OK, Room::Watch, &question, &super::trail(lang), body)
}

/// What a field is called, of those whose value reads as it was typed.
const fn label(lang: Lang, field: &str) -> Option<&'static str> {
    Some(match field.as_bytes() {
        b"facts" => lang.pursuit_found_facts(),
        b"reasons" => lang.pursuit_reasons(),
        b"document" => lang.pursuit_document(),
        b"days" => lang.pursuit_days(),
        b"evidence" => lang.pursuit_evidence(),
        b"organ" => lang.pursuit_organ(),
        b"on" => lang.pursuit_day(),
        _ => return None,
    })
}

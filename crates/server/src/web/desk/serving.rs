//! 送达的填表: the fields by which a paper of a case or of a licence is noted as served. Who may serve is decided elsewhere.

use crate::{
    form::Form,
    text::{Lang, codes},
    web::pieces::{Choice, Field},
};
use maud::{Markup, html};
use rules::case::DeliveryMode;

/// Which paper was served, how, on whom, and what proves it (N-16): the same of a case and of a licence.
pub(super) fn fields(lang: Lang, form: &Form, papers: &[(String, String)]) -> Markup {
    let papers: Vec<Choice<'_>> = papers.iter().map(|(number, name)| Choice::new(number, name)).collect();
    let modes: Vec<(String, &str)> =
        DeliveryMode::ALL.iter().map(|mode| (codes::word(mode), codes::delivery(lang, *mode))).collect();
    let modes: Vec<Choice<'_>> = modes.iter().map(|(word, name)| Choice::new(word, name)).collect();
    html! {
        (Field::radios("document", lang.desk_serve_which(), &papers).required().show(lang, form))
        (Field::select("mode", lang.counter_mode(), &modes).required().show(lang, form))
        (Field::line("recipient", lang.counter_recipient()).required().hint(lang.counter_recipient_hint()).at_most(100).show(lang, form))
        (Field::line("tracking", lang.counter_tracking()).hint(lang.counter_tracking_hint()).at_most(100).show(lang, form))
        (Field::line("witness", lang.counter_witness()).hint(lang.counter_witness_hint()).at_most(100).show(lang, form))
        (Field::line("note", lang.counter_service_note()).hint(lang.counter_service_note_hint()).at_most(500).show(lang, form))
    }
}

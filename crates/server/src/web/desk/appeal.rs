//! `POST /desk/cards/{card}/appeal`: whoever a card is laid to says why it should not stand (S-11). Deciding on it is the watch
//! room's.

use super::{
    card::{OpenCard, hand_in, page},
    cards::card_address,
};
use crate::{
    filled::TEXT_MAX,
    form::Form,
    open_text,
    text::{Message, codes, supervision},
    visitor::CardReader,
    web::{
        appeals,
        pieces::{self, Choice, Field, Weight},
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use maud::{Markup, html};
use rules::{
    actor::Actor,
    card::{self, Command, Exemption},
};

/// `POST /desk/cards/{card}/appeal`
pub(super) async fn appeal(
    reader: CardReader,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    reader.check(&form).map_err(|failure| reader.fail(&failure))?;
    let open = OpenCard::of(&reader, &id).await.map_err(|failure| reader.fail(&failure))?;
    form.require("appeal", Message::both(|lang| lang.form_required(lang.appeal_reason())));
    open_text::keep(&mut form, "appeal", TEXT_MAX);
    if !form.is_sound() {
        return Ok(page(&reader, &open, StatusCode::UNPROCESSABLE_ENTITY, &form, None));
    }
    let claims = Exemption::ALL.iter().find(|it| codes::word(*it) == form.text("claims")).copied();
    let command = Command::Appeal { reason: form.text("appeal").to_owned(), claims };
    hand_in(&reader, &open, form, command, "appealed", |_| "appeal").await
}

/// What became of the appeal, or the form to make one while there is time.
pub(super) fn panel(reader: &CardReader, open: &OpenCard, form: &Form) -> Markup {
    let lang = reader.lang();
    if open.card().appeal.is_some() {
        let told = appeals::told(lang, open.card(), &open.names, &reader.hall);
        // Whoever was refused a second appeal still has the words.
        return html! {
            (pieces::panel("appeal", lang.appeal_title(), told))
            @if !form.is_sound() { (pieces::kept(lang, form)) }
        };
    }
    let actor = Actor::staff(reader.me.person.clone(), &reader.hall);
    let now = reader.front.office.now();
    let hall = &reader.hall;
    let context = card::Context { now, actor: &actor, hall, case_is_over: false, document_serial: 0 };
    let may = open.card().may_appeal(&context);
    if may == Err(card::Refusal::NotTheirAppeal) && form.given("appeal").is_none() {
        let person = open.finding.person.as_ref().map_or("", |person| open.names.name(person));
        let words = html! { p class="quiet" { (lang.appeal_of_another(person)) } };
        return pieces::panel("appeal", lang.appeal_title(), words);
    }
    let may = may.is_ok();
    let until = open.card().appeal_until(&context);
    let Some(until) = until.filter(|_| may || form.given("appeal").is_some()) else { return html! {} };
    let words: Vec<String> = Exemption::ALL.iter().map(codes::word).collect();
    let named = Exemption::ALL.iter().zip(&words);
    let claims: Vec<Choice<'_>> =
        named.map(|(it, word)| Choice::new(word, supervision::exemption(lang, *it))).collect();
    pieces::panel(
        "appeal",
        lang.appeal_title(),
        html! {
            p class="quiet" { (lang.appeal_lead(&pieces::full_moment_text(lang, until))) }
            (pieces::post(
                &format!("{}/appeal", card_address(&open.id)),
                reader.tokens(&reader.act()),
                None,
                html! {
                    (pieces::guard(form.given("appeal").is_some()))
                    (pieces::hidden("seen", &open.history.known.version.to_string()))
                    (Field::select("claims", lang.appeal_claims(), &claims).show(lang, form))
                    (Field::lines("appeal", lang.appeal_reason(), 5).required().hint(lang.desk_public_words()).show(lang, form))
                    (pieces::buttons(&[pieces::submit(Weight::Side, lang.appeal_send())]))
                },
            ))
        },
    )
}

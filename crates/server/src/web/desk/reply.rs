//! `POST /desk/cards/{card}/rectify`: the department answers in writing what it has put right, because it was ordered to or of
//! its own accord (N-19, S-09).

use super::{
    card::{OpenCard, hand_in, page},
    cards::card_address,
};
use crate::{
    filled::TEXT_MAX,
    form::Form,
    office::Refusal,
    open_text,
    text::{Lang, Message},
    visitor::CardReader,
    web::pieces::{self, Field, Weight},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use maud::{Markup, html};
use rules::{actor::Actor, card, card::Command, dossier::Dossier, time::Date};

/// `POST /desk/cards/{card}/rectify`
pub(super) async fn rectify(
    reader: CardReader,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    reader.check(&form).map_err(|failure| reader.fail(&failure))?;
    let open = OpenCard::of(&reader, &id).await.map_err(|failure| reader.fail(&failure))?;
    form.require("measures", Message::both(|lang| lang.form_required(lang.order_measures())));
    open_text::keep(&mut form, "measures", TEXT_MAX);
    let done_on = form.date("done_on");
    if done_on.is_none() {
        form.refuse("done_on", Message::both(Lang::desk_day_wrong));
    }
    let Some(done_on) = done_on.filter(|_| form.is_sound()) else {
        return Ok(page(&reader, &open, StatusCode::UNPROCESSABLE_ENTITY, &form, None));
    };
    let command = telling(&open, form.text("measures").to_owned(), done_on);
    hand_in(&reader, &open, form, command, "rectified", |why| match why {
        Refusal::Card(card::Refusal::NotDoneYet | card::Refusal::DoneLongAgo) => "done_on",
        _ => "measures",
    })
    .await
}

/// The answer to an order where one waits; else what was put right without one.
fn telling(open: &OpenCard, measures: String, done_on: Date) -> Command {
    match open.card().open_order() {
        Some(_) => Command::Rectify { measures, done_on },
        None => Command::Correct { measures, done_on },
    }
}

/// Whether the rules would take a reply from this person now.
pub(super) fn may_rectify(reader: &CardReader, open: &OpenCard) -> bool {
    let actor = Actor::staff(reader.me.person.clone(), &reader.hall);
    let now = reader.front.office.now();
    let hall = &reader.hall;
    let context = card::Context { now, actor: &actor, hall, case_is_over: false, document_serial: 0 };
    let least = telling(open, "—".into(), reader.hall.calendar.date_of(now));
    open.card().decide(least, &context).is_ok()
}

/// The form of the reply.
pub(super) fn form_of(reader: &CardReader, open: &OpenCard, form: &Form) -> Markup {
    let lang = reader.lang();
    pieces::panel(
        "reply",
        lang.order_reply(),
        pieces::post(
            &format!("{}/rectify", card_address(&open.id)),
            reader.tokens(&reader.act()),
            None,
            html! {
                (pieces::guard(form.given("measures").is_some()))
                (pieces::hidden("seen", &open.history.known.version.to_string()))
                (Field::lines("measures", lang.order_measures(), 5).required().hint(lang.desk_public_words()).show(lang, form))
                (Field::day("done_on", lang.order_done_on()).required().show(lang, form))
                (pieces::buttons(&[pieces::submit(Weight::Main, lang.order_reply_send())]))
            },
        ),
    )
}

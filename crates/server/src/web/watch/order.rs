//! `POST /watch/cards/{card}/order`: a supervisor orders or proposes something on a card in writing (N-19, S-10). What was typed
//! is shown once more before it becomes a numbered paper.

use super::{
    card::{Dossier, about_card, ask, page, read, stale, trail, would},
    cards::card_address,
    done_at, refusal,
};
use crate::{
    filled::TEXT_MAX,
    form::Form,
    office::Refusal,
    open_text,
    text::{Lang, Message, codes},
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        orders,
        pieces::{self, Choice, Confirmation, Fact, Field, Weight},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    card::{Command, OrderKind, order::LONGEST},
    time::Date,
};

/// `POST /watch/cards/{card}/order`
pub(super) async fn order(
    watcher: Watcher,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    watcher.check(&form).map_err(|failure| watcher.fail(&failure))?;
    let dossier = read(&watcher, &id).await.map_err(|failure| watcher.fail(&failure))?;
    if form.given("again").is_some() {
        return Ok(page(&watcher, StatusCode::OK, &id, &dossier, &form));
    }
    let Some((kind, until)) = typed(&mut form) else {
        return Ok(page(&watcher, StatusCode::UNPROCESSABLE_ENTITY, &id, &dossier, &form));
    };
    if form.given("sure").is_none() {
        let command = Command::Order { kind, text: form.text("order").to_owned(), until };
        if let Err(why) = would(&watcher, &dossier.history.known.state, command, false) {
            let (field, message) = refusal(&Refusal::Card(why), "order");
            form.refuse(field, message);
            return Ok(page(&watcher, StatusCode::UNPROCESSABLE_ENTITY, &id, &dossier, &form));
        }
        return Ok(look_ahead(&watcher, &id, &dossier, &form, kind, until));
    }
    let command = Command::Order { kind, text: form.text("order").to_owned(), until };
    match ask(&watcher, &id, command, &form).await? {
        None => Ok(Redirect::to(&done_at(&card_address(&id), "ordered")).into_response()),
        Some(Refusal::Stale) => Ok(stale(&watcher, &id, &form)),
        Some(why) => {
            let (field, message) = refusal(&why, "order");
            form.refuse(field, message);
            Ok(page(&watcher, StatusCode::UNPROCESSABLE_ENTITY, &id, &dossier, &form))
        }
    }
}

/// What the form means; none when something of it is missing, which it says.
fn typed(form: &mut Form) -> Option<(OrderKind, Date)> {
    form.require("order", Message::both(|lang| lang.form_required(lang.order_text())));
    open_text::keep(form, "order", TEXT_MAX);
    let word = form.text("kind").to_owned();
    let kind = OrderKind::ALL.iter().find(|kind| codes::word(*kind) == word).copied();
    if kind.is_none() {
        form.refuse("kind", Message::both(|lang| lang.form_choose_one(lang.order_kind())));
    }
    let until = form.date("until");
    if until.is_none() {
        form.refuse("until", Message::both(Lang::desk_day_wrong));
    }
    kind.zip(until).filter(|_| form.is_sound())
}

fn look_ahead(
    visit: &Watcher,
    id: &str,
    dossier: &Dossier,
    form: &Form,
    kind: OrderKind,
    until: Date,
) -> Response {
    let lang = visit.lang();
    let day = pieces::full_day_text(lang, until);
    let mut about = about_card(visit, dossier).to_vec();
    about.push(Fact::new(lang.order_kind(), orders::kind(lang, kind)));
    about.push(Fact::new(lang.order_text(), form.text("order")));
    about.push(Fact::new(lang.order_until(), &day));
    let confirm = Confirmation {
        question: lang.order_ask(),
        then: &[lang.order_then()],
        about: &about,
        action: &format!("{}/order", card_address(id)),
        carried: &[
            ("seen", form.text("seen")),
            ("kind", form.text("kind")),
            ("order", form.text("order")),
            ("until", form.text("until")),
            ("sure", "yes"),
        ],
        fields: html! {},
        yes: lang.order_act(),
        back: "",
        final_act: true,
    };
    let act = visit.act();
    let body = confirm.show(lang, visit.tokens(form.act().unwrap_or(&act)));
    visit.page_with(StatusCode::OK, Room::Watch, lang.order_ask(), &trail(visit), body)
}

/// The orders given so far, and for a supervisor the form of the next one, once the last has been answered.
pub(super) fn panel(visit: &Visit, id: &str, dossier: &Dossier, form: &Form) -> Markup {
    let lang = visit.lang();
    let card = &dossier.history.known.state;
    let today = visit.front.office.now().day();
    let may =
        visit.has(rules::hall::Role::Supervisor) && !card.state.is_final() && card.open_order().is_none();
    html! {
        (orders::list(lang, card, &dossier.names, today))
        @if may {
            @let kinds: Vec<(String, &str)> = OrderKind::ALL.iter().map(|it| (codes::word(it), orders::kind(lang, *it))).collect();
            @let kinds: Vec<Choice<'_>> = kinds.iter().map(|(word, name)| Choice::new(word, name)).collect();
            (pieces::post(&format!("{}/order", card_address(id)), visit.tokens(&visit.act()), None, html! {
                (pieces::guard(form.given("order").is_some()))
                (pieces::hidden("seen", &dossier.history.known.version.to_string()))
                (Field::radios("kind", lang.order_kind(), &kinds).required().show(lang, form))
                (Field::lines("order", lang.order_text(), 4).required().hint(lang.order_text_hint()).show(lang, form))
                (Field::day("until", lang.order_until()).required().hint(&lang.order_until_hint(LONGEST)).show(lang, form))
                (pieces::buttons(&[pieces::submit(Weight::Side, lang.order_act())]))
            }))
        }
    }
}

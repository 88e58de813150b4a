//! The end of a card: closed with a conclusion, or cancelled with a reason (S-08, S-12), each asked once more before it is done, for
//! neither is undone.

use super::{
    card::{Dossier, about_card, ask, page, read, stale, trail},
    cards::card_address,
    done_at, refusal, supervises,
};
use crate::{
    filled::TEXT_MAX,
    form::Form,
    office::Refusal,
    open_text,
    text::{Lang, Message, codes, supervision},
    visitor::Watcher,
    web::{
        frame::Room,
        pieces::{self, Choice, Confirmation, Fact, Field},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::card::{CardState, Command, Exemption};

/// `POST /watch/cards/{card}`: close with a conclusion.
pub(super) async fn close(
    watcher: Watcher,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    if form.given("again").is_some() || is_first_look(&form) {
        watcher.check(&form).map_err(|failure| watcher.fail(&failure))?;
        let dossier = read(&watcher, &id).await.map_err(|failure| watcher.fail(&failure))?;
        let version = dossier.history.known.version;
        let known = dossier.history.known.state.acted..=version;
        let is_known = |seen: i64| u64::try_from(seen).is_ok_and(|seen| known.contains(&seen));
        if form.number("seen").is_some_and(|seen| !is_known(seen)) {
            return Ok(stale(&watcher, &id, &form));
        }
        return Ok(match form.given("again") {
            Some(_) => page(&watcher, StatusCode::OK, &id, &dossier, &form),
            None => closing(&watcher, &id, &dossier, &form),
        });
    }
    let close = |conclusion| Command::Close { conclusion };
    conclude(&watcher, &id, form, ("conclusion", Lang::watch_conclusion), ("closed", close), page).await
}

/// Whether a sound conclusion has been typed but not yet been shown and confirmed: a closed card stays closed.
fn is_first_look(form: &Form) -> bool {
    let typed = form.text("conclusion");
    form.given("sure").is_none() && !typed.is_empty() && typed.chars().count() <= TEXT_MAX
}

/// The conclusion as it would stand, to be confirmed.
fn closing(visit: &Watcher, id: &str, dossier: &Dossier, form: &Form) -> Response {
    let lang = visit.lang();
    let mut about = about_card(visit, dossier).to_vec();
    about.push(Fact::new(lang.watch_conclusion(), form.text("conclusion")));
    let card = &dossier.history.known.state;
    let may_still_explain =
        card.state == CardState::Notified && card.clock.is_some() && card.unanswered.since.is_none();
    let early = may_still_explain.then(|| lang.watch_close_early());
    let then: Vec<&str> = early.into_iter().chain([lang.watch_close_then()]).collect();
    let confirm = Confirmation {
        question: lang.watch_close_ask(),
        then: &then,
        about: &about,
        action: &card_address(id),
        carried: &[("seen", form.text("seen")), ("conclusion", form.text("conclusion")), ("sure", "yes")],
        fields: html! {},
        yes: lang.watch_close(),
        back: "",
        final_act: true,
    };
    let act = visit.act();
    let body = confirm.show(lang, visit.tokens(form.act().unwrap_or(&act)));
    visit.page_with(StatusCode::OK, Room::Watch, lang.watch_close_ask(), &trail(visit), body)
}

/// `GET /watch/cards/{card}/cancel`: what cancelling means, and why it is done.
pub(super) async fn ask_cancel(watcher: Watcher, Path(id): Path<String>) -> Result<Response, Response> {
    supervises(&watcher).map_err(|failure| watcher.fail(&failure))?;
    let dossier = read(&watcher, &id).await.map_err(|failure| watcher.fail(&failure))?;
    // The card's own page says that it is over.
    if dossier.history.known.state.state.is_final() {
        return Ok(Redirect::to(&card_address(&id)).into_response());
    }
    Ok(confirmation(&watcher, StatusCode::OK, &id, &dossier, &Form::empty()))
}

/// `POST /watch/cards/{card}/cancel`
pub(super) async fn cancel(
    watcher: Watcher,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    let exemption = Exemption::ALL.iter().find(|it| codes::word(*it) == form.text("exemption")).copied();
    let cancel = |reason| Command::Cancel { reason, exemption };
    conclude(&watcher, &id, form, ("reason", Lang::watch_cancel_reason), ("cancelled", cancel), confirmation)
        .await
}

/// Ends a card with a text that is mandatory; what is wrong is told on the page the form stood on.
async fn conclude(
    watcher: &Watcher,
    id: &str,
    mut form: Form,
    (field, label): (&'static str, fn(Lang) -> &'static str),
    (word, command): (&'static str, impl FnOnce(String) -> Command),
    again: impl FnOnce(&Watcher, StatusCode, &str, &Dossier, &Form) -> Response,
) -> Result<Response, Response> {
    watcher.check(&form).map_err(|failure| watcher.fail(&failure))?;
    let dossier = read(watcher, id).await.map_err(|failure| watcher.fail(&failure))?;
    form.require(field, Message::both(|lang| lang.form_required(label(lang))));
    open_text::keep(&mut form, field, TEXT_MAX);
    if form.is_sound() {
        match ask(watcher, id, command(form.text(field).to_owned()), &form).await? {
            None => return Ok(Redirect::to(&done_at(&card_address(id), word)).into_response()),
            Some(Refusal::Stale) => return Ok(stale(watcher, id, &form)),
            Some(why) => {
                let (field, message) = refusal(&why, field);
                form.refuse(field, message);
            }
        }
    }
    Ok(again(watcher, StatusCode::UNPROCESSABLE_ENTITY, id, &dossier, &form))
}

fn confirmation(visit: &Watcher, status: StatusCode, id: &str, dossier: &Dossier, form: &Form) -> Response {
    let lang = visit.lang();
    let version = dossier.history.known.version.to_string();
    let about = about_card(visit, dossier);
    let address = card_address(id);
    let confirm = Confirmation {
        question: lang.watch_cancel_ask(),
        then: &[lang.watch_cancel_then(), lang.watch_cancel_then_two()],
        about: &about,
        action: &format!("{address}/cancel"),
        carried: &[("seen", &version)],
        fields: html! {
            (exemptions(lang, form))
            (Field::lines("reason", lang.watch_cancel_reason(), 4).required().hint(lang.watch_cancel_hint()).show(lang, form))
        },
        yes: lang.watch_cancel(),
        back: &address,
        final_act: true,
    };
    let act = visit.act();
    let body = html! { (pieces::error_summary(lang, form)) (confirm.show(lang, visit.tokens(&act))) };
    visit.page_with(status, Room::Watch, lang.watch_cancel_ask(), &trail(visit), body)
}

/// For which of the reasons of S-12 it is cancelled, if for one.
fn exemptions(lang: Lang, form: &Form) -> Markup {
    let words: Vec<String> = Exemption::ALL.iter().map(codes::word).collect();
    let named = Exemption::ALL.iter().zip(&words);
    let choices: Vec<Choice<'_>> =
        named.map(|(it, word)| Choice::new(word, supervision::exemption(lang, *it))).collect();
    Field::select("exemption", lang.appeal_claims(), &choices).show(lang, form)
}

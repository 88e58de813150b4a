//! `POST /watch/cards/{card}/appeal`: a supervisor who had no part in the card decides on the appeal against it (S-11, S-12).

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
    text::{Message, codes, supervision},
    visitor::Watcher,
    web::{
        appeals,
        frame::Room,
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
    card::{self, CardState, Command, Exemption, Verdict},
    hall::Role,
};

/// The word of the choice that lets the card stand.
const UPHOLD: &str = "uphold";

/// `POST /watch/cards/{card}/appeal`
pub(super) async fn decide(
    watcher: Watcher,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    watcher.check(&form).map_err(|failure| watcher.fail(&failure))?;
    let dossier = read(&watcher, &id).await.map_err(|failure| watcher.fail(&failure))?;
    form.require("verdict_reason", Message::both(|lang| lang.form_required(lang.appeal_decision())));
    open_text::keep(&mut form, "verdict_reason", TEXT_MAX);
    let verdict = verdict(form.text("verdict"));
    if verdict.is_none() {
        form.refuse("verdict", Message::both(|lang| lang.form_choose_one(lang.appeal_verdict())));
    }
    if form.given("again").is_some() {
        return Ok(page(&watcher, StatusCode::OK, &id, &dossier, &form));
    }
    if let Some(verdict) = verdict.filter(|_| form.is_sound()) {
        if form.given("sure").is_none() {
            return Ok(asking(&watcher, &id, &mut form, &dossier, verdict));
        }
        let command = Command::DecideAppeal { verdict, reason: form.text("verdict_reason").to_owned() };
        match ask(&watcher, &id, command, &form).await? {
            None => return Ok(Redirect::to(&done_at(&card_address(&id), "decided")).into_response()),
            Some(Refusal::Stale) => return Ok(stale(&watcher, &id, &form)),
            Some(why) => {
                let (_, message) = refusal(&why, "verdict_reason");
                form.refuse("verdict_reason", message);
            }
        }
    }
    Ok(page(&watcher, StatusCode::UNPROCESSABLE_ENTITY, &id, &dossier, &form))
}

/// The decision as it would stand, to be confirmed; what would be refused is refused now.
fn asking(visit: &Watcher, id: &str, form: &mut Form, dossier: &Dossier, verdict: Verdict) -> Response {
    let lang = visit.lang();
    let card = &dossier.history.known.state;
    let command =
        Command::DecideAppeal { verdict: verdict.clone(), reason: form.text("verdict_reason").to_owned() };
    if let Err(why) = would(visit, card, command, false) {
        let (_, message) = refusal(&Refusal::Card(why), "verdict_reason");
        form.refuse("verdict_reason", message);
        return page(visit, StatusCode::UNPROCESSABLE_ENTITY, id, dossier, form);
    }
    let (words, then) = match verdict {
        Verdict::Uphold => (lang.appeal_upheld().to_owned(), lang.appeal_then_upheld()),
        Verdict::TakeBack(why) => {
            let anew = card.has_causes_since_appeal();
            let then = if anew { lang.appeal_then_anew() } else { lang.appeal_then_taken_back() };
            (lang.appeal_take_back(supervision::exemption(lang, why)), then)
        }
    };
    let mut about = about_card(visit, dossier).to_vec();
    about.push(Fact::new(lang.appeal_verdict(), &words));
    about.push(Fact::new(lang.appeal_decision(), form.text("verdict_reason")));
    let confirm = Confirmation {
        question: lang.appeal_ask(),
        then: &[then],
        about: &about,
        action: &format!("{}/appeal", card_address(id)),
        carried: &[
            ("seen", form.text("seen")),
            ("verdict", form.text("verdict")),
            ("verdict_reason", form.text("verdict_reason")),
            ("sure", "yes"),
        ],
        fields: html! {},
        yes: lang.appeal_decide(),
        back: "",
        final_act: true,
    };
    let act = visit.act();
    let body = confirm.show(lang, visit.tokens(form.act().unwrap_or(&act)));
    visit.page_with(StatusCode::OK, Room::Watch, lang.appeal_ask(), &trail(visit), body)
}

fn verdict(word: &str) -> Option<Verdict> {
    if word == UPHOLD {
        return Some(Verdict::Uphold);
    }
    Exemption::ALL.iter().find(|it| codes::word(*it) == word).copied().map(Verdict::TakeBack)
}

/// The appeal, and for a supervisor the form to decide on it.
pub(super) fn panel(visit: &Watcher, id: &str, dossier: &Dossier, form: &Form) -> Markup {
    let lang = visit.lang();
    let card = &dossier.history.known.state;
    if card.appeal.is_none() {
        return html! {};
    }
    let waits = card.state == CardState::UnderAppeal && visit.has(Role::Supervisor);
    let probe = Command::DecideAppeal { verdict: Verdict::Uphold, reason: lang.appeal_decision().to_owned() };
    let is_anothers =
        matches!(would(visit, card, probe, false), Err(card::Refusal::OwnCard | card::Refusal::LaidToSelf));
    let may = waits && !is_anothers;
    let mut words = vec![(UPHOLD.to_owned(), lang.appeal_upheld().to_owned())];
    words.extend(
        Exemption::ALL
            .iter()
            .map(|it| (codes::word(it), lang.appeal_take_back(supervision::exemption(lang, *it)))),
    );
    let verdicts: Vec<Choice<'_>> = words.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let body = html! {
        (appeals::told(lang, card, &dossier.names, &visit.hall))
        @if waits && is_anothers { p class="quiet" { (lang.appeal_decide_other()) } }
        @if may {
            (pieces::post(&format!("{}/appeal", card_address(id)), visit.tokens(&visit.act()), None, html! {
                (pieces::guard(form.given("verdict_reason").is_some()))
                (pieces::hidden("seen", &dossier.history.known.version.to_string()))
                (Field::radios("verdict", lang.appeal_verdict(), &verdicts).required().show(lang, form))
                (Field::lines("verdict_reason", lang.appeal_decision(), 4).required().show(lang, form))
                (pieces::buttons(&[pieces::submit(Weight::Main, lang.appeal_decide())]))
            }))
        }
    };
    pieces::panel("appeal", lang.appeal_title(), body)
}

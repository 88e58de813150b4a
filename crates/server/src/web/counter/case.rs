//! `/counter/cases/{number}` 窗口办件: what was asked, what has happened, what may be done now and why the rest may not.

use super::{act_fields, acts::Act, asked, intake_form::told, open::OpenCase};
use crate::{
    form::Form,
    office::Refusal,
    text::{Known, Lang, Saying, law, refusal_about},
    visitor::{Deliverer, Visit},
    web::{
        frame::Room,
        papers,
        pieces::{self, Columns, Link, Tone},
        slips::Account,
        story::{Reader, Telling},
        why::case_light,
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use maud::{Markup, html};
use rules::case;

/// Something the page tells on top.
#[derive(Debug)]
pub(super) struct Told {
    pub(super) tone: Tone,
    pub(super) title: String,
    pub(super) saying: Option<Saying>,
}

/// `GET /counter/cases/{number}`
pub(super) async fn show(clerk: Deliverer, Path(number): Path<String>) -> Result<Response, Response> {
    let open = OpenCase::of(&clerk, &clerk.me.person, &number).await;
    let open = open.map_err(|failure| clerk.fail(&failure.of_case()))?;
    Ok(page(&clerk, &open, StatusCode::OK, &Form::empty(), None, None))
}

/// Draws the case with what was typed for an act, and what is to be told.
pub(super) fn page(
    visit: &Visit,
    open: &OpenCase,
    status: StatusCode,
    form: &Form,
    at: Option<Act>,
    news: Option<&Told>,
) -> Response {
    let lang = visit.lang();
    let case = open.case();
    let name = lang.pick(&open.content.identity.name, &open.content.identity.name_en);
    let light = case.marks(&open.hall, open.content.limits.remind_before).light(open.now);
    let telling =
        Telling { lang, reader: Reader::Staff, hall: &open.hall, content: &open.content, names: &open.names };
    // The window sees what is due, and not why somebody asked to pay less.
    let (content, hall) = (&open.content, &*open.hall);
    let account = Account { lang, case, content, hall, reasons: None, reader: Reader::Staff };
    let lead = lang.counter_case_lead(&open.number, law::status(lang, case.status));
    let body = html! {
        (pieces::heading(name, Some(&lead), case_light(lang, light, case.status)))
        @if let Some(news) = news { (told(lang, news.tone, &news.title, news.saying.as_ref())) }
        (pieces::error_summary(lang, form))
        (open.handed)
        p { strong { (telling.standing(case)) } }
        (pieces::columns(Columns::CasePage, &[
            asked::show(lang, open),
            html! {
                (to_charge(lang, open))
                (act_fields::show(visit, open, form, at))
                (account.show())
                (papers_of(lang, open))
            },
            pieces::panel("story", lang.counter_story(), telling.timeline(case, &open.history.events)),
        ]))
    };
    let trail = [Link::new("/counter", lang.counter_room())];
    visit.page_with(status, Room::Counter, name, &trail, body)
}

/// The way to the payment notice, where something is charged and nobody has made one that could be paid.
fn to_charge(lang: Lang, open: &OpenCase) -> Markup {
    let may = open.acts().iter().any(|act| act.kind == case::ActKind::AssessFee && act.open.is_ok());
    html! { @if may {
        (pieces::notice(Tone::Action, lang.slip_charge_lead(), html! {
            a class="button main" href={ "/desk/cases/" (open.number) "/acts/fee" } { (lang.slip_charge()) }
        }))
    } }
}

/// Every paper issued so far, to read and to print.
fn papers_of(lang: Lang, open: &OpenCase) -> Markup {
    html! {
        @if !open.case().documents.is_empty() {
            (pieces::panel("papers", lang.counter_papers(), papers_list(lang, open)))
        }
    }
}

/// The papers as a list of links.
pub(super) fn papers_list(lang: Lang, open: &OpenCase) -> Markup {
    html! {
        ul { @for document in &open.case().documents {
            @let number = document.number.as_str();
            @let href = papers::address_of(number);
            li {
                a href=(href) { (law::document(lang, document.kind, open.content.identity.kind)) " " (number) }
                " · " a href={ (href) ".pdf" } { "PDF" }
            }
        } }
    }
}

/// A refusal in words, with its article.
pub(super) fn why_not(lang: Lang, open: &OpenCase, refusal: &case::Refusal) -> Markup {
    let known = Known { content: Some(&open.content), hall: Some(&open.hall) };
    let saying = refusal_about(lang, &Refusal::Case(refusal.clone()), known);
    // The page that a wrong state points to is the one the reader is at.
    let helps = if matches!(refusal, case::Refusal::WrongState(_)) { "" } else { &saying.helps };
    let basis = lang.answer_basis(law::grounds(lang, saying.article));
    html! { (saying.why) " " (helps) " " small class="quiet" { (basis) } }
}

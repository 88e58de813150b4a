//! `/manage/news/new` and `/manage/news/{bulletin}/text`: wording a bulletin — a new one, a draft again, or a correction of what is
//! published. Before anything is kept it can be looked at as it will be; what is wrong is said beside its field, all of it
//! at once, and nothing typed is lost.

use super::{
    super::{edit, whose::with_own_department},
    bulletin_address, fields, order, read, refuse_at_its_field,
    show::words,
    trail,
};
use crate::{
    failure::Failure,
    form::Form,
    office::{Order, Refusal},
    open_text,
    text::{Lang, Message},
    visitor::Editor,
    web::{
        frame::Room,
        news,
        pieces::{self, Field, Weight},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    bulletin::{self, Bulletin, BulletinText, Command, REASON_MAX},
    dossier::Known,
};
use sha2::{Digest, Sha256};

/// What is being worded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    /// Something new.
    New,
    /// A draft, once more.
    Draft,
    /// A correction of what is published (G-03).
    Correction,
}

impl What {
    fn title(self, lang: Lang) -> (&'static str, &'static str) {
        match self {
            What::New => (lang.news_new(), lang.news_new_lead()),
            What::Draft => (lang.news_edit(), lang.news_edit_lead()),
            What::Correction => (lang.news_correct(), lang.news_correct_lead()),
        }
    }
}

/// `GET /manage/news/new`
pub(super) async fn ask_new(editor: Editor) -> Result<Response, Response> {
    let form = Form::empty().with("issued_on", news::today(&editor).to_string());
    let form = with_own_department(form, &edit::departments(&editor));
    Ok(page(&editor, StatusCode::OK, What::New, "/manage/news/new", &form, html! {}))
}

/// `POST /manage/news/new`
pub(super) async fn draft(editor: Editor, mut form: Form) -> Result<Response, Response> {
    let fail = |failure: Failure| editor.fail(&failure);
    editor.check(&form).map_err(fail)?;
    let text = fields::text(&editor, &mut form).await.map_err(fail)?;
    let mut shown = html! {};
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if form.is_sound() && previews(&form) {
        (status, shown) = (StatusCode::OK, preview(&editor, &text).await.map_err(fail)?);
    } else if form.is_sound() {
        let id = number(&editor, &form);
        let asked = Order::Bulletin(id.clone(), Command::Draft(Box::new(text)));
        match order(&editor, &form, asked).await.map_err(fail)? {
            None => return Ok(Redirect::to(&format!("{}?done=yes", bulletin_address(&id))).into_response()),
            Some(why) => note(&mut form, &why),
        }
    }
    Ok(page(&editor, status, What::New, "/manage/news/new", &form, shown))
}

/// A number of its own, made of the day and the one-time id of the page, so that the same page sent twice means the same
/// bulletin.
fn number(editor: &Editor, form: &Form) -> String {
    let act = form.act().map_or_else(|| editor.act(), str::to_owned);
    let sign = hex::encode(&Sha256::digest(act.as_bytes())[..3]);
    let day = news::today(editor).to_string().replace('-', "");
    format!("{day}-{sign}")
}

/// `GET /manage/news/{bulletin}/text`
pub(super) async fn ask(editor: Editor, Path(id): Path<String>) -> Result<Response, Response> {
    let fail = |failure: Failure| editor.fail(&failure);
    let known = read(&editor, &id).await.map_err(fail)?;
    let (what, text) = at_hand(&known).ok_or_else(|| fail(Failure::NotFound))?;
    if !words(&editor, &text.department) {
        return Err(fail(Failure::NoRight));
    }
    let form = fields::form_of(text).with("seen", known.version.to_string());
    Ok(page(&editor, StatusCode::OK, what, &format!("{}/text", bulletin_address(&id)), &form, html! {}))
}

/// `POST /manage/news/{bulletin}/text`
pub(super) async fn save(
    editor: Editor,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    let fail = |failure: Failure| editor.fail(&failure);
    editor.check(&form).map_err(fail)?;
    let known = read(&editor, &id).await.map_err(fail)?;
    let (what, _) = at_hand(&known).ok_or_else(|| fail(Failure::NotFound))?;
    let address = bulletin_address(&id);
    let text = fields::text(&editor, &mut form).await.map_err(fail)?;
    if what == What::Correction {
        form.require("reason", Message::both(|lang| lang.form_required(lang.news_correct_reason())));
        open_text::keep(&mut form, "reason", REASON_MAX);
    }
    let mut shown = html! {};
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if form.is_sound() && previews(&form) {
        (status, shown) = (StatusCode::OK, preview(&editor, &text).await.map_err(fail)?);
    } else if form.is_sound() {
        let text = Box::new(text);
        let command = match what {
            What::Correction => Command::Correct { text, reason: form.text("reason").to_owned() },
            What::New | What::Draft => Command::Revise(text),
        };
        match order(&editor, &form, Order::Bulletin(id.clone(), command)).await.map_err(fail)? {
            None => return Ok(Redirect::to(&format!("{address}?done=yes")).into_response()),
            Some(why) => note(&mut form, &why),
        }
    }
    Ok(page(&editor, status, what, &format!("{address}/text"), &form, shown))
}

/// What may be worded: the draft if there is one, or else a correction of what is published and not withdrawn.
fn at_hand(known: &Known<Bulletin>) -> Option<(What, &BulletinText)> {
    let bulletin = &known.state;
    if let Some(pending) = &bulletin.pending {
        return Some((What::Draft, &pending.text));
    }
    let current = bulletin.current().filter(|_| bulletin.withdrawn.is_none())?;
    Some((What::Correction, &current.text))
}

fn previews(form: &Form) -> bool {
    form.text("do") == "preview"
}

/// A refusal beside the fields it is about.
fn note(form: &mut Form, why: &Refusal) {
    if let Refusal::Bulletin(bulletin::Refusal::Faulty(faults)) = why {
        fields::note(form, faults);
    } else {
        refuse_at_its_field(form, "title", why);
    }
}

async fn preview(editor: &Editor, text: &BulletinText) -> Result<Markup, Failure> {
    let lang = editor.lang();
    let words = news::text(editor, text).await?;
    Ok(pieces::panel(
        "preview",
        lang.news_preview(),
        html! {
            p class="quiet" { (lang.news_preview_lead()) }
            h2 { (lang.pick(&text.title, &text.title_en)) }
            (words)
        },
    ))
}

fn page(
    editor: &Editor,
    status: StatusCode,
    what: What,
    action: &str,
    form: &Form,
    shown: Markup,
) -> Response {
    let lang = editor.lang();
    let (heading, lead) = what.title(lang);
    let tokens = editor.act();
    let back = action.strip_suffix("/text").unwrap_or("/manage/news");
    let body = html! {
        (pieces::error_summary(lang, form))
        (pieces::heading(heading, Some(lead), html! {}))
        (shown)
        (pieces::post(action, editor.tokens(&tokens), None, html! {
            (pieces::hidden("seen", form.text("seen")))
            @if what == What::Correction {
                (Field::lines("reason", lang.news_correct_reason(), 2).required().show(lang, form))
            }
            (fields::show(editor, form))
            (pieces::buttons(&[
                pieces::submit_as(Weight::Main, "do", "keep", lang.news_keep()),
                pieces::submit_as(Weight::Side, "do", "preview", lang.news_preview()),
                pieces::side_link(back, lang.answer_back()),
            ]))
        }))
    };
    editor.page_with(status, Room::Manage, heading, &trail(lang), body)
}

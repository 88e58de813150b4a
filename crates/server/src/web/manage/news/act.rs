//! `/manage/news/{bulletin}/{act}`: submit, send back, drop, publish, withdraw. Each is first shown with what it means, and done by
//! a second click; what is not this visitor's, or comes too early, the rules refuse.

use super::{bulletin_address, order, read, refuse_at_its_field, show::act_words, title, trail};
use crate::{
    failure::Failure,
    form::Form,
    office::Order,
    open_text,
    text::Message,
    visitor::Editor,
    web::{
        frame::Room,
        pieces::{self, Confirmation, Fact, Field},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use rules::{
    bulletin::{Bulletin, Command, REASON_MAX},
    dossier::Known,
};

/// `GET /manage/news/{bulletin}/{act}`
pub(super) async fn ask(
    editor: Editor,
    Path((id, act)): Path<(String, String)>,
) -> Result<Response, Response> {
    let known = read(&editor, &id).await.map_err(|failure| editor.fail(&failure))?;
    let form = Form::empty().with("seen", known.version.to_string());
    page(&editor, StatusCode::OK, (&id, &act), &known, &form).map_err(|failure| editor.fail(&failure))
}

/// `POST /manage/news/{bulletin}/{act}`
pub(super) async fn act(
    editor: Editor,
    Path((id, act)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response, Response> {
    let fail = |failure: Failure| editor.fail(&failure);
    editor.check(&form).map_err(fail)?;
    let known = read(&editor, &id).await.map_err(fail)?;
    if needs_reason(&act) {
        form.require("reason", Message::both(|lang| lang.form_required(lang.news_reason())));
        open_text::keep(&mut form, "reason", REASON_MAX);
    }
    let command = command(&act, form.text("reason")).ok_or_else(|| fail(Failure::NotFound))?;
    if form.is_sound() {
        let onward = format!("{}?done=yes", bulletin_address(&id));
        match order(&editor, &form, Order::Bulletin(id.clone(), command)).await.map_err(fail)? {
            None => return Ok(Redirect::to(&onward).into_response()),
            Some(why) => refuse_at_its_field(&mut form, &act, &why),
        }
    }
    page(&editor, StatusCode::UNPROCESSABLE_ENTITY, (&id, &act), &known, &form).map_err(fail)
}

fn command(act: &str, reason: &str) -> Option<Command> {
    Some(match act {
        "submit" => Command::Submit,
        "send-back" => Command::SendBack { reason: reason.to_owned() },
        "drop" => Command::Drop,
        "publish" => Command::Publish,
        "withdraw" => Command::Withdraw { reason: reason.to_owned() },
        _ => return None,
    })
}

fn needs_reason(act: &str) -> bool {
    matches!(act, "send-back" | "withdraw")
}

fn page(
    editor: &Editor,
    status: StatusCode,
    (id, act): (&str, &str),
    known: &Known<Bulletin>,
    form: &Form,
) -> Result<Response, Failure> {
    let (lang, bulletin) = (editor.lang(), &known.state);
    let corrects = bulletin.pending.as_ref().is_some_and(|pending| pending.correction.is_some());
    let (yes, then) = act_words(lang, act, corrects).ok_or(Failure::NotFound)?;
    let title = title(lang, bulletin);
    let (address, question) = (bulletin_address(id), lang.news_question(yes, title));
    let action = format!("{address}/{act}");
    let about: Vec<Fact<'_>> = bulletin
        .latest()
        .map(|text| {
            let department = crate::web::news::department(editor, text.department.as_str());
            vec![
                Fact::new(lang.news_kind_label(), lang.news_kind(text.kind)),
                Fact::new(lang.news_department(), &department),
                Fact::new(lang.news_document(), &text.document),
                Fact::new(lang.news_issued(), &pieces::full_day_text(lang, text.issued_on)),
            ]
        })
        .unwrap_or_default();
    let fields = html! {
        @if needs_reason(act) { (Field::lines("reason", lang.news_reason(), 3).required().show(lang, form)) }
    };
    let confirmation = Confirmation {
        question: &question,
        then: &[then],
        about: &about,
        action: &action,
        carried: &[("seen", form.text("seen"))],
        fields,
        yes,
        back: &address,
        final_act: matches!(act, "withdraw" | "drop"),
    };
    let tokens = editor.act();
    let body = html! {
        (pieces::error_summary(lang, form))
        (confirmation.show(lang, editor.tokens(&tokens)))
    };
    Ok(editor.page_with(status, Room::Manage, &question, &trail(lang), body))
}

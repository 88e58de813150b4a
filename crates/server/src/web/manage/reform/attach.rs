//! `/manage/reform/{round}/{number}/papers`: an attachment of a take-over is filed (D-03), by its fingerprint; and shown to
//! whoever works on the round.

use super::{address, one, read};
use crate::{
    failure::Failure,
    form::{ACT_FIELD, CSRF_FIELD},
    office::{Answer, Order, Request},
    text::{Lang, refusal},
    uploads::Giver,
    visitor::{Editor, Reformer},
    web::{
        frame::Room,
        pieces::{self, Link},
        receive, reform,
    },
};
use axum::{
    extract::{Multipart, Path},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use rules::{
    name::FileHash,
    reform::{Command, TakeOverPaper},
};

/// Parts of the form: two hidden fields and files.
const PARTS_MAX: usize = 12;
/// Signs of a hidden field.
const SHORT_MAX: usize = 200;
/// What the id of such an upload begins with.
const PREFIX: &str = "reform-";

/// What was sent.
#[derive(Default)]
struct Sent {
    paper: Option<(TakeOverPaper, FileHash)>,
    wrong: Option<crate::text::Message>,
    key: Option<String>,
}

/// `POST /manage/reform/{round}/{number}/papers`
pub(super) async fn attach(
    editor: Editor,
    Path((round, number)): Path<(String, String)>,
    parts: Multipart,
) -> Result<Response, Response> {
    let fail = |failure: Failure| editor.fail(&failure);
    let (known, _) = read(&editor, &round).await.map_err(fail)?;
    let (number, _) = one(&known, &number).map_err(fail)?;
    let back = format!("{}/{number}", address(&round));
    let sent = receive(&editor, parts).await.map_err(fail)?;
    let lang = editor.lang();
    if let Some(why) = &sent.wrong {
        return Ok(turned_away(&editor, why.text(lang), &back));
    }
    let Some((paper, file)) = sent.paper else {
        return Ok(Redirect::to(&back).into_response());
    };
    let command = Command::FileAttachment { number, paper, file };
    let mut request = Request::new(editor.who(), Order::Reform(round, command));
    request.key = sent.key;
    match editor.front.office.ask(request).await.map_err(|error| fail(error.into()))? {
        Answer::Done { .. } => Ok(Redirect::to(&format!("{back}?done=yes#papers")).into_response()),
        Answer::Refused(why) => {
            let saying = refusal(lang, &why);
            Ok(turned_away(&editor, &format!("{} {}", saying.why, saying.helps), &back))
        }
    }
}

fn turned_away(editor: &Editor, why: &str, back: &str) -> Response {
    let lang = editor.lang();
    let body = pieces::answer(why, &[], &[Link::new(back, lang.answer_back())]);
    let title = Lang::reform_papers(lang);
    editor.page_with(StatusCode::UNPROCESSABLE_ENTITY, Room::Manage, title, &[], html! { (body) })
}

/// Reads the form: the token first, then one file under the word of its attachment.
async fn receive(editor: &Editor, mut parts: Multipart) -> Result<Sent, Failure> {
    let mut sent = Sent::default();
    let mut trusted = false;
    for _ in 0..PARTS_MAX {
        let Ok(Some(mut part)) = parts.next_field().await else { break };
        let name = part.name().unwrap_or_default().to_owned();
        match name.as_str() {
            CSRF_FIELD => {
                let token = receive::short(&mut part, SHORT_MAX).await.unwrap_or_default();
                editor.check_token(&token)?;
                trusted = true;
            }
            ACT_FIELD => sent.key = receive::short(&mut part, SHORT_MAX).await,
            word => {
                let Some(paper) = reform::paper_of(word) else { continue };
                if !trusted {
                    return Err(Failure::OldForm);
                }
                let file = part.file_name().unwrap_or_default().to_owned();
                if file.is_empty() {
                    continue;
                }
                let (giver, most) = (Giver::Clerk(&editor.me.person), editor.front.config.upload_max);
                match receive::file(editor, giver, PREFIX, most, &mut part).await? {
                    Ok(taken) => sent.paper = Some((paper, FileHash(taken.hash))),
                    Err(why) => {
                        sent.wrong = Some(receive::in_words(&file, &why));
                        receive::drain(editor, &mut part).await;
                    }
                }
            }
        }
    }
    if trusted { Ok(sent) } else { Err(Failure::OldForm) }
}

/// `GET /manage/reform/{round}/{number}/papers/{paper}`
pub(super) async fn show(
    reformer: Reformer,
    Path((round, number, paper)): Path<(String, String, String)>,
) -> Result<Response, Response> {
    let fail = |failure: Failure| reformer.fail(&failure);
    let (known, _) = read(&reformer, &round).await.map_err(fail)?;
    let (_, adjustment) = one(&known, &number).map_err(fail)?;
    let paper = reform::paper_of(&paper).ok_or_else(|| fail(Failure::NotFound))?;
    let hash = adjustment.papers.get(&paper).ok_or_else(|| fail(Failure::NotFound))?;
    reform::file(&reformer, paper, hash).await.map_err(fail)
}

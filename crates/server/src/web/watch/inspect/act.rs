//! `/watch/months/{month}/{act}`: a comment on the month, its publication, or — under the number of what follows from it — a note of
//! what was done. Each is first shown with what it means; whose it is and whether it comes in time, the rules decide.

use super::{super::home, known, month::named, month_address, order, sentence};
use crate::{
    failure::Failure,
    form::Form,
    open_text,
    text::Message,
    visitor::Watcher,
    web::{
        frame::Room,
        months::{about, month_text},
        pieces::{self, Confirmation, Fact, Field, Link},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use rules::inspection::{Command, ConsequenceState, Month, MonthBook, WORDS_MAX};

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Comment,
    Publish,
    Note(u32),
}

impl Act {
    fn of(word: &str) -> Option<Act> {
        match word {
            "comment" => Some(Act::Comment),
            "publish" => Some(Act::Publish),
            number => number.parse().ok().map(Act::Note),
        }
    }

    fn command(self, text: String) -> Command {
        match self {
            Act::Comment => Command::Comment { text },
            Act::Publish => Command::Publish,
            Act::Note(number) => Command::Note { number, text },
        }
    }
}

/// A month's book and what is to be done in it.
struct Asked {
    month: Month,
    act: Act,
    book: MonthBook,
    /// The version of the book that the page shows.
    version: u64,
}

impl Asked {
    async fn of(watcher: &Watcher, month: &str, act: &str) -> Result<Asked, Failure> {
        let month = named(watcher, month)?;
        let act = Act::of(act).ok_or(Failure::NotFound)?;
        let known = known(watcher, month).await?;
        let asked = Asked { month, act, book: known.state, version: known.version };
        let is_there = match act {
            Act::Note(_) => asked.state().is_some(),
            Act::Comment | Act::Publish => asked.book.figures.is_some(),
        };
        is_there.then_some(asked).ok_or(Failure::NotFound)
    }

    /// The consequence a note is on.
    fn state(&self) -> Option<&ConsequenceState> {
        let Act::Note(number) = self.act else { return None };
        self.book.consequences.get(&number)
    }
}

/// `GET /watch/months/{month}/{act}`
pub(super) async fn ask(
    watcher: Watcher,
    Path((month, act)): Path<(String, String)>,
) -> Result<Response, Response> {
    let asked = Asked::of(&watcher, &month, &act).await.map_err(|failure| watcher.fail(&failure))?;
    let typed = asked.book.comment.as_ref().filter(|_| asked.act == Act::Comment);
    let form = Form::empty().with("text", typed.map_or("", |comment| comment.text.as_str()));
    Ok(page(&watcher, StatusCode::OK, &asked, &form))
}

/// `POST /watch/months/{month}/{act}`
pub(super) async fn act(
    watcher: Watcher,
    Path((month, act)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response, Response> {
    let fail = |failure: Failure| watcher.fail(&failure);
    watcher.check(&form).map_err(fail)?;
    let asked = Asked::of(&watcher, &month, &act).await.map_err(fail)?;
    if asked.act != Act::Publish {
        form.require(
            "text",
            Message::both(|lang| {
                lang.form_required(match asked.act {
                    Act::Note(_) => lang.inspect_note_text(),
                    Act::Comment | Act::Publish => lang.inspect_comment(),
                })
            }),
        );
        open_text::keep(&mut form, "text", WORDS_MAX);
    }
    if form.is_sound() {
        let command = asked.act.command(form.text("text").to_owned());
        match order(&watcher, asked.month, command, &form).await.map_err(fail)? {
            None => {
                let onward = format!("{}?done=yes", month_address(asked.month));
                return Ok(Redirect::to(&onward).into_response());
            }
            Some(why) => {
                let field = if asked.act == Act::Publish { "" } else { "text" };
                form.refuse(field, sentence(&why));
            }
        }
    }
    Ok(page(&watcher, StatusCode::UNPROCESSABLE_ENTITY, &asked, &form))
}

fn page(watcher: &Watcher, status: StatusCode, asked: &Asked, form: &Form) -> Response {
    let lang = watcher.lang();
    let month = month_text(lang, asked.month);
    let (yes, then) = match asked.act {
        Act::Comment => (lang.inspect_comment_write(), lang.inspect_comment_then()),
        Act::Publish => (lang.inspect_publish(), lang.inspect_publish_then()),
        Act::Note(_) => (lang.inspect_note(), lang.inspect_note_then()),
    };
    let question = lang.inspect_question(yes, &month);
    let mut facts: Vec<Fact<'_>> =
        asked.state().map(|state| about(watcher, &state.consequence).to_vec()).unwrap_or_default();
    if asked.act == Act::Publish
        && let Some(comment) = &asked.book.comment
    {
        facts.push(Fact::new(lang.inspect_comment(), &comment.text));
    }
    let fields = html! {
        @match asked.act {
            Act::Comment => (Field::lines("text", lang.inspect_comment(), 6).required().hint(lang.inspect_comment_hint()).show(lang, form)),
            Act::Note(_) => (Field::lines("text", lang.inspect_note_text(), 5).required().hint(lang.inspect_note_hint()).show(lang, form)),
            Act::Publish => {},
        }
    };
    let address = month_address(asked.month);
    let word = match asked.act {
        Act::Comment => "comment".to_owned(),
        Act::Publish => "publish".to_owned(),
        Act::Note(number) => number.to_string(),
    };
    let seen = asked.version.to_string();
    let confirmation = Confirmation {
        question: &question,
        then: &[then],
        about: &facts,
        action: &format!("{address}/{word}"),
        carried: &[("seen", seen.as_str())],
        fields,
        yes,
        back: &address,
        final_act: asked.act != Act::Comment,
    };
    let tokens = watcher.act();
    let body = html! {
        (pieces::error_summary(lang, form))
        (confirmation.show(lang, watcher.tokens(&tokens)))
    };
    let trail = [home(lang), Link::new("/watch/months", lang.inspect_months_title())];
    watcher.page_with(status, Room::Watch, &question, &trail, body)
}

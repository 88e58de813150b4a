//! `/manage/items/{code}/process`: the process of an item drawn as a form, with its flow chart beside it (PR1, CA10, CA11,
//! C-13, K-13). Every button posts the whole form and the page comes back with everything typed; only saving asks the
//! office, and saves a draft. Whatever the process still lacks for publication is told, not refused.

mod fill;
mod form;
mod preview;
mod read;
mod sketch;
mod template;
mod view;

pub(super) use preview::total;
pub(super) use view::panel;

use super::{
    edit::may_edit,
    home,
    item::{Kept, read as read_item},
    items::item_address,
    order, refuse, reviews,
};
use crate::{
    failure::Failure,
    form::{ACT_FIELD, CSRF_FIELD, Form},
    office::{Order, Refusal},
    visitor::Editor,
    web::{
        frame::Room,
        pieces::{self, Columns, Link, Tone},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use form::Drawing;
use maud::{Markup, html};
use preview::Checks;
use rules::{
    item::{Command, Content, Event, process::Process},
    name::ItemCode,
};
use sketch::{DEPTH_MAX, Kind, STEPS_MAX, Sketch, Turn, WAYS_MAX};
use std::{cell::Cell, collections::BTreeSet};

/// What is said above the form: tone, title, more, and whether to link to the item as it is now.
type Word = (Tone, &'static str, String, bool);

/// A page being answered.
struct Page<'a> {
    editor: &'a Editor,
    code: &'a str,
    /// The item as it is, with the process that was typed.
    content: Content,
    sketch: Sketch,
    form: Form,
    shown: Option<u32>,
    word: Option<Word>,
    /// Which opinions saving would undo.
    voids: Markup,
}

/// `GET /manage/items/{code}/process`
pub(super) async fn show(editor: Editor, Path(code): Path<String>) -> Result<Response, Response> {
    let kept = read_item(&editor, &code).await.map_err(|failure| editor.fail(&failure))?;
    let content = latest(&kept).map_err(|failure| editor.fail(&failure))?;
    // Nobody draws in vain; whoever only reads finds the process on the item's page.
    if !may_edit(&editor, &content.body.department) {
        return Err(editor.fail(&Failure::NoRight));
    }
    let voids = reviews::voided(editor.lang(), &kept);
    let mut form = Form::empty().with("seen", kept.history.known.version.to_string());
    let Some(sketch) = fill::filled(&content.process, &mut form) else {
        return Ok(too_large(&editor, &code));
    };
    let page = Page { editor: &editor, code: &code, content, sketch, form, shown: None, word: None, voids };
    Ok(page.answer(StatusCode::OK))
}

/// `POST /manage/items/{code}/process`: whatever button it was.
pub(super) async fn act(editor: Editor, Path(code): Path<String>, form: Form) -> Result<Response, Response> {
    act_of(&editor, &code, form).await.map_err(|failure| editor.fail(&failure))
}

async fn act_of(editor: &Editor, code: &str, form: Form) -> Result<Response, Failure> {
    editor.check(&form)?;
    let sketch = Sketch::parse(form.text("shape")).ok_or(Failure::OldForm)?;
    let kept = read_item(editor, code).await?;
    let content = latest(&kept)?;
    let did = form.text("do").to_owned();
    let voids = reviews::voided(editor.lang(), &kept);
    let mut page = Page { editor, code, content, sketch, form, shown: None, word: None, voids };
    if did == "save" {
        return page.save(&kept).await;
    }
    if let Some((_, chosen)) = template::ALL.iter().find(|(word, _)| did == format!("template:{word}")) {
        page.begin_from(*chosen);
    } else if let Some(turn) = Turn::of(&did) {
        page.turn(turn);
    } else {
        page.judge();
        return Ok(page.answer(StatusCode::OK));
    }
    // What is wrong is said when somebody looks or saves, not while they build.
    let mut quiet = page.form.clone();
    page.content.process = read::process(&mut quiet, &page.sketch, &page.content.process);
    Ok(page.answer(StatusCode::OK))
}

/// `POST /manage/items/{code}/process/preview`: the parts that follow from what is typed, for script to exchange.
pub(super) async fn preview(
    editor: Editor,
    Path(code): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    let failed = |failure: Failure| editor.fail(&failure);
    editor.check(&form).map_err(failed)?;
    let sketch = Sketch::parse(form.text("shape")).ok_or(Failure::OldForm).map_err(failed)?;
    let kept = read_item(&editor, &code).await.map_err(failed)?;
    let mut content = latest(&kept).map_err(failed)?;
    content.process = read::process(&mut form, &sketch, &content.process);
    Ok(Checks::of(&editor, &content, &sketch, form.errors()).all_parts().into_response())
}

/// What the latest version says, for a draft to be made of.
fn latest(kept: &Kept) -> Result<Content, Failure> {
    kept.latest().map(|(_, version)| (*version.content).clone()).ok_or(Failure::NotFound)
}

fn process_address(code: &str) -> String {
    format!("{}/process", item_address(code))
}

fn too_large(editor: &Editor, code: &str) -> Response {
    let lang = editor.lang();
    let text = format!("{}/text", item_address(code));
    let body = html! {
        (pieces::heading(lang.process_title(), None, html! {}))
        (pieces::notice(Tone::Warning, lang.process_too_large(), html! {
            p { (lang.process_too_large_more(STEPS_MAX, DEPTH_MAX)) }
            (pieces::buttons(&[pieces::main_link(&text, lang.manage_edit())]))
        }))
    };
    let trail = [home(lang), Link::new("/manage/items", lang.manage_nav_items())];
    editor.page(Room::Manage, lang.process_title(), &trail, body)
}

impl Page<'_> {
    /// Reads what was typed and says beside each field what cannot be kept so.
    fn judge(&mut self) {
        self.content.process = read::process(&mut self.form, &self.sketch, &self.content.process);
    }

    fn begin_from(&mut self, chosen: template::Template) {
        let process = template::process(chosen, &self.content, &self.editor.hall);
        let seen = self.form.text("seen").to_owned();
        self.form = Form::empty().with("seen", seen);
        if let Some(sketch) = fill::filled(&process, &mut self.form) {
            self.sketch = sketch;
            self.shown = self.sketch.root.all(Kind::Step).first().map(|node| node.key);
        }
    }

    /// Does what a button asks of the shape.
    fn turn(&mut self, turn: Turn) {
        let lang = self.editor.lang();
        let known: BTreeSet<u32> = self.sketch.root.all(Kind::Step).iter().map(|node| node.key).collect();
        let last = self.sketch.root.below.last().filter(|node| node.kind == Kind::Step).map(|node| node.key);
        let ends = last.filter(|key| self.form.text(&fill::of("kind", *key)) == "decision");
        self.shown = self.sketch.turn(turn, ends);
        if self.shown.is_none() {
            self.word = Some(match turn {
                Turn::Add(..) => {
                    let more = lang.process_no_room_more(STEPS_MAX, WAYS_MAX, DEPTH_MAX);
                    (Tone::Warning, lang.process_no_room(), more, false)
                }
                _ => {
                    (Tone::Warning, lang.process_not_there(), lang.process_not_there_more().to_owned(), false)
                }
            });
        }
        // The second arm of a new choice is for everybody else.
        if let Turn::Add(Kind::Choice, _) = turn {
            let new =
                self.sketch.root.all(Kind::Choice).into_iter().find(|node| Some(node.key) == self.shown);
            if let Some(last) = new.and_then(|node| node.below.last()) {
                self.form.set(&fill::of("when", last.key), fill::OTHERWISE);
            }
        }
        let unit =
            self.content.limits.promised.map_or("working_days", |limit| fill::number_and_unit(limit).1);
        let new = self.sketch.root.all(Kind::Step).into_iter().map(|node| node.key);
        for key in new.filter(|key| !known.contains(key)).collect::<Vec<_>>() {
            fill::begin(&mut self.form, key, unit);
        }
    }

    /// Makes or rewords the draft.
    async fn save(mut self, kept: &Kept) -> Result<Response, Failure> {
        let before = self.content.process.clone();
        self.judge();
        if !self.form.is_sound() {
            return Ok(self.answer(StatusCode::UNPROCESSABLE_ENTITY));
        }
        let draft = Command::Draft(Box::new(self.content.clone()));
        match order(self.editor, &self.form, Order::Item(ItemCode::from(self.code), draft)).await? {
            None => Ok(Redirect::to(&format!("{}?done=process", item_address(self.code))).into_response()),
            Some(Refusal::Stale) => {
                self.overtaken(kept, &before);
                Ok(self.answer(StatusCode::CONFLICT))
            }
            Some(why) => {
                refuse(&mut self.form, "blocks", &why);
                Ok(self.answer(StatusCode::UNPROCESSABLE_ENTITY))
            }
        }
    }

    /// Somebody else saved meanwhile: everything typed stays, and saving once more counts from what there is now.
    fn overtaken(&mut self, kept: &Kept, now: &Process) {
        let lang = self.editor.lang();
        let seen: u64 = self.form.text("seen").parse().unwrap_or(0);
        let same = process_seen(kept, seen).as_ref() == Some(now);
        let more = if same { lang.process_stale_same() } else { lang.process_stale_other() };
        self.word = Some((Tone::Warning, lang.process_stale(), more.to_owned(), true));
        self.form.set("seen", kept.history.known.version.to_string());
    }

    fn answer(self, status: StatusCode) -> Response {
        let Page { editor, code, content, sketch, form, shown, word, voids } = &self;
        let lang = editor.lang();
        let name = lang.pick(&content.identity.name, &content.identity.name_en);
        let back = item_address(code);
        // What saving would refuse is said by the checks at once, and beside its field when somebody looks or saves.
        let mut quiet = form.clone();
        read::process(&mut quiet, sketch, &content.process);
        let checks = Checks::of(editor, content, sketch, quiet.errors());
        let drawing = Drawing {
            visit: editor,
            content,
            sketch,
            form,
            checks: &checks,
            shown: *shown,
            count: Cell::new(0),
        };
        let body = html! {
            (pieces::heading(lang.process_title(), Some(lang.process_lead()), html! {}))
            (pieces::error_summary(lang, form))
            (voids)
            @if let Some((tone, title, more, links)) = word {
                (pieces::notice(*tone, title, html! {
                    p { (more) }
                    @if *links { p { a href=(back) target="_blank" { (lang.process_see_now()) } } }
                }))
            }
            (pieces::columns(Columns::MainAndSide, &[
                self.posted(&process_address(code), drawing.show(&back)),
                html! { div class="stays" { (checks.beside()) } },
            ]))
        };
        let trail = [home(lang), Link::new("/manage/items", lang.manage_nav_items()), Link::new(&back, name)];
        editor.page_with(status, Room::Manage, lang.process_title(), &trail, body)
    }

    /// The form, with the address that script asks for what follows from it.
    fn posted(&self, action: &str, body: Markup) -> Markup {
        html! {
            form method="post" action=(action) novalidate data-preview={ (action) "/preview" } {
                (pieces::hidden(CSRF_FIELD, self.editor.csrf()))
                (pieces::hidden(ACT_FIELD, &self.editor.act()))
                (pieces::guard(self.form.given("do").is_some()))
                (body)
            }
        }
    }
}

/// The process as it stood when the page was opened.
fn process_seen(kept: &Kept, seen: u64) -> Option<Process> {
    let drafted = kept.history.events.iter().filter(|event| event.version <= seen);
    drafted
        .filter_map(|event| match &event.event {
            Event::ItemDrafted { content, .. } => Some(content.process.clone()),
            _ => None,
        })
        .next_back()
}

//! `/manage/items/{code}/edit/{section}`: the editor of items, section by section. Saving makes a draft or rewords the one
//! at hand; a page that somebody has overtaken comes back with everything typed. What publication would still ask stands
//! beside the fields; nothing is published from here. The process has a page of its own.

mod blocks;
mod blocks_of;
mod draw;
mod fill;
mod known;
mod needed;
mod read;
mod sections;
mod shape;
mod stale;
pub(super) mod tasks;
pub(super) mod words;

use self::{
    blocks::Act,
    draw::Sheet,
    fill::fill,
    known::Known,
    read::Reader,
    sections::SECTIONS,
    shape::{Section, named},
};
use super::{
    home,
    item::{Kept, read},
    items::item_address,
    order,
    process::total,
    refuse_at_its_field, reviews,
};
use crate::{
    failure::Failure,
    form::{Form, LongForm},
    office::{Order, Refusal},
    text::{Lang, Message},
    visitor::Editor,
    web::{
        frame::Room,
        pieces::{self, Link, Tone},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
pub(super) use known::{departments, may_edit};
use maud::{Markup, html};
use rules::{
    item::{
        Command, Content, ItemState, VersionState,
        publication::{self, Fault, FaultKind},
    },
    name::ItemCode,
};
use serde_json::Value;
use std::collections::BTreeMap;
use store::views::items;

/// `GET /manage/items/{code}/edit/{section}`
pub(super) async fn show(
    editor: Editor,
    Path((code, key)): Path<(String, String)>,
    asked: Form,
) -> Result<Response, Response> {
    let page = Page::of(&editor, &code, &key).await.map_err(|failure| editor.fail(&failure))?;
    let form = page.stored().with("seen", page.seen());
    let saved = (asked.text("saved") == "1").then_some(page.lang.edit_saved());
    Ok(page.answer(
        StatusCode::OK,
        &form,
        "",
        html! {
            @if let Some(words) = saved { (pieces::notice(Tone::Good, words, html! {})) }
        },
    ))
}

/// `POST /manage/items/{code}/edit/{section}`: a block more or less, or saved.
pub(super) async fn save(
    editor: Editor,
    Path((code, key)): Path<(String, String)>,
    LongForm(mut form): LongForm,
) -> Result<Response, Response> {
    let fail = |failure: Failure| editor.fail(&failure);
    editor.check(&form).map_err(fail)?;
    let page = Page::of(&editor, &code, &key).await.map_err(fail)?;
    form.set("identity.task_code", code.as_str());
    let what = form.text("do").to_owned();
    if let Some(act) = Act::of(&what) {
        let after = blocks::apply(&form, page.section.parts, &act).ok_or_else(|| fail(Failure::NotFound))?;
        let needed = needed::notice(page.lang, page.content(), &form, &act);
        return Ok(page.answer(StatusCode::OK, &after.0, &after.1, needed));
    }
    let content = page.read(&mut form).map_err(fail)?;
    page.check_codes(&mut form, &content).await.map_err(fail)?;
    if !form.is_sound() {
        return Ok(page.answer(StatusCode::UNPROCESSABLE_ENTITY, &form, "", html! {}));
    }
    let asked = Order::Item(ItemCode(code.clone()), Command::Draft(Box::new(content.clone())));
    match order(&editor, &form, asked).await.map_err(fail)? {
        None => Ok(Redirect::to(&page.onward(what == "next")).into_response()),
        Some(Refusal::Stale) => {
            let now = Page::of(&editor, &code, &key).await.map_err(fail)?;
            let form = form.with("seen", now.seen());
            let since = stale::notice(now.lang, now.section, now.content(), &content);
            Ok(now.answer(StatusCode::CONFLICT, &form, "", since))
        }
        Some(why) => {
            let first = named(page.section.parts).first().map_or("do", |part| part.name);
            refuse_at_its_field(&mut form, first, &why);
            Ok(page.answer(StatusCode::UNPROCESSABLE_ENTITY, &form, "", html! {}))
        }
    }
}

/// The address of a section of an item.
pub(in crate::web::manage) fn section_address(code: &str, key: &str) -> String {
    format!("{}/edit/{key}", item_address(code))
}

/// One section of one item, open to be edited by whoever may.
struct Page<'a> {
    editor: &'a Editor,
    lang: Lang,
    code: &'a str,
    kept: Kept,
    section: &'static Section,
    place: usize,
    known: Known,
}

impl<'a> Page<'a> {
    async fn of(editor: &'a Editor, code: &'a str, key: &str) -> Result<Page<'a>, Failure> {
        let (place, section) = sections::section(key).ok_or(Failure::NotFound)?;
        let kept = read(editor, code).await?;
        let (_, version) = kept.latest().ok_or(Failure::NotFound)?;
        if !may_edit(editor, &version.content.body.department) {
            return Err(Failure::NoRight);
        }
        let known = Known::of(editor, &version.content).await?;
        Ok(Page { editor, lang: editor.lang(), code, kept, section, place, known })
    }

    fn content(&self) -> &Content {
        // `of` has seen that there is a version.
        static NOTHING: std::sync::LazyLock<Content> = std::sync::LazyLock::new(Content::default);
        self.kept.latest().map_or(&NOTHING, |(_, version)| &version.content)
    }

    fn seen(&self) -> String {
        self.kept.history.known.version.to_string()
    }

    /// The section as it is stored.
    fn stored(&self) -> Form {
        let mut form = Form::empty();
        fill(self.section.parts, "", &as_value(self.content()), &self.known, &mut form);
        form
    }

    /// The whole item with this section as it was typed. What is wrong is noted in the form; then the content is not to be
    /// used.
    fn read(&self, form: &mut Form) -> Result<Content, Failure> {
        let before = as_value(self.content());
        let mut after = before.clone();
        Reader { form, known: &self.known, before: &before }.read(self.section.parts, "", &mut after);
        if !form.is_sound() {
            return Ok(self.content().clone());
        }
        serde_json::from_value(after).map_err(|error| Failure::Ours(error.to_string()))
    }

    /// Codes of other items name items that there are.
    async fn check_codes(&self, form: &mut Form, content: &Content) -> Result<(), Failure> {
        let handling = &content.handling;
        let mut named = vec![("handling.about".to_owned(), handling.about.as_str())];
        for (place, one) in handling.prerequisites.iter().enumerate() {
            named.push((format!("handling.prerequisites[{place}].code"), one.code.as_str()));
        }
        named.retain(|(_, code)| !code.is_empty());
        if self.section.key != "handling" || named.is_empty() {
            return Ok(());
        }
        let codes: Vec<&str> = named.iter().map(|(_, code)| *code).collect();
        let found = items::many(self.editor.front.store.db(), &codes).await?;
        for (field, code) in &named {
            if !found.iter().any(|row| row.code == *code) {
                form.refuse(field, Message::both(Lang::edit_no_such_item));
            }
        }
        Ok(())
    }

    /// Where one goes after saving.
    fn onward(&self, next: bool) -> String {
        let next = next.then(|| SECTIONS.get(self.place + 1)).flatten();
        let key = next.map_or(self.section.key, |section| section.key);
        format!("{}?saved=1", section_address(self.code, key))
    }

    /// What publication would still ask of the fields here; only while they show what is stored.
    fn notes(&self, form: &Form, status: StatusCode) -> BTreeMap<String, String> {
        let is_stored = status == StatusCode::OK && form.given("do").is_none();
        let faults = is_stored.then(|| publication::faults(self.content(), &self.editor.hall));
        let faults = faults.unwrap_or_default();
        let mut notes = tasks::notes(self.lang, &faults);
        // C-13: the promise and the steps are one fault, whichever of the two is mended.
        if faults.iter().any(is_of_step_limits) {
            let words = self.lang.draft_steps_too_long(&total(self.lang, self.content()));
            notes.entry("limits.promised".to_owned()).or_insert(words);
        }
        notes
    }

    /// What saving will do to the versions there are.
    fn effect(&self) -> Markup {
        let (lang, item) = (self.lang, self.kept.item());
        let Some((number, version)) = self.kept.latest() else { return html! {} };
        html! {
            @if item.state() == ItemState::Cancelled {
                (pieces::notice(Tone::Bad, lang.edit_cancelled(), html! {}))
            } @else if matches!(version.state, VersionState::Published | VersionState::Replaced) {
                p class="quiet" { (lang.edit_makes_a_draft(number, number + 1)) }
            } @else { (reviews::voided(lang, &self.kept)) }
        }
    }

    fn answer(&self, status: StatusCode, form: &Form, focus: &str, above: Markup) -> Response {
        let (lang, editor) = (self.lang, self.editor);
        let back = item_address(self.code);
        let here = section_address(self.code, self.section.key);
        let title = (self.section.title)(lang);
        let notes = self.notes(form, status);
        let sheet = Sheet { lang, form, known: &self.known, notes: &notes, focus };
        let next = SECTIONS.get(self.place + 1).map(|section| (section.title)(lang));
        let body = html! {
            (pieces::heading(title, Some((self.section.lead)(lang)), html! {}))
            (above)
            (pieces::error_summary(lang, form))
            (self.effect())
            (pieces::post(&here, editor.tokens(&editor.act()), None, html! {
                (draw::on_enter())
                (pieces::guard(form.given("do").is_some()))
                (pieces::hidden("seen", form.text("seen")))
                section class="panel" { (sheet.draw(self.section.parts, "")) }
                @if self.section.key == "limits" && !self.content().process.blocks.is_empty() {
                    p class="quiet" {
                        (lang.process_budget()) " " (total(lang, self.content())) " · "
                        a href={ (back) "/process" } { (lang.draft_to_process()) }
                    }
                }
                (draw::foot(lang, next, &back))
            }))
            (tasks::others(lang, self.code, self.section.key))
        };
        let name = &self.content().identity;
        let name = lang.pick(&name.name, &name.name_en);
        let trail = [home(lang), Link::new("/manage/items", lang.manage_nav_items()), Link::new(&back, name)];
        editor.page_with(status, Room::Manage, title, &trail, body)
    }
}

/// Whether the promise and the steps do not fit each other.
fn is_of_step_limits(fault: &Fault) -> bool {
    fault.field == "process.blocks"
        && matches!(fault.kind, FaultKind::StepsLongerThanPromise | FaultKind::UnitsDiffer)
}

/// An item as the fields see it: names and values.
fn as_value(content: &Content) -> Value {
    serde_json::to_value(content).unwrap_or_default()
}

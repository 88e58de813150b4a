//! `/manage/table`: the catalogue as tables: taken out, changed in a spreadsheet, handed back (CA9). What comes back is
//! first shown as it would change things; only what the editor agrees to becomes drafts. Whose items they may be the
//! rules say.

mod out;
mod shown;

pub(super) use out::{csv, xlsx};
pub(super) use shown::{decide, show as show_import};

use super::home;
use crate::{
    failure::Failure,
    form::{ACT_FIELD, CSRF_FIELD, Form, address},
    imports::{self, About},
    text::{Lang, Message, law, table_fault},
    visitor::{Editor, Visit},
    web::{
        frame::Room,
        pieces::{self, Choice, Column, Field, Table, Weight},
        receive,
    },
    workbook::load::Load,
};
use axum::{
    extract::{Multipart, multipart},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{item::ItemState, time::Instant};
use store::imports::{Import, ImportState, WAITING_BESIDE};

/// The address of this page.
pub(super) const ADDRESS: &str = "/manage/table";
/// Parts of the form.
const PARTS_MAX: usize = 6;
/// Bytes of a part that is no file.
const PART_BYTES: usize = 4_096;
const STATES: [(&str, ItemState); 5] = [
    ("draft", ItemState::Draft),
    ("listed", ItemState::Listed),
    ("published", ItemState::Published),
    ("suspended", ItemState::Suspended),
    ("cancelled", ItemState::Cancelled),
];

/// The address of an import.
fn address_of(id: &str) -> String {
    format!("{ADDRESS}/{}", crate::form::segment(id))
}

/// `GET /manage/table`
pub(in crate::web::manage) async fn show(editor: Editor) -> Result<Response, Response> {
    page(&editor, StatusCode::OK, &Form::empty()).await.map_err(|failure| editor.fail(&failure))
}

/// `POST /manage/table`: a table comes back.
pub(in crate::web::manage) async fn take(editor: Editor, parts: Multipart) -> Result<Response, Response> {
    take_in(&editor, parts).await.map_err(|failure| editor.fail(&failure))
}

async fn take_in(editor: &Editor, parts: Multipart) -> Result<Response, Failure> {
    let (mut form, table) = handed_in(editor, parts).await?;
    if let Some((name, bytes)) = table.filter(|_| form.is_sound()) {
        // Taking a large file apart takes seconds: not where others wait.
        let read = tokio::task::spawn_blocking(move || Load::read(&bytes)).await;
        match read.map_err(|error| Failure::Ours(error.to_string()))? {
            Ok(load) => {
                let id = imports::lay_down(&editor.front, &editor.me.person, &name, &load).await?;
                return Ok(Redirect::to(&address_of(&id)).into_response());
            }
            Err(fault) => form.refuse("table", Message::both(|lang| table_fault(lang, &fault))),
        }
    }
    if form.is_sound() {
        form.refuse("table", Message::both(Lang::table_file_needed));
    }
    page(editor, StatusCode::UNPROCESSABLE_ENTITY, &form).await
}

/// The file of a form that hands in one table, with its name, and what is wrong with it.
///
/// # Errors
/// When the form is not of this page.
pub(in crate::web::manage) async fn handed_in(
    visit: &Visit,
    mut parts: Multipart,
) -> Result<(Form, Option<(String, Vec<u8>)>), Failure> {
    let (mut hidden, mut form) = (Form::empty(), Form::empty());
    let mut table = None;
    for _ in 0..PARTS_MAX {
        let Ok(Some(mut part)) = parts.next_field().await else { break };
        let name = part.name().unwrap_or_default().to_owned();
        if part.file_name().is_none() {
            let value = receive::short(&mut part, PART_BYTES).await.ok_or(Failure::OldForm)?;
            if matches!(name.as_str(), CSRF_FIELD | ACT_FIELD) {
                hidden.add(&name, &value);
            }
            continue;
        }
        visit.check(&hidden)?;
        let called = part.file_name().unwrap_or_default().to_owned();
        match received(visit, &mut part).await {
            Ok(bytes) if bytes.is_empty() && called.is_empty() => {}
            Ok(bytes) => table = Some((called, bytes)),
            Err(why) => form.refuse("table", why),
        }
    }
    visit.check(&hidden)?;
    Ok((form, table))
}

/// The bytes of the file, up to what one upload may have.
async fn received(visit: &Visit, part: &mut multipart::Field<'_>) -> Result<Vec<u8>, Message> {
    let most = visit.front.config.upload_max;
    let mut bytes = Vec::new();
    loop {
        match part.chunk().await {
            Ok(Some(chunk)) if bytes.len() as u64 + chunk.len() as u64 <= most => {
                bytes.extend_from_slice(&chunk);
            }
            Ok(None) => return Ok(bytes),
            // A browser that is still sending does not read our answer.
            Ok(Some(_)) => {
                receive::drain(visit, part).await;
                let most = pieces::bytes(most);
                return Err(Message::both(|lang| lang.table_file_large(&most)));
            }
            Err(_) => return Err(Message::both(|lang| lang.apply_file_broke(""))),
        }
    }
}

async fn page(editor: &Editor, status: StatusCode, form: &Form) -> Result<Response, Failure> {
    let lang = editor.lang();
    let now = editor.front.office.now();
    let mine = store::imports::of(editor.front.store.db(), editor.me.person.as_str(), now.0).await?;
    let body = html! {
        (pieces::heading(lang.table_title(), Some(lang.table_lead()), html! {}))
        (pieces::error_summary(lang, form))
        (pieces::panel("out", lang.table_out(), taking_out(editor)))
        (pieces::panel("in", lang.table_in(), handing_back(editor, form)))
        @if !mine.is_empty() { (pieces::panel("mine", lang.table_mine(), list(lang, &mine, now))) }
    };
    let trail = [home(lang), pieces::Link::new("/manage/items", lang.manage_nav_items())];
    Ok(editor.page_with(status, Room::Manage, lang.table_title(), &trail, body))
}

/// Two buttons of one form: the same choice as either kind of file.
fn taking_out(editor: &Editor) -> Markup {
    let lang = editor.lang();
    let own = editor.hall.department_of(&editor.me.person).map(|own| own.0.clone()).unwrap_or_default();
    let chosen = Form::empty().with("department", own);
    let states = STATES.map(|(word, state)| Choice::new(word, law::item_state(lang, state)));
    let departments: Vec<Choice<'_>> = editor
        .hall
        .departments
        .values()
        .map(|one| Choice::new(one.id.as_str(), lang.pick(&one.name, &one.name_en)))
        .collect();
    html! {
        p { (lang.table_out_lead()) }
        form class="filter" method="get" action={ (ADDRESS) "/items.xlsx" } {
            (Field::select("department", lang.table_department(), &departments).show(lang, &chosen))
            (Field::select("state", lang.table_state(), &states).show(lang, &chosen))
            button type="submit" class="button main" { (lang.table_as_xlsx()) }
            button type="submit" class="button" formaction={ (ADDRESS) "/items.zip" } { (lang.table_as_csv()) }
        }
        p { a href="/manage/catalogue.zip" { (lang.table_as_files()) } }
    }
}

fn handing_back(editor: &Editor, form: &Form) -> Markup {
    let lang = editor.lang();
    let id = pieces::field_id("table");
    let wrong = form.error("table");
    html! {
        p { (lang.table_in_lead()) }
        p class="quiet" { (lang.table_in_none()) }
        (pieces::post_files(ADDRESS, editor.tokens(&editor.act()), None, html! {
            div class=(if wrong.is_some() { "field wrong" } else { "field" }) {
                label for=(id) { (lang.table_file()) }
                @if let Some(why) = wrong {
                    p class="error" id={ (id) "-error" } { span aria-hidden="true" { "■ " } (why.text(lang)) }
                }
                input type="file" id=(id) name="table" accept=".xlsx,.csv,.zip,.txt"
                    aria-describedby=[wrong.map(|_| format!("{id}-error"))] required;
            }
            (pieces::buttons(&[pieces::submit(Weight::Main, lang.table_look())]))
            p class="hint" { (lang.table_now()) }
        }))
    }
}

fn list(lang: Lang, mine: &[Import], now: Instant) -> Markup {
    let columns = [
        Column::new(lang.table_file()),
        Column::new(lang.table_when()),
        Column::new(lang.table_how_far()),
        Column::number(lang.table_changed()),
        Column::number(lang.table_new()),
        Column::number(lang.table_refused()),
    ];
    let rows = mine
        .iter()
        .map(|import| {
            let About { changed, new, refused, .. } = imports::about(import);
            vec![
                html! { a href=(address_of(&import.id)) { (import.name) } },
                pieces::moment_from(lang, Instant(import.made_at), now),
                html! { (how_far(lang, import.state)) },
                html! { (changed) },
                html! { (new) },
                html! { (refused) },
            ]
        })
        .collect();
    let table = Table {
        caption: lang.table_mine(),
        columns: &columns,
        rows,
        empty: html! {},
        next: None,
        first: None,
        files: &[],
    };
    html! {
        (table.show(lang))
        p class="hint" { (lang.table_mine_kept(WAITING_BESIDE + 1)) }
    }
}

const fn how_far(lang: Lang, state: ImportState) -> &'static str {
    match state {
        ImportState::Reading | ImportState::Shown => lang.table_shown(),
        ImportState::Running => lang.table_running(),
        ImportState::Ended => lang.table_ended(),
    }
}

/// A page of an import behind a place.
fn behind(id: &str, name: &str, place: i64) -> String {
    address(&address_of(id), &[(name, &place.to_string())])
}

//! `/manage/table/{id}`: what a table would change, item by item and cell by cell, with everything that cannot be taken;
//! then how far it has come; then what has become of it. Only whoever handed it in sees it.

use super::{super::items::item_address, ADDRESS, address_of, behind, home};
use crate::{
    failure::Failure,
    form::Form,
    imports::{self, About},
    text::{Lang, table_heading, table_note, table_why},
    visitor::Editor,
    web::{
        frame::Room,
        pieces::{self, Column, Fact, Link, Table, Tile, Tone, Weight},
    },
    workbook::{
        differ::{Differing, differences},
        sheets::SHEETS,
        sift::{Refused, Why},
    },
};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::item::Item;
use store::imports::{Import, ImportItem, ImportState, Outcome, SHOWN_MS};

/// Items on one page, with their changes.
const ITEMS: u32 = 20;
/// Rows that cannot be taken, on one page.
const REFUSALS: u32 = 100;
/// Changes shown of one item.
const CHANGES_MAX: usize = 20;
/// Items drafted while whoever agreed waits; more go on behind the page.
const AT_ONCE: usize = 1_000;

/// `GET /manage/table/{id}`
pub(in crate::web::manage) async fn show(
    editor: Editor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    page(&editor, &id, &form).await.map_err(|failure| editor.fail(&failure))
}

/// `POST /manage/table/{id}`: agrees, or throws it away. Agreeing twice does what agreeing once does.
pub(in crate::web::manage) async fn decide(
    editor: Editor,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    decided(&editor, &id, &form).await.map_err(|failure| editor.fail(&failure))
}

async fn decided(editor: &Editor, id: &str, form: &Form) -> Result<Response, Failure> {
    editor.check(form)?;
    let (db, now) = (editor.front.store.db(), editor.front.office.now().0);
    let person = editor.me.person.as_str();
    if form.text("decision") == "discard" {
        store::imports::discard(db, id, person).await?;
        return Ok(Redirect::to(ADDRESS).into_response());
    }
    if store::imports::agree(db, id, person, now).await? {
        let import = find(editor, id).await?.ok_or(Failure::NotFound)?;
        let about = imports::about(&import);
        let front = editor.front.clone();
        let run = async move {
            // What stops here goes on by itself: the job looks for it.
            if let Err(error) = imports::run(&front.store, &front.office, &import).await {
                tracing::error!(%error, "an import has stopped; it goes on later");
            }
        };
        // Also when whoever agreed goes away, it goes on.
        let task = tokio::spawn(run);
        if about.new + about.changed <= AT_ONCE {
            let _done = task.await;
        }
    }
    Ok(Redirect::to(&address_of(id)).into_response())
}

async fn find(editor: &Editor, id: &str) -> Result<Option<Import>, Failure> {
    let now = editor.front.office.now().0;
    Ok(store::imports::one(editor.front.store.db(), editor.me.person.as_str(), id, now).await?)
}

async fn page(editor: &Editor, id: &str, form: &Form) -> Result<Response, Failure> {
    let lang = editor.lang();
    let trail = [home(lang), Link::new(ADDRESS, lang.table_title())];
    let Some(import) = find(editor, id).await? else {
        let body = pieces::answer(lang.table_gone(), &[], &[Link::new(ADDRESS, lang.table_again())]);
        let status = axum::http::StatusCode::NOT_FOUND;
        return Ok(editor.page_with(status, Room::Manage, lang.table_gone(), &trail, body));
    };
    let title = match import.state {
        ImportState::Ended => lang.table_ended(),
        ImportState::Running => lang.table_running(),
        ImportState::Reading | ImportState::Shown => lang.table_preview(),
    };
    let about = imports::about(&import);
    let body = html! {
        (pieces::heading(title, Some(&import.name), html! {}))
        @match import.state {
            ImportState::Reading | ImportState::Shown => {
                (head(editor, &import, &about))
                @if about.refused > 0 { (pieces::panel("refused", lang.table_refused(), refusals(editor, &import, form).await?)) }
                @if about.new + about.changed > 0 {
                    (pieces::panel("changes", lang.table_changed(), changes(editor, &import, form).await?))
                }
            }
            ImportState::Running | ImportState::Ended => { (outcome(editor, &import, form).await?) }
        }
    };
    Ok(editor.page(Room::Manage, title, &trail, body))
}

/// The figures, what to look out for, and the two buttons.
fn head(editor: &Editor, import: &Import, about: &About) -> Markup {
    let lang = editor.lang();
    let figures = [about.changed, about.new, about.unchanged, about.refused].map(|number| number.to_string());
    let labels = [lang.table_changed(), lang.table_new(), lang.table_unchanged(), lang.table_refused()];
    let tiles: Vec<Tile<'_>> = labels
        .iter()
        .zip(&figures)
        .map(|(label, figure)| Tile { label, figure, definition: "", href: None, light: None })
        .collect();
    let count = i64::try_from(about.new + about.changed).unwrap_or(i64::MAX);
    let left = (import.made_at + SHOWN_MS - editor.front.office.now().0) / 60_000;
    html! {
        (pieces::tiles(&tiles))
        @if count == 0 {
            @let words = if about.refused > 0 { lang.table_only_refused() } else { lang.table_nothing() };
            (pieces::notice(if about.refused > 0 { Tone::Bad } else { Tone::Good }, words, html! {}))
        }
        (particulars(lang, about))
        (pieces::panel("consent", lang.table_now(), pieces::post(&address_of(&import.id), editor.tokens(&editor.act()), None, html! {
            @if count > 0 { p { (lang.table_wait(left)) } }
            div class="buttons" {
                @if count > 0 { (pieces::submit_as(Weight::Main, "decision", "agree", &lang.table_agree(count))) }
                (pieces::submit_as(Weight::Side, "decision", "discard", lang.table_discard()))
                (pieces::side_link(ADDRESS, lang.table_again()))
            }
        })))
    }
}

fn particulars(lang: Lang, about: &About) -> Markup {
    let rows = about.rows.to_string();
    let mut facts = vec![Fact::new(lang.table_rows(), &rows)];
    let stop = lang.pick("；", "; ");
    let sheets: Vec<String> =
        about.sheets.iter().map(|(title, rows)| lang.table_sheet_rows(title, *rows)).collect();
    let sheets = sheets.join(stop);
    let departments: Vec<&str> = about.departments.iter().map(|one| one.name.as_str()).collect();
    let departments = departments.join(stop);
    for (label, words) in [(lang.table_sheets(), &sheets), (lang.table_departments(), &departments)] {
        if !words.is_empty() {
            facts.push(Fact::new(label, words));
        }
    }
    if !about.notes.is_empty() {
        facts.push(Fact::marked(lang.table_notes(), html! {
            ul { @for (note, times) in &about.notes { li { (table_note(lang, *note)) " " span class="quiet" { (lang.table_times(*times)) } } } }
        }));
    }
    html! { (passed_over(lang, about)) (pieces::summary(lang, &facts)) }
}

/// Columns that were not taken, by name: nobody else would tell that what they say is lost.
fn passed_over(lang: Lang, about: &About) -> Markup {
    let named = about.unknown.iter().map(|(sheet, heading)| {
        if sheet.is_empty() { heading.clone() } else { format!("{sheet} · {heading}") }
    });
    let named: Vec<String> = named.collect();
    html! {
        @if !named.is_empty() {
            @let words = lang.table_passed_over(&named.join(lang.pick("；", "; ")));
            (pieces::notice(Tone::Warning, &words, html! {
                @if about.sheets.is_empty() { p { (lang.table_passed_over_list()) } }
            }))
        }
    }
}

async fn refusals(editor: &Editor, import: &Import, form: &Form) -> Result<Markup, Failure> {
    let lang = editor.lang();
    let after = form.number("refused").unwrap_or(-1);
    let mut found =
        store::imports::refusals(editor.front.store.db(), &import.id, after, REFUSALS + 1).await?;
    let more = found.len() > REFUSALS as usize;
    found.truncate(REFUSALS as usize);
    let next = found.last().filter(|_| more).map(|(place, _)| behind(&import.id, "refused", *place));
    let first = address_of(&import.id);
    let found: Vec<Refused> = found.iter().filter_map(|(_, body)| serde_json::from_str(body).ok()).collect();
    let codes: Vec<&str> = found.iter().map(|refused| refused.code.as_str()).collect();
    let known = store::views::items::many(editor.front.store.db(), &codes).await?;
    let called = |code: &str| known.iter().find(|row| row.code == code);
    let columns = [
        Column::new(lang.table_where()),
        Column::new(lang.table_item()),
        Column::new(lang.table_column()),
        Column::new(lang.table_what()),
    ];
    let rows = found
        .into_iter()
        .map(|refused| {
            let Refused { sheet, line, column, code, why } = refused;
            vec![
                html! { @if sheet.is_empty() { (lang.table_line(line)) } @else { (lang.table_row(&sheet, line)) } },
                html! {
                    @if let Some(row) = called(&code) {
                        (lang.pick(&row.name, &row.name_en)) small class="under quiet" { (code) }
                    } @else if code.is_empty() { "—" } @else { (code) }
                },
                html! { @if column.is_empty() { "—" } @else { (table_heading(lang, &column)) } },
                html! { (table_why(lang, &why)) },
            ]
        })
        .collect();
    let table = Table {
        caption: lang.table_refused(),
        columns: &columns,
        rows,
        empty: html! {},
        next: next.as_deref(),
        first: (after >= 0).then_some(first.as_str()),
        files: &[],
    };
    Ok(html! { p { (lang.table_refused_lead()) } (table.show(lang)) })
}

async fn changes(editor: &Editor, import: &Import, form: &Form) -> Result<Markup, Failure> {
    let lang = editor.lang();
    let store = &editor.front.store;
    let after = form.number("after").unwrap_or(-1);
    let mut items = store::imports::items(store.db(), &import.id, None, after, ITEMS + 1).await?;
    let more = items.len() > ITEMS as usize;
    items.truncate(ITEMS as usize);
    let codes: Vec<String> = items.iter().map(|item| item.code.clone()).collect();
    let known = store.dossiers::<Item>(&codes).await?;
    let next = items.last().filter(|_| more).map(|item| behind(&import.id, "after", item.place));
    let shown = items.iter().map(|item| {
        let known = known.get(&item.code);
        let moved = known.map_or(0, |known| known.version) != u64::try_from(item.seen).unwrap_or(0);
        let before = known.and_then(|known| known.state.latest()).map(|(_, version)| &*version.content);
        let after = imports::content(item);
        let found = after.map(|after| differences(before, &after, &editor.hall)).unwrap_or_default();
        change(lang, item, moved, &found)
    });
    Ok(html! {
        @for item in shown { (item) }
        nav class="pages" {
            @if after >= 0 { a class="button" href=(address_of(&import.id)) { (lang.list_first()) } }
            @if let Some(next) = next { a class="button" href={ (next) "#changes" } rel="next" { (lang.list_next()) } }
            @else if after >= 0 { span class="quiet" { (lang.table_no_more()) } }
        }
    })
}

fn change(lang: Lang, item: &ImportItem, moved: bool, found: &[Differing]) -> Markup {
    let columns =
        [Column::new(lang.table_column()), Column::new(lang.table_before()), Column::new(lang.table_after())];
    let rows = found
        .iter()
        .take(CHANGES_MAX)
        .map(|one| {
            let said = |text: &str| {
                html! {
                    @if text.is_empty() { "—" } @else { @for line in text.lines() { (line) br; } }
                }
            };
            let details = html! {
                @if !one.details.is_empty() { details {
                    summary { (lang.table_details()) }
                    ul { @for (column, text) in &one.details { li { (table_heading(lang, column)) "：" (said(text)) } } }
                } }
            };
            let gone = one.is_whole() && one.after.is_empty();
            let come = one.is_whole() && one.before.is_empty();
            vec![
                html! { (named(lang, one)) },
                html! { @if come { "—" } @else { (said(&one.before)) @if gone { (details) } } },
                html! {
                    @if gone { (pieces::tag(Tone::Warning, lang.table_part_gone())) }
                    @else { (said(&one.after)) @if come { (details) } }
                },
            ]
        })
        .collect();
    let table = Table {
        caption: &item.name,
        columns: &columns,
        rows,
        empty: html! {},
        next: None,
        first: None,
        files: &[],
    };
    html! {
        section {
            h3 {
                @if item.seen == 0 { (item.name) " " (pieces::tag(Tone::Action, lang.table_is_new())) }
                @else { a href=(item_address(&item.code)) { (item.name) } }
            }
            p class="quiet" { (item.code) " · " (lang.table_line(u64::try_from(item.line).unwrap_or(0))) }
            @if moved { (pieces::notice(Tone::Bad, lang.table_moved(), html! {})) }
            (table.show(lang))
            @if found.len() > CHANGES_MAX { p class="quiet" { (lang.table_more_fields(found.len() - CHANGES_MAX)) } }
        }
    }
}

/// Which cell differs: the sheet, the part and the column.
fn named(lang: Lang, one: &Differing) -> String {
    let key = one.column.split(':').next().unwrap_or_default();
    let sheet = SHEETS.iter().find(|sheet| sheet.key == key).map_or("", |sheet| sheet.title);
    let column = if one.column.contains(':') { table_heading(lang, &one.column) } else { String::new() };
    match (one.part, column.is_empty()) {
        (0, _) => column,
        (part, true) => format!("{sheet} {part}"),
        (part, false) => format!("{sheet} {part} · {column}"),
    }
}

/// How far it has come, and what has not been changed.
async fn outcome(editor: &Editor, import: &Import, form: &Form) -> Result<Markup, Failure> {
    let lang = editor.lang();
    let db = editor.front.store.db();
    let [waiting, drafted, refused] = store::imports::counts(db, &import.id).await?;
    let after = form.number("after").unwrap_or(-1);
    let mut items =
        store::imports::items(db, &import.id, Some(Outcome::Refused), after, REFUSALS + 1).await?;
    let more = items.len() > REFUSALS as usize;
    items.truncate(REFUSALS as usize);
    let next = items.last().filter(|_| more).map(|item| behind(&import.id, "after", item.place));
    let columns =
        [Column::new(lang.table_item()), Column::new(lang.table_where()), Column::new(lang.table_what())];
    let rows = items
        .iter()
        .map(|item| {
            let why: Option<Why> = serde_json::from_str(&item.why).ok();
            vec![
                html! { (item.name) br; span class="quiet" { (item.code) } },
                html! { (lang.table_line(u64::try_from(item.line).unwrap_or(0))) },
                html! { @if let Some(why) = why { (table_why(lang, &why)) } },
            ]
        })
        .collect();
    let first = address_of(&import.id);
    let table = Table {
        caption: lang.table_not_changed(),
        columns: &columns,
        rows,
        empty: html! {},
        next: next.as_deref(),
        first: (after >= 0).then_some(first.as_str()),
        files: &[],
    };
    Ok(html! {
        @if import.state == ImportState::Running {
            (pieces::notice(Tone::Action, &lang.table_going(drafted + refused, waiting + drafted + refused), html! {
                p { (lang.table_going_more()) } (pieces::side_link(&first, lang.table_refresh()))
            }))
        } @else {
            (pieces::notice(if refused > 0 { Tone::Action } else { Tone::Good }, &lang.table_done(drafted), html! {
                @if drafted > 0 { p { (lang.table_done_next()) } }
                @if refused > 0 { p { (lang.table_done_refused(refused)) } }
            }))
        }
        @if refused > 0 { (pieces::panel("refused", lang.table_not_changed(), table.show(lang))) }
        (pieces::buttons(&[
            pieces::main_link("/manage/items?latest=draft", lang.table_to_review()),
            pieces::side_link(ADDRESS, lang.table_again()),
        ]))
    })
}

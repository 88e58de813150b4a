//! `/my`: what I must do now, my cases, those I make for others, my messages.
//!
//! First what waits for me, with its date; then the list, newest first. Nobody else's case is in any of it.

use crate::{
    form::{Form, address},
    text::{Lang, law, why},
    visitor::Citizen,
    web::{
        frame::Room,
        pieces::{self, Columns, Link, Table, nothing},
        why::due_text,
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::{
    case::{Case, CaseStatus, ClockName},
    errand::News,
    item::{Content, content::Purpose},
    licence::LicenceState,
    time::{Instant, day_number, from_day_number, next_day},
};
use store::{
    StoreError, drafts, errands,
    views::{
        cases::{self, After, CaseRow, Filter},
        items, licences, ratings, slips,
    },
};

/// Cases on a page of the list.
const PAGE: u32 = 20;
/// Open cases looked through for something to do.
const OPEN_MAX: u32 = 50;
/// Licences that end within so many days are to be thought of.
const ENDING: i64 = 90;
/// Messages shown.
const MESSAGES: u32 = 10;

/// 要办的事: one line, with the way to do it.
struct Todo {
    /// When it must be done, in UTC milliseconds; what has no date comes behind.
    due: i64,
    what: String,
    about: String,
    href: String,
}

/// Without a date, but somebody waits for it.
const SOON: i64 = i64::MAX - 1;
/// Without a date.
const LATER: i64 = i64::MAX;

/// `GET /my`, `?after=…` for the next page of the list.
pub(super) async fn show(citizen: Citizen, asked: Form) -> Result<Response, Response> {
    let lang = citizen.lang();
    let fail = |error: StoreError| citizen.fail(&error.into());
    let after = asked.given("after").and_then(parse_after);
    let is_first = after.is_none();
    let db = citizen.front.store.db();
    let me = || Some(citizen.me.person.0.clone());
    let mine = Filter { applicant: me(), after, ..Filter::default() };
    let mine = cases::page(db, &mine, PAGE + 1).await.map_err(fail)?;
    let body = if is_first {
        let others = Filter { agent: me(), ..Filter::default() };
        let others = cases::page(db, &others, PAGE).await.map_err(fail)?;
        let todo = todo(&citizen, &mine).await.map_err(fail)?;
        let messages = errands::messages(db, citizen.me.person.as_str(), MESSAGES).await.map_err(fail)?;
        if messages.iter().any(|message| !message.is_read) {
            let now = citizen.front.office.now();
            errands::seen(db, citizen.me.person.as_str(), now).await.map_err(fail)?;
        }
        let told: Vec<&str> = messages.iter().map(|message| message.case.as_str()).collect();
        let about = cases::many(db, &told).await.map_err(fail)?;
        let standing = super::standing::panel(&citizen).await.map_err(fail)?;
        let main = html! {
            (standing)
            (pieces::panel("todo", lang.my_todo(), todo_list(lang, &todo)))
            (pieces::panel("cases", lang.my_cases(), list(&citizen, mine, true)))
            @if !others.is_empty() {
                (pieces::panel("others", lang.my_agent_cases(), list(&citizen, others, true)))
            }
        };
        let side = pieces::panel(
            "messages",
            lang.my_messages(),
            messages_list(lang, &messages, &about, citizen.front.office.now()),
        );
        pieces::columns(Columns::MainAndSide, &[main, side])
    } else {
        pieces::panel("cases", lang.my_cases(), list(&citizen, mine, false))
    };
    let acts = html! {
        (pieces::side_link("/my/licences", lang.my_licences()))
        (pieces::main_link("/items", lang.my_find()))
    };
    let body = html! { (pieces::heading(lang.my_title(), Some(lang.my_lead()), acts)) (body) };
    Ok(citizen.page(Room::Portal, lang.my_title(), &[Link::new("/", lang.frame_home())], body))
}

/// The place in the list: moment and number of the last row seen.
fn parse_after(text: &str) -> Option<After> {
    let (at, number) = text.split_once('.')?;
    Some(After { submitted_at: at.parse().ok()?, number: number.to_owned() })
}

async fn todo(citizen: &Citizen, newest: &[CaseRow]) -> Result<Vec<Todo>, StoreError> {
    let lang = citizen.lang();
    let db = citizen.front.store.db();
    let me = citizen.me.person.as_str();
    let mut open = Vec::new();
    for filter in [
        Filter { applicant: Some(me.to_owned()), open: true, ..Filter::default() },
        Filter { agent: Some(me.to_owned()), open: true, ..Filter::default() },
    ] {
        open.extend(cases::page(db, &filter, OPEN_MAX).await?);
    }
    let mut found = waiting(citizen, &open).await?;
    let done: Vec<&CaseRow> = newest.iter().filter(|row| row.status == CaseStatus::Completed).collect();
    let numbers: Vec<&str> = done.iter().map(|row| row.number.as_str()).collect();
    let unrated = ratings::unrated(db, &numbers).await?;
    let unrated = done.into_iter().filter(|row| unrated.contains(&row.number));
    found.extend(unrated.map(|row| line(lang, row, LATER, lang.my_todo_rate().to_owned(), "")));
    let numbers: Vec<&str> = open.iter().chain(newest).map(|row| row.number.as_str()).collect();
    let payable = slips::payable(db, &numbers).await?;
    for (number, due) in &payable {
        let row = open.iter().chain(newest).find(|row| row.number == *number);
        found.extend(row.map(|row| line(lang, row, LATER, lang.slip_pay_now(&pieces::money(due.0)), "")));
    }
    let drafts = drafts::list(db, me).await?;
    let codes: Vec<&str> = drafts.iter().map(|draft| draft.item.as_str()).collect();
    let items = items::many(db, &codes).await?;
    for draft in &drafts {
        // What is being gathered for a case is told by the case: no item has its number.
        let Some(item) = items.iter().find(|item| item.code == draft.item) else { continue };
        let moment = pieces::moment_text(lang, Instant(draft.updated_at));
        found.push(Todo {
            due: LATER,
            what: lang.my_todo_draft(&moment),
            about: lang.pick(&item.name, &item.name_en).to_owned(),
            href: format!("/apply/{}/{}", draft.item, draft.id),
        });
    }
    found.extend(ending(citizen).await?);
    found.sort_by_key(|todo| todo.due);
    Ok(found)
}

/// Licences that end soon and that nobody has asked to renew yet, by the day by which to ask (L-31).
async fn ending(citizen: &Citizen) -> Result<Vec<Todo>, StoreError> {
    let (lang, db) = (citizen.lang(), citizen.front.store.db());
    let today = citizen.front.office.now().day();
    let filter = licences::Filter {
        holder: Some(citizen.me.person.0.clone()),
        state: Some(LicenceState::Valid),
        ends_by: Some(from_day_number(day_number(today) + ENDING)),
        ..licences::Filter::default()
    };
    let rows = licences::page(db, &filter, PAGE).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let offers = licences::items_about(db).await?;
    let lead = |row: &licences::LicenceRow| {
        let renews = |content: &Content| {
            content.handling.purpose == Purpose::Renewal && super::licences::concerns(content, row)
        };
        offers.iter().find(|(_, content)| renews(content)).map(|(_, content)| content.renewal_lead().0)
    };
    let ends = rows.iter().filter(|row| row.pending.is_none());
    Ok(ends
        .filter_map(|row| {
            let by = super::licence::last_day_in_time(row.valid_until?, lead(row)?);
            let (what, day) = if today <= by {
                (lang.my_todo_renew(&pieces::full_day_text(lang, by)), by)
            } else {
                (lang.my_todo_renew_late(&pieces::full_day_text(lang, row.valid_until?)), today)
            };
            let due = Instant::midnight(next_day(day)).0;
            Some(Todo { due, what, about: row.name.clone(), href: "/my/licences".to_owned() })
        })
        .collect())
}

/// What open cases wait for from their applicant. Those that may wait are looked into together.
async fn waiting(citizen: &Citizen, open: &[CaseRow]) -> Result<Vec<Todo>, StoreError> {
    let store = &citizen.front.store;
    let corrected = |row: &&CaseRow| row.status == CaseStatus::CorrectionRequired;
    let may_owe = |row: &&CaseRow| row.status.is_under_review() || row.status == CaseStatus::Granted;
    let looked_into: Vec<String> =
        open.iter().filter(|row| corrected(row) || may_owe(row)).map(|row| row.number.clone()).collect();
    let known = store.dossiers::<Case>(&looked_into).await?;
    let owing: Vec<&str> = open.iter().filter(may_owe).map(|row| row.number.as_str()).collect();
    let contents = items::contents_of_cases(store.db(), &owing).await?;
    let waits = |row: &CaseRow| {
        let case = known.get(&row.number).map(|known| &known.state);
        let content = case.and_then(|case| contents.get(&(case.item.0.clone(), case.item_version)));
        waits_for(citizen, row, case, content)
    };
    let may_say = |row: &CaseRow| {
        let case = known.get(&row.number).map(|known| &known.state);
        let rights = case.map(|case| super::voice::open_rights(citizen.lang(), case, &citizen.hall.calendar));
        let told =
            |right: super::voice::OpenRight| line(citizen.lang(), row, right.due, right.what, right.path);
        rights.unwrap_or_default().into_iter().map(told).collect::<Vec<_>>()
    };
    Ok(open.iter().filter_map(waits).chain(open.iter().flat_map(may_say)).collect())
}

/// What an open case waits for from its applicant, with its date where there is one.
fn waits_for(
    citizen: &Citizen,
    row: &CaseRow,
    case: Option<&Case>,
    content: Option<&Content>,
) -> Option<Todo> {
    let lang = citizen.lang();
    match row.status {
        CaseStatus::CorrectionRequired => {
            let clock = case.and_then(|case| case.clock(&ClockName::Correction));
            let calendar = &citizen.hall.calendar;
            let words = clock.map(|clock| due_text(lang, clock, calendar)).unwrap_or_default();
            let at = clock.map_or(SOON, |clock| clock.due_at(calendar).0);
            Some(line(lang, row, at, lang.my_todo_correct(&words), "/correct"))
        }
        CaseStatus::PreReviewReturned => {
            Some(line(lang, row, SOON, lang.my_todo_resubmit().to_owned(), "/correct"))
        }
        CaseStatus::Delivering => Some(line(lang, row, SOON, lang.my_todo_collect().to_owned(), "")),
        _ => {
            let owes = !case?.missing(content?).is_empty();
            owes.then(|| line(lang, row, SOON, lang.my_todo_deferred().to_owned(), "/correct"))
        }
    }
}

fn line(lang: Lang, row: &CaseRow, due: i64, what: String, path: &str) -> Todo {
    let about = lang.pick(&row.item_name, &row.item_name_en).to_owned();
    Todo { due, what, about, href: format!("{}{path}", super::case_address(&row.number)) }
}

fn todo_list(lang: Lang, todo: &[Todo]) -> Markup {
    html! {
        @if todo.is_empty() { p class="quiet" { (lang.my_todo_none()) } } @else {
            dl class="summary" { @for one in todo {
                div {
                    dt { (one.about) }
                    dd { strong { (one.what) } }
                    dd class="change" {
                        a href=(one.href) { (lang.my_open()) span class="unseen" { " " (one.about) } }
                    }
                }
            } }
        }
    }
}

fn list(citizen: &Citizen, mut rows: Vec<CaseRow>, is_first: bool) -> Markup {
    let lang = citizen.lang();
    let now = citizen.front.office.now();
    let most = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > most;
    rows.truncate(most);
    let next = rows.last().filter(|_| more);
    let next = next.map(|last| format!("{}.{}", last.submitted_at.0, last.number));
    let next = next.map(|place| address("/my", &[("after", &place)]));
    let columns = [
        pieces::Column::new(lang.my_column_item()),
        pieces::Column::new(lang.my_column_state()),
        pieces::Column::new(lang.my_column_due()),
        pieces::Column::new(lang.my_column_submitted()),
    ];
    Table {
        caption: lang.my_cases(),
        columns: &columns,
        rows: rows.iter().map(|row| cells(lang, row, now)).collect(),
        empty: nothing(lang.my_none(), lang.my_none_more(), &[Link::new("/items", lang.my_find())]),
        next: next.as_deref(),
        first: (!is_first).then_some("/my"),
        files: &[],
    }
    .show(lang)
}

fn cells(lang: Lang, row: &CaseRow, now: Instant) -> Vec<Markup> {
    let case = html! {
        a href=(super::case_address(&row.number)) { (lang.pick(&row.item_name, &row.item_name_en)) }
        br; small class="quiet" { (row.number) }
    };
    let state = html! { (law::status(lang, row.status)) " " (pieces::light(lang, row.light(now))) };
    let due = html! {
        @if let Some(due) = row.promised_due {
            (pieces::moment_from(lang, due, now))
            @if row.provisional { " " small class="quiet" { (lang.my_case_provisional()) } }
        } @else { "—" }
    };
    vec![case, state, due, pieces::moment_from(lang, row.submitted_at, now)]
}

/// What one was told, each line with the service that it is about.
fn messages_list(lang: Lang, messages: &[errands::Message], about: &[CaseRow], now: Instant) -> Markup {
    let item = |message: &errands::Message| {
        let row = about.iter().find(|row| row.number == message.case)?;
        Some(lang.pick(&row.item_name, &row.item_name_en))
    };
    html! {
        @if messages.is_empty() { p class="quiet" { (lang.my_messages_none()) } } @else {
            ul { @for message in messages {
                li {
                    a href=(super::case_address(&message.case)) {
                        @if let Some(item) = item(message) { (item) (lang.pick("：", ": ")) }
                        (law::news(lang, &message.news))
                    }
                    " " span class="quiet" { (pieces::moment_from(lang, message.told_at, now)) }
                    @if let News::DateMoved { from, to, causes } = &message.news {
                        br; (lang.my_date_moved(&pieces::full_day_text(lang, *from), &pieces::full_day_text(lang, *to)))
                        " " (why::causes(lang, causes))
                    }
                }
            } }
        }
    }
}

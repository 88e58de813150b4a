//! `/check/{number}`: whether a paper is genuine or a licence valid, for whoever scans its QR code or types its number.
//!
//! Of a licence it shows its name, term and state (DE2). Of a paper it shows kind, number, day, department, item and state of the case, and the place of its event in the log: nothing
//! that says whose case it is. The receipt to take home shows the leaf only, not the event. Whoever holds the paper may
//! compare it with the one in the file of the case (IN4).

use super::{
    check_licence,
    compare::{self, Verdict},
};
use crate::{
    failure::Failure,
    form::Form,
    limits::Door,
    papers::filing::{self, Unfiled},
    text::{Lang, law, supervision},
    visitor::Visit,
    web::{
        frame::Room,
        pieces::{self, Fact, Field, Link, Tone, Weight},
    },
};
use axum::{
    extract::{Multipart, Path},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use proof::Receipt;
use rules::{
    card::Card, case::Case, dossier::Recorded, item::content::ItemKind, name::DepartmentId, time::Instant,
};
use store::views::{
    cases, items,
    papers::{self, Keeper, PaperRow},
};

/// `GET /check`: by hand, and where the form's number goes to its own address.
pub async fn ask(visit: Visit, form: Form) -> Response {
    match form.given("number") {
        Some(number) => Redirect::to(&crate::papers::check_address(number)).into_response(),
        None => {
            let lang = visit.lang();
            let body = html! {
                (pieces::heading(lang.check_title(), Some(lang.check_private()), html! {}))
                (by_hand(&visit, ""))
            };
            visit.page(Room::Portal, lang.check_title(), &[Link::new("/", lang.frame_home())], body)
        }
    }
}

/// `GET /check/{number}`, also with a fingerprint to compare.
pub async fn show(visit: Visit, Path(number): Path<String>, mut form: Form) -> Result<Response, Response> {
    let found = look_up(&visit, &number).await?;
    if found.is_none() {
        let licence = check_licence::answer(&visit, &number).await.map_err(|failure| visit.fail(&failure))?;
        if let Some(licence) = licence {
            let lang = visit.lang();
            let trail = [Link::new("/", lang.frame_home()), Link::new("/check", lang.check_title())];
            return Ok(visit.page(Room::Portal, lang.check_licence(), &trail, licence));
        }
    }
    let hash = found.as_ref().and_then(|found| found.in_file.hash());
    let verdict = hash.and_then(|hash| compare::by_print(&mut form, hash));
    Ok(answer(&visit, &number, found.as_ref(), verdict, &form))
}

/// `POST /check/{number}`: a file to compare.
pub async fn with_file(
    visit: Visit,
    Path(number): Path<String>,
    parts: Multipart,
) -> Result<Response, Response> {
    let found = look_up(&visit, &number).await?;
    let hash = found.as_ref().and_then(|found| found.in_file.hash()).unwrap_or_default();
    let (verdict, form) =
        compare::by_file(&visit, parts, hash).await.map_err(|failure| visit.fail(&failure))?;
    let verdict = verdict.filter(|_| !hash.is_empty());
    Ok(answer(&visit, &number, found.as_ref(), verdict, &form))
}

/// What is known of a number. Numbers are serial, so they can be counted through: slowly.
async fn look_up(visit: &Visit, number: &str) -> Result<Option<Found>, Response> {
    if !visit.front.limits.allow(Door::Query, &visit.from) {
        return Err(visit.fail(&Failure::TooOften));
    }
    find(visit, number).await.map_err(|failure| visit.fail(&failure))
}

fn answer(
    visit: &Visit,
    number: &str,
    found: Option<&Found>,
    verdict: Option<Verdict>,
    form: &Form,
) -> Response {
    let lang = visit.lang();
    let trail = [Link::new("/", lang.frame_home()), Link::new("/check", lang.check_title())];
    let Some(found) = found else {
        let shown: String = number.chars().take(60).collect();
        let body = html! {
            (pieces::heading(lang.check_title(), None, html! {}))
            (pieces::notice(Tone::Bad, lang.check_unknown(), html! { p { (lang.check_unknown_more()) } }))
            (by_hand(visit, &shown))
        };
        return visit.page_with(StatusCode::NOT_FOUND, Room::Portal, lang.check_title(), &trail, body);
    };
    let status = if form.is_sound() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    visit.page_with(status, Room::Portal, lang.check_title(), &trail, genuine(visit, found, verdict, form))
}

/// `GET /check/{number}/receipt`: the proof that the event of this document is in the log.
pub async fn receipt(visit: Visit, Path(number): Path<String>) -> Result<Response, Response> {
    if !visit.front.limits.allow(Door::Query, &visit.from) {
        return Err(visit.fail(&Failure::TooOften));
    }
    let found = match check_licence::receipt(&visit, &number).await.map_err(|failure| visit.fail(&failure))? {
        Some(receipt) => receipt,
        None => {
            let found = find(&visit, &number).await.map_err(|failure| visit.fail(&failure))?;
            found.ok_or_else(|| visit.fail(&Failure::NotFound))?.receipt
        }
    };
    let text = found.to_text().map_err(|error| visit.fail(&Failure::Ours(error.to_string())))?;
    Ok(as_file(text, "onewindow-receipt.json"))
}

/// JSON to keep.
pub(super) fn as_file(text: String, name: &str) -> Response {
    let place = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_DISPOSITION, place)], text)
        .into_response()
}

struct Found {
    document: PaperRow,
    item_name: (String, String),
    department: String,
    /// How the case or card stands.
    state: (&'static str, &'static str),
    item_kind: Option<ItemKind>,
    receipt: Receipt,
    in_file: InFile,
}

/// What is known of the dossier that keeps a paper.
struct Dossier {
    item_name: (String, String),
    department: String,
    state: (&'static str, &'static str),
    item_kind: Option<ItemKind>,
    /// The version of each event and its place in the log.
    places: Vec<(u64, u64)>,
}

fn places<E>(events: &[Recorded<E>], positions: &[u64]) -> Vec<(u64, u64)> {
    events.iter().zip(positions).map(|(event, position)| (event.version, *position)).collect()
}

/// The case or the card that keeps a paper; a licence is answered for elsewhere.
async fn dossier(visit: &Visit, keeper: &Keeper) -> Result<Option<Dossier>, Failure> {
    let store = &visit.front.store;
    let (number, card) = match keeper {
        Keeper::Licence(_) => return Ok(None),
        Keeper::Case(number) => (number.clone(), None),
        Keeper::Card(name) => {
            let history = store.history::<Card>(name).await?.ok_or(Failure::NotFound)?;
            let finding = history.known.state.finding.clone().ok_or(Failure::NotFound)?;
            (finding.case.as_str().to_owned(), Some((history, finding.department.0)))
        }
    };
    let row = cases::one(store.db(), &number).await?.ok_or(Failure::NotFound)?;
    let case = store.history::<Case>(&number).await?.ok_or(Failure::NotFound)?;
    let known = &case.known.state;
    let content = items::content(store.db(), known.item.as_str(), known.item_version).await?;
    let item_kind = content.and_then(|content| content.identity.kind);
    let item_name = (row.item_name, row.item_name_en);
    Ok(Some(match card {
        None => Dossier {
            item_name,
            item_kind,
            department: row.department,
            state: (law::status(Lang::Zh, row.status), law::status(Lang::En, row.status)),
            places: places(&case.events, &case.positions),
        },
        Some((history, department)) => {
            let state = history.known.state.state;
            Dossier {
                item_name,
                item_kind,
                department,
                state: (supervision::card_state(Lang::Zh, state), supervision::card_state(Lang::En, state)),
                places: places(&history.events, &history.positions),
            }
        }
    }))
}

/// 在卷: whether the paper itself lies in the file of its case.
enum InFile {
    /// Since then, as the record at this place of the log says.
    Here { hash: String, at: Instant, position: u64 },
    /// Not yet.
    NotYet,
    /// It did, and was deleted with the data of its person.
    Forgotten,
}

impl InFile {
    fn hash(&self) -> Option<&str> {
        match self {
            InFile::Here { hash, .. } => Some(hash),
            InFile::NotYet | InFile::Forgotten => None,
        }
    }
}

async fn find(visit: &Visit, number: &str) -> Result<Option<Found>, Failure> {
    let store = &visit.front.store;
    let Some(document) = papers::one(store.db(), number.trim()).await? else { return Ok(None) };
    let Some(Dossier { item_name, department, state, item_kind, places }) =
        dossier(visit, &document.keeper).await?
    else {
        return Ok(None);
    };
    let place = |version: u64| places.iter().find(|(known, _)| *known == version).map(|(_, place)| *place);
    let position = place(document.version).ok_or(Failure::NotFound)?;
    let in_file = match (filing::filed(&visit.front, &document).await, &document.filed) {
        (Ok(Some(hash)), Some(filed)) => {
            let position = place(filed.version).ok_or(Failure::NotFound)?;
            InFile::Here { hash, at: filed.at, position }
        }
        (Err(Unfiled::Forgotten), _) => InFile::Forgotten,
        (Err(error), _) => return Err(Failure::Ours(error.to_string())),
        (Ok(_), _) => InFile::NotYet,
    };
    let receipt = leaf_receipt(visit, position).await?;
    Ok(Some(Found { document, item_name, department, state, item_kind, receipt, in_file }))
}

/// The proof that an event is in the log. Its text is the applicant's or the holder's; the public gets its fingerprint.
pub(super) async fn leaf_receipt(visit: &Visit, position: u64) -> Result<Receipt, Failure> {
    let full = visit.front.store.receipt(position, visit.front.office.now()).await?;
    Ok(Receipt::of_leaf(full.position, full.leaf, full.proof, full.checkpoint))
}

fn genuine(visit: &Visit, found: &Found, verdict: Option<Verdict>, form: &Form) -> Markup {
    let lang = visit.lang();
    let Found { document, receipt, in_file, .. } = found;
    let address = crate::papers::check_address(&document.number);
    let filed = match in_file {
        InFile::Here { at, position, .. } => {
            lang.check_in_file_since(&pieces::moment_text(lang, *at), *position)
        }
        InFile::NotYet => lang.check_in_file_not_yet().to_owned(),
        InFile::Forgotten => lang.check_in_file_forgotten().to_owned(),
    };
    let department = visit.hall.departments.get(&DepartmentId::from(found.department.as_str()));
    let department = department.map_or("", |known| lang.pick(&known.name, &known.name_en));
    let position = receipt.position.to_string();
    let size = receipt.checkpoint.checkpoint().size.to_string();
    let facts = [
        Fact::new(lang.check_number(), &document.number),
        Fact::new(lang.check_kind(), law::document(lang, document.kind, found.item_kind)),
        Fact::new(lang.check_item(), lang.pick(&found.item_name.0, &found.item_name.1)),
        Fact::new(lang.check_department(), department),
        Fact::marked(lang.check_day(), pieces::full_moment(lang, document.issued_at)),
        Fact::new(lang.check_state(), lang.pick(found.state.0, found.state.1)),
        Fact::new(lang.check_position(), &position),
        Fact::new(lang.check_size(), &size),
        Fact::new(lang.check_in_file(), &filed),
    ];
    html! {
        (pieces::heading(lang.check_title(), None, html! {}))
        (pieces::error_summary(lang, form))
        @if let Some(verdict) = verdict { (compare::told(visit, verdict)) }
        (pieces::notice(Tone::Good, lang.check_good(), html! { p { (lang.check_good_more()) } }))
        (pieces::panel("paper", law::document(lang, document.kind, found.item_kind), html! {
            (pieces::summary(lang, &facts))
            p class="quiet" { (lang.check_private()) }
            (pieces::buttons(&[
                pieces::side_link(&format!("{address}/receipt"), lang.check_receipt()),
                pieces::side_link("/log", lang.log_verify()),
            ]))
        }))
        @if in_file.hash().is_some() {
            (pieces::panel("compare", lang.check_compare(), compare::forms(visit, &address, form)))
        }
    }
}

fn by_hand(visit: &Visit, typed: &str) -> Markup {
    let lang = visit.lang();
    let form = Form::empty().with("number", typed);
    html! {
        form method="get" action="/check" {
            (Field::line("number", lang.check_ask()).example(lang.check_example()).show(lang, &form))
            (pieces::buttons(&[pieces::submit(Weight::Main, lang.check_go())]))
        }
    }
}

//! Doors: every address × every role, as one table under version control.
//!
//! The addresses of the pages are read from the sources and those of the API from its document, so a new one cannot be forgotten; the table is what knocking really
//! answered. `UPDATE=1` writes it anew: read the difference before committing it.

use crate::{
    api::Program,
    ground::{Browser, Ground, Page},
    inspections::{drawn, tally},
    line::{accepted_case, issued_licence, received_case},
};
use axum::http::StatusCode;
use rules::{case::Case, hall::Role, name::PersonId};
use std::{
    fmt::Write,
    net::Ipv4Addr,
    path::{Path, PathBuf},
};

/// Addresses that end the visit itself, or never end.
const LEFT_OUT: &[&str] = &["/sign-out", "/demo/be", "/demo/pause", "/watch/stream"];

pub(crate) const ROLES: &[(Role, &str)] = &[
    (Role::Citizen, "applicant"),
    (Role::WindowClerk, "clerk"),
    (Role::DeliveryClerk, "delivery"),
    (Role::Handler, "handler"),
    (Role::Reviewer, "reviewer"),
    (Role::Approver, "approver"),
    (Role::DepartmentHead, "head"),
    (Role::DepartmentEditor, "editor"),
    (Role::LegalReviewer, "legal"),
    (Role::HallManager, "manager"),
    (Role::Supervisor, "supervisor"),
    (Role::Auditor, "auditor"),
    (Role::Cashier, "finance"),
    (Role::CallCentre, "caller"),
    (Role::SystemAdministrator, "sysadmin"),
    (Role::SecurityAdministrator, "secadmin"),
    (Role::AuditAdministrator, "auditadmin"),
];

#[tokio::test]
async fn every_door_opens_to_whom_it_should() {
    let ground = Ground::new().await;
    let things = things(&ground).await;
    let mut visitors: Vec<(&str, Browser)> = vec![("guest", ground.guest())];
    let mut programs = vec![Program::stranger(&ground)];
    for (role, name) in ROLES {
        let person = of_the_case(&ground, *role);
        visitors.push((name, ground.enter(&person).await));
        programs.push(Program::of(&ground, &person).await);
    }
    let mut table = String::from("address");
    for (name, _) in &visitors {
        let _ = write!(table, " | {name}");
    }
    table.push('\n');
    let mut elsewhere = (0x0a00_0001_u32..).map(Ipv4Addr::from);
    for (method, path) in doors() {
        let address = filled(&path, &things);
        let _ = write!(table, "{method} {path}");
        for (_, browser) in &mut visitors {
            // Every knock comes from elsewhere: tries are counted by address and in real time, and the table must say
            // neither how fast this machine is nor how many doors stand before this one.
            browser.from = elsewhere.next().unwrap();
            let page = match method {
                "GET" => browser.get(&address).await,
                _ => browser.post(&address, &[]).await,
            };
            let _ = write!(table, " | {}", sign(&page));
        }
        table.push('\n');
    }
    for (method, path) in api_doors() {
        let address = filled(&path, &things);
        let _ = write!(table, "{method} {path}");
        for program in &mut programs {
            let told = match method {
                "GET" => program.get(&address).await,
                _ => program.post(&address, &serde_json::json!({})).await,
            };
            let _ = write!(table, " | {}", sign_of(told.status, None));
        }
        table.push('\n');
    }
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/doors.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(kept.parent().unwrap()).unwrap();
        std::fs::write(&kept, &table).unwrap();
    }
    let known = std::fs::read_to_string(&kept).unwrap_or_default();
    for (now, then) in table.lines().zip(known.lines()) {
        assert_eq!(now, then, "a door has changed; if that is meant, run with UPDATE=1");
    }
    assert_eq!(
        table.lines().count(),
        known.lines().count(),
        "doors were added or removed; run with UPDATE=1"
    );
}

/// Who has this role in the department of the case, so that an entitled role finds the door open; else anybody who has it.
pub(crate) fn of_the_case(ground: &Ground, role: Role) -> PersonId {
    let hall = ground.front.office.hall();
    let mut posts = hall.posts.values().filter(|post| post.department.as_str() == "market");
    let post = posts.find(|post| post.roles.first() == Some(&role));
    post.map_or_else(|| ground.person(role), |post| post.holders[0].clone())
}

/// What the door answered: open, to the sign-in, no right, not there, form refused, old form, too often.
fn sign(page: &Page) -> &'static str {
    assert!(!page.status.is_server_error(), "a door fell in: {}", page.words());
    sign_of(page.status, page.location.as_deref())
}

fn sign_of(status: StatusCode, location: Option<&str>) -> &'static str {
    match status {
        StatusCode::OK => "open",
        StatusCode::SEE_OTHER if location.is_some_and(|to| to.starts_with("/sign-in")) => "sign-in",
        StatusCode::SEE_OTHER => "onward",
        StatusCode::UNAUTHORIZED => "sign-in",
        StatusCode::FORBIDDEN => "no",
        StatusCode::NOT_FOUND => "none",
        StatusCode::UNPROCESSABLE_ENTITY | StatusCode::BAD_REQUEST => "form",
        StatusCode::CONFLICT => "old",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "form",
        StatusCode::TOO_MANY_REQUESTS => "wait",
        status if status.is_server_error() => panic!("a door fell in"),
        _ => "other",
    }
}

/// A real thing for every part of an address that names one.
pub(crate) type Things = Vec<(&'static str, String)>;

/// A case with a paper, a file, and a card on another case that nobody received in time.
pub(crate) async fn things(ground: &Ground) -> Things {
    let mut applicant = Program::of(ground, &ground.person(Role::Citizen)).await;
    let upload = applicant.upload("a.txt", b"scan", "file").await.ok()["id"].as_str().unwrap().to_owned();
    let licence = issued_licence(ground).await;
    let _silent = received_case(ground, "market/food-business-licence").await;
    let case = accepted_case(ground).await;
    ground.wind("2026-03-10T10:00:00+08:00").await;
    let db = ground.front.store.db();
    let cards = store::views::cards::open_names(db, "", 50).await.unwrap();
    let card = cards.iter().find(|card| card.contains("-SR-T1-")).unwrap().clone();
    let known = ground.front.store.dossier::<Case>(&case).await.unwrap().unwrap().state;
    let paper = known.documents.last().unwrap().number.as_str();
    drawn(ground, "2026-02", &[("market", tally(0, 0))]).await;
    vec![
        ("/watch/months/{month}/{act}", "/watch/months/2026-02/comment".to_owned()),
        ("/desk/months/{month}/{number}", "/desk/months/2026-02/1".to_owned()),
        ("{month}", "2026-02".to_owned()),
        ("{day}", "2026-03-02".to_owned()),
        ("/papers/{number}", server::web::papers::address_of(paper)),
        ("/verify/{number}", server::web::papers::address_of(paper).replace("/papers/", "/verify/")),
        ("/watch/area/{code}", "/watch/area/999921101".to_owned()),
        ("/manage/news/{bulletin}/{act}", "/manage/news/first-visit/withdraw".to_owned()),
        ("{bulletin}", "first-visit".to_owned()),
        ("{news}", "first-visit".to_owned()),
        ("{licence}", server::form::segment(&licence)),
        ("{code}", ground.item("market/food-business-licence")),
        ("{number}", case.clone()),
        ("{case}", case),
        ("{version}", "1".to_owned()),
        ("{section}", "materials".to_owned()),
        ("{upload}", upload),
        ("{card}", card),
        ("{rule}", "SR-C1".to_owned()),
        ("{position}", "0".to_owned()),
    ]
}

pub(crate) fn filled(path: &str, things: &Things) -> String {
    let mut address = path.to_owned();
    for (part, thing) in things {
        address = address.replace(part, thing);
    }
    while let (Some(from), Some(to)) = (address.find('{'), address.find('}')) {
        address.replace_range(from..=to, "x");
    }
    address
}

/// Every address of the API with its method, as its document names them.
fn api_doors() -> Vec<(&'static str, String)> {
    let paths = server::api::document()["paths"].as_object().unwrap();
    let doors = paths.iter().flat_map(|(path, acts)| {
        let named = [("GET", "get"), ("POST", "post")];
        named.into_iter().filter(|(_, act)| acts[*act].is_object()).map(|(method, _)| (method, path.clone()))
    });
    doors.collect()
}

/// Every address of the pages with its method, as the sources name them.
pub(crate) fn doors() -> Vec<(&'static str, String)> {
    let mut doors = Vec::new();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    read(&source.join("web"), &mut doors);
    read(&source.join("routes.rs"), &mut doors);
    doors.retain(|(_, path)| !LEFT_OUT.contains(&path.as_str()));
    doors.sort_by(|one, other| (&one.1, one.0).cmp(&(&other.1, other.0)));
    assert!(doors.len() > 40, "only {} doors were found", doors.len());
    doors
}

fn read(place: &PathBuf, doors: &mut Vec<(&'static str, String)>) {
    if place.is_dir() {
        for entry in std::fs::read_dir(place).unwrap() {
            read(&entry.unwrap().path(), doors);
        }
        return;
    }
    let text = std::fs::read_to_string(place).unwrap();
    for piece in text.split(".route(").skip(1) {
        let Some(path) = piece.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next()) else {
            continue;
        };
        let until = piece.find(".route(").unwrap_or(piece.len());
        let handlers = &piece[..until.min(piece.find("//").unwrap_or(until))];
        if handlers.contains("get(") {
            doors.push(("GET", path.to_owned()));
        }
        if handlers.contains("post(") {
            doors.push(("POST", path.to_owned()));
        }
    }
}

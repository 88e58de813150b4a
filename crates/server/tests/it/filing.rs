//! Papers in the file of their case: pressed once and kept, the same bytes whatever changes, gone with their person, and
//! comparable by whoever holds one.

use crate::{
    ground::Ground,
    papers::{Press, text_of},
};
use axum::http::StatusCode;
use rules::{
    case::{Case, Command, Event},
    name::PersonId,
};
use server::{
    clock::Clock,
    front::Front,
    jobs::errands::{Filing, round},
    office::{Order, Request, Who},
    papers::{check_address, filing},
    people::{self, kind},
    web::papers::{address_of, grouped},
};
use sha2::{Digest, Sha256};
use store::{files, rebuild::rebuild, vault::Datum, views::papers};

async fn row(front: &Front, number: &str) -> papers::PaperRow {
    papers::one(front.store.db(), number).await.unwrap().unwrap()
}

/// Every filing the log of a case holds.
async fn filings(front: &Front, case: &str) -> Vec<Event> {
    let history = front.store.history::<Case>(case).await.unwrap().unwrap();
    let events = history.events.into_iter().map(|event| event.event);
    events.filter(|event| matches!(event, Event::DocumentFiled { .. })).collect()
}

#[tokio::test]
async fn an_errand_files_a_paper_and_its_bytes_never_change() {
    let press = Press::new().await;
    let front = &press.ground.front;
    let case = press.received().await;
    let number = press.last(&case).await;
    assert!(row(front, &number).await.filed.is_none());
    while round(front, Filing::AtOnce).await.unwrap() > 0 {}
    let hash = filing::filed(front, &row(front, &number).await).await.unwrap().unwrap();
    // Nothing in the log can be compared with a paper that was guessed.
    let filed = filings(front, &case).await;
    assert_eq!(filed.len(), 1);
    assert!(!serde_json::to_string(&filed).unwrap().contains(&hash));
    let mut applicant = press.ground.enter(&press.applicant).await;
    let pdf = format!("{}.pdf", address_of(&number));
    let first = applicant.get(&pdf).await.ok();
    assert_eq!(hex::encode(Sha256::digest(&first.bytes)), hash);
    // A new name and templates that speak otherwise, even of the past, change nothing of what was issued.
    let renamed = [Datum::new("p-papers", kind::NAME, "林晓".as_bytes())];
    press.ground.wind("2026-03-03T09:00:00+08:00").await;
    people::keep(&front.store, "p-papers", &renamed, None, press.ground.clock.now().0).await.unwrap();
    let mut applicant = press.ground.enter(&press.applicant).await;
    applicant.get(&address_of(&number)).await.ok().says("林晓").says(&grouped(&hash[..16]));
    let own = tempfile::tempdir().unwrap();
    let template = include_str!("../../papers/receipt_list.toml").replace("收件凭证", "收据");
    std::fs::write(own.path().join("receipt_list.toml"), template).unwrap();
    let mut config = front.config.clone();
    config.papers = own.path().to_owned();
    let other = Front::open(config, Clock::manual(press.ground.clock.now()), None).await.unwrap();
    assert_eq!(filing::file(&other, &number).await.unwrap(), hash);
    assert_eq!(applicant.get(&pdf).await.ok().bytes, first.bytes);
    // What is issued from then on speaks as the hall wants it.
    let next = press.last(&press.received().await).await;
    let hash = filing::file(&other, &next).await.unwrap();
    assert!(text_of(&other.files.get(&hash).await.unwrap()).contains("收据"));
    // The views are made anew from the log, and the papers are still in the file.
    rebuild(&front.store).await.unwrap();
    assert_eq!(filing::file(front, &next).await.unwrap(), hash);
    // Nothing of it is thrown away as long as its person is known.
    let late = press.ground.clock.now().0 + 1_000_000_000_000;
    files::collect(front.store.db(), &front.files, late, late).await.unwrap();
    assert!(front.files.get(&hash).await.is_ok());
}

#[tokio::test]
async fn what_is_read_before_it_was_filed_is_filed_then_and_once() {
    let press = Press::new().await;
    let front = &press.ground.front;
    let case = press.received().await;
    let number = press.last(&case).await;
    let seen = front.store.dossier::<Case>(&case).await.unwrap().unwrap().version;
    let (one, other) = tokio::join!(filing::file(front, &number), filing::file(front, &number));
    assert_eq!(one.unwrap(), other.unwrap());
    assert_eq!(filings(front, &case).await.len(), 1);
    // A page that was shown before it was filed is not old: nothing has been done about the case.
    let accept = Command::Accept { deferred: vec![] };
    let request = Request::new(press.staff("market/window"), Order::Case(case.clone(), accept));
    front.office.ask(request.seen(Some(seen))).await.unwrap().done().unwrap();
    let number = press.last(&case).await;
    let mut clerk = press.ground.enter(&press.ground.holder("market/window", 0)).await;
    clerk.get(&address_of(&number)).await.ok();
    assert!(row(front, &number).await.filed.is_some());
    // The rehearsal leaves its papers to whoever reads them.
    let number = press.last(&press.received().await).await;
    while round(front, Filing::WhenRead).await.unwrap() > 0 {}
    assert!(row(front, &number).await.filed.is_none());
    // People file nothing, and nobody files what was not issued.
    let history = front.store.history::<Case>(&case).await.unwrap().unwrap();
    let issued = history.known.state.documents[0].number.clone();
    let command = |number| Command::FileDocument { number, file: "x".into() };
    for (who, number) in [
        (press.staff("market/window"), issued),
        (Who::System, rules::identifier::DocumentNumber::compose("宁市监", "受", 2026, 9_999)),
    ] {
        let order = Order::Case(case.clone(), command(number));
        let refused = front.office.ask(Request::new(who, order)).await.unwrap().done().unwrap_err();
        assert!(matches!(refused, server::office::Refusal::Case(rules::case::Refusal::NoSuchDocument)));
    }
}

#[tokio::test]
async fn a_paper_goes_with_its_person_and_the_check_says_so() {
    let press = Press::new().await;
    let front = &press.ground.front;
    let case = press.received().await;
    let number = press.last(&case).await;
    let hash = filing::file(front, &number).await.unwrap();
    press.act("market/window", &case, Command::Accept { deferred: vec![] }).await;
    let unfiled = press.last(&case).await;
    let tx = front.store.db().begin_write().await.unwrap();
    let now = press.ground.clock.now().0;
    assert!(front.store.vault().erase(&tx, "p-papers", now).await.unwrap());
    let gone = files::forget_owner(&tx, "p-papers", &[]).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(gone, [hash]);
    let mut clerk = press.ground.enter(&press.ground.holder("market/window", 0)).await;
    let page = clerk.get(&format!("{}.pdf", address_of(&number))).await;
    assert_eq!(page.status, StatusCode::GONE, "{}", page.words());
    page.says("原件已经依法删除");
    clerk.get(&address_of(&number)).await.ok().says("收件凭证").hides("林晚").hides("K7Q4M2");
    // Whoever is forgotten gets no new paper, and no errand is stuck over it.
    while round(front, Filing::AtOnce).await.unwrap() > 0 {}
    assert!(row(front, &unfiled).await.filed.is_none());
    assert_eq!(store::errands::backlog(front.store.db()).await.unwrap(), (0, 0));
    press.ground.guest().get(&check_address(&number)).await.ok().says("已随当事人的个人信息依法删除");
    press.ground.guest().get(&check_address(&unfiled)).await.ok().says("还没有归入案卷");
}

#[tokio::test]
async fn anybody_may_compare_a_paper_with_the_one_in_the_file() {
    let press = Press::new().await;
    let front = &press.ground.front;
    let number = press.last(&press.received().await).await;
    let address = check_address(&number);
    let mut guest = press.ground.guest();
    guest.get(&address).await.ok().says("还没有归入案卷").hides("与案卷里的原件比对");
    let hash = filing::file(front, &number).await.unwrap();
    let bytes = front.files.get(&hash).await.unwrap();
    let page = guest.get(&address).await.ok();
    page.says("归入案卷").says("与案卷里的原件比对").hides(&hash).hides("林晚");
    guest.csrf = page.hidden("csrf");
    let file = |content: &'static [u8]| [("file", "paper.pdf", "application/pdf", content)];
    let whole: &'static [u8] = Box::leak(bytes.to_vec().into_boxed_slice());
    guest.upload(&address, &[], &file(whole)).await.ok().says("这就是案卷里的那一份");
    guest.upload(&address, &[], &file(b"%PDF-1.7 another")).await.ok().says("这不是案卷里的那一份");
    let none = guest.upload(&address, &[], &file(b"")).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    none.says("还没有选择文件");
    let print = |typed: &str| server::form::address(&address, &[("print", typed)]);
    guest.get(&print(&grouped(&hash[..16]))).await.ok().says("这就是案卷里的那一份");
    guest.get(&print("0000 0000 0000 0000")).await.ok().says("这不是案卷里的那一份");
    let short = guest.get(&print("12ab")).await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    short.says("至少 16 位").says("12ab");
    guest.get("/check/none").await.says("没有找到这份文书");
}

#[tokio::test]
async fn a_hall_whose_templates_are_not_sound_does_not_open() {
    let ground = Ground::new().await;
    let own = tempfile::tempdir().unwrap();
    std::fs::write(own.path().join("refusal.toml"), "kind = \"refusal_decision\"\nedition = []\n").unwrap();
    let mut config = ground.front.config.clone();
    config.papers = own.path().to_owned();
    let refused = Front::open(config, ground.clock.clone(), None).await.err().unwrap().to_string();
    assert!(refused.contains("refusal.toml: edition: there is none"), "{refused}");
}

#[tokio::test]
async fn a_masked_copy_is_no_original() {
    let press = Press::new().await;
    let number = press.last(&press.received().await).await;
    let mut watcher = press.ground.enter_as(rules::hall::Role::Supervisor).await;
    let copy = watcher.get(&format!("{}.pdf", address_of(&number))).await.ok();
    let text = text_of(&copy.bytes);
    assert!(text.contains("林*") && !text.contains("林晚"), "{text}");
    // The mark runs across the page, and so does not stand in one line.
    assert!(text.contains("隐名") && text.contains("副本"), "{text}");
    assert!(row(&press.ground.front, &number).await.filed.is_none());
    let mut stranger = press.ground.enter(&PersonId::from("p-stranger")).await;
    assert_eq!(stranger.get(&format!("{}.pdf", address_of(&number))).await.status, StatusCode::NOT_FOUND);
}

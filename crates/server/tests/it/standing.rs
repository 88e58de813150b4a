//! Standing and places: a head bars whoever deceived the agency and lifts it again, the applicant reads why, and whoever
//! was accepted earlier gets the place (L-35, L-43, P-09).

use crate::{
    ground::{Browser, Ground, Page},
    line::{content, done, issued_licence, received_case},
};
use axum::http::StatusCode;
use rules::{
    case::{self, Command},
    hall::Role,
    item::{self, content::Quota},
    licence::{self, Licence},
    name::ItemCode,
    quota::PlaceQueue,
    standing::{self, Standing},
};
use server::office::{Answer, Order, Refusal, Request, Who};
use store::views;

const ITEM: &str = "market/food-business-licence";

/// A case that the window refused to accept because what was handed in was false.
async fn turned_away(ground: &Ground) -> String {
    let number = received_case(ground, ITEM).await;
    let clerk = Who::Staff(ground.holder("market/window", 0));
    let (reason, proper_body) = ("营业执照系伪造".to_owned(), "宁棠县公安局".to_owned());
    let refuse = Command::RefuseAcceptance { reason, proper_body };
    done(ground, clerk, Order::Case(number.clone(), refuse)).await;
    number
}

/// Fills in the form of the page and confirms what it shows; answers the page of the confirmation and where it leads.
async fn records(head: &mut Browser, page: &str, fields: &[(&str, &str)]) -> (Page, String) {
    let form = head.get(page).await.ok();
    let (act, seen) = (form.hidden("act"), form.hidden("seen"));
    let mut sent = vec![("act", &*act), ("seen", &*seen)];
    sent.extend(fields);
    let shown = head.post(page, &sent).await.ok();
    let again = shown.hidden("act");
    sent[0] = ("act", &*again);
    sent.push(("sure", "yes"));
    let onward = head.post(page, &sent).await.onward();
    (shown, onward)
}

const BAN: [(&str, &str); 5] = [
    ("do", "ban"),
    ("cause", "hid_facts"),
    ("reasons", "提交的营业执照系伪造"),
    ("law", "行政许可法"),
    ("article", "第七十八条"),
];

#[tokio::test]
async fn a_head_bars_whoever_deceived_and_the_applicant_reads_why() {
    let ground = Ground::new().await;
    let number = turned_away(&ground).await;
    let page = format!("/desk/cases/{number}/standing");
    let mut head = ground.enter(&ground.holder("market/head", 0)).await;
    head.get(&format!("/desk/cases/{number}")).await.ok().says(&page);
    // Nothing typed is lost, and what is missing stands beside its field.
    let form = head.get(&page).await.ok();
    form.says("第七十八条").says("没有记录");
    let act = form.hidden("act");
    let bare = [("act", &*act), ("do", "ban"), ("reasons", "系伪造"), ("law", "行政许可法"), ("article", "")];
    let mended = head.post(&page, &bare).await;
    assert_eq!(mended.status, StatusCode::UNPROCESSABLE_ENTITY);
    mended.says("系伪造");
    let (shown, onward) = records(&mut head, &page, &BAN).await;
    shown.says("2027年3月2日").says("确定禁止这位申请人再次申请吗").says("行政复议");
    head.get(&onward).await.ok().says("第 1 号 禁止申请").says("有效");
    head.get("/desk/standing").await.ok().says(&number);

    let mut applicant = ground.enter_as(Role::Citizen).await;
    let mine = applicant.get("/my").await.ok();
    mine.says("到2027年3月2日").says("提交的营业执照系伪造").says("行政复议");
    // Another head has no part in it, and a clerk no door.
    let other = ground.enter(&ground.holder("culture/head", 0)).await.get(&page).await;
    assert_eq!(other.status, StatusCode::NOT_FOUND);
    let clerk = ground.enter(&ground.holder("market/window", 0)).await.get(&page).await;
    assert_eq!(clerk.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn whoever_is_barred_is_turned_away_until_the_ban_is_lifted() {
    let ground = Ground::new().await;
    let first = turned_away(&ground).await;
    let page = format!("/desk/cases/{first}/standing");
    // Handed in before the ban: it is looked at once more when it is accepted.
    let waiting = received_case(&ground, ITEM).await;
    let mut head = ground.enter(&ground.holder("market/head", 0)).await;
    records(&mut head, &page, &BAN).await;
    let clerk = Who::Staff(ground.holder("market/window", 0));
    let accept = Order::Case(waiting, Command::Accept { deferred: vec![] });
    let asked = Request::new(clerk.clone(), accept.clone());
    let refused = ground.front.office.ask(asked).await.unwrap();
    assert!(
        matches!(&refused, Answer::Refused(Refusal::Case(case::Refusal::Banned { .. }))),
        "a barred applicant was accepted: {refused:?}"
    );
    let mut applicant = ground.enter_as(Role::Citizen).await;
    let code = ground.item(ITEM);
    let start = applicant.get(&format!("/apply/{code}")).await.onward();
    let draft = start.split('/').nth(3).unwrap().split('?').next().unwrap().to_owned();
    // Told before the rest is typed, and free to hand in all the same: only a refusal in writing can be reviewed.
    let who = format!("/apply/{code}/{draft}/who");
    applicant.get(&who).await.ok().says("2027年3月2日").says("书面的不予受理决定");
    applicant.post(&who, &[("acting", "self")]).await.onward();

    let lift = [("do", "lift"), ("number", "1"), ("reasons", "复议决定撤销，执照属实")];
    records(&mut head, &page, &lift).await;
    done(&ground, clerk, accept).await;
    applicant.get("/my").await.ok().hides("提交的营业执照系伪造");
    let code = ItemCode(code);
    let person = ground.person(Role::Citizen);
    let known = ground.front.store.dossier::<Standing>(person.as_str()).await.unwrap().unwrap();
    let content = content(&ground, &code.0).await;
    assert_eq!(known.state.ban(&content, ground.front.office.now().day()), None);
    // What was lived is what the log gives back.
    let lived =
        views::standing::of_departments(ground.front.store.db(), &["market".into()], 9).await.unwrap();
    assert_eq!(lived.len(), 1);
    store::rebuild::rebuild(&ground.front.store).await.unwrap();
    let anew = views::standing::of_departments(ground.front.store.db(), &["market".into()], 9).await.unwrap();
    assert_eq!(format!("{anew:?}"), format!("{lived:?}"));
}

/// The item with one place, published anew.
async fn with_one_place(ground: &Ground) -> ItemCode {
    let code = ItemCode(ground.item(ITEM));
    let mut limited = content(ground, &code.0).await;
    limited.handling.quota = Some(Quota { places: 1 });
    let legal = Who::Staff(ground.person(Role::LegalReviewer));
    let manager = Who::Staff(ground.person(Role::HallManager));
    let review = || item::Command::Review { opinion: "依规划限定数量".into() };
    for (who, command) in [
        (Who::System, item::Command::Draft(Box::new(limited))),
        (legal, review()),
        (manager.clone(), review()),
        (manager, item::Command::Publish),
    ] {
        done(ground, who, Order::Item(code.clone(), command)).await;
    }
    code
}

#[tokio::test]
async fn an_earlier_acceptance_comes_first_and_the_guide_counts_the_places() {
    let ground = Ground::new().await;
    let code = with_one_place(&ground).await;
    let (first, second) = (received_case(&ground, ITEM).await, received_case(&ground, ITEM).await);
    let clerk = Who::Staff(ground.holder("market/window", 0));
    for number in [&first, &second] {
        let accept = Command::Accept { deferred: vec![] };
        done(&ground, clerk.clone(), Order::Case(number.clone(), accept)).await;
    }
    let queue = async || {
        let known = ground.front.store.dossier::<PlaceQueue>(code.as_str()).await.unwrap();
        known.unwrap().state
    };
    let number = rules::identifier::CaseNumber::parse(&second).unwrap();
    assert_eq!(queue().await.rank(&number), Some(2));
    let guide = format!("/items/{code}");
    ground.guest().get(&guide).await.ok().says("共 1 个名额，已用 0 个，还有 2 件在办");
    let withdraw = Command::Withdraw { reason: "不办了".into() };
    done(&ground, Who::Citizen(ground.person(Role::Citizen)), Order::Case(first, withdraw)).await;
    assert_eq!(queue().await.rank(&number), Some(1));
    ground.guest().get(&guide).await.ok().says("还有 1 件在办");
    let lived = views::standing::places_of(ground.front.store.db(), code.as_str()).await.unwrap();
    store::rebuild::rebuild(&ground.front.store).await.unwrap();
    assert_eq!(views::standing::places_of(ground.front.store.db(), code.as_str()).await.unwrap(), lived);
}

/// L-35, L-40: the licence keeps the place of its case until it ends, also for an office that remembers nothing.
#[tokio::test]
async fn a_licence_that_ends_gives_its_place_back() {
    let ground = Ground::new().await;
    let code = with_one_place(&ground).await;
    let number = issued_licence(&ground).await;
    let store = &ground.front.store;
    let queue = async || store.dossier::<PlaceQueue>(code.as_str()).await.unwrap().unwrap().state;
    assert_eq!(queue().await.taken(), 1);
    ground.clock.wind(rules::time::Instant::parse("2031-03-03T10:00:00+08:00").unwrap());
    let office = server::office::Office::open(store.clone(), ground.clock.clone()).await.unwrap();
    let tick = Order::Licence(number, licence::Command::Tick);
    office.ask(Request::new(Who::System, tick)).await.unwrap().done().unwrap();
    assert_eq!(queue().await.taken(), 0);
    let lived = views::standing::places_of(store.db(), code.as_str()).await.unwrap();
    store::rebuild::rebuild(store).await.unwrap();
    assert_eq!(views::standing::places_of(store.db(), code.as_str()).await.unwrap(), lived);
}

/// P-09: a licence got by a promise that was not kept stands on the first page of the head who must revoke it.
#[tokio::test]
async fn a_licence_got_by_a_broken_promise_is_the_heads_to_revoke() {
    let ground = Ground::new().await;
    let number = issued_licence(&ground).await;
    let known = ground.front.store.dossier::<Licence>(&number).await.unwrap().unwrap().state;
    let head = Who::Staff(ground.holder("market/head", 0));
    let mut browser = ground.enter(&ground.holder("market/head", 0)).await;
    browser.get("/desk").await.ok().hides("应当撤销的许可");
    let note = standing::Command::NotePromiseBroken {
        case: known.versions[0].case.clone(),
        facts: "没有消毒设施".into(),
    };
    done(&ground, head.clone(), Order::Standing(known.holder.clone(), note)).await;
    browser.get("/desk").await.ok().says("应当撤销的许可").says(&number).says("事先告知");
    browser.get("/desk/licences?show=owed").await.ok().says(&number);
    let mut reviewer = ground.enter(&ground.holder("market/review", 0)).await;
    reviewer.get("/desk").await.ok().hides("应当撤销的许可");
    let restore = standing::Command::RestoreCredit { number: 1, reasons: "复核后撤销记录".into() };
    done(&ground, head, Order::Standing(known.holder, restore)).await;
    browser.get("/desk").await.ok().hides("应当撤销的许可");
}

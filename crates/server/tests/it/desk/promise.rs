//! A promise instead of proofs: made at the counter and online, decided without review, and verified afterwards (P-09).

use super::{Desk, borrowed, tell};
use crate::{
    counter::{Window, number_of},
    ground::{Browser, Ground},
    line,
};
use axum::http::StatusCode;
use rules::{
    calendar::LocalHoliday,
    case::{Case, CaseStatus, Command, DeliveryMode, Proof},
    errand::News,
    hall::{self, Role},
    item::content::{Content, FieldKind},
};
use server::{
    jobs::errands,
    office::{Order, Who},
};
use store::views::cases::{self, PROMISE_CHECK};

const HYGIENE: &str = "health/public-place-hygiene";

/// Every required field of the form with something sound in it, under its name with this before it.
fn filled(content: &Content, before: &str) -> Vec<(String, String)> {
    let required = content.form.iter().filter(|field| field.required);
    let value = |kind, options: &[String]| match kind {
        FieldKind::Choice => options[0].clone(),
        FieldKind::Number | FieldKind::Money => "60".to_owned(),
        FieldKind::Date => "2026-03-20".to_owned(),
        FieldKind::CitizenId => "11010519491231002X".to_owned(),
        FieldKind::CreditCode => "91110105MA01ABCD13".to_owned(),
        FieldKind::Phone => "19900001234".to_owned(),
        FieldKind::Text | FieldKind::LongText | FieldKind::Address => "林晚".to_owned(),
    };
    required.map(|field| (format!("{before}{}", field.key), value(field.kind, &field.options))).collect()
}

/// What a clerk types and ticks for somebody who brings everything but the proofs that may be promised.
fn at_the_counter(content: &Content) -> Vec<(String, String)> {
    let mut fields = filled(content, "f-");
    let own =
        [("id_number", "11010519491231002X"), ("name", "林晚"), ("phone", "19900001234"), ("q-air", "no")];
    fields.extend(own.map(|(name, value)| (name.to_owned(), value.to_owned())));
    let papers = content.materials.iter().filter(|material| !material.promisable && material.when.is_none());
    fields.extend(papers.map(|material| ("m".to_owned(), material.id.0.clone())));
    fields
}

#[tokio::test]
async fn a_promise_at_the_counter_is_decided_on_and_verified() {
    let mut window = Window::open("health/window", HYGIENE).await;
    let content = line::content(&window.ground, &window.ground.item(HYGIENE)).await;
    let mut fields = at_the_counter(&content);
    // Neither proof nor promise: what is missing is told.
    let page = window.press(&borrowed(&fields), "accept").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("告知承诺").says("href=\"#f-m-rules\"");
    fields.push(("by_promise".to_owned(), "yes".to_owned()));
    let number = number_of(&window.press(&borrowed(&fields), "accept").await.onward());
    assert!(window.case(&number).await.by_promise);
    assert_eq!(window.case(&number).await.status, CaseStatus::InDecision, "no review stands before it");

    let desk = Desk { ground: window.ground, number };
    let mut approver = desk.officer("health/decide", 0).await;
    desk.closed(&mut approver, "verify-promise", "").await.says("没有要核查的承诺");
    let granted = desk.checked("decide", &[("opinion", "依承诺准予"), ("reason", "准予本申请。")]).await;
    desk.means(&mut approver, "grant", "decide", &borrowed(&granted)).await;

    // The case is completed; the verification stays on the desk, and is found there by its links.
    let deliverer = desk.ground.holder("hall/delivery", 0);
    let recipient = rules::name::Commitment::from("领证人");
    let deliver = Command::Deliver { mode: DeliveryMode::Direct, recipient, proof: Proof::default() };
    tell(&desk.ground, deliverer, &desk.number, deliver).await;
    assert_eq!(desk.case().await.state.status, CaseStatus::Completed);
    let post = content.process.steps()[0].post.0.clone();
    let mut reader = desk.officer(&post, 0).await;
    reader.get("/desk?view=all").await.ok().says("承诺核查").says(&format!("href=\"{}\"", desk.page()));
    let link = format!("href=\"{}\"", desk.act("verify-promise", ""));
    reader.get(&desk.page()).await.ok().says(&link).hides("这件已经结束");
    let mut inspector = desk.officer("health/site", 0).await;
    inspector.get(&desk.page()).await.ok().says(&link);
    inspector.get(&desk.act("verify-promise", "")).await.ok().says("卫生设施符合国家卫生标准");
    let page = desk.does(&mut inspector, "verify-promise", "", &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("href=\"#f-kept\"").says("href=\"#f-opinion\"");
    let broken = [("kept", "no"), ("opinion", "没有消毒设施")];
    let to = desk.does(&mut inspector, "verify-promise", "", &broken).await.onward();
    inspector.get(&to).await.ok().says("承诺核查不属实，限期整改").says("没有消毒设施");
    // Nothing is held broken while the time to put it right runs; what is put right can be noted.
    let page = desk.does(&mut inspector, "verify-promise", "", &broken).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("整改期限还没有到").says("没有消毒设施");
    let kept = [("kept", "yes"), ("opinion", "已装消毒柜")];
    desk.does(&mut inspector, "verify-promise", "", &kept).await.onward();
    desk.closed(&mut inspector, "verify-promise", "").await.says("没有要核查的承诺");
    inspector.get(&desk.page()).await.ok().says("这件已经结束");
    reader.get("/desk?view=all").await.ok().hides("承诺核查");
    // Whoever promised heard of each of it.
    let front = &desk.ground.front;
    while errands::round(front, errands::Filing::WhenRead).await.unwrap() > 0 {}
    let applicant = desk.case().await.state.applicant;
    let told = store::errands::messages(front.store.db(), applicant.as_str(), 50);
    let told: Vec<News> = told.await.unwrap().into_iter().map(|message| message.news).collect();
    assert!(told.contains(&News::Rectify) && told.contains(&News::CommitmentKept), "{told:?}");
}

/// CL2, P-09: the calendar moves the day by which a promise is to be verified, also when its case is completed; and a
/// rebuild keeps it on the desk.
#[tokio::test]
async fn a_completed_case_follows_the_calendar_while_its_promise_is_to_be_verified() {
    let mut window = Window::open("health/window", HYGIENE).await;
    let content = line::content(&window.ground, &window.ground.item(HYGIENE)).await;
    let mut fields = at_the_counter(&content);
    fields.push(("by_promise".to_owned(), "yes".to_owned()));
    let number = number_of(&window.press(&borrowed(&fields), "accept").await.onward());
    let ground = window.ground;
    let points = content.process.steps().into_iter().find(|step| step.id.as_str() == "decide").unwrap();
    let checklist = points.checklist.iter().map(|point| (point.id.clone(), true)).collect();
    let (said, opinion) = ("准予本申请。".to_owned(), "依承诺准予".to_owned());
    let grant = Command::Grant { content: said, opinion, checklist };
    tell(&ground, ground.holder("health/decide", 0), &number, grant).await;
    let recipient = rules::name::Commitment::from("领证人");
    let deliver = Command::Deliver { mode: DeliveryMode::Direct, recipient, proof: Proof::default() };
    tell(&ground, ground.holder("hall/delivery", 0), &number, deliver).await;

    let post = content.process.steps()[0].post.0.clone();
    let due = async || {
        let tasks = cases::tasks_of(ground.front.store.db(), &[&post], 100).await.unwrap();
        let mine = tasks.into_iter().find(|task| task.case.number == number && task.step == PROMISE_CHECK);
        mine.expect("the verification waits").due_at.unwrap().day()
    };
    let before = due().await;
    let free = LocalHoliday {
        first: "2026-03-06".parse().unwrap(),
        last: "2026-03-06".parse().unwrap(),
        zh: "县庆".into(),
        en: "County Day".into(),
        notice: "平政发〔2026〕3号".into(),
    };
    let manager = Who::Staff(ground.person(Role::HallManager));
    line::done(&ground, manager, Order::Hall(hall::Command::DeclareLocalHoliday(free))).await;
    while errands::round(&ground.front, errands::Filing::WhenRead).await.unwrap() > 0 {}
    let calendar = ground.front.office.hall().calendar.clone();
    let moved = due().await;
    assert_eq!(moved, calendar.working_day_after(before, 1), "one working day later than {before}");
    store::rebuild::rebuild(&ground.front.store).await.unwrap();
    assert_eq!(due().await, moved, "a rebuild keeps it");
}

/// Goes through the steps of an application online, answering every question with no, as far as the materials.
async fn to_materials(browser: &mut Browser, content: &Content, code: &str) -> String {
    let mut place = browser.get(&format!("/apply/{code}")).await.onward();
    for question in &content.questions {
        assert!(place.contains("/question/"), "{place}");
        let answer = (format!("answer-{}", question.id), "no".to_owned());
        place = browser.post(&place, &borrowed(&[answer])).await.onward();
    }
    place = browser.post(&place, &[("acting", "self")]).await.onward();
    let fields = filled(content, "field-");
    browser.post(&place, &borrowed(&fields)).await.onward()
}

#[tokio::test]
async fn a_promise_is_made_online_and_said_before_it_is_sent() {
    let ground = Ground::new().await;
    let code = ground.item(HYGIENE);
    let content = line::content(&ground, &code).await;
    let mut browser = ground.enter(&ground.person(Role::Citizen)).await;
    let place = to_materials(&mut browser, &content, &code).await;
    let draft = place.strip_suffix("/materials").unwrap().to_owned();
    browser.get(&place).await.ok().says("卫生设施符合国家卫生标准");
    for material in content.materials.iter().filter(|it| !it.promisable && it.when.is_none()) {
        let field = format!("material-{}", material.id);
        let files = [(field.as_str(), "一页.pdf", "application/pdf", b"%PDF-1.7 a page".as_slice())];
        let at = format!("{draft}/material/{}", material.id);
        let page = browser.upload(&at, &[], &files).await;
        assert!(page.status.is_redirection() || page.status == StatusCode::NOT_FOUND, "{}", page.words());
    }
    // Without the promise the proofs are missed; with it they are not.
    browser.post(&place, &[]).await;
    browser.get(&format!("{draft}/check")).await.ok().says("还有没填好");
    browser.post(&place, &[("by_promise", "yes")]).await.onward();
    browser.get(&format!("{draft}/check")).await.ok().hides("还有没填好");
    let sent = browser.post(&format!("{draft}/check"), &[("truth", "yes")]).await.onward();
    let number = sent.split('/').nth(3).unwrap();
    let case = ground.front.store.dossier::<Case>(number).await.unwrap().unwrap().state;
    assert!(case.by_promise);
}

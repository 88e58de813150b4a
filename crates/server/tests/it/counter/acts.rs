//! The counter: acts on a case that has been taken in, by one clerk or by two at once.

use super::{FOOD, OTHER, Window, number_of, restaurant};
use axum::http::StatusCode;
use rules::{case::CaseStatus, item::content::MaterialForm};

#[tokio::test]
async fn two_clerks_at_one_case_do_it_once_and_the_second_is_told() {
    let mut window = Window::open("market/window", FOOD).await;
    let number = number_of(&window.press(&restaurant(), "receive").await.onward());
    let place = format!("/counter/cases/{number}");
    let mut other = window.ground.enter(&window.ground.holder("market/window", 1)).await;
    let (mine, theirs) = (window.browser.get(&place).await.ok(), other.get(&place).await.ok());
    let seen = (mine.hidden("seen"), theirs.hidden("seen"));
    let accept = format!("{place}/acts/accept");
    window.browser.post(&accept, &[("act", &mine.hidden("act")), ("seen", &seen.0)]).await.onward();
    let fields = [("act", theirs.hidden("act")), ("seen", seen.1), ("reason", "材料是别人的".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = other.post(&format!("{place}/acts/not-required"), &fields).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("刚刚有了新进展");
    assert_eq!(window.case(&number).await.status, CaseStatus::InReview);
}

#[tokio::test]
async fn on_the_spot_is_taken_decided_and_handed_over_at_one_window() {
    let mut window = Window::open("civil/express", "civil/marriage").await;
    let content = {
        let db = window.ground.front.store.db();
        let code = window.ground.item("civil/marriage");
        store::views::items::content(db, &code, 1).await.unwrap().unwrap()
    };
    let mut fields: Vec<(String, String)> = vec![
        ("id_number".into(), OTHER.into()),
        ("name".into(), "周远".into()),
        ("phone".into(), "19900005678".into()),
    ];
    for question in &content.questions {
        fields.push((format!("q-{}", question.id), question.answers.last().unwrap().id.clone()));
    }
    for field in content.form.iter().filter(|field| field.required && field.key != "applicant_name") {
        use rules::item::content::FieldKind;
        let value = match field.kind {
            FieldKind::CitizenId => OTHER.into(),
            FieldKind::Phone => "19900005678".into(),
            FieldKind::Choice => field.options[0].clone(),
            FieldKind::Date => "2026-03-02".into(),
            FieldKind::Number | FieldKind::Money => "1".into(),
            _ => "周远".into(),
        };
        fields.push((format!("f-{}", field.key), value));
    }
    fields.extend(content.materials.iter().map(|material| ("m".to_owned(), material.id.0.clone())));
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let place = window.press(&fields, "accept").await.onward();
    assert!(place.ends_with("#decide"), "{place}");
    let number = number_of(&place);
    let page = window.browser.get(&place).await.ok();
    page.says("当场准予并送达").says("审查要点");
    let act = page.hidden("act");
    let mut answers = vec![
        ("act", act.as_str()),
        ("content", "准予结婚登记"),
        ("opinion", "符合条件"),
        ("recipient", "周远"),
    ];
    answers.extend(["c1", "c2", "c3", "c4"].map(|point| ("checked", point)));
    let done = window.browser.post(&format!("/counter/cases/{number}/acts/decide"), &answers).await.onward();
    let case = window.case(&number).await;
    assert_eq!(case.status, CaseStatus::Completed);
    // What was ticked without a scan came on paper, also what the item would take from elsewhere.
    assert!(case.materials.values().all(|given| given.form == MaterialForm::Paper));
    window.browser.get(&done).await.ok().says("送达回证").says("办结");
    // Posted again, nothing happens twice.
    window.browser.post(&format!("/counter/cases/{number}/acts/decide"), &answers).await.onward();
    assert_eq!(window.case(&number).await.documents.len(), case.documents.len());
}

#[tokio::test]
async fn the_queue_shows_online_applications_and_a_return_gives_every_reason() {
    let mut window = Window::open("market/window", FOOD).await;
    let number = number_of(&window.press(&restaurant(), "receive").await.onward());
    let mut other = window.ground.enter(&window.ground.holder("hall/window", 0)).await;
    let page = other.get("/counter").await.ok();
    page.says(&format!("/counter/cases/{number}")).says("林*").hides("林晚").says("受理");
    let page = other.get("/counter?q=飞天扫帚魔杖").await.ok();
    page.says("没有找到");
    other.get(&format!("/counter?q={number}")).await.ok().says("这个编号的办件");
    // Withdrawn on the applicant's behalf, with a reason.
    let place = format!("/counter/cases/{number}/acts/withdraw");
    let page = window.browser.post(&place, &[("act", "w-1")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("请填写撤回的原因");
    let fields = [("act", "w-2"), ("reason", "申请人改日再办"), ("sure", "yes")];
    window.browser.post(&place, &fields[..2]).await.ok().says("申请人改日再办").says("不能撤销");
    window.browser.post(&place, &fields).await.onward();
    // A withdrawn case is not "done", and says what its number cannot be.
    window.browser.get(&format!("/counter/cases/{number}")).await.ok().hides("✓ 办结").says("已撤回");
    let page = window.browser.get("/counter/cases/123").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    page.says("没有这个编号的办件").hides("网址可能打错了");
    assert_eq!(window.case(&number).await.status, CaseStatus::Withdrawn);
    other.get("/counter").await.ok().hides(&number);
}

#[tokio::test]
async fn what_was_typed_for_an_act_that_a_colleague_made_impossible_stays_in_sight() {
    let mut window = Window::open("market/window", FOOD).await;
    let number = number_of(&window.press(&restaurant(), "receive").await.onward());
    let place = format!("/counter/cases/{number}");
    let seen = window.browser.get(&format!("{place}/acts/correction")).await.ok().hidden("seen");
    window.browser.post(&format!("{place}/acts/accept"), &[("act", "quick"), ("seen", &seen)]).await.onward();
    let typed = [("act", "slow"), ("seen", &*seen), ("sure", "yes"), ("more", "第二页没有签名")];
    let page = window.browser.post(&format!("{place}/acts/correction"), &typed).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("这件事刚刚有了新进展").says("您填的内容").says("第二页没有签名");
}

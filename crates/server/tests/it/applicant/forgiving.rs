//! What people do who never saw the portal before: they take another button than we thought, and lose nothing.

use super::{PDF, PNG, SHOP, begin, citizens, hand_in, walk_to_check};
use crate::ground::Ground;
use axum::http::{StatusCode, header};

const FILE: &str = "application/octet-stream";

#[tokio::test]
async fn going_on_takes_the_chosen_files_of_every_row_along() {
    let ground = Ground::new().await;
    let mut browser = ground.enter(&citizens(&ground)[1].id).await;
    let draft = begin(&mut browser, &ground.item(SHOP)).await;
    let materials = format!("{draft}/materials");
    browser.post(&format!("{draft}/question/1"), &[("answer-premises", "shop")]).await.onward();
    browser.post(&format!("{draft}/who"), &[("acting", "self")]).await.onward();
    // One row is filled, another is not: the file is kept, and only the other is asked for.
    let application =
        [("material-application", "申请书.pdf", FILE, PDF), ("material-premises-lease", "", FILE, b"")];
    let page = browser.upload(&materials, &[], &application).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("申请书.pdf").hides("请上传：个体工商户登记（备案）申请书").says("请上传：经营场所使用证明");
    // The button of a row stays on the page, and takes the files of the others too.
    let lease = [("material-premises-lease", "租赁合同.png", FILE, PNG)];
    let to = browser.upload(&materials, &[("upload", "application"), ("to", "check")], &lease).await.onward();
    assert_eq!(to, format!("{materials}?to=check#f-material-application"));
    browser.get(&materials).await.ok().says("申请书.pdf").says("租赁合同.png");
    assert_eq!(browser.upload(&materials, &[], &[]).await.onward(), format!("{draft}/check"));
}

#[tokio::test]
async fn a_row_without_a_file_says_so_and_a_stranger_token_keeps_nothing() {
    let ground = Ground::new().await;
    let mut browser = ground.enter(&citizens(&ground)[2].id).await;
    let draft = begin(&mut browser, &ground.item(SHOP)).await;
    let materials = format!("{draft}/materials");
    browser.post(&format!("{draft}/question/1"), &[("answer-premises", "shop")]).await.onward();
    let page = browser.upload(&materials, &[("upload", "application")], &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("请先选择文件");
    let own = std::mem::replace(&mut browser.csrf, "another-session".into());
    let files = [("material-application", "申请书.pdf", FILE, PDF)];
    let page = browser.upload(&materials, &[], &files).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.hides("申请书.pdf");
    browser.csrf = own;
    // What was taken can be taken back without script as well.
    hand_in(&mut browser, &draft, "application", "申请书.pdf", PDF).await.onward();
    let page = browser.get(&materials).await.ok().body.clone();
    let key = page.split("name=\"remove\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    browser.upload(&materials, &[("remove", key.expect("a button"))], &[]).await.onward();
    browser.get(&materials).await.ok().hides("申请书.pdf");
}

#[tokio::test]
async fn what_is_answered_to_somebody_is_kept_by_no_browser() {
    let ground = Ground::new().await;
    let mut mine = ground.enter(&citizens(&ground)[3].id).await;
    let draft = walk_to_check(&mut mine, &ground.item(SHOP)).await;
    for path in ["/my", "/", &format!("{draft}/form"), "/my/cases/none"] {
        let page = mine.get(path).await;
        assert_eq!(page.headers[header::CACHE_CONTROL], "no-store", "{path}");
    }
    for path in ["/", "/items", "/track"] {
        assert!(!ground.guest().get(path).await.headers.contains_key(header::CACHE_CONTROL), "{path}");
    }
    let mut follower = ground.guest();
    follower.cookie = "track=NT-1.ABCD2345".into();
    assert_eq!(follower.get("/track").await.headers[header::CACHE_CONTROL], "no-store");
}

#[tokio::test]
async fn the_form_takes_the_name_of_record_and_an_agent_finds_the_principal() {
    let ground = Ground::new().await;
    let people = citizens(&ground);
    let me = people[4].clone();
    // A form that asked for a body left another name behind.
    let last = r#"{"applicant_name":"阿福餐饮有限公司","credit_code":"91350100M000100Y43","contact_phone":"19900001234"}"#;
    let datum = store::vault::Datum::new(me.id.as_str(), "form", last.as_bytes());
    let now = ground.clock.now().0;
    server::people::keep(&ground.front.store, me.id.as_str(), &[datum], Some(&me.id_number), now)
        .await
        .expect("kept");
    let mut browser = ground.enter(&me.id).await;
    let draft = begin(&mut browser, &ground.item(SHOP)).await;
    browser.get(&format!("{draft}/form")).await.ok().says(&me.name).says("19900001234").hides("阿福餐饮");
    let principal = [
        ("acting", "other"),
        ("principal_name", "周小满"),
        ("principal_number", "11010519491231002X"),
        ("principal_phone", "19900005678"),
    ];
    browser.post(&format!("{draft}/who"), &principal).await;
    let page = browser.get(&format!("{draft}/form")).await.ok();
    page.says("周小满").says("11010519491231002X").says("19900005678").hides("阿福餐饮");
}

#[tokio::test]
async fn the_guide_hands_its_answers_on_and_a_draft_is_resumed_where_one_stopped() {
    let ground = Ground::new().await;
    let mut browser = ground.enter(&citizens(&ground)[5].id).await;
    let code = ground.item(SHOP);
    let guide = browser.get(&format!("/items/{code}?answer-premises=shop")).await.ok();
    let way = format!("/apply/{code}?answer-premises=shop");
    guide.says(&format!("href=\"{way}\"")).says(&format!("href=\"/items/{code}/blank\""));
    browser.get(&format!("/items/{code}/blank")).await.ok().says("申请人签名或盖章").says("必填");
    let first = browser.get(&way).await.onward();
    assert!(first.ends_with("/question/1?answer-premises=shop"), "{first}");
    let page = browser.get(&first).await.ok();
    let chosen = page.body.split("value=\"shop\"").nth(1).and_then(|rest| rest.split('>').next());
    assert!(chosen.is_some_and(|rest| rest.contains("checked")));
    let draft = first.split("/question").next().expect("a draft").to_owned();
    browser.post(&format!("{draft}/question/1"), &[("answer-premises", "shop")]).await.onward();
    assert_eq!(browser.get(&draft).await.onward(), format!("{draft}/who"));
    browser.post(&format!("{draft}/who"), &[("acting", "self")]).await.onward();
    assert_eq!(browser.get(&draft).await.onward(), format!("{draft}/form"));
    browser.get("/my").await.ok().says(&format!("href=\"{draft}\""));
    // The check ticks off what is in order, and nothing else.
    let check = browser.get(&format!("{draft}/check")).await.ok();
    assert_eq!(check.body.matches("aria-hidden=\"true\">✓").count(), 2, "{}", check.words());
}

#[tokio::test]
async fn a_wrong_door_keeps_the_name_and_the_way_out() {
    let ground = Ground::new().await;
    let me = citizens(&ground)[6].clone();
    let mut browser = ground.enter(&me.id).await;
    for path in ["/manage", "/nowhere"] {
        let page = browser.get(path).await;
        page.says(&me.name).says("退出").says("/my").hides("/manage/items");
    }
    browser.post("/ease", &[("lang", "en"), ("back", "/")]).await;
    browser
        .get("/nowhere")
        .await
        .says("Ningtang County Government Service Centre")
        .hides("宁棠县政务服务中心");
    browser.get("/").await.ok().says("Opening a restaurant").hides("我要开饭店");
}

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

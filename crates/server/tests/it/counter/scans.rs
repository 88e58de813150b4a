//! The counter: scans come along with an application, within their limits, and none is lost or kept without a case.

use super::{FOOD, SCAN, Window, but, number_of, restaurant};
use crate::ground::Ground;
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use rules::time::Instant;

/// A scan that comes twice gets two ids, and is the same scan; another one under the same page is another request.
#[tokio::test]
async fn a_page_with_a_scan_posted_twice_takes_one_application() {
    let mut window = Window::open("market/window", FOOD).await;
    let act = window.browser.get(&window.place).await.ok().hidden("act");
    let scan = [("s-layout", "布局图.pdf", "application/pdf", SCAN)];
    let first = window.press_on(&act, &restaurant(), "accept", &scan).await.onward();
    let second = window.press_on(&act, &restaurant(), "accept", &scan).await.onward();
    assert_eq!(first, second);
    let other: &[u8] = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nanother plan\n%%EOF\n";
    let scan = [("s-layout", "布局图.pdf", "application/pdf", other)];
    let third = window.press_on(&act, &restaurant(), "accept", &scan).await;
    assert!(third.status.is_client_error(), "{}", third.words());
    assert_eq!(window.cases().await, 1);
}

#[tokio::test]
async fn scans_come_along_and_survive_a_typing_error() {
    let mut window = Window::open("market/window", FOOD).await;
    let act = window.browser.get(&window.place).await.ok().hidden("act");
    let scan = [("s-layout", "布局图.pdf", "application/pdf", SCAN)];
    let page = window.press_on(&act, &but(&[("phone", "12")]), "accept", &scan).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let kept = page.says("1 个文件").hidden("u-layout");
    let mut fields = restaurant();
    fields.push(("u-layout", &kept));
    let number = number_of(&window.press_on(&act, &fields, "accept", &[]).await.onward());
    let case = window.case(&number).await;
    assert_eq!(case.materials[&"layout".into()].files.len(), 1);
    let db = window.ground.front.store.db();
    let of = |person: String| async move { store::files::uploads_of(db, &person, None).await.unwrap().len() };
    assert_eq!(of(case.applicant.0.clone()).await, 1, "the scan is the applicant's");
    assert_eq!(of(window.ground.holder("market/window", 0).0).await, 0, "and no longer the clerk's");
}

#[tokio::test]
async fn a_scan_too_large_or_other_than_it_says_is_refused_at_its_row() {
    let ground = Ground::with(|config| config.upload_max = 2_000).await;
    let browser = ground.enter(&ground.holder("market/window", 0)).await;
    let place = format!("/counter/new/{}", ground.item(FOOD));
    let mut window = Window { ground, browser, place };
    let act = window.browser.get(&window.place).await.ok().hidden("act");
    // Far more than a file may have: nothing before the counter's own limits may cut the form off.
    let large = [SCAN, &[b' '; 3 << 20]].concat();
    let files: [(&str, &str, &str, &[u8]); 3] = [
        ("s-layout", "大图.pdf", "application/pdf", &large),
        ("s-rules", "制度.pdf", "application/pdf", b"<html><script>alert(1)</script></html>"),
        ("s-application", "申请书.pdf", "application/pdf", SCAN),
    ];
    let page = window.press_on(&act, &restaurant(), "accept", &files).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("“大图.pdf”太大了").says("制度.pdf").says("林晚").says("1 个文件");
    assert_eq!(page.hidden("u-application").len(), "counter-".len() + 32, "what could be taken is kept");
    assert_eq!(window.cases().await, 0);
}

#[tokio::test]
async fn all_scans_of_a_form_together_have_a_limit_and_those_taken_stay() {
    let scan = [SCAN, &[b' '; 1_000]].concat();
    let ground = Ground::with(|config| config.form_max = 1_500).await;
    let browser = ground.enter(&ground.holder("market/window", 0)).await;
    let place = format!("/counter/new/{}", ground.item(FOOD));
    let mut window = Window { ground, browser, place };
    let act = window.browser.get(&window.place).await.ok().hidden("act");
    let files: [(&str, &str, &str, &[u8]); 2] = [
        ("s-layout", "布局图.pdf", "application/pdf", &scan),
        ("s-rules", "制度.pdf", "application/pdf", &scan),
    ];
    let page = window.press_on(&act, &restaurant(), "accept", &files).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("“制度.pdf”没有收下").says("合计不超过").says("林晚");
    let mut fields = restaurant();
    let kept = page.hidden("u-layout");
    fields.push(("u-layout", &kept));
    let place = window.press_on(&act, &fields, "accept", &files[1..]).await.onward();
    let case = window.case(&number_of(&place)).await;
    assert_eq!(case.materials.values().map(|given| given.files.len()).sum::<usize>(), 2);
}

#[tokio::test]
async fn a_form_that_breaks_off_in_a_scan_keeps_what_was_typed() {
    let mut window = Window::open("market/window", FOOD).await;
    let mut body = Vec::new();
    let token = [(server::form::CSRF_FIELD, window.browser.csrf.as_str())];
    for (name, value) in token.iter().chain(&restaurant()) {
        let part = format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(part.into_bytes());
    }
    let head = "--edge\r\nContent-Disposition: form-data; name=\"s-layout\"; filename=\"布局图.pdf\"\r\n\r\n";
    body.extend(head.bytes());
    body.extend_from_slice(SCAN);
    let request = Request::post(&window.place)
        .header(header::COOKIE, &window.browser.cookie)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
        .body(Body::from(body))
        .unwrap();
    let page = window.browser.send(request).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("布局图.pdf").says("没有传完").says("林晚").says("热食类");
    assert_eq!(window.cases().await, 0);
}

#[tokio::test]
async fn a_scan_without_its_application_is_swept_and_never_by_looking() {
    let mut window = Window::open("market/window", FOOD).await;
    let act = window.browser.get(&window.place).await.ok().hidden("act");
    let scan = [("s-layout", "布局图.pdf", "application/pdf", SCAN)];
    window.press_on(&act, &but(&[("phone", "12")]), "accept", &scan).await;
    let clerk = window.ground.holder("market/window", 0);
    let front = window.ground.front.clone();
    let waiting =
        async || store::files::uploads_of(front.store.db(), clerk.as_str(), None).await.unwrap().len();
    window.ground.clock.wind(Instant::parse("2026-03-04T09:05:00+08:00").unwrap());
    window.browser = window.ground.enter(&clerk).await;
    window.browser.get(&window.place).await.ok();
    assert_eq!(waiting().await, 1, "a page that is looked at changes nothing");
    server::jobs::sweep::sweep(&front).await.unwrap();
    assert_eq!(waiting().await, 0);
}

#[tokio::test]
async fn a_form_from_elsewhere_is_refused_before_its_files_are_kept() {
    let mut window = Window::open("market/window", FOOD).await;
    window.browser.csrf = "0".repeat(window.browser.csrf.len());
    let scan = [("s-layout", "布局图.pdf", "application/pdf", SCAN)];
    let page = window.press_on("some-act", &restaurant(), "accept", &scan).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert_eq!(window.cases().await, 0);
    let clerk = window.ground.holder("market/window", 0);
    let uploads =
        store::files::uploads_of(window.ground.front.store.db(), clerk.as_str(), None).await.unwrap();
    assert!(uploads.is_empty());
}

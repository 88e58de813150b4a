//! Nothing typed is lost: forms sent after the session ended, with an old token, or after somebody else was quicker.

use crate::ground::{Browser, Ground, Page};
use axum::http::StatusCode;

const NUMBER: &str = "11010519491231002X";
const RESIDENCE: &str = "police/residence-permit";
const REASON: &str = "材料第三页看不清，请申请人再来一次";

/// Everything a clerk ticks and types before choosing what becomes of it.
fn typed<'a>() -> Vec<(&'a str, &'a str)> {
    vec![
        ("id_number", NUMBER),
        ("name", "林晚"),
        ("phone", "19900001234"),
        ("reason", REASON),
        ("password", "must-not-show"),
    ]
}

async fn window(ground: &Ground) -> (Browser, String) {
    let browser = ground.enter(&ground.holder("police/window", 0)).await;
    (browser, format!("/counter/new/{}", ground.item(RESIDENCE)))
}

#[track_caller]
fn gives_back(page: &Page, form: &str) {
    page.says("林晚").says(NUMBER).says(REASON).hides("must-not-show").says("没有办理任何事情");
    assert!(page.body.contains(form), "the way back leads to {form}: {}", page.words());
}

#[tokio::test]
async fn a_form_sent_after_the_session_ended_is_given_back() {
    let ground = Ground::new().await;
    let (mut browser, place) = window(&ground).await;
    browser.cookie.clear();
    let page =
        browser.upload(&place, &typed(), &[("s-photo", "photo.pdf", "application/pdf", b"%PDF-1.7")]).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    page.says("请重新登录").says("/sign-in?next=%2Fcounter%2Fnew%2F");
    gives_back(&page, "/sign-in?next=");
    let desk = "/desk/cases/unknown/acts/refuse?step=decide";
    let page = browser.post(desk, &[("reason", REASON)]).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    page.says(REASON).says("%2Fdesk%2Fcases%2Funknown%2Facts%2Frefuse%3Fstep%3Ddecide");
}

#[tokio::test]
async fn a_form_with_an_old_token_is_given_back_under_its_own_title() {
    let ground = Ground::new().await;
    let (mut browser, place) = window(&ground).await;
    browser.csrf = "grown-old".into();
    let page = browser.upload(&place, &typed(), &[]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("这一页已经过期").hides("系统出了点问题").hides("刚刚有了新进展");
    gives_back(&page, &format!("href=\"{place}\""));
    let page = browser.post(&place, &typed()).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    gives_back(&page, &format!("href=\"{place}\""));
}

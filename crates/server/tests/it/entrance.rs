//! The entrance: signing in and out, making an account, and what does not work.

use crate::ground::Ground;
use axum::http::StatusCode;
use rules::hall::Role;

#[tokio::test]
async fn somebody_registers_and_is_known_by_name() {
    let ground = Ground::new().await;
    let mut browser = ground.guest();
    let fields = [
        ("name", "林晚"),
        ("id_number", "11010519491231002X"),
        ("phone", "19900001234"),
        ("login", "linwan"),
        ("password", "tall-bamboo-77"),
    ];
    let to = browser.post("/register", &fields).await.onward();
    assert_eq!(to, "/my");
    browser.get("/sign-in").await.ok().says("林晚");
}

#[tokio::test]
async fn a_wrong_number_is_told_beside_its_field_and_nothing_typed_is_lost() {
    let ground = Ground::new().await;
    let mut browser = ground.guest();
    let fields = [
        ("name", "林晚"),
        ("id_number", "110105194912310021"),
        ("phone", "19900001234"),
        ("login", "linwan"),
        ("password", "tall-bamboo-77"),
    ];
    let page = browser.post("/register", &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("身份证号码对不上校验位").says("林晚").says("linwan").hides("tall-bamboo-77");
}

#[tokio::test]
async fn five_wrong_passwords_lock_the_account() {
    let ground = Ground::new().await;
    let clerk = ground.person(Role::WindowClerk);
    let _account = ground.enter(&clerk).await;
    let login = ground.county.people().get(&clerk).unwrap().login.clone();
    let mut browser = ground.guest();
    for _ in 0..4 {
        let page = browser.post("/sign-in", &[("login", &login), ("password", "wrong")]).await;
        page.says("登录名或密码不对");
    }
    let fifth = browser.post("/sign-in", &[("login", &login), ("password", "wrong")]).await;
    fifth.says("请 15 分钟后再试");
    let page = browser.post("/sign-in", &[("login", &login), ("password", "Correct-horse-1987")]).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    page.says("暂时锁定");
}

#[tokio::test]
async fn signing_in_leads_to_where_one_wanted_to_go_and_never_to_another_site() {
    let ground = Ground::new().await;
    let clerk = ground.person(Role::WindowClerk);
    let _account = ground.enter(&clerk).await;
    let login = ground.county.people().get(&clerk).unwrap().login.clone();
    let fields = |next| [("login", login.as_str()), ("password", "Correct-horse-1987"), ("next", next)];
    let to = ground.guest().post("/sign-in", &fields("/desk/cards")).await.onward();
    assert_eq!(to, "/desk/cards");
    let to = ground.guest().post("/sign-in", &fields("//elsewhere.example")).await.onward();
    assert_eq!(to, "/counter");
}

#[tokio::test]
async fn signing_out_ends_the_session_and_a_foreign_form_cannot() {
    let ground = Ground::new().await;
    let mut browser = ground.enter_as(Role::WindowClerk).await;
    let old = browser.cookie.clone();
    let csrf = std::mem::take(&mut browser.csrf);
    let page = browser.post("/sign-out", &[]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    browser.csrf = csrf;
    browser.post("/sign-out", &[]).await.onward();
    browser.cookie = old;
    browser.get("/sign-in").await.ok().hides("/sign-out");
}

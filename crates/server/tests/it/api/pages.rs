//! The pages about the API: the reference, and one's own tokens.

use super::{Program, Told};
use crate::ground::Ground;
use axum::http::StatusCode;
use rules::hall::Role;

#[tokio::test]
async fn the_reference_tells_of_every_address_in_both_languages() {
    let ground = Ground::new().await;
    let mut browser = ground.guest();
    let page = browser.get("/api").await.ok();
    for path in server::api::document()["paths"].as_object().unwrap().keys() {
        page.says(path);
    }
    page.says("一次性告知补正").hides("<script src=\"http").hides("Request correction");
    browser.cookie = "ease=en".into();
    browser.get("/api").await.ok().says("Request correction").hides("一次性告知补正");
    let told = Told::from(browser.get("/api/openapi.json").await).ok();
    assert_eq!(told, *server::api::document());
}

#[tokio::test]
async fn a_token_is_made_shown_once_used_and_revoked() {
    let ground = Ground::new().await;
    let mut browser = ground.guest();
    assert!(browser.get("/api/tokens").await.onward().starts_with("/sign-in"));
    let mut browser = ground.enter_as(Role::Citizen).await;
    browser.get("/api/tokens").await.ok().says("还没有令牌");
    let page = browser.post("/api/tokens", &[("label", ""), ("days", "90")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = browser.post("/api/tokens", &[("label", "记账软件"), ("days", "9000")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("记账软件");
    let page = browser.post("/api/tokens", &[("label", "记账软件"), ("days", "90")]).await.ok();
    let from = page.body.find("ow1_").unwrap();
    let secret: String = page.body[from..].chars().take_while(|sign| *sign != '<').collect();
    browser.get("/api/tokens").await.ok().says("记账软件").hides(&secret);

    let mut program = Program::stranger(&ground);
    program.token = Some(secret);
    program.get("/api/v1/cases").await.ok();
    let id = ground.front.accounts.tokens(ground.person(Role::Citizen).as_str()).await.unwrap()[0].id.clone();
    // Nobody revokes another's.
    let mut other = ground.enter_as(Role::WindowClerk).await;
    other.post(&format!("/api/tokens/{id}/revoke"), &[]).await.onward();
    program.get("/api/v1/cases").await.ok();
    browser.post(&format!("/api/tokens/{id}/revoke"), &[]).await.onward();
    program.get("/api/v1/cases").await.problem(401, "wrong_token");
}

#[tokio::test]
async fn a_form_from_elsewhere_makes_no_token() {
    let ground = Ground::new().await;
    let mut browser = ground.enter_as(Role::Citizen).await;
    browser.csrf = "somebody-elses".into();
    let page = browser.post("/api/tokens", &[("label", "x"), ("days", "90")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
}

//! Whose case is it: number and name, which many people know, open nobody's cases; a receipt or the card at a window does.

use crate::{
    counter::{FOOD, NUMBER, Window, but, number_of, restaurant},
    ground::{Browser, Page},
};
use axum::http::StatusCode;
use store::vault::Commitment;

/// Whoever 林晚 is at a window, in a registration form.
fn registration<'a>(login: &'a str, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("name", "林晚"),
        ("id_number", NUMBER),
        ("phone", "19900001234"),
        ("login", login),
        ("password", "tall-bamboo-77"),
    ];
    fields.extend(more);
    fields
}

/// Takes an application for 林晚 with these fields changed; answers the number of the case and its query code.
async fn taken(window: &mut Window, changes: &[(&str, &str)]) -> (String, String) {
    let done = window.press(&but(changes), "accept").await;
    let number = number_of(&done.onward());
    let code = Commitment(window.case(&number).await.query_code.0);
    let store = &window.ground.front.store;
    let held = store.vault().read(store.db(), std::slice::from_ref(&code)).await.unwrap();
    (number, held[&code].text().unwrap().to_owned())
}

async fn register(browser: &mut Browser, login: &str, more: &[(&str, &str)]) -> Page {
    browser.post("/register", &registration(login, more)).await
}

#[tokio::test]
async fn number_and_name_open_nobodys_cases_and_the_receipt_does() {
    let mut window = Window::open("market/window", FOOD).await;
    let (number, code) = taken(&mut window, &[]).await;
    let mut stranger = window.ground.guest();
    let page = register(&mut stranger, "stranger", &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("请填写其中一件的办件编号和查询码").says("stranger").hides(&number);
    let guess = [("join", "yes"), ("case_number", number.as_str()), ("query_code", "7K3M9QAB")];
    let page = register(&mut stranger, "stranger", &guess).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("编号和查询码对不上").says(&number);
    // Both left empty, an account is made, of somebody else.
    assert_eq!(register(&mut stranger, "stranger", &[("join", "yes")]).await.onward(), "/my");
    stranger.get("/my").await.ok().hides(&number);
    let receipt = [("join", "yes"), ("case_number", number.as_str()), ("query_code", code.as_str())];
    let mut applicant = window.ground.guest();
    assert_eq!(register(&mut applicant, "linwan", &receipt).await.onward(), "/my");
    applicant.get("/my").await.ok().says(&number);
    // The code on the receipt fills the number in, and nothing else.
    window.ground.guest().get(&format!("/track?number={number}")).await.ok().says(&number).hides(&code);
    // The window goes on under the same person.
    let (second, _) = taken(&mut window, &[]).await;
    applicant.get("/my").await.ok().says(&second);
    stranger.get("/my").await.ok().hides(&second);
    let page = register(&mut window.ground.guest(), "third", &receipt).await;
    page.says("已经注册过");
}

#[tokio::test]
async fn whoever_registers_first_with_a_number_gets_nothing_of_what_a_window_takes() {
    let mut window = Window::open("market/window", FOOD).await;
    let mut impostor = window.ground.guest();
    assert_eq!(register(&mut impostor, "impostor", &[]).await.onward(), "/my");
    let (number, _) = taken(&mut window, &[]).await;
    impostor.get("/my").await.ok().hides(&number);
    impostor.get(&format!("/my/cases/{number}")).await.hides("19900001234");
}

#[tokio::test]
async fn an_account_made_online_is_joined_when_its_login_is_said_at_the_window() {
    let mut window = Window::open("market/window", FOOD).await;
    let mut applicant = window.ground.guest();
    assert_eq!(register(&mut applicant, "linwan", &[]).await.onward(), "/my");
    let mut other = window.ground.guest();
    let mut fields = registration("other", &[]);
    fields[0].1 = "林早";
    assert_eq!(other.post("/register", &fields).await.onward(), "/my");
    let page = window.press(&but(&[("account", "other")]), "accept").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("没有这个账号，或者账号的姓名").says("林晚");
    let (number, _) = taken(&mut window, &[("account", "LinWan")]).await;
    applicant.get("/my").await.ok().says(&number);
    // From now on the number leads there.
    let done = window.press(&restaurant(), "accept").await.onward();
    applicant.get("/my").await.ok().says(&number_of(&done));
}

#[tokio::test]
async fn an_agents_receipt_does_not_make_the_agent_the_person_they_act_for() {
    let mut window = Window::open("market/window", FOOD).await;
    let (own, _) = taken(&mut window, &[]).await;
    let mut fields = restaurant();
    fields.extend([("agent_number", "110105198803120022"), ("agent_name", "周代"), ("m", "authorisation")]);
    let done = window.press(&fields, "accept").await;
    let number = number_of(&done.onward());
    let code = Commitment(window.case(&number).await.query_code.0);
    let store = &window.ground.front.store;
    let held = store.vault().read(store.db(), std::slice::from_ref(&code)).await.unwrap();
    let code = held[&code].text().unwrap().to_owned();
    let receipt = [("join", "yes"), ("case_number", number.as_str()), ("query_code", code.as_str())];
    let page = register(&mut window.ground.guest(), "agent", &receipt).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("不是本人自己办的那一件").hides(&own);
}

//! Chief representatives: appointed with both letters, published, and acting with exactly the powers given (P-14, P-15).

use crate::{
    api::Program,
    ground::{Browser, Ground},
    line::accepted_case,
};
use axum::http::StatusCode;
use rules::hall::Role;

const PAGE: &str = "/manage/hall/chief?department=market";

/// The form of an appointment with these powers, sent.
fn letters<'a>(act: &'a str, login: &'a str, powers: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let mut fields = vec![
        ("act", act),
        ("department", "market"),
        ("person", login),
        ("appointment", "宁市监任〔2026〕7号"),
        ("appointed", "2026-02-27"),
        ("authority", "宁市监授〔2026〕7号"),
        ("authorised", "2026-02-27"),
        ("from", "2026-03-02"),
    ];
    fields.extend(powers.iter().map(|power| ("powers", *power)));
    fields
}

async fn sends(manager: &mut Browser, fields: &[(&str, &str)]) -> crate::ground::Page {
    manager.post("/manage/hall/chief", fields).await
}

#[tokio::test]
async fn a_representative_is_appointed_published_and_acts_with_the_powers_given() {
    let ground = Ground::new().await;
    let mut manager = ground.enter_as(Role::HallManager).await;
    manager.get("/manage/hall").await.ok().says(PAGE);
    let inspector = ground.holder("market/site", 1);
    let person = ground.county.people().get(&inspector).unwrap();
    let (login, name) = (person.login.clone(), person.name.clone());
    // An account is there once somebody has entered; before that there is nobody of this login.
    let _account = ground.enter(&inspector).await;

    let page =
        sends(&mut manager, &[("act", "c-0"), ("department", "market"), ("person", "nobody-here")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("nobody-here").says("请填写任命书").says("请填写授权书").says("href=\"#f-from\"");
    let page = sends(&mut manager, &letters("c-1", &login, &[])).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("还没有选授予的权力").says("宁市监任〔2026〕7号");
    let mut backwards = letters("c-2", &login, &["review"]);
    backwards.push(("until", "2026-03-01"));
    let page = sends(&mut manager, &backwards).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("2026-03-01").says("宁市监授〔2026〕7号");
    let stranger = ground.holder("culture/review", 0);
    let _account = ground.enter(&stranger).await;
    let other = ground.county.people().get(&stranger).unwrap().login.clone();
    let page = sends(&mut manager, &letters("c-3", &other, &["review"])).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("不在该部门任职").says(&other);

    // Whoever holds another post of the department may not review, until the letter says so.
    let number = accepted_case(&ground).await;
    let finish = format!("/desk/cases/{number}/acts/finish?step=review");
    let mut officer = ground.enter(&inspector).await;
    assert_eq!(officer.get(&finish).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    sends(&mut manager, &letters("c-4", &login, &["review", "coordinate"])).await.onward();
    manager.get("/manage/hall").await.ok().says(&name);
    officer.get(&finish).await.ok();

    let mut guest = ground.guest();
    guest.get("/").await.ok().says("href=\"/representatives\"");
    let page = guest.get("/representatives").await.ok();
    page.says(&name)
        .says("宁市监任〔2026〕7号")
        .says("宁市监授〔2026〕7号")
        .says("40 %")
        .says("审批权、协调权");
    let told = Program::stranger(&ground).get("/api/v1/representatives").await.ok();
    let ours = told.as_array().unwrap().iter().find(|chief| chief["department"] == "market").unwrap();
    assert_eq!((&ours["name"], &ours["authorisation_rate"]), (&name.into(), &40.into()));

    sends(&mut manager, &[("act", "c-5"), ("department", "market"), ("dismiss", "yes")]).await.onward();
    guest.get("/representatives").await.ok().hides("宁市监任〔2026〕7号");
    assert_eq!(officer.get(&finish).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let page = sends(&mut manager, &[("act", "c-6"), ("department", "market"), ("dismiss", "yes")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody is dismissed twice");
}

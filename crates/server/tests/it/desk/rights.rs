//! The desk: who sees and does what, and that the duties stay with different people.

use super::{Desk, ITEM, OPINION, apply, appoint, borrowed};
use crate::ground::Ground;
use axum::http::StatusCode;
use rules::hall::Role;

#[tokio::test]
async fn strangers_find_no_such_case_and_colleagues_of_other_posts_may_look() {
    let desk = Desk::accepted().await;
    let mut stranger = desk.officer("market/review", 0).await;
    for path in ["", "/why?clock=promised", "/acts/finish?step=review", "/files/00"] {
        let page = stranger.get(&format!("{}{path}", desk.page())).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        page.hides("宁棠星河歌厅");
    }
    let fields = [("result", "agree"), ("opinion", OPINION), ("step", "review")];
    let page = stranger.post(&desk.act("finish", "review"), &fields).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    stranger.get(&format!("/desk?q={}", desk.number)).await.ok().says("没有找到");

    let mut colleague = desk.officer("culture/verify", 0).await;
    colleague.get(&desk.page()).await.ok().says("宁棠星河歌厅").says("现在没有您能办的").says("审查岗");
    let fields =
        desk.checked("review", &[("result", "agree"), ("opinion", OPINION), ("step", "review")]).await;
    let page = colleague.post(&desk.act("finish", "review"), &borrowed(&fields)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("受理、审查、决定相分离");
    assert_eq!(colleague.get(&format!("/desk?q={}", desk.number)).await.onward(), desk.page());
    let mut citizen = desk.ground.enter_as(Role::Citizen).await;
    assert_eq!(citizen.get(&desk.page()).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn every_case_whose_number_holds_what_was_typed_is_listed() {
    let desk = Desk::accepted().await;
    let second = apply(&desk.ground, ITEM).await;
    let mut head = desk.head().await;
    let page = head.get("/desk?view=all&q=20260302").await.ok();
    page.says("的有 2 件").says(&desk.page()).says(&format!("/desk/cases/{second}"));
    let last: String = second.chars().skip(second.chars().count() - 6).collect();
    assert_eq!(head.get(&format!("/desk?q={last}")).await.onward(), format!("/desk/cases/{second}"));
}

#[tokio::test]
async fn an_empty_desk_says_so_and_a_citizen_has_none() {
    let ground = Ground::new().await;
    let mut officer = ground.enter(&ground.holder("culture/review", 0)).await;
    officer.get("/desk").await.ok().says("没有要办的办件");
    officer.get("/desk/cards").await.ok().says("没有监察牌");
    officer.get("/desk?q=XX-9999").await.ok().says("没有找到编号含");
    let mut citizen = ground.enter_as(Role::Citizen).await;
    assert_eq!(citizen.get("/desk").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn whoever_reviewed_does_not_verify_and_whoever_accepted_does_not_decide() {
    let desk = Desk::accepted().await;
    let reviewer = desk.ground.holder("culture/review", 0);
    let clerk = desk.ground.holder("culture/window", 0);
    let mut verifiers = vec![desk.ground.holder("culture/verify", 0)];
    verifiers.push(reviewer.clone());
    appoint(&desk.ground, "culture/verify", verifiers).await;
    let mut deciders = vec![desk.ground.holder("culture/decide", 0)];
    deciders.push(clerk.clone());
    appoint(&desk.ground, "culture/decide", deciders).await;
    desk.finishes("culture/review", "review").await;
    desk.finishes("culture/site", "site").await;

    let mut browser = desk.ground.enter(&reviewer).await;
    browser.get(&desk.page()).await.ok().says("不同的人来办").says("受理、审查、决定相分离").hides("K-13");
    let page = browser.get(&desk.act("finish", "verify")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("不同的人来办").says("受理、审查、决定相分离").hides("K-13");
    // Whoever sends the form all the same is refused by the rules, and keeps what they wrote.
    let fields =
        desk.checked("verify", &[("result", "agree"), ("opinion", OPINION), ("step", "verify")]).await;
    let page = browser.post(&desk.act("finish", "verify"), &borrowed(&fields)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("受理、审查、决定相分离").hides("K-13").says(OPINION);

    desk.finishes("culture/verify", "verify").await;
    let mut browser = desk.ground.enter(&clerk).await;
    let page = browser.get(&desk.act("grant", "decide")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("受理、审查、决定相分离").hides("K-13");
}

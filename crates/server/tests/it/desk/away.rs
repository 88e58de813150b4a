//! The desk: whoever is away says so, and what they had taken goes to the other of the post (P-13).

use super::{Desk, borrowed, with_hidden};
use axum::http::StatusCode;
use rules::hall::Role;

#[tokio::test]
async fn an_absence_hands_over_what_was_taken_and_ends_when_somebody_is_back() {
    let desk = Desk::accepted().await;
    let (one, two) = (desk.ground.holder("culture/review", 0), desk.ground.holder("culture/review", 1));
    let mut officer = desk.ground.enter(&one).await;
    officer.get("/desk").await.ok().says("href=\"/desk/away\"");
    let page = officer.get(&desk.page()).await.ok();
    let take = with_hidden(&page, &[("step", "review")]);
    officer.post(&desk.act("take", "review"), &borrowed(&take)).await.onward();

    let page =
        officer.post("/desk/away", &[("act", "a-1"), ("person", one.as_str()), ("from", "下周")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("请填写日期，例如").says("请填写到哪天止").says("下周");
    let days = |act: &'static str, from: &'static str, until: &'static str| {
        [("act", act), ("person", one.as_str()), ("from", from), ("until", until)]
    };
    let page = officer.post("/desk/away", &days("a-2", "2026-03-05", "2026-03-03")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("2026-03-05").says("2026-03-03").says("href=\"#f-until\"").says("最后一天早于第一天");
    let page = officer.post("/desk/away", &days("a-4", "2026-02-03", "2026-02-05")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("已经过去").says("href=\"#f-until\"");
    let noted = officer.post("/desk/away", &days("a-3", "2026-03-03", "2026-03-05")).await.onward();
    officer.get(&noted).await.ok().says("离岗已登记");
    officer.get("/desk/away").await.ok().says("2026年3月3日").says("2026年3月5日").says("返岗");

    // Nobody leaves a post alone, and nobody says it of a stranger.
    let mut other = desk.ground.enter(&two).await;
    let both = [("act", "b-1"), ("person", two.as_str()), ("from", "2026-03-05"), ("until", "2026-03-06")];
    let page = other.post("/desk/away", &both).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("这几天会没有人").says("2026-03-06");
    let stranger = desk.ground.holder("market/review", 0);
    let of_other =
        [("act", "b-2"), ("person", stranger.as_str()), ("from", "2026-03-09"), ("until", "2026-03-09")];
    let page = other.post("/desk/away", &of_other).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("2026-03-09");

    // The errand that an absence leaves looks at every open case; its day is an alarm from then on.
    while server::jobs::errands::round(&desk.ground.front, server::jobs::errands::Filing::WhenRead)
        .await
        .unwrap()
        > 0
    {}
    desk.ground.wind("2026-03-03T09:30:00+08:00").await;
    let mut other = desk.ground.enter(&two).await;
    other.get("/desk?view=mine").await.ok().says(&desk.number).says("我已签收");
    other.get(&desk.page()).await.ok().says("离岗，由").says("接手，时限照常计算");
    let mut officer = desk.ground.enter(&one).await;
    desk.closed(&mut officer, "finish", "review").await.says("您登记了离岗");

    officer.post("/desk/away", &[("act", "c-1"), ("back", one.as_str())]).await.onward();
    officer.get("/desk/away").await.ok().says("没有人离岗");
    let page = officer.post("/desk/away", &[("act", "c-2"), ("back", one.as_str())]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("没有登记离岗");
    officer.get(&desk.act("finish", "review")).await.ok();
}

#[tokio::test]
async fn a_head_notes_it_for_their_people_and_a_citizen_has_no_such_page() {
    let desk = Desk::accepted().await;
    let one = desk.ground.holder("culture/review", 0);
    let mut head = desk.head().await;
    head.get("/desk/away").await.ok().says(one.as_str());
    let days = [("act", "h-1"), ("person", one.as_str()), ("from", "2026-03-09"), ("until", "2026-03-10")];
    head.post("/desk/away", &days).await.onward();
    head.get("/desk/away").await.ok().says("2026年3月9日");
    // The same page sent again notes nothing twice.
    head.post("/desk/away", &days).await.onward();
    let mut citizen = desk.ground.enter_as(Role::Citizen).await;
    assert_eq!(citizen.get("/desk/away").await.status, StatusCode::FORBIDDEN);
    // Clerks work on cases too, and find the page from their room.
    let mut clerk = desk.officer("culture/window", 0).await;
    clerk.get("/counter").await.ok().says("href=\"/desk/away\"");
    clerk.get("/desk/away").await.ok().says("离岗与返岗").says("href=\"/counter\"").hides("href=\"/desk\"");
}

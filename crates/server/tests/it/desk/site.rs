//! The desk: a check on site is recorded by one and signed by everybody who was there (L-14).

use super::{Desk, OPINION, borrowed};
use axum::http::StatusCode;

const FOUND: &str = "消防通道畅通，隔音材料已铺设";

#[tokio::test]
async fn a_check_on_site_is_recorded_by_one_and_signed_by_the_other() {
    let desk = Desk::accepted().await;
    desk.finishes("culture/review", "review").await;
    let other = desk.ground.holder("culture/site", 1);
    let (mut one, mut two) = (desk.officer("culture/site", 0).await, desk.officer("culture/site", 1).await);
    desk.closed(&mut one, "finish", "site").await.says("还没有现场核查笔录");
    desk.closed(&mut two, "sign-site-check", "site").await.says("没有等您签署的核查笔录");

    let fields = [
        ("with", other.as_str()),
        ("date", "2026-03-02"),
        ("time", "09:00"),
        ("place", "云杉路一号"),
        ("present", "林晚"),
        ("opinion", FOUND),
    ];
    let to = desk.does(&mut one, "site-check", "site", &fields).await.onward();
    one.get(&to).await.ok().says("现场核查记录").says("云杉路一号").says(FOUND);
    desk.closed(&mut one, "finish", "site").await.says("同去的人还没有签署");
    desk.closed(&mut one, "sign-site-check", "site").await.says("没有等您签署的核查笔录");
    let mut stranger = desk.officer("culture/verify", 0).await;
    desk.closed(&mut stranger, "sign-site-check", "site").await.says("没有等您签署的核查笔录");

    two.get(&desk.page()).await.ok().says("签署核查笔录");
    two.get(&desk.act("sign-site-check", "site")).await.ok().says("云杉路一号").says(FOUND);
    let to = desk.does(&mut two, "sign-site-check", "site", &[]).await.onward();
    two.get(&to).await.ok().says("签署核查笔录");
    desk.closed(&mut two, "sign-site-check", "site").await.says("没有等您签署的核查笔录");

    let done = desk.checked("site", &[("result", "agree"), ("opinion", OPINION)]).await;
    desk.does(&mut one, "finish", "site", &borrowed(&done)).await.onward();
    let page = desk.applicant().await.get(&format!("/my/cases/{}", desk.number)).await.ok();
    page.says("云杉路一号").hides(FOUND);
    // Who was met there is in the vault, and nowhere else.
    let history = desk.ground.front.store.history::<rules::case::Case>(&desk.number).await.unwrap().unwrap();
    assert!(
        !serde_json::to_string(&history.events.iter().map(|it| &it.event).collect::<Vec<_>>())
            .unwrap()
            .contains("林晚")
    );
}

#[tokio::test]
async fn what_is_wrong_with_a_record_is_told_at_once_and_stays_typed() {
    let desk = Desk::accepted().await;
    desk.finishes("culture/review", "review").await;
    let mut one = desk.officer("culture/site", 0).await;
    let typed = [("date", "三月二日"), ("time", "25:70"), ("opinion", FOUND)];
    let page = desk.does(&mut one, "site-check", "site", &typed).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("要有两名以上工作人员").says("请填写日期，例如").says("请填写时间，例如");
    page.says("还没有写明核查地点").says("三月二日").says("25:70").says(FOUND);
    page.says("href=\"#f-with\"").says("href=\"#f-date\"").says("href=\"#f-time\"").says("href=\"#f-place\"");
    let other = desk.ground.holder("culture/site", 1);
    let early =
        [("with", other.as_str()), ("date", "2026-03-03"), ("time", "9：30"), ("place", "云杉路一号")];
    let page = desk.does(&mut one, "site-check", "site", &[&early[..], &[("opinion", FOUND)]].concat()).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("不能晚于现在").says("href=\"#f-date\"").hides("请填写时间").says(FOUND);
    // Nobody alone, and nobody who does not work on cases.
    let me = desk.ground.holder("culture/site", 0);
    for with in [me.as_str(), "nobody"] {
        let fields = [
            ("with", with),
            ("date", "2026-03-02"),
            ("time", "09:00"),
            ("place", "云杉路"),
            ("opinion", FOUND),
        ];
        let page = desk.does(&mut one, "site-check", "site", &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        page.says("href=\"#f-with\"");
    }
    assert!(desk.case().await.state.site_checks.is_empty());
}

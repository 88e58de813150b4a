//! The desk: a case goes up with the opinion of the lower review, and comes back with the superior's answer (L-15, K-10).

use super::{Desk, borrowed};
use axum::http::StatusCode;
use rules::case::CaseStatus;

const LOWER: &str = "初审认为用地范围和恢复方案符合规定";

/// A case whose review is over, as far as the step that forwards it.
async fn reviewed() -> Desk {
    let desk = Desk::of("forestry/temporary-land", "forestry/window").await;
    desk.finishes("forestry/review", "review").await;
    desk.finishes("forestry/site", "site").await;
    desk.finishes("forestry/verify", "verify").await;
    desk
}

#[tokio::test]
async fn a_case_goes_up_and_what_the_superior_refuses_is_not_granted_here() {
    let desk = reviewed().await;
    let mut officer = desk.officer("forestry/review", 0).await;
    desk.closed(&mut officer, "reply", "forward").await;
    let page = desk.does(&mut officer, "forward", "forward", &[("opinion", " ")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("还没有写意见").says("href=\"#f-opinion\"");
    let shown = desk.does(&mut officer, "forward", "forward", &[("opinion", LOWER)]).await.ok();
    shown.says("宁棠市林业和草原局").says(LOWER);
    let to = desk.means(&mut officer, "forward", "forward", &[("opinion", LOWER)]).await;
    officer.get(&to).await.ok().says("已上报上级机关").says(LOWER);
    assert_eq!(desk.case().await.state.status, CaseStatus::ForwardedUp);
    let page = desk.applicant().await.get(&format!("/my/cases/{}", desk.number)).await.ok();
    page.says("宁棠市林业和草原局").hides(LOWER);
    let mut approver = desk.officer("forestry/decide", 0).await;
    desk.closed(&mut approver, "grant", "decide").await;
    desk.closed(&mut approver, "reply", "forward").await;

    let page = desk.does(&mut officer, "reply", "forward", &[("date", "昨天")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("请选择上级批复").says("还没有登记上级机关的批复文号").says("请填写日期，例如").says("昨天");
    page.says("还没有写意见");
    let answer = |day| {
        [("result", "no"), ("number", "宁林许〔2026〕8号"), ("date", day), ("opinion", "与公益林规划冲突")]
    };
    let page = desk.does(&mut officer, "reply", "forward", &answer("2026-03-09")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("不能晚于现在").says("宁林许〔2026〕8号");
    let to = desk.does(&mut officer, "reply", "forward", &answer("2026-03-02")).await.onward();
    officer.get(&to).await.ok().says("上级机关已批复").says("宁林许〔2026〕8号").says("不同意");
    desk.closed(&mut officer, "reply", "forward").await;

    let granted = desk.checked("decide", &[("opinion", "同意"), ("reason", "准予本申请。")]).await;
    let page = approver.get(&desk.act("grant", "decide")).await;
    let page = match page.status {
        StatusCode::OK => desk.does(&mut approver, "grant", "decide", &borrowed(&granted)).await,
        _ => page,
    };
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("上级机关不同意，不能准予");
    approver.get(&desk.act("refuse", "decide")).await.ok().says("不予许可");
}

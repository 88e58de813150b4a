//! The desk: whoever else a decision touches is informed and heard before it (L-16).

use super::Desk;
use axum::http::StatusCode;
use rules::case::Case;

const INTEREST: &str = "夜间噪声影响二楼住户休息";

#[tokio::test]
async fn an_interested_party_is_heard_before_the_decision() {
    let desk = Desk::before_decision().await;
    let mut approver = desk.officer("culture/decide", 0).await;
    let page = desk.does(&mut approver, "inform-party", "", &[("needed", "三天")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("请填写利害关系人").says("还没有写明涉及什么重大利益").says("1 到 250 之间的天数").says("三天");
    let personal = [("party", "赵明"), ("reason", "住户电话 13900001234"), ("needed", "3")];
    let page = desk.does(&mut approver, "inform-party", "", &personal).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("公开日志").says("赵明");
    let fields = [("party", "赵明，云杉路二号"), ("reason", INTEREST), ("needed", "3")];
    let to = desk.does(&mut approver, "inform-party", "", &fields).await.onward();
    approver.get(&to).await.ok().says("告知利害关系人").says(INTEREST).hides("赵明");
    let history = desk.ground.front.store.history::<Case>(&desk.number).await.unwrap().unwrap();
    let told = history.events.iter().map(|event| serde_json::to_string(&event.event).unwrap());
    assert!(told.into_iter().all(|event| !event.contains("赵明")), "a name lies in the vault alone");

    desk.closed(&mut approver, "grant", "decide").await.says("还有利害关系人没有听取陈述申辩");
    let form = approver.get(&desk.act("hear-party", "")).await.ok();
    form.says(INTEREST);
    let page = desk.does(&mut approver, "hear-party", "", &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("href=\"#f-party\"").says("href=\"#f-how\"");
    for (how, why) in [("silent", "陈述申辩的期限还没有到"), ("spoke", "还没有记下对方说了什么")]
    {
        let page = desk.does(&mut approver, "hear-party", "", &[("party", "0"), ("how", how)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        page.says(why);
    }
    let heard = [("party", "0"), ("how", "spoke"), ("reason", "希望二十二点以后停业")];
    let to = desk.does(&mut approver, "hear-party", "", &heard).await.onward();
    approver.get(&to).await.ok().says("听取陈述申辩").says("希望二十二点以后停业");
    desk.applicant()
        .await
        .get(&format!("/my/cases/{}", desk.number))
        .await
        .ok()
        .hides("希望二十二点以后停业");
    approver.get(&desk.act("grant", "decide")).await.ok().says("准予");
}

#[tokio::test]
async fn silence_counts_once_the_time_to_speak_has_passed() {
    let desk = Desk::before_decision().await;
    let mut approver = desk.officer("culture/decide", 0).await;
    let fields = [("party", "赵明，云杉路二号"), ("reason", INTEREST), ("needed", "2")];
    desk.does(&mut approver, "inform-party", "", &fields).await.onward();
    desk.ground.wind("2026-03-05T09:30:00+08:00").await;
    let mut approver = desk.officer("culture/decide", 0).await;
    desk.does(&mut approver, "hear-party", "", &[("party", "0"), ("how", "silent")]).await.onward();
    approver.get(&desk.page()).await.ok().says("逾期未提出");
    approver.get(&desk.act("grant", "decide")).await.ok().says("准予");
}

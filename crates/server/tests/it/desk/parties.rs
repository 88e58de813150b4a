//! The desk: whoever else a decision touches is informed and heard before it (L-16).

use super::Desk;
use axum::http::StatusCode;
use rules::case::{Case, ClockName, DocKind, Side};

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

    desk.closed(&mut approver, "grant", "decide").await.says("还没有听取申请人和每位利害关系人的陈述申辩");
    let form = approver.get(&desk.act("hear-party", "")).await.ok();
    form.says(INTEREST);
    let page = desk.does(&mut approver, "hear-party", "", &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("href=\"#f-side\"").says("href=\"#f-how\"");
    for (how, why) in [("silent", "陈述申辩的期限还没有到"), ("spoke", "还没有记下对方说了什么")]
    {
        let page = desk.does(&mut approver, "hear-party", "", &[("side", "party1"), ("how", how)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        page.says(why);
    }
    let heard = [("side", "party1"), ("how", "spoke"), ("reason", "希望二十二点以后停业")];
    let to = desk.does(&mut approver, "hear-party", "", &heard).await.onward();
    approver.get(&to).await.ok().says("听取陈述申辩").says("希望二十二点以后停业");
    desk.applicant()
        .await
        .get(&format!("/my/cases/{}", desk.number))
        .await
        .ok()
        .hides("希望二十二点以后停业");
    // Both sides speak (L-16): the applicant on their own page.
    desk.closed(&mut approver, "grant", "decide").await.says("还没有听取申请人");
    let mine = format!("/my/cases/{}/statement", desk.number);
    let mut applicant = desk.applicant().await;
    applicant.get(&format!("/my/cases/{}", desk.number)).await.ok().says(&mine).says("您可以陈述申辩");
    let seen = applicant.get(&mine).await.ok().says("前提出").hidden("seen");
    let page = applicant.post(&mine, &[("act", "s-1"), ("seen", &*seen), ("how", "spoke")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("陈述申辩的内容");
    let words = "已经加装隔音墙";
    let said = [("act", "s-2"), ("seen", &*seen), ("how", "spoke"), ("statement", words)];
    applicant.post(&mine, &said).await.onward();
    applicant.get(&format!("/my/cases/{}", desk.number)).await.ok().says(words);
    assert_eq!(applicant.get(&mine).await.status, StatusCode::CONFLICT);
    approver.get(&desk.page()).await.ok().says(words);
    desk.closed(&mut approver, "grant", "decide").await.says("还没有听证的结果");
}

#[tokio::test]
async fn silence_counts_once_the_time_to_speak_has_passed() {
    let desk = Desk::before_decision().await;
    let mut approver = desk.officer("culture/decide", 0).await;
    let fields = [("party", "赵明，云杉路二号"), ("reason", INTEREST), ("needed", "2")];
    let page = desk.does(&mut approver, "inform-party", "", &fields).await;
    page.says("至少 3 个工作日").says("赵明");
    let fields = [("party", "赵明，云杉路二号"), ("reason", INTEREST), ("needed", "3")];
    desk.does(&mut approver, "inform-party", "", &fields).await.onward();
    // Nothing runs against a neighbour who has not been reached.
    let theirs = ClockName::Statement(Side::Party(0));
    assert!(desk.case().await.state.clock(&theirs).is_none());
    let notice = desk.case().await.state.statements[&Side::Party(0)].notice.to_string();
    desk.ground.wind("2026-03-03T09:30:00+08:00").await;
    let mut approver = desk.officer("culture/decide", 0).await;
    let service = [("document", &*notice), ("mode", "direct"), ("recipient", "赵明")];
    desk.does(&mut approver, "serve", "", &service).await.onward();
    assert_eq!(desk.case().await.state.clock(&theirs).unwrap().started_on().to_string(), "2026-03-03");
    desk.ground.wind("2026-03-06T09:30:00+08:00").await;
    let mut approver = desk.officer("culture/decide", 0).await;
    let page = desk.does(&mut approver, "hear-party", "", &[("side", "party1"), ("how", "silent")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("陈述申辩的期限还没有到");
    desk.does(&mut approver, "hear-party", "", &[("side", "applicant"), ("how", "silent")]).await.onward();
    desk.ground.wind("2026-03-09T09:30:00+08:00").await;
    let mut approver = desk.officer("culture/decide", 0).await;
    desk.does(&mut approver, "hear-party", "", &[("side", "party1"), ("how", "silent")]).await.onward();
    approver.get(&desk.page()).await.ok().says("逾期未提出");
    // The applicant reads that it was served, and not on whom.
    let receipt = desk.case().await.state.documents.into_iter().find(|it| it.kind == DocKind::ServiceReceipt);
    let sheet = server::web::papers::address_of(receipt.unwrap().number.as_str());
    desk.applicant().await.get(&sheet).await.ok().says("直接送达").hides("赵明");
    approver.get(&sheet).await.ok().says("赵明");
}

//! The desk: a hearing from its notice to the decision on its transcript (L-24 … L-27).

use super::{Desk, OPINION, borrowed, with_hidden};
use axum::http::StatusCode;
use rules::case::{DocKind, SpecialProcedureKind};

const AT_STAKE: &str = "场所紧邻住宅楼，噪声关系住户的重大利益";

impl Desk {
    /// The same page of the applicant's.
    fn mine(&self, page: &str) -> String {
        format!("/my/cases/{}/{page}", self.number)
    }
}

#[tokio::test]
async fn a_hearing_goes_from_its_notice_to_the_decision() {
    let desk = Desk::accepted().await;
    let mut reviewer = desk.officer("culture/review", 0).await;
    let page = desk.does(&mut reviewer, "hearing-right", "", &[("reason", " ")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("还没有写明涉及什么重大利益").says("href=\"#f-reason\"");
    let shown = desk.does(&mut reviewer, "hearing-right", "", &[("reason", AT_STAKE)]).await.ok();
    shown.says("确定").says(AT_STAKE).says("五日内不作出决定").says("听证告知书");
    let to = desk.means(&mut reviewer, "hearing-right", "", &[("reason", AT_STAKE)]).await;
    reviewer.get(&to).await.ok().says("告知听证权利").says(AT_STAKE);
    desk.closed(&mut reviewer, "hearing-right", "").await.says("这一步已经办过了");
    desk.closed(&mut reviewer, "hearing-schedule", "").await.says("现在没有可以这样办的听证");

    let mut applicant = desk.applicant().await;
    // Whoever may ask is told so where they look first, and not to wait.
    let page = applicant.get(&format!("/my/cases/{}", desk.number)).await.ok();
    page.says(&desk.mine("hearing")).says("您可以申请听证或者放弃，最迟").hides("等着就行");
    applicant.get("/my").await.ok().says("您可以申请听证或者放弃，最迟").says(&desk.mine("hearing"));
    let form = applicant.get(&desk.mine("hearing")).await.ok();
    form.says("申请听证").says("放弃听证").says("前提出");
    let page = applicant.post(&desk.mine("hearing"), &[("act", "h-1")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("请选择您的意思");
    let wish = [("act", "h-2"), ("seen", &*form.hidden("seen")), ("wish", "ask")];
    applicant.post(&desk.mine("hearing"), &wish).await.onward();
    applicant.get(&desk.mine("hearing")).await.ok().says("撤回听证申请").hides("放弃听证");
    applicant.get("/my").await.ok().hides("您可以申请听证或者放弃");

    desk.finishes("culture/review", "review").await;
    desk.finishes("culture/site", "site").await;
    desk.finishes("culture/verify", "verify").await;
    let mut approver = desk.officer("culture/decide", 0).await;
    desk.closed(&mut approver, "grant", "decide").await.says("应当举行的听证还没有举行");

    let chair = desk.ground.holder("culture/head", 0);
    let (reviewed, good) = (desk.ground.holder("culture/review", 0), chair.as_str());
    let sitting = |day: &'static str, chair| {
        [("date", day), ("time", "09:30"), ("place", "大厅三楼听证室"), ("chair", chair)]
    };
    let form = approver.get(&desk.act("hearing-schedule", "")).await.ok();
    form.says("最早2026年3月11日").says("最迟").hides(reviewed.as_str());
    for (day, chair, why) in [
        ("2026-03-10", good, "听证要提前七个工作日通知，最早在"),
        ("2026-06-10", good, "听证要在申请后二十个工作日内举行"),
        ("2026-03-12", reviewed.as_str(), "办理过本案的人不能主持听证"),
        ("2026-03-12", "nobody", "主持人不是本大厅的工作人员"),
    ] {
        let page = desk.does(&mut approver, "hearing-schedule", "", &sitting(day, chair)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
        page.says(why).says("大厅三楼听证室").says(day);
    }
    let page = desk.does(&mut approver, "hearing-schedule", "", &[("time", "上午")]).await;
    page.says("请填写听证日期").says("请填写时间，例如").says("请填写主持人").says("还没有写明听证地点");
    page.says("上午");

    // Two officers set it at once: the second is told, and loses no word.
    let mut second = desk.officer("culture/decide", 1).await;
    let late = second.get(&desk.act("hearing-schedule", "")).await.ok();
    let fields = sitting("2026-03-12", good);
    let shown = desk.does(&mut approver, "hearing-schedule", "", &fields).await.ok();
    shown.says("大厅三楼听证室").says("3月12日").says("听证通知书");
    let to = desk.means(&mut approver, "hearing-schedule", "", &fields).await;
    approver.get(&to).await.ok().says("通知听证时间地点").says("大厅三楼听证室");
    let theirs = [("date", "2026-03-13"), ("time", "10:00"), ("place", "二楼会议室"), ("chair", good)];
    let page = second.post(&desk.act("hearing-schedule", ""), &borrowed(&with_hidden(&late, &theirs))).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("刚刚有了新进展").says("二楼会议室");
    applicant.get(&format!("/my/cases/{}", desk.number)).await.ok().says("大厅三楼听证室").says("听证");

    desk.closed(&mut approver, "hearing-hold", "").await.says("还没有到");
    desk.ground.wind("2026-03-12T11:00:00+08:00").await;
    let mut chair = desk.ground.enter(&chair).await;
    let page = desk.does(&mut chair, "hearing-hold", "", &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("笔录没有签名").says("href=\"#f-signed\"").says("href=\"#f-reason\"");
    let held = [("reason", "申请人说明了隔音措施，住户无异议"), ("signed", "林晚；赵明（住户代表）")];
    let to = desk.does(&mut chair, "hearing-hold", "", &held).await.onward();
    chair.get(&to).await.ok().says("举行听证").says("住户无异议").hides("赵明");
    desk.closed(&mut chair, "hearing-hold", "").await.says("现在没有可以这样办的听证");

    let mut approver = desk.officer("culture/decide", 0).await;
    let granted = desk.checked("decide", &[("opinion", OPINION), ("reason", "准予本申请。")]).await;
    let to = desk.means(&mut approver, "grant", "decide", &borrowed(&granted)).await;
    approver.get(&to).await.ok().says("已作出准予许可决定");
}

#[tokio::test]
async fn five_days_of_silence_are_an_answer_and_no_earlier() {
    let desk = Desk::before_decision().await;
    let mut approver = desk.officer("culture/decide", 0).await;
    desk.means(&mut approver, "hearing-right", "", &[("reason", AT_STAKE)]).await;
    desk.closed(&mut approver, "grant", "decide").await.says("申请听证的期限还没有到");
    desk.ground.wind("2026-03-10T09:30:00+08:00").await;
    let mut approver = desk.officer("culture/decide", 0).await;
    desk.closed(&mut approver, "hearing-request", "").await.says("已经放弃听证，或者申请听证的五日期限已过");
    let page = desk.applicant().await.get(&desk.mine("hearing")).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    // The right was let pass; what the law of the item demands of its own is still to be held (L-24).
    desk.closed(&mut approver, "grant", "decide").await.says("还没有听证的结果");
}

#[tokio::test]
async fn a_hearing_of_our_own_motion_needs_ground_and_article_and_is_announced_once() {
    let desk = Desk::accepted().await;
    let mut reviewer = desk.officer("culture/review", 0).await;
    // What the item says of its hearing stands in the form already.
    reviewer.get(&desk.act("hearing-announce", "")).await.ok().says("娱乐场所管理条例").says("第十条");
    let page = desk.does(&mut reviewer, "hearing-announce", "", &[("law", "娱乐场所管理条例")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("请选择理由").says("请填写条款").says("娱乐场所管理条例");
    let fields = [("kind", "law_requires"), ("law", "娱乐场所管理条例"), ("article", "第十条")];
    desk.does(&mut reviewer, "hearing-announce", "", &fields).await.ok().says("第十条").says("听证公告");
    desk.means(&mut reviewer, "hearing-announce", "", &fields).await;
    desk.closed(&mut reviewer, "hearing-announce", "").await.says("这一步已经办过了");
    desk.closed(&mut reviewer, "hearing-right", "").await.says("这一步已经办过了");
    // A waiver of the applicant's opens no door: the hearing is the public's.
    desk.closed(&mut reviewer, "hearing-waive", "").await.says("现在没有可以这样办的听证");
}

#[tokio::test]
async fn a_waiver_frees_the_decision_at_once() {
    let desk = Desk::before_decision().await;
    let mut approver = desk.officer("culture/decide", 0).await;
    desk.means(&mut approver, "hearing-right", "", &[("reason", AT_STAKE)]).await;
    let mut applicant = desk.applicant().await;
    let seen = applicant.get(&desk.mine("hearing")).await.ok().hidden("seen");
    let wish = [("act", "w-1"), ("seen", &*seen), ("wish", "waive")];
    applicant.post(&desk.mine("hearing"), &wish).await.onward();
    approver.get(&desk.page()).await.ok().says("放弃听证");
    desk.closed(&mut approver, "grant", "decide").await.says("还没有听证的结果");
}

#[tokio::test]
async fn whoever_asked_may_take_it_back_and_everybody_answers_for_themselves() {
    let desk = Desk::before_decision().await;
    let mut approver = desk.officer("culture/decide", 0).await;
    let neighbour = [("party", "赵明，云杉路二号"), ("reason", "夜间噪声"), ("needed", "3")];
    desk.does(&mut approver, "inform-party", "", &neighbour).await.onward();
    desk.means(&mut approver, "hearing-right", "", &[("reason", AT_STAKE)]).await;
    let case = desk.case().await.state;
    let notices = case.documents.iter().filter(|paper| paper.kind == DocKind::HearingRightNotice).count();
    assert_eq!(notices, 2, "the applicant and the neighbour have a paper each");
    // The neighbour waives by word of mouth; the applicant's right is untouched.
    let form = approver.get(&desk.act("hearing-waive", "")).await.ok();
    form.says("第1位利害关系人：夜间噪声").says("哪一方");
    let page = desk.does(&mut approver, "hearing-waive", "", &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("请选择哪一方");
    desk.does(&mut approver, "hearing-waive", "", &[("side", "party1")]).await.onward();
    let mut applicant = desk.applicant().await;
    let seen = applicant.get(&desk.mine("hearing")).await.ok().hidden("seen");
    let wish = [("act", "b-1"), ("seen", &*seen), ("wish", "ask")];
    applicant.post(&desk.mine("hearing"), &wish).await.onward();

    let chair = desk.ground.holder("culture/head", 0);
    let sitting =
        [("date", "2026-03-12"), ("time", "09:30"), ("place", "大厅三楼听证室"), ("chair", chair.as_str())];
    let shown = desk.does(&mut approver, "hearing-schedule", "", &sitting).await.ok();
    shown.says("特别程序告知书").says("办理时限自今天起中止");
    let to = desk.means(&mut approver, "hearing-schedule", "", &sitting).await;
    approver.get(&to).await.ok().says("通知利害关系人听证").hides("赵明");
    assert_eq!(desk.case().await.state.special, Some(SpecialProcedureKind::Hearing));
    desk.closed(&mut approver, "special-end", "").await.says("听证的中止由通知听证开始");

    let seen = applicant.get(&desk.mine("hearing")).await.ok().hidden("seen");
    let wish = [("act", "b-2"), ("seen", &*seen), ("wish", "withdraw")];
    applicant.post(&desk.mine("hearing"), &wish).await.onward();
    approver.get(&desk.page()).await.ok().says("撤回听证申请");
    let case = desk.case().await.state;
    assert!(case.special.is_none() && !case.hearing.is_owed(), "the clocks go on and nothing is owed");
    desk.closed(&mut approver, "hearing-hold", "").await.says("现在没有可以这样办的听证");
}

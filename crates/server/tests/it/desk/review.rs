//! The desk: a case goes through the hands of the process, and nothing typed on the way is lost.

use super::{Desk, OPINION, borrowed, with_hidden};
use axum::http::StatusCode;
use rules::case;

#[tokio::test]
async fn a_case_goes_from_acceptance_to_grant_through_different_hands() {
    let desk = Desk::accepted().await;
    let mut reviewer = desk.officer("culture/review", 0).await;
    let work = reviewer.get("/desk").await.ok();
    work.says(&desk.number).says("待签收").says("娱乐场所");
    let page = reviewer.get(&desk.page()).await.ok();
    page.says("申请了什么")
        .says("办了什么")
        .says("现在可以办的")
        .says("宁棠星河歌厅")
        .says("承诺时限")
        .says("法定时限");

    let taken = [("seen", page.hidden("seen")), ("act", page.hidden("act"))];
    let taken: Vec<(&str, &str)> = taken.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let to = reviewer
        .post(&desk.act("take", "review"), &[&taken[..], &[("step", "review")]].concat())
        .await
        .onward();
    reviewer.get(&to).await.ok().says("已签收，这一环节由您承办");
    reviewer.get("/desk?view=mine").await.ok().says("我已签收");

    desk.finishes("culture/review", "review").await;
    desk.finishes("culture/site", "site").await;
    desk.finishes("culture/verify", "verify").await;
    desk.closed(&mut desk.officer("culture/decide", 0).await, "grant", "decide")
        .await
        .says("还没有听证的结果");
    desk.hears().await;

    let mut approver = desk.officer("culture/decide", 0).await;
    let form = approver.get(&desk.act("grant", "decide")).await.ok();
    form.says("行政许可法》第三十八条第一款")
        .says("准予行政许可，核发《")
        .says("前面环节的意见")
        .says(OPINION);
    let granted = desk.checked("decide", &[("opinion", OPINION), ("reason", "准予本申请。")]).await;
    let page = desk.does(&mut approver, "grant", "decide", &borrowed(&granted)).await.ok();
    page.says("不能撤销").says("准予本申请。").says(OPINION).says("返回修改").hides("不，返回");
    let mut sure = with_hidden(&page, &borrowed(&granted));
    sure.push(("sure".to_owned(), "yes".to_owned()));
    let to = approver.post(&desk.act("grant", "decide"), &borrowed(&sure)).await.onward();
    approver.get(&to).await.ok().says("已作出准予许可决定").says("制证送达");
    let case = desk.case().await.state;
    assert_eq!(case.status, case::CaseStatus::Granted);

    // The result is made by the delivery desk, which may see the case for that.
    let mut deliverer = desk.officer("hall/delivery", 0).await;
    let to = desk.does(&mut deliverer, "produce", "", &[]).await.onward();
    deliverer.get(&to).await.ok().says("结果已制作，等待送达");
}

#[tokio::test]
async fn everything_forgotten_is_told_at_once_beside_its_field() {
    let desk = Desk::accepted().await;
    let mut reviewer = desk.officer("culture/review", 0).await;
    let page =
        desk.does(&mut reviewer, "finish", "review", &[("result", "agree"), ("check.c1", "yes")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("还没有写意见")
        .says("大厅办事规则：环节办理与签署意见")
        .hides("K-12")
        .says("请回答第 2 条：")
        .says("href=\"#f-check.c2\"")
        .hides("href=\"#f-check.c1\"");
    // Another step has a point of the same name: the error asks the question of the step that is being finished.
    let case = desk.case().await.state;
    let content = super::content(&desk.ground, &case).await;
    let question = |step: &str| {
        let step = content.process.step(&step.into()).unwrap();
        step.checklist.iter().find(|point| point.id == "c2").map(|point| point.text.clone())
    };
    page.says(&format!("请回答第 2 条：{}", question("review").unwrap()));
    desk.finishes("culture/review", "review").await;
    desk.finishes("culture/site", "site").await;
    if let Some(question) = question("verify") {
        let mut verifier = desk.officer("culture/verify", 0).await;
        let some = [("result", "agree"), ("opinion", OPINION), ("check.c1", "yes")];
        let page = desk.does(&mut verifier, "finish", "verify", &some).await;
        page.says(&format!("请回答第 2 条：{question}"));
    }
    let desk = Desk::accepted().await;
    let mut reviewer = desk.officer("culture/review", 0).await;
    let page = desk.does(&mut reviewer, "finish", "review", &[("opinion", "没有选结果")]).await;
    page.says("请选择审查结果").says("没有选结果");
    let told = [("result", "agree"), ("opinion", "已电话联系 13900001234 核实")];
    let page = desk.does(&mut reviewer, "finish", "review", &told).await;
    page.says("公开日志");
    assert!(desk.case().await.state.steps[&"review".into()].finished.is_none());
}

#[tokio::test]
async fn sending_back_opens_the_earlier_step_again() {
    let desk = Desk::accepted().await;
    desk.finishes("culture/review", "review").await;
    desk.finishes("culture/site", "site").await;
    let mut verifier = desk.officer("culture/verify", 0).await;
    let page = desk.does(&mut verifier, "send-back", "verify", &[("to", "site")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("请填写退回的理由");
    let fields = [("to", "site"), ("reason", "现场照片缺消防通道")];
    let to = desk.does(&mut verifier, "send-back", "verify", &fields).await.onward();
    verifier.get(&to).await.ok().says("已退回").says("现场照片缺消防通道");
    let case = desk.case().await.state;
    assert!(case.steps[&"site".into()].finished.is_none());
    assert!(case.steps[&"review".into()].finished.is_some());
    desk.officer("culture/site", 0).await.get("/desk").await.ok().says(&desk.number);
}

#[tokio::test]
async fn of_two_officers_on_one_case_the_second_is_told_and_loses_no_word() {
    let desk = Desk::accepted().await;
    let (mut first, mut second) =
        (desk.officer("culture/review", 0).await, desk.officer("culture/review", 1).await);
    let address = desk.act("finish", "review");
    let (form, late) = (first.get(&address).await.ok(), second.get(&address).await.ok());
    let words = "我看的是另一份图纸";
    let fields = desk.checked("review", &[("result", "agree"), ("opinion", OPINION)]).await;
    let theirs = desk.checked("review", &[("result", "disagree"), ("opinion", words)]).await;
    first.post(&address, &borrowed(&with_hidden(&form, &borrowed(&fields)))).await.onward();
    let page = second.post(&address, &borrowed(&with_hidden(&late, &borrowed(&theirs)))).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("刚刚有了新进展").says(words).says("环节完成").hides("文书归卷");
    let case = desk.case().await.state;
    assert_eq!(case.steps[&"review".into()].finished.as_ref().unwrap().opinion, OPINION);
}

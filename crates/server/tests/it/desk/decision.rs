//! The desk: refusing and ending a case, with reasons and asked twice.

use super::{Desk, borrowed, with_hidden};
use axum::http::StatusCode;
use rules::case;

#[tokio::test]
async fn a_refusal_needs_reasons_and_a_basis_and_is_shown_before_it_is_done() {
    let desk = Desk::before_decision().await;
    desk.hears().await;
    let mut approver = desk.officer("culture/decide", 0).await;
    let nothing = desk.checked("decide", &[]).await;
    let page = desk.does(&mut approver, "refuse", "decide", &borrowed(&nothing)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("还没有写理由").says("还没有写明法律依据").says("行政许可法第三十八条").says("行政复议");

    let reasons = "场所距学校不足二百米，不符合设立条件";
    let fields = desk.checked("decide", &[("reason", reasons), ("basis", "0")]).await;
    let page = desk.does(&mut approver, "refuse", "decide", &borrowed(&fields)).await.ok();
    page.says("确定不予许可吗").says(reasons).says("不能撤销");
    assert_eq!(desk.case().await.state.status, case::CaseStatus::InDecision);
    // Going back keeps every word.
    let mut again = with_hidden(&page, &borrowed(&fields));
    again.push(("again".to_owned(), "yes".to_owned()));
    approver.post(&desk.act("refuse", "decide"), &borrowed(&again)).await.ok().says(reasons);

    let mut sure = with_hidden(&page, &borrowed(&fields));
    sure.push(("sure".to_owned(), "yes".to_owned()));
    let to = approver.post(&desk.act("refuse", "decide"), &borrowed(&sure)).await.onward();
    approver.get(&to).await.ok().says("已作出不予许可决定").says(reasons);
    // The same form once more acts no second time and says the same.
    assert_eq!(approver.post(&desk.act("refuse", "decide"), &borrowed(&sure)).await.onward(), to);
    let case = desk.case().await.state;
    assert_eq!(case.status, case::CaseStatus::Refused);
    assert_eq!(case.documents.iter().filter(|paper| paper.kind == case::DocKind::RefusalDecision).count(), 1);
}

#[tokio::test]
async fn the_head_ends_a_case_only_with_a_reason_and_twice_asked() {
    let desk = Desk::accepted().await;
    let mut head = desk.head().await;
    let page = desk.does(&mut head, "terminate", "", &[("reason", " ")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields = [("reason", "申请人已注销")];
    let page = desk.does(&mut head, "terminate", "", &fields).await.ok();
    page.says("不能撤销").says("监察部门");
    let mut sure = with_hidden(&page, &fields);
    sure.push(("sure".to_owned(), "yes".to_owned()));
    let to = head.post(&desk.act("terminate", ""), &borrowed(&sure)).await.onward();
    head.get(&to).await.ok().says("办件已终止").says("没有要办的了");
}

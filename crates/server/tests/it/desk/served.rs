//! The desk: fees by the standard, papers served with their proof, delays explained, and promises made shorter.

use super::Desk;
use axum::http::StatusCode;
use rules::case::{DeliveryMode, DocKind};

#[tokio::test]
async fn the_fee_follows_from_standard_and_quantity_and_is_noticed_once() {
    let desk = Desk::of("urban/road-occupation", "urban/window").await;
    let mut officer = desk.officer("urban/site", 0).await;
    officer.get(&desk.act("fee", "")).await.ok().says("标准：¥0.30／");
    for (typed, why) in [("", "没有要缴的款"), ("十平米", "请填写数量"), ("-2", "请填写数量")]
    {
        let page = desk.does(&mut officer, "fee", "", &[("fee.occupation", typed)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        page.says(why).says(typed);
    }
    let to = desk.does(&mut officer, "fee", "", &[("fee.occupation", "20")]).await.onward();
    officer.get(&to).await.ok().says("开具缴款通知").says("× 20 = ¥6.00");
    desk.closed(&mut officer, "fee", "").await.says("缴款通知已经开过了");
    let page = desk.applicant().await.get(&format!("/my/cases/{}", desk.number)).await.ok();
    page.says("× 20 = ¥6.00");
    let mut stranger = desk.officer("culture/review", 0).await;
    assert_eq!(stranger.get(&desk.act("fee", "")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn an_item_without_fees_charges_nothing() {
    let desk = Desk::accepted().await;
    let mut officer = desk.officer("culture/review", 0).await;
    desk.closed(&mut officer, "fee", "").await.says("目录以外一律不得收费");
}

#[tokio::test]
async fn a_paper_is_served_in_each_mode_only_with_its_proof() {
    let desk = Desk::accepted().await;
    let mut officer = desk.officer("culture/review", 0).await;
    let case = desk.case().await.state;
    let notice = case.documents.iter().find(|paper| paper.kind == DocKind::AcceptanceNotice).unwrap();
    let paper = ("document", notice.number.as_str());
    let page = desk.does(&mut officer, "serve", "", &[("tracking", "EX100000001CN")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("href=\"#f-document\"")
        .says("href=\"#f-mode\"")
        .says("href=\"#f-recipient\"")
        .says("EX100000001CN");
    for mode in DeliveryMode::ALL {
        let word = serde_json::to_value(mode).unwrap();
        let fields = [paper, ("mode", word.as_str().unwrap()), ("recipient", "林晚")];
        let proof = match mode {
            DeliveryMode::Direct | DeliveryMode::Electronic => None,
            DeliveryMode::Postal => Some(("tracking", "EX100000001CN")),
            DeliveryMode::LeftInPlace => Some(("witness", "赵明")),
            DeliveryMode::Entrusted | DeliveryMode::Relayed | DeliveryMode::PublicNotice => {
                Some(("note", "委托街道办事处转交，大厅公告栏公告"))
            }
        };
        if let Some((field, _)) = proof {
            let page = desk.does(&mut officer, "serve", "", &fields).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{mode:?}");
            page.says("缺少证明").says(&format!("href=\"#f-{field}\"")).says("林晚");
        }
        let proved: Vec<_> = fields.into_iter().chain(proof).collect();
        let to = desk.does(&mut officer, "serve", "", &proved).await.onward();
        officer.get(&to).await.ok().says("文书送达").says(notice.number.as_str()).hides("赵明");
    }
    let served = desk.case().await.state.documents;
    let receipts = served.iter().filter(|paper| paper.kind == DocKind::ServiceReceipt).count();
    assert_eq!(receipts, DeliveryMode::ALL.len());
}

#[tokio::test]
async fn a_delay_is_explained_to_the_applicant_once_there_is_one() {
    let desk = Desk::accepted().await;
    let mut officer = desk.officer("culture/review", 0).await;
    desk.closed(&mut officer, "explain-delay", "").await.says("没有超过期限");
    desk.ground.wind("2026-03-20T10:00:00+08:00").await;
    let mut officer = desk.officer("culture/review", 0).await;
    officer.get(&desk.page()).await.ok().says("向申请人说明延误");
    let page = desk.does(&mut officer, "explain-delay", "", &[("reason", "")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("href=\"#f-reason\"");
    let why = "现场核查人员生病，预计三月二十五日办结";
    desk.does(&mut officer, "explain-delay", "", &[("reason", why)]).await.onward();
    desk.applicant().await.get(&format!("/my/cases/{}", desk.number)).await.ok().says(why);
}

#[tokio::test]
async fn a_promise_is_only_ever_shortened_and_by_the_head() {
    let desk = Desk::accepted().await;
    let mut officer = desk.officer("culture/review", 0).await;
    desk.closed(&mut officer, "expedite", "").await.says("部门负责人");
    let mut head = desk.head().await;
    for (days, why) in [("30", "绿色通道只能把承诺时限改短"), ("很快", "之间的天数"), ("0", "之间的天数")]
    {
        let page = desk.does(&mut head, "expedite", "", &[("by", days), ("reason", "灾后重建")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{days}");
        page.says(why).says(days).says("灾后重建").says("href=\"#f-by\"");
    }
    let fields = [("by", "5"), ("reason", "灾后重建项目")];
    desk.does(&mut head, "expedite", "", &fields).await.ok().says("2026年3月9日").says("灾后重建项目");
    let to = desk.means(&mut head, "expedite", "", &fields).await;
    head.get(&to).await.ok().says("绿色通道").says("5 个工作日");
}

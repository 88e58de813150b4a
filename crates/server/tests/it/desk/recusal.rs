//! The desk: an officer is asked to stand aside; the head denies it or orders it, and another of the post goes on (L-26).

use super::{Desk, OPINION, borrowed, with_hidden};
use crate::ground::{Browser, Page};
use axum::http::StatusCode;

const KIN: &str = "该工作人员是相邻经营者的近亲属";

impl Desk {
    /// Somebody of the post takes the step on.
    async fn takes(&self, browser: &mut Browser, step: &str) -> Page {
        let page = browser.get(&self.page()).await.ok();
        let fields = with_hidden(&page, &[("step", step)]);
        browser.post(&self.act("take", step), &borrowed(&fields)).await
    }
}

#[tokio::test]
async fn a_recusal_is_asked_denied_asked_again_and_ordered() {
    let desk = Desk::accepted().await;
    let reviewer = desk.ground.holder("culture/review", 0);
    let mut officer = desk.ground.enter(&reviewer).await;
    desk.takes(&mut officer, "review").await.onward();

    let asks = format!("/my/cases/{}/recusal", desk.number);
    let mut applicant = desk.applicant().await;
    applicant.get(&format!("/my/cases/{}", desk.number)).await.ok().says(&asks);
    let form = applicant.get(&asks).await.ok();
    form.says(reviewer.as_str());
    let page = applicant.post(&asks, &[("act", "r-1")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("请选择申请谁回避").says("请填写理由");
    let send = |act: &'static str, person: &str, reason: &str| {
        let fields = [("act", act), ("person", person), ("reason", reason)];
        fields.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec()
    };
    let personal = send("r-2", reviewer.as_str(), "他的电话 13900001234 我认识");
    let page = applicant.post(&asks, &borrowed(&personal)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("公开日志").says("我认识");
    // Somebody else than the officers shown: told at the field, and the words stay.
    let page = applicant.post(&asks, &borrowed(&send("r-3", "nobody", KIN))).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("这个人没有经办本案").says(KIN);
    // The page has grown old: told, and the words stay.
    let mut old = send("r-4", reviewer.as_str(), KIN);
    old.push(("seen".to_owned(), "1".to_owned()));
    let page = applicant.post(&asks, &borrowed(&old)).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("刚刚有了新进展").says(KIN);
    applicant.post(&asks, &borrowed(&send("r-5", reviewer.as_str(), KIN))).await.onward();
    applicant.get(&asks).await.hides(&format!("value=\"{reviewer}\""));

    desk.closed(&mut officer, "deny-recusal", "").await.says("部门负责人");
    let mut head = desk.head().await;
    head.get("/desk").await.ok().says(&desk.number).says("答复回避申请");
    let answers = |act: &str| format!("/acts/{act}?person={reviewer}");
    let page = head.get(&desk.page()).await.ok();
    page.says("申请回避").says(KIN).says(&answers("recuse")).says(&answers("deny-recusal"));
    let page = head.get(&format!("{}{}", desk.page(), answers("recuse"))).await.ok();
    page.says(KIN).says(&format!("value=\"{reviewer}\" checked"));
    let page = desk.does(&mut head, "deny-recusal", "", &[("person", reviewer.as_str())]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("href=\"#f-reason\"");
    let denied = [("person", reviewer.as_str()), ("reason", "经核实没有亲属关系")];
    desk.does(&mut head, "deny-recusal", "", &denied).await.onward();
    applicant.get(&format!("/my/cases/{}", desk.number)).await.ok().says("经核实没有亲属关系");
    desk.closed(&mut head, "deny-recusal", "").await;
    head.get("/desk").await.ok().hides("答复回避申请");

    applicant.post(&asks, &borrowed(&send("r-6", reviewer.as_str(), "补充证明：户籍页"))).await.onward();
    let page = desk.does(&mut head, "recuse", "", &[("person", reviewer.as_str())]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("href=\"#f-reason\"");
    let ordered = [("person", reviewer.as_str()), ("reason", "证明属实")];
    desk.does(&mut head, "recuse", "", &ordered).await.ok().says("证明属实").says("由同岗位的其他人接手");
    desk.means(&mut head, "recuse", "", &ordered).await;

    desk.closed(&mut officer, "finish", "review").await.says("您已回避");
    let mut other = desk.officer("culture/review", 1).await;
    desk.closed(&mut other, "recuse", "").await.says("没有别的人可以接手");
    let fields = desk.checked("review", &[("result", "agree"), ("opinion", OPINION)]).await;
    desk.does(&mut other, "finish", "review", &borrowed(&fields)).await.onward();
}

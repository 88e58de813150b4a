//! Fees from the notice to the receipt: the bank tells by a signed call-back, finance verifies, the applicant asks for less, the head decides, and
//! what came twice goes back (F-02 … F-09, FE1 … FE3). Each of them sees no more than is theirs.

use crate::{
    ground::{BANK_KEY, Browser, Ground, Page},
    line::{done, received_case},
};
use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use hmac::{Hmac, KeyInit, Mac};
use rules::{
    case::{Case, Command, slip::SlipState},
    hall::Role,
    identifier::SlipNumber,
};
use serde_json::{Value, json};
use server::office::{Order, Who};
use sha2::Sha256;
use std::collections::BTreeMap;

const ROAD: &str = "urban/road-occupation";

/// A road to be occupied, ten square metres for a day: three yuan, of which the law allows a reduction.
async fn charged(ground: &Ground) -> (String, SlipNumber) {
    let number = received_case(ground, ROAD).await;
    let clerk = ground.holder("urban/window", 0);
    let mut window = ground.enter(&clerk).await;
    window.get(&format!("/counter/cases/{number}")).await.ok().hides("还没有开具缴款通知");
    let by = |command| (Who::Staff(clerk.clone()), Order::Case(number.clone(), command));
    let (who, order) = by(Command::Accept { deferred: vec![] });
    done(ground, who, order).await;
    window.get(&format!("/counter/cases/{number}")).await.ok().says("还没有开具缴款通知");
    let quantities = BTreeMap::from([("occupation".to_owned(), 10)]);
    let (who, order) = by(Command::AssessFee { quantities });
    done(ground, who, order).await;
    let slip = case(ground, &number).await.fees.slip.unwrap();
    assert_eq!(slip.due().0, 300);
    (number, slip.number.unwrap())
}

async fn case(ground: &Ground, number: &str) -> Case {
    ground.front.store.dossier::<Case>(number).await.unwrap().unwrap().state
}

/// What the bank sends, signed at this second of the hall's clock.
async fn bank(ground: &Ground, method: &str, path: &str, body: &str, skew: i64) -> (StatusCode, Value) {
    let at = ground.clock.now().0 / 1_000 + skew;
    let mut mac = Hmac::<Sha256>::new_from_slice(BANK_KEY.as_bytes()).unwrap();
    mac.update(format!("{at}.{method} {path}\n{body}").as_bytes());
    let signature = format!("t={at},v1={}", hex::encode(mac.finalize().into_bytes()));
    told(ground, method, path, body, &signature).await
}

async fn told(ground: &Ground, method: &str, path: &str, body: &str, signature: &str) -> (StatusCode, Value) {
    let request = Request::builder().method(method).uri(path).header("x-bank-signature", signature);
    let page = ground.guest().send(request.body(Body::from(body.to_owned())).unwrap()).await;
    (page.status, serde_json::from_str(&page.body).unwrap_or_default())
}

fn payment(code: &SlipNumber, reference: &str, amount: i64, at: &str) -> String {
    json!({ "code": code.as_str(), "reference": reference, "amount": amount, "paid_at": at }).to_string()
}

const PAYMENTS: &str = "/api/v1/bank/payments";
const AT: &str = "2026-03-02T09:05:00+08:00";

/// Presses a button of a page: its own one-time id and version, and these fields.
async fn press(browser: &mut Browser, page: &Page, path: &str, fields: &[(&str, &str)]) -> Page {
    let (act, seen) = (page.hidden("act"), page.hidden("seen"));
    let own = [("act", act.as_str()), ("seen", seen.as_str())];
    browser.post(path, &[&own[..], fields].concat()).await
}

#[tokio::test]
async fn a_payment_is_told_by_the_bank_and_verified_by_finance() {
    let ground = Ground::new().await;
    let (number, code) = charged(&ground).await;
    let mut applicant = ground.enter_as(Role::Citizen).await;
    let own = format!("/my/cases/{number}");
    applicant
        .get(&own)
        .await
        .ok()
        .says(&code.grouped())
        .says("¥3.00")
        .says("怎样缴款")
        .says("不要把现金交给");
    let asked = format!("/api/v1/bank/slips/{code}");
    let (status, slip) = bank(&ground, "GET", &asked, "", 0).await;
    assert_eq!((status, &slip["due"], &slip["payable"]), (StatusCode::OK, &json!(300), &json!(true)));
    assert!(!slip.to_string().contains(&number), "the bank is told nothing of the case");
    for _ in 0..2 {
        let (status, told) = bank(&ground, "POST", PAYMENTS, &payment(&code, "R1", 300, AT), 0).await;
        assert_eq!((status, &told["recorded"]), (StatusCode::OK, &json!(true)), "{told}");
    }
    let known = case(&ground, &number).await;
    assert_eq!(known.fees.payments.len(), 1, "told twice, recorded once");
    assert_eq!(known.fees.slip.unwrap().state, SlipState::Paid);
    let (status, told) = bank(&ground, "POST", PAYMENTS, &payment(&code, "R1", 299, AT), 0).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert_eq!((&told["rule"], &told["field"]), (&json!("F-09"), &json!("reference")));
    // One number of the bank's pays one case.
    let (other, of_other) = charged(&ground).await;
    let (status, told) = bank(&ground, "POST", PAYMENTS, &payment(&of_other, "R1", 300, AT), 0).await;
    assert_eq!((status, &told["rule"]), (StatusCode::CONFLICT, &json!("F-09")));
    let mut finance = ground.enter(&ground.holder("hall/cashier", 0)).await;
    let address = format!("/counter/fees/{other}");
    let page = finance.get(&address).await.ok();
    let typed = [("reference", "R1"), ("amount", "3"), ("date", "2026-03-02"), ("time", "09:00")];
    press(&mut finance, &page, &format!("{address}/pay"), &typed).await.says("已经登记在另一件");
    assert!(case(&ground, &other).await.fees.payments.is_empty());
    applicant.get("/my").await.ok().says("请缴款 ¥3.00");
    applicant.get(&format!("/my/cases/{other}")).await.ok().says("请您凭缴款码缴款");
    finance.get("/counter/fees").await.ok().says(&number).says("待核验");
    let sent = finance.get(&format!("/counter/fees?q={}", code.grouped().replace(' ', "+"))).await.onward();
    let page = finance.get(&sent).await.ok();
    page.says("R1").says("核验并开具凭证").hides("身份证");
    press(&mut finance, &page, &format!("{sent}/verify"), &[]).await.onward();
    assert_eq!(case(&ground, &number).await.fees.slip.unwrap().state, SlipState::Completed);
    finance.get("/counter/fees").await.ok().hides(&number).says("¥3.00");
    // The same in English, with no Chinese of ours left over.
    finance.cookie = format!("{}; ease=en", finance.cookie);
    finance.get(&sent).await.ok().says("Number to pay by").hides("缴款码").hides("流水号");
    finance.get("/counter/fees?list=all").await.ok().says("settled").hides("待核验").hides("执收单位");
    applicant.get(&own).await.ok().says("已经缴清").says("缴款核验凭证");
}

#[tokio::test]
async fn what_the_bank_did_not_sign_is_not_heard() {
    let ground = Ground::new().await;
    let (number, code) = charged(&ground).await;
    let body = payment(&code, "R1", 300, AT);
    for signature in [
        "",
        "t=1,v1=00",
        "v1=zz",
        "t=x,v1=00",
        &format!("t={},v1={}", ground.clock.now().0 / 1_000, "0".repeat(64)),
    ] {
        let (status, problem) = told(&ground, "POST", PAYMENTS, &body, signature).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{signature}");
        assert_eq!(problem["type"], "/api#no_signature");
    }
    for skew in [-301, 301] {
        let (status, _) = bank(&ground, "POST", PAYMENTS, &body, skew).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED, "{skew} seconds off");
    }
    // A signature holds for one door and one body.
    let at = ground.clock.now().0 / 1_000;
    let mut mac = Hmac::<Sha256>::new_from_slice(BANK_KEY.as_bytes()).unwrap();
    mac.update(format!("{at}.POST {PAYMENTS}\n{body}").as_bytes());
    let good = format!("t={at},v1={}", hex::encode(mac.finalize().into_bytes()));
    let more = body.replace("300", "301");
    assert_eq!(told(&ground, "POST", PAYMENTS, &more, &good).await.0, StatusCode::UNAUTHORIZED);
    assert_eq!(told(&ground, "POST", "/api/v1/bank/refunds", &body, &good).await.0, StatusCode::UNAUTHORIZED);
    let other = payment(&SlipNumber::of(7), "R1", 300, AT);
    assert_eq!(bank(&ground, "POST", PAYMENTS, &other, 0).await.0, StatusCode::NOT_FOUND);
    for wrong in ["", "{}", r#"{"code":"1"}"#, &body.replace("+08:00", ""), &body.replace("300", "3.5")] {
        let (status, problem) = bank(&ground, "POST", PAYMENTS, wrong, 0).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{wrong} {problem}");
    }
    assert!(case(&ground, &number).await.fees.payments.is_empty());
}

#[tokio::test]
async fn less_is_asked_by_the_applicant_and_decided_by_the_head() {
    let ground = Ground::new().await;
    let (number, code) = charged(&ground).await;
    let mut applicant = ground.enter_as(Role::Citizen).await;
    let address = format!("/my/cases/{number}/relief");
    applicant.get(&format!("/my/cases/{number}")).await.ok().says("申请减免或者缓缴");
    let page = applicant.get(&address).await.ok();
    let wrong = press(
        &mut applicant,
        &page,
        &address,
        &[("kind", "reduction"), ("amount", "3.01"), ("why", "低保家庭，证号 12")],
    )
    .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("最多 3.00 元").says("低保家庭，证号 12");
    let nothing = press(&mut applicant, &page, &address, &[("amount", "1")]).await;
    nothing.says("申请什么").says("申请理由");
    press(
        &mut applicant,
        &page,
        &address,
        &[("kind", "reduction"), ("amount", "2"), ("why", "低保家庭，证号 12")],
    )
    .await
    .onward();
    let log = ground.front.store.history::<Case>(&number).await.unwrap().unwrap();
    let bodies = format!("{:?}", log.events);
    assert!(!bodies.contains("低保"), "why somebody asks lies in the vault");
    let mut window = ground.enter(&ground.holder("urban/window", 0)).await;
    let seen = window.get(&format!("/desk/cases/{number}")).await.ok();
    seen.says("减征 2.00 元").hides("低保家庭");
    let head = ground.holder("urban/head", 0);
    let mut browser = ground.enter(&head).await;
    browser.get("/desk").await.ok().says("1 项减免缓退申请等您审批");
    let acts = format!("/desk/cases/{number}/acts/decide-relief");
    let page = browser.get(&acts).await.ok();
    page.says("低保家庭，证号 12").says("市政公用设施抢修");
    let none = press(&mut browser, &page, &acts, &[("result", "yes"), ("opinion", "")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    press(&mut browser, &page, &acts, &[("result", "yes"), ("opinion", "已核对，按省级规定减征")])
        .await
        .onward();
    assert_eq!(case(&ground, &number).await.fees.slip.unwrap().due().0, 100);
    let (_, slip) = bank(&ground, "GET", &format!("/api/v1/bank/slips/{code}"), "", 0).await;
    assert_eq!(slip["due"], json!(100));
    let mut finance = ground.enter(&ground.holder("hall/cashier", 0)).await;
    finance.get("/counter/fees").await.ok().says("¥2.00");
    applicant
        .get(&format!("/my/cases/{number}"))
        .await
        .ok()
        .says("已核对，按省级规定减征")
        .says("¥1.00")
        .says("减免缓退审批决定书");
}

#[tokio::test]
async fn what_came_twice_goes_back_by_two_people() {
    let ground = Ground::new().await;
    let (number, code) = charged(&ground).await;
    bank(&ground, "POST", PAYMENTS, &payment(&code, "R1", 300, AT), 0).await;
    bank(&ground, "POST", PAYMENTS, &payment(&code, "R2", 300, AT), 0).await;
    let mut finance = ground.enter(&ground.holder("hall/cashier", 0)).await;
    let address = format!("/counter/fees/{number}");
    let page = finance.get(&address).await.ok();
    page.says("重复缴款").says("款项 R2：申请退付");
    let bare = press(&mut finance, &page, &format!("{address}/refund"), &[("reference", "R2")]).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    let asked = [("reference", "R2"), ("why", "同一张单缴了两次")];
    press(&mut finance, &page, &format!("{address}/refund"), &asked).await.onward();
    let mut head = ground.enter(&ground.holder("urban/head", 0)).await;
    let acts = format!("/desk/cases/{number}/acts/decide-relief");
    let page = head.get(&acts).await.ok();
    press(&mut head, &page, &acts, &[("result", "yes"), ("opinion", "重复缴款，应退")]).await.onward();
    let page = finance.get(&address).await.ok();
    page.says("登记已退付");
    finance.get("/counter/fees").await.ok().says("待退付");
    let back = [("reference", "R2"), ("refund", "T 2")];
    let wrong = press(&mut finance, &page, &format!("{address}/paid-back"), &back).await;
    wrong.says("请填写银行流水号");
    let body = json!({ "code": code.as_str(), "reference": "R2", "refund": "T2" }).to_string();
    assert_eq!(bank(&ground, "POST", "/api/v1/bank/refunds", &body, 0).await.0, StatusCode::OK);
    finance.get(&address).await.ok().says("已退付").hides("款项 R2：");
    assert_eq!(case(&ground, &number).await.fees.slip.unwrap().state, SlipState::Paid);
}

#[tokio::test]
async fn what_finance_typed_somebody_else_verifies_and_nothing_typed_is_lost() {
    let ground = Ground::new().await;
    let (number, _) = charged(&ground).await;
    let address = format!("/counter/fees/{number}");
    let mut first = ground.enter(&ground.holder("hall/cashier", 0)).await;
    let page = first.get(&address).await.ok();
    let pay = format!("{address}/pay");
    let typed = [("reference", "HD-2026-17"), ("amount", "3.0.0"), ("date", "2026-03-02"), ("time", "25:00")];
    let wrong = press(&mut first, &page, &pay, &typed).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("HD-2026-17").says("请填写金额").says("请填写时间");
    let late = [("reference", "HD-2026-17"), ("amount", "3"), ("date", "2026-03-02"), ("time", "09:30")];
    press(&mut first, &page, &pay, &late).await.says("缴款时间在将来");
    let right = [("reference", "HD-2026-17"), ("amount", "3"), ("date", "2026-03-02"), ("time", "09:01")];
    press(&mut first, &page, &pay, &right).await.onward();
    let page = first.get(&address).await.ok();
    press(&mut first, &page, &format!("{address}/verify"), &[])
        .await
        .says("自己录入或者入账的款项，不能自己核验");
    let mut second = ground.enter(&ground.holder("hall/cashier", 1)).await;
    let page = second.get(&address).await.ok();
    press(&mut second, &page, &format!("{address}/verify"), &[]).await.onward();
    let mut clerk = ground.enter(&ground.holder("urban/window", 0)).await;
    assert_eq!(clerk.get(&address).await.status, StatusCode::FORBIDDEN, "no window looks at payments");
    let unpaid = received_case(&ground, "market/food-business-licence").await;
    let page = second.get(&format!("/counter/fees/{unpaid}")).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND, "finance reads no case without a slip");
}

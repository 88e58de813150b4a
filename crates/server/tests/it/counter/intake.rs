//! The counter: what is typed at intake, what is told of it, and what becomes of the application.

use super::{FOOD, NUMBER, OTHER, SCAN, Window, but, number_of, restaurant};
use axum::http::StatusCode;
use rules::{case::CaseStatus, hall::Role};

#[tokio::test]
async fn an_application_is_taken_and_accepted_in_one_go() {
    let mut window = Window::open("market/window", FOOD).await;
    let mut browser = window.browser.clone();
    browser.get("/counter?q=饭店").await.ok().says(&window.place).says("在等窗口办的");
    let done = window.press(&restaurant(), "accept").await.onward();
    let number = number_of(&done);
    let case = window.case(&number).await;
    assert_eq!(case.status, CaseStatus::InReview);
    assert_eq!(case.documents.len(), 2, "receipt and notice of acceptance");
    assert_eq!(
        case.materials.values().map(|given| u32::from(given.count)).max(),
        Some(2),
        "two copies of the rules"
    );
    let page = browser.get(&done).await.ok();
    page.says(&number).says("林晚").says("查询码").says("收件凭证").says("受理通知书").says("下一位");
    // Five working days from Monday 2 March.
    page.says("3月9日 周一");
    let page = browser.get(&format!("/counter/cases/{number}")).await.ok();
    page.says(NUMBER).says("60").says("现在不能办的");
}

#[tokio::test]
async fn a_missing_material_is_told_beside_its_row_before_anything_is_written() {
    let mut window = Window::open("market/window", FOOD).await;
    let fields = but(&[("-m", "layout"), ("-m", "catering-disposal"), ("w-rules", "缺少经营者签名")]);
    let page = window.press(&fields, "accept").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("没有收到就不能受理").says("允许后补").says("href=\"#f-m-layout\"").says("缺少经营者签名");
    assert_eq!(window.cases().await, 0);
    // What is asked for instead is shown line by line first, and is told as it was confirmed.
    let page = window.press(&but(&[("-m", "layout"), ("w-rules", "缺少经营者签名")]), "correct").await.ok();
    page.says("会这样告知申请人").says("尚未提交").says("缺少经营者签名").says("法律只允许告知一次");
    assert_eq!(window.cases().await, 0, "a question changes nothing");
    let told = [("w-layout", "请补交盖章的布局图"), ("w-rules", "缺少经营者签名"), ("-m", "layout")];
    let number = number_of(&window.press_sure(&but(&told), "correct").await.onward());
    let items = window.case(&number).await.correction.unwrap();
    let said: Vec<&str> = items.iter().map(|item| item.what.as_str()).collect();
    assert_eq!(said, ["请补交盖章的布局图", "缺少经营者签名"], "what is missing and what is wrong, at once");
    // A line that was emptied is asked for: nothing goes out that nobody has read.
    let page = window.press_sure(&but(&[("-m", "layout")]), "correct").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("请写明").says("会这样告知申请人");
    let fields = window.again(&but(&[("w-rules", "缺少经营者签名")]), "correct").await.ok();
    fields.says("缺少经营者签名").says("怎么办理");
}

#[tokio::test]
async fn a_wrong_number_is_told_when_it_is_looked_up_and_nothing_is_told_twice() {
    let mut window = Window::open("market/window", FOOD).await;
    let page = window.press(&[("id_number", "110105194912310021")], "find").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("身份证号码对不上校验位").hides("没有登记过");
    let page = window.press(&[("id_number", "91999921MA5QX1234A")], "find").await;
    page.says("统一社会信用代码对不上校验位").hides("身份证号码对不上");
    let page = window.press(&[], "receive").await;
    assert_eq!(page.body.matches("请填写姓名").count(), 2, "once in the list, once at the field");
}

#[tokio::test]
async fn what_may_follow_later_is_deferred() {
    let mut window = Window::open("market/window", FOOD).await;
    let place =
        window.press(&but(&[("-m", "catering-disposal"), ("d", "catering-disposal")]), "accept").await;
    let number = number_of(&place.onward());
    assert_eq!(window.case(&number).await.status, CaseStatus::InReview);
    let shown = window.browser.get(&format!("/counter/cases/{number}")).await.ok();
    shown.says("收下后补材料").says("还缺");
    let fields = [("act", "later-1"), ("m", "catering-disposal")];
    window.browser.post(&format!("/counter/cases/{number}/acts/supply-deferred"), &fields).await.onward();
    assert!(window.case(&number).await.materials.contains_key(&"catering-disposal".into()));
}

#[tokio::test]
async fn corrections_are_asked_for_once_and_taken_in() {
    let mut window = Window::open("market/window", FOOD).await;
    let fields = but(&[("-m", "layout"), ("more", "申请书第二页没有签名\n营业执照复印件看不清")]);
    window.press(&fields, "preview").await.ok().says("尚未提交").says("申请书第二页没有签名");
    assert_eq!(window.cases().await, 0, "a preview changes nothing");
    let told = but(&[
        ("-m", "layout"),
        ("w-layout", "尚未提交，请补交。"),
        ("more", "申请书第二页没有签名\n营业执照复印件看不清"),
    ]);
    let number = number_of(&window.press_sure(&told, "correct").await.onward());
    let case = window.case(&number).await;
    assert_eq!(
        (case.status, case.correction.map(|items| items.len())),
        (CaseStatus::CorrectionRequired, Some(3))
    );
    let place = format!("/counter/cases/{number}");
    let shown = window.browser.get(&place).await.ok();
    let fields = [("act", "supply-1"), ("seen", &shown.hidden("seen")), ("m", "layout"), ("c-layout", "1")];
    window
        .browser
        .upload(
            &format!("{place}/acts/supply"),
            &fields,
            &[("s-layout", "布局图.pdf", "application/pdf", SCAN)],
        )
        .await
        .onward();
    let case = window.case(&number).await;
    assert_eq!(case.status, CaseStatus::Received);
    assert_eq!(case.materials[&"layout".into()].files.len(), 1);
    // The law gives one notice.
    let fields = [("act", "again-1"), ("more", "还要别的")];
    let page = window.browser.post(&format!("{place}/acts/correction"), &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("法律只允许告知一次").says("还要别的");
}

#[tokio::test]
async fn whoever_is_turned_away_hears_why_and_where_to_go() {
    let mut window = Window::open("market/window", FOOD).await;
    let page = window.press(&but(&[("reason", "不属于本机关职权")]), "refuse").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("请填写应当向哪个机关申请").says("不属于本机关职权").says("林晚");
    assert_eq!(window.cases().await, 0);
    let fields = but(&[("reason", "不属于本机关职权"), ("proper_body", "省市场监督管理局")]);
    window
        .press(&fields, "refuse")
        .await
        .ok()
        .says("确定不予受理吗")
        .says("省市场监督管理局")
        .says("不能撤销");
    assert_eq!(window.cases().await, 0, "a question changes nothing");
    let number = number_of(&window.press_sure(&fields, "refuse").await.onward());
    assert_eq!(window.case(&number).await.status, CaseStatus::AcceptanceRefused);
    let number =
        number_of(&window.press_sure(&but(&[("reason", "不需要取得许可")]), "not_required").await.onward());
    assert_eq!(window.case(&number).await.status, CaseStatus::NotRequired);
}

#[tokio::test]
async fn wrong_numbers_are_told_and_everything_typed_stays() {
    let mut window = Window::open("market/window", FOOD).await;
    let fields =
        but(&[("id_number", "110105194912310021"), ("phone", "123"), ("q-network", ""), ("f-area", "六十")]);
    let page = window.press(&fields, "accept").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("身份证号码对不上校验位").says("手机号应是 11 位数字").says("请选择是否做网络外卖");
    page.says("六十").says("110105194912310021").says("热食类");
    assert!(page.body.contains("value=\"layout\" checked"), "ticks stay");
    assert_eq!(window.cases().await, 0);
}

#[tokio::test]
async fn a_known_person_is_found_by_number_and_keeps_their_name() {
    let mut window = Window::open("market/window", FOOD).await;
    let first = number_of(&window.press(&restaurant(), "receive").await.onward());
    let page = window.press(&[("id_number", "1101051949-1231002x")], "find").await.ok();
    page.says("已读取登记过的信息").says("林晚").says("19900001234");
    window.press(&[("id_number", OTHER)], "find").await.ok().says("没有登记过");
    let page = window.press(&but(&[("name", "林早")]), "receive").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("登记的姓名是林*").hides("登记的姓名是林晚");
    let second = number_of(&window.press(&restaurant(), "receive").await.onward());
    assert_eq!(window.case(&first).await.applicant, window.case(&second).await.applicant);
}

#[tokio::test]
async fn an_agent_brings_an_authorisation() {
    let mut window = Window::open("market/window", FOOD).await;
    let agent = [("agent_number", OTHER), ("agent_name", "周远")];
    let page = window.press(&but(&agent), "accept").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("代理人办理要有授权委托书");
    let mut fields = but(&agent);
    fields.push(("m", "authorisation"));
    let number = number_of(&window.press(&fields, "accept").await.onward());
    let case = window.case(&number).await;
    assert!(case.agent.is_some() && case.materials.contains_key(&"authorisation".into()));
}

#[tokio::test]
async fn a_page_posted_twice_takes_one_application() {
    let mut window = Window::open("market/window", FOOD).await;
    let act = window.browser.get(&window.place).await.ok().hidden("act");
    let first = window.press_on(&act, &restaurant(), "accept", &[]).await.onward();
    let second = window.press_on(&act, &restaurant(), "accept", &[]).await.onward();
    assert_eq!(first, second);
    assert_eq!(window.cases().await, 1);
    assert_eq!(window.case(&number_of(&first)).await.documents.len(), 2);
}

#[tokio::test]
async fn only_the_window_of_the_item_takes_it_in() {
    let mut window = Window::open("civil/window", FOOD).await;
    let page = window.press(&restaurant(), "accept").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("这一步要由").says("林晚");
    assert_eq!(window.cases().await, 0);
    // The comprehensive window takes in for everybody.
    window.browser = window.ground.enter(&window.ground.holder("hall/window", 0)).await;
    let number = number_of(&window.press(&restaurant(), "accept").await.onward());
    // Somebody who neither holds a post of it nor sits at the comprehensive window does not find it.
    let mut stranger = window.ground.enter(&window.ground.holder("civil/window", 0)).await;
    let page = stranger.get(&format!("/counter/cases/{number}")).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    let mut officer = window.ground.enter_as(Role::Supervisor).await;
    assert_eq!(officer.get("/counter").await.status, StatusCode::FORBIDDEN);
    assert_eq!(window.browser.get("/counter/cases/123").await.status, StatusCode::NOT_FOUND);
    assert_eq!(window.browser.get("/counter/new/none-such").await.status, StatusCode::NOT_FOUND);
}

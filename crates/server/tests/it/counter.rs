//! The counter: taking an application in, what becomes of it, and everything that may go wrong at a window.

use crate::ground::{Browser, Ground, Page};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use rules::{
    case::{Case, CaseStatus},
    hall::Role,
    time::Instant,
};

pub(crate) const NUMBER: &str = "11010519491231002X";
const OTHER: &str = "110105198803120022";
/// A licence with questions, a long form and a material that may follow later.
pub(crate) const FOOD: &str = "market/food-business-licence";
const SCAN: &[u8] = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

/// What a clerk types for a restaurant without deliveries, with everything ticked that must be there.
pub(crate) fn restaurant() -> Vec<(&'static str, &'static str)> {
    vec![
        ("id_number", NUMBER),
        ("name", "林晚"),
        ("phone", "19900001234"),
        ("q-business", "catering"),
        ("q-network", "no"),
        ("f-credit_code", "91110105MA01ABCD13"),
        ("f-legal_representative", "林晚"),
        ("f-contact_name", "林晚"),
        ("f-address", "宁棠县人民路 8 号"),
        ("f-business_type", "餐饮服务经营者"),
        ("f-projects", "热食类"),
        ("f-area", "60"),
        ("f-food_safety_officer", "林晚"),
        ("f-staff", "3"),
        ("m", "application"),
        ("m", "layout"),
        ("m", "rules"),
        ("m", "catering-disposal"),
        ("c-rules", "2"),
    ]
}

/// The same with other values in these fields; an empty one takes the field out.
pub(crate) fn but<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let mut fields: Vec<(&'a str, &'a str)> = restaurant();
    for (name, value) in changes {
        fields.retain(|(known, known_value)| known != name && !(*name == "-m" && known_value == value));
        if !value.is_empty() && *name != "-m" {
            fields.push((name, value));
        }
    }
    fields
}

pub(crate) struct Window {
    pub(crate) ground: Ground,
    pub(crate) browser: Browser,
    place: String,
}

impl Window {
    pub(crate) async fn open(post: &str, item: &str) -> Window {
        let ground = Ground::new().await;
        let browser = ground.enter(&ground.holder(post, 0)).await;
        let place = format!("/counter/new/{}", ground.item(item));
        Window { ground, browser, place }
    }

    /// Fills a fresh page in and presses this button.
    pub(crate) async fn press(&mut self, fields: &[(&str, &str)], button: &str) -> Page {
        let act = self.browser.get(&self.place).await.ok().hidden("act");
        self.press_on(&act, fields, button, &[]).await
    }

    async fn press_on(
        &mut self,
        act: &str,
        fields: &[(&str, &str)],
        button: &str,
        files: &[(&str, &str, &str, &[u8])],
    ) -> Page {
        let mut all = vec![("act", act)];
        all.extend(fields);
        all.push(("do", button));
        self.browser.upload(&self.place, &all, files).await
    }

    /// The same, confirmed.
    async fn press_sure(&mut self, fields: &[(&str, &str)], button: &str) -> Page {
        self.press(&[fields, &[("sure", "yes")]].concat(), button).await
    }

    /// Goes back from the page that asks once more.
    async fn again(&mut self, fields: &[(&str, &str)], button: &str) -> Page {
        self.press(&[fields, &[("again", "yes")]].concat(), button).await
    }

    pub(crate) async fn case(&self, number: &str) -> Case {
        self.ground.front.store.dossier::<Case>(number).await.unwrap().unwrap().state
    }

    async fn cases(&self) -> usize {
        let filter = store::views::cases::Filter::default();
        store::views::cases::page(self.ground.front.store.db(), &filter, 50).await.unwrap().len()
    }
}

/// The number of the case in `/counter/cases/{number}/done`.
pub(crate) fn number_of(place: &str) -> String {
    place.split('/').nth(3).unwrap().split('#').next().unwrap().to_owned()
}

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
    page.says("对不上校验位").hides("没有登记过");
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

/// A scan that comes twice gets two ids, and is the same scan; another one under the same page is another request.
#[tokio::test]
async fn a_page_with_a_scan_posted_twice_takes_one_application() {
    let mut window = Window::open("market/window", FOOD).await;
    let act = window.browser.get(&window.place).await.ok().hidden("act");
    let scan = [("s-layout", "布局图.pdf", "application/pdf", SCAN)];
    let first = window.press_on(&act, &restaurant(), "accept", &scan).await.onward();
    let second = window.press_on(&act, &restaurant(), "accept", &scan).await.onward();
    assert_eq!(first, second);
    let other: &[u8] = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\nanother plan\n%%EOF\n";
    let scan = [("s-layout", "布局图.pdf", "application/pdf", other)];
    let third = window.press_on(&act, &restaurant(), "accept", &scan).await;
    assert!(third.status.is_client_error(), "{}", third.words());
    assert_eq!(window.cases().await, 1);
}

#[tokio::test]
async fn scans_come_along_and_survive_a_typing_error() {
    let mut window = Window::open("market/window", FOOD).await;
    let act = window.browser.get(&window.place).await.ok().hidden("act");
    let scan = [("s-layout", "布局图.pdf", "application/pdf", SCAN)];
    let page = window.press_on(&act, &but(&[("phone", "12")]), "accept", &scan).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let kept = page.says("1 个文件").hidden("u-layout");
    let mut fields = restaurant();
    fields.push(("u-layout", &kept));
    let number = number_of(&window.press_on(&act, &fields, "accept", &[]).await.onward());
    let case = window.case(&number).await;
    assert_eq!(case.materials[&"layout".into()].files.len(), 1);
    let db = window.ground.front.store.db();
    let of = |person: String| async move { store::files::uploads_of(db, &person, None).await.unwrap().len() };
    assert_eq!(of(case.applicant.0.clone()).await, 1, "the scan is the applicant's");
    assert_eq!(of(window.ground.holder("market/window", 0).0).await, 0, "and no longer the clerk's");
}

#[tokio::test]
async fn a_scan_too_large_or_other_than_it_says_is_refused_at_its_row() {
    let ground = Ground::with(|config| config.upload_max = 2_000).await;
    let browser = ground.enter(&ground.holder("market/window", 0)).await;
    let place = format!("/counter/new/{}", ground.item(FOOD));
    let mut window = Window { ground, browser, place };
    let act = window.browser.get(&window.place).await.ok().hidden("act");
    // Far more than a file may have: nothing before the counter's own limits may cut the form off.
    let large = [SCAN, &[b' '; 3 << 20]].concat();
    let files: [(&str, &str, &str, &[u8]); 3] = [
        ("s-layout", "大图.pdf", "application/pdf", &large),
        ("s-rules", "制度.pdf", "application/pdf", b"<html><script>alert(1)</script></html>"),
        ("s-application", "申请书.pdf", "application/pdf", SCAN),
    ];
    let page = window.press_on(&act, &restaurant(), "accept", &files).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("“大图.pdf”太大了").says("制度.pdf").says("林晚").says("1 个文件");
    assert_eq!(page.hidden("u-application").len(), "counter-".len() + 32, "what could be taken is kept");
    assert_eq!(window.cases().await, 0);
}

#[tokio::test]
async fn all_scans_of_a_form_together_have_a_limit_and_those_taken_stay() {
    let scan = [SCAN, &[b' '; 1_000]].concat();
    let ground = Ground::with(|config| config.form_max = 1_500).await;
    let browser = ground.enter(&ground.holder("market/window", 0)).await;
    let place = format!("/counter/new/{}", ground.item(FOOD));
    let mut window = Window { ground, browser, place };
    let act = window.browser.get(&window.place).await.ok().hidden("act");
    let files: [(&str, &str, &str, &[u8]); 2] = [
        ("s-layout", "布局图.pdf", "application/pdf", &scan),
        ("s-rules", "制度.pdf", "application/pdf", &scan),
    ];
    let page = window.press_on(&act, &restaurant(), "accept", &files).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("“制度.pdf”没有收下").says("合计不超过").says("林晚");
    let mut fields = restaurant();
    let kept = page.hidden("u-layout");
    fields.push(("u-layout", &kept));
    let place = window.press_on(&act, &fields, "accept", &files[1..]).await.onward();
    let case = window.case(&number_of(&place)).await;
    assert_eq!(case.materials.values().map(|given| given.files.len()).sum::<usize>(), 2);
}

#[tokio::test]
async fn a_form_that_breaks_off_in_a_scan_keeps_what_was_typed() {
    let mut window = Window::open("market/window", FOOD).await;
    let mut body = Vec::new();
    let token = [(server::form::CSRF_FIELD, window.browser.csrf.as_str())];
    for (name, value) in token.iter().chain(&restaurant()) {
        let part = format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(part.into_bytes());
    }
    let head = "--edge\r\nContent-Disposition: form-data; name=\"s-layout\"; filename=\"布局图.pdf\"\r\n\r\n";
    body.extend(head.bytes());
    body.extend_from_slice(SCAN);
    let request = Request::post(&window.place)
        .header(header::COOKIE, &window.browser.cookie)
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
        .body(Body::from(body))
        .unwrap();
    let page = window.browser.send(request).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("布局图.pdf").says("没有传完").says("林晚").says("热食类");
    assert_eq!(window.cases().await, 0);
}

#[tokio::test]
async fn a_scan_without_its_application_is_swept_and_never_by_looking() {
    let mut window = Window::open("market/window", FOOD).await;
    let act = window.browser.get(&window.place).await.ok().hidden("act");
    let scan = [("s-layout", "布局图.pdf", "application/pdf", SCAN)];
    window.press_on(&act, &but(&[("phone", "12")]), "accept", &scan).await;
    let clerk = window.ground.holder("market/window", 0);
    let front = window.ground.front.clone();
    let waiting =
        async || store::files::uploads_of(front.store.db(), clerk.as_str(), None).await.unwrap().len();
    window.ground.clock.wind(Instant::parse("2026-03-04T09:05:00+08:00").unwrap());
    window.browser = window.ground.enter(&clerk).await;
    window.browser.get(&window.place).await.ok();
    assert_eq!(waiting().await, 1, "a page that is looked at changes nothing");
    server::jobs::sweep::sweep(&front).await.unwrap();
    assert_eq!(waiting().await, 0);
}

#[tokio::test]
async fn two_clerks_at_one_case_do_it_once_and_the_second_is_told() {
    let mut window = Window::open("market/window", FOOD).await;
    let number = number_of(&window.press(&restaurant(), "receive").await.onward());
    let place = format!("/counter/cases/{number}");
    let mut other = window.ground.enter(&window.ground.holder("market/window", 1)).await;
    let (mine, theirs) = (window.browser.get(&place).await.ok(), other.get(&place).await.ok());
    let seen = (mine.hidden("seen"), theirs.hidden("seen"));
    let accept = format!("{place}/acts/accept");
    window.browser.post(&accept, &[("act", &mine.hidden("act")), ("seen", &seen.0)]).await.onward();
    let fields = [("act", theirs.hidden("act")), ("seen", seen.1), ("reason", "材料是别人的".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let page = other.post(&format!("{place}/acts/not-required"), &fields).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("刚刚有了新进展");
    assert_eq!(window.case(&number).await.status, CaseStatus::InReview);
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

#[tokio::test]
async fn a_form_from_elsewhere_is_refused_before_its_files_are_kept() {
    let mut window = Window::open("market/window", FOOD).await;
    window.browser.csrf = "0".repeat(window.browser.csrf.len());
    let scan = [("s-layout", "布局图.pdf", "application/pdf", SCAN)];
    let page = window.press_on("some-act", &restaurant(), "accept", &scan).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert_eq!(window.cases().await, 0);
    let clerk = window.ground.holder("market/window", 0);
    let uploads =
        store::files::uploads_of(window.ground.front.store.db(), clerk.as_str(), None).await.unwrap();
    assert!(uploads.is_empty());
}

#[tokio::test]
async fn on_the_spot_is_taken_decided_and_handed_over_at_one_window() {
    let mut window = Window::open("civil/express", "civil/marriage").await;
    let content = {
        let db = window.ground.front.store.db();
        let code = window.ground.item("civil/marriage");
        store::views::items::content(db, &code, 1).await.unwrap().unwrap()
    };
    let mut fields: Vec<(String, String)> = vec![
        ("id_number".into(), OTHER.into()),
        ("name".into(), "周远".into()),
        ("phone".into(), "19900005678".into()),
    ];
    for question in &content.questions {
        fields.push((format!("q-{}", question.id), question.answers.last().unwrap().id.clone()));
    }
    for field in content.form.iter().filter(|field| field.required && field.key != "applicant_name") {
        use rules::item::content::FieldKind;
        let value = match field.kind {
            FieldKind::CitizenId => OTHER.into(),
            FieldKind::Phone => "19900005678".into(),
            FieldKind::Choice => field.options[0].clone(),
            FieldKind::Date => "2026-03-02".into(),
            FieldKind::Number | FieldKind::Money => "1".into(),
            _ => "周远".into(),
        };
        fields.push((format!("f-{}", field.key), value));
    }
    fields.extend(content.materials.iter().map(|material| ("m".to_owned(), material.id.0.clone())));
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let place = window.press(&fields, "accept").await.onward();
    assert!(place.ends_with("#decide"), "{place}");
    let number = number_of(&place);
    let page = window.browser.get(&place).await.ok();
    page.says("当场准予并送达").says("审查要点");
    let act = page.hidden("act");
    let mut answers = vec![
        ("act", act.as_str()),
        ("content", "准予结婚登记"),
        ("opinion", "符合条件"),
        ("recipient", "周远"),
    ];
    answers.extend(["c1", "c2", "c3", "c4"].map(|point| ("checked", point)));
    let done = window.browser.post(&format!("/counter/cases/{number}/acts/decide"), &answers).await.onward();
    let case = window.case(&number).await;
    assert_eq!(case.status, CaseStatus::Completed);
    window.browser.get(&done).await.ok().says("送达回证").says("办结");
    // Posted again, nothing happens twice.
    window.browser.post(&format!("/counter/cases/{number}/acts/decide"), &answers).await.onward();
    assert_eq!(window.case(&number).await.documents.len(), case.documents.len());
}

#[tokio::test]
async fn the_queue_shows_online_applications_and_a_return_gives_every_reason() {
    let mut window = Window::open("market/window", FOOD).await;
    let number = number_of(&window.press(&restaurant(), "receive").await.onward());
    let mut other = window.ground.enter(&window.ground.holder("hall/window", 0)).await;
    let page = other.get("/counter").await.ok();
    page.says(&format!("/counter/cases/{number}")).says("林*").hides("林晚").says("受理");
    let page = other.get("/counter?q=飞天扫帚驾驶证核发").await.ok();
    page.says("没有找到");
    other.get(&format!("/counter?q={number}")).await.ok().says("这个编号的办件");
    // Withdrawn on the applicant's behalf, with a reason.
    let place = format!("/counter/cases/{number}/acts/withdraw");
    let page = window.browser.post(&place, &[("act", "w-1")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("请填写撤回的原因");
    let fields = [("act", "w-2"), ("reason", "申请人改日再办"), ("sure", "yes")];
    window.browser.post(&place, &fields[..2]).await.ok().says("申请人改日再办").says("不能撤销");
    window.browser.post(&place, &fields).await.onward();
    // A withdrawn case is not "done", and says what its number cannot be.
    window.browser.get(&format!("/counter/cases/{number}")).await.ok().hides("✓ 办结").says("已撤回");
    let page = window.browser.get("/counter/cases/123").await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    page.says("没有这个编号的办件").hides("网址可能打错了");
    assert_eq!(window.case(&number).await.status, CaseStatus::Withdrawn);
    other.get("/counter").await.ok().hides(&number);
}

#[tokio::test]
async fn what_was_typed_for_an_act_that_a_colleague_made_impossible_stays_in_sight() {
    let mut window = Window::open("market/window", FOOD).await;
    let number = number_of(&window.press(&restaurant(), "receive").await.onward());
    let place = format!("/counter/cases/{number}");
    let seen = window.browser.get(&format!("{place}/acts/correction")).await.ok().hidden("seen");
    window.browser.post(&format!("{place}/acts/accept"), &[("act", "quick"), ("seen", &seen)]).await.onward();
    let typed = [("act", "slow"), ("seen", &*seen), ("sure", "yes"), ("more", "第二页没有签名")];
    let page = window.browser.post(&format!("{place}/acts/correction"), &typed).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("这件事刚刚有了新进展").says("您填的内容").says("第二页没有签名");
}

//! Rounds of reform through the pages: proposed, found in order by others, approved, published, executed on the day; what
//! it means for the item, its guide and its cases; and the measures that follow (D-01 … D-09, CA8).

use crate::{
    doors::of_the_case,
    ground::{Browser, Ground, Page},
    line::{accepted_case, done, received_case},
};
use axum::http::StatusCode;
use rules::{
    case::{ApplySource, Command as CaseCommand},
    hall::Role,
    item::{Item, ItemState},
    name::{Commitment, ItemCode},
    reform::{AdjustState, Round},
};
use server::office::{Answer, Order, Refusal, Request, Who};

const FOOD: &str = "market/food-business-licence";
const ROUND: &str = "/manage/reform/2026-1";
const TOWN: &str = "城关镇人民政府";

/// Everybody who has a part in a round.
struct People {
    editor: Browser,
    legal: Browser,
    manager: Browser,
    government: Browser,
}

async fn people(ground: &Ground) -> People {
    People {
        editor: ground.enter(&of_the_case(ground, Role::DepartmentEditor)).await,
        legal: ground.enter_as(Role::LegalReviewer).await,
        manager: ground.enter_as(Role::HallManager).await,
        government: ground.enter_as(Role::GovernmentHead).await,
    }
}

/// Sends a form under a fresh one-time id.
async fn send(browser: &mut Browser, page: &str, fields: &[(&str, &str)]) -> Page {
    let act = format!("{:032x}", rand::random::<u128>());
    let mut sent = vec![("act", act.as_str())];
    sent.extend(fields);
    browser.post(page, &sent).await
}

async fn opened(people: &mut People) {
    let form = people.manager.get("/manage/reform/new").await.ok();
    form.says("value=\"2026-1\"").says("value=\"15\"");
    let wrong =
        send(&mut people.manager, "/manage/reform/new", &[("number", "批次一"), ("name", "放权")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("请填写依据文件").says("批次一").says("请填 1 到 250");
    let fields = [
        ("number", "2026-1"),
        ("name", "2026年向乡镇放权"),
        ("basis", "宁政发〔2026〕3号"),
        ("from", "2026-03-01"),
        ("until", "2026-12-31"),
        ("apply", "10"),
        ("review", "15"),
        ("publish", "3"),
    ];
    let onward = send(&mut people.manager, "/manage/reform/new", &fields).await.onward();
    assert_eq!(onward, ROUND);
    let again = send(&mut people.manager, "/manage/reform/new", &fields).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    again.says("这个编号已经用过了");
}

fn terms<'a>(kind: &'a str, item: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("kind", kind),
        ("item", item),
        ("name", "食品经营许可"),
        ("department", "market"),
        ("cause", "reform"),
        ("cause_on", "2026-02-27"),
        ("reason", "方便群众就近办理"),
        ("basis", "宁政发〔2026〕3号"),
        ("execution_on", "2026-03-16"),
        ("by", "government"),
        ("way", "delegated"),
        ("from_body", "宁棠县市场监督管理局"),
        ("to_body", TOWN),
        ("to_level", "town"),
        ("duty", "受理、审查、决定"),
    ]
}

/// The three opinions on an adjustment, each by whom it belongs to.
async fn found_in_order(people: &mut People, page: &str) {
    let said = [("lawful", &people.legal), ("reasonable", &people.manager), ("needed", &people.manager)];
    for (test, browser) in said.map(|(test, browser)| (test, browser.clone())) {
        let mut browser = browser;
        let fields =
            [("do", "opinion"), ("worded", "1"), ("test", test), ("agrees", "yes"), ("words", "符合规定")];
        send(&mut browser, page, &fields).await.onward();
    }
}

#[tokio::test]
async fn a_power_is_delegated_and_takes_no_application_from_its_day() {
    let ground = Ground::new().await;
    let mut people = people(&ground).await;
    opened(&mut people).await;
    let code = ground.item(FOOD);
    let propose = format!("{ROUND}/propose");

    // A service of this hall brings its own words; what is missing stands beside its field, and nothing typed is lost.
    people.editor.get(&format!("{propose}?item={code}")).await.ok().says("宁棠县市场监督管理局");
    let mut bare = terms("delegate_down", &code);
    bare.retain(|(field, _)| !["to_body", "duty"].contains(field));
    let page = send(&mut people.editor, &propose, &bare).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("请填写以后由谁办").says("请填写工作责任").says("请填写以后怎么监管").says("方便群众就近办理");
    let mut whole = terms("delegate_down", &code);
    whole.push(("supervision_plan", "县局每季度抽查"));
    let foreign = send(&mut people.manager, &propose, &whole).await;
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY, "the manager edits for no department");
    send(&mut people.editor, &propose, &whole).await.onward();

    let page = format!("{ROUND}/1");
    let own =
        [("do", "opinion"), ("worded", "1"), ("test", "lawful"), ("agrees", "yes"), ("words", "没有问题")];
    let own = send(&mut people.editor, &page, &own).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
    own.says("提出的人不能给自己的调整出意见").says("没有问题");
    let early = send(
        &mut people.government,
        &page,
        &[("do", "approve"), ("worded", "1"), ("document", "宁政函〔2026〕8号")],
    )
    .await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    early.says("还没有论证通过");
    // An opinion is on the words that were read: of a page that shows others it is not taken, and its words stay.
    let other =
        [("do", "opinion"), ("worded", "2"), ("test", "lawful"), ("agrees", "yes"), ("words", "同意放权")];
    let other = send(&mut people.legal, &page, &other).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    other.says("这项调整又改过了").says("同意放权");
    assert_eq!(other.hidden("worded"), "1");
    found_in_order(&mut people, &page).await;
    let early = send(&mut people.manager, &page, &[("do", "publish"), ("worded", "1")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    early.says("先经政府批准");
    people.government.get("/manage/reform").await.ok().says("2026年向乡镇放权");
    people.government.get(&page).await.ok().says("批准文号");
    send(
        &mut people.government,
        &page,
        &[("do", "approve"), ("worded", "1"), ("document", "宁政函〔2026〕8号")],
    )
    .await
    .onward();
    let mut guest = ground.guest();
    assert_eq!(guest.get("/reform/2026-1").await.status, StatusCode::NOT_FOUND, "nothing is published yet");
    send(&mut people.manager, &page, &[("do", "publish"), ("worded", "1")]).await.onward();
    guest.get("/reform").await.ok().says("2026年向乡镇放权").says("下放 1");
    guest.get("/reform/2026-1").await.ok().says(TOWN).says("已公布").hides("没有问题");
    let early = send(&mut people.manager, &page, &[("do", "execute")]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    early.says("执行日是2026年3月16日");

    // The round warns of what one life event would be torn apart by, and shows how far it has come.
    people.manager.get(ROUND).await.ok().says("放权不同步").says("乡镇").says("等到");

    let open = accepted_case(&ground).await;
    let finished = received_case(&ground, FOOD).await;
    let applicant = Who::Citizen(ground.person(Role::Citizen));
    let withdraw = CaseCommand::Withdraw { reason: "不办了".to_owned() };
    done(&ground, applicant, Order::Case(finished.clone(), withdraw)).await;
    ground.wind("2026-03-16T08:30:00+08:00").await;
    people = self::people(&ground).await;
    let item = ground.front.store.dossier::<Item>(&code).await.unwrap().unwrap().state;
    assert_eq!(item.state(), ItemState::Suspended);
    assert_eq!(item.moved_by.as_deref(), Some("2026-1"));
    assert_eq!(applied(&ground, &code).await, Some("I-06"));
    guest.get(&format!("/items/{code}")).await.ok().says("3月16日").says(TOWN).says("/reform/2026-1");
    let manage = people.manager.get(&format!("/manage/items/{code}")).await.ok();
    manage.says(TOWN).hides(&format!("/manage/items/{code}/resume"));
    let resume = send(&mut people.manager, &format!("/manage/items/{code}/resume"), &[]).await;
    assert_eq!(resume.status, StatusCode::UNPROCESSABLE_ENTITY);
    resume.says("由改革批次移出");

    // Open cases finish here, or leave by a list; what is over does not.
    let list = [("do", "hand-over"), ("cases", &*finished), ("to", TOWN)];
    let over = send(&mut people.manager, &page, &list).await;
    assert_eq!(over.status, StatusCode::UNPROCESSABLE_ENTITY);
    over.says("已经办结").says(&finished);
    let list = [("do", "hand-over"), ("cases", &*open), ("to", TOWN)];
    send(&mut people.manager, &page, &list).await.onward();
    let mut applicant = ground.enter_as(Role::Citizen).await;
    applicant.get(&format!("/my/cases/{open}")).await.ok().says("已移交").says(TOWN);
    let mut officer = ground.enter(&ground.holder("market/review", 0)).await;
    officer.get(&format!("/desk/cases/{open}")).await.ok().says("已移交");
    let mut clerk = ground.enter(&ground.holder("market/window", 0)).await;
    clerk.get(&format!("/counter/cases/{open}")).await.ok().says("已移交");
    // What was lived is what the log gives back.
    let before = dump(&ground).await;
    store::rebuild::rebuild(&ground.front.store).await.unwrap();
    assert_eq!(before, dump(&ground).await);
}

/// The views this chapter writes, as text.
async fn dump(ground: &Ground) -> Vec<String> {
    use store::{Reader, args};
    let mut rows = Vec::new();
    for table in ["reform_round", "adjustment_view", "case_handed", "measure_now", "measure_day", "alarm"] {
        let found = ground.front.store.db().query(&format!("SELECT * FROM {table}"), args![]).await.unwrap();
        rows.extend(found.iter().map(|row| format!("{table} {row:?}")));
    }
    rows.sort();
    rows
}

/// Applies for the item at its window; the rule that refuses, if one does.
async fn applied(ground: &Ground, code: &str) -> Option<&'static str> {
    let submit = CaseCommand::Submit {
        applicant: ground.person(Role::Citizen),
        agent: None,
        source: ApplySource::Window,
        answers: [].into(),
        form: Commitment::from("form"),
        query_code: Commitment::from("code"),
        materials: vec![],
        licence: None,
        by_promise: false,
    };
    let clerk = Who::Staff(ground.holder("market/window", 0));
    let request = Request::new(clerk, Order::Apply(ItemCode::from(code), submit));
    match ground.front.office.ask(request).await.unwrap() {
        Answer::Refused(Refusal::Case(refusal)) => Some(refusal.rule()),
        Answer::Refused(other) => panic!("refused otherwise: {other}"),
        Answer::Done { .. } => None,
    }
}

#[tokio::test]
async fn an_application_on_the_day_is_refused_before_the_alarm_was_heard() {
    let ground = Ground::new().await;
    let mut people = people(&ground).await;
    opened(&mut people).await;
    let code = ground.item(FOOD);
    let mut whole = terms("suspend", &code);
    whole.retain(|(field, _)| !["by", "way", "from_body", "to_body", "to_level"].contains(field));
    send(&mut people.editor, &format!("{ROUND}/propose"), &whole).await.onward();
    let page = format!("{ROUND}/1");
    found_in_order(&mut people, &page).await;
    send(&mut people.manager, &page, &[("do", "publish"), ("worded", "1")]).await.onward();
    // The machine slept through midnight: whoever applies first finds the door closed all the same (D-06).
    ground.clock.wind(rules::time::Instant::parse("2026-03-16T09:00:00+08:00").unwrap());
    assert_eq!(applied(&ground, &code).await, Some("I-06"));
    let round = ground.front.store.dossier::<Round>("2026-1").await.unwrap().unwrap().state;
    let executed = round.adjustments[&1].executed.map(|(day, _)| day.to_string());
    assert_eq!(
        (round.adjustments[&1].state, executed.as_deref()),
        (AdjustState::Executed, Some("2026-03-16"))
    );
}

#[tokio::test]
async fn nothing_is_taken_over_without_its_five_attachments() {
    let ground = Ground::new().await;
    let mut people = people(&ground).await;
    opened(&mut people).await;
    let mut whole = terms("take_over", "市里下来的新事项");
    whole.retain(|(field, _)| !["to_body", "to_level"].contains(field));
    whole.extend([("to_body", "宁棠县市场监督管理局"), ("to_level", "county")]);
    send(&mut people.editor, &format!("{ROUND}/propose"), &whole).await.onward();
    let page = format!("{ROUND}/1");
    let papers = format!("{page}/papers");
    found_in_order(&mut people, &page).await;
    let refused = send(&mut people.manager, &page, &[("do", "publish"), ("worded", "1")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("承接方案、目录条目、操作规程、流程图");
    // What is no paper is turned away in words; what has no token of ours changes nothing.
    let wrong =
        people.editor.upload(&papers, &[], &[("plan", "方案.pdf", "application/pdf", b"no pdf")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("方案.pdf");
    let pdf: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";
    for paper in ["plan", "catalogue_entry", "operation_rules", "flow_chart"] {
        people.editor.upload(&papers, &[], &[(paper, "附件.pdf", "application/pdf", pdf)]).await.onward();
    }
    let mut guest = ground.guest();
    assert_eq!(guest.get("/reform/2026-1/1/plan").await.status, StatusCode::NOT_FOUND, "not published yet");
    send(&mut people.manager, &page, &[("do", "publish"), ("worded", "1")]).await.onward();
    let shown = guest.get("/reform/2026-1/1/plan").await.ok();
    assert_eq!((shown.kind.as_str(), shown.bytes.as_slice()), ("application/pdf", pdf));
    ground.wind("2026-03-16T08:30:00+08:00").await;
    people = self::people(&ground).await;
    let refused = send(&mut people.manager, &page, &[("do", "execute")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("还缺附件：公布材料");
    people.manager.get(&format!("{ROUND}?late=yes")).await.ok();
    people
        .manager
        .upload(&papers, &[], &[("publication", "公布.pdf", "application/pdf", pdf)])
        .await
        .onward();
    ground.wind("2026-03-16T08:31:00+08:00").await;
    people.manager.get(&page).await.ok().says("待发布事项版本").says("发布事项版本");
    people.manager.get(ROUND).await.ok().says("承接 1").says("1 / 1");
}

#[tokio::test]
async fn measures_are_read_with_their_definitions_by_department_and_over_time() {
    let ground = Ground::new().await;
    let mut guest = ground.guest();
    let whole = guest.get("/measures").await.ok();
    whole
        .says("承诺时限之和 ÷ 法定时限之和")
        .says("目标不超过 50%")
        .says("7 个自然日算 5 个工作日")
        .says("<svg");
    guest.get("/").await.ok().says("href=\"/measures\"").says("href=\"/reform\"");
    let market = guest.get("/measures?department=market").await.ok();
    market.says("宁棠县市场监督管理局").says("100 %");
    // A cancelled service counts no more, and the day on which it went has its point.
    let before = store::views::measures::by_department(ground.front.store.db()).await.unwrap()["market"];
    let manager = Who::Staff(ground.person(Role::HallManager));
    let cancel = rules::item::Command::Cancel { reason: "依据废止".to_owned() };
    done(&ground, manager, Order::Item(ItemCode(ground.item(FOOD)), cancel)).await;
    let after = store::views::measures::by_department(ground.front.store.db()).await.unwrap()["market"];
    assert_eq!(after.items, before.items - 1);
    assert!(after.statutory < before.statutory && after.promised < before.promised);
    let trend = store::views::measures::trend(ground.front.store.db(), "market", 60).await.unwrap();
    let last = trend.last().unwrap();
    assert_eq!((last.0.to_string().as_str(), last.1), ("2026-03-02", after));
    assert!(trend.len() > 1, "the founding has its day too");
    guest.get("/measures").await.ok().says("2026-03-02");
}

/// One figure at a time, sorted as asked; a department without it stands last either way.
#[tokio::test]
async fn the_figures_of_departments_are_sorted() {
    let ground = Ground::new().await;
    let mut guest = ground.guest();
    let mut order = async |address: &str| -> Vec<i64> {
        let page = guest.get(address).await.ok();
        let short = page.body.split("class=\"slim\"").nth(1).unwrap();
        let figures = short.split("class=\"number\"").skip(3).step_by(2);
        figures
            .filter_map(|cell| {
                cell.split("<div>").nth(1)?.split('<').next()?.trim_end_matches(" %").parse().ok()
            })
            .collect()
    };
    let down = order("/measures?by=trips&sort=-items").await;
    assert!(down.len() > 20 && down.is_sorted_by(|one, other| one >= other), "{down:?}");
    let up = order("/measures?by=trips&sort=items").await;
    assert!(up.is_sorted(), "{up:?}");
    let page = guest.get("/measures?by=trips&sort=figure&department=market").await.ok();
    page.says("aria-sort=\"ascending\"").says("sort=-figure").says("department=market&amp;by=trips");
}

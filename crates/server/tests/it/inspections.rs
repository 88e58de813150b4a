//! Patrols and months of supervision through the pages and the API: written down when seen, counted once, answered by whoever
//! answers for the department, published by another than whoever commented (S-16, SR-E1, SU3).

use crate::{
    api::Program,
    ground::{Ground, Page},
    line::{accepted_case, done, issued_licence, received_case},
};
use axum::http::StatusCode;
use rules::{
    hall::Role,
    inspection::{Command, Month, MonthBook, MonthCounts},
    name::DepartmentId,
    supervision::rates::MonthTally,
};
use server::{
    jobs::{month, night},
    office::{Order, Who},
};
use store::{nights, views::months};

/// What is said where somebody is named by their number.
const PERSONAL: &str = "这里好像有身份证号或手机号";
const PATROLS: &str = "/watch/inspections";

fn month_of(text: &str) -> Month {
    Month::parse(text).unwrap()
}

async fn book(ground: &Ground, month: &str) -> MonthBook {
    ground.front.store.dossier::<MonthBook>(month).await.unwrap().unwrap().state
}

/// A month drawn from these counts, by the system.
pub(crate) async fn drawn(ground: &Ground, month: &str, units: &[(&str, MonthTally)]) {
    let units = units.iter().map(|(id, tally)| (DepartmentId::from(*id), *tally)).collect();
    let draw = Command::Draw(Box::new(MonthCounts { units, peers: vec![] }));
    done(ground, Who::System, Order::Month(month.to_owned(), draw)).await;
}

pub(crate) fn tally(decided: u32, late: u32) -> MonthTally {
    let in_time = decided - late;
    MonthTally { received: decided, accepted: decided, in_time, late, items: 3, ..MonthTally::default() }
}

#[tokio::test]
async fn a_patrol_is_written_down_and_what_is_wrong_is_said_at_its_field() {
    let ground = Ground::new().await;
    let case = received_case(&ground, "market/food-business-licence").await;
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    watcher.get("/watch").await.ok().says(PATROLS).says("/watch/months");
    let page = watcher.get(PATROLS).await.ok();
    page.says("今天还没有巡查大厅").says("还没有巡查记录").says("还不够两条");
    let good = [("subject", "*"), ("points", "staffing"), ("order", "in_order")];
    let amiss = [("subject", "market"), ("points", "papers"), ("order", "amiss")];
    for (fields, said) in [
        (vec![], "请选择看的是"),
        (vec![("subject", "*"), ("order", "in_order")], "请选择看了哪些"),
        (vec![("subject", "*"), ("points", "staffing")], "请选择情况"),
        (vec![("subject", "nowhere"), ("points", "staffing"), ("order", "in_order")], "大厅没有这个部门"),
        (amiss.to_vec(), "请填写发现了什么"),
        ([&good[..], &[("amiss", "三号窗口无人")]].concat(), "情况就要选“发现问题”"),
        ([&amiss[..], &[("amiss", "没有出具凭证"), ("case", "123")]].concat(), "没有找到这件办件"),
        ([&amiss[..], &[("amiss", "没有出具凭证"), ("card", "nothing")]].concat(), "或者没有这张监察牌"),
        ([&amiss[..], &[("amiss", "张某 13812345678 不在")]].concat(), PERSONAL),
    ] {
        let page = watcher.post(PATROLS, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{said}");
        page.says(said);
        for (name, typed) in fields.iter().filter(|(name, _)| *name == "amiss") {
            assert!(page.body.contains(typed), "{name} is lost: {said}");
        }
    }
    assert!(ground.front.store.dossier::<MonthBook>("2026-03").await.unwrap().is_none());
    // The right ones, each once however often it is sent.
    let act = watcher.get(PATROLS).await.ok().hidden("act");
    for _ in 0..2 {
        let onward = watcher.post(PATROLS, &[&good[..], &[("act", &*act)]].concat()).await.onward();
        assert_eq!(onward, "/watch/inspections?done=yes");
    }
    let found = [&amiss[..], &[("amiss", "没有出具凭证"), ("case", &*case)]].concat();
    watcher.post(PATROLS, &found).await.onward();
    assert_eq!(book(&ground, "2026-03").await.patrols.len(), 2);
    let page = watcher.get(PATROLS).await.ok();
    page.hides("今天还没有巡查大厅").says("没有出具凭证").says(&format!("/watch/cases/{case}"));
    let day = watcher.get("/watch/inspections/2026-03-02").await.ok();
    day.says("每日监察通报").says("没有出具凭证").says("当日没有发牌").says("data-print");
    watcher.get("/watch/inspections/2026-03-01").await.ok().says("这一天不要求巡查");
    for wrong in ["2026-03-03", "2026-3-2", "x", "2026-02-30"] {
        let page = watcher.get(&format!("{PATROLS}/{wrong}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{wrong}");
    }
    let months = watcher.get("/watch/months").await.ok();
    months.says("2026 年 3 月").says("进行中");
    watcher.get("/watch/months/2026-03").await.ok().says("这个月还没有结束");
    for wrong in ["2026-04", "2026-13", "2020-01", "x"] {
        let page = watcher.get(&format!("/watch/months/{wrong}")).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{wrong}");
    }
    // Auditors read and do not write; whoever is watched reads nothing of it.
    let mut auditor = ground.enter_as(Role::Auditor).await;
    auditor.get(PATROLS).await.ok().says("审计员只查看").hides("name=\"amiss\"");
    auditor.post(PATROLS, &good).await.says("这一步由监察员办理");
    let mut manager = ground.enter_as(Role::HallManager).await;
    assert_eq!(manager.get(PATROLS).await.status, StatusCode::FORBIDDEN);
    assert_eq!(book(&ground, "2026-03").await.patrols.len(), 2);
}

#[tokio::test]
async fn the_bulletin_of_a_day_leads_to_the_lists_of_its_cards() {
    let ground = Ground::new().await;
    let number = received_case(&ground, "market/food-business-licence").await;
    ground.wind("2026-03-10T10:00:00+08:00").await;
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    let raised = watcher.get("/watch/inspections/2026-03-09").await.ok();
    raised.says("/watch/cards?day=2026-03-09&amp;level=yellow_card&amp;department=market");
    raised.says("没有逾期没有说明的牌").says("这一天是工作日，大厅开门，应当巡查");
    let list = watcher.get("/watch/cards?day=2026-03-09&level=yellow_card&department=market").await.ok();
    list.says(&number);
    ground.wind("2026-03-18T10:00:00+08:00").await;
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    watcher.get("/watch/inspections/2026-03-18").await.ok().says("受理超时").hides("没有逾期没有说明的牌");
    let of_month = watcher.get("/watch/cards?from=2026-03-01&until=2026-03-31&department=market").await.ok();
    of_month.says(&number);
    watcher.get("/watch/cards?from=2026-02-01&until=2026-02-28").await.ok().hides(&number);
}

/// From the cases of a month to its figures: every one is counted where it belongs, once, when the last night is over.
#[tokio::test]
async fn a_month_is_counted_once_it_is_over() {
    let ground = Ground::new().await;
    let front = &ground.front;
    let round = async || month::round(&front.store, &front.office).await.unwrap();
    ground.wind("2026-04-01T09:05:00+08:00").await;
    issued_licence(&ground).await;
    accepted_case(&ground).await;
    ground.wind("2026-04-30T23:00:00+08:00").await;
    assert!(round().await.is_empty(), "no night was looked over");
    night::round(&front.store, &front.office).await.unwrap();
    assert_eq!(round().await, [month_of("2026-03")], "the hall was founded in February, so March is whole");
    assert!(round().await.is_empty(), "April is not over");
    ground.wind("2026-05-01T00:05:00+08:00").await;
    assert!(round().await.is_empty(), "its last night comes first");
    night::round(&front.store, &front.office).await.unwrap();
    assert_eq!(nights::last(front.store.db()).await.unwrap().unwrap().day.to_string(), "2026-04-30");
    assert_eq!(round().await, [month_of("2026-04")]);
    assert!(round().await.is_empty(), "once");
    let book = book(&ground, "2026-04").await;
    let figures = book.figures.as_ref().unwrap();
    let decisions = months::decisions(front.store.db(), month_of("2026-04")).await.unwrap();
    assert_eq!(decisions.len(), 1);
    assert!(decisions[0].accepted_at.unwrap() <= decisions[0].decided_at && !decisions[0].refused);
    let decided = &figures.units[&DepartmentId::from(decisions[0].department.as_str())];
    assert_eq!((decided.tally.in_time, decided.tally.late, decided.tally.refused), (1, 0, 0));
    let received: u32 = figures.units.values().map(|unit| unit.tally.received).sum();
    let accepted: u32 = figures.units.values().map(|unit| unit.tally.accepted).sum();
    assert_eq!((received, accepted), (2, 2));
    let in_use: u32 = figures.units.values().map(|unit| unit.tally.in_use).sum();
    assert_eq!(in_use, 1, "both applied for the same");
    assert!(figures.units.values().all(|unit| unit.place.is_none()), "one decision ranks nobody");
    assert!(figures.units.values().all(|unit| unit.tally.items > 0));
    let idle = figures.units.values().filter(|unit| unit.tally.is_idle()).count();
    assert!(idle > 3 && book.consequences.len() == idle, "each of them owes a report");
    assert_eq!(figures.days_without.len(), 21, "nobody patrolled in April");
    // A card that was cancelled is not counted, one that stands is.
    let cards: u32 = figures.units.values().map(|unit| unit.tally.yellow + unit.tally.red).sum();
    assert!(cards > 0, "the case that was left lying has its cards");
}

/// Two months of a department at the end of the ranking and of one without cases, until everything is answered and published.
#[tokio::test]
async fn what_follows_is_answered_by_whom_it_concerns_and_the_month_is_published_by_another() {
    let ground = Ground::new().await;
    let units = [
        ("market", tally(60, 20)),
        ("water", tally(40, 0)),
        ("civil", tally(40, 1)),
        ("health", tally(0, 0)),
        ("education", tally(4, 4)),
    ];
    drawn(&ground, "2026-01", &units).await;
    drawn(&ground, "2026-02", &units).await;
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    let list = watcher.get("/watch/months").await.ok();
    list.says("没有答复的后续措施").says("连续 2 个月末位").says("连续 2 个月零办件").says("已统计，待发布");
    let address = "/watch/months/2026-02";
    let page = watcher.get(address).await.ok();
    page.says("末位").says("33.33%").says("（4）").says("零办件").says("个工作日没有巡查大厅");
    page.says("/watch/cards?department=market&amp;from=2026-02-01&amp;until=2026-02-28").says("还没有点评");
    let named = |kind: &str| page.body.find(kind).unwrap_or_else(|| panic!("{kind} is missing"));
    assert!(named("督办") < named("巡查不足"));
    // The report is the department's own; a supervisor only notes what is for supervisors.
    let numbers = book(&ground, "2026-02").await.consequences;
    let number = |department: &str| {
        let mut of = numbers.iter().filter(|(_, it)| it.consequence.department.as_str() == department);
        *of.next().unwrap().0
    };
    let (health, market) = (number("health"), number("market"));
    watcher.post(&format!("{address}/{health}"), &[("text", "知道了")]).await.says("书面报告要由部门自己写");
    watcher.get(&format!("{address}/{market}")).await.ok().says("连续 2 个月末位");
    let empty = watcher.post(&format!("{address}/{market}"), &[("text", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    empty.says("请填写处理情况");
    assert_eq!(watcher.get(&format!("{address}/99")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(watcher.get(&format!("{address}/nothing")).await.status, StatusCode::NOT_FOUND);

    // The head of the department finds it on the desk; a colleague reads it and cannot answer, others never see it.
    let mut head = ground.enter(&ground.holder("health/head", 0)).await;
    head.get("/desk").await.ok().says("监察有 2 件事等本部门答复");
    head.get("/desk/months").await.ok().says(&format!("/desk/months/2026-02/{health}"));
    let answer = format!("/desk/months/2026-02/{health}");
    head.get(&answer).await.ok().says("name=\"text\"").says("连续 2 个月零办件");
    head.post(&answer, &[("text", "")]).await.says("请填写报告");
    head.get(&format!("/desk/months/2026-02/{market}")).await.is(StatusCode::NOT_FOUND);
    let mut colleague = ground.enter(&ground.holder("health/review", 0)).await;
    colleague.get(&answer).await.ok().says("由部门负责人").hides("name=\"text\"");
    let refused = colleague.post(&answer, &[("text", "没有申请")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("这一项不由您答复").says("没有申请");
    assert_eq!(
        head.post(&answer, &[("text", "本月没有人申请，已上门宣传")]).await.onward(),
        "/desk/months?done=yes"
    );
    head.get(&answer).await.ok().says("已上门宣传").hides("name=\"text\"");
    head.get("/desk").await.ok().says("监察有 1 件事等本部门答复");
    head.post(&answer, &[("text", "再说一遍")]).await.says("这一项已经答复过了").says("再说一遍");

    // Until it is published a department sees its own figures alone.
    let mut market_head = ground.enter(&ground.holder("market/head", 0)).await;
    let own = market_head.get("/desk/months/2026-02").await.ok();
    own.says("33.33%").says("通报还没有发布").hides("每百件扣分越少越靠前");
    watcher.get(&format!("{address}/publish")).await.ok();
    watcher.post(&format!("{address}/publish"), &[]).await.says("还没有点评，不能发布");
    watcher.post(&format!("{address}/comment"), &[("text", "")]).await.says("请填写点评");
    let said = [("text", "市场监管局超期集中在两个事项")];
    watcher.post(&format!("{address}/comment"), &said).await.onward();
    watcher.get(address).await.ok().says("市场监管局超期集中").says("请另一名监察员发布");
    watcher.post(&format!("{address}/publish"), &[]).await.says("点评是您写的");
    let supervisors = ground.county.people().officers(Role::Supervisor);
    let mut other = ground.enter(supervisors[1]).await;
    // What was written anew meanwhile is shown before it is published.
    let publish = format!("{address}/publish");
    let seen = other.get(&publish).await.ok().hidden("seen");
    let anew = [("text", "市场监管局超期集中在两个事项，已经约谈")];
    watcher.post(&format!("{address}/comment"), &anew).await.onward();
    let old = other.post(&publish, &[("seen", &*seen)]).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    old.says("已经约谈");
    let seen = old.hidden("seen");
    assert_eq!(other.post(&publish, &[("seen", &*seen)]).await.onward(), format!("{address}?done=yes"));
    other.get(address).await.ok().says("已发布").hides(&format!("{address}/comment"));
    other.post(&format!("{address}/comment"), &said).await.says("已经发布");
    market_head
        .get("/desk/months/2026-02")
        .await
        .ok()
        .says("市场监管局超期集中")
        .says("每百件扣分越少越靠前");
    let noted = [("text", "已经督办，四月底以前清理")];
    assert_eq!(
        other.post(&format!("{address}/{market}"), &noted).await.onward(),
        format!("{address}?done=yes")
    );
    other.get(address).await.ok().says("已经督办").says("已上门宣传");
}

impl Page {
    /// Has this status.
    fn is(&self, status: StatusCode) {
        assert_eq!(self.status, status);
    }
}

#[tokio::test]
async fn programs_of_those_who_watch_read_days_and_months() {
    let ground = Ground::new().await;
    let units = [
        ("market", tally(60, 20)),
        ("water", tally(40, 0)),
        ("civil", tally(40, 1)),
        ("health", tally(0, 0)),
    ];
    drawn(&ground, "2026-02", &units).await;
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    let patrol =
        [("subject", "market"), ("points", "staffing"), ("order", "amiss"), ("amiss", "二号窗口无人")];
    watcher.post(PATROLS, &patrol).await.onward();
    let mut program = Program::of(&ground, &ground.person(Role::Supervisor)).await;
    let day = program.get("/api/v1/inspections/2026-03-02").await.ok();
    assert_eq!((&day["asked"], &day["cards"]), (&true.into(), &serde_json::json!([])));
    assert_eq!(day["patrols"][0]["department"], "market");
    assert_eq!(day["patrols"][0]["points"], serde_json::json!(["staffing"]));
    assert_eq!(day["patrols"][0]["amiss"], "二号窗口无人");
    let month = program.get("/api/v1/months/2026-02").await.ok();
    let of = |id: &str| {
        let all = month["departments"].as_array().unwrap();
        all.iter().find(|unit| unit["department"] == id).unwrap().clone()
    };
    assert_eq!((&of("market")["place"], &of("market")["last"]), (&3.into(), &true.into()));
    assert!(of("health").get("place").is_none());
    assert_eq!(month["consequences"][0]["kind"], "written_report");
    assert_eq!(month["days_without_patrol"].as_array().unwrap().len(), 16);
    for missing in ["inspections/2026-03-03", "inspections/x", "months/2026-03", "months/x"] {
        program.get(&format!("/api/v1/{missing}")).await.problem(404, "not_found");
    }
    let mut officer = Program::of(&ground, &ground.holder("market/head", 0)).await;
    officer.get("/api/v1/months/2026-02").await.problem(403, "no_right");
    officer.get("/api/v1/inspections/2026-03-02").await.problem(403, "no_right");
}

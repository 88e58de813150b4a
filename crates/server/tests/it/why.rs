//! Every date explains itself: its ledger with papers and names, its days, what moved it, and between which days it will
//! be when no notice settles it — on the desk, to the applicant, in both languages, and as a file.

use crate::{
    desk::{apply, owed, tell},
    ground::Ground,
};
use rules::{
    calendar::{Decree, Festival, Holiday, LocalHoliday},
    case::{Command, SpecialProcedureKind, material::CorrectionItem},
    clock::Limit,
    hall::{self, Role},
    item::content::Basis,
    time::{Date, WorkingDays},
};
use server::{
    jobs,
    office::{Order, Request, Who},
};

const ITEM: &str = "culture/entertainment";

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

async fn accepted(ground: &Ground) -> String {
    let number = apply(ground, ITEM).await;
    let command = Command::Accept { deferred: owed(ground, &number).await };
    tell(ground, ground.holder("culture/window", 0), &number, command).await;
    number
}

/// The manager changes the calendar, and the errands that follow are run.
async fn declare(ground: &Ground, command: hall::Command) {
    let manager = Who::Staff(ground.person(Role::HallManager));
    ground.front.office.ask(Request::new(manager, Order::Hall(command))).await.unwrap().done().unwrap();
    while jobs::errands::round(&ground.front, server::jobs::errands::Filing::WhenRead).await.unwrap() > 0 {}
}

fn county_day(date: &str) -> LocalHoliday {
    LocalHoliday {
        first: day(date),
        last: day(date),
        zh: "县庆".into(),
        en: "County Day".into(),
        notice: "平政发〔2026〕3号".into(),
    }
}

#[tokio::test]
async fn the_ledger_names_the_papers_and_who_approved() {
    let ground = Ground::new().await;
    let number = accepted(&ground).await;
    let reviewer = ground.holder("culture/review", 0);
    let basis =
        Basis { law: "娱乐场所管理条例".into(), article: "第十条".into(), ..Basis::default() };
    let (kind, needed) = (SpecialProcedureKind::Testing, Limit::working_days(5));
    ground.wind("2026-03-03T10:00:00+08:00").await;
    let pause = Command::StartSpecialProcedure { kind, needed, basis };
    tell(&ground, reviewer.clone(), &number, pause).await;
    ground.wind("2026-03-06T10:00:00+08:00").await;
    tell(&ground, reviewer, &number, Command::EndSpecialProcedure { result: "检测合格".into() }).await;
    let head = ground.holder("culture/head", 0);
    let name = ground.county.people().get(&head).unwrap().name.clone();
    let extend = Command::Extend { by: WorkingDays(5), reason: "案情复杂".into() };
    tell(&ground, head, &number, extend).await;

    let mut desk = ground.enter(&ground.holder("culture/review", 0)).await;
    let mut applicant = ground.enter_as(Role::Citizen).await;
    for (browser, address) in [
        (&mut desk, format!("/desk/cases/{number}/why")),
        (&mut applicant, format!("/my/cases/{number}/why")),
    ] {
        let page = browser.get(&format!("{address}?clock=statutory")).await.ok();
        page.says("时限账").says("自受理之日起算（行政许可法第四十二条）").says("开始计时，共 20 个工作日");
        page.says("暂停：检测").says("恢复：检测结束").says("延长 5 个工作日").says(&name).says("案情复杂");
        page.says("特别程序告知书")
            .says("延期通知书")
            .says("行政许可法第四十五条")
            .says("民法典第二百零一条");
        page.says("其他时限").says("承诺时限").says("受理时限").says("已结束");
        let words = page.words();
        let paper = words.split("特别程序告知书").nth(1).unwrap().split_whitespace().next().unwrap();
        assert!(words.matches(paper).count() >= 4, "the ledger and every paused day name {paper}");
        let file = browser.get(&format!("{address}?clock=statutory&as=csv")).await.ok();
        assert_eq!(file.kind, "text/csv; charset=utf-8");
        assert!(file.body.starts_with("\u{feff}日期,是否计入,根据,累计\n2026-03-02,"), "{}", file.body);
        file.says(paper).says("2026-03-03,不计入");
        // A clock that has stopped explains itself, too.
        browser
            .get(&format!("{address}?clock=acceptance"))
            .await
            .ok()
            .says("停止计时")
            .says("收到申请材料之日");
    }
    desk.cookie.push_str("; ease=en");
    let english = desk.get(&format!("/desk/cases/{number}/why?clock=statutory")).await.ok();
    english.says("What happened to the clock").says("Approved by").says("Extended by 5 working days");
    english.says("Licensing Law art. 42").says("Paused: testing");
}

#[tokio::test]
async fn a_clock_that_began_anew_keeps_its_earlier_runs() {
    let ground = Ground::new().await;
    let number = apply(&ground, ITEM).await;
    let clerk = ground.holder("culture/window", 0);
    ground.wind("2026-03-03T10:00:00+08:00").await;
    let items = vec![CorrectionItem { material: None, what: "缺签名".into() }];
    tell(&ground, clerk.clone(), &number, Command::RequestCorrection { items }).await;
    ground.wind("2026-03-05T10:00:00+08:00").await;
    let form = Some("改正后的申请表".into());
    tell(&ground, clerk.clone(), &number, Command::SupplyCorrection { form, materials: vec![] }).await;
    ground.wind("2026-03-06T10:00:00+08:00").await;
    let command = Command::Accept { deferred: owed(&ground, &number).await };
    tell(&ground, clerk, &number, command).await;
    let mut desk = ground.enter(&ground.holder("culture/review", 0)).await;
    let address = format!("/desk/cases/{number}/why");
    let page = desk.get(&format!("{address}?clock=promised")).await.ok();
    // C-11: the limit begins with the day on which the corrections were complete.
    page.says("补正材料于2026年3月5日 周四收齐").says("受理时限（第 1 次计算）").says("round=1");
    let first = desk.get(&format!("{address}?clock=acceptance&round=1")).await.ok();
    first.says("2026年3月9日").says("一次性告知补正").says("补正材料告知书");
    let second = desk.get(&format!("{address}?clock=acceptance")).await.ok();
    second.says("自收到补正材料之日起重新计算").says("2026年3月12日");
    desk.get(&format!("{address}?clock=correction")).await.ok().says("自告知需要补正或者修改之日起算");
}

#[tokio::test]
async fn silence_is_said_to_count_from_the_receipt() {
    let ground = Ground::new().await;
    let number = apply(&ground, ITEM).await;
    ground.wind("2026-03-10T10:00:00+08:00").await;
    let mut applicant = ground.enter_as(Role::Citizen).await;
    // C-12: five working days without a word; accepted as of the receipt, recorded a week later.
    let page = applicant.get(&format!("/my/cases/{number}/why?clock=promised")).await.ok();
    page.says("依法自收到之日（2026年3月2日 周一）起视为受理")
        .says("早于系统记录视为受理的2026年3月9日 周一");
}

#[tokio::test]
async fn a_date_that_a_declaration_moved_says_what_moved_it() {
    let ground = Ground::new().await;
    let number = accepted(&ground).await;
    declare(&ground, hall::Command::DeclareLocalHoliday(county_day("2026-03-06"))).await;
    let mut applicant = ground.enter_as(Role::Citizen).await;
    let moved = "由2026年3月16日 周一改为2026年3月17日 周二";
    let because = "原因：公布地方假日：县庆（平政发〔2026〕3号）。";
    applicant.get("/my").await.ok().says("最迟日期变了").says(&format!("最迟日期{moved}")).says(because);
    let case = format!("/my/cases/{number}");
    applicant.get(&case).await.ok().says(&format!("承诺时限的到期日{moved}")).says(because);
    let why = applicant.get(&format!("{case}/why?clock=promised")).await.ok();
    why.says("到期日重算，原为2026年3月16日 周一").says(because).says("县庆地方放假（平政发〔2026〕3号）");
    applicant.cookie.push_str("; ease=en");
    let inbox = applicant.get("/my").await.ok();
    inbox.says("a local holiday was declared: County Day (平政发〔2026〕3号)");
    let english = applicant.get(&case).await.ok();
    english
        .says("ends on Tue 17 Mar 2026 instead of Mon 16 Mar 2026")
        .says("Because: a local holiday was declared");
}

#[tokio::test]
async fn a_provisional_date_names_its_interval_until_the_decree_settles_it() {
    let ground = Ground::new().await;
    ground.wind("2026-12-21T09:10:00+08:00").await;
    let number = accepted(&ground).await;
    let mut applicant = ground.enter_as(Role::Citizen).await;
    let case = format!("/my/cases/{number}");
    let why = format!("{case}/why?clock=promised");
    // By Monday to Friday the fourth; with both weekend days worked for New Year the last of December.
    let interval = "最早2026年12月31日 周四，最迟2027年1月7日 周四";
    applicant.get(&case).await.ok().says("暂定").says(interval);
    applicant.get(&why).await.ok().says(interval).says("不论通知怎样安排");
    applicant.get("/my").await.ok().says("暂定");
    applicant.cookie.push_str("; ease=en");
    let english = applicant.get(&why).await.ok();
    english.says("between Thu 31 Dec 2026 and Thu 7 Jan 2027 once the holiday notice is out");
    let new_year = Holiday {
        festival: Festival::NewYear,
        first: day("2027-01-01"),
        last: day("2027-01-03"),
        statutory: vec![day("2027-01-01")],
        worked: vec![],
    };
    let decree = Decree {
        number: "国办发明电〔2026〕9号".into(),
        title: "国务院办公厅关于2027年部分节假日安排的通知".into(),
        issued: day("2026-12-20"),
        year: Some(2027),
        holidays: vec![new_year],
    };
    declare(&ground, hall::Command::LoadDecree(decree)).await;
    let mut applicant = ground.enter_as(Role::Citizen).await;
    let settled = applicant.get(&why).await.ok();
    settled.says("到期日为 2027年1月5日 周二").hides("最早").says("放假通知（国办发明电〔2026〕9号）已公布");
    settled.says("元旦放假（国办发明电〔2026〕9号）");
    applicant.get("/my").await.ok().says("原因：放假通知（国办发明电〔2026〕9号）已公布。");
}

#[tokio::test]
async fn office_time_explains_its_hours_and_closures() {
    let ground = Ground::new().await;
    let closure = rules::calendar::Closure {
        first: day("2026-03-03"),
        last: day("2026-03-03"),
        cause: "全馆停电检修".into(),
    };
    declare(&ground, hall::Command::DeclareClosure(closure)).await;
    let page = ground.guest().get("/reckon?what=moment&at=2026-03-02+15:00&seconds=14400").await.ok();
    page.says("计入 2 个工作小时").says("闭馆：全馆停电检修").says("开放 09:00-12:00,13:00-17:00");
}

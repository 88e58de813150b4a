//! The desk: from acceptance to grant by different people, and everything that does not work.

use crate::ground::{Browser, Ground, Page};
use axum::http::StatusCode;
use rules::{
    case::{
        self, ApplySource, Case,
        material::{Given, is_required},
    },
    dossier::Known,
    hall::{self, Role},
    item::content::MaterialForm,
    name::{Commitment, ItemCode, PersonId, PostId},
};
use server::{
    office::{Answer, Order, Request, Who},
    people::kind,
};
use std::collections::BTreeMap;
use store::{vault::Datum, views::items};

/// Four steps one after another, every kind of them, and a hearing that the law demands.
const ITEM: &str = "culture/entertainment";
/// What somebody writes who has looked.
const OPINION: &str = "材料齐全，场所符合规定，建议准予";

/// A case on its way through the department of culture.
struct Desk {
    ground: Ground,
    number: String,
}

impl Desk {
    /// A case just accepted at the department's window.
    async fn accepted() -> Desk {
        let ground = Ground::new().await;
        let number = apply(&ground, ITEM).await;
        let clerk = ground.holder("culture/window", 0);
        tell(&ground, clerk, &number, case::Command::Accept { deferred: owed(&ground, &number).await }).await;
        Desk { ground, number }
    }

    async fn officer(&self, post: &str, nth: usize) -> Browser {
        self.ground.enter(&self.ground.holder(post, nth)).await
    }

    async fn head(&self) -> Browser {
        self.officer("culture/head", 0).await
    }

    fn page(&self) -> String {
        format!("/desk/cases/{}", self.number)
    }

    fn act(&self, word: &str, step: &str) -> String {
        let step = if step.is_empty() { String::new() } else { format!("?step={step}") };
        format!("{}/acts/{word}{step}", self.page())
    }

    async fn case(&self) -> Known<Case> {
        self.ground.front.store.dossier::<Case>(&self.number).await.unwrap().expect("the case was accepted")
    }

    /// Opens the form of an act, fills it in and sends it.
    async fn does(&self, browser: &mut Browser, word: &str, step: &str, fields: &[(&str, &str)]) -> Page {
        let address = self.act(word, step);
        let form = browser.get(&address).await.ok();
        let sent = with_hidden(&form, fields);
        browser.post(&address, &borrowed(&sent)).await
    }

    /// Finishes a step as whoever holds its post, every point of its checklist answered with yes.
    async fn finishes(&self, post: &str, step: &str) {
        let mut officer = self.officer(post, 0).await;
        let fields = self.checked(step, &[("result", "agree"), ("opinion", OPINION)]).await;
        let to = self.does(&mut officer, "finish", step, &borrowed(&fields)).await.onward();
        assert_eq!(to, format!("{}?done=finish", self.page()));
    }

    /// These fields with every point of the step's checklist answered.
    async fn checked(&self, step: &str, fields: &[(&str, &str)]) -> Vec<(String, String)> {
        let case = self.case().await.state;
        let content = content(&self.ground, &case).await;
        let step = content.process.step(&step.into()).unwrap();
        let points = step.checklist.iter().map(|point| (format!("check.{}", point.id), "yes".to_owned()));
        points.chain(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))).collect()
    }

    /// The case as far as only the decision is left.
    async fn before_decision() -> Desk {
        let desk = Desk::accepted().await;
        desk.finishes("culture/review", "review").await;
        desk.finishes("culture/site", "site").await;
        desk.finishes("culture/verify", "verify").await;
        desk
    }
}

/// The hidden values of a form just opened, and what is typed into it.
fn with_hidden(form: &Page, fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut sent = vec![("act".to_owned(), form.hidden("act")), ("seen".to_owned(), form.hidden("seen"))];
    if form.body.contains("name=\"step\"") {
        sent.push(("step".to_owned(), form.hidden("step")));
    }
    sent.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    sent
}

fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

async fn content(ground: &Ground, case: &Case) -> rules::item::Content {
    let db = ground.front.store.db();
    items::content(db, case.item.as_str(), case.item_version).await.unwrap().unwrap()
}

/// Somebody applies at the window: the first answer to every question, every material that is asked for.
async fn apply(ground: &Ground, item: &str) -> String {
    let code = ground.item(item);
    let db = ground.front.store.db();
    let version = items::one(db, &code).await.unwrap().unwrap().in_force.unwrap();
    let content = items::content(db, &code, version).await.unwrap().unwrap();
    let answers: BTreeMap<String, String> =
        content.questions.iter().map(|asked| (asked.id.clone(), asked.answers[0].id.clone())).collect();
    let applicant = ground.person(Role::Citizen);
    let filled: BTreeMap<&str, &str> =
        content.form.iter().map(|field| (field.key.as_str(), "宁棠星河歌厅")).collect();
    let form = Datum::new(applicant.as_str(), kind::FORM, serde_json::to_string(&filled).unwrap().as_bytes());
    let query = Datum::new(applicant.as_str(), kind::QUERY_CODE, b"23456789");
    let holds = |when: &rules::item::content::When| answers.get(&when.question) == Some(&when.answer);
    let materials =
        content.materials.iter().filter(|material| is_required(material, holds)).map(|material| Given {
            material: material.id.clone(),
            form: MaterialForm::Paper,
            count: 1,
            files: vec![],
        });
    let submit = case::Command::Submit {
        applicant,
        agent: None,
        source: ApplySource::Window,
        materials: materials.collect(),
        form: Commitment(form.commitment().0),
        query_code: Commitment(query.commitment().0),
        answers,
        by_promise: false,
    };
    let clerk = ground.person(Role::WindowClerk);
    let request = Request::new(Who::Staff(clerk), Order::Apply(ItemCode(code), submit));
    ground.front.office.ask(request.sealing(vec![form, query])).await.unwrap().done().unwrap()
}

/// What the applicant still owes: nothing, as everything was handed in.
async fn owed(ground: &Ground, number: &str) -> Vec<rules::name::MaterialId> {
    let known = ground.front.store.dossier::<Case>(number).await.unwrap().unwrap();
    let content = content(ground, &known.state).await;
    known.state.missing(&content).into_iter().map(|material| material.id.clone()).collect()
}

/// Puts a command straight to the office, as the other rooms do.
async fn tell(ground: &Ground, who: PersonId, number: &str, command: case::Command) {
    let request = Request::new(Who::Staff(who), Order::Case(number.to_owned(), command));
    ground.front.office.ask(request).await.unwrap().done().unwrap();
}

/// Has somebody hold one more post.
async fn appoint(ground: &Ground, post: &str, holders: Vec<PersonId>) {
    let manager = ground.person(Role::HallManager);
    let command = hall::Command::Appoint { post: PostId::from(post), holders };
    let answer =
        ground.front.office.ask(Request::new(Who::Staff(manager), Order::Hall(command))).await.unwrap();
    assert!(matches!(answer, Answer::Done { .. }), "{answer:?}");
}

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
async fn whoever_reviewed_does_not_verify_and_whoever_accepted_does_not_decide() {
    let desk = Desk::accepted().await;
    let reviewer = desk.ground.holder("culture/review", 0);
    let clerk = desk.ground.holder("culture/window", 0);
    let mut verifiers = vec![desk.ground.holder("culture/verify", 0)];
    verifiers.push(reviewer.clone());
    appoint(&desk.ground, "culture/verify", verifiers).await;
    let mut deciders = vec![desk.ground.holder("culture/decide", 0)];
    deciders.push(clerk.clone());
    appoint(&desk.ground, "culture/decide", deciders).await;
    desk.finishes("culture/review", "review").await;
    desk.finishes("culture/site", "site").await;

    let mut browser = desk.ground.enter(&reviewer).await;
    browser.get(&desk.page()).await.ok().says("不同的人来办").says("受理、审查、决定相分离").hides("K-13");
    let page = browser.get(&desk.act("finish", "verify")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("不同的人来办").says("受理、审查、决定相分离").hides("K-13");
    // Whoever sends the form all the same is refused by the rules, and keeps what they wrote.
    let fields =
        desk.checked("verify", &[("result", "agree"), ("opinion", OPINION), ("step", "verify")]).await;
    let page = browser.post(&desk.act("finish", "verify"), &borrowed(&fields)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("受理、审查、决定相分离").hides("K-13").says(OPINION);

    desk.finishes("culture/verify", "verify").await;
    let mut browser = desk.ground.enter(&clerk).await;
    let page = browser.get(&desk.act("grant", "decide")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("受理、审查、决定相分离").hides("K-13");
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
async fn a_refusal_needs_reasons_and_a_basis_and_is_shown_before_it_is_done() {
    let desk = Desk::before_decision().await;
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
async fn strangers_find_no_such_case_and_colleagues_of_other_posts_may_look() {
    let desk = Desk::accepted().await;
    let mut stranger = desk.officer("market/review", 0).await;
    for path in ["", "/why?clock=promised", "/acts/finish?step=review", "/files/00"] {
        let page = stranger.get(&format!("{}{path}", desk.page())).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        page.hides("宁棠星河歌厅");
    }
    let fields = [("result", "agree"), ("opinion", OPINION), ("step", "review")];
    let page = stranger.post(&desk.act("finish", "review"), &fields).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    stranger.get(&format!("/desk?q={}", desk.number)).await.ok().says("没有找到");

    let mut colleague = desk.officer("culture/verify", 0).await;
    colleague.get(&desk.page()).await.ok().says("宁棠星河歌厅").says("现在没有您能办的").says("审查岗");
    let fields =
        desk.checked("review", &[("result", "agree"), ("opinion", OPINION), ("step", "review")]).await;
    let page = colleague.post(&desk.act("finish", "review"), &borrowed(&fields)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("大厅办事规则：岗位与 A/B 角");
    assert_eq!(colleague.get(&format!("/desk?q={}", desk.number)).await.onward(), desk.page());
    let mut citizen = desk.ground.enter_as(Role::Citizen).await;
    assert_eq!(citizen.get(&desk.page()).await.status, StatusCode::FORBIDDEN);
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
    page.says("刚刚有了新进展").says(words).says("环节完成");
    let case = desk.case().await.state;
    assert_eq!(case.steps[&"review".into()].finished.as_ref().unwrap().opinion, OPINION);
}

#[tokio::test]
async fn a_special_procedure_shows_the_new_date_first_and_stops_the_clock() {
    let desk = Desk::accepted().await;
    let mut reviewer = desk.officer("culture/review", 0).await;
    let form = reviewer.get(&desk.act("special", "")).await.ok();
    form.says("value=\"20\"").says("娱乐场所管理条例").says("第十条").says("行政许可法第四十五条");
    let fields = [
        ("kind", "hearing"),
        ("needed", "20"),
        ("unit", "working"),
        ("law", "娱乐场所管理条例"),
        ("article", "第十条"),
    ];
    // Everything that is wrong is told at once, each by its name.
    for wrong in ["二十", "-3", "999999999999"] {
        let page = desk.does(&mut reviewer, "special", "", &[("needed", wrong)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        page.says("请选择特别程序").says("请填 1 到 999 之间的天数").says("请选择按什么计算").says(wrong);
        page.says("请填写法律").says("请填写条款").hides("应是整数");
    }
    let page = desk.does(&mut reviewer, "special", "", &fields).await.ok();
    page.says("日期的变化").says("法定时限").says("暂停，最早").says("特别程序告知书");
    page.says("听证").says("20 个工作日").says("《娱乐场所管理条例》第十条");
    assert!(desk.case().await.state.special.is_none());

    let mut sure = with_hidden(&page, &fields);
    sure.push(("sure".to_owned(), "yes".to_owned()));
    let to = reviewer.post(&desk.act("special", ""), &borrowed(&sure)).await.onward();
    reviewer.get(&to).await.ok().says("期限暂停计算").says("特别程序");
    assert!(desk.case().await.state.special.is_some());
    reviewer.get("/desk").await.ok().says("暂停中");

    desk.ground.wind("2026-03-10T10:00:00+08:00").await;
    // Eight days later everybody signs in anew.
    let mut reviewer = desk.officer("culture/review", 0).await;
    reviewer.get(&desk.act("special-end", "")).await.ok().says("日期的变化");
    let ended = [("reason", "听证会已举行，无反对意见")];
    desk.does(&mut reviewer, "special-end", "", &ended).await.onward();
    let case = desk.case().await.state;
    assert!(case.special.is_none());
    // Told to last twenty working days, ended after six: ten days from Monday 2 March, the pause left out.
    let promised = case.clock(&case::ClockName::Promised).unwrap();
    let due = promised.due(&desk.ground.front.office.hall().calendar).date;
    assert_eq!(due.to_string(), "2026-03-24");
}

#[tokio::test]
async fn only_the_head_extends_and_sees_the_new_day_before() {
    let desk = Desk::accepted().await;
    let mut reviewer = desk.officer("culture/review", 0).await;
    let page = reviewer.get(&desk.act("extend", "")).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("部门负责人");
    let fields = [("by", "10"), ("reason", "案情复杂"), ("sure", "yes")];
    let page = reviewer.post(&desk.act("extend", ""), &fields).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("部门负责人");
    assert!(!desk.case().await.state.extended);

    let mut head = desk.head().await;
    // Twenty working days from 2 March end on 30 March; ten more, with Qingming off, on 14 April.
    let form = head.get(&desk.act("extend", "")).await.ok();
    form.says("2026年3月30日").says("新的法定到期日：2026年4月14日");
    let page = desk.does(&mut head, "extend", "", &[("by", "10")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("请填写延期的理由");
    let fields = [("by", "10"), ("reason", "需要进一步核实场所产权")];
    let page = desk.does(&mut head, "extend", "", &fields).await.ok();
    page.says("2026年3月30日").says("2026年4月14日").says("延期通知书");
    let mut sure = with_hidden(&page, &fields);
    sure.push(("sure".to_owned(), "yes".to_owned()));
    let to = head.post(&desk.act("extend", ""), &borrowed(&sure)).await.onward();
    head.get(&to).await.ok().says("已批准延期");
    let page = head.get(&desk.act("extend", "")).await;
    page.says("行政许可法第四十二条");
    assert!(desk.case().await.state.extended);
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

#[tokio::test]
async fn the_account_of_a_clock_names_every_day() {
    let desk = Desk::accepted().await;
    let mut reviewer = desk.officer("culture/review", 0).await;
    let page = reviewer.get(&format!("{}/why?clock=promised", desk.page())).await.ok();
    page.says("为什么是这一天").says("2026年3月2日").says("2026年3月16日").says("双休日").says("data-print");
    reviewer.get(&format!("{}/why?clock=nonsense", desk.page())).await.ok().says("法定时限");
}

#[tokio::test]
async fn a_late_step_is_late_on_the_desk_and_its_card_is_explained_once() {
    let desk = Desk::accepted().await;
    desk.ground.wind("2026-03-20T10:00:00+08:00").await;
    let mut reviewer = desk.officer("culture/review", 0).await;
    reviewer.get("/desk").await.ok().says("已超期 · 1").says("已超");
    let cards = reviewer.get("/desk/cards").await.ok();
    cards.says("环节时限").says("黄牌");
    let card = store::views::cards::page(
        desk.ground.front.store.db(),
        &store::views::cards::Filter { case: Some(desk.number.clone()), ..Default::default() },
        20,
    )
    .await
    .unwrap()
    .into_iter()
    .find(|card| card.explain_by.is_some() && card.post == "culture/review")
    .unwrap();
    let address = format!("/desk/cards/{}", card.card);
    let page = reviewer.get(&address).await.ok();
    page.says("依据的事实").says("超期").says("说明原因和整改");
    let explain = format!("{address}/explain");
    let hidden = [("act", page.hidden("act")), ("seen", page.hidden("seen"))];
    let send = |text: &'static str| {
        let mut fields: Vec<(&str, &str)> =
            hidden.iter().map(|(name, value)| (*name, value.as_str())).collect();
        fields.push(("text", text));
        fields
    };
    let empty = reviewer.post(&explain, &send("")).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let text = "核查人员生病，已另派人，今日完成";
    let to = reviewer.post(&explain, &send(text)).await.onward();
    reviewer.get(&to).await.ok().says("说明已提交").says(text).hides("提交说明");
    assert_eq!(reviewer.post(&explain, &send(text)).await.onward(), to);
    // Others' cards do not exist for strangers.
    let mut stranger = desk.officer("market/review", 0).await;
    assert_eq!(stranger.get(&address).await.status, StatusCode::NOT_FOUND);
    stranger.get("/desk/cards").await.ok().hides(&desk.number);
}

#[tokio::test]
async fn an_empty_desk_says_so_and_a_citizen_has_none() {
    let ground = Ground::new().await;
    let mut officer = ground.enter(&ground.holder("culture/review", 0)).await;
    officer.get("/desk").await.ok().says("没有要办的办件");
    officer.get("/desk/cards").await.ok().says("没有监察牌");
    officer.get("/desk?q=XX-9999").await.ok().says("没有找到编号含");
    let mut citizen = ground.enter_as(Role::Citizen).await;
    assert_eq!(citizen.get("/desk").await.status, StatusCode::FORBIDDEN);
}

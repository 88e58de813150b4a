//! 监察: whoever watches sees every figure with its list, every card with its proof, and cannot touch a case.

use crate::{
    ground::Ground,
    line::{accepted_case, done, received_case},
};
use axum::http::StatusCode;
use rules::{card::Command, hall::Role, time::Instant};
use server::office::{Order, Who};

/// A case whose acceptance the window let pass in silence: five working days later there is a yellow card.
async fn late_case(ground: &Ground) -> String {
    let number = received_case(ground, "market/food-business-licence").await;
    ground.wind("2026-03-10T10:00:00+08:00").await;
    number
}

#[tokio::test]
async fn every_figure_of_the_centre_leads_to_exactly_its_list() {
    let ground = Ground::new().await;
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    watcher.get("/watch").await.ok().says("实时监察").says("还没有发过牌");
    let accepted = accepted_case(&ground).await;
    let received = received_case(&ground, "market/food-business-licence").await;
    let centre = watcher.get("/watch").await.ok();
    centre.says("/watch/cases?did=received&amp;day=2026-03-02");
    let list = watcher.get("/watch/cases?did=received&day=2026-03-02").await.ok();
    list.says(&accepted).says(&received);
    let list = watcher.get("/watch/cases?did=accepted&day=2026-03-02&department=market").await.ok();
    list.says(&accepted).hides(&received);
    watcher.get("/watch/cases?did=accepted&day=2026-03-02&department=water").await.ok().hides(&accepted);
    watcher.get("/watch/cases?did=received&day=2026-03-03").await.ok().hides(&accepted);
    watcher.get("/watch/cases?did=finished&day=2026-03-02").await.ok().says("没有符合条件的办件");
    // The lights are told and listed alike.
    watcher.get("/watch/cases?light=in_time").await.ok().says(&accepted);
    watcher.get("/watch/cases?light=late").await.ok().hides(&accepted);
    watcher.get("/watch/cases?status=accepted&show=open").await.ok().hides(&received);
    // A number leads straight to its case, and a wrong one says so.
    let onward = watcher.get(&format!("/watch/cases?number={accepted}")).await.onward();
    assert_eq!(onward, format!("/watch/cases/{accepted}"));
    watcher.get("/watch/cases?number=nonsense").await.ok().says("没有这个编号的办件");
    watcher.get("/watch/wall").await.ok().says("data-wall").says("data-live=\"/watch/stream\"");
}

#[tokio::test]
async fn a_case_is_shown_to_the_second_with_receipts_and_nothing_to_act_on() {
    let ground = Ground::new().await;
    let number = accepted_case(&ground).await;
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    let page = watcher.get(&format!("/watch/cases/{number}")).await.ok();
    page.says("2026-03-02 09:05:00").says("受理").says("存证回执").says("承诺时限").says("为什么是这一天");
    // The applicant is masked, and there is no form of the case.
    let applicant = ground.person(Role::Citizen);
    let name = &ground.county.people().get(&applicant).unwrap().name;
    page.hides(name);
    let position = page.body.split("/watch/receipts/").nth(1).unwrap().split('"').next().unwrap();
    let receipt = watcher.get(&format!("/watch/receipts/{position}")).await.ok();
    let receipt = proof::receipt::Receipt::parse(&receipt.body).unwrap();
    receipt.verify(&[ground.front.store.seal().public()]).unwrap();
    assert_eq!(watcher.get("/watch/receipts/999999").await.status, StatusCode::NOT_FOUND);
    assert_eq!(watcher.get("/watch/cases/none").await.status, StatusCode::NOT_FOUND);
    // Supervisors cannot touch cases: the doors of clerks and officers are shut to them.
    assert_eq!(watcher.get("/counter").await.status, StatusCode::FORBIDDEN);
    assert_eq!(watcher.get("/desk").await.status, StatusCode::FORBIDDEN);
    // And nobody else watches.
    let mut clerk = ground.enter_as(Role::WindowClerk).await;
    assert_eq!(clerk.get("/watch").await.status, StatusCode::FORBIDDEN);
    assert_eq!(clerk.get(&format!("/watch/cases/{number}")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(clerk.get("/watch/stream").await.status, StatusCode::FORBIDDEN);
    assert_eq!(ground.guest().get("/watch").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_card_by_rule_shows_its_proof_and_is_closed_with_a_conclusion() {
    let ground = Ground::new().await;
    let number = late_case(&ground).await;
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    let list = watcher.get("/watch/cards?open=yes&level=yellow_card&department=market").await.ok();
    list.says("SR-T1").says(&number);
    watcher.get("/watch/cards?level=red_card").await.ok().hides(&number);
    watcher.get("/watch/cards?day=2026-03-02").await.ok().hides(&number);
    let card = format!("/watch/cards/{number}-SR-T1-yellow");
    let page = watcher.get(&card).await.ok();
    page.says("黄牌").says("受理超时").says("规则自动发出").says("超期：受理时限").says("还在等责任部门说明");
    page.says("说明时限").says("为什么是这一天");
    // Nothing said: the page comes back with what is missing, and the card is as it was.
    let act = page.hidden("act");
    let empty = watcher.post(&card, &[("act", &act), ("conclusion", "  ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    empty.says("请填写结论");
    // A page that has grown old is told so.
    let seen = page.hidden("seen");
    let explainer = ground.holder("market/window", 0);
    let explain = Command::Explain { text: "人手不足，已增派".into() };
    done(&ground, Who::Staff(explainer), Order::Card(format!("{number}-SR-T1-yellow"), explain)).await;
    let old = watcher.post(&card, &[("act", &act), ("seen", &seen), ("conclusion", "属实")]).await;
    assert_eq!(old.status, StatusCode::CONFLICT);
    let page = watcher.get(&card).await.ok();
    page.says("人手不足，已增派");
    old.says("属实");
    let (act, seen) = (page.hidden("act"), page.hidden("seen"));
    let mut fields = vec![("act", &*act), ("seen", &*seen), ("conclusion", "属实，已约谈")];
    // The conclusion is shown once more before it stands for good; going back keeps it.
    let asked = watcher.post(&card, &fields).await.ok();
    asked.says("确定这样结案吗").says("属实，已约谈").says("不能撤销").says("返回修改");
    watcher.post(&card, &[&fields[..], &[("again", "yes")]].concat()).await.ok().says("属实，已约谈");
    fields.push(("sure", "yes"));
    let closed = format!("{card}?done=closed");
    assert_eq!(watcher.post(&card, &fields).await.onward(), closed);
    // Posted twice it acts once and says nothing else.
    assert_eq!(watcher.post(&card, &fields).await.onward(), closed);
    watcher.get(&closed).await.ok().says("已结案").says("属实，已约谈").says("这张牌已经处理完");
}

#[tokio::test]
async fn cancelling_needs_a_reason_and_a_supervisor_and_leaves_the_card_on_record() {
    let ground = Ground::new().await;
    let number = late_case(&ground).await;
    let cancel = format!("/watch/cards/{number}-SR-T1-yellow/cancel");
    let mut auditor = ground.enter_as(Role::Auditor).await;
    let seen = auditor.get(&format!("/watch/cards/{number}-SR-T1-yellow")).await.ok();
    seen.says("审计员只查看").hides("name=\"conclusion\"");
    let refused = auditor.post(&cancel, &[("reason", "不该由我来")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    let page = watcher.get(&cancel).await.ok();
    page.says("确定摘掉这张牌吗");
    assert_eq!(watcher.post(&cancel, &[("reason", "")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let fields =
        [("act", &*page.hidden("act")), ("seen", &*page.hidden("seen")), ("reason", "申请人材料虚假")];
    let onward = watcher.post(&cancel, &fields).await.onward();
    watcher.get(&onward).await.ok().says("已摘牌").says("申请人材料虚假");
    watcher.get("/watch/cards?open=yes").await.ok().hides("SR-T1-yellow");
    watcher.get("/watch/cards").await.ok().says("SR-T1-yellow");
}

#[tokio::test]
async fn a_card_is_raised_by_hand_once_and_only_with_a_remark() {
    let ground = Ground::new().await;
    let number = accepted_case(&ground).await;
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    let raise = format!("/watch/cases/{number}/raise");
    let page = watcher.get(&raise).await.ok();
    let act = page.hidden("act");
    let nothing = watcher.post(&raise, &[("act", &act)]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    nothing.says("请选择规则").says("请选择级别").says("请选择责任岗位").says("请填写监察员说明");
    let chosen = [
        ("rule", "SR-P1"),
        ("level", "red_card"),
        ("post", "market/window"),
        ("evidence", "1"),
        ("remark", "当场发现代人签字"),
    ];
    let mut fields = vec![("act", act.as_str())];
    fields.extend(chosen);
    // It is shown once more before it is raised, and can be changed.
    let asked = watcher.post(&raise, &fields).await.ok();
    asked.says("确定发出这张牌吗？").says("SR-P1").says("不能删除").says("当场发现代人签字");
    let changed = [fields.as_slice(), &[("sure", "yes"), ("again", "yes")]].concat();
    watcher.post(&raise, &changed).await.ok().says("value=\"SR-P1\" selected").says("当场发现代人签字");
    fields.push(("sure", "yes"));
    let card = watcher.post(&raise, &fields).await.onward();
    let page = watcher.get(&card).await.ok();
    page.says("已发牌").says("红牌").says("代人签字").says("人工发出").says("提交申请");
    // Another page raising the same is told that there is one already.
    let again = watcher.get(&raise).await.ok().hidden("act");
    fields[0] = ("act", &again);
    let twice = watcher.post(&raise, &fields).await;
    assert_eq!(twice.status, StatusCode::CONFLICT);
    twice.says("已经有了");
    // The first page posted once more is answered as it was.
    fields[0] = ("act", &act);
    assert_eq!(watcher.post(&raise, &fields).await.onward(), card);
    // What only reports, or speaks of a rating, is raised by no hand, nor is a card that says nothing.
    let report = [
        ("rule", "SR-E2"),
        ("level", "red_card"),
        ("post", "market/window"),
        ("remark", "差评没有人处理"),
        ("sure", "yes"),
    ];
    watcher.post(&raise, &report).await.says("不人工发牌");
    let nothing = [
        ("rule", "SR-P2"),
        ("level", "red_card"),
        ("post", "market/window"),
        ("remark", "x"),
        ("sure", "yes"),
    ];
    watcher.post(&raise, &nothing).await.says("看不出是什么情况");
    // A post that had no part in the case cannot be named.
    let foreign = [("rule", "SR-P1"), ("level", "red_card"), ("post", "water/window"), ("remark", "x")];
    assert_eq!(watcher.post(&raise, &foreign).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_stream_tells_that_something_was_recorded() {
    use axum::{body::Body, http::Request};
    use futures_util::StreamExt;
    use tower::ServiceExt;
    let ground = Ground::new().await;
    let watcher = ground.enter_as(Role::Supervisor).await;
    let request =
        Request::get("/watch/stream").header("cookie", &watcher.cookie).body(Body::empty()).unwrap();
    let answer = server::routes::site(ground.front.clone()).oneshot(request).await.unwrap();
    assert_eq!(answer.headers()["content-type"], "text/event-stream");
    let mut stream = answer.into_body().into_data_stream();
    accepted_case(&ground).await;
    let wait = std::time::Duration::from_secs(20);
    let first = tokio::time::timeout(wait, stream.next()).await.unwrap().unwrap().unwrap();
    assert!(String::from_utf8_lossy(&first).starts_with("data: "), "{first:?}");
}

#[tokio::test]
async fn the_rehearsal_rests_and_goes_on_at_a_click() {
    let ground = Ground::new().await;
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    watcher.get("/watch").await.ok().says("暂停演示县的生活");
    assert_eq!(watcher.post("/demo/pause", &[("paused", "yes")]).await.onward(), "/watch");
    watcher.get("/watch").await.ok().says("让演示县继续生活");
    watcher.post("/demo/pause", &[("paused", "no")]).await.onward();
    watcher.get("/watch").await.ok().says("暂停演示县的生活");
}

#[tokio::test]
async fn however_many_look_the_figures_are_counted_once_a_second() {
    let ground = Ground::new().await;
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    let mut auditor = ground.enter_as(Role::Auditor).await;
    let link = "/watch/cases?department=market";
    watcher.get("/watch").await.ok().hides(link);
    received_case(&ground, "market/food-business-licence").await;
    let later = |by: i64| ground.clock.wind(Instant(ground.clock.now().0 + by));
    later(600);
    auditor.get("/watch").await.ok().hides(link);
    watcher.get("/watch/wall").await.ok().says("data-live");
    later(600);
    auditor.get("/watch").await.ok().says(link);
    watcher.get("/watch").await.ok().says(link);
}

/// N-19: ordered and proposed in writing, answered in writing, each a paper that both sides read and nobody else.
#[tokio::test]
async fn a_supervisor_orders_in_writing_and_the_department_answers() {
    let ground = Ground::new().await;
    let number = late_case(&ground).await;
    let name = format!("{number}-SR-T1-yellow");
    let (watch, desk) = (format!("/watch/cards/{name}"), format!("/desk/cards/{name}"));
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    let page = watcher.get(&watch).await.ok();
    page.says("督办与监察建议").says("还没有发过督办通知书");
    let (act, seen) = (page.hidden("act"), page.hidden("seen"));
    let order = format!("{watch}/order");
    let bare = watcher.post(&order, &[("act", &act), ("seen", &seen), ("until", "2026-03-09")]).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    bare.says("href=\"#f-order\"").says("href=\"#f-kind\"").says("2026-03-09");
    let mut fields = vec![
        ("act", &*act),
        ("seen", &*seen),
        ("kind", "notice"),
        ("order", "三日内办结并书面回复"),
        ("until", "2026-03-10"),
        ("sure", "yes"),
    ];
    // Today is no time to act in.
    let today = watcher.post(&order, &fields).await;
    assert_eq!(today.status, StatusCode::UNPROCESSABLE_ENTITY);
    today.says("期限要在今天以后").says("三日内办结并书面回复");
    fields[4].1 = "2026-03-13";
    watcher.post(&order, &fields[..5]).await.ok().says("确定这样发出吗").says("2026年3月13日");
    let again = watcher.get(&watch).await.ok();
    let act = again.hidden("act");
    fields[0].1 = &act;
    assert_eq!(watcher.post(&order, &fields).await.onward(), format!("{watch}?done=ordered"));
    let page = watcher.get(&watch).await.ok();
    page.says("督办通知书").says("还没有回复").hides("发出文书");
    let store = &ground.front.store;
    let paper = |place: usize| {
        let name = name.clone();
        async move {
            let card = store.dossier::<rules::card::Card>(&name).await.unwrap().unwrap().state;
            server::web::papers::address_of(card.documents[place].number.as_str())
        }
    };
    let notice = paper(0).await;
    watcher.get(&notice).await.ok().says("三日内办结并书面回复").says("2026年3月13日").says(&number);

    let mut clerk = ground.enter(&ground.holder("market/window", 0)).await;
    let page = clerk.get(&desk).await.ok();
    page.says("督办通知书").says("整改情况");
    clerk.get(&notice).await.ok().says("电子监察专用章");
    let (act, seen) = (page.hidden("act"), page.hidden("seen"));
    let rectify = format!("{desk}/rectify");
    let early = [("act", &*act), ("seen", &*seen), ("measures", "已补办"), ("done_on", "2026-03-20")];
    let early = clerk.post(&rectify, &early).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    early.says("整改日期不能在今天以后").says("已补办");
    let act = clerk.get(&desk).await.ok().hidden("act");
    let fields =
        [("act", &*act), ("seen", &*seen), ("measures", "已补办并增派一人"), ("done_on", "2026-03-10")];
    clerk.post(&rectify, &fields).await.onward();
    clerk.get(&paper(1).await).await.ok().says("已补办并增派一人").says("三日内办结并书面回复");
    watcher.get(&watch).await.ok().says("已补办并增派一人").says("发出文书");
    // A paper between offices is not the applicant's, nor another department's; that it is genuine anybody may know.
    let mut stranger = ground.enter(&ground.holder("culture/review", 0)).await;
    assert_eq!(stranger.get(&notice).await.status, StatusCode::NOT_FOUND);
    let mut applicant = ground.enter_as(Role::Citizen).await;
    assert_eq!(applicant.get(&notice).await.status, StatusCode::NOT_FOUND);
    let check = notice.replace("/papers/", "/check/");
    ground.guest().get(&check).await.ok().says("督办通知书").hides("三日内办结");
}

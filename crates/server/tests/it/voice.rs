//! What follows a bad rating, walked by everybody who has a part in it: the rater, the department, the hall, a supervisor; and by
//! those who have none (R-01 …, SR-E2).

use crate::{
    api::Program,
    ground::{Browser, Ground, Page},
    portal::CODE,
};
use axum::http::StatusCode;
use rules::{
    hall::Role,
    name::PersonId,
    rating::{Rating, RatingLimit, RatingState},
};
use serde_json::json;
use server::jobs::errands;
use store::views::{cards, ratings};

/// What the citizen's own browser knows of a rating.
struct Rated {
    case: String,
    token: String,
    reference: String,
    citizen: Browser,
}

/// A completed case of the market department, rated badly at ten o'clock on a Monday.
async fn rated(ground: &Ground, anonymous: bool) -> Rated {
    let (case, citizen) = ground.completed().await;
    let mut citizen = ground.enter(&citizen).await;
    citizen.post("/track", &[("number", &case), ("code", CODE)]).await.onward();
    let token = citizen.get("/track").await.ok().hidden("token");
    let mut fields = vec![("token", &*token), ("send", "yes"), ("level", "dissatisfied")];
    fields.extend([("tags", "long_wait"), ("words", "等了两个小时")]);
    if anonymous {
        fields.push(("anonymous", "yes"));
    }
    citizen.post(&format!("/rate/{case}"), &fields).await.ok().says("谢谢您的评价");
    let reference = rating(ground, &case).await.reference();
    Rated { case, token, reference, citizen }
}

async fn rating(ground: &Ground, case: &str) -> Rating {
    ground.front.store.dossier::<Rating>(case).await.unwrap().unwrap().state
}

/// Somebody of the market department who has a desk.
async fn officer(ground: &Ground) -> Browser {
    ground.enter(&ground.holder("market/review", 0)).await
}

fn is_refused(page: &Page, words: &str) {
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
    page.says(words);
}

/// Whether a message tells the citizen that their rating was answered.
async fn is_told(ground: &Ground) -> bool {
    let citizen = ground.person(Role::Citizen);
    errands::round(&ground.front, errands::Filing::WhenRead).await.unwrap();
    let told = store::errands::messages(ground.front.store.db(), citizen.as_str(), 50).await.unwrap();
    told.iter().any(|message| message.news == rules::errand::News::RatingAnswered)
}

/// The phone of whoever rated, as the vault has it.
fn phone(ground: &Ground, person: &PersonId) -> String {
    ground.county.people().get(person).unwrap().phone.clone()
}

#[tokio::test]
async fn a_named_bad_rating_is_contacted_answered_and_called_back() {
    let ground = Ground::new().await;
    let mut rated = rated(&ground, false).await;
    let phone = phone(&ground, &ground.person(Role::Citizen));
    let mut officer = officer(&ground).await;
    officer.get("/desk").await.ok().says("1 条差评等您的部门处理").says("/desk/ratings");
    let list = officer.get("/desk/ratings").await.ok();
    list.says("不满意").says("待联系").says(&rated.reference);
    let here = format!("/desk/ratings/{}", rated.reference);
    let page = officer.get(&here).await.ok();
    page.says("等了两个小时").says("等得久").says(&phone).says("显示号码").says("记下联系");
    page.says(&server::masking::phone(&phone)).hides("答复评价人");

    // What is missing is said beside its field, and nothing typed is lost.
    let words = "已电话说明情况";
    is_refused(&officer.post(&here, &[("do", "contact"), ("words", words)]).await, words);
    is_refused(&officer.post(&here, &[("do", "contact"), ("reached", "yes")]).await, "请填写文字");
    let early = [("do", "answer"), ("way", "put_right"), ("words", "已经改好，向您致歉")];
    is_refused(&officer.post(&here, &early).await, "实名差评要先联系评价人");
    assert_eq!(officer.post(&here, &[("do", "nothing"), ("words", "x")]).await.status, StatusCode::NOT_FOUND);
    let seen = page.hidden("seen");
    let contact = [("do", "contact"), ("reached", "yes"), ("words", words), ("seen", &*seen)];
    officer.post(&here, &contact).await.onward();
    assert_eq!(officer.post(&here, &contact).await.status, StatusCode::CONFLICT, "somebody has acted since");
    // Once nobody has to call any more, nobody sees the number.
    let page = officer.get(&here).await.ok();
    page.says("已联系").says(words).hides(&phone).hides("显示号码");
    is_refused(
        &officer.post(&here, &[("do", "answer"), ("words", "已经改好，向您致歉")]).await,
        "请选择怎么处理",
    );
    let plan = [("do", "answer"), ("way", "plan"), ("until", "2026-03-31"), ("words", "系统要排期升级")];
    is_refused(&officer.post(&here, &plan).await, "超过了整改期限");
    let plan = [("do", "answer"), ("way", "plan"), ("until", "2026-03-05"), ("words", "系统要排期升级")];
    officer.post(&here, &plan).await.onward();
    rated.citizen.get(&format!("/rate/{}", rated.case)).await.ok().says("限期整改").says("系统要排期升级");
    officer.post(&here, &[("do", "finish"), ("words", "排队系统已经升级")]).await.onward();
    officer.get("/desk/ratings").await.ok().says("没有等着办的评价");
    assert!(is_told(&ground).await, "whoever rated hears of the answer");

    // The hall calls back, and nobody of the department.
    assert_eq!(officer.get("/desk/calls").await.status, StatusCode::FORBIDDEN);
    let mut caller = ground.enter(&ground.holder("hall/callback", 0)).await;
    let calls = format!("/desk/calls/{}", rated.reference);
    caller.get("/desk/calls").await.ok().says(&calls);
    caller.get(&calls).await.ok().says("排队系统已经升级").says(&phone).says("记下回访");
    is_refused(&caller.post(&calls, &[("words", "认可")]).await, "请选择现在满意不满意");
    caller.post(&calls, &[("mark", "nobody"), ("words", "无人接听")]).await.onward();
    caller.post(&calls, &[("mark", "basically_satisfied"), ("words", "认可")]).await.onward();
    assert_eq!(caller.get(&calls).await.status, StatusCode::NOT_FOUND, "it waits no more");
    let closed = rating(&ground, &rated.case).await;
    assert_eq!(closed.state(), RatingState::Closed);
    assert_eq!(closed.vain_calls.len(), 1);
    // Whoever rated reads all of it, without a name of anybody.
    let page = rated.citizen.get(&format!("/rate/{}", rated.case)).await.ok();
    page.says("排队系统已经升级").says("基本满意").says("电话回访").hides("已电话说明情况");
    rated.citizen.get(&format!("/my/cases/{}", rated.case)).await.ok().says("看处理结果");
    // None of the words stands in the log.
    for event in ground.front.store.history::<Rating>(&rated.case).await.unwrap().unwrap().events {
        let text = serde_json::to_string(&event).unwrap();
        assert!(!["等了", "说明", "排期", "升级", "认可"].iter().any(|words| text.contains(words)), "{text}");
    }
}

#[tokio::test]
async fn an_anonymous_rating_leads_to_nobody() {
    let ground = Ground::new().await;
    let mut rated = rated(&ground, true).await;
    let name = {
        let names =
            server::people::Names::of(&ground.front.store, [ground.person(Role::Citizen).as_str()]).await;
        names.unwrap().name(&ground.person(Role::Citizen)).to_owned()
    };
    let phone = phone(&ground, &ground.person(Role::Citizen));
    let mut officer = officer(&ground).await;
    let here = format!("/desk/ratings/{}", rated.reference);
    for page in [officer.get("/desk/ratings").await.ok(), officer.get(&here).await.ok()] {
        page.says("匿名").hides(&rated.case).hides(&name).hides(&phone);
    }
    is_refused(
        &officer.post(&here, &[("do", "contact"), ("reached", "yes"), ("words", "想找人")]).await,
        "这是匿名评价",
    );
    // Whoever was rated has the day and the level, opens nothing, and sees to nothing.
    let mut clerk = ground.enter(&ground.holder("market/window", 0)).await;
    let mine = clerk.get("/desk/ratings").await.ok();
    mine.says("关于我的").says("不满意").hides(&rated.case).hides(&rated.reference).hides("等了两个小时");
    assert_eq!(clerk.get(&here).await.status, StatusCode::NOT_FOUND);
    let answer = [("do", "answer"), ("way", "put_right"), ("words", "自己改好了窗口问题")];
    assert_eq!(clerk.post(&here, &answer).await.status, StatusCode::NOT_FOUND);

    // Nobody sees to it in time: the head has the card, the clerk and the others have not.
    ground.wind("2026-03-10T10:00:00+08:00").await;
    let known = rating(&ground, &rated.case).await;
    assert!(known.missed.contains(&RatingLimit::Answer));
    let filter = cards::Filter { case: Some(rated.case.clone()), ..cards::Filter::default() };
    let raised = cards::page(ground.front.store.db(), &filter, 20).await.unwrap();
    let raised: Vec<&str> =
        raised.iter().map(|row| row.card.as_str()).filter(|it| it.contains("SR-E2")).collect();
    assert_eq!(raised.len(), 2, "a reminder and a yellow card: {raised:?}");
    let yellow = format!("/desk/cards/{}-SR-E2-yellow-answer", rated.case);
    let mut head = ground.enter(&ground.holder("market/head", 0)).await;
    head.get("/desk/cards").await.ok().says("SR-E2");
    head.get(&yellow).await.ok().says("期限已过：整改答复").says(&here);
    for mut other in [
        ground.enter(&ground.holder("market/window", 0)).await,
        ground.enter(&ground.holder("market/review", 0)).await,
    ] {
        other.get("/desk/cards").await.ok().hides("SR-E2");
        assert_eq!(other.get(&yellow).await.status, StatusCode::NOT_FOUND);
        other.get(&format!("/desk/cases/{}", rated.case)).await.ok().hides("SR-E2");
    }
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    watcher
        .get(&format!("/watch/cards/{}-SR-E2-yellow-answer", rated.case))
        .await
        .ok()
        .says("评价记录第 2 条");

    // The answer stands on the rater's page; no call, and a second mark by token alone.
    let mut officer = ground.enter(&ground.holder("market/review", 0)).await;
    officer
        .post(&here, &[("do", "answer"), ("way", "explained"), ("words", "减免没有法律条款支持")])
        .await
        .onward();
    assert!(!is_told(&ground).await, "no message leads to whoever rated");
    let mut caller = ground.enter(&ground.holder("hall/callback", 0)).await;
    caller.get("/desk/calls").await.ok().hides(&rated.reference);
    let calls = format!("/desk/calls/{}", rated.reference);
    assert_eq!(caller.get(&calls).await.status, StatusCode::NOT_FOUND);
    let rate = format!("/rate/{}", rated.case);
    let mut guest = ground.guest();
    let wrong = [("token", "0123456789abcdef0123456789abcdef"), ("do", "mark"), ("level", "satisfied")];
    is_refused(&guest.post(&rate, &wrong).await, "这件事不能用这个凭证评价");
    let token = rated.token.clone();
    rated.citizen = ground.enter_as(Role::Citizen).await;
    is_refused(&guest.post(&rate, &[("token", &*token), ("do", "mark"), ("words", "还行")]).await, "还行");
    let mark = [("token", &*token), ("do", "mark"), ("level", "dissatisfied"), ("words", "还是不满意")];
    guest.post(&rate, &mark).await.ok().says("再评已经记下").says("还是不满意");
    is_refused(&guest.post(&rate, &mark).await, "已经再评过了");
    rated
        .citizen
        .post(&rate, &[("token", &*token), ("do", "add"), ("level", "satisfied")])
        .await
        .ok()
        .says("追评已经记下");
    let again = rated.citizen.post(&rate, &[("token", &*token), ("do", "add"), ("level", "satisfied")]).await;
    is_refused(&again, "已经追评过了");
    let events = ground.front.store.history::<Rating>(&rated.case).await.unwrap().unwrap().events;
    let citizen = ground.person(Role::Citizen);
    assert!(events.iter().all(|event| event.stamp.actor != citizen), "an anonymous rater stays nobody");
}

#[tokio::test]
async fn what_is_contested_a_supervisor_decides_and_nobody_else() {
    let ground = Ground::new().await;
    let mut rated = rated(&ground, false).await;
    let here = format!("/desk/ratings/{}", rated.reference);
    let watch = format!("/watch/ratings/{}", rated.reference);
    let contest = [("do", "contest"), ("ground", "mistaken"), ("words", "评的是别的窗口")];
    let mut officer = officer(&ground).await;
    officer.get(&here).await.ok().hides("申请复核");
    is_refused(&officer.post(&here, &contest).await, "部门负责人或者首席代表");
    let mut head = ground.enter(&ground.holder("market/head", 0)).await;
    head.get(&here).await.ok().says("申请复核");
    head.post(&here, &contest).await.onward();
    head.get(&here).await.ok().says("等监察员决定").says("评的是别的窗口");
    let (first, last) = ("2026-03-01".parse().unwrap(), "2026-03-31".parse().unwrap());
    let counted = |it: &std::collections::BTreeMap<String, ratings::Satisfaction>| it.get("market").copied();
    let before = ratings::satisfaction(ground.front.store.db(), first, last).await.unwrap();
    assert_eq!(counted(&before).map(|it| (it.bad, it.rate())), Some((1, Some(0))));

    let decide = [("stands", "no"), ("words", "录音证明评错了")];
    for role in [Role::HallManager, Role::Handler, Role::DepartmentHead] {
        let status = ground.enter_as(role).await.post(&watch, &decide).await.status;
        assert_eq!(status, StatusCode::FORBIDDEN, "{role:?}");
    }
    let mut auditor = ground.enter_as(Role::Auditor).await;
    auditor.get(&watch).await.ok().says("由监察员决定").hides("name=\"stands\"");
    is_refused(&auditor.post(&watch, &decide).await, "是否排除由监察员决定");
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    watcher.get("/watch").await.ok().says("/watch/ratings");
    watcher.get("/watch/ratings?show=review").await.ok().says("复核中").says(&rated.case).says(&watch);
    is_refused(&watcher.post(&watch, &[("words", "录音")]).await, "请选择这条评价还算不算");
    // One word is no reason, and the decision is shown once more before it is one.
    is_refused(&watcher.post(&watch, &[("stands", "no"), ("words", "短")]).await, "看不出是什么情况");
    watcher
        .post(&watch, &decide)
        .await
        .ok()
        .says("确定这样决定吗？")
        .says("不再计入满意度")
        .says("录音证明评错了");
    let sure = [decide.as_slice(), &[("sure", "yes")]].concat();
    watcher.post(&watch, &sure).await.onward();
    is_refused(&watcher.post(&watch, &sure).await, "没有等着决定的复核申请");
    assert_eq!(rating(&ground, &rated.case).await.state(), RatingState::Excluded);
    let after = ratings::satisfaction(ground.front.store.db(), first, last).await.unwrap();
    assert_eq!(counted(&after), None, "it counts nowhere");
    // It is kept and shown with the reason, and no clock runs on.
    watcher.get("/watch/ratings?show=bad").await.ok().says("已排除").says(&rated.reference);
    rated
        .citizen
        .get(&format!("/rate/{}", rated.case))
        .await
        .ok()
        .says("录音证明评错了")
        .says("不计入满意度");
    ground.wind("2026-03-20T10:00:00+08:00").await;
    let filter = cards::Filter { case: Some(rated.case.clone()), ..cards::Filter::default() };
    let raised = cards::page(ground.front.store.db(), &filter, 20).await.unwrap();
    assert!(raised.iter().all(|row| !row.card.contains("yellow")), "nothing was late");
}

#[tokio::test]
async fn the_time_to_contest_passes_and_limits_ring_for_whoever_does_nothing() {
    let ground = Ground::new().await;
    let mut rated = rated(&ground, false).await;
    ground.wind("2026-03-06T09:30:00+08:00").await;
    let here = format!("/desk/ratings/{}", rated.reference);
    let mut head = ground.enter(&ground.holder("market/head", 0)).await;
    head.get(&here).await.ok().hides("申请复核").says("已逾期");
    let contest = [("do", "contest"), ("ground", "malicious"), ("words", "同行恶意刷的差评")];
    is_refused(&head.post(&here, &contest).await, "申请复核的时间已经过了");
    head.get("/desk/ratings").await.ok().says("已逾期");
    let known = rating(&ground, &rated.case).await;
    assert_eq!(known.missed.iter().copied().collect::<Vec<_>>(), [RatingLimit::Contact]);
    // The second limit runs all the same, and each has one yellow card.
    ground.wind("2026-03-12T09:30:00+08:00").await;
    let filter = cards::Filter { case: Some(rated.case.clone()), ..cards::Filter::default() };
    let raised = cards::page(ground.front.store.db(), &filter, 20).await.unwrap();
    let yellow = raised.iter().filter(|row| row.card.contains("-SR-E2-yellow-")).count();
    assert_eq!(yellow, 2, "{raised:?}");
    // Strangers find nothing.
    let mut stranger = ground.enter(&ground.holder("health/review", 0)).await;
    assert_eq!(stranger.get(&here).await.status, StatusCode::NOT_FOUND);
    stranger.get("/desk/ratings").await.ok().hides(&rated.reference);
    rated.citizen = ground.enter_as(Role::Citizen).await;
    assert_eq!(rated.citizen.get(&here).await.status, StatusCode::FORBIDDEN);
    let mut head = ground.enter(&ground.holder("market/head", 0)).await;
    assert_eq!(head.get("/desk/ratings/nothing").await.status, StatusCode::NOT_FOUND);
    let mut watcher = ground.enter_as(Role::Supervisor).await;
    let centre = watcher.get("/watch/ratings").await.ok();
    centre.says("满意度").says("市场监督").says("0.00%");
}

#[tokio::test]
async fn programs_do_the_same_with_the_same_rights() {
    let ground = Ground::new().await;
    let rated = rated(&ground, false).await;
    let mut officer = Program::of(&ground, &ground.holder("market/review", 0)).await;
    let list = officer.get("/api/v1/ratings").await.ok();
    assert_eq!(list["ratings"][0]["rating"], *rated.reference);
    assert_eq!(list["ratings"][0]["case"], *rated.case);
    let here = format!("/api/v1/ratings/{}", rated.reference);
    assert_eq!(officer.get(&here).await.ok()["words"], "等了两个小时");
    let early = officer.post(&format!("{here}/answer"), &json!({"way": "put_right", "words": "已改"})).await;
    assert_eq!((early.status, &early.body["rule"]), (StatusCode::CONFLICT, &json!("R-04")));
    let nothing = officer.post(&format!("{here}/contact"), &json!({"reached": true, "words": " "})).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let said = json!({"reached": true, "words": "已说明"});
    let contacted = officer.post(&format!("{here}/contact"), &said).await.ok();
    assert_eq!(contacted["state"], "to_answer");
    let bare = officer.post(&format!("{here}/answer"), &json!({"way": "plan", "words": "排期"})).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", bare.body);
    let answered =
        officer.post(&format!("{here}/answer"), &json!({"way": "put_right", "words": "已改"})).await.ok();
    assert_eq!(answered["state"], "to_call_back");
    let own =
        officer.post(&format!("{here}/call-back"), &json!({"mark": "satisfied", "words": "问过"})).await;
    assert_eq!(own.status, StatusCode::FORBIDDEN, "{}", own.body);
    let mut caller = Program::of(&ground, &ground.holder("hall/callback", 0)).await;
    assert_eq!(caller.get("/api/v1/ratings?turn=hall").await.ok()["ratings"][0]["rating"], *rated.reference);
    assert_eq!(caller.get("/api/v1/ratings").await.status, StatusCode::FORBIDDEN);
    let mut citizen = Program::of(&ground, &ground.person(Role::Citizen)).await;
    let second = format!("/api/v1/cases/{}/rating/second", rated.case);
    citizen.post(&second, &json!({"level": "satisfied", "words": "可以"})).await.ok();
    assert_eq!(citizen.post(&second, &json!({"level": "satisfied"})).await.status, StatusCode::CONFLICT);
    let more = format!("/api/v1/cases/{}/rating/supplement", rated.case);
    citizen.post(&more, &json!({"level": "satisfied"})).await.ok();
    assert_eq!(citizen.get(&here).await.status, StatusCode::NOT_FOUND);
    let mut stranger = Program::of(&ground, &ground.holder("health/review", 0)).await;
    assert_eq!(stranger.get(&here).await.status, StatusCode::NOT_FOUND);
    let known = rating(&ground, &rated.case).await;
    assert!(known.second.is_some() && known.supplement.is_some() && known.state() == RatingState::Closed);
}

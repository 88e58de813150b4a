//! 管理: items pass two people before the public sees them; posts, offices and the calendar change under the rules.

use crate::ground::{Browser, Ground};
use axum::http::StatusCode;
use rules::{calendar::Declaration, errand::Errand, hall::Role, item::Item, time::Date};
use store::accounts::AccountKind;

const FILE: &str = "market/food-business-licence";

/// Saves the item with one word of its text replaced; answers the page one is sent to.
async fn reword(browser: &mut Browser, code: &str, from: &str, to: &str) -> String {
    let toml = browser.get(&format!("/manage/items/{code}/toml")).await.ok().body;
    assert!(toml.contains(from), "{toml}");
    let page = browser.get(&format!("/manage/items/{code}/text")).await.ok();
    let text = toml.replacen(from, to, 1);
    let fields = [("act", &*page.hidden("act")), ("seen", &*page.hidden("seen")), ("text", &text)];
    browser.post(&format!("/manage/items/{code}/text"), &fields).await.onward()
}

#[tokio::test]
async fn a_change_is_drafted_by_one_reviewed_by_another_and_published_with_its_differences() {
    let ground = Ground::new().await;
    let code = ground.item(FILE);
    let item = format!("/manage/items/{code}");
    let mut editor = ground.enter_as(Role::HallManager).await;
    reword(&mut editor, &code, "食品经营许可", "食品经营许可（试行）").await;
    let page = editor.get(&item).await.ok();
    page.says("第 2 版").says("与生效版本的差别").says("食品经营许可（试行）").says("发布检查通过");
    editor.get("/manage").await.ok().says("要件齐全，等审核").says("食品经营许可");
    // Whoever drafted may not review, and nothing unreviewed is published.
    let act = |page: &crate::ground::Page| page.hidden("act");
    let review = format!("{item}/review");
    let page = editor.get(&review).await.ok();
    let own = editor.post(&review, &[("act", &act(&page))]).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", own.words());
    let early = editor.post(&format!("{item}/publish"), &[]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut legal = ground.enter_as(Role::LegalReviewer).await;
    let page = legal.get(&review).await.ok();
    page.says("与生效版本的差别");
    legal
        .post(&review, &[("act", &act(&page)), ("seen", &page.hidden("seen")), ("reason", "合法")])
        .await
        .onward();
    // The legal office reviews; publishing is the hall manager's.
    let foreign = legal.post(&format!("{item}/publish"), &[]).await;
    assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY);
    // One opinion is not enough: the hall's own is still missing, and it is not the drafter's to give.
    let page = editor.get(&item).await.ok();
    page.says("法制审核").says("合法").says("还没有审核").hides(&format!("{review}\""));
    let early = editor.post(&format!("{item}/publish"), &[]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    early.says("还没有审核完");
    let second = ground.county.people().officers(Role::HallManager)[1].clone();
    let mut second = ground.enter(&second).await;
    second.get(&item).await.ok().says(&format!("{review}\""));
    let page = second.get(&review).await.ok();
    let fields = [("act", &*act(&page)), ("seen", &*page.hidden("seen")), ("reason", "属于本级清单")];
    second.post(&review, &fields).await.onward();
    second.get(&item).await.ok().says("两家都已审核通过").says("属于本级清单");
    let page = editor.get(&format!("{item}/publish")).await.ok();
    page.says("食品经营许可（试行）").says("在办的办件继续用受理时的版本");
    let fields = [("act", &*act(&page)), ("seen", &*page.hidden("seen"))];
    editor.post(&format!("{item}/publish"), &fields).await.onward();
    let known = ground.front.store.dossier::<Item>(&code).await.unwrap().unwrap();
    assert_eq!(known.state.in_force, Some(2));
    editor.get(&item).await.ok().says("合法");
}

#[tokio::test]
async fn faults_stand_at_their_fields_and_a_mistake_in_the_text_at_its_line() {
    let ground = Ground::new().await;
    let mut manager = ground.enter_as(Role::HallManager).await;
    let page = manager.get("/manage/draft").await.ok();
    let text = "[identity]\ntask_code = \"NEW-1\"\nname = \"新事项\"\n";
    let broken = format!("{text}colour = \"red\"\n");
    let wrong = manager.post("/manage/draft", &[("act", &page.hidden("act")), ("text", &broken)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("第 4 行").says("colour");
    let unseen = format!("{text}main_item = \"a\\u0000b\"\n");
    let wrong = manager.post("/manage/draft", &[("act", &page.hidden("act")), ("text", &unseen)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("main_item").says("控制字符");
    let saved = manager.post("/manage/draft", &[("act", &page.hidden("act")), ("text", text)]).await.onward();
    assert_eq!(saved, "/manage/items/NEW-1");
    let page = manager.get(&saved).await.ok();
    page.says("承诺时限").says("设定依据").says("规则 I-07").says("还没有发布过");
    manager.get("/manage/items?latest=draft&q=").await.ok().says("新事项");
    manager.get("/manage/items?q=NEW-1").await.ok().says("新事项");
    // Neither review nor publication gets round the check.
    let mut legal = ground.enter_as(Role::LegalReviewer).await;
    let page = legal.get(&format!("{saved}/review")).await.ok();
    page.says("不能审核通过").hides("name=\"reason\"");
    let signed = legal.post(&format!("{saved}/review"), &[("reason", "合法")]).await;
    assert_eq!(signed.status, StatusCode::UNPROCESSABLE_ENTITY);
    signed.says("改好才能审核通过和发布").says("合法");
    let page = manager.get(&format!("{saved}/publish")).await.ok();
    let refused = manager.post(&format!("{saved}/publish"), &[("act", &page.hidden("act"))]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_item_is_suspended_with_a_reason_resumed_and_cancelled() {
    let ground = Ground::new().await;
    let code = ground.item(FILE);
    let item = format!("/manage/items/{code}");
    let mut manager = ground.enter_as(Role::HallManager).await;
    let silent = manager.post(&format!("{item}/suspend"), &[("reason", "")]).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    silent.says("请填写理由");
    let page = manager.get(&format!("{item}/suspend")).await.ok();
    let old = [("act", &*page.hidden("act")), ("seen", "1"), ("reason", "系统升级")];
    assert_eq!(manager.post(&format!("{item}/suspend"), &old).await.status, StatusCode::CONFLICT);
    let fields = [("act", &*page.hidden("act")), ("seen", &*page.hidden("seen")), ("reason", "系统升级")];
    manager.post(&format!("{item}/suspend"), &fields).await.onward();
    manager.get(&item).await.ok().says("系统升级").says("恢复受理");
    manager.get("/manage").await.ok().says("食品经营许可");
    manager.post(&format!("{item}/resume"), &[]).await.onward();
    manager.post(&format!("{item}/cancel"), &[("reason", "国务院决定取消")]).await.onward();
    manager.get(&item).await.ok().says("国务院决定取消").hides("恢复受理</a>");
    assert_eq!(manager.get(&format!("{item}/burn")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(manager.get("/manage/items/none").await.status, StatusCode::NOT_FOUND);
    let mut clerk = ground.enter_as(Role::WindowClerk).await;
    assert_eq!(clerk.get("/manage/items").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_new_person_gets_login_from_one_and_post_from_another() {
    let ground = Ground::new().await;
    let mut guardian = ground.enter_as(Role::SecurityAdministrator).await;
    let mut manager = ground.enter_as(Role::HallManager).await;
    assert_eq!(manager.get("/manage/people").await.status, StatusCode::FORBIDDEN);
    let person =
        [("name", "新来的"), ("login", "newcomer"), ("password", "Long-enough-4711"), ("again", "other")];
    let differ = guardian.post("/manage/people", &person).await;
    assert_eq!(differ.status, StatusCode::UNPROCESSABLE_ENTITY);
    differ.says("两次输入的密码不一样").hides("Long-enough-4711");
    let person = [person[0], person[1], person[2], ("again", "Long-enough-4711")];
    guardian.post("/manage/people", &person).await.onward();
    let taken = guardian.post("/manage/people", &person).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    let account = ground.front.accounts.with_login("NEWCOMER", AccountKind::Staff).await.unwrap().unwrap();
    assert_eq!(account.kind, AccountKind::Staff);
    // The post: by name, and only the hall manager; whoever holds it stays unless somebody says otherwise.
    let present = ground.holder("market/window", 1);
    let appoint = "/manage/hall/appoint?post=market%2Fwindow";
    assert_eq!(guardian.get(appoint).await.status, StatusCode::FORBIDDEN);
    manager.get(appoint).await.ok().says("A 岗");
    let unknown =
        manager.post("/manage/hall/appoint", &[("post", "market/window"), ("a", "nobody-here")]).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    unknown.says("请选择A 岗");
    let newcomer = account.person.as_str();
    let fields = [("post", "market/window"), ("a", newcomer), ("sure", "yes")];
    let shown = manager.post("/manage/hall/appoint", &fields[..2]).await.ok();
    shown.says("现任").says("任命以后").says("新来的").says("确定这样任命吗");
    assert!(!ground.front.office.hall().holds(&newcomer.into(), &"market/window".into()));
    manager.post("/manage/hall/appoint", &fields).await.onward();
    assert!(ground.front.office.hall().holds(&present, &"market/window".into()), "B was left as it is");
    manager.get(appoint).await.ok().says(&format!("value=\"{present}\" selected"));
    manager.get("/manage/hall").await.ok().says("新来的");
    assert!(ground.front.office.hall().holds(&account.person.as_str().into(), &"market/window".into()));
    // Whoever holds a post cannot supervise, and offices that exclude each other stay apart.
    let both = guardian.post("/manage/offices", &[("login", "newcomer"), ("roles", "supervisor")]).await;
    assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", both.words());
    let vacate = [("post", "market/window"), ("vacate", "a"), ("sure", "yes")];
    manager.post("/manage/hall/appoint", &vacate).await.onward();
    assert!(!ground.front.office.hall().holds(&newcomer.into(), &"market/window".into()));
    let apart = [("login", "newcomer"), ("roles", "supervisor"), ("roles", "hall_manager")];
    assert_eq!(guardian.post("/manage/offices", &apart).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    guardian.post("/manage/offices", &[("login", "newcomer"), ("roles", "supervisor")]).await.onward();
    guardian.get("/manage/offices?login=newcomer").await.ok().says("value=\"supervisor\" checked");
}

#[tokio::test]
async fn a_decree_is_shown_before_it_counts() {
    let ground = Ground::new().await;
    let mut manager = ground.enter_as(Role::HallManager).await;
    let calendar = manager.get("/manage/calendar?year=2026").await.ok();
    calendar.says("2026 年 2 月").says("春节").says("放假安排已知到 2026年12月31日");
    manager.get("/manage/calendar?year=2027").await.ok().says("放假通知未发布");
    let json = r#"{"year":2027,"papers":["http://example"],"days":[
        {"name":"元旦","date":"2027-01-01","isOffDay":true},{"name":"元旦","date":"2027-01-02","isOffDay":true},
        {"name":"元旦","date":"2027-01-03","isOffDay":true},{"name":"春节","date":"2027-02-05","isOffDay":true},
        {"name":"春节","date":"2027-02-08","isOffDay":true},{"name":"春节","date":"2027-02-14","isOffDay":false}]}"#;
    let decree = "/manage/calendar/decree";
    let head = [
        ("number", "国办发明电〔2026〕9号"),
        ("title", "关于2027年部分节假日安排的通知"),
        ("issued", "2026-11-04"),
    ];
    let broken = manager.post(decree, &[head[0], head[1], head[2], ("json", "{\"year\":2027}")]).await;
    assert_eq!(broken.status, StatusCode::UNPROCESSABLE_ENTITY);
    broken.says("days");
    let preview = manager.post(decree, &[head[0], head[1], head[2], ("json", json)]).await.ok();
    preview.says("确认生效").says("2027年2月14日");
    let works = |day: &str| ground.front.office.hall().calendar.is_working_day(day.parse::<Date>().unwrap());
    assert!(!works("2027-02-14"), "nothing counts before it is confirmed");
    let fields = [head[0], head[1], head[2], ("json", json), ("confirmed", "yes")];
    assert_eq!(manager.post(decree, &fields).await.onward(), "/manage/calendar?year=2027");
    assert!(works("2027-02-14") && !works("2027-01-01") && !works("2027-02-08"));
    manager.get("/manage/calendar?year=2027").await.ok().says("国办发明电〔2026〕9号").says("2027年12月31日");
    let mut legal = ground.enter_as(Role::LegalReviewer).await;
    assert_eq!(legal.post(decree, &fields).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn holidays_closures_and_hours_are_declared_and_kept_apart() {
    let ground = Ground::new().await;
    let mut manager = ground.enter_as(Role::HallManager).await;
    let calendar = || ground.front.office.hall().calendar.clone();
    let day = |text: &str| text.parse::<Date>().unwrap();
    let backwards = [("shut_first", "2026-03-20"), ("shut_last", "2026-03-18"), ("shut_cause", "搬迁")];
    let wrong = manager.post("/manage/calendar/closure", &backwards).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("最后一天不能早于第一天").says("搬迁");
    let shut = [("shut_first", "2026-03-18"), ("shut_last", "2026-03-18"), ("shut_cause", "搬迁")];
    manager.post("/manage/calendar/closure", &shut).await.onward();
    assert!(calendar().is_working_day(day("2026-03-18")), "a closure touches no legal day (K-16)");
    assert!(calendar().spans_on(day("2026-03-18")).is_empty());
    let local = [
        ("local_first", "2026-03-19"),
        ("local_last", "2026-03-19"),
        ("local_zh", "泼水节"),
        ("local_notice", "县政发1号"),
    ];
    manager.post("/manage/calendar/holiday", &local).await.onward();
    assert!(!calendar().is_working_day(day("2026-03-19")));
    let never = [("hours_from", "2026-06-01"), ("hours_working", "")];
    assert_eq!(manager.post("/manage/calendar/hours", &never).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let odd = [("hours_from", "2026-06-01"), ("hours_working", "nine to five")];
    manager.post("/manage/calendar/hours", &odd).await.says("09:00-12:00,13:00-17:00");
    let summer = [("hours_from", "2026-06-01"), ("hours_working", "08:30-12:00,14:30-18:00")];
    manager.post("/manage/calendar/hours", &summer).await.onward();
    assert_eq!(calendar().spans_on(day("2026-06-01"))[0].open(), 8 * 3600 + 1800);
    manager.get("/manage/calendar?year=2026").await.ok().says("泼水节").says("搬迁").says("08:30-12:00");
    let mut clerk = ground.enter_as(Role::WindowClerk).await;
    assert_eq!(clerk.post("/manage/calendar/closure", &shut).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn departments_and_posts_are_made_and_changed_under_the_rules() {
    let ground = Ground::new().await;
    let mut manager = ground.enter_as(Role::HallManager).await;
    let at = "/manage/hall/department";
    manager.get("/manage/hall").await.ok().says("宁市监").says("添加部门").says("承办人");
    // What is typed stays, and every fault stands at its field.
    let wrong = [("id", "Ärger"), ("name", ""), ("abbreviation", "宁市监"), ("phone", "0300-1")];
    let wrong = manager.post(at, &wrong).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("编号只能用小写字母").says("请填写名称").says("0300-1");
    let taken = [("id", "archive"), ("name", "档案局"), ("abbreviation", "宁市监")];
    let taken = manager.post(at, &taken).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    taken.says("文书编号会重复").says("id=\"f-abbreviation-error\"");
    let twice = [("id", "market"), ("name", "市场局"), ("abbreviation", "新市")];
    manager.post(at, &twice).await.says("这个编号已经有了");
    let code = [("id", "archive"), ("name", "档案局"), ("abbreviation", "宁档馆"), ("credit_code", "123")];
    manager.post(at, &code).await.says("校验位不对").says("id=\"f-credit_code-error\"");
    manager.post(at, &[code[0], code[1], code[2]]).await.onward();
    manager.get("/manage/hall/department?id=archive").await.ok().says("档案局").says("宁档馆");
    manager.post(at, &[("changes", "archive"), code[1], code[2], ("phone", "0300-2")]).await.onward();
    manager.get("/manage/hall").await.ok().says("0300-2");
    let post = [("department", "archive"), ("id", "review"), ("name", "审查岗"), ("roles", "handler")];
    let idle = manager.post("/manage/hall/post", &post[..3]).await;
    assert_eq!(idle.status, StatusCode::UNPROCESSABLE_ENTITY);
    idle.says("请至少选一项职责").says("审查材料、现场核查");
    manager.post("/manage/hall/post", &post).await.onward();
    manager.post("/manage/hall/post", &post).await.says("这个编号已经有了");
    let more =
        [("changes", "archive/review"), ("name", "审核岗"), ("roles", "handler"), ("roles", "reviewer")];
    manager.post("/manage/hall/post", &more).await.onward();
    let hall = ground.front.office.hall();
    let changed = &hall.posts[&"archive/review".into()];
    assert_eq!((changed.name.as_str(), &*changed.roles), ("审核岗", &[Role::Handler, Role::Reviewer][..]));
    assert_eq!(manager.get("/manage/hall/post?id=none").await.status, StatusCode::NOT_FOUND);
    let mut legal = ground.enter_as(Role::LegalReviewer).await;
    assert_eq!(legal.post("/manage/hall/post", &more).await.status, StatusCode::FORBIDDEN);
    legal.get("/manage/hall").await.ok().hides("添加部门");
}

#[tokio::test]
async fn the_halls_periods_are_set_within_reason() {
    let ground = Ground::new().await;
    let mut manager = ground.enter_as(Role::HallManager).await;
    let at = "/manage/hall/periods";
    let set = |days| [("correction_days", days)];
    let none = manager.post(at, &set("0")).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    none.says("id=\"f-correction_days-error\"");
    manager.post(at, &set("ten")).await.says("请填 0 到 250 之间的整数");
    manager.post(at, &set("15")).await.onward();
    manager.get("/manage/hall").await.ok().says("15 个工作日");
    assert_eq!(ground.front.office.hall().correction_days.0, 15);
}

#[tokio::test]
async fn a_slip_in_the_calendar_is_taken_back_by_a_second_click() {
    let ground = Ground::new().await;
    let mut manager = ground.enter_as(Role::HallManager).await;
    let before = ground.front.office.hall().calendar.clone();
    let shut = [("shut_first", "2026-03-18"), ("shut_last", "2026-03-18"), ("shut_cause", "空调检修")];
    manager.post("/manage/calendar/closure", &shut).await.onward();
    let open = |hours| {
        [
            ("open_first", "2026-03-21"),
            ("open_last", "2026-03-21"),
            ("open_hours", hours),
            ("open_cause", "延时服务"),
        ]
    };
    let never = manager.post("/manage/calendar/opening", &open("")).await;
    assert_eq!(never.status, StatusCode::UNPROCESSABLE_ENTITY);
    never.says("延时服务").says("id=\"f-open_hours-error\"");
    manager.post("/manage/calendar/opening", &open("09:00-12:00")).await.onward();
    let saturday = "2026-03-21".parse::<Date>().unwrap();
    let hall = ground.front.office.hall();
    assert!(!hall.calendar.is_working_day(saturday) && !hall.calendar.spans_on(saturday).is_empty(), "K-16");
    let declared = hall.calendar.parts();
    for (what, words) in [
        (Declaration::Closure(declared.closures[0].clone()), "空调检修"),
        (Declaration::Opening(declared.openings[0].clone()), "延时服务"),
    ] {
        manager.get("/manage/calendar").await.ok().says(words).says("收回");
        let what = serde_json::to_string(&what).unwrap();
        let at = server::form::address("/manage/calendar/take-back", &[("what", &what)]);
        let page = manager.get(&at).await.ok();
        page.says(words).says("收回：").says("立即按恢复后的日历");
        manager.post("/manage/calendar/take-back", &[("what", &what)]).await.onward();
        assert_eq!(manager.get(&at).await.status, StatusCode::NOT_FOUND, "nothing is left to take back");
    }
    assert_eq!(ground.front.office.hall().calendar, before);
    let made_up =
        server::form::address("/manage/calendar/take-back", &[("what", "{\"decree\":\"打电话给我\"}")]);
    assert_eq!(manager.get(&made_up).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_lost_password_is_reset_for_one_use_and_everybody_changes_their_own() {
    let ground = Ground::new().await;
    let clerk = ground.person(Role::WindowClerk);
    let mut before = ground.enter(&clerk).await;
    let login = ground.county.people().get(&clerk).unwrap().login.clone();
    let mut guardian = ground.enter_as(Role::SecurityAdministrator).await;
    let place = "/manage/people/password";
    assert_eq!(before.get(place).await.status, StatusCode::FORBIDDEN);
    guardian.get("/manage/people").await.ok().says(place);
    guardian.get(place).await.ok().says("一次性密码");
    let unknown = guardian.post(place, &[("login", "nobody-here")]).await;
    assert_eq!(unknown.status, StatusCode::UNPROCESSABLE_ENTITY);
    unknown.says("nobody-here");
    let done = guardian.post(place, &[("login", &login)]).await.ok();
    let words = done.words();
    let once = words.split_whitespace().find(|word| word.len() == 17 && word.matches('-').count() == 2);
    let once = once.unwrap_or_else(|| panic!("no password: {words}")).to_owned();
    // The reset is in the open log, without the password.
    let events = ground.front.store.history::<rules::hall::Hall>("main").await.unwrap().unwrap();
    let last = format!("{:?}", events.events.last().unwrap().event);
    assert!(last.contains("PasswordReset") && !last.contains(&once), "{last}");
    // Nothing opens with the old session, and with the new one nothing but the change.
    assert!(before.get("/counter").await.onward().starts_with("/sign-in"));
    let mut browser = ground.guest();
    let to = browser.post("/sign-in", &[("login", &login), ("password", &once)]).await.onward();
    assert_eq!(to, "/password");
    assert_eq!(browser.get("/counter").await.onward(), "/password");
    let page = browser.get("/password").await.ok();
    page.says("请先换成自己的密码");
    browser.csrf = page.hidden("csrf");
    let change = |old, new, again| [("old", old), ("new", new), ("again", again)];
    for (fields, says) in [
        (change("wrong-one-1", "Long-enough-4711", "Long-enough-4711"), "现在的密码不对"),
        (change(&once, "Long-enough-4711", "Long-enough-4712"), "两次输入的密码不一样"),
        (change(&once, &once, &once), "新密码要和现在的不一样"),
        (change(&once, "short", "short"), "工作人员至少 10 位"),
    ] {
        let page = browser.post("/password", &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{says}");
        page.says(says).hides("Long-enough-4711");
    }
    let fields = change(&once, "Long-enough-4711", "Long-enough-4711");
    assert_eq!(browser.post("/password", &fields).await.onward(), "/counter");
    browser.get("/counter").await.ok().says("/password");
    let again = ground.guest().post("/sign-in", &[("login", &login), ("password", &once)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn what_is_stuck_is_seen_and_tried_again() {
    let ground = Ground::new().await;
    let number = crate::line::accepted_case(&ground).await;
    let db = ground.front.store.db();
    let (waiting, _) = store::errands::backlog(db).await.unwrap();
    assert!(waiting > 0, "the applicant is to be told");
    let now = ground.clock.now();
    for claimed in store::errands::claim(db, now, 50).await.unwrap() {
        let last = store::errands::Claimed { attempts: store::errands::ATTEMPTS_MAX - 1, ..claimed };
        store::errands::failed(db, &last, "the gateway is silent", now).await.unwrap();
    }
    let mut operator = ground.enter_as(Role::SystemAdministrator).await;
    operator.get("/manage").await.ok().says("/manage/errands");
    let page = operator.get("/manage/errands").await.ok();
    page.says(&number).says("the gateway is silent").says("再试一次");
    let stuck = store::errands::stuck(db, 50).await.unwrap();
    let stuck = stuck.into_iter().find(|one| matches!(one.errand, Errand::Tell { .. })).unwrap();
    let again = format!("/manage/errands/{}/retry", server::form::segment(&stuck.id));
    assert_eq!(
        ground.enter_as(Role::HallManager).await.post(&again, &[]).await.status,
        StatusCode::FORBIDDEN
    );
    assert_eq!(operator.post(&again, &[]).await.onward(), "/manage/errands");
    assert_eq!(operator.post(&again, &[]).await.status, StatusCode::NOT_FOUND, "it waits again");
    // The others that are stuck are let go again too: the message is among them.
    for other in store::errands::stuck(db, 50).await.unwrap() {
        operator.post(&format!("/manage/errands/{}/retry", server::form::segment(&other.id)), &[]).await;
    }
    let claimed = store::errands::claim(db, now, 50).await.unwrap();
    assert!(claimed.iter().any(|claimed| claimed.id == stuck.id && claimed.attempts == 0));
    // What was told is read once it has been seen.
    store::errands::done(db, &claimed, now).await.unwrap();
    let applicant = ground.person(Role::Citizen);
    let unread = || async {
        let told = store::errands::messages(db, applicant.as_str(), 50).await.unwrap();
        (told.len(), told.iter().filter(|message| !message.is_read).count())
    };
    let (told, new) = unread().await;
    assert!(told > 0 && told == new, "{new} of {told}");
    ground.enter(&applicant).await.get("/my").await.ok();
    assert_eq!(unread().await, (told, 0));
}

/// Every field that any item of the sample county fills in has its word in both languages.
#[test]
fn every_field_of_an_item_has_a_name_in_words() {
    fn names(value: &serde_json::Value, found: &mut std::collections::BTreeSet<String>) {
        match value {
            serde_json::Value::Array(parts) => parts.iter().for_each(|part| names(part, found)),
            serde_json::Value::Object(parts) => parts.iter().for_each(|(name, part)| {
                found.insert(name.clone());
                names(part, found);
            }),
            _ => {}
        }
    }
    let mut found = std::collections::BTreeSet::new();
    for item in county::Catalogue::embedded().unwrap().items {
        names(&serde_json::to_value(item).unwrap(), &mut found);
    }
    let known = |name: &str| server::text::FIELD_WORDS.iter().any(|(field, ..)| *field == name);
    let nameless: Vec<&String> = found.iter().filter(|name| !known(name)).collect();
    assert!(nameless.is_empty(), "{nameless:?}");
}

/// Whoever keeps the items of one department sees these first, and all of them by one click, page after page.
#[tokio::test]
async fn lists_begin_with_the_own_department() {
    let ground = Ground::new().await;
    let own = ground.item(FILE);
    let other = ground.item("health/public-place-hygiene");
    let mut editor = ground.enter(&ground.holder("market/edit", 0)).await;
    for at in ["/manage/items", "/manage/quality"] {
        let page = editor.get(at).await.ok();
        page.says("只显示您部门的事项").says(&format!("{at}?department=all"));
        page.says("<option value=\"market\" selected").hides(&other);
        let all = editor.get(&format!("{at}?department=all")).await.ok();
        all.hides("只显示您部门的事项").hides("selected>宁棠县市场监督管理局");
        if let Some(next) =
            all.body.split("rel=\"next\"").next().filter(|_| all.body.contains("rel=\"next\""))
        {
            let href = next.rsplit("href=\"").next().unwrap();
            assert!(href.contains("department=all"), "{href}");
        }
    }
    editor.get("/manage/items?q=公共场所卫生许可").await.ok().says(&other).hides("只显示您部门的事项");
    // A code stands small below its name, not in a column of its own.
    editor
        .get("/manage/items")
        .await
        .ok()
        .says(&format!("<small class=\"under quiet\">{own}"))
        .hides("data-label=\"实施编码\"");
    let mut manager = ground.enter_as(Role::HallManager).await;
    manager.get("/manage/items").await.ok().hides("只显示您部门的事项");
}

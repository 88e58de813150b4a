//! News and policies through the pages: worded, looked at, published by another, corrected in the open, withdrawn; what is
//! wrong stands beside its field, and nothing typed is lost (G-01 … G-05).

use crate::{
    api::Program,
    doors::of_the_case,
    ground::{Browser, Ground, Page},
    line::done,
};
use axum::http::StatusCode;
use rules::{
    bulletin::{Bulletin, BulletinKind, BulletinText, Command},
    hall::Role,
    name::PersonId,
};
use server::office::{Answer, Order, Refusal, Request, Who};

const FOOD: &str = "market/food-business-licence";

/// Sends a form under a fresh one-time id.
async fn send(browser: &mut Browser, page: &str, fields: &[(&str, &str)]) -> Page {
    let act = format!("{:032x}", rand::random::<u128>());
    let mut sent = vec![("act", act.as_str())];
    sent.extend(fields);
    browser.post(page, &sent).await
}

/// The managers of the hall, each a person of their own.
fn managers(ground: &Ground) -> Vec<PersonId> {
    let officers = ground.county.people().officers(Role::HallManager);
    officers.into_iter().cloned().collect()
}

fn words<'a>(title: &'a str, code: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("kind", "policy"),
        ("title", title),
        ("title_en", "Rules on street food"),
        ("body", "## 一、范围\n本县的食品摊贩。\n\n- 固定摊位\n- 流动摊位"),
        ("body_en", "## 1. Scope\nStreet food in this county."),
        ("department", "market"),
        ("document", "宁市监规〔2026〕9号"),
        ("issued_on", "2026-03-02"),
        ("effective_from", "2026-04-01"),
        ("ends_on", "2027-03-31"),
        ("items", code),
        ("subjects", "我要开饭店"),
    ]
}

fn but<'a>(fields: &[(&'a str, &'a str)], name: &str, value: &'a str) -> Vec<(&'a str, &'a str)> {
    let changed = fields.iter().map(|(known, old)| (*known, if *known == name { value } else { *old }));
    changed.collect()
}

/// Words a policy for the market department, submits it and lets a manager publish it; answers its number.
async fn published(ground: &Ground, editor: &mut Browser, manager: &mut Browser) -> String {
    let code = ground.item(FOOD);
    let page = send(editor, "/manage/news/new", &words("食品摊贩管理办法", &code)).await.onward();
    let page = page.trim_end_matches("?done=yes").to_owned();
    send(editor, &format!("{page}/submit"), &[]).await.onward();
    send(manager, &format!("{page}/publish"), &[]).await.onward();
    page.rsplit('/').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_policy_is_worded_published_by_another_corrected_and_withdrawn() {
    let ground = Ground::new().await;
    let mut editor = ground.enter(&of_the_case(&ground, Role::DepartmentEditor)).await;
    let mut manager = ground.enter_as(Role::HallManager).await;
    let mut guest = ground.guest();
    let code = ground.item(FOOD);
    let fields = words("食品摊贩管理办法", &code);

    // It is looked at first, and nothing is kept of that.
    editor.get("/manage/news/new").await.ok().says("起草公告").says("value=\"market\"");
    let mut preview = fields.clone();
    preview.push(("do", "preview"));
    let seen = send(&mut editor, "/manage/news/new", &preview).await.ok();
    seen.says("还没有保存")
        .says("<h2>一、范围</h2>")
        .says("<li>固定摊位</li>")
        .says("value=\"食品摊贩管理办法\"");
    editor.get("/manage/news").await.ok().hides("食品摊贩管理办法");

    // Kept, submitted, and published by another; until then the public reads nothing.
    let page = send(&mut editor, "/manage/news/new", &fields).await.onward();
    let page = page.trim_end_matches("?done=yes").to_owned();
    let id = page.rsplit('/').next().unwrap().to_owned();
    let public = format!("/news/{id}");
    assert_eq!(guest.get(&public).await.status, StatusCode::NOT_FOUND);
    guest.get("/news").await.ok().hides("食品摊贩管理办法");
    let early = send(&mut manager, &format!("{page}/publish"), &[]).await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY);
    early.says("稿子还没有送审");
    send(&mut editor, &format!("{page}/submit"), &[]).await.onward();
    manager.get("/manage").await.ok().says("1 件公告待发布");
    manager.get("/manage/news").await.ok().says("食品摊贩管理办法").says("待发布");
    let own = send(&mut editor, &format!("{page}/publish"), &[]).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
    own.says("这一步不是您的岗位办的");
    let asked = manager.get(&format!("{page}/publish")).await.ok();
    asked.says("所有人马上就能看到").says("宁市监规〔2026〕9号");
    let seen = asked.hidden("seen");
    send(&mut manager, &format!("{page}/publish"), &[("seen", &seen)]).await.onward();

    // Everybody reads it where they look for it, in both languages.
    let shown = guest.get(&public).await.ok();
    shown.says("尚未施行").says("2026年4月1日").says("<li>流动摊位</li>").says("宁市监规〔2026〕9号");
    shown.says(&format!("/items/{code}"));
    guest.get("/").await.ok().says("食品摊贩管理办法");
    guest.get(&format!("/items/{code}")).await.ok().says("食品摊贩管理办法");
    guest.get("/news?kind=policy&department=market&force=coming").await.ok().says("食品摊贩管理办法");
    guest.get("/news?force=in_force").await.ok().hides("食品摊贩管理办法");
    guest.get(&format!("/news?item={code}")).await.ok().says("食品摊贩管理办法").says("涉及事项");
    let mut english = ground.guest();
    english.cookie = "ease=en".to_owned();
    english.get(&public).await.ok().says("Rules on street food").says("Not yet in force").says("1. Scope");
    ground.wind("2026-04-01T09:00:00+08:00").await;
    guest.get("/news?force=in_force").await.ok().says("食品摊贩管理办法");
    guest.get(&public).await.ok().hides("尚未施行");

    // A month later everybody has to sign in again.
    let mut editor = ground.enter(&of_the_case(&ground, Role::DepartmentEditor)).await;
    let mut manager = ground.enter_as(Role::HallManager).await;
    corrected_and_withdrawn(&mut editor, &mut manager, &mut guest, &page).await;
}

async fn corrected_and_withdrawn(
    editor: &mut Browser,
    manager: &mut Browser,
    guest: &mut Browser,
    page: &str,
) {
    let public = page.replace("/manage/news/", "/news/");
    let form = editor.get(&format!("{page}/text")).await.ok();
    form.says("更正的理由").says("食品摊贩管理办法");
    let code = guest.get(&public).await.ok().body;
    let code = code.split("/items/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mut better = but(&words("食品摊贩管理办法", &code), "body", "本县的食品摊贩，包括早市。");
    let silent = send(editor, &format!("{page}/text"), &better).await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    silent.says("请填写更正的理由").says("包括早市");
    better.push(("reason", "原文漏了早市"));
    send(editor, &format!("{page}/text"), &better).await.onward();
    guest.get(&public).await.ok().hides("早市");
    send(editor, &format!("{page}/submit"), &[]).await.onward();
    let back = send(manager, &format!("{page}/send-back"), &[]).await;
    assert_eq!(back.status, StatusCode::UNPROCESSABLE_ENTITY);
    send(manager, &format!("{page}/send-back"), &[("reason", "请写明时间")]).await.onward();
    editor.get(page).await.ok().says("退回的理由：请写明时间");
    let again = but(&better, "body", "本县的食品摊贩，包括早市（六点至九点）。");
    send(editor, &format!("{page}/text"), &again).await.onward();
    send(editor, &format!("{page}/submit"), &[]).await.onward();
    send(manager, &format!("{page}/publish"), &[]).await.onward();
    let shown = guest.get(&public).await.ok();
    shown.says("已于").says("原文漏了早市").says("六点至九点").says("<li>固定摊位</li>").says("第1版");
    guest.get("/news").await.ok().says("已更正");

    let without = send(manager, &format!("{page}/withdraw"), &[]).await;
    assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
    let theirs = send(editor, &format!("{page}/withdraw"), &[("reason", "不要了")]).await;
    assert_eq!(theirs.status, StatusCode::UNPROCESSABLE_ENTITY);
    send(manager, &format!("{page}/withdraw"), &[("reason", "上级另有规定")]).await.onward();
    let shown = guest.get(&public).await.ok();
    shown.says("不再作为办事依据").says("上级另有规定").says("六点至九点");
    guest.get("/").await.ok().hides("食品摊贩管理办法");
    guest.get(&format!("/items/{code}")).await.ok().hides("食品摊贩管理办法");
    let feed = guest.get("/news/feed.xml").await.ok();
    assert_eq!(feed.kind, "application/atom+xml; charset=utf-8");
    feed.says("[已撤下] 食品摊贩管理办法").says("[已更正] 午间也能咨询和取件");
    let late = send(editor, &format!("{page}/text"), &better).await;
    assert_eq!(late.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost() {
    let ground = Ground::new().await;
    let mut editor = ground.enter(&of_the_case(&ground, Role::DepartmentEditor)).await;
    let code = ground.item(FOOD);
    let fields = words("", &code);
    let fields = but(&fields, "ends_on", "2026-03-31");
    let typed = format!("{code}\n没有的事项");
    let fields = but(&fields, "items", &typed);
    let fields = but(&fields, "effective_from", "四月一日");
    let wrong = send(&mut editor, "/manage/news/new", &fields).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("请填写标题（中文）").says("没有编码为“没有的事项”的事项").says("四月一日").says("固定摊位");
    let fields = but(&fields, "effective_from", "2026-04-01");
    let wrong = send(&mut editor, "/manage/news/new", &fields).await;
    wrong.says("有效期不能在施行以前结束");

    let long = "长".repeat(20_001);
    let good = words("办法", &code);
    let wrong = send(&mut editor, "/manage/news/new", &but(&good, "body", &long)).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says(&long);
    let huge = "x".repeat(1 << 20);
    let wrong = send(&mut editor, "/manage/news/new", &but(&good, "body", &huge)).await;
    assert_eq!(wrong.status, StatusCode::PAYLOAD_TOO_LARGE, "{}", wrong.words());
    let personal = send(&mut editor, "/manage/news/new", &but(&good, "body", "找 13812345678")).await;
    assert_eq!(personal.status, StatusCode::UNPROCESSABLE_ENTITY);

    // Markup is words, and another department's words are not theirs.
    let script = but(&good, "body", "<script>alert(1)</script>");
    let page = send(&mut editor, "/manage/news/new", &script).await.onward();
    editor.get(&page).await.ok().hides("<script>alert").says("&lt;script&gt;alert");
    let other = send(&mut editor, "/manage/news/new", &but(&good, "department", "civil")).await;
    assert_eq!(other.status, StatusCode::UNPROCESSABLE_ENTITY);
    other.says("这一步不是您的岗位办的").says("固定摊位");
}

#[tokio::test]
async fn a_manager_does_not_publish_what_they_worded_and_nobody_overwrites_anybody() {
    let ground = Ground::new().await;
    let managers = managers(&ground);
    assert!(managers.len() > 1, "the county has two managers");
    let mut editor = ground.enter(&of_the_case(&ground, Role::DepartmentEditor)).await;
    let (mut first, mut second) = (ground.enter(&managers[0]).await, ground.enter(&managers[1]).await);
    let code = ground.item(FOOD);
    let fields = words("食品摊贩管理办法", &code);
    let page = send(&mut editor, "/manage/news/new", &fields).await.onward();
    let page = page.trim_end_matches("?done=yes").to_owned();
    let form = first.get(&format!("{page}/text")).await.ok();
    let seen = form.hidden("seen");
    let mut reworded = but(&fields, "title", "食品摊贩管理暂行办法");
    reworded.push(("seen", &seen));
    send(&mut first, &format!("{page}/text"), &reworded).await.onward();
    let stale = send(&mut editor, &format!("{page}/text"), &reworded).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    stale.says("刚刚有了新进展").says("食品摊贩管理暂行办法").says("现在的内容");
    // Whoever was overtaken has read what stands there now, and may save over it.
    let now = stale.hidden("seen");
    let mut again = but(&fields, "title", "食品摊贩管理试行办法");
    again.push(("seen", &now));
    send(&mut editor, &format!("{page}/text"), &again).await.onward();
    send(&mut first, &format!("{page}/submit"), &[]).await.onward();
    first.get(&page).await.ok().says("要请另一位大厅管理员发布");
    let own = send(&mut first, &format!("{page}/publish"), &[]).await;
    assert_eq!(own.status, StatusCode::UNPROCESSABLE_ENTITY);
    own.says("您写过");
    send(&mut second, &format!("{page}/publish"), &[]).await.onward();

    // The same page sent twice is one bulletin.
    let sent: Vec<(&str, &str)> =
        [("act", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")].into_iter().chain(fields).collect();
    let once = editor.post("/manage/news/new", &sent).await.onward();
    assert_eq!(editor.post("/manage/news/new", &sent).await.onward(), once);
}

#[tokio::test]
async fn programs_read_what_is_published_and_what_stood_there_before() {
    let ground = Ground::new().await;
    let mut editor = ground.enter(&of_the_case(&ground, Role::DepartmentEditor)).await;
    let mut manager = ground.enter_as(Role::HallManager).await;
    let id = published(&ground, &mut editor, &mut manager).await;
    let mut program = Program::stranger(&ground);
    let all = program.get("/api/v1/news?limit=5").await.ok();
    let first = &all["news"][0];
    assert_eq!((first["id"].as_str(), first["force"].as_str()), (Some(id.as_str()), Some("coming")));
    let mut seen: Vec<String> = Vec::new();
    let mut next = "/api/v1/news?limit=5".to_owned();
    loop {
        let page = program.get(&next).await.ok();
        seen.extend(
            page["news"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap().to_owned()),
        );
        let Some(after) = page["next"].as_str() else { break };
        next = format!("/api/v1/news?limit=5&after={after}");
    }
    assert_eq!(seen.len(), ground.county.catalogue().bulletins.len() + 1, "every page once: {seen:?}");
    let policies = program.get("/api/v1/news?kind=policy&department=market").await.ok();
    let policies = policies["news"].as_array().unwrap();
    assert!(policies.iter().all(|row| row["kind"] == "policy" && row["department"] == "market"));
    let noon = program.get("/api/v1/news/noon-service").await.ok();
    assert_eq!(noon["current"]["edition"], 2);
    assert!(noon["before"][0]["text"]["body"].as_str().unwrap().contains("3 号"));
    let gone = program.get("/api/v1/news/system-maintenance").await.ok();
    assert!(gone["withdrawn"]["reason"].as_str().unwrap().contains("改期"));
    assert_eq!(program.get("/api/v1/news/nothing").await.status, StatusCode::NOT_FOUND);
    assert_eq!(program.get("/api/v1/news?after=nowhere").await.status, StatusCode::UNPROCESSABLE_ENTITY);

    // What is only worded is nobody's to read.
    let text = BulletinText {
        kind: BulletinKind::Tip,
        title: "提示".into(),
        title_en: String::new(),
        body: "正文".into(),
        body_en: String::new(),
        department: "hall".into(),
        document: String::new(),
        issued_on: jiff::civil::date(2026, 3, 2),
        effective_from: None,
        ends_on: None,
        items: vec![],
        subjects: vec![],
        pinned: false,
    };
    let draft = Order::Bulletin("a-draft".into(), Command::Draft(Box::new(text.clone())));
    done(&ground, Who::System, draft).await;
    assert_eq!(program.get("/api/v1/news/a-draft").await.status, StatusCode::NOT_FOUND);
    let strange = Request::new(Who::System, Order::Bulletin("../x".into(), Command::Draft(Box::new(text))));
    let answer = ground.front.office.ask(strange).await.unwrap();
    let refused = Refusal::Bulletin(rules::bulletin::Refusal::NumberForm);
    assert_eq!(answer, Answer::Refused(refused));
    let known = ground.front.store.dossier::<Bulletin>("a-draft").await.unwrap().unwrap();
    assert!(known.state.pending.is_some());
}

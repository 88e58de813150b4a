//! The first day of a real hall: founded by the program itself, then furnished through the pages by the people whom
//! these pages entitle, until a citizen finds the first item. No post, person or item comes from anywhere else.

use crate::ground::Browser;
use server::{clock::Clock, config::Config, front::Front, routes};
use std::{
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
    sync::Arc,
};
use tempfile::TempDir;

const GUARD: &str = "Guards-the-keys-71";
const MANAGER: &str = "Keeps-the-hall-72";
const STAFF: &str = "Works-at-the-hall-73";
const CODE: &str = "11999921MB990003XR4442000001000";

/// Runs `onewindow found` on this folder with these passwords.
fn found(folder: &Path, division: &str, passwords: &[&str]) -> Output {
    let settings = folder.join("onewindow.toml");
    let text = format!("folder = \"{}\"\nsecure_cookies = false\n", folder.join("node").display());
    std::fs::write(&settings, text).unwrap();
    let mut program = Command::new(env!("CARGO_BIN_EXE_onewindow"));
    program.arg("--config").arg(settings).arg("found");
    for (name, value) in [
        ("--hall", "青禾县政务服务中心"),
        ("--division", division),
        ("--security-login", "anquan"),
        ("--security-name", "张安"),
        ("--manager-login", "dating"),
        ("--manager-name", "李堂"),
    ] {
        program.arg(name).arg(value);
    }
    let mut child =
        program.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A program that refuses before it reads has closed the pipe; that is no failure of the test.
    let _closed = child.stdin.take().unwrap().write_all((passwords.join("\n") + "\n").as_bytes());
    child.wait_with_output().unwrap()
}

#[test]
fn what_is_refused_leaves_nothing_behind() {
    let folder = TempDir::new().unwrap();
    for (division, passwords, says) in [
        ("510000", &[GUARD, "dating-1"][..], "dating"),
        ("510000", &[GUARD], "dating"),
        ("510000", &["short", MANAGER], "anquan"),
        ("51", &[GUARD, MANAGER], "51"),
    ] {
        let refused = found(folder.path(), division, passwords);
        let said = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert!(!refused.status.success(), "{passwords:?}");
        assert!(said.contains(says) && !said.contains(GUARD) && !said.contains(MANAGER), "{said}");
        assert!(!folder.path().join("node").exists(), "nothing may be written: {said}");
    }
    assert!(found(folder.path(), "510000", &[GUARD, MANAGER]).status.success(), "and then it works");
}

/// What an interrupted founding leaves is a login without an office; the next one takes it over.
#[tokio::test]
async fn an_interrupted_founding_is_run_again() {
    let folder = TempDir::new().unwrap();
    let mut config = Config::read(None, |_| None).unwrap();
    config.folder = folder.path().join("node");
    let front = Front::open(config, Clock::Real, None).await.unwrap();
    let kind = store::accounts::AccountKind::Staff;
    front.accounts.register("s-1", "anquan", "An-earlier-try-70", kind, 1).await.unwrap();
    drop(front);
    let again = found(folder.path(), "510000", &[GUARD, MANAGER]);
    assert!(again.status.success(), "{}", String::from_utf8_lossy(&again.stderr));
}

async fn sign_in(site: &axum::Router, login: &str, password: &str) -> Browser {
    let mut browser = Browser::new(site.clone());
    browser.post("/sign-in", &[("login", login), ("password", password)]).await.onward();
    browser.csrf = browser.get("/manage").await.hidden("csrf");
    browser
}

/// Asks a confirmation page and says yes, as somebody reading it would.
async fn confirm(browser: &mut Browser, path: &str, more: &[(&str, &str)]) {
    let page = browser.get(path).await.ok();
    let (act, seen) = (page.hidden("act"), page.hidden("seen"));
    let fields: Vec<(&str, &str)> =
        [("act", &*act), ("seen", &*seen)].into_iter().chain(more.iter().copied()).collect();
    browser.post(path, &fields).await.onward();
}

#[tokio::test]
async fn a_county_begins_with_nothing_but_its_pages() {
    let folder = TempDir::new().unwrap();
    assert!(found(folder.path(), "510000", &[GUARD, MANAGER]).status.success());
    let twice = found(folder.path(), "510000", &[GUARD, MANAGER]);
    assert!(!twice.status.success());
    assert!(String::from_utf8_lossy(&twice.stderr).contains("大厅已有人员"));

    let settings = folder.path().join("onewindow.toml");
    let config = Config::read(Some(&settings), |_| None).unwrap();
    let front = Arc::new(Front::open(config, Clock::Real, None).await.unwrap());
    let site = routes::site(front);
    let mut guard = sign_in(&site, "anquan", GUARD).await;
    let mut manager = sign_in(&site, "dating", MANAGER).await;
    manager.get("/manage").await.ok().says("先设部门和岗位");
    people_get_logins(&mut guard).await;
    the_hall_is_furnished(&mut manager).await;

    let mut editor = sign_in(&site, "bianji", STAFF).await;
    let mut legal = sign_in(&site, "fazhi", STAFF).await;
    let page = editor.get("/manage/draft").await.ok();
    let draft = [("act", &*page.hidden("act")), ("text", ITEM)];
    assert_eq!(editor.post("/manage/draft", &draft).await.onward(), format!("/manage/items/{CODE}"));
    editor.get(&format!("/manage/items/{CODE}")).await.ok().says("发布检查通过");
    let mut citizen = Browser::new(site.clone());
    citizen.get("/items").await.ok().hides("老年人优待证办理");
    let item = |act: &str| format!("/manage/items/{CODE}/{act}");
    confirm(&mut legal, &item("review"), &[("reason", "合法")]).await;
    confirm(&mut manager, &item("review"), &[("reason", "属于本级清单")]).await;
    confirm(&mut manager, &item("publish"), &[]).await;

    citizen.get("/items").await.ok().says("老年人优待证办理");
    citizen.get(&format!("/items/{CODE}")).await.ok().says("老年人优待证办理").says("0830-1000001");
}

/// The security administrator gives logins, and the legal office its office.
async fn people_get_logins(guard: &mut Browser) {
    for (name, login) in [("王编", "bianji"), ("赵法", "fazhi"), ("陈窗", "chuangkou"), ("周批", "pizhun")]
    {
        let person = [("name", name), ("login", login), ("password", STAFF), ("again", STAFF)];
        guard.post("/manage/people", &person).await.onward();
    }
    guard.post("/manage/offices", &[("login", "fazhi"), ("roles", "legal_reviewer")]).await.onward();
}

/// The manager makes a department and its posts, and appoints to them.
async fn the_hall_is_furnished(manager: &mut Browser) {
    manager.get("/manage/hall").await.ok().says("还没有部门");
    let civil =
        [("id", "civil"), ("name", "青禾县民政局"), ("abbreviation", "青民"), ("phone", "0830-1000001")];
    manager.post("/manage/hall/department", &civil).await.onward();
    for (id, name, role, holder) in [
        ("editor", "事项编辑岗", "department_editor", "王编"),
        ("window", "受理岗", "window_clerk", "陈窗"),
        ("decide", "决定岗", "approver", "周批"),
    ] {
        let post = [("department", "civil"), ("id", id), ("name", name), ("roles", role)];
        let to = manager.post("/manage/hall/post", &post).await.onward();
        assert_eq!(to, "/manage/hall?department=civil#posts");
        let page = manager.get(&format!("/manage/hall/appoint?post=civil%2F{id}")).await.ok();
        let by_name = |option: &str| {
            let (person, rest) = option.split_once("\">")?;
            rest.starts_with(holder).then(|| person.to_owned())
        };
        let person = page.body.split("<option value=\"").find_map(by_name).expect("chosen by name");
        let appoint = [("post", &*format!("civil/{id}")), ("a", &*person), ("sure", "yes")];
        manager.post("/manage/hall/appoint", &appoint).await.onward();
    }
    manager.get("/manage/hall?department=civil").await.ok().says("青禾县民政局的岗位").says("陈窗");
}

/// A small item, whole enough to be published.
const ITEM: &str = r#"
[identity]
task_code = "11999921MB990003XR4442000001000"
name = "老年人优待证办理"
kind = "public_service"

[power]
power_source = "own_statutory"
use_level = "county"
setting_basis = [{ law = "老年人权益保障法", article = "第五十三条" }]

[body]
department = "civil"
impl_body = "青禾县民政局"
credit_code = "11999921MB990003XR"

[limits]
promised = { working_days = 3 }

[handling]
case_kind = "promised"
handle_forms = ["window"]
accept_conditions = ["年满六十周岁"]

[place]
place = "青禾县政务服务中心一楼"
time = "工作日 09:00—17:00"
consult_way = "电话 0830-1000001"
supervise_way = "电话 12345"

[subject]
service_targets = ["natural_person"]

[[materials]]
id = "id-card"
name = "居民身份证"
necessity = "mandatory"
forms = ["paper"]
source_type = "issued_by_government"
original_count = 1

[[results]]
name = "老年人优待证"
result_type = "licence_or_permit"
result_sample = "样证"

[process]
acceptance_post = "civil/window"
delivery_post = "civil/window"

[[process.blocks]]
block = "step"
id = "decide"
name = "决定"
kind = "decision"
post = "civil/decide"
limit = { working_days = 2 }
"#;

//! 草稿: a slip in the code is caught or thrown away, nobody signs what lacks something, what was sent back is found again,
//! and whoever acts is told what was done and what comes next.

use crate::ground::{Browser, Ground, Page};
use axum::http::StatusCode;
use rules::{
    hall::Role,
    item::{Item, ItemState, VersionState, content::ItemKind},
    name::PersonId,
};
use store::views::items;

const FILE: &str = "market/food-business-licence";
const BODY: &str = "11999921MB991508XT";

fn editor_of(ground: &Ground, department: &str) -> PersonId {
    let hall = ground.front.office.hall();
    let mut posts = hall.posts.values().filter(|post| post.department.as_str() == department);
    posts.find(|post| post.roles.contains(&Role::DepartmentEditor)).unwrap().holders[0].clone()
}

async fn kept(ground: &Ground, code: &str) -> Item {
    ground.front.store.dossier::<Item>(code).await.unwrap().unwrap().state
}

/// Opens the page of an act and confirms it with these words.
async fn act(browser: &mut Browser, path: &str, words: &str) -> Page {
    let page = browser.get(path).await.ok();
    let fields = [("act", &*page.hidden("act")), ("seen", &*page.hidden("seen")), ("reason", words)];
    browser.post(path, &fields).await
}

/// Saves the item as text with one word replaced.
async fn reword(browser: &mut Browser, code: &str, from: &str, to: &str) {
    let toml = browser.get(&format!("/manage/items/{code}/toml")).await.ok().body;
    assert!(toml.contains(from), "{toml}");
    let page = browser.get(&format!("/manage/items/{code}/text")).await.ok();
    let text = toml.replacen(from, to, 1);
    let fields = [("act", &*page.hidden("act")), ("seen", &*page.hidden("seen")), ("text", &text)];
    browser.post(&format!("/manage/items/{code}/text"), &fields).await.onward();
}

async fn begin(browser: &mut Browser, code: &str) -> Page {
    let fields = [
        ("name", "小型烟花燃放点备案"),
        ("kind", "administrative_confirmation"),
        ("department", "market"),
        ("code", code),
    ];
    browser.post("/manage/new", &fields).await
}

#[tokio::test]
async fn a_code_that_is_none_makes_no_draft() {
    let ground = Ground::new().await;
    let mut editor = ground.enter(&editor_of(&ground, "market")).await;
    for (code, says) in [
        ("abc123", "实施编码是 31 位".to_owned()),
        ("11370800MB28559184X4000999003000", "实施编码是 31 位".to_owned()),
        ("11999921MB991508XA4000999003000", "不是统一社会信用代码".to_owned()),
        (&format!("{BODY}9000999003000"), "应是 1 到 7".to_owned()),
    ] {
        let page = begin(&mut editor, code).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{code}");
        page.says("id=\"f-code-error\"").says(&says).says("小型烟花燃放点备案").says(code);
        assert!(ground.front.store.dossier::<Item>(code).await.unwrap().is_none());
    }
    // The same holds for an item begun as text.
    let text = "[identity]\ntask_code = \"abc123\"\nname = \"新事项\"\n[body]\ndepartment = \"market\"\n";
    let page = editor.post("/manage/draft", &[("text", text)]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("实施编码是 31 位");
}

#[tokio::test]
async fn a_draft_nobody_was_told_of_is_thrown_away_and_its_code_is_free() {
    let ground = Ground::new().await;
    let code = format!("{BODY}4000999003000");
    let item = format!("/manage/items/{code}");
    let mut editor = ground.enter(&editor_of(&ground, "market")).await;
    begin(&mut editor, &code).await.onward();
    editor.get(&item).await.ok().says(&format!("{item}/discard"));
    editor.get("/manage/items?q=小型烟花燃放点备案").await.ok().says(&code);
    // Another department's editor has no part in it; the hall manager gives a reason, the drafter need not.
    let mut other = ground.enter(&editor_of(&ground, "health")).await;
    other.get(&item).await.ok().hides(&format!("{item}/discard"));
    assert_eq!(other.get(&format!("{item}/discard")).await.status, StatusCode::FORBIDDEN);
    let refused = other.post(&format!("{item}/discard"), &[("reason", "碍事")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut manager = ground.enter_as(Role::HallManager).await;
    let silent = act(&mut manager, &format!("{item}/discard"), "").await;
    assert_eq!(silent.status, StatusCode::UNPROCESSABLE_ENTITY);
    silent.says("请填写理由");
    let page = editor.get(&format!("{item}/discard")).await.ok();
    page.says("编码随即空出来").hides("name=\"reason\"");
    assert_eq!(act(&mut editor, &format!("{item}/discard"), "").await.onward(), "/manage?done=discard");
    editor.get("/manage?done=discard").await.ok().says("草稿已经弃掉");
    assert_eq!(editor.get(&item).await.status, StatusCode::NOT_FOUND);
    assert_eq!(editor.get(&format!("{item}/edit/name")).await.status, StatusCode::NOT_FOUND);
    editor.get("/manage/items?q=小型烟花燃放点备案").await.ok().hides(&code);
    editor.get("/manage/items?state=draft").await.ok().hides(&code);
    assert!(items::one(ground.front.store.db(), &code).await.unwrap().is_none());
    // What was published is not thrown away.
    let published = format!("/manage/items/{}", ground.item(FILE));
    editor.get(&published).await.ok().hides("/discard");
    let refused = manager.post(&format!("{published}/discard"), &[("reason", "不要了")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    // The code is free.
    begin(&mut editor, &code).await.onward();
    let again = kept(&ground, &code).await;
    assert_eq!((again.latest().unwrap().0, again.state()), (1, ItemState::Draft));
    editor.get("/manage/items?q=小型烟花燃放点备案").await.ok().says(&code);
}

#[tokio::test]
async fn what_the_public_would_read_wrongly_is_not_listed() {
    let ground = Ground::new().await;
    let mut manager = ground.enter_as(Role::HallManager).await;
    let text = "[identity]\ntask_code = \"NEW-1\"\nname = \"新事项\"\n[body]\ndepartment = \"market\"\n";
    manager.post("/manage/draft", &[("text", text)]).await.onward();
    let list = "/manage/items/NEW-1/list";
    manager.get(list).await.ok().says("还不能列入目录").says("种类：没有填写").says("/edit/name#");
    let refused = act(&mut manager, list, "").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("不能列入目录");
    let typed = text.replace("[body]", "kind = \"public_service\"\n[body]");
    let page = manager.get("/manage/items/NEW-1/text").await.ok();
    let fields = [("act", &*page.hidden("act")), ("seen", &*page.hidden("seen")), ("text", &typed)];
    manager.post("/manage/items/NEW-1/text", &fields).await.onward();
    manager.get(list).await.ok().hides("还不能列入目录");
    assert_eq!(act(&mut manager, list, "").await.onward(), "/manage/items/NEW-1?done=list");
    manager.get("/manage/items/NEW-1?done=list").await.ok().says("公众能查到了").says("/items/NEW-1\"");
    let listed = kept(&ground, "NEW-1").await.listed.unwrap();
    assert_eq!(listed.kind, Some(ItemKind::PublicService));
}

#[tokio::test]
async fn what_was_sent_back_is_found_again_with_who_when_and_why() {
    let ground = Ground::new().await;
    let code = ground.item(FILE);
    let item = format!("/manage/items/{code}");
    let mut editor = ground.enter(&editor_of(&ground, "market")).await;
    reword(&mut editor, &code, "食品经营许可", "食品经营许可（试行）").await;
    // Complete: it is said who comes next, and both offices find it.
    editor.get(&item).await.ok().says("接下来：").says("大厅审核（").says("法制审核（").says("预览指南");
    editor.get("/manage").await.ok().says("要件齐全，等审核").says("退回给我改");
    let mut legal = ground.enter_as(Role::LegalReviewer).await;
    let name = ground.county.people().get(&ground.person(Role::LegalReviewer)).unwrap().name.clone();
    let to = act(&mut legal, &format!("{item}/return"), "名称里不要写试行").await.onward();
    assert_eq!(to, format!("{item}?done=return"));
    legal.get(&to).await.ok().says("已退回起草人修改");
    editor.get("/manage").await.ok().says("退回给我改").says(&format!("{item}\""));
    editor.get("/manage/items?latest=returned").await.ok().says(&code);
    editor.get(&item).await.ok().says("退回修改").says("名称里不要写试行").says(&name).says("#tasks");
    assert_eq!(kept(&ground, &code).await.latest().unwrap().1.state, VersionState::Returned);
    // Reworded it waits for review again, and the reason stays until both have signed.
    reword(&mut editor, &code, "食品经营许可（试行）", "食品经营许可新办").await;
    editor.get("/manage/items?latest=returned").await.ok().hides(&code);
    editor.get(&item).await.ok().says("退回以后已经改过").says("名称里不要写试行");
    let to = act(&mut legal, &format!("{item}/review"), "合法").await.onward();
    legal.get(&to).await.ok().says("您的审核意见已记下").says("大厅审核（");
    // Whoever edits now is told what that undoes.
    for page in ["edit/name", "process"] {
        editor.get(&format!("{item}/{page}")).await.ok().says("保存改动以后").says("作废");
    }
    let mut manager = ground.enter_as(Role::HallManager).await;
    let to = act(&mut manager, &format!("{item}/review"), "属于本级清单").await.onward();
    manager.get(&to).await.ok().says("两家都已审核通过").hides("退回以后已经改过");
    let to = act(&mut manager, &format!("{item}/publish"), "").await.onward();
    manager.get(&to).await.ok().says("已发布，公众能看到办事指南了").says(&format!("/items/{code}\""));
}

#[tokio::test]
async fn an_opinion_outlives_a_draft_that_changed_meanwhile() {
    let ground = Ground::new().await;
    let code = ground.item(FILE);
    let review = format!("/manage/items/{code}/review");
    let mut editor = ground.enter(&editor_of(&ground, "market")).await;
    reword(&mut editor, &code, "食品经营许可", "食品经营许可（试行）").await;
    let mut legal = ground.enter_as(Role::LegalReviewer).await;
    let page = legal.get(&review).await.ok();
    reword(&mut editor, &code, "食品经营许可（试行）", "食品经营许可新办").await;
    let fields = [("act", &*page.hidden("act")), ("seen", &*page.hidden("seen")), ("reason", "依据充分")];
    let stale = legal.post(&review, &fields).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    stale.says("草稿在您填写期间改过").says("依据充分").says("食品经营许可新办");
    let fields = [("act", &*stale.hidden("act")), ("seen", &*stale.hidden("seen")), ("reason", "依据充分")];
    legal.post(&review, &fields).await.onward();
    assert_eq!(kept(&ground, &code).await.latest().unwrap().1.reviews.len(), 1);
}

#[tokio::test]
async fn nobody_signs_a_new_item_blind() {
    let ground = Ground::new().await;
    let mut editor = ground.enter(&editor_of(&ground, "market")).await;
    let model = ground.item(FILE);
    let toml = editor.get(&format!("/manage/items/{model}/toml")).await.ok().body;
    let text = toml.replace(&model, "NEW-1").replacen("食品经营许可", "食品小经营店备案", 1);
    editor.post("/manage/draft", &[("text", &text)]).await.onward();
    let mut legal = ground.enter_as(Role::LegalReviewer).await;
    let page = legal.get("/manage/items/NEW-1/review").await.ok();
    page.says("预览指南").says("中华人民共和国食品安全法").says("食品经营许可申请书").says("name=\"reason\"");
    // The questions of the preview are asked of the preview, and nobody outside reads it.
    page.says("action=\"/manage/items/NEW-1/guide#bring\"");
    editor.get("/manage/items/NEW-1/guide").await.ok().says("食品小经营店备案").says("只有大厅的人能看到");
    assert_eq!(ground.guest().get("/items/NEW-1").await.status, StatusCode::NOT_FOUND);
    let sent = ground.guest().get("/manage/items/NEW-1/guide").await.onward();
    assert!(sent.starts_with("/sign-in"), "{sent}");
    // Whoever is no reviewer is not shown the form.
    assert_eq!(editor.get("/manage/items/NEW-1/review").await.status, StatusCode::FORBIDDEN);
    assert_eq!(editor.get("/manage/items/NEW-1/publish").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn drafts_that_lack_something_stand_apart() {
    let ground = Ground::new().await;
    let mut editor = ground.enter(&editor_of(&ground, "market")).await;
    let code = format!("{BODY}4000999003000");
    begin(&mut editor, &code).await.onward();
    let row = items::one(ground.front.store.db(), &code).await.unwrap().unwrap();
    editor.get("/manage").await.ok().says("还缺要件的草稿").says(&format!("还缺 {} 处", row.faults));
    editor.get("/manage/items?latest=lacking").await.ok().says(&code);
    editor.get("/manage/items?latest=complete").await.ok().hides(&code);
    let page = editor.get(&format!("/manage/items/{code}")).await.ok();
    page.says(&format!("接下来：把下面 {} 处补好", row.faults));
    let mut legal = ground.enter_as(Role::LegalReviewer).await;
    legal.get(&format!("/manage/items/{code}")).await.ok().hides(&format!("/manage/items/{code}/review\""));
}

#[tokio::test]
async fn the_chart_tells_the_items_own_time_of_issue() {
    let ground = Ground::new().await;
    let code = ground.item(FILE);
    // The food licence is issued within five working days by its own law; its chart said ten.
    let content = kept(&ground, &code).await.current().unwrap().1.clone();
    assert_eq!(content.issue_limit(), rules::clock::Limit::working_days(5));
    let mut manager = ground.enter_as(Role::HallManager).await;
    for page in [format!("/items/{code}"), format!("/manage/items/{code}"), format!("/desk/manual/{code}")] {
        manager.get(&page).await.ok().says("5 个工作日内").hides("10 个工作日内");
    }
}

#[tokio::test]
async fn a_post_of_another_department_is_named_with_it() {
    let ground = Ground::new().await;
    let code = ground.item(FILE);
    let hall = ground.front.office.hall();
    let foreign = hall.posts.values().find(|post| post.department.as_str() == "police").unwrap();
    let words = format!("{}{}", hall.departments[&foreign.department].name, foreign.name);
    let mut manager = ground.enter_as(Role::HallManager).await;
    let page = manager.get(&format!("/manage/items/{code}/process")).await.ok();
    // The own department's posts come first.
    let own = page.body.find("<optgroup").unwrap();
    let first = &page.body[own..];
    let own_name = &hall.departments[&"market".into()].name;
    assert!(first.starts_with(&format!("<optgroup label=\"{own_name}\"")), "{}", &first[..80]);
    reword(&mut manager, &code, "post = \"market/review\"", &format!("post = \"{}\"", foreign.id)).await;
    manager.get(&format!("/manage/items/{code}")).await.ok().says(&words);
    manager.get(&format!("/manage/items/{code}/process")).await.ok().says(&words);
    manager.get(&format!("/manage/items/{code}/guide")).await.ok().says(&words);
}

#[tokio::test]
async fn what_a_question_carries_is_said_before_it_goes() {
    let ground = Ground::new().await;
    let code = ground.item(FILE);
    let content = kept(&ground, &code).await.current().unwrap().1.clone();
    let depends = |id: &str| {
        content.materials.iter().any(|one| one.when.as_ref().is_some_and(|when| when.question == id))
    };
    let place = content.questions.iter().position(|question| depends(&question.id)).expect("such a question");
    let mut editor = ground.enter(&editor_of(&ground, "market")).await;
    let path = format!("/manage/items/{code}/edit/questions");
    let id = format!("questions[{place}].id");
    let count = content.questions.len().to_string();
    let remove = format!("remove:questions[{place}]");
    let fields = [("count:questions", &*count), (&*id, &*content.questions[place].id), ("do", &*remove)];
    editor.post(&path, &fields).await.ok().says("删去的问题还有别处在用").says("材料 ");
    // Nothing hangs on one that was only just added.
    let fields = [("count:questions", "1"), ("questions[0].id", "q9"), ("do", "remove:questions[0]")];
    editor.post(&path, &fields).await.ok().hides("删去的问题还有别处在用");
}

#[tokio::test]
async fn the_promise_and_its_steps_are_held_together_where_either_is_changed() {
    let ground = Ground::new().await;
    let code = ground.item(FILE);
    let mut manager = ground.enter_as(Role::HallManager).await;
    let limits = format!("/manage/items/{code}/edit/limits");
    manager.get(&limits).await.ok().says("环节时限合计").hides("对不上");
    let promised = kept(&ground, &code).await.current().unwrap().1.limits.promised.unwrap();
    assert!(promised.amount() > 1, "longer than the shortest there is");
    let of = |days: u64| format!("[limits.promised]\nworking_days = {days}");
    reword(&mut manager, &code, &of(promised.amount()), &of(1)).await;
    manager.get(&limits).await.ok().says("id=\"f-limits.promised-note\"").says("对不上");
}

//! 编辑: items are edited section by section in the browser, by buttons that need no script; nothing typed is lost, nobody
//! edits another department's items, and a newcomer makes an item from nothing.

use crate::{
    browser::{Walk, possible},
    ground::{Browser, Ground, Page},
};
use axum::http::StatusCode;
use rules::{
    hall::Role,
    item::{Item, VersionState, content::Content},
    name::PersonId,
};

const FILE: &str = "market/food-business-licence";

/// Every field of the page's form as a browser would post it, without the buttons.
fn fields(page: &Page) -> Vec<(String, String)> {
    let from = page.body.find("name=\"seen\"").expect("the form of a section");
    let form = &page.body[from..];
    let form = &form[..form.find("</form>").unwrap()];
    let mut found = vec![("seen".to_owned(), page.hidden("seen"))];
    let mut select = String::new();
    for tag in form.split('<').skip(1) {
        let (mark, rest) = tag.split_once('>').unwrap_or((tag, ""));
        let attribute = |name: &str| {
            let from = mark.find(&format!(" {name}=\""))? + name.len() + 3;
            Some(plain(&mark[from..from + mark[from..].find('"')?]))
        };
        let name = attribute("name").unwrap_or_default();
        let value = attribute("value").unwrap_or_default();
        if mark.starts_with("input") && name != "seen" {
            let is_box = mark.contains("type=\"checkbox\"");
            if !is_box || mark.contains(" checked") {
                found.push((name, value));
            }
        } else if mark.starts_with("textarea") {
            found.push((name, plain(rest.strip_prefix('\n').unwrap_or(rest))));
        } else if mark.starts_with("select") {
            select = name;
        } else if mark.starts_with("option") && mark.contains(" selected") {
            found.push((select.clone(), value));
        }
    }
    found
}

fn plain(text: &str) -> String {
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// The form with this field set, as if somebody had typed there.
fn typed(mut form: Vec<(String, String)>, name: &str, value: &str) -> Vec<(String, String)> {
    form.retain(|(known, _)| known != name);
    form.push((name.to_owned(), value.to_owned()));
    form
}

async fn send(browser: &mut Browser, path: &str, form: &[(String, String)], button: &str) -> Page {
    let mut all: Vec<(&str, &str)> =
        form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    all.push(("do", button));
    browser.post(path, &all).await
}

async fn latest(ground: &Ground, code: &str) -> (u32, VersionState, Content) {
    let known = ground.front.store.dossier::<Item>(code).await.unwrap().unwrap();
    let (number, version) = known.state.latest().unwrap();
    (number, version.state, (*version.content).clone())
}

fn editor_of(ground: &Ground, department: &str) -> PersonId {
    let hall = ground.front.office.hall();
    let mut posts = hall.posts.values().filter(|post| post.department.as_str() == department);
    posts.find(|post| post.roles.contains(&Role::DepartmentEditor)).unwrap().holders[0].clone()
}

const SECTIONS: [&str; 12] = [
    "name",
    "power",
    "body",
    "limits",
    "handling",
    "subject",
    "questions",
    "form",
    "materials",
    "fees",
    "results",
    "help",
];

/// What a page shows is what it saves: an item goes through all its pages unchanged, and no version is made of it.
#[tokio::test]
async fn every_section_gives_back_what_it_was_given() {
    let ground = Ground::new().await;
    let mut manager = ground.enter_as(Role::HallManager).await;
    for content in county::Catalogue::embedded().unwrap().items.iter().step_by(4) {
        let code = content.identity.task_code.as_str();
        for section in SECTIONS {
            let path = format!("/manage/items/{code}/edit/{section}");
            let form = fields(&manager.get(&path).await.ok());
            send(&mut manager, &path, &form, "save").await.onward();
        }
        let (number, _, kept) = latest(&ground, code).await;
        assert_eq!((number, &kept), (1, content), "{}", content.identity.name);
    }
}

#[tokio::test]
async fn a_material_is_added_moved_and_taken_out_by_buttons() {
    let ground = Ground::new().await;
    let code = ground.item(FILE);
    let path = format!("/manage/items/{code}/edit/materials");
    let mut editor = ground.enter(&editor_of(&ground, "market")).await;
    let page = editor.get(&path).await.ok();
    let before = latest(&ground, &code).await.2.materials;
    let last = before.len();
    // The name typed before the button was pressed is still there, and the keyboard stands in the new block.
    let form = typed(fields(&page), "materials[0].name", "改过名的申请书");
    let page = send(&mut editor, &path, &form, "add:materials").await.ok();
    page.says("改过名的申请书")
        .says(&format!("id=\"f-materials[{last}].name\" name=\"materials[{last}].name\""));
    let focused = page.body.split('<').find(|tag| tag.contains(" autofocus")).expect("a focused field");
    assert!(focused.contains(&format!("materials[{last}].name")), "{focused}");
    let form = typed(fields(&page), &format!("materials[{last}].name"), "场所照片");
    let page = send(&mut editor, &path, &form, &format!("up:materials[{last}]")).await.ok();
    let page = send(&mut editor, &path, &fields(&page), "remove:materials[0]").await.ok();
    page.hides("改过名的申请书");
    assert_eq!(latest(&ground, &code).await.0, 1, "buttons store nothing");
    let to = send(&mut editor, &path, &fields(&page), "next").await.onward();
    assert_eq!(to, format!("/manage/items/{code}/edit/fees?saved=1"));
    let (number, state, after) = latest(&ground, &code).await;
    assert_eq!((number, state), (2, VersionState::Draft));
    let names: Vec<&str> = after.materials.iter().map(|material| material.name.as_str()).collect();
    assert_eq!(names.len(), last);
    assert_eq!(names[last - 2], "场所照片");
    assert_eq!(names[last - 1], before[last - 1].name);
    let new = &after.materials[last - 2];
    assert_eq!((new.id.as_str(), new.original_count), ("m1", 1), "a new block begins with the usual");
    assert_eq!(after.materials[0], before[1], "what was not touched is as it was");
    editor.get(&to).await.ok().says("草稿已保存");
    // A block inside a block.
    let questions = format!("/manage/items/{code}/edit/questions");
    let page = editor.get(&questions).await.ok();
    let page = send(&mut editor, &questions, &fields(&page), "add:questions[0].answers").await.ok();
    let answers = after.questions[0].answers.len();
    let form = typed(fields(&page), &format!("questions[0].answers[{answers}].text"), "食品摊贩");
    send(&mut editor, &questions, &form, "save").await.onward();
    let after = latest(&ground, &code).await.2;
    assert_eq!(after.questions[0].answers[answers].text, "食品摊贩");
    for strange in ["add:materials", "remove:questions[99]"] {
        let page = send(&mut editor, &questions, &form, strange).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "the page has nothing of that: {strange}");
    }
}

#[tokio::test]
async fn what_cannot_be_is_said_beside_the_field_and_nothing_is_lost() {
    let ground = Ground::new().await;
    let code = ground.item(FILE);
    let mut editor = ground.enter(&editor_of(&ground, "market")).await;
    let refused = |page: &Page, field: &str, why: &str| {
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.words());
        page.says(&format!("id=\"f-{field}-error\"")).says(why);
    };
    let limits = format!("/manage/items/{code}/edit/limits");
    let form = fields(&editor.get(&limits).await.ok());
    let wrong = typed(typed(form.clone(), "limits.promised", "五天"), "limits.promised_note", "说明还在");
    let page = send(&mut editor, &limits, &wrong, "save").await;
    refused(&page, "limits.promised", "应是整数");
    page.says("五天").says("说明还在");
    let page = send(&mut editor, &limits, &typed(form.clone(), "limits.promised", "99999"), "save").await;
    refused(&page, "limits.promised", "最多填 3650");
    let page =
        send(&mut editor, &limits, &typed(form.clone(), "limits.promised~unit", "weeks"), "save").await;
    refused(&page, "limits.promised", "的单位");
    // Hours are whole office hours.
    let hours = typed(typed(form, "limits.promised", "2"), "limits.promised~unit", "hours");
    send(&mut editor, &limits, &hours, "save").await.onward();
    let kept = latest(&ground, &code).await.2;
    assert_eq!(serde_json::to_string(&kept.limits.promised).unwrap(), r#"{"office_seconds":7200}"#);
    let name = format!("/manage/items/{code}/edit/name");
    let form = fields(&editor.get(&name).await.ok());
    let long = "长".repeat(201);
    let page = send(&mut editor, &name, &typed(form.clone(), "identity.name", &long), "save").await;
    refused(&page, "identity.name", "最多 200 个字");
    page.says(&long);
    let page = send(&mut editor, &name, &typed(form.clone(), "identity.name", ""), "save").await;
    refused(&page, "identity.name", "请填写名称");
    let page = send(&mut editor, &name, &typed(form, "identity.kind", "magic"), "save").await;
    refused(&page, "identity.kind", "请选择");
    let handling = format!("/manage/items/{code}/edit/handling");
    let form = fields(&editor.get(&handling).await.ok());
    let page = send(&mut editor, &handling, &typed(form, "handling.about", "NO-SUCH"), "save").await;
    refused(&page, "handling.about", "没有这个编码的事项");
    let fees = format!("/manage/items/{code}/edit/fees");
    let page = editor.get(&fees).await.ok();
    let form = fields(&send(&mut editor, &fees, &fields(&page), "add:fees").await.ok());
    let page = send(&mut editor, &fees, &typed(form.clone(), "fees[0].standard", "1.234"), "save").await;
    refused(&page, "fees[0].standard", "最多两位小数");
    let form = typed(typed(form, "fees[0].standard", "12.5"), "fees[0].name", "工本费");
    send(&mut editor, &fees, &form, "save").await.onward();
    assert_eq!(latest(&ground, &code).await.2.fees[0].standard.0, 1250);
    // What is only missing is saved, and stands beside its field and in the list of tasks as still to be done.
    let page = editor.get(&fees).await.ok();
    page.says("id=\"f-fees[0].unit-note\"").says("发布前要改").says("12.50");
    let item = editor.get(&format!("/manage/items/{code}")).await.ok();
    item.says(&format!("/manage/items/{code}/edit/fees#f-fees[0].basis.law")).says("处要补");
}

#[tokio::test]
async fn lists_end_somewhere() {
    let ground = Ground::new().await;
    let code = ground.item(FILE);
    let path = format!("/manage/items/{code}/edit/materials");
    let mut editor = ground.enter(&editor_of(&ground, "market")).await;
    let mut page = editor.get(&path).await.ok();
    for _ in latest(&ground, &code).await.2.materials.len()..60 {
        page = send(&mut editor, &path, &fields(&page), "add:materials").await.ok();
    }
    page.says("最多 60 项").hides("value=\"add:materials\"");
    // More than any other form has, and it is saved all the same; what nobody has typed in is not kept.
    let form = fields(&page);
    send(&mut editor, &path, &form, "save").await.onward();
    let named = latest(&ground, &code).await.2.materials.len();
    assert!(named < 60, "{named}");
    let form = fields(&page).into_iter().map(|(name, value)| {
        let empty = name.ends_with("].name") && value.is_empty();
        let value = if empty { format!("材料 {name}") } else { value };
        (name, value)
    });
    let form = typed(form.collect(), "seen", &editor.get(&path).await.ok().hidden("seen"));
    assert!(form.len() > server::form::MOST_FIELDS, "{}", form.len());
    send(&mut editor, &path, &form, "save").await.onward();
    assert_eq!(latest(&ground, &code).await.2.materials.len(), 60);
    let forged = typed(form, "count:materials", "1000000");
    send(&mut editor, &path, &forged, "add:materials").await.ok();
    let subject = format!("/manage/items/{code}/edit/subject");
    let form = fields(&editor.get(&subject).await.ok());
    let words: Vec<String> = (0..61).map(|place| format!("词{place}")).collect();
    let page =
        send(&mut editor, &subject, &typed(form, "identity.search_words", &words.join("\r\n")), "save").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("写了 61 行，最多 60 行").says("词60");
}

#[tokio::test]
async fn whoever_was_overtaken_sees_both_and_decides() {
    let ground = Ground::new().await;
    let code = ground.item(FILE);
    let path = format!("/manage/items/{code}/edit/body");
    let mut editor = ground.enter(&editor_of(&ground, "market")).await;
    let mut manager = ground.enter_as(Role::HallManager).await;
    let mine = typed(fields(&editor.get(&path).await.ok()), "place.window", "二楼 B1 号窗口");
    let theirs = typed(fields(&manager.get(&path).await.ok()), "place.window", "三楼 C1 号窗口");
    send(&mut manager, &path, &theirs, "save").await.onward();
    let page = send(&mut editor, &path, &mine, "save").await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("别人保存过这个事项").says("三楼 C1 号窗口").says("value=\"二楼 B1 号窗口\"");
    assert_eq!(latest(&ground, &code).await.2.place.window, "三楼 C1 号窗口");
    send(&mut editor, &path, &fields(&page), "save").await.onward();
    assert_eq!(latest(&ground, &code).await.2.place.window, "二楼 B1 号窗口");
}

#[tokio::test]
async fn nobody_edits_what_is_not_theirs() {
    let ground = Ground::new().await;
    let code = ground.item(FILE);
    let path = format!("/manage/items/{code}/edit/materials");
    let mut own = ground.enter(&editor_of(&ground, "market")).await;
    let form = fields(&own.get(&path).await.ok());
    for person in [editor_of(&ground, "health"), ground.person(Role::LegalReviewer)] {
        let mut other = ground.enter(&person).await;
        assert_eq!(other.get(&path).await.status, StatusCode::FORBIDDEN);
        let posted = send(&mut other, &path, &form, "save").await;
        assert_eq!(posted.status, StatusCode::FORBIDDEN);
        other.get(&format!("/manage/items/{code}")).await.ok().hides("逐项修改");
    }
    own.get(&format!("/manage/items/{code}/edit/magic")).await.says("没有找到");
    // Nor does an item begin in a department of others.
    let page = own.get("/manage/new").await.ok();
    page.says("value=\"market\" selected").hides("value=\"health\"");
    let act = page.hidden("act");
    let fields = [
        ("act", &*act),
        ("name", "新事项"),
        ("kind", "public_service"),
        ("department", "health"),
        ("code", "X-1"),
    ];
    let refused = own.post("/manage/new", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("请选择部门").says("新事项");
}

#[tokio::test]
async fn a_new_item_begins_with_what_the_hall_knows() {
    let ground = Ground::new().await;
    let mut editor = ground.enter(&editor_of(&ground, "market")).await;
    let mut form =
        vec![("name", "食品小作坊登记"), ("kind", "administrative_confirmation"), ("department", "market")];
    let page = editor.post("/manage/new", &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("基本编码是 12 位").says("食品小作坊登记");
    form.extend([("basic", "000999003000"), ("level", "county"), ("do", "compose")]);
    let page = editor.post("/manage/new", &form).await.ok();
    let code = "11999921MB991508XT4000999003000";
    page.says(&format!("value=\"{code}\""));
    form.pop();
    assert_eq!(editor.post("/manage/new", &form).await.onward(), format!("/manage/items/{code}#tasks"));
    let made = latest(&ground, code).await.2;
    let near = latest(&ground, &ground.item(FILE)).await.2;
    assert_eq!(
        (&made.body.impl_body, &made.body.credit_code),
        (&near.body.impl_body, &near.body.credit_code)
    );
    assert!(!made.place.place.is_empty() && !made.place.consult_way.is_empty());
    assert_eq!(made.process.steps().len(), 2, "an ordinary process at the department's own posts");
    let twice = editor.post("/manage/new", &form).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    twice.says("已经有事项了");
    // In the likeness of another: its materials come along, its name and codes do not.
    let page = editor.get("/manage/new?q=食品经营许可").await.ok();
    let model = ground.item(FILE);
    page.says(&format!("/manage/new?copy={model}"));
    editor
        .get(&format!("/manage/new?copy={model}"))
        .await
        .ok()
        .says("为底稿")
        .says("value=\"administrative_licence\" selected");
    let likeness = [
        ("copy", &*model),
        ("name", "食品经营许可变更"),
        ("kind", "administrative_licence"),
        ("department", "market"),
        ("code", "COPY-1"),
    ];
    assert_eq!(editor.post("/manage/new", &likeness).await.onward(), "/manage/items/COPY-1#tasks");
    let copied = latest(&ground, "COPY-1").await.2;
    assert_eq!((copied.materials, copied.process), (near.materials, near.process));
    assert_eq!(copied.identity.catalog_code, "");
}

#[tokio::test]
async fn versions_are_compared_part_by_part() {
    let ground = Ground::new().await;
    let code = ground.item(FILE);
    let path = format!("/manage/items/{code}/edit/materials");
    let mut editor = ground.enter(&editor_of(&ground, "market")).await;
    let page = editor.get(&path).await.ok();
    let page = send(&mut editor, &path, &fields(&page), "remove:materials[0]").await.ok();
    let form = typed(fields(&page), "materials[0].use_note", "说明改过了");
    send(&mut editor, &path, &form, "save").await.onward();
    editor.get(&format!("/manage/items/{code}")).await.ok().says("比较各个版本");
    let page = editor.get(&format!("/manage/items/{code}/compare?a=1&b=2")).await.ok();
    // The first is gone and the second reads otherwise; all others are the same, though each stands one place higher.
    page.says("食品经营许可申请书")
        .says("说明改过了")
        .says("第 1 版")
        .hides("与食品经营相适应的主要设备设施");
    editor.get(&format!("/manage/items/{code}/compare?a=1&b=1")).await.ok().says("两边完全一样");
    assert_eq!(
        editor.get(&format!("/manage/items/{code}/compare?a=1&b=9")).await.status,
        StatusCode::NOT_FOUND
    );
    let other = ground.item("market/drug-retail");
    editor
        .get(&format!("/manage/items/{code}/compare?a=1&with={other}"))
        .await
        .ok()
        .says("食品经营许可申请书");
}

/// Somebody who has never done it makes an item from nothing, with the mouse, until it can be reviewed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_newcomer_makes_an_item_from_nothing() {
    if !possible() {
        return;
    }
    let walk = Walk::begin(1440, 1000).await;
    let editor = editor_of(&walk.ground, "market");
    walk.be(&editor).await;
    walk.open("/manage/new").await;
    walk.no_barriers().await;
    walk.fill("name", "食品小作坊登记证核发").await;
    choose(&walk, "kind", "administrative_licence").await;
    walk.fill("basic", "000999003000").await;
    choose(&walk, "level", "county").await;
    walk.click("main form button.main[value='make']").await;
    let item = "/manage/items/11999921MB991508XT4000999003000";
    walk.arrives(item).await;
    walk.says("还有 5 处不能发布").await;
    walk.no_barriers().await;
    walk.open(&format!("{item}/edit/power")).await;
    walk.click("button[value='add:power.setting_basis']").await;
    walk.fill("power.setting_basis[0].law", "中华人民共和国食品安全法").await;
    walk.fill("power.setting_basis[0].article", "第三十六条").await;
    kept(&walk).await;
    walk.open(&format!("{item}/edit/limits")).await;
    walk.fill("limits.promised", "5").await;
    choose(&walk, "limits.promised~unit", "working_days").await;
    kept(&walk).await;
    walk.open(&format!("{item}/edit/handling")).await;
    walk.fill("handling.accept_conditions", "有固定的生产加工场所\n有食品安全管理制度").await;
    kept(&walk).await;
    walk.open(&format!("{item}/edit/subject")).await;
    walk.click("[name='subject.service_targets'][value='natural_person']").await;
    kept(&walk).await;
    walk.open(&format!("{item}/edit/materials")).await;
    for (place, name) in ["登记申请书", "场所平面图"].into_iter().enumerate() {
        walk.click("button[value='add:materials']").await;
        walk.fill(&format!("materials[{place}].name"), name).await;
    }
    kept(&walk).await;
    walk.open(&format!("{item}/edit/results")).await;
    walk.click("button[value='add:results']").await;
    walk.fill("results[0].name", "食品小作坊登记证").await;
    walk.fill("results[0].result_sample", "载明名称、地址、负责人和品种").await;
    kept(&walk).await;
    walk.open(item).await;
    walk.says("发布检查通过").await;
    walk.says("还没有审核").await;
    walk.end().await;
}

/// Presses the main button, and finds the section saved without barriers.
async fn kept(walk: &Walk) {
    walk.click("main form button.main[value='save']").await;
    walk.says("草稿已保存").await;
    walk.no_barriers().await;
}

async fn choose(walk: &Walk, name: &str, value: &str) {
    let select = walk.client.find(fantoccini::Locator::Css(&format!("[name='{name}']"))).await.unwrap();
    select.select_by_value(value).await.unwrap();
}

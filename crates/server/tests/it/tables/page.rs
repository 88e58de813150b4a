//! The page and the run: shown first, nothing changed before consent, consent counted once, stale items refused, rows of
//! other departments refused, and a run that was interrupted goes on.

use super::{XLSX, catalogue, csv, sifted};
use crate::ground::{Browser, Ground, Page};
use rules::{hall::Role, item::Item};
use server::{
    office::Who,
    workbook::{load::Load, sift::Why},
};

async fn hand_in(browser: &mut Browser, name: &str, bytes: &[u8]) -> Page {
    browser.upload("/manage/table", &[], &[("table", name, XLSX, bytes)]).await
}

fn changed(code: &str, english: &str) -> Vec<u8> {
    csv("task_code,identity.name_en", &[&format!("{code},{english}")])
}

async fn english(ground: &Ground, code: &str) -> String {
    let known = ground.front.store.dossier::<Item>(code).await.unwrap().unwrap();
    known.state.latest().unwrap().1.content.identity.name_en.clone()
}

#[tokio::test]
async fn nothing_changes_before_consent_and_consent_counts_once() {
    let ground = Ground::new().await;
    let code = ground.item("market/food-business-licence");
    let mut manager = ground.enter_as(Role::HallManager).await;
    manager.get("/manage/table").await.ok().says("交回");
    let size = ground.front.office.pulse().borrow().size;
    let at = hand_in(&mut manager, "改动.csv", &changed(&code, "A new name")).await.onward();
    let page = manager.get(&at).await.ok();
    page.says("A new name").says("Food business licence").says("英文名称").says("现在还没有任何改动");
    assert_eq!(ground.front.office.pulse().borrow().size, size, "nothing has been recorded");
    assert_eq!(english(&ground, &code).await, "Food business licence");
    for _ in 0..2 {
        assert_eq!(manager.post(&at, &[("decision", "agree")]).await.onward(), at);
    }
    manager.get(&at).await.ok().says("1 个事项已存为草稿");
    assert_eq!(english(&ground, &code).await, "A new name");
    assert_eq!(ground.front.office.pulse().borrow().size, size + 1, "one event, however often one agrees");
    manager.get("/manage/table").await.ok().says("改动.csv").says("已完成");
}

#[tokio::test]
async fn an_item_that_has_moved_since_is_refused_as_stale() {
    let ground = Ground::new().await;
    let (one, other) = (ground.item("market/food-business-licence"), ground.item("market/drug-retail"));
    let mut manager = ground.enter_as(Role::HallManager).await;
    let rows = [format!("{one},Mine"), format!("{other},Mine too")];
    let table = csv("task_code,identity.name_en", &[&rows[0], &rows[1]]);
    let at = hand_in(&mut manager, "a.csv", &table).await.onward();
    let mut content = ground
        .front
        .store
        .dossier::<Item>(&one)
        .await
        .unwrap()
        .unwrap()
        .state
        .latest()
        .unwrap()
        .1
        .content
        .clone();
    content.identity.name_en = "Theirs".into();
    let order = server::office::Order::Item(one.as_str().into(), rules::item::Command::Draft(content));
    let asked = server::office::Request::new(Who::Staff(ground.person(Role::HallManager)), order);
    ground.front.office.ask(asked).await.unwrap().done().unwrap();
    manager.get(&at).await.ok().says("有人在这期间改过这个事项");
    manager.post(&at, &[("decision", "agree")]).await.onward();
    manager.get(&at).await.ok().says("1 个事项已存为草稿").says("另有 1 个没有改").says(&one);
    assert_eq!(english(&ground, &one).await, "Theirs");
    assert_eq!(english(&ground, &other).await, "Mine too");
}

#[tokio::test]
async fn an_editor_of_another_department_changes_nothing_and_sees_nothing() {
    let ground = Ground::new().await;
    let (own, other) = (ground.item("market/food-business-licence"), ground.item("education/teacher"));
    let editor = ground.holder("market/edit", 0);
    let mut editor = ground.enter(&editor).await;
    let rows = [format!("{own},Own"), format!("{other},Not mine")];
    let at = hand_in(&mut editor, "a.csv", &csv("task_code,identity.name_en", &[&rows[0], &rows[1]]))
        .await
        .onward();
    let page = editor.get(&at).await.ok();
    page.says(&other).says("把 1 个事项存为草稿");
    let mut manager = ground.enter_as(Role::HallManager).await;
    assert_eq!(manager.get(&at).await.status, 404, "a table is seen by whoever handed it in");
    manager.post(&at, &[("decision", "agree")]).await.onward();
    assert_eq!(english(&ground, &own).await, "Food business licence", "nobody else agrees to it");
    editor.post(&at, &[("decision", "agree")]).await.onward();
    assert_eq!(english(&ground, &own).await, "Own");
    assert_ne!(english(&ground, &other).await, "Not mine");
}

#[tokio::test]
async fn what_nobody_agrees_to_is_thrown_away() {
    let ground = Ground::new().await;
    let code = ground.item("market/food-business-licence");
    let mut manager = ground.enter_as(Role::HallManager).await;
    let at = hand_in(&mut manager, "a.csv", &changed(&code, "Later")).await.onward();
    let second = hand_in(&mut manager, "b.csv", &changed(&code, "Second")).await.onward();
    assert_eq!(manager.get(&at).await.status, 200, "the earlier one waits beside the later");
    manager.post(&at, &[("decision", "discard")]).await.onward();
    assert_eq!(manager.get(&at).await.status, 404);
    manager.post(&second, &[("decision", "discard")]).await.onward();
    assert_eq!(manager.get(&second).await.status, 404);
    let third = hand_in(&mut manager, "c.csv", &changed(&code, "Third")).await.onward();
    let moment = ground.clock.now().0 + store::imports::SHOWN_MS + 60_000;
    ground.clock.wind(rules::time::Instant(moment));
    manager.post(&third, &[("decision", "agree")]).await;
    assert_eq!(english(&ground, &code).await, "Food business licence");
    server::jobs::sweep::sweep(&ground.front).await.unwrap();
}

/// An import that was agreed to and then interrupted goes on by itself, and drafts nothing twice.
#[tokio::test]
async fn an_interrupted_run_goes_on() {
    let ground = Ground::new().await;
    let (one, other) = (ground.item("market/food-business-licence"), ground.item("market/drug-retail"));
    let person = ground.person(Role::HallManager);
    let rows = [format!("{one},First"), format!("{other},Second")];
    let load = Load::read(&csv("task_code,identity.name_en", &[&rows[0], &rows[1]])).unwrap();
    let id = server::imports::lay_down(&ground.front, &person, "a.csv", &load).await.unwrap();
    let (db, now) = (ground.front.store.db(), ground.front.office.now().0);
    assert!(store::imports::agree(db, &id, person.as_str(), now).await.unwrap());
    // The machine stops here: agreed to, and nothing drafted.
    let size = ground.front.office.pulse().borrow().size;
    assert_eq!(server::jobs::imports::round(&ground.front).await.unwrap(), 1);
    assert_eq!(server::jobs::imports::round(&ground.front).await.unwrap(), 0);
    assert_eq!(ground.front.office.pulse().borrow().size, size + 2);
    assert_eq!(store::imports::counts(db, &id).await.unwrap(), [0, 2, 0]);
    assert_eq!(english(&ground, &one).await, "First");
}

#[tokio::test]
async fn a_broken_file_is_told_beside_the_field() {
    let ground = Ground::new().await;
    let mut manager = ground.enter_as(Role::HallManager).await;
    let page = hand_in(&mut manager, "a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").await;
    assert_eq!(page.status, 422);
    page.says("请另存为 .xlsx");
    let page = hand_in(&mut manager, "", b"").await;
    assert_eq!(page.status, 422);
    page.says("请选择一个表格文件");
    let page = hand_in(&mut manager, "a.csv", b"a,b\n1,2\n").await;
    page.says("没有找到表头");
}

#[tokio::test]
async fn tables_go_out_by_department_and_state() {
    let ground = Ground::new().await;
    let mut manager = ground.enter_as(Role::HallManager).await;
    let page = manager.get("/manage/table/items.xlsx?department=market").await.ok();
    assert_eq!(page.kind, XLSX);
    let load = Load::read(&page.bytes).unwrap();
    let Load::Book(found) = &load else { panic!("a workbook") };
    let items = catalogue().iter().filter(|item| item.body.department.as_str() == "market").count();
    assert_eq!(found[0].rows.len(), items);
    let page = manager.get("/manage/table/items.zip?state=draft").await.ok();
    let Load::Book(found) = Load::read(&page.bytes).unwrap() else { panic!("tables") };
    assert!(found.iter().all(|found| found.rows.is_empty()), "no draft stands alone here");
    let page = manager.get("/manage/table/items.zip").await.ok();
    let sifted = sifted(&ground, Role::HallManager, &page.bytes).await;
    assert_eq!((sifted.planned.len(), sifted.unchanged), (0, catalogue().len()));
}

#[tokio::test]
async fn a_plain_list_goes_through_the_same_page() {
    let ground = Ground::new().await;
    let code = ground.item("market/food-business-licence");
    let list = format!(
        "部门,事项名称,实施编码,事项类型\n宁棠县市场监督管理局,食品经营许可　Ａ&amp;B,{code},1\n新来局,第一项\\第二项,N-1,99\n"
    );
    let mut manager = ground.enter_as(Role::HallManager).await;
    let at = hand_in(&mut manager, "清单.csv", list.as_bytes()).await.onward();
    let page = manager.get(&at).await.ok();
    page.says("食品经营许可 A&amp;B").says("新来局").says("名称里有反斜杠").says("事项类型不在标准之内");
    manager.post(&at, &[("decision", "agree")]).await.onward();
    let known = ground.front.store.dossier::<Item>("N-1").await.unwrap().unwrap();
    let department = &known.state.latest().unwrap().1.content.body.department;
    assert_eq!(ground.front.office.hall().departments[department].name, "新来局");
    let known = ground.front.store.dossier::<Item>(&code).await.unwrap().unwrap();
    let content = &known.state.latest().unwrap().1.content;
    assert_eq!(content.identity.name, "食品经营许可 A&B");
    assert!(!content.materials.is_empty(), "a list changes what it names and nothing else");
    // An editor makes no departments.
    let mut editor = ground.enter(&ground.holder("market/edit", 0)).await;
    let at = hand_in(&mut editor, "清单.csv", "部门,事项名称,实施编码\n又一个局,第三项,N-2\n".as_bytes())
        .await
        .onward();
    editor.get(&at).await.ok().says("大厅没有“又一个局”这个部门");
}

/// What a list does not bring in is named, so that nobody believes it taken.
#[tokio::test]
async fn columns_that_were_not_taken_are_named() {
    let ground = Ground::new().await;
    let code = ground.item("market/food-business-licence");
    let mut manager = ground.enter_as(Role::HallManager).await;
    let list = format!(
        "部门,事项名称,实施编码,承诺时限\n宁棠县市场监督管理局,食品经营许可（甲）,{code},５个工作日\n"
    );
    let at = hand_in(&mut manager, "清单.csv", list.as_bytes()).await.onward();
    manager.get(&at).await.ok().says("这些列没有收：承诺时限").says("普通清单只收");
    let table = csv("task_code,identity.name_en,whatever", &[&format!("{code},Other,1")]);
    let at = hand_in(&mut manager, "a.csv", &table).await.onward();
    manager.get(&at).await.ok().says("这些列没有收：").says("whatever").hides("普通清单只收");
}

/// A limit beyond every limit is refused for that, beside the name of its item.
#[tokio::test]
async fn a_limit_that_is_too_long_is_refused_for_that_reason() {
    let ground = Ground::new().await;
    let code = ground.item("market/food-business-licence");
    let mut manager = ground.enter_as(Role::HallManager).await;
    let table = csv("task_code,limits.promised", &[&format!("{code},90000个工作日")]);
    let at = hand_in(&mut manager, "a.csv", &table).await.onward();
    manager.get(&at).await.ok().says("最多 3650").says("食品经营许可").hides("要写明数字和单位");
}

/// Search words are words, however people part them.
#[tokio::test]
async fn words_of_one_cell_are_parted() {
    let ground = Ground::new().await;
    let code = ground.item("market/food-business-licence");
    let table = csv("task_code,identity.search_words", &[&format!("{code},\"甲，乙、丙；丁\"")]);
    let sifted = sifted(&ground, Role::HallManager, &table).await;
    assert_eq!(sifted.planned[0].content.identity.search_words, ["甲", "乙", "丙", "丁"]);
}

/// A second table leaves the first one waiting; of many the oldest make room.
#[tokio::test]
async fn a_new_table_keeps_the_one_that_waits() {
    let ground = Ground::new().await;
    let code = ground.item("market/food-business-licence");
    let mut manager = ground.enter_as(Role::HallManager).await;
    let mut all = Vec::new();
    for nth in 0..=store::imports::WAITING_BESIDE + 1 {
        let table = changed(&code, &format!("Name {nth}"));
        all.push(hand_in(&mut manager, &format!("第{nth}份.csv"), &table).await.onward());
        let then = ground.clock.now().0 + 1_000;
        ground.clock.wind(rules::time::Instant(then));
        if nth == 1 {
            manager.get(&all[0]).await.ok().says("Name 0");
        }
    }
    let page = manager.get("/manage/table").await.ok();
    page.hides("第0份.csv").says("第1份.csv").says("第2份.csv").says("等您确认的最多留 5 份");
    manager.post(&all[1], &[("decision", "agree")]).await.onward();
    assert_eq!(english(&ground, &code).await, "Name 1");
    // The others were made for what the item said before.
    manager.post(&all[2], &[("decision", "agree")]).await.onward();
    assert_eq!(english(&ground, &code).await, "Name 1");
}

/// A part that is taken out is named in one line, and what it said is there for whoever asks.
#[tokio::test]
async fn a_part_that_is_gone_is_named_in_one_line() {
    let ground = Ground::new().await;
    let before =
        catalogue().into_iter().find(|it| it.materials.len() > 2 && !it.questions.is_empty()).unwrap();
    let mut after = before.clone();
    let gone = after.materials.remove(1);
    let found = server::workbook::differ::differences(Some(&before), &after, super::hall());
    let whole: Vec<_> = found.iter().filter(|one| one.is_whole()).collect();
    assert_eq!((whole.len(), whole[0].before.as_str(), whole[0].after.as_str()), (1, gone.name.as_str(), ""));
    assert!(whole[0].details.iter().any(|(column, text)| column == "materials:name" && *text == gone.name));
    // The same between two versions of an item.
    let code = before.identity.task_code.clone();
    let draft = server::office::Order::Item(code.clone(), rules::item::Command::Draft(Box::new(after)));
    let asked = server::office::Request::new(Who::System, draft);
    let answer = ground.front.office.ask(asked).await.unwrap();
    assert!(matches!(answer, server::office::Answer::Done { .. }));
    let mut manager = ground.enter_as(Role::HallManager).await;
    let page = manager.get(&format!("/manage/items/{code}")).await.ok();
    page.says(&format!("<del>{}</del>", gone.name)).says("删去");
    let of_it = page.body.split_once("与生效版本的差别").unwrap().1.split("</section>").next().unwrap();
    assert_eq!(of_it.matches("<tr>").count(), 2, "the heading and one line: {of_it}");
}

/// The real list of a district, where it lies on this machine.
#[tokio::test]
async fn a_real_district_list_is_shown_whole() {
    let file =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/district-items.csv");
    let Ok(bytes) = std::fs::read(&file) else {
        return eprintln!("skipped: {} is not on this machine", file.display());
    };
    let ground = Ground::new().await;
    let sifted = sifted(&ground, Role::HallManager, &bytes).await;
    assert_eq!(sifted.planned.len() + sifted.refused.len(), 1_135);
    assert!(
        sifted.refused.iter().all(|one| one.line > 1 && matches!(one.why, Why::Row(_))),
        "{:?}",
        sifted.refused
    );
}

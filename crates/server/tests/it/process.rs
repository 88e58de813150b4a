//! 流程编辑: a process is drawn block by block with buttons alone; nothing typed is lost, what is wrong stands at its step,
//! and a draft is saved only over what its drawer had seen.

use crate::{
    browser::{Walk, possible},
    ground::{Browser, Ground, Page},
};
use axum::http::StatusCode;
use rules::{
    hall::Role,
    item::{
        Content, Item,
        process::{Block, RiskLevel, StepKind},
    },
};
use std::time::Duration;

const FILE: &str = "market/food-business-licence";

/// The fields of the editor's form as a browser would post them.
struct Typed(Vec<(String, String)>);

impl Typed {
    /// Reads every control of the form on this page.
    fn of(page: &Page) -> Typed {
        let body = &page.body;
        let form = &body[body.find("data-preview=").expect("the form")..];
        let form = &form[..form.find("</form>").expect("its end")];
        let mut fields = Vec::new();
        for piece in form.split('<').skip(1) {
            let attribute = |name: &str| {
                let from = piece.find(&format!(" {name}=\""))? + name.len() + 3;
                piece[from..].split('"').next().map(plain)
            };
            let Some(name) = attribute("name") else { continue };
            let value = if piece.starts_with("textarea") {
                plain(piece.split_once('>').unwrap().1.trim_start_matches('\n'))
            } else if piece.starts_with("select") {
                let rest = &form[form.find(piece).unwrap()..];
                let options = &rest[..rest.find("</select>").unwrap()];
                let chosen = options.split("<option").skip(1).find(|option| option.contains(" selected"));
                chosen
                    .and_then(|option| option.split("value=\"").nth(1)?.split('"').next().map(plain))
                    .unwrap_or_default()
            } else if piece.starts_with("input") {
                if piece.contains("checkbox") && !piece.contains(" checked") {
                    continue;
                }
                attribute("value").unwrap_or_default()
            } else {
                continue;
            };
            fields.push((name, value));
        }
        Typed(fields)
    }

    fn set(mut self, name: &str, value: &str) -> Typed {
        let field = self.0.iter_mut().find(|(known, _)| known == name).unwrap_or_else(|| panic!("no {name}"));
        field.1 = value.to_owned();
        self
    }

    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or_else(|| panic!("no {name}"), |(_, value)| value)
    }

    async fn press(&self, browser: &mut Browser, code: &str, button: &str) -> Page {
        self.post(browser, &format!("/manage/items/{code}/process"), button).await
    }

    async fn post(&self, browser: &mut Browser, path: &str, button: &str) -> Page {
        let mut fields: Vec<(&str, &str)> = self
            .0
            .iter()
            .filter(|(name, _)| name != "csrf")
            .map(|(name, value)| (name.as_str(), value.as_str()))
            .collect();
        fields.push(("do", button));
        browser.post(path, &fields).await
    }
}

fn plain(text: &str) -> String {
    text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

async fn open(browser: &mut Browser, code: &str) -> Page {
    browser.get(&format!("/manage/items/{code}/process")).await.ok()
}

async fn latest(ground: &Ground, code: &str) -> Content {
    let known = ground.front.store.dossier::<Item>(code).await.unwrap().unwrap();
    (*known.state.latest().unwrap().1.content).clone()
}

async fn published(ground: &Ground, code: &str) -> Content {
    let known = ground.front.store.dossier::<Item>(code).await.unwrap().unwrap();
    known.state.current().unwrap().1.clone()
}

#[tokio::test]
async fn every_process_of_the_county_is_drawn_and_saved_as_it_was() {
    let ground = Ground::new().await;
    let mut manager = ground.enter_as(Role::HallManager).await;
    for file in [FILE, "culture/entertainment", "police/seal-carving", "market/individual-business"] {
        let code = ground.item(file);
        let page = open(&mut manager, &code).await;
        page.says("流程图").says("职责分离").says("环节时限合计").says("流程可以发布");
        Typed::of(&page).press(&mut manager, &code, "save").await.onward();
        // The same words again are no new version.
        let known = ground.front.store.dossier::<Item>(&code).await.unwrap().unwrap();
        assert_eq!(known.state.latest().unwrap().0, 1, "{file}: saving unchanged made a draft");
    }
}

#[tokio::test]
async fn a_branch_is_added_by_button_and_nothing_typed_is_lost() {
    let ground = Ground::new().await;
    let code = ground.item(FILE);
    let mut manager = ground.enter_as(Role::HallManager).await;
    let page = open(&mut manager, &code).await;
    let typed = Typed::of(&page);
    // Shape of the sample: two branches of one step each, and the decision.
    assert_eq!(typed.get("shape"), "p1(w2[s3=review.]w4[s5=site.])s6=decide.");
    let typed = typed
        .set("name-3", "材料审查（改）")
        .set("checklist-3", "材料是否齐全？\n是否一致？")
        .set("limit-5", "四天");
    let page = typed.press(&mut manager, &code, "way:1").await.ok();
    let typed = Typed::of(&page);
    assert_eq!(typed.get("shape"), "p1(w2[s3=review.]w4[s5=site.]w7[s8])s6=decide.");
    assert_eq!(typed.get("name-3"), "材料审查（改）");
    assert_eq!(typed.get("checklist-3"), "材料是否齐全？\n是否一致？");
    assert_eq!(typed.get("limit-5"), "四天", "also what cannot be saved");
    page.says("autofocus").says("分支 3").says("还有");
    // What is no number is refused beside its field, with everything still there.
    let typed =
        typed.set("way-7", "网络经营审查").set("name-8", "平台信息核对").set("post-8", "market/review");
    let wrong = typed.press(&mut manager, &code, "save").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("请填 0 到 366 之间的整数").says("href=\"#f-limit-5\"").says("平台信息核对").says("四天");
    assert_eq!(latest(&ground, &code).await, published(&ground, &code).await, "nothing was saved");
    let typed =
        Typed::of(&wrong).set("limit-5", "3").set("risk-8", "high").set("measures-8", "双人复核\n\n回查");
    assert_eq!(
        typed.press(&mut manager, &code, "save").await.onward(),
        format!("/manage/items/{code}?done=process")
    );
    let process = latest(&ground, &code).await.process;
    let Block::Parallel { branches } = &process.blocks[0] else { panic!("{process:?}") };
    assert_eq!(branches[2].name, "网络经营审查");
    let Block::Step(new) = &branches[2].blocks[0] else { panic!("{branches:?}") };
    assert_eq!(
        (new.id.as_str(), new.kind, new.post.as_str()),
        ("review-2", StepKind::Review, "market/review")
    );
    let risk = new.risk.as_ref().unwrap();
    assert_eq!((risk.level, risk.measures.len()), (RiskLevel::High, 2));
    let review = process.step(&"review".into()).unwrap();
    let ids: Vec<&str> = review.checklist.iter().map(|point| point.id.as_str()).collect();
    assert_eq!(ids, ["c1", "c2"], "reworded points keep the ids of their places");
    // Nothing but the process has changed.
    let mut rest = latest(&ground, &code).await;
    rest.process = published(&ground, &code).await.process;
    assert_eq!(rest, published(&ground, &code).await);
    manager
        .get(&format!("/manage/items/{code}"))
        .await
        .ok()
        .says("平台信息核对")
        .says("第 2 版")
        .says("可以更好");
}

#[tokio::test]
async fn faults_stand_at_their_step_and_in_the_preview() {
    let ground = Ground::new().await;
    let code = ground.item(FILE);
    let mut manager = ground.enter_as(Role::HallManager).await;
    let typed = Typed::of(&open(&mut manager, &code).await);
    let typed = typed.set("limit-5", "9").set("post-3", "").set("acceptance_post", "market/decide");
    let preview = format!("/manage/items/{code}/process/preview");
    let parts = typed.post(&mut manager, &preview, "").await.ok();
    parts.hides("<html").says("<svg").says("id=\"process-preview\"");
    parts.says("超 6 个工作日").says("各环节时限加起来超过承诺时限").says("受理和决定落在同一个岗位");
    parts.says("href=\"#f-post-3\"").says("id=\"checks-3\"").says("岗位：还没有选").says("请选择岗位。");
    let page = typed.press(&mut manager, &code, "preview").await.ok();
    page.says("超 6 个工作日").says("href=\"#f-post-3\"").says("step-fault");
    assert_eq!(latest(&ground, &code).await, published(&ground, &code).await, "looking changes nothing");
    // A draft may be saved with its faults; the check before publication holds them.
    typed.press(&mut manager, &code, "save").await.onward();
    manager.get(&format!("/manage/items/{code}")).await.ok().says("受理和决定落在同一个岗位");
    // A risk without its level would be lost: it is asked for.
    let typed = Typed::of(&open(&mut manager, &code).await);
    let wrong = typed.set("risk-3", "").press(&mut manager, &code, "save").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("请选风险等级").says("href=\"#f-risk-3\"");
}

#[tokio::test]
async fn whoever_comes_second_keeps_what_they_typed() {
    let ground = Ground::new().await;
    let code = ground.item(FILE);
    let mut first = ground.enter_as(Role::HallManager).await;
    let mut second = ground.enter_as(Role::HallManager).await;
    let mine = Typed::of(&open(&mut first, &code).await).set("name-6", "局长决定");
    let other = Typed::of(&open(&mut second, &code).await).set("name-3", "形式审查");
    other.press(&mut second, &code, "save").await.onward();
    let stale = mine.press(&mut first, &code, "save").await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    stale.says("别人改过这个事项").says("流程也被改过").says("局长决定");
    assert_eq!(latest(&ground, &code).await.process.step(&"review".into()).unwrap().name, "形式审查");
    // Having been told, saving once more is meant.
    Typed::of(&stale).press(&mut first, &code, "save").await.onward();
    let process = latest(&ground, &code).await.process;
    assert_eq!(process.step(&"decide".into()).unwrap().name, "局长决定");
    // Where only something else was changed, its change stays.
    let mine = Typed::of(&open(&mut first, &code).await).set("name-6", "分管局长决定");
    let toml = second.get(&format!("/manage/items/{code}/toml")).await.ok().body;
    let text = toml.replacen("无数量限制", "不限", 1);
    let page = second.get(&format!("/manage/items/{code}/text")).await.ok();
    let fields = [("act", &*page.hidden("act")), ("seen", &*page.hidden("seen")), ("text", &text)];
    second.post(&format!("/manage/items/{code}/text"), &fields).await.onward();
    let stale = mine.press(&mut first, &code, "save").await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    stale.says("流程没有人动过");
    Typed::of(&stale).press(&mut first, &code, "save").await.onward();
    let content = latest(&ground, &code).await;
    assert_eq!(content.handling.quota_note, "不限");
    assert_eq!(content.process.step(&"decide".into()).unwrap().name, "分管局长决定");
}

#[tokio::test]
async fn templates_give_a_process_that_may_be_published() {
    let ground = Ground::new().await;
    let code = ground.item(FILE);
    let mut manager = ground.enter_as(Role::HallManager).await;
    let typed = Typed::of(&open(&mut manager, &code).await);
    for (word, says) in [("at-once", "一审核准"), ("one-review", "审批决定"), ("site-check", "现场核查")]
    {
        let page = typed.press(&mut manager, &code, &format!("template:{word}")).await.ok();
        page.says("流程可以发布").says(says);
    }
    // The other departments of a joint matter must still be chosen.
    let page = typed.press(&mut manager, &code, "template:joint").await.ok();
    page.says("岗位：还没有选").says("分支 2");
}

#[tokio::test]
async fn limits_and_rights_hold() {
    let ground = Ground::new().await;
    let code = ground.item(FILE);
    let mut manager = ground.enter_as(Role::HallManager).await;
    let typed = Typed::of(&open(&mut manager, &code).await);
    let full: String = (1..=40).map(|key| format!("s{key}")).collect();
    let full = Typed(vec![
        ("shape".into(), full),
        ("seen".into(), typed.get("seen").into()),
        ("name-7".into(), "第七步".into()),
    ]);
    full.press(&mut manager, &code, "step:0").await.ok().says("不能再加了").says("第七步");
    full.press(&mut manager, &code, "up:1").await.ok().says("这一步没有做成").says("第七步");
    for shape in ["p1(s2)", "s1s1", "hello"] {
        let odd = Typed(vec![("shape".into(), shape.into())]);
        assert!(odd.press(&mut manager, &code, "preview").await.status.is_client_error(), "{shape}");
    }
    let long = Typed::of(&open(&mut manager, &code).await).set("name-3", &"长".repeat(81));
    let wrong = long.press(&mut manager, &code, "save").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    // An editor of another department does not get the form; what they post is refused by the rules, and kept.
    let hall = ground.front.office.hall();
    let other = hall.posts.values().find(|post| {
        post.roles.contains(&Role::DepartmentEditor)
            && post.department.as_str() != "market"
            && !post.holders.is_empty()
    });
    let mut other = ground.enter(&other.expect("another editor").holders[0].clone()).await;
    let path = format!("/manage/items/{code}/process");
    assert_eq!(other.get(&path).await.status, StatusCode::FORBIDDEN);
    assert_eq!(other.get(&format!("/manage/items/{code}/text")).await.status, StatusCode::FORBIDDEN);
    other.get(&format!("/manage/items/{code}")).await.ok().hides(&format!("{path}\""));
    let typed = Typed::of(&open(&mut manager, &code).await).set("name-3", "越权修改");
    let refused = typed.press(&mut other, &code, "save").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("您的岗位不能改这个事项").says("越权修改");
    let mut clerk = ground.enter_as(Role::WindowClerk).await;
    assert_eq!(clerk.get(&path).await.status, StatusCode::FORBIDDEN);
    assert_eq!(clerk.post(&path, &[]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_choice_is_made_by_the_answers_of_the_applicant() {
    let ground = Ground::new().await;
    let code = ground.item(FILE);
    let mut manager = ground.enter_as(Role::HallManager).await;
    let typed = Typed::of(&open(&mut manager, &code).await);
    let page = typed.press(&mut manager, &code, "choice:0").await.ok();
    let typed = Typed::of(&page).set("name-9", "餐饮专项审查").set("post-9", "market/review");
    assert_eq!(typed.get("when-10"), "otherwise");
    // Which case takes the first arm must be said: left open it would take every case. The checks know it at once.
    page.hides("流程可以发布").says("有 1 处存不下来");
    let wrong = typed.press(&mut manager, &code, "save").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    wrong.says("href=\"#f-when-8\"").says("餐饮专项审查");
    let typed = Typed::of(&wrong).set("when-8", "business/catering");
    typed.press(&mut manager, &code, "preview").await.ok().says("餐饮专项审查").says("主要做什么？");
    typed.press(&mut manager, &code, "save").await.onward();
    let process = latest(&ground, &code).await.process;
    let Block::Choice { arms } = &process.blocks[1] else { panic!("{process:?}") };
    let when = arms[0].when.as_ref().unwrap();
    assert_eq!((when.question.as_str(), when.answer.as_str()), ("business", "catering"));
    assert!(arms[1].when.is_none() && arms[1].blocks.is_empty());
}

#[tokio::test]
async fn what_could_be_better_is_listed_and_filtered() {
    let ground = Ground::new().await;
    let code = ground.item(FILE);
    let mut manager = ground.enter_as(Role::HallManager).await;
    manager.get("/manage/items").await.ok().says("完整度").says("事项质量");
    let page = manager.get("/manage/quality").await.ok();
    page.says("可以更好的地方").says("#quality");
    let toml = manager.get(&format!("/manage/items/{code}/toml")).await.ok().body;
    let begin = toml.find("search_words = [").unwrap();
    let end = begin + toml[begin..].find(']').unwrap();
    let text = format!("{}search_words = []{}", &toml[..begin], &toml[end + 1..]);
    let page = manager.get(&format!("/manage/items/{code}/text")).await.ok();
    let fields = [("act", &*page.hidden("act")), ("seen", &*page.hidden("seen")), ("text", &text)];
    manager.post(&format!("/manage/items/{code}/text"), &fields).await.onward();
    let listed = manager.get("/manage/quality?kind=no_search_words&department=market").await.ok();
    listed.says(&format!("/manage/items/{code}#quality")).says("草稿").says("没有常用搜索词");
    let elsewhere = manager.get("/manage/quality?kind=no_search_words&department=police").await.ok();
    elsewhere.says("没有符合条件的事项");
    manager.get(&format!("/manage/items/{code}")).await.ok().says("没有常用搜索词").says("没有填的要素");
    let mut guest = ground.guest();
    assert_eq!(guest.get("/manage/quality").await.status, StatusCode::SEE_OTHER);
}

/// Clicks a button and waits for the page that comes of it.
async fn pressed(walk: &Walk, value: &str) {
    walk.client.execute("document.body.dataset.old = '1'", vec![]).await.unwrap();
    walk.click(&format!("button[name=do][value='{value}']")).await;
    for _ in 0..100 {
        let old = walk.client.execute("return document.body?.dataset.old ?? ''", vec![]).await;
        if old.is_ok_and(|old| old == "") {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{value} led nowhere:\n{}", walk.words().await);
}

/// Waits until the chart beside the form says this.
async fn chart_says(walk: &Walk, words: &str) {
    let ask = "return document.querySelector('#chart svg')?.textContent ?? ''";
    let mut drawn = String::new();
    for _ in 0..50 {
        drawn = walk.client.execute(ask, vec![]).await.unwrap().as_str().unwrap_or_default().to_owned();
        // A long name is broken into lines.
        if drawn.split_whitespace().collect::<String>().contains(words) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the chart does not say {words:?}: {drawn}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_steps_and_a_branch_are_clicked_together_and_the_chart_follows() {
    if !possible() {
        return;
    }
    let walk = Walk::begin(1440, 1000).await;
    let code = walk.ground.item("culture/entertainment");
    walk.be(&walk.ground.person(Role::HallManager)).await;
    walk.open(&format!("/manage/items/{code}/process")).await;
    walk.no_barriers().await;
    // What would replace a process stands folded away.
    walk.click("form[data-preview] details > summary").await;
    pressed(&walk, "template:one-review").await;
    chart_says(&walk, "材料审查").await;
    // Two more steps make three and the decision; the decision stays last.
    pressed(&walk, "step:0").await;
    walk.fill("name-3", "实地走访").await;
    chart_says(&walk, "实地走访").await;
    pressed(&walk, "step:0").await;
    walk.fill("name-4", "集体讨论").await;
    chart_says(&walk, "集体讨论").await;
    pressed(&walk, "parallel:0").await;
    walk.fill("way-6", "消防").await;
    walk.fill("name-7", "消防意见").await;
    walk.fill("way-8", "环保").await;
    walk.fill("name-9", "环保意见").await;
    chart_says(&walk, "环保意见").await;
    // The longest way follows what is typed, without a click.
    walk.fill("limit-9", "60").await;
    walk.says("各环节时限加起来超过承诺时限").await;
    walk.no_barriers().await;
    pressed(&walk, "up:5").await;
    pressed(&walk, "save").await;
    walk.arrives(&format!("/manage/items/{code}")).await;
    let process = latest(&walk.ground, &code).await.process;
    let names: Vec<&str> = process.steps().into_iter().map(|step| step.name.as_str()).collect();
    assert_eq!(names, ["材料审查", "实地走访", "消防意见", "环保意见", "集体讨论", "审批决定"]);
    assert!(matches!(&process.blocks[2], Block::Parallel { branches } if branches.len() == 2));
    walk.end().await;
}

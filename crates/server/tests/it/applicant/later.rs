//! What comes after an application: corrections, changes, papers that may follow, taking it back; and applying for
//! somebody else.

use super::{PDF, PNG, SHOP, at_window, begin, case, citizens, hand_in, send, shop_form, walk_to_check};
use crate::ground::Ground;
use axum::http::StatusCode;
use rules::{
    case::{
        ApplySource, CaseStatus, Command,
        material::{AUTHORISATION, CorrectionItem, Given, is_required},
    },
    item::content::{Material, MaterialForm, When},
    name::{Commitment, ItemCode, MaterialId},
};
use server::office::{Order, Request, Who};
use std::collections::BTreeMap;
use store::{vault::Datum, views::items};

/// Another content than that of the paper it stands in for: files of a case are told apart by content.
const LEASE: &[u8] = b"%PDF-1.7 the whole lease, its last page too";

#[tokio::test]
async fn a_correction_lists_every_point_and_is_supplied_once() {
    let ground = Ground::new().await;
    let me = citizens(&ground)[11].id.clone();
    let mut browser = ground.enter(&me).await;
    let draft = walk_to_check(&mut browser, &ground.item(SHOP)).await;
    let number = send(&mut browser, &draft).await;
    at_window(&ground, &number, Command::Receive).await;
    let lease = MaterialId::from("premises-lease");
    let items = vec![
        CorrectionItem { material: Some(lease.clone()), what: "租赁合同缺最后一页".into() },
        CorrectionItem { material: None, what: "经营范围写得太笼统".into() },
    ];
    at_window(&ground, &number, Command::RequestCorrection { items }).await;
    browser.get("/my").await.ok().says("补正材料，最迟");
    let path = format!("/my/cases/{number}/correct");
    browser.get(&format!("/my/cases/{number}")).await.ok().says(&path);
    let page = browser.get(&path).await.ok();
    page.says("租赁合同缺最后一页").says("经营范围写得太笼统").says("餐饮服务").says("原来已交 1 个文件");
    let (seen, act) = (page.hidden("seen"), page.hidden("act"));
    let mut form = shop_form();
    form.extend([("seen", seen.as_str()), ("act", act.as_str())]);
    let refused = browser.post(&path, &form).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    refused.says("还没有修改或上传任何内容");
    let files = [("material-premises-lease", "合同全本.pdf", "application/pdf", LEASE)];
    browser.upload(&format!("{path}/premises-lease"), &[], &files).await.onward();
    browser.get(&path).await.ok().says("合同全本.pdf");
    form[6].1 = "热食类食品制售";
    let done = format!("/my/cases/{number}?done=supplied");
    assert_eq!(browser.post(&path, &form).await.onward(), done);
    assert_eq!(browser.post(&path, &form).await.onward(), format!("/my/cases/{number}"), "twice is once");
    let known = case(&ground, &number).await;
    assert_eq!(known.status, CaseStatus::Received);
    assert_eq!(known.materials[&lease].files.len(), 1);
    browser.get(&format!("/my/cases/{number}")).await.ok().says("热食类食品制售").says("合同全本.pdf");
    browser.get(&path).await.ok().says("这件办件现在不用您提交什么");
}

#[tokio::test]
async fn a_returned_application_is_changed_and_sent_again_under_its_number() {
    let ground = Ground::new().await;
    let mut browser = ground.enter(&citizens(&ground)[12].id).await;
    let draft = walk_to_check(&mut browser, &ground.item(SHOP)).await;
    let number = send(&mut browser, &draft).await;
    let reasons = vec![CorrectionItem { material: None, what: "店铺名称没有申报".into() }];
    at_window(&ground, &number, Command::ReturnPreReview { reasons }).await;
    browser.get("/my").await.ok().says("修改后重新提交");
    let path = format!("/my/cases/{number}/correct");
    let page = browser.get(&path).await.ok();
    page.says("店铺名称没有申报").says("阿福面馆");
    let seen = page.hidden("seen");
    let mut form = shop_form();
    form.push(("seen", seen.as_str()));
    form[4].1 = "宁棠县城关镇小满面馆";
    browser.post(&path, &form).await.onward();
    assert_eq!(case(&ground, &number).await.status, CaseStatus::Submitted);
    browser.get(&format!("/my/cases/{number}")).await.ok().says("小满面馆");
}

#[tokio::test]
async fn what_may_follow_is_handed_in_after_acceptance() {
    let ground = Ground::new().await;
    let me = citizens(&ground)[19].id.clone();
    let code = ground.item("market/food-business-licence");
    let db = ground.front.store.db();
    let content = items::content(db, &code, 1).await.unwrap().unwrap();
    let answers: BTreeMap<String, String> =
        content.questions.iter().map(|asked| (asked.id.clone(), asked.answers[0].id.clone())).collect();
    let holds = |when: &When| answers.get(&when.question) == Some(&when.answer);
    let needed = content.materials.iter().filter(|material| is_required(material, holds));
    let (later, now): (Vec<&Material>, Vec<&Material>) = needed.partition(|material| material.deferrable);
    let on_paper = |material: &&Material| Given {
        material: material.id.clone(),
        form: MaterialForm::Paper,
        count: 1,
        files: Vec::new(),
    };
    let data = [Datum::new(me.as_str(), "form", b"{}"), Datum::new(me.as_str(), "query_code", b"23456789")];
    let sealed = |place: usize| Commitment(data[place].commitment().0);
    let submit = Command::Submit {
        applicant: me.clone(),
        agent: None,
        source: ApplySource::DesktopWeb,
        answers: answers.clone(),
        form: sealed(0),
        query_code: sealed(1),
        materials: now.iter().map(on_paper).collect(),
        licence: None,
        by_promise: false,
    };
    let order = Order::Apply(ItemCode::from(code.as_str()), submit);
    let request = Request::new(Who::Citizen(me.clone()), order).sealing(data.into());
    let number = ground.front.office.ask(request).await.unwrap().done().unwrap();
    let deferred: Vec<MaterialId> = later.iter().map(|material| material.id.clone()).collect();
    assert!(!deferred.is_empty(), "the item has something that may follow");
    for command in [Command::Receive, Command::Accept { deferred }] {
        let clerk = Who::Staff(ground.holder(content.process.acceptance_post.as_str(), 0));
        let order = Order::Case(number.clone(), command);
        ground.front.office.ask(Request::new(clerk, order)).await.unwrap().done().unwrap();
    }
    let mut browser = ground.enter(&me).await;
    browser.get("/my").await.ok().says("交容缺后补的材料");
    let path = format!("/my/cases/{number}/correct");
    let page = browser.get(&path).await.ok();
    page.says("前交齐").says("逾期没有补交的");
    let seen = page.hidden("seen");
    browser.get(&format!("/my/cases/{number}")).await.ok().says("容缺补交期限");
    for material in &later {
        browser.get(&path).await.ok().says(&material.name);
        let field = format!("material-{}", material.id);
        let files = [(field.as_str(), "后补.pdf", "application/pdf", PDF)];
        browser.upload(&format!("{path}/{}", material.id), &[], &files).await.onward();
    }
    let done = browser.post(&path, &[("seen", &seen)]).await.onward();
    browser.get(&done).await.ok().says("已经收到您提交的内容");
    assert!(case(&ground, &number).await.missing(&content).is_empty());
    browser.get("/my").await.ok().hides("交容缺后补的材料");
    browser.get(&path).await.ok().says("这件办件现在不用您提交什么");
}

#[tokio::test]
async fn taking_back_is_asked_once_more_and_refused_on_a_stale_page() {
    let ground = Ground::new().await;
    let mut browser = ground.enter(&citizens(&ground)[13].id).await;
    let draft = walk_to_check(&mut browser, &ground.item(SHOP)).await;
    let number = send(&mut browser, &draft).await;
    let path = format!("/my/cases/{number}/withdraw");
    let page = browser.get(&path).await.ok();
    page.says("确定撤回这件申请吗").says("不能撤销");
    let old = page.hidden("seen");
    at_window(&ground, &number, Command::Receive).await;
    let page = browser.post(&path, &[("seen", &old)]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("刚刚有了新进展");
    assert_eq!(case(&ground, &number).await.status, CaseStatus::Received);
    let page = browser.get(&path).await.ok();
    let (seen, act) = (page.hidden("seen"), page.hidden("act"));
    let fields = [("seen", seen.as_str()), ("act", act.as_str()), ("reason", "不开了")];
    browser.post(&path, &fields).await.onward();
    browser.post(&path, &fields).await.onward();
    assert_eq!(case(&ground, &number).await.status, CaseStatus::Withdrawn);
    assert_eq!(browser.get(&path).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn an_agent_applies_for_somebody_else_with_an_authorisation() {
    let ground = Ground::new().await;
    let people = citizens(&ground);
    let (me, other) = (people[14].clone(), people[15].clone());
    let mut browser = ground.enter(&me.id).await;
    let draft = begin(&mut browser, &ground.item(SHOP)).await;
    browser.post(&format!("{draft}/question/1"), &[("answer-premises", "home")]).await.onward();
    let who = format!("{draft}/who");
    let principal = |name: &str, number: &str| {
        [
            ("acting", "other".to_owned()),
            ("principal_name", name.to_owned()),
            ("principal_number", number.to_owned()),
            ("principal_phone", "19900005678".to_owned()),
        ]
    };
    let fields = |values: [(&'static str, String); 4]| values;
    for (name, number, words) in [
        ("别的名字", other.id_number.as_str(), "登记的是另一个姓名"),
        (me.name.as_str(), me.id_number.as_str(), "这是您自己的号码"),
        (other.name.as_str(), "110105194912310021", "校验位"),
    ] {
        let values = fields(principal(name, number));
        let typed: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let page = browser.post(&who, &typed).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        page.says(words);
    }
    let values = fields(principal(&other.name, &other.id_number));
    let typed: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.post(&who, &typed).await.onward();
    // Nothing that the vault knows of the other person is shown to the agent.
    browser.get(&format!("{draft}/form")).await.ok().hides(&other.phone).hides(&other.address);
    browser.post(&format!("{draft}/form"), &shop_form()).await.onward();
    hand_in(&mut browser, &draft, "application", "申请书.pdf", PDF).await.onward();
    hand_in(&mut browser, &draft, "premises-consent", "同意书.png", PNG).await.onward();
    browser.post(&format!("{draft}/materials"), &[]).await.says("请上传：授权委托书");
    hand_in(&mut browser, &draft, AUTHORISATION, "委托书.pdf", PDF).await.onward();
    let number = send(&mut browser, &draft).await;
    let known = case(&ground, &number).await;
    assert_eq!((known.applicant, known.agent), (other.id.clone(), Some(me.id)));
    assert!(known.materials.contains_key(&MaterialId::from(AUTHORISATION)));
    browser.get("/my").await.ok().says("我代办的").says(&number);
    let mut theirs = ground.enter(&other.id).await;
    theirs.get(&format!("/my/cases/{number}")).await.ok().says("授权委托书").says(&me.name);
}

#[tokio::test]
async fn where_presence_is_required_no_agent_is_let_through() {
    let ground = Ground::new().await;
    let mut browser = ground.enter(&citizens(&ground)[18].id).await;
    let draft = begin(&mut browser, &ground.item("police/passport")).await;
    browser.get(&format!("{draft}/who")).await.ok().says("要求本人申请");
    let page = browser.post(&format!("{draft}/who"), &[("acting", "other")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("不能委托别人（行政许可法第二十九条）");
}

//! Journeys of applicants: applying from the first question to the number, what goes wrong on the way, and what comes
//! after: corrections, changes, taking back. No page is believed: what came of a journey is asked of the store.

mod forgiving;
mod later;

use crate::ground::{Browser, Ground, Page};
use axum::http::StatusCode;
use county::PersonKind;
use rules::{
    case::{Case, CaseStatus, Command},
    item,
    name::{ItemCode, PersonId},
};
use server::office::{Afterwards, Answer, Order, Request, Who};
use store::views::cases::{self, Filter};

const SHOP: &str = "market/individual-business";
const PDF: &[u8] = b"%PDF-1.7 a form that somebody has filled in";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n a picture of a lease";

fn citizens(ground: &Ground) -> Vec<&county::Person> {
    ground.county.people().all().iter().filter(|person| person.kind == PersonKind::Citizen).collect()
}

/// The step a draft begins at: `/apply/{code}/{draft}/`.
async fn begin(browser: &mut Browser, code: &str) -> String {
    let first = browser.get(&format!("/apply/{code}")).await.onward();
    let end = first.rfind("/question").or(first.rfind("/who")).expect("a first step");
    first[..end].to_owned()
}

/// The fields of the shop's form, all of them sound.
fn shop_form() -> Vec<(&'static str, &'static str)> {
    vec![
        ("field-applicant_name", "林晚"),
        ("field-citizen_id", "11010519491231002X"),
        ("field-contact_phone", "199 0000 1234"),
        ("field-address", "宁棠县城关镇安澜路 8 号"),
        ("field-trade_name", "宁棠县城关镇阿福面馆"),
        ("field-premises", "宁棠县城关镇安澜路 9 号"),
        ("field-business_scope", "餐饮服务"),
        ("field-capital", "50000.00"),
        ("field-form_of_business", "个人经营"),
    ]
}

/// Walks from the first question to the check, handing in what a shop needs.
async fn walk_to_check(browser: &mut Browser, code: &str) -> String {
    let draft = begin(browser, code).await;
    let to = browser.post(&format!("{draft}/question/1"), &[("answer-premises", "shop")]).await.onward();
    assert_eq!(to, format!("{draft}/who"));
    let to = browser.post(&to, &[("acting", "self")]).await.onward();
    assert_eq!(to, format!("{draft}/form"));
    let to = browser.post(&to, &shop_form()).await.onward();
    assert_eq!(to, format!("{draft}/materials"));
    hand_in(browser, &draft, "application", "申请书.pdf", PDF).await.onward();
    hand_in(browser, &draft, "premises-lease", "租赁合同.png", PNG).await.onward();
    assert_eq!(browser.post(&to, &[]).await.onward(), format!("{draft}/check"));
    draft
}

async fn hand_in(browser: &mut Browser, draft: &str, material: &str, name: &str, content: &[u8]) -> Page {
    let field = format!("material-{material}");
    let files = [(field.as_str(), name, "application/octet-stream", content)];
    browser.upload(&format!("{draft}/material/{material}"), &[], &files).await
}

/// Sends the application and answers the number of the case.
async fn send(browser: &mut Browser, draft: &str) -> String {
    let sent = browser.post(&format!("{draft}/check"), &[("truth", "yes")]).await.onward();
    let number = sent.strip_prefix("/my/cases/").and_then(|rest| rest.strip_suffix("/sent"));
    number.expect("the page of what was sent").to_owned()
}

async fn case(ground: &Ground, number: &str) -> Case {
    ground.front.store.dossier::<Case>(number).await.expect("the store answers").expect("the case").state
}

async fn cases_of(ground: &Ground, person: &PersonId) -> usize {
    let filter = Filter { applicant: Some(person.0.clone()), ..Filter::default() };
    cases::page(ground.front.store.db(), &filter, 50).await.expect("the store answers").len()
}

/// What the window does about a case.
async fn at_window(ground: &Ground, number: &str, command: Command) {
    let clerk = Who::Staff(ground.holder("market/express", 0));
    let answer = ground.front.office.ask(Request::new(clerk, Order::Case(number.to_owned(), command))).await;
    assert!(matches!(answer, Ok(Answer::Done { .. })), "{answer:?}");
}

#[tokio::test]
async fn somebody_applies_from_the_first_question_to_the_number() {
    let ground = Ground::new().await;
    let me = citizens(&ground)[0].clone();
    let mut browser = ground.enter(&me.id).await;
    let code = ground.item(SHOP);
    let draft = begin(&mut browser, &code).await;
    browser.get(&format!("{draft}/question/1")).await.ok().says("在哪里经营").says("第 1 步，共 5 步");
    browser.post(&format!("{draft}/question/1"), &[("answer-premises", "shop")]).await.onward();
    browser.get(&format!("{draft}/who")).await.ok().says(&me.name).hides(&me.id_number);
    browser.post(&format!("{draft}/who"), &[("acting", "self")]).await.onward();
    // Once-only: what the hall knows stands there already.
    browser.get(&format!("{draft}/form")).await.ok().says(&me.name).says(&me.id_number).says(&me.phone);
    browser.post(&format!("{draft}/form"), &shop_form()).await.onward();
    let papers = browser.get(&format!("{draft}/materials")).await.ok();
    papers.says("经营场所使用证明").says("由部门之间共享获取").hides("网络经营场所证明");
    hand_in(&mut browser, &draft, "application", "申请书.pdf", PDF).await.onward();
    hand_in(&mut browser, &draft, "premises-lease", "租赁合同.png", PNG).await.onward();
    browser.get(&format!("{draft}/materials")).await.ok().says("租赁合同.png");
    browser.get(&format!("{draft}/check")).await.ok().says("阿福面馆").says("1 个文件").hides("还有没填好");
    let number = send(&mut browser, &draft).await;
    let page = browser.get(&format!("/my/cases/{number}/sent")).await.ok();
    page.says(&number).says("查询码").says("5 个工作日内告知您是否受理，最迟 2026年3月9日 周一").says("<svg");
    let known = case(&ground, &number).await;
    assert_eq!(known.applicant, me.id);
    assert_eq!(known.materials.len(), 2);
    assert_eq!(known.answers["premises"], "shop");
    browser.get("/my").await.ok().says("个体工商户").says(&number);
    let page = browser.get(&format!("/my/cases/{number}")).await.ok();
    page.says("待预审").says("阿福面馆").says("租赁合同.png").says("/why?clock=acceptance");
    browser.get(&format!("/my/cases/{number}/why?clock=acceptance")).await.ok().says("2026年3月9日");
    browser.get(&format!("/my/cases/{number}/receipt")).await.ok().says("网上申请回执").says("申请书.pdf");
    let proof = browser.get(&format!("/my/cases/{number}/proof/1")).await.ok();
    assert!(proof.kind.starts_with("application/json"));
    proof::receipt::Receipt::parse(&proof.body).expect("a receipt that anybody can verify");
}

#[tokio::test]
async fn a_last_step_posted_twice_makes_one_case() {
    let ground = Ground::new().await;
    let me = citizens(&ground)[1].id.clone();
    let mut browser = ground.enter(&me).await;
    let draft = walk_to_check(&mut browser, &ground.item(SHOP)).await;
    let first = send(&mut browser, &draft).await;
    let second = send(&mut browser, &draft).await;
    assert_eq!(first, second);
    assert_eq!(cases_of(&ground, &me).await, 1);
    // The draft is gone, and its address leads to the case.
    assert_eq!(browser.get(&format!("{draft}/form")).await.onward(), format!("/my/cases/{first}/sent"));
}

#[tokio::test]
async fn two_last_steps_at_once_make_one_case() {
    let ground = Ground::new().await;
    let me = citizens(&ground)[2].id.clone();
    let mut browser = ground.enter(&me).await;
    let draft = walk_to_check(&mut browser, &ground.item(SHOP)).await;
    let (mut one, mut other) = (browser.clone(), browser);
    let (first, second) = tokio::join!(send(&mut one, &draft), send(&mut other, &draft));
    assert_eq!(first, second);
    assert_eq!(cases_of(&ground, &me).await, 1);
}

#[tokio::test]
async fn the_draft_goes_in_the_transaction_that_makes_the_case() {
    let ground = Ground::new().await;
    let me = citizens(&ground)[2].id.clone();
    let mut browser = ground.enter(&me).await;
    let draft = walk_to_check(&mut browser, &ground.item(SHOP)).await;
    let id = draft.rsplit('/').next().expect("a name").to_owned();
    let store = &ground.front.store;
    let drafts = async || store::drafts::list(store.db(), me.as_str()).await.expect("lists").len();
    let asks = async |order| {
        let forget = Afterwards::ForgetDraft { person: me.clone(), draft: id.clone() };
        let request = Request::new(Who::Citizen(me.clone()), order).once(format!("draft-{id}")).and(forget);
        ground.front.office.ask(request).await.expect("an answer")
    };
    let refused = asks(Order::Case("none".into(), Command::Withdraw { reason: String::new() })).await;
    assert!(matches!(refused, Answer::Refused(_)));
    assert_eq!(drafts().await, 1, "what is refused changes nothing");
    // The office accepts, and the program dies before the page has its answer.
    let code = ItemCode::from(ground.item(SHOP).as_str());
    let content = crate::line::content(&ground, code.as_str()).await;
    let form = store::vault::Datum::new(me.as_str(), "form", b"{}");
    let query = store::vault::Datum::new(me.as_str(), "query_code", b"7K3M9QXR");
    let uploads = store::files::uploads_of(store.db(), me.as_str(), None).await.expect("lists");
    let mut materials = crate::line::all_materials(&content);
    materials[0].files = uploads.iter().map(|upload| upload.hash.as_str().into()).collect();
    let submit = Command::Submit {
        applicant: me.clone(),
        agent: None,
        source: rules::case::ApplySource::DesktopWeb,
        answers: crate::line::first_answers(&content),
        form: rules::name::Commitment(form.commitment().0),
        query_code: rules::name::Commitment(query.commitment().0),
        materials,
        licence: None,
        by_promise: false,
    };
    let accepted = asks(Order::Apply(code, submit)).await;
    assert!(matches!(accepted, Answer::Done { .. }), "{accepted:?}");
    assert_eq!(drafts().await, 0);
    // Whoever comes back later neither sends it again nor throws away what the case names.
    browser.post(&format!("{draft}/drop"), &[]).await.onward();
    assert_eq!(cases_of(&ground, &me).await, 1);
    let kept = store::files::uploads_of(store.db(), me.as_str(), None).await.expect("lists");
    assert_eq!(kept, uploads);
}

#[tokio::test]
async fn a_full_day_takes_no_more_files_and_says_so() {
    let ground = Ground::with(|config| config.upload_day_max = 60).await;
    let me = citizens(&ground)[4].id.clone();
    let mut browser = ground.enter(&me).await;
    let draft = begin(&mut browser, &ground.item(SHOP)).await;
    browser.post(&format!("{draft}/question/1"), &[("answer-premises", "shop")]).await.onward();
    hand_in(&mut browser, &draft, "application", "申请书.pdf", PDF).await.onward();
    let page = hand_in(&mut browser, &draft, "premises-lease", "合同.png", PNG).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("“合同.png”没有收下").says("每人每天最多上传").says("申请书.pdf");
    ground.clock.wind(rules::time::Instant::parse("2026-03-03T09:05:00+08:00").expect("a moment"));
    let mut browser = ground.enter(&me).await;
    hand_in(&mut browser, &draft, "premises-lease", "合同.png", PNG).await.onward();
}

#[tokio::test]
async fn what_is_wrong_is_told_beside_its_field_and_what_was_typed_stays() {
    let ground = Ground::new().await;
    let mut browser = ground.enter(&citizens(&ground)[3].id).await;
    let draft = begin(&mut browser, &ground.item(SHOP)).await;
    let page = browser.post(&format!("{draft}/question/1"), &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    browser.post(&format!("{draft}/question/1"), &[("answer-premises", "shop")]).await.onward();
    let mut form = shop_form();
    form[1].1 = "110105194912310021";
    form[2].1 = "1990000";
    form[7].1 = "五万";
    form[8].1 = "合伙经营";
    let page = browser.post(&format!("{draft}/form"), &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("校验位不符").says("手机号应是 11 位").says("应是金额").says("请从列出的选项中选择");
    page.says("110105194912310021").says("五万").says("阿福面馆");
    // Also what is wrong is kept, and the way to the check is told what is open.
    browser.get(&format!("{draft}/form")).await.ok().says("五万");
    let page = browser.post(&format!("{draft}/check"), &[("truth", "yes")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("还有没填好的内容").says("校验位不符").says("请上传").says("请选择为谁申请");
    let page = browser.post(&format!("{draft}/check"), &[]).await;
    page.says("请先勾选确认内容真实");
}

#[tokio::test]
async fn missing_and_unsuitable_papers_are_refused_in_words() {
    let ground = Ground::with(|config| config.upload_max = 2_000).await;
    let me = citizens(&ground)[4].id.clone();
    let mut browser = ground.enter(&me).await;
    let draft = begin(&mut browser, &ground.item(SHOP)).await;
    browser.post(&format!("{draft}/question/1"), &[("answer-premises", "shop")]).await.onward();
    let page = browser.post(&format!("{draft}/materials"), &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("请上传：个体工商户登记（备案）申请书").says("请上传：经营场所使用证明");
    let mut large = PDF.to_vec();
    large.resize(5_000, b'x');
    for (name, content, words) in [
        ("大文件.pdf", large.as_slice(), "太大了"),
        ("照片.pdf", PNG, "的内容其实是 PNG"),
        ("空.pdf", b"".as_slice(), "是空的"),
        ("程序.exe", PDF, "不收"),
        ("网页.pdf", b"<html><script>".as_slice(), "和文件名不符"),
    ] {
        let page = hand_in(&mut browser, &draft, "application", name, content).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        page.says(words).says(name);
    }
    let nothing = store::files::uploads_of(ground.front.store.db(), me.as_str(), None).await.unwrap();
    assert!(nothing.is_empty(), "what was refused is not kept");
    // A paper that the item does not ask for has no box.
    let page = hand_in(&mut browser, &draft, "platform", "证明.pdf", PDF).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    // What was taken can be taken back.
    hand_in(&mut browser, &draft, "application", "申请书.pdf", PDF).await.onward();
    let kept = store::files::uploads_of(ground.front.store.db(), me.as_str(), None).await.unwrap();
    let path = format!("{draft}/material/application");
    browser.upload(&path, &[("remove", kept[0].id.as_str())], &[]).await.onward();
    browser.get(&format!("{draft}/materials")).await.ok().hides("申请书.pdf");
}

#[tokio::test]
async fn an_upload_without_the_sessions_token_is_not_kept() {
    let ground = Ground::new().await;
    let me = citizens(&ground)[5].id.clone();
    let mut browser = ground.enter(&me).await;
    let draft = begin(&mut browser, &ground.item(SHOP)).await;
    browser.post(&format!("{draft}/question/1"), &[("answer-premises", "shop")]).await.onward();
    browser.csrf = "another-session".into();
    let page = hand_in(&mut browser, &draft, "application", "申请书.pdf", PDF).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    let kept = store::files::uploads_of(ground.front.store.db(), me.as_str(), None).await.unwrap();
    assert!(kept.is_empty());
}

#[tokio::test]
async fn a_draft_outlives_signing_out_and_is_continued() {
    let ground = Ground::new().await;
    let me = citizens(&ground)[6].id.clone();
    let code = ground.item(SHOP);
    let mut browser = ground.enter(&me).await;
    let draft = walk_to_check(&mut browser, &code).await;
    browser.post("/sign-out", &[]).await.onward();
    assert!(browser.get(&format!("{draft}/check")).await.onward().starts_with("/sign-in?next="));
    let mut again = ground.enter(&me).await;
    again.get("/my").await.ok().says("没填完的申请").says(&draft);
    again.get(&format!("/apply/{code}")).await.ok().says("您有 1 份没填完的申请").says(&draft);
    again.get(&format!("{draft}/check")).await.ok().says("阿福面馆").hides("还有没填好");
    let number = send(&mut again, &draft).await;
    assert_eq!(case(&ground, &number).await.materials.len(), 2);
    again.get("/my").await.ok().hides("没填完的申请");
}

#[tokio::test]
async fn nothing_typed_is_lost_when_the_session_runs_out_in_the_middle_of_a_page() {
    let ground = Ground::new().await;
    let me = citizens(&ground)[7].id.clone();
    let mut browser = ground.enter(&me).await;
    let draft = begin(&mut browser, &ground.item(SHOP)).await;
    let mut gone = ground.guest();
    let page = gone.post(&format!("{draft}/form"), &shop_form()).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    page.says("您填的内容还在这一页").says("阿福面馆").says(&format!("action=\"{draft}/form\""));
    // An autosave that cannot save says so.
    let page = gone.post(&format!("{draft}/autosave"), &shop_form()).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
    // Signed in again elsewhere: the page comes back with everything in it, and one more click saves it.
    let token = std::mem::replace(&mut browser.csrf, "of-the-session-before".into());
    let page = browser.post(&format!("{draft}/form"), &shop_form()).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("请再点一次").says("阿福面馆");
    browser.csrf = token;
    browser.post(&format!("{draft}/form"), &shop_form()).await.onward();
    browser.get(&format!("{draft}/form")).await.ok().says("阿福面馆");
}

#[tokio::test]
async fn an_autosave_keeps_what_is_half_typed() {
    let ground = Ground::new().await;
    let mut browser = ground.enter(&citizens(&ground)[8].id).await;
    let draft = begin(&mut browser, &ground.item(SHOP)).await;
    let page = browser.post(&format!("{draft}/autosave"), &[("field-trade_name", "阿福")]).await;
    assert_eq!(page.status, StatusCode::NO_CONTENT);
    browser.get(&format!("{draft}/form")).await.ok().says("value=\"阿福\"");
    browser.get(&format!("{draft}/drop")).await.ok().says("确定删除这份草稿吗");
    browser.post(&format!("{draft}/drop"), &[]).await.onward();
    browser.get(&format!("{draft}/form")).await.ok().hides("value=\"阿福\"");
}

#[tokio::test]
async fn strangers_find_neither_case_nor_draft_nor_file() {
    let ground = Ground::new().await;
    let people = citizens(&ground);
    let mut mine = ground.enter(&people[9].id).await;
    let mut stranger = ground.enter(&people[10].id).await;
    let code = ground.item(SHOP);
    let draft = walk_to_check(&mut mine, &code).await;
    stranger.get(&format!("{draft}/check")).await.ok().hides("阿福面馆");
    let page = stranger.post(&format!("{draft}/form"), &shop_form()).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND, "nobody writes into another's draft");
    let number = send(&mut mine, &draft).await;
    let uploads =
        store::files::uploads_of(ground.front.store.db(), people[9].id.as_str(), None).await.unwrap();
    let file = format!("/files/{}?case={number}", uploads[0].id);
    let mut paths: Vec<String> =
        ["", "/why?clock=acceptance", "/proof/1", "/sent", "/receipt", "/correct", "/withdraw"]
            .iter()
            .map(|end| format!("/my/cases/{number}{end}"))
            .collect();
    paths.push(file.clone());
    for path in &paths {
        assert_eq!(stranger.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
    let page = stranger.post(&format!("/my/cases/{number}/withdraw"), &[]).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert_eq!(case(&ground, &number).await.status, CaseStatus::Submitted);
    assert_eq!(mine.get(&file).await.ok().bytes.len(), usize::try_from(uploads[0].size).unwrap());
    // Those at the hall who work on the case may open it, under the case only.
    let mut clerk = ground.enter(&ground.holder("market/express", 0)).await;
    clerk.get(&file).await.ok();
    let bare = format!("/files/{}", uploads[0].id);
    assert_eq!(clerk.get(&bare).await.status, StatusCode::NOT_FOUND);
    assert!(ground.guest().get(&file).await.onward().starts_with("/sign-in"));
}

#[tokio::test]
async fn a_suspended_item_says_so_and_an_unknown_one_is_not_there() {
    let ground = Ground::new().await;
    let mut browser = ground.enter(&citizens(&ground)[16].id).await;
    let code = ground.item(SHOP);
    let draft = walk_to_check(&mut browser, &code).await;
    let manager = Who::Staff(ground.person(rules::hall::Role::HallManager));
    let suspend = item::Command::Suspend { reason: "系统升级".into() };
    let order = Order::Item(ItemCode::from(code.as_str()), suspend);
    ground.front.office.ask(Request::new(manager, order)).await.unwrap().done().unwrap();
    let page = browser.get(&format!("/apply/{code}")).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    page.says("现在不能网上申请").says("系统升级");
    let page = browser.post(&format!("{draft}/check"), &[("truth", "yes")]).await;
    assert_eq!(page.status, StatusCode::CONFLICT);
    assert_eq!(browser.get("/apply/no-such-item").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get(&format!("/apply/{code}/not-a-name/form")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_pages_speak_english_too() {
    let ground = Ground::new().await;
    let mut browser = ground.enter(&citizens(&ground)[17].id).await;
    browser.post("/ease", &[("lang", "en"), ("back", "/my")]).await;
    browser.get("/my").await.ok().says("For you to do");
    let draft = walk_to_check(&mut browser, &ground.item(SHOP)).await;
    browser.get(&format!("{draft}/check")).await.ok().says("Check, then send").says("In a shop");
    let number = send(&mut browser, &draft).await;
    browser.get(&format!("/my/cases/{number}/sent")).await.ok().says("The application has been sent");
}

//! Licences as they are lived with: renewed by silence, revoked after the holder was heard, expired; and who may see and do
//! what.

use crate::{
    ground::{Browser, Ground, Page},
    line::{all_materials, content, done, issued_licence},
};
use axum::http::StatusCode;
use rules::{
    case::{ApplySource, Case, CaseStatus, Command},
    dossier::Known,
    hall::Role,
    item::content::Purpose,
    licence::{self, Licence, LicenceState},
    name::{Commitment, ItemCode},
    standing::{BanCause, Standing},
};
use server::{
    form::segment,
    jobs::alarms,
    office::{Answer, Order, Request, Who},
    people::kind,
};
use store::{errands, vault::Datum};

const RENEWAL: &str = "market/food-business-renewal";
const CHANGE: &str = "market/food-business-change";
/// Some months before the last day of what is issued on the morning of the tests.
const BEFORE_THE_END: &str = "2030-12-02T10:00:00+08:00";

async fn licence(ground: &Ground, number: &str) -> Known<Licence> {
    ground.front.store.dossier::<Licence>(number).await.unwrap().expect("the licence was issued")
}

async fn case(ground: &Ground, number: &str) -> Case {
    ground.front.store.dossier::<Case>(number).await.unwrap().expect("the case").state
}

/// The holder asks for something about the licence, over the net.
async fn asked_for(ground: &Ground, item: &str, licence: &str) -> Answer {
    let code = ground.item(item);
    let content = content(ground, &code).await;
    let applicant = ground.person(Role::Citizen);
    let form = Datum::new(applicant.as_str(), kind::FORM, b"{}");
    let query = Datum::new(applicant.as_str(), kind::QUERY_CODE, b"ABCD2345");
    let submit = Command::Submit {
        applicant: applicant.clone(),
        agent: None,
        source: ApplySource::DesktopWeb,
        answers: Default::default(),
        form: Commitment(form.commitment().0),
        query_code: Commitment(query.commitment().0),
        materials: all_materials(&content),
        by_promise: false,
        licence: Some(licence.parse().unwrap()),
    };
    let order = Order::Apply(ItemCode(code), submit);
    let request = Request::new(Who::Citizen(applicant), order).sealing(vec![form, query]);
    ground.front.office.ask(request).await.unwrap()
}

fn number_of(answer: Answer) -> String {
    match answer {
        Answer::Done { id, .. } => id,
        Answer::Refused(refusal) => panic!("refused: {refusal}"),
    }
}

/// From “我的证照” through the application to the renewal by silence (L-31).
#[tokio::test]
async fn a_holder_asks_for_renewal_and_silence_renews_it() {
    let ground = Ground::new().await;
    let number = issued_licence(&ground).await;
    let until = licence(&ground, &number).await.state.valid_until().unwrap();
    assert_eq!(until.to_string(), "2031-03-01");
    ground.wind(BEFORE_THE_END).await;
    let mut holder = ground.enter(&ground.person(Role::Citizen)).await;
    let mine = holder.get("/my/licences").await.ok();
    mine.says(&number).says("申请延续").says("申请变更").says("还剩 89 天").says("2031年1月30日");
    let begin = format!("/apply/{}?licence={}", ground.item(RENEWAL), segment(&number));
    let who = holder.get(&begin).await.onward();
    let draft = who[..who.find("/who").unwrap()].to_owned();
    holder.get(&who).await.ok().says("选择证照").says(&number);
    let step = holder.post(&who, &[("acting", "self"), ("licence", &number)]).await.onward();
    assert_eq!(step, format!("{draft}/licence"));
    let page = holder.get(&step).await.ok();
    page.says(&number).says("checked").says("没有决定的，视为准予延续");
    let page = holder.post(&step, &[("licence", "宁市监证〔2026〕999号")]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("证照编号不对");
    let form = holder.post(&step, &[("licence", &number)]).await.onward();
    assert_eq!(form, format!("{draft}/form"));
    let fields = [
        ("field-applicant_name", "林晚面馆"),
        ("field-contact_name", "林晚"),
        ("field-contact_phone", "199 0000 1234"),
        ("field-unchanged", "没有变化"),
    ];
    holder.post(&form, &fields).await.onward();
    for material in ["application", "statement"] {
        let (field, to) = (format!("material-{material}"), format!("{draft}/material/{material}"));
        let files = [(field.as_str(), "a.pdf", "application/pdf", &b"%PDF-1.7 text"[..])];
        holder.upload(&to, &[], &files).await.onward();
    }
    let check = format!("{draft}/check");
    holder.get(&check).await.ok().says(&number).says("视为准予延续").hides("还有没填好");
    let sent = holder.post(&check, &[("truth", "yes")]).await.onward();
    holder.get(&sent).await.ok().says("视为准予延续");
    let renewal = sent.split('/').nth(3).unwrap().to_owned();
    let about = case(&ground, &renewal).await.about.unwrap();
    assert!(about.in_time && about.purpose == Purpose::Renewal && about.number.as_str() == number);
    holder.get("/my/licences").await.ok().says("查看在办的延续申请").hides(">申请延续<");

    // Nobody decides. When the licence would end, it is renewed, once, and the public check says so.
    ground.wind("2031-03-03T10:00:00+08:00").await;
    let renewed = licence(&ground, &number).await.state;
    assert_eq!((renewed.state, renewed.pending), (LicenceState::Valid, None));
    assert_eq!(renewed.versions.last().unwrap().valid_until.unwrap().to_string(), "2036-03-01");
    assert_eq!(renewed.versions.len(), 2);
    assert_eq!(case(&ground, &renewal).await.status, CaseStatus::Granted);
    let page = ground.guest().get(&server::papers::check_address(&number)).await.ok();
    page.says("现在有效").says("2036年3月1日").hides("林晚");
    let mut holder = ground.enter(&ground.person(Role::Citizen)).await;
    holder.get("/my/licences").await.ok().says("2036年3月1日");
    holder.get(&format!("/my/cases/{renewal}")).await.ok().says("视为准予延续");
}

/// The end of the licence and the renewal asked for in time fall on the same moment: whichever is told first, both agree.
#[tokio::test]
async fn the_office_agrees_with_itself_at_the_last_moment() {
    for licence_first in [true, false] {
        let ground = Ground::new().await;
        let number = issued_licence(&ground).await;
        ground.wind(BEFORE_THE_END).await;
        let renewal = number_of(asked_for(&ground, RENEWAL, &number).await);
        // The machines stood still over the end.
        ground.clock.wind(rules::time::Instant::parse("2031-03-05T10:00:00+08:00").unwrap());
        if licence_first {
            done(&ground, Who::System, Order::Licence(number.clone(), licence::Command::Tick)).await;
        } else {
            done(&ground, Who::System, Order::Case(renewal.clone(), Command::Tick)).await;
        }
        let known = licence(&ground, &number).await;
        assert_eq!(known.state.state, LicenceState::Valid, "licence first: {licence_first}");
        alarms::fire(&ground.front, ground.front.office.now()).await.unwrap();
        assert_eq!(licence(&ground, &number).await.version, known.version, "nothing twice");
        let history = ground.front.store.history::<Licence>(&number).await.unwrap().unwrap();
        let renewed = history.events.last().unwrap();
        assert!(matches!(renewed.event, licence::Event::LicenceRenewed { deemed: true, .. }));
        assert!(renewed.stamp.happened_at.rfc3339().starts_with("2031-03-02T00:00"), "at its own moment");
    }
}

/// L-40: nobody asks for renewal, the last day ends, and neither renewal nor change is taken in afterwards.
#[tokio::test]
async fn what_nobody_renews_expires() {
    let ground = Ground::new().await;
    let number = issued_licence(&ground).await;
    // Told of the end by the application itself, before any alarm has rung.
    ground.clock.wind(rules::time::Instant::parse("2031-03-03T10:00:00+08:00").unwrap());
    for item in [RENEWAL, CHANGE] {
        let refused = asked_for(&ground, item, &number).await;
        assert!(matches!(refused, Answer::Refused(_)), "{refused:?}");
    }
    assert_eq!(licence(&ground, &number).await.state.state, LicenceState::Expired);
    let holder = ground.person(Role::Citizen);
    let told = {
        server::jobs::errands::round(&ground.front, server::jobs::errands::Filing::WhenRead).await.unwrap();
        errands::messages(ground.front.store.db(), holder.as_str(), 10).await.unwrap()
    };
    assert!(told.iter().any(|message| message.news == rules::errand::News::LicenceExpired), "{told:?}");
    let page = ground.guest().get(&server::papers::check_address(&number)).await.ok();
    page.says("已经不是有效状态");
    let mut head = ground.enter(&ground.holder("market/head", 0)).await;
    head.get("/desk/licences?show=expired").await.ok().says(&number);
    head.get("/desk/licences").await.ok().hides(&number);
}

/// Opens the form of an act and sends it filled in.
async fn does(browser: &mut Browser, address: &str, fields: &[(&str, &str)]) -> Page {
    let form = browser.get(address).await.ok();
    let (act, seen) = (form.hidden("act"), form.hidden("seen"));
    browser.post(address, &[&[("act", act.as_str()), ("seen", seen.as_str())], fields].concat()).await
}

/// Fills the form of an act in, and means it.
async fn means(browser: &mut Browser, address: &str, fields: &[(&str, &str)]) -> String {
    let preview = does(browser, address, fields).await.ok();
    let (act, seen) = (preview.hidden("act"), preview.hidden("seen"));
    let sure = [fields, &[("sure", "yes"), ("act", act.as_str()), ("seen", seen.as_str())]].concat();
    browser.post(address, &sure).await.onward()
}

/// L-39: the holder is told, the notice served, they are heard; only then the head revokes. What is typed is kept, every paper
/// is shown first.
#[tokio::test]
async fn a_licence_is_revoked_after_its_holder_was_told_and_heard() {
    let ground = Ground::new().await;
    let number = issued_licence(&ground).await;
    let page = format!("/desk/licences/{}", segment(&number));
    let act = |word: &str| format!("{page}/acts/{word}");
    let mut reviewer = ground.enter(&ground.holder("market/review", 0)).await;
    reviewer.get("/desk/licences").await.ok().says(&number).says("食品经营许可证");
    reviewer.get(&page).await.ok().says("准予经营热食类食品").says("由颁发部门的负责人决定");
    assert_eq!(reviewer.get(&act("intend")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut stranger = ground.enter(&ground.holder("culture/review", 0)).await;
    assert_eq!(stranger.get(&page).await.status, StatusCode::NOT_FOUND);

    let mut head = ground.enter(&ground.holder("market/head", 0)).await;
    head.get(&page).await.ok().says("事先告知").says("还没有就这个处理和事由事先告知持证人");
    assert_eq!(head.get(&act("revoke")).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let bare = does(&mut head, &act("intend"), &[("reason", "提交的健康证明是伪造的")]).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    bare.says("还没有写明法律依据").says("提交的健康证明是伪造的").says("请选择拟作出什么处理");
    let told = [("ground", "revoke.fraud"), ("reason", "提交的健康证明是伪造的"), ("basis", "0")];
    let preview = does(&mut head, &act("intend"), &told).await.ok();
    preview.says("事先告知书").says("收到本告知书之日起 5 个工作日内").says("您有权进行陈述和申辩");
    let to = means(&mut head, &act("intend"), &told).await;
    head.get(&to).await.ok().says("已办理");
    head.get(&page).await.ok().says("告知书送达后起算").says("事先告知：拟撤销");

    // Served by a colleague, whose proof names the recipient under the holder's key.
    let notice = licence(&ground, &number).await.state.intention.unwrap().notice;
    let served = [("document", notice.as_str()), ("mode", "direct"), ("recipient", "林晚")];
    let bare = does(&mut reviewer, &act("serve"), &served[..1]).await;
    assert_eq!(bare.status, StatusCode::UNPROCESSABLE_ENTITY);
    means(&mut reviewer, &act("serve"), &served).await;
    head.get(&page).await.ok().says("2026年3月9日").says("文书送达");
    assert_eq!(head.get(&act("revoke")).await.status, StatusCode::UNPROCESSABLE_ENTITY, "not heard yet");

    // The holder reads the notice and speaks for themselves.
    let mut holder = ground.enter(&ground.person(Role::Citizen)).await;
    let mine = format!("/my/licences/{}", segment(&number));
    holder.get("/my/licences").await.ok().says(&mine);
    let form = holder.get(&mine).await.ok();
    form.says("提交的健康证明是伪造的").says(notice.as_str()).says("您的陈述、申辩");
    holder.get(&server::web::papers::address_of(notice.as_str())).await.ok().says("拟予撤销");
    // Nobody else opens it.
    assert_eq!(stranger.get(&mine).await.status, StatusCode::FORBIDDEN);
    let once = form.hidden("act");
    let empty = holder.post(&mine, &[("act", &once), ("heard", "stated"), ("statement", " ")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let spoken = [("act", once.as_str()), ("heard", "stated"), ("statement", "承认伪造，请求从轻处理")];
    assert_eq!(holder.post(&mine, &spoken).await.onward(), mine);

    let fields = [("ground", "fraud"), ("reason", "提交的健康证明是伪造的"), ("basis", "0"), ("harm", "no")];
    let preview = does(&mut head, &act("revoke"), &fields).await.ok();
    preview.says("文书预览").says("承认伪造，请求从轻处理").says("六十日内").says("不能撤销");
    preview.says("三年内不得再次申请");
    assert_eq!(licence(&ground, &number).await.state.state, LicenceState::Valid, "only shown so far");
    let (once, seen) = (preview.hidden("act"), preview.hidden("seen"));
    let sure = [&fields[..], &[("sure", "yes"), ("act", once.as_str()), ("seen", seen.as_str())]].concat();
    let to = head.post(&act("revoke"), &sure).await.onward();
    head.get(&to).await.ok().says("已办理").says("持证人会收到消息").says("撤销");
    // Posted twice it acts once.
    assert_eq!(head.post(&act("revoke"), &sure).await.status, StatusCode::CONFLICT);
    let known = licence(&ground, &number).await.state;
    assert_eq!((known.state, known.documents.len()), (LicenceState::Revoked, 3));
    let decision = known.documents[2].number.as_str();
    // The decision stands in the department's series, right behind the papers of its cases.
    assert!(decision.starts_with("宁市监撤销〔2026〕"), "{decision}");
    // L-44: a licence that bears on safety was got by fraud, so its holder is barred by the revocation itself.
    let holder_id = ground.person(Role::Citizen);
    let standing = ground.front.store.dossier::<Standing>(holder_id.as_str()).await.unwrap().unwrap().state;
    let ban = &standing.bans[&1];
    assert_eq!((ban.cause, ban.until.to_string().as_str()), (BanCause::Fraud, "2029-03-02"));
    assert_eq!(ban.case, known.versions[0].case);
    let mut guest = ground.guest();
    guest.get(&server::papers::check_address(&number)).await.ok().says("已经不是有效状态：撤销");
    let check = server::papers::check_address(decision);
    guest.get(&check).await.ok().says("撤销行政许可决定书").says(&number).hides("伪造");
    let receipt = guest.get(&format!("{check}/receipt")).await.ok();
    proof::receipt::Receipt::parse(&receipt.body).expect("a receipt that anybody can verify");
    server::jobs::errands::round(&ground.front, server::jobs::errands::Filing::WhenRead).await.unwrap();
    let mut holder = ground.enter(&ground.person(Role::Citizen)).await;
    holder.get("/my").await.ok().says("您的证照被撤回、撤销或者注销");
    holder.get("/my/licences").await.ok().says("撤销").hides("申请延续");
    holder.get(&mine).await.ok().says(decision).hides("您的陈述、申辩");
    let sheet = holder.get(&server::web::papers::address_of(decision)).await.ok();
    sheet.says("作出决定以前，本机关听取了您的陈述、申辩").says("不予赔偿");
    let change = asked_for(&ground, CHANGE, &number).await;
    assert!(matches!(change, Answer::Refused(_)), "{change:?}");
}

/// K-05: decisions about licences and papers of cases are one series without a gap, also for an office that remembers nothing.
#[tokio::test]
async fn decisions_about_licences_are_numbered_with_the_papers_of_cases() {
    let ground = Ground::new().await;
    let number = issued_licence(&ground).await;
    let office =
        server::office::Office::open(ground.front.store.clone(), ground.clock.clone()).await.unwrap();
    let withdraw = licence::Command::Withdraw {
        ground: licence::WithdrawalGround::SituationChanged,
        reasons: "河道整治".into(),
        basis: vec![rules::item::content::Basis {
            law: "行政许可法".into(),
            article: "第八条".into(),
            ..Default::default()
        }],
        compensation: "按评估价补偿".into(),
    };
    let head = Who::Staff(ground.holder("market/head", 0));
    let intended = licence::Intended::Withdraw(licence::WithdrawalGround::SituationChanged);
    let basis = match &withdraw {
        licence::Command::Withdraw { basis, .. } => basis.clone(),
        _ => vec![],
    };
    let intend = licence::Command::Intend { intended, reasons: "河道整治".into(), basis };
    let hear = licence::Command::Hear { heard: licence::Heard::Stated("没有异议".into()) };
    for command in [intend, hear, withdraw] {
        let request = Request::new(head.clone(), Order::Licence(number.clone(), command));
        office.ask(request).await.unwrap().done().unwrap();
    }
    let first = licence(&ground, &number).await.state;
    let last = case(&ground, first.versions[0].case.as_str()).await.documents.last().unwrap().serial;
    assert_eq!(first.documents[0].serial, last + 1);
    assert_eq!(first.documents[1].serial, last + 2);
    let next = crate::line::received_case(&ground, "market/food-business-licence").await;
    assert_eq!(case(&ground, &next).await.documents[0].serial, last + 3);
}

/// At the window the number of the licence is asked for, and one that is somebody else's is refused with everything typed kept.
#[tokio::test]
async fn the_window_asks_for_the_licence() {
    let ground = Ground::new().await;
    let number = issued_licence(&ground).await;
    let mut clerk = ground.enter(&ground.holder("market/window", 0)).await;
    let place = format!("/counter/new/{}", ground.item(CHANGE));
    let form = clerk.get(&place).await.ok();
    form.says("证照编号").says("照证上的编号填写");
    let fields = |licence: &'static str| {
        vec![
            ("id_number", "11010519491231002X"),
            ("name", "林晚"),
            ("phone", "19900001234"),
            ("licence", licence),
            ("f-what", "经营项目"),
            ("f-after", "增加冷食类"),
            ("f-contact_name", "林晚"),
            ("m", "application"),
            ("m", "proof"),
            ("do", "receive"),
        ]
    };
    let page = clerk.upload(&place, &fields("随便写的"), &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("证照编号不对").says("增加冷食类");
    let mut with: Vec<(&str, &str)> = fields("");
    with.retain(|(name, _)| *name != "licence");
    with.push(("licence", &number));
    let page = clerk.upload(&place, &with, &[]).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    page.says("不在申请人名下").says("增加冷食类");
}

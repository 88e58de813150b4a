//! The papers of the course of a case, each from the act that issues it: who is heard, what is promised, what is paid, what
//! is served (N-08 … N-11, N-16 … N-18).

use crate::papers::{Press, text_of};
use rules::{
    case::{
        AboutLicence, Case, Command, DeliveryMode, DocKind, Document, Event, FeeLine, HearingCommand,
        PromiseCommand, Proof, Service, Side, SlipEvent, StepResult,
        hearing::{HearingGround, Sitting},
        promise::Commitments,
        slip::{Paid, Sought},
    },
    clock::Limit,
    dossier::Recorded,
    identifier::{DocumentNumber, LicenceNumber, SlipNumber},
    item::content::{Basis, FeeItem, Purpose},
    money::Fen,
    name::Commitment,
    time::{Date, Instant, WorkingDays},
};
use server::{
    office::{Order, Who},
    papers::{Shelf, Source},
    people::{Names, kind},
};
use store::vault::Datum;

fn hear(command: HearingCommand) -> Command {
    Command::Hearing(command)
}

#[tokio::test]
async fn whoever_is_touched_is_told_in_writing() {
    let press = Press::new().await;
    let mut clerk = press.ground.enter(&press.ground.holder("market/window", 0)).await;
    let number = press.received().await;
    press.act("market/window", &number, Command::Accept { deferred: vec![] }).await;
    let party = Datum::new("p-neighbour", kind::PARTY, "周邻，河西路 14 号".as_bytes());
    let inform = HearingCommand::Inform {
        person: "p-neighbour".into(),
        party: Commitment(party.commitment().0),
        interest: "油烟直接影响相邻住户".to_owned(),
        limit: Limit::WorkingDays(WorkingDays(5)),
    };
    let order = Order::Case(number.clone(), hear(inform));
    press.ask(press.staff("market/review"), order, vec![party]).await;
    // The neighbour's limit runs from service, so no day can be named yet; the applicant's notice names one.
    let papers = press.papers(&number).await;
    let [theirs, ours] = &papers[papers.len() - 2..] else { panic!("each side has a notice: {papers:?}") };
    let wanted = [
        "权利告知书",
        "周邻",
        "油烟直接影响相邻住户",
        "您的重大利益",
        "5 个工作日内",
        "陈述和申辩",
        "第三十六条",
    ];
    press.prints_one(&mut clerk, theirs, &wanted).await;
    let wanted = ["权利告知书", "林晚", "他人重大利益", "3月9日（星期一）", "第三十六条"];
    press.prints_one(&mut clerk, ours, &wanted).await;
    // Whoever applies reads what their neighbour was told, and not who the neighbour is.
    let mut applicant = press.ground.enter(&press.applicant).await;
    let sheet = applicant.get(&server::web::papers::address_of(theirs.number.as_str())).await.ok();
    sheet.says("油烟直接影响相邻住户").hides("周邻").hides("河西路");
    let pdf = format!("{}.pdf", server::web::papers::address_of(theirs.number.as_str()));
    let copy = text_of(&applicant.get(&pdf).await.ok().bytes);
    assert!(copy.contains("周*") && !copy.contains("周邻"), "{copy}");
    let held =
        press.ground.front.store.vault().latest(press.ground.front.store.db(), &["p-neighbour"], kind::PARTY);
    assert!(held.await.unwrap().contains_key("p-neighbour"), "it lies under the neighbour's own key");
    let tell = HearingCommand::TellRight { interest: "相邻住户的采光和安宁".to_owned() };
    press.act("market/review", &number, hear(tell)).await;
    let papers = press.papers(&number).await;
    let [ours, theirs] = &papers[papers.len() - 2..] else { panic!("each side has a notice: {papers:?}") };
    let wanted = [
        "听证告知书",
        "林晚",
        "相邻住户的采光和安宁",
        "5 个工作日内",
        "3月9日（星期一）",
        "不承担",
        "第四十七条",
    ];
    press.prints_one(&mut clerk, ours, &wanted).await;
    let wanted = ["听证告知书", "周邻", "相邻住户的采光和安宁", "5 个工作日内"];
    press.prints_one(&mut clerk, theirs, &wanted).await;
    let applicant = Who::Citizen(press.applicant.clone());
    let request = hear(HearingCommand::Request { side: Side::Applicant });
    press.ask(applicant, Order::Case(number.clone(), request), vec![]).await;
    let sitting = Sitting {
        at: Instant::parse("2026-03-16T09:30:00+08:00").unwrap(),
        place: "县政务服务中心三楼听证室".to_owned(),
        chair: press.ground.holder("market/head", 0),
        closed_because: String::new(),
    };
    press.act("market/review", &number, hear(HearingCommand::Schedule(sitting))).await;
    let wanted =
        ["听证通知书", "3月16日（星期一） 09:30", "三楼听证室", "相邻住户的采光和安宁", "公开举行", "主持人"];
    let papers = press.papers(&number).await;
    let [.., ours, theirs, pause] = &papers[..] else { panic!("{papers:?}") };
    press.prints_one(&mut clerk, ours, &wanted).await;
    press
        .prints_one(&mut clerk, theirs, &["听证通知书", "周邻", "三楼听证室", "3月16日（星期一） 09:30"])
        .await;
    press.prints_one(&mut clerk, pause, &["特别程序告知书", "听证", "14 天", "第四十五条"]).await;
    let recipient = Datum::new("p-neighbour", kind::RECIPIENT, "周邻".as_bytes());
    let service = Service {
        mode: DeliveryMode::Direct,
        recipient: Commitment(recipient.commitment().0),
        proof: Proof::default(),
    };
    let serve = Command::Serve { document: theirs.number.clone(), service };
    press.ask(press.staff("market/review"), Order::Case(number.clone(), serve), vec![recipient]).await;
    // That it reached them is proved to whoever applies, without the name of who signed.
    let receipt = server::web::papers::address_of(&press.last(&number).await);
    press.ground.enter(&press.applicant).await.get(&receipt).await.ok().says("送达回证").hides("周邻");
    press.ground.wind("2026-03-16T11:00:00+08:00").await;
    let signed = Datum::new("p-papers", kind::SIGNED, "林晚、周邻".as_bytes());
    let hold = HearingCommand::Hold {
        record: "周邻：要求加装油烟净化设施。林晚：同意加装。".to_owned(),
        signed: Some(Commitment(signed.commitment().0)),
        files: vec![],
    };
    let order = Order::Case(number.clone(), hear(hold));
    press.ask(press.staff("market/review"), order, vec![signed]).await;
    let mut clerk = press.ground.enter(&press.ground.holder("market/window", 0)).await;
    let wanted =
        ["听证笔录", "加装油烟净化设施", "三楼听证室", "林晚、周邻", "听证主持人（签名）", "第四十八条"];
    press.prints_kind(&mut clerk, &number, DocKind::HearingTranscript, &wanted).await;
}

#[tokio::test]
async fn a_hearing_of_the_agency_is_announced_without_a_name() {
    let press = Press::new().await;
    let mut clerk = press.ground.enter(&press.ground.holder("market/window", 0)).await;
    let number = press.received().await;
    press.act("market/window", &number, Command::Accept { deferred: vec![] }).await;
    let basis = Basis {
        law: "重大行政决策程序暂行条例".to_owned(),
        article: "第十四条".to_owned(),
        ..Basis::default()
    };
    let announce = HearingCommand::Announce { ground: HearingGround::PublicInterest, basis };
    press.act("market/review", &number, hear(announce)).await;
    let wanted = ["听证公告", "涉及公共利益的重大行政许可事项", "第十四条", "报名参加", "第四十六条"];
    press.prints_kind(&mut clerk, &number, DocKind::HearingAnnouncement, &wanted).await;
    let address = server::web::papers::address_of(&press.last(&number).await);
    clerk.get(&address).await.ok().hides("林晚");
}

#[tokio::test]
async fn what_may_follow_later_is_promised_in_writing_and_taken_back_in_writing() {
    let press = Press::new().await;
    let mut clerk = press.ground.enter(&press.ground.holder("market/window", 0)).await;
    let number = press.received_without(&["catering-disposal"]).await;
    press.act("market/window", &number, Command::Accept { deferred: vec!["catering-disposal".into()] }).await;
    let wanted = ["受理通知书", "容缺受理", "食品安全管理人员配备说明", "前补交", "逾期没有补交的"];
    press.prints_kind(&mut clerk, &number, DocKind::AcceptanceNotice, &wanted).await;
    let wanted =
        ["容缺受理承诺书", "食品安全管理人员配备说明", "补交期限", "逾期没有补交的", "承诺人（签名或盖章）"];
    press.prints_kind(&mut clerk, &number, DocKind::DeferralPromise, &wanted).await;
    press.ground.wind("2026-05-06T09:30:00+08:00").await;
    let withdraw = PromiseCommand::WithdrawAcceptance {
        reason: "承诺的期限已过，材料没有补交".to_owned()
    };
    press.act("market/window", &number, Command::Promise(withdraw)).await;
    let mut clerk = press.ground.enter(&press.ground.holder("market/window", 0)).await;
    let wanted = ["撤销受理决定书", "材料没有补交", "食品安全管理人员配备说明", "行政复议", "行政诉讼"];
    press.prints_kind(&mut clerk, &number, DocKind::AcceptanceWithdrawal, &wanted).await;
}

#[tokio::test]
async fn any_paper_is_served_against_a_receipt() {
    let press = Press::new().await;
    let mut clerk = press.ground.enter(&press.ground.holder("market/window", 0)).await;
    let number = press.received().await;
    press.act("market/window", &number, Command::Accept { deferred: vec![] }).await;
    let notice = press.last(&number).await;
    let case = press.ground.front.store.dossier::<Case>(&number).await.unwrap().unwrap().state;
    let document = case.documents.last().unwrap().number.clone();
    let recipient = Datum::new("p-papers", kind::RECIPIENT, "林早".as_bytes());
    let proof = Proof { tracking: "EM1234567CN".to_owned(), ..Proof::default() };
    let service =
        Service { mode: DeliveryMode::Postal, recipient: Commitment(recipient.commitment().0), proof };
    let order = Order::Case(number.clone(), Command::Serve { document, service });
    press.ask(press.staff("market/window"), order, vec![recipient]).await;
    let title = format!("受理通知书 {notice}");
    let wanted = ["送达回证", "林早", "签收人", "受送达人", "邮寄送达", "EM1234567CN", title.as_str()];
    press.prints_kind(&mut clerk, &number, DocKind::ServiceReceipt, &wanted).await;
}

/// Papers that no item of the sample county issues, composed from the history of a case that has been given what it
/// lacks.
#[tokio::test]
async fn promise_legal_review_and_payment_say_what_they_must() {
    let press = Press::new().await;
    let number = press.received().await;
    press.act("market/window", &number, Command::Accept { deferred: vec![] }).await;
    let front = &press.ground.front;
    let history = front.store.history::<Case>(&number).await.unwrap().unwrap();
    let mut content = press.content(&number).await;
    content.handling.commitments = Some(Commitments {
        promises: "场所布局符合食品安全要求\n设备设施与申报一致".to_owned(),
        ..Commitments::default()
    });
    let basis = Basis {
        law: "食品安全法".to_owned(), article: "第三十五条".to_owned(), ..Basis::default()
    };
    content.fees.push(FeeItem {
        id: "book".to_owned(),
        name: "工本费".to_owned(),
        standard: Fen(1_050),
        unit: "本".to_owned(),
        basis,
        ..FeeItem::default()
    });
    let document = |kind: DocKind| Document {
        kind,
        number: DocumentNumber::compose("宁市监", kind.sign(), 2026, 77),
        serial: 77,
    };
    let mut events = history.events.clone();
    for event in &mut events {
        if let Event::CaseAccepted(acceptance) = &mut event.event {
            acceptance.promise = Some(document(DocKind::PromiseLetter));
            acceptance.verify_within = Some(Limit::WorkingDays(WorkingDays(60)));
        }
    }
    let last = events.last().unwrap().clone();
    let step = content.process.steps()[0].id.clone();
    let more = [
        Event::StepFinished {
            step,
            result: StepResult::Agree,
            opinion: "主体、程序、依据合法，同意拟作出的决定。".to_owned(),
            checklist: Default::default(),
            paper: Some(document(DocKind::LegalReviewOpinion)),
        },
        Event::FeeAssessed {
            lines: vec![FeeLine { fee: "book".to_owned(), quantity: 2, amount: Fen(2_100) }],
            slip: Some(SlipNumber::of(42)),
            limit: Some(Limit::WorkingDays(WorkingDays(10))),
            prepaid: false,
            notice: document(DocKind::PaymentNotice),
        },
        Event::Slip(SlipEvent::ReliefProposed {
            sought: Sought::Reduction { amount: Fen(1_050) },
            basis: "收费减免办法第四条".into(),
            reason: "理由".into(),
        }),
        Event::Slip(SlipEvent::ReliefDecided {
            approved: true,
            opinion: "已核对低保证明".into(),
            due: Fen(1_050),
            limit: Some(Limit::WorkingDays(WorkingDays(10))),
            decision: document(DocKind::FeeReliefDecision),
        }),
        Event::Slip(SlipEvent::PaymentReceived {
            paid: Paid {
                slip: Some(SlipNumber::of(42)),
                reference: "B20260302001".into(),
                amount: Fen(1_050),
                at: Instant::parse("2026-03-02T15:30:00+08:00").unwrap(),
            },
            suspense: None,
        }),
        Event::Slip(SlipEvent::PaymentVerified { receipt: document(DocKind::PaymentReceipt) }),
    ];
    for (place, event) in (1..).zip(more) {
        events.push(Recorded { version: last.version + place, stamp: last.stamp.clone(), event });
    }
    let (shelf, hall, names) = (Shelf::open(None).unwrap(), front.office.hall(), Names::default());
    let source = Source {
        shelf: &shelf,
        hall: &hall,
        content: &content,
        events: &events,
        names: &names,
        applicant: "林晚",
        agent: None,
        sealed: &Default::default(),
        query_code: None,
        address: "https://hall.example",
    };
    let press = paper::Press::open(&[]).unwrap();
    for (kind, wanted) in [
        (
            DocKind::PromiseLetter,
            &[
                "告知承诺书",
                "设备设施与申报一致",
                "2026年3月2日",
                "60个工作日内核查",
                "整改",
                "承诺人（签名或盖章）",
            ][..],
        ),
        (DocKind::LegalReviewOpinion, &["法制审核意见书", "主体、程序、依据合法", "审核人", "通过"][..]),
        (
            DocKind::PaymentNotice,
            &[
                "缴款通知书",
                "工本费",
                "10.50元／本",
                "21.00",
                "人民币21.00元",
                "《食品安全法》第三十五条",
                "随时下载、核验",
                "0000000000000421",
                "缴款期限",
            ][..],
        ),
        (
            DocKind::FeeReliefDecision,
            &[
                "减免缓退审批决定书",
                "减征10.50元",
                "准予",
                "收费减免办法第四条",
                "已核对低保证明",
                "人民币10.50元",
                "缴款期限",
            ][..],
        ),
        (
            DocKind::PaymentReceipt,
            &[
                "缴款核验凭证",
                "B20260302001",
                "人民币10.50元",
                "减免金额",
                "2026年3月2日15:30",
                "由财政部门开具",
            ][..],
        ),
    ] {
        let paper = source.compose(document(kind).number.as_str()).unwrap().unwrap();
        let pdf = press.render(&paper).unwrap();
        if let Some(folder) = std::env::var_os("PAPERS") {
            std::fs::write(std::path::Path::new(&folder).join(format!("{}.pdf", paper.kind)), &pdf).unwrap();
        }
        let text = crate::papers::text_of(&pdf);
        for words in wanted {
            assert!(text.contains(words), "{kind:?} does not say {words}: {text}");
        }
    }
}

/// Decisions on a licence that there is (N-14), composed from the history of a case that asks about one.
#[tokio::test]
async fn decisions_on_a_licence_say_which_and_what_becomes_of_it() {
    let press = Press::new().await;
    let number = press.received().await;
    press.act("market/window", &number, Command::Accept { deferred: vec![] }).await;
    let front = &press.ground.front;
    let history = front.store.history::<Case>(&number).await.unwrap().unwrap();
    let content = press.content(&number).await;
    let licence = LicenceNumber::compose("宁市监", 2021, 7).unwrap();
    let day = |text: &str| text.parse::<Date>().unwrap();
    let mut events = history.events.clone();
    for event in &mut events {
        if let Event::ApplicationSubmitted(submission) = &mut event.event {
            submission.about = Some(AboutLicence {
                number: licence.clone(),
                purpose: Purpose::Renewal,
                valid_until: Some(day("2026-04-30")),
                until: Some(day("2031-04-30")),
                in_time: true,
            });
        }
    }
    let document = |kind: DocKind| Document {
        kind,
        number: DocumentNumber::compose("宁市监", kind.sign(), 2026, 77),
        serial: 77,
    };
    let basis = Basis {
        law: "食品安全法".to_owned(), article: "第三十五条".to_owned(), ..Basis::default()
    };
    let granted = |kind: DocKind| Event::Granted {
        content: "符合原许可条件，准予延续五年。".to_owned(),
        transcript: None,
        issue: Limit::working_days(10),
        decision: document(kind),
    };
    let refused = |kind: DocKind| Event::Refused {
        reasons: "现场不再符合条件".to_owned(),
        basis: vec![basis.clone()],
        standard: String::new(),
        remedies: "六十日内申请行政复议，六个月内提起行政诉讼".to_owned(),
        transcript: None,
        decision: document(kind),
    };
    let deemed = Event::RenewalDeemedGranted {
        licence: licence.clone(),
        expired: day("2026-04-30"),
        until: day("2031-04-30"),
        issue: Limit::working_days(10),
        decision: document(DocKind::RenewalDecision),
    };
    let (shelf, hall, names) = (Shelf::open(None).unwrap(), front.office.hall(), Names::default());
    for (event, kind, wanted) in [
        (granted(DocKind::RenewalDecision), DocKind::RenewalDecision, "2031年4月30日"),
        (granted(DocKind::ChangeDecision), DocKind::ChangeDecision, "2026年4月30日"),
        (granted(DocKind::CancellationDecision), DocKind::CancellationDecision, "持证人申请注销"),
        (refused(DocKind::RenewalRefusal), DocKind::RenewalRefusal, "有效期届满之日"),
        (refused(DocKind::ChangeRefusal), DocKind::ChangeRefusal, "内容不变"),
        (deemed, DocKind::RenewalDecision, "视为准予延续"),
    ] {
        let mut events = events.clone();
        let last = events.last().unwrap().clone();
        events.push(Recorded { version: last.version + 1, stamp: last.stamp, event });
        let source = Source {
            shelf: &shelf,
            hall: &hall,
            content: &content,
            events: &events,
            names: &names,
            applicant: "林晚",
            agent: None,
            sealed: &Default::default(),
            query_code: None,
            address: "https://hall.example",
        };
        let paper = source.compose(document(kind).number.as_str()).unwrap().unwrap();
        let said = format!("{:?}", paper.sections);
        assert!(said.contains(licence.as_str()) && said.contains(wanted), "{kind:?}: {said}");
    }
}

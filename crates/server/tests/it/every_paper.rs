//! Every kind of paper there is, issued by the acts of the sample county, pressed to PDF and filed (IN4): nothing in the list of
//! `docs/documents.md` is only on paper.

use crate::papers::Press;
use rules::{
    card::{Card, OrderKind},
    case::{
        ApplySource, Case, Command, DeliveryMode, DocKind, HearingCommand, OfficersCommand, PromiseCommand,
        Proof, Service, SlipCommand, SpecialProcedureKind, StepResult,
        hearing::{HearingGround, Side, Sitting},
        material::{CorrectionItem, Given},
        officers::SiteFindings,
        slip::{Paid, Sought},
    },
    clock::Limit,
    hall::Role,
    identifier::DocumentNumber,
    item::{content::Basis, content::MaterialForm, process::StepKind},
    licence::{self, CancellationGround, Heard, Intended, Licence, RevocationGround, WithdrawalGround},
    name::{Commitment, ItemCode},
    time::{Instant, WorkingDays},
};
use server::{
    jobs::errands::{Filing, round},
    office::{Order, Who},
    people::kind,
};
use std::collections::{BTreeMap, BTreeSet};
use store::{
    vault::Datum,
    views::{
        cards,
        licences::{Filter, page},
        papers,
    },
};

const FOOD: &str = "market/food-business-licence";
const RENEWAL: &str = "market/food-business-renewal";
const CHANGE: &str = "market/food-business-change";

fn basis(law: &str, article: &str) -> Vec<Basis> {
    vec![Basis { law: law.into(), article: article.into(), ..Basis::default() }]
}

/// The county, and every case and licence that this test has brought into being.
struct County {
    press: Press,
    cases: Vec<String>,
}

impl County {
    async fn case(&self, number: &str) -> Case {
        self.press.ground.front.store.dossier::<Case>(number).await.unwrap().unwrap().state
    }

    /// An application at the item's own window, with everything but what is left out.
    async fn received(
        &mut self,
        item: &str,
        left_out: &[&str],
        about: Option<&str>,
        by_promise: bool,
    ) -> String {
        let ground = &self.press.ground;
        let code = ground.item(item);
        let content = crate::line::content(ground, &code).await;
        let clerk = ground.county.people().holders(&content.process.acceptance_post)[0].clone();
        let form = Datum::new("p-papers", kind::FORM, b"{}");
        let query = Datum::new("p-papers", kind::QUERY_CODE, b"K7Q4M2");
        let owed = content.materials.iter().filter(|it| !left_out.contains(&it.id.as_str()));
        let given = owed.filter(|it| !(by_promise && it.promisable)).map(|it| Given {
            material: it.id.clone(),
            form: MaterialForm::Paper,
            count: 1,
            files: vec![],
        });
        let submit = Command::Submit {
            applicant: self.press.applicant.clone(),
            agent: None,
            source: ApplySource::Window,
            answers: crate::line::first_answers(&content),
            form: Commitment(form.commitment().0),
            query_code: Commitment(query.commitment().0),
            materials: given.collect(),
            licence: about.map(|number| number.parse().unwrap()),
            by_promise,
        };
        let order = Order::Apply(ItemCode(code), submit);
        let number = self.press.ask(Who::Staff(clerk), order, vec![form, query]).await;
        self.cases.push(number.clone());
        number
    }

    async fn accepted(
        &mut self,
        item: &str,
        left_out: &[&str],
        about: Option<&str>,
        by_promise: bool,
    ) -> String {
        let number = self.received(item, left_out, about, by_promise).await;
        let post = self.press.content(&number).await.process.acceptance_post.0;
        let deferred = left_out.iter().map(|id| (*id).into()).collect();
        self.press.act(&post, &number, Command::Accept { deferred }).await;
        number
    }

    /// Every step before the decision, by whoever holds its post; answers the post that decides.
    async fn reviewed(&self, number: &str) -> String {
        let content = self.press.content(number).await;
        loop {
            let case = self.case(number).await;
            let open = case.steps.iter().filter(|(_, record)| record.finished.is_none());
            let mut open =
                open.filter(|(id, _)| content.process.step(id).unwrap().kind != StepKind::Decision);
            let Some((id, record)) = open.next() else { break };
            let (step, post) = (content.process.step(id).unwrap(), record.post.0.clone());
            if step.kind == StepKind::SiteCheck {
                let other = self.press.ground.holder(&post, 1);
                let findings = SiteFindings {
                    at: self.press.ground.clock.now(),
                    place: "云杉路一号".into(),
                    findings: "与申报一致".into(),
                    present: None,
                    files: vec![],
                };
                let with = vec![other.clone()];
                let record = OfficersCommand::RecordSiteCheck { step: id.clone(), with, findings };
                self.press.act(&post, number, Command::Officers(record)).await;
                let sign = Command::Officers(OfficersCommand::SignSiteCheck { step: id.clone() });
                self.press.ask(Who::Staff(other), Order::Case(number.to_owned(), sign), vec![]).await;
            }
            let checklist = step.checklist.iter().map(|point| (point.id.clone(), true)).collect();
            let finish = Command::FinishStep {
                step: id.clone(),
                result: StepResult::Agree,
                opinion: "符合要求".into(),
                checklist,
            };
            self.press.act(&post, number, finish).await;
        }
        let steps = content.process.steps();
        steps.into_iter().find(|step| step.kind == StepKind::Decision).unwrap().post.0.clone()
    }

    async fn points(&self, number: &str) -> BTreeMap<String, bool> {
        let content = self.press.content(number).await;
        let steps = content.process.steps();
        let decision = steps.into_iter().find(|step| step.kind == StepKind::Decision).unwrap();
        decision.checklist.iter().map(|point| (point.id.clone(), true)).collect()
    }

    async fn granted(&self, number: &str) {
        let post = self.reviewed(number).await;
        let checklist = self.points(number).await;
        let grant = Command::Grant { content: "准予".into(), opinion: "同意".into(), checklist };
        self.press.act(&post, number, grant).await;
    }

    async fn refused(&self, number: &str) {
        let post = self.reviewed(number).await;
        let checklist = self.points(number).await;
        let basis = basis("食品安全法", "第三十三条");
        let refuse =
            Command::Refuse {
                reasons: "场所不符合要求".into(), basis, standard: String::new(), checklist
            };
        self.press.act(&post, number, refuse).await;
    }

    /// A new food business licence of the applicant; answers its number.
    async fn issued(&mut self) -> String {
        let number = self.accepted(FOOD, &[], None, false).await;
        self.granted(&number).await;
        self.press.act("hall/delivery", &number, Command::ProduceResult).await;
        let held = Filter { holder: Some(self.press.applicant.0.clone()), ..Filter::default() };
        let held = page(self.press.ground.front.store.db(), &held, 20).await.unwrap();
        held.into_iter().find(|row| row.case == number).unwrap().number
    }

    async fn on_licence(&self, number: &str, command: licence::Command) {
        self.press.ask(self.press.staff("market/head"), Order::Licence(number.into(), command), vec![]).await;
    }
}

/// The papers of intake: what was received, what is missing, and how it ends at the window.
async fn at_the_window(county: &mut County) {
    let number = county.received(FOOD, &[], None, false).await;
    let items =
        vec![CorrectionItem { material: Some("layout".into()), what: "没有标明人流走向".into() }];
    county.press.act("market/window", &number, Command::RequestCorrection { items }).await;
    let number = county.received(FOOD, &[], None, false).await;
    county.press.act("market/window", &number, Command::TellNotRequired { reason: "自用厨房".into() }).await;
    let number = county.received(FOOD, &[], None, false).await;
    let refuse = Command::RefuseAcceptance {
        reason: "超出职权".into(),
        proper_body: "省市场监督管理局".into(),
    };
    county.press.act("market/window", &number, refuse).await;
    county.accepted("health/public-place-hygiene", &[], None, true).await;
    let number = county.accepted("urban/road-occupation", &[], None, false).await;
    let content = county.press.content(&number).await;
    let quantities = content.fees.iter().take(1).map(|fee| (fee.id.clone(), 2)).collect();
    county.press.act("urban/site", &number, Command::AssessFee { quantities }).await;
    let propose = SlipCommand::Propose { sought: Sought::Exemption, reason: "理由".into() };
    let applicant = Who::Citizen(county.press.applicant.clone());
    let to_slip = |command| Order::Case(number.clone(), Command::Slip(command));
    county.press.ask(applicant, to_slip(propose), vec![]).await;
    let deny = SlipCommand::Decide { approve: false, opinion: "不符合省级减免规定".into() };
    county.press.act("urban/head", &number, Command::Slip(deny)).await;
    let known = county.press.ground.front.store.dossier::<Case>(&number).await.unwrap().unwrap();
    let slip = known.state.fees.slip.unwrap();
    let paid = Paid {
        slip: slip.number.clone(),
        reference: "B1".into(),
        amount: slip.due(),
        at: county.press.ground.clock.now(),
    };
    county.press.ask(Who::Bank, to_slip(SlipCommand::Pay(paid)), vec![]).await;
    county.press.act("hall/cashier", &number, Command::Slip(SlipCommand::Verify)).await;
}

/// The papers of the course: limits that move, people who are heard, sites that are looked at.
async fn on_the_way(county: &mut County) {
    let number = county.accepted(FOOD, &[], None, false).await;
    let needed = Limit::WorkingDays(WorkingDays(3));
    let basis = basis("食品安全法", "第八十七条").remove(0);
    let start = Command::StartSpecialProcedure { kind: SpecialProcedureKind::Testing, needed, basis };
    county.press.act("market/review", &number, start).await;
    county.press.act("market/review", &number, Command::EndSpecialProcedure { result: "合格".into() }).await;
    let extend = Command::Extend { by: WorkingDays(5), reason: "需要异地核实".into() };
    county.press.act("market/head", &number, extend).await;
    let party = Datum::new("p-neighbour", kind::PARTY, "周邻".as_bytes());
    let inform = HearingCommand::Inform {
        person: "p-neighbour".into(),
        party: Commitment(party.commitment().0),
        interest: "油烟直接影响相邻住户".into(),
        limit: needed,
    };
    let inform = Order::Case(number.clone(), Command::Hearing(inform));
    county.press.ask(county.press.staff("market/review"), inform, vec![party]).await;
    let tell = HearingCommand::TellRight { interest: "相邻住户的采光和安宁".into() };
    county.press.act("market/review", &number, Command::Hearing(tell)).await;
    let request =
        Order::Case(number.clone(), Command::Hearing(HearingCommand::Request { side: Side::Applicant }));
    county.press.ask(Who::Citizen(county.press.applicant.clone()), request, vec![]).await;
    let sitting = Sitting {
        at: Instant::parse("2026-03-16T09:30:00+08:00").unwrap(),
        place: "三楼听证室".into(),
        chair: county.press.ground.holder("market/head", 0),
        closed_because: String::new(),
    };
    county.press.act("market/review", &number, Command::Hearing(HearingCommand::Schedule(sitting))).await;
    // L-26: the neighbour's seven days run from service.
    let case = county.case(&number).await;
    let mut theirs = case.documents.iter().filter(|paper| case.for_parties.contains_key(&paper.number));
    let document = theirs.rfind(|paper| paper.kind == DocKind::HearingNotice).unwrap().number.clone();
    let signed = Datum::new("p-neighbour", kind::RECIPIENT, "周邻".as_bytes());
    let recipient = Commitment(signed.commitment().0);
    let service = Service { mode: DeliveryMode::Direct, recipient, proof: Proof::default() };
    let serve = Order::Case(number.clone(), Command::Serve { document, service });
    county.press.ask(county.press.staff("market/window"), serve, vec![signed]).await;
    let announced = county.accepted(FOOD, &[], None, false).await;
    let basis = Basis { law: "食品安全法".into(), article: "第四条".into(), ..Basis::default() };
    let announce = HearingCommand::Announce { ground: HearingGround::PublicInterest, basis };
    county.press.act("market/review", &announced, Command::Hearing(announce)).await;
    let number_of_review = county.accepted("ecology/eia", &[], None, false).await;
    county.reviewed(&number_of_review).await;
    let refused = county.accepted(FOOD, &[], None, false).await;
    county.refused(&refused).await;
    // The receipt for whatever is served.
    let document = county.case(&refused).await.documents.last().unwrap().number.clone();
    let signed = Datum::new("p-papers", kind::RECIPIENT, "林早".as_bytes());
    let recipient = Commitment(signed.commitment().0);
    let service = Service { mode: DeliveryMode::Direct, recipient, proof: Proof::default() };
    let serve = Order::Case(refused, Command::Serve { document, service });
    county.press.ask(county.press.staff("market/window"), serve, vec![signed]).await;
    county.press.ground.wind("2026-03-16T11:00:00+08:00").await;
    let signed = Datum::new("p-papers", kind::SIGNED, "林晚、周邻".as_bytes());
    let hold = HearingCommand::Hold {
        record: "同意加装油烟净化设施".into(),
        signed: Some(Commitment(signed.commitment().0)),
        files: vec![],
    };
    let hold = Order::Case(number, Command::Hearing(hold));
    county.press.ask(county.press.staff("market/review"), hold, vec![signed]).await;
}

/// The papers of licences: the certificate, what is asked for about it, and what is done to it.
async fn on_licences(county: &mut County) -> Vec<String> {
    let (first, second, third) = (county.issued().await, county.issued().await, county.issued().await);
    for item in [RENEWAL, CHANGE] {
        let number = county.accepted(item, &[], Some(&first), false).await;
        county.refused(&number).await;
        let number = county.accepted(item, &[], Some(&first), false).await;
        county.granted(&number).await;
    }
    let acts = [
        (&first, Intended::Withdraw(WithdrawalGround::LawChanged)),
        (&second, Intended::Revoke(RevocationGround::Unqualified)),
    ];
    for (number, intended) in acts {
        let article = if matches!(intended, Intended::Revoke(_)) { "第六十九条" } else { "第八条" };
        let (reasons, basis) = ("情况属实".to_owned(), basis("行政许可法", article));
        let intend = licence::Command::Intend { intended, reasons: reasons.clone(), basis: basis.clone() };
        county.on_licence(number, intend).await;
        county.on_licence(number, licence::Command::Hear { heard: Heard::Stated("没有异议".into()) }).await;
        let compensation = "按评估价补偿".to_owned();
        let taken = match intended {
            Intended::Withdraw(ground) => licence::Command::Withdraw { ground, reasons, basis, compensation },
            Intended::Revoke(ground) => {
                licence::Command::Revoke { ground, reasons, basis, harms_public: false, compensation }
            }
        };
        county.on_licence(number, taken).await;
    }
    let cancel = licence::Command::Cancel {
        ground: CancellationGround::BodyEnded,
        reasons: "营业执照已注销".into(),
        basis: basis("行政许可法", "第七十条"),
    };
    county.on_licence(&third, cancel).await;
    vec![first, second, third]
}

/// A card that silence at the window raised: ordered, proposed and answered in writing (N-19).
async fn on_a_card(county: &mut County) -> String {
    let db = county.press.ground.front.store.db();
    let open = cards::Filter { open: true, department: Some("market".into()), ..cards::Filter::default() };
    let card = cards::page(db, &open, 50).await.unwrap().remove(0);
    let supervisor = Who::Staff(county.press.ground.person(Role::Supervisor));
    let head = county.press.staff("market/head");
    let today = county.press.ground.clock.now().day();
    for kind in [OrderKind::Notice, OrderKind::Proposal] {
        let until = rules::time::from_day_number(rules::time::day_number(today) + 5);
        let order =
            rules::card::Command::Order { kind, text: "三日内办结并书面回复".into(), until };
        county.press.ask(supervisor.clone(), Order::Card(card.card.clone(), order), vec![]).await;
        let reply = rules::card::Command::Rectify { measures: "已补办".into(), done_on: today };
        county.press.ask(head.clone(), Order::Card(card.card.clone(), reply), vec![]).await;
    }
    // What is put right without an order has its paper, too.
    let correct = rules::card::Command::Correct { measures: "已增派一人".into(), done_on: today };
    county.press.ask(head, Order::Card(card.card.clone(), correct), vec![]).await;
    card.card
}

#[tokio::test]
async fn every_kind_of_paper_is_issued_pressed_and_filed() {
    let mut county = County { press: Press::new().await, cases: Vec::new() };
    at_the_window(&mut county).await;
    let deferred = county.accepted(FOOD, &["catering-disposal"], None, false).await;
    let licences = on_licences(&mut county).await;
    on_the_way(&mut county).await;
    county.press.ground.wind("2026-05-06T09:30:00+08:00").await;
    let withdraw = PromiseCommand::WithdrawAcceptance { reason: "材料没有补交".into() };
    county.press.act("market/window", &deferred, Command::Promise(withdraw)).await;
    let card = on_a_card(&mut county).await;

    let front = &county.press.ground.front;
    while round(front, Filing::AtOnce).await.unwrap() > 0 {}
    let mut issued: Vec<DocumentNumber> = Vec::new();
    for number in &county.cases {
        issued.extend(county.case(number).await.documents.into_iter().map(|document| document.number));
    }
    for number in &licences {
        let licence = front.store.dossier::<Licence>(number).await.unwrap().unwrap().state;
        issued.extend(licence.certificates());
        issued.extend(licence.documents.into_iter().map(|document| document.number));
    }
    let card = front.store.dossier::<Card>(&card).await.unwrap().unwrap().state;
    issued.extend(card.documents.into_iter().map(|document| document.number));
    let mut pressed: BTreeSet<DocKind> = BTreeSet::new();
    for number in &issued {
        let row = papers::one(front.store.db(), number.as_str()).await.unwrap().unwrap();
        let hash = server::papers::filing::filed(front, &row).await.unwrap();
        let hash = hash.unwrap_or_else(|| panic!("{number} ({:?}) is not in the file", row.kind));
        let bytes = front.files.get(&hash).await.unwrap();
        assert!(bytes.starts_with(b"%PDF"), "{number} is no PDF");
        if let Some(folder) = std::env::var_os("PAPERS") {
            let kind = serde_json::to_value(row.kind).unwrap().as_str().unwrap().to_owned();
            std::fs::write(std::path::Path::new(&folder).join(format!("{kind}.pdf")), &bytes).unwrap();
        }
        pressed.insert(row.kind);
    }
    let missing: Vec<&DocKind> = DocKind::ALL.iter().filter(|kind| !pressed.contains(kind)).collect();
    assert!(missing.is_empty(), "never pressed: {missing:?}");
}

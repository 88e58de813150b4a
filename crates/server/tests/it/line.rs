//! The line itself, through the office: cases brought to a point of their way, for tests that begin there.

use crate::ground::Ground;
use rules::{
    case::{
        ApplySource, Case, Command, HearingCommand, OfficersCommand, StepResult,
        hearing::{HearingGround, Sitting},
        material::Given,
        officers::SiteFindings,
    },
    hall::{self, Role},
    item::{
        Content,
        content::{Basis, MaterialForm},
    },
    name::{Commitment, ItemCode, PersonId, PostId, StepId},
    time::Instant,
};
use server::{
    office::{Answer, Order, Request, Who},
    people::kind,
};
use std::collections::BTreeMap;
use store::{vault::Datum, views::licences};

/// A food business licence that the comprehensive window has received and accepted; answers its number.
pub(crate) async fn accepted_case(ground: &Ground) -> String {
    let number = received_case(ground, "market/food-business-licence").await;
    let clerk = ground.holder("market/window", 0);
    done(ground, Who::Staff(clerk), Order::Case(number.clone(), Command::Accept { deferred: vec![] })).await;
    number
}

/// A case of this item, applied for at its window with every material, received.
pub(crate) async fn received_case(ground: &Ground, item: &str) -> String {
    let code = ground.item(item);
    let content = content(ground, &code).await;
    let applicant = ground.person(rules::hall::Role::Citizen);
    let clerk = ground.county.people().holders(&content.process.acceptance_post)[0].clone();
    let form = Datum::new(applicant.as_str(), kind::FORM, b"{}");
    let query = Datum::new(applicant.as_str(), kind::QUERY_CODE, b"ABCD2345");
    let submit = Command::Submit {
        applicant: applicant.clone(),
        agent: None,
        source: ApplySource::Window,
        answers: first_answers(&content),
        form: Commitment(form.commitment().0),
        query_code: Commitment(query.commitment().0),
        materials: all_materials(&content),
        licence: None,
        by_promise: false,
    };
    let order = Order::Apply(ItemCode(code), submit);
    let request = Request::new(Who::Staff(clerk), order).sealing(vec![form, query]);
    match ground.front.office.ask(request).await.unwrap() {
        Answer::Done { id, .. } => id,
        Answer::Refused(refusal) => panic!("the application was refused: {refusal}"),
    }
}

/// Nobody holds the post of finance any more, so nobody verifies payments.
pub(crate) async fn without_finance(ground: &Ground) {
    let leave = hall::Command::Appoint { post: PostId::from("hall/cashier"), holders: vec![] };
    done(ground, Who::Staff(ground.person(Role::HallManager)), Order::Hall(leave)).await;
}

/// A hearing that the law demands of the department of culture, announced, told and held at half past nine on the eighth
/// working day from now (L-24, L-26). Whoever was signed in signs in anew after that.
pub(crate) async fn heard(ground: &Ground, number: &str, officer: PersonId, chair: PersonId) {
    let calendar = ground.front.office.hall().calendar.clone();
    let day = calendar.working_day_after(ground.front.office.now().day(), 8);
    let at = Instant::midnight(day).plus_ms(9 * 3_600_000 + 1_800_000);
    let basis =
        Basis { law: "娱乐场所管理条例".into(), article: "第十条".into(), ..Basis::default() };
    let place = "大厅三楼听证室".into();
    let record = "到场群众没有异议。".into();
    let signed = Some(Commitment::from("各方"));
    for (command, then) in [
        (HearingCommand::Announce { ground: HearingGround::LawRequires, basis }, None),
        (HearingCommand::Schedule(Sitting { at, place, chair, closed_because: String::new() }), Some(at)),
        (HearingCommand::Hold { record, signed, files: vec![] }, None),
    ] {
        let order = Order::Case(number.to_owned(), Command::Hearing(command));
        done(ground, Who::Staff(officer.clone()), order).await;
        if let Some(at) = then {
            ground.wind(&at.plus_ms(5_400_000).rfc3339()).await;
        }
    }
}

/// The check on site of this step: recorded by one of its post, and signed by the other who was there (L-14).
pub(crate) async fn site_checked(ground: &Ground, number: &str, step: &str) {
    let step = StepId::from(step);
    let case = ground.front.store.dossier::<Case>(number).await.unwrap().unwrap().state;
    let post = case.steps[&step].post.as_str();
    let (one, other) = (ground.holder(post, 0), ground.holder(post, 1));
    let findings = SiteFindings {
        at: ground.clock.now(),
        place: "云杉路一号".to_owned(),
        findings: "与申报一致".to_owned(),
        present: None,
        files: vec![],
    };
    let record = OfficersCommand::RecordSiteCheck { step: step.clone(), with: vec![other.clone()], findings };
    let acts = [(one, record), (other, OfficersCommand::SignSiteCheck { step })];
    for (who, command) in acts {
        done(ground, Who::Staff(who), Order::Case(number.to_owned(), Command::Officers(command))).await;
    }
}

/// The version in force of an item.
pub(crate) async fn content(ground: &Ground, code: &str) -> Content {
    store::views::items::content(ground.front.store.db(), code, 1).await.unwrap().unwrap()
}

/// Every material once, on paper.
pub(crate) fn all_materials(content: &Content) -> Vec<Given> {
    let given = |material: &rules::item::content::Material| Given {
        material: material.id.clone(),
        form: MaterialForm::Paper,
        count: 1,
        files: vec![],
    };
    content.materials.iter().map(given).collect()
}

/// The first answer to every question.
pub(crate) fn first_answers(content: &Content) -> BTreeMap<String, String> {
    let first =
        |question: &rules::item::content::Question| (question.id.clone(), question.answers[0].id.clone());
    content.questions.iter().map(first).collect()
}

/// An order that must be accepted.
#[track_caller]
pub(crate) fn done(ground: &Ground, who: Who, order: Order) -> impl Future<Output = u64> + '_ {
    let place = std::panic::Location::caller();
    async move {
        match ground.front.office.ask(Request::new(who, order)).await.unwrap() {
            Answer::Done { version, .. } => version,
            Answer::Refused(refusal) => panic!("refused at {place}: {refusal}"),
        }
    }
}

/// A food business licence issued to the demo citizen this moment; answers its number.
pub(crate) async fn issued_licence(ground: &Ground) -> String {
    let case = accepted_case(ground).await;
    site_checked(ground, &case, "site").await;
    for (post, step) in [("market/review", "review"), ("market/site", "site")] {
        let finish = Command::FinishStep {
            step: step.into(),
            result: StepResult::Agree,
            opinion: "符合".into(),
            checklist: checklist(ground, step).await,
        };
        done(ground, Who::Staff(ground.holder(post, 0)), Order::Case(case.clone(), finish)).await;
    }
    let grant = Command::Grant {
        content: "准予经营热食类食品".into(),
        opinion: "同意".into(),
        checklist: checklist(ground, "decide").await,
    };
    done(ground, Who::Staff(ground.holder("market/decide", 0)), Order::Case(case.clone(), grant)).await;
    let deliverer = Who::Staff(ground.holder("hall/delivery", 0));
    done(ground, deliverer, Order::Case(case.clone(), Command::ProduceResult)).await;
    let held = licences::Filter { holder: Some(ground.person(Role::Citizen).0), ..Default::default() };
    let held = licences::page(ground.front.store.db(), &held, 10).await.unwrap();
    held.into_iter().find(|row| row.case == case).expect("a licence was issued").number
}

/// Every point of a step of the food business licence, answered with yes.
async fn checklist(ground: &Ground, step: &str) -> BTreeMap<String, bool> {
    let content = content(ground, &ground.item("market/food-business-licence")).await;
    let step = content.process.step(&step.into()).unwrap();
    step.checklist.iter().map(|point| (point.id.clone(), true)).collect()
}

//! The desk: from acceptance to decision by different people, every chapter of the law on the way, and everything that
//! does not work. Here stands the ground of these journeys: a case at a department, and people who act on it by forms.

mod away;
mod decision;
mod hearing;
mod parties;
mod promise;
mod recusal;
mod review;
mod rights;
mod served;
mod site;
mod superior;
mod time;

use crate::{
    ground::{Browser, Ground, Page},
    line,
};
use axum::http::StatusCode;
use rules::{
    case::{
        self, ApplySource, Case,
        material::{Given, is_required},
    },
    dossier::Known,
    hall::{self, Role},
    item::{content::MaterialForm, process::StepKind},
    name::{Commitment, ItemCode, PersonId, PostId},
};
use server::{
    office::{Answer, Order, Request, Who},
    people::kind,
};
use std::collections::BTreeMap;
use store::{vault::Datum, views::items};

/// Four steps one after another, every kind of them, and a hearing that the law demands.
const ITEM: &str = "culture/entertainment";
/// What somebody writes who has looked.
const OPINION: &str = "材料齐全，场所符合规定，建议准予";

/// A case on its way through a department.
struct Desk {
    ground: Ground,
    number: String,
}

impl Desk {
    /// A case just accepted at the window of the department of culture.
    async fn accepted() -> Desk {
        Desk::of(ITEM, "culture/window").await
    }

    /// A case of this item, accepted at this window.
    async fn of(item: &str, window: &str) -> Desk {
        let ground = Ground::new().await;
        let number = apply(&ground, item).await;
        let clerk = ground.holder(window, 0);
        tell(&ground, clerk, &number, case::Command::Accept { deferred: owed(&ground, &number).await }).await;
        Desk { ground, number }
    }

    /// The applicant, at their own page.
    async fn applicant(&self) -> Browser {
        self.ground.enter_as(Role::Citizen).await
    }

    async fn officer(&self, post: &str, nth: usize) -> Browser {
        self.ground.enter(&self.ground.holder(post, nth)).await
    }

    async fn head(&self) -> Browser {
        self.officer("culture/head", 0).await
    }

    fn page(&self) -> String {
        format!("/desk/cases/{}", self.number)
    }

    fn act(&self, word: &str, step: &str) -> String {
        let step = if step.is_empty() { String::new() } else { format!("?step={step}") };
        format!("{}/acts/{word}{step}", self.page())
    }

    async fn case(&self) -> Known<Case> {
        self.ground.front.store.dossier::<Case>(&self.number).await.unwrap().expect("the case was accepted")
    }

    /// Opens the form of an act, fills it in and sends it.
    async fn does(&self, browser: &mut Browser, word: &str, step: &str, fields: &[(&str, &str)]) -> Page {
        let address = self.act(word, step);
        let form = browser.get(&address).await.ok();
        let sent = with_hidden(&form, fields);
        browser.post(&address, &borrowed(&sent)).await
    }

    /// The same for an act whose effect is shown first: looks at it, and means it.
    async fn means(&self, browser: &mut Browser, word: &str, step: &str, fields: &[(&str, &str)]) -> String {
        let shown = self.does(browser, word, step, fields).await.ok();
        let mut sure = with_hidden(&shown, fields);
        sure.push(("sure".to_owned(), "yes".to_owned()));
        browser.post(&self.act(word, step), &borrowed(&sure)).await.onward()
    }

    /// What an act that cannot be done now says, asked for by its address.
    async fn closed(&self, browser: &mut Browser, word: &str, step: &str) -> Page {
        let page = browser.get(&self.act(word, step)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.words());
        page
    }

    /// Finishes a step as whoever holds its post, every point of its checklist answered with yes; a check on site is
    /// recorded and signed before.
    async fn finishes(&self, post: &str, step: &str) {
        let case = self.case().await.state;
        let kind = content(&self.ground, &case).await.process.step(&step.into()).unwrap().kind;
        if kind == StepKind::SiteCheck {
            line::site_checked(&self.ground, &self.number, step).await;
        }
        let mut officer = self.officer(post, 0).await;
        let fields = self.checked(step, &[("result", "agree"), ("opinion", OPINION)]).await;
        let to = self.does(&mut officer, "finish", step, &borrowed(&fields)).await.onward();
        assert_eq!(to, format!("{}?done=finish", self.page()));
    }

    /// These fields with every point of the step's checklist answered.
    async fn checked(&self, step: &str, fields: &[(&str, &str)]) -> Vec<(String, String)> {
        let case = self.case().await.state;
        let content = content(&self.ground, &case).await;
        let step = content.process.step(&step.into()).unwrap();
        let points = step.checklist.iter().map(|point| (format!("check.{}", point.id), "yes".to_owned()));
        points.chain(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))).collect()
    }

    /// The case as far as only the decision is left.
    async fn before_decision() -> Desk {
        let desk = Desk::accepted().await;
        desk.finishes("culture/review", "review").await;
        desk.finishes("culture/site", "site").await;
        desk.finishes("culture/verify", "verify").await;
        desk
    }

    /// The hearing that the law demands for the item, from its announcement to the transcript, ten days later. Whoever
    /// was signed in signs in anew after that.
    async fn hears(&self) {
        let chair = self.ground.holder("culture/head", 0);
        line::heard(&self.ground, &self.number, self.ground.holder("culture/decide", 0), chair).await;
    }
}

/// The hidden values of a form just opened, and what is typed into it.
fn with_hidden(form: &Page, fields: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut sent = vec![("act".to_owned(), form.hidden("act")), ("seen".to_owned(), form.hidden("seen"))];
    if form.body.contains("name=\"step\"") {
        sent.push(("step".to_owned(), form.hidden("step")));
    }
    sent.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    sent
}

fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

async fn content(ground: &Ground, case: &Case) -> rules::item::Content {
    let db = ground.front.store.db();
    items::content(db, case.item.as_str(), case.item_version).await.unwrap().unwrap()
}

/// Somebody applies at the window: the first answer to every question, every material that is asked for.
pub(crate) async fn apply(ground: &Ground, item: &str) -> String {
    let code = ground.item(item);
    let db = ground.front.store.db();
    let version = items::one(db, &code).await.unwrap().unwrap().in_force.unwrap();
    let content = items::content(db, &code, version).await.unwrap().unwrap();
    let answers: BTreeMap<String, String> =
        content.questions.iter().map(|asked| (asked.id.clone(), asked.answers[0].id.clone())).collect();
    let applicant = ground.person(Role::Citizen);
    let filled: BTreeMap<&str, &str> =
        content.form.iter().map(|field| (field.key.as_str(), "宁棠星河歌厅")).collect();
    let form = Datum::new(applicant.as_str(), kind::FORM, serde_json::to_string(&filled).unwrap().as_bytes());
    let query = Datum::new(applicant.as_str(), kind::QUERY_CODE, b"23456789");
    let holds = |when: &rules::item::content::When| answers.get(&when.question) == Some(&when.answer);
    let materials =
        content.materials.iter().filter(|material| is_required(material, holds)).map(|material| Given {
            material: material.id.clone(),
            form: MaterialForm::Paper,
            count: 1,
            files: vec![],
        });
    let submit = case::Command::Submit {
        applicant,
        agent: None,
        source: ApplySource::Window,
        materials: materials.collect(),
        form: Commitment(form.commitment().0),
        query_code: Commitment(query.commitment().0),
        answers,
        licence: None,
        by_promise: false,
    };
    let clerk = ground.person(Role::WindowClerk);
    let request = Request::new(Who::Staff(clerk), Order::Apply(ItemCode(code), submit));
    ground.front.office.ask(request.sealing(vec![form, query])).await.unwrap().done().unwrap()
}

/// What the applicant still owes: nothing, as everything was handed in.
pub(crate) async fn owed(ground: &Ground, number: &str) -> Vec<rules::name::MaterialId> {
    let known = ground.front.store.dossier::<Case>(number).await.unwrap().unwrap();
    let content = content(ground, &known.state).await;
    known.state.missing(&content).into_iter().map(|material| material.id.clone()).collect()
}

/// Puts a command straight to the office, as the other rooms do.
pub(crate) async fn tell(ground: &Ground, who: PersonId, number: &str, command: case::Command) {
    let request = Request::new(Who::Staff(who), Order::Case(number.to_owned(), command));
    ground.front.office.ask(request).await.unwrap().done().unwrap();
}

/// Has somebody hold one more post.
async fn appoint(ground: &Ground, post: &str, holders: Vec<PersonId>) {
    let manager = ground.person(Role::HallManager);
    let command = hall::Command::Appoint { post: PostId::from(post), holders };
    let answer =
        ground.front.office.ask(Request::new(Who::Staff(manager), Order::Hall(command))).await.unwrap();
    assert!(matches!(answer, Answer::Done { .. }), "{answer:?}");
}

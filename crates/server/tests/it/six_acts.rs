//! A case walked from the window to its rating in six acts, each a request to the office. The restart test kills a
//! process in the middle of such walks; the benchmark counts how many of their acts the office takes in a second.

use county::{Catalogue, County, Order as Wish};
use rules::{
    case::{self, ApplySource, DeliveryMode, StepResult, material::Given},
    dossier::SYSTEM,
    hall::{self, Role},
    item::{
        Content,
        content::{MaterialForm, Purpose},
        process::{Block, Step, StepKind},
    },
    name::{Commitment, ItemCode, PersonId},
    rating::{self, Rating, RatingChannel, RatingLevel},
    supervision::{Rule, Setting},
};
use server::office::{Answer, Office, OfficeError, Order, Request, Who};
use std::collections::BTreeMap;
use store::{Store, StoreError, vault::Datum};

/// 提交, 受理, 审查, 决定, 送达, 评价.
pub(crate) const ACTS: usize = 6;

/// The item that is walked, and who acts in it.
#[derive(Clone, Debug)]
pub(crate) struct Walk {
    content: Content,
    window: PersonId,
    review: (Step, PersonId),
    decision: (Step, PersonId),
    delivery: PersonId,
}

impl Walk {
    /// Founds the hall of the sample county with the one item that is walked. Founding again changes nothing.
    pub(crate) async fn founded(office: &Office) -> Walk {
        let catalogue = Catalogue::embedded().expect("the catalogue is in order");
        let start = jiff::civil::date(2026, 3, 2);
        let county = County::new(20_260_302, catalogue, start, 1, 1);
        let walk = Walk::of(&county);
        let is_founded = !office.hall().posts.is_empty();
        for act in county.founding().into_iter().filter(|_| !is_founded) {
            let order = match act.order {
                Wish::Hall(command) => Order::Hall(command),
                Wish::Item { item, command } if item == walk.item() => Order::Item(item, command),
                _ => continue,
            };
            let who = if act.actor.as_str() == SYSTEM { Who::System } else { Who::Staff(act.actor) };
            let answer = office.ask(Request::new(who, order)).await.expect("the office answers");
            answer.done().expect("the founding is entitled");
        }
        if !is_founded {
            let supervisor = county.people().officers(Role::Supervisor)[0].clone();
            let today = office.hall().calendar.date_of(office.now());
            // Whoever walks here types in within seconds what others work on for days (SR-V1).
            let setting = Setting { rests: true, ..Setting::usual(Rule::TypedInLater, today) };
            let reason = "试运行".to_owned();
            let set = hall::Command::SetRule { rule: Rule::TypedInLater, setting, reason };
            let answer = office.ask(Request::new(Who::Staff(supervisor), Order::Hall(set))).await;
            answer.expect("the office answers").done().expect("a supervisor may");
        }
        walk
    }

    /// The plainest item: one review, one decision, the fewest materials.
    fn of(county: &County) -> Walk {
        let steps = |content: &Content| match content.process.blocks.as_slice() {
            [Block::Step(review), Block::Step(decision)]
                if review.kind == StepKind::Review && decision.kind == StepKind::Decision =>
            {
                Some((review.clone(), decision.clone()))
            }
            _ => None,
        };
        let items = county.catalogue().items.iter();
        let plain = items.filter(|item| steps(item).is_some() && item.handling.purpose == Purpose::New);
        let content = plain.min_by_key(|item| item.materials.len()).expect("a plain item").clone();
        let (review, decision) = steps(&content).expect("looked at above");
        // The review and the decision are two people's (K-13).
        let holder = |post, nth: usize| {
            let holders = county.people().holders(post);
            holders.get(nth.min(holders.len().saturating_sub(1))).expect("the post is held").clone()
        };
        Walk {
            window: holder(&content.process.acceptance_post, 0),
            review: (review.clone(), holder(&review.post, 0)),
            decision: (decision.clone(), holder(&decision.post, 1)),
            delivery: holder(&content.process.delivery_post, 0),
            content,
        }
    }

    fn item(&self) -> ItemCode {
        self.content.identity.task_code.clone()
    }

    /// The request of this act, under a key of its own: the same act of the same applicant is the same request.
    pub(crate) async fn request(
        &self,
        store: &Store,
        nth: usize,
        applicant: &PersonId,
        case: &str,
    ) -> Result<Request, StoreError> {
        let to_case = |who: &PersonId, command| {
            Request::new(Who::Staff(who.clone()), Order::Case(case.to_owned(), command))
        };
        let request = match nth {
            0 => self.submit(applicant),
            1 => to_case(&self.window, case::Command::Accept { deferred: vec![] }),
            2 => to_case(
                &self.review.1,
                case::Command::FinishStep {
                    step: self.review.0.id.clone(),
                    result: StepResult::Agree,
                    opinion: "材料齐全，符合条件，建议准予。".into(),
                    checklist: answered(&self.review.0),
                },
            ),
            3 => to_case(
                &self.decision.1,
                case::Command::Grant {
                    content: format!("准予申请人“{}”的申请。", self.content.identity.name),
                    opinion: "同意。".into(),
                    checklist: answered(&self.decision.0),
                },
            ),
            4 => {
                let recipient = Datum::new(applicant.as_str(), "recipient", "本人".as_bytes());
                let command = case::Command::Deliver {
                    mode: DeliveryMode::Direct,
                    recipient: committed(&recipient),
                    proof: Default::default(),
                };
                to_case(&self.delivery, command).sealing(vec![recipient])
            }
            _ => self.rate(store, applicant, case).await?,
        };
        Ok(request.once(format!("{applicant}/{nth}")))
    }

    fn submit(&self, applicant: &PersonId) -> Request {
        let form = r#"{"applicant_name":"赵云山","contact_phone":"13800138000","address":"宁棠县城关镇安澜路 1 号"}"#;
        let form = Datum::new(applicant.as_str(), "form", form.as_bytes());
        let code = Datum::new(applicant.as_str(), "query_code", b"7K3M9QXR");
        let given = |material: &rules::item::content::Material| Given {
            material: material.id.clone(),
            form: material.forms.first().copied().unwrap_or(MaterialForm::Paper),
            count: 1,
            files: vec![],
        };
        let submit = case::Command::Submit {
            applicant: applicant.clone(),
            agent: None,
            source: ApplySource::Window,
            answers: self.answers(),
            form: committed(&form),
            query_code: committed(&code),
            materials: self.content.materials.iter().map(given).collect(),
            licence: None,
            by_promise: false,
        };
        Request::new(Who::Staff(self.window.clone()), Order::Apply(self.item(), submit))
            .sealing(vec![form, code])
    }

    /// The first answer to every question.
    fn answers(&self) -> BTreeMap<String, String> {
        let first = |question: &rules::item::content::Question| {
            Some((question.id.clone(), question.answers.first()?.id.clone()))
        };
        self.content.questions.iter().filter_map(first).collect()
    }

    async fn rate(&self, store: &Store, applicant: &PersonId, case: &str) -> Result<Request, StoreError> {
        let rating = store.dossier::<Rating>(case).await?;
        let rating = rating.ok_or(StoreError::Missing { what: "a rating" })?;
        let give = rating::Command::Give {
            token: rating.state.token,
            level: RatingLevel::VerySatisfied,
            channel: RatingChannel::Mobile,
            tags: vec![],
            words: None,
            anonymous: false,
        };
        Ok(Request::new(Who::Citizen(applicant.clone()), Order::Rating(case.to_owned(), give)))
    }

    /// Does one act and answers the case's name and the version of the dossier it touched.
    pub(crate) async fn act(
        &self,
        store: &Store,
        office: &Office,
        nth: usize,
        applicant: &PersonId,
        case: &str,
    ) -> Result<(String, u64), OfficeError> {
        let request = self.request(store, nth, applicant, case).await;
        let request = request.map_err(|error| OfficeError::Store(std::sync::Arc::new(error)))?;
        match office.ask(request).await? {
            Answer::Done { id, version } => Ok((id, version)),
            Answer::Refused(refusal) => panic!("act {nth} of {applicant} on {case} was refused: {refusal}"),
        }
    }
}

fn answered(step: &Step) -> BTreeMap<String, bool> {
    step.checklist.iter().map(|check| (check.id.clone(), true)).collect()
}

fn committed(datum: &Datum) -> Commitment {
    Commitment(datum.commitment().0)
}

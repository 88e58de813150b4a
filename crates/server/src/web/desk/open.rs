//! 调卷: a case taken from the shelf with everything its pages need, for somebody who may see it.
//!
//! Whoever works in the department that answers for the case, holds a post of its process, or sits at the
//! comprehensive window (K-09) may see it. For everybody else it does not exist, so that numbers cannot be tried.

use crate::{
    beside::Beside,
    failure::Failure,
    people::{self, Names},
    sight::{Sight, sight},
    visitor::Visit,
    web::{licences, slips::Reasons},
};
use rules::{
    actor::Actor,
    case::{self, Act, ActKind, Case, Command, Event, Fresh, OfficersEvent, officers::SiteFindings},
    dossier::{Decided, Stamp, decide},
    hall::Hall,
    item::{Content, ItemState},
    licence::Licence,
    name::{PersonId, StepId},
    time::Instant,
};
use std::sync::Arc;
use store::{History, views};

/// 在办卷宗: one case, open on somebody's desk.
#[derive(Debug)]
pub(super) struct OpenCase {
    /// 办件编号
    pub(super) number: String,
    /// Everything that happened.
    pub(super) history: History<Case>,
    /// The version of the item that the case keeps (I-05).
    pub(super) content: Content,
    /// The hall as it stands.
    pub(super) hall: Arc<Hall>,
    /// Whose desk it is.
    pub(super) actor: Actor,
    /// The moment of opening.
    pub(super) now: Instant,
    /// Names of everybody in it.
    pub(super) names: Names,
    /// The applicant's standing, and who waits for the item's places.
    pub(super) beside: Beside,
    item_state: ItemState,
    fresh: Fresh,
    /// The licence it is about, if it is about one.
    pub(super) licence: Option<Licence>,
    /// Why reliefs were asked for, as far as the vault still knows it.
    pub(super) reasons: Reasons,
}

impl OpenCase {
    /// Opens the case of this number for this person.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when there is no such case or it is not theirs to see; the store's errors.
    pub(super) async fn of(visit: &Visit, person: &PersonId, number: &str) -> Result<OpenCase, Failure> {
        let store = &visit.front.store;
        let history = store.history::<Case>(number).await?.ok_or(Failure::NotFound)?;
        let case = &history.known.state;
        let content = views::items::content(store.db(), case.item.as_str(), case.item_version).await?;
        let content = content.ok_or_else(|| Failure::Ours(format!("no item version for case {number}")))?;
        if sight(&visit.hall, &visit.who(), case, Some(&content)) != Some(Sight::Worker) {
            return Err(Failure::NotFound);
        }
        let item = views::items::one(store.db(), case.item.as_str()).await?;
        let licence = licences::of_case(store, case).await?;
        // Whoever may chair a hearing or go along to a check is chosen by name.
        let mut others = visit.hall.colleagues(person);
        others.extend(case.possible_chairs(&visit.hall));
        others.push(person.clone());
        let mut people = people::of_case(case, &history.events);
        people.extend(others.iter().map(PersonId::as_str));
        let names = Names::of(store, people).await?;
        let beside = Beside::of(store, &case.applicant, &content).await?;
        let reasons = Reasons::of(store, case).await?;
        Ok(OpenCase {
            reasons,
            number: number.to_owned(),
            beside,
            content,
            hall: Arc::clone(&visit.hall),
            actor: Actor::staff(person.clone(), &visit.hall),
            now: visit.front.office.now(),
            names,
            item_state: item.map_or(ItemState::Draft, |item| item.state),
            fresh: Fresh::looking_ahead(visit.front.office.now()),
            licence,
            history,
        })
    }

    /// The case as it stands.
    pub(super) fn case(&self) -> &Case {
        &self.history.known.state
    }

    /// What the rules look at, now and for this person.
    pub(super) fn context(&self) -> case::Context<'_> {
        case::Context {
            now: self.now,
            actor: &self.actor,
            hall: &self.hall,
            content: &self.content,
            item_version: self.case().item_version,
            item_state: self.item_state,
            fresh: &self.fresh,
            standing: Some(&self.beside.standing.state),
            places: self.beside.places.as_ref(),
            licence: self.licence.as_ref(),
        }
    }

    /// Every act with whether it is allowed.
    pub(super) fn acts(&self) -> Vec<Act> {
        self.case().acts(&self.context())
    }

    /// What an act would bring about with the least that would be lawful; empty where it is refused.
    pub(super) fn foreseen(&self, kind: ActKind, step: Option<&StepId>) -> Vec<Event> {
        self.case().foreseen(kind, step, &self.context()).unwrap_or_default()
    }

    /// The case as it would stand after a command, for a look ahead; none where it is refused.
    pub(super) fn after(&self, command: Command) -> Option<Decided<Case>> {
        let stamp = Stamp { actor: self.actor.person.clone(), happened_at: self.now, recorded_at: self.now };
        decide(&self.history.known, command, &self.context(), &stamp).ok()
    }

    /// What was last recorded of a check on site at this step (L-14).
    pub(super) fn site_findings(&self, step: &StepId) -> Option<&SiteFindings> {
        self.history.events.iter().rev().find_map(|event| match &event.event {
            Event::Officers(OfficersEvent::SiteCheckRecorded { step: of, findings, .. }) if of == step => {
                Some(findings)
            }
            _ => None,
        })
    }

    /// Why it was last asked that this person stand aside (L-26).
    pub(super) fn recusal_reason(&self, wanted: &PersonId) -> Option<&str> {
        self.history.events.iter().rev().find_map(|event| match &event.event {
            Event::Officers(OfficersEvent::RecusalAsked { person, reason }) if person == wanted => {
                Some(reason.as_str())
            }
            _ => None,
        })
    }

    /// The address of the case page.
    pub(super) fn address(&self) -> String {
        address(&self.number)
    }
}

/// The address of a case page.
pub(super) fn address(number: &str) -> String {
    format!("/desk/cases/{number}")
}

/// The address of an act, with the step it is done to.
pub(super) fn act_address(number: &str, act: &Act) -> String {
    let step = act.step.as_ref().map_or("", StepId::as_str);
    let path = format!("/desk/cases/{number}/acts/{}", word_of(act.kind));
    crate::form::address(&path, &[("step", step)])
}

const WORDS: [(ActKind, &str); 35] = [
    (ActKind::TakeStep, "take"),
    (ActKind::FinishStep, "finish"),
    (ActKind::SendBack, "send-back"),
    (ActKind::Grant, "grant"),
    (ActKind::Refuse, "refuse"),
    (ActKind::StartSpecialProcedure, "special"),
    (ActKind::EndSpecialProcedure, "special-end"),
    (ActKind::Extend, "extend"),
    (ActKind::ProduceResult, "produce"),
    (ActKind::Terminate, "terminate"),
    (ActKind::RecordSiteCheck, "site-check"),
    (ActKind::SignSiteCheck, "sign-site-check"),
    (ActKind::ForwardUp, "forward"),
    (ActKind::RecordReply, "reply"),
    (ActKind::InformParty, "inform-party"),
    (ActKind::HearParty, "hear-party"),
    (ActKind::TellHearingRight, "hearing-right"),
    (ActKind::RequestHearing, "hearing-request"),
    (ActKind::WaiveHearing, "hearing-waive"),
    (ActKind::WithdrawHearingRequest, "hearing-withdraw"),
    (ActKind::AnnounceHearing, "hearing-announce"),
    (ActKind::ScheduleHearing, "hearing-schedule"),
    (ActKind::HoldHearing, "hearing-hold"),
    (ActKind::AssignInspection, "inspectors"),
    (ActKind::Recuse, "recuse"),
    (ActKind::DenyRecusal, "deny-recusal"),
    (ActKind::Expedite, "expedite"),
    (ActKind::ExplainDelay, "explain-delay"),
    (ActKind::AssessFee, "fee"),
    (ActKind::VoidSlip, "void-slip"),
    (ActKind::ProposeRelief, "relief"),
    (ActKind::DecideRelief, "decide-relief"),
    (ActKind::Serve, "serve"),
    (ActKind::WithdrawAcceptance, "withdraw-acceptance"),
    (ActKind::VerifyPromise, "verify-promise"),
];

/// The word of an act in an address.
pub(super) fn word_of(kind: ActKind) -> &'static str {
    WORDS.iter().find(|(known, _)| *known == kind).map_or("", |(_, word)| word)
}

/// The act of a word in an address.
pub(super) fn act_of(word: &str) -> Option<ActKind> {
    WORDS.iter().find(|(_, known)| *known == word).map(|(kind, _)| *kind)
}

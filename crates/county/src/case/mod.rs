//! 办件: one simulated case: what is to become of it, and which acts its state calls for next.
//!
//! The county never scripts a case to the end. It looks at the state that the rules gave the case, asks which duties
//! follow ([`duty`]), lays each at a moment ([`timing`]) with its words ([`wording`]), and drops what no longer
//! follows. So a case may at any time be moved by somebody else, or by time, and the county goes on from there.

pub(crate) mod duty;
mod ending;
pub(crate) mod fate;
mod fees;
mod hearing;
mod intake;
mod review;
mod site;
mod superior;
mod timing;
mod wording;

pub(crate) use review::pauses;

use crate::{act::Act, chance::Chance, county::World};
use duty::Duty;
use fate::Fate;
use rules::{
    case::Case,
    identifier::CaseNumber,
    item::Content,
    name::{PersonId, StepId},
    time::Instant,
};
use std::collections::{BTreeMap, BTreeSet};

/// A place in the agenda: when, and in which order among acts of one moment.
pub(crate) type Slot = (Instant, u64);

/// A simulated case.
#[derive(Clone, Debug)]
pub(crate) struct Matter {
    pub(crate) item: usize,
    pub(crate) applicant: PersonId,
    pub(crate) agent: Option<PersonId>,
    /// Who has the case at the window.
    pub(crate) clerk: Option<PersonId>,
    /// The form as it was handed in.
    pub(crate) form: BTreeMap<String, String>,
    pub(crate) fate: Fate,
    pub(crate) chance: Chance,
    /// Duties that stand in the agenda.
    pub(crate) planned: BTreeMap<Duty, Slot>,
    /// Duties that the rules refused; they are not tried again.
    pub(crate) refused: BTreeSet<Duty>,
    /// When each opening of a step is to be finished.
    pub(crate) targets: BTreeMap<(StepId, Instant), Instant>,
    pub(crate) was_returned: bool,
    pub(crate) sent_back: u32,
    /// Whether it was waited with a stop of the clock until there was next to no time left.
    pub(crate) at_limit: bool,
    /// The application, where it is to be handed in anew.
    pub(crate) again: Option<Box<Act>>,
}

impl Matter {
    pub(crate) fn new(
        item: usize,
        (applicant, agent, clerk): (PersonId, Option<PersonId>, Option<PersonId>),
        form: BTreeMap<String, String>,
        fate: Fate,
        chance: Chance,
    ) -> Self {
        Self {
            item,
            applicant,
            agent,
            clerk,
            form,
            fate,
            chance,
            planned: BTreeMap::new(),
            refused: BTreeSet::new(),
            targets: BTreeMap::new(),
            was_returned: false,
            sent_back: 0,
            at_limit: false,
            again: None,
        }
    }
}

/// What there is to see when the next acts of a case are laid down.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Desk<'a> {
    pub(crate) world: &'a World,
    pub(crate) content: &'a Content,
    pub(crate) number: &'a CaseNumber,
    pub(crate) case: &'a Case,
    pub(crate) now: Instant,
}

impl Desk<'_> {
    /// The act by which a duty is done; none when nobody of the county can do it.
    pub(crate) fn act(&self, duty: &Duty, matter: &mut Matter) -> Option<Act> {
        match duty {
            Duty::Receive
            | Duty::ReturnPreReview
            | Duty::RequestCorrection
            | Duty::Accept
            | Duty::TellNotRequired
            | Duty::RefuseAcceptance => self.at_window(duty, matter),
            Duty::Resubmit => self.resubmit(matter),
            Duty::SupplyDeferred => self.supply_deferred(matter),
            Duty::SupplyCorrection => self.supply_correction(matter),
            Duty::Take(step, _) => self.take(step, matter),
            Duty::RecordSiteCheck(step, _) => self.record_site_check(step, matter),
            Duty::SignSiteCheck(step, _) => self.sign_site_check(step, matter),
            Duty::AssignInspection => self.assign_inspection(matter),
            Duty::Forward(step, _) => self.forward(step, matter),
            Duty::Reply(step, _) => self.reply(step, matter),
            Duty::Finish(step, _) => self.finish(step, matter),
            Duty::Decide(step, _) => self.decide(step, matter),
            Duty::SendBack { from, to, .. } => self.send_back(from, to, matter),
            Duty::StartSpecial => self.start_special(matter),
            Duty::EndSpecial => self.end_special(matter),
            Duty::AnnounceHearing => self.announce_hearing(matter),
            Duty::ScheduleHearing => self.schedule_hearing(matter),
            Duty::HoldHearing => self.hold_hearing(matter),
            Duty::Extend => self.extend(matter),
            Duty::Withdraw => self.withdraw(matter),
            Duty::Terminate => self.terminate(matter),
            Duty::Produce => self.produce(matter),
            Duty::Deliver => self.deliver(matter),
            Duty::AssessFee => self.assess_fee(matter),
            Duty::Pay => self.pay(matter),
            Duty::VerifyPayment => self.verify_payment(matter),
            Duty::Rate => self.rate(matter),
        }
    }
}

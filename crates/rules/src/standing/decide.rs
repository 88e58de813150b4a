//! Deciding on a person's standing. Only the head of the department that handled the case says that somebody deceived
//! it, with facts and basis; how long that bars them the law says, not the head (L-43, L-44).

use super::{Ban, BanCause, BanReach, BrokenPromise, Event, Lifted, Standing};
use crate::{
    actor::Actor,
    case::{self, Case, CaseOutcome, PromiseEvent, remedies},
    dossier::{Dossier, Recorded, Stamp},
    hall::Hall,
    identifier::CaseNumber,
    item::{Content, content::Basis},
    licence::{self, Licence},
    name::{DepartmentId, PersonId},
    time::{Date, Instant},
};
use alloc::{boxed::Box, string::String, vec, vec::Vec};
use jiff::ToSpan;
use serde::{Deserialize, Serialize};

/// 信用命令
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// 禁止申请 (L-43, L-44): its length is the law's.
    ImposeBan {
        /// The case it comes from.
        case: CaseNumber,
        /// 原因
        cause: BanCause,
        /// 范围
        reach: BanReach,
        /// 理由
        reasons: String,
        /// 依据
        basis: Vec<Basis>,
    },
    /// 解除禁止: the ban was wrong, or a higher body took it away.
    LiftBan {
        /// Which ban.
        number: u32,
        /// 理由
        reasons: String,
    },
    /// 记违反承诺 (P-09): not put right within the time set.
    NotePromiseBroken {
        /// The case in which it was promised.
        case: CaseNumber,
        /// 事实
        facts: String,
    },
    /// 信用修复
    RestoreCredit {
        /// Which breach.
        number: u32,
        /// 理由
        reasons: String,
    },
}

impl Command {
    /// The case the decision looks at, where it looks at one.
    #[must_use]
    pub const fn case(&self) -> Option<&CaseNumber> {
        match self {
            Self::ImposeBan { case, .. } | Self::NotePromiseBroken { case, .. } => Some(case),
            Self::LiftBan { .. } | Self::RestoreCredit { .. } => None,
        }
    }
}

/// What follows for the applicant's standing from an event of a case: a promise that was found broken, after the time to
/// put it right, is noted by itself (P-09).
#[must_use]
pub fn follows(case: &Case, event: &case::Event) -> Option<Command> {
    match event {
        case::Event::Promise(PromiseEvent::PromiseBroken { findings }) => {
            Some(Command::NotePromiseBroken { case: case.number.clone()?, facts: findings.clone() })
        }
        _ => None,
    }
}

/// What follows for the holder's standing from an event of a licence: whoever got it by fraud or bribery is barred from
/// applying for it again, by the revocation itself, where it bears directly on safety (L-44).
#[must_use]
pub fn follows_licence(licence: &Licence, event: &licence::Event, content: &Content) -> Option<Command> {
    let licence::Event::LicenceRevoked { ground, ruling, .. } = event else { return None };
    let first = licence.versions.first()?;
    (ground.is_fraud() && content.handling.safety).then(|| Command::ImposeBan {
        case: first.case.clone(),
        cause: BanCause::Fraud,
        reach: BanReach::Item,
        reasons: ruling.reasons.clone(),
        basis: vec![Basis {
            law: "行政许可法".into(), article: "第七十九条".into(), ..Basis::default()
        }],
    })
}

/// What a decision on somebody's standing looks at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The time of the decision.
    pub now: Instant,
    /// Who asks.
    pub actor: &'a Actor,
    /// The hall.
    pub hall: &'a Hall,
    /// Whose standing it is.
    pub person: &'a PersonId,
    /// The case the command names and the version of the item it keeps.
    pub case: Option<(&'a Case, &'a Content)>,
}

/// Why a command on somebody's standing is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The case does not exist, or is another person's.
    #[error("there is no such case of this person")]
    NoSuchCase,
    /// Only the head of the department that handled the case.
    #[error("only the head of the department may do this")]
    NotTheHead,
    /// The licence does not bear directly on safety, so the law knows no ban (L-43, L-44).
    #[error("the law bars nobody from this licence: it does not bear directly on safety")]
    NotASafetyItem,
    /// Whoever hid facts is barred when the application has been refused for it (L-43).
    #[error("the application has not been refused")]
    NotRefused,
    /// Fraud is a licence that was obtained by it (L-44).
    #[error("no licence has been granted in this case")]
    NotGranted,
    /// One case, one ban for one cause.
    #[error("this case has brought about a ban already")]
    BannedAlready,
    /// One case, one breach.
    #[error("the breach of this promise has been noted already")]
    NotedAlready,
    /// There is no such ban or breach.
    #[error("there is no such record")]
    NoSuchRecord,
    /// It has been lifted already.
    #[error("this has been lifted already")]
    LiftedAlready,
    /// Reasons are mandatory.
    #[error("reasons are mandatory")]
    NoReasons,
    /// The legal basis must be named.
    #[error("the legal basis must be named")]
    NoBasis,
}

impl Refusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NoSuchCase | Self::NotTheHead | Self::BannedAlready => "L-43",
            Self::NoSuchRecord | Self::LiftedAlready => "L-43",
            Self::NotASafetyItem | Self::NotRefused => "L-43",
            Self::NotGranted => "L-44",
            Self::NotedAlready => "P-09",
            Self::NoReasons | Self::NoBasis => "L-17",
        }
    }
}

impl Dossier for Standing {
    const KIND: &'static str = "standing";
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;
    type Context<'a> = Context<'a>;

    fn decide(&self, command: Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::ImposeBan { cause, reach, reasons, basis, .. } => {
                self.impose(cause, reach, reasons, basis, context)
            }
            Command::LiftBan { number, reasons } => {
                let ban = self.bans.get(&number).ok_or(Refusal::NoSuchRecord)?;
                by_head(&ban.department, context)?;
                if ban.lifted.is_some() {
                    return Err(Refusal::LiftedAlready);
                }
                Ok(vec![Event::BanLifted { number, reasons: given(reasons)? }])
            }
            Command::NotePromiseBroken { facts, .. } => self.note_breach(facts, context),
            Command::RestoreCredit { number, reasons } => {
                let breach = self.broken.get(&number).ok_or(Refusal::NoSuchRecord)?;
                by_head(&breach.department, context)?;
                if breach.restored.is_some() {
                    return Err(Refusal::LiftedAlready);
                }
                Ok(vec![Event::CreditRestored { number, reasons: given(reasons)? }])
            }
        }
    }

    fn apply(mut self, recorded: &Recorded<Event>) -> Self {
        let stamp = &recorded.stamp;
        match &recorded.event {
            Event::ApplicantBanned { number, ban } => {
                self.bans.insert(*number, (**ban).clone());
            }
            Event::BanLifted { number, reasons } => {
                if let Some(ban) = self.bans.get_mut(number) {
                    ban.lifted = Some(lifted(reasons, stamp));
                }
            }
            Event::PromiseBreachNoted { number, case, department, facts } => {
                let breach = BrokenPromise {
                    case: case.clone(),
                    department: department.clone(),
                    facts: facts.clone(),
                    on: stamp.happened_at.day(),
                    restored: None,
                };
                self.broken.insert(*number, breach);
            }
            Event::CreditRestored { number, reasons } => {
                if let Some(breach) = self.broken.get_mut(number) {
                    breach.restored = Some(lifted(reasons, stamp));
                }
            }
        }
        self
    }

    fn event_name(event: &Event) -> &'static str {
        match event {
            Event::ApplicantBanned { .. } => "ApplicantBanned",
            Event::BanLifted { .. } => "BanLifted",
            Event::PromiseBreachNoted { .. } => "PromiseBreachNoted",
            Event::CreditRestored { .. } => "CreditRestored",
        }
    }
}

impl Standing {
    /// L-43: whoever hid facts, once the application has been refused. L-44: whoever got the licence by fraud. Both
    /// only where the licence bears directly on safety, and both as long as the law says.
    fn impose(
        &self,
        cause: BanCause,
        reach: BanReach,
        reasons: String,
        basis: Vec<Basis>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        let (case, content, number) = own_case(context)?;
        // A revocation for fraud, which the head decided, brings its ban about by itself (L-44).
        let by_itself = context.actor.is_system();
        if !by_itself {
            by_head(&content.body.department, context)?;
        }
        if !content.handling.safety {
            return Err(Refusal::NotASafetyItem);
        }
        match cause {
            BanCause::HidFacts if !was_turned_down(case) => return Err(Refusal::NotRefused),
            BanCause::Fraud if !was_granted(case) => return Err(Refusal::NotGranted),
            _ => {}
        }
        if self.bans.values().any(|ban| ban.case == *number && ban.cause == cause && ban.lifted.is_none()) {
            return if by_itself { Ok(vec![]) } else { Err(Refusal::BannedAlready) };
        }
        let reasons = given(reasons)?;
        if !Basis::all_named(&basis) {
            return Err(Refusal::NoBasis);
        }
        let from = context.hall.calendar.date_of(context.now);
        let ban = Ban {
            cause,
            reach,
            item: content.identity.task_code.clone(),
            main_item: String::from(content.identity.main_item.trim()),
            department: content.body.department.clone(),
            from,
            until: last_day(from, cause),
            reasons,
            basis,
            case: number.clone(),
            remedies: remedies(content),
            lifted: None,
        };
        Ok(vec![Event::ApplicantBanned { number: next(self.bans.len()), ban: Box::new(ban) }])
    }

    /// P-09: the head notes it, or time does when the limit for putting it right has passed.
    fn note_breach(&self, facts: String, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let (_, content, case) = own_case(context)?;
        if !context.actor.is_system() {
            by_head(&content.body.department, context)?;
        }
        if self.broken.values().any(|breach| breach.case == *case) {
            return Err(Refusal::NotedAlready);
        }
        let department = content.body.department.clone();
        let (number, case) = (next(self.broken.len()), case.clone());
        Ok(vec![Event::PromiseBreachNoted { number, case, department, facts: given(facts)? }])
    }
}

/// The case the command names, if it is this person's own: an agent is not barred for whom they act for.
fn own_case<'a>(context: &Context<'a>) -> Result<(&'a Case, &'a Content, &'a CaseNumber), Refusal> {
    let (case, content) = context.case.ok_or(Refusal::NoSuchCase)?;
    let number = case.number.as_ref().filter(|_| case.applicant == *context.person);
    Ok((case, content, number.ok_or(Refusal::NoSuchCase)?))
}

fn was_turned_down(case: &Case) -> bool {
    matches!(case.outcome, Some(CaseOutcome::Refused | CaseOutcome::AcceptanceRefused))
}

fn was_granted(case: &Case) -> bool {
    case.outcome == Some(CaseOutcome::Granted)
}

/// The last day of the ban: the day of its beginning is not counted, so it ends on the same day of a later year.
fn last_day(from: Date, cause: BanCause) -> Date {
    from.checked_add(i64::from(cause.years()).years()).unwrap_or(Date::MAX)
}

fn by_head(department: &DepartmentId, context: &Context<'_>) -> Result<(), Refusal> {
    if context.hall.heads(&context.actor.person, department) { Ok(()) } else { Err(Refusal::NotTheHead) }
}

fn given(text: String) -> Result<String, Refusal> {
    if text.trim().is_empty() { Err(Refusal::NoReasons) } else { Ok(text) }
}

/// Bans and breaches are numbered from 1, each kind for itself.
fn next(known: usize) -> u32 {
    u32::try_from(known).unwrap_or(u32::MAX).saturating_add(1)
}

fn lifted(reasons: &str, stamp: &Stamp) -> Lifted {
    Lifted { on: stamp.happened_at.day(), by: stamp.actor.clone(), reasons: reasons.into() }
}

//! 名额排队: who waits for the places of an item whose number is limited, and who has got one (L-35).
//!
//! Of several who qualify, whoever was accepted earlier comes first; those of one day stand in the order in which the
//! log learned of them. A case takes its rank when it is accepted, by a clerk or by silence, and gives it back when it
//! ends without a grant; what was granted keeps its place until the licence that came of it ends. A renewal or change
//! is about a licence that has its place already, so it neither waits nor takes another, also when silence renews. The
//! dossier of an item begins with the first acceptance. It grants nothing: the decision on a case looks at it, and only
//! the system writes it, in the same batch as the event that it follows from.

use crate::{
    actor::Actor,
    case::{self, Case, PromiseEvent},
    dossier::{Dossier, Recorded},
    identifier::CaseNumber,
    licence::{self, Licence},
    name::ItemCode,
    time::Date,
};
use alloc::{
    collections::{BTreeMap, BTreeSet},
    vec,
    vec::Vec,
};
use serde::{Deserialize, Serialize};

/// 名额排队
#[derive(Clone, Debug, Default)]
pub struct PlaceQueue {
    /// Undecided cases, in the order in which they come.
    waiting: BTreeMap<Rank, CaseNumber>,
    /// Cases that have a place.
    taken: BTreeSet<CaseNumber>,
    /// How many ranks have been given out.
    given: u64,
}

/// 名次: the day of acceptance, and of one day the order of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    accepted_on: Date,
    sequence: u64,
}

/// 名额受阻: why there is no place for a case now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blocked {
    /// Every place is taken.
    Full,
    /// Those who come before could take every place that is left; the first of them.
    Behind(CaseNumber),
}

/// 名额命令: given by the system alone, as [`follows`] says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// A case was accepted.
    Queue {
        /// 办件
        case: CaseNumber,
        /// 受理日
        accepted_on: Date,
    },
    /// A case was granted.
    Take {
        /// 办件
        case: CaseNumber,
    },
    /// A case ended without a grant, or the licence that came of it has ended.
    Release {
        /// 办件
        case: CaseNumber,
    },
}

/// 名额事件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// 排队
    PlaceQueued {
        /// 办件
        case: CaseNumber,
        /// 受理日
        accepted_on: Date,
    },
    /// 占用名额
    PlaceTaken {
        /// 办件
        case: CaseNumber,
    },
    /// 退出排队
    PlaceReleased {
        /// 办件
        case: CaseNumber,
    },
}

/// What a decision on the places looks at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Who asks.
    pub actor: &'a Actor,
}

/// Why a command on the places is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Nobody moves the queue by hand (L-35).
    #[error("only what happens to a case moves the queue")]
    NotTheSystem,
}

impl Refusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NotTheSystem => "L-35",
        }
    }
}

/// What follows for the places from an event of a case whose item has a limited number (L-35). A case about a licence that
/// exists already asks for no place.
#[must_use]
pub fn follows(case: &Case, event: &case::Event) -> Option<Command> {
    let number = case.number.clone().filter(|_| case.about.is_none())?;
    Some(match event {
        case::Event::CaseAccepted(accepted) | case::Event::CaseDeemedAccepted(accepted) => {
            Command::Queue { case: number, accepted_on: accepted.accepted_on }
        }
        case::Event::Granted { .. } => Command::Take { case: number },
        case::Event::Refused { .. }
        | case::Event::ApplicationWithdrawn { .. }
        | case::Event::CaseTerminated { .. }
        | case::Event::Promise(PromiseEvent::AcceptanceWithdrawn { .. }) => Command::Release { case: number },
        _ => return None,
    })
}

/// What follows for the places of the item that issued a licence when the right it gives ends (L-35, L-40): the place of the
/// case it came from is free again.
#[must_use]
pub fn follows_licence(licence: &Licence, event: &licence::Event) -> Option<(ItemCode, Command)> {
    let first = licence.versions.first().filter(|_| event.ends_the_right())?;
    Some((licence.item.clone(), Command::Release { case: first.case.clone() }))
}

impl PlaceQueue {
    /// How many places are taken.
    #[must_use]
    pub fn taken(&self) -> u32 {
        u32::try_from(self.taken.len()).unwrap_or(u32::MAX)
    }

    /// How many undecided cases wait.
    #[must_use]
    pub fn waiting(&self) -> u32 {
        u32::try_from(self.waiting.len()).unwrap_or(u32::MAX)
    }

    /// How many of so many places are left.
    #[must_use]
    pub fn left(&self, places: u32) -> u32 {
        places.saturating_sub(self.taken())
    }

    /// The rank of an undecided case, counted from 1.
    #[must_use]
    pub fn rank(&self, case: &CaseNumber) -> Option<usize> {
        self.waiting.values().position(|waiting| waiting == case).map(|before| before + 1)
    }

    /// Whether one of so many places may be given to this case now (L-35): there is one left even when everybody who
    /// comes before takes one.
    ///
    /// # Errors
    /// What stands in the way.
    pub fn offers(&self, case: &CaseNumber, places: u32) -> Result<(), Blocked> {
        let left = self.left(places) as usize;
        if left == 0 {
            return Err(Blocked::Full);
        }
        match self.waiting.values().next() {
            Some(first) if self.rank(case).unwrap_or(usize::MAX) > left => {
                Err(Blocked::Behind(first.clone()))
            }
            _ => Ok(()),
        }
    }

    fn knows(&self, case: &CaseNumber) -> bool {
        self.taken.contains(case) || self.rank(case).is_some()
    }
}

impl Dossier for PlaceQueue {
    const KIND: &'static str = "quota";
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;
    type Context<'a> = Context<'a>;

    /// What has happened already changes nothing.
    fn decide(&self, command: Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if !context.actor.is_system() {
            return Err(Refusal::NotTheSystem);
        }
        Ok(match command {
            Command::Queue { case, accepted_on } if !self.knows(&case) => {
                vec![Event::PlaceQueued { case, accepted_on }]
            }
            Command::Take { case } if !self.taken.contains(&case) => vec![Event::PlaceTaken { case }],
            Command::Release { case } if self.knows(&case) => vec![Event::PlaceReleased { case }],
            _ => vec![],
        })
    }

    fn apply(mut self, recorded: &Recorded<Event>) -> Self {
        match &recorded.event {
            Event::PlaceQueued { case, accepted_on } => {
                self.given += 1;
                self.waiting.insert(Rank { accepted_on: *accepted_on, sequence: self.given }, case.clone());
            }
            Event::PlaceTaken { case } => {
                self.waiting.retain(|_, waiting| waiting != case);
                self.taken.insert(case.clone());
            }
            Event::PlaceReleased { case } => {
                self.waiting.retain(|_, waiting| waiting != case);
                self.taken.remove(case);
            }
        }
        self
    }

    fn event_name(event: &Event) -> &'static str {
        match event {
            Event::PlaceQueued { .. } => "PlaceQueued",
            Event::PlaceTaken { .. } => "PlaceTaken",
            Event::PlaceReleased { .. } => "PlaceReleased",
        }
    }
}

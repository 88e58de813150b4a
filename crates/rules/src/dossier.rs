//! 卷宗: whatever has a number and a history. State is the fold of its events, and nothing else is state.
//!
//! A command is decided against the state and a context that is handed in whole; the events decided are stamped
//! with who and when. [`Decided`] can be made only here, and the ledger accepts nothing else: so there is no
//! event without a decision.

use crate::{name::PersonId, time::Instant};
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

/// 卷宗: a state, the commands it may be given and the events it is made of.
pub trait Dossier: Default + Clone {
    /// The name of this kind of dossier in the log: `case`, `item`, `card` …
    const KIND: &'static str;
    /// What somebody wants (imperative).
    type Command;
    /// What happened (past tense).
    type Event;
    /// Why not, with the article and what would help.
    type Refusal;
    /// Everything the decision may look at besides the state: now, actor, calendar, item version, fresh numbers.
    type Context<'a>;

    /// Decides a command.
    ///
    /// # Errors
    /// A refusal is an answer, not a failure: it names the rule and the way on.
    fn decide(
        &self,
        command: Self::Command,
        context: &Self::Context<'_>,
    ) -> Result<Vec<Self::Event>, Self::Refusal>;

    /// Folds one event into the state. Total: what happened cannot be refused.
    #[must_use]
    fn apply(self, event: &Recorded<Self::Event>) -> Self;

    /// The name of an event in the log (`CaseAccepted`).
    fn event_name(event: &Self::Event) -> &'static str;
}

/// Who and when: stamped once on everything a command brings about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Who acted; [`SYSTEM`] for what time itself brings about.
    pub actor: PersonId,
    /// When it happened in the world. Earlier than `recorded_at` only for what is recorded late.
    pub happened_at: Instant,
    /// When the log learned of it.
    pub recorded_at: Instant,
}

/// The person under whose name time acts (Tick, deemed acceptance, cards raised by rule).
pub const SYSTEM: &str = "system";

/// An event with its place in the history of its dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded<E> {
    /// Position in the dossier's history, counted from 1.
    pub version: u64,
    /// Who and when.
    #[serde(flatten)]
    pub stamp: Stamp,
    /// What happened.
    pub event: E,
}

/// A dossier as far as its history is known: the state and how many events made it.
#[derive(Clone, Debug, Default)]
pub struct Known<D> {
    /// Number of events folded in; 0 means that the dossier does not exist yet.
    pub version: u64,
    /// The fold.
    pub state: D,
}

impl<D: Dossier> Known<D> {
    /// Folds one more recorded event in.
    #[must_use]
    pub fn then(self, event: &Recorded<D::Event>) -> Self {
        Self { version: event.version, state: self.state.apply(event) }
    }

    /// Replays a whole history.
    #[must_use]
    pub fn replay<'a>(events: impl IntoIterator<Item = &'a Recorded<D::Event>>) -> Self
    where
        D::Event: 'a,
    {
        events.into_iter().fold(Self::default(), Self::then)
    }
}

/// What the rules decided: the one thing the ledger takes. Its fields are private, so nobody else can make one.
#[derive(Clone, Debug)]
pub struct Decided<D: Dossier> {
    read_version: u64,
    events: Vec<Recorded<D::Event>>,
    after: Known<D>,
}

impl<D: Dossier> Decided<D> {
    /// The version of the dossier that the decision had read.
    #[must_use]
    pub fn read_version(&self) -> u64 {
        self.read_version
    }

    /// The stamped events, in order; empty when nothing was left to do (a second Tick).
    #[must_use]
    pub fn events(&self) -> &[Recorded<D::Event>] {
        &self.events
    }

    /// The dossier as it stands after these events.
    #[must_use]
    pub fn after(&self) -> &Known<D> {
        &self.after
    }

    /// The dossier as it stands after these events, taken out.
    #[must_use]
    pub fn into_after(self) -> Known<D> {
        self.after
    }
}

/// Decides a command on a dossier and stamps what follows from it.
///
/// # Errors
/// The dossier's own refusal.
pub fn decide<D: Dossier>(
    known: &Known<D>,
    command: D::Command,
    context: &D::Context<'_>,
    stamp: &Stamp,
) -> Result<Decided<D>, D::Refusal> {
    let decided = known.state.decide(command, context)?;
    let mut after = known.clone();
    let mut events = Vec::with_capacity(decided.len());
    for (event, version) in decided.into_iter().zip(known.version + 1..) {
        let recorded = Recorded { version, stamp: stamp.clone(), event };
        after = after.then(&recorded);
        events.push(recorded);
    }
    Ok(Decided { read_version: known.version, events, after })
}

/// A dossier in which papers are filed or limits noticed, beside the acts.
pub trait Filing {
    /// The version of the last event that was an act and no mere filing or notice.
    fn acted(&self) -> u64;
}

impl<D: Filing> Known<D> {
    /// Whether somebody has acted since this version was shown. What was filed or noticed meanwhile changes nothing of it.
    #[must_use]
    pub fn has_moved_since(&self, seen: u64) -> bool {
        !(self.state.acted()..=self.version).contains(&seen)
    }
}

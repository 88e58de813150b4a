//! 时钟轮次: every clock that a case has ever had. A clock that starts anew — a step done again, the window's five days
//! after a correction — leaves the state of the case; the history still knows the earlier one.

use rules::{
    case::{Case, ClockName},
    clock::Clock,
    dossier::Known,
};
use store::History;

/// 一轮: one run of a clock, from its start to its stop.
#[derive(Clone, Debug)]
pub struct Round {
    /// Which clock.
    pub name: ClockName,
    /// Which run of it, counted from 1.
    pub nth: usize,
    /// Whether it is the latest run, the one the case speaks of.
    pub is_latest: bool,
    /// The clock.
    pub clock: Clock,
}

impl Round {
    /// The words of this run in an address: `clock=acceptance`, and `round=1` for one that another has followed.
    #[must_use]
    pub fn query(&self) -> Vec<(&'static str, String)> {
        let mut query = vec![("clock", self.name.word())];
        if !self.is_latest {
            query.push(("round", self.nth.to_string()));
        }
        query
    }
}

/// Every run of every clock, the runs of one clock in their order.
#[must_use]
pub fn rounds(history: &History<Case>) -> Vec<Round> {
    let mut ended: Vec<(ClockName, Clock)> = Vec::new();
    let mut known = Known::<Case>::default();
    for event in &history.events {
        let stopped: Vec<(ClockName, Clock)> = known
            .state
            .clocks
            .iter()
            .filter(|(_, clock)| clock.is_stopped())
            .map(|(name, clock)| (name.clone(), clock.clone()))
            .collect();
        known = known.then(event);
        let begun = |name: &ClockName| known.state.clock(name).is_some_and(|clock| !clock.is_stopped());
        ended.extend(stopped.into_iter().filter(|(name, _)| begun(name)));
    }
    let mut rounds = Vec::new();
    for (name, latest) in &known.state.clocks {
        let earlier = ended.iter().filter(|(of, _)| of == name).map(|(_, clock)| clock);
        let runs: Vec<&Clock> = earlier.chain([latest]).collect();
        let last = runs.len();
        rounds.extend(runs.into_iter().zip(1..).map(|(clock, nth)| Round {
            name: name.clone(),
            nth,
            is_latest: nth == last,
            clock: clock.clone(),
        }));
    }
    rounds
}

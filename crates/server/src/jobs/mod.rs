//! 后台: what runs beside the pages: alarms on the second, errands, imports that were interrupted, the nightly look at evasion, the figures of a month that is over, checkpoints of quiet hours, sweeping.

pub mod alarms;
pub mod errands;
pub mod imports;
pub mod month;
pub mod night;
pub mod sweep;

use crate::front::Shared;
use tokio::task::JoinSet;

/// Starts every job; they end with the set.
#[must_use]
pub fn start(front: &Shared) -> JoinSet<()> {
    let mut jobs = JoinSet::new();
    jobs.spawn(alarms::run(front.clone()));
    jobs.spawn(errands::run(front.clone()));
    jobs.spawn(imports::run(front.clone()));
    jobs.spawn(night::run(front.clone()));
    jobs.spawn(sweep::run(front.clone()));
    jobs
}

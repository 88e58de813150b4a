//! 月度统计: when a month is over and its last night was looked over, it is counted once and its book drawn (S-16, SR-E1, SR-D1).
//!
//! Months during which nobody ran the program are caught up with, the earliest first. A month in which the hall began, and of which
//! the log therefore knows only a part, is never drawn: nobody owes a report for days before there was anything to handle.
//! What a month comes to, `rules::inspection` says; this file counts and asks the office.

use super::night::broken;
use crate::office::{Answer, Office, OfficeError, Order, Request, Who};
use rules::{
    hall::{Hall, Post, Role},
    identifier::CaseNumber,
    inspection::{Command, Month, MonthCounts},
    name::{DepartmentId, PersonId, PostId},
    supervision::peers::PeerTally,
};
use std::collections::BTreeMap;
use store::{
    Store, nights,
    views::months::{self, DecisionRow},
};

/// Months drawn in one round at most; the next round goes on.
const MONTHS_AT_ONCE: usize = 12;

/// Draws every month that is over and was not drawn. Answers which.
///
/// # Errors
/// When the store or the office does not answer; the month is drawn later.
pub async fn round(store: &Store, office: &Office) -> Result<Vec<Month>, OfficeError> {
    let db = store.db();
    let this = Month::of(office.hall().calendar.date_of(office.now()));
    let mut drawn = Vec::new();
    for _ in 0..MONTHS_AT_ONCE {
        let month = match months::last_drawn(db).await.map_err(broken)? {
            Some(last) => last.next(),
            None => this.previous(),
        };
        let Some(night) = nights::last(db).await.map_err(broken)? else { break };
        if month >= this || night.day < month.last() || !is_whole(store, month).await? {
            break;
        }
        if !draw(store, office, month).await? {
            break;
        }
        drawn.push(month);
    }
    Ok(drawn)
}

/// Whether the log knows the month from its first day on.
async fn is_whole(store: &Store, month: Month) -> Result<bool, OfficeError> {
    let began = months::first_day(store.db()).await.map_err(broken)?;
    Ok(began.is_some_and(|day| day <= month.first()))
}

/// Whether it was drawn.
async fn draw(store: &Store, office: &Office, month: Month) -> Result<bool, OfficeError> {
    let units = months::counts(store.db(), month).await.map_err(broken)?;
    let decisions = months::decisions(store.db(), month).await.map_err(broken)?;
    let counts = MonthCounts { units, peers: peers(&decisions, &office.hall()) };
    let order = Order::Month(month.to_string(), Command::Draw(Box::new(counts)));
    if let Answer::Refused(refusal) = office.ask(Request::new(Who::System, order)).await? {
        tracing::error!(%refusal, %month, "the month could not be drawn");
        return Ok(false);
    }
    Ok(true)
}

/// What each officer decided of each item. Whoever holds no post any more is left out, for nobody could answer.
fn peers(decisions: &[DecisionRow], hall: &Hall) -> Vec<PeerTally> {
    let mut tallies: BTreeMap<(&str, &str), PeerTally> = BTreeMap::new();
    for decision in decisions {
        let person = PersonId::from(decision.person.as_str());
        let department = DepartmentId::from(decision.department.as_str());
        let Some(accepted) = decision.accepted_at else { continue };
        let Ok(case) = CaseNumber::parse(&decision.case) else { continue };
        let seconds = hall.calendar.elapsed(accepted, decision.decided_at).0;
        let last = (case, decision.version);
        let key = (decision.item.as_str(), decision.person.as_str());
        if let Some(tally) = tallies.get_mut(&key) {
            tally.decided += 1;
            tally.refused += u32::from(decision.refused);
            tally.seconds = tally.seconds.saturating_add(seconds);
            tally.last = last;
        } else if let Some(post) = post_of(hall, &person, &department) {
            let item = decision.item.as_str().into();
            let refused = u32::from(decision.refused);
            tallies.insert(
                key,
                PeerTally { item, person, department, post, decided: 1, refused, seconds, last },
            );
        }
    }
    tallies.into_values().collect()
}

/// The post by which somebody decides for this department: an approver's first.
fn post_of(hall: &Hall, person: &PersonId, department: &DepartmentId) -> Option<PostId> {
    let order = |post: &&Post| (post.department != *department, !post.roles.contains(&Role::Approver));
    hall.posts_of(person).min_by_key(order).map(|post| post.id.clone())
}

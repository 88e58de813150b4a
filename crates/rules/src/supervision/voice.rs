//! 差评处理 (SR-E2): bad ratings that nobody contacts or sees to in time. Complaints have no dossier yet.
//!
//! A finding is laid to whoever heads the rated department and never to the clerk whom the rating is about, who is not to
//! learn from a card which case an anonymous rating came from.

use super::{Finding, Rule, Stage};
use crate::{
    dossier::Recorded,
    hall::{Hall, Post, Role},
    name::PostId,
    rating::{Event, Rating, RatingLimit},
};
use alloc::{vec, vec::Vec};

/// What the newly recorded events of a rating give cause for; `rating` is the state after them.
#[must_use]
pub fn voice(rating: &Rating, new: &[Recorded<Event>], hall: &Hall) -> Vec<Finding> {
    new.iter().filter_map(|event| found(rating, event, hall)).collect()
}

fn found(rating: &Rating, event: &Recorded<Event>, hall: &Hall) -> Option<Finding> {
    let (stage, limit) = match &event.event {
        Event::RatingLimitNeared { limit } => (Stage::Near, *limit),
        Event::RatingLimitPassed { limit } => (Stage::Found, *limit),
        _ => return None,
    };
    // that time is a supervisor's own.
    if limit == RatingLimit::Review {
        return None;
    }
    let day = hall.calendar.date_of(event.stamp.happened_at);
    let level = hall.standard.level(Rule::Voice, stage, day)?;
    let given = rating.given.as_ref()?.version;
    Some(Finding {
        case: rating.case.clone()?,
        rule: Rule::Voice,
        level,
        step: None,
        department: rating.department.clone(),
        post: answering(hall, rating),
        person: None,
        evidence: vec![given, event.version],
        also: Vec::new(),
        limit: Some(limit),
    })
}

/// The post that answers for a department: its head's, or where there is none the first that has a desk; never one that the rated clerk
/// holds. Where they hold all of them it is nobody's post, and supervision sees to it.
fn answering(hall: &Hall, rating: &Rating) -> PostId {
    let is_of_it = |post: &&Post| post.department == rating.department;
    let is_another = |post: &&Post| rating.clerk.as_ref().is_none_or(|clerk| !post.holders.contains(clerk));
    let mut posts = hall.posts.values().filter(is_of_it).filter(is_another);
    let head = posts.clone().find(|post| post.roles.contains(&Role::DepartmentHead));
    let post = head.or_else(|| posts.find(|post| post.is_on_the_desk()));
    post.map(|post| post.id.clone()).unwrap_or_default()
}

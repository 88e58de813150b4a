//! What an event makes of a rating. Nothing is judged here.

use super::{
    Event, GivenRating, MarkWay, Rating, RatingAnswer, RatingDecision, RatingNote, RatingReview, SecondMark,
    Supplement,
};
use crate::{
    dossier::{Recorded, Stamp},
    name::Commitment,
};

pub(super) fn apply(mut rating: Rating, recorded: &Recorded<Event>) -> Rating {
    let stamp = &recorded.stamp;
    let at = stamp.happened_at;
    if !matches!(recorded.event, Event::RatingLimitNeared { .. } | Event::RatingLimitPassed { .. }) {
        rating.acted = recorded.version;
    }
    match &recorded.event {
        Event::RatingOpened { case, department, clerk, token } => {
            rating.case = Some(case.clone());
            rating.department = department.clone();
            rating.clerk = clerk.clone();
            rating.token = token.clone();
            rating.opened = Some(at);
        }
        Event::RatingGiven { level, channel, tags, words, anonymous, follow } => {
            rating.level = Some(*level);
            rating.given = Some(GivenRating {
                at,
                version: recorded.version,
                channel: *channel,
                tags: tags.clone(),
                words: words.clone(),
                anonymous: *anonymous,
                follow: *follow,
            });
        }
        Event::RaterContacted { reached, words } => rating.contacts.push(note(stamp, *reached, words)),
        Event::RatingAnswered { way, words } => {
            rating.answer = Some(RatingAnswer {
                way: *way,
                by: stamp.actor.clone(),
                at,
                words: words.clone(),
                done: None,
            });
        }
        Event::RatingPlanDone { words } => {
            if let Some(answer) = &mut rating.answer {
                answer.done = Some(note(stamp, true, words));
            }
        }
        Event::SecondMarkGiven { level, words } => {
            let (way, words) = (MarkWay::OnPage, words.clone());
            rating.second = Some(SecondMark { level: *level, way, at, noted_by: None, words });
        }
        Event::RaterCalledBack { mark: None, words } => rating.vain_calls.push(note(stamp, false, words)),
        Event::RaterCalledBack { mark: Some(level), words } => {
            rating.second = Some(SecondMark {
                level: *level,
                way: MarkWay::ByCall,
                at,
                noted_by: Some(stamp.actor.clone()),
                words: Some(words.clone()),
            });
        }
        Event::RatingSupplemented { level, words } => {
            rating.supplement = Some(Supplement { level: *level, at, words: words.clone() });
        }
        Event::RatingContested { ground, words } => {
            rating.review = Some(RatingReview {
                ground: *ground,
                by: stamp.actor.clone(),
                at,
                words: words.clone(),
                decision: None,
            });
        }
        Event::RatingExcluded { words } => decided(&mut rating, stamp, true, words),
        Event::RatingUpheld { words } => decided(&mut rating, stamp, false, words),
        Event::RatingLimitNeared { limit } => {
            rating.neared.insert(*limit);
        }
        Event::RatingLimitPassed { limit } => {
            rating.missed.insert(*limit);
        }
    }
    rating
}

fn note(stamp: &Stamp, reached: bool, words: &Commitment) -> RatingNote {
    RatingNote { by: stamp.actor.clone(), at: stamp.happened_at, reached, words: words.clone() }
}

fn decided(rating: &mut Rating, stamp: &Stamp, excluded: bool, words: &Commitment) {
    if let Some(review) = &mut rating.review {
        let (by, at) = (stamp.actor.clone(), stamp.happened_at);
        review.decision = Some(RatingDecision { excluded, by, at, words: words.clone() });
    }
}

//! Folding what happened into the month's book. Total: nothing is judged here.

use super::{ConsequenceAnswer, ConsequenceState, Event, MonthBook, MonthComment, Patrol};
use crate::dossier::Recorded;

pub(super) fn apply(mut book: MonthBook, recorded: &Recorded<Event>) -> MonthBook {
    let stamp = &recorded.stamp;
    let answered = |text: &alloc::string::String, by_department| ConsequenceAnswer {
        by: stamp.actor.clone(),
        at: stamp.happened_at,
        text: text.clone(),
        by_department,
    };
    match &recorded.event {
        Event::PatrolRecorded { number, subject, points, amiss } => book.patrols.push(Patrol {
            number: *number,
            at: stamp.happened_at,
            by: stamp.actor.clone(),
            subject: subject.clone(),
            points: points.clone(),
            amiss: amiss.clone(),
        }),
        Event::MonthDrawn(figures) => {
            book.figures = Some(figures.clone());
            book.drawn = Some(stamp.happened_at);
        }
        Event::ConsequenceArose { number, consequence } => {
            let state = ConsequenceState { consequence: consequence.clone(), answer: None };
            book.consequences.insert(*number, state);
        }
        Event::ConsequenceReported { number, text } => {
            if let Some(state) = book.consequences.get_mut(number) {
                state.answer = Some(answered(text, true));
            }
        }
        Event::ConsequenceNoted { number, text } => {
            if let Some(state) = book.consequences.get_mut(number) {
                state.answer = Some(answered(text, false));
            }
        }
        Event::MonthCommented { text } => {
            book.comment =
                Some(MonthComment { text: text.clone(), by: stamp.actor.clone(), at: stamp.happened_at });
        }
        Event::MonthPublished => {
            book.published = Some((stamp.actor.clone(), stamp.happened_at));
        }
    }
    book
}

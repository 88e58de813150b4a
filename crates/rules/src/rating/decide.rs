//! Deciding on ratings: whoever holds the token rates, the department sees to what is bad, the hall calls back.

use super::{Command, Context, Event, FollowUp, Rating, Refusal, TAGS};
use crate::{
    dossier::{Dossier, Recorded},
    supervision::Threshold,
    time::WorkingDays,
};
use alloc::{string::String, vec, vec::Vec};

impl Dossier for Rating {
    const KIND: &'static str = "rating";
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;
    type Context<'a> = Context<'a>;

    fn decide(&self, command: Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let event = match command {
            Command::Open { case, department, clerk, token } => {
                if !context.actor.is_system() {
                    return Err(Refusal::NotOpen);
                }
                let is_new = self.case.is_none();
                let opened = Event::RatingOpened { case, department, clerk, token };
                return Ok(if is_new { vec![opened] } else { vec![] });
            }
            Command::Give { token, level, channel, tags, words, anonymous } => {
                if self.case.is_none() || self.token != token {
                    return Err(Refusal::NotOpen);
                }
                self.unrated()?;
                if !are_known(&tags) {
                    return Err(Refusal::UnknownTag);
                }
                let follow = level.is_bad().then(|| follow_up(anonymous, context));
                Event::RatingGiven { level, channel, tags, words, anonymous, follow }
            }
            Command::Contact { reached, words } => self.contact(reached, words, context)?,
            Command::Answer { way, words } => self.answer(way, words, context)?,
            Command::Finish { words } => self.finish(words, context)?,
            Command::Mark { token, level, words } => self.mark(&token, level, words)?,
            Command::CallBack { mark, words } => self.call_back(mark, words, context)?,
            Command::Supplement { token, level, words } => {
                self.supplement(&token, level, words, context.now)?
            }
            Command::Contest { ground, words } => self.contest(ground, words, context)?,
            Command::Review { excluded, words } => self.decide_review(excluded, words, context)?,
            Command::Tick => return Ok(self.passed(context)),
        };
        Ok(vec![event])
    }

    fn apply(self, recorded: &Recorded<Event>) -> Self {
        super::apply::apply(self, recorded)
    }

    fn event_name(event: &Event) -> &'static str {
        match event {
            Event::RatingOpened { .. } => "RatingOpened",
            Event::RatingGiven { .. } => "RatingGiven",
            Event::RaterContacted { .. } => "RaterContacted",
            Event::RatingAnswered { .. } => "RatingAnswered",
            Event::RatingPlanDone { .. } => "RatingPlanDone",
            Event::SecondMarkGiven { .. } => "SecondMarkGiven",
            Event::RaterCalledBack { .. } => "RaterCalledBack",
            Event::RatingSupplemented { .. } => "RatingSupplemented",
            Event::RatingContested { .. } => "RatingContested",
            Event::RatingExcluded { .. } => "RatingExcluded",
            Event::RatingUpheld { .. } => "RatingUpheld",
            Event::RatingLimitNeared { .. } => "RatingLimitNeared",
            Event::RatingLimitPassed { .. } => "RatingLimitPassed",
        }
    }
}

/// what a bad rating asks for, by the hall's numbers of the day.
fn follow_up(anonymous: bool, context: &Context<'_>) -> FollowUp {
    let day = context.hall.calendar.date_of(context.now);
    let days = |threshold| {
        let number = context.hall.standard.number(threshold, day);
        WorkingDays(u16::try_from(number).unwrap_or(u16::MAX))
    };
    FollowUp {
        contact: (!anonymous).then(|| days(Threshold::ContactDays)),
        answer: days(Threshold::RectifyDays),
    }
}

/// only tags of the standard list, each once.
fn are_known(tags: &[String]) -> bool {
    tags.iter().enumerate().all(|(place, tag)| TAGS.contains(&tag.as_str()) && !tags[..place].contains(tag))
}

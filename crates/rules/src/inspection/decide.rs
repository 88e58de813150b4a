//! Deciding on a month's book: supervisors record, note, comment and publish; the system draws; departments answer (S-16).

use super::{
    AMISS_MAX, Amiss, Command, ConsequenceState, Context, Event, Month, MonthBook, MonthCounts, PATROLS_MAX,
    PatrolPoint, PatrolSubject, Refusal, WORDS_MAX, apply,
};
use crate::{
    dossier::{Dossier, Recorded},
    hall::Role,
};
use alloc::{collections::BTreeSet, string::String, vec, vec::Vec};

impl Dossier for MonthBook {
    const KIND: &'static str = "month";
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;
    type Context<'a> = Context<'a>;

    fn decide(&self, command: Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let event = match command {
            Command::RecordPatrol { subject, points, amiss } => {
                self.record(subject, points, amiss, context)?
            }
            Command::Draw(counts) => return self.drawn_once(*counts, context),
            Command::Report { number, text } => self.report(number, text, context)?,
            Command::Note { number, text } => self.note(number, text, context)?,
            Command::Comment { text } => self.comment_on(text, context)?,
            Command::Publish => self.publish(context)?,
        };
        Ok(vec![event])
    }

    fn apply(self, event: &Recorded<Event>) -> Self {
        apply::apply(self, event)
    }

    fn event_name(event: &Event) -> &'static str {
        match event {
            Event::PatrolRecorded { .. } => "PatrolRecorded",
            Event::MonthDrawn(_) => "MonthDrawn",
            Event::ConsequenceArose { .. } => "ConsequenceArose",
            Event::ConsequenceReported { .. } => "ConsequenceReported",
            Event::ConsequenceNoted { .. } => "ConsequenceNoted",
            Event::MonthCommented { .. } => "MonthCommented",
            Event::MonthPublished => "MonthPublished",
        }
    }
}

impl MonthBook {
    /// S-16: a patrol is written down on its own day: nobody fills the gaps of a month afterwards.
    fn record(
        &self,
        subject: PatrolSubject,
        points: BTreeSet<PatrolPoint>,
        amiss: Option<Amiss>,
        context: &Context<'_>,
    ) -> Result<Event, Refusal> {
        supervises(context)?;
        if Month::of(context.now.day()) != context.month {
            return Err(Refusal::AnotherMonth);
        }
        if let PatrolSubject::Department(department) = &subject
            && !context.hall.departments.contains_key(department)
        {
            return Err(Refusal::NoSuchDepartment);
        }
        if points.is_empty() {
            return Err(Refusal::NothingLookedAt);
        }
        if let Some(amiss) = &amiss {
            fits(&amiss.text, AMISS_MAX)?;
            if !context.names_are_known {
                return Err(Refusal::NoSuchName);
            }
        }
        if self.patrols.len() >= PATROLS_MAX {
            return Err(Refusal::TooManyPatrols);
        }
        let number = u32::try_from(self.patrols.len()).unwrap_or(u32::MAX).saturating_add(1);
        Ok(Event::PatrolRecorded { number, subject, points, amiss })
    }

    /// A month is drawn once; asked again, nothing happens, so that a night that was broken off can begin again.
    fn drawn_once(&self, counts: MonthCounts, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if !context.actor.is_system() {
            return Err(Refusal::NotEntitled);
        }
        if context.now.day() <= context.month.last() {
            return Err(Refusal::NotOver);
        }
        if self.figures.is_some() {
            return Ok(vec![]);
        }
        Ok(self.draw(counts, context))
    }

    /// S-16: the head answers for the department, or whoever represents it in the hall.
    fn report(&self, number: u32, text: String, context: &Context<'_>) -> Result<Event, Refusal> {
        let consequence = &self.open(number)?.consequence;
        let day = context.now.day();
        if !context.hall.answers_for(&context.actor.person, &consequence.department, day) {
            return Err(Refusal::NotResponsible);
        }
        if !consequence.kind.is_for_department() {
            return Err(Refusal::NotByDepartment);
        }
        Ok(Event::ConsequenceReported { number, text: words(text)? })
    }

    fn note(&self, number: u32, text: String, context: &Context<'_>) -> Result<Event, Refusal> {
        supervises(context)?;
        if !self.open(number)?.consequence.kind.is_for_supervisor() {
            return Err(Refusal::NotByNote);
        }
        Ok(Event::ConsequenceNoted { number, text: words(text)? })
    }

    fn comment_on(&self, text: String, context: &Context<'_>) -> Result<Event, Refusal> {
        supervises(context)?;
        self.unpublished()?;
        Ok(Event::MonthCommented { text: words(text)? })
    }

    /// S-16: figures about departments go out with a comment, and on the word of two supervisors.
    fn publish(&self, context: &Context<'_>) -> Result<Event, Refusal> {
        supervises(context)?;
        self.unpublished()?;
        let comment = self.comment.as_ref().ok_or(Refusal::NoComment)?;
        if comment.by == context.actor.person {
            return Err(Refusal::OwnComment);
        }
        Ok(Event::MonthPublished)
    }

    fn unpublished(&self) -> Result<(), Refusal> {
        if self.figures.is_none() {
            return Err(Refusal::NotDrawn);
        }
        if self.published.is_some() { Err(Refusal::PublishedAlready) } else { Ok(()) }
    }

    fn open(&self, number: u32) -> Result<&ConsequenceState, Refusal> {
        let state = self.consequences.get(&number).ok_or(Refusal::NoSuchConsequence)?;
        if state.answer.is_some() { Err(Refusal::AnsweredAlready) } else { Ok(state) }
    }
}

fn supervises(context: &Context<'_>) -> Result<(), Refusal> {
    context.actor.has(Role::Supervisor).then_some(()).ok_or(Refusal::NotEntitled)
}

fn words(text: String) -> Result<String, Refusal> {
    fits(&text, WORDS_MAX)?;
    Ok(text)
}

fn fits(text: &str, most: usize) -> Result<(), Refusal> {
    let fits = !text.trim().is_empty() && text.chars().count() <= most;
    fits.then_some(()).ok_or(Refusal::NoWords)
}

//! Deciding on a bulletin: who words it, who publishes it, and that nothing published is changed silently.

use super::{
    Bulletin, BulletinText, Command, Context, EDITIONS_MAX, Event, NUMBER_MAX, PendingState, PendingText,
    REASON_MAX, Refusal, apply,
};
use crate::{
    dossier::{Dossier, Recorded},
    hall::Role,
    name::DepartmentId,
};
use alloc::{boxed::Box, string::String, vec, vec::Vec};

impl Dossier for Bulletin {
    const KIND: &'static str = "bulletin";
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;
    type Context<'a> = Context<'a>;

    fn decide(&self, command: Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let event = match command {
            Command::Draft(text) => self.draft(text, context)?,
            Command::Revise(text) => self.revise(text, context)?,
            Command::Correct { text, reason } => self.correct(text, reason, context)?,
            Command::Submit => {
                let pending = self.pending()?;
                words(&pending.text.department, context)?;
                if pending.state == PendingState::Waiting {
                    return Err(Refusal::SubmittedAlready);
                }
                Event::BulletinSubmitted
            }
            Command::SendBack { reason } => {
                publishes(context)?;
                self.submitted()?;
                Event::BulletinSentBack { reason: given(reason)? }
            }
            Command::Drop => {
                words(&self.pending()?.text.department, context)?;
                Event::DraftDropped
            }
            Command::Publish => self.publish(context)?,
            Command::Withdraw { reason } => {
                publishes(context)?;
                self.published()?;
                Event::BulletinWithdrawn { reason: given(reason)? }
            }
        };
        Ok(vec![event])
    }

    fn apply(self, event: &Recorded<Event>) -> Self {
        apply::apply(self, event)
    }

    fn event_name(event: &Event) -> &'static str {
        match event {
            Event::BulletinDrafted(_) => "BulletinDrafted",
            Event::BulletinRevised(_) => "BulletinRevised",
            Event::CorrectionDrafted { .. } => "CorrectionDrafted",
            Event::BulletinSubmitted => "BulletinSubmitted",
            Event::BulletinSentBack { .. } => "BulletinSentBack",
            Event::DraftDropped => "DraftDropped",
            Event::BulletinPublished { .. } => "BulletinPublished",
            Event::BulletinWithdrawn { .. } => "BulletinWithdrawn",
        }
    }
}

impl Bulletin {
    /// Whether this may be the number of one: small letters, digits and hyphens, for it stands in its address.
    #[must_use]
    pub fn fits_as_number(number: &str) -> bool {
        let fits = |sign: u8| sign.is_ascii_digit() || sign.is_ascii_lowercase() || sign == b'-';
        let begins = number.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric);
        begins && number.len() <= NUMBER_MAX && number.bytes().all(fits)
    }

    fn draft(&self, text: Box<BulletinText>, context: &Context<'_>) -> Result<Event, Refusal> {
        if self.begun {
            return Err(Refusal::NumberTaken);
        }
        worded_well(&text, context)?;
        Ok(Event::BulletinDrafted(text))
    }

    fn revise(&self, text: Box<BulletinText>, context: &Context<'_>) -> Result<Event, Refusal> {
        let pending = self.pending()?;
        // It is theirs before and after: nobody takes up, or gives away, what another department issued.
        words(&pending.text.department, context)?;
        worded_well(&text, context)?;
        Ok(Event::BulletinRevised(text))
    }

    /// G-03: what takes the place of something published is worded beside it, says why, and is published like the first.
    fn correct(
        &self,
        text: Box<BulletinText>,
        reason: String,
        context: &Context<'_>,
    ) -> Result<Event, Refusal> {
        let published = self.published()?;
        words(&published.department, context)?;
        if self.pending.is_some() {
            return Err(Refusal::CorrectionPending);
        }
        if self.editions.len() >= EDITIONS_MAX {
            return Err(Refusal::TooManyEditions);
        }
        worded_well(&text, context)?;
        if *text == *published {
            return Err(Refusal::Unchanged);
        }
        Ok(Event::CorrectionDrafted { text, reason: given(reason)? })
    }

    /// G-02: another one than whoever worded it publishes it; G-01: nothing bears a day that has not come.
    fn publish(&self, context: &Context<'_>) -> Result<Event, Refusal> {
        publishes(context)?;
        let pending = self.submitted()?;
        if !context.actor.is_system() && pending.authors.contains(&context.actor.person) {
            return Err(Refusal::OwnWords);
        }
        if pending.text.issued_on > context.now.day() {
            return Err(Refusal::DatedAhead(pending.text.issued_on));
        }
        let edition = u32::try_from(self.editions.len()).unwrap_or(u32::MAX).saturating_add(1);
        Ok(Event::BulletinPublished { edition })
    }

    fn pending(&self) -> Result<&PendingText, Refusal> {
        if self.withdrawn.is_some() {
            return Err(Refusal::Withdrawn);
        }
        if !self.begun {
            return Err(Refusal::NoSuchBulletin);
        }
        self.pending.as_ref().ok_or(Refusal::NoDraft)
    }

    fn submitted(&self) -> Result<&PendingText, Refusal> {
        let pending = self.pending()?;
        let waits = pending.state == PendingState::Waiting;
        waits.then_some(pending).ok_or(Refusal::NotSubmitted)
    }

    /// What the public reads, unless it was withdrawn (G-04).
    fn published(&self) -> Result<&BulletinText, Refusal> {
        if !self.begun {
            return Err(Refusal::NoSuchBulletin);
        }
        if self.withdrawn.is_some() {
            return Err(Refusal::Withdrawn);
        }
        self.current().map(|edition| &*edition.text).ok_or(Refusal::NotPublished)
    }
}

/// G-01: what is worded says everything that it must, of things this hall has, and it is the department's own.
fn worded_well(text: &BulletinText, context: &Context<'_>) -> Result<(), Refusal> {
    let has_department = context.hall.departments.contains_key(&text.department);
    let faults = text.faults(has_department, &context.items);
    if !faults.is_empty() {
        return Err(Refusal::Faulty(faults));
    }
    words(&text.department, context)
}

/// Whether the actor may word what this department issues: its editor may, and a hall manager, since not every department
/// has an editor (G-02).
fn words(department: &DepartmentId, context: &Context<'_>) -> Result<(), Refusal> {
    let mut posts = context.hall.posts_of(&context.actor.person);
    let edits =
        posts.any(|post| post.department == *department && post.roles.contains(&Role::DepartmentEditor));
    if edits { Ok(()) } else { publishes(context) }
}

fn publishes(context: &Context<'_>) -> Result<(), Refusal> {
    let publishes = context.actor.is_system() || context.actor.has(Role::HallManager);
    publishes.then_some(()).ok_or(Refusal::NotEntitled)
}

fn given(reason: String) -> Result<String, Refusal> {
    let fits = !reason.trim().is_empty() && reason.chars().count() <= REASON_MAX;
    if fits { Ok(reason) } else { Err(Refusal::NoReason) }
}

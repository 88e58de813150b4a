//! Deciding on items: draft, review, publish, suspend, cancel (CA2). Drafting and reviewing are different people.

use super::{
    Command, Context, Event, Item, ItemState, Listing, Refusal, VersionState, apply, publication, review,
};
use crate::{
    dossier::{Dossier, Recorded},
    hall::Role,
    name::DepartmentId,
};
use alloc::{boxed::Box, string::String, vec, vec::Vec};

impl Dossier for Item {
    const KIND: &'static str = "item";
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;
    type Context<'a> = Context<'a>;

    fn decide(&self, command: Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        match command {
            Command::Draft(content) => self.draft(content, context),
            Command::Review { opinion } => {
                entitled(context, Command::REVIEWERS)?;
                review::decide(self.draft_at_hand()?, opinion, context)
            }
            Command::Return { reason } => {
                entitled(context, Command::REVIEWERS)?;
                let (number, _) = self.draft_at_hand()?;
                Ok(vec![Event::ItemReturned { version: number, reason: given(reason)? }])
            }
            Command::List => self.list(context),
            Command::Unlist { reason } => {
                self.must_be(ItemState::Listed, context)?;
                Ok(vec![Event::ItemUnlisted { reason: given(reason)? }])
            }
            Command::Discard { reason } => self.discard(reason, context),
            Command::Publish => self.publish(context),
            Command::Suspend { reason } => {
                self.must_be(ItemState::Published, context)?;
                Ok(vec![Event::ItemSuspended { reason: given(reason)? }])
            }
            Command::Resume => {
                self.must_be(ItemState::Suspended, context)?;
                // D-06: what another body has now is not opened here by hand.
                if self.moved_by.is_some() {
                    return Err(Refusal::MovedAway);
                }
                Ok(vec![Event::ItemResumed])
            }
            Command::Cancel { reason } => {
                entitled(context, &[Role::HallManager])?;
                match self.state() {
                    ItemState::Published | ItemState::Suspended => {
                        Ok(vec![Event::ItemCancelled { reason: given(reason)? }])
                    }
                    other => Err(Refusal::WrongState(other)),
                }
            }
            Command::MoveAway { .. } | Command::MoveHere { .. } => self.moves(command, context),
        }
    }

    fn apply(self, event: &Recorded<Event>) -> Self {
        apply::apply(self, event)
    }

    fn event_name(event: &Event) -> &'static str {
        match event {
            Event::ItemDrafted { .. } => "ItemDrafted",
            Event::ItemReviewed { .. } => "ItemReviewed",
            Event::ItemReturned { .. } => "ItemReturned",
            Event::ItemListed { .. } => "ItemListed",
            Event::ItemUnlisted { .. } => "ItemUnlisted",
            Event::ItemDiscarded { .. } => "ItemDiscarded",
            Event::ItemPublished { .. } => "ItemPublished",
            Event::ItemSuspended { .. } => "ItemSuspended",
            Event::ItemResumed => "ItemResumed",
            Event::ItemCancelled { .. } => "ItemCancelled",
            Event::ItemMovedAway { .. } => "ItemMovedAway",
            Event::ItemMovedHere { .. } => "ItemMovedHere",
        }
    }
}

impl Item {
    fn draft(
        &self,
        content: alloc::boxed::Box<super::Content>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        // The words that are replaced belong to a department too: taking over another one's item is no editing.
        let before = self.latest().map(|(_, latest)| &latest.content.body.department);
        let edits_own = core::iter::once(&content.body.department)
            .chain(before)
            .all(|department| edits_for(context, department));
        if !edits_own && !context.actor.has(Role::HallManager) && !context.actor.is_system() {
            return Err(Refusal::NotEntitled);
        }
        if content.identity.task_code.as_str().trim().is_empty() || content.identity.name.trim().is_empty() {
            return Err(Refusal::Nameless);
        }
        if self.cancelled.is_some() {
            return Err(Refusal::WrongState(ItemState::Cancelled));
        }
        let version = match self.latest() {
            None => 1,
            Some(_) if self.code != content.identity.task_code => return Err(Refusal::CodeChanged),
            // The same words again are no new version: importing a list twice changes nothing.
            Some((_, latest)) if latest.content == content => return Ok(vec![]),
            Some((number, latest)) => number + u32::from(!latest.state.is_at_hand()),
        };
        Ok(vec![Event::ItemDrafted { version, content }])
    }

    /// I-01: the catalogue says what there is; the guide says how it goes. Listing is the former only, so nothing that
    /// L-05 demands of a guide is looked at, and nothing of it is told.
    fn list(&self, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        entitled(context, &[Role::HallManager])?;
        if !matches!(self.state(), ItemState::Draft | ItemState::Listed) {
            return Err(Refusal::WrongState(self.state()));
        }
        let (_, version) = self.latest().ok_or(Refusal::NoSuchItem)?;
        let listing = Listing::of(&version.content);
        let faults = publication::listing_faults(&version.content, context.hall);
        if !faults.is_empty() {
            return Err(Refusal::Unlistable(faults));
        }
        if self.listed.as_deref() == Some(&listing) {
            return Err(Refusal::ListedAlready);
        }
        Ok(vec![Event::ItemListed { listing: Box::new(listing) }])
    }

    /// I-02: only what the public was never told of can vanish. A listing is taken back first, with its reason. The code is
    /// free again: no case and no number ever began with it, and whom it belongs to may need it.
    fn discard(&self, reason: String, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let (version, latest) = self.latest().ok_or(Refusal::NoSuchItem)?;
        let drafted = latest.drafted_by == context.actor.person || context.actor.is_system();
        let may = drafted
            || context.actor.has(Role::HallManager)
            || edits_for(context, &latest.content.body.department);
        if !may {
            return Err(Refusal::NotEntitled);
        }
        if self.state() != ItemState::Draft {
            return Err(Refusal::WrongState(self.state()));
        }
        let reason = if drafted { reason } else { given(reason)? };
        Ok(vec![Event::ItemDiscarded { version, reason }])
    }

    fn publish(&self, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        entitled(context, &[Role::HallManager])?;
        if self.cancelled.is_some() {
            return Err(Refusal::WrongState(ItemState::Cancelled));
        }
        let (number, version) = self.draft_at_hand()?;
        let faults = publication::faults(&version.content, context.hall);
        if !faults.is_empty() {
            return Err(Refusal::Unpublishable(faults));
        }
        if version.state != VersionState::Reviewed {
            return Err(Refusal::NotReviewed);
        }
        Ok(vec![Event::ItemPublished { version: number }])
    }

    /// D-06: what a round of reform has executed. Nobody moves a power by hand.
    fn moves(&self, command: Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if !context.actor.is_system() {
            return Err(Refusal::NotEntitled);
        }
        match (command, self.state()) {
            (_, state @ (ItemState::Draft | ItemState::Cancelled)) => Err(Refusal::WrongState(state)),
            (Command::MoveAway { round, reason }, _) => Ok(vec![Event::ItemMovedAway { round, reason }]),
            (Command::MoveHere { round }, ItemState::Suspended) => Ok(vec![Event::ItemMovedHere { round }]),
            // It is open already.
            _ => Ok(vec![]),
        }
    }

    fn draft_at_hand(&self) -> Result<(u32, &super::Version), Refusal> {
        let (number, version) = self.latest().ok_or(Refusal::NoSuchItem)?;
        if version.state.is_at_hand() { Ok((number, version)) } else { Err(Refusal::NoDraft) }
    }

    fn must_be(&self, state: ItemState, context: &Context<'_>) -> Result<(), Refusal> {
        entitled(context, &[Role::HallManager])?;
        if self.state() == state { Ok(()) } else { Err(Refusal::WrongState(self.state())) }
    }
}

/// Whether the actor holds an editor's post of this very department.
fn edits_for(context: &Context<'_>, department: &DepartmentId) -> bool {
    let mut posts = context.hall.posts_of(&context.actor.person);
    posts.any(|post| post.department == *department && post.roles.contains(&Role::DepartmentEditor))
}

fn entitled(context: &Context<'_>, roles: &[Role]) -> Result<(), Refusal> {
    let entitled = context.actor.is_system() || roles.iter().any(|role| context.actor.has(*role));
    entitled.then_some(()).ok_or(Refusal::NotEntitled)
}

fn given(reason: String) -> Result<String, Refusal> {
    if reason.trim().is_empty() { Err(Refusal::NoReason) } else { Ok(reason) }
}

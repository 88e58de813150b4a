//! 双审: a version passes two offices before it may be published, the hall's own and the legal one (I-02), each by a
//! person of its own, and neither by whoever drafted it (K-13 in spirit, CA2).

use super::{Command, Context, Event, Refusal, Version, code::coded, publication};
use crate::{hall::Role, name::PersonId, time::Instant};
use alloc::{string::String, vec, vec::Vec};

coded!(
    /// 审核机构: for which office an opinion was given.
    ReviewOffice {
        /// For the hall, which keeps the list of what may be done at all.
        Hall = "大厅",
        /// For the legal office.
        Legal = "法制机构",
    }
);

// Logs from before the second review do not say for which office.
#[expect(clippy::derivable_impls, reason = "the coded! list cannot mark a default")]
impl Default for ReviewOffice {
    fn default() -> Self {
        Self::Hall
    }
}

impl ReviewOffice {
    /// Whether it is the hall's own, which events do not mention.
    #[must_use]
    pub fn is_hall(&self) -> bool {
        *self == Self::Hall
    }

    /// Whose opinion it is.
    #[must_use]
    pub const fn role(self) -> Role {
        match self {
            Self::Hall => Role::HallManager,
            Self::Legal => Role::LegalReviewer,
        }
    }
}

/// 审核意见: what one office found, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Who gave it.
    pub by: PersonId,
    /// When.
    pub at: Instant,
    /// The words.
    pub opinion: String,
}

/// 退回: why a draft was sent back to its drafter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Instant,
    /// 理由
    pub reason: String,
}

impl Version {
    /// The offices whose opinion is still missing (I-02).
    #[must_use]
    pub fn reviews_missing(&self) -> Vec<ReviewOffice> {
        ReviewOffice::ALL.iter().copied().filter(|office| !self.reviews.contains_key(office)).collect()
    }
}

/// The office for which this person gives an opinion: one of theirs that has given none yet.
pub(super) fn decide(
    (number, version): (u32, &Version),
    opinion: String,
    context: &Context<'_>,
) -> Result<Vec<Event>, Refusal> {
    let actor = context.actor;
    let holds = |office: &ReviewOffice| actor.is_system() || actor.has(office.role());
    let own: Vec<ReviewOffice> = ReviewOffice::ALL.iter().copied().filter(holds).collect();
    if version.drafted_by == actor.person && !actor.is_system() {
        return Err(Refusal::OwnDraft);
    }
    let missing = version.reviews_missing();
    let office = own.into_iter().find(|office| missing.contains(office)).ok_or(Refusal::AlreadyReviewed)?;
    if version.reviews.values().any(|review| review.by == actor.person) && !actor.is_system() {
        return Err(Refusal::SameReviewer);
    }
    // I-07: nobody finds in order what could not be published; sending it back is always possible.
    let faults = publication::faults(&version.content, context.hall);
    if !faults.is_empty() {
        return Err(Refusal::Unpublishable(faults));
    }
    Ok(vec![Event::ItemReviewed { version: number, opinion, office }])
}

impl Command {
    /// The offices that review, for pages that offer the act (I-02).
    pub const REVIEWERS: &'static [Role] = &[Role::HallManager, Role::LegalReviewer];
}

//! 公告: what a hall tells everybody — announcements, policies, what a policy means, and tips — as a dossier of its own.
//!
//! A department's editor words it, another person publishes it (G-02). What is published is never changed silently: a
//! correction is worded and published the same way, makes another edition, says why, and leaves what stood before to be
//! read (G-03). What is withdrawn stays readable as withdrawn (G-04). Whether it is in force follows from its dates, and
//! nobody needs to say so (G-05). The rules come from the ordinance on the openness of government information (政府信息公开条例,
//! 2019): art. 6, 17, 18, 20 and 23; the numbers are ours.
//!
//! No word of a person belongs here, so everything lies in the log in clear. How the words are laid out, and who is told,
//! is not decided here; nothing reads the time.

mod apply;
pub mod command;
mod decide;
pub mod event;
pub mod kind;
mod refusal;
mod text;

pub use command::{Command, Context};
pub use event::Event;
pub use kind::{BulletinKind, Force, PendingState};
pub use refusal::Refusal;
pub use text::{
    BODY_MAX, BulletinText, DOCUMENT_MAX, ITEMS_MAX, SUBJECT_MAX, SUBJECTS_MAX, TITLE_MAX, TextFault,
};

use crate::{name::PersonId, time::Instant};
use alloc::{boxed::Box, collections::BTreeSet, string::String, vec::Vec};

/// Signs of a bulletin's number, and of the reasons that are given about one.
pub const NUMBER_MAX: usize = 40;
/// Signs of a reason.
pub const REASON_MAX: usize = 500;
/// Editions that one bulletin may come to.
pub const EDITIONS_MAX: usize = 100;

/// 公告
#[derive(Clone, Debug, Default)]
pub struct Bulletin {
    /// Whether it was ever drafted: its number is taken then, even if the draft was dropped.
    pub begun: bool,
    /// What is being worded, or waits to be published.
    pub pending: Option<PendingText>,
    /// 版次: what was published, the first one first.
    pub editions: Vec<Edition>,
    /// Whether it was withdrawn, and why.
    pub withdrawn: Option<Withdrawal>,
}

/// 待发布稿: words that nobody outside has read yet.
#[derive(Clone, Debug)]
pub struct PendingText {
    /// The words.
    pub text: Box<BulletinText>,
    /// How far they have come.
    pub state: PendingState,
    /// Everybody who worded them: none of them publishes (G-02).
    pub authors: BTreeSet<PersonId>,
    /// 更正理由, where it is to take the place of what is published (G-03).
    pub correction: Option<String>,
    /// Why it was sent back last, if it was.
    pub sent_back: Option<String>,
    /// When anything last happened to it.
    pub changed_at: Instant,
}

/// 版次: what was published once, word for word.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The words.
    pub text: Box<BulletinText>,
    /// When.
    pub published_at: Instant,
    /// By whom.
    pub by: PersonId,
    /// 更正理由; none for the first (G-03).
    pub correction: Option<String>,
}

/// 撤下 (G-04)
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Withdrawal {
    /// 理由
    pub reason: String,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Instant,
}

impl Bulletin {
    /// What the public reads now; none as long as nothing was published.
    #[must_use]
    pub fn current(&self) -> Option<&Edition> {
        self.editions.last()
    }

    /// What it says now for those who word it: what is pending, or else what is published.
    #[must_use]
    pub fn latest(&self) -> Option<&BulletinText> {
        let pending = self.pending.as_ref().map(|pending| &*pending.text);
        pending.or_else(|| self.current().map(|edition| &*edition.text))
    }

    /// Whether what is published now was corrected at least once (G-03).
    #[must_use]
    pub fn is_corrected(&self) -> bool {
        self.editions.len() > 1
    }
}

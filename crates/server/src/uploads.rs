//! 上传: one file on its way into the hall, by whichever door: measured and looked at while it streams, counted
//! against the day of whoever puts it in, and noted as theirs. Who may open it again is not decided here.

use crate::front::Front;
use axum::body::Bytes;
use futures_util::Stream;
use rules::name::PersonId;
use store::{
    StoreError,
    files::{self, Arrival, FileRefusal, Stored},
};

/// 上传人: under whom a file is kept, and whether the day counts.
#[derive(Clone, Copy, Debug)]
pub enum Giver<'a> {
    /// Somebody for themselves or a program in their name: at most so many bytes a day.
    Person(&'a PersonId),
    /// A clerk who scans for people at the window all day long.
    Clerk(&'a PersonId),
}

/// Why a file was not taken.
#[derive(Debug, thiserror::Error)]
pub enum NotTaken {
    /// The file.
    #[error(transparent)]
    File(#[from] FileRefusal),
    /// The day is full.
    #[error("a person puts in at most {limit} bytes a day")]
    DayFull {
        /// In bytes.
        limit: u64,
    },
}

impl From<StoreError> for NotTaken {
    fn from(error: StoreError) -> NotTaken {
        NotTaken::File(FileRefusal::Store(error))
    }
}

impl Giver<'_> {
    const fn person(&self) -> &PersonId {
        match self {
            Giver::Person(person) | Giver::Clerk(person) => person,
        }
    }

    const fn most_a_day(&self, front: &Front) -> Option<u64> {
        match self {
            Giver::Person(_) => Some(front.config.upload_day_max),
            Giver::Clerk(_) => None,
        }
    }
}

/// Lays a content of at most `most` bytes into the store of files; no row speaks of it yet.
///
/// # Errors
/// When it is not taken.
pub async fn place<E>(
    front: &Front,
    giver: Giver<'_>,
    name: &str,
    most: u64,
    content: impl Stream<Item = Result<Bytes, E>> + Send,
) -> Result<Stored, NotTaken> {
    let Some(limit) = giver.most_a_day(front) else { return Ok(front.files.put(name, most, content).await?) };
    let (person, now) = (giver.person().as_str(), front.office.now().0);
    let room = files::room(front.store.db(), person, now, limit).await?;
    if room == 0 {
        return Err(NotTaken::DayFull { limit });
    }
    match front.files.put(name, most.min(room), content).await {
        Err(FileRefusal::TooLarge { .. }) if room < most => Err(NotTaken::DayFull { limit }),
        other => Ok(other?),
    }
}

/// Notes a content that lies there under an id, as this person's.
///
/// # Errors
/// When the day is full, or the id is taken (a conflict).
pub async fn note(
    front: &Front,
    giver: Giver<'_>,
    id: &str,
    name: &str,
    stored: &Stored,
) -> Result<(), NotTaken> {
    let arrival = Arrival { id, owner: giver.person().as_str(), name, stored };
    let most = giver.most_a_day(front);
    let fits = files::keep(front.store.db(), arrival, front.office.now().0, most).await?;
    if fits { Ok(()) } else { Err(NotTaken::DayFull { limit: most.unwrap_or(u64::MAX) }) }
}

//! 归卷: a paper is pressed once, kept by the hash of its bytes, and noted in the log of its case, licence or card (IN4). From then on
//! these bytes are the paper, whatever becomes of templates, names or fonts.
//!
//! The log holds a salted commitment, for the hash of a paper could be guessed from the name on it; the hash itself lies
//! in the vault under whoever the paper is for, and goes with their key. What is read before it was filed is filed then.

use super::{
    Unmade,
    record::{Reading, Record},
};
use crate::{
    front::Front,
    office::{Afterwards, OfficeError, Request, Who},
    people::kind,
};
use paper::{Document, PressError};
use rules::name::Commitment;
use store::{
    StoreError,
    files::FileRefusal,
    vault::{self, Datum},
    views::papers::{self, PaperRow},
};
use tokio::sync::Semaphore;

/// Papers laid out at once; each takes one core for a moment.
static PRESSES: Semaphore = Semaphore::const_new(2);

/// Why a paper is not in the file.
#[derive(Debug, thiserror::Error)]
pub enum Unfiled {
    /// There is no paper of this number.
    #[error("there is no such paper")]
    Unknown,
    /// Its person has been forgotten, and the paper with them.
    #[error("the person it speaks of has been forgotten")]
    Forgotten,
    /// It would not say what it must.
    #[error(transparent)]
    Unmade(#[from] Unmade),
    /// This machine has no Chinese fonts.
    #[error("this machine has no press")]
    NoPress,
    /// The press failed.
    #[error("the press failed: {0}")]
    Press(#[from] PressError),
    /// The office did not take it.
    #[error("the office did not file it: {0}")]
    Office(String),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<OfficeError> for Unfiled {
    fn from(error: OfficeError) -> Unfiled {
        Unfiled::Office(error.to_string())
    }
}

impl From<FileRefusal> for Unfiled {
    fn from(refusal: FileRefusal) -> Unfiled {
        match refusal {
            FileRefusal::Store(error) => Unfiled::Store(error),
            other => Unfiled::Office(other.to_string()),
        }
    }
}

/// The hash of the paper in the file. A paper that is not there yet is pressed and filed.
///
/// # Errors
/// See [`Unfiled`].
pub async fn file(front: &Front, number: &str) -> Result<String, Unfiled> {
    let row = papers::one(front.store.db(), number).await?.ok_or(Unfiled::Unknown)?;
    if let Some(hash) = filed(front, &row).await? {
        return Ok(hash);
    }
    let record = Record::read(front, &row.keeper).await?.ok_or(Unfiled::Unknown)?;
    // A paper goes with the key of whoever it is for: the applicant or holder, or an interested party.
    let owner = record.owner(number);
    if front.store.vault().is_erased(front.store.db(), owner.as_str()).await? {
        return Err(Unfiled::Forgotten);
    }
    let document = record.compose(&front.shelf, Reading::Whole, number)?;
    let bytes = press(front, document.ok_or(Unfiled::Unknown)?).await?;
    let stored = front.files.put_bytes("paper.pdf", bytes.into()).await?;
    let datum = Datum::new(owner.as_str(), kind::PAPER, stored.hash.as_bytes());
    let number = record.issued(number).ok_or(Unfiled::Unknown)?;
    let order = record.filing(&row.keeper, number.clone(), Commitment(datum.commitment().0));
    let keep = Afterwards::KeepPaper { person: owner, number, stored };
    let request = Request::new(Who::System, order);
    let answer = front.office.ask(request.sealing(vec![datum]).and(keep)).await?;
    answer.done().map_err(|refusal| Unfiled::Office(refusal.to_string()))?;
    // Somebody else may have filed it at the same moment: the first is the paper.
    let row = papers::one(front.store.db(), &row.number).await?.ok_or(Unfiled::Unknown)?;
    filed(front, &row).await?.ok_or_else(|| Unfiled::Office("it was filed and is not there".to_owned()))
}

/// The hash of a paper that lies in the file; none when it has not been filed.
///
/// # Errors
/// [`Unfiled::Forgotten`] when it was filed and its person has been forgotten since.
pub async fn filed(front: &Front, row: &PaperRow) -> Result<Option<String>, Unfiled> {
    let Some(filed) = &row.filed else { return Ok(None) };
    let wanted: &vault::Commitment = &filed.file;
    let held = front.store.vault().read(front.store.db(), std::slice::from_ref(wanted)).await?;
    let hash = held.get(wanted).and_then(|held| held.text()).map(str::to_owned);
    hash.map(Some).ok_or(Unfiled::Forgotten)
}

/// Lays a document out, beside the runtime because it takes a core for a while.
///
/// # Errors
/// When there is no press, or it fails.
pub async fn press(front: &Front, document: Document) -> Result<Vec<u8>, Unfiled> {
    let broken = |error: String| Unfiled::Office(error);
    let _place = PRESSES.acquire().await.map_err(|error| broken(error.to_string()))?;
    let room = front.press.clone();
    let printing = move || room.press().map(|press| press.render(&document));
    let printed = tokio::task::spawn_blocking(printing).await.map_err(|error| broken(error.to_string()))?;
    Ok(printed.ok_or(Unfiled::NoPress)??)
}

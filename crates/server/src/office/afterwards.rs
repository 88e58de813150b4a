//! 随办: what must change beside the log when an order is accepted, and only then: in the transaction of its events, so
//! that no crash leaves an application handed in and its draft still there.

use rules::{
    identifier::DocumentNumber,
    name::{ItemCode, PersonId},
    time::Instant,
};
use store::{
    StoreError, Tx, drafts,
    files::{self, Stored},
    imports,
};

/// 随办
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Afterwards {
    /// The draft that was handed in is thrown away; there may be none.
    ForgetDraft {
        /// Whose it is.
        person: PersonId,
        /// Its name.
        draft: String,
    },
    /// Scans that wait under a clerk become those of the person they were handed in for.
    HandOver {
        /// Under whom they wait.
        clerk: PersonId,
        /// Whose they become.
        to: PersonId,
        /// Their ids.
        uploads: Vec<String>,
    },
    /// The paper that was filed is kept as long as the person it speaks of is not forgotten.
    KeepPaper {
        /// Whose paper it is.
        person: PersonId,
        /// 文号
        number: DocumentNumber,
        /// The content, which lies in the folder.
        stored: Stored,
    },
    /// An item of a table that was handed in has been drafted.
    NoteImported {
        /// The import.
        import: String,
        /// 实施编码
        item: ItemCode,
    },
}

/// Carries out what belongs to the accepted orders of a batch.
pub(super) async fn carry_out(tx: &Tx, after: &[Afterwards], now: Instant) -> Result<(), StoreError> {
    for one in after {
        match one {
            Afterwards::ForgetDraft { person, draft } => {
                drafts::delete(tx, person.as_str(), draft).await?;
            }
            Afterwards::HandOver { uploads, .. } if uploads.is_empty() => {}
            Afterwards::HandOver { clerk, to, uploads } => {
                files::hand_over(tx, clerk.as_str(), to.as_str(), uploads).await?;
            }
            Afterwards::KeepPaper { person, number, stored } => {
                files::keep_paper(tx, person.as_str(), number.as_str(), stored, now.0).await?;
            }
            Afterwards::NoteImported { import, item } => {
                imports::drafted(tx, import, item.as_str()).await?;
            }
        }
    }
    Ok(())
}

//! 文书: composes the numbered papers of cases, licences and cards (N-01 … N-19; domain rules §4.2) from what was recorded,
//! the item version they keep, and the hall.
//!
//! What a kind of paper says stands in a template with dated editions; what it can and must say, in `contents`; how it
//! looks is decided by the press. The values come from the event that issued the paper and the case as it stood at that
//! moment. Papers are written in Chinese, the language of record (L-11), and say the second at which they were made. Who
//! may read one is decided by the page that shows it.

pub mod contents;
mod course;
pub mod filing;
mod hearing;
mod intake;
mod issue;
mod licence;
mod of_card;
mod of_licence;
mod outcome;
mod promise;
pub mod record;
pub mod shelf;
mod slip;
pub mod template;
mod wording;

use crate::people::Names;
use contents::Values;
use issue::Issue;
pub use of_card::CardSource;
pub use of_licence::LicenceSource;
use paper::{
    Document, Language, Seal,
    document::{IssuedOn, Qr},
};
use rules::{
    case::{DocKind, Event},
    dossier::Recorded,
    hall::Hall,
    item::{Content, content::ItemKind},
    name::Commitment,
    time::Date,
};
pub use shelf::{Shelf, title};
use std::collections::BTreeMap;
pub use wording::granted;

/// Where the code on a paper leads: the public check of its number.
#[must_use]
pub fn check_address(number: &str) -> String {
    let encoded: String = form_urlencoded::byte_serialize(number.as_bytes()).collect();
    // Form encoding writes a blank as a plus sign, which in a path is a plus sign.
    format!("/check/{}", encoded.replace('+', "%20"))
}

/// 卷宗: what papers are composed from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The templates.
    pub shelf: &'a Shelf,
    /// Departments, posts and the calendar.
    pub hall: &'a Hall,
    /// The version of the item that the case keeps (I-05).
    pub content: &'a Content,
    /// Everything that happened to the case.
    pub events: &'a [Recorded<Event>],
    /// Names of the staff in it.
    pub names: &'a Names,
    /// The applicant's name as this reader may see it.
    pub applicant: &'a str,
    /// The agent's, if there is one.
    pub agent: Option<&'a str>,
    /// What the log only commits to and papers say: recipients, witnesses, whoever was heard, as far as the vault
    /// still knows and this reader may see.
    pub sealed: &'a BTreeMap<Commitment, String>,
    /// The query code, for the receipt; none for readers who have no business with it.
    pub query_code: Option<&'a str>,
    /// The address people type, for the public check.
    pub address: &'a str,
}

/// Why a paper is not made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unmade {
    /// No edition is in force on that day.
    #[error("no edition of {} is in force on {day}", .kind.zh())]
    NoEdition {
        /// 文书种类
        kind: DocKind,
        /// The day of issue.
        day: Date,
    },
    /// What the law asks for is not there.
    #[error("{} would lack {}", .kind.zh(), .what.join("、"))]
    Lacking {
        /// 文书种类
        kind: DocKind,
        /// What, in people's words.
        what: Vec<&'static str>,
    },
}

impl Source<'_> {
    /// A name that the log only commits to; a dash where it has been erased.
    fn sealed(&self, commitment: &Commitment) -> &str {
        self.sealed.get(commitment).map_or("—", String::as_str)
    }

    /// The paper of this number; none when the case issued none of this number.
    ///
    /// # Errors
    /// When it would not say what the law asks of it.
    pub fn compose(&self, number: &str) -> Result<Option<Document>, Unmade> {
        let Some(issue) = Issue::find(self, number) else { return Ok(None) };
        compose(self.shelf, &issue.frame(), &issue.values()).map(Some)
    }
}

/// 版头版记: what is on every paper, whatever it says.
#[derive(Clone, Debug)]
pub struct Frame<'a> {
    /// 文书种类
    pub kind: DocKind,
    /// 文号
    pub number: &'a str,
    /// The body that answers for it in law.
    pub issuer: &'a str,
    /// The kind of the item, after which some titles go.
    pub item: Option<ItemKind>,
    /// 成文日期
    pub day: Date,
    /// The small line at the foot.
    pub footer: String,
    /// The address people type, for the public check.
    pub address: &'a str,
}

/// Composes a paper from its frame and its values, with the edition in force on the day of issue.
///
/// # Errors
/// When there is none, or something that the law asks for is missing.
pub fn compose(shelf: &Shelf, frame: &Frame<'_>, values: &Values) -> Result<Document, Unmade> {
    let Frame { kind, number, issuer, item, day, .. } = *frame;
    let edition = shelf.edition(kind, day).ok_or(Unmade::NoEdition { kind, day })?;
    let what: Vec<_> = contents::lacking(kind, values).into_iter().map(|content| content.zh).collect();
    if !what.is_empty() {
        return Err(Unmade::Lacking { kind, what });
    }
    Ok(Document {
        kind: crate::text::codes::word(&kind),
        number: number.to_owned(),
        title: edition.name(values).unwrap_or_else(|| edition.title(item).to_owned()),
        addressee: edition.addressee(values),
        sections: edition.fill(values),
        seal: Some(Seal { body: issuer.to_owned(), purpose: Some(edition.seal().to_owned()) }),
        issuer: issuer.to_owned(),
        date_text: wording::day(day),
        issued_on: Some(IssuedOn { year: day.year(), month: day.month(), day: day.day() }),
        qr: Some(Qr {
            text: format!("{}{}", frame.address, check_address(number)),
            caption: "扫码核验".to_owned(),
        }),
        footer: Some(frame.footer.clone()),
        watermark: None,
        language: Language::Chinese,
    })
}

//! 收件: the parts of a form that brings files, as every page with files reads them: small fields, files on their way
//! into the store, and what is read on and thrown away so that the answer reaches whoever sent too much.

use crate::{
    failure::Failure,
    text::Message,
    uploads::{self, Giver, NotTaken},
    visitor::Visit,
    web::pieces,
};
use axum::extract::multipart::Field;
use store::files::{FileKind, FileRefusal};

/// How many times the size of one file is read and thrown away.
const DRAINED: u64 = 4;
/// Signs of a file's name that a sentence repeats.
const NAME_SHOWN: usize = 60;

/// A field that is no file, if it is as short as those of our forms.
pub(super) async fn short(part: &mut Field<'_>, most: usize) -> Option<String> {
    let mut value = Vec::new();
    while let Some(chunk) = part.chunk().await.ok()? {
        value.extend_from_slice(&chunk);
        if value.len() > most {
            return None;
        }
    }
    String::from_utf8(value).ok()
}

/// Reads on without keeping anything: a browser that is still sending does not read our answer. Answers whether the
/// part came to its end; whoever sends without end is not read any further.
pub(super) async fn drain(visit: &Visit, part: &mut Field<'_>) -> bool {
    let most = visit.front.config.upload_max.saturating_mul(DRAINED);
    let mut seen = 0_u64;
    loop {
        match part.chunk().await {
            Ok(None) => return true,
            Ok(Some(chunk)) => seen = seen.saturating_add(chunk.len() as u64),
            Err(_) => return false,
        }
        if seen > most {
            return false;
        }
    }
}

/// A file that was taken.
#[derive(Debug)]
pub(super) struct Taken {
    /// Under which it is asked for.
    pub(super) id: String,
    /// In bytes.
    pub(super) size: u64,
    /// The fingerprint of its content.
    pub(super) hash: String,
}

/// Stores one file of at most `most` bytes under an id that begins with `prefix`. That one is not taken is no failure:
/// it is told at its field, [`in_words`].
pub(super) async fn file(
    visit: &Visit,
    giver: Giver<'_>,
    prefix: &str,
    most: u64,
    part: &mut Field<'_>,
) -> Result<Result<Taken, NotTaken>, Failure> {
    let name = part.file_name().unwrap_or_default().to_owned();
    let id = format!("{prefix}{:032x}", rand::random::<u128>());
    let taken = async {
        let stored = uploads::place(&visit.front, giver, &name, most, part).await?;
        uploads::note(&visit.front, giver, &id, &name, &stored).await?;
        Ok(Taken { id, size: stored.size, hash: stored.hash })
    };
    match taken.await {
        Err(NotTaken::File(FileRefusal::Store(error))) => Err(error.into()),
        taken => Ok(taken),
    }
}

/// Why a file was not taken, and what would help.
pub(super) fn in_words(name: &str, why: &NotTaken) -> Message {
    let shown: String = name.chars().take(NAME_SHOWN).collect();
    let why = match why {
        NotTaken::File(why) => why,
        NotTaken::DayFull { limit } => {
            return Message::both(|lang| lang.apply_file_day_full(&shown, &pieces::bytes(*limit)));
        }
    };
    Message::both(|lang| match why {
        FileRefusal::Empty => lang.apply_file_empty(&shown),
        FileRefusal::TooLarge { limit } => lang.apply_file_large(&shown, &pieces::bytes(*limit)),
        FileRefusal::NotWhatItSays { found: Some(found), .. } => {
            lang.apply_file_differs(&shown, kind_word(*found))
        }
        FileRefusal::NotWhatItSays { .. } => lang.apply_file_unknown(&shown),
        FileRefusal::KindNotTaken => lang.apply_file_kind(&shown),
        FileRefusal::BrokeOff | FileRefusal::Store(_) => lang.apply_file_broke(&shown),
    })
}

const fn kind_word(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Pdf => "PDF",
        FileKind::Ofd => "OFD",
        FileKind::Png => "PNG",
        FileKind::Jpeg => "JPG",
        FileKind::Docx | FileKind::Doc => "Word",
        FileKind::Xlsx | FileKind::Xls => "Excel",
        FileKind::Zip => "ZIP",
        FileKind::Txt => "TXT",
        FileKind::Csv => "CSV",
    }
}

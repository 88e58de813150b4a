//! 俗话视图: the everyday words as the hall keeps them, and beside the log what was looked for in vain.
//!
//! Of a search in vain only its words are kept, by day and with how often, and nothing of whoever searched; after thirty
//! days they are forgotten.

use super::Views;
use crate::{
    args,
    db::{Reader, Row, StoreError, Tx},
};
use rules::{
    dossier::Recorded,
    time::{Date, Instant},
    wordbook::{Event, Meaning},
};

pub(super) const COLUMNS: &[&str] = &["word", "meaning", "changed_at", "changed_by", "version"];
pub(super) const UPDATE: &str = "ON CONFLICT (word) DO UPDATE SET meaning = excluded.meaning, \
    changed_at = excluded.changed_at, changed_by = excluded.changed_by, version = excluded.version";

/// Searches in vain that are kept of one day.
pub const MISSED_A_DAY: i64 = 500;

/// 俗话行
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordRow {
    /// 俗话
    pub word: String,
    /// What it means; none where it was taken out.
    pub meaning: Option<Meaning>,
    /// When it was changed last.
    pub changed_at: Instant,
    /// By whom.
    pub changed_by: String,
}

impl Views {
    /// The rows that follow from new events of the words.
    pub fn words(&mut self, events: &[Recorded<Event>]) {
        for event in events {
            let meaning = match &event.event {
                Event::WordSet { meaning, .. } => serde_json::to_string(meaning).unwrap_or_default(),
                Event::WordRemoved { .. } => String::new(),
            };
            let (at, by) = (event.stamp.happened_at.0, event.stamp.actor.as_str());
            let version = i64::try_from(event.version).unwrap_or(i64::MAX);
            let word = event.event.word();
            self.words.insert(word.to_owned(), args![word, meaning, at, by, version]);
        }
    }
}

/// Every word that the hall touched, in order.
///
/// # Errors
/// When the database does not answer.
pub async fn all(reader: &impl Reader) -> Result<Vec<WordRow>, StoreError> {
    let sql = "SELECT word, meaning, changed_at, changed_by FROM word_view ORDER BY word";
    reader.query(sql, args![]).await?.iter().map(word_row).collect()
}

/// The version of the words: how many changes there have been.
///
/// # Errors
/// When the database does not answer.
pub async fn newest(reader: &impl Reader) -> Result<i64, StoreError> {
    let row = reader.one("SELECT COALESCE(MAX(version), 0) AS version FROM word_view", args![]).await?;
    row.map_or(Ok(0), |row| row.get("version"))
}

/// Adds searches in vain to those of a day, as long as it has room for new ones, and forgets those before `kept_from`.
///
/// # Errors
/// When the database does not answer.
pub async fn miss(tx: &Tx, day: Date, missed: &[(String, i64)], kept_from: Date) -> Result<(), StoreError> {
    let day = day.to_string();
    tx.exec("DELETE FROM search_missed WHERE day < $1", args![kept_from.to_string()]).await?;
    let known = tx.query("SELECT word FROM search_missed WHERE day = $1", args![&day]).await?;
    let known: Vec<String> = known.iter().map(|row| row.get("word")).collect::<Result<_, _>>()?;
    let mut room = usize::try_from(MISSED_A_DAY).unwrap_or(0).saturating_sub(known.len());
    let mut rows = Vec::new();
    for (word, n) in missed {
        if !known.contains(word) {
            if room == 0 {
                continue;
            }
            room -= 1;
        }
        rows.push(args![&day, word, *n]);
    }
    let update = "ON CONFLICT (day, word) DO UPDATE SET n = search_missed.n + excluded.n";
    tx.insert_many("search_missed", &["day", "word", "n"], rows, update).await?;
    Ok(())
}

/// What was looked for in vain since this day, the oftenest first: words and how often.
///
/// # Errors
/// When the database does not answer.
pub async fn missed(reader: &impl Reader, since: Date, most: u32) -> Result<Vec<(String, i64)>, StoreError> {
    // At most thirty days of a bounded number of words each: no history is counted here.
    let sql = "SELECT word, CAST(SUM(n) AS BIGINT) AS n FROM search_missed WHERE day >= $1 \
               GROUP BY word ORDER BY n DESC, word LIMIT $2";
    let rows = reader.query(sql, args![since.to_string(), most]).await?;
    rows.iter().map(|row| Ok((row.get("word")?, row.get("n")?))).collect()
}

/// Forgets a search in vain, once somebody has seen to it.
///
/// # Errors
/// When the database does not answer.
pub async fn seen_to(tx: &Tx, word: &str) -> Result<(), StoreError> {
    tx.exec("DELETE FROM search_missed WHERE word = $1", args![word]).await?;
    Ok(())
}

fn word_row(row: &Row) -> Result<WordRow, StoreError> {
    let meaning: &str = row.get("meaning")?;
    let broken = |error| StoreError::broken("reading a view", error);
    Ok(WordRow {
        word: row.get("word")?,
        meaning: if meaning.is_empty() { None } else { Some(serde_json::from_str(meaning).map_err(broken)?) },
        changed_at: Instant(row.get("changed_at")?),
        changed_by: row.get("changed_by")?,
    })
}

//! 目录清单视图: the editions of the list, their entries, and of every item what is compared with them.
//!
//! How the two stand to each other is no row: it changes with the day and with the names of departments, and is reckoned
//! from these rows by the rules.

use super::{Views, word};
use crate::{
    args,
    db::{Reader, Row, StoreError, Tx},
};
use rules::{
    base::{BaseEdition, BaseEntry, EditionHead, Event, ItemElements},
    dossier::{Known, Recorded},
    item::{Content, ItemState},
    time::{Date, Instant},
};

pub(super) const EDITION_COLUMNS: &[&str] =
    &["number", "name", "issued_by", "effective_on", "entries", "loaded_at", "loaded_by", "withdrawn"];
pub(super) const EDITION_UPDATE: &str = "ON CONFLICT (number) DO UPDATE SET entries = excluded.entries, \
    withdrawn = excluded.withdrawn";
pub(super) const ENTRY_COLUMNS: &[&str] = &["edition", "code", "entry"];
pub(super) const ELEMENTS_COLUMNS: &[&str] = &["code", "elements"];
pub(super) const ELEMENTS_UPDATE: &str = "ON CONFLICT (code) DO UPDATE SET elements = excluded.elements";

/// A list that was handed in and not agreed to is kept so long, in milliseconds: two hours.
pub const SHOWN_MS: i64 = 2 * 3_600_000;

/// 版次行
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionRow {
    /// What it was loaded with.
    pub head: EditionHead,
    /// How many entries it has.
    pub entries: u32,
    /// When.
    pub loaded_at: Instant,
    /// By whom.
    pub loaded_by: String,
    /// Why it was withdrawn; empty where it was not.
    pub withdrawn: String,
}

impl Views {
    /// The rows that follow from new events of an edition.
    pub fn base(&mut self, id: &str, events: &[Recorded<Event>], after: &Known<BaseEdition>) {
        for event in events {
            if let Event::EntriesLoaded { entries } = &event.event {
                for entry in entries {
                    let text = serde_json::to_string(entry).unwrap_or_default();
                    self.base_entries
                        .insert((id.to_owned(), entry.code.clone()), args![id, &entry.code, text]);
                }
            }
        }
        let edition = &after.state;
        let (Some(head), Some(first)) = (&edition.head, events.first()) else { return };
        let row = args![
            id,
            &head.name,
            &head.issued_by,
            head.effective_on.to_string(),
            edition.entries,
            first.stamp.happened_at.0,
            first.stamp.actor.as_str(),
            edition.withdrawn.as_deref().unwrap_or_default(),
        ];
        match self.base_editions.get_mut(id) {
            // Both in one batch: who loaded it, and when, is said by the first row.
            Some(known) => {
                let (at, by) = (known[5].clone(), known[6].clone());
                *known = row;
                (known[5], known[6]) = (at, by);
            }
            None => {
                self.base_editions.insert(id.to_owned(), row);
            }
        }
    }

    /// What of an item is compared with the list.
    pub(super) fn elements(&mut self, code: &str, content: &Content) {
        let text = serde_json::to_string(&ItemElements::of(content)).unwrap_or_default();
        self.elements.insert(code.to_owned(), args![code, text]);
    }
}

/// Every edition, the newest day first.
///
/// # Errors
/// When the database does not answer.
pub async fn editions(reader: &impl Reader, most: u32) -> Result<Vec<EditionRow>, StoreError> {
    let sql = "SELECT number, name, issued_by, effective_on, entries, loaded_at, loaded_by, withdrawn \
               FROM base_edition ORDER BY effective_on DESC, loaded_at DESC, number DESC LIMIT $1";
    reader.query(sql, args![most]).await?.iter().map(edition).collect()
}

/// The entries of an edition, by code.
///
/// # Errors
/// When the database does not answer.
pub async fn entries(reader: &impl Reader, edition: &str) -> Result<Vec<BaseEntry>, StoreError> {
    let sql = "SELECT entry FROM base_entry WHERE edition = $1 ORDER BY code";
    let rows = reader.query(sql, args![edition]).await?;
    rows.iter().map(|row| from_json(row.get("entry")?)).collect()
}

/// What is compared of every item that is offered, suspended or listed, by code.
///
/// # Errors
/// When the database does not answer.
pub async fn elements(reader: &impl Reader) -> Result<Vec<ItemElements>, StoreError> {
    let states = [ItemState::Published, ItemState::Suspended, ItemState::Listed].map(|state| word(&state));
    let sql = "SELECT e.elements FROM item_elements e JOIN item_view i ON i.code = e.code \
               WHERE i.state IN ($1, $2, $3) ORDER BY e.code";
    let [one, two, three] = states;
    let rows = reader.query(sql, args![one, two, three]).await?;
    rows.iter().map(|row| from_json(row.get("elements")?)).collect()
}

/// Lays down what was read of a list, for whoever handed it in.
///
/// # Errors
/// When the database does not answer.
pub async fn lay_down(tx: &Tx, id: &str, person: &str, text: &str, now: i64) -> Result<(), StoreError> {
    let sql = "INSERT INTO base_shown (id, person, made_at, content) VALUES ($1, $2, $3, $4)";
    tx.exec(sql, args![id, person, now, text]).await?;
    Ok(())
}

/// What this person handed in under this id, if it is still there.
///
/// # Errors
/// When the database does not answer.
pub async fn shown(reader: &impl Reader, id: &str, person: &str) -> Result<Option<String>, StoreError> {
    let sql = "SELECT content FROM base_shown WHERE id = $1 AND person = $2";
    reader.one(sql, args![id, person]).await?.map(|row| row.get("content")).transpose()
}

/// Forgets what nobody agreed to.
///
/// # Errors
/// When the database does not answer.
pub async fn sweep(tx: &Tx, now: i64) -> Result<(), StoreError> {
    tx.exec("DELETE FROM base_shown WHERE made_at < $1", args![now - SHOWN_MS]).await?;
    Ok(())
}

fn edition(row: &Row) -> Result<EditionRow, StoreError> {
    let day: &str = row.get("effective_on")?;
    let effective_on =
        day.parse::<Date>().map_err(|error| StoreError::broken("reading a view", error.to_string()))?;
    Ok(EditionRow {
        head: EditionHead {
            number: row.get("number")?,
            name: row.get("name")?,
            issued_by: row.get("issued_by")?,
            effective_on,
        },
        entries: row.get("entries")?,
        loaded_at: Instant(row.get("loaded_at")?),
        loaded_by: row.get("loaded_by")?,
        withdrawn: row.get("withdrawn")?,
    })
}

fn from_json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| StoreError::broken("reading a view", error))
}

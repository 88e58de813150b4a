//! 检索: finds an item by what people call it, over the whole catalogue in memory.
//!
//! The catalogue is small (tens of thousands of names) and asked often, so every process keeps an index of it and reads
//! again only what has been written since (`store::views::finder`). Words around the wish are left out (`wanted`), everyday
//! words become official ones ([`words`]), typing mistakes are forgiven ([`index`]), and a licence itself comes before what
//! is done to it ([`deed`]). Nothing is stored here and no rule is decided.

mod deed;
mod fit;
mod index;
mod missed;
mod rank;
mod sound;
mod text;
mod ways;
pub mod words;

pub use ways::Ways;

use index::Index;
use missed::Missed;
use rules::{
    item::ItemState,
    time::{Date, previous_day},
};
use std::{
    path::Path,
    sync::{PoisonError, RwLock},
};
use store::{
    Db, Reader, StoreError,
    views::{finder, items::ItemRow, words as words_of_hall},
};
use words::{Words, WordsFault};

/// Searches in vain are kept so many days.
const MISSED_DAYS: u32 = 30;

/// The first day whose searches in vain are still kept.
#[must_use]
pub fn missed_since(today: Date) -> Date {
    (0..MISSED_DAYS).fold(today, |day, _| previous_day(day))
}

/// The longest search anybody means.
const SEARCH_MAX: usize = 60;

/// 检索
#[derive(Debug)]
pub struct Finder {
    known: RwLock<Known>,
    /// One reads what is new; the others wait for it instead of reading it too.
    reading: tokio::sync::Mutex<()>,
    /// The tables of words.
    words: Words,
    missed: Missed,
}

/// 检索结果
#[derive(Clone, Debug, Default)]
pub struct Hits {
    /// The items, best first.
    pub rows: Vec<ItemRow>,
    /// Whether any of them is what was asked for. Otherwise they are only somehow like it.
    pub close: bool,
}

#[derive(Debug, Default)]
struct Known {
    /// The mark up to which everything has been read.
    mark: i64,
    index: Index,
    ways: Ways,
    /// The version of the hall's own words that has been read, and the tables with them.
    spoken: i64,
    words: Words,
}

impl Finder {
    /// An empty one, with the words of the program and those of the hall.
    ///
    /// # Errors
    /// When the hall's own words cannot be read.
    pub fn open(own: Option<&Path>) -> Result<Finder, WordsFault> {
        let words = Words::open(own)?;
        let known = Known { words: words.clone(), ..Known::default() };
        Ok(Finder {
            known: RwLock::new(known),
            reading: tokio::sync::Mutex::default(),
            words,
            missed: Missed::default(),
        })
    }

    /// The items that answer best to what was typed, best first.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn search(
        &self,
        reader: &impl Reader,
        typed: &str,
        states: &[ItemState],
        most: u32,
    ) -> Result<Vec<ItemRow>, StoreError> {
        Ok(self.answer(reader, typed, states, most).await?.rows)
    }

    /// The same, with whether anything is what was asked for.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn answer(
        &self,
        reader: &impl Reader,
        typed: &str,
        states: &[ItemState],
        most: u32,
    ) -> Result<Hits, StoreError> {
        self.keep_in_step(reader).await?;
        let typed: String = typed.chars().take(SEARCH_MAX).collect();
        let known = self.known.read().unwrap_or_else(PoisonError::into_inner);
        let asked = known.words.asked(&typed);
        let (rows, close) = known.index.search(&asked, states, most as usize);
        Ok(Hits { rows, close })
    }

    /// The ways to browse, with how many items each leads to.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn ways(&self, reader: &impl Reader) -> Result<Ways, StoreError> {
        self.keep_in_step(reader).await?;
        Ok(self.known.read().unwrap_or_else(PoisonError::into_inner).ways.clone())
    }

    /// The tables of words without what the hall has changed in the browser.
    #[must_use]
    pub fn table(&self) -> &Words {
        &self.words
    }

    /// Counts a search that found nothing of what was meant.
    pub fn missed(&self, typed: &str) {
        self.missed.note(typed);
    }

    /// Writes down what several searches in vain had in common; those of more than thirty days ago are forgotten.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn keep_missed(&self, db: &Db, today: Date) -> Result<(), StoreError> {
        let common = self.missed.take();
        let tx = db.begin_write().await?;
        words_of_hall::miss(&tx, today, &common, missed_since(today)).await?;
        tx.commit().await
    }

    /// Takes up the hall's own words where they have changed.
    async fn learn(&self, reader: &impl Reader) -> Result<(), StoreError> {
        let newest = words_of_hall::newest(reader).await?;
        let read = self.known.read().unwrap_or_else(PoisonError::into_inner).spoken;
        if read == newest {
            return Ok(());
        }
        let rows = words_of_hall::all(reader).await?;
        let words = self.words.with(&rows);
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        known.words = words;
        known.spoken = newest;
        Ok(())
    }

    /// Reads what has been written since the last time; a query for one number when there is nothing.
    async fn keep_in_step(&self, reader: &impl Reader) -> Result<(), StoreError> {
        self.learn(reader).await?;
        if self.mark() == finder::newest(reader).await? {
            return Ok(());
        }
        let _one = self.reading.lock().await;
        // Asked again, for somebody else may have read it meanwhile; and asked before the rows, so that what is written
        // between the two is read twice rather than never.
        let newest = finder::newest(reader).await?;
        let mark = self.mark();
        if mark == newest {
            return Ok(());
        }
        let anew = newest < mark;
        let behind = if anew { 0 } else { mark };
        let entries = finder::since(reader, behind).await?;
        let gone = finder::gone_since(reader, behind).await?;
        let mut known = self.known.write().unwrap_or_else(PoisonError::into_inner);
        if anew {
            known.index = Index::default();
        }
        for entry in entries {
            known.index.put(entry);
        }
        gone.iter().for_each(|code| known.index.take(code));
        known.index.tidy();
        known.ways = Ways::of(known.index.entries());
        known.mark = newest;
        Ok(())
    }

    fn mark(&self) -> i64 {
        self.known.read().unwrap_or_else(PoisonError::into_inner).mark
    }
}

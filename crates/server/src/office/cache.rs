//! What the office keeps in mind between batches: dossiers as they stand, and the last number of each series.
//!
//! The cache is never a source of truth. Whenever the head of the log has moved without this office, or a batch could
//! not be written, it is forgotten whole and read again.

use rules::{
    accountability::Accountability, base::BaseEdition, bulletin::Bulletin, card::Card, case::Case,
    dossier::Known, hall::Hall, inspection::MonthBook, item::Item, licence::Licence, quota::PlaceQueue,
    rating::Rating, reform::Round, standing::Standing, wordbook::WordBook,
};
use std::collections::HashMap;

/// Dossiers of one kind kept in mind at most; then all of the kind are forgotten, which costs one read each.
const KEPT_MAX: usize = 100_000;

/// Books of months kept in mind at most.
const MONTHS_MAX: usize = 4;

#[derive(Debug)]
pub(super) struct Cache {
    /// How many events the log had after our last batch; none when nothing is known.
    pub(super) size: Option<u64>,
    pub(super) hall: Known<Hall>,
    pub(super) items: HashMap<String, Known<Item>>,
    pub(super) cases: HashMap<String, Known<Case>>,
    pub(super) cards: HashMap<String, Known<Card>>,
    pub(super) ratings: HashMap<String, Known<Rating>>,
    pub(super) standings: HashMap<String, Known<Standing>>,
    pub(super) places: HashMap<String, Known<PlaceQueue>>,
    pub(super) licences: HashMap<String, Known<Licence>>,
    pub(super) rounds: HashMap<String, Known<Round>>,
    pub(super) matters: HashMap<String, Known<Accountability>>,
    pub(super) bulletins: HashMap<String, Known<Bulletin>>,
    pub(super) editions: HashMap<String, Known<BaseEdition>>,
    pub(super) words: HashMap<String, Known<WordBook>>,
    pub(super) months: HashMap<String, Known<MonthBook>>,
    pub(super) serials: HashMap<String, u32>,
}

impl Cache {
    pub(super) fn new(hall: Known<Hall>) -> Cache {
        Cache {
            size: None,
            hall,
            items: HashMap::new(),
            cases: HashMap::new(),
            cards: HashMap::new(),
            ratings: HashMap::new(),
            standings: HashMap::new(),
            places: HashMap::new(),
            licences: HashMap::new(),
            rounds: HashMap::new(),
            matters: HashMap::new(),
            bulletins: HashMap::new(),
            editions: HashMap::new(),
            words: HashMap::new(),
            months: HashMap::new(),
            serials: HashMap::new(),
        }
    }

    /// Forgets everything; the next batch reads the hall again too.
    pub(super) fn forget(&mut self) {
        *self = Cache::new(Known::default());
    }

    /// Forgets what will hardly be needed again, so that memory does not grow with the life of the hall.
    pub(super) fn tidy(&mut self) {
        self.cases.retain(|_, known| !known.state.is_over());
        self.cards.retain(|_, known| known.state.wants_something());
        self.ratings.clear();
        self.licences.clear();
        self.matters.clear();
        self.bulletins.clear();
        // This month and the one before are enough; whoever answers for an older one reads it again.
        if self.months.len() > MONTHS_MAX {
            self.months.clear();
        }
        let kinds = [self.cases.len(), self.cards.len(), self.serials.len(), self.standings.len()];
        if kinds.iter().any(|kept| *kept > KEPT_MAX) {
            self.cases.clear();
            self.cards.clear();
            self.serials.clear();
            self.standings.clear();
        }
    }
}

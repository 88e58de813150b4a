//! 重建: throws the views away and makes them anew from the log.
//!
//! The log is read in order, page by page; each page writes the rows it gave rise to, with the hall and the item
//! versions as they stood at that point, just as the office did when it lived through it. Errands, messages and
//! answers are not views: they are left as they are.

use crate::{
    Store, args,
    db::{Reader, StoreError, Tx},
    ledger::load_before,
    views::{TABLES, Views},
};
use proof::Entry;
use rules::{
    accountability::Accountability,
    base::BaseEdition,
    bulletin::Bulletin,
    card::{self, Card},
    case::{self, Case},
    dossier::{Dossier, Known, Recorded, Stamp},
    hall::Hall,
    inspection::MonthBook,
    item::{Content, Item},
    licence::{Licence, LicenceState},
    name::{ItemCode, PersonId},
    quota::PlaceQueue,
    rating::{self, Rating},
    reform::Round,
    standing::Standing,
    time::Instant,
    wordbook::WordBook,
};
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};

/// What is known of every dossier while the log is read. After each page what is over is forgotten, so memory holds what
/// is open and the licences that are not struck off; what is spoken of once more (a paper filed, a promise verified) is
/// read again.
#[derive(Default)]
struct Replay {
    hall: Known<Hall>,
    items: BTreeMap<String, Known<Item>>,
    cases: BTreeMap<String, Known<Case>>,
    cards: BTreeMap<String, Known<Card>>,
    ratings: BTreeMap<String, Known<Rating>>,
    standings: BTreeMap<String, Known<Standing>>,
    places: BTreeMap<String, Known<PlaceQueue>>,
    licences: BTreeMap<String, Known<Licence>>,
    rounds: BTreeMap<String, Known<Round>>,
    matters: BTreeMap<String, Known<Accountability>>,
    bulletins: BTreeMap<String, Known<Bulletin>>,
    editions: BTreeMap<String, Known<BaseEdition>>,
    months: BTreeMap<String, Known<MonthBook>>,
}

/// Makes every view anew and answers how many events were read. Nobody may write meanwhile: the head is locked.
///
/// # Errors
/// When the database does not answer, or the log holds an event this program cannot read.
pub async fn rebuild(store: &Store) -> Result<u64, StoreError> {
    let tx = store.db().begin_write().await?;
    for statement in tx.dialect().unhurried() {
        tx.define((*statement).to_owned()).await?;
    }
    let lock = format!("SELECT size FROM head WHERE id = 1{}", tx.dialect().for_update());
    tx.one(&lock, args![]).await?;
    for table in TABLES {
        tx.exec(&format!("DELETE FROM {table}"), args![]).await?;
    }
    let mut replay = Replay::default();
    let mut next = 0;
    loop {
        let page = crate::ledger::segment(&tx, next).await?;
        let Some((last, _)) = page.last() else { break };
        replay.recall(&tx, &page).await?;
        next = last.position + 1;
        let mut views = Views::default();
        for (entry, _) in &page {
            replay.live(entry, &mut views)?;
        }
        views.write(&tx).await?;
        replay.forget();
    }
    // The calendar may have changed since the last event of an open case or card: its dates are those of today.
    let mut views = Views::default();
    for (number, known) in &replay.cases {
        replay.touch(number, known, &mut views);
    }
    for (name, known) in &replay.cards {
        replay.touch_card(name, known, &mut views);
    }
    for (case, known) in &replay.ratings {
        replay.touch_rating(case, known, &mut views);
    }
    for (number, known) in &replay.matters {
        let wake = known.state.next_wake(&replay.hall.state.calendar);
        views.alarm(crate::ledger::key::<Accountability>(number), wake);
    }
    views.write(&tx).await?;
    tx.commit().await?;
    Ok(next)
}

impl Replay {
    /// What was forgotten and this page goes on with.
    async fn recall(&mut self, tx: &Tx, page: &[(Entry, proof::Hash)]) -> Result<(), StoreError> {
        recall(tx, page, &mut self.cases).await?;
        recall(tx, page, &mut self.cards).await?;
        recall(tx, page, &mut self.ratings).await?;
        recall(tx, page, &mut self.matters).await?;
        recall(tx, page, &mut self.licences).await?;
        recall(tx, page, &mut self.bulletins).await
    }

    fn forget(&mut self) {
        self.cases.retain(|_, known| !known.state.is_over());
        self.cards.retain(|_, known| known.state.wants_something());
        self.ratings.retain(|_, known| has_clocks(&known.state));
        self.matters.retain(|_, known| known.state.filed.is_none());
        self.licences.retain(|_, known| known.state.state != LicenceState::Cancelled);
        // What is published is seldom spoken of again.
        self.bulletins.retain(|_, known| known.state.pending.is_some());
    }

    fn live(&mut self, entry: &Entry, views: &mut Views) -> Result<(), StoreError> {
        let (kind, id) = entry.dossier.split_once('/').unwrap_or((&entry.dossier, ""));
        match kind {
            Hall::KIND => {
                let event = recorded::<Hall>(entry)?;
                // Taking it out would leave an empty hall behind, and that reckons its whole calendar first.
                self.hall = self.hall.clone().then(&event);
            }
            Item::KIND => {
                let (event, known) = lived(&mut self.items, id, entry)?;
                views.item(&[event], known);
            }
            Case::KIND => self.live_case(id, &recorded::<Case>(entry)?, views),
            Card::KIND => {
                let (event, known) = lived(&mut self.cards, id, entry)?;
                let hall = &self.hall.state;
                views.card(id, &[event], known, hall);
                views.alarm(entry.dossier.clone(), card::next_wake(&known.state, hall));
            }
            Rating::KIND => self.live_rating(id, recorded::<Rating>(entry)?, views),
            Standing::KIND => {
                let (_, known) = lived(&mut self.standings, id, entry)?;
                views.standing(id, known);
            }
            PlaceQueue::KIND => {
                let (_, known) = lived(&mut self.places, id, entry)?;
                views.places(id, known);
            }
            Licence::KIND => {
                let (event, known) = lived(&mut self.licences, id, entry)?;
                views.licence(&[event], known);
                views.alarm(entry.dossier.clone(), known.state.next_wake());
            }
            Round::KIND => {
                let (event, known) = lived(&mut self.rounds, id, entry)?;
                views.reform(id, &[event], known);
                views.alarm(entry.dossier.clone(), known.state.next_wake());
            }
            Accountability::KIND => {
                let (event, known) = lived(&mut self.matters, id, entry)?;
                views.accountability(id, &[event], known);
                views.alarm(entry.dossier.clone(), known.state.next_wake(&self.hall.state.calendar));
            }
            Bulletin::KIND => {
                let (event, known) = lived(&mut self.bulletins, id, entry)?;
                views.bulletin(id, &[event], known);
            }
            BaseEdition::KIND => {
                let (event, known) = lived(&mut self.editions, id, entry)?;
                views.base(id, &[event], known);
            }
            MonthBook::KIND => {
                let (_, known) = lived(&mut self.months, id, entry)?;
                views.month(id, known);
            }
            WordBook::KIND => views.words(&[recorded::<WordBook>(entry)?]),
            other => return Err(StoreError::broken("rebuilding", format!("an unknown dossier: {other}"))),
        }
        Ok(())
    }

    fn live_case(&mut self, id: &str, event: &Recorded<case::Event>, views: &mut Views) {
        let before = self.cases.remove(id).unwrap_or_default();
        let known = before.clone().then(event);
        let nothing = Content::default();
        let content = self.content(&known.state.item, known.state.item_version).unwrap_or(&nothing);
        let hall = &self.hall.state;
        views.case(&before.state, std::slice::from_ref(event), &known, hall, content);
        let wake = case::next_wake(&known.state, hall, content.limits.remind_before);
        views.alarm(crate::ledger::key::<Case>(id), wake);
        self.cases.insert(id.to_owned(), known);
    }

    fn live_rating(&mut self, id: &str, event: Recorded<rating::Event>, views: &mut Views) {
        let known = self.ratings.remove(id).unwrap_or_default().then(&event);
        let hall = &self.hall.state;
        views.rating(id, &[event], &known, hall);
        views.alarm(crate::ledger::key::<Rating>(id), rating::next_wake(&known.state, hall));
        self.ratings.insert(id.to_owned(), known);
    }

    fn touch(&self, number: &str, known: &Known<Case>, views: &mut Views) {
        if let Some(content) = self.content(&known.state.item, known.state.item_version) {
            let hall = &self.hall.state;
            views.case(&known.state, &[], known, hall, content);
            let wake = case::next_wake(&known.state, hall, content.limits.remind_before);
            views.alarm(crate::ledger::key::<Case>(number), wake);
        }
    }

    fn touch_card(&self, name: &str, known: &Known<Card>, views: &mut Views) {
        let hall = &self.hall.state;
        views.card(name, &[], known, hall);
        views.alarm(crate::ledger::key::<Card>(name), card::next_wake(&known.state, hall));
    }

    fn touch_rating(&self, case: &str, known: &Known<Rating>, views: &mut Views) {
        let hall = &self.hall.state;
        views.rating(case, &[], known, hall);
        views.alarm(crate::ledger::key::<Rating>(case), rating::next_wake(&known.state, hall));
    }

    fn content(&self, item: &ItemCode, version: u32) -> Option<&Content> {
        self.items.get(item.as_str())?.state.content(version)
    }
}

/// Whether a rating has clocks that run.
fn has_clocks(rating: &Rating) -> bool {
    rating.is_under_review() || rating.state().waits()
}

/// Dossiers of one kind that were begun on an earlier page and are not in memory, as they were before this one.
async fn recall<D>(
    tx: &Tx,
    page: &[(Entry, proof::Hash)],
    known: &mut BTreeMap<String, Known<D>>,
) -> Result<(), StoreError>
where
    D: Dossier,
    D::Event: DeserializeOwned,
{
    let Some((first, _)) = page.first() else { return Ok(()) };
    let kind = crate::ledger::key::<D>("");
    let mut ids = BTreeSet::new();
    let mut begun = BTreeSet::new();
    for (entry, _) in page {
        let Some(id) = entry.dossier.strip_prefix(&kind) else { continue };
        if entry.version == 1 {
            begun.insert(id);
        } else if !begun.contains(id) && !known.contains_key(id) {
            ids.insert(id.to_owned());
        }
    }
    if ids.is_empty() {
        return Ok(());
    }
    let ids: Vec<String> = ids.into_iter().collect();
    let found = load_before::<D>(tx, &ids, first.position).await?;
    known.extend(found.into_iter().filter(|(_, known)| known.version > 0));
    Ok(())
}

/// A dossier with the event of this entry, which is kept with the others of its kind.
fn lived<'a, D>(
    known: &'a mut BTreeMap<String, Known<D>>,
    id: &str,
    entry: &Entry,
) -> Result<(Recorded<D::Event>, &'a Known<D>), StoreError>
where
    D: Dossier,
    D::Event: DeserializeOwned,
{
    let event = recorded::<D>(entry)?;
    let before = known.remove(id).unwrap_or_default();
    let after = known.entry(id.to_owned()).or_insert(before.then(&event));
    Ok((event, after))
}

fn recorded<D>(entry: &Entry) -> Result<Recorded<D::Event>, StoreError>
where
    D: Dossier,
    D::Event: DeserializeOwned,
{
    let event =
        serde_json::from_str(&entry.body).map_err(|error| StoreError::broken("reading an event", error))?;
    let stamp = Stamp {
        actor: PersonId(entry.actor.clone()),
        happened_at: Instant(entry.happened_at),
        recorded_at: Instant(entry.recorded_at),
    };
    Ok(Recorded { version: entry.version, stamp, event })
}

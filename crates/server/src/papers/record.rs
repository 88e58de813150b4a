//! 卷内: everything the papers of one case are composed from, read from the store in one go.

use super::{Shelf, Source};
use crate::{
    front::Front,
    masking,
    people::{self, Names},
};
use rules::{
    case::{Case, Event, HearingEvent, OfficersEvent, Service},
    hall::Hall,
    item::Content,
    name::{Commitment, PersonId},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use store::{History, StoreError, vault, views};

/// 卷内
#[derive(Debug)]
pub struct Record {
    hall: Arc<Hall>,
    /// The version of the item that the case keeps.
    pub content: Content,
    history: History<Case>,
    names: Names,
    sealed: BTreeMap<Commitment, String>,
    /// What of it are particulars of interested parties.
    others: BTreeSet<Commitment>,
    address: String,
}

/// 读法: how much of what is known of people a reader sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Everything.
    Whole,
    /// Everything about themselves; interested parties are masked.
    OfTheApplicant,
    /// Everybody masked.
    Masked,
}

impl Record {
    /// Reads the case of this number; none when there is none.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn read(front: &Front, case: &str) -> Result<Option<Record>, StoreError> {
        let store = &front.store;
        let Some(history) = store.history::<Case>(case).await? else { return Ok(None) };
        let state = &history.known.state;
        let content = views::items::content(store.db(), state.item.as_str(), state.item_version).await?;
        let Some(content) = content else { return Ok(None) };
        let names = Names::of(store, people::of_case(&history.known.state, &history.events)).await?;
        let sealed = read_sealed(front, &history).await?;
        let (hall, address) = (front.office.hall(), front.config.public_address());
        let others = of_others(&history);
        Ok(Some(Record { hall, content, history, names, sealed, others, address }))
    }

    /// The case as it stands.
    #[must_use]
    pub fn case(&self) -> &Case {
        &self.history.known.state
    }

    /// Whose paper this is: an interested party's where it is for one of them or proves that it was served, else the
    /// applicant's.
    #[must_use]
    pub fn owner(&self, number: &str) -> &PersonId {
        let case = self.case();
        let served = self.history.events.iter().find_map(|event| match &event.event {
            Event::DocumentServed { document, receipt, .. } if receipt.number.as_str() == number => {
                Some(document.as_str())
            }
            _ => None,
        });
        let number = served.unwrap_or(number);
        let theirs = case.for_parties.iter().find(|(paper, _)| paper.as_str() == number);
        let party = theirs.and_then(|(_, place)| case.parties.get(*place));
        party.map_or(&case.applicant, |party| &party.person)
    }

    /// Calls back with what papers are composed from, as this reader may see them.
    pub fn with_source<T>(
        &self,
        shelf: &Shelf,
        reading: Reading,
        compose: impl FnOnce(&Source<'_>) -> T,
    ) -> T {
        let case = self.case();
        let masked = reading == Reading::Masked;
        let name = |person: &PersonId| match masked {
            true => self.names.masked(person.as_str()),
            false => self.names.name(person).to_owned(),
        };
        let (applicant, agent) = (name(&case.applicant), case.agent.as_ref().map(name));
        let hidden =
            |id: &Commitment| masked || (reading == Reading::OfTheApplicant && self.others.contains(id));
        let shown = |id, full: &String| if hidden(id) { masking::name(full) } else { full.clone() };
        let sealed = self.sealed.iter().map(|(id, full)| (id.clone(), shown(id, full))).collect();
        let query_code = self.sealed.get(&case.query_code).filter(|_| !masked);
        compose(&Source {
            shelf,
            hall: &self.hall,
            content: &self.content,
            events: &self.history.events,
            names: &self.names,
            applicant: &applicant,
            agent: agent.as_deref(),
            sealed: &sealed,
            query_code: query_code.map(String::as_str),
            address: &self.address,
        })
    }
}

/// What the vault holds of interested parties: who they are, and who received what was served on them.
fn of_others(history: &History<Case>) -> BTreeSet<Commitment> {
    let for_parties = &history.known.state.for_parties;
    let mut others: BTreeSet<Commitment> = BTreeSet::new();
    for event in &history.events {
        match &event.event {
            Event::Hearing(HearingEvent::InterestedPartyInformed { party, .. }) => {
                others.insert(party.clone());
            }
            Event::DocumentServed { document, service, .. } if for_parties.contains_key(document) => {
                others.insert(service.recipient.clone());
                others.extend(service.proof.witness.clone());
            }
            _ => {}
        }
    }
    others
}

/// What the log only commits to and papers say, as far as the vault still knows it.
async fn read_sealed(
    front: &Front,
    history: &History<Case>,
) -> Result<BTreeMap<Commitment, String>, StoreError> {
    let mut wanted = vec![&history.known.state.query_code];
    for event in &history.events {
        match &event.event {
            Event::ResultDelivered { recipient, proof, .. }
            | Event::DocumentServed { service: Service { recipient, proof, .. }, .. } => {
                wanted.extend(std::iter::once(recipient).chain(&proof.witness));
            }
            Event::Officers(OfficersEvent::SiteCheckRecorded { findings, .. }) => {
                wanted.extend(&findings.present);
            }
            Event::Hearing(HearingEvent::InterestedPartyInformed { party, .. }) => wanted.push(party),
            Event::Hearing(HearingEvent::HearingHeld { signed, .. }) => wanted.push(signed),
            _ => {}
        }
    }
    let wanted: Vec<_> = wanted.into_iter().map(|id| vault::Commitment(id.0.clone())).collect();
    let held = front.store.vault().read(front.store.db(), &wanted).await?;
    let text = |(id, held): (vault::Commitment, vault::Held)| {
        let text = held.text()?.to_owned();
        Some((Commitment(id.0), text))
    };
    Ok(held.into_iter().filter_map(text).collect())
}

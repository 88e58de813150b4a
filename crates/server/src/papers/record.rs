//! 卷内: everything the papers of one case, licence or card are composed from, read from the store in one go.

use super::{LicenceSource, Shelf, Source, Unmade, of_card::CardSource};
use crate::{
    front::Front,
    masking,
    office::Order,
    people::{self, Names},
};
use paper::Document;
use rules::{
    card::{self, Card},
    case::{self, Case, Event, HearingEvent, OfficersEvent, Service},
    dossier::SYSTEM,
    hall::Hall,
    identifier::DocumentNumber,
    item::Content,
    licence::{self, Licence},
    name::{Commitment, ItemCode, PersonId},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use store::{
    History, StoreError, vault,
    views::{self, papers::Keeper},
};

/// 卷内
#[derive(Debug)]
pub struct Record {
    hall: Arc<Hall>,
    /// The version of the item that the case keeps, or the licence was issued under.
    pub content: Content,
    /// What happened.
    pub of: Of,
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

/// 卷宗: whose papers they are.
#[derive(Debug)]
pub enum Of {
    /// 办件
    Case(Box<History<Case>>),
    /// 证照
    Licence(Box<History<Licence>>),
    /// 监察牌
    Card(Box<History<Card>>),
}

impl Record {
    /// Reads the dossier that keeps a paper; none when there is none.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn read(front: &Front, keeper: &Keeper) -> Result<Option<Record>, StoreError> {
        let store = &front.store;
        let of = match keeper {
            Keeper::Case(id) => store.history::<Case>(id).await?.map(|it| Of::Case(Box::new(it))),
            Keeper::Licence(id) => store.history::<Licence>(id).await?.map(|it| Of::Licence(Box::new(it))),
            Keeper::Card(id) => store.history::<Card>(id).await?.map(|it| Of::Card(Box::new(it))),
        };
        let Some(of) = of else { return Ok(None) };
        let (item, version) = match &of {
            Of::Case(history) => of_item(&history.known.state),
            Of::Licence(history) => (history.known.state.item.clone(), history.known.state.item_version),
            Of::Card(history) => {
                let Some(finding) = &history.known.state.finding else { return Ok(None) };
                let Some(case) = store.dossier::<Case>(finding.case.as_str()).await? else { return Ok(None) };
                of_item(&case.state)
            }
        };
        let Some(content) = views::items::content(store.db(), item.as_str(), version).await? else {
            return Ok(None);
        };
        let names = Names::of(store, people_in(&of)).await?;
        let sealed = read_sealed(front, sealed_in(&of)).await?;
        let (hall, address) = (front.office.hall(), front.config.public_address());
        let others = match &of {
            Of::Case(history) => of_others(history),
            Of::Licence(_) | Of::Card(_) => BTreeSet::new(),
        };
        Ok(Some(Record { hall, content, of, names, sealed, others, address }))
    }

    /// The person under whose key the papers are kept, so that they are forgotten together. What offices write to one another
    /// on a card speaks of nobody but the staff.
    #[must_use]
    pub fn person(&self) -> PersonId {
        match &self.of {
            Of::Case(history) => history.known.state.applicant.clone(),
            Of::Licence(history) => history.known.state.holder.clone(),
            Of::Card(_) => PersonId::from(SYSTEM),
        }
    }

    /// Whose paper this is: an interested party's where it is for one of them or proves that it was served, else the
    /// applicant's or holder's.
    #[must_use]
    pub fn owner(&self, number: &str) -> PersonId {
        let Of::Case(history) = &self.of else { return self.person() };
        let case = &history.known.state;
        let served = history.events.iter().find_map(|event| match &event.event {
            Event::DocumentServed { document, receipt, .. } if receipt.number.as_str() == number => {
                Some(document.clone())
            }
            _ => None,
        });
        let paper = served.or_else(|| self.issued(number));
        paper.map_or(&case.applicant, |paper| case.addressee(&paper)).clone()
    }

    /// The number as it was issued here.
    #[must_use]
    pub fn issued(&self, number: &str) -> Option<DocumentNumber> {
        let numbers: Vec<DocumentNumber> = match &self.of {
            Of::Case(history) => history.known.state.documents.iter().map(|it| it.number.clone()).collect(),
            Of::Licence(history) => {
                let licence = &history.known.state;
                let issued = licence.documents.iter().map(|it| it.number.clone());
                issued.chain(licence.certificates()).collect()
            }
            Of::Card(history) => history.known.state.documents.iter().map(|it| it.number.clone()).collect(),
        };
        numbers.into_iter().find(|issued| issued.as_str() == number)
    }

    /// The order that puts a paper into the file.
    #[must_use]
    pub fn filing(&self, keeper: &Keeper, number: DocumentNumber, file: Commitment) -> Order {
        match keeper {
            Keeper::Case(id) => Order::Case(id.clone(), case::Command::FileDocument { number, file }),
            Keeper::Licence(id) => {
                Order::Licence(id.clone(), licence::Command::FileDocument { number, file })
            }
            Keeper::Card(id) => Order::Card(id.clone(), card::Command::FileDocument { number, file }),
        }
    }

    /// The paper of this number, as this reader may see it.
    ///
    /// # Errors
    /// When it would not say what the law asks of it.
    pub fn compose(&self, shelf: &Shelf, reading: Reading, number: &str) -> Result<Option<Document>, Unmade> {
        let masked = reading == Reading::Masked;
        let name = |person: &PersonId| match masked {
            true => self.names.masked(person.as_str()),
            false => self.names.name(person).to_owned(),
        };
        let hidden =
            |id: &Commitment| masked || (reading == Reading::OfTheApplicant && self.others.contains(id));
        let shown = |id, full: &String| if hidden(id) { masking::name(full) } else { full.clone() };
        let sealed = self.sealed.iter().map(|(id, full)| (id.clone(), shown(id, full))).collect();
        let (hall, content, names, address) = (&*self.hall, &self.content, &self.names, &*self.address);
        match &self.of {
            Of::Case(history) => {
                let case = &history.known.state;
                let (applicant, agent) = (name(&case.applicant), case.agent.as_ref().map(name));
                let query_code = self.sealed.get(&case.query_code).filter(|_| !masked);
                let source = Source {
                    shelf,
                    hall,
                    content,
                    events: &history.events,
                    names,
                    applicant: &applicant,
                    agent: agent.as_deref(),
                    sealed: &sealed,
                    query_code: query_code.map(String::as_str),
                    address,
                };
                source.compose(number)
            }
            Of::Licence(history) => {
                let holder = &name(&history.known.state.holder);
                let (events, sealed) = (&*history.events, &sealed);
                LicenceSource { shelf, hall, content, events, names, holder, sealed, address }.compose(number)
            }
            Of::Card(history) => {
                let events = &*history.events;
                CardSource { shelf, hall, content, events, names, address }.compose(number)
            }
        }
    }
}

fn of_item(case: &Case) -> (ItemCode, u32) {
    (case.item.clone(), case.item_version)
}

/// Everybody whose name a paper may say.
fn people_in(of: &Of) -> Vec<&str> {
    match of {
        Of::Case(history) => people::of_case(&history.known.state, &history.events).into_iter().collect(),
        Of::Licence(history) => {
            let actors = history.events.iter().map(|event| event.stamp.actor.as_str());
            actors.chain([history.known.state.holder.as_str()]).collect()
        }
        Of::Card(history) => history.events.iter().map(|event| event.stamp.actor.as_str()).collect(),
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

/// What the log only commits to and papers say.
fn sealed_in(of: &Of) -> Vec<&Commitment> {
    let mut wanted = Vec::new();
    match of {
        Of::Case(history) => {
            wanted.push(&history.known.state.query_code);
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
        }
        Of::Licence(history) => {
            for event in &history.events {
                if let licence::Event::DocumentServed { service: Service { recipient, proof, .. }, .. } =
                    &event.event
                {
                    wanted.extend(std::iter::once(recipient).chain(&proof.witness));
                }
            }
        }
        Of::Card(_) => {}
    }
    wanted
}

/// The same as far as the vault still knows it.
async fn read_sealed(
    front: &Front,
    wanted: Vec<&Commitment>,
) -> Result<BTreeMap<Commitment, String>, StoreError> {
    let wanted: Vec<_> = wanted.into_iter().map(|id| vault::Commitment(id.0.clone())).collect();
    let held = front.store.vault().read(front.store.db(), &wanted).await?;
    let text = |(id, held): (vault::Commitment, vault::Held)| {
        let text = held.text()?.to_owned();
        Some((Commitment(id.0), text))
    };
    Ok(held.into_iter().filter_map(text).collect())
}

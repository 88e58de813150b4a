//! 卷内: everything the papers of one case are composed from, read from the store in one go.

use super::{Shelf, Source};
use crate::{front::Front, masking, people::Names};
use rules::{
    case::{Case, Event},
    hall::Hall,
    item::Content,
    name::{Commitment, PersonId},
};
use std::{collections::BTreeSet, sync::Arc};
use store::{History, StoreError, vault, views};

/// 卷内
#[derive(Debug)]
pub struct Record {
    hall: Arc<Hall>,
    /// The version of the item that the case keeps.
    pub content: Content,
    history: History<Case>,
    names: Names,
    recipient: Option<String>,
    query_code: Option<String>,
    address: String,
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
        let names = Names::of(store, people(&history)).await?;
        let received = history.events.iter().find_map(|event| match &event.event {
            Event::ResultDelivered { recipient, .. } => Some(recipient),
            _ => None,
        });
        let recipient = text_of(front, received).await?;
        let query_code = text_of(front, Some(&state.query_code)).await?;
        let (hall, address) = (front.office.hall(), front.config.public_address());
        Ok(Some(Record { hall, content, history, names, recipient, query_code, address }))
    }

    /// The case as it stands.
    #[must_use]
    pub fn case(&self) -> &Case {
        &self.history.known.state
    }

    /// Calls back with what papers are composed from; `masked` for whoever may not read names.
    pub fn with_source<T>(&self, shelf: &Shelf, masked: bool, compose: impl FnOnce(&Source<'_>) -> T) -> T {
        let case = self.case();
        let name = |person: &PersonId| match masked {
            true => self.names.masked(person.as_str()),
            false => self.names.name(person).to_owned(),
        };
        let (applicant, agent) = (name(&case.applicant), case.agent.as_ref().map(name));
        let recipient = self.recipient.as_ref().map(|full| match masked {
            true => masking::name(full),
            false => full.clone(),
        });
        compose(&Source {
            shelf,
            hall: &self.hall,
            content: &self.content,
            events: &self.history.events,
            names: &self.names,
            applicant: &applicant,
            agent: agent.as_deref(),
            recipient: recipient.as_deref(),
            query_code: self.query_code.as_deref().filter(|_| !masked),
            address: &self.address,
        })
    }
}

/// Everybody whose name may stand on a paper of the case.
fn people(history: &History<Case>) -> BTreeSet<&str> {
    let case = &history.known.state;
    let parties = std::iter::once(&case.applicant).chain(case.agent.as_ref());
    let actors = history.events.iter().map(|event| &event.stamp.actor);
    parties.chain(actors).map(PersonId::as_str).collect()
}

/// A datum of the vault as text, as far as it is still there.
async fn text_of(front: &Front, commitment: Option<&Commitment>) -> Result<Option<String>, StoreError> {
    let Some(commitment) = commitment else { return Ok(None) };
    let wanted = vault::Commitment(commitment.0.clone());
    let held = front.store.vault().read(front.store.db(), std::slice::from_ref(&wanted)).await?;
    Ok(held.get(&wanted).and_then(|held| held.text()).map(str::to_owned))
}

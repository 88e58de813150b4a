//! Orders to the list of the level above (I-01) and to the hall's everyday words (DI1). Neither looks at any other dossier.

use super::{
    cache::Cache,
    desk::{Desk, is_stale},
    load::missing,
    order::{Order, Refusal, Request, Who},
};
use rules::{
    base::{self, BaseEdition},
    dossier::{Stamp, decide},
    wordbook::{self, WordBook},
};
use store::{StoreError, ledger::Batch};

/// The editions these requests name, and the words if one is about them.
pub(super) async fn load(
    batch: &Batch<'_>,
    cache: &mut Cache,
    requests: &[Request],
) -> Result<(), StoreError> {
    let mut editions = Vec::new();
    let mut words = Vec::new();
    for request in requests {
        match &request.order {
            Order::Base(id, _) => editions.push(id.clone()),
            Order::Words(_) => words.push(wordbook::NAME.to_owned()),
            _ => {}
        }
    }
    missing(&mut editions, |id| cache.editions.contains_key(id));
    if !editions.is_empty() {
        cache.editions.extend(batch.load::<BaseEdition>(&editions).await?);
    }
    missing(&mut words, |id| cache.words.contains_key(id));
    if !words.is_empty() {
        cache.words.extend(batch.load::<WordBook>(&words).await?);
    }
    Ok(())
}

impl Desk<'_> {
    pub(super) fn base(
        &mut self,
        who: &Who,
        id: &str,
        command: base::Command,
        seen: Option<u64>,
        stamp: &Stamp,
    ) -> Result<Result<(String, u64), Refusal>, StoreError> {
        let known = self.cache.editions.get(id).cloned().unwrap_or_default();
        if is_stale(&known, seen) {
            return Ok(Err(Refusal::Stale));
        }
        let actor = who.actor(&self.cache.hall.state);
        match decide(&known, command, &base::Context { actor: &actor }, stamp) {
            Err(refusal) => Ok(Err(Refusal::Base(refusal))),
            Ok(decided) => {
                self.batch.append(id, &decided)?;
                self.batch.views.base(id, decided.events(), decided.after());
                let version = decided.after().version;
                self.cache.editions.insert(id.to_owned(), decided.into_after());
                Ok(Ok((id.to_owned(), version)))
            }
        }
    }

    pub(super) fn words(
        &mut self,
        who: &Who,
        command: wordbook::Command,
        stamp: &Stamp,
    ) -> Result<Result<(String, u64), Refusal>, StoreError> {
        let known = self.cache.words.get(wordbook::NAME).cloned().unwrap_or_default();
        let actor = who.actor(&self.cache.hall.state);
        match decide(&known, command, &wordbook::Context { actor: &actor }, stamp) {
            Err(refusal) => Ok(Err(Refusal::Words(refusal))),
            Ok(decided) => {
                self.batch.append(wordbook::NAME, &decided)?;
                self.batch.views.words(decided.events());
                let version = decided.after().version;
                self.cache.words.insert(wordbook::NAME.to_owned(), decided.into_after());
                Ok(Ok((wordbook::NAME.to_owned(), version)))
            }
        }
    }
}

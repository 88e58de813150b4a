//! Orders to a bulletin: the words, and whether the items they name are there (G-01).

use super::{
    cache::Cache,
    desk::{Desk, is_stale},
    load::missing,
    order::{Order, Refusal, Request, Who},
};
use rules::{
    bulletin::{Bulletin, Command, Context, ITEMS_MAX},
    dossier::{Stamp, decide},
    name::ItemCode,
};
use store::{StoreError, ledger::Batch};

/// The items that a command names, as far as it may name any: what is beyond is refused without a look.
pub(super) fn named_items(command: &Command) -> impl Iterator<Item = &ItemCode> {
    command.text().into_iter().flat_map(|text| text.items.iter().take(ITEMS_MAX))
}

/// The bulletins that these requests name.
pub(super) async fn load(
    batch: &Batch<'_>,
    cache: &mut Cache,
    requests: &[Request],
) -> Result<(), StoreError> {
    let named = requests.iter().filter_map(|request| match &request.order {
        Order::Bulletin(id, _) => Some(id.clone()),
        _ => None,
    });
    let mut names: Vec<String> = named.collect();
    missing(&mut names, |id| cache.bulletins.contains_key(id));
    if !names.is_empty() {
        cache.bulletins.extend(batch.load::<Bulletin>(&names).await?);
    }
    Ok(())
}

impl Desk<'_> {
    pub(super) fn bulletin(
        &mut self,
        who: &Who,
        id: &str,
        command: Command,
        seen: Option<u64>,
        stamp: &Stamp,
    ) -> Result<Result<(String, u64), Refusal>, StoreError> {
        if !Bulletin::fits_as_number(id) {
            return Ok(Err(Refusal::Bulletin(rules::bulletin::Refusal::NumberForm)));
        }
        let known = self.cache.bulletins.get(id).cloned().unwrap_or_default();
        if is_stale(&known, seen) {
            return Ok(Err(Refusal::Stale));
        }
        let hall = &self.cache.hall.state;
        let actor = who.actor(hall);
        let named: Vec<ItemCode> = named_items(&command).cloned().collect();
        let is_there =
            |code: &&ItemCode| self.cache.items.get(code.as_str()).is_some_and(|item| item.version > 0);
        let items = named.iter().filter(is_there).collect();
        let context = Context { now: self.now, actor: &actor, hall, items };
        let decided = match decide(&known, command, &context, stamp) {
            Err(refusal) => return Ok(Err(Refusal::Bulletin(refusal))),
            Ok(decided) => decided,
        };
        self.batch.append(id, &decided)?;
        self.batch.views.bulletin(id, decided.events(), decided.after());
        let version = decided.after().version;
        self.cache.bulletins.insert(id.to_owned(), decided.into_after());
        Ok(Ok((id.to_owned(), version)))
    }
}

//! Orders to a matter of accountability. It reads the case it is about, with its whole history, and changes nothing of it.

use super::{
    cache::Cache,
    desk::Desk,
    load::content_of,
    order::{Order, Refusal, Request, Who},
};
use rules::{
    accountability::{Accountability, Command, Context, CourseOfCase},
    case::{self, Case},
    dossier::{Recorded, Stamp, decide},
    identifier::CaseNumber,
};
use std::collections::BTreeMap;
use store::{
    StoreError,
    ledger::{self, Batch, key},
};

/// The cases that matters of a batch are about, with their histories.
pub(super) type Histories = BTreeMap<String, Vec<Recorded<case::Event>>>;

/// The matters that these requests name.
pub(super) async fn load_matters(
    batch: &Batch<'_>,
    cache: &mut Cache,
    requests: &[Request],
) -> Result<(), StoreError> {
    let named = requests.iter().filter_map(|request| match &request.order {
        Order::Accountability(id, _) => Some(id.clone()),
        _ => None,
    });
    let mut matters: Vec<String> = named.collect();
    super::load::missing(&mut matters, |id| cache.matters.contains_key(id));
    if !matters.is_empty() {
        cache.matters.extend(batch.load::<Accountability>(&matters).await?);
    }
    Ok(())
}

/// The case that an order to a matter is about.
pub(super) fn case_of_matter<'a>(cache: &'a Cache, order: &'a Order) -> Option<&'a CaseNumber> {
    match order {
        Order::Accountability(_, Command::Record(clue)) => clue.case.as_ref(),
        Order::Accountability(id, command) if *command != Command::Tick => {
            cache.matters.get(id)?.state.clue.as_ref()?.case.as_ref()
        }
        _ => None,
    }
}

/// The histories of the cases that matters are about, one question for each: matters are few.
pub(super) async fn load_histories(
    batch: &Batch<'_>,
    cache: &Cache,
    requests: &[Request],
) -> Result<Histories, StoreError> {
    let mut histories = Histories::new();
    for number in requests.iter().filter_map(|request| case_of_matter(cache, &request.order)) {
        if !histories.contains_key(number.as_str())
            && let Some(history) = ledger::history::<Case>(batch.tx(), number.as_str()).await?
        {
            histories.insert(number.as_str().to_owned(), history.events);
        }
    }
    Ok(histories)
}

impl Desk<'_> {
    pub(super) fn accountability(
        &mut self,
        who: &Who,
        id: &str,
        command: Command,
        seen: Option<u64>,
        stamp: &Stamp,
    ) -> Result<Result<(String, u64), Refusal>, StoreError> {
        let known = self.cache.matters.get(id).cloned().unwrap_or_default();
        let has_moved = seen.is_some_and(|seen| known.has_moved_since(seen));
        if has_moved && !command.is_ones_own_word() {
            return Ok(Err(Refusal::Stale));
        }
        let hall = &self.cache.hall.state;
        let actor = who.actor(hall);
        let order = Order::Accountability(id.to_owned(), command.clone());
        let number = case_of_matter(self.cache, &order);
        let case = number.and_then(|number| {
            let case = &self.cache.cases.get(number.as_str()).filter(|case| case.version > 0)?.state;
            let item = &self.cache.items.get(case.item.as_str())?.state;
            let (_, content) = content_of(item, case)?;
            let history = self.histories.get(number.as_str())?;
            Some(CourseOfCase { case, history, content })
        });
        // Time decides at the moment it speaks of, people at the moment they are heard.
        let now = if actor.is_system() { stamp.happened_at } else { self.now };
        let context = Context { now, actor: &actor, hall, case };
        let decided = match decide(&known, command, &context, stamp) {
            Err(refusal) => return Ok(Err(Refusal::Accountability(refusal))),
            Ok(decided) => decided,
        };
        self.batch.append(id, &decided)?;
        let after = decided.after();
        self.batch.views.accountability(id, decided.events(), after);
        self.batch.views.alarm(key::<Accountability>(id), after.state.next_wake(&hall.calendar));
        let version = after.version;
        self.cache.matters.insert(id.to_owned(), decided.into_after());
        Ok(Ok((id.to_owned(), version)))
    }
}

//! Orders to a month's book of supervision: with the book of the month before, and whether the case and card named are there.

use super::{
    cache::Cache,
    desk::{Desk, is_stale},
    load::missing,
    order::{Order, Refusal, Request, Who},
};
use rules::{
    dossier::{Stamp, decide},
    inspection::{Command, Context, Event, Month, MonthBook},
};
use store::{StoreError, ledger::Batch};

/// The books that these requests name, and those of the months before, which know how long something has gone on.
pub(super) async fn load(
    batch: &Batch<'_>,
    cache: &mut Cache,
    requests: &[Request],
) -> Result<(), StoreError> {
    let named = requests.iter().filter_map(|request| match &request.order {
        Order::Month(id, _) => Month::parse(id),
        _ => None,
    });
    let mut names: Vec<String> =
        named.flat_map(|month| [month.to_string(), month.previous().to_string()]).collect();
    missing(&mut names, |id| cache.months.contains_key(id));
    if !names.is_empty() {
        cache.months.extend(batch.load::<MonthBook>(&names).await?);
    }
    Ok(())
}

impl Desk<'_> {
    pub(super) fn month(
        &mut self,
        who: &Who,
        id: &str,
        command: Command,
        seen: Option<u64>,
        stamp: &Stamp,
    ) -> Result<Result<(String, u64), Refusal>, StoreError> {
        let Some(month) = Month::parse(id) else {
            return Ok(Err(Refusal::Month(rules::inspection::Refusal::MonthForm)));
        };
        let known = self.cache.months.get(id).cloned().unwrap_or_default();
        if is_stale(&known, seen) {
            return Ok(Err(Refusal::Stale));
        }
        let hall = &self.cache.hall.state;
        let actor = who.actor(hall);
        let (cases, cards) = (&self.cache.cases, &self.cache.cards);
        let has_case = |case: &str| cases.get(case).is_some_and(|known| known.version > 0);
        let has_card = |card: &str| cards.get(card).is_some_and(|known| known.version > 0);
        let context = Context {
            now: self.now,
            actor: &actor,
            hall,
            month,
            former: self.cache.months.get(&month.previous().to_string()).map(|known| &known.state),
            names_are_known: command.case().is_none_or(|case| has_case(case.as_str()))
                && command.card().is_none_or(has_card),
        };
        let decided = match decide(&known, command, &context, stamp) {
            Err(refusal) => return Ok(Err(Refusal::Month(refusal))),
            Ok(decided) => decided,
        };
        self.batch.append(id, &decided)?;
        self.batch.views.month(id, decided.after());
        for recorded in decided.events() {
            // SR-D1: what the figures show is a card like any other, for a person to look at.
            if let Event::MonthDrawn(figures) = &recorded.event {
                self.findings.extend(figures.deviations.iter().cloned());
            }
        }
        let version = decided.after().version;
        self.cache.months.insert(id.to_owned(), decided.into_after());
        Ok(Ok((id.to_owned(), version)))
    }
}

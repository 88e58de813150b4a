//! Orders to a round of reform, and what its execution means for items (D-06), in the same batch.

use super::{
    cache::Cache,
    desk::{Desk, is_stale},
    order::{Order, Refusal, Request, Who},
};
use rules::{
    dossier::{Stamp, decide},
    identifier::CaseNumber,
    name::ItemCode,
    reform::{Command, Context, Round, follows},
    time::Instant,
};
use std::collections::BTreeMap;
use store::{
    StoreError,
    ledger::{Batch, key},
};

/// Rounds that are caught up with in one batch; a hall has hardly two at a time.
const ROUNDS_MAX: u32 = 20;

/// The rounds whose day has come and of which nobody has told the office yet. They are looked for where somebody applies:
/// from its day on a power that has left takes no application, however late the alarm is heard (D-06).
pub(super) async fn due_rounds(
    batch: &Batch<'_>,
    cache: &mut Cache,
    requests: &[Request],
    now: Instant,
) -> Result<Vec<(String, Instant)>, StoreError> {
    if !requests.iter().any(|request| matches!(request.order, Order::Apply(..))) {
        return Ok(Vec::new());
    }
    let due = batch.due::<Round>(now, ROUNDS_MAX).await?;
    // What is due is read as the log has it, not as it was remembered before something else became due.
    for (id, _) in &due {
        cache.rounds.remove(id);
    }
    Ok(due)
}

impl Desk<'_> {
    /// Executes what is due, each round at the moment its alarm was set for.
    pub(super) fn catch_up_rounds(&mut self, due: &[(String, Instant)]) -> Result<(), StoreError> {
        for (id, at) in due {
            let stamp = Stamp { happened_at: *at, ..self.of_the_system(*at) };
            if let Err(refusal) = self.reform(&Who::System, id, Command::Tick, None, &stamp)? {
                tracing::error!(round = id, %refusal, "time was refused");
            }
        }
        Ok(())
    }

    pub(super) fn reform(
        &mut self,
        who: &Who,
        id: &str,
        command: Command,
        seen: Option<u64>,
        stamp: &Stamp,
    ) -> Result<Result<(String, u64), Refusal>, StoreError> {
        let known = self.cache.rounds.get(id).cloned().unwrap_or_default();
        if is_stale(&known, seen) {
            return Ok(Err(Refusal::Stale));
        }
        let hall = &self.cache.hall.state;
        let actor = who.actor(hall);
        let codes: Vec<&ItemCode> = known.state.adjustments.values().map(|one| &one.terms.item).collect();
        let items = codes.into_iter().filter_map(|code| {
            let item = self.cache.items.get(code.as_str()).filter(|item| item.version > 0)?;
            Some((code, &item.state))
        });
        let named: Vec<CaseNumber> = command.cases().to_vec();
        let cases = named.iter().filter_map(|number| {
            let case = self.cache.cases.get(number.as_str()).filter(|case| case.version > 0)?;
            Some((number, &case.state))
        });
        let context = Context {
            // Time decides at the moment it speaks of, people at the moment they are heard.
            now: if actor.is_system() { stamp.happened_at } else { self.now },
            actor: &actor,
            hall,
            items: items.collect(),
            cases: cases.collect::<BTreeMap<_, _>>(),
        };
        let decided = match decide(&known, command, &context, stamp) {
            Err(refusal) => return Ok(Err(Refusal::Reform(refusal))),
            Ok(decided) => decided,
        };
        self.batch.append(id, &decided)?;
        let after = decided.after();
        self.batch.views.reform(id, decided.events(), after);
        self.batch.views.alarm(key::<Round>(id), after.state.next_wake());
        let follow: Vec<_> = decided
            .events()
            .iter()
            .filter_map(|event| Some((follows(&after.state, &event.event)?, event.stamp.happened_at)))
            .collect();
        let version = after.version;
        self.cache.rounds.insert(id.to_owned(), decided.into_after());
        for ((code, command), at) in follow {
            let stamp = self.of_the_system(at);
            if let Err(refusal) = self.item(&Who::System, &code, command, None, &stamp)? {
                return Err(StoreError::broken("following a round of reform", refusal));
            }
        }
        Ok(Ok((id.to_owned(), version)))
    }

    fn of_the_system(&self, happened_at: Instant) -> Stamp {
        Stamp {
            actor: Who::System.actor(&self.cache.hall.state).person,
            happened_at: happened_at.min(self.now),
            recorded_at: self.now,
        }
    }
}

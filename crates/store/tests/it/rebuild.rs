//! Views thrown away and made anew from the log are the views that were lived.

use crate::ground::{both_empty, open_store};
use crate::scribe::{Scribe, county};
use rules::{
    actor::Actor,
    calendar::Closure,
    card, case, hall,
    rating::{self, Rating},
    time::next_day,
};
use std::collections::BTreeMap;
use store::{Reader, Store, args, rebuild::rebuild, views::TABLES};

/// Every row of every view, sorted.
async fn dump(store: &Store) -> BTreeMap<&'static str, Vec<String>> {
    let mut dump = BTreeMap::new();
    for table in TABLES {
        // A counter that has come back to nought reads like one that never was.
        let which = if *table == "tally" { "n <> 0" } else { "TRUE" };
        let sql = format!("SELECT * FROM {table} WHERE {which}");
        let rows = store.db().query(&sql, args![]).await.expect("rows");
        let mut rows: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
        rows.sort_unstable();
        dump.insert(*table, rows);
    }
    dump
}

#[track_caller]
fn assert_same(lived: &BTreeMap<&str, Vec<String>>, rebuilt: &BTreeMap<&str, Vec<String>>) {
    for (table, rows) in lived {
        let other = &rebuilt[table];
        for (lived, rebuilt) in rows.iter().zip(other) {
            assert_eq!(lived, rebuilt, "in {table}");
        }
        assert_eq!(rows.len(), other.len(), "rows of {table}");
    }
}

#[test]
fn rebuilt_views_are_the_lived_views() {
    both_empty(|url| async move {
        let store = open_store(&url).await;
        let mut county = county(12, 5);
        let mut scribe = Scribe::founded(&store, &mut county).await;
        scribe.live(&store, &mut county).await;
        assert_eq!(scribe.refused, 0);
        let number = scribe.licences.keys().next().expect("a licence was issued").clone();
        let mut batch = store.batch().await.expect("begins");
        scribe.withdraw_licence(&mut batch, &number);
        scribe.order_on_a_card(&mut batch);
        scribe.contest_a_card(&mut batch);
        scribe.file_papers(&mut batch, &mut county);
        let open = scribe.cards.iter().rfind(|(_, known)| !known.state.state.is_final());
        let card = open.expect("a card is open").0.clone();
        scribe.cancel_card(&mut batch, &card);
        let case = scribe.cases.keys().next().expect("a case").clone();
        scribe.note_breach(&mut batch, &case);
        scribe.reform(&mut batch);
        scribe.pursue(&mut batch);
        scribe.word_bulletins(&mut batch);
        scribe.list_and_words(&mut batch);
        scribe.inspect(&mut batch);
        batch.commit(scribe.now).await.expect("commits");
        scribe.rate_badly(&store).await;
        let lived = dump(&store).await;
        for table in TABLES {
            assert!(!lived[table].is_empty(), "the county is too quiet: nothing in {table}");
        }
        assert_eq!(lived["alarm"].len(), scribe.alarms.len());
        let size = store.batch().await.expect("begins").head().size;
        assert_eq!(rebuild(&store).await.expect("rebuilds"), size);
        assert_same(&lived, &dump(&store).await);
    });
}

#[test]
fn also_after_the_calendar_changed_under_open_cases() {
    both_empty(|url| async move {
        let store = open_store(&url).await;
        let mut county = county(5, 5);
        let mut scribe = Scribe::founded(&store, &mut county).await;
        scribe.live(&store, &mut county).await;
        scribe.rate_badly(&store).await;
        let before = dump(&store).await;
        let day = (0..30).fold(scribe.now.day(), |day, _| next_day(day));
        let close = hall::Command::DeclareClosure(Closure {
            first: next_day(next_day(scribe.now.day())),
            last: day,
            cause: "大厅搬迁".into(),
        });
        let mut batch = store.batch().await.expect("begins");
        scribe.hall(&mut batch, close, &Actor::system()).expect("the system may");
        batch.commit(scribe.now).await.expect("commits");
        // What the errand does when the calendar has changed: every open case, card and rating is touched.
        let open = scribe.cases.iter().filter(|(_, known)| !known.state.status.is_final());
        let open: Vec<_> = open.map(|(number, _)| number.clone()).collect();
        let mut batch = store.batch().await.expect("begins");
        for number in &open {
            let tick = case::Command::Tick;
            scribe.case(&mut batch, number, tick, &Actor::system(), &mut county).expect("never refused");
        }
        let open = scribe.cards.iter().filter(|(_, known)| !known.state.state.is_final());
        let open: Vec<_> = open.map(|(name, _)| name.clone()).collect();
        for name in &open {
            scribe.card(&mut batch, name, card::Command::Tick, &Actor::system()).expect("never refused");
        }
        let waits = |it: &Rating| it.state().waits() || it.is_under_review();
        let waiting = scribe.ratings.iter().filter(|(_, known)| waits(&known.state));
        let waiting: Vec<_> = waiting.map(|(case, _)| case.clone()).collect();
        for case in &waiting {
            scribe.rating(&mut batch, case, rating::Command::Tick, &Actor::system()).expect("never refused");
        }
        batch.commit(scribe.now).await.expect("commits");
        let lived = dump(&store).await;
        assert_ne!(before["case_view"], lived["case_view"], "dates have moved");
        rebuild(&store).await.expect("rebuilds");
        assert_same(&lived, &dump(&store).await);
    });
}

#[test]
fn an_empty_log_has_empty_views() {
    both_empty(|url| async move {
        let store = open_store(&url).await;
        assert_eq!(rebuild(&store).await.expect("rebuilds"), 0);
        assert!(dump(&store).await.values().all(Vec::is_empty));
        assert_eq!(store.db().query("SELECT 1 AS one", args![]).await.expect("rows").len(), 1);
    });
}

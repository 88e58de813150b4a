//! The log is gapless, total and sealed, whatever writes it and whatever fails.

use crate::ground::{NOW, both_empty, open_store};
use crate::scribe::{decided, entrust};
use proof::export::{Evidence, Verdict, inspect};
use rules::{
    actor::Actor,
    dossier::{Known, Stamp, decide},
    hall::{self, Hall},
    time::Instant,
};
use store::{Reader, Store, args};

/// One batch with `count` events on the hall, each a decision of its own.
pub(crate) async fn write(store: &Store, first: u64, count: u64, now: Instant) -> u64 {
    let mut batch = store.batch().await.expect("begins");
    let now = now.max(batch.head().recorded_at);
    let mut known =
        batch.load::<Hall>(&["main".into()]).await.expect("loads").remove("main").expect("asked for");
    for person in first..first + count {
        let actor = Actor::system();
        let context = hall::Context { now, actor: &actor };
        let done = decided(&known, entrust(person), &context, &actor, now).expect("the system may");
        batch.append("main", &done).expect("appends");
        known = done.into_after();
    }
    batch.commit(now).await.expect("commits").size
}

async fn numbers(store: &Store, column: &str) -> Vec<i64> {
    let sql = format!("SELECT {column} AS n FROM event ORDER BY position");
    let rows = store.db().query(&sql, args![]).await.expect("rows");
    rows.iter().map(|row| row.get("n").expect("a number")).collect()
}

async fn count(store: &Store, table: &str) -> i64 {
    let row = store.db().one(&format!("SELECT COUNT(*) AS n FROM {table}"), args![]).await;
    row.expect("answers").expect("a row").get("n").expect("a number")
}

#[test]
fn positions_and_versions_have_no_gaps_and_the_head_moves() {
    both_empty(|url| async move {
        let store = open_store(&url).await;
        assert_eq!(store.batch().await.expect("begins").head().size, 0);
        assert_eq!(write(&store, 0, 7, Instant(NOW)).await, 7);
        assert_eq!(write(&store, 7, 600, Instant(NOW + 5)).await, 607, "more than one statement carries");
        assert_eq!(numbers(&store, "position").await, (0..607).collect::<Vec<_>>());
        assert_eq!(numbers(&store, "version").await, (1..=607).collect::<Vec<_>>());
        let batch = store.batch().await.expect("begins");
        assert_eq!((batch.head().size, batch.head().recorded_at), (607, Instant(NOW + 5)));
        drop(batch);
        let history = store.history::<Hall>("main").await.expect("reads").expect("it is there");
        assert_eq!(history.positions, (0..607).collect::<Vec<_>>());
        assert_eq!(history.known.state.offices.len(), 607);
        assert_eq!(Known::<Hall>::replay(&history.events).version, 607);
        assert!(store.history::<Hall>("other").await.expect("reads").is_none());
    });
}

#[test]
fn two_handles_take_turns() {
    both_empty(|url| async move {
        open_store(&url).await;
        let writers = (0..2_u64).map(|writer| {
            let url = url.clone();
            tokio::spawn(async move {
                let store = open_store(&url).await;
                for round in 0..15 {
                    write(&store, writer * 1000 + round * 10, 3, Instant(NOW)).await;
                }
            })
        });
        for writer in writers.collect::<Vec<_>>() {
            writer.await.expect("it writes");
        }
        let store = open_store(&url).await;
        assert_eq!(numbers(&store, "position").await, (0..90).collect::<Vec<_>>());
        assert_eq!(numbers(&store, "version").await, (1..=90).collect::<Vec<_>>());
    });
}

#[test]
fn a_dropped_batch_leaves_nothing() {
    both_empty(|url| async move {
        let store = open_store(&url).await;
        write(&store, 0, 2, Instant(NOW)).await;
        let (nodes, notes) = (count(&store, "node").await, count(&store, "checkpoint").await);
        let mut batch = store.batch().await.expect("begins");
        let actor = Actor::system();
        let context = hall::Context { now: Instant(NOW), actor: &actor };
        let done =
            decided(&Known::<Hall>::default(), entrust(9), &context, &actor, Instant(NOW)).expect("may");
        batch.append("other", &done).expect("appends");
        assert_eq!(batch.head().size, 3);
        drop(batch);
        assert_eq!((count(&store, "event").await, count(&store, "node").await), (2, nodes));
        assert_eq!(count(&store, "checkpoint").await, notes);
        assert_eq!(
            write(&store, 2, 1, Instant(NOW)).await,
            3,
            "and the next one goes on where the last ended"
        );
    });
}

#[test]
fn a_decision_on_an_old_version_is_a_conflict_and_leaves_nothing() {
    both_empty(|url| async move {
        let store = open_store(&url).await;
        write(&store, 0, 2, Instant(NOW)).await;
        let mut batch = store.batch().await.expect("begins");
        let actor = Actor::system();
        let context = hall::Context { now: Instant(NOW), actor: &actor };
        let stale = Known::<Hall>::default();
        let done = decided(&stale, entrust(9), &context, &actor, Instant(NOW)).expect("the system may");
        batch.append("main", &done).expect("appends");
        let error = batch.commit(Instant(NOW)).await.expect_err("version 1 is taken");
        assert!(error.is_conflict(), "{error}");
        assert_eq!(count(&store, "event").await, 2);
    });
}

#[test]
fn the_log_never_runs_backwards() {
    both_empty(|url| async move {
        let store = open_store(&url).await;
        write(&store, 0, 1, Instant(NOW)).await;
        let mut batch = store.batch().await.expect("begins");
        let actor = Actor::system();
        let known = store.dossier::<Hall>("main").await.expect("reads").expect("there");
        let context = hall::Context { now: Instant(NOW - 1), actor: &actor };
        let stamp = Stamp {
            actor: actor.person.clone(),
            happened_at: Instant(NOW - 1),
            recorded_at: Instant(NOW - 1),
        };
        let done = decide(&known, entrust(1), &context, &stamp).expect("the system may");
        let error = batch.append("main", &done).expect_err("it would run backwards");
        assert!(error.to_string().contains("backwards"), "{error}");
    });
}

#[test]
fn checkpoints_come_with_the_head_at_most_once_a_second() {
    both_empty(|url| async move {
        let store = open_store(&url).await;
        for (person, at) in [(0, 0), (1, 10), (2, 999), (3, 1000), (4, 1500), (5, 1999), (6, 2000), (7, 9000)]
        {
            write(&store, person, 1, Instant(NOW + at)).await;
        }
        let sizes =
            |rows: Vec<store::Row>| rows.iter().map(|row| row.get("size").expect("n")).collect::<Vec<i64>>();
        let sql = "SELECT size FROM checkpoint ORDER BY size";
        let found = store.db().query(sql, args![]).await.expect("rows");
        assert_eq!(sizes(found), [1, 4, 7, 8]);
        write(&store, 8, 1, Instant(NOW + 9001)).await;
        let note = store.checkpoint(Instant(NOW + 9002)).await.expect("signs");
        assert_eq!((note.checkpoint().size, note.checkpoint().time), (9, NOW + 9002));
        note.verify(&store.seal().public()).expect("it is signed");
        let again = store.checkpoint(Instant(NOW + 99_000)).await.expect("signs");
        assert_eq!(again.checkpoint().time, NOW + 9002, "nothing new, nothing signed");
        // What follows a checkpoint may not be recorded before it, even if the clock of the machine went back.
        write(&store, 9, 1, Instant(NOW)).await;
        assert_eq!(numbers(&store, "recorded_at").await.last(), Some(&(NOW + 9002)));
    });
}

#[test]
fn receipts_verify_with_their_proof() {
    both_empty(|url| async move {
        let store = open_store(&url).await;
        write(&store, 0, 1, Instant(NOW)).await;
        write(&store, 1, 700, Instant(NOW + 2000)).await;
        write(&store, 701, 3, Instant(NOW + 2001)).await;
        let keys = [store.seal().public()];
        for position in [0, 1, 255, 256, 511, 512, 700, 701, 703] {
            let receipt = store.receipt(position, Instant(NOW + 2002)).await.expect("proves");
            receipt.verify(&keys).expect("it verifies");
            let read = proof::Receipt::parse(&receipt.to_text().expect("text")).expect("reads");
            read.verify(&keys).expect("as text too");
            let mut forged = receipt.clone();
            forged.entry.as_mut().expect("an event").actor.push('x');
            assert!(forged.verify(&keys).is_err());
        }
        assert!(store.receipt(704, Instant(NOW + 2003)).await.is_err(), "nothing is there");
        assert!(store.receipt(u64::MAX, Instant(NOW + 2003)).await.is_err());
    });
}

#[test]
fn an_export_is_intact_also_when_it_begins_during_writes() {
    both_empty(|url| async move {
        let store = open_store(&url).await;
        let folder = tempfile::tempdir().expect("a folder");
        let empty = folder.path().join("empty");
        assert_eq!(store.export(&empty, Instant(NOW)).await.expect("exports"), 0);
        let evidence = Evidence { keys: vec![store.seal().public()], ..Evidence::default() };
        assert!(inspect(&empty, &evidence).expect("a verdict").is_intact());
        write(&store, 0, 2500, Instant(NOW)).await;
        let writer = tokio::spawn({
            let store = store.clone();
            async move {
                for round in 0..40_u64 {
                    write(&store, 2500 + round * 5, 5, Instant(NOW + 100 * round as i64)).await;
                }
            }
        });
        for round in 0..3 {
            let path = folder.path().join(round.to_string());
            let exported = store.export(&path, Instant(NOW)).await.expect("exports");
            let report = inspect(&path, &evidence).expect("a verdict");
            let Verdict::Intact { events, checkpoints, .. } = report.verdict else { panic!("{report:?}") };
            assert_eq!(events, exported);
            assert!(checkpoints > 0 && events >= 2500);
            assert!(report.warnings.is_empty(), "{report:?}");
        }
        writer.await.expect("it writes");
        let full = store.export(&folder.path().join("full"), Instant(NOW)).await.expect("exports");
        assert_eq!(full, 2700);
        assert!(store.export(&folder.path().join("full"), Instant(NOW)).await.is_err(), "it is not empty");
    });
}

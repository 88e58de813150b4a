//! A real database is manipulated behind the log's back; the export of it is judged by `proof` alone, which names the
//! first bad event. The five manipulations, each also by somebody who computes the leaves anew.

use crate::ground::{NOW, both_empty, open_store};
use crate::ledger::write;
use proof::{
    Frontier, Hashing, Note,
    export::{Evidence, Finding, Kind, Verdict, inspect},
};
use rules::time::Instant;
use store::{Store, Val, args, ledger::segment};

/// Sixty events in six batches, two seconds apart, so that every tenth event is under a checkpoint of its own.
const SIZE: u64 = 60;
const EVERY: u64 = 10;

async fn lived(url: &str) -> Store {
    let store = open_store(url).await;
    for batch in 0..SIZE / EVERY {
        for nth in 0..EVERY {
            let at = Instant(NOW + 2000 * batch as i64 + 10 * nth as i64);
            write(&store, batch * EVERY + nth, 1, at).await;
        }
        store.checkpoint(Instant(NOW + 2000 * batch as i64 + 500)).await.expect("signs");
    }
    store
}

async fn run(store: &Store, statements: &[(&str, Vec<Val>)]) {
    let tx = store.db().begin_write().await.expect("begins");
    for (sql, args) in statements {
        assert!(tx.exec(sql, args.clone()).await.expect("runs") > 0, "{sql} touches nothing");
    }
    tx.commit().await.expect("commits");
}

/// Makes every leaf anew from what now stands beside it, closes gaps in the positions, and sets the head to match:
/// everything but the signatures.
async fn recompute(store: &Store) {
    let rows = segment(store.db(), 0).await.expect("rows");
    let tx = store.db().begin_write().await.expect("begins");
    let mut frontier = Frontier::new(Hashing::Sha256);
    for ((mut entry, _), position) in rows.into_iter().zip(0_u64..) {
        let old = entry.position as i64;
        entry.position = position;
        let leaf = entry.leaf(Hashing::Sha256);
        frontier.append(leaf);
        let sql = "UPDATE event SET position = $1, leaf = $2 WHERE position = $3";
        tx.exec(sql, args![position as i64, leaf, old]).await.expect("runs");
    }
    let head = "UPDATE head SET size = $1, frontier = $2";
    tx.exec(head, args![frontier.size() as i64, frontier.to_bytes()]).await.expect("runs");
    tx.commit().await.expect("commits");
}

/// What the verifier says of the export of this database, knowing the key from elsewhere.
async fn verdict(store: &Store, kept: Vec<Note>) -> Verdict {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("export");
    store.export(&path, Instant(NOW + 100_000)).await.expect("a damaged table can still be exported");
    let evidence = Evidence { keys: vec![store.seal().public()], checkpoints: kept, ..Evidence::default() };
    inspect(&path, &evidence).expect("a verdict").verdict
}

async fn finding(store: &Store) -> Finding {
    match verdict(store, vec![]).await {
        Verdict::Broken(finding) => finding,
        Verdict::Intact { .. } => panic!("nothing was found"),
    }
}

async fn assert_named(store: &Store, kind: Kind, position: u64) {
    let finding = finding(store).await;
    assert_eq!((finding.kind, finding.events.clone()), (kind, position..position + 1), "{finding}");
}

/// The stretch between two checkpoints that this position lies in: one was signed with the first event of each batch,
/// since more than a second had passed, and one after the last.
fn stretch(position: u64) -> std::ops::Range<u64> {
    let first = position / EVERY * EVERY;
    first + 1..first + EVERY
}

#[test]
fn untouched_is_intact() {
    both_empty(|url| async move {
        let store = lived(&url).await;
        assert!(matches!(verdict(&store, vec![]).await, Verdict::Intact { events: SIZE, .. }));
    });
}

#[test]
fn a_changed_body_is_named() {
    both_empty(|url| async move {
        let store = lived(&url).await;
        let sql = "UPDATE event SET body = REPLACE(body, 'p37', 'p99') WHERE position = 37";
        run(&store, &[(sql, args![])]).await;
        assert_named(&store, Kind::Changed, 37).await;
        recompute(&store).await;
        let finding = finding(&store).await;
        assert_eq!((finding.kind, finding.events.clone()), (Kind::Changed, stretch(37)), "{finding}");
    });
}

#[test]
fn a_deleted_event_is_named() {
    both_empty(|url| async move {
        let store = lived(&url).await;
        run(&store, &[("DELETE FROM event WHERE position = 23", args![])]).await;
        assert_named(&store, Kind::Dropped, 23).await;
        recompute(&store).await;
        let finding = finding(&store).await;
        // The next event of the dossier tells which version is missing.
        assert_eq!((finding.kind, finding.events.start), (Kind::Dropped, 23), "{finding}");
    });
}

#[test]
fn swapped_positions_are_named() {
    both_empty(|url| async move {
        let store = lived(&url).await;
        let swap = "UPDATE event SET position = $1 WHERE position = $2";
        run(&store, &[(swap, args![-1, 31]), (swap, args![31, 44]), (swap, args![44, -1])]).await;
        assert_named(&store, Kind::Reordered, 31).await;
        recompute(&store).await;
        assert_named(&store, Kind::Reordered, 31).await;
    });
}

#[test]
fn a_back_dated_event_is_named() {
    both_empty(|url| async move {
        let store = lived(&url).await;
        let sql = "UPDATE event SET recorded_at = recorded_at - 86400000, happened_at = happened_at - 86400000 \
                   WHERE position = 52";
        run(&store, &[(sql, args![])]).await;
        assert_named(&store, Kind::BackDated, 52).await;
        recompute(&store).await;
        assert_named(&store, Kind::BackDated, 52).await;
    });
}

#[test]
fn a_cut_tail_is_named() {
    both_empty(|url| async move {
        let store = lived(&url).await;
        let kept = store.checkpoint(Instant(NOW + 50_000)).await.expect("signs");
        run(&store, &[("DELETE FROM event WHERE position >= 57", args![])]).await;
        assert_named(&store, Kind::CutOff, 57).await;
        // Leaves anew and the head set back: the later checkpoints still cover more, the node signs no shorter history,
        // and writes nothing after it.
        recompute(&store).await;
        let error = store.batch().await.expect_err("it was cut");
        assert!(error.to_string().contains("sealed"), "{error}");
        assert_named(&store, Kind::CutOff, 57).await;
        // Those deleted too: only a checkpoint kept elsewhere tells.
        run(&store, &[("DELETE FROM event WHERE position >= 50", args![])]).await;
        run(&store, &[("DELETE FROM checkpoint WHERE size > 50", args![])]).await;
        recompute(&store).await;
        assert!(matches!(verdict(&store, vec![]).await, Verdict::Intact { events: 50, .. }));
        let Verdict::Broken(finding) = verdict(&store, vec![kept]).await else { panic!("nothing found") };
        assert_eq!((finding.kind, finding.events.start), (Kind::CutOff, 50), "{finding}");
    });
}

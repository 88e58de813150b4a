//! Steps are applied once, in order, by one process at a time, and never changed afterwards.

use crate::ground::{NOW, both_empty, open};
use store::args;
use store::db::Reader;
use store::migrate::{MIGRATIONS, Migration, apply, migrate};

const ONE: Migration = Migration { number: 1, name: "one", sql: "CREATE TABLE one (a TEXT); -- a; b\n" };
const TWO: Migration = Migration { number: 2, name: "two", sql: "CREATE TABLE two (a BIGINT);" };
const BAD: Migration =
    Migration { number: 3, name: "bad", sql: "CREATE TABLE three (a BIGINT); CREATE MISTAKE;" };

#[test]
fn steps_are_applied_once() {
    both_empty(|url| async move {
        let db = open(&url).await;
        assert_eq!(migrate(&db, NOW).await.expect("migrates"), MIGRATIONS.len());
        assert_eq!(migrate(&db, NOW + 1).await.expect("migrates again"), 0);
        let rows = db
            .query("SELECT number, applied_at FROM migration ORDER BY number", args![])
            .await
            .expect("rows");
        assert_eq!(rows.len(), MIGRATIONS.len());
        assert!(rows.iter().all(|row| row.get::<i64>("applied_at").expect("a time") == NOW));
    });
}

#[test]
fn processes_that_start_at_once_take_turns() {
    both_empty(|url| async move {
        let starts = (0..6).map(|_| {
            let url = url.clone();
            tokio::spawn(async move { migrate(&open(&url).await, NOW).await.expect("migrates") })
        });
        let mut counts = Vec::new();
        for start in starts.collect::<Vec<_>>() {
            counts.push(start.await.expect("it starts"));
        }
        counts.sort_unstable();
        assert_eq!(counts, [0, 0, 0, 0, 0, MIGRATIONS.len()]);
    });
}

#[test]
fn an_edited_step_is_refused() {
    both_empty(|url| async move {
        let db = open(&url).await;
        apply(&db, &[ONE], NOW).await.expect("applies");
        let edited = Migration { sql: "CREATE TABLE one (a TEXT, b TEXT);", ..ONE };
        let error = apply(&db, &[edited], NOW).await.expect_err("edited");
        assert!(error.to_string().contains("another text"), "{error}");
        assert_eq!(apply(&db, &[ONE, TWO], NOW).await.expect("applies"), 1);
        let error = apply(&db, &[ONE], NOW).await.expect_err("older program");
        assert!(error.to_string().contains("newer program"), "{error}");
    });
}

#[test]
fn a_step_in_the_middle_is_refused_and_a_bad_step_leaves_nothing() {
    both_empty(|url| async move {
        let db = open(&url).await;
        apply(&db, &[TWO], NOW).await.expect("applies");
        assert!(apply(&db, &[ONE, TWO], NOW).await.is_err());
        assert!(apply(&db, &[TWO, BAD], NOW).await.is_err());
        assert!(db.query("SELECT a FROM three", args![]).await.is_err(), "the first half is gone as well");
        let rows = db.query("SELECT number FROM migration", args![]).await.expect("rows");
        assert_eq!(rows.len(), 1);
    });
}

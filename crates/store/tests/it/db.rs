//! The door itself: values, transactions, and the same answers from both databases.

use crate::ground::{both_empty, open};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use std::time::Duration;
use store::db::{Db, Reader, Row, StoreError, Val};
use store::dialect::{ListOf, list};
use store::migrate::{Migration, apply};
use store::{Dialect, args};

const TABLES: &[Migration] = &[Migration {
    number: 1,
    name: "things",
    sql: "CREATE TABLE thing (id TEXT NOT NULL PRIMARY KEY, n BIGINT, t TEXT, b BYTEA, yes BOOLEAN);
          CREATE TABLE part (thing TEXT NOT NULL REFERENCES thing (id), position BIGINT NOT NULL UNIQUE);",
}];
const COLUMNS: &[&str] = &["id", "n", "t", "b", "yes"];

async fn with_tables(url: &str) -> Db {
    let db = open(url).await;
    apply(&db, TABLES, 0).await.expect("the tables can be made");
    db
}

fn thing(id: &str, n: i64) -> Vec<Val> {
    args![id, n, "税务登记", vec![1u8, 2], true]
}

async fn count(reader: &impl Reader) -> i64 {
    let row =
        reader.one("SELECT COUNT(*) AS n FROM thing", args![]).await.expect("it answers").expect("one row");
    row.get("n").expect("a number")
}

#[test]
fn what_is_committed_is_there_and_what_is_dropped_is_not() {
    both_empty(|url| async move {
        let db = with_tables(&url).await;
        let tx = db.begin_write().await.expect("begins");
        assert_eq!(tx.insert_many("thing", COLUMNS, vec![thing("a", 1)], "").await.expect("inserts"), 1);
        assert_eq!(count(&tx).await, 1, "a transaction sees its own rows");
        assert_eq!(count(&db).await, 0, "nobody else does");
        drop(tx);
        let tx = db.begin_write().await.expect("begins after a dropped one");
        assert_eq!(count(&tx).await, 0);
        tx.insert_many("thing", COLUMNS, vec![thing("b", 2)], "").await.expect("inserts");
        tx.commit().await.expect("commits");
        assert_eq!(count(&db).await, 1);
        let tx = db.begin_write().await.expect("begins");
        tx.exec("DELETE FROM thing", args![]).await.expect("deletes");
        tx.rollback().await.expect("rolls back");
        assert_eq!(count(&db).await, 1);
    });
}

#[test]
fn a_cancelled_transaction_leaves_nothing_at_any_point() {
    both_empty(|url| async move {
        let db = with_tables(&url).await;
        for micros in (0..4_000).step_by(137) {
            let work = async {
                let tx = db.begin_write().await?;
                for n in 0..50 {
                    tx.insert_many("thing", COLUMNS, vec![thing(&format!("x{n}"), n)], "").await?;
                }
                std::future::pending::<()>().await;
                tx.commit().await
            };
            let cut = tokio::time::timeout(Duration::from_micros(micros), work).await;
            assert!(cut.is_err(), "it is cut before it commits");
            // A new transaction waits for the rollback of the cut one where there is one writer.
            let tx = db.begin_write().await.expect("begins after a cancelled one");
            assert_eq!(count(&tx).await, 0);
            tx.insert_many("thing", COLUMNS, vec![thing("y", 1)], "").await.expect("the same table is free");
            tx.rollback().await.expect("rolls back");
        }
    });
}

#[test]
fn a_statement_cancelled_in_the_middle_spoils_its_transaction() {
    both_empty(|url| async move {
        let db = with_tables(&url).await;
        let tx = db.begin_write().await.expect("begins");
        let rows = (0..20_000).map(|n| thing(&format!("{n}"), n)).collect();
        let cut = tokio::time::timeout(Duration::ZERO, tx.insert_many("thing", COLUMNS, rows, "")).await;
        assert!(cut.is_err());
        assert!(tx.query("SELECT 1 AS one", args![]).await.is_err());
        assert!(tx.commit().await.is_err());
        assert_eq!(count(&db).await, 0);
    });
}

#[test]
fn a_unique_row_twice_is_a_conflict_and_spoils_the_transaction() {
    both_empty(|url| async move {
        let db = with_tables(&url).await;
        let tx = db.begin_write().await.expect("begins");
        tx.insert_many("thing", COLUMNS, vec![thing("秘密", 1)], "").await.expect("inserts");
        let error =
            tx.insert_many("thing", COLUMNS, vec![thing("秘密", 2)], "").await.expect_err("it is there");
        assert!(error.is_conflict(), "{error}");
        assert!(!error.to_string().contains("秘密"), "{error}");
        assert!(matches!(tx.exec("DELETE FROM thing", args![]).await, Err(StoreError::Broken { .. })));
        assert!(matches!(tx.commit().await, Err(StoreError::Broken { .. })));
        assert_eq!(count(&db).await, 0);

        let tx = db.begin_write().await.expect("begins");
        tx.insert_many("thing", COLUMNS, vec![thing("a", 1)], "").await.expect("inserts");
        let rows = vec![thing("a", 2), thing("b", 3)];
        let nothing =
            tx.insert_many("thing", COLUMNS, rows, "ON CONFLICT (id) DO NOTHING").await.expect("inserts");
        assert_eq!(nothing, 1);
        let rows = vec![thing("a", 9), thing("c", 4)];
        let upsert = "ON CONFLICT (id) DO UPDATE SET n = excluded.n";
        assert_eq!(tx.insert_many("thing", COLUMNS, rows, upsert).await.expect("inserts"), 2);
        tx.commit().await.expect("commits");
        let rows = db.query("SELECT id, n FROM thing ORDER BY id", args![]).await.expect("answers");
        let seen: Vec<(&str, i64)> =
            rows.iter().map(|row| (row.at(0).expect("id"), row.at(1).expect("n"))).collect();
        assert_eq!(seen, [("a", 9), ("b", 3), ("c", 4)]);
    });
}

#[test]
fn errors_name_no_values() {
    both_empty(|url| async move {
        let db = with_tables(&url).await;
        let bad: [(&'static str, Vec<Val>); 4] = [
            ("INSERT INTO part (thing, position) VALUES ($1, 1)", args!["秘密"]),
            ("INSERT INTO thing (id) VALUES ($1)", args![None::<String>]),
            ("INSERT INTO thing (id, n) VALUES ('a', $1)", args!["秘密"]),
            ("INSERT INTO thing (id) VALUES ($1)", args!["秘\0密"]),
        ];
        for (sql, args) in bad {
            let tx = db.begin_write().await.expect("begins");
            let error = tx.exec(sql, args).await.expect_err(sql);
            assert!(matches!(error, StoreError::Broken { .. }), "{sql}: {error}");
            assert!(!format!("{error} {error:?}").contains('秘'), "{error}");
        }
        assert!(db.query("SELECT $1", args![]).await.is_err(), "too few parameters");
        assert!(db.query("SELECT 1 AS one", args![1]).await.is_err(), "too many parameters");
        assert!(db.query("SELECT 1.5 AS half", args![]).await.is_err(), "no floating numbers");
        assert_eq!(count(&db).await, 0);
    });
}

#[test]
fn outside_a_transaction_nothing_is_written() {
    both_empty(|url| async move {
        let db = with_tables(&url).await;
        assert!(db.query("INSERT INTO thing (id) VALUES ('a') RETURNING id", args![]).await.is_err());
        let tx = db.begin_write().await.expect("begins");
        let row = tx.one("INSERT INTO thing (id) VALUES ('a') RETURNING id", args![]).await.expect("writes");
        assert_eq!(row.expect("a row").get::<&str>("id").expect("text"), "a");
        tx.commit().await.expect("commits");
        assert_eq!(count(&db).await, 1);
        assert!(matches!(db.one("SELECT id FROM thing WHERE id = 'b'", args![]).await, Ok(None)));
    });
}

#[test]
fn lists_of_any_length_are_one_parameter() {
    both_empty(|url| async move {
        let db = with_tables(&url).await;
        let tx = db.begin_write().await.expect("begins");
        let ids: Vec<String> = (0..1_234).map(|n| format!("件'\"{n}")).collect();
        let rows = ids.iter().enumerate().map(|(n, id)| thing(id, n as i64)).collect();
        assert_eq!(tx.insert_many("thing", COLUMNS, rows, "").await.expect("inserts"), 1_234);
        tx.commit().await.expect("commits");
        let among = db.dialect().among("id", "$1", ListOf::Texts);
        let sql = format!("SELECT n FROM thing WHERE {among} ORDER BY n");
        for wanted in [0, 1, 700] {
            assert_eq!(db.query(&sql, vec![list(&ids[..wanted])]).await.expect("answers").len(), wanted);
        }
        let among = db.dialect().among("n", "$1", ListOf::Numbers);
        let sql = format!("SELECT n FROM thing WHERE {among}");
        assert_eq!(db.query(&sql, vec![list(&[3, 4, 99_999])]).await.expect("answers").len(), 2);
    });
}

#[test]
fn locked_rows_are_waited_for() {
    both_empty(|url| async move {
        let db = with_tables(&url).await;
        let tx = db.begin_write().await.expect("begins");
        tx.insert_many("thing", COLUMNS, vec![thing("a", 0)], "").await.expect("inserts");
        tx.commit().await.expect("commits");
        let sql = format!("SELECT n FROM thing WHERE id = 'a'{}", db.dialect().for_update());
        let adders = (0..8).map(|_| {
            let (db, sql) = (db.clone(), sql.clone());
            tokio::spawn(async move {
                for _ in 0..10 {
                    let tx = db.begin_write().await.expect("begins");
                    let row = tx.one(&sql, args![]).await.expect("answers").expect("a row");
                    let next = row.get::<i64>("n").expect("a number") + 1;
                    tx.exec("UPDATE thing SET n = $1 WHERE id = 'a'", args![next]).await.expect("writes");
                    tx.commit().await.expect("commits");
                }
            })
        });
        for adder in adders.collect::<Vec<_>>() {
            adder.await.expect("it adds");
        }
        let row = db.one("SELECT n FROM thing", args![]).await.expect("answers").expect("a row");
        assert_eq!(row.get::<i64>("n").expect("a number"), 80);
    });
}

/// Rows with every kind of value, and the extremes more often than chance would bring them.
fn row_of_values() -> impl Strategy<Value = Vec<Val>> {
    let number = prop_oneof![Just(i64::MIN), Just(i64::MAX), Just(0), any::<i64>()];
    let text = prop_oneof![
        Just(String::new()),
        Just("行政许可 '$1' ? \"x\" \\ 🏛".to_owned()),
        Just("字".repeat(20_000)),
        "[^\u{0}]{0,40}",
    ];
    let bytes =
        prop_oneof![Just(Vec::new()), Just(vec![0; 100_000]), proptest::collection::vec(any::<u8>(), 0..200)];
    (
        proptest::option::of(number),
        proptest::option::of(text),
        proptest::option::of(bytes),
        proptest::option::of(any::<bool>()),
    )
        .prop_map(|(n, t, b, yes)| args![n, t, b, yes])
}

fn typed(row: &Row) -> (Option<i64>, Option<String>, Option<Vec<u8>>, Option<bool>) {
    (
        row.get("n").expect("a number"),
        row.get("t").expect("a text"),
        row.get("b").expect("bytes"),
        row.get("yes").expect("yes or no"),
    )
}

#[test]
fn values_come_back_as_they_went_in() {
    both_empty(|url| async move {
        let db = with_tables(&url).await;
        let mut runner = TestRunner::deterministic();
        let rows = proptest::collection::vec(row_of_values(), 1_200..1_300)
            .new_tree(&mut runner)
            .expect("rows can be made")
            .current();
        let mut given = Vec::new();
        for (n, row) in rows.into_iter().enumerate() {
            let mut with_id = args![format!("{n:06}")];
            with_id.extend(row);
            given.push(with_id);
        }
        let (many, single) = given.split_at(1_100);
        let tx = db.begin_write().await.expect("begins");
        assert_eq!(tx.insert_many("thing", COLUMNS, many.to_vec(), "").await.expect("inserts"), 1_100);
        for row in single {
            let sql = "INSERT INTO thing (id, n, t, b, yes) VALUES ($1, $2, $3, $4, $5)";
            assert_eq!(tx.exec(sql, row.clone()).await.expect("inserts"), 1);
        }
        tx.commit().await.expect("commits");
        let back =
            db.query("SELECT id, n, t, b, yes FROM thing ORDER BY id", args![]).await.expect("answers");
        assert_eq!(back.len(), given.len());
        for (row, given) in back.iter().zip(&given) {
            let expected = Row::clone(row);
            let (n, t, b, yes) = typed(&expected);
            assert_eq!(args![row.get::<&str>("id").expect("an id"), n, t, b, yes], *given);
        }
    });
}

#[test]
fn both_databases_sort_texts_alike() {
    both_empty(|url| async move {
        let db = with_tables(&url).await;
        let tx = db.begin_write().await.expect("begins");
        let mut ids = ["b", "B", "a", "_", "é", "中", "一", "Z-1", "Z1", "", "🏛", "\u{ffff}"];
        let rows = ids.iter().map(|id| thing(id, 1)).collect();
        tx.insert_many("thing", COLUMNS, rows, "").await.expect("inserts");
        tx.commit().await.expect("commits");
        ids.sort_unstable();
        let rows = db.query("SELECT id FROM thing ORDER BY id", args![]).await.expect("answers");
        let seen: Vec<&str> = rows.iter().map(|row| row.at(0).expect("an id")).collect();
        assert_eq!(seen, ids);
    });
}

#[test]
fn statements_side_by_side_are_all_done() {
    both_empty(|url| async move {
        let db = with_tables(&url).await;
        let tx = db.begin_write().await.expect("begins");
        let (one, two, three) = tokio::join!(
            tx.insert_many("thing", COLUMNS, vec![thing("a", 1)], ""),
            tx.insert_many("thing", COLUMNS, vec![thing("b", 1)], ""),
            tx.exec("INSERT INTO thing (id) VALUES ($1)", args!["c"]),
        );
        assert_eq!((one.expect("a"), two.expect("b"), three.expect("c")), (1, 1, 1));
        tx.commit().await.expect("commits");
        assert_eq!(count(&db).await, 3);
    });
}

#[tokio::test(flavor = "multi_thread")]
async fn a_temporary_database_is_gone_with_its_last_handle() {
    let db = with_tables("sqlite::memory:").await;
    assert_eq!(db.dialect(), Dialect::Sqlite);
    let row = db.one("SELECT file FROM pragma_database_list WHERE name = 'main'", args![]).await;
    let path: String = row.expect("answers").expect("a row").get("file").expect("a path");
    let folder = std::path::Path::new(&path).parent().expect("a folder").to_owned();
    let other = db.clone();
    drop(db);
    assert_eq!(count(&other).await, 0);
    drop(other);
    assert!(!folder.exists());
}

#[tokio::test]
async fn bad_addresses_are_told_without_their_passwords() {
    for url in [
        "mysql://x",
        "postgres://u:geheim@[bad",
        "postgres://u:geheim@db/x?sslmode=maybe",
        "sqlite:/no/such/folder/x",
    ] {
        let error = Db::open(url, &store::Settings::default()).await.expect_err(url);
        assert!(!format!("{error} {error:?}").contains("geheim"), "{error}");
    }
}

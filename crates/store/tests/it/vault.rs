//! Personal data go in, come back checked, and are gone when erased.

use crate::ground::{NOW, both};
use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use store::args;
use store::db::{Db, Reader};
use store::drafts::{self, Draft, DraftRefusal, LARGEST_DRAFT, MOST_DRAFTS};
use store::files;
use store::keys::NodeKey;
use store::vault::{Commitment, Datum, Held, Vault};

fn vault() -> Vault {
    Vault::new(&NodeKey::from_bytes(&[7; 32]).expect("long enough"))
}

async fn put(db: &Db, vault: &Vault, data: &[Datum]) -> Vec<Commitment> {
    let tx = db.begin_write().await.expect("begins");
    let refused = vault.put(&tx, data, NOW).await.expect("keeps");
    tx.commit().await.expect("commits");
    refused
}

#[test]
fn data_of_many_people_come_back_in_one_question() {
    both(|db| async move {
        let vault = vault();
        let data: Vec<Datum> = (0..700)
            .map(|n| Datum::new(&format!("p{}", n % 300), "name", format!("张三{n}").as_bytes()))
            .collect();
        assert!(put(&db, &vault, &data).await.is_empty());
        assert!(put(&db, &vault, &data).await.is_empty(), "again changes nothing");
        let ids: Vec<Commitment> = data.iter().map(Datum::commitment).collect();
        assert_eq!(ids.iter().collect::<HashSet<_>>().len(), 700);
        let held = vault.read(&db, &ids).await.expect("reads");
        for (n, id) in ids.iter().enumerate() {
            assert_eq!(held[id].text(), Some(format!("张三{n}").as_str()));
        }
        let stranger = Commitment("00".repeat(32));
        assert_eq!(
            vault.read(&db, std::slice::from_ref(&stranger)).await.expect("reads")[&stranger],
            Held::Erased
        );
        let row =
            db.one("SELECT COUNT(*) AS n FROM vault_person", args![]).await.expect("counts").expect("a row");
        assert_eq!(row.get::<i64>("n").expect("a number"), 300);
    });
}

#[test]
fn equal_data_have_unlike_commitments_and_nothing_lies_open() {
    both(|db| async move {
        let vault = vault();
        let secret = "440101199001011234";
        let data = [
            Datum::new("p", "id_number", secret.as_bytes()),
            Datum::new("p", "id_number", secret.as_bytes()),
        ];
        assert_ne!(data[0].commitment(), data[1].commitment());
        put(&db, &vault, &data).await;
        for row in db.query("SELECT cipher FROM vault_datum", args![]).await.expect("rows") {
            let cipher: Vec<u8> = row.get("cipher").expect("bytes");
            assert!(!cipher.windows(6).any(|window| secret.as_bytes().starts_with(window)));
        }
    });
}

#[test]
fn erased_people_are_gone_and_others_are_not() {
    both(|db| async move {
        let vault = vault();
        let data = [Datum::new("a", "name", b"A"), Datum::new("b", "name", b"B")];
        put(&db, &vault, &data).await;
        let tx = db.begin_write().await.expect("begins");
        vault.enter(&tx, &[("id_number", "11010119900101123x", "a")], NOW).await.expect("enters");
        tx.commit().await.expect("commits");
        let draft = Draft { id: "d".into(), item: "i".into(), answers: "{}".into(), updated_at: NOW };
        drafts::put(&db, &vault, "a", &draft).await.expect("keeps");
        let tx = db.begin_write().await.expect("begins");
        assert!(vault.erase(&tx, "a", NOW + 1).await.expect("erases"));
        assert!(!vault.erase(&tx, "a", NOW + 2).await.expect("nothing left to erase"));
        tx.commit().await.expect("commits");
        let ids: Vec<Commitment> = data.iter().map(Datum::commitment).collect();
        let held = vault.read(&db, &ids).await.expect("reads");
        assert_eq!((held[&ids[0]].text(), held[&ids[1]].text()), (None, Some("B")));
        assert_eq!(vault.find(&db, "id_number", &["11010119900101123X"]).await.expect("looks"), [None]);
        assert!(drafts::get(&db, &vault, "a", "d").await.expect("reads").is_none());
        let late = [Datum::new("a", "name", b"A again"), Datum::new("b", "name", b"B again")];
        assert_eq!(put(&db, &vault, &late).await, [late[0].commitment()]);
        assert!(vault.latest(&db, &["a"], "name").await.expect("reads").is_empty());
        assert_eq!(vault.latest(&db, &["b"], "name").await.expect("reads").len(), 1);
    });
}

#[test]
fn changed_moved_or_foreign_data_read_as_erased() {
    both(|db| async move {
        let vault = vault();
        let data = [
            Datum::new("a", "name", b"one"),
            Datum::new("a", "name", b"two"),
            Datum::new("a", "name", b"ok"),
        ];
        put(&db, &vault, &data).await;
        let ids: Vec<Commitment> = data.iter().map(Datum::commitment).collect();
        let row = db.one("SELECT cipher FROM vault_datum WHERE id = $1", args![&ids[1].0]).await;
        let other: Vec<u8> = row.expect("answers").expect("a row").get("cipher").expect("bytes");
        let tx = db.begin_write().await.expect("begins");
        let sql = "UPDATE vault_datum SET cipher = $2 WHERE id = $1";
        tx.exec(sql, args![&ids[0].0, other.clone()]).await.expect("moves");
        let mut bent = other;
        *bent.last_mut().expect("a byte") ^= 1;
        tx.exec(sql, args![&ids[1].0, bent]).await.expect("changes");
        tx.commit().await.expect("commits");
        let held = vault.read(&db, &ids).await.expect("reads");
        assert_eq!(ids.iter().map(|id| held[id].text()).collect::<Vec<_>>(), [None, None, Some("ok")]);
        let foreign = Vault::new(&NodeKey::from_bytes(&[8; 32]).expect("long enough"));
        assert!(foreign.check(&db).await.is_err());
        vault.check(&db).await.expect("its own key");
        assert!(foreign.read(&db, &ids).await.expect("reads").values().all(|held| *held == Held::Erased));
        assert!(NodeKey::from_bytes(&[1; 31]).is_err());
    });
}

#[test]
fn numbers_lead_to_people_however_they_are_written() {
    both(|db| async move {
        let vault = vault();
        let tx = db.begin_write().await.expect("begins");
        vault.admit(&tx, &["a", "b"], NOW).await.expect("admits");
        let numbers = [("id_number", "11010119900101123x", "a"), ("mobile", "138 0013-8000", "b")];
        assert_eq!(vault.enter(&tx, &numbers, NOW).await.expect("enters"), 2);
        assert_eq!(vault.enter(&tx, &[("mobile", "13800138000", "a")], NOW).await.expect("enters"), 0);
        // An entry nobody at the hall has seen leads nowhere, and gives way to one somebody has seen.
        let open = "UPDATE vault_lookup SET verified_at = NULL WHERE kind = 'mobile'";
        tx.exec(open, args![]).await.expect("updates");
        tx.commit().await.expect("commits");
        assert_eq!(vault.find(&db, "mobile", &["13800138000"]).await.expect("looks"), [None]);
        let tx = db.begin_write().await.expect("begins");
        let seen = [("mobile", "13800138000", "b")];
        assert_eq!(vault.enter(&tx, &seen, NOW).await.expect("enters"), 1);
        tx.commit().await.expect("commits");
        let asked = ["110101 19900101 123X", "１１０１０１１９９００１０１１２３Ｘ", "13800138000"];
        let found = vault.find(&db, "id_number", &asked).await.expect("looks");
        assert_eq!(found, [Some("a".to_owned()), Some("a".to_owned()), None]);
        assert_eq!(vault.find(&db, "mobile", &["13800138000"]).await.expect("looks"), [Some("b".to_owned())]);
        let rows = db.query("SELECT kind, blind FROM vault_lookup", args![]).await.expect("rows");
        assert!(rows.iter().all(|row| !row.get::<&str>("blind").expect("text").contains("1380013")));
    });
}

#[test]
fn two_processes_admit_the_same_people() {
    both(|db| async move {
        let vault = vault();
        let tasks = (0..6).map(|task| {
            let (db, vault) = (db.clone(), vault.clone());
            tokio::spawn(async move {
                let data: Vec<Datum> =
                    (0..40).map(|n| Datum::new(&format!("p{n:02}"), "name", &[task, n])).collect();
                assert!(put(&db, &vault, &data).await.is_empty());
                data.iter().map(Datum::commitment).collect::<Vec<_>>()
            })
        });
        for task in tasks.collect::<Vec<_>>() {
            let ids = task.await.expect("it puts");
            let held = vault.read(&db, &ids).await.expect("reads");
            assert!(held.values().all(|held| *held != Held::Erased));
        }
    });
}

#[test]
fn drafts_are_kept_within_limits_and_for_their_person_only() {
    both(|db| async move {
        let vault = vault();
        let draft = |n: i64| Draft {
            id: format!("d{n}"),
            item: "item-1".into(),
            answers: format!("{{\"姓名\":\"李四{n}\"}}"),
            updated_at: NOW + n,
        };
        for n in 0..MOST_DRAFTS {
            drafts::put(&db, &vault, "a", &draft(n)).await.expect("keeps");
        }
        let more = drafts::put(&db, &vault, "a", &draft(MOST_DRAFTS)).await;
        assert!(matches!(more, Err(DraftRefusal::TooMany { limit: MOST_DRAFTS })));
        let changed = Draft { answers: "{}".into(), ..draft(3) };
        drafts::put(&db, &vault, "a", &changed).await.expect("an old one may change");
        assert_eq!(drafts::get(&db, &vault, "a", "d3").await.expect("reads"), Some(changed));
        assert_eq!(drafts::get(&db, &vault, "a", "d4").await.expect("reads"), Some(draft(4)));
        assert_eq!(drafts::get(&db, &vault, "b", "d4").await.expect("reads"), None);
        assert!(matches!(drafts::put(&db, &vault, "b", &draft(4)).await, Err(DraftRefusal::NotTheirs)));
        let large = Draft { answers: "x".repeat(LARGEST_DRAFT + 1), ..draft(4) };
        assert!(matches!(drafts::put(&db, &vault, "a", &large).await, Err(DraftRefusal::TooLarge { .. })));
        let lines = drafts::list(&db, "a").await.expect("lists");
        assert_eq!((lines.len() as i64, lines[0].id.as_str()), (MOST_DRAFTS, "d49"));
        let tx = db.begin_write().await.expect("begins");
        assert!(!drafts::delete(&tx, "b", "d0").await.expect("not theirs"));
        assert!(drafts::delete(&tx, "a", "d0").await.expect("theirs"));
        assert_eq!(drafts::sweep(&tx, NOW + 10).await.expect("sweeps"), 9);
        tx.commit().await.expect("commits");
        assert_eq!(drafts::list(&db, "a").await.expect("lists").len(), 40);
    });
}

/// A reader that counts the rows it is given.
struct Counting<'a> {
    db: &'a store::Db,
    rows: AtomicUsize,
}

impl Reader for Counting<'_> {
    fn dialect(&self) -> store::Dialect {
        self.db.dialect()
    }

    async fn query(&self, sql: &str, args: Vec<store::Val>) -> Result<Vec<store::Row>, store::StoreError> {
        let rows = self.db.query(sql, args).await?;
        self.rows.fetch_add(rows.len(), Ordering::Relaxed);
        Ok(rows)
    }
}

#[test]
fn only_the_newest_datum_of_a_kind_is_read() {
    both(|db| async move {
        let vault = vault();
        for (n, text) in ["first", "second", "third"].into_iter().enumerate() {
            let tx = db.begin_write().await.expect("begins");
            let data = [Datum::new("a", "form", text.as_bytes()), Datum::new("b", "name", text.as_bytes())];
            vault.put(&tx, &data, NOW + i64::try_from(n).expect("small")).await.expect("keeps");
            tx.commit().await.expect("commits");
        }
        let reader = Counting { db: &db, rows: AtomicUsize::new(0) };
        let held = vault.latest(&reader, &["a", "b", "c"], "form").await.expect("reads");
        assert_eq!((held.len(), held["a"].text()), (1, Some("third")));
        assert_eq!(reader.rows.load(Ordering::Relaxed), 1, "older ones stay where they are");
    });
}

#[test]
fn a_draft_goes_with_its_uploads_unless_it_was_handed_in() {
    both(|db| async move {
        let vault = vault();
        let stored = files::Stored { hash: "0".repeat(64), size: 9, kind: files::FileKind::Pdf };
        for id in ["u1", "u2"] {
            let arrival = files::Arrival { id, owner: "a", name: "a.pdf", stored: &stored };
            assert!(files::keep(&db, arrival, NOW, None).await.expect("notes"));
        }
        let draft = Draft { id: "d".into(), item: "i".into(), answers: "{}".into(), updated_at: NOW };
        drafts::put(&db, &vault, "a", &draft).await.expect("keeps");
        let of = |id: &str| [id.to_owned()];
        assert!(drafts::discard(&db, "a", "d", &of("u1")).await.expect("throws away"));
        assert!(!drafts::discard(&db, "a", "d", &of("u2")).await.expect("it is gone"));
        assert!(files::upload(&db, "u1").await.expect("asks").is_none());
        assert!(files::upload(&db, "u2").await.expect("asks").is_some(), "the case's by now");
    });
}

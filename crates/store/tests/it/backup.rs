//! A copy made while others write is whole, is of one moment, and can be opened in the node's place.

use crate::ground::{NOW, both_empty, open_store};
use crate::ledger::write;
use proof::export::{Evidence, Verdict, inspect};
use rules::time::Instant;
use std::{fs, path::Path};
use store::{
    Dialect, Reader,
    backup::{BackupError, backup},
    rebuild::rebuild,
};

fn node(folder: &Path) {
    fs::create_dir_all(folder.join("files/ab/cd")).expect("a folder");
    fs::write(folder.join("files/ab/cd/one"), "one").expect("a file");
    fs::write(folder.join("files/two"), "two").expect("a file");
    fs::write(folder.join("node.key"), [7; 64]).expect("a key");
}

#[test]
fn a_copy_made_during_writes_is_whole() {
    both_empty(|url| async move {
        let store = open_store(&url).await;
        let folder = tempfile::tempdir().expect("a folder");
        let (home, copy) = (folder.path().join("node"), folder.path().join("copy"));
        node(&home);
        write(&store, 0, 700, Instant(NOW)).await;
        if store.db().dialect() == Dialect::Postgres {
            let refusal =
                backup(store.db(), &home, &copy, false, Instant(NOW)).await.expect_err("not this one");
            assert!(refusal.to_string().contains("pg_dump"), "{refusal}");
            assert!(!copy.exists(), "nothing was begun");
            let card = backup(store.db(), &home, &copy, true, Instant(NOW)).await.expect("copies the files");
            assert_eq!((card.size, card.files, card.database), (700, 2, None));
            assert!(!copy.join("onewindow.sqlite").exists());
            return;
        }
        let writer = tokio::spawn({
            let store = store.clone();
            async move {
                for round in 0..60_u64 {
                    write(&store, 700 + round * 5, 5, Instant(NOW + 50 * round as i64)).await;
                }
            }
        });
        let card = backup(store.db(), &home, &copy, false, Instant(NOW)).await.expect("copies");
        writer.await.expect("it writes on");
        assert!(card.size >= 700 && (card.size - 700).is_multiple_of(5), "whole batches: {}", card.size);
        let text = fs::read_to_string(copy.join("backup.json")).expect("a card");
        assert!(text.contains(&card.root) && text.contains("2026-11-21T08:00:00"), "{text}");
        assert_eq!(fs::read(copy.join("files/ab/cd/one")).expect("copied"), b"one");
        assert_eq!(fs::read(copy.join("node.key")).expect("copied"), [7; 64]);
        let restored = open_store(&format!("sqlite:{}", copy.join("onewindow.sqlite").display())).await;
        let path = folder.path().join("export");
        restored.export(&path, Instant(NOW)).await.expect("exports");
        let evidence = Evidence { keys: vec![restored.seal().public()], ..Evidence::default() };
        let verdict = inspect(&path, &evidence).expect("a verdict").verdict;
        let Verdict::Intact { events, root, .. } = verdict else { panic!("{verdict}") };
        assert_eq!((events, hex::encode(root)), (card.size, card.root));
        assert_eq!(rebuild(&restored).await.expect("rebuilds"), card.size);
        write(&restored, 5000, 1, Instant(NOW)).await;
    });
}

#[test]
fn a_folder_with_something_in_it_is_refused() {
    both_empty(|url| async move {
        let store = open_store(&url).await;
        let folder = tempfile::tempdir().expect("a folder");
        node(&folder.path().join("node"));
        let copy = folder.path().join("copy");
        fs::create_dir(&copy).expect("a folder");
        fs::write(copy.join("old"), "").expect("a file");
        let refusal = backup(store.db(), &folder.path().join("node"), &copy, true, Instant(NOW)).await;
        assert!(matches!(refusal, Err(BackupError::Occupied(_))), "{refusal:?}");
        assert_eq!(fs::read_dir(&copy).expect("reads").count(), 1);
    });
}

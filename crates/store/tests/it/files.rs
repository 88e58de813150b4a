//! Files go in by their content, are what they say, and leave nothing when refused.

use crate::ground::{NOW, both};
use bytes::Bytes;
use futures_util::{StreamExt, TryStreamExt, stream};
use sha2::{Digest, Sha256};
use std::convert::Infallible;
use std::path::Path;
use store::args;
use store::db::{Reader, StoreError};
use store::files::{self, FileKind, FileRefusal, Files};

const LIMIT: u64 = 20 << 20;

fn chunks(content: &[u8], size: usize) -> Vec<Result<Bytes, Infallible>> {
    content.chunks(size).map(|chunk| Ok(Bytes::copy_from_slice(chunk))).collect()
}

async fn put(files: &Files, name: &str, content: &[u8]) -> Result<files::Stored, FileRefusal> {
    files.put(name, LIMIT, stream::iter(chunks(content, 700_001))).await
}

fn pdf(length: usize) -> Vec<u8> {
    let mut content = b"%PDF-1.7\n".to_vec();
    content.extend((0..length).map(|n| (n * 31 % 251) as u8));
    content
}

/// Every file under the folder.
fn all_files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(all_files(&path));
        } else {
            found.push(path.display().to_string());
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_lies_under_its_hash_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = Files::in_folder(&folder.path().join("文件 库")).expect("opens");
    let content = pdf(13 << 20);
    let stored = put(&files, "我的 营业执照.PDF", &content).await.expect("taken");
    assert_eq!(stored.hash, hex::encode(Sha256::digest(&content)));
    assert_eq!((stored.size, stored.kind), (content.len() as u64, FileKind::Pdf));
    assert_eq!(put(&files, "again.pdf", &content).await.expect("taken again"), stored);
    assert_eq!(files.put_bytes("made.pdf", content.clone().into()).await.expect("taken again"), stored);
    let lying = all_files(folder.path());
    assert_eq!(lying.len(), 1, "{lying:?}");
    assert!(lying[0].ends_with(&stored.hash) && !lying[0].contains("营业执照"), "{lying:?}");
    assert_eq!(files.get(&stored.hash).await.expect("is there"), content);
    let (size, streamed) = files.stream(&stored.hash).await.expect("is there");
    let streamed: Vec<Bytes> = streamed.try_collect().await.expect("streams");
    assert_eq!((size, streamed.concat()), (content.len() as u64, content.clone()));
    std::fs::write(&lying[0], b"%PDF-rotten").expect("writes");
    assert!(matches!(files.get(&stored.hash).await, Err(StoreError::Broken { .. })), "rot is noticed");
    for hash in ["00".repeat(32).as_str(), "../../etc/passwd", "", "中"] {
        assert!(matches!(files.get(hash).await, Err(StoreError::Missing { .. })), "{hash}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn files_that_are_not_what_they_say_leave_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = Files::in_folder(folder.path()).expect("opens");
    let cases: [(&str, &[u8], Option<FileKind>); 7] = [
        ("a.pdf", b"\x89PNG\r\n\x1a\n and more of it", Some(FileKind::Png)),
        ("a.png", b"%PDF-1.4 and more of it", Some(FileKind::Pdf)),
        ("a.jpg", b"<html><script>alert(1)</script>", Some(FileKind::Txt)),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 older than it says", Some(FileKind::Doc)),
        ("a.txt", b"PK\x03\x04 an archive in disguise", Some(FileKind::Zip)),
        ("a.csv", b"name,number\n\0\0", None),
        ("a.pdf", b"MZ\x90\0 a program", None),
    ];
    for (name, content, found) in cases {
        for size in [1, 5, 1_000] {
            let answer = files.put(name, LIMIT, stream::iter(chunks(content, size))).await;
            match answer {
                Err(FileRefusal::NotWhatItSays { declared, found: told }) => {
                    assert_eq!(Some(declared), FileKind::of_name(name));
                    assert!(told == found || (size < 16 && declared == FileKind::Txt), "{name}: {told:?}");
                }
                other => panic!("{name} in {size}: {other:?}"),
            }
        }
    }
    for name in ["a.html", "a.svg", "a.exe", "pdf", "a.", ""] {
        assert!(matches!(put(&files, name, b"%PDF-1.4").await, Err(FileRefusal::KindNotTaken)), "{name}");
    }
    assert!(matches!(put(&files, "a.pdf", b"").await, Err(FileRefusal::Empty)));
    let large = files.put("a.pdf", 1_000, stream::iter(chunks(&pdf(992), 100))).await;
    assert!(matches!(large, Err(FileRefusal::TooLarge { limit: 1_000 })));
    files.put("a.pdf", 1_000, stream::iter(chunks(&pdf(991), 100))).await.expect("just small enough");
    let broken = stream::iter([Ok(Bytes::from_static(b"%PDF-1.4 first part")), Err("the sender is gone")]);
    assert!(matches!(files.put("a.pdf", LIMIT, broken).await, Err(FileRefusal::BrokeOff)));
    put(&files, "短.txt", "是".as_bytes()).await.expect("a short text");
    put(&files, "old.txt", b"\xd6\xd0\xb9\xfa\r\n").await.expect("a text in GB 18030");
    assert_eq!(all_files(folder.path()).len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancelled_upload_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = Files::in_folder(folder.path()).expect("opens");
    let endless = stream::iter(chunks(&pdf(12 << 20), 1 << 20)).chain(stream::pending());
    let cut =
        tokio::time::timeout(std::time::Duration::from_millis(300), files.put("a.pdf", u64::MAX, endless))
            .await;
    assert!(cut.is_err());
    for _ in 0..50 {
        if all_files(folder.path()).is_empty() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("{:?}", all_files(folder.path()));
}

#[test]
fn rows_tell_who_put_what_in_and_forget_it() {
    both(|db| async move {
        let folder = tempfile::tempdir().expect("a folder");
        let files = Files::in_folder(folder.path()).expect("opens");
        let own = put(&files, "a.pdf", &pdf(10)).await.expect("taken");
        let shared = put(&files, "b.pdf", &pdf(20)).await.expect("taken");
        let issued = put(&files, "c.pdf", &pdf(30)).await.expect("taken");
        let tx = db.begin_write().await.expect("begins");
        files::note(&tx, "u1", "a", "C:\\资料\\张三\u{202e}fdp.\n身份证.pdf", &own, NOW)
            .await
            .expect("notes");
        files::note(&tx, "u2", "a", "b.pdf", &shared, NOW).await.expect("notes");
        files::note(&tx, "u3", "b", "b.pdf", &shared, NOW + 1).await.expect("notes");
        files::note(&tx, "u4", "a", "c.pdf", &issued, NOW + 2).await.expect("notes");
        tx.commit().await.expect("commits");
        let found = files::upload(&db, "u1").await.expect("asks").expect("is there");
        assert_eq!(
            (found.name.as_str(), found.size, found.media_type.as_str()),
            ("张三fdp.身份证.pdf", 19, "application/pdf")
        );
        assert!(files::upload(&db, "u9").await.expect("asks").is_none());
        let ids =
            |uploads: Vec<files::Upload>| uploads.into_iter().map(|upload| upload.id).collect::<Vec<_>>();
        assert_eq!(ids(files::uploads_of(&db, "a", None).await.expect("lists")), ["u4", "u2", "u1"]);
        let rest = files::uploads_of(&db, "a", Some((NOW, "u2"))).await.expect("lists");
        assert_eq!(ids(rest), ["u1"]);

        let tx = db.begin_write().await.expect("begins");
        let gone = files::forget_owner(&tx, "a", std::slice::from_ref(&issued.hash)).await.expect("forgets");
        tx.commit().await.expect("commits");
        assert_eq!(gone, [own.hash.as_str()]);
        assert!(files::upload(&db, "u1").await.expect("asks").is_none());
        let names = db.query("SELECT name FROM upload", args![]).await.expect("rows");
        assert_eq!(names.len(), 1);
        let later = NOW * 2;
        assert!(!files.discard(&db, &own.hash, 0).await.expect("too young"));
        assert!(!files.discard(&db, &shared.hash, later).await.expect("still spoken of"));
        assert!(files.discard(&db, &own.hash, later).await.expect("removed"));
        assert!(files.discard(&db, &own.hash, later).await.expect("removed before"));
        assert!(matches!(files.get(&own.hash).await, Err(StoreError::Missing { .. })));
        assert_eq!(all_files(folder.path()).len(), 2);
    });
}

#[test]
fn a_day_holds_so_many_bytes_and_taking_back_frees_none() {
    both(|db| async move {
        let folder = tempfile::tempdir().expect("a folder");
        let files = Files::in_folder(folder.path()).expect("opens");
        let (first, second) = (put(&files, "a.pdf", &pdf(10)).await, put(&files, "b.pdf", &pdf(20)).await);
        let (first, second) = (first.expect("taken"), second.expect("taken"));
        let most = first.size + second.size - 1;
        let keep = async |id: &str, stored: &files::Stored, now: i64, most: Option<u64>| {
            let arrival = files::Arrival { id, owner: "a", name: "a.pdf", stored };
            files::keep(&db, arrival, now, most).await.expect("notes")
        };
        assert!(keep("u1", &first, NOW, Some(most)).await);
        assert_eq!(files::room(&db, "a", NOW, most).await.expect("asks"), second.size - 1);
        assert_eq!(files::room(&db, "b", NOW, most).await.expect("asks"), most);
        assert!(files::take_back(&db, "a", "u1").await.expect("takes back"));
        assert!(!files::take_back(&db, "a", "u1").await.expect("is gone"));
        assert!(!keep("u2", &second, NOW, Some(most)).await, "one byte too many");
        assert!(files::upload(&db, "u2").await.expect("asks").is_none());
        assert!(keep("u3", &second, NOW, None).await, "whoever scans at the window is not counted");
        let tomorrow = NOW + rules::time::DAY_MS;
        assert_eq!(files::room(&db, "a", tomorrow, most).await.expect("asks"), most);
        assert!(keep("u4", &second, tomorrow, Some(most)).await);
    });
}

#[test]
fn what_neither_an_upload_nor_a_case_names_is_collected() {
    both(|db| async move {
        let folder = tempfile::tempdir().expect("a folder");
        let files = Files::in_folder(folder.path()).expect("opens");
        let mut stored = Vec::new();
        for (n, id) in ["u-named", "u-left", "u-kept", "counter-old", "counter-given"].into_iter().enumerate()
        {
            let one = put(&files, "a.pdf", &pdf(10 + n)).await.expect("taken");
            let arrival = files::Arrival { id, owner: "a", name: "a.pdf", stored: &one };
            assert!(files::keep(&db, arrival, NOW, None).await.expect("notes"));
            stored.push(one);
        }
        let tx = db.begin_write().await.expect("begins");
        let sql = "INSERT INTO case_file (hash, case_number) VALUES ($1, 'C1')";
        tx.exec(sql, args![&stored[0].hash]).await.expect("a case names it");
        let given = ["counter-given".to_owned(), "u-kept".to_owned()];
        assert_eq!(
            files::hand_over(&tx, "a", "b", &given).await.expect("hands over"),
            1,
            "what waits, and no other"
        );
        files::sweep(&tx, NOW + 1).await.expect("sweeps");
        tx.commit().await.expect("commits");
        let theirs = files::uploads_of(&db, "b", None).await.expect("lists");
        assert_eq!(theirs.iter().map(|upload| upload.id.as_str()).collect::<Vec<_>>(), ["given"]);
        assert!(
            files::upload(&db, "counter-old").await.expect("asks").is_none(),
            "its application never came"
        );

        assert!(!files::take_back(&db, "a", "u-named").await.expect("a case names it"));
        assert!(files::take_back(&db, "a", "u-left").await.expect("takes back"));
        assert_eq!(files::collect(&db, &files, NOW, NOW * 2).await.expect("collects"), 0, "too new");
        assert_eq!(files::collect(&db, &files, NOW + 1, 0).await.expect("collects"), 0, "not settled");
        assert_eq!(files::collect(&db, &files, NOW + 1, NOW * 2).await.expect("collects"), 2);
        let mut there = Vec::new();
        for one in &stored {
            there.push(files.get(&one.hash).await.is_ok());
        }
        assert_eq!(there, [true, false, true, false, true]);
    });
}

#[test]
fn the_files_of_a_case_are_found_behind_hundreds_of_newer_ones() {
    both(|db| async move {
        let stored = |hash: String| files::Stored { hash, size: 9, kind: FileKind::Pdf };
        let (old, by_agent) = (stored("a".repeat(64)), stored("b".repeat(64)));
        let tx = db.begin_write().await.expect("begins");
        files::note(&tx, "old", "company", "三年前.pdf", &old, NOW).await.expect("notes");
        files::note(&tx, "agents", "agent", "委托书.pdf", &by_agent, NOW).await.expect("notes");
        files::note(&tx, "strangers", "stranger", "别人的.pdf", &old, NOW).await.expect("notes");
        for n in 0..files::MOST_UPLOADS + 1 {
            let newer = stored(format!("{n:064}"));
            files::note(&tx, &format!("n{n}"), "company", "新的.pdf", &newer, NOW + 1 + n)
                .await
                .expect("notes");
        }
        tx.commit().await.expect("commits");
        let given = rules::case::material::Given {
            material: "layout".into(),
            form: rules::item::content::MaterialForm::Electronic,
            count: 1,
            files: vec![old.hash.as_str().into(), by_agent.hash.as_str().into()],
        };
        let case = rules::case::Case {
            applicant: "company".into(),
            agent: Some("agent".into()),
            materials: [(given.material.clone(), given)].into(),
            ..rules::case::Case::default()
        };
        let found = files::of_case(&db, &case).await.expect("asks");
        assert_eq!(found.iter().map(|upload| upload.id.as_str()).collect::<Vec<_>>(), ["agents", "old"]);
    });
}

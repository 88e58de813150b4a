//! Exports that are no sound files: every one gets an answer, none a panic.

use std::fs;
use std::path::PathBuf;

use proof::Hashing;
use proof::export::{Evidence, ExportError, Kind, LINE_LIMIT, Verdict, Writer, inspect};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::county_log::{CountyLog, ORIGIN, entry, key};

fn written() -> (TempDir, PathBuf) {
    let place = TempDir::new().unwrap();
    let folder = place.path().join("export");
    CountyLog::lived().write(&folder);
    (place, folder)
}

/// Bends one file and says what the verdict is then.
fn bent(file: &str, bend: impl FnOnce(&mut Vec<u8>)) -> Result<Verdict, ExportError> {
    let (_place, folder) = written();
    let path = folder.join(file);
    let mut bytes = fs::read(&path).unwrap();
    bend(&mut bytes);
    fs::write(&path, bytes).unwrap();
    inspect(&folder, &Evidence { keys: vec![key()], ..Evidence::default() }).map(|report| report.verdict)
}

#[track_caller]
fn assert_unreadable(verdict: Result<Verdict, ExportError>, at: u64) {
    match verdict.unwrap() {
        Verdict::Broken(finding) => {
            assert_eq!((finding.kind, finding.events.clone()), (Kind::Unreadable, at..at + 1), "{finding}");
        }
        intact => panic!("{intact}"),
    }
}

fn start_of_line(bytes: &[u8], line: usize) -> usize {
    if line == 0 {
        return 0;
    }
    bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(line - 1).unwrap().0 + 1
}

#[test]
fn lines_that_are_no_events() {
    assert_unreadable(bent("events.jsonl", |bytes| bytes.truncate(bytes.len() - 1)), 119);
    assert_unreadable(bent("events.jsonl", |bytes| bytes.truncate(bytes.len() - 30)), 119);
    let at = |line: usize, change: fn(&mut Vec<u8>, usize)| {
        bent("events.jsonl", |bytes| {
            let start = start_of_line(bytes, line);
            change(bytes, start);
        })
    };
    assert_unreadable(at(37, |bytes, start| bytes[start + 40] = 0xff), 37);
    assert_unreadable(at(37, |bytes, start| bytes.insert(start, b'\n')), 37);
    assert_unreadable(at(0, |bytes, start| drop(bytes.splice(start..start + 1, *b"{\"more\":1,"))), 0);
    assert_unreadable(
        at(5, |bytes, start| drop(bytes.splice(start..start, std::iter::repeat_n(b' ', LINE_LIMIT + 1)))),
        5,
    );
    assert_unreadable(
        at(7, |bytes, start| {
            let length = bytes[start..].iter().position(|byte| *byte == b'\n').unwrap();
            bytes[start + length - 66..start + length].make_ascii_uppercase();
        }),
        7,
    );
    assert_unreadable(
        bent("events.jsonl", |bytes| {
            let text = String::from_utf8(bytes.clone()).unwrap();
            *bytes = text.replacen("\"leaf\":\"", "\"leaf\":\"0", 1).into_bytes();
        }),
        0,
    );
}

#[test]
fn a_file_of_checkpoints_that_is_damaged() {
    for bend in [
        |bytes: &mut Vec<u8>| bytes.truncate(bytes.len() / 2 + 20),
        |bytes: &mut Vec<u8>| bytes[300] = 0xff,
        |bytes: &mut Vec<u8>| drop(bytes.splice(0..0, std::iter::repeat_n(b'x', 100_000))),
        |bytes: &mut Vec<u8>| bytes.extend(b"onewindow"),
        |bytes: &mut Vec<u8>| bytes.clear(),
    ] {
        let verdict = bent("checkpoints.txt", bend).unwrap();
        assert!(matches!(verdict, Verdict::Broken(_)), "{verdict}");
    }
}

#[test]
fn a_card_that_is_missing_or_malformed_gives_no_verdict() {
    assert!(matches!(bent("log.json", |bytes| bytes.truncate(20)), Err(ExportError::Card(_))));
    assert!(matches!(bent("log.json", |bytes| bytes.resize(100_000, b' ')), Err(ExportError::Card(_))));
    let (_place, folder) = written();
    fs::remove_file(folder.join("log.json")).unwrap();
    assert!(matches!(inspect(&folder, &Evidence::default()), Err(ExportError::File { .. })));
}

#[test]
fn evidence_of_another_log_gives_no_verdict() {
    let (_place, folder) = written();
    let mut checkpoint = CountyLog::lived().notes[3].checkpoint().clone();
    checkpoint.origin = "elsewhere".into();
    let note = checkpoint.sign(&crate::county_log::signer()).unwrap();
    let evidence = Evidence { keys: vec![key()], checkpoints: vec![note], receipts: Vec::new() };
    assert!(matches!(inspect(&folder, &evidence), Err(ExportError::Kept(_))));
}

#[test]
fn the_writer_spares_what_is_there_and_refuses_what_no_reader_takes() {
    let place = TempDir::new().unwrap();
    fs::write(place.path().join("letter.txt"), "mine").unwrap();
    let refused = Writer::create(place.path(), ORIGIN, Hashing::Sha256, vec![key()]);
    assert!(matches!(refused, Err(ExportError::Occupied(_))));
    let folder = place.path().join("new");
    let mut writer = Writer::create(&folder, ORIGIN, Hashing::Sha256, vec![key()]).unwrap();
    let mut long = entry(0);
    long.body = "x".repeat(LINE_LIMIT);
    assert!(matches!(writer.event(&long, &[0; 32]), Err(ExportError::LongEvent(0))));
    drop(writer);
    assert!(inspect(&folder, &Evidence::default()).is_err(), "unfinished");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// No byte of the events can be altered, and no byte of checkpoints that matters, without the verdict saying so.
    #[test]
    fn a_flipped_bit_is_found(place: prop::sample::Index, bit in 0_u8..8, events: bool) {
        let file = if events { "events.jsonl" } else { "checkpoints.txt" };
        let verdict = bent(file, |bytes| {
            let at = place.index(bytes.len());
            bytes[at] ^= 1 << bit;
        });
        let intact = matches!(verdict, Ok(Verdict::Intact { .. }));
        prop_assert!(!intact, "{:?}", verdict);
    }
}

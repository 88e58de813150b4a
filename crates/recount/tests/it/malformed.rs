//! Whatever is handed over as an export, there is an answer and no end of the program: broken lines, broken events,
//! numbers out of this world, and the program's own exit status.

use crate::verdicts::{Log, lived};
use proptest::prelude::*;
use recount::recount;
use serde_json::json;
use std::process::Command;

fn bent(change: impl FnOnce(&mut Vec<u8>)) -> Result<recount::Report, proof::export::ExportError> {
    let folder = lived().written();
    let path = folder.path().join("events.jsonl");
    let mut bytes = std::fs::read(&path).unwrap();
    change(&mut bytes);
    std::fs::write(&path, bytes).unwrap();
    recount(folder.path())
}

#[test]
fn what_cannot_be_read_is_said_and_never_passed_over() {
    for broken in ["{}\n", "not JSON\n", "\n", "{\"position\":7}\n", "half a line"] {
        let report = bent(|bytes| bytes.extend_from_slice(broken.as_bytes())).unwrap();
        assert!(!report.agrees() && report.unreadable.len() == 1, "{broken}");
    }
    let missing = |kind: &str, body: serde_json::Value| {
        let report =
            recount(lived().then("case/B2", kind, "2026-03-09 10:00", body).written().path()).unwrap();
        assert_eq!(report.cases["B2"].differences.len(), 1, "{}", report.text(true));
    };
    missing("CaseAccepted", json!({}));
    missing("CaseAccepted", json!({"case_accepted": {"promised": {"working_days": -1}}}));
    missing("CaseAccepted", json!({"case_accepted": {"promised": {"weeks": 1}}}));
    missing("ExtensionApproved", json!({"extension_approved": {"by": "ten"}}));
    missing(
        "DeadlineRecomputed",
        json!({"deadline_recomputed": {"from": "yesterday", "due": {"clock": "promised", "on": "2026-03-16"}}}),
    );
    missing("SpecialProcedureStarted", json!([]));
    missing("LimitPassed", json!({"limit_passed": {"clock": "promised", "due": i64::MIN}}));
    for (kind, body) in [
        ("DecreeLoaded", json!({"decree_loaded": {"number": 7}})),
        ("HoursSet", json!({"hours_set": {"working_day": "25:00-26:00"}})),
        (
            "OpeningDeclared",
            json!({"opening_declared": {"first": "2026-01-01", "last": "2026-01-01", "spans": "9"}}),
        ),
        ("DeclarationTakenBack", json!({"declaration_taken_back": {}})),
    ] {
        let report =
            recount(lived().then("hall/main", kind, "2026-03-09 10:00", body).written().path()).unwrap();
        assert_eq!(report.unreadable.len(), 1, "{kind}");
    }
}

#[test]
fn numbers_out_of_this_world_end_the_count_and_not_the_program() {
    let limit = |limit: serde_json::Value| {
        let body = json!({"case_accepted": {"accepted_on": "2026-03-02", "promised": limit, "promised_due": "2026-03-16"}});
        recount(Log::new().then("case/E5", "CaseAccepted", "2026-03-02 09:00", body).written().path())
            .unwrap()
    };
    for amount in [i64::MAX, 1 << 40, 100_000] {
        for unit in ["working_days", "calendar_days"] {
            let report = limit(json!({ unit: amount }));
            assert!(!report.agrees(), "{unit} {amount}");
        }
    }
    assert!(!limit(json!({"office_seconds": i64::MAX})).agrees());
    // A hall that never opens, a holiday of a thousand years, pauses without end.
    let shut = json!({"hours_set": {"working_day": ""}});
    let body = json!({"case_accepted": {"accepted_on": "2026-03-02", "promised": {"office_seconds": 60}, "promised_due": "2026-03-02"}});
    let log = Log::new().then("hall/main", "HoursSet", "2026-03-01 09:00", shut).then(
        "case/F6",
        "CaseAccepted",
        "2026-03-02 09:00",
        body,
    );
    assert!(!recount(log.written().path()).unwrap().agrees());
    let endless = json!({"decree_loaded": {"number": "一", "title": "长", "issued": "2026-01-01", "holidays": [
        {"first": "2026-01-01", "last": "2199-12-31"}]}});
    let mut log = lived().then("hall/main", "DecreeLoaded", "2026-03-09 10:00", endless);
    assert!(recount(log.written().path()).unwrap().agrees(), "a holiday longer than a year is none");
    for _ in 0..600 {
        let start = json!({"special_procedure_started": {"kind": "hearing"}});
        log = log.then("case/B2", "SpecialProcedureStarted", "2026-03-09 10:00", start);
    }
    let report = recount(log.written().path()).unwrap();
    assert!(report.cases["B2"].more > 0 && report.cases["B2"].differences.len() == 16);
}

#[test]
fn the_program_says_it_in_its_exit_status() {
    let run = |arguments: &[&std::ffi::OsStr]| {
        let out = Command::new(env!("CARGO_BIN_EXE_onewindow-reckon")).args(arguments).output().unwrap();
        (out.status.code().unwrap(), String::from_utf8(out.stdout).unwrap())
    };
    let folder = lived().written();
    let (code, text) = run(&[folder.path().as_os_str()]);
    assert!(
        code == 0 && text.contains("A1: agrees 相符") && text.contains("7 events") == text.contains("7 事件"),
        "{text}"
    );
    let mut log = lived();
    log.entries[4].body = log.entries[4].body.replace("2026-03-16", "2026-03-18");
    let wrong = log.written();
    let (code, text) = run(&[wrong.path().as_os_str(), "--differing".as_ref()]);
    assert!(code == 1 && text.contains("B2: DIFFERS") && !text.contains("A1"), "{text}");
    for call in [&["/nowhere".as_ref()][..], &["--unknown".as_ref()], &["a".as_ref(), "b".as_ref()]] {
        assert_eq!(run(call).0, 2, "{call:?}");
    }
    assert_eq!(run(&[]).0, 0, "the usage");
    std::fs::remove_file(folder.path().join("log.json")).unwrap();
    assert_eq!(run(&[folder.path().as_os_str()]).0, 2, "an unfinished export");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Bytes may be altered, dropped or doubled anywhere: the program answers.
    #[test]
    fn no_byte_ends_the_program(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0..3_u8), 1..12)) {
        let report = bent(|bytes| {
            for (place, with, how) in &places {
                let at = place.index(bytes.len());
                match how {
                    0 => bytes[at] = *with,
                    1 => drop(bytes.remove(at)),
                    _ => bytes.insert(at, *with),
                }
            }
        });
        if let Ok(report) = report {
            prop_assert!(!report.text(false).is_empty());
        }
    }
}

//! What is said of a small log: that it agrees, or which case, clock, dates and day do not.

use proof::{Entry, Hashing, export::Writer};
use recount::{Report, What, recount};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A log written by hand: dossier, kind, moment, body.
pub(crate) struct Log {
    pub(crate) entries: Vec<Entry>,
}

impl Log {
    pub(crate) fn new() -> Log {
        Log { entries: Vec::new() }
    }

    /// One more event, at this time of that day in China.
    pub(crate) fn then(mut self, dossier: &str, kind: &str, at: &str, body: Value) -> Log {
        let (day, time) = at.split_once(' ').unwrap();
        let (hour, minute) = time.split_once(':').unwrap();
        let of_day = (hour.parse::<i64>().unwrap() * 60 + minute.parse::<i64>().unwrap()) * 60_000;
        let at = day.parse::<recount::Day>().unwrap().begins() + of_day;
        let version = self.entries.iter().filter(|entry| entry.dossier == dossier).count() as u64 + 1;
        self.entries.push(Entry {
            position: self.entries.len() as u64,
            dossier: dossier.into(),
            version,
            kind: kind.into(),
            happened_at: at,
            recorded_at: at,
            actor: "system".into(),
            body: body.to_string(),
        });
        self
    }

    pub(crate) fn accepted(self, case: &str, at: &str, on: &str, due: (&str, &str)) -> Log {
        let body = json!({"case_accepted": {
            "accepted_on": on, "statutory": {"working_days": 20}, "promised": {"working_days": 10},
            "statutory_due": due.0, "promised_due": due.1, "provisional": false, "notice": null
        }});
        self.then(&format!("case/{case}"), "CaseAccepted", at, body)
    }

    pub(crate) fn written(&self) -> TempDir {
        let folder = TempDir::new().unwrap();
        let key = proof::Signer::from_seed("hall.example/1", &[7; 32]).unwrap().public();
        let mut writer = Writer::create(folder.path(), "hall.example/1", Hashing::Sha256, vec![key]).unwrap();
        for entry in &self.entries {
            writer.event(entry, &entry.leaf(Hashing::Sha256)).unwrap();
        }
        writer.finish().unwrap();
        folder
    }

    fn counted(&self) -> Report {
        recount(self.written().path()).unwrap()
    }
}

/// Accepted on Monday 2 March 2026, paused from 3 to 6 March, extended by five, granted in time.
pub(crate) fn lived() -> Log {
    let special = json!({"special_procedure_started": {"kind": "testing", "needed": {"working_days": 5},
        "basis": {}, "notice": {}}});
    let ended = json!({"special_procedure_ended": {"result": "合格", "due": [
        {"clock": "promised", "on": "2026-03-20"}, {"clock": "statutory", "on": "2026-04-03"}]}});
    let extended = json!({"extension_approved": {"by": 5, "reason": "复杂", "notice": {}, "due": [
        {"clock": "promised", "on": "2026-03-27"}, {"clock": "statutory", "on": "2026-04-13"}]}});
    Log::new()
        .accepted("A1", "2026-03-02 09:10", "2026-03-02", ("2026-03-30", "2026-03-16"))
        .then("case/A1", "SpecialProcedureStarted", "2026-03-03 10:00", special)
        .then("case/A1", "SpecialProcedureEnded", "2026-03-06 10:00", ended)
        .then("case/A1", "ExtensionApproved", "2026-03-06 11:00", extended)
        .accepted("B2", "2026-03-02 09:20", "2026-03-02", ("2026-03-30", "2026-03-16"))
        .then("case/A1", "Granted", "2026-03-09 10:00", json!({"granted": {}}))
}

fn county_day() -> Value {
    json!({"first": "2026-03-10", "last": "2026-03-10", "zh": "县庆", "en": "County Day", "notice": "通知"})
}

fn recomputed(clock: &str, from: &str, on: &str) -> Value {
    json!({"deadline_recomputed": {"from": from, "due": {"clock": clock, "on": on}}})
}

#[test]
fn an_honest_log_agrees() {
    let report = lived().counted();
    assert!(report.agrees(), "{}", report.text(false));
    assert_eq!((report.cases.len(), report.events, report.cases["A1"].dates), (2, 6, 7));
    let text = report.text(false);
    assert!(
        text.contains("A1: agrees 相符 (7 dates 个日期)") && text.contains("agrees 相符: 6 events, 2 cases"),
        "{text}"
    );
    assert!(!report.text(true).contains("A1"), "only what differs");
}

#[test]
fn a_tampered_date_is_named_with_the_day_on_which_the_counts_part() {
    let mut log = lived();
    log.entries[4].body = log.entries[4].body.replace("2026-03-16", "2026-03-18");
    let report = log.counted();
    assert!(!report.agrees() && report.cases["A1"].agrees());
    let difference = &report.cases["B2"].differences[0];
    let What::Due { told, own, parts, used, limit, works, .. } = &difference.what else {
        panic!("{difference}")
    };
    let days = (told.to_string(), own.unwrap().to_string(), parts.to_string());
    assert_eq!(days, ("2026-03-18".into(), "2026-03-16".into(), "2026-03-16".into()));
    assert_eq!((*used, *limit, *works), (10, 10, true));
    let text = report.text(true);
    assert!(
        text.contains("B2: DIFFERS 不符")
            && text.contains("承诺时限")
            && text.contains("event 事件 4 CaseAccepted"),
        "{text}"
    );
    // Told too early: by that day the own count has not used up the limit.
    log.entries[4].body = log.entries[4].body.replace("2026-03-18", "2026-03-12");
    let report = log.counted();
    let What::Due { parts, used, .. } = &report.cases["B2"].differences[0].what else { panic!("{report:?}") };
    assert_eq!((parts.to_string(), *used), ("2026-03-12".into(), 8));
}

#[test]
fn a_wrong_pause_a_wrong_extension_and_a_wrong_acceptance_are_found() {
    let mut log = lived();
    log.entries[1].happened_at += 86_400_000;
    assert_eq!(
        log.counted().cases["A1"].differences.len(),
        4,
        "the end of the pause and the extension tell both dates"
    );
    let mut log = lived();
    log.entries[3].body = log.entries[3].body.replace("\"by\":5", "\"by\":4");
    assert_eq!(log.counted().cases["A1"].differences.len(), 2);
    // C-11: the corrections were complete on Tuesday; Monday is told.
    let log = Log::new()
        .then("case/C3", "CorrectionSupplied", "2026-03-03 10:00", json!({"correction_supplied": {}}))
        .accepted("C3", "2026-03-04 10:00", "2026-03-02", ("2026-03-31", "2026-03-17"));
    let report = log.counted();
    let [only] = report.cases["C3"].differences.as_slice() else { panic!("{}", report.text(true)) };
    assert!(matches!(only.what, What::Accepted { .. }), "{only}");
    // C-12: silence counts from the receipt.
    let mut log = Log::new()
        .then(
            "case/D4",
            "MaterialsReceived",
            "2026-03-02 10:00",
            json!({"materials_received": {"received_on": "2026-03-02", "receipt": {}}}),
        )
        .accepted("D4", "2026-03-09 17:00", "2026-03-02", ("2026-03-30", "2026-03-16"));
    log.entries[1].kind = "CaseDeemedAccepted".into();
    log.entries[1].body = log.entries[1].body.replace("case_accepted", "case_deemed_accepted");
    assert!(log.counted().agrees(), "{}", log.counted().text(true));
}

#[test]
fn a_changed_calendar_must_be_told_and_by_the_right_date() {
    let declared = json!({ "local_holiday_declared": county_day() });
    let before = || lived().then("hall/main", "LocalHolidayDeclared", "2026-03-09 11:00", declared.clone());
    // Nobody has told B2 yet: a note, for the errand may still be on its way.
    let report = before().counted();
    assert!(report.agrees());
    assert_eq!(report.cases["B2"].awaits.len(), 2);
    assert!(report.text(false).contains("not told yet"));
    let told = || {
        before()
            .then(
                "case/B2",
                "DeadlineRecomputed",
                "2026-03-09 11:01",
                recomputed("promised", "2026-03-16", "2026-03-17"),
            )
            .then(
                "case/B2",
                "DeadlineRecomputed",
                "2026-03-09 11:01",
                recomputed("statutory", "2026-03-30", "2026-03-31"),
            )
    };
    let report = told().counted();
    assert!(report.agrees() && report.cases["B2"].awaits.is_empty(), "{}", report.text(false));
    // The declaration is missing, or says another day.
    let mut log = told();
    log.entries.remove(6);
    assert_eq!(log.counted().cases["B2"].differences.len(), 2);
    let mut log = told();
    log.entries[6].body = log.entries[6].body.replace("2026-03-10", "2026-04-10");
    assert!(!log.counted().agrees());
    // It moved from a date that nobody had told.
    let mut log = told();
    log.entries[7].body = log.entries[7].body.replace("2026-03-16", "2026-03-13");
    let report = log.counted();
    assert!(matches!(report.cases["B2"].differences[0].what, What::Before { .. }), "{}", report.text(true));
    // Taken back, the date is the old one again.
    let back = json!({"declaration_taken_back": {"local_holiday": county_day()}});
    let again = told()
        .then("hall/main", "DeclarationTakenBack", "2026-03-09 12:00", back)
        .then(
            "case/B2",
            "DeadlineRecomputed",
            "2026-03-09 12:01",
            recomputed("promised", "2026-03-17", "2026-03-16"),
        )
        .then(
            "case/B2",
            "LimitPassed",
            "2026-03-16 17:01",
            json!({"limit_passed": {"clock": "promised", "due": 1_773_651_600_000_i64}}),
        );
    assert!(again.counted().agrees(), "{}", again.counted().text(true));
}

#[test]
fn a_date_told_for_a_clock_that_stands_still_is_unfounded() {
    let log = lived().then(
        "case/A1",
        "DeadlineRecomputed",
        "2026-03-10 10:00",
        recomputed("promised", "2026-03-27", "2026-03-30"),
    );
    let report = log.counted();
    assert!(matches!(report.cases["A1"].differences[0].what, What::Unfounded(_)), "{}", report.text(true));
}

/// L-48: a request for information counts from its receipt, however late somebody takes it up; C-11 stays for licences.
#[test]
fn a_request_for_information_counts_from_its_receipt() {
    let submitted = |body: Value| json!({"application_submitted": body});
    let received = json!({"materials_received": {"received_on": "2026-03-02", "receipt": {}}});
    let of = |regime: Value| {
        Log::new()
            .then("case/A1", "ApplicationSubmitted", "2026-03-02 09:00", submitted(regime))
            .then("case/A1", "MaterialsReceived", "2026-03-02 09:00", received.clone())
            .accepted("A1", "2026-03-05 09:10", "2026-03-02", ("2026-03-30", "2026-03-16"))
            .counted()
    };
    assert!(of(json!({"regime": "information_request"})).cases["A1"].agrees());
    assert!(!of(json!({})).cases["A1"].agrees());
}

/// L-31: silence at the end of a licence decides, and the limits of the case stop with it.
#[test]
fn a_renewal_by_silence_stops_the_limits() {
    let open = Log::new().accepted("A1", "2026-03-02 09:10", "2026-03-02", ("2026-03-30", "2026-03-16"));
    let holiday = || json!({"local_holiday_declared": county_day()});
    let renewed = json!({"renewal_deemed_granted": {}});
    let late = Log { entries: open.entries.clone() }
        .then("hall/main", "LocalHolidayDeclared", "2026-03-09 09:00", holiday())
        .counted();
    assert!(!late.cases["A1"].awaits.is_empty(), "an open case waits for its new dates");
    let decided = open
        .then("case/A1", "RenewalDeemedGranted", "2026-03-09 08:00", renewed)
        .then("hall/main", "LocalHolidayDeclared", "2026-03-09 09:00", holiday())
        .counted();
    assert!(decided.cases["A1"].awaits.is_empty());
}

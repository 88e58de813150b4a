//! A rehearsed year, exported, and counted again by somebody else: every told date agrees; a date, a pause or a decree
//! that was tampered with does not.

use crate::ground::open_store;
use crate::scribe::{Scribe, county};
use recount::{Report, What, recount};
use rules::{
    actor::Actor,
    calendar::{Decree, Festival, Holiday, LocalHoliday},
    case, hall,
    time::{Date, Instant},
};
use serde_json::Value;
use std::{collections::BTreeSet, path::Path};
use store::Store;
use tempfile::TempDir;

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// The manager changes the calendar, and every open case is looked at again, as the errand does.
async fn declare(scribe: &mut Scribe, store: &Store, county: &mut county::County, command: hall::Command) {
    let mut batch = store.batch().await.expect("begins");
    let system = Actor::system();
    scribe.hall(&mut batch, command, &system).expect("the system may declare");
    let open: Vec<_> = scribe.cases.iter().filter(|(_, case)| !case.state.status.is_final()).collect();
    let numbers: Vec<_> = open.into_iter().map(|(number, _)| number.clone()).collect();
    for number in &numbers {
        scribe.case(&mut batch, number, case::Command::Tick, &system, county).expect("time is not refused");
    }
    batch.commit(scribe.now).await.expect("commits");
}

fn decree() -> Decree {
    let holiday = |festival, first: &str, last: &str, worked: &[&str]| Holiday {
        festival,
        first: day(first),
        last: day(last),
        statutory: vec![],
        worked: worked.iter().map(|date| day(date)).collect(),
    };
    Decree {
        number: "国办发明电〔2026〕9号".into(),
        title: "国务院办公厅关于2027年部分节假日安排的通知".into(),
        issued: day("2026-12-20"),
        year: Some(2027),
        holidays: vec![
            holiday(Festival::NewYear, "2027-01-01", "2027-01-03", &[]),
            holiday(Festival::SpringFestival, "2027-02-05", "2027-02-13", &["2027-01-31", "2027-02-20"]),
        ],
    }
}

/// A year of the county with everything that moves dates in it; the folder of its export.
async fn a_year() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let store = open_store(&format!("sqlite://{}", folder.path().join("node.sqlite").display())).await;
    let mut county = county(365, 4);
    let mut scribe = Scribe::founded(&store, &mut county).await;
    let until = |text: &str| Instant::parse(&format!("{text}T12:00:00+08:00")).expect("a moment");
    let county_day = LocalHoliday {
        first: day("2026-05-20"),
        last: day("2026-05-21"),
        zh: "县庆".into(),
        en: "County Day".into(),
        notice: "平政发〔2026〕3号".into(),
    };
    scribe.live_until(&store, &mut county, until("2026-05-13")).await;
    declare(&mut scribe, &store, &mut county, hall::Command::DeclareLocalHoliday(county_day.clone())).await;
    scribe.live_until(&store, &mut county, until("2026-05-15")).await;
    let back = rules::calendar::Declaration::LocalHoliday(LocalHoliday { ..county_day.clone() });
    declare(&mut scribe, &store, &mut county, hall::Command::TakeBack(back)).await;
    declare(&mut scribe, &store, &mut county, hall::Command::DeclareLocalHoliday(county_day)).await;
    scribe.live_until(&store, &mut county, until("2026-12-22")).await;
    declare(&mut scribe, &store, &mut county, hall::Command::LoadDecree(decree())).await;
    scribe.live(&store, &mut county).await;
    assert_eq!(scribe.refused, 0);
    store.export(&folder.path().join("export"), scribe.now).await.expect("exports");
    folder
}

/// The export with its lines changed; a line that becomes nothing is dropped.
fn changed(folder: &Path, mut change: impl FnMut(&mut Value, &mut Value) -> bool) -> Report {
    let copy = TempDir::new().expect("a folder");
    let text = std::fs::read_to_string(folder.join("export/events.jsonl")).expect("events");
    let mut lines = String::new();
    for line in text.lines() {
        let mut row: Value = serde_json::from_str(line).expect("a row");
        let mut body: Value = serde_json::from_str(row["body"].as_str().expect("a body")).expect("JSON");
        if change(&mut row, &mut body) {
            row["body"] = body.to_string().into();
            lines.push_str(&format!("{row}\n"));
        }
    }
    std::fs::write(copy.path().join("events.jsonl"), lines).expect("writes");
    std::fs::copy(folder.join("export/log.json"), copy.path().join("log.json")).expect("copies");
    recount(copy.path()).expect("a verdict")
}

fn differing(report: &Report) -> BTreeSet<&str> {
    report.cases.iter().filter(|(_, verdict)| !verdict.agrees()).map(|(number, _)| number.as_str()).collect()
}

#[tokio::test]
async fn a_rehearsed_year_agrees_and_what_was_tampered_with_does_not() {
    let folder = a_year().await;
    let folder = folder.path();
    let report = recount(&folder.join("export")).expect("a verdict");
    assert!(report.agrees(), "{}", report.text(true));
    let dates: u64 = report.cases.values().map(|verdict| verdict.dates).sum();
    println!("{} cases, {dates} dates of a year agree", report.cases.len());
    assert!(report.cases.len() > 600 && dates > 2_000, "the year must be worth counting: {dates}");
    assert!(report.cases.values().all(|verdict| verdict.awaits.is_empty()), "everybody has been told");
    assert_eq!(changed(folder, |_, _| true).text(true), report.text(true));

    // A date told a day later than it was.
    let mut of = String::new();
    let tampered = changed(folder, |row, body| {
        if of.is_empty() && row["kind"] == "CaseAccepted" && row["position"].as_u64() > Some(2_000) {
            of = row["dossier"].as_str().expect("a name").replace("case/", "");
            body["case_accepted"]["promised_due"] = "2026-12-31".into();
        }
        true
    });
    assert_eq!(differing(&tampered), [of.as_str()].into());
    let first = &tampered.cases[&of].differences[0];
    let What::Due { told, own, parts, .. } = &first.what else { panic!("{first}") };
    assert_eq!((told.to_string(), Some(*parts)), ("2026-12-31".to_owned(), *own), "{first}");
    let text = tampered.text(true);
    assert!(text.contains(&of) && text.contains("promised limit") && text.contains("they part on"), "{text}");

    // A special procedure that is said to have lasted six days longer.
    let mut of = String::new();
    let tampered = changed(folder, |row, _| {
        if of.is_empty() && row["kind"] == "SpecialProcedureEnded" {
            of = row["dossier"].as_str().expect("a name").replace("case/", "");
            row["happened_at"] = (row["happened_at"].as_i64().expect("a time") + 6 * 86_400_000).into();
        }
        true
    });
    assert!(!of.is_empty(), "the year must have a special procedure");
    assert_eq!(differing(&tampered), [of.as_str()].into());

    // The decree, or the local holiday, is missing: whoever was told by it differs, and nobody else.
    for (kind, after) in [("DecreeLoaded", "2026-12-22"), ("LocalHolidayDeclared", "2026-05-13")] {
        let told = |row: &Value| row["kind"] == "DeadlineRecomputed";
        let after = Instant::midnight(day(after)).0;
        let mut moved = BTreeSet::new();
        let tampered = changed(folder, |row, _| {
            if told(row) && row["recorded_at"].as_i64() >= Some(after) {
                moved.insert(row["dossier"].as_str().expect("a name").replace("case/", ""));
            }
            row["kind"] != kind
        });
        let differing = differing(&tampered);
        assert!(!differing.is_empty(), "{kind} was missed by nobody");
        assert!(tampered.cases.len() > differing.len());
        assert!(differing.iter().any(|number| moved.contains(*number)), "{kind}");
    }

    // What moved the dates first was never told: then the next move begins from a day that nobody knew.
    let until = Instant::midnight(day("2026-05-14")).0;
    let first =
        |row: &Value| row["kind"] == "DeadlineRecomputed" && row["recorded_at"].as_i64() < Some(until);
    let tampered = changed(folder, |row, _| !first(row));
    let mut differences = tampered.cases.values().flat_map(|verdict| &verdict.differences);
    assert!(differences.any(|difference| matches!(difference.what, What::Before { .. })));
}

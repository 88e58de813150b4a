//! What the detectors of evasion find in a county in which it is known who evades (SU6): how much of it, and how much else.

use crate::office::Office;
use county::{Catalogue, County, Taint, Tricks};
use rules::{
    case::Case,
    dossier::Dossier,
    identifier::CaseNumber,
    rating::Rating,
    supervision::{
        Finding, Rule, RuleKind,
        evasion::{CASE_EVENTS, RATING_EVENTS, Trace, Traces, nightly},
    },
    time::{Date, day_number, from_day_number},
};
use std::collections::BTreeMap;

const DAYS: u32 = 30;

/// Enough of everything in a month that every detector has something to find.
const TRICKS: Tricks = Tricks {
    typed_in: 30,
    pause: 300,
    returns: 30,
    resubmission: 25,
    batch: 400,
    own_rating: 300,
    split: 15,
    instant: 30,
};

fn start() -> Date {
    jiff::civil::date(2026, 3, 2)
}

fn lived(tricks: Tricks, cases: u32) -> (County, Office) {
    let catalogue = Catalogue::embedded().expect("the catalogue is in order");
    let mut county = County::new(20_260_302, catalogue, start(), DAYS, cases).with_tricks(tricks);
    let mut office = Office::founded(&mut county);
    office.live(&mut county, |_, _| {});
    (county, office)
}

/// Everything the detectors found: at the events, and on the nights.
fn found(office: &Office) -> Vec<Finding> {
    let cards = office.cards.values().filter_map(|card| card.state.finding.clone());
    let mut found: Vec<Finding> = cards.filter(|finding| finding.rule.kind() == RuleKind::Evasion).collect();
    let traces = traces(office, |kinds, name| kinds.contains(&name));
    assert_eq!(traces, self::traces(office, |_, _| true), "the events that a night leaves out say nothing");
    for day in 0..i64::from(DAYS) {
        let day = from_day_number(day_number(start()) + day);
        found.extend(nightly(&traces, &office.hall.state, day));
    }
    found
}

/// The traces of all cases, of the events that are read.
fn traces(office: &Office, is_read: impl Fn(&[&str], &str) -> bool) -> Vec<Trace> {
    let mut traces = Traces::default();
    for (number, file) in &office.cases {
        let read = file.history.iter().filter(|event| is_read(CASE_EVENTS, Case::event_name(&event.event)));
        read.for_each(|event| traces.note(number, event));
    }
    for (number, history) in &office.rating_histories {
        let read = history.iter().filter(|event| is_read(RATING_EVENTS, Rating::event_name(&event.event)));
        read.for_each(|event| traces.note_rating(number, event));
    }
    traces.into_traces()
}

/// What a detector is worth.
#[derive(Debug, Default)]
struct Worth {
    injected: usize,
    caught: usize,
    raised: usize,
    right: usize,
}

fn worth(tainted: &[Taint], found: &[Finding]) -> BTreeMap<Rule, Worth> {
    let mut worth: BTreeMap<Rule, Worth> = BTreeMap::new();
    let shows = |finding: &Finding, taint: &Taint| {
        let named = |case: &CaseNumber| taint.cases.contains(case);
        finding.rule == taint.rule && (named(&finding.case) || finding.also.iter().any(named))
    };
    for taint in tainted {
        let worth = worth.entry(taint.rule).or_default();
        worth.injected += 1;
        worth.caught += usize::from(found.iter().any(|finding| shows(finding, taint)));
    }
    for finding in found {
        let worth = worth.entry(finding.rule).or_default();
        worth.raised += 1;
        worth.right += usize::from(tainted.iter().any(|taint| shows(finding, taint)));
    }
    worth
}

#[test]
fn every_detector_finds_nine_in_ten_and_little_else() {
    let (county, office) = lived(TRICKS, 60);
    let (tainted, found) = (county.tainted(), found(&office));
    let worth = worth(&tainted, &found);
    eprintln!("{} cases, {} refusals: {worth:#?}", office.cases.len(), office.refusals.len());
    for rule in Rule::ALL.iter().filter(|rule| rule.kind() == RuleKind::Evasion) {
        let Some(Worth { injected, caught, raised, right }) = worth.get(rule) else { panic!("no {rule:?}") };
        let code = rule.code();
        assert!(*injected >= 5, "{code}: {injected} tricks say little");
        assert!(caught * 10 >= injected * 9, "{code}: {caught} of {injected} caught");
        assert!(right * 10 >= raised * 9, "{code}: {right} of {raised} right");
    }
}

#[test]
fn honest_people_raise_no_suspicion() {
    let (county, office) = lived(Tricks::default(), 30);
    assert!(county.tainted().is_empty());
    let found = found(&office);
    assert!(
        found.len() * 200 <= office.cases.len(),
        "{} of {} cases: {found:#?}",
        found.len(),
        office.cases.len()
    );
}

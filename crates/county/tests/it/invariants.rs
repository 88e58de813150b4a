//! What must hold at the beginning of every day, whatever happened the day before.

use crate::office::{File, Office, Sleeper};
use rules::{
    case::{Case, CaseOutcome, CaseStatus, ClockName, Event, next_wake},
    dossier::Known,
    identifier::CaseNumber,
    rating::{self, RatingLimit},
    supervision::{Finding, SupervisionLevel, supervise},
    time::Instant,
};
use std::collections::{BTreeMap, BTreeSet};

/// What is kept from day to day.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    documents: BTreeMap<String, CaseNumber>,
    counted: BTreeMap<CaseNumber, usize>,
}

impl Seen {
    /// Looks at every case that changed since the last look, and at the alarms of all that are open.
    pub(crate) fn check(&mut self, office: &mut Office, now: Instant) {
        let touched = std::mem::take(&mut office.touched);
        for number in &touched {
            let file = &office.cases[number];
            replays(number, file);
            clocks(number, &file.known.state, office);
            statuses(number, &file.known.state);
            self.documents(number, &file.known.state);
            cards_have_causes_and_causes_cards(number, file, office);
        }
        alarms(office, now);
        every_card_has_its_cause(office);
    }

    fn documents(&mut self, number: &CaseNumber, case: &Case) {
        let before = self.counted.insert(number.clone(), case.documents.len()).unwrap_or(0);
        for document in &case.documents[before..] {
            let old = self.documents.insert(format!("{:?}", document.number), number.clone());
            assert!(old.is_none(), "{:?} stands in {number} and {old:?}", document.number);
        }
    }
}

/// The state is the fold of the history.
fn replays(number: &CaseNumber, file: &File) {
    let again = Known::<Case>::replay(&file.history);
    assert_eq!(again.version, file.known.version, "{number}");
    assert_eq!(format!("{:?}", again.state), format!("{:?}", file.known.state), "{number}");
    let versions: Vec<u64> = file.history.iter().map(|event| event.version).collect();
    assert_eq!(versions, (1..=file.known.version).collect::<Vec<u64>>(), "{number}: no gap");
    assert!(file.history.is_sorted_by_key(|event| event.stamp.happened_at), "{number}: time runs forward");
}

/// Every open step has its one clock, which runs; no clock runs without a step; none is due before it starts.
fn clocks(number: &CaseNumber, case: &Case, office: &Office) {
    let calendar = &office.hall.state.calendar;
    for (name, clock) in &case.clocks {
        assert!(clock.due(calendar).date >= clock.started_on(), "{number} {name:?} due before its start");
    }
    let runs = |name: &ClockName| case.clock(name).is_some_and(|clock| !clock.is_stopped());
    if case.status.is_final() {
        let ends = case.clocks.keys().filter(|name| !name.outlives_the_case());
        assert!(ends.into_iter().all(|name| !runs(name)), "{number}: a clock runs on after the end");
        return;
    }
    // What lies with the superior has no limit of a step here (L-15).
    let here = case.status != CaseStatus::ForwardedUp;
    let open: BTreeSet<ClockName> =
        case.open_steps().filter(|_| here).map(|(id, _)| ClockName::Step(id.clone())).collect();
    let running = case.clocks.keys().filter(|name| matches!(name, ClockName::Step(_)) && runs(name));
    assert_eq!(open, running.cloned().collect(), "{number}: open steps and running step clocks");
    assert_eq!(case.status.is_under_review(), runs(&ClockName::Promised), "{number}: the promise");
    let something = case.open_steps().next().is_some();
    assert_eq!(case.status.is_under_review(), something, "{number}: under review, something is open");
}

fn statuses(number: &CaseNumber, case: &Case) {
    let outcome = case.outcome;
    match case.status {
        CaseStatus::Completed => {
            assert!(matches!(outcome, Some(CaseOutcome::Granted | CaseOutcome::Refused)), "{number}");
        }
        CaseStatus::Granted => assert_eq!(outcome, Some(CaseOutcome::Granted), "{number}"),
        CaseStatus::Refused => assert_eq!(outcome, Some(CaseOutcome::Refused), "{number}"),
        CaseStatus::Withdrawn => assert_eq!(outcome, Some(CaseOutcome::Withdrawn), "{number}"),
        CaseStatus::NotRequired => assert_eq!(outcome, Some(CaseOutcome::NotRequired), "{number}"),
        CaseStatus::AcceptanceRefused => {
            assert_eq!(outcome, Some(CaseOutcome::AcceptanceRefused), "{number}");
        }
        status if status.is_under_review() => {
            assert_eq!(outcome, None, "{number}");
            assert!(case.accepted_on.is_some(), "{number}: under review, so accepted");
        }
        _ => {}
    }
    assert_eq!(case.ended.is_some(), case.status.is_final(), "{number}");
    assert_eq!(case.special.is_some(), case.status == CaseStatus::Suspended, "{number}");
    let separated = case.steps.values().filter_map(|step| step.finished.as_ref());
    assert!(separated.clone().all(|done| !done.opinion.trim().is_empty()), "{number}: K-12");
}

/// Every limit of the office that is near or has passed, and every termination, has its card, with the event as evidence
/// or an earlier one.
fn cards_have_causes_and_causes_cards(number: &CaseNumber, file: &File, office: &Office) {
    let content = office.items[&file.known.state.item]
        .state
        .content(file.known.state.item_version)
        .expect("a case keeps its version");
    for event in &file.history {
        let limit = matches!(
            event.event,
            Event::LimitNeared { .. } | Event::LimitPassed { .. } | Event::CaseTerminated { .. }
        );
        let findings = supervise(&file.known.state, std::slice::from_ref(event), content, &office.hall.state);
        for finding in findings.iter().filter(|_| limit) {
            assert!(office.cards.contains_key(&finding.card()), "{number}: no card {}", finding.card());
        }
    }
}

/// No card without a case, an event that proves it, and that event a limit near or passed, or a termination; what is only
/// suspected may rest on any act, and is a warning at most.
fn every_card_has_its_cause(office: &Office) {
    for (name, card) in &office.cards {
        let finding = card.state.finding.as_ref().unwrap_or_else(|| panic!("{name} is about nothing"));
        let file = &office.cases[&finding.case];
        assert!(!finding.evidence.is_empty(), "{name} proves nothing");
        if let Some(limit) = finding.limit {
            of_a_rating(name, finding, limit, office);
            continue;
        }
        for version in &finding.evidence {
            let event = &file.history[usize::try_from(*version - 1).expect("a place in the history")].event;
            let fits = match event {
                Event::LimitNeared { .. } | Event::CaseTerminated { .. } => {
                    finding.level == SupervisionLevel::Remind
                }
                Event::LimitPassed { .. } => finding.level > SupervisionLevel::EarlyWarning,
                _ => finding.rule.only_suspects() && finding.level <= SupervisionLevel::EarlyWarning,
            };
            assert!(fits, "{name}: {event:?} is no cause");
        }
    }
}

/// A card about a rating names the rating, a bad one, and the limit of it that is near or has passed (SR-E2).
fn of_a_rating(name: &str, finding: &Finding, limit: RatingLimit, office: &Office) {
    let history = &office.rating_histories[&finding.case];
    let proof = |nth: usize| &history[usize::try_from(finding.evidence[nth] - 1).expect("a place")].event;
    assert_eq!(finding.evidence.len(), 2, "{name}");
    let given = matches!(proof(0), rating::Event::RatingGiven { level, .. } if level.is_bad());
    let of = match proof(1) {
        rating::Event::RatingLimitNeared { limit } if finding.level == SupervisionLevel::Remind => *limit,
        rating::Event::RatingLimitPassed { limit } if finding.level > SupervisionLevel::Remind => *limit,
        event => panic!("{name}: {event:?} is no cause"),
    };
    assert!(given && of == limit, "{name}");
    let clerk = office.ratings[&finding.case].state.clerk.as_ref();
    assert!(clerk.is_none_or(|clerk| !office.hall.state.holds(clerk, &finding.post)), "{name}: R-11");
}

/// Whatever wants waking has an alarm, and no alarm lies behind.
fn alarms(office: &Office, now: Instant) {
    if let Some((at, who)) = office.alarms.first() {
        assert!(*at > now, "{who:?} should have been woken at {at}");
    }
    for (number, file) in &office.cases {
        let case = &file.known.state;
        let content =
            office.items[&case.item].state.content(case.item_version).expect("a case keeps its version");
        if let Some(wake) = next_wake(case, &office.hall.state, content.limits.remind_before) {
            let alarm = (wake, Sleeper::Case(number.clone()));
            assert!(office.alarms.contains(&alarm), "{number} sleeps through {wake}");
        }
    }
}

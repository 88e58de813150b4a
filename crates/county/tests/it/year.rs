//! A year of the county, and every card of it against every cause (SU1, S-07): the cards that limits give are reckoned
//! anew here from the clocks of the cases and the calendar alone, without the rules of supervision, and the two sets are
//! the same. `SEED=7 cargo test` repeats a failure.

use crate::{
    office::{File, Office},
    rehearsal::{county, seed},
};
use rules::{
    calendar::Calendar,
    case::{Case, ClockName, Event},
    clock::Clock,
    dossier::{Known, Recorded},
    hall::Hall,
    item::Content,
    rating::{self, Rating, RatingLimit},
    time::{DAY_MS, Instant, WorkingDays},
};
use std::collections::{BTreeMap, BTreeSet};

/// Two halves of two years, so that a turn of the year with its holidays lies between.
const DAYS: u32 = 365;
const CASES_A_DAY: u32 = 8;

/// What the clocks say there must be, and what there may be besides: two things at one moment have no order that a
/// reader could tell.
#[derive(Debug, Default)]
struct Due {
    certain: BTreeSet<String>,
    possible: BTreeSet<String>,
}

#[test]
fn no_card_without_cause_and_no_cause_without_card() {
    let start = jiff::civil::date(2025, 6, 2);
    let mut county = county(seed(), start, DAYS, CASES_A_DAY);
    let mut office = Office::founded(&mut county);
    office.live(&mut county, |_, _| {});
    let end = Instant::midnight(start).plus_ms(i64::from(DAYS) * DAY_MS);
    office.pass(end, &mut county);

    let mut due = Due::default();
    for file in office.cases.values() {
        of_a_case(file, content_of(&office, file), &office.hall.state, end, &mut due);
    }
    for history in office.rating_histories.values() {
        of_a_rating(history, &office.hall.state, end, &mut due);
    }
    let raised: BTreeSet<String> = office.cards.keys().cloned().collect();
    let missing: Vec<&String> = due.certain.difference(&raised).collect();
    assert!(missing.is_empty(), "{} causes without a card: {missing:#?}", missing.len());
    let unfounded: Vec<&String> = raised.difference(&due.possible).collect();
    assert!(unfounded.is_empty(), "{} cards without a cause: {unfounded:#?}", unfounded.len());

    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for name in &raised {
        for kind in
            ["SR-T1-yellow", "SR-T2-remind", "SR-T2-yellow", "SR-T4-remind", "SR-T4-yellow", "SR-E2-yellow"]
        {
            *kinds.entry(kind).or_insert(0) += usize::from(name.contains(kind));
        }
    }
    let (cases, cards, certain) = (office.cases.len(), raised.len(), due.certain.len());
    eprintln!("{cases} cases, {cards} cards, {certain} of them certain: {kinds:?}");
    assert!(certain * 10 >= cards * 9, "what may be and need not be is the exception");
    // A year in which nothing was late would prove nothing.
    assert!(kinds.values().all(|number| *number > 0), "{kinds:?}");
}

fn content_of<'a>(office: &'a Office, file: &File) -> &'a Content {
    let case = &file.known.state;
    office.items[&case.item].state.content(case.item_version).expect("a case keeps its version")
}

/// The cards that one case gave cause for, told from its history: between one event and the next the clocks stand as the
/// earlier one left them, so whatever ends between the two was late.
fn of_a_case(file: &File, content: &Content, hall: &Hall, end: Instant, due: &mut Due) {
    let lead = hall.lead(content.limits.remind_before);
    let mut known = Known::<Case>::default();
    for event in &file.history {
        of_the_clocks(&known.state, event.stamp.happened_at, (&hall.calendar, lead), due);
        if let Some((card, step)) = told_by(&event.event) {
            due.certain.insert(named(&file.known.state, card, step));
        }
        if matches!(event.event, Event::CaseTerminated { .. }) {
            due.possible.insert(named(&file.known.state, TERMINATED, None));
        }
        known = known.then(event);
    }
    of_the_clocks(&known.state, end, (&hall.calendar, lead), due);
}

fn of_the_clocks(case: &Case, now: Instant, (calendar, lead): (&Calendar, WorkingDays), due: &mut Due) {
    let runs = |(name, clock): &(&ClockName, &Clock)| {
        let stands = clock.is_stopped() || clock.is_paused();
        !stands && (!case.status.is_final() || name.outlives_the_case())
    };
    for (name, clock) in case.clocks.iter().filter(runs) {
        let Some((near, passed)) = cards_of(name) else { continue };
        let step = step_of(name);
        let late = clock.late_from(calendar);
        if late <= now {
            let card = named(case, passed, step);
            if late < now && !case.passed.contains_key(name) {
                due.certain.insert(card.clone());
            }
            due.possible.insert(card);
        }
        let Some(near) = near else { continue };
        let reminded = clock.remind_at(calendar, lead);
        if reminded <= now {
            let card = named(case, near, step);
            // Whoever hears that a limit has passed need not hear that it was near.
            let said = case.neared.contains(name) || case.passed.contains_key(name);
            if reminded < now && reminded < late && !said {
                due.certain.insert(card.clone());
            }
            due.possible.insert(card);
        }
    }
}

/// The cards that one rating gave cause for (SR-E2), told from its history in the same way.
fn of_a_rating(history: &[Recorded<rating::Event>], hall: &Hall, end: Instant, due: &mut Due) {
    let mut known = Known::<Rating>::default();
    let mut told = BTreeSet::new();
    let ends = history.iter().map(|event| (event.stamp.happened_at, Some(event))).chain([(end, None)]);
    for (at, event) in ends {
        for clock in known.state.running(hall).iter().filter(|clock| clock.limit != RatingLimit::Review) {
            let late = clock.late_from(&hall.calendar);
            let passed = (late, rating_card(&known.state, clock.limit, "yellow"));
            let near = clock.near.filter(|near| *near < late);
            let near = near.map(|near| (near, rating_card(&known.state, clock.limit, "remind")));
            for (from, card) in near.into_iter().chain([passed]).filter(|(from, _)| *from <= at) {
                // Whoever hears that a limit has passed need not hear that it was near.
                let is_near = card.contains("remind");
                let said =
                    told.contains(&card) || is_near && told.contains(&card.replace("remind", "yellow"));
                if from < at && !said && !(is_near && late < at) {
                    due.certain.insert(card.clone());
                }
                due.possible.insert(card);
            }
        }
        let Some(event) = event else { continue };
        known = known.then(event);
        let said = match event.event {
            rating::Event::RatingLimitNeared { limit } => Some((limit, "remind")),
            rating::Event::RatingLimitPassed { limit } => Some((limit, "yellow")),
            _ => None,
        };
        if let Some((limit, level)) = said.filter(|(limit, _)| *limit != RatingLimit::Review) {
            let card = rating_card(&known.state, limit, level);
            told.insert(card.clone());
            due.certain.insert(card);
        }
    }
}

fn rating_card(rating: &Rating, limit: RatingLimit, level: &str) -> String {
    let case = rating.case.as_ref().expect("a rating is of a case");
    format!("{}-SR-E2-{level}-{}", case.as_str(), limit.word())
}

/// The cards of domain rules §5.1 that a clock gives: before its end, and after it.
fn cards_of(name: &ClockName) -> Option<(Option<&'static str>, &'static str)> {
    Some(match name {
        ClockName::Acceptance => (None, "SR-T1-yellow"),
        ClockName::Promised => (Some("SR-T2-remind"), "SR-T2-yellow"),
        ClockName::Statutory | ClockName::LowerReview => (None, "SR-T3-red"),
        ClockName::Step(_) => (Some("SR-T4-remind"), "SR-T4-yellow"),
        ClockName::Issue
        | ClockName::Hearing
        | ClockName::Tell
        | ClockName::Assignment
        | ClockName::Verification => (None, "SR-T5-yellow"),
        ClockName::Procedure => (None, "SR-P4-yellow"),
        // The applicant's own, an outsider's, and what silence tells in another way.
        ClockName::PreReview
        | ClockName::Renewal
        | ClockName::Correction
        | ClockName::Statement(_)
        | ClockName::HearingRequest(_)
        | ClockName::Deferral
        | ClockName::Rectification
        | ClockName::Payment => return None,
    })
}

/// What honest people do that is reported all the same: a case that ends before its steps are done.
const TERMINATED: &str = "SR-P1-remind";

/// The card that an event asks for by itself. Whether a limit was rightly noted the clocks say; that none was forgotten,
/// too, for what ended between two events and was not noted is certain without it.
fn told_by(event: &Event) -> Option<(&'static str, Option<&str>)> {
    match event {
        Event::LimitPassed { clock, .. } => cards_of(clock).map(|(_, passed)| (passed, step_of(clock))),
        Event::LimitNeared { clock, .. } => {
            cards_of(clock).and_then(|(near, _)| near).map(|near| (near, step_of(clock)))
        }
        Event::CaseTerminated { .. } => Some((TERMINATED, None)),
        _ => None,
    }
}

fn step_of(clock: &ClockName) -> Option<&str> {
    match clock {
        ClockName::Step(step) => Some(step.as_str()),
        _ => None,
    }
}

fn named(case: &Case, card: &str, step: Option<&str>) -> String {
    let number = case.number.as_ref().expect("a case has its number from the first event on");
    let step = step.map(|step| format!("-{step}")).unwrap_or_default();
    format!("{}-{card}{step}", number.as_str())
}

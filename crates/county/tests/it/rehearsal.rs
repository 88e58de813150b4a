//! The county lives before the office: three days, sixty days, and on without an end. `SEED=7 cargo test` repeats a
//! failure.

use crate::{invariants::Seen, office::Office};
use county::{Act, Answer, Catalogue, County, Order};
use rules::{
    card::CardState,
    case::{CaseOutcome, CaseStatus, Command, Event},
    rating::{Rating, RatingLevel},
    time::{Date, Instant, OfficeSeconds},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

pub(crate) fn seed() -> u64 {
    std::env::var("SEED").ok().and_then(|text| text.parse().ok()).unwrap_or(20_260_302)
}

fn start() -> Date {
    jiff::civil::date(2026, 3, 2)
}

pub(crate) fn county(seed: u64, start: Date, days: u32, cases: u32) -> County {
    County::new(seed, Catalogue::embedded().expect("the catalogue is in order"), start, days, cases)
}

/// Founds a hall and lives these days with daily checks.
fn lived(seed: u64, days: u32, cases: u32) -> (County, Office, Seen) {
    let mut county = county(seed, start(), days, cases);
    let mut office = Office::founded(&mut county);
    let mut seen = Seen::default();
    office.live(&mut county, |office, now| seen.check(office, now));
    let end = Instant::midnight(start()).plus_ms(i64::from(days) * rules::time::DAY_MS);
    office.pass(end, &mut county);
    seen.check(&mut office, end);
    (county, office, seen)
}

fn share(part: usize, whole: usize) -> usize {
    part * 1000 / whole.max(1)
}

#[test]
fn the_hall_is_founded_by_whoever_is_entitled() {
    let mut county = county(seed(), start(), 1, 1);
    let founding = county.founding();
    assert!(founding.is_sorted_by_key(|act| act.at), "in time order");
    assert!(founding.iter().all(|act| act.at < Instant::midnight(start())), "before the first case");
    let by_system = founding.iter().filter(|act| act.actor.as_str() == rules::dossier::SYSTEM).count();
    assert_eq!(by_system, 2, "the system only describes the hall and entrusts the security administrator");
    let office = Office::founded(&mut county);
    assert_eq!(office.refusals, Vec::<String>::new());
    assert_eq!(office.items.len(), county.catalogue().items.len());
    for (code, item) in &office.items {
        let (_, content) = item.state.current().unwrap_or_else(|| panic!("{code} is not published"));
        let version = item.state.latest().expect("published").1;
        let reviewers: BTreeSet<_> = version.reviews.values().map(|review| &review.by).collect();
        assert_eq!(reviewers.len(), 2, "{} passed two people", content.identity.name);
        assert!(
            version.authors.iter().all(|author| !reviewers.contains(author)),
            "{}",
            content.identity.name
        );
    }
    assert_eq!(office.bulletins.len(), county.catalogue().bulletins.len());
    for (id, bulletin) in &office.bulletins {
        assert!(bulletin.state.pending.is_none(), "{id} is published");
        assert!(bulletin.state.current().is_some(), "{id} is published");
    }
    let corrected = office.bulletins.values().filter(|known| known.state.is_corrected()).count();
    let withdrawn = office.bulletins.values().filter(|known| known.state.withdrawn.is_some()).count();
    assert_eq!((corrected, withdrawn), (1, 1), "one of each, so that the demo shows what they look like");
    let vacant = office.hall.state.posts.values().filter(|post| post.holders.is_empty());
    assert_eq!(vacant.map(|post| post.id.to_string()).collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn three_days() {
    let (county, office, _) = lived(seed(), 3, 15);
    assert_eq!(office.refusals, Vec::<String>::new());
    assert!((20..90).contains(&office.cases.len()), "{} cases", office.cases.len());
    let done = office.cases.values().filter(|file| file.known.state.status == CaseStatus::Completed).count();
    assert!(done > 0, "what is done on the spot is done");
    let patrols = office.books.values().map(|known| known.state.patrols.len()).sum::<usize>();
    assert!((2..=6).contains(&patrols), "{patrols} patrols in three days");
    nothing_personal(&office, &county);
}

/// No name, number or telephone of anybody stands in an event (VE3).
fn nothing_personal(office: &Office, county: &County) {
    let log: Vec<String> = office
        .cases
        .values()
        .map(|file| serde_json::to_string(&file.history).expect("events are data"))
        .collect();
    for person in county.people().all() {
        for datum in [&person.name, &person.id_number, &person.phone, &person.address] {
            assert!(!log.iter().any(|text| text.contains(datum.as_str())), "{datum} stands in the log");
        }
    }
}

#[test]
fn sixty_days() {
    let began = std::time::Instant::now();
    let (county, office, _) = lived(seed(), 60, 15);
    report(&office, &county, began.elapsed());
    let cases = office.cases.len();
    let refused = office.refusals.len();
    assert!(share(refused, usize::try_from(office.acts).unwrap()) < 10, "{:#?}", office.refusals);
    let happened = |what: fn(&Event) -> bool| {
        let did = |file: &&crate::office::File| file.history.iter().any(|event| what(&event.event));
        share(office.cases.values().filter(did).count(), cases)
    };
    let within = |name: &str, permille: usize, from: usize, to: usize| {
        assert!((from..=to).contains(&permille), "{name}: {permille} in a thousand, not {from} to {to}");
    };
    within("corrections", happened(|it| matches!(it, Event::CorrectionNoticeIssued { .. })), 50, 160);
    within("refused", happened(|it| matches!(it, Event::Refused { .. })), 10, 80);
    within("past promise", happened(is_past_promise), 4, 60);
    within("sent back", happened(|it| matches!(it, Event::StepSentBack { .. })), 3, 60);
    within("withdrawn", happened(|it| matches!(it, Event::ApplicationWithdrawn { .. })), 5, 60);
    let told = happened(|it| matches!(it, Event::NotRequiredTold { .. } | Event::AcceptanceRefused { .. }));
    within("not accepted", told, 5, 60);
    assert!(happened(|it| matches!(it, Event::SpecialProcedureStarted { .. })) > 0, "special procedures");
    let completed = |file: &&crate::office::File| file.known.state.status == CaseStatus::Completed;
    let completed = office.cases.values().filter(completed).count();
    let rated = office.ratings.values().filter(|rating| rating.state.level.is_some()).count();
    within("rated", share(rated, completed), 220, 480);
    within("completed", share(completed, cases), 500, 900);
    let bad = |it: &&Rating| it.level.is_some_and(RatingLevel::is_bad);
    let rated: Vec<&Rating> = office.ratings.values().map(|known| &known.state).filter(bad).collect();
    assert!(rated.len() > 8, "{} bad ratings", rated.len());
    let answered = rated.iter().filter(|it| it.answer.is_some()).count();
    let late = rated.iter().filter(|it| !it.missed.is_empty()).count();
    assert!(share(answered, rated.len()) > 500, "{answered} of {} are answered", rated.len());
    assert!((20..500).contains(&share(late, rated.len())), "{late} of {} are late", rated.len());
    assert!(rated.iter().any(|it| it.second.is_some()) && rated.iter().any(|it| it.review.is_some()));
    let voice =
        office.cards.values().filter(|card| card.state.finding.as_ref().is_some_and(|it| it.limit.is_some()));
    assert!(voice.count() >= late, "each limit that passed has its card");
    assert!(office.cards.values().any(|card| card.state.state == CardState::Closed), "cards are closed");
    assert!(office.cards.values().any(|card| !card.state.state.is_final()), "some cards are open");
}

fn is_past_promise(event: &Event) -> bool {
    matches!(event, Event::LimitPassed { clock: rules::case::ClockName::Promised, .. })
}

#[test]
fn the_same_seed_gives_the_same_acts() {
    let acts = |seed: u64| -> Vec<Act> {
        let mut county = county(seed, start(), 4, 15);
        let mut office = Office::founded(&mut county);
        let mut acts = county.founding();
        while let Some(at) = county.next_at() {
            if !office.pass(at, &mut county) {
                let act = county.next_act().expect("announced");
                office.put(&act, &mut county);
                acts.push(act);
            }
        }
        acts
    };
    let first = acts(seed());
    assert!(first.len() > 400);
    assert_eq!(first, acts(seed()), "the same county");
    assert_ne!(first, acts(seed() + 1), "another one");
}

#[test]
fn staff_act_in_office_hours_and_applicants_in_time_order() {
    let mut county = county(seed(), start(), 10, 15);
    let mut office = Office::founded(&mut county);
    let mut last = None;
    let mut by_night = 0;
    while let Some(at) = county.next_at() {
        if office.pass(at, &mut county) {
            continue;
        }
        let act = county.next_act().expect("announced");
        assert!(last.is_none_or(|last| last <= act.at), "time runs forward");
        last = Some(act.at);
        // The second before the act was open: so the last second of the morning counts as well.
        let open = county.calendar().elapsed(act.at.minus_ms(1000), act.at) == OfficeSeconds(1);
        if county.people().is_staff(&act.actor) {
            assert!(open, "{} {:?} at {}", act.actor, act.order, act.at);
        } else {
            by_night += u32::from(!open);
        }
        office.put(&act, &mut county);
    }
    assert!(by_night > 0, "the net never sleeps");
}

#[test]
fn the_county_goes_on_living() {
    let (mut county, mut office, mut seen) = lived(seed(), 12, 15);
    let refused = office.refusals.len();
    let (cases, events) = (office.cases.len(), office.events);
    let mut now = Instant::midnight(start()).plus_ms(12 * rules::time::DAY_MS);
    let mut kinds: BTreeMap<&str, u32> = BTreeMap::new();
    for _ in 0..1500 {
        now = now.plus_seconds(7);
        office.pass(now, &mut county);
        let act = county.live_act(now).expect("there is always something to do");
        assert_eq!(act.at, now);
        *kinds.entry(word(&act.order)).or_default() += 1;
        office.put(&act, &mut county);
    }
    office.pass(now, &mut county);
    seen.check(&mut office, now);
    eprintln!("living on: {kinds:?}, {} planned", county.planned());
    assert_eq!(office.refusals.len(), refused, "{:#?}", office.refusals);
    assert!(office.cases.len() > cases + 100 && office.events > events + 1500, "it moves");
    assert!(kinds.len() >= 5, "{kinds:?}");
    assert!(
        (20..1000).contains(&county.planned()),
        "{} acts planned: it neither dries up nor drowns",
        county.planned()
    );
}

fn word(order: &Order) -> &'static str {
    match order {
        Order::Hall(_) | Order::Item { .. } | Order::Bulletin { .. } => "hall",
        Order::Apply { .. } => "apply",
        Order::Resubmit { .. } | Order::SupplyCorrection { .. } => "correct",
        Order::Deliver { .. } => "deliver",
        Order::Case { .. } | Order::HoldHearing { .. } => "handle",
        Order::Card { .. } | Order::Patrol { .. } => "card",
        Order::Rate { .. } | Order::Voice { .. } => "rate",
    }
}

#[test]
fn a_case_of_a_visitor_is_seen_to() {
    let (mut county, mut office, _) = lived(seed(), 5, 15);
    // A county that knows nothing of the days before takes all open cases on, as after a restart.
    let mut fresh = self::county(seed(), start(), 5, 15);
    let mut now = Instant::midnight(start()).plus_ms(5 * rules::time::DAY_MS);
    office.pass(now, &mut county);
    let open =
        |office: &Office| office.cases.values().filter(|file| !file.known.state.status.is_final()).count();
    let before = open(&office);
    assert!(before > 5, "{before} open");
    let numbers: Vec<_> = office.cases.keys().cloned().collect();
    for number in &numbers {
        fresh.adopt(&office.cases[number].known.state, now);
    }
    assert!(fresh.planned() > 5, "their acts are planned");
    for _ in 0..2000 {
        now = now.plus_seconds(5);
        office.pass(now, &mut fresh);
        if let Some(act) = fresh.live_act(now) {
            office.put(&act, &mut fresh);
        }
    }
    let old = numbers.iter().filter(|number| !office.cases[*number].known.state.status.is_final()).count();
    assert!(old * 2 < before, "{old} of {before} old cases still open: {:#?}", office.refusals);
}

#[test]
fn what_the_rules_refuse_is_not_tried_again() {
    let mut county = county(seed(), start(), 3, 15);
    let mut office = Office::founded(&mut county);
    let mut refused = None;
    while let Some(at) = county.next_at() {
        if office.pass(at, &mut county) {
            continue;
        }
        let act = county.next_act().expect("announced");
        let accepts = matches!(&act.order, Order::Case { command: Command::Accept { .. }, .. });
        match (&refused, act.order.case()) {
            (None, Some(case)) if accepts => {
                refused = Some(case.clone());
                county.heard(&act, Answer::Refused);
                continue;
            }
            (Some(case), acted) => assert_ne!(acted, Some(case), "the case is left alone: {:?}", act.order),
            _ => {}
        }
        office.put(&act, &mut county);
    }
    assert!(refused.is_some(), "something is accepted in three days");
    assert_eq!(county.refusals(), 1);
}

fn report(office: &Office, county: &County, took: Duration) {
    let mut statuses: BTreeMap<CaseStatus, usize> = BTreeMap::new();
    let mut outcomes: BTreeMap<CaseOutcome, usize> = BTreeMap::new();
    for file in office.cases.values() {
        *statuses.entry(file.known.state.status).or_default() += 1;
        if let Some(outcome) = file.known.state.outcome {
            *outcomes.entry(outcome).or_default() += 1;
        }
    }
    let mut cards = BTreeMap::new();
    for card in office.cards.values() {
        let level = card.state.finding.as_ref().map(|finding| (finding.level, finding.rule.code()));
        *cards.entry((level, card.state.state)).or_insert(0) += 1;
    }
    let mut events: BTreeMap<&str, usize> = BTreeMap::new();
    for event in office.cases.values().flat_map(|file| &file.history) {
        *events
            .entry(<rules::case::Case as rules::dossier::Dossier>::event_name(&event.event))
            .or_default() += 1;
    }
    eprintln!("seed {}: {took:?} with all checks", seed());
    eprintln!("{} people, {} items", county.people().all().len(), office.items.len());
    eprintln!("{} cases, {} acts, {} events", office.cases.len(), office.acts, office.events);
    eprintln!("{} refusals of {}: {:#?}", office.refusals.len(), office.acts, office.refusals);
    eprintln!("statuses {statuses:?}\noutcomes {outcomes:?}\nevents {events:?}");
    for ((level, state), number) in cards {
        eprintln!("card {level:?} {state:?}: {number}");
    }
}

//! What the centre of supervision counts is what was lived, and every figure is as large as its list: hours, places, kinds
//! of rules, steps of high risk.

use crate::ground::{both_empty, open_store};
use crate::scribe::{Scribe, county, start};
use rules::{
    case::CaseStatus,
    item::process::RiskLevel,
    supervision::RuleKind,
    time::{Date, Instant},
};
use std::collections::BTreeMap;
use store::{
    Db, Store,
    views::{
        cards::{self, kind_tally},
        cases::{self, TakenIn},
        days::{self, OfDay},
        figures,
        places::{self, Place, PlaceFigures},
        risks,
    },
};

const ALL: u32 = 10_000;

#[test]
fn every_figure_of_the_centre_is_as_large_as_its_list() {
    both_empty(|url| async move {
        let store = open_store(&url).await;
        let mut county = county(8, 12);
        let mut scribe = Scribe::founded(&store, &mut county).await;
        scribe.live(&store, &mut county).await;
        assert_eq!(scribe.refused, 0);
        take_a_card_back(&store, &mut scribe).await;
        let db = store.db();
        of_hours(db, &scribe).await;
        of_places(db, &scribe).await;
        of_kinds(db, &scribe).await;
        of_risks(db, &scribe).await;
    });
}

/// A supervisor cancels a card: on the board it counts no longer.
async fn take_a_card_back(store: &Store, scribe: &mut Scribe) {
    let open = scribe.cards.iter().find(|(_, known)| !known.state.state.is_final());
    let name = open.expect("a card is open").0.clone();
    let mut batch = store.batch().await.expect("begins");
    scribe.cancel_card(&mut batch, &name);
    batch.commit(scribe.now).await.expect("commits");
}

async fn of_hours(db: &Db, scribe: &Scribe) {
    let (first, last) = (start(), scribe.now.day());
    let hours = figures::hours(db, first, last).await.expect("answers");
    let mut lived: BTreeMap<(Date, usize), i64> = BTreeMap::new();
    for at in scribe.cases.values().filter_map(|known| known.state.submitted) {
        let hour = usize::try_from(at.ms_of_day() / 3_600_000).expect("an hour");
        *lived.entry((at.day(), hour)).or_default() += 1;
    }
    assert!(lived.len() > 20, "the county sleeps");
    for (place, n) in &lived {
        assert_eq!(hours[place].get("submitted"), *n, "{place:?}");
    }
    let sum = |what: &str| hours.values().map(|of| of.get(what)).sum::<i64>();
    assert_eq!(sum("submitted"), scribe.cases.len() as i64);
    let completed = scribe.cases.values().filter(|known| known.state.status == CaseStatus::Completed);
    assert_eq!(sum("completed"), completed.count() as i64);
    let one = figures::hours(db, last, last).await.expect("answers");
    assert!(one.keys().all(|(day, hour)| *day == last && *hour < 24));
}

async fn of_places(db: &Db, scribe: &Scribe) {
    let (day, now) = (busiest(scribe), Instant(scribe.now.0 + 60 * rules::time::DAY_MS));
    let found = places::figures(db, day, now).await.expect("answers");
    assert!(found.keys().any(|place| !place.station.is_empty()), "nobody went to a service centre");
    let mut sum = PlaceFigures::default();
    for (place, figures) in &found {
        assert_eq!(*figures, listed(db, place, (day, now)).await, "{place:?}");
        sum += *figures;
    }
    assert!(sum.received > 0 && sum.open > 0 && sum.late > 0 && sum.cards > 0, "{sum:?}");
    let open = scribe.cases.values().filter(|known| !known.state.status.is_final());
    assert_eq!(sum.open, open.count() as i64);
    let stations = |known: &rules::case::Case| known.station.clone();
    for (number, known) in &scribe.cases {
        let Some(station) = stations(&known.state) else { continue };
        let filter =
            cases::Filter { taken_in: Some(TakenIn::Stations(vec![station.0])), ..Default::default() };
        let rows = cases::page(db, &filter, ALL).await.expect("answers");
        assert!(rows.iter().any(|row| row.number == number.as_str()));
    }
    let several: Vec<String> = scribe.hall.state.stations.keys().map(|id| id.0.clone()).collect();
    let filter = cases::Filter { taken_in: Some(TakenIn::Stations(several)), ..Default::default() };
    let rows = cases::page(db, &filter, ALL).await.expect("answers");
    assert_eq!(rows.len(), scribe.cases.values().filter(|known| known.state.station.is_some()).count());
}

/// The day on which most was received.
fn busiest(scribe: &Scribe) -> Date {
    let mut days: BTreeMap<Date, usize> = BTreeMap::new();
    for day in scribe.cases.values().filter_map(|known| known.state.received_on) {
        *days.entry(day).or_default() += 1;
    }
    days.into_iter().max_by_key(|(_, n)| *n).expect("something was received").0
}

/// The same figures, counted row by row from the lists they lead to.
async fn listed(db: &Db, place: &Place, (day, now): (Date, Instant)) -> PlaceFigures {
    let taken_in = match place.station.as_str() {
        "" => TakenIn::Hall,
        id => TakenIn::Stations(vec![id.to_owned()]),
    };
    let of_day = |kinds: &'static [&'static str]| {
        let taken_in = &taken_in;
        async move {
            let department = Some(place.department.as_str());
            let item = Some(place.item.as_str());
            let wanted = OfDay { day, kinds, department, item, taken_in: Some(taken_in), before: None };
            days::page(db, &wanted, ALL).await.expect("answers").len() as i64
        }
    };
    let filter = |late_at| cases::Filter {
        department: Some(place.department.clone()),
        item: Some(place.item.clone()),
        taken_in: Some(taken_in.clone()),
        open: true,
        late_at,
        ..cases::Filter::default()
    };
    let cards = cards::Filter {
        department: Some(place.department.clone()),
        item: Some(place.item.clone()),
        taken_in: Some(taken_in.clone()),
        open: true,
        ..cards::Filter::default()
    };
    PlaceFigures {
        received: of_day(&["MaterialsReceived"]).await,
        completed: of_day(&["ResultDelivered"]).await,
        open: cases::page(db, &filter(None), ALL).await.expect("answers").len() as i64,
        late: cases::page(db, &filter(Some(now)), ALL).await.expect("answers").len() as i64,
        cards: cards::page(db, &cards, ALL).await.expect("answers").len() as i64,
    }
}

async fn of_kinds(db: &Db, scribe: &Scribe) {
    let days = (start(), scribe.now.day());
    let board = figures::by_department_between(db, days.0, days.1).await.expect("answers");
    let mut sum = 0;
    for (department, figures) in &board {
        for kind in RuleKind::ALL {
            let filter = cards::Filter {
                kind: Some(*kind),
                department: Some(department.clone()),
                days: Some(days),
                standing: true,
                ..cards::Filter::default()
            };
            let rows = cards::page(db, &filter, ALL).await.expect("answers");
            assert_eq!(rows.len() as i64, figures.get(kind_tally(*kind)), "{department} {kind:?}");
            assert!(rows.iter().all(|row| row.rule.kind() == *kind));
            sum += rows.len();
        }
    }
    let standing =
        scribe.cards.values().filter(|known| known.state.state != rules::card::CardState::Cancelled);
    assert_eq!(sum, standing.count());
    assert!(sum < scribe.cards.len(), "a card was taken back");
    let before = Some((start(), start()));
    let early = cards::Filter { days: before, ..cards::Filter::default() };
    let rows = cards::page(db, &early, ALL).await.expect("answers");
    assert!(rows.iter().all(|row| row.raised_at.day() == start()));
}

async fn of_risks(db: &Db, scribe: &Scribe) {
    let mut lived: Vec<(String, String)> = Vec::new();
    for (number, known) in &scribe.cases {
        if !known.state.status.is_under_review() {
            continue;
        }
        let content =
            scribe.items[&known.state.item].state.content(known.state.item_version).expect("a version");
        let is_high = |id: &rules::name::StepId| {
            let risk = content.process.step(id).and_then(|step| step.risk.as_ref());
            risk.is_some_and(|risk| risk.level == RiskLevel::High)
        };
        let open = known.state.open_steps().filter(|(id, _)| is_high(id));
        lived.extend(open.map(|(id, _)| (number.as_str().to_owned(), id.0.clone())));
    }
    assert!(!lived.is_empty(), "no step of high risk is open");
    let all = risks::high(db, None, None, ALL).await.expect("answers");
    assert!(all.is_sorted_by_key(|step| (step.since, step.case.clone(), step.step.clone())));
    let mut found: Vec<(String, String)> =
        all.iter().map(|step| (step.case.clone(), step.step.clone())).collect();
    found.sort();
    lived.sort();
    assert_eq!(found, lived);
    let by_post = risks::high_by_post(db).await.expect("answers");
    assert_eq!(by_post.values().sum::<i64>(), lived.len() as i64);
    for (post, n) in &by_post {
        let of_post = risks::high(db, Some(&[post]), None, ALL).await.expect("answers");
        assert_eq!(of_post.len() as i64, *n);
    }
    let (mut paged, mut after) = (Vec::new(), None);
    loop {
        let page = risks::high(db, None, after.as_ref(), 2).await.expect("answers");
        let Some(last) = page.last() else { break };
        after = Some((last.since.0, last.case.clone(), last.step.clone()));
        paged.extend(page.into_iter().map(|step| (step.case, step.step)));
    }
    paged.sort();
    assert_eq!(paged, lived);
    let silent = risks::unanswered_by_department(db).await.expect("answers");
    let filter = cards::Filter { open: true, unanswered: true, ..cards::Filter::default() };
    let rows = cards::page(db, &filter, ALL).await.expect("answers");
    assert_eq!(silent.values().sum::<i64>(), rows.len() as i64);
    assert!(rows.iter().all(|row| row.unanswered));
}

//! Laws of every month's book, whatever is counted: places follow points, nobody is last by necessity or without a fault, what was
//! drawn stays, and what SR-D1 finds stands in the figures.

use proptest::{collection::vec, prelude::*};
use rules::{
    identifier::CaseNumber,
    inspection::{Command, Event, Month, MonthCounts, MonthFigures, PatrolPoint, PatrolSubject},
    name::DepartmentId,
    supervision::{Rule, peers::PeerTally, rates::MonthTally},
    time::Instant,
};

use std::sync::LazyLock;

use crate::stage::{Happened, Stage, TASK_CODE, complete};

fn at(text: &str) -> Instant {
    Instant::parse(text).expect("a moment")
}

fn march() -> Month {
    Month::parse("2026-03").expect("a month")
}

/// The stage before anything happens on it, set once.
fn stage() -> Stage {
    static STAGE: LazyLock<Stage> = LazyLock::new(|| Stage::with(complete(), vec![]).expect("a stage"));
    STAGE.clone()
}

fn drawn(stage: &mut Stage, counts: MonthCounts) -> MonthFigures {
    let draw = Command::Draw(Box::new(counts));
    let happened = stage.month("system", march(), draw, at("2026-04-01T00:10:00+08:00")).expect("drawn");
    match happened.into_iter().next() {
        Some(Happened::Month(recorded)) => match recorded.event {
            Event::MonthDrawn(figures) => *figures,
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

fn tally() -> impl Strategy<Value = MonthTally> {
    (0..60_u32, 0..60_u32, 0..4_u32, 0..6_u32, 0..3_u32, 0..3_u32).prop_map(
        |(in_time, late, warned, yellow, red, items)| MonthTally {
            received: in_time + late,
            in_time,
            late,
            warned,
            yellow,
            red,
            items,
            ..MonthTally::default()
        },
    )
}

fn is_clean(tally: &MonthTally) -> bool {
    tally.late + tally.warned + tally.yellow + tally.red == 0
}

proptest! {
    #[test]
    fn places_follow_points_and_nobody_without_a_fault_is_last(tallies in vec(tally(), 0..8)) {
        let units = (0..).zip(tallies).map(|(n, tally)| (DepartmentId(format!("d{n}")), tally)).collect();
        let figures = drawn(&mut stage(), MonthCounts { units, peers: vec![] });
        let ranked: Vec<_> = figures.units.values().filter(|unit| unit.points.is_some()).collect();
        for unit in figures.units.values() {
            prop_assert_eq!(unit.points.is_some(), unit.tally.decided() >= figures.least_decided);
            prop_assert_eq!(unit.points.is_some(), unit.place.is_some());
        }
        for one in &ranked {
            let better = ranked.iter().filter(|other| other.points < one.points).count();
            prop_assert_eq!(one.place, Some(u32::try_from(better).unwrap() + 1));
            if one.is_last {
                prop_assert!(ranked.len() >= 3);
                prop_assert!(!is_clean(&one.tally), "{:?}", one);
                prop_assert!(ranked.iter().any(|other| other.points < one.points));
                prop_assert!(ranked.iter().all(|other| other.points <= one.points));
            }
        }
    }
}

#[test]
fn more_faults_among_as_many_cases_never_rank_better() {
    let of = |late: u32, yellow: u32| MonthTally {
        in_time: 50 - late,
        late,
        yellow,
        items: 1,
        ..MonthTally::default()
    };
    for late in 0..50 {
        let units = [("甲", of(late, 1)), ("乙", of(late + 1, 1)), ("丙", of(late, 2))];
        let units = units.map(|(name, tally)| (DepartmentId::from(name), tally)).into();
        let figures = drawn(&mut stage(), MonthCounts { units, peers: vec![] });
        let place = |name: &str| figures.units[&DepartmentId::from(name)].place;
        assert_eq!((place("甲"), place("乙"), place("丙")), (Some(1), Some(2), Some(2)));
    }
}

#[test]
fn what_sr_d1_finds_stands_in_the_figures() {
    let peer = |person: &str, refused: u32| PeerTally {
        item: TASK_CODE.into(),
        person: person.into(),
        department: "市监局".into(),
        post: "决定岗".into(),
        decided: 40,
        refused,
        seconds: 40 * 36_000,
        last: (CaseNumber::compose(TASK_CODE, march().last(), 7).expect("a number"), 9),
    };
    let peers = vec![peer("甲", 2), peer("乙", 3), peer("丙", 20)];
    let figures = drawn(&mut stage(), MonthCounts { peers, ..MonthCounts::default() });
    let found: Vec<_> = figures.deviations.iter().map(|it| (it.rule, it.person.clone())).collect();
    assert_eq!(found, [(Rule::Deviation, Some("丙".into()))]);
}

#[test]
fn a_book_holds_so_many_patrols_and_no_more() {
    let mut stage = stage();
    let now = at("2026-03-02T09:20:00+08:00");
    let patrol = Command::RecordPatrol {
        subject: PatrolSubject::Hall,
        points: [PatrolPoint::Staffing].into(),
        amiss: None,
    };
    for _ in 0..rules::inspection::PATROLS_MAX {
        stage.month("何监", march(), patrol.clone(), now).expect("recorded");
    }
    let refused = stage.month("何监", march(), patrol, now).expect_err("full");
    assert_eq!(refused.name, "TooManyPatrols");
}

#[test]
fn months_are_read_and_counted() {
    let month = |text: &str| Month::parse(text);
    assert_eq!(month("2026-02").map(|it| it.last().to_string()), Some("2026-02-28".into()));
    assert_eq!(month("2026-01").map(Month::previous), month("2025-12"));
    assert_eq!(month("2026-12").map(Month::next), month("2027-01"));
    assert_eq!(month("2024-02").map(|it| it.days().count()), Some(29));
    for text in ["2026-13", "2026-2", "26-02", "2026-02-01", "+026-02", "2026/02", ""] {
        assert_eq!(month(text), None, "{text}");
    }
    assert_eq!(month("0900-05").map(|it| it.to_string()), Some("0900-05".into()));
}

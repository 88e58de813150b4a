//! Laws of accountability, whatever is asked of a matter by whomever in whichever order: nothing is proposed before somebody
//! was heard, nobody decides on what they verified or proposed, nothing is served before the competent organ has decided,
//! and time that passes twice does nothing the second time. And of its tables: thirty-two kinds on four
//! levels, and a graver fault never costs less.

use std::collections::BTreeSet;

use proptest::{collection::vec, prelude::*, sample::select};
use rules::{
    accountability::{
        AppealAnswer, AppealOutcome, Clue, ClueSource, Command, Event, FaultCourse, FeeOffence, Findings,
        Imposed, LiabilityLevel, LiabilityRole, Measure, OrganDecision, Proposal, Sanction, SanctionRange,
        Severity, SubjectState, Violation,
    },
    case::DeliveryMode,
    dossier::SYSTEM,
    hall::{self, Role},
    name::{Commitment, PersonId},
    time::{Date, Instant, WorkingDays, from_day_number},
};

use crate::stage::{Happened, Stage, complete};

const DAY: i64 = 86_400_000;
/// Supervisors, whoever answers, and somebody with no part in it.
const PEOPLE: [&str; 6] = ["何监", "林监", "夏监", "张窗", "周批", "王申"];

fn day(n: i64) -> Date {
    from_day_number(20_514 + n)
}

fn sealed() -> Commitment {
    Commitment::from("sealed")
}

fn clue() -> Clue {
    Clue {
        number: "2026-1".into(),
        source: ClueSource::Audit,
        reference: "抽查".into(),
        case: None,
        evidence: vec![],
        department: "市监局".into(),
        violation: Violation::BadService,
        facts: sealed(),
    }
}

fn findings() -> impl Strategy<Value = Findings> {
    (select(Severity::ALL), 0..3usize).prop_map(|(severity, people)| Findings {
        violation: Violation::BadService,
        severity,
        fee: None,
        course: FaultCourse::Outside {
            people: ["张窗", "周批"].iter().take(people).map(|who| PersonId::from(*who)).collect(),
        },
        evidence: vec![],
        facts: sealed(),
    })
}

fn proposal() -> impl Strategy<Value = Proposal> {
    let impose = (vec(select(Measure::ALL), 0..3), prop::option::of(select(Sanction::ALL)))
        .prop_map(|(measures, sanction)| Proposal::Impose(Imposed { measures, sanction }));
    prop_oneof![4 => impose, 1 => Just(Proposal::Clear { reasons: sealed() })]
}

fn command() -> impl Strategy<Value = Command> {
    let subject = 1..3u32;
    let answer = AppealAnswer {
        outcome: AppealOutcome::Upheld,
        changed_to: None,
        organ: "县监委".into(),
        document: "复1号".into(),
        reasons: sealed(),
    };
    prop_oneof![
        2 => Just(Command::TakeUp),
        4 => findings().prop_map(|findings| Command::Verify(Box::new(findings))),
        4 => subject.clone().prop_map(|subject| Command::Tell { subject, document: "告1号".into(), days: WorkingDays(3) }),
        4 => subject.clone().prop_map(|subject| Command::State { subject, statement: Some(sealed()) }),
        8 => (subject.clone(), proposal())
            .prop_map(|(subject, proposal)| Command::Propose { subject, proposal: Box::new(proposal) }),
        1 => subject.clone().prop_map(|subject| Command::Return { subject, reasons: sealed() }),
        6 => subject.clone().prop_map(|subject| Command::Decide { subject, document: "追1号".into() }),
        3 => (subject.clone(), prop::option::of(select(Sanction::ALL)), 0..60i64).prop_map(|(subject, sanction, on)| {
            let decision = OrganDecision {
                organ: "县监委".into(),
                document: "政1号".into(),
                sanction,
                decided_on: day(on),
            };
            Command::RecordSanction { subject, decision }
        }),
        6 => (subject.clone(), 0..60i64)
            .prop_map(|(subject, on)| Command::Serve { subject, mode: DeliveryMode::Direct, on: day(on) }),
        2 => subject.clone().prop_map(|subject| Command::Appeal { subject, grounds: sealed() }),
        2 => subject.prop_map(move |subject| Command::AnswerAppeal { subject, answer: Box::new(answer.clone()) }),
        1 => Just(Command::File),
    ]
}

/// What must hold of whatever has happened just now.
fn is_lawful(stage: &Stage, happened: &[Happened]) {
    let matter = &stage.matter.state;
    for it in happened {
        let Happened::Matter(event) = it else { continue };
        match &event.event {
            Event::MeasureProposed { subject, proposal } => {
                let one = &matter.subjects[subject];
                assert!(one.spoke.is_some() && !one.notice.is_empty(), "proposed before they were heard");
                if let Proposal::Impose(imposed) = &**proposal {
                    let severity = matter.report.as_ref().expect("verified").findings.severity;
                    assert!(SanctionRange::of(severity, one.one.role).holds(imposed.sanction));
                }
            }
            Event::PursuitDecided { subject, .. } => {
                let by = &event.stamp.actor;
                assert_ne!(*by, matter.report.as_ref().expect("verified").by, "the verifier decided");
                let proposed = matter.subjects[subject].proposal.as_ref().expect("proposed");
                assert_ne!(*by, proposed.1, "whoever proposed decided");
            }
            Event::PursuitServed { subject, .. } => {
                let one = &matter.subjects[subject];
                let refers =
                    matches!(&one.proposal, Some((Proposal::Impose(it), _)) if it.sanction.is_some());
                assert!(!refers || one.organ.is_some(), "served before the organ decided");
            }
            Event::SubjectHeard { subject, .. } | Event::AppealMade { subject, .. } => {
                let hall = &stage.hall.state;
                assert!(
                    matter.subjects[subject].is_spoken_for_by(&event.stamp.actor, hall),
                    "a stranger spoke"
                );
            }
            Event::PursuitFiled => {
                assert!(matter.subjects.values().all(|one| one.state == SubjectState::Final));
            }
            _ => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_matter_goes_past_its_law(acts in vec((0..3i64, select(&PEOPLE[..]), command()), 1..60)) {
        let mut stage = Stage::with(complete(), vec![]).expect("the stage");
        let mut now = Instant::midnight(day(0)).plus_ms(9 * 3_600_000);
        for who in ["林监", "夏监"] {
            let entrust = hall::Command::Entrust { person: PersonId::from(who), roles: vec![Role::Supervisor] };
            stage.hall("安管", entrust, now).expect("the administrator may");
        }
        stage.accountability("何监", Command::Record(Box::new(clue())), now).expect("a supervisor may");
        for (later, who, command) in acts {
            now = now.plus_ms(later * DAY);
            let passed = stage.accountability(SYSTEM, Command::Tick, now).expect("time is never refused");
            is_lawful(&stage, &passed);
            // A limit that has passed may start another that has passed too, where nobody looked for long; then it is quiet.
            for _ in 0..8 {
                let more = stage.accountability(SYSTEM, Command::Tick, now).expect("time");
                if more.is_empty() { break; }
                is_lawful(&stage, &more);
            }
            prop_assert!(stage.accountability(SYSTEM, Command::Tick, now).expect("time").is_empty());
            let wake = stage.matter.state.next_wake(&stage.hall.state.calendar);
            prop_assert!(wake.is_none_or(|wake| wake > now), "an alarm lies in the past");
            if let Ok(happened) = stage.accountability(who, command, now) {
                is_lawful(&stage, &happened);
            }
        }
        let replayed: rules::dossier::Known<rules::accountability::Accountability> =
            rules::dossier::Known::replay(&stage.matter_history);
        prop_assert_eq!(format!("{replayed:?}"), format!("{:?}", stage.matter));
    }
}

#[test]
fn the_catalogue_has_thirty_two_kinds_on_four_levels() {
    let codes: BTreeSet<&str> = Violation::ALL.iter().map(|kind| kind.code()).collect();
    assert_eq!(codes.len(), 32);
    assert_eq!((codes.first(), codes.last()), (Some(&"V01"), Some(&"V32")));
    let on = |level: LiabilityLevel| Violation::ALL.iter().filter(|kind| kind.level() == level).count();
    assert_eq!(LiabilityLevel::ALL.iter().map(|level| on(*level)).collect::<Vec<_>>(), [10, 6, 10, 6]);
    for kind in Violation::ALL {
        assert!(!kind.basis().is_empty() && !kind.told_by().is_empty(), "{}", kind.code());
        for rule in kind.seen_by() {
            assert!(Violation::suggested_by(*rule).any(|found| found == *kind), "{}", kind.code());
        }
    }
}

#[test]
fn a_graver_fault_never_costs_less() {
    for role in LiabilityRole::ALL {
        for pair in Severity::ALL.windows(2) {
            let (less, more) = (SanctionRange::of(pair[0], *role), SanctionRange::of(pair[1], *role));
            assert!(more.least >= less.least && more.most >= less.most, "{role:?} {pair:?}");
        }
    }
    for offence in FeeOffence::ALL {
        for severity in Severity::ALL {
            let range = offence.range(*severity);
            assert!(range.least.is_some() && range.least <= range.most, "{offence:?}");
        }
    }
    let months: Vec<Option<u8>> = Sanction::ALL.iter().map(|sanction| sanction.months()).collect();
    assert_eq!(months, [Some(6), Some(12), Some(18), Some(24), Some(24), None]);
}

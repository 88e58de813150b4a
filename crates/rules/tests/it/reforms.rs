//! Laws of every round of reform, whatever is asked of it by whomever in whichever order: replay gives the state, nothing is
//! executed before its day, without its opinions, its approval or its five attachments, and time that passes twice does
//! nothing the second time (D-02, D-03, D-05, D-06).

use proptest::{collection::vec, prelude::*, sample::select};
use rules::{
    dossier::{Known, SYSTEM},
    item::content::UseLevel,
    name::FileHash,
    reform::{
        AdjustCause, AdjustKind, AdjustState, AdjustTest, Command, DelegatedBy, DelegationWay, Event, Round,
        RoundLimits, RoundOpening, TakeOverPaper, Terms,
    },
    time::{Date, Instant, from_day_number},
};

use crate::stage::{Happened, Stage, TASK_CODE, complete};

const DAY: i64 = 86_400_000;
/// Everybody with a part in a round, and some who have none.
const PEOPLE: [&str; 6] = ["编编", "法审", "韩经", "县长", "张窗", "王申"];

fn day(n: i64) -> Date {
    from_day_number(20_514 + n)
}

fn terms() -> impl Strategy<Value = Terms> {
    (select(AdjustKind::ALL), 0..20i64, any::<bool>(), any::<bool>()).prop_map(
        |(kind, execution, plan, named)| Terms {
            kind,
            item: TASK_CODE.into(),
            name: "食品经营许可".into(),
            content: String::new(),
            department: "市监局".into(),
            cause: AdjustCause::Reform,
            cause_on: day(0),
            reason: "就近办理".into(),
            affected: String::new(),
            basis: "宁政发〔2026〕3号".into(),
            by: Some(DelegatedBy::Government),
            way: Some(DelegationWay::Delegated),
            from_body: "市监局".into(),
            to_body: if named { "市监局".into() } else { "城关镇人民政府".into() },
            to_level: Some(UseLevel::Town),
            region: String::new(),
            execution_on: day(execution),
            duty: "受理".into(),
            training: String::new(),
            staff: String::new(),
            means: String::new(),
            seals: String::new(),
            supervision_plan: if plan { "抽查".into() } else { String::new() },
            supervisor: String::new(),
        },
    )
}

fn command() -> impl Strategy<Value = Command> {
    let number = 1..4u32;
    prop_oneof![
        3 => terms().prop_map(|terms| Command::Propose(Box::new(terms))),
        1 => (number.clone(), 1..3u32, terms()).prop_map(|(number, worded, terms)| {
            Command::Amend { number, worded, terms: Box::new(terms) }
        }),
        8 => (number.clone(), 1..3u32, select(AdjustTest::ALL), prop::bool::weighted(0.9)).prop_map(
            |(number, worded, test, agrees)| Command::GiveOpinion { number, worded, test, agrees, words: "意见".into() },
        ),
        4 => (number.clone(), select(TakeOverPaper::ALL))
            .prop_map(|(number, paper)| Command::FileAttachment { number, paper, file: FileHash::from("ab") }),
        3 => number.clone().prop_map(|number| Command::Approve { number, worded: 1, document: "宁政函〔2026〕8号".into() }),
        3 => number.clone().prop_map(|number| Command::Publish { number, worded: 1 }),
        2 => number.clone().prop_map(|number| Command::Execute { number }),
        1 => number.prop_map(|number| Command::Withdraw { number, reason: "理由".into() }),
    ]
}

/// What must hold of whatever has been executed just now.
fn is_lawful(round: &Round, happened: &[Happened], now: Instant) {
    for it in happened {
        let Happened::Reform(event) = it else { continue };
        let Event::AdjustmentExecuted { number, .. } = &event.event else { continue };
        let one = &round.adjustments[number];
        assert!(one.terms.execution_on <= now.day(), "before its day");
        assert!(one.tests_open().is_empty(), "without its opinions");
        assert!(one.papers_missing().is_empty(), "without its attachments");
        assert!(one.published_on.is_some(), "unpublished");
        assert!(one.approval.is_some() || !one.terms.kind.needs_government(), "unapproved");
        assert!(!one.terms.kind.needs_supervision() || !one.terms.supervision_plan.is_empty());
        assert!(one.opinions.values().all(|opinion| !one.authors.contains(&opinion.by)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn no_order_of_acts_breaks_a_round(acts in vec((select(&PEOPLE[..]), 0..2i64, command()), 1..120)) {
        let mut stage = Stage::with(complete(), vec![]).expect("a stage");
        let mut now = Instant::midnight(day(0)).plus_ms(9 * 3_600_000);
        let opening = RoundOpening {
            number: "2026-1".into(),
            name: "放权".into(),
            basis: "宁政发〔2026〕3号".into(),
            from: day(0),
            until: day(300),
            limits: RoundLimits::default(),
        };
        stage.reform("韩经", Command::Open(opening), now).expect("the manager may");
        for (who, days, command) in acts {
            now = now.plus_ms(days * DAY);
            for at in [now.minus_ms(1), now] {
                // Two adjustments of one item take two wakes; no more is ever left than there are adjustments.
                for _ in 0..stage.round.state.adjustments.len() {
                    let happened = stage.reform(SYSTEM, Command::Tick, at).expect("time is never refused");
                    is_lawful(&stage.round.state, &happened, at);
                }
                prop_assert!(stage.reform(SYSTEM, Command::Tick, at).expect("time").is_empty());
            }
            prop_assert!(stage.round.state.next_wake().is_none_or(|wake| wake > now));
            if let Ok(happened) = stage.reform(who, command, now) {
                is_lawful(&stage.round.state, &happened, now);
            }
            let replayed = Known::<Round>::replay(&stage.round_history);
            prop_assert_eq!(format!("{replayed:?}"), format!("{:?}", stage.round));
        }
        let states: Vec<AdjustState> = stage.round.state.adjustments.values().map(|one| one.state).collect();
        let counted: u32 = stage.round.state.progress().values().flat_map(|of| of.values()).sum();
        let standing = states.iter().filter(|state| **state != AdjustState::Withdrawn).count();
        prop_assert_eq!(counted as usize, standing);
    }
}

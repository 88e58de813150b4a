//! Licences beside the stories: any event folds, the acts of a page are the decision's own, the two sides of a renewal
//! agree in whichever order they are woken, and the standard identifier is made of what the licence says.

use proptest::{collection::vec, prelude::*, sample::select};
use rules::{
    case,
    clock::Limit,
    dossier::{Dossier, Known, Recorded, SYSTEM, Stamp},
    identifier::{CaseNumber, DocumentNumber, LicenceNumber},
    item::content::{Basis, Purpose},
    licence::{
        ActKind, CancellationGround, Command, Event, Grant, Heard, Intended, Licence, LicenceState, Refusal,
        RevocationGround, Ruling, WithdrawalGround,
    },
    name::PersonId,
    standing::{Ban, BanCause, BanReach},
    time::{Date, Instant, from_day_number},
};
use std::collections::BTreeSet;

use crate::{
    any_event::instant,
    stage::{CREDIT, Happened, Stage, TASK_CODE, complete},
};

fn number() -> LicenceNumber {
    LicenceNumber::compose("宁市监", 2026, 1).expect("well-formed")
}

fn case_number() -> CaseNumber {
    CaseNumber::compose(TASK_CODE, from_day_number(20_500), 1).expect("well-formed")
}

fn day(text: &str) -> Date {
    text.parse().expect("well-formed")
}

fn at(text: &str) -> Instant {
    Instant::parse(text).expect("well-formed")
}

fn basis() -> Vec<Basis> {
    vec![Basis { law: "行政许可法".into(), article: "第八条".into(), ..Basis::default() }]
}

fn grant(valid_until: Option<Date>) -> Grant {
    Grant {
        name: "食品经营许可证".into(),
        type_code: "11100000000013338W011".into(),
        issuer_code: CREDIT.into(),
        item: TASK_CODE.into(),
        item_version: 1,
        main_item: "食品经营许可".into(),
        department: "市监局".into(),
        holder: "王申".into(),
        case: case_number(),
        content: "准予经营".into(),
        valid_from: day("2021-12-01"),
        valid_until,
    }
}

fn document(kind: case::DocKind, serial: u32) -> case::Document {
    case::Document { kind, number: DocumentNumber::compose("宁市监", kind.sign(), 2026, serial), serial }
}

fn ruling(serial: u32) -> Ruling {
    Ruling {
        reasons: "理由".into(),
        basis: vec![],
        remedies: "复议".into(),
        effective_on: day("2026-03-02"),
        decision: document(case::DocKind::WithdrawalDecision, serial),
    }
}

/// Any event there is; `every_kind_of_licence_event_is_tried` counts.
fn event() -> impl Strategy<Value = Event> {
    let last = || proptest::option::of((19_000..22_000i64).prop_map(from_day_number));
    let decision = || DocumentNumber::compose("宁市监", "续", 2026, 7);
    prop_oneof![
        (last(), any::<u32>()).prop_map(|(until, serial)| Event::LicenceIssued {
            number: number(),
            serial,
            grant: Box::new(grant(until)),
        }),
        (select(Purpose::ALL), any::<bool>()).prop_map(|(purpose, in_time)| Event::MatterFiled {
            case: case_number(),
            purpose,
            in_time
        }),
        Just(Event::MatterClosed { case: case_number() }),
        (last(), any::<bool>()).prop_map(move |(expired, deemed)| Event::LicenceRenewed {
            case: case_number(),
            expired,
            until: day("2031-11-30"),
            deemed,
            decision: decision(),
        }),
        Just(Event::LicenceChanged { case: case_number(), content: "另".into(), decision: decision() }),
        (select(WithdrawalGround::ALL), any::<u32>()).prop_map(|(ground, serial)| Event::LicenceWithdrawn {
            ground,
            heard: Heard::Silent,
            compensation: "补".into(),
            ruling: ruling(serial)
        }),
        (select(RevocationGround::ALL), any::<u32>(), any::<bool>()).prop_map(|(ground, serial, waived)| {
            let heard = if waived { Heard::Waived } else { Heard::Stated("有异议".into()) };
            Event::LicenceRevoked { ground, heard, compensation: String::new(), ruling: ruling(serial) }
        }),
        (select(CancellationGround::ALL), any::<u32>())
            .prop_map(|(ground, serial)| Event::LicenceCancelled { ground, ruling: ruling(serial) }),
        (select(WithdrawalGround::ALL), any::<u32>()).prop_map(|(ground, serial)| Event::TakingIntended {
            intended: Intended::Withdraw(ground),
            reasons: "法已改".into(),
            basis: vec![],
            limit: Limit::working_days(5),
            notice: document(case::DocKind::IntentionNotice, serial % 3),
        }),
        (select(case::DeliveryMode::ALL), any::<u32>()).prop_map(|(mode, serial)| Event::DocumentServed {
            document: document(case::DocKind::IntentionNotice, serial % 3).number,
            service: case::Service { mode, recipient: "签".into(), proof: case::Proof::default() },
            receipt: document(case::DocKind::ServiceReceipt, serial),
        }),
        Just(Event::HolderHeard { heard: Heard::Waived }),
        Just(Event::IntentionDropped { reasons: "有理".into() }),
        Just(Event::DocumentFiled { number: decision(), file: "文书".into() }),
        Just(Event::LicenceSurrendered { case: case_number(), decision: decision() }),
        (19_000..22_000i64).prop_map(|day| Event::LicenceExpired { last_day: from_day_number(day) }),
    ]
}

proptest! {
    #[test]
    fn any_event_applies_to_any_licence(events in vec((event(), instant()), 0..16), now in instant()) {
        let mut known: Known<Licence> = Known::default();
        for ((event, at), version) in events.into_iter().zip(1..) {
            let stamp = Stamp { actor: PersonId::from(SYSTEM), happened_at: at, recorded_at: at };
            let recorded = Recorded { version, stamp, event };
            let text = serde_json::to_string(&recorded).unwrap();
            let read: Recorded<Event> = serde_json::from_str(&text).unwrap();
            prop_assert_eq!(&read, &recorded);
            known = known.then(&recorded);
        }
        let _ = (known.state.next_wake(), known.state.identifier(), known.state.renewed_until(None));
        let mut stage = Stage::with(complete(), vec![]).unwrap();
        stage.licence = known;
        // A Tick is never refused, and the second one yields nothing.
        stage.licence(SYSTEM, Command::Tick, now).unwrap();
        prop_assert!(stage.licence(SYSTEM, Command::Tick, now).unwrap().is_empty());
        prop_assert!(stage.licence.state.next_wake().is_none_or(|wake| wake > now));
    }
}

#[test]
fn every_kind_of_licence_event_is_tried() {
    use proptest::{strategy::ValueTree, test_runner::TestRunner};
    let mut runner = TestRunner::deterministic();
    let names: BTreeSet<&str> =
        (0..900).map(|_| Licence::event_name(&event().new_tree(&mut runner).unwrap().current())).collect();
    assert_eq!(names.len(), 15, "{names:?}");
}

/// A renewal asked for in time, and a licence that ends: whichever is woken first, silence renews it once (L-31).
#[test]
fn a_renewal_and_its_licence_agree_in_whichever_order_they_are_woken() {
    let mut content = complete();
    content.handling.purpose = Purpose::Renewal;
    content.handling.about = TASK_CODE.into();
    let mut stage = Stage::with(content, vec![]).unwrap();
    stage.issue(grant(Some(day("2026-11-30"))), at("2021-12-01T00:00:00+08:00")).unwrap();
    let submit = case::Command::Submit {
        applicant: "王申".into(),
        agent: None,
        source: case::ApplySource::DesktopWeb,
        answers: Default::default(),
        form: "表".into(),
        query_code: "码".into(),
        materials: vec![],
        by_promise: false,
        licence: Some(number()),
    };
    stage.case("王申", submit, at("2026-10-28T09:00:00+08:00")).unwrap();
    let midnight = at("2026-12-01T00:00:00+08:00");
    let renewed = |happened: &[Happened]| {
        let renews = |it: &&Happened| matches!(it, Happened::Licence(event) if matches!(event.event, Event::LicenceRenewed { deemed: true, .. }));
        happened.iter().filter(renews).count()
    };
    for licence_first in [true, false] {
        let mut stage = stage.clone();
        let mut happened = Vec::new();
        if licence_first {
            assert!(stage.licence(SYSTEM, Command::Tick, midnight).unwrap().is_empty());
        }
        happened.extend(stage.case(SYSTEM, case::Command::Tick, midnight).unwrap());
        assert!(stage.licence(SYSTEM, Command::Tick, midnight).unwrap().is_empty());
        assert_eq!(renewed(&happened), 1);
        assert_eq!(stage.licence.state.state, LicenceState::Valid);
        assert_eq!(stage.licence.state.valid_until(), Some(day("2031-11-30")));
        assert!(stage.case(SYSTEM, case::Command::Tick, midnight.plus_seconds(1)).unwrap().is_empty());
    }
}

/// What a page offers is what the decision would do, and everything forgotten is named at once.
#[test]
fn the_acts_offered_are_those_the_decision_takes() {
    let mut stage = Stage::with(complete(), vec![]).unwrap();
    stage.issue(grant(Some(day("2026-11-30"))), at("2021-12-01T00:00:00+08:00")).unwrap();
    let content = stage.content().1;
    let hall = stage.hall.state.clone();
    let asked = |who: &str, licence: &Licence| {
        let actor = rules::actor::Actor::staff(PersonId::from(who), &hall);
        let now = at("2026-03-02T09:00:00+08:00");
        let context = rules::licence::Context {
            now,
            actor: &actor,
            hall: &hall,
            content: &content,
            document_serial: 1,
        };
        let open: Vec<ActKind> =
            licence.acts(&context).into_iter().filter(|act| act.open.is_ok()).map(|act| act.kind).collect();
        let bare = Command::Revoke {
            ground: RevocationGround::Fraud,
            reasons: String::new(),
            basis: vec![],
            harms_public: true,
            compensation: "赔".into(),
        };
        (open, licence.refusals(bare, &context))
    };
    let licence = stage.licence.state.clone();
    let (open, refusals) = asked("郑局", &licence);
    // Nothing is taken before its holder was told.
    assert_eq!(open, [ActKind::Intend, ActKind::Cancel]);
    use Refusal::{CompensatedFraud, NoBasis, NoReasons, NotTheHead, NotTold, PublicHarm};
    assert_eq!(refusals, [PublicHarm, NotTold]);
    assert_eq!(asked("周批", &licence), (vec![], vec![NotTheHead]));
    let told = |stage: &mut Stage, intended: Intended, moment: &str| {
        let intend = Command::Intend { intended, reasons: "查实".into(), basis: basis() };
        stage.licence("郑局", intend, at(moment)).unwrap();
        stage.licence("赵审", Command::Hear { heard: Heard::Stated("有异议".into()) }, at(moment)).unwrap();
    };
    let mut fraud = stage.clone();
    told(&mut fraud, Intended::Revoke(RevocationGround::Fraud), "2026-03-02T08:00:00+08:00");
    let (open, refusals) = asked("郑局", &fraud.licence.state);
    use ActKind::{Cancel, Desist, Revoke, Serve};
    assert_eq!(open, [Serve, Desist, Revoke, Cancel]);
    assert_eq!(refusals, [PublicHarm, NoReasons, NoBasis, CompensatedFraud]);
    let withdraw = Command::Withdraw {
        ground: WithdrawalGround::LawChanged,
        reasons: "法已改".into(),
        basis: basis(),
        compensation: "无损失".into(),
    };
    told(&mut stage, Intended::Withdraw(WithdrawalGround::LawChanged), "2026-03-02T09:30:00+08:00");
    stage.licence("郑局", withdraw, at("2026-03-02T10:00:00+08:00")).unwrap();
    assert_eq!(asked("郑局", &stage.licence.state).0, [ActKind::Serve, ActKind::Cancel]);
}

#[test]
fn the_standard_identifier_follows_the_version() {
    let mut stage = Stage::with(complete(), vec![]).unwrap();
    stage.issue(grant(Some(day("2026-11-30"))), at("2021-12-01T00:00:00+08:00")).unwrap();
    let first = stage.licence.state.identifier().unwrap();
    assert_eq!((first.kind(), first.issuer(), first.version()), ("11100000000013338W011", CREDIT, "001"));
    let renew = Command::Renew {
        case: case_number(),
        until: day("2031-11-30"),
        deemed: false,
        decision: DocumentNumber::compose("宁市监", "续", 2026, 1),
    };
    stage.licence(SYSTEM, renew, at("2026-11-02T09:00:00+08:00")).unwrap();
    let second = stage.licence.state.identifier().unwrap();
    assert_eq!((second.serial(), second.version()), (first.serial(), "002"));
    stage.licence.state.type_code.clear();
    assert_eq!(stage.licence.state.identifier(), None);
}

/// L-43, L-44: the ban is on the licence, in whichever of its handling items it is asked for (I-01).
#[test]
fn a_ban_reaches_every_handling_item_of_its_catalogue_entry() {
    let mut content = complete();
    content.handling.safety = true;
    content.identity.main_item = "食品经营许可".into();
    let ban = Ban {
        cause: BanCause::Fraud,
        reach: BanReach::Item,
        item: content.identity.task_code.clone(),
        main_item: content.identity.main_item.clone(),
        department: content.body.department.clone(),
        from: day("2026-03-02"),
        until: day("2029-03-02"),
        reasons: "冒用证件".into(),
        basis: basis(),
        case: case_number(),
        remedies: String::new(),
        lifted: None,
    };
    let on = day("2027-01-04");
    assert!(ban.bars(&content, on));
    content.identity.task_code = "renewal".into();
    assert!(ban.bars(&content, on), "another handling item of the same entry");
    let mut other = content.clone();
    other.body.department = "消防".into();
    assert!(!ban.bars(&other, on), "an entry of another department that is called the same");
    content.identity.main_item = "食品生产许可".into();
    assert!(!ban.bars(&content, on), "another licence");
}

//! The hall: what is decided about departments, posts, offices and the calendar, beyond what the stories tell.

use rules::{
    actor::Actor,
    calendar::{Closure, Declaration, Decree, Festival, Holiday, LocalHoliday, Opening, Spans},
    case,
    dossier::SYSTEM,
    errand::{Errand, News, errands},
    hall::{Command, Department, Post, Role, Station},
    item,
    name::PersonId,
    time::{Instant, WorkingDays},
};

use crate::stage::{Happened, Stage, appoint, complete};

fn stage() -> Stage {
    Stage::with(complete(), vec![]).expect("a stage")
}

fn now() -> Instant {
    Instant::parse("2026-03-02T09:00:00+08:00").expect("a moment")
}

/// The name of the refusal, or what happened.
fn answer(stage: &mut Stage, who: &str, command: Command) -> String {
    match stage.hall(who, command, now()) {
        Err(no) => no.name,
        Ok(happened) if happened.is_empty() => "nothing".into(),
        Ok(_) => "done".into(),
    }
}

fn department(id: &str, name: &str, credit_code: &str) -> Command {
    abbreviated(id, name, id, credit_code)
}

fn abbreviated(id: &str, name: &str, abbreviation: &str, credit_code: &str) -> Command {
    Command::DescribeDepartment(Department {
        id: id.into(),
        name: name.into(),
        abbreviation: abbreviation.into(),
        credit_code: credit_code.into(),
        ..Department::default()
    })
}

fn post(id: &str, department: &str, roles: &[Role]) -> Command {
    Command::DescribePost(Post {
        id: id.into(),
        name: id.into(),
        department: department.into(),
        roles: roles.to_vec(),
        ..Post::default()
    })
}

fn holiday(first: &str, last: &str) -> Command {
    Command::LoadDecree(Decree {
        number: "国办发明电〔2026〕9号".into(),
        title: "放假通知".into(),
        issued: "2026-11-10".parse().expect("a day"),
        year: Some(2027),
        holidays: vec![Holiday {
            festival: Festival::NewYear,
            first: first.parse().expect("a day"),
            last: last.parse().expect("a day"),
            statutory: vec![],
            worked: vec![],
        }],
    })
}

/// Document numbers are made of the abbreviation, so no two departments ever have the same (K-05).
#[test]
fn an_abbreviation_belongs_to_one_department_for_good() {
    let mut stage = stage();
    let mut said =
        |id: &str, abbreviation: &str| answer(&mut stage, "韩经", abbreviated(id, id, abbreviation, ""));
    assert_eq!(said("新局", ""), "Empty");
    assert_eq!(said("新局", " "), "Empty");
    assert_eq!(said("新局", "宁市监"), "AbbreviationTaken");
    assert_eq!(said("新局", " 宁市监 "), "AbbreviationTaken");
    assert_eq!(said("新局", "宁新"), "done");
    assert_eq!(said("新局", "宁新区"), "done", "a department may take another");
    assert_eq!(said("别局", "宁新"), "AbbreviationTaken", "its old papers still bear the old one");
    assert_eq!(said("新局", "宁新"), "done", "and it may go back to its own");
    assert_eq!(said("新局", "宁新"), "nothing");
    let refusal = stage.hall("韩经", abbreviated("别局", "别局", "宁新", ""), now()).unwrap_err();
    assert_eq!(refusal.rule, "K-05");
}

fn day(text: &str) -> rules::time::Date {
    text.parse().expect("a day")
}

/// What was declared by mistake is taken back, and the calendar is as it was before (C-06, C-07, K-16).
#[test]
fn a_slip_in_the_calendar_is_taken_back() {
    let mut stage = stage();
    let before = stage.hall.state.calendar.clone();
    let (first, last) = (day("2026-03-18"), day("2026-03-19"));
    let closure = Closure { first, last, cause: "搬迁".into() };
    let local =
        LocalHoliday { first, last, zh: "县庆".into(), en: "county day".into(), notice: "1号".into() };
    let spans = Spans::parse("09:00-12:00").unwrap();
    let opening =
        Opening { first: day("2026-03-21"), last: day("2026-03-21"), spans, cause: "延时服务".into() };
    let decree = holiday("2027-01-01", "2027-01-03");
    for (declare, declaration) in [
        (Command::DeclareClosure(closure.clone()), Declaration::Closure(closure)),
        (Command::DeclareLocalHoliday(local.clone()), Declaration::LocalHoliday(local)),
        (Command::DeclareOpening(opening.clone()), Declaration::Opening(opening)),
        (decree, Declaration::Decree("国办发明电〔2026〕9号".into())),
    ] {
        let back = Command::TakeBack(declaration);
        assert_eq!(answer(&mut stage, "韩经", back.clone()), "NotDeclared", "{back:?}");
        assert_eq!(answer(&mut stage, "韩经", declare), "done", "{back:?}");
        assert_ne!(stage.hall.state.calendar, before, "{back:?}");
        assert_eq!(answer(&mut stage, "张窗", back.clone()), "NotEntitled", "{back:?}");
        let happened = stage.hall("韩经", back.clone(), now()).unwrap();
        let [Happened::Hall(event)] = &happened[..] else { panic!("{happened:?}") };
        assert!(event.event.moves_dates(), "open cases must be reckoned anew: {back:?}");
        assert_eq!(stage.hall.state.calendar, before, "{back:?}");
        assert_eq!(answer(&mut stage, "韩经", back.clone()), "NotDeclared", "{back:?}");
    }
}

/// An extra opening opens the doors and makes no working day (K-16).
#[test]
fn an_extra_opening_is_no_working_day() {
    let mut stage = stage();
    let saturday = day("2026-03-21");
    let opening = |spans: &str, last| {
        let spans = Spans::parse(spans).unwrap();
        Command::DeclareOpening(Opening { first: saturday, last, spans, cause: "延时服务".into() })
    };
    assert_eq!(answer(&mut stage, "韩经", opening("", saturday)), "NoHours");
    assert_eq!(answer(&mut stage, "韩经", opening("09:00-12:00", day("2026-03-20"))), "Range");
    assert!(stage.hall.state.calendar.spans_on(saturday).is_empty());
    assert_eq!(answer(&mut stage, "韩经", opening("09:00-12:00", saturday)), "done");
    let calendar = &stage.hall.state.calendar;
    assert_eq!(calendar.spans_on(saturday).len(), 1);
    assert!(!calendar.is_working_day(saturday));
}

/// What the State Council decreed is not the hall's to take back (C-07).
#[test]
fn the_decrees_of_the_nation_stay() {
    let mut stage = stage();
    let number = stage.hall.state.calendar.parts().decrees[0].number.clone();
    assert_eq!(answer(&mut stage, "韩经", Command::TakeBack(Declaration::Decree(number))), "NotDeclared");
}

/// No time to correct or to explain would take a right away (K-08, S-09).
#[test]
fn periods_are_neither_nought_nor_endless() {
    let mut stage = stage();
    let mut corrected_within = |days| {
        let command =
            Command::SetPeriods { correction_days: WorkingDays(days), applicant_unit: Default::default() };
        answer(&mut stage, "韩经", command)
    };
    assert_eq!(corrected_within(15), "done");
    assert_eq!(corrected_within(0), "Period");
    assert_eq!(corrected_within(251), "Period");
    let mut watched = |remind_before, explanation_days, reason: &str| {
        let command = Command::SetSupervisionPeriods {
            remind_before: WorkingDays(remind_before),
            explanation_days: WorkingDays(explanation_days),
            reason: reason.into(),
        };
        answer(&mut stage, "何监", command)
    };
    assert_eq!(watched(0, 5, "不提前提醒"), "done");
    assert_eq!(watched(1, 0, "不必说明"), "Period");
    assert_eq!(watched(251, 5, "早早提醒"), "Period");
    assert_eq!(watched(1, 5, " "), "Empty");
}

#[test]
fn what_cannot_be_is_refused() {
    let mut stage = stage();
    let nine: Vec<String> = (0..9).map(|n| format!("人{n}")).collect();
    let nine: Vec<&str> = nine.iter().map(String::as_str).collect();
    for (command, expected) in [
        (department("", "无名局", ""), "Empty"),
        (department("新局", " ", ""), "Empty"),
        (department("新局", "新局", "11999921MB990003XX"), "CreditCode"),
        (post("新岗", "没有的局", &[Role::Handler]), "NoSuchDepartment"),
        (post("新岗", "市监局", &[Role::Handler, Role::Supervisor]), "NoPostRole"),
        (post("新岗", "市监局", &[Role::Citizen]), "NoPostRole"),
        (appoint("没有的岗", &["甲"]), "NoSuchPost"),
        (appoint("审查岗", &nine), "TooMany"),
        (appoint("审查岗", &["何监"]), "NoPostBeside"),
        (holiday("2027-01-03", "2027-01-01"), "Decree"),
        (department("新局", "新局", ""), "done"),
        (department("新局", "新局", ""), "nothing"),
        (post("新岗", "新局", &[Role::Handler]), "done"),
        (post("新岗", "新局", &[Role::Handler]), "nothing"),
        (appoint("新岗", &["甲", "乙"]), "done"),
        (holiday("2027-01-01", "2027-01-03"), "done"),
        (holiday("2027-01-01", "2027-01-03"), "nothing"),
    ] {
        let told = format!("{command:?}");
        assert_eq!(answer(&mut stage, "韩经", command), expected, "{told}");
    }
}

/// Every kind of change belongs to the hall manager, offices to the security administrator, what cards are measured by
/// to supervisors alone (S-17).
#[test]
fn each_change_has_its_owner() {
    let mut stage = stage();
    let periods =
        Command::SetPeriods { correction_days: WorkingDays(15), applicant_unit: Default::default() };
    let watched = Command::SetSupervisionPeriods {
        remind_before: WorkingDays(2),
        explanation_days: WorkingDays(3),
        reason: "年底办件集中".into(),
    };
    for other in ["韩经", "安管", "张窗", "王申", SYSTEM] {
        assert_eq!(answer(&mut stage, other, watched.clone()), "NotEntitled", "{other}");
    }
    assert_eq!(answer(&mut stage, "何监", watched), "done");
    let office = Command::Entrust { person: "新人".into(), roles: vec![Role::Auditor] };
    for stranger in ["张窗", "王申", "何监", "郑局"] {
        assert_eq!(answer(&mut stage, stranger, periods.clone()), "NotEntitled", "{stranger}");
        assert_eq!(answer(&mut stage, stranger, office.clone()), "NotEntitled", "{stranger}");
    }
    assert_eq!(answer(&mut stage, "安管", periods.clone()), "NotEntitled");
    assert_eq!(answer(&mut stage, "韩经", office.clone()), "NotEntitled");
    assert_eq!(answer(&mut stage, "韩经", periods), "done");
    assert_eq!(answer(&mut stage, "安管", office), "done");
    assert_eq!(answer(&mut stage, SYSTEM, appoint("新岗", &[])), "NoSuchPost");
}

#[test]
fn posts_keep_their_holders_and_give_their_roles() {
    let mut stage = stage();
    assert_eq!(
        answer(&mut stage, "韩经", post("审查岗", "市监局", &[Role::Handler, Role::Reviewer])),
        "done"
    );
    let hall = &stage.hall.state;
    let person = PersonId::from("赵审");
    assert_eq!(hall.roles_of(&person), [Role::Handler, Role::Reviewer]);
    assert_eq!(hall.department_of(&person).map(|id| id.as_str()), Some("市监局"));
    assert_eq!(hall.department_of(&PersonId::from("王申")), None);
    let actor = Actor::staff(person.clone(), hall);
    assert!(actor.has(Role::Handler) && !actor.has(Role::Approver) && !actor.is_system());
    assert_eq!(answer(&mut stage, "韩经", appoint("审查岗", &["钱审"])), "done");
    assert!(stage.hall.state.roles_of(&person).is_empty(), "whoever loses the post loses its roles");
}

/// Whoever is told of a case is a party to it: the applicant and who acts for them (CH3).
#[test]
fn news_goes_to_the_parties() {
    let mut stage = stage();
    let submit = case::Command::Submit {
        applicant: "王申".into(),
        agent: Some("林代".into()),
        source: case::ApplySource::Window,
        answers: Default::default(),
        form: "表".into(),
        query_code: "码".into(),
        materials: vec![],
        licence: None,
        by_promise: false,
    };
    stage.case("张窗", submit, now()).unwrap();
    let told: Vec<(PersonId, News)> = stage
        .history
        .iter()
        .flat_map(|event| errands(&stage.case.state, event))
        .filter_map(|errand| match errand {
            Errand::Tell { person, news, .. } => Some((person, news)),
            Errand::File { .. } | Errand::Recompute | Errand::HandOver { .. } => None,
        })
        .collect();
    assert_eq!(told, [("王申".into(), News::Received), ("林代".into(), News::Received)]);
}

/// Whatever concerns the applicant is told them when it happens; their own acts and what passes between desks is not.
#[test]
fn what_concerns_the_applicant_is_told() {
    use rules::case::{
        Event, HearingEvent, OfficersEvent, PromiseEvent, SuperiorEvent, hearing::Side, superior::Reply,
    };
    let mut stage = stage();
    let submit = case::Command::Submit {
        applicant: "王申".into(),
        agent: None,
        source: case::ApplySource::Window,
        answers: Default::default(),
        form: "表".into(),
        query_code: "码".into(),
        materials: vec![],
        licence: None,
        by_promise: false,
    };
    stage.case("张窗", submit, now()).unwrap();
    let text = || "写明了".to_owned();
    let near = |clock| Event::LimitNeared { clock, due: now() };
    let verified =
        |kept, rectify| Event::Promise(PromiseEvent::PromiseVerified { kept, findings: text(), rectify });
    let reply =
        Reply { step: "上报".into(), agrees: true, number: text(), dated: now().day(), opinion: text() };
    for (event, wanted) in [
        (Event::DelayExplained { reason: text() }, Some(News::DelayExplained)),
        (near(case::ClockName::Deferral), Some(News::DeferralNear)),
        (near(case::ClockName::Statutory), None),
        (Event::LimitPassed { clock: case::ClockName::Promised, due: now() }, Some(News::PromiseBroken)),
        (verified(true, None), Some(News::CommitmentKept)),
        (verified(false, Some(rules::clock::Limit::working_days(10))), Some(News::Rectify)),
        (Event::Promise(PromiseEvent::PromiseBroken { findings: text() }), Some(News::CommitmentBroken)),
        (Event::Superior(SuperiorEvent::ReturnedDown(reply)), Some(News::SuperiorAnswered)),
        (
            Event::Officers(OfficersEvent::RecusalDenied { person: "赵审".into(), reason: text() }),
            Some(News::RecusalDenied),
        ),
        (Event::Hearing(HearingEvent::HearingRequested { side: Side::Applicant }), None),
        (Event::StepTaken { step: "审查".into() }, None),
        (Event::ReviewFinished, None),
    ] {
        let stamp = stage.history[0].stamp.clone();
        let recorded = rules::dossier::Recorded { version: 9, stamp, event };
        let told = errands(&stage.case.state, &recorded).into_iter().find_map(|errand| match errand {
            Errand::Tell { news, .. } => Some(news),
            _ => None,
        });
        assert_eq!(told, wanted, "{:?}", recorded.event);
    }
}

/// A result that is made and handed over in one go need not be fetched any more.
#[test]
fn nobody_is_called_to_fetch_what_they_hold() {
    let mut stage = stage();
    let submit = case::Command::Submit {
        applicant: "王申".into(),
        agent: None,
        source: case::ApplySource::Window,
        answers: Default::default(),
        form: "表".into(),
        query_code: "码".into(),
        materials: vec![],
        licence: None,
        by_promise: false,
    };
    stage.case("张窗", submit, now()).unwrap();
    let event = case::Event::ResultProduced { result: "证".into(), valid_until: None };
    let recorded = rules::dossier::Recorded { version: 9, stamp: stage.history[0].stamp.clone(), event };
    let mut case = stage.case.state.clone();
    for (status, told) in [(case::CaseStatus::Delivering, true), (case::CaseStatus::Completed, false)] {
        case.status = status;
        let news = |errand: &Errand| matches!(errand, Errand::Tell { news: News::Ready, .. });
        assert_eq!(errands(&case, &recorded).iter().any(news), told);
    }
}

/// An editor writes for the department of the editor's own post, and never over another department's words (CA2).
#[test]
fn an_editor_takes_over_no_item_of_another_department() {
    let mut stage = stage();
    for command in [
        post("消防编辑岗", "消防", &[Role::DepartmentEditor]),
        appoint("消防编辑岗", &["肖编"]),
        post("环保编辑岗", "环保", &[Role::DepartmentEditor]),
        appoint("环保编辑岗", &["双编"]),
        // Working at another department's window makes nobody its editor.
        appoint("受理岗", &["张窗", "双编"]),
    ] {
        assert_eq!(answer(&mut stage, "韩经", command), "done");
    }
    let draft = |department: &str| {
        let mut content = complete();
        content.body.department = department.into();
        item::Command::Draft(Box::new(content))
    };
    let mut said = |who: &str, department: &str| match stage.item(who, draft(department), now()) {
        Err(no) => no.name,
        Ok(_) => "done".into(),
    };
    assert_eq!(said("肖编", "消防"), "NotEntitled", "it is 市监局's");
    assert_eq!(said("肖编", "市监局"), "NotEntitled");
    assert_eq!(said("双编", "市监局"), "NotEntitled");
    assert_eq!(said("编编", "消防"), "NotEntitled", "nor is one's own given away");
    assert_eq!(said("编编", "市监局"), "done");
    assert_eq!(said("韩经", "消防"), "done", "the hall manager settles whose it is");
    assert_eq!(said("肖编", "消防"), "done");
    assert_eq!(said("编编", "市监局"), "NotEntitled");
}

fn station(id: &str, division: &str) -> Command {
    Command::DescribeStation(Station {
        id: id.into(),
        name: id.into(),
        division: division.into(),
        place: "镇政府一楼".into(),
        ..Station::default()
    })
}

/// A service centre stands in a town or village of the hall's own area (E-04), and only a centre that exists has items or a
/// post (LE1); describing it again leaves what it takes as it is.
#[test]
fn a_centre_lies_in_a_town_or_village_of_the_hall() {
    let mut stage = stage();
    let described = Command::Describe {
        name: "厅".into(),
        name_en: String::new(),
        division: "999921".into(),
        hotline: "12345".into(),
    };
    assert_eq!(answer(&mut stage, "韩经", described), "done");
    let mut said = |who: &str, command: Command| answer(&mut stage, who, command);
    for outside in ["999921", "999922101", "99992110", "99992110a", "", "9999211010011"] {
        assert_eq!(said("韩经", station("清河", outside)), "OutsideArea", "{outside}");
    }
    assert_eq!(said("张窗", station("清河", "999921101")), "NotEntitled");
    let offer = |items: &[&str]| Command::OfferAt {
        station: "清河".into(),
        items: items.iter().map(|item| (*item).into()).collect(),
    };
    assert_eq!(said("韩经", offer(&["一"])), "NoSuchStation");
    let window = Command::DescribePost(Post {
        id: "清河窗口".into(),
        name: "窗口".into(),
        department: "hall".into(),
        roles: vec![Role::WindowClerk],
        station: Some("清河".into()),
        ..Post::default()
    });
    assert_eq!(said("韩经", window.clone()), "NoSuchStation");
    assert_eq!(said("韩经", station("清河", "999921101")), "done");
    assert_eq!(said("韩经", station("清河村", "999921101201")), "done");
    assert_eq!(said("韩经", offer(&["一", "二"])), "done");
    assert_eq!(said("韩经", offer(&["二", "一"])), "nothing");
    assert_eq!(said("韩经", window), "done");
    assert_eq!(said("韩经", station("清河", "999921101")), "nothing");
    assert_eq!(said("韩经", station("清河", "999921103")), "done");
    let hall = &stage.hall.state;
    assert_eq!(hall.stations_taking(&"一".into()).map(|it| it.id.as_str()).collect::<Vec<_>>(), ["清河"]);
    assert_eq!(hall.window_of(&"清河".into()).map(|post| post.as_str()), Some("清河窗口"));
    assert!(!hall.posts[&"清河窗口".into()].is_comprehensive_window());
}

/// A village lies in its town, however many digits the town is written with, and in nothing beside it (E-04).
#[test]
fn a_centre_lies_in_its_village_its_town_and_all_above() {
    let at = |division: &str| Station { division: division.into(), ..Station::default() };
    let village = at("999921101201");
    for area in ["999921101201", "999921101", "999921101000", "999921", "99"] {
        assert!(village.lies_in(area), "{area}");
    }
    for elsewhere in ["999921101202", "999921102", "999921102000", "999922"] {
        assert!(!village.lies_in(elsewhere), "{elsewhere}");
    }
    assert_eq!(village.town(), "999921101");
    for town in ["999921101", "999921101000"] {
        assert_eq!(at(town).town(), "999921101");
        assert!(at(town).lies_in("999921101") && !at(town).lies_in("999921101201"));
    }
}

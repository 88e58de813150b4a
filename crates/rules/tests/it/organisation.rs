//! The hall: what is decided about departments, posts, offices and the calendar, beyond what the stories tell.

use rules::{
    actor::Actor,
    calendar::{Decree, Festival, Holiday},
    case,
    dossier::SYSTEM,
    errand::{Errand, News, errands},
    hall::{Command, Department, Post, Role},
    name::PersonId,
    time::{Instant, WorkingDays},
};

use crate::stage::{Stage, appoint, complete};

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
    Command::DescribeDepartment(Department {
        id: id.into(),
        name: name.into(),
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

/// Every kind of change belongs to the hall manager, offices to the security administrator.
#[test]
fn each_change_has_its_owner() {
    let mut stage = stage();
    let periods = Command::SetPeriods {
        remind_before: WorkingDays(2),
        correction_days: WorkingDays(15),
        explanation_days: WorkingDays(3),
    };
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
    };
    stage.case("张窗", submit, now()).unwrap();
    let told: Vec<(PersonId, News)> = stage
        .history
        .iter()
        .flat_map(|event| errands(&stage.case.state, event))
        .filter_map(|errand| match errand {
            Errand::Tell { person, news, .. } => Some((person, news)),
            Errand::Recompute => None,
        })
        .collect();
    assert_eq!(told, [("王申".into(), News::Received), ("林代".into(), News::Received)]);
}

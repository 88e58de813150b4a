//! The office: numbers that never run backwards, neighbours that do not hurt one another, time that speaks at its own
//! moment also after an outage, and requests that are the same or another.

use crate::{
    ground::Ground,
    line::{accepted_case, all_materials, content, done, first_answers, received_case},
};
use rules::{
    case::{self, ApplySource, Case, CaseStatus, Command, Event, OfficersEvent, material::CorrectionItem},
    hall::Role,
    item,
    name::{Commitment, DepartmentId, ItemCode},
    time::Instant,
};
use server::{
    jobs::alarms,
    office::{Answer, Office, OfficeError, Order, Refusal, Request, Who},
    people::kind,
};
use store::vault::{Datum, LARGEST_DATUM};

const ITEM: &str = "market/food-business-licence";

async fn history(ground: &Ground, number: &str) -> Vec<(String, Event)> {
    let history = ground.front.store.history::<Case>(number).await.unwrap().unwrap();
    history.events.into_iter().map(|event| (event.stamp.happened_at.rfc3339(), event.event)).collect()
}

/// An application over the net by the demo citizen.
async fn applied_online(ground: &Ground) -> String {
    match ground.front.office.ask(application(ground, "{}", "ABCD2345").await).await.unwrap() {
        Answer::Done { id, .. } => id,
        Answer::Refused(refusal) => panic!("refused: {refusal}"),
    }
}

async fn application(ground: &Ground, words: &str, code: &str) -> Request {
    let item = ground.item(ITEM);
    let content = content(ground, &item).await;
    let applicant = ground.person(Role::Citizen);
    let form = Datum::new(applicant.as_str(), kind::FORM, words.as_bytes());
    let query = Datum::new(applicant.as_str(), kind::QUERY_CODE, code.as_bytes());
    let submit = Command::Submit {
        applicant: applicant.clone(),
        agent: None,
        source: ApplySource::DesktopWeb,
        answers: first_answers(&content),
        form: Commitment(form.commitment().0),
        query_code: Commitment(query.commitment().0),
        materials: all_materials(&content),
        licence: None,
        by_promise: false,
    };
    let order = Order::Apply(ItemCode(item), submit);
    Request::new(Who::Citizen(applicant), order).sealing(vec![form, query])
}

fn clerk(ground: &Ground) -> Who {
    Who::Staff(ground.holder("market/window", 0))
}

/// L-06, C-12: the machines stood still over both the pre-review limit and the fifth day. What silence brought about
/// is dated to when it spoke, and nobody can ask for corrections after it has.
#[tokio::test]
async fn after_an_outage_silence_has_spoken_when_it_did() {
    let ground = Ground::new().await;
    let case = applied_online(&ground).await;
    ground.clock.wind(Instant::parse("2026-03-12T10:00:00+08:00").unwrap());
    let items = vec![CorrectionItem { material: None, what: "缺少平面图".into() }];
    let late = Request::new(clerk(&ground), Order::Case(case.clone(), Command::RequestCorrection { items }));
    let refused = ground.front.office.ask(late).await.unwrap();
    assert_eq!(
        refused,
        Answer::Refused(Refusal::Case(case::Refusal::WrongState(CaseStatus::InReview))),
        "the fifth day had passed before the clerk acted"
    );
    alarms::fire(&ground.front, ground.front.office.now()).await.unwrap();
    let told: Vec<_> = history(&ground, &case).await;
    let at = |wanted: fn(&Event) -> bool| told.iter().find(|(_, event)| wanted(event)).unwrap().0.clone();
    let deemed = at(|event| matches!(event, Event::CaseDeemedAccepted(_)));
    let step = at(|event| matches!(event, Event::StepStarted { .. }));
    assert!(deemed.starts_with("2026-03-09T17:00"), "deemed accepted when the fifth day ended: {deemed}");
    assert_eq!(deemed, step, "the first step begins then, not when the machines came back");
    assert!(told.is_sorted_by_key(|(at, _)| at.clone()), "each at its own moment: {told:#?}");
}

/// P-13: two of a post were away one after the other while the machines stood still. The step goes over and comes back,
/// each at its own moment and once, and nobody waits for ever.
#[tokio::test]
async fn absences_that_are_over_hand_a_step_on_once_each() {
    let ground = Ground::new().await;
    let case = accepted_case(&ground).await;
    let (one, two) = (ground.holder("market/review", 0), ground.holder("market/review", 1));
    let step = content(&ground, &ground.item(ITEM)).await.process.steps()[0].id.clone();
    let take = Order::Case(case.clone(), Command::TakeStep { step: step.clone() });
    done(&ground, Who::Staff(one.clone()), take).await;
    for (person, day) in [(&one, "2026-03-04"), (&two, "2026-03-05")] {
        let day = day.parse().unwrap();
        let note = rules::hall::Command::NoteAbsence { person: person.clone(), from: day, until: day };
        done(&ground, Who::Staff(person.clone()), Order::Hall(note)).await;
    }
    ground.clock.wind(Instant::parse("2026-03-06T10:00:00+08:00").unwrap());
    let tick = Order::Case(case.clone(), Command::Tick);
    let asked = ground.front.office.ask(Request::new(Who::System, tick));
    tokio::time::timeout(std::time::Duration::from_secs(20), asked).await.expect("an answer").unwrap();
    let handed: Vec<_> = history(&ground, &case)
        .await
        .into_iter()
        .filter_map(|(at, event)| match event {
            Event::Officers(OfficersEvent::StepHandedOver { from, to, .. }) => {
                Some((at[..10].to_owned(), from, to))
            }
            _ => None,
        })
        .collect();
    let expected = [("2026-03-04".to_owned(), one.clone(), two.clone()), ("2026-03-05".to_owned(), two, one)];
    assert_eq!(handed, expected);
}

/// S-18, K-05: an item that moves to another department leaves its running cases numbered where they began.
#[tokio::test]
async fn a_department_that_lost_an_item_gives_no_number_twice() {
    let ground = Ground::new().await;
    let before = received_case(&ground, ITEM).await;
    let code = ItemCode(ground.item(ITEM));
    let mut moved = content(&ground, &code.0).await;
    moved.body.department = DepartmentId::from("health");
    let legal = Who::Staff(ground.person(Role::LegalReviewer));
    let manager = Who::Staff(ground.person(Role::HallManager));
    let review = || item::Command::Review { opinion: "机构改革，职责划转".into() };
    for (who, command) in [
        (Who::System, item::Command::Draft(Box::new(moved))),
        (legal, review()),
        (manager.clone(), review()),
        (manager, item::Command::Publish),
    ] {
        done(&ground, who, Order::Item(code.clone(), command)).await;
    }
    // Another office, as after a restart: it remembers no number.
    let office = Office::open(ground.front.store.clone(), ground.clock.clone()).await.unwrap();
    let accept = Command::Accept { deferred: vec![] };
    let asked = Request::new(clerk(&ground), Order::Case(before.clone(), accept));
    office.ask(asked).await.unwrap().done().unwrap();
    let numbers: Vec<_> = history(&ground, &before)
        .await
        .iter()
        .flat_map(|(_, event)| event.documents().cloned().collect::<Vec<_>>())
        .collect();
    assert_eq!(numbers.len(), 2);
    assert_eq!(numbers[1].serial, numbers[0].serial + 1, "{numbers:?}");
}

/// One request that cannot be written fails alone.
#[tokio::test]
async fn what_cannot_be_written_hurts_no_neighbour() {
    let ground = Ground::new().await;
    let mut poison = application(&ground, "{}", "ABCD2345").await;
    let applicant = ground.person(Role::Citizen);
    poison.sealed.push(Datum::new(applicant.as_str(), kind::FORM, &vec![b'x'; LARGEST_DATUM + 1]));
    let good = application(&ground, "{}", "WXYZ6789").await;
    let office = &ground.front.office;
    let (first, bad, second) = tokio::join!(
        office.ask(application(&ground, "{}", "ABCD2345").await),
        office.ask(poison),
        office.ask(good)
    );
    let numbers = [first, second].map(|answer| answer.unwrap().done().unwrap());
    assert_ne!(numbers[0], numbers[1]);
    assert!(matches!(bad, Err(OfficeError::Store(_))), "{bad:?}");
}

/// The same form twice is one case; a word changed under the same key is another request, and is told so.
#[tokio::test]
async fn the_same_words_are_the_same_request_and_others_are_not() {
    let ground = Ground::new().await;
    let office = &ground.front.office;
    let ask = async |words: &str, code: &str| {
        office.ask(application(&ground, words, code).await.once("page-1")).await.unwrap()
    };
    let first = ask("{\"name\":\"甲\"}", "ABCD2345").await;
    assert_eq!(ask("{\"name\":\"甲\"}", "WXYZ6789").await, first, "only the query code was drawn anew");
    assert_eq!(ask("{\"name\":\"乙\"}", "ABCD2345").await, Answer::Refused(Refusal::KeyReused));
    let number = first.done().unwrap();
    let withdraw = |reason: &str| {
        let who = Who::Citizen(ground.person(Role::Citizen));
        let command = Command::Withdraw { reason: reason.into() };
        office.ask(Request::new(who, Order::Case(number.clone(), command)).once("page-2"))
    };
    let done = withdraw("不办了").await.unwrap();
    assert_eq!(withdraw("不办了").await.unwrap(), done);
    assert_eq!(withdraw("改天再办").await.unwrap(), Answer::Refused(Refusal::KeyReused));
}

/// Two offices on one log: what one changes in the hall the other shows, asked or not.
#[tokio::test]
async fn another_office_on_the_same_log_is_seen() {
    let ground = Ground::new().await;
    let other = Office::open(ground.front.store.clone(), ground.clock.clone()).await.unwrap();
    let manager = ground.person(Role::HallManager);
    let describe = rules::hall::Command::Describe {
        name: "改名后的大厅".into(),
        name_en: "Renamed".into(),
        division: ground.front.office.hall().division.clone(),
        hotline: "12345".into(),
    };
    let (mut hall, mut pulse) = (ground.front.office.hall().name.clone(), ground.front.office.pulse());
    other.ask(Request::new(Who::Staff(manager), Order::Hall(describe))).await.unwrap().done().unwrap();
    while hall != "改名后的大厅" {
        pulse.changed().await.unwrap();
        hall = ground.front.office.hall().name.clone();
    }
}

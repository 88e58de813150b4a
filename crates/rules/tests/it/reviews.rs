//! 双审: two offices, two people, and logs from before the second review (I-02).

use crate::stage::{Stage, complete};
use rules::{
    hall::{self, Role},
    item::{self, Event, ReviewOffice, VersionState},
    time::Instant,
};

fn now() -> Instant {
    Instant::parse("2026-03-02T09:00:00+08:00").expect("a moment")
}

fn review() -> item::Command {
    item::Command::Review { opinion: "可以".into() }
}

fn draft() -> item::Command {
    let mut content = complete();
    content.identity.name_en = "another wording".into();
    item::Command::Draft(Box::new(content))
}

/// Whoever holds both offices reviews for one of them alone.
#[test]
fn one_person_never_reviews_for_both_offices() {
    let appoint = |holders: &[&str]| hall::Command::Appoint {
        post: "法制岗".into(),
        holders: holders.iter().map(|holder| (*holder).into()).collect(),
    };
    let mut stage = Stage::with(complete(), vec![]).unwrap();
    stage.hall("韩经", appoint(&["法审", "双职"]), now()).unwrap();
    let both = hall::Command::Entrust { person: "双职".into(), roles: vec![Role::HallManager] };
    stage.hall("安管", both, now()).unwrap();
    stage.item("编编", draft(), now()).unwrap();
    stage.item("双职", review(), now()).unwrap();
    let (_, version) = stage.item.state.latest().unwrap();
    assert_eq!(version.reviews_missing(), [ReviewOffice::Legal]);
    assert_eq!(version.state, VersionState::Draft);
    assert_eq!(stage.item("双职", review(), now()).unwrap_err().name, "SameReviewer");
    assert_eq!(stage.item("韩经", review(), now()).unwrap_err().name, "AlreadyReviewed");
    stage.item("法审", review(), now()).unwrap();
    assert_eq!(stage.item.state.latest().unwrap().1.state, VersionState::Reviewed);
}

/// An opinion of an old log names no office: it was the hall's. A new one says more only where it is the legal office's.
#[test]
fn an_old_opinion_counts_for_the_hall() {
    let old: Event = serde_json::from_str(r#"{"item_reviewed":{"version":1,"opinion":"可以"}}"#).unwrap();
    let hall = Event::ItemReviewed { version: 1, opinion: "可以".into(), office: ReviewOffice::Hall };
    assert_eq!(old, hall);
    assert_eq!(serde_json::to_string(&hall).unwrap(), r#"{"item_reviewed":{"version":1,"opinion":"可以"}}"#);
    let legal = Event::ItemReviewed { version: 1, opinion: String::new(), office: ReviewOffice::Legal };
    assert!(serde_json::to_string(&legal).unwrap().contains("\"office\":\"legal\""));
}

//! Laws of every bulletin, whatever is asked of it by whomever in whichever order: replay gives the state, what was published
//! stays as it was published (G-03), nobody publishes their own words (G-02), nothing faulty or dated ahead is published
//! (G-01), and nothing happens after a withdrawal (G-04).

use proptest::{collection::vec, prelude::*, sample::select};
use rules::{
    bulletin::{Bulletin, BulletinKind, BulletinText, Command, Event, Force},
    dossier::Known,
    name::ItemCode,
    time::{Date, Instant, from_day_number},
};
use std::collections::BTreeSet;

use crate::stage::{Happened, Stage, TASK_CODE, complete};

const DAY: i64 = 86_400_000;
/// Editors, managers, and one who has no part in it.
const PEOPLE: [&str; 3] = ["编编", "韩经", "张窗"];

fn day(n: i64) -> Date {
    from_day_number(20_514 + n)
}

fn text() -> impl Strategy<Value = BulletinText> {
    let title = select(&["甲", "乙", "丙", ""][..]);
    let days = (0..6i64, proptest::option::of(0..10i64), proptest::option::of(0..10i64));
    let item = proptest::option::of(select(&[TASK_CODE, "没有"][..]));
    (title, days, item).prop_map(|(title, (issued, from, ends), item)| BulletinText {
        kind: BulletinKind::Policy,
        title: title.into(),
        title_en: String::new(),
        body: "正文".into(),
        body_en: String::new(),
        department: "市监局".into(),
        document: String::new(),
        issued_on: day(issued),
        effective_from: from.map(day),
        ends_on: ends.map(day),
        items: item.map(ItemCode::from).into_iter().collect(),
        subjects: vec![],
        pinned: false,
    })
}

fn command() -> impl Strategy<Value = Command> {
    let reason = select(&["理由", ""][..]);
    prop_oneof![
        3 => text().prop_map(|text| Command::Draft(Box::new(text))),
        3 => text().prop_map(|text| Command::Revise(Box::new(text))),
        4 => (text(), reason.clone())
            .prop_map(|(text, reason)| Command::Correct { text: Box::new(text), reason: reason.into() }),
        6 => Just(Command::Submit),
        2 => reason.clone().prop_map(|reason| Command::SendBack { reason: reason.into() }),
        1 => Just(Command::Drop),
        6 => Just(Command::Publish),
        1 => reason.prop_map(|reason| Command::Withdraw { reason: reason.into() }),
    ]
}

/// Everything that the public has read so far, word for word.
fn told(bulletin: &Bulletin) -> Vec<BulletinText> {
    bulletin.editions.iter().map(|edition| (*edition.text).clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn no_order_of_acts_changes_what_was_published(acts in vec((select(&PEOPLE[..]), 0..2i64, command()), 1..80)) {
        let mut stage = Stage::with(complete(), vec![]).expect("a stage");
        let mut now = Instant::midnight(day(0)).plus_ms(9 * 3_600_000);
        let known: ItemCode = TASK_CODE.into();
        let items = BTreeSet::from([&known]);
        for (who, days, command) in acts {
            now = now.plus_ms(days * DAY);
            let before = stage.bulletin.state.clone();
            let Ok(happened) = stage.bulletin(who, command, now) else {
                prop_assert_eq!(format!("{before:?}"), format!("{:?}", stage.bulletin.state), "a refusal changes nothing");
                continue;
            };
            let after = &stage.bulletin.state;
            prop_assert!(before.withdrawn.is_none(), "nothing happens after a withdrawal");
            prop_assert!(told(after).starts_with(&told(&before)), "what was published stays");
            for it in &happened {
                let Happened::Bulletin(event) = it else { continue };
                if let Event::BulletinPublished { edition } = &event.event {
                    prop_assert_eq!(*edition as usize, after.editions.len());
                    let authors = &before.pending.as_ref().expect("something waited").authors;
                    prop_assert!(!authors.contains(&event.stamp.actor), "their own words");
                    let current = after.current().expect("published");
                    prop_assert!(current.text.issued_on <= now.day(), "dated ahead");
                    prop_assert!(current.text.faults(true, &items).is_empty(), "faulty");
                    prop_assert_eq!(current.correction.is_some(), *edition > 1, "a correction says why");
                }
            }
            let replayed = Known::<Bulletin>::replay(&stage.bulletin_history);
            prop_assert_eq!(format!("{replayed:?}"), format!("{:?}", stage.bulletin));
        }
    }

    /// Coming, then in force, then over, and never back (G-05).
    #[test]
    fn what_is_over_stays_over(text in text()) {
        let order = |force: Force| Force::ALL.iter().position(|known| *known == force);
        let days: Vec<_> = (-2..14).map(|n| order(text.force(day(n)))).collect();
        prop_assert!(days.is_sorted());
        let last = text.ends_on.filter(|last| *last >= text.holds_from());
        if let Some(last) = last {
            prop_assert_eq!(text.force(last), Force::InForce, "the last day counts");
        }
    }
}

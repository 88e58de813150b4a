//! Lists of cards and the report of them, put to a lived county and compared with the dossiers.

use crate::scribe::Scribe;
use rules::{
    card::Card,
    supervision::{Rule, SupervisionLevel},
    time::{Date, previous_day},
};
use std::collections::{BTreeMap, BTreeSet};
use store::{
    Db,
    views::{card_report, cards},
};

const ALL: u32 = 10_000;

/// Rows of cards against their dossiers, every filter, every page, and the report of them.
pub(crate) async fn of_cards(db: &Db, scribe: &Scribe) {
    let all = cards::page(db, &cards::Filter::default(), ALL).await.expect("answers");
    assert_eq!(all.len(), scribe.cards.len());
    assert!(!all.is_empty(), "the county is too good");
    for row in &all {
        let card = &scribe.cards[&row.card].state;
        let finding = card.finding.as_ref().expect("raised");
        assert_eq!((row.state, row.rule, row.level), (card.state, finding.rule, finding.level));
        assert_eq!((row.case.as_str(), Some(row.raised_at)), (finding.case.as_str(), card.raised));
        assert_eq!((&row.department, &row.post), (&finding.department.0, &finding.post.0));
        assert_eq!(row.person.as_deref(), finding.person.as_ref().map(|person| person.as_str()));
        let clock = card.clock.as_ref().filter(|clock| !clock.is_stopped());
        assert_eq!(
            row.explain_by,
            clock.map(|clock| clock.due_at(&scribe.hall.state.calendar)),
            "{}",
            row.card
        );
        assert_eq!(row.unanswered, card.unanswered.since.is_some());
        let of_case = cards::Filter { case: Some(row.case.clone()), ..cards::Filter::default() };
        let of_case = cards::page(db, &of_case, ALL).await.expect("answers");
        assert!(of_case.iter().any(|other| other.card == row.card));
    }
    let open = cards::Filter { open: true, ..cards::Filter::default() };
    let open = cards::page(db, &open, ALL).await.expect("answers");
    let is_open = |card: &Card| {
        let Some(finding) = card.finding.as_ref().filter(|_| !card.state.is_final()) else { return false };
        // A reminder before a limit is over with its case (S-03).
        let reminds = finding.level == SupervisionLevel::Remind
            && matches!(finding.rule, Rule::Promise | Rule::StepLimit)
            && card.open_order().is_none();
        !reminds || !scribe.cases[&finding.case].state.status.is_final()
    };
    let expected: Vec<&String> =
        scribe.cards.iter().filter(|(_, known)| is_open(&known.state)).map(|(name, _)| name).collect();
    assert!(expected.len() < all.len() && !expected.is_empty(), "some are open, some are over");
    let mut shown: Vec<&String> = open.iter().map(|row| &row.card).collect();
    shown.sort_unstable();
    assert_eq!(shown, expected);
    let some = &all[0];
    let filter = cards::Filter {
        level: Some(some.level),
        department: Some(some.department.clone()),
        ..cards::Filter::default()
    };
    let found = cards::page(db, &filter, ALL).await.expect("answers");
    assert!(found.iter().all(|row| row.level == some.level && row.department == some.department));
    assert!(found.iter().any(|row| row.card == some.card));
    let mut paged: Vec<String> = Vec::new();
    let mut filter = cards::Filter::default();
    loop {
        let page = cards::page(db, &filter, 3).await.expect("answers");
        let Some(last) = page.last() else { break };
        filter.after = Some((last.raised_at.0, last.card.clone()));
        paged.extend(page.into_iter().map(|row| row.card));
    }
    assert_eq!(paged, all.iter().map(|row| row.card.clone()).collect::<Vec<_>>());
    reported(db, &all).await;
}

/// AR3: the report counts every card of its days once by rule and department, and as often by item.
async fn reported(db: &Db, all: &[cards::CardRow]) {
    let days: Vec<Date> = all.iter().map(|row| row.raised_at.day()).collect();
    let (first, last) = (*days.iter().min().expect("cards"), *days.iter().max().expect("cards"));
    let groups = card_report::groups(db, (first, last), None).await.expect("answers");
    assert_eq!(groups.iter().map(|group| group.n).sum::<i64>(), number(all.len()));
    for rule in groups.iter().map(|group| group.rule).collect::<BTreeSet<Rule>>() {
        let counted = groups.iter().filter(|group| group.rule == rule).map(|group| group.n).sum::<i64>();
        assert_eq!(counted, number(all.iter().filter(|row| row.rule == rule).count()), "{rule:?}");
    }
    let items = card_report::items(db, (first, last), None, ALL).await.expect("answers");
    assert_eq!(items.iter().map(|group| group.n).sum::<i64>(), number(all.len()));
    let department = &all[0].department;
    let of_one = card_report::groups(db, (first, last), Some(department)).await.expect("answers");
    let theirs = all.iter().filter(|row| row.department == *department).count();
    assert_eq!(of_one.iter().map(|group| group.n).sum::<i64>(), number(theirs));
    let top = card_report::items(db, (first, last), None, 1).await.expect("answers");
    let most = |groups: &[card_report::ItemGroup]| {
        let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
        groups.iter().for_each(|group| *sums.entry(group.item.as_str()).or_default() += group.n);
        sums.into_values().max()
    };
    assert_eq!(most(&top), most(&items), "the one item is that with most cards");
    let before =
        card_report::groups(db, (previous_day(first), previous_day(first)), None).await.expect("answers");
    assert!(before.is_empty());
}

fn number(n: usize) -> i64 {
    i64::try_from(n).expect("a number of cards")
}

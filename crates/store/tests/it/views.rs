//! Every question that pages may ask, put to a lived county on both databases and compared with the dossiers.

use crate::card_views;
use crate::ground::{both_empty, open_store};
use crate::scribe::{Scribe, county, start};
use rules::{
    case::{Case, CaseStatus, ClockName},
    clock::Light,
    item::ItemState,
    licence::LicenceState,
    rating::{Rating, RatingAnswer, RatingLevel, RatingLimit, RatingState},
    time::{Date, Instant, next_day},
};
use std::collections::BTreeSet;
use store::{
    Db, args,
    views::{
        cases::{self, After},
        figures, finder, items, licences,
        papers::{self, Keeper},
        ratings::{self, Filter, Satisfaction, Turn},
    },
};

const ALL: u32 = 10_000;

#[test]
fn every_question_is_answered_from_what_was_lived() {
    both_empty(|url| async move {
        let store = open_store(&url).await;
        let mut county = county(8, 5);
        let mut scribe = Scribe::founded(&store, &mut county).await;
        scribe.live(&store, &mut county).await;
        of_cases(store.db(), &scribe).await;
        of_tasks(store.db(), &scribe).await;
        card_views::of_cards(store.db(), &scribe).await;
        scribe.rate_badly(&store).await;
        of_ratings(store.db(), &scribe).await;
        of_items(store.db(), &scribe).await;
        of_figures(store.db(), &scribe).await;
        ties(&store).await;
    });
}

async fn of_cases(db: &Db, scribe: &Scribe) {
    for (number, known) in &scribe.cases {
        let row = cases::one(db, number.as_str()).await.expect("answers").expect("it is there");
        let case = &known.state;
        assert_eq!((row.version, row.status, row.outcome), (known.version, case.status, case.outcome));
        assert_eq!((&row.applicant, &row.department), (&case.applicant.0, &case.department.0));
        assert_eq!(Some(row.submitted_at), case.submitted);
        assert_eq!(row.light(scribe.now) == Light::Done, case.status.is_final(), "{number}");
    }
    assert!(cases::one(db, "none").await.expect("answers").is_none());
    let numbers: Vec<&str> = scribe.cases.keys().map(|number| number.as_str()).collect();
    let many = cases::many(db, &numbers[..3]).await.expect("answers");
    let found: BTreeSet<&str> = many.iter().map(|row| row.number.as_str()).collect();
    assert_eq!(found, numbers[..3].iter().copied().collect());
    assert!(cases::many(db, &[]).await.expect("answers").is_empty());
    let open: Vec<&str> = scribe
        .cases
        .iter()
        .filter(|(_, known)| !known.state.status.is_final())
        .map(|(number, _)| number.as_str())
        .collect();
    let mut paged: Vec<String> = Vec::new();
    loop {
        let after = paged.last().cloned().unwrap_or_default();
        let page = cases::open_numbers(db, &after, 7).await.expect("answers");
        if page.is_empty() {
            break;
        }
        paged.extend(page);
    }
    assert_eq!(paged, open);
    let runs = |case: &Case, name| case.clock(&name).is_some_and(|clock| !clock.is_stopped());
    let verifying = scribe.cases.iter().filter(|(_, known)| {
        runs(&known.state, ClockName::Verification) || runs(&known.state, ClockName::Rectification)
    });
    let verifying: Vec<&str> = verifying.map(|(number, _)| number.as_str()).collect();
    assert_eq!(cases::verifying_numbers(db, "", ALL).await.expect("answers"), verifying);
    // What somebody of a post has taken on, and nothing that waits for whoever comes.
    let taken = |case: &Case| {
        let under_review = case.status.is_under_review();
        case.open_steps()
            .filter(|(_, record)| record.handler.is_some())
            .map(|(_, it)| it.post.0.clone())
            .filter(|_| under_review)
            .collect::<BTreeSet<_>>()
    };
    let posts: BTreeSet<String> = scribe.cases.values().flat_map(|known| taken(&known.state)).collect();
    for post in &posts {
        let of_post = scribe.cases.iter().filter(|(_, known)| taken(&known.state).contains(post));
        let of_post: Vec<&str> = of_post.map(|(number, _)| number.as_str()).collect();
        assert_eq!(cases::taken_in(db, &[post], "", ALL).await.expect("answers"), of_post);
    }
    // Filters, alone and together.
    let some = scribe.cases.values().next().expect("a case").state.clone();
    let filter = cases::Filter { applicant: Some(some.applicant.0.clone()), ..cases::Filter::default() };
    let mine = cases::page(db, &filter, ALL).await.expect("answers");
    let wanted = scribe.cases.values().filter(|known| known.state.applicant == some.applicant).count();
    assert_eq!(mine.len(), wanted);
    let filter = cases::Filter {
        department: Some(some.department.0.clone()),
        status: Some(CaseStatus::Completed),
        ..cases::Filter::default()
    };
    let done = cases::page(db, &filter, ALL).await.expect("answers");
    let is_wanted = |known: &&rules::dossier::Known<rules::case::Case>| {
        known.state.department == some.department && known.state.status == CaseStatus::Completed
    };
    assert_eq!(done.len(), scribe.cases.values().filter(is_wanted).count());
    let far = Instant(scribe.now.0 + 400 * rules::time::DAY_MS);
    let filter = cases::Filter { late_at: Some(far), ..cases::Filter::default() };
    let late = cases::page(db, &filter, ALL).await.expect("answers");
    assert!(!late.is_empty() && late.iter().all(|row| row.marks.late_at.is_some_and(|at| at <= far)));
    let document = scribe.cases.values().find_map(|known| known.state.documents.first()).expect("a document");
    let row = papers::one(db, document.number.as_str()).await.expect("answers").expect("it is there");
    assert_eq!((row.number.as_str(), row.kind), (document.number.as_str(), document.kind));
    assert!(papers::one(db, "宁〔2026〕0").await.expect("answers").is_none());
}

async fn of_tasks(db: &Db, scribe: &Scribe) {
    let posts: Vec<&str> = scribe.hall.state.posts.keys().map(|post| post.as_str()).collect();
    let tasks = cases::tasks_of(db, &posts, ALL).await.expect("answers");
    assert!(!tasks.is_empty());
    let due: Vec<_> =
        tasks.iter().map(|task| (task.due_at.map_or(i64::MAX, |at| at.0), task.since)).collect();
    assert!(due.is_sorted(), "the most urgent first, those without a limit last");
    let cases: BTreeSet<&str> = tasks.iter().map(|task| task.case.number.as_str()).collect();
    assert!(cases.iter().all(|number| scribe.cases.keys().any(|known| known.as_str() == *number)));
    let mut parts = 0;
    for post in &posts {
        let of_post = cases::tasks_of(db, &[post], ALL).await.expect("answers");
        assert!(of_post.iter().all(|task| task.post == *post));
        parts += of_post.len();
    }
    assert_eq!(parts, tasks.len());
    assert_eq!(cases::tasks_of(db, &posts, 2).await.expect("answers").len(), 2);
    assert!(cases::tasks_of(db, &[], 2).await.expect("answers").is_empty());
}

async fn of_ratings(db: &Db, scribe: &Scribe) {
    let hall = &scribe.hall.state;
    for (case, rating) in &scribe.ratings {
        assert_eq!(ratings::rating_of(db, case).await.expect("answers"), Some(rating.state.level));
        let given = rating.state.given.as_ref().map(|_| case.clone());
        assert_eq!(ratings::case_of(db, &rating.state.reference()).await.expect("answers"), given);
    }
    assert_eq!(ratings::rating_of(db, "none").await.expect("answers"), None);
    assert_eq!(ratings::case_of(db, "").await.expect("answers"), None);
    let states: Vec<&Rating> = scribe.ratings.values().map(|known| &known.state).collect();
    let of_turn = |turn: Turn| -> BTreeSet<String> {
        let is_in = |it: &&&Rating| match turn {
            Turn::Department => {
                matches!(it.state(), RatingState::ToContact | RatingState::ToAnswer | RatingState::Planned)
            }
            Turn::Hall => it.state() == RatingState::ToCallBack,
            Turn::Review => it.is_under_review(),
            Turn::Bad => it.level.is_some_and(RatingLevel::is_bad),
            Turn::All => it.level.is_some(),
        };
        states.iter().filter(is_in).map(|it| it.reference()).collect()
    };
    for turn in [Turn::Department, Turn::Hall, Turn::Review, Turn::Bad, Turn::All] {
        let mut filter = Filter { turn, ..Filter::default() };
        let (mut paged, mut places) = (Vec::new(), Vec::new());
        loop {
            let page = ratings::page(db, &filter, 3).await.expect("answers");
            let Some(last) = page.last() else { break };
            filter.after = Some(last.reference.clone());
            places.extend(page.iter().map(|row| place(row, turn)));
            for row in page {
                let rating = &scribe.ratings[&row.case].state;
                let due = |wanted: RatingLimit| {
                    let clocks = rating.running(hall);
                    let clock = clocks.into_iter().find(|clock| clock.limit == wanted);
                    clock.map(|clock| clock.due_at(&hall.calendar))
                };
                assert_eq!((row.state, row.anonymous), (rating.state(), rating.is_anonymous()));
                assert_eq!(
                    (row.contact_by, row.review_by),
                    (due(RatingLimit::Contact), due(RatingLimit::Review))
                );
                assert_eq!(row.seen_to_by, due(RatingLimit::Answer).or(due(RatingLimit::Plan)));
                assert_eq!(row.second, rating.second.as_ref().map(|second| second.level));
                paged.push(row.reference);
            }
        }
        let newest_first = matches!(turn, Turn::Bad | Turn::All);
        assert!(places.is_sorted_by(|one, other| if newest_first { one > other } else { one < other }));
        assert_eq!(paged.iter().cloned().collect::<BTreeSet<_>>(), of_turn(turn), "{turn:?}");
        assert_eq!(paged.len(), of_turn(turn).len(), "each once: {turn:?}");
    }
    for turn in [Turn::Department, Turn::Hall, Turn::Review] {
        assert!(!of_turn(turn).is_empty(), "nothing waits: {turn:?}");
    }
    assert!(states.iter().any(|it| it.is_excluded()), "one is excluded");
    let department = states.iter().find(|it| it.level.is_some()).expect("a rating").department.0.clone();
    let filter = Filter { turn: Turn::All, departments: Some(vec![department.clone()]), ..Filter::default() };
    let found = ratings::page(db, &filter, ALL).await.expect("answers");
    let theirs = states.iter().filter(|it| it.level.is_some() && it.department.0 == department).count();
    assert_eq!((found.len(), ratings::waiting(db, &filter, ALL).await.expect("answers")), (theirs, theirs));
    let clerk = found.iter().find_map(|row| row.clerk.clone()).expect("a clerk");
    let filter = Filter { turn: Turn::All, clerk: Some(clerk.clone()), ..Filter::default() };
    let found = ratings::page(db, &filter, ALL).await.expect("answers");
    assert!(!found.is_empty() && found.iter().all(|row| row.clerk.as_ref() == Some(&clerk)));
    let behind = ratings::page(db, &Filter { skip: 1, ..filter }, ALL).await.expect("answers");
    let names =
        |rows: &[ratings::RatingRow]| rows.iter().map(|row| row.reference.clone()).collect::<Vec<_>>();
    assert_eq!(names(&behind), names(&found)[1..], "a list that is counted goes on where it was left");
    let others = Filter { turn: Turn::All, except: Some(clerk.clone()), ..Filter::default() };
    let others = ratings::page(db, &others, ALL).await.expect("answers");
    assert!(!others.is_empty() && others.iter().all(|row| row.clerk.as_ref() != Some(&clerk)));
    satisfaction(db, scribe, &states).await;
}

/// Where a rating stands in a list, told from its row.
fn place(row: &ratings::RatingRow, turn: Turn) -> (Instant, String) {
    let at = match turn {
        Turn::Department | Turn::Hall => row.turn_at,
        Turn::Review => row.review_by.unwrap_or(row.given_at),
        Turn::Bad | Turn::All => row.given_at,
    };
    (at, row.reference.clone())
}

/// M-09: levels 3 to 5 of 5 among valid ratings, by the day on which they were given; what was excluded is in neither.
async fn satisfaction(db: &Db, scribe: &Scribe, states: &[&Rating]) {
    let days: Vec<Date> = states.iter().filter_map(|it| Some(it.given.as_ref()?.at.day())).collect();
    let (first, last) = (*days.iter().min().expect("a day"), *days.iter().max().expect("a day"));
    let found = ratings::satisfaction(db, first, last).await.expect("answers");
    let valid: Vec<&&Rating> = states.iter().filter(|it| it.counted().is_some()).collect();
    let sum = found.values().copied().fold(Satisfaction::default(), Satisfaction::plus);
    assert_eq!(sum.valid(), valid.len() as i64);
    let bad: Vec<&&Rating> =
        valid.into_iter().filter(|it| it.level.is_some_and(RatingLevel::is_bad)).collect();
    assert_eq!(sum.bad, bad.len() as i64);
    let answered = bad.iter().filter(|it| it.answer.as_ref().is_some_and(RatingAnswer::is_whole));
    assert_eq!(sum.answered, answered.count() as i64);
    let named = bad.iter().filter(|it| !it.is_anonymous());
    assert_eq!(sum.called, named.clone().filter(|it| it.second.is_some()).count() as i64);
    assert_eq!(sum.named, named.count() as i64);
    let of_day = ratings::satisfaction(db, next_day(scribe.now.day()), next_day(scribe.now.day())).await;
    assert!(of_day.expect("answers").is_empty(), "nothing was said tomorrow");
}

async fn of_items(db: &Db, scribe: &Scribe) {
    let all = items::page(db, &items::Filter::default(), ALL).await.expect("answers");
    assert_eq!(all.len(), scribe.items.len());
    assert!(all.is_sorted_by(|one, other| (&one.name, &one.code) < (&other.name, &other.code)));
    let mut paged: Vec<String> = Vec::new();
    let mut filter = items::Filter::default();
    loop {
        let page = items::page(db, &filter, 5).await.expect("answers");
        let Some(last) = page.last() else { break };
        filter.after = Some((last.name.clone(), last.code.clone()));
        paged.extend(page.into_iter().map(|row| row.code));
    }
    assert_eq!(paged, all.iter().map(|row| row.code.clone()).collect::<Vec<_>>());
    let departments = items::by_department(db).await.expect("answers");
    assert_eq!(departments.values().flat_map(|counts| counts.values()).sum::<i64>(), all.len() as i64);
    let (department, counts) = departments.first_key_value().expect("a department");
    let filter = items::Filter {
        department: Some(department.clone()),
        states: vec![ItemState::Published],
        ..items::Filter::default()
    };
    let found = items::page(db, &filter, ALL).await.expect("answers");
    assert_eq!(found.len() as i64, counts[&ItemState::Published]);
    let subjects = items::published_subjects(db).await.expect("answers");
    let subject = subjects.first().expect("a subject");
    let filter = items::Filter { subject: Some(subject.name.clone()), ..items::Filter::default() };
    assert!(items::page(db, &filter, ALL).await.expect("answers").len() as i64 >= subject.items);
    let filter = items::Filter { latest_state: Some(all[0].latest_state), ..items::Filter::default() };
    assert_eq!(items::page(db, &filter, ALL).await.expect("answers").len(), all.len());
    for row in &all {
        let one = items::one(db, &row.code).await.expect("answers").expect("it is there");
        assert_eq!((&one.name, one.promised), (&row.name, row.promised));
        let version = row.in_force.expect("published");
        let content = items::content(db, &row.code, version).await.expect("answers").expect("it is there");
        assert_eq!(content.identity.name, row.name);
    }
    assert!(items::content(db, &all[0].code, 99).await.expect("answers").is_none());
    assert!(items::one(db, "none").await.expect("answers").is_none());
    // What search reads: everything behind a mark, once; nothing behind the newest.
    let entries = finder::since(db, 0).await.expect("answers");
    assert_eq!(entries.len(), all.len());
    let newest = finder::newest(db).await.expect("answers");
    assert!(newest > 0 && finder::since(db, newest).await.expect("answers").is_empty());
    assert!(entries.iter().any(|entry| !entry.words.is_empty() && entry.level.is_some()));
}

async fn of_figures(db: &Db, scribe: &Scribe) {
    let last = scribe.now.day();
    let trend = figures::trend(db, start(), last).await.expect("answers");
    let submitted: i64 = trend.values().map(|day| day.get("submitted")).sum();
    assert_eq!(submitted, scribe.cases.len() as i64);
    let mut by_day = 0;
    let mut day: Date = start();
    while day <= last {
        let of_day = figures::of_day(db, day).await.expect("answers");
        let departments = figures::by_department(db, day).await.expect("answers");
        assert_eq!(departments.values().map(|of| of.get("submitted")).sum::<i64>(), of_day.get("submitted"));
        by_day += of_day.get("submitted");
        day = next_day(day);
    }
    assert_eq!(by_day, submitted);
    let open = scribe.cases.values().filter(|known| !known.state.status.is_final()).count() as i64;
    assert_eq!(figures::of_day(db, last).await.expect("answers").get("open"), open);
    for now in [scribe.now, Instant(scribe.now.0 + 60 * rules::time::DAY_MS)] {
        let lights = figures::lights(db, now).await.expect("answers");
        let sum = |of: fn(&figures::Lights) -> i64| lights.values().map(of).sum::<i64>();
        let counted = [
            sum(|of| of.in_time),
            sum(|of| of.due_soon),
            sum(|of| of.late),
            sum(|of| of.grave),
            sum(|of| of.paused),
        ];
        assert_eq!(counted.iter().sum::<i64>(), open);
        // The same question answered row by row, by the rules.
        let rows = cases::page(db, &cases::Filter::default(), ALL).await.expect("answers");
        let of = |light: Light| rows.iter().filter(|row| row.light(now) == light).count() as i64;
        assert_eq!(
            counted,
            [of(Light::InTime), of(Light::DueSoon), of(Light::Late), of(Light::Grave), of(Light::Paused)]
        );
    }
}

/// Pages of a list in which every row was submitted at the same moment: nothing twice, nothing left out.
async fn ties(store: &store::Store) {
    let tx = store.db().begin_write().await.expect("begins");
    tx.exec("UPDATE case_view SET submitted_at = 5", args![]).await.expect("runs");
    tx.commit().await.expect("commits");
    let all = cases::page(store.db(), &cases::Filter::default(), ALL).await.expect("answers");
    let all: Vec<String> = all.into_iter().map(|row| row.number).collect();
    assert!(all.is_sorted_by(|one, other| one > other));
    let mut paged: Vec<String> = Vec::new();
    let mut filter = cases::Filter::default();
    loop {
        let page = cases::page(store.db(), &filter, 4).await.expect("answers");
        let Some(last) = page.last() else { break };
        filter.after = Some(After { submitted_at: last.submitted_at.0, number: last.number.clone() });
        paged.extend(page.into_iter().map(|row| row.number));
    }
    assert_eq!(paged, all);
}

/// The licences of a department and of a holder come page by page in the order in which they end, and what was decided
/// about one without a case is found by its number.
#[test]
fn licences_come_in_the_order_in_which_they_end() {
    both_empty(|url| async move {
        let store = open_store(&url).await;
        let mut county = county(12, 5);
        let mut scribe = Scribe::founded(&store, &mut county).await;
        scribe.live(&store, &mut county).await;
        let db = store.db();
        let all = licences::page(db, &licences::Filter::default(), 1_000).await.expect("a page");
        assert_eq!(all.len(), scribe.licences.len());
        assert!(all.iter().any(|row| row.valid_until.is_none()), "one without term comes last");
        assert!(all.is_sorted_by_key(licences::LicenceRow::place));
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let filter = licences::Filter { after, ..licences::Filter::default() };
            let page = licences::page(db, &filter, 2).await.expect("a page");
            let Some(last) = page.last() else { break };
            after = Some(last.place());
            seen.extend(page.into_iter().map(|row| row.number));
        }
        assert_eq!(seen, all.iter().map(|row| row.number.clone()).collect::<Vec<_>>());
        let first = all.first().expect("a licence");
        let of = |filter: licences::Filter| async move {
            licences::page(db, &filter, 1_000).await.expect("a page")
        };
        let held = licences::Filter { holder: Some(first.holder.clone()), ..Default::default() };
        assert!(of(held).await.iter().all(|row| row.holder == first.holder));
        let soon = licences::Filter { ends_by: first.valid_until, ..Default::default() };
        assert!(of(soon).await.iter().all(|row| row.valid_until == first.valid_until));
        let number = rules::identifier::LicenceNumber::parse(&first.number).expect("a number");
        let mut batch = store.batch().await.expect("begins");
        scribe.withdraw_licence(&mut batch, &number);
        batch.commit(scribe.now).await.expect("commits");
        let gone = licences::one(db, &first.number).await.expect("answers").expect("a licence");
        assert_eq!(gone.state, LicenceState::Withdrawn);
        let gone = licences::Filter { state: Some(LicenceState::Withdrawn), ..Default::default() };
        assert_eq!(of(gone).await.len(), 1);
        let paper = scribe.licences[&number].state.documents.last().expect("a decision");
        let found = papers::one(db, paper.number.as_str()).await.expect("answers").expect("a paper");
        assert_eq!((found.keeper, found.kind), (Keeper::Licence(first.number.clone()), paper.kind));
        // The certificate is filed under the number of the licence (DE2).
        let found = papers::one(db, &first.number).await.expect("answers").expect("a certificate");
        assert_eq!(found.kind, rules::case::DocKind::LicenceCertificate);
    });
}

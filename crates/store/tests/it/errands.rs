//! Errands are done at least once and told once; answers are given once; alarms ring in their order.

use crate::ground::{NOW, both_empty, open_store};
use rules::{
    errand::{Errand, News},
    identifier::CaseNumber,
    time::Instant,
};
use store::{Reader, Store, alarms, answers, answers::Answer, args, errands};

fn tell(person: &str, news: News) -> Errand {
    let day = jiff::civil::date(2026, 11, 21);
    let case = CaseNumber::compose("11999921MB9903249X4000103002000", day, 1).expect("a number");
    Errand::Tell { person: person.into(), case, news }
}

async fn queue(store: &Store, errands: Vec<Errand>, now: i64) {
    let mut batch = store.batch().await.expect("begins");
    batch.send(errands, Instant(now)).expect("queues");
    batch.commit(Instant(now)).await.expect("commits");
}

#[test]
fn errands_are_claimed_told_and_gone() {
    both_empty(|url| async move {
        let store = open_store(&url).await;
        let db = store.db();
        queue(
            &store,
            vec![tell("a", News::Received), tell("b", News::Accepted), tell("a", News::Ready)],
            NOW,
        )
        .await;
        assert_eq!(errands::backlog(db).await.expect("counts"), (3, 0));
        assert!(errands::claim(db, Instant(NOW - 1), 9).await.expect("claims").is_empty(), "not yet");
        let first = errands::claim(db, Instant(NOW), 2).await.expect("claims");
        let second = errands::claim(db, Instant(NOW), 9).await.expect("claims");
        assert_eq!((first.len(), second.len()), (2, 1));
        assert!(errands::claim(db, Instant(NOW), 9).await.expect("claims").is_empty(), "all are in hands");
        errands::done(db, &first, Instant(NOW + 1)).await.expect("writes");
        // The second worker died: its claim runs out, another takes it, and both tell.
        let again = errands::claim(db, Instant(NOW + 60_000), 9).await.expect("claims");
        assert_eq!(again.len(), 1);
        errands::done(db, &again, Instant(NOW + 2)).await.expect("writes");
        errands::done(db, &second, Instant(NOW + 3)).await.expect("writes");
        assert_eq!(errands::backlog(db).await.expect("counts"), (0, 0));
        let messages = errands::messages(db, "a", 10).await.expect("reads");
        assert_eq!(
            messages.iter().map(|told| told.news.clone()).collect::<Vec<_>>(),
            [News::Ready, News::Received]
        );
        assert_eq!(messages[0].told_at, Instant(NOW + 2), "told once");
        assert!(!messages[0].is_read);
        assert_eq!(errands::messages(db, "a", 1).await.expect("reads").len(), 1);
        assert_eq!(errands::messages(db, "b", 10).await.expect("reads")[0].news, News::Accepted);
    });
}

#[test]
fn a_failing_errand_rests_longer_each_time_and_is_stuck_in_the_end() {
    both_empty(|url| async move {
        let store = open_store(&url).await;
        let db = store.db();
        queue(&store, vec![tell("a", News::Received)], NOW).await;
        let mut now = NOW;
        for attempt in 0..errands::ATTEMPTS_MAX {
            let claimed = errands::claim(db, Instant(now), 9).await.expect("claims");
            assert_eq!(claimed.len(), 1, "attempt {attempt}");
            assert_eq!(claimed[0].attempts, attempt);
            errands::failed(db, &claimed[0], "no line", Instant(now)).await.expect("writes");
            let pause = 1000 << (attempt + 1);
            assert!(errands::claim(db, Instant(now + pause - 1), 9).await.expect("claims").is_empty());
            now += pause;
        }
        assert_eq!(errands::backlog(db).await.expect("counts"), (0, 1));
        assert!(
            errands::claim(db, Instant(now * 2), 9).await.expect("claims").is_empty(),
            "somebody must look"
        );
    });
}

#[test]
fn answers_are_found_and_forgotten() {
    both_empty(|url| async move {
        let store = open_store(&url).await;
        let answer = Answer { request: "r".into(), text: "1 case".into() };
        let mut batch = store.batch().await.expect("begins");
        assert!(batch.answered(&["k".into()]).await.expect("looks").is_empty());
        assert!(batch.answered(&[]).await.expect("looks").is_empty());
        batch.answer("k", &answer, Instant(NOW));
        batch.answer("l", &answer, Instant(NOW + 5));
        batch.commit(Instant(NOW)).await.expect("commits");
        let batch = store.batch().await.expect("begins");
        let found = batch.answered(&["k".into(), "m".into()]).await.expect("looks");
        assert_eq!(found.into_iter().collect::<Vec<_>>(), [("k".to_owned(), answer.clone())]);
        drop(batch);
        let mut batch = store.batch().await.expect("begins");
        batch.answer("k", &answer, Instant(NOW));
        assert!(batch.commit(Instant(NOW)).await.expect_err("a key has one answer").is_conflict());
        let tx = store.db().begin_write().await.expect("begins");
        assert_eq!(answers::forget(&tx, NOW + answers::KEPT_MS + 1).await.expect("forgets"), 1);
        tx.commit().await.expect("commits");
        let batch = store.batch().await.expect("begins");
        assert_eq!(batch.answered(&["k".into(), "l".into()]).await.expect("looks").len(), 1);
    });
}

#[test]
fn alarms_ring_in_order_and_can_be_moved_and_taken_away() {
    both_empty(|url| async move {
        let store = open_store(&url).await;
        let db = store.db();
        assert_eq!(alarms::next(db).await.expect("asks"), None);
        let set = async |set: &[(&str, Option<i64>)]| {
            let mut batch = store.batch().await.expect("begins");
            for (dossier, at) in set {
                batch.views.alarm((*dossier).to_owned(), at.map(Instant));
            }
            batch.commit(Instant(NOW)).await.expect("commits");
        };
        set(&[("case/b", Some(20)), ("case/a", Some(20)), ("card/c", Some(10)), ("case/d", Some(30))]).await;
        let due = async |now, most| {
            let due = alarms::due(db, Instant(now), most).await.expect("asks");
            due.into_iter().map(|(dossier, at)| format!("{dossier} {}", at.0)).collect::<Vec<_>>()
        };
        assert_eq!(due(9, 10).await, Vec::<String>::new());
        assert_eq!(due(20, 10).await, ["card/c 10", "case/a 20", "case/b 20"]);
        assert_eq!(due(99, 2).await, ["card/c 10", "case/a 20"]);
        assert_eq!(alarms::next(db).await.expect("asks"), Some(Instant(10)));
        set(&[("card/c", None), ("case/a", Some(40)), ("case/x", None)]).await;
        assert_eq!(due(99, 10).await, ["case/b 20", "case/d 30", "case/a 40"]);
        let row = db.one("SELECT COUNT(*) AS n FROM alarm", args![]).await.expect("asks").expect("a row");
        assert_eq!(row.get::<i64>("n").expect("a number"), 3);
    });
}

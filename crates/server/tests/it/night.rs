//! The night: what only shows when the cases of a day are laid beside each other becomes cards, once, on both databases,
//! also when the program was away or stopped in the middle (SU6).

use crate::six_acts::Walk;
use rules::{
    card::Card,
    case,
    name::PersonId,
    rating::{self, RatingChannel},
    supervision::{Finding, Rule},
    time::{Date, Instant, next_day},
};
use server::{
    clock::Clock,
    jobs::night,
    office::{Office, Order, Request},
};
use std::path::Path;
use store::{Db, Settings, Store, keys::NodeKey, ledger::seal::Seal, nights};
use tempfile::TempDir;

/// A Tuesday morning.
const MORNING: &str = "2026-03-03T09:10:00+08:00";

/// A node of its own, and what is walked in it.
struct Node {
    store: Store,
    office: Office,
    clock: Clock,
    walk: Walk,
}

impl Node {
    async fn open(url: &str, at: Instant) -> Node {
        let seal = Seal::new("test.example/night", proof::Hashing::Sha256, &[9; 32]).unwrap();
        let key = NodeKey::from_bytes(&[7; 32]).unwrap();
        let clock = Clock::manual(at);
        let store = Store::open(url, &Settings::default(), &key, seal, at).await.unwrap();
        let office = Office::open(store.clone(), clock.clone()).await.unwrap();
        let walk = Walk::founded(&office).await;
        Node { store, office, clock, walk }
    }

    fn today(&self) -> Date {
        self.clock.now().day()
    }

    /// Winds to so many seconds before the doors close.
    fn before_closing(&self, seconds: i64) {
        let closing = self.office.hall().calendar.closing_of(self.today());
        self.clock.wind(closing.plus_seconds(-seconds));
    }

    fn next_morning(&self) {
        self.clock.wind(Instant::midnight(next_day(self.today())).plus_seconds(60));
    }

    fn later(&self, seconds: i64) {
        self.clock.wind(self.clock.now().plus_seconds(seconds));
    }

    async fn ask(
        &self,
        nth: usize,
        applicant: &str,
        case: &str,
        change: impl FnOnce(&mut Request),
    ) -> String {
        let applicant = PersonId::from(applicant);
        let mut request = self.walk.request(&self.store, nth, &applicant, case).await.unwrap();
        request.key = None;
        change(&mut request);
        self.office.ask(request).await.unwrap().done().unwrap()
    }

    /// A case from the application to before this act of the walk.
    async fn walked(&self, applicant: &str, to: usize) -> String {
        let case = self.ask(0, applicant, "", |_| {}).await;
        for nth in 1..to {
            self.later(120);
            self.ask(nth, applicant, &case, |_| {}).await;
        }
        case
    }

    async fn night(&self) -> Vec<String> {
        night::round(&self.store, &self.office).await.unwrap()
    }

    async fn finding(&self, card: &str) -> Finding {
        self.store.dossier::<Card>(card).await.unwrap().unwrap().state.finding.unwrap()
    }
}

/// Runs a test on SQLite, and on PostgreSQL where there is one.
async fn on_both<F: Future<Output = ()>>(test: impl Fn(String) -> F) {
    let folder = TempDir::new().unwrap();
    let file = |path: &Path| format!("sqlite:{}", path.join("night").display());
    test(file(folder.path())).await;
    let Ok(server) = std::env::var("ONEWINDOW_TEST_POSTGRES") else {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "PostgreSQL is missing");
        return eprintln!("PostgreSQL not tested");
    };
    let schema = format!("night_{:032x}", rand::random::<u128>());
    let run = async |sql: String| {
        let db = Db::open(&server, &Settings::default()).await.unwrap();
        let tx = db.begin_write().await.unwrap();
        tx.exec(&sql, vec![]).await.unwrap();
        tx.commit().await.unwrap();
    };
    run(format!("CREATE SCHEMA {schema}")).await;
    let mark = if server.contains('?') { '&' } else { '?' };
    test(format!("{server}{mark}options=-c%20search_path%3D{schema}")).await;
    run(format!("DROP SCHEMA {schema} CASCADE")).await;
}

#[tokio::test]
async fn split_cases_become_one_card_once() {
    on_both(async |url| {
        let node = Node::open(&url, Instant::parse(MORNING).unwrap()).await;
        assert!(node.night().await.is_empty(), "a day without anything");
        let mut cases = Vec::new();
        for _ in 0..3 {
            cases.push(node.ask(0, "split", "", |_| {}).await);
            node.later(300);
        }
        node.ask(0, "family", "", |_| {}).await;
        node.ask(0, "family", "", |_| {}).await;
        assert!(node.night().await.is_empty(), "the day is not over");
        node.next_morning();
        let cards = node.night().await;
        let [card] = &cards[..] else { panic!("one card: {cards:?}") };
        let finding = node.finding(card).await;
        assert_eq!((finding.rule, finding.case.as_str()), (Rule::SplitCases, cases[0].as_str()));
        assert_eq!(finding.also.iter().map(|case| case.as_str()).collect::<Vec<_>>(), cases[1..]);
        let size = node.store.size().await.unwrap();
        assert!(node.night().await.is_empty(), "the day has been looked over");
        // Another process, or this one after a restart.
        let again = Node::open(&url, node.clock.now()).await;
        assert!(again.night().await.is_empty());
        assert_eq!(again.store.size().await.unwrap(), size);
        // The program stopped after the cards and before the day was marked: they are raised again, and nothing changes.
        let tx = again.store.db().begin_write().await.unwrap();
        tx.exec("DELETE FROM night WHERE day = $1", store::args!["2026-03-03"]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(again.night().await, cards);
        assert_eq!(again.store.size().await.unwrap(), size, "no second card");
    })
    .await;
}

#[tokio::test]
async fn a_case_turned_away_days_ago_is_remembered() {
    on_both(async |url| {
        let node = Node::open(&url, Instant::parse(MORNING).unwrap()).await;
        node.night().await;
        let old = node.ask(0, "again", "", |_| {}).await;
        node.later(600);
        let refuse = case::Command::RefuseAcceptance {
            reason: "申请事项不属于本机关职权范围。".into(),
            proper_body: "市级主管部门".into(),
        };
        node.ask(1, "again", &old, |request| request.order = Order::Case(old.clone(), refuse)).await;
        node.next_morning();
        assert!(node.night().await.is_empty(), "turned away, and that is all");
        node.next_morning();
        node.later(9 * 3600);
        let new = node.ask(0, "again", "", |_| {}).await;
        node.next_morning();
        let cards = node.night().await;
        let [card] = &cards[..] else { panic!("one card: {cards:?}") };
        let finding = node.finding(card).await;
        assert_eq!((finding.rule, finding.case.as_str()), (Rule::Resubmission, old.as_str()));
        assert_eq!(finding.also.iter().map(|case| case.as_str()).collect::<Vec<_>>(), [new]);
        assert_eq!(finding.evidence.len(), 1, "the event that turned it away");
    })
    .await;
}

#[tokio::test]
async fn a_batch_and_own_ratings_are_found_after_days_without_a_night() {
    on_both(async |url| {
        let node = Node::open(&url, Instant::parse(MORNING).unwrap()).await;
        node.night().await;
        let mut accepted = Vec::new();
        for n in 0..8 {
            accepted.push(node.walked(&format!("batch{n}"), 2).await);
        }
        let mut completed = Vec::new();
        for n in 0..3 {
            completed.push(node.walked(&format!("rated{n}"), 5).await);
        }
        // On the next day, so that the beginnings of all these cases lie before what its night reads.
        node.next_morning();
        node.later(15 * 3600);
        assert!(node.night().await.is_empty(), "the first day shows nothing strange");
        for (n, case) in completed.iter().enumerate() {
            node.later(10);
            let tablet = |request: &mut Request| {
                if let Order::Rating(_, rating::Command::Give { channel, .. }) = &mut request.order {
                    *channel = RatingChannel::HallTablet;
                }
            };
            node.ask(5, &format!("rated{n}"), case, tablet).await;
        }
        node.before_closing(1200);
        for (n, case) in accepted.iter().enumerate() {
            node.later(60);
            node.ask(2, &format!("batch{n}"), case, |_| {}).await;
        }
        // Nobody runs the program for two nights.
        node.next_morning();
        node.next_morning();
        let mut found = Vec::new();
        for card in node.night().await {
            found.push(node.finding(&card).await);
        }
        found.sort_by_key(|finding| finding.rule);
        let rules: Vec<Rule> = found.iter().map(|finding| finding.rule).collect();
        assert_eq!(rules, [Rule::Batch, Rule::OwnRating]);
        assert_eq!((found[0].case.as_str(), found[0].also.len()), (accepted[0].as_str(), 7));
        assert_eq!((found[1].case.as_str(), found[1].also.len()), (completed[0].as_str(), 2));
        assert!(found.iter().all(|finding| finding.evidence.len() == 1 && !finding.post.0.is_empty()));
        let last = nights::last(node.store.db()).await.unwrap().unwrap();
        assert_eq!((next_day(last.day), last.read_to), (node.today(), node.store.size().await.unwrap() - 2));
    })
    .await;
}

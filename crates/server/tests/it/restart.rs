//! A process is killed at random moments while it works, on both databases. Nothing that was answered is lost, nothing
//! happens twice, the views are what a rebuild makes of the log, and the export is intact.
//!
//! The killed process is this test binary itself, started with the filter of [`child`] and told by its environment
//! what to do. It says what it asks and what it was answered, line by line.

use crate::six_acts::{ACTS, Walk};
use proof::export::{Evidence, inspect};
use rules::name::PersonId;
use server::{clock::Clock, office::Office};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};
use store::{
    Db, Reader, Settings, Store, args, keys::NodeKey, ledger::seal::Seal, rebuild::rebuild, views::TABLES,
};

const CHILD: &str = "ONEWINDOW_RESTART_CHILD";
/// Applicants that are served side by side, so that batches hold several acts.
const ASKERS: usize = 6;
const ROUNDS: u32 = 6;

async fn open(url: &str) -> (Store, Office) {
    let settings = Settings { readers: 2, writers: 2, ..Settings::default() };
    let key = NodeKey::from_bytes(&[7; 32]).expect("long enough");
    let seal = Seal::new("test.example/restart", proof::Hashing::Sha256, &[9; 32]).expect("a seal");
    let store = Store::open(url, &settings, &key, seal, Clock::Real.now()).await.expect("it opens");
    let office = Office::open(store.clone(), Clock::Real).await.expect("it opens");
    (store, office)
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("a runtime")
}

/// The process that is killed. Without its environment it is an empty test.
#[test]
fn child() {
    let Ok(told) = std::env::var(CHILD) else { return };
    let (round, url) = told.split_once(' ').expect("a round and an address");
    runtime().block_on(async {
        let (store, office) = open(url).await;
        let walk = Walk::founded(&office).await;
        let askers = (0..ASKERS).map(|asker| {
            let (store, office, walk, round) =
                (store.clone(), office.clone(), walk.clone(), round.to_owned());
            tokio::spawn(async move {
                for n in 0.. {
                    let applicant = PersonId(format!("r{round}-{asker}-{n}"));
                    let mut case = String::new();
                    for nth in 0..ACTS {
                        say(&format!("asked {applicant} {nth} {case}"));
                        let (id, version) =
                            walk.act(&store, &office, nth, &applicant, &case).await.expect("done");
                        say(&format!("told {applicant} {nth} {id} {version}"));
                        case = id;
                    }
                }
            })
        });
        futures_util::future::join_all(askers.collect::<Vec<_>>()).await;
    });
}

/// One line that the parent can tell from those of the test harness.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n@{line}").and_then(|()| out.flush()).expect("the parent listens");
}

/// What the parent heard of one applicant's case: its name, how many acts were asked for, and each answer.
#[derive(Default)]
struct Heard {
    case: String,
    asked: usize,
    versions: Vec<u64>,
}

/// Starts a child, lets it work for a while, and kills it.
fn kill_one(round: u32, url: &str) -> BTreeMap<String, Heard> {
    let mut child = Command::new(std::env::current_exe().expect("this binary"))
        .args(["--exact", "restart::child", "--nocapture"])
        .env(CHILD, format!("{round} {url}"))
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .expect("it starts");
    let out = BufReader::new(child.stdout.take().expect("piped"));
    let mut heard: BTreeMap<String, Heard> = BTreeMap::new();
    let mut killer = None;
    for line in out.lines() {
        let Some(line) = line.expect("text").strip_prefix('@').map(str::to_owned) else { continue };
        let words: Vec<&str> = line.split(' ').collect();
        let of = heard.entry(words[1].to_owned()).or_default();
        match words[0] {
            "asked" => of.asked = words[2].parse::<usize>().expect("a number") + 1,
            "told" => {
                of.case = words[3].to_owned();
                of.versions.push(words[4].parse().expect("a number"));
            }
            other => panic!("{other}"),
        }
        // The clock runs from the first act, so that the kill falls among acts however long the start took.
        if killer.is_none() {
            let pause = Duration::from_micros(rand::random_range(0..400_000));
            let id = child.id();
            killer = Some(std::thread::spawn(move || {
                std::thread::sleep(pause);
                let kill = Command::new("kill").args(["-9", &id.to_string()]).status();
                assert!(kill.expect("kill runs").success());
            }));
        }
    }
    killer.expect("the child acted").join().expect("it killed");
    assert!(!child.wait().expect("it ended").success(), "it was killed");
    heard
}

/// Asks everything again that the child had asked: what was answered is answered the same, and what was not is done
/// now or was done then, but once.
async fn ask_again(store: &Store, office: &Office, walk: &Walk, heard: &BTreeMap<String, Heard>) {
    let before = store.batch().await.expect("begins").head().size;
    for (applicant, of) in heard {
        let applicant = PersonId(applicant.clone());
        for (nth, version) in of.versions.iter().enumerate() {
            let again = walk.act(store, office, nth, &applicant, &of.case).await.expect("answers");
            assert_eq!(again, (of.case.clone(), *version), "act {nth} of {applicant}");
        }
    }
    assert_eq!(
        store.batch().await.expect("begins").head().size,
        before,
        "what was answered is not done again"
    );
    for (applicant, of) in heard {
        let applicant = PersonId(applicant.clone());
        let mut case = of.case.clone();
        for nth in of.versions.len()..ACTS {
            let (id, version) = walk.act(store, office, nth, &applicant, &case).await.expect("goes on");
            let again = walk.act(store, office, nth, &applicant, &id).await.expect("answers");
            assert_eq!(again, (id.clone(), version));
            case = id;
        }
    }
}

/// Every case of every round went its six acts exactly once.
async fn nothing_twice(store: &Store, applicants: usize) {
    let sql = "SELECT dossier, kind FROM event WHERE dossier LIKE 'case/%' OR dossier LIKE 'rating/%' \
               ORDER BY position";
    let mut histories: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in store.db().query(sql, args![]).await.expect("rows") {
        let of = histories.entry(row.get("dossier").expect("text")).or_default();
        of.push(row.get("kind").expect("text"));
    }
    assert_eq!(histories.len(), 2 * applicants, "a case and a rating for every applicant, no more");
    for kind in ["case/", "rating/"] {
        let distinct: BTreeSet<&Vec<String>> = histories
            .iter()
            .filter(|(dossier, _)| dossier.starts_with(kind))
            .map(|(_, events)| events)
            .collect();
        assert_eq!(distinct.len(), 1, "all went the same way: {distinct:?}");
    }
}

async fn dump(store: &Store) -> BTreeMap<&'static str, Vec<String>> {
    let mut dump = BTreeMap::new();
    for table in TABLES {
        // A counter that has come back to nought reads like one that never was.
        let which = if *table == "tally" { "n <> 0" } else { "TRUE" };
        let rows =
            store.db().query(&format!("SELECT * FROM {table} WHERE {which}"), args![]).await.expect("rows");
        let mut rows: Vec<String> = rows.iter().map(|row| format!("{row:?}")).collect();
        rows.sort_unstable();
        dump.insert(*table, rows);
    }
    dump
}

fn killed_and_restarted(url: &str, folder: &Path) {
    let runtime = runtime();
    let walk = runtime.block_on(async {
        let (_, office) = open(url).await;
        Walk::founded(&office).await
    });
    let mut applicants = 0;
    let mut unanswered = 0;
    for round in 0..ROUNDS {
        let heard = kill_one(round, url);
        applicants += heard.len();
        unanswered += heard.values().map(|of| of.asked - of.versions.len()).sum::<usize>();
        runtime.block_on(async {
            let (store, office) = open(url).await;
            ask_again(&store, &office, &walk, &heard).await;
            nothing_twice(&store, applicants).await;
            let lived = dump(&store).await;
            rebuild(&store).await.expect("rebuilds");
            assert_eq!(lived, dump(&store).await);
            let path = folder.join(format!("export-{round}"));
            store.export(&path, Clock::Real.now()).await.expect("exports");
            let evidence = Evidence { keys: vec![store.seal().public()], ..Evidence::default() };
            let report = inspect(&path, &evidence).expect("a verdict");
            assert!(report.is_intact(), "{}", report.verdict);
        });
    }
    eprintln!("{applicants} cases over {ROUNDS} kills, {unanswered} acts cut off in the middle");
    assert!(unanswered > 0, "no kill fell into an act");
}

#[test]
fn killed_on_sqlite() {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("node.sqlite").display());
    killed_and_restarted(&url, folder.path());
}

#[test]
fn killed_on_postgres() {
    let Ok(server) = std::env::var("ONEWINDOW_TEST_POSTGRES") else {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "PostgreSQL is missing");
        eprintln!("PostgreSQL not tested");
        return;
    };
    let schema = format!("restart_{:032x}", rand::random::<u128>());
    let run = |sql: String| {
        runtime().block_on(async {
            let db = Db::open(&server, &Settings::default()).await.expect("it opens");
            let tx = db.begin_write().await.expect("begins");
            tx.exec(&sql, args![]).await.expect("runs");
            tx.commit().await.expect("commits");
        });
    };
    run(format!("CREATE SCHEMA {schema}"));
    let folder = tempfile::tempdir().expect("a folder");
    let mark = if server.contains('?') { '&' } else { '?' };
    killed_and_restarted(&format!("{server}{mark}options=-c%20search_path%3D{schema}"), folder.path());
    run(format!("DROP SCHEMA {schema} CASCADE"));
}

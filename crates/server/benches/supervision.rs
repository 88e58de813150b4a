//! What the detectors of evasion are worth, and what supervision costs (SU6).
//!
//! First a month of the sample county is lived through the whole office, with people in it who work around supervision at
//! known rates: for each detector it is printed how much of that it found (recall) and how much of what it found was
//! that (precision). Then six-act cases are walked through the office as it is, and through one in which every rule that
//! a hall may let rest rests; and how long supervision alone takes over the same histories. Nothing is asserted here:
//! `crates/county/tests/it/evasion.rs` does. `ONEWINDOW_BENCH_DAYS` says how many days (30 if unset), `ONEWINDOW_BENCH_CASES`
//! how many cases are walked. Run it with `cargo bench -p server --bench supervision`.

#[path = "../tests/it/six_acts.rs"]
mod six_acts;

use county::{Catalogue, County, Taint, Tricks};
use rules::{
    card,
    case::{self, Case},
    dossier::{Known, Recorded},
    hall::{self, Role},
    identifier::CaseNumber,
    name::PersonId,
    supervision::{Finding, Rule, RuleKind, Setting, supervise},
    time::{DAY_MS, Instant as Moment},
};
use server::{
    clock::Clock,
    config::Config,
    front::Front,
    office::{Office, Order, Request, Who},
    rehearsal::Rehearsal,
};
use six_acts::{ACTS, Walk};
use std::{
    hint::black_box,
    io::Write,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use store::{Reader, Settings, Store, args, keys::NodeKey, ledger::seal::Seal};

type Failure = Box<dyn std::error::Error>;

/// Applicants side by side: as many as one batch takes.
const ASKERS: usize = 512;
/// Applications on a usual day.
const CASES_PER_DAY: u32 = 60;
/// How often each way is walked; the fastest counts, for the machine has other things to do as well.
const TURNS: usize = 3;

/// Enough of everything that every detector has something to find.
const TRICKS: Tricks = Tricks {
    typed_in: 30,
    pause: 300,
    returns: 30,
    resubmission: 25,
    batch: 400,
    own_rating: 300,
    split: 15,
    instant: 30,
};

#[tokio::main]
async fn main() -> Result<(), Failure> {
    // `cargo test --benches` runs every bench to see that it works.
    let in_earnest = std::env::args().any(|word| word == "--bench");
    let number = |name: &str, earnest: u32, trial: u32| match std::env::var(name) {
        Ok(text) => text.parse::<u32>(),
        Err(_) => Ok(if in_earnest { earnest } else { trial }),
    };
    let days = number("ONEWINDOW_BENCH_DAYS", 30, 2)?;
    let cases = number("ONEWINDOW_BENCH_CASES", 2_000, 20)? as usize;
    worth(days).await?;
    let mut whole = Duration::MAX;
    let mut bare = Duration::MAX;
    for _ in 0..TURNS {
        whole = whole.min(walked(cases, false).await?.0);
        bare = bare.min(walked(cases, true).await?.0);
    }
    let rate = |time: Duration| (cases * ACTS) as f64 / time.as_secs_f64();
    say(&format!("{:<52} {:>9.0} acts/s", "the office as it is", rate(whole)))?;
    say(&format!("{:<52} {:>9.0} acts/s", "every rule that may rest rests", rate(bare)))?;
    say(&format!("{:<52} {:>9.1} %", "less with supervision", 100.0 * (1.0 - rate(whole) / rate(bare))))?;
    let (_, alone) = walked(cases.min(500), false).await?;
    let an_act = whole.as_secs_f64() / (cases * ACTS) as f64;
    say(&format!("{:<52} {:>9.1} µs", "supervision alone, an act", alone * 1e6))?;
    say(&format!("{:<52} {:>9.1} %", "its share of an act", 100.0 * alone / an_act))
}

/// Lives so many days and prints what each detector found.
async fn worth(days: u32) -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let mut config = Config::read(None, |_| None)?;
    config.folder = folder.path().to_owned();
    let start = jiff::civil::date(2026, 3, 2);
    let county = County::new(20_260_302, Catalogue::embedded()?, start, days, CASES_PER_DAY);
    let mut rehearsal = Rehearsal::of(county.with_tricks(TRICKS));
    let first = rehearsal.county.founding()[0].at;
    let front = Front::open(config, Clock::manual(first), None).await?;
    rehearsal.settle(&front).await?;
    rehearsal.found(&front).await?;
    let begun = Instant::now();
    let end = Moment::midnight(start).plus_ms(i64::from(days) * DAY_MS);
    let acts = rehearsal.live_until(&front, end, |_, _| {}).await?;
    server::jobs::night::round(&front.store, &front.office).await?;
    let took = begun.elapsed().as_secs_f64();
    let (tainted, found) = (rehearsal.county.tainted(), findings(&front.store).await?);
    say(&format!("{days} days, {acts} acts, {took:.0} s\n"))?;
    say(&format!("{:<8} {:>9} {:>9} {:>9} {:>9}", "rule", "tricks", "findings", "recall", "precision"))?;
    for rule in Rule::ALL.iter().filter(|rule| rule.kind() == RuleKind::Evasion) {
        let tricks: Vec<&Taint> = tainted.iter().filter(|taint| taint.rule == *rule).collect();
        let raised: Vec<&Finding> = found.iter().filter(|finding| finding.rule == *rule).collect();
        let caught = tricks.iter().filter(|taint| raised.iter().any(|finding| shows(finding, taint))).count();
        let right = raised.iter().filter(|finding| tricks.iter().any(|taint| shows(finding, taint))).count();
        let (code, tricks, raised) = (rule.code(), tricks.len(), raised.len());
        let (recall, precision) = (share(caught, tricks), share(right, raised));
        say(&format!("{code:<8} {tricks:>9} {raised:>9} {recall:>9} {precision:>9}"))?;
    }
    say("")
}

fn shows(finding: &Finding, taint: &Taint) -> bool {
    let named = |case: &CaseNumber| taint.cases.contains(case);
    named(&finding.case) || finding.also.iter().any(named)
}

fn share(part: usize, whole: usize) -> String {
    if whole == 0 { "–".to_owned() } else { format!("{:.3}", part as f64 / whole as f64) }
}

/// What every card was raised for.
async fn findings(store: &Store) -> Result<Vec<Finding>, Failure> {
    let sql = "SELECT body FROM event WHERE kind = 'CardRaised' ORDER BY position";
    let mut found = Vec::new();
    for row in store.db().query(sql, args![]).await? {
        if let card::Event::CardRaised { finding, .. } = serde_json::from_str(row.get("body")?)? {
            found.push(*finding);
        }
    }
    Ok(found)
}

/// Walks so many cases through a fresh office, and answers how long that took, and how many seconds supervision alone takes
/// for one act of theirs.
async fn walked(cases: usize, rests: bool) -> Result<(Duration, f64), Failure> {
    let folder = tempfile::tempdir()?;
    let seal = Seal::new("bench.example/supervision", proof::Hashing::Sha256, &[9; 32])?;
    let key = NodeKey::from_bytes(&[7; 32])?;
    let url = format!("sqlite:{}", folder.path().join("office").display());
    let store = Store::open(&url, &Settings::default(), &key, seal, Clock::Real.now()).await?;
    let office = Office::open(store.clone(), Clock::Real).await?;
    let walk = Walk::founded(&office).await;
    if rests {
        let_rest(&office).await?;
    }
    let next = Arc::new(AtomicUsize::new(0));
    let begun = Instant::now();
    let askers = (0..ASKERS.min(cases)).map(|_| {
        let (walk, store, office, next) = (walk.clone(), store.clone(), office.clone(), Arc::clone(&next));
        tokio::spawn(async move {
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= cases {
                    return;
                }
                let (applicant, mut case) = (PersonId(format!("p{n:08}")), String::new());
                for nth in 0..ACTS {
                    match walk.act(&store, &office, nth, &applicant, &case).await {
                        Ok((id, _)) => case = id,
                        Err(error) => panic!("the office did not answer: {error}"),
                    }
                }
            }
        })
    });
    for asker in askers.collect::<Vec<_>>() {
        asker.await?;
    }
    let took = begun.elapsed();
    Ok((took, alone(&store, &office, cases).await?))
}

/// Lets every rule rest that a hall may let rest.
async fn let_rest(office: &Office) -> Result<(), Failure> {
    let hall = office.hall();
    let today = hall.calendar.date_of(office.now());
    let supervisor = hall.offices.iter().find(|(_, roles)| roles.contains(&Role::Supervisor));
    let (supervisor, _) = supervisor.ok_or("a hall without a supervisor")?;
    for rule in Rule::ALL.iter().copied().filter(|rule| !rule.guards_a_right()) {
        let setting = Setting { rests: true, ..Setting::usual(rule, today) };
        let set = hall::Command::SetRule { rule, setting, reason: "试运行".into() };
        office.ask(Request::new(Who::Staff(supervisor.clone()), Order::Hall(set))).await?.done()?;
    }
    Ok(())
}

/// Seconds that supervision takes for one act: the checks over every new event, as the office calls them.
async fn alone(store: &Store, office: &Office, cases: usize) -> Result<f64, Failure> {
    let sql = "SELECT number, item, item_version FROM case_view ORDER BY number LIMIT 200";
    let hall = office.hall();
    let mut spent = Duration::ZERO;
    let mut acts = 0_usize;
    for row in store.db().query(sql, args![]).await?.iter().take(cases) {
        let (number, item): (String, String) = (row.get("number")?, row.get("item")?);
        let history = store.history::<Case>(&number).await?.ok_or("a case without a history")?;
        let item = store.dossier::<rules::item::Item>(&item).await?.ok_or("a case without an item")?;
        let content = item.state.content(row.get("item_version")?).ok_or("an item without its version")?;
        let mut known = Known::<Case>::default();
        // What was recorded at one moment by one act was looked at together.
        for new in history.events.chunk_by(|one, other| one.stamp == other.stamp) {
            known = new.iter().fold(known, |known, event: &Recorded<case::Event>| known.then(event));
            let begun = Instant::now();
            black_box(supervise(&known.state, new, content, &hall));
            spent += begun.elapsed();
            acts += 1;
        }
    }
    Ok(spent.as_secs_f64() / acts.max(1) as f64)
}

fn say(line: &str) -> Result<(), Failure> {
    Ok(writeln!(std::io::stdout(), "{line}")?)
}

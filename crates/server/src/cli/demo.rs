//! `onewindow demo`: the sample county, lived through for some weeks and going on living, with people for every role.

use super::serve;
use crate::{
    base_list::reading,
    clock::Clock,
    config::Config,
    demo::{Demo, DemoPerson},
    front::{Front, Shared},
    jobs::errands::{self, Filing},
    office::{Answer, Order, Request, Who},
    rehearsal::Rehearsal,
    web,
};
use anyhow::Context;
use county::{Catalogue, County, Person};
use rules::{
    base::{self, EditionHead},
    hall::{Hall, Role},
    time::{DAY_MS, Instant},
};
use std::{
    path::Path,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};
use store::accounts::AccountKind;

/// The list of the level above, as it stands beside the sample county.
const BASE_LIST: &str = include_str!("../../../../catalogue/base.csv");
/// The seed of the county: the same people and the same course of things on every machine.
const SEED: u64 = 20_260_302;

/// What the rehearsal is like.
#[derive(Clone, Debug, clap::Args)]
pub struct Wishes {
    /// How many days the county lives before the doors open.
    #[arg(long, default_value_t = 60)]
    days: u32,
    /// Applications on a usual working day.
    #[arg(long, default_value_t = 15)]
    cases_a_day: u32,
    /// Seconds between two acts once the doors are open; 0 lets the county rest.
    #[arg(long, default_value_t = 4)]
    pace: u64,
}

/// Serves the rehearsal.
///
/// # Errors
/// When the node cannot be opened or the address is taken.
pub async fn demo(mut config: Config, wishes: Wishes) -> anyhow::Result<()> {
    // The rehearsal never touches a real node's folder or database.
    config.folder.push("demo");
    config.database = String::new();
    config.secure_cookies = false;
    let listener = serve::listen(&config).await?;
    let catalogue = Catalogue::embedded().context("the sample county is not sound")?;
    let now = Clock::Real.now();
    let start = Instant(now.0 - i64::from(wishes.days) * DAY_MS).day();
    let county = County::new(SEED, catalogue, start, wishes.days + 1, wishes.cases_a_day);
    let mut rehearsal = Rehearsal::of(county);
    if is_new(&config.folder) {
        // A rehearsal that was interrupted while it was being made would lack half its people.
        let _nothing_there = std::fs::remove_dir_all(&config.folder);
        make(&config, &mut rehearsal, now).await?;
        std::fs::write(config.folder.join(READY), "")?;
    }
    let mut front = Front::open(config, Clock::Real, Some(Demo::default())).await?;
    let people = people(&rehearsal.county, &front.office.hall());
    front.demo = Some(Demo { people, ..Demo::default() });
    let front = Arc::new(front);
    rehearsal.take_up(&front).await?;
    say(&format!(
        "演示大厅已开放 The demo hall is open: {}（每个角色一键进入 one click for every role）",
        front.config.public_address()
    ));
    let living = tokio::spawn(live(front.clone(), rehearsal, wishes.pace));
    let served = serve::run(front, listener).await;
    living.abort();
    served
}

/// The file that says that the rehearsal was made whole.
const READY: &str = "ready";

fn is_new(folder: &Path) -> bool {
    !folder.join(READY).exists()
}

/// Makes the rehearsal: settles the people, founds the hall, lives the weeks.
async fn make(config: &Config, rehearsal: &mut Rehearsal, now: Instant) -> anyhow::Result<()> {
    let first = rehearsal.county.founding().first().map_or(now, |act| act.at);
    let front = Front::open(config.clone(), Clock::manual(first), None).await?;
    say("正在安排人员 Settling the people of the county …");
    rehearsal.settle(&front).await?;
    let mut entered = std::collections::BTreeSet::new();
    for (_, person) in rehearsal.county.people().demo() {
        if !entered.insert(&person.id) {
            continue;
        }
        let kind = if rehearsal.county.people().is_staff(&person.id) {
            AccountKind::Staff
        } else {
            AccountKind::Citizen
        };
        // Nobody knows these passwords: the demo's people are entered by a click, in the demo alone.
        let password = format!("{:032x}", rand::random::<u128>());
        front.accounts.register(person.id.as_str(), &person.login, &password, kind, first.0).await?;
    }
    say("正在发布事项 Publishing the catalogue …");
    rehearsal.found(&front).await?;
    load_base_list(&front, first).await?;
    let acts = rehearsal
        .live_until(&front, now, |day, acts| {
            if day.day().day() % 10 == 1 {
                say(&format!("正在演练 Living through {} …（{acts} 个动作 acts）", day.day()));
            }
        })
        .await?;
    while errands::round(&front, Filing::WhenRead).await? > 0 {}
    front.store.checkpoint(now).await?;
    say(&format!("已演练 {acts} 个动作 acts lived"));
    Ok(())
}

/// Loads the list of the level above with which the sample county's items are compared (I-01).
async fn load_base_list(front: &Front, first: Instant) -> anyhow::Result<()> {
    let entries = reading::read("base.csv", BASE_LIST.as_bytes())?.entries;
    let head = EditionHead {
        number: "2025-1".to_owned(),
        name: "县级政务服务事项基本目录（2025 年版）".to_owned(),
        issued_by: "省政务服务管理局".to_owned(),
        effective_on: first.day(),
    };
    let order = Order::Base(head.number.clone(), base::Command::Load { head, entries });
    match front.office.ask(Request::new(Who::System, order)).await? {
        Answer::Done { .. } => Ok(()),
        Answer::Refused(why) => anyhow::bail!("the sample base list was refused: {why}"),
    }
}

/// Goes on living, an act every few seconds, unless paused.
async fn live(front: Shared, mut rehearsal: Rehearsal, pace: u64) {
    if pace == 0 {
        return;
    }
    let mut beat = tokio::time::interval(Duration::from_secs(pace));
    loop {
        beat.tick().await;
        let paused = front.demo.as_ref().is_some_and(|demo| demo.paused.load(Ordering::Relaxed));
        if !paused && let Err(error) = rehearsal.live(&front).await {
            tracing::warn!(%error, "the rehearsal could not act");
        }
    }
}

/// Whom one may be: everybody who has a room of their own to go to, called as the header calls them.
fn people(county: &County, hall: &Hall) -> Vec<DemoPerson> {
    let mut shown: Vec<DemoPerson> = Vec::new();
    for (_, person) in county.people().demo() {
        let roles = if county.people().is_staff(&person.id) {
            hall.roles_of(&person.id)
        } else {
            vec![Role::Citizen]
        };
        if web::has_room(&roles) && !shown.iter().any(|known| known.person == person.id) {
            shown.push(demo_person(person, hall));
        }
    }
    shown
}

/// Department, post and name; the title of those who hold no post.
fn demo_person(person: &Person, hall: &Hall) -> DemoPerson {
    let post = hall.posts_of(&person.id).next();
    let department = post.and_then(|post| hall.departments.get(&post.department));
    let (title, title_en) = match post.zip(department) {
        Some((post, department)) => (
            format!("{} · {}", department.name, post.name),
            format!("{} · {}", department.name_en, post.name_en),
        ),
        None => (person.title.clone(), person.title_en.clone()),
    };
    DemoPerson {
        person: person.id.clone(),
        label: format!("{title} {}", person.name),
        label_en: format!("{title_en} {}", person.name_en),
    }
}

fn say(line: &str) {
    use std::io::Write;
    // Where nobody listens, there is nobody to tell.
    let _unheard = writeln!(std::io::stderr(), "· {line}");
}

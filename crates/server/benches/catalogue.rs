//! How fast a catalogue of tens of thousands of items is found and shown: search, a page of the list and a guide, beside a
//! static file from the same server; how long the index takes to build.
//!
//! Everything is measured in one run on one machine and printed; nothing is asserted. The items are those of the sample
//! county under the names of many townships, handed in through the office like any others. `ONEWINDOW_BENCH_ITEMS` says how
//! many (30,000 if unset), `ONEWINDOW_TEST_POSTGRES` where PostgreSQL is. Run it with
//! `cargo bench -p server --bench catalogue`.

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{Request as Asked, header},
};
use county::{Catalogue, County};
use futures_util::future::join_all;
use rules::{
    item::{Command, Content, ItemState},
    name::ItemCode,
    time::Instant as Moment,
};
use server::{
    clock::Clock,
    config::Config,
    front::Front,
    office::{Answer, Order, Request, Who},
    rehearsal::Rehearsal,
    routes,
};
use std::{
    io::Write,
    net::{Ipv4Addr, SocketAddr},
    sync::Arc,
    time::{Duration, Instant},
};
use store::{Db, Settings, args};
use tower::ServiceExt;

type Failure = Box<dyn std::error::Error>;

/// Commands handed in together.
const TOGETHER: usize = 512;
/// Requests for each page.
const PAGES: usize = 300;
/// Township names, which make the names of items differ.
const PLACES: [&str; 24] = [
    "城关", "河口", "双桥", "石门", "青山", "白水", "龙泉", "凤凰", "太平", "永安", "新民", "大坪", "小河",
    "南湖", "北关", "东坝", "西岭", "高桥", "长滩", "三江", "金沙", "银山", "柳林", "竹园",
];

#[tokio::main]
async fn main() -> Result<(), Failure> {
    let items = match std::env::var("ONEWINDOW_BENCH_ITEMS") {
        Ok(items) => items.parse()?,
        Err(_) if std::env::args().any(|word| word == "--bench") => 30_000,
        Err(_) => 200,
    };
    let kind = if cfg!(debug_assertions) { "debug build" } else { "release build" };
    say(&format!("{items} items, {kind}\n"))?;
    say(&format!("{:<10} {:<44} {:>9} {:>9}", "database", "what", "p50 ms", "p99 ms"))?;
    measure("SQLite", String::new(), items).await?;
    match std::env::var("ONEWINDOW_TEST_POSTGRES") {
        Err(_) => say("PostgreSQL  not measured: ONEWINDOW_TEST_POSTGRES is not set")?,
        Ok(server) => {
            let schema = format!("bench_catalogue_{}", std::process::id());
            let db = Db::open(&server, &Settings::default()).await?;
            run(&db, &format!("CREATE SCHEMA {schema}")).await?;
            let mark = if server.contains('?') { '&' } else { '?' };
            let url = format!("{server}{mark}options=-c%20search_path%3D{schema}");
            let measured = measure("PostgreSQL", url, items).await;
            run(&db, &format!("DROP SCHEMA {schema} CASCADE")).await?;
            measured?;
        }
    }
    Ok(())
}

async fn run(db: &Db, sql: &str) -> Result<(), Failure> {
    let tx = db.begin_write().await?;
    tx.exec(sql, args![]).await?;
    Ok(tx.commit().await?)
}

async fn measure(name: &str, database: String, items: usize) -> Result<(), Failure> {
    let folder = tempfile::tempdir()?;
    let mut config = Config::read(None, |_| None)?;
    config.folder = folder.path().to_owned();
    config.database = database;
    let start = Moment::parse("2026-03-02T09:05:00+08:00")?.day();
    let county = County::new(20_260_302, Catalogue::embedded()?, start, 60, 15);
    let mut rehearsal = Rehearsal::of(county);
    let first = rehearsal.county.founding()[0].at;
    let front = Front::open(config, Clock::manual(first), None).await?;
    rehearsal.settle(&front).await?;
    rehearsal.found(&front).await?;
    let begun = Instant::now();
    let codes = fill(&front, items).await?;
    let filled = begun.elapsed();
    let front = Arc::new(front);
    let begun = Instant::now();
    front.finder.search(front.store.db(), "许可", &[ItemState::Published], 1).await?;
    let built = begun.elapsed();
    let line = |what: &str, times: &mut Vec<Duration>| {
        times.sort_unstable();
        let at = |share: usize| times[(times.len() - 1) * share / 100].as_secs_f64() * 1000.0;
        say(&format!("{name:<10} {what:<44} {:>9.2} {:>9.2}", at(50), at(99)))
    };
    let queries = queries(&front).await?;
    let mut times = Vec::new();
    for query in &queries {
        let begun = Instant::now();
        front.finder.search(front.store.db(), query, &[ItemState::Published], 30).await?;
        times.push(begun.elapsed());
    }
    line(&format!("search, {} queries", queries.len()), &mut times)?;
    let site = routes::site(Arc::clone(&front));
    let addresses = |make: &dyn Fn(usize) -> String| (0..PAGES).map(make).collect::<Vec<_>>();
    let encode = |query: &str| server::form::address("/items", &[("q", query)]);
    let found = addresses(&|n| encode(&queries[n % queries.len()]));
    let list = addresses(&|n| format!("/items?department={}", ["market", "police", "health"][n % 3]));
    let guides = addresses(&|n| format!("/items/{}", codes[n * 97 % codes.len()]));
    let again = addresses(&|n| format!("/items/{}", codes[n % 3]));
    let style = server::assets::Asset::Style.address().to_owned();
    let files = addresses(&|_| style.clone());
    let mut whole = Vec::new();
    for (what, addresses) in [
        ("page of search results", found),
        ("page of the list, by department", list),
        ("guide, a different one each time", guides),
        ("guide, the same few", again),
        ("static file", files),
    ] {
        let (mut times, size) = ask(&site, &addresses).await?;
        whole.push(times.iter().sum::<Duration>().as_secs_f64());
        line(&format!("{what}, {} kB gzip", size / 1024), &mut times)?;
    }
    say(&format!(
        "{name:<10} guides : static file = {:.2}, the same few : static file = {:.2}",
        whole[4] / whole[2],
        whole[4] / whole[3]
    ))?;
    say(&format!(
        "{name:<10} {items} items handed in, reviewed and published in {:.1} s; index built in {:.2} s\n",
        filled.as_secs_f64(),
        built.as_secs_f64()
    ))
}

/// Publishes so many items made of the county's own, in batches.
async fn fill(front: &Front, items: usize) -> Result<Vec<String>, Failure> {
    let known = store::views::finder::since(front.store.db(), 0).await?;
    let known: Vec<&str> = known.iter().map(|entry| entry.row.code.as_str()).collect();
    let contents: Vec<Content> =
        store::views::items::in_force(front.store.db(), &known).await?.into_values().collect();
    let mut codes = Vec::with_capacity(items);
    let numbers: Vec<usize> = (0..items).collect();
    for some in numbers.chunks(TOGETHER) {
        let made: Vec<Content> = some.iter().map(|n| varied(&contents, *n)).collect();
        codes.extend(made.iter().map(|content| content.identity.task_code.0.clone()));
        let commands: [fn(&Content) -> Command; 4] = [
            |content| Command::Draft(Box::new(content.clone())),
            |_| Command::Review { opinion: "属于本级清单".to_owned() },
            |_| Command::Review { opinion: "符合".to_owned() },
            |_| Command::Publish,
        ];
        for command in commands {
            let asked = made.iter().map(|content| {
                let code = ItemCode(content.identity.task_code.0.clone());
                front.office.ask(Request::new(Who::System, Order::Item(code, command(content))))
            });
            for answer in join_all(asked).await {
                if let Answer::Refused(why) = answer? {
                    return Err(format!("refused: {why}").into());
                }
            }
        }
    }
    Ok(codes)
}

fn varied(contents: &[Content], n: usize) -> Content {
    let mut content = contents[n % contents.len()].clone();
    let place = PLACES[n / contents.len() % PLACES.len()];
    let round = n / contents.len() / PLACES.len();
    content.identity.task_code = ItemCode(format!("BENCH{n:07}"));
    content.identity.catalog_code = String::new();
    content.identity.name = format!("{place}{}（第{}类）", content.identity.name, round + 1);
    content.handling.about = ItemCode::default();
    content
}

/// What people type: names, their beginnings, everyday words, and all of them with one sign wrong.
async fn queries(front: &Front) -> Result<Vec<String>, Failure> {
    let entries = store::views::finder::since(front.store.db(), 0).await?;
    let mut queries: Vec<String> =
        ["登记", "许可", "许可证核发", "审批", "我想开个小饭馆", "身份证丢了", "社保", "jzz"]
            .map(str::to_owned)
            .into();
    for (n, entry) in entries.iter().step_by(entries.len() / 90 + 1).enumerate() {
        let name: Vec<char> = entry.row.name.chars().collect();
        queries.push(name.iter().take(4 + n % 5).collect());
        queries.extend(entry.words.get(n % entry.words.len().max(1)).cloned());
        let mut wrong = name.clone();
        if let Some(sign) = wrong.get_mut(3) {
            *sign = '口';
        }
        queries.push(wrong.into_iter().take(8).collect());
    }
    Ok(queries)
}

/// How long each answer took, and the size of the last one as sent.
async fn ask(site: &Router, addresses: &[String]) -> Result<(Vec<Duration>, usize), Failure> {
    let mut times = Vec::with_capacity(addresses.len());
    let mut size = 0;
    for address in addresses {
        let mut asked = Asked::get(address).header(header::ACCEPT_ENCODING, "gzip").body(Body::empty())?;
        asked.extensions_mut().insert(ConnectInfo(SocketAddr::from((Ipv4Addr::LOCALHOST, 1))));
        let begun = Instant::now();
        let answer = site.clone().oneshot(asked).await?;
        let status = answer.status();
        let body = to_bytes(answer.into_body(), 1 << 24).await?;
        times.push(begun.elapsed());
        if !status.is_success() {
            return Err(format!("{address}: {status}").into());
        }
        size = body.len();
    }
    Ok((times, size))
}

fn say(line: &str) -> Result<(), Failure> {
    Ok(writeln!(std::io::stdout(), "{line}")?)
}

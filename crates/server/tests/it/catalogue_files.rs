//! 目录文件与开放数据: the catalogue goes out as files and comes in again byte for byte; what is published may be taken away
//! by anybody, and nothing else (CA9, DI3).

use crate::ground::Ground;
use axum::http::{Request, header};
use county::Catalogue;
use rules::{
    hall::Role,
    item::{Command, Item},
    time::Instant,
};
use server::{
    catalogue_files::{self, NotTakenIn, Versions},
    clock::Clock,
    config::Config,
    front::Front,
    office::{self, Order, Who},
};
use std::collections::BTreeMap;
use tempfile::TempDir;

type Files = BTreeMap<String, String>;

async fn out(front: &Front, versions: Versions) -> Files {
    let hall = front.office.hall();
    let today = hall.calendar.date_of(front.office.now());
    let mut files = Files::new();
    let mut keep = |path: &str, text: &str| {
        assert!(files.insert(path.to_owned(), text.to_owned()).is_none(), "{path} stands once");
        Ok(())
    };
    catalogue_files::take_out(&front.store, &hall, today, versions, &mut keep).await.unwrap();
    files
}

/// A node on which nothing has been founded.
async fn empty(folder: &TempDir, database: &str) -> Front {
    let mut config = Config::read(None, |_| None).unwrap();
    config.folder = folder.path().to_owned();
    config.database = database.to_owned();
    let clock = Clock::manual(Instant::parse(crate::ground::MORNING).unwrap());
    Front::open(config, clock, None).await.unwrap()
}

fn parsed(files: &Files) -> Catalogue {
    Catalogue::parse(&files.iter().collect::<Vec<_>>()).unwrap()
}

async fn byte_identical(database: &str) {
    let ground = Ground::new().await;
    let first = out(&ground.front, Versions::InForce).await;
    assert_eq!(first.len(), 3 + Catalogue::embedded().unwrap().items.len());
    let folder = TempDir::new().unwrap();
    let front = empty(&folder, database).await;
    let report = catalogue_files::publish(&front.store, &front.office, &parsed(&first)).await.unwrap();
    assert_eq!(report.refused, []);
    assert_eq!(report.published, first.len() - 3);
    let second = out(&front, Versions::InForce).await;
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (path, text) in &first {
        assert_eq!(Some(text), second.get(path), "{path}");
    }
    // Once more, it is what the hall says already: nothing is recorded.
    let size = front.store.size().await.unwrap();
    let again = catalogue_files::take_in(&front.store, &front.office, &parsed(&second)).await.unwrap();
    assert_eq!((again.unchanged, again.drafted, again.departments, again.posts), (first.len() - 3, 0, 0, 0));
    assert_eq!(front.store.size().await.unwrap(), size);
    let refused = catalogue_files::publish(&front.store, &front.office, &parsed(&second)).await;
    assert!(matches!(refused, Err(NotTakenIn::NotEmpty)), "{refused:?}");
    assert_eq!(front.store.size().await.unwrap(), size);
}

#[tokio::test]
async fn a_catalogue_goes_through_an_empty_hall_byte_for_byte() {
    byte_identical("").await;
}

#[tokio::test]
async fn a_catalogue_goes_through_an_empty_hall_byte_for_byte_on_postgres() {
    let Ok(server) = std::env::var("ONEWINDOW_TEST_POSTGRES") else {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "PostgreSQL is missing");
        return eprintln!("PostgreSQL not tested");
    };
    let schema = format!("catalogue_{:032x}", rand::random::<u128>());
    let run = async |sql: String| {
        let db = store::Db::open(&server, &store::Settings::default()).await.unwrap();
        let tx = db.begin_write().await.unwrap();
        tx.exec(&sql, vec![]).await.unwrap();
        tx.commit().await.unwrap();
    };
    run(format!("CREATE SCHEMA {schema}")).await;
    let mark = if server.contains('?') { '&' } else { '?' };
    byte_identical(&format!("{server}{mark}options=-c%20search_path%3D{schema}")).await;
    run(format!("DROP SCHEMA {schema} CASCADE")).await;
}

/// What the sample county's own files say is what goes out of a hall founded on them.
#[tokio::test]
async fn what_goes_out_is_what_came_in() {
    let ground = Ground::new().await;
    let (out, own) = (parsed(&out(&ground.front, Versions::InForce).await), Catalogue::embedded().unwrap());
    let by_code = |items: &[rules::item::Content]| {
        items.iter().map(|item| (item.identity.task_code.clone(), item.clone())).collect::<BTreeMap<_, _>>()
    };
    assert_eq!(out.hall, own.hall);
    assert_eq!(by_code(&out.items), by_code(&own.items));
    let names = |catalogue: &Catalogue| {
        let mut names: Vec<_> =
            catalogue.posts.iter().map(|post| (post.id.clone(), post.roles.clone())).collect();
        names.sort();
        names
    };
    assert_eq!(names(&out), names(&own));
}

async fn draft(ground: &Ground, code: &str, change: impl Fn(&mut rules::item::Content)) {
    let known = ground.front.store.dossier::<Item>(code).await.unwrap().unwrap();
    let mut content = known.state.latest().unwrap().1.content.clone();
    change(&mut content);
    let order = Order::Item(code.into(), Command::Draft(content));
    let who = Who::Staff(ground.person(Role::HallManager));
    ground.front.office.ask(office::Request::new(who, order)).await.unwrap().done().unwrap();
}

#[tokio::test]
async fn drafts_stay_in_the_house_and_are_not_overwritten() {
    let ground = Ground::new().await;
    let code = ground.item("market/food-business-licence");
    let before = out(&ground.front, Versions::InForce).await;
    draft(&ground, &code, |content| content.identity.name_en = "A draft of mine".into()).await;
    assert_eq!(out(&ground.front, Versions::InForce).await, before);
    let all = out(&ground.front, Versions::All).await;
    assert!(all[&format!("items/market/{code}/v2.toml")].contains("A draft of mine"));
    assert!(all.contains_key(&format!("items/market/{code}/v1.toml")));
    // A folder with old versions reads like one without.
    let folder = TempDir::new().unwrap();
    for (path, text) in &all {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let read: Files = catalogue_files::read_folder(folder.path()).unwrap().into_iter().collect();
    assert_eq!(read, before);
    // Somebody is at work on it: a file that says something else waits.
    let mut other = parsed(&before);
    for item in &mut other.items {
        item.identity.name_en = "From the files".into();
    }
    let count = other.items.len();
    let report = catalogue_files::take_in(&ground.front.store, &ground.front.office, &other).await.unwrap();
    assert_eq!((report.drafted, report.kept.as_slice()), (count - 1, [code].as_slice()));
}

#[tokio::test]
async fn housekeepers_take_the_catalogue_home() {
    let ground = Ground::new().await;
    let mut editor = ground.enter(&ground.holder("market/edit", 0)).await;
    let page = editor.get("/manage/catalogue.zip").await.ok();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(page.bytes)).unwrap();
    let mut files = Files::new();
    for nth in 0..archive.len() {
        let mut file = archive.by_index(nth).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut file, &mut text).unwrap();
        files.insert(file.name().unwrap().into_owned(), text);
    }
    assert_eq!(files, out(&ground.front, Versions::InForce).await);
}

// Open data.

#[tokio::test]
async fn anybody_takes_the_published_items_away() {
    let ground = Ground::new().await;
    let code = ground.item("market/food-business-licence");
    draft(&ground, &code, |content| content.identity.name_en = "A draft of mine".into()).await;
    draft(&ground, &code, |content| content.place.window = "=1+1".into()).await;
    let count = Catalogue::embedded().unwrap().items.len();
    let mut guest = ground.guest();
    let page = guest.get("/open-data").await.ok();
    page.says("legal_basis").says("许可").says("宁棠县市场监督管理局").says("合计");
    let csv = guest.get("/open-data/items.csv").await.ok();
    assert!(csv.bytes.starts_with(b"\xef\xbb\xbf"));
    csv.hides("A draft of mine").says(&code);
    let mut rows = csv::Reader::from_reader(&csv.bytes[3..]);
    assert_eq!(rows.records().map(Result::unwrap).count(), count);
    let json = guest.get("/open-data/items.json").await.ok();
    let json: serde_json::Value = serde_json::from_str(&json.body).unwrap();
    let items = json["items"].as_array().unwrap();
    assert_eq!(items.len(), count);
    let food = items.iter().find(|item| item["code"] == code.as_str()).unwrap();
    assert_eq!(
        (&food["state"], &food["free"], &food["visits"]),
        (&"published".into(), &true.into(), &0.into())
    );
    assert_eq!(food["promised_limit"], "5 个工作日");
    let xlsx = guest.get("/open-data/items.xlsx").await.ok();
    let grids = server::grid::read(&xlsx.bytes).unwrap();
    assert_eq!(grids[0].rows.len(), count + 1);
}

#[tokio::test]
async fn whoever_has_the_data_is_told_that_nothing_changed() {
    let ground = Ground::new().await;
    let mut guest = ground.guest();
    for file in ["items.csv", "items.json", "items.xlsx"] {
        let path = format!("/open-data/{file}");
        let first = guest.get(&path).await.ok();
        let tag = first.headers[header::ETAG].to_str().unwrap().to_owned();
        let since = first.headers[header::LAST_MODIFIED].to_str().unwrap().to_owned();
        let asked = |name: header::HeaderName, value: &str| {
            Request::get(&path).header(name, value).body(axum::body::Body::empty()).unwrap()
        };
        for request in [asked(header::IF_NONE_MATCH, &tag), asked(header::IF_MODIFIED_SINCE, &since)] {
            let known = guest.send(request).await;
            assert_eq!((known.status.as_u16(), known.bytes.len()), (304, 0), "{file}");
        }
        let other = guest.send(asked(header::IF_NONE_MATCH, "\"other\"")).await;
        assert_eq!(other.status, 200);
    }
    let tag = guest.get("/open-data/items.csv").await.headers[header::ETAG].clone();
    ground.wind("2026-03-02T10:05:00+08:00").await;
    let code = ground.item("market/food-business-licence");
    let order = Order::Item(code.as_str().into(), Command::Suspend { reason: "系统升级".into() });
    let who = Who::Staff(ground.person(Role::HallManager));
    ground.front.office.ask(office::Request::new(who, order)).await.unwrap().done().unwrap();
    let later = guest.get("/open-data/items.csv").await.ok();
    assert_ne!(later.headers[header::ETAG], tag);
    later.says("suspended");
}

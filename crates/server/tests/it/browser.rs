//! A real browser for the walks: headless Chromium over chromedriver, with axe to look for barriers.
//!
//! Chromium and chromedriver are Debian's; axe comes from the npm package `axe-core` that `scripts/packages.sh test`
//! unpacks into `target/axe`. Without them a walk says so and passes on a developer's machine, and fails in CI.

use crate::ground::Ground;
use fantoccini::{Client, ClientBuilder, Locator};
use serde_json::{Value, json};
use std::{
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::Duration,
};
use tempfile::TempDir;

/// A browser, its driver and the server it looks at. All end with it.
pub(crate) struct Walk {
    pub(crate) ground: Ground,
    pub(crate) client: Client,
    address: String,
    driver: Child,
    axe: String,
    _profile: TempDir,
}

/// Whether walks can be made here; in CI they must be.
pub(crate) fn possible() -> bool {
    let there = Path::new("/usr/bin/chromedriver").exists() && axe().exists();
    assert!(
        there || std::env::var_os("CI").is_none(),
        "CI needs chromium-driver and axe-core: scripts/packages.sh test"
    );
    if !there {
        eprintln!("browser walks not made: run scripts/packages.sh test");
    }
    there
}

fn axe() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/axe/package/axe.min.js")
}

impl Walk {
    /// Serves a founded hall on a free port and opens a browser of this size.
    pub(crate) async fn begin(width: u32, height: u32) -> Walk {
        let ground = Ground::new().await;
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let site = ground.site().into_make_service_with_connect_info::<SocketAddr>();
        tokio::spawn(async move { axum::serve(listener, site).await });
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let driver = Command::new("/usr/bin/chromedriver")
            .args([format!("--port={port}"), "--log-level=SEVERE".into()])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let profile = TempDir::new().unwrap();
        let client = connect(port, profile.path(), width, height).await;
        let axe = std::fs::read_to_string(axe()).unwrap();
        Walk { ground, client, address, driver, axe, _profile: profile }
    }

    /// Opens a page of the hall.
    pub(crate) async fn open(&self, path: &str) {
        self.client.goto(&format!("{}{path}", self.address)).await.unwrap();
    }

    /// Signs this person in, in this browser, through the entrance.
    pub(crate) async fn be(&self, person: &rules::name::PersonId) {
        let _account = self.ground.enter(person).await;
        let people = self.ground.county.people();
        let login = people.get(person).map_or(person.0.clone(), |person| person.login.clone());
        self.client.delete_all_cookies().await.unwrap();
        self.open("/sign-in").await;
        self.fill("login", &login).await;
        self.fill("password", crate::ground::PASSWORD).await;
        self.click("main form button.main").await;
        self.find("form.person").await;
    }

    /// The path of the page shown.
    pub(crate) async fn path(&self) -> String {
        self.client.current_url().await.unwrap().path().to_owned()
    }

    /// Types into the field of this name, instead of what stands there.
    pub(crate) async fn fill(&self, name: &str, text: &str) {
        let field = self.find(&format!("[name='{name}']")).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Clicks what this selector finds first.
    pub(crate) async fn click(&self, selector: &str) {
        let found = self.find(selector).await;
        self.client
            .execute(
                "arguments[0].scrollIntoView({block: 'center'})",
                vec![serde_json::to_value(&found).unwrap()],
            )
            .await
            .unwrap();
        found.click().await.unwrap();
    }

    async fn find(&self, selector: &str) -> fantoccini::elements::Element {
        let wait = self.client.wait().at_most(Duration::from_secs(10));
        match wait.for_element(Locator::Css(selector)).await {
            Ok(found) => found,
            Err(_) => panic!("{selector} is not on {}", self.words().await),
        }
    }

    /// The words of the page, for reading a failure.
    pub(crate) async fn words(&self) -> String {
        let path = self.path().await;
        let text = self.client.execute("return document.body.innerText", vec![]).await.unwrap();
        format!("{path}: {}", text.as_str().unwrap_or_default())
    }

    /// Waits until this page is shown.
    pub(crate) async fn arrives(&self, path: &str) {
        for _ in 0..100 {
            if self.path().await == path {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("{path} was not reached:\n{}", self.words().await);
    }

    /// Whether the page says this, now or when it has been drawn.
    pub(crate) async fn says(&self, words: &str) {
        for _ in 0..50 {
            if self.words().await.contains(words) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the page does not say {words:?}:\n{}", self.words().await);
    }

    /// Asks axe for serious and critical barriers, and the page for sideways scrolling; there may be none.
    pub(crate) async fn no_barriers(&self) {
        self.client.execute(&self.axe, vec![]).await.unwrap();
        let run = "const done = arguments[arguments.length - 1]; \
                   axe.run(document, {resultTypes: ['violations']}).then(r => done(r.violations))";
        let violations = self.client.execute_async(run, vec![]).await.unwrap();
        let serious: Vec<String> = violations
            .as_array()
            .into_iter()
            .flatten()
            .filter(|one| matches!(one["impact"].as_str(), Some("serious" | "critical")))
            .map(|one| {
                let place = one["nodes"][0]["html"].as_str().unwrap_or_default();
                format!("{}: {} at {place}", one["id"], one["help"])
            })
            .collect();
        assert!(serious.is_empty(), "barriers on {}:\n{}", self.path().await, serious.join("\n"));
        let wide = "return document.documentElement.scrollWidth > document.documentElement.clientWidth + 1";
        let wide = self.client.execute(wide, vec![]).await.unwrap();
        assert_eq!(wide, json!(false), "{} scrolls sideways", self.path().await);
    }

    /// Ends the walk.
    pub(crate) async fn end(mut self) {
        self.client.clone().close().await.unwrap();
        self.driver.kill().unwrap();
        self.driver.wait().unwrap();
    }
}

impl Drop for Walk {
    fn drop(&mut self) {
        // A walk that panicked leaves no driver behind; one that ended has none any more.
        let _gone = self.driver.kill();
    }
}

async fn connect(port: u16, profile: &Path, width: u32, height: u32) -> Client {
    let options: Value = json!({
        "args": [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--lang=zh-CN", "--accept-lang=zh-CN",
            format!("--user-data-dir={}", profile.display()), format!("--window-size={width},{height}"),
        ],
        "binary": "/usr/bin/chromium",
    });
    let wishes = serde_json::Map::from_iter([("goog:chromeOptions".to_owned(), options)]);
    for _ in 0..100 {
        let mut builder = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new());
        builder.capabilities(wishes.clone());
        match builder.connect(&format!("http://127.0.0.1:{port}")).await {
            Ok(client) => return client,
            Err(_) => tokio::time::sleep(Duration::from_millis(200)).await,
        }
    }
    panic!("chromedriver did not open a browser")
}

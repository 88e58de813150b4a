//! The ground on which journeys are walked: a whole node on SQLite with the sample county founded, a clock wound by
//! hand, and browsers that keep their cookie. Nothing of ours is mocked.
//!
//! Founding takes a second, so it is done once for each build of the tests and its folder is copied after that.

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Request, StatusCode, header},
};
use county::{Catalogue, County};
use rules::{
    hall::Role,
    name::{PersonId, PostId},
    time::Instant,
};
use server::{
    clock::Clock,
    config::Config,
    demo::Demo,
    front::{Front, Shared},
    jobs,
    rehearsal::Rehearsal,
    routes,
};
use std::{
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    sync::Arc,
};
use store::accounts::AccountKind;
use tempfile::TempDir;
use tower::ServiceExt;

/// The seed of the people; the same as in the rehearsal.
pub(crate) const SEED: u64 = 20_260_302;
/// When journeys begin: a Monday morning at the window.
pub(crate) const MORNING: &str = "2026-03-02T09:05:00+08:00";

/// The password of everybody who signs in here.
pub(crate) const PASSWORD: &str = "Correct-horse-1987";

/// What the hall and its bank share.
pub(crate) const BANK_KEY: &str = "a key of the tests, shared with nobody's bank";

/// A node, its people, and the clock.
pub(crate) struct Ground {
    pub(crate) front: Shared,
    pub(crate) clock: Clock,
    pub(crate) county: County,
    site: Router,
    _folder: TempDir,
}

impl Ground {
    /// A freshly founded hall on a Monday morning.
    pub(crate) async fn new() -> Ground {
        Self::with(|_| {}).await
    }

    /// The same with other settings.
    pub(crate) async fn with(change: impl FnOnce(&mut Config)) -> Ground {
        let folder = TempDir::new().unwrap();
        copy(&founded().await, folder.path());
        std::fs::write(folder.path().join("bank.key"), BANK_KEY).unwrap();
        let mut config = config(folder.path());
        change(&mut config);
        let clock = Clock::manual(Instant::parse(MORNING).unwrap());
        let front = Front::open(config, clock.clone(), Some(Demo::default())).await.unwrap();
        let front = Arc::new(front);
        Ground { site: routes::site(front.clone()), front, clock, county: county(), _folder: folder }
    }

    /// A hall in which there is nothing yet.
    pub(crate) async fn bare() -> Ground {
        let folder = TempDir::new().unwrap();
        let clock = Clock::manual(Instant::parse(MORNING).unwrap());
        let front = Front::open(config(folder.path()), clock.clone(), Some(Demo::default())).await.unwrap();
        let front = Arc::new(front);
        Ground { site: routes::site(front.clone()), front, clock, county: county(), _folder: folder }
    }

    /// Winds the clock to this moment (RFC 3339), ringing every alarm on the way in its turn.
    pub(crate) async fn wind(&self, to: &str) {
        let to = Instant::parse(to).unwrap();
        while let Some(at) = store::alarms::next(self.front.store.db()).await.unwrap().filter(|at| *at <= to)
        {
            self.clock.wind(at);
            jobs::alarms::fire(&self.front, at).await.unwrap();
        }
        self.clock.wind(to);
    }

    /// One person with this role; of the market department where departments have such a role.
    pub(crate) fn person(&self, role: Role) -> PersonId {
        let found = self.county.people().demo().into_iter().find(|(held, _)| *held == role);
        found.map(|(_, person)| person.id.clone()).unwrap_or_else(|| panic!("nobody is {role:?}"))
    }

    /// The n-th holder of a post, A = 0.
    pub(crate) fn holder(&self, post: &str, nth: usize) -> PersonId {
        self.county.people().holders(&PostId::from(post))[nth].clone()
    }

    /// The implementation code of the item whose file has this name (`market/food-business-licence`).
    pub(crate) fn item(&self, file: &str) -> String {
        let path = format!("items/{file}.toml");
        let (_, text) = county::EMBEDDED
            .iter()
            .find(|(known, _)| known.ends_with(&path))
            .unwrap_or_else(|| panic!("there is no {path}"));
        let content: rules::item::Content = toml::from_str(text).unwrap();
        content.identity.task_code.0
    }

    /// The whole site, to be served.
    pub(crate) fn site(&self) -> Router {
        self.site.clone()
    }

    /// A browser nobody has signed in with.
    pub(crate) fn guest(&self) -> Browser {
        Browser::new(self.site.clone())
    }

    /// A browser in which this person is signed in.
    pub(crate) async fn enter(&self, person: &PersonId) -> Browser {
        let now = self.clock.now().0;
        let people = self.county.people();
        if self.front.accounts.account(person.as_str()).await.unwrap().is_none() {
            let kind = if people.is_staff(person) { AccountKind::Staff } else { AccountKind::Citizen };
            let login = people.get(person).map_or(person.0.clone(), |person| person.login.clone());
            let accounts = &self.front.accounts;
            accounts.register(person.as_str(), &login, PASSWORD, kind, now).await.unwrap();
        }
        let session = self.front.accounts.open_session(person.as_str(), "{}", now).await.unwrap();
        let cookie = format!("sid={}", session.token);
        Browser { cookie, csrf: session.csrf, ..self.guest() }
    }

    /// The same for whoever has this role.
    pub(crate) async fn enter_as(&self, role: Role) -> Browser {
        self.enter(&self.person(role)).await
    }
}

/// A browser: keeps its cookie, sends the session's token with every form.
#[derive(Clone)]
pub(crate) struct Browser {
    site: Router,
    pub(crate) cookie: String,
    pub(crate) csrf: String,
    /// The address it asks from: tries are counted by it.
    pub(crate) from: Ipv4Addr,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) location: Option<String>,
    pub(crate) kind: String,
    pub(crate) body: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) headers: HeaderMap,
}

impl Browser {
    /// A browser nobody has signed in with, at this site.
    pub(crate) fn new(site: Router) -> Browser {
        Browser { site, cookie: String::new(), csrf: String::new(), from: Ipv4Addr::LOCALHOST }
    }

    pub(crate) async fn get(&mut self, path: &str) -> Page {
        let request = Request::get(path).header(header::COOKIE, &self.cookie);
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Posts a form; the token against foreign sites goes along.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.append_pair(server::form::CSRF_FIELD, &self.csrf);
        fields.iter().for_each(|(name, value)| {
            body.append_pair(name, value);
        });
        let request = Request::post(path)
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(body.finish())).unwrap()).await
    }

    /// Posts a form with files: (field, file name, media type, content).
    pub(crate) async fn upload(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &str, &[u8])],
    ) -> Page {
        const BORDER: &str = "border-of-the-test";
        let mut body = Vec::new();
        let token = [(server::form::CSRF_FIELD, self.csrf.as_str())];
        for (name, value) in token.iter().chain(fields) {
            body.extend(
                format!("--{BORDER}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                    .bytes(),
            );
        }
        for (name, file, media, content) in files {
            body.extend(
                format!(
                    "--{BORDER}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
                     Content-Type: {media}\r\n\r\n"
                )
                .bytes(),
            );
            body.extend_from_slice(content);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{BORDER}--\r\n").bytes());
        let request = Request::post(path)
            .header(header::COOKIE, &self.cookie)
            .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BORDER}"));
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Sends any request.
    pub(crate) async fn send(&mut self, mut request: Request<Body>) -> Page {
        request.extensions_mut().insert(ConnectInfo(SocketAddr::from((self.from, 40_000))));
        let answer = self.site.clone().oneshot(request).await.unwrap();
        let text = |name| answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
        let (location, kind) = (text(header::LOCATION), text(header::CONTENT_TYPE).unwrap_or_default());
        for cookie in answer.headers().get_all(header::SET_COOKIE) {
            let cookie = cookie.to_str().unwrap().split(';').next().unwrap_or_default();
            if cookie.starts_with("sid=") {
                self.cookie = cookie.to_owned();
            } else if !self.cookie.contains(cookie) {
                self.cookie = format!("{}; {cookie}", self.cookie);
            }
        }
        let (status, headers) = (answer.status(), answer.headers().clone());
        let bytes = to_bytes(answer.into_body(), 64 << 20).await.unwrap().to_vec();
        Page { status, location, kind, body: String::from_utf8_lossy(&bytes).into_owned(), bytes, headers }
    }
}

impl Page {
    /// The page, which must have come with 200.
    #[track_caller]
    pub(crate) fn ok(self) -> Page {
        assert_eq!(self.status, StatusCode::OK, "{}", self.words());
        self
    }

    /// Where one is sent on to.
    #[track_caller]
    pub(crate) fn onward(self) -> String {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.words());
        self.location.expect("a redirect says where to")
    }

    /// Whether the page says this.
    #[track_caller]
    pub(crate) fn says(&self, words: &str) -> &Page {
        assert!(self.body.contains(words), "the page does not say {words:?}:\n{}", self.words());
        self
    }

    /// Whether the page keeps quiet about this.
    #[track_caller]
    pub(crate) fn hides(&self, words: &str) -> &Page {
        assert!(!self.body.contains(words), "the page says {words:?}:\n{}", self.words());
        self
    }

    /// The value of the hidden field of this name, such as the one-time id of an act.
    pub(crate) fn hidden(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let from = self.body.find(&mark).unwrap_or_else(|| panic!("there is no hidden {name}")) + mark.len();
        let rest = &self.body[from..];
        rest[..rest.find('"').unwrap()].to_owned()
    }

    /// The words of the page without its marks, for reading a failure.
    pub(crate) fn words(&self) -> String {
        let (mut words, mut inside) = (String::new(), false);
        for sign in self.body.chars() {
            match sign {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    words.push(' ');
                }
                sign if !inside => words.push(sign),
                _ => {}
            }
        }
        format!("{} {}", self.status, words.split_whitespace().collect::<Vec<_>>().join(" "))
    }
}

pub(crate) fn county() -> County {
    let start = Instant::parse(MORNING).unwrap().day();
    County::new(SEED, Catalogue::embedded().unwrap(), start, 60, 15)
}

fn config(folder: &Path) -> Config {
    let mut config = Config::read(None, |_| None).unwrap();
    config.folder = folder.to_owned();
    config.secure_cookies = false;
    config
}

/// The folder of a founded hall, made once for this build of the tests.
async fn founded() -> PathBuf {
    let program = std::env::current_exe().unwrap();
    let built = std::fs::metadata(&program).unwrap().modified().unwrap();
    let age = built.duration_since(std::time::UNIX_EPOCH).unwrap().as_nanos();
    let ready = std::env::temp_dir().join(format!("onewindow-founded-{age}"));
    if !ready.exists() {
        let making = TempDir::new().unwrap();
        let mut rehearsal = Rehearsal::of(county());
        let first = rehearsal.county.founding()[0].at;
        let front = Front::open(config(making.path()), Clock::manual(first), None).await.unwrap();
        rehearsal.settle(&front).await.unwrap();
        rehearsal.found(&front).await.unwrap();
        assert_eq!(rehearsal.county.refusals(), 0, "the founding was refused");
        while jobs::errands::round(&front, jobs::errands::Filing::WhenRead).await.unwrap() > 0 {}
        front.store.checkpoint(front.office.now()).await.unwrap();
        drop(front);
        // Whoever comes second finds the place taken, and takes what is there: it is the same.
        let _second = std::fs::rename(making.keep(), &ready);
    }
    ready
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            std::fs::create_dir_all(&target).unwrap();
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

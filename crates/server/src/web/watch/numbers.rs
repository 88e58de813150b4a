//! The figures of supervision: today, now and the last thirty days, each counted once and shown by centre and wall.

use super::{department, hours};
use crate::{
    text::Lang,
    visitor::Visit,
    web::pieces::{self, Tile},
};
use paper::{
    Language,
    chart::{self, Bar, Line, Plate},
    ink::Tone,
};
use rules::{
    clock::Light,
    time::{Date, Instant, day_number, from_day_number},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use store::{
    Db, StoreError,
    views::{
        cards::{self, CardRow},
        figures::{self, Figures, Lights},
        places::{self, Place, PlaceFigures},
    },
};
use tokio::sync::Mutex;

/// Days of the trend, today among them.
pub(super) const DAYS: i64 = 30;

/// Figures are counted once in so long at most, however many look, in milliseconds. Pages are told of news no sooner
/// than this after it happened (`stream`), so what they then ask for was counted after it.
const PACE_MS: i64 = 1_000;
/// The newest cards, as many as the page with most of them shows.
const CARDS_MAX: u32 = 14;

/// 看板: the figures as they were counted last, for everybody who watches: all of them see the whole hall.
#[derive(Debug, Default)]
pub struct Board(Mutex<Option<Counted>>);

#[derive(Debug)]
struct Counted {
    at: Instant,
    /// Number of events in the log.
    size: u64,
    numbers: Arc<Numbers>,
}

impl Counted {
    /// Whether these figures will still do. A clock that stands still cannot tell old from new; the log then does.
    fn serve(&self, now: Instant, size: u64) -> bool {
        let age = now.0 - self.at.0;
        (1..PACE_MS).contains(&age) || (age == 0 && self.size == size)
    }
}

/// What supervision counts, at one moment.
#[derive(Debug)]
pub(super) struct Numbers {
    pub(super) today: Date,
    pub(super) departments: BTreeMap<String, Figures>,
    pub(super) lights: BTreeMap<String, Lights>,
    pub(super) month: BTreeMap<String, Figures>,
    pub(super) trend: BTreeMap<Date, Figures>,
    pub(super) hours: BTreeMap<(Date, usize), Figures>,
    pub(super) places: BTreeMap<Place, PlaceFigures>,
    pub(super) cards: Vec<CardRow>,
}

impl Numbers {
    /// The figures for this visitor's page: counted anew where those that were counted last are older than [`PACE_MS`].
    pub(super) async fn of(visit: &Visit) -> Result<Arc<Numbers>, StoreError> {
        let front = &visit.front;
        // Whoever waits here while another counts is given what the other counted.
        let mut last = front.board.0.lock().await;
        let (now, size) = (front.office.now(), front.office.pulse().borrow().size);
        if let Some(last) = &*last
            && last.serve(now, size)
        {
            return Ok(Arc::clone(&last.numbers));
        }
        let numbers = Arc::new(Numbers::count(front.store.db(), now).await?);
        *last = Some(Counted { at: now, size, numbers: Arc::clone(&numbers) });
        Ok(numbers)
    }

    async fn count(db: &Db, now: Instant) -> Result<Numbers, StoreError> {
        let today = now.day();
        let first = first_of(today, DAYS);
        // What was taken back is no news.
        let standing = cards::Filter { standing: true, ..cards::Filter::default() };
        Ok(Numbers {
            today,
            departments: figures::by_department(db, today).await?,
            lights: figures::lights(db, now).await?,
            month: figures::by_department_between(db, first, today).await?,
            trend: figures::trend(db, first, today).await?,
            hours: figures::hours(db, first_of(today, hours::DAYS), today).await?,
            places: places::figures(db, today, now).await?,
            cards: cards::page(db, &standing, CARDS_MAX).await?,
        })
    }

    /// The first of the thirty days.
    pub(super) fn first_day(&self) -> Date {
        first_of(self.today, DAYS)
    }

    /// A counter of the whole hall today.
    pub(super) fn sum(&self, what: &str) -> i64 {
        self.departments.values().map(|figures| figures.get(what)).sum()
    }

    pub(super) fn accepted(&self) -> i64 {
        self.sum("accepted") + self.sum("deemed_accepted")
    }

    /// Decisions of today, and how many of them in time.
    pub(super) fn decided(&self) -> (i64, i64) {
        let in_time = self.sum("decided_in_time");
        (in_time + self.sum("decided_late"), in_time)
    }

    /// The lights of the whole hall, in the order of urgency.
    pub(super) fn hall_lights(&self) -> [(Light, i64); 5] {
        let sum = |of: fn(&Lights) -> i64| self.lights.values().map(of).sum();
        [
            (Light::InTime, sum(|lights| lights.in_time)),
            (Light::DueSoon, sum(|lights| lights.due_soon)),
            (Light::Late, sum(|lights| lights.late)),
            (Light::Grave, sum(|lights| lights.grave)),
            (Light::Paused, sum(|lights| lights.paused)),
        ]
    }

    /// Every department that has figures, open cases or a month behind it.
    pub(super) fn department_codes(&self) -> BTreeSet<&str> {
        let codes = self.departments.keys().chain(self.lights.keys()).chain(self.month.keys());
        codes.map(String::as_str).collect()
    }

    /// The lines of thirty days, picture and table; a day on which nothing happened counts nought.
    pub(super) fn trend_chart(&self, lang: Lang, width: u32, height: u32) -> chart::Chart {
        let last = day_number(self.today);
        let days: Vec<Date> = (last - DAYS + 1..=last).map(from_day_number).collect();
        let labels: Vec<String> =
            days.iter().map(|day| format!("{:02}-{:02}", day.month(), day.day())).collect();
        let line = |name: &str, what: &str, tone| Line {
            name: name.to_owned(),
            values: days.iter().map(|day| count_of(self.trend.get(day), what)).collect(),
            tone,
        };
        let lines = [
            line(lang.watch_column_received(), "submitted", Tone::Action),
            line(lang.watch_column_finished(), "completed", Tone::InTime),
        ];
        chart::trend(&plate(lang, lang.watch_trend(), width, height), &labels, &lines)
    }

    /// Sum of a counter over the thirty days.
    pub(super) fn in_month(&self, what: &str) -> i64 {
        self.month.values().map(|figures| figures.get(what)).sum()
    }

    /// Departments by what they finished in thirty days, most first.
    pub(super) fn ranked(&self) -> Vec<(&str, &Figures)> {
        let mut ranked: Vec<(&str, &Figures)> =
            self.month.iter().map(|(code, figures)| (code.as_str(), figures)).collect();
        ranked.sort_by_key(|(code, figures)| (-figures.get("completed"), *code));
        ranked
    }

    /// The ranking as a picture.
    pub(super) fn ranking_chart(&self, visit: &Visit, width: u32, most: usize) -> chart::Chart {
        let lang = visit.lang();
        let bars: Vec<Bar> = self
            .ranked()
            .into_iter()
            .take(most)
            .map(|(code, figures)| {
                Bar::new(department(lang, &visit.hall, code), count_of(Some(figures), "completed"))
            })
            .collect();
        chart::ranking(&plate(lang, lang.watch_ranking(), width, 260), &bars)
    }

    /// The four tiles of today; `linked` where they lead to their lists.
    pub(super) fn today_tiles(&self, lang: Lang, linked: bool) -> maud::Markup {
        let (decided, in_time) = self.decided();
        let share = if decided == 0 { "—".to_owned() } else { pieces::per_mille(in_time * 1000 / decided) };
        let (received, accepted, finished) = (self.sum("submitted"), self.accepted(), self.sum("completed"));
        let [received, accepted, finished] = [received, accepted, finished].map(pieces::count);
        let means = if decided == 0 {
            lang.watch_none_decided().to_owned()
        } else {
            lang.watch_on_time_means(decided)
        };
        let lists = ["received", "accepted", "finished", "decided"].map(|did| self.list_of_day(did, ""));
        let tile = |label, figure, definition, list: usize| Tile {
            label,
            figure,
            definition,
            href: linked.then(|| lists[list].as_str()),
            light: None,
        };
        pieces::tiles(&[
            tile(lang.watch_received(), &received, lang.watch_received_means(), 0),
            tile(lang.watch_accepted(), &accepted, lang.watch_accepted_means(), 1),
            tile(lang.watch_finished(), &finished, lang.watch_finished_means(), 2),
            tile(lang.watch_on_time(), &share, &means, 3),
        ])
    }

    /// The lights of now as tiles.
    pub(super) fn light_tiles(&self, lang: Lang, linked: bool) -> maud::Markup {
        let lights = self.hall_lights().map(|(light, n)| {
            let word = pieces::light_class(light);
            (light, pieces::count(n), crate::form::address("/watch/cases", &[("light", word)]))
        });
        let tiles: Vec<Tile<'_>> = lights
            .iter()
            .map(|(light, n, href)| Tile {
                label: pieces::light_word(lang, *light),
                figure: n,
                definition: "",
                href: linked.then_some(href.as_str()),
                light: Some(*light),
            })
            .collect();
        pieces::tiles(&tiles)
    }

    /// The list of cases to which this happened today.
    pub(super) fn list_of_day(&self, did: &str, department: &str) -> String {
        let day = self.today.to_string();
        crate::form::address("/watch/cases", &[("did", did), ("day", &day), ("department", department)])
    }
}

/// Cards of all levels that a department got, as they were raised: those taken back since are among them, as in their list.
pub(super) fn cards_of(figures: &Figures) -> i64 {
    ["card_remind", "card_warning", "card_yellow", "card_red"].iter().map(|what| figures.get(what)).sum()
}

fn count_of(figures: Option<&Figures>, what: &str) -> u64 {
    figures.map_or(0, |figures| u64::try_from(figures.get(what)).unwrap_or(0))
}

/// The first of so many days that end with this one.
fn first_of(last: Date, days: i64) -> Date {
    from_day_number(day_number(last) - days + 1)
}

pub(super) fn plate(lang: Lang, title: &str, width: u32, height: u32) -> Plate {
    let language = if lang == Lang::Zh { Language::Chinese } else { Language::English };
    Plate { language, ..Plate::new(title, lang.watch_unit()).sized(width, height) }
}

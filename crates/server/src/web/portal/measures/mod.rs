//! `/measures`: what reform has brought (CA8), computed from the published contents: each figure with its definition, by
//! department, and as it stood on the days on which it changed.

mod by_department;

use crate::{
    form::Form,
    text::Lang,
    visitor::Visit,
    web::{
        frame::Room,
        pieces::{self, Choice, Columns, Field, Link, Tile},
    },
};
use axum::response::Response;
use maud::{Markup, html};
use paper::{
    Language,
    chart::{self, Line, Plate},
    ink::Tone,
};
use rules::{
    hall::{ChiefPower, Hall},
    name::DepartmentId,
    time::Date,
};
use std::collections::BTreeMap;
use store::views::measures::{self, Sums, WHOLE_HALL};

/// Points of the trend.
const POINTS: u32 = 60;
/// The sizes of a picture for the whole width, and of one of three beside each other or below each other on a phone.
const LARGE: (u32, u32) = (640, 260);
const SMALL: (u32, u32) = (320, 180);

/// 指标: one figure with its definition.
struct Measure {
    /// Its word in the address.
    word: &'static str,
    label: fn(Lang) -> &'static str,
    means: fn(Lang) -> &'static str,
    /// The part and the whole.
    of: fn(&Sums) -> (i64, i64),
    kind: Kind,
}

/// How the part is told of its whole.
#[derive(Clone, Copy)]
enum Kind {
    /// In per cent.
    Share,
    /// So many of each.
    Average,
}

impl Measure {
    fn figure(&self, sums: &Sums) -> String {
        let (part, whole) = (self.of)(sums);
        match self.kind {
            Kind::Share => percent(part, whole),
            Kind::Average => average(part, whole),
        }
    }
}

const MEASURES: [Measure; 9] = [
    Measure {
        word: "promise",
        label: Lang::measure_promise,
        means: Lang::measure_promise_means,
        of: |sums| (sums.promised, sums.statutory),
        kind: Kind::Share,
    },
    Measure {
        word: "shortened",
        label: Lang::measure_shortened,
        means: Lang::measure_shortened_means,
        of: |sums| (sums.shortened, sums.limited),
        kind: Kind::Share,
    },
    Measure {
        word: "materials",
        label: Lang::measure_materials,
        means: Lang::measure_materials_means,
        of: |sums| (sums.materials, sums.items),
        kind: Kind::Average,
    },
    Measure {
        word: "steps",
        label: Lang::measure_steps,
        means: Lang::measure_steps_means,
        of: |sums| (sums.steps, sums.items),
        kind: Kind::Average,
    },
    Measure {
        word: "trips",
        label: Lang::measure_trips,
        means: Lang::measure_trips_means,
        of: |sums| (sums.trips, sums.items),
        kind: Kind::Average,
    },
    Measure {
        word: "no_trip",
        label: Lang::measure_no_trip,
        means: Lang::measure_no_trip_means,
        of: |sums| (sums.no_trip, sums.items),
        kind: Kind::Share,
    },
    Measure {
        word: "online",
        label: Lang::measure_online,
        means: Lang::measure_online_means,
        of: |sums| (sums.online, sums.items),
        kind: Kind::Share,
    },
    Measure {
        word: "entered",
        label: Lang::measure_entered,
        means: Lang::measure_entered_means,
        of: |sums| (sums.entered, sums.items),
        kind: Kind::Share,
    },
    Measure {
        word: "concentrated",
        label: Lang::measure_concentrated,
        means: Lang::measure_concentrated_means,
        of: |sums| (sums.concentrated, sums.items),
        kind: Kind::Share,
    },
];

/// `GET /measures?department=…`
pub(super) async fn show(visit: Visit, form: Form) -> Result<Response, Response> {
    let lang = visit.lang();
    let db = visit.front.store.db();
    let fail = |error: store::StoreError| visit.fail(&error.into());
    let mut sums = measures::by_department(db).await.map_err(fail)?;
    sums.retain(|_, sums| sums.items > 0);
    let asked = form.given("department").filter(|id| sums.contains_key(*id));
    let trend = measures::trend(db, asked.unwrap_or(WHOLE_HALL), POINTS).await.map_err(fail)?;
    let of = asked.map_or_else(|| whole(&sums), |id| sums[id]);
    let today = visit.hall.calendar.date_of(visit.front.office.now());
    let trend = through(trend, today);
    let powers = match asked {
        Some(id) => powers_of(&visit.hall, id, today),
        None => percent_of(sums.keys().map(|id| powers_given(&visit.hall, id, today)).sum(), sums.len()),
    };
    let title = asked.map_or(lang.measure_whole(), |id| department(lang, &visit.hall, id));
    let acts = pieces::side_link("/reform", lang.reform_public_title());
    let body = html! {
        (pieces::heading(lang.measure_title(), Some(lang.measure_lead()), acts))
        (choose(lang, &visit.hall, &sums, &form))
        @if sums.is_empty() { p { (lang.measure_none()) } } @else {
            h2 { (title) " " span class="quiet" { (lang.measure_items(of.items)) } }
            (tiles(lang, &of, &powers))
            p class="hint" { (lang.measure_units()) }
            (shares(lang, &trend))
            (loads(lang, &trend))
            (pieces::panel("departments", lang.measure_by_department(), html! {
                (by_department::short(&visit, &form, &sums))
                details { summary { (lang.measure_all()) } (by_department::whole(&visit, &sums, today)) }
            }))
        }
    };
    let trail = [Link::new("/", lang.frame_home())];
    Ok(visit.page(Room::Portal, lang.measure_title(), &trail, body))
}

/// The same points, and that of today: nothing has changed since the last of them.
fn through(mut trend: Vec<(Date, Sums)>, today: Date) -> Vec<(Date, Sums)> {
    if let Some((day, sums)) = trend.last().copied()
        && day < today
    {
        trend.push((today, sums));
    }
    trend
}

fn choose(lang: Lang, hall: &Hall, sums: &BTreeMap<String, Sums>, form: &Form) -> Markup {
    let departments: Vec<Choice<'_>> =
        sums.keys().map(|id| Choice::new(id, department(lang, hall, id))).collect();
    let field = Field::select("department", lang.measure_department(), &departments).show(lang, form);
    pieces::filter_bar(lang, "/measures", &[field], &[], &[])
}

fn tiles(lang: Lang, sums: &Sums, powers: &str) -> Markup {
    let figures: Vec<String> = MEASURES.iter().map(|measure| measure.figure(sums)).collect();
    let mut tiles: Vec<Tile<'_>> = MEASURES
        .iter()
        .zip(&figures)
        .map(|(measure, figure)| tile((measure.label)(lang), figure, (measure.means)(lang)))
        .collect();
    tiles.push(tile(lang.measure_powers(), powers, lang.measure_powers_means()));
    pieces::tiles(&tiles)
}

const fn tile<'a>(label: &'a str, figure: &'a str, definition: &'a str) -> Tile<'a> {
    Tile { label, figure, definition, href: None, light: None }
}

/// The shares as lines, in hundredths.
fn shares(lang: Lang, trend: &[(Date, Sums)]) -> Markup {
    let line = |name: &str, part: fn(&Sums) -> (i64, i64), tone| Line {
        name: name.to_owned(),
        values: trend.iter().map(|(_, sums)| hundredths(part(sums).0, part(sums).1)).collect(),
        tone,
    };
    let lines = [
        line(lang.measure_promise(), |sums| (sums.promised, sums.statutory), Tone::Action),
        line(lang.measure_no_trip(), |sums| (sums.no_trip, sums.items), Tone::InTime),
        line(lang.measure_online(), |sums| (sums.online, sums.items), Tone::DueSoon),
        line(lang.measure_entered(), |sums| (sums.entered, sums.items), Tone::Late),
        line(lang.measure_concentrated(), |sums| (sums.concentrated, sums.items), Tone::Paused),
    ];
    let words = (lang.measure_trend_share(), lang.measure_trend_share_finding(), "%");
    drawn(lang, words, LARGE, trend, &lines)
}

/// Materials, steps and trips of a hundred items, each on a scale of its own: one needs hundreds, another seven.
fn loads(lang: Lang, trend: &[(Date, Sums)]) -> Markup {
    type Part = fn(&Sums) -> i64;
    let parts: [(&str, Part, Tone); 3] = [
        (lang.measure_materials(), |sums| sums.materials, Tone::Action),
        (lang.measure_steps(), |sums| sums.steps, Tone::InTime),
        (lang.measure_trips(), |sums| sums.trips, Tone::DueSoon),
    ];
    let unit = lang.measure_per_hundred();
    let each = parts.map(|(name, part, tone)| {
        let values = trend.iter().map(|(_, sums)| hundredths(part(sums), sums.items)).collect();
        let line = [Line { name: name.to_owned(), values, tone }];
        drawn(lang, (name, unit, unit), SMALL, trend, &line)
    });
    html! {
        h3 { (lang.measure_trend_load()) }
        p class="hint" { (lang.measure_trend_load_finding()) }
        (pieces::columns(Columns::Thirds, &each))
    }
}

/// A chart with its title, what it says, and its unit.
fn drawn(
    lang: Lang,
    (title, finding, unit): (&str, &str, &str),
    (width, height): (u32, u32),
    trend: &[(Date, Sums)],
    lines: &[Line],
) -> Markup {
    let labels: Vec<String> = trend.iter().map(|(day, _)| day.to_string()).collect();
    let language = if lang == Lang::Zh { Language::Chinese } else { Language::English };
    let plate = Plate { language, ..Plate::new(title, unit) }.sized(width, height);
    let chart = chart::trend(&plate, &labels, lines);
    let columns: Vec<&str> = chart.table.head.iter().map(String::as_str).collect();
    pieces::Chart { title, finding, svg: &chart.svg, columns: &columns, rows: chart.table.rows.clone() }
        .show(lang)
}

fn whole(sums: &BTreeMap<String, Sums>) -> Sums {
    sums.values().fold(Sums::default(), |sum, one| sum + *one)
}

fn department<'a>(lang: Lang, hall: &'a Hall, id: &'a str) -> &'a str {
    let known = hall.departments.get(&DepartmentId::from(id));
    known.map_or(id, |known| lang.pick(&known.name, &known.name_en))
}

/// How many of the five powers the department's representative has today (P-14).
fn powers_given(hall: &Hall, id: &str, today: Date) -> usize {
    hall.chief_of(&DepartmentId::from(id), today).map_or(0, |chief| chief.powers.len())
}

fn powers_of(hall: &Hall, id: &str, today: Date) -> String {
    percent_of(powers_given(hall, id, today), 1)
}

/// Of the five powers of so many departments.
fn percent_of(given: usize, departments: usize) -> String {
    let all = departments.saturating_mul(ChiefPower::ALL.len());
    percent(i64::try_from(given).unwrap_or(0), i64::try_from(all).unwrap_or(0))
}

/// A part of a whole in per cent, rounded; a dash where there is no whole.
fn percent(part: i64, whole: i64) -> String {
    if whole <= 0 { "—".to_owned() } else { format!("{} %", hundredths(part, whole)) }
}

fn hundredths(part: i64, whole: i64) -> u64 {
    if whole <= 0 {
        return 0;
    }
    u64::try_from((part.saturating_mul(200) + whole) / (2 * whole)).unwrap_or(0)
}

/// An average with one place.
fn average(sum: i64, items: i64) -> String {
    if items <= 0 {
        return "—".to_owned();
    }
    let tenths = (sum.saturating_mul(20) + items) / (2 * items);
    format!("{}.{}", tenths / 10, tenths % 10)
}

//! Days, spans and sums in the words people use: "12月4日 周五 17:30", "还剩 3 个工作日", "¥1,234.50".
//! The exact second stands in the `datetime` and the tool-tip. Nothing here reads the clock or counts days; the
//! numbers come from the rules.

use jiff::civil::{Date, Weekday};
use maud::{Markup, html};
use rules::calendar::Interval;
use rules::clock::{Limit, Remaining};
use rules::time::{Instant, OfficeSeconds};

use crate::text::Lang;

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;
const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;

/// 余期 in words: "还剩 3 个工作日", "今天到期", "已超 2 个工作日". Office time is told in whole hours above an hour
/// and in whole minutes below.
#[must_use]
pub fn time_left(lang: Lang, remaining: Remaining) -> String {
    match remaining {
        Remaining::Left(Limit::OfficeSeconds(OfficeSeconds(seconds))) if seconds >= HOUR => {
            lang.time_hours_left(seconds / HOUR)
        }
        Remaining::Left(Limit::OfficeSeconds(OfficeSeconds(seconds))) => {
            lang.time_minutes_left(seconds / MINUTE)
        }
        Remaining::Late(Limit::OfficeSeconds(OfficeSeconds(seconds))) if seconds >= HOUR => {
            lang.time_hours_over(seconds / HOUR)
        }
        Remaining::Late(Limit::OfficeSeconds(OfficeSeconds(seconds))) if seconds >= MINUTE => {
            lang.time_minutes_over(seconds / MINUTE)
        }
        Remaining::Left(limit) if limit.amount() == 0 => lang.time_last_day().to_owned(),
        Remaining::Late(limit) if is_less_than_a_unit(limit) => lang.time_just_over().to_owned(),
        Remaining::Left(Limit::WorkingDays(days)) => lang.time_working_days_left(days.0.into()),
        Remaining::Late(Limit::WorkingDays(days)) => lang.time_working_days_over(days.0.into()),
        Remaining::Left(Limit::CalendarDays(days)) => lang.time_days_left(days.0.into()),
        Remaining::Late(limit) => lang.time_days_over(limit.amount()),
    }
}

/// Late, but not by a whole day, or by less than a minute of office time.
const fn is_less_than_a_unit(limit: Limit) -> bool {
    match limit {
        Limit::WorkingDays(days) => days.0 == 0,
        Limit::CalendarDays(days) => days.0 == 0,
        Limit::OfficeSeconds(_) => true,
    }
}

/// "周五", "Fri".
#[must_use]
pub const fn weekday(lang: Lang, weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Monday => lang.weekday_monday(),
        Weekday::Tuesday => lang.weekday_tuesday(),
        Weekday::Wednesday => lang.weekday_wednesday(),
        Weekday::Thursday => lang.weekday_thursday(),
        Weekday::Friday => lang.weekday_friday(),
        Weekday::Saturday => lang.weekday_saturday(),
        Weekday::Sunday => lang.weekday_sunday(),
    }
}

/// "12月4日 周五" · "Fri 4 Dec"; use where the year is plain from the page.
#[must_use]
pub fn day_text(lang: Lang, date: Date) -> String {
    let week = weekday(lang, date.weekday());
    match lang {
        Lang::Zh => format!("{}月{}日 {week}", date.month(), date.day()),
        Lang::En => format!("{week} {} {}", date.day(), month(date)),
    }
}

/// "2026年12月4日 周五" · "Fri 4 Dec 2026".
#[must_use]
pub fn full_day_text(lang: Lang, date: Date) -> String {
    match lang {
        Lang::Zh => format!("{}年{}", date.year(), day_text(lang, date)),
        Lang::En => format!("{} {}", day_text(lang, date), date.year()),
    }
}

/// "12月4日 周五 17:30" · "Fri 4 Dec, 17:30", in the hall's own time (C-17).
#[must_use]
pub fn moment_text(lang: Lang, at: Instant) -> String {
    match lang {
        Lang::Zh => format!("{} {}", day_text(lang, at.day()), clock_text(at)),
        Lang::En => format!("{}, {}", day_text(lang, at.day()), clock_text(at)),
    }
}

/// "12月4日 周五 17:30:05" · "Fri 4 Dec, 17:30:05": to the second, for office time.
#[must_use]
pub fn second_text(lang: Lang, at: Instant) -> String {
    format!("{}:{:02}", moment_text(lang, at), at.ms_of_day() % MINUTE_MS / 1000)
}

/// "暂定，放假通知公布后最早 …，最迟 …": between which days a provisional date will be (CL4).
#[must_use]
pub fn foreseen_text(lang: Lang, interval: Interval) -> String {
    let (earliest, latest) = (full_day_text(lang, interval.earliest), full_day_text(lang, interval.latest));
    if interval.earliest == interval.latest {
        lang.clock_foreseen_on(&earliest)
    } else {
        lang.clock_foreseen(&earliest, &latest)
    }
}

/// "17:30".
#[must_use]
pub fn clock_text(at: Instant) -> String {
    let of_day = at.ms_of_day();
    format!("{:02}:{:02}", of_day / HOUR_MS, of_day % HOUR_MS / MINUTE_MS)
}

/// A moment on a page, the exact second on demand.
#[must_use]
pub fn moment(lang: Lang, at: Instant) -> Markup {
    html! { time datetime=(at.rfc3339()) title=(exact(at)) { (moment_text(lang, at)) } }
}

/// A moment on a page that is read now: with its year where that is not the one now.
#[must_use]
pub fn moment_from(lang: Lang, at: Instant, now: Instant) -> Markup {
    if at.day().year() == now.day().year() { moment(lang, at) } else { full_moment(lang, at) }
}

/// "2026年12月4日 周五 17:30" · "Fri 4 Dec 2026, 17:30".
#[must_use]
pub fn full_moment_text(lang: Lang, at: Instant) -> String {
    match lang {
        Lang::Zh => format!("{} {}", full_day_text(lang, at.day()), clock_text(at)),
        Lang::En => format!("{}, {}", full_day_text(lang, at.day()), clock_text(at)),
    }
}

/// A moment with its year, for papers and for the archive.
#[must_use]
pub fn full_moment(lang: Lang, at: Instant) -> Markup {
    html! {
        time datetime=(at.rfc3339()) title=(exact(at)) { (full_day_text(lang, at.day())) " " (clock_text(at)) }
    }
}

/// A day on a page.
#[must_use]
pub fn day(lang: Lang, date: Date) -> Markup {
    html! { time datetime=(date) title=(full_day_text(lang, date)) { (day_text(lang, date)) } }
}

/// A day with its year on a page.
#[must_use]
pub fn full_day(lang: Lang, date: Date) -> Markup {
    html! { time datetime=(date) { (full_day_text(lang, date)) } }
}

/// Signs of an implementation code at the head of a case number, and of the day behind it.
const CODE_SIGNS: usize = 31;
const DAY_SIGNS: usize = 8;

/// 办件编号, grouped for reading aloud: the item's code, the day, the serial. The gaps are drawn, not written, so that
/// what is copied is the number itself.
#[must_use]
pub fn case_number(number: &str) -> Markup {
    let groups = number
        .split_at_checked(CODE_SIGNS)
        .and_then(|(code, rest)| rest.split_at_checked(DAY_SIGNS).map(|(day, serial)| [code, day, serial]));
    html! {
        span class="case-number" {
            @match groups {
                Some(groups) => @for group in groups { span { (group) } },
                None => (number),
            }
        }
    }
}

/// 金额: fen as "¥1,234.50"; a negative sum carries its sign in front.
#[must_use]
pub fn money(fen: i64) -> String {
    let sign = if fen < 0 { "-" } else { "" };
    let fen = fen.unsigned_abs();
    format!("{sign}¥{}.{:02}", group(fen / 100), fen % 100)
}

/// A count grouped by thousands: 178000 → "178,000".
#[must_use]
pub fn count(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}{}", group(number.unsigned_abs()))
}

/// A share in tenths of a per cent as "98.6%"; the caller counts in whole numbers, so no float is needed.
#[must_use]
pub fn per_mille(tenths: i64) -> String {
    if tenths % 10 == 0 {
        format!("{}%", tenths / 10)
    } else {
        format!("{}.{}%", tenths / 10, (tenths % 10).abs())
    }
}

/// A size of a file: "820 kB", "3.4 MB".
#[must_use]
pub fn bytes(size: u64) -> String {
    match size {
        0..1_000 => format!("{size} B"),
        1_000..1_000_000 => format!("{} kB", size / 1_000),
        _ => format!("{}.{} MB", size / 1_000_000, size % 1_000_000 / 100_000),
    }
}

fn group(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

fn exact(at: Instant) -> String {
    format!("{} {}:{:02}", at.day(), clock_text(at), at.ms_of_day() % MINUTE_MS / 1000)
}

fn month(date: Date) -> &'static str {
    const NAMES: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    // A civil month is always 1 to 12.
    NAMES[(date.month() as usize + 11) % 12]
}

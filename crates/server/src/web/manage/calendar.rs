//! `/manage/calendar`: a year, month by month: which day works and by whose word, where the hall is shut, how far the
//! decrees reach, and the forms that change it. Legal days and doors are kept apart (K-16).

use super::{home, take_back};
use crate::{
    form::Form,
    visitor::{Housekeeper, Visit},
    web::{
        frame::Room,
        pieces::{self, Field, Weight, Width},
    },
};
use axum::{http::StatusCode, response::Response};
use maud::{Markup, html};
use rules::{
    calendar::{Calendar, DayReason, Declaration},
    hall::Role,
    time::Date,
};

/// The years that the calendar has tables for.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;

/// `GET /manage/calendar`
pub(super) async fn show(keeper: Housekeeper, form: Form) -> Response {
    page(&keeper, StatusCode::OK, &form)
}

/// The page, with what was typed into its forms and what was wrong with it.
pub(super) fn page(visit: &Visit, status: StatusCode, form: &Form) -> Response {
    let lang = visit.lang();
    let this_year = visit.front.office.now().day().year();
    let asked = form.number("year").and_then(|year| i16::try_from(year).ok());
    let year = asked.filter(|year| YEARS.contains(year)).unwrap_or(this_year);
    let calendar = &visit.hall.calendar;
    let horizon = pieces::full_day_text(lang, calendar.horizon());
    let manages = visit.has(Role::HallManager);
    let acts = html! {
        @if manages { (pieces::main_link("/manage/calendar/decree", lang.manage_decree_load())) }
    };
    let around = [year - 1, year + 1].map(|year| (year, format!("/manage/calendar?year={year}")));
    let body = html! {
        (pieces::heading(lang.manage_nav_calendar(), Some(lang.manage_calendar_lead()), acts))
        (pieces::error_summary(lang, form))
        p { strong { (lang.manage_horizon(&horizon)) } }
        p class="row" {
            a href=(around[0].1) { "← " (around[0].0) } strong { (year) } a href=(around[1].1) { (around[1].0) " →" }
            span class="quiet" { (legend(visit)) }
        }
        div class="months" { @for month in 1..=12 { (month_table(visit, calendar, year, month)) } }
        (pieces::panel("decrees", lang.manage_decrees(), decrees(visit, calendar, year)))
        (pieces::panel("local", lang.manage_local(), local(visit, form, manages)))
        (pieces::panel("closures", lang.manage_closures(), closures(visit, form, manages)))
        (pieces::panel("openings", lang.manage_openings(), openings(visit, form, manages)))
        (pieces::panel("hours", lang.manage_hours(), hours(visit, form, manages)))
    };
    visit.page_with(status, Room::Manage, lang.manage_nav_calendar(), &[home(lang)], body)
}

fn legend(visit: &Visit) -> String {
    let lang = visit.lang();
    let words = [
        ("休", lang.manage_off()),
        ("班", lang.manage_make_up()),
        ("✕", lang.manage_shut()),
        ("○", lang.manage_open()),
        ("?", lang.clock_provisional()),
    ];
    words
        .map(|(sign, word)| if sign == word { sign.to_owned() } else { format!("{sign} {word}") })
        .join(" · ")
}

fn month_table(visit: &Visit, calendar: &Calendar, year: i16, month: i8) -> Markup {
    let lang = visit.lang();
    let Ok(first) = Date::new(year, month, 1) else { return html! {} };
    let blank = usize::try_from(first.weekday().to_monday_zero_offset()).unwrap_or(0);
    let days: Vec<Option<Date>> = std::iter::repeat_n(None, blank)
        .chain((1..=first.days_in_month()).map(|day| Date::new(year, month, day).ok()))
        .collect();
    html! {
        table class="month" {
            caption { (lang.manage_month(year, month)) }
            thead { tr { @for day in 0..7_i8 {
                th scope="col" { (pieces::weekday(lang, jiff_weekday(day))) }
            } } }
            tbody { @for week in days.chunks(7) { tr {
                @for day in week {
                    @if let Some(day) = day { (day_cell(visit, calendar, *day)) } @else { td {} }
                }
            } } }
        }
    }
}

fn jiff_weekday(offset: i8) -> jiff::civil::Weekday {
    jiff::civil::Weekday::from_monday_zero_offset(offset).unwrap_or(jiff::civil::Weekday::Monday)
}

/// A day: its number, a sign of what it is, and the word of the law on demand.
fn day_cell(visit: &Visit, calendar: &Calendar, day: Date) -> Markup {
    let lang = visit.lang();
    let reason = calendar.reason(day);
    let works = reason.is_working_day();
    let has_hours = !calendar.spans_on(day).is_empty();
    let (shut, open) = (works && !has_hours, !works && has_hours);
    let (class, sign) = match &reason {
        DayReason::Weekday => ("", ""),
        DayReason::Weekend => ("off", ""),
        DayReason::Holiday { .. } | DayReason::LocalHoliday { .. } => ("off holiday", "休"),
        DayReason::MakeUpDay { .. } => ("make-up", "班"),
        DayReason::BeyondHorizon { weekend: true } => ("off open", "?"),
        DayReason::BeyondHorizon { weekend: false } => ("open", "?"),
    };
    let title = lang.pick(&reason.zh(), &reason.en()).to_owned();
    html! {
        td class=(class) title=(title) {
            (day.day()) @if !sign.is_empty() { small { (sign) } } @if shut { small { "✕" } }
            @if open { small { "○" } }
            span class="unseen" {
                " " (title) @if shut { " " (lang.manage_shut()) } @if open { " " (lang.manage_open()) }
            }
        }
    }
}

fn decrees(visit: &Visit, calendar: &Calendar, year: i16) -> Markup {
    let of_year = calendar.parts().decrees.iter();
    let of_year = of_year.filter(|decree| decree.year.unwrap_or(decree.issued.year()) == year);
    html! {
        ul { @for decree in of_year { li {
            (decree.number) " " (decree.title) " " span class="quiet" { (decree.issued) }
            (take_back::link(visit, &Declaration::Decree(decree.number.clone())))
        } } }
    }
}

fn local(visit: &Visit, form: &Form, manages: bool) -> Markup {
    let lang = visit.lang();
    let known = &visit.hall.calendar.parts().local_holidays;
    html! {
        @if known.is_empty() { p class="quiet" { (lang.manage_nothing()) } }
        ul { @for one in known { li {
            (days(one.first, one.last)) " " (lang.pick(&one.zh, &one.en)) " " span class="quiet" { (one.notice) }
            (take_back::link(visit, &Declaration::LocalHoliday(one.clone())))
        } } }
        @if manages { details open[has_error(form, "local_")] {
            summary { (lang.manage_local_add()) }
            (pieces::post("/manage/calendar/holiday", visit.tokens(&visit.act()), None, html! {
                (Field::day("local_first", lang.manage_first()).required().show(lang, form))
                (Field::day("local_last", lang.manage_last()).required().show(lang, form))
                (Field::line("local_zh", lang.manage_zh()).required().width(Width::Middle).show(lang, form))
                (Field::line("local_en", lang.manage_en()).width(Width::Middle).show(lang, form))
                (Field::line("local_notice", lang.manage_notice()).required().width(Width::Middle).show(lang, form))
                p class="quiet" { (lang.manage_decree_then()) }
                (pieces::submit(Weight::Main, lang.manage_local_add()))
            }))
        } }
    }
}

fn closures(visit: &Visit, form: &Form, manages: bool) -> Markup {
    let lang = visit.lang();
    let known = &visit.hall.calendar.parts().closures;
    html! {
        @if known.is_empty() { p class="quiet" { (lang.manage_nothing()) } }
        ul { @for one in known { li {
            (days(one.first, one.last)) " " (one.cause)
            (take_back::link(visit, &Declaration::Closure(one.clone())))
        } } }
        @if manages { details open[has_error(form, "shut_")] {
            summary { (lang.manage_closure_add()) }
            (pieces::post("/manage/calendar/closure", visit.tokens(&visit.act()), None, html! {
                (Field::day("shut_first", lang.manage_first()).required().show(lang, form))
                (Field::day("shut_last", lang.manage_last()).required().show(lang, form))
                (Field::line("shut_cause", lang.manage_cause()).required().width(Width::Middle).show(lang, form))
                (pieces::submit(Weight::Main, lang.manage_closure_add()))
            }))
        } }
    }
}

fn openings(visit: &Visit, form: &Form, manages: bool) -> Markup {
    let lang = visit.lang();
    let known = &visit.hall.calendar.parts().openings;
    html! {
        @if known.is_empty() { p class="quiet" { (lang.manage_nothing()) } }
        ul { @for one in known { li {
            (days(one.first, one.last)) " " (one.spans) " " (one.cause)
            (take_back::link(visit, &Declaration::Opening(one.clone())))
        } } }
        @if manages { details open[has_error(form, "open_")] {
            summary { (lang.manage_opening_add()) }
            (pieces::post("/manage/calendar/opening", visit.tokens(&visit.act()), None, html! {
                p class="quiet" { (lang.manage_opening_hint()) }
                (Field::day("open_first", lang.manage_first()).required().show(lang, form))
                (Field::day("open_last", lang.manage_last()).required().show(lang, form))
                (Field::line("open_hours", lang.manage_opening_hours()).required().example("09:00-12:00").width(Width::Middle).show(lang, form))
                (Field::line("open_cause", lang.manage_cause()).required().width(Width::Middle).show(lang, form))
                (pieces::submit(Weight::Main, lang.manage_opening_add()))
            }))
        } }
    }
}

fn hours(visit: &Visit, form: &Form, manages: bool) -> Markup {
    let lang = visit.lang();
    html! {
        ul { @for season in &visit.hall.calendar.parts().hours {
            li {
                @if let Some(from) = season.from { (from) " → " }
                (lang.manage_working_day()) " " (season.working_day)
                @if !season.saturday.as_slice().is_empty() { " · " (lang.manage_saturday()) " " (season.saturday) }
                @if !season.sunday.as_slice().is_empty() { " · " (lang.manage_sunday()) " " (season.sunday) }
            }
        } }
        @if manages { details open[has_error(form, "hours_")] {
            summary { (lang.manage_hours_set()) }
            (pieces::post("/manage/calendar/hours", visit.tokens(&visit.act()), None, html! {
                (Field::day("hours_from", lang.manage_from()).required().show(lang, form))
                (Field::line("hours_working", lang.manage_working_day()).required().example("09:00-12:00,13:00-17:00").width(Width::Middle).show(lang, form))
                (Field::line("hours_saturday", lang.manage_saturday()).width(Width::Middle).show(lang, form))
                (Field::line("hours_sunday", lang.manage_sunday()).width(Width::Middle).show(lang, form))
                (pieces::submit(Weight::Main, lang.manage_hours_set()))
            }))
        } }
    }
}

/// One day, or from which to which.
pub(super) fn days(first: Date, last: Date) -> String {
    if first == last { first.to_string() } else { format!("{first} – {last}") }
}

fn has_error(form: &Form, prefix: &str) -> bool {
    form.errors().iter().any(|(name, _)| name.starts_with(prefix))
}

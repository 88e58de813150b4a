//! `/reckon`: anybody may check the legal clock against their own figures: a due date, office time gone by, the moment
//! at which it is used up, and whether a number is well-formed.
//!
//! The same clocks and the same calendar as the hall's own cases, so page, command line and case agree. Questions of
//! time are plain GETs whose address can be sent on. A number of a person never stands in an address: it is posted,
//! checked and forgotten.

use crate::{
    form::{Form, half_width},
    reckon::MOST_PAUSES,
    text::{Lang, Message},
    visitor::Visit,
    web::{
        frame::Room,
        pieces::{self, Choice, Field, Link, Tone, Weight},
        why,
    },
};
use axum::{http::StatusCode, response::Response};
use maud::{Markup, html};
use rules::{
    clock::{Cause, Clock, ClockKind, Limit},
    identifier::{Fault, citizen, credit},
    time::{Date, Instant, OfficeSeconds},
};

/// The years for which halls have hours.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;
/// The longest limit a page shows the account of.
const DAYS_MAX: u16 = 500;
/// The longest stretch between two moments, in days.
const STRETCH_MAX: i64 = 731;
/// The most office seconds asked for at once: some four hundred office days.
const SECONDS_MAX: i64 = 10_000_000;
/// Lines of pauses on the page; the command line takes [`MOST_PAUSES`].
const PAUSES_MAX: usize = 50;
const _: () = assert!(PAUSES_MAX <= MOST_PAUSES);

/// `GET /reckon`
pub async fn show(visit: Visit, mut form: Form) -> Response {
    let answer = match form.text("what") {
        "due" => due(&visit, &mut form),
        "elapsed" => elapsed(&visit, &mut form),
        "moment" => moment(&visit, &mut form),
        _ => None,
    };
    let status = if form.is_sound() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    page(&visit, status, &form, answer, html! {})
}

/// `POST /reckon/number`
pub async fn number(visit: Visit, form: Form) -> Response {
    let lang = visit.lang();
    let typed = form.text("number");
    let today = visit.front.office.now().day();
    let fault: Option<Fault> = match form.text("kind") {
        "credit_code" => credit::parse(typed).err(),
        _ => citizen::parse(typed, Some(today)).err(),
    };
    let answer = match fault {
        None => pieces::notice(Tone::Good, lang.reckon_number_good(), html! {}),
        Some(fault) => {
            let why = lang.pick(&fault.zh(), &fault.to_string()).to_owned();
            pieces::notice(Tone::Bad, &lang.reckon_number_bad(&why), html! {})
        }
    };
    page(&visit, StatusCode::OK, &form, None, answer)
}

fn due(visit: &Visit, form: &mut Form) -> Option<Markup> {
    let start = form.date("start").filter(|day| YEARS.contains(&day.year()));
    let days = form.number("days").and_then(|days| u16::try_from(days).ok()).filter(|days| *days <= DAYS_MAX);
    let pauses = pauses(form.text("pauses"));
    if start.is_none() {
        form.refuse("start", Message::both(|lang| lang.reckon_bad_day()));
    }
    if days.is_none() {
        form.refuse("days", Message::both(|lang| lang.reckon_bad_days(DAYS_MAX)));
    }
    if pauses.is_none() {
        form.refuse("pauses", Message::both(|lang| lang.reckon_bad_pauses()));
    }
    let (start, days, pauses) = (start?, days?, pauses?);
    // A promised clock: whatever a pause is for, it is the asker's business.
    let limit = Limit::working_days(days);
    let clock = Clock::started(ClockKind::Promised, Instant::midnight(start), start, limit);
    let clock =
        pauses.into_iter().fold(clock, |clock, (first, last)| clock.pause_days(first, last, Cause::Other));
    let lang = visit.lang();
    let account = clock.explain(&visit.hall.calendar);
    Some(answer(
        lang,
        &why::sum(lang, &account),
        html! { (why::cautions(lang, &account, why::foreseen(&clock, &visit.hall.calendar))) (why::table(lang, &account)) },
    ))
}

/// Pauses as typed, two days a line; `None` when a line is something else or there are too many.
fn pauses(typed: &str) -> Option<Vec<(Date, Date)>> {
    let lines: Vec<&str> = typed.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    if lines.len() > PAUSES_MAX {
        return None;
    }
    let span = |line: &&str| {
        let line = half_width(line).replace(['~', '至', ',', '—'], " ");
        let mut days = line.split_whitespace().map(|day| Form::empty().with("day", day).date("day"));
        let (first, last) = (days.next()??, days.next()??);
        let sound = days.next().is_none() && first <= last;
        (sound && YEARS.contains(&first.year()) && YEARS.contains(&last.year())).then_some((first, last))
    };
    lines.iter().map(span).collect()
}

fn elapsed(visit: &Visit, form: &mut Form) -> Option<Markup> {
    let from = moment_of(form, "from");
    let to = moment_of(form, "to");
    let (from, to) = (from?, to?);
    if to < from {
        form.refuse("to", Message::both(|lang| lang.reckon_end_first()));
        return None;
    }
    if to.since(from) > STRETCH_MAX * rules::time::DAY_MS {
        form.refuse("to", Message::both(|lang| lang.reckon_too_long()));
        return None;
    }
    let lang = visit.lang();
    let seconds = visit.hall.calendar.elapsed(from, to);
    let clock = Clock::started(ClockKind::Step, from, from.day(), Limit::OfficeSeconds(seconds));
    let account = clock.explain(&visit.hall.calendar);
    let time = crate::text::codes::office_time(lang, seconds.0);
    let says = lang.reckon_elapsed_is(&time, &seconds.0.to_string());
    Some(answer(lang, &says, why::table(lang, &account)))
}

fn moment(visit: &Visit, form: &mut Form) -> Option<Markup> {
    let from = moment_of(form, "at");
    let seconds = form.number("seconds").filter(|seconds| (0..=SECONDS_MAX).contains(seconds));
    if seconds.is_none() {
        form.refuse("seconds", Message::both(|lang| lang.reckon_bad_seconds()));
    }
    let (from, seconds) = (from?, OfficeSeconds(u64::try_from(seconds?).ok()?));
    let calendar = &visit.hall.calendar;
    let at = calendar.moment(from, seconds);
    if calendar.elapsed(from, at) < seconds {
        form.refuse("seconds", Message::both(|lang| lang.reckon_never()));
        return None;
    }
    let lang = visit.lang();
    let clock = Clock::started(ClockKind::Step, from, from.day(), Limit::OfficeSeconds(seconds));
    let account = clock.explain(calendar);
    let second = at.ms_of_day() / 1000;
    let time = format!("{:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60);
    let says = lang.reckon_moment_is(&format!("{} {time}", pieces::full_day_text(lang, at.day())));
    Some(answer(lang, &says, why::table(lang, &account)))
}

/// A moment as people write it, in Chinese time, or as RFC 3339.
fn moment_of(form: &mut Form, name: &str) -> Option<Instant> {
    let typed = half_width(form.text(name)).trim().replacen(' ', "T", 1);
    let with_zone = match typed.len() {
        10 => format!("{typed}T00:00:00+08:00"),
        16 => format!("{typed}:00+08:00"),
        19 => format!("{typed}+08:00"),
        _ => typed,
    };
    let at = Instant::parse(&with_zone).ok().filter(|at| YEARS.contains(&at.day().year()));
    if at.is_none() {
        form.refuse(name, Message::both(|lang| lang.reckon_bad_moment()));
    }
    at
}

fn answer(lang: Lang, says: &str, account: Markup) -> Markup {
    html! {
        section class="panel" id="answer" aria-labelledby="answer-title" {
            h2 id="answer-title" { (says) }
            p class="quiet no-print" { (lang.reckon_share()) }
            (account)
        }
    }
}

fn page(visit: &Visit, status: StatusCode, form: &Form, answer: Option<Markup>, checked: Markup) -> Response {
    let lang = visit.lang();
    let body = html! {
        (pieces::heading(lang.reckon_title(), Some(lang.reckon_lead()), html! {}))
        (pieces::error_summary(lang, form))
        @if let Some(answer) = answer { (answer) }
        (pieces::panel("due", lang.reckon_due(), asking(lang, "due", html! {
            (Field::day("start", lang.reckon_start_day()).show(lang, form))
            (Field::number("days", lang.reckon_days()).example("20").show(lang, form))
            (Field::lines("pauses", lang.reckon_pauses(), 2).hint(lang.reckon_pauses_hint())
                .example(lang.reckon_pauses_example()).show(lang, form))
        })))
        (pieces::panel("elapsed", lang.reckon_elapsed(), asking(lang, "elapsed", html! {
            (Field::code("from", lang.reckon_from()).example(lang.reckon_moment_example()).show(lang, form))
            (Field::code("to", lang.reckon_to()).show(lang, form))
        })))
        (pieces::panel("moment", lang.reckon_moment(), asking(lang, "moment", html! {
            (Field::code("at", lang.reckon_from()).example(lang.reckon_moment_example()).show(lang, form))
            (Field::number("seconds", lang.reckon_seconds()).hint(lang.reckon_seconds_hint()).show(lang, form))
        })))
        (pieces::panel("number", lang.reckon_number(), number_form(visit, form, checked)))
    };
    let trail = [Link::new("/", lang.frame_home())];
    visit.page_with(status, Room::Portal, lang.reckon_title(), &trail, body)
}

/// One question of time: a GET whose address can be sent on.
fn asking(lang: Lang, what: &str, fields: Markup) -> Markup {
    html! {
        form method="get" action="/reckon" novalidate {
            (pieces::hidden("what", what))
            (fields)
            (pieces::buttons(&[pieces::submit(Weight::Main, lang.reckon_go())]))
        }
    }
}

fn number_form(visit: &Visit, form: &Form, checked: Markup) -> Markup {
    let lang = visit.lang();
    let kinds =
        [Choice::new("citizen_id", lang.reckon_citizen()), Choice::new("credit_code", lang.reckon_credit())];
    html! {
        p class="quiet" { (lang.reckon_number_lead()) }
        (checked)
        (pieces::post("/reckon/number#number", visit.tokens(&visit.act()), None, html! {
            (Field::radios("kind", lang.reckon_number_kind(), &kinds).show(lang, form))
            (Field::code("number", lang.reckon_number_field()).show(lang, form))
            (pieces::buttons(&[pieces::submit(Weight::Main, lang.reckon_number_check())]))
        }))
    }
}

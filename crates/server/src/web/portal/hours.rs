//! 办公时间: whether the hall is open at this moment, until when, or when it opens again (from the hall's calendar).

use crate::{text::Lang, visitor::Visit, web::pieces};
use maud::{Markup, html};
use rules::{
    calendar::{Calendar, Span},
    time::{Instant, next_day},
};

/// Days looked ahead for the next opening; a hall shut for longer says no more than that it is shut.
const LOOK_AHEAD: usize = 60;

/// Today's hours and how it stands now.
#[must_use]
pub fn of_today(visit: &Visit) -> Markup {
    let lang = visit.lang();
    let now = visit.front.office.now();
    let calendar = &visit.hall.calendar;
    let today = spans_text(calendar.spans_on(now.day()));
    html! {
        p { strong { (standing(lang, calendar, now)) } }
        p class="quiet" {
            @if today.is_empty() { (lang.home_shut_today()) } @else { (lang.home_hours_today(&today)) }
        }
        @if !visit.hall.hotline.is_empty() {
            p { (lang.frame_hotline()) " " a href={ "tel:" (visit.hall.hotline) } { (visit.hall.hotline) } }
        }
    }
}

fn standing(lang: Lang, calendar: &Calendar, now: Instant) -> String {
    let second = now.ms_of_day() / 1000;
    let open = |span: &&Span| i64::from(span.open()) <= second && second < i64::from(span.close());
    if let Some(span) = calendar.spans_on(now.day()).iter().find(open) {
        return lang.home_open_until(&clock(span.close()));
    }
    match next_opening(calendar, now) {
        Some(at) => lang.home_opens_at(&pieces::moment_text(lang, at)),
        None => lang.home_shut_today().to_owned(),
    }
}

fn next_opening(calendar: &Calendar, now: Instant) -> Option<Instant> {
    let mut day = now.day();
    for _ in 0..LOOK_AHEAD {
        let opens = calendar.spans_on(day).iter();
        let mut opens = opens.map(|span| Instant::midnight(day).plus_seconds(i64::from(span.open())));
        if let Some(at) = opens.find(|at| *at > now) {
            return Some(at);
        }
        day = next_day(day);
    }
    None
}

fn spans_text(spans: &[Span]) -> String {
    let words = spans.iter().map(|span| format!("{}–{}", clock(span.open()), clock(span.close())));
    words.collect::<Vec<_>>().join(" ")
}

fn clock(second: u32) -> String {
    format!("{:02}:{:02}", second / 3600, second / 60 % 60)
}

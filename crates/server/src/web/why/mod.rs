//! 期限说明: why a limit ends on the day it ends — for staff, for applicants and for whoever has number and code.
//!
//! `account` draws the days, each counted or not and by whose word (CL3); `register` what happened to the clock, by the
//! papers that say so; `page` puts both on one sheet to be printed or taken home; `rounds` finds the clocks, those that
//! have stopped among them. The account itself is made by the rules; here it only gets its words. Here stands what every
//! room shows of a clock: its name, its address, its due day and its bar.

mod account;
mod page;
mod register;
mod rounds;

pub use account::{account, cautions, sum, table};
pub use page::Why;
pub use rounds::{Round, rounds};

use crate::{
    text::{Lang, law},
    web::pieces::{self, ClockBar},
};
use maud::{Markup, html};
use rules::{
    calendar::{Calendar, Interval},
    case::{CaseStatus, ClockName},
    clock::{Clock, Light},
    hall::Hall,
    item::Content,
    time::{Date, Instant, WorkingDays},
};

/// The clocks that applicants are shown, the most telling first.
pub const PUBLIC_CLOCKS: [ClockName; 9] = [
    ClockName::Correction,
    ClockName::Deferral,
    ClockName::Payment,
    ClockName::Promised,
    ClockName::Statutory,
    ClockName::Acceptance,
    ClockName::PreReview,
    ClockName::Issue,
    ClockName::Renewal,
];

/// The clock's name in words, with the step's name from the item where it is known.
#[must_use]
pub fn clock_label(lang: Lang, name: &ClockName, content: Option<&Content>) -> String {
    law::clock(lang, name, content.map(|content| &content.process))
}

/// The light of a case. One that ended without being completed was withdrawn, refused or terminated: its state says
/// so, and a green "done" beside it would say the contrary.
#[must_use]
pub fn case_light(lang: Lang, light: Light, status: CaseStatus) -> Markup {
    let ended_otherwise = status.is_final() && status != CaseStatus::Completed;
    html! { @if !ended_otherwise { (pieces::light(lang, light)) } }
}

/// When a clock ends, in words; where no decree settles it yet, between which days it will be (C-08, CL4).
#[must_use]
pub fn due_text(lang: Lang, clock: &Clock, calendar: &Calendar) -> String {
    told(lang, pieces::full_moment_text(lang, clock.due_at(calendar)), foreseen(clock, calendar))
}

/// On which day a clock ends, in the same words.
#[must_use]
pub fn due_day_text(lang: Lang, clock: &Clock, calendar: &Calendar) -> String {
    told(lang, pieces::full_day_text(lang, clock.due(calendar).date), foreseen(clock, calendar))
}

/// Between which days a provisional date will fall; none for a date that is settled, or of a clock that has stopped.
#[must_use]
pub fn foreseen(clock: &Clock, calendar: &Calendar) -> Option<Interval> {
    let moves = !clock.is_stopped() && clock.due(calendar).provisional;
    moves.then(|| clock.interval(calendar))
}

fn told(lang: Lang, date: String, foreseen: Option<Interval>) -> String {
    match foreseen {
        None => date,
        Some(interval) => lang.provisional_until(&date, &pieces::foreseen_text(lang, interval)),
    }
}

/// The due moment of a list, and whether a decree to come may move it (C-08).
#[must_use]
pub fn due_moment(lang: Lang, due: Instant, provisional: bool, now: Instant) -> Markup {
    html! {
        (pieces::moment_from(lang, due, now))
        @if provisional { " " small class="quiet" { (lang.my_case_provisional()) } }
    }
}

/// A day that was told at the time, with the word for one that was provisional then.
#[must_use]
pub fn told_day(lang: Lang, day: Date, provisional: bool) -> String {
    let day = pieces::full_day_text(lang, day);
    if provisional { lang.provisional(&day) } else { day }
}

/// One clock as a bar. `own` is the item's lead for reminders, if it has one; `why` the address of the account.
#[must_use]
pub fn bar(
    lang: Lang,
    label: &str,
    clock: &Clock,
    hall: &Hall,
    own: Option<WorkingDays>,
    now: Instant,
    why: Option<&str>,
) -> Markup {
    let calendar = &hall.calendar;
    let due = clock.due(calendar);
    ClockBar {
        label,
        total: clock.total_limit(),
        remaining: clock.remaining(calendar, now),
        light: clock.light(calendar, now, hall.lead(own)),
        now,
        due: (!due.open_pause).then(|| clock.due_at(calendar)),
        foreseen: foreseen(clock, calendar),
        why,
    }
    .show(lang)
}

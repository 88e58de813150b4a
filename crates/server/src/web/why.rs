//! 期限说明: why a limit ends on the day it ends — the account of a clock as markup, and a case's clocks as bars.
//!
//! Every calendar day stands there, counted or not, with the decree or the cause (CL3). The account itself is made by
//! the rules; here it only gets its words. Desk, portal and reckoner show the same table.

use crate::{
    text::{Lang, codes, law},
    web::pieces::{self, ClockBar, Column, Link, Table, Tone},
};
use maud::{Markup, html};
use rules::{
    calendar::Calendar,
    case::{Case, CaseStatus, ClockName},
    clock::{Account, AccountDay, Cause, Clock, Light, Limit, Verdict},
    hall::Hall,
    item::Content,
    time::{Instant, WorkingDays},
};

/// The most rows of an account that a page shows; what lies behind is said in words.
pub const ROWS_MAX: usize = 1_000;

/// The clocks that applicants are shown, the most telling first.
pub const PUBLIC_CLOCKS: [ClockName; 6] = [
    ClockName::Correction,
    ClockName::Promised,
    ClockName::Statutory,
    ClockName::Acceptance,
    ClockName::PreReview,
    ClockName::Issue,
];

/// The clock's name in words, with the step's name from the item where it is known.
#[must_use]
pub fn clock_label(lang: Lang, name: &ClockName, content: Option<&Content>) -> String {
    law::clock(lang, name, content.map(|content| &content.process))
}

/// The clock of a case that this word of an address names, if the case has it.
#[must_use]
pub fn clock_of<'a>(case: &'a Case, word: &str) -> Option<(&'a ClockName, &'a Clock)> {
    case.clocks.iter().find(|(name, _)| name.word() == word)
}

/// The light of a case. One that ended without being completed was withdrawn, refused or terminated: its state says
/// so, and a green "done" beside it would say the contrary.
#[must_use]
pub fn case_light(lang: Lang, light: Light, status: CaseStatus) -> Markup {
    let ended_otherwise = status.is_final() && status != CaseStatus::Completed;
    html! { @if !ended_otherwise { (pieces::light(lang, light)) } }
}

/// When a clock ends, in words; a day that no decree settles yet is said to be provisional (C-08).
#[must_use]
pub fn due_text(lang: Lang, clock: &Clock, calendar: &Calendar) -> String {
    let words = pieces::moment_text(lang, clock.due_at(calendar));
    if clock.due(calendar).provisional { lang.provisional(&words) } else { words }
}

/// The due moment of a list, where only the moment is known: provisional when its year has no decree yet (C-08).
#[must_use]
pub fn due_moment(lang: Lang, due: Instant, calendar: &Calendar) -> Markup {
    html! {
        (pieces::moment(lang, due))
        @if !calendar.covers(due.day()) { " " small class="quiet" { (lang.my_case_provisional()) } }
    }
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
        due: (!due.open_pause).then(|| clock.due_at(calendar)),
        provisional: due.provisional,
        why,
    }
    .show(lang)
}

/// The whole account of a clock: what it comes to, in a sentence or two, and the table of its days.
#[must_use]
pub fn account(lang: Lang, clock: &Clock, hall: &Hall) -> Markup {
    let account = clock.explain(&hall.calendar);
    html! {
        p { (sum(lang, &account)) }
        p class="quiet" { (lang.why_counted_from(&pieces::full_day_text(lang, clock.started_on()))) }
        @if let Some(stopped) = clock.stopped_at() {
            p { (lang.why_stopped(&pieces::moment_text(lang, stopped))) }
        }
        (cautions(lang, &account))
        (table(lang, &account))
    }
}

/// "共 20 个工作日，到期日为 2026年12月4日 周五。"
#[must_use]
pub fn sum(lang: Lang, account: &Account) -> String {
    lang.why_sum(&codes::limit(lang, account.limit), &pieces::full_day_text(lang, account.due.date))
}

/// What may still move the date.
#[must_use]
pub fn cautions(lang: Lang, account: &Account) -> Markup {
    html! {
        @if account.due.provisional { (pieces::notice(Tone::Warning, lang.why_provisional(), html! {})) }
        @if account.due.open_pause { (pieces::notice(Tone::Warning, lang.why_open_pause(), html! {})) }
    }
}

/// Every calendar day of an account: counted or not, and by whose word.
#[must_use]
pub fn table(lang: Lang, account: &Account) -> Markup {
    let in_seconds = matches!(account.limit, Limit::OfficeSeconds(_));
    let rows = account.days.iter().take(ROWS_MAX).map(|day| row(lang, day, in_seconds)).collect();
    let cut = account.cut || account.days.len() > ROWS_MAX;
    let columns = [
        Column::new(lang.why_day()),
        Column::new(lang.why_verdict()),
        Column::new(lang.why_cause()),
        Column::number(lang.why_used()),
    ];
    html! {
        (Table {
            caption: lang.why_title(), columns: &columns, rows, empty: html! {}, next: None, first: None,
            files: &[] as &[Link<'_>],
        }.show(lang))
        @if cut { p class="quiet" { (lang.why_cut(ROWS_MAX.min(account.days.len()))) } }
    }
}

fn row(lang: Lang, day: &AccountDay, in_seconds: bool) -> Vec<Markup> {
    let total =
        if in_seconds { codes::office_time(lang, day.total) } else { pieces::count(signed(day.total)) };
    let counted = matches!(day.verdict, Verdict::Counted(_))
        || matches!(day.verdict, Verdict::Seconds { seconds, .. } if seconds.0 > 0);
    let (verdict, cause) = words(lang, &day.verdict);
    let verdict = html! { @if counted { strong { "✓ " (verdict) } } @else { (verdict) } };
    vec![pieces::full_day(lang, day.date), verdict, html! { (cause) }, html! { (total) }]
}

fn words(lang: Lang, verdict: &Verdict) -> (String, String) {
    let of = |day: &rules::calendar::DayReason| match lang {
        Lang::Zh => day.zh(),
        Lang::En => day.en(),
    };
    match verdict {
        Verdict::StartDay(day) => (lang.why_start_day().into(), of(day)),
        Verdict::Counted(day) => (lang.why_counts().into(), of(day)),
        Verdict::NotCounted(day) => (lang.why_not().into(), of(day)),
        Verdict::MovedOn(day) => (lang.why_moved().into(), of(day)),
        Verdict::Paused(cause) => (lang.why_not().into(), lang.why_paused(cause_text(lang, *cause))),
        Verdict::Seconds { seconds, day, paused } => {
            let counted = match seconds.0 {
                0 => lang.why_none().to_owned(),
                some => lang.why_seconds(&codes::office_time(lang, some)),
            };
            let pause = paused.map(|cause| lang.why_paused(cause_text(lang, cause)));
            (counted, pause.unwrap_or_else(|| of(day)))
        }
    }
}

/// 中止事由 in words.
#[must_use]
pub const fn cause_text(lang: Lang, cause: Cause) -> &'static str {
    match lang {
        Lang::Zh => cause.zh(),
        Lang::En => cause.en(),
    }
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

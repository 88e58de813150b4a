//! 逐日账: every calendar day of a clock, counted or not, with the decree, the cause or the hours that say so.
//! Desk, portal, supervision and reckoner show the same table.

use super::foreseen;
use crate::{
    text::{Lang, codes},
    web::pieces::{self, Column, Link, Table, Tone},
};
use maud::{Markup, html};
use rules::{
    calendar::{DayReason, Doors, Interval, Spans},
    clock::{Account, AccountDay, Cause, Clock, Limit, Verdict},
    hall::Hall,
    time::Date,
};

/// The most rows of an account that a page shows; what lies behind is said in words.
const ROWS_MAX: usize = 1_000;

/// The whole account of a clock: what it comes to, in a sentence or two, and the table of its days.
#[must_use]
pub fn account(lang: Lang, clock: &Clock, hall: &Hall) -> Markup {
    let account = clock.explain(&hall.calendar);
    html! {
        (outcome(lang, clock, &account, hall))
        p class="quiet" { (lang.why_counted_from(&pieces::full_day_text(lang, clock.started_on()))) }
        (table(lang, &account))
    }
}

/// What an account comes to, whether the clock has stopped, and what may still move the date.
#[must_use]
pub(super) fn outcome(lang: Lang, clock: &Clock, account: &Account, hall: &Hall) -> Markup {
    html! {
        p { strong { (sum(lang, account)) } }
        @if let Limit::OfficeSeconds(_) = account.limit {
            p { (lang.why_to_the_second(&pieces::second_text(lang, clock.due_at(&hall.calendar)))) }
        }
        @if let Some(stopped) = clock.stopped_at() {
            p { (lang.why_stopped(&pieces::moment_text(lang, stopped))) }
        }
        (cautions(lang, account, foreseen(clock, &hall.calendar)))
    }
}

/// 告知书: the papers by which pauses were told: from which day, for which cause, under which number (L-23).
pub(super) type PauseNotices = [(Date, Cause, String)];

/// "共 20 个工作日，到期日为 2026年12月4日 周五。"
#[must_use]
pub fn sum(lang: Lang, account: &Account) -> String {
    lang.why_sum(&codes::limit(lang, account.limit), &pieces::full_day_text(lang, account.due.date))
}

/// What may still move the date, and how far.
#[must_use]
pub fn cautions(lang: Lang, account: &Account, foreseen: Option<Interval>) -> Markup {
    html! {
        @if let Some(interval) = foreseen {
            (pieces::notice(Tone::Warning, &lang.why_foreseen(&pieces::foreseen_text(lang, interval)), html! {
                p { (lang.why_foreseen_how()) }
            }))
        }
        @if account.due.open_pause { (pieces::notice(Tone::Warning, lang.why_open_pause(), html! {})) }
    }
}

/// Every calendar day of an account: counted or not, and by whose word.
#[must_use]
pub fn table(lang: Lang, account: &Account) -> Markup {
    table_with(lang, account, &[])
}

/// The same where the pauses have papers.
#[must_use]
pub(super) fn table_with(lang: Lang, account: &Account, notices: &PauseNotices) -> Markup {
    let in_seconds = matches!(account.limit, Limit::OfficeSeconds(_));
    let rows = account.days.iter().take(ROWS_MAX).map(|day| row(lang, day, in_seconds, notices)).collect();
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

fn row(lang: Lang, day: &AccountDay, in_seconds: bool, notices: &PauseNotices) -> Vec<Markup> {
    let total =
        if in_seconds { codes::office_time(lang, day.total) } else { pieces::count(signed(day.total)) };
    let counted = matches!(day.verdict, Verdict::Counted(_))
        || matches!(day.verdict, Verdict::Seconds { seconds, .. } if seconds.0 > 0);
    let (verdict, cause) = words(lang, day, notices);
    let verdict = html! { @if counted { strong { "✓ " (verdict) } } @else { (verdict) } };
    vec![pieces::full_day(lang, day.date), verdict, html! { (cause) }, html! { (total) }]
}

/// What became of a day, and by whose word: the decree by its number, the article, the paper of a pause.
pub(super) fn words(lang: Lang, day: &AccountDay, notices: &PauseNotices) -> (String, String) {
    let and = lang.pick("；", "; ");
    let by = |day: &DayReason, article: &str| format!("{}{and}{article}", day_words(lang, day));
    match &day.verdict {
        Verdict::StartDay(reason) => (lang.why_start_day().into(), by(reason, lang.why_start_day_article())),
        Verdict::Counted(reason) => (lang.why_counts().into(), day_words(lang, reason)),
        Verdict::NotCounted(reason) => (lang.why_not().into(), day_words(lang, reason)),
        Verdict::MovedOn(reason) => (lang.why_moved().into(), by(reason, lang.why_moved_article())),
        Verdict::Paused(cause) => (lang.why_not().into(), pause_words(lang, day.date, *cause, notices)),
        Verdict::Seconds { seconds, day: reason, hours, doors, paused } => {
            let counted = match seconds.0 {
                0 => lang.why_none().to_owned(),
                some => lang.why_seconds(&codes::office_time(lang, some)),
            };
            let pause = paused.map(|cause| pause_words(lang, day.date, cause, notices));
            let said = [Some(day_words(lang, reason)), Some(open_words(lang, hours, doors)), pause];
            (counted, said.into_iter().flatten().collect::<Vec<_>>().join(and))
        }
    }
}

/// "暂停：检验，宁市监特〔2026〕3号（行政许可法第四十五条）": the pause, its paper and the article it rests on.
fn pause_words(lang: Lang, date: Date, cause: Cause, notices: &PauseNotices) -> String {
    let paper = notices.iter().rev().find(|(from, of, _)| *of == cause && *from <= date);
    let mut words = lang.why_paused(lang.pick(cause.zh(), cause.en()));
    if let Some((_, _, number)) = paper {
        words.push_str(lang.pick("，", ", "));
        words.push_str(number);
    }
    if cause.is_special_procedure() {
        words.push_str(lang.why_paused_article());
    }
    words
}

fn day_words(lang: Lang, day: &DayReason) -> String {
    match lang {
        Lang::Zh => day.zh(),
        Lang::En => day.en(),
    }
}

/// "开放 09:00-12:00,13:00-17:00", "闭馆：停电": when the hall was open on a day, and why at other hours than usual.
fn open_words(lang: Lang, hours: &Spans, doors: &Doors) -> String {
    let spans = hours.to_string();
    match doors {
        Doors::Closed { cause } => lang.why_closed(cause),
        Doors::Opened { cause } => lang.why_opened(&spans, cause),
        Doors::Usual if spans.is_empty() => lang.why_shut().to_owned(),
        Doors::Usual => lang.why_open(&spans),
    }
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

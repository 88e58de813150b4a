//! 等监察员处理: everything in which supervision has the next step, on the first page of the room: cards that were explained or appealed
//! against, ratings under review, matters of accountability, months to be published. Who does not see it is late with it.

use crate::{
    form::segment,
    text::Lang,
    visitor::Visit,
    web::{months::month_text, pieces},
};
use maud::{Markup, html};
use rules::card::CardState;
use store::{
    StoreError,
    views::{
        accountability::{self, MatterStep},
        cards, months, ratings,
    },
};

/// Matters named; the rest are in their list.
const MATTERS: u32 = 10;
/// Months looked back over.
const MONTHS: u32 = 6;
/// Ratings that are counted one by one.
const RATINGS: u32 = 100;

/// What waits, each with its list or its page; nothing where nothing does.
pub(super) async fn panel(visit: &Visit) -> Result<Markup, StoreError> {
    let lang = visit.lang();
    let mut lines = of_cards(visit).await?;
    lines.extend(of_ratings(visit).await?);
    lines.extend(of_matters(visit).await?);
    lines.extend(of_months(visit).await?);
    Ok(html! {
        @if !lines.is_empty() {
            (pieces::panel("waiting", lang.watch_waiting_title(), html! { ul { @for line in lines { li { (line) } } } }))
        }
    })
}

fn counted(href: &str, words: &str, n: i64) -> Markup {
    html! { a href=(href) { (words) } "：" b { (pieces::count(n)) } }
}

async fn of_cards(visit: &Visit) -> Result<Vec<Markup>, StoreError> {
    let lang = visit.lang();
    let waiting = cards::waiting(visit.front.store.db()).await?;
    let of = |wanted: fn(CardState, bool) -> bool| {
        waiting.iter().filter(|(state, late, _)| wanted(*state, *late)).map(|(_, _, n)| n).sum::<i64>()
    };
    let lines = [
        (lang.watch_waiting_explained(), "state=explained", of(|state, _| state == CardState::Explained)),
        (lang.watch_waiting_appeals(), "state=under_appeal", of(|state, _| state == CardState::UnderAppeal)),
        (lang.watch_waiting_upheld(), "state=upheld", of(|state, _| state == CardState::Upheld)),
        (lang.watch_waiting_unanswered(), "unanswered=yes", of(|_, late| late)),
    ];
    let lines = lines.into_iter().filter(|(_, _, n)| *n > 0);
    Ok(lines.map(|(words, of, n)| counted(&format!("/watch/cards?open=yes&{of}"), words, n)).collect())
}

async fn of_ratings(visit: &Visit) -> Result<Option<Markup>, StoreError> {
    let filter = ratings::Filter { turn: ratings::Turn::Review, ..ratings::Filter::default() };
    let n = ratings::waiting(visit.front.store.db(), &filter, RATINGS).await?;
    let n = i64::try_from(n).unwrap_or(i64::MAX);
    Ok((n > 0).then(|| counted("/watch/ratings?show=review", visit.lang().watch_waiting_reviews(), n)))
}

async fn of_matters(visit: &Visit) -> Result<Vec<Markup>, StoreError> {
    let lang = visit.lang();
    let matters = accountability::waiting(visit.front.store.db(), MATTERS).await?;
    let line = |(number, step): (String, MatterStep)| {
        html! {
            a href={ "/watch/accountability/" (segment(&number)) } { (lang.pursuit_title()) " " (number) } "："
            (step_words(lang, step))
        }
    };
    Ok(matters.into_iter().map(line).collect())
}

const fn step_words(lang: Lang, step: MatterStep) -> &'static str {
    match step {
        MatterStep::Matter(state) => lang.pursuit_state(state),
        MatterStep::Subject(state) => lang.pursuit_subject(state),
    }
}

async fn of_months(visit: &Visit) -> Result<Vec<Markup>, StoreError> {
    let lang = visit.lang();
    let months = months::page(visit.front.store.db(), None, MONTHS).await?;
    let unpublished = months.into_iter().filter(|row| row.drawn_at.is_some() && row.published_at.is_none());
    let line = |row: months::MonthRow| {
        html! { a href={ "/watch/months/" (row.month) } { (lang.watch_waiting_month(&month_text(lang, row.month))) } }
    };
    Ok(unpublished.map(line).collect())
}

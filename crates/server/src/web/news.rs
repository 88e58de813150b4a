//! 公告与政策 as several rooms show them: tags, particulars, a short list, and the text itself with what stood there before.

use crate::{
    failure::Failure,
    form::{address, segment},
    text::Lang,
    visitor::Visit,
    web::pieces::{self, Fact, Tone},
};
use maud::{Markup, html};
use rules::{
    bulletin::{Bulletin, BulletinKind, BulletinText, Edition, Force},
    name::DepartmentId,
    time::Date,
};
use store::views::{
    bulletins::{self, BulletinRow, Filter},
    items,
};

/// How many a guide page names.
const ON_A_GUIDE: u32 = 3;

/// Where the public reads it.
#[must_use]
pub fn public_address(id: &str) -> String {
    format!("/news/{}", segment(id))
}

/// Today, as the hall counts days.
#[must_use]
pub fn today(visit: &Visit) -> Date {
    visit.hall.calendar.date_of(visit.front.office.now())
}

/// The name of a department in the page's language.
#[must_use]
pub fn department(visit: &Visit, id: &str) -> String {
    let known = visit.hall.departments.get(&DepartmentId::from(id));
    let lang = visit.lang();
    known.map_or(id, |department| lang.pick(&department.name, &department.name_en)).to_owned()
}

/// What must be seen at once: kind, pinned, withdrawn, corrected, and whether it is in force. A policy always says that;
/// anything else only when it is over or has yet to begin (G-05).
#[must_use]
pub fn tags(lang: Lang, row: &BulletinRow, today: Date) -> Markup {
    let force = row.force(today);
    html! {
        (pieces::tag(Tone::Quiet, lang.news_kind(row.kind)))
        @if row.withdrawn { " " (pieces::tag(Tone::Bad, lang.news_withdrawn())) }
        @else if row.kind == BulletinKind::Policy || force != Force::InForce { " " (force_tag(lang, force)) }
        @if row.edition > 1 { " " (pieces::tag(Tone::Warning, lang.news_corrected())) }
        @if row.pinned && force == Force::InForce && !row.withdrawn {
            " " (pieces::tag(Tone::Action, lang.news_pinned()))
        }
    }
}

fn force_tag(lang: Lang, force: Force) -> Markup {
    let tone = match force {
        Force::Coming => Tone::Warning,
        Force::InForce => Tone::Good,
        Force::Over => Tone::Quiet,
    };
    pieces::tag(tone, lang.news_force(force))
}

/// A few of them as a list: title, tags, who and when.
#[must_use]
pub fn short(visit: &Visit, rows: &[BulletinRow]) -> Markup {
    let (lang, today) = (visit.lang(), today(visit));
    html! {
        ul class="news" { @for row in rows { li {
            a href=(public_address(&row.id)) { (lang.pick(&row.title, &row.title_en)) } " "
            (tags(lang, row, today)) " "
            span class="quiet" { (department(visit, &row.department)) " · " (pieces::full_day(lang, row.issued_on)) }
        } } }
    }
}

/// What stands on the guide page of an item: what was published about it, the newest first, and where the rest is.
///
/// # Errors
/// When the database does not answer.
pub async fn of_item(visit: &Visit, code: &str) -> Result<Markup, Failure> {
    let filter = Filter { item: Some(code.to_owned()), standing: true, ..Filter::default() };
    let rows = bulletins::page(visit.front.store.db(), &filter, ON_A_GUIDE + 1).await?;
    let lang = visit.lang();
    let (shown, more) = rows.split_at(rows.len().min(ON_A_GUIDE as usize));
    Ok(html! {
        @if !shown.is_empty() {
            (pieces::panel("news", lang.news_guide(), html! {
                (short(visit, shown))
                @if !more.is_empty() { p { a href=(address("/news", &[("item", code)])) { (lang.news_guide_all()) } } }
            }))
        }
    })
}

/// What a bulletin says: its particulars and its words, in the page's language as far as they are there.
///
/// # Errors
/// When the database does not answer.
pub async fn text(visit: &Visit, text: &BulletinText) -> Result<Markup, Failure> {
    let codes: Vec<&str> = text.items.iter().map(rules::name::ItemCode::as_str).collect();
    let items = items::many(visit.front.store.db(), &codes).await?;
    let lang = visit.lang();
    let day = |date: Option<Date>, none: &str| {
        date.map_or(none.to_owned(), |date| pieces::full_day_text(lang, date))
    };
    let mut facts = vec![
        Fact::new(lang.news_kind_label(), lang.news_kind(text.kind)),
        Fact::new(lang.news_department(), &department(visit, text.department.as_str())),
    ];
    if !text.document.is_empty() {
        facts.push(Fact::new(lang.news_document(), &text.document));
    }
    facts.push(Fact::new(lang.news_issued(), &day(Some(text.issued_on), "")));
    if text.kind == BulletinKind::Policy || text.effective_from.is_some() {
        facts.push(Fact::new(lang.news_effective(), &day(Some(text.holds_from()), "")));
    }
    if text.kind == BulletinKind::Policy || text.ends_on.is_some() {
        facts.push(Fact::new(lang.news_ends(), &day(text.ends_on, lang.news_ends_open())));
    }
    if !items.is_empty() {
        let links = html! { ul class="plain" { @for item in &items { li {
            a href=(format!("/items/{}", segment(&item.code))) { (lang.pick(&item.name, &item.name_en)) }
        } } } };
        facts.push(Fact::marked(lang.news_items(), links));
    }
    if !text.subjects.is_empty() {
        let links = html! { @for (place, name) in text.subjects.iter().enumerate() {
            @if place > 0 { " · " }
            a href=(address("/news", &[("subject", name)])) { (crate::text::subject(lang, name)) }
        } };
        facts.push(Fact::marked(lang.news_subjects(), links));
    }
    Ok(html! {
        (pieces::summary(lang, &facts))
        (words(lang, text))
    })
}

fn words(lang: Lang, text: &BulletinText) -> Markup {
    let only_chinese = lang == Lang::En && text.body_en.trim().is_empty();
    html! {
        @if only_chinese {
            p class="quiet" { (lang.news_only_chinese()) }
            div lang="zh-CN" { (pieces::prose(&text.body, 2)) }
        } @else { (pieces::prose(lang.pick(&text.body, &text.body_en), 2)) }
    }
}

/// What the public must know before it reads: withdrawn, corrected, to come or over (G-03 … G-05).
#[must_use]
pub fn warnings(visit: &Visit, bulletin: &Bulletin, current: &Edition) -> Markup {
    let lang = visit.lang();
    let day = |date| pieces::full_day_text(lang, date);
    let force = current.text.force(today(visit));
    html! {
        @if let Some(withdrawn) = &bulletin.withdrawn {
            (pieces::notice(Tone::Bad, &lang.news_withdrawn_on(&day(withdrawn.at.day())),
                html! { p { (lang.news_withdrawn_why(&withdrawn.reason)) } }))
        } @else if force == Force::Coming {
            (pieces::notice(Tone::Warning, &lang.news_coming(&day(current.text.holds_from())), html! {}))
        } @else if let (Force::Over, Some(last)) = (force, current.text.ends_on) {
            (pieces::notice(Tone::Warning, &lang.news_over(&day(last)), html! {}))
        }
        @if let Some(reason) = &current.correction {
            (pieces::notice(Tone::Warning, &lang.news_corrected_on(&day(current.published_at.day())),
                html! { p { (lang.news_corrected_why(reason)) } p { a href="#before" { (lang.news_before()) } } }))
        }
    }
}

/// What stood there before the last correction, the latest first, word for word (G-03).
#[must_use]
pub fn before(lang: Lang, bulletin: &Bulletin) -> Markup {
    let former: Vec<(usize, &Edition)> = bulletin.editions.iter().enumerate().rev().skip(1).collect();
    html! {
        @if !former.is_empty() {
            (pieces::panel("before", lang.news_before(), html! {
                @for (place, edition) in former {
                    details {
                        summary { (lang.news_before_edition(place + 1, &pieces::full_moment_text(lang, edition.published_at))) }
                        @if let Some(reason) = &edition.correction { p { (lang.news_corrected_why(reason)) } }
                        h3 { (lang.pick(&edition.text.title, &edition.text.title_en)) }
                        (words(lang, &edition.text))
                    }
                }
            }))
        }
    }
}

//! `/news`: announcements, policies, what they mean and tips, for anybody: the list with its filters, each with what stood
//! there before a correction, and a feed for those who follow it (DI1). What is being worded is never shown.

use super::filter::coded;
use crate::{
    failure::Failure,
    form::{Form, address},
    text::{Lang, codes, subject},
    visitor::Visit,
    web::{
        frame::Room,
        news::{self, department, public_address},
        pieces::{self, Choice, Condition, Field, Link},
    },
};
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use maud::{Markup, PreEscaped, html};
use rules::{
    bulletin::{Bulletin, BulletinKind, Force},
    name::DepartmentId,
    time::Date,
};
use store::views::{
    bulletins::{self, BulletinRow, Filter},
    items,
};

/// Rows of a page.
const PAGE: u32 = 20;
/// Entries of the feed.
const FEED: u32 = 30;
/// Signs of a subject in an address.
const WORD_MAX: usize = 60;

/// `GET /news`
pub(super) async fn list(visit: Visit, form: Form) -> Result<Response, Response> {
    let body = list_body(&visit, &form).await.map_err(|failure| visit.fail(&failure))?;
    let lang = visit.lang();
    let trail = [Link::new("/", lang.frame_home())];
    Ok(visit.page(Room::Portal, lang.news_title(), &trail, body))
}

async fn list_body(visit: &Visit, form: &Form) -> Result<Markup, Failure> {
    let lang = visit.lang();
    let asked = Asked::read(visit, form);
    let before = form.date("day").zip(form.given("id").map(str::to_owned));
    let filter = asked.filter(news::today(visit), before.clone());
    let mut rows = bulletins::page(visit.front.store.db(), &filter, PAGE + 1).await?;
    let more = rows.len() > PAGE as usize;
    rows.truncate(PAGE as usize);
    let next = rows.last().filter(|_| more).map(|last| {
        let day = last.issued_on.to_string();
        let mut pairs = asked.pairs();
        pairs.extend([("day", day.as_str()), ("id", last.id.as_str())]);
        address("/news", &pairs)
    });
    let first = before.map(|_| address("/news", &asked.pairs()));
    let acts = html! {
        (pieces::side_link("/news/feed.xml", lang.news_feed()))
        (pieces::side_link("/laws", lang.news_laws()))
    };
    Ok(html! {
        (pieces::heading(lang.news_title(), Some(lang.news_lead()), acts))
        (bar(visit, &asked, form).await?)
        @if rows.is_empty() && first.is_none() {
            (pieces::nothing(lang.news_none(), lang.news_none_more(), &[Link::new("/news", lang.news_home_all())]))
        } @else { (news::short(visit, &rows)) }
        @if first.is_some() || next.is_some() {
            nav class="pages" aria-label=(lang.list_pages()) {
                @if let Some(first) = &first { a class="button" href=(first) { (lang.list_first()) } }
                @if let Some(next) = &next { a class="button" href=(next) rel="next" { (lang.list_next()) } }
                @else { span class="quiet" { (lang.list_end()) } }
            }
        }
    })
}

/// What the address asks for; what it does not understand it passes over.
struct Asked {
    kind: Option<BulletinKind>,
    department: Option<String>,
    force: Option<Force>,
    subject: Option<String>,
    item: Option<String>,
    words: [String; 2],
}

impl Asked {
    fn read(visit: &Visit, form: &Form) -> Asked {
        let text = |name: &str| form.given(name).map(|text| text.chars().take(WORD_MAX).collect::<String>());
        let kind: Option<BulletinKind> = form.given("kind").and_then(coded);
        let force: Option<Force> = form.given("force").and_then(coded);
        let known = |id: &String| visit.hall.departments.contains_key(&DepartmentId::from(id.as_str()));
        let word = |given: Option<String>| given.unwrap_or_default();
        let words = [word(kind.as_ref().map(codes::word)), word(force.as_ref().map(codes::word))];
        let department = text("department").filter(known);
        Asked { kind, department, force, subject: text("subject"), item: text("item"), words }
    }

    fn filter(&self, today: Date, before: Option<(Date, String)>) -> Filter {
        Filter {
            kind: self.kind,
            department: self.department.clone(),
            subject: self.subject.clone(),
            item: self.item.clone(),
            force: self.force.map(|force| (force, today)),
            // What was withdrawn is neither in force nor to come.
            standing: self.force.is_some(),
            pinned: false,
            before,
        }
    }

    fn pairs(&self) -> Vec<(&str, &str)> {
        let [kind, force] = &self.words;
        let all = [
            ("kind", kind.as_str()),
            ("department", self.department.as_deref().unwrap_or_default()),
            ("force", force.as_str()),
            ("subject", self.subject.as_deref().unwrap_or_default()),
            ("item", self.item.as_deref().unwrap_or_default()),
        ];
        all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
    }

    fn without(&self, name: &str) -> String {
        let pairs: Vec<(&str, &str)> = self.pairs().into_iter().filter(|(known, _)| *known != name).collect();
        address("/news", &pairs)
    }
}

async fn bar(visit: &Visit, asked: &Asked, form: &Form) -> Result<Markup, Failure> {
    let lang = visit.lang();
    let kinds: Vec<(String, &str)> =
        BulletinKind::ALL.iter().map(|kind| (codes::word(kind), lang.news_kind(*kind))).collect();
    let forces: Vec<(String, &str)> =
        Force::ALL.iter().map(|force| (codes::word(force), lang.news_force(*force))).collect();
    let departments = visit.hall.departments.values();
    let departments: Vec<(&str, &str)> =
        departments.map(|one| (one.id.as_str(), lang.pick(&one.name, &one.name_en))).collect();
    let choose = |all: &[(String, &str)], name: &'static str, label: &'static str| {
        let choices: Vec<Choice<'_>> = all.iter().map(|(word, name)| Choice::new(word, name)).collect();
        Field::select(name, label, &choices).show(lang, form)
    };
    let of_department: Vec<Choice<'_>> = departments.iter().map(|(id, name)| Choice::new(id, name)).collect();
    let fields = [
        choose(&kinds, "kind", lang.news_kind_label()),
        Field::select("department", lang.news_department(), &of_department).show(lang, form),
        choose(&forces, "force", lang.news_force_label()),
    ];
    let in_force = conditions(visit, asked).await?;
    let shown: Vec<Condition<'_>> =
        in_force.iter().map(|(label, without)| Condition { label, without }).collect();
    let keep: Vec<(&str, &str)> =
        asked.pairs().into_iter().filter(|(name, _)| matches!(*name, "subject" | "item")).collect();
    Ok(pieces::filter_bar(lang, "/news", &fields, &shown, &keep))
}

/// The conditions in force, in words, each with the address without it.
async fn conditions(visit: &Visit, asked: &Asked) -> Result<Vec<(String, String)>, Failure> {
    let lang = visit.lang();
    let mut all = Vec::new();
    if let Some(kind) = asked.kind {
        all.push((lang.news_kind_of(lang.news_kind(kind)), asked.without("kind")));
    }
    if let Some(id) = &asked.department {
        all.push((lang.news_department_of(&department(visit, id)), asked.without("department")));
    }
    if let Some(force) = asked.force {
        all.push((lang.news_force_of(lang.news_force(force)), asked.without("force")));
    }
    if let Some(name) = &asked.subject {
        all.push((lang.news_subject_of(subject(lang, name)), asked.without("subject")));
    }
    if let Some(code) = &asked.item {
        let row = items::one(visit.front.store.db(), code).await?;
        let name = row.as_ref().map_or(code.as_str(), |row| lang.pick(&row.name, &row.name_en));
        all.push((lang.news_item_of(name), asked.without("item")));
    }
    Ok(all)
}

/// `GET /news/{bulletin}`
pub(super) async fn show(visit: Visit, Path(id): Path<String>) -> Result<Response, Response> {
    let fail = |failure: Failure| visit.fail(&failure);
    let known = visit.front.store.dossier::<Bulletin>(&id).await.map_err(|error| fail(error.into()))?;
    let bulletin = known.ok_or_else(|| fail(Failure::NotFound))?.state;
    let current = bulletin.current().ok_or_else(|| fail(Failure::NotFound))?;
    let lang = visit.lang();
    let text = &current.text;
    let title = lang.pick(&text.title, &text.title_en);
    let words = news::text(&visit, text).await.map_err(fail)?;
    let acts = html! { button type="button" class="button" data-print hidden { (lang.news_print()) } };
    let first = bulletin.editions.first().map_or(current.published_at, |edition| edition.published_at);
    let body = html! {
        article class="bulletin" {
            (pieces::heading(title, Some(&department(&visit, text.department.as_str())), acts))
            (news::warnings(&visit, &bulletin, current))
            (words)
            p class="quiet" {
                (lang.news_published()) " " (pieces::full_moment(lang, first)) " · " (lang.news_authors_apart())
            }
            (news::before(lang, &bulletin))
        }
    };
    let trail = [Link::new("/", lang.frame_home()), Link::new("/news", lang.news_title())];
    Ok(visit.page(Room::Portal, title, &trail, body))
}

/// `GET /news/feed.xml`: what was published, corrected or withdrawn last, as Atom (RFC 4287).
pub(super) async fn feed(visit: Visit) -> Result<Response, Response> {
    let rows = bulletins::changed(visit.front.store.db(), FEED).await;
    let rows = rows.map_err(|error| visit.fail(&error.into()))?;
    let text = atom(&visit, &rows).into_string();
    Ok(([(header::CONTENT_TYPE, "application/atom+xml; charset=utf-8")], text).into_response())
}

fn atom(visit: &Visit, rows: &[BulletinRow]) -> Markup {
    let lang = visit.lang();
    let base = visit.front.config.public_address();
    let latest = rows.first().map_or(visit.front.office.now(), |row| row.changed_at);
    let hall = lang.pick(&visit.hall.name, &visit.hall.name_en);
    html! {
        (PreEscaped("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"))
        feed xmlns="http://www.w3.org/2005/Atom" xml:lang=(lang.tag()) {
            id { (base) "/news" }
            title { (hall) " · " (lang.news_title()) }
            updated { (latest.rfc3339()) }
            (link("self", &format!("{base}/news/feed.xml")))
            (link("alternate", &format!("{base}/news")))
            @for row in rows { (entry(visit, lang, &base, row)) }
        }
    }
}

/// A link as XML wants it, closed in itself.
fn link(rel: &str, address: &str) -> Markup {
    html! { (PreEscaped("<link rel=\"")) (rel) (PreEscaped("\" href=\"")) (address) (PreEscaped("\"/>")) }
}

fn entry(visit: &Visit, lang: Lang, base: &str, row: &BulletinRow) -> Markup {
    let address = format!("{base}{}", public_address(&row.id));
    // A reader without our tags must see it all the same (G-03, G-04).
    let mark = match (row.withdrawn, row.edition > 1) {
        (true, _) => format!("[{}] ", lang.news_withdrawn()),
        (false, true) => format!("[{}] ", lang.news_corrected()),
        (false, false) => String::new(),
    };
    html! {
        entry {
            id { (address) }
            title { (mark) (lang.pick(&row.title, &row.title_en)) }
            (link("alternate", &address))
            published { (row.published_at.rfc3339()) }
            updated { (row.changed_at.rfc3339()) }
            author { name { (department(visit, &row.department)) } }
            (PreEscaped(format!("<category term=\"{}\"/>", codes::word(&row.kind))))
        }
    }
}

//! The fields of a bulletin: reading them, filling them, showing them. What is wrong with what they say the rules know
//! (G-01); here it is only put beside the fields.

use crate::{
    failure::Failure,
    form::{Form, half_width},
    open_text,
    text::{Lang, Message, codes},
    visitor::Visit,
    web::{
        manage::edit,
        pieces::{self, Choice, Field, Width},
    },
};
use maud::{Markup, html};
use rules::{
    bulletin::{
        BODY_MAX, BulletinKind, BulletinText, DOCUMENT_MAX, ITEMS_MAX, SUBJECT_MAX, SUBJECTS_MAX, TITLE_MAX,
        TextFault,
    },
    name::{DepartmentId, ItemCode},
    time::Date,
};
use std::collections::BTreeSet;
use store::views::items;

/// Fields with words, and how many signs each takes.
const WORDS: [(&str, usize); 5] = [
    ("title", TITLE_MAX),
    ("title_en", TITLE_MAX),
    ("body", BODY_MAX),
    ("body_en", BODY_MAX),
    ("document", DOCUMENT_MAX),
];
const DAYS: [&str; 3] = ["issued_on", "effective_from", "ends_on"];
/// The order of the page, for the list of what is wrong.
const PLACES: [&str; 13] = [
    "reason",
    "kind",
    "title",
    "title_en",
    "body",
    "body_en",
    "department",
    "document",
    "issued_on",
    "effective_from",
    "ends_on",
    "items",
    "subjects",
];

/// The words as typed. What is wrong with them is noted at its field, all of it; then they are not to be used.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn text(visit: &Visit, form: &mut Form) -> Result<BulletinText, Failure> {
    for (field, most) in WORDS {
        open_text::keep(form, field, most);
    }
    for field in ["kind", "department", "issued_on"] {
        form.require(field, Message::both(|lang| lang.form_required(lang.news_field(field))));
    }
    for field in DAYS {
        if form.given(field).is_some() && form.date(field).is_none() {
            form.refuse(field, Message::both(Lang::desk_day_wrong));
        }
    }
    let kind = BulletinKind::ALL.iter().copied().find(|kind| codes::word(kind) == form.text("kind"));
    let words = |field: &str| form.text(field).to_owned();
    let text = BulletinText {
        kind: kind.unwrap_or(BulletinKind::Announcement),
        title: words("title"),
        title_en: words("title_en"),
        body: words("body"),
        body_en: words("body_en"),
        department: DepartmentId(words("department")),
        document: words("document"),
        issued_on: form.date("issued_on").unwrap_or(Date::MIN),
        effective_from: form.date("effective_from"),
        ends_on: form.date("ends_on"),
        items: lines(&half_width(form.text("items")), ITEMS_MAX).into_iter().map(ItemCode).collect(),
        subjects: lines(form.text("subjects"), SUBJECTS_MAX),
        pinned: form.chosen("pinned", "yes"),
    };
    let codes: Vec<&str> = text.items.iter().take(ITEMS_MAX).map(ItemCode::as_str).collect();
    let found = items::many(visit.front.store.db(), &codes).await?;
    let known: Vec<ItemCode> = found.into_iter().map(|row| ItemCode(row.code)).collect();
    let has_department = visit.hall.departments.contains_key(&text.department);
    let faults = text.faults(has_department, &known.iter().collect::<BTreeSet<_>>());
    note(form, &faults);
    Ok(text)
}

/// What stands on lines of its own, each once; one more than may be is kept, so that it is noticed.
fn lines(typed: &str, most: usize) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for line in typed.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !all.iter().any(|known| known == line) {
            all.push(line.chars().take(SUBJECT_MAX + 1).collect());
        }
        if all.len() > most {
            break;
        }
    }
    all
}

/// Puts faults beside their fields, where nothing stands yet.
pub(super) fn note(form: &mut Form, faults: &[TextFault]) {
    for fault in faults {
        if form.error(fault.field()).is_none() {
            form.refuse(fault.field(), Message::both(|lang| lang.news_fault(fault)));
        }
    }
    form.order_errors(|field| PLACES.iter().position(|place| *place == field).unwrap_or(PLACES.len()));
}

/// A form that holds these words, to be changed.
pub(super) fn form_of(text: &BulletinText) -> Form {
    let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let codes: Vec<&str> = text.items.iter().map(ItemCode::as_str).collect();
    Form::empty()
        .with("kind", codes::word(&text.kind))
        .with("title", text.title.as_str())
        .with("title_en", text.title_en.as_str())
        .with("body", text.body.as_str())
        .with("body_en", text.body_en.as_str())
        .with("department", text.department.as_str())
        .with("document", text.document.as_str())
        .with("issued_on", text.issued_on.to_string())
        .with("effective_from", day(text.effective_from))
        .with("ends_on", day(text.ends_on))
        .with("items", codes.join("\n"))
        .with("subjects", text.subjects.join("\n"))
        .with("pinned", if text.pinned { "yes" } else { "" })
}

/// The fields, in three parts.
pub(super) fn show(visit: &Visit, form: &Form) -> Markup {
    let lang = visit.lang();
    let label = |field: &str| lang.news_field(field);
    let kinds: Vec<(String, &str)> =
        BulletinKind::ALL.iter().map(|kind| (codes::word(kind), lang.news_kind(*kind))).collect();
    let kinds: Vec<Choice<'_>> = kinds.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let departments = edit::departments(visit);
    let departments: Vec<Choice<'_>> = departments.iter().map(|(id, name)| Choice::new(id, name)).collect();
    let pinned = [Choice::new("yes", lang.news_pinned_yes())];
    let day = |field: &'static str| Field::day(field, label(field));
    html! {
        (pieces::panel("words", lang.news_section_words(), html! {
            (Field::select("kind", label("kind"), &kinds).required().show(lang, form))
            (Field::line("title", label("title")).required().show(lang, form))
            (Field::line("title_en", label("title_en")).hint(lang.news_title_en_hint()).show(lang, form))
            (Field::lines("body", label("body"), 14).required().hint(lang.news_body_hint()).show(lang, form))
            (Field::lines("body_en", label("body_en"), 10).show(lang, form))
        }))
        (pieces::panel("about", lang.news_section_about(), html! {
            (Field::select("department", label("department"), &departments).required().show(lang, form))
            (Field::line("document", label("document")).width(Width::Middle)
                .hint(lang.news_document_hint()).example(lang.news_document_example()).show(lang, form))
            (day("issued_on").required().hint(lang.news_issued_hint()).show(lang, form))
            (day("effective_from").hint(lang.news_effective_hint()).show(lang, form))
            (day("ends_on").hint(lang.news_ends_hint()).show(lang, form))
        }))
        (pieces::panel("found", lang.news_section_found(), html! {
            (Field::lines("items", label("items"), 3).hint(lang.news_items_hint()).show(lang, form))
            (Field::lines("subjects", label("subjects"), 2).hint(lang.news_subjects_hint()).show(lang, form))
            (Field::boxes("pinned", lang.news_pinned(), &pinned).show(lang, form))
        }))
    }
}

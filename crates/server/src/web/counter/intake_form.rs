//! 录入表: the one form of the window in three columns: who, what is asked and what is in, what shall become of it.
//!
//! What each choice brings about stands beside its button before it is pressed: the paper, the day, the article. The
//! preview shows the notice as it would be worded with what is typed now.

use super::{
    intake_read::{ACCOUNT, LICENCE},
    intake_values::{concerned, correction_items, imagined, is_said_above},
    materials::{self, Parts},
};
use crate::{
    form::{ACT_FIELD, CSRF_FIELD, Form},
    text::{Lang, Saying, law},
    visitor::Clerk,
    web::{
        frame::Room,
        pieces::{self, Choice as Option_, Columns, Field, Link, Tone, Weight},
        why::due_text,
    },
};
use axum::{http::StatusCode, response::Response};
use maud::{Markup, html};
use rules::{
    case::{DocKind, material::AUTHORISATION},
    clock::{Clock, ClockKind, Limit},
    item::{
        Content,
        content::{FieldKind, FormField, Purpose},
    },
    time::{Date, Instant},
};

/// What the page has to tell besides the form.
#[derive(Debug, Default)]
pub(super) struct Shown {
    /// Whether the number was known, after it was looked up.
    pub(super) person: Option<bool>,
    /// The notice is to be previewed.
    pub(super) preview: bool,
    /// The application was refused.
    pub(super) refused: Option<Saying>,
}

/// Draws the page.
pub(super) fn draw(
    clerk: &Clerk,
    content: &Content,
    status: StatusCode,
    form: &Form,
    shown: &Shown,
) -> Response {
    let lang = clerk.lang();
    let name = lang.pick(&content.identity.name, &content.identity.name_en);
    let act = clerk.act();
    let act = form.act().unwrap_or(&act);
    let body = html! {
        (pieces::heading(name, Some(lang.counter_intake_lead()), html! {}))
        (pieces::error_summary(lang, form))
        @if let Some(refused) = &shown.refused { (told(lang, Tone::Bad, lang.answer_refused(), Some(refused))) }
        @match shown.person {
            Some(true) => (pieces::notice(Tone::Good, lang.counter_known(), html! {})),
            Some(false) => (pieces::notice(Tone::Quiet, lang.counter_unknown(), html! {})),
            None => {},
        }
        form method="post" enctype="multipart/form-data" novalidate {
            (pieces::hidden(CSRF_FIELD, clerk.csrf()))
            (pieces::hidden(ACT_FIELD, act))
            // The enter key presses the first button of a form: it must be one that changes nothing.
            button type="submit" name="do" value="preview" class="unseen" tabindex="-1" { (lang.counter_preview()) }
            (pieces::columns(Columns::CasePage, &[
                who(lang, content, form, shown),
                what(lang, content, form),
                then(clerk, content, form, shown),
            ]))
        }
    };
    let trail = [Link::new("/counter", lang.counter_room())];
    clerk.page_with(status, Room::Counter, name, &trail, body)
}

/// A refusal, or any other thing told, with what helps and the article.
pub(super) fn told(lang: Lang, tone: Tone, title: &str, saying: Option<&Saying>) -> Markup {
    pieces::notice(
        tone,
        title,
        html! {
            @if let Some(saying) = saying {
                p { (saying.why) " " (saying.helps) }
                p class="quiet" { (lang.answer_basis(law::grounds(lang, saying.article))) }
            }
        },
    )
}

fn who(lang: Lang, content: &Content, form: &Form, shown: &Shown) -> Markup {
    let number = Field::code("id_number", lang.counter_id_number()).required();
    let name = Field::line("name", lang.door_name()).required().at_most(100).autocomplete("off");
    // After looking somebody up the keyboard goes on with what comes next.
    let (number, name) =
        if shown.person.is_some() { (number, name.focused()) } else { (number.focused(), name) };
    html! {
        (pieces::panel("who", lang.counter_who(), html! {
            div class="beside" {
                (number.show(lang, form))
                (pieces::submit_as(Weight::Side, "do", "find", lang.counter_find_person()))
            }
            (name.show(lang, form))
            (Field::phone("phone", lang.door_phone()).required().autocomplete("off").show(lang, form))
            details open[form.given(ACCOUNT).is_some()] {
                summary { (lang.counter_account()) }
                (Field::line(ACCOUNT, lang.door_login()).hint(lang.counter_account_hint()).autocomplete("off").show(lang, form))
            }
            @if content.handling.purpose != Purpose::New {
                (Field::code(LICENCE, lang.counter_licence()).required().hint(lang.counter_licence_hint())
                    .example(lang.licence_example()).show(lang, form))
            }
            @if !content.handling.presence_required { (agent(lang, form)) }
        }))
        (questions(lang, content, form))
    }
}

fn questions(lang: Lang, content: &Content, form: &Form) -> Markup {
    html! {
        @if !content.questions.is_empty() {
            (pieces::panel("questions", lang.counter_questions(), html! {
                @for question in &content.questions {
                    @let name = format!("q-{}", question.id);
                    @let choices = question.answers.iter()
                        .map(|answer| Option_::new(&answer.id, lang.pick(&answer.text, &answer.text_en)))
                        .collect::<Vec<_>>();
                    (Field::radios(&name, lang.pick(&question.text, &question.text_en), &choices).required().show(lang, form))
                }
            }))
        }
    }
}

fn agent(lang: Lang, form: &Form) -> Markup {
    let open = form.given("agent_number").is_some() || form.given("agent_name").is_some();
    html! {
        details open[open] {
            summary { (lang.counter_agent()) }
            (Field::code("agent_number", lang.counter_agent_number()).show(lang, form))
            (Field::line("agent_name", lang.counter_agent_name()).at_most(100).show(lang, form))
            div class="choice" {
                input type="checkbox" id="m-authorisation" name="m" value=(AUTHORISATION) checked[form.chosen("m", AUTHORISATION)];
                label for="m-authorisation" { (lang.counter_authorisation()) }
            }
        }
    }
}

/// One field of the item's form, by its kind.
fn form_field(lang: Lang, field: &FormField, form: &Form) -> Markup {
    let name = format!("f-{}", field.key);
    let label = lang.pick(&field.label, &field.label_en);
    let options: Vec<Option_<'_>> = field.options.iter().map(|option| Option_::new(option, option)).collect();
    let mut shown = match field.kind {
        FieldKind::Text | FieldKind::Address => Field::line(&name, label),
        FieldKind::LongText => Field::lines(&name, label, 2),
        FieldKind::Number => Field::number(&name, label),
        FieldKind::Money => Field::money(&name, label),
        FieldKind::Date => Field::day(&name, label),
        FieldKind::Choice => Field::select(&name, label, &options),
        FieldKind::CitizenId | FieldKind::CreditCode => Field::code(&name, label),
        FieldKind::Phone => Field::phone(&name, label).autocomplete("off"),
    };
    let same = is_said_above(field);
    shown = shown.hint(if same { lang.counter_same_as_above() } else { &field.hint }).example(&field.example);
    let shown = if field.required && !same { shown.required() } else { shown };
    shown.show(lang, form)
}

fn what(lang: Lang, content: &Content, form: &Form) -> Markup {
    let case = imagined(content, form);
    let parts = Parts { given: true, wrong: true, later: true };
    let (same, own): (Vec<&FormField>, Vec<&FormField>) =
        content.form.iter().partition(|field| is_said_above(field));
    let drawn = |fields: &[&FormField]| -> Vec<Markup> {
        fields.iter().map(|field| form_field(lang, field, form)).collect()
    };
    let wrong = same.iter().any(|field| {
        let name = format!("f-{}", field.key);
        form.error(&name).is_some() || form.given(&name).is_some()
    });
    html! {
        @if !content.form.is_empty() {
            (pieces::panel("form", lang.counter_form(), html! {
                (pieces::columns(Columns::Halves, &drawn(&own)))
                @if !same.is_empty() {
                    details open[wrong] {
                        summary { (lang.counter_said_above(same.len())) }
                        (pieces::columns(Columns::Halves, &drawn(&same)))
                    }
                }
            }))
        }
        (pieces::panel("materials", lang.counter_materials(), html! {
            @if content.handling.commitments.is_some() {
                @let choice = [Option_::hinted("yes", lang.apply_promise(), lang.apply_promise_is())];
                (Field::boxes("by_promise", lang.apply_promise_title(), &choice).show(lang, form))
            }
            (materials::rows(lang, form, &concerned(content, &case), parts))
        }))
    }
}

fn then(clerk: &Clerk, content: &Content, form: &Form, shown: &Shown) -> Markup {
    let lang = clerk.lang();
    let (now, calendar) = (clerk.front.office.now(), &clerk.hall.calendar);
    let today = calendar.date_of(now);
    let due = |limit: Limit| due_of(clerk, limit, now, today);
    let limits = &content.limits;
    let promised = Some(content.promised_limit());
    let correction = limits.correction.unwrap_or(Limit::WorkingDays(clerk.hall.correction_days));
    let paper = |kind: DocKind| lang.counter_yields(law::document(lang, kind, content.identity.kind));
    let button = |weight, value, label| pieces::submit_as(weight, "do", value, label);
    html! {
        (pieces::panel("then", lang.counter_then(), html! {
            (button(Weight::Main, "accept", lang.counter_accept()))
            p class="hint" {
                (paper(DocKind::AcceptanceNotice)) " "
                @if let Some(limit) = promised { (lang.counter_promised_by(&due(limit))) }
            }
            (button(Weight::Side, "correct", lang.counter_correct()))
            p class="hint" { (paper(DocKind::CorrectionNotice)) " " (lang.counter_correct_by(&due(correction))) }
            details open[form.error("more").is_some() || form.given("more").is_some()] {
                summary { (lang.counter_more()) }
                (Field::lines("more", lang.counter_more(), 2).hint(lang.counter_more_hint()).at_most(2_000).show(lang, form))
            }
            details open[form.error("reason").is_some() || form.error("proper_body").is_some() || form.given("reason").is_some()] {
                summary { (lang.counter_turn_away()) }
                (Field::lines("reason", lang.counter_reason(), 2).at_most(2_000).show(lang, form))
                (Field::line("proper_body", lang.counter_proper_body()).hint(lang.counter_proper_body_hint()).show(lang, form))
                (pieces::buttons(&[
                    button(Weight::Side, "refuse", lang.counter_refuse()),
                    button(Weight::Side, "not_required", lang.counter_not_required()),
                ]))
                p class="hint" { (lang.answer_basis("行政许可法第三十二条")) }
            }
            (pieces::buttons(&[
                button(Weight::Side, "preview", lang.counter_preview()),
                button(Weight::Side, "receive", lang.counter_receive_only()),
            ]))
        }))
        @if shown.preview { (preview(lang, content, form, &due(correction))) }
    }
}

/// The notices as they would be worded now.
fn preview(lang: Lang, content: &Content, form: &Form, until: &str) -> Markup {
    let items = correction_items(content, form);
    let name = |id: &rules::name::MaterialId| {
        let known = content.materials.iter().find(|material| material.id == *id);
        known.map_or("", |material| material.name.as_str())
    };
    let is_later = |id: &str| form.chosen("d", id) && !form.chosen("m", id);
    let later = content.materials.iter().filter(|material| is_later(material.id.as_str()));
    let later: Vec<&str> = later.map(|material| lang.pick(&material.name, &material.name_en)).collect();
    pieces::panel(
        "preview",
        lang.counter_preview(),
        html! {
            @if items.is_empty() && later.is_empty() { p { (lang.counter_complete()) } }
            @else if items.is_empty() { p { (lang.counter_complete_but(&later.join(lang.pick("、", ", ")))) } }
            @else {
                p { strong { (law::document(lang, DocKind::CorrectionNotice, content.identity.kind)) } " · " (lang.counter_correct_by(until)) }
                ol { @for item in &items { li {
                    @if let Some(material) = &item.material { strong { (name(material)) } (lang.pick("：", ": ")) }
                    (item.what)
                } } }
            }
            @if let Some(reason) = form.given("reason") {
                p { strong { (law::document(lang, DocKind::AcceptanceRefusal, content.identity.kind)) } }
                p { (reason) }
                @if let Some(body) = form.given("proper_body") { p { (lang.counter_proper_body()) (lang.pick("：", ": ")) (body) } }
            }
        },
    )
}

/// The day on which a limit that starts today ends, in words.
pub(super) fn due_of(clerk: &Clerk, limit: Limit, now: Instant, today: Date) -> String {
    let calendar = &clerk.hall.calendar;
    let clock = Clock::started(ClockKind::Promised, now, today, limit);
    due_text(clerk.lang(), &clock, calendar)
}

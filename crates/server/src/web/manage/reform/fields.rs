//! The form of an adjustment (D-01): its fields, and what stands in them as the rules want it.

use crate::{
    filled::TEXT_MAX,
    form::Form,
    open_text,
    text::{Lang, Message, codes},
    visitor::Visit,
    web::pieces::{self, Choice, Field},
};
use maud::{Markup, html};
use rules::{
    hall::Role,
    item::content::UseLevel,
    name::{DepartmentId, ItemCode},
    reform::{AdjustCause, AdjustKind, DelegatedBy, DelegationWay, Terms},
    time::Date,
};
use serde::Serialize;

/// Signs of a field of one line.
const LINE_MAX: usize = 200;

/// How a field is called.
type Label = fn(Lang) -> &'static str;

/// Fields of one line, with how they are called.
const LINES: [(&str, Label); 7] = [
    ("item", Lang::reform_item),
    ("name", Lang::reform_item_name),
    ("basis", Lang::reform_basis),
    ("from_body", Lang::reform_from_body),
    ("to_body", Lang::reform_to_body),
    ("region", Lang::reform_region),
    ("supervisor", Lang::reform_supervisor),
];
/// Fields of several lines.
const TEXTS: [(&str, Label); 9] = [
    ("content", Lang::reform_content),
    ("reason", Lang::reform_reason),
    ("affected", Lang::reform_affected),
    ("duty", Lang::reform_duty),
    ("training", Lang::reform_training),
    ("staff", Lang::reform_staff),
    ("means", Lang::reform_means),
    ("seals", Lang::reform_seals),
    ("supervision_plan", Lang::reform_plan),
];
/// What is chosen or dated.
const CHOSEN: [(&str, Label); 8] = [
    ("kind", Lang::reform_kind_label),
    ("department", Lang::reform_department),
    ("cause", Lang::reform_cause_label),
    ("cause_on", Lang::reform_cause_on),
    ("execution_on", Lang::reform_execution_on),
    ("by", Lang::reform_by_label),
    ("way", Lang::reform_way_label),
    ("to_level", Lang::reform_to_level),
];
/// What a proposal cannot even be put into words without.
const NEEDED: [&str; 10] =
    ["kind", "item", "name", "department", "cause", "cause_on", "reason", "basis", "execution_on", "duty"];
/// The order of the page, for the list of what is wrong.
const PLACES: [&str; 24] = [
    "kind",
    "item",
    "name",
    "content",
    "department",
    "cause",
    "cause_on",
    "reason",
    "affected",
    "basis",
    "execution_on",
    "by",
    "way",
    "from_body",
    "to_body",
    "to_level",
    "region",
    "duty",
    "training",
    "staff",
    "means",
    "seals",
    "supervision_plan",
    "supervisor",
];

fn label(lang: Lang, field: &str) -> &'static str {
    let all = LINES.iter().chain(&TEXTS).chain(&CHOSEN);
    all.into_iter().find(|(name, _)| *name == field).map_or("", |(_, label)| label(lang))
}

/// Says beside a field that something must stand in it.
pub(super) fn must(form: &mut Form, field: &str) {
    form.refuse(field, Message::both(|lang| lang.form_required(label(lang, field))));
}

fn chosen<T: Copy + Serialize>(form: &Form, field: &str, all: &[T]) -> Option<T> {
    all.iter().copied().find(|one| codes::word(one) == form.text(field))
}

/// The terms as typed; none while something is wrong, which is then said beside its field, all of it at once (D-01, D-05).
pub(super) fn terms(form: &mut Form) -> Option<Box<Terms>> {
    for field in NEEDED {
        if form.given(field).is_none() {
            must(form, field);
        }
    }
    LINES.iter().for_each(|(field, _)| open_text::keep(form, field, LINE_MAX));
    TEXTS.iter().for_each(|(field, _)| open_text::keep(form, field, TEXT_MAX));
    for field in ["cause_on", "execution_on"] {
        if form.given(field).is_some() && form.date(field).is_none() {
            form.refuse(field, Message::both(Lang::desk_day_wrong));
        }
    }
    let kind = chosen(form, "kind", AdjustKind::ALL);
    let cause = chosen(form, "cause", AdjustCause::ALL);
    let text = |field: &str| form.text(field).to_owned();
    let terms = Terms {
        kind: kind.unwrap_or(AdjustKind::Change),
        item: ItemCode(text("item")),
        name: text("name"),
        content: text("content"),
        department: DepartmentId(text("department")),
        cause: cause.unwrap_or(AdjustCause::Reform),
        cause_on: form.date("cause_on").unwrap_or(Date::MIN),
        reason: text("reason"),
        affected: text("affected"),
        basis: text("basis"),
        by: chosen(form, "by", DelegatedBy::ALL),
        way: chosen(form, "way", DelegationWay::ALL),
        from_body: text("from_body"),
        to_body: text("to_body"),
        to_level: chosen(form, "to_level", UseLevel::ALL),
        region: text("region"),
        execution_on: form.date("execution_on").unwrap_or(Date::MIN),
        duty: text("duty"),
        training: text("training"),
        staff: text("staff"),
        means: text("means"),
        seals: text("seals"),
        supervision_plan: text("supervision_plan"),
        supervisor: text("supervisor"),
    };
    if kind.is_none() {
        must(form, "kind");
    }
    if cause.is_none() {
        must(form, "cause");
    }
    for field in terms.empty_fields() {
        must(form, field);
    }
    if kind.is_some_and(AdjustKind::needs_supervision) && terms.supervision_plan.is_empty() {
        must(form, "supervision_plan");
    }
    form.order_errors(|field| PLACES.iter().position(|place| *place == field).unwrap_or(PLACES.len()));
    form.is_sound().then(|| Box::new(terms))
}

/// A form that holds these terms, to be changed.
pub(super) fn form_of(terms: &Terms) -> Form {
    Form::empty()
        .with("kind", codes::word(&terms.kind))
        .with("item", terms.item.as_str())
        .with("name", terms.name.as_str())
        .with("content", terms.content.as_str())
        .with("department", terms.department.as_str())
        .with("cause", codes::word(&terms.cause))
        .with("cause_on", terms.cause_on.to_string())
        .with("reason", terms.reason.as_str())
        .with("affected", terms.affected.as_str())
        .with("basis", terms.basis.as_str())
        .with("by", terms.by.as_ref().map(codes::word).unwrap_or_default())
        .with("way", terms.way.as_ref().map(codes::word).unwrap_or_default())
        .with("from_body", terms.from_body.as_str())
        .with("to_body", terms.to_body.as_str())
        .with("to_level", terms.to_level.as_ref().map(codes::word).unwrap_or_default())
        .with("region", terms.region.as_str())
        .with("execution_on", terms.execution_on.to_string())
        .with("duty", terms.duty.as_str())
        .with("training", terms.training.as_str())
        .with("staff", terms.staff.as_str())
        .with("means", terms.means.as_str())
        .with("seals", terms.seals.as_str())
        .with("supervision_plan", terms.supervision_plan.as_str())
        .with("supervisor", terms.supervisor.as_str())
}

/// Every value of a code table as a choice.
fn words<T: Copy + Serialize>(all: &[T], name: impl Fn(T) -> &'static str) -> Vec<(String, &'static str)> {
    all.iter().map(|one| (codes::word(one), name(*one))).collect()
}

fn choices<'a>(words: &'a [(String, &'static str)]) -> Vec<Choice<'a>> {
    words.iter().map(|(word, name)| Choice::new(word, name)).collect()
}

/// The fields of the form, in four parts.
pub(super) fn show(visit: &Visit, form: &Form) -> Markup {
    let lang = visit.lang();
    let kinds = words(AdjustKind::ALL, |kind| lang.reform_kind(kind));
    let causes = words(AdjustCause::ALL, |cause| lang.reform_cause(cause));
    let departments = departments(visit);
    let departments: Vec<Choice<'_>> = departments.iter().map(|(id, name)| Choice::new(id, name)).collect();
    let line = |field: &'static str| Field::line(field, label(lang, field));
    let text = |field: &'static str| Field::lines(field, label(lang, field), 2);
    html! {
        (pieces::panel("item", lang.reform_section_item(), html! {
            (Field::select("kind", label(lang, "kind"), &choices(&kinds)).required().show(lang, form))
            (line("item").required().show(lang, form))
            (line("name").required().show(lang, form))
            (text("content").show(lang, form))
            (Field::select("department", label(lang, "department"), &departments).required().show(lang, form))
        }))
        (pieces::panel("why", lang.reform_section_why(), html! {
            (Field::select("cause", label(lang, "cause"), &choices(&causes)).required().show(lang, form))
            (Field::day("cause_on", label(lang, "cause_on")).required().hint(lang.reform_cause_on_hint()).show(lang, form))
            (text("reason").required().show(lang, form))
            (text("affected").show(lang, form))
            (line("basis").required().hint(lang.reform_basis_hint()).show(lang, form))
        }))
        (pieces::panel("move", lang.reform_section_move(), moving(lang, form)))
        (pieces::panel("work", lang.reform_section_work(), html! {
            (text("duty").required().show(lang, form))
            (text("training").show(lang, form))
            (text("staff").show(lang, form))
            (text("means").show(lang, form))
            (text("seals").show(lang, form))
            (text("supervision_plan").hint(lang.reform_plan_hint()).show(lang, form))
            (line("supervisor").hint(lang.reform_supervisor_hint()).show(lang, form))
        }))
    }
}

/// When it takes effect, and, where the power changes hands, from whom to whom.
fn moving(lang: Lang, form: &Form) -> Markup {
    let by = words(DelegatedBy::ALL, |by| lang.reform_by(by));
    let ways = words(DelegationWay::ALL, |way| lang.reform_way(way));
    let levels = words(UseLevel::ALL, |level| codes::use_level(lang, level));
    html! {
        (Field::day("execution_on", label(lang, "execution_on")).required().hint(lang.reform_execution_hint()).show(lang, form))
        p class="hint" { (lang.reform_moves()) }
        (Field::select("by", label(lang, "by"), &choices(&by)).show(lang, form))
        (Field::select("way", label(lang, "way"), &choices(&ways)).show(lang, form))
        (Field::line("from_body", label(lang, "from_body")).show(lang, form))
        (Field::line("to_body", label(lang, "to_body")).hint(lang.reform_to_body_hint()).show(lang, form))
        (Field::select("to_level", label(lang, "to_level"), &choices(&levels)).show(lang, form))
        (Field::line("region", label(lang, "region")).show(lang, form))
    }
}

/// The departments this visitor edits for.
pub(super) fn departments(visit: &Visit) -> Vec<(String, String)> {
    let lang = visit.lang();
    let Some(me) = &visit.signed_in else { return Vec::new() };
    let edits = visit.hall.posts_of(&me.person).filter(|post| post.roles.contains(&Role::DepartmentEditor));
    let mut found: Vec<(String, String)> = edits
        .filter_map(|post| visit.hall.departments.get(&post.department))
        .map(|one| (one.id.0.clone(), lang.pick(&one.name, &one.name_en).to_owned()))
        .collect();
    found.sort();
    found.dedup();
    found
}

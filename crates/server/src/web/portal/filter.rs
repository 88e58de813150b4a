//! The conditions above the list of items: department, subject, kind, level, for whom — with how many items each leads to.

use crate::{
    finder::Ways,
    form::{Form, address},
    text::{codes, law, subject},
    visitor::Visit,
    web::pieces::{self, Choice, Condition, Field},
};
use maud::Markup;
use rules::{
    item::content::{ItemKind, ServiceTarget, UseLevel},
    name::DepartmentId,
};

/// The conditions of a list, by their names in the address.
pub(super) const KEPT: [&str; 5] = ["department", "subject", "kind", "level", "target"];

/// A field of the bar: its name, its label, and what can be chosen, value and words.
type Offered<'a> = (&'a str, &'a str, Vec<(String, String)>);

/// 筛选: the fields, and what is in force.
pub(super) fn bar(visit: &Visit, form: &Form, ways: &Ways) -> Markup {
    let lang = visit.lang();
    let counted = |label: &str, items: usize| format!("{label}（{items}）");
    let departments = ways.departments.iter().filter_map(|(id, items)| {
        let known = visit.hall.departments.get(&DepartmentId::from(id.as_str()))?;
        Some((id.clone(), counted(lang.pick(&known.name, &known.name_en), *items)))
    });
    let mut named: Vec<String> = ways.themes().into_iter().map(|theme| theme.name).collect();
    named.sort_unstable();
    named.dedup();
    let named = named.into_iter().map(|name| {
        let label = subject(lang, &name).to_owned();
        (name, label)
    });
    let kinds =
        ways.kinds.iter().map(|(kind, n)| (codes::word(kind), counted(law::item_kind(lang, *kind), *n)));
    let levels =
        ways.levels.iter().map(|(it, n)| (codes::word(it), counted(codes::use_level(lang, *it), *n)));
    let targets = ways.of_kind("target").into_iter().filter_map(|(word, n)| {
        let target: ServiceTarget = coded(word)?;
        Some((word.to_owned(), counted(codes::service_target(lang, target), n)))
    });
    let lists: [Offered<'_>; 5] = [
        ("department", lang.items_department(), departments.collect()),
        ("subject", lang.items_subject(), named.collect()),
        ("kind", lang.ways_kind(), kinds.collect()),
        ("level", lang.ways_level(), levels.collect()),
        ("target", lang.ways_target(), targets.collect()),
    ];
    let mut fields = Vec::new();
    let mut without: Vec<(String, String)> = Vec::new();
    for (name, label, choices) in &lists {
        let shown: Vec<Choice<'_>> = choices.iter().map(|(value, label)| Choice::new(value, label)).collect();
        fields.push(Field::select(name, label, &shown).show(lang, form));
        let Some(value) = form.given(name) else { continue };
        let chosen = choices.iter().find(|(known, _)| known == value).map_or(value, |(_, label)| label);
        without.push((format!("{label}：{chosen}"), address("/items", &others(form, name))));
    }
    let in_force: Vec<Condition<'_>> =
        without.iter().map(|(label, without)| Condition { label, without }).collect();
    pieces::filter_bar(lang, "/items", &fields, &in_force, &[])
}

/// The conditions in force but one.
fn others<'a>(form: &'a Form, but: &str) -> Vec<(&'a str, &'a str)> {
    KEPT.iter().filter(|name| **name != but).filter_map(|name| Some((*name, form.given(name)?))).collect()
}

/// A code of a standard's table from an address; what is none is no condition.
pub(super) fn coded<T: serde::de::DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(word.to_owned())).ok()
}

/// Kind, level and target of an address, where they are of the tables.
pub(super) fn codes_of(form: &Form) -> (Option<ItemKind>, Option<UseLevel>, Option<ServiceTarget>) {
    let of = |name| form.given(name);
    (of("kind").and_then(coded), of("level").and_then(coded), of("target").and_then(coded))
}

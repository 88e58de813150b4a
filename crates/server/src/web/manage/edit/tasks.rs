//! 任务清单: the sections of an item with what is filled in, what is empty and what publication still asks; every fault
//! leads to the very field.

use super::{
    as_value,
    fill::look,
    read::is_blank,
    section_address,
    sections::{SECTIONS, section_of},
    shape::{Kind, Section, named},
};
use crate::{
    text::{Lang, fault},
    web::{manage::items::item_address, pieces::field_id},
};
use maud::{Markup, html};
use rules::item::{Content, publication::Fault};
use serde_json::Value;
use std::collections::BTreeMap;

/// Where a fault is mended: the field in its section, or the page of the process.
pub(in crate::web::manage) fn place_of(code: &str, path: &str) -> String {
    match section_of(path) {
        Some(section) => format!("{}#{}", section_address(code, section.key), field_id(path)),
        None => format!("{}/process", item_address(code)),
    }
}

/// What is to be done, by field, as the pages say it beside the field.
pub(super) fn notes(lang: Lang, faults: &[Fault]) -> BTreeMap<String, String> {
    let mut notes: BTreeMap<String, String> = BTreeMap::new();
    for found in faults {
        let saying = fault(lang, found);
        // The field stands beside it: its name need not be said again.
        let why = saying.why.split_once(['：', ':']).map_or(saying.why.as_str(), |(_, why)| why.trim());
        let words = lang.edit_before_publication(why, &saying.helps);
        notes.entry(found.field.clone()).or_insert(words);
    }
    notes
}

/// The list on the item's page.
pub(in crate::web::manage) fn list(lang: Lang, code: &str, content: &Content, faults: &[Fault]) -> Markup {
    let value = as_value(content);
    let of_process = faults.iter().filter(|fault| section_of(&fault.field).is_none()).count();
    html! {
        ul class="tasks" {
            @for section in SECTIONS {
                @let here = |fault: &&Fault| section_of(&fault.field).is_some_and(|of| of.key == section.key);
                (task(lang, &section_address(code, section.key), (section.title)(lang),
                    &filled(lang, section, &value), faults.iter().filter(here).count()))
            }
            (task(lang, &format!("{}/process", item_address(code)), lang.manage_flow(),
                &lang.edit_steps(content.process.steps().len()), of_process))
        }
    }
}

fn task(lang: Lang, href: &str, title: &str, state: &str, faults: usize) -> Markup {
    html! {
        li {
            a href=(href) { (title) }
            span class="quiet" { (state) }
            @if faults > 0 { span class="tag warning" { "▲ " (lang.edit_to_do(faults)) } }
            @else if state == lang.edit_none() { span class="tag" { (lang.edit_optional()) } }
            @else { span class="tag good" { "✓ " (lang.edit_sound()) } }
        }
    }
}

/// "已填 5 项，共 9 项", or how many blocks there are.
fn filled(lang: Lang, section: &Section, value: &Value) -> String {
    let parts = named(section.parts);
    if let [only] = parts.as_slice()
        && matches!(only.kind, Kind::Many(_))
    {
        return match look(value, only.name).as_array().map_or(0, Vec::len) {
            0 => lang.edit_none().to_owned(),
            blocks => lang.edit_count(blocks),
        };
    }
    let filled = parts.iter().filter(|part| !is_blank(look(value, part.name))).count();
    lang.edit_filled(filled, parts.len())
}

/// The way to the other sections, at the foot of each.
pub(super) fn others(lang: Lang, code: &str, here: &str) -> Markup {
    html! {
        nav aria-label=(lang.edit_sections()) {
            ul class="row" {
                @for section in SECTIONS {
                    li { a href=(section_address(code, section.key))
                        aria-current=[(section.key == here).then_some("page")] { ((section.title)(lang)) } }
                }
                li { a href={ (item_address(code)) "/process" } { (lang.manage_flow()) } }
            }
        }
    }
}

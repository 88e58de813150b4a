//! The panel on an item's page: its entry in the list of the level above, and in what the two differ, side by side.

use crate::{
    base_list,
    text::{Lang, finding, finding_helps, law},
    visitor::Visit,
    web::pieces::{self, Column, Fact, Table, Tone},
};
use maud::{Markup, html};
use rules::{
    base::{BaseElement, BaseGap, ItemElements},
    item::{Content, quality::beside_base},
};
use store::StoreError;

/// What the list says of this item; nothing where no list is in force.
pub(in crate::web::manage) async fn panel(visit: &Visit, content: &Content) -> Result<Markup, StoreError> {
    let lang = visit.lang();
    let now = base_list::comparison(&visit.front, &visit.hall).await?;
    if now.edition().is_none() {
        return Ok(html! {});
    }
    let elements = ItemElements::of(content);
    let department = visit.hall.departments.get(&content.body.department);
    let department = department.map_or("", |department| department.name.as_str());
    let today = visit.hall.calendar.date_of(visit.front.office.now());
    // The page shows the latest version, which need not be the one in force.
    let gap = now.list.judge(&elements, department, today);
    let entry = gap.as_ref().and_then(|gap| gap.entry.as_ref()).or_else(|| now.list.entry(&elements.code));
    let found = beside_base(content, gap.as_ref());
    Ok(pieces::panel(
        "base",
        lang.base_title(),
        html! {
            @if let Some(entry) = entry {
                (pieces::summary(lang, &[
                    Fact::new(lang.base_element_of(BaseElement::Code), &entry.code),
                    Fact::new(lang.base_element_of(BaseElement::Name), &entry.name),
                    Fact::new(lang.base_element_of(BaseElement::Kind),
                        entry.kind.map_or("", |kind| law::item_kind(lang, kind))),
                    Fact::new(lang.base_element_of(BaseElement::Department), &entry.department),
                    Fact::new(lang.base_element_of(BaseElement::Body), &entry.body),
                    Fact::new(lang.base_element_of(BaseElement::Basis), &entry.basis),
                ]))
            }
            @if found.is_empty() { (pieces::notice(Tone::Good, lang.base_agrees(), html! {})) }
            @for one in &found { p {
                strong { (finding(lang, one.kind)) } " " (finding_helps(lang, one.kind)) " "
                span class="quiet" { (lang.manage_rule(one.kind.rule())) }
            } }
            @if let Some(gap) = gap.as_ref().filter(|gap| !gap.elements.is_empty()) { (side_by_side(lang, gap)) }
        },
    ))
}

fn side_by_side(lang: Lang, gap: &BaseGap) -> Markup {
    let columns =
        [Column::new(lang.base_element()), Column::new(lang.base_listed()), Column::new(lang.base_here())];
    let rows = gap.elements.iter().map(|one| {
        vec![
            html! { (lang.base_element_of(one.element)) },
            html! { @if one.listed.is_empty() { "—" } @else { (one.listed) } },
            html! { @if one.here.is_empty() { "—" } @else { (one.here) } },
        ]
    });
    Table {
        caption: lang.base_difference(),
        columns: &columns,
        rows: rows.collect(),
        empty: html! {},
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

/// The elements that differ, the list's word before the hall's.
pub(super) fn differing(lang: Lang, gap: &BaseGap) -> Markup {
    html! {
        @if !gap.elements.is_empty() { ul { @for one in &gap.elements { li {
            (lang.base_element_of(one.element)) "："
            (lang.base_listed()) " “" (one.listed) "”，" (lang.base_here()) " “" (one.here) "”"
        } } } }
    }
}

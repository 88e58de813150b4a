//! What lies in the file of a case, for whoever watches: every paper that was issued, each to be read with names masked, and
//! which materials were handed in. The materials themselves are the applicant's, and nothing here opens them.

use super::case::{Seen, second};
use crate::{
    text::{codes, law},
    visitor::Visit,
    web::{
        papers::address_of,
        pieces::{self, Column, Table},
    },
};
use maud::{Markup, html};
use rules::{case::Document, time::Instant};

/// Every paper of the case, in the order in which they were issued.
pub(super) fn papers(visit: &Visit, seen: &Seen) -> Markup {
    let lang = visit.lang();
    let kind = seen.content.as_ref().and_then(|content| content.identity.kind);
    let issued: Vec<(Instant, u64, &Document)> = seen
        .history
        .events
        .iter()
        .flat_map(|event| {
            event.event.documents().map(move |paper| (event.stamp.happened_at, event.version, paper))
        })
        .collect();
    let columns = [
        Column::new(lang.watch_at()),
        Column::new(lang.watch_paper()),
        Column::new(lang.watch_paper_number()),
        Column::new(lang.watch_number()),
    ];
    let rows = issued
        .iter()
        .map(|(at, version, paper)| {
            let number = paper.number.as_str();
            vec![
                html! { (second(*at)) },
                html! { (law::document(lang, paper.kind, kind)) },
                html! { a href=(address_of(number)) { (number) } },
                html! { a href={ "#event-" (version) } { (version) } },
            ]
        })
        .collect();
    Table {
        caption: lang.watch_papers(),
        columns: &columns,
        rows,
        empty: html! { p class="quiet" { (lang.watch_no_papers()) } },
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

/// The materials that were handed in, by name, form and number.
pub(super) fn materials(visit: &Visit, seen: &Seen) -> Markup {
    let lang = visit.lang();
    let case = &seen.history.known.state;
    let named = |id: &rules::name::MaterialId| {
        let materials = seen.content.iter().flat_map(|content| &content.materials);
        let known = materials.into_iter().find(|material| material.id == *id);
        known.map_or_else(
            || id.as_str().to_owned(),
            |material| lang.pick(&material.name, &material.name_en).to_owned(),
        )
    };
    html! {
        @if case.materials.is_empty() { p class="quiet" { (lang.desk_no_materials()) } }
        @else {
            ul { @for (id, given) in &case.materials { li {
                (named(id)) " "
                (pieces::tag(pieces::Tone::Quiet, &format!("{} {}", codes::material_form(lang, given.form), lang.desk_material_count(given.count))))
            } } }
            p class="quiet" { (lang.watch_materials_closed()) }
        }
    }
}

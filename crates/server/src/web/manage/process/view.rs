//! The process on the item's page: chart, time, separate duties, and every step with what it looks at.

use super::{
    super::{edit::may_edit, items::item_address},
    preview::{budget, duties},
};
use crate::{
    text::{Lang, codes, risk_level},
    visitor::Visit,
    web::{
        pieces::{self, Column, Table},
        way,
    },
};
use maud::{Markup, html};
use paper::flow::Sheet;
use rules::{
    hall::Hall,
    item::{Content, process::Step},
};

/// The panel with its chart, read-only; whoever may edit the item finds the way to the editor.
pub(in crate::web::manage) fn panel(visit: &Visit, code: &str, content: &Content) -> Markup {
    let (lang, hall) = (visit.lang(), &*visit.hall);
    let title = lang.guide_way_title(lang.pick(&content.identity.name, &content.identity.name_en));
    let edits = may_edit(visit, &content.body.department);
    let steps = content.process.steps();
    pieces::panel(
        "process",
        lang.process_panel(),
        html! {
            @if edits {
                nav class="buttons" { (pieces::side_link(&format!("{}/process", item_address(code)), lang.process_title())) }
            }
            @if steps.is_empty() { p { (lang.process_is_empty()) } }
            @else {
                (budget(lang, content))
                (duties(lang, content, hall))
                (way::picture(lang, content, hall, Sheet::phone(title), &|_| None))
                (table(lang, content, hall, &steps))
            }
        },
    )
}

fn table(lang: Lang, content: &Content, hall: &Hall, steps: &[&Step]) -> Markup {
    let columns = [
        Column::new(lang.process_name()),
        Column::new(lang.process_kind()),
        Column::new(lang.process_post()),
        Column::new(lang.process_limit()),
        Column::new(lang.process_checklist()),
        Column::new(lang.process_risk_of()),
    ];
    let rows = steps
        .iter()
        .map(|step| {
            let name = way::post_name(lang, hall, &content.body.department, &step.post);
            let post = if name.is_empty() { step.post.as_str() } else { &name };
            vec![
                html! { (lang.pick(&step.name, &step.name_en)) },
                html! { (codes::step_kind(lang, step.kind)) },
                html! { (post) },
                html! { (codes::limit(lang, step.limit)) },
                html! {
                    @if step.checklist.is_empty() { "—" }
                    @else { details {
                        summary { (lang.process_points(step.checklist.len())) }
                        ul { @for point in &step.checklist { li { (point.text) } } }
                    } }
                },
                html! {
                    @match &step.risk {
                        Some(risk) => details {
                            summary { (risk_level(lang, risk.level)) }
                            p { (risk.form) }
                            ul { @for measure in &risk.measures { li { (measure) } } }
                        },
                        None => "—",
                    }
                },
            ]
        })
        .collect();
    Table {
        caption: lang.process_panel(),
        columns: &columns,
        rows,
        empty: html! {},
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

//! `/desk/manual/{code}`: 业务手册, the operation manual of an item for the hall's own people, to print (CA7, I-09).
//!
//! Made from the same version in force as the public guide: the process with posts and limits, the points to check so that
//! two officers decide alike (CA10), the risks of each step and what holds them (CA11, P-18), documents, basis, duties and
//! liability. It changes nothing and shows no case.

use crate::{
    failure::Failure,
    text::{Lang, codes, risk_level},
    visitor::{Handbook, Visit},
    web::{
        frame::Room,
        pieces::{self, Column, Fact, Link, Table},
        story::basis_text,
        way,
    },
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use paper::flow::Sheet;
use rules::{
    hall::Hall,
    item::{
        Content, ItemState,
        content::Material,
        duty::{LIABILITY_OF_EVERY_LICENCE, by_law},
        process::{RiskPoint, Step},
    },
    name::PostId,
};
use store::views::items;

/// `GET /desk/manual/{code}`
pub(super) async fn show(reader: Handbook, Path(code): Path<String>) -> Result<Response, Response> {
    let (version, content) = read(&reader, &code).await.map_err(|failure| reader.fail(&failure))?;
    let lang = reader.lang();
    let name = lang.pick(&content.identity.name, &content.identity.name_en);
    let title = lang.manual_title(name);
    let hall = &*reader.hall;
    let body = html! {
        (pieces::heading(&title, Some(lang.manual_lead()), html! {
            button type="button" class="button main" data-print hidden { (lang.sheet_print()) }
        }))
        (pieces::panel("basics", lang.manual_basics(), basics(lang, &content, version)))
        (pieces::panel("flow", lang.guide_flow(), way::picture(lang, &content, hall, Sheet::phone(lang.guide_flow().to_owned()), &|_| None)))
        (pieces::panel("steps", lang.manual_steps(), steps(lang, &content, hall)))
        (pieces::panel("materials", lang.guide_bring(), materials(lang, &content)))
        (pieces::panel("duties", lang.lists_duties(), duties(lang, &content)))
        (pieces::panel("basis", lang.guide_basis(), basis(lang, &content)))
    };
    let public = format!("/items/{code}");
    Ok(reader.page(
        Room::Desk,
        &title,
        &[Link::new("/items", lang.items_title()), Link::new(&public, name)],
        body,
    ))
}

async fn read(visit: &Visit, code: &str) -> Result<(u32, Content), Failure> {
    let db = visit.front.store.db();
    let row = items::one(db, code).await?.ok_or(Failure::NotFound)?;
    let open = !matches!(row.state, ItemState::Draft | ItemState::Listed);
    let version = row.in_force.filter(|_| open).ok_or(Failure::NotFound)?;
    Ok((version, items::content(db, code, version).await?.ok_or(Failure::NotFound)?))
}

fn basics(lang: Lang, content: &Content, version: u32) -> Markup {
    let limit = |limit: Option<rules::clock::Limit>| {
        limit.map_or(lang.guide_time_no_law().to_owned(), |limit| codes::limit(lang, limit))
    };
    let conditions = pieces::chinese(lang, &content.handling.accept_conditions.join("；"));
    let unit = [content.body.impl_body.as_str(), &content.body.undertaking_unit].join(" ");
    pieces::summary(
        lang,
        &[
            Fact::marked(
                lang.guide_code(),
                html! { (content.identity.task_code) " · " (lang.guide_version(version)) },
            ),
            Fact::marked(lang.guide_body(), pieces::chinese(lang, unit.trim())),
            Fact::marked(lang.guide_conditions(), conditions),
            Fact::new(lang.guide_statutory(), &limit(content.statutory_limit())),
            Fact::new(lang.guide_promised(), &limit(content.limits.promised)),
            Fact::new(lang.manual_issue(), &codes::limit(lang, content.issue_limit())),
        ],
    )
}

fn post(lang: Lang, content: &Content, hall: &Hall, post: &PostId) -> String {
    let name = way::post_name(lang, hall, &content.body.department, post);
    if name.is_empty() { post.0.clone() } else { name }
}

fn steps(lang: Lang, content: &Content, hall: &Hall) -> Markup {
    let process = &content.process;
    let columns = [
        Column::new(lang.manual_step()),
        Column::new(lang.manual_post()),
        Column::new(lang.manual_limit()),
        Column::new(lang.manual_checks()),
        Column::new(lang.manual_risks()),
    ];
    let plain = |name: &str, holder: &PostId, limit: String| {
        vec![
            html! { (name) },
            html! { (post(lang, content, hall, holder)) },
            html! { (limit) },
            html! { "—" },
            html! { "—" },
        ]
    };
    let acceptance = codes::limit(lang, rules::clock::Limit::WorkingDays(rules::clock::ACCEPTANCE));
    let mut rows = vec![plain(lang.guide_way_accept(), &process.acceptance_post, acceptance)];
    rows.extend(process.steps().into_iter().map(|step| row(lang, content, hall, step)));
    let issue = codes::limit(lang, content.issue_limit());
    rows.push(plain(lang.guide_way_deliver(), &process.delivery_post, issue));
    Table {
        caption: lang.manual_steps(),
        columns: &columns,
        rows,
        empty: html! {},
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

fn row(lang: Lang, content: &Content, hall: &Hall, step: &Step) -> Vec<Markup> {
    vec![
        html! {
            strong { (lang.pick(&step.name, &step.name_en)) }
            p class="hint" { (codes::step_kind(lang, step.kind)) }
        },
        html! { (post(lang, content, hall, &step.post)) },
        html! { (codes::limit(lang, step.limit)) },
        html! {
            @if step.checklist.is_empty() { "—" } @else {
                ul class="boxes" { @for point in &step.checklist { li { "□ " (pieces::chinese(lang, &point.text)) } } }
            }
        },
        html! { @if let Some(risk) = &step.risk { (risk_of(lang, risk)) } @else { "—" } },
    ]
}

fn risk_of(lang: Lang, risk: &RiskPoint) -> Markup {
    html! {
        p { strong { (lang.manual_risk_level(risk_level(lang, risk.level))) } " " (pieces::chinese(lang, &risk.form)) }
        ul { @for measure in &risk.measures { li { (pieces::chinese(lang, measure)) } } }
        @if !risk.owner.is_empty() { p class="hint" { (lang.manual_risk_owner(&risk.owner)) } }
    }
}

fn materials(lang: Lang, content: &Content) -> Markup {
    let columns = [
        Column::new(lang.together_material()),
        Column::new(lang.together_copies()),
        Column::new(lang.manual_source()),
        Column::new(lang.lists_article()),
    ];
    let row = |material: &Material| {
        vec![
            html! {
                strong { (lang.pick(&material.name, &material.name_en)) }
                @if let Some(necessity) = material.necessity { p class="hint" { (codes::necessity(lang, necessity)) } }
                @if !material.use_note.is_empty() { p class="hint" { (pieces::chinese(lang, &material.use_note)) } }
            },
            html! {
                @if material.original_count > 0 { (lang.together_originals(material.original_count)) " " }
                @if material.copy_count > 0 { (lang.together_copies_of(material.copy_count)) }
            },
            html! {
                @let source = material.source_type.map_or("—", |source| codes::material_source(lang, source));
                (source) @if material.source_note != source { " " (pieces::chinese(lang, &material.source_note)) }
            },
            html! {
                @if let Some(basis) = &material.basis { (pieces::chinese(lang, &basis_text(basis))) } @else { "—" }
            },
        ]
    };
    Table {
        caption: lang.guide_bring(),
        columns: &columns,
        rows: content.materials.iter().map(row).collect(),
        empty: html! { p { "—" } },
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

fn duties(lang: Lang, content: &Content) -> Markup {
    let by_law = by_law(content.identity.kind);
    html! {
        ol {
            @for duty in by_law { li {
                (codes::duty_stage(lang, duty.stage)) " · " (lang.pick(duty.zh, duty.en)) " "
                span class="quiet" { (lang.lists_licensing_law(duty.article)) }
            } }
            @for duty in &content.power.duties { li {
                @if let Some(stage) = duty.stage { (codes::duty_stage(lang, stage)) " · " }
                (pieces::chinese(lang, &duty.text))
            } }
        }
        h3 { (lang.lists_liability()) }
        ul {
            @if !by_law.is_empty() {
                @for duty in &LIABILITY_OF_EVERY_LICENCE { li {
                    (lang.pick(duty.zh, duty.en)) " "
                    span class="quiet" { (lang.lists_licensing_law(duty.article)) }
                } }
            }
            @for text in &content.power.liability { li { (pieces::chinese(lang, text)) } }
        }
        @if !content.power.later_supervision.is_empty() {
            h3 { (lang.lists_later()) }
            p { (pieces::chinese(lang, &content.power.later_supervision)) }
        }
    }
}

fn basis(lang: Lang, content: &Content) -> Markup {
    let power = &content.power;
    html! {
        ul { @for basis in power.setting_basis.iter().chain(&power.implementing_basis) { li {
            (pieces::chinese(lang, &basis_text(basis)))
            @if !basis.text.is_empty() { p class="hint" { (pieces::chinese(lang, &basis.text)) } }
        } } }
    }
}

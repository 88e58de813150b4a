//! The rest of a guide: fees with their basis (F-01), results, places and hours, questions, remedies (L-45), the law,
//! and the twenty-two particulars that must be published (I-20).

use super::Guide;
use crate::{
    divisions,
    text::{Lang, codes, law},
    web::{
        pieces::{self, Column, Fact, Table},
        story::basis_text,
    },
};
use maud::{Markup, html};
use rules::item::content::{Basis, Content, FeeItem, ResultSpec};

pub(super) fn fees(guide: &Guide<'_>) -> Markup {
    let lang = guide.lang;
    let columns = [
        Column::new(lang.guide_fee_name()),
        Column::number(lang.guide_fee_standard()),
        Column::new(lang.guide_fee_basis()),
        Column::new(lang.guide_fee_reduction()),
    ];
    let row = |fee: &FeeItem| {
        let standard = lang.guide_fee_per(&pieces::money(fee.standard.0), &fee.unit);
        let reduction = if fee.reducible { fee.reduction_basis.as_str() } else { "—" };
        vec![
            html! {
                (pieces::chinese(lang, &fee.name))
                @if fee.is_prepaid() { p class="hint" { (lang.guide_fee_prepaid()) (pieces::chinese(lang, &fee.prepaid_basis)) } }
            },
            html! { (standard) },
            pieces::chinese(lang, &basis_text(&fee.basis)),
            pieces::chinese(lang, reduction),
        ]
    };
    Table {
        caption: lang.guide_fees(),
        columns: &columns,
        rows: guide.content.fees.iter().map(row).collect(),
        empty: html! { p { (lang.guide_no_fees()) } },
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

pub(super) fn results(guide: &Guide<'_>) -> Markup {
    let lang = guide.lang;
    let columns = [
        Column::new(lang.guide_result_name()),
        Column::new(lang.guide_result_sample()),
        Column::new(lang.guide_result_valid()),
    ];
    let row = |result: &ResultSpec| {
        vec![
            html! {
                strong { (lang.pick(&result.name, &result.name_en)) }
                @if let Some(kind) = result.result_type { p class="hint" { (codes::result_type(lang, kind)) } }
            },
            pieces::chinese(lang, &result.result_sample),
            html! { (codes::validity(lang, result.validity)) },
        ]
    };
    Table {
        caption: lang.guide_results(),
        columns: &columns,
        rows: guide.content.results.iter().map(row).collect(),
        empty: html! { p { "—" } },
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

pub(super) fn place(guide: &Guide<'_>) -> Markup {
    let lang = guide.lang;
    let Content { place, handling, .. } = guide.content;
    let mut how: Vec<&str> =
        handling.handle_forms.iter().map(|form| codes::handle_form(lang, *form)).collect();
    let more = [
        (handling.supports_booking, lang.guide_place_booking()),
        (handling.supports_express, lang.guide_place_express()),
        (handling.self_service, lang.guide_place_terminal()),
    ];
    how.extend(more.into_iter().filter(|(offered, _)| *offered).map(|(_, words)| words));
    let chinese = |label, text: &str| said(lang, label, text);
    let facts = pieces::summary(
        lang,
        &[
            chinese(lang.guide_place_where(), &place.place),
            chinese(lang.guide_place_window(), &place.window),
            chinese(lang.guide_place_hours(), &place.time),
            Fact::new(lang.guide_place_how(), &lang.and(&how)),
            chinese(lang.guide_place_consult(), &place.consult_way),
            chinese(lang.guide_place_complain(), &place.supervise_way),
        ],
    );
    html! { (facts) @if let Some(live) = &guide.live { (live.centres) } }
}

pub(super) fn questions(guide: &Guide<'_>) -> Markup {
    let faq = &guide.content.help.faq;
    html! {
        @if !faq.is_empty() {
            (pieces::panel("faq", guide.lang.guide_faq(), html! {
                @for known in faq { details { summary { (pieces::chinese(guide.lang, &known.q)) } p { (pieces::chinese(guide.lang, &known.a)) } } }
            }))
        }
    }
}

pub(super) fn remedies(guide: &Guide<'_>) -> Markup {
    let own = guide.content.help.remedies.trim();
    html! {
        p { (guide.lang.guide_remedies_general()) }
        @if !own.is_empty() { p { (pieces::chinese(guide.lang, own)) } }
    }
}

pub(super) fn basis(guide: &Guide<'_>) -> Markup {
    let (lang, power) = (guide.lang, &guide.content.power);
    html! {
        ul { @for basis in power.setting_basis.iter().chain(&power.implementing_basis) { li {
            (pieces::chinese(lang, &basis_text(basis)))
            @if !basis.text.is_empty() { p class="hint" { (pieces::chinese(lang, &basis.text)) } }
        } } }
    }
}

/// A fact that the catalogue has in Chinese only.
fn said<'a>(lang: Lang, label: &'a str, text: &str) -> Fact<'a> {
    if text.is_empty() { Fact::new(label, text) } else { Fact::marked(label, pieces::chinese(lang, text)) }
}

/// 前置审批: which approvals must be had first, each with its law (L-47).
fn beforehand(guide: &Guide<'_>) -> String {
    let all = &guide.content.handling.prerequisites;
    if all.is_empty() {
        return guide.lang.guide_none_beforehand().to_owned();
    }
    let each = all.iter().map(|it| format!("{}（{}，{}）", it.name, it.body, basis_text(&it.basis)));
    each.collect::<Vec<_>>().join("；")
}

/// 中介服务: what has to be had from others, each with its law (L-47).
fn bought(guide: &Guide<'_>) -> String {
    let all = &guide.content.handling.intermediary_services;
    if all.is_empty() {
        return guide.lang.guide_none_bought().to_owned();
    }
    let each = all.iter().map(|it| format!("{}（{}）", it.name, basis_text(&it.basis)));
    each.collect::<Vec<_>>().join("；")
}

/// 二十二公开: every particular in one list, those shown above only named (I-20).
pub(super) fn published(guide: &Guide<'_>) -> Markup {
    let lang = guide.lang;
    let Content { identity, power, body, limits, handling, subject, place, .. } = guide.content;
    let join = |words: Vec<&str>| lang.and(&words);
    let limit = |limit: Option<rules::clock::Limit>, note: &str| {
        let words = limit.map_or(lang.guide_time_no_law().to_owned(), |limit| codes::limit(lang, limit));
        if note.is_empty() { words } else { format!("{words}（{note}）") }
    };
    let targets = join(subject.service_targets.iter().map(|it| codes::service_target(lang, *it)).collect());
    let ways = join(handling.handle_forms.iter().map(|form| codes::handle_form(lang, *form)).collect());
    let fees = guide.content.fees.iter().map(|fee| fee.name.as_str()).collect::<Vec<_>>();
    let fees = if fees.is_empty() { lang.guide_free().to_owned() } else { join(fees) };
    let results = join(guide.content.results.iter().map(|result| result.name.as_str()).collect());
    let laws = |all: &[Basis]| all.iter().map(basis_text).collect::<Vec<_>>().join("；");
    let fee_basis =
        guide.content.fees.iter().map(|fee| basis_text(&fee.basis)).collect::<Vec<_>>().join("；");
    let quota = guide.quota();
    let place_words = [place.place.as_str(), &place.window, &place.time].join(" ");
    let asks = [place.consult_way.as_str(), &place.supervise_way].join("；");
    let depth =
        handling.online_depth.map_or(lang.guide_online_no(), |depth| codes::online_depth(lang, depth));
    let conditions = handling.accept_conditions.join("；");
    let area = divisions::named(&body.jurisdiction);
    let chinese = |label, text: &str| said(lang, label, text);
    let facts = [
        chinese(lang.guide_name(), &identity.name),
        Fact::marked(
            lang.guide_code(),
            html! { (identity.task_code) " · " (lang.guide_version(guide.version)) },
        ),
        Fact::new(lang.guide_basic_code(), &identity.catalog_code),
        Fact::new(lang.guide_kind(), identity.kind.map_or("", |kind| law::item_kind(lang, kind))),
        Fact::new(lang.guide_case_kind(), handling.case_kind.map_or("", |kind| law::case_kind(lang, kind))),
        chinese(lang.guide_body(), &body.impl_body),
        chinese(lang.guide_unit(), &body.undertaking_unit),
        Fact::new(lang.guide_area(), &area),
        chinese(lang.guide_basis(), &laws(&power.setting_basis)),
        Fact::new(lang.guide_targets(), &targets),
        chinese(lang.guide_conditions(), &conditions),
        Fact::new(lang.guide_quota(), &quota),
        Fact::marked(lang.guide_bring(), html! { a href="#bring" { (lang.guide_papers_see()) } }),
        Fact::marked(lang.particular_forms(), forms(guide)),
        Fact::new(lang.guide_prerequisites(), &beforehand(guide)),
        Fact::new(lang.guide_intermediaries(), &bought(guide)),
        Fact::marked(lang.guide_procedure(), html! { a href="#way" { (lang.guide_procedure_see()) } }),
        Fact::marked(lang.guide_flow(), html! { a href="#way" { (lang.guide_flow_see()) } }),
        Fact::new(lang.guide_statutory(), &limit(guide.content.statutory_limit(), &limits.statutory_note)),
        Fact::new(lang.guide_promised(), &limit(limits.promised, &limits.promised_note)),
        Fact::new(lang.guide_fee(), &fees),
        chinese(lang.guide_fee_basis(), &fee_basis),
        chinese(lang.guide_place_where(), &place_words),
        Fact::new(lang.guide_place_how(), &ways),
        Fact::new(lang.guide_depth(), depth),
        Fact::new(lang.guide_scope(), handling.pass_scope.map_or("", |it| codes::pass_scope(lang, it))),
        chinese(lang.guide_results(), &results),
        Fact::new(lang.guide_power(), &power_words(guide)),
        chinese(lang.guide_division(), &power.power_division),
        chinese(lang.guide_content(), &power.use_content),
        chinese(lang.guide_place_consult(), &asks),
        Fact::marked(lang.guide_remedies(), remedies(guide)),
    ];
    html! {
        p class="quiet" { (lang.guide_public_more()) }
        (pieces::summary(lang, &facts))
    }
}

/// 权力来源、行使层级
fn power_words(guide: &Guide<'_>) -> String {
    let (lang, power) = (guide.lang, &guide.content.power);
    let source = power.power_source.map(|source| codes::power_source(lang, source));
    let level = power.use_level.map(|level| codes::use_level(lang, level));
    lang.and(&source.into_iter().chain(level).collect::<Vec<_>>())
}

/// The way to the blank form and to the sample.
fn forms(guide: &Guide<'_>) -> Markup {
    let (lang, code) = (guide.lang, &guide.content.identity.task_code);
    html! {
        @if guide.content.form.is_empty() { (lang.guide_no_form()) } @else if guide.live.is_some() {
            a href={ "/items/" (code) "/blank" } { (lang.particular_blank()) } " · "
            a href={ "/items/" (code) "/sample" } { (lang.particular_sample()) }
        } @else { "—" }
    }
}

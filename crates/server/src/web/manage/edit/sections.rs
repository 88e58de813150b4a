//! The sections of the editor in the order of the guide, with every field of an item but its process. A field is
//! described here once; how it is asked and read follows from that (`shape`).

use super::{
    blocks_of::{BASIS, DUTY, FAQ, FEE, FORM, MATERIAL, PREREQUISITE, QUESTION, RESULT, SERVICE, SPECIAL},
    shape::{
        Kind, Part, Section, any, at, code, day, limit, line, lines, list, many, maybe, named, number, of,
        one, yes,
    },
    words,
};
use crate::{text::Lang, web::pieces::Width};

pub(super) static SECTIONS: &[Section] = &[
    Section { key: "name", title: Lang::edit_name, lead: Lang::edit_name_lead, parts: NAME },
    Section { key: "power", title: Lang::edit_power, lead: Lang::edit_power_lead, parts: POWER },
    Section { key: "body", title: Lang::edit_body, lead: Lang::edit_body_lead, parts: BODY },
    Section { key: "limits", title: Lang::edit_limits, lead: Lang::edit_limits_lead, parts: LIMITS },
    Section { key: "handling", title: Lang::edit_handling, lead: Lang::edit_handling_lead, parts: HANDLING },
    Section { key: "subject", title: Lang::edit_subject, lead: Lang::edit_subject_lead, parts: SUBJECT },
    Section {
        key: "questions",
        title: Lang::edit_questions,
        lead: Lang::edit_questions_lead,
        parts: QUESTIONS,
    },
    Section { key: "form", title: Lang::edit_form, lead: Lang::edit_form_lead, parts: FORMS },
    Section {
        key: "materials",
        title: Lang::edit_materials,
        lead: Lang::edit_materials_lead,
        parts: MATERIALS,
    },
    Section { key: "fees", title: Lang::edit_fees, lead: Lang::edit_fees_lead, parts: FEES },
    Section { key: "results", title: Lang::edit_results, lead: Lang::edit_results_lead, parts: RESULTS },
    Section { key: "help", title: Lang::edit_help, lead: Lang::edit_help_lead, parts: HELP },
];

/// The section of this word in the address, with its place.
pub(super) fn section(key: &str) -> Option<(usize, &'static Section)> {
    SECTIONS.iter().enumerate().find(|(_, section)| section.key == key)
}

/// The section in which the field of this path (`materials[2].name`) is asked.
pub(super) fn section_of(path: &str) -> Option<&'static Section> {
    let holds = |part: &&Part| {
        let rest = path.strip_prefix(&*at("", part.name));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    SECTIONS.iter().find(|section| named(section.parts).iter().any(holds))
}

const NAME: &[Part] = &[
    of("identity.task_code", Kind::Fixed).hint(Lang::edit_hint_code_fixed),
    line("identity.name").must().hint(Lang::edit_hint_name).example("食品经营许可（新办）"),
    line("identity.name_en").hint(Lang::edit_hint_name_en),
    line("identity.main_item").hint(Lang::edit_hint_main_item).example("食品经营许可"),
    one("identity.kind", words::item_kind),
    Part::new("", Kind::Row(&CODES), 0, Width::Full),
    Part::new("", Kind::Row(&PLANNED), 0, Width::Full),
];
const CODES: [Part; 3] = [
    code("identity.catalog_code").hint(Lang::edit_hint_catalog_code).example("000115003000"),
    code("identity.task_handle_code").hint(Lang::edit_hint_handle_code),
    code("identity.local_code").hint(Lang::edit_hint_local_code),
];
const PLANNED: [Part; 2] = [
    day("identity.plan_effective_date").hint(Lang::edit_hint_plan_from),
    day("identity.plan_cancel_date").hint(Lang::edit_hint_plan_until),
];

const POWER: &[Part] = &[
    Part::new("", Kind::Row(&SOURCE), 0, Width::Full),
    lines("power.power_division", 2).hint(Lang::edit_hint_division),
    lines("power.use_content", 2).hint(Lang::edit_hint_use_content),
    many("power.setting_basis", 20, BASIS).hint(Lang::edit_hint_setting_basis),
    many("power.implementing_basis", 20, BASIS).hint(Lang::edit_hint_implementing_basis),
];
const SOURCE: [Part; 2] =
    [one("power.power_source", words::power_source), one("power.use_level", words::use_level)];

const BODY: &[Part] = &[
    of("body.department", Kind::Department).must().hint(Lang::edit_hint_department),
    line("body.impl_body").hint(Lang::edit_hint_impl_body),
    Part::new("", Kind::Row(&WHOSE), 0, Width::Full),
    line("body.undertaking_unit").hint(Lang::edit_hint_unit).example("行政审批股").width(Width::Middle),
    line("place.place").hint(Lang::edit_hint_place),
    line("place.window").hint(Lang::edit_hint_window).example("一楼 A1—A8 号窗口").width(Width::Middle),
    line("place.time").hint(Lang::edit_hint_time).example("工作日 09:00—12:00，13:00—17:00"),
    lines("place.consult_way", 2).hint(Lang::edit_hint_consult).most(500),
    lines("place.supervise_way", 2).hint(Lang::edit_hint_supervise).most(500),
    yes("place.entered_center"),
    Part::new("", Kind::More(&ELSEWHERE), 0, Width::Full),
];
const WHOSE: [Part; 2] =
    [code("body.credit_code").hint(Lang::edit_hint_credit_code), one("body.body_nature", words::body_nature)];
const ELSEWHERE: [Part; 3] = [
    line("body.entrusted_body").hint(Lang::edit_hint_entrusted),
    list("body.joint_units", 3).hint(Lang::edit_hint_joint_units),
    code("body.jurisdiction").hint(Lang::edit_hint_jurisdiction),
];

const LIMITS: &[Part] = &[
    limit("limits.statutory").hint(Lang::edit_hint_statutory),
    lines("limits.statutory_note", 2).most(500).hint(Lang::edit_hint_statutory_note),
    limit("limits.promised").hint(Lang::edit_hint_promised),
    lines("limits.promised_note", 2).most(500),
    many("limits.special_links", 12, SPECIAL).hint(Lang::edit_hint_special),
    Part::new("", Kind::More(&OTHER_LIMITS), 0, Width::Full).hint(Lang::edit_more_limits),
];
const OTHER_LIMITS: [Part; 9] = [
    limit("limits.correction").hint(Lang::edit_hint_correction),
    limit("limits.deferral").hint(Lang::edit_hint_deferral),
    limit("limits.payment").hint(Lang::edit_hint_payment),
    one("limits.deferral_missed", words::deferral_missed).hint(Lang::edit_hint_deferral_missed),
    maybe("limits.extension", 60).hint(Lang::edit_hint_extension),
    limit("limits.issue").hint(Lang::edit_hint_issue),
    limit("limits.superior").label(Lang::edit_label_superior_limit).hint(Lang::edit_hint_superior_limit),
    maybe("limits.remind_before", 60).hint(Lang::edit_hint_remind),
    maybe("limits.renewal_lead", 730).hint(Lang::edit_hint_renewal_lead),
];

const HANDLING: &[Part] = &[
    Part::new("", Kind::Row(&KINDS), 0, Width::Full),
    any("handling.handle_forms", words::handle_form),
    list("handling.accept_conditions", 5).hint(Lang::edit_hint_conditions),
    lines("handling.quota_note", 2).most(500).hint(Lang::edit_hint_quota_note),
    Part::new("handling.quota", Kind::Optional(&QUOTA), 0, Width::Full),
    number("handling.visits_max", 20).hint(Lang::edit_hint_visits),
    line("handling.visit_reason").hint(Lang::edit_hint_visit_reason),
    Part::new("", Kind::Row(&ONLINE), 0, Width::Full),
    Part::new("", Kind::Row(&OFFERED), 0, Width::Full),
    yes("handling.presence_required").hint(Lang::edit_hint_presence),
    yes("handling.safety").hint(Lang::edit_hint_safety),
    many("handling.prerequisites", 12, PREREQUISITE).hint(Lang::edit_hint_prerequisites),
    many("handling.intermediary_services", 12, SERVICE).hint(Lang::edit_hint_services),
    Part::new("", Kind::More(&SELDOM), 0, Width::Full).hint(Lang::edit_more_handling),
];
const KINDS: [Part; 2] = [
    one("handling.case_kind", words::case_kind),
    one("handling.purpose", words::purpose).must().hint(Lang::edit_hint_purpose),
];
const OFFERED: [Part; 4] = [
    yes("handling.supports_booking"),
    yes("handling.supports_e_pay"),
    yes("handling.supports_express"),
    yes("handling.self_service"),
];
const QUOTA: [Part; 1] = [number("places", 1_000_000).hint(Lang::edit_hint_quota)];
const ONLINE: [Part; 2] = [
    one("handling.online_depth", words::online_depth).hint(Lang::edit_hint_online),
    one("handling.pass_scope", words::pass_scope).hint(Lang::edit_hint_scope),
];
const SELDOM: [Part; 4] = [
    of("handling.about", Kind::Item).hint(Lang::edit_hint_about),
    line("handling.superior").hint(Lang::edit_hint_superior),
    one("handling.regime", words::regime).must().hint(Lang::edit_hint_regime),
    Part::new("handling.commitments", Kind::Optional(&COMMITMENTS), 0, Width::Full)
        .hint(Lang::edit_hint_commitments),
];
const COMMITMENTS: [Part; 4] = [
    lines("promises", 4),
    limit("verify_within").hint(Lang::edit_hint_verify),
    limit("rectify_within").hint(Lang::edit_hint_rectify),
    Part::new("basis", Kind::Optional(BASIS), 0, Width::Full).hint(Lang::edit_hint_promise_basis),
];

const SUBJECT: &[Part] = &[
    any("subject.service_targets", words::service_target),
    list("identity.search_words", 6).most(60).hint(Lang::edit_hint_search_words),
    of("subject.life_events", Kind::Subjects("life_event")).hint(Lang::edit_hint_life_events),
    of("subject.themes_person", Kind::Subjects("person")),
    of("subject.themes_legal", Kind::Subjects("legal")),
];

const QUESTIONS: &[Part] = &[many("questions", 20, QUESTION)];
const FORMS: &[Part] = &[many("form", 60, FORM)];
const MATERIALS: &[Part] = &[many("materials", 60, MATERIAL)];
const FEES: &[Part] = &[many("fees", 20, FEE)];
const RESULTS: &[Part] = &[many("results", 10, RESULT)];

const HELP: &[Part] = &[
    many("help.faq", 30, FAQ),
    lines("help.remedies", 4).hint(Lang::edit_hint_remedies),
    many("power.duties", 30, DUTY).hint(Lang::edit_hint_duties),
    list("power.liability", 4).hint(Lang::edit_hint_liability),
    lines("power.later_supervision", 4).hint(Lang::edit_hint_later),
];

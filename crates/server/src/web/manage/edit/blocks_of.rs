//! What stands in the numbered blocks of the editor: a basis, a material, a fee, a question and so on.

use super::{
    shape::{Kind, Part, any, code, id, limit, line, lines, list, many, number, of, one, yes},
    words,
};
use crate::{text::Lang, web::pieces::Width};

/// 依据
pub(super) const BASIS: &[Part] = &[
    line("law").hint(Lang::edit_hint_law).example("中华人民共和国食品安全法"),
    Part::new("", Kind::Row(&WHERE), 0, Width::Full),
    lines("text", 2).hint(Lang::edit_hint_article_text),
];
const WHERE: [Part; 2] = [
    line("article").example("第三十五条").width(Width::Middle),
    line("document_number").hint(Lang::edit_hint_document_number).width(Width::Middle),
];

/// 特别程序
pub(super) const SPECIAL: &[Part] = &[
    one("kind", words::special_procedure),
    line("name").example("现场检测").width(Width::Middle),
    limit("time").label(Lang::edit_label_how_long),
    yes("mandatory").hint(Lang::edit_hint_mandatory),
    Part::new("basis", Kind::Group(BASIS), 0, Width::Full),
];

/// 前置审批
pub(super) const PREREQUISITE: &[Part] = &[
    line("name"),
    line("body").label(Lang::edit_label_deciding_body),
    of("code", Kind::Item).label(Lang::edit_label_its_code).hint(Lang::edit_hint_prerequisite_code),
    Part::new("basis", Kind::Group(BASIS), 0, Width::Full).hint(Lang::edit_hint_condition_basis),
];

/// 中介服务
pub(super) const SERVICE: &[Part] = &[
    line("name"),
    line("provider"),
    yes("self_made"),
    line("fee_note"),
    Part::new("basis", Kind::Group(BASIS), 0, Width::Full).hint(Lang::edit_hint_condition_basis),
];

/// 情形问题
pub(super) const QUESTION: &[Part] = &[
    line("text").label(Lang::edit_label_question).example("主要做什么？"),
    line("text_en"),
    many("answers", 20, ANSWER).hint(Lang::edit_hint_answers),
    Part::new("", Kind::More(&[QUESTION_ID]), 0, Width::Full),
];
const QUESTION_ID: Part = id("q", "id").hint(Lang::edit_hint_question_id);
const ANSWER: &[Part] = &[
    line("text").label(Lang::edit_label_answer).width(Width::Middle),
    line("text_en").width(Width::Middle),
    Part::new("", Kind::More(&[ANSWER_ID]), 0, Width::Full),
];
const ANSWER_ID: Part = id("a", "id").hint(Lang::edit_hint_question_id);

/// 申请表字段
pub(super) const FORM: &[Part] = &[
    line("label").example("经营场所"),
    line("label_en"),
    one("kind", words::field_kind).must().preset("text").hint(Lang::edit_hint_field_kind),
    list("options", 3).hint(Lang::edit_hint_options),
    yes("required"),
    line("hint"),
    line("example").width(Width::Middle),
    Part::new("", Kind::More(&[FORM_KEY]), 0, Width::Full),
];
const FORM_KEY: Part = id("field", "key").hint(Lang::edit_hint_key);

/// 申请材料
pub(super) const MATERIAL: &[Part] = &[
    line("name").hint(Lang::edit_hint_material_name).example("食品经营许可申请书"),
    line("name_en"),
    Part::new("", Kind::Row(&NEED), 0, Width::Full),
    any("forms", words::material_form).preset("paper"),
    Part::new("", Kind::Row(&COUNTS), 0, Width::Full),
    line("source_note").hint(Lang::edit_hint_source_note).example("申请人自备").width(Width::Middle),
    of("when", Kind::When).hint(Lang::edit_hint_when),
    Part::new("", Kind::More(&PAPER), 0, Width::Full).hint(Lang::edit_more_material),
];
const NEED: [Part; 2] = [
    one("necessity", words::necessity).preset("mandatory").hint(Lang::edit_hint_necessity),
    one("source_type", words::material_source).preset("applicant").hint(Lang::edit_hint_source),
];
const COUNTS: [Part; 3] = [
    number("original_count", 99).preset("1"),
    number("copy_count", 99),
    line("page_format").example("A4").width(Width::Short),
];
const PAPER: [Part; 8] = [
    line("blank_form").hint(Lang::edit_hint_blank_form),
    line("sample").hint(Lang::edit_hint_sample),
    line("issue_time_req").hint(Lang::edit_hint_issue_time).example("近六个月内"),
    lines("use_note", 2),
    yes("deferrable").hint(Lang::edit_hint_deferrable),
    yes("promisable").hint(Lang::edit_hint_promisable),
    Part::new("basis", Kind::Optional(BASIS), 0, Width::Full).hint(Lang::edit_hint_material_basis),
    id("m", "id").hint(Lang::edit_hint_material_id),
];

/// 收费项目
pub(super) const FEE: &[Part] = &[
    line("name").example("证照工本费"),
    Part::new("", Kind::Row(&TARIFF), 0, Width::Full),
    Part::new("basis", Kind::Group(BASIS), 0, Width::Full).hint(Lang::edit_hint_fee_basis),
    yes("reducible"),
    line("reduction_basis").hint(Lang::edit_hint_reduction),
    line("prepaid_basis").hint(Lang::edit_hint_prepaid).example("不动产登记收费办法第九条"),
    Part::new("", Kind::More(&[FEE_ID]), 0, Width::Full),
];
const TARIFF: [Part; 2] = [
    of("standard", Kind::Money).label(Lang::edit_label_standard).hint(Lang::edit_hint_standard),
    line("unit").hint(Lang::edit_hint_fee_unit).example("本").width(Width::Short),
];
const FEE_ID: Part = id("fee", "id").hint(Lang::edit_hint_fee_id);

/// 办理结果
pub(super) const RESULT: &[Part] = &[
    line("name").example("食品经营许可证"),
    line("name_en"),
    one("result_type", words::result_type).preset("licence_or_permit"),
    lines("result_sample", 2).hint(Lang::edit_hint_result_sample),
    of("validity", Kind::Validity).hint(Lang::edit_hint_validity),
    code("licence_type_code").hint(Lang::edit_hint_licence_type),
];

/// 常见问题
pub(super) const FAQ: &[Part] = &[line("q"), lines("a", 3)];

/// 责任事项
pub(super) const DUTY: &[Part] = &[one("stage", words::duty_stage), lines("text", 2)];

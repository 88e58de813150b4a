//! 各表: which sheets a workbook has and which column holds which field of an item.
//!
//! The first sheet has a row for each item; the others have a row for each part of one, keyed by the item's code and
//! their order. Paths are those of [`super::flat`]. Headings are the words of the one dictionary of fields.

use super::words::{self, Words};
use crate::text::{Lang, fault_field};

/// 单元格种类: what a cell of a column holds, and so how it is written and read.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Words, on one line or more.
    Text,
    /// A code: no blanks, no full-width signs.
    Code,
    /// Several short texts, a line each.
    Lines,
    /// Several words that nobody may write punctuation in, a line each or parted by commas.
    Terms,
    /// One word of a code table.
    Word(Words),
    /// Several words of a code table, a line each.
    Words(Words),
    /// A limit with its unit.
    Limit,
    /// A term with its unit.
    Validity,
    /// A whole number up to this.
    Count(u32),
    /// The same, where an empty cell is not nought but nothing.
    Maybe(u32),
    /// 是 or 否.
    YesNo,
    /// A day.
    Date,
    /// Yuan with up to two decimals; stored in fen.
    Money,
    /// A department, by its name.
    Department,
}

/// 列
#[derive(Clone, Copy, Debug)]
pub struct Column {
    /// Where the field lies in the flat item, or in the part.
    pub path: &'static str,
    /// What is in it.
    pub kind: Kind,
    /// Whether a part cannot be without it.
    pub required: bool,
    /// The path under which the dictionary names it, where that is another.
    named: &'static str,
}

impl Column {
    const fn new(path: &'static str, kind: Kind) -> Column {
        Column { path, kind, required: false, named: path }
    }

    const fn needed(mut self) -> Column {
        self.required = true;
        self
    }

    const fn called(mut self, named: &'static str) -> Column {
        self.named = named;
        self
    }

    /// 表头
    #[must_use]
    pub fn heading(&self, lang: Lang) -> String {
        fault_field(lang, self.named)
    }
}

/// 表
#[derive(Clone, Copy, Debug)]
pub struct Sheet {
    /// The name of the list in the flat item; `item` for the items themselves.
    pub key: &'static str,
    /// 表名
    pub title: &'static str,
    /// Its fields, without the code and the order that stand in front.
    pub columns: &'static [Column],
}

impl Sheet {
    /// Whether it has a row for each item.
    #[must_use]
    pub fn is_of_items(&self) -> bool {
        self.key == ITEM
    }
}

/// The key of the sheet of items.
pub const ITEM: &str = "item";
/// The machine name of the column that says which item a row belongs to.
pub const CODE: &str = "task_code";
/// The machine name of the column that says the how-manieth part of its item a row is.
pub const ORDER: &str = "order";

/// The heading of the column of codes.
#[must_use]
pub fn code_heading(lang: Lang) -> String {
    fault_field(lang, CODE)
}

/// The heading of the column of orders.
#[must_use]
pub fn order_heading(lang: Lang) -> String {
    fault_field(lang, ORDER)
}

/// Every sheet, in the order of the workbook.
pub const SHEETS: &[Sheet] = &[
    Sheet { key: ITEM, title: "事项", columns: ITEMS },
    Sheet { key: "bases", title: "依据", columns: BASES },
    Sheet { key: "duties", title: "责任", columns: DUTIES },
    Sheet { key: "special_links", title: "特别程序", columns: SPECIAL_LINKS },
    Sheet { key: "prerequisites", title: "前置审批", columns: PREREQUISITES },
    Sheet { key: "intermediary_services", title: "中介服务", columns: SERVICES },
    Sheet { key: "questions", title: "情形", columns: QUESTIONS },
    Sheet { key: "answers", title: "情形选项", columns: ANSWERS },
    Sheet { key: "form", title: "表单", columns: FORM },
    Sheet { key: "materials", title: "材料", columns: MATERIALS },
    Sheet { key: "fees", title: "收费", columns: FEES },
    Sheet { key: "results", title: "结果", columns: RESULTS },
    Sheet { key: "faq", title: "常见问题", columns: FAQ },
    Sheet { key: "steps", title: "环节", columns: STEPS },
    Sheet { key: "points", title: "审查要点", columns: POINTS },
];

use Kind::{Code, Count, Date, Department, Limit, Lines, Maybe, Money, Terms, Text, Validity, YesNo};

const fn col(path: &'static str, kind: Kind) -> Column {
    Column::new(path, kind)
}

const fn word(path: &'static str, words: Words) -> Column {
    Column::new(path, Kind::Word(words))
}

const fn several(path: &'static str, words: Words) -> Column {
    Column::new(path, Kind::Words(words))
}

/// Most days of a limit: what the type of the rules holds.
const DAYS: u32 = u16::MAX as u32;

const ITEMS: &[Column] = &[
    col("identity.name", Text),
    col("identity.name_en", Text),
    word("identity.kind", words::item_kinds),
    col("body.department", Department),
    col("identity.main_item", Text),
    col("identity.catalog_code", Code),
    col("identity.task_handle_code", Code),
    col("identity.local_code", Code),
    col("identity.search_words", Terms),
    col("identity.plan_effective_date", Date),
    col("identity.plan_cancel_date", Date),
    word("power.power_source", words::power_sources),
    word("power.use_level", words::use_levels),
    col("power.power_division", Text),
    col("power.use_content", Text),
    col("power.liability", Lines),
    col("power.later_supervision", Text),
    col("body.impl_body", Text),
    col("body.credit_code", Code),
    word("body.body_nature", words::body_natures),
    col("body.entrusted_body", Text),
    col("body.undertaking_unit", Text),
    col("body.joint_units", Lines),
    col("body.jurisdiction", Code),
    col("limits.statutory", Limit),
    col("limits.statutory_note", Text),
    col("limits.promised", Limit),
    col("limits.promised_note", Text),
    col("limits.correction", Limit),
    col("limits.superior", Limit).called("superior_limit"),
    col("limits.deferral", Limit),
    col("limits.payment", Limit),
    word("limits.deferral_missed", words::deferrals_missed),
    col("limits.extension", Maybe(DAYS)),
    col("limits.issue", Limit),
    col("limits.remind_before", Maybe(DAYS)),
    col("limits.renewal_lead", Maybe(DAYS)),
    word("handling.case_kind", words::case_kinds),
    word("handling.purpose", words::purposes),
    col("handling.about", Code),
    several("handling.handle_forms", words::handle_forms),
    col("handling.accept_conditions", Lines),
    col("handling.quota_note", Text),
    col("handling.quota.places", Maybe(u32::MAX)),
    col("handling.visits_max", Count(u8::MAX as u32)),
    col("handling.visit_reason", Text),
    word("handling.online_depth", words::online_depths),
    word("handling.pass_scope", words::pass_scopes),
    col("handling.supports_booking", YesNo),
    col("handling.supports_e_pay", YesNo),
    col("handling.supports_express", YesNo),
    col("handling.self_service", YesNo),
    col("handling.presence_required", YesNo),
    col("handling.safety", YesNo),
    word("handling.regime", words::regimes),
    col("handling.superior", Text),
    col("handling.commitments.promises", Text),
    col("handling.commitments.basis.law", Text),
    col("handling.commitments.basis.document_number", Text),
    col("handling.commitments.basis.article", Text),
    col("handling.commitments.basis.text", Text),
    col("handling.commitments.verify_within", Limit),
    col("handling.commitments.rectify_within", Limit),
    col("place.place", Text),
    col("place.window", Text),
    col("place.time", Text),
    col("place.consult_way", Text),
    col("place.supervise_way", Text),
    col("place.entered_center", YesNo),
    several("subject.service_targets", words::service_targets),
    col("subject.themes_person", Lines),
    col("subject.themes_legal", Lines),
    col("subject.life_events", Lines),
    col("help.remedies", Text),
    col("process.acceptance_post", Code),
    col("process.delivery_post", Code),
    col("process.full_authorisation", YesNo),
];

const BASES: &[Column] = &[
    word("used_for", words::basis_uses).needed(),
    col("law", Text),
    col("document_number", Text),
    col("article", Text),
    col("text", Text),
];

const DUTIES: &[Column] = &[word("stage", words::duty_stages), col("text", Text)];

const SPECIAL_LINKS: &[Column] = &[
    word("kind", words::special_procedures),
    col("name", Text),
    col("time", Limit),
    col("mandatory", YesNo),
    col("basis.law", Text),
    col("basis.document_number", Text),
    col("basis.article", Text),
    col("basis.text", Text),
];

const PREREQUISITES: &[Column] = &[
    col("name", Text),
    col("code", Code),
    col("body", Text).called("impl_body"),
    col("basis.law", Text),
    col("basis.document_number", Text),
    col("basis.article", Text),
    col("basis.text", Text),
];

const SERVICES: &[Column] = &[
    col("name", Text),
    col("provider", Text),
    col("self_made", YesNo),
    col("fee_note", Text),
    col("basis.law", Text),
    col("basis.document_number", Text),
    col("basis.article", Text),
    col("basis.text", Text),
];

const QUESTIONS: &[Column] = &[col("id", Code).needed(), col("text", Text), col("text_en", Text)];

const ANSWERS: &[Column] =
    &[col("question", Code).needed(), col("id", Code).needed(), col("text", Text), col("text_en", Text)];

const FORM: &[Column] = &[
    col("key", Code).needed(),
    col("label", Text).needed(),
    col("label_en", Text),
    word("kind", words::field_kinds).needed(),
    col("required", YesNo),
    col("hint", Text),
    col("example", Text),
    col("options", Lines),
];

const MATERIALS: &[Column] = &[
    col("id", Code).needed(),
    col("name", Text),
    col("name_en", Text),
    word("necessity", words::necessities),
    several("forms", words::material_forms),
    col("original_count", Count(u8::MAX as u32)),
    col("copy_count", Count(u8::MAX as u32)),
    col("page_format", Text),
    col("blank_form", Text),
    col("sample", Text),
    word("source_type", words::material_sources),
    col("source_note", Text),
    col("issue_time_req", Text),
    col("use_note", Text),
    col("basis.law", Text),
    col("basis.document_number", Text),
    col("basis.article", Text),
    col("basis.text", Text),
    col("deferrable", YesNo),
    col("promisable", YesNo),
    col("when.question", Code),
    col("when.answer", Code),
];

const FEES: &[Column] = &[
    col("id", Code),
    col("name", Text),
    col("standard", Money).called("standard_yuan"),
    col("unit", Text),
    col("basis.law", Text),
    col("basis.document_number", Text),
    col("basis.article", Text),
    col("basis.text", Text),
    col("reducible", YesNo),
    col("reduction_basis", Text),
    col("prepaid_basis", Text),
];

const RESULTS: &[Column] = &[
    col("name", Text),
    col("name_en", Text),
    word("result_type", words::result_types),
    col("result_sample", Text),
    col("validity", Validity),
    col("licence_type_code", Code),
];

const FAQ: &[Column] = &[col("q", Text), col("a", Text)];

const STEPS: &[Column] = &[
    col("path", Code).needed(),
    word("block", words::blocks).needed(),
    col("id", Code),
    col("name", Text),
    col("name_en", Text),
    word("kind", words::step_kinds),
    col("post", Code),
    col("limit", Limit),
    word("risk.level", words::risk_levels),
    col("risk.form", Text).called("risk.manifestation"),
    col("risk.measures", Lines),
    col("risk.owner", Text),
    col("when.question", Code),
    col("when.answer", Code),
];

const POINTS: &[Column] = &[col("step", Code).needed(), col("id", Code).needed(), col("text", Text)];

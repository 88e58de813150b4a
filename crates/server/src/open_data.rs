//! 开放数据: the published items as rows that anybody may take away and use: the columns, what each means, and how far the
//! data have come. What is not public is not among them: no drafts, no risk points, nobody's name.

use crate::{
    text::{Lang, codes},
    workbook::{cell::Cell, csvs},
};
use rules::{
    hall::Hall,
    item::{
        Content, ItemState,
        content::{CaseKind, ItemKind, OnlineDepth},
    },
};
use serde_json::{Map, Value, json};
use store::views::contents::{ItemContent, Wanted, Which};

/// 数据列: its name in files, and what it holds in both languages.
#[derive(Clone, Copy, Debug)]
pub struct DataColumn {
    /// The machine name: the key in JSON, the heading in CSV.
    pub name: &'static str,
    /// In Chinese.
    pub zh: &'static str,
    /// In English.
    pub en: &'static str,
    read: fn(&ItemContent, &Hall) -> Value,
}

const fn column(
    name: &'static str,
    zh: &'static str,
    en: &'static str,
    read: fn(&ItemContent, &Hall) -> Value,
) -> DataColumn {
    DataColumn { name, zh, en, read }
}

fn of(item: &ItemContent) -> &Content {
    &item.content
}

/// The columns, in the order of the files.
pub const COLUMNS: &[DataColumn] = &[
    column("code", "实施编码", "Implementation code", |item, _| json!(item.code)),
    column("name", "事项名称", "Name", |item, _| json!(of(item).identity.name)),
    column("name_en", "英文名称，可能为空", "Name in English; may be empty", |item, _| {
        json!(of(item).identity.name_en)
    }),
    column("main_item", "主项", "The catalogue entry it belongs to", |item, _| {
        json!(of(item).identity.main_item)
    }),
    column("basic_code", "基本编码", "Basic code", |item, _| json!(of(item).identity.catalog_code)),
    column(
        "kind",
        "事项类型，用国家标准的词",
        "Kind, by the word of the national standard",
        |item, _| json!(of(item).identity.kind.map(ItemKind::zh)),
    ),
    column("department", "部门代码", "Department, by its code", |item, _| {
        json!(of(item).body.department)
    }),
    column("department_name", "部门名称", "Department, by its name", |item, hall| {
        let known = hall.departments.get(&of(item).body.department);
        json!(known.map(|department| &department.name))
    }),
    column("impl_body", "实施主体", "The body in whose name it is done", |item, _| {
        json!(of(item).body.impl_body)
    }),
    column(
        "credit_code",
        "实施主体的统一社会信用代码",
        "Credit code of that body",
        |item, _| json!(of(item).body.credit_code),
    ),
    column("division", "行政区划代码", "Division code", |item, _| json!(of(item).body.jurisdiction)),
    column(
        "state",
        "状态：published 可申请，suspended 暂停受理",
        "published: open for applications; suspended",
        |item, _| json!(if item.state == ItemState::Suspended { "suspended" } else { "published" }),
    ),
    column("version", "版本号，每发布一次加一", "Version; counts publications", |item, _| {
        json!(item.version)
    }),
    column("case_kind", "办件类型", "Kind of case", |item, _| {
        json!(of(item).handling.case_kind.map(CaseKind::zh))
    }),
    column("statutory_limit", "法定时限，带单位", "Statutory limit with its unit", |item, _| {
        json!(of(item).statutory_limit().map(|limit| codes::limit(Lang::Zh, limit)))
    }),
    column("promised_limit", "承诺时限，带单位", "Promised limit with its unit", |item, _| {
        json!(codes::limit(Lang::Zh, of(item).promised_limit()))
    }),
    column("visits", "到现场次数，最多", "Visits needed, at most", |item, _| {
        json!(of(item).handling.visits_max)
    }),
    column(
        "online_depth",
        "网办深度，空表示不能网上办",
        "How far it goes online; empty: not at all",
        |item, _| json!(of(item).handling.online_depth.map(OnlineDepth::zh)),
    ),
    column("free", "不收费为 true", "true where nothing is charged", |item, _| {
        json!(of(item).fees.is_empty())
    }),
    column("targets", "服务对象，用分号隔开", "Whom it serves, between semicolons", |item, _| {
        let words: Vec<&str> = of(item).subject.service_targets.iter().map(|one| one.zh()).collect();
        json!(words.join("；"))
    }),
    column("materials", "申请材料份数", "Number of materials", |item, _| {
        json!(of(item).materials.len())
    }),
    column(
        "materials_shared",
        "其中由政府共享、不用提交的",
        "Of these, had by sharing and not handed in",
        |item, _| {
            let shared = Some(rules::item::content::MaterialSource::SharedData);
            json!(of(item).materials.iter().filter(|one| one.source_type == shared).count())
        },
    ),
    column(
        "legal_basis",
        "设定依据：法律名称和条款，用分号隔开",
        "Law and article it rests on, between semicolons",
        |item, _| {
            let bases =
                of(item).power.setting_basis.iter().map(|basis| format!("{}{}", basis.law, basis.article));
            json!(bases.collect::<Vec<_>>().join("；"))
        },
    ),
    column("place", "办理地点", "Where", |item, _| json!(of(item).place.place)),
    column("time", "办理时间", "When", |item, _| json!(of(item).place.time)),
    column("consult", "咨询方式", "Where to ask", |item, _| json!(of(item).place.consult_way)),
    column("complain", "监督投诉方式", "Where to complain", |item, _| {
        json!(of(item).place.supervise_way)
    }),
];

/// Which items are open data.
#[must_use]
pub fn wanted() -> Wanted {
    Wanted {
        which: Which::InForce,
        states: vec![ItemState::Published, ItemState::Suspended],
        department: None,
    }
}

/// A row as JSON; fields of which nothing is known are null.
#[must_use]
pub fn object(item: &ItemContent, hall: &Hall) -> Value {
    let fields = COLUMNS.iter().map(|column| (column.name.to_owned(), (column.read)(item, hall)));
    Value::Object(fields.collect::<Map<_, _>>())
}

/// A row as cells.
#[must_use]
pub fn cells(item: &ItemContent, hall: &Hall) -> Vec<Cell> {
    let cell = |column: &DataColumn| match (column.read)(item, hall) {
        Value::Null => Cell::Empty,
        Value::Number(number) => Cell::Number(number.as_i64().unwrap_or(0)),
        Value::String(text) if text.is_empty() => Cell::Empty,
        Value::String(text) => Cell::Text(text),
        other => Cell::Text(other.to_string()),
    };
    COLUMNS.iter().map(cell).collect()
}

/// A row as the line of a CSV.
#[must_use]
pub fn line(item: &ItemContent, hall: &Hall) -> Vec<String> {
    cells(item, hall).iter().map(csvs::guarded).collect()
}

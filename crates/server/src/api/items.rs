//! 事项与部门: what the hall does, for anybody (I-06, I-09, CA2). Drafts are not shown, nor the risk points of steps,
//! which belong to the internal manual (CA11).

use super::{
    caller::{Asker, Asks, Named},
    problem::{Fault, Problem},
    shapes::{self, PAGE_MAX, cut},
};
use axum::Json;
use rules::{
    clock::Limit,
    item::{Content, Item, ItemState, content::CaseKind, content::ItemKind, process::Block},
};
use serde::{Deserialize, Serialize};
use store::views::items;
use utoipa::{IntoParams, ToSchema};

/// 查询条件。 What to look for.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ItemQuery {
    /// 搜索词，按匹配程度排序，只给一页。 Words to search for; the best first, one page only.
    #[param(max_length = 60, example = "食品")]
    q: Option<String>,
    /// 部门代码。 Department by its code.
    #[param(example = "market")]
    department: Option<String>,
    /// 主题。 Subject.
    #[param(example = "我要开饭店")]
    subject: Option<String>,
    /// 上一页的 `next`。 The `next` of the page before.
    after: Option<String>,
    /// 每页条数。 Rows a page.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
}

/// 事项列表。 A page of items.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ItemPage {
    /// 事项。 Items.
    items: Vec<ItemRow>,
    /// 下一页从这里开始；没有就是最后一页。 Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// 事项。 An item as lists show it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ItemRow {
    /// 实施编码。 Implementation code (I-11).
    #[schema(example = "11999921MB991508XT4000115003000")]
    code: String,
    /// 事项名称。 Name.
    name: String,
    /// 英文名称，可能为空。 Name in English; may be empty.
    name_en: String,
    /// 主项。 The catalogue entry it belongs to.
    main_item: String,
    /// 部门代码。 Department.
    department: String,
    #[schema(schema_with = shapes::item_kind, required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<ItemKind>,
    #[schema(schema_with = shapes::case_kind, required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    case_kind: Option<CaseKind>,
    /// 事项状态：`listed` 指南编制中（不收申请），`published` 可申请，`suspended` 暂停受理，`cancelled` 已取消。
    /// State: listed while its guide is in preparation, open for applications, suspended, or cancelled (I-06).
    #[schema(value_type = String, example = "published")]
    state: ItemState,
    /// 暂停或取消的原因。 Why it is suspended or cancelled; else empty.
    reason: String,
    /// 法定时限。 Statutory limit (L-18).
    #[schema(schema_with = shapes::limit, required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    statutory: Option<Limit>,
    /// 承诺时限。 Promised limit (C-13).
    #[schema(schema_with = shapes::limit, required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    promised: Option<Limit>,
    /// 到现场次数；指南编制中的没有。 Visits needed, at most; none while the guide is being made.
    #[serde(skip_serializing_if = "Option::is_none")]
    visits: Option<u32>,
    /// 不收费。 Nothing is charged.
    free: bool,
    /// 可网上申请。 Can be applied for online.
    online: bool,
}

impl From<items::ItemRow> for ItemRow {
    fn from(row: items::ItemRow) -> ItemRow {
        ItemRow {
            code: row.code,
            name: row.name,
            name_en: row.name_en,
            main_item: row.main_item,
            department: row.department,
            kind: row.kind,
            case_kind: row.case_kind,
            state: row.state,
            reason: row.reason,
            statutory: row.statutory,
            promised: row.promised,
            visits: (row.state != ItemState::Listed).then_some(row.visits),
            free: row.free,
            online: row.online,
        }
    }
}

/// States of items that the public list shows.
const LISTED: [ItemState; 3] = [ItemState::Listed, ItemState::Published, ItemState::Suspended];

/// 查事项 · List items
///
/// 按名称排列的已发布、暂停受理和已列入清单的事项；带 q 时按匹配程度排列。
/// Published, suspended and listed items by name; with q, those that share most with it.
#[utoipa::path(get, path = "/api/v1/items", operation_id = "listItems", tag = "items", params(ItemQuery),
    responses((status = 200, description = "一页事项。 A page.", body = ItemPage)))]
pub(super) async fn list(asker: Asker, Asks(asked): Asks<ItemQuery>) -> Result<Json<ItemPage>, Problem> {
    let db = asker.front.store.db();
    let most = asker.rows(asked.limit)?;
    if let Some(words) = asked.q.as_deref().filter(|words| !words.trim().is_empty()) {
        let found = asker.front.finder.search(db, words, &LISTED, PAGE_MAX).await;
        let found = found.map_err(|error| asker.store(&error))?;
        let fits =
            |row: &items::ItemRow| asked.department.as_ref().is_none_or(|wanted| row.department == *wanted);
        let items = found.into_iter().filter(fits).take(most).map(ItemRow::from).collect();
        return Ok(Json(ItemPage { items, next: None }));
    }
    let after = match &asked.after {
        None => None,
        Some(code) => {
            let row = items::one(db, code).await.map_err(|error| asker.store(&error))?;
            let row = row.ok_or_else(|| asker.wrong("after", crate::text::Lang::api_no_such_place))?;
            Some((row.name, row.code))
        }
    };
    let filter = items::Filter {
        states: LISTED.to_vec(),
        department: asked.department,
        subject: asked.subject,
        after,
        ..items::Filter::default()
    };
    let asked_for = u32::try_from(most + 1).unwrap_or(PAGE_MAX);
    let mut rows = items::page(db, &filter, asked_for).await.map_err(|error| asker.store(&error))?;
    let more = cut(&mut rows, most);
    let next = rows.last().filter(|_| more).map(|row| row.code.clone());
    Ok(Json(ItemPage { items: rows.into_iter().map(ItemRow::from).collect(), next }))
}

/// 事项全文。 An item with everything that it says.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ItemSheet {
    #[serde(flatten)]
    row: ItemRow,
    /// 版本号；办件一直按申请时的版本办理。 Version; a case keeps the one it was submitted under (I-05).
    version: u32,
    /// 事项要素。 Everything that the version says (domain rules §3.2).
    #[schema(value_type = ItemContent)]
    content: Content,
}

/// 事项要素；未列出的字段见国家标准的名称。
/// What an item says. Parts without a list of fields carry the names of the national standard as they stand.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[expect(dead_code, reason = "it describes the rules' own content in the document")]
pub(super) struct ItemContent {
    /// 基本信息。 Codes, names, dates.
    identity: serde_json::Map<String, serde_json::Value>,
    /// 权力与依据。 Power and legal basis.
    power: serde_json::Map<String, serde_json::Value>,
    /// 实施主体。 The body that answers for it.
    body: serde_json::Map<String, serde_json::Value>,
    /// 时限：`statutory`、`promised`、`correction` 等。 Limits with their notes.
    limits: serde_json::Map<String, serde_json::Value>,
    /// 办理方式、受理条件。 How it is handled, and who may apply.
    handling: serde_json::Map<String, serde_json::Value>,
    /// 地点、时间、电话。 Where, when, and whom to call.
    place: serde_json::Map<String, serde_json::Value>,
    /// 服务对象与主题。 For whom, and the subjects it stands under.
    subject: serde_json::Map<String, serde_json::Value>,
    /// 情形问题：提交时 `answers` 要逐一回答。 Questions, each to be answered in `answers`.
    questions: Vec<QuestionSheet>,
    /// 申请表的字段：提交时 `form` 的键。 Fields of the form: the keys of `form`.
    form: Vec<FieldSheet>,
    /// 申请材料。 Materials.
    materials: Vec<MaterialSheet>,
    /// 收费，单位为分。 Fees, in fen.
    fees: Vec<serde_json::Value>,
    /// 办理结果。 Results.
    results: Vec<serde_json::Value>,
    /// 常见问题与救济途径。 Questions asked often, and remedies.
    help: serde_json::Map<String, serde_json::Value>,
    /// 办理流程：受理岗、送达岗和环节块。 Process: posts and blocks of steps.
    process: serde_json::Map<String, serde_json::Value>,
}

/// 情形问题。 A question about the applicant's case.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[expect(dead_code, reason = "it describes the rules' own content in the document")]
pub(super) struct QuestionSheet {
    /// 问题代码，`answers` 的键。 Its id: the key in `answers`.
    id: String,
    /// 问题。 The question.
    text: String,
    /// 英文。 In English; may be empty.
    text_en: String,
    /// 选项。 What may be answered.
    answers: Vec<AnswerSheet>,
}

/// 选项。 One possible answer.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[expect(dead_code, reason = "it describes the rules' own content in the document")]
pub(super) struct AnswerSheet {
    /// 选项代码，`answers` 的值。 Its id: the value in `answers`.
    id: String,
    /// 文字。 Words.
    text: String,
    /// 英文。 In English; may be empty.
    text_en: String,
}

/// 表单字段。 A field of the form.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[expect(dead_code, reason = "it describes the rules' own content in the document")]
pub(super) struct FieldSheet {
    /// 键。 Key.
    key: String,
    /// 名称。 Label.
    label: String,
    /// 英文名称。 Label in English; may be empty.
    label_en: String,
    /// 类型：text、long_text、number、money（元，最多两位小数）、date、choice、citizen_id、credit_code、phone、address。
    /// Kind of value; money is in yuan with at most two decimals.
    kind: String,
    /// 必填。 Required.
    required: bool,
    /// 填写说明。 Hint.
    hint: String,
    /// 示例。 Example.
    example: String,
    /// 单选的选项。 What may be chosen, for `choice`.
    options: Vec<String>,
}

/// 申请材料。 A material.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[expect(dead_code, reason = "it describes the rules' own content in the document")]
pub(super) struct MaterialSheet {
    /// 材料代码。 Its id.
    id: String,
    /// 名称。 Name.
    name: String,
    /// 英文名称。 Name in English; may be empty.
    name_en: String,
    /// 必要性：mandatory 必要，optional 非必要，deferrable 容缺后补。 Whether it must be handed in.
    necessity: Option<String>,
    /// 可容缺后补。 May follow after acceptance (P-08).
    deferrable: bool,
    /// 只在这种情形下需要。 Needed only when this question was answered so.
    when: Option<serde_json::Value>,
}

/// 看事项 · Get an item
///
/// 事项全文和状态，与办事指南同一来源；草稿不公开。
/// Everything the item says and how it stands, from the source of the guide; drafts are not public (I-09).
#[utoipa::path(get, path = "/api/v1/items/{code}", operation_id = "getItem", tag = "items",
    params(("code" = String, Path, description = "实施编码。 Implementation code.",
        example = "11999921MB991508XT4000115003000")),
    responses((status = 200, description = "事项。 The item.", body = ItemSheet)))]
pub(super) async fn one(asker: Asker, Named(code): Named) -> Result<Json<ItemSheet>, Problem> {
    let store = &asker.front.store;
    let missing = || asker.fault(&Fault::NotFound);
    let row =
        items::one(store.db(), &code).await.map_err(|error| asker.store(&error))?.ok_or_else(missing)?;
    let item =
        store.dossier::<Item>(&code).await.map_err(|error| asker.store(&error))?.ok_or_else(missing)?.state;
    // A cancelled item shows what it said last.
    let published = item.versions.iter().rev().find(|(_, version)| version.published_at.is_some());
    let shown = item.current().or_else(|| published.map(|(number, version)| (*number, &*version.content)));
    let Some((version, content)) = shown else { return Err(missing()) };
    let mut content = content.clone();
    hide_risks(&mut content.process.blocks);
    Ok(Json(ItemSheet { row: row.into(), version, content }))
}

/// 申请表的 JSON Schema · The form as JSON Schema
///
/// 提交时 `form` 的模式，与页面和服务器的检查同一来源；描述的是规范写法的值。
/// The schema of `form`, from the source of the pages and of the check; it describes values in their plain form.
#[utoipa::path(get, path = "/api/v1/items/{code}/form", operation_id = "getItemForm", tag = "items",
    params(("code" = String, Path, description = "实施编码。 Implementation code.",
        example = "11999921MB991508XT4000115003000")),
    responses((status = 200, description = "JSON Schema (2020-12)。 A schema.", body = serde_json::Value)))]
pub(super) async fn form(asker: Asker, Named(code): Named) -> Result<Json<serde_json::Value>, Problem> {
    let db = asker.front.store.db();
    let missing = || asker.fault(&Fault::NotFound);
    let row = items::one(db, &code).await.map_err(|error| asker.store(&error))?.ok_or_else(missing)?;
    let version = row.in_force.ok_or_else(missing)?;
    let content = items::content(db, &code, version).await.map_err(|error| asker.store(&error))?;
    let content = content.ok_or_else(missing)?;
    let id = format!("urn:onewindow:item:{code}:{version}:form");
    Ok(Json(crate::schema::of_form(&id, &content.identity.name, &content.form)))
}

fn hide_risks(blocks: &mut [Block]) {
    for block in blocks {
        match block {
            Block::Step(step) => step.risk = None,
            Block::Parallel { branches } => {
                branches.iter_mut().for_each(|branch| hide_risks(&mut branch.blocks))
            }
            Block::Choice { arms } => arms.iter_mut().for_each(|arm| hide_risks(&mut arm.blocks)),
        }
    }
}

/// 部门。 A department of the hall.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct DepartmentSheet {
    /// 代码。 Code.
    #[schema(example = "market")]
    id: String,
    /// 名称。 Name.
    name: String,
    /// 英文名称。 Name in English.
    name_en: String,
    /// 统一社会信用代码。 Credit code (E-03).
    credit_code: String,
    /// 电话。 Telephone.
    phone: String,
    /// 已发布事项数。 Items open for applications.
    items: i64,
}

/// 部门 · Departments
///
/// 大厅的全部部门及各自可申请的事项数。
/// Every department of the hall with the number of its items that are open for applications.
#[utoipa::path(get, path = "/api/v1/departments", operation_id = "listDepartments", tag = "items",
    responses((status = 200, description = "全部部门。 All of them.", body = [DepartmentSheet])))]
pub(super) async fn departments(asker: Asker) -> Result<Json<Vec<DepartmentSheet>>, Problem> {
    let counts = items::by_department(asker.front.store.db()).await.map_err(|error| asker.store(&error))?;
    let sheet = |department: &rules::hall::Department| {
        let states = counts.get(department.id.as_str());
        DepartmentSheet {
            id: department.id.0.clone(),
            name: department.name.clone(),
            name_en: department.name_en.clone(),
            credit_code: department.credit_code.clone(),
            phone: department.phone.clone(),
            items: states.and_then(|states| states.get(&ItemState::Published)).copied().unwrap_or(0),
        }
    };
    Ok(Json(asker.hall.departments.values().map(sheet).collect()))
}

//! 目录清单: the list of the level above that is in force here, for anybody (I-01). How the hall stands to it is the hall's own
//! business and is not told.

use super::{
    caller::{Asker, Asks},
    problem::Problem,
    shapes::{self, cut},
};
use crate::base_list;
use axum::Json;
use rules::{
    base::BaseEntry,
    item::content::{ItemKind, UseLevel},
    time::Date,
};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// 哪一页。 Which page.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct BaseQuery {
    /// 上一页的 `next`。 The `next` of the page before.
    after: Option<String>,
    /// 每页条数。 Rows a page.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
}

/// 现行目录的一页。 A page of the list in force.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct BasePage {
    /// 版次编号；没有现行目录就没有。 Number of the edition; absent where no list is in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<String>,
    /// 目录名称。 What the edition is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    /// 施行日期。 In force from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    effective_on: Option<Date>,
    /// 条目，按基本编码排列。 Entries by basic code.
    entries: Vec<BaseRow>,
    /// 下一页从这里开始；没有就是最后一页。 Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// 目录条目。 One service of the list.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct BaseRow {
    /// 基本编码。 Basic code (I-10).
    code: String,
    /// 名称。 Name.
    name: String,
    #[schema(schema_with = shapes::item_kind, required = false)]
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<ItemKind>,
    /// 主管部门；可能为空。 Competent department; may be empty.
    department: String,
    /// 实施主体；可能为空。 Implementing body; may be empty.
    body: String,
    /// 行使层级；空着就是目录没有写。 Levels; none where the list does not say it.
    #[schema(value_type = Vec<String>, example = json!(["county"]))]
    levels: Vec<UseLevel>,
    /// 设定依据。 Basis.
    basis: String,
    /// 取消日期。 Cancelled from.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    cancelled_on: Option<Date>,
    /// 替代编码；可能为空。 What takes its place; may be empty.
    replaced_by: String,
}

impl From<&BaseEntry> for BaseRow {
    fn from(entry: &BaseEntry) -> BaseRow {
        let entry = entry.clone();
        BaseRow {
            code: entry.code,
            name: entry.name,
            kind: entry.kind,
            department: entry.department,
            body: entry.body,
            levels: entry.levels,
            basis: entry.basis,
            cancelled_on: entry.cancelled_on,
            replaced_by: entry.replaced_by,
        }
    }
}

/// 目录清单 · The base list
///
/// 上级发布、本大厅现行的目录清单。
/// The list of services that the level above has set and that is in force here.
#[utoipa::path(get, path = "/api/v1/base", operation_id = "listBase", tag = "items", params(BaseQuery),
    responses((status = 200, description = "一页条目。 A page.", body = BasePage)))]
pub(super) async fn list(asker: Asker, Asks(asked): Asks<BaseQuery>) -> Result<Json<BasePage>, Problem> {
    let most = asker.rows(asked.limit)?;
    let now = base_list::comparison(&asker.front, &asker.hall).await.map_err(|error| asker.store(&error))?;
    let behind =
        now.list.entries().filter(|entry| asked.after.as_ref().is_none_or(|after| entry.code > *after));
    let mut entries: Vec<BaseRow> = behind.take(most + 1).map(BaseRow::from).collect();
    let more = cut(&mut entries, most);
    let next = entries.last().filter(|_| more).map(|last| last.code.clone());
    let head = now.edition().map(|edition| &edition.head);
    Ok(Json(BasePage {
        edition: head.map(|head| head.number.clone()),
        name: head.map(|head| head.name.clone()),
        effective_on: head.map(|head| head.effective_on),
        entries,
        next,
    }))
}

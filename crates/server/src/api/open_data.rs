//! 开放数据: the downloads of the published items, described here for programs. They are files of the public pages
//! (`web::portal`): no token, no paging, streamed, and answered with 304 where nothing has changed.

/// 事项数据 CSV · Items as CSV
///
/// 已发布和暂停受理的全部事项，一行一个；各列的含义见 `/open-data`。UTF-8，带 BOM。带 `If-None-Match` 时，没有变化回答 304。
/// Every published or suspended item, a row each; `/open-data` says what the columns mean. UTF-8 with a mark. With
/// `If-None-Match` the answer is 304 where nothing has changed.
#[utoipa::path(get, path = "/open-data/items.csv", operation_id = "downloadItemsCsv", tag = "items",
    responses((status = 200, description = "CSV。", body = String, content_type = "text/csv"),
        (status = 304, description = "没有变化。 Nothing has changed.")))]
#[expect(dead_code, reason = "it describes a file of the pages")]
pub(super) fn items_csv() {}

/// 事项数据 JSON · Items as JSON
///
/// 同一份数据，`items` 数组里一个对象一个事项；未知的为 null。
/// The same as JSON: an object for each item in `items`; what is not known is null.
#[utoipa::path(get, path = "/open-data/items.json", operation_id = "downloadItemsJson", tag = "items",
    responses((status = 200, description = "JSON。", body = serde_json::Value),
        (status = 304, description = "没有变化。 Nothing has changed.")))]
#[expect(dead_code, reason = "it describes a file of the pages")]
pub(super) fn items_json() {}

/// 事项数据 XLSX · Items as a workbook
///
/// 同一份数据，工作簿。 The same as a workbook.
#[utoipa::path(get, path = "/open-data/items.xlsx", operation_id = "downloadItemsXlsx", tag = "items",
    responses((status = 200, description = "XLSX。", body = String,
            content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (status = 304, description = "没有变化。 Nothing has changed.")))]
#[expect(dead_code, reason = "it describes a file of the pages")]
pub(super) fn items_xlsx() {}

//! 公告与政策: what is published, for anybody (DI1). What is being worded is never shown; what was corrected shows what
//! stood there before, what was withdrawn shows why.

use super::{
    caller::{Asker, Asks, Named},
    problem::{Fault, Problem},
    shapes::{self, PAGE_MAX, cut},
};
use axum::Json;
use rules::{
    bulletin::{Bulletin, BulletinKind, BulletinText, Edition, Force},
    time::Date,
};
use serde::{Deserialize, Serialize};
use store::views::bulletins::{self, BulletinRow, Filter};
use utoipa::{IntoParams, ToSchema};

/// 查询条件。 What to look for.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct NewsQuery {
    /// 类别。 Kind.
    #[param(schema_with = shapes::bulletin_kind, required = false)]
    kind: Option<BulletinKind>,
    /// 部门代码。 Department by its code.
    #[param(example = "market")]
    department: Option<String>,
    /// 涉及的事项。 The item it is about, by its code.
    #[param(example = "11999921MB991508XT4000115004000")]
    item: Option<String>,
    /// 主题。 Subject or life event.
    #[param(example = "老人服务")]
    subject: Option<String>,
    /// 今天的时效；撤下的不算。 How it stands today; what was withdrawn is left out.
    #[param(schema_with = shapes::bulletin_force, required = false)]
    force: Option<Force>,
    /// 上一页的 `next`。 The `next` of the page before.
    after: Option<String>,
    /// 每页条数。 Rows a page.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
}

/// 公告列表，最新的在前。 A page of news, the newest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct NewsPage {
    /// 公告。 What was published.
    news: Vec<NewsRow>,
    /// 下一页从这里开始；没有就是最后一页。 Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// 公告。 One of them as lists show it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct NewsRow {
    /// 编号。 Number.
    #[schema(example = "food-workshop-rules")]
    id: String,
    #[schema(schema_with = shapes::bulletin_kind)]
    kind: BulletinKind,
    /// 标题。 Title.
    title: String,
    /// 英文标题，可能为空。 Title in English; may be empty.
    title_en: String,
    /// 发布机构的部门代码。 The department that issued it.
    department: String,
    /// 文号，可能为空。 Document number; may be empty.
    document: String,
    /// 成文日期。 Day of issue.
    #[schema(value_type = String, format = Date)]
    issued_on: Date,
    /// 施行日期。 The first day on which it holds.
    #[schema(value_type = String, format = Date)]
    holds_from: Date,
    /// 有效期至；没有就是未设期限。 The last day on which it holds; absent where none is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    ends_on: Option<Date>,
    #[schema(schema_with = shapes::bulletin_force)]
    force: Force,
    /// 置顶。 Whether it stands before all others while it is in force.
    pinned: bool,
    /// 已更正。 Whether it was corrected.
    corrected: bool,
    /// 已撤下。 Whether it was withdrawn.
    withdrawn: bool,
    /// 最近一次发布、更正或者撤下的时间。 When it was published, corrected or withdrawn last.
    #[schema(example = "2026-03-02T10:00:00.000+08:00")]
    changed_at: String,
}

impl NewsRow {
    fn of(row: BulletinRow, today: Date) -> NewsRow {
        NewsRow {
            force: row.force(today),
            id: row.id,
            kind: row.kind,
            title: row.title,
            title_en: row.title_en,
            department: row.department,
            document: row.document,
            issued_on: row.issued_on,
            holds_from: row.holds_from,
            ends_on: row.ends_on,
            pinned: row.pinned,
            corrected: row.edition > 1,
            withdrawn: row.withdrawn,
            changed_at: row.changed_at.rfc3339(),
        }
    }
}

/// 查公告 · List news
///
/// 通知公告、政策文件、政策解读和服务指引，按成文日期从新到旧。
/// Announcements, policies, explanations and tips, the newest first.
#[utoipa::path(get, path = "/api/v1/news", operation_id = "listNews", tag = "items", params(NewsQuery),
    responses((status = 200, description = "一页公告。 A page.", body = NewsPage)))]
pub(super) async fn list(asker: Asker, Asks(asked): Asks<NewsQuery>) -> Result<Json<NewsPage>, Problem> {
    let most = asker.rows(asked.limit)?;
    let before = match &asked.after {
        None => None,
        Some(place) => {
            let read =
                place.split_once('_').and_then(|(day, id)| Some((day.parse::<Date>().ok()?, id.to_owned())));
            Some(read.ok_or_else(|| asker.wrong("after", crate::text::Lang::api_no_such_place))?)
        }
    };
    let today = asker.front.office.hall().calendar.date_of(asker.front.office.now());
    let filter = Filter {
        kind: asked.kind,
        department: asked.department,
        subject: asked.subject,
        item: asked.item,
        force: asked.force.map(|force| (force, today)),
        standing: asked.force.is_some(),
        pinned: false,
        before,
    };
    let asked_for = u32::try_from(most + 1).unwrap_or(PAGE_MAX);
    let rows = bulletins::page(asker.front.store.db(), &filter, asked_for).await;
    let mut rows = rows.map_err(|error| asker.store(&error))?;
    let more = cut(&mut rows, most);
    let next = rows.last().filter(|_| more).map(|row| format!("{}_{}", row.issued_on, row.id));
    Ok(Json(NewsPage { news: rows.into_iter().map(|row| NewsRow::of(row, today)).collect(), next }))
}

/// 公告全文。 One of them with its words.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct NewsSheet {
    /// 编号。 Number.
    id: String,
    /// 现在的内容。 What it says now.
    current: EditionSheet,
    #[schema(schema_with = shapes::bulletin_force)]
    force: Force,
    /// 更正以前的各版，后来的在前。 What stood there before, the latest first.
    before: Vec<EditionSheet>,
    /// 撤下的理由和时间；没有就是没有撤下。 Why and when it was withdrawn; absent if it was not.
    #[serde(skip_serializing_if = "Option::is_none")]
    withdrawn: Option<WithdrawalSheet>,
}

/// 一个版次。 An edition.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct EditionSheet {
    /// 第几版。 Which edition, from 1.
    edition: usize,
    /// 发布时间。 When it was published.
    published_at: String,
    /// 更正的理由；第一版没有。 Why it was corrected; absent for the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    correction: Option<String>,
    /// 内容。 What it says.
    #[schema(value_type = NewsText)]
    text: BulletinText,
}

/// 公告内容。 What an edition says.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[expect(dead_code, reason = "it describes the rules' own text in the document")]
pub(super) struct NewsText {
    #[schema(schema_with = shapes::bulletin_kind)]
    kind: BulletinKind,
    /// 标题。 Title.
    title: String,
    /// 英文标题，可能为空。 Title in English; may be empty.
    title_en: String,
    /// 正文：空一行分段，行首“## ”是小标题，“- ”“1. ”是列表。 Paragraphs with empty lines between; `## `, `- `, `1. ` at the
    /// beginning of lines.
    body: String,
    /// 英文正文，可能为空。 Body in English; may be empty.
    body_en: String,
    /// 发布机构的部门代码。 The department that issued it.
    department: String,
    /// 文号，可能为空。 Document number; may be empty.
    document: String,
    /// 成文日期。 Day of issue.
    #[schema(value_type = String, format = Date)]
    issued_on: Date,
    /// 施行日期；空就是成文之日。 In force from; null means the day of issue.
    #[schema(value_type = Option<String>, format = Date)]
    effective_from: Option<Date>,
    /// 有效期至；空就是未设期限。 In force until; null means no end.
    #[schema(value_type = Option<String>, format = Date)]
    ends_on: Option<Date>,
    /// 涉及事项的编码。 Codes of the items concerned.
    items: Vec<String>,
    /// 主题。 Subjects.
    subjects: Vec<String>,
    /// 置顶。 Pinned.
    pinned: bool,
}

/// 撤下。 A withdrawal.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct WithdrawalSheet {
    /// 理由。 Reason.
    reason: String,
    /// 时间。 When.
    at: String,
}

/// 看公告 · Read one of the news
///
/// 全文，连同更正以前的各版；撤下的仍能看到。谁起草、谁发布不在其中。
/// The whole text with former editions; what was withdrawn can still be read. Who worded and published it is not told.
#[utoipa::path(get, path = "/api/v1/news/{news}", operation_id = "readNews", tag = "items",
    params(("news" = String, Path, description = "编号。 Number.", example = "food-workshop-rules")),
    responses((status = 200, description = "公告全文。 The text.", body = NewsSheet)))]
pub(super) async fn one(asker: Asker, Named(id): Named) -> Result<Json<NewsSheet>, Problem> {
    let missing = || asker.fault(&Fault::NotFound);
    let known = asker.front.store.dossier::<Bulletin>(&id).await.map_err(|error| asker.store(&error))?;
    let bulletin = known.ok_or_else(missing)?.state;
    let mut editions: Vec<EditionSheet> =
        bulletin.editions.iter().enumerate().rev().map(|(place, edition)| sheet(place, edition)).collect();
    if editions.is_empty() {
        return Err(missing());
    }
    let current = editions.remove(0);
    let today = asker.front.office.hall().calendar.date_of(asker.front.office.now());
    let force = current.text.force(today);
    let withdrawn = bulletin.withdrawn.map(|it| WithdrawalSheet { reason: it.reason, at: it.at.rfc3339() });
    Ok(Json(NewsSheet { id, current, force, before: editions, withdrawn }))
}

fn sheet(place: usize, edition: &Edition) -> EditionSheet {
    EditionSheet {
        edition: place + 1,
        published_at: edition.published_at.rfc3339(),
        correction: edition.correction.clone(),
        text: (*edition.text).clone(),
    }
}

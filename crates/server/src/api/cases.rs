//! 办件列表与待办: which cases somebody may list, and what their posts must do now.

use super::{
    caller::{Asks, Bearer},
    problem::{Fault, Problem},
    shapes::{self, PAGE_MAX, cut},
};
use crate::{people::Names, sight, text::Lang};
use axum::Json;
use rules::{
    case::{CaseOutcome, CaseStatus},
    clock::Light,
    name::DepartmentId,
};
use serde::{Deserialize, Serialize};
use store::views::cases;
use utoipa::{IntoParams, ToSchema};

/// 查询条件。 Which cases.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct CaseQuery {
    /// 部门代码，工作人员用；缺省为本部门，综合窗口和监察员缺省为全部。
    /// Department, for staff; one's own where none is given, all for the comprehensive window and supervisors.
    department: Option<String>,
    /// 办件状态。 State.
    #[param(schema_with = shapes::case_status, required = false)]
    status: Option<CaseStatus>,
    /// 实施编码。 Item.
    item: Option<String>,
    /// 收件的服务点，工作人员用。 Service centre that took it in, for staff (LE1).
    station: Option<String>,
    /// 只看超期未结的。 Only those that are late and open.
    late: Option<bool>,
    /// 上一页的 `next`。 The `next` of the page before.
    after: Option<String>,
    /// 每页条数。 Rows a page.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
}

/// 办件列表。 A page of cases, newest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct CasePage {
    /// 办件。 Cases.
    cases: Vec<CaseRow>,
    /// 下一页从这里开始。 Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// 办件摘要。 A case as lists show it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct CaseRow {
    /// 办件编号。 Case number (K-03).
    number: String,
    /// 版本号，供 If-Match 使用。 Version, for If-Match.
    version: u64,
    /// 实施编码。 Item.
    item: String,
    /// 事项名称。 Name of the item.
    item_name: String,
    /// 英文名称，可能为空。 In English; may be empty.
    item_name_en: String,
    /// 部门代码。 Department.
    department: String,
    /// 申请人姓名，无权者看到的是掩码。 Applicant; masked for whoever may not read it.
    applicant: String,
    #[schema(schema_with = shapes::case_status)]
    status: CaseStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = shapes::case_outcome, required = false)]
    outcome: Option<CaseOutcome>,
    #[schema(schema_with = shapes::light)]
    light: Light,
    /// 提交时间。 Submitted.
    #[schema(format = DateTime)]
    submitted_at: String,
    /// 承诺到期时刻，停止计时后没有。 Promised limit, while it runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    promised_due_at: Option<String>,
    /// 办结或终止的时间。 Ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    ended_at: Option<String>,
}

fn row(bearer: &Bearer, row: &cases::CaseRow, names: &Names) -> CaseRow {
    let department = DepartmentId(row.department.clone());
    // A supervisor's list shows every department, masked; whoever works there sees the name.
    let works = bearer.is_staff() && sight::works_for(&bearer.hall, &bearer.person, &department);
    let plain = row.applicant == bearer.person.as_str() || works;
    CaseRow {
        number: row.number.clone(),
        version: row.version,
        item: row.item.clone(),
        item_name: row.item_name.clone(),
        item_name_en: row.item_name_en.clone(),
        department: row.department.clone(),
        applicant: if plain { names.get(&row.applicant).to_owned() } else { names.masked(&row.applicant) },
        status: row.status,
        outcome: row.outcome,
        light: row.light(bearer.front.office.now()),
        submitted_at: row.submitted_at.rfc3339(),
        promised_due_at: row.promised_due.map(rules::time::Instant::rfc3339),
        ended_at: row.ended_at.map(rules::time::Instant::rfc3339),
    }
}

/// 办件列表 · List cases
///
/// 申请人看自己的办件；工作人员看本部门的；综合窗口和监察员看全部。新的在前。
/// Applicants see their own cases, staff those of their department, the comprehensive window and supervisors all.
/// Newest first.
#[utoipa::path(get, path = "/api/v1/cases", operation_id = "listCases", tag = "cases", params(CaseQuery),
    security(("token" = [])), responses((status = 200, description = "一页办件。 A page.", body = CasePage)))]
pub(super) async fn list(bearer: Bearer, Asks(asked): Asks<CaseQuery>) -> Result<Json<CasePage>, Problem> {
    let db = bearer.front.store.db();
    let failed = |error| bearer.store(&error);
    let most = bearer.rows(asked.limit)?;
    let after = match &asked.after {
        None => None,
        Some(number) => {
            let row = cases::one(db, number).await.map_err(failed)?;
            let row = row.ok_or_else(|| bearer.wrong("after", Lang::api_no_such_place))?;
            Some(cases::After { submitted_at: row.submitted_at.0, number: row.number })
        }
    };
    let now = bearer.front.office.now();
    let mut filter = cases::Filter { status: asked.status, after, ..cases::Filter::default() };
    filter.item = asked.item;
    filter.taken_in =
        asked.station.filter(|_| bearer.is_staff()).map(|id| cases::TakenIn::Stations(vec![id]));
    filter.late_at = asked.late.filter(|late| *late).map(|_| now);
    if bearer.is_staff() {
        filter.department = department_of(&bearer, asked.department)?;
    } else {
        filter.applicant = Some(bearer.person.0.clone());
    }
    let asked_for = u32::try_from(most + 1).unwrap_or(PAGE_MAX);
    let mut rows = cases::page(db, &filter, asked_for).await.map_err(failed)?;
    let more = cut(&mut rows, most);
    let names = Names::of(&bearer.front.store, rows.iter().map(|row| row.applicant.as_str())).await;
    let names = names.map_err(failed)?;
    Ok(Json(CasePage {
        next: rows.last().filter(|_| more).map(|row| row.number.clone()),
        cases: rows.iter().map(|one| row(&bearer, one, &names)).collect(),
    }))
}

/// Whose cases a member of staff asks for; none for the whole hall.
fn department_of(bearer: &Bearer, asked: Option<String>) -> Result<Option<String>, Problem> {
    let (hall, person) = (&bearer.hall, &bearer.person);
    match asked {
        Some(id) if sight::sees_department(hall, person, &DepartmentId(id.clone())) => Ok(Some(id)),
        Some(_) => Err(bearer.fault(&Fault::NoRight)),
        None if sight::sees_the_hall(hall, person) => Ok(None),
        None => match hall.posts_of(person).find(|post| post.works_on_cases()) {
            Some(post) => Ok(Some(post.department.0.clone())),
            None => Err(bearer.fault(&Fault::NoRight)),
        },
    }
}

/// 待办。 A row of one's worklist.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct TaskRow {
    /// 环节：事项的环节，或 `intake` 收件受理、`delivery` 制证送达。 Step of the item, or `intake`, or `delivery`.
    step: String,
    /// 环节名称。 Its name.
    step_name: String,
    /// 英文名称，可能为空。 In English; may be empty.
    step_name_en: String,
    /// 岗位。 Post.
    post: String,
    /// 已由本人签收。 Whether oneself has taken it on.
    mine: bool,
    /// 已有人签收。 Whether somebody has.
    taken: bool,
    /// 开始等待。 Waiting since.
    #[schema(format = DateTime)]
    since: String,
    /// 环节到期时刻。 Due.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    due_at: Option<String>,
    /// 特别程序中。 Whether a special procedure is open.
    paused: bool,
    /// 办件。 The case.
    case: CaseRow,
}

/// 我的待办 · My worklist
///
/// 本人各岗位此刻要办的事，最急的在前，最多 300 条。
/// What the posts of the token's holder must do now, the most urgent first, at most 300.
#[utoipa::path(get, path = "/api/v1/tasks", operation_id = "listTasks", tag = "cases", security(("token" = [])),
    responses((status = 200, description = "待办。 The worklist.", body = [TaskRow])))]
pub(super) async fn tasks(bearer: Bearer) -> Result<Json<Vec<TaskRow>>, Problem> {
    let posts: Vec<&str> = bearer.hall.posts_of(&bearer.person).map(|post| post.id.as_str()).collect();
    let store = &bearer.front.store;
    let failed = |error| bearer.store(&error);
    let tasks = if posts.is_empty() || !bearer.is_staff() {
        Vec::new()
    } else {
        cases::tasks_of(store.db(), &posts, cases::TASKS_MAX).await.map_err(failed)?
    };
    let names =
        Names::of(store, tasks.iter().map(|task| task.case.applicant.as_str())).await.map_err(failed)?;
    let task_row = |task: cases::Task| TaskRow {
        mine: task.handler.as_deref() == Some(bearer.person.as_str()),
        taken: task.handler.is_some(),
        since: task.since.rfc3339(),
        due_at: task.due_at.map(rules::time::Instant::rfc3339),
        paused: task.paused,
        case: row(&bearer, &task.case, &names),
        step: task.step,
        step_name: task.step_name,
        step_name_en: task.step_name_en,
        post: task.post,
    };
    Ok(Json(tasks.into_iter().map(task_row).collect()))
}

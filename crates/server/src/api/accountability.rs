//! 责任追究: listing matters of accountability and reading one (A-01 … A-08), for supervisors and auditors. What people wrote
//! stays in the vault and is read on the pages; here stand the kinds, roles, measures and stages.

use super::{
    caller::{Asks, Bearer, Named},
    problem::{Fault, Problem},
    shapes::{PAGE_MAX, cut},
};
use crate::{text::codes, visitor::Watcher};
use axum::{Json, http::header, response::IntoResponse};
use rules::{
    accountability::{Accountability, Answering, PursuitState, Subject},
    time::Instant,
};
use serde::{Deserialize, Serialize};
use store::views::accountability::{MatterFilter, MatterRow, page};
use utoipa::{IntoParams, ToSchema};

/// 查询条件。 Which matters.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct MatterQuery {
    /// 状态：clue、verifying、pursuing、dismissed、unfounded、filed。 State.
    #[param(value_type = Option<String>, example = "pursuing")]
    state: Option<PursuitState>,
    /// 部门代码。 Department.
    department: Option<String>,
    /// 上一页的 `next`。 The `next` of the page before.
    after: Option<String>,
    /// 每页条数。 Rows a page.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
}

/// 责任追究列表。 A page of matters, newest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct MatterPage {
    /// 责任追究。 Matters.
    matters: Vec<MatterLine>,
    /// 下一页从这里开始。 Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// 责任追究。 A matter.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct MatterLine {
    /// 编号。 Its number.
    #[schema(example = "2026-7")]
    number: String,
    /// 线索来源。 Where it came from.
    #[schema(example = "complaint")]
    source: String,
    /// 来源的编号或名称。 Which card, complaint or audit.
    reference: String,
    /// 办件编号。 The case.
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<String>,
    /// 部门。 Department.
    department: String,
    /// 违规种类代码。 Code of the kind of violation.
    #[schema(example = "V27")]
    violation: String,
    /// 状态。 State.
    #[schema(example = "pursuing")]
    state: String,
    /// 有环节超期。 Whether a stage has run over its time.
    late: bool,
    /// 登记时间。 Recorded.
    #[schema(format = DateTime)]
    recorded_at: String,
}

/// 责任人。 One who answers.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct SubjectLine {
    /// 序号。 Their number in the matter.
    subject: u32,
    /// 责任人，不是个人的没有。 The person, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    /// 责任部门，个人的没有。 The department, where it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    department: Option<String>,
    /// 责任种类。 Kind of liability.
    #[schema(example = "direct")]
    role: String,
    /// 认定理由。 Why they answer.
    #[schema(example = "own_act")]
    ground: String,
    /// 能证明的事件序号。 The events of the case that show it.
    evidence: Vec<u64>,
    /// 状态。 How it stands with them.
    #[schema(example = "told")]
    state: String,
    /// 追究方式。 Measures that hold.
    measures: Vec<String>,
    /// 处分。 The sanction that holds, as the competent organ decided it.
    #[serde(skip_serializing_if = "Option::is_none")]
    sanction: Option<String>,
    /// 处分到期日。 Its last day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    sanction_until: Option<String>,
}

/// 一件责任追究。 One matter with everybody who answers.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct MatterSheet {
    /// 线索。 The matter.
    #[serde(flatten)]
    line: MatterLine,
    /// 责任人。 Who answers.
    subjects: Vec<SubjectLine>,
}

/// 查责任追究 · List matters of accountability
///
/// 监察员和审计员可看，新的在前。
/// For supervisors and auditors; newest first.
#[utoipa::path(get, path = "/api/v1/accountability", operation_id = "listMatters", tag = "accountability",
    security(("token" = [])), params(MatterQuery),
    responses((status = 200, description = "一页。 A page.", body = MatterPage)))]
pub(super) async fn list(
    bearer: Bearer,
    Asks(asked): Asks<MatterQuery>,
) -> Result<Json<MatterPage>, Problem> {
    bearer.needs(Watcher::ROLES)?;
    let failed = |error| bearer.store(&error);
    let store = &bearer.front.store;
    let most = bearer.rows(asked.limit)?;
    let before = match &asked.after {
        None => None,
        Some(number) => {
            let known = store.history::<Accountability>(number).await.map_err(failed)?;
            let first = known.and_then(|history| history.events.first().map(|event| event.stamp.happened_at));
            let at = first.ok_or_else(|| bearer.wrong("after", crate::text::Lang::api_no_such_place))?;
            Some((at, number.clone()))
        }
    };
    let filter = MatterFilter { state: asked.state, department: asked.department, violation: None, before };
    let asked_for = u32::try_from(most + 1).unwrap_or(PAGE_MAX);
    let mut rows = page(store.db(), &filter, asked_for).await.map_err(failed)?;
    let more = cut(&mut rows, most);
    let next = rows.last().filter(|_| more).map(|row| row.number.clone());
    Ok(Json(MatterPage { matters: rows.into_iter().map(line).collect(), next }))
}

fn line(row: MatterRow) -> MatterLine {
    MatterLine {
        number: row.number,
        source: codes::word(&row.source),
        reference: row.reference,
        case: Some(row.case).filter(|case| !case.is_empty()),
        department: row.department,
        violation: row.violation.code().to_owned(),
        state: codes::word(&row.state),
        late: row.late,
        recorded_at: row.recorded_at.rfc3339(),
    }
}

/// 看一件责任追究 · Get a matter of accountability
///
/// 监察员和审计员可看；当事人的陈述、申诉只在网页上看。答复头 ETag 是版本号。
/// For supervisors and auditors; what people wrote is read on the pages only. The ETag is the version.
#[utoipa::path(get, path = "/api/v1/accountability/{number}", operation_id = "getMatter", tag = "accountability",
    security(("token" = [])),
    params(("number" = String, Path, description = "编号。 Number of the matter.", example = "2026-7")),
    responses((status = 200, description = "一件责任追究。 The matter.", body = MatterSheet)))]
pub(super) async fn one(bearer: Bearer, Named(number): Named) -> Result<impl IntoResponse, Problem> {
    bearer.needs(Watcher::ROLES)?;
    let history = bearer.front.store.history::<Accountability>(&number).await;
    let history = history.map_err(|error| bearer.store(&error))?;
    let history = history.ok_or_else(|| bearer.fault(&Fault::NotFound))?;
    let matter = &history.known.state;
    let Some(clue) = &matter.clue else { return Err(bearer.fault(&Fault::NotFound)) };
    let violation = matter.report.as_ref().map_or(clue.violation, |report| report.findings.violation);
    let row = MatterRow {
        number,
        source: clue.source,
        reference: clue.reference.clone(),
        case: clue.case.as_ref().map_or(String::new(), |case| case.as_str().to_owned()),
        department: clue.department.0.clone(),
        violation,
        state: matter.state,
        late: !matter.late.is_empty(),
        recorded_at: history.events.first().map_or(Instant(0), |event| event.stamp.happened_at),
    };
    let subjects = matter.subjects.iter().map(|(number, one)| subject(*number, one)).collect();
    let etag = [(header::ETAG, format!("\"{}\"", history.known.version))];
    Ok((etag, Json(MatterSheet { line: line(row), subjects })))
}

fn subject(number: u32, subject: &Subject) -> SubjectLine {
    let (person, department) = match &subject.one.who {
        Answering::Person(person) => (Some(person.0.clone()), None),
        Answering::Department(department) => (None, Some(department.0.clone())),
    };
    let imposed = subject.imposed().unwrap_or_default();
    SubjectLine {
        subject: number,
        person,
        department,
        role: codes::word(&subject.one.role),
        ground: codes::word(&subject.one.ground),
        evidence: subject.one.evidence.clone(),
        state: codes::word(&subject.state),
        measures: imposed.measures.iter().map(codes::word).collect(),
        sanction: imposed.sanction.map(|sanction| codes::word(&sanction)),
        sanction_until: subject.sanction_until().map(|until| until.to_string()),
    }
}

//! 查进度: how a case stands, for whoever holds its number and query code (K-03, PR8). Nothing personal is told, and
//! a wrong code and a number nobody has are answered alike; tries are limited by address and by number.

use super::{
    caller::{Asker, Question},
    problem::{Fault, Problem},
    shapes::{self},
};
use crate::{
    receipt::{self, Shut},
    text,
};
use axum::Json;
use rules::{
    case::{Case, CaseOutcome, CaseStatus, ClockName},
    clock::Light,
    time::Date,
};
use serde::{Deserialize, Serialize};
use store::views::{cases, items};
use utoipa::ToSchema;

/// 查进度的凭据。 What proves that one holds the receipt.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"number": "11999921MB991508XT4000115003000202603020001", "query_code": "7K3M9QAB"}))]
pub(super) struct Track {
    /// 办件编号。 Case number.
    #[schema(max_length = 50)]
    number: String,
    /// 查询码，八位，不分大小写。 Query code: eight signs, capitals or not.
    #[schema(max_length = 20)]
    query_code: String,
}

/// 进度。 How the case stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Progress {
    /// 办件编号。 Case number.
    number: String,
    /// 事项名称。 Name of the item.
    item_name: String,
    /// 英文名称，可能为空。 In English; may be empty.
    item_name_en: String,
    /// 部门代码。 Department.
    department: String,
    #[schema(schema_with = shapes::case_status)]
    status: CaseStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = shapes::case_outcome, required = false)]
    outcome: Option<CaseOutcome>,
    #[schema(schema_with = shapes::light)]
    light: Light,
    /// 承诺到期日；受理以后才有。 Promised day; from acceptance on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    promised_due: Option<Date>,
    /// 承诺到期日以后可能因放假通知调整。 Whether a decree may still move it (C-08).
    provisional: bool,
    /// 经过。 What has happened, oldest first.
    history: Vec<Happening>,
}

/// 一件经过。 Something that happened.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Happening {
    /// 时间。 When.
    #[schema(format = DateTime)]
    at: String,
    /// 事件名。 Its name in the log, stable.
    #[schema(example = "CaseAccepted")]
    event: String,
    /// 说明，按 Accept-Language。 In words, in the language asked for.
    words: String,
}

/// 查进度 · Track a case
///
/// 凭办件编号和查询码看进度，不含任何个人信息；每个地址、每个编号每分钟最多 30 次。
/// How the case stands, by number and query code, without any personal data; 30 tries a minute for each
/// address and each number.
#[utoipa::path(post, path = "/api/v1/track", operation_id = "track", tag = "cases", request_body = Track,
    responses((status = 200, description = "进度。 How it stands.", body = Progress)))]
pub(super) async fn track(Question(asker, asked): Question<Track>) -> Result<Json<Progress>, Problem> {
    match receipt::case_of(&asker.front, &asker.from, &asked.number, &asked.query_code).await {
        Ok(row) => progress(&asker, &row).await.map(Json),
        Err(Shut::TooOften) => Err(asker.fault(&Fault::TooOften)),
        Err(Shut::Wrong) => Err(asker.fault(&Fault::NotFound)),
        Err(Shut::Store(error)) => Err(asker.store(&error)),
    }
}

async fn progress(asker: &Asker, row: &cases::CaseRow) -> Result<Progress, Problem> {
    let store = &asker.front.store;
    let failed = |error| asker.store(&error);
    let history = store.history::<Case>(&row.number).await.map_err(failed)?;
    let history = history.ok_or_else(|| asker.fault(&Fault::NotFound))?;
    let case = &history.known.state;
    let content = items::content(store.db(), case.item.as_str(), case.item_version).await.map_err(failed)?;
    let process = content.as_ref().map(|content| &content.process);
    let happening = |recorded: &rules::dossier::Recorded<rules::case::Event>| Happening {
        at: recorded.stamp.happened_at.rfc3339(),
        event: <Case as rules::dossier::Dossier>::event_name(&recorded.event).to_owned(),
        words: text::happened(asker.lang, &recorded.event, process),
    };
    let promised = case.clock(&ClockName::Promised).map(|clock| clock.due(&asker.hall.calendar));
    Ok(Progress {
        number: row.number.clone(),
        item_name: row.item_name.clone(),
        item_name_en: row.item_name_en.clone(),
        department: row.department.clone(),
        status: case.status,
        outcome: case.outcome,
        light: row.light(asker.front.office.now()),
        promised_due: promised.map(|due| due.date),
        provisional: promised.is_some_and(|due| due.provisional),
        history: history.events.iter().map(happening).collect(),
    })
}

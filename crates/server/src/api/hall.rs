//! 大厅公开数据: figures of a day, the checkpoint of the log, the calendar and the reckoner (PR8, VE2, CL3).

use super::{
    caller::{Asker, Asks, Question},
    problem::{Fault, Problem},
};
use crate::reckon::{ReckonOptions, reckon_line};
use axum::{
    Json,
    http::header,
    response::{IntoResponse, Response},
};
use rules::time::{Date, next_day};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::views::figures;
use utoipa::{IntoParams, ToSchema};

/// 哪一天。 Which day.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct DayQuery {
    /// 日期，缺省为今天。 The day; today where none is given.
    #[param(value_type = Option<String>, format = Date, example = "2026-03-02")]
    day: Option<Date>,
}

/// 当日数字。 The figures of a day.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Figures {
    /// 日期。 The day.
    #[schema(value_type = String, format = Date)]
    day: Date,
    /// 各部门的数字，键为部门代码。 By department code.
    departments: BTreeMap<String, Counts>,
}

/// 数字：按日历日计数，`open` 为此刻在办。 Counts of the day; `open` counts what is open now.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Counts {
    /// 在办。 Open now.
    open: i64,
    /// 申请。 Submitted.
    submitted: i64,
    /// 收件。 Received.
    received: i64,
    /// 受理。 Accepted.
    accepted: i64,
    /// 视为受理。 Deemed accepted (L-06).
    deemed_accepted: i64,
    /// 一次性告知补正。 Correction notices.
    corrections: i64,
    /// 不受理和不予受理。 Not accepted.
    not_accepted: i64,
    /// 准予。 Granted.
    granted: i64,
    /// 不予。 Refused.
    refused: i64,
    /// 办结。 Completed.
    completed: i64,
    /// 撤回。 Withdrawn.
    withdrawn: i64,
    /// 异常终止。 Terminated.
    terminated: i64,
    /// 在承诺时限内决定。 Decided within the promised limit.
    decided_in_time: i64,
    /// 超过承诺时限才决定。 Decided late.
    decided_late: i64,
}

impl From<&figures::Figures> for Counts {
    fn from(figures: &figures::Figures) -> Counts {
        Counts {
            open: figures.get("open"),
            submitted: figures.get("submitted"),
            received: figures.get("received"),
            accepted: figures.get("accepted"),
            deemed_accepted: figures.get("deemed_accepted"),
            corrections: figures.get("corrections"),
            not_accepted: figures.get("not_accepted"),
            granted: figures.get("granted"),
            refused: figures.get("refused"),
            completed: figures.get("completed"),
            withdrawn: figures.get("withdrawn"),
            terminated: figures.get("terminated"),
            decided_in_time: figures.get("decided_in_time"),
            decided_late: figures.get("decided_late"),
        }
    }
}

/// 当日数字 · Figures of a day
///
/// 各部门当天的申请、受理、决定、办结等数字，与办件同一事务写入，没有延迟。
/// What each department did on the day; written in the transaction of the acts, so never behind.
#[utoipa::path(get, path = "/api/v1/figures", operation_id = "getFigures", tag = "hall", params(DayQuery),
    responses((status = 200, description = "数字。 The figures.", body = Figures)))]
pub(super) async fn of_day(asker: Asker, Asks(asked): Asks<DayQuery>) -> Result<Json<Figures>, Problem> {
    let day = asked.day.unwrap_or_else(|| asker.front.office.now().day());
    let found =
        figures::by_department(asker.front.store.db(), day).await.map_err(|error| asker.store(&error))?;
    let mut departments: BTreeMap<String, Counts> =
        found.iter().map(|(department, figures)| (department.clone(), figures.into())).collect();
    for department in asker.hall.departments.keys() {
        departments.entry(department.0.clone()).or_insert_with(|| (&figures::Figures::default()).into());
    }
    Ok(Json(Figures { day, departments }))
}

/// 日志检查点 · Checkpoint of the log
///
/// 全部办件日志的签名检查点（来源、条数、根哈希），可用 onewindow-verify 核验。
/// The signed note over the whole log (origin, size, root) that `onewindow-verify` checks (VE2).
#[utoipa::path(get, path = "/api/v1/log/checkpoint", operation_id = "getCheckpoint", tag = "hall",
    responses((status = 200, description = "签名文本。 The signed note.", body = String, content_type = "text/plain")))]
pub(super) async fn checkpoint(asker: Asker) -> Result<Response, Problem> {
    let note = asker
        .front
        .store
        .last_checkpoint(asker.front.office.now())
        .await
        .map_err(|error| asker.store(&error))?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], note.to_string()).into_response())
}

/// 哪一年。 Which year.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct YearQuery {
    /// 年份，缺省为今年。 The year; this one where none is given.
    #[param(minimum = 2000, maximum = 2100, example = 2026)]
    year: Option<i16>,
}

/// 日历。 A year of the legal calendar.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Year {
    /// 年份。 The year.
    year: i16,
    /// 尚无放假通知，只按周末推算。 No decree yet: weekends only (C-08).
    provisional: bool,
    /// 工作日天数。 How many working days.
    working_days: u32,
    /// 逐日。 Day by day.
    days: Vec<CalendarDay>,
}

/// 一天。 A day.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct CalendarDay {
    /// 日期。 The day.
    #[schema(value_type = String, format = Date)]
    date: Date,
    /// 是工作日。 Whether it is a working day.
    working: bool,
    /// 依据（中文）。 By whose word, in Chinese.
    zh: String,
    /// 依据（英文）。 By whose word, in English.
    en: String,
}

/// 日历 · Calendar
///
/// 法定工作日逐日说明，含放假通知、调休和地方假日。
/// Every day of a year with whether it counts and by which decree (C-06 to C-08).
#[utoipa::path(get, path = "/api/v1/calendar", operation_id = "getCalendar", tag = "hall", params(YearQuery),
    responses((status = 200, description = "日历。 The year.", body = Year)))]
pub(super) async fn calendar(asker: Asker, Asks(asked): Asks<YearQuery>) -> Result<Json<Year>, Problem> {
    let year = asked.year.unwrap_or_else(|| asker.front.office.now().day().year());
    let first =
        Some(year).filter(|year| (2000..=2100).contains(year)).and_then(|year| Date::new(year, 1, 1).ok());
    let Some(first) = first else {
        return Err(asker.fault(&Fault::BadQuery("field `year`: 2000–2100".into())));
    };
    let calendar = &asker.hall.calendar;
    let day = |date: Date| {
        let reason = calendar.reason(date);
        CalendarDay { date, working: calendar.is_working_day(date), zh: reason.zh(), en: reason.en() }
    };
    let dates =
        std::iter::successors(Some(first), |date| Some(next_day(*date)).filter(|next| next.year() == year));
    let days: Vec<CalendarDay> = dates.map(day).collect();
    let working_days = u32::try_from(days.iter().filter(|day| day.working).count()).unwrap_or(0);
    Ok(Json(Year { year, provisional: !calendar.covers(first), working_days, days }))
}

/// 推算请求，三选一。 What to reckon, one of three.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
#[schema(example = json!({"due": {"start": "2026-03-02", "working_days": 5, "pauses": [["2026-03-04", "2026-03-05"]]}}))]
pub(super) enum ReckonRequest {
    /// 到期日。 The due date.
    Due {
        /// 起算日或时刻。 The day or moment from which it counts; that day does not count (C-02).
        start: String,
        /// 工作日数。 Working days.
        working_days: u16,
        /// 中止的起止日，含首尾，最多 366 段。 Pauses, first and last day included; at most 366.
        #[serde(default)]
        #[schema(value_type = Vec<Vec<String>>, max_items = 366, required = false)]
        pauses: Vec<(Date, Date)>,
    },
    /// 两个时刻之间的办公秒。 Office seconds between two moments.
    Elapsed {
        /// 从。 From, RFC 3339.
        start: String,
        /// 到。 To, RFC 3339.
        end: String,
    },
    /// 办公秒用完的时刻。 The moment at which so many office seconds are used up.
    Moment {
        /// 从。 From, RFC 3339.
        start: String,
        /// 办公秒数。 Office seconds.
        office_seconds: u64,
    },
}

/// 推算结果：随请求只有其中一组。 What was reckoned; the fields follow the question.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
pub(super) struct ReckonAnswer {
    /// 到期日。 The due day.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    due: Option<String>,
    /// 到期日以后可能因放假通知调整。 Whether a decree may still move it.
    #[serde(skip_serializing_if = "Option::is_none")]
    provisional: Option<bool>,
    /// 办公秒。 Office seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    office_seconds: Option<u64>,
    /// 时刻。 The moment.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    moment: Option<String>,
    /// 逐日说明。 The account day by day.
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<Vec<AccountRow>>,
}

/// 逐日说明的一行。 One day of the account.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
pub(super) struct AccountRow {
    /// 日期。 The day.
    #[schema(format = Date)]
    date: String,
    /// 计不计。 What became of it.
    verdict: String,
    /// 累计已用。 How much was used by its end.
    used: u64,
    /// 中文依据。 Why, in Chinese.
    zh: String,
    /// 英文依据。 Why, in English.
    en: String,
}

/// 推算时限 · Reckon a limit
///
/// 按本大厅的日历推算，附逐日说明；与命令行 onewindow reckon 的请求相同，不保存任何内容。
/// By the hall's own calendar, with the account day by day; the requests of `onewindow reckon`. Nothing is kept.
#[utoipa::path(post, path = "/api/v1/reckon", operation_id = "reckon", tag = "hall", request_body = ReckonRequest,
    responses((status = 200, description = "推算结果。 The answer.", body = ReckonAnswer)))]
pub(super) async fn reckon(
    Question(asker, asked): Question<ReckonRequest>,
) -> Result<Json<ReckonAnswer>, Problem> {
    let options = ReckonOptions { calendar: asker.hall.calendar.clone(), explain: true };
    let line = serde_json::to_string(&asked).map_err(|error| Problem::ours(asker.lang, &error))?;
    let answer = reckon_line(&line, &options).map_err(|why| asker.fault(&Fault::Unreadable(why)))?;
    serde_json::from_str(&answer).map(Json).map_err(|error| Problem::ours(asker.lang, &error))
}

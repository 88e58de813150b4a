//! 巡查与月度通报: a day's patrols and a month's figures, for those who watch (S-16, SR-E1). Read only: who records and who answers does
//! so in their rooms.

use super::{
    caller::{Bearer, Named},
    problem::{Fault, Problem},
    shapes,
};
use crate::{card_report::CardReport, people::Names, visitor::Watcher};
use axum::Json;
use rules::{
    inspection::{
        ConsequenceGround, ConsequenceKind, ConsequenceState, Month, MonthBook, Patrol, PatrolPoint,
        PatrolSubject, UnitMonth, is_patrolled,
    },
    name::DepartmentId,
    supervision::SupervisionLevel,
    time::{Date, Instant},
};
use serde::Serialize;
use utoipa::ToSchema;

/// 每日监察通报。 A day of supervision.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct DaySheet {
    /// 日期。 The day.
    #[schema(value_type = String, format = Date)]
    day: Date,
    /// 这一天是否要求巡查大厅。 Whether a patrol of the hall is asked for.
    asked: bool,
    /// 巡查记录。 Patrols, in their order.
    patrols: Vec<PatrolSheet>,
    /// 各部门当日发牌。 Cards raised on the day, by department.
    cards: Vec<CardsOfDay>,
}

/// 巡查记录。 A patrol.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct PatrolSheet {
    /// 时间。 When.
    #[schema(format = DateTime)]
    at: String,
    /// 监察员姓名。 By whom.
    by: String,
    /// 部门代码；没有就是看大厅。 The department; absent for the hall as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    department: Option<String>,
    /// 看了什么。 What was looked at.
    #[schema(schema_with = patrol_points)]
    points: Vec<PatrolPoint>,
    /// 发现的问题；没有就是没有问题。 What was amiss; absent where all was in order.
    #[serde(skip_serializing_if = "Option::is_none")]
    amiss: Option<String>,
    /// 有关的办件编号。 The case it is about.
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<String>,
    /// 有关的牌号。 The card that stands for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    card: Option<String>,
}

/// 一个部门当日发牌的数目。 Cards of one department on the day.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct CardsOfDay {
    /// 部门代码。 The department.
    department: String,
    /// 提醒。 Reminders.
    remind: i64,
    /// 预警。 Warnings.
    early_warning: i64,
    /// 黄牌。 Yellow cards.
    yellow_card: i64,
    /// 红牌。 Red cards.
    red_card: i64,
}

fn patrol_points() -> utoipa::openapi::schema::Array {
    let points = utoipa::openapi::schema::ArrayBuilder::new().items(shapes::patrol_point());
    points.description(Some("看了什么。 What was looked at.")).build()
}

fn patrol_sheet(patrol: &Patrol, names: &Names) -> PatrolSheet {
    let amiss = patrol.amiss.as_ref();
    PatrolSheet {
        at: patrol.at.rfc3339(),
        by: names.name(&patrol.by).to_owned(),
        department: match &patrol.subject {
            PatrolSubject::Hall => None,
            PatrolSubject::Department(id) => Some(id.0.clone()),
        },
        points: patrol.points.iter().copied().collect(),
        amiss: amiss.map(|amiss| amiss.text.clone()),
        case: amiss.and_then(|amiss| amiss.case.as_ref()).map(|case| case.as_str().to_owned()),
        card: amiss.and_then(|amiss| amiss.card.clone()),
    }
}

async fn book(bearer: &Bearer, month: Month) -> Result<MonthBook, Problem> {
    let known = bearer.front.store.dossier::<MonthBook>(&month.to_string()).await;
    Ok(known.map_err(|error| bearer.store(&error))?.map(|known| known.state).unwrap_or_default())
}

/// 看某日监察 · Read a day of supervision
///
/// 当日巡查和各部门发牌数，限监察员和审计员。
/// Patrols and numbers of cards of a day; for supervisors and auditors.
#[utoipa::path(get, path = "/api/v1/inspections/{day}", operation_id = "readInspections", tag = "cards",
    security(("token" = [])),
    params(("day" = String, Path, description = "日期。 Day.", example = "2026-03-02")),
    responses((status = 200, description = "当日监察。 The day.", body = DaySheet)))]
pub(super) async fn of_day(bearer: Bearer, Named(typed): Named) -> Result<Json<DaySheet>, Problem> {
    bearer.needs(Watcher::ROLES)?;
    let today = bearer.hall.calendar.date_of(bearer.front.office.now());
    let day = typed.parse::<Date>().ok().filter(|day| day.to_string() == typed && *day <= today);
    let day = day.ok_or_else(|| bearer.fault(&Fault::NotFound))?;
    let book = book(&bearer, Month::of(day)).await?;
    let store = &bearer.front.store;
    let failed = |error| bearer.store(&error);
    let names = Names::of(store, book.patrols_on(day).map(|patrol| patrol.by.as_str())).await;
    let names = names.map_err(failed)?;
    let counted = CardReport::of(&bearer.front, &bearer.hall, (day, day), None).await.map_err(failed)?;
    let cards = counted.departments.into_iter().map(|line| CardsOfDay {
        department: line.key,
        remind: line.tally.of(SupervisionLevel::Remind),
        early_warning: line.tally.of(SupervisionLevel::EarlyWarning),
        yellow_card: line.tally.of(SupervisionLevel::YellowCard),
        red_card: line.tally.of(SupervisionLevel::RedCard),
    });
    Ok(Json(DaySheet {
        day,
        asked: is_patrolled(&bearer.hall.calendar, day),
        patrols: book.patrols_on(day).map(|patrol| patrol_sheet(patrol, &names)).collect(),
        cards: cards.collect(),
    }))
}

/// 月度统计。 A month of supervision.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct MonthSheet {
    /// 月份。 The month.
    #[schema(example = "2026-03")]
    month: String,
    /// 统计时间。 When the figures were drawn.
    #[schema(format = DateTime)]
    drawn_at: String,
    /// 发布时间；没有就是还没有发布。 When it was published; absent until then.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    published_at: Option<String>,
    /// 点评。 The comment on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    comment: Option<String>,
    /// 决定不满多少件的不排名。 Decided cases below which a department is not ranked.
    least_decided: u32,
    /// 各部门。 Departments.
    departments: Vec<UnitSheet>,
    /// 没有巡查大厅的工作日。 Working days without a patrol of the hall.
    #[schema(value_type = Vec<String>)]
    days_without_patrol: Vec<Date>,
    /// 后续措施。 What follows.
    consequences: Vec<ConsequenceSheet>,
    /// 与同类偏离的牌号。 Cards of whoever lies far from their peers (SR-D1).
    deviations: Vec<String>,
}

/// 一个部门的一个月。 A department's month.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct UnitSheet {
    /// 部门代码。 The department.
    department: String,
    /// 名次；没有就是没有排名。 Its place; absent where it was not ranked.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<u32>,
    /// 每百件扣分，以百分之一分计。 Points to the hundred decisions, in hundredths.
    #[serde(skip_serializing_if = "Option::is_none")]
    points_hundredths: Option<u32>,
    /// 末位。 Whether it was the last.
    last: bool,
    /// 连续末位的月数。 For how many months in a row.
    last_in_a_row: u32,
    /// 连续零办件的月数。 For how many months in a row it had no case.
    idle_in_a_row: u32,
    /// 巡查记录数。 Patrols of its own.
    records: u32,
    /// 收件。 Received.
    received: u32,
    /// 受理。 Accepted.
    accepted: u32,
    /// 办结。 Completed.
    completed: u32,
    /// 按时决定。 Decided in time.
    in_time: u32,
    /// 超期决定。 Decided late.
    late: u32,
    /// 不予。 Refused.
    refused: u32,
    /// 预警。 Warnings that stand.
    warned: u32,
    /// 黄牌。 Yellow cards that stand.
    yellow: u32,
    /// 红牌。 Red cards that stand.
    red: u32,
    /// 在用事项。 Items in force.
    items: u32,
    /// 有人申请的事项。 Items anybody applied for.
    in_use: u32,
}

impl UnitSheet {
    fn of(id: &DepartmentId, unit: &UnitMonth) -> UnitSheet {
        let tally = unit.tally;
        UnitSheet {
            department: id.0.clone(),
            place: unit.place,
            points_hundredths: unit.points,
            last: unit.is_last,
            last_in_a_row: unit.last_in_a_row,
            idle_in_a_row: unit.idle_in_a_row,
            records: unit.records,
            received: tally.received,
            accepted: tally.accepted,
            completed: tally.completed,
            in_time: tally.in_time,
            late: tally.late,
            refused: tally.refused,
            warned: tally.warned,
            yellow: tally.yellow,
            red: tally.red,
            items: tally.items,
            in_use: tally.in_use,
        }
    }
}

/// 后续措施。 What follows from a department's month.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ConsequenceSheet {
    /// 序号。 Its number.
    number: u32,
    /// 部门代码。 The department.
    department: String,
    #[schema(schema_with = shapes::consequence_kind)]
    kind: ConsequenceKind,
    #[schema(schema_with = shapes::consequence_ground)]
    ground: ConsequenceGround,
    /// 连续几个月。 For how many months in a row.
    months: u32,
    /// 答复期限。 The last day for an answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    due: Option<Date>,
    /// 答复；没有就是还没有答复。 The answer; absent until then.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<String>,
    /// 答复时间。 When it was answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    answered_at: Option<String>,
}

impl ConsequenceSheet {
    fn of(number: u32, state: &ConsequenceState) -> ConsequenceSheet {
        let (of, answer) = (&state.consequence, state.answer.as_ref());
        ConsequenceSheet {
            number,
            department: of.department.0.clone(),
            kind: of.kind,
            ground: of.ground,
            months: of.months,
            due: of.due,
            answer: answer.map(|answer| answer.text.clone()),
            answered_at: answer.map(|answer| answer.at.rfc3339()),
        }
    }
}

/// 看月度统计 · Read a month of supervision
///
/// 统计、排名和后续措施，限监察员和审计员；月末以后才有。
/// Figures, ranking and what follows; for supervisors and auditors, once the month is over.
#[utoipa::path(get, path = "/api/v1/months/{month}", operation_id = "readMonth", tag = "cards", security(("token" = [])),
    params(("month" = String, Path, description = "月份。 Month.", example = "2026-03")),
    responses((status = 200, description = "月度统计。 The month.", body = MonthSheet)))]
pub(super) async fn of_month(bearer: Bearer, Named(typed): Named) -> Result<Json<MonthSheet>, Problem> {
    bearer.needs(Watcher::ROLES)?;
    let missing = || bearer.fault(&Fault::NotFound);
    let month = Month::parse(&typed).ok_or_else(missing)?;
    let book = book(&bearer, month).await?;
    let (Some(figures), Some(drawn)) = (&book.figures, book.drawn) else { return Err(missing()) };
    let consequences = book.consequences.iter().map(|(number, state)| ConsequenceSheet::of(*number, state));
    Ok(Json(MonthSheet {
        month: typed,
        drawn_at: drawn.rfc3339(),
        published_at: book.published.as_ref().map(|(_, at): &(_, Instant)| at.rfc3339()),
        comment: book.comment.as_ref().map(|comment| comment.text.clone()),
        least_decided: figures.least_decided,
        departments: figures.units.iter().map(|(id, unit)| UnitSheet::of(id, unit)).collect(),
        days_without_patrol: figures.days_without.clone(),
        consequences: consequences.collect(),
        deviations: figures.deviations.iter().map(rules::supervision::Finding::card).collect(),
    }))
}

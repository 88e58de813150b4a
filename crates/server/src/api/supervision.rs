//! 监察数字: the figures of the centre of supervision for whoever watches: when people come, integrity risks by department, and
//! what each place has taken in (SU4, SU5), and the report of cards (AR3). The lists behind them are those of cases and cards with the same conditions.

use super::{
    caller::{Asks, Bearer},
    problem::Problem,
    shapes,
};
use crate::{
    card_report::{CardReport, Line, Tally, is_span},
    visitor::Watcher,
};
use axum::Json;
use rules::{
    supervision::{RuleKind, SupervisionLevel},
    time::{Date, day_number, from_day_number},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::views::{
    cards::kind_tally,
    figures,
    places::{self, PlaceFigures},
    risks,
};
use utoipa::{IntoParams, ToSchema};

/// Four weeks, so that every day of the week counts alike.
const DAYS_OF_HOURS: i64 = 28;
/// As on the board of the pages.
const DAYS_OF_RISKS: i64 = 30;

/// The first of so many days that end with this one.
fn first_of(last: Date, days: i64) -> Date {
    from_day_number(day_number(last) - days + 1)
}

/// 时段数字。 Hour by hour.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Hours {
    /// 第一天。 First day.
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// 最后一天，即今天。 Last day, today.
    #[schema(value_type = String, format = Date)]
    until: Date,
    /// 有数字的时段。 The hours in which anything happened.
    hours: Vec<Hour>,
}

/// 一个时段。 An hour of the week.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Hour {
    /// 星期：1 为周一，7 为周日。 Day of the week, 1 Monday to 7 Sunday.
    #[schema(minimum = 1, maximum = 7)]
    weekday: i8,
    /// 钟点，0–23。 Hour of the day.
    #[schema(minimum = 0, maximum = 23)]
    hour: usize,
    /// 提交申请。 Applications handed in.
    submitted: i64,
    /// 送达结果。 Results delivered.
    completed: i64,
}

/// 时段热力 · When people come
///
/// 近 28 天按星期和钟点统计的申请与办结，监察员和审计员可看。
/// Applications and results of 28 days by day of the week and hour; for supervisors and auditors (SU5).
#[utoipa::path(get, path = "/api/v1/supervision/hours", operation_id = "getHours", tag = "cards", security(("token" = [])),
    responses((status = 200, description = "时段数字。 The figures.", body = Hours)))]
pub(super) async fn hours(bearer: Bearer) -> Result<Json<Hours>, Problem> {
    bearer.needs(Watcher::ROLES)?;
    let until = bearer.front.office.now().day();
    let from = first_of(until, DAYS_OF_HOURS);
    let counted = figures::hours(bearer.front.store.db(), from, until).await;
    let counted = counted.map_err(|error| bearer.store(&error))?;
    let mut week: BTreeMap<(i8, usize), (i64, i64)> = BTreeMap::new();
    for ((day, hour), figures) in counted {
        let (submitted, completed) = week.entry((day.weekday().to_monday_one_offset(), hour)).or_default();
        *submitted += figures.get("submitted");
        *completed += figures.get("completed");
    }
    let hour = |((weekday, hour), (submitted, completed))| Hour { weekday, hour, submitted, completed };
    Ok(Json(Hours { from, until, hours: week.into_iter().map(hour).collect() }))
}

/// 廉政风险。 Integrity risks.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Risks {
    /// 第一天。 First day.
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// 最后一天，即今天。 Last day, today.
    #[schema(value_type = String, format = Date)]
    until: Date,
    /// 各部门，键为部门代码。 By department code.
    departments: BTreeMap<String, RisksOf>,
}

/// 一个部门的廉政风险。 Of one department.
#[derive(Clone, Debug, Default, Serialize, ToSchema)]
pub(super) struct RisksOf {
    /// 各类牌数，不含已摘牌。 Cards of each kind of rule, without those taken back.
    kinds: Vec<KindCount>,
    /// 此刻在办的高风险环节。 Steps of high risk open now (P-18).
    high_risk_steps: i64,
    /// 逾期未说明的未结牌。 Open cards whose time to explain passed in silence.
    unanswered: i64,
}

/// 一类规则的牌数。 Cards of a kind of rule.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct KindCount {
    #[schema(schema_with = shapes::rule_kind)]
    kind: RuleKind,
    /// 牌数。 How many.
    cards: i64,
}

/// 廉政风险 · Integrity risks
///
/// 近 30 天各部门各类监察牌（不含已摘牌）、此刻在办的高风险环节和逾期未说明的牌。
/// Cards of 30 days by department and kind of rule, steps of high risk open now, and cards unanswered (SU5, P-18).
#[utoipa::path(get, path = "/api/v1/supervision/risks", operation_id = "getRisks", tag = "cards", security(("token" = [])),
    responses((status = 200, description = "廉政风险。 The board.", body = Risks)))]
pub(super) async fn risks(bearer: Bearer) -> Result<Json<Risks>, Problem> {
    bearer.needs(Watcher::ROLES)?;
    let (db, failed) = (bearer.front.store.db(), |error| bearer.store(&error));
    let until = bearer.front.office.now().day();
    let from = first_of(until, DAYS_OF_RISKS);
    let mut departments: BTreeMap<String, RisksOf> = BTreeMap::new();
    for (code, figures) in figures::by_department_between(db, from, until).await.map_err(failed)? {
        let counted = RuleKind::ALL.iter().map(|kind| (*kind, figures.get(kind_tally(*kind))));
        let kinds: Vec<KindCount> =
            counted.filter(|(_, n)| *n > 0).map(|(kind, cards)| KindCount { kind, cards }).collect();
        if !kinds.is_empty() {
            departments.entry(code).or_default().kinds = kinds;
        }
    }
    for (post, n) in risks::high_by_post(db).await.map_err(failed)? {
        let known = bearer.hall.posts.get(&post.as_str().into());
        let code = known.map_or(post, |post| post.department.0.clone());
        departments.entry(code).or_default().high_risk_steps += n;
    }
    for (code, n) in risks::unanswered_by_department(db).await.map_err(failed)? {
        departments.entry(code).or_default().unanswered = n;
    }
    Ok(Json(Risks { from, until, departments }))
}

/// 统计期间。 The days of a report.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ReportQuery {
    /// 发牌的第一天。 First day raised.
    #[param(value_type = String, format = Date, example = "2026-03-01")]
    from: Date,
    /// 发牌的最后一天，最长一年。 Last day raised; a year at most.
    #[param(value_type = String, format = Date, example = "2026-03-31")]
    until: Date,
    /// 部门代码。 Department; all of them if left out.
    department: Option<String>,
}

/// 监察统计。 The cards of a stretch of days.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Report {
    /// 合计。 All of them.
    total: CardTally,
    /// 按规则。 By rule.
    rules: Vec<ReportLine>,
    /// 按部门，牌多的在前。 By department, most cards first.
    departments: Vec<ReportLine>,
    /// 牌最多的 20 个事项。 The twenty items with most cards.
    items: Vec<ReportLine>,
}

/// 一行。 A line.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ReportLine {
    /// 规则号、部门代码或者实施编码。 Number of the rule, code of the department or item.
    key: String,
    /// 名称。 Name.
    name: String,
    #[serde(flatten)]
    tally: CardTally,
}

/// 计数，已摘牌的也在内。 Counts, cards taken back among them.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct CardTally {
    /// 提醒。 Reminders.
    remind: i64,
    /// 预警。 Early warnings.
    early_warning: i64,
    /// 黄牌。 Yellow cards.
    yellow_card: i64,
    /// 红牌。 Red cards.
    red_card: i64,
    /// 按期说明率，百分之几乘以十；没有要说明的没有这一项。 Explained in time, in tenths of a per cent; absent where nothing was due.
    #[serde(skip_serializing_if = "Option::is_none")]
    in_time: Option<i64>,
    /// 逾期未说明。 Not explained in time.
    unanswered: i64,
    /// 已摘牌。 Taken back.
    taken_back: i64,
    /// 未结。 Open.
    open: i64,
}

impl From<Tally> for CardTally {
    fn from(tally: Tally) -> CardTally {
        CardTally {
            remind: tally.of(SupervisionLevel::Remind),
            early_warning: tally.of(SupervisionLevel::EarlyWarning),
            yellow_card: tally.of(SupervisionLevel::YellowCard),
            red_card: tally.of(SupervisionLevel::RedCard),
            in_time: tally.in_time(),
            unanswered: tally.unanswered,
            taken_back: tally.taken_back,
            open: tally.open,
        }
    }
}

/// 监察统计 · Report of cards
///
/// 一段时间里发出的牌，按规则、部门、事项统计，按现在的级别和状态。
/// Cards raised in a stretch of days by rule, department and item, as they stand now (AR3).
#[utoipa::path(get, path = "/api/v1/supervision/report", operation_id = "getCardReport", tag = "cards", security(("token" = [])),
    params(ReportQuery), responses((status = 200, description = "监察统计。 The report.", body = Report)))]
pub(super) async fn report(bearer: Bearer, Asks(asked): Asks<ReportQuery>) -> Result<Json<Report>, Problem> {
    bearer.needs(Watcher::ROLES)?;
    let days = (asked.from, asked.until);
    if !is_span(days) {
        return Err(bearer.wrong("until", |lang| lang.stat_wrong_span()));
    }
    let made = CardReport::of(&bearer.front, &bearer.hall, days, asked.department.as_deref()).await;
    let made = made.map_err(|error| bearer.store(&error))?;
    let lang = bearer.lang;
    let lines = |lines: Vec<Line>| {
        let line = |line: Line| ReportLine {
            name: lang.pick(&line.zh, &line.en).to_owned(),
            key: line.key,
            tally: line.tally.into(),
        };
        lines.into_iter().map(line).collect()
    };
    Ok(Json(Report {
        total: made.total.into(),
        rules: lines(made.rules),
        departments: lines(made.departments),
        items: lines(made.items),
    }))
}

/// 区域数字。 Figures of the area.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Areas {
    /// 今天。 Today.
    #[schema(value_type = String, format = Date)]
    day: Date,
    /// 大厅和服务点，大厅在前。 The hall, which stands first, and its centres.
    places: Vec<AreaFigures>,
}

/// 一处的数字。 Figures of one place.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct AreaFigures {
    /// 服务点代码；大厅没有。 Code of the centre; absent for the hall.
    #[serde(skip_serializing_if = "Option::is_none")]
    station: Option<String>,
    /// 行政区划代码。 Division code.
    division: String,
    /// 今日收件。 Taken in today.
    received: i64,
    /// 今日办结。 Finished today.
    completed: i64,
    /// 在办。 Open now.
    open: i64,
    /// 超期。 Open and late now.
    late: i64,
    /// 未结监察牌。 Cards open now.
    open_cards: i64,
}

/// 区域数字 · Figures of the area
///
/// 大厅和各乡镇、村服务点今天收下、办结的办件，此刻在办、超期的办件和未结的牌。
/// What the hall and each service centre took in and finished today, and what is open and late now (SU4, LE1).
#[utoipa::path(get, path = "/api/v1/supervision/areas", operation_id = "getAreas", tag = "cards", security(("token" = [])),
    responses((status = 200, description = "区域数字。 The figures.", body = Areas)))]
pub(super) async fn areas(bearer: Bearer) -> Result<Json<Areas>, Problem> {
    bearer.needs(Watcher::ROLES)?;
    let now = bearer.front.office.now();
    let day = now.day();
    let found = places::figures(bearer.front.store.db(), day, now).await;
    let mut sums: BTreeMap<String, PlaceFigures> = BTreeMap::new();
    for (place, figures) in found.map_err(|error| bearer.store(&error))? {
        *sums.entry(place.station).or_default() += figures;
    }
    let row = |station: Option<&str>, division: &str| {
        let of = sums.get(station.unwrap_or_default()).copied().unwrap_or_default();
        AreaFigures {
            station: station.map(str::to_owned),
            division: division.to_owned(),
            received: of.received,
            completed: of.completed,
            open: of.open,
            late: of.late,
            open_cards: of.cards,
        }
    };
    let hall = &bearer.hall;
    let mut places = vec![row(None, &hall.division)];
    places.extend(hall.stations.values().map(|station| row(Some(station.id.as_str()), &station.division)));
    Ok(Json(Areas { day, places }))
}

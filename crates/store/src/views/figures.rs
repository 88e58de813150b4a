//! 今日数字: exact counters of the hall, by day and department or by hour, and the lights of now.

use super::RUNNING;
use crate::{
    args,
    db::{Reader, StoreError},
};
use rules::time::{Date, Instant};
use std::collections::BTreeMap;

/// Milliseconds of an hour.
pub(super) const HOUR_MS: i64 = 3_600_000;

/// 数字: counters by what they count. A word that nothing was counted under reads as nought.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures(BTreeMap<String, i64>);

impl Figures {
    /// How often this was counted.
    #[must_use]
    pub fn get(&self, what: &str) -> i64 {
        self.0.get(what).copied().unwrap_or(0)
    }

    /// Every counter that is not nought.
    pub fn all(&self) -> impl Iterator<Item = (&str, i64)> {
        self.0.iter().map(|(what, n)| (what.as_str(), *n))
    }

    fn add(&mut self, what: String, n: i64) {
        *self.0.entry(what).or_default() += n;
    }
}

/// The counters of one day by department, with the running ones (open cases).
///
/// # Errors
/// When the database does not answer.
pub async fn by_department(reader: &impl Reader, day: Date) -> Result<BTreeMap<String, Figures>, StoreError> {
    let sql = "SELECT department, what, n FROM tally WHERE day = $1 OR day = $2";
    let mut figures: BTreeMap<String, Figures> = BTreeMap::new();
    for row in reader.query(sql, args![day.to_string(), RUNNING]).await? {
        figures.entry(row.get("department")?).or_default().add(row.get("what")?, row.get("n")?);
    }
    Ok(figures)
}

/// The counters of a stretch of days by department, first and last included; without the running ones.
///
/// # Errors
/// When the database does not answer.
pub async fn by_department_between(
    reader: &impl Reader,
    first: Date,
    last: Date,
) -> Result<BTreeMap<String, Figures>, StoreError> {
    let sql = "SELECT department, what, CAST(SUM(n) AS BIGINT) AS n FROM tally WHERE day >= $1 AND day <= $2 \
               GROUP BY department, what";
    let mut figures: BTreeMap<String, Figures> = BTreeMap::new();
    for row in reader.query(sql, args![first.to_string(), last.to_string()]).await? {
        figures.entry(row.get("department")?).or_default().add(row.get("what")?, row.get("n")?);
    }
    Ok(figures)
}

/// The counters of the whole hall on one day, with the running ones.
///
/// # Errors
/// When the database does not answer.
pub async fn of_day(reader: &impl Reader, day: Date) -> Result<Figures, StoreError> {
    let mut sum = Figures::default();
    for (_, figures) in by_department(reader, day).await? {
        for (what, n) in figures.0 {
            sum.add(what, n);
        }
    }
    Ok(sum)
}

/// The counters of the whole hall day by day, first and last included; days without any are left out.
///
/// # Errors
/// When the database does not answer.
pub async fn trend(
    reader: &impl Reader,
    first: Date,
    last: Date,
) -> Result<BTreeMap<Date, Figures>, StoreError> {
    let sql = "SELECT day, what, CAST(SUM(n) AS BIGINT) AS n FROM tally WHERE day >= $1 AND day <= $2 \
               GROUP BY day, what";
    let mut trend: BTreeMap<Date, Figures> = BTreeMap::new();
    for row in reader.query(sql, args![first.to_string(), last.to_string()]).await? {
        let day: &str = row.get("day")?;
        let day = day.parse().map_err(|error| StoreError::broken("reading a counter", error))?;
        trend.entry(day).or_default().add(row.get("what")?, row.get("n")?);
    }
    Ok(trend)
}

/// What was counted hour by hour on a stretch of days, first and last included; hours without any are left out. The hour of
/// a day is 0 to 23, in the hall's time.
///
/// # Errors
/// When the database does not answer.
pub async fn hours(
    reader: &impl Reader,
    first: Date,
    last: Date,
) -> Result<BTreeMap<(Date, usize), Figures>, StoreError> {
    let sql = "SELECT day, hour, what, n FROM hour_tally WHERE day >= $1 AND day <= $2";
    let mut hours: BTreeMap<(Date, usize), Figures> = BTreeMap::new();
    for row in reader.query(sql, args![first.to_string(), last.to_string()]).await? {
        let day: &str = row.get("day")?;
        let day = day.parse().map_err(|error| StoreError::broken("reading a counter", error))?;
        let hour = usize::try_from(row.get::<i64>("hour")?);
        let hour = hour.map_err(|error| StoreError::broken("reading a counter", error))?;
        hours.entry((day, hour)).or_default().add(row.get("what")?, row.get("n")?);
    }
    Ok(hours)
}

/// 灯数: how many open cases show which light now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lights {
    /// 正常
    pub in_time: i64,
    /// 临期
    pub due_soon: i64,
    /// 超期
    pub late: i64,
    /// 严重超期
    pub grave: i64,
    /// 暂停
    pub paused: i64,
}

/// The lights of now by department. Counts open cases only, never history.
///
/// # Errors
/// When the database does not answer.
pub async fn lights(reader: &impl Reader, now: Instant) -> Result<BTreeMap<String, Lights>, StoreError> {
    let sql = "SELECT department, CASE WHEN grave_at <= $1 THEN 'grave' WHEN late_at <= $1 THEN 'late' \
               WHEN paused = TRUE THEN 'paused' WHEN remind_at <= $1 THEN 'due_soon' ELSE 'in_time' END AS light, \
               COUNT(*) AS n FROM case_view WHERE is_open = TRUE GROUP BY department, light";
    let mut lights: BTreeMap<String, Lights> = BTreeMap::new();
    for row in reader.query(sql, args![now.0]).await? {
        let of = lights.entry(row.get("department")?).or_default();
        let n = row.get("n")?;
        match row.get::<&str>("light")? {
            "grave" => of.grave = n,
            "late" => of.late = n,
            "paused" => of.paused = n,
            "due_soon" => of.due_soon = n,
            _ => of.in_time = n,
        }
    }
    Ok(lights)
}

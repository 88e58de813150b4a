//! 评价视图: whether a case has been rated, what a bad rating waits for, and how satisfied people are with whom.
//!
//! Neither the rater nor any words are in these rows. Lists name a rating by its reference, which says nothing of the
//! case; whoever shows a row decides whether its reader may know it. Satisfaction (M-09) is added up from counters of days.

use super::{Views, figures, unword, word};
use crate::{
    args,
    db::{Reader, Row, StoreError, Val},
    dialect::{Dialect, ListOf, list},
};
use rules::{
    dossier::{Known, Recorded},
    hall::Hall,
    rating::{Event, Rating, RatingChannel, RatingLevel, RatingLimit, RatingState},
    time::{Date, Instant},
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const COLUMNS: &[&str] = &[
    "case_number",
    "department",
    "level",
    "opened_at",
    "given_at",
    "reference",
    "clerk",
    "channel",
    "anonymous",
    "bad",
    "state",
    "turn",
    "turn_at",
    "contact_by",
    "seen_to_by",
    "review_by",
    "missed",
    "contested",
    "excluded",
    "second_level",
];
pub(super) const UPDATE: &str = "ON CONFLICT (case_number) DO UPDATE SET level = excluded.level, \
    given_at = excluded.given_at, channel = excluded.channel, anonymous = excluded.anonymous, bad = excluded.bad, \
    state = excluded.state, turn = excluded.turn, turn_at = excluded.turn_at, contact_by = excluded.contact_by, \
    seen_to_by = excluded.seen_to_by, review_by = excluded.review_by, missed = excluded.missed, \
    contested = excluded.contested, excluded = excluded.excluded, second_level = excluded.second_level";
const ROW: &str = "case_number, department, level, given_at, reference, clerk, channel, anonymous, state, turn_at, contact_by, \
    seen_to_by, review_by, missed, contested, second_level";

/// Counters of a day and a department, by the day on which a rating was given.
const GOOD: &str = "rated_good";
const BAD: &str = "rated_bad";
/// Bad ratings answered whole, those under a name, and of these those with a second mark.
const ANSWERED: &str = "rated_answered";
const NAMED: &str = "rated_bad_named";
const CALLED: &str = "rated_called";

impl Views {
    /// The rows that follow from new events of a rating.
    pub fn rating(&mut self, id: &str, events: &[Recorded<Event>], after: &Known<Rating>, hall: &Hall) {
        let rating = &after.state;
        for event in events {
            self.count_rating(rating, &event.event);
        }
        let calendar = &hall.calendar;
        let running = rating.running(hall);
        let due = |wanted: &[RatingLimit]| {
            let clock = running.iter().find(|clock| wanted.contains(&clock.limit));
            clock.map(|clock| clock.due_at(calendar).0)
        };
        let contact_by = due(&[RatingLimit::Contact]);
        let seen_to_by = due(&[RatingLimit::Answer, RatingLimit::Plan]);
        let state = rating.state();
        let turn = match state {
            RatingState::ToContact | RatingState::ToAnswer | RatingState::Planned => Turn::DEPARTMENT,
            RatingState::ToCallBack => Turn::HALL,
            _ => "",
        };
        let answered =
            rating.answer.as_ref().map(|answer| answer.done.as_ref().map_or(answer.at, |it| it.at));
        let since = answered.or(rating.given.as_ref().map(|it| it.at)).map_or(0, |at| at.0);
        let row = args![
            id,
            rating.department.as_str(),
            rating.level.as_ref().map(word),
            rating.opened.map_or(0, |at| at.0),
            rating.given.as_ref().map(|given| given.at.0),
            rating.reference(),
            rating.clerk.as_ref().map(|clerk| clerk.as_str()),
            rating.given.as_ref().map(|given| word(&given.channel)),
            rating.is_anonymous(),
            rating.level.is_some_and(RatingLevel::is_bad),
            word(&state),
            turn,
            contact_by.or(seen_to_by).unwrap_or(since),
            contact_by,
            seen_to_by,
            due(&[RatingLimit::Review]),
            rating.missed.iter().any(|limit| *limit != RatingLimit::Review),
            rating.is_under_review(),
            rating.is_excluded(),
            rating.second.as_ref().map(|second| word(&second.level)),
        ];
        self.ratings.insert(id.to_owned(), row);
    }

    /// M-09: what counts in satisfaction, by the day on which it was said; an excluded rating counts no more.
    fn count_rating(&mut self, rating: &Rating, event: &Event) {
        let (Some(given), Some(level)) = (&rating.given, rating.level) else { return };
        let (day, department) = (given.at.day(), rating.department.as_str());
        match event {
            Event::RatingGiven { .. } => {
                self.count(day, department, if level.is_bad() { BAD } else { GOOD });
                if level.is_bad() && !given.anonymous {
                    self.count(day, department, NAMED);
                }
            }
            Event::RatingAnswered { .. } if rating.answer.as_ref().is_some_and(|it| it.is_whole()) => {
                self.count(day, department, ANSWERED);
            }
            Event::RatingPlanDone { .. } => self.count(day, department, ANSWERED),
            Event::SecondMarkGiven { .. } | Event::RaterCalledBack { mark: Some(_), .. }
                if !given.anonymous =>
            {
                self.count(day, department, CALLED);
            }
            Event::RatingExcluded { .. } => {
                let mut uncount = |what| self.count_by(day, department, what, -1);
                uncount(BAD);
                if !given.anonymous {
                    uncount(NAMED);
                }
                if rating.answer.as_ref().is_some_and(|it| it.is_whole()) {
                    uncount(ANSWERED);
                }
                if rating.second.is_some() && !given.anonymous {
                    uncount(CALLED);
                }
            }
            _ => {}
        }
    }
}

/// 评价行: a rating as lists show it.
#[derive(Clone, Debug)]
pub struct RatingRow {
    /// The name under which it is shown.
    pub reference: String,
    /// 办件: not for everybody who may see the row.
    pub case: String,
    /// 部门
    pub department: String,
    /// Whom it is about.
    pub clerk: Option<String>,
    /// 等级
    pub level: RatingLevel,
    /// When it was given.
    pub given_at: Instant,
    /// 渠道
    pub channel: RatingChannel,
    /// 匿名
    pub anonymous: bool,
    /// 状态
    pub state: RatingState,
    /// Since or until when it waits.
    pub turn_at: Instant,
    /// 联系期限, while it runs.
    pub contact_by: Option<Instant>,
    /// 整改期限, while it runs.
    pub seen_to_by: Option<Instant>,
    /// 复核期限, while it runs.
    pub review_by: Option<Instant>,
    /// Whether the department was late.
    pub missed: bool,
    /// Whether a review waits for a decision.
    pub contested: bool,
    /// 再评
    pub second: Option<RatingLevel>,
}

/// Whose turn it is, or which ratings a list shows; what waits comes by its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Turn {
    /// The department has to do something.
    #[default]
    Department,
    /// The hall has to call back.
    Hall,
    /// A supervisor has to decide a review.
    Review,
    /// Every bad rating, the newest first.
    Bad,
    /// Every rating, the newest first.
    All,
}

impl Turn {
    const DEPARTMENT: &'static str = "department";
    const HALL: &'static str = "hall";

    fn is_newest_first(self) -> bool {
        matches!(self, Self::Bad | Self::All)
    }

    const fn condition(self) -> &'static str {
        match self {
            Self::Department => "turn = 'department'",
            Self::Hall => "turn = 'hall'",
            Self::Review => "contested = TRUE",
            Self::Bad => "bad = TRUE AND given_at IS NOT NULL",
            Self::All => "given_at IS NOT NULL",
        }
    }

    /// The column by which the list is in order.
    const fn order(self) -> &'static str {
        match self {
            Self::Department | Self::Hall => "turn_at",
            Self::Review => "review_by",
            Self::Bad | Self::All => "given_at",
        }
    }
}

/// Which ratings a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Which of them.
    pub turn: Turn,
    /// Of one of these departments; none = of all.
    pub departments: Option<Vec<String>>,
    /// About this clerk.
    pub clerk: Option<String>,
    /// Not about this clerk, who is not to learn who rated them.
    pub except: Option<String>,
    /// Behind the rating of this name, in the order of the list. A moment would tell when an anonymous rating was given.
    pub after: Option<String>,
    /// After so many, in a list that names no rating at all.
    pub skip: u32,
}

/// A page of ratings, in the order of the list.
///
/// # Errors
/// When the database does not answer.
pub async fn page(reader: &impl Reader, filter: &Filter, most: u32) -> Result<Vec<RatingRow>, StoreError> {
    let (conditions, mut args) = conditions(filter, reader.dialect());
    args.extend(args![most, filter.skip]);
    let (order, way) = (filter.turn.order(), if filter.turn.is_newest_first() { "DESC" } else { "ASC" });
    let sql = format!(
        "SELECT {ROW} FROM rating_view WHERE {conditions} ORDER BY {order} {way}, reference {way} LIMIT ${} OFFSET ${}",
        args.len() - 1,
        args.len()
    );
    reader.query(&sql, args).await?.iter().map(rating_row).collect()
}

fn conditions(filter: &Filter, dialect: Dialect) -> (String, Vec<Val>) {
    let mut conditions = vec![filter.turn.condition().to_owned()];
    let mut args = args![];
    if let Some(departments) = &filter.departments {
        args.push(list(departments));
        conditions.push(dialect.among("department", &format!("${}", args.len()), ListOf::Texts));
    }
    if let Some(clerk) = &filter.clerk {
        args.push(clerk.into());
        conditions.push(format!("clerk = ${}", args.len()));
    }
    if let Some(clerk) = &filter.except {
        args.push(clerk.into());
        conditions.push(format!("(clerk IS NULL OR clerk <> ${})", args.len()));
    }
    if let Some(reference) = &filter.after {
        args.push(reference.into());
        let beyond = if filter.turn.is_newest_first() { "<" } else { ">" };
        let (order, n) = (filter.turn.order(), args.len());
        let place = format!("SELECT {order} FROM rating_view WHERE reference = ${n} AND reference <> ''");
        conditions.push(format!("({order}, reference) {beyond} (({place}), ${n})"));
    }
    (conditions.join(" AND "), args)
}

/// How many ratings such a list has, up to so many.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting(reader: &impl Reader, filter: &Filter, most: u32) -> Result<usize, StoreError> {
    let (conditions, mut args) = conditions(filter, reader.dialect());
    args.push(most.into());
    let sql = format!("SELECT reference FROM rating_view WHERE {conditions} LIMIT ${}", args.len());
    Ok(reader.query(&sql, args).await?.len())
}

/// The case of a rating that was given, by the name under which it is shown.
///
/// # Errors
/// When the database does not answer.
pub async fn case_of(reader: &impl Reader, reference: &str) -> Result<Option<String>, StoreError> {
    let sql = "SELECT case_number FROM rating_view WHERE reference = $1 AND reference <> '' AND given_at IS NOT NULL";
    let row = reader.one(sql, args![reference]).await?;
    row.map(|row| row.get("case_number")).transpose()
}

/// Cases of ratings whose clocks run, behind this one: for looking at each.
///
/// # Errors
/// When the database does not answer.
pub async fn running(reader: &impl Reader, after: &str, most: u32) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT case_number FROM rating_view WHERE (turn = 'department' OR contested = TRUE) AND case_number > $1 \
               ORDER BY case_number LIMIT $2";
    reader.query(sql, args![after, most]).await?.iter().map(|row| row.get("case_number")).collect()
}

fn rating_row(row: &Row) -> Result<RatingRow, StoreError> {
    let moment = |name| Ok::<_, StoreError>(row.get::<Option<i64>>(name)?.map(Instant));
    Ok(RatingRow {
        reference: row.get("reference")?,
        case: row.get("case_number")?,
        department: row.get("department")?,
        clerk: row.get("clerk")?,
        level: unword(row.get("level")?)?,
        given_at: Instant(row.get("given_at")?),
        channel: unword(row.get::<Option<&str>>("channel")?.unwrap_or("pc"))?,
        anonymous: row.get("anonymous")?,
        state: unword(row.get("state")?)?,
        turn_at: Instant(row.get("turn_at")?),
        contact_by: moment("contact_by")?,
        seen_to_by: moment("seen_to_by")?,
        review_by: moment("review_by")?,
        missed: row.get("missed")?,
        contested: row.get("contested")?,
        second: row.get::<Option<&str>>("second_level")?.map(unword).transpose()?,
    })
}

/// Whether a case may be rated: no rating opened (None), open (Some(None)), or given (Some(Some(level))).
///
/// # Errors
/// When the database does not answer.
pub async fn rating_of(reader: &impl Reader, case: &str) -> Result<Option<Option<RatingLevel>>, StoreError> {
    let row = reader.one("SELECT level FROM rating_view WHERE case_number = $1", args![case]).await?;
    row.map(|row| row.get::<Option<&str>>("level")?.map(unword).transpose()).transpose()
}

/// Which of these cases wait for their rating.
///
/// # Errors
/// When the database does not answer.
pub async fn unrated(reader: &impl Reader, cases: &[&str]) -> Result<BTreeSet<String>, StoreError> {
    let among = reader.dialect().among("case_number", "$1", ListOf::Texts);
    let sql = format!("SELECT case_number FROM rating_view WHERE {among} AND level IS NULL");
    reader.query(&sql, args![list(cases)]).await?.iter().map(|row| row.get("case_number")).collect()
}

/// 满意度: what was said of a department in a stretch of days (M-09), without excluded ratings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Satisfaction {
    /// Ratings of the three upper levels.
    pub good: i64,
    /// Bad ratings.
    pub bad: i64,
    /// Bad ratings that were answered whole.
    pub answered: i64,
    /// Bad ratings under a name.
    pub named: i64,
    /// Those of them after which a second mark was given.
    pub called: i64,
}

impl Satisfaction {
    /// 有效评价: every rating that counts.
    #[must_use]
    pub const fn valid(&self) -> i64 {
        self.good + self.bad
    }

    /// 满意度 in hundredths of a per cent; none where nobody has rated.
    #[must_use]
    pub const fn rate(&self) -> Option<i64> {
        if self.valid() > 0 { Some(self.good * 10_000 / self.valid()) } else { None }
    }

    /// The sum of both.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            good: self.good + other.good,
            bad: self.bad + other.bad,
            answered: self.answered + other.answered,
            named: self.named + other.named,
            called: self.called + other.called,
        }
    }
}

/// Satisfaction by department, with ratings that were given from the first of these days to the last. Departments that nobody
/// rated are left out.
///
/// # Errors
/// When the database does not answer.
pub async fn satisfaction(
    reader: &impl Reader,
    first: Date,
    last: Date,
) -> Result<BTreeMap<String, Satisfaction>, StoreError> {
    let found = figures::by_department_between(reader, first, last).await?;
    let of = |figures: &figures::Figures| Satisfaction {
        good: figures.get(GOOD),
        bad: figures.get(BAD),
        answered: figures.get(ANSWERED),
        named: figures.get(NAMED),
        called: figures.get(CALLED),
    };
    let rated = found.iter().map(|(department, figures)| (department.clone(), of(figures)));
    Ok(rated.filter(|(_, it)| it.valid() > 0).collect())
}

//! 监察牌视图: the card list and its counters.

use super::{
    Views,
    cases::{TakenIn, document_series, signed},
    unword, word,
};
use crate::{
    args,
    db::{Reader, Row, StoreError, Tx, Val},
    dialect::{Dialect, ListOf, list},
};
use rules::{
    card::{self, Card, CardState},
    dossier::{Known, Recorded},
    hall::Hall,
    supervision::{Rule, RuleKind, SupervisionLevel},
    time::{DAY_MS, Date, Instant},
};

pub(super) const COLUMNS: &[&str] = &[
    "card",
    "case_number",
    "rule",
    "level",
    "state",
    "is_open",
    "department",
    "post",
    "person",
    "step",
    "raised_at",
    "explain_by",
    "unanswered",
    "kind",
    "order_by",
];
pub(super) const DOCUMENT_COLUMNS: &[&str] = &["number", "card", "kind", "issued_at", "version"];
/// A reminder that is over stays over, whatever is filed on it afterwards; one that is raised anew is open again.
pub(super) const UPDATE: &str = "ON CONFLICT (card) DO UPDATE SET state = excluded.state, level = excluded.level, \
    is_open = CASE WHEN excluded.level = 'remind' AND excluded.order_by IS NULL AND excluded.raised_at = card_view.raised_at \
    THEN excluded.is_open AND card_view.is_open ELSE excluded.is_open END, explain_by = excluded.explain_by, unanswered = excluded.unanswered, department = excluded.department, \
    post = excluded.post, person = excluded.person, raised_at = excluded.raised_at, order_by = excluded.order_by";

/// The rules that remind before a limit of a case.
const REMINDERS: [Rule; 2] = [Rule::Promise, Rule::StepLimit];

/// Takes the reminders of these cases from what is open; before the rows of new events are written, which know better.
pub(super) async fn end_reminders(tx: &Tx, cases: &[String]) -> Result<(), StoreError> {
    if cases.is_empty() {
        return Ok(());
    }
    let among = tx.dialect().among("case_number", "$1", ListOf::Texts);
    let sql = format!(
        "UPDATE card_view SET is_open = FALSE WHERE {among} AND is_open = TRUE AND level = $2 AND rule IN ($3, $4) \
         AND order_by IS NULL"
    );
    let [promise, step] = REMINDERS.map(|rule| word(&rule));
    tx.exec(&sql, args![list(cases), word(&SupervisionLevel::Remind), promise, step]).await?;
    Ok(())
}

impl Views {
    /// The rows that follow from new events of a card.
    pub fn card(&mut self, id: &str, events: &[Recorded<card::Event>], after: &Known<Card>, hall: &Hall) {
        let card = &after.state;
        let Some(finding) = &card.finding else { return };
        // Where nothing happened only dates can have moved, and what wants nothing has none.
        if events.is_empty() && !card.wants_something() {
            return;
        }
        for event in events {
            let day = event.stamp.happened_at.day();
            if let Some(document) = event.event.document() {
                let kind = word(&document.kind);
                let (at, version) = (event.stamp.happened_at.0, signed(event.version));
                self.card_documents.push(args![document.number.as_str(), id, kind, at, version]);
                let department = match &event.event {
                    card::Event::OrderIssued { department, .. } => department,
                    _ => &finding.department,
                };
                let year = event.stamp.recorded_at.day().year();
                self.serial(document_series(department.as_str(), year), document.serial);
            }
            match &event.event {
                // As it was raised: what has become of it since is in the row.
                card::Event::CardRaised { finding, .. } => {
                    let what = match finding.level {
                        SupervisionLevel::Remind => "card_remind",
                        SupervisionLevel::EarlyWarning => "card_warning",
                        SupervisionLevel::YellowCard => "card_yellow",
                        SupervisionLevel::RedCard => "card_red",
                    };
                    self.count(day, finding.department.as_str(), what);
                    self.count(day, finding.department.as_str(), kind_tally(finding.rule.kind()));
                }
                card::Event::CardCancelled { .. } | card::Event::AppealGranted { .. } => {
                    self.uncount_kind(card, finding.rule, event.version);
                }
                card::Event::DocumentFiled { number, file } => self.filed(number, file, event),
                _ => {}
            }
        }
        let order_by = card.open_order().filter(|_| !card.state.is_final());
        // A reminder raised by what ended its case helps nobody any more.
        let is_over = finding.level == SupervisionLevel::Remind
            && order_by.is_none()
            && REMINDERS.contains(&finding.rule)
            && self.reminded.iter().any(|case| case == finding.case.as_str());
        let explain_by = card.clock.as_ref().filter(|clock| !clock.is_stopped());
        let row = args![
            id,
            finding.case.as_str(),
            word(&finding.rule),
            word(&finding.level),
            word(&card.state),
            !card.state.is_final() && !is_over,
            finding.department.as_str(),
            finding.post.as_str(),
            finding.person.as_ref().map(|person| person.as_str()),
            finding.step.as_ref().map(|step| step.as_str()),
            card.raised.map_or(0, |at| at.0),
            explain_by.map(|clock| clock.due_at(&hall.calendar).0),
            card.unanswered.since.is_some(),
            word(&finding.rule.kind()),
            order_by.map(|order| hall.calendar.closing_of(order.until).0),
        ];
        self.cards.insert(id.to_owned(), row);
    }

    /// A reminder is over with its case: it was to help somebody in time (S-03), and asks nothing of anybody any more. What was
    /// ordered on it is still to be answered.
    pub(super) fn reminders_end(&mut self, case: &str) {
        let prefix = format!("{case}-");
        let of_the_case =
            self.cards.range_mut(prefix.clone()..).take_while(|(card, _)| card.starts_with(&prefix));
        for (_, row) in of_the_case {
            let is_near = REMINDERS.iter().any(|rule| row.get(2) == Some(&word(rule).into()));
            let is_free = row.get(14) == Some(&Val::Null);
            if row.get(3) == Some(&word(&SupervisionLevel::Remind).into()) && is_near && is_free {
                row[5] = false.into();
            }
        }
        self.reminded.push(case.to_owned());
    }

    /// A card that was taken back does not count any more on the day on which it was raised, before it was taken back.
    fn uncount_kind(&mut self, card: &Card, rule: Rule, taken_back: u64) {
        if let Some(raising) = card.raising_before(taken_back) {
            let what = kind_tally(rule.kind());
            self.count_by(raising.at.day(), raising.department.as_str(), what, -1);
        }
    }
}

/// The counter of cards of a kind of rule: by the day on which they were raised, without those taken back since.
#[must_use]
pub const fn kind_tally(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Timeliness => "kind_timeliness",
        RuleKind::Procedure => "kind_procedure",
        RuleKind::Content => "kind_content",
        RuleKind::Fee => "kind_fee",
        RuleKind::Discretion => "kind_discretion",
        RuleKind::Risk => "kind_risk",
        RuleKind::Efficiency => "kind_efficiency",
        RuleKind::Service => "kind_service",
        RuleKind::Evasion => "kind_evasion",
        RuleKind::Other => "kind_other",
    }
}

/// 监察牌行: a card as lists show it.
#[derive(Clone, Debug)]
pub struct CardRow {
    /// The name of the card.
    pub card: String,
    /// 办件
    pub case: String,
    /// 规则
    pub rule: Rule,
    /// 级别
    pub level: SupervisionLevel,
    /// 状态
    pub state: CardState,
    /// 责任部门
    pub department: String,
    /// 责任岗位
    pub post: String,
    /// 责任人
    pub person: Option<String>,
    /// 环节
    pub step: Option<String>,
    /// 发牌时间
    pub raised_at: Instant,
    /// 说明期限
    pub explain_by: Option<Instant>,
    /// Whether that passed unanswered.
    pub unanswered: bool,
    /// 督办期限: by when an order on it is to be answered.
    pub order_by: Option<Instant>,
}

/// 责任方: who may have to answer for a card.
#[derive(Clone, Debug, Default)]
pub struct LaidTo {
    /// The responsible person.
    pub person: String,
    /// Any of these posts.
    pub posts: Vec<String>,
    /// Any of these departments.
    pub departments: Vec<String>,
}

/// Which cards a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Only those still open.
    pub open: bool,
    /// Of this level.
    pub level: Option<SupervisionLevel>,
    /// In this state.
    pub state: Option<CardState>,
    /// Of this department.
    pub department: Option<String>,
    /// About this case.
    pub case: Option<String>,
    /// Laid to this person, one of these posts or departments.
    pub laid_to: Option<LaidTo>,
    /// By this rule.
    pub rule: Option<Rule>,
    /// By a rule of this kind.
    pub kind: Option<RuleKind>,
    /// Raised from the first of these days to the last.
    pub days: Option<(Date, Date)>,
    /// Without those that were taken back.
    pub standing: bool,
    /// Only those whose time to explain passed in silence.
    pub unanswered: bool,
    /// On cases of this item.
    pub item: Option<String>,
    /// On cases taken in there.
    pub taken_in: Option<TakenIn>,
    /// Cards about ratings only where they are laid to one of these posts: others are not to learn from a card which case an
    /// anonymous rating came from. None = every card.
    pub of_ratings_to: Option<Vec<String>>,
    /// Behind the card raised then, of this name.
    pub after: Option<(i64, String)>,
}

/// 待监察员处理: open cards by what they wait for. Reminders wait for nothing.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting(reader: &impl Reader) -> Result<Vec<(CardState, bool, i64)>, StoreError> {
    let sql = "SELECT state, unanswered, COUNT(*) AS n FROM card_view WHERE is_open = TRUE AND level <> $1 \
        GROUP BY state, unanswered ORDER BY state, unanswered";
    let rows = reader.query(sql, args![word(&SupervisionLevel::Remind)]).await?;
    rows.iter().map(|row| Ok((unword(row.get("state")?)?, row.get("unanswered")?, row.get("n")?))).collect()
}

/// 待答复: what cards want from somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Owed {
    /// Cards that wait for an explanation or for the answer to an order; at most 100.
    pub cards: usize,
    /// The nearest last moment of them.
    pub by: Option<Instant>,
}

/// What is to be explained or answered by these (S-09, S-10). Reminders ask for nothing, and a card about a rating counts for its own post
/// alone.
///
/// # Errors
/// When the database does not answer.
pub async fn owed(reader: &impl Reader, laid_to: &LaidTo) -> Result<Owed, StoreError> {
    let of_ratings_to = Some(laid_to.posts.clone());
    let filter = Filter { open: true, laid_to: Some(laid_to.clone()), of_ratings_to, ..Filter::default() };
    let (conditions, args) = conditions(&filter, reader.dialect());
    let sql = format!(
        "SELECT explain_by, order_by FROM card_view WHERE {conditions} AND (explain_by IS NOT NULL OR order_by IS NOT NULL) \
         ORDER BY raised_at DESC LIMIT 100"
    );
    let rows = reader.query(&sql, args).await?;
    let mut by: Option<i64> = None;
    for row in &rows {
        let (explain, order): (Option<i64>, Option<i64>) = (row.get("explain_by")?, row.get("order_by")?);
        by = by.into_iter().chain(explain).chain(order).min();
    }
    Ok(Owed { cards: rows.len(), by: by.map(Instant) })
}

/// A page of cards, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn page(reader: &impl Reader, filter: &Filter, most: u32) -> Result<Vec<CardRow>, StoreError> {
    let (conditions, mut args) = conditions(filter, reader.dialect());
    args.push(most.into());
    let sql = format!(
        "SELECT card, case_number, rule, level, state, department, post, person, step, raised_at, explain_by, \
         unanswered, order_by FROM card_view WHERE {conditions} ORDER BY raised_at DESC, card DESC LIMIT ${}",
        args.len()
    );
    reader.query(&sql, args).await?.iter().map(card_row).collect()
}

fn conditions(filter: &Filter, dialect: Dialect) -> (String, Vec<Val>) {
    let mut conditions = vec!["TRUE".to_owned()];
    let mut args = args![];
    let plain = [
        (filter.open, "is_open = TRUE"),
        (filter.standing, "state <> 'cancelled'"),
        (filter.unanswered, "unanswered = TRUE"),
    ];
    conditions.extend(plain.into_iter().filter(|(asked, _)| *asked).map(|(_, words)| words.to_owned()));
    let equal = [
        ("level", filter.level.as_ref().map(word)),
        ("state", filter.state.as_ref().map(word)),
        ("rule", filter.rule.as_ref().map(word)),
        ("kind", filter.kind.as_ref().map(word)),
        ("department", filter.department.clone()),
        ("case_number", filter.case.clone()),
    ];
    for (column, value) in equal {
        if let Some(value) = value {
            args.push(value.into());
            conditions.push(format!("{column} = ${}", args.len()));
        }
    }
    if let Some((first, last)) = filter.days {
        args.extend(args![Instant::midnight(first).0, Instant::midnight(last).0 + DAY_MS]);
        conditions.push(format!("raised_at >= ${} AND raised_at < ${}", args.len() - 1, args.len()));
    }
    if let Some(LaidTo { person, posts, departments }) = &filter.laid_to {
        args.extend(args![person, list(posts), list(departments)]);
        let n = args.len();
        let post = dialect.among("post", &format!("${}", n - 1), ListOf::Texts);
        let department = dialect.among("department", &format!("${n}"), ListOf::Texts);
        conditions.push(format!("(person = ${} OR {post} OR {department})", n - 2));
    }
    if let Some(posts) = &filter.of_ratings_to {
        args.extend(args![word(&Rule::Voice), list(posts)]);
        let post = dialect.among("post", &format!("${}", args.len()), ListOf::Texts);
        conditions.push(format!("(rule <> ${} OR {post})", args.len() - 1));
    }
    if filter.item.is_some() || filter.taken_in.is_some() {
        let mut of_the_case = vec!["c.number = card_view.case_number".to_owned()];
        if let Some(item) = &filter.item {
            args.push(item.into());
            of_the_case.push(format!("c.item = ${}", args.len()));
        }
        if let Some(taken_in) = &filter.taken_in {
            let (condition, value) = taken_in.condition("c.station", dialect);
            args.extend(value);
            of_the_case.push(condition.replace('?', &format!("${}", args.len())));
        }
        conditions.push(format!("EXISTS (SELECT 1 FROM case_view c WHERE {})", of_the_case.join(" AND ")));
    }
    if let Some((at, card)) = &filter.after {
        args.extend(args![*at, card]);
        conditions.push(format!("(raised_at, card) < (${}, ${})", args.len() - 1, args.len()));
    }
    (conditions.join(" AND "), args)
}

/// The names of open cards behind this one, for looking at each.
///
/// # Errors
/// When the database does not answer.
pub async fn open_names(reader: &impl Reader, after: &str, most: u32) -> Result<Vec<String>, StoreError> {
    let sql = "SELECT card FROM card_view WHERE is_open = TRUE AND card > $1 ORDER BY card LIMIT $2";
    reader.query(sql, args![after, most]).await?.iter().map(|row| row.get("card")).collect()
}

fn card_row(row: &Row) -> Result<CardRow, StoreError> {
    Ok(CardRow {
        card: row.get("card")?,
        case: row.get("case_number")?,
        rule: unword(row.get("rule")?)?,
        level: unword(row.get("level")?)?,
        state: unword(row.get("state")?)?,
        department: row.get("department")?,
        post: row.get("post")?,
        person: row.get("person")?,
        step: row.get("step")?,
        raised_at: Instant(row.get("raised_at")?),
        explain_by: row.get::<Option<i64>>("explain_by")?.map(Instant),
        unanswered: row.get("unanswered")?,
        order_by: row.get::<Option<i64>>("order_by")?.map(Instant),
    })
}

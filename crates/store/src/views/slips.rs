//! 缴款单视图: what is to be paid and what was, what finance has to do, and the sums of days (F-01 … F-09).
//!
//! No payer stands in these rows. Sums are counters of days and departments in fen, so that no page adds up history.

use super::{Views, unword, word};
use crate::{
    args,
    db::{Reader, Row, StoreError},
    dialect::{ListOf, list},
};
use rules::{
    case::{
        Case, Event, PromiseEvent, SlipEvent,
        slip::{Payment, PaymentState, SlipState, Sought},
    },
    dossier::Recorded,
    identifier::CaseNumber,
    money::Fen,
    time::{Date, Instant},
};
use std::collections::BTreeMap;

pub(super) const COLUMNS: &[&str] = &[
    "case_number",
    "department",
    "item",
    "code",
    "state",
    "total",
    "due",
    "turn",
    "turn_at",
    "relief_at",
    "issued_at",
];
pub(super) const UPDATE: &str = "ON CONFLICT (case_number) DO UPDATE SET code = excluded.code, state = excluded.state, \
    total = excluded.total, due = excluded.due, turn = excluded.turn, turn_at = excluded.turn_at, \
    relief_at = excluded.relief_at, issued_at = excluded.issued_at";
const ROW: &str =
    "case_number, department, item, code, state, total, due, turn, turn_at, relief_at, issued_at";

/// Counters of a day and a department, in fen: what was assessed, paid, forgone, and paid back.
const ASSESSED: &str = "fee_assessed";
const PAID: &str = "fee_paid";
const FORGONE: &str = "fee_forgone";
const REFUNDED: &str = "fee_refunded";

impl Views {
    /// The rows that follow from new events about the fees of a case; `before` is the case as it was.
    pub(super) fn slip(&mut self, number: &str, before: &Case, events: &[Recorded<Event>], after: &Case) {
        let moves = |event: &&Recorded<Event>| {
            matches!(event.event, Event::FeeAssessed { .. } | Event::Slip(_)) || ends(&event.event)
        };
        let moved: Vec<_> = events.iter().filter(moves).collect();
        let Some(slip) = after.fees.slip.as_ref().filter(|_| !moved.is_empty()) else { return };
        if let Some(last) = moved.last() {
            self.uncount_slip(last.stamp.happened_at.day(), before, after);
        }
        for event in moved {
            self.count_money(number, before, event, after);
        }
        let (turn, turn_at) = turn(after);
        self.slips.insert(
            number.to_owned(),
            args![
                number,
                after.department.as_str(),
                after.item.as_str(),
                slip.number.as_ref().map_or("", |number| number.as_str()),
                word(&slip.state),
                slip.total().0,
                slip.due().0,
                turn,
                turn_at,
                after.fees.waiting().map(|relief| relief.at.0),
                slip.issued.0,
            ],
        );
    }

    /// A slip that nobody paid and that stands no more, or in whose place another was made, was not assessed after all.
    fn uncount_slip(&mut self, day: Date, before: &Case, after: &Case) {
        let Some(was) = before.fees.standing().filter(|slip| slip.is_unpaid()) else { return };
        let stands = after.fees.standing().is_some_and(|slip| slip.version == was.version);
        if !stands {
            self.count_by(day, after.department.as_str(), ASSESSED, -was.total().0);
        }
    }

    fn count_money(&mut self, number: &str, before: &Case, event: &Recorded<Event>, after: &Case) {
        let (day, department) = (event.stamp.happened_at.day(), after.department.as_str());
        let amount = |reference: &str| {
            let known = before.fees.payments.iter().chain(&after.fees.payments);
            known.into_iter().find(|money| money.reference == reference).map_or(0, |money| money.amount.0)
        };
        let paid_the_slip = |reference: &str| {
            let mut known = before.fees.payments.iter();
            known.any(|money| money.reference == reference && money.paid_the_slip())
        };
        match &event.event {
            Event::FeeAssessed { lines, slip, .. } => {
                if let Some(code) = slip {
                    self.slip_codes.insert(code.as_str().to_owned(), number.to_owned());
                }
                let total = lines.iter().fold(0, |sum: i64, line| sum.saturating_add(line.amount.0));
                self.count_by(day, department, ASSESSED, total);
            }
            Event::Slip(SlipEvent::PaymentReceived { paid, suspense }) => {
                self.slip_payments.insert(paid.reference.clone(), number.to_owned());
                if suspense.is_none() {
                    self.count_by(day, department, PAID, paid.amount.0);
                }
            }
            Event::Slip(SlipEvent::PaymentCounted { reference, .. }) => {
                self.count_by(day, department, PAID, amount(reference));
            }
            // What goes back out of suspense was never counted as paid.
            Event::Slip(SlipEvent::RefundPaid { reference, .. }) if paid_the_slip(reference) => {
                self.count_by(day, department, REFUNDED, amount(reference));
            }
            Event::Slip(SlipEvent::ReliefDecided { approved: true, .. }) => {
                let reduced = |case: &Case| case.fees.slip.as_ref().map_or(0, |slip| slip.reduced.0);
                self.count_by(day, department, FORGONE, reduced(after).saturating_sub(reduced(before)));
            }
            _ => {}
        }
    }
}

/// What ends a case without a decision takes the slip away that nobody has paid, and time lets one expire.
const fn ends(event: &Event) -> bool {
    matches!(
        event,
        Event::ApplicationWithdrawn { .. }
            | Event::CaseTerminated { .. }
            | Event::Promise(PromiseEvent::AcceptanceWithdrawn { .. })
            | Event::LimitPassed { .. }
    )
}

/// What finance has to do, and since when: money that is to go back first, then what nobody has looked at yet.
fn turn(case: &Case) -> (&'static str, i64) {
    // What somebody has asked to pay back waits for the head, and not for finance.
    let asked_back = |money: &Payment| {
        let sought = case.fees.waiting().map(|relief| &relief.sought);
        matches!(sought, Some(Sought::Refund { payment }) if *payment == money.reference)
    };
    let oldest = |state| {
        let found = case.fees.payments.iter().find(|money| money.state == state && !asked_back(money));
        found.map(|money| money.paid_at.0)
    };
    let paid = case.fees.slip.as_ref().is_some_and(|slip| slip.state == SlipState::Paid);
    let waits = [
        (SlipTurn::Refund, oldest(PaymentState::Refunding)),
        (SlipTurn::Suspense, oldest(PaymentState::Suspense)),
        (SlipTurn::Verify, oldest(PaymentState::Counted).filter(|_| paid)),
    ];
    let first = waits.into_iter().find_map(|(turn, at)| Some((turn.word(), at?)));
    first.unwrap_or(("", 0))
}

/// 财务待办: what finance has to do about a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlipTurn {
    /// 待核验
    Verify,
    /// 待查
    Suspense,
    /// 待退付
    Refund,
}

impl SlipTurn {
    const fn word(self) -> &'static str {
        match self {
            Self::Verify => "verify",
            Self::Suspense => "suspense",
            Self::Refund => "refund",
        }
    }

    fn of(word: &str) -> Option<Self> {
        [Self::Verify, Self::Suspense, Self::Refund].into_iter().find(|turn| turn.word() == word)
    }
}

/// 缴款单行: the fees of a case as lists show them.
#[derive(Clone, Debug)]
pub struct SlipRow {
    /// 办件
    pub case: CaseNumber,
    /// 部门
    pub department: String,
    /// 状态
    pub state: SlipState,
    /// 应缴 after what was reduced, in fen.
    pub due: Fen,
    /// What finance has to do.
    pub turn: Option<SlipTurn>,
    /// Since when.
    pub turn_at: Instant,
    /// Since when a relief waits for the head.
    pub relief_at: Option<Instant>,
}

/// Which slips a list shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Which {
    /// What finance has to do something about, the oldest first.
    #[default]
    Waiting,
    /// In this state, the newest first.
    State(SlipState),
    /// All, the newest first.
    All,
}

/// A page of slips in the order of the list, behind this case.
///
/// # Errors
/// When the database does not answer.
pub async fn page(
    reader: &impl Reader,
    which: Which,
    after: Option<&str>,
    most: u32,
) -> Result<Vec<SlipRow>, StoreError> {
    let (condition, order, way) = match which {
        Which::Waiting => ("turn <> ''", "turn_at", "ASC"),
        Which::State(_) => ("state = $2", "issued_at", "DESC"),
        Which::All => ("TRUE", "issued_at", "DESC"),
    };
    let mut args = args![most];
    if let Which::State(state) = which {
        args.push(word(&state).into());
    }
    let mut conditions = condition.to_owned();
    if let Some(after) = after {
        args.push(after.into());
        let (n, beyond) = (args.len(), if way == "ASC" { ">" } else { "<" });
        let place = format!("SELECT {order} FROM slip_view WHERE case_number = ${n}");
        conditions = format!("{conditions} AND ({order}, case_number) {beyond} (({place}), ${n})");
    }
    let sql = format!(
        "SELECT {ROW} FROM slip_view WHERE {conditions} ORDER BY {order} {way}, case_number {way} LIMIT $1"
    );
    reader.query(&sql, args).await?.iter().map(slip_row).collect()
}

/// Reliefs that wait for the heads of these departments, the oldest first.
///
/// # Errors
/// When the database does not answer.
pub async fn reliefs(
    reader: &impl Reader,
    departments: &[String],
    most: u32,
) -> Result<Vec<SlipRow>, StoreError> {
    let among = reader.dialect().among("department", "$1", ListOf::Texts);
    let sql = format!(
        "SELECT {ROW} FROM slip_view WHERE relief_at IS NOT NULL AND {among} ORDER BY relief_at, case_number LIMIT $2"
    );
    let args = args![list(departments), most];
    reader.query(&sql, args).await?.iter().map(slip_row).collect()
}

/// The slip of a case.
///
/// # Errors
/// When the database does not answer.
pub async fn of_case(reader: &impl Reader, case: &str) -> Result<Option<SlipRow>, StoreError> {
    let sql = format!("SELECT {ROW} FROM slip_view WHERE case_number = $1");
    reader.query(&sql, args![case]).await?.first().map(slip_row).transpose()
}

/// The case that a number is for, also of a slip that stands no more.
///
/// # Errors
/// When the database does not answer.
pub async fn case_of(reader: &impl Reader, code: &str) -> Result<Option<String>, StoreError> {
    let rows = reader.query("SELECT case_number FROM slip_code WHERE code = $1", args![code]).await?;
    rows.first().map(|row| row.get("case_number")).transpose()
}

/// The case of which a bank told of this payment.
///
/// # Errors
/// When the database does not answer.
pub async fn paid_by(reader: &impl Reader, reference: &str) -> Result<Option<String>, StoreError> {
    let sql = "SELECT case_number FROM slip_payment WHERE reference = $1";
    reader.query(sql, args![reference]).await?.first().map(|row| row.get("case_number")).transpose()
}

/// Which of these cases have a slip that waits to be paid, with what is due.
///
/// # Errors
/// When the database does not answer.
pub async fn payable(reader: &impl Reader, cases: &[&str]) -> Result<BTreeMap<String, Fen>, StoreError> {
    let among = reader.dialect().among("case_number", "$1", ListOf::Texts);
    let sql =
        format!("SELECT case_number, due FROM slip_view WHERE state = 'issued' AND due > 0 AND {among}");
    let rows = reader.query(&sql, args![list(cases)]).await?;
    rows.iter().map(|row| Ok((row.get("case_number")?, Fen(row.get("due")?)))).collect()
}

/// 收费合计 of one department over some days, in fen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// 部门
    pub department: String,
    /// 应收: assessed.
    pub assessed: Fen,
    /// 实收: paid.
    pub paid: Fen,
    /// 减免: forgone.
    pub forgone: Fen,
    /// 退付: paid back.
    pub refunded: Fen,
}

/// What was assessed, paid, forgone and paid back from one day through another, by department.
///
/// # Errors
/// When the database does not answer.
pub async fn sums(reader: &impl Reader, from: Date, until: Date) -> Result<Vec<Sums>, StoreError> {
    let sql = "SELECT department, what, CAST(SUM(n) AS BIGINT) AS fen FROM tally \
               WHERE day >= $1 AND day <= $2 AND what IN ('fee_assessed', 'fee_paid', 'fee_forgone', 'fee_refunded') \
               GROUP BY department, what ORDER BY department";
    let mut sums: Vec<Sums> = vec![];
    for row in reader.query(sql, args![from.to_string(), until.to_string()]).await? {
        let department: String = row.get("department")?;
        if sums.last().is_none_or(|last| last.department != department) {
            sums.push(Sums { department, ..Sums::default() });
        }
        let (what, fen): (String, i64) = (row.get("what")?, row.get("fen")?);
        let Some(sum) = sums.last_mut() else { continue };
        match what.as_str() {
            ASSESSED => sum.assessed = Fen(fen),
            PAID => sum.paid = Fen(fen),
            FORGONE => sum.forgone = Fen(fen),
            _ => sum.refunded = Fen(fen),
        }
    }
    Ok(sums)
}

fn slip_row(row: &Row) -> Result<SlipRow, StoreError> {
    let number: String = row.get("case_number")?;
    let (turn, state): (String, String) = (row.get("turn")?, row.get("state")?);
    Ok(SlipRow {
        case: number.parse().map_err(|fault| StoreError::broken("reading a view", fault))?,
        department: row.get("department")?,
        state: unword(&state)?,
        due: Fen(row.get("due")?),
        turn: SlipTurn::of(&turn),
        turn_at: Instant(row.get("turn_at")?),
        relief_at: row.get::<Option<i64>>("relief_at")?.map(Instant),
    })
}

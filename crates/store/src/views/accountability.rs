//! 责任追究视图: matters of accountability as lists show them, who answers in which, and how often what was found and decided.
//!
//! A row says where to look and how far it has come; what is in it is read from its dossier, and what people said from the
//! vault.

use super::{Views, unword, word};
use crate::{
    args,
    db::{Reader, Row, StoreError, Tx, Val},
    dialect::{ListOf, list},
};
use rules::{
    accountability::{
        Accountability, Answering, ClueSource, Event, Imposed, Proposal, PursuitState, Subject, SubjectState,
        Violation,
    },
    dossier::{Known, Recorded},
    time::Instant,
};
use std::collections::BTreeMap;

const COLUMNS: &[&str] = &[
    "number",
    "source",
    "reference",
    "case_number",
    "department",
    "violation",
    "state",
    "late",
    "over",
    "recorded_at",
];
const UPDATE: &str = "ON CONFLICT (number) DO UPDATE SET violation = excluded.violation, \
    state = excluded.state, late = excluded.late, over = excluded.over";
const SUBJECT_COLUMNS: &[&str] = &["number", "subject", "person", "department", "state", "changed_at"];
const SUBJECT_UPDATE: &str =
    "ON CONFLICT (number, subject) DO UPDATE SET state = excluded.state, changed_at = excluded.changed_at";
const COUNT_COLUMNS: &[&str] = &["kind", "word", "department", "n"];
const COUNT_UPDATE: &str =
    "ON CONFLICT (kind, word, department) DO UPDATE SET n = accountability_count.n + excluded.n";

/// 追究行: a matter as lists show it.
#[derive(Clone, Debug)]
pub struct MatterRow {
    /// 编号
    pub number: String,
    /// 线索来源
    pub source: ClueSource,
    /// Which card, complaint, audit.
    pub reference: String,
    /// 办件; empty where it is about none.
    pub case: String,
    /// 部门
    pub department: String,
    /// 违规种类: as found, else as it looked at first.
    pub violation: Violation,
    /// 状态
    pub state: PursuitState,
    /// Whether a stage has run over its time.
    pub late: bool,
    /// When it was recorded; with the number the key of the list.
    pub recorded_at: Instant,
}

/// 本人有关: a part in a matter, as whoever answers sees it in a list.
#[derive(Clone, Debug)]
pub struct PartRow {
    /// 编号
    pub number: String,
    /// Their number in it.
    pub subject: u32,
    /// 状态
    pub state: SubjectState,
    /// When anything last happened to it.
    pub changed_at: Instant,
}

/// 统计行: how often something was found or decided in a department.
#[derive(Clone, Debug)]
pub struct CountRow {
    /// `level`, `violation`, `measure` or `sanction`.
    pub kind: String,
    /// Which.
    pub word: String,
    /// 部门
    pub department: String,
    /// How often.
    pub n: i64,
}

/// What a list of matters is narrowed to.
#[derive(Clone, Debug, Default)]
pub struct MatterFilter {
    /// In this state.
    pub state: Option<PursuitState>,
    /// Of this department.
    pub department: Option<String>,
    /// Of this kind.
    pub violation: Option<Violation>,
    /// Recorded before this one.
    pub before: Option<(Instant, String)>,
}

impl Views {
    /// The rows that follow from new events of a matter.
    pub fn accountability(&mut self, id: &str, events: &[Recorded<Event>], after: &Known<Accountability>) {
        let matter = &after.state;
        let Some(clue) = &matter.clue else { return };
        let Some(last) = events.last() else { return };
        for event in events {
            self.count_pursuit(clue.department.as_str(), &event.event, matter);
            let of_all = matches!(event.event, Event::FaultVerified { .. });
            let touched = matter.subjects.iter();
            let touched = touched.filter(|(number, _)| of_all || event.event.subject() == Some(**number));
            for (number, subject) in touched {
                let row = subject_row(id, *number, subject, event.stamp.happened_at);
                self.matter_subjects.insert((id.to_owned(), *number), row);
            }
        }
        let violation = matter.report.as_ref().map_or(clue.violation, |report| report.findings.violation);
        // Only the first of its rows says when it was recorded; later ones change the rest.
        let recorded = match self.matters.get(id) {
            Some(known) => known[9].clone(),
            None => last.stamp.happened_at.0.into(),
        };
        let mut row = args![
            id,
            word(&clue.source),
            clue.reference.as_str(),
            clue.case.as_ref().map_or("", |case| case.as_str()),
            clue.department.as_str(),
            word(&violation),
            word(&matter.state),
            i64::from(!matter.late.is_empty()),
            i64::from(matter.state.is_over()),
        ];
        row.push(recorded);
        self.matters.insert(id.to_owned(), row);
    }

    /// What is counted when it is found or decided; an appeal does not uncount what was decided.
    fn count_pursuit(&mut self, department: &str, event: &Event, matter: &Accountability) {
        let mut count = |kind: &'static str, what: String| {
            *self.pursuits.entry((kind, what, department.to_owned())).or_default() += 1;
        };
        match event {
            Event::FaultVerified { findings, .. } => {
                count("violation", word(&findings.violation));
                count("level", word(&findings.violation.level()));
            }
            Event::PursuitDecided { subject, .. } => {
                let proposal = matter.subjects.get(subject).and_then(|one| one.proposal.as_ref());
                if let Some((Proposal::Impose(Imposed { measures, .. }), _)) = proposal {
                    measures.iter().for_each(|measure| count("measure", word(measure)));
                }
            }
            Event::SanctionRecorded { decision, .. } => {
                if let Some(sanction) = decision.sanction {
                    count("sanction", word(&sanction));
                }
            }
            _ => {}
        }
    }
}

/// Writes what was gathered of one batch.
pub(super) async fn write(
    tx: &Tx,
    matters: Vec<Vec<Val>>,
    subjects: Vec<Vec<Val>>,
    counts: BTreeMap<(&'static str, String, String), i64>,
) -> Result<(), StoreError> {
    tx.insert_many("accountability_view", COLUMNS, matters, UPDATE).await?;
    tx.insert_many("accountability_subject", SUBJECT_COLUMNS, subjects, SUBJECT_UPDATE).await?;
    let counts = counts.into_iter().map(|((kind, what, department), n)| args![kind, what, department, n]);
    tx.insert_many("accountability_count", COUNT_COLUMNS, counts.collect(), COUNT_UPDATE).await?;
    Ok(())
}

fn subject_row(id: &str, number: u32, subject: &Subject, at: Instant) -> Vec<Val> {
    let (person, department) = match &subject.one.who {
        Answering::Person(person) => (person.as_str(), ""),
        Answering::Department(department) => ("", department.as_str()),
    };
    args![id, number, person, department, word(&subject.state), at.0]
}

const ROW: &str = "SELECT number, source, reference, case_number, department, violation, state, late, recorded_at \
     FROM accountability_view";

/// 所处的一步: where a matter stands, or somebody who answers in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MatterStep {
    /// The matter as a whole.
    Matter(PursuitState),
    /// Somebody who answers in it.
    Subject(SubjectState),
}

/// A page of matters, newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn page(
    reader: &impl Reader,
    filter: &MatterFilter,
    most: u32,
) -> Result<Vec<MatterRow>, StoreError> {
    let (at, number) = filter.before.as_ref().map_or((i64::MAX, ""), |(at, number)| (at.0, number.as_str()));
    let state = filter.state.map(|state| word(&state)).unwrap_or_default();
    let violation = filter.violation.map(|kind| word(&kind)).unwrap_or_default();
    let department = filter.department.as_deref().unwrap_or_default();
    let sql = format!(
        "{ROW} WHERE (recorded_at, number) < ($1, $2) AND ($3 = '' OR state = $3) AND ($4 = '' OR department = $4) \
         AND ($5 = '' OR violation = $5) ORDER BY recorded_at DESC, number DESC LIMIT $6"
    );
    let rows = reader.query(&sql, args![at, number, state, department, violation, most]).await?;
    rows.iter().map(matter).collect()
}

/// The matters about this case, newest first, at most so many.
///
/// # Errors
/// When the database does not answer.
pub async fn of_case(reader: &impl Reader, case: &str, most: u32) -> Result<Vec<MatterRow>, StoreError> {
    let sql = format!("{ROW} WHERE case_number = $1 ORDER BY recorded_at DESC, number DESC LIMIT $2");
    reader.query(&sql, args![case, most]).await?.iter().map(matter).collect()
}

/// The number that was given last; none where there is no matter yet.
///
/// # Errors
/// When the database does not answer.
pub async fn last_number(reader: &impl Reader) -> Result<Option<String>, StoreError> {
    let sql = "SELECT number FROM accountability_view ORDER BY recorded_at DESC, number DESC LIMIT 1";
    reader.one(sql, args![]).await?.map(|row| row.get("number")).transpose()
}

/// The parts of this person, and of the departments they head, the latest first, at most so many.
///
/// # Errors
/// When the database does not answer.
pub async fn parts(
    reader: &impl Reader,
    person: &str,
    departments: &[&str],
    most: u32,
) -> Result<Vec<PartRow>, StoreError> {
    let among = reader.dialect().among("department", "$2", ListOf::Texts);
    let sql = format!(
        "SELECT number, subject, state, changed_at FROM accountability_subject \
         WHERE person = $1 OR {among} ORDER BY changed_at DESC, number DESC, subject LIMIT $3"
    );
    let rows = reader.query(&sql, args![person, list(departments), most]).await?;
    let read = |row: &Row| {
        Ok(PartRow {
            number: row.get("number")?,
            subject: row.get("subject")?,
            state: unword(row.get("state")?)?,
            changed_at: Instant(row.get("changed_at")?),
        })
    };
    rows.iter().map(read).collect()
}

/// 待监察员处理: matters in which supervision has the next step, the longest waiting first: those to be taken up or verified, and those in
/// which somebody is to be told, proposed on, decided on, served or answered.
///
/// # Errors
/// When the database does not answer.
pub async fn waiting(reader: &impl Reader, most: u32) -> Result<Vec<(String, MatterStep)>, StoreError> {
    let sql = "SELECT number, state, 1 AS whole, recorded_at AS since FROM accountability_view WHERE state IN ('clue', 'verifying') \
         UNION ALL SELECT s.number, s.state, 0 AS whole, s.changed_at AS since FROM accountability_subject s \
         JOIN accountability_view v ON v.number = s.number \
         WHERE v.over = 0 AND s.state IN ('found', 'heard', 'proposed', 'referred', 'decided', 'under_appeal') \
         ORDER BY since, number LIMIT $1";
    let read = |row: &Row| {
        let step = if row.get::<i64>("whole")? == 1 {
            MatterStep::Matter(unword(row.get("state")?)?)
        } else {
            MatterStep::Subject(unword(row.get("state")?)?)
        };
        Ok((row.get("number")?, step))
    };
    reader.query(sql, args![most]).await?.iter().map(read).collect()
}

/// Numbers of matters that are not over, behind this one: their clocks run.
///
/// # Errors
/// When the database does not answer.
pub async fn open_matters(reader: &impl Reader, after: &str, most: u32) -> Result<Vec<String>, StoreError> {
    let sql =
        "SELECT number FROM accountability_view WHERE over = 0 AND number > $1 ORDER BY number LIMIT $2";
    reader.query(sql, args![after, most]).await?.iter().map(|row| row.get("number")).collect()
}

/// How often what was found and decided: as many rows as there are kinds and departments.
///
/// # Errors
/// When the database does not answer.
pub async fn counts(reader: &impl Reader) -> Result<Vec<CountRow>, StoreError> {
    let sql = "SELECT kind, word, department, n FROM accountability_count ORDER BY kind, word, department";
    let rows = reader.query(sql, args![]).await?;
    let read = |row: &Row| {
        Ok(CountRow {
            kind: row.get("kind")?,
            word: row.get("word")?,
            department: row.get("department")?,
            n: row.get("n")?,
        })
    };
    rows.iter().map(read).collect()
}

fn matter(row: &Row) -> Result<MatterRow, StoreError> {
    Ok(MatterRow {
        number: row.get("number")?,
        source: unword(row.get("source")?)?,
        reference: row.get("reference")?,
        case: row.get("case_number")?,
        department: row.get("department")?,
        violation: unword(row.get("violation")?)?,
        state: unword(row.get("state")?)?,
        late: row.get::<i64>("late")? != 0,
        recorded_at: Instant(row.get("recorded_at")?),
    })
}

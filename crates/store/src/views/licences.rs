//! 证照视图: the licences of a department and of a holder, in the order in which they end, and the papers that were issued
//! about them without a case.

use super::{
    Views,
    cases::{document_series, signed},
    standing::RecordKind,
    unword, word,
};
use crate::{
    args,
    db::{Reader, Row, StoreError, Val},
};
use rules::{
    case::DocKind,
    dossier::{Known, Recorded},
    item::{Content, ItemState, content::Purpose},
    licence::{Event, Licence, LicenceState},
    time::Date,
};

pub(super) const COLUMNS: &[&str] = &[
    "number",
    "version",
    "name",
    "item",
    "item_version",
    "main_item",
    "department",
    "holder",
    "case_number",
    "state",
    "running",
    "valid_from",
    "valid_until",
    "ends",
    "pending_case",
    "pending_purpose",
    "in_time",
];
pub(super) const UPDATE: &str = "ON CONFLICT (number) DO UPDATE SET version = excluded.version, \
    case_number = excluded.case_number, state = excluded.state, running = excluded.running, \
    valid_from = excluded.valid_from, valid_until = excluded.valid_until, ends = excluded.ends, \
    pending_case = excluded.pending_case, pending_purpose = excluded.pending_purpose, in_time = excluded.in_time";
pub(super) const DOCUMENT_COLUMNS: &[&str] = &["number", "licence", "kind", "issued_at", "version"];

/// Where a licence without term stands in a list ordered by the last day.
const NEVER: &str = "9999-12-31";

/// The series of a department's licences in a year.
#[must_use]
pub fn licence_series(department: &str, year: i16) -> String {
    format!("licence/{department}/{year}")
}

impl Views {
    /// The rows that follow from new events of a licence.
    pub fn licence(&mut self, events: &[Recorded<Event>], after: &Known<Licence>) {
        let licence = &after.state;
        let (Some(number), Some(current)) = (&licence.number, licence.current()) else { return };
        let department = licence.department.as_str();
        for event in events {
            // Numbers are drawn on the day they are recorded.
            let year = event.stamp.recorded_at.day().year();
            if let Event::LicenceIssued { serial, .. } = &event.event {
                self.serial(licence_series(department, year), *serial);
            }
            let (at, version) = (event.stamp.happened_at.0, signed(event.version));
            let row = |paper: &str, kind: DocKind| args![paper, number.as_str(), word(&kind), at, version];
            if let Some(document) = event.event.document() {
                self.licence_documents.push(row(document.number.as_str(), document.kind));
                self.serial(document_series(department, year), document.serial);
            }
            if let Some(certificate) = licence.certificates().last().filter(|_| event.event.makes_a_version())
            {
                self.licence_documents.push(row(certificate.as_str(), DocKind::LicenceCertificate));
            }
            if let Event::DocumentFiled { number, file } = &event.event {
                self.filed(number, file, event);
            }
        }
        let until = current.valid_until.map(|day| day.to_string());
        let ends = until.clone().unwrap_or_else(|| NEVER.to_owned());
        let pending = licence.pending.as_ref();
        let row = args![
            number.as_str(),
            signed(after.version),
            licence.name.as_str(),
            licence.item.as_str(),
            licence.item_version,
            licence.main_item.as_str(),
            department,
            licence.holder.as_str(),
            current.case.as_str(),
            word(&licence.state),
            licence.state.is_running(),
            current.valid_from.to_string(),
            until,
            ends,
            pending.map(|pending| pending.case.as_str()),
            pending.map(|pending| word(&pending.purpose)),
            pending.is_some_and(|pending| pending.in_time),
        ];
        self.licences.insert(number.as_str().to_owned(), row);
    }
}

/// 证照行: a licence as lists show it.
#[derive(Clone, Debug)]
pub struct LicenceRow {
    /// 证照编号
    pub number: String,
    /// 证照名称
    pub name: String,
    /// The item that issued it.
    pub item: String,
    /// 主项
    pub main_item: String,
    /// 部门
    pub department: String,
    /// 持证人
    pub holder: String,
    /// The case that brought about what it says now.
    pub case: String,
    /// 状态
    pub state: LicenceState,
    /// 有效期起
    pub valid_from: Date,
    /// 有效期止; none = without term.
    pub valid_until: Option<Date>,
    /// The case about it that is open now, and what it asks for.
    pub pending: Option<(String, Purpose)>,
}

/// Which licences a list shows, the first to end first.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Of these departments.
    pub department: Option<String>,
    /// Of this holder.
    pub holder: Option<String>,
    /// In this state.
    pub state: Option<LicenceState>,
    /// Ending on this day or before.
    pub ends_by: Option<Date>,
    /// Still valid although the promise they were granted on was not kept (P-09).
    pub promise_broken: bool,
    /// Behind this row: its last day and its number.
    pub after: Option<(String, String)>,
}

impl LicenceRow {
    /// Where the next page begins when this row is the last one seen.
    #[must_use]
    pub fn place(&self) -> (String, String) {
        let ends = self.valid_until.map_or_else(|| NEVER.to_owned(), |day| day.to_string());
        (ends, self.number.clone())
    }
}

const SELECT: &str = "SELECT number, name, item, main_item, department, holder, case_number, state, valid_from, \
    valid_until, pending_case, pending_purpose FROM licence_view";

/// A page of licences, the first to end first. Ask for one row more than is shown, to know whether there is another page.
///
/// # Errors
/// When the database does not answer.
pub async fn page(reader: &impl Reader, filter: &Filter, most: u32) -> Result<Vec<LicenceRow>, StoreError> {
    let mut conditions = vec!["TRUE".to_owned()];
    let mut args: Vec<Val> = args![];
    let equal = [
        ("department", filter.department.clone()),
        ("holder", filter.holder.clone()),
        ("state", filter.state.as_ref().map(word)),
    ];
    for (column, value) in equal {
        if let Some(value) = value {
            args.push(value.into());
            conditions.push(format!("{column} = ${}", args.len()));
        }
    }
    if let Some(day) = filter.ends_by {
        args.push(day.to_string().into());
        conditions.push(format!("ends <= ${}", args.len()));
    }
    if filter.promise_broken {
        args.push(word(&RecordKind::Breach).into());
        conditions.push(format!(
            "running = TRUE AND EXISTS (SELECT 1 FROM standing_view s WHERE s.is_open = TRUE AND s.kind = ${} \
             AND s.case_number = licence_view.case_number)",
            args.len()
        ));
    }
    if let Some((ends, number)) = &filter.after {
        args.extend(args![ends, number]);
        conditions.push(format!("(ends, number) > (${}, ${})", args.len() - 1, args.len()));
    }
    args.push(most.into());
    let conditions = conditions.join(" AND ");
    let sql = format!("{SELECT} WHERE {conditions} ORDER BY ends, number LIMIT ${}", args.len());
    reader.query(&sql, args).await?.iter().map(licence_row).collect()
}

/// The licence of this number.
///
/// # Errors
/// When the database does not answer.
pub async fn one(reader: &impl Reader, number: &str) -> Result<Option<LicenceRow>, StoreError> {
    let row = reader.one(&format!("{SELECT} WHERE number = $1"), args![number]).await?;
    row.as_ref().map(licence_row).transpose()
}

fn licence_row(row: &Row) -> Result<LicenceRow, StoreError> {
    let day = |text: &str| {
        text.parse().map_err(|error: jiff::Error| StoreError::broken("reading a licence", error))
    };
    let purpose: Option<Purpose> = row.get::<Option<&str>>("pending_purpose")?.map(unword).transpose()?;
    Ok(LicenceRow {
        number: row.get("number")?,
        name: row.get("name")?,
        item: row.get("item")?,
        main_item: row.get("main_item")?,
        department: row.get("department")?,
        holder: row.get("holder")?,
        case: row.get("case_number")?,
        state: unword(row.get("state")?)?,
        valid_from: day(row.get("valid_from")?)?,
        valid_until: row.get::<Option<&str>>("valid_until")?.map(day).transpose()?,
        pending: row.get::<Option<String>>("pending_case")?.zip(purpose),
    })
}

/// More items than any hall has that renew, change or cancel.
const ABOUT_MAX: i64 = 300;

/// The items in force that renew, change or cancel licences: code and content.
///
/// # Errors
/// When the database does not answer.
pub async fn items_about(reader: &impl Reader) -> Result<Vec<(String, Content)>, StoreError> {
    let sql = "SELECT a.code, v.content FROM item_about_licences a \
        JOIN item_view i ON i.code = a.code AND i.state = $1 \
        JOIN item_version v ON v.code = a.code AND v.version = i.in_force ORDER BY a.code LIMIT $2";
    let rows = reader.query(sql, args![word(&ItemState::Published), ABOUT_MAX]).await?;
    rows.iter()
        .map(|row| {
            let content = serde_json::from_str(row.get("content")?)
                .map_err(|error| StoreError::broken("reading an item version", error))?;
            Ok((row.get("code")?, content))
        })
        .collect()
}

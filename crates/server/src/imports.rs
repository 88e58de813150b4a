//! 批量导入: a table on its way into the catalogue. First it is sifted and laid down, and nothing changes; when whoever
//! handed it in agrees, each item is drafted through the office as any draft is.
//!
//! An item that has changed since the table was shown is refused as stale. What has been done is noted in the transaction
//! that did it, so a run that was interrupted goes on where it stopped and never drafts twice (docs/decisions/0048).

use crate::{
    front::Front,
    office::{Afterwards, Answer, BATCH_MAX, Office, OfficeError, Order, Refusal, Request, Who},
    workbook::{
        load::{self, Load},
        sift::{Asker, Planned, Sift, Sifted, Why},
    },
};
use futures_util::future::join_all;
use rules::{
    hall::{self, Department},
    item::{Command, Content},
    name::{ItemCode, PersonId},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::{
    Store, StoreError,
    imports::{self, Import, ImportItem, Outcome},
};

/// Signs of a file's name that are kept.
const NAME_MAX: usize = 120;

/// 来件情况: what is said of a table as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Rows of data.
    pub rows: usize,
    /// Items that say already what it says.
    pub unchanged: usize,
    /// Items that would change.
    pub changed: usize,
    /// Items that would be new.
    pub new: usize,
    /// What cannot be taken: cells, rows, items.
    pub refused: usize,
    /// What was amiss in rows that are taken all the same, and how often.
    pub notes: Vec<(crate::catalogue_table::RowNote, usize)>,
    /// Columns that mean nothing here: sheet and heading.
    pub unknown: Vec<(String, String)>,
    /// The sheets that were found, with their rows; none of a plain list.
    pub sheets: Vec<(String, usize)>,
    /// Departments that are made first.
    pub departments: Vec<Department>,
}

/// Columns without meaning that are named.
const UNKNOWN_MAX: usize = 50;

impl About {
    fn of(load: &Load, asker: &Asker<'_>) -> About {
        let mut unknown = load.unknown();
        unknown.truncate(UNKNOWN_MAX);
        About {
            rows: load.rows(),
            notes: load.notes().into_iter().collect(),
            unknown,
            sheets: load::sheets_found(load)
                .into_iter()
                .map(|(name, rows)| (name.to_owned(), rows))
                .collect(),
            departments: if asker.makes_departments() {
                load.new_departments(asker.hall)
            } else {
                Vec::new()
            },
            ..About::default()
        }
    }

    fn count(&mut self, sifted: &Sifted) {
        let new = sifted.planned.iter().filter(|planned| planned.seen == 0).count();
        self.new += new;
        self.changed += sifted.planned.len() - new;
        self.unchanged += sifted.unchanged;
        self.refused += sifted.refused.len();
    }
}

/// Sifts a table and lays down what it would change, for this member of staff alone. Answers the name of the import.
///
/// # Errors
/// When the store does not answer.
pub async fn lay_down(
    front: &Front,
    person: &PersonId,
    name: &str,
    load: &Load,
) -> Result<String, StoreError> {
    let (db, now) = (front.store.db(), front.office.now());
    let id = format!("{:032x}", rand::random::<u128>());
    let name: String = name.chars().filter(|sign| !sign.is_control()).take(NAME_MAX).collect();
    imports::begin(db, &id, person.as_str(), &name, now.0).await?;
    let (who, hall) = (Who::Staff(person.clone()), front.office.hall());
    let asker = Asker { who: &who, hall: &hall, now };
    let mut about = About::of(load, &asker);
    let mut sift = Sift::begin(load);
    let (mut items, mut refusals) = (0_i64, 0_i64);
    while let Some(sifted) = sift.next(&front.store, &asker).await? {
        about.count(&sifted);
        let planned: Vec<ImportItem> =
            sifted.planned.iter().zip(items..).map(|(planned, place)| laid(planned, place)).collect();
        let refused: Vec<(i64, String)> =
            sifted.refused.iter().zip(refusals..).map(|(one, place)| (place, text(one))).collect();
        items += count(planned.len());
        refusals += count(refused.len());
        imports::add(db, &id, &planned, &refused).await?;
    }
    imports::show(db, &id, &text(&about)).await?;
    Ok(id)
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

fn laid(planned: &Planned, place: i64) -> ImportItem {
    let identity = &planned.content.identity;
    ImportItem {
        place,
        code: identity.task_code.0.clone(),
        name: identity.name.clone(),
        seen: i64::try_from(planned.seen).unwrap_or(i64::MAX),
        line: i64::try_from(planned.line).unwrap_or(i64::MAX),
        content: slim(&planned.content),
        outcome: Outcome::Waiting,
        why: String::new(),
    }
}

/// An item as JSON without the fields in which there is nothing: a list names nine of a hundred.
fn slim(content: &Content) -> String {
    let mut value = serde_json::to_value(content).unwrap_or_default();
    if let Some(groups) = value.as_object_mut() {
        for group in groups.values_mut() {
            if let Value::Object(fields) = group {
                fields.retain(|_, field| !says_nothing(field));
            }
        }
    }
    value.to_string()
}

fn says_nothing(field: &Value) -> bool {
    match field {
        Value::Null | Value::Bool(false) => true,
        Value::Number(number) => number.as_u64() == Some(0),
        Value::String(text) => text.is_empty(),
        Value::Array(list) => list.is_empty(),
        Value::Object(_) | Value::Bool(true) => false,
    }
}

/// What a laid-down item would say; nothing once it has been drafted.
#[must_use]
pub fn content(item: &ImportItem) -> Option<Content> {
    serde_json::from_str(&item.content).ok()
}

/// What is said of an import as a whole.
#[must_use]
pub fn about(import: &Import) -> About {
    serde_json::from_str(&import.about).unwrap_or_default()
}

/// Why an import stopped for now; it goes on later.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The office.
    #[error(transparent)]
    Office(#[from] OfficeError),
}

/// Drafts what of an import still waits, until nothing does. Two that run the same import at once do each other no harm.
///
/// # Errors
/// When store or office do not answer; then it is run again.
pub async fn run(store: &Store, office: &Office, import: &Import) -> Result<(), Stopped> {
    let who = Who::Staff(PersonId(import.person.clone()));
    for department in about(import).departments {
        let key = format!("import/{}/{}", import.id, department.id);
        let order = Order::Hall(hall::Command::DescribeDepartment(department));
        // A department that the hall refuses stands in its drafts all the same, and keeps them from being published.
        let _said_there = office.ask(Request::new(who.clone(), order).once(key)).await?;
    }
    loop {
        let some = u32::try_from(BATCH_MAX).unwrap_or(u32::MAX);
        let waiting = imports::items(store.db(), &import.id, Some(Outcome::Waiting), -1, some).await?;
        if waiting.is_empty() {
            break;
        }
        // Handed in together, so that the office writes them together.
        let answers = join_all(waiting.iter().map(|item| draft(office, &who, import, item))).await;
        let mut refused = Vec::new();
        for (item, answer) in waiting.iter().zip(answers) {
            if let Answer::Refused(why) = answer? {
                refused.push((item.place, text(&Why::Rules(why))));
            }
        }
        imports::refused(store.db(), &import.id, &refused).await?;
    }
    imports::end(store.db(), &import.id, office.now().0).await?;
    Ok(())
}

async fn draft(
    office: &Office,
    who: &Who,
    import: &Import,
    item: &ImportItem,
) -> Result<Answer, OfficeError> {
    // Somebody who runs the same import has drafted it in between: there is nothing left to say.
    let Some(content) = content(item) else { return Ok(Answer::Refused(Refusal::Stale)) };
    let code = ItemCode(item.code.clone());
    let note = Afterwards::NoteImported { import: import.id.clone(), item: code.clone() };
    let order = Order::Item(code, Command::Draft(Box::new(content)));
    let request = Request::new(who.clone(), order).seen(u64::try_from(item.seen).ok()).and(note);
    office.ask(request.once(format!("import/{}/{}", import.id, item.place))).await
}

//! 事项视图: the catalogue as lists and search show it, and the content of every version.
//! What search goes over stands in `finder`.

use super::{Views, unword, word};
use crate::{
    args,
    db::{Reader, Row, StoreError, Tx, Val},
    dialect::{ListOf, list},
};
use rules::{
    clock::Limit,
    dossier::{Known, Recorded},
    item::{
        Content, Event, Item, ItemState, Listing, Version, VersionState,
        content::{CaseKind, ItemKind, Purpose, ServiceTarget, UseLevel},
        publication::faults_alone,
    },
    time::Instant,
};
use std::collections::{BTreeMap, BTreeSet};

pub(super) const COLUMNS: &[&str] = &[
    "code",
    "name",
    "name_en",
    "main_item",
    "department",
    "kind",
    "case_kind",
    "state",
    "in_force",
    "latest",
    "latest_state",
    "statutory",
    "promised",
    "visits",
    "free",
    "online",
    "reason",
    "changed_at",
    "search_words",
    "purpose",
    "use_level",
    "faults",
];
pub(super) const UPDATE: &str = "ON CONFLICT (code) DO UPDATE SET name = excluded.name, \
    name_en = excluded.name_en, main_item = excluded.main_item, department = excluded.department, \
    kind = excluded.kind, case_kind = excluded.case_kind, state = excluded.state, in_force = excluded.in_force, \
    latest = excluded.latest, latest_state = excluded.latest_state, statutory = excluded.statutory, \
    promised = excluded.promised, visits = excluded.visits, free = excluded.free, online = excluded.online, \
    reason = excluded.reason, changed_at = excluded.changed_at, search_words = excluded.search_words, \
    purpose = excluded.purpose, use_level = excluded.use_level, faults = excluded.faults";

impl Views {
    /// The rows that follow from new events of an item.
    pub fn item(&mut self, events: &[Recorded<Event>], after: &Known<Item>) {
        let item = &after.state;
        let Some((latest, version)) = item.latest() else {
            self.discarded(item.code.as_str());
            return;
        };
        let Some(last) = events.last() else { return };
        self.measure(events, after);
        // The public reads the version in force; before the first publication there is only the draft.
        let content = item.current().map_or(&*version.content, |(_, content)| content);
        let code = item.code.as_str();
        for event in events {
            if let Event::ItemDrafted { version, content } = &event.event {
                let text = serde_json::to_string(content).unwrap_or_default();
                self.versions.insert((code.to_owned(), *version), args![code, *version, text]);
            }
        }
        self.items.insert(code.to_owned(), row(item, content, (latest, version), last.stamp.happened_at));
        self.lines(code, content, item.state());
        self.elements(code, content);
        self.subjects.insert(code.to_owned(), subjects(code, content));
        let purpose = content.handling.purpose;
        let about = (purpose != Purpose::New).then(|| args![code, word(&purpose)]);
        self.purposes.insert(code.to_owned(), about.into_iter().collect());
        self.quality(item);
    }

    /// A draft that was thrown away is in no list and found by no search; the log alone keeps it (I-02).
    fn discarded(&mut self, code: &str) {
        if code.is_empty() {
            return;
        }
        self.items.remove(code);
        self.versions.retain(|(of, _), _| of != code);
        for rows in [
            &mut self.subjects,
            &mut self.lines,
            &mut self.purposes,
            &mut self.completeness,
            &mut self.findings,
        ] {
            rows.insert(code.to_owned(), Vec::new());
        }
        self.discarded.insert(code.to_owned());
    }
}

/// Takes the rows of discarded drafts away.
pub(super) async fn forget(tx: &Tx, codes: &BTreeSet<String>) -> Result<(), StoreError> {
    if codes.is_empty() {
        return Ok(());
    }
    let among = tx.dialect().among("code", "$1", ListOf::Texts);
    for table in ["item_view", "item_version"] {
        tx.exec(&format!("DELETE FROM {table} WHERE {among}"), args![list(&Vec::from_iter(codes))]).await?;
    }
    Ok(())
}

fn row(item: &Item, content: &Content, (latest, version): (u32, &Version), at: Instant) -> Vec<Val> {
    let state = version.state;
    // Only what is on its way can still be mended.
    let faults = if state.is_at_hand() { faults_alone(&version.content).len() } else { 0 };
    let limit = |limit: Option<Limit>| {
        limit.map(|limit| serde_json::to_string(&limit).unwrap_or_default()).unwrap_or_default()
    };
    // What is listed without a guide is called as it was listed, whatever the draft has become since (I-01).
    let listed = item.listed.as_deref().filter(|_| item.in_force.is_none());
    let listing = listed.cloned().unwrap_or_else(|| Listing::of(content));
    args![
        item.code.as_str(),
        listing.name,
        listing.name_en,
        listing.main_item,
        listing.department.as_str(),
        listing.kind.as_ref().map(word).unwrap_or_default(),
        content.handling.case_kind.as_ref().map(word).unwrap_or_default(),
        word(&item.state()),
        item.in_force,
        latest,
        word(&state),
        limit(content.limits.statutory),
        limit(content.limits.promised),
        content.handling.visits_max,
        content.fees.is_empty(),
        content.handling.online_depth.is_some(),
        item.cancelled.as_deref().or(item.suspended.as_deref()).unwrap_or_default(),
        at.0,
        serde_json::to_string(&content.identity.search_words).unwrap_or_default(),
        serde_json::to_string(&content.handling.purpose).unwrap_or_default(),
        content.power.use_level.as_ref().map(word).unwrap_or_default(),
        u32::try_from(faults).unwrap_or(u32::MAX),
    ]
}

fn subjects(code: &str, content: &Content) -> Vec<Vec<Val>> {
    let subject = &content.subject;
    let of = |kind: &'static str, names: &[String]| {
        names.iter().map(|name| (name.clone(), kind)).collect::<Vec<_>>()
    };
    let all: BTreeSet<(String, &str)> = of("person", &subject.themes_person)
        .into_iter()
        .chain(of("legal", &subject.themes_legal))
        .chain(of("life_event", &subject.life_events))
        .chain(subject.service_targets.iter().map(|target| (word(target), "target")))
        .collect();
    all.into_iter().map(|(subject, kind)| args![subject, kind, code]).collect()
}

/// 事项行: an item as lists show it.
#[derive(Clone, Debug)]
pub struct ItemRow {
    /// 实施编码
    pub code: String,
    /// 事项名称
    pub name: String,
    /// The name in English; may be empty.
    pub name_en: String,
    /// 主项
    pub main_item: String,
    /// 部门
    pub department: String,
    /// 事项类型
    pub kind: Option<ItemKind>,
    /// 办件类型
    pub case_kind: Option<CaseKind>,
    /// 状态
    pub state: ItemState,
    /// The version in force.
    pub in_force: Option<u32>,
    /// The latest version.
    pub latest: u32,
    /// How far that has come.
    pub latest_state: VersionState,
    /// 法定时限
    pub statutory: Option<Limit>,
    /// 承诺时限
    pub promised: Option<Limit>,
    /// 到现场次数
    pub visits: u32,
    /// 不收费
    pub free: bool,
    /// 可网上办理
    pub online: bool,
    /// Why it is suspended or cancelled.
    pub reason: String,
    /// What a draft on its way still lacks for publication, as far as its own content shows it.
    pub faults: u32,
}

pub(super) const SELECT: &str = "SELECT i.code, i.name, i.name_en, i.main_item, i.department, i.kind, i.case_kind, i.state, \
    i.in_force, i.latest, i.latest_state, i.statutory, i.promised, i.visits, i.free, i.online, i.reason, i.faults \
    FROM item_view i";

pub(super) fn item_row(row: &Row) -> Result<ItemRow, StoreError> {
    let limit = |column: &str| -> Result<Option<Limit>, StoreError> {
        let text: &str = row.get(column)?;
        if text.is_empty() {
            return Ok(None);
        }
        serde_json::from_str(text).map(Some).map_err(|error| StoreError::broken("reading a view", error))
    };
    let some =
        |column: &str| Ok::<_, StoreError>(Some(row.get::<&str>(column)?).filter(|word| !word.is_empty()));
    Ok(ItemRow {
        code: row.get("code")?,
        name: row.get("name")?,
        name_en: row.get("name_en")?,
        main_item: row.get("main_item")?,
        department: row.get("department")?,
        kind: some("kind")?.map(unword).transpose()?,
        case_kind: some("case_kind")?.map(unword).transpose()?,
        state: unword(row.get("state")?)?,
        in_force: row.get("in_force")?,
        latest: row.get("latest")?,
        latest_state: unword(row.get("latest_state")?)?,
        statutory: limit("statutory")?,
        promised: limit("promised")?,
        visits: row.get("visits")?,
        free: row.get("free")?,
        online: row.get("online")?,
        reason: row.get("reason")?,
        faults: row.get("faults")?,
    })
}

/// Which items a list shows.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// In one of these states; in any when empty.
    pub states: Vec<ItemState>,
    /// Of this department.
    pub department: Option<String>,
    /// Under this subject, of any kind.
    pub subject: Option<String>,
    /// Of this kind.
    pub kind: Option<ItemKind>,
    /// Of this level of government.
    pub level: Option<UseLevel>,
    /// For these people or bodies.
    pub target: Option<ServiceTarget>,
    /// Whose latest version has come so far.
    pub latest_state: Option<VersionState>,
    /// Whose draft on its way lacks nothing, or something.
    pub sound: Option<bool>,
    /// Behind the item of this name and code.
    pub after: Option<(String, String)>,
}

/// A page of items by name.
///
/// # Errors
/// When the database does not answer.
pub async fn page(reader: &impl Reader, filter: &Filter, most: u32) -> Result<Vec<ItemRow>, StoreError> {
    let mut conditions = vec!["TRUE".to_owned()];
    let mut args = args![];
    if !filter.states.is_empty() {
        args.push(list(&filter.states));
        conditions.push(reader.dialect().among("i.state", &format!("${}", args.len()), ListOf::Texts));
    }
    let equal = [
        ("i.department = $", filter.department.clone()),
        ("i.latest_state = $", filter.latest_state.as_ref().map(word)),
        ("i.kind = $", filter.kind.as_ref().map(word)),
        ("i.use_level = $", filter.level.as_ref().map(word)),
        (
            "i.code IN (SELECT code FROM item_subject WHERE kind <> 'target' AND subject = $",
            filter.subject.clone(),
        ),
        (
            "i.code IN (SELECT code FROM item_subject WHERE kind = 'target' AND subject = $",
            filter.target.as_ref().map(word),
        ),
    ];
    for (condition, value) in equal {
        if let Some(value) = value {
            args.push(value.into());
            let close = if condition.contains('(') { ")" } else { "" };
            conditions.push(format!("{condition}{}{close}", args.len()));
        }
    }
    if let Some(sound) = filter.sound {
        conditions.push(format!("i.faults {} 0", if sound { "=" } else { ">" }));
    }
    if let Some((name, code)) = &filter.after {
        args.extend(args![name, code]);
        conditions.push(format!("(i.name, i.code) > (${}, ${})", args.len() - 1, args.len()));
    }
    args.push(most.into());
    let sql =
        format!("{SELECT} WHERE {} ORDER BY i.name, i.code LIMIT ${}", conditions.join(" AND "), args.len());
    reader.query(&sql, args).await?.iter().map(item_row).collect()
}

/// The item of this code as lists show it.
///
/// # Errors
/// When the database does not answer.
pub async fn one(reader: &impl Reader, code: &str) -> Result<Option<ItemRow>, StoreError> {
    let row = reader.one(&format!("{SELECT} WHERE i.code = $1"), args![code]).await?;
    row.as_ref().map(item_row).transpose()
}

/// Items of these codes as lists show them, in no order.
///
/// # Errors
/// When the database does not answer.
pub async fn many(reader: &impl Reader, codes: &[&str]) -> Result<Vec<ItemRow>, StoreError> {
    let among = reader.dialect().among("i.code", "$1", ListOf::Texts);
    let rows = reader.query(&format!("{SELECT} WHERE {among}"), args![list(codes)]).await?;
    rows.iter().map(item_row).collect()
}

/// What the versions say that these cases keep, each once, by code and version.
///
/// # Errors
/// When the database does not answer.
pub async fn contents_of_cases(
    reader: &impl Reader,
    numbers: &[&str],
) -> Result<BTreeMap<(String, u32), Content>, StoreError> {
    let among = reader.dialect().among("c.number", "$1", ListOf::Texts);
    let sql = format!(
        "SELECT DISTINCT v.code, v.version, v.content FROM case_view c \
         JOIN item_version v ON v.code = c.item AND v.version = c.item_version WHERE {among}"
    );
    let rows = reader.query(&sql, args![list(numbers)]).await?;
    rows.iter().map(|row| Ok(((row.get("code")?, row.get("version")?), content_of(row)?))).collect()
}

fn content_of(row: &Row) -> Result<Content, StoreError> {
    let text: &str = row.get("content")?;
    serde_json::from_str(text).map_err(|error| StoreError::broken("reading an item", error))
}

/// What a version of an item says.
///
/// # Errors
/// When the database does not answer.
pub async fn content(reader: &impl Reader, code: &str, version: u32) -> Result<Option<Content>, StoreError> {
    let sql = "SELECT content FROM item_version WHERE code = $1 AND version = $2";
    let row = reader.one(sql, args![code, version]).await?;
    row.as_ref().map(content_of).transpose()
}

/// What the versions in force of these items say, by code.
///
/// # Errors
/// When the database does not answer.
pub async fn in_force(reader: &impl Reader, codes: &[&str]) -> Result<BTreeMap<String, Content>, StoreError> {
    let among = reader.dialect().among("i.code", "$1", ListOf::Texts);
    let sql = format!(
        "SELECT v.code, v.content FROM item_view i \
         JOIN item_version v ON v.code = i.code AND v.version = i.in_force WHERE {among}"
    );
    let rows = reader.query(&sql, args![list(codes)]).await?;
    rows.iter().map(|row| Ok((row.get("code")?, content_of(row)?))).collect()
}

/// 主题: what items are found under, with how many open ones each has.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The name.
    pub name: String,
    /// `life_event`, `person` or `legal`.
    pub kind: String,
    /// How many published items stand under it.
    pub items: i64,
}

/// Every subject under which a published item stands.
///
/// # Errors
/// When the database does not answer.
pub async fn published_subjects(reader: &impl Reader) -> Result<Vec<Subject>, StoreError> {
    let sql = "SELECT s.subject, s.kind, COUNT(*) AS n FROM item_subject s JOIN item_view i ON i.code = s.code \
               WHERE i.state = 'published' AND s.kind <> 'target' GROUP BY s.subject, s.kind ORDER BY s.kind, n DESC, s.subject";
    let rows = reader.query(sql, args![]).await?;
    rows.iter()
        .map(|row| Ok(Subject { name: row.get("subject")?, kind: row.get("kind")?, items: row.get("n")? }))
        .collect()
}

/// How many items each department has, by state.
///
/// # Errors
/// When the database does not answer.
pub async fn by_department(
    reader: &impl Reader,
) -> Result<BTreeMap<String, BTreeMap<ItemState, i64>>, StoreError> {
    let sql = "SELECT department, state, COUNT(*) AS n FROM item_view GROUP BY department, state";
    let mut counts: BTreeMap<String, BTreeMap<ItemState, i64>> = BTreeMap::new();
    for row in reader.query(sql, args![]).await? {
        let state = unword(row.get("state")?)?;
        counts.entry(row.get("department")?).or_default().insert(state, row.get("n")?);
    }
    Ok(counts)
}

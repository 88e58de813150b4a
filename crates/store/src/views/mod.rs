//! 视图: lists, worklists and counters, written in the transaction of the events they come from.
//!
//! No view is a source of truth: all of them can be thrown away and made anew from the log (`rebuild`), and a test
//! compares the two. [`Views`] gathers the rows of one batch, the last word on each row winning, and writes them
//! with a few multi-row statements. How each kind of dossier becomes rows stands in the file of its name; the
//! questions that pages ask stand beside.

pub mod accountability;
pub mod base;
pub mod bulletins;
pub mod card_report;
pub mod cards;
pub mod cases;
pub mod contents;
pub mod days;
pub mod figures;
pub mod finder;
pub mod items;
pub mod licences;
pub mod lines;
pub mod measures;
pub mod months;
pub mod papers;
pub mod places;
pub mod quality;
pub mod ratings;
pub mod reform;
pub mod risks;
pub mod slips;
pub mod standing;
pub mod words;

use crate::{
    args,
    db::{Reader, StoreError, Tx, Val},
    dialect::{ListOf, list},
};
use rules::{
    dossier::Recorded,
    identifier::DocumentNumber,
    name::Commitment,
    time::{Date, Instant},
};
use std::collections::{BTreeMap, BTreeSet};

/// The view rows of one batch.
#[derive(Debug, Default)]
pub struct Views {
    cases: BTreeMap<String, Vec<Val>>,
    tasks: BTreeMap<String, Vec<Vec<Val>>>,
    documents: Vec<Vec<Val>>,
    filed: Vec<Vec<Val>>,
    /// Content and case.
    files: BTreeSet<(String, String)>,
    cards: BTreeMap<String, Vec<Val>>,
    /// Cases that have ended, whose reminders are over.
    reminded: Vec<String>,
    ratings: BTreeMap<String, Vec<Val>>,
    slips: BTreeMap<String, Vec<Val>>,
    /// Which case a number to pay by is for.
    slip_codes: BTreeMap<String, String>,
    /// Which case a bank's number of a payment is of.
    slip_payments: BTreeMap<String, String>,
    licences: BTreeMap<String, Vec<Val>>,
    licence_documents: Vec<Vec<Val>>,
    card_documents: Vec<Vec<Val>>,
    items: BTreeMap<String, Vec<Val>>,
    /// Codes under which a first draft was thrown away in this batch.
    discarded: BTreeSet<String>,
    versions: BTreeMap<(String, u32), Vec<Val>>,
    subjects: BTreeMap<String, Vec<Vec<Val>>>,
    lines: BTreeMap<String, Vec<Vec<Val>>>,
    /// What items do to licences.
    purposes: BTreeMap<String, Vec<Vec<Val>>>,
    completeness: BTreeMap<String, Vec<Vec<Val>>>,
    findings: BTreeMap<String, Vec<Vec<Val>>>,
    alarms: BTreeMap<String, Option<Instant>>,
    serials: BTreeMap<String, u32>,
    tallies: BTreeMap<(String, String, &'static str), i64>,
    /// By day and hour.
    hours: BTreeMap<(String, i64, &'static str), i64>,
    /// By day, station, department and item.
    places: BTreeMap<places::Spot, i64>,
    standings: BTreeMap<(String, standing::RecordKind, u32), Vec<Val>>,
    quotas: BTreeMap<String, Vec<Val>>,
    rounds: BTreeMap<String, Vec<Val>>,
    adjustments: BTreeMap<(String, u32), Vec<Val>>,
    /// Cases that were handed over (D-06).
    handed: BTreeMap<String, Vec<Val>>,
    reform_papers: BTreeMap<(String, u32, String), Vec<Val>>,
    matters: BTreeMap<String, Vec<Val>>,
    matter_subjects: BTreeMap<(String, u32), Vec<Val>>,
    /// What was found and decided in matters of accountability, by kind, word and department.
    pursuits: BTreeMap<(&'static str, String, String), i64>,
    bulletins: BTreeMap<String, Vec<Val>>,
    bulletin_drafts: BTreeMap<String, Vec<Vec<Val>>>,
    bulletin_items: BTreeMap<String, Vec<Vec<Val>>>,
    bulletin_subjects: BTreeMap<String, Vec<Vec<Val>>>,
    base_editions: BTreeMap<String, Vec<Val>>,
    /// Edition and code.
    base_entries: BTreeMap<(String, String), Vec<Val>>,
    elements: BTreeMap<String, Vec<Val>>,
    words: BTreeMap<String, Vec<Val>>,
    months: BTreeMap<String, Vec<Val>>,
    /// What follows from a month, by month and number.
    consequences: BTreeMap<(String, u32), Vec<Val>>,
    /// What items add to the measures, by the day on which it changed.
    measures: BTreeMap<Date, BTreeMap<String, Vec<Val>>>,
}

/// The day under which a running counter stands: it belongs to no day.
const RUNNING: &str = "*";

impl Views {
    /// Sets or removes the alarm of a dossier.
    pub fn alarm(&mut self, dossier: String, wake: Option<Instant>) {
        self.alarms.insert(dossier, wake);
    }

    fn count(&mut self, day: Date, department: &str, what: &'static str) {
        self.count_by(day, department, what, 1);
    }

    /// The same by more than one, or back again.
    fn count_by(&mut self, day: Date, department: &str, what: &'static str, by: i64) {
        *self.tallies.entry((day.to_string(), department.to_owned(), what)).or_default() += by;
    }

    /// Counts under the hour of the day in which it happened.
    fn count_hour(&mut self, at: Instant, what: &'static str) {
        let hour = at.ms_of_day() / figures::HOUR_MS;
        *self.hours.entry((at.day().to_string(), hour, what)).or_default() += 1;
    }

    fn running(&mut self, department: &str, what: &'static str, by: i64) {
        *self.tallies.entry((RUNNING.to_owned(), department.to_owned(), what)).or_default() += by;
    }

    fn serial(&mut self, series: String, last: u32) {
        let known = self.serials.entry(series).or_default();
        *known = last.max(*known);
    }

    /// A paper lies in its file.
    fn filed<E>(&mut self, number: &DocumentNumber, file: &Commitment, event: &Recorded<E>) {
        let (at, version) = (event.stamp.happened_at.0, cases::signed(event.version));
        self.filed.push(args![number.as_str(), file.0.as_str(), at, version]);
    }

    /// Writes every row gathered, a statement or two for each table that has any.
    pub(crate) async fn write(mut self, tx: &Tx) -> Result<(), StoreError> {
        tx.insert_many("case_view", cases::COLUMNS, rows(self.cases), cases::UPDATE).await?;
        let columns = &["number", "case_number", "kind", "issued_at", "version"];
        tx.insert_many("document_view", columns, self.documents, "").await?;
        let columns = &["number", "file", "filed_at", "version"];
        tx.insert_many("paper_filed", columns, self.filed, "").await?;
        let files = self.files.into_iter().map(|(hash, number)| args![hash, number]).collect();
        tx.insert_many(
            "case_file",
            &["hash", "case_number"],
            files,
            "ON CONFLICT (hash, case_number) DO NOTHING",
        )
        .await?;
        cards::end_reminders(tx, &self.reminded).await?;
        tx.insert_many("card_view", cards::COLUMNS, rows(self.cards), cards::UPDATE).await?;
        tx.insert_many("rating_view", ratings::COLUMNS, rows(self.ratings), ratings::UPDATE).await?;
        tx.insert_many("slip_view", slips::COLUMNS, rows(self.slips), slips::UPDATE).await?;
        let codes = self.slip_codes.into_iter().map(|(code, number)| args![code, number]).collect();
        tx.insert_many("slip_code", &["code", "case_number"], codes, "").await?;
        let payments = self.slip_payments.into_iter().map(|(it, number)| args![it, number]).collect();
        let first = "ON CONFLICT (reference) DO NOTHING";
        tx.insert_many("slip_payment", &["reference", "case_number"], payments, first).await?;
        tx.insert_many("licence_view", licences::COLUMNS, rows(self.licences), licences::UPDATE).await?;
        tx.insert_many("licence_document", licences::DOCUMENT_COLUMNS, self.licence_documents, "").await?;
        tx.insert_many("card_document", cards::DOCUMENT_COLUMNS, self.card_documents, "").await?;
        // Before the rows: somebody may have begun anew under the same code.
        items::forget(tx, &self.discarded).await?;
        self.discarded.extend(self.items.keys().cloned());
        finder::written(tx, &self.discarded).await?;
        tx.insert_many("item_view", items::COLUMNS, rows(self.items), items::UPDATE).await?;
        let versions: Vec<_> = self.versions.into_values().collect();
        let update = "ON CONFLICT (code, version) DO UPDATE SET content = excluded.content";
        tx.insert_many("item_version", &["code", "version", "content"], versions, update).await?;
        replace(tx, "task", "case_number", cases::TASK_COLUMNS, self.tasks).await?;
        replace(tx, "item_subject", "code", &["subject", "kind", "code"], self.subjects).await?;
        replace(tx, "item_line", "code", lines::COLUMNS, self.lines).await?;
        replace(tx, "item_about_licences", "code", &["code", "purpose"], self.purposes).await?;
        replace(tx, "item_completeness", "code", &["code", "filled", "fields"], self.completeness).await?;
        replace(tx, "item_finding", "code", quality::FINDING_COLUMNS, self.findings).await?;
        write_alarms(tx, self.alarms).await?;
        let serials = self.serials.into_iter().map(|(series, last)| args![series, last]).collect();
        let update = "ON CONFLICT (series) DO UPDATE SET last = \
                      CASE WHEN excluded.last > serial.last THEN excluded.last ELSE serial.last END";
        tx.insert_many("serial", &["series", "last"], serials, update).await?;
        let tallies = self.tallies.into_iter().filter(|(_, n)| *n != 0);
        let tallies = tallies.map(|((day, department, what), n)| args![day, department, what, n]).collect();
        let update = "ON CONFLICT (day, department, what) DO UPDATE SET n = tally.n + excluded.n";
        tx.insert_many("tally", &["day", "department", "what", "n"], tallies, update).await?;
        let hours = self.hours.into_iter().map(|((day, hour, what), n)| args![day, hour, what, n]).collect();
        let update = "ON CONFLICT (day, hour, what) DO UPDATE SET n = hour_tally.n + excluded.n";
        tx.insert_many("hour_tally", &["day", "hour", "what", "n"], hours, update).await?;
        places::write(tx, self.places).await?;
        tx.insert_many("standing_view", standing::COLUMNS, rows(self.standings), standing::UPDATE).await?;
        tx.insert_many("quota_view", standing::QUOTA_COLUMNS, rows(self.quotas), standing::QUOTA_UPDATE)
            .await?;
        tx.insert_many("reform_round", reform::ROUND_COLUMNS, rows(self.rounds), reform::ROUND_UPDATE)
            .await?;
        let adjustments = rows(self.adjustments);
        tx.insert_many("adjustment_view", reform::ADJUSTMENT_COLUMNS, adjustments, reform::ADJUSTMENT_UPDATE)
            .await?;
        tx.insert_many("case_handed", reform::HANDED_COLUMNS, rows(self.handed), "").await?;
        let papers = rows(self.reform_papers);
        tx.insert_many("reform_paper", reform::PAPER_COLUMNS, papers, reform::PAPER_UPDATE).await?;
        accountability::write(tx, rows(self.matters), rows(self.matter_subjects), self.pursuits).await?;
        tx.insert_many("bulletin_view", bulletins::COLUMNS, rows(self.bulletins), bulletins::UPDATE).await?;
        replace(tx, "bulletin_draft", "id", bulletins::DRAFT_COLUMNS, self.bulletin_drafts).await?;
        replace(tx, "bulletin_item", "id", &["id", "item"], self.bulletin_items).await?;
        replace(tx, "bulletin_subject", "id", &["id", "subject"], self.bulletin_subjects).await?;
        let editions = rows(self.base_editions);
        tx.insert_many("base_edition", base::EDITION_COLUMNS, editions, base::EDITION_UPDATE).await?;
        tx.insert_many("base_entry", base::ENTRY_COLUMNS, rows(self.base_entries), "").await?;
        let elements = rows(self.elements);
        tx.insert_many("item_elements", base::ELEMENTS_COLUMNS, elements, base::ELEMENTS_UPDATE).await?;
        tx.insert_many("word_view", words::COLUMNS, rows(self.words), words::UPDATE).await?;
        tx.insert_many("month_book", months::COLUMNS, rows(self.months), months::UPDATE).await?;
        let consequences = rows(self.consequences);
        let (columns, update) = (months::CONSEQUENCE_COLUMNS, months::CONSEQUENCE_UPDATE);
        tx.insert_many("consequence_view", columns, consequences, update).await?;
        measures::write(tx, self.measures).await
    }
}

fn rows<K: Ord>(rows: BTreeMap<K, Vec<Val>>) -> Vec<Vec<Val>> {
    rows.into_values().collect()
}

/// Takes away all rows of these owners and writes the new ones.
async fn replace(
    tx: &Tx,
    table: &'static str,
    owner: &'static str,
    columns: &'static [&'static str],
    new: BTreeMap<String, Vec<Vec<Val>>>,
) -> Result<(), StoreError> {
    if new.is_empty() {
        return Ok(());
    }
    let owners: Vec<&String> = new.keys().collect();
    let among = tx.dialect().among(owner, "$1", ListOf::Texts);
    tx.exec(&format!("DELETE FROM {table} WHERE {among}"), args![list(&owners)]).await?;
    tx.insert_many(table, columns, new.into_values().flatten().collect(), "").await?;
    Ok(())
}

async fn write_alarms(tx: &Tx, alarms: BTreeMap<String, Option<Instant>>) -> Result<(), StoreError> {
    let gone: BTreeSet<&String> =
        alarms.iter().filter(|(_, wake)| wake.is_none()).map(|(dossier, _)| dossier).collect();
    if !gone.is_empty() {
        let among = tx.dialect().among("dossier", "$1", ListOf::Texts);
        tx.exec(&format!("DELETE FROM alarm WHERE {among}"), args![list(&Vec::from_iter(gone))]).await?;
    }
    let set = alarms.into_iter().filter_map(|(dossier, wake)| wake.map(|wake| args![dossier, wake.0]));
    let update = "ON CONFLICT (dossier) DO UPDATE SET wake_at = excluded.wake_at";
    tx.insert_many("alarm", &["dossier", "wake_at"], set.collect(), update).await?;
    Ok(())
}

/// Every view, for throwing away.
pub const TABLES: &[&str] = &[
    "alarm",
    "serial",
    "case_view",
    "task",
    "document_view",
    "paper_filed",
    "case_file",
    "card_view",
    "rating_view",
    "slip_view",
    "slip_code",
    "slip_payment",
    "licence_view",
    "licence_document",
    "card_document",
    "item_view",
    "item_version",
    "item_subject",
    "item_line",
    "item_about_licences",
    "item_completeness",
    "item_finding",
    "tally",
    "hour_tally",
    "place_tally",
    "standing_view",
    "quota_view",
    "reform_round",
    "adjustment_view",
    "case_handed",
    "reform_paper",
    "bulletin_view",
    "bulletin_draft",
    "bulletin_item",
    "bulletin_subject",
    "base_edition",
    "base_entry",
    "item_elements",
    "word_view",
    "month_book",
    "consequence_view",
    "measure_item",
    "measure_now",
    "measure_day",
    "accountability_view",
    "accountability_subject",
    "accountability_count",
];

/// A snake_case identifier as the database holds it, from any serialisable enum without data.
pub(crate) fn word<T: serde::Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}

/// The enum value of an identifier in a view.
pub(crate) fn unword<T: serde::de::DeserializeOwned>(word: &str) -> Result<T, StoreError> {
    serde_json::from_value(serde_json::Value::String(word.to_owned()))
        .map_err(|error| StoreError::broken("reading a view", error))
}

//! The next page of a list is entered at its row: the database searches an index and neither reads what comes before
//! nor sorts, whatever the list is narrowed to. The plan is asked of SQLite; the texts are the same on both.

use crate::ground::{NOW, open};
use rules::{
    case::CaseStatus,
    supervision::{RuleKind, SupervisionLevel},
};
use std::sync::Mutex;
use store::{
    Db, Dialect, Reader, Row, StoreError, Val, files,
    migrate::migrate,
    views::{
        cards,
        cases::{self, After, TakenIn},
        items, risks,
    },
};

/// A reader that asks how each question would be answered, and answers none.
struct Plans {
    db: Db,
    seen: Mutex<String>,
}

impl Reader for Plans {
    fn dialect(&self) -> Dialect {
        self.db.dialect()
    }

    async fn query(&self, sql: &str, args: Vec<Val>) -> Result<Vec<Row>, StoreError> {
        let plan = self.db.query(&format!("EXPLAIN QUERY PLAN {sql}"), args).await?;
        let lines = plan.iter().map(|row| row.get::<String>("detail")).collect::<Result<Vec<_>, _>>()?;
        *self.seen.lock().expect("nobody failed") = lines.join("\n");
        Ok(Vec::new())
    }
}

impl Plans {
    async fn open() -> (Plans, tempfile::TempDir) {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let db = open(&format!("sqlite:{}", folder.path().join("plans.sqlite").display())).await;
        migrate(&db, NOW).await.expect("the tables can be made");
        (Plans { db, seen: Mutex::default() }, folder)
    }

    #[track_caller]
    fn is_entered_at_its_row(&self, what: &str) {
        let plan = self.seen.lock().expect("nobody failed").clone();
        let sound = plan.contains("SEARCH") && !plan.contains("SCAN") && !plan.contains("TEMP B-TREE");
        assert!(sound, "{what}:\n{plan}");
    }
}

#[tokio::test]
async fn a_deep_page_of_cases_is_entered_at_its_row() {
    let (plans, _folder) = Plans::open().await;
    let after = || Some(After { submitted_at: NOW, number: "n".to_owned() });
    let deep = || cases::Filter { after: after(), ..cases::Filter::default() };
    let department = || Some("d".to_owned());
    let status = Some(CaseStatus::InReview);
    let at = |id: &str| TakenIn::Stations(vec![id.to_owned()]);
    let filters = [
        ("all", deep()),
        ("department", cases::Filter { department: department(), ..deep() }),
        ("status", cases::Filter { status, ..deep() }),
        ("department and status", cases::Filter { department: department(), status, ..deep() }),
        ("open", cases::Filter { open: true, ..deep() }),
        ("open of a department", cases::Filter { open: true, department: department(), ..deep() }),
        ("applicant", cases::Filter { applicant: Some("p".to_owned()), ..deep() }),
        ("agent", cases::Filter { agent: Some("p".to_owned()), ..deep() }),
        ("item", cases::Filter { item: Some("i".to_owned()), ..deep() }),
        ("station", cases::Filter { taken_in: Some(at("s")), ..deep() }),
        ("station and item", cases::Filter { taken_in: Some(at("s")), item: Some("i".to_owned()), ..deep() }),
    ];
    for (what, filter) in filters {
        cases::page(&plans, &filter, 50).await.expect("plans");
        plans.is_entered_at_its_row(what);
        let first = cases::Filter { after: None, ..filter };
        cases::page(&plans, &first, 50).await.expect("plans");
        let plan = plans.seen.lock().expect("nobody failed").clone();
        assert!(plan.contains("INDEX") && !plan.contains("TEMP B-TREE"), "first page, {what}:\n{plan}");
    }
}

#[tokio::test]
async fn a_deep_page_of_cards_items_and_uploads_is_entered_at_its_row() {
    let (plans, _folder) = Plans::open().await;
    let deep = || cards::Filter { after: Some((NOW, "c".to_owned())), ..cards::Filter::default() };
    let department = || Some("d".to_owned());
    let level = Some(SupervisionLevel::YellowCard);
    let kind = Some(RuleKind::Evasion);
    let days = Some((jiff::civil::date(2026, 2, 1), jiff::civil::date(2026, 3, 2)));
    let filters = [
        ("all", deep()),
        ("department", cards::Filter { department: department(), ..deep() }),
        ("open", cards::Filter { open: true, ..deep() }),
        ("open of a department", cards::Filter { open: true, department: department(), ..deep() }),
        ("level", cards::Filter { level, ..deep() }),
        ("kind", cards::Filter { kind, ..deep() }),
        ("kind of some days", cards::Filter { kind, days, standing: true, ..deep() }),
        ("kind of a department", cards::Filter { kind, days, department: department(), ..deep() }),
        ("unanswered", cards::Filter { unanswered: true, open: true, ..deep() }),
        ("of an item", cards::Filter { item: Some("i".to_owned()), open: true, ..deep() }),
    ];
    for (what, filter) in filters {
        cards::page(&plans, &filter, 50).await.expect("plans");
        plans.is_entered_at_its_row(what);
    }
    let deep =
        || items::Filter { after: Some(("名".to_owned(), "code".to_owned())), ..items::Filter::default() };
    for filter in [deep(), items::Filter { department: department(), ..deep() }] {
        items::page(&plans, &filter, 50).await.expect("plans");
        plans.is_entered_at_its_row("items");
    }
    risks::high(&plans, None, Some(&(NOW, "c".to_owned(), "s".to_owned())), 50).await.expect("plans");
    plans.is_entered_at_its_row("steps of high risk");
    files::uploads_of(&plans, "p", Some((NOW, "u"))).await.expect("plans");
    plans.is_entered_at_its_row("uploads");
}

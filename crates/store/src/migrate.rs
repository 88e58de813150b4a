//! The tables of the store, made and changed in numbered steps.
//!
//! The steps are SQL files beside this crate, part of the program, written once for both databases and
//! applied in one transaction. An applied step whose file has changed since is refused, because nobody could
//! say any more what the tables are; so is a database that knows a step this program does not. Two processes
//! that start at once take turns. The steps only define tables: no data are rewritten here.

use crate::args;
use crate::db::{Db, Reader, StoreError, Tx};
use crate::dialect::statements;
use sha2::{Digest, Sha256};

/// One step: its number, its name and its SQL.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// Steps are applied by rising number; a number is never used again.
    pub number: i64,
    /// A few words for people.
    pub name: &'static str,
    /// Statements in PostgreSQL's type names.
    pub sql: &'static str,
}

/// The step since which it is noted which contents a case names.
pub(crate) const CASE_FILES: i64 = 32;

/// Every step of this program.
pub const MIGRATIONS: &[Migration] = &[
    Migration { number: 1, name: "files", sql: include_str!("../migrations/0001_files.sql") },
    Migration { number: 2, name: "vault", sql: include_str!("../migrations/0002_vault.sql") },
    Migration { number: 3, name: "accounts", sql: include_str!("../migrations/0003_accounts.sql") },
    Migration { number: 4, name: "drafts", sql: include_str!("../migrations/0004_drafts.sql") },
    Migration { number: 10, name: "ledger", sql: include_str!("../migrations/0010_ledger.sql") },
    Migration { number: 11, name: "views", sql: include_str!("../migrations/0011_views.sql") },
    Migration { number: 20, name: "agents", sql: include_str!("../migrations/0020_agents.sql") },
    Migration { number: 31, name: "lists", sql: include_str!("../migrations/0031_lists.sql") },
    Migration {
        number: CASE_FILES,
        name: "case files",
        sql: include_str!("../migrations/0032_case_files.sql"),
    },
    Migration { number: 40, name: "verified", sql: include_str!("../migrations/0040_verified.sql") },
    Migration { number: 41, name: "must change", sql: include_str!("../migrations/0041_must_change.sql") },
    Migration { number: 50, name: "licences", sql: include_str!("../migrations/0050_licences.sql") },
    Migration { number: 60, name: "filed papers", sql: include_str!("../migrations/0060_filed_papers.sql") },
    Migration { number: 70, name: "standing", sql: include_str!("../migrations/0070_standing.sql") },
    Migration {
        number: 80,
        name: "promise check",
        sql: include_str!("../migrations/0080_promise_check.sql"),
    },
    Migration { number: 82, name: "card papers", sql: include_str!("../migrations/0082_card_papers.sql") },
    Migration {
        number: 83,
        name: "task provisional",
        sql: include_str!("../migrations/0083_task_provisional.sql"),
    },
    Migration { number: 90, name: "reform", sql: include_str!("../migrations/0090_reform.sql") },
    Migration { number: 91, name: "quality", sql: include_str!("../migrations/0091_quality.sql") },
    Migration { number: 100, name: "finder", sql: include_str!("../migrations/0100_finder.sql") },
    Migration { number: 101, name: "item lines", sql: include_str!("../migrations/0101_item_lines.sql") },
    Migration {
        number: 148,
        name: "table imports",
        sql: include_str!("../migrations/0148_table_imports.sql"),
    },
    Migration { number: 200, name: "bulletins", sql: include_str!("../migrations/0200_bulletins.sql") },
    Migration { number: 210, name: "base", sql: include_str!("../migrations/0210_base.sql") },
    Migration { number: 211, name: "words", sql: include_str!("../migrations/0211_words.sql") },
    Migration { number: 220, name: "item faults", sql: include_str!("../migrations/0220_item_faults.sql") },
    Migration {
        number: 230,
        name: "accountability",
        sql: include_str!("../migrations/0230_accountability.sql"),
    },
    Migration { number: 240, name: "nights", sql: include_str!("../migrations/0240_nights.sql") },
    Migration { number: 250, name: "inspections", sql: include_str!("../migrations/0250_inspections.sql") },
    Migration { number: 260, name: "centre", sql: include_str!("../migrations/0260_centre.sql") },
    Migration { number: 270, name: "ratings", sql: include_str!("../migrations/0270_ratings.sql") },
    Migration { number: 280, name: "card_orders", sql: include_str!("../migrations/0280_card_orders.sql") },
    Migration { number: 290, name: "card_rule", sql: include_str!("../migrations/0290_card_rule.sql") },
    Migration { number: 300, name: "slips", sql: include_str!("../migrations/0300_slips.sql") },
];

const OWN_TABLE: &str = "CREATE TABLE IF NOT EXISTS migration (number BIGINT NOT NULL PRIMARY KEY, \
    name TEXT NOT NULL, sha256 TEXT NOT NULL, applied_at BIGINT NOT NULL)";

/// Brings the tables up to [`MIGRATIONS`] and answers how many steps were applied. `now` is in UTC
/// milliseconds.
pub async fn migrate(db: &Db, now: i64) -> Result<usize, StoreError> {
    apply(db, MIGRATIONS, now).await
}

/// Brings the tables up to the given steps; [`migrate`] gives all of them.
pub async fn apply(db: &Db, steps: &[Migration], now: i64) -> Result<usize, StoreError> {
    let tx = db.begin_write().await?;
    for statement in tx.dialect().migration_lock() {
        tx.define((*statement).to_owned()).await?;
    }
    tx.define(tx.dialect().ddl(OWN_TABLE)).await?;
    let applied = tx.query("SELECT number, name, sha256 FROM migration ORDER BY number", args![]).await?;
    let refused = |name: &str, why: &str| StoreError::broken("migrating", format!("step {name} {why}"));
    let mut last = 0;
    for row in &applied {
        let (number, name, hash) =
            (row.get::<i64>("number")?, row.get::<&str>("name")?, row.get::<&str>("sha256")?);
        match steps.iter().find(|step| step.number == number) {
            None => return Err(refused(name, "was applied by a newer program than this one")),
            Some(step) if fingerprint(step) != hash => {
                return Err(refused(name, "was applied with another text than it has now"));
            }
            Some(_) => last = number,
        }
    }
    let missing = steps
        .iter()
        .filter(|step| applied.iter().all(|row| row.get::<i64>("number").ok() != Some(step.number)));
    let mut count = 0;
    for step in missing {
        if step.number <= last {
            return Err(refused(step.name, "comes before one that was applied already"));
        }
        run(&tx, step, now).await?;
        last = step.number;
        count += 1;
    }
    tx.commit().await?;
    Ok(count)
}

async fn run(tx: &Tx, step: &Migration, now: i64) -> Result<(), StoreError> {
    for statement in statements(step.sql) {
        tx.define(tx.dialect().ddl(statement)).await?;
    }
    let args = args![step.number, step.name, fingerprint(step), now];
    tx.exec("INSERT INTO migration (number, name, sha256, applied_at) VALUES ($1, $2, $3, $4)", args).await?;
    Ok(())
}

fn fingerprint(step: &Migration) -> String {
    hex::encode(Sha256::digest(step.sql.as_bytes()))
}

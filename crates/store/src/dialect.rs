//! Every difference between SQLite and PostgreSQL, and nothing else.
//!
//! All SQL of this crate is written once, in the portable subset: `$1` parameters, `ON CONFLICT … DO UPDATE`,
//! `RETURNING`, window functions, `CAST(SUM(x) AS BIGINT)`. What the two do not share is asked for here by
//! name. DDL is written with PostgreSQL's type names and mapped by [`Dialect::ddl`].

use crate::db::Val;
use std::borrow::Cow;

/// Which of the two databases is spoken to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// The embedded node: one file.
    Sqlite,
    /// The production node.
    Postgres,
}

/// What a list parameter holds, see [`Dialect::among`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListOf {
    /// Texts, for example identifiers.
    Texts,
    /// Whole numbers, for example positions.
    Numbers,
}

impl Dialect {
    /// Ends a SELECT whose rows the transaction is about to change. SQLite has one writer, so its rows are
    /// locked already.
    pub fn for_update(self) -> &'static str {
        match self {
            Dialect::Sqlite => "",
            Dialect::Postgres => " FOR UPDATE",
        }
    }

    /// Like [`Dialect::for_update`], but passes over rows somebody else is busy with (claiming errands).
    pub fn for_update_skip_locked(self) -> &'static str {
        match self {
            Dialect::Sqlite => "",
            Dialect::Postgres => " FOR UPDATE SKIP LOCKED",
        }
    }

    /// A condition "column is one of the list in this parameter". The parameter is made by [`list`], so the
    /// text stays the same for lists of any length and one prepared statement serves them all; both
    /// databases use the column's index for it.
    pub fn among(self, column: &str, parameter: &str, of: ListOf) -> String {
        let elements = "SELECT jsonb_array_elements_text";
        match (self, of) {
            (Dialect::Sqlite, _) => format!("{column} IN (SELECT value FROM json_each({parameter}))"),
            (Dialect::Postgres, ListOf::Texts) => {
                format!("{column} = ANY(ARRAY({elements}({parameter}::text::jsonb)))")
            }
            (Dialect::Postgres, ListOf::Numbers) => {
                format!("{column} = ANY(ARRAY({elements}({parameter}::text::jsonb)::bigint))")
            }
        }
    }

    /// The text as the driver wants it. SQLite looks `$1` up by name in a list, which makes long statements
    /// ten times slower; `?1` is a number.
    pub(crate) fn statement(self, sql: &str) -> Cow<'_, str> {
        match self {
            Dialect::Postgres => Cow::Borrowed(sql),
            Dialect::Sqlite => Cow::Owned(rewrite(sql, |word| {
                word.strip_prefix('$')
                    .filter(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
                    .map(|digits| format!("?{digits}"))
            })),
        }
    }

    /// One statement of a migration in this database's type names. SQLite tables become STRICT, so that a
    /// column holds what it says; PostgreSQL texts compare by their bytes, so that both databases list the
    /// same rows in the same order.
    pub(crate) fn ddl(self, sql: &str) -> String {
        let mapped = rewrite(sql, |word| {
            let to = match (self, word.to_ascii_uppercase().as_str()) {
                (Dialect::Sqlite, "BIGINT" | "BOOLEAN") => "INTEGER",
                (Dialect::Sqlite, "BYTEA") => "BLOB",
                (Dialect::Postgres, "TEXT") => "TEXT COLLATE \"C\"",
                _ => return None,
            };
            Some(to.to_owned())
        });
        let makes_table = mapped.trim_start().to_ascii_uppercase().starts_with("CREATE TABLE");
        match self {
            Dialect::Sqlite if makes_table => format!("{} STRICT", mapped.trim_end()),
            _ => mapped,
        }
    }

    /// Said first in a transaction over whole tables, which must not die of a time limit, neither of a statement nor of
    /// the reckoning between two; SQLite has none.
    pub(crate) fn unhurried(self) -> &'static [&'static str] {
        match self {
            Dialect::Sqlite => &[],
            Dialect::Postgres => {
                &["SET LOCAL statement_timeout = 0", "SET LOCAL idle_in_transaction_session_timeout = 0"]
            }
        }
    }

    /// Said first in the migrating transaction: two processes that start at once take turns. SQLite's
    /// BEGIN IMMEDIATE is such a lock already. A long migration must not die of the statement time limit.
    pub(crate) fn migration_lock(self) -> &'static [&'static str] {
        match self {
            Dialect::Sqlite => &[],
            Dialect::Postgres => {
                &["SET LOCAL statement_timeout = 0", "SELECT pg_advisory_xact_lock(20261121)"]
            }
        }
    }

    /// How a transaction that writes begins.
    pub(crate) fn begin_write(self) -> &'static str {
        match self {
            Dialect::Sqlite => "BEGIN IMMEDIATE",
            Dialect::Postgres => "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
        }
    }

    /// An INSERT of many rows. SQLite runs a one-row statement again and again inside one job, which is as
    /// quick as a long VALUES list and needs one prepared text. PostgreSQL takes each column as one array,
    /// so one prepared text serves every number of rows (`types` are the columns' types as it names them).
    pub(crate) fn insert(self, table: &str, columns: &[&str], types: &[String], on_conflict: &str) -> String {
        let names = columns.join(", ");
        let mut text = format!("INSERT INTO {table} ({names}) ");
        match self {
            Dialect::Sqlite => {
                let places: Vec<String> = (1..=columns.len()).map(|n| format!("?{n}")).collect();
                text += &format!("VALUES ({})", places.join(", "));
            }
            Dialect::Postgres => {
                let arrays: Vec<String> =
                    types.iter().enumerate().map(|(n, kind)| format!("${}::{kind}[]", n + 1)).collect();
                text += &format!("SELECT * FROM UNNEST({})", arrays.join(", "));
            }
        }
        if !on_conflict.is_empty() {
            text.push(' ');
            text += on_conflict;
        }
        text
    }
}

/// The parameter for [`Dialect::among`]: a JSON list as text.
pub fn list<T: serde::Serialize>(elements: &[T]) -> Val {
    Val::T(serde_json::to_string(elements).unwrap_or_else(|_| "[]".to_owned()))
}

/// The statements of a script, cut at the semicolons that stand outside literals and remarks.
pub(crate) fn statements(script: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, piece) in pieces(script) {
        if piece == ";" {
            found.push(script[start..at].trim());
            start = at + 1;
        }
    }
    found.push(script[start..].trim());
    found.retain(|statement| {
        pieces(statement).any(|(_, piece)| !piece.trim().is_empty() && !piece.starts_with("--"))
    });
    found
}

/// The text with some words replaced; literals, quoted names and remarks stay as they are.
fn rewrite(sql: &str, replace: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(sql.len());
    for (_, piece) in pieces(sql) {
        match replace(piece) {
            Some(other) => out += &other,
            None => out += piece,
        }
    }
    out
}

/// The text cut into words, literals, quoted names, remarks and single other characters, with the byte where
/// each begins. An unclosed literal reaches to the end: the database will say what is wrong with it.
fn pieces(sql: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = &sql[at..];
        let first = rest.chars().next()?;
        let closed =
            |from: usize, mark: &str| rest[from..].find(mark).map_or(rest.len(), |n| from + n + mark.len());
        let length = match first {
            // A doubled quote inside a literal reads as two literals side by side, which is the same text.
            '\'' => closed(1, "'"),
            '"' => closed(1, "\""),
            '-' if rest.starts_with("--") => closed(2, "\n"),
            '/' if rest.starts_with("/*") => closed(2, "*/"),
            c if is_word(c) => rest.find(|c| !is_word(c)).unwrap_or(rest.len()),
            c => c.len_utf8(),
        };
        let piece = (at, &rest[..length]);
        at += length;
        Some(piece)
    })
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_change_outside_literals_only() {
        let sql = "SELECT '$1 ''$2''', \"$3\", a$4, $10::x -- $5\n FROM t /* $6 */ WHERE 名 = $7";
        let there = "SELECT '$1 ''$2''', \"$3\", a$4, ?10::x -- $5\n FROM t /* $6 */ WHERE 名 = ?7";
        assert_eq!(Dialect::Sqlite.statement(sql), there);
        assert_eq!(Dialect::Postgres.statement(sql), sql);
    }

    #[test]
    fn scripts_are_cut_at_true_semicolons() {
        let script = "-- one; two\nCREATE TABLE a (b TEXT); INSERT INTO a VALUES ('x;y');\n-- end;\n";
        assert_eq!(
            statements(script),
            ["-- one; two\nCREATE TABLE a (b TEXT)", "INSERT INTO a VALUES ('x;y')"]
        );
    }

    #[test]
    fn types_are_mapped() {
        let sql = "CREATE TABLE t (a BIGINT, b BYTEA, c TEXT, d BOOLEAN DEFAULT TRUE, e TEXT DEFAULT 'TEXT')";
        assert_eq!(
            Dialect::Sqlite.ddl(sql),
            "CREATE TABLE t (a INTEGER, b BLOB, c TEXT, d INTEGER DEFAULT TRUE, e TEXT DEFAULT 'TEXT') STRICT"
        );
        assert!(Dialect::Postgres.ddl(sql).contains("c TEXT COLLATE \"C\", d BOOLEAN"));
    }
}

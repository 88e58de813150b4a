//! 闹钟: when each dossier next wants waking. A view of the log: written with it, made anew by rebuild.

use crate::{
    args,
    db::{Reader, StoreError},
};
use rules::time::Instant;

/// The dossiers whose time has come, earliest first, with the moment each was set for.
///
/// # Errors
/// When the database does not answer.
pub async fn due(
    reader: &impl Reader,
    now: Instant,
    most: u32,
) -> Result<Vec<(String, Instant)>, StoreError> {
    let sql = "SELECT dossier, wake_at FROM alarm WHERE wake_at <= $1 ORDER BY wake_at, dossier LIMIT $2";
    let rows = reader.query(sql, args![now.0, most]).await?;
    rows.iter().map(|row| Ok((row.get("dossier")?, Instant(row.get("wake_at")?)))).collect()
}

/// When the next alarm is set for, if any is.
///
/// # Errors
/// When the database does not answer.
pub async fn next(reader: &impl Reader) -> Result<Option<Instant>, StoreError> {
    let row = reader.one("SELECT wake_at FROM alarm ORDER BY wake_at LIMIT 1", args![]).await?;
    row.map(|row| Ok(Instant(row.get("wake_at")?))).transpose()
}

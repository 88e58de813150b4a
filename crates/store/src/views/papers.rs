//! 文书视图: the papers of cases, licences and cards under one roof, as the paper page and the public check ask for them.

use super::unword;
use crate::{
    args,
    db::{Reader, Row, StoreError},
    vault::Commitment,
};
use rules::{case::DocKind, time::Instant};

/// 文书所属: in whose file a paper lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keeper {
    /// 办件
    Case(String),
    /// 证照
    Licence(String),
    /// 监察牌
    Card(String),
}

/// 文书行: a paper by its number.
#[derive(Clone, Debug)]
pub struct PaperRow {
    /// 文号
    pub number: String,
    /// In whose file it lies.
    pub keeper: Keeper,
    /// 种类
    pub kind: DocKind,
    /// 制作时间
    pub issued_at: Instant,
    /// The version of the event that issued it.
    pub version: u64,
    /// 归卷; none as long as it has not been pressed.
    pub filed: Option<Filed>,
}

/// 归卷: since when a paper lies in its file.
#[derive(Clone, Debug)]
pub struct Filed {
    /// The fingerprint of the file, in the vault.
    pub file: Commitment,
    /// When.
    pub at: Instant,
    /// The version of the event that says so.
    pub version: u64,
}

/// The paper of this number. Cases, licences and cards draw from the same series, so at most one has it.
///
/// # Errors
/// When the database does not answer.
pub async fn one(reader: &impl Reader, number: &str) -> Result<Option<PaperRow>, StoreError> {
    let of = |keeper: &str, column: &str, table: &str| {
        format!(
            "SELECT number, '{keeper}' AS keeper, {column} AS id, kind, issued_at, version FROM {table} WHERE number = $1"
        )
    };
    let sql = format!(
        "SELECT d.number, d.keeper, d.id, d.kind, d.issued_at, d.version, f.file, f.filed_at, \
         f.version AS filed_version FROM ({} UNION ALL {} UNION ALL {}) d \
         LEFT JOIN paper_filed f ON f.number = d.number",
        of("case", "case_number", "document_view"),
        of("licence", "licence", "licence_document"),
        of("card", "card", "card_document"),
    );
    reader.one(&sql, args![number]).await?.as_ref().map(paper_row).transpose()
}

fn paper_row(row: &Row) -> Result<PaperRow, StoreError> {
    let file: Option<String> = row.get("file")?;
    let filed = file.map(|file| {
        let at = Instant(row.get("filed_at")?);
        Ok::<_, StoreError>(Filed { file: Commitment(file), at, version: row.get("filed_version")? })
    });
    let id: String = row.get("id")?;
    Ok(PaperRow {
        filed: filed.transpose()?,
        number: row.get("number")?,
        keeper: match row.get::<&str>("keeper")? {
            "licence" => Keeper::Licence(id),
            "card" => Keeper::Card(id),
            _ => Keeper::Case(id),
        },
        kind: unword(row.get("kind")?)?,
        issued_at: Instant(row.get("issued_at")?),
        version: row.get("version")?,
    })
}

//! The whole catalogue, or some of it, as a file: read page by page, written row by row.

use super::{
    csvs::Csvs,
    written::{self, Pen},
    xlsx::Book,
};
use rules::hall::Hall;
use std::fs::File;
use store::{
    Store, StoreError,
    views::contents::{self, Wanted},
};

/// Items read with one question.
const AT_ONCE: u32 = 100;

/// Why no file came of it.
#[derive(Debug, thiserror::Error)]
pub enum NoFile {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The disk.
    #[error("the file could not be written: {0}")]
    Disk(#[from] std::io::Error),
    /// What writes workbooks.
    #[error("the workbook could not be written: {0}")]
    Book(#[from] rust_xlsxwriter::XlsxError),
    /// Whoever packs it has gone.
    #[error("the file could not be packed")]
    Packing,
}

/// As an XLSX workbook.
///
/// # Errors
/// When store or disk fail.
pub async fn xlsx(store: &Store, hall: &Hall, wanted: &Wanted) -> Result<File, NoFile> {
    let mut book = Book::begin()?;
    write(&mut book, store, hall, wanted).await?;
    packed(move || Ok(book.finish()?)).await
}

/// As a ZIP of CSV files.
///
/// # Errors
/// When store or disk fail.
pub async fn csvs(store: &Store, hall: &Hall, wanted: &Wanted) -> Result<File, NoFile> {
    let mut files = Csvs::begin()?;
    write(&mut files, store, hall, wanted).await?;
    packed(move || Ok(files.finish()?)).await
}

async fn write<P>(pen: &mut P, store: &Store, hall: &Hall, wanted: &Wanted) -> Result<(), NoFile>
where
    P: Pen,
    NoFile: From<P::Fault>,
{
    let mut after = String::new();
    loop {
        let page = contents::page(store.db(), wanted, &after, AT_ONCE).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after.clone_from(&last.code);
        for item in &page {
            written::item(pen, &item.content, hall)?;
        }
    }
}

/// Packing takes a while, so it is done where nobody waits behind it.
async fn packed(pack: impl FnOnce() -> Result<File, NoFile> + Send + 'static) -> Result<File, NoFile> {
    tokio::task::spawn_blocking(pack).await.map_err(|_| NoFile::Packing)?
}

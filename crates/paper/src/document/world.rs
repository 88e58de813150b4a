//! The small world a template sees: its own files, one JSON file of values, two pictures, the fonts.
//!
//! Typst asks this world for everything. There is no disk behind it, no package registry and no date: a
//! template can only read what is handed over, and the same document always gives the same pages.

use std::collections::HashMap;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, World};

/// The values of the document, as the template reads them: `json("/document.json")`.
pub(super) const VALUES: &str = "/document.json";
/// The pictures, there only when the document has them.
pub(super) const QR: &str = "/qr.svg";
pub(super) const SEAL: &str = "/seal.svg";

/// The identity of a file in the world. Typst keeps these for ever in a table of 65,535 places, so only
/// names known at opening may come here, never a name made from a document.
pub(super) fn file_id(path: &str) -> Option<FileId> {
    VirtualPath::new(path).ok().map(|path| RootedPath::new(VirtualRoot::Project, path).intern())
}

/// What does not change between two documents.
#[derive(Debug)]
pub(super) struct Shop {
    pub(super) library: LazyHash<Library>,
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
    pub(super) sources: HashMap<FileId, Source>,
}

/// One document on the bench.
#[derive(Debug)]
pub(super) struct Bench<'a> {
    pub(super) shop: &'a Shop,
    pub(super) main: FileId,
    pub(super) files: Vec<(FileId, Bytes)>,
}

impl World for Bench<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.shop.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.shop.book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        self.shop.sources.get(&id).cloned().ok_or_else(|| absent(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files
            .iter()
            .find(|(known, _)| *known == id)
            .map(|(_, bytes)| bytes.clone())
            .ok_or_else(|| absent(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.shop.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn absent(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_with_slash().into())
}

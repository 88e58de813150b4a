//! The press itself: opened once with fonts and templates, then asked for any number of documents.
//!
//! Rendering takes some milliseconds to some hundred milliseconds of pure computing and is safe to call from
//! several threads at once; an asynchronous caller wraps it in `spawn_blocking` behind a semaphore.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::{fs, io};

use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime};
use typst::syntax::{FileId, Source};
use typst::text::FontBook;
use typst::utils::LazyHash;
use typst::{Library, LibraryExt};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::world::{self, Bench, Shop};
use super::{Document, IssuedOn, fonts, vet};
use crate::qr::QrError;
use crate::{Language, qr, seal};

/// The templates that come with the program; a folder may replace each by name and add others.
const TEMPLATES: [(&str, &str); 2] = [
    ("paper", include_str!("../../templates/paper.typ")),
    ("notice", include_str!("../../templates/notice.typ")),
];

/// The template used when a kind of document has none of its own.
const COMMON: &str = "notice";

const MAX_TEMPLATES: usize = 100;
const MAX_TEMPLATE_BYTES: u64 = 256 * 1024;
/// How many documents back Typst may remember layouts: enough for the fixed parts, bounded in memory.
const REMEMBERED: usize = 8;

/// 印刷机: holds the fonts and templates and turns documents into PDF.
#[derive(Debug)]
pub struct Press {
    shop: Shop,
    /// The main file of each template name.
    mains: BTreeMap<String, FileId>,
    families: Vec<String>,
    values: FileId,
    qr: FileId,
    seal: FileId,
}

/// 印刷错误: why the press could not open, or a document could not be printed.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    #[error("no Chinese font in {looked_in:?}; install the package fonts-noto-cjk or name a font folder")]
    NoChineseFont { looked_in: Vec<PathBuf> },
    #[error("the font path {path:?} cannot be read: {source}")]
    FontPath { path: PathBuf, source: io::Error },
    #[error("the template {path:?} cannot be read: {source}")]
    TemplatePath { path: PathBuf, source: io::Error },
    #[error("more than {MAX_TEMPLATES} templates, or one of more than {MAX_TEMPLATE_BYTES} bytes, in {0:?}")]
    TemplateFolder(PathBuf),
    #[error("`{0}` is not the name of a kind of document")]
    Kind(String),
    #[error("the document has {found} {what}, more than {limit}")]
    TooLong { what: &'static str, found: usize, limit: usize },
    #[error("a table has {columns} columns and a row of {widest} cells")]
    Table { columns: usize, widest: usize },
    #[error("{0:?} is not a day of the calendar")]
    Date(IssuedOn),
    #[error("the QR code: {0}")]
    Qr(#[from] QrError),
    #[error("the values cannot be written down: {0}")]
    Values(#[from] serde_json::Error),
    /// A mistake in a template; the text names file, place and reason.
    #[error("the template failed: {0}")]
    Template(String),
    #[error("the PDF could not be written: {0}")]
    Pdf(String),
}

impl PressError {
    /// 说明: what a visitor is told; the details above are for the operator's log.
    pub fn told(&self, language: Language) -> &'static str {
        let (chinese, english) = match self {
            PressError::TooLong { .. } | PressError::Table { .. } => (
                "文书内容过多，超出一份文书的上限，请分成几份。",
                "The document is too long; please split it.",
            ),
            PressError::Qr(_) => (
                "二维码的内容过长，文书未能生成。",
                "The text of the QR code is too long; nothing was printed.",
            ),
            PressError::NoChineseFont { .. } | PressError::FontPath { .. } => (
                "本机缺少中文字体，暂不能生成文书，请联系管理员。",
                "A Chinese font is missing on this machine; please tell the administrator.",
            ),
            _ => (
                "文书未能生成，请联系管理员检查文书模板。",
                "The document could not be printed; please ask the administrator to check its template.",
            ),
        };
        match language {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }
}

impl Press {
    /// 开机: reads the fonts once (about 54 MB stay in memory with Noto Serif CJK) and the built-in templates.
    ///
    /// `fonts` are files or folders looked at first; with none, the usual Debian folders are searched.
    ///
    /// # Errors
    /// [`PressError::NoChineseFont`] names the package to install; [`PressError::FontPath`] a given path that
    /// cannot be read.
    pub fn open(fonts: &[PathBuf]) -> Result<Press, PressError> {
        let faces = fonts::find(fonts)?;
        let named = |path: &str| world::file_id(path).ok_or_else(|| PressError::Kind(path.to_owned()));
        let mut press = Press {
            shop: Shop {
                library: LazyHash::new(Library::default()),
                book: LazyHash::new(FontBook::from_fonts(&faces.fonts)),
                fonts: faces.fonts,
                sources: HashMap::new(),
            },
            mains: BTreeMap::new(),
            families: faces.families,
            values: named(world::VALUES)?,
            qr: named(world::QR)?,
            seal: named(world::SEAL)?,
        };
        for (name, text) in TEMPLATES {
            press.shelve(name, text.to_owned())?;
        }
        Ok(press)
    }

    /// 换模板: replaces or adds templates from a folder of `.typ` files.
    ///
    /// `notice.typ` replaces the common template, `grant_decision.typ` serves that kind alone, and both may
    /// import `/paper.typ`. Templates are program text and are trusted like the configuration.
    ///
    /// # Errors
    /// A folder or file that cannot be read or is beyond the limits.
    pub fn with_templates(mut self, folder: &Path) -> Result<Press, PressError> {
        let unreadable = |source| PressError::TemplatePath { path: folder.to_owned(), source };
        let mut count = 0;
        for entry in fs::read_dir(folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            let Some(name) = path.file_name().and_then(|name| name.to_str()?.strip_suffix(".typ")) else {
                continue;
            };
            let unreadable = |source| PressError::TemplatePath { path: path.clone(), source };
            count += 1;
            if count > MAX_TEMPLATES || fs::metadata(&path).map_err(unreadable)?.len() > MAX_TEMPLATE_BYTES {
                return Err(PressError::TemplateFolder(folder.to_owned()));
            }
            self.shelve(name, fs::read_to_string(&path).map_err(unreadable)?)?;
        }
        Ok(self)
    }

    fn shelve(&mut self, name: &str, text: String) -> Result<(), PressError> {
        let id = world::file_id(&format!("/{name}.typ")).ok_or_else(|| PressError::Kind(name.to_owned()))?;
        self.shop.sources.insert(id, Source::new(id, text));
        self.mains.insert(name.to_owned(), id);
        Ok(())
    }

    /// 缺字: the signs of this document that no font of the press can draw, each once.
    ///
    /// They are printed as `〔U+20BB7〕`. A caller who must not issue a paper with such a mark asks first.
    pub fn missing_signs(&self, document: &Document) -> Vec<char> {
        vet::missing(document, &|sign| self.knows(sign))
    }

    /// 出文书: the PDF of a document, tagged, fonts subset and embedded; PDF/A-2b when it has a date.
    ///
    /// # Errors
    /// See [`PressError`]; nothing a person typed can cause [`PressError::Template`].
    pub fn render(&self, document: &Document) -> Result<Vec<u8>, PressError> {
        vet::vet(document)?;
        let filing = filing(document.issued_on)?;
        let document = vet::printable(document, &|sign| self.knows(sign));
        let main = self.mains.get(&document.kind).or_else(|| self.mains.get(COMMON)).copied();
        let main = main.ok_or_else(|| PressError::Kind(document.kind.clone()))?;
        let bench = Bench { shop: &self.shop, main, files: self.files(&document)? };
        let compiled = typst::compile(&bench);
        let pages = compiled.output.map_err(|faults| PressError::Template(spell_out(&faults)))?;
        let pdf = typst_pdf::pdf(&pages, &filing).map_err(|faults| PressError::Pdf(spell_out(&faults)));
        typst::comemo::evict(REMEMBERED);
        pdf
    }

    fn files(&self, document: &Document) -> Result<Vec<(FileId, Bytes)>, PressError> {
        let mut values = serde_json::to_value(document)?;
        values["fonts"] = serde_json::to_value(&self.families)?;
        let mut files = vec![(self.values, Bytes::new(serde_json::to_vec(&values)?))];
        if let Some(code) = &document.qr {
            files.push((self.qr, Bytes::from_string(qr::svg(&code.text)?)));
        }
        if let Some(mark) = &document.seal {
            files.push((self.seal, Bytes::from_string(seal::svg_with(mark, &self.families))));
        }
        Ok(files)
    }

    fn knows(&self, sign: char) -> bool {
        let private = matches!(sign, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}');
        !private && self.shop.fonts.iter().any(|font| font.info().coverage.contains(u32::from(sign)))
    }
}

/// How the file is written: for the archive if it is dated.
fn filing(issued_on: Option<IssuedOn>) -> Result<PdfOptions, PressError> {
    let Some(date) = issued_on else { return Ok(PdfOptions::default()) };
    let timestamp = u8::try_from(date.month)
        .ok()
        .zip(u8::try_from(date.day).ok())
        .and_then(|(month, day)| Datetime::from_ymd(i32::from(date.year), month, day))
        .ok_or(PressError::Date(date))?;
    let standards = PdfStandards::new(&[PdfStandard::A_2b])
        .map_err(|fault| PressError::Pdf(fault.message().to_string()))?;
    Ok(PdfOptions { standards, timestamp: Some(Timestamp::new_utc(timestamp)), ..PdfOptions::default() })
}

/// At most five faults, each with its message; the place is given as file name.
fn spell_out(faults: &[SourceDiagnostic]) -> String {
    let one = |fault: &SourceDiagnostic| {
        let file = fault.span.id().map(|id| id.get().vpath().get_without_slash().to_owned());
        format!("{}{}", file.map(|file| format!("{file}: ")).unwrap_or_default(), fault.message)
    };
    faults.iter().take(5).map(one).collect::<Vec<_>>().join("; ")
}

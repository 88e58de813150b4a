//! What the tests share: one open press, the text and pages of a PDF, and where pictures are left to be seen.
//!
//! With `PAPER_PICTURES=<folder>` in the environment every document and picture of the tests is written
//! there, so that a person can look at them.

use std::io::Write;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use paper::{Document, Press};

/// Fonts cost 54 MB and a tenth of a second; all tests use one press, which also proves it can be shared.
pub(crate) fn press() -> &'static Press {
    static PRESS: OnceLock<Press> = OnceLock::new();
    PRESS.get_or_init(|| Press::open(&[]).expect("the package fonts-noto-cjk is installed"))
}

pub(crate) fn show(name: &str, bytes: &[u8]) {
    if let Some(folder) = std::env::var_os("PAPER_PICTURES") {
        std::fs::create_dir_all(&folder).expect("folder for pictures");
        std::fs::write(PathBuf::from(folder).join(name), bytes).expect("picture written");
    }
}

/// The text of a printed document as `pdftotext` (poppler-utils) reads it.
pub(crate) fn text_of(pdf: &[u8]) -> String {
    let mut file = tempfile::NamedTempFile::new().expect("temporary file");
    file.write_all(pdf).expect("written");
    let out = Command::new("pdftotext")
        .args(["-layout", "-enc", "UTF-8"])
        .arg(file.path())
        .arg("-")
        .output()
        .expect("the package poppler-utils is installed");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8(out.stdout).expect("UTF-8")
}

/// The text without white space, as line breaks fall where the layout wants them.
pub(crate) fn dense_text_of(pdf: &[u8]) -> String {
    text_of(pdf).split_whitespace().collect()
}

pub(crate) fn pages_of(pdf: &[u8]) -> usize {
    text_of(pdf).matches('\u{c}').count()
}

pub(crate) fn printed(name: &str, document: &Document) -> Vec<u8> {
    let pdf = press().render(document).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    show(&format!("{name}.pdf"), &pdf);
    pdf
}

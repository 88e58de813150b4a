//! THE PRESS (印刷): values in, pictures and documents out.
//!
//! Everything here is a pure function of its arguments: a [`Document`] becomes the bytes of a PDF, a
//! [`flow::Flow`] or a chart becomes the text of an SVG. The crate knows no case, no store, no network and
//! no clock; which sentences a notice must carry (N-01 … N-19) is decided above it, how the paper looks is
//! decided here. The only files it reads are fonts and templates, once, when the press is opened.
//!
//! Pictures take their colours from custom properties (see [`ink`]), so one picture serves the light pages
//! and the dark wall, and none of them needs a style sheet, a script or a font of its own.
//!
//! Charts are drawn by this crate and not by a chart library: charts-rs 2.3 was weighed, but it writes fixed
//! colours into every mark (so each theme needs its own picture), measures text with a font that must be
//! registered as a 20 MB file first, and has no place for the table that stands beside each chart. The five
//! kinds the hall needs are a few hundred lines over one small SVG writer, and come out at 1–6 kB each.

pub mod chart;
pub mod document;
pub mod flow;
pub mod ink;
pub mod qr;
pub mod seal;
mod svg;
mod wording;

pub use document::{Document, Press, PressError};
pub use seal::Seal;

use serde::{Deserialize, Serialize};

/// 语言: the language of the words the press itself adds (page numbers, states, empty pictures).
///
/// The sentences of a document or the labels of a chart are the caller's and are printed as they come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    #[default]
    Chinese,
    English,
}

impl Language {
    /// 选词: the one of two wordings that belongs to this language.
    pub fn pick<'a>(self, chinese: &'a str, english: &'a str) -> &'a str {
        match self {
            Language::Chinese => chinese,
            Language::English => english,
        }
    }
}

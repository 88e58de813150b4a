//! 已被他人改动: what to tell somebody whose page was overtaken. Everything they typed is still there, beside what stands
//! in the item now; saving again is their decision.

use super::{
    super::difference::{differences, words},
    sections::section_of,
    shape::Section,
};
use crate::{
    text::Lang,
    web::pieces::{self, Tone},
};
use maud::{Markup, html};
use rules::item::Content;

/// Differences shown; with more, the page itself is read.
const SHOWN_MAX: usize = 30;

/// In what the section as it is stored now differs from what was typed.
pub(super) fn notice(lang: Lang, section: &Section, now: &Content, typed: &Content) -> Markup {
    let here = |path: &str| section_of(path).is_some_and(|of| of.key == section.key);
    let differing = differences(lang, Some(now), typed).into_iter().filter(|field| here(&field.path));
    let said = |text: String| if text.is_empty() { "—".to_owned() } else { text };
    pieces::notice(
        Tone::Bad,
        lang.edit_overtaken(),
        html! {
            p { (lang.edit_overtaken_more()) }
            ul { @for field in differing.take(SHOWN_MAX) {
                li { (lang.edit_now_and_yours(&words(lang, &field.path), &said(field.before), &said(field.after))) }
            } }
        },
    )
}

//! 怎么办: the process as a flow chart and in words, with what does not count into the limit.

use super::Guide;
use crate::{
    text::codes,
    web::{pieces, story::basis_text, way},
};
use maud::{Markup, html};
use paper::flow::Sheet;

pub(super) fn panel(guide: &Guide<'_>) -> Markup {
    let (lang, content, hall) = (guide.lang, guide.content, &*guide.visit.hall);
    let title = lang.guide_way_title(lang.pick(&content.identity.name, &content.identity.name_en));
    html! {
        (way::picture(lang, content, hall, Sheet::phone(title), &|_| None))
        @if !content.limits.special_links.is_empty() {
            h3 { (lang.guide_special()) }
            ul { @for link in &content.limits.special_links { li {
                (link.name)
                @if let Some(time) = link.time { " " (codes::limit(lang, time)) }
                " " (basis_text(&link.basis))
                @if link.prescribed().is_some() { " " (pieces::tag(pieces::Tone::Seal, lang.guide_special_must())) }
            } } }
        }
    }
}

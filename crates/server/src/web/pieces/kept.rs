//! What somebody typed into a form that cannot be sent as it stands, shown to be copied: nothing typed is lost.

use maud::{Markup, html};

use super::{field::field_id, layout::panel};
use crate::{form::Form, text::Lang};

/// Boxes shown at most; a form of the hall has fewer words than that.
const BOXES_MAX: usize = 60;

/// Whether a form holds words worth keeping.
#[must_use]
pub fn has_words(form: &Form) -> bool {
    form.fields().any(|(name, value)| is_typed(name, value))
}

/// 您填的内容: every field somebody typed into, to be read and copied. Ticks and choices are quickly made again and
/// are left out; a password is never shown.
#[must_use]
pub fn kept(lang: Lang, form: &Form) -> Markup {
    let typed = form.fields().filter(|(name, value)| is_typed(name, value)).take(BOXES_MAX);
    html! {
        @if has_words(form) {
            (panel("typed", lang.kept_words(), html! {
                p class="hint" { (lang.kept_copy()) }
                @for (place, (name, value)) in typed.enumerate() {
                    @let id = format!("kept-{}-{place}", field_id(name));
                    div class="field" {
                        label for=(id) { (label(lang, name).map_or_else(|| lang.kept_place(place + 1), str::to_owned)) }
                        textarea class="full" id=(id) rows=(rows(value)) readonly { (value) }
                    }
                }
            }))
        }
    }
}

/// Tall enough for what stands in it, within reason.
fn rows(value: &str) -> usize {
    let wrapped = value.lines().map(|line| 1 + line.chars().count() / 40).sum::<usize>();
    wrapped.clamp(1, 12)
}

/// Words are typed; the identifiers of boxes, choices and pages are not. A field with a name of its own is shown
/// whatever stands in it.
fn is_typed(name: &str, value: &str) -> bool {
    let value = value.trim();
    if value.is_empty() || name.contains("password") || name == "next" {
        return false;
    }
    let is_words = || value.chars().any(|sign| !sign.is_ascii() || sign.is_whitespace());
    label(Lang::Zh, name).is_some() || name.starts_with("f-") || is_words()
}

/// What a field is called, where its name says so; the fields of an item's own form have their labels there.
const fn label(lang: Lang, name: &str) -> Option<&'static str> {
    Some(match name.as_bytes() {
        b"opinion" => lang.counter_opinion(),
        b"reason" => lang.desk_reason_label(),
        b"content" => lang.counter_decided(),
        b"law" => lang.desk_law(),
        b"article" => lang.desk_article(),
        b"more" => lang.counter_more(),
        b"proper_body" => lang.counter_proper_body(),
        b"recipient" => lang.counter_recipient(),
        b"id_number" => lang.counter_id_number(),
        b"name" => lang.door_name(),
        b"phone" => lang.door_phone(),
        b"agent_number" => lang.counter_agent_number(),
        b"agent_name" => lang.counter_agent_name(),
        b"text" => lang.desk_card_explanation(),
        _ => return None,
    })
}

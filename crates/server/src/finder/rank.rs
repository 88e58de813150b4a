//! 排序: what comes first among the items found. The very name before a name that begins with it, that before one that
//! has it within, that before one that shares most of it; a licence itself before what is done to it, unless that is
//! what was asked for; what is open before what is not.

use super::{deed::Deed, index::Doc, text, words::Reading};
use rules::item::ItemState;

/// How good an answer an item is to one reading of what was typed, of which it has this share.
pub(super) fn score(doc: &Doc, reading: &Reading, share: f32, deeds: &[Deed]) -> f32 {
    let whole = |(_, weight): &&(String, f32)| *weight >= 1.0;
    let asked: String = reading.parts.iter().filter(whole).map(|(part, _)| text::plain(part)).collect();
    reading.weight * (share + closeness(doc, &asked)) + to_be_done(doc, deeds) + open(doc)
}

/// How close a name or one of the everyday words is to the words asked for.
fn closeness(doc: &Doc, asked: &str) -> f32 {
    if asked.is_empty() {
        return 0.0;
    }
    let names = [doc.plain.as_str(), &doc.bare];
    let by_name = if names.contains(&asked) {
        1.0
    } else if names.iter().any(|name| name.starts_with(asked)) {
        0.6
    } else if names.iter().any(|name| name.contains(asked)) {
        0.4
    } else {
        0.0
    };
    let long = asked.chars().count() > 1;
    let by_word = if doc.words.iter().any(|word| word == asked) {
        0.9
    } else if long && doc.words.iter().any(|word| word.contains(asked)) {
        0.3
    } else if long && doc.words.iter().any(|word| word.chars().count() > 1 && asked.contains(word.as_str())) {
        0.35
    } else {
        0.0
    };
    // The less else a name says, the more it is what was meant.
    let length = |text: &str| text.chars().count().max(1) as f32;
    let filled = (length(asked) / length(&doc.bare)).min(1.0);
    f32::max(by_name, by_word) + 0.25 * filled
}

fn to_be_done(doc: &Doc, deeds: &[Deed]) -> f32 {
    let asked = doc.deeds.iter().any(|deed| deeds.contains(deed));
    match (doc.deeds.is_empty(), asked) {
        (false, true) => 0.3,
        (false, false) if !doc.gives => -0.4,
        (true, _) if !deeds.is_empty() => -0.1,
        _ => 0.0,
    }
}

fn open(doc: &Doc) -> f32 {
    match doc.entry.row.state {
        ItemState::Published => 0.0,
        ItemState::Listed => -0.02,
        ItemState::Suspended => -0.1,
        ItemState::Draft => -0.15,
        ItemState::Cancelled => -0.3,
    }
}

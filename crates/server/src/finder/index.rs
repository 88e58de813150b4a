//! 索引: which items share signs, pairs of signs and sounds with a text.
//!
//! A pair counts the more the fewer items have it. Where the pairs as typed say too little, typing mistakes are forgiven:
//! a homophone, a sign too few or too many, a wrong one, two in the wrong order — each for a little less than the pair
//! itself. What comes first among those found is said in [`rank`](super::rank).

use super::{
    deed::{self, Deed},
    fit, rank,
    text::{self, Key, Run},
    words::{Asked, Reading},
};
use rules::item::ItemState;
use std::{
    collections::HashMap,
    hash::{BuildHasherDefault, Hasher},
};
use store::views::{finder::Entry, items::ItemRow};

/// Items that are ranked: whoever looks for something reads on no further than a page or two.
const RANKED_MAX: usize = 400;
/// Below this share of what was typed, nothing has been found.
const SHARE_MIN: f32 = 0.45;
/// Above this share, nobody has mistyped.
const SURE: f32 = 0.85;
/// Above this share of the words as they stand, an item is what was asked for; below it only somehow like it.
const CLOSE: f32 = 0.6;
/// How much a pair counts that no item has: perhaps a mistake, perhaps a word around the wish.
const UNKNOWN: f32 = 0.5;
/// How much a key of the main item counts, against one of the name.
const WEAK: f32 = 0.4;

/// 索引
#[derive(Debug, Default)]
pub(super) struct Index {
    docs: Vec<Option<Doc>>,
    at: HashMap<String, u32>,
    /// Places of items under each key, doubled; odd where only the main item has it.
    filed: HashMap<Key, Vec<u32>, BuildHasherDefault<Mix>>,
    gone: usize,
}

/// What is known of an item.
#[derive(Debug)]
pub(super) struct Doc {
    pub(super) entry: Entry,
    /// The name without punctuation, and without what stands in brackets.
    pub(super) plain: String,
    pub(super) bare: String,
    pub(super) words: Vec<String>,
    pub(super) deeds: Vec<Deed>,
    pub(super) gives: bool,
    /// First letters and whole syllables of name and words, a line each.
    pub(super) initials: String,
    pub(super) spelled: String,
}

impl Doc {
    fn of(entry: Entry) -> Doc {
        let name = entry.row.name.as_str();
        let words: Vec<String> = entry.words.iter().map(|word| text::plain(word)).collect();
        let bare = text::bare(name);
        let (mut initials, mut spelled) = (String::new(), String::new());
        for called in std::iter::once(&bare).chain(&words) {
            let (first, whole) = super::sound::spelled(called);
            initials.push_str(&first);
            initials.push('\n');
            spelled.push_str(&whole);
            spelled.push('\n');
        }
        Doc {
            plain: text::plain(name),
            bare: text::plain(&bare),
            words,
            deeds: deed::of_item(name, entry.purpose),
            gives: deed::gives(name),
            initials,
            spelled,
            entry,
        }
    }

    /// What it is called: its name, everyday words and main item.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        let called = std::iter::once(self.plain.as_str()).chain(self.words.iter().map(String::as_str));
        called.chain(std::iter::once(self.entry.row.main_item.as_str()))
    }

    fn keys(&self) -> (Vec<Key>, Vec<Key>) {
        let (mut strong, mut weak) = (Vec::new(), Vec::new());
        text::keys(&self.entry.row.name, &mut strong);
        text::keys(&self.bare, &mut strong);
        self.entry.words.iter().for_each(|word| text::keys(word, &mut strong));
        text::keys(&self.entry.row.name_en, &mut strong);
        text::keys(&self.entry.row.main_item, &mut weak);
        strong.sort_unstable();
        strong.dedup();
        weak.sort_unstable();
        weak.dedup();
        weak.retain(|key| strong.binary_search(key).is_err());
        (strong, weak)
    }
}

/// One place in what was typed: the keys that satisfy it, best first, and how much it counts.
struct Place {
    ways: Vec<(Key, f32)>,
    weight: f32,
}

impl Index {
    /// Files an item, or files it anew.
    pub(super) fn put(&mut self, entry: Entry) {
        let place = u32::try_from(self.docs.len()).unwrap_or(u32::MAX >> 1);
        if let Some(old) = self.at.insert(entry.row.code.clone(), place) {
            self.docs[old as usize] = None;
            self.gone += 1;
        }
        let doc = Doc::of(entry);
        let (strong, weak) = doc.keys();
        strong.into_iter().for_each(|key| self.filed.entry(key).or_default().push(place << 1));
        weak.into_iter().for_each(|key| self.filed.entry(key).or_default().push(place << 1 | 1));
        self.docs.push(Some(doc));
    }

    /// Takes an item out that is gone; nothing happens where none is filed.
    pub(super) fn take(&mut self, code: &str) {
        if let Some(old) = self.at.remove(code) {
            self.docs[old as usize] = None;
            self.gone += 1;
        }
    }

    /// Files everything anew once half of the places are gone.
    pub(super) fn tidy(&mut self) {
        if self.gone * 2 <= self.docs.len() {
            return;
        }
        let old = std::mem::take(self);
        old.docs.into_iter().flatten().for_each(|doc| self.put(doc.entry));
    }

    pub(super) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.docs.iter().flatten().map(|doc| &doc.entry)
    }

    /// The items that answer best, best first, and whether any of them is what was asked for.
    pub(super) fn search(&self, asked: &Asked, states: &[ItemState], most: usize) -> (Vec<ItemRow>, bool) {
        let mut best: HashMap<u32, f32> = HashMap::new();
        let mut close = false;
        for reading in &asked.readings {
            let mut found = self.found(reading, states, false);
            close |= found.first().is_some_and(|(_, share)| *share >= CLOSE);
            if found.first().is_none_or(|(_, share)| *share < SURE) {
                found = self.found(reading, states, true);
            }
            if found.is_empty() {
                found = self.by_letters(reading, states);
                close |= !found.is_empty();
            }
            for (place, share) in found {
                let Some(doc) = self.docs.get(place as usize).and_then(Option::as_ref) else { continue };
                let score = rank::score(doc, reading, share, &asked.deeds);
                let known = best.entry(place).or_insert(f32::MIN);
                *known = known.max(score);
            }
        }
        let docs = |place: u32| self.docs.get(place as usize).and_then(Option::as_ref);
        let mut found: Vec<(f32, &Doc)> =
            best.into_iter().filter_map(|(place, score)| Some((score, docs(place)?))).collect();
        found.sort_by(|(one, a), (two, b)| {
            two.total_cmp(one).then_with(|| a.plain.len().cmp(&b.plain.len())).then_with(|| {
                (&a.entry.row.name, &a.entry.row.code).cmp(&(&b.entry.row.name, &b.entry.row.code))
            })
        });
        found.truncate(most);
        (found.into_iter().map(|(_, doc)| doc.entry.row.clone()).collect(), close)
    }

    /// The places that share most with a reading, with the share.
    fn found(&self, reading: &Reading, states: &[ItemState], forgiving: bool) -> Vec<(u32, f32)> {
        let places: Vec<Place> =
            reading.parts.iter().flat_map(|(part, weight)| self.places(part, *weight, forgiving)).collect();
        let total: f32 = places.iter().map(|place| place.weight).sum();
        if total <= 0.0 {
            return Vec::new();
        }
        let mut sums = vec![0.0_f32; self.docs.len()];
        let mut met = vec![0_u32; self.docs.len()];
        for (n, place) in (1..).zip(&places) {
            for (key, credit) in &place.ways {
                for filed in self.filed.get(key).into_iter().flatten() {
                    let at = (filed >> 1) as usize;
                    // The best way to satisfy a place counts, and only once.
                    if met[at] != n {
                        met[at] = n;
                        let whole = if filed & 1 == 1 { WEAK } else { 1.0 };
                        sums[at] += place.weight * credit * whole;
                    }
                }
            }
        }
        let least = total * SHARE_MIN;
        let asked = fit::Signs::of(reading);
        let mut found: Vec<(u32, f32)> = (0..)
            .zip(sums)
            .filter(|(_, sum)| *sum >= least)
            .filter(|(at, _)| self.shows(*at, states))
            .filter(|(at, _)| {
                let doc = self.docs.get(*at as usize).and_then(Option::as_ref);
                doc.is_some_and(|doc| asked.answered_by(doc, forgiving))
            })
            .map(|(at, sum)| (at, sum / total))
            .collect();
        if found.len() > RANKED_MAX {
            found.select_nth_unstable_by(RANKED_MAX, |a, b| b.1.total_cmp(&a.1));
            found.truncate(RANKED_MAX);
        }
        found.sort_by(|a, b| b.1.total_cmp(&a.1));
        found
    }

    fn shows(&self, at: u32, states: &[ItemState]) -> bool {
        let doc = self.docs.get(at as usize).and_then(Option::as_ref);
        doc.is_some_and(|doc| states.contains(&doc.entry.row.state))
    }

    fn places(&self, part: &str, weight: f32, forgiving: bool) -> Vec<Place> {
        let mut places = Vec::new();
        for run in text::runs(part) {
            match run {
                Run::Latin(word) => places.push(self.place(vec![(text::latin(&word), 1.0)], weight)),
                Run::Signs(signs) if signs.len() == 1 => {
                    places.push(self.place(vec![(text::sign(signs[0]), 1.0)], weight * 0.3));
                }
                Run::Signs(signs) => places.extend((0..signs.len() - 1).map(|at| {
                    // What no item has at all is no slip of the finger: it sounds like much and means nothing.
                    let known = |sign: char| self.filed.contains_key(&text::sign(sign));
                    let ways = if forgiving && (known(signs[at]) || known(signs[at + 1])) {
                        forgiven(&signs, at)
                    } else {
                        vec![(text::pair(signs[at], signs[at + 1]), 1.0)]
                    };
                    self.place(ways, weight)
                })),
            }
        }
        places
    }

    /// How much a place counts: the more, the fewer items have what satisfies it best.
    fn place(&self, ways: Vec<(Key, f32)>, weight: f32) -> Place {
        let all = self.docs.len() as f32;
        let known = ways.iter().find_map(|(key, _)| self.filed.get(key));
        let rare = known.map_or((1.0 + all).ln() * UNKNOWN, |known| (1.0 + all / known.len() as f32).ln());
        Place { ways, weight: weight * rare }
    }

    /// Items by the letters of their pinyin, first letters or whole syllables.
    fn by_letters(&self, reading: &Reading, states: &[ItemState]) -> Vec<(u32, f32)> {
        let typed: String = reading.parts.iter().map(|(part, _)| part.as_str()).collect();
        let typed: String = typed.chars().filter(|sign| *sign != ' ').collect::<String>().to_lowercase();
        if typed.len() < 2 || !typed.bytes().all(|sign| sign.is_ascii_lowercase()) {
            return Vec::new();
        }
        let share = |doc: &Doc| {
            // Most items have the letters nowhere, so that is asked first.
            let within = [&doc.initials, &doc.spelled].into_iter().filter(|text| text.contains(&typed));
            within.map(|text| if text.lines().any(|line| line == typed) { 1.0 } else { 0.8 }).reduce(f32::max)
        };
        let mut found: Vec<(u32, f32)> = (0..)
            .zip(&self.docs)
            .filter_map(|(at, doc)| Some((at, share(doc.as_ref()?)?)))
            .filter(|(at, _)| self.shows(*at, states))
            .collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1));
        found.truncate(RANKED_MAX);
        found
    }
}

/// What satisfies two neighbouring signs if they were mistyped, best first.
fn forgiven(signs: &[char], at: usize) -> Vec<(Key, f32)> {
    let (one, two) = (signs[at], signs[at + 1]);
    let mut ways = vec![(text::pair(one, two), 1.0)];
    ways.extend(text::sounds(one, two).map(|key| (key, 0.85)));
    // A sign was left out between them.
    ways.push((text::skip(one, two), 0.7));
    if let Some(three) = signs.get(at + 2) {
        // The second is one too many, or a wrong one.
        ways.push((text::pair(one, *three), 0.6));
        ways.push((text::skip(one, *three), 0.6));
    }
    if at > 0 {
        ways.push((text::skip(signs[at - 1], two), 0.6));
    }
    ways.push((text::pair(two, one), 0.6));
    ways
}

/// Keys are spread already; one multiplication spreads them over the table.
#[derive(Debug, Default)]
pub(super) struct Mix(u64);

impl Hasher for Mix {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|byte| self.write_u64(u64::from(*byte)));
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = (self.0 ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0 ^= self.0 >> 29;
    }
}

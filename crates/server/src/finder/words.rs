//! 俗话: everyday words and the official words they mean, as a table (`catalogue/words.csv`). A hall adds its own in
//! `words.csv` in the node's folder; what stands there for a word replaces what the program has.
//!
//! The tables are read once at the start; what the hall manager changes in the browser lies over them and is taken up as soon as it
//! is written. Which item a word means is not said here: only how people's words become the words of the
//! catalogue.

use super::deed::{self, Deed};
use crate::wanted::wanted;
use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
};
use store::views::words::WordRow;

/// The words of the program.
const OURS: &str = include_str!("../../../../catalogue/words.csv");
/// Rows of a table.
const ROWS_MAX: usize = 20_000;
/// Signs of a word.
const WORD_MAX: usize = 40;
/// Readings of one search: more would only say everything at once.
const READINGS_MAX: usize = 8;
/// How much the words beside a known one count.
const BESIDE: f32 = 0.35;
/// How much the words as typed count where a known one is among them.
const AS_TYPED: f32 = 0.9;

/// 俗话表
#[derive(Clone, Debug, Default)]
pub struct Words {
    means: HashMap<String, Vec<String>>,
    longest: usize,
}

/// Why a table of words cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum WordsFault {
    /// The file.
    #[error("words.csv cannot be read: {0}")]
    File(#[from] std::io::Error),
    /// The table.
    #[error("words.csv is no table: {0}")]
    Table(#[from] csv::Error),
    /// A row.
    #[error("words.csv, line {0}: a row needs a word of at most {WORD_MAX} signs and what it means")]
    Row(u64),
    /// Too many rows.
    #[error("words.csv has more than {ROWS_MAX} rows")]
    TooMany,
}

/// 所求: what was typed, as the index is asked: readings of it, and what is to be done.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    pub(super) readings: Vec<Reading>,
    pub(super) deeds: Vec<Deed>,
}

/// 读法: parts of a text and how much each counts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Reading {
    pub(super) parts: Vec<(String, f32)>,
    pub(super) weight: f32,
}

impl Words {
    /// The program's words and the hall's own.
    ///
    /// # Errors
    /// When a table cannot be read.
    pub fn open(own: Option<&Path>) -> Result<Words, WordsFault> {
        let mut rows = read(OURS)?;
        if let Some(path) = own.filter(|path| path.exists()) {
            rows.extend(read(&std::fs::read_to_string(path)?)?);
        }
        let longest = rows.keys().map(|word| word.chars().count()).max().unwrap_or(0);
        Ok(Words { means: rows.into_iter().collect(), longest })
    }

    /// The same with what the hall has changed: its meaning takes the place of ours, and what it took out means nothing.
    #[must_use]
    pub(super) fn with(&self, changed: &[WordRow]) -> Words {
        let mut means = self.means.clone();
        for row in changed {
            match &row.meaning {
                None => {
                    means.remove(&row.word);
                }
                Some(meaning) => {
                    means.insert(row.word.clone(), meaning.means.clone());
                    for one in meaning.means.iter().filter(|_| meaning.back) {
                        let back = means.entry(one.clone()).or_default();
                        if !back.contains(&row.word) {
                            back.push(row.word.clone());
                        }
                    }
                }
            }
        }
        let longest = means.keys().map(|word| word.chars().count()).max().unwrap_or(0);
        Words { means, longest }
    }

    /// Every word with what it means, in no order.
    pub fn rows(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.means.iter().map(|(word, means)| (word.as_str(), means.as_slice()))
    }

    /// How many everyday words are known.
    #[must_use]
    pub fn len(&self) -> usize {
        self.means.len()
    }

    /// Whether none is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.means.is_empty()
    }

    /// What was typed, in every reading.
    pub(super) fn asked(&self, typed: &str) -> Asked {
        let (deeds, rest) = deed::of_typed(typed);
        let mut asked = Asked { readings: Vec::new(), deeds };
        let typed = typed.to_lowercase();
        let (mut known, mut beside) = self.taken_out(&rest);
        let mut as_typed = wanted(&rest);
        // Many an everyday word has a deed within (换法人, 年检): where it is known whole, or nothing is known without the
        // deed, it is left in.
        if known.is_empty() || self.means.contains_key(typed.trim()) {
            (known, beside) = self.taken_out(&typed);
            beside = deed::of_typed(&beside).1;
        }
        if as_typed.is_empty() {
            as_typed = wanted(&typed);
        }
        let beside = wanted(&beside);
        if !as_typed.is_empty() {
            let weight = if known.is_empty() { 1.0 } else { AS_TYPED };
            asked.readings.push(Reading { parts: vec![(as_typed, 1.0)], weight });
        }
        // The first known word in each of its meanings; those behind it in their first one.
        let Some((first, others)) = known.split_first() else { return asked };
        for meaning in first.iter().take(READINGS_MAX - 1) {
            let mut parts = vec![(meaning.clone(), 1.0)];
            parts.extend(others.iter().filter_map(|all| all.first()).map(|word| (word.clone(), 1.0)));
            if !beside.is_empty() {
                parts.push((beside.clone(), BESIDE));
            }
            asked.readings.push(Reading { parts, weight: 1.0 });
        }
        asked
    }

    /// The meanings of the known words in a text, in order, and the text without them. The longest word wins.
    fn taken_out(&self, text: &str) -> (Vec<&Vec<String>>, String) {
        let signs: Vec<char> = text.chars().filter(|sign| !sign.is_whitespace() || text.is_ascii()).collect();
        let (mut known, mut beside) = (Vec::new(), String::new());
        let mut at = 0;
        while at < signs.len() {
            let most = self.longest.min(signs.len() - at);
            let found = (2..=most).rev().find_map(|length| {
                let word: String = signs[at..at + length].iter().collect();
                self.means.get(&word).map(|means| (length, means))
            });
            if let Some((length, means)) = found {
                known.push(means);
                beside.push(' ');
                at += length;
            } else {
                beside.push(signs[at]);
                at += 1;
            }
        }
        (known, beside)
    }
}

/// A table: the word, what it means (several after `|`), and whether the meaning stands for the word too.
fn read(text: &str) -> Result<BTreeMap<String, Vec<String>>, WordsFault> {
    let mut rows: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut reader =
        csv::ReaderBuilder::new().flexible(true).comment(Some(b'#')).from_reader(text.as_bytes());
    for (n, record) in reader.records().enumerate() {
        if n >= ROWS_MAX {
            return Err(WordsFault::TooMany);
        }
        let record = record?;
        let line = record.position().map_or(0, csv::Position::line);
        let word = record.get(0).unwrap_or_default().trim().to_lowercase();
        let means: Vec<String> = record
            .get(1)
            .unwrap_or_default()
            .split('|')
            .map(|one| one.trim().to_owned())
            .filter(|one| !one.is_empty())
            .collect();
        let fits = |word: &str| (2..=WORD_MAX).contains(&word.chars().count());
        if !fits(&word) || means.is_empty() || !means.iter().all(|one| fits(one)) {
            return Err(WordsFault::Row(line));
        }
        if record.get(2).is_some_and(|back| back.trim() == "yes") {
            for one in &means {
                let back = rows.entry(one.to_lowercase()).or_default();
                if !back.contains(&word) {
                    back.push(word.clone());
                }
            }
        }
        let known = rows.entry(word).or_default();
        known.retain(|one| !means.contains(one));
        known.splice(0..0, means);
    }
    Ok(rows)
}

#[cfg(test)]
mod tests {
    use super::{Words, WordsFault, read};

    #[test]
    fn the_table_is_sound_and_large_enough() {
        let words = Words::open(None).expect("our own table");
        assert!(words.len() >= 200, "{} words", words.len());
        assert!(!words.is_empty());
    }

    #[test]
    fn words_become_official_ones() {
        let words = Words::open(None).expect("our own table");
        let asked = words.asked("我想开个小饭馆");
        let first: Vec<&str> = asked.readings.iter().map(|it| it.parts[0].0.as_str()).collect();
        assert_eq!(first, ["饭馆", "食品经营许可"]);
        assert!(words.asked("").readings.is_empty());
    }

    #[test]
    fn every_word_typed_alone_means_what_the_table_says() {
        let words = Words::open(None).expect("our own table");
        for (word, means) in words.rows() {
            let asked = words.asked(word);
            let mut parts = asked.readings.iter().flat_map(|it| &it.parts);
            assert!(parts.any(|part| part.0 == means[0]), "{word}");
        }
    }

    #[test]
    fn a_row_that_means_nothing_is_named() {
        let bad = read("word,means,back\n饭馆,食品经营许可,\n好,\n");
        assert!(matches!(bad, Err(WordsFault::Row(3))), "{bad:?}");
        let both = read("word,means,back\n社保卡,社会保障卡,yes\n").expect("sound");
        assert_eq!(both["社会保障卡"], ["社保卡"]);
    }
}

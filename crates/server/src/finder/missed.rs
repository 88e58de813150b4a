//! 落空: what people looked for and did not find, so that whoever keeps the words can teach them to the search.
//!
//! Nothing is kept of whoever searched. A text waits in memory until several searches had it in common, so that what only one
//! person would write, a name perhaps, never reaches the disk; and texts with digits are not kept at all.

use rules::wordbook;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// Searches that must have a text in common.
const IN_COMMON: i64 = 3;
/// Texts that wait at once; then no new ones are taken until some have gone.
const WAITING_MAX: usize = 2_000;
/// Signs of a text that could be a word.
const SIGNS_MAX: usize = 16;

/// 落空的检索
#[derive(Debug, Default)]
pub(super) struct Missed(Mutex<HashMap<String, i64>>);

impl Missed {
    /// Counts a search in vain.
    pub(super) fn note(&self, typed: &str) {
        let Some(word) = wordbook::plain(typed) else { return };
        let fits = |sign: char| sign == ' ' || (sign.is_alphabetic() && !sign.is_numeric());
        if word.chars().count() > SIGNS_MAX || !word.chars().all(fits) {
            return;
        }
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.len() < WAITING_MAX || waiting.contains_key(&word) {
            *waiting.entry(word).or_default() += 1;
        }
    }

    /// Takes out what enough searches had in common, and forgets what hardly anybody typed once too many texts wait.
    pub(super) fn take(&self) -> Vec<(String, i64)> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (common, rest): (HashMap<_, _>, HashMap<_, _>) =
            std::mem::take(&mut *waiting).into_iter().partition(|(_, n)| *n >= IN_COMMON);
        if rest.len() < WAITING_MAX {
            *waiting = rest;
        }
        let mut common: Vec<(String, i64)> = common.into_iter().collect();
        common.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        common
    }
}

#[cfg(test)]
mod tests {
    use super::Missed;

    #[test]
    fn only_what_several_typed_is_told_and_no_numbers() {
        let missed = Missed::default();
        for typed in [
            "养鹅",
            " 养鹅 ",
            "养鹅",
            "张三丰",
            "510102199001011234",
            "510102199001011234",
            "510102199001011234",
        ] {
            missed.note(typed);
        }
        assert_eq!(missed.take(), [("养鹅".to_owned(), 3)]);
        missed.note("张三丰");
        assert!(missed.take().is_empty());
        missed.note("张三丰");
        assert_eq!(missed.take(), [("张三丰".to_owned(), 3)]);
    }
}

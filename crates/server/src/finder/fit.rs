//! 相称: whether an item shares enough signs with what was typed to be shown at all. Pairs and sounds alone bring far-fetched
//! answers where nothing fits: two signs of a short word may stand anywhere in a long name.
//!
//! Whether it comes first is said in [`rank`](super::rank).

use super::{index::Doc, sound, words::Reading};

/// Up to so many signs, every one of them must be there.
const SHORT: usize = 3;
/// Of a longer text so many of ten, where mistakes are forgiven.
const OF_TEN: usize = 7;

/// The Chinese signs that count whole in a reading.
pub(super) struct Signs {
    signs: Vec<char>,
    sounds: Vec<Option<u32>>,
}

impl Signs {
    pub(super) fn of(reading: &Reading) -> Signs {
        let whole = reading.parts.iter().filter(|(_, weight)| *weight >= 1.0);
        let signs: Vec<char> = whole
            .flat_map(|(part, _)| part.chars())
            .filter(|sign| sign.is_alphanumeric() && !sign.is_ascii())
            .collect();
        let sounds = signs.iter().map(|sign| sound::syllable(*sign)).collect();
        Signs { signs, sounds }
    }

    /// Whether an item has what a short text needs wholly: each of its signs, or its sounds in their order; and of a longer one
    /// most, a homophone counting as the sign, where mistakes are forgiven.
    pub(super) fn answered_by(&self, doc: &Doc, forgiving: bool) -> bool {
        let has = |sign: &char| doc.texts().any(|text| text.contains(*sign));
        if self.signs.len() <= SHORT {
            return self.signs.iter().all(has) || self.is_heard_in(doc);
        }
        if !forgiving {
            return true;
        }
        let heard = |at: usize| {
            let sound = self.sounds[at];
            sound.is_some() && doc.texts().any(|text| text.chars().any(|sign| sound::syllable(sign) == sound))
        };
        let known = (0..self.signs.len()).filter(|at| has(&self.signs[*at]) || heard(*at)).count();
        known * 10 >= self.signs.len() * OF_TEN
    }

    fn is_heard_in(&self, doc: &Doc) -> bool {
        self.sounds.iter().all(Option::is_some)
            && doc.texts().any(|text| {
                let heard: Vec<Option<u32>> = text.chars().map(sound::syllable).collect();
                heard.windows(self.sounds.len()).any(|some| some == self.sounds)
            })
    }
}

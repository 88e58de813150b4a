//! Texts as search sees them: runs of Chinese signs and Latin words, without punctuation; and the keys of the index.

use super::sound;

/// 词元: a run of neighbouring signs, or a Latin word or number in small letters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Run {
    Signs(Vec<char>),
    Latin(String),
}

/// The runs of a text; punctuation separates.
pub(super) fn runs(text: &str) -> Vec<Run> {
    let mut runs = Vec::new();
    let (mut signs, mut latin) = (Vec::new(), String::new());
    for sign in text.chars().chain([' ']) {
        let is_latin = sign.is_ascii_alphanumeric();
        if !is_latin && !latin.is_empty() {
            runs.push(Run::Latin(stem(std::mem::take(&mut latin))));
        }
        if is_latin {
            latin.push(sign.to_ascii_lowercase());
        }
        if (is_latin || !sign.is_alphanumeric()) && !signs.is_empty() {
            runs.push(Run::Signs(std::mem::take(&mut signs)));
        }
        if !is_latin && sign.is_alphanumeric() {
            signs.push(sign);
        }
    }
    runs
}

/// One restaurant is found by many: the plural's s says nothing.
fn stem(mut word: String) -> String {
    if word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") {
        word.pop();
    }
    word
}

/// A text without punctuation and in small letters.
pub(super) fn plain(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// A name without what stands in brackets, which says for whom and where, not what.
pub(super) fn bare(name: &str) -> String {
    let mut depth = 0_usize;
    let mut kept = String::with_capacity(name.len());
    for sign in name.chars() {
        match sign {
            '（' | '(' | '〔' | '[' => depth += 1,
            '）' | ')' | '〕' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(sign),
            _ => {}
        }
    }
    kept
}

/// 键: what stands in the index. The sort of a key is in its highest byte.
pub(super) type Key = u64;

pub(super) fn sign(sign: char) -> Key {
    1 << 56 | u64::from(u32::from(sign))
}

pub(super) fn pair(one: char, two: char) -> Key {
    2 << 56 | u64::from(u32::from(one)) << 24 | u64::from(u32::from(two))
}

/// Two signs with one between them.
pub(super) fn skip(one: char, two: char) -> Key {
    3 << 56 | u64::from(u32::from(one)) << 24 | u64::from(u32::from(two))
}

/// Two syllables; none where a sign is not read aloud.
pub(super) fn sounds(one: char, two: char) -> Option<Key> {
    Some(4 << 56 | u64::from(sound::syllable(one)?) << 24 | u64::from(sound::syllable(two)?))
}

pub(super) fn latin(word: &str) -> Key {
    let hash = word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    5 << 56 | hash >> 8
}

/// Every key of a text, as an item is filed under it.
pub(super) fn keys(text: &str, into: &mut Vec<Key>) {
    for run in runs(text) {
        match run {
            Run::Latin(word) => into.push(latin(&word)),
            Run::Signs(signs) => {
                into.extend(signs.iter().map(|it| sign(*it)));
                for two in signs.windows(2) {
                    into.push(pair(two[0], two[1]));
                    into.extend(sounds(two[0], two[1]));
                }
                into.extend(signs.windows(3).map(|three| skip(three[0], three[2])));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Run, bare, runs};

    #[test]
    fn punctuation_separates_and_brackets_fall() {
        let signs = |text: &str| Run::Signs(text.chars().collect());
        assert_eq!(
            runs("食品（含ABC）经营"),
            [signs("食品"), signs("含"), Run::Latin("abc".into()), signs("经营")]
        );
        assert_eq!(runs("Hotels"), [Run::Latin("hotel".into())]);
        assert_eq!(bare("食品(含保健食品)经营许可（县级）"), "食品经营许可");
    }
}

//! 读音: how signs are read, so that a homophone typed by mistake is forgiven and a name is found by its pinyin.
//!
//! A sign with several readings has its commonest here. What many people do not tell apart (zh and z, n and ng at the
//! end, l and n at the beginning) is one sound.

use pinyin::ToPinyin;

/// The syllable of a sign as a number of 24 bits; none for what is no Chinese sign.
pub(super) fn syllable(sign: char) -> Option<u32> {
    let read = sign.to_pinyin()?.plain();
    let (first, rest) = match read.as_bytes() {
        [b'z' | b'c' | b's', b'h', ..] => (&read[..1], &read[2..]),
        [b'l', ..] => ("n", &read[1..]),
        _ => read.split_at(1),
    };
    let rest = rest.strip_suffix('g').unwrap_or(rest);
    let hash = first
        .bytes()
        .chain(rest.bytes())
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    Some((hash ^ hash >> 24) & 0x00ff_ffff)
}

/// The first letters of a text's syllables (身份证 → sfz), and the syllables whole (shenfenzheng).
pub(super) fn spelled(text: &str) -> (String, String) {
    let (mut first, mut whole) = (String::new(), String::new());
    for read in text.chars().filter_map(|sign| sign.to_pinyin()) {
        first.push_str(read.first_letter());
        whole.push_str(read.plain());
    }
    (first, whole)
}

#[cfg(test)]
mod tests {
    use super::{spelled, syllable};

    #[test]
    fn homophones_sound_alike() {
        for (one, two) in [('婚', '昏'), ('证', '政'), ('市', '四'), ('兰', '南'), ('民', '名')] {
            assert_eq!(syllable(one), syllable(two), "{one} {two}");
        }
        assert_ne!(syllable('婚'), syllable('花'));
        assert_eq!(syllable('A'), None);
        assert_eq!(spelled("身份证（A）"), ("sfz".into(), "shenfenzheng".into()));
    }
}

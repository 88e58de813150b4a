//! Hides personal data on pages that do not need it whole: lists, queues, public screens. No national
//! norm fixes how much to hide; these are the house defaults of rule X-09. Whoever may see the whole datum is decided
//! in [`crate::sight`].
//!
//! Masking is for the eye only. It does not anonymise: an export that leaves the hall must drop the datum.

/// Family names of two characters that would otherwise lose their second half.
const DOUBLE_SURNAMES: [&str; 20] = [
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "令狐", "宇文", "长孙",
    "端木", "夏侯", "轩辕", "南宫", "独孤", "百里", "东郭",
];

/// 姓名: keeps the surname of a natural person and hides the given name: 张三丰 → 张**, 欧阳锋 → 欧阳*.
/// A name in letters keeps its first letter. Names of organisations are public and are not passed in here.
#[must_use]
pub fn name(full: &str) -> String {
    let full = full.trim();
    let double = full.chars().count() > 2 && DOUBLE_SURNAMES.iter().any(|surname| full.starts_with(surname));
    keep_ends(full, if double { 2 } else { 1 }, 0)
}

/// 证件号码: keeps the first six and the last four signs of an identity number, the default of X-09.
#[must_use]
pub fn identity_number(number: &str) -> String {
    keep_ends(number.trim(), 6, 4)
}

/// 手机号: keeps the first three and the last four digits.
#[must_use]
pub fn phone(number: &str) -> String {
    keep_ends(number.trim(), 3, 4)
}

/// 地址: keeps the address down to the town or street office and hides the rest. An address in which no town
/// can be recognised is hidden but for its first three signs (commonly the province).
#[must_use]
pub fn address(full: &str) -> String {
    let full = full.trim();
    let town = ["街道", "镇", "乡"].iter().filter_map(|mark| full.find(mark).map(|at| at + mark.len())).min();
    match town {
        Some(end) if end < full.len() => format!("{}****", &full[..end]),
        Some(_) => full.to_owned(),
        None => keep_ends(full, 3, 0),
    }
}

/// Keeps `head` signs in front and `tail` at the end. Whatever is too short to hide anything that way is hidden
/// whole, because half of a short number is as good as all of it.
fn keep_ends(full: &str, head: usize, tail: usize) -> String {
    let signs: Vec<char> = full.chars().collect();
    if signs.len() <= head + tail {
        return "*".repeat(signs.len());
    }
    let hidden = signs.len() - head - tail;
    signs
        .iter()
        .enumerate()
        .map(|(at, sign)| if at < head || at >= head + hidden { *sign } else { '*' })
        .collect()
}

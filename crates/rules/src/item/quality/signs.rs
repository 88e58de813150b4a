//! 字符: what single signs of a text give away. Texts only; nothing here knows an item.

use crate::identifier::credit;

/// Whether a name carries what no one would write: backslashes, entities, marks, full-width digits and letters, doubled
/// or outer blanks, signs that stand for what could not be read.
pub(super) fn are_stray(text: &str) -> bool {
    let entity = text.split('&').skip(1).any(|rest| {
        let name = rest.split(';').next().unwrap_or_default();
        let fits = name.chars().all(|sign| sign.is_ascii_alphanumeric() || sign == '#');
        rest.contains(';') && (1..=8).contains(&name.len()) && fits
    });
    let odd = |sign: char| {
        sign.is_control()
            || matches!(sign, '\\' | '<' | '>' | '\u{fffd}' | '\u{200b}' | '\u{feff}')
            || matches!(sign, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ')
    };
    let doubled = text.contains("  ") || text.contains("\u{3000}") || text.contains("。。");
    entity || doubled || text.trim() != text || text.chars().any(odd)
}

/// Fewer digits in a row are a window or a floor; 12345 and 110-like numbers of three are called by everybody.
const PHONE_LEAST: usize = 5;

/// Whether a text names a phone number: digits in a row, perhaps with hyphens or brackets between.
pub(super) fn has_phone(text: &str) -> bool {
    let mut digits = 0;
    for sign in text.chars() {
        match sign {
            '0'..='9' => digits += 1,
            '-' | '(' | ')' | '（' | '）' | '－' | '—' if digits > 0 => {}
            _ => digits = 0,
        }
        if digits >= PHONE_LEAST {
            return true;
        }
    }
    false
}

/// Signs of an implementation code: credit code, level, basic code (I-11).
const TASK_CODE: usize = 31;

/// Whether a code is of the national form: a credit code that holds, one digit, twelve digits or letters (I-11, I-13).
pub(super) fn is_task_code(code: &str) -> bool {
    let Some((body, rest)) = code.split_at_checked(18) else { return false };
    let level = rest.starts_with(|sign: char| sign.is_ascii_digit());
    let plain = rest.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase());
    code.len() == TASK_CODE && level && plain && credit::parse(body).is_ok()
}

/// The name of a law without the marks around it.
pub(super) fn bare_law(law: &str) -> &str {
    law.trim().trim_start_matches('《').trim_end_matches('》')
}

/// Words by which a note says that there is no limit to the number.
const UNLIMITED: &[&str] = &["无数量限制", "无限制", "不限", "没有数量限制", "无数量"];

/// Whether the note on the number says other than the number of places does (L-35).
pub(super) fn quota_contradicts(note: &str, limited: bool) -> bool {
    let unlimited = UNLIMITED.iter().any(|word| note.contains(word));
    let counted = !unlimited && note.chars().any(|sign| sign.is_ascii_digit());
    if limited { unlimited } else { counted }
}

/// Words at the end of a body's name that say nothing about which body it is.
const BODIES: &[&str] = &["主管部门", "管理部门", "部门", "机关", "委员会", "局"];

/// Shorter stems are in the name of half the departments.
const STEM_LEAST: usize = 2;

/// Whether a note on who issues a paper names this department, in full or by its stem (公安机关 is 宁棠县公安局).
pub(super) fn names_department(note: &str, department: &str) -> bool {
    let note = note.trim();
    if department.is_empty() || note.is_empty() {
        return false;
    }
    if note.contains(department) {
        return true;
    }
    let stem = BODIES.iter().find_map(|ending| note.strip_suffix(ending)).unwrap_or(note);
    stem.chars().count() >= STEM_LEAST && stem != note && department.contains(stem)
}

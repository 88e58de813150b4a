//! 单元格: a value of an item as it stands in a cell, and back. Reading forgives what hands and spreadsheets do to a cell
//! (full-width figures, `3.0`, days as serial numbers, entities) and guesses nothing that matters: a limit without its
//! unit is no limit.

use super::{fault::CellFault, sheets::Kind, words::Words};
use crate::form::half_width;
use rules::{hall::Hall, time::Date};
use serde_json::{Value, json};

/// Signs of one cell: no spreadsheet keeps more.
pub const CELL_MAX: usize = 32_000;
/// The longest limit in days, months or years: what the page of the limits takes too.
pub const LIMIT_MAX: u32 = 3_650;
/// The longest one in seconds of opening hours: a year of them.
const SECONDS_MAX: u32 = 366 * 24 * 3_600;
/// What stands in a cell whose text is longer; left so, it changes nothing.
pub const TOO_LONG: &str = "（内容过长，请用文本修改。 Too long for a cell; edit it as text.）";

/// 单元格, for whichever kind of file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words.
    Text(String),
    /// A whole number.
    Number(i64),
    /// An amount, in fen.
    Money(i64),
    /// A day.
    Day(Date),
}

impl Cell {
    /// As text: what a CSV has, and what is compared.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Cell::Empty => String::new(),
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.to_string(),
            Cell::Money(fen) => rules::money::Fen(*fen).to_string(),
            Cell::Day(day) => day.to_string(),
        }
    }
}

/// A value as a cell.
#[must_use]
pub fn write(kind: Kind, value: &Value, hall: &Hall) -> Cell {
    let cell = match (kind, value) {
        (_, Value::Null) => Cell::Empty,
        (Kind::YesNo, value) => Cell::Text(if *value == json!(true) { "是" } else { "否" }.to_owned()),
        (Kind::Money, Value::Number(fen)) => Cell::Money(fen.as_i64().unwrap_or(0)),
        (_, Value::Number(number)) => Cell::Number(number.as_i64().unwrap_or(0)),
        (Kind::Word(words), Value::String(code)) => Cell::Text(word(words, code)),
        (Kind::Words(words), Value::Array(codes)) => {
            let words = codes.iter().filter_map(Value::as_str).map(|code| word(words, code));
            Cell::Text(words.collect::<Vec<_>>().join("\n"))
        }
        (_, Value::Array(lines)) => {
            Cell::Text(lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"))
        }
        (Kind::Limit | Kind::Validity, Value::Object(_)) => Cell::Text(with_unit(value)),
        (Kind::Department, Value::String(id)) => {
            let known = hall.departments.get(&id.as_str().into());
            Cell::Text(known.map_or(id, |department| &department.name).clone())
        }
        (Kind::Date, Value::String(day)) => day.parse().map_or(Cell::Text(day.clone()), Cell::Day),
        (_, Value::String(text)) => Cell::Text(text.clone()),
        (_, other) => Cell::Text(other.to_string()),
    };
    match cell {
        Cell::Text(text) if text.is_empty() => Cell::Empty,
        Cell::Text(text) if text.chars().count() > CELL_MAX => Cell::Text(TOO_LONG.to_owned()),
        cell => cell,
    }
}

fn word(words: Words, code: &str) -> String {
    words().iter().find(|word| word.code == code).map_or(code, |word| word.zh).to_owned()
}

const UNITS: [(&str, &str, &[&str]); 5] = [
    ("working_days", "个工作日", &["个工作日", "工作日", "working days", "working day"]),
    ("calendar_days", "个自然日", &["个自然日", "自然日", "calendar days", "calendar day"]),
    ("office_seconds", "办公秒", &["办公秒", "office seconds"]),
    ("years", "年", &["年", "years", "year"]),
    ("months", "个月", &["个月", "月", "months", "month"]),
];

fn with_unit(value: &Value) -> String {
    let known = UNITS.iter().find_map(|(name, zh, _)| Some(format!("{} {zh}", value.get(name)?)));
    known.unwrap_or_else(|| value.to_string())
}

/// A text as it is meant: entities decoded, signs nobody sees taken out, no blanks at the ends.
#[must_use]
pub fn mend(text: &str) -> String {
    let mut text = text.replace("\r\n", "\n").replace(['\r', '\u{2028}'], "\n").replace("_x000D_", "");
    if text.contains('&') {
        text = crate::catalogue_table::without_entities(&text);
    }
    let seen = |sign: &char| !matches!(sign, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}');
    let text: String = text.chars().filter(seen).collect();
    // An apostrophe in front keeps a spreadsheet from reckoning what is none of its formulas.
    let text = text.trim();
    match text.strip_prefix('\'') {
        Some(rest) if is_formula(rest) => rest.to_owned(),
        _ => text.to_owned(),
    }
}

/// Whether a spreadsheet would take a text for a formula.
#[must_use]
pub fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Whether a cell says what was there before, whatever a spreadsheet did to it on the way.
#[must_use]
pub fn says_the_same(kind: Kind, mended: &str, before: &Cell) -> bool {
    let was = mend(&before.text());
    if mended == was {
        return true;
    }
    let figures = |text: &str| half_width(text).replace([' ', '\n'], "");
    match kind {
        Kind::Code | Kind::Department => figures(mended) == figures(&was),
        Kind::Money | Kind::Count(_) | Kind::Maybe(_) | Kind::Date => {
            matches!((plain(kind, mended), plain(kind, &was)), (Ok(one), Ok(other)) if one == other)
        }
        Kind::YesNo => matches!((yes(mended), yes(&was)), (Some(one), Some(other)) if one == other),
        _ => false,
    }
}

/// A cell that is not empty as a value.
///
/// # Errors
/// What is wrong with it.
pub fn read(kind: Kind, mended: &str, hall: &Hall) -> Result<Value, CellFault> {
    if mended.chars().any(|sign| sign.is_control() && !matches!(sign, '\n' | '\t')) {
        return Err(CellFault::ControlSign);
    }
    if mended.chars().count() > CELL_MAX {
        return Err(CellFault::TooLong);
    }
    if mended.starts_with('#') && mended.ends_with(['!', '?', 'A']) && mended.len() < 9 {
        return Err(CellFault::SpreadsheetError);
    }
    if !matches!(kind, Kind::Department) {
        return plain(kind, mended);
    }
    let called = |known: &&rules::hall::Department| {
        known.name == mended || known.abbreviation == mended || known.id.as_str() == mended
    };
    let known = hall.departments.values().find(called);
    known.map(|known| json!(known.id)).ok_or_else(|| CellFault::NoDepartment(mended.to_owned()))
}

/// What can be read without knowing the hall; a department stays the name it is.
fn plain(kind: Kind, mended: &str) -> Result<Value, CellFault> {
    let compact = || half_width(mended).split_whitespace().collect::<String>();
    match kind {
        Kind::Text | Kind::Department => Ok(json!(mended)),
        Kind::Code => Ok(json!(compact())),
        Kind::Lines => Ok(json!(lines(mended).collect::<Vec<_>>())),
        Kind::Terms => Ok(json!(terms(mended).collect::<Vec<_>>())),
        Kind::Word(words) => of_table(words, mended).map(|code| json!(code)),
        Kind::Words(words) => {
            let codes = terms(mended).map(|part| of_table(words, part)).collect::<Result<Vec<_>, _>>()?;
            Ok(json!(codes))
        }
        Kind::Limit => in_unit(mended, &UNITS[..3]),
        Kind::Validity => {
            let units = [UNITS[3], UNITS[4], UNITS[1]];
            in_unit(mended, &units)
        }
        Kind::Count(most) | Kind::Maybe(most) => {
            let number = whole(&compact()).filter(|number| *number <= most);
            number.map(|number| json!(number)).ok_or(CellFault::NoNumber(most))
        }
        Kind::YesNo => yes(mended).map(|yes| json!(yes)).ok_or(CellFault::NoYes),
        Kind::Date => day(&compact()).map(|day| json!(day)).ok_or(CellFault::NoDay),
        Kind::Money => money(&compact()).map(|fen| json!(fen)).ok_or(CellFault::NoMoney),
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// Words one after the other, however people part them.
fn terms(text: &str) -> impl Iterator<Item = &str> {
    let parts = text.split(['\n', '、', '；', ';', '，', ',']).map(str::trim);
    parts.filter(|part| !part.is_empty())
}

fn of_table(words: Words, text: &str) -> Result<&'static str, CellFault> {
    let asked = half_width(text).to_lowercase();
    let fits =
        |word: &&super::words::Word| word.zh == text || half_width(word.zh) == asked || word.code == asked;
    let found = words().iter().find(fits).map(|word| word.code.as_str());
    found.ok_or_else(|| CellFault::NoWord(words().iter().map(|word| word.zh.to_owned()).collect()))
}

/// A number with its unit. Without a unit it is refused, for `20 天` may be either kind of day.
fn in_unit(text: &str, units: &[(&str, &str, &[&str])]) -> Result<Value, CellFault> {
    let text = half_width(text).to_lowercase();
    let text = text.trim();
    let end = text.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(text.len());
    let (number, unit) = text.split_at(end);
    let unit = unit.trim();
    let number = whole(number).ok_or(CellFault::NoUnit)?;
    if unit.is_empty() {
        return Err(CellFault::UnitLacking(number));
    }
    let known = units.iter().find(|(_, _, words)| words.contains(&unit));
    let (name, ..) = known.ok_or(CellFault::NoUnit)?;
    // Days, months and years are small numbers; only seconds are not.
    let most = if *name == "office_seconds" { SECONDS_MAX } else { LIMIT_MAX };
    if (1..=most).contains(&number) {
        Ok(json!({ *name: number }))
    } else {
        Err(CellFault::LimitBeyond(most))
    }
}

/// A whole number, also as a spreadsheet leaves it.
fn whole(text: &str) -> Option<u32> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    rest.bytes().all(|digit| digit == b'0').then_some(())?;
    whole.replace(',', "").parse().ok()
}

fn yes(text: &str) -> Option<bool> {
    match half_width(text).trim().to_lowercase().as_str() {
        "是" | "yes" | "y" | "true" | "1" | "1.0" | "√" | "有" | "支持" => Some(true),
        "否" | "no" | "n" | "false" | "0" | "0.0" | "×" | "x" | "" | "无" | "不支持" => Some(false),
        _ => None,
    }
}

/// Serial number 1 of spreadsheets is 1900-01-01; they count a 29 February 1900 that never was.
const SERIAL_ZERO: (i16, i8, i8) = (1899, 12, 30);

fn day(text: &str) -> Option<Date> {
    let dashed = text.replace(['/', '.', '年', '月'], "-").replace('日', "");
    let parts: Vec<&str> = dashed.split('-').collect();
    if let [year, month, day] = parts[..] {
        return Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    }
    let digits = text.strip_suffix(".0").unwrap_or(text);
    if digits.len() == 8 && digits.bytes().all(|digit| digit.is_ascii_digit()) {
        let part = |from: usize, to: usize| digits.get(from..to)?.parse::<i16>().ok();
        let small = |number: i16| i8::try_from(number).ok();
        return Date::new(part(0, 4)?, small(part(4, 6)?)?, small(part(6, 8)?)?).ok();
    }
    let serial: i64 = whole(digits)?.into();
    let (year, month, first) = SERIAL_ZERO;
    let day =
        Date::new(year, month, first).ok()?.checked_add(jiff::Span::new().try_days(serial).ok()?).ok()?;
    // Small numbers are no days that anybody plans.
    (1990..=2200).contains(&day.year()).then_some(day)
}

fn money(text: &str) -> Option<i64> {
    let text = text.trim_end_matches('元').trim_start_matches(['¥', '￥']).replace(',', "");
    let (yuan, rest) = text.split_once('.').unwrap_or((&text, ""));
    let rest = rest.trim_end_matches('0');
    if rest.len() > 2 || !rest.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let fen: i64 = format!("{rest:0<2}").parse().ok()?;
    let yuan: i64 = if yuan.is_empty() { 0 } else { yuan.parse().ok().filter(|yuan| *yuan >= 0)? };
    yuan.checked_mul(100)?.checked_add(fen)
}

//! 读不懂的输入: what a parser says of a text, in a sentence that names what is wrong and what is expected. The parser's
//! own words, which are English and technical, stand behind it as a detail.

use super::Lang;

/// What is wrong with a text, of the words of the parser that could not read it.
#[must_use]
pub fn unread(lang: Lang, words: &str) -> String {
    let (words, place) = placed(words.strip_prefix("Failed to deserialize query string: ").unwrap_or(words));
    let what = sentence(lang, words);
    let place = place.map_or(String::new(), |(line, column)| lang.unread_place(line, column));
    let detail = lang.unread_detail(words);
    format!("{place}{what}{detail}")
}

/// The words without the place that JSON parsers put behind them, and the place.
fn placed(words: &str) -> (&str, Option<(&str, &str)>) {
    let Some((before, after)) = words.rsplit_once(" at line ") else { return (words, None) };
    match after.split_once(" column ") {
        Some((line, column)) => (before, Some((line, column))),
        None => (words, None),
    }
}

fn sentence(lang: Lang, words: &str) -> String {
    let expected = words.split_once(", expected ").map_or("", |(_, expected)| expected);
    let named = || words.split('`').nth(1).unwrap_or_default();
    let begins = |start: &str| words.trim_start().starts_with(start);
    if begins("field `") {
        // Our own bounds of a query: the field and what it may be.
        lang.unread_bounds(named(), words.split_once("`: ").map_or("", |(_, bounds)| bounds))
    } else if words.contains("invalid digit") {
        lang.unread_number(words.split_once(": ").map_or("", |(name, _)| name))
    } else if begins("missing field") {
        lang.unread_missing(named())
    } else if begins("unknown field") {
        lang.unread_unknown_field(named(), &listed(lang, expected))
    } else if begins("unknown variant") {
        lang.unread_unknown_value(named(), &listed(lang, expected))
    } else if begins("duplicate") {
        lang.unread_twice(named())
    } else if begins("invalid type") || begins("invalid value") {
        let found = words.split_once(": ").map_or("", |(_, found)| found);
        let found = found.split_once(", expected ").map_or(found, |(found, _)| found);
        lang.unread_type(&kind(lang, found), &kind(lang, expected))
    } else if words.contains("failed to parse") || words.contains("input for date") {
        lang.unread_date().to_owned()
    } else if begins("EOF") {
        lang.unread_end().to_owned()
    } else {
        lang.unread_form().to_owned()
    }
}

/// The names between back-ticks, as many as can be read at a glance.
fn listed(lang: Lang, expected: &str) -> String {
    const SHOWN: usize = 12;
    let names: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
    let shown = names.iter().take(SHOWN).copied().collect::<Vec<_>>().join(lang.pick("、", ", "));
    if names.len() > SHOWN { format!("{shown} …") } else { shown }
}

/// What sort of value something is; what the table does not know stays as the parser says it.
fn kind(lang: Lang, said: &str) -> String {
    let known = [
        ("string", "文字", "text"),
        ("a string", "文字", "text"),
        ("borrowed string", "文字", "text"),
        ("integer", "整数", "a whole number"),
        ("floating point", "小数", "a decimal number"),
        ("boolean", "真假值 true/false", "true or false"),
        ("a boolean", "真假值 true/false", "true or false"),
        ("null", "空值", "nothing"),
        ("map", "一组字段", "a group of fields"),
        ("a map", "一组字段", "a group of fields"),
        ("struct", "一组字段", "a group of fields"),
        ("sequence", "列表", "a list"),
        ("a sequence", "列表", "a list"),
        ("u", "不小于 0 的整数", "a whole number of at least 0"),
        ("i", "整数", "a whole number"),
    ];
    let is_number = |word: &str| said.strip_prefix(word).is_some_and(|bits| bits.parse::<u8>().is_ok());
    let found = known.iter().find(|(word, ..)| match *word {
        "u" | "i" => is_number(word),
        word => said == word || said.strip_prefix(word).is_some_and(|rest| rest.starts_with([' ', '`'])),
    });
    let Some((word, zh, en)) = found else { return said.to_owned() };
    if matches!(*word, "u" | "i") {
        return lang.pick(zh, en).to_owned();
    }
    let shown = said.strip_prefix(word).map_or("", str::trim).trim_matches('`');
    let is_value =
        shown.starts_with('"') || shown.starts_with(|sign: char| sign.is_ascii_digit() || sign == '-');
    if is_value && shown.len() > 1 {
        format!("{} {shown}", lang.pick(zh, en))
    } else {
        lang.pick(zh, en).to_owned()
    }
}

messages! {
    unread_place(line: &str, column: &str) => "第 {line} 行第 {column} 个字符：", "Line {line}, character {column}: ";
    unread_detail(words: &str) => "（程序提示：{words}）", " (The parser says: {words})";
    unread_bounds(name: &str, bounds: &str) => "“{name}”应当是 {bounds}。", "“{name}” should be {bounds}.";
    unread_number(name: &str) => "“{name}”应当是整数。", "“{name}” should be a whole number.";
    unread_missing(name: &str) => "缺少字段“{name}”，请补上。", "The field “{name}” is missing; please add it.";
    unread_unknown_field(name: &str, known: &str) => "没有“{name}”这个字段，可以用的有：{known}。", "There is no field “{name}”; known are: {known}.";
    unread_unknown_value(name: &str, known: &str) => "“{name}”不是可以用的值，可以用的有：{known}。", "“{name}” is no value it can have; it can have: {known}.";
    unread_twice(name: &str) => "“{name}”写了两次，请删去一处。", "“{name}” stands there twice; please take one away.";
    unread_type(found: &str, expected: &str) => "这里应当是{expected}，写的却是{found}。", "This should be {expected}, but it is {found}.";
    unread_date => "日期写得不对，应当写成 2027-01-01 这样。", "The date is not well-formed; it should look like 2027-01-01.";
    unread_end => "内容没有写完，请检查括号和引号是否成对。", "It breaks off; please check that brackets and quotes are closed.";
    unread_form => "写法不对，请检查等号、逗号、引号和括号；每个字段写成“名称 = 值”（TOML）或“\"名称\": 值”（JSON）。",
        "It is not well-formed; please check equals signs, commas, quotes and brackets. A field is written name = value (TOML) or \"name\": value (JSON).";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parser_is_told_in_words_of_the_page() {
        for (words, start) in [
            ("key with no value, expected `=`", "写法不对"),
            (
                "unknown variant `abc`, expected `licence` or `filing`",
                "“abc”不是可以用的值，可以用的有：licence、filing。",
            ),
            ("missing field `name` at line 2 column 9", "第 2 行第 9 个字符：缺少字段“name”"),
            ("invalid type: string \"x\", expected u32", "这里应当是不小于 0 的整数，写的却是文字 \"x\"。"),
            ("failed to parse two digit integer as month", "日期写得不对"),
        ] {
            let said = unread(Lang::Zh, words);
            assert!(said.starts_with(start), "{said}");
            assert!(said.contains("程序提示："));
        }
    }
}

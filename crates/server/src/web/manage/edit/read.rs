//! From the page to the item: what was typed, read field by field. What cannot be is said beside its field; what is only
//! missing is no mistake here, for a draft may be incomplete.

use super::{
    fill::{count_name, look, more_name, unit_name},
    known::Known,
    shape::{Kind, Part, at, named},
    words::UNITS,
};
use crate::{
    form::Form,
    text::{Lang, Message, fault_field},
};
use serde_json::{Map, Value, json};

/// Signs of one line of a list.
const LINE_MAX: usize = 500;
/// Fen of a fee: a hundred million yuan.
const FEN_MAX: i64 = 10_000_000_000;

/// Reads one page of the editor.
pub(super) struct Reader<'a> {
    pub(super) form: &'a mut Form,
    pub(super) known: &'a Known,
    /// The item as it is stored: lists keep its order where nothing else is said.
    pub(super) before: &'a Value,
}

/// How many blocks the page has of a list.
pub(super) fn count(form: &Form, list: &str, most: usize) -> usize {
    form.number(&count_name(list)).and_then(|count| usize::try_from(count).ok()).unwrap_or(0).min(most)
}

/// The name of a field in words.
pub(super) fn label(part: &Part, lang: Lang) -> String {
    let last = part.name.rsplit('.').next().unwrap_or_default();
    part.label.map_or_else(|| fault_field(lang, last), |label| label(lang).to_owned())
}

impl Reader<'_> {
    /// Puts what was typed into `into`, which holds the block around these parts.
    pub(super) fn read(&mut self, parts: &[Part], block: &str, into: &mut Value) {
        for part in parts {
            if let Some(inside) = part.grouped() {
                self.read(inside, block, into);
                continue;
            }
            if matches!(part.kind, Kind::Fixed) {
                continue;
            }
            let name = at(block, part.name);
            let value = match part.kind {
                Kind::Group(inside) => self.block(inside, &name),
                Kind::Optional(inside) => {
                    let value = self.block(inside, &name);
                    if is_blank(&value) { Value::Null } else { value }
                }
                Kind::Many(inside) => {
                    let blocks = 0..count(self.form, &name, part.most);
                    let blocks = blocks.map(|place| format!("{name}[{place}]"));
                    let filled: Vec<String> =
                        blocks.filter(|block| !is_untouched(self.form, inside, block)).collect();
                    Value::Array(filled.iter().map(|block| self.block(inside, block)).collect())
                }
                _ => self.leaf(part, &name),
            };
            put(into, part.name, value);
        }
    }

    fn block(&mut self, parts: &[Part], name: &str) -> Value {
        let mut value = Value::Object(Map::new());
        self.read(parts, name, &mut value);
        value
    }

    fn leaf(&mut self, part: &Part, name: &str) -> Value {
        if part.must {
            self.form.require(name, Message::both(|lang| lang.form_required(&label(part, lang))));
        }
        match part.kind {
            Kind::List(_) => self.list(part, name),
            Kind::Number => self.number(part, name).unwrap_or_else(|| json!(0)),
            Kind::Maybe => self.number(part, name).unwrap_or(Value::Null),
            Kind::Money => self.money(part, name),
            Kind::Day => self.day(part, name),
            Kind::Limit => self.limit(part, name),
            Kind::Validity => self.validity(part, name),
            Kind::Yes => json!(self.form.chosen(name, "yes")),
            Kind::One(words) => {
                let values = words(Lang::Zh).into_iter().map(|(value, _)| value);
                self.choice(part, name, &values.collect::<Vec<_>>()).unwrap_or(Value::Null)
            }
            Kind::Any(words) => self.any(part, name, words),
            Kind::Subjects(_) => self.subjects(part, name),
            Kind::When => {
                let values: Vec<String> = self.known.answers.iter().map(|(value, _)| value.clone()).collect();
                let chosen = self.choice(part, name, &values);
                chosen.and_then(|when| serde_json::from_str(when.as_str()?).ok()).unwrap_or(Value::Null)
            }
            Kind::Department => {
                let values: Vec<String> =
                    self.known.departments.iter().map(|(value, _)| value.clone()).collect();
                self.choice(part, name, &values).unwrap_or_else(|| json!(""))
            }
            Kind::Id(word) => self.id(part, name, word),
            _ => self.text(part, name),
        }
    }

    fn refuse(&mut self, part: &Part, name: &str, say: fn(Lang, &str) -> String) {
        self.form.refuse(name, Message::both(|lang| say(lang, &label(part, lang))));
    }

    fn text(&mut self, part: &Part, name: &str) -> Value {
        self.form.at_most(name, part.most);
        json!(self.form.text(name))
    }

    fn list(&mut self, part: &Part, name: &str) -> Value {
        let typed = self.form.text(name).to_owned();
        let lines: Vec<&str> = typed.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let (found, most) = (lines.len(), part.most);
        if found > most {
            self.form.refuse(name, Message::both(|lang| lang.edit_too_many_lines(found, most)));
        }
        if let Some(long) = lines.iter().map(|line| line.chars().count()).find(|signs| *signs > LINE_MAX) {
            self.form.refuse(name, Message::both(|lang| lang.form_too_long(long, LINE_MAX)));
        }
        json!(lines)
    }

    /// A whole number; none where nothing is typed, or what was typed is none.
    fn number(&mut self, part: &Part, name: &str) -> Option<Value> {
        self.form.given(name)?;
        let (found, most) = (self.form.number(name), part.most);
        match found.and_then(|number| usize::try_from(number).ok()) {
            None => self.refuse(part, name, Lang::form_not_a_number),
            Some(number) if number > most => {
                let say = |lang: Lang| lang.edit_too_large(&label(part, lang), most);
                self.form.refuse(name, Message::both(say));
            }
            Some(number) => return Some(json!(number)),
        }
        None
    }

    fn money(&mut self, part: &Part, name: &str) -> Value {
        if self.form.given(name).is_none() {
            return json!(0);
        }
        match self.form.money(name) {
            Some(fen) if fen <= FEN_MAX => json!(fen),
            _ => {
                self.refuse(part, name, Lang::form_not_money);
                json!(0)
            }
        }
    }

    fn day(&mut self, part: &Part, name: &str) -> Value {
        if self.form.given(name).is_none() {
            return Value::Null;
        }
        let day = self.form.date(name);
        if day.is_none() {
            self.refuse(part, name, Lang::form_not_a_day);
        }
        day.map_or(Value::Null, |day| json!(day))
    }

    /// A number with its unit: an object of one entry, as the rules write it.
    fn limit(&mut self, part: &Part, name: &str) -> Value {
        let Some(number) = self.number(part, name) else { return Value::Null };
        let unit = self.form.text(&unit_name(name)).to_owned();
        let Some((_, kind, size)) = UNITS.iter().find(|(word, ..)| *word == unit) else {
            self.refuse(part, name, Lang::edit_no_unit);
            return Value::Null;
        };
        json!({ *kind: number.as_u64().unwrap_or_default() * size })
    }

    fn validity(&mut self, part: &Part, name: &str) -> Value {
        let Some(number) = self.number(part, name) else { return Value::Null };
        let unit = self.form.text(&unit_name(name)).to_owned();
        if !["years", "months", "calendar_days"].contains(&unit.as_str()) {
            self.refuse(part, name, Lang::edit_no_unit);
            return Value::Null;
        }
        json!({ unit: number })
    }

    /// One of these values; none where none is chosen. A value that is not offered is no value.
    fn choice(&mut self, part: &Part, name: &str, values: &[String]) -> Option<Value> {
        let chosen = self.form.given(name)?.to_owned();
        if !values.contains(&chosen) {
            self.refuse(part, name, Lang::form_choose_one);
            return None;
        }
        Some(Value::String(chosen))
    }

    fn any(&mut self, part: &Part, name: &str, words: super::shape::Words) -> Value {
        let values: Vec<String> = words(Lang::Zh).into_iter().map(|(value, _)| value).collect();
        let chosen = self.form.all(name).to_vec();
        if chosen.iter().any(|one| !values.contains(one)) {
            self.refuse(part, name, Lang::form_choose_one);
        }
        self.in_order(name, chosen)
    }

    fn subjects(&mut self, part: &Part, name: &str) -> Value {
        let more = more_name(name);
        let typed = self.list(part, &more);
        let typed = typed.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
        let chosen: Vec<String> = self.form.all(name).iter().cloned().chain(typed).collect();
        let (found, most) = (chosen.len(), part.most);
        if found > most {
            self.form.refuse(&more, Message::both(|lang| lang.edit_too_many_lines(found, most)));
        }
        self.in_order(name, chosen)
    }

    /// Each once; those that were there before in the order in which they were, new ones behind them.
    fn in_order(&self, name: &str, chosen: Vec<String>) -> Value {
        let before = look(self.before, name).as_array().map_or(&[] as &[Value], Vec::as_slice);
        let old = before.iter().filter_map(Value::as_str).filter(|one| chosen.iter().any(|new| new == one));
        let mut all: Vec<String> = old.map(str::to_owned).collect();
        for one in chosen {
            if !all.contains(&one) {
                all.push(one);
            }
        }
        json!(all)
    }

    /// The id as typed, or the first free one; the page shows it from then on.
    fn id(&mut self, part: &Part, name: &str, word: &str) -> Value {
        if self.form.given(name).is_some() {
            return self.text(part, name);
        }
        let list = name.rfind('[').map_or("", |end| &name[..end]).to_owned();
        let siblings = count(self.form, &list, usize::MAX);
        let last = name.rsplit('.').next().unwrap_or_default();
        let is_taken = |id: &str| {
            (0..siblings.min(100)).any(|place| self.form.text(&format!("{list}[{place}].{last}")) == id)
        };
        let free = (1..=siblings + 1).map(|place| format!("{word}{place}")).find(|id| !is_taken(id));
        let free = free.unwrap_or_default();
        self.form.set(name, free.as_str());
        json!(free)
    }
}

/// Whether a block is as the button made it: nobody has typed in it, so it is not kept.
fn is_untouched(form: &Form, parts: &'static [Part], block: &str) -> bool {
    named(parts).into_iter().all(|part| {
        let name = at(block, part.name);
        match part.kind {
            Kind::Id(_) | Kind::Fixed => true,
            Kind::Group(inside) | Kind::Optional(inside) => is_untouched(form, inside, &name),
            Kind::Many(inside) => (0..count(form, &name, part.most))
                .all(|place| is_untouched(form, inside, &format!("{name}[{place}]"))),
            Kind::Subjects(_) => form.all(&name).is_empty() && form.given(&more_name(&name)).is_none(),
            _ => form.all(&name).iter().all(|typed| typed.is_empty() || typed == part.preset),
        }
    })
}

/// Whether nothing at all stands in it.
pub(super) fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Bool(true) => false,
        Value::Number(number) => number.as_u64() == Some(0),
        Value::String(text) => text.is_empty(),
        Value::Array(all) => all.is_empty(),
        Value::Object(all) => all.values().all(is_blank),
    }
}

/// Puts a value at this path (`limits.promised`) below an object.
fn put(into: &mut Value, path: &str, value: Value) {
    let Value::Object(map) = into else { return };
    match path.split_once('.') {
        None => {
            map.insert(path.to_owned(), value);
        }
        Some((first, rest)) => {
            let below = map.entry(first).or_insert_with(|| Value::Object(Map::new()));
            put(below, rest, value);
        }
    }
}

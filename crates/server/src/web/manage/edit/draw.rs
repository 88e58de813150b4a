//! The fields of a section on the page: boxes with hints and examples, several in a row where they belong together,
//! numbered blocks with their buttons, and beside each field what publication would still ask of it.

use super::{
    fill::{count_name, more_name, unit_name},
    known::Known,
    read::{count, label},
    shape::{Kind, Part, at, named},
    words,
};
use crate::{
    form::Form,
    text::{Lang, fault_field, subject},
    web::pieces::{self, Choice, Field, Weight, field_id},
};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Blocks of a list that stand open by themselves; more are folded to their names.
const OPEN_MAX: usize = 3;

/// One page of fields as it is drawn.
pub(super) struct Sheet<'a> {
    pub(super) lang: Lang,
    pub(super) form: &'a Form,
    pub(super) known: &'a Known,
    /// What publication would still ask, by field.
    pub(super) notes: &'a BTreeMap<String, String>,
    /// Where typing goes on.
    pub(super) focus: &'a str,
}

impl Sheet<'_> {
    pub(super) fn draw(&self, parts: &[Part], block: &str) -> Markup {
        html! { @for part in parts { (self.part(part, block)) } }
    }

    fn part(&self, part: &Part, block: &str) -> Markup {
        let name = at(block, part.name);
        match part.kind {
            Kind::Row(inside) => html! { div class="beside together" { (self.draw(inside, block)) } },
            Kind::More(inside) => self.more(part, inside, block),
            Kind::Group(inside) | Kind::Optional(inside) => self.group(part, inside, &name),
            Kind::Many(inside) => self.many(part, inside, &name),
            Kind::Fixed => html! {
                div class="field" id=(field_id(&name)) {
                    strong { (label(part, self.lang)) }
                    p { code { (self.form.text(&name)) } }
                    (self.under(part, &name))
                }
            },
            Kind::Limit => {
                let with_seconds = self.form.chosen(&unit_name(&name), "seconds");
                self.with_unit(part, &name, &words::units(self.lang, with_seconds))
            }
            Kind::Validity => self.with_unit(part, &name, &words::validity_units(self.lang)),
            Kind::Subjects(kind) => self.subjects(part, &name, kind),
            Kind::Any(_) => html! { div class="many-choices" { (self.field(part, &name)) } },
            Kind::Yes => self.flag(part, &name),
            _ => self.field(part, &name),
        }
    }

    fn hint(&self, part: &Part) -> &'static str {
        part.hint.map_or("", |hint| hint(self.lang))
    }

    fn note(&self, name: &str) -> &str {
        self.notes.get(name).map_or("", String::as_str)
    }

    /// Hint and note of what is no field itself.
    fn under(&self, part: &Part, name: &str) -> Markup {
        let (hint, note) = (self.hint(part), self.note(name));
        html! {
            @if !hint.is_empty() { p class="hint" { (hint) } }
            @if !note.is_empty() { p class="note" { span aria-hidden="true" { "▲ " } (note) } }
        }
    }

    fn field(&self, part: &Part, name: &str) -> Markup {
        let (lang, label) = (self.lang, label(part, self.lang));
        let of_table: Vec<(String, &str)> = match part.kind {
            Kind::One(words) | Kind::Any(words) => words(lang),
            Kind::Department => borrowed(&self.known.departments),
            Kind::When => self.answers(name),
            _ => Vec::new(),
        };
        let choices: Vec<Choice<'_>> =
            of_table.iter().map(|(value, words)| Choice::new(value, words)).collect();
        if matches!(part.kind, Kind::When) && choices.is_empty() {
            return html! {};
        }
        let field = match part.kind {
            Kind::Lines(rows) | Kind::List(rows) => Field::lines(name, &label, rows),
            Kind::Number | Kind::Maybe => Field::number(name, &label),
            Kind::Money => Field::money(name, &label),
            Kind::Day => Field::day(name, &label),
            Kind::One(_) | Kind::Department | Kind::When => Field::select(name, &label, &choices),
            Kind::Any(_) => Field::boxes(name, &label, &choices),
            _ => Field::line(name, &label).autocomplete("off"),
        };
        let field = field.width(part.width).hint(self.hint(part)).example(part.example).note(self.note(name));
        let field = if part.must { field.required() } else { field };
        let field = if name == self.focus { field.focused() } else { field };
        field.show(lang, self.form)
    }

    /// Every answer to the item's questions. One that is gone is still shown, so that nothing changes unseen.
    fn answers(&self, name: &str) -> Vec<(String, &str)> {
        let mut answers = borrowed(&self.known.answers);
        let chosen = self.form.text(name);
        if !chosen.is_empty() && !answers.iter().any(|(value, _)| value == chosen) {
            answers.push((chosen.to_owned(), self.lang.edit_answer_gone()));
        }
        answers
    }

    /// A box to tick, with its own name beside it.
    fn flag(&self, part: &Part, name: &str) -> Markup {
        let (id, hint, note) = (field_id(name), self.hint(part), self.note(name));
        html! {
            div class="field flag" {
                div class="choice" {
                    input type="checkbox" id=(id) name=(name) value="yes" checked[self.form.chosen(name, "yes")]
                        autofocus[name == self.focus] aria-describedby=[(!hint.is_empty()).then(|| format!("{id}-hint"))];
                    label for=(id) { (label(part, self.lang)) }
                    @if !hint.is_empty() { p class="hint" id={ (id) "-hint" } { (hint) } }
                }
                @if !note.is_empty() { p class="note" { span aria-hidden="true" { "▲ " } (note) } }
            }
        }
    }

    /// A number and its unit in one line, under one name.
    fn with_unit(&self, part: &Part, name: &str, units: &[(String, &'static str)]) -> Markup {
        let (lang, form, id, unit) = (self.lang, self.form, field_id(name), unit_name(name));
        let (label, hint, note, error) =
            (label(part, self.lang), self.hint(part), self.note(name), form.error(name));
        let told = [(!hint.is_empty(), "hint"), (error.is_some(), "error"), (!note.is_empty(), "note")];
        let told: Vec<String> =
            told.iter().filter(|(is, _)| *is).map(|(_, what)| format!("{id}-{what}")).collect();
        html! {
            div class=(if error.is_some() { "field wrong" } else { "field" }) {
                label for=(id) { (label) }
                @if !hint.is_empty() { p class="hint" id={ (id) "-hint" } { (hint) } }
                @if let Some(why) = error {
                    p class="error" id={ (id) "-error" } { span aria-hidden="true" { "■ " } (why.text(lang)) }
                }
                @if !note.is_empty() {
                    p class="note" id={ (id) "-note" } { span aria-hidden="true" { "▲ " } (note) }
                }
                div class="amount" {
                    input type="text" class="short" id=(id) name=(name) inputmode="numeric" autocomplete="off"
                        value=(form.all(name).first().map_or("", String::as_str))
                        autofocus[name == self.focus] aria-invalid=[error.map(|_| "true")]
                        aria-describedby=[(!told.is_empty()).then(|| told.join(" "))];
                    select class="short" id=(field_id(&unit)) name=(unit) aria-label=(lang.edit_unit_of(&label)) {
                        option value="" { (lang.form_choose()) }
                        @for (value, words) in units {
                            option value=(value) selected[form.chosen(&unit, value)] { (words) }
                        }
                    }
                }
            }
        }
    }

    fn subjects(&self, part: &Part, name: &str, kind: &str) -> Markup {
        let (lang, more) = (self.lang, more_name(name));
        let known = self.known.subjects(kind);
        let choices: Vec<Choice<'_>> = known.iter().map(|one| Choice::new(one, subject(lang, one))).collect();
        let label = label(part, lang);
        html! {
            div class="many-choices" {
                (Field::boxes(name, &label, &choices).hint(self.hint(part)).note(self.note(name))
                    .show(lang, self.form))
            }
            (Field::lines(&more, &lang.edit_other_subjects(&label), 2).hint(lang.edit_hint_one_a_line())
                .show(lang, self.form))
        }
    }

    fn group(&self, part: &Part, inside: &[Part], name: &str) -> Markup {
        html! {
            fieldset class="group" id=(field_id(name)) {
                legend { (label(part, self.lang)) }
                (self.under(part, name))
                (self.draw(inside, name))
            }
        }
    }

    /// Folded away, unless something in it is wrong, is to be done, or is being typed.
    fn more(&self, part: &Part, inside: &'static [Part], block: &str) -> Markup {
        let is_open = named(inside).iter().any(|part| self.concerns(&at(block, part.name)));
        let words = part.hint.map_or(self.lang.edit_more(), |hint| hint(self.lang));
        html! {
            details class="more" open[is_open] { summary { (words) } (self.draw(inside, block)) }
        }
    }

    /// Whether something about this field, or one below it, wants to be seen.
    fn concerns(&self, name: &str) -> bool {
        let below = |path: &str| {
            path.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[', '~']))
        };
        below(self.focus)
            || self.notes.keys().any(|path| below(path))
            || self.form.errors().iter().any(|(path, _)| below(path))
    }

    fn many(&self, part: &Part, inside: &'static [Part], name: &str) -> Markup {
        let (lang, blocks) = (self.lang, count(self.form, name, part.most));
        let noun = label(part, lang);
        html! {
            section class="blocks" id=(field_id(name)) aria-label=(noun) {
                p class="blocks-title" { strong { (noun) } span class="quiet" { " " (lang.edit_count(blocks)) } }
                (self.under(part, name))
                (pieces::hidden(&count_name(name), &blocks.to_string()))
                @for place in 0..blocks { (self.block(part, inside, name, (place, blocks))) }
                @if blocks < part.most {
                    (small(&format!("add:{name}"), &lang.edit_add(&noun), ""))
                } @else {
                    p class="quiet" { (lang.edit_no_more(part.most)) }
                }
            }
        }
    }

    fn block(
        &self,
        part: &Part,
        inside: &'static [Part],
        list: &str,
        (place, blocks): (usize, usize),
    ) -> Markup {
        let lang = self.lang;
        let name = format!("{list}[{place}]");
        let last = format!("{}[{place}]", part.name.rsplit('.').next().unwrap_or_default());
        let number = fault_field(lang, &last);
        let is_open = blocks <= OPEN_MAX || self.concerns(&name);
        let title = named(inside).into_iter().find(|part| matches!(part.kind, Kind::Line));
        let title = title.map_or("", |part| self.form.text(&at(&name, part.name)));
        let act = |word: &str| format!("{word}:{name}");
        html! {
            details class="block" id=(field_id(&name)) open[is_open] {
                summary { strong { (number) } @if !title.is_empty() { " · " (title) } }
                (self.draw(inside, &name))
                div class="buttons" {
                    @if place > 0 { (small(&act("up"), lang.edit_up(), &number)) }
                    @if place + 1 < blocks { (small(&act("down"), lang.edit_down(), &number)) }
                    (small(&act("remove"), lang.edit_remove(), &number))
                }
            }
        }
    }
}

/// A small button that changes the page and stores nothing; what it is about is said to whoever hears the page.
fn small(value: &str, words: &str, about: &str) -> Markup {
    html! {
        button type="submit" class="button small" name="do" value=(value) {
            (words) @if !about.is_empty() { span class="unseen" { " " (about) } }
        }
    }
}

/// The button that counts when somebody presses Enter in a field: the first of the form, seen by nobody.
pub(super) fn on_enter() -> Markup {
    html! { button type="submit" class="unseen" name="do" value="save" tabindex="-1" aria-hidden="true" {} }
}

/// The buttons at the foot: save, or save and go on.
pub(super) fn foot(lang: Lang, next: Option<&str>, back: &str) -> Markup {
    html! {
        div class="buttons keep" {
            (pieces::submit_as(Weight::Main, "do", "save", lang.edit_save()))
            @if let Some(next) = next {
                (pieces::submit_as(Weight::Side, "do", "next", &lang.edit_save_and_next(next)))
            }
            (pieces::side_link(back, lang.edit_back()))
        }
    }
}

fn borrowed(choices: &[(String, String)]) -> Vec<(String, &str)> {
    choices.iter().map(|(value, words)| (value.clone(), words.as_str())).collect()
}

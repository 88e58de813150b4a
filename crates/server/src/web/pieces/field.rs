//! Form fields: label, hint, error, example, what was typed before. The same field for citizens and staff.
//!
//! Every field keeps the value of the [`Form`] it is shown with and stands beside its error; the error summary on
//! top links to it. Fields are checked on the server only (`novalidate`), so everybody reads the same words.

use maud::{Markup, html};

use crate::form::Form;
use crate::text::Lang;

/// One value a visitor may choose.
#[derive(Debug, Clone, Copy)]
pub struct Choice<'a> {
    /// What is posted.
    pub value: &'a str,
    /// What is read.
    pub label: &'a str,
    /// One line below it, or empty.
    pub hint: &'a str,
}

impl<'a> Choice<'a> {
    /// A choice without a hint.
    #[must_use]
    pub const fn new(value: &'a str, label: &'a str) -> Self {
        Self { value, label, hint: "" }
    }

    /// A choice that needs a line of explanation.
    #[must_use]
    pub const fn hinted(value: &'a str, label: &'a str, hint: &'a str) -> Self {
        Self { value, label, hint }
    }
}

/// The sort of a field.
#[derive(Debug, Clone, Copy)]
pub enum Sort<'a> {
    /// One line; the text is the input's type (`text`, `password`, `tel`, `email`, `search`).
    Line(&'static str),
    /// Several lines, so many shown.
    Lines(u8),
    /// A drop-down list.
    Select(&'a [Choice<'a>]),
    /// One of a few, all in view.
    Radios(&'a [Choice<'a>]),
    /// Any of a few.
    Boxes(&'a [Choice<'a>]),
    /// A day.
    Day,
}

/// How much is usually typed: the width of a box tells what is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// A number, a code of few signs.
    Short,
    /// An identity number, a phone number.
    Middle,
    /// A name, an address.
    Full,
}

/// A field. Start with [`Field::line`] or another sort, add what it needs, then [`Field::show`].
#[derive(Debug, Clone)]
pub struct Field<'a> {
    name: &'a str,
    label: &'a str,
    sort: Sort<'a>,
    hint: &'a str,
    example: &'a str,
    required: bool,
    autocomplete: Option<&'static str>,
    input_mode: Option<&'static str>,
    note: &'a str,
    suggestions: &'a [&'a str],
    at_most: Option<u32>,
    width: Width,
    focused: bool,
}

impl<'a> Field<'a> {
    const fn new(name: &'a str, label: &'a str, sort: Sort<'a>, width: Width) -> Self {
        Self {
            name,
            label,
            sort,
            hint: "",
            example: "",
            required: false,
            autocomplete: None,
            input_mode: None,
            note: "",
            suggestions: &[],
            at_most: None,
            width,
            focused: false,
        }
    }

    /// One line of text.
    #[must_use]
    pub const fn line(name: &'a str, label: &'a str) -> Self {
        Self::new(name, label, Sort::Line("text"), Width::Full)
    }

    /// Several lines of text.
    #[must_use]
    pub const fn lines(name: &'a str, label: &'a str, rows: u8) -> Self {
        Self::new(name, label, Sort::Lines(rows), Width::Full)
    }

    /// A whole number; a text box, since number boxes change their value when one scrolls over them.
    #[must_use]
    pub const fn number(name: &'a str, label: &'a str) -> Self {
        Self::new(name, label, Sort::Line("text"), Width::Short).input_mode("numeric")
    }

    /// An amount of yuan.
    #[must_use]
    pub const fn money(name: &'a str, label: &'a str) -> Self {
        Self::new(name, label, Sort::Line("text"), Width::Short).input_mode("decimal")
    }

    /// A phone number.
    #[must_use]
    pub const fn phone(name: &'a str, label: &'a str) -> Self {
        Self::new(name, label, Sort::Line("tel"), Width::Middle).autocomplete("tel")
    }

    /// An identity number or credit code: letters and digits.
    #[must_use]
    pub const fn code(name: &'a str, label: &'a str) -> Self {
        Self::new(name, label, Sort::Line("text"), Width::Middle).autocomplete("off")
    }

    /// A password; its value is never shown again.
    #[must_use]
    pub const fn password(name: &'a str, label: &'a str) -> Self {
        Self::new(name, label, Sort::Line("password"), Width::Middle)
    }

    /// A drop-down list.
    #[must_use]
    pub const fn select(name: &'a str, label: &'a str, choices: &'a [Choice<'a>]) -> Self {
        Self::new(name, label, Sort::Select(choices), Width::Middle)
    }

    /// One of a few choices.
    #[must_use]
    pub const fn radios(name: &'a str, label: &'a str, choices: &'a [Choice<'a>]) -> Self {
        Self::new(name, label, Sort::Radios(choices), Width::Full)
    }

    /// Any of a few choices.
    #[must_use]
    pub const fn boxes(name: &'a str, label: &'a str, choices: &'a [Choice<'a>]) -> Self {
        Self::new(name, label, Sort::Boxes(choices), Width::Full)
    }

    /// A day, posted as 2026-12-04.
    #[must_use]
    pub const fn day(name: &'a str, label: &'a str) -> Self {
        Self::new(name, label, Sort::Day, Width::Middle)
    }

    /// One line below the label that helps to answer.
    #[must_use]
    pub const fn hint(mut self, hint: &'a str) -> Self {
        self.hint = hint;
        self
    }

    /// An example of a good answer.
    #[must_use]
    pub const fn example(mut self, example: &'a str) -> Self {
        self.example = example;
        self
    }

    /// What is still to be done about the field, although it may be saved as it stands.
    #[must_use]
    pub const fn note(mut self, note: &'a str) -> Self {
        self.note = note;
        self
    }

    /// Marks the field as one that must be filled in.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// What browsers may fill in of themselves (`name`, `tel`, `street-address`, `current-password` …).
    #[must_use]
    pub const fn autocomplete(mut self, what: &'static str) -> Self {
        self.autocomplete = Some(what);
        self
    }

    /// The keyboard a phone brings up (`numeric`, `decimal`, `tel`).
    #[must_use]
    pub const fn input_mode(mut self, mode: &'static str) -> Self {
        self.input_mode = Some(mode);
        self
    }

    /// Words to choose from while typing freely.
    #[must_use]
    pub const fn suggestions(mut self, words: &'a [&'a str]) -> Self {
        self.suggestions = words;
        self
    }

    /// The most signs it takes; the server says so in words when there are more.
    #[must_use]
    pub const fn at_most(mut self, signs: u32) -> Self {
        self.at_most = Some(signs);
        self
    }

    /// How wide the box is.
    #[must_use]
    pub const fn width(mut self, width: Width) -> Self {
        self.width = width;
        self
    }

    /// The keyboard starts here; at most one on a page.
    #[must_use]
    pub const fn focused(mut self) -> Self {
        self.focused = true;
        self
    }

    /// Draws the field with what the form holds for it.
    #[must_use]
    pub fn show(&self, lang: Lang, form: &Form) -> Markup {
        let class = if form.error(self.name).is_some() { "field wrong" } else { "field" };
        match self.sort {
            Sort::Radios(choices) => self.group(lang, form, class, "radio", choices),
            Sort::Boxes(choices) => self.group(lang, form, class, "checkbox", choices),
            _ => html! {
                div class=(class) {
                    label for=(field_id(self.name)) { (self.label) (self.must(lang)) }
                    (self.help(lang, form))
                    (self.control(lang, form))
                }
            },
        }
    }

    fn control(&self, lang: Lang, form: &Form) -> Markup {
        let id = field_id(self.name);
        let told = self.told_by(form);
        let wrong = form.error(self.name).map(|_| "true");
        // A value is shown exactly as typed: taking blanks away under somebody's eyes is confusing.
        let typed = form.all(self.name).first().map_or("", String::as_str);
        let width = match self.width {
            Width::Short => "short",
            Width::Middle => "middle",
            Width::Full => "full",
        };
        match self.sort {
            Sort::Lines(rows) => html! {
                textarea class=(width) id=(id) name=(self.name) rows=(rows) required[self.required]
                    autofocus[self.focused] maxlength=[self.at_most] aria-describedby=[told] aria-invalid=[wrong]
                    { "\n" (typed) }
            },
            Sort::Select(choices) => html! {
                select class=(width) id=(id) name=(self.name) required[self.required] autofocus[self.focused]
                    aria-describedby=[told] aria-invalid=[wrong] {
                    option value="" { (lang.form_choose()) }
                    @for choice in choices {
                        option value=(choice.value) selected[form.chosen(self.name, choice.value)] { (choice.label) }
                    }
                }
            },
            Sort::Line(kind) => html! {
                input class=(width) type=(kind) id=(id) name=(self.name) required[self.required]
                    value=[(kind != "password").then_some(typed)] maxlength=[self.at_most]
                    autofocus[self.focused] autocomplete=[self.autocomplete] inputmode=[self.input_mode]
                    list=[(!self.suggestions.is_empty()).then(|| format!("{id}-words"))]
                    aria-describedby=[told] aria-invalid=[wrong];
                @if !self.suggestions.is_empty() {
                    datalist id={ (id) "-words" } { @for word in self.suggestions { option value=(word) {} } }
                }
            },
            _ => html! {
                input class=(width) type="date" id=(id) name=(self.name) value=(typed) required[self.required]
                    autofocus[self.focused] aria-describedby=[told] aria-invalid=[wrong];
            },
        }
    }

    fn group(&self, lang: Lang, form: &Form, class: &str, kind: &str, choices: &[Choice<'_>]) -> Markup {
        // Whoever must choose among one has chosen.
        let is_only = kind == "radio" && self.required && choices.len() == 1;
        html! {
            fieldset class=(class) aria-describedby=[self.told_by(form)] {
                legend { (self.label) (self.must(lang)) }
                (self.help(lang, form))
                @for (place, choice) in choices.iter().enumerate() {
                    @let id = if place == 0 { field_id(self.name) } else { format!("{}-{place}", field_id(self.name)) };
                    div class="choice" {
                        input type=(kind) id=(id) name=(self.name) value=(choice.value)
                            checked[is_only || form.chosen(self.name, choice.value)]
                            aria-describedby=[(!choice.hint.is_empty()).then(|| format!("{id}-more"))];
                        label for=(id) { (choice.label) }
                        @if !choice.hint.is_empty() { p class="hint" id={ (id) "-more" } { (choice.hint) } }
                    }
                }
            }
        }
    }

    fn must(&self, lang: Lang) -> Markup {
        html! {
            @if self.required {
                span class="must" aria-hidden="true" { " *" } span class="unseen" { " " (lang.form_must()) }
            }
        }
    }

    fn help(&self, lang: Lang, form: &Form) -> Markup {
        let id = field_id(self.name);
        html! {
            @if !self.hint.is_empty() || !self.example.is_empty() {
                p class="hint" id={ (id) "-hint" } {
                    (self.hint)
                    @if !self.example.is_empty() { " " span class="example" { (lang.form_example(self.example)) } }
                }
            }
            @if let Some(why) = form.error(self.name) {
                p class="error" id={ (id) "-error" } {
                    span aria-hidden="true" { "■ " } (why.text(lang))
                }
            } @else if !self.note.is_empty() {
                p class="note" id={ (id) "-note" } { span aria-hidden="true" { "▲ " } (self.note) }
            }
        }
    }

    /// The ids of hint and error (or note), for whoever hears the page.
    fn told_by(&self, form: &Form) -> Option<String> {
        let id = field_id(self.name);
        let hinted = !self.hint.is_empty() || !self.example.is_empty();
        let hint = hinted.then(|| format!("{id}-hint"));
        let note = (!self.note.is_empty()).then(|| format!("{id}-note"));
        let error = form.error(self.name).map(|_| format!("{id}-error")).or(note);
        match (hint, error) {
            (Some(hint), Some(error)) => Some(format!("{hint} {error}")),
            (one, other) => one.or(other),
        }
    }
}

/// The id of a field's first control; error summaries and change links point there (`#f-name`).
#[must_use]
pub fn field_id(name: &str) -> String {
    format!("f-{name}")
}

/// What must be put right, on top of the page, each line a link to its field. Nothing when nothing is wrong.
#[must_use]
pub fn error_summary(lang: Lang, form: &Form) -> Markup {
    let errors = form.errors();
    html! {
        @if !errors.is_empty() {
            div class="error-summary" role="alert" tabindex="-1" autofocus {
                h2 { (lang.form_wrong(errors.len())) }
                ul { @for (name, why) in errors {
                    li { a href={ "#" (field_id(name)) } { (why.text(lang)) } }
                } }
            }
        }
    }
}

//! 样式检查: a template may say it in its own words, but it may not name what does not exist, and may not leave out, or
//! make depend on anything, what the law asks of the paper (domain rules §4.2).

use super::{Edition, Piece, Template, Text};
use crate::papers::contents::{Content, Need, Shape, contents};
use rules::time::Date;
use std::collections::BTreeSet;
use toml::Spanned;

/// Where in the text, and what is wrong.
type Fault = (Option<usize>, String);

impl Template {
    /// Everything that is wrong with it.
    pub(super) fn faults(&self) -> Vec<Fault> {
        let mut faults = Vec::new();
        if self.editions.is_empty() {
            faults.push((None, "edition: there is none".to_owned()));
        }
        for pair in self.editions.windows(2) {
            if let [one, other] = pair
                && one.from() == other.from()
            {
                let what = format!("from: two editions overlap from {} on", one.from());
                faults.push((Some(other.from.span().start), what));
            }
        }
        for edition in &self.editions {
            let mut reading =
                Reading { known: contents(self.kind), said: BTreeSet::new(), signed: false, faults: vec![] };
            reading.edition(edition);
            reading.lacking(edition, self.kind.zh());
            faults.extend(reading.faults);
        }
        faults
    }
}

/// One edition while it is read.
struct Reading {
    known: Vec<&'static Content>,
    /// What it says whatever happens.
    said: BTreeSet<&'static str>,
    signed: bool,
    faults: Vec<Fault>,
}

impl Reading {
    fn edition(&mut self, edition: &Edition) {
        if edition.from() == Date::MAX {
            self.fault(&edition.from, "from: it is no day");
        }
        for title in std::iter::once(&edition.title).chain(edition.titles.values()) {
            if title.get_ref().trim().is_empty() {
                self.fault(title, "title: it is empty");
            }
        }
        if let Some(named) = &edition.named {
            self.text("named", named, None, false);
        }
        if let Some(to) = &edition.to {
            self.text("to", to, None, false);
        }
        for section in &edition.sections {
            if let Some(heading) = &section.heading {
                self.text("heading", heading, None, false);
            }
            for piece in &section.say {
                self.piece(piece);
            }
        }
    }

    fn piece(&mut self, piece: &Piece) {
        let condition = piece.when.as_ref().or(piece.unless.as_ref());
        if let Some(condition) = condition {
            self.known(condition, "if, unless");
        }
        let given = piece.when.as_ref().map(|when| when.get_ref().as_str());
        let always = condition.is_none();
        let mut kinds = 0;
        if let Some(text) = &piece.paragraph {
            kinds += 1;
            self.text("paragraph", text, given, always);
        }
        for (place, (label, value)) in piece.fields.iter().flatten().enumerate() {
            kinds += usize::from(place == 0);
            if label.trim().is_empty() {
                self.fault(value, "fields: a label is empty");
            }
            // A line whose value is empty is left out, so whatever may be missing may stand there.
            self.each("fields", value, always, |_| true);
        }
        for text in piece.points.iter().flatten() {
            self.text("points", text, given, always);
        }
        for text in piece.signatures.iter().flatten() {
            self.signed |= always;
            self.text("signatures", text, given, always);
        }
        if let Some(name) = &piece.signers {
            self.shaped(name, "signers", &|shape| shape == Shape::List, always);
        }
        kinds += usize::from(piece.points.is_some()) + usize::from(piece.signatures.is_some());
        if let Some(name) = &piece.list {
            kinds += 1;
            self.shaped(name, "list", &|shape| shape == Shape::List, always);
        }
        if let Some(name) = &piece.table {
            kinds += 1;
            self.shaped(name, "table", &|shape| matches!(shape, Shape::Table(_)), always);
            self.columns(piece, name);
        }
        if kinds != 1 {
            let at = condition.map(|condition| condition.span().start);
            let kinds = "paragraph, fields, list, points, table, signatures";
            self.faults.push((at, format!("say: a piece is exactly one of {kinds}")));
        }
    }

    /// A table names columns that are there, and all of them where the law asks for it.
    fn columns(&mut self, piece: &Piece, name: &Spanned<String>) {
        let content = self.known.iter().find(|content| content.name == name.get_ref()).copied();
        let Some(Content { shape: Shape::Table(there), need, .. }) = content else { return };
        for column in &piece.columns {
            let cell = column.cell.get_ref();
            if !there.contains(&cell.as_str()) {
                self.fault(&column.cell, &format!("columns: the table {} has no {cell}", name.get_ref()));
            }
        }
        let shown = |cell: &&str| piece.columns.iter().any(|column| column.cell.get_ref() == cell);
        for cell in there.iter().filter(|cell| matches!(need, Need::Law(_)) && !shown(cell)) {
            self.fault(name, &format!("columns: {cell} is mandatory"));
        }
    }

    fn shaped(&mut self, name: &Spanned<String>, field: &str, fits: &dyn Fn(Shape) -> bool, always: bool) {
        let Some(content) = self.known(name, field) else { return };
        if !fits(content.shape) {
            self.fault(name, &format!("{field}: {} is no {field}", content.name));
        } else if always {
            self.said.insert(content.name);
        }
    }

    /// A text in which nothing may be missing but what the condition, if any, vouches for.
    fn text(&mut self, field: &str, text: &Spanned<Text>, given: Option<&str>, always: bool) {
        self.each(field, text, always, |name| given == Some(name));
    }

    fn each(&mut self, field: &str, text: &Spanned<Text>, always: bool, may_miss: impl Fn(&str) -> bool) {
        for (name, in_clause) in text.get_ref().contents() {
            let Some(content) = self.known.iter().find(|content| content.name == name).copied() else {
                self.fault(text, &format!("{field}: this kind of paper has no content {{{name}}}"));
                continue;
            };
            if content.shape != Shape::Text {
                self.fault(
                    text,
                    &format!("{field}: {{{name}}} is a list or table and has a piece of its own"),
                );
            } else if content.need == Need::Perhaps && !in_clause && !may_miss(name) {
                let help = "put it in a clause […] or under a condition";
                self.fault(text, &format!("{field}: {{{name}}} may be missing; {help}"));
            } else if always && !in_clause {
                self.said.insert(content.name);
            }
        }
    }

    fn known(&mut self, name: &Spanned<String>, field: &str) -> Option<&'static Content> {
        let found = self.known.iter().find(|content| content.name == name.get_ref()).copied();
        if found.is_none() {
            self.fault(name, &format!("{field}: this kind of paper has no content {}", name.get_ref()));
        }
        found
    }

    /// What the law asks for and the edition does not say whatever happens.
    fn lacking(&mut self, edition: &Edition, kind: &str) {
        let lacking: Vec<&Content> =
            self.known.iter().copied().filter(|content| !self.said.contains(content.name)).collect();
        for content in lacking {
            if let Need::Law(rule) = content.need {
                let what = format!("section: {kind} must say {} {{{}}} ({rule})", content.zh, content.name);
                self.fault(&edition.from, &what);
            } else if content.need == Need::Signed && !self.signed {
                self.fault(&edition.from, &format!("section: {kind} must have signatures"));
            }
        }
    }

    fn fault<T>(&mut self, at: &Spanned<T>, what: &str) {
        self.faults.push((Some(at.span().start), what.to_owned()));
    }
}

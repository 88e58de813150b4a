//! 字段表: what a section of the editor is made of. One entry for each field yields its box on the page, the reading of
//! what was typed and the showing of what is stored; nothing about a field stands anywhere else, save its name in words
//! (`text/field`). The entries themselves are in `sections` and `blocks_of`.

use crate::{text::Lang, web::pieces::Width};

/// A sentence in the visitor's language.
pub(super) type Say = fn(Lang) -> &'static str;
/// The values of a code table with their words.
pub(super) type Words = fn(Lang) -> Vec<(String, &'static str)>;

/// 部分: one page of the editor.
pub(super) struct Section {
    /// Its word in the address.
    pub(super) key: &'static str,
    /// Its name in the list of tasks.
    pub(super) title: Say,
    /// What it is for, in a line.
    pub(super) lead: Say,
    /// What is asked there.
    pub(super) parts: &'static [Part],
}

/// 栏目: one field, or several that belong together.
pub(super) struct Part {
    /// Where it stands in the item, from the block around it (`limits.promised`; in a material `name`); empty for what
    /// only groups others on the page.
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    pub(super) label: Option<Say>,
    pub(super) hint: Option<Say>,
    pub(super) example: &'static str,
    /// Signs of a text, the highest number, or the lines of a list.
    pub(super) most: usize,
    pub(super) width: Width,
    /// What a new block begins with.
    pub(super) preset: &'static str,
    /// Without it the item could not even be kept as a draft.
    pub(super) must: bool,
}

/// The sort of a field, which decides how it is asked, read and shown.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    /// One line of text.
    Line,
    /// Several lines of text, so many shown.
    Lines(u8),
    /// A list of texts, one a line, so many shown.
    List(u8),
    /// A whole number; nought where nothing is typed.
    Number,
    /// A whole number, or none at all.
    Maybe,
    /// Yuan on the page, fen in the item.
    Money,
    /// A day, or none.
    Day,
    /// A number with its unit, or none.
    Limit,
    /// 有效期, or without term.
    Validity,
    /// A box to tick.
    Yes,
    /// One value of a code table, or none.
    One(Words),
    /// Any values of a code table.
    Any(Words),
    /// Subjects of this kind: those the hall has, to tick, and others to type.
    Subjects(&'static str),
    /// An answer to one of the item's own questions.
    When,
    /// A department of the hall.
    Department,
    /// Made up where nothing is typed: this word and a number.
    Id(&'static str),
    /// The code of another item of the hall, or none.
    Item,
    /// Shown, never changed.
    Fixed,
    /// Side by side on the page.
    Row(&'static [Part]),
    /// What is seldom needed, folded away.
    More(&'static [Part]),
    /// Fields that belong together, in a frame.
    Group(&'static [Part]),
    /// The same, and nothing at all when none of it is filled in.
    Optional(&'static [Part]),
    /// Numbered blocks, as many as `most`.
    Many(&'static [Part]),
}

impl Part {
    pub(super) const fn new(name: &'static str, kind: Kind, most: usize, width: Width) -> Part {
        Part { name, kind, label: None, hint: None, example: "", most, width, preset: "", must: false }
    }

    pub(super) const fn hint(mut self, hint: Say) -> Part {
        self.hint = Some(hint);
        self
    }

    pub(super) const fn label(mut self, label: Say) -> Part {
        self.label = Some(label);
        self
    }

    pub(super) const fn example(mut self, example: &'static str) -> Part {
        self.example = example;
        self
    }

    pub(super) const fn most(mut self, most: usize) -> Part {
        self.most = most;
        self
    }

    pub(super) const fn width(mut self, width: Width) -> Part {
        self.width = width;
        self
    }

    pub(super) const fn preset(mut self, preset: &'static str) -> Part {
        self.preset = preset;
        self
    }

    pub(super) const fn must(mut self) -> Part {
        self.must = true;
        self
    }

    /// The parts inside one that only groups, in the same block as itself.
    pub(super) const fn grouped(&self) -> Option<&'static [Part]> {
        match self.kind {
            Kind::Row(parts) | Kind::More(parts) => Some(parts),
            _ => None,
        }
    }
}

pub(super) const fn line(name: &'static str) -> Part {
    Part::new(name, Kind::Line, 200, Width::Full)
}
pub(super) const fn code(name: &'static str) -> Part {
    Part::new(name, Kind::Line, 60, Width::Middle)
}
pub(super) const fn lines(name: &'static str, rows: u8) -> Part {
    Part::new(name, Kind::Lines(rows), 2_000, Width::Full)
}
pub(super) const fn list(name: &'static str, rows: u8) -> Part {
    Part::new(name, Kind::List(rows), 40, Width::Full)
}
pub(super) const fn number(name: &'static str, most: usize) -> Part {
    Part::new(name, Kind::Number, most, Width::Short)
}
pub(super) const fn maybe(name: &'static str, most: usize) -> Part {
    Part::new(name, Kind::Maybe, most, Width::Short)
}
pub(super) const fn limit(name: &'static str) -> Part {
    Part::new(name, Kind::Limit, 3_650, Width::Short)
}
pub(super) const fn day(name: &'static str) -> Part {
    Part::new(name, Kind::Day, 0, Width::Middle)
}
pub(super) const fn yes(name: &'static str) -> Part {
    Part::new(name, Kind::Yes, 0, Width::Full)
}
pub(super) const fn one(name: &'static str, words: Words) -> Part {
    Part::new(name, Kind::One(words), 0, Width::Middle)
}
pub(super) const fn any(name: &'static str, words: Words) -> Part {
    Part::new(name, Kind::Any(words), 0, Width::Full)
}
pub(super) const fn id(word: &'static str, name: &'static str) -> Part {
    Part::new(name, Kind::Id(word), 60, Width::Middle)
}
pub(super) const fn of(name: &'static str, kind: Kind) -> Part {
    Part::new(name, kind, 60, Width::Middle)
}
pub(super) const fn many(name: &'static str, most: usize, parts: &'static [Part]) -> Part {
    Part::new(name, Kind::Many(parts), most, Width::Full)
}

/// The path of a part from the path of the block around it.
pub(super) fn at(block: &str, name: &str) -> String {
    match (block, name) {
        ("", name) => name.to_owned(),
        (block, "") => block.to_owned(),
        (block, name) => format!("{block}.{name}"),
    }
}

/// Every part with a name, those of groups on the page among them; what stands in blocks is not looked into.
pub(super) fn named(parts: &'static [Part]) -> Vec<&'static Part> {
    let mut found = Vec::new();
    for part in parts {
        match part.grouped() {
            Some(inside) => found.extend(named(inside)),
            None => found.push(part),
        }
    }
    found
}

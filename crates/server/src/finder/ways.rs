//! 分类: the ways to browse the catalogue, and how many items each leads to. Counted once whenever the catalogue changes,
//! so that no page counts.

use rules::item::{
    ItemState,
    content::{ItemKind, UseLevel},
};
use std::collections::BTreeMap;
use store::views::{finder::Entry, items::Subject};

/// 分类
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ways {
    /// By department.
    pub departments: BTreeMap<String, usize>,
    /// By kind.
    pub kinds: BTreeMap<ItemKind, usize>,
    /// By level of government.
    pub levels: BTreeMap<UseLevel, usize>,
    /// By kind of subject (`life_event`, `person`, `legal`, `target`) and its name.
    pub subjects: BTreeMap<(String, String), usize>,
    /// Items shown in all.
    pub all: usize,
}

impl Ways {
    /// Counts what the public may browse: what is open, suspended or listed.
    pub(super) fn of<'a>(entries: impl Iterator<Item = &'a Entry>) -> Ways {
        let mut ways = Ways::default();
        let shown = |state| matches!(state, ItemState::Published | ItemState::Suspended | ItemState::Listed);
        for entry in entries.filter(|entry| shown(entry.row.state)) {
            ways.all += 1;
            *ways.departments.entry(entry.row.department.clone()).or_default() += 1;
            if let Some(kind) = entry.row.kind {
                *ways.kinds.entry(kind).or_default() += 1;
            }
            // What is only listed has told nobody its level or subjects.
            if entry.row.state == ItemState::Listed {
                continue;
            }
            if let Some(level) = entry.level {
                *ways.levels.entry(level).or_default() += 1;
            }
            for subject in &entry.subjects {
                *ways.subjects.entry(subject.clone()).or_default() += 1;
            }
        }
        ways
    }

    /// The themes and life events with their counts, kind by kind, most first.
    #[must_use]
    pub fn themes(&self) -> Vec<Subject> {
        let themes = self.subjects.iter().filter(|((kind, _), _)| kind != "target");
        let mut themes: Vec<Subject> = themes
            .map(|((kind, name), items)| Subject {
                kind: kind.clone(),
                name: name.clone(),
                items: i64::try_from(*items).unwrap_or(i64::MAX),
            })
            .collect();
        themes.sort_by(|a, b| {
            a.kind.cmp(&b.kind).then(b.items.cmp(&a.items)).then_with(|| a.name.cmp(&b.name))
        });
        themes
    }

    /// The subjects of a kind with their counts, most first.
    #[must_use]
    pub fn of_kind(&self, kind: &str) -> Vec<(&str, usize)> {
        let mut found: Vec<(&str, usize)> = self
            .subjects
            .iter()
            .filter(|((of, _), _)| of == kind)
            .map(|((_, name), n)| (name.as_str(), *n))
            .collect();
        found.sort_by(|(a, n), (b, m)| m.cmp(n).then_with(|| a.cmp(b)));
        found
    }
}

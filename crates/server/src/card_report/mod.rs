//! 监察统计报表: the cards of a stretch of days by rule, by department and by item: how many of each level, how many were answered in
//! time, taken back, are still open (AR3). One model for the page, its files and the API; it counts cards, and judges nobody.

pub mod files;

use crate::{
    front::Front,
    text::{Lang, supervision},
};
use rules::{
    card::CardState,
    hall::Hall,
    supervision::SupervisionLevel,
    time::{Date, day_number},
};
use std::collections::BTreeMap;
use store::{StoreError, views::card_report};

/// Days that one report covers at most: a year and its leap day.
pub const DAYS_MAX: i64 = 366;
/// Items that are named, those with most cards.
pub const ITEMS_MAX: u32 = 20;

/// 监察统计报表
#[derive(Clone, Debug, Default)]
pub struct CardReport {
    /// All of them together.
    pub total: Tally,
    /// By rule, in the order of their numbers.
    pub rules: Vec<Line>,
    /// By department, most cards first.
    pub departments: Vec<Line>,
    /// By item, most cards first, [`ITEMS_MAX`] at most.
    pub items: Vec<Line>,
}

/// 一行
#[derive(Clone, Debug)]
pub struct Line {
    /// Number of the rule, code of the department or of the item.
    pub key: String,
    /// The name in Chinese.
    pub zh: String,
    /// The name in English.
    pub en: String,
    /// What was counted.
    pub tally: Tally,
}

/// 计数: cards as they stand when the report is made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Of each level, from reminder to red card.
    levels: [i64; SupervisionLevel::ALL.len()],
    /// Cards that asked for an explanation whose time is over, or that has come.
    due: i64,
    /// Those of them that nobody explained in time.
    pub unanswered: i64,
    /// 已摘牌
    pub taken_back: i64,
    /// 未结
    pub open: i64,
}

impl Tally {
    /// Cards of a level, those taken back among them.
    #[must_use]
    pub fn of(&self, level: SupervisionLevel) -> i64 {
        SupervisionLevel::ALL.iter().zip(self.levels).filter(|(one, _)| **one == level).map(|(_, n)| n).sum()
    }

    /// Cards of every level.
    #[must_use]
    pub fn all(&self) -> i64 {
        self.levels.iter().sum()
    }

    /// 按期说明率, in tenths of a per cent; none where no explanation was due.
    #[must_use]
    pub fn in_time(&self) -> Option<i64> {
        (self.due > 0).then(|| (self.due - self.unanswered) * 1000 / self.due)
    }

    fn add(&mut self, level: SupervisionLevel, (state, open): (CardState, bool), unanswered: bool, n: i64) {
        for (known, count) in SupervisionLevel::ALL.iter().zip(&mut self.levels) {
            *count += if *known == level { n } else { 0 };
        }
        let waits = matches!(state, CardState::Open | CardState::Notified) && !unanswered;
        if level > SupervisionLevel::Remind && !waits {
            self.due += n;
        }
        self.unanswered += if unanswered { n } else { 0 };
        self.taken_back += if state == CardState::Cancelled { n } else { 0 };
        self.open += if open { n } else { 0 };
    }
}

impl CardReport {
    /// The report of the cards raised from the first of these days to the last, of one department or of all.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn of(
        front: &Front,
        hall: &Hall,
        days: (Date, Date),
        department: Option<&str>,
    ) -> Result<CardReport, StoreError> {
        let db = front.store.db();
        let mut report = CardReport::default();
        let mut rules: BTreeMap<&str, Line> = BTreeMap::new();
        let mut departments: BTreeMap<String, Line> = BTreeMap::new();
        for group in card_report::groups(db, days, department).await? {
            let card_report::CardGroup { rule, department, level, state, open, unanswered, n } = group;
            let state = (state, open);
            report.total.add(level, state, unanswered, n);
            let name = |lang| supervision::rule(lang, rule).to_owned();
            let of_rule = rules.entry(rule.code()).or_insert_with(|| Line {
                key: rule.code().to_owned(),
                zh: name(Lang::Zh),
                en: name(Lang::En),
                tally: Tally::default(),
            });
            of_rule.tally.add(level, state, unanswered, n);
            let known = hall.departments.get(&department.as_str().into());
            let of_department = departments.entry(department.clone()).or_insert_with(|| Line {
                zh: known.map_or_else(|| department.clone(), |one| one.name.clone()),
                en: known.map_or_else(|| department.clone(), |one| one.name_en.clone()),
                key: department,
                tally: Tally::default(),
            });
            of_department.tally.add(level, state, unanswered, n);
        }
        let mut items: BTreeMap<String, Line> = BTreeMap::new();
        for group in card_report::items(db, days, department, ITEMS_MAX).await? {
            let line = items.entry(group.item.clone()).or_insert_with(|| Line {
                key: group.item,
                zh: group.name,
                en: group.name_en,
                tally: Tally::default(),
            });
            line.tally.add(group.level, (group.state, group.open), group.unanswered, group.n);
        }
        report.rules = rules.into_values().collect();
        report.departments = most_first(departments);
        report.items = most_first(items);
        Ok(report)
    }
}

fn most_first(lines: BTreeMap<String, Line>) -> Vec<Line> {
    let mut lines: Vec<Line> = lines.into_values().collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.tally.all()));
    lines
}

/// Whether a report may cover these days: in their order, and a year at most.
#[must_use]
pub fn is_span((first, last): (Date, Date)) -> bool {
    (0..DAYS_MAX).contains(&(day_number(last) - day_number(first)))
}

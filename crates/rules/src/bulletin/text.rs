//! 公告内容: what a bulletin says, what it is about, from when and until when it holds, and what is wrong with it.

use super::{BulletinKind, Force};
use crate::{
    name::{DepartmentId, ItemCode},
    time::Date,
};
use alloc::{collections::BTreeSet, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// Signs of a title.
pub const TITLE_MAX: usize = 120;
/// Signs of a body in one language.
pub const BODY_MAX: usize = 20_000;
/// Signs of a document's number.
pub const DOCUMENT_MAX: usize = 60;
/// Items that one bulletin may concern.
pub const ITEMS_MAX: usize = 50;
/// Subjects and life events that one bulletin may be found by.
pub const SUBJECTS_MAX: usize = 20;
/// Signs of the name of a subject.
pub const SUBJECT_MAX: usize = 60;

/// 公告内容
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BulletinText {
    /// 种类
    pub kind: BulletinKind,
    /// 标题
    pub title: String,
    /// The title in English; may be empty.
    #[serde(default)]
    pub title_en: String,
    /// 正文: paragraphs with empty lines between them; a line that begins with `## ` is a heading, one with `- ` or `1. ` a
    /// point of a list.
    pub body: String,
    /// The body in English; may be empty.
    #[serde(default)]
    pub body_en: String,
    /// 发布机构: the department that issued it.
    pub department: DepartmentId,
    /// 文号; may be empty.
    #[serde(default)]
    pub document: String,
    /// 成文日期
    pub issued_on: Date,
    /// 施行日期; the day of issue where none is said.
    #[serde(default)]
    pub effective_from: Option<Date>,
    /// 有效期至: the last day on which it holds; open where none is said.
    #[serde(default)]
    pub ends_on: Option<Date>,
    /// 涉及事项
    #[serde(default)]
    pub items: Vec<ItemCode>,
    /// 主题: subjects and life events by which it is found.
    #[serde(default)]
    pub subjects: Vec<String>,
    /// 置顶: whether it stands before all others while it is in force.
    #[serde(default)]
    pub pinned: bool,
}

/// 内容差错: one thing that is wrong with what a bulletin says (G-01). Each belongs to a field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextFault {
    /// The field must be filled in.
    Empty(String),
    /// The field holds more signs, or more entries, than it may: field and limit.
    TooLong(String, usize),
    /// It ends before it takes effect.
    EndsFirst,
    /// There is no such department in this hall.
    NoSuchDepartment,
    /// There is no such item in this hall.
    NoSuchItem(ItemCode),
}

impl TextFault {
    /// The field at which it stands.
    #[must_use]
    pub fn field(&self) -> &str {
        match self {
            Self::Empty(field) | Self::TooLong(field, _) => field,
            Self::EndsFirst => "ends_on",
            Self::NoSuchDepartment => "department",
            Self::NoSuchItem(_) => "items",
        }
    }
}

impl BulletinText {
    /// The first day on which it holds.
    #[must_use]
    pub fn holds_from(&self) -> Date {
        self.effective_from.unwrap_or(self.issued_on)
    }

    /// 时效: whether it is in force on this day (G-05). Both its first and its last day count.
    #[must_use]
    pub fn force(&self, day: Date) -> Force {
        if self.ends_on.is_some_and(|last| last < day) {
            Force::Over
        } else if day < self.holds_from() {
            Force::Coming
        } else {
            Force::InForce
        }
    }

    /// Everything that is wrong with it, in the order of its fields (G-01): `departments` and `items` say which names this
    /// hall knows.
    #[must_use]
    pub fn faults(&self, has_department: bool, items: &BTreeSet<&ItemCode>) -> Vec<TextFault> {
        let mut faults = Vec::new();
        let lines = [
            ("title", &self.title, TITLE_MAX, true),
            ("title_en", &self.title_en, TITLE_MAX, false),
            ("body", &self.body, BODY_MAX, true),
            ("body_en", &self.body_en, BODY_MAX, false),
            ("document", &self.document, DOCUMENT_MAX, false),
        ];
        for (field, text, most, needed) in lines {
            if needed && text.trim().is_empty() {
                faults.push(TextFault::Empty(field.into()));
            }
            if text.chars().count() > most {
                faults.push(TextFault::TooLong(field.into(), most));
            }
        }
        if !has_department {
            faults.push(TextFault::NoSuchDepartment);
        }
        if self.ends_on.is_some_and(|last| last < self.holds_from()) {
            faults.push(TextFault::EndsFirst);
        }
        if self.items.len() > ITEMS_MAX {
            faults.push(TextFault::TooLong("items".into(), ITEMS_MAX));
        }
        let unknown = self.items.iter().take(ITEMS_MAX).filter(|code| !items.contains(code));
        faults.extend(unknown.cloned().map(TextFault::NoSuchItem));
        if self.subjects.len() > SUBJECTS_MAX {
            faults.push(TextFault::TooLong("subjects".into(), SUBJECTS_MAX));
        } else if self.subjects.iter().any(|subject| subject.chars().count() > SUBJECT_MAX) {
            faults.push(TextFault::TooLong("subjects".into(), SUBJECT_MAX));
        }
        faults
    }
}

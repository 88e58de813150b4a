//! 比对: how the items of a hall stand to the list in force: what is not implemented, what is the hall's own, and in which of
//! the uniform elements the two differ (I-03).
//!
//! A handling item is a part of an entry (I-01), so it agrees by its own name or by that of its main item. Departments and
//! bodies bear the name of their place here and not in the list: they agree where one name ends with the other. Of the
//! basis only the laws are compared, since lists cite whole laws; an item may cite more than the list.

use super::BaseEntry;
use crate::{
    item::{
        Content,
        content::{ItemKind, UseLevel, coded},
    },
    time::Date,
};
use alloc::{
    borrow::ToOwned,
    collections::{BTreeMap, BTreeSet},
    string::{String, ToString},
    vec::Vec,
};
use serde::{Deserialize, Serialize};

coded!(
    /// 统一要素: what is uniform in one province (I-03), and beside it the level that the list gives.
    BaseElement {
        Name = "事项名称",
        Code = "基本编码",
        Kind = "事项类型",
        Department = "主管部门",
        Body = "实施主体",
        Basis = "设定依据",
        Level = "行使层级",
    }
);
coded!(
    /// 比对结果: how an entry or an item stands to the other side.
    BaseStanding {
        /// In the list for this level, and no item here implements it.
        NotImplemented = "目录有、本地未实施",
        /// Implemented here though the list has cancelled or replaced it, or no longer has it (I-02).
        Ended = "目录已取消、本地仍在实施",
        /// Not in the list, and on no basis (I-07).
        OwnWithoutBasis = "目录没有、又无依据",
        /// Not in the list, and on a basis of its own.
        Own = "目录没有的自设事项",
        /// In the list, with elements that differ.
        Differs = "要素不一致",
    }
);

/// 事项要素摘要: what of an item is compared with the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ItemElements {
    /// 实施编码
    pub task_code: String,
    /// 基本编码
    pub code: String,
    /// 事项名称
    pub name: String,
    /// 主项
    pub main_item: String,
    /// 事项类型
    pub kind: Option<ItemKind>,
    /// The department's id in the hall.
    pub department: String,
    /// 实施主体
    pub body: String,
    /// 行使层级
    pub level: Option<UseLevel>,
    /// 设定依据: each law with its article.
    pub basis: Vec<String>,
}

impl ItemElements {
    /// Those of a content.
    #[must_use]
    pub fn of(content: &Content) -> ItemElements {
        let Content { identity, power, body, .. } = content;
        ItemElements {
            task_code: identity.task_code.0.clone(),
            code: identity.catalog_code.trim().to_owned(),
            name: identity.name.clone(),
            main_item: identity.main_item.clone(),
            kind: identity.kind,
            department: body.department.0.clone(),
            body: body.impl_body.clone(),
            level: power.use_level,
            basis: power.setting_basis.iter().map(|basis| basis.law.clone() + &basis.article).collect(),
        }
    }
}

/// 不一致的要素: one element, as the list has it and as the item has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Which.
    pub element: BaseElement,
    /// In the list.
    pub listed: String,
    /// In the item.
    pub here: String,
}

/// 比对差异: one entry or item that does not stand as it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BaseGap {
    /// How it stands.
    pub standing: BaseStanding,
    /// The entry, where there is one.
    pub entry: Option<BaseEntry>,
    /// The item, where there is one.
    pub item: Option<ItemElements>,
    /// The elements that differ.
    pub elements: Vec<Element>,
}

impl BaseGap {
    /// What lists of gaps are ordered by: how it stands, then the codes.
    #[must_use]
    pub fn key(&self) -> (BaseStanding, &str, &str) {
        let entry = self.entry.as_ref().map_or("", |entry| entry.code.as_str());
        (self.standing, entry, self.item.as_ref().map_or("", |item| item.task_code.as_str()))
    }
}

/// 在用目录: the edition in force, and what the one before it had that it has not.
#[derive(Clone, Debug, Default)]
pub struct BaseList {
    entries: BTreeMap<String, BaseEntry>,
    dropped: BTreeMap<String, BaseEntry>,
    by_name: BTreeMap<String, String>,
}

impl BaseList {
    /// Of the entries of the edition in force and those of the one before.
    #[must_use]
    pub fn new(entries: Vec<BaseEntry>, before: Vec<BaseEntry>) -> BaseList {
        let by_name = entries.iter().map(|entry| (plain(&entry.name), entry.code.clone())).collect();
        let entries: BTreeMap<String, BaseEntry> =
            entries.into_iter().map(|entry| (entry.code.clone(), entry)).collect();
        let gone = before.into_iter().filter(|entry| !entries.contains_key(&entry.code));
        let dropped = gone.map(|entry| (entry.code.clone(), entry)).collect();
        BaseList { entries, dropped, by_name }
    }

    /// The entry of a basic code in the edition in force.
    #[must_use]
    pub fn current(&self, code: &str) -> Option<&BaseEntry> {
        self.entries.get(code)
    }

    /// The entries of the edition in force, by code.
    pub fn entries(&self) -> impl Iterator<Item = &BaseEntry> {
        self.entries.values()
    }

    /// How many entries the edition in force has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether no list is in force.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entry of a basic code, in force or of the edition before.
    #[must_use]
    pub fn entry(&self, code: &str) -> Option<&BaseEntry> {
        self.entries.get(code).or_else(|| self.dropped.get(code))
    }

    /// How one item stands to the list; none where it stands as it should. `department` is the name of its department.
    #[must_use]
    pub fn judge(&self, item: &ItemElements, department: &str, today: Date) -> Option<BaseGap> {
        let gap = |standing, entry: Option<&BaseEntry>, elements| {
            Some(BaseGap { standing, entry: entry.cloned(), item: Some(item.clone()), elements })
        };
        if let Some(entry) = self.entries.get(&item.code) {
            if !entry.lives(today) {
                return gap(BaseStanding::Ended, Some(entry), Vec::new());
            }
            let elements = elements(entry, item, department);
            return if elements.is_empty() {
                None
            } else {
                gap(BaseStanding::Differs, Some(entry), elements)
            };
        }
        if let Some(entry) = self.dropped.get(&item.code) {
            return gap(BaseStanding::Ended, Some(entry), Vec::new());
        }
        let names = [plain(&item.name), plain(&item.main_item)];
        let code = names.iter().filter(|name| !name.is_empty()).find_map(|name| self.by_name.get(name));
        if let Some(entry) = code.and_then(|code| self.entries.get(code)) {
            let elements = elements(entry, item, department);
            return gap(BaseStanding::Differs, Some(entry), elements);
        }
        let own = if item.basis.is_empty() { BaseStanding::OwnWithoutBasis } else { BaseStanding::Own };
        gap(own, None, Vec::new())
    }

    /// Everything that does not stand as it should, in the order of [`BaseGap::key`]: the items in turn, and the entries for
    /// these levels that none of them implements. `departments` gives names by id.
    #[must_use]
    pub fn compare(
        &self,
        items: &[ItemElements],
        departments: &BTreeMap<String, String>,
        levels: &[UseLevel],
        today: Date,
    ) -> Vec<BaseGap> {
        let mut gaps = Vec::new();
        let mut met: BTreeSet<String> = BTreeSet::new();
        for item in items {
            let department = departments.get(&item.department).map_or("", String::as_str);
            let gap = self.judge(item, department, today);
            let entry = gap.as_ref().and_then(|gap| gap.entry.as_ref());
            met.insert(entry.map_or_else(|| item.code.clone(), |entry| entry.code.clone()));
            gaps.extend(gap);
        }
        let ours = |entry: &&BaseEntry| {
            entry.levels.is_empty() || entry.levels.iter().any(|level| levels.contains(level))
        };
        let open = self.entries.values().filter(|entry| entry.lives(today)).filter(ours);
        gaps.extend(open.filter(|entry| !met.contains(&entry.code)).map(|entry| BaseGap {
            standing: BaseStanding::NotImplemented,
            entry: Some(entry.clone()),
            item: None,
            elements: Vec::new(),
        }));
        gaps.sort_by(|one, other| one.key().cmp(&other.key()));
        gaps
    }
}

/// I-03: where the two differ. What the list does not say cannot differ.
fn elements(entry: &BaseEntry, item: &ItemElements, department: &str) -> Vec<Element> {
    let mut found = Vec::new();
    let mut note = |element: BaseElement, listed: &str, here: &str, agrees: bool| {
        if !agrees {
            found.push(Element { element, listed: listed.to_owned(), here: here.to_owned() });
        }
    };
    let name = plain(&entry.name);
    let called = [&item.name, &item.main_item].into_iter().any(|one| plain(one) == name);
    note(BaseElement::Name, &entry.name, &item.name, called);
    note(BaseElement::Code, &entry.code, &item.code, entry.code == item.code);
    let zh = |kind: Option<ItemKind>| kind.map_or("", ItemKind::zh);
    let kind = entry.kind.is_none() || entry.kind == item.kind;
    note(BaseElement::Kind, zh(entry.kind), zh(item.kind), kind);
    let of_department = same_body(&entry.department, department);
    note(BaseElement::Department, &entry.department, department, of_department);
    note(BaseElement::Body, &entry.body, &item.body, same_body(&entry.body, &item.body));
    let here: Vec<String> = item.basis.iter().flat_map(|basis| laws(basis)).collect();
    let cited = laws(&entry.basis).iter().all(|law| here.iter().any(|one| one.ends_with(law.as_str())));
    note(BaseElement::Basis, &entry.basis, &item.basis.join("；"), cited);
    let level = item.level.is_none_or(|level| entry.levels.is_empty() || entry.levels.contains(&level));
    let levels: Vec<&str> = entry.levels.iter().map(|level| level.zh()).collect();
    note(BaseElement::Level, &levels.join("、"), item.level.map_or("", UseLevel::zh), level);
    found
}

/// A name without blanks and brackets, whose form differs from list to list.
fn plain(name: &str) -> String {
    let bracket =
        |sign: char| matches!(sign, '（' | '）' | '(' | ')' | '〔' | '〕' | '［' | '］' | '[' | ']');
    name.chars().filter(|sign| !sign.is_whitespace() && !bracket(*sign)).collect()
}

/// Whether both are names of one body, one of them perhaps with its place in front. An empty one says nothing.
fn same_body(listed: &str, here: &str) -> bool {
    let (listed, here) = (plain(listed), plain(here));
    listed.is_empty() || (!here.is_empty() && (here.ends_with(&listed) || listed.ends_with(&here)))
}

/// The laws that a basis names, without articles and without the country's name in front.
fn laws(basis: &str) -> Vec<String> {
    let bare = |law: &str| {
        let law = plain(law);
        law.strip_prefix("中华人民共和国").unwrap_or(&law).to_string()
    };
    if basis.contains('《') {
        let within = basis.split('《').skip(1).filter_map(|rest| rest.split_once('》'));
        return within.map(|(law, _)| bare(law)).filter(|law| !law.is_empty()).collect();
    }
    let parts = basis.split(['；', ';', '\n']);
    let named = parts.map(|part| part.split_once('第').map_or(part, |(law, _)| law));
    named.map(bare).filter(|law| !law.is_empty()).collect()
}

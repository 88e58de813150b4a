//! 监察规则表: what a hall's supervision has made of the rules — labels, levels, numbers, from when to when — as data with a history
//! (SU1, SU2, S-04).
//!
//! A setting begins today or later and never reaches back, so that what was found then was found by the rule of then. It is
//! kept in the hall's dossier and changed by supervisors alone, each time with a reason (S-17); what a rule looks at is
//! not here. Where nobody has chosen, the table in [`super::rule`] holds.

use super::{
    SupervisionLevel,
    rule::{Bounds, Rule, Stage, Threshold},
};
use crate::{item::content::coded, time::Date};
use alloc::{collections::BTreeMap, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// Phrases a rule may know at most, and signs of one.
const PHRASES_MAX: usize = 50;
const PHRASE_SIGNS_MAX: usize = 60;
/// Settings of one rule that are kept; a rule is not changed more often in its life.
const SETTINGS_MAX: usize = 200;
/// Words that say nothing of a matter: what is made of them alone would fit any case, and is no reason (L-17).
const EMPTY_WORDS: &str = "经 经过 审查 审核 研究 核查 核实 复核 复查 认为 你 您 你的 您的 该 本 此 其 所 的 申请 申请人 申请事项 \
    材料 申请材料 资料 提交 提供 情况 情形 不 未 不能 无法 没有 符合 满足 达到 齐全 条件 规定 规定的 要求 标准 法定 法定条件 有关 \
    相关 法律 法规 政策 依据 不合格 不合规 不予 驳回 通过 同意 许可 批准 准予 受理 予以 建议 决定 现 故 因此 特此 告知 按 依照 依法";

/// 监察规则表
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standard {
    /// The settings of each rule, by the day from which they hold.
    settings: BTreeMap<Rule, Vec<Setting>>,
    /// What the hall calls its levels, and in which colour they are shown.
    labels: BTreeMap<SupervisionLevel, LevelLabel>,
}

/// 规则设定: what the hall has made of one rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setting {
    /// The first day on which it holds.
    pub from: Date,
    /// The last day; none = until changed. The table holds again after it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// Whether the rule rests.
    #[serde(default, skip_serializing_if = "core::ops::Not::not")]
    pub rests: bool,
    /// The hall's own name for it; the rule's where empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub label: String,
    /// The level when it is near; none = nothing is said beforehand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub near: Option<SupervisionLevel>,
    /// The level when it has happened; the table's where none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub found: Option<SupervisionLevel>,
    /// Numbers other than the usual ones.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub thresholds: BTreeMap<Threshold, u32>,
    /// Further phrases that are no reason (SR-C1).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phrases: Vec<String>,
    /// The local rule it rests on.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub basis: String,
}

impl Setting {
    /// What the table says of a rule, from this day on.
    #[must_use]
    pub fn usual(rule: Rule, from: Date) -> Self {
        Self {
            from,
            until: None,
            rests: false,
            label: String::new(),
            near: rule.usual(Stage::Near),
            found: rule.usual(Stage::Found),
            thresholds: BTreeMap::new(),
            phrases: Vec::new(),
            basis: String::new(),
        }
    }

    fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

coded!(
    /// 牌色: the colours a hall may show its levels in (S-04); the word always stands beside.
    LevelColour {
        Grey = "灰",
        Blue = "蓝",
        Orange = "橙",
        Yellow = "黄",
        Red = "红",
    }
);

/// 级别标签
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelLabel {
    /// What the hall calls it.
    pub zh: String,
    /// The same in English.
    pub en: String,
    /// 颜色
    pub colour: LevelColour,
}

/// Why a setting cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum SettingFault {
    /// Another level is called so.
    #[error("another level is called so")]
    LabelTaken,
    /// It would reach back (S-17).
    #[error("a setting begins today or later")]
    ReachesBack,
    /// Its last day is before its first.
    #[error("the last day is before the first")]
    Backwards,
    /// No hall rests a rule that guards a right, or ends it (S-02).
    #[error("{0:?} guards a right and cannot rest")]
    CannotRest(Rule),
    /// No hall makes less than a yellow card of a breach of law (S-05).
    #[error("{0:?} guards a right and is at least a yellow card")]
    TooMild(Rule),
    /// What is only likely is at most a warning before a person has looked (SR-D1).
    #[error("{0:?} rests on likelihood and is at most a warning")]
    TooHarsh(Rule),
    /// It warns of itself with more than it says when it has happened.
    #[error("what is near is never more serious than what has happened")]
    NearAboveFound,
    /// The rule does not speak at this stage.
    #[error("{0:?} says nothing at this stage")]
    NoSuchStage(Rule),
    /// The number is another rule's.
    #[error("{0:?} is no number of this rule")]
    NotItsNumber(Threshold),
    /// The number is outside its bounds, which the law may have set.
    #[error("{threshold:?} lies between {least} and {most}")]
    OutOfBounds {
        /// Which.
        threshold: Threshold,
        /// The least.
        least: u32,
        /// The most.
        most: u32,
    },
    /// Too many phrases, or one too long or empty.
    #[error("at most fifty phrases of sixty signs")]
    Phrases,
    /// A name longer than can be shown, or none.
    #[error("a label is one to twenty signs")]
    Label,
    /// It has been changed too often.
    #[error("a rule is changed two hundred times at most")]
    TooOften,
}

impl SettingFault {
    /// The rule of law or of this catalogue that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::ReachesBack => "S-17",
            Self::CannotRest(_) => "S-02",
            Self::TooMild(_) => "S-05",
            Self::TooHarsh(_) => "SR-D1",
            Self::OutOfBounds { threshold, .. } => match threshold.bounds() {
                Bounds { law: Some(law), .. } => law,
                Bounds { law: None, .. } => "S-04",
            },
            _ => "S-04",
        }
    }
}

impl Standard {
    /// What the hall made of a rule for this day; none where the table holds.
    #[must_use]
    pub fn setting(&self, rule: Rule, day: Date) -> Option<&Setting> {
        self.settings
            .get(&rule)?
            .iter()
            .rev()
            .find(|setting| setting.from <= day)
            .filter(|it| it.holds_on(day))
    }

    /// Every setting of a rule there was, is and will be, the oldest first.
    #[must_use]
    pub fn history(&self, rule: Rule) -> &[Setting] {
        self.settings.get(&rule).map_or(&[], Vec::as_slice)
    }

    /// The level at which a rule speaks on this day; none where it says nothing.
    #[must_use]
    pub fn level(&self, rule: Rule, stage: Stage, day: Date) -> Option<SupervisionLevel> {
        let Some(setting) = self.setting(rule, day) else { return rule.usual(stage) };
        if setting.rests {
            return None;
        }
        match stage {
            Stage::Near => setting.near,
            Stage::Found => setting.found.or_else(|| rule.usual(stage)),
        }
    }

    /// A number as it is on this day.
    #[must_use]
    pub fn number(&self, threshold: Threshold, day: Date) -> u32 {
        let chosen = self.setting(threshold.rule(), day).and_then(|it| it.thresholds.get(&threshold));
        chosen.copied().unwrap_or(threshold.bounds().usual)
    }

    /// Whether these words are no reason: too few, made of words alone that would fit anything, or one of the hall's phrases
    /// (SR-C1, L-17).
    #[must_use]
    pub fn is_no_reason(&self, words: &str, day: Date) -> bool {
        let bare: String = words.chars().filter(|sign| sign.is_alphanumeric()).collect();
        let least = self.number(Threshold::ReasonSigns, day) as usize;
        let own = self.setting(Rule::Reasons, day).map_or(&[][..], |setting| &setting.phrases);
        bare.chars().count() < least
            || says_nothing(&bare)
            || own.iter().any(|phrase| phrase.chars().filter(|sign| sign.is_alphanumeric()).eq(bare.chars()))
    }

    /// What the hall calls a level; none where it has the usual name.
    #[must_use]
    pub fn label(&self, level: SupervisionLevel) -> Option<&LevelLabel> {
        self.labels.get(&level)
    }

    /// Whether a setting may be made today.
    pub fn check(&self, rule: Rule, setting: &Setting, today: Date) -> Result<(), SettingFault> {
        if setting.from < today {
            return Err(SettingFault::ReachesBack);
        }
        if setting.until.is_some_and(|until| until < setting.from) {
            return Err(SettingFault::Backwards);
        }
        if self.history(rule).len() >= SETTINGS_MAX {
            return Err(SettingFault::TooOften);
        }
        if setting.rests && rule.guards_a_right() {
            return Err(SettingFault::CannotRest(rule));
        }
        levels(rule, setting)?;
        for (threshold, number) in &setting.thresholds {
            let Bounds { least, most, .. } = threshold.bounds();
            if threshold.rule() != rule {
                return Err(SettingFault::NotItsNumber(*threshold));
            }
            if !(least..=most).contains(number) {
                return Err(SettingFault::OutOfBounds { threshold: *threshold, least, most });
            }
        }
        let too_long = |phrase: &String| !(1..=PHRASE_SIGNS_MAX).contains(&phrase.trim().chars().count());
        if setting.phrases.len() > PHRASES_MAX || setting.phrases.iter().any(too_long) {
            return Err(SettingFault::Phrases);
        }
        if setting.label.chars().count() > 20 { Err(SettingFault::Label) } else { Ok(()) }
    }

    /// Sets a rule from a day on; what was set for later days than that goes.
    pub(crate) fn set(&mut self, rule: Rule, setting: Setting) {
        let settings = self.settings.entry(rule).or_default();
        settings.retain(|known| known.from < setting.from);
        settings.push(setting);
    }

    /// Calls a level by another name.
    pub(crate) fn call(&mut self, level: SupervisionLevel, label: LevelLabel) {
        self.labels.insert(level, label);
    }
}

impl Standard {
    /// Whether a level can be called so: in few signs, and as no other level is.
    pub fn check_label(&self, level: SupervisionLevel, label: &LevelLabel) -> Result<(), SettingFault> {
        let fits = |name: &str| (1..=20).contains(&name.trim().chars().count());
        if !fits(&label.zh) || !fits(&label.en) {
            return Err(SettingFault::Label);
        }
        let mut others = SupervisionLevel::ALL.iter().filter(|other| **other != level);
        let is_taken = others.any(|other| {
            let own = self.label(*other);
            let zh = own.map_or(other.zh(), |own| own.zh.trim());
            zh == label.zh.trim() || own.is_some_and(|own| own.en.trim() == label.en.trim())
        });
        if is_taken { Err(SettingFault::LabelTaken) } else { Ok(()) }
    }
}

/// Whether the levels fit the rule and each other.
fn levels(rule: Rule, setting: &Setting) -> Result<(), SettingFault> {
    let near_is_known = rule.usual(Stage::Near).is_some();
    if (setting.near.is_some() && !near_is_known)
        || (setting.found.is_some() && rule.usual(Stage::Found).is_none())
    {
        return Err(SettingFault::NoSuchStage(rule));
    }
    let found = setting.found.or_else(|| rule.usual(Stage::Found));
    if let Some(found) = found.filter(|found| !rule.allows(Stage::Found, *found)) {
        let is_mild = found < SupervisionLevel::YellowCard;
        return Err(if is_mild { SettingFault::TooMild(rule) } else { SettingFault::TooHarsh(rule) });
    }
    if setting.near > found { Err(SettingFault::NearAboveFound) } else { Ok(()) }
}

/// Whether nothing but empty words are left when the longest that fits is taken away again and again. Whether a reason is owed at all
/// is not asked here: whoever agrees owes one only against a list, a review or a risk.
fn says_nothing(bare: &str) -> bool {
    let mut rest = bare;
    while !rest.is_empty() {
        let fitting = EMPTY_WORDS.split_whitespace().filter(|word| rest.starts_with(word));
        let Some(longest) = fitting.map(str::len).max() else { return false };
        rest = &rest[longest..];
    }
    true
}

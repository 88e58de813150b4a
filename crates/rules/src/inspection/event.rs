//! What can happen to a month's book.

use super::{Amiss, Consequence, PatrolPoint, PatrolSubject, UnitMonth};
use crate::{name::DepartmentId, supervision::Finding, time::Date};
use alloc::{boxed::Box, collections::BTreeMap, collections::BTreeSet, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 月度监察事件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// 巡查记录
    PatrolRecorded {
        /// Its number in the month, from 1.
        number: u32,
        /// 对象
        subject: PatrolSubject,
        /// 内容
        points: BTreeSet<PatrolPoint>,
        /// 问题
        #[serde(default, skip_serializing_if = "Option::is_none")]
        amiss: Option<Amiss>,
    },
    /// 月度统计
    MonthDrawn(Box<MonthFigures>),
    /// 后续措施 (S-16)
    ConsequenceArose {
        /// Its number in the month, from 1.
        number: u32,
        /// What it is.
        consequence: Consequence,
    },
    /// 部门答复
    ConsequenceReported {
        /// Which one.
        number: u32,
        /// 报告
        text: String,
    },
    /// 监察员记录
    ConsequenceNoted {
        /// Which one.
        number: u32,
        /// 处理情况
        text: String,
    },
    /// 点评
    MonthCommented {
        /// 点评
        text: String,
    },
    /// 发布通报
    MonthPublished,
}

/// 月度统计: what a month has come to. It stays as it was drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthFigures {
    /// 部门: every one that offered an item.
    pub units: BTreeMap<DepartmentId, UnitMonth>,
    /// Decided cases below which a department was not ranked, as the hall had it then.
    pub least_decided: u32,
    /// 未巡查: working days on which the hall was open and nobody recorded a patrol of it.
    pub days_without: Vec<Date>,
    /// 巡查不足: departments with fewer records than S-16 asks for.
    pub seldom_seen: Vec<DepartmentId>,
    /// 与同类偏离: what SR-D1 found in the month; each raises its card.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deviations: Vec<Finding>,
}

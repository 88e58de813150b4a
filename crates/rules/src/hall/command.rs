//! What can be asked of the hall.

use super::{ApplicantUnit, Chief, Department, Post, Role, Station};
use crate::{
    calendar::{Closure, Declaration, Decree, Hours, LocalHoliday, Opening},
    name::{DepartmentId, ItemCode, PersonId, PostId, StationId},
    supervision::{LevelLabel, Rule, Setting, SupervisionLevel},
    time::{Date, WorkingDays},
};
use alloc::{collections::BTreeSet, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 大厅命令
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Say what the hall is called and how to reach it.
    Describe {
        /// 名称
        name: String,
        /// The name in English.
        name_en: String,
        /// 行政区划代码
        division: String,
        /// 服务热线
        hotline: String,
    },
    /// Add a department, or change its particulars.
    DescribeDepartment(Department),
    /// Add a post, or change its particulars.
    DescribePost(Post),
    /// Add a town or village service centre, or change its particulars; what it takes stays.
    DescribeStation(Station),
    /// Say which items a centre takes in from now on (LE1).
    OfferAt {
        /// 服务点
        station: StationId,
        /// All of its items.
        items: BTreeSet<ItemCode>,
    },
    /// Say who holds a post from now on, A first.
    Appoint {
        /// 岗位
        post: PostId,
        /// A岗, B岗 …
        holders: Vec<PersonId>,
    },
    /// Give or take an office outside the departments.
    Entrust {
        /// Who.
        person: PersonId,
        /// What they may do; empty takes every office away.
        roles: Vec<Role>,
    },
    /// Give somebody else a one-time password.
    ResetPassword {
        /// Whose.
        person: PersonId,
    },
    /// 离岗 (P-13): from one day through another, both included.
    NoteAbsence {
        /// Who is away; oneself, or whoever manages the hall or heads the department says it.
        person: PersonId,
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
    },
    /// 返岗
    EndAbsence {
        /// Who is back.
        person: PersonId,
    },
    /// 任命首席代表 (P-14)
    AppointChief(Chief),
    /// 免去首席代表
    DismissChief {
        /// Of which department.
        department: DepartmentId,
    },
    /// Load a year's decree (C-07).
    LoadDecree(Decree),
    /// Declare a local legal holiday (C-06).
    DeclareLocalHoliday(LocalHoliday),
    /// Close the hall although its hours say open (K-16).
    DeclareClosure(Closure),
    /// Open the hall although its hours say shut, or at other hours; no legal day changes (K-16).
    DeclareOpening(Opening),
    /// Take back what was declared or loaded by mistake.
    TakeBack(Declaration),
    /// Set the opening hours.
    SetHours(Hours),
    /// Set the hall's own periods.
    SetPeriods {
        /// 补正期限 (K-08)
        correction_days: WorkingDays,
        /// 申请人期限的单位 (C-03)
        #[serde(default)]
        applicant_unit: ApplicantUnit,
    },
    /// Set the periods of supervision; by supervisors alone (S-17).
    SetSupervisionPeriods {
        /// 提前提醒 (S-03)
        remind_before: WorkingDays,
        /// 说明期限 (S-09)
        explanation_days: WorkingDays,
        /// 理由
        reason: String,
    },
    /// Set a rule of supervision from a day on (S-04, S-17).
    SetRule {
        /// 规则
        rule: Rule,
        /// What it is from then on.
        setting: Setting,
        /// 理由
        reason: String,
    },
    /// Call a level of supervision by the hall's own name (S-04).
    CallLevel {
        /// 级别
        level: SupervisionLevel,
        /// How it is called.
        label: LevelLabel,
        /// 理由
        reason: String,
    },
}

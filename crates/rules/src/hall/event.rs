//! What can happen to the hall.

use super::{ApplicantUnit, Chief, Department, Post, Role, Station};
use crate::{
    calendar::{Closure, Declaration, Decree, Hours, LocalHoliday, Opening},
    name::{DepartmentId, ItemCode, PersonId, PostId, StationId},
    supervision::{LevelLabel, Rule, Setting, SupervisionLevel},
    time::{Date, WorkingDays},
};
use alloc::{collections::BTreeSet, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 大厅事件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// 大厅设立 or renamed.
    HallDescribed {
        /// 名称
        name: String,
        /// The name in English.
        name_en: String,
        /// 行政区划代码
        division: String,
        /// 服务热线
        hotline: String,
    },
    /// 部门设立 or its particulars changed.
    DepartmentDescribed(Department),
    /// 岗位设立 or its particulars changed; holders stay as they are.
    PostDescribed(Post),
    /// 服务点设立 or its particulars changed; its items stay as they are (LE1).
    StationDescribed(Station),
    /// 服务点受理事项: what a centre takes in from now on (LE1).
    StationItemsSet {
        /// 服务点
        station: StationId,
        /// All of its items.
        items: BTreeSet<ItemCode>,
    },
    /// 任命: the people who hold a post from now on, A first.
    PostHeld {
        /// 岗位
        post: PostId,
        /// A岗, B岗 …
        holders: Vec<PersonId>,
    },
    /// 授予: an office outside the departments; an empty list takes every office away.
    OfficeHeld {
        /// Who.
        person: PersonId,
        /// What they may do.
        roles: Vec<Role>,
    },
    /// 重置密码: somebody was given a one-time password; only that it happened and who did it, so that nobody acts
    /// as somebody else unnoticed.
    PasswordReset {
        /// Whose.
        person: PersonId,
    },
    /// 离岗 (P-13)
    AbsenceNoted {
        /// Who is away.
        person: PersonId,
        /// First day.
        from: Date,
        /// Last day.
        until: Date,
    },
    /// 返岗
    AbsenceEnded {
        /// Who is back.
        person: PersonId,
    },
    /// 任命首席代表 (P-14): with the numbers of both letters.
    ChiefAppointed(Chief),
    /// 免去首席代表
    ChiefDismissed {
        /// Of which department.
        department: DepartmentId,
    },
    /// 国务院办公厅通知: a year's holidays and make-up working days (C-07).
    DecreeLoaded(Decree),
    /// 地方法定假日 (C-06, C-08)
    LocalHolidayDeclared(LocalHoliday),
    /// 大厅闭馆: no legal day changes (K-16).
    ClosureDeclared(Closure),
    /// 大厅加开: no legal day changes (K-16).
    OpeningDeclared(Opening),
    /// 收回公布: what was declared or loaded by mistake counts no longer.
    DeclarationTakenBack(Declaration),
    /// 办公时间
    HoursSet(Hours),
    /// 期限设定
    PeriodsSet {
        /// 补正期限 (K-08)
        correction_days: WorkingDays,
        /// 提前提醒 (S-03), in logs from before supervisors set it themselves.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        remind_before: Option<WorkingDays>,
        /// 说明期限 (S-09), likewise.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        explanation_days: Option<WorkingDays>,
        /// 申请人期限的单位 (C-03)
        #[serde(default)]
        applicant_unit: ApplicantUnit,
    },
    /// 监察期限设定
    SupervisionPeriodsSet {
        /// 提前提醒 (S-03)
        remind_before: WorkingDays,
        /// 说明期限 (S-09)
        explanation_days: WorkingDays,
        /// 理由
        reason: String,
    },
    /// 监察规则设定 (S-04): with the reason, for whoever supervises the supervisors (S-17).
    RuleSet {
        /// 规则
        rule: Rule,
        /// What it is from its day on.
        setting: Setting,
        /// 理由
        reason: String,
    },
    /// 监察级别命名 (S-04)
    LevelCalled {
        /// 级别
        level: SupervisionLevel,
        /// How it is called.
        label: LevelLabel,
        /// 理由
        reason: String,
    },
}

impl Event {
    /// Whether dates of open cases and cards may be others after this event (CL2).
    #[must_use]
    pub const fn moves_dates(&self) -> bool {
        matches!(
            self,
            Self::DecreeLoaded(_)
                | Self::LocalHolidayDeclared(_)
                | Self::ClosureDeclared(_)
                | Self::OpeningDeclared(_)
                | Self::DeclarationTakenBack(_)
                | Self::HoursSet(_)
                | Self::PeriodsSet { .. }
                | Self::SupervisionPeriodsSet { .. }
        )
    }
}

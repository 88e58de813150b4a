//! 大厅: the hall itself as a dossier: departments, posts and who holds them, the calendar and opening hours.
//!
//! Organisation and calendar are data with a history like everything else (AR2): whoever was entitled at a moment
//! can be read from the log. Logins and passwords are not here; they are no history and lie in the store.
//! Names of persons are not here either: a person is an opaque [`PersonId`].

pub mod absence;
mod already;
pub mod chief;
pub mod command;
pub mod decide;
pub mod event;
pub mod refusal;
pub mod station;
mod supervised;

pub use absence::Absence;
pub use chief::{Chief, ChiefPower, Letter};
pub use command::Command;
pub use decide::Context;
pub use event::Event;
pub use refusal::Refusal;
pub use station::Station;

use crate::{
    calendar::{Calendar, CalendarChanges},
    clock::Limit,
    item::content::coded,
    name::{DepartmentId, PersonId, PostId, StationId},
    supervision::Standard,
    time::WorkingDays,
};
use alloc::{collections::BTreeMap, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 综合窗口: posts of this department take applications for every department (IN1, K-09).
pub const COMPREHENSIVE: &str = "hall";

/// 大厅: who works here, in which posts, and when.
#[derive(Clone, Debug)]
pub struct Hall {
    /// 名称
    pub name: String,
    /// The name in English.
    pub name_en: String,
    /// 行政区划: division code (E-04).
    pub division: String,
    /// 服务热线
    pub hotline: String,
    /// 部门
    pub departments: BTreeMap<DepartmentId, Department>,
    /// Every abbreviation ever used, and the department that had it first: never given to another (K-05).
    pub abbreviations: BTreeMap<String, DepartmentId>,
    /// 岗位
    pub posts: BTreeMap<PostId, Post>,
    /// Offices that do not belong to a department: hall manager, supervisor, administrators …
    pub offices: BTreeMap<PersonId, Vec<Role>>,
    /// 日历: legal days and opening hours.
    pub calendar: Calendar,
    /// 历次变动: what has changed the calendar of late, so that a date that moves can name its cause (CL2).
    pub changes: CalendarChanges,
    /// 提前提醒: how many working days before the promised day to remind (S-03).
    pub remind_before: WorkingDays,
    /// 补正期限: what an applicant is given where the item says nothing (K-08: local data).
    pub correction_days: WorkingDays,
    /// 说明期限: how long a department has to explain a card (S-09: 5 wd).
    pub explanation_days: WorkingDays,
    /// 申请人期限的单位 (C-03)
    pub applicant_unit: ApplicantUnit,
    /// 离岗: who is away and until when (P-13).
    pub absences: BTreeMap<PersonId, Absence>,
    /// 首席代表 (P-14), at most one for a department.
    pub chiefs: BTreeMap<DepartmentId, Chief>,
    /// 服务点: town and village service centres, with what each takes in (LE1).
    pub stations: BTreeMap<StationId, Station>,
    /// 监察规则表: what supervision has made of its rules (S-04); supervisors alone change it.
    pub standard: Standard,
}

impl Default for Hall {
    fn default() -> Self {
        Self {
            name: String::new(),
            name_en: String::new(),
            division: String::new(),
            hotline: String::new(),
            departments: BTreeMap::new(),
            abbreviations: BTreeMap::new(),
            posts: BTreeMap::new(),
            offices: BTreeMap::new(),
            calendar: Calendar::china(),
            changes: CalendarChanges::default(),
            remind_before: WorkingDays(1),
            correction_days: WorkingDays(10),
            explanation_days: WorkingDays(5),
            applicant_unit: ApplicantUnit::default(),
            absences: BTreeMap::new(),
            chiefs: BTreeMap::new(),
            stations: BTreeMap::new(),
            standard: Standard::default(),
        }
    }
}

/// 部门
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Department {
    /// Short code, unique in the hall (`market`).
    pub id: DepartmentId,
    /// 名称
    pub name: String,
    /// The name in English.
    pub name_en: String,
    /// 简称 (宁市监): document numbers begin with it, so no two departments ever have the same (K-05).
    pub abbreviation: String,
    /// 统一社会信用代码 (E-03)
    pub credit_code: String,
    /// 电话
    pub phone: String,
}

/// 岗位: held by an A person and, in their absence, a B person (P-13).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Post {
    /// Unique in the hall, department first (`market/review`).
    pub id: PostId,
    /// 部门
    pub department: DepartmentId,
    /// 岗位名称
    pub name: String,
    /// The name in English.
    pub name_en: String,
    /// 职责: what whoever holds the post may do.
    pub roles: Vec<Role>,
    /// 服务点: the centre at which the post is, which takes that centre's items and no others (LE1).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub station: Option<StationId>,
    /// 在岗人员: A first, B second; appointed in the hall, never in the catalogue.
    pub holders: Vec<PersonId>,
}

coded!(
    /// 申请人期限的单位: in which unit an applicant's own periods count where the law does not say it (C-03).
    ApplicantUnit {
        /// Generous to the applicant.
        WorkingDay = "工作日",
        CalendarDay = "自然日",
    }
);

#[expect(clippy::derivable_impls, reason = "the coded! list cannot mark a default")]
impl Default for ApplicantUnit {
    fn default() -> Self {
        Self::WorkingDay
    }
}

impl ApplicantUnit {
    /// So many of this unit (C-03).
    #[must_use]
    pub const fn of(self, amount: u16) -> Limit {
        match self {
            Self::WorkingDay => Limit::working_days(amount),
            Self::CalendarDay => Limit::calendar_days(amount),
        }
    }
}

coded!(
    /// 角色: what somebody may do in the hall (DESIGN §8).
    Role {
        Citizen = "申请人",
        Agent = "代理人",
        WindowClerk = "窗口受理",
        Cashier = "收费财务",
        DeliveryClerk = "统一送达",
        Handler = "承办人",
        Reviewer = "审核人",
        Approver = "批准人",
        GovernmentHead = "政府负责人",
        DepartmentHead = "部门负责人",
        DepartmentEditor = "事项编辑",
        LegalReviewer = "法制审核",
        HallManager = "大厅管理",
        Supervisor = "监察员",
        CallCentre = "回访中心",
        Auditor = "审计员",
        SystemAdministrator = "系统管理员",
        SecurityAdministrator = "安全管理员",
        AuditAdministrator = "审计管理员",
    }
);

impl Role {
    /// 办件角色: whoever has one of these works on cases, and reads what applicants wrote.
    pub const CASE_WORK: &'static [Role] = &[
        Role::WindowClerk,
        Role::DeliveryClerk,
        Role::Handler,
        Role::Reviewer,
        Role::Approver,
        Role::GovernmentHead,
        Role::DepartmentHead,
    ];

    /// 回访角色: whoever has one of these may call back whoever rated; not about their own department.
    pub const CALL_BACK: &'static [Role] = &[Role::CallCentre, Role::HallManager, Role::Supervisor];

    /// 经办角色: whoever has one of these has a desk, where records are read and signed (L-14).
    pub const DESK_WORK: &'static [Role] =
        &[Role::Handler, Role::Reviewer, Role::Approver, Role::GovernmentHead, Role::DepartmentHead];
}

impl Post {
    /// Whether whoever holds the post takes applications for every department (IN1, K-09).
    #[must_use]
    pub fn is_comprehensive_window(&self) -> bool {
        self.department.as_str() == COMPREHENSIVE
            && self.roles.contains(&Role::WindowClerk)
            && self.station.is_none()
    }

    /// Whether whoever holds the post decides or prepares decisions at a desk. Whoever only takes papers in or hands
    /// results out is no investigator of what they say (L-14).
    #[must_use]
    pub fn is_on_the_desk(&self) -> bool {
        self.roles.iter().any(|role| Role::DESK_WORK.contains(role))
    }

    /// Whether whoever holds the post works on cases; an editor of items does not.
    #[must_use]
    pub fn works_on_cases(&self) -> bool {
        self.roles.iter().any(|role| Role::CASE_WORK.contains(role))
    }
}

impl Hall {
    /// Whether this person holds this post now (as A or B).
    #[must_use]
    pub fn holds(&self, person: &PersonId, post: &PostId) -> bool {
        self.posts.get(post).is_some_and(|post| post.holders.contains(person))
    }

    /// The posts this person holds.
    pub fn posts_of<'a>(&'a self, person: &'a PersonId) -> impl Iterator<Item = &'a Post> {
        self.posts.values().filter(move |post| post.holders.contains(person))
    }

    /// Whether this person heads this department.
    #[must_use]
    pub fn heads(&self, person: &PersonId, department: &DepartmentId) -> bool {
        self.posts_of(person)
            .any(|post| post.department == *department && post.roles.contains(&Role::DepartmentHead))
    }

    /// How long before its day a limit gives notice (S-03): what the item says, or else the hall.
    #[must_use]
    pub fn lead(&self, of_item: Option<WorkingDays>) -> WorkingDays {
        of_item.unwrap_or(self.remind_before)
    }

    /// 综合窗口: whether this person takes applications for every department (IN1, K-09).
    #[must_use]
    pub fn sits_at_the_comprehensive_window(&self, person: &PersonId) -> bool {
        self.posts_of(person).any(Post::is_comprehensive_window)
    }

    /// 同事: whoever works on cases in a department of this person, without themselves; those of the same post first.
    #[must_use]
    pub fn colleagues(&self, person: &PersonId) -> Vec<PersonId> {
        let departments: Vec<&DepartmentId> = self.posts_of(person).map(|post| &post.department).collect();
        let posts = self.posts.values().filter(|post| post.works_on_cases());
        let near = posts.filter(|post| departments.contains(&&post.department));
        let mut people: Vec<PersonId> =
            near.flat_map(|post| &post.holders).filter(|other| *other != person).cloned().collect();
        let is_of_my_post = |other: &PersonId| self.posts_of(person).any(|post| post.holders.contains(other));
        people.sort_unstable_by_key(|other| (!is_of_my_post(other), other.clone()));
        people.dedup();
        people
    }

    /// Every role this person has, by posts and by office, each once.
    #[must_use]
    pub fn roles_of(&self, person: &PersonId) -> Vec<Role> {
        let by_post = self.posts_of(person).flat_map(|post| post.roles.iter().copied());
        let by_office = self.offices.get(person).into_iter().flatten().copied();
        let mut roles: Vec<Role> = by_post.chain(by_office).collect();
        roles.sort_unstable();
        roles.dedup();
        roles
    }

    /// The department of whoever acts for it; the first by name where one person serves several.
    #[must_use]
    pub fn department_of(&self, person: &PersonId) -> Option<&DepartmentId> {
        self.posts.values().find(|post| post.holders.contains(person)).map(|post| &post.department)
    }
}

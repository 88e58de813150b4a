//! Deciding on the hall: who may change the organisation, and folding what changed.
//!
//! One person never appoints themselves to supervise, and administrators of the system get no part in cases:
//! separation of duty is decided here (DESIGN §8, X-02).

use super::{Department, Event, Hall, Post, Role};
use crate::{
    actor::Actor,
    calendar::{Closure, Decree, Hours, LocalHoliday},
    dossier::{Dossier, Recorded},
    identifier::credit,
    name::{PersonId, PostId},
    time::{Instant, WorkingDays},
};
use alloc::{
    string::{String, ToString},
    vec,
    vec::Vec,
};
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
    /// Load a year's decree (C-07).
    LoadDecree(Decree),
    /// Declare a local legal holiday (C-06).
    DeclareLocalHoliday(LocalHoliday),
    /// Close or open the hall on one day (K-16).
    DeclareClosure(Closure),
    /// Set the opening hours.
    SetHours(Hours),
    /// Set the hall's own periods.
    SetPeriods {
        /// 提前提醒 (S-03)
        remind_before: WorkingDays,
        /// 补正期限 (K-08)
        correction_days: WorkingDays,
        /// 说明期限 (S-09)
        explanation_days: WorkingDays,
    },
}

/// What a decision on the hall looks at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The time of the decision.
    pub now: Instant,
    /// Who asks.
    pub actor: &'a Actor,
}

/// Why a command on the hall is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The actor has no role for this.
    #[error("not entitled: only the hall manager, or the security administrator for offices")]
    NotEntitled,
    /// A field that may not be empty is.
    #[error("{0} may not be empty")]
    Empty(String),
    /// The credit code fails its check (E-03).
    #[error("the credit code is not valid")]
    CreditCode,
    /// There is no such department.
    #[error("there is no such department")]
    NoSuchDepartment,
    /// There is no such post.
    #[error("there is no such post")]
    NoSuchPost,
    /// More holders than a post may have.
    #[error("a post has at most eight holders")]
    TooMany,
    /// Offices that exclude each other (X-02, SU7).
    #[error("{0:?} and {1:?} exclude each other")]
    Incompatible(Role, Role),
    /// Nobody gives themselves an office.
    #[error("nobody gives themselves an office")]
    OwnOffice,
    /// A post may only carry roles that belong to posts.
    #[error("{0:?} is no role of a post")]
    NoPostRole(Role),
    /// Whoever supervises, audits or administers has no part in cases (X-02, S-17).
    #[error("{0:?} holds no post")]
    NoPostBeside(Role),
    /// A decree that cannot be right (C-07).
    #[error("the decree cannot be right: {0}")]
    Decree(String),
}

impl Refusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NotEntitled | Self::Incompatible(..) | Self::OwnOffice | Self::NoPostRole(_) => "X-02",
            Self::NoPostBeside(_) => "S-17",
            Self::Empty(_) | Self::NoSuchDepartment | Self::NoSuchPost | Self::TooMany => "P-13",
            Self::CreditCode => "E-03",
            Self::Decree(_) => "C-07",
        }
    }
}

/// Posts have few holders: an A person, a B person, and at large windows some more.
const HOLDERS_MAX: usize = 8;

/// Offices that no one person may join (X-02: three administrators apart; SU7: supervisors apart).
const APART: &[(Role, Role)] = &[
    (Role::SystemAdministrator, Role::SecurityAdministrator),
    (Role::SystemAdministrator, Role::AuditAdministrator),
    (Role::SecurityAdministrator, Role::AuditAdministrator),
    (Role::Supervisor, Role::HallManager),
    (Role::Supervisor, Role::SystemAdministrator),
    (Role::Supervisor, Role::SecurityAdministrator),
    (Role::Supervisor, Role::AuditAdministrator),
];

/// Offices whose holders have no part in cases, and therefore no post (DESIGN §8, S-17, X-02).
const WITHOUT_POST: &[Role] = &[
    Role::Supervisor,
    Role::Auditor,
    Role::SystemAdministrator,
    Role::SecurityAdministrator,
    Role::AuditAdministrator,
];

/// Roles that come only by office, never with a post.
const BY_OFFICE: &[Role] = &[
    Role::Citizen,
    Role::HallManager,
    Role::Supervisor,
    Role::Auditor,
    Role::SystemAdministrator,
    Role::SecurityAdministrator,
    Role::AuditAdministrator,
];

impl Dossier for Hall {
    const KIND: &'static str = "hall";
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;
    type Context<'a> = Context<'a>;

    fn decide(&self, command: Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        let needed = match command {
            Command::Entrust { .. } | Command::ResetPassword { .. } => Role::SecurityAdministrator,
            _ => Role::HallManager,
        };
        if !context.actor.is_system() && !context.actor.has(needed) {
            return Err(Refusal::NotEntitled);
        }
        let event = self.consider(command, context.actor)?;
        // Saying again what already holds is no event: starting a hall twice changes nothing.
        Ok(if self.says(&event) { vec![] } else { vec![event] })
    }

    fn apply(mut self, recorded: &Recorded<Event>) -> Self {
        match recorded.event.clone() {
            Event::HallDescribed { name, name_en, division, hotline } => {
                (self.name, self.name_en, self.division, self.hotline) = (name, name_en, division, hotline);
            }
            Event::DepartmentDescribed(department) => {
                self.departments.insert(department.id.clone(), department);
            }
            Event::PostDescribed(mut post) => {
                post.holders = self.posts.remove(&post.id).map(|old| old.holders).unwrap_or_default();
                self.posts.insert(post.id.clone(), post);
            }
            Event::PostHeld { post, holders } => {
                if let Some(post) = self.posts.get_mut(&post) {
                    post.holders = holders;
                }
            }
            Event::OfficeHeld { person, roles } => {
                if roles.is_empty() {
                    self.offices.remove(&person);
                } else {
                    self.offices.insert(person, roles);
                }
            }
            // It is about a login, which is no part of the hall; the log alone keeps it.
            Event::PasswordReset { .. } => {}
            Event::DecreeLoaded(decree) => self.calendar = self.calendar.with_decree(decree),
            Event::LocalHolidayDeclared(holiday) => {
                self.calendar = self.calendar.with_local_holiday(holiday);
            }
            Event::ClosureDeclared(closure) => self.calendar = self.calendar.with_closure(closure),
            Event::HoursSet(hours) => self.calendar = self.calendar.with_hours(hours),
            Event::PeriodsSet { remind_before, correction_days, explanation_days } => {
                self.remind_before = remind_before;
                self.correction_days = correction_days;
                self.explanation_days = explanation_days;
            }
        }
        self
    }

    fn event_name(event: &Event) -> &'static str {
        match event {
            Event::HallDescribed { .. } => "HallDescribed",
            Event::DepartmentDescribed(_) => "DepartmentDescribed",
            Event::PostDescribed(_) => "PostDescribed",
            Event::PostHeld { .. } => "PostHeld",
            Event::OfficeHeld { .. } => "OfficeHeld",
            Event::PasswordReset { .. } => "PasswordReset",
            Event::DecreeLoaded(_) => "DecreeLoaded",
            Event::LocalHolidayDeclared(_) => "LocalHolidayDeclared",
            Event::ClosureDeclared(_) => "ClosureDeclared",
            Event::HoursSet(_) => "HoursSet",
            Event::PeriodsSet { .. } => "PeriodsSet",
        }
    }
}

impl Hall {
    fn consider(&self, command: Command, actor: &Actor) -> Result<Event, Refusal> {
        Ok(match command {
            Command::Describe { name, name_en, division, hotline } => {
                filled("name", &name)?;
                Event::HallDescribed { name, name_en, division, hotline }
            }
            Command::DescribeDepartment(department) => {
                filled("id", department.id.as_str())?;
                filled("name", &department.name)?;
                if !department.credit_code.is_empty() && credit::parse(&department.credit_code).is_err() {
                    return Err(Refusal::CreditCode);
                }
                Event::DepartmentDescribed(department)
            }
            Command::DescribePost(post) => {
                filled("id", post.id.as_str())?;
                filled("name", &post.name)?;
                if !self.departments.contains_key(&post.department) {
                    return Err(Refusal::NoSuchDepartment);
                }
                if let Some(role) = post.roles.iter().find(|role| BY_OFFICE.contains(role)) {
                    return Err(Refusal::NoPostRole(*role));
                }
                Event::PostDescribed(Post { holders: vec![], ..post })
            }
            Command::Appoint { post, holders } => {
                if !self.posts.contains_key(&post) {
                    return Err(Refusal::NoSuchPost);
                }
                if holders.len() > HOLDERS_MAX {
                    return Err(Refusal::TooMany);
                }
                let offices = holders.iter().filter_map(|holder| self.offices.get(holder));
                if let Some(office) = offices.flatten().find(|office| WITHOUT_POST.contains(office)) {
                    return Err(Refusal::NoPostBeside(*office));
                }
                Event::PostHeld { post, holders }
            }
            Command::Entrust { person, roles } => {
                if person == actor.person {
                    return Err(Refusal::OwnOffice);
                }
                if let Some((one, other)) =
                    APART.iter().find(|(one, other)| roles.contains(one) && roles.contains(other))
                {
                    return Err(Refusal::Incompatible(*one, *other));
                }
                if let Some(office) = roles.iter().find(|role| WITHOUT_POST.contains(role))
                    && self.posts_of(&person).next().is_some()
                {
                    return Err(Refusal::NoPostBeside(*office));
                }
                Event::OfficeHeld { person, roles }
            }
            Command::ResetPassword { person } if person == actor.person => return Err(Refusal::NotEntitled),
            Command::ResetPassword { person } => Event::PasswordReset { person },
            Command::LoadDecree(decree) => {
                decree.check().map_err(|fault| Refusal::Decree(fault.to_string()))?;
                Event::DecreeLoaded(decree)
            }
            Command::DeclareLocalHoliday(holiday) => Event::LocalHolidayDeclared(holiday),
            Command::DeclareClosure(closure) => Event::ClosureDeclared(closure),
            Command::SetHours(hours) => Event::HoursSet(hours),
            Command::SetPeriods { remind_before, correction_days, explanation_days } => {
                Event::PeriodsSet { remind_before, correction_days, explanation_days }
            }
        })
    }

    /// Whether the hall already is as the event would make it.
    fn says(&self, event: &Event) -> bool {
        match event {
            Event::HallDescribed { name, name_en, division, hotline } => {
                (&self.name, &self.name_en, &self.division, &self.hotline)
                    == (name, name_en, division, hotline)
            }
            Event::DepartmentDescribed(department) => {
                self.departments.get(&department.id) == Some(department)
            }
            Event::PostDescribed(post) => self
                .posts
                .get(&post.id)
                .is_some_and(|known| Post { holders: vec![], ..known.clone() } == *post),
            Event::PostHeld { post, holders } => {
                self.posts.get(post).is_some_and(|known| known.holders == *holders)
            }
            Event::OfficeHeld { person, roles } => {
                self.offices.get(person).map_or(roles.is_empty(), |known| known == roles)
            }
            Event::PeriodsSet { remind_before, correction_days, explanation_days } => {
                (self.remind_before, self.correction_days, self.explanation_days)
                    == (*remind_before, *correction_days, *explanation_days)
            }
            // Every reset is one of its own.
            Event::PasswordReset { .. } => false,
            Event::DecreeLoaded(decree) => self.calendar.parts().decrees.contains(decree),
            Event::LocalHolidayDeclared(holiday) => self.calendar.parts().local_holidays.contains(holiday),
            Event::ClosureDeclared(closure) => self.calendar.parts().closures.contains(closure),
            Event::HoursSet(hours) => self.calendar.parts().hours.contains(hours),
        }
    }
}

fn filled(field: &str, text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() { Err(Refusal::Empty(field.into())) } else { Ok(()) }
}

//! 首席代表 (P-14, P-15): the one person of a department who is sent to the hall with the department's powers, each of them
//! in a letter that is filed and published.

use super::{Event, Hall, Refusal};
use crate::{
    item::content::coded,
    name::{DepartmentId, PersonId},
    time::Date,
};
use alloc::{
    collections::BTreeSet,
    string::{String, ToString},
};
use serde::{Deserialize, Serialize};

coded!(
    /// 首席代表的权力 (P-14)
    ChiefPower {
        Accept = "受理权",
        Review = "审批权",
        Coordinate = "协调权",
        Deliver = "送达权",
        Issue = "制证发证权",
    }
);

/// 任命书 or 授权书: filed with its number and day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// 文号
    pub number: String,
    /// 签发日期
    pub issued: Date,
}

/// 首席代表
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chief {
    /// 部门
    pub department: DepartmentId,
    /// Who.
    pub person: PersonId,
    /// 授予的权力; what is not in the letter is not theirs (P-15).
    pub powers: BTreeSet<ChiefPower>,
    /// 任命书
    pub appointment: Letter,
    /// 授权书
    pub authority: Letter,
    /// 任期起
    pub from: Date,
    /// 任期止; none = until dismissed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

impl Chief {
    /// Whether the letters hold on this day.
    #[must_use]
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }

    /// 授权率: powers given of five, in hundredths (P-15).
    #[must_use]
    pub fn authorisation_rate(&self) -> u32 {
        let given = u32::try_from(self.powers.len()).unwrap_or(0);
        given * 100 / u32::try_from(ChiefPower::ALL.len()).unwrap_or(1)
    }
}

impl Hall {
    /// Whether this person represents this department with this power on this day (P-14, P-15).
    #[must_use]
    pub fn represents(
        &self,
        person: &PersonId,
        department: &DepartmentId,
        power: ChiefPower,
        day: Date,
    ) -> bool {
        self.chief_in_office(person, department, day).is_some_and(|chief| chief.powers.contains(&power))
    }

    /// Whether this person answers for this department on this day: its head, or its representative while the letters hold
    /// (S-16, P-14).
    #[must_use]
    pub fn answers_for(&self, person: &PersonId, department: &DepartmentId, day: Date) -> bool {
        self.heads(person, department) || self.chief_in_office(person, department, day).is_some()
    }

    /// The representatives who may act on this day, by department: their letters hold, and they are still of the department, for whoever
    /// leaves it leaves them there (P-14).
    pub fn chiefs_in_office(&self, day: Date) -> impl Iterator<Item = &Chief> {
        let is_of_it =
            |chief: &&Chief| self.posts_of(&chief.person).any(|post| post.department == chief.department);
        self.chiefs.values().filter(move |chief| chief.holds_on(day)).filter(is_of_it)
    }

    /// The representative of a department on this day, if there is one.
    #[must_use]
    pub fn chief_of(&self, department: &DepartmentId, day: Date) -> Option<&Chief> {
        self.chiefs_in_office(day).find(|chief| chief.department == *department)
    }

    fn chief_in_office(&self, person: &PersonId, department: &DepartmentId, day: Date) -> Option<&Chief> {
        self.chief_of(department, day).filter(|chief| chief.person == *person)
    }

    /// A representative is of the department, and both letters have a number (P-14).
    pub(super) fn appoint_chief(&self, chief: Chief) -> Result<Event, Refusal> {
        if !self.departments.contains_key(&chief.department) {
            return Err(Refusal::NoSuchDepartment);
        }
        for (field, letter) in [("appointment", &chief.appointment), ("authority", &chief.authority)] {
            if letter.number.trim().is_empty() {
                return Err(Refusal::Empty(field.to_string()));
            }
        }
        if chief.powers.is_empty() {
            return Err(Refusal::Empty("powers".to_string()));
        }
        if chief.until.is_some_and(|until| until < chief.from) {
            return Err(Refusal::Range);
        }
        if !self.posts_of(&chief.person).any(|post| post.department == chief.department) {
            return Err(Refusal::NotOfDepartment);
        }
        Ok(Event::ChiefAppointed(chief))
    }
}

//! 可见: who may see a case, decided once for every room and for the API.
//!
//! A case is seen by its parties, by whoever works on it, and, without any act, by supervisors and auditors. For
//! everybody else it does not exist, so that numbers cannot be tried. What somebody may *do* is decided by the rules
//! (P-13, K-09, K-15); what of the personal data each sees follows from the answer here.

use crate::office::Who;
use rules::{
    case::Case,
    hall::{Hall, Post, Role},
    item::{Content, content::CaseKind},
    licence::Licence,
    name::{DepartmentId, PersonId},
    supervision::Finding,
};

/// 眼界: as whom somebody sees a case; the first that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// 当事人: the applicant or the agent; sees everything about themselves, no opinions of officers.
    Party,
    /// 经办: works on cases in a post of the department, of the process, or at the comprehensive window; sees
    /// everything. Whoever writes the department's items works on no case.
    Worker,
    /// 监察: sees what happened, names masked, and changes nothing (SU7).
    Watcher,
}

impl Sight {
    /// Whether the application itself may be read: form, numbers, phones.
    #[must_use]
    pub const fn reads_personal_data(self) -> bool {
        matches!(self, Sight::Party | Sight::Worker)
    }

    /// Whether opinions and remarks of officers may be read.
    #[must_use]
    pub const fn reads_opinions(self) -> bool {
        matches!(self, Sight::Worker | Sight::Watcher)
    }
}

/// As whom this person sees the case, if at all. `content` is the version of the item that the case keeps.
#[must_use]
pub fn sight(hall: &Hall, who: &Who, case: &Case, content: Option<&Content>) -> Option<Sight> {
    let person = match who {
        Who::Staff(person) | Who::Citizen(person) => person,
        Who::Anybody | Who::Bank | Who::System => return None,
    };
    if case.is_party(person) {
        return Some(Sight::Party);
    }
    let Who::Staff(person) = who else { return None };
    if works_on(hall, person, case, content) {
        return Some(Sight::Worker);
    }
    watches(hall, person).then_some(Sight::Watcher)
}

/// As whom this person sees the papers of a licence, if at all: its holder, whoever works for the department that issued it,
/// and supervision.
#[must_use]
pub fn sight_of_licence(hall: &Hall, who: &Who, licence: &Licence) -> Option<Sight> {
    let person = match who {
        Who::Staff(person) | Who::Citizen(person) => person,
        Who::Anybody | Who::Bank | Who::System => return None,
    };
    if licence.holder == *person {
        return Some(Sight::Party);
    }
    let Who::Staff(person) = who else { return None };
    if works_for(hall, person, &licence.department) {
        return Some(Sight::Worker);
    }
    watches(hall, person).then_some(Sight::Watcher)
}

/// Whether this person reads the papers of a card: supervision, which writes them, and whoever answers for it. Nobody's name
/// but the staff's stands in them, so nothing is masked.
#[must_use]
pub fn sees_card(hall: &Hall, who: &Who, finding: &Finding) -> bool {
    let Who::Staff(person) = who else { return false };
    let heads =
        |post: &Post| post.department == finding.department && post.roles.contains(&Role::DepartmentHead);
    watches(hall, person)
        || finding.person.as_ref() == Some(person)
        || hall.holds(person, &finding.post)
        || hall.posts_of(person).any(heads)
}

/// The ids of the posts somebody holds.
#[must_use]
pub fn posts_of(hall: &Hall, person: &PersonId) -> Vec<String> {
    hall.posts_of(person).map(|post| post.id.0.clone()).collect()
}

/// Whether somebody may see every case of a department in lists.
#[must_use]
pub fn sees_department(hall: &Hall, person: &PersonId, department: &DepartmentId) -> bool {
    works_for(hall, person, department) || watches(hall, person)
}

/// Whether somebody works on the cases of a department, and so reads their applicants' names.
#[must_use]
pub fn works_for(hall: &Hall, person: &PersonId, department: &DepartmentId) -> bool {
    hall.posts_of(person).any(|post| post.department == *department && post.works_on_cases())
        || hall.sits_at_the_comprehensive_window(person)
}

/// Whether somebody sees the cases of all departments.
#[must_use]
pub fn sees_the_hall(hall: &Hall, person: &PersonId) -> bool {
    hall.sits_at_the_comprehensive_window(person) || watches(hall, person)
}

/// Whoever works on cases for the department of the case or for one that has a step in it: colleagues and the head
/// stand in for one another, and answer for cards. Besides, whoever holds the post at the door.
fn works_on(hall: &Hall, person: &PersonId, case: &Case, content: Option<&Content>) -> bool {
    let in_process = |held: &Post| {
        content.is_some_and(|content| {
            let process = &content.process;
            let is_door = held.id == process.acceptance_post || held.id == process.delivery_post;
            let steps = process.steps();
            let mut posts = steps.iter().filter_map(|step| hall.posts.get(&step.post));
            is_door || posts.any(|post| post.department == held.department)
        })
    };
    // L-20: whoever heads the government decides on the extension of what several departments handle; L-26: and on a
    // challenge to the head of a department.
    let head_challenged = || case.recusals_asked.iter().any(|asked| hall.heads(asked, &case.department));
    let is_asked = case.kind == Some(CaseKind::Joint) || head_challenged();
    let governs = is_asked && hall.roles_of(person).contains(&Role::GovernmentHead);
    // LE1: whoever sits at the centre that took the case in follows it there.
    let took_it_in =
        || case.station.is_some() && hall.station_of(person).map(|it| &it.id) == case.station.as_ref();
    governs
        || took_it_in()
        || works_for(hall, person, &case.department)
        || hall.posts_of(person).any(|post| post.works_on_cases() && in_process(post))
}

fn watches(hall: &Hall, person: &PersonId) -> bool {
    let roles = hall.roles_of(person);
    roles.contains(&Role::Supervisor) || roles.contains(&Role::Auditor)
}

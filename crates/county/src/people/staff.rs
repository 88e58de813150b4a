//! 配备: who holds which post and office: an A and a B person where the work needs one (P-13).

use super::{People, Person, PersonKind, county_name};
use crate::{catalogue::Catalogue, chance::Chance};
use rules::{
    hall::{Post, Role},
    name::{DepartmentId, PersonId},
};

/// Offices outside the departments, with title in English and the number of people.
const OFFICES: &[(Role, &str, usize)] = &[
    (Role::SecurityAdministrator, "Security administrator", 1),
    (Role::HallManager, "Hall manager", 2),
    (Role::GovernmentHead, "Head of government", 1),
    (Role::Supervisor, "Supervisor", 2),
    (Role::Auditor, "Auditor", 1),
    (Role::SystemAdministrator, "System administrator", 1),
    (Role::AuditAdministrator, "Audit administrator", 1),
];

/// Roles that come with a post, in the order in which the demo shows them.
const BY_POST: &[Role] = &[
    Role::WindowClerk,
    Role::Handler,
    Role::Reviewer,
    Role::Approver,
    Role::DepartmentHead,
    Role::DepartmentEditor,
    Role::Cashier,
    Role::DeliveryClerk,
    Role::LegalReviewer,
    Role::CallCentre,
];

/// The department of the example that newcomers follow: somebody opens a restaurant (我要开饭店).
pub(crate) const EXAMPLE: &str = "market";
/// A department that charges: whoever makes the slip and whoever decides on reliefs are shown, too.
const CHARGING: &str = "urban";
/// Roles that move a case on.
const CASE_ROLES: [Role; 4] = [Role::WindowClerk, Role::Handler, Role::Reviewer, Role::Approver];

impl People {
    /// The people of a county: staff for every post, officers, and those who come to apply.
    #[must_use]
    pub fn of(seed: u64, catalogue: &Catalogue) -> Self {
        let mut people = Self::default();
        let place = county_name(&catalogue.hall.name);
        for post in &catalogue.posts {
            people.staff(seed, &place, post);
        }
        people.stand_in(catalogue);
        for (role, title_en, number) in OFFICES {
            for nth in 1..=*number {
                let subject = format!("{} {nth}", role.zh());
                let title = (role.zh(), *title_en);
                let id = people.employ(seed, &place, &subject, title, None);
                people.offices.push((id, *role));
            }
        }
        people.introduce(catalogue);
        people.inhabit(seed, &place);
        people
    }

    fn staff(&mut self, seed: u64, place: &str, post: &Post) {
        let mut holders = Vec::new();
        for nth in 1..=number(post) {
            let subject = format!("{} {nth}", post.id);
            let title = (post.name.as_str(), post.name_en.as_str());
            holders.push(self.employ(seed, place, &subject, title, Some(&post.department)));
        }
        if let (true, Some(head)) = (post.roles.contains(&Role::DepartmentHead), holders.first()) {
            self.heads.insert(post.department.clone(), head.clone());
        }
        self.posts.insert(post.id.clone(), holders);
    }

    /// The head of a department is the B person of its decision post: whoever heads it neither accepts nor reviews.
    fn stand_in(&mut self, catalogue: &Catalogue) {
        for post in catalogue.posts.iter().filter(|post| decides_only(post)) {
            let head = self.heads.get(&post.department).cloned();
            self.posts.entry(post.id.clone()).or_default().extend(head);
        }
    }

    fn employ(
        &mut self,
        seed: u64,
        place: &str,
        subject: &str,
        title: (&str, &str),
        department: Option<&DepartmentId>,
    ) -> PersonId {
        let natural = self.natural(place, &mut Chance::of(seed, subject));
        let person = Person {
            kind: PersonKind::Staff,
            title: title.0.into(),
            title_en: title.1.into(),
            department: department.cloned(),
            ..natural
        };
        self.settle(subject, person)
    }

    /// One person a role for the demo, of the example's department where departments have such a role; of the
    /// window clerks first one of the comprehensive window, who takes applications for every department. Then one for
    /// each post of the example's department through which its cases go, so that the example can be walked to its end.
    fn introduce(&mut self, catalogue: &Catalogue) {
        let general = catalogue.posts.iter().find(|post| post.is_comprehensive_window());
        let clerk = general.and_then(|post| self.holders(&post.id).first()).cloned();
        self.demo.extend(clerk.map(|clerk| (Role::WindowClerk, clerk)));
        for role in BY_POST {
            let first = |post: &&Post| post.roles.first() == Some(role);
            let of_example = |post: &&Post| post.department.as_str() == EXAMPLE;
            let mut posts = catalogue.posts.iter().filter(first);
            let post = posts.clone().find(of_example).or_else(|| posts.next());
            let holder = post.and_then(|post| self.holders(&post.id).first()).cloned();
            self.demo.extend(holder.map(|holder| (*role, holder)));
        }
        let at_centre = catalogue.posts.iter().find(|post| post.station.is_some());
        let at_centre = at_centre.and_then(|post| self.holders(&post.id).first()).cloned();
        self.demo.extend(at_centre.map(|clerk| (Role::WindowClerk, clerk)));
        for post in catalogue.posts.iter().filter(|post| post.department.as_str() == EXAMPLE) {
            let role = post.roles.first().filter(|role| CASE_ROLES.contains(role));
            let holder = self.holders(&post.id).first().cloned();
            self.demo.extend(role.copied().zip(holder));
        }
        // What somebody of finance typed another verifies (F-02); what is charged is shown where something is.
        let finance = catalogue.posts.iter().find(|post| post.roles == [Role::Cashier]);
        let second = finance.and_then(|post| self.holders(&post.id).get(1)).cloned();
        self.demo.extend(second.map(|person| (Role::Cashier, person)));
        for role in [Role::WindowClerk, Role::DepartmentHead] {
            let charges = |post: &&Post| post.department.as_str() == CHARGING && post.roles.contains(&role);
            let post = catalogue.posts.iter().find(charges);
            let holder = post.and_then(|post| self.holders(&post.id).first()).cloned();
            self.demo.extend(holder.map(|holder| (role, holder)));
        }
        // What one supervisor proposes another decides, and a month is published by the second (A-08, S-16).
        let most = |role: Role| if role == Role::Supervisor { 2 } else { 1 };
        let mut shown: Vec<Role> = Vec::new();
        for (person, role) in &self.offices {
            if shown.iter().filter(|known| *known == role).count() < most(*role) {
                shown.push(*role);
                self.demo.push((*role, person.clone()));
            }
        }
    }
}

fn decides_only(post: &Post) -> bool {
    post.roles == [Role::Approver]
}

/// How many people of its own a post has.
fn number(post: &Post) -> usize {
    match post.roles.first() {
        Some(Role::WindowClerk) if post.is_comprehensive_window() => 4,
        Some(Role::DeliveryClerk) => 3,
        Some(Role::DepartmentHead | Role::DepartmentEditor | Role::LegalReviewer | Role::CallCentre) => 1,
        _ if decides_only(post) => 1,
        _ => 2,
    }
}

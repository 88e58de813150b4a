//! 行为人: who acts, with the roles that hall and account give them at this moment.
//!
//! An actor is made by the office from the hall dossier (staff) or from the account (citizens); a form can never
//! claim one.

use crate::{
    dossier::SYSTEM,
    hall::{Hall, Role},
    name::PersonId,
};
use alloc::{vec, vec::Vec};

/// The name under which a bank's signed call-backs act: it tells of payments and refunds, and of nothing else (F-02).
pub const BANK: &str = "bank";

/// 行为人
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Who.
    pub person: PersonId,
    /// What they may do now.
    pub roles: Vec<Role>,
}

impl Actor {
    /// Time itself, and what the rules bring about on their own.
    #[must_use]
    pub fn system() -> Self {
        Self { person: PersonId::from(SYSTEM), roles: vec![] }
    }

    /// The bank, as its signed call-back says (F-02).
    #[must_use]
    pub fn bank() -> Self {
        Self { person: PersonId::from(BANK), roles: vec![] }
    }

    /// A member of staff, with what the hall entitles them to at this moment.
    #[must_use]
    pub fn staff(person: PersonId, hall: &Hall) -> Self {
        let roles = hall.roles_of(&person);
        Self { person, roles }
    }

    /// Whoever applies on their own behalf.
    #[must_use]
    pub fn citizen(person: PersonId) -> Self {
        Self { person, roles: vec![Role::Citizen] }
    }

    /// Whether the actor has this role.
    #[must_use]
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether it is time that acts.
    #[must_use]
    pub fn is_system(&self) -> bool {
        self.person.as_str() == SYSTEM
    }
}

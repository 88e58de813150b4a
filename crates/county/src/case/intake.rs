//! 收件与受理 in the rehearsal: what the window does, and how applicants answer it.

use super::{
    Desk, Matter,
    duty::{Duty, may_follow},
    timing::{HOUR, MINUTE},
    wording,
};
use crate::{
    act::{Act, Order},
    application::{given, is_walk_in},
    chance::Chance,
};
use rules::{
    case::{Command, material::CorrectionItem},
    name::PersonId,
    time::Instant,
};

impl Desk<'_> {
    pub(super) fn command(&self, at: Instant, actor: PersonId, command: Command) -> Act {
        Act { at, actor, order: Order::Case { case: self.number.clone(), command } }
    }

    /// Whether the case is handed in and dealt with at a window.
    pub(super) fn walk_in(&self) -> bool {
        self.case.source.is_some_and(is_walk_in)
    }

    pub(super) fn at_window(&self, duty: &Duty, matter: &mut Matter) -> Option<Act> {
        let actor = self.clerk(matter)?;
        let chance = &mut matter.chance;
        let seconds = match duty {
            Duty::Receive | Duty::ReturnPreReview => match chance.below(100) {
                0..=91 => chance.between(6 * MINUTE, 4 * HOUR),
                _ => self.world.office_days(chance.between(700, 1900)),
            },
            Duty::TellNotRequired | Duty::RefuseAcceptance => chance.between(15 * MINUTE, 6 * HOUR),
            _ => match chance.below(100) {
                0..=84 => chance.between(4 * MINUTE, 25 * MINUTE),
                85..=96 => chance.between(HOUR, 6 * HOUR),
                _ => self.world.office_days(chance.between(900, 2600)),
            },
        };
        let command = match duty {
            Duty::Receive => Command::Receive,
            Duty::ReturnPreReview => Command::ReturnPreReview { reasons: self.deficiencies(chance) },
            Duty::RequestCorrection => Command::RequestCorrection { items: self.deficiencies(chance) },
            Duty::TellNotRequired => Command::TellNotRequired { reason: wording::not_required(chance) },
            Duty::RefuseAcceptance => {
                let (reason, proper_body) = wording::acceptance_refused(self.case, chance);
                Command::RefuseAcceptance { reason, proper_body }
            }
            _ => {
                let missing = self.case.missing(self.content).into_iter();
                let deferred = missing.filter(|material| may_follow(material));
                Command::Accept { deferred: deferred.map(|material| material.id.clone()).collect() }
            }
        };
        Some(self.command(self.world.office_later(self.now, seconds), actor, command))
    }

    /// Who has the case at the window: whoever took it in, else a colleague (P-13).
    fn clerk(&self, matter: &mut Matter) -> Option<PersonId> {
        let away = matter.clerk.is_none() || matter.chance.permille(80);
        if away && !self.content.process.full_authorisation {
            matter.clerk = self.world.clerk(self.content, &mut matter.chance);
        }
        if matter.clerk.is_none() {
            matter.clerk = self.world.clerk(self.content, &mut matter.chance);
        }
        matter.clerk.clone()
    }

    /// Everything that is missing, or a slip in the form when nothing is.
    fn deficiencies(&self, chance: &mut Chance) -> Vec<CorrectionItem> {
        let missing = self.case.missing(self.content);
        if missing.is_empty() {
            return vec![CorrectionItem { material: None, what: wording::slip(chance) }];
        }
        let item = |material: &rules::item::content::Material| CorrectionItem {
            material: Some(material.id.clone()),
            what: format!("缺少“{}”，请按材料清单的份数和形式补齐。", material.name),
        };
        missing.into_iter().map(item).collect()
    }

    pub(super) fn resubmit(&self, matter: &mut Matter) -> Option<Act> {
        let actor = self.party(matter)?;
        let seconds = matter.chance.between(2 * HOUR, 60 * HOUR);
        let at = self.world.daytime_later(self.now, seconds, &mut matter.chance);
        let materials = self.case.missing(self.content).into_iter();
        let materials = materials.map(|material| given(material, false, &mut matter.chance)).collect();
        let order = Order::Resubmit { case: self.number.clone(), form: matter.form.clone(), materials };
        Some(Act { at, actor, order })
    }

    pub(super) fn supply_correction(&self, matter: &mut Matter) -> Option<Act> {
        let walk_in = self.walk_in();
        let at = if walk_in {
            let days = self.world.office_days(matter.chance.between(500, 5500));
            self.world.office_later(self.now, days)
        } else {
            let seconds = matter.chance.between(3 * HOUR, 140 * HOUR);
            self.world.daytime_later(self.now, seconds, &mut matter.chance)
        };
        let actor = if walk_in { self.clerk(matter)? } else { self.party(matter)? };
        let missing = self.case.missing(self.content);
        let form = missing.is_empty().then(|| matter.form.clone());
        let materials =
            missing.into_iter().map(|material| given(material, walk_in, &mut matter.chance)).collect();
        let order = Order::SupplyCorrection { case: self.number.clone(), form, materials };
        Some(Act { at, actor, order })
    }

    /// What was deferred at acceptance follows within some days (P-08).
    pub(super) fn supply_deferred(&self, matter: &mut Matter) -> Option<Act> {
        let walk_in = self.walk_in();
        let (at, actor) = if walk_in {
            let days = self.world.office_days(matter.chance.between(300, 3500));
            (self.world.office_later(self.now, days), self.clerk(matter)?)
        } else {
            let seconds = matter.chance.between(3 * HOUR, 80 * HOUR);
            (self.world.daytime_later(self.now, seconds, &mut matter.chance), self.party(matter)?)
        };
        let missing = self.case.missing(self.content).into_iter();
        let materials = missing.map(|material| given(material, walk_in, &mut matter.chance)).collect();
        Some(self.command(at, actor, Command::SupplyDeferred { materials }))
    }

    /// The applicant's side, if it is somebody of the county.
    pub(super) fn party(&self, matter: &Matter) -> Option<PersonId> {
        let person = matter.agent.as_ref().unwrap_or(&matter.applicant);
        self.world.people.get(person).map(|person| person.id.clone())
    }
}

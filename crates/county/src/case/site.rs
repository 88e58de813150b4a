//! 现场核查与检验 in the rehearsal: two go, one writes the record, the other signs it (L-14, L-33).

use super::{
    Desk, Matter,
    timing::{HOUR, MINUTE},
    wording,
};
use crate::act::Act;
use rules::{
    case::{Command, OfficersCommand, StepResult, officers::SiteFindings},
    item::process::StepKind,
    name::{PersonId, StepId},
};

impl Desk<'_> {
    /// A colleague of the post, or else of the department's other posts.
    fn colleague(&self, of: &PersonId, step: &StepId, matter: &mut Matter) -> Option<PersonId> {
        let (step, _) = self.step(step)?;
        let other = |person: &&PersonId| *person != of;
        let near: Vec<PersonId> =
            self.world.people.holders(&step.post).iter().filter(other).cloned().collect();
        let far =
            self.content.process.steps().into_iter().flat_map(|step| self.world.people.holders(&step.post));
        matter.chance.pick(&near).cloned().or_else(|| far.into_iter().find(|person| *person != of).cloned())
    }

    pub(super) fn record_site_check(&self, id: &StepId, matter: &mut Matter) -> Option<Act> {
        let (step, record) = self.step(id)?;
        let target = self.target(step, record, matter);
        let whole = self.world.calendar.elapsed(self.now, target).0;
        let part = whole * matter.chance.between(40, 90) / 100;
        let at = self.world.office_later(self.now, part).min(target);
        let actor = self.officer(step, record, matter)?;
        let with = self.colleague(&actor, id, matter)?;
        let findings = SiteFindings {
            // They go as soon as the step is theirs, and write it down when they are back.
            at: self.now,
            place: "申请人申报的场所".into(),
            findings: wording::opinion(StepKind::SiteCheck, StepResult::Agree, &mut matter.chance),
            present: None,
            files: vec![],
        };
        let command = OfficersCommand::RecordSiteCheck { step: id.clone(), with: vec![with], findings };
        Some(self.command(at, actor, Command::Officers(command)))
    }

    pub(super) fn sign_site_check(&self, id: &StepId, matter: &mut Matter) -> Option<Act> {
        let signer = self.case.site_checks.get(id)?.unsigned()?.clone();
        let at = self.world.office_later(self.now, matter.chance.between(5 * MINUTE, 2 * HOUR));
        let command = OfficersCommand::SignSiteCheck { step: id.clone() };
        Some(self.command(at, signer, Command::Officers(command)))
    }

    pub(super) fn assign_inspection(&self, matter: &mut Matter) -> Option<Act> {
        let (id, record) = self.case.open_steps().next()?;
        let (step, _) = self.step(id)?;
        let actor = self.officer(step, record, matter)?;
        let with = self.colleague(&actor, id, matter)?;
        let at = self.world.office_later(self.now, matter.chance.between(HOUR, 12 * HOUR));
        let command = OfficersCommand::AssignInspection { staff: vec![actor.clone(), with] };
        Some(self.command(at, actor, Command::Officers(command)))
    }
}

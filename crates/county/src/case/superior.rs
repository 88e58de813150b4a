//! 上报 in the rehearsal: the lower opinion goes up, the superior's answer comes back after some days (L-15, K-10).

use super::{Desk, Matter, fate::Ending};
use crate::act::Act;
use rules::{
    case::{Command, SuperiorCommand, superior::Reply},
    name::StepId,
};

impl Desk<'_> {
    pub(super) fn forward(&self, id: &StepId, matter: &mut Matter) -> Option<Act> {
        let (step, record) = self.step(id)?;
        let at = self.target(step, record, matter);
        let actor = self.officer(step, record, matter)?;
        let opinion = "经初审，材料齐全、符合条件，拟同意，报请审批。".into();
        let command = SuperiorCommand::Forward { step: id.clone(), opinion };
        Some(self.command(at, actor, Command::Superior(command)))
    }

    pub(super) fn reply(&self, id: &StepId, matter: &mut Matter) -> Option<Act> {
        let (step, record) = self.step(id)?;
        let days = self.world.office_days(matter.chance.between(2_000, 12_000));
        let at = self.world.office_later(self.now, days);
        let actor = self.officer(step, record, matter)?;
        let agrees = matter.fate.ending != Ending::Refused;
        let opinion = if agrees { "同意。" } else { "不符合规划条件，不同意。" };
        let reply = Reply {
            step: id.clone(),
            agrees,
            number: format!("批复〔{}〕{}号", at.day().year(), matter.chance.between(1, 999)),
            dated: at.day(),
            opinion: opinion.into(),
        };
        Some(self.command(at, actor, Command::Superior(SuperiorCommand::Return(reply))))
    }
}

//! 审查与决定 in the rehearsal: taking on and finishing steps, sending back, special procedures, decisions.

use super::{
    Desk, Matter,
    fate::Ending,
    timing::{HOUR, MINUTE},
    wording,
};
use crate::act::Act;
use rules::{
    case::{Case, ClockName, Command, SpecialProcedureKind, StepRecord, StepResult},
    clock::Limit,
    hall::Role,
    item::{
        content::{CaseKind, SpecialLink},
        process::{Step, StepKind},
    },
    name::{PersonId, StepId},
    time::{OfficeSeconds, WorkingDays},
};
use std::collections::BTreeMap;

impl Desk<'_> {
    pub(super) fn step(&self, id: &StepId) -> Option<(&Step, &StepRecord)> {
        Some((self.content.process.step(id)?, self.case.steps.get(id)?))
    }

    /// Whoever took the step on; else a holder of the post, A more often than B. Under full authorisation whoever
    /// accepted goes on.
    pub(super) fn officer(&self, step: &Step, record: &StepRecord, matter: &mut Matter) -> Option<PersonId> {
        let holders = self.world.people.holders(&step.post);
        let accepted = self
            .case
            .acceptor
            .clone()
            .filter(|person| self.content.process.full_authorisation && holders.contains(person));
        record.handler.clone().filter(|person| holders.contains(person)).or(accepted).or_else(|| {
            let first = matter.chance.permille(700);
            if first { holders.first().cloned() } else { matter.chance.pick(holders).cloned() }
        })
    }

    pub(super) fn take(&self, id: &StepId, matter: &mut Matter) -> Option<Act> {
        let (step, record) = self.step(id)?;
        let target = self.target(step, record, matter);
        let whole = self.world.calendar.elapsed(self.now, target).0;
        let part = whole * matter.chance.between(10, 60) / 100;
        let at = self.world.office_later(self.now, part).min(target);
        let at = self.left_lying(step, matter).unwrap_or(at);
        let actor = self.officer(step, record, matter)?;
        Some(self.command(at, actor, Command::TakeStep { step: id.clone() }))
    }

    pub(super) fn finish(&self, id: &StepId, matter: &mut Matter) -> Option<Act> {
        let (step, record) = self.step(id)?;
        let at = self.target(step, record, matter);
        let actor = self.officer(step, record, matter)?;
        // Who will be refused was found wanting at the site or at the verification, not at the desk.
        let bad = matter.fate.ending == Ending::Refused && step.kind != StepKind::Review;
        let result = if bad { StepResult::Disagree } else { StepResult::Agree };
        let opinion = wording::opinion(step.kind, result, &mut matter.chance);
        let checklist = checklist(step, !bad);
        Some(self.command(at, actor, Command::FinishStep { step: id.clone(), result, opinion, checklist }))
    }

    pub(super) fn decide(&self, id: &StepId, matter: &mut Matter) -> Option<Act> {
        let (step, record) = self.step(id)?;
        let at = self.target(step, record, matter);
        let actor = self.officer(step, record, matter)?;
        let command = if matter.fate.ending == Ending::Refused {
            let (reasons, basis) = wording::refused(self.content, &mut matter.chance);
            Command::Refuse {
                reasons,
                basis: vec![basis],
                standard: String::new(),
                checklist: checklist(step, false),
            }
        } else {
            let content = format!("准予申请人“{}”的申请。", self.content.identity.name);
            let opinion = wording::opinion(step.kind, StepResult::Agree, &mut matter.chance);
            Command::Grant { content, opinion, checklist: checklist(step, true) }
        };
        Some(self.command(at, actor, command))
    }

    pub(super) fn send_back(&self, from: &StepId, to: &StepId, matter: &mut Matter) -> Option<Act> {
        let (step, record) = self.step(from)?;
        let seconds = matter.chance.between(20 * MINUTE, 4 * HOUR);
        let at = self.world.office_later(self.now, seconds);
        let actor = self.officer(step, record, matter)?;
        let reason = wording::sent_back(&mut matter.chance);
        Some(self.command(at, actor, Command::SendBack { from: from.clone(), to: to.clone(), reason }))
    }

    pub(super) fn start_special(&self, matter: &mut Matter) -> Option<Act> {
        let (id, record) = self.case.open_steps().next()?;
        let (step, _) = self.step(id)?;
        let links = self.content.limits.special_links.iter().filter(|link| pauses(link));
        let links: Vec<&SpecialLink> = links.collect();
        let link = *matter.chance.pick(&links)?;
        let kind = link.kind?;
        let needed = link.time.unwrap_or(Limit::working_days(10));
        let at = self.world.office_later(self.now, matter.chance.between(HOUR, 8 * HOUR));
        let at = self.last_minutes(matter).unwrap_or(at);
        let actor = self.officer(step, record, matter)?;
        let basis = if link.basis.law.is_empty() { wording::special_basis() } else { link.basis.clone() };
        Some(self.command(at, actor, Command::StartSpecialProcedure { kind, needed, basis }))
    }

    pub(super) fn end_special(&self, matter: &mut Matter) -> Option<Act> {
        let (id, record) = self.case.open_steps().next()?;
        let (step, _) = self.step(id)?;
        let link = self.content.limits.special_links.iter().find(|link| link.kind == self.case.special);
        let needed = link.and_then(|link| link.time).map_or(10, crate::application::days).max(1);
        let overrun = if matter.chance.permille(100) { 1250 } else { 950 };
        let thousandths = needed * matter.chance.between(400, overrun);
        let at = self.world.office_later(self.now, self.world.office_days(thousandths));
        let actor = self.officer(step, record, matter)?;
        let result = wording::special_result(&mut matter.chance);
        Some(self.command(at, actor, Command::EndSpecialProcedure { result }))
    }

    /// The head extends while there is time (L-19); where several handle, the head of the government (L-20).
    pub(super) fn extend(&self, matter: &mut Matter) -> Option<Act> {
        let people = &self.world.people;
        let actor = match self.case.kind {
            Some(CaseKind::Joint) => people.officers(Role::GovernmentHead).first().copied()?.clone(),
            _ => people.head(&self.case.department)?.clone(),
        };
        let calendar = &self.world.calendar;
        let due = self.case.clock(&ClockName::Promised)?.due_at(calendar);
        let left = calendar.elapsed(self.now, due).0;
        let part = left * matter.chance.between(30, 80) / 100;
        let at = calendar.moment(self.now, OfficeSeconds(part.max(MINUTE)));
        let at = self.last_minutes(matter).unwrap_or(at);
        let by = WorkingDays(u16::try_from(matter.chance.between(3, 10)).unwrap_or(5));
        let reason = wording::extended(&mut matter.chance);
        Some(self.command(at, actor, Command::Extend { by, reason }))
    }

    pub(super) fn terminate(&self, matter: &mut Matter) -> Option<Act> {
        let actor = self.world.people.head(&self.case.department)?.clone();
        let days = self.world.office_days(matter.chance.between(400, 3000));
        let at = self.world.office_later(self.now, days);
        Some(self.command(at, actor, Command::Terminate { reason: wording::terminated() }))
    }

    /// The applicant changes their mind (K-15): over the net, or at the window.
    pub(super) fn withdraw(&self, matter: &mut Matter) -> Option<Act> {
        let seconds = matter.chance.between(2 * HOUR, 2 * self.world.office_day);
        let reason = wording::withdrawn(&mut matter.chance);
        let (at, actor) = if self.walk_in() {
            (self.world.office_later(self.now, seconds), matter.clerk.clone()?)
        } else {
            let at = self.world.daytime_later(self.now, seconds * 2, &mut matter.chance);
            (at, self.party(matter)?)
        };
        Some(self.command(at, actor, Command::Withdraw { reason }))
    }
}

/// Whether this link of the item is a procedure that somebody starts; a hearing pauses by its own notice (L-23).
pub(crate) fn pauses(link: &SpecialLink) -> bool {
    let starts = |kind| !matches!(kind, SpecialProcedureKind::Hearing | SpecialProcedureKind::Other);
    link.kind.is_some_and(starts)
}

/// Every point answered; in a bad case the last one with no.
fn checklist(step: &Step, good: bool) -> BTreeMap<String, bool> {
    let last = step.checklist.len().saturating_sub(1);
    let answer = |(place, point): (usize, &rules::item::process::CheckPoint)| {
        (point.id.clone(), good || place != last)
    };
    step.checklist.iter().enumerate().map(answer).collect()
}

/// Whether the case is one that is dealt with at the counter in one go.
pub(super) fn is_on_the_spot(case: &Case) -> bool {
    case.kind == Some(CaseKind::OnTheSpot)
}

//! 依职权听证 in the rehearsal: what the item says must be heard is announced, told, held and recorded (L-24, L-26).

use super::{Desk, Matter, duty::Duty, timing::HOUR, wording};
use crate::act::{Act, Order};
use rules::{
    case::{
        Case, Command, HearingCommand, SpecialProcedureKind,
        hearing::{HEARING_NOTICE, HearingGround, Sitting},
    },
    item::Content,
    name::PersonId,
};

/// What is to be done next about the hearing that the item prescribes; none where it prescribes none, or it was held.
pub(super) fn owed(case: &Case, content: &Content) -> Option<Duty> {
    let prescribed = content.limits.special_links.iter().filter_map(|link| link.prescribed());
    let hears = prescribed.into_iter().any(|kind| kind == SpecialProcedureKind::Hearing);
    let hearing = &case.hearing;
    match (hearing.ex_officio, &hearing.sitting) {
        _ if !hears || hearing.transcript.is_some() => None,
        (false, _) => Some(Duty::AnnounceHearing),
        (true, None) => Some(Duty::ScheduleHearing),
        (true, Some(_)) => Some(Duty::HoldHearing),
    }
}

impl Desk<'_> {
    pub(super) fn announce_hearing(&self, matter: &mut Matter) -> Option<Act> {
        let links = &self.content.limits.special_links;
        let link = links.iter().find(|link| link.kind == Some(SpecialProcedureKind::Hearing))?;
        let at = self.world.office_later(self.now, matter.chance.between(HOUR, 8 * HOUR));
        let (ground, basis) = (HearingGround::LawRequires, link.basis.clone());
        let actor = self.of_open_step(matter)?;
        Some(self.command(at, actor, Command::Hearing(HearingCommand::Announce { ground, basis })))
    }

    /// A morning as soon as the notice allows, or some days later.
    pub(super) fn schedule_hearing(&self, matter: &mut Matter) -> Option<Act> {
        let at = self.world.office_later(self.now, matter.chance.between(HOUR, 8 * HOUR));
        let calendar = &self.world.calendar;
        let days = i64::from(HEARING_NOTICE.0) + matter.chance.between(1, 4).try_into().unwrap_or(1);
        let day =
            calendar.working_day_after(at.day(), days.try_into().unwrap_or(u32::from(HEARING_NOTICE.0)));
        let sitting = Sitting {
            at: calendar.opening_of(day),
            place: wording::hearing_room(),
            chair: self.chair()?,
            closed_because: String::new(),
        };
        let actor = self.of_open_step(matter)?;
        Some(self.command(at, actor, Command::Hearing(HearingCommand::Schedule(sitting))))
    }

    pub(super) fn hold_hearing(&self, matter: &mut Matter) -> Option<Act> {
        let sitting = self.case.hearing.sitting.as_ref()?;
        let at = self.world.office_later(sitting.at.max(self.now), matter.chance.between(HOUR, 3 * HOUR));
        let actor = self.of_open_step(matter)?;
        let signed = self.world.people.get(&matter.applicant)?.name.clone();
        let record = wording::hearing_held(&mut matter.chance);
        let order = Order::HoldHearing { case: self.number.clone(), record, signed };
        Some(Act { at, actor, order })
    }

    fn of_open_step(&self, matter: &mut Matter) -> Option<PersonId> {
        let (id, record) = self.case.open_steps().next()?;
        let (step, _) = self.step(id)?;
        self.officer(step, record, matter)
    }

    /// The head of the department, or else whoever of another post of the process has had no hand in the case.
    fn chair(&self) -> Option<PersonId> {
        let people = &self.world.people;
        let process = &self.content.process;
        let posts = process.steps().into_iter().rev().map(|step| &step.post).chain([&process.delivery_post]);
        let others = posts.flat_map(|post| people.holders(post));
        let worked = |person: &PersonId| {
            let by = |record: &rules::case::StepRecord| {
                record.handler.as_ref() == Some(person)
                    || record.finished.as_ref().is_some_and(|finished| finished.by == *person)
            };
            self.case.acceptor.as_ref() == Some(person) || self.case.steps.values().any(by)
        };
        people.head(&self.case.department).into_iter().chain(others).find(|person| !worked(person)).cloned()
    }
}

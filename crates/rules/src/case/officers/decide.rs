//! Deciding who may act on a case: two where the law wants two, nobody biased, and somebody always.

use super::{DENIALS, OfficersCommand, OfficersEvent, SiteCheck, SiteFindings, TEAM_MAX, TWO};
use crate::{
    case::{
        ActKind, Case, CaseStatus, ClockName, Context, Event, Refusal,
        decide::{Numbering, given, is_head},
        document::DocKind,
        material::few_enough,
    },
    clock::Clock,
    hall::{ChiefPower, Hall, Post, Role},
    item::process::StepKind,
    name::{PersonId, PostId, StepId},
    time::{Date, Instant, next_day},
};
use alloc::{collections::BTreeSet, string::String, vec, vec::Vec};

impl Case {
    pub(in crate::case) fn man(
        &self,
        command: OfficersCommand,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        let event = match command {
            OfficersCommand::RecordSiteCheck { step, with, findings } => {
                self.record_site_check(step, with, findings, context)?
            }
            OfficersCommand::SignSiteCheck { step } => self.sign_site_check(step, context)?,
            OfficersCommand::AssignInspection { staff } => self.assign_inspection(staff, context)?,
            OfficersCommand::AskRecusal { person, reason } => self.ask_recusal(person, reason, context)?,
            OfficersCommand::Recuse { person, reason } => self.recuse(person, reason, context)?,
            OfficersCommand::DenyRecusal { person, reason } => {
                self.before_the_decision()?;
                rules_on(&person, context)?;
                if !self.recusals_asked.contains(&person) {
                    return Err(Refusal::NoRecusalAsked);
                }
                let reason = given(reason, Refusal::NoReasonFor(ActKind::DenyRecusal))?;
                OfficersEvent::RecusalDenied { person, reason }
            }
        };
        Ok(vec![Event::Officers(event)])
    }

    /// Two different people of the agency at least, each with a post at the desk (L-14).
    fn record_site_check(
        &self,
        id: StepId,
        with: Vec<PersonId>,
        findings: SiteFindings,
        context: &Context<'_>,
    ) -> Result<OfficersEvent, Refusal> {
        let step = self.open_step(&id, context)?;
        if step.kind != StepKind::SiteCheck {
            return Err(Refusal::NoSiteCheckStep(id));
        }
        // What can be written down is asked for first, so that all of it is told together.
        let place = given(findings.place.clone(), Refusal::NoSite)?;
        let text = given(findings.findings.clone(), Refusal::NoOpinion)?;
        few_enough(&findings.files)?;
        let all = core::iter::once(context.actor.person.clone()).chain(with);
        let staff = self.team(all, findings.at.day(), context)?;
        // L-26: checking on site is reviewing, for everybody who was there.
        staff.iter().try_for_each(|person| self.chair_stays_apart(step.kind, person))?;
        let accepted = self.accepted_on.map(Instant::midnight);
        if findings.at > context.now || accepted.is_some_and(|accepted| findings.at < accepted) {
            return Err(Refusal::NotWhenItWas);
        }
        let findings = SiteFindings { place, findings: text, ..findings };
        let record = Numbering::new(context).document(DocKind::SiteCheckRecord);
        Ok(OfficersEvent::SiteCheckRecorded { step: id, staff, findings, record })
    }

    fn sign_site_check(&self, step: StepId, context: &Context<'_>) -> Result<OfficersEvent, Refusal> {
        if !self.status.is_under_review() {
            return Err(Refusal::WrongState(self.status));
        }
        let waits = |check: &&SiteCheck| {
            check.staff.contains(&context.actor.person) && !check.signed.contains(&context.actor.person)
        };
        match self.site_checks.get(&step).filter(waits) {
            Some(_) => Ok(OfficersEvent::SiteCheckSigned { step }),
            None => Err(Refusal::NothingToSign),
        }
    }

    /// A step on site is finished only upon a record that everybody who was there has signed (L-14).
    pub(in crate::case) fn site_was_checked(&self, step: &StepId) -> Result<(), Refusal> {
        let check = self.site_checks.get(step).ok_or(Refusal::SiteCheckMissing)?;
        check.unsigned().map_or(Ok(()), |person| Err(Refusal::SiteCheckUnsigned(person.clone())))
    }

    /// Two or more different people with a post at a desk of this hall, none of whom stands aside or is away on the day
    /// (L-14, L-33, L-26, P-13).
    fn team(
        &self,
        people: impl Iterator<Item = PersonId>,
        day: Date,
        context: &Context<'_>,
    ) -> Result<Vec<PersonId>, Refusal> {
        let staff: Vec<PersonId> = people.collect::<BTreeSet<_>>().into_iter().collect();
        if staff.len() < TWO {
            return Err(Refusal::TwoNeeded);
        }
        if staff.len() > TEAM_MAX {
            return Err(Refusal::TooMany);
        }
        for person in &staff {
            if !context.hall.posts_of(person).any(Post::is_on_the_desk) {
                return Err(Refusal::NotOfStaff(person.clone()));
            }
            if self.recused.contains(person) {
                return Err(Refusal::ColleagueStandsAside(person.clone()));
            }
            if context.hall.is_absent(person, day) {
                return Err(Refusal::ColleagueAway(person.clone()));
            }
        }
        Ok(staff)
    }

    /// Two who inspect, test or quarantine are named while the time to do so runs (L-33).
    fn assign_inspection(
        &self,
        staff: Vec<PersonId>,
        context: &Context<'_>,
    ) -> Result<OfficersEvent, Refusal> {
        if self.clock(&ClockName::Assignment).is_none_or(Clock::is_stopped) {
            return Err(Refusal::NothingToAssign);
        }
        if !is_head(context) {
            self.by_open_post(context)?;
        }
        let staff =
            self.team(staff.into_iter(), context.today(), context).map_err(|refusal| match refusal {
                Refusal::TwoNeeded => Refusal::TwoInspectorsNeeded,
                other => other,
            })?;
        // L-26: inspecting is reviewing.
        staff.iter().try_for_each(|person| self.chair_stays_apart(StepKind::SiteCheck, person))?;
        Ok(OfficersEvent::InspectionAssigned { staff })
    }

    /// Only somebody who acts on the case can be asked to stand aside.
    fn ask_recusal(
        &self,
        person: PersonId,
        reason: String,
        context: &Context<'_>,
    ) -> Result<OfficersEvent, Refusal> {
        self.before_the_decision()?;
        if !self.is_party(&context.actor.person) {
            return Err(Refusal::NotTheApplicant);
        }
        if !self.takes_part(&person, context) || self.recused.contains(&person) {
            return Err(Refusal::TakesNoPart);
        }
        // One denial is looked at once more, on new proof; after that a decision is put off no longer.
        if self.recusals_denied.get(&person).is_some_and(|times| *times >= DENIALS) {
            return Err(Refusal::RecusalDenied(person));
        }
        let reason = given(reason, Refusal::NoReasonFor(ActKind::Recuse))?;
        Ok(OfficersEvent::RecusalAsked { person, reason })
    }

    /// One stands aside by oneself or by order of the head, but only where another of the post is left (P-13).
    fn recuse(
        &self,
        person: PersonId,
        reason: String,
        context: &Context<'_>,
    ) -> Result<OfficersEvent, Refusal> {
        self.before_the_decision()?;
        if person != context.actor.person {
            rules_on(&person, context)?;
        }
        if !self.takes_part(&person, context) || self.recused.contains(&person) {
            return Err(Refusal::TakesNoPart);
        }
        let reason = given(reason, Refusal::NoReasonFor(ActKind::Recuse))?;
        let posts = context.content.process.steps().into_iter().map(|step| &step.post);
        for post in posts.filter(|post| context.hall.holds(&person, post)) {
            let left = |other: &PersonId| *other != person && !self.recused.contains(other);
            if !holders(context.hall, post).any(left) {
                return Err(Refusal::NobodyLeft(post.0.clone()));
            }
        }
        Ok(OfficersEvent::Recused { person, reason })
    }

    /// Whether this person acts on the case, or may by their post.
    fn takes_part(&self, person: &PersonId, context: &Context<'_>) -> bool {
        let chairs = self.hearing.sitting.as_ref().is_some_and(|sitting| sitting.chair == *person);
        let by_post = || {
            let steps = context.content.process.steps();
            steps.into_iter().any(|step| context.hall.holds(person, &step.post))
        };
        chairs || self.took_part(person) || by_post()
    }

    fn before_the_decision(&self) -> Result<(), Refusal> {
        self.must_be(&[
            CaseStatus::Received,
            CaseStatus::Accepted,
            CaseStatus::InReview,
            CaseStatus::InDecision,
            CaseStatus::Suspended,
            CaseStatus::ForwardedUp,
        ])
    }

    /// Steps whose owner is away, or has no more right to them, and who has them from now on: the first of the post who is
    /// here (P-13). A step nobody has taken belongs to all of its post and needs no hand-over.
    pub(in crate::case) fn handed_over(&self, hall: &Hall, now: Instant) -> Vec<Event> {
        let today = now.day();
        let mut events = vec![];
        for (step, record) in self.open_steps() {
            let Some(from) = record.handler.as_ref() else { continue };
            if self.owns(hall, from, &record.post, today) && !hall.is_known_away(from, now) {
                continue;
            }
            if let Some(to) = self.stands_in(hall, &record.post, from, today) {
                let (step, from, to) = (step.clone(), from.clone(), to.clone());
                events.push(Event::Officers(OfficersEvent::StepHandedOver { step, from, to }));
            }
        }
        events
    }

    /// Whether this person may have a step of this post on this day: they hold the post, or represent its department with
    /// the power to review (P-13, P-14).
    fn owns(&self, hall: &Hall, person: &PersonId, post: &PostId, day: Date) -> bool {
        let ours = hall.posts.get(post).is_none_or(|post| post.department == self.department);
        let represents = || hall.represents(person, &self.department, ChiefPower::Review, day);
        hall.holds(person, post) || (ours && represents())
    }

    fn stands_in<'a>(
        &self,
        hall: &'a Hall,
        post: &PostId,
        from: &PersonId,
        today: Date,
    ) -> Option<&'a PersonId> {
        holders(hall, post).find(|person| {
            *person != from && !self.recused.contains(*person) && !hall.is_absent(person, today)
        })
    }

    /// When a step next goes over from whoever has it now, because they are away or their letter has run out. An absence
    /// takes it never before they had it, for what was handed on during an earlier absence is not handed on again because
    /// of it, and never before the absence was known.
    pub(in crate::case) fn next_hand_over(&self, hall: &Hall) -> Option<Instant> {
        let of = |record: &super::super::StepRecord| {
            let from = record.handler.as_ref()?;
            let away = hall.absences.get(from).and_then(|absence| {
                let since = record.taken.max(absence.noted);
                let first = absence.from.max(since.day());
                absence.covers(first).then(|| Instant::midnight(first).max(since))
            });
            let letter = hall.chiefs.get(&self.department).filter(|chief| chief.person == *from);
            let only_by_letter = !hall.holds(from, &record.post);
            let ends = letter.filter(|_| only_by_letter).and_then(|chief| chief.until);
            let ends =
                ends.map(|until| Instant::midnight(next_day(until))).filter(|ends| *ends > record.taken);
            let goes = |at: &Instant| self.stands_in(hall, &record.post, from, at.day()).is_some();
            away.into_iter().chain(ends).filter(goes).min()
        };
        self.open_steps().filter_map(|(_, record)| of(record)).min()
    }
}

/// The head of the department rules on who stands aside (L-26); but on a challenge to a head somebody else does: another
/// head, or the head of government.
pub(in crate::case) fn rules_on(person: &PersonId, context: &Context<'_>) -> Result<(), Refusal> {
    let of_a_head = context.hall.heads(person, &context.content.body.department);
    let governs = of_a_head && context.actor.has(Role::GovernmentHead);
    if governs || (is_head(context) && *person != context.actor.person) {
        return Ok(());
    }
    let needed = if of_a_head { Role::GovernmentHead } else { Role::DepartmentHead };
    Err(Refusal::NotThePost(needed.zh().into()))
}

fn holders<'a>(hall: &'a Hall, post: &PostId) -> impl Iterator<Item = &'a PersonId> {
    hall.posts.get(post).into_iter().flat_map(|post| &post.holders)
}

//! Sending a case up and taking the answer in (L-15, L-21, K-10).

use super::{Reply, SuperiorCommand, SuperiorEvent};
use crate::{
    case::{
        Case, CaseStatus, ClockName, Context, Event, Refusal, StepResult,
        decide::{given, holds},
        review::After,
    },
    clock::{DECISION, Limit},
    item::process::StepKind,
};
use alloc::{collections::BTreeMap, vec, vec::Vec};

impl Case {
    /// The opinion of the lower review goes up with everything there is (L-15), and the answer comes back.
    pub(in crate::case) fn send_up(
        &self,
        command: SuperiorCommand,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        match command {
            SuperiorCommand::Forward { step: id, opinion } => {
                let step = self.open_step(&id, context)?;
                if step.kind != StepKind::Forward {
                    return Err(Refusal::NoForwardStep(id));
                }
                self.chair_stays_apart(step.kind, &context.actor.person)?;
                // L-15: the superior decides on what goes up, so whoever is touched is heard before it goes.
                self.everybody_heard()?;
                let opinion = given(opinion, Refusal::NoOpinion)?;
                let to = context.content.handling.superior.clone();
                let limit = context.content.limits.superior.unwrap_or(Limit::WorkingDays(DECISION));
                Ok(vec![Event::Superior(SuperiorEvent::ForwardedUp { step: id, to, opinion, limit })])
            }
            SuperiorCommand::Return(reply) => self.take_back_down(reply, context),
        }
    }

    /// The superior's answer, with its number and date; the step is finished by it and the way goes on.
    fn take_back_down(&self, reply: Reply, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        self.must_be(&[CaseStatus::ForwardedUp])?;
        let open = self.steps.get(&reply.step).filter(|record| record.finished.is_none());
        let record = open.ok_or_else(|| Refusal::StepNotOpen(reply.step.clone()))?;
        if !holds(context, &record.post) {
            return Err(Refusal::NotThePost(record.post.0.clone()));
        }
        let number = given(reply.number.clone(), Refusal::NoReplyNumber)?;
        let opinion = given(reply.opinion.clone(), Refusal::NoOpinion)?;
        // K-10: nobody answers before they were asked.
        let sent = self.clock(&ClockName::Statutory).map(|clock| clock.started_on());
        if reply.dated > context.today() || sent.is_some_and(|sent| reply.dated < sent) {
            return Err(Refusal::NotWhenItWas);
        }
        let step = reply.step.clone();
        let result = if reply.agrees { StepResult::Agree } else { StepResult::Disagree };
        let mut events = vec![
            Event::Superior(SuperiorEvent::ReturnedDown(Reply { number, opinion: opinion.clone(), ..reply })),
            Event::StepFinished {
                step: step.clone(),
                result,
                opinion,
                checklist: BTreeMap::new(),
                paper: None,
            },
        ];
        events.extend(self.opened(context, &After { case: self, done: Some(&step), again: &[] }));
        Ok(events)
    }
}

//! 反复退改: an application returned, corrected and sent back more often than one look needs (SR-V3; L-06, S-18).

use super::{Cause, Rule, View};
use crate::{case::Event, dossier::Recorded, supervision::Threshold};

/// Told once, at the return that is one too many. One return before receipt and the one correction notice the law gives are
/// no evasion, nor is one send-back beside one of them.
pub(super) fn check<'a>(view: View<'a>, event: &'a Recorded<Event>) -> Option<Cause<'a>> {
    let day = view.hall.calendar.date_of(event.stamp.happened_at);
    let most = view.hall.standard.number(Threshold::Returns, day) as usize;
    let returns = &view.case.returns;
    let place = returns.iter().position(|version| *version == event.version)?;
    if place != most {
        return None;
    }
    let cause = Cause::found(Rule::RepeatedReturns, returns.get(..=place)?.to_vec());
    Some(match &event.event {
        // Whoever sends back answers for it, not whoever has it again.
        Event::StepSentBack { from, .. } => {
            Cause { post: view.content.process.step(from).map(|step| step.post.clone()), ..cause }
        }
        _ => cause,
    })
}

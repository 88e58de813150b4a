//! What the papers of hearing people are filled with: rights N-08 and the four papers of a hearing N-09.

use super::{contents::Values, issue::Issue, wording};
use rules::{
    case::{
        ClockName, Event, HearingEvent,
        hearing::{HearingGround, Sitting},
    },
    item::content::Basis,
    name::Commitment,
};

/// N-08, N-09: what the event that issued the paper says.
pub(super) fn heard(issue: &Issue<'_>, values: Values, event: &HearingEvent) -> Values {
    match event {
        HearingEvent::InterestedPartyInformed { party, interest, .. } => {
            rights(issue, values, party, interest)
        }
        HearingEvent::HearingRightTold { interest, .. } => values
            .with("matter", interest)
            .with("party", issue.source.applicant)
            .with_known("ask_by", issue.due(issue.after.clock(&ClockName::HearingRequest))),
        HearingEvent::HearingAnnounced { ground, basis, .. } => announced(values, *ground, basis),
        HearingEvent::HearingScheduled { sitting, .. } => {
            sitting_of(issue, values, sitting).with("party", issue.source.applicant)
        }
        HearingEvent::HearingHeld { record, signed, files, .. } => {
            let values = match &issue.before.hearing.sitting {
                Some(sitting) => sitting_of(issue, values, sitting),
                None => values,
            };
            let scans = (!files.is_empty()).then(|| files.len().to_string());
            values
                .with("statements", record)
                .with("signed", issue.source.sealed(signed))
                .with_known("scans", scans)
        }
        HearingEvent::InterestedPartyHeard { .. }
        | HearingEvent::HearingRequested
        | HearingEvent::HearingWaived => values,
    }
}

/// N-08: what is at stake, and how and until when one may speak (L-16).
fn rights(issue: &Issue<'_>, values: Values, party: &Commitment, interest: &str) -> Values {
    values
        .with("party", issue.source.sealed(party))
        .with("interest", interest)
        .with("how_heard", wording::how_heard(issue.source.hall, issue.source.content))
        .with_known("until", issue.due(issue.after.clock(&ClockName::Statement)))
}

/// N-09: why the agency holds a hearing by itself (L-24).
fn announced(values: Values, ground: HearingGround, basis: &Basis) -> Values {
    values
        .with("ground", ground.zh())
        .with("basis", wording::basis(basis))
        .with("basis_text", basis.text.trim())
}

/// N-09: where, when, before whom, and whether in public (L-26).
fn sitting_of(issue: &Issue<'_>, values: Values, sitting: &Sitting) -> Values {
    let public = match sitting.closed_because.trim() {
        "" => "公开举行".to_owned(),
        reason => format!("不公开举行：{reason}"),
    };
    values
        .with_known("matter", matter(issue))
        .with("held_at", wording::at(sitting.at))
        .with("place", &sitting.place)
        .with("chair", issue.staff(&sitting.chair))
        .with("public", public)
}

/// What the hearing is about, as it was told or announced last before this paper.
fn matter(issue: &Issue<'_>) -> Option<String> {
    let until = issue.recorded.version;
    let events = issue.source.events.iter().rev().filter(|event| event.version <= until);
    events.into_iter().find_map(|event| match &event.event {
        Event::Hearing(HearingEvent::HearingRightTold { interest, .. }) => Some(interest.clone()),
        Event::Hearing(HearingEvent::HearingAnnounced { ground, .. }) => Some(ground.zh().to_owned()),
        _ => None,
    })
}

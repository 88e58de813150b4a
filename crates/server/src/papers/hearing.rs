//! What the papers of hearing people are filled with: rights N-08 and the four papers of a hearing N-09.

use super::{contents::Values, issue::Issue, wording};
use crate::text::{Lang, codes};
use rules::{
    case::{
        ClockName, Event, HearingEvent, Side,
        hearing::{HearingGround, Sitting},
    },
    clock::Limit,
    item::content::Basis,
};

/// N-08, N-09: what the event that issued the paper says.
pub(super) fn heard(issue: &Issue<'_>, values: Values, event: &HearingEvent) -> Values {
    match event {
        HearingEvent::InterestedPartyInformed { party, interest, limit, .. } => {
            let values = values.with("party", issue.source.sealed(party)).with("whose", "您的");
            let side = Side::Party(issue.after.parties.len().saturating_sub(1));
            rights(issue, values, interest, (side, *limit))
        }
        HearingEvent::ApplicantToldOfRights { interest, limit, .. } => {
            let values = values.with("party", issue.source.applicant).with("whose", "他人");
            rights(issue, values, interest, (Side::Applicant, *limit))
        }
        HearingEvent::HearingRightTold { side, interest, limit, .. } => values
            .with("matter", interest)
            .with("party", addressee(issue, *side))
            .with("within", codes::limit(Lang::Zh, *limit))
            .with_known("ask_by", issue.due(issue.after.clock(&ClockName::HearingRequest(*side)))),
        HearingEvent::HearingAnnounced { ground, basis, .. } => announced(values, *ground, basis),
        HearingEvent::HearingScheduled { sitting, .. } => {
            sitting_of(issue, values, sitting).with("party", issue.source.applicant)
        }
        HearingEvent::HearingNoticeIssued { party, .. } => {
            told_of_the_sitting(issue, values).with("party", addressee(issue, Side::Party(*party)))
        }
        HearingEvent::HearingHeld { record, signed, files, .. } => {
            let scans = (!files.is_empty()).then(|| files.len().to_string());
            told_of_the_sitting(issue, values)
                .with("statements", record)
                .with("signed", issue.source.sealed(signed))
                .with_known("scans", scans)
        }
        HearingEvent::StatementHeard { .. }
        | HearingEvent::HearingRequested { .. }
        | HearingEvent::HearingWaived { .. }
        | HearingEvent::HearingRequestWithdrawn { .. } => values,
    }
}

/// Whom a paper is for, as far as this reader may know.
pub(super) fn addressee<'a>(issue: &'a Issue<'_>, side: Side) -> &'a str {
    match side {
        Side::Applicant => issue.source.applicant,
        Side::Party(place) => {
            issue.after.parties.get(place).map_or("—", |party| issue.source.sealed(&party.who))
        }
    }
}

/// The sitting as it was told last before this paper.
fn told_of_the_sitting(issue: &Issue<'_>, values: Values) -> Values {
    match &issue.before.hearing.sitting {
        Some(sitting) => sitting_of(issue, values, sitting),
        None => values,
    }
}

/// N-08: what is at stake, and how and until when one may speak (L-16).
fn rights(issue: &Issue<'_>, values: Values, interest: &str, (side, limit): (Side, Limit)) -> Values {
    values
        .with("interest", interest)
        .with("how_heard", wording::how_heard(issue.source.hall, issue.source.content))
        .with("within", codes::limit(Lang::Zh, limit))
        .with_known("until", issue.due(issue.after.clock(&ClockName::Statement(side))))
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

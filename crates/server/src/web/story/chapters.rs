//! 各章的经过: what the events of hearing, officers, superior, promise and fees say besides their name. What officers think
//! among themselves stays inside; reasons, dates and places are the applicant's.

use super::{Reader, Telling, basis_text, said};
use crate::{
    text::{Lang, codes, slip as words},
    web::pieces,
};
use rules::{
    case::{FeeLine, HearingEvent, OfficersEvent, PromiseEvent, Side, SlipEvent, SuperiorEvent},
    name::PersonId,
};

pub(super) fn hearing(teller: &Telling<'_>, event: &HearingEvent) -> Vec<String> {
    let lang = teller.lang;
    let staff = teller.reader == Reader::Staff;
    match event {
        HearingEvent::InterestedPartyInformed { interest, limit, .. }
        | HearingEvent::ApplicantToldOfRights { interest, limit, .. } => {
            vec![lang.story_interest(interest), lang.story_within(&codes::limit(lang, *limit))]
        }
        HearingEvent::HearingRightTold { side, interest, limit, .. } => vec![
            side_name(lang, *side),
            lang.story_interest(interest),
            lang.story_within(&codes::limit(lang, *limit)),
        ],
        HearingEvent::StatementHeard { side, how, statement } => {
            let mut lines = vec![side_name(lang, *side), codes::heard(lang, *how).to_owned()];
            // What somebody else said is for the officers; one's own words one may read.
            let own = teller.reader == Reader::Applicant && *side == Side::Applicant;
            if (staff || own) && !statement.trim().is_empty() {
                lines.push(lang.story_statement(statement));
            }
            lines
        }
        HearingEvent::HearingAnnounced { ground, basis, .. } => {
            vec![codes::hearing_ground(lang, *ground).to_owned(), lang.story_basis(&basis_text(basis))]
        }
        HearingEvent::HearingScheduled { sitting, .. } => {
            let mut lines = vec![
                lang.story_sitting(&pieces::full_moment_text(lang, sitting.at), &sitting.place),
                lang.story_chair(teller.names.name(&sitting.chair)),
            ];
            if !sitting.closed_because.trim().is_empty() {
                lines.push(lang.story_closed(&sitting.closed_because));
            }
            lines
        }
        HearingEvent::HearingHeld { record, .. } => vec![lang.story_transcript(record)],
        HearingEvent::HearingRequested { side }
        | HearingEvent::HearingWaived { side }
        | HearingEvent::HearingRequestWithdrawn { side } => vec![side_name(lang, *side)],
        HearingEvent::HearingNoticeIssued { party, .. } => vec![side_name(lang, Side::Party(*party))],
    }
}

/// The applicant, or an interested party by number: their name is nobody's business here.
fn side_name(lang: Lang, side: Side) -> String {
    match side {
        Side::Applicant => lang.story_applicant().to_owned(),
        Side::Party(place) => lang.story_party(place.saturating_add(1)),
    }
}

pub(super) fn officers(teller: &Telling<'_>, event: &OfficersEvent) -> Vec<String> {
    let lang = teller.lang;
    let names = |people: &[PersonId]| {
        let names: Vec<&str> = people.iter().map(|person| teller.names.name(person)).collect();
        names.join(lang.pick("、", ", "))
    };
    match event {
        OfficersEvent::SiteCheckRecorded { staff, findings, .. } => {
            let mut lines = vec![
                lang.story_sitting(&pieces::moment_text(lang, findings.at), &findings.place),
                lang.story_by(&names(staff)),
            ];
            if teller.reader == Reader::Staff {
                lines.push(lang.story_found(&findings.findings));
            }
            lines
        }
        OfficersEvent::InspectionAssigned { staff } => vec![lang.story_by(&names(staff))],
        OfficersEvent::RecusalAsked { person, reason }
        | OfficersEvent::Recused { person, reason }
        | OfficersEvent::RecusalDenied { person, reason } => {
            let mut lines = vec![teller.names.name(person).to_owned()];
            lines.extend(said(lang, reason));
            lines
        }
        OfficersEvent::StepHandedOver { step, from, to } => {
            vec![lang.story_handed_over(teller.step(step), teller.names.name(from), teller.names.name(to))]
        }
        OfficersEvent::SiteCheckSigned { .. } => vec![],
    }
}

pub(super) fn superior(teller: &Telling<'_>, event: &SuperiorEvent) -> Vec<String> {
    let lang = teller.lang;
    match event {
        SuperiorEvent::ForwardedUp { to, opinion, limit, .. } => {
            let mut lines = vec![lang.story_forwarded(to, &codes::limit(lang, *limit))];
            if teller.reader == Reader::Staff {
                lines.push(lang.story_opinion(opinion));
            }
            lines
        }
        SuperiorEvent::ReturnedDown(reply) => vec![
            lang.story_reply(&reply.number, &pieces::full_day_text(lang, reply.dated)),
            if reply.agrees { lang.desk_reply_agrees() } else { lang.desk_reply_disagrees() }.to_owned(),
            lang.story_opinion(&reply.opinion),
        ],
    }
}

pub(super) fn promise(teller: &Telling<'_>, event: &PromiseEvent) -> Vec<String> {
    let lang = teller.lang;
    match event {
        PromiseEvent::AcceptanceWithdrawn { reason, remedies, .. } => {
            vec![lang.story_reason(reason), lang.story_remedies(remedies)]
        }
        PromiseEvent::PromiseVerified { findings, rectify, .. } => {
            let mut lines = vec![lang.story_found(findings)];
            lines.extend(rectify.map(|limit| lang.story_within(&codes::limit(lang, limit))));
            lines
        }
        PromiseEvent::PromiseBroken { findings } => vec![lang.story_found(findings)],
    }
}

/// Amounts and decisions; why somebody asked for a relief is not told here.
pub(super) fn slip(teller: &Telling<'_>, event: &SlipEvent) -> Vec<String> {
    let lang = teller.lang;
    match event {
        // How finance checked stays inside; what was decided is the applicant's, and nobody's who only holds number and code.
        SlipEvent::PaymentCounted { reason, .. } if teller.reader == Reader::Staff => said(lang, reason),
        SlipEvent::SlipVoided { reason } => said(lang, reason),
        SlipEvent::ReliefProposed { sought, .. } if teller.reader != Reader::Public => {
            vec![words::sought(lang, sought)]
        }
        SlipEvent::ReliefDecided { opinion, .. } if teller.reader != Reader::Public => said(lang, opinion),
        SlipEvent::PaymentReceived { paid, suspense } => {
            let why = suspense.map(|why| words::suspense(lang, why).to_owned());
            [pieces::money(paid.amount.0)].into_iter().chain(why).collect()
        }
        SlipEvent::ReliefProposed { .. }
        | SlipEvent::ReliefDecided { .. }
        | SlipEvent::PaymentCounted { .. }
        | SlipEvent::PaymentVerified { .. }
        | SlipEvent::RefundPaid { .. } => vec![],
    }
}

pub(super) fn fees(teller: &Telling<'_>, lines: &[FeeLine]) -> Vec<String> {
    let name = |id: &str| {
        let fee = teller.content.fees.iter().find(|fee| fee.id == id);
        fee.map_or_else(|| id.to_owned(), |fee| fee.name.clone())
    };
    let line = |line: &FeeLine| {
        teller.lang.story_fee(&name(&line.fee), line.quantity, &pieces::money(line.amount.0))
    };
    lines.iter().map(line).collect()
}

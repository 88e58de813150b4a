//! 听证与陈述申辩: whoever a decision touches is heard before it (L-16, L-24 … L-27).

use super::{Done, act, sealed, sealed_under};
use crate::{
    api::{
        bodies::hearing::{Announced, Held, Interest, PartyHeard, PartyInformed, Sitting, Whose, side},
        caller::{Named, Write},
        problem::Problem,
    },
    people::{self, kind},
    text::Lang,
};
use axum::Json;
use rules::{
    case::{Command, HearingCommand, hearing},
    name::PersonId,
    time::Instant,
};

acts! {
    /// 告知利害关系人 · Inform an interested party
    ///
    /// 告知其陈述申辩的权利和期限，申请人同时得到告知；期限自送达起算，听取以前不能决定。姓名只存入保密库。
    /// Their right to speak and its limit, which runs from service; the applicant is told too. No decision before both are
    /// heard (L-16). The name is kept in the vault under a key of their own.
    inform_party "/api/v1/cases/{number}/inform-party" "informParty" PartyInformed =>
        async |bearer, _, body| {
            let person = people::fresh();
            let (party, datum) = sealed_under(bearer, &person, ("party", kind::PARTY), &body.party)?;
            let (interest, limit) = (body.interest.clone(), body.limit);
            Ok((Command::Hearing(HearingCommand::Inform { person, party, interest, limit }), vec![datum]))
        };
    /// 听取陈述申辩 · Hear a statement
    ///
    /// 已听取的写明要点；期限届满以前不能记为未提出。申请人可以自己提出。
    /// What was said, where they spoke; silence is none before the limit has passed (L-16). The applicant may speak for
    /// themselves.
    hear_party "/api/v1/cases/{number}/hear-party" "hearParty" PartyHeard => async |_, _, body| {
        let (side, how, statement) = (side(body.party), body.how, body.statement.clone());
        Ok((Command::Hearing(HearingCommand::Hear { side, how, statement }), vec![]))
    };
    /// 告知听证权利 · Tell of the right to a hearing
    ///
    /// 还没有告知的每个人各收到一份告知书；自送达起五日内可以申请，期间不作决定。
    /// Everybody who was not told yet receives a notice of their own; it can be asked for within five days of service, and
    /// nothing is decided in that time (L-25).
    tell_hearing_right "/api/v1/cases/{number}/tell-hearing-right" "tellHearingRight" Interest =>
        async |_, _, body| {
            Ok((Command::Hearing(HearingCommand::TellRight { interest: body.interest.clone() }), vec![]))
        };
    /// 申请听证 · Request a hearing
    ///
    /// 由当事人申请，或由经办人员登记。
    /// By a party, or entered by whoever handles the case (L-25).
    request_hearing "/api/v1/cases/{number}/request-hearing" "requestHearing" Whose =>
        async |_, _, body| {
            Ok((Command::Hearing(HearingCommand::Request { side: side(body.party) }), vec![]))
        };
    /// 放弃听证 · Waive the hearing
    ///
    /// 由当事人明示放弃，或由经办人员登记。
    /// By a party in words, or entered by whoever handles the case (L-25).
    waive_hearing "/api/v1/cases/{number}/waive-hearing" "waiveHearing" Whose =>
        async |_, _, body| {
            Ok((Command::Hearing(HearingCommand::Waive { side: side(body.party) }), vec![]))
        };
    /// 撤回听证申请 · Take back the request for a hearing
    ///
    /// 由申请听证的人提出；没有别人申请的，不再听证，为听证中止的时限恢复。
    /// By whoever asked. Where nobody else did, no hearing is held, and the clocks that stood still for it go on (L-25).
    withdraw_hearing_request "/api/v1/cases/{number}/withdraw-hearing-request" "withdrawHearingRequest" Whose =>
        async |_, _, body| {
            Ok((Command::Hearing(HearingCommand::WithdrawRequest { side: side(body.party) }), vec![]))
        };
    /// 公告听证 · Announce a hearing
    ///
    /// 依职权举行，写明理由和依据。
    /// Held by the agency of its own motion, with ground and basis (L-24).
    announce_hearing "/api/v1/cases/{number}/announce-hearing" "announceHearing" Announced =>
        async |_, _, body| {
            let (ground, basis) = (body.ground, body.basis.clone().into());
            Ok((Command::Hearing(HearingCommand::Announce { ground, basis }), vec![]))
        };
    /// 通知听证 · Give notice of the hearing
    ///
    /// 提前七个工作日通知时间、地点；主持人不得是本案经办人员。时限自此中止，到听证笔录为止。
    /// Time and place seven working days before; the chair does not handle the case (L-26). The clocks stand still until
    /// the transcript (L-23).
    schedule_hearing "/api/v1/cases/{number}/schedule-hearing" "scheduleHearing" Sitting =>
        async |bearer, _, body| {
            let at = Instant::parse(&body.at).map_err(|_| bearer.wrong("at", Lang::api_moment))?;
            let Sitting { place, chair, closed_because, .. } = body.clone();
            let sitting = hearing::Sitting { at, place, chair: PersonId(chair), closed_because };
            Ok((Command::Hearing(HearingCommand::Schedule(sitting)), vec![]))
        };
    /// 举行听证 · Record the hearing
    ///
    /// 笔录要有签名；以后只能依据笔录决定。
    /// The transcript is signed, and the decision rests on it alone (L-26, L-27).
    hold_hearing "/api/v1/cases/{number}/hold-hearing" "holdHearing" Held => async |bearer, taken, body| {
        let given = Some(body.signed.as_str()).filter(|names| !names.trim().is_empty());
        let signed = given.map(|names| sealed(bearer, taken, ("signed", kind::SIGNED), names)).transpose()?;
        let (signed, datum) = signed.unzip();
        let command = HearingCommand::Hold { record: body.record.clone(), signed, files: vec![] };
        Ok((Command::Hearing(command), datum.into_iter().collect()))
    };
}

//! 陈述与听证: how everybody whom the decision touches has been heard, as the API tells it (L-16, L-24 … L-27).

use super::shapes;
use rules::case::{
    Case, Side,
    hearing::{Heard, Hearing, Party, RightState},
};
use serde::Serialize;
use utoipa::ToSchema;

/// 利害关系人；姓名只在保密库。 An interested party; the name is in the vault only (L-16).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct PartySheet {
    /// 涉及的重大利益。 What is at stake for them.
    interest: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = shapes::heard, required = false)]
    heard: Option<Heard>,
    /// 听证权利：open 还可以申请，requested 已申请，waived 已放弃，heard 已听证；没有告知的没有。
    /// Their right to a hearing; absent where they were not told of it (L-25).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "open")]
    hearing: Option<&'static str>,
}

/// The word of an answer to the right to a hearing.
const fn answer_word(answer: RightState) -> &'static str {
    match answer {
        RightState::Open => "open",
        RightState::Requested => "requested",
        RightState::Waived => "waived",
        RightState::Heard => "heard",
    }
}

/// 陈述申辩。 A statement that is waited for, or how it was heard (L-16).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct StatementSheet {
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = shapes::heard, required = false)]
    heard: Option<Heard>,
}

/// 听证。 The hearing (L-24 to L-27).
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct HearingSheet {
    /// 申请听证的期限还在走，不能决定。 It may still be asked for; nothing is decided.
    open: bool,
    /// 应当举行，还没有举行。 It is owed and has not been held.
    owed: bool,
    /// 申请人的听证权利，同 parties 里的 hearing。 The applicant's right to it, as `hearing` of the parties.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(example = "waived")]
    applicant: Option<&'static str>,
    /// 通知的时间。 When it is told for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    at: Option<String>,
    /// 通知的地点。 Where.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<String>,
    /// 笔录文号。 Number of the transcript.
    #[serde(skip_serializing_if = "Option::is_none")]
    transcript: Option<String>,
}

impl PartySheet {
    pub(super) fn all(case: &Case) -> Vec<PartySheet> {
        let sheet = |(place, party): (usize, &Party)| {
            let side = Side::Party(place);
            let heard = case.statements.get(&side).and_then(|statement| statement.heard);
            let hearing = case.hearing.answer(side).map(answer_word);
            PartySheet { interest: party.interest.clone(), heard, hearing }
        };
        case.parties.iter().enumerate().map(sheet).collect()
    }
}

impl StatementSheet {
    pub(super) fn of(case: &Case) -> Option<StatementSheet> {
        let statement = case.statements.get(&Side::Applicant)?;
        Some(StatementSheet { heard: statement.heard })
    }
}

impl HearingSheet {
    /// None where nobody spoke of a hearing.
    pub(super) fn of(hearing: &Hearing) -> Option<HearingSheet> {
        let sitting = hearing.sitting.as_ref();
        (*hearing != Hearing::default()).then(|| HearingSheet {
            open: hearing.is_open_question(),
            owed: hearing.is_owed(),
            applicant: hearing.answer(Side::Applicant).map(answer_word),
            at: sitting.map(|sitting| sitting.at.rfc3339()),
            place: sitting.map(|sitting| sitting.place.clone()),
            transcript: hearing.transcript.as_ref().map(|number| number.as_str().to_owned()),
        })
    }
}

//! 差事: what must be done outside after an event. Computed here, queued in the transaction of the event, run later.

use crate::{
    calendar::CalendarChange,
    case::{Case, ClockName, Document, Event, HearingEvent, Side},
    dossier::Recorded,
    identifier::{CaseNumber, DocumentNumber},
    licence::{self, Licence},
    name::PersonId,
    time::Date,
};
use alloc::{vec, vec::Vec};
use serde::{Deserialize, Serialize};

/// 差事
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Errand {
    /// Tell a person about a case (CH3). The words are made where the message is sent, in the person's language.
    Tell {
        /// Whom.
        person: PersonId,
        /// About which case.
        case: CaseNumber,
        /// Of what.
        news: News,
    },
    /// Press a paper and put it into the file of its case (IN4).
    File {
        /// Of which case.
        case: CaseNumber,
        /// 文号
        number: DocumentNumber,
    },
    /// Look at every open clock again: what the calendar says has changed under them (CL2, C-08).
    Recompute,
}

/// 消息: what an applicant is told of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// 已收件
    Received,
    /// 预审退回
    Returned,
    /// 需要补正
    CorrectionNeeded,
    /// 补正期限将到
    CorrectionNear,
    /// 已受理
    Accepted,
    /// 不予受理 or 不受理
    NotAccepted,
    /// 特别程序
    Suspended,
    /// 恢复办理
    Resumed,
    /// 可以陈述申辩 (L-16)
    MaySpeak,
    /// 可以申请听证 (L-25)
    MayAskForHearing,
    /// 听证的时间地点 (L-26)
    HearingSet,
    /// 延期
    Extended,
    /// 到期日变了: the calendar has changed under the promise
    DateMoved {
        /// The day as it was told.
        from: Date,
        /// The day as it is now.
        to: Date,
        /// What changed the calendar.
        causes: Vec<CalendarChange>,
    },
    /// 已决定
    Decided,
    /// 可以领取
    Ready,
    /// 已办结, may be rated
    Completed,
    /// 已撤回 or 终止
    Ended,
    /// 超过承诺时限: the applicant sees the same truth as staff (PR8)
    PromiseBroken,
    /// 信用状况变了: barred, noted, lifted or restored (L-43, L-44, P-09)
    StandingChanged,
    /// 证照被撤回、撤销或者注销
    LicenceTaken,
    /// 证照届满失效
    LicenceExpired,
}

/// What must be done outside after an event of a case.
#[must_use]
pub fn errands(case: &Case, event: &Recorded<Event>) -> Vec<Errand> {
    let Some(number) = &case.number else { return vec![] };
    let file = |document: &Document| Errand::File { case: number.clone(), number: document.number.clone() };
    let mut errands: Vec<Errand> = event.event.documents().map(file).collect();
    if let Some(news) = news(&event.event) {
        let tell = |person: &PersonId| Errand::Tell {
            person: person.clone(),
            case: number.clone(),
            news: news.clone(),
        };
        errands.extend(core::iter::once(&case.applicant).chain(case.agent.as_ref()).map(tell));
    }
    errands
}

/// What must be done outside after an event of a licence: whoever holds it hears that they hold it no more. The news
/// stand under the case that brought about what it said last.
#[must_use]
pub fn licence_errands(licence: &Licence, event: &licence::Event) -> Vec<Errand> {
    let news = match event {
        licence::Event::LicenceWithdrawn { .. }
        | licence::Event::LicenceRevoked { .. }
        | licence::Event::LicenceCancelled { .. } => News::LicenceTaken,
        licence::Event::LicenceExpired { .. } => News::LicenceExpired,
        // What a case decided is told by the case.
        _ => return vec![],
    };
    let tell = |version: &licence::Version| Errand::Tell {
        person: licence.holder.clone(),
        case: version.case.clone(),
        news,
    };
    licence.current().map(tell).into_iter().collect()
}

fn news(event: &Event) -> Option<News> {
    Some(match event {
        Event::MaterialsReceived { .. } => News::Received,
        Event::PreReviewReturned { .. } => News::Returned,
        Event::CorrectionNoticeIssued { .. } => News::CorrectionNeeded,
        Event::LimitNeared { clock: ClockName::Correction, .. } => News::CorrectionNear,
        Event::CaseAccepted(_) | Event::CaseDeemedAccepted(_) => News::Accepted,
        Event::NotRequiredTold { .. } | Event::AcceptanceRefused { .. } => News::NotAccepted,
        Event::SpecialProcedureStarted { .. } => News::Suspended,
        Event::SpecialProcedureEnded { .. } => News::Resumed,
        Event::ExtensionApproved { .. } => News::Extended,
        // What is told to the applicant reaches them at once, so their limits count from the notice (L-16, L-25).
        Event::Hearing(HearingEvent::ApplicantToldOfRights { .. }) => News::MaySpeak,
        Event::Hearing(HearingEvent::HearingRightTold { side: Side::Applicant, .. }) => {
            News::MayAskForHearing
        }
        Event::Hearing(HearingEvent::HearingScheduled { .. }) => News::HearingSet,
        Event::DeadlineRecomputed { from, due, causes } if due.clock == ClockName::Promised => {
            News::DateMoved { from: *from, to: due.on, causes: causes.clone() }
        }
        Event::Granted { .. } | Event::Refused { .. } | Event::RenewalDeemedGranted { .. } => News::Decided,
        Event::ResultProduced { .. } => News::Ready,
        Event::ResultDelivered { .. } => News::Completed,
        Event::ApplicationWithdrawn { .. } | Event::CaseTerminated { .. } => News::Ended,
        Event::LimitPassed { clock: ClockName::Promised, .. } => News::PromiseBroken,
        _ => return None,
    })
}

/// What must be done outside after an event of somebody's standing: they are told of every one, for it may be adverse
/// (L-45). `case` is the case that a ban or breach came from.
#[must_use]
pub fn standing_errands(person: &PersonId, case: &CaseNumber) -> Vec<Errand> {
    vec![Errand::Tell { person: person.clone(), case: case.clone(), news: News::StandingChanged }]
}

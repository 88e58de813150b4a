//! 差事: what must be done outside after an event. Computed here, queued in the transaction of the event, run later.

use crate::{
    calendar::CalendarChange,
    card,
    case::{
        Case, CaseStatus, ClockName, Document, DueDay, Event, HearingEvent, OfficersEvent, PromiseEvent,
        Side, SlipEvent, SuperiorEvent,
    },
    dossier::Recorded,
    hall::{self, Chief, Hall, Post},
    identifier::{CaseNumber, DocumentNumber},
    licence::{self, Licence},
    name::{PersonId, PostId},
    rating::{self, Rating},
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
    /// Press a paper and put it into the file of its case, licence or card (IN4).
    File {
        /// 文号
        number: DocumentNumber,
    },
    /// Look at every running clock again: what the calendar says has changed under them (CL2, C-08).
    Recompute,
    /// Look again at what has been taken on in these posts: who holds them, or who of them is here, has changed (P-13).
    HandOver {
        /// 岗位
        posts: Vec<PostId>,
    },
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
    /// 容缺补交期限将到 (P-08)
    DeferralNear,
    /// 已受理
    Accepted,
    /// 不予受理 or 不受理
    NotAccepted,
    /// 撤销受理 (P-08)
    AcceptanceWithdrawn,
    /// 要缴费 (F-03)
    FeeDue,
    /// 缴款与减免 (F-04 … F-09)
    Fee(FeeNews),
    /// 已上报 (L-15)
    SentUp,
    /// 上级已批复 (K-10)
    SuperiorAnswered,
    /// 可以申请听证 (L-25)
    HearingRight,
    /// 将依职权听证 (L-24)
    HearingAnnounced,
    /// 听证的时间地点 (L-26)
    HearingScheduled,
    /// 有人回避 (L-26)
    Recused,
    /// 回避申请被驳回 (L-26)
    RecusalDenied,
    /// 绿色通道: the promise is shorter (P-16)
    Expedited,
    /// 说明延误 (L-46)
    DelayExplained,
    /// 特别程序
    Suspended,
    /// 恢复办理
    Resumed,
    /// 可以陈述申辩 (L-16)
    MaySpeak,
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
    /// 承诺核查属实 (P-09)
    CommitmentKept,
    /// 承诺核查不属实，限期整改 (P-09)
    Rectify,
    /// 承诺不实 (P-09)
    CommitmentBroken,
    /// 信用状况变了: barred, noted, lifted or restored (L-43, L-44, P-09)
    StandingChanged,
    /// 拟撤回或者撤销证照: the holder may be heard (L-38, L-39)
    TakingIntended,
    /// 不再处理: what was meant to be done to the licence is not done
    IntentionDropped,
    /// 证照被撤回、撤销或者注销
    LicenceTaken,
    /// 证照届满失效
    LicenceExpired,
    /// 评价有了答复
    RatingAnswered,
    /// 评价复核有了结果: whether the rating stands was decided.
    RatingReviewed,
}

/// 收费消息: what a payer is told of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FeeNews {
    /// 缴款期限将到 (F-06)
    PaymentNear,
    /// 缴款期限已过 (F-06, F-08)
    PaymentExpired,
    /// 缴款已到账 (F-05)
    Paid,
    /// 缴款待查: it came, and does not pay the slip (F-09).
    Suspense,
    /// 减免缓退有了决定 (F-04)
    ReliefDecided,
    /// 缴款已核验 (F-05)
    ReceiptIssued,
    /// 已退付
    Refunded,
    /// 缴款单作废: nothing is to be paid by it any more (F-03).
    Void,
}

/// What must be done outside after an event of a case.
#[must_use]
pub fn errands(case: &Case, event: &Recorded<Event>) -> Vec<Errand> {
    let Some(number) = &case.number else { return vec![] };
    let mut errands: Vec<Errand> = event.event.documents().map(file).collect();
    // A result that is made and handed over in one go need not be fetched any more.
    let handed_over =
        matches!(event.event, Event::ResultProduced { .. }) && case.status == CaseStatus::Completed;
    if let Some(news) = news(&event.event).filter(|_| !handed_over) {
        let tell = |person: &PersonId| Errand::Tell {
            person: person.clone(),
            case: number.clone(),
            news: news.clone(),
        };
        errands.extend(core::iter::once(&case.applicant).chain(case.agent.as_ref()).map(tell));
    }
    errands
}

/// What must be done outside after an event of the hall: dates move with the calendar, and what somebody had taken on
/// moves with whoever holds their posts and is here (P-13).
#[must_use]
pub fn hall_errand(hall: &Hall, event: &hall::Event) -> Option<Errand> {
    match event {
        // Whoever leaves the department leaves its letters there, too, and with them what they had at its other posts (P-14).
        hall::Event::PostHeld { post, .. } => {
            let department = hall.posts.get(post).map(|post| &post.department);
            let is_represented = department.is_some_and(|department| hall.chiefs.contains_key(department));
            let beside =
                |one: &&Post| is_represented && Some(&one.department) == department && one.id != *post;
            let others = hall.posts.values().filter(beside).map(|one| one.id.clone());
            Some(Errand::HandOver { posts: [post.clone()].into_iter().chain(others).collect() })
        }
        hall::Event::AbsenceNoted { person, .. } | hall::Event::AbsenceEnded { person } => {
            let posts = hall.posts_of(person).map(|post| post.id.clone()).collect();
            Some(Errand::HandOver { posts })
        }
        hall::Event::ChiefAppointed(Chief { department, .. })
        | hall::Event::ChiefDismissed { department } => {
            let posts = hall.posts.values().filter(|post| post.department == *department);
            Some(Errand::HandOver { posts: posts.map(|post| post.id.clone()).collect() })
        }
        other => other.moves_dates().then_some(Errand::Recompute),
    }
}

fn file(document: &Document) -> Errand {
    Errand::File { number: document.number.clone() }
}

/// What must be done outside after an event of a card: its papers go into its file.
#[must_use]
pub fn card_errands(event: &card::Event) -> Vec<Errand> {
    event.document().map(file).into_iter().collect()
}

/// What must be done outside after an event of a rating: whoever rated under their name hears that it was answered, and that it
/// was decided whether it stands. Of an
/// anonymous rating nobody is told anything, so that no message leads to whoever gave it.
#[must_use]
pub fn rating_errands(rating: &Rating, applicant: &PersonId, event: &rating::Event) -> Vec<Errand> {
    let news = match event {
        rating::Event::RatingAnswered { .. } | rating::Event::RatingPlanDone { .. } => News::RatingAnswered,
        rating::Event::RatingExcluded { .. } | rating::Event::RatingUpheld { .. } => News::RatingReviewed,
        _ => return Vec::new(),
    };
    let case = rating.case.clone().filter(|_| !rating.is_anonymous());
    case.map(|case| Errand::Tell { person: applicant.clone(), case, news }).into_iter().collect()
}

/// What must be done outside after an event of a licence: its papers are filed, and a certificate of what it says now;
/// whoever holds it hears what is meant to be done to it, and that they hold it no more. The news stand under the case
/// that brought about what it said last.
#[must_use]
pub fn licence_errands(licence: &Licence, event: &licence::Event) -> Vec<Errand> {
    let certificate = licence.certificates().last().filter(|_| event.makes_a_version());
    let mut errands: Vec<Errand> = event.document().map(file).into_iter().collect();
    errands.extend(certificate.map(|number| Errand::File { number }));
    let news = match event {
        licence::Event::TakingIntended { .. } => News::TakingIntended,
        licence::Event::IntentionDropped { .. } => News::IntentionDropped,
        licence::Event::LicenceWithdrawn { .. }
        | licence::Event::LicenceRevoked { .. }
        | licence::Event::LicenceCancelled { .. } => News::LicenceTaken,
        licence::Event::LicenceExpired { .. } => News::LicenceExpired,
        // What a case decided is told by the case.
        _ => return errands,
    };
    let tell = |version: &licence::Version| Errand::Tell {
        person: licence.holder.clone(),
        case: version.case.clone(),
        news,
    };
    errands.extend(licence.current().map(tell));
    errands
}

/// What the applicant hears of an event. Nobody is told of their own act, nor of what passes between desks.
fn news(event: &Event) -> Option<News> {
    Some(match event {
        Event::MaterialsReceived { .. } => News::Received,
        Event::PreReviewReturned { .. } => News::Returned,
        Event::CorrectionNoticeIssued { .. } => News::CorrectionNeeded,
        Event::CaseAccepted(_) | Event::CaseDeemedAccepted(_) => News::Accepted,
        Event::NotRequiredTold { .. } | Event::AcceptanceRefused { .. } => News::NotAccepted,
        Event::SpecialProcedureStarted { .. } => News::Suspended,
        Event::SpecialProcedureEnded { .. } => News::Resumed,
        Event::ExtensionApproved { .. } => News::Extended,
        Event::Expedited { .. } => News::Expedited,
        Event::DelayExplained { .. } => News::DelayExplained,
        Event::FeeAssessed { .. } => News::FeeDue,
        Event::Slip(event) => return of_slip(event),
        Event::Hearing(event) => return of_hearing(event),
        Event::Officers(event) => return of_officers(event),
        Event::Superior(SuperiorEvent::ForwardedUp { .. }) => News::SentUp,
        Event::Superior(SuperiorEvent::ReturnedDown(_)) => News::SuperiorAnswered,
        Event::Promise(event) => of_promise(event),
        Event::DeadlineRecomputed { from, due, causes } => return moved(*from, due, causes),
        Event::Granted { .. } | Event::Refused { .. } | Event::RenewalDeemedGranted { .. } => News::Decided,
        Event::ResultProduced { .. } => News::Ready,
        Event::ResultDelivered { .. } => News::Completed,
        Event::ApplicationWithdrawn { .. } | Event::CaseTerminated { .. } => News::Ended,
        Event::LimitNeared { clock, .. } => return near(clock),
        Event::LimitPassed { clock, .. } => return passed(clock),
        Event::ApplicationSubmitted(_)
        | Event::ApplicationResubmitted { .. }
        | Event::CorrectedOnTheSpot { .. }
        | Event::CorrectionSupplied { .. }
        | Event::DeferredSupplied { .. }
        | Event::StepStarted { .. }
        | Event::StepTaken { .. }
        | Event::StepFinished { .. }
        | Event::StepSentBack { .. }
        | Event::ReviewFinished
        | Event::DocumentServed { .. }
        | Event::DocumentFiled { .. } => return None,
    })
}

/// The day of the promise has moved: it is the one that the applicant was told.
fn moved(from: Date, due: &DueDay, causes: &[CalendarChange]) -> Option<News> {
    let moved = || News::DateMoved { from, to: due.on, causes: causes.to_vec() };
    (due.clock == ClockName::Promised).then(moved)
}

/// A limit of the applicant's own is near.
const fn near(clock: &ClockName) -> Option<News> {
    match clock {
        ClockName::Correction => Some(News::CorrectionNear),
        ClockName::Deferral => Some(News::DeferralNear),
        ClockName::Payment => Some(News::Fee(FeeNews::PaymentNear)),
        _ => None,
    }
}

/// The hall has not kept its word; what a missed limit of the applicant's brings about is told as that.
const fn passed(clock: &ClockName) -> Option<News> {
    match clock {
        ClockName::Promised => Some(News::PromiseBroken),
        ClockName::Payment => Some(News::Fee(FeeNews::PaymentExpired)),
        _ => None,
    }
}

const fn of_slip(event: &SlipEvent) -> Option<News> {
    let news = match event {
        SlipEvent::ReliefDecided { .. } => FeeNews::ReliefDecided,
        SlipEvent::PaymentReceived { suspense: Some(_), .. } => FeeNews::Suspense,
        SlipEvent::PaymentReceived { .. } | SlipEvent::PaymentCounted { .. } => FeeNews::Paid,
        SlipEvent::PaymentVerified { .. } => FeeNews::ReceiptIssued,
        SlipEvent::RefundPaid { .. } => FeeNews::Refunded,
        SlipEvent::SlipVoided { .. } => FeeNews::Void,
        SlipEvent::ReliefProposed { .. } => return None,
    };
    Some(News::Fee(news))
}

/// What is told to the applicant reaches them at once, so their limits count from the notice (L-16, L-25).
const fn of_hearing(event: &HearingEvent) -> Option<News> {
    match event {
        HearingEvent::ApplicantToldOfRights { .. } => Some(News::MaySpeak),
        HearingEvent::HearingRightTold { side: Side::Applicant, .. } => Some(News::HearingRight),
        HearingEvent::HearingAnnounced { .. } => Some(News::HearingAnnounced),
        HearingEvent::HearingScheduled { .. } => Some(News::HearingScheduled),
        HearingEvent::HearingRightTold { .. }
        | HearingEvent::InterestedPartyInformed { .. }
        | HearingEvent::StatementHeard { .. }
        | HearingEvent::HearingRequested { .. }
        | HearingEvent::HearingWaived { .. }
        | HearingEvent::HearingRequestWithdrawn { .. }
        | HearingEvent::HearingNoticeIssued { .. }
        | HearingEvent::HearingHeld { .. } => None,
    }
}

const fn of_officers(event: &OfficersEvent) -> Option<News> {
    match event {
        OfficersEvent::Recused { .. } => Some(News::Recused),
        OfficersEvent::RecusalDenied { .. } => Some(News::RecusalDenied),
        OfficersEvent::SiteCheckRecorded { .. }
        | OfficersEvent::SiteCheckSigned { .. }
        | OfficersEvent::InspectionAssigned { .. }
        | OfficersEvent::RecusalAsked { .. }
        | OfficersEvent::StepHandedOver { .. } => None,
    }
}

const fn of_promise(event: &PromiseEvent) -> News {
    match event {
        PromiseEvent::AcceptanceWithdrawn { .. } => News::AcceptanceWithdrawn,
        PromiseEvent::PromiseVerified { rectify: Some(_), .. } => News::Rectify,
        PromiseEvent::PromiseVerified { .. } => News::CommitmentKept,
        PromiseEvent::PromiseBroken { .. } => News::CommitmentBroken,
    }
}

/// What must be done outside after an event of somebody's standing: they are told of every one, for it may be adverse
/// (L-45). `case` is the case that a ban or breach came from.
#[must_use]
pub fn standing_errands(person: &PersonId, case: &CaseNumber) -> Vec<Errand> {
    vec![Errand::Tell { person: person.clone(), case: case.clone(), news: News::StandingChanged }]
}

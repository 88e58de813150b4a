//! Refusals of hearing and of interested parties (L-16, L-24 … L-27).

use super::{Saying, chapter::Words};
use crate::{text::Lang, web::pieces};
use rules::case::Refusal;

/// L-16
pub(super) fn party(lang: Lang, article: &'static str, refusal: &Refusal) -> Option<Saying> {
    let plain = |why: Words, helps: Words| Some(Saying::new(lang, article, why, helps));
    match refusal {
        Refusal::NoInterest => plain(
            ("还没有写明涉及什么重大利益。", "What is at stake is not named."),
            ("请写明决定会影响对方的什么利益，告知书上要写。", "Please name it; the notice says it."),
        )
        .map(|saying| saying.at("reason")),
        Refusal::NoTimeToSpeak(least) => Some(Saying::new(
            lang,
            article,
            (
                format!("留给对方陈述申辩的时间太短，至少 {least} 个工作日。"),
                format!("There is too little time to speak: {least} working days at least."),
            ),
            ("请填写够用的天数，自送达之日起算。", "Please give enough; they run from service."),
        ))
        .map(|saying| saying.at("needed")),
        Refusal::NoPlace => plain(
            ("还没有写明听证地点。", "The place of the hearing is not named."),
            ("请写明地点，当事人要按它到场。", "Please name it; people have to come there."),
        )
        .map(|saying| saying.at("place")),
        Refusal::NoStatement => plain(
            ("还没有记下对方说了什么。", "What was said is not written down."),
            ("请写明陈述申辩的要点。", "Please write down the main points."),
        )
        .map(|saying| saying.at("reason")),
        Refusal::NoSuchParty => plain(
            ("这一方没有等待听取的陈述。", "Nobody of the kind waits to be heard."),
            ("请在名单中选择。", "Please choose from the list."),
        )
        .map(|saying| saying.at("party")),
        Refusal::PartyMayStillSpeak => plain(
            (
                "陈述申辩的期限还没有到，不能记为未提出。",
                "The time to speak still runs; silence is no waiver yet.",
            ),
            ("请等期限届满，或者取得对方的放弃声明。", "Please wait for it to end, or obtain a waiver."),
        )
        .map(|saying| saying.at("how")),
        Refusal::PartyUnheard => plain(
            (
                "还没有听取申请人和每位利害关系人的陈述申辩，不能决定，也不能上报。",
                "The applicant or an interested party has not been heard; no decision yet, and nothing goes up.",
            ),
            (
                "请先听取并记录；期限自告知书送达起算，期满没有提出的，记为未提出。",
                "Please hear them first. The limit runs from service of the notice; note silence once it has passed.",
            ),
        ),
        _ => None,
    }
}

/// L-25: asking for a hearing, and what waits for it.
pub(super) fn asked(lang: Lang, article: &'static str, refusal: &Refusal) -> Option<Saying> {
    let plain = |why: Words, helps: Words| Some(Saying::new(lang, article, why, helps));
    match refusal {
        Refusal::NoHearing => plain(
            ("现在没有可以这样办的听证。", "There is no hearing to which this belongs."),
            (
                "先告知听证权利、收到申请，或者依职权公告。",
                "First tell the right and receive a request, or announce one.",
            ),
        ),
        Refusal::HearingToldAlready => plain(
            ("这一步已经办过了。", "This has been done already."),
            ("请看办理过程里的记录。", "Please see what has happened."),
        ),
        Refusal::HearingAskedTooLate => plain(
            (
                "已经放弃听证，或者申请听证的五日期限已过。",
                "The hearing was waived, or the five days to ask have passed.",
            ),
            ("机关认为需要的，仍可以依职权举行听证。", "The agency may still hold one of its own motion."),
        ),
        Refusal::HearingMayBeAsked => plain(
            ("申请听证的期限还没有到，不能决定。", "A hearing may still be asked for; no decision yet."),
            (
                "等每个人的五日期满（自送达起算），或者由本人明示放弃。",
                "Wait for everybody's five days from service to end, or for their waivers.",
            ),
        ),
        Refusal::NotThatParty => plain(
            ("这项权利属于另一位利害关系人。", "This is another interested party's right."),
            ("由本人提出，或者由经办人登记。", "They answer themselves, or an officer enters it."),
        ),
        Refusal::HearingUntold => plain(
            ("还有人没有被告知听证。", "Somebody has not been told of the hearing."),
            (
                "请先告知听证权利；已经定了时间的，重新通知听证，让每位利害关系人都收到。",
                "Please tell them of their right; where the hearing is set, set it again so that everybody is told.",
            ),
        ),
        Refusal::HearingOwed => plain(
            (
                "应当举行的听证还没有举行，不能决定。",
                "The hearing that is owed has not been held; no decision yet.",
            ),
            ("请先通知并举行听证，再依据笔录决定。", "Please hold it first, and decide on its transcript."),
        ),
        _ => None,
    }
}

/// L-26: when, where and by whom it is held.
pub(super) fn held(lang: Lang, article: &'static str, refusal: &Refusal) -> Option<Saying> {
    let plain = |why: Words, helps: Words| Some(Saying::new(lang, article, why, helps));
    let dated = |why: (String, String), helps: Words| Some(Saying::new(lang, article, why, helps));
    match refusal {
        Refusal::HearingNoticeTooShort(day) => dated(
            (
                format!("听证要提前七个工作日通知，最早在{}。", pieces::full_day_text(Lang::Zh, *day)),
                format!(
                    "A hearing is told seven working days before: {} at the earliest.",
                    pieces::full_day_text(Lang::En, *day)
                ),
            ),
            ("请改一个日期。", "Please choose another day."),
        )
        .map(|saying| saying.at("date")),
        Refusal::HearingTooLate(day) => dated(
            (
                format!("听证要在申请后二十个工作日内举行，最迟{}。", pieces::full_day_text(Lang::Zh, *day)),
                format!("It is to be held by {}.", pieces::full_day_text(Lang::En, *day)),
            ),
            ("请改一个日期。", "Please choose another day."),
        )
        .map(|saying| saying.at("date")),
        Refusal::HearingNoticeUnserved(number) => dated(
            (
                format!("听证通知书{number}还没有送达。"),
                format!("The notice of the hearing, {number}, has not been served."),
            ),
            (
                "请先送达并登记；送达满七个工作日才能举行听证，来不及的请改期。",
                "Please serve it. The hearing is held seven working days after that at the earliest; set it anew if need be.",
            ),
        ),
        Refusal::ChairRecused => plain(
            ("通知的主持人已经回避。", "The chair who was named has stood aside."),
            ("请另定主持人，重新通知听证。", "Please name another chair and set the hearing again."),
        ),
        Refusal::HearingAhead(at) => dated(
            (
                format!("通知的听证时间是{}，还没有到。", pieces::moment_text(Lang::Zh, *at)),
                format!("The hearing is told for {}.", pieces::moment_text(Lang::En, *at)),
            ),
            ("听证举行以后再登记笔录。", "Please record it once it has been held."),
        ),
        Refusal::ChairReviews => plain(
            (
                "办理过本案的人不能主持听证，主持过的也不能再审查。",
                "Whoever handles the case does not chair its hearing, nor the other way round.",
            ),
            ("请另选一位没有经办本案的人。", "Please choose somebody else."),
        )
        .map(|saying| saying.at("chair")),
        Refusal::ChairUnknown => plain(
            ("主持人不是本大厅的工作人员。", "The chair is nobody of this hall."),
            ("请在名单中选择。", "Please choose from the list."),
        )
        .map(|saying| saying.at("chair")),
        Refusal::TranscriptUnsigned => plain(
            ("笔录没有签名，不能作为依据。", "An unsigned transcript is no ground of a decision."),
            (
                "请填写签名的人；拒绝签名的，写明谁拒绝、为什么。",
                "Please name who signed; who refused, and why.",
            ),
        )
        .map(|saying| saying.at("signed")),
        _ => None,
    }
}

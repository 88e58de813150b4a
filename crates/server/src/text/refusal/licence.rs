//! Refusals about licences: what a case may not ask for about one (I-01, L-30, L-31), and what the agency may not do to one
//! (L-38 … L-40).

use super::Saying;
use crate::text::{Lang, codes, licence};
use rules::{
    case::{AboutRefusal, DeliveryMode},
    licence::Refusal,
};

/// Why nothing can be asked for, or given, about a licence.
pub(super) fn about(lang: Lang, refusal: &AboutRefusal) -> Saying {
    let article = refusal.article().unwrap_or(refusal.rule());
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, article, why, helps).at("licence");
    match refusal {
        AboutRefusal::NoLicence => plain(
            ("没有找到这个证照。", "We do not know this licence."),
            (
                "请写明要延续、变更或者注销的证照编号，照证上的编号填写。",
                "Please give the number of the licence, as it stands on it.",
            ),
        ),
        AboutRefusal::AnotherItem => plain(
            ("这个事项办的不是这种证照。", "This service is not about licences of that kind."),
            (
                "请到“我的证照”，从证照旁边的按钮进入对应的事项。",
                "Please start from the button beside the licence under “My licences”.",
            ),
        ),
        AboutRefusal::NotTheHolder => plain(
            ("这个证照不在申请人名下。", "The licence is not in the applicant's name."),
            (
                "只有持证人可以申请；代别人办理的，请填写持证人的信息。",
                "Only its holder may ask; if you act for them, please give their particulars.",
            ),
        ),
        AboutRefusal::NotValid(state) => Saying::new(
            lang,
            article,
            (
                format!("证照现在的状态是“{}”，不能延续、变更或者注销。", licence::state(Lang::Zh, *state)),
                format!("The licence is {}.", licence::state(Lang::En, *state).to_lowercase()),
            ),
            ("需要继续从事许可事项的，请重新申请新证。", "To go on, please apply for a new licence."),
        )
        .at("licence"),
        AboutRefusal::NothingToRenew => plain(
            ("这个证照长期有效，不需要延续。", "The licence has no last day and needs no renewal."),
            ("内容有变化的，请申请变更。", "If something has changed, please ask for a change."),
        ),
        AboutRefusal::RenewedAhead(ends) => Saying::new(
            lang,
            article,
            (
                format!(
                    "这个证照已经延续过，现在的有效期到{}，下一个有效期还没有开始。",
                    ends.strftime("%Y年%-m月%-d日")
                ),
                format!(
                    "It has been renewed already; the present term runs until {}.",
                    ends.strftime("%-d %b %Y")
                ),
            ),
            (
                "下一个有效期开始以后，届满以前再申请延续。",
                "Ask again once the next term has begun, before it ends.",
            ),
        )
        .at("licence"),
        AboutRefusal::MatterOpen(case) => Saying::new(
            lang,
            article,
            (
                format!("关于这个证照已经有一件申请在办：{case}。"),
                format!("An application about this licence is open already: {case}."),
            ),
            ("请等它办结，或者先撤回它。", "Please wait until it has ended, or withdraw it first."),
        )
        .at("licence"),
    }
}

/// Why the agency may not do it.
pub(super) fn act(lang: Lang, refusal: &Refusal) -> Saying {
    let article = refusal.article().unwrap_or(refusal.rule());
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, article, why, helps);
    match refusal {
        Refusal::NoSuchLicence => plain(
            ("没有找到这个证照。", "We do not know this licence."),
            ("请核对证照编号。", "Please check the number."),
        ),
        Refusal::WrongState(state) => Saying::new(
            lang,
            article,
            (
                format!("证照现在的状态是“{}”，不能这样办理。", licence::state(Lang::Zh, *state)),
                format!(
                    "The licence is {}; this cannot be done now.",
                    licence::state(Lang::En, *state).to_lowercase()
                ),
            ),
            ("", ""),
        ),
        Refusal::NotTheHead => plain(
            (
                "事先告知、撤回、撤销和注销由颁发部门的负责人决定。",
                "This is decided by the head of the department that issued it.",
            ),
            ("请报部门负责人办理。", "Please bring it before the head."),
        ),
        Refusal::NoReasons => plain(
            ("还没有写事实和理由。", "Facts and reasons are missing."),
            ("对持证人不利的决定必须说明理由。", "A decision against the holder must give its reasons."),
        )
        .at("reason"),
        Refusal::NoBasis => plain(
            ("还没有写明法律依据。", "The legal basis is missing."),
            ("请写明法律名称和条款。", "Please name the law and the article."),
        )
        .at("basis"),
        Refusal::PublicHarm => plain(
            (
                "撤销会对公共利益造成重大损害，依法不予撤销。",
                "Revocation would gravely harm the public, so the law forbids it.",
            ),
            ("可以依法采取其他补救措施。", "Other remedies are open."),
        )
        .at("harm"),
        Refusal::NoCompensation => plain(
            ("还没有写明怎样补偿或者赔偿。", "It is not said how losses are made good."),
            ("没有造成损失的，也请写明。", "Where there are none, please say so."),
        )
        .at("compensation"),
        Refusal::CompensatedFraud => plain(
            (
                "以欺骗、贿赂取得的利益不受保护，不予赔偿。",
                "What was got by fraud or bribery is not protected and not compensated.",
            ),
            (
                "请把补偿一栏留空，或者改选事由。",
                "Please leave compensation empty, or choose another ground.",
            ),
        )
        .at("compensation"),
        Refusal::GroundDoesNotFit(state) => Saying::new(
            lang,
            article,
            (
                format!("证照现在的状态是“{}”，与所选的注销事由不符。", licence::state(Lang::Zh, *state)),
                format!(
                    "The ground does not fit a licence that is {}.",
                    licence::state(Lang::En, *state).to_lowercase()
                ),
            ),
            ("请选择与实际情况相符的事由。", "Please choose the ground that is the case."),
        )
        .at("ground"),
        Refusal::NotTold
        | Refusal::NotServed
        | Refusal::NotHeard
        | Refusal::IntendedAlready
        | Refusal::NothingIntended
        | Refusal::HeardAlready
        | Refusal::NoStatement => hearing(lang, refusal),
        Refusal::NotTheDepartment | Refusal::NoSuchDocument | Refusal::ProofMissing(_) => {
            serving(lang, refusal)
        }
    }
}

/// What the holder must be told and heard on before anything is taken from them.
fn hearing(lang: Lang, refusal: &Refusal) -> Saying {
    let article = refusal.article().unwrap_or(refusal.rule());
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, article, why, helps);
    match refusal {
        Refusal::NotTold => plain(
            (
                "还没有就这个处理和事由事先告知持证人。",
                "The holder has not been told of this act and ground.",
            ),
            (
                "请先发事先告知书、送达并听取陈述、申辩；事由变了的，重新告知。",
                "Please tell them in writing, serve it and hear them first; for another ground, tell them anew.",
            ),
        )
        .at("ground"),
        Refusal::NotServed => plain(
            ("事先告知书还没有送达。", "The notice has not been served."),
            (
                "持证人陈述、申辩的期限从送达起算，请先送达。",
                "The holder's time runs from its service; please serve it first.",
            ),
        ),
        Refusal::NotHeard => plain(
            (
                "持证人还没有陈述、申辩，期限也没有届满。",
                "The holder has not been heard, and their time is not over.",
            ),
            (
                "请先听取陈述、申辩，或者等期限届满。",
                "Please hear them first, or wait until their time is over.",
            ),
        ),
        Refusal::IntendedAlready => plain(
            ("已经事先告知过一项拟作的处理。", "The holder has been told of an intended act already."),
            (
                "请先作出决定，或者不再处理，然后才能另行告知。",
                "Please decide on it or drop it before telling of another.",
            ),
        ),
        Refusal::NothingIntended => plain(
            ("现在没有拟作的处理。", "Nothing is intended."),
            ("请先事先告知。", "Please tell the holder first."),
        ),
        Refusal::HeardAlready => plain(
            ("已经听取过陈述、申辩。", "The holder has stated their view already."),
            ("补充的意见请写进决定的理由。", "Please weigh what was added in the reasons of the decision."),
        ),
        _ => plain(
            ("还没有写陈述、申辩的内容。", "The statement is missing."),
            ("请写明内容，或者选择放弃。", "Please write it down, or choose that it is waived."),
        )
        .at("statement"),
    }
}

/// Who hands a paper over, which, and with what proof.
fn serving(lang: Lang, refusal: &Refusal) -> Saying {
    let article = refusal.article().unwrap_or(refusal.rule());
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, article, why, helps);
    match refusal {
        Refusal::NotTheDepartment => plain(
            (
                "这要由颁发部门的工作人员或者综合窗口来办。",
                "This is for the department that issued it, or the comprehensive window.",
            ),
            ("请转给颁发部门。", "Please hand it to that department."),
        ),
        Refusal::ProofMissing(mode) => Saying::new(
            lang,
            article,
            (
                format!("{}缺少证明。", codes::delivery(Lang::Zh, *mode)),
                format!("{} needs its proof.", codes::delivery(Lang::En, *mode)),
            ),
            (
                "邮寄填运单号，留置填见证人，委托、转交、公告写明说明。",
                "By post: the tracking number; left in place: a witness; otherwise: to whom or where.",
            ),
        )
        .at(match mode {
            DeliveryMode::Postal => "tracking",
            DeliveryMode::LeftInPlace => "witness",
            _ => "note",
        }),
        _ => plain(
            ("没有找到这份文书。", "There is no such paper."),
            ("请从列表里选择。", "Please choose it from the list."),
        )
        .at("document"),
    }
}

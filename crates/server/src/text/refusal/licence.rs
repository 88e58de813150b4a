//! Refusals about licences: what a case may not ask for about one (I-01, L-30, L-31), and what the agency may not do to one
//! (L-38 … L-40).

use super::Saying;
use crate::text::{Lang, licence};
use rules::{case::AboutRefusal, licence::Refusal};

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
                "撤回、撤销和注销由颁发部门的负责人决定。",
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
        Refusal::NotHeard => plain(
            ("还没有听取持证人的陈述、申辩。", "The holder has not been heard."),
            (
                "请先告知并听取，再写明陈述的内容，或者持证人已经放弃。",
                "Please tell and hear them first, then write what they stated or that they waived it.",
            ),
        )
        .at("heard"),
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
    }
}

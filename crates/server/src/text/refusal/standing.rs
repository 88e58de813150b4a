//! Refusals that come from who somebody is or where they stand in the queue: bans (L-43, L-44), limited places (L-35),
//! credit (P-09), and what heads may not record.

use super::Saying;
use crate::text::Lang;
use rules::{
    case,
    standing::{BanCause, Refusal},
};

/// A refusal of a case that rests on the applicant's standing or rank; the general words for any other.
pub(super) fn of_case(lang: Lang, article: &'static str, refusal: &case::Refusal) -> Saying {
    match refusal {
        case::Refusal::Banned { until, cause } => {
            let (zh, en) = (until.strftime("%Y年%-m月%-d日"), until.strftime("%-d %b %Y"));
            let why = match cause {
                BanCause::HidFacts => (
                    format!("申请人曾隐瞒有关情况或者提供虚假材料，到{zh}为止不能再次申请这项许可。"),
                    format!(
                        "The applicant hid facts or handed in false material, and may not apply for this licence again until {en}."
                    ),
                ),
                BanCause::Fraud => (
                    format!("申请人曾以不正当手段取得许可，到{zh}为止不能再次申请这项许可。"),
                    format!(
                        "The applicant obtained a licence by improper means, and may not apply for this licence again until {en}."
                    ),
                ),
            };
            Saying::new(
                lang,
                article,
                why,
                (
                    "期满后可以再申请。认为不对的，可以请作出的部门核实解除，也可以申请行政复议或者提起诉讼。",
                    "An application is possible after that day. Whoever thinks this wrong may ask the department to lift it, or ask for review or go to court.",
                ),
            )
        }
        case::Refusal::CreditLost => Saying::new(
            lang,
            article,
            (
                "申请人有违反承诺或者禁止申请的记录，这次不能用告知承诺。",
                "A broken promise or a ban is on record, so no promise can be made this time.",
            ),
            (
                "可以按普通方式交齐材料办理；信用修复以后，又可以用告知承诺。",
                "Please apply the usual way with all materials; once the record is cleared, promises are offered again.",
            ),
        ),
        case::Refusal::QuotaFull(places) => Saying::new(
            lang,
            article,
            (
                format!("这项许可的 {places} 个名额已经用完，不能再准予。"),
                format!("All {places} places of this licence are taken; no more can be granted."),
            ),
            (
                "可以写明名额已满的理由，作出不予许可决定。",
                "You can refuse, giving as the reason that no place is left.",
            ),
        ),
        case::Refusal::EarlierAcceptance(case) => Saying::new(
            lang,
            article,
            (
                format!("名额有限，受理在先的先得。排在前面的办件（{case}）还没有决定。"),
                format!(
                    "The number is limited and earlier acceptance comes first. The case before ({case}) is not decided yet."
                ),
            ),
            ("请先决定排在前面的办件。", "Please decide the case before first."),
        ),
        other => Saying::new(lang, article, (other.to_string(), other.to_string()), ("", "")),
    }
}

/// A refusal of an order to somebody's standing as a sentence.
pub(super) fn say(lang: Lang, refusal: &Refusal) -> Saying {
    let article = refusal.rule();
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, article, why, helps);
    match refusal {
        Refusal::NoSuchCase | Refusal::NoSuchRecord => plain(
            ("没有找到这条记录。", "We do not know this record."),
            ("请回到办件页面看看最新情况。", "Please go back to the case and look at its latest state."),
        ),
        Refusal::NotTheHead => plain(
            ("只有承办部门的负责人可以办理。", "Only the head of the department that handled the case may do this."),
            ("请报部门负责人。", "Please ask the head of the department."),
        ),
        Refusal::NotASafetyItem => plain(
            (
                "这项许可不直接关系公共安全、人身健康、生命财产安全，法律没有规定禁止再次申请。",
                "This licence does not bear directly on safety, health, life or property: the law bars nobody from it.",
            ),
            ("可以不予许可并给予警告。", "You may refuse the application and give a warning."),
        )
        .at("cause"),
        Refusal::NotRefused => plain(
            ("这件还没有不予受理或者不予许可。", "This application has not been refused."),
            ("请先作出决定，再办理禁止申请。", "Please decide the case first."),
        )
        .at("cause"),
        Refusal::NotGranted => plain(
            ("这件没有取得许可，不适用这一条。", "No licence was granted in this case, so this article does not apply."),
            ("请改选“隐瞒有关情况或者提供虚假材料”。", "Please choose hidden facts or false material instead."),
        )
        .at("cause"),
        Refusal::BannedAlready | Refusal::NotedAlready => plain(
            ("这件已经记过一次，不重复记。", "This case has been recorded once already."),
            ("请查看现有的记录。", "Please look at the record there is."),
        ),
        Refusal::LiftedAlready => plain(
            ("这条记录已经解除了。", "This record has been lifted already."),
            ("不用再办。", "Nothing more is to be done."),
        ),
        Refusal::NoReasons => plain(
            ("还没有写理由。", "The reasons are missing."),
            ("请写明事实和理由，当事人会看到。", "Please give the facts and reasons; the person reads them."),
        )
        .at("reasons"),
        Refusal::NoBasis => plain(
            ("还没有写明法律依据。", "The legal basis is missing."),
            ("请写明法律名称和条款。", "Please name the law and the article."),
        )
        .at("basis"),
    }
}

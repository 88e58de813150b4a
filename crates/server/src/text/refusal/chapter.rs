//! Refusals of the chapters of their own: hearing, officers, superior, promise, service, fees (L-14 … L-33, P-08 … P-16).

use super::{Known, Saying, hearing};
use crate::text::{Lang, codes};
use rules::case::Refusal;

/// A refusal of a chapter as a sentence; none where another file says it.
pub(super) fn say(lang: Lang, article: &'static str, refusal: &Refusal, known: Known<'_>) -> Option<Saying> {
    hearing::party(lang, article, refusal)
        .or_else(|| hearing::asked(lang, article, refusal))
        .or_else(|| hearing::held(lang, article, refusal))
        .or_else(|| site(lang, article, refusal))
        .or_else(|| manned(lang, article, refusal, known))
        .or_else(|| promised(lang, article, refusal))
        .or_else(|| served(lang, article, refusal))
}

pub(super) type Words = (&'static str, &'static str);

/// L-14, L-33
fn site(lang: Lang, article: &'static str, refusal: &Refusal) -> Option<Saying> {
    let plain = |why: Words, helps: Words| Some(Saying::new(lang, article, why, helps));
    match refusal {
        Refusal::Away => plain(
            ("您登记了离岗，现在不能办件。", "You are noted as away and act on no case now."),
            ("如果已经回来，请在“我的离岗”登记返岗。", "If you are back, please end your absence first."),
        ),
        Refusal::StandsAside => plain(
            ("您已回避，不能再办这一件。", "You stand aside from this case."),
            ("请由同岗位的其他人办理。", "Another holder of the post goes on."),
        ),
        Refusal::NoSiteCheckStep(_) => plain(
            ("这个环节不是现场核查。", "This step is no check on site."),
            ("请在现场核查环节记录。", "Please record it at the step on site."),
        ),
        Refusal::TwoNeeded | Refusal::TwoInspectorsNeeded => plain(
            ("要有两名以上工作人员。", "Two members of staff at least are needed."),
            ("请选出同去的人。", "Please name who went too."),
        )
        .map(|saying| saying.at("with")),
        Refusal::NotOfStaff(_) => plain(
            ("选出的人里有人不是办件人员。", "Somebody named does not work on cases here."),
            ("请在名单中选择。", "Please choose from the list."),
        )
        .map(|saying| saying.at("with")),
        Refusal::ColleagueStandsAside(_) => plain(
            ("选出的人里有人已经回避，不能再办这一件。", "Somebody named stands aside from this case."),
            ("请选别的人。", "Please choose somebody else."),
        )
        .map(|saying| saying.at("with")),
        Refusal::ColleagueAway(_) => plain(
            ("选出的人里有人那天登记了离岗。", "Somebody named was noted as away on that day."),
            ("请选当天在岗的人。", "Please choose somebody who is here."),
        )
        .map(|saying| saying.at("with")),
        Refusal::NoSite => plain(
            ("还没有写明核查地点。", "The place that was checked is not named."),
            ("请写明地点。", "Please name it."),
        )
        .map(|saying| saying.at("place")),
        Refusal::NotWhenItWas => plain(
            (
                "这个时间不对：不能晚于现在，也不能早于受理。",
                "It can be neither later than now nor before acceptance.",
            ),
            ("请填写实际发生的时间。", "Please give the time at which it happened."),
        )
        .map(|saying| saying.at("date")),
        Refusal::SiteCheckMissing => plain(
            ("还没有现场核查笔录，不能完成这个环节。", "The check on site has not been recorded yet."),
            (
                "请先记录现场核查，由两名以上工作人员签署。",
                "Please record it first; two members of staff sign.",
            ),
        ),
        Refusal::SiteCheckUnsigned(_) => plain(
            ("同去的人还没有签署核查笔录。", "A colleague has not signed the record yet."),
            ("请对方登录后在这一件里签署。", "They sign in this case after signing in."),
        ),
        Refusal::NothingToSign => plain(
            ("没有等您签署的核查笔录。", "No record waits for your signature."),
            ("请看办理过程里的记录。", "Please see what has happened."),
        ),
        Refusal::NothingToAssign => plain(
            ("现在不需要指派检验、检测、检疫人员。", "Nobody is to be assigned now."),
            ("已经指派，或者这个事项不需要。", "It has been done, or the item does not need it."),
        ),
        _ => None,
    }
}

/// L-15, L-26, P-13
fn manned(lang: Lang, article: &'static str, refusal: &Refusal, known: Known<'_>) -> Option<Saying> {
    let plain = |why: Words, helps: Words| Some(Saying::new(lang, article, why, helps));
    match refusal {
        Refusal::TakesNoPart => plain(
            ("这个人没有经办本案，不用回避。", "This person takes no part in the case."),
            ("请在名单中选择。", "Please choose from the list."),
        )
        .map(|saying| saying.at("person")),
        Refusal::RecusalDenied(_) => plain(
            ("对这位工作人员的回避申请已经驳回两次，不再受理。", "The head has denied this challenge twice."),
            (
                "不服的，可以在收到决定以后一并申请行政复议或者提起诉讼。",
                "Whoever disagrees may raise it in a review of the decision, or in court.",
            ),
        )
        .map(|saying| saying.at("person")),
        Refusal::RecusalUndecided(_) => plain(
            (
                "有人被申请回避，负责人还没有决定：被申请的人暂不办理，也不能作出决定。",
                "Somebody was asked to stand aside and the head has not ruled on it: they do not act meanwhile, and nothing is decided.",
            ),
            ("请部门负责人先准许或者驳回回避申请。", "The head of department grants or denies it first."),
        ),
        Refusal::NoRecusalAsked => plain(
            ("没有人申请这个人回避。", "Nobody asked for this person to stand aside."),
            ("请看办理过程里的记录。", "Please see what has happened."),
        ),
        Refusal::NobodyLeft(post) => Some(Saying::new(
            lang,
            article,
            (
                format!("“{}”没有别的人可以接手。", super::named::post_words(Lang::Zh, post, known)),
                format!(
                    "Nobody else of “{}” would be left.",
                    super::named::post_words(Lang::En, post, known)
                ),
            ),
            ("请先由大厅管理员为这个岗位任命另一人。", "The hall manager appoints somebody else first."),
        )),
        Refusal::NoForwardStep(_) => plain(
            ("这个环节不是上报环节。", "This step sends nothing up."),
            ("请在上报环节办理。", "Please do it at the step that forwards."),
        ),
        Refusal::NoReplyNumber => plain(
            ("还没有登记上级机关的批复文号。", "The number of the superior's answer is missing."),
            ("收到批复以后，登记文号、日期和意见。", "Once it has come, enter its number, day and opinion."),
        )
        .map(|saying| saying.at("number")),
        Refusal::SuperiorDisagreed => plain(
            ("上级机关不同意，不能准予。", "The superior has not agreed; it cannot be granted here."),
            ("请依批复作出不予决定并说明理由。", "Please refuse with the reasons of the answer."),
        ),
        _ => None,
    }
}

/// P-08, P-09
fn promised(lang: Lang, article: &'static str, refusal: &Refusal) -> Option<Saying> {
    let plain = |why: Words, helps: Words| Some(Saying::new(lang, article, why, helps));
    match refusal {
        Refusal::NotPromisable => plain(
            ("这个事项不适用告知承诺。", "This item cannot be promised."),
            ("请按一般方式提交证明材料。", "Please hand in the proofs as usual."),
        ),
        Refusal::NothingOwed => {
            plain(("容缺材料已经补齐。", "Nothing is owed any more."), ("请继续办理。", "Please go on."))
        }
        Refusal::DeferralRuns => plain(
            ("补交期限还没有到，不能撤销受理。", "The time to hand it in still runs."),
            ("请等期限届满。", "Please wait for it to end."),
        ),
        Refusal::NothingToVerify => plain(
            ("现在没有要核查的承诺。", "There is no promise to verify now."),
            ("请看办理过程里的记录。", "Please see what has happened."),
        ),
        Refusal::RectificationRuns => plain(
            ("整改期限还没有到，不能认定承诺不实。", "The time to put it right still runs."),
            (
                "期满以后再核查；已经改正的可以现在登记。",
                "Check again after it; what is put right can be noted now.",
            ),
        )
        .map(|saying| saying.at("kept")),
        _ => None,
    }
}

/// P-16, L-32, L-36, L-46, N-16
fn served(lang: Lang, article: &'static str, refusal: &Refusal) -> Option<Saying> {
    let plain = |why: Words, helps: Words| Some(Saying::new(lang, article, why, helps));
    match refusal {
        Refusal::NoFee => plain(
            ("收费目录里没有这一项。", "The item charges nothing of the kind."),
            ("目录以外一律不得收费。", "Nothing outside the list may be charged."),
        ),
        Refusal::FeeAssessedAlready => plain(
            ("缴款通知已经开过了。", "The payment notice has been made already."),
            ("请看办理过程里的文书。", "Please see the documents of the case."),
        ),
        Refusal::NothingToPay => plain(
            ("各项数量都是 0，没有要缴的款。", "Every quantity is nought; nothing is to be paid."),
            ("请填写数量。", "Please enter a quantity."),
        ),
        Refusal::NoSuchDocument => plain(
            ("这一件没有这份文书。", "The case has no such document."),
            ("请在名单中选择。", "Please choose from the list."),
        )
        .map(|saying| saying.at("document")),
        Refusal::ProofMissing(mode) => Some(
            Saying::new(
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
                rules::case::DeliveryMode::Postal => "tracking",
                rules::case::DeliveryMode::LeftInPlace => "witness",
                _ => "note",
            }),
        ),
        Refusal::NoStandard => plain(
            (
                "根据检验、检测、检疫结果不予许可的，要写明所依据的技术标准。",
                "A refusal upon an inspection, a test or a quarantine names the technical standard.",
            ),
            ("请写明标准的名称和编号。", "Please give its name and number."),
        )
        .map(|saying| saying.at("standard")),
        Refusal::ResultMissing(kind) => Some(Saying::new(
            lang,
            article,
            (
                format!("还没有{}的结果，不能决定。", codes::special_procedure(Lang::Zh, *kind)),
                format!("The result is missing: {}.", codes::special_procedure(Lang::En, *kind)),
            ),
            ("请先办完这项程序，再依结果决定。", "Please finish it first, and decide by its result."),
        )),
        Refusal::NotLate => plain(
            ("这一件没有超过期限，不用说明延误。", "Nothing is late; there is no delay to explain."),
            ("请按期办理。", "Please go on in time."),
        ),
        Refusal::NotShorter => plain(
            (
                "绿色通道只能把承诺时限改短，也不能短到已经过去。",
                "A promise is only ever shortened, and not into the past.",
            ),
            ("请改一下天数。", "Please change the number of days."),
        )
        .map(|saying| saying.at("by")),
        _ => None,
    }
}

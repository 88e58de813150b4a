//! Refusals of ratings as sentences.

use super::Saying;
use crate::text::{Lang, codes};
use rules::rating::Refusal;

/// A refusal of a rating as a sentence.
pub(super) fn say(lang: Lang, refusal: &Refusal) -> Saying {
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, refusal.rule(), why, helps);
    match refusal {
        Refusal::NotOpen => plain(
            (
                "这个评价链接不能用，办件可能还没有办结。",
                "This link cannot be used; perhaps the case is not completed yet.",
            ),
            ("办结后我们会把评价链接发给您。", "We send you the link when the case is completed."),
        ),
        Refusal::AlreadyRated => plain(
            ("这件已经评价过了，谢谢您。", "This case has been rated already. Thank you."),
            ("还有话要说，可以追评一次。", "If there is more to say, you may add to it once."),
        ),
        Refusal::UnknownTag => plain(
            (
                "有的标签不在标准标签里，或者选了两次。",
                "A tag is not on the standard list, or is chosen twice.",
            ),
            ("请从标准标签里选。", "Please choose from the standard list."),
        )
        .at("tags"),
        Refusal::NotGiven => plain(
            ("这件还没有人评价。", "Nobody has rated this case."),
            ("有了评价才能处理。", "There is nothing to see to before somebody rates."),
        ),
        Refusal::WrongState(state) => Saying::new(
            lang,
            refusal.rule(),
            (
                format!("这条评价现在是“{}”，这一步现在不能办。", state.zh()),
                format!(
                    "The rating is at \"{}\" now; this cannot be done.",
                    codes::rating_state(Lang::En, *state)
                ),
            ),
            ("请看页面上现在可以办的事。", "Please see on the page what can be done now."),
        ),
        Refusal::NotOfDepartment => plain(
            (
                "由被评部门处理，被评的人不能处理自己的评价。",
                "The rated department sees to it, and never the one whom the rating is about.",
            ),
            ("请本部门其他人办理。", "Please let somebody else of the department do it."),
        ),
        Refusal::Anonymous => plain(
            ("这是匿名评价，不联系、不回访。", "This rating was given without a name; nobody is called."),
            (
                "答复会显示在评价人凭评价码打开的页面上。",
                "The answer stands on the page that the rater opens with their token.",
            ),
        ),
        other => what_is_missing(lang, other),
    }
}

/// What has to be done, chosen or decided differently.
fn what_is_missing(lang: Lang, refusal: &Refusal) -> Saying {
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, refusal.rule(), why, helps);
    match refusal {
        Refusal::CalledJustNow => plain(
            (
                "刚刚打过，没有接通的要隔一小时再打。",
                "They were called just now; what nobody answered is tried again after an hour.",
            ),
            ("过一会儿再打。", "Please call again later."),
        )
        .at("reached"),
        Refusal::NotContacted => plain(
            ("实名差评要先联系评价人。", "Whoever rated under their name is contacted first."),
            ("请先打电话并记下来。", "Please call first and note it down."),
        ),
        Refusal::PlanBehind => plain(
            ("整改的日子不能是过去的一天。", "The day of a plan does not lie behind."),
            ("请选今天或者以后的一天。", "Please choose today or later."),
        )
        .at("until"),
        Refusal::PlanTooLong => plain(
            ("整改的日子超过了整改期限。", "The day lies beyond the time to put it right."),
            ("请选整改期限以内的一天。", "Please choose a day within that time."),
        )
        .at("until"),
        Refusal::NotCaller => plain(
            (
                "回访由回访中心、大厅管理或者监察员打，被评部门的人不能打。",
                "The call-back centre, the hall manager or a supervisor calls back, and nobody of the rated department.",
            ),
            ("请转给大厅回访。", "Please leave it to the hall."),
        ),
        Refusal::MarkedAlready => plain(
            ("这件已经再评过了，谢谢您。", "A second mark has been given already. Thank you."),
            ("还有话要说，可以拨打服务热线。", "If there is more to say, please call the hotline."),
        ),
        Refusal::SupplementedAlready => plain(
            ("这件已经追评过了，谢谢您。", "You have added to this rating already. Thank you."),
            ("还有话要说，可以拨打服务热线。", "If there is more to say, please call the hotline."),
        ),
        Refusal::SupplementTooLate => plain(
            ("追评的时间已经过了。", "The time to add to the rating has passed."),
            ("还有话要说，可以拨打服务热线。", "If there is more to say, please call the hotline."),
        ),
        Refusal::NotAnswering => plain(
            (
                "只有部门负责人或者首席代表可以代表部门申请复核，被评的人不能申请。",
                "Only the head or the representative contests for the department, and never the one rated.",
            ),
            ("请部门负责人申请。", "Please ask the head of the department."),
        ),
        Refusal::ContestedAlready => plain(
            ("这条评价已经申请过复核。", "This rating has been contested already."),
            ("复核只有一次。", "There is one review."),
        ),
        Refusal::ContestTooLate => plain(
            ("申请复核的时间已经过了。", "The time to contest the rating has passed."),
            ("请按差评处理。", "Please see to it as a bad rating."),
        ),
        Refusal::NotOwner => plain(
            (
                "是否排除由监察员决定，被评单位不能决定。",
                "A supervisor decides whether it is left out, never the rated unit.",
            ),
            ("请等监察员决定。", "Please wait for a supervisor."),
        ),
        _ => plain(
            ("没有等着决定的复核申请。", "No review of this rating waits for a decision."),
            ("请看页面上的最新情况。", "Please look at its latest state."),
        ),
    }
}

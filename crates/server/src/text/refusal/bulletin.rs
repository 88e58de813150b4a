//! Refusals of a bulletin: what its words lack, who publishes it, and that nothing published is changed silently (G-01 … G-04).

use super::Saying;
use crate::text::Lang;
use rules::bulletin::Refusal;

/// A refusal of an order to a bulletin as a sentence.
pub(super) fn say(lang: Lang, refusal: &Refusal) -> Saying {
    let article = refusal.rule();
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, article, why, helps);
    match refusal {
        Refusal::NotEntitled => plain(
            ("这一步不是您的岗位办的。", "This is not for your post."),
            (
                "部门事项编辑起草本部门的公告，大厅管理员发布、退回和撤下。",
                "A department's editor words what that department issues; a hall manager publishes, sends back and withdraws.",
            ),
        ),
        Refusal::NoSuchBulletin => plain(
            ("没有找到这份公告。", "There is no such bulletin."),
            ("请从公告列表进入。", "Please come from the list."),
        ),
        Refusal::NumberTaken | Refusal::NumberForm => plain(
            ("这个编号不能用。", "This number cannot be used."),
            ("请重新打开起草页面。", "Please open the page for a new one again."),
        ),
        Refusal::Faulty(faults) => {
            let all = |lang: Lang| {
                let told: Vec<String> = faults.iter().map(|fault| lang.news_fault(fault)).collect();
                told.join(lang.pick("；", "; "))
            };
            Saying::new(
                lang,
                article,
                (all(Lang::Zh), all(Lang::En)),
                ("请改好标出的各项。", "Please mend what is marked."),
            )
        }
        Refusal::DatedAhead(day) => Saying::new(
            lang,
            article,
            (
                format!("成文日期是{day}，还没有到，不能发布。"),
                format!("It is dated {day}, which has not come."),
            ),
            ("到那一天再发布，或者改正日期。", "Publish it on that day, or mend the date."),
        ),
        Refusal::OwnWords => plain(
            ("这份稿子您写过，不能由您发布。", "You worded it, so you do not publish it."),
            ("请另一位大厅管理员发布。", "Please leave it to another hall manager."),
        ),
        refusal => of_the_course(lang, refusal),
    }
}

/// What does not fit how far the bulletin has come.
fn of_the_course(lang: Lang, refusal: &Refusal) -> Saying {
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, refusal.rule(), why, helps);
    match refusal {
        Refusal::NoDraft => plain(
            ("现在没有待发布的稿子。", "There is no draft now."),
            ("已经发布的，请用更正。", "What is published can be corrected."),
        ),
        Refusal::NotSubmitted => plain(
            ("稿子还没有送审。", "The draft has not been submitted."),
            ("请编辑先送审。", "The editor must submit it first."),
        ),
        Refusal::SubmittedAlready => plain(
            ("稿子已经送审了。", "The draft has been submitted already."),
            ("等大厅管理员发布或者退回。", "A hall manager will publish it or send it back."),
        ),
        Refusal::CorrectionPending => plain(
            ("已经有一份更正稿。", "A correction is being worded already."),
            ("请在那一份上改。", "Please work on that one."),
        ),
        Refusal::NotPublished => plain(
            ("它还没有发布。", "It has not been published."),
            ("没有发布的可以直接修改或者放弃。", "A draft can simply be changed or dropped."),
        ),
        Refusal::Unchanged => plain(
            ("更正稿和已发布的一样。", "The correction changes nothing."),
            ("请写明要更正的内容。", "Please change what is to be corrected."),
        ),
        Refusal::TooManyEditions => plain(
            ("它更正的次数太多了。", "It has been corrected too often."),
            ("请撤下它，另发一份。", "Please withdraw it and publish another."),
        ),
        Refusal::Withdrawn => plain(
            ("它已经撤下，不能再改。", "It was withdrawn and cannot be changed any more."),
            ("需要的话另发一份。", "Publish another if it is needed."),
        ),
        _ => plain(
            ("要写明理由，不超过 500 字。", "A reason is needed, of at most 500 signs."),
            ("理由会公开。", "The reason is public."),
        )
        .at("reason"),
    }
}

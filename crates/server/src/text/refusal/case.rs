//! Refusals of the case (L-04 … L-23, K-01 … K-15, P-08, P-13).

use super::{
    Known, Saying,
    named::{material, named, post_words, question_words, step_words},
};
use crate::text::{Lang, law, role};
use rules::{case::Refusal, item::process::StepKind};

/// A refusal of a case as a sentence.
pub(super) fn say(lang: Lang, refusal: &Refusal, known: Known<'_>) -> Saying {
    let article = refusal.article().unwrap_or(refusal.rule());
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, article, why, helps);
    if let Some(saying) = super::chapter::say(lang, article, refusal, known) {
        return saying;
    }
    match refusal {
        Refusal::MaterialsMissing(_)
        | Refusal::UnknownMaterial(_)
        | Refusal::NotDeferrable(_)
        | Refusal::SecondReturn
        | Refusal::SecondCorrection
        | Refusal::NothingToCorrect
        | Refusal::TooMany
        | Refusal::Unanswered(_)
        | Refusal::DeferredMissing(_)
        | Refusal::NotOwed(_) => materials(lang, article, refusal, known),
        Refusal::Banned { .. }
        | Refusal::CreditLost
        | Refusal::QuotaFull(_)
        | Refusal::EarlierAcceptance(_) => super::standing::of_case(lang, article, refusal),
        Refusal::AboutLicence(refusal) => super::licence::about(lang, refusal),
        Refusal::Slip(refusal) => super::slip::say(lang, refusal),
        Refusal::NoReasons | Refusal::NoReasonFor(_) | Refusal::TurnedAwayWithoutReasons => plain(
            ("还没有写理由。", "The reasons are missing."),
            (
                "请写明理由，申请人会在文书上看到。",
                "Please give the reasons; the applicant reads them on the paper.",
            ),
        )
        .at("reason"),
        Refusal::NoBasis | Refusal::NoBasisFor(_) => plain(
            ("还没有写明法律依据。", "The legal basis is missing."),
            ("请写明法律名称和条款。", "Please name the law and the article."),
        )
        .at("basis"),
        Refusal::NoProperBody => plain(
            ("还没有写明应当向哪个机关申请。", "The body that is competent is not named."),
            (
                "不予受理时必须告诉申请人该找谁，请写明机关名称。",
                "Whoever is turned away must be told where to go; please name it.",
            ),
        )
        .at("proper_body"),
        Refusal::NoOpinion => plain(
            ("还没有写意见。", "The opinion is missing."),
            (
                "只签名不写意见不算完成，请写一句意见。",
                "A bare signature does not finish a step; please write one sentence.",
            ),
        )
        .at("opinion"),
        Refusal::NotThisWay(StepKind::Forward) => plain(
            ("上报环节不用“完成环节”办理。", "What goes up is not finished with an opinion."),
            (
                "请用“上报”，收到批复后用“登记批复”。",
                "Please send it up, and record the superior's answer once it has come.",
            ),
        ),
        Refusal::NotThisWay(_) => plain(
            ("决定环节不用“完成环节”办理。", "A decision is not finished with an opinion."),
            ("请用“准予”或者“不予许可”作出决定。", "Please grant or refuse."),
        ),
        Refusal::ChecklistOpen(points) => Saying::new(
            lang,
            article,
            (
                format!("还有 {} 个审查要点没有回答。", points.len()),
                format!("{} points of the checklist are not answered yet.", points.len()),
            ),
            ("请逐条回答是或否。", "Please answer each with yes or no."),
        )
        .at("checklist"),
        Refusal::ChecklistFailed(points) => Saying::new(
            lang,
            article,
            (
                format!("有 {} 个审查要点的回答是“否”，不能通过。", points.len()),
                format!("{} points of the checklist say no, so it cannot pass.", points.len()),
            ),
            (
                "符合的请改为“是”；不符合的请退回补正、改为不通过，或者不予许可。",
                "Answer yes where it is fulfilled; otherwise send it back, disagree, or refuse.",
            ),
        )
        .at("checklist"),
        Refusal::StepNotOpen(_)
        | Refusal::NoWayBack(_)
        | Refusal::ReviewOpen(_)
        | Refusal::NotASpecialProcedure
        | Refusal::SpecialProcedureOpen
        | Refusal::NoNeededTime
        | Refusal::HearingPausesByItself
        | Refusal::SecondExtension
        | Refusal::ExtensionTooLate
        | Refusal::ExtensionTooLong(_)
        | Refusal::NothingToExtend => course(lang, article, refusal, known),
        _ => standing(lang, article, refusal, known),
    }
}

/// Who asks, and how case and item stand.
fn standing(lang: Lang, article: &'static str, refusal: &Refusal, known: Known<'_>) -> Saying {
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, article, why, helps);
    match refusal {
        Refusal::NoSuchCase => plain(
            ("没有找到这件办件。", "There is no such case."),
            ("请核对办件编号。", "Please check the case number."),
        ),
        Refusal::AlreadySubmitted => plain(
            ("这件申请已经提交过了，不用再交一次。", "This application has been handed in already."),
            ("可以在“我的办件”里看进度。", "You can follow it under My cases."),
        ),
        Refusal::ItemClosed(state) => Saying::new(
            lang,
            article,
            (
                format!("这个事项现在不接受申请（{}）。", law::item_state(Lang::Zh, *state)),
                format!("This service takes no applications now ({}).", law::item_state(Lang::En, *state)),
            ),
            ("原因和恢复时间写在办事指南里。", "The guide says why, and from when it is open again."),
        ),
        Refusal::ItemNotInForce => plain(
            ("这个事项今天不在实施期内。", "This service is not in force today."),
            ("请看办事指南上的实施日期。", "Please see the dates in the guide."),
        ),
        Refusal::WrongState(status) => Saying::new(
            lang,
            article,
            (
                format!("办件现在是“{}”，这一步现在不能办。", law::status(Lang::Zh, *status)),
                format!("The case is “{}” now, so this cannot be done.", law::status(Lang::En, *status)),
            ),
            ("请看办件页上现在可以办的事。", "The case page shows what can be done now."),
        ),
        Refusal::NotThePost(post) => Saying::new(
            lang,
            article,
            (
                format!("这一步要由“{}”来办。", post_words(Lang::Zh, post, known)),
                format!("This is for “{}”.", post_words(Lang::En, post, known)),
            ),
            (
                "请转给在岗的同事；如果您应当在这个岗位，请找大厅管理员。",
                "Please hand it to whoever holds the post, or ask the hall manager.",
            ),
        ),
        Refusal::NotTheHead(head) => Saying::new(
            lang,
            article,
            (
                format!("延长期限要由{}批准。", role(Lang::Zh, *head)),
                format!("An extension is for the {} to approve.", role(Lang::En, *head)),
            ),
            ("请报请批准。", "Please ask for the approval."),
        ),
        Refusal::NotTheApplicant => plain(
            ("这一步只能由申请人本人或者代理人来办。", "Only the applicant or their agent may do this."),
            (
                "请用申请时的账号登录，或到窗口办理。",
                "Please sign in with the account that applied, or come to the counter.",
            ),
        ),
        Refusal::PresenceRequired => plain(
            (
                "这个事项必须本人办理，不能由别人代办。",
                "This service must be applied for in person, not by an agent.",
            ),
            ("请申请人本人带证件到窗口。", "The applicant should come to the counter with their papers."),
        )
        .at("agent"),
        Refusal::DutiesNotSeparated => plain(
            (
                "受理、审查、决定要由不同的人来办，您已经办过这件的另一步。",
                "Acceptance, review and decision are for different people, and you have done another part of this case.",
            ),
            ("请由同岗位的另一位同事办理。", "Please leave it to the other person of the post."),
        ),
        _ => plain(
            ("系统没有取到新的编号。", "No fresh number could be drawn."),
            ("请再试一次；仍不行请报修。", "Please try again; if it stays so, tell the administrators."),
        ),
    }
}

/// What was handed in, what is missing, what is to be corrected.
fn materials(lang: Lang, article: &'static str, refusal: &Refusal, known: Known<'_>) -> Saying {
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, article, why, helps);
    match refusal {
        Refusal::MaterialsMissing(missing) => Saying::new(
            lang,
            article,
            (
                format!("还缺 {} 份必交材料{}。", missing.len(), named(Lang::Zh, missing, known)),
                format!(
                    "{} required materials are missing{}.",
                    missing.len(),
                    named(Lang::En, missing, known)
                ),
            ),
            (
                "请补齐，或者一次性告知补正；可以容缺的可勾选“后补”。",
                "Have them handed in, issue a correction notice, or defer those that may follow later.",
            ),
        )
        .at("materials"),
        Refusal::UnknownMaterial(id) => Saying::new(
            lang,
            article,
            (
                format!("这个事项不要求“{}”。", material(Lang::Zh, id, known)),
                format!("This service does not ask for “{}”.", material(Lang::En, id, known)),
            ),
            ("清单以外的材料不用收，也不能收。", "Nothing outside the list is asked for or taken."),
        )
        .at("materials"),
        Refusal::NotDeferrable(id) => Saying::new(
            lang,
            article,
            (
                format!("“{}”不能后补。", material(Lang::Zh, id, known)),
                format!("“{}” cannot follow later.", material(Lang::En, id, known)),
            ),
            (
                "请现在交齐，或者一次性告知补正。",
                "It must be handed in now, or be asked for in a correction notice.",
            ),
        )
        .at("deferred"),
        Refusal::NotOwed(id) => Saying::new(
            lang,
            article,
            (
                format!("“{}”没有在待补的材料里。", material(Lang::Zh, id, known)),
                format!("“{}” is not among what is still owed.", material(Lang::En, id, known)),
            ),
            ("受理以后只收当时容缺的材料。", "After acceptance only what was deferred is taken."),
        )
        .at("materials"),
        Refusal::DeferredMissing(missing) => Saying::new(
            lang,
            article,
            (
                format!("还有 {} 份容缺材料没有补交{}。", missing.len(), named(Lang::Zh, missing, known)),
                format!(
                    "{} deferred materials have not come in{}.",
                    missing.len(),
                    named(Lang::En, missing, known)
                ),
            ),
            ("补交以后才能发出结果。", "The result can leave once they are in."),
        )
        .at("materials"),
        Refusal::SecondReturn => plain(
            (
                "这件已经退回修改过一次，收件前只能退回一次。",
                "It has been sent back for changes once; before receipt that is all.",
            ),
            (
                "请收件；还需要补正的，收件后一次性告知。",
                "Receive it; what is still to be corrected is told after that, all at once.",
            ),
        ),
        Refusal::SecondCorrection => plain(
            (
                "这件已经告知过一次补正，法律只允许告知一次。",
                "One correction notice has been issued; the law gives one.",
            ),
            (
                "材料齐了请受理；仍不符合的，可以不予受理并写明理由。",
                "Accept it if it is complete now, or refuse acceptance with reasons.",
            ),
        ),
        Refusal::NothingToCorrect => plain(
            ("还没有写明要补什么。", "Nothing is named that is to be handed in or corrected."),
            ("请逐项写明材料和要求，一次说全。", "Please name every item and what is wanted, all at once."),
        )
        .at("items"),
        Refusal::Unanswered(question) => Saying::new(
            lang,
            article,
            (
                format!("还有一个问题没有回答{}。", question_words(Lang::Zh, question, known)),
                format!("One question is not answered yet{}.", question_words(Lang::En, question, known)),
            ),
            (
                "请选一个答案，我们据此确定要交哪些材料。",
                "Please choose an answer; it decides which materials are needed.",
            ),
        )
        .at("answers"),
        _ => plain(
            ("内容太多了，超过了一件申请的上限。", "There are more parts than any application has."),
            (
                "每件最多 200 份材料和文件，请合并后再提交。",
                "At most 200 materials and files; please combine some.",
            ),
        )
        .at("materials"),
    }
}

/// Steps, special procedures, extension.
fn course(lang: Lang, article: &'static str, refusal: &Refusal, known: Known<'_>) -> Saying {
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, article, why, helps);
    match refusal {
        Refusal::StepNotOpen(step) => Saying::new(
            lang,
            article,
            (
                format!("“{}”现在没有打开，可能同事刚刚办完。", step_words(Lang::Zh, step, known)),
                format!("“{}” is not open; perhaps a colleague has just finished it.", step_words(Lang::En, step, known)),
            ),
            ("请看办件的最新情况。", "Please look at the latest state of the case."),
        ),
        Refusal::NoWayBack(step) => Saying::new(
            lang,
            article,
            (
                format!("不能退回到“{}”。", step_words(Lang::Zh, step, known)),
                format!("The case cannot go back to “{}”.", step_words(Lang::En, step, known)),
            ),
            ("只能退回到已经办过的环节。", "It can only go back to a step that has been done."),
        )
        .at("to"),
        Refusal::ReviewOpen(step) => Saying::new(
            lang,
            article,
            (
                format!("审查还没有结束，“{}”还在办。", step_words(Lang::Zh, step, known)),
                format!("The review is not over: “{}” is still open.", step_words(Lang::En, step, known)),
            ),
            ("前面的环节都办完才能作决定。", "The decision comes when every step before it is done."),
        ),
        Refusal::NotASpecialProcedure => plain(
            ("这一种不在法律列明的特别程序里，不能停止计时。", "This is none of the procedures for which the law stops the clock."),
            ("只有听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审可以。", "Only hearing, tender, auction, inspection, testing, quarantine, appraisal and expert review do."),
        )
        .at("kind"),
        Refusal::SpecialProcedureOpen => plain(
            ("特别程序还没有结束。", "A special procedure is still open."),
            ("请先结束特别程序，再办这一步。", "Please end it first."),
        ),
        Refusal::HearingPausesByItself => plain(
            ("听证的中止由通知听证开始、由听证笔录结束。", "The pause of a hearing begins with its notice and ends with its transcript."),
            ("请通知听证时间地点，举行以后登记笔录。", "Please set the hearing, and enter its transcript once it has been held."),
        ),
        Refusal::NoNeededTime => plain(
            ("还没有写明需要多长时间。", "The time that is needed is missing."),
            ("所需时间必须书面告诉申请人，请填写天数。", "It must be told to the applicant in writing; please fill in the days."),
        )
        .at("needed"),
        Refusal::SecondExtension => plain(
            ("这件已经延过一次，不能再延。", "The case has been extended once; there is no second time."),
            ("请在现在的期限内作出决定。", "Please decide within the present limit."),
        ),
        Refusal::ExtensionTooLate => plain(
            ("期限已经过了，不能再延。", "The limit has passed and can no longer be extended."),
            ("延期要在到期以前批准；请尽快作出决定。", "An extension is approved before expiry; please decide soon."),
        ),
        Refusal::ExtensionTooLong(most) => Saying::new(
            lang,
            article,
            (
                format!("延期最少 1 个、最多 {most} 个工作日。"),
                format!("An extension has between 1 and {most} working days."),
            ),
            ("请改一下天数。", "Please change the number of days."),
        )
        .at("by"),
        _ => plain(
            ("现在没有可以延长的法定期限。", "No limit of the law is running that could be extended."),
            ("这个事项的时限不以工作日计算，或者还没有开始计算。", "The limit is not in working days, or has not begun."),
        ),
    }
}

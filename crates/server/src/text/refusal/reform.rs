//! Refusals of a round of reform: which stage belongs to whom, what is missing, and what came too early (D-01 … D-06).

use super::Saying;
use crate::text::Lang;
use rules::reform::Refusal;

/// A refusal of an order to a round as a sentence.
pub(super) fn say(lang: Lang, refusal: &Refusal) -> Saying {
    let article = refusal.rule();
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, article, why, helps);
    match refusal {
        Refusal::NotEntitled => plain(
            ("这一步不是您的岗位办的。", "This stage is not for your post."),
            (
                "部门事项编辑提出，法制机构和大厅管理员论证，政府负责人批准，大厅管理员公布。",
                "A department's editor proposes, the legal office and the hall manager review, the head of government approves, the hall manager publishes.",
            ),
        ),
        Refusal::NoSuchRound | Refusal::NoSuchAdjustment => plain(
            ("没有找到这个批次或者这项调整。", "There is no such round or adjustment."),
            ("请从批次列表进入。", "Please come from the list of rounds."),
        ),
        Refusal::Incomplete(_) => plain(
            ("还有必填的内容没有填。", "Something that is needed has not been filled in."),
            ("请补齐标出的各项。", "Please fill in what is marked."),
        ),
        Refusal::NoSuchDepartment => plain(
            ("本大厅没有这个部门。", "This hall has no such department."),
            ("请选一个部门。", "Please choose one."),
        )
        .at("department"),
        Refusal::NoSupervisionPlan => plain(
            (
                "取消、下放的权力，要同时写明以后怎么监管。",
                "What is cancelled or delegated must say at the same time how it is supervised afterwards.",
            ),
            ("请写明由谁、怎么监管。", "Please say by whom and how."),
        )
        .at("supervision_plan"),
        Refusal::OwnProposal => plain(
            ("提出的人不能给自己的调整出意见。", "Whoever proposed it gives no opinion on it."),
            ("请另一位同事出具意见。", "Please leave it to a colleague."),
        )
        .at("words"),
        Refusal::Overtaken => plain(
            (
                "您打开页面以后，这项调整又改过了。您填的内容还在。",
                "It has been worded otherwise since you opened the page. What you filled in is still here.",
            ),
            ("请看一遍现在的内容，再提交一次。", "Please read it as it is now, then send once more."),
        ),
        Refusal::NoWords => plain(
            ("这里要写明内容。", "Words are needed here."),
            ("请写明意见、文号或者理由。", "Please give the opinion, number or reason."),
        ),
        Refusal::WrongState(state) => Saying::new(
            lang,
            article,
            (
                format!("这项调整现在是“{}”，这一步现在不能办。", Lang::Zh.reform_state(*state)),
                format!("It is “{}” now, so this cannot be done.", Lang::En.reform_state(*state)),
            ),
            ("请看页面上现在可以办的事。", "The page shows what can be done now."),
        ),
        Refusal::NotMoved => plain(
            ("这项权力还没有移出，办件不用移交。", "The power has not left this hall, so no case leaves it."),
            ("执行以后再移交。", "Hand cases over after it is executed."),
        )
        .at("cases"),
        Refusal::NumberTaken | Refusal::NumberForm | Refusal::Period | Refusal::Full => {
            of_opening(lang, refusal)
        }
        Refusal::TestsOpen(_) | Refusal::NotApproved | Refusal::PapersMissing(_) | Refusal::NotYet(_) => {
            of_what_is_missing(lang, refusal)
        }
        _ => of_list(lang, refusal),
    }
}

/// What is wrong with a round's own particulars.
fn of_opening(lang: Lang, refusal: &Refusal) -> Saying {
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, refusal.rule(), why, helps);
    match refusal {
        Refusal::NumberTaken => plain(
            ("这个编号已经用过了。", "This number has been used."),
            ("请换一个编号。", "Please choose another."),
        )
        .at("number"),
        Refusal::NumberForm => plain(
            (
                "编号要以数字开头，只用数字、小写字母和短横，最多 20 位。",
                "A number begins with a digit and has digits, small letters and hyphens, 20 at most.",
            ),
            ("例如 2026-1。", "For example 2026-1."),
        )
        .at("number"),
        Refusal::Period => plain(
            ("结束的日子早于开始的日子。", "It ends before it begins."),
            ("请核对两个日期。", "Please check both days."),
        )
        .at("until"),
        _ => plain(
            ("这个批次已经满了。", "This round is full."),
            ("请另开一个批次。", "Please open another one."),
        ),
    }
}

/// What an adjustment still waits for before this stage.
fn of_what_is_missing(lang: Lang, refusal: &Refusal) -> Saying {
    let article = refusal.rule();
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, article, why, helps);
    match refusal {
        Refusal::TestsOpen(tests) => {
            let names = |lang: Lang, mark: &str| {
                tests.iter().map(|test| lang.reform_test(*test)).collect::<Vec<_>>().join(mark)
            };
            Saying::new(
                lang,
                article,
                (
                    format!("还没有论证通过：{}。", names(Lang::Zh, "、")),
                    format!("Not found yet: {}.", names(Lang::En, ", ")),
                ),
                ("三项意见都通过以后再办。", "Go on once all three opinions are favourable."),
            )
        }
        Refusal::PapersMissing(papers) => {
            let names = |lang: Lang, mark: &str| {
                papers.iter().map(|paper| lang.reform_paper(*paper)).collect::<Vec<_>>().join(mark)
            };
            Saying::new(
                lang,
                article,
                (
                    format!("承接还缺附件：{}。", names(Lang::Zh, "、")),
                    format!("Attachments are missing: {}.", names(Lang::En, ", ")),
                ),
                ("五份附件齐全，承接才算数。", "Nothing counts as taken over without all five."),
            )
        }
        Refusal::NotYet(day) => {
            let (zh, en) = (day.strftime("%Y年%-m月%-d日"), day.strftime("%-d %b %Y"));
            Saying::new(
                lang,
                article,
                (format!("执行日是{zh}，还没有到。"), format!("It takes effect on {en}.")),
                ("到了那天零点，系统自动执行。", "The system executes it at midnight of that day."),
            )
        }
        _ => plain(
            ("这项调整要先经政府批准。", "The government must approve it first."),
            ("批准以后再公布。", "Publish it after that."),
        ),
    }
}

/// What is wrong with a list of cases (D-06).
fn of_list(lang: Lang, refusal: &Refusal) -> Saying {
    let said = |why: (String, String), helps: (&str, &str)| {
        Saying::new(lang, refusal.rule(), why, helps).at("cases")
    };
    match refusal {
        Refusal::NoSuchCase(number) => said(
            (format!("{number} 不是这个事项的办件。"), format!("{number} is no case of this service.")),
            ("请核对办件编号。", "Please check the number."),
        ),
        Refusal::CaseOver(number) => said(
            (
                format!("{number} 已经办结，不能移交。"),
                format!("{number} is over and cannot be handed over."),
            ),
            ("请把它从清单里去掉。", "Please take it out of the list."),
        ),
        Refusal::HandedOverAlready(number) => said(
            (
                format!("{number} 已经移交，或者写了两遍。"),
                format!("{number} was handed over, or stands twice."),
            ),
            ("请把它从清单里去掉。", "Please take it out of the list."),
        ),
        other => said(
            ("清单上没有办件，或者太多。".to_owned(), format!("{other}")),
            ("每次最多 500 件，每行一个编号。", "At most 500 at a time, one number a line."),
        ),
    }
}

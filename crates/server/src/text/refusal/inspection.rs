//! Refusals of a month's book of supervision: who keeps it, what a patrol says, and who answers for what follows (S-16, S-17).

use super::Saying;
use crate::text::Lang;
use rules::inspection::{AMISS_MAX, Refusal, WORDS_MAX};

/// A refusal of an order to a month's book as a sentence.
pub(super) fn say(lang: Lang, refusal: &Refusal) -> Saying {
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, refusal.rule(), why, helps);
    match refusal {
        Refusal::MonthForm => plain(
            ("没有这个月份。", "There is no such month."),
            ("请从月度列表进入。", "Please come from the list of months."),
        ),
        Refusal::NotEntitled => plain(
            ("这一步由监察员办理。", "This is for supervisors."),
            (
                "监察员记录巡查、点评和发布，统计由系统自动完成。",
                "Supervisors record patrols, comment and publish; the system draws the figures.",
            ),
        ),
        Refusal::AnotherMonth => plain(
            ("巡查要在当天当时记录。", "A patrol is recorded when it is done."),
            ("过了的日子不能补记。", "Days that are over cannot be filled in."),
        ),
        Refusal::NoSuchDepartment => plain(
            ("大厅没有这个部门。", "The hall has no such department."),
            ("请从列表里选。", "Please choose one from the list."),
        ),
        Refusal::NothingLookedAt => plain(
            ("还没有勾选看了什么。", "It does not say what was looked at."),
            ("请至少勾选一项。", "Please tick at least one."),
        ),
        Refusal::NoSuchName => plain(
            ("没有找到这件办件，或者没有这张监察牌。", "There is no such case, or no such card."),
            ("请核对编号，或者不填。", "Please check the number, or leave it empty."),
        ),
        Refusal::TooManyPatrols => plain(
            ("本月的记录已经满了。", "This month's book is full."),
            ("下个月再记录。", "Please go on next month."),
        ),
        Refusal::NoWords => Saying::new(
            lang,
            refusal.rule(),
            (
                format!("问题要写 1 到 {AMISS_MAX} 字，报告、记录和点评要写 1 到 {WORDS_MAX} 字。"),
                format!(
                    "What was amiss takes 1 to {AMISS_MAX} signs; a report, note or comment 1 to {WORDS_MAX}."
                ),
            ),
            ("请写清楚再提交。", "Please write it down and send it again."),
        ),
        refusal => of_the_course(lang, refusal),
    }
}

/// What does not fit how far the month has come, or who answers.
fn of_the_course(lang: Lang, refusal: &Refusal) -> Saying {
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, refusal.rule(), why, helps);
    match refusal {
        Refusal::NotOver => plain(
            ("这个月还没有结束。", "The month is not over."),
            ("月末以后自动统计。", "Its figures are drawn after its last day."),
        ),
        Refusal::NotDrawn => plain(
            ("这个月还没有统计。", "The figures of this month have not been drawn."),
            (
                "月末以后自动统计，统计以后再点评和发布。",
                "They are drawn after its last day; then they are commented on and published.",
            ),
        ),
        Refusal::NoSuchConsequence => plain(
            ("没有这一项。", "There is no such thing to answer."),
            ("请从列表进入。", "Please come from the list."),
        ),
        Refusal::AnsweredAlready => plain(
            ("这一项已经答复过了。", "It has been answered."),
            ("答复过的不能改。", "What was answered stays as it is."),
        ),
        Refusal::NotResponsible => plain(
            ("这一项不由您答复。", "This is not yours to answer."),
            (
                "由该部门的负责人，或者任期内的首席代表答复。",
                "The head of that department answers, or its representative while the letters hold.",
            ),
        ),
        Refusal::NotByDepartment => plain(
            ("这一项不由部门答复。", "This is not for the department to answer."),
            ("约谈和追责线索由监察员记录。", "Talks and clues for accountability are noted by a supervisor."),
        ),
        Refusal::NotByNote => plain(
            ("书面报告要由部门自己写。", "The report has to be the department's own."),
            ("请督促部门负责人答复。", "Please urge the head of the department."),
        ),
        Refusal::NoComment => plain(
            ("还没有点评，不能发布。", "Without a comment it cannot be published."),
            ("请先由一名监察员点评。", "A supervisor comments first."),
        ),
        Refusal::OwnComment => plain(
            ("点评是您写的，不能由您发布。", "You commented, so you do not publish."),
            ("请另一名监察员发布。", "Please leave it to another supervisor."),
        ),
        _ => plain(
            ("这个月的通报已经发布。", "This month has been published."),
            ("发布以后不再修改。", "What was published stays as it is."),
        ),
    }
}

//! Refusals of a matter of accountability: whose act it is, what is missing, and what came too early or too late (A-01 … A-08).

use super::Saying;
use crate::text::Lang;
use rules::accountability::{Refusal, Sanction};

/// A refusal of an order to a matter as a sentence.
pub(super) fn say(lang: Lang, refusal: &Refusal) -> Saying {
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, refusal.rule(), why, helps);
    match refusal {
        Refusal::NotASupervisor => plain(
            ("责任追究由监察员办理。", "Supervisors run a matter of accountability."),
            ("请交给监察员。", "Please leave it to a supervisor."),
        ),
        Refusal::NoSuchMatter | Refusal::NoSuchSubject => plain(
            ("没有找到这件追责或者这个责任人。", "There is no such matter, or nobody of this number in it."),
            ("请从列表进入。", "Please come from the list."),
        ),
        Refusal::Concerned
        | Refusal::OwnFinding
        | Refusal::OwnDecision
        | Refusal::NoSuchPerson
        | Refusal::GraverThanBefore
        | Refusal::NotYours => of_persons(lang, refusal),
        Refusal::WrongState(state) => Saying::new(
            lang,
            refusal.rule(),
            (
                format!("这件追责现在是“{}”，这一步现在不能办。", Lang::Zh.pursuit_state(*state)),
                format!("It is “{}” now, so this cannot be done.", Lang::En.pursuit_state(*state)),
            ),
            ("请看页面上现在可以办的事。", "The page shows what can be done now."),
        ),
        Refusal::WrongStage(state) => Saying::new(
            lang,
            refusal.rule(),
            (
                format!("这个责任人现在是“{}”，这一步现在不能办。", Lang::Zh.pursuit_subject(*state)),
                format!("They are “{}” now, so this cannot be done.", Lang::En.pursuit_subject(*state)),
            ),
            ("请看页面上现在可以办的事。", "The page shows what can be done now."),
        ),
        Refusal::NotHeard => plain(
            (
                "还没有告知、听取，不能提出处理建议。",
                "They have not been told and heard, so nothing is proposed.",
            ),
            (
                "先书面告知，等他陈述或者期限过去。",
                "Tell them in writing, and wait for their word or the end of their time.",
            ),
        ),
        Refusal::StillOpen(open) => Saying::new(
            lang,
            refusal.rule(),
            (
                format!("还有 {} 个责任人没有终结。", open.len()),
                format!("{} who answer have not come to the end.", open.len()),
            ),
            ("都终结以后再归档。", "File it once all have."),
        ),
        Refusal::StatementTooLate(_) | Refusal::AppealTooLate(_) | Refusal::NothingToAppeal => {
            too_late(lang, refusal)
        }
        Refusal::MeasureUnfit(_)
        | Refusal::MeasureTooGrave(_)
        | Refusal::SanctionOutOfRange(..)
        | Refusal::NoMeasure
        | Refusal::NotExempt(_) => of_proposal(lang, refusal),
        _ => of_fields(lang, refusal),
    }
}

/// Who may not do this, being who they are, and what nobody may do to them.
fn of_persons(lang: Lang, refusal: &Refusal) -> Saying {
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, refusal.rule(), why, helps);
    match refusal {
        Refusal::Concerned => plain(
            ("这件事与您有关，您不能办理。", "The matter concerns you, so you do not act on it."),
            (
                "请没有经手过这个办件、不在这个部门的监察员办理。",
                "A supervisor who had no hand in the case may.",
            ),
        ),
        Refusal::GraverThanBefore => plain(
            ("不因本人申诉而加重处理。", "Nobody fares worse for having appealed."),
            ("变更只能比原来轻。", "A change can only be lighter than before."),
        )
        .at("sanction"),
        Refusal::NoSuchPerson => plain(
            (
                "大厅里没有这个人，办件里也没有他的操作。",
                "Nobody of the hall has this name, nor acted in the case.",
            ),
            ("请从列表里选。", "Please choose from the list."),
        )
        .at("people"),
        Refusal::OwnFinding => plain(
            ("核实的人、提出建议的人不能决定。", "Whoever verified or proposed does not decide."),
            ("请另一位监察员决定。", "Please leave it to another supervisor."),
        )
        .at("document"),
        Refusal::OwnDecision => plain(
            ("作出决定的人不能答复对它的异议。", "Whoever decided does not answer the objection to it."),
            ("请另一位监察员答复。", "Please leave it to another supervisor."),
        ),
        _ => plain(
            (
                "只有本人能陈述、申诉；部门的由负责人代表。",
                "Only whoever it is about speaks; a department by its head.",
            ),
            ("", ""),
        ),
    }
}

/// What came after its time, or has nothing to be about.
fn too_late(lang: Lang, refusal: &Refusal) -> Saying {
    match refusal {
        Refusal::StatementTooLate(day) | Refusal::AppealTooLate(day) => {
            let (zh, en) = (day.strftime("%Y年%-m月%-d日"), day.strftime("%-d %b %Y"));
            Saying::new(
                lang,
                refusal.rule(),
                (format!("期限到{zh}为止，已经过了。"), format!("The time was over after {en}.")),
                ("", ""),
            )
        }
        _ => Saying::new(
            lang,
            refusal.rule(),
            ("没有可以申诉的处理。", "There is nothing to appeal against."),
            ("", ""),
        ),
    }
}

/// What is wrong with a proposal (A-03 … A-07).
fn of_proposal(lang: Lang, refusal: &Refusal) -> Saying {
    let said = |why: (String, String), helps: (&str, &str)| Saying::new(lang, refusal.rule(), why, helps);
    match refusal {
        Refusal::MeasureUnfit(measure) => said(
            (
                format!("“{}”不适用于他，或者写了两遍。", Lang::Zh.pursuit_measure(*measure)),
                format!("“{}” is not for them, or is named twice.", Lang::En.pursuit_measure(*measure)),
            ),
            (
                "对部门只有整改、检查、通报和取消评优。",
                "Departments are ordered to correct, criticised, or get no awards.",
            ),
        )
        .at("measures"),
        Refusal::MeasureTooGrave(measure) => said(
            (
                format!("情节没有重到要“{}”。", Lang::Zh.pursuit_measure(*measure)),
                format!("The fault is not grave enough for “{}”.", Lang::En.pursuit_measure(*measure)),
            ),
            ("请选轻一些的方式。", "Please choose a lighter measure."),
        )
        .at("measures"),
        Refusal::SanctionOutOfRange(least, most) => {
            let name = |lang: Lang, sanction: Option<Sanction>| {
                sanction.map_or(lang.pursuit_no_sanction(), |sanction| lang.pursuit_sanction(sanction))
            };
            let range = |lang: Lang| match (least, most) {
                (_, None) => lang.pursuit_range_none().to_owned(),
                (None, _) => lang.pursuit_most(name(lang, *most)),
                _ => lang.pursuit_range(name(lang, *least), name(lang, *most)),
            };
            said((range(Lang::Zh), range(Lang::En)), ("请按幅度选。", "Please choose within it."))
                .at("sanction")
        }
        Refusal::NotExempt(missing) => {
            let names = |lang: Lang, mark: &str| {
                missing.iter().map(|one| lang.pursuit_condition(*one)).collect::<Vec<_>>().join(mark)
            };
            said(
                (
                    format!("免责的条件不具备：{}。", names(Lang::Zh, "；")),
                    format!("Conditions of the exemption are not met: {}.", names(Lang::En, "; ")),
                ),
                ("三项都具备才能免责。", "All three must be."),
            )
            .at("conditions")
        }
        _ => said(
            (
                "没有写追究方式，也没有建议处分。".to_owned(),
                "No measure and no sanction is named.".to_owned(),
            ),
            ("请至少选一项。", "Please choose at least one."),
        )
        .at("measures"),
    }
}

/// What is wrong with one field.
fn of_fields(lang: Lang, refusal: &Refusal) -> Saying {
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, refusal.rule(), why, helps);
    match refusal {
        Refusal::NumberTaken | Refusal::NumberForm => plain(
            ("这个编号不能用，或者刚被别人用了。", "This number cannot be used, or has just been used."),
            ("请再登记一次。", "Please record it once more."),
        )
        .at("reference"),
        Refusal::NoSuchDepartment => plain(
            ("本大厅没有这个部门。", "This hall has no such department."),
            ("请选一个部门。", "Please choose one."),
        )
        .at("department"),
        Refusal::NoSuchCase => plain(
            ("没有这个办件。", "There is no such case."),
            ("请核对办件编号。", "Please check the number."),
        )
        .at("case"),
        Refusal::NoEvidence | Refusal::NoSuchEvents(_) => plain(
            ("要写明办件里哪些事件能证明，办件里没有的不算。", "Say which events of the case prove it; what the case does not have is none."),
            ("请看办件历史里的序号。", "The history of the case has the numbers."),
        )
        .at("evidence"),
        Refusal::NeedsCase | Refusal::NobodyAnswers => plain(
            ("按这样的经过和证据，认定不出责任人。", "By this course and this evidence nobody answers."),
            ("换一种经过，或者补充事件；没有办件的，选案外查明或者部门行为。", "Choose another course or name more events; without a case, found outside or act of the department."),
        )
        .at("course"),
        Refusal::NotAboutFees => plain(
            ("这种违规不是收费的。", "This kind of violation is not about fees."),
            ("请选“不是收费违法”。", "Please choose none."),
        )
        .at("fee"),
        Refusal::StatementTime(..) => plain(
            ("陈述申辩期限是 3 到 30 个工作日。", "The time to speak is 3 to 30 working days."),
            ("请改填。", "Please change it."),
        )
        .at("days"),
        Refusal::NoOrgan => plain(
            ("要写有权机关和它的决定文号；处分不由本单位决定。", "The competent organ and the number of its decision are needed; the agency imposes no sanction."),
            ("请照决定书填写。", "Please take them from its decision."),
        )
        .at("organ"),
        Refusal::OrganUndecided => plain(
            ("有权机关还没有决定，不能送达。", "The competent organ has not decided, so nothing is served."),
            ("先记录它的决定。", "Record its decision first."),
        )
        .at("mode"),
        Refusal::SameOrgan(_) => plain(
            ("复审由原决定的机关、复核由上一级机关答复。", "The organ that decided re-examines, the one above re-checks."),
            ("请核对机关。", "Please check the organ."),
        )
        .at("organ"),
        Refusal::WrongDay => plain(
            ("日期不能在以后，也不能早于它所依据的决定。", "The day must not lie ahead, nor before the decision it follows."),
            ("请核对日期。", "Please check the day."),
        )
        .at("on"),
        Refusal::ChangeUnclear => plain(
            ("变更的要写明改为什么；维持、撤销的不写。", "A change says what holds from now on; nothing else does."),
            ("请核对。", "Please check it."),
        )
        .at("outcome"),
        Refusal::TooMuch => plain(
            ("写得太长，或者人、事件太多。", "It is too long, or names too many people or events."),
            ("请精简。", "Please shorten it."),
        ),
        _ => plain(
            ("还有必填的内容没有填。", "Something that is needed has not been filled in."),
            ("请补齐。", "Please fill it in."),
        ),
    }
}

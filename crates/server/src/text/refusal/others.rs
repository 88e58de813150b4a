//! Refusals of the hall and of cards.

use super::Saying;
use crate::text::{Lang, role, supervision};
use rules::{card, hall};

/// A refusal of the hall as a sentence.
pub(super) fn hall(lang: Lang, refusal: &hall::Refusal) -> Saying {
    use hall::Refusal;
    let article = refusal.rule();
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, article, why, helps);
    match refusal {
        Refusal::NotEntitled => plain(
            ("您的岗位不能改这一项。", "Your post may not change this."),
            (
                "机构、岗位和日历由大厅管理改，任职由安全管理员改。",
                "Organisation and calendar are for the hall manager, offices for the security administrator.",
            ),
        ),
        Refusal::Empty(field) => {
            let (why, at) = match field.as_str() {
                "id" => (("还没有填编号。", "The id is empty."), "id"),
                "abbreviation" => (("还没有填简称。", "The abbreviation is empty."), "abbreviation"),
                "appointment" => (
                    ("还没有填任命书文号。", "The number of the letter of appointment is missing."),
                    "appointment",
                ),
                "authority" => (
                    ("还没有填授权书文号。", "The number of the letter of authority is missing."),
                    "authority",
                ),
                "powers" => (("还没有选授予的权力。", "No power is chosen."), "powers"),
                _ => (("还没有填名称。", "The name is empty."), "name"),
            };
            plain(why, ("请填写后再保存。", "Please fill it in and save again.")).at(at)
        }
        Refusal::AbbreviationTaken(_) => plain(
            (
                "这个简称已经有别的部门用过，文书编号会重复。",
                "Another department has or had this abbreviation; document numbers would collide.",
            ),
            ("请换一个简称，例如加上一个字。", "Please choose another, for example with one more sign."),
        )
        .at("abbreviation"),
        Refusal::CreditCode => plain(
            ("统一社会信用代码的校验位不对。", "The credit code fails its check."),
            ("请核对 18 位代码有没有打错。", "Please check the 18 signs for typing errors."),
        )
        .at("credit_code"),
        Refusal::NoSuchDepartment => plain(
            ("没有这个部门。", "There is no such department."),
            ("请从已有的部门里选。", "Please choose an existing one."),
        )
        .at("department"),
        Refusal::NoSuchStation => plain(
            ("没有这个服务点。", "There is no such service centre."),
            ("请从已有的服务点里选。", "Please choose an existing one."),
        )
        .at("station"),
        Refusal::OutsideArea => plain(
            ("这个代码不是本厅辖区内的乡镇或者村。", "This is no town or village of the hall's area."),
            (
                "乡镇 9 位、村 12 位，前几位和本厅的行政区划代码一样。",
                "9 digits for a town, 12 for a village, beginning with the hall's own code.",
            ),
        )
        .at("division"),
        Refusal::NoSuchPost => plain(
            ("没有这个岗位。", "There is no such post."),
            ("请从已有的岗位里选。", "Please choose an existing one."),
        )
        .at("post"),
        Refusal::PostLeftAlone(post) => Saying::new(
            lang,
            article,
            (format!("岗位“{post}”这几天会没有人。"), format!("Nobody of the post “{post}” would be there.")),
            (
                "请先由大厅管理员任命另一人，或者换个日子。",
                "Have somebody else appointed first, or choose other days.",
            ),
        )
        .at("from"),
        Refusal::AbsenceOver => plain(
            ("这次离岗已经过去了，不用再登记。", "This absence is over already and need not be noted."),
            (
                "请核对最后一天；还在离岗的，写到返岗前一天。",
                "Please check the last day; for one that lasts, the day before coming back.",
            ),
        )
        .at("until"),
        Refusal::NotAway => plain(
            ("没有登记离岗，不用登记返岗。", "No absence is noted, so none can end."),
            ("请看名单。", "Please see the list."),
        ),
        Refusal::NotOfDepartment => plain(
            (
                "这个人不在该部门任职，或者该部门没有首席代表。",
                "This person holds no post there, or the department has no representative.",
            ),
            ("请先任命岗位，再任命首席代表。", "Appoint them to a post first."),
        )
        .at("person"),
        Refusal::TooMany => plain(
            ("一个岗位最多 8 个人。", "A post has at most eight holders."),
            ("请减少人数，或者另设一个岗位。", "Please name fewer, or make another post."),
        )
        .at("holders"),
        Refusal::Incompatible(one, other) => Saying::new(
            lang,
            article,
            (
                format!("“{}”和“{}”不能由同一个人担任。", role(Lang::Zh, *one), role(Lang::Zh, *other)),
                format!("One person cannot be both {} and {}.", role(Lang::En, *one), role(Lang::En, *other)),
            ),
            ("请把其中一项交给别人。", "Please give one of them to somebody else."),
        )
        .at("roles"),
        Refusal::OwnOffice => plain(
            ("不能给自己任职。", "Nobody gives themselves an office."),
            ("请另一位安全管理员办理。", "Another security administrator must do it."),
        )
        .at("person"),
        Refusal::NoPostRole(found) => Saying::new(
            lang,
            article,
            (
                format!("“{}”不是岗位职责，只能单独任职。", role(Lang::Zh, *found)),
                format!("{} comes by office, not with a post.", role(Lang::En, *found)),
            ),
            ("请去掉这一项。", "Please leave it out."),
        )
        .at("roles"),
        Refusal::NoPostBeside(found) => Saying::new(
            lang,
            article,
            (
                format!("“{}”不能参与办件，因此不能兼任岗位。", role(Lang::Zh, *found)),
                format!("Whoever is {} has no part in cases and holds no post.", role(Lang::En, *found)),
            ),
            (
                "请换一个人，或者先免去其中一项。",
                "Please choose somebody else, or take one of the two away first.",
            ),
        )
        .at("holders"),
        Refusal::Decree(fault) => Saying::new(
            lang,
            article,
            (
                "放假安排有不合理的地方，没有载入。".to_owned(),
                format!("The holiday notice was not loaded: {fault}."),
            ),
            (
                "请对照国务院办公厅通知核对年份、放假日和调休日。",
                "Please compare year, holidays and shifted days with the notice.",
            ),
        )
        .at("decree"),
        Refusal::Range => plain(
            ("最后一天早于第一天，或者超过一年。", "The last day is before the first, or a year later."),
            ("请核对起止日期。", "Please check both days."),
        )
        .at("last"),
        Refusal::NoHours => plain(
            ("加开要写明开放时间。", "An extra opening needs hours."),
            ("例如 09:00-12:00。", "For example 09:00-12:00."),
        )
        .at("hours"),
        Refusal::NotDeclared => plain(
            ("没有这项公布，或者已经收回了。", "Nothing like this was declared here, or it was taken back."),
            ("请从日历页面上选。", "Please choose from the calendar page."),
        ),
        Refusal::Period(field) => Saying::new(
            lang,
            article,
            (
                "补正期限要在 1 到 250 个工作日之间，说明期限在 1 到 30 个工作日之间；提前提醒 0 到 30 个工作日。",
                "The time to correct is 1 to 250 working days, to explain 1 to 30; the reminder comes 0 to 30 before.",
            ),
            ("请改一下天数。", "Please change the number of days."),
        )
        .at(match field.as_str() {
            "remind_before" => "remind_before",
            "correction_days" => "correction_days",
            _ => "explanation_days",
        }),
        Refusal::Setting(fault) => super::setting::fault(lang, *fault),
    }
}

/// A refusal of a card as a sentence.
pub(super) fn card(lang: Lang, refusal: &card::Refusal) -> Saying {
    use card::Refusal;
    let article = refusal.rule();
    let plain = |why: (&str, &str), helps: (&str, &str)| Saying::new(lang, article, why, helps);
    match refusal {
        Refusal::NoSuchCard => plain(
            ("没有找到这块监察牌。", "There is no such card."),
            ("请从列表里打开。", "Please open it from the list."),
        ),
        Refusal::NotASupervisor => plain(
            ("发牌、办结和摘牌只能由监察员来做。", "Raising, closing and cancelling are for supervisors."),
            ("如果对这块牌有意见，请写说明。", "If you object to this card, please explain it."),
        ),
        Refusal::NotResponsible => plain(
            ("说明要由责任部门、责任岗位的人来写。", "Only the responsible side explains a card."),
            ("请转给责任岗位的同事。", "Please hand it to the responsible post."),
        ),
        Refusal::WrongState(state) => Saying::new(
            lang,
            article,
            (
                format!("这块牌现在是“{}”，这一步现在不能办。", supervision::card_state(Lang::Zh, *state)),
                format!(
                    "The card is “{}” now, so this cannot be done.",
                    supervision::card_state(Lang::En, *state)
                ),
            ),
            ("请看这块牌的最新情况。", "Please look at its latest state."),
        ),
        Refusal::NoText => plain(
            ("还没有写内容。", "The text is missing."),
            ("请写明原因和整改情况。", "Please write the cause and what has been done."),
        )
        .at("text"),
        Refusal::OrderOpen => plain(
            ("上一件督办或者建议还没有回复。", "The last order has not been answered."),
            ("请等责任部门回复以后再发。", "Please wait for the answer of the department."),
        ),
        Refusal::NoOrder => plain(
            ("没有等待回复的督办或者建议。", "No order waits for an answer."),
            ("请看这块牌的最新情况。", "Please look at its latest state."),
        ),
        Refusal::TooMuchTime => plain(
            ("期限最长六十个工作日。", "Sixty working days at most."),
            ("请写一个近些的日期。", "Please give a nearer day."),
        )
        .at("until"),
        Refusal::NoTime => plain(
            ("期限要在今天以后。", "The day must lie ahead."),
            ("请给责任部门留出办理的时间。", "Please leave the department time to act."),
        )
        .at("until"),
        Refusal::NotDoneYet => plain(
            ("整改日期不能在今天以后。", "The day must not lie ahead."),
            ("还没有完成的，完成以后再回复。", "Please answer when it is done."),
        )
        .at("done_on"),
        Refusal::DoneLongAgo => plain(
            ("整改日期比发牌早了一年以上。", "The day is more than a year before the card."),
            ("请核对整改日期。", "Please check the day."),
        )
        .at("done_on"),
        Refusal::NothingToAppeal => plain(
            ("这里没有可以申诉的牌。", "There is nothing to appeal against."),
            (
                "提醒不用申诉；已经摘掉的牌不再算。",
                "A reminder needs none, and a card taken back no longer counts.",
            ),
        )
        .at("appeal"),
        Refusal::AppealTooLate => plain(
            ("申诉期限已经过了。", "The time to appeal has passed."),
            (
                "申诉要在收到牌或者结论后五个工作日内提出。",
                "It is five working days from the card or its conclusion.",
            ),
        )
        .at("appeal"),
        Refusal::AppealedAlready => plain(
            ("这块牌已经申诉过了。", "This card has been appealed against already."),
            ("申诉和决定都只有一次。", "There is one appeal and one decision."),
        )
        .at("appeal"),
        Refusal::OwnCard => plain(
            (
                "发牌或者结牌的监察员不能决定对它的申诉。",
                "Whoever raised or concluded a card does not decide on the appeal.",
            ),
            ("请由另一名监察员决定。", "Please leave it to another supervisor."),
        )
        .at("verdict_reason"),
        Refusal::LaidToSelf => plain(
            (
                "这块牌是发给您的，或者您答复过，不能由您处理。",
                "This card was laid to you, or you answered it: you do not judge it.",
            ),
            ("请由另一名监察员处理。", "Please leave it to another supervisor."),
        ),
        Refusal::NotByHand => plain(
            ("这条规则不人工发牌。", "No card of this rule is raised by hand."),
            ("请选别的规则。", "Please choose another rule."),
        )
        .at("rule"),
        Refusal::AlreadyRaised => plain(
            ("这个办件上这块牌已经有了。", "This card stands on the case already."),
            ("请打开那块牌处理。", "Please open that card."),
        )
        .at("rule"),
        Refusal::SaysNothing => plain(
            ("这样写看不出是什么情况。", "This would fit any case."),
            ("请写明具体原因，至少几个字。", "Please say what happened here, in more than a word."),
        )
        .at("text"),
        Refusal::SaidEnough => plain(
            ("补充说明的次数已经用完。", "The explanation has been added to often enough."),
            ("请等监察员的结论。", "Please wait for the conclusion."),
        )
        .at("text"),
        Refusal::NotTheirAppeal => plain(
            (
                "申诉由牌上写明的责任人或者部门负责人提出。",
                "The appeal is for whoever the card names, or for the head of the department.",
            ),
            ("请转给本人。", "Please pass it on to them."),
        )
        .at("appeal"),
        Refusal::CaseOver => plain(
            ("办件已经办结，不再人工发牌。", "The case is over; no card is raised on it by hand."),
            ("需要追究责任的，请登记线索。", "Where somebody must answer for it, please record a clue."),
        )
        .at("rule"),
        Refusal::CorrectedAlready => plain(
            ("整改情况已经报过了。", "What was put right has been told already."),
            ("还有补充的，写在说明里。", "Please add anything more to the explanation."),
        )
        .at("measures"),
        Refusal::NoSuchDocument => plain(
            ("没有找到这份文书。", "There is no such paper."),
            ("请从列表里打开。", "Please open it from the list."),
        ),
    }
}

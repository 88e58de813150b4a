//! Refusals about slips, payments and reliefs (F-02 … F-11).

use super::Saying;
use crate::text::Lang;
use rules::case::slip::SlipRefusal;

/// Why nothing can be paid, forgone or issued.
pub(super) fn say(lang: Lang, refusal: &SlipRefusal) -> Saying {
    match refusal {
        SlipRefusal::NotFinance
        | SlipRefusal::HadItInHand
        | SlipRefusal::OwnRecord
        | SlipRefusal::NotTheHead
        | SlipRefusal::NotAlone => apart(lang, refusal),
        SlipRefusal::NotReducible
        | SlipRefusal::TooMuch(_)
        | SlipRefusal::NotLater
        | SlipRefusal::ProposalWaits
        | SlipRefusal::NothingProposed
        | SlipRefusal::PaidAlready => relief(lang, refusal),
        SlipRefusal::Unpaid(_) | SlipRefusal::NotAssessed | SlipRefusal::NoSlip => owed(lang, refusal),
        _ => money(lang, refusal),
    }
}

type Words = (&'static str, &'static str);

/// F-02, F-04: who may not do it.
fn apart(lang: Lang, refusal: &SlipRefusal) -> Saying {
    let plain = |why: Words, helps: Words| Saying::new(lang, refusal.rule(), why, helps);
    match refusal {
        SlipRefusal::HadItInHand => plain(
            ("经办过这一件的人不得经手它的钱款。", "Whoever had the case in hand touches none of its money."),
            ("请由其他财务人员办理。", "Somebody else of finance does this."),
        ),
        SlipRefusal::OwnRecord => plain(
            (
                "自己录入或者入账的款项，不能自己核验、自己登记退付。",
                "Whoever typed or counted a payment neither verifies it nor records that it went back.",
            ),
            ("请由另一位财务人员办理。", "Somebody else of finance does this."),
        ),
        SlipRefusal::NotTheHead => plain(
            ("减免缓退由部门负责人审批。", "The head of the department decides on reliefs."),
            ("请报部门负责人。", "Please leave it to the head."),
        ),
        SlipRefusal::NotAlone => plain(
            (
                "减免缓退不得由一人决定：提出的人、开单和受理的人不得审批，审批的人不得提出。",
                "Nobody decides alone: whoever proposed it, made the slip or accepted the case does not decide; whoever decides does not propose.",
            ),
            ("请由另一人办理。", "Somebody else has to do this."),
        ),
        _ => plain(
            (
                "缴款由银行告知、财务登记，窗口和经办人不碰钱。",
                "Payments are for the bank and finance; no window touches money.",
            ),
            (
                "请缴款人凭缴款码到银行或者网上缴款。",
                "The payer pays by the number of the slip, at a bank or online.",
            ),
        ),
    }
}

/// F-04: what may not be forgone, put off or paid back.
fn relief(lang: Lang, refusal: &SlipRefusal) -> Saying {
    let plain = |why: Words, helps: Words| Saying::new(lang, refusal.rule(), why, helps);
    match refusal {
        SlipRefusal::TooMuch(most) => Saying::new(
            lang,
            refusal.rule(),
            (format!("最多可以减征 {most} 元。"), format!("No more than {most} yuan may be reduced.")),
            ("只能减可以减免的收费项目。", "Only fees that may be reduced count."),
        )
        .at("amount"),
        SlipRefusal::NotLater => plain(
            (
                "缓缴的日期要晚于今天和现在的缴款期限，最长一年。",
                "The day must be later than today and than the time to pay now, and within a year.",
            ),
            ("请改日期。", "Please change the day."),
        )
        .at("until"),
        SlipRefusal::ProposalWaits => plain(
            ("已有一项申请在等审批。", "A proposal waits for its decision."),
            ("请等审批以后再提。", "Please wait until it is decided."),
        ),
        SlipRefusal::NothingProposed => plain(
            ("没有等待审批的申请。", "No proposal waits for a decision."),
            ("可能已经审批，请刷新页面。", "It may have been decided; please reload the page."),
        ),
        SlipRefusal::PaidAlready => plain(
            ("款项已经缴清。", "It has been paid already."),
            (
                "不应收取的，请申请退付；有申请在等审批的，请不予准许。",
                "What should not have been paid is paid back; a waiting proposal is then denied.",
            ),
        ),
        _ => plain(
            ("事项没有规定这项收费可以减免、缓缴。", "The service does not provide for any relief."),
            (
                "减免缓缴要有法律或者政府批准的依据，并公布在事项里。",
                "Reliefs need a basis in law, published with the service.",
            ),
        ),
    }
}

/// F-03, F-11: what is owed first.
fn owed(lang: Lang, refusal: &SlipRefusal) -> Saying {
    let plain = |why: Words, helps: Words| Saying::new(lang, refusal.rule(), why, helps);
    match refusal {
        SlipRefusal::Unpaid(due) => Saying::new(
            lang,
            refusal.rule(),
            (
                format!("法律要求先缴后发，还有 {due} 元没有缴清，不能交付结果。"),
                format!("The law demands payment first: {due} yuan are still to be paid."),
            ),
            (
                "请申请人凭缴款码缴款；符合条件的，可以申请减免或者缓缴。",
                "The applicant pays by the number of the slip, or asks for a relief.",
            ),
        ),
        SlipRefusal::NotAssessed => plain(
            (
                "法律要求先缴后发，还没有开具缴款通知，不能交付结果。",
                "The law demands payment first, and no payment notice was made.",
            ),
            ("请先开具缴款通知。", "Please make the payment notice first."),
        ),
        _ => plain(
            ("没有有效的缴款单。", "No slip stands."),
            ("请先开具缴款通知。", "Please make the payment notice first."),
        ),
    }
}

/// F-03, F-05, F-09: what is wrong about the money.
fn money(lang: Lang, refusal: &SlipRefusal) -> Saying {
    let plain = |why: Words, helps: Words| Saying::new(lang, refusal.rule(), why, helps);
    match refusal {
        SlipRefusal::NoReference => plain(
            (
                "请填写银行流水号，由字母、数字和连字符组成，最多 64 位。",
                "Please give the bank's number: letters, digits and hyphens, 64 at most.",
            ),
            ("流水号在银行回单上。", "It stands on the bank's paper."),
        )
        .at("reference"),
        SlipRefusal::ReferenceDiffers(_) => plain(
            (
                "这个流水号已经登记过，金额、时间或者缴款码和这次不同。",
                "This number was recorded with another amount, time or slip.",
            ),
            ("请核对银行回单。", "Please check the bank's paper."),
        )
        .at("reference"),
        SlipRefusal::NoAmount => plain(
            ("金额要大于 0。", "The amount must be more than nothing."),
            ("请填写金额，例如 20.00。", "Please give an amount, such as 20.00."),
        )
        .at("amount"),
        SlipRefusal::WrongTime => plain(
            (
                "缴款时间在将来，或者早于开单的那天。",
                "The time of payment lies in the future, or before the slip was made.",
            ),
            ("请照回单填写。", "Please take it from the bank's paper."),
        )
        .at("paid_at"),
        SlipRefusal::NoReason => plain(
            ("还没有写明怎样核对的。", "It is not said how this was checked."),
            ("请写明核对了什么。", "Please say what was checked."),
        )
        .at("reason"),
        SlipRefusal::NotWhatIsDue => plain(
            (
                "这笔款项不是应缴的金额，或者缴款单已经缴清，不能入账。",
                "It is not what is due, or the slip was paid already.",
            ),
            ("请申请退付。", "Please propose to pay it back."),
        ),
        SlipRefusal::NothingToVerify => plain(
            ("没有等待核验的缴款。", "Nothing waits to be verified."),
            ("可能已经核验，请刷新页面。", "It may have been verified; please reload the page."),
        ),
        SlipRefusal::TooMany => plain(
            ("次数太多，超过任何一件会有的。", "More than any case has."),
            ("请联系系统管理员。", "Please ask the administrator."),
        ),
        _ => plain(
            (
                "没有这笔款项，或者它现在不能这样处理。",
                "There is no such payment, or it cannot be dealt with so now.",
            ),
            ("请刷新页面再看。", "Please reload the page."),
        ),
    }
}

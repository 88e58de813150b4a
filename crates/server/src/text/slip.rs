//! Words of slips, payments and reliefs: what is shown to applicants, finance and officers alike (F-01 … F-09).

use super::Lang;
use rules::{
    case::slip::{PaymentState, ReliefKind, SlipState, Sought, Suspense},
    errand::FeeNews,
};

/// 缴款单状态 in words.
#[must_use]
pub const fn state(lang: Lang, state: SlipState) -> &'static str {
    let Lang::En = lang else {
        // Whoever pays reads what is theirs to do.
        return if matches!(state, SlipState::Issued) { "待缴款" } else { state.zh() };
    };
    match state {
        SlipState::Issued => "to be paid",
        SlipState::Paid => "paid, to be verified",
        SlipState::Completed => "settled",
        SlipState::Refunding => "being paid back",
        SlipState::Refunded => "paid back",
        SlipState::Void => "void",
        SlipState::Expired => "expired",
    }
}

/// 缴款状态 in words.
#[must_use]
pub const fn payment(lang: Lang, state: PaymentState) -> &'static str {
    let Lang::En = lang else { return state.zh() };
    match state {
        PaymentState::Counted => "counted",
        PaymentState::Suspense => "in suspense",
        PaymentState::Refunding => "being paid back",
        PaymentState::Refunded => "paid back",
    }
}

/// 待查原因 in words.
#[must_use]
pub const fn suspense(lang: Lang, why: Suspense) -> &'static str {
    let Lang::En = lang else { return why.zh() };
    match why {
        Suspense::Twice => "paid already",
        Suspense::Late => "after the time to pay",
        Suspense::Amount => "another amount than is due",
        Suspense::Void => "by a slip that stands no more",
    }
}

/// 减免缓退种类 in words.
#[must_use]
pub const fn relief(lang: Lang, kind: ReliefKind) -> &'static str {
    let Lang::En = lang else { return kind.zh() };
    match kind {
        ReliefKind::Reduction => "reduction",
        ReliefKind::Exemption => "exemption",
        ReliefKind::Deferral => "later payment",
        ReliefKind::Refund => "refund",
    }
}

/// What is asked, with how much or until when.
#[must_use]
pub fn sought(lang: Lang, sought: &Sought) -> String {
    let kind = relief(lang, sought.kind());
    match (lang, sought) {
        (Lang::Zh, Sought::Reduction { amount }) => format!("减征 {amount} 元"),
        (Lang::En, Sought::Reduction { amount }) => format!("{kind} by {amount} yuan"),
        (_, Sought::Exemption) => kind.to_owned(),
        (Lang::Zh, Sought::Deferral { until }) => {
            format!("缓缴至{}", until.strftime("%Y年%-m月%-d日"))
        }
        (Lang::En, Sought::Deferral { until }) => {
            format!("{kind}, until {}", until.strftime("%-d %B %Y"))
        }
        (Lang::Zh, Sought::Refund { payment }) => format!("退付（流水号 {payment}）"),
        (Lang::En, Sought::Refund { payment }) => format!("{kind} of {payment}"),
    }
}

/// 消息: what a payer is told of, as a headline.
#[must_use]
pub const fn news(lang: Lang, news: FeeNews) -> &'static str {
    let (zh, en) = match news {
        FeeNews::PaymentNear => ("缴款期限快到了", "The time to pay is nearly over"),
        FeeNews::PaymentExpired => {
            ("缴款期限已过，请与窗口联系", "The time to pay is over; please ask at the window")
        }
        FeeNews::Paid => ("您的缴款已到账", "Your payment has arrived"),
        FeeNews::Suspense => {
            ("您的一笔缴款待查，财务会核对", "A payment of yours is in suspense; finance looks into it")
        }
        FeeNews::ReliefDecided => {
            ("减免缓退申请有了决定，请看决定书", "Your relief was decided on; please see the decision")
        }
        FeeNews::ReceiptIssued => {
            ("您的缴款已核验，凭证可以下载", "Your payment was verified; the receipt is ready")
        }
        FeeNews::Refunded => ("款项已经退付", "Your money was paid back"),
        FeeNews::Void => ("缴款单已作废，请不要再凭它缴款", "The slip is void; please do not pay by it"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

messages! {
    // What is shown of a slip.
    slip_title => "收费", "Fees";
    slip_number => "缴款码", "Number to pay by";
    slip_state => "状态", "State";
    slip_total => "应缴总额", "Total";
    slip_reduced => "已减免", "Reduced by";
    slip_due => "现在应缴", "Due now";
    slip_until => "缴款期限", "To be paid by";
    slip_put_off => "缓缴至", "Put off until";
    slip_how => "怎样缴款", "How to pay";
    slip_how_lead => "凭缴款码在代收银行的网点、手机银行或者非税收入缴款平台缴款。不要把现金交给任何工作人员。",
        "Pay by this number at a bank's counter, in its app or on the payment platform. Hand no cash to any officer.";
    slip_how_qr => "扫码得到缴款码", "Scan to take the number along";
    slip_settled => "已经缴清，不需要再缴", "Settled; nothing more is due";
    slip_void => "这张缴款单已作废，请不要再凭它缴款", "This slip is void; please do not pay by it";
    slip_expired => "缴款期限已过，请与窗口联系，由窗口重新开具", "The time to pay is over; please ask the window for a new slip";
    slip_lines => "收费项目", "What is charged";
    slip_prepaid => "法律要求先缴后发", "To be paid before the result is issued";
    slip_payments => "到账情况", "Payments";
    slip_reference => "银行流水号", "Bank's number";
    slip_amount => "金额", "Amount";
    slip_paid_at => "缴款时间", "Paid at";
    slip_reliefs => "减免缓退申请", "Reliefs and refunds asked for";
    slip_relief_waits => "等部门负责人审批", "Waits for the head of the department";
    slip_relief_yes => "准予", "Approved";
    slip_relief_no => "不予准许", "Not approved";
    slip_relief_reason(words: &str) => "申请理由：{words}", "Reason: {words}";
    slip_relief_basis(words: &str) => "依据：{words}", "Basis: {words}";
    slip_relief_opinion(words: &str) => "审批意见：{words}", "Opinion: {words}";
    slip_erased => "（已依法删除）", "(erased)";

    // Asking for a relief, and deciding on it.
    slip_void_reason => "作废的理由", "Why the slip is made void";
    slip_kind => "申请什么", "What is asked";
    slip_reduce_by => "减征多少（元）", "Reduced by how much (yuan)";
    slip_reduce_most(yuan: &str) => "最多 {yuan} 元；只填选了减征的", "{yuan} yuan at most; for a reduction only";
    slip_defer_until => "缓缴到哪一天", "Put off until";
    slip_defer_hint => "晚于今天，最长一年；只填选了缓缴的", "Later than today, within a year; for later payment only";
    slip_refund_which => "退哪一笔", "Which payment";
    slip_reason => "申请理由", "Reason";
    slip_reason_hint => "写明情况，例如低保证号。只有部门负责人和财务看得到，不进公开日志",
        "Say what it is about. Only heads and finance read it; it is not in the open log";
    slip_choose => "请选择", "Please choose";
    slip_amount_wrong => "请填写金额，例如 20.00", "Please give an amount, such as 20.00";
    slip_decide => "审批", "Decision";
    slip_decide_opinion => "审批意见", "Opinion";
    slip_decide_hint => "申请人在决定书上看到", "The applicant reads it on the decision";
    slip_ask => "申请减免或者缓缴", "Ask for a relief";
    slip_ask_lead => "事项规定这项收费可以减免。申请由部门负责人审批，结果会告知您。",
        "The service provides for reliefs. The head of the department decides, and you are told.";
    slip_ask_no => "现在不能申请减免", "No relief can be asked for now";
    slip_ask_no_more => "没有待缴的费用、事项没有规定可以减免，或者已有一项申请在等审批。",
        "Nothing is to be paid, the service provides for no relief, or a proposal waits for its decision.";
    slip_ask_done => "申请已提交，等部门负责人审批", "Handed in; the head of the department decides";
    slip_ask_send => "提交申请", "Send";

    // Finance.
    slip_reference_elsewhere => "这个流水号已经登记在另一件的缴款上，请核对银行回单", "This number was recorded for another case; please check the bank's paper";
    slip_by_bank => "银行告知", "told by the bank";
    slip_by_hand => "财务录入", "typed by finance";
    slip_bank => "银行", "The bank";
    slip_pay_now(yuan: &str) => "请缴款 {yuan}：凭缴款码到银行或者网上缴", "Please pay {yuan}, by the number of the slip";
    slip_now_pay => "等待缴款", "Waits for the payment";
    slip_now_you_pay => "请您凭缴款码缴款", "Please pay by the number of the slip";
    slip_charge => "开具缴款通知", "Make the payment notice";
    slip_charge_lead => "这个事项要收费，还没有开具缴款通知。", "This service charges, and no payment notice was made yet.";
    slip_void_hint => "申请人会收到作废的消息", "The applicant is told that it is void";
    slip_finance => "收费核对", "Payments";
    slip_finance_lead => "银行告知到账，财务核验；窗口和经办人不碰钱。",
        "The bank tells of payments and finance verifies; no window touches money.";
    slip_find => "缴款码或者办件编号", "Number of a slip or a case";
    slip_find_none => "没有这个缴款码或者办件编号的缴款单", "No slip has this number";
    slip_list_waiting => "等我处理", "Waiting";
    slip_list_issued => "待缴款", "To be paid";
    slip_list_expired => "已过期", "Expired";
    slip_list_all => "全部", "All";
    slip_list_due => "应缴", "Due";
    slip_list_none => "没有缴款单", "No slips";
    slip_list_none_waiting => "没有等您处理的款项", "Nothing waits for you";
    slip_case => "办件", "Case";
    slip_item => "事项", "Service";
    slip_department => "执收单位", "Department";
    slip_turn => "待办", "To do";
    slip_turn_verify => "待核验", "to be verified";
    slip_turn_suspense => "待查", "in suspense";
    slip_turn_refund => "待退付", "to be paid back";
    slip_sums(from: &str, until: &str) => "{from} 至 {until} 合计", "Sums from {from} to {until}";
    slip_sums_assessed => "开单", "Assessed";
    slip_sums_paid => "到账", "Paid";
    slip_sums_forgone => "减免", "Forgone";
    slip_sums_refunded => "退付", "Paid back";
    slip_sums_none => "这几天没有收费", "No fees in these days";
    slip_from => "从", "From";
    slip_to => "到", "To";
    slip_show => "查看", "Show";
    slip_day_wrong => "请选择日期，结束不早于开始，最长一年", "Please choose days: the end not before the beginning, a year at most";
    slip_payer => "缴款人", "Payer";
    slip_do => "现在可以办的", "What you may do now";
    slip_do_pay => "照银行回单登记缴款", "Record a payment from the bank's paper";
    slip_do_pay_lead => "银行没有自动告知的，照回单登记，重复的、多缴的也要登记；登记的人不能自己核验。",
        "Where the bank has not told of it, also what came twice. Whoever records it does not verify it.";
    slip_do_pay_send => "登记缴款", "Record the payment";
    slip_do_verify => "核验并开具凭证", "Verify and issue the receipt";
    slip_do_verify_lead(reference: &str, amount: &str) => "流水号 {reference}，{amount}。请与银行对账单核对以后再核验。",
        "{reference}, {amount}. Check it against the bank's statement first.";
    slip_do_count(reference: &str) => "待查款项 {reference}：入账", "In suspense {reference}: count it";
    slip_do_count_reason => "怎样核对的", "How it was checked";
    slip_do_count_send => "入账", "Count it";
    slip_do_refund(reference: &str) => "款项 {reference}：申请退付", "Payment {reference}: propose to pay it back";
    slip_do_refund_send => "申请退付", "Propose the refund";
    slip_do_paid_back(reference: &str) => "款项 {reference}：登记已退付", "Payment {reference}: record that it was paid back";
    slip_do_paid_back_number => "退付的银行流水号", "Bank's number of the refund";
    slip_do_paid_back_send => "登记已退付", "Record it";
    slip_time => "时间", "Time";
    slip_time_wrong => "请填写时间，例如 09:30", "Please give a time, such as 09:30";
    slip_done_pay => "缴款已登记：缴清的由另一位财务人员核验，其余的待查", "Recorded: what pays the slip somebody else verifies, the rest stands in suspense";
    slip_done_verify => "已核验，凭证已存卷并告知申请人", "Verified; the applicant is told and has the receipt";
    slip_done_count => "已入账", "Counted";
    slip_done_refund => "退付申请已提出，等部门负责人审批", "Proposed; the head of the department decides";
    slip_done_paid_back => "退付已登记并告知申请人", "Recorded; the applicant is told";
    slip_awaits_head(count: usize) => "{count} 项减免缓退申请等您审批", one "1 relief waits for your decision", many "{count} reliefs wait for your decision";
    slip_nav => "收费核对", "Payments";
}

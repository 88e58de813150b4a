//! The words of licences in both languages: states, what an item does to one, grounds, acts, events. The Chinese word is
//! the one the rules carry (`zh()`); the English one stands here. Names of sentences begin with `licence_`.

use super::Lang;
use rules::{
    item::content::Purpose,
    licence::{
        ActKind, CancellationGround, Event, Intended, LicenceState, RevocationGround, WithdrawalGround,
    },
};

/// 证照状态
#[must_use]
pub const fn state(lang: Lang, state: LicenceState) -> &'static str {
    let Lang::En = lang else { return state.zh() };
    match state {
        LicenceState::Valid => "Valid",
        LicenceState::Suspended => "Suspended",
        LicenceState::Revoked => "Revoked",
        LicenceState::Cancelled => "Cancelled",
        LicenceState::Expired => "Expired",
        LicenceState::Transferred => "Transferred",
        LicenceState::Forfeited => "Forfeited",
        LicenceState::Withdrawn => "Withdrawn",
        LicenceState::Other => "Other",
    }
}

/// 业务类型
#[must_use]
pub const fn purpose(lang: Lang, purpose: Purpose) -> &'static str {
    let Lang::En = lang else { return purpose.zh() };
    match purpose {
        Purpose::New => "New licence",
        Purpose::Change => "Change",
        Purpose::Renewal => "Renewal",
        Purpose::Cancellation => "Cancellation",
    }
}

/// 撤回事由
#[must_use]
pub const fn withdrawal(lang: Lang, ground: WithdrawalGround) -> &'static str {
    let Lang::En = lang else { return ground.zh() };
    match ground {
        WithdrawalGround::LawChanged => "The law it rests on was changed or repealed",
        WithdrawalGround::SituationChanged => "The situation it rests on has greatly changed",
    }
}

/// 撤销事由
#[must_use]
pub const fn revocation(lang: Lang, ground: RevocationGround) -> &'static str {
    let Lang::En = lang else { return ground.zh() };
    match ground {
        RevocationGround::AbuseOfPower => "Granted by abuse of power or neglect of duty",
        RevocationGround::UltraVires => "Granted beyond the powers of the agency",
        RevocationGround::ProcedureBreach => "Granted in breach of procedure",
        RevocationGround::Unqualified => "Granted to somebody who does not qualify",
        RevocationGround::Other => "Another case in which the law allows it",
        RevocationGround::Fraud => "Obtained by fraud, bribery or other improper means",
    }
}

/// 注销事由
#[must_use]
pub const fn cancellation(lang: Lang, ground: CancellationGround) -> &'static str {
    let Lang::En = lang else { return ground.zh() };
    match ground {
        CancellationGround::ExpiredUnrenewed => "The term has ended and was not renewed",
        CancellationGround::HolderGone => "The person it qualifies has died or lost capacity",
        CancellationGround::BodyEnded => "The body that holds it has ended by law",
        CancellationGround::RevokedOrWithdrawn => "It was revoked, withdrawn or forfeited",
        CancellationGround::ForceMajeure => "Force majeure makes it impossible to carry out",
        CancellationGround::Other => "Another case in which the law demands it",
    }
}

/// 证照处理行为 as the words of a link or button.
#[must_use]
pub const fn act(lang: Lang, kind: ActKind) -> &'static str {
    match (lang, kind) {
        (Lang::Zh, ActKind::Intend) => "事先告知",
        (Lang::Zh, ActKind::Serve) => "送达文书",
        (Lang::Zh, ActKind::Hear) => "记录陈述、申辩",
        (Lang::Zh, ActKind::Desist) => "不再处理",
        (Lang::Zh, ActKind::Withdraw) => "撤回许可",
        (Lang::Zh, ActKind::Revoke) => "撤销许可",
        (Lang::Zh, ActKind::Cancel) => "注销许可",
        (Lang::En, ActKind::Intend) => "Tell what is intended",
        (Lang::En, ActKind::Serve) => "Serve a paper",
        (Lang::En, ActKind::Hear) => "Write down what was stated",
        (Lang::En, ActKind::Desist) => "Drop it",
        (Lang::En, ActKind::Withdraw) => "Withdraw",
        (Lang::En, ActKind::Revoke) => "Revoke",
        (Lang::En, ActKind::Cancel) => "Cancel",
    }
}

/// What an act is for, in a line under its heading.
#[must_use]
pub const fn act_lead(lang: Lang, kind: ActKind) -> &'static str {
    match (lang, kind) {
        (Lang::Zh, ActKind::Intend) => {
            "撤回或者撤销以前，先书面告知持证人拟作的处理、理由和依据，并听取陈述、申辩。"
        }
        (Lang::Zh, ActKind::Serve) => "文书送到持证人手里才算数：陈述、申辩的期限从告知书送达起算。",
        (Lang::Zh, ActKind::Hear) => "持证人当面、书面说了什么，如实记下；放弃的，记明放弃。",
        (Lang::Zh, ActKind::Desist) => "陈述、申辩成立的，不再处理，证照照常有效。",
        (Lang::Zh, ActKind::Withdraw) => {
            "许可本身合法，但法律依据修改、废止，或者客观情况发生重大变化，为了公共利益收回；造成损失的要补偿。"
        }
        (Lang::Zh, ActKind::Revoke) => {
            "许可当初不该给：违法准予，或者是骗取的。撤销之前要听取持证人的陈述、申辩。"
        }
        (Lang::Zh, ActKind::Cancel) => "许可已经失去效力或者无法继续，依法办理注销手续。",
        (Lang::En, ActKind::Intend) => {
            "Before a licence is withdrawn or revoked its holder is told in writing what is intended, why and on which law, and is heard."
        }
        (Lang::En, ActKind::Serve) => {
            "A paper counts once it has reached the holder: the time to state their view runs from the service of the notice."
        }
        (Lang::En, ActKind::Hear) => "What the holder said or wrote, as they put it; or that they waived it.",
        (Lang::En, ActKind::Desist) => {
            "The holder was right: nothing is done, and the licence stands as it was."
        }
        (Lang::En, ActKind::Withdraw) => {
            "The licence is lawful but gives way to changed law or a greatly changed situation; losses are made good."
        }
        (Lang::En, ActKind::Revoke) => {
            "The licence should not have been granted, or was got by fraud. The holder is heard first."
        }
        (Lang::En, ActKind::Cancel) => {
            "The licence has lost its force or cannot go on, and is struck off formally."
        }
    }
}

/// 证照事件: what happened, in a few words.
#[must_use]
pub const fn happened(lang: Lang, event: &Event) -> &'static str {
    let (zh, en) = match event {
        Event::LicenceIssued { .. } => ("颁发", "Issued"),
        Event::MatterFiled { purpose: Purpose::Renewal, .. } => ("提出延续申请", "Renewal asked for"),
        Event::MatterFiled { purpose: Purpose::Change, .. } => ("提出变更申请", "Change asked for"),
        Event::MatterFiled { .. } => ("提出注销申请", "Cancellation asked for"),
        Event::MatterClosed { .. } => ("申请了结，证照不变", "Application ended, nothing changed"),
        Event::LicenceRenewed { deemed: true, .. } => {
            ("届满前未作决定，视为准予延续", "Not decided in time: renewed by law")
        }
        Event::LicenceRenewed { .. } => ("准予延续", "Renewed"),
        Event::LicenceChanged { .. } => ("准予变更", "Changed"),
        Event::TakingIntended { intended: Intended::Withdraw(_), .. } => {
            ("事先告知：拟撤回", "Told that withdrawal is intended")
        }
        Event::TakingIntended { intended: Intended::Revoke(_), .. } => {
            ("事先告知：拟撤销", "Told that revocation is intended")
        }
        Event::DocumentServed { .. } => ("文书送达", "Paper served"),
        Event::HolderHeard { .. } => ("听取陈述、申辩", "Holder heard"),
        Event::IntentionDropped { .. } => ("不再处理", "Nothing done"),
        Event::DocumentFiled { .. } => ("文书归卷", "Paper filed"),
        Event::LicenceWithdrawn { .. } => ("撤回", "Withdrawn"),
        Event::LicenceRevoked { .. } => ("撤销", "Revoked"),
        Event::LicenceCancelled { .. } => ("注销", "Cancelled"),
        Event::LicenceSurrendered { .. } => ("依持证人申请注销", "Cancelled at the holder's request"),
        Event::LicenceExpired { .. } => ("届满失效", "Expired"),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

messages! {
    licence_number => "证照编号", "Licence number";
    licence_example => "宁市监证〔2026〕12号", "宁市监证〔2026〕12号";
    licence_name => "证照名称", "Licence";
    licence_holder => "持证人", "Holder";
    licence_state => "状态", "State";
    licence_valid => "有效期", "Valid";
    licence_day(year: i16, month: i8, day: i8) => "{year}年{month}月{day}日", "{year}-{month:02}-{day:02}";
    licence_from_until(from: &str, until: &str) => "{from}至{until}", "{from} to {until}";
    licence_from_on(from: &str) => "{from}起长期有效", "From {from}, without term";
    licence_until(until: &str) => "有效期至{until}", "Valid until {until}";
    licence_for_good => "长期有效", "Without term";
    licence_content => "许可内容", "What it permits";
    licence_identifier => "电子证照标识", "Electronic licence identifier";
    licence_issued_by => "颁发部门", "Issued by";
    licence_pending(what: &str) => "{what}申请在办", "{what}: application open";
    licence_versions => "各版内容", "Versions";
    licence_version(number: u32) => "第 {number} 版", "Version {number}";
    licence_since => "自", "Since";
    licence_happened => "办理经过", "What has happened";
    licence_days_left(days: i64) => "还剩 {days} 天", one "1 day left", many "{days} days left";
    licence_ends_today => "今天到期", "Ends today";
    licence_paper => "文书", "Paper";
    licence_case => "办件", "Case";
    licence_ground => "事由", "Ground";
    licence_reasons => "事实和理由", "Facts and reasons";
    licence_basis => "依据", "Basis";
    licence_remedies => "救济途径", "Remedies";
    licence_effective => "生效日期", "Takes effect";
    licence_compensation => "补偿或者赔偿", "Compensation";
    licence_heard => "陈述、申辩", "What the holder stated";
    licence_waived => "已告知权利，持证人放弃陈述", "Told of the right to be heard, and waived it";
    licence_silent => "已告知权利，持证人在期限内没有提出", "Told of the right to be heard, and let the time pass";
    licence_intended(what: &str) => "拟{what}", "{what} intended";
    licence_intended_what => "拟作的处理", "What is intended";
    licence_heard_by(day: &str) => "陈述、申辩至{day}", "May be heard until {day}";
    licence_heard_once_served => "告知书送达后起算", "Runs once the notice is served";
    licence_heard_limit => "陈述、申辩的期限", "Time to be heard";
    licence_certificate => "证照文件（PDF）", "The licence (PDF)";
    licence_papers => "文书", "Papers";
    licence_new_end(until: &str) => "新的有效期至{until}", "Now valid until {until}";

    desk_licences => "证照", "Licences";
    desk_licences_lead => "本部门颁发的证照，最先到期的在前。", "Licences of your department, the first to end first.";
    desk_licences_show => "看哪些证照", "Which licences";
    desk_licences_valid => "有效", "Valid";
    desk_licences_soon => "90 天内到期", "Ending within 90 days";
    desk_licences_expired => "已届满，待注销", "Expired, to be struck off";
    desk_licences_owed => "承诺不实，应当撤销", "Promise broken, to be revoked";
    desk_owed => "应当撤销的许可", "Licences to be revoked";
    desk_owed_lead => "下面的许可按承诺取得，核查不实、限期整改仍不合格，应当撤销；先事先告知并听取陈述、申辩。",
        "These were got by a promise that was not kept, nor put right in time: they are to be revoked, after the holder was told and heard.";
    desk_licences_all => "全部", "All";
    desk_licences_none => "这里没有证照", "No licences here";
    desk_licences_none_more => "准予的办件制证以后，证照会出现在这里。",
        "Once the result of a granted case is produced, its licence appears here.";
    desk_licences_department => "部门", "Department";
    desk_licence_back => "回到这个证照", "Back to the licence";
    desk_licence_may => "现在可以办的", "What may be done now";
    desk_licence_may_not => "现在不能办的，以及为什么", "What may not be done now, and why";
    desk_licence_nothing => "对这个证照，您现在没有可以办的事。", "There is nothing for you to do about this licence now.";
    desk_licence_done => "已办理", "Done";
    desk_licence_done_more => "文书已经编号，持证人会收到消息。", "The paper has its number, and the holder is told.";
    desk_licence_reasons_hint => "写清事实、经过和认定的理由，持证人会在决定书上看到。",
        "Facts, course and reasons; the holder reads them on the decision.";
    desk_licence_compensation_hint => "写明怎样补偿；没有造成损失的，写明“未造成损失”。",
        "How losses are made good; where there are none, say so.";
    desk_licence_fraud_hint => "骗取的许可不予赔偿，这一栏留空。", "What was got by fraud is not compensated: leave it empty then.";
    desk_licence_intended => "拟作出什么处理，依什么事由", "What is intended, and on which ground";
    desk_licence_intended_hint => "决定的事由要与告知的一致；事由变了，要重新告知。",
        "The decision must rest on the ground told; for another ground the holder is told anew.";
    desk_licence_heard => "持证人的陈述、申辩", "The holder's statement";
    desk_licence_heard_stated => "有陈述，内容如下", "They stated as follows";
    desk_licence_heard_waived => "放弃陈述、申辩", "They waived it";
    desk_licence_then_heard => "写进证照的档案，决定书会引用；听取以后负责人可以决定。",
        "It stands in the file of the licence and in the decision; the head may decide from now on.";
    desk_licence_then_time(days: &str) => "持证人自收到告知书之日起有{days}陈述、申辩。",
        "The holder has {days} from the day they receive it.";
    desk_licence_then_serve => "请随后送达：没有送达，期限不起算。", "Please serve it then: unserved, no time runs.";
    desk_licence_then_clock => "送达告知书的，陈述、申辩的期限从送达之日起算。", "If it is the notice, the holder's time runs from its service.";
    desk_licence_then_dropped => "不再处理，证照照常有效；持证人会收到消息。", "Nothing is done, the licence stands; the holder is told.";
    desk_licence_then_banned => "属于骗取直接关系安全的许可：持证人三年内不得再次申请，同时自动记入。",
        "A licence bearing on safety got by fraud: the holder may not apply for it again for three years, which is noted by itself.";
    desk_licence_statement => "陈述、申辩的内容", "What they stated";
    desk_licence_harm => "撤销会不会对公共利益造成重大损害", "Would revoking gravely harm the public?";
    desk_licence_harm_no => "不会", "No";
    desk_licence_harm_yes => "会", "Yes";
    desk_licence_harm_hint => "会造成重大损害的，依法不予撤销。", "If so, the law forbids it.";
    desk_licence_preview => "文书预览", "The paper as it will read";
    desk_licence_preview_lead(number: &str, name: &str) => "关于{name}（{number}）", "On {name} ({number})";
    desk_licence_then_state(state: &str) => "证照状态变为“{state}”，从今天起生效。", "The licence becomes “{state}”, from today.";
    desk_licence_then_paper(paper: &str) => "产生编号的{paper}，要送达持证人。", "A numbered paper is issued and served: {paper}.";
    desk_licence_then_told => "持证人会收到消息。", "The holder is told.";
    desk_licence_then_pending => "正在办理的申请不会自动终止，还要另作决定。",
        "The open application does not end by itself; it is decided separately.";
    desk_about_licence => "涉及的证照", "The licence it is about";
    desk_silence_renews(day: &str) => "按期申请延续：{day}24:00 前没有决定的，依法视为准予延续。",
        "Asked for in time: if nobody has decided by the end of {day}, it is renewed by law.";
    desk_silence_does_not => "申请时已不足规定的提前期：届满前没有决定的，证照失效。",
        "Asked for late: if nobody has decided before the last day is over, the licence expires.";

    counter_licence => "证照编号", "Licence number";
    counter_licence_hint => "要延续、变更或者注销的证照，照证上的编号填写。",
        "The licence to be renewed, changed or cancelled, as it stands on it.";

    my_licences => "我的证照", "My licences";
    my_licences_lead => "您名下的证照、有效期，以及可以申请的延续和变更。",
        "Licences in your name, how long they are valid, and what you may ask for.";
    my_licences_none => "您名下还没有证照", "You hold no licences yet";
    my_licences_none_more => "申请的许可准予并制证以后，会出现在这里。",
        "Once a licence you asked for is granted and made, it appears here.";
    my_licence_renew => "申请延续", "Ask for renewal";
    my_licence_change => "申请变更", "Ask for a change";
    my_licence_cancel => "申请注销", "Ask for cancellation";
    my_licence_see_pending(what: &str) => "查看在办的{what}申请", "See the open application: {what}";
    my_licence_renew_by(day: &str) => "请在{day}以前申请延续：按期申请的，届满前没有决定就视为准予。",
        "Please ask for renewal by {day}: asked for in time, it is renewed by law if nobody decides before the end.";
    my_licence_renew_late => "现在申请延续已经不足规定的提前期：可以申请，但届满前没有决定的，证照会失效。",
        "It is late for a renewal: you may still ask, but if nobody decides before the end, the licence expires.";
    my_todo_renew(day: &str) => "证照快到期了，请在{day}以前申请延续", "Your licence ends soon; please ask for renewal by {day}";
    my_todo_renew_late(day: &str) => "证照{day}到期，请尽快申请延续", "Your licence ends on {day}; please ask for renewal at once";
    my_licence_public => "公开核验", "Public check";
    my_licence_more => "证照文件和文书", "The licence and its papers";
    my_licence_heard => "您的陈述、申辩", "Your statement";
    my_licence_heard_lead => "您可以说明事实、理由和证据，本机关应当听取；成立的，应当采纳。",
        "You may state facts, reasons and evidence; the agency must hear you and follow what is well founded.";
    my_licence_stated => "我要陈述、申辩", "I state my view";
    my_licence_waived => "我放弃陈述、申辩", "I waive it";
    my_licence_statement => "陈述、申辩的内容", "What you state";
    my_licence_statement_hint => "会写进档案并在决定书中引用，请不要写身份证号码、电话。",
        "It goes into the file and is quoted in the decision; please write no identity or phone numbers.";
    my_licence_state => "提交", "Send";
    my_licence_dropped => "经听取陈述、申辩，拟作的处理不再进行，证照照常有效。", "After you were heard nothing is done; the licence stands.";
    my_licence_all => "全部证照", "All licences";

    apply_step_licence => "选择证照", "The licence";
    apply_licence_lead => "这次申请针对您已经持有的哪一个证照？", "Which of the licences you hold is this about?";
    apply_licence_which => "证照", "Licence";
    apply_licence_typed => "委托人的证照编号", "The licence number of whoever you act for";
    apply_licence_typed_hint => "照证上的编号填写。", "As it stands on the licence.";
    apply_licence_choose => "请选择要办理的证照", "Please choose the licence";
    apply_licence_unknown => "证照编号不对，请照证上的编号填写", "That is no licence number; please copy it from the licence";
    apply_licence_none => "您名下没有可以办理这个事项的有效证照", "You hold no valid licence that this service is about";
    apply_licence_none_more => "证照已经失效、注销，或者登记在别人名下的，不能在这里办理。请到“我的证照”查看，或者到窗口咨询。",
        "Licences that have ended or are in another name cannot be handled here. Please look at “My licences” or ask at the counter.";
    apply_licence_deadline => "届满以前没有决定的", "If nobody decides in time";
    apply_licence_in_time(day: &str) => "在提前期内申请：{day}24:00 前没有决定的，视为准予延续。",
        "You ask in time: if nobody has decided by the end of {day}, it is renewed by law.";
    apply_licence_late(day: &str) => "离{day}届满已不足规定的提前期：照常受理，但届满前没有决定的，证照失效。",
        "It ends on {day}, and you ask late: it is handled all the same, but without a decision by then it expires.";

    check_licence => "证照核验", "Licence check";
    check_licence_good => "这个证照是真实的，现在有效", "This licence is genuine and valid";
    check_licence_bad(state: &str) => "这个证照真实存在，但已经不是有效状态：{state}", "This licence exists, but is not valid: {state}";
    check_licence_more => "下面是登记的内容。持证人的姓名不在这里公布，请与证件核对编号和有效期。",
        "Below is what is registered. The holder's name is not published here; compare number and term with the paper.";
}

//! Sentences of a case's history. Names begin with `story_`.

messages! {
    story_title => "办理过程", "What has happened";
    story_you => "您", "You";
    story_agent(name: &str) => "代理人 {name}", "{name}, agent";
    story_system => "系统按规定自动记录", "Recorded by the system as the law says";

    story_returned => "预审退回，请修改后重新提交", "Returned: please change it and hand it in again";
    story_received => "窗口已收到申请材料", "The counter has received the papers";
    story_correction => "一次性告知需要补正的内容", "Asked for corrections, all at once";
    story_corrected => "补正材料已收到", "Corrections received";
    story_step_finished(step: &str) => "{step}：已完成", "{step}: finished";
    story_sent_back(step: &str) => "退回“{step}”环节重新办理", "Sent back to “{step}” to be done again";
    story_special(kind: &str) => "进入{kind}程序，时限暂停", "Special procedure, the clock stands still: {kind}";
    story_special_ended => "特别程序结束，时限继续计算", "The special procedure is over, the clock runs on";
    story_extended(days: u16) => "经批准延长 {days} 个工作日",
        one "Extended by 1 working day", many "Extended by {days} working days";
    story_granted => "决定：准予", "Decided: granted";
    story_refused => "决定：不予", "Decided: refused";
    story_produced(result: &str) => "制作完成：{result}", "Made: {result}";
    story_delivered(mode: &str) => "已送达（{mode}），办结", "Delivered ({mode}); completed";
    story_correction_near => "补正期限将到，请尽快补正", "The time to correct is nearly over";
    story_promise_broken => "超过了承诺的办理时限，我们会继续办理，监察部门已经知道",
        "Later than promised; work goes on, and supervision knows";
    story_law_broken => "超过了法定时限，监察部门已经知道", "Later than the law allows; supervision knows";

    story_reason(reason: &str) => "理由：{reason}", "Reason: {reason}";
    story_basis(basis: &str) => "依据：{basis}", "Basis: {basis}";
    story_opinion(opinion: &str) => "意见：{opinion}", "Opinion: {opinion}";
    story_result(result: &str) => "结论：{result}", "Result: {result}";
    story_decision(content: &str) => "决定内容：{content}", "Decision: {content}";
    story_remedies(remedies: &str) => "救济途径：{remedies}", "Remedies: {remedies}";
    story_proper_body(body: &str) => "请向该机关申请：{body}", "Please apply to: {body}";
    story_needed(time: &str, last: &str) => "预计需要 {time}，到 {last}", "Expected to take {time}, through {last}";
    story_promised_by(day: &str) => "承诺最迟 {day} 作出决定", "A decision is promised by {day}";
    story_recomputed(clock: &str, from: &str, to: &str) => "{clock}的到期日由{from}改为{to}", "{clock} ends on {to} instead of {from}";
    story_deferred_later(papers: &str) => "容缺后补：{papers}", "May follow later: {papers}";
    story_valid_until(day: &str) => "有效期至 {day}", "Valid until {day}";
    story_answered(done: usize, all: usize) => "审查要点 {all} 项，“是” {done} 项", "{done} of {all} points answered yes";

    story_interest(what: &str) => "涉及的利益：{what}", "At stake: {what}";
    story_applicant => "申请人", "The applicant";
    story_party(nth: usize) => "第{nth}位利害关系人", "Interested party {nth}";
    story_standard(what: &str) => "技术标准：{what}", "Technical standard: {what}";
    party_statement_limit(nth: usize) => "第{nth}位利害关系人陈述申辩期限", "Statement of interested party {nth}";
    party_hearing_limit(nth: usize) => "第{nth}位利害关系人申请听证期限", "Request for a hearing by interested party {nth}";
    story_within(time: &str) => "期限：{time}", "Within {time}";
    story_statement(what: &str) => "陈述申辩：{what}", "Statement: {what}";
    story_sitting(at: &str, place: &str) => "{at}，{place}", "{at}, {place}";
    story_chair(name: &str) => "主持人：{name}", "Chair: {name}";
    story_closed(why: &str) => "不公开：{why}", "Not public: {why}";
    story_transcript(record: &str) => "笔录要点：{record}", "Transcript: {record}";
    story_by(names: &str) => "工作人员：{names}", "By: {names}";
    story_found(what: &str) => "核查情况：{what}", "Found: {what}";
    story_handed_over(step: &str, from: &str, to: &str) => "{step}：{from}离岗，由{to}接手，时限照常计算", "{step}: {from} is away, {to} goes on; no clock stops";
    story_forwarded(to: &str, limit: &str) => "报{to}审批，审批期限{limit}", "To {to}, which has {limit}";
    story_reply(number: &str, day: &str) => "批复：{number}，{day}", "Answer {number} of {day}";
    story_served(number: &str, mode: &str) => "{number}，{mode}", "{number}, {mode}";
    story_shorter(limit: &str) => "承诺时限缩短为{limit}", "The promise is {limit} now";
    story_fee(name: &str, count: u32, fen: &str) => "{name} × {count} = {fen}", "{name} × {count} = {fen}";

    story_now_window => "等待窗口查看您的申请", "The counter has to look at the application";
    story_now_acceptance => "等待窗口决定是否受理", "The counter has to accept it or not";
    story_now_changes => "等待申请人修改后重新提交", "The applicant has to change it and hand it in again";
    story_now_correction => "等待申请人补正材料", "The applicant has to send the corrections";
    story_now_your_changes => "等您修改后重新提交", "You have to change it and hand it in again";
    story_now_your_correction => "等您补正材料", "You have to send the corrections";
    story_now_step(step: &str) => "正在办理：{step}", "In progress: {step}";
    story_now_special(kind: &str) => "正在进行{kind}，时限暂停", "Special procedure, the clock stands still: {kind}";
    story_now_superior(body: &str) => "等待上级机关批复：{body}", "With the superior: {body}";
    story_now_hearing => "申请人可以申请听证", "The applicant may ask for a hearing";
    story_now_statement => "等申请人陈述申辩", "The applicant may state their case";
    story_now_your_statement => "您可以陈述申辩，或者表示放弃", "You may state your case, or waive it";
    story_now_party_hearing(nth: usize) => "第{nth}位利害关系人可以申请听证", "Interested party {nth} may ask for a hearing";
    story_now_party_statement(nth: usize) => "等第{nth}位利害关系人陈述申辩", "Interested party {nth} may state their case";
    story_now_your_hearing => "您可以申请听证，或者表示放弃", "You may ask for a hearing, or waive it";
    story_now_delivery => "等待制证送达", "The result has to be made and delivered";
    story_ahead_step(step: &str) => "{step}", "{step}";
    story_ahead_acceptance => "受理", "Acceptance";
    story_ahead_decision => "作出决定", "Decision";
    story_ahead_delivery => "制证送达", "Delivery";
    story_nothing_more => "这件事已经结束", "This matter is over";
    story_waits_for_you => "轮到您了", "It is your turn";
}

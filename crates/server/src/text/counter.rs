//! Sentences of the counter room (window pages). Names begin with `counter_`.

use super::Lang;
use rules::case::CaseStatus;

messages! {
    /// The room's name in the header.
    counter_room => "综合窗口", "Counter";
    counter_title => "窗口工作台", "At the counter";
    counter_lead => "先找事项，再收件；在等的办件按时限排在下面。", "Find the service and take it in; what waits is below, the most urgent first.";
    counter_find => "要办什么事？", "What is it about?";
    counter_find_example => "输入事项名称里的任何词，或者办件编号", "Any word of the service, or a case number";
    counter_that_case => "这个编号的办件", "The case of this number";
    counter_found => "找到的事项", "Services found";
    counter_found_none(typed: &str) => "没有找到“{typed}”", "Nothing was found for “{typed}”";
    counter_found_none_more => "换一个常用的词再试，比如“饭店”“结婚”“社保卡”。", "Try another everyday word, such as “restaurant” or “marriage”.";
    counter_item => "事项", "Service";
    counter_department => "部门", "Department";
    counter_kind => "办件类型", "Kind";
    counter_promised => "承诺时限", "Promised";
    counter_light => "状态", "Light";
    counter_applicant => "申请人", "Applicant";
    counter_to_do => "要办的", "To do";
    counter_since => "等候自", "Waiting since";
    counter_due => "最迟", "Due";
    counter_queue => "在等窗口办的", "Waiting for the counter";
    counter_queue_empty => "现在没有办件在等", "Nothing is waiting";
    counter_queue_empty_more => "网上来的申请和补正的材料会出现在这里。", "Online applications and corrections will appear here.";
    counter_today => "今天", "Today";
    counter_waiting => "在等", "Waiting";
    counter_waiting_means => "我的岗位现在要办的", "For my posts now";
    counter_late => "超期", "Late";
    counter_late_means => "其中已过时限的", "Of these, past their limit";
    counter_received => "收件", "Received";
    counter_received_means => "全大厅今天收件", "In the whole hall today";
    counter_accepted => "受理", "Accepted";
    counter_accepted_means => "全大厅今天受理", "In the whole hall today";
    counter_corrections => "补正告知", "Corrections";
    counter_corrections_means => "今天一次告知补正", "Notices issued today";
    counter_completed => "办结", "Completed";
    counter_completed_means => "全大厅今天办结", "In the whole hall today";

    // Intake.
    counter_intake_lead => "从证件号码开始，填好后在右边选一个处理。", "Begin with the id number; then choose on the right.";
    counter_who => "谁来办", "Who";
    counter_id_number => "证件号码", "Id number";
    counter_find_person => "读取已有信息", "Look up";
    counter_known => "已读取登记过的信息，请核对", "Found; please check the particulars";
    counter_unknown => "没有登记过，请填写姓名和手机号", "Not known yet; please fill in name and phone";
    counter_other_name(name: &str) => "这个证件号码登记的姓名是{name}，请核对证件", "This number belongs to {name}; please check the papers";
    counter_account => "有网上账号", "Has an account online";
    counter_account_hint => "请办事人说出登录名，核对证件后填写；这一件会出现在那个账号里", "Ask the applicant for their login name and check the card; the case will stand in that account";
    counter_account_other => "没有这个账号，或者账号的姓名、证件号码与这里的不一样；请核对，或留空", "There is no such account, or its name or number is another; please check, or leave it empty";
    counter_account_apart => "这个证件号码在窗口登记过，不能再归到另一个账号；请留空，以前和这次的办件用编号和查询码查", "A window has registered this number before, so it cannot go to another account; please leave it empty: the cases are followed by number and query code";
    counter_agent => "由代理人来办", "An agent applies";
    counter_agent_number => "代理人身份证号码", "The agent's id number";
    counter_agent_name => "代理人姓名", "The agent's name";
    counter_authorisation => "已收授权委托书", "The authorisation is here";
    counter_no_authorisation => "代理人办理要有授权委托书，收到后请勾选", "An agent needs an authorisation; please tick it when it is here";
    counter_form => "申请表", "Form";
    counter_same_as_above => "不填就用“谁来办”里的", "Left empty, what stands under Who is used";
    counter_said_above(count: usize) => "与“谁来办”相同的 {count} 项", one "1 field said above", many "{count} fields said above";
    counter_questions => "情形", "Situation";
    counter_materials => "材料", "Materials";
    counter_no_materials => "不用交材料。", "No materials are needed.";
    counter_count => "份数", "Copies";
    counter_scan => "扫描件", "Scans";
    counter_wrong => "哪里要补正", "What is to be corrected";
    counter_later => "后补", "Later";
    counter_row_more => "扫描、补正、后补", "Scan, correct, later";
    counter_bad_count(name: &str) => "“{name}”的份数应是 1 到 99", "Copies of “{name}” should be 1 to 99";
    counter_too_many_scans(most: usize) => "一次最多传 {most} 个扫描件", "At most {most} scans at once";
    counter_form_full(name: &str, most: &str) => "“{name}”没有收下：一次提交的扫描件合计不超过 {most}。已收下的不用再传，请只选这一个再提交一次",
        "“{name}” was not taken: the scans of one form have at most {most} together. Those taken stay; please choose this one and send again";
    counter_form_broke => "传到这里断了，前面填的和收下的扫描件都还在；请核对后面的内容再提交一次",
        "It broke off here. What was typed before and the scans taken are still there; please check the rest and send again";
    counter_then => "怎么办理", "What becomes of it";
    counter_accept => "受理", "Accept";
    counter_correct => "一次告知补正", "Ask for corrections";
    counter_refuse => "不予受理", "Refuse acceptance";
    counter_not_required => "不受理", "Not required";
    counter_receive_only => "只收件", "Receive only";
    counter_preview => "预览告知书", "Preview the notice";
    counter_yields(paper: &str) => "出具{paper}。", "Issues: {paper}.";
    counter_promised_by(day: &str) => "最迟 {day} 办结。", "To be decided by {day}.";
    counter_correct_by(day: &str) => "申请人最迟 {day} 补正。", "To be corrected by {day}.";
    counter_correct_once => "法律只允许告知一次，漏写的以后不能再要求补正。",
        "The law gives one notice: what is left out cannot be asked for later.";
    counter_to_be_told => "会这样告知申请人", "What the applicant will be told";
    counter_to_be_told_is => "下面的文字会原样印在告知书上，请逐条核对，可以修改。",
        "Printed on the notice as it stands here (papers are in Chinese); please check every line and change what is needed.";
    counter_one_to_a_line => "一行一项", "One to a line";
    counter_say_what(name: &str) => "请写明“{name}”要补正什么：必交材料没有收到，不能不告知",
        "Please say what is to be corrected about “{name}”: it is required and has not come in";
    counter_not_in(name: &str) => "“{name}”没有勾选：没有收到就不能受理。收到了请勾选；没有收到请选“一次告知补正”",
        "“{name}” is not ticked: without it the case cannot be accepted. Tick it if it is here, or ask for corrections";
    counter_not_in_yet(name: &str) => "“{name}”没有勾选：收到了请勾选；允许后补，也可以在这一行选“后补”再受理",
        "“{name}” is not ticked: tick it if it is here; it may follow, so you can also tick “Later” in its row";
    counter_not_later(name: &str) => "“{name}”不能后补", "“{name}” may not follow later";
    counter_missing_none_later => "还缺下面的材料，收齐之前不能受理：请一次告知补正。",
        "These are missing; the case cannot be accepted without them: please ask for corrections.";
    counter_more => "其他要补正的", "Other corrections";
    counter_more_hint => "一行一项；没有勾选的必要材料会自动列入。", "One to a line; required materials that are not ticked are listed by themselves.";
    counter_turn_away => "不予受理或不受理", "Turn away";
    counter_reason => "理由", "Reasons";
    counter_proper_body => "应当向哪个机关申请", "The proper body";
    counter_proper_body_hint => "不予受理时必填", "Needed when acceptance is refused";
    counter_nothing_to_correct => "请写明要补正什么：材料都已勾选，也没有写其他内容", "Please say what is to be corrected: everything is ticked and nothing is written";
    counter_complete_but(later: &str) => "没有要补正的；容缺后补：{later}。", "Nothing needs correcting; to follow: {later}.";
    counter_complete => "材料齐全，没有要补正的。", "Complete; nothing needs correcting.";
    counter_received_only => "申请已经收件，但还没有按您的选择办完", "The application is received, but what you chose was not done";

    // The case.
    counter_case_lead(number: &str, status: &str) => "{number} · {status}", "{number} · {status}";
    counter_asked => "申请内容", "What is asked";
    counter_submitted => "提交时间", "Handed in";
    counter_source => "来源", "Came by";
    counter_form_gone => "申请表已应本人要求删除，或者已不可读。", "The form has been erased or cannot be read.";
    counter_missing => "还缺", "Missing";
    counter_missing_now => "还缺下面的材料；能后补的可以勾选“后补”后受理。", "These are missing; those that may follow can be ticked.";
    counter_acts => "现在可以办的", "What you can do now";
    counter_not_now => "现在不能办的", "What cannot be done now";
    counter_nothing_now => "现在没有要窗口办的事。", "There is nothing for the counter to do now.";
    counter_over => "这件已经结束。", "This case is over.";
    counter_story => "办理过程", "What has happened";
    counter_papers => "文书", "Papers";
    counter_act_receive => "收件", "Receive";
    counter_act_on_the_spot => "当场补收材料", "Take in what was missing";
    counter_act_supply => "收下补正材料", "Take in corrections";
    counter_act_supply_deferred => "收下后补材料", "Take in deferred materials";
    counter_act_decide => "当场准予并送达", "Grant and deliver on the spot";
    counter_act_deliver => "送达", "Deliver";
    counter_act_return => "预审退回", "Return for changes";
    counter_act_withdraw => "代申请人撤回", "Withdraw for the applicant";
    counter_withdraw_reason => "撤回的原因", "Why it is withdrawn";
    counter_result(result: &str) => "制作{result}。", "Produces: {result}.";
    counter_checklist => "审查要点", "Checklist";
    counter_checklist_hint => "勾选表示“是”，不勾选表示“否”", "A tick means yes, none means no";
    counter_decided => "决定内容", "What is granted";
    counter_opinion => "意见", "Opinion";
    counter_opinion_usual => "经当场审查，符合条件，准予办理。", "经当场审查，符合条件，准予办理。";
    counter_recipient => "签收人姓名", "Who signs for it";
    counter_tracking => "运单号", "Tracking number";
    counter_tracking_hint => "邮寄送达时填", "By post";
    counter_witness => "见证人", "Witness";
    counter_witness_hint => "留置送达时填，例如居委会工作人员的姓名", "Where it is left in place, for instance somebody of the neighbourhood office";
    counter_service_note => "送达说明", "Note on the service";
    counter_service_note_hint => "委托或转交给谁、公告刊登在哪里", "To whom it was entrusted or relayed, where it was announced";
    counter_recipient_hint => "与送达回证上的签名一致", "As signed on the proof of service";
    counter_mode => "送达方式", "How it is delivered";

    // Done.
    counter_number => "办件编号", "Case number";
    counter_query_code => "查询码", "Query code";
    counter_track => "扫码查进度", "Scan to follow the case";
    counter_next => "下一位", "Next";
    counter_same_item => "同一事项再收一件", "Another of the same";
    counter_open_case => "打开这件", "Open the case";
}

impl Lang {
    /// What has been done with a case, as the page after an act says it.
    #[must_use]
    pub const fn counter_done(self, status: CaseStatus) -> &'static str {
        use CaseStatus as S;
        match (self, status) {
            (Lang::Zh, S::Received) => "已收件",
            (Lang::En, S::Received) => "The application is received",
            (Lang::Zh, S::PreReviewReturned) => "已退回申请人修改",
            (Lang::En, S::PreReviewReturned) => "Returned to the applicant for changes",
            (Lang::Zh, S::CorrectionRequired) => "已一次告知补正",
            (Lang::En, S::CorrectionRequired) => "The applicant has been told what to correct",
            (Lang::Zh, S::AcceptanceRefused) => "已作出不予受理决定",
            (Lang::En, S::AcceptanceRefused) => "Acceptance has been refused",
            (Lang::Zh, S::NotRequired) => "已告知不受理",
            (Lang::En, S::NotRequired) => "The applicant has been told that no application is needed",
            (Lang::Zh, S::Withdrawn) => "已撤回",
            (Lang::En, S::Withdrawn) => "Withdrawn",
            (Lang::Zh, S::Granted) => "已作出准予决定",
            (Lang::En, S::Granted) => "Granted",
            (Lang::Zh, S::Completed) => "已送达，办结",
            (Lang::En, S::Completed) => "Delivered and completed",
            (Lang::Zh, _) if status.is_under_review() => "已受理，转入审查",
            (Lang::En, _) if status.is_under_review() => "Accepted; the review begins",
            (Lang::Zh, _) => "已办好",
            (Lang::En, _) => "Done",
        }
    }
}

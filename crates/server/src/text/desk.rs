//! Sentences of the desk room (department pages). Names begin with `desk_`.

use rules::case::ActKind;

use super::Lang;

impl Lang {
    /// 办理行为 as the words of a link or button.
    #[must_use]
    pub const fn desk_act_word(self, kind: ActKind) -> &'static str {
        match (self, kind) {
            (Lang::Zh, ActKind::TakeStep) => "签收这一环节",
            (Lang::Zh, ActKind::FinishStep) => "完成这一环节",
            (Lang::Zh, ActKind::SendBack) => "退回以前的环节",
            (Lang::Zh, ActKind::Grant) => "准予许可",
            (Lang::Zh, ActKind::Refuse) => "不予许可",
            (Lang::Zh, ActKind::StartSpecialProcedure) => "启动特别程序",
            (Lang::Zh, ActKind::EndSpecialProcedure) => "结束特别程序",
            (Lang::Zh, ActKind::Extend) => "延长办理期限",
            (Lang::Zh, ActKind::ProduceResult) => "制作结果证件",
            (Lang::Zh, ActKind::Terminate) => "异常终止",
            (Lang::Zh, ActKind::RecordSiteCheck) => "记录现场核查",
            (Lang::Zh, ActKind::SignSiteCheck) => "签署核查笔录",
            (Lang::Zh, ActKind::ForwardUp) => "上报上级机关",
            (Lang::Zh, ActKind::RecordReply) => "登记上级批复",
            (Lang::Zh, ActKind::InformParty) => "告知利害关系人",
            (Lang::Zh, ActKind::HearParty) => "听取陈述申辩",
            (Lang::Zh, ActKind::TellHearingRight) => "告知听证权利",
            (Lang::Zh, ActKind::RequestHearing) => "登记听证申请",
            (Lang::Zh, ActKind::WaiveHearing) => "登记放弃听证",
            (Lang::Zh, ActKind::WithdrawHearingRequest) => "登记撤回听证申请",
            (Lang::Zh, ActKind::AnnounceHearing) => "依职权公告听证",
            (Lang::Zh, ActKind::ScheduleHearing) => "通知听证时间地点",
            (Lang::Zh, ActKind::HoldHearing) => "登记听证笔录",
            (Lang::Zh, ActKind::AssignInspection) => "指派检验检测检疫人员",
            (Lang::Zh, ActKind::Recuse) => "回避",
            (Lang::Zh, ActKind::DenyRecusal) => "驳回回避申请",
            (Lang::Zh, ActKind::Expedite) => "绿色通道",
            (Lang::Zh, ActKind::ExplainDelay) => "向申请人说明延误",
            (Lang::Zh, ActKind::AssessFee) => "开具缴款通知",
            (Lang::Zh, ActKind::VoidSlip) => "作废缴款单",
            (Lang::Zh, ActKind::ProposeRelief) => "申请减免缓退",
            (Lang::Zh, ActKind::DecideRelief) => "审批减免缓退",
            (Lang::Zh, ActKind::Serve) => "送达文书",
            (Lang::Zh, ActKind::WithdrawAcceptance) => "撤销受理",
            (Lang::Zh, ActKind::VerifyPromise) => "核查承诺",
            (Lang::En, ActKind::TakeStep) => "Take this step on",
            (Lang::En, ActKind::FinishStep) => "Finish this step",
            (Lang::En, ActKind::SendBack) => "Send back to an earlier step",
            (Lang::En, ActKind::Grant) => "Grant",
            (Lang::En, ActKind::Refuse) => "Refuse",
            (Lang::En, ActKind::StartSpecialProcedure) => "Begin a special procedure",
            (Lang::En, ActKind::EndSpecialProcedure) => "End the special procedure",
            (Lang::En, ActKind::Extend) => "Extend the limit",
            (Lang::En, ActKind::ProduceResult) => "Produce the result",
            (Lang::En, ActKind::Terminate) => "Terminate",
            (Lang::En, ActKind::RecordSiteCheck) => "Record the check on site",
            (Lang::En, ActKind::SignSiteCheck) => "Sign the record of the check",
            (Lang::En, ActKind::ForwardUp) => "Forward to the superior",
            (Lang::En, ActKind::RecordReply) => "Enter the superior’s answer",
            (Lang::En, ActKind::InformParty) => "Inform an interested party",
            (Lang::En, ActKind::HearParty) => "Hear a statement",
            (Lang::En, ActKind::TellHearingRight) => "Tell of the right to a hearing",
            (Lang::En, ActKind::RequestHearing) => "Enter a request for a hearing",
            (Lang::En, ActKind::WaiveHearing) => "Enter a waiver of the hearing",
            (Lang::En, ActKind::WithdrawHearingRequest) => "Enter that a request for a hearing is taken back",
            (Lang::En, ActKind::AnnounceHearing) => "Announce a hearing",
            (Lang::En, ActKind::ScheduleHearing) => "Set time and place of the hearing",
            (Lang::En, ActKind::HoldHearing) => "Enter the transcript of the hearing",
            (Lang::En, ActKind::AssignInspection) => "Name who inspects",
            (Lang::En, ActKind::Recuse) => "Stand aside",
            (Lang::En, ActKind::DenyRecusal) => "Deny the request to stand aside",
            (Lang::En, ActKind::Expedite) => "Expedite",
            (Lang::En, ActKind::ExplainDelay) => "Explain the delay",
            (Lang::En, ActKind::AssessFee) => "Make the payment notice",
            (Lang::En, ActKind::VoidSlip) => "Make the slip void",
            (Lang::En, ActKind::ProposeRelief) => "Propose a relief or a refund",
            (Lang::En, ActKind::DecideRelief) => "Decide on the relief",
            (Lang::En, ActKind::Serve) => "Serve a document",
            (Lang::En, ActKind::WithdrawAcceptance) => "Withdraw the acceptance",
            (Lang::En, ActKind::VerifyPromise) => "Verify the promise",
        }
    }

    /// 办理行为 after it was done.
    #[must_use]
    pub const fn desk_act_done(self, kind: ActKind) -> &'static str {
        match (self, kind) {
            (Lang::Zh, ActKind::TakeStep) => "已签收，这一环节由您承办",
            (Lang::Zh, ActKind::FinishStep) => "这一环节已完成",
            (Lang::Zh, ActKind::SendBack) => "已退回",
            (Lang::Zh, ActKind::Grant) => "已作出准予许可决定",
            (Lang::Zh, ActKind::Refuse) => "已作出不予许可决定",
            (Lang::Zh, ActKind::StartSpecialProcedure) => "特别程序已启动，期限暂停计算",
            (Lang::Zh, ActKind::EndSpecialProcedure) => "特别程序已结束，期限继续计算",
            (Lang::Zh, ActKind::Extend) => "已批准延期",
            (Lang::Zh, ActKind::ProduceResult) => "结果已制作，等待送达",
            (Lang::Zh, ActKind::Terminate) => "办件已终止",
            (Lang::Zh, ActKind::RecordSiteCheck) => "现场核查已记录，请同去的人签署",
            (Lang::Zh, ActKind::SignSiteCheck) => "已签署核查笔录",
            (Lang::Zh, ActKind::ForwardUp) => "已上报，等待批复",
            (Lang::Zh, ActKind::RecordReply) => "批复已登记，请在两个工作日内告知申请人",
            (Lang::Zh, ActKind::InformParty) => "已告知利害关系人",
            (Lang::Zh, ActKind::HearParty) => "陈述申辩已记录",
            (Lang::Zh, ActKind::TellHearingRight) => "已告知听证权利",
            (Lang::Zh, ActKind::RequestHearing) => "听证申请已登记",
            (Lang::Zh, ActKind::WaiveHearing) => "放弃听证已登记",
            (Lang::Zh, ActKind::WithdrawHearingRequest) => "撤回听证申请已登记",
            (Lang::Zh, ActKind::AnnounceHearing) => "听证已公告",
            (Lang::Zh, ActKind::ScheduleHearing) => "听证通知已发出",
            (Lang::Zh, ActKind::HoldHearing) => "听证笔录已登记，决定要依据笔录",
            (Lang::Zh, ActKind::AssignInspection) => "人员已指派",
            (Lang::Zh, ActKind::Recuse) => "已回避",
            (Lang::Zh, ActKind::DenyRecusal) => "回避申请已驳回",
            (Lang::Zh, ActKind::Expedite) => "承诺时限已缩短",
            (Lang::Zh, ActKind::ExplainDelay) => "说明已告知申请人",
            (Lang::Zh, ActKind::AssessFee) => "缴款通知已开具",
            (Lang::Zh, ActKind::VoidSlip) => "缴款单已作废，需要收费的请重新开具",
            (Lang::Zh, ActKind::ProposeRelief) => "申请已提出，等待部门负责人审批",
            (Lang::Zh, ActKind::DecideRelief) => "审批已登记，决定书已存卷并告知申请人",
            (Lang::Zh, ActKind::Serve) => "送达已登记，送达回证已存卷",
            (Lang::Zh, ActKind::WithdrawAcceptance) => "受理已撤销",
            (Lang::Zh, ActKind::VerifyPromise) => "核查结果已登记",
            (Lang::En, ActKind::TakeStep) => "You have taken this step on",
            (Lang::En, ActKind::FinishStep) => "The step is finished",
            (Lang::En, ActKind::SendBack) => "Sent back",
            (Lang::En, ActKind::Grant) => "The licence is granted",
            (Lang::En, ActKind::Refuse) => "The application is refused",
            (Lang::En, ActKind::StartSpecialProcedure) => {
                "The special procedure has begun, the clock stands still"
            }
            (Lang::En, ActKind::EndSpecialProcedure) => "The special procedure is over, the clock runs on",
            (Lang::En, ActKind::Extend) => "The extension is approved",
            (Lang::En, ActKind::ProduceResult) => "The result is made and waits for delivery",
            (Lang::En, ActKind::Terminate) => "The case is terminated",
            (Lang::En, ActKind::RecordSiteCheck) => "Recorded; the colleague signs next",
            (Lang::En, ActKind::SignSiteCheck) => "Signed",
            (Lang::En, ActKind::ForwardUp) => "Forwarded; the answer is awaited",
            (Lang::En, ActKind::RecordReply) => "Entered; the applicant is told within two working days",
            (Lang::En, ActKind::InformParty) => "The interested party is informed",
            (Lang::En, ActKind::HearParty) => "Recorded",
            (Lang::En, ActKind::TellHearingRight) => "Told",
            (Lang::En, ActKind::RequestHearing) => "Entered",
            (Lang::En, ActKind::WaiveHearing) => "Entered",
            (Lang::En, ActKind::WithdrawHearingRequest) => "Entered",
            (Lang::En, ActKind::AnnounceHearing) => "Announced",
            (Lang::En, ActKind::ScheduleHearing) => "The notice is out",
            (Lang::En, ActKind::HoldHearing) => "Entered; the decision rests on it",
            (Lang::En, ActKind::AssignInspection) => "Named",
            (Lang::En, ActKind::Recuse) => "Done",
            (Lang::En, ActKind::DenyRecusal) => "Denied",
            (Lang::En, ActKind::Expedite) => "The promise is shorter now",
            (Lang::En, ActKind::ExplainDelay) => "The applicant is told",
            (Lang::En, ActKind::AssessFee) => "Made",
            (Lang::En, ActKind::VoidSlip) => "The slip is void; make a new one if something is due",
            (Lang::En, ActKind::ProposeRelief) => "Proposed; the head of the department decides",
            (Lang::En, ActKind::DecideRelief) => "Decided; the applicant is told",
            (Lang::En, ActKind::Serve) => "Entered; the proof of service is in the file",
            (Lang::En, ActKind::WithdrawAcceptance) => "The acceptance is withdrawn",
            (Lang::En, ActKind::VerifyPromise) => "Entered",
        }
    }
}

messages! {
    /// The room's name in the header.
    desk_room => "部门办理", "Department desk";
    desk_nav_cards => "我的监察牌", "My cards";

    // My work.
    desk_work => "我的工作", "My work";
    desk_several(count: usize, typed: &str) => "编号含“{typed}”的有 {count} 件", one "1 case has “{typed}” in its number", many "{count} cases have “{typed}” in their number";
    desk_work_lead(count: usize) => "有 {count} 件在等，最急的排在前面", one "1 case waits", many "{count} cases wait, the most urgent first";
    desk_group_late => "已超期", "Late";
    desk_group_today => "今天到期", "Due today";
    desk_group_soon => "快到期", "Due soon";
    desk_group_later => "时间充裕", "Later";
    desk_group_paused => "暂停中（特别程序）", "Paused (special procedure)";
    desk_group_late_is => "环节或整件已过期限", "Step or case past its limit";
    desk_group_today_is => "今天下班前要办完", "To be done before closing today";
    desk_group_soon_is(days: u32) => "{days} 个工作日内到期", one "Due within 1 working day", many "Due within {days} working days";
    desk_group_later_is => "还不急", "No hurry yet";
    desk_group_paused_is => "期限停着，等程序结束", "The clock stands still";
    desk_view => "看哪些", "Show";
    desk_view_post => "等我办的", "For me to do";
    desk_view_mine => "我签收的", "Taken by me";
    desk_view_all => "全部（含同事签收的）", "All, colleagues' too";
    desk_col_light => "状态", "Light";
    desk_col_left => "剩余时间", "Time left";
    desk_col_item => "事项", "Item";
    desk_col_applicant => "申请人", "Applicant";
    desk_col_step => "环节", "Step";
    desk_col_since => "等待自", "Waiting since";
    desk_col_case => "办件编号", "Case number";
    desk_taken_by(name: &str) => "{name} 已签收", "taken by {name}";
    desk_taken_by_me => "我已签收", "taken by me";
    desk_not_taken => "待签收", "not taken yet";
    desk_more_than(most: u32) => "待办超过 {most} 件，这里只列出最急的 {most} 件。办完一些，后面的会自动补上来。",
        "There are more than {most}; only the {most} most urgent are shown. The others move up as you finish.";
    desk_nothing => "没有要办的办件", "Nothing to do";
    desk_nothing_more => "新的办件到了会出现在这里。也可以按编号查找办件，或看看同事签收的。",
        "New cases appear here. You can find a case by its number, or look at what colleagues have taken.";
    desk_no_posts => "您现在不在任何办理岗位上", "You hold no post at present";
    desk_no_posts_more => "请大厅管理员为您安排岗位，之后待办会出现在这里。", "Ask the hall manager to appoint you; then your work appears here.";
    desk_at_counter(count: usize) => "另有 {count} 件等待收件或受理", one "1 more waits for acceptance", many "{count} more wait for acceptance";
    desk_to_counter => "到窗口办理", "Go to the counter";
    desk_find => "按办件编号查找", "Find a case by its number";
    desk_find_example => "办件编号，或末尾几位", "Case number, or its last digits";
    desk_not_found(typed: &str) => "没有找到编号含“{typed}”的办件，或者它不由您所在的部门办理。请核对编号。",
        "No case “{typed}” was found, or it is not your department's. Please check the number.";
    desk_found(count: usize) => "找到 {count} 件", one "1 case found", many "{count} cases found";

    // One case.
    desk_case(number: &str) => "办件 {number}", "Case {number}";
    desk_asked => "申请了什么", "What is asked";
    desk_happened => "办了什么", "What has happened";
    desk_may => "现在可以办的", "What you may do now";
    desk_clocks => "时限", "Clocks";
    desk_applicant => "申请人", "Applicant";
    desk_agent => "代理人", "Agent";
    desk_source => "申请渠道", "Channel";
    desk_submitted => "提交时间", "Handed in";
    desk_item => "事项", "Item";
    desk_item_version(version: u32) => "事项第 {version} 版", "item version {version}";
    desk_answers => "申请人的情形", "The applicant's situation";
    desk_form => "申请表", "Application form";
    desk_form_gone => "申请表的内容已按规定删除。", "The form has been erased as the law says.";
    desk_form_unreadable => "申请表的内容无法显示，请联系系统管理员。", "The form cannot be shown; please tell the administrator.";
    desk_materials => "材料", "Materials";
    desk_material_missing => "未提交", "not handed in";
    desk_material_owed => "容缺，待补交", "deferred, still owed";
    desk_material_shared => "由数据共享核验，申请人不用交", "checked by shared data";
    desk_material_count(count: u8) => "{count} 份", one "1 copy", many "{count} copies";
    desk_file(number: usize) => "文件 {number}", "File {number}";
    desk_no_materials => "这个事项不要求材料。", "This item asks for no materials.";
    desk_cards_here => "这件的监察牌", "Cards about this case";
    desk_over => "这件已经结束，没有要办的了。", "The case is over; there is nothing left to do.";
    desk_nothing_now => "现在没有您能办的。原因见下。", "There is nothing you may do now; see why below.";
    desk_whole => "整件", "The whole case";
    desk_may_not => "现在不能办的，和原因", "What you may not do now, and why";
    desk_why_not(why: &str, article: &str) => "{why}（{article}）", "{why} ({article})";
    desk_step_of(step: &str) => "环节：{step}", "Step: {step}";
    desk_basis(article: &str) => "依据：{article}", "Basis: {article}";
    desk_back_to_case => "回到办件", "Back to the case";
    desk_back_to_work => "回到我的工作", "Back to my work";
    desk_next_is(what: &str) => "接下来：{what}", "Next: {what}";
    desk_at_window => "这件还没有受理，收件和受理在窗口办理。", "The case is not accepted yet; that is done at the counter.";
    desk_risk => "廉政风险提示", "Integrity risk";
    desk_risk_level => "风险等级", "Level";
    desk_risk_form => "表现形式", "How it shows";
    desk_risk_measures => "防控措施", "Control measures";
    desk_risk_owner => "责任人", "Responsible";

    // Acts.
    desk_public_words => "这些话会写进公开可验证的日志，请不要写姓名、身份证号、电话等个人信息。",
        "These words go into the log that anybody can check: write no names, identity or phone numbers.";
    desk_result => "审查结果", "Result";
    desk_agree => "通过", "Agree";
    desk_agree_is => "同意进入下一环节", "On to the next step";
    desk_disagree => "不通过", "Disagree";
    desk_disagree_is => "仍会进入下一环节，由决定岗位看到您的意见后决定", "The case goes on; the decision sees your opinion";
    desk_opinion => "意见", "Opinion";
    desk_opinion_hint => "说明看了什么、结论是什么，一两句话即可。", "What you looked at and what follows; a sentence or two.";
    desk_opinion_example => "材料齐全，与清单一致，建议进入下一环节", "Complete and in line with the list; may go on";
    desk_checklist => "审查要点", "Checklist";
    desk_checklist_lead => "每一条都要回答，回答会留痕。", "Every point needs an answer; answers are kept.";
    desk_yes => "是", "Yes";
    desk_no => "否", "No";
    desk_point_failed => "这一条答“否”，不能通过", "This point says no, so it cannot pass";
    desk_answer_point(place: usize, point: &str) => "请回答第 {place} 条：{point}", "Please answer point {place}: {point}";
    desk_content => "决定内容", "What is decided";
    desk_content_hint => "会印在决定书上。已按事项预填，可以修改。", "Printed on the decision. Filled in from the item; you can change it.";
    desk_reasons => "不予许可的理由", "Reasons of the refusal";
    desk_reasons_hint => "写明哪一条不符合、为什么。申请人会在决定书上看到。", "Which condition is not met and why. The applicant reads this.";
    desk_refusal_basis => "法律依据", "Legal basis";
    desk_refusal_basis_hint => "可以勾选事项的依据，也可以在下面另填。", "Tick the item's basis or give another below.";
    desk_law => "法律、法规名称", "Law";
    desk_law_other => "其他依据：法律、法规名称", "Another basis: law";
    desk_article => "条款", "Article";
    desk_article_example => "第三十八条第二款", "art. 38(2)";
    desk_remedies => "决定书会告知的救济途径", "Remedies the decision will tell";
    desk_to => "退回到", "Send back to";
    desk_to_again(steps: &str) => "要重做：{steps}", "to be done again: {steps}";
    desk_back_reason => "退回的理由", "Reason";
    desk_back_hint => "写明要重做什么。法定和承诺时限继续计算，环节时限重新开始。",
        "What is to be done again. The statutory and the promised clock run on; step clocks start afresh.";
    desk_special_kind => "特别程序的种类", "Kind of procedure";
    desk_special_kind_hint => "只有法律列明的这八种程序才暂停计算期限。", "Only these eight procedures of the law stop the clock.";
    desk_needed => "需要多长时间", "Time needed";
    desk_needed_range(most: u16) => "需要多长时间：请填 1 到 {most} 之间的天数", "Time needed: a number of days between 1 and {most}";
    desk_needed_hint => "会书面告知申请人。", "Told to the applicant in writing.";
    desk_unit => "按什么计算", "Counted in";
    desk_unit_working => "工作日", "working days";
    desk_unit_calendar => "自然日", "calendar days";
    desk_preset => "按本事项的规定填写", "Fill in from the item";
    desk_end_result => "特别程序的结论", "What the procedure found";
    desk_by => "延长多少", "By how much";
    desk_by_days(days: u16) => "{days} 个工作日", one "1 working day", many "{days} working days";
    desk_by_new(day: &str) => "新的法定到期日：{day}", "new statutory due day: {day}";
    desk_now_due(clock: &str, day: &str) => "{clock}现在到期：{day}", "{clock} is due now: {day}";
    desk_extend_reason => "延期的理由", "Reason of the extension";
    desk_extend_hint => "会书面告知申请人。只能延期一次。", "Told to the applicant in writing. There is one extension only.";
    desk_terminate_reason => "终止的理由", "Reason of the termination";
    desk_terminate_hint => "监察部门会看到每一件异常终止。", "Supervision sees every termination.";
    desk_produce_lead(result: &str) => "将制作：{result}", "To be made: {result}";
    desk_valid_until(day: &str) => "有效期至 {day}", "valid until {day}";
    desk_without_term => "长期有效", "without term";
    desk_check => "下一步：看看结果再确定", "Next: see the effect first";
    desk_sure(act: &str) => "确定{act}吗？", "{act}: are you sure?";
    desk_yes_do(act: &str) => "确定{act}", "Yes: {act}";
    desk_dates => "日期的变化", "What happens to the dates";
    desk_clock => "时限", "Clock";
    desk_before => "现在", "Now";
    desk_after => "之后", "Afterwards";
    desk_open_end => "暂停，最早", "paused; at the earliest";
    desk_stops => "停止计算", "stops";
    desk_then_notice(paper: &str) => "会生成{paper}并告知申请人。", "A paper is issued and told to the applicant: {paper}.";
    desk_then_ends => "办件就此结束，申请人会收到通知。", "The case ends here and the applicant is told.";
    desk_then_supervision => "这次终止会报监察部门。", "Supervision is told of this termination.";
    desk_then_delivery => "接下来制证送达。", "Production and delivery come next.";
    desk_then_served => "决定书会送达申请人。", "The decision is served on the applicant.";
    desk_since_then => "您打开页面之后发生了：", "Since you opened the page:";
    desk_stale_form => "您填的内容还在下面。看过最新情况，如果仍要这样办，可以再次提交。",
        "What you typed is kept below. If you still mean it after looking at the latest state, submit again.";
    desk_taken_over(name: &str) => "{name} 已经签收了这一环节。您签收后由您承办。", "{name} has taken this step on; if you take it, it is yours.";

    desk_opinions => "前面环节的意见", "Opinions so far";
    desk_handler(name: &str) => "承办人：{name}", "Handled by {name}";
    desk_reason_label => "理由", "Reason";
    desk_risk_high => "高", "high";
    desk_risk_medium => "中", "medium";
    desk_risk_low => "低", "low";

    // Why this date.
    desk_why(clock: &str) => "{clock}：为什么是这一天？", "{clock}: why this date?";

    // Cards.
    desk_cards => "我的监察牌", "My cards";
    desk_cards_lead => "发给您、您的岗位或您所在部门的监察牌。黄牌、红牌和预警要在期限内说明。",
        "Cards laid to you, your posts or your department. All but reminders must be explained in time.";
    desk_cards_none => "没有监察牌", "No cards";
    desk_cards_none_more => "发给您、您的岗位或部门的监察牌会出现在这里。", "Cards laid to you, your posts or your department appear here.";
    desk_cards_show => "看哪些", "Show";
    desk_cards_open => "还没有结案的", "Still open";
    desk_cards_all => "全部", "All";
    desk_card_level => "级别", "Level";
    desk_card_rule => "规则", "Rule";
    desk_card_state => "状态", "State";
    desk_card_raised => "发牌时间", "Raised";
    desk_card_by => "说明期限", "Explain by";
    desk_card_to => "责任", "Laid to";
    desk_card_unanswered => "逾期未说明", "not explained in time";
    desk_card_no_answer => "不用说明", "no explanation needed";
    desk_card(rule: &str) => "监察牌：{rule}", "Card: {rule}";
    desk_card_evidence => "依据的事实", "The facts that prove it";
    desk_card_evidence_lead => "下面这些已记录的事件触发了这条规则。", "These recorded events triggered the rule.";
    desk_card_event(version: u64) => "第 {version} 条记录", "record {version}";
    desk_card_course => "处理经过", "Course";
    desk_card_remark => "监察员附言", "The supervisor's remark";
    desk_card_explanation => "说明", "Explanation";
    desk_card_conclusion => "结论", "Conclusion";
    desk_explain => "说明原因和整改", "Explain";
    desk_explain_label => "原因与整改", "Cause and remedy";
    desk_explain_hint => "写明为什么会这样、已经怎么改、今后怎么避免。", "Why it happened, what was put right, how it will be avoided.";
    desk_explain_more => "补充说明", "Add to the explanation";
    desk_explain_more_send => "提交补充", "Send it too";
    desk_explain_for(name: &str) => "这张牌发给{name}，您代为说明。", "This card is laid to {name}; you explain for them.";
    desk_explain_send => "提交说明", "Send the explanation";
    awaited_cards(n: usize) => "{n} 张监察牌等您说明或者回复", one "1 card waits for your explanation or answer", many "{n} cards wait for your explanation or answer";
    awaited_by => "最近的到期时间：", "The nearest is due: ";
    awaited_told => "有追责事项要您陈述或者可以申诉", "You are told of a matter: you may speak or appeal";
    desk_rectified => "整改情况已提交，监察员会看到", "What was put right was sent; the supervisor will read it";
    desk_appealed => "申诉已提交，等待监察员决定", "Your appeal was sent; a supervisor decides";
    desk_explained => "说明已提交，等待监察员结论", "Your explanation was sent; the supervisor concludes";
    desk_card_case => "办件", "Case";
}

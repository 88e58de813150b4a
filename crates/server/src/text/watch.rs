//! Sentences of the watch room (supervision pages). Names begin with `watch_`.

messages! {
    /// The room's name in the header.
    watch_room => "监察督查", "Supervision";
    watch_nav_cards => "监察牌", "Cards";
    watch_nav_cases => "全部办件", "All cases";

    // The centre.
    watch_title => "实时监察", "Live supervision";
    watch_lead => "每个数字都通向它背后的清单。", "Every figure leads to the list behind it.";
    watch_open_wall => "大屏", "Wall screen";
    watch_demo_pause => "暂停演示县的生活", "Pause the demo county";
    watch_demo_resume => "让演示县继续生活", "Let the demo county go on";
    watch_today(day: &str) => "今天 {day}", "Today, {day}";
    watch_received => "今日收件", "Received today";
    watch_received_means => "今天提交的申请，含网上和窗口", "Applications handed in today, online and at the counter";
    watch_accepted => "今日受理", "Accepted today";
    watch_accepted_means => "今天受理的办件，含视为受理", "Cases accepted today, also by silence";
    watch_finished => "今日办结", "Finished today";
    watch_finished_means => "今天送达结果的办件", "Cases whose result was delivered today";
    watch_on_time => "今日按时决定", "Decided in time today";
    watch_on_time_means(decided: i64) => "今天共决定 {decided} 件，未超过承诺时限的比例",
        one "of 1 case decided today", many "of {decided} cases decided today";
    watch_none_decided => "今天还没有作出决定", "Nothing has been decided yet today";
    watch_lights => "此刻的灯", "Lights now";
    watch_lights_means => "在办件按最紧的时限亮灯", "Open cases by their most pressing limit";
    watch_new_cards => "最新监察牌", "Newest cards";
    watch_all_cards => "全部监察牌", "All cards";
    watch_no_cards => "还没有发过牌", "No card has been raised yet";
    watch_no_cards_more => "规则发现问题，或者您在办件页上人工发牌，都会马上出现在这里。",
        "As soon as a rule finds something, or you raise a card on a case, it appears here.";
    watch_departments => "各部门今天", "Departments today";
    watch_department => "部门", "Department";
    watch_column_received => "收件", "Received";
    watch_column_accepted => "受理", "Accepted";
    watch_column_finished => "办结", "Finished";
    watch_column_open => "在办", "Open";
    watch_column_late => "超期", "Late";
    watch_column_cards => "今日发牌", "Cards today";
    watch_no_department => "还没有部门", "There are no departments yet";
    watch_no_department_more => "大厅管理员建立部门、发布事项以后，这里会逐个列出。",
        "They appear here once the hall manager has set them up.";
    watch_trend => "近 30 天", "The last 30 days";
    watch_trend_says(received: i64, finished: i64) => "收件 {received} 件，办结 {finished} 件。",
        "{received} received, {finished} finished.";
    watch_ranking => "各部门近 30 天办结", "Finished in 30 days by department";
    watch_ranking_says(first: &str, n: i64) => "办结最多的是{first}，{n} 件。", "{first} finished most: {n}.";
    watch_ranking_on_time => "按时率", "In time";
    watch_unit => "件", "cases";

    // Lists of cases.
    watch_cases_title => "全部办件", "All cases";
    watch_cases_lead => "只看不办：监察人员不能改动办件。", "To look at, not to act on: supervisors cannot change cases.";
    watch_case => "办件", "Case";
    watch_item => "事项", "Item";
    watch_light => "时限", "Time";
    watch_state => "状态", "State";
    watch_submitted => "提交", "Handed in";
    watch_due => "承诺到期", "Promised by";
    watch_late_only => "只看超期", "Late only";
    watch_show => "范围", "Which";
    watch_show_open => "在办", "Open";
    watch_show_late => "超期", "Late";
    watch_happened_on => "当日发生", "Happened on the day";
    watch_day => "日期", "Day";
    watch_did_received => "收件", "Received";
    watch_did_accepted => "受理", "Accepted";
    watch_did_finished => "办结", "Finished";
    watch_did_decided => "决定", "Decided";
    watch_no_cases => "没有符合条件的办件", "No case meets these conditions";
    watch_no_cases_more => "去掉一些条件再看。", "Take away some of the conditions.";
    watch_find_case => "按办件编号查找", "Find a case by its number";
    watch_not_a_case => "没有这个编号的办件，请核对", "There is no case of this number; please check it";

    // A case.
    watch_particulars => "基本情况", "Particulars";
    watch_applicant => "申请人", "Applicant";
    watch_item_version(version: u32) => "第 {version} 版", "version {version}";
    watch_outcome => "结果", "Outcome";
    watch_clocks => "时限", "Clocks";
    watch_no_clock => "还没有开始计时", "No clock has started yet";
    watch_papers => "文书", "Papers";
    watch_paper => "文书", "Paper";
    watch_paper_number => "文号", "Number";
    watch_no_papers => "还没有发出文书。", "No paper has been issued.";
    watch_materials_closed => "材料原件属于申请人，监察只看交了什么，不看内容。", "Supervision sees what was handed in, not what it says.";
    watch_history => "全过程", "Everything that happened";
    watch_history_means => "时间精确到秒；每一条都在只增日志里，可以下载存证回执，用公开的验证程序核对。",
        "To the second; every line stands in the append-only log, and its receipt can be checked with the public verifier.";
    watch_number => "序号", "No.";
    watch_event => "发生了什么", "What";
    watch_at => "时间", "When";
    watch_recorded(at: &str) => "{at} 记录", "recorded {at}";
    watch_who => "谁", "Who";
    watch_by_system => "系统按规则", "The system, by rule";
    watch_position => "日志位置", "Place in the log";
    watch_receipt => "存证回执", "Receipt";
    watch_cards_here => "本件的监察牌", "Cards on this case";
    watch_no_cards_here => "本件没有发过牌", "No card on this case";
    watch_raise => "人工发牌", "Raise a card";

    // Cards.
    watch_cards_title => "监察牌", "Cards";
    watch_cards_lead => "规则自动发出或监察员人工发出；只能结案或摘牌，不能删除。",
        "Raised by rule or by a supervisor; closed or cancelled, never deleted.";
    watch_level => "级别", "Level";
    watch_rule => "规则", "Rule";
    watch_raised => "发牌", "Raised";
    watch_raised_from => "发牌从", "Raised from";
    watch_raised_until => "发牌到", "Raised until";
    watch_case_number => "办件编号", "Case number";
    watch_answer_by => "答复期限", "Answer by";
    watch_open_only => "未结", "Open";
    watch_no_such_cards => "没有符合条件的监察牌", "No card meets these conditions";
    watch_unanswered => "逾期未说明", "Explanation missed";
    watch_card_of(level: &str, rule: &str) => "{level} · {rule}", "{level} · {rule}";
    watch_raised_by_rule => "规则自动发出", "by rule";
    watch_raised_again(n: usize) => "这是第 {n} 次发出，以前各次的说明、督办、申诉在下面“牌的经过”里。", "Raised for the {n}th time; what was said to it before stands in its history below.";
    watch_raised_by(name: &str) => "{name} 人工发出", "by {name}";
    watch_responsible => "责任方", "Responsible";
    watch_person => "责任人", "Person";
    watch_no_person => "尚无人签收，由岗位负责", "Nobody had taken it on; the post answers";
    watch_step => "环节", "Step";
    watch_remark => "监察员说明", "Supervisor's remark";
    watch_proof => "依据的事件", "The events that prove it";
    watch_no_proof => "人工发牌，没有指明事件", "Raised by hand without naming an event";
    watch_also => "一并显示这一情况的办件", "Other cases that show it together with this one";
    watch_explanation => "部门说明", "Explanation";
    watch_explained_by(name: &str, at: &str) => "{name}，{at}", "{name}, {at}";
    watch_explained_more_by(name: &str, at: &str) => "{name}补充，{at}", "{name} added, {at}";
    watch_waiting => "还在等责任部门说明。", "The department has yet to explain.";
    watch_not_asked => "提醒不需要说明。", "A reminder asks for no explanation.";
    watch_explain_clock => "说明时限", "Time to explain";
    watch_conclusion => "结论", "Conclusion";
    watch_card_history => "牌的经过", "History of the card";
    watch_acts => "处理", "Conclude";
    watch_only_supervisors => "结案和摘牌由监察员办理；审计员只查看。",
        "Supervisors close and cancel; auditors only look.";
    watch_close => "结案", "Close";
    watch_close_hint => "写明核查结果和处理意见", "What was found and what follows";
    watch_cancel => "摘牌", "Cancel the card";
    watch_close_ask => "确定这样结案吗？", "Close the card with this conclusion?";
    watch_close_then => "监察牌就此结案，结论进入公开可验证的日志，不能再改。", "The card is closed; the conclusion enters the log and cannot be changed.";
    watch_cancel_ask => "确定摘掉这张牌吗？", "Cancel this card?";
    watch_cancel_reason => "摘牌理由", "Reason";
    watch_cancel_hint => "例如：经核实属于申请人提供虚假材料", "For example: the applicant's material proved false";
    watch_cancel_then => "牌标明“已摘牌”，连同理由和您的姓名永久保留。",
        "The card is marked as cancelled and stays on record with the reason and your name.";
    watch_cancel_then_two => "责任部门不再需要说明。", "The department need not explain it any more.";
    watch_open_too => "是否办完", "Open or not";
    watch_waiting_reviews => "评价复核待决定", "Reviews of ratings to decide";
    watch_waiting_month(month: &str) => "{month}的通报待发布", "The bulletin of {month} is to be published";
    watch_waiting_title => "等监察员处理", "Waiting for a supervisor";
    watch_waiting_explained => "已说明，待结论", "Explained, to be concluded";
    watch_waiting_appeals => "申诉待决定", "Appeals to be decided";
    watch_waiting_upheld => "维持，待结案", "Upheld, to be closed";
    watch_waiting_unanswered => "逾期未说明", "Not explained in time";
    watch_card_number => "牌号", "Number of the card";
    watch_corrected_by(who: &str, day: &str) => "{who}报告整改，整改日期 {day}", "{who} told what was put right on {day}";
    watch_card_over => "这张牌已经处理完，不能再改。", "This card has been concluded and cannot be changed.";

    // Orders and proposals in writing, on both sides.
    order_title => "督办与监察建议", "Orders and proposals in writing";
    order_none => "还没有发过督办通知书、监察建议书。", "Nothing has been ordered or proposed in writing.";
    order_kind => "发哪一种文书", "Which paper";
    order_text => "要求或者建议", "What is ordered or proposed";
    order_text_hint => "写明要办什么、办到什么程度，不写个人信息", "What is to be done and how far; no personal data";
    order_until_hint(n: u32) => "最长 {n} 个工作日", "At most {n} working days";
    watch_close_early => "部门的说明期限还没有到，也还没有说明。", "The department may still explain, and has not yet.";
    order_until => "期限", "By";
    order_late => "逾期未回复", "Not answered in time";
    order_act => "发出文书", "Issue the paper";
    order_ask => "确定这样发出吗？", "Issue this paper?";
    order_then => "产生编号的文书，责任部门要在期限内书面回复整改情况。",
        "A numbered paper is issued; the department answers in writing by the day.";
    order_paper => "文书", "Paper";
    order_by => "发出人", "Issued by";
    order_reply => "整改回复", "Reply on rectification";
    order_unanswered => "还没有回复", "Not answered yet";
    order_measures => "整改情况", "What was put right";
    order_done_on => "整改日期", "Done on";
    order_reply_by => "回复人", "Answered by";
    order_reply_send => "提交回复", "Send the reply";

    // Appeals.
    appeal_title => "申诉", "Appeal";
    appeal_of_another(person: &str) => "申诉由{person}本人或者部门负责人提出，只有一次。", "The appeal is for {person} or for the head of the department to make, once.";
    appeal_lead(until: &str) => "认为这块牌不该发的，可以在{until}以前申诉一次。申诉期间不扣分。", "If this card should not stand, you may appeal once before {until}. Nothing is deducted meanwhile.";
    appeal_claims => "免责情形", "Exemption claimed";
    appeal_reason => "申诉理由", "Why it should not stand";
    appeal_send => "提出申诉", "Appeal";
    appeal_by => "申诉人", "Appealed by";
    appeal_at => "申诉时间", "Appealed at";
    appeal_until => "应当决定的时间", "To be decided by";
    appeal_late => "逾期未决定", "Decision missed";
    appeal_verdict => "申诉结果", "Outcome";
    appeal_upheld => "维持：牌照算", "Upheld: the card stands";
    appeal_granted => "撤销：牌已摘掉", "Granted: the card was taken back";
    appeal_take_back(why: &str) => "撤销：{why}", "Taken back: {why}";
    appeal_decision => "决定理由", "Reasons of the decision";
    appeal_decided_by => "决定人", "Decided by";
    appeal_decided_at => "决定时间", "Decided at";
    appeal_decide => "作出决定", "Decide";
    appeal_not_counted => "申诉期间这块牌不扣分。", "While the appeal is open nothing is deducted for this card.";
    appeal_ask => "确定这样决定吗？", "Decide it like this?";
    appeal_then_upheld => "牌照算，责任部门马上收到。", "The card stands, and the department is told at once.";
    appeal_then_taken_back => "牌摘掉，不再计算，责任部门马上收到。", "The card is taken back and counts no more; the department is told at once.";
    appeal_then_anew => "申诉以后又发现同样的情形，不在申诉之内：这张牌撤销后马上为那些情形另外发出，重新说明。",
        "More was found after the appeal was made: the card is taken back and at once raised anew for that, to be explained again.";
    appeal_decide_other => "牌是您发出、办结、答复的，或者发给您的，请另一名监察员决定。", "You raised, closed or answered this card, or it was laid to you: please leave the decision to another supervisor.";
    appeal_waits => "申诉决定以后才能结案或者摘牌。", "The card is closed or cancelled once the appeal has been decided.";

    // Raising by hand.
    watch_raise_title => "人工发牌", "Raise a card by hand";
    watch_raise_lead => "发出后责任部门马上收到；除提醒外，须在规定时限内说明。",
        "The department is told at once and, unless it is a reminder, must explain in time.";
    watch_raise_post => "责任岗位", "Responsible post";
    watch_raise_proof => "依据的事件（可多选）", "Events that prove it (any number)";
    watch_raise_remark_hint => "发现了什么、依据哪条规定", "What you found and on what basis";
    watch_raise_act => "发牌", "Raise the card";
    watch_raise_ask => "确定发出这张牌吗？", "Raise this card?";
    watch_raise_then => "牌发出后不能删除，只能写明理由摘牌。", "A card is never deleted; it can only be cancelled with a reason.";
    watch_raise_proof_of => "依据的事件（办件经过里的序号）", "Events that prove it, by their numbers in the history";

    // What was done to a card, told on its page.
    watch_done_raised => "已发牌，责任部门已经收到。", "The card was raised and the department told.";
    watch_done_closed => "已结案。", "The card was closed.";
    watch_done_cancelled => "已摘牌，理由已记录。", "The card was cancelled, and the reason recorded.";
    watch_done_ordered => "文书已发出，责任部门已经收到。", "The paper was issued and the department told.";
    watch_done_decided => "申诉决定已作出，责任部门已经收到。", "The appeal was decided and the department told.";

    // The wall.
    watch_wall_title(hall: &str) => "{hall} · 实时监察", "{hall} · live supervision";
    watch_wall_ranking => "近 30 天办结排行", "Finished in 30 days";
    watch_wall_open(open: i64) => "在办 {open} 件", one "1 open case", many "{open} open cases";
}

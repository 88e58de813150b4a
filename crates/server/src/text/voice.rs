//! Sentences of what follows a bad rating: the department's list, the call-back, the supervisor's review, and what whoever rated
//! is told. Names begin with `voice_`.

messages! {
    voice_desk => "差评处理", "Bad ratings";
    voice_desk_lead => "要联系、要整改、要做完的差评，先到期的在前。匿名的只看说了什么，看不到是哪一件、谁评的。",
        "Bad ratings to contact, to see to and to finish, what is due first on top. Of an anonymous one you see what was said, never which case or who.";
    voice_desk_waits(n: usize) => "有 {n} 条差评等您的部门处理", one "{n} bad rating waits for your department", many "{n} bad ratings wait for your department";
    voice_calls => "差评回访", "Call-backs";
    voice_calls_lead => "部门已经答复的实名差评：打电话告诉评价人怎么处理的，问一问现在满意不满意，记下来。等得最久的在前。",
        "Bad ratings under a name that the department has answered: call, tell what was done, ask how satisfied they are now, and note it. What has waited longest on top.";
    voice_calls_waits(n: usize) => "有 {n} 条差评等着回访", one "{n} bad rating waits to be called back", many "{n} bad ratings wait to be called back";
    voice_watch => "评价监察", "Ratings";
    voice_watch_lead => "各部门的评价和差评处理。申请复核的由监察员决定：排除的留痕，不计入满意度。",
        "Ratings of all departments and what follows the bad ones. A supervisor decides what is contested: an excluded rating is kept and not counted.";
    voice_show => "看哪些", "Which to show";
    voice_show_waiting => "等部门处理", "Waiting for the department";
    voice_show_calls => "等回访", "Waiting to be called back";
    voice_show_review => "等复核决定", "Waiting for a decision";
    voice_show_bad => "全部差评", "All bad ratings";
    voice_show_all => "全部评价", "All ratings";
    voice_show_me => "关于我的", "About me";
    voice_me_lead => "别人对您的评价：只有等级和日子，没有人。", "What was said of you: level and day, and nobody's name.";
    voice_none => "没有等着办的评价", "No rating waits here";
    voice_none_more => "有了新的差评，会在这里出现，也会提醒到期时间。", "A new bad rating appears here with its time.";
    voice_level => "评价", "Rating";
    voice_item => "事项", "Service";
    voice_department => "部门", "Department";
    voice_given => "评价时间", "Given";
    voice_waits => "等什么", "Waits for";
    voice_until => "到什么时候", "Until";
    voice_case => "办件", "Case";
    voice_anonymous => "匿名", "Anonymous";
    voice_hidden => "匿名评价不显示办件", "Not shown for an anonymous rating";
    voice_missed => "已逾期", "Late";
    voice_contested => "复核中", "Under review";

    voice_title => "差评处理", "A bad rating";
    voice_title_any => "一条评价", "A rating";
    voice_said => "评价内容", "What was said";
    voice_tags => "标签", "Tags";
    voice_words => "文字", "Words";
    voice_no_words => "没有写文字", "No words";
    voice_erased => "文字已按规定删除", "The words were erased as the rules demand";
    voice_channel => "渠道", "Channel";
    voice_clerk => "被评的人", "Whom it is about";
    voice_contacts => "联系评价人", "Contacting the rater";
    voice_contacted(who: &str) => "{who} 已联系", "{who} reached them";
    voice_not_reached(who: &str) => "{who} 拨打，没有接通", "{who} called, nobody answered";
    voice_answer => "处理答复", "The answer";
    voice_answered_by(who: &str) => "{who} 答复", "answered by {who}";
    voice_way_put_right => "立即整改", "Put right at once";
    voice_way_plan => "限期整改", "Put right by a day";
    voice_way_explained => "解释说明", "Explained";
    voice_plan_until(day: &str) => "{day}以前做完", "to be done by {day}";
    voice_done => "整改完成", "Done";
    voice_second => "再评", "Second mark";
    voice_vain => "回访没有接通", "Called back, nobody answered";
    voice_supplement => "追评", "Supplementary rating";
    voice_review => "复核", "Review";
    voice_review_asked(ground: &str) => "部门认为是{ground}，申请排除", "The department calls it {ground} and asks to exclude it";
    voice_review_excluded => "复核决定：排除，不计入满意度", "Decided: excluded, it does not count";
    voice_review_upheld => "复核决定：维持，照常处理", "Decided: it stands and is seen to";
    voice_review_open => "等监察员决定", "A supervisor has to decide";
    voice_clocks => "期限", "Times";
    voice_clock(what: &str, until: &str) => "{what}：{until}以前", "{what}: by {until}";
    voice_acts => "现在要办的", "To be done now";
    voice_nothing_now => "现在没有要您办的", "There is nothing for you to do now";
    voice_own => "被评的人不能处理自己的评价，由本部门其他人办。", "Whoever was rated does not see to it; somebody else of the department does.";
    voice_recorded => "已记下", "Noted";

    voice_near(what: &str) => "期限将到：{what}", "Nearly due: {what}";
    voice_passed(what: &str) => "期限已过：{what}", "Overdue: {what}";
    voice_event(number: u64) => "评价记录第 {number} 条", "Event {number} of the rating";
    voice_to_rating => "看这条评价", "Look at the rating";
    voice_whom => "联系谁", "Whom to call";
    voice_name => "姓名", "Name";
    voice_phone => "电话", "Phone";
    voice_phone_show => "显示号码", "Show the number";
    voice_phone_none => "没有留电话", "No phone is known";
    voice_whom_means => "号码只用来联系这一件，请不要抄下来作别的用。", "The number serves this call alone; please do not copy it for anything else.";

    voice_do_contact => "记下联系", "Note the call";
    voice_reached => "接通了吗", "Did somebody answer?";
    voice_reached_yes => "接通了", "Yes";
    voice_reached_no => "没有接通", "No";
    voice_contact_words => "说了什么", "What was said";
    voice_contact_hint => "没有接通的，写什么时候拨的。三次没有接通的视为已联系。", "If nobody answered, when you called. Three calls in vain count as one.";
    voice_do_answer => "答复评价人", "Answer the rater";
    voice_way => "怎么处理", "How it is seen to";
    voice_way_put_right_more => "诉求清楚合理，已经改好", "Clear and fair: it is put right";
    voice_way_plan_more => "一时改不好，定下日子，写明理由", "It takes longer: choose a day, and say why";
    voice_way_explained_more => "要求没有法律依据，说明条款", "There is no basis in law for it: say which article";
    voice_plan_day => "哪天以前做完", "To be done by";
    voice_plan_hint(day: &str) => "限期整改的填，最迟 {day}", "For a plan; {day} at the latest";
    voice_answer_words => "答复的话", "Your answer";
    voice_answer_hint => "评价人会看到这段话。", "Whoever rated will read this.";
    voice_do_finish => "整改做完了", "It is done";
    voice_finish_words => "做了什么", "What was done";
    voice_do_contest => "申请复核", "Contest the rating";
    voice_contest_lead(until: &str) => "误评、恶意的可以申请排除，最迟 {until}。申请不停期限；由监察员决定。",
        "A mistaken or malicious rating may be contested until {until}. That stops no clock; a supervisor decides.";
    voice_ground => "为什么", "Why";
    voice_contest_words => "理由和证据", "Reasons and evidence";
    voice_do_call => "记下回访", "Note the call-back";
    voice_call_mark => "现在满意不满意", "How satisfied now?";
    voice_call_nobody => "没有接通", "Nobody answered";
    voice_call_words => "说了什么", "What was said";
    voice_call_hint => "三次没有接通的，回访到此为止。", "After three calls in vain nobody calls any more.";
    voice_do_review => "决定", "Decide";
    voice_review_choice => "这条评价还算不算", "Does the rating stand?";
    voice_review_exclude => "排除：误评或者恶意，不计入", "Exclude: mistaken or malicious, it does not count";
    voice_review_uphold => "维持：照常处理", "It stands and is seen to";
    voice_review_ask => "确定这样决定吗？", "Decide it like this?";
    voice_review_then_excluded => "这条评价不再计入满意度，仍然公开显示；评价人马上收到决定和理由。", "The rating counts no more and stays on record; whoever gave it is told the decision and why.";
    voice_review_then_upheld => "这条评价照算；评价人马上收到决定和理由。", "The rating stands; whoever gave it is told the decision and why.";
    voice_review_words => "理由", "Reasons";
    voice_review_hint => "部门和评价人都会看到。", "The department and whoever rated will read this.";
    voice_only_supervisors => "由监察员决定。", "A supervisor decides.";

    voice_satisfaction => "满意度", "Satisfaction";
    voice_satisfaction_means(from: &str, to: &str) => "{from} 至 {to} 作出的评价；后两级为不满意，排除的不计。",
        "Ratings given from {from} to {to}; the last two levels are bad, excluded ones do not count.";
    voice_satisfaction_none => "这段时间没有人评价", "Nobody has rated in these days";
    voice_from => "从", "From";
    voice_to => "到", "To";
    voice_valid => "有效评价", "Valid ratings";
    voice_good => "满意", "Good";
    voice_bad => "差评", "Bad";
    voice_rate => "满意度", "Rate";
    voice_answer_rate => "答复率", "Answered";
    voice_call_rate => "回访率", "Called back";
    voice_whole => "全大厅", "The whole hall";

    voice_rater_title => "您的评价", "Your rating";
    voice_rater_waits => "部门正在处理，答复会显示在这里。", "The department is seeing to it; the answer will stand here.";
    voice_rater_until(day: &str) => "最迟 {day} 答复", "to be answered by {day}";
    voice_rater_excluded => "这条评价经复核不计入满意度，理由如下。", "After a review this rating does not count, for the reasons below.";
    voice_rater_mark => "对这个答复，您现在满意吗", "How satisfied are you with the answer?";
    voice_rater_mark_send => "提交再评", "Send the second mark";
    voice_rater_marked => "谢谢，再评已经记下", "Thank you, your second mark is recorded";
    voice_rater_add => "还有话说：追评一次", "Anything more: add to your rating once";
    voice_rater_add_until(day: &str) => "最迟 {day}。追评和首次评价一起显示，首次评价不变。", "Until {day}. It stands beside the first one, which stays as it is.";
    voice_rater_add_send => "提交追评", "Send it";
    voice_rater_added => "谢谢，追评已经记下", "Thank you, it is recorded";
    voice_rater_see => "看处理结果、再评或者追评", "See the answer, mark it or add to your rating";
}

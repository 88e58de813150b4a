//! Sentences of the applicant's half of the portal. Names begin with `apply_` (making an application), `supply_`
//! (handing in later), `my_` (what is one's own).

messages! {
    // The way to an application.
    apply_title(item: &str) => "申请：{item}", "Apply: {item}";
    apply_lead => "边填边存，随时可以退出；下次从“我的办件”继续。", "Everything is kept as you go; you can leave and continue from “My cases”.";
    apply_step_questions => "回答几个问题", "A few questions";
    apply_step_who => "申请人", "Who applies";
    apply_step_form => "填写申请表", "The form";
    apply_step_materials => "提交材料", "Papers";
    apply_step_check => "核对提交", "Check and send";
    apply_next => "下一步", "Next";
    apply_back => "上一步", "Back";
    apply_to_check => "保存并返回核对", "Save and return to the check";
    apply_question_hint => "根据您的回答，我们只要您真正需要的材料。", "By your answers we ask only for the papers you really need.";

    apply_begun(count: usize) => "您有 {count} 份没填完的申请", one "You have 1 application you have not finished",
        many "You have {count} applications you have not finished";
    apply_begun_more => "可以接着填，也可以重新开始；旧的草稿会留着。", "Continue one of them or start anew; the old one stays.";
    apply_continue => "接着填", "Continue";
    apply_new => "重新开始一份", "Start a new one";
    apply_saved_at(moment: &str) => "{moment} 保存", "Saved {moment}";

    apply_closed => "这个事项现在不能网上申请", "This service takes no online applications now";
    apply_suspended(reason: &str) => "暂停受理：{reason}", "Suspended: {reason}";
    apply_cancelled(reason: &str) => "已取消：{reason}", "Cancelled: {reason}";
    apply_unpublished => "事项还没有发布。", "It has not been published yet.";
    apply_not_yet(day: &str) => "自 {day} 起受理。", "Applications are taken from {day}.";
    apply_no_longer(day: &str) => "自 {day} 起不再受理。", "No applications are taken since {day}.";
    apply_counter_only => "这个事项要到窗口办理，不能在网上提交。", "This service is offered at the counter only.";
    apply_place(place: &str, window: &str) => "地点：{place} {window}", "Where: {place} {window}";
    apply_hours(time: &str) => "时间：{time}", "When: {time}";
    apply_already_begun => "已经保存的草稿还在，恢复受理后可以继续。", "What you have saved stays and can be continued later.";
    apply_see_guide => "看办事指南", "See the guide";
    apply_see_my => "我的办件", "My cases";

    apply_who_title => "谁来申请？", "Who applies?";
    apply_who_lead => "下面是您登记的信息，申请人的姓名和证件号码以此为准。", "This is what you registered; name and number of the applicant follow it.";
    apply_who_for => "您为谁申请？", "For whom do you apply?";
    apply_who_self => "为自己（或本单位）申请", "For myself (or my own organisation)";
    apply_who_other => "受委托替别人申请", "For somebody else, on their behalf";
    apply_who_other_hint => "需要填写对方的信息，并上传授权委托书。", "You need their particulars and a signed authorisation.";
    apply_who_presence => "这个事项要求本人申请，不能委托别人（行政许可法第二十九条）。", "This must be applied for in person, not through an agent (Licensing Law art. 29).";
    apply_who_barred => "您仍然可以提交：窗口会依法作出书面的不予受理决定，您可以据此申请行政复议或者提起诉讼。", "You may hand it in all the same: the window then declines it in writing, and that decision can be reviewed or taken to court.";
    apply_who_choose => "请选择为谁申请", "Please choose for whom you apply";
    apply_name => "姓名或名称", "Name";
    apply_number => "证件号码", "Identity number";
    apply_phone => "手机号", "Mobile number";
    apply_principal => "委托人（申请人）的信息", "Particulars of the person you apply for";
    apply_principal_name => "委托人姓名或名称", "Name of the person you apply for";
    apply_principal_number => "委托人证件号码", "Their identity number";
    apply_principal_number_hint => "身份证号码或统一社会信用代码，18 位。", "Identity number or unified credit code, 18 signs.";
    apply_principal_phone => "委托人手机号", "Their mobile number";
    apply_principal_self => "这是您自己的号码；为自己申请请选第一项。", "This is your own number; choose the first option to apply for yourself.";
    apply_principal_differs => "这个号码登记的是另一个姓名，请核对姓名和号码。", "This number is registered under another name; please check both.";

    apply_form_title => "填写申请表", "Fill in the form";
    apply_form_none => "这个事项不用填表，直接到下一步。", "No form is needed here; go on to the next step.";
    apply_prefilled(count: usize) => "已按您以前提供的信息填好 {count} 项，请核对，不对的直接改。",
        one "1 field was filled in from what you gave before; please check it.",
        many "{count} fields were filled in from what you gave before; please check them.";
    apply_not_a_choice(label: &str) => "请从列出的选项中选择{label}", "Please choose one of the options: {label}";
    apply_number_wrong(label: &str, why: &str) => "{label}：{why}", "{label}: {why}";
    apply_negative(label: &str) => "{label}不能小于零", "{label} cannot be less than nought";

    apply_materials_title => "提交材料", "Hand in the papers";
    apply_materials_lead => "只列出您需要的材料。拍照或扫描都可以，字迹和四角要清楚。", "Only what you need is listed. Photographs or scans will do; all corners and the writing must be clear.";
    apply_materials_none => "这件申请不用您提交材料，直接到下一步。", "You need not hand in any papers; go on to the next step.";
    apply_materials_yours => "需要您提交的", "To hand in";
    apply_materials_not_yours => "不用您提交的", "Not needed from you";
    apply_material_shared => "由部门之间共享获取，您不用提交。", "Obtained between departments; you need not hand it in.";
    apply_material_deferrable => "容缺后补：可以先申请，受理以后按受理通知书写明的日期补交；逾期没有补交的，受理会被撤销或者视为撤回申请。", "May follow: apply now and hand this in by the day that the notice of acceptance names; otherwise the acceptance is withdrawn, or the application counts as withdrawn.";
    apply_material_promise => "也可以用书面承诺代替。", "A written promise may stand in its place.";
    apply_material_from(source: &str) => "出具：{source}。", "From: {source}.";
    apply_material_missing(name: &str) => "请上传：{name}", "Please upload: {name}";
    apply_authorisation => "授权委托书", "Authorisation";
    apply_authorisation_hint => "写明委托谁、办什么、有效期，由委托人签名或盖章。", "Says who may act, for what and until when; signed or sealed by the person you apply for.";
    apply_file_empty(name: &str) => "“{name}”是空的，请重新选择文件", "“{name}” is empty; please choose the file again";
    apply_file_large(name: &str, most: &str) => "“{name}”太大了，每个文件不超过 {most}；可以调低扫描清晰度或分成几个文件",
        "“{name}” is too large; at most {most} each — scan at a lower resolution or split it";
    apply_file_differs(name: &str, found: &str) => "“{name}”的内容其实是 {found}，和文件名不符；请改用正确的文件或改好后缀再传",
        "“{name}” is really {found} and not what its name says; please take the right file or mend its ending";
    apply_file_unknown(name: &str) => "“{name}”的内容和文件名不符，打不开；请重新保存后再传", "“{name}” is not what its name says and cannot be opened; please save it again";
    apply_file_kind(name: &str) => "不收“{name}”这种文件；请用 PDF、OFD、JPG、PNG、Word、Excel 或 ZIP",
        "Files like “{name}” are not taken; please use PDF, OFD, JPG, PNG, Word, Excel or ZIP";
    apply_file_broke(name: &str) => "“{name}”没有传完，请检查网络后再传一次", "“{name}” broke off; please check the network and try again";
    apply_file_day_full(name: &str, most: &str) => "“{name}”没有收下：每人每天最多上传 {most}，今天已经满了。请明天再传，或到窗口交纸质材料",
        "“{name}” was not taken: a person may upload at most {most} a day, and today is full. Please go on tomorrow, or bring it to the window";
    apply_file_many(most: usize) => "每份材料最多 {most} 个文件，请先删掉几个", "At most {most} files for each paper; please remove some first";
    apply_file_none => "请先选择文件，再点“上传”", "Please choose a file first, then press Upload";

    apply_check_title => "核对后提交", "Check, then send";
    apply_check_lead => "请逐项核对。提交之前都可以修改。", "Please check everything. Until you send it, all can be changed.";
    apply_check_questions => "您的情况", "Your situation";
    apply_check_open => "还有没填好的内容", "Some things are still missing";
    apply_check_question_open(question: &str) => "还没有回答：{question}", "Not answered yet: {question}";
    apply_truth => "提交前请确认", "Before you send it";
    apply_truth_yes => "我保证所填内容和材料真实，并对其真实性负责（行政许可法第三十一条）。", "What I stated and handed in is true, and I answer for it (Licensing Law art. 31).";
    apply_truth_needed => "请先勾选确认内容真实", "Please confirm that everything is true";
    apply_send => "提交申请", "Send the application";
    apply_files(count: usize) => "{count} 个文件", one "1 file", many "{count} files";
    apply_later => "容缺后补：受理以后，按受理通知书写明的日期补交", "may follow: after acceptance, by the day that the notice names";
    apply_not_given => "未提交", "not handed in";

    apply_done_title => "申请已提交", "The application has been sent";
    apply_done_number => "办件编号", "Case number";
    apply_done_code => "查询码", "Query code";
    apply_done_code_hint => "凭办件编号和查询码，不登录也能查进度。查询码只在这里和回执上显示，请记下来。",
        "With number and code anybody can follow the case without signing in. The code is shown only here and on the receipt; please note it.";
    apply_done_item => "事项", "Service";
    apply_done_at => "提交时间", "Sent";
    apply_done_qr => "扫码查进度", "Scan to follow it";
    apply_next_review(days: u64, due: &str) => "窗口在 {days} 个工作日内预审，最迟 {due}；有问题会一次说清。",
        one "The counter looks at it within 1 working day, by {due}; anything amiss is told at once.",
        many "The counter looks at it within {days} working days, by {due}; anything amiss is told at once.";
    apply_next_accept(days: u64, due: &str) => "{days} 个工作日内告知您是否受理，最迟 {due}；到期没有告知，就视为受理。",
        one "Within 1 working day, by {due}, you hear whether it is accepted; silence counts as acceptance.",
        many "Within {days} working days, by {due}, you hear whether it is accepted; silence counts as acceptance.";
    apply_next_decide(limit: &str) => "受理之后 {limit}内办结。", "It is decided within {limit} after acceptance.";
    apply_next_message => "每一步都会给您发消息，也可以在“我的办件”里看。", "You get a message at every step; “My cases” shows it too.";
    apply_done_see => "看这件申请", "See this case";
    apply_done_receipt => "打印回执", "Print the receipt";

    apply_kept_title => "登录已过期，您填的内容还在这一页", "You have been signed out; what you typed is still on this page";
    apply_kept_more => "请在新窗口登录，然后回到这里点“继续”。", "Please sign in in a new window, come back here and press Continue.";
    apply_kept_sign_in => "在新窗口登录", "Sign in in a new window";
    apply_kept_go_on => "继续", "Continue";
    apply_kept_again => "您刚重新登录过，内容都还在，请再点一次按钮。", "You have signed in again; everything is kept, please press the button once more.";
    apply_drafts_many(most: i64) => "草稿太多了，最多保留 {most} 份，请先在“我的办件”里删掉不要的。", "Too many drafts; at most {most} are kept. Please delete some in “My cases” first.";
    apply_drafts_large => "内容太长，草稿保存不下，请缩短一些。", "This is too long to be kept; please shorten it.";
    apply_drop => "删除草稿", "Delete the draft";
    apply_drop_question => "确定删除这份草稿吗？", "Delete this draft?";
    apply_drop_then => "填写的内容和上传的文件都会删除，不影响已经提交的办件。", "What you typed and uploaded is deleted; cases you have sent are not touched.";

    // Handing in later.
    supply_correct_title => "补正材料", "Supply the corrections";
    supply_correct_lead(due: &str) => "下面是告知书列出的全部内容，请在 {due} 前补齐；逾期没有补正，视为撤回申请。",
        "This is everything the notice lists. Please supply it by {due}; otherwise the application counts as withdrawn.";
    supply_resubmit_title => "修改后重新提交", "Change it and hand it in again";
    supply_resubmit_lead => "窗口预审发现下面的问题，改好后重新提交即可，编号不变。", "The counter found the points below. Put them right and hand it in again; the number stays.";
    supply_deferred_title => "交容缺后补的材料", "Hand in what was to follow";
    supply_deferred_lead(due: &str, otherwise: &str) => "受理时允许容缺后补的材料，请在 {due} 前交齐；{otherwise}补齐以前不发出办理结果。", "These papers were allowed to follow; please hand them in by {due}. {otherwise} The result is not given out before.";
    supply_deferred_withdrawn => "逾期没有补交的，书面撤销受理。", "Otherwise the acceptance is withdrawn in writing.";
    supply_deferred_deemed => "逾期没有补交的，视为撤回申请。", "Otherwise the application counts as withdrawn.";
    supply_done => "已经收到您提交的内容", "What you handed in has arrived";
    supply_nothing_title => "这件办件现在不用您提交什么", "Nothing is needed from you for this case now";
    supply_what(number: usize) => "第 {number} 项", "Point {number}";
    supply_form => "申请表", "The form";
    supply_form_hint => "需要改的直接改；不用改的不动。", "Change what must be changed; leave the rest.";
    supply_other => "其他材料", "Other papers";
    supply_other_hint => "想换新的可以重新上传，不传就沿用原来的。", "Upload anew what you want to replace; the rest stays as it was.";
    supply_given_before(count: usize) => "原来已交 {count} 个文件，重新上传会替换。",
        one "1 file was handed in before; a new upload replaces it.",
        many "{count} files were handed in before; a new upload replaces them.";
    supply_nothing_given => "还没有修改或上传任何内容", "Nothing has been changed or uploaded yet";
    supply_send_correct => "提交补正", "Send the corrections";
    supply_send_resubmit => "重新提交", "Hand it in again";
    supply_send_deferred => "提交补交材料", "Hand them in";
    supply_files_first => "先上传材料，再点最下面的按钮提交。", "Upload the papers first, then press the button at the bottom.";

    // One's own cases.
    my_title => "我的办件", "My cases";
    my_lead => "先看要您办的，再看进度。", "First what you must do, then how things stand.";
    my_todo => "要您办的事", "For you to do";
    my_todo_none => "现在没有要您办的事。", "There is nothing for you to do now.";
    my_todo_correct(due: &str) => "补正材料，最迟 {due}", "Supply the corrections by {due}";
    my_todo_resubmit => "修改后重新提交", "Change it and hand it in again";
    my_todo_collect => "结果可以领取了", "The result is ready";
    my_todo_deferred => "交容缺后补的材料", "Hand in what was to follow";
    my_todo_rate => "已办结，请评价", "Completed: please rate it";
    my_todo_draft(moment: &str) => "没填完的申请，{moment} 保存", "Unfinished application, saved {moment}";
    my_open => "去办", "Do it";
    my_cases => "我的办件", "My cases";
    my_agent_cases => "我代办的", "Made for others";
    my_none => "您还没有办件", "You have no cases yet";
    my_none_more => "找到要办的事项，点“立即办理”。", "Find the service you need and press “Apply”.";
    my_find => "找要办的事", "Find a service";
    my_messages => "消息", "Messages";
    my_messages_none => "还没有消息。", "No messages yet.";
    my_column_item => "事项", "Service";
    my_column_number => "办件编号", "Number";
    my_column_state => "状态", "State";
    my_column_submitted => "提交", "Sent";
    my_column_due => "承诺办结", "Promised for";

    my_case_number(number: &str) => "办件编号 {number}", "Case {number}";
    my_case_state => "现在到哪一步", "How it stands";
    my_case_clocks => "时限", "Limits";
    my_case_handed_in => "我提交的内容", "What I handed in";
    my_case_papers => "文书", "Papers";
    my_case_papers_none => "还没有文书。", "No papers yet.";
    my_case_pdf => "下载 PDF", "PDF";
    my_case_acts => "您可以", "What you can do";
    my_todo_statement(until: &str) => "您可以陈述申辩，最迟{until}", "You may state your case until {until}";
    my_todo_hearing(until: &str) => "您可以申请听证或者放弃，最迟{until}", "You may ask for a hearing, or waive it, until {until}";
    my_case_acts_none => "现在没有要您办的，等着就行；有进展会给您发消息。", "Nothing for you to do now. You will get a message when something happens.";
    my_case_withdraw => "撤回申请", "Withdraw the application";
    my_case_receipt => "打印回执", "Print the receipt";
    my_case_proof => "下载提交凭证（可独立验证）", "Download the proof of sending (anybody can verify it)";
    my_case_rate => "评价这次办事", "Rate this service";
    my_case_rated(level: &str) => "您的评价：{level}", "Your rating: {level}";
    my_case_erased => "个人信息已经删除。", "The personal data have been erased.";
    my_case_agent => "代办人", "Agent";
    my_case_applicant => "申请人", "Applicant";
    my_case_provisional => "暂定", "provisional";

    my_withdraw_question => "确定撤回这件申请吗？", "Withdraw this application?";
    my_withdraw_then_stop => "办理立即停止，材料不再审查。", "Work on it stops at once.";
    my_withdraw_then_again => "以后需要时可以重新申请，时限重新计算。", "You can apply again later; the limits then start anew.";
    my_withdraw_reason => "撤回的原因（选填）", "Why you withdraw it (optional)";
    my_withdraw_no => "这件办件现在不能撤回", "This case cannot be withdrawn now";
    my_withdraw_no_more => "已经作出决定或者已经结束的办件不能撤回。", "A case that has been decided or is over cannot be withdrawn.";

    my_receipt_title => "网上申请回执", "Receipt of an online application";
    my_receipt_body(item: &str) => "您提交的“{item}”申请已到达本大厅系统。", "Your application “{item}” has reached this hall.";
    my_receipt_materials => "收到的材料", "Papers received";
    my_receipt_legal => "本回执证明申请到达的时间；是否受理以受理通知书为准。", "This receipt proves when the application arrived; acceptance is told by a notice of its own.";
    my_why_title(clock: &str) => "{clock}：为什么是这一天？", "{clock}: why this date?";

    my_hearing => "申请、放弃或撤回听证", "Ask for a hearing, waive it, or take the request back";
    my_hearing_lead => "决定直接关系您的重大利益，您有权要求听证。听证公开举行，不收费。", "The decision touches what matters to you; you have a right to a hearing. It is public and free of charge.";
    my_hearing_until(until: &str) => "最迟{until}前提出", "To be asked for by {until}";
    my_hearing_wish => "您的意思", "What you wish";
    my_hearing_ask => "申请听证", "Ask for a hearing";
    my_hearing_ask_is => "机关会在二十个工作日内组织，提前七个工作日通知您时间和地点", "It is held within twenty working days; you are told time and place seven working days before";
    my_hearing_waive => "放弃听证", "Waive it";
    my_hearing_waive_is => "机关可以马上作出决定", "The decision may be taken at once";
    my_hearing_withdraw => "撤回听证申请", "Take the request back";
    my_hearing_withdraw_is => "没有别人申请的，不再举行听证；撤回以后不能再申请", "Unless somebody else asked, no hearing is held; you cannot ask again";
    my_statement => "陈述申辩", "State your case";
    my_statement_lead => "这件申请关系他人的重大利益，利害关系人已被告知。您也有权陈述和申辩，机关听取双方意见以后才作决定。", "The application touches what matters to somebody else, and they were told. You too may state your case; both sides are heard before the decision.";
    my_statement_speak => "提出陈述申辩", "I state my case";
    my_statement_waive => "放弃陈述申辩", "I waive it";
    my_statement_waive_is => "不影响您以后申请行政复议或者提起行政诉讼", "It takes away no later remedy";
    my_statement_words => "陈述申辩的内容", "What you wish to say";
    my_statement_hint => "写明事实和理由；不要写身份证号、电话", "Facts and grounds; no identity or phone numbers";
    my_statement_no => "现在没有需要您陈述申辩的：还没有告知，或者您已经提出或放弃。", "There is nothing to state now: it was not asked, or you have answered.";
    my_hearing_no => "现在没有可以申请的听证：还没有告知，或者期限已过、已经申请或放弃。", "There is no hearing to ask for now: it was not told of, or the time has passed, or you have answered.";
    my_recusal => "申请工作人员回避", "Ask that an officer stand aside";
    my_recusal_lead => "工作人员与这件事有利害关系、可能影响公正办理的，您可以申请回避。由部门负责人决定。", "If an officer has an interest in the matter you may ask that they stand aside. The head of the department decides.";
    my_recusal_who => "申请谁回避", "Who should stand aside";
    my_recusal_reason => "理由", "Reason";
    my_recusal_hint => "写明有什么关系；不要写身份证号和手机号", "What the interest is; no identity or phone numbers please";
    my_recusal_no => "现在没有正在经办的工作人员可以申请回避。", "Nobody handles the case now of whom this could be asked.";
    my_voice_send => "提交", "Send";

    apply_promise_title => "告知承诺（可以不选）", "Commitment (your choice)";
    apply_promise => "我选择告知承诺：由我承诺符合条件，标明“可以承诺”的材料先不交", "I commit that the conditions are met, and leave out what may be committed to";
    apply_promised => "以承诺代替", "Committed to instead";
    apply_promise_is => "当场决定，六十个工作日内核查；不实的先限期整改，仍不改正的撤销决定并记入信用。不选就按一般方式办。", "Decided at once and verified within sixty working days; what is untrue is to be put right, or else the decision is revoked and noted. Unticked, the usual way is taken.";
    my_date_moved(from: &str, to: &str) => "最迟日期由{from}改为{to}。", "The latest day is now {to} instead of {from}.";
}

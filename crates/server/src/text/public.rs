//! Sentences of the public pages that need no account: reckoner, progress, checks, the log, ratings. Names begin
//! with `reckon_`, `track_`, `check_`, `log_` and `rate_`.

messages! {
    reckon_title => "期限计算器", "Deadline reckoner";
    reckon_lead => "自己算一算期限：从哪天起、多少个工作日、中间暂停过哪几天。和大厅用的是同一本日历、同一套算法。",
        "Reckon a limit yourself, with the same calendar and the same rules as the hall.";
    reckon_due => "算到期日", "When is it due?";
    reckon_start_day => "起算日（当天不计入）", "Start day (itself not counted)";
    reckon_days => "工作日数", "Working days";
    reckon_pauses => "暂停的日子", "Days paused";
    reckon_pauses_hint => "每行一段，起止两天都不计入；没有就不填", "One span a line; first and last day do not count. Leave empty if none";
    reckon_pauses_example => "2026-02-10 2026-02-12", "2026-02-10 2026-02-12";
    reckon_elapsed => "算经过的办公时间", "How much office time has passed?";
    reckon_from => "从", "From";
    reckon_to => "到", "To";
    reckon_moment => "算到时的时刻", "When is so much office time used up?";
    reckon_seconds => "办公秒数", "Office seconds";
    reckon_seconds_hint => "只在办公时间里走：1 小时是 3600 秒", "They pass only while the hall is open; an hour is 3600";
    reckon_moment_example => "2026-02-13 16:30", "2026-02-13 16:30";
    reckon_go => "计算", "Reckon";
    reckon_answer => "结果", "Answer";
    reckon_elapsed_is(time: &str, seconds: &str) => "经过了 {time}（{seconds} 办公秒）", "{time} passed ({seconds} office seconds)";
    reckon_moment_is(moment: &str) => "到 {moment} 用完", "Used up at {moment}";
    reckon_share => "这一页的网址可以发给别人，打开就是同样的结果。", "The address of this page can be sent to others; it shows the same answer.";
    reckon_number => "核对证件号码", "Check a number";
    reckon_number_lead => "只看号码写得对不对，不查是谁的，也不保存。", "Only whether the number is well-formed; nothing is looked up or kept.";
    reckon_number_kind => "哪一种", "Which kind";
    reckon_citizen => "公民身份号码", "Citizen id";
    reckon_credit => "统一社会信用代码", "Credit code";
    reckon_number_field => "号码", "Number";
    reckon_number_check => "核对", "Check";
    reckon_number_good => "号码没有写错", "The number is well-formed";
    reckon_number_bad(why: &str) => "号码有问题：{why}", "The number is wrong: {why}";
    reckon_bad_moment => "请按“2026-02-13 16:30”的样子填写，2000 年到 2100 年之间", "Please write it like 2026-02-13 16:30, between 2000 and 2100";
    reckon_bad_day => "请填 2000 年到 2100 年之间的一天", "Please give a day between 2000 and 2100";
    reckon_bad_days(most: u16) => "请填 0 到 {most} 之间的整数", "Please give a whole number up to {most}";
    reckon_bad_seconds => "请填整数，最多 1000 万", "Please give a whole number up to ten million";
    reckon_bad_pauses => "每行写两天，如“2026-02-10 2026-02-12”，后一天不早于前一天，最多 50 行",
        "Two days a line, like 2026-02-10 2026-02-12, the second not before the first, 50 lines at most";
    reckon_end_first => "结束早于开始", "The end lies before the start";
    reckon_too_long => "这段时间超过两年，请缩短", "More than two years; please make it shorter";
    reckon_never => "到 2100 年底也用不完这么多办公时间", "So much office time does not pass before the end of 2100";

    track_title => "查办件进度", "Track a case";
    track_lead => "用受理回执上的办件编号和查询码查询，不用登录。", "With the number and the query code on your receipt; no account needed.";
    track_number => "办件编号", "Case number";
    track_number_hint => "可以带空格或横线", "Blanks and hyphens make no difference";
    track_code => "查询码", "Query code";
    track_code_hint => "8 位字母和数字，提交申请时告诉您的", "8 letters and digits, given to you when you applied";
    track_go => "查进度", "See its progress";
    track_wrong => "办件编号和查询码对不上，请对照回执再填一次", "Number and code do not go together; please compare them with your receipt";
    track_lost => "编号或查询码丢了？带身份证件到窗口，或者登录后在“我的办件”里看。",
        "Lost them? Bring your identity card to the counter, or sign in and open My cases.";
    track_item => "办理事项", "Service";
    track_applicant => "申请人", "Applicant";
    track_status => "现在到哪一步", "Where it stands";
    track_due => "承诺最迟", "Promised by";
    track_submitted => "提交时间", "Handed in";
    track_ended => "办结时间", "Finished";
    track_result => "结果", "Result";
    track_clocks => "时限", "Limits";
    track_papers => "文书", "Papers";
    track_proof => "存证回执", "Receipts of the log";
    track_proof_lead => "把回执存下来，谁也不能再改动或否认这些记录。", "Keep a receipt and nobody can alter or deny the record later.";
    track_proof_first => "第一条记录的回执", "Receipt of the first record";
    track_proof_last => "最新一条记录的回执", "Receipt of the latest record";
    track_another => "查另一件", "Track another case";
    track_rate => "评价这次办理", "Rate it";
    track_print => "打印", "Print";
    track_back => "回到进度", "Back to the progress";

    check_title => "文书核验", "Check a document";
    check_good => "这份文书是真的", "This document is genuine";
    check_good_more => "它由本大厅出具，并记在公开可验证的日志里。请核对纸上的文号、种类和日期与下面一致。",
        "It was issued by this hall and stands in the log. Please compare number, kind and date with the paper.";
    check_number => "文号", "Number";
    check_kind => "种类", "Kind";
    check_item => "事项", "Service";
    check_department => "出具机关", "Issued by";
    check_day => "出具时间", "Issued";
    check_state => "办件现在的状态", "State of the case now";
    check_position => "日志中的位置", "Place in the log";
    check_size => "检查点包含的记录数", "Records under the checkpoint";
    check_receipt => "下载存证回执（JSON）", "Download the receipt (JSON)";
    check_unknown => "没有找到这份文书", "We know no such document";
    check_unknown_more => "请核对文号有没有写错。纸上的二维码打不开这一页、或者这里查不到，请拨打热线核实。",
        "Please check the number. If the QR code on the paper leads nowhere, please call the hotline.";
    check_private => "这一页不显示任何个人信息。", "This page shows no personal data.";
    check_ask => "输入文号核验", "Check by number";
    check_go => "核验", "Check";
    check_in_file => "案卷里的原件", "In the file of the case";
    check_in_file_since(since: &str, position: u64) => "{since} 归入案卷，记在日志第 {position} 条", "Filed {since}, record {position} of the log";
    check_in_file_not_yet => "还没有归入案卷", "Not filed yet";
    check_in_file_forgotten => "已随当事人的个人信息依法删除", "Deleted by law with the personal data of the person concerned";
    check_compare => "与案卷里的原件比对", "Compare with the paper in the file";
    check_compare_lead => "您手里有 PDF 或者打印件，可以查一查它是不是案卷里的那一份。", "If you hold the PDF or a print, you can check whether it is the one in the file.";
    check_file => "选择 PDF 文件", "Choose the PDF";
    check_file_hint => "只在服务器上算一下指纹，不保存您的文件。请用下载的原文件，另存、打印或者扫描过的都不一样。",
        "Only its fingerprint is reckoned; your file is not kept. Use the file as you got it: one that was saved anew, printed or scanned is another.";
    check_file_go => "比对文件", "Compare the file";
    check_file_none => "还没有选择文件", "No file was chosen";
    check_file_broke => "文件没有传完，请再试一次", "The file did not arrive whole; please try again";
    check_file_large(most: &str) => "文件超过 {most}，不是本大厅的文书", "The file is larger than {most} and is no paper of this hall";
    check_print => "或者输入打印件上的指纹", "Or type the fingerprint on the print";
    check_print_hint => "网页打印件的页脚有“案卷原件指纹”。", "It stands at the foot of the printed sheet, beside the code.";
    check_print_go => "比对指纹", "Compare the fingerprint";
    check_print_wrong(signs: usize) => "指纹由数字 0–9 和字母 a–f 组成，至少 {signs} 位，请再核对一遍", "A fingerprint is made of the figures 0–9 and the letters a–f, at least {signs} of them; please look again";
    check_same => "一致：这就是案卷里的那一份", "The same: this is the paper in the file";
    check_same_more => "内容从归入案卷起没有变过。", "Nothing in it has changed since it was filed.";
    check_other => "不一致：这不是案卷里的那一份", "Not the same: this is not the paper in the file";
    check_other_more => "它可能被改过，也可能是另存、打印或者扫描的副本。请向出具机关核实。",
        "It may have been changed, or be a copy that was saved anew, printed or scanned. Please ask the body that issued it.";
    check_example => "宁市监受〔2026〕12号", "宁市监受〔2026〕12号";

    log_title => "公开可验证的日志", "The log anybody can check";
    log_lead => "大厅里发生的每一件事都按顺序记在一本只能往后写的日志里。谁改了、删了、插了一条，任何人都能用自己的电脑查出来。",
        "Everything that happens here is written, in order, into a log that can only grow. Anybody can find out on their own computer whether a line was changed, taken out or put in.";
    log_origin => "日志名称", "Name of the log";
    log_key => "公钥", "Public key";
    log_hashing => "散列算法", "Hash";
    log_size => "记录总数", "Records";
    log_checkpoint => "最新检查点", "Latest checkpoint";
    log_checkpoint_lead => "检查点是大厅签了名的一句话：到这一刻，日志有多少条、总指纹是什么。把它抄下来，以后就能证明日志有没有被改过。",
        "A checkpoint is the hall's signed word on how long the log is and what its fingerprint is. Keep it, and you can prove later whether the log was changed.";
    log_plain => "纯文本", "Plain text";
    log_verify => "怎样自己验证", "How to check it yourself";
    log_verify_receipt => "验证一张存证回执", "Check a receipt";
    log_verify_export => "验证整本日志的导出", "Check an export of the whole log";
    log_verify_more => "onewindow-verify 是一个独立的小程序，除了公钥什么也不需要，不联网，也不用信任本大厅的服务器。",
        "onewindow-verify is a small program of its own; it needs nothing but the public key, no network, and no trust in our server.";
    log_receipts => "存证回执是什么", "What a receipt is";
    log_receipts_more => "回执证明某一条记录在日志的哪个位置，并带着签名的检查点。在进度页或文书核验页可以下载。",
        "A receipt proves at which place of the log a record stands, with a signed checkpoint. Get it from the progress page or the document check.";
    log_no_names => "日志里没有姓名、证件号码和电话：这些只以加盐的指纹出现，本人要求删除之后，日志和证明仍然成立。",
        "No names, numbers or phones stand in the log: only salted fingerprints. When somebody's data are erased, log and proofs still hold.";

    rate_title => "评价这次办理", "Rate how it went";
    rate_lead => "评不评、怎么评都由您，任何人不得强迫或者阻挠。一件事评一次。", "It is up to you; nobody may press or hinder you. One rating for a case.";
    rate_token => "评价凭证", "Rating token";
    rate_token_hint => "短信或回执里的 32 位字符", "The 32 characters in the message or on the receipt";
    rate_go_on => "继续", "Continue";
    rate_wrong => "这件事不能用这个凭证评价，可能已经评价过，或者凭证写错了", "This case cannot be rated with this token: it may have been rated already, or the token is mistyped";
    rate_level => "总体感受", "All in all";
    rate_level_missing => "请选一个等级", "Please choose a level";
    rate_tags => "可以多选", "Choose any that apply";
    rate_words => "还想说的（可以不写）", "Anything else (may be left empty)";
    rate_words_hint => "请不要写他人的姓名和证件号码", "Please do not name others or write their numbers";
    rate_anonymous => "匿名评价", "Rate anonymously";
    rate_anonymous_yes => "匿名：工作人员看不到是谁评的", "Anonymous: staff cannot see who rated";
    rate_anonymous_more => "不满意又留名的，我们会在 1 个工作日内联系您。匿名评价不联系。",
        "If you are dissatisfied and not anonymous, we get in touch within one working day.";
    rate_send => "提交评价", "Send the rating";
    rate_begin => "评价从这一件的办件页面开始，也可以用短信里的评价凭证。先找到这一件。",
        "A rating begins on the page of its case, or with the token in the message. Find the case first.";
    rate_given => "您的评价", "Your rating";
    rate_done => "谢谢您的评价", "Thank you";
    rate_done_next => "评价已经记下，任何人不能修改或删除。", "The rating is recorded; nobody can change or remove it.";
    rate_done_bad => "不满意的评价由监督部门跟进，被评价的人不能处理自己的评价。", "Bad ratings are followed up by supervision, never by those who were rated.";
    rate_tag_good_1 => "办得快", "Quick";
    rate_tag_good_2 => "说得清楚", "Clear";
    rate_tag_good_3 => "态度好", "Friendly";
    rate_tag_good_4 => "少跑腿", "Few visits";
    rate_tag_bad_1 => "等得久", "Long wait";
    rate_tag_bad_2 => "没有一次说清", "Not told all at once";
    rate_tag_bad_3 => "态度不好", "Unfriendly";
    rate_tag_bad_4 => "材料要求不合理", "Unreasonable papers";

    public_rep_title => "首席代表", "Chief representatives";
    public_rep_lead => "各部门派驻大厅的首席代表，以及部门授给他们的权力。", "Who represents each department at the hall, and with which powers.";
    public_rep_department => "部门", "Department";
    public_rep_person => "首席代表", "Representative";
    public_rep_powers => "授予的权力", "Powers";
    public_rep_rate => "授权率", "Share of powers";
    public_rep_letters => "任命书、授权书", "Letters";
    public_rep_term => "任期", "Term";
    public_rep_open => "长期", "until dismissed";
    public_rep_none => "还没有公布的首席代表", "None has been published yet";
}

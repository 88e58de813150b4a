//! Sentences of the frame and the shared pieces, said in every room.

messages! {
    // The frame.
    frame_skip => "跳到正文", "Skip to content";
    frame_navigation => "主要栏目", "Main sections";
    frame_trail => "当前位置", "You are here";
    frame_large => "大字版", "Large type";
    frame_contrast => "高对比", "High contrast";
    /// Written in the language one would change to.
    frame_other_language => "English", "中文";
    frame_sign_in => "登录", "Sign in";
    frame_password => "修改密码", "Password";
    frame_sign_out => "退出", "Sign out";
    frame_home => "首页", "Home";
    frame_open_log => "公开可验证的日志", "The log anybody can check";
    frame_api => "接口文档", "API";
    frame_reckoner => "期限计算器", "Deadline reckoner";
    answer_other_room => "这个页面属于大厅里的另一个岗位。", "This page belongs to another post of the hall.";
    answer_old => "这一页已经过期", "This page has grown old";
    answer_old_form => "页面停留太久，或者您在别处重新登录过。请回到表单页面再提交一次。",
        "It has been open for too long, or you signed in again elsewhere. Please go back to the form and submit it again.";
    kept_signed_out => "请重新登录", "Please sign in again";
    kept_signed_out_more => "您的登录已经过期。登录后会回到刚才的表单。",
        "You have been signed out. After signing in you come back to the form.";
    kept_nothing_done => "这次提交没有办理任何事情。", "Nothing has been done with what you sent.";
    kept_back_to_form => "回到表单", "Back to the form";
    kept_words => "您填的内容", "What you typed";
    kept_copy => "登录或返回之前请先把需要的文字复制下来，再粘贴到表单里。",
        "Please copy what you need before you go on, and paste it into the form.";
    kept_place(place: usize) => "填写的第 {place} 处", "Entry {place}";
    frame_hotline => "政务服务热线", "Hotline";
    frame_demo => "演示大厅", "Demo hall";
    frame_demo_now(label: &str) => "您现在是：{label}", "You are now: {label}";
    frame_demo_switch => "换一个身份", "Change person";

    // Lights and clocks.
    light_in_time => "正常", "In time";
    light_due_soon => "临期", "Due soon";
    light_late => "超期", "Late";
    light_grave => "严重超期", "Seriously late";
    light_paused => "暂停", "Paused";
    light_done => "已结束", "Ended";
    clock_due => "截止", "Due";
    clock_why => "为什么是这一天？", "Why this date?";
    clock_provisional => "暂定：这一年的放假安排公布后可能调整", "Provisional until the holiday notice is published";
    provisional(day: &str) => "{day}（暂定）", "{day} (provisional)";
    provisional_until(day: &str, foreseen: &str) => "{day}（{foreseen}）", "{day} ({foreseen})";
    clock_foreseen(earliest: &str, latest: &str) => "暂定：放假通知公布后，最早{earliest}，最迟{latest}",
        "provisional: between {earliest} and {latest} once the holiday notice is out";
    clock_foreseen_on(day: &str) => "暂定：放假通知公布后为{day}",
        "provisional: {day} once the holiday notice is out";
    clock_working_days(total: u64, used: u64) => "共 {total} 个工作日，已用 {used} 个",
        one "{used} of 1 working day used", many "{used} of {total} working days used";
    clock_days(total: u64, used: u64) => "共 {total} 天，已用 {used} 天",
        one "{used} of 1 day used", many "{used} of {total} days used";
    clock_minutes(total: u64, used: u64) => "共 {total} 个工作分钟，已用 {used} 个",
        one "{used} of 1 office minute used", many "{used} of {total} office minutes used";

    // Time in words.
    time_just_over => "刚刚超期", "Just past due";
    time_last_day => "今天到期", "Due today";
    time_working_days_left(days: u64) => "还剩 {days} 个工作日",
        one "1 working day left", many "{days} working days left";
    time_working_days_over(days: u64) => "已超 {days} 个工作日",
        one "1 working day late", many "{days} working days late";
    time_days_left(days: u64) => "还剩 {days} 天", one "1 day left", many "{days} days left";
    time_days_over(days: u64) => "已超 {days} 天", one "1 day late", many "{days} days late";
    time_hours_left(hours: u64) => "还剩 {hours} 个工作小时",
        one "1 office hour left", many "{hours} office hours left";
    time_hours_over(hours: u64) => "已超 {hours} 个工作小时",
        one "1 office hour late", many "{hours} office hours late";
    time_minutes_left(minutes: u64) => "还剩 {minutes} 分钟", one "1 minute left", many "{minutes} minutes left";
    time_minutes_over(minutes: u64) => "已超 {minutes} 分钟", one "1 minute late", many "{minutes} minutes late";
    weekday_monday => "周一", "Mon";
    weekday_tuesday => "周二", "Tue";
    weekday_wednesday => "周三", "Wed";
    weekday_thursday => "周四", "Thu";
    weekday_friday => "周五", "Fri";
    weekday_saturday => "周六", "Sat";
    weekday_sunday => "周日", "Sun";
    timeline_by => "最迟", "By";

    // Forms.
    form_must => "（必填）", "(required)";
    form_choose => "请选择", "Please choose";
    form_example(example: &str) => "例如：{example}", "For example: {example}";
    form_says_nothing => "这样写看不出是什么情况，请写明具体原因。", "This would fit any case; please say what happened here.";
    form_wrong(count: usize) => "有 {count} 处需要改正，这张表里填的内容都还在",
        one "1 thing needs correcting; everything you typed is kept",
        many "{count} things need correcting; everything you typed is kept";
    form_required(label: &str) => "请填写{label}", "Please fill in: {label}";
    form_choose_one(label: &str) => "请选择{label}", "Please choose: {label}";
    open_text_personal => "这里好像有身份证号或手机号。这些话会写进公开日志，请改为不含个人信息的说法。",
        "This seems to contain an identity or phone number. It would go into the public log; please write it without.";
    form_too_long(found: usize, most: usize) => "写了 {found} 个字，最多 {most} 个字，请删减一些",
        "{found} characters are too many; at most {most}, please shorten it";
    form_too_long_of(label: &str, found: usize, most: usize) => "{label}写了 {found} 个字，最多 {most} 个字，请删减一些",
        "{label}: {found} characters are too many; at most {most}, please shorten it";
    form_not_a_number(label: &str) => "{label}应是整数，请只填数字", "{label} should be a whole number, digits only";
    form_not_a_day(label: &str) => "{label}应是一个日期，请按“2026-12-04”的样子填写",
        "{label} should be a date, like 2026-12-04";
    form_not_money(label: &str) => "{label}应是金额，最多两位小数", "{label} should be an amount with at most two decimals";
    form_not_a_phone => "手机号应是 11 位数字，请核对", "A mobile number has 11 digits; please check it";
    form_not_a_credit_code => "统一社会信用代码对不上校验位，请核对有没有打错", "The check sign of this credit code is wrong; please check the typing";
    form_not_an_identity => "身份证号码对不上校验位，请核对有没有打错", "The check digit of this identity number is wrong; please check the typing";
    draft_saved => "草稿已保存", "Draft saved";
    draft_unsaved => "草稿暂时没有保存上，会继续重试；请先不要关闭页面", "The draft could not be saved yet; we keep trying, please leave the page open";

    // Uploads.
    upload_needed => "必须提交", "Required";
    upload_later => "容缺后补", "May follow";
    upload_optional => "可以不交", "Optional";
    upload_sample => "看样本", "See a sample";
    upload_limit(kinds: &str, size: &str) => "可传 {kinds}，每个不超过 {size}。", "{kinds}, at most {size} each.";
    upload_send => "上传", "Upload";
    upload_remove => "删除", "Remove";
    upload_progress => "上传进度", "Upload progress";
    upload_broken => "没有传上去，请检查网络后再点“上传”", "The upload broke off; please check the network and press Upload again";

    // Lists and pieces.
    list_search => "搜索", "Search";
    list_filter => "筛选", "Filter";
    list_in_force => "正在使用的条件", "Conditions in force";
    list_take_away => "去掉这个条件", "take this condition away";
    list_clear => "全部清除", "Clear all";
    list_pages => "翻页", "Pages";
    list_first => "回到第一页", "First page";
    list_next => "下一页", "Next page";
    list_end => "已经到底了", "End of the list";
    list_files => "下载：", "Download:";
    list_sort(label: &str) => "按{label}排序", "Sort by {label}";
    piece_change => "修改", "Change";
    piece_steps(now: usize, all: usize) => "第 {now} 步，共 {all} 步", "Step {now} of {all}";
    live_on => "实时更新中", "Live";
    live_off => "连接断开，正在重连", "Connection lost, reconnecting";
    picture_flow => "办理流程图", "Flow chart";
    picture_in_words => "用文字看流程", "The same in words";
    picture_numbers => "看数字", "See the numbers";
    sheet_print => "打印", "Print";
    sheet_seal_here => "（印章）", "(seal)";

    // Pages with one answer.
    answer_then => "确定之后", "What happens then";
    answer_final => "这一步不能撤销。", "This cannot be undone.";
    answer_back => "不，返回", "No, go back";
    answer_change => "返回修改", "Go back and change";
    answer_next => "接下来", "What happens next";
    answer_home => "回到首页", "Go to the home page";
    answer_not_found => "没有找到这个页面", "We cannot find this page";
    answer_not_found_more => "网址可能打错了，或者页面已经换了地方。您可以从首页搜索要办的事。",
        "The address may be mistyped or the page may have moved. You can search from the home page.";
    answer_no_case => "没有这个编号的办件", "There is no case of this number";
    answer_no_case_more => "请核对编号有没有抄错；也可能这件不属于您的岗位或部门。",
        "Please check the number; the case may also belong to another post or department.";
    answer_no_right => "您的账号不能看这一页", "Your account may not open this page";
    answer_no_right_more => "如果您的工作需要，请找本单位管理员开通。", "If your work needs it, please ask your unit's administrator.";
    answer_sign_in => "请先登录", "Please sign in first";
    answer_sign_in_more => "登录后会回到您刚才要看的页面。", "Afterwards you come back to the page you asked for.";
    answer_stale => "这件事刚刚有了新进展", "Something has changed in the meantime";
    answer_stale_more => "您的操作没有重复执行，您填的内容还在。请看过最新情况再决定。",
        "Nothing was done twice and what you typed is kept. Please look at the latest state before you go on.";
    answer_stale_again => "看最新情况", "See the latest state";
    answer_too_many => "尝试次数太多，先歇一会儿", "Too many tries, please wait a little";
    answer_too_many_more(minutes: i64) => "为了保护您的账号，请 {minutes} 分钟后再试。",
        one "To protect your account, please try again in 1 minute.",
        many "To protect your account, please try again in {minutes} minutes.";
    answer_failure => "系统出了点问题", "Something went wrong on our side";
    answer_failure_more => "您没有做错什么。请过几分钟再试；着急的话可以拨打热线或到窗口办理。",
        "It is nothing you did. Please try again in a few minutes, call the hotline or come to the counter.";
    answer_reference(reference: &str) => "报修编号：{reference}", "Reference: {reference}";
    answer_refused => "这一步现在不能办", "This cannot be done now";
    answer_basis(article: &str) => "依据：{article}", "Basis: {article}";
}

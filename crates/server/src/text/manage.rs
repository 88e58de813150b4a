//! Sentences of the manage room (management pages). Names begin with `manage_`.

messages! {
    /// The room's name in the header.
    manage_room => "大厅管理", "Hall management";
    manage_nav_items => "事项", "Items";
    manage_nav_hall => "机构与人员", "Departments and people";
    manage_nav_calendar => "日历", "Calendar";

    // What waits.
    manage_title => "等我处理", "What waits for me";
    manage_lead => "事项起草以后，大厅和法制机构各由一人审核，再发布；日历和岗位变动立刻生效。",
        "A drafted item is reviewed by the hall and by the legal office, then published; calendar and posts take effect at once.";
    manage_begin => "大厅还是空的：先设部门和岗位、任命人员，再起草事项。",
        "The hall is empty still: make departments and posts and appoint people, then draft items.";
    manage_to_review => "待审核的草稿", "Drafts to review";
    manage_to_publish => "已审核、待发布", "Reviewed, to publish";
    manage_suspended => "暂停受理的事项", "Suspended items";
    manage_nothing => "没有", "None";
    manage_see_all => "全部列出", "List them all";
    manage_new_item => "起草新事项", "Draft a new item";

    // Items.
    manage_items_lead => "没有发布的版本公众看不到；已发布的版本永远不变，修改就是新版本。",
        "What is not published nobody sees; a published version never changes, a change is a new version.";
    manage_only_own => "只显示您部门的事项。", "Only the services of your department are shown.";
    manage_all_departments => "看所有部门的", "Show those of all departments";
    manage_search => "搜索事项", "Search items";
    manage_item => "事项", "Item";
    manage_code => "实施编码", "Code";
    manage_department => "部门", "Department";
    manage_state => "状态", "State";
    manage_latest => "最新版本", "Latest version";
    manage_version(number: u32) => "第 {number} 版", "version {number}";
    manage_promised => "承诺时限", "Promised";
    manage_no_items => "没有符合条件的事项", "No item meets these conditions";
    manage_no_items_more => "去掉一些条件，或者用 onewindow import 导入清单。",
        "Take away some conditions, or import a list with onewindow import.";
    manage_faults(count: usize) => "还有 {count} 处不能发布", one "1 thing stands in the way of publication",
        many "{count} things stand in the way of publication";
    manage_sound => "发布检查通过", "Ready for publication";
    manage_rule(rule: &str) => "规则 {rule}", "rule {rule}";
    manage_difference => "与生效版本的差别", "Differences to the version in force";
    manage_no_difference => "与生效版本没有差别", "No difference to the version in force";
    manage_never_published => "这个事项还没有发布过，全部内容都是新的。", "Never published: everything in it is new.";
    manage_field => "内容", "Field";
    manage_in_force => "生效版本", "In force";
    manage_draft => "草稿", "Draft";
    manage_fields => "全部内容", "All fields";
    manage_history => "经过", "History";
    manage_when => "时间", "When";
    manage_what => "事情", "What";
    manage_who => "谁", "Who";
    manage_words => "意见或理由", "Opinion or reason";
    manage_flow => "办理流程", "Process";
    manage_suspended_because(reason: &str) => "已暂停受理：{reason}", "Suspended: {reason}";
    manage_cancelled_because(reason: &str) => "已取消：{reason}", "Cancelled: {reason}";
    manage_system => "系统", "The system";
    manage_yes => "是", "yes";
    manage_no => "否", "no";

    // Acts.
    manage_edit => "作为文本修改", "Edit as text";
    manage_review => "审核通过", "Find in order";
    manage_return => "退回修改", "Send back";
    manage_publish => "发布", "Publish";
    manage_suspend => "暂停受理", "Suspend";
    manage_resume => "恢复受理", "Resume";
    manage_cancel => "取消事项", "Cancel the item";
    manage_sure(act: &str, item: &str) => "{act}：{item}？", "{act}: {item}?";
    manage_opinion => "审核意见", "Opinion";
    manage_reason => "理由", "Reason";
    manage_then_review => "记下您代表本机构的审核意见；大厅和法制机构都通过以后才能发布。起草人不能审核自己的草稿。",
        "Your opinion is noted for your office; once the hall and the legal office have both found the draft in order it may be published. Nobody reviews an own draft.";
    manage_then_return => "草稿退回起草人，理由写进经过。", "The draft goes back to its drafter with the reason.";
    manage_then_publish => "新版本立刻对公众生效；在办的办件继续用受理时的版本。",
        "The new version is in force at once; open cases keep the version they were accepted under.";
    manage_then_suspend => "不再收新的申请，在办的照常办理；理由向公众公示。",
        "No new applications; open cases go on. The reason is shown to the public.";
    manage_then_resume => "重新开始收申请。", "Applications are taken again.";
    manage_then_cancel => "永远不再收新的申请，在办的办完为止；依据向公众公示。",
        "No new applications ever; open cases are finished. The reason is shown to the public.";

    // Editing as text.
    manage_text_lead => "这是事项的全部内容，TOML 格式。改好后保存为草稿；字段有误会指出在第几行。",
        "The whole item as TOML. Save it as a draft; a mistake is told with its line.";
    manage_text => "事项内容（TOML）", "The item as TOML";
    manage_text_save => "存为草稿", "Save as draft";
    manage_text_download => "下载 TOML", "Download the TOML";
    manage_control_sign(field: &str) => "{field}：里面有看不见的控制字符，请删掉", "{field}: it holds a control character; please take it out";
    manage_text_fault(line: usize, what: &str) => "第 {line} 行：{what}", "Line {line}: {what}";

    // Hall and people.
    manage_hall_lead => "先有部门，部门设岗位，岗位决定谁能办什么。职务由安全管理员授予。",
        "Departments have posts, and posts decide who may do what. Offices are given by the security administrator.";
    manage_departments => "部门", "Departments";
    manage_no_departments => "还没有部门。先添加部门，再设岗位、任命人员。",
        "There is no department yet. Add one first, then its posts, then appoint people.";
    manage_department_add => "添加部门", "Add a department";
    manage_department_change => "修改部门", "Change the department";
    manage_department_lead => "名称和电话写在办事指南上，简称写进每一份文书的编号。",
        "Name and telephone stand in the public guide; the abbreviation is part of every document number.";
    manage_hall_itself => "本大厅", "This hall";
    manage_name_of => "名称", "Name";
    manage_id => "编号", "Id";
    manage_id_hint => "小写字母、数字和短横线，设立后不能再改", "Small letters, digits and hyphens; it never changes";
    manage_id_wrong => "编号只能用小写字母、数字和短横线，最多 40 位", "An id has at most 40 small letters, digits and hyphens";
    manage_id_taken => "这个编号已经有了", "This id is taken";
    manage_abbreviation => "简称", "Abbreviation";
    manage_abbreviation_hint => "文书编号的开头，例如“宁市监收〔2026〕1号”里的“宁市监”；不能与其他部门用过的相同",
        "Document numbers begin with it; no other department may have or have had the same";
    manage_credit_code => "统一社会信用代码", "Credit code";
    manage_phone => "电话", "Telephone";
    manage_posts_count(count: usize) => "{count} 个岗位", one "1 post", many "{count} posts";
    manage_posts_of(department: &str) => "{department}的岗位", "Posts of {department}";
    manage_all_posts => "看全部岗位", "See the posts of all departments";
    manage_no_posts => "还没有岗位。", "There is no post yet.";
    manage_post_add => "添加岗位", "Add a post";
    manage_post_change => "修改岗位", "Change the post";
    manage_post_lead => "岗位由职责组成，设好以后再任命 A 岗和 B 岗。已发布事项用到的职责请不要去掉。",
        "A post is what its holder may do; appoint its holders afterwards. Keep the roles that published items need.";
    manage_post_id_hint(example: &str) => "小写字母、数字和短横线，前面会加上部门编号，例如 {example}",
        "Small letters, digits and hyphens; the department's id is put in front, as in {example}";
    manage_roles_needed => "请至少选一项职责", "Please choose at least one role";
    manage_change => "修改", "Change";
    manage_periods => "大厅的期限", "The hall's periods";
    manage_periods_change => "修改期限", "Change the periods";
    manage_periods_then => "新的天数从现在起适用，在办件的时点会重新计算。",
        "The new numbers count from now on; the days of open cases are reckoned anew.";
    manage_days(days: u16) => "{days} 个工作日", one "1 working day", many "{days} working days";
    manage_correction => "补正期限", "Time to correct";
    manage_correction_hint => "事项没有另行规定时，申请人补正材料的工作日数", "Working days for applicants, where the item says nothing";
    manage_periods_of_supervision => "提前提醒和说明期限由监察员设定。", "Supervisors set the reminder and the time to explain.";
    manage_period_wrong => "请填 0 到 250 之间的整数", "Please give a whole number from 0 to 250";
    manage_posts => "岗位与在岗人员", "Posts and who holds them";
    manage_post => "岗位", "Post";
    manage_roles => "职责", "Roles";
    manage_holders => "在岗人员", "Holders";
    manage_vacant => "空缺", "vacant";
    manage_appoint => "任命", "Appoint";
    manage_holder_a => "A 岗", "A";
    manage_holder_b => "B 岗", "B";
    manage_holder_hint => "不改动就保留现任", "Left as it is, whoever holds it stays";
    manage_vacate => "改为空缺", "Leave vacant";
    manage_holders_before => "现任", "Now";
    manage_holders_after => "任命以后", "Afterwards";
    manage_appoint_sure => "确定这样任命吗？", "Appoint as shown?";
    manage_appoint_then => "离开岗位的人签收的环节，交给岗位上的其他人。", "Steps taken by whoever leaves the post go to the others of it.";
    manage_login_hint => "不填表示空缺", "Leave empty for vacant";
    manage_no_login(login: &str) => "没有登录名为 {login} 的工作人员", "No member of staff has the login {login}";
    manage_others_stay => "该岗位的其他在岗人员不变。", "Further holders of the post stay.";
    manage_offices => "职务", "Offices";
    manage_office_of => "授予或收回职务", "Give or take offices";
    manage_person => "人员", "Person";
    manage_login => "登录名", "Login";
    manage_entrust => "授予职务", "Give offices";
    manage_entrust_hint => "不选表示收回全部职务；互相排斥的职务不能由一人担任", "None takes every office away; some exclude each other";
    manage_add => "登记工作人员", "Add a member of staff";
    manage_add_lead => "由安全管理员登记登录名，由大厅管理员任命岗位：一个人给不了自己权力。",
        "The security administrator gives the login, the hall manager the post: nobody alone gives rights.";
    manage_name => "姓名", "Name";
    manage_password => "初始密码", "First password";
    manage_password_again => "再输一次", "Once more";
    manage_password_differs => "两次输入的密码不一样", "The two passwords differ";
    errands_title => "差事", "Errands";
    errands_lead => "办件之外要做的事：通知申请人，放假安排变了以后重算时限。试过 8 次还不成的停在这里等人看。",
        "What is to be done besides the cases: telling applicants, reckoning limits anew after a decree. What has failed eight times waits here for somebody to look.";
    errands_waiting => "在等", "Waiting";
    errands_stuck => "卡住的", "Stuck";
    errands_what => "要做什么", "What";
    errands_tries => "试过几次", "Tries";
    errands_error => "为什么不成", "Why it failed";
    errands_retry => "再试一次", "Try again";
    errands_recompute => "重算时限", "Reckon the limits anew";
    errands_hand_over => "移交离岗人员签收的环节", "Hand over what somebody who is away had taken";
    errands_file => "制作文书并归卷", "Press a paper and file it";
    errands_none => "没有卡住的差事", "Nothing is stuck";
    errands_none_more => "在等的会自己办完", "What waits will be done by itself";
    manage_reset => "重置密码", "Reset a password";
    manage_reset_lead => "忘记密码的工作人员当面核对身份后，由您给一个一次性密码；对方登录后必须先改掉。重置会记入公开日志，对方的会话和接口令牌随即失效。",
        "Once you have seen who it is, a member of staff who lost their password gets one for a single use, to be changed at once after signing in. The reset stands in the open log; the person's sessions and API tokens end.";
    manage_reset_own => "自己的密码请在右上角“修改密码”里改", "Please change your own password under Password above";
    manage_reset_done => "已重置，一次性密码只显示这一次", "Reset. The one-time password is shown this once";
    manage_reset_password => "一次性密码", "One-time password";
    manage_reset_next => "请当面告诉本人，不要用短信或邮件发送", "Tell the person face to face; do not send it by message or mail";
    manage_only_guardian => "登记人员和授予职务由安全管理员办理。", "People are added and offices given by the security administrator.";

    // Calendar.
    manage_calendar_lead => "法定工作日由国务院通知和地方规定决定；闭馆只影响大厅开门，不影响法定期限。",
        "Legal working days follow decrees and local rules; a closure shuts the doors, never a legal limit.";
    manage_year => "年份", "Year";
    manage_horizon(day: &str) => "放假安排已知到 {day}；以后的期限都是暂定。",
        "Decrees are known until {day}; later dates are provisional.";
    manage_works => "工作日", "working day";
    manage_off => "休", "off";
    manage_make_up => "调休上班", "worked in exchange";
    manage_shut => "闭馆", "shut";
    manage_open => "休息日开门", "open on a day off";
    manage_month(year: i16, month: i8) => "{year} 年 {month} 月", "{year}-{month:02}";
    manage_decrees => "放假通知", "Decrees";
    manage_decree_load => "录入放假通知", "Enter a decree";
    manage_decree_json => "通知内容（JSON）", "The decree as JSON";
    manage_decree_number => "文号", "Number";
    manage_decree_title => "标题", "Title";
    manage_decree_issued => "签发日期", "Signed on";
    manage_decree_preview => "先看效果", "Preview";
    manage_decree_confirm => "确认生效", "Put into force";
    manage_decree_then => "确认后，受影响的在办件立即按新日历重新计算期限。",
        "Limits of open cases are recomputed by the new calendar at once.";
    manage_decree_off => "放假", "Off";
    manage_decree_worked => "调休上班", "Worked";
    manage_decree_wrong(what: &str) => "通知内容有误：{what}", "The decree is not right: {what}";
    manage_local => "地方假日", "Local holidays";
    manage_local_add => "公布地方假日", "Declare a local holiday";
    manage_first => "第一天", "First day";
    manage_last => "最后一天", "Last day";
    manage_zh => "名称", "Name";
    manage_en => "英文名称", "Name in English";
    manage_notice => "依据文号", "Notice";
    manage_openings => "加开", "Extra openings";
    manage_opening_add => "公布加开", "Declare an extra opening";
    manage_opening_hours => "开放时间", "Opening hours";
    manage_opening_hint => "只是大厅开门，不算法定工作日", "The doors open; it is no legal working day";
    manage_take_back => "收回", "Take back";
    manage_take_back_sure(what: &str) => "收回：{what}？", "Take back: {what}?";
    manage_take_back_then => "收回后日历恢复原样；原来的公布和这次收回都留在日志里。",
        "The calendar is as it was before; the log keeps the declaration and that it was taken back.";
    manage_take_back_limits => "在办件的期限立即按恢复后的日历重新计算。",
        "Limits of open cases are recomputed by that calendar at once.";
    manage_closures => "闭馆", "Closures";
    manage_closure_add => "公布闭馆", "Declare a closure";
    manage_cause => "原因", "Why";
    manage_hours => "办公时间", "Opening hours";
    manage_hours_set => "设定办公时间", "Set the hours";
    manage_from => "从哪天起", "From";
    manage_working_day => "工作日", "Working days";
    manage_saturday => "周六", "Saturdays";
    manage_sunday => "周日", "Sundays";
    manage_hours_wrong => "请写成 09:00-12:00,13:00-17:00 的样子", "Please write it like 09:00-12:00,13:00-17:00";
    manage_range_wrong => "最后一天不能早于第一天，也不能超过一年", "The last day may not be before the first, nor a year later";
    manage_chief => "首席代表", "Chief representative";
    manage_chiefs => "首席代表与授权", "Chief representatives and their powers";
    manage_chief_lead => "任命书和授权书存档并向社会公布。没有授予的权力，首席代表不能行使。", "Both letters are filed and published. What is not given the representative cannot do.";
    manage_chief_login => "首席代表的登录名", "Login of the representative";
    manage_chief_powers => "授予的权力", "Powers given";
    manage_chief_powers_hint => "五项全授为充分授权", "All five is full authorisation";
    manage_chief_appointment => "任命书文号", "Number of the letter of appointment";
    manage_chief_appointed => "任命书签发日期", "Day of the letter of appointment";
    manage_chief_authority => "授权书文号", "Number of the letter of authority";
    manage_chief_authorised => "授权书签发日期", "Day of the letter of authority";
    manage_chief_from => "任期从哪天起", "Term from";
    manage_chief_until => "任期到哪天止", "Term through";
    manage_chief_until_hint => "不填表示到免去为止", "Empty: until dismissed";
    manage_chief_appoint => "任命", "Appoint";
    manage_chief_dismiss => "免去", "Dismiss";
    manage_chief_none => "未任命", "none";
    manage_chief_rate(rate: u32) => "授权率 {rate}%", "{rate}% of the powers";
    manage_unit => "申请人的期限按什么算", "How applicants' own periods count";
    manage_unit_hint => "法律没有写明的，例如五日内申请听证。工作日对申请人更宽。",
        "Where the law does not say, for instance the five days to ask for a hearing. Working days are more generous.";
    manage_unit_working => "工作日", "Working days";
    manage_unit_calendar => "自然日", "Calendar days";
    manage_save => "保存", "Save";
}

/// What whoever holds a post with this role may do, in a line.
#[must_use]
pub const fn duty(lang: super::Lang, role: rules::hall::Role) -> &'static str {
    use rules::hall::Role;
    let (zh, en) = match role {
        Role::WindowClerk => {
            ("收件、一次性告知补正、受理", "takes applications, asks for corrections, accepts")
        }
        Role::Cashier => (
            "核对缴款、开具凭证、办理退付，不经手现金",
            "verifies payments, issues receipts and pays back; touches no cash",
        ),
        Role::DeliveryClerk => ("把结果交给申请人", "hands results over"),
        Role::Handler => ("审查材料、现场核查", "examines papers, inspects on the spot"),
        Role::Reviewer => ("复核承办人的审查", "goes over the handler's examination"),
        Role::Approver => ("作出准予或者不予的决定", "decides whether to grant"),
        Role::DepartmentHead => ("批准延期，管本部门的件", "approves extensions, answers for the department"),
        Role::DepartmentEditor => ("起草和修改本部门的事项", "drafts and changes the department's items"),
        Role::LegalReviewer => ("审核事项草稿是否合法", "reviews drafts of items for the law"),
        Role::CallCentre => ("回访办事人", "calls applicants back"),
        Role::GovernmentHead => ("批准联办件的延期", "approves extensions of joint cases"),
        Role::Citizen
        | Role::Agent
        | Role::HallManager
        | Role::Supervisor
        | Role::Auditor
        | Role::SystemAdministrator
        | Role::SecurityAdministrator
        | Role::AuditAdministrator => ("", ""),
    };
    match lang {
        super::Lang::Zh => zh,
        super::Lang::En => en,
    }
}

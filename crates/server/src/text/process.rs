//! Sentences of the process editor in the manage room. Names begin with `process_`.

use super::Lang;
use rules::item::process::RiskLevel;

messages! {
    process_title => "编辑流程", "Edit the process";
    process_lead => "从受理到送达之间怎么走：谁来办、办多久、看什么。改动会立刻画成流程图，保存以后是草稿，审核发布才生效。",
        "The way from acceptance to delivery: who acts, for how long, looking at what. Changes are drawn at once; what is saved is a draft until it is reviewed and published.";
    process_panel => "办理流程", "Process";
    process_frame => "受理与送达", "Acceptance and delivery";
    process_blocks => "中间的环节", "The steps between";
    process_blocks_lead => "从上到下依次办理；最后一个是决定。", "From top to bottom; the last one is the decision.";
    process_acceptance_post => "受理岗", "Accepted by";
    process_delivery_post => "送达岗", "Delivered by";
    process_full => "一审核准", "Full authorisation";
    process_full_yes => "受理和决定可以由同一个人办", "One person may accept and decide";
    process_full_hint => "只用于窗口当场办结的事项（K-13）", "Only where the window decides on the spot (K-13)";
    process_preview => "预览", "Preview";
    process_save => "存为草稿", "Save as draft";
    process_back => "回到事项", "Back to the item";

    // Blocks.
    process_step(n: usize) => "环节 {n}", "Step {n}";
    process_parallel => "并联：以下分支同时办", "In parallel: these branches run at once";
    process_choice => "分支选择：按申请人的情形走一支", "Choice: one way, by the applicant's answers";
    process_branch(n: usize) => "分支 {n}", "Branch {n}";
    process_arm(n: usize) => "情形 {n}", "Case {n}";
    process_add_step => "＋ 环节", "+ Step";
    process_add_parallel => "＋ 并联", "+ Parallel part";
    process_add_choice => "＋ 分支选择", "+ Choice";
    process_add_branch => "＋ 分支", "+ Branch";
    process_add_arm => "＋ 情形", "+ Case";
    process_up => "上移", "Move up";
    process_down => "下移", "Move down";
    process_remove => "删除", "Remove";
    process_empty_way => "这一支没有环节：直接往下走。", "No step here: the case goes straight on.";

    // Fields.
    process_name => "环节名称", "Name";
    process_name_example => "材料审查", "材料审查";
    process_name_en => "英文名称", "Name in English";
    process_kind => "种类", "Kind";
    process_post => "岗位", "Post";
    process_post_unknown(post: &str) => "{post}（已不存在）", "{post} (no longer there)";
    process_limit => "时限", "Time";
    process_unit => "单位", "Unit";
    process_working_days => "工作日", "working days";
    process_calendar_days => "自然日", "calendar days";
    process_hours => "工作小时", "office hours";
    process_minutes => "分钟", "minutes";
    process_seconds => "秒", "seconds";
    process_checklist => "审查要点", "Points to check";
    process_checklist_hint => "一行一条，写成能答“是”或“否”的问题，“是”表示符合", "One a line, as a question to which yes means fulfilled";
    process_risk_of => "廉政风险点", "Integrity risk";
    process_risk => "风险等级", "Level";
    process_risk_hint => "没有风险点就不选", "Choose none where there is none";
    process_risk_form => "表现形式", "How it would show";
    process_measures => "防控措施", "Measures against it";
    process_measures_hint => "一行一条；高风险至少要有一条", "One a line; a high risk needs at least one";
    process_owner => "责任人", "Who answers";
    process_branch_name => "分支名称", "Name of the branch";
    process_branch_hint => "一般是部门名称或者办的事", "Usually the department, or what is done";
    process_when => "什么情形走这一支", "When this way is taken";
    process_when_needed => "请选择什么情形走这一支", "Please choose when this way is taken";
    process_otherwise => "其他情形", "Otherwise";
    process_when_gone => "原来的问题或选项已经没有了", "The question or answer is no longer there";
    process_when_none => "这个事项还没有情形问题，先在事项里加上问题，才能按情形分开走。",
        "This item asks no guided question yet; add one to the item before a choice can depend on it.";

    // What cannot be kept as typed.
    process_limit_wrong(most: i64) => "请填 0 到 {most} 之间的整数", "Please give a whole number from 0 to {most}";
    process_too_many_lines(found: usize, most: usize) => "共 {found} 行，最多 {most} 行", "{found} lines; at most {most}";
    process_line_too_long(found: usize, most: usize) => "有一行 {found} 个字，最多 {most} 个字", "One line has {found} signs; at most {most}";
    process_risk_needs_level => "写了风险点，请选风险等级；没有风险点就把下面几项清空",
        "A risk is described: please choose its level, or clear the fields below";
    process_no_room => "不能再加了", "No more can be added";
    process_no_room_more(steps: usize, ways: usize, depth: usize) => "一个流程最多 {steps} 个环节、{ways} 个分支，分支最多套 {depth} 层。填写的内容都还在。",
        "A process has at most {steps} steps and {ways} branches, nested at most {depth} deep. Everything typed is still here.";
    process_not_there => "这一步没有做成", "That could not be done";
    process_not_there_more => "它已经在最前或最后，或者已经不在了。填写的内容都还在。", "It stands first or last already, or is gone. Everything typed is still here.";
    process_too_large => "这个流程太大，不能在这里编辑", "This process is too large to be edited here";
    process_too_large_more(steps: usize, depth: usize) => "这里最多编辑 {steps} 个环节、{depth} 层分支。请用文本方式修改。",
        "At most {steps} steps and branches nested {depth} deep are edited here. Please change it as text.";
    process_stale => "您打开以后，别人改过这个事项", "Somebody changed this item after you opened it";
    process_stale_same => "流程没有人动过，您填写的都在下面。再点一次“存为草稿”，只替换流程，别人改的其他内容保留。",
        "Nobody touched the process; everything you typed is below. Save once more: only the process is replaced, what others changed elsewhere stays.";
    process_stale_other => "流程也被改过。您填写的都在下面；请先看看事项现在的流程，确认要用您的，再点一次“存为草稿”。",
        "The process was changed, too. Everything you typed is below; look at the item's process as it is now, and save once more if yours shall stand.";
    process_see_now => "看事项现在的内容", "See the item as it is now";

    // Templates.
    process_templates => "从模板开始", "Begin from a template";
    process_templates_lead => "模板会填好环节、岗位和时限，再按实际修改。", "A template fills in steps, posts and times, to be changed as needed.";
    process_templates_again => "换一个模板重新开始（现在的环节会被替换）", "Begin anew from a template (the present steps are replaced)";
    process_at_once => "即办：受理后当场决定", "On the spot: accepted and decided";
    process_one_review => "一审一核：审查 → 决定", "One review: review → decision";
    process_site_check => "带现场核查：资料与现场并联 → 审核 → 决定", "With site check: papers and place at once → verification → decision";
    process_joint => "联办：各部门分支并联 → 决定", "Joint: departments at once → decision";

    // Checks.
    process_chart => "流程图", "Flow chart";
    process_checks => "检查", "Checks";
    process_budget => "环节时限合计", "Time of the steps";
    process_budget_words(path: &str, promised: &str) => "最长的一路 {path}，承诺 {promised}", "The longest way takes {path}; promised are {promised}";
    process_budget_left(left: &str) => "余 {left}", "{left} to spare";
    process_budget_full => "正好用满", "Just in time";
    process_budget_over(over: &str) => "超 {over}", "{over} too long";
    process_budget_other(other: &str) => "另有 {other}，单位与承诺不同，不能相加", "Besides {other} in another unit, which cannot be added";
    process_no_promise => "事项还没有写承诺时限", "The item promises no time yet";
    process_duties => "职责分离", "Separate duties";
    process_duties_words(accepts: &str, decides: &str) => "受理：{accepts}；决定：{decides}", "Accepted by {accepts}; decided by {decides}";
    process_duties_apart => "受理和决定分属不同岗位", "Accepted and decided in different posts";
    process_duties_full => "一审核准，受理和决定可以是同一人", "Full authorisation: one person may do both";
    process_duties_same => "受理和决定落在同一个岗位", "One post accepts and decides";
    process_duties_person => "岗位不同，但有人同时在这两个岗位上：同一件办件不能由他办两头", "Different posts, but somebody holds both: nobody does both in one case";
    process_duties_open => "还没有决定环节", "There is no decision yet";
    process_nobody => "未定", "nobody yet";
    process_sound => "流程可以发布", "The process may be published";
    process_faults(count: usize) => "还有 {count} 处不能发布", one "1 thing stands in the way of publication", many "{count} things stand in the way of publication";
    process_doubts => "可以更好", "Could be better";
    process_is_empty => "还没有环节", "No steps yet";

    // Read-only.
    process_points(count: usize) => "{count} 条要点", one "1 point", many "{count} points";
    process_in_branch(name: &str) => "分支 {name}", "branch {name}";
}

/// 风险等级 in words.
#[must_use]
pub const fn risk_level(lang: Lang, level: RiskLevel) -> &'static str {
    match (lang, level) {
        (Lang::Zh, level) => level.zh(),
        (Lang::En, RiskLevel::High) => "high",
        (Lang::En, RiskLevel::Medium) => "medium",
        (Lang::En, RiskLevel::Low) => "low",
    }
}

impl Lang {
    /// What the units of a step's time are called, with the words the form carries.
    #[must_use]
    pub const fn process_units(self) -> [(&'static str, &'static str); 5] {
        [
            ("working_days", self.process_working_days()),
            ("calendar_days", self.process_calendar_days()),
            ("hours", self.process_hours()),
            ("minutes", self.process_minutes()),
            ("seconds", self.process_seconds()),
        ]
    }
}

//! Sentences of the pages on the rules of supervision. Names begin with `rules_`.

messages! {
    rules_title => "监察规则", "Rules of supervision";
    rules_lead => "每条规则查什么、多严重、依据什么。由监察员设定，每次都记理由；被监察的人和管理员都不能改。",
        "What each rule looks at, how serious it is, and on what it rests. Supervisors set them, with a reason each time; neither the supervised nor administrators can.";
    rules_rule => "规则", "Rule";
    rules_kind => "种类", "Kind";
    rules_levels => "级别", "Level";
    rules_numbers => "阈值", "Thresholds";
    rules_basis => "依据", "Basis";
    rules_state => "状态", "State";
    rules_runs => "运行", "Runs";
    rules_rests => "停用", "Rests";
    rules_lacks(what: &str) => "不能运行：没有{what}", "Cannot run: no {what}";
    rules_lacking(n: usize) => "{n} 条规则设定了但是不能运行", "{n} rules are configured and cannot run";
    rules_report_only => "只出报表", "Report only";
    rules_near(level: &str) => "临近：{level}", "Near: {level}";
    rules_found(level: &str) => "发生：{level}", "Found: {level}";
    rules_set => "设定", "Set";
    rules_from => "从哪天起", "From";
    rules_from_hint => "今天或者以后；当时发现的按当时的规则算", "Today or later; what was found then was found by the rule of then";
    rules_until => "到哪天为止", "Through";
    rules_until_hint => "空着就一直有效；过了这天恢复原来的规定", "Left empty it holds until changed; after it the table holds again";
    rules_rest => "停用这条规则", "Let this rule rest";
    rules_cannot_rest => "这条规则保护申请人的权利或者查违法情形，不能停用，至少是黄牌。", "This rule guards a right or finds a breach of law: it cannot rest, and is a yellow card at least.";
    rules_suspects => "这条规则只说明可疑，最多预警；核实后由监察员人工发牌。", "This rule only raises a suspicion and is a warning at most; a supervisor raises a card once somebody has looked.";
    rules_label => "本地名称", "Local name";
    rules_label_hint => "空着就用规则自己的名称", "Left empty, the rule's own name";
    rules_level_near => "临近时", "When near";
    rules_level_near_hint => "空着就不提前提醒", "Left empty, nothing is said beforehand";
    rules_level_found => "发生时", "When found";
    rules_between(least: u32, most: u32, usual: u32) => "{least}–{most}，原定 {usual}", "{least}–{most}, usually {usual}";
    rules_between_law(least: u32, most: u32, usual: u32, law: &str) => "{least}–{most}（{law}），原定 {usual}", "{least}–{most} ({law}), usually {usual}";
    rules_phrases => "不算理由的套话", "Phrases that are no reason";
    rules_phrases_hint => "一行一条", "One a line";
    rules_local_basis => "本地依据", "Local basis";
    rules_reason => "为什么这样设定", "Why it is set so";
    rules_reason_hint => "上级监察机关会看到", "The supervision above will read it";
    rules_saved => "已保存，下面是现在的设定和历次设定。", "Saved; below is how it stands now.";
    rules_level_length => "最多 20 个字", "At most 20 letters";
    rules_save => "保存设定", "Save";
    rules_history => "历次设定", "How it was set";
    rules_never => "没有改过，按原来的规定运行。", "Never changed: the table holds.";
    rules_when => "时间", "When";
    rules_who => "监察员", "Supervisor";
    rules_wrong_day => "请写一个日期，例如 2026-03-02", "Please give a day, such as 2026-03-02";
    rules_wrong_number => "请写一个整数", "Please give a whole number";
    rules_only_supervisors => "只有监察员可以设定。", "Only supervisors set it.";
    rules_moved => "这条规则刚刚有人改过，下面是现在的设定和历次设定；您填的还在，确认以后再保存。", "Somebody has just set this rule; see below how it stands. What you typed is still there: look again, then save.";
    rules_night(day: &str) => "{day}以来夜间没有查完", "The nights since {day} have not been looked over";
    rules_night_more => "退回重报、集中办结、自评代评、拆分办件要等查完才知道。请系统管理员看日志。", "Resubmissions, batches, own ratings and split cases show only after it. Please ask the system administrator to read the log.";
    rules_whole => "对所有规则都适用的", "What holds for all rules";
    rules_periods => "提醒与说明的期限", "Periods to remind and to explain";
    rules_remind => "提前提醒", "Reminder beforehand";
    rules_period_wrong => "请填 0 到 30 之间的整数", "Please give a whole number from 0 to 30";
    rules_remind_hint => "到期前几个工作日亮黄灯，0 到 30；0 表示不提前", "Working days before the day, 0 to 30; 0 for none";
    rules_explanation => "说明期限", "Time to explain";
    rules_explanation_hint => "收到监察牌后说明原因的工作日数，1 到 30", "Working days for a department to explain a card, 1 to 30";
    rules_called => "级别的叫法", "What the levels are called";
    rules_call => "给级别命名", "Name the levels";
    rules_call_lead => "本地怎么称呼四个级别、用什么颜色显示；轻重次序和后果不变。",
        "What the four levels are called here and in which colour they are shown; their order and what follows stay.";
    rules_level_zh => "中文名称", "Name in Chinese";
    rules_level_en => "英文名称", "Name in English";
    rules_level_colour => "颜色", "Colour";
    rules_nav => "规则", "Rules";
}

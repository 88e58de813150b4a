//! Sentences of patrols, the daily bulletin of supervision and the monthly ranking (S-16). Names begin with `inspect_`.

use super::Lang;
use rules::inspection::{ConsequenceGround, ConsequenceKind, PatrolPoint};

impl Lang {
    /// 巡查内容 in words.
    #[must_use]
    pub const fn patrol_point(self, point: PatrolPoint) -> &'static str {
        match (self, point) {
            (Lang::Zh, point) => point.zh(),
            (Lang::En, PatrolPoint::Staffing) => "Windows staffed",
            (Lang::En, PatrolPoint::Manner) => "Manner of service",
            (Lang::En, PatrolPoint::Papers) => "Told at once and in writing",
            (Lang::En, PatrolPoint::Outside) => "Nothing taken in beside the hall",
            (Lang::En, PatrolPoint::Notices) => "Notices and guides",
            (Lang::En, PatrolPoint::Queues) => "Queues and order",
            (Lang::En, PatrolPoint::Equipment) => "Equipment",
            (Lang::En, PatrolPoint::Safety) => "Cleanliness and safety",
        }
    }

    /// 后续措施种类 in words.
    #[must_use]
    pub const fn consequence_kind(self, kind: ConsequenceKind) -> &'static str {
        match (self, kind) {
            (Lang::Zh, kind) => kind.zh(),
            (Lang::En, ConsequenceKind::WrittenReport) => "Written report",
            (Lang::En, ConsequenceKind::Urging) => "Urging",
            (Lang::En, ConsequenceKind::Talk) => "Talk",
            (Lang::En, ConsequenceKind::Accountability) => "Clue for accountability",
        }
    }

    /// 后续措施起因 in words, with how many months in a row.
    #[must_use]
    pub fn consequence_ground(self, ground: ConsequenceGround, months: u32) -> String {
        match (ground, months) {
            (ConsequenceGround::LastInARow, _) => self.inspect_last_for(months),
            (ConsequenceGround::NoCases, 0..=1) => self.inspect_idle().to_owned(),
            (ConsequenceGround::NoCases, _) => self.inspect_idle_for(months),
        }
    }
}

messages! {
    inspect_nav => "巡查", "Patrols";
    inspect_months_nav => "月度通报", "Months";

    // Patrols of this month.
    inspect_title => "巡查", "Patrols";
    inspect_lead => "大厅每个开门的工作日至少巡查一次，有事项的部门每月至少两条。看到什么，当场记；过了的日子不能补。",
        "Every working day on which the hall is open it is patrolled once at least; every department with services twice a month. Write down what you see when you see it: days that are over cannot be filled in.";
    inspect_done => "已经记录", "Recorded";
    inspect_today_missing => "今天还没有巡查大厅", "The hall has not been patrolled today";
    inspect_days_missing(n: usize) => "本月有 {n} 个工作日没有巡查大厅", one "On 1 working day of this month nobody patrolled the hall", many "On {n} working days of this month nobody patrolled the hall";
    inspect_calendar => "本月", "This month";
    inspect_legend => "✓ 巡查过，✕ 没有巡查，点日子看当日通报。", "✓ patrolled, ✕ not; a day leads to its bulletin.";
    inspect_seen => "巡查过", "patrolled";
    inspect_unseen => "没有巡查", "not patrolled";
    inspect_records => "各部门本月的记录", "Records of departments this month";
    inspect_records_of(n: usize) => "{n} 条", one "1 record", many "{n} records";
    inspect_records_short => "还不够两条", "Fewer than two";
    inspect_records_left(left: usize, all: usize) => "{all} 个部门里，还有 {left} 个不够两条", "{left} of {all} departments have fewer than two";
    inspect_records_all(all: usize) => "{all} 个部门都够两条了", "All {all} departments have two";
    inspect_department => "部门", "Department";
    inspect_latest => "本月的巡查", "Patrols of this month";
    inspect_none => "还没有巡查记录", "No patrol has been recorded yet";
    inspect_none_more => "在上面的表里记下看到的情况，就会出现在这里。", "Write down what you see in the form above, and it appears here.";
    inspect_only_supervisors => "巡查由监察员记录，审计员只查看。", "Supervisors record patrols; auditors only read.";
    inspect_record => "记录一次巡查", "Record a patrol";
    inspect_subject => "看的是", "What you looked at";
    inspect_hall => "大厅", "The hall";
    inspect_points => "看了哪些", "Which of these";
    inspect_order => "情况", "How it was";
    inspect_in_order => "没有问题", "In order";
    inspect_amiss => "发现问题", "Something amiss";
    inspect_amiss_text => "发现了什么", "What was amiss";
    inspect_amiss_hint => "写岗位、窗口，不写姓名和证件号", "Name posts and windows, no people";
    inspect_case => "有关的办件", "The case it is about";
    inspect_case_hint => "不关办件的空着", "Leave empty if it is about none";
    inspect_card => "有关的监察牌", "The card that stands for it";
    inspect_card_hint => "牌号在监察牌页的地址里；没有的空着", "Its name stands in the address of the card; leave empty if there is none";
    inspect_amiss_but_in_order => "写了问题，情况就要选“发现问题”", "Something is written as amiss: then it was not in order";
    inspect_no_such_case => "没有这个编号的办件", "There is no case of this number";
    inspect_save => "记下来", "Record";
    inspect_at => "时间", "When";
    inspect_by => "监察员", "Supervisor";
    inspect_looked => "看了什么", "What was looked at";
    inspect_found => "情况", "How it was";

    // The bulletin of a day.
    inspect_day_title(day: &str) => "每日监察通报 {day}", "Daily bulletin of supervision, {day}";
    inspect_day_lead => "当日的巡查、发牌，和至今逾期没有说明的牌。", "Patrols and cards of the day, and the cards that nobody has explained in time.";
    inspect_day_of_today => "今天的通报", "Today's bulletin";
    inspect_day_before => "前一天", "The day before";
    inspect_day_after => "后一天", "The day after";
    inspect_day_back => "本月的巡查", "Patrols of the month";
    inspect_day_patrols => "当日巡查", "Patrols of the day";
    inspect_day_no_patrol => "当日没有巡查记录", "No patrol was recorded on this day";
    inspect_day_no_patrol_due => "这一天是工作日，大厅开门，应当巡查。", "It was a working day and the hall was open: it should have been patrolled.";
    inspect_day_not_due => "这一天不要求巡查。", "No patrol is asked for on this day.";
    inspect_day_cards => "当日发牌", "Cards raised on the day";
    inspect_day_no_cards => "当日没有发牌", "No card was raised on this day";
    inspect_day_all_cards => "当日全部监察牌", "All cards of the day";
    inspect_day_overdue => "逾期没有说明的牌（至今）", "Cards nobody explained in time (as of now)";
    inspect_day_no_overdue => "没有逾期没有说明的牌", "Every card was explained in time";
    inspect_whole => "合计", "Together";

    // The list of months.
    inspect_months_title => "月度通报", "Months";
    inspect_months_lead => "每月结束后自动统计和排名，一名监察员点评，另一名发布。", "After a month its figures are drawn and ranked; one supervisor comments, another publishes.";
    inspect_month => "月份", "Month";
    inspect_month_state => "进展", "State";
    inspect_month_in_part => "不满一个月，不统计", "In part, not counted";
    inspect_month_running => "进行中", "Running";
    inspect_month_drawn => "待点评", "Waits for a comment";
    inspect_month_commented => "待发布", "Waits to be published";
    inspect_month_ready => "已统计，待发布", "Drawn, not published";
    inspect_month_published => "已发布", "Published";
    inspect_month_patrols => "巡查", "Patrols";
    inspect_month_amiss => "发现问题", "Amiss";
    inspect_month_ranked => "排名的部门", "Ranked";
    inspect_month_open => "没有答复的", "Open";
    inspect_months_none => "还没有一个月", "No month yet";
    inspect_months_none_more => "记录第一次巡查以后，本月会出现在这里；月末以后出统计。", "With the first patrol this month appears here; its figures come after its last day.";
    inspect_open => "没有答复的后续措施", "What waits for an answer";

    // One month.
    inspect_month_title(month: &str) => "月度通报 {month}", "{month} in supervision";
    inspect_month_not_over => "这个月还没有结束，月末以后自动统计。", "This month is not over; its figures are drawn after its last day.";
    inspect_month_drawn_at(at: &str) => "统计于 {at}，此后不变。", "Drawn {at}; nothing of it changes afterwards.";
    inspect_ranking => "排名", "Ranking";
    inspect_ranking_means(least: u32) => "每百件扣分越少越靠前：超期决定 5 分，预警 2 分，黄牌 5 分，红牌 10 分；摘掉的、申诉中的牌不算，不予许可不扣分。决定不满 {least} 件的不排名；排名的各按全体水平补上 {least} 件再算，办件少的不会因为一件超期就末位。",
        "Fewer points to the hundred decisions rank first: 5 for a late decision, 2 for a warning, 5 for a yellow and 10 for a red card; cards taken back or under appeal do not count, and refusing is no fault. Whoever decided fewer than {least} cases is not ranked; the others are reckoned with {least} average cases more, so that one late case does not make a small department the last.";
    inspect_place => "名次", "Place";
    inspect_points_column => "每百件扣分", "Points per hundred";
    inspect_decided => "决定", "Decided";
    inspect_late => "超期", "Late";
    inspect_overdue_rate => "超期率", "Overdue";
    inspect_refusal_rate => "不予率", "Refused";
    inspect_warning_rate => "预警率", "Warnings";
    inspect_operation_rate => "运行率", "In use";
    inspect_cards_column => "牌", "Cards";
    inspect_last => "末位", "Last";
    inspect_unranked => "没有排名的部门", "Not ranked";
    inspect_unranked_none => "全部参加了排名。", "Every department was ranked.";
    inspect_idle => "零办件", "No cases";
    inspect_too_few(decided: u32) => "只决定 {decided} 件", one "1 decision only", many "{decided} decisions only";
    inspect_too_few_all(least: u32) => "决定不满 {least} 件（括号里是件数）：", "Fewer than {least} decisions (how many, in brackets):";
    inspect_idle_all => "零办件：", "No cases:";
    inspect_rates_mean => "超期率和不予率按决定数算，预警率是预警和牌比受理数，运行率是有人申请的事项占在用事项。只供参考。",
        "Overdue and refused are of the decided cases, warnings and cards of the accepted ones, in use is the share of services anybody applied for. For information only.";
    inspect_nobody_ranked => "没有一个部门参加排名", "Nobody was ranked";
    inspect_nobody_ranked_more => "决定的件数都不够，不比较。", "No department decided enough to be compared.";
    inspect_consequences => "后续措施", "What follows";
    inspect_consequences_none => "没有后续措施。", "Nothing follows.";
    inspect_number => "序号", "No.";
    inspect_kind => "措施", "What";
    inspect_ground => "起因", "Because";
    inspect_due => "答复期限", "To be answered by";
    inspect_answer => "答复", "Answer";
    inspect_no_answer => "还没有答复", "Not answered yet";
    inspect_overdue => "逾期", "Overdue";
    inspect_by_department => "部门答复", "By the department";
    inspect_by_supervisor => "监察员记录", "Noted by a supervisor";
    inspect_note => "记录处理情况", "Note what was done";
    inspect_note_hint => "谈话、督办怎么办的，线索转给了谁", "How the talk or the urging went, or where the clue went";
    inspect_note_then => "记下以后这一项就算答复了，不能再改。", "It counts as answered then, and cannot be changed.";
    inspect_note_text => "处理情况", "What was done";
    inspect_waits_for_department => "等部门自己答复", "The department has to answer";
    inspect_last_for(months: u32) => "连续 {months} 个月末位", "last in {months} months in a row";
    inspect_idle_for(months: u32) => "连续 {months} 个月零办件", "no case in {months} months in a row";
    inspect_gaps => "巡查不足", "Gaps in patrols";
    inspect_gap_days(n: usize) => "{n} 个工作日没有巡查大厅：", one "1 working day without a patrol of the hall:", many "{n} working days without a patrol of the hall:";
    inspect_gap_departments => "记录不足两条的部门：", "Departments with fewer than two records:";
    inspect_gaps_none => "每个工作日都巡查过，每个部门都有两条。", "Every working day was patrolled, and every department seen twice.";
    inspect_deviations => "与同类偏离（提醒人工核对）", "Far from peers (for a person to look at)";
    inspect_deviations_none => "没有发现。数字只说明要看一看，不说明对错。", "Nothing was found. A figure only says that somebody should look.";
    inspect_deviation_card => "监察牌", "Card";
    inspect_person => "决定的人", "Who decided";
    inspect_comment => "点评", "Comment";
    inspect_comment_by(name: &str, at: &str) => "{name}，{at}", "{name}, {at}";
    inspect_comment_none => "还没有点评。", "Nobody has commented yet.";
    inspect_comment_write => "写点评", "Comment";
    inspect_comment_again => "重写点评", "Comment anew";
    inspect_comment_hint => "说明名次后面的原因；部门会看到", "Say what stands behind the places; the departments will read it";
    inspect_comment_then => "点评以后由另一名监察员发布，发布以前可以重写。", "Another supervisor publishes it then; until that is done it can be worded anew.";
    inspect_publish => "发布通报", "Publish";
    inspect_publish_then => "各部门都能看到排名和点评，以后不能改。", "Every department reads the ranking and the comment then, and nothing can be changed.";
    inspect_publish_other => "点评是您写的，请另一名监察员发布。", "You commented, so another supervisor publishes.";
    inspect_published_by(name: &str, at: &str) => "{name}发布，{at}", "Published by {name}, {at}";
    inspect_question(act: &str, month: &str) => "{act}：{month}", "{act}: {month}";
    inspect_month_cards => "该月的监察牌", "Cards of the month";
    inspect_act_done => "已经办好", "Done";

    // The department's own part.
    inspect_desk_title => "月度通报与答复", "Months and answers";
    inspect_desk_nav => "月度通报", "Months";
    inspect_desk_lead => "本部门每月的统计，和监察要求答复的事。", "What each month was for your department, and what supervision asks you to answer.";
    inspect_desk_none => "没有要答复的事", "There is nothing to answer";
    inspect_desk_none_more => "月末统计以后，如果要写书面报告或者答复督办，会出现在这里。", "After a month, a report you owe or an urging to answer appears here.";
    inspect_desk_owed(n: usize) => "监察有 {n} 件事等本部门答复", one "Supervision waits for 1 answer of your department", many "Supervision waits for {n} answers of your department";
    inspect_desk_months => "已统计的月份", "Months that were drawn";
    inspect_desk_own => "本部门", "Your department";
    inspect_desk_unpublished => "通报还没有发布，只显示本部门的。", "The ranking is not published yet; you see your own figures only.";
    inspect_desk_not_counted => "本部门没有参加这个月的统计。", "Your department was not counted in this month.";
    inspect_desk_answer => "答复", "Answer";
    inspect_desk_answer_text => "报告", "Report";
    inspect_desk_answer_hint => "原因、已经做的、打算做的；不写姓名和证件号", "Why, what has been done and what will be; no names or numbers of people";
    inspect_desk_answer_then => "提交以后监察员会看到，不能再改。", "Supervisors read it then, and it cannot be changed.";
    inspect_desk_only_head => "由部门负责人或者任期内的首席代表答复。", "The head of the department answers, or its representative while the letters hold.";
    inspect_desk_talk => "由监察员约您，不用在这里答复。", "A supervisor will call you; nothing is to be answered here.";
}

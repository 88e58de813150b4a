//! Sentences of the centre of supervision beside its first figures: hours, integrity risks, areas. Names begin with `centre_`.

messages! {
    // Hours of the day.
    centre_hours_in => "什么时候来办事", "When people come";
    centre_hours_out => "什么时候办结", "When results are handed over";
    centre_hours_in_says(day: &str, from: usize, until: usize, n: i64) => "近 28 天来得最多的是{day} {from}–{until} 点，共 {n} 件。",
        "In 28 days most came on {day}, {from}–{until} h: {n}.";
    centre_hours_out_says(day: &str, from: usize, until: usize, n: i64) => "近 28 天办结最多的是{day} {from}–{until} 点，共 {n} 件。",
        "In 28 days most was finished on {day}, {from}–{until} h: {n}.";
    centre_hours_none => "近 28 天还没有。", "Nothing in 28 days.";
    centre_hours_axis => "星期＼钟点", "Day \\ hour";

    // Rules that cannot run.
    centre_lacking_more => "这些规则现在什么也查不出来；没有发牌不等于没有问题。",
        "These rules find nothing as things are; that there are no cards does not mean that all is well.";
    centre_lacking_link => "看监察规则", "See the rules";

    // Integrity risks.
    centre_risk_nav => "廉政风险", "Integrity risks";
    centre_risk_title => "廉政风险", "Integrity risks";
    centre_risk_lead => "近 30 天哪个部门被发了哪类牌，此刻哪些高风险环节在办、哪些牌逾期没有说明。每个数字都通向它的清单。",
        "Which kinds of cards each department got in 30 days, which steps of high risk are open now, and which cards passed unanswered. Every figure leads to its list.";
    centre_risk_board => "近 30 天发牌，按部门和规则种类", "Cards of 30 days, by department and kind of rule";
    centre_risk_kinds => "近 30 天发牌，按规则种类", "Cards of 30 days, by kind of rule";
    centre_risk_board_means => "不含已摘牌；按发牌那天和责任部门计。", "Without cards taken back; by the day raised and the department responsible.";
    centre_risk_sum => "合计", "All";
    centre_risk_hall => "全厅", "The whole hall";
    centre_risk_none => "近 30 天没有发牌，也没有高风险环节在办", "No card in 30 days, and no step of high risk is open";
    centre_risk_none_more => "规则发现问题，或者案件走到高风险环节，就会出现在这里。",
        "It appears here as soon as a rule finds something or a case comes to a step of high risk.";
    centre_risk_steps => "此刻在办的高风险环节", "Steps of high risk open now";
    centre_risk_steps_means => "等得最久的在前；每个环节都有防控措施，未落实就办完会发牌（SR-R1）。",
        "The longest waiting first; each has control measures, and finishing without them raises a card (SR-R1).";
    centre_risk_steps_none => "此刻没有高风险环节在办", "No step of high risk is open now";
    centre_risk_steps_none_more => "案件走到高风险环节就会出现在这里。", "A case that comes to one appears here.";
    centre_risk_steps_all => "看全部部门的", "All departments";
    centre_risk_high => "高风险环节", "High-risk steps";
    centre_risk_silent => "逾期未说明", "Unanswered";
    centre_risk_step => "环节", "Step";
    centre_risk_post => "部门和岗位", "Department and post";
    centre_risk_handler => "承办人", "Handled by";
    centre_risk_nobody => "尚无人签收", "Nobody yet";
    centre_risk_since => "等待", "Since";
    centre_risk_due => "到期", "Due";
    centre_risk_form => "风险表现", "The risk";
    centre_risk_measures => "防控措施", "Control measures";
    centre_risk_open => "看廉政风险", "See integrity risks";

    // Areas.
    centre_area_nav => "区域", "Areas";
    centre_area_title => "区域", "Areas";
    centre_area_lead => "从全县到乡镇、村服务点，再到部门、事项、办件，逐级往下看。",
        "From the hall down to towns, villages, departments, items and cases.";
    centre_area_now => "今天和此刻", "Today and now";
    centre_area_places => "在哪里收件", "Where applications are taken in";
    centre_area_hall => "县大厅和网上", "The hall and online";
    centre_area_hall_word => "大厅", "Hall";
    centre_area_town => "乡镇（街道）", "Town";
    centre_area_village => "村（社区）", "Village";
    centre_area_level => "层级", "Level";
    centre_area_place => "地点", "Place";
    centre_area_departments => "部门", "Departments";
    centre_area_items => "事项", "Items";
    centre_area_item => "事项", "Item";
    centre_area_received => "今日收件", "Taken in today";
    centre_area_received_means => "窗口、服务点今天收下材料的办件", "Cases whose papers were received today";
    centre_area_finished => "今日办结", "Finished today";
    centre_area_finished_means => "今天送达结果的办件", "Cases whose result was delivered today";
    centre_area_open => "在办", "Open";
    centre_area_open_means => "此刻还没有办结的办件", "Cases that are not over";
    centre_area_late => "超期", "Late";
    centre_area_late_means => "在办件中过了时限的", "Open cases past a limit";
    centre_area_cards => "未结监察牌", "Open cards";
    centre_area_cards_means => "还没有结案、摘牌的监察牌", "Cards neither closed nor taken back";
    centre_area_none => "今天没有收件办结，此刻也没有在办件", "Nothing today, and nothing is open";
    centre_area_none_more => "收下第一件申请以后就会出现在这里。", "It appears here with the first application taken in.";
    centre_area_open_page => "按区域、部门、事项逐级看", "Down by area, department and item";

    // Conditions of lists.
    centre_only_item(item: &str) => "事项：{item}", "Item: {item}";
    centre_only_place(place: &str) => "收件地点：{place}", "Taken in at: {place}";
    centre_only_standing => "不含已摘牌", "Without cards taken back";
    centre_only_silent => "逾期未说明", "Explanation missed";
    centre_kind => "规则种类", "Kind of rule";
    centre_did_taken => "窗口收件", "Taken in";
}

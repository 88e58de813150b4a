//! Sentences of the report of supervision. Names begin with `stat_`.

messages! {
    stat_title => "监察统计", "Report of supervision";
    stat_lead => "一段时间里发出的监察牌，按规则、部门、事项统计；点数字看那些牌。",
        "Cards raised in a stretch of days, by rule, department and item; every figure leads to its cards.";
    stat_nav => "统计", "Report";
    stat_from => "发牌从", "Raised from";
    stat_until => "发牌到", "Raised until";
    stat_show => "统计", "Count";
    stat_wrong_span => "结束日期不早于开始日期，最长一年。", "The last day is not before the first, and a year at most.";
    stat_span(first: &str, last: &str) => "统计期间：{first} 至 {last}。", "From {first} to {last}.";
    stat_means => "按牌现在的级别和状态统计，已摘牌的也在内。按期说明率：期限已过或者已经说明的牌里，按期说明的占多少。",
        "Cards as they stand now, those taken back among them. Explained in time: of the cards that were explained or whose time is over.";
    stat_total => "合计", "All cards";
    stat_by_rule => "按规则", "By rule";
    stat_by_department => "按部门", "By department";
    stat_by_item => "按事项", "By item";
    stat_item_most(n: u32) => "牌最多的 {n} 个事项", "The {n} items with most cards";
    stat_rest(n: usize) => "还有 {n} 个，全部在下载的文件里。", one "1 more is in the files.", many "{n} more are in the files.";
    stat_all => "合计", "All";
    stat_in_time => "按期说明率", "Explained in time";
    stat_unanswered => "逾期未说明", "Not explained in time";
    stat_taken_back => "已摘牌", "Taken back";
    stat_open => "未结", "Open";
    stat_table => "表", "Table";
    stat_name => "名称", "Name";
    stat_none => "这段时间没有发过牌", "No card was raised in these days";
    stat_none_more => "换一段时间再看。", "Choose other days.";
}

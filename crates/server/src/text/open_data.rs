//! Sentences of the page of open data. Names begin with `data_`.

messages! {
    data_title => "开放数据", "Open data";
    data_lead => "大厅公布的全部事项，可以下载、使用、再加工，不用注册。", "Every item the hall publishes, to take away and use, without registering.";
    data_files => "下载", "Downloads";
    data_csv => "CSV（UTF-8，表格软件可直接打开）", "CSV (UTF-8, opens in any spreadsheet)";
    data_json => "JSON", "JSON";
    data_xlsx => "工作簿（XLSX）", "Workbook (XLSX)";
    data_files_more => "只有已发布和暂停受理的事项，没有草稿，也没有任何个人信息。数据随日志更新：地址不变，内容没变时服务器会回答“没有变化”（ETag）。",
        "Published and suspended items only: no drafts, nobody's personal data. They follow the log; the addresses stay, and where nothing has changed the server says so (ETag).";
    data_last => "最近一次变动", "Last change";
    data_items => "事项数", "Items";
    data_licence => "许可", "Licence";
    data_licence_text => "可以免费复制、传播、改编，也可以用于商业目的；请注明来源和下载日期，改动过的要说明。数据按现状提供，办事以大厅的办事指南和当场答复为准。",
        "You may copy, share and adapt them, also commercially, free of charge; name the source and the day you took them, and say if you changed them. They are given as they are: what counts is the hall's guide.";
    data_source(hall: &str) => "来源：{hall}", "Source: {hall}";
    data_definitions => "各列的含义", "What the columns mean";
    data_all_columns(count: usize) => "看全部 {count} 列", one "See the column", many "See all {count} columns";
    data_all_figures => "看各部门的数字", "See the figures of each department";
    data_column => "列名", "Column";
    data_means => "含义", "Meaning";
    data_statistics => "目录统计", "The catalogue in figures";
    data_statistics_more => "已发布和暂停受理的事项，按部门和事项类型计数；现数现算，不是历史数。", "Published and suspended items by department and kind, as they stand now.";
    data_department => "部门", "Department";
    data_kind => "事项类型", "Kind";
    data_online => "可网上办理", "Online";
    data_no_visit => "不用跑现场", "No visit";
    data_free => "不收费", "Free of charge";
    data_no_kind => "未分类", "no kind";
    data_sum => "合计", "Together";
    data_none => "大厅还没有发布事项。", "The hall has not published any item yet.";
    data_api => "程序可以用开放接口按条件查询。", "Programs may ask for parts of it through the API.";
}

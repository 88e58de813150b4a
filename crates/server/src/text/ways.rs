//! Sentences of the ways into the catalogue: browsing, comparing, handling several services together.

messages! {
    ways_kind => "事项类型", "Kind";
    ways_level => "行使层级", "Level";
    ways_target => "服务对象", "For whom";
    ways_home_more => "按类型、层级、对象找", "By kind, level and for whom";
    ways_choose => "选中", "Choose";
    ways_choose_item(name: &str) => "选中“{name}”", "Choose “{name}”";
    ways_compare => "并排比较", "Compare side by side";
    ways_together => "合在一起办", "Prepare them together";
    ways_choose_hint => "在列表里选两到四项，可以并排比较，也可以合成一张申请表、一份材料清单。",
        "Choose two to four services to compare them, or to prepare them with one form and one list of documents.";
    ways_compare_title => "事项比较", "Services compared";
    ways_compare_lead => "时限、次数、材料、收费、层级，并排看。", "Time, visits, documents, fees and level, side by side.";
    ways_compare_what => "比什么", "What";
    ways_compare_same(count: usize) => "{count} 项相同", one "1 is the same", many "{count} are the same";
    ways_code => "编码", "Code";
    ways_statutory => "法定时限", "Time by law";
    ways_promised => "承诺时限", "Time promised";
    ways_visits => "到现场次数", "Visits";
    ways_visits_none => "不用跑", "None";
    ways_materials => "要带的材料", "Documents to bring";
    ways_fees => "收费", "Fees";
    ways_online => "网上办理", "Online";
    ways_result => "办理结果", "Result";
    ways_phone => "部门电话", "Telephone";
    ways_in_preparation => "指南编制中", "Guide in preparation";
    ways_too_few => "请至少选两个事项", "Please choose at least two services";
    ways_too_few_more => "回到列表，在事项前面打勾，最多四项。", "Go back to the list and tick services, four at most.";
    /// 视情况: needed only for some answers.
    together_sometimes => "（视情况）", "(in some cases)";
    ways_too_many => "最多一起看四项，后面的没有显示", "Four at most are shown together; the others are left out";
}

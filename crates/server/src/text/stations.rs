//! Sentences about service centres of towns and villages, for the public and for whoever keeps the hall. Names begin with
//! `stations_`.

messages! {
    stations_title => "乡镇、村便民服务点", "Service centres in towns and villages";
    stations_lead => "在家门口就能办：到离您最近的服务点递交申请，后面的办理和在县里一样。",
        "Apply near home: hand in at the centre nearest to you; what follows is the same as at the hall.";
    stations_none => "还没有设服务点。", "There is no service centre yet.";
    stations_name => "服务点", "Centre";
    stations_level => "层级", "Level";
    stations_town => "乡镇（街道）", "Town";
    stations_village => "村（社区）", "Village";
    stations_place => "地址", "Address";
    stations_time => "服务时间", "Hours";
    stations_phone => "电话", "Telephone";
    stations_items => "可办事项", "Items";
    stations_items_count(count: usize) => "{count} 项", one "1 item", many "{count} items";
    stations_items_none => "这个服务点还没有可办的事项，请到县政务服务中心办理。",
        "This centre takes nothing in yet; please come to the hall.";
    stations_here => "就近办理", "Near you";
    stations_here_lead => "除了县政务服务中心，下面这些服务点也收这个事项的申请。",
        "Besides the hall, these centres take applications for this item.";
    stations_item_here => "事项", "Item";
    stations_item_time => "承诺时限", "Promised";

    // Keeping them.
    stations_keep => "服务点", "Service centres";
    stations_keep_lead => "每个服务点只能收分给它的事项；在服务点上班的人，岗位设在这个服务点。",
        "A centre takes in only what it is given; whoever works there has a post at the centre.";
    stations_add => "添加服务点", "Add a centre";
    stations_change => "修改服务点", "Change the centre";
    stations_division => "行政区划代码", "Division code";
    stations_division_hint(example: &str) => "乡镇 9 位、村 12 位，以本厅的区划代码开头，例如 {example}",
        "9 digits for a town, 12 for a village, beginning with the hall's own, as in {example}";
    stations_choose => "分配事项", "Give it items";
    stations_choose_lead(station: &str) => "{station}收哪些事项？按部门勾选，保存后立刻生效，在办的不受影响。",
        "What does {station} take in? Tick by department; it counts at once, and open cases go on.";
    stations_of(department: &str) => "{department}的事项", "Items of {department}";
    stations_no_items => "这个部门没有已发布的事项。", "This department has no published item.";
    stations_given(count: usize) => "现在共有 {count} 项", one "1 item in all now", many "{count} items in all now";
    stations_at => "所在服务点", "At which centre";
    stations_at_hint => "只收这个服务点的事项；留空就是在大厅", "It takes that centre's items only; leave it empty for the hall";
    stations_at_hall => "大厅", "The hall";
    stations_not_here(station: &str) => "{station}不收这个事项，请引导申请人到县政务服务中心",
        "{station} does not take this item in; please send the applicant to the hall";
    stations_departments => "按部门选", "By department";
}

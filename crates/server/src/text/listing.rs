//! Sentences about items that stand in the catalogue before their guide is complete (目录条目).

messages! {
    /// The act of telling the public that there is such an item.
    listing_list => "列入目录", "List";
    /// The act of taking the listing back.
    listing_unlist => "移出目录", "Take off the list";
    /// What follows from listing.
    listing_then_list => "公众能查到它的名称、类型、部门和编码，标明“指南编制中”。不收申请，也不作任何承诺。",
        "The public finds its name, kind, department and code, marked “guide in preparation”. No application is taken and nothing is promised.";
    /// What follows from taking it off.
    listing_then_unlist => "公众不再能查到它。草稿留着。", "The public no longer finds it. The draft stays.";
    /// The heading of the notice on a listed item's page.
    listing_notice => "办事指南正在编制", "The guide is being prepared";
    /// The notice itself.
    listing_notice_more => "这个事项已经列入目录，办理条件、材料、时限还没有公布，现在不能在网上申请。要办的话，请先联系部门。",
        "This service is in the catalogue. Its conditions, documents and time are not published yet, so nobody can apply online. Please ask the department first.";
    /// The panel with the few particulars.
    listing_known => "目录信息", "What the catalogue says";
    /// 部门电话
    listing_phone => "部门电话", "Department's telephone";
    /// Where no telephone is known.
    listing_no_phone => "暂未登记，请到大厅咨询台问", "None on record; please ask at the hall's desk";
}

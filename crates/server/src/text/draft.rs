//! Sentences about drafts on their way: what was done, what comes next and who does it, and how one is thrown away.
//! Names begin with `draft_`.

messages! {
    // What was done, on top of the item's page.
    draft_done_saved => "草稿已保存", "The draft is saved";
    draft_done_process => "流程已存为草稿", "The process is saved as a draft";
    draft_done_review => "您的审核意见已记下", "Your opinion is recorded";
    draft_done_return => "已退回起草人修改", "Sent back to its drafter";
    draft_done_list => "已列入目录，公众能查到了", "Listed: the public finds it";
    draft_done_unlist => "已移出目录", "Taken off the list";
    draft_done_publish => "已发布，公众能看到办事指南了", "Published: the public reads its guide";
    draft_done_suspend => "已暂停受理", "Suspended";
    draft_done_resume => "已恢复受理", "Resumed";
    draft_done_cancel => "事项已取消", "Cancelled";

    // What comes next.
    draft_next_faults(count: usize) => "接下来：把下面 {count} 处补好，大厅和法制机构才能审核。", one "Next: mend the one thing named below; then hall and legal office can review it.",
        many "Next: mend the {count} things named below; then hall and legal office can review it.";
    draft_next_returned => "接下来：照退回的理由修改，保存以后两家重新审核。", "Next: change it as asked; once saved, both offices review it anew.";
    draft_next_review(who: &str) => "接下来：{who}。不用另外送审，它已经在他们的“等我处理”里。", "Next: {who}. It waits on their first page already; nothing need be sent.";
    draft_next_who(office: &str, people: &str) => "{office}（{people}）", "{office} ({people})";
    draft_next_and => "、", " and ";
    draft_next_publish(people: &str) => "接下来：大厅管理（{people}）发布。", "Next: published by the hall manager ({people}).";
    draft_next_change => "要修改已发布的内容，直接改就行：保存成新一版草稿，审核发布以前公众仍看现在的版本。",
        "To change it, just edit: it becomes a draft of a new version, and the public goes on reading the present one until that is published.";
    draft_nobody => "还没有人任这个岗位", "nobody holds the post yet";

    // Sent back.
    draft_returned(who: &str, when: &str) => "{who}于 {when} 退回修改", "Sent back by {who}, {when}";
    draft_returned_changed => "退回以后已经改过；审核通过以前，退回的理由一直列在这里。", "It was changed since; the reason stays here until both offices have found it in order.";
    draft_returned_to_sections => "到各部分去改", "To the sections";
    draft_returned_to_me => "退回给我改", "Sent back to me";
    draft_returned_all => "退回修改中", "Sent back, being changed";
    draft_complete => "要件齐全，等审核", "Complete, to be reviewed";
    draft_lacking => "还缺要件的草稿", "Drafts that lack something";
    draft_lacks(count: u32) => "还缺 {count} 处", one "1 thing missing", many "{count} things missing";

    // Thrown away.
    draft_discard => "弃掉草稿", "Discard the draft";
    draft_discard_then => "草稿从清单和搜索里消失，操作记录留着。编码随即空出来，可以重新起草。",
        "It vanishes from lists and search; the record stays. Its code is free at once, and may be drafted anew.";
    draft_discard_never => "只有从没发布过、现在也不在目录里的草稿能弃掉。", "Only a draft that was never published and is not listed can be discarded.";
    draft_discard_hint => "您不是起草人，请写明理由；起草人会在操作记录里看到", "You did not draft it: please say why; the drafter reads it in the record";
    draft_discarded => "草稿已经弃掉，编码空出来了", "The draft is discarded, and its code is free";

    // Before acts.
    draft_unlistable => "还不能列入目录", "It cannot be listed yet";
    draft_unlistable_more => "公众要看到名称、类型、部门和编码，先把这几处补好：", "The public reads name, kind, department and code; please mend these first:";
    draft_not_sound => "要件还不齐，不能审核通过；可以退回修改", "It lacks something, so it cannot be found in order; it can be sent back";
    draft_still_yours => "草稿在您填写期间改过。您写的意见还在下面；请看看现在的内容，再确认一次。",
        "The draft changed meanwhile. What you wrote is still below; please look at it as it is now, and confirm once more.";
    draft_guide => "预览指南", "Preview of the guide";
    draft_guide_lead => "发布以后公众看到的就是这样。现在只有大厅的人能看到。", "So the public reads it once it is published. For now only the hall sees it.";
    draft_guide_public => "看公开指南", "The public guide";

    // The editor.
    draft_voids(offices: &str) => "保存改动以后，{offices} 作废，要重新审核", "Once you save a change, this is void and must be given anew: {offices}";
    draft_voids_one(office: &str, when: &str) => "{office} {when}", "{office}, {when}";
    draft_steps_too_long(steps: &str) => "各环节合计 {steps}，和承诺时限对不上；请调整环节或者承诺时限", "The steps take {steps} together, which the promise does not cover; change steps or promise";
    draft_to_process => "去看流程", "To the process";
    draft_question_needed(what: &str) => "{what}只在选它时需要。保存以后它们失去条件，要另选条件或者去掉条件。",
        "{what} is needed only for it. Once you save, they lose their condition and need another one, or none.";
    draft_question_materials(places: &str) => "材料 {places}", "Material {places}";
    draft_question_process => "办理流程里的分支", "A branch of the process";
    draft_question_gone => "删去的问题还有别处在用", "Something depends on the question you removed";
    draft_choice_first => "先加情形问题，才能按情形分支", "Add a question first; then the process can branch by its answers";
    draft_wrong_here(count: usize) => "有 {count} 处存不下来", one "1 thing cannot be saved so", many "{count} things cannot be saved so";
    draft_elsewhere(department: &str, post: &str) => "{department}{post}", "{post} ({department})";
    draft_choose(what: &str) => "请选择{what}。", "Please choose: {what}.";

    // The code of a new item.
    draft_code_form => "实施编码是 31 位：信用代码 18 位、层级 1 位、基本编码 12 位；地方编码是 10 位或 16 位数字，或者带短横线。字母用大写",
        "A code has 31 signs: credit code (18), level (1), basic code (12); local codes have 10 or 16 digits, or hyphens. Letters are capitals";
    draft_code_credit => "前 18 位不是统一社会信用代码，请核对", "Its first 18 signs are no credit code; please check them";
    draft_code_other => "前 18 位不是本部门的统一社会信用代码", "Its first 18 signs are not the credit code of this department";
    draft_code_level => "第 19 位是行使层级，应是 1 到 7", "Its 19th sign is the level, from 1 to 7";
}

//! Sentences of the editor of items: its pages, its hints, the two reviews, and what a guide says of planned days.
//! Names of fields are in `field`; names here begin with `edit_`, those of the guide with `guide_`.

messages! {
    // The two reviews (I-02).
    edit_reviews => "双审", "The two reviews";
    edit_reviews_lead => "大厅和法制机构各审一次，由两个人分别办，都不是起草人。改动草稿会作废两家的意见。",
        "The hall and the legal office each give an opinion, by two people who did not draft it. Changing the draft voids both.";
    edit_reviewed_by_both => "两家都已审核通过，可以发布", "Both offices have found it in order: it may be published";
    edit_review_missing => "还没有审核", "Still missing";

    // Planned days (I-06).
    guide_not_yet(day: &str) => "自 {day} 起受理", "Applications are taken from {day}";
    guide_not_yet_more => "在这一天以前还不能申请，您可以先准备材料。", "Before that day nobody can apply; you may get your papers ready.";
    guide_ends(day: &str) => "受理到 {day} 前一日为止", "Applications are taken until the day before {day}";
    guide_over_more => "已受理的申请继续办理完毕。", "Applications already accepted are finished.";
}

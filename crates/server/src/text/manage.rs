//! Sentences of the manage room (management pages). Names begin with `manage_`.

messages! {
    /// The room's name in the header.
    manage_room => "大厅管理", "Hall management";
    manage_nav_items => "事项", "Items";
    manage_nav_hall => "人员与岗位", "People and posts";
    manage_nav_calendar => "日历", "Calendar";
}

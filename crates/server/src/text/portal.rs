//! Sentences of the portal room (citizen pages). Names begin with `portal_`.

messages! {
    /// The room's name in the header.
    portal_room => "网上大厅", "Service hall";
    portal_nav_items => "办事指南", "Services";
    portal_nav_track => "查进度", "Track a case";
    portal_nav_my => "我的办件", "My cases";
}

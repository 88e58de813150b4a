//! Sentences of the portal room (citizen pages). Names begin with `portal_`.

messages! {
    /// The room's name in the header.
    portal_room => "网上大厅", "Service hall";
}

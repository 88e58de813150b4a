//! Sentences of the manage room (management pages). Names begin with `manage_`.

messages! {
    /// The room's name in the header.
    manage_room => "大厅管理", "Hall management";
}

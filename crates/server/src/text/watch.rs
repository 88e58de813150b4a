//! Sentences of the watch room (supervision pages). Names begin with `watch_`.

messages! {
    /// The room's name in the header.
    watch_room => "监察督查", "Supervision";
}

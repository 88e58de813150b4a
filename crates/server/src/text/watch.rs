//! Sentences of the watch room (supervision pages). Names begin with `watch_`.

messages! {
    /// The room's name in the header.
    watch_room => "监察督查", "Supervision";
    watch_nav_cards => "监察牌", "Cards";
    watch_nav_cases => "全部办件", "All cases";
}

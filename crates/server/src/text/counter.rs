//! Sentences of the counter room (window pages). Names begin with `counter_`.

messages! {
    /// The room's name in the header.
    counter_room => "综合窗口", "Counter";
}

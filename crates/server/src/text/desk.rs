//! Sentences of the desk room (department pages). Names begin with `desk_`.

messages! {
    /// The room's name in the header.
    desk_room => "部门办理", "Department desk";
    desk_nav_cards => "我的监察牌", "My cards";
}

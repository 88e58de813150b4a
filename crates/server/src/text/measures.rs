//! Sentences of the measures of reform (CA8): every figure with its definition. Names begin with `measure_`.

messages! {
    measure_title => "改革指标", "Measures of reform";
    measure_nav => "改革指标", "Measures";
    measure_lead => "按已经发布的事项算出来：时限压了多少、材料和跑动减了多少、能不能网上办、进没进大厅。",
        "Computed from the services as published: how much time, paper and walking was saved, what can be done online, and what has come to the hall.";
    measure_whole => "全大厅", "The whole hall";
    measure_department => "部门", "Department";
    measure_none => "还没有发布的事项。", "Nothing has been published yet.";
    measure_items(count: i64) => "{count} 个事项", one "1 service", many "{count} services";
    measure_promise => "承诺占法定", "Promised ÷ statutory";
    measure_promise_means => "承诺时限之和 ÷ 法定时限之和，只算法律定了时限的事项；目标不超过 50%",
        "Sum of the promised limits ÷ sum of the statutory ones, of services whose limit the law sets; the target is 50 % at most";
    measure_shortened => "压缩时限的事项", "Services cut short";
    measure_shortened_means => "承诺比法定短的事项 ÷ 法律定了时限的事项", "Services promised in less time than the law gives ÷ services whose limit the law sets";
    measure_materials => "平均材料", "Materials";
    measure_materials_means => "每个事项要群众交的材料份数；靠数据共享取得的不算", "Papers an applicant hands in for one service; what is shared between offices does not count";
    measure_steps => "平均环节", "Steps";
    measure_steps_means => "每个事项的办理环节数，并联的分别算", "Steps of one service; parallel ones count each";
    measure_trips => "平均跑动", "Trips";
    measure_trips_means => "每个事项到大厅的次数", "Trips to the hall for one service";
    measure_no_trip => "零跑动", "No trip at all";
    measure_no_trip_means => "不用到现场的事项 ÷ 全部事项", "Services without any trip ÷ all services";
    measure_online => "全程网办", "Fully online";
    measure_online_means => "网上能办到“办理”及以上的事项 ÷ 全部事项", "Services handled online to the decision or further ÷ all services";
    measure_entered => "进驻大厅", "In the hall";
    measure_entered_means => "进驻大厅的事项 ÷ 全部事项；目标 100%", "Services that have come to the hall ÷ all services; the target is 100 %";
    measure_concentrated => "集中办理", "Handled in one place";
    measure_concentrated_means => "进驻大厅、每个环节都在本大厅岗位办完（没有上报环节）的事项 ÷ 全部事项；目标 85%",
        "Services in the hall whose every step lies with posts of the hall (none is forwarded up) ÷ all services; the target is 85 %";
    measure_powers => "首席代表授权", "Powers of representatives";
    measure_powers_means => "首席代表授权书授予的权力 ÷ 五项权力；没有首席代表的部门按零算", "Powers in the letters of chief representatives ÷ five; a department without one counts nought";
    measure_units => "不同单位的时限折成工作日比较：开门 7 小时算一个工作日，7 个自然日算 5 个工作日。暂停的事项也算，取消和移出的不算。",
        "Limits in different units are compared in working days: seven opening hours are one, seven calendar days are five. Suspended services count, cancelled ones and those that moved away do not.";
    measure_trend_share => "变化：比例", "Trend: shares";
    measure_trend_share_finding => "每个有发布、暂停、取消或者移动的日子一个点，最多六十个，末尾是今天", "A point for every day on which something was published, suspended, cancelled or moved, sixty at most, and today";
    measure_trend_load => "变化：每百个事项的负担", "Trend: burden of a hundred services";
    measure_trend_load_finding => "材料、环节、跑动，每一百个事项合计；三张图各有自己的刻度", "Materials, steps and trips of a hundred services together; each on a scale of its own";
    measure_per_hundred => "每百项", "per hundred";
    measure_by_department => "各部门", "By department";
    measure_which => "看哪项指标", "Which figure";
    measure_all => "展开各部门的全部指标", "All figures of every department";
    measure_count => "事项", "Services";
    measure_reform_link => "看改革批次", "See the rounds of reform";
}

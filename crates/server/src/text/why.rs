//! Sentences of the account of a clock: why a date is the date, what made it move. Names begin with `why_`.

use super::Lang;
use rules::calendar::CalendarChange;

messages! {
    why_title => "为什么是这一天？", "Why this date?";
    why_title_of(clock: &str) => "{clock}：为什么是这一天？", "{clock}: why this date?";
    why_lead => "下面逐日列出这个期限是怎么算出来的，每一天都写明计入或不计入的根据。",
        "Day by day, how this limit was counted, and by whose word each day counts or does not.";
    why_round(clock: &str, round: usize) => "{clock}（第 {round} 次计算）", "{clock} (run {round})";
    why_download => "下载逐日表（CSV）", "Download the days (CSV)";
    why_case => "办件编号", "Case";
    why_item => "事项", "Matter";
    why_outcome => "算出的日期", "The date";
    why_ledger => "时限账", "What happened to the clock";
    why_days => "逐日说明", "Day by day";
    why_sum(limit: &str, due: &str) => "共 {limit}，到期日为 {due}。", "{limit} in all; the due day is {due}.";
    why_to_the_second(at: &str) => "用完的时刻：{at}。", "Used up at {at}.";
    why_counted_from(day: &str) => "自 {day} 起算，起算当天不计入（行政许可法第八十二条、民法典第二百零一条）。",
        "Counted from {day}; that day itself does not count (Licensing Law art. 82, Civil Code art. 201).";
    why_foreseen(foreseen: &str) => "{foreseen}。", "This date is {foreseen}.";
    why_foreseen_how => "放假通知还没有公布的日子，暂按周一至周五计算。最早和最迟的日子按法定节假日的天数和调休的限度推算：不论通知怎样安排，到期日都在这两天之间；通知公布后自动重算，并告知您。",
        "Days without a holiday notice yet are taken as Monday to Friday. The earliest and the latest day follow from the holidays the law gives and the limits of moving them: whatever the notice says, the date lies between the two. It is counted anew when the notice is out, and you are told.";
    why_open_pause => "时限正在暂停，恢复之后日期会顺延。", "The clock stands still now; the date moves on when it resumes.";
    why_stopped(day: &str) => "这个时限已于 {day} 结束计算。", "This clock stopped on {day}.";
    why_cut(rows: usize) => "账目太长，只列出前 {rows} 天。", "The account is long; only the first {rows} days are shown.";

    why_begins_accepted => "自受理之日起算（行政许可法第四十二条）。",
        "It runs from the day of acceptance (Licensing Law art. 42).";
    why_begins_corrected(day: &str) => "补正材料于{day}收齐，这一天就是受理之日，时限从这一天起算；补正所用的时间不计入（行政许可法第三十二条、第四十二条）。",
        "The corrections were complete on {day}; that is the day of acceptance, from which it runs. The time for correcting is not part of it (Licensing Law art. 32, 42).";
    why_begins_deemed(received: &str, recorded: &str) => "收到申请后五个工作日内没有告知补正，依法自收到之日（{received}）起视为受理，时限也从收到之日起算，早于系统记录视为受理的{recorded}（行政许可法第三十二条第一款第四项）。",
        "Nothing was said within five working days of receipt, so the law takes the application as accepted on the day it was received, {received}. The clock runs from that day, earlier than {recorded}, when this was recorded (Licensing Law art. 32(1)(4)).";
    why_begins_deemed_corrected(supplied: &str, recorded: &str) => "补正材料于{supplied}收齐，此后五个工作日内没有答复，依法自{supplied}起视为受理，时限也从这一天起算，早于系统记录视为受理的{recorded}（行政许可法第三十二条第一款第四项）。",
        "The corrections came on {supplied} and nothing was said within five working days, so the law takes the application as accepted on that day. The clock runs from it, earlier than {recorded}, when this was recorded (Licensing Law art. 32(1)(4)).";
    why_begins_received => "自收到申请材料之日起算；网上申请以到达系统的时间为准（行政许可法第三十二条）。",
        "It runs from the day the application was received; an online application is received when it reaches the system (Licensing Law art. 32).";
    why_begins_supplied => "自收到补正材料之日起重新计算（行政许可法第三十二条）。",
        "It runs anew from the day the corrections came in (Licensing Law art. 32).";
    why_begins_submitted => "自网上申请到达系统之日起算，下一个工作日为第一日（大厅办事规则：网上预审）。",
        "It runs from the day the online application reached the system; the next working day is day one (hall rules: pre-review).";
    why_begins_told => "自告知需要补正或者修改之日起算（大厅办事规则：补正期限）。",
        "It runs from the day on which the changes were asked for (hall rules: time to correct).";
    why_begins_granted => "自作出准予决定之日起算（行政许可法第四十四条）。",
        "It runs from the day of the decision to grant (Licensing Law art. 44).";
    why_begins_procedure => "自书面告知特别程序所需时间之日起算（行政许可法第四十五条）。",
        "It runs from the day on which the time it takes was told in writing (Licensing Law art. 45).";
    why_begins_forwarded => "自材料报送上级机关之日起算（行政许可法第三十五条）。",
        "It runs from the day the papers went to the superior (Licensing Law art. 35).";
    why_begins_informed => "自权利告知书送达之日起算；发到申请人账户的，发出即为送达（行政许可法第三十六条）。",
        "It runs from the day on which the notice of rights was served; what goes to the applicant's account is served at once (Licensing Law art. 36).";
    why_begins_hearing_told => "自听证告知书送达之日起算；发到申请人账户的，发出即为送达（行政许可法第四十七条）。",
        "It runs from the day on which the notice of the right to a hearing was served; what goes to the applicant's account is served at once (Licensing Law art. 47).";
    why_begins_hearing_asked => "自申请听证之日起算（行政许可法第四十七条）。",
        "It runs from the day on which the hearing was asked for (Licensing Law art. 47).";
    why_begins_assignment => "自受理之日起算（行政许可法第五十五条）。",
        "It runs from the day of acceptance (Licensing Law art. 55).";
    why_begins_lower_review => "自受理之日起算（行政许可法第四十三条）。",
        "It runs from the day of acceptance (Licensing Law art. 43).";
    why_begins_lower_review_again => "自批复后退回重新审查之日起算（行政许可法第四十三条）。",
        "It runs anew from the day on which the case was sent back after the superior's answer (Licensing Law art. 43).";
    why_begins_replied => "自收到上级机关答复之日起算（大厅办事规则：告知批复）。",
        "It runs from the day of the superior's answer (hall rules: telling it on).";
    why_begins_deferred => "自受理之日起算（大厅办事规则：容缺受理）。",
        "It runs from the day of acceptance (hall rules: materials to follow).";
    why_begins_verification => "自作出准予决定之日起算（大厅办事规则：承诺核查）。",
        "It runs from the day of the decision to grant (hall rules: verifying promises).";
    why_begins_rectification => "自要求整改之日起算（大厅办事规则：承诺核查）。",
        "It runs from the day on which it was to be put right (hall rules: verifying promises).";
    why_begins_renewal => "自申请延续之日起算，到证照有效期的最后一天为止；届满前没有决定的，视为准予延续（行政许可法第五十条）。",
        "From the day the renewal was asked for to the last day of the licence; undecided by then, it is renewed (Licensing Law art. 50).";
    why_begins_payment => "自开具缴款通知，或者批准减免、缓缴之日起算；期限由事项规定，没有规定的十个工作日。最后一天到二十四时为止。",
        "From the day of the payment notice, or of the decision on a relief; the service says how long, or ten working days. The last day counts until midnight.";
    why_begins_step => "自环节开始时起算（大厅办事规则：环节时限）。", "It runs from the beginning of the step (hall rules: limits of steps).";
    why_days_rule => "起算当天不计入（民法典第二百零一条）；工作日不含法定节假日和双休日（行政许可法第八十二条）；最后一日放假的，顺延到放假后的第一个工作日（民法典第二百零三条）。",
        "The first day does not count (Civil Code art. 201). Working days leave out public holidays and weekends (Licensing Law art. 82). A limit that ends on a day off moves on to the next working day (Civil Code art. 203).";
    why_calendar_rule => "按自然日计算：起算当天不计入（民法典第二百零一条），此后每一天都计入；最后一日放假的，顺延到放假后的第一个工作日（民法典第二百零三条）。",
        "Counted in calendar days: the first day does not count (Civil Code art. 201), every day after it does. A limit that ends on a day off moves on to the next working day (Civil Code art. 203).";
    why_seconds_rule => "按办公时间计算：从起算的那一刻起，只计大厅开放的时间。",
        "Counted in office time: from the very moment of the start, and only while the hall is open.";

    why_what => "发生了什么", "What happened";
    why_due_then => "此后的到期日", "Due day from then on";
    why_begins(limit: &str) => "开始计时，共 {limit}", "Begins, {limit}";
    why_pauses(cause: &str) => "暂停：{cause}", "Pauses: {cause}";
    why_resumes(cause: &str) => "恢复：{cause}结束", "Resumes: {cause} is over";
    why_extends(by: &str) => "延长 {by}", "Extended by {by}";
    why_shortens(to: &str) => "承诺缩短为 {to}", "The promise is shortened to {to}";
    why_restarts => "重新起算", "Counted anew";
    why_stops => "停止计时", "Stops";
    why_recomputed(from: &str) => "到期日重算，原为{from}", "Date recomputed; it was {from}";
    why_approved_by(who: &str) => "批准人：{who}", "Approved by {who}";
    why_told_through(day: &str) => "告知的暂停期限：到{day}", "Told to last until {day}";
    why_open_end => "暂停中，恢复后确定", "Standing still; known when it resumes";

    why_day => "日期", "Day";
    why_verdict => "是否计入", "Counted?";
    why_cause => "根据", "By whose word";
    why_used => "累计", "Total";
    why_start_day => "起算日，不计入", "Start day, not counted";
    why_start_day_article => "民法典第二百零一条", "Civil Code art. 201";
    why_counts => "计入", "Counted";
    why_not => "不计入", "Not counted";
    why_moved => "不计入，期限顺延", "Not counted, the limit moves on";
    why_moved_article => "民法典第二百零三条", "Civil Code art. 203";
    why_paused(cause: &str) => "暂停：{cause}", "Paused: {cause}";
    why_paused_article => "，依据行政许可法第四十五条", ", Licensing Law art. 45";
    why_seconds(time: &str) => "计入 {time}", "{time} counted";
    why_none => "未开放，不计入", "Nothing counted";
    why_open(hours: &str) => "开放 {hours}", "open {hours}";
    why_shut => "不开放", "shut";
    why_closed(cause: &str) => "闭馆：{cause}", "closed: {cause}";
    why_opened(hours: &str, cause: &str) => "加开 {hours}：{cause}", "opened {hours}: {cause}";
    why_back => "返回办件", "Back to the case";
    why_clocks => "这件事的其他时限", "The other clocks of this case";

    why_holidays_changed => "放假安排有变化。", "The holidays have changed.";
    why_because(causes: &str) => "原因：{causes}。", "Because: {causes}.";
    why_decree_loaded(number: &str) => "放假通知（{number}）已公布", "the holiday notice {number} was published";
    why_decree_taken_back(number: &str) => "收回放假通知（{number}）", "the holiday notice {number} was taken back";
    why_local_declared(holiday: &str) => "公布地方假日：{holiday}", "a local holiday was declared: {holiday}";
    why_local_taken_back(holiday: &str) => "收回地方假日：{holiday}", "a local holiday was taken back: {holiday}";
    why_hours_changed => "大厅办公时间有变动", "the hall's hours have changed";
}

/// 日历变动: what changed the calendar, with the number of the paper that did.
#[must_use]
pub fn change(lang: Lang, change: &CalendarChange) -> String {
    match change {
        CalendarChange::DecreeLoaded { number } => lang.why_decree_loaded(number),
        CalendarChange::DecreeTakenBack { number } => lang.why_decree_taken_back(number),
        CalendarChange::LocalHolidayDeclared { zh, en, notice } => {
            lang.why_local_declared(&noticed(lang, lang.pick(zh, en), notice))
        }
        CalendarChange::LocalHolidayTakenBack { zh, en, notice } => {
            lang.why_local_taken_back(&noticed(lang, lang.pick(zh, en), notice))
        }
        CalendarChange::HoursChanged => lang.why_hours_changed().to_owned(),
    }
}

/// "县庆（平政发〔2026〕3号）": a local holiday with its notice, where it has one.
fn noticed(lang: Lang, holiday: &str, notice: &str) -> String {
    match (notice.trim(), lang) {
        ("", _) => holiday.to_owned(),
        (notice, Lang::Zh) => format!("{holiday}（{notice}）"),
        (notice, Lang::En) => format!("{holiday} ({notice})"),
    }
}

/// 原因: everything that made a date move, in one sentence; that the holidays have changed where no more is known.
#[must_use]
pub fn causes(lang: Lang, changes: &[CalendarChange]) -> String {
    let said: Vec<String> = changes.iter().map(|one| change(lang, one)).collect();
    match said.as_slice() {
        [] => lang.why_holidays_changed().to_owned(),
        some => lang.why_because(&some.join(lang.pick("；", "; "))),
    }
}

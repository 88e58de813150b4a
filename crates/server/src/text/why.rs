//! Sentences of the account of a clock: why a date is the date, what made it move. Names begin with `why_`.

use super::Lang;
use rules::calendar::CalendarChange;

messages! {
    why_title => "为什么是这一天？", "Why this date?";
    why_lead => "下面逐日列出这个期限是怎么算出来的，每一天都写明计入或不计入的根据。",
        "Day by day, how this limit was counted, and by whose word each day counts or does not.";
    why_sum(limit: &str, due: &str) => "共 {limit}，到期日为 {due}。", "{limit} in all; the due day is {due}.";
    why_counted_from(day: &str) => "自 {day} 起算，起算当天不计入（行政许可法第八十二条、民法典第二百零一条）。",
        "Counted from {day}; that day itself does not count (Licensing Law art. 82, Civil Code art. 201).";
    why_provisional => "其中有的日子还没有放假安排，日期是暂定的，放假通知发布后可能调整。",
        "For some of these days no holiday notice has been published yet, so the date may still move.";
    why_open_pause => "时限正在暂停，恢复之后日期会顺延。", "The clock stands still now; the date moves on when it resumes.";
    why_stopped(day: &str) => "这个时限已于 {day} 结束计算。", "This clock stopped on {day}.";
    why_cut(rows: usize) => "账目太长，只列出前 {rows} 天。", "The account is long; only the first {rows} days are shown.";
    why_day => "日期", "Day";
    why_verdict => "是否计入", "Counted?";
    why_cause => "根据", "By whose word";
    why_used => "累计", "Total";
    why_start_day => "起算日，不计入", "Start day, not counted";
    why_counts => "计入", "Counted";
    why_not => "不计入", "Not counted";
    why_moved => "不计入，期限顺延", "Not counted, the limit moves on";
    why_paused(cause: &str) => "暂停：{cause}", "Paused: {cause}";
    why_seconds(time: &str) => "计入 {time}", "{time} counted";
    why_none => "未开放，不计入", "Shut, not counted";
    why_no_clock => "这个期限还没有开始计算", "This clock has not begun";
    why_clocks => "这件事的时限", "The clocks of this case";

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

//! 推算: the reckoner behind `onewindow reckon` and `onewindow check-id` — one line in, one line of JSON out.
//!
//! It lets anybody check the legal clock against their own figures without a database: due dates with pauses, office
//! seconds between two moments, the moment at which seconds are used up, and whether a number is well-formed. It is a
//! pure function over lines; it never reads the time, and keeps nothing of what it is given.
//!
//! Blank lines are skipped but counted. A line that cannot be answered gets `{"line":3,"error":"…"}` and the next one
//! is taken; so does a line longer than [`LONGEST_LINE`] or one that is not UTF-8. Writers are flushed at the end.

use std::io::{self, BufRead, Write};
use std::str::FromStr;

use rules::{
    calendar::{Calendar, Hours, HoursFault, Spans},
    clock::{Cause, Clock, ClockKind, Limit, Verdict},
    identifier::{Fault, citizen, credit},
    time::{Date, Instant, OfficeSeconds, WorkingDays},
};
use serde::{Deserialize, Serialize};

/// The longest line taken, in bytes.
pub const LONGEST_LINE: usize = 64 * 1024;
/// The most pauses one request may name.
pub const MOST_PAUSES: usize = 366;
/// The years for which halls have hours.
const YEARS: std::ops::RangeInclusive<i16> = 2000..=2100;

/// How to reckon.
#[derive(Clone, Debug)]
pub struct ReckonOptions {
    /// Working days and hall hours.
    pub calendar: Calendar,
    /// Add the account day by day (`--explain`).
    pub explain: bool,
}

impl ReckonOptions {
    /// The calendar of the nation with these hours (`--hours 09:00-12:00,13:00-17:00`) on every working day.
    ///
    /// # Errors
    /// The [`HoursFault`] of the text; hours without any span are refused, for then no second would ever pass.
    pub fn new(hours: Option<&str>, explain: bool) -> Result<ReckonOptions, HoursFault> {
        let calendar = match hours {
            None => Calendar::china(),
            Some(text) => {
                let spans = Spans::parse(text)?;
                if spans.as_slice().is_empty() {
                    return Err(HoursFault::Form(text.chars().take(40).collect()));
                }
                Calendar::china().with_hours(Hours::on_working_days(spans))
            }
        };
        Ok(ReckonOptions { calendar, explain })
    }
}

/// Which number to check (`--kind`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IdKind {
    /// 公民身份号码
    CitizenId,
    /// 统一社会信用代码
    CreditCode,
}

impl FromStr for IdKind {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<IdKind, &'static str> {
        match text {
            "citizen_id" => Ok(IdKind::CitizenId),
            "credit_code" => Ok(IdKind::CreditCode),
            _ => Err("the kinds are citizen_id and credit_code"),
        }
    }
}

/// How many lines were answered and how many could not be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Lines answered.
    pub answered: u64,
    /// Lines that got an error line.
    pub refused: u64,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Request {
    Due(DueRequest),
    Elapsed(ElapsedRequest),
    Moment(MomentRequest),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DueRequest {
    start: String,
    working_days: WorkingDays,
    #[serde(default)]
    pauses: Vec<(Date, Date)>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ElapsedRequest {
    start: String,
    end: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MomentRequest {
    start: String,
    office_seconds: OfficeSeconds,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum Answer {
    Due {
        due: Date,
        provisional: bool,
        #[serde(skip_serializing_if = "Option::is_none")]
        account: Option<Vec<Row>>,
    },
    Elapsed {
        office_seconds: OfficeSeconds,
        #[serde(skip_serializing_if = "Option::is_none")]
        account: Option<Vec<Row>>,
    },
    Moment {
        moment: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        account: Option<Vec<Row>>,
    },
}

/// One day of an account: what became of it, how much was used by its end, and why, in both languages.
#[derive(Debug, Serialize)]
struct Row {
    date: Date,
    verdict: &'static str,
    used: u64,
    zh: String,
    en: String,
}

#[derive(Debug, Serialize)]
struct ErrorLine<'a> {
    line: u64,
    error: &'a str,
}

#[derive(Debug, Serialize)]
struct Checked<'a> {
    number: &'a str,
    valid: bool,
    reason: &'static str,
}

/// Answers one request with one line of JSON, without its line break.
///
/// # Errors
/// What is wrong with the request, in a sentence.
pub fn reckon_line(line: &str, options: &ReckonOptions) -> Result<String, String> {
    let request: Request = serde_json::from_str(line.trim()).map_err(|error| told(&error))?;
    let answer = match request {
        Request::Due(request) => due(&request, options)?,
        Request::Elapsed(request) => elapsed(&request, options)?,
        Request::Moment(request) => moment(&request, options)?,
    };
    serde_json::to_string(&answer).map_err(|error| told(&error))
}

/// Answers every line of the input; see the module's words on blank and bad lines.
///
/// # Errors
/// Only those of reading and writing themselves.
pub fn reckon_stream(input: impl BufRead, output: impl Write, options: &ReckonOptions) -> io::Result<Tally> {
    answer_lines(input, output, |line| reckon_line(line, options))
}

/// Checks one number: `{"number":"…","valid":false,"reason":"check"}`, with the reason `ok` for a well-formed one.
/// The number is repeated as it was given, without the spaces around it.
#[must_use]
pub fn check_id_line(line: &str, kind: IdKind, today: Option<Date>) -> String {
    let number = line.trim();
    let fault: Option<Fault> = match kind {
        IdKind::CitizenId => citizen::parse(number, today).err(),
        IdKind::CreditCode => credit::parse(number).err(),
    };
    let checked = Checked { number, valid: fault.is_none(), reason: fault.map_or("ok", Fault::word) };
    serde_json::to_string(&checked).unwrap_or_default()
}

/// Checks every line of the input; `today`, if given, refuses births to come.
///
/// # Errors
/// Only those of reading and writing themselves.
pub fn check_id_stream(
    input: impl BufRead,
    output: impl Write,
    kind: IdKind,
    today: Option<Date>,
) -> io::Result<Tally> {
    answer_lines(input, output, |line| Ok(check_id_line(line, kind, today)))
}

fn due(request: &DueRequest, options: &ReckonOptions) -> Result<Answer, String> {
    let start = start_of(&request.start)?;
    if request.pauses.len() > MOST_PAUSES {
        return Err(format!("more than {MOST_PAUSES} pauses"));
    }
    let limit = Limit::WorkingDays(request.working_days);
    // A promised clock: whatever the pause is for, it is the asker's business.
    let mut clock = Clock::started(ClockKind::Promised, start, start.day(), limit);
    for (first, last) in &request.pauses {
        if last < first {
            return Err(format!("the pause from {first} ends before it begins"));
        }
        clock = clock.pause_days(*first, *last, Cause::Other);
    }
    let due = clock.due(&options.calendar);
    let account = account(&clock, options);
    Ok(Answer::Due { due: due.date, provisional: due.provisional, account })
}

fn elapsed(request: &ElapsedRequest, options: &ReckonOptions) -> Result<Answer, String> {
    let (start, end) = (with_hours(moment_of(&request.start)?)?, with_hours(moment_of(&request.end)?)?);
    if end < start {
        return Err("the end lies before the start".to_owned());
    }
    let office_seconds = options.calendar.elapsed(start, end);
    let clock = Clock::started(ClockKind::Step, start, start.day(), Limit::OfficeSeconds(office_seconds));
    Ok(Answer::Elapsed { office_seconds, account: account(&clock, options) })
}

fn moment(request: &MomentRequest, options: &ReckonOptions) -> Result<Answer, String> {
    let start = with_hours(moment_of(&request.start)?)?;
    let moment = options.calendar.moment(start, request.office_seconds);
    if options.calendar.elapsed(start, moment) < request.office_seconds {
        return Err("so many office seconds do not pass before the end of 2100".to_owned());
    }
    let clock =
        Clock::started(ClockKind::Step, start, start.day(), Limit::OfficeSeconds(request.office_seconds));
    Ok(Answer::Moment { moment: moment.rfc3339(), account: account(&clock, options) })
}

fn account(clock: &Clock, options: &ReckonOptions) -> Option<Vec<Row>> {
    let rows = || clock.explain(&options.calendar).days.into_iter();
    options.explain.then(|| rows().map(|day| row(day.date, &day.verdict, day.total)).collect())
}

fn row(date: Date, verdict: &Verdict, used: u64) -> Row {
    let (verdict, zh, en) = match verdict {
        Verdict::StartDay(day) => ("start_day", day.zh(), day.en()),
        Verdict::Counted(day) => ("counted", day.zh(), day.en()),
        Verdict::NotCounted(day) => ("not_counted", day.zh(), day.en()),
        Verdict::MovedOn(day) => ("moved_on", day.zh(), day.en()),
        Verdict::Paused(_) => ("paused", "中止".to_owned(), "pause".to_owned()),
        Verdict::Seconds { day, .. } => ("seconds", day.zh(), day.en()),
    };
    Row { date, verdict, used, zh, en }
}

/// A start may be a moment or a bare day, which then begins at midnight.
fn start_of(text: &str) -> Result<Instant, String> {
    match text.trim().parse::<Date>() {
        Ok(day) if text.trim().len() == 10 => Ok(Instant::midnight(day)),
        _ => moment_of(text),
    }
}

fn moment_of(text: &str) -> Result<Instant, String> {
    let shown: String = text.chars().take(40).collect();
    Instant::parse(text).map_err(|fault| format!("\"{shown}\" is {fault}"))
}

fn with_hours(at: Instant) -> Result<Instant, String> {
    if YEARS.contains(&at.day().year()) {
        Ok(at)
    } else {
        Err("office seconds are known for 2000 to 2100".to_owned())
    }
}

/// What the reader of JSON found, without its own count of lines, which is not the reader's of the file.
fn told(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let bare = text.split(" at line ").next().unwrap_or(&text);
    format!("column {}: {bare}", error.column())
}

fn answer_lines(
    mut input: impl BufRead,
    mut output: impl Write,
    answer: impl Fn(&str) -> Result<String, String>,
) -> io::Result<Tally> {
    let mut tally = Tally::default();
    let mut bytes = Vec::new();
    let mut line = 0_u64;
    while let Some(whole) = next_line(&mut input, &mut bytes)? {
        line += 1;
        let text = match std::str::from_utf8(&bytes) {
            _ if !whole => Err(format!("the line is longer than {LONGEST_LINE} bytes")),
            Ok(text) => Ok(text.trim_start_matches('\u{FEFF}').trim()),
            Err(_) => Err("the line is not UTF-8".to_owned()),
        };
        let answered = match text {
            Ok("") => continue,
            Ok(text) => answer(text),
            Err(error) => Err(error),
        };
        match answered {
            Ok(text) => {
                tally.answered += 1;
                writeln!(output, "{text}")?;
            }
            Err(error) => {
                tally.refused += 1;
                serde_json::to_writer(&mut output, &ErrorLine { line, error: &error })?;
                writeln!(output)?;
            }
        }
    }
    output.flush()?;
    Ok(tally)
}

/// Reads one line without its break; `Some(false)` when it was longer than allowed and its rest was passed over,
/// `None` at the end. Never holds more than [`LONGEST_LINE`] bytes.
fn next_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Option<bool>> {
    line.clear();
    let (mut any, mut whole) = (false, true);
    loop {
        let ready = match input.fill_buf() {
            Ok(ready) => ready,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if ready.is_empty() {
            return Ok(any.then_some(whole));
        }
        any = true;
        let end = ready.iter().position(|byte| *byte == b'\n');
        let part = ready.get(..end.unwrap_or(ready.len())).unwrap_or(ready);
        if line.len() + part.len() > LONGEST_LINE {
            whole = false;
        } else if whole {
            line.extend_from_slice(part);
        }
        let used = part.len() + usize::from(end.is_some());
        input.consume(used);
        if end.is_some() {
            return Ok(Some(whole));
        }
    }
}

//! When the hall is open: daily opening hours with breaks, seasons, closures and extra openings (C-04, C-14, K-16).
//!
//! This is the hall's calendar, which is not the legal one: a hall open on Saturday counts office seconds then, but
//! Saturday is still no working day; a hall shut for a burst pipe does not stop a legal limit.

use alloc::{format, string::String, vec, vec::Vec};
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::time::Date;

/// The most opening spans a day may have.
pub const MOST_SPANS: usize = 8;
const DAY_SECONDS: u32 = 86_400;

/// 开放时段: from this second of the day to before that one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    open: u32,
    close: u32,
}

impl Span {
    /// Seconds after midnight at which the doors open.
    #[must_use]
    pub const fn open(self) -> u32 {
        self.open
    }

    /// Seconds after midnight at which the doors close, up to 86,400.
    #[must_use]
    pub const fn close(self) -> u32 {
        self.close
    }

    /// Its length in seconds.
    #[must_use]
    pub const fn seconds(self) -> u32 {
        self.close - self.open
    }
}

/// 一日办公时间: the spans of one day in order, written `09:00-12:00,13:00-17:00`; empty means shut.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Spans(Vec<Span>);

/// Why a text is no opening hours.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HoursFault {
    /// A piece is not of the form `09:00-12:00`.
    #[error("\"{0}\" is not of the form 09:00-12:00")]
    Form(String),
    /// A span that ends before it begins, or begins before the one before it has ended.
    #[error("\"{0}\" ends before it begins or overlaps the span before it")]
    Order(String),
    /// More spans than [`MOST_SPANS`].
    #[error("more than 8 spans in one day")]
    TooMany,
}

impl Spans {
    /// Reads `09:00-12:00,13:00-17:00` (seconds allowed, `24:00` allowed as an end); an empty text means shut.
    ///
    /// # Errors
    /// A [`HoursFault`] naming the piece that is wrong.
    pub fn parse(text: &str) -> Result<Spans, HoursFault> {
        let mut spans: Vec<Span> = Vec::new();
        for piece in text.split(',').map(str::trim).filter(|piece| !piece.is_empty()) {
            if spans.len() == MOST_SPANS {
                return Err(HoursFault::TooMany);
            }
            let ends = piece.split_once('-').and_then(|(open, close)| Some((second(open)?, second(close)?)));
            let (open, close) = ends.ok_or_else(|| HoursFault::Form(short(piece)))?;
            if close <= open || spans.last().is_some_and(|before| open < before.close) {
                return Err(HoursFault::Order(short(piece)));
            }
            spans.push(Span { open, close });
        }
        Ok(Spans(spans))
    }

    /// No span at all: the hall is shut.
    #[must_use]
    pub const fn shut() -> Spans {
        Spans(Vec::new())
    }

    /// 09:00–12:00 and 13:00–17:00, the usual hours.
    #[must_use]
    pub fn usual() -> Spans {
        Spans(vec![Span { open: 32_400, close: 43_200 }, Span { open: 46_800, close: 61_200 }])
    }

    /// The spans in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Span] {
        &self.0
    }

    /// Open seconds of the whole day.
    #[must_use]
    pub fn seconds(&self) -> u32 {
        self.0.iter().map(|span| span.seconds()).sum()
    }

    /// Open milliseconds before this millisecond of the day.
    #[must_use]
    pub fn open_ms_before(&self, ms_of_day: i64) -> i64 {
        let used = |span: &Span| {
            let (open, close) = (i64::from(span.open) * 1000, i64::from(span.close) * 1000);
            (ms_of_day - open).clamp(0, close - open)
        };
        self.0.iter().map(used).sum()
    }

    /// The earliest millisecond of the day at which this many open milliseconds are used up, if there are as many.
    #[must_use]
    pub fn ms_when_used(&self, open_ms: i64) -> Option<i64> {
        let mut left = open_ms;
        for span in &self.0 {
            let length = i64::from(span.seconds()) * 1000;
            if left <= length {
                return Some(i64::from(span.open) * 1000 + left);
            }
            left -= length;
        }
        None
    }
}

fn second(text: &str) -> Option<u32> {
    let mut parts = text.trim().split(':');
    let number = |part: Option<&str>| -> Option<u32> {
        let part = part?;
        let digits = part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
        if digits { part.parse().ok() } else { None }
    };
    let (hour, minute) = (number(parts.next())?, number(parts.next())?);
    let seconds = match parts.next() {
        None => 0,
        part => number(part)?,
    };
    let total = hour * 3600 + minute * 60 + seconds;
    let real = parts.next().is_none() && minute < 60 && seconds < 60 && total <= DAY_SECONDS;
    real.then_some(total)
}

/// A refused piece is quoted, but never more than a line of it.
fn short(piece: &str) -> String {
    piece.chars().take(40).collect()
}

impl fmt::Display for Spans {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clock = |second: u32| {
            let (hour, minute, rest) = (second / 3600, second / 60 % 60, second % 60);
            if rest == 0 {
                format!("{hour:02}:{minute:02}")
            } else {
                format!("{hour:02}:{minute:02}:{rest:02}")
            }
        };
        for (place, span) in self.0.iter().enumerate() {
            let comma = if place == 0 { "" } else { "," };
            write!(out, "{comma}{}-{}", clock(span.open), clock(span.close))?;
        }
        Ok(())
    }
}

impl TryFrom<String> for Spans {
    type Error = HoursFault;

    fn try_from(text: String) -> Result<Spans, HoursFault> {
        Spans::parse(&text)
    }
}

impl From<Spans> for String {
    fn from(spans: Spans) -> String {
        format!("{spans}")
    }
}

/// 办公时间: the hall's hours from a day on; later seasons replace earlier ones (summer and winter hours).
///
/// On decreed and local holidays the hall is shut unless an [`Opening`] says otherwise; on make-up working days it
/// keeps the hours of a working day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// From this day on; `None` since ever.
    #[serde(default)]
    pub from: Option<Date>,
    /// On working days, make-up days among them.
    pub working_day: Spans,
    /// On ordinary Saturdays.
    #[serde(default)]
    pub saturday: Spans,
    /// On ordinary Sundays.
    #[serde(default)]
    pub sunday: Spans,
}

impl Hours {
    /// The same hours on every working day since ever, shut at weekends.
    #[must_use]
    pub const fn on_working_days(spans: Spans) -> Hours {
        Hours { from: None, working_day: spans, saturday: Spans::shut(), sunday: Spans::shut() }
    }
}

/// 开门情形: by whose word the hall is open or shut on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doors {
    /// 照常: by the hours of the season.
    Usual,
    /// 加开: by an extra opening.
    Opened {
        /// Why.
        cause: String,
    },
    /// 闭馆: by a closure.
    Closed {
        /// Why.
        cause: String,
    },
}

/// 闭馆: the hall is shut although its hours say open. It does not touch legal working days (K-16).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closure {
    /// First day shut.
    pub first: Date,
    /// Last day shut.
    pub last: Date,
    /// Why.
    pub cause: String,
}

/// 加开: the hall is open although its hours say shut, or at other hours. It makes no working day (K-16).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opening {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
    /// The hours on each of these days.
    pub spans: Spans,
    /// Why.
    pub cause: String,
}

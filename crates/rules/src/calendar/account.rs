//! Why a day counts or does not: the words that a due date gives for itself.
//!
//! Every answer names its source — the decree by number, the local notice — so that an applicant can look it up.

use alloc::{format, string::String};

use jiff::civil::Weekday;
use serde::{Deserialize, Serialize};

use super::{Calendar, Festival, weekday};
use crate::time::{Date, day_number};

/// 放假类别: in which way a holiday takes a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HolidayKind {
    /// 放假: off by law or by an order that moves or extends the holiday.
    Statutory,
    /// 调休: off in exchange for a weekend day worked.
    InLieu,
    /// A Saturday or Sunday inside the holiday.
    Weekend,
}

/// 日别: what kind of day it is and by whose word.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayReason {
    /// 工作日: an ordinary working day.
    Weekday,
    /// 双休日: an ordinary Saturday or Sunday.
    Weekend,
    /// 节假日: off by decree.
    Holiday {
        /// How the holiday takes the day.
        kind: HolidayKind,
        /// The occasion.
        festival: Festival,
        /// 文号 of the decree.
        decree: String,
    },
    /// 调休上班日: a weekend day worked by decree.
    MakeUpDay {
        /// For which occasion.
        festival: Festival,
        /// 文号 of the decree.
        decree: String,
    },
    /// 地方假日: off in this area.
    LocalHoliday {
        /// What is celebrated, in Chinese.
        zh: String,
        /// What is celebrated, in English.
        en: String,
        /// The local notice.
        notice: String,
    },
    /// No decree covers the day yet; the weekly rule stands in.
    BeyondHorizon {
        /// Whether the weekly rule makes it a day off.
        weekend: bool,
    },
}

impl DayReason {
    /// Whether such a day is a working day.
    #[must_use]
    pub fn is_working_day(&self) -> bool {
        matches!(
            self,
            DayReason::Weekday | DayReason::MakeUpDay { .. } | DayReason::BeyondHorizon { weekend: false }
        )
    }

    /// In Chinese, for printing.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            DayReason::Weekday => "工作日".into(),
            DayReason::Weekend => "双休日".into(),
            DayReason::Holiday { kind, festival, decree } => {
                let how = match kind {
                    HolidayKind::Statutory => "放假",
                    HolidayKind::InLieu => "调休",
                    HolidayKind::Weekend => "假期内双休日",
                };
                format!("{}{how}（{decree}）", festival.zh())
            }
            DayReason::MakeUpDay { festival, decree } => format!("{}调休上班（{decree}）", festival.zh()),
            DayReason::LocalHoliday { zh, notice, .. } => format!("{zh}地方放假（{notice}）"),
            DayReason::BeyondHorizon { weekend: false } => "暂按工作日（放假通知未发布）".into(),
            DayReason::BeyondHorizon { weekend: true } => "暂按双休日（放假通知未发布）".into(),
        }
    }

    /// In English, for printing.
    #[must_use]
    pub fn en(&self) -> String {
        match self {
            DayReason::Weekday => "working day".into(),
            DayReason::Weekend => "weekend".into(),
            DayReason::Holiday { kind, festival, decree } => {
                let how = match kind {
                    HolidayKind::Statutory => "day off",
                    HolidayKind::InLieu => "day off in exchange",
                    HolidayKind::Weekend => "weekend within the holiday",
                };
                format!("{}, {how} ({decree})", festival.en())
            }
            DayReason::MakeUpDay { festival, decree } => {
                format!("working day in exchange for {} ({decree})", festival.en())
            }
            DayReason::LocalHoliday { en, notice, .. } => format!("{en}, local holiday ({notice})"),
            DayReason::BeyondHorizon { weekend: false } => {
                "taken as a working day until the decree comes".into()
            }
            DayReason::BeyondHorizon { weekend: true } => "taken as a weekend until the decree comes".into(),
        }
    }
}

impl Calendar {
    /// What kind of day it is and by whose word; agrees with [`Calendar::is_working_day`] for every day.
    #[must_use]
    pub fn reason(&self, date: Date) -> DayReason {
        let number = day_number(date);
        if let Some(local) = self.local_holiday(number) {
            let (zh, en, notice) = (local.zh.clone(), local.en.clone(), local.notice.clone());
            return DayReason::LocalHoliday { zh, en, notice };
        }
        let weekend = matches!(weekday(number), Weekday::Saturday | Weekday::Sunday);
        if let Some((decree, holiday, worked)) = self.marked(number) {
            let (festival, decree) = (holiday.festival.clone(), decree.number.clone());
            if worked {
                return DayReason::MakeUpDay { festival, decree };
            }
            let kind = match (weekend, holiday.statutory.contains(&date)) {
                (true, _) => HolidayKind::Weekend,
                (false, true) => HolidayKind::Statutory,
                (false, false) => HolidayKind::InLieu,
            };
            return DayReason::Holiday { kind, festival, decree };
        }
        match (self.covers(date), weekend) {
            (true, false) => DayReason::Weekday,
            (true, true) => DayReason::Weekend,
            (false, weekend) => DayReason::BeyondHorizon { weekend },
        }
    }
}

//! The occasions for which the State Council gives days off, with their names in both languages (C-06).
//!
//! Only names live here; which day is off for which occasion stands in a [decree](super::Decree).

use alloc::string::String;

use serde::{Deserialize, Serialize};

/// 节日: the occasion of a day off or of the working day that makes up for one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Festival {
    /// 元旦
    NewYear,
    /// 春节
    SpringFestival,
    /// 清明节
    TombSweeping,
    /// 劳动节
    LabourDay,
    /// 端午节
    DragonBoat,
    /// 中秋节
    MidAutumn,
    /// 国庆节
    NationalDay,
    /// 抗战胜利纪念日: the seventieth anniversary, off in 2015 only.
    VictoryDay,
    /// An occasion that this program does not know by name yet.
    Other {
        /// The Chinese name.
        zh: String,
        /// The English name.
        en: String,
    },
}

impl Festival {
    /// The Chinese name.
    #[must_use]
    pub fn zh(&self) -> &str {
        match self {
            Festival::NewYear => "元旦",
            Festival::SpringFestival => "春节",
            Festival::TombSweeping => "清明节",
            Festival::LabourDay => "劳动节",
            Festival::DragonBoat => "端午节",
            Festival::MidAutumn => "中秋节",
            Festival::NationalDay => "国庆节",
            Festival::VictoryDay => "抗战胜利70周年纪念日",
            Festival::Other { zh, .. } => zh,
        }
    }

    /// The English name.
    #[must_use]
    pub fn en(&self) -> &str {
        match self {
            Festival::NewYear => "New Year's Day",
            Festival::SpringFestival => "Spring Festival",
            Festival::TombSweeping => "Tomb-sweeping Day",
            Festival::LabourDay => "Labour Day",
            Festival::DragonBoat => "Dragon Boat Festival",
            Festival::MidAutumn => "Mid-autumn Festival",
            Festival::NationalDay => "National Day",
            Festival::VictoryDay => "70th anniversary of victory in the War of Resistance",
            Festival::Other { en, .. } => en,
        }
    }
}

//! The notices of the State Council (Office) for 2015 to 2026, as facts (C-07).
//!
//! Each row repeats one paragraph of a notice: first and last day off, which of its weekdays are off by law, and
//! which weekend days are worked for the others. Where the text says "joined with the weekend" (与周末连休) the weekend
//! days stand in the row too. Later notices prevail over earlier ones for the days that they name. Notices to come
//! are not compiled in but arrive as data.

use alloc::{string::ToString as _, vec::Vec};

use jiff::civil::date;

use super::{Decree, Festival, Holiday};
use crate::time::Date;

type Paragraph = (Festival, Date, Date, &'static [Date], &'static [Date]);

struct Notice {
    number: &'static str,
    title: &'static str,
    issued: Date,
    year: Option<i16>,
    holidays: &'static [Paragraph],
}

/// 放假通知 of 2015 to 2026 with their amendments of 2015, 2019 and 2020, in order of issue.
#[must_use]
pub fn notices() -> Vec<Decree> {
    NOTICES.iter().map(Notice::decree).collect()
}

impl Notice {
    fn decree(&self) -> Decree {
        let holiday = |(festival, first, last, statutory, worked): &Paragraph| Holiday {
            festival: festival.clone(),
            first: *first,
            last: *last,
            statutory: statutory.to_vec(),
            worked: worked.to_vec(),
        };
        Decree {
            number: self.number.to_string(),
            title: self.title.to_string(),
            issued: self.issued,
            year: self.year,
            holidays: self.holidays.iter().map(holiday).collect(),
        }
    }
}

#[rustfmt::skip]
const NOTICES: &[Notice] = &[
    Notice {
        number: "国办发明电〔2014〕28号",
        title: "国务院办公厅关于2015年部分节假日安排的通知",
        issued: date(2014, 12, 16),
        year: Some(2015),
        holidays: &[
            (Festival::NewYear, date(2015, 1, 1), date(2015, 1, 3), &[date(2015, 1, 1)], &[date(2015, 1, 4)]),
            (Festival::SpringFestival, date(2015, 2, 18), date(2015, 2, 24), &[date(2015, 2, 18), date(2015, 2, 19), date(2015, 2, 20)], &[date(2015, 2, 15), date(2015, 2, 28)]),
            (Festival::TombSweeping, date(2015, 4, 5), date(2015, 4, 6), &[date(2015, 4, 6)], &[]),
            (Festival::LabourDay, date(2015, 5, 1), date(2015, 5, 3), &[date(2015, 5, 1)], &[]),
            (Festival::DragonBoat, date(2015, 6, 20), date(2015, 6, 22), &[date(2015, 6, 22)], &[]),
            (Festival::MidAutumn, date(2015, 9, 27), date(2015, 9, 27), &[], &[]),
            (Festival::NationalDay, date(2015, 10, 1), date(2015, 10, 7), &[date(2015, 10, 1), date(2015, 10, 2), date(2015, 10, 5), date(2015, 10, 6)], &[date(2015, 10, 10)]),
        ],
    },
    Notice {
        number: "国发明电〔2015〕1号",
        title: "国务院关于中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日调休放假的通知",
        issued: date(2015, 5, 13),
        year: None,
        holidays: &[
            (Festival::VictoryDay, date(2015, 9, 3), date(2015, 9, 5), &[date(2015, 9, 3)], &[date(2015, 9, 6)]),
        ],
    },
    Notice {
        number: "国办发明电〔2015〕18号",
        title: "国务院办公厅关于2016年部分节假日安排的通知",
        issued: date(2015, 12, 10),
        year: Some(2016),
        holidays: &[
            (Festival::NewYear, date(2016, 1, 1), date(2016, 1, 3), &[date(2016, 1, 1)], &[]),
            (Festival::SpringFestival, date(2016, 2, 7), date(2016, 2, 13), &[date(2016, 2, 8), date(2016, 2, 9), date(2016, 2, 10)], &[date(2016, 2, 6), date(2016, 2, 14)]),
            (Festival::TombSweeping, date(2016, 4, 2), date(2016, 4, 4), &[date(2016, 4, 4)], &[]),
            (Festival::LabourDay, date(2016, 4, 30), date(2016, 5, 2), &[date(2016, 5, 2)], &[]),
            (Festival::DragonBoat, date(2016, 6, 9), date(2016, 6, 11), &[date(2016, 6, 9)], &[date(2016, 6, 12)]),
            (Festival::MidAutumn, date(2016, 9, 15), date(2016, 9, 17), &[date(2016, 9, 15)], &[date(2016, 9, 18)]),
            (Festival::NationalDay, date(2016, 10, 1), date(2016, 10, 7), &[date(2016, 10, 3), date(2016, 10, 4), date(2016, 10, 5)], &[date(2016, 10, 8), date(2016, 10, 9)]),
        ],
    },
    Notice {
        number: "国办发明电〔2016〕17号",
        title: "国务院办公厅关于2017年部分节假日安排的通知",
        issued: date(2016, 12, 1),
        year: Some(2017),
        holidays: &[
            (Festival::NewYear, date(2016, 12, 31), date(2017, 1, 2), &[date(2017, 1, 2)], &[]),
            (Festival::SpringFestival, date(2017, 1, 27), date(2017, 2, 2), &[date(2017, 1, 27), date(2017, 1, 30), date(2017, 1, 31)], &[date(2017, 1, 22), date(2017, 2, 4)]),
            (Festival::TombSweeping, date(2017, 4, 2), date(2017, 4, 4), &[date(2017, 4, 4)], &[date(2017, 4, 1)]),
            (Festival::LabourDay, date(2017, 4, 29), date(2017, 5, 1), &[date(2017, 5, 1)], &[]),
            (Festival::DragonBoat, date(2017, 5, 28), date(2017, 5, 30), &[date(2017, 5, 30)], &[date(2017, 5, 27)]),
            (Festival::NationalDay, date(2017, 10, 1), date(2017, 10, 8), &[date(2017, 10, 2), date(2017, 10, 3), date(2017, 10, 4), date(2017, 10, 5)], &[date(2017, 9, 30)]),
            (Festival::MidAutumn, date(2017, 10, 4), date(2017, 10, 4), &[date(2017, 10, 4)], &[]),
        ],
    },
    Notice {
        number: "国办发明电〔2017〕12号",
        title: "国务院办公厅关于2018年部分节假日安排的通知",
        issued: date(2017, 11, 30),
        year: Some(2018),
        holidays: &[
            (Festival::NewYear, date(2017, 12, 30), date(2018, 1, 1), &[date(2018, 1, 1)], &[]),
            (Festival::SpringFestival, date(2018, 2, 15), date(2018, 2, 21), &[date(2018, 2, 15), date(2018, 2, 16)], &[date(2018, 2, 11), date(2018, 2, 24)]),
            (Festival::TombSweeping, date(2018, 4, 5), date(2018, 4, 7), &[date(2018, 4, 5)], &[date(2018, 4, 8)]),
            (Festival::LabourDay, date(2018, 4, 29), date(2018, 5, 1), &[date(2018, 5, 1)], &[date(2018, 4, 28)]),
            (Festival::DragonBoat, date(2018, 6, 16), date(2018, 6, 18), &[date(2018, 6, 18)], &[]),
            (Festival::MidAutumn, date(2018, 9, 22), date(2018, 9, 24), &[date(2018, 9, 24)], &[]),
            (Festival::NationalDay, date(2018, 10, 1), date(2018, 10, 7), &[date(2018, 10, 1), date(2018, 10, 2), date(2018, 10, 3)], &[date(2018, 9, 29), date(2018, 9, 30)]),
        ],
    },
    Notice {
        number: "国办发明电〔2018〕15号",
        title: "国务院办公厅关于2019年部分节假日安排的通知",
        issued: date(2018, 12, 4),
        year: Some(2019),
        holidays: &[
            (Festival::NewYear, date(2018, 12, 30), date(2019, 1, 1), &[date(2019, 1, 1)], &[date(2018, 12, 29)]),
            (Festival::SpringFestival, date(2019, 2, 4), date(2019, 2, 10), &[date(2019, 2, 5), date(2019, 2, 6), date(2019, 2, 7)], &[date(2019, 2, 2), date(2019, 2, 3)]),
            (Festival::TombSweeping, date(2019, 4, 5), date(2019, 4, 7), &[date(2019, 4, 5)], &[]),
            (Festival::LabourDay, date(2019, 5, 1), date(2019, 5, 1), &[date(2019, 5, 1)], &[]),
            (Festival::DragonBoat, date(2019, 6, 7), date(2019, 6, 9), &[date(2019, 6, 7)], &[]),
            (Festival::MidAutumn, date(2019, 9, 13), date(2019, 9, 15), &[date(2019, 9, 13)], &[]),
            (Festival::NationalDay, date(2019, 10, 1), date(2019, 10, 7), &[date(2019, 10, 1), date(2019, 10, 2), date(2019, 10, 3)], &[date(2019, 9, 29), date(2019, 10, 12)]),
        ],
    },
    Notice {
        number: "国办发明电〔2019〕3号",
        title: "国务院办公厅关于调整2019年劳动节假期安排的通知",
        issued: date(2019, 3, 22),
        year: None,
        holidays: &[
            (Festival::LabourDay, date(2019, 5, 1), date(2019, 5, 4), &[date(2019, 5, 1)], &[date(2019, 4, 28), date(2019, 5, 5)]),
        ],
    },
    Notice {
        number: "国办发明电〔2019〕16号",
        title: "国务院办公厅关于2020年部分节假日安排的通知",
        issued: date(2019, 11, 21),
        year: Some(2020),
        holidays: &[
            (Festival::NewYear, date(2020, 1, 1), date(2020, 1, 1), &[date(2020, 1, 1)], &[]),
            (Festival::SpringFestival, date(2020, 1, 24), date(2020, 1, 30), &[date(2020, 1, 24), date(2020, 1, 27), date(2020, 1, 28), date(2020, 1, 30)], &[date(2020, 1, 19), date(2020, 2, 1)]),
            (Festival::TombSweeping, date(2020, 4, 4), date(2020, 4, 6), &[date(2020, 4, 6)], &[]),
            (Festival::LabourDay, date(2020, 5, 1), date(2020, 5, 5), &[date(2020, 5, 1)], &[date(2020, 4, 26), date(2020, 5, 9)]),
            (Festival::DragonBoat, date(2020, 6, 25), date(2020, 6, 27), &[date(2020, 6, 25)], &[date(2020, 6, 28)]),
            (Festival::NationalDay, date(2020, 10, 1), date(2020, 10, 8), &[date(2020, 10, 1), date(2020, 10, 2), date(2020, 10, 5), date(2020, 10, 6)], &[date(2020, 9, 27), date(2020, 10, 10)]),
        ],
    },
    Notice {
        number: "国办发明电〔2020〕1号",
        title: "国务院办公厅关于延长2020年春节假期的通知",
        issued: date(2020, 1, 26),
        year: None,
        holidays: &[
            (Festival::SpringFestival, date(2020, 1, 31), date(2020, 2, 2), &[date(2020, 1, 31)], &[]),
        ],
    },
    Notice {
        number: "国办发明电〔2020〕27号",
        title: "国务院办公厅关于2021年部分节假日安排的通知",
        issued: date(2020, 11, 25),
        year: Some(2021),
        holidays: &[
            (Festival::NewYear, date(2021, 1, 1), date(2021, 1, 3), &[date(2021, 1, 1)], &[]),
            (Festival::SpringFestival, date(2021, 2, 11), date(2021, 2, 17), &[date(2021, 2, 11), date(2021, 2, 12), date(2021, 2, 15)], &[date(2021, 2, 7), date(2021, 2, 20)]),
            (Festival::TombSweeping, date(2021, 4, 3), date(2021, 4, 5), &[date(2021, 4, 5)], &[]),
            (Festival::LabourDay, date(2021, 5, 1), date(2021, 5, 5), &[date(2021, 5, 3)], &[date(2021, 4, 25), date(2021, 5, 8)]),
            (Festival::DragonBoat, date(2021, 6, 12), date(2021, 6, 14), &[date(2021, 6, 14)], &[]),
            (Festival::MidAutumn, date(2021, 9, 19), date(2021, 9, 21), &[date(2021, 9, 21)], &[date(2021, 9, 18)]),
            (Festival::NationalDay, date(2021, 10, 1), date(2021, 10, 7), &[date(2021, 10, 1), date(2021, 10, 4), date(2021, 10, 5)], &[date(2021, 9, 26), date(2021, 10, 9)]),
        ],
    },
    Notice {
        number: "国办发明电〔2021〕11号",
        title: "国务院办公厅关于2022年部分节假日安排的通知",
        issued: date(2021, 10, 25),
        year: Some(2022),
        holidays: &[
            (Festival::NewYear, date(2022, 1, 1), date(2022, 1, 3), &[date(2022, 1, 3)], &[]),
            (Festival::SpringFestival, date(2022, 1, 31), date(2022, 2, 6), &[date(2022, 1, 31), date(2022, 2, 1), date(2022, 2, 2)], &[date(2022, 1, 29), date(2022, 1, 30)]),
            (Festival::TombSweeping, date(2022, 4, 3), date(2022, 4, 5), &[date(2022, 4, 5)], &[date(2022, 4, 2)]),
            (Festival::LabourDay, date(2022, 4, 30), date(2022, 5, 4), &[date(2022, 5, 2)], &[date(2022, 4, 24), date(2022, 5, 7)]),
            (Festival::DragonBoat, date(2022, 6, 3), date(2022, 6, 5), &[date(2022, 6, 3)], &[]),
            (Festival::MidAutumn, date(2022, 9, 10), date(2022, 9, 12), &[date(2022, 9, 12)], &[]),
            (Festival::NationalDay, date(2022, 10, 1), date(2022, 10, 7), &[date(2022, 10, 3), date(2022, 10, 4), date(2022, 10, 5)], &[date(2022, 10, 8), date(2022, 10, 9)]),
        ],
    },
    Notice {
        number: "国办发明电〔2022〕16号",
        title: "国务院办公厅关于2023年部分节假日安排的通知",
        issued: date(2022, 12, 8),
        year: Some(2023),
        holidays: &[
            (Festival::NewYear, date(2022, 12, 31), date(2023, 1, 2), &[date(2023, 1, 2)], &[]),
            (Festival::SpringFestival, date(2023, 1, 21), date(2023, 1, 27), &[date(2023, 1, 23), date(2023, 1, 24), date(2023, 1, 25)], &[date(2023, 1, 28), date(2023, 1, 29)]),
            (Festival::TombSweeping, date(2023, 4, 5), date(2023, 4, 5), &[date(2023, 4, 5)], &[]),
            (Festival::LabourDay, date(2023, 4, 29), date(2023, 5, 3), &[date(2023, 5, 1)], &[date(2023, 4, 23), date(2023, 5, 6)]),
            (Festival::DragonBoat, date(2023, 6, 22), date(2023, 6, 24), &[date(2023, 6, 22)], &[date(2023, 6, 25)]),
            (Festival::NationalDay, date(2023, 9, 29), date(2023, 10, 6), &[date(2023, 9, 29), date(2023, 10, 2), date(2023, 10, 3), date(2023, 10, 4)], &[date(2023, 10, 7), date(2023, 10, 8)]),
            (Festival::MidAutumn, date(2023, 9, 29), date(2023, 9, 29), &[date(2023, 9, 29)], &[]),
        ],
    },
    Notice {
        number: "国办发明电〔2023〕7号",
        title: "国务院办公厅关于2024年部分节假日安排的通知",
        issued: date(2023, 10, 25),
        year: Some(2024),
        holidays: &[
            (Festival::NewYear, date(2023, 12, 30), date(2024, 1, 1), &[date(2024, 1, 1)], &[]),
            (Festival::SpringFestival, date(2024, 2, 10), date(2024, 2, 17), &[date(2024, 2, 12), date(2024, 2, 13), date(2024, 2, 14)], &[date(2024, 2, 4), date(2024, 2, 18)]),
            (Festival::TombSweeping, date(2024, 4, 4), date(2024, 4, 6), &[date(2024, 4, 4)], &[date(2024, 4, 7)]),
            (Festival::LabourDay, date(2024, 5, 1), date(2024, 5, 5), &[date(2024, 5, 1)], &[date(2024, 4, 28), date(2024, 5, 11)]),
            (Festival::DragonBoat, date(2024, 6, 8), date(2024, 6, 10), &[date(2024, 6, 10)], &[]),
            (Festival::MidAutumn, date(2024, 9, 15), date(2024, 9, 17), &[date(2024, 9, 17)], &[date(2024, 9, 14)]),
            (Festival::NationalDay, date(2024, 10, 1), date(2024, 10, 7), &[date(2024, 10, 1), date(2024, 10, 2), date(2024, 10, 3)], &[date(2024, 9, 29), date(2024, 10, 12)]),
        ],
    },
    Notice {
        number: "国办发明电〔2024〕12号",
        title: "国务院办公厅关于2025年部分节假日安排的通知",
        issued: date(2024, 11, 12),
        year: Some(2025),
        holidays: &[
            (Festival::NewYear, date(2025, 1, 1), date(2025, 1, 1), &[date(2025, 1, 1)], &[]),
            (Festival::SpringFestival, date(2025, 1, 28), date(2025, 2, 4), &[date(2025, 1, 28), date(2025, 1, 29), date(2025, 1, 30), date(2025, 1, 31)], &[date(2025, 1, 26), date(2025, 2, 8)]),
            (Festival::TombSweeping, date(2025, 4, 4), date(2025, 4, 6), &[date(2025, 4, 4)], &[]),
            (Festival::LabourDay, date(2025, 5, 1), date(2025, 5, 5), &[date(2025, 5, 1), date(2025, 5, 2)], &[date(2025, 4, 27)]),
            (Festival::DragonBoat, date(2025, 5, 31), date(2025, 6, 2), &[date(2025, 6, 2)], &[]),
            (Festival::NationalDay, date(2025, 10, 1), date(2025, 10, 8), &[date(2025, 10, 1), date(2025, 10, 2), date(2025, 10, 3), date(2025, 10, 6)], &[date(2025, 9, 28), date(2025, 10, 11)]),
            (Festival::MidAutumn, date(2025, 10, 6), date(2025, 10, 6), &[date(2025, 10, 6)], &[]),
        ],
    },
    Notice {
        number: "国办发明电〔2025〕7号",
        title: "国务院办公厅关于2026年部分节假日安排的通知",
        issued: date(2025, 11, 4),
        year: Some(2026),
        holidays: &[
            (Festival::NewYear, date(2026, 1, 1), date(2026, 1, 3), &[date(2026, 1, 1)], &[date(2026, 1, 4)]),
            (Festival::SpringFestival, date(2026, 2, 15), date(2026, 2, 23), &[date(2026, 2, 16), date(2026, 2, 17), date(2026, 2, 18), date(2026, 2, 19)], &[date(2026, 2, 14), date(2026, 2, 28)]),
            (Festival::TombSweeping, date(2026, 4, 4), date(2026, 4, 6), &[date(2026, 4, 6)], &[]),
            (Festival::LabourDay, date(2026, 5, 1), date(2026, 5, 5), &[date(2026, 5, 1), date(2026, 5, 4)], &[date(2026, 5, 9)]),
            (Festival::DragonBoat, date(2026, 6, 19), date(2026, 6, 21), &[date(2026, 6, 19)], &[]),
            (Festival::MidAutumn, date(2026, 9, 25), date(2026, 9, 27), &[date(2026, 9, 25)], &[]),
            (Festival::NationalDay, date(2026, 10, 1), date(2026, 10, 7), &[date(2026, 10, 1), date(2026, 10, 2), date(2026, 10, 5)], &[date(2026, 9, 20), date(2026, 10, 10)]),
        ],
    },
];

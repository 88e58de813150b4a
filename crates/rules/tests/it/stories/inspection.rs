//! The acts on a month's book of supervision, what happens in one, and what a story may ask of it.
//!
//! `何监 巡查 大厅：在岗履职、服务态度；问题 三号窗口无人` · `system 月度统计 2026-02：市监局 办40 超2 黄3、消防 事项1` · `洪局 答复措施 1：…`
//! What is said of no month is said of the month drawn last.

use std::collections::{BTreeMap, BTreeSet};

use rules::{
    identifier::CaseNumber,
    inspection::{
        Amiss, Command, Consequence, Event, Month, MonthBook, MonthCounts, PatrolPoint, PatrolSubject,
    },
    name::DepartmentId,
    supervision::rates::MonthTally,
    time::Instant,
};

use super::act::Act;
use crate::stage::Stage;

pub(super) const VERBS: [&str; 6] = ["巡查", "月度统计", "答复措施", "记录措施", "点评", "发布通报"];

impl Act<'_> {
    pub(super) fn inspection(
        &mut self,
        stage: &Stage,
        now: Instant,
    ) -> Result<Option<(Month, Command)>, String> {
        let command = match self.verb() {
            "巡查" => self.patrol(stage)?,
            "月度统计" => Command::Draw(Box::new(self.counts()?)),
            "答复措施" => Command::Report { number: self.which()?, text: self.words() },
            "记录措施" => Command::Note { number: self.which()?, text: self.words() },
            "点评" => Command::Comment { text: self.words() },
            "发布通报" => Command::Publish,
            _ => return Ok(None),
        };
        let named = if matches!(command, Command::Draw(_)) { Some(self.object()) } else { self.take("月") };
        let month = match named {
            Some(text) => Month::parse(text).ok_or("没有这个月")?,
            None if matches!(command, Command::RecordPatrol { .. }) => Month::of(now.day()),
            None => drawn_last(stage).map_or_else(|| Month::of(now.day()), |(month, _)| month),
        };
        Ok(Some((month, command)))
    }

    fn patrol(&mut self, stage: &Stage) -> Result<Command, String> {
        let subject = match self.object() {
            "大厅" => PatrolSubject::Hall,
            department => PatrolSubject::Department(department.into()),
        };
        let words = self.words();
        let point = |text: &str| PatrolPoint::ALL.iter().find(|point| point.zh() == text).copied();
        let named = words.split('、').filter(|text| !text.is_empty());
        let points = named.map(|text| point(text).ok_or("没有这项巡查内容"));
        let points: BTreeSet<PatrolPoint> = points.collect::<Result<_, _>>()?;
        let case = match self.take("办件") {
            Some("本案") => Some(stage.case.state.number.clone().ok_or("还没有案件")?),
            Some(number) => Some(CaseNumber::parse(number).map_err(|fault| fault.to_string())?),
            None => None,
        };
        let card = self.take("所指的牌").map(Into::into);
        let amiss = self.take("问题").map(|text| Amiss { text: text.into(), case, card });
        Ok(Command::RecordPatrol { subject, points, amiss })
    }

    fn which(&mut self) -> Result<u32, String> {
        self.object().parse().map_err(|_| "要写第几项".into())
    }

    /// `市监局 办40 超2 黄3、消防 事项1`: what is not said is nought, but one item, and as many cases received as decided.
    fn counts(&mut self) -> Result<MonthCounts, String> {
        let words = self.words();
        let units = words.split('、').filter(|text| !text.is_empty()).map(|text| {
            let mut parts = text.split(' ');
            let department = DepartmentId::from(parts.next().unwrap_or_default());
            let mut tally = MonthTally { items: 1, ..MonthTally::default() };
            for part in parts {
                let at = part.find(|sign: char| sign.is_ascii_digit()).ok_or("要写数")?;
                let n: u32 = part[at..].parse().map_err(|_| "要写数")?;
                match &part[..at] {
                    "办" => (tally.received, tally.accepted, tally.in_time) = (n, n, n),
                    "超" => (tally.late, tally.in_time) = (n, tally.in_time.saturating_sub(n)),
                    "收" => tally.received = n,
                    "不予" => tally.refused = n,
                    "警" => tally.warned = n,
                    "黄" => tally.yellow = n,
                    "红" => tally.red = n,
                    "事项" => tally.items = n,
                    _ => return Err(format!("看不懂“{part}”")),
                }
            }
            Ok((department, tally))
        });
        Ok(MonthCounts { units: units.collect::<Result<BTreeMap<_, _>, String>>()?, peers: vec![] })
    }
}

fn drawn_last(stage: &Stage) -> Option<(Month, &MonthBook)> {
    let mut drawn = stage.books.iter().rev().filter(|(_, known)| known.state.figures.is_some());
    drawn.next().map(|(month, known)| (*month, &known.state))
}

fn consequence(of: &Consequence) -> String {
    let due = of.due.map_or(String::new(), |day| format!("，{day}以前答复"));
    format!("{}{}，{}第{}个月{due}", of.department, of.kind.zh(), of.ground.zh(), of.months)
}

/// An event in the words of a story.
pub(super) fn event(event: &Event) -> (&'static str, String) {
    match event {
        Event::PatrolRecorded { number, subject, amiss, .. } => {
            let what = match subject {
                PatrolSubject::Hall => "大厅",
                PatrolSubject::Department(department) => department.as_str(),
            };
            let found = amiss.as_ref().map_or("没有问题", |amiss| amiss.text.as_str());
            ("巡查记录", format!("第{number}条，{what}，{found}"))
        }
        Event::MonthDrawn(figures) => {
            let places = figures.units.iter().map(|(department, unit)| match unit.place {
                Some(place) => format!("{department}第{place}{}", if unit.is_last { "（末位）" } else { "" }),
                None => format!("{department}不排名"),
            });
            ("月度统计", places.collect::<Vec<_>>().join("，"))
        }
        Event::ConsequenceArose { number, consequence: of } => {
            ("后续措施", format!("第{number}项，{}", consequence(of)))
        }
        Event::ConsequenceReported { number, text } => ("部门答复", format!("第{number}项，{text}")),
        Event::ConsequenceNoted { number, text } => ("监察记录", format!("第{number}项，{text}")),
        Event::MonthCommented { text } => ("点评", text.clone()),
        Event::MonthPublished => ("发布通报", String::new()),
    }
}

/// What a story asks of the month drawn last; none where it asks of something else.
pub(super) fn check(key: &str, stage: &Stage, now: Instant) -> Option<String> {
    if key == "未巡查" {
        let month = Month::of(now.day());
        let known = stage.books.get(&month).cloned().unwrap_or_default();
        return Some(days(&known.state.days_without(month, now.day(), &stage.hall.state.calendar)));
    }
    let (_, book) = drawn_last(stage)?;
    let figures = book.figures.as_ref()?;
    Some(match key {
        "扣分" => {
            let points = figures.units.iter().filter_map(|(department, unit)| {
                let points = unit.points?;
                Some(format!("{department}{}.{:02}", points / 100, points % 100))
            });
            points.collect::<Vec<_>>().join("，")
        }
        "缺巡查" => days(&figures.days_without),
        "巡查不足" => {
            let names: Vec<&str> = figures.seldom_seen.iter().map(DepartmentId::as_str).collect();
            if names.is_empty() { "没有".into() } else { names.join("，") }
        }
        "未答复" => {
            let open = book.consequences.iter().filter(|(_, state)| state.answer.is_none());
            let told = open.map(|(number, state)| {
                let late = if state.is_late(now.day()) { "（逾期）" } else { "" };
                format!("第{number}项{late}")
            });
            let told: Vec<String> = told.collect();
            if told.is_empty() { "没有".into() } else { told.join("，") }
        }
        "通报" => if book.published.is_some() { "已发布" } else { "没有发布" }.into(),
        _ => return None,
    })
}

fn days(days: &[rules::time::Date]) -> String {
    let told: Vec<String> = days.iter().map(|day| day.day().to_string()).collect();
    if told.is_empty() { "没有".into() } else { told.join("、") }
}

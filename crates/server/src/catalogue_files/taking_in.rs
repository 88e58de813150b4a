//! A catalogue's files on their way into a hall: departments and posts as they are described there, items as drafts. Into
//! a hall where nothing is yet the system may also publish them, for nobody is there who could.

use super::hall_info;
use crate::{
    office::{Answer, BATCH_MAX, Office, OfficeError, Order, Refusal, Request, Who},
    text::{Lang, refusal},
};
use county::Catalogue;
use futures_util::future::join_all;
use rules::{
    calendar::{Closure, Hours},
    dossier::SYSTEM,
    hall::{Command, Hall},
    item::{self, Content, Item, review::ReviewOffice},
    name::ItemCode,
};
use std::{collections::BTreeMap, io::Write};
use store::{
    Store, StoreError,
    views::items::{self, Filter},
};

/// What is said of a day off that comes from a catalogue.
const CLOSED_BECAUSE: &str = "大厅公休";
/// 审核意见 of the system where it publishes the catalogue of an empty hall.
const OPINION: &str = "随目录文件导入";

/// Why a catalogue was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum NotTakenIn {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The office.
    #[error(transparent)]
    Office(#[from] OfficeError),
    /// Departments or items are there already.
    #[error(
        "大厅已有部门或事项，不能直接发布；去掉 --publish 就存为草稿 the hall has departments or items already; without --publish they become drafts"
    )]
    NotEmpty,
    /// The hall refuses what a file says of it.
    #[error("{0}: {1}")]
    Refused(String, String),
}

/// 导入目录报告
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Departments described.
    pub departments: usize,
    /// Posts described.
    pub posts: usize,
    /// Service centres described.
    pub stations: usize,
    /// Items drafted.
    pub drafted: usize,
    /// Items published.
    pub published: usize,
    /// Items that say already what their file says.
    pub unchanged: usize,
    /// Items on which somebody is at work: left as they are.
    pub kept: Vec<String>,
    /// Items that were refused: code and reason.
    pub refused: Vec<(String, String)>,
}

/// Drafts every item whose file says something else than the item; describes departments and posts that differ. What
/// is in the hall and not in the files stays.
///
/// # Errors
/// When store or office do not answer, or the hall refuses a department or a post.
pub async fn take_in(store: &Store, office: &Office, catalogue: &Catalogue) -> Result<Report, NotTakenIn> {
    let mut report = Report::default();
    organise(office, catalogue, &mut report).await?;
    for some in catalogue.items.chunks(BATCH_MAX) {
        let codes: Vec<String> = some.iter().map(|item| item.identity.task_code.0.clone()).collect();
        let known = store.dossiers::<Item>(&codes).await?;
        let drafts: Vec<&Content> = some
            .iter()
            .filter(|item| {
                let state = known.get(item.identity.task_code.as_str()).map(|known| &known.state);
                wants(state, item, &mut report)
            })
            .collect();
        let command = |item: &Content| item::Command::Draft(Box::new(item.clone()));
        report.drafted += ask(office, &drafts, command, &mut report.refused).await?;
    }
    Ok(report)
}

/// Whether an item is to be drafted.
fn wants(state: Option<&Item>, item: &Content, report: &mut Report) -> bool {
    let Some(state) = state else { return true };
    let says = |said: Option<&Content>| said == Some(item);
    let latest = state.latest();
    if says(latest.map(|(_, latest)| &*latest.content)) || says(state.current().map(|(_, current)| current)) {
        report.unchanged += 1;
        return false;
    }
    // Somebody has drafted what is not published yet: no file overwrites that without anybody looking.
    let at_work = latest.is_some_and(|(number, latest)| {
        state.in_force != Some(number) && latest.drafted_by.as_str() != SYSTEM
    });
    if at_work {
        report.kept.push(item.identity.task_code.0.clone());
    }
    !at_work
}

/// The same into a hall where nothing is yet: says what the hall is called and when it is open, and publishes.
///
/// # Errors
/// As [`take_in`], and when the hall is not empty; then nothing has changed.
pub async fn publish(store: &Store, office: &Office, catalogue: &Catalogue) -> Result<Report, NotTakenIn> {
    let hall = office.hall();
    let any = items::page(store.db(), &Filter::default(), 1).await?;
    if !hall.departments.is_empty() || !any.is_empty() {
        return Err(NotTakenIn::NotEmpty);
    }
    let info = &catalogue.hall;
    if hall.name.is_empty() {
        let (name, name_en) = (info.name.clone(), info.name_en.clone());
        let (division, hotline) = (info.division.clone(), info.hotline.clone());
        order(office, "hall.toml", Command::Describe { name, name_en, division, hotline }).await?;
    }
    let there = hall_info(&hall, hall.calendar.date_of(office.now()));
    if there.hours != info.hours {
        let hours = Hours {
            from: None,
            working_day: info.hours.weekday.clone(),
            saturday: info.hours.saturday.clone(),
            sunday: info.hours.sunday.clone(),
        };
        order(office, "hall.toml", Command::SetHours(hours)).await?;
    }
    for day in info.holidays.iter().filter(|day| !there.holidays.contains(day)) {
        let closure = Closure { first: *day, last: *day, cause: CLOSED_BECAUSE.into() };
        order(office, "hall.toml", Command::DeclareClosure(closure)).await?;
    }
    let mut report = take_in(store, office, catalogue).await?;
    for some in catalogue.items.chunks(BATCH_MAX) {
        let some: Vec<&Content> = some.iter().collect();
        let review = |_: &Content| item::Command::Review { opinion: OPINION.into() };
        // I-02: for the hall and for the legal office. Publishing tells why an item that nobody finds in order stays back.
        for _ in ReviewOffice::ALL {
            ask(office, &some, review, &mut Vec::new()).await?;
        }
        report.published += ask(office, &some, |_| item::Command::Publish, &mut report.refused).await?;
    }
    Ok(report)
}

async fn organise(office: &Office, catalogue: &Catalogue, report: &mut Report) -> Result<(), NotTakenIn> {
    let hall = office.hall();
    for department in &catalogue.departments {
        if hall.departments.get(&department.id) != Some(department) {
            order(office, department.id.as_str(), Command::DescribeDepartment(department.clone())).await?;
            report.departments += 1;
        }
    }
    for station in &catalogue.stations {
        if hall.stations.get(&station.id) == Some(station) {
            continue;
        }
        let what = station.id.as_str();
        order(office, what, Command::DescribeStation(station.clone())).await?;
        let (station, items) = (station.id.clone(), station.items.clone());
        order(office, what, Command::OfferAt { station, items }).await?;
        report.stations += 1;
    }
    for post in &catalogue.posts {
        if !says_the_same(&hall, post) {
            order(office, post.id.as_str(), Command::DescribePost(post.clone())).await?;
            report.posts += 1;
        }
    }
    Ok(())
}

/// Whoever holds a post is no matter of files.
fn says_the_same(hall: &Hall, post: &rules::hall::Post) -> bool {
    hall.posts.get(&post.id).is_some_and(|known| {
        let known = (&known.department, &known.name, &known.name_en, &known.roles, &known.station);
        known == (&post.department, &post.name, &post.name_en, &post.roles, &post.station)
    })
}

async fn order(office: &Office, what: &str, command: Command) -> Result<(), NotTakenIn> {
    match office.ask(Request::new(Who::System, Order::Hall(command))).await? {
        Answer::Done { .. } => Ok(()),
        Answer::Refused(why) => Err(NotTakenIn::Refused(what.to_owned(), said(&why))),
    }
}

/// Hands one command for each of these items in, together, so that the office writes them together. Answers how many
/// were done.
async fn ask(
    office: &Office,
    items: &[&Content],
    command: impl Fn(&Content) -> item::Command,
    refused: &mut Vec<(String, String)>,
) -> Result<usize, OfficeError> {
    let asked = items.iter().map(|item| {
        let code: ItemCode = item.identity.task_code.clone();
        office.ask(Request::new(Who::System, Order::Item(code, command(item))))
    });
    let mut done = 0;
    for (item, answer) in items.iter().zip(join_all(asked).await) {
        match answer? {
            Answer::Done { .. } => done += 1,
            Answer::Refused(why) => refused.push((item.identity.task_code.0.clone(), said(&why))),
        }
    }
    Ok(done)
}

fn said(why: &Refusal) -> String {
    format!("{} {}", refusal(Lang::Zh, why).why, refusal(Lang::En, why).why)
}

impl Report {
    /// Writes the report as the operator reads it, in both languages; every refused item is named.
    ///
    /// # Errors
    /// When nothing can be written there.
    pub fn write(&self, out: &mut impl Write) -> std::io::Result<()> {
        let mut reasons: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        self.refused.iter().for_each(|(code, why)| reasons.entry(why).or_default().push(code));
        writeln!(out, "部门 departments described: {}", self.departments)?;
        writeln!(out, "岗位 posts described: {}", self.posts)?;
        writeln!(out, "服务点 service centres described: {}", self.stations)?;
        writeln!(out, "存为草稿 items drafted: {}", self.drafted)?;
        writeln!(out, "已发布 items published: {}", self.published)?;
        writeln!(out, "没有变化 unchanged: {}", self.unchanged)?;
        writeln!(out, "有人正在修改，保持原样 being worked on, left as they are: {}", self.kept.len())?;
        self.kept.iter().try_for_each(|code| writeln!(out, "  {code}"))?;
        writeln!(out, "未收 refused: {}", self.refused.len())?;
        for (why, codes) in reasons {
            writeln!(out, "  {} × {why}", codes.len())?;
            codes.iter().try_for_each(|code| writeln!(out, "    {code}"))?;
        }
        Ok(())
    }
}

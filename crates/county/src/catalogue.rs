//! 目录: the sample county as people edit it: tables in TOML, parsed into the types of the rules (SI1, CA2).
//!
//! Only form is checked here, with file and line; whether an item may be published the rules say themselves (I-07).

use crate::bulletin::SampleBulletin;
use rules::{
    calendar::Spans,
    hall::{Department, Post, Station},
    item::Content,
    time::Date,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::collections::BTreeSet;

/// 示例目录: the files of `catalogue/` as they were when the crate was built, path and text.
pub const EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// More files than any county has: a limit against a wrong folder.
const FILES_MAX: usize = 60_000;

/// 目录: a county as data.
#[derive(Clone, Debug)]
pub struct Catalogue {
    /// 大厅
    pub hall: HallInfo,
    /// 部门
    pub departments: Vec<Department>,
    /// 岗位
    pub posts: Vec<Post>,
    /// 服务点: town and village service centres, with what each takes in (LE1).
    pub stations: Vec<Station>,
    /// 公告: what the county tells everybody; perhaps nothing.
    pub bulletins: Vec<SampleBulletin>,
    /// 事项, in the order of their files.
    pub items: Vec<Content>,
}

/// 大厅: what the hall is called, and when it is open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HallInfo {
    /// 名称
    pub name: String,
    /// The name in English.
    pub name_en: String,
    /// 行政区划代码
    pub division: String,
    /// 服务热线
    pub hotline: String,
    /// 闭馆日: days on which this hall is shut beyond the national holidays (K-16).
    #[serde(default)]
    pub holidays: Vec<Date>,
    /// 办公时间
    pub hours: OpeningHours,
}

/// 办公时间
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpeningHours {
    /// On working days.
    pub weekday: Spans,
    /// On ordinary Saturdays.
    #[serde(default)]
    pub saturday: Spans,
    /// On ordinary Sundays.
    #[serde(default)]
    pub sunday: Spans,
}

/// Why a catalogue cannot be read: where, and what is wrong there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{file}{}: {what}", line.map(|line| format!(", line {line}")).unwrap_or_default())]
pub struct CatalogueFault {
    /// The file, as it was handed in.
    pub file: String,
    /// The line, counted from 1, where one is known.
    pub line: Option<usize>,
    /// What is wrong.
    pub what: String,
}

impl CatalogueFault {
    fn new(file: &str, what: impl Into<String>) -> Self {
        Self { file: file.into(), line: None, what: what.into() }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Organisation {
    #[serde(default)]
    department: Vec<Department>,
    #[serde(default)]
    post: Vec<Post>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stations {
    #[serde(default)]
    station: Vec<Station>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bulletins {
    #[serde(default)]
    bulletin: Vec<SampleBulletin>,
}

impl Catalogue {
    /// Reads a catalogue from its files: `hall.toml`, `departments.toml`, perhaps `stations.toml` and `news.toml`, and any
    /// number of files in `items/`, with whatever folder before. Other files are passed over if they are no TOML.
    ///
    /// # Errors
    /// The first [`CatalogueFault`]: a file missing or unknown, a text that is not of the form, a name given twice,
    /// a department that does not exist.
    pub fn parse<P: AsRef<str>, T: AsRef<str>>(files: &[(P, T)]) -> Result<Self, CatalogueFault> {
        if files.len() > FILES_MAX {
            return Err(CatalogueFault::new("catalogue", format!("more than {FILES_MAX} files")));
        }
        let (mut hall, mut organisation, mut items) = (None, None, Vec::new());
        let (mut stations, mut bulletins) = (Vec::new(), Vec::new());
        for (path, text) in files {
            let (path, text) = (path.as_ref(), text.as_ref());
            let mut folders = path.rsplit(['/', '\\']);
            let name = folders.next().unwrap_or(path);
            if !name.ends_with(".toml") {
                continue;
            }
            if folders.any(|folder| folder == "items") {
                items.push((path, read::<Content>(path, text)?));
            } else if name == "hall.toml" {
                hall = Some(read::<HallInfo>(path, text)?);
            } else if name == "departments.toml" {
                organisation = Some((path, read::<Organisation>(path, text)?));
            } else if name == "stations.toml" {
                stations = read::<Stations>(path, text)?.station;
            } else if name == "news.toml" {
                bulletins = read::<Bulletins>(path, text)?.bulletin;
            } else {
                return Err(CatalogueFault::new(path, "this file has no place in a catalogue"));
            }
        }
        let hall = hall.ok_or_else(|| CatalogueFault::new("hall.toml", "the file is missing"))?;
        let (path, Organisation { department: departments, post: posts }) =
            organisation.ok_or_else(|| CatalogueFault::new("departments.toml", "the file is missing"))?;
        consistent(path, &departments, &posts, &items)?;
        located(&stations, &posts, &items)?;
        told(&bulletins, &departments, &items)?;
        let items = items.into_iter().map(|(_, item)| item).collect();
        Ok(Self { hall, departments, posts, stations, bulletins, items })
    }

    /// The sample county that the crate carries.
    ///
    /// # Errors
    /// As [`Catalogue::parse`]; a test holds that there are none.
    pub fn embedded() -> Result<Self, CatalogueFault> {
        Self::parse(EMBEDDED)
    }
}

fn read<T: DeserializeOwned>(path: &str, text: &str) -> Result<T, CatalogueFault> {
    toml::from_str(text).map_err(|fault| {
        let before = fault.span().and_then(|span| text.get(..span.start));
        let line = before.map(|before| before.matches('\n').count() + 1);
        CatalogueFault { file: path.into(), line, what: fault.message().into() }
    })
}

/// Centres stand once, take items that there are, and posts stand at centres that there are.
fn located(stations: &[Station], posts: &[Post], items: &[(&str, Content)]) -> Result<(), CatalogueFault> {
    const FILE: &str = "stations.toml";
    let codes: BTreeSet<_> = items.iter().map(|(_, item)| &item.identity.task_code).collect();
    let mut known = BTreeSet::new();
    for station in stations {
        if !known.insert(&station.id) {
            return Err(CatalogueFault::new(FILE, format!("centre {} stands twice", station.id)));
        }
        if let Some(code) = station.items.iter().find(|code| !codes.contains(code)) {
            let what = format!("centre {} takes the item {code}, which does not exist", station.id);
            return Err(CatalogueFault::new(FILE, what));
        }
    }
    let mut placed = posts.iter().filter_map(|post| Some((&post.id, post.station.as_ref()?)));
    match placed.find(|(_, station)| !known.contains(station)) {
        Some((post, station)) => Err(CatalogueFault::new(
            FILE,
            format!("post {post} stands at centre {station}, which does not exist"),
        )),
        None => Ok(()),
    }
}

/// Bulletins stand once, and speak of departments and items that there are.
fn told(
    bulletins: &[SampleBulletin],
    departments: &[Department],
    items: &[(&str, Content)],
) -> Result<(), CatalogueFault> {
    const FILE: &str = "news.toml";
    let codes: BTreeSet<_> = items.iter().map(|(_, item)| &item.identity.task_code).collect();
    let departments: BTreeSet<_> = departments.iter().map(|department| &department.id).collect();
    let mut known = BTreeSet::new();
    for bulletin in bulletins {
        let id = &bulletin.id;
        if !known.insert(id) {
            return Err(CatalogueFault::new(FILE, format!("bulletin {id} stands twice")));
        }
        if !departments.contains(&bulletin.department) {
            let what =
                format!("bulletin {id} names department {}, which does not exist", bulletin.department);
            return Err(CatalogueFault::new(FILE, what));
        }
        if let Some(code) = bulletin.items.iter().find(|code| !codes.contains(code)) {
            let what = format!("bulletin {id} concerns the item {code}, which does not exist");
            return Err(CatalogueFault::new(FILE, what));
        }
    }
    Ok(())
}

fn consistent(
    path: &str,
    departments: &[Department],
    posts: &[Post],
    items: &[(&str, Content)],
) -> Result<(), CatalogueFault> {
    let mut known = BTreeSet::new();
    for department in departments {
        if !known.insert(&department.id) {
            return Err(CatalogueFault::new(path, format!("department {} stands twice", department.id)));
        }
    }
    let mut seen = BTreeSet::new();
    for post in posts {
        if !known.contains(&post.department) {
            let what = format!("post {} names department {}, which does not exist", post.id, post.department);
            return Err(CatalogueFault::new(path, what));
        }
        if !seen.insert(&post.id) {
            return Err(CatalogueFault::new(path, format!("post {} stands twice", post.id)));
        }
    }
    let mut codes = BTreeSet::new();
    for (file, item) in items {
        if !codes.insert(&item.identity.task_code) {
            let what = format!("another item has the code {}", item.identity.task_code);
            return Err(CatalogueFault::new(file, what));
        }
        if !known.contains(&item.body.department) {
            let what = format!("department {} does not exist", item.body.department);
            return Err(CatalogueFault::new(file, what));
        }
    }
    Ok(())
}

//! 目录文件: a county as the files that [`Catalogue::parse`] reads: the same county always gives the same bytes, one item
//! a file, so that a catalogue can be kept under version control and two of them compared line by line.

use crate::catalogue::HallInfo;
use rules::{
    hall::{Department, Post, Role, Station},
    item::Content,
    name::StationId,
};
use serde::Serialize;

/// The file of the hall.
pub const HALL: &str = "hall.toml";
/// The file of departments and posts.
pub const DEPARTMENTS: &str = "departments.toml";

/// The file of town and village service centres.
pub const STATIONS: &str = "stations.toml";

/// Why a county cannot be written: it holds what TOML cannot say.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("it cannot be written as TOML: {0}")]
pub struct Unwritable(String);

/// `hall.toml`
///
/// # Errors
/// [`Unwritable`].
pub fn hall(hall: &HallInfo) -> Result<String, Unwritable> {
    written(hall)
}

/// `departments.toml`: who holds a post is said in the hall, never here.
///
/// # Errors
/// [`Unwritable`].
pub fn departments<'a>(
    departments: impl IntoIterator<Item = &'a Department>,
    posts: impl IntoIterator<Item = &'a Post>,
) -> Result<String, Unwritable> {
    #[derive(Serialize)]
    struct Organisation<'a> {
        department: Vec<&'a Department>,
        post: Vec<OfPost<'a>>,
    }
    #[derive(Serialize)]
    struct OfPost<'a> {
        id: &'a str,
        department: &'a str,
        name: &'a str,
        name_en: &'a str,
        roles: &'a [Role],
        #[serde(skip_serializing_if = "Option::is_none")]
        station: Option<&'a StationId>,
    }
    let of = |post: &'a Post| OfPost {
        id: post.id.as_str(),
        department: post.department.as_str(),
        name: &post.name,
        name_en: &post.name_en,
        roles: &post.roles,
        station: post.station.as_ref(),
    };
    let post = posts.into_iter().map(of).collect();
    written(&Organisation { department: departments.into_iter().collect(), post })
}

/// `stations.toml`
///
/// # Errors
/// [`Unwritable`].
pub fn stations(stations: &[Station]) -> Result<String, Unwritable> {
    #[derive(Serialize)]
    struct Stations<'a> {
        station: &'a [Station],
    }
    written(&Stations { station: stations })
}

/// The text of an item's file.
///
/// # Errors
/// [`Unwritable`].
pub fn item(item: &Content) -> Result<String, Unwritable> {
    written(item)
}

/// Where an item's file lies.
#[must_use]
pub fn item_path(item: &Content) -> String {
    format!("{}.toml", item_folder(item))
}

/// Where all versions of an item lie.
#[must_use]
pub fn item_folder(item: &Content) -> String {
    format!("items/{}/{}", plain(item.body.department.as_str()), plain(item.identity.task_code.as_str()))
}

/// A name that every system of files takes: codes are opaque, and some have strokes in them.
fn plain(name: &str) -> String {
    let mut plain = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') {
            plain.push(char::from(byte));
        } else {
            plain.push_str(&format!("%{byte:02X}"));
        }
    }
    if plain.is_empty() { "_".to_owned() } else { plain }
}

fn written(value: &impl Serialize) -> Result<String, Unwritable> {
    toml::to_string_pretty(value).map_err(|error| Unwritable(error.to_string()))
}

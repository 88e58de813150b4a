//! 目录文件: the whole catalogue as a folder of TOML files, out and in, for version control and for moving a hall's
//! catalogue to another node (CA9).
//!
//! What goes out is the version in force of every item that is published or suspended, the departments with their posts,
//! the service centres with what they take in, and the hall with its usual hours and closing days. Drafts stay in the
//! house; who holds a post, decrees of holidays and what the hall decided once do not belong to a catalogue. The same
//! catalogue always gives the same bytes.

mod taking_in;

pub use taking_in::{NotTakenIn, Report, publish, take_in};

use county::{
    catalogue::{HallInfo, OpeningHours},
    files::{self, Unwritable},
};
use rules::{
    calendar::{Hours, Spans},
    hall::{Hall, Station},
    item::ItemState,
    name::ItemCode,
    time::Date,
};
use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
};
use store::{
    Store, StoreError,
    views::contents::{self, Wanted, Which},
};

/// Items read with one question.
const AT_ONCE: u32 = 100;
/// Files that are read from a folder.
const FILES_MAX: usize = 60_000;
/// Bytes of one file; the largest of the sample county has a hundredth of it.
const FILE_MAX: u64 = 1 << 20;
/// Folders within folders.
const DEPTH_MAX: usize = 6;
/// Closing days that are written down.
const CLOSED_MAX: usize = 1_000;

/// Why a catalogue did not go out.
#[derive(Debug, thiserror::Error)]
pub enum NotOut {
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The disk.
    #[error("a file could not be written: {0}")]
    Disk(#[from] io::Error),
    /// TOML.
    #[error(transparent)]
    Unwritable(#[from] Unwritable),
}

/// Which versions go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Versions {
    /// The one in force.
    InForce,
    /// Beside it every version there ever was, drafts too, in a folder under the item's name.
    All,
}

/// Writes every file of the catalogue, in order: `each` is given its path and its text. Answers how many items.
///
/// # Errors
/// When store or disk fail.
pub async fn take_out(
    store: &Store,
    hall: &Hall,
    today: Date,
    versions: Versions,
    mut each: impl FnMut(&str, &str) -> io::Result<()> + Send,
) -> Result<usize, NotOut> {
    each(files::HALL, &files::hall(&hall_info(hall, today))?)?;
    each(files::DEPARTMENTS, &files::departments(hall.departments.values(), hall.posts.values())?)?;
    let wanted = Wanted {
        which: Which::InForce,
        states: vec![ItemState::Published, ItemState::Suspended],
        department: None,
    };
    let (mut after, mut codes) = (String::new(), BTreeSet::new());
    loop {
        let page = contents::page(store.db(), &wanted, &after, AT_ONCE).await?;
        let Some(last) = page.last() else { break };
        after.clone_from(&last.code);
        for item in &page {
            each(&files::item_path(&item.content), &files::item(&item.content)?)?;
            if versions == Versions::All {
                // Only whoever asks for them pays for them: a question for each item.
                for (number, content) in contents::versions(store.db(), &item.code).await? {
                    let path = format!("{}/v{number}.toml", files::item_folder(&item.content));
                    each(&path, &files::item(&content)?)?;
                }
            }
            codes.insert(ItemCode(item.code.clone()));
        }
    }
    if !hall.stations.is_empty() {
        each(files::STATIONS, &files::stations(&stations(hall, &codes))?)?;
    }
    Ok(codes.len())
}

/// The service centres with those of their items that go out.
fn stations(hall: &Hall, codes: &BTreeSet<ItemCode>) -> Vec<Station> {
    let of = |station: &Station| Station {
        items: station.items.intersection(codes).cloned().collect(),
        ..station.clone()
    };
    hall.stations.values().map(of).collect()
}

/// What the hall says of itself in its file.
#[must_use]
pub fn hall_info(hall: &Hall, today: Date) -> HallInfo {
    let parts = hall.calendar.parts();
    let season = parts.hours.iter().rev().find(|hours| hours.from.is_none_or(|from| from <= today));
    let Hours { working_day, saturday, sunday, .. } = season.cloned().unwrap_or(Hours {
        from: None,
        working_day: Spans::usual(),
        saturday: Spans::default(),
        sunday: Spans::default(),
    });
    let days = parts.closures.iter().flat_map(|closure| {
        std::iter::successors(Some(closure.first), |day| day.tomorrow().ok())
            .take_while(|day| *day <= closure.last)
            .take(CLOSED_MAX)
    });
    let mut holidays: Vec<Date> = days.take(CLOSED_MAX).collect();
    holidays.sort_unstable();
    holidays.dedup();
    HallInfo {
        name: hall.name.clone(),
        name_en: hall.name_en.clone(),
        division: hall.division.clone(),
        hotline: hall.hotline.clone(),
        holidays,
        hours: OpeningHours { weekday: working_day, saturday, sunday },
    }
}

/// Reads the TOML files of a folder, path and text, in the order of their paths. Older versions that lie in a folder
/// under an item's name are passed over.
///
/// # Errors
/// When the folder cannot be read, or holds more than any catalogue does.
pub fn read_folder(folder: &Path) -> io::Result<Vec<(String, String)>> {
    let mut paths = Vec::new();
    gather(folder, 0, &mut paths)?;
    paths.sort();
    let too_much =
        || io::Error::other(format!("more than {FILES_MAX} files, or one of more than {FILE_MAX} bytes"));
    if paths.len() > FILES_MAX {
        return Err(too_much());
    }
    let mut read = Vec::new();
    for path in paths {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if is_old_version(&name) {
            continue;
        }
        if std::fs::metadata(&path)?.len() > FILE_MAX {
            return Err(too_much());
        }
        read.push((name, std::fs::read_to_string(&path)?));
    }
    Ok(read)
}

fn gather(folder: &Path, depth: usize, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        // A link could lead anywhere, also round in a circle.
        let kind = entry.file_type()?;
        let path = entry.path();
        if kind.is_dir() && depth < DEPTH_MAX {
            gather(&path, depth + 1, paths)?;
        } else if kind.is_file() && path.extension().is_some_and(|ending| ending == "toml") {
            paths.push(path);
        }
        if paths.len() > FILES_MAX {
            break;
        }
    }
    Ok(())
}

/// `items/<department>/<code>/v<number>.toml`
fn is_old_version(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    let [.., "items", _, _, file] = parts[..] else { return false };
    let number = file.strip_prefix('v').and_then(|file| file.strip_suffix(".toml"));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|digit| digit.is_ascii_digit()))
}

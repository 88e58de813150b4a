//! 目录清单: the list of the level above as the hall has it now, and how its items stand to it (I-01, I-03).
//!
//! What differs is reckoned by the rules from all items and all entries, and kept until an item, an edition, a department's
//! name or the day changes: so lists, counts and files of one moment agree, and no page reckons it again. Nothing is
//! stored here.

pub mod out;
pub mod reading;

use crate::front::Front;
use rules::{
    base::{BaseElement, BaseGap, BaseList, BaseStanding},
    hall::Hall,
    identifier::region::{self, RegionLevel},
    item::content::UseLevel,
    time::Date,
};
use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError, RwLock},
};
use store::{
    StoreError,
    views::{base, base::EditionRow, finder},
};

/// Editions that are looked at: more than a lifetime of them.
pub const EDITIONS_MAX: u32 = 200;

/// 比对台: the last comparison, for whoever asks next.
#[derive(Debug, Default)]
pub struct BaseDesk {
    known: RwLock<Option<Arc<Comparison>>>,
    /// One reckons; the others wait for it instead of reckoning it too.
    reckoning: tokio::sync::Mutex<()>,
}

/// What a comparison depends on.
#[derive(Clone, Debug, PartialEq)]
struct Ground {
    items: i64,
    edition: Option<EditionRow>,
    before: Option<EditionRow>,
    departments: BTreeMap<String, String>,
    division: String,
    today: Date,
}

/// 比对: the list in force and everything that does not stand to it as it should.
#[derive(Debug)]
pub struct Comparison {
    ground: Ground,
    /// 在用目录
    pub list: BaseList,
    /// How many items were compared.
    pub items: usize,
    /// In the order of [`BaseGap::key`].
    pub gaps: Vec<BaseGap>,
}

/// 筛选: which differences are looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GapFilter {
    /// Of items of this department.
    pub department: Option<String>,
    /// That stand so.
    pub standing: Option<BaseStanding>,
    /// In which this element differs.
    pub element: Option<BaseElement>,
}

impl Comparison {
    /// The edition in force; none when no list is.
    #[must_use]
    pub fn edition(&self) -> Option<&EditionRow> {
        self.ground.edition.as_ref()
    }

    /// How one item stands, if not as it should.
    #[must_use]
    pub fn of_item(&self, code: &str) -> Option<&BaseGap> {
        self.gaps.iter().find(|gap| gap.item.as_ref().is_some_and(|item| item.task_code == code))
    }

    /// How many stand in each way.
    #[must_use]
    pub fn counts(&self) -> BTreeMap<BaseStanding, usize> {
        let mut counts: BTreeMap<BaseStanding, usize> =
            BaseStanding::ALL.iter().map(|standing| (*standing, 0)).collect();
        for gap in &self.gaps {
            *counts.entry(gap.standing).or_default() += 1;
        }
        counts
    }

    /// The differences that a filter lets through, in their order.
    pub fn sifted<'a>(&'a self, filter: &'a GapFilter) -> impl Iterator<Item = &'a BaseGap> {
        self.gaps.iter().filter(|gap| {
            let item = gap.item.as_ref();
            let of = |department: &String| item.is_some_and(|item| item.department == *department);
            filter.department.as_ref().is_none_or(of)
                && filter.standing.is_none_or(|standing| gap.standing == standing)
                && filter.element.is_none_or(|wanted| gap.elements.iter().any(|one| one.element == wanted))
        })
    }
}

/// How the hall stands to the list in force today.
///
/// # Errors
/// When the database does not answer.
pub async fn comparison(front: &Front, hall: &Hall) -> Result<Arc<Comparison>, StoreError> {
    let ground = ground(front, hall).await?;
    if let Some(known) = known(front, &ground) {
        return Ok(known);
    }
    let _one = front.base.reckoning.lock().await;
    if let Some(known) = known(front, &ground) {
        return Ok(known);
    }
    let db = front.store.db();
    let (entries, before) = match &ground.edition {
        None => (Vec::new(), Vec::new()),
        Some(edition) => {
            let before = match &ground.before {
                Some(before) => base::entries(db, &before.head.number).await?,
                None => Vec::new(),
            };
            (base::entries(db, &edition.head.number).await?, before)
        }
    };
    let items = base::elements(db).await?;
    let list = BaseList::new(entries, before);
    let gaps = if list.is_empty() {
        Vec::new()
    } else {
        list.compare(&items, &ground.departments, &levels(&ground.division), ground.today)
    };
    let made = Arc::new(Comparison { ground, list, items: items.len(), gaps });
    *front.base.known.write().unwrap_or_else(PoisonError::into_inner) = Some(made.clone());
    Ok(made)
}

fn known(front: &Front, ground: &Ground) -> Option<Arc<Comparison>> {
    let known = front.base.known.read().unwrap_or_else(PoisonError::into_inner);
    known.as_ref().filter(|known| known.ground == *ground).cloned()
}

async fn ground(front: &Front, hall: &Hall) -> Result<Ground, StoreError> {
    let today = hall.calendar.date_of(front.office.now());
    let db = front.store.db();
    let items = finder::newest(db).await?;
    let editions = base::editions(db, EDITIONS_MAX).await?;
    let mut begun = editions
        .into_iter()
        .filter(|edition| edition.withdrawn.is_empty() && edition.head.effective_on <= today);
    let (edition, before) = (begun.next(), begun.next());
    let departments = hall.departments.values().map(|one| (one.id.0.clone(), one.name.clone())).collect();
    Ok(Ground { items, edition, before, departments, division: hall.division.clone(), today })
}

/// The levels on which a hall of this division implements services.
fn levels(division: &str) -> Vec<UseLevel> {
    let level = region::parse(division).map_or(RegionLevel::County, |code| code.level());
    let mut levels = match level {
        RegionLevel::National => vec![UseLevel::National],
        RegionLevel::Province => vec![UseLevel::Province],
        RegionLevel::City => vec![UseLevel::City],
        RegionLevel::County => vec![UseLevel::County, UseLevel::Town, UseLevel::Village],
        RegionLevel::Town => vec![UseLevel::Town, UseLevel::Village],
        RegionLevel::Village => vec![UseLevel::Village],
    };
    levels.push(UseLevel::MultiLevel);
    levels
}

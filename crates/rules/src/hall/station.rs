//! 服务点: the service centres of towns and villages (LE1, IN1): where they are, and which items they take.
//!
//! What a centre takes is the hall's to say and can change from one day to the next; no version of an item says it.
//! Whoever sits at a centre has its items and no others: rights go by level and area. What happens to an application
//! after it was taken in is the same wherever that was.

use super::{Event, Hall, Refusal, Role, decide::filled};
use crate::{
    identifier::region::RegionLevel,
    name::{ItemCode, PersonId, PostId, StationId},
};
use alloc::{collections::BTreeSet, string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 服务点: a town or village service centre.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Station {
    /// Short code, unique in the hall (`qinghe`).
    pub id: StationId,
    /// 名称
    pub name: String,
    /// The name in English.
    pub name_en: String,
    /// 行政区划代码 of the town (9 digits) or village (12 digits), within the hall's own (E-04).
    pub division: String,
    /// 地址
    pub place: String,
    /// 服务时间, in words.
    pub time: String,
    /// 电话
    pub phone: String,
    /// 受理事项: the items it takes in.
    pub items: BTreeSet<ItemCode>,
}

/// More centres than any hall has.
pub const STATIONS_MAX: usize = 5_000;
/// More items than any centre takes.
pub const STATION_ITEMS_MAX: usize = 5_000;

impl Station {
    /// 镇 or 村: how far down it stands; none when its code is of neither.
    #[must_use]
    pub fn level(&self) -> Option<RegionLevel> {
        match (self.division.len(), self.division.bytes().all(|sign| sign.is_ascii_digit())) {
            (9, true) => Some(RegionLevel::Town),
            (12, true) if self.division.ends_with("000") => Some(RegionLevel::Town),
            (12, true) => Some(RegionLevel::Village),
            _ => None,
        }
    }

    /// 所在乡镇: the nine digits of the town in which it lies.
    #[must_use]
    pub fn town(&self) -> &str {
        self.division.get(..9).unwrap_or(&self.division)
    }

    /// Whether it lies in this division, or is of it: a town of nine digits (or twelve that end in noughts), a village of
    /// twelve, or anything above.
    #[must_use]
    pub fn lies_in(&self, division: &str) -> bool {
        let area = match division.len() {
            12 => division.strip_suffix("000").unwrap_or(division),
            _ => division,
        };
        self.division.starts_with(area)
    }
}

impl Hall {
    /// A centre lies in a town or village of the hall's own area (E-04, LE1); what it takes stays as it is.
    pub(super) fn describe_station(&self, station: Station) -> Result<Event, Refusal> {
        filled("id", station.id.as_str())?;
        filled("name", &station.name)?;
        filled("place", &station.place)?;
        if !station.division.starts_with(self.area()) || station.level().is_none() {
            return Err(Refusal::OutsideArea);
        }
        if !self.stations.contains_key(&station.id) && self.stations.len() >= STATIONS_MAX {
            return Err(Refusal::TooMany);
        }
        Ok(Event::StationDescribed(Station { items: BTreeSet::new(), ..station }))
    }

    /// What every code of the hall's area begins with: its own code without the empty parts at the end.
    fn area(&self) -> &str {
        let mut area = self.division.as_str();
        while area.len() > 2 && area.ends_with("00") {
            area = &area[..area.len() - 2];
        }
        area
    }

    pub(super) fn offer_at(&self, id: StationId, items: BTreeSet<ItemCode>) -> Result<Event, Refusal> {
        if !self.stations.contains_key(&id) {
            return Err(Refusal::NoSuchStation);
        }
        if items.len() > STATION_ITEMS_MAX {
            return Err(Refusal::TooMany);
        }
        Ok(Event::StationItemsSet { station: id, items })
    }

    /// Where whoever works at a centre sits; none for everybody else.
    #[must_use]
    pub fn station_of(&self, person: &PersonId) -> Option<&Station> {
        let post = self.posts_of(person).find(|post| post.station.is_some())?;
        self.stations.get(post.station.as_ref()?)
    }

    /// The centre at which this person takes this item in, if it is one of its items (LE1).
    #[must_use]
    pub fn takes_at_station(&self, person: &PersonId, item: &ItemCode) -> Option<&Station> {
        let windows = self.posts_of(person).filter(|post| post.roles.contains(&Role::WindowClerk));
        let stations = windows.filter_map(|post| self.stations.get(post.station.as_ref()?));
        stations.into_iter().find(|station| station.items.contains(item))
    }

    /// The centres that take this item in, by id.
    pub fn stations_taking<'a>(&'a self, item: &'a ItemCode) -> impl Iterator<Item = &'a Station> {
        self.stations.values().filter(|station| station.items.contains(item))
    }

    /// The window of a centre, to which what was taken in there comes back.
    #[must_use]
    pub fn window_of(&self, station: &StationId) -> Option<&PostId> {
        let windows: Vec<_> = self
            .posts
            .values()
            .filter(|post| post.station.as_ref() == Some(station) && post.roles.contains(&Role::WindowClerk))
            .collect();
        windows.first().map(|post| &post.id)
    }
}

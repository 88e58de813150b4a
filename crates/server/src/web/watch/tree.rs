//! 区域树: the hall, its towns and villages, and what each has taken in, for pages and for the wall (SU4). Adds up the figures
//! that are counted place by place; asks the database nothing.
//!
//! The tree begins at this hall: a node is one hall, and supervision of several halls (city, province) is not here. It
//! comes with the linking of halls; no tier is shown that there is no log of.

use super::numbers::Numbers;
use crate::{form::Form, text::Lang};
use rules::{
    hall::{Hall, Station},
    identifier::region::RegionLevel,
    name::StationId,
};
use std::collections::{BTreeMap, BTreeSet};
use store::views::{
    cases::TakenIn,
    places::{Place, PlaceFigures},
};

/// The word of the hall itself in addresses; no division has it for a code.
const HALL: &str = "hall";

/// 区域: a node of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Area {
    /// Everything this hall is responsible for.
    All,
    /// The hall's own windows, and what came in online.
    Hall,
    /// A town of nine digits or a village of twelve, with the centres in it.
    Division(String),
}

impl Area {
    /// The node of this word of an address; none where no centre of the hall lies there.
    pub(super) fn of(hall: &Hall, word: &str) -> Option<Self> {
        if word == HALL {
            return Some(Self::Hall);
        }
        let is_code = matches!(word.len(), 9 | 12) && word.bytes().all(|sign| sign.is_ascii_digit());
        // A town may be written with twelve digits, too.
        let word = Some(word)
            .filter(|word| word.len() == 12)
            .and_then(|word| word.strip_suffix("000"))
            .unwrap_or(word);
        let any = is_code && hall.stations.values().any(|station| station.lies_in(word));
        any.then(|| Self::Division(word.to_owned()))
    }

    /// Its word in addresses; empty for everything.
    pub(super) fn word(&self) -> &str {
        match self {
            Self::All => "",
            Self::Hall => HALL,
            Self::Division(code) => code,
        }
    }

    pub(super) fn address(&self) -> String {
        match self {
            Self::All => "/watch/area".to_owned(),
            _ => format!("/watch/area/{}", self.word()),
        }
    }

    /// What it is called: by the centre of the town or village, where there is one.
    pub(super) fn name(&self, lang: Lang, hall: &Hall) -> String {
        match self {
            Self::All => lang.pick(&hall.name, &hall.name_en).to_owned(),
            Self::Hall => lang.centre_area_hall().to_owned(),
            Self::Division(code) => {
                let own = self.stations(hall).find(|station| Self::node_of(station) == *self);
                own.map_or_else(|| code.clone(), |own| lang.pick(&own.name, &own.name_en).to_owned())
            }
        }
    }

    /// The node a centre stands at itself.
    pub(super) fn node_of(station: &Station) -> Self {
        Self::Division(match station.level() {
            Some(RegionLevel::Village) => station.division.clone(),
            _ => station.town().to_owned(),
        })
    }

    /// The centres in it.
    pub(super) fn stations<'a>(&'a self, hall: &'a Hall) -> impl Iterator<Item = &'a Station> {
        hall.stations.values().filter(move |station| match self {
            Self::All => true,
            Self::Hall => false,
            Self::Division(code) => station.lies_in(code),
        })
    }

    /// Where the cases of it were taken in; none for all of them.
    pub(super) fn taken_in(&self, hall: &Hall) -> Option<TakenIn> {
        match self {
            Self::All => None,
            Self::Hall => Some(TakenIn::Hall),
            Self::Division(_) => {
                Some(TakenIn::Stations(self.stations(hall).map(|station| station.id.0.clone()).collect()))
            }
        }
    }

    /// The nodes right below everything with their figures: the hall itself, then its towns in the order of their codes.
    pub(super) fn below(hall: &Hall, numbers: &Numbers) -> Vec<(Self, PlaceFigures)> {
        let mut own = PlaceFigures::default();
        let mut towns: BTreeMap<&str, PlaceFigures> =
            hall.stations.values().map(|station| (station.town(), PlaceFigures::default())).collect();
        for (place, of) in &numbers.places {
            match hall.stations.get(&place.station.as_str().into()) {
                Some(station) => *towns.entry(station.town()).or_default() += *of,
                None if place.station.is_empty() => own += *of,
                None => {}
            }
        }
        let towns = towns.into_iter().map(|(code, sum)| (Self::Division(code.to_owned()), sum));
        std::iter::once((Self::Hall, own)).chain(towns).collect()
    }

    /// The figures of this node, parted as the key says.
    pub(super) fn figures<K: Ord>(
        &self,
        hall: &Hall,
        numbers: &Numbers,
        key: impl Fn(&Place) -> Option<K>,
    ) -> BTreeMap<K, PlaceFigures> {
        let stations: BTreeSet<&str> = self.stations(hall).map(|station| station.id.as_str()).collect();
        let mut figures = BTreeMap::new();
        for (place, of) in &numbers.places {
            let is_here = match self {
                Self::All => true,
                Self::Hall => place.station.is_empty(),
                Self::Division(_) => stations.contains(place.station.as_str()),
            };
            if let Some(key) = key(place).filter(|_| is_here) {
                *figures.entry(key).or_default() += *of;
            }
        }
        figures
    }
}

/// What the address of a list says about where cases were taken in: the words, and the condition. An area or centre that
/// there is none of holds no case.
pub(super) fn asked(lang: Lang, hall: &Hall, form: &Form) -> Option<(String, TakenIn)> {
    if let Some(id) = form.given("station") {
        let known = hall.stations.get(&StationId::from(id));
        let name = known.map_or(id, |station| lang.pick(&station.name, &station.name_en));
        return Some((name.to_owned(), TakenIn::Stations(vec![id.to_owned()])));
    }
    let word = form.given("area")?;
    let nowhere = || (word.to_owned(), TakenIn::Stations(vec![]));
    let found = Area::of(hall, word).and_then(|area| Some((area.name(lang, hall), area.taken_in(hall)?)));
    Some(found.unwrap_or_else(nowhere))
}

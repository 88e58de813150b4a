//! 自评代评: ratings that the hall gave itself, on its own device, one upon the other (SR-V6; ).

use super::{Finding, Night, Pattern, Rule, Trace};
use crate::{name::PersonId, rating::RatingChannel, supervision::Threshold, time::Instant};
use alloc::{collections::BTreeMap, vec::Vec};

/// Several cases of one clerk rated on the hall's own devices within seconds: nobody hands a tablet on so fast. Ratings from
/// the telephones of their givers are left alone, however many come together; so are those of different clerks at
/// different windows. Told once for a clerk and day.
pub(super) fn check(night: Night<'_>) -> Vec<Finding> {
    let number = |threshold| night.hall.standard.number(threshold, night.day);
    let least = number(Threshold::RatingBurst).max(2) as usize;
    let most = i64::from(number(Threshold::RatingSeconds)) * 1000;
    let mut given: BTreeMap<&PersonId, Vec<(Instant, &Trace)>> = BTreeMap::new();
    for trace in night.traces {
        let Some(rated) = &trace.rated else { continue };
        let here = matches!(rated.channel, RatingChannel::HallTablet | RatingChannel::HallTerminal);
        if let Some(clerk) = rated.clerk.as_ref().filter(|_| here && rated.at.day() == night.day) {
            given.entry(clerk).or_default().push((rated.at, trace));
        }
    }
    let mut found = Vec::new();
    for (clerk, mut ratings) in given {
        ratings.sort_by_key(|(at, trace)| (*at, &trace.case));
        let Some(burst) = bursts(&ratings, least, most) else { continue };
        let Some((_, first)) = burst.first() else { continue };
        found.extend(night.finding(Pattern {
            rule: Rule::OwnRating,
            first,
            also: burst.iter().map(|(_, trace)| trace.case.clone()).collect(),
            step: None,
            person: Some(clerk.clone()),
            evidence: first.rated.as_ref().and_then(|rated| rated.opened_by).into_iter().collect(),
        }));
    }
    found
}

/// Everything from the first burst of the day to the end of that burst; none where there is none.
fn bursts<'a, 'b>(
    ratings: &'b [(Instant, &'a Trace)],
    least: usize,
    most: i64,
) -> Option<&'b [(Instant, &'a Trace)]> {
    let is_burst = |some: &[(Instant, &Trace)]| match (some.first(), some.last()) {
        (Some((first, _)), Some((last, _))) => last.since(*first) <= most,
        _ => false,
    };
    let from = ratings.windows(least).position(is_burst)?;
    let later = ratings.get(from..)?;
    let (begun, _) = later.first()?;
    let to = later.partition_point(|(at, _)| at.since(*begun) <= most);
    later.get(..to)
}

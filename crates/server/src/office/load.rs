//! What a batch needs before it decides: dossiers the cache lacks, and the last numbers of the series it draws from.

use super::{
    accountability::{case_of_matter, load_matters},
    base, bulletin,
    cache::Cache,
    month,
    order::{Order, Request},
};
use rules::{
    card::{self, Card},
    case::{self, Case},
    identifier::{CaseNumber, LicenceNumber},
    item::{Content, Item},
    licence::{self, Licence},
    quota::PlaceQueue,
    rating::Rating,
    reform::Round,
    standing::Standing,
    time::Instant,
};
use store::{
    StoreError,
    ledger::Batch,
    views::{
        cases::{case_series, document_series},
        licences::licence_series,
    },
};

/// Loads, with a question for each kind, every dossier the requests name and the cache lacks.
pub(super) async fn load(
    batch: &Batch<'_>,
    cache: &mut Cache,
    requests: &[Request],
    due: &[(String, Instant)],
    now: Instant,
) -> Result<(), StoreError> {
    let mut named = Named::default();
    load_licences(batch, cache, requests.iter().filter_map(named_licence).collect()).await?;
    load_rounds(batch, cache, requests, due).await?;
    load_matters(batch, cache, requests).await?;
    bulletin::load(batch, cache, requests).await?;
    base::load(batch, cache, requests).await?;
    month::load(batch, cache, requests).await?;
    for request in requests {
        name(cache, &request.order, &mut named);
    }
    let Named { mut cases, cards, ratings, mut items } = named;
    items.extend(due.iter().flat_map(|(id, _)| items_of_round(cache, id)));
    missing(&mut cases, |id| cache.cases.contains_key(id));
    if !cases.is_empty() {
        cache.cases.extend(batch.load::<Case>(&cases).await?);
    }
    let about = requests.iter().filter_map(|request| about_licence(cache, request)).collect();
    load_licences(batch, cache, about).await?;
    load_cards_and_ratings(batch, cache, cards, ratings).await?;
    let named = requests.iter().filter_map(|request| {
        let id = case_of(&request.order)
            .or_else(|| case_of_matter(cache, &request.order).map(CaseNumber::as_str))?;
        cache.cases.get(id).map(|known| known.state.item.0.clone())
    });
    items.extend(named.filter(|code| !code.is_empty()));
    for request in requests {
        for id in licences_of(cache, request) {
            let issued_by = cache.licences.get(&id).map(|known| known.state.item.0.clone());
            let pending = pending_case(cache, &id).and_then(|case| cache.cases.get(&case));
            items.extend(issued_by.into_iter().chain(pending.map(|known| known.state.item.0.clone())));
        }
    }
    items.retain(|code| !code.is_empty());
    missing(&mut items, |code| cache.items.contains_key(code));
    if !items.is_empty() {
        cache.items.extend(batch.load::<Item>(&items).await?);
    }
    load_standings(batch, cache, requests).await?;
    load_places(batch, cache, requests).await?;
    load_serials(batch, cache, requests, now).await
}

/// The dossiers that orders name.
#[derive(Default)]
struct Named {
    cases: Vec<String>,
    cards: Vec<String>,
    ratings: Vec<String>,
    items: Vec<String>,
}

/// Adds what one order names.
fn name(cache: &Cache, order: &Order, named: &mut Named) {
    match order {
        Order::Hall(_) | Order::Base(..) | Order::Words(_) => {}
        Order::Item(code, _) | Order::Apply(code, _) => named.items.push(code.0.clone()),
        Order::Case(id, _) => named.cases.push(id.clone()),
        Order::Card(id, command) => {
            named.cards.push(id.clone());
            // Whether a card may be raised by hand depends on its case.
            if let card::Command::Raise { finding, .. } = command {
                named.cases.push(finding.case.as_str().to_owned());
            }
        }
        // Whoever rated is told of the answer, and a rating has the name of its case.
        Order::Rating(id, _) => {
            named.ratings.push(id.clone());
            named.cases.push(id.clone());
        }
        Order::Standing(_, command) => {
            named.cases.extend(command.case().map(|case| case.as_str().to_owned()));
        }
        // A renewal asked for in time is decided before its licence is looked at (L-31), and what was got by fraud
        // bars its holder by the case it came from (L-44).
        Order::Licence(id, command) => {
            named.cases.extend(pending_case(cache, id));
            named.cases.extend(first_case(cache, id).filter(|_| is_revocation(command)));
        }
        Order::Accountability(..) => {
            let about = case_of_matter(cache, order);
            named.cases.extend(about.map(|case| case.as_str().to_owned()));
        }
        Order::Reform(id, command) => {
            named.cases.extend(command.cases().iter().map(|case| case.as_str().to_owned()));
            named.items.extend(items_of_round(cache, id));
        }
        Order::Month(_, command) => {
            named.cases.extend(command.case().map(|case| case.as_str().to_owned()));
            named.cards.extend(command.card().map(str::to_owned));
        }
        Order::Bulletin(_, command) => {
            named.items.extend(bulletin::named_items(command).map(|code| code.0.clone()));
        }
    }
}

async fn load_cards_and_ratings(
    batch: &Batch<'_>,
    cache: &mut Cache,
    mut cards: Vec<String>,
    mut ratings: Vec<String>,
) -> Result<(), StoreError> {
    missing(&mut cards, |id| cache.cards.contains_key(id));
    missing(&mut ratings, |id| cache.ratings.contains_key(id));
    if !cards.is_empty() {
        cache.cards.extend(batch.load::<Card>(&cards).await?);
    }
    if !ratings.is_empty() {
        cache.ratings.extend(batch.load::<Rating>(&ratings).await?);
    }
    Ok(())
}

/// The rounds that these requests name, and those in which something is due.
async fn load_rounds(
    batch: &Batch<'_>,
    cache: &mut Cache,
    requests: &[Request],
    due: &[(String, Instant)],
) -> Result<(), StoreError> {
    let named = requests.iter().filter_map(|request| match &request.order {
        Order::Reform(id, _) => Some(id.clone()),
        _ => None,
    });
    let mut rounds: Vec<String> = named.chain(due.iter().map(|(id, _)| id.clone())).collect();
    missing(&mut rounds, |id| cache.rounds.contains_key(id));
    if !rounds.is_empty() {
        cache.rounds.extend(batch.load::<Round>(&rounds).await?);
    }
    Ok(())
}

/// The items that a round is about to move.
fn items_of_round(cache: &Cache, id: &str) -> Vec<String> {
    let adjustments = cache.rounds.get(id).map(|known| known.state.adjustments.values());
    let ready = adjustments.into_iter().flatten().filter(|adjustment| adjustment.is_public());
    ready.map(|adjustment| adjustment.terms.item.0.clone()).collect()
}

/// The case that an order is about.
fn case_of(order: &Order) -> Option<&str> {
    match order {
        Order::Case(id, _) => Some(id),
        Order::Standing(_, command) => command.case().map(CaseNumber::as_str),
        _ => None,
    }
}

/// The licence a request names itself.
fn named_licence(request: &Request) -> Option<String> {
    match &request.order {
        Order::Licence(id, _) => Some(id.clone()),
        Order::Apply(_, case::Command::Submit { licence, .. }) => {
            licence.as_ref().map(|number| number.as_str().to_owned())
        }
        _ => None,
    }
}

/// Every licence that a request may move: the one it names, and the one its case is about.
fn licences_of(cache: &Cache, request: &Request) -> impl Iterator<Item = String> {
    named_licence(request).into_iter().chain(about_licence(cache, request))
}

/// The case from which a licence came.
fn first_case(cache: &Cache, licence: &str) -> Option<String> {
    let first = cache.licences.get(licence)?.state.versions.first()?;
    Some(first.case.as_str().to_owned())
}

fn is_revocation(command: &licence::Command) -> bool {
    matches!(command, licence::Command::Revoke { .. })
}

/// The standing of whoever applies or has applied: looked at when an application comes in and when it is accepted
/// (L-43, L-44); and that of whoever a licence is taken from.
async fn load_standings(
    batch: &Batch<'_>,
    cache: &mut Cache,
    requests: &[Request],
) -> Result<(), StoreError> {
    let whose = requests.iter().filter_map(|request| match &request.order {
        Order::Apply(_, case::Command::Submit { applicant, .. }) => Some(applicant.0.clone()),
        Order::Case(id, _) => cache.cases.get(id).map(|known| known.state.applicant.0.clone()),
        Order::Standing(person, _) => Some(person.0.clone()),
        Order::Licence(id, command) if is_revocation(command) => {
            cache.licences.get(id).map(|known| known.state.holder.0.clone())
        }
        _ => None,
    });
    let mut people: Vec<String> = whose.filter(|person| !person.is_empty()).collect();
    missing(&mut people, |person| cache.standings.contains_key(person));
    if !people.is_empty() {
        cache.standings.extend(batch.load::<Standing>(&people).await?);
    }
    Ok(())
}

/// The places of every item with a limited number whose cases or licences these requests may move: a licence that ends gives
/// its place back (L-35).
async fn load_places(batch: &Batch<'_>, cache: &mut Cache, requests: &[Request]) -> Result<(), StoreError> {
    let of_case = |id: &str| {
        let case = &cache.cases.get(id)?.state;
        let (_, content) = content_of(&cache.items.get(case.item.as_str())?.state, case)?;
        content.handling.quota.map(|_| case.item.0.clone())
    };
    let of_licence = |id: String| {
        let licence = &cache.licences.get(&id)?.state;
        let item = &cache.items.get(licence.item.as_str())?.state;
        item.content(licence.item_version)?.handling.quota.map(|_| licence.item.0.clone())
    };
    let mut items: Vec<String> = Vec::new();
    for request in requests {
        if let Order::Case(id, _) = &request.order {
            items.extend(of_case(id));
        }
        for id in licences_of(cache, request) {
            items.extend(pending_case(cache, &id).and_then(|case| of_case(&case)));
            items.extend(of_licence(id));
        }
    }
    missing(&mut items, |item| cache.places.contains_key(item));
    if !items.is_empty() {
        cache.places.extend(batch.load::<PlaceQueue>(&items).await?);
    }
    Ok(())
}

/// The licence that the case of a request is about.
fn about_licence(cache: &Cache, request: &Request) -> Option<String> {
    let Order::Case(id, _) = &request.order else { return None };
    about(&cache.cases.get(id)?.state).map(|number| number.as_str().to_owned())
}

/// The licence that a case is about.
pub(super) fn about(case: &Case) -> Option<&LicenceNumber> {
    case.about.as_ref().map(|about| &about.number)
}

/// The case about a licence that is open now.
pub(super) fn pending_case(cache: &Cache, licence: &str) -> Option<String> {
    let pending = cache.licences.get(licence)?.state.pending.as_ref()?;
    Some(pending.case.as_str().to_owned())
}

async fn load_licences(
    batch: &Batch<'_>,
    cache: &mut Cache,
    mut names: Vec<String>,
) -> Result<(), StoreError> {
    missing(&mut names, |id| cache.licences.contains_key(id));
    if !names.is_empty() {
        cache.licences.extend(batch.load::<Licence>(&names).await?);
    }
    Ok(())
}

/// The last numbers of every series that these requests may draw from: those of the version each case keeps, whose
/// department may have changed since (I-05).
async fn load_serials(
    batch: &Batch<'_>,
    cache: &mut Cache,
    requests: &[Request],
    now: Instant,
) -> Result<(), StoreError> {
    let mut series = Vec::new();
    for request in requests {
        let content = match &request.order {
            Order::Apply(code, _) => cache.items.get(code.as_str()).and_then(|item| at_hand(&item.state)),
            Order::Case(id, _) => cache.cases.get(id).and_then(|case| {
                let item = cache.items.get(case.state.item.as_str())?;
                content_of(&item.state, &case.state)
            }),
            _ => None,
        };
        let (day, year) = (now.day(), now.day().year());
        if let Some((_, content)) = content {
            series.push(case_series(content.number_prefix(), day));
            series.push(document_series(content.body.department.as_str(), year));
            series.push(licence_series(content.body.department.as_str(), year));
        }
        if let Order::Card(id, command) = &request.order {
            let hall = &cache.hall.state;
            let writer = request.who.actor(hall).person;
            let card = cache.cards.get(id).map(|known| &known.state);
            let writes = card.and_then(|card| card.numbered_by(command, hall, &writer));
            series.extend(writes.map(|department| document_series(department.as_str(), year)));
        }
        if let Order::Licence(id, _) = &request.order
            && let Some(known) = cache.licences.get(id)
        {
            series.push(document_series(known.state.department.as_str(), year));
        }
    }
    missing(&mut series, |series| cache.serials.contains_key(series));
    if !series.is_empty() {
        let known = batch.serials(&series).await?;
        cache.serials.extend(series.into_iter().map(|series| {
            let last = known.get(&series).copied().unwrap_or(0);
            (series, last)
        }));
    }
    Ok(())
}

pub(super) fn missing(names: &mut Vec<String>, known: impl Fn(&str) -> bool) {
    names.sort_unstable();
    names.dedup();
    names.retain(|name| !known(name));
}

/// What a new application is measured by: the version in force, or where there is none the latest draft, so that the
/// refusal says what is the matter with the item.
pub(super) fn at_hand(item: &Item) -> Option<(u32, &Content)> {
    item.current().or_else(|| item.latest().map(|(number, version)| (number, &*version.content)))
}

/// The version of the item that the case keeps (I-05); for a new case, the one at hand.
pub(super) fn content_of<'a>(item: &'a Item, case: &Case) -> Option<(u32, &'a Content)> {
    if case.number.is_some() {
        return item.content(case.item_version).map(|content| (case.item_version, content));
    }
    at_hand(item)
}

pub(super) fn count_up(
    serials: &mut std::collections::HashMap<String, u32>,
    content: &Content,
    event: &rules::dossier::Recorded<case::Event>,
) {
    let day = event.stamp.recorded_at.day();
    if matches!(event.event, case::Event::ApplicationSubmitted(_)) {
        *serials.entry(case_series(content.number_prefix(), day)).or_default() += 1;
    }
    for document in event.event.documents() {
        let last = serials.entry(document_series(content.body.department.as_str(), day.year())).or_default();
        *last = document.serial.max(*last);
    }
}

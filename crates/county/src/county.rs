//! 县: the county that lives: an agenda of acts, kept in step with what the rules made of the acts before.

use crate::{
    act::{Act, Answer, News, Order},
    application,
    card::Charge,
    case::{
        Desk, Matter, Slot,
        duty::{Duty, wanted},
        fate::Fate,
    },
    catalogue::Catalogue,
    chance::Chance,
    evasion::{Taint, Tricked, Tricks},
    founding,
    people::People,
    voice::Voices,
};
use rules::{
    calendar::Calendar,
    card::Card,
    case::{Case, CaseStatus, Command},
    hall::Role,
    identifier::CaseNumber,
    name::{ItemCode, PersonId},
    time::{Date, Instant, day_number, from_day_number, next_day},
};
use std::collections::BTreeMap;

/// What does not change while the county lives.
#[derive(Clone, Debug)]
pub(crate) struct World {
    pub(crate) seed: u64,
    pub(crate) catalogue: Catalogue,
    pub(crate) people: People,
    pub(crate) calendar: Calendar,
    /// Seconds of a usual office day.
    pub(crate) office_day: u64,
    /// Who sits at the comprehensive window (K-09).
    pub(crate) comprehensive: Vec<PersonId>,
    /// Who sits at the windows of the service centres that take an item (LE1).
    pub(crate) nearby: BTreeMap<ItemCode, Vec<PersonId>>,
    /// How often each item is asked for.
    pub(crate) weights: Vec<u64>,
    /// How often somebody works around supervision; never unless asked for.
    pub(crate) tricks: Tricks,
    items: BTreeMap<ItemCode, usize>,
}

/// The clerks of the service centres, by the items their centres take.
fn at_the_centres(catalogue: &Catalogue, people: &People) -> BTreeMap<ItemCode, Vec<PersonId>> {
    let mut nearby: BTreeMap<ItemCode, Vec<PersonId>> = BTreeMap::new();
    for post in catalogue.posts.iter().filter(|post| post.roles.contains(&Role::WindowClerk)) {
        let centre = catalogue.stations.iter().find(|station| post.station.as_ref() == Some(&station.id));
        for code in centre.iter().flat_map(|centre| &centre.items) {
            nearby.entry(code.clone()).or_default().extend(people.holders(&post.id).iter().cloned());
        }
    }
    nearby
}

/// 县: the rehearsal itself.
#[derive(Clone, Debug)]
pub struct County {
    world: World,
    chance: Chance,
    usual: u64,
    start: Date,
    next_day: Date,
    end: Date,
    handle: u64,
    sequence: u64,
    agenda: BTreeMap<Slot, Act>,
    applying: BTreeMap<u64, Matter>,
    matters: BTreeMap<CaseNumber, Matter>,
    cards: BTreeMap<String, Charge>,
    voices: Voices,
    refusals: u64,
    tricked: Tricked,
}

/// Below this many planned acts the living county sees to new applications first.
const LIVELY: usize = 150;
/// Among how many of the next acts the living county chooses.
const NEAR: usize = 24;

impl County {
    /// A county that takes in applications for `days` days from `start` on, on a usual working day so many.
    #[must_use]
    pub fn new(seed: u64, catalogue: Catalogue, start: Date, days: u32, cases_per_day: u32) -> Self {
        let people = People::of(seed, &catalogue);
        let calendar = founding::calendar(&catalogue);
        let office_day = u64::from(catalogue.hall.hours.weekday.seconds()).max(3600);
        let comprehensive = catalogue.posts.iter().filter(|post| post.is_comprehensive_window());
        let comprehensive = comprehensive.flat_map(|post| people.holders(&post.id)).cloned().collect();
        let nearby = at_the_centres(&catalogue, &people);
        let weight = |item: &rules::item::Content| {
            let code = item.identity.task_code.as_str();
            application::weight(item, &mut Chance::of(seed, &format!("weight {code}")))
        };
        let weights = catalogue.items.iter().map(weight).collect();
        let code = |(place, item): (usize, &rules::item::Content)| (item.identity.task_code.clone(), place);
        let items = catalogue.items.iter().enumerate().map(code).collect();
        let tricks = Tricks::default();
        let world = World {
            seed,
            catalogue,
            people,
            calendar,
            office_day,
            comprehensive,
            nearby,
            weights,
            tricks,
            items,
        };
        Self {
            world,
            chance: Chance::of(seed, "county"),
            usual: cases_per_day.into(),
            start,
            next_day: start,
            end: from_day_number(day_number(start) + i64::from(days)),
            handle: 0,
            sequence: 0,
            agenda: BTreeMap::new(),
            applying: BTreeMap::new(),
            matters: BTreeMap::new(),
            cards: BTreeMap::new(),
            voices: Voices::default(),
            refusals: 0,
            tricked: Tricked::default(),
        }
    }

    /// The same county with people who work around supervision, so often.
    #[must_use]
    pub fn with_tricks(mut self, tricks: Tricks) -> Self {
        self.world.tricks = tricks;
        self
    }

    /// The tricks that have come off, in the order in which they were begun.
    #[must_use]
    pub fn tainted(&self) -> Vec<Taint> {
        self.tricked.taints()
    }

    /// Everybody who lives and works here.
    #[must_use]
    pub fn people(&self) -> &People {
        &self.world.people
    }

    /// What the county offers.
    #[must_use]
    pub fn catalogue(&self) -> &Catalogue {
        &self.world.catalogue
    }

    /// The calendar that the founding gives the hall.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.world.calendar
    }

    /// The acts that found the hall, in time order, on working days before the first application.
    #[must_use]
    pub fn founding(&self) -> Vec<Act> {
        founding::acts(&self.world.catalogue, &self.world.people, &self.world.calendar, self.start)
    }

    /// How many acts the rules refused.
    #[must_use]
    pub const fn refusals(&self) -> u64 {
        self.refusals
    }

    /// How many acts are planned.
    #[must_use]
    pub fn planned(&self) -> usize {
        self.agenda.len()
    }

    /// When the next act of the history is due; none when the days are over. The driver lets time pass up to this
    /// moment, tells what it brought about, and asks again.
    pub fn next_at(&mut self) -> Option<Instant> {
        let first = |county: &Self| county.agenda.first_key_value().map(|((at, _), _)| *at);
        while self.next_day < self.end && first(self).is_none_or(|at| at >= Instant::midnight(self.next_day))
        {
            self.day_begins();
        }
        first(self).filter(|at| *at < Instant::midnight(self.end))
    }

    /// The next act of the history, in time order; none when the days are over.
    pub fn next_act(&mut self) -> Option<Act> {
        self.next_at()?;
        self.agenda.pop_first().map(|(_, act)| act)
    }

    /// An act for right now, whatever the hour: what is due, else something near, else a new application. So the
    /// demo moves whenever it is asked; which acts come up is lively, not true to office hours.
    pub fn live_act(&mut self, now: Instant) -> Option<Act> {
        let due = self.agenda.first_key_value().is_some_and(|((at, _), _)| *at <= now);
        let quiet = self.agenda.len() < LIVELY;
        if !due && self.chance.permille(if quiet { 300 } else { 90 }) {
            self.handle += 1;
            let drawn = self.world.application_now(now, self.handle, &mut self.chance);
            if let Some((act, matter)) = drawn {
                self.applying.insert(self.handle, matter);
                return Some(act);
            }
        }
        // Half of the time something near, else anything that lies ahead: else new applications, whose first acts are
        // always the nearest, would keep long procedures waiting for ever.
        let among = if self.chance.permille(500) { self.agenda.len() } else { self.agenda.len().min(NEAR) };
        let place = if due { 0 } else { self.chance.place(among) };
        let behind = self.agenda.iter().skip(place);
        let mut acts = behind.chain(self.agenda.iter().take(place));
        let slot = *acts.find(|((at, _), act)| *at <= now || !act.order.keeps_its_hour())?.0;
        self.agenda.remove(&slot).map(|act| act.moved_to(now))
    }

    /// What came of an act that the county had proposed.
    pub fn heard(&mut self, act: &Act, answer: Answer<'_>) {
        match (&act.order, answer) {
            (order, Answer::Refused) => {
                self.refusals += 1;
                self.give_up(order);
            }
            (Order::Apply { handle, .. }, Answer::Case(case)) => {
                let matter = self.applying.remove(handle);
                if let (Some(number), Some(matter)) = (&case.number, matter) {
                    self.tricked.applied(*handle, number);
                    self.matters.insert(number.clone(), matter);
                }
                self.follow(case, act.at);
            }
            (Order::Rate { case, level, anonymous, .. }, _) => {
                self.tricked.rated(case);
                if let Some(matter) = self.matters.remove(case).filter(|_| level.is_bad()) {
                    let people = (matter.clerk, act.actor.clone());
                    self.voices.heard(&self.world, case, (matter.item, people), *anonymous);
                    self.go_on(case, act.at);
                }
            }
            (Order::Voice { case, .. }, _) => self.go_on(case, act.at),
            (order, Answer::Case(case)) => {
                let sent_back = matches!(order, Order::Case { command: Command::SendBack { .. }, .. });
                let matter = case.number.as_ref().and_then(|number| self.matters.get_mut(number));
                if let Some(matter) = matter {
                    matter.sent_back += u32::from(sent_back);
                    self.tricked.heard(&self.world, act, case, matter);
                }
                self.follow(case, act.at);
            }
            (Order::Card { card: name, .. }, Answer::Card(card)) => self.attend(name, card, act.at),
            _ => {}
        }
    }

    /// What came about without the county: by time, by somebody else. Cases it does not know are passed over.
    pub fn learn(&mut self, news: News<'_>, now: Instant) {
        match news {
            News::Case(case) => self.follow(case, now),
            News::Card { name, card } => self.attend(name, card, now),
        }
    }

    /// Takes on a case that came about without the county (before a restart, or by a visitor of the demo), so that
    /// its staff see to it. What only an unknown applicant can do is left to them. Open cards are taken on by
    /// [`County::learn`].
    pub fn adopt(&mut self, case: &Case, now: Instant) {
        let (Some(number), Some(item)) = (&case.number, self.world.items.get(&case.item)) else { return };
        if !self.matters.contains_key(number) {
            let chance = Chance::of(self.world.seed, number.as_str());
            let party = (case.applicant.clone(), case.agent.clone(), case.acceptor.clone());
            let matter = Matter::new(*item, party, BTreeMap::new(), Fate::plain(), chance);
            self.matters.insert(number.clone(), matter);
        }
        self.follow(case, now);
    }

    /// Lays down the applications of the next day, and the rounds of its supervisors.
    fn day_begins(&mut self) {
        let day = self.next_day;
        self.next_day = next_day(day);
        let mut chance = Chance::of(self.world.seed, &format!("day {day}"));
        for _ in 0..self.world.crowd(day, self.usual, &mut chance) {
            self.handle += 1;
            if let Some((act, matter)) = self.world.arrival(day, self.handle, &mut chance) {
                let others = self.tricked.split(&self.world, &act, &matter);
                self.applying.insert(self.handle, matter);
                self.plan(act);
                for other in others {
                    self.apply(other);
                }
            }
        }
        for act in self.world.patrols(day) {
            self.plan(act);
        }
    }

    /// Lays down an application that only a trick makes.
    fn apply(&mut self, (handle, act, matter): (u64, Act, Matter)) {
        self.applying.insert(handle, matter);
        self.plan(act);
    }

    fn plan(&mut self, act: Act) -> Slot {
        self.sequence += 1;
        let slot = (act.at, self.sequence);
        self.agenda.insert(slot, act);
        slot
    }

    /// Brings the agenda in step with the state of a case: what no longer follows is dropped, what is new is laid down.
    fn follow(&mut self, case: &Case, now: Instant) {
        let Some(number) = case.number.clone() else { return };
        let Some(mut matter) = self.matters.remove(&number) else { return };
        let Some(content) = self.world.catalogue.items.get(matter.item) else { return };
        matter.was_returned |= case.status == CaseStatus::PreReviewReturned;
        let duties = wanted(case, content, &matter);
        let agenda = &mut self.agenda;
        matter.planned.retain(|duty, slot| {
            // What left the agenda was done, or lost: it is laid down again if it still follows.
            let stays = duties.contains(duty) && agenda.contains_key(slot);
            if !stays {
                agenda.remove(slot);
            }
            stays
        });
        let fresh: Vec<Duty> = duties
            .into_iter()
            .filter(|duty| !matter.planned.contains_key(duty) && !matter.refused.contains(duty))
            .collect();
        let desk = Desk { world: &self.world, content, number: &number, case, now };
        let acts: Vec<(Duty, Act)> = fresh
            .into_iter()
            .filter_map(|duty| {
                let act = desk.act(&duty, &mut matter)?;
                Some((duty, self.tricked.kept(&self.world, content, &matter, act)))
            })
            .collect();
        for (duty, act) in acts {
            let slot = self.plan(act);
            matter.planned.insert(duty, slot);
        }
        let own = self.tricked.own_ratings(&self.world, case, &matter, now);
        own.into_iter().for_each(|act| {
            self.plan(act);
        });
        if let Some(anew) = self.tricked.anew(&self.world, case, &mut matter, now) {
            self.apply(anew);
        }
        if !(case.status.is_final() && matter.planned.is_empty()) {
            self.matters.insert(number, matter);
        }
    }

    /// Lays down what is done next about a bad rating.
    fn go_on(&mut self, case: &CaseNumber, now: Instant) {
        if let Some(act) = self.voices.next(&self.world, case, now) {
            self.plan(act);
        }
    }

    /// The same for a card.
    fn attend(&mut self, name: &str, card: &Card, now: Instant) {
        let seed = self.world.seed;
        let charge = self.cards.entry(name.into()).or_insert_with(|| Charge::drawn(Chance::of(seed, name)));
        let wanted = charge.wanted(card);
        if let Some((step, slot)) = charge.planned {
            if wanted == Some(step) && self.agenda.contains_key(&slot) {
                return;
            }
            self.agenda.remove(&slot);
            charge.planned = None;
        }
        if card.state.is_final() {
            self.cards.remove(name);
            return;
        }
        let act = wanted.and_then(|step| Some((step, charge.act(&self.world, name, card, step, now)?)));
        if let Some((step, act)) = act {
            let slot = self.plan(act);
            if let Some(charge) = self.cards.get_mut(name) {
                charge.planned = Some((step, slot));
            }
        }
    }

    /// What the rules refused is not tried again.
    fn give_up(&mut self, order: &Order) {
        if let Order::Apply { handle, .. } = order {
            self.applying.remove(handle);
        }
        if let Order::Card { card, .. } = order
            && let Some(charge) = self.cards.get_mut(card)
        {
            charge.refused = true;
            charge.planned = None;
        }
        if let Order::Voice { case, .. } = order {
            return self.voices.give_up(case);
        }
        let agenda = &self.agenda;
        if let Some(matter) = order.case().and_then(|number| self.matters.get_mut(number)) {
            // What is planned but no longer in the agenda is what was just tried.
            let tried = matter.planned.iter().filter(|(_, slot)| !agenda.contains_key(slot));
            let tried: Vec<Duty> = tried.map(|(duty, _)| duty.clone()).collect();
            for duty in tried {
                matter.planned.remove(&duty);
                matter.refused.insert(duty);
            }
        }
    }
}

//! A small office in memory: the real rules, real alarms, no database. It does what the server's office does.

use county::{Act, Answer, County, News, Order};
use rules::{
    actor::Actor,
    bulletin::{self, Bulletin},
    card::{self, Card},
    case::{self, Case, CaseStatus},
    dossier::{Decided, Dossier, Known, Recorded, Stamp, decide},
    hall::{self, Hall},
    identifier::CaseNumber,
    inspection::{self, Month, MonthBook},
    item::{self, Item},
    name::{Commitment, DepartmentId, ItemCode, PersonId},
    rating::{self, Rating},
    supervision::{supervise, voice},
    time::{Date, Instant},
};
use std::collections::{BTreeMap, BTreeSet};

/// Whoever wants waking.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Sleeper {
    Case(CaseNumber),
    Card(String),
    Rating(CaseNumber),
}

/// A case with its whole history.
#[derive(Debug, Default)]
pub(crate) struct File {
    pub(crate) known: Known<Case>,
    pub(crate) history: Vec<Recorded<case::Event>>,
    wake: Option<Instant>,
}

#[derive(Debug, Default)]
pub(crate) struct Office {
    pub(crate) hall: Known<Hall>,
    pub(crate) items: BTreeMap<ItemCode, Known<Item>>,
    pub(crate) cases: BTreeMap<CaseNumber, File>,
    pub(crate) cards: BTreeMap<String, Known<Card>>,
    pub(crate) ratings: BTreeMap<CaseNumber, Known<Rating>>,
    pub(crate) bulletins: BTreeMap<String, Known<Bulletin>>,
    pub(crate) books: BTreeMap<Month, Known<MonthBook>>,
    pub(crate) rating_histories: BTreeMap<CaseNumber, Vec<Recorded<rating::Event>>>,
    pub(crate) alarms: BTreeSet<(Instant, Sleeper)>,
    /// Cases that changed since the last look.
    pub(crate) touched: BTreeSet<CaseNumber>,
    pub(crate) acts: u64,
    pub(crate) events: u64,
    pub(crate) refusals: Vec<String>,
    /// How far time has come.
    now: Instant,
    serials: BTreeMap<(DepartmentId, i16), u32>,
    numbers: BTreeMap<(ItemCode, Date), u32>,
    sealed: u64,
}

impl Office {
    pub(crate) fn founded(county: &mut County) -> Self {
        let mut office = Self::default();
        for act in county.founding() {
            office.put(&act, county);
        }
        office
    }

    /// Lives the whole history, calling `daily` at the beginning of each day.
    pub(crate) fn live(&mut self, county: &mut County, mut daily: impl FnMut(&mut Self, Instant)) {
        let mut day = None;
        while let Some(at) = county.next_at() {
            if day != Some(at.day()) {
                day = Some(at.day());
                let midnight = Instant::midnight(at.day());
                if self.pass(midnight, county) {
                    continue;
                }
                daily(self, midnight);
            }
            if self.pass(at, county) {
                continue;
            }
            let act = county.next_act().expect("there is a next act where there is a next moment");
            assert_eq!(act.at, at, "the act comes when it was announced");
            self.put(&act, county);
        }
    }

    /// Fires the alarms that ring before this moment, one after the other; says whether any rang.
    pub(crate) fn pass(&mut self, to: Instant, county: &mut County) -> bool {
        let mut rang = false;
        while let Some((at, sleeper)) = self.alarms.first().filter(|(at, _)| *at <= to).cloned() {
            self.alarms.remove(&(at, sleeper.clone()));
            rang = true;
            // What an act made overdue at once (a pause that ends late) rings now, not in the past.
            self.now = self.now.max(at);
            let at = self.now;
            match sleeper {
                Sleeper::Case(number) => {
                    let done = self.case(&number, case::Command::Tick, &Actor::system(), at, county);
                    assert!(done.expect("time is never refused"), "an alarm that yields nothing: {number}");
                    county.learn(News::Case(&self.cases[&number].known.state), at);
                }
                Sleeper::Rating(case) => {
                    let done = self.rating(&case, rating::Command::Tick, &Actor::system(), at);
                    assert!(done.expect("time is never refused"), "an alarm that yields nothing: {case:?}");
                    self.tell_cards_of(&case, county, at);
                }
                Sleeper::Card(name) => {
                    let done = self.card(&name, card::Command::Tick, &Actor::system(), at);
                    assert!(done.expect("time is never refused"), "an alarm that yields nothing: {name}");
                    county.learn(News::Card { name: &name, card: &self.cards[&name].state }, at);
                }
            }
        }
        rang
    }

    /// Puts an act to the rules and tells the county what came of it.
    pub(crate) fn put(&mut self, act: &Act, county: &mut County) {
        self.acts += 1;
        self.now = self.now.max(act.at);
        let actor = self.actor(&act.actor);
        match self.try_act(act, &actor, county) {
            Ok(Some(Sleeper::Case(number))) => {
                county.heard(act, Answer::Case(&self.cases[&number].known.state));
            }
            Ok(Some(Sleeper::Card(name))) => county.heard(act, Answer::Card(&self.cards[&name].state)),
            Ok(Some(Sleeper::Rating(_)) | None) => county.heard(act, Answer::Done),
            Err(refusal) => {
                self.refusals.push(format!("{} {refusal}: {:?}", act.at, act.order));
                county.heard(act, Answer::Refused);
            }
        }
    }

    /// The cards of the rating of a case that somebody has to see to.
    fn tell_cards_of(&self, case: &CaseNumber, county: &mut County, at: Instant) {
        let of_it =
            |card: &Card| card.finding.as_ref().is_some_and(|it| it.limit.is_some() && it.case == *case);
        for (name, card) in self.cards.iter().filter(|(_, card)| of_it(&card.state)) {
            county.learn(News::Card { name, card: &card.state }, at);
        }
    }

    fn actor(&self, person: &PersonId) -> Actor {
        if person.as_str() == rules::dossier::SYSTEM {
            return Actor::system();
        }
        if person.as_str() == rules::actor::BANK {
            return Actor::bank();
        }
        let staff = Actor::staff(person.clone(), &self.hall.state);
        if staff.roles.is_empty() { Actor::citizen(person.clone()) } else { staff }
    }

    fn try_act(&mut self, act: &Act, actor: &Actor, county: &mut County) -> Result<Option<Sleeper>, String> {
        let at = act.at;
        let command = match act.order.clone() {
            Order::Hall(command) => {
                let context = hall::Context { now: at, actor };
                self.hall = counted(&mut self.events, decided(&self.hall, command, &context, actor, at)?);
                return Ok(None);
            }
            Order::Item { item, command } => {
                let context = item::Context { now: at, actor, hall: &self.hall.state };
                let known = self.items.entry(item).or_default();
                *known = counted(&mut self.events, decided(known, command, &context, actor, at)?);
                return Ok(None);
            }
            Order::Bulletin { id, command } => {
                let named: BTreeSet<ItemCode> =
                    command.text().iter().flat_map(|text| text.items.iter().cloned()).collect();
                let items = named.iter().filter(|code| self.items.contains_key(*code)).collect();
                let context = bulletin::Context { now: at, actor, hall: &self.hall.state, items };
                let known = self.bulletins.entry(id).or_default();
                *known = counted(&mut self.events, decided(known, command, &context, actor, at)?);
                return Ok(None);
            }
            Order::Patrol { command } => {
                let month = Month::of(at.day());
                let context = inspection::Context {
                    now: at,
                    actor,
                    hall: &self.hall.state,
                    month,
                    former: None,
                    names_are_known: command.case().is_none() && command.card().is_none(),
                };
                let known = self.books.entry(month).or_default();
                *known = counted(&mut self.events, decided(known, command, &context, actor, at)?);
                return Ok(None);
            }
            Order::Card { card, command } => {
                self.card(&card, command, actor, at)?;
                return Ok(Some(Sleeper::Card(card)));
            }
            Order::Rate { case, level, channel, tags, words, anonymous } => {
                let words = words.map(|_| self.seal());
                let token = self.ratings.get(&case).ok_or("no rating is open")?.state.token.clone();
                let command = rating::Command::Give { token, level, channel, tags, words, anonymous };
                self.rating(&case, command, actor, at)?;
                return Ok(Some(Sleeper::Rating(case)));
            }
            Order::Voice { case, step, words } => {
                let words = words.map(|_| self.seal());
                let token = self.ratings.get(&case).ok_or("no rating is open")?.state.token.clone();
                self.rating(&case, step.command(token, words), actor, at)?;
                return Ok(Some(Sleeper::Rating(case)));
            }
            Order::Apply { item, applicant, agent, source, answers, materials, .. } => {
                let (form, query_code) = (self.seal(), self.seal());
                let number = self.new_number(&item, at);
                self.cases.entry(number.clone()).or_default().known.state.item = item;
                let command = case::Command::Submit {
                    applicant,
                    agent,
                    source,
                    answers,
                    form,
                    query_code,
                    materials,
                    licence: None,
                    by_promise: false,
                };
                let done = self.case(&number, command, actor, at, county);
                if done.is_err() {
                    self.cases.remove(&number);
                }
                done?;
                return Ok(Some(Sleeper::Case(number)));
            }
            Order::Resubmit { form: _, materials, .. } => {
                case::Command::Resubmit { form: self.seal(), materials }
            }
            Order::SupplyCorrection { form, materials, .. } => {
                let form = form.map(|_| self.seal());
                case::Command::SupplyCorrection { form, materials }
            }
            Order::Deliver { mode, recipient, tracking, .. } => {
                assert!(!recipient.is_empty(), "somebody receives it");
                let proof = case::Proof { tracking, ..case::Proof::default() };
                case::Command::Deliver { mode, recipient: self.seal(), proof }
            }
            Order::HoldHearing { record, signed, .. } => {
                assert!(!signed.is_empty(), "somebody signs");
                let signed = Some(self.seal());
                case::Command::Hearing(case::HearingCommand::Hold { record, signed, files: vec![] })
            }
            Order::Case { command, .. } => command,
        };
        let number = act.order.case().cloned().ok_or("no case is named")?;
        self.case(&number, command, actor, at, county)?;
        Ok(Some(Sleeper::Case(number)))
    }

    fn seal(&mut self) -> Commitment {
        self.sealed += 1;
        Commitment::from(format!("sealed-{}", self.sealed))
    }

    fn new_number(&mut self, item: &ItemCode, at: Instant) -> CaseNumber {
        let serial = self.numbers.entry((item.clone(), at.day())).or_default();
        *serial += 1;
        CaseNumber::compose(item.as_str(), at.day(), *serial).expect("an item code makes a number")
    }

    /// One command on a case with everything that follows from it. Says whether anything happened.
    fn case(
        &mut self,
        number: &CaseNumber,
        command: case::Command,
        actor: &Actor,
        at: Instant,
        county: &mut County,
    ) -> Result<bool, String> {
        let file = self.cases.get(number).ok_or("there is no such case")?;
        let item = self.items.get(&file.known.state.item).ok_or("there is no such item")?;
        let version = match file.known.version {
            0 => item.state.in_force.unwrap_or_default(),
            _ => file.known.state.item_version,
        };
        let content = item.state.content(version).ok_or("the item has no such version")?.clone();
        let series = (content.body.department.clone(), at.day().year());
        let serial = self.serials.get(&series).copied().unwrap_or(1);
        let fresh = case::Fresh {
            case_number: Some(number.clone()),
            slip: Some(rules::identifier::SlipNumber::of(serial.into())),
            year: at.day().year(),
            document_serial: serial,
        };
        let context = case::Context {
            now: at,
            actor,
            hall: &self.hall.state,
            content: &content,
            item_version: version,
            item_state: item.state.state(),
            fresh: &fresh,
            standing: None,
            places: None,
            licence: None,
        };
        let done = decided(&file.known, command, &context, actor, at)?;
        let new = done.events().to_vec();
        let issued = new.iter().flat_map(|event| event.event.documents()).map(|it| it.serial + 1).max();
        self.serials.insert(series, issued.unwrap_or(serial));
        let findings = supervise(&done.after().state, &new, &content, &self.hall.state);
        let file = self.cases.get_mut(number).expect("looked at above");
        file.known = counted(&mut self.events, done);
        file.history.extend(new.iter().cloned());
        let wake = case::next_wake(&file.known.state, &self.hall.state, content.limits.remind_before);
        if let Some(old) = file.wake.take() {
            self.alarms.remove(&(old, Sleeper::Case(number.clone())));
        }
        file.wake = wake;
        self.alarms.extend(wake.map(|wake| (wake, Sleeper::Case(number.clone()))));
        self.touched.insert(number.clone());
        for finding in findings {
            let name = finding.card();
            let raise = card::Command::Raise { finding: Box::new(finding), remark: String::new() };
            if self.card(&name, raise, &Actor::system(), at)? {
                county.learn(News::Card { name: &name, card: &self.cards[&name].state }, at);
            }
        }
        self.open_rating(number, at)?;
        Ok(!new.is_empty())
    }

    fn card(
        &mut self,
        name: &str,
        command: card::Command,
        actor: &Actor,
        at: Instant,
    ) -> Result<bool, String> {
        let known = self.cards.entry(name.into()).or_default();
        let sleeper = Sleeper::Card(name.into());
        if let Some(old) = card::next_wake(&known.state, &self.hall.state) {
            self.alarms.remove(&(old, sleeper.clone()));
        }
        let of = known.state.finding.as_ref().map(|finding| finding.case.clone());
        let case_is_over = of.is_some_and(|case| self.cases[&case].known.state.status.is_final());
        let context =
            card::Context { now: at, actor, hall: &self.hall.state, case_is_over, document_serial: 1 };
        let done = decided(known, command, &context, actor, at);
        let any = done.as_ref().map(|done| !done.events().is_empty()).map_err(Clone::clone);
        if let Ok(done) = done {
            *known = counted(&mut self.events, done);
        }
        let wake = card::next_wake(&known.state, &self.hall.state);
        self.alarms.extend(wake.map(|wake| (wake, sleeper)));
        any
    }

    /// To a rating; what nobody does in time raises its card.
    fn rating(
        &mut self,
        case: &CaseNumber,
        command: rating::Command,
        actor: &Actor,
        at: Instant,
    ) -> Result<bool, String> {
        let sleeper = Sleeper::Rating(case.clone());
        self.alarms.retain(|(_, other)| *other != sleeper);
        let known = self.ratings.entry(case.clone()).or_default();
        let context = rating::Context { now: at, actor, hall: &self.hall.state };
        let done = decided(known, command, &context, actor, at);
        let mut findings = vec![];
        let any = done.map(|done| {
            let events = done.events().to_vec();
            findings = voice(&done.after().state, &events, &self.hall.state);
            self.rating_histories.entry(case.clone()).or_default().extend(events.iter().cloned());
            *known = counted(&mut self.events, done);
            !events.is_empty()
        });
        let wake = rating::next_wake(&known.state, &self.hall.state);
        self.alarms.extend(wake.map(|wake| (wake, sleeper)));
        for finding in findings {
            let name = finding.card();
            let raise = card::Command::Raise { finding: Box::new(finding), remark: String::new() };
            self.card(&name, raise, &Actor::system(), at)?;
        }
        any
    }

    fn open_rating(&mut self, number: &CaseNumber, at: Instant) -> Result<(), String> {
        let case = &self.cases[number].known.state;
        if case.status != CaseStatus::Completed || self.ratings.contains_key(number) {
            return Ok(());
        }
        let (department, clerk) = (case.department.clone(), case.acceptor.clone());
        let token = self.seal();
        let command = rating::Command::Open { case: number.clone(), department, clerk, token };
        let actor = Actor::system();
        let context = rating::Context { now: at, actor: &actor, hall: &self.hall.state };
        let done = decided(&Known::<Rating>::default(), command, &context, &actor, at)?;
        self.rating_histories.insert(number.clone(), done.events().to_vec());
        self.ratings.insert(number.clone(), counted(&mut self.events, done));
        Ok(())
    }
}

fn decided<D: Dossier>(
    known: &Known<D>,
    command: D::Command,
    context: &D::Context<'_>,
    actor: &Actor,
    at: Instant,
) -> Result<Decided<D>, String>
where
    D::Refusal: std::fmt::Display,
{
    let stamp = Stamp { actor: actor.person.clone(), happened_at: at, recorded_at: at };
    decide(known, command, context, &stamp).map_err(|refusal| refusal.to_string())
}

fn counted<D: Dossier>(events: &mut u64, done: Decided<D>) -> Known<D> {
    *events += u64::try_from(done.events().len()).unwrap_or(0);
    done.into_after()
}

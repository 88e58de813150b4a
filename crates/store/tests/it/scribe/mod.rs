//! A scribe: the real rules and the real ledger, with alarms in memory. It writes what the server's office writes, so
//! that the tests of this crate have a whole county in the database without the server.

mod seldom;
mod voice;

use county::{Act, Answer, Catalogue, County, News, Order};
use rules::{
    actor::Actor,
    bulletin::Bulletin,
    card::{self, Card},
    case::{self, Case, CaseStatus},
    dossier::{Decided, Dossier, Known, Stamp, decide},
    errand::errands,
    hall::{self, Hall},
    identifier::{CaseNumber, LicenceNumber, SlipNumber},
    inspection::{Month, MonthBook},
    item::{self, Item},
    licence::{self, Follows, Licence, follows},
    name::{Commitment, FileHash, ItemCode, PersonId},
    rating::{self, Rating},
    supervision::{supervise, voice},
    time::{Date, Instant},
};
use std::collections::BTreeMap;
use store::{
    Store,
    ledger::{Batch, key},
    views::{
        cases::{case_series, document_series},
        licences::licence_series,
    },
};

/// The first day on which the county takes in applications.
pub(crate) fn start() -> Date {
    jiff::civil::date(2026, 3, 2)
}

/// The sample county, always the same.
pub(crate) fn county(days: u32, cases_a_day: u32) -> County {
    County::new(
        20_260_302,
        Catalogue::embedded().expect("the catalogue is in order"),
        start(),
        days,
        cases_a_day,
    )
}

/// What the scribe keeps in mind.
#[derive(Debug, Default)]
pub(crate) struct Scribe {
    pub(crate) hall: Known<Hall>,
    pub(crate) items: BTreeMap<ItemCode, Known<Item>>,
    pub(crate) cases: BTreeMap<CaseNumber, Known<Case>>,
    pub(crate) cards: BTreeMap<String, Known<Card>>,
    pub(crate) ratings: BTreeMap<String, Known<Rating>>,
    pub(crate) licences: BTreeMap<LicenceNumber, Known<Licence>>,
    pub(crate) bulletins: BTreeMap<String, Known<Bulletin>>,
    pub(crate) months: BTreeMap<Month, Known<MonthBook>>,
    pub(crate) alarms: BTreeMap<String, Instant>,
    pub(crate) refused: usize,
    pub(crate) now: Instant,
    serials: BTreeMap<String, u32>,
    sealed: u64,
}

/// Acts that one batch holds.
const ACTS_A_BATCH: usize = 25;

impl Scribe {
    /// Founds the hall: everybody in their posts, every item published.
    pub(crate) async fn founded(store: &Store, county: &mut County) -> Scribe {
        let mut scribe = Scribe::default();
        for acts in county.founding().chunks(ACTS_A_BATCH) {
            let mut batch = store.batch().await.expect("begins");
            for act in acts {
                scribe.put(&mut batch, act, county);
            }
            batch.commit(scribe.now).await.expect("commits");
        }
        scribe
    }

    /// Lives the county to its end, alarms in their turn.
    pub(crate) async fn live(&mut self, store: &Store, county: &mut County) {
        self.live_until(store, county, Instant(i64::MAX)).await;
    }

    /// The same up to a moment: what is announced for later waits.
    pub(crate) async fn live_until(&mut self, store: &Store, county: &mut County, until: Instant) {
        while let Some(next) = county.next_at().filter(|next| *next <= until) {
            let mut batch = store.batch().await.expect("begins");
            let mut at = Some(next);
            for _ in 0..ACTS_A_BATCH {
                let Some(moment) = at else { break };
                if !self.ring(&mut batch, moment, county) {
                    let act = county.next_act().expect("it was announced");
                    self.put(&mut batch, &act, county);
                }
                at = county.next_at().filter(|next| *next <= until);
            }
            batch.commit(self.now).await.expect("commits");
        }
    }

    /// Fires the first alarm up to this moment; says whether one rang.
    fn ring(&mut self, batch: &mut Batch<'_>, until: Instant, county: &mut County) -> bool {
        let first = self.alarms.iter().min_by_key(|(dossier, at)| (**at, (*dossier).clone()));
        let Some((dossier, at)) = first.map(|(dossier, at)| (dossier.clone(), *at)) else { return false };
        if at > until {
            return false;
        }
        self.now = self.now.max(at);
        let (kind, id) = dossier.split_once('/').expect("a kind and a name");
        if kind == Card::KIND {
            self.card(batch, id, card::Command::Tick, &Actor::system()).expect("time is never refused");
            county.learn(News::Card { name: id, card: &self.cards[id].state }, self.now);
        } else if kind == Rating::KIND {
            self.rating(batch, id, rating::Command::Tick, &Actor::system()).expect("time is never refused");
        } else if kind == Licence::KIND {
            let number = LicenceNumber::parse(id).expect("a number");
            self.licence(batch, &number, licence::Command::Tick, &Actor::system()).expect("never refused");
        } else {
            let number = self.cases.keys().find(|number| number.as_str() == id).cloned().expect("a case");
            self.case(batch, &number, case::Command::Tick, &Actor::system(), county).expect("never refused");
            county.learn(News::Case(&self.cases[&number].state), self.now);
        }
        assert!(
            self.alarms.get(&dossier).is_none_or(|next| *next > at),
            "an alarm that yields nothing: {dossier}"
        );
        true
    }

    /// Puts an act to the rules, writes what follows, and tells the county.
    pub(crate) fn put(&mut self, batch: &mut Batch<'_>, act: &Act, county: &mut County) {
        self.now = self.now.max(act.at);
        let staff = Actor::staff(act.actor.clone(), &self.hall.state);
        let actor = match act.actor.as_str() {
            rules::dossier::SYSTEM => Actor::system(),
            rules::actor::BANK => Actor::bank(),
            _ if staff.roles.is_empty() => Actor::citizen(act.actor.clone()),
            _ => staff,
        };
        let done = self.act(batch, act, &actor, county);
        match done {
            Err(_) => {
                self.refused += 1;
                county.heard(act, Answer::Refused);
            }
            Ok(Touched::Other) => county.heard(act, Answer::Done),
            Ok(Touched::Card(id)) => county.heard(act, Answer::Card(&self.cards[&id].state)),
            Ok(Touched::Case(number)) => county.heard(act, Answer::Case(&self.cases[&number].state)),
        }
    }

    fn act(
        &mut self,
        batch: &mut Batch<'_>,
        act: &Act,
        actor: &Actor,
        county: &mut County,
    ) -> Result<Touched, String> {
        let command = match act.order.clone() {
            Order::Hall(command) => return self.hall(batch, command, actor),
            Order::Item { item, command } => return self.item(batch, item, command, actor),
            Order::Bulletin { id, command } => return self.bulletin(batch, &id, command, actor),
            Order::Patrol { command } => {
                let month = Month::of(self.now.day());
                return self.month(batch, month, command, actor, self.now);
            }
            Order::Card { card, command } => {
                self.card(batch, &card, command, actor)?;
                return Ok(Touched::Card(card));
            }
            Order::Rate { case, level, channel, tags, words, anonymous } => {
                let words = words.map(|_| self.seal());
                let token = self.ratings.get(case.as_str()).ok_or("not open")?.state.token.clone();
                let give = rating::Command::Give { token, level, channel, tags, words, anonymous };
                self.rating(batch, case.as_str(), give, actor)?;
                return Ok(Touched::Other);
            }
            Order::Voice { case, step, words } => {
                let words = words.map(|_| self.seal());
                let token = self.ratings.get(case.as_str()).ok_or("not open")?.state.token.clone();
                self.rating(batch, case.as_str(), step.command(token, words), actor)?;
                return Ok(Touched::Other);
            }
            Order::Apply { item, applicant, agent, source, answers, mut materials, .. } => {
                let series = case_series(item.as_str(), self.now.day());
                let serial = self.serials.get(&series).copied().unwrap_or(0) + 1;
                let number = CaseNumber::compose(item.as_str(), self.now.day(), serial).expect("a number");
                let (form, query_code) = (self.seal(), self.seal());
                // The county hands in on paper; here the first paper of each case is a file.
                if let Some(first) = materials.first_mut() {
                    first.files = vec![FileHash(self.seal().0)];
                }
                self.cases.entry(number.clone()).or_default().state.item = item;
                let submit = case::Command::Submit {
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
                let done = self.case(batch, &number, submit, actor, county);
                match done {
                    Ok(()) => self.serials.insert(series, serial),
                    Err(refusal) => {
                        self.cases.remove(&number);
                        return Err(refusal);
                    }
                };
                return Ok(Touched::Case(number));
            }
            Order::Resubmit { materials, .. } => case::Command::Resubmit { form: self.seal(), materials },
            Order::SupplyCorrection { form, materials, .. } => {
                case::Command::SupplyCorrection { form: form.map(|_| self.seal()), materials }
            }
            Order::Deliver { mode, tracking, .. } => {
                let proof = case::Proof { tracking, ..case::Proof::default() };
                case::Command::Deliver { mode, recipient: self.seal(), proof }
            }
            Order::HoldHearing { record, .. } => {
                let signed = Some(self.seal());
                case::Command::Hearing(case::HearingCommand::Hold { record, signed, files: vec![] })
            }
            Order::Case { command, .. } => command,
        };
        let number = act.order.case().cloned().ok_or("no case")?;
        self.case(batch, &number, command, actor, county)?;
        Ok(Touched::Case(number))
    }

    pub(crate) fn hall(
        &mut self,
        batch: &mut Batch<'_>,
        command: hall::Command,
        actor: &Actor,
    ) -> Result<Touched, String> {
        let context = hall::Context { now: self.now, actor };
        let done = decided(&self.hall, command, &context, actor, self.now)?;
        batch.append("main", &done).expect("appends");
        self.hall = done.into_after();
        Ok(Touched::Other)
    }

    pub(crate) fn item(
        &mut self,
        batch: &mut Batch<'_>,
        code: ItemCode,
        command: item::Command,
        actor: &Actor,
    ) -> Result<Touched, String> {
        let context = item::Context { now: self.now, actor, hall: &self.hall.state };
        let known = self.items.entry(code.clone()).or_default();
        let done = decided(known, command, &context, actor, self.now)?;
        batch.append(code.as_str(), &done).expect("appends");
        batch.views.item(done.events(), done.after());
        *known = done.into_after();
        Ok(Touched::Other)
    }

    /// One command on a case with everything that follows from it.
    pub(crate) fn case(
        &mut self,
        batch: &mut Batch<'_>,
        number: &CaseNumber,
        command: case::Command,
        actor: &Actor,
        county: &mut County,
    ) -> Result<(), String> {
        let known = self.cases.get(number).cloned().ok_or("no case")?;
        let item = self.items.get(&known.state.item).ok_or("no item")?;
        let version = match known.version {
            0 => item.state.in_force.unwrap_or_default(),
            _ => known.state.item_version,
        };
        let content = item.state.content(version).ok_or("no version")?.clone();
        let series = document_series(content.body.department.as_str(), self.now.day().year());
        let last = self.serials.get(&series).copied().unwrap_or(0);
        let fresh = case::Fresh {
            case_number: Some(number.clone()),
            slip: Some(slip_of(number, last)),
            year: self.now.day().year(),
            document_serial: last + 1,
        };
        let context = case::Context {
            now: self.now,
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
        let done = decided(&known, command, &context, actor, self.now)?;
        batch.append(number.as_str(), &done).expect("appends");
        let hall = &self.hall.state;
        let after = done.after();
        batch.views.case(&known.state, done.events(), after, hall, &content);
        let wake = case::next_wake(&after.state, hall, content.limits.remind_before);
        batch.views.alarm(key::<Case>(number.as_str()), wake);
        set(&mut self.alarms, key::<Case>(number.as_str()), wake);
        for event in done.events() {
            batch.send(errands(&after.state, event), self.now).expect("queues");
            for document in event.event.documents() {
                self.serials.insert(series.clone(), document.serial);
            }
        }
        let follow: Vec<_> =
            done.events().iter().filter_map(|event| follows(&after.state, event, &content)).collect();
        let findings = supervise(&after.state, done.events(), &content, hall);
        let completed = after.state.status == CaseStatus::Completed;
        self.cases.insert(number.clone(), done.into_after());
        for follow in follow {
            self.follow(batch, follow)?;
        }
        for finding in findings {
            let name = finding.card();
            let raise = card::Command::Raise { finding: Box::new(finding), remark: String::new() };
            self.card(batch, &name, raise, &Actor::system())?;
            county.learn(News::Card { name: &name, card: &self.cards[&name].state }, self.now);
        }
        if completed && !self.ratings.contains_key(number.as_str()) {
            let case = &self.cases[number].state;
            let (department, clerk) = (case.department.clone(), case.acceptor.clone());
            let open = rating::Command::Open { case: number.clone(), department, clerk, token: self.seal() };
            self.rating(batch, number.as_str(), open, &Actor::system())?;
        }
        Ok(())
    }

    /// What follows for a licence: a new one is numbered in its department's series.
    fn follow(&mut self, batch: &mut Batch<'_>, follow: Follows) -> Result<(), String> {
        let (number, command) = match follow {
            Follows::Acts(number, command) => (number, command),
            Follows::Opens(grant) => {
                let (year, department) = (self.now.day().year(), grant.department.clone());
                let serial = self.serials.entry(licence_series(department.as_str(), year)).or_default();
                *serial += 1;
                let abbreviation = &self.hall.state.departments[&department].abbreviation;
                let number = LicenceNumber::compose(abbreviation, year, *serial).expect("a number");
                (number.clone(), licence::Command::Issue { number, serial: *serial, grant })
            }
        };
        self.licence(batch, &number, command, &Actor::system())
    }

    pub(crate) fn licence(
        &mut self,
        batch: &mut Batch<'_>,
        number: &LicenceNumber,
        command: licence::Command,
        actor: &Actor,
    ) -> Result<(), String> {
        let known = self.licences.get(number).cloned().unwrap_or_default();
        let item = self.items.get(&known.state.item).map(|item| &item.state);
        let content = item.and_then(|item| item.content(known.state.item_version)).cloned();
        let series = document_series(known.state.department.as_str(), self.now.day().year());
        let context = licence::Context {
            now: self.now,
            actor,
            hall: &self.hall.state,
            content: &content.unwrap_or_default(),
            document_serial: self.serials.get(&series).copied().unwrap_or(0) + 1,
        };
        let done = decided(&known, command, &context, actor, self.now)?;
        batch.append(number.as_str(), &done).expect("appends");
        batch.views.licence(done.events(), done.after());
        let wake = done.after().state.next_wake();
        batch.views.alarm(key::<Licence>(number.as_str()), wake);
        set(&mut self.alarms, key::<Licence>(number.as_str()), wake);
        for document in done.events().iter().filter_map(|event| event.event.document()) {
            self.serials.insert(series.clone(), document.serial);
        }
        self.licences.insert(number.clone(), done.into_after());
        Ok(())
    }

    pub(crate) fn card(
        &mut self,
        batch: &mut Batch<'_>,
        id: &str,
        command: card::Command,
        actor: &Actor,
    ) -> Result<(), String> {
        let hall = &self.hall.state;
        let known = self.cards.entry(id.to_owned()).or_default();
        let writes = known.state.numbered_by(&command, hall, &actor.person);
        let series = writes.map(|it| document_series(it.as_str(), self.now.day().year()));
        let last = series.as_ref().and_then(|series| self.serials.get(series)).copied().unwrap_or(0);
        let context =
            card::Context { now: self.now, actor, hall, case_is_over: false, document_serial: last + 1 };
        let done = decided(known, command, &context, actor, self.now)?;
        batch.append(id, &done).expect("appends");
        batch.views.card(id, done.events(), done.after(), hall);
        let wake = card::next_wake(&done.after().state, hall);
        batch.views.alarm(key::<Card>(id), wake);
        set(&mut self.alarms, key::<Card>(id), wake);
        if let Some(series) = series {
            self.serials.insert(series, last + 1);
        }
        *known = done.into_after();
        Ok(())
    }

    pub(crate) fn rating(
        &mut self,
        batch: &mut Batch<'_>,
        id: &str,
        command: rating::Command,
        actor: &Actor,
    ) -> Result<(), String> {
        let hall = &self.hall.state;
        let context = rating::Context { now: self.now, actor, hall };
        let known = self.ratings.entry(id.to_owned()).or_default();
        let done = decided(known, command, &context, actor, self.now)?;
        batch.append(id, &done).expect("appends");
        batch.views.rating(id, done.events(), done.after(), hall);
        let wake = rating::next_wake(&done.after().state, hall);
        batch.views.alarm(key::<Rating>(id), wake);
        set(&mut self.alarms, key::<Rating>(id), wake);
        let findings = voice(&done.after().state, done.events(), hall);
        *known = done.into_after();
        for finding in findings {
            let name = finding.card();
            let raise = card::Command::Raise { finding: Box::new(finding), remark: String::new() };
            self.card(batch, &name, raise, &Actor::system())?;
        }
        Ok(())
    }

    /// What would be a commitment to a datum in the vault.
    fn seal(&mut self) -> Commitment {
        self.sealed += 1;
        Commitment::from(format!("sealed-{}", self.sealed))
    }
}

/// What an act touched.
pub(crate) enum Touched {
    Case(CaseNumber),
    Card(String),
    Other,
}

fn set(alarms: &mut BTreeMap<String, Instant>, dossier: String, wake: Option<Instant>) {
    match wake {
        Some(at) => alarms.insert(dossier, at),
        None => alarms.remove(&dossier),
    };
}

pub(crate) fn decided<D: Dossier>(
    known: &Known<D>,
    command: D::Command,
    context: &D::Context<'_>,
    actor: &Actor,
    now: Instant,
) -> Result<Decided<D>, String>
where
    D::Refusal: std::fmt::Display,
{
    let stamp = Stamp { actor: actor.person.clone(), happened_at: now, recorded_at: now };
    decide(known, command, context, &stamp).map_err(|refusal| refusal.to_string())
}

/// A hall command that always has something to write: who holds an office.
pub(crate) fn entrust(person: u64) -> hall::Command {
    let person = PersonId::from(format!("p{person}"));
    hall::Command::Entrust { person, roles: vec![hall::Role::Supervisor] }
}

/// A number to pay by that no other case has.
fn slip_of(case: &CaseNumber, serial: u32) -> SlipNumber {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    (case.as_str(), serial).hash(&mut hasher);
    SlipNumber::of(hasher.finish())
}

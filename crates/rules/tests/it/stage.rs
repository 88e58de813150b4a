//! A stage for tests: one small hall, one item in force, one case and what hangs on it. Every act goes through
//! `rules::dossier::decide` with a whole context; supervision looks at every new event, and its findings raise cards,
//! as in a running hall. No rule is copied here.

use std::collections::BTreeMap;

use serde::{Serialize, de::DeserializeOwned};

use rules::{
    accountability::{self, Accountability, CourseOfCase},
    actor::Actor,
    bulletin::{self, Bulletin},
    card::{self, Card},
    case::{self, Case, Fresh},
    dossier::{Dossier, Known, Recorded, SYSTEM, Stamp, decide},
    hall::{self, Department, Hall, Post, Role},
    identifier::{CaseNumber, Fault, LicenceNumber, SlipNumber},
    inspection::{self, Month, MonthBook},
    item::{self, Content, Item, ItemState, content::*, process::*},
    licence::{self, Follows, Grant, Licence, follows},
    name::{Commitment, DepartmentId, MaterialId, PersonId, PostId, StepId},
    quota::{self, PlaceQueue},
    rating::{self, Rating},
    reform::{self, Round},
    standing::{self, Standing},
    supervision::{Finding, supervise, voice},
    time::Instant,
};

pub(crate) const TASK_CODE: &str = "1199992100000000G0444012345678901";
pub(crate) const CREDIT: &str = "11999921MB990003XR";
/// The name of the first case of a stage.
pub(crate) const FIRST: &str = "甲";
/// The token with which the applicant of a stage may rate.
pub(crate) const TOKEN: &str = "评价码";

/// Something that happened, in whichever dossier.
#[derive(Clone, Debug)]
pub(crate) enum Happened {
    Case(Recorded<case::Event>),
    Card(Box<Finding>, Recorded<card::Event>),
    Rating(Recorded<rating::Event>),
    Licence(Recorded<licence::Event>),
    Item(Recorded<item::Event>),
    Hall(Recorded<hall::Event>),
    Standing(Recorded<standing::Event>),
    Places(Recorded<quota::Event>),
    Reform(Recorded<reform::Event>),
    Matter(Recorded<accountability::Event>),
    Bulletin(Recorded<bulletin::Event>),
    Month(Recorded<inspection::Event>),
    /// In another case than the one at hand.
    Beside(String, Box<Happened>),
}

/// A refusal of whichever dossier: its rule and its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct No {
    pub(crate) rule: &'static str,
    pub(crate) name: String,
}

#[derive(Clone)]
pub(crate) struct Stage {
    pub(crate) hall: Known<Hall>,
    pub(crate) item: Known<Item>,
    pub(crate) case: Known<Case>,
    pub(crate) history: Vec<Recorded<case::Event>>,
    pub(crate) cards: BTreeMap<String, Known<Card>>,
    pub(crate) rating: Known<Rating>,
    pub(crate) rating_history: Vec<Recorded<rating::Event>>,
    pub(crate) standings: BTreeMap<PersonId, Known<Standing>>,
    pub(crate) places: Known<PlaceQueue>,
    /// The name of the case at hand; the first is 甲.
    pub(crate) name: String,
    /// The other cases.
    beside: BTreeMap<String, Beside>,
    pub(crate) licence: Known<Licence>,
    pub(crate) licence_history: Vec<Recorded<licence::Event>>,
    pub(crate) round: Known<Round>,
    pub(crate) round_history: Vec<Recorded<reform::Event>>,
    pub(crate) matter: Known<Accountability>,
    pub(crate) matter_history: Vec<Recorded<accountability::Event>>,
    pub(crate) bulletin: Known<Bulletin>,
    pub(crate) bulletin_history: Vec<Recorded<bulletin::Event>>,
    /// The books of supervision, month by month.
    pub(crate) books: BTreeMap<Month, Known<MonthBook>>,
    pub(crate) book_histories: BTreeMap<Month, Vec<Recorded<inspection::Event>>>,
    serial: u32,
}

/// A case that is not at hand.
#[derive(Clone, Default)]
struct Beside {
    case: Known<Case>,
    history: Vec<Recorded<case::Event>>,
    rating: Known<Rating>,
    rating_history: Vec<Recorded<rating::Event>>,
}

fn no<R: std::fmt::Debug>(rule: &'static str, refusal: &R) -> No {
    let name = format!("{refusal:?}");
    let end = name.find(|letter: char| !letter.is_ascii_alphanumeric()).unwrap_or(name.len());
    No { rule, name: name[..end].to_owned() }
}

fn stamp(actor: &Actor, now: Instant) -> Stamp {
    Stamp { actor: actor.person.clone(), happened_at: now, recorded_at: now }
}

/// Decides, keeps the new state, and hands back the events.
fn act<D: Dossier>(
    known: &mut Known<D>,
    command: D::Command,
    context: &D::Context<'_>,
    stamp: &Stamp,
) -> Result<Vec<Recorded<D::Event>>, D::Refusal>
where
    D::Event: Clone + Serialize + DeserializeOwned,
{
    let decided = decide(known, command, context, stamp)?;
    assert_eq!(decided.read_version(), known.version);
    for (event, version) in decided.events().iter().zip(known.version + 1..) {
        assert_eq!(event.version, version, "versions are gapless");
        // Whatever is decided anywhere in these tests survives its own text, byte for byte.
        let text = serde_json::to_string(event).expect("text");
        let read: Recorded<D::Event> = serde_json::from_str(&text).expect("an event");
        assert_eq!(serde_json::to_string(&read).expect("text"), text);
    }
    let events = decided.events().to_vec();
    *known = decided.into_after();
    Ok(events)
}

impl Stage {
    /// The hall of the tests, with this content published in it.
    pub(crate) fn with(content: Content, changes: Vec<hall::Command>) -> Result<Stage, No> {
        let start = Instant::parse("2026-01-04T09:00:00+08:00").map_err(|fault| no("", &fault))?;
        let mut stage = Stage {
            hall: Known::default(),
            item: Known::default(),
            case: Known::default(),
            history: Vec::new(),
            cards: BTreeMap::new(),
            rating: Known::default(),
            rating_history: Vec::new(),
            standings: BTreeMap::new(),
            places: Known::default(),
            name: FIRST.to_owned(),
            beside: BTreeMap::new(),
            licence: Known::default(),
            licence_history: Vec::new(),
            round: Known::default(),
            round_history: Vec::new(),
            matter: Known::default(),
            matter_history: Vec::new(),
            bulletin: Known::default(),
            bulletin_history: Vec::new(),
            books: BTreeMap::new(),
            book_histories: BTreeMap::new(),
            serial: 1,
        };
        for command in founding().into_iter().chain(changes) {
            stage.hall(SYSTEM, command, start)?;
        }
        stage.item("编编", item::Command::Draft(Box::new(content)), start)?;
        stage.item("法审", item::Command::Review { opinion: "内容完整".into() }, start)?;
        stage.item("韩经", item::Command::Review { opinion: "属于本级清单".into() }, start)?;
        stage.item("韩经", item::Command::Publish, start)?;
        Ok(stage)
    }

    fn actor(&self, who: &str) -> Actor {
        let person = PersonId::from(who);
        if who == SYSTEM {
            return Actor::system();
        }
        if who == "银行" {
            return Actor::bank();
        }
        let staff = Actor::staff(person.clone(), &self.hall.state);
        if staff.roles.is_empty() { Actor::citizen(person) } else { staff }
    }

    pub(crate) fn hall(
        &mut self,
        who: &str,
        command: hall::Command,
        now: Instant,
    ) -> Result<Vec<Happened>, No> {
        let actor = self.actor(who);
        let context = hall::Context { now, actor: &actor };
        let events = act(&mut self.hall, command, &context, &stamp(&actor, now))
            .map_err(|refusal| no(refusal.rule(), &refusal))?;
        let moves =
            events.iter().any(|event| rules::errand::hall_errand(&self.hall.state, &event.event).is_some());
        let mut happened: Vec<Happened> = events.into_iter().map(Happened::Hall).collect();
        // What the errand does: open clocks are looked at again (CL2).
        if moves && self.case.state.number.is_some() {
            happened.extend(self.tick(now)?);
        }
        Ok(happened)
    }

    pub(crate) fn item(
        &mut self,
        who: &str,
        command: item::Command,
        now: Instant,
    ) -> Result<Vec<Happened>, No> {
        let actor = self.actor(who);
        let context = item::Context { now, actor: &actor, hall: &self.hall.state };
        let events = act(&mut self.item, command, &context, &stamp(&actor, now)).map_err(|refusal| {
            let mut no = no(refusal.rule(), &refusal);
            if let item::Refusal::Unpublishable(faults) = &refusal {
                let told: Vec<_> = faults.iter().map(|it| format!("{:?} {}", it.kind, it.field)).collect();
                no.name = told.join("、");
                no.rule = faults.first().map_or(no.rule, |fault| fault.kind.rule());
            }
            no
        })?;
        Ok(events.into_iter().map(Happened::Item).collect())
    }

    /// The version the case keeps; before there is a case, the version in force (I-05).
    pub(crate) fn content(&self) -> (u32, Content) {
        let item = &self.item.state;
        let kept = self.case.state.number.as_ref().map(|_| self.case.state.item_version);
        let version = kept.or(item.in_force).unwrap_or(0);
        (version, item.content(version).cloned().unwrap_or_default())
    }

    pub(crate) fn case(
        &mut self,
        who: &str,
        command: case::Command,
        now: Instant,
    ) -> Result<Vec<Happened>, No> {
        let actor = self.actor(who);
        let (item_version, content) = self.content();
        let number = self.next_number(now).map_err(|fault| no("K-03", &fault))?;
        let slip = Some(SlipNumber::of(self.serial.into()));
        let fresh =
            Fresh { case_number: Some(number), slip, year: now.day().year(), document_serial: self.serial };
        let item_state: ItemState = self.item.state.state();
        let hall = self.hall.state.clone();
        let applicant = match &command {
            case::Command::Submit { applicant, .. } => applicant,
            _ => &self.case.state.applicant,
        };
        let licence = self.licence.state.clone();
        let context = case::Context {
            now,
            actor: &actor,
            hall: &hall,
            content: &content,
            item_version,
            item_state,
            fresh: &fresh,
            standing: self.standings.get(applicant).map(|known| &known.state),
            places: Some(&self.places.state),
            licence: Some(&licence).filter(|licence| licence.number.is_some()),
        };
        let events =
            act(&mut self.case, command, &context, &stamp(&actor, now)).map_err(
                |refusal| match &refusal {
                    case::Refusal::AboutLicence(about) => no(about.rule(), about),
                    case::Refusal::Slip(slip) => no(slip.rule(), slip),
                    refusal => no(refusal.rule(), refusal),
                },
            )?;
        for document in events.iter().flat_map(|event| event.event.documents()) {
            self.serial = self.serial.max(document.serial + 1);
        }
        self.history.extend(events.iter().cloned());
        let mut happened: Vec<Happened> = events.iter().cloned().map(Happened::Case).collect();
        happened.extend(self.queue(&events, &content, now)?);
        for event in &events {
            if let Some(command) = standing::follows(&self.case.state, &event.event) {
                happened.extend(self.standing(SYSTEM, command, now)?);
            }
        }
        for event in &events {
            match follows(&self.case.state, event, &content) {
                Some(Follows::Opens(grant)) => happened.extend(self.issue(*grant, now)?),
                Some(Follows::Acts(_, command)) => happened.extend(self.licence(SYSTEM, command, now)?),
                None => {}
            }
        }
        for finding in supervise(&self.case.state, &events, &content, &hall) {
            let raise = card::Command::Raise { finding: Box::new(finding.clone()), remark: String::new() };
            happened.extend(self.card(SYSTEM, &finding.card(), raise, now)?);
        }
        if events.iter().any(|event| matches!(event.event, case::Event::ResultDelivered { .. })) {
            happened.extend(self.open_rating(now)?);
        }
        Ok(happened)
    }

    /// The number that follows the last of the day (K-03).
    fn next_number(&self, now: Instant) -> Result<CaseNumber, Fault> {
        let cases = self.beside.values().map(|beside| &beside.case.state).chain([&self.case.state]);
        let of_the_day = cases.filter(|case| case.submitted.is_some_and(|at| at.day() == now.day()));
        let before = u32::try_from(of_the_day.count()).unwrap_or(u32::MAX);
        CaseNumber::compose(TASK_CODE, now.day(), before.saturating_add(1))
    }

    /// What follows for the places of an item whose number is limited (L-35).
    fn queue(
        &mut self,
        events: &[Recorded<case::Event>],
        content: &Content,
        now: Instant,
    ) -> Result<Vec<Happened>, No> {
        let mut happened = vec![];
        let limited = content.handling.quota.is_some();
        for event in events.iter().filter(|_| limited) {
            let Some(command) = quota::follows(&self.case.state, &event.event) else { continue };
            happened.extend(self.moves_places(command, now)?);
        }
        Ok(happened)
    }

    fn moves_places(&mut self, command: quota::Command, now: Instant) -> Result<Vec<Happened>, No> {
        let actor = Actor::system();
        let context = quota::Context { actor: &actor };
        let events = act(&mut self.places, command, &context, &stamp(&actor, now))
            .map_err(|refusal| no(refusal.rule(), &refusal))?;
        Ok(events.into_iter().map(Happened::Places).collect())
    }

    /// To the standing of whoever applied in the case at hand.
    pub(crate) fn standing(
        &mut self,
        who: &str,
        command: standing::Command,
        now: Instant,
    ) -> Result<Vec<Happened>, No> {
        let actor = self.actor(who);
        let (_, content) = self.content();
        let person = self.case.state.applicant.clone();
        let case = self.case.state.number.as_ref().map(|_| (&self.case.state, &content));
        let context = standing::Context { now, actor: &actor, hall: &self.hall.state, person: &person, case };
        let mut known = self.standings.get(&person).cloned().unwrap_or_default();
        let events = act(&mut known, command, &context, &stamp(&actor, now))
            .map_err(|refusal| no(refusal.rule(), &refusal))?;
        self.standings.insert(person, known);
        Ok(events.into_iter().map(Happened::Standing).collect())
    }

    /// Takes another case in hand; a name nobody has used is a case yet to come.
    pub(crate) fn turn_to(&mut self, name: &str) {
        if name == self.name {
            return;
        }
        let mut at_hand = self.beside.remove(name).unwrap_or_default();
        std::mem::swap(&mut at_hand.case, &mut self.case);
        std::mem::swap(&mut at_hand.history, &mut self.history);
        std::mem::swap(&mut at_hand.rating, &mut self.rating);
        std::mem::swap(&mut at_hand.rating_history, &mut self.rating_history);
        let before = std::mem::replace(&mut self.name, name.to_owned());
        self.beside.insert(before, at_hand);
    }

    /// A licence is opened under the first number of the year.
    pub(crate) fn issue(&mut self, grant: Grant, now: Instant) -> Result<Vec<Happened>, No> {
        let number = LicenceNumber::compose("宁市监", 2026, 1).map_err(|fault| no("", &fault))?;
        let command = licence::Command::Issue { number, serial: 1, grant: Box::new(grant) };
        self.licence(SYSTEM, command, now)
    }

    pub(crate) fn licence(
        &mut self,
        who: &str,
        command: licence::Command,
        now: Instant,
    ) -> Result<Vec<Happened>, No> {
        let actor = self.actor(who);
        let content = self.content().1;
        let context = licence::Context {
            now,
            actor: &actor,
            hall: &self.hall.state,
            content: &content,
            document_serial: self.serial,
        };
        let events = act(&mut self.licence, command, &context, &stamp(&actor, now))
            .map_err(|refusal| no(refusal.rule(), &refusal))?;
        for document in events.iter().filter_map(|event| event.event.document()) {
            self.serial = self.serial.max(document.serial + 1);
        }
        self.licence_history.extend(events.iter().cloned());
        let mut happened: Vec<Happened> = events.iter().cloned().map(Happened::Licence).collect();
        let licence = self.licence.state.clone();
        for event in &events {
            // The place it took is free (L-35), and whoever deceived the agency is barred (L-44).
            let freed = quota::follows_licence(&licence, &event.event);
            if let Some((_, release)) = freed.filter(|_| content.handling.quota.is_some()) {
                happened.extend(self.moves_places(release, now)?);
            }
            let barred = standing::follows_licence(&licence, &event.event, &content);
            let known = |command: &standing::Command| command.case() == self.case.state.number.as_ref();
            if let Some(command) = barred.filter(known) {
                happened.extend(self.standing(SYSTEM, command, now)?);
            }
        }
        Ok(happened)
    }

    fn open_rating(&mut self, now: Instant) -> Result<Vec<Happened>, No> {
        let Some(case) = self.case.state.number.clone() else { return Ok(vec![]) };
        let command = rating::Command::Open {
            case,
            department: self.case.state.department.clone(),
            clerk: self.case.state.acceptor.clone(),
            token: Commitment::from(TOKEN),
        };
        self.rate(SYSTEM, command, now)
    }

    pub(crate) fn rate(
        &mut self,
        who: &str,
        command: rating::Command,
        now: Instant,
    ) -> Result<Vec<Happened>, No> {
        let actor = self.actor(who);
        let hall = self.hall.state.clone();
        let context = rating::Context { now, actor: &actor, hall: &hall };
        let events = act(&mut self.rating, command, &context, &stamp(&actor, now))
            .map_err(|refusal| no(refusal.rule(), &refusal))?;
        self.rating_history.extend(events.iter().cloned());
        let mut happened: Vec<Happened> = events.iter().cloned().map(Happened::Rating).collect();
        for finding in voice(&self.rating.state, &events, &hall) {
            let raise = card::Command::Raise { finding: Box::new(finding.clone()), remark: String::new() };
            happened.extend(self.card(SYSTEM, &finding.card(), raise, now)?);
        }
        Ok(happened)
    }

    pub(crate) fn card(
        &mut self,
        who: &str,
        name: &str,
        command: card::Command,
        now: Instant,
    ) -> Result<Vec<Happened>, No> {
        let actor = self.actor(who);
        let document_serial = self.serial;
        let case_is_over = self.case.state.status.is_final();
        let context =
            card::Context { now, actor: &actor, hall: &self.hall.state, case_is_over, document_serial };
        let mut known = self.cards.get(name).cloned().unwrap_or_default();
        let events = act(&mut known, command, &context, &stamp(&actor, now))
            .map_err(|refusal| no(refusal.rule(), &refusal))?;
        let Some(finding) = known.state.finding.clone() else { return Ok(vec![]) };
        for document in events.iter().filter_map(|event| event.event.document()) {
            self.serial = self.serial.max(document.serial + 1);
        }
        self.cards.insert(name.to_owned(), known);
        Ok(events.into_iter().map(|event| Happened::Card(Box::new(finding.clone()), event)).collect())
    }

    /// To the round of reform; what its execution means, the item carries out (D-06).
    pub(crate) fn reform(
        &mut self,
        who: &str,
        command: reform::Command,
        now: Instant,
    ) -> Result<Vec<Happened>, No> {
        let actor = self.actor(who);
        let (hall, item) = (self.hall.state.clone(), self.item.state.clone());
        let cases = self.beside.values().map(|beside| &beside.case.state).chain([&self.case.state]);
        let cases: Vec<Case> = cases.cloned().collect();
        let context = reform::Context {
            now,
            actor: &actor,
            hall: &hall,
            items: [(&item.code, &item)].into(),
            cases: cases.iter().filter_map(|case| Some((case.number.as_ref()?, case))).collect(),
        };
        let events = act(&mut self.round, command, &context, &stamp(&actor, now))
            .map_err(|refusal| no(refusal.rule(), &refusal))?;
        self.round_history.extend(events.iter().cloned());
        let mut happened: Vec<Happened> = events.iter().cloned().map(Happened::Reform).collect();
        for event in &events {
            if let Some((code, command)) = reform::follows(&self.round.state, &event.event) {
                assert_eq!(code, item.code, "only what the hall has can follow");
                happened.extend(self.item(SYSTEM, command, now)?);
            }
        }
        Ok(happened)
    }

    /// To the matter of accountability, which reads the case it is about and changes nothing of it.
    pub(crate) fn accountability(
        &mut self,
        who: &str,
        command: accountability::Command,
        now: Instant,
    ) -> Result<Vec<Happened>, No> {
        let actor = self.actor(who);
        let (hall, (_, content)) = (self.hall.state.clone(), self.content());
        let clue = match &command {
            accountability::Command::Record(clue) => Some(&**clue),
            _ => self.matter.state.clue.as_ref(),
        };
        let named = clue.and_then(|clue| clue.case.as_ref());
        let course = CourseOfCase { case: &self.case.state, history: &self.history, content: &content };
        let case = named.filter(|number| self.case.state.number.as_ref() == Some(number)).map(|_| course);
        let context = accountability::Context { now, actor: &actor, hall: &hall, case };
        let events = act(&mut self.matter, command, &context, &stamp(&actor, now))
            .map_err(|refusal| no(refusal.rule(), &refusal))?;
        self.matter_history.extend(events.iter().cloned());
        Ok(events.into_iter().map(Happened::Matter).collect())
    }

    /// To the bulletin; the hall knows the one item of the stage.
    pub(crate) fn bulletin(
        &mut self,
        who: &str,
        command: bulletin::Command,
        now: Instant,
    ) -> Result<Vec<Happened>, No> {
        let actor = self.actor(who);
        let (hall, item) = (self.hall.state.clone(), self.item.state.code.clone());
        let context = bulletin::Context { now, actor: &actor, hall: &hall, items: [&item].into() };
        let events = act(&mut self.bulletin, command, &context, &stamp(&actor, now))
            .map_err(|refusal| no(refusal.rule(), &refusal))?;
        self.bulletin_history.extend(events.iter().cloned());
        Ok(events.into_iter().map(Happened::Bulletin).collect())
    }

    /// To the book of a month; the findings of its figures raise their cards, as the office has it.
    pub(crate) fn month(
        &mut self,
        who: &str,
        month: Month,
        command: inspection::Command,
        now: Instant,
    ) -> Result<Vec<Happened>, No> {
        let actor = self.actor(who);
        let hall = self.hall.state.clone();
        let former = self.books.get(&month.previous()).map(|known| known.state.clone());
        let names_are_known = command.case().is_none_or(|case| self.case.state.number.as_ref() == Some(case))
            && command.card().is_none_or(|card| self.cards.contains_key(card));
        let context = inspection::Context {
            now,
            actor: &actor,
            hall: &hall,
            month,
            former: former.as_ref(),
            names_are_known,
        };
        let book = self.books.entry(month).or_default();
        let events = act(book, command, &context, &stamp(&actor, now))
            .map_err(|refusal| no(refusal.rule(), &refusal))?;
        self.book_histories.entry(month).or_default().extend(events.iter().cloned());
        Ok(events.into_iter().map(Happened::Month).collect())
    }

    /// When the case, its licence or one of its cards next wants waking.
    pub(crate) fn next_wake(&self) -> Option<Instant> {
        let hall = &self.hall.state;
        let remind_before = self.content().1.limits.remind_before;
        let beside = self.beside.values().map(|beside| &beside.case.state);
        let cases = beside.chain([&self.case.state]);
        let case = cases.filter_map(|case| case::next_wake(case, hall, remind_before)).min();
        let cards = self.cards.values().filter_map(|card| card::next_wake(&card.state, hall));
        let round = self.round.state.next_wake();
        let matter = self.matter.state.next_wake(&hall.calendar);
        let ratings = self.beside.values().map(|beside| &beside.rating.state).chain([&self.rating.state]);
        let rating = ratings.filter_map(|rating| rating::next_wake(rating, hall)).min();
        cards.chain(rating).chain(case).chain(self.licence.state.next_wake()).chain(round).chain(matter).min()
    }

    /// Time passes to this moment: everything is woken once.
    pub(crate) fn tick(&mut self, now: Instant) -> Result<Vec<Happened>, No> {
        let mut happened = self.case(SYSTEM, case::Command::Tick, now)?;
        let at_hand = self.name.clone();
        for name in self.beside.keys().cloned().collect::<Vec<_>>() {
            self.turn_to(&name);
            let mut ticked = self.case(SYSTEM, case::Command::Tick, now)?;
            ticked.extend(self.rate(SYSTEM, rating::Command::Tick, now)?);
            let beside = |it| Happened::Beside(name.clone(), Box::new(it));
            happened.extend(ticked.into_iter().map(beside));
        }
        self.turn_to(&at_hand);
        happened.extend(self.rate(SYSTEM, rating::Command::Tick, now)?);
        happened.extend(self.licence(SYSTEM, licence::Command::Tick, now)?);
        happened.extend(self.reform(SYSTEM, reform::Command::Tick, now)?);
        happened.extend(self.accountability(SYSTEM, accountability::Command::Tick, now)?);
        for name in self.cards.keys().cloned().collect::<Vec<_>>() {
            happened.extend(self.card(SYSTEM, &name, card::Command::Tick, now)?);
        }
        Ok(happened)
    }
}

fn post(id: &str, department: &str, roles: &[Role]) -> hall::Command {
    hall::Command::DescribePost(Post {
        id: PostId::from(id),
        department: DepartmentId::from(department),
        name: id.into(),
        roles: roles.to_vec(),
        ..Post::default()
    })
}

/// Who holds a post from now on.
pub(crate) fn appoint(post: &str, holders: &[&str]) -> hall::Command {
    hall::Command::Appoint {
        post: PostId::from(post),
        holders: holders.iter().map(|holder| PersonId::from(*holder)).collect(),
    }
}

fn office(person: &str, role: Role) -> hall::Command {
    hall::Command::Entrust { person: PersonId::from(person), roles: vec![role] }
}

/// The hall of the tests. Departments: 市监局 (which answers for the item), 消防 and 环保 beside it, and `hall`, the
/// comprehensive window.
fn founding() -> Vec<hall::Command> {
    let department = |id: &str, abbreviation: &str| {
        hall::Command::DescribeDepartment(Department {
            id: DepartmentId::from(id),
            name: id.into(),
            abbreviation: abbreviation.into(),
            credit_code: CREDIT.into(),
            ..Department::default()
        })
    };
    vec![
        department("市监局", "宁市监"),
        department("消防", "宁消"),
        department("环保", "宁环"),
        department("hall", "宁政务"),
        post("受理岗", "市监局", &[Role::WindowClerk]),
        post("审查岗", "市监局", &[Role::Handler]),
        post("核查岗", "市监局", &[Role::Handler]),
        post("审核岗", "市监局", &[Role::Reviewer]),
        post("决定岗", "市监局", &[Role::Approver]),
        post("送达岗", "市监局", &[Role::DeliveryClerk]),
        post("局长岗", "市监局", &[Role::DepartmentHead]),
        post("编辑岗", "市监局", &[Role::DepartmentEditor]),
        post("法制岗", "市监局", &[Role::LegalReviewer]),
        post("消防岗", "消防", &[Role::Handler]),
        post("消防局长岗", "消防", &[Role::DepartmentHead]),
        post("环保岗", "环保", &[Role::Handler]),
        post("综合岗", "hall", &[Role::WindowClerk]),
        post("收费岗", "hall", &[Role::Cashier]),
        appoint("受理岗", &["张窗", "李窗"]),
        appoint("审查岗", &["赵审", "钱审"]),
        appoint("核查岗", &["孙查", "宋查"]),
        appoint("审核岗", &["吴核"]),
        appoint("决定岗", &["周批"]),
        appoint("送达岗", &["冯达"]),
        appoint("局长岗", &["郑局"]),
        appoint("编辑岗", &["编编"]),
        appoint("法制岗", &["法审"]),
        appoint("消防岗", &["肖消"]),
        appoint("消防局长岗", &["洪局"]),
        appoint("环保岗", &["黄环"]),
        appoint("综合岗", &["陈综"]),
        appoint("收费岗", &["钱财", "金财"]),
        office("县长", Role::GovernmentHead),
        office("何监", Role::Supervisor),
        office("吕监", Role::Supervisor),
        office("韩经", Role::HallManager),
        office("安管", Role::SecurityAdministrator),
    ]
}

/// A content that may be published: nothing is missing, nothing is too much.
pub(crate) fn complete() -> Content {
    let basis =
        Basis { law: "食品安全法".into(), article: "第三十五条".into(), ..Basis::default() };
    let mut content = Content::default();
    content.identity.task_code = TASK_CODE.into();
    content.identity.name = "食品经营许可".into();
    content.identity.kind = Some(ItemKind::AdministrativeLicence);
    content.power.power_source = Some(PowerSource::OwnStatutory);
    content.power.use_level = Some(UseLevel::County);
    content.power.setting_basis = vec![basis];
    content.body.department = "市监局".into();
    content.body.impl_body = "宁棠县市场监督管理局".into();
    content.body.credit_code = CREDIT.into();
    content.limits.statutory = Some(rules::clock::Limit::working_days(20));
    content.limits.promised = Some(rules::clock::Limit::working_days(10));
    content.handling.case_kind = Some(CaseKind::Promised);
    content.handling.handle_forms = vec![HandleForm::Window, HandleForm::Desktop];
    content.handling.accept_conditions = vec!["有固定的经营场所".into()];
    content.place.place = "政务服务中心一楼".into();
    content.place.time = "工作日九时至十七时".into();
    content.place.consult_way = "0300-5512345".into();
    content.place.supervise_way = "0300-5512300".into();
    content.subject.service_targets = vec![ServiceTarget::Enterprise];
    content.materials = vec![material("申请书", Necessity::Mandatory)];
    content.results = vec![ResultSpec {
        name: "食品经营许可证".into(),
        result_type: Some(ResultType::LicenceOrPermit),
        result_sample: "样证".into(),
        validity: Some(Validity::Years(5)),
        ..ResultSpec::default()
    }];
    content.process = Process {
        acceptance_post: PostId::from("受理岗"),
        delivery_post: PostId::from("送达岗"),
        full_authorisation: false,
        blocks: vec![
            Block::Step(step("审查", StepKind::Review, "审查岗", 5)),
            Block::Step(step("决定", StepKind::Decision, "决定岗", 3)),
        ],
    };
    content
}

/// A material of the applicant's own, one paper original.
pub(crate) fn material(name: &str, necessity: Necessity) -> Material {
    Material {
        id: MaterialId::from(name),
        name: name.into(),
        necessity: Some(necessity),
        forms: vec![MaterialForm::Paper],
        original_count: 1,
        source_type: Some(MaterialSource::Applicant),
        ..Material::default()
    }
}

/// A step limited in working days.
pub(crate) fn step(name: &str, kind: StepKind, post: &str, days: u16) -> Step {
    Step {
        id: StepId::from(name),
        name: name.into(),
        name_en: String::new(),
        kind,
        post: PostId::from(post),
        limit: rules::clock::Limit::working_days(days),
        checklist: vec![],
        risk: None,
    }
}

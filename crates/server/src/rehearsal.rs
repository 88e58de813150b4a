//! 排演: puts the acts of the rehearsed county to the real office, and lets time pass between them.
//!
//! Whatever the demo shows has come about by the same decisions as any real case: this file only seals what is
//! personal, hands requests in, and tells the county what came of them.

use crate::{
    front::Front,
    office::{Answer, OfficeError, Order, Request, Who},
    people::kind,
};
use county::{Act, County, News, Order as Wish, Person, VoiceStep};
use rules::{
    actor::BANK,
    card::Card,
    case::{self, Case},
    dossier::SYSTEM,
    identifier::QueryCode,
    inspection::{self, Month},
    name::{Commitment, PersonId},
    rating::{self, Rating},
    time::{Date, Instant},
};
use std::collections::BTreeMap;
use store::{
    StoreError, alarms,
    vault::Datum,
    views::{cards, cases},
};

/// 排演: a county and what the driver remembers of it.
#[derive(Debug)]
pub struct Rehearsal {
    /// The county that lives.
    pub county: County,
    looked: Option<Date>,
}

/// People settled in one transaction.
const SETTLED_AT_ONCE: usize = 200;
/// Cards of one case that are looked at after time has passed.
const CARDS_OF_A_CASE: u32 = 40;

impl Rehearsal {
    /// The rehearsal of a county.
    #[must_use]
    pub const fn of(county: County) -> Rehearsal {
        Rehearsal { county, looked: None }
    }

    /// Puts everybody's particulars into the vault, findable by their numbers.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn settle(&self, front: &Front) -> Result<(), StoreError> {
        let now = front.office.now().0;
        for people in self.county.people().all().chunks(SETTLED_AT_ONCE) {
            let ids: Vec<&str> = people.iter().map(|person| person.id.as_str()).collect();
            let data: Vec<Datum> = people.iter().flat_map(particulars).collect();
            let numbers: Vec<(&str, &str, &str)> = people
                .iter()
                .map(|person| (kind::ID_NUMBER, person.id_number.as_str(), person.id.as_str()))
                .collect();
            let tx = front.store.db().begin_write().await?;
            front.store.vault().admit(&tx, &ids, now).await?;
            front.store.vault().put(&tx, &data, now).await?;
            front.store.vault().enter(&tx, &numbers, now).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// Founds the hall: departments, posts, people in them, items drafted, reviewed and published.
    ///
    /// # Errors
    /// When the office does not answer.
    pub async fn found(&mut self, front: &Front) -> Result<(), OfficeError> {
        for act in self.county.founding() {
            front.office.clock().wind(act.at);
            self.perform(front, &act).await?;
        }
        Ok(())
    }

    /// Lives through the history up to this moment, firing every alarm in its turn. Answers how many acts were done.
    /// `told` hears of the progress, day by day.
    ///
    /// # Errors
    /// When the office or the store does not answer.
    pub async fn live_until(
        &mut self,
        front: &Front,
        until: Instant,
        mut told: impl FnMut(Instant, usize),
    ) -> Result<usize, OfficeError> {
        let mut acts = 0;
        let mut day = None;
        while let Some(next) = self.county.next_at().filter(|next| *next <= until) {
            if day != Some(next.day()) {
                day = Some(next.day());
                told(next, acts);
            }
            if self.let_time_pass(front, next).await? {
                continue;
            }
            self.let_the_night_pass(front, next).await?;
            let Some(act) = self.county.next_act() else { break };
            front.office.clock().wind(act.at);
            self.perform(front, &act).await?;
            acts += 1;
        }
        while self.let_time_pass(front, until).await? {}
        front.office.clock().wind(until);
        Ok(acts)
    }

    /// Fires the alarms that ring first, if they ring before this moment, and tells the county what came of them.
    /// Answers whether any rang.
    async fn let_time_pass(&mut self, front: &Front, until: Instant) -> Result<bool, OfficeError> {
        let Some(at) = alarms::next(front.store.db()).await.map_err(broken)?.filter(|at| *at <= until) else {
            return Ok(false);
        };
        front.office.clock().wind(at);
        let ringing = alarms::due(front.store.db(), at, 512).await.map_err(broken)?;
        crate::jobs::alarms::fire_due(&front.store, &front.office, at).await?;
        for (dossier, _) in ringing {
            let (kind, id) = dossier.split_once('/').unwrap_or(("", &dossier));
            match kind {
                "case" => {
                    self.tell_case(front, id, at).await?;
                    self.tell_cards(front, id, at).await?;
                }
                "card" => self.tell_card(front, id, at).await?,
                "rating" => self.tell_cards(front, id, at).await?,
                _ => {}
            }
        }
        Ok(true)
    }

    /// Looks over the days that have ended before this moment, and tells the county of the cards.
    async fn let_the_night_pass(&mut self, front: &Front, next: Instant) -> Result<(), OfficeError> {
        let looked = self.looked.replace(next.day());
        if looked == Some(next.day()) {
            return Ok(());
        }
        front.office.clock().wind(Instant::midnight(next.day()));
        for card in crate::jobs::night::round(&front.store, &front.office).await? {
            self.tell_card(front, &card, Instant::midnight(next.day())).await?;
        }
        crate::jobs::month::round(&front.store, &front.office).await?;
        Ok(())
    }

    async fn tell_case(&mut self, front: &Front, id: &str, at: Instant) -> Result<(), OfficeError> {
        if let Some(known) = front.store.dossier::<Case>(id).await.map_err(broken)? {
            self.county.learn(News::Case(&known.state), at);
        }
        Ok(())
    }

    async fn tell_cards(&mut self, front: &Front, case: &str, at: Instant) -> Result<(), OfficeError> {
        let filter = cards::Filter { open: true, case: Some(case.to_owned()), ..cards::Filter::default() };
        let cards = cards::page(front.store.db(), &filter, CARDS_OF_A_CASE).await.map_err(broken)?;
        for card in cards {
            self.tell_card(front, &card.card, at).await?;
        }
        Ok(())
    }

    async fn tell_card(&mut self, front: &Front, name: &str, at: Instant) -> Result<(), OfficeError> {
        if let Some(known) = front.store.dossier::<Card>(name).await.map_err(broken)? {
            self.county.learn(News::Card { name, card: &known.state }, at);
        }
        Ok(())
    }

    /// Takes up a county that lived before: open cases and cards.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn take_up(&mut self, front: &Front) -> Result<(), OfficeError> {
        let now = front.office.now();
        let mut after = String::new();
        loop {
            let numbers = cases::open_numbers(front.store.db(), &after, 200).await.map_err(broken)?;
            let Some(last) = numbers.last() else { return Ok(()) };
            after.clone_from(last);
            for number in &numbers {
                if let Some(known) = front.store.dossier::<Case>(number).await.map_err(broken)? {
                    self.county.adopt(&known.state, now);
                }
                self.tell_cards(front, number, now).await?;
            }
        }
    }

    /// One act for right now.
    ///
    /// # Errors
    /// When the office or the store does not answer.
    pub async fn live(&mut self, front: &Front) -> Result<(), OfficeError> {
        let now = front.office.now();
        if let Some(act) = self.county.live_act(now) {
            self.perform(front, &act).await?;
            if let Some(case) = act.order.case() {
                self.tell_cards(front, case.as_str(), now).await?;
            }
        }
        Ok(())
    }

    /// Puts an act to the office and tells the county what came of it.
    async fn perform(&mut self, front: &Front, act: &Act) -> Result<(), OfficeError> {
        let Some((order, sealed)) = self.order(front, act).await.map_err(broken)? else {
            self.county.heard(act, county::Answer::Refused);
            return Ok(());
        };
        let is_case = matches!(order, Order::Case(..) | Order::Apply(..));
        let is_card = matches!(order, Order::Card(..));
        let answer = front.office.ask(Request::new(self.who(&act.actor), order).sealing(sealed)).await?;
        let id = match answer {
            Answer::Done { id, .. } => id,
            Answer::Refused(refusal) => {
                tracing::debug!(%refusal, ?act.at, "the rehearsal was refused");
                self.county.heard(act, county::Answer::Refused);
                return Ok(());
            }
        };
        if is_case {
            if let Some(known) = front.store.dossier::<Case>(&id).await.map_err(broken)? {
                self.county.heard(act, county::Answer::Case(&known.state));
            }
        } else if is_card {
            if let Some(known) = front.store.dossier::<Card>(&id).await.map_err(broken)? {
                self.county.heard(act, county::Answer::Card(&known.state));
            }
        } else {
            self.county.heard(act, county::Answer::Done);
        }
        Ok(())
    }

    fn who(&self, person: &PersonId) -> Who {
        if person.as_str() == SYSTEM {
            Who::System
        } else if person.as_str() == BANK {
            Who::Bank
        } else if self.county.people().is_staff(person) {
            Who::Staff(person.clone())
        } else {
            Who::Citizen(person.clone())
        }
    }

    /// The order with what is personal sealed; none where the case it is about is not there.
    async fn order(&self, front: &Front, act: &Act) -> Result<Option<(Order, Vec<Datum>)>, StoreError> {
        Ok(Some(match &act.order {
            Wish::Hall(command) => (Order::Hall(command.clone()), vec![]),
            Wish::Item { item, command } => (Order::Item(item.clone(), command.clone()), vec![]),
            Wish::Bulletin { id, command } => (Order::Bulletin(id.clone(), command.clone()), vec![]),
            Wish::Patrol { command } => (patrol(act.at, command), vec![]),
            Wish::Card { card, command } => (Order::Card(card.clone(), command.clone()), vec![]),
            Wish::Case { case, command } => (Order::Case(case.as_str().to_owned(), command.clone()), vec![]),
            Wish::Apply { item, applicant, agent, source, answers, form, materials, .. } => {
                let form = form_datum(applicant, form);
                let code = QueryCode::from_bits(rand::random());
                let code = Datum::new(applicant.as_str(), kind::QUERY_CODE, code.as_str().as_bytes());
                let submit = case::Command::Submit {
                    applicant: applicant.clone(),
                    agent: agent.clone(),
                    source: *source,
                    answers: answers.clone(),
                    form: committed(&form),
                    query_code: committed(&code),
                    materials: materials.clone(),
                    licence: None,
                    by_promise: false,
                };
                (Order::Apply(item.clone(), submit), vec![form, code])
            }
            Wish::Resubmit { case, form, materials } => {
                let Some(applicant) = applicant(front, case.as_str()).await? else { return Ok(None) };
                let form = form_datum(&applicant, form);
                let command =
                    case::Command::Resubmit { form: committed(&form), materials: materials.clone() };
                (Order::Case(case.as_str().to_owned(), command), vec![form])
            }
            Wish::SupplyCorrection { case, form, materials } => {
                let Some(applicant) = applicant(front, case.as_str()).await? else { return Ok(None) };
                let form = form.as_ref().map(|form| form_datum(&applicant, form));
                let command = case::Command::SupplyCorrection {
                    form: form.as_ref().map(committed),
                    materials: materials.clone(),
                };
                (Order::Case(case.as_str().to_owned(), command), form.into_iter().collect())
            }
            Wish::Deliver { case, mode, recipient, tracking } => {
                let Some(applicant) = applicant(front, case.as_str()).await? else { return Ok(None) };
                let recipient = Datum::new(applicant.as_str(), kind::RECIPIENT, recipient.as_bytes());
                let proof = case::Proof { tracking: tracking.clone(), ..case::Proof::default() };
                let command = case::Command::Deliver { mode: *mode, recipient: committed(&recipient), proof };
                (Order::Case(case.as_str().to_owned(), command), vec![recipient])
            }
            Wish::HoldHearing { case, record, signed } => {
                let Some(applicant) = applicant(front, case.as_str()).await? else { return Ok(None) };
                let signed = Datum::new(applicant.as_str(), kind::SIGNED, signed.as_bytes());
                let held = case::HearingCommand::Hold {
                    record: record.clone(),
                    signed: Some(committed(&signed)),
                    files: vec![],
                };
                (Order::Case(case.as_str().to_owned(), case::Command::Hearing(held)), vec![signed])
            }
            Wish::Rate { case, level, channel, tags, words, anonymous } => {
                let rating = front.store.dossier::<Rating>(case.as_str()).await?;
                let Some(rating) = rating else { return Ok(None) };
                let words = words
                    .as_ref()
                    .map(|words| Datum::new(act.actor.as_str(), kind::RATING_WORDS, words.as_bytes()));
                let command = rating::Command::Give {
                    token: rating.state.token,
                    level: *level,
                    channel: *channel,
                    tags: tags.clone(),
                    words: words.as_ref().map(committed),
                    anonymous: *anonymous,
                };
                (Order::Rating(case.as_str().to_owned(), command), words.into_iter().collect())
            }
            Wish::Voice { case, step, words } => {
                return voiced(front, case.as_str(), *step, words.as_deref()).await;
            }
        }))
    }
}

/// What follows a bad rating, with its words sealed under the key of whoever they speak about.
async fn voiced(
    front: &Front,
    case: &str,
    step: VoiceStep,
    words: Option<&str>,
) -> Result<Option<(Order, Vec<Datum>)>, StoreError> {
    let rating = front.store.dossier::<Rating>(case).await?;
    let (Some(rating), Some(applicant)) = (rating, applicant(front, case).await?) else { return Ok(None) };
    let words = words.map(|words| Datum::new(applicant.as_str(), kind::RATING_WORDS, words.as_bytes()));
    let command = step.command(rating.state.token, words.as_ref().map(committed));
    Ok(Some((Order::Rating(case.to_owned(), command), words.into_iter().collect())))
}

async fn applicant(front: &Front, case: &str) -> Result<Option<PersonId>, StoreError> {
    let row = cases::one(front.store.db(), case).await?;
    Ok(row.map(|row| PersonId(row.applicant)))
}

/// A round, in the book of the month in which it is made.
fn patrol(at: Instant, command: &inspection::Command) -> Order {
    Order::Month(Month::of(at.day()).to_string(), command.clone())
}

fn form_datum(applicant: &PersonId, form: &BTreeMap<String, String>) -> Datum {
    let text = serde_json::to_string(form).unwrap_or_default();
    Datum::new(applicant.as_str(), kind::FORM, text.as_bytes())
}

fn committed(datum: &Datum) -> Commitment {
    Commitment(datum.commitment().0)
}

fn particulars(person: &Person) -> Vec<Datum> {
    let id = person.id.as_str();
    vec![
        Datum::new(id, kind::NAME, person.name.as_bytes()),
        Datum::new(id, kind::ID_NUMBER, person.id_number.as_bytes()),
        Datum::new(id, kind::PHONE, person.phone.as_bytes()),
        Datum::new(id, kind::ADDRESS, person.address.as_bytes()),
    ]
}

fn broken(error: StoreError) -> OfficeError {
    OfficeError::Store(std::sync::Arc::new(error))
}

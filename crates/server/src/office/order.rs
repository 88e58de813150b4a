//! 请求与答复: what may be asked of the office, by whom, and what it answers.

use super::afterwards::Afterwards;
use rules::{
    accountability,
    actor::Actor,
    base, bulletin, card, case,
    hall::{self, Hall},
    inspection, item, licence,
    name::{ItemCode, PersonId},
    rating, reform, standing,
    time::Instant,
    wordbook,
};
use serde::{Deserialize, Serialize};
use store::vault::Datum;

/// The name of the one hall dossier of a node.
pub const HALL: &str = "main";

/// 请求
#[derive(Clone, Debug)]
pub struct Request {
    /// Who asks. What they may do is read from the hall at the moment of the decision, never from the request.
    pub who: Who,
    /// What is asked.
    pub order: Order,
    /// Personal data that the order commits to; kept in the vault in the same transaction, if the order is accepted.
    pub sealed: Vec<Datum>,
    /// What changes beside the log in the same transaction, if the order is accepted.
    pub after: Vec<Afterwards>,
    /// The key under which this request is answered once, however often it comes.
    pub key: Option<String>,
    /// What the asker sent under the key, word for word, where two requests that differ in anything are two requests;
    /// without it the office looks at whom, what and the personal data. It is kept as a keyed hash only.
    pub print: Option<String>,
    /// The version of the dossier the asker had seen; a newer one refuses the request as stale.
    pub seen: Option<u64>,
    /// When it happened, where that is not now: the moment an alarm was set for.
    pub happened_at: Option<Instant>,
}

impl Request {
    /// A plain request, without personal data, key or seen version.
    #[must_use]
    pub fn new(who: Who, order: Order) -> Request {
        Request {
            who,
            order,
            sealed: Vec::new(),
            after: Vec::new(),
            key: None,
            print: None,
            seen: None,
            happened_at: None,
        }
    }

    /// The same with personal data to keep.
    #[must_use]
    pub fn sealing(mut self, sealed: Vec<Datum>) -> Request {
        self.sealed = sealed;
        self
    }

    /// The same with something that changes beside the log.
    #[must_use]
    pub fn and(mut self, after: Afterwards) -> Request {
        self.after.push(after);
        self
    }

    /// The same under a key: answered once.
    #[must_use]
    pub fn once(mut self, key: impl Into<String>) -> Request {
        self.key = Some(key.into());
        self
    }

    /// The same as this was sent: it counts as the same again only if it is sent the same to the byte.
    #[must_use]
    pub fn printed(mut self, print: String) -> Request {
        self.print = Some(print);
        self
    }

    /// The same for a page that showed this version of the dossier.
    #[must_use]
    pub fn seen(mut self, version: Option<u64>) -> Request {
        self.seen = version;
        self
    }
}

/// 谁: whose request it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// A member of staff.
    Staff(PersonId),
    /// Somebody for themselves.
    Citizen(PersonId),
    /// Somebody who only holds a token, signed in or not.
    Anybody,
    /// The bank, by its signed call-back (F-02).
    Bank,
    /// Time, and what the rules bring about.
    System,
}

impl Who {
    /// The actor as the hall entitles them now.
    #[must_use]
    pub fn actor(&self, hall: &Hall) -> Actor {
        match self {
            Who::Staff(person) => Actor::staff(person.clone(), hall),
            Who::Citizen(person) => Actor::citizen(person.clone()),
            Who::Anybody => Actor { person: PersonId::from("anonymous"), roles: Vec::new() },
            Who::Bank => Actor::bank(),
            Who::System => Actor::system(),
        }
    }
}

/// 指令: a command with the name of its dossier.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    /// To the hall.
    Hall(hall::Command),
    /// To an item.
    Item(ItemCode, item::Command),
    /// A new case of an item; its number is given by the office.
    Apply(ItemCode, case::Command),
    /// To a case.
    Case(String, case::Command),
    /// To a card.
    Card(String, card::Command),
    /// To the rating of a case.
    Rating(String, rating::Command),
    /// To a person's standing.
    Standing(PersonId, standing::Command),
    /// To a licence.
    Licence(String, licence::Command),
    /// To a round of reform.
    Reform(String, reform::Command),
    /// To a matter of accountability.
    Accountability(String, accountability::Command),
    /// To a bulletin.
    Bulletin(String, bulletin::Command),
    /// To the book of supervision of a month.
    Month(String, inspection::Command),
    /// To an edition of the list of the level above.
    Base(String, base::Command),
    /// To the hall's everyday words.
    Words(wordbook::Command),
}

/// 答复
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Decided and durable.
    Done {
        /// The name of the dossier: for a new case, its number.
        id: String,
        /// Its version afterwards.
        version: u64,
    },
    /// Refused: nothing has changed.
    Refused(Refusal),
}

impl Answer {
    /// The name of the dossier, or the refusal.
    ///
    /// # Errors
    /// The refusal.
    pub fn done(self) -> Result<String, Refusal> {
        match self {
            Answer::Done { id, .. } => Ok(id),
            Answer::Refused(refusal) => Err(refusal),
        }
    }
}

/// 拒绝: which dossier's rules refused, or the office itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The hall's.
    #[error(transparent)]
    Hall(hall::Refusal),
    /// The item's.
    #[error(transparent)]
    Item(item::Refusal),
    /// The case's.
    #[error(transparent)]
    Case(case::Refusal),
    /// The card's.
    #[error(transparent)]
    Card(card::Refusal),
    /// The rating's.
    #[error(transparent)]
    Rating(rating::Refusal),
    /// That of somebody's standing.
    #[error(transparent)]
    Standing(standing::Refusal),
    /// The licence's.
    #[error(transparent)]
    Licence(licence::Refusal),
    /// The round's.
    #[error(transparent)]
    Reform(reform::Refusal),
    /// The matter's.
    #[error(transparent)]
    Accountability(accountability::Refusal),
    /// The bulletin's.
    #[error(transparent)]
    Bulletin(bulletin::Refusal),
    /// That of a month's book.
    #[error(transparent)]
    Month(inspection::Refusal),
    /// That of the list of the level above.
    #[error(transparent)]
    Base(base::Refusal),
    /// That of the everyday words.
    #[error(transparent)]
    Words(wordbook::Refusal),
    /// Somebody else has acted since the page was shown.
    #[error("somebody else has acted since this page was shown")]
    Stale,
    /// The key was used for another request.
    #[error("this key was used for another request")]
    KeyReused,
    /// There is no such item.
    #[error("there is no such item")]
    NoSuchItem,
}

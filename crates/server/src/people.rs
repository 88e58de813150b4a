//! 人名: names for opaque persons, from the vault, in one question for any number of people.
//!
//! Staff are named to whoever is at the hall (DI4). Applicants are named in full only to those who handle their
//! cases; elsewhere they are masked.

use rules::{
    case::{Case, Event, HearingEvent, OfficersEvent},
    dossier::Recorded,
    identifier::credit,
    name::PersonId,
};
use std::collections::{BTreeMap, BTreeSet};
use store::{
    Store, StoreError,
    vault::{Datum, Held},
};

/// The kinds of personal data under which the vault keeps a person's particulars.
pub mod kind {
    /// 姓名 or the name of an enterprise
    pub const NAME: &str = "name";
    /// 身份证号 or credit code
    pub const ID_NUMBER: &str = "id_number";
    /// 手机号
    pub const PHONE: &str = "phone";
    /// 地址
    pub const ADDRESS: &str = "address";
    /// 申请表: JSON of what was filled in
    pub const FORM: &str = "form";
    /// 查询码
    pub const QUERY_CODE: &str = "query_code";
    /// 签收人
    pub const RECIPIENT: &str = "recipient";
    /// 文书: the hash of a paper in the file
    pub const PAPER: &str = "paper";
    /// 利害关系人, or who was met at a check on site
    pub const PARTY: &str = "party";
    /// Who signed the transcript of a hearing
    pub const SIGNED: &str = "signed";
    /// 责任追究中的文字: facts, statements and reasons in a matter of accountability
    pub const PURSUIT: &str = "pursuit";
    /// 申请减免缓退的理由
    pub const RELIEF: &str = "relief";
    /// 评价凭证
    pub const RATING_TOKEN: &str = "rating_token";
    /// 评价文字
    pub const RATING_WORDS: &str = "rating_words";
}

/// 姓名表
#[derive(Clone, Debug, Default)]
pub struct Names(BTreeMap<String, String>);

impl Names {
    /// The names of these people, as far as the vault knows them.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn of<'a>(
        store: &Store,
        people: impl IntoIterator<Item = &'a str>,
    ) -> Result<Names, StoreError> {
        let people: Vec<&str> = people.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
        let held = store.vault().latest(store.db(), &people, kind::NAME).await?;
        let named =
            |(person, held): (String, Held)| held.text().map(|name| (person.clone(), name.to_owned()));
        Ok(Names(held.into_iter().filter_map(named).collect()))
    }

    /// The name, or a dash where it has been erased or never was.
    #[must_use]
    pub fn get(&self, person: &str) -> &str {
        self.0.get(person).map_or("—", String::as_str)
    }

    /// The name of a person id.
    #[must_use]
    pub fn name(&self, person: &PersonId) -> &str {
        self.get(person.as_str())
    }

    /// The name with all but the surname hidden.
    #[must_use]
    pub fn masked(&self, person: &str) -> String {
        self.0.get(person).map_or_else(|| "—".to_owned(), |name| crate::masking::name(name))
    }
}

/// Everybody whose name the story may say: ask [`Names::of`] for them.
#[must_use]
pub fn of_case<'a>(case: &'a Case, events: &'a [Recorded<Event>]) -> BTreeSet<&'a str> {
    let parties = [Some(&case.applicant), case.agent.as_ref()];
    let handlers = case.steps.values().filter_map(|record| record.handler.as_ref());
    let actors = events.iter().map(|event| &event.stamp.actor);
    let named = events.iter().flat_map(|event| named(&event.event));
    parties.into_iter().flatten().chain(handlers).chain(actors).chain(named).map(PersonId::as_str).collect()
}

/// Staff whom an event names besides whoever acted.
fn named(event: &Event) -> Vec<&PersonId> {
    match event {
        Event::Hearing(HearingEvent::HearingScheduled { sitting, .. }) => vec![&sitting.chair],
        Event::Officers(
            OfficersEvent::SiteCheckRecorded { staff, .. } | OfficersEvent::InspectionAssigned { staff },
        ) => staff.iter().collect(),
        Event::Officers(
            OfficersEvent::RecusalAsked { person, .. }
            | OfficersEvent::Recused { person, .. }
            | OfficersEvent::RecusalDenied { person, .. },
        ) => vec![person],
        Event::Officers(OfficersEvent::StepHandedOver { from, to, .. }) => vec![from, to],
        _ => vec![],
    }
}

/// A number for somebody whom nobody here has seen yet, under whose own key the vault keeps what is known of them.
#[must_use]
pub fn fresh() -> PersonId {
    PersonId(format!("p-{:032x}", rand::random::<u128>()))
}

/// Which of these are enterprises or other bodies, by their credit code: their names are public and are not masked
/// (X-09 protects natural persons).
///
/// # Errors
/// When the store does not answer.
pub async fn bodies<'a>(
    store: &Store,
    people: impl IntoIterator<Item = &'a str>,
) -> Result<BTreeSet<String>, StoreError> {
    let people: Vec<&str> = people.into_iter().collect::<BTreeSet<_>>().into_iter().collect();
    let held = store.vault().latest(store.db(), &people, kind::ID_NUMBER).await?;
    let is_body = |held: &Held| held.text().is_some_and(|number| credit::parse(number).is_ok());
    Ok(held.into_iter().filter(|(_, held)| is_body(held)).map(|(person, _)| person).collect())
}

/// Gives a person a vault key and keeps these particulars. They are findable by a number only when somebody at a
/// window has seen whose it is: a number anybody can type leads nowhere.
///
/// # Errors
/// When the store does not answer.
pub async fn keep(
    store: &Store,
    person: &str,
    data: &[Datum],
    seen: Option<&str>,
    now: i64,
) -> Result<(), StoreError> {
    let tx = store.db().begin_write().await?;
    store.vault().admit(&tx, &[person], now).await?;
    store.vault().put(&tx, data, now).await?;
    if let Some(number) = seen {
        store.vault().enter(&tx, &[(kind::ID_NUMBER, number, person)], now).await?;
    }
    tx.commit().await
}

//! 调卷: a case at the window with everything its pages need, for a clerk who works on it.

use crate::{
    beside::Beside,
    failure::Failure,
    people::{self, Names, kind},
    sight::{Sight, sight},
    visitor::Visit,
    web::{licences, reform},
};
use maud::Markup;
use rules::{
    actor::Actor,
    case::{self, Case, Command, Event, Fresh},
    dossier::Dossier,
    hall::Hall,
    item::{Content, ItemState},
    licence::Licence,
    name::{Commitment, PersonId},
    time::Instant,
};
use std::{collections::BTreeMap, sync::Arc};
use store::{
    History,
    files::{self, Upload},
    vault, views,
};

/// 窗口卷宗
#[derive(Debug)]
pub(super) struct OpenCase {
    /// 办件编号
    pub(super) number: String,
    /// Everything that happened.
    pub(super) history: History<Case>,
    /// The version of the item that the case keeps (I-05).
    pub(super) content: Content,
    /// The hall as it stands.
    pub(super) hall: Arc<Hall>,
    /// Names of everybody in it.
    pub(super) names: Names,
    /// The form as filled in; none when the vault no longer has it.
    pub(super) form: Option<BTreeMap<String, String>>,
    /// 证件号 and 手机号 of the applicant, as far as the vault still knows them.
    pub(super) particulars: (Option<String>, Option<String>),
    /// What the files of the case are called.
    pub(super) uploads: Vec<Upload>,
    /// The moment of opening.
    pub(super) now: Instant,
    actor: Actor,
    item_state: ItemState,
    fresh: Fresh,
    beside: Beside,
    /// The licence it is about, if it is about one.
    pub(super) licence: Option<Licence>,
    /// That it was handed over to another body, if it was (D-06).
    pub(super) handed: Markup,
}

impl OpenCase {
    /// Opens the case of this number for this clerk.
    ///
    /// # Errors
    /// [`Failure::NotFound`] when there is no such case or the clerk does not work on it.
    pub(super) async fn of(visit: &Visit, clerk: &PersonId, number: &str) -> Result<OpenCase, Failure> {
        let store = &visit.front.store;
        let history = store.history::<Case>(number).await?.ok_or(Failure::NotFound)?;
        let case = &history.known.state;
        let licence = licences::of_case(store, case).await?;
        let content = views::items::content(store.db(), case.item.as_str(), case.item_version).await?;
        let content = content.ok_or_else(|| Failure::Ours(format!("no item version for case {number}")))?;
        if sight(&visit.hall, &visit.who(), case, Some(&content)) != Some(Sight::Worker) {
            return Err(Failure::NotFound);
        }
        let item = views::items::one(store.db(), case.item.as_str()).await?;
        let names = Names::of(store, people::of_case(case, &history.events)).await?;
        let form = text_of(visit, &case.form).await?;
        let form = form.and_then(|text| serde_json::from_str(&text).ok());
        let particulars = (
            latest(visit, &case.applicant, kind::ID_NUMBER).await?,
            latest(visit, &case.applicant, kind::PHONE).await?,
        );
        let uploads = files::of_case(store.db(), case).await?;
        let beside = Beside::of(store, &case.applicant, &content).await?;
        let handed = reform::handed_over(visit, number).await?;
        Ok(OpenCase {
            handed,
            beside,
            number: number.to_owned(),
            content,
            hall: Arc::clone(&visit.hall),
            names,
            form,
            particulars,
            uploads,
            now: visit.front.office.now(),
            actor: Actor::staff(clerk.clone(), &visit.hall),
            item_state: item.map_or(ItemState::Draft, |item| item.state),
            fresh: Fresh::looking_ahead(visit.front.office.now()),
            licence,
            history,
        })
    }

    /// The case as it stands.
    pub(super) fn case(&self) -> &Case {
        &self.history.known.state
    }

    /// How many events this page has seen.
    pub(super) fn version(&self) -> u64 {
        self.history.known.version
    }

    /// What a command would bring about now.
    ///
    /// # Errors
    /// The refusal that would come.
    pub(super) fn foreseen(&self, command: Command) -> Result<Vec<Event>, case::Refusal> {
        self.case().decide(command, &self.context())
    }

    /// What this clerk may do about the case beside what the counter itself shows.
    pub(super) fn acts(&self) -> Vec<case::Act> {
        self.case().acts(&self.context())
    }

    fn context(&self) -> case::Context<'_> {
        case::Context {
            now: self.now,
            actor: &self.actor,
            hall: &self.hall,
            content: &self.content,
            item_version: self.case().item_version,
            item_state: self.item_state,
            fresh: &self.fresh,
            standing: Some(&self.beside.standing.state),
            places: self.beside.places.as_ref(),
            licence: self.licence.as_ref(),
        }
    }

    /// The address of the case at the window.
    pub(super) fn address(&self) -> String {
        address(&self.number)
    }
}

/// The address of a case at the window.
pub(super) fn address(number: &str) -> String {
    format!("/counter/cases/{number}")
}

/// A datum of the vault as text, as far as it is still there.
pub(super) async fn text_of(visit: &Visit, commitment: &Commitment) -> Result<Option<String>, Failure> {
    let store = &visit.front.store;
    let wanted = vault::Commitment(commitment.0.clone());
    let held = store.vault().read(store.db(), std::slice::from_ref(&wanted)).await?;
    Ok(held.get(&wanted).and_then(|held| held.text()).map(str::to_owned))
}

/// The newest datum of a kind about a person.
pub(super) async fn latest(visit: &Visit, person: &PersonId, kind: &str) -> Result<Option<String>, Failure> {
    let store = &visit.front.store;
    let held = store.vault().latest(store.db(), &[person.as_str()], kind).await?;
    Ok(held.get(person.as_str()).and_then(|held| held.text()).map(str::to_owned))
}

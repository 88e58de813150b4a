//! 申请草稿: an application that is being made, as it lies sealed in the store between two steps.
//!
//! Every step saves what was typed before it judges it, so nothing is lost by an error, by going back or by a session
//! that ran out. The name of the draft is drawn when the first page is shown and stands in every address; it is also
//! the key under which the application is handed in, so that a last step posted twice makes one case. Nothing here
//! is history: no event knows of a draft.

use super::offer::{Answers, Offer};
use crate::{
    failure::Failure,
    office::{self, Afterwards},
    visitor::Citizen,
    web::{
        frame::Room,
        pieces::{self, Link},
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use rules::case::Case;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{
    StoreError,
    drafts::{self, Draft, DraftRefusal, MOST_DRAFTS},
    files::{self, Upload},
};

/// 草稿内容
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Work {
    /// 情形问题的回答
    pub(super) answers: Answers,
    /// For whom: [`SELF`], [`OTHER`], or nothing chosen yet.
    pub(super) acting: String,
    /// 委托人, as typed.
    pub(super) principal: Principal,
    /// 证照: the number of the licence it is about, as chosen or typed.
    pub(super) licence: String,
    /// The form as typed: field → text.
    pub(super) form: BTreeMap<String, String>,
    /// Whether the form has been sent once; before that it is filled in from what the hall knows.
    pub(super) form_seen: bool,
    /// 材料 → names of its uploads.
    pub(super) materials: BTreeMap<String, Vec<String>>,
    /// 告知承诺: whether the applicant chose to promise what may be promised (P-09).
    pub(super) by_promise: bool,
}

/// 委托人: whom an agent applies for, as the agent typed it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Principal {
    /// 姓名或名称
    pub(super) name: String,
    /// 证件号码
    pub(super) number: String,
    /// 手机号
    pub(super) phone: String,
}

impl Work {
    /// Whether somebody applies for somebody else (L-04).
    pub(super) fn by_agent(&self) -> bool {
        self.acting == OTHER
    }

    /// Every upload of the draft.
    pub(super) fn uploads(&self) -> Vec<String> {
        self.materials.values().flatten().cloned().collect()
    }
}

/// For oneself.
pub(super) const SELF: &str = "self";
/// For somebody else.
pub(super) const OTHER: &str = "other";

/// 申请: whose it is, for which item, and how far it has come.
#[derive(Clone, Debug)]
pub(super) struct Application {
    /// Who makes it.
    pub(super) citizen: Citizen,
    /// What it is for.
    pub(super) offer: Offer,
    /// The name of the draft.
    pub(super) id: String,
    /// What has been given so far.
    pub(super) work: Work,
}

impl Application {
    /// Opens the draft of this name. One that nobody has saved yet is empty; one that has been handed in leads to its
    /// case; another person's cannot be read, and saving under its name is refused.
    pub(super) async fn open(citizen: Citizen, code: &str, id: &str) -> Result<Application, Response> {
        if !is_name(id) {
            return Err(citizen.fail(&Failure::NotFound));
        }
        if let Some(number) = handed_in(&citizen, id).await? {
            return Err(Redirect::to(&super::done_address(&number)).into_response());
        }
        let offer = Offer::find(&citizen, code).await?;
        let store = &citizen.front.store;
        let found = drafts::get(store.db(), store.vault(), citizen.me.person.as_str(), id).await;
        let found = found.map_err(|error| citizen.fail(&error.into()))?;
        if found.as_ref().is_some_and(|draft| draft.item != code) {
            return Err(citizen.fail(&Failure::NotFound));
        }
        // A draft of an older program that can no longer be read begins anew rather than shutting its owner out.
        let work = found.and_then(|draft| serde_json::from_str(&draft.answers).ok()).unwrap_or_default();
        Ok(Application { citizen, offer, id: id.to_owned(), work })
    }

    /// Keeps what has been given.
    pub(super) async fn save(&self) -> Result<(), Response> {
        keep(&self.citizen, &self.id, &self.offer.code, &self.work).await
    }

    /// The address of a step.
    pub(super) fn address(&self, step: &str) -> String {
        format!("/apply/{}/{}/{step}", self.offer.code, self.id)
    }
}

/// A new name for a draft: nobody can guess it.
pub(super) fn new_name() -> String {
    format!("{:032x}", rand::random::<u128>())
}

fn is_name(id: &str) -> bool {
    id.len() == 32 && id.bytes().all(|sign| matches!(sign, b'0'..=b'9' | b'a'..=b'f'))
}

/// The key under which a draft is handed in.
pub(super) fn key(id: &str) -> String {
    format!("draft-{id}")
}

/// The case that this draft has become, if it is this person's.
async fn handed_in(citizen: &Citizen, id: &str) -> Result<Option<String>, Response> {
    let fail = |error: StoreError| citizen.fail(&error.into());
    let store = &citizen.front.store;
    let Some(number) = office::answered(store, &key(id)).await.map_err(fail)? else { return Ok(None) };
    let known = store.dossier::<Case>(&number).await.map_err(fail)?;
    Ok(known.filter(|known| known.state.is_party(&citizen.me.person)).map(|_| number))
}

/// Keeps any work under a name; `about` is the item's code or the case's number, for the list of drafts.
pub(super) async fn keep<W: Serialize + Sync>(
    citizen: &Citizen,
    id: &str,
    about: &str,
    work: &W,
) -> Result<(), Response> {
    let answers = serde_json::to_string(work)
        .map_err(|error| citizen.fail(&Failure::Ours(format!("a draft cannot be written: {error}"))))?;
    let updated_at = citizen.front.office.now().0;
    let draft = Draft { id: id.to_owned(), item: about.to_owned(), answers, updated_at };
    let store = &citizen.front.store;
    let kept = drafts::put(store.db(), store.vault(), citizen.me.person.as_str(), &draft).await;
    kept.map_err(|refusal| not_kept(citizen, refusal))
}

/// Throws a draft away once the order is accepted that it was made into.
pub(super) fn forget(citizen: &Citizen, id: &str) -> Afterwards {
    Afterwards::ForgetDraft { person: citizen.me.person.clone(), draft: id.to_owned() }
}

/// Which of these uploads are this person's, with their names and contents.
pub(super) async fn uploads(citizen: &Citizen, ids: &[String]) -> Result<Vec<Upload>, Response> {
    let found = files::uploads(citizen.front.store.db(), ids).await;
    let mut found = found.map_err(|error| citizen.fail(&error.into()))?;
    found.retain(|upload| upload.owner == citizen.me.person.0);
    Ok(found)
}

fn not_kept(citizen: &Citizen, refusal: DraftRefusal) -> Response {
    let lang = citizen.lang();
    let why = match refusal {
        DraftRefusal::TooMany { .. } => lang.apply_drafts_many(MOST_DRAFTS),
        DraftRefusal::TooLarge { .. } => lang.apply_drafts_large().to_owned(),
        DraftRefusal::NotTheirs => return citizen.fail(&Failure::NotFound),
        DraftRefusal::Store(error) => return citizen.fail(&error.into()),
    };
    let body = pieces::refused(lang, &why, "", "", &[Link::new("/my", lang.apply_see_my())]);
    citizen.page_with(StatusCode::UNPROCESSABLE_ENTITY, Room::Portal, lang.answer_refused(), &[], body)
}

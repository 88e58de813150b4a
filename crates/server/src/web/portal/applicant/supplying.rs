//! 补交的草稿: what is being gathered for a case that waits for its applicant — files sent one by one, changes to the
//! form — until it is handed in together. What is asked for follows from the case alone.

use super::{
    draft,
    files::{self, FILES_MAX},
    materials::field_name,
    offer,
    own::Own,
    particulars,
    steps::is_of_this_session,
    supply,
};
use crate::{
    failure::Failure,
    form::Form,
    visitor::{Citizen, Visit},
    web::pieces,
};
use axum::{
    extract::{Multipart, Path},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use rules::{
    case::{
        CaseStatus, Command,
        material::{AUTHORISATION, CorrectionItem, Given},
    },
    name::Commitment,
};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// 补交事由: what a case waits for from its applicant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// 补正 (L-06)
    Correct,
    /// 预审退回后重新提交
    Resubmit,
    /// 补交容缺材料 (P-08)
    Deferred,
}

impl Purpose {
    /// What the case waits for, if anything.
    pub(super) fn of(own: &Own) -> Option<Purpose> {
        let case = own.case();
        match case.status {
            CaseStatus::CorrectionRequired => Some(Purpose::Correct),
            CaseStatus::PreReviewReturned => Some(Purpose::Resubmit),
            status if status.is_under_review() || status == CaseStatus::Granted => {
                (!case.missing(&own.content).is_empty()).then_some(Purpose::Deferred)
            }
            _ => None,
        }
    }

    /// What is to be put right.
    pub(super) fn points(self, own: &Own) -> &[CorrectionItem] {
        match self {
            Purpose::Correct => own.case().correction.as_deref().unwrap_or_default(),
            Purpose::Resubmit => own.reasons(),
            Purpose::Deferred => &[],
        }
    }

    /// Whether the form may be changed with it.
    pub(super) fn takes_form(self, own: &Own) -> bool {
        match self {
            Purpose::Correct => self.points(own).iter().any(|point| point.material.is_none()),
            Purpose::Resubmit => true,
            Purpose::Deferred => false,
        }
    }

    /// The materials that may be handed in now, those that points name first.
    pub(super) fn asked_for(self, own: &Own) -> Vec<String> {
        let case = own.case();
        if self == Purpose::Deferred {
            return case.missing(&own.content).into_iter().map(|material| material.id.0.clone()).collect();
        }
        let named = self.points(own).iter().filter_map(|point| point.material.as_ref());
        let wanted = offer::wanted(&own.content, &case.answers).into_iter().map(|material| &material.id);
        let mut ids: Vec<String> = named.chain(wanted).map(|id| id.0.clone()).collect();
        ids.extend(case.agent.is_some().then(|| AUTHORISATION.to_owned()));
        let mut seen = BTreeSet::new();
        ids.retain(|id| seen.insert(id.clone()));
        ids
    }

    /// The command that hands it in; `form` is the commitment of a changed form.
    pub(super) fn command(self, own: &Own, form: Option<Commitment>, materials: Vec<Given>) -> Command {
        match self {
            Purpose::Correct => Command::SupplyCorrection { form, materials },
            Purpose::Resubmit => {
                Command::Resubmit { form: form.unwrap_or_else(|| own.case().form.clone()), materials }
            }
            Purpose::Deferred => Command::SupplyDeferred { materials },
        }
    }
}

/// 补交草稿
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Gathered {
    /// The form as typed, where it was touched.
    pub(super) form: BTreeMap<String, String>,
    /// 材料 → names of its uploads.
    pub(super) materials: BTreeMap<String, Vec<String>>,
}

impl Gathered {
    /// What this person has gathered for this case so far.
    pub(super) async fn of(own: &Own) -> Result<Gathered, Response> {
        let store = &own.citizen.front.store;
        let person = own.citizen.me.person.as_str();
        let found = store::drafts::get(store.db(), store.vault(), person, &name(own)).await;
        let found = found.map_err(|error| own.citizen.fail(&error.into()))?;
        Ok(found.and_then(|draft| serde_json::from_str(&draft.answers).ok()).unwrap_or_default())
    }

    /// Keeps it.
    pub(super) async fn save(&self, own: &Own) -> Result<(), Response> {
        draft::keep(&own.citizen, &name(own), &own.number, self).await
    }

    /// Every upload.
    pub(super) fn uploads(&self) -> Vec<String> {
        self.materials.values().flatten().cloned().collect()
    }

    /// Takes over the fields of the form that stand in a posted form.
    pub(super) fn take(&mut self, own: &Own, form: &Form) {
        particulars::take_into(&mut self.form, &own.content.form, form);
    }
}

/// The name of the draft: one for each person and case. The number of a case is no secret, so the person is in it too.
pub(super) fn name(own: &Own) -> String {
    format!("supply-{}-{}", own.number, own.citizen.me.person)
}

/// `POST /my/cases/{number}/correct/{material}`: takes files in, or one of them back.
pub(super) async fn upload(
    citizen: Citizen,
    Path((number, material)): Path<(String, String)>,
    parts: Multipart,
) -> Result<Response, Response> {
    let own = Own::open(citizen, &number).await?;
    let purpose = Purpose::of(&own);
    if !purpose.is_some_and(|purpose| purpose.asked_for(&own).contains(&material)) {
        return Err(own.citizen.fail(&Failure::NotFound));
    }
    let there = Gathered::of(&own).await?.materials.get(&material).map_or(0, Vec::len);
    let arrived = files::receive(&own.citizen, parts, FILES_MAX.saturating_sub(there)).await?;
    // Read again: another upload may have been kept while this one was on its way.
    let mut gathered = Gathered::of(&own).await?;
    let kept = gathered.materials.entry(material.clone()).or_default();
    if let Some(gone) = arrived.remove.filter(|gone| kept.contains(gone)) {
        kept.retain(|file| *file != gone);
        files::take_back(&own.citizen, &gone).await?;
    }
    kept.extend(arrived.uploads);
    gathered.materials.retain(|_, files| !files.is_empty());
    gathered.save(&own).await?;
    if let Some(why) = arrived.fault {
        let mut form = supply::form_of(&own, &gathered).await?;
        form.refuse(&field_name(&material), why);
        return supply::page(&own, StatusCode::UNPROCESSABLE_ENTITY, &form, &gathered).await;
    }
    let place = pieces::field_id(&field_name(&material));
    Ok(Redirect::to(&format!("/my/cases/{number}/correct#{place}")).into_response())
}

/// `POST /my/saved/{number}`: keeps what is being typed, unjudged; a status alone.
pub(super) async fn autosave(
    visit: Visit,
    citizen: Result<Citizen, Response>,
    Path(number): Path<String>,
    form: Form,
) -> Result<StatusCode, Response> {
    let Ok(citizen) = citizen else { return Ok(StatusCode::UNAUTHORIZED) };
    if !is_of_this_session(&visit, &form) {
        return Ok(StatusCode::CONFLICT);
    }
    let own = Own::open(citizen, &number).await?;
    if Purpose::of(&own).is_none() {
        return Ok(StatusCode::CONFLICT);
    }
    let mut gathered = Gathered::of(&own).await?;
    gathered.take(&own, &form);
    gathered.save(&own).await?;
    Ok(StatusCode::NO_CONTENT)
}

//! `/apply/{code}/{draft}/materials`: the papers that the answers leave to the applicant, each sent and answered alone.
//!
//! What departments share is not asked for and said to be so (I-08); what may follow later need not be there yet
//! (P-08). An agent adds the authorisation (L-04).

use super::{
    bundle::Bundle,
    draft::{self, Application},
    files::{self, ACCEPT, FILES_MAX},
    offer,
    steps::{Step, TO, is_of_this_session},
};
use crate::{
    failure::Failure,
    form::Form,
    text::{Lang, Message},
    visitor::Citizen,
    web::{
        pieces::{self, Choice, Field, Need, Stored, Tokens, Upload},
        story::basis_text,
    },
};
use axum::{
    extract::{Multipart, Path, Request},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{case::material::AUTHORISATION, item::content::Material};
use store::files::Upload as Kept;

/// The name of a material's field on a page.
pub(super) fn field_name(material: &str) -> String {
    format!("material-{material}")
}

/// `GET …/materials`
pub(super) async fn show(
    citizen: Citizen,
    Path((code, id)): Path<(String, String)>,
    asked: Form,
) -> Result<Response, Response> {
    let application = Application::open(citizen, &code, &id).await?;
    page(&application, StatusCode::OK, &Form::empty().with(TO, asked.text(TO))).await
}

/// The button of a row: its files are taken in, and one stays on the page.
const STAY: &str = "upload";
/// The box by which the applicant promises instead of proving (P-09).
const PROMISE: &str = "by_promise";
/// The button that takes one file back.
const REMOVE: &str = "remove";

/// `POST …/materials`: takes in the files of every row, and goes on to the check when nothing is missing.
pub(super) async fn go_on(
    citizen: Citizen,
    Path((code, id)): Path<(String, String)>,
    request: Request,
) -> Result<Response, Response> {
    let application = Application::open(citizen, &code, &id).await?;
    let Bundle { mut form, taken } = Bundle::receive(&application, request).await?;
    if !is_of_this_session(&application.citizen, &form) {
        return page(&application, StatusCode::CONFLICT, &form).await;
    }
    // The draft is read again: another upload may have been kept while these were on their way.
    let mut application = Application::open(application.citizen, &code, &id).await?;
    let brought = !taken.is_empty();
    for (material, upload) in taken {
        application.work.materials.entry(material).or_default().push(upload);
    }
    let gone = form.given(REMOVE).map(str::to_owned);
    if let Some(gone) = gone.as_ref().filter(|gone| application.work.uploads().contains(*gone)) {
        application.work.materials.values_mut().for_each(|files| files.retain(|file| file != gone));
        files::take_back(&application.citizen, gone).await?;
    }
    application.work.materials.retain(|_, files| !files.is_empty());
    application.work.by_promise = form.given(PROMISE).is_some();
    application.save().await?;
    let stays = form.given(STAY).map(str::to_owned);
    match &stays {
        Some(material) if !brought && form.is_sound() => {
            form.refuse(&field_name(material), Message::both(Lang::apply_file_none));
        }
        None if gone.is_none() && form.is_sound() => check(&application, &mut form),
        _ => {}
    }
    if !form.is_sound() {
        return page(&application, StatusCode::UNPROCESSABLE_ENTITY, &form).await;
    }
    match (stays, gone) {
        (Some(material), _) => Ok(back_to(&application, &field_name(&material), &form)),
        (None, Some(_)) => Ok(back_to(&application, "", &form)),
        (None, None) => Ok(application.onward(&Step::Materials, &form)),
    }
}

/// The page again, at the row of a field, still on the way to the check where one came from there.
fn back_to(application: &Application, field: &str, form: &Form) -> Response {
    let page = application.address("materials");
    let page = form.given(TO).map_or(page.clone(), |to| crate::form::address(&page, &[(TO, to)]));
    let place = if field.is_empty() { String::new() } else { format!("#{}", pieces::field_id(field)) };
    Redirect::to(&format!("{page}{place}")).into_response()
}

/// `POST …/material/{material}`: takes files of one material in, or one of them back; a file that was just chosen is
/// sent here by script.
pub(super) async fn upload(
    citizen: Citizen,
    Path((code, id, material)): Path<(String, String, String)>,
    parts: Multipart,
) -> Result<Response, Response> {
    let application = Application::open(citizen, &code, &id).await?;
    if !asked_for(&application).iter().any(|known| *known == material) {
        return Err(application.citizen.fail(&Failure::NotFound));
    }
    let there = application.work.materials.get(&material).map_or(0, Vec::len);
    let arrived = files::receive(&application.citizen, parts, FILES_MAX.saturating_sub(there)).await?;
    // The draft is read again: another upload may have been kept while this one was on its way.
    let mut application = Application::open(application.citizen, &code, &id).await?;
    let files = application.work.materials.entry(material.clone()).or_default();
    if let Some(gone) = arrived.remove.filter(|gone| files.contains(gone)) {
        files.retain(|file| *file != gone);
        files::take_back(&application.citizen, &gone).await?;
    }
    files.extend(arrived.uploads);
    application.work.materials.retain(|_, files| !files.is_empty());
    application.save().await?;
    if let Some(why) = arrived.fault {
        let mut form = Form::empty();
        form.refuse(&field_name(&material), why);
        return page(&application, StatusCode::UNPROCESSABLE_ENTITY, &form).await;
    }
    Ok(back_to(&application, &field_name(&material), &Form::empty()))
}

/// The materials of this application, the authorisation of an agent first.
pub(super) fn asked_for(application: &Application) -> Vec<&str> {
    let own = offer::wanted(&application.offer.content, &application.work.answers);
    let first = application.work.by_agent().then_some(AUTHORISATION);
    first.into_iter().chain(own.into_iter().map(|material| material.id.as_str())).collect()
}

/// Says beside each material that must be there now whether it is missing.
pub(super) fn check(application: &Application, form: &mut Form) {
    let work = &application.work;
    let has = |id: &str| work.materials.get(id).is_some_and(|files| !files.is_empty());
    let mut missing = |id: &str, name: &dyn Fn(Lang) -> String| {
        form.refuse(&field_name(id), Message::both(|lang| lang.apply_material_missing(&name(lang))));
    };
    if work.by_agent() && !has(AUTHORISATION) {
        missing(AUTHORISATION, &|lang| lang.apply_authorisation().to_owned());
    }
    for material in offer::wanted(&application.offer.content, &work.answers) {
        if need(application, material) == Need::Now && !has(material.id.as_str()) {
            let name = |lang: Lang| lang.pick(&material.name, &material.name_en).to_owned();
            missing(material.id.as_str(), &name);
        }
    }
}

async fn page(application: &Application, status: StatusCode, form: &Form) -> Result<Response, Response> {
    let citizen = &application.citizen;
    let lang = citizen.lang();
    let work = &application.work;
    let content = &application.offer.content;
    let kept = draft::uploads(citizen, &work.uploads()).await?;
    let box_of = |id: &str, hint: &str, need: Need| {
        let asked = Asked {
            id,
            label: offer::material_name(citizen, content, id),
            hint,
            need,
            action: &application.address(&format!("material/{id}")),
            most: citizen.front.config.upload_max,
        };
        let ids = work.materials.get(id).map_or(&[] as &[String], Vec::as_slice);
        asked.upload(ids, &kept, form, |upload| upload.row(lang, Some(STAY)))
    };
    let wanted = offer::wanted(content, &work.answers);
    let shared = offer::shared(content, &work.answers);
    let rows = html! {
        (promise(application, form))
        @if wanted.is_empty() && !work.by_agent() { p { (lang.apply_materials_none()) } } @else {
            (pieces::panel("yours", lang.apply_materials_yours(), html! {
                @if work.by_agent() { (box_of(AUTHORISATION, lang.apply_authorisation_hint(), Need::Now)) }
                @for material in &wanted {
                    (box_of(material.id.as_str(), &hint(lang, material), need(application, material)))
                }
            }))
        }
        @if !shared.is_empty() {
            (pieces::panel("shared", lang.apply_materials_not_yours(), html! {
                ul { @for material in &shared {
                    li { strong { (lang.pick(&material.name, &material.name_en)) } " " (lang.apply_material_shared()) }
                } }
            }))
        }
    };
    let body = html! {
        (pieces::error_summary(lang, form))
        (pieces::heading(lang.apply_materials_title(), Some(lang.apply_materials_lead()), html! {}))
        (application.step_form(&Step::Materials, form, rows))
    };
    Ok(application.page(status, &Step::Materials, body))
}

/// Whether this material must be there: what is promised need not be proved (P-09).
fn need(application: &Application, material: &Material) -> Need {
    match offer::need(material, &application.work.answers) {
        Need::Now if application.work.by_promise && material.promisable => Need::Later,
        other => other,
    }
}

/// The choice between proving and promising; it is the applicant's, and the usual way stays open.
fn promise(application: &Application, form: &Form) -> Markup {
    let lang = application.citizen.lang();
    let Some(own) = &application.offer.content.handling.commitments else { return html! {} };
    let choice = [Choice::hinted("yes", lang.apply_promise(), lang.apply_promise_is())];
    let mut shown = form.clone();
    if application.work.by_promise {
        shown.set(PROMISE, "yes");
    }
    pieces::panel(
        "promise",
        lang.apply_promise_title(),
        html! {
            @if !own.promises.trim().is_empty() { p { (own.promises) } }
            @if let Some(basis) = &own.basis { p class="hint" { (basis_text(basis)) } }
            (Field::boxes(PROMISE, lang.apply_promise_title(), &choice).show(lang, &shown))
        },
    )
}

/// What helps to bring the right paper.
pub(super) fn hint(lang: Lang, material: &Material) -> String {
    let mut parts = Vec::new();
    if !material.source_note.is_empty() {
        parts.push(lang.apply_material_from(&material.source_note));
    }
    parts.extend([material.use_note.clone(), material.issue_time_req.clone()]);
    if offer::may_follow(material) {
        parts.push(lang.apply_material_deferrable().to_owned());
    }
    if material.promisable {
        parts.push(lang.apply_material_promise().to_owned());
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" ")
}

/// A material that is asked for, on whichever page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked<'a> {
    /// 材料
    pub(super) id: &'a str,
    /// Its name.
    pub(super) label: &'a str,
    /// What a good one looks like.
    pub(super) hint: &'a str,
    /// Whether it must be there.
    pub(super) need: Need,
    /// Where it is posted to.
    pub(super) action: &'a str,
    /// Bytes of one file at most.
    pub(super) most: u64,
}

impl Asked<'_> {
    /// The box with the files that are there already, in a form of its own.
    pub(super) fn show(
        &self,
        lang: Lang,
        tokens: Tokens<'_>,
        ids: &[String],
        kept: &[Kept],
        form: &Form,
    ) -> Markup {
        self.upload(ids, kept, form, |upload| upload.show(lang, tokens))
    }

    /// Puts together what the box holds and has it drawn.
    fn upload(
        &self,
        ids: &[String],
        kept: &[Kept],
        form: &Form,
        draw: impl FnOnce(&Upload<'_>) -> Markup,
    ) -> Markup {
        let name = field_name(self.id);
        let mine: Vec<(&Kept, String)> = ids
            .iter()
            .filter_map(|id| kept.iter().find(|upload| upload.id == *id))
            .map(|upload| (upload, format!("/files/{}", upload.id)))
            .collect();
        let stored: Vec<Stored<'_>> = mine
            .iter()
            .map(|(upload, href)| Stored {
                name: &upload.name,
                size: u64::try_from(upload.size).unwrap_or(0),
                href,
                picture: upload.media_type.starts_with("image/"),
                key: Some(&upload.id),
            })
            .collect();
        draw(&Upload {
            name: &name,
            key: self.id,
            label: self.label,
            hint: self.hint,
            need: self.need,
            action: self.action,
            accept: ACCEPT,
            most: self.most,
            stored: &stored,
            error: form.error(&name),
            sample: None,
        })
    }
}

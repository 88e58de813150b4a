//! `/my/cases/{number}/correct`: everything the one-time notice lists, with the place to put it right beside each
//! point (L-06, K-08); the same page for changes after a pre-review return and for papers that were to follow (P-08).

use super::{
    check, draft,
    files::FILES_MAX,
    materials::{self, Asked, field_name},
    offer,
    own::Own,
    particulars,
    steps::{is_of_this_session, turned_away},
    supplying::{Gathered, Purpose, name},
    withdraw::{SEEN, hand_over},
};
use crate::{
    form::Form,
    office::{Order, Request},
    people::kind,
    text::{Lang, Message, codes},
    visitor::{Citizen, Visit},
    web::{
        frame::Room,
        pieces::{self, Link, Need, Tone, Weight},
        why::due_text,
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    case::{ClockName, material::CorrectionItem},
    name::{Commitment, MaterialId},
};
use store::{files::Upload, vault::Datum};

/// The field that a sentence about the whole page stands at.
const ALL: &str = "all";

/// `GET …/correct`
pub(super) async fn show(citizen: Citizen, Path(number): Path<String>) -> Result<Response, Response> {
    let own = Own::open(citizen, &number).await?;
    let gathered = Gathered::of(&own).await?;
    let form = form_of(&own, &gathered).await?;
    page(&own, StatusCode::OK, &form, &gathered).await
}

/// `POST …/correct`: hands in what has been gathered.
pub(super) async fn send(
    visit: Visit,
    citizen: Result<Citizen, Response>,
    Path(number): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    let citizen = citizen.map_err(|door| turned_away(&visit, door, &form))?;
    let own = Own::open(citizen, &number).await?;
    let case = super::case_address(&number);
    let Some(purpose) = Purpose::of(&own) else {
        // Posted twice, or somebody else was faster: the case shows how it stands now.
        return Ok(Redirect::to(&case).into_response());
    };
    let mut gathered = Gathered::of(&own).await?;
    if !is_of_this_session(&visit, &form) {
        return page(&own, StatusCode::CONFLICT, &form, &gathered).await;
    }
    let mut changed = None;
    if purpose.takes_form(&own) {
        gathered.take(&own, &form);
        gathered.save(&own).await?;
        particulars::check(&own.content.form, &mut form, visit.front.office.now().day());
        changed = changed_form(&own, &form).await?;
    }
    let uploads = draft::uploads(&own.citizen, &gathered.uploads()).await?;
    let given = check::given(gathered.materials.iter(), &uploads);
    if given.is_empty() && changed.is_none() && purpose != Purpose::Resubmit {
        form.refuse(ALL, Message::both(Lang::supply_nothing_given));
    }
    if !form.is_sound() {
        return page(&own, StatusCode::UNPROCESSABLE_ENTITY, &form, &gathered).await;
    }
    let commitment = changed.as_ref().map(|datum| Commitment(datum.commitment().0));
    let command = purpose.command(&own, commitment, given);
    let request = Request::new(own.citizen.who(), Order::Case(number, command))
        .sealing(changed.into_iter().collect())
        .and(draft::forget(&own.citizen, &name(&own)));
    let done = hand_over(&own, &form, request, &format!("{case}/correct")).await?;
    // Only what has been taken in sends on to the case.
    let arrived = done.status().is_redirection();
    Ok(if arrived { Redirect::to(&format!("{case}?done=supplied")).into_response() } else { done })
}

/// The new form, if it says something else than the one handed in.
async fn changed_form(own: &Own, form: &Form) -> Result<Option<Datum>, Response> {
    let values = particulars::values(&own.content.form, form);
    if own.form().await?.is_some_and(|before| before == values) {
        return Ok(None);
    }
    let text = serde_json::to_vec(&values).unwrap_or_default();
    Ok(Some(Datum::new(own.case().applicant.as_str(), kind::FORM, &text)))
}

/// The page's form: what was handed in, and over it what has been typed since.
pub(super) async fn form_of(own: &Own, gathered: &Gathered) -> Result<Form, Response> {
    let mut values = own.form().await?.unwrap_or_default();
    values.extend(gathered.form.clone());
    Ok(particulars::form_of(&own.content.form, &values))
}

/// Draws the page.
pub(super) async fn page(
    own: &Own,
    status: StatusCode,
    form: &Form,
    gathered: &Gathered,
) -> Result<Response, Response> {
    let lang = own.citizen.lang();
    let case = super::case_address(&own.number);
    let trail = [Link::new("/my", lang.my_title()), Link::new(&case, own.name())];
    let Some(purpose) = Purpose::of(own) else {
        let links = [Link::new(&case, lang.apply_done_see())];
        let body = pieces::answer(lang.supply_nothing_title(), &[], &links);
        return Ok(own.citizen.page(Room::Portal, lang.supply_nothing_title(), &trail, body));
    };
    let kept = draft::uploads(&own.citizen, &gathered.uploads()).await?;
    let act = own.citizen.act();
    let boxes = Boxes { own, gathered, kept: &kept, form, act: &act };
    let (title, lead, send) = words(own, purpose);
    let body = html! {
        @if status == StatusCode::CONFLICT { (pieces::notice(Tone::Warning, lang.apply_kept_again(), html! {})) }
        (pieces::error_summary(lang, form))
        (pieces::heading(title, Some(&lead), html! {}))
        p class="hint" { (own.name()) " · " (lang.my_case_number(&own.number)) }
        (boxes.points(purpose.points(own)))
        (boxes.others(purpose))
        p class="hint" { (lang.supply_files_first()) }
        (last_form(own, purpose, form, &act, send))
    };
    Ok(own.citizen.page_with(status, Room::Portal, title, &trail, body))
}

/// The form at the foot: what was filled in, where it may be changed, and the button that hands everything in.
fn last_form(own: &Own, purpose: Purpose, form: &Form, act: &str, send: &str) -> Markup {
    let lang = own.citizen.lang();
    let case = super::case_address(&own.number);
    let fields = &own.content.form;
    let takes_form = purpose.takes_form(own) && !fields.is_empty();
    let autosave = format!("/my/saved/{}", own.number);
    let autosave = takes_form.then_some(autosave.as_str());
    let body = html! {
        (pieces::hidden(SEEN, &own.history.known.version.to_string()))
        @if takes_form {
            (pieces::panel("form", lang.supply_form(), html! {
                p class="hint" { (lang.supply_form_hint()) }
                (particulars::inputs(lang, fields, form))
                (pieces::draft_state(lang))
            }))
        }
        div id=(pieces::field_id(ALL)) {
            (pieces::buttons(&[pieces::submit(Weight::Main, send), pieces::side_link(&case, lang.apply_back())]))
        }
    };
    pieces::post(&format!("{case}/correct"), own.citizen.tokens(act), autosave, body)
}

/// Title, what it is about, and the words on the button.
fn words(own: &Own, purpose: Purpose) -> (&'static str, String, &'static str) {
    let lang = own.citizen.lang();
    match purpose {
        Purpose::Correct => {
            let clock = own.case().clock(&ClockName::Correction);
            let due = clock.map(|clock| due_text(lang, clock, &own.citizen.hall.calendar));
            let lead = lang.supply_correct_lead(&due.unwrap_or_default());
            (lang.supply_correct_title(), lead, lang.supply_send_correct())
        }
        Purpose::Resubmit => {
            let lead = lang.supply_resubmit_lead().to_owned();
            (lang.supply_resubmit_title(), lead, lang.supply_send_resubmit())
        }
        Purpose::Deferred => {
            let clock = own.case().clock(&ClockName::Deferral);
            let due = clock.map(|clock| due_text(lang, clock, &own.citizen.hall.calendar));
            let otherwise = codes::deferral_missed(lang, own.content.limits.deferral_missed);
            let lead = lang.supply_deferred_lead(&due.unwrap_or_default(), otherwise);
            (lang.supply_deferred_title(), lead, lang.supply_send_deferred())
        }
    }
}

/// The boxes of the page, each with the files gathered for it.
struct Boxes<'a> {
    own: &'a Own,
    gathered: &'a Gathered,
    kept: &'a [Upload],
    form: &'a Form,
    act: &'a str,
}

impl Boxes<'_> {
    /// Every point of the notice, in its order, with the place to put it right.
    fn points(&self, points: &[CorrectionItem]) -> Markup {
        let lang = self.own.citizen.lang();
        // A paper named by two points has one box, at the first of them.
        let first = |place: usize| {
            let before = points.iter().take(place);
            points
                .get(place)
                .is_some_and(|point| before.clone().all(|earlier| earlier.material != point.material))
        };
        html! {
            @for (place, point) in points.iter().enumerate() {
                (pieces::panel(&format!("point-{}", place + 1), &lang.supply_what(place + 1), html! {
                    p { strong { (point.what) } }
                    @match &point.material {
                        Some(id) if first(place) => { (self.one(id.as_str(), Need::Now)) }
                        Some(id) => { p { a href={ "#" (pieces::field_id(&field_name(id.as_str()))) } {
                            (offer::material_name(&self.own.citizen, &self.own.content, id.as_str()))
                        } } }
                        None => { p { a href="#form" { (lang.supply_form()) } } }
                    }
                }))
            }
        }
    }

    /// What no point names: owed papers in full, others folded away.
    fn others(&self, purpose: Purpose) -> Markup {
        let lang = self.own.citizen.lang();
        let named: Vec<&MaterialId> =
            purpose.points(self.own).iter().filter_map(|point| point.material.as_ref()).collect();
        let mut others = purpose.asked_for(self.own);
        others.retain(|id| !named.iter().any(|named| named.as_str() == id));
        html! {
            @if purpose == Purpose::Deferred {
                @for id in &others { (self.one(id, Need::Now)) }
            } @else if !others.is_empty() {
                details class="panel" {
                    summary { (lang.supply_other()) }
                    p class="hint" { (lang.supply_other_hint()) }
                    @for id in &others { (self.one(id, Need::Free)) }
                }
            }
        }
    }

    fn one(&self, id: &str, need: Need) -> Markup {
        let citizen = &self.own.citizen;
        let lang = citizen.lang();
        let content = &self.own.content;
        let before =
            self.own.case().materials.get(&MaterialId::from(id)).map_or(0, |given| given.files.len());
        let material = content.materials.iter().find(|material| material.id.as_str() == id);
        let hint = material.map(|material| materials::hint(lang, material));
        let mut hint = hint.unwrap_or_else(|| lang.apply_authorisation_hint().to_owned());
        if before > 0 {
            hint = format!("{} {hint}", lang.supply_given_before(before.min(FILES_MAX)));
        }
        let asked = Asked {
            id,
            label: offer::material_name(citizen, content, id),
            hint: &hint,
            need,
            action: &format!("{}/correct/{id}", super::case_address(&self.own.number)),
            most: citizen.front.config.upload_max,
        };
        let ids = self.gathered.materials.get(id).map_or(&[] as &[String], Vec::as_slice);
        asked.show(lang, citizen.tokens(self.act), ids, self.kept, self.form)
    }
}

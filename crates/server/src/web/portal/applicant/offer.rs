//! 可申请的事项: an item as it may be applied for at this moment, and the page that says why it may not.
//!
//! Whether the item is open is decided by the rules when the application is handed in (I-06); here it is asked
//! beforehand, so that nobody fills in a form in vain. The version shown is always the one in force (I-05).

use crate::{
    failure::Failure,
    visitor::{Citizen, Visit},
    web::{
        frame::Room,
        pieces::{self, Link, Need},
    },
};
use axum::{http::StatusCode, response::Response};
use maud::html;
use rules::{
    case::material::{AUTHORISATION, is_required},
    item::{
        Content, ItemState,
        content::{Material, MaterialSource, Necessity, When},
    },
};
use std::collections::BTreeMap;
use store::{
    StoreError,
    views::items::{self, ItemRow},
};

/// 情形问题的回答: question → answer.
pub(super) type Answers = BTreeMap<String, String>;

/// 可申请的事项
#[derive(Clone, Debug)]
pub(super) struct Offer {
    /// 实施编码
    pub(super) code: String,
    /// What the version in force says.
    pub(super) content: Content,
}

impl Offer {
    /// The item of this code, or the page that says why nobody can apply for it online now.
    pub(super) async fn find(citizen: &Citizen, code: &str) -> Result<Offer, Response> {
        let db = citizen.front.store.db();
        let fail = |error: StoreError| citizen.fail(&error.into());
        let row = items::one(db, code).await.map_err(fail)?;
        let row = row.ok_or_else(|| citizen.fail(&Failure::NotFound))?;
        let version = row.in_force.unwrap_or(row.latest);
        let content = items::content(db, code, version).await.map_err(fail)?;
        let content = content.ok_or_else(|| citizen.fail(&Failure::NotFound))?;
        match why_closed(citizen, &row, &content) {
            Some(lines) => Err(closed(citizen, &row, &lines)),
            None => Ok(Offer { code: code.to_owned(), content }),
        }
    }

    /// The name of the item in the visitor's language.
    pub(super) fn name(&self, visit: &Visit) -> &str {
        name_of(visit, &self.content)
    }
}

/// The materials that these answers leave to the applicant, in the order of the item.
pub(super) fn wanted<'a>(content: &'a Content, answers: &Answers) -> Vec<&'a Material> {
    content.materials.iter().filter(|material| concerns(material, answers) && !is_shared(material)).collect()
}

/// The materials that these answers call for and that departments get from one another (I-08).
pub(super) fn shared<'a>(content: &'a Content, answers: &Answers) -> Vec<&'a Material> {
    content.materials.iter().filter(|material| concerns(material, answers) && is_shared(material)).collect()
}

/// The name of an item in the visitor's language.
pub(super) fn name_of<'a>(visit: &Visit, content: &'a Content) -> &'a str {
    visit.lang().pick(&content.identity.name, &content.identity.name_en)
}

/// The name of a material in the visitor's language; the authorisation of an agent belongs to every item.
pub(super) fn material_name<'a>(visit: &Visit, content: &'a Content, id: &'a str) -> &'a str {
    let lang = visit.lang();
    match content.materials.iter().find(|material| material.id.as_str() == id) {
        Some(material) => lang.pick(&material.name, &material.name_en),
        None if id == AUTHORISATION => lang.apply_authorisation(),
        None => id,
    }
}

/// Whether the applicant must hand this material in with the application: what may follow later need not be there
/// yet (P-08), what is shared never (I-08).
pub(super) fn need(material: &Material, answers: &Answers) -> Need {
    match is_required(material, |when| holds(when, answers)) {
        _ if may_follow(material) => Need::Later,
        true => Need::Now,
        false => Need::Free,
    }
}

/// 可容缺 (P-08)
pub(super) fn may_follow(material: &Material) -> bool {
    material.deferrable || material.necessity == Some(Necessity::Deferrable)
}

fn is_shared(material: &Material) -> bool {
    material.source_type == Some(MaterialSource::SharedData)
}

fn concerns(material: &Material, answers: &Answers) -> bool {
    material.when.as_ref().is_none_or(|when| holds(when, answers))
}

fn holds(when: &When, answers: &Answers) -> bool {
    answers.get(&when.question).is_some_and(|answer| *answer == when.answer)
}

/// Why the item takes no applications from here, in words; none when it does.
fn why_closed(visit: &Visit, row: &ItemRow, content: &Content) -> Option<Vec<String>> {
    let lang = visit.lang();
    let today = visit.front.office.now().day();
    let day = |date| pieces::full_day_text(lang, date);
    let identity = &content.identity;
    let why = match row.state {
        ItemState::Suspended => lang.apply_suspended(&row.reason),
        ItemState::Cancelled => lang.apply_cancelled(&row.reason),
        ItemState::Draft | ItemState::Listed => lang.apply_unpublished().to_owned(),
        ItemState::Published => match (identity.plan_effective_date, identity.plan_cancel_date) {
            (Some(from), _) if today < from => lang.apply_not_yet(&day(from)),
            (_, Some(from)) if today >= from => lang.apply_no_longer(&day(from)),
            _ if content.handling.online_depth.is_none() => lang.apply_counter_only().to_owned(),
            _ => return None,
        },
    };
    let place = &content.place;
    let mut lines = vec![why];
    if !matches!(row.state, ItemState::Cancelled | ItemState::Draft | ItemState::Listed)
        && !place.place.is_empty()
    {
        lines.push(lang.apply_place(&place.place, &place.window));
        lines.push(lang.apply_hours(&place.time));
    }
    lines.push(lang.apply_already_begun().to_owned());
    Some(lines)
}

fn closed(citizen: &Citizen, row: &ItemRow, lines: &[String]) -> Response {
    let lang = citizen.lang();
    let guide = format!("/items/{}", row.code);
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let links = [Link::new(&guide, lang.apply_see_guide()), Link::new("/my", lang.apply_see_my())];
    let body = html! {
        p class="lead" { (lang.pick(&row.name, &row.name_en)) }
        (pieces::answer(lang.apply_closed(), &lines, &links))
    };
    citizen.page_with(StatusCode::CONFLICT, Room::Portal, lang.apply_closed(), &[], body)
}

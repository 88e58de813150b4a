//! `/manage/hall/appoint`: who holds a post, A first, then B. Appointing is the hall manager's; who may hold what beside
//! what the rules decide (P-13, S-17).
//!
//! People are chosen by name, whether they have a login or not. Whoever holds the post keeps it unless somebody else is
//! chosen or the box says that it falls vacant; what will be is shown beside what is before it is done.

use super::{department, home, order, refuse};
use crate::{
    failure::Failure,
    form::Form,
    office::Order,
    people::Names,
    text::{Lang, Message},
    visitor::{Manager, Visit},
    web::{
        frame::Room,
        pieces::{self, Choice, Confirmation, Fact, Field, Link, Weight},
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    hall::{Command, Post},
    name::{PersonId, PostId},
};
use std::collections::BTreeSet;

/// More people than a list of names can hold to choose from.
const PEOPLE_MAX: u32 = 2_000;

/// The two places of a post that this page is about.
const PLACES: [&str; 2] = ["a", "b"];

/// `GET /manage/hall/appoint?post=…`
pub(super) async fn ask_appoint(manager: Manager, form: Form) -> Result<Response, Response> {
    let fail = |failure: Failure| manager.fail(&failure);
    let appointing = Appointing::of(&manager, &form).await.map_err(fail)?;
    let mut shown = Form::empty().with("post", appointing.post.id.as_str());
    for (field, holder) in PLACES.into_iter().zip(&appointing.post.holders) {
        shown.set(field, holder.as_str());
    }
    Ok(appointing.page(StatusCode::OK, &shown))
}

/// `POST /manage/hall/appoint`: shown first, and with `sure` done.
pub(super) async fn appoint(manager: Manager, mut form: Form) -> Result<Response, Response> {
    let fail = |failure: Failure| manager.fail(&failure);
    manager.check(&form).map_err(fail)?;
    let appointing = Appointing::of(&manager, &form).await.map_err(fail)?;
    if form.given("again").is_some() {
        return Ok(appointing.page(StatusCode::OK, &form));
    }
    let holders = appointing.holders(&mut form);
    if !form.is_sound() {
        return Ok(appointing.page(StatusCode::UNPROCESSABLE_ENTITY, &form));
    }
    if form.given("sure").is_none() {
        return Ok(appointing.confirm(&form, &holders));
    }
    let asked = Order::Hall(Command::Appoint { post: appointing.post.id.clone(), holders });
    match order(&manager, &form, asked).await.map_err(fail)? {
        None => Ok(Redirect::to("/manage/hall#posts").into_response()),
        Some(why) => {
            refuse(&mut form, "a", &why);
            Ok(appointing.page(StatusCode::UNPROCESSABLE_ENTITY, &form))
        }
    }
}

/// 任命: one post, and everybody who could hold it.
struct Appointing<'a> {
    visit: &'a Visit,
    lang: Lang,
    post: &'a Post,
    people: Vec<PersonId>,
    names: Names,
}

impl<'a> Appointing<'a> {
    async fn of(visit: &'a Visit, form: &Form) -> Result<Appointing<'a>, Failure> {
        let hall = &visit.hall;
        let post = hall.posts.get(&PostId::from(form.text("post"))).ok_or(Failure::NotFound)?;
        let with_login = visit.front.accounts.staff(PEOPLE_MAX).await?;
        let at_posts = hall.posts.values().flat_map(|post| &post.holders).cloned();
        let all: BTreeSet<PersonId> = with_login.into_iter().map(PersonId).chain(at_posts).collect();
        let names = Names::of(&visit.front.store, all.iter().map(PersonId::as_str)).await?;
        let mut people: Vec<PersonId> = all.into_iter().collect();
        let is_near =
            |person: &PersonId| hall.posts_of(person).any(|held| held.department == post.department);
        people.sort_by_cached_key(|person| (!is_near(person), names.name(person).to_owned(), person.clone()));
        Ok(Appointing { visit, lang: visit.lang(), post, people, names })
    }

    /// Whoever will hold the post. A large window has more than two; this page is about A and B, the others stay.
    fn holders(&self, form: &mut Form) -> Vec<PersonId> {
        let mut holders = Vec::new();
        for (place, field) in PLACES.into_iter().enumerate() {
            if form.chosen("vacate", field) {
                continue;
            }
            let present = self.post.holders.get(place).cloned();
            let Some(person) = form.given(field).map(PersonId::from).or(present) else { continue };
            if !self.people.contains(&person) {
                form.refuse(field, Message::both(|lang| lang.form_choose_one(label(lang, field))));
            } else if !holders.contains(&person) {
                holders.push(person);
            }
        }
        let further = self.post.holders.iter().skip(PLACES.len()).filter(|one| !holders.contains(one));
        let further: Vec<PersonId> = further.cloned().collect();
        holders.extend(further);
        holders
    }

    /// "王丽 · 审核岗"
    fn named(&self, person: &PersonId) -> String {
        let post = self.visit.hall.posts_of(person).next();
        let post = post.map(|post| {
            let of = department(self.lang, &self.visit.hall, post.department.as_str());
            format!(" · {of} · {}", self.lang.pick(&post.name, &post.name_en))
        });
        format!("{}{}", self.names.name(person), post.unwrap_or_default())
    }

    fn all_named(&self, holders: &[PersonId]) -> String {
        let names: Vec<&str> = holders.iter().map(|person| self.names.name(person)).collect();
        if names.is_empty() {
            self.lang.manage_vacant().to_owned()
        } else {
            names.join(self.lang.pick("、", ", "))
        }
    }

    /// What is, what will be, and the question.
    fn confirm(&self, form: &Form, holders: &[PersonId]) -> Response {
        let lang = self.lang;
        let carried: Vec<(&str, &str)> = form.fields().chain([("sure", "yes")]).collect();
        let (before, after) = (self.all_named(&self.post.holders), self.all_named(holders));
        let about = [
            Fact::new(lang.manage_post(), lang.pick(&self.post.name, &self.post.name_en)),
            Fact::new(lang.manage_holders_before(), &before),
            Fact::new(lang.manage_holders_after(), &after),
        ];
        let question = Confirmation {
            question: lang.manage_appoint_sure(),
            then: &[lang.manage_appoint_then()],
            about: &about,
            action: "/manage/hall/appoint",
            carried: &carried,
            fields: html! {},
            yes: lang.manage_appoint(),
            back: "",
            final_act: false,
        };
        let body = question.show(lang, self.visit.tokens(&self.visit.act()));
        self.answer(StatusCode::OK, body)
    }

    fn page(&self, status: StatusCode, form: &Form) -> Response {
        let lang = self.lang;
        let name = lang.pick(&self.post.name, &self.post.name_en);
        let of = department(lang, &self.visit.hall, self.post.department.as_str());
        let named: Vec<(&str, String)> =
            self.people.iter().map(|person| (person.as_str(), self.named(person))).collect();
        let people: Vec<Choice<'_>> = named.iter().map(|(id, name)| Choice::new(id, name)).collect();
        let places = PLACES.map(|place| Choice::new(place, label(lang, place)));
        let held = places.get(..self.post.holders.len().min(PLACES.len())).unwrap_or_default();
        let body = html! {
            (pieces::heading(name, Some(of), html! {}))
            (pieces::error_summary(lang, form))
            (pieces::post("/manage/hall/appoint", self.visit.tokens(&self.visit.act()), None, html! {
                (pieces::hidden("post", self.post.id.as_str()))
                @for place in PLACES {
                    (Field::select(place, label(lang, place), &people).hint(lang.manage_holder_hint()).show(lang, form))
                }
                @if !held.is_empty() { (Field::boxes("vacate", lang.manage_vacate(), held).show(lang, form)) }
                @if self.post.holders.len() > PLACES.len() { p class="quiet" { (lang.manage_others_stay()) } }
                (pieces::buttons(&[
                    pieces::submit(Weight::Main, lang.desk_check()),
                    pieces::side_link("/manage/hall", lang.answer_back()),
                ]))
            }))
        };
        self.answer(status, body)
    }

    fn answer(&self, status: StatusCode, body: Markup) -> Response {
        let lang = self.lang;
        let trail = [home(lang), Link::new("/manage/hall", lang.manage_nav_hall())];
        self.visit.page_with(status, Room::Manage, lang.manage_appoint(), &trail, body)
    }
}

fn label(lang: Lang, place: &str) -> &'static str {
    if place == "a" { lang.manage_holder_a() } else { lang.manage_holder_b() }
}

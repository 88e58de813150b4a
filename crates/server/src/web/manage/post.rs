//! `/manage/hall/post`: adding a post to a department, or changing its name and roles. Who holds it stays as it is and
//! is said on the page of appointments (P-13).

use super::{department, hall::posts_address, home, id, order, refuse_at_its_field};
use crate::{
    failure::Failure,
    form::Form,
    office::Order,
    text::{Message, codes, duty, role},
    visitor::{Manager, Visit},
    web::{
        frame::Room,
        pieces::{self, Choice, Fact, Field, Link, Weight},
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    hall::{Command, Post, Role},
    name::{DepartmentId, PostId, StationId},
};

/// Signs of a name.
const NAME_MAX: usize = 100;

/// What a post may carry; everything else comes by office.
const OFFERED: [Role; 9] = [
    Role::WindowClerk,
    Role::Cashier,
    Role::DeliveryClerk,
    Role::Handler,
    Role::Reviewer,
    Role::Approver,
    Role::DepartmentHead,
    Role::DepartmentEditor,
    Role::LegalReviewer,
];

/// `GET /manage/hall/post`, of a department (`?department=…`), or `?id=…` for one that there is.
pub(super) async fn show(manager: Manager, form: Form) -> Result<Response, Response> {
    let Some(id) = form.given("id") else {
        let empty = Form::empty().with("department", form.text("department"));
        return Ok(page(&manager, StatusCode::OK, None, &empty));
    };
    let known = the_post(&manager, id).map_err(|failure| manager.fail(&failure))?;
    let mut form = Form::empty().with("name", &*known.name).with("name_en", &*known.name_en);
    known.roles.iter().for_each(|role| form.add("roles", &codes::word(&role)));
    form.add("station", known.station.as_ref().map_or("", |station| station.as_str()));
    Ok(page(&manager, StatusCode::OK, Some(known), &form))
}

/// `POST /manage/hall/post`
pub(super) async fn save(manager: Manager, mut form: Form) -> Result<Response, Response> {
    manager.check(&form).map_err(|failure| manager.fail(&failure))?;
    let changed = form.given("changes").map(str::to_owned);
    let known = match &changed {
        Some(id) => Some(the_post(&manager, id).map_err(|failure| manager.fail(&failure))?),
        None => None,
    };
    let named = match known {
        Some(known) => Some((known.id.clone(), known.department.clone())),
        None => new_name(&manager, &mut form),
    };
    form.require("name", Message::both(|lang| lang.form_required(lang.manage_name_of())));
    form.at_most("name", NAME_MAX);
    form.at_most("name_en", NAME_MAX);
    let mut roles: Vec<Role> =
        OFFERED.into_iter().filter(|role| form.chosen("roles", &codes::word(&role))).collect();
    // A role that this page does not offer is not taken away by it either.
    roles.extend(known.into_iter().flat_map(|known| &known.roles).filter(|role| !OFFERED.contains(role)));
    if roles.is_empty() {
        form.refuse("roles", Message::both(|lang| lang.manage_roles_needed().to_owned()));
    }
    if let Some((id, of)) = named.filter(|_| form.is_sound()) {
        let to = posts_address(&of);
        let (name, name_en) = (form.text("name").to_owned(), form.text("name_en").to_owned());
        let station = form.given("station").map(StationId::from);
        let post = Post { id, department: of, name, name_en, roles, station, holders: Vec::new() };
        let asked = Order::Hall(Command::DescribePost(post));
        match order(&manager, &form, asked).await.map_err(|failure| manager.fail(&failure))? {
            None => return Ok(Redirect::to(&to).into_response()),
            Some(why) => refuse_at_its_field(&mut form, "name", &why),
        }
    }
    Ok(page(&manager, StatusCode::UNPROCESSABLE_ENTITY, known, &form))
}

/// The id of a new post: the department's in front, and one that no post has.
fn new_name(visit: &Visit, form: &mut Form) -> Option<(PostId, DepartmentId)> {
    let of = DepartmentId::from(form.text("department"));
    if !form.require("department", Message::both(|lang| lang.form_required(lang.manage_department()))) {
        return None;
    }
    let id = PostId(format!("{of}/{}", id(form)?));
    if visit.hall.posts.contains_key(&id) {
        form.refuse("id", Message::both(|lang| lang.manage_id_taken().to_owned()));
        return None;
    }
    Some((id, of))
}

fn the_post<'a>(visit: &'a Visit, id: &str) -> Result<&'a Post, Failure> {
    visit.hall.posts.get(&PostId::from(id)).ok_or(Failure::NotFound)
}

fn page(visit: &Visit, status: StatusCode, known: Option<&Post>, form: &Form) -> Response {
    let lang = visit.lang();
    let title = if known.is_some() { lang.manage_post_change() } else { lang.manage_post_add() };
    let back = match known.map(|known| &known.department) {
        Some(of) => posts_address(of),
        None => "/manage/hall#posts".to_owned(),
    };
    let words = OFFERED.map(|one| (codes::word(&one), role(lang, one), duty(lang, one)));
    let duties: Vec<Choice<'_>> =
        words.iter().map(|(word, label, means)| Choice::hinted(word, label, means)).collect();
    let body = html! {
        (pieces::heading(title, Some(lang.manage_post_lead()), html! {}))
        (pieces::error_summary(lang, form))
        (pieces::post("/manage/hall/post", visit.tokens(&visit.act()), None, html! {
            @match known {
                Some(known) => {
                    (pieces::hidden("changes", known.id.as_str()))
                    (pieces::summary(lang, &[
                        Fact::new(lang.manage_department(), department(lang, &visit.hall, known.department.as_str())),
                        Fact::new(lang.manage_id(), known.id.as_str()),
                    ]))
                }
                None => (place(visit, form)),
            }
            (Field::line("name", lang.manage_name_of()).required().show(lang, form))
            (Field::line("name_en", lang.manage_en()).show(lang, form))
            (Field::boxes("roles", lang.manage_roles(), &duties).required().show(lang, form))
            @if !visit.hall.stations.is_empty() { (station(visit, form)) }
            (pieces::buttons(&[
                pieces::submit(Weight::Main, lang.manage_save()),
                pieces::side_link(&back, lang.answer_back()),
            ]))
        }))
    };
    let trail = [home(lang), Link::new("/manage/hall", lang.manage_nav_hall())];
    visit.page_with(status, Room::Manage, title, &trail, body)
}

/// At which town or village centre the post is, if at any (LE1).
fn station(visit: &Visit, form: &Form) -> Markup {
    let lang = visit.lang();
    let all = visit.hall.stations.values();
    let centres: Vec<Choice<'_>> =
        all.map(|one| Choice::new(one.id.as_str(), lang.pick(&one.name, &one.name_en))).collect();
    Field::select("station", lang.stations_at(), &centres).hint(lang.stations_at_hint()).show(lang, form)
}

/// Of which department the new post is, and its id there.
fn place(visit: &Visit, form: &Form) -> Markup {
    let lang = visit.lang();
    let departments: Vec<Choice<'_>> = visit
        .hall
        .departments
        .values()
        .map(|one| Choice::new(one.id.as_str(), lang.pick(&one.name, &one.name_en)))
        .collect();
    html! {
        (Field::select("department", lang.manage_department(), &departments).required().show(lang, form))
        (Field::code("id", lang.manage_id()).required().hint(&lang.manage_post_id_hint("market/review")).show(lang, form))
    }
}

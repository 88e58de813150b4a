//! `/manage/calendar/take-back`: a holiday, closure, opening or decree that was declared by mistake. It is shown first
//! with what follows, and counts no longer after a second click; the log keeps both (C-06, C-07, K-16).

use super::{calendar::days, home, order, refuse};
use crate::{
    failure::Failure,
    form::{Form, address},
    office::Order,
    text::Lang,
    visitor::{Manager, Visit},
    web::{
        frame::Room,
        pieces::{self, Confirmation, Link},
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    calendar::Declaration,
    hall::{Command, Role},
};

/// The way to taking this back, for whoever may; nothing where there is nothing to take back.
pub(super) fn link(visit: &Visit, declaration: &Declaration) -> Markup {
    let lang = visit.lang();
    let may = visit.has(Role::HallManager) && visit.hall.has_declared(declaration);
    let what = serde_json::to_string(declaration).ok().filter(|_| may);
    html! {
        @if let Some(what) = what {
            " " a href=(address("/manage/calendar/take-back", &[("what", &what)])) {
                (lang.manage_take_back()) span class="unseen" { " " (words(lang, declaration)) }
            }
        }
    }
}

/// `GET /manage/calendar/take-back?what=…`
pub(super) async fn ask(manager: Manager, form: Form) -> Result<Response, Response> {
    let declaration = named(&manager, &form).map_err(|failure| manager.fail(&failure))?;
    Ok(page(&manager, StatusCode::OK, &declaration, &form))
}

/// `POST /manage/calendar/take-back`
pub(super) async fn take_back(manager: Manager, mut form: Form) -> Result<Response, Response> {
    manager.check(&form).map_err(|failure| manager.fail(&failure))?;
    let declaration = named(&manager, &form).map_err(|failure| manager.fail(&failure))?;
    let asked = Order::Hall(Command::TakeBack(declaration.clone()));
    match order(&manager, &form, asked).await.map_err(|failure| manager.fail(&failure))? {
        None => Ok(Redirect::to("/manage/calendar").into_response()),
        Some(why) => {
            refuse(&mut form, "what", &why);
            Ok(page(&manager, StatusCode::UNPROCESSABLE_ENTITY, &declaration, &form))
        }
    }
}

/// What is meant, if it was declared here: a page shows no words that somebody else put into its address.
fn named(visit: &Visit, form: &Form) -> Result<Declaration, Failure> {
    let named = serde_json::from_str(form.text("what")).ok();
    named.filter(|declaration| visit.hall.has_declared(declaration)).ok_or(Failure::NotFound)
}

fn words(lang: Lang, declaration: &Declaration) -> String {
    match declaration {
        Declaration::LocalHoliday(one) => {
            let name = lang.pick(&one.zh, &one.en);
            format!("{} {} {name}", lang.manage_local(), days(one.first, one.last))
        }
        Declaration::Closure(one) => {
            format!("{} {} {}", lang.manage_closures(), days(one.first, one.last), one.cause)
        }
        Declaration::Opening(one) => {
            format!("{} {} {}", lang.manage_openings(), days(one.first, one.last), one.cause)
        }
        Declaration::Decree(number) => format!("{} {number}", lang.manage_decrees()),
    }
}

fn page(visit: &Visit, status: StatusCode, declaration: &Declaration, form: &Form) -> Response {
    let lang = visit.lang();
    let question = lang.manage_take_back_sure(&words(lang, declaration));
    let confirm = Confirmation {
        question: &question,
        then: &[lang.manage_take_back_then(), lang.manage_take_back_limits()],
        about: &[],
        action: "/manage/calendar/take-back",
        carried: &[("what", form.text("what"))],
        fields: html! {},
        yes: lang.manage_take_back(),
        back: "/manage/calendar",
        final_act: false,
    };
    let one_time = visit.act();
    let body = html! { (pieces::error_summary(lang, form)) (confirm.show(lang, visit.tokens(&one_time))) };
    let trail = [home(lang), Link::new("/manage/calendar", lang.manage_nav_calendar())];
    visit.page_with(status, Room::Manage, lang.manage_take_back(), &trail, body)
}

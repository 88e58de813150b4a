//! `/manage/base/withdraw`: an edition that was loaded by mistake is taken back, with the reason; it stays in the log (I-02).

use super::{ADDRESS, home};
use crate::{
    failure::Failure,
    form::Form,
    office::Order,
    text::{Lang, Message},
    visitor::Manager,
    web::{
        frame::Room,
        manage::{order, refuse_at_its_field},
        pieces::{self, Field, Link, Weight},
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use rules::base::{BaseEdition, Command, NAME_MAX};

/// `GET /manage/base/withdraw?number=…`
pub(super) async fn ask(manager: Manager, form: Form) -> Result<Response, Response> {
    page(&manager, StatusCode::OK, &form).await.map_err(|failure| manager.fail(&failure))
}

/// `POST /manage/base/withdraw`
pub(super) async fn withdraw(manager: Manager, mut form: Form) -> Result<Response, Response> {
    let done = async {
        manager.check(&form)?;
        form.require("reason", Message::both(|lang| lang.form_required(lang.base_reason())));
        form.at_most("reason", NAME_MAX);
        if form.is_sound() {
            let command = Command::Withdraw { reason: form.text("reason").to_owned() };
            let number = form.text("number").to_owned();
            match order(&manager, &form, Order::Base(number, command)).await? {
                None => return Ok(Redirect::to(ADDRESS).into_response()),
                Some(why) => refuse_at_its_field(&mut form, "reason", &why),
            }
        }
        page(&manager, StatusCode::UNPROCESSABLE_ENTITY, &form).await
    };
    done.await.map_err(|failure| manager.fail(&failure))
}

async fn page(manager: &Manager, status: StatusCode, form: &Form) -> Result<Response, Failure> {
    let lang: Lang = manager.lang();
    let number = form.text("number");
    let known = manager.front.store.dossier::<BaseEdition>(number).await?;
    let head = known.and_then(|known| known.state.head).ok_or(Failure::NotFound)?;
    let body = html! {
        (pieces::heading(lang.base_withdraw_title(), Some(lang.base_withdraw_lead()), html! {}))
        (pieces::error_summary(lang, form))
        p { strong { (head.name) } " " span class="quiet" { (head.number) } }
        (pieces::post("/manage/base/withdraw", manager.tokens(&manager.act()), None, html! {
            (pieces::hidden("number", number))
            (Field::lines("reason", lang.base_reason(), 3).required().show(lang, form))
            (pieces::buttons(&[
                pieces::submit(Weight::Main, lang.base_withdraw()),
                pieces::side_link(ADDRESS, lang.answer_back()),
            ]))
        }))
    };
    let trail = [home(lang), Link::new(ADDRESS, lang.base_title())];
    Ok(manager.page_with(status, Room::Manage, lang.base_withdraw_title(), &trail, body))
}

//! `/manage/errands`: what is still to be done outside (messages, looking at clocks again): how many wait, which are stuck
//! after every try, and a button that lets them be tried again. An errand names a case and nothing personal.

use super::home;
use crate::{
    failure::Failure,
    form::Form,
    text::law,
    visitor::Operator,
    web::{
        frame::Room,
        pieces::{self, Column, Fact, Table},
    },
};
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::errand::Errand;
use store::{
    StoreError,
    errands::{self, Stuck},
};

/// The address of this page.
const ADDRESS: &str = "/manage/errands";
/// Stuck errands on the page.
const SHOWN: u32 = 100;

/// `GET /manage/errands`
pub(super) async fn show(operator: Operator) -> Result<Response, Response> {
    let lang = operator.lang();
    let fail = |error: StoreError| operator.fail(&error.into());
    let db = operator.front.store.db();
    let (waiting, stuck) = errands::backlog(db).await.map_err(fail)?;
    let rows = errands::stuck(db, SHOWN).await.map_err(fail)?;
    let (waiting, stuck) = (waiting.to_string(), stuck.to_string());
    let columns = [
        Column::new(lang.errands_what()),
        Column::new(lang.track_number()),
        Column::new(lang.errands_tries()),
        Column::new(lang.errands_error()),
        Column::new(lang.errands_retry()),
    ];
    let table = Table {
        caption: lang.errands_stuck(),
        columns: &columns,
        rows: rows.iter().map(|stuck| row(&operator, stuck)).collect(),
        empty: pieces::nothing(lang.errands_none(), lang.errands_none_more(), &[]),
        next: None,
        first: None,
        files: &[],
    };
    let body = html! {
        (pieces::heading(lang.errands_title(), Some(lang.errands_lead()), html! {}))
        (pieces::summary(lang, &[Fact::new(lang.errands_waiting(), &waiting), Fact::new(lang.errands_stuck(), &stuck)]))
        (table.show(lang))
    };
    Ok(operator.page(Room::Manage, lang.errands_title(), &[home(lang)], body))
}

fn row(operator: &Operator, stuck: &Stuck) -> Vec<Markup> {
    let lang = operator.lang();
    let (what, case) = match &stuck.errand {
        Errand::Tell { case, news, .. } => (law::news(lang, news), case.as_str()),
        Errand::File { number, .. } => (lang.errands_file(), number.as_str()),
        Errand::Recompute => (lang.errands_recompute(), "—"),
        Errand::HandOver { .. } => (lang.errands_hand_over(), "—"),
    };
    let again = format!("{ADDRESS}/{}/retry", crate::form::segment(&stuck.id));
    vec![
        html! { (what) },
        html! { (case) },
        html! { (stuck.attempts) },
        html! { (stuck.error) },
        pieces::post(
            &again,
            operator.tokens(&operator.act()),
            None,
            html! {
                button type="submit" class="button" { (lang.errands_retry()) }
            },
        ),
    ]
}

/// `POST /manage/errands/{id}/retry`
pub(super) async fn retry(
    operator: Operator,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    operator.check(&form).map_err(|failure| operator.fail(&failure))?;
    let front = &operator.front;
    let found = errands::retry(front.store.db(), &id, front.office.now()).await;
    match found.map_err(|error| operator.fail(&error.into()))? {
        true => Ok(Redirect::to(ADDRESS).into_response()),
        false => Err(operator.fail(&Failure::NotFound)),
    }
}

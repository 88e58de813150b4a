//! `/manage/reform/{round}/propose`: a department's editor proposes an adjustment, or with `number` rewords one. A service
//! this hall has brings its own name and body along.

use super::{
    super::whose::with_own_department, address, fields, one, order, read, refuse_at_its_field, trail,
};
use crate::{
    failure::Failure,
    form::Form,
    office::{Order, Refusal},
    visitor::{Editor, Visit},
    web::{
        frame::Room,
        pieces::{self, Link, Search, Weight},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use rules::reform::{Command, Refusal as No, RoundOpening};
use store::views::items;

/// `GET /manage/reform/{round}/propose?number=…` or `?item=…`
pub(super) async fn ask(editor: Editor, Path(round): Path<String>, form: Form) -> Result<Response, Response> {
    let fail = |failure: Failure| editor.fail(&failure);
    let (known, opening) = read(&editor, &round).await.map_err(fail)?;
    let shown = match form.given("number") {
        Some(number) => {
            let (_, adjustment) = one(&known, number).map_err(fail)?;
            fields::form_of(&adjustment.terms).with("number", number)
        }
        None => {
            let known = filled_in(&editor, form.text("item")).await.map_err(fail)?;
            with_own_department(known, &fields::departments(&editor))
        }
    };
    Ok(page(&editor, StatusCode::OK, &opening, &shown))
}

/// `POST /manage/reform/{round}/propose`
pub(super) async fn send(
    editor: Editor,
    Path(round): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    let fail = |failure: Failure| editor.fail(&failure);
    editor.check(&form).map_err(fail)?;
    let (known, opening) = read(&editor, &round).await.map_err(fail)?;
    let changed = match form.given("number") {
        Some(number) => Some(one(&known, number).map_err(fail)?.0),
        None => None,
    };
    if let Some(terms) = fields::terms(&mut form) {
        let command = match changed {
            Some(number) => Command::Amend { number, terms },
            None => Command::Propose(terms),
        };
        match order(&editor, &form, Order::Reform(round.clone(), command)).await.map_err(fail)? {
            None => {
                let onward =
                    changed.map_or_else(|| address(&round), |number| format!("{}/{number}", address(&round)));
                return Ok(Redirect::to(&onward).into_response());
            }
            Some(Refusal::Reform(No::Incomplete(empty))) => {
                empty.iter().for_each(|field| fields::must(&mut form, field));
            }
            Some(why) => refuse_at_its_field(&mut form, "department", &why),
        }
    }
    Ok(page(&editor, StatusCode::UNPROCESSABLE_ENTITY, &opening, &form))
}

/// What the hall knows of a service already: nothing of one it does not have.
async fn filled_in(visit: &Visit, code: &str) -> Result<Form, Failure> {
    let form = Form::empty().with("item", code);
    let db = visit.front.store.db();
    let Some(row) = items::one(db, code).await? else { return Ok(form) };
    let version = row.in_force.unwrap_or(row.latest);
    let Some(content) = items::content(db, code, version).await? else { return Ok(form) };
    Ok(form
        .with("name", row.name)
        .with("department", row.department)
        .with("from_body", content.body.impl_body)
        .with("content", content.power.use_content)
        .with("supervision_plan", content.power.later_supervision))
}

fn page(editor: &Editor, status: StatusCode, opening: &RoundOpening, form: &Form) -> Response {
    let lang = editor.lang();
    let (back, number) = (address(&opening.number), form.text("number"));
    let action = format!("{back}/propose");
    let (title, lead, send) = if number.is_empty() {
        (lang.reform_propose(), lang.reform_propose_lead(), lang.reform_send())
    } else {
        (lang.reform_amend(), lang.reform_amend_lead(), lang.reform_save())
    };
    let body = html! {
        (pieces::error_summary(lang, form))
        (pieces::heading(title, Some(lead), html! {}))
        @if number.is_empty() && form.is_sound() && form.text("name").is_empty() {
            p class="hint" { (lang.reform_fill_hint()) }
            (Search {
                action: &action, name: "item", label: lang.reform_fill(), example: "", value: form.text("item"),
                suggestions: &[], large: true, keep: &[],
            }.show(lang))
        }
        (pieces::post(&action, editor.tokens(&editor.act()), None, html! {
            @if !number.is_empty() { (pieces::hidden("number", number)) }
            (fields::show(editor, form))
            (pieces::buttons(&[pieces::submit(Weight::Main, send), pieces::side_link(&back, lang.answer_back())]))
        }))
    };
    let [room, list] = trail(lang);
    editor.page_with(status, Room::Manage, title, &[room, list, Link::new(&back, &opening.name)], body)
}

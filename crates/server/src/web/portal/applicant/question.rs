//! `/apply/{code}/{draft}/question/{n}`: one guided question a page (情形引导, CA6). The answers choose the materials
//! and the way the case takes.

use super::{
    draft::Application,
    licence::{self, LICENCE},
    steps::{Step, TO, is_of_this_session, turned_away},
};
use crate::{
    failure::Failure,
    form::Form,
    text::{Lang, Message},
    visitor::{Citizen, Visit},
    web::{
        guide::question_field,
        pieces::{self, Choice, Field},
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use maud::html;
use rules::item::{Content, content::Question};

/// `GET …/question/{n}`
pub(super) async fn show(
    citizen: Citizen,
    Path((code, id, place)): Path<(String, String, usize)>,
    asked: Form,
) -> Result<Response, Response> {
    let application = Application::open(citizen, &code, &id).await?;
    let (step, question) =
        question_at(&application, place).ok_or_else(|| application.citizen.fail(&Failure::NotFound))?;
    let mut form = Form::empty().with(TO, asked.text(TO)).with(LICENCE, asked.text(LICENCE));
    for (name, answer) in answers_in(&application.offer.content, &asked) {
        form.set(&name, answer);
    }
    for (question, answer) in &application.work.answers {
        form.set(&question_field(question), answer);
    }
    Ok(page(&application, StatusCode::OK, &step, question, &form))
}

/// `POST …/question/{n}`
pub(super) async fn answer(
    visit: Visit,
    citizen: Result<Citizen, Response>,
    Path((code, id, place)): Path<(String, String, usize)>,
    mut form: Form,
) -> Result<Response, Response> {
    let citizen = citizen.map_err(|door| turned_away(&visit, door, &form))?;
    let mut application = Application::open(citizen, &code, &id).await?;
    let (step, question) =
        question_at(&application, place).ok_or_else(|| application.citizen.fail(&Failure::NotFound))?;
    if !is_of_this_session(&visit, &form) {
        return Ok(page(&application, StatusCode::CONFLICT, &step, question, &form));
    }
    let name = question_field(&question.id);
    if !question.answers.iter().any(|known| known.id == form.text(&name)) {
        let label = |lang: Lang| lang.form_choose_one(lang.pick(&question.text, &question.text_en));
        form.refuse(&name, Message::both(label));
        return Ok(page(&application, StatusCode::UNPROCESSABLE_ENTITY, &step, question, &form));
    }
    take(&mut application, &form);
    licence::take(&mut application, &form);
    application.save().await?;
    Ok(application.onward(&step, &form))
}

/// Takes over whatever answers stand in a form and are answers of this item.
pub(super) fn take(application: &mut Application, form: &Form) {
    let content = &application.offer.content;
    let given = content.questions.iter().filter_map(|question| {
        let answer = form.text(&question_field(&question.id));
        question
            .answers
            .iter()
            .any(|known| known.id == answer)
            .then(|| (question.id.clone(), answer.to_owned()))
    });
    let given: Vec<(String, String)> = given.collect();
    application.work.answers.extend(given);
}

/// The answers of this item that stand in a form or an address: field → answer. The guide hands them on.
pub(super) fn answers_in<'a>(content: &Content, form: &'a Form) -> Vec<(String, &'a str)> {
    let given = content.questions.iter().filter_map(|question| {
        let name = question_field(&question.id);
        let given = form.text(&name);
        question.answers.iter().any(|known| known.id == given).then_some((name, given))
    });
    given.collect()
}

fn question_at(application: &Application, place: usize) -> Option<(Step, &Question)> {
    let at = place.checked_sub(1)?;
    Some((Step::Question(at), application.offer.content.questions.get(at)?))
}

fn page(
    application: &Application,
    status: StatusCode,
    step: &Step,
    question: &Question,
    form: &Form,
) -> Response {
    let lang = application.citizen.lang();
    let choices: Vec<Choice<'_>> = question
        .answers
        .iter()
        .map(|answer| Choice::new(&answer.id, lang.pick(&answer.text, &answer.text_en)))
        .collect();
    let name = question_field(&question.id);
    let label = lang.pick(&question.text, &question.text_en);
    let field = Field::radios(&name, label, &choices).required();
    let body = html! {
        (pieces::error_summary(lang, form))
        (pieces::heading(lang.apply_step_questions(), Some(lang.apply_question_hint()), html! {}))
        (application.step_form(step, form, html! {
            // What the guide was told already goes along, and stands chosen on its own page.
            @for (other, answer) in answers_in(&application.offer.content, form) {
                @if other != name { (pieces::hidden(&other, answer)) }
            }
            (field.show(lang, form))
        }))
    };
    application.page(status, step, body)
}

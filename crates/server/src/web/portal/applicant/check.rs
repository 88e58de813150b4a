//! `/apply/{code}/{draft}/check`: everything once more, each with a way to change it, and the last step.
//!
//! Here the answers are judged again as a whole, against the version of the item in force now; whatever is missing
//! is a link to its step. The application is handed in under the draft's own key, so a last step posted twice makes
//! one case. What is personal goes into the vault in the same transaction; the events carry commitments (VE3).

use super::{
    draft::{self, Application},
    licence, materials,
    offer::{self, Answers},
    particulars,
    steps::{Step, is_of_this_session, turned_away},
    who,
};
use crate::{
    form::Form,
    masking,
    office::{Answer, Order, Request, answered},
    people::kind,
    text::{Lang, Message},
    visitor::{Citizen, Visit},
    web::{
        guide::question_field,
        licences,
        pieces::{self, Choice, Fact, Field, Weight},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    case::{ApplySource, Command, material::Given},
    identifier::QueryCode,
    item::content::MaterialForm,
    name::{Commitment, FileHash, ItemCode, MaterialId},
};
use std::collections::BTreeMap;
use store::{files::Upload, vault::Datum};

/// The box that says that all is true (L-05).
const TRUTH: &str = "truth";

/// `GET …/check`
pub(super) async fn show(
    citizen: Citizen,
    Path((code, id)): Path<(String, String)>,
) -> Result<Response, Response> {
    let application = Application::open(citizen, &code, &id).await?;
    page(&application, StatusCode::OK, &Form::empty()).await
}

/// `POST …/check`: hands the application in.
pub(super) async fn send(
    visit: Visit,
    citizen: Result<Citizen, Response>,
    Path((code, id)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response, Response> {
    let citizen = citizen.map_err(|door| turned_away(&visit, door, &form))?;
    let application = Application::open(citizen, &code, &id).await?;
    if !is_of_this_session(&visit, &form) {
        return page(&application, StatusCode::CONFLICT, &form).await;
    }
    if form.given(TRUTH).is_none() {
        form.refuse(TRUTH, Message::both(Lang::apply_truth_needed));
    }
    if !form.is_sound() || !gaps(&application).await?.is_empty() {
        // A second last step may find the draft gone already: the first one made the case, and both are led to it.
        let answered = answered(&visit.front.store, &draft::key(&id)).await;
        if let Some(number) = answered.map_err(|error| visit.fail(&error.into()))? {
            return Ok(Redirect::to(&super::done_address(&number)).into_response());
        }
        return page(&application, StatusCode::UNPROCESSABLE_ENTITY, &form).await;
    }
    hand_in(&application).await
}

async fn hand_in(application: &Application) -> Result<Response, Response> {
    let citizen = &application.citizen;
    let work = &application.work;
    let me = citizen.me.person.clone();
    let (applicant, agent) =
        if work.by_agent() { (who::principal(application).await?, Some(me)) } else { (me, None) };
    let fields = &application.offer.content.form;
    let values = particulars::values(fields, &particulars::form_of(fields, &work.form));
    let form = serde_json::to_vec(&values).unwrap_or_default();
    let form = Datum::new(applicant.as_str(), kind::FORM, &form);
    let code = QueryCode::from_bits(rand::random());
    let code = Datum::new(applicant.as_str(), kind::QUERY_CODE, code.as_str().as_bytes());
    let asked_for = materials::asked_for(application);
    let uploads = draft::uploads(citizen, &work.uploads()).await?;
    let kept = work.materials.iter().filter(|(id, _)| asked_for.contains(&id.as_str()));
    let command = Command::Submit {
        applicant,
        agent,
        source: ApplySource::DesktopWeb,
        answers: answers(application),
        form: Commitment(form.commitment().0),
        query_code: Commitment(code.commitment().0),
        materials: given(kept, &uploads),
        by_promise: work.by_promise && application.offer.content.handling.commitments.is_some(),
        licence: licences::typed(&application.offer.content, &work.licence),
    };
    let order = Order::Apply(ItemCode::from(application.offer.code.as_str()), command);
    let request = Request::new(citizen.who(), order)
        .once(draft::key(&application.id))
        .sealing(vec![form, code])
        .and(draft::forget(citizen, &application.id));
    let answer = citizen.front.office.ask(request).await.map_err(|error| citizen.fail(&error.into()))?;
    match answer {
        Answer::Done { id, .. } => Ok(Redirect::to(&super::done_address(&id)).into_response()),
        Answer::Refused(refusal) => {
            let back = application.address("check");
            Ok(super::refused(citizen, &refusal, Some(&application.offer.content), &back))
        }
    }
}

/// The answers to the questions the item asks now; others are left behind.
fn answers(application: &Application) -> Answers {
    let asked = |id: &String| application.offer.content.questions.iter().any(|question| question.id == *id);
    let given = application.work.answers.iter().filter(|(id, _)| asked(id));
    given.map(|(id, answer)| (id.clone(), answer.clone())).collect()
}

/// Materials as they go into a case: by the fingerprints of their files, one after another.
pub(super) fn given<'a>(
    kept: impl Iterator<Item = (&'a String, &'a Vec<String>)>,
    uploads: &[Upload],
) -> Vec<Given> {
    let hash =
        |id: &String| uploads.iter().find(|upload| upload.id == *id).map(|upload| upload.hash.as_str());
    kept.map(|(id, files)| Given {
        material: MaterialId::from(id.as_str()),
        form: MaterialForm::Electronic,
        count: 1,
        files: files.iter().filter_map(hash).map(FileHash::from).collect(),
    })
    .filter(|given| !given.files.is_empty())
    .collect()
}

/// 缺口: something that is not in order yet.
pub(super) struct Gap {
    /// The step it belongs to.
    pub(super) step: Step,
    /// Its field there.
    field: String,
    /// What is amiss.
    why: Message,
}

/// What is not in order yet, in the order of the steps.
pub(super) async fn gaps(application: &Application) -> Result<Vec<Gap>, Response> {
    let content = &application.offer.content;
    let today = application.citizen.front.office.now().day();
    let mut found = Vec::new();
    for (place, asked) in content.questions.iter().enumerate() {
        let answer = application.work.answers.get(&asked.id);
        if !answer.is_some_and(|answer| asked.answers.iter().any(|known| known.id == *answer)) {
            let say = |lang: Lang| lang.apply_check_question_open(lang.pick(&asked.text, &asked.text_en));
            let (step, field) = (Step::Question(place), question_field(&asked.id));
            found.push(Gap { step, field, why: Message::both(say) });
        }
    }
    let mut who_form = who::form_of(application);
    who::check(application, &mut who_form).await?;
    let mut licence_form = licence::form_of(application);
    licence::check(application, &mut licence_form).await?;
    let mut form = particulars::form_of(&content.form, &application.work.form);
    particulars::check(&content.form, &mut form, today);
    let mut papers = Form::empty();
    materials::check(application, &mut papers);
    let judged =
        [(Step::Who, who_form), (Step::Licence, licence_form), (Step::Form, form), (Step::Materials, papers)];
    for (step, judged) in judged {
        for (field, why) in judged.errors() {
            found.push(Gap { step: step.clone(), field: field.to_owned(), why: why.clone() });
        }
    }
    Ok(found)
}

/// The address of a field from which one comes back here.
fn to_check(application: &Application, step: &Step, field: &str) -> String {
    format!("{}?to=check#{}", application.address(&step.path()), pieces::field_id(field))
}

async fn page(application: &Application, status: StatusCode, form: &Form) -> Result<Response, Response> {
    let citizen = &application.citizen;
    let lang = citizen.lang();
    let gaps = gaps(application).await?;
    let act = citizen.act();
    let truth = [Choice::new("yes", lang.apply_truth_yes())];
    let drop = application.address("drop");
    let last = html! {
        (Field::boxes(TRUTH, lang.apply_truth(), &truth).required().show(lang, form))
        (pieces::buttons(&[
            pieces::submit(Weight::Main, lang.apply_send()),
            pieces::side_link(&application.address("materials"), lang.apply_back()),
            pieces::side_link(&drop, lang.apply_drop()),
        ]))
    };
    let body = html! {
        (pieces::error_summary(lang, form))
        (pieces::heading(lang.apply_check_title(), Some(lang.apply_check_lead()), html! {}))
        @if !gaps.is_empty() {
            div class="error-summary" role="alert" {
                h2 { (lang.apply_check_open()) }
                ul { @for gap in &gaps {
                    li { a href=(to_check(application, &gap.step, &gap.field)) { (gap.why.text(lang)) } }
                } }
            }
        }
        (panel(application, "questions", lang.apply_check_questions(), &question_lines(application)))
        (panel(application, "who", lang.apply_step_who(), &who_lines(application).await?))
        (panel(application, "licence", lang.apply_step_licence(), &licence_lines(application).await?))
        (panel(application, "form", lang.supply_form(), &form_lines(application)))
        (panel(application, "materials", lang.apply_step_materials(), &material_lines(application)))
        (pieces::post(&application.address("check"), citizen.tokens(&act), None, last))
    };
    let open: Vec<Step> = gaps.into_iter().map(|gap| gap.step).collect();
    Ok(application.page_open(status, &Step::Check, &open, body))
}

/// One line of the check: label, value, where to change it.
struct Line {
    label: String,
    value: String,
    change: Option<String>,
}

impl Line {
    fn new(label: &str, value: impl Into<String>, change: impl Into<Option<String>>) -> Line {
        Line { label: label.to_owned(), value: value.into(), change: change.into() }
    }
}

fn panel(application: &Application, id: &str, title: &str, lines: &[Line]) -> Markup {
    let facts: Vec<Fact<'_>> = lines
        .iter()
        .map(|line| {
            let fact = Fact::new(&line.label, &line.value);
            match &line.change {
                Some(href) => fact.change(href),
                None => fact,
            }
        })
        .collect();
    html! {
        @if !facts.is_empty() { (pieces::panel(id, title, pieces::summary(application.citizen.lang(), &facts))) }
    }
}

fn question_lines(application: &Application) -> Vec<Line> {
    let lang = application.citizen.lang();
    let questions = application.offer.content.questions.iter().enumerate();
    questions
        .map(|(place, asked)| {
            let chosen = application.work.answers.get(&asked.id);
            let chosen = chosen.and_then(|id| asked.answers.iter().find(|answer| answer.id == *id));
            let words = chosen.map_or("", |answer| lang.pick(&answer.text, &answer.text_en));
            let step = Step::Question(place);
            let change = to_check(application, &step, &question_field(&asked.id));
            Line::new(lang.pick(&asked.text, &asked.text_en), words, change)
        })
        .collect()
}

async fn who_lines(application: &Application) -> Result<Vec<Line>, Response> {
    let lang = application.citizen.lang();
    let me = who::Particulars::of(&application.citizen).await?;
    let change = to_check(application, &Step::Who, who::ACTING);
    let principal = &application.work.principal;
    let by_agent = application.work.by_agent();
    let (name, number) = if by_agent { (&principal.name, &principal.number) } else { (&me.name, &me.number) };
    let mut lines = vec![
        Line::new(lang.my_case_applicant(), name, change),
        Line::new(lang.apply_number(), masking::identity_number(number), None),
    ];
    if by_agent {
        lines.push(Line::new(lang.my_case_agent(), &me.name, None));
    }
    Ok(lines)
}

/// The licence it is about, and what silence would do to it.
async fn licence_lines(application: &Application) -> Result<Vec<Line>, Response> {
    let Some(held) = licence::chosen(application).await? else { return Ok(Vec::new()) };
    let lang = application.citizen.lang();
    let change = to_check(application, &Step::Licence, licence::LICENCE);
    let mut lines = vec![
        Line::new(lang.licence_number(), &held.number, change),
        Line::new(lang.licence_name(), &held.name, None),
        Line::new(lang.licence_valid(), licences::term(lang, held.valid_from, held.valid_until), None),
    ];
    lines.extend(
        licence::silence(application, &held).map(|says| Line::new(lang.apply_licence_deadline(), says, None)),
    );
    Ok(lines)
}

fn form_lines(application: &Application) -> Vec<Line> {
    let lang = application.citizen.lang();
    let fields = application.offer.content.form.iter();
    fields
        .map(|field| {
            let value = application.work.form.get(&field.key).map_or("", String::as_str);
            let change = to_check(application, &Step::Form, &particulars::field_name(&field.key));
            Line::new(lang.pick(&field.label, &field.label_en), value, change)
        })
        .collect()
}

fn material_lines(application: &Application) -> Vec<Line> {
    let citizen = &application.citizen;
    let lang = citizen.lang();
    let content = &application.offer.content;
    let files: BTreeMap<&str, usize> =
        application.work.materials.iter().map(|(id, files)| (id.as_str(), files.len())).collect();
    let follows = |id: &str| {
        let material = content.materials.iter().find(|material| material.id.as_str() == id);
        material.is_some_and(offer::may_follow)
    };
    materials::asked_for(application)
        .into_iter()
        .map(|id| {
            let words = match files.get(id) {
                Some(files) => lang.apply_files(*files),
                None if follows(id) => lang.apply_later().to_owned(),
                None => lang.apply_not_given().to_owned(),
            };
            let change = to_check(application, &Step::Materials, &materials::field_name(id));
            Line::new(offer::material_name(citizen, content, id), words, change)
        })
        .collect()
}

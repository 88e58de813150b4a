//! `/watch/cases/{number}/raise`: a card by a supervisor's own hand (S-07): rule, level, who answers, the events that
//! prove it, and a remark. The rules refuse whoever is no supervisor and whatever says nothing.

use super::{
    card::would,
    cards::{card_address, case_address},
    case::{Seen, see},
    done_at, home, refusal, supervises,
};
use crate::{
    form::Form,
    office::{Answer, Order, Refusal, Request},
    open_text,
    text::{Lang, Message, happened, supervision},
    visitor::{Visit, Watcher},
    web::{
        frame::Room,
        level,
        pieces::{self, Choice, Confirmation, Fact, Field, Link, Weight},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    card::{Card, Command, Refusal as CardRefusal},
    case::Case,
    name::{PostId, StepId},
    supervision::{Finding, Rule},
};

/// Signs of a remark.
const REMARK_MAX: usize = 2_000;

/// `GET /watch/cases/{number}/raise`
pub(super) async fn show(watcher: Watcher, Path(number): Path<String>) -> Result<Response, Response> {
    supervises(&watcher).map_err(|failure| watcher.fail(&failure))?;
    let seen = see(&watcher, &number).await.map_err(|failure| watcher.fail(&failure))?;
    Ok(page(&watcher, StatusCode::OK, &number, &seen, &Form::empty()))
}

/// `POST /watch/cases/{number}/raise`
pub(super) async fn raise(
    watcher: Watcher,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    let mut form = form;
    watcher.check(&form).map_err(|failure| watcher.fail(&failure))?;
    let seen = see(&watcher, &number).await.map_err(|failure| watcher.fail(&failure))?;
    let finding = finding(&watcher, &seen, &mut form);
    form.require("remark", Message::both(|lang| lang.form_required(lang.watch_remark())));
    open_text::keep(&mut form, "remark", REMARK_MAX);
    let Some(finding) = finding.filter(|_| form.is_sound()) else {
        return Ok(page(&watcher, StatusCode::UNPROCESSABLE_ENTITY, &number, &seen, &form));
    };
    if form.given("again").is_some() {
        return Ok(page(&watcher, StatusCode::OK, &number, &seen, &form));
    }
    let id = finding.card();
    if form.given("sure").is_none() {
        let known = watcher.front.store.dossier::<Card>(&id).await;
        let known =
            known.map_err(|error| watcher.fail(&error.into()))?.map(|known| known.state).unwrap_or_default();
        let raise =
            Command::Raise { finding: Box::new(finding.clone()), remark: form.text("remark").to_owned() };
        let is_over = seen.history.known.state.status.is_final();
        if let Err(why) = would(&watcher, &known, raise, is_over) {
            return Ok(refused(&watcher, &number, &seen, form, &Refusal::Card(why)));
        }
        return Ok(asking(&watcher, &number, &finding, &form));
    }
    let command = Command::Raise { finding: Box::new(finding), remark: form.text("remark").to_owned() };
    let mut request = Request::new(watcher.who(), Order::Card(id.clone(), command));
    request.key = form.act().map(str::to_owned);
    match watcher.front.office.ask(request).await.map_err(|error| watcher.fail(&error.into()))? {
        // The same page posted twice is answered as it was the first time.
        Answer::Done { .. } => Ok(Redirect::to(&done_at(&card_address(&id), "raised")).into_response()),
        Answer::Refused(why) => Ok(refused(&watcher, &number, &seen, form, &why)),
    }
}

/// The form once more, with what is wrong beside its field.
fn refused(watcher: &Watcher, number: &str, seen: &Seen, mut form: Form, why: &Refusal) -> Response {
    let stands = *why == Refusal::Card(CardRefusal::AlreadyRaised);
    let status = if stands { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (field, message) = refusal(why, "remark");
    form.refuse(field, message);
    page(watcher, status, number, seen, &form)
}

/// The card as it would be raised, to be confirmed: it cannot be deleted again (S-08).
fn asking(visit: &Watcher, number: &str, finding: &Finding, form: &Form) -> Response {
    let lang = visit.lang();
    let hall = &visit.hall;
    let rule = format!("{} {}", finding.rule.code(), supervision::rule(lang, finding.rule));
    let laid = format!(
        "{} · {}",
        super::department(lang, hall, finding.department.as_str()),
        super::post(lang, hall, finding.post.as_str())
    );
    let proof = match finding.evidence.len() {
        0 => lang.watch_no_proof().to_owned(),
        _ => finding.evidence.iter().map(u64::to_string).collect::<Vec<_>>().join(lang.pick("、", ", ")),
    };
    let confirm = Confirmation {
        question: lang.watch_raise_ask(),
        then: &[lang.watch_raise_lead(), lang.watch_raise_then()],
        about: &[
            Fact::new(lang.watch_case(), number),
            Fact::marked(lang.watch_level(), level::tag(lang, hall, finding.level)),
            Fact::new(lang.watch_rule(), &rule),
            Fact::new(lang.watch_responsible(), &laid),
            Fact::new(lang.watch_raise_proof_of(), &proof),
            Fact::new(lang.watch_remark(), form.text("remark")),
        ],
        action: &format!("{}/raise", case_address(number)),
        carried: &carried(form),
        fields: html! {},
        yes: lang.watch_raise_act(),
        back: "",
        final_act: true,
    };
    let act = visit.act();
    let body = confirm.show(lang, visit.tokens(form.act().unwrap_or(&act)));
    visit.page_with(
        StatusCode::OK,
        Room::Watch,
        lang.watch_raise_ask(),
        &trail(lang, &case_address(number), number),
        body,
    )
}

/// Everything that was chosen and typed, once more, for the page that confirms it.
fn carried(form: &Form) -> Vec<(&str, &str)> {
    let chosen = ["rule", "level", "post", "step", "remark"].map(|field| (field, form.text(field)));
    let events = form.all("evidence").iter().map(|version| ("evidence", version.as_str()));
    chosen.into_iter().chain(events).chain([("sure", "yes")]).collect()
}

fn trail<'a>(lang: Lang, case: &'a str, number: &'a str) -> [Link<'a>; 3] {
    [home(lang), Link::new("/watch/cases", lang.watch_cases_title()), Link::new(case, number)]
}

/// What was chosen, checked against the case: nothing that is not there can be named.
fn finding(visit: &Visit, seen: &Seen, form: &mut Form) -> Option<Finding> {
    let case = &seen.history.known.state;
    let rule = Rule::ALL.iter().copied().find(|rule| rule.code() == form.text("rule"));
    let level = level::known(form.text("level"));
    let post = posts(visit, seen).into_iter().find(|post| post.as_str() == form.text("post"));
    if rule.is_none() {
        form.refuse("rule", Message::both(|lang| lang.form_choose_one(lang.watch_rule())));
    }
    if level.is_none() {
        form.refuse("level", Message::both(|lang| lang.form_choose_one(lang.watch_level())));
    }
    if post.is_none() {
        form.refuse("post", Message::both(|lang| lang.form_choose_one(lang.watch_raise_post())));
    }
    let last = seen.history.known.version;
    let evidence = form.all("evidence").iter().filter_map(|version| version.parse().ok());
    let mut evidence: Vec<u64> = evidence.filter(|version| (1..=last).contains(version)).collect();
    evidence.sort_unstable();
    evidence.dedup();
    let (rule, level, post) = (rule?, level?, post?);
    let step = form.given("step").map(StepId::from).filter(|step| case.steps.contains_key(step));
    let record = step.as_ref().and_then(|step| case.steps.get(step));
    let person = record.and_then(|record| record.handler.clone());
    let department = visit.hall.posts.get(&post).map_or(&case.department, |post| &post.department).clone();
    let (case, also) = (case.number.clone()?, Vec::new());
    Some(Finding { case, rule, level, step, department, post, person, evidence, also, limit: None })
}

/// The posts that had a part in the case: those of its item.
fn posts(visit: &Visit, seen: &Seen) -> Vec<PostId> {
    let mut posts: Vec<PostId> =
        seen.history.known.state.steps.values().map(|step| step.post.clone()).collect();
    if let Some(content) = &seen.content {
        posts.insert(0, content.process.acceptance_post.clone());
        posts.extend(content.process.steps().into_iter().map(|step| step.post.clone()));
        posts.push(content.process.delivery_post.clone());
    }
    let mut once = Vec::new();
    for post in posts {
        if visit.hall.posts.contains_key(&post) && !once.contains(&post) {
            once.push(post);
        }
    }
    once
}

fn page(visit: &Watcher, status: StatusCode, number: &str, seen: &Seen, form: &Form) -> Response {
    let lang = visit.lang();
    let back = case_address(number);
    let action = format!("{back}/raise");
    let body = html! {
        (pieces::heading(lang.watch_raise_title(), Some(lang.watch_raise_lead()), html! {}))
        (pieces::error_summary(lang, form))
        (pieces::post(&action, visit.tokens(&visit.act()), None, html! {
            (fields(visit, seen, form))
            (pieces::buttons(&[
                pieces::submit(Weight::Main, lang.watch_raise_act()),
                pieces::side_link(&back, lang.answer_back()),
            ]))
        }))
    };
    visit.page_with(status, Room::Watch, lang.watch_raise_title(), &trail(lang, &back, number), body)
}

fn fields(visit: &Visit, seen: &Seen, form: &Form) -> Markup {
    let lang = visit.lang();
    let case: &Case = &seen.history.known.state;
    let process = seen.content.as_ref().map(|content| &content.process);
    let rules: Vec<(&str, String)> = Rule::ALL
        .iter()
        .filter(|rule| rule.is_raised_by_hand())
        .map(|rule| (rule.code(), format!("{} {}", rule.code(), supervision::rule(lang, *rule))))
        .collect();
    let rules: Vec<Choice<'_>> = rules.iter().map(|(code, name)| Choice::new(code, name)).collect();
    let levels = level::choices(lang, &visit.hall);
    let posts = posts(visit, seen);
    let posts: Vec<Choice<'_>> = posts
        .iter()
        .map(|post| Choice::new(post.as_str(), super::post(lang, &visit.hall, post.as_str())))
        .collect();
    let steps: Vec<Choice<'_>> = case
        .steps
        .keys()
        .map(|step| {
            let known = process.and_then(|process| process.step(step));
            Choice::new(
                step.as_str(),
                known.map_or(step.as_str(), |step| lang.pick(&step.name, &step.name_en)),
            )
        })
        .collect();
    let events: Vec<(String, String)> = seen
        .history
        .events
        .iter()
        .map(|event| {
            let what = happened(lang, &event.event, process);
            (event.version.to_string(), format!("{} {what}", super::case::second(event.stamp.happened_at)))
        })
        .collect();
    let events: Vec<Choice<'_>> = events.iter().map(|(version, words)| Choice::new(version, words)).collect();
    html! {
        (Field::select("rule", lang.watch_rule(), &rules).required().show(lang, form))
        (Field::select("level", lang.watch_level(), &levels).required().show(lang, form))
        (Field::select("post", lang.watch_raise_post(), &posts).required().show(lang, form))
        @if !steps.is_empty() { (Field::select("step", lang.watch_step(), &steps).show(lang, form)) }
        (Field::boxes("evidence", lang.watch_raise_proof(), &events).show(lang, form))
        (Field::lines("remark", lang.watch_remark(), 4).required().hint(lang.watch_raise_remark_hint()).show(lang, form))
    }
}

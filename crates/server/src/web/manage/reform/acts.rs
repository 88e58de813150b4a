//! What may be done on an adjustment's page: opinions, approval, publication, execution, a list of cases, withdrawal. Nobody
//! is shown what is not theirs; what is asked all the same, the rules refuse.

use super::{address, adjustment::Shown, one, order, read, refuse_at_its_field};
use crate::{
    failure::Failure,
    filled::TEXT_MAX,
    form::{Form, half_width},
    office::Order,
    open_text,
    text::{Message, codes},
    visitor::Reformer,
    web::{
        pieces::{self, Choice, Field, Weight},
        reform,
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    hall::Role,
    identifier::CaseNumber,
    reform::{AdjustEffect, AdjustState, AdjustTest, CASES_MAX, Command, TakeOverPaper},
};

/// Signs of a document's number or a body's name.
const LINE_MAX: usize = 200;
/// Endings of attachments.
const ACCEPT: &str = ".pdf,.ofd,.docx,.doc,.png,.jpg,.jpeg";

/// `POST /manage/reform/{round}/{number}`: what `do` says.
pub(super) async fn act(
    reformer: Reformer,
    Path((round, number)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response, Response> {
    let fail = |failure: Failure| reformer.fail(&failure);
    reformer.check(&form).map_err(fail)?;
    let (known, opening) = read(&reformer, &round).await.map_err(fail)?;
    let (number, adjustment) = one(&known, &number).map_err(fail)?;
    if let Some(command) = command(number, &mut form) {
        let at = place(&form);
        match order(&reformer, &form, Order::Reform(round.clone(), command)).await.map_err(fail)? {
            None => {
                let onward = format!("{}/{number}?done=yes", address(&round));
                return Ok(Redirect::to(&onward).into_response());
            }
            Some(why) => refuse_at_its_field(&mut form, at, &why),
        }
    } else if form.is_sound() {
        return Err(fail(Failure::NotFound));
    }
    let shown = Shown { reformer: &reformer, opening: &opening, number, adjustment };
    shown.page(&known, StatusCode::UNPROCESSABLE_ENTITY, &form, false).await.map_err(fail)
}

/// Where a refusal stands that belongs to no field of its own.
fn place(form: &Form) -> &'static str {
    match form.text("do") {
        "opinion" => "words",
        "approve" => "document",
        "hand-over" => "cases",
        "withdraw" => "reason",
        "execute" => "execute",
        _ => "publish",
    }
}

/// What is asked for; none while something is wrong, or where nothing of ours was asked.
fn command(number: u32, form: &mut Form) -> Option<Command> {
    let text =
        |form: &mut Form, field: &str, most: usize, label: &dyn Fn(crate::text::Lang) -> &'static str| {
            form.require(field, Message::both(|lang| lang.form_required(label(lang))));
            open_text::keep(form, field, most);
            form.text(field).to_owned()
        };
    let worded = form.text("worded").parse().unwrap_or_default();
    let command = match form.text("do") {
        "opinion" => {
            let test = AdjustTest::ALL.iter().copied().find(|test| codes::word(test) == form.text("test"))?;
            let words = text(form, "words", TEXT_MAX, &|lang| lang.reform_words());
            Command::GiveOpinion { number, worded, test, agrees: form.text("agrees") == "yes", words }
        }
        "approve" => {
            let document = text(form, "document", LINE_MAX, &|lang| lang.reform_document());
            Command::Approve { number, worded, document }
        }
        "publish" => Command::Publish { number, worded },
        "execute" => Command::Execute { number },
        "hand-over" => {
            let to = text(form, "to", LINE_MAX, &|lang| lang.reform_hand_to());
            Command::HandOver { number, cases: cases(form), to }
        }
        "withdraw" => {
            let reason = text(form, "reason", TEXT_MAX, &|lang| lang.reform_withdraw_reason());
            Command::Withdraw { number, reason }
        }
        _ => return None,
    };
    form.is_sound().then_some(command)
}

/// The numbers as typed, one a line; what is none is said beside the field.
fn cases(form: &mut Form) -> Vec<CaseNumber> {
    let typed = half_width(form.text("cases"));
    let lines: Vec<&str> = typed.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut found = Vec::new();
    for line in lines.iter().take(CASES_MAX + 1) {
        match CaseNumber::parse(line) {
            Ok(number) => found.push(number),
            Err(_) => {
                let shown: String = line.chars().take(60).collect();
                form.refuse("cases", Message::both(|lang| lang.reform_hand_wrong(&shown)));
            }
        }
    }
    found
}

/// The forms of what this visitor may do now.
pub(super) fn show(shown: &Shown<'_>, form: &Form) -> Markup {
    let (lang, adjustment) = (shown.reformer.lang(), shown.adjustment);
    let has = |role: Role| shown.reformer.has(role);
    let state = adjustment.state;
    let worded = matches!(state, AdjustState::Proposed | AdjustState::Reviewed);
    let ours = edits(shown);
    let own = adjustment.authors.contains(&shown.reformer.me.person);
    let tests = adjustment.tests_open();
    let mine: Vec<AdjustTest> =
        AdjustTest::ALL.iter().copied().filter(|test| worded && !own && has(test.said_by())).collect();
    let government = adjustment.terms.kind.needs_government();
    let approves = state == AdjustState::Reviewed && government && has(Role::GovernmentHead);
    let publishes = has(Role::HallManager)
        && (state == AdjustState::Approved || (state == AdjustState::Reviewed && !government));
    let executes = has(Role::HallManager) && state == AdjustState::Published;
    let gone = matches!(adjustment.effect(), Some(AdjustEffect::MovedAway | AdjustEffect::Cancelled));
    let withdraws = adjustment.is_open() && (ours || has(Role::HallManager));
    let hands = gone && has(Role::HallManager);
    let idle = mine.is_empty() && ![approves, publishes, executes, hands, withdraws].contains(&true);
    html! {
        @if idle { p class="quiet" { (lang.reform_no_act()) } }
        // Whoever was refused an act that is not theirs still has the words.
        @if mine.is_empty() && form.text("do") == "opinion" { (pieces::kept(lang, form)) }
        @if !mine.is_empty() { (opinion(shown, form, &mine, &tests)) }
        @if approves {
            (asks(shown, "approve", lang.reform_approve_lead(), Weight::Main, lang.reform_approve(), html! {
                (Field::line("document", lang.reform_document()).required().show(lang, form))
            }))
        }
        @if publishes {
            (asks(shown, "publish", lang.reform_publish_lead(), Weight::Main, lang.reform_publish(), refused(shown, form, "publish")))
        }
        @if executes {
            (asks(shown, "execute", lang.reform_execute_lead(), Weight::Side, lang.reform_execute(), refused(shown, form, "execute")))
        }
        @if worded && ours {
            p { (pieces::side_link(&format!("{}/propose?number={}", address(&shown.opening.number), shown.number), lang.reform_amend())) }
        }
        @if hands { (hand_over(shown, form)) }
        @if withdraws {
            details open[form.error("reason").is_some()] {
                summary { (lang.reform_withdraw()) }
                (asks(shown, "withdraw", "", Weight::Grave, lang.reform_withdraw(), html! {
                    (Field::lines("reason", lang.reform_withdraw_reason(), 2).required().show(lang, form))
                }))
            }
        }
    }
}

/// Whether this visitor edits for the department of the adjustment.
fn edits(shown: &Shown<'_>) -> bool {
    let department = &shown.adjustment.terms.department;
    let mut posts = shown.reformer.hall.posts_of(&shown.reformer.me.person);
    posts.any(|post| post.department == *department && post.roles.contains(&Role::DepartmentEditor))
}

/// One act as a form of its own.
fn asks(shown: &Shown<'_>, act: &str, lead: &str, weight: Weight, button: &str, fields: Markup) -> Markup {
    let visit = shown.reformer;
    pieces::post(
        &shown.address(),
        visit.tokens(&visit.act()),
        None,
        html! {
            (pieces::hidden("do", act))
            (pieces::hidden("worded", &shown.adjustment.worded.to_string()))
            @if !lead.is_empty() { p class="hint" { (lead) } }
            (fields)
            (pieces::buttons(&[pieces::submit(weight, button)]))
        },
    )
}

/// What was refused of an act that has no field.
fn refused(shown: &Shown<'_>, form: &Form, act: &str) -> Markup {
    html! {
        @if let Some(why) = form.error(act) {
            p class="error" id=(pieces::field_id(act)) { (why.text(shown.reformer.lang())) }
        }
    }
}

/// An opinion on one of the tests that are this visitor's to judge (D-02).
fn opinion(shown: &Shown<'_>, form: &Form, mine: &[AdjustTest], open: &[AdjustTest]) -> Markup {
    let lang = shown.reformer.lang();
    let words: Vec<(String, String)> =
        mine.iter().map(|test| (codes::word(test), lang.reform_give_test(lang.reform_test(*test)))).collect();
    let tests: Vec<Choice<'_>> = words.iter().map(|(word, name)| Choice::new(word, name)).collect();
    let answers = [Choice::new("yes", lang.reform_agrees()), Choice::new("no", lang.reform_opposes())];
    let mut typed = form.clone();
    if typed.given("test").is_none() {
        let next = mine.iter().find(|test| open.contains(test)).or(mine.first());
        typed.set("test", next.map(codes::word).unwrap_or_default());
    }
    asks(
        shown,
        "opinion",
        "",
        Weight::Main,
        lang.reform_give_opinion(),
        html! {
            (Field::radios("test", lang.reform_opinions(), &tests).required().show(lang, &typed))
            (Field::radios("agrees", lang.reform_words(), &answers).required().show(lang, &typed))
            (Field::lines("words", lang.reform_reason(), 3).required().show(lang, &typed))
        },
    )
}

fn hand_over(shown: &Shown<'_>, form: &Form) -> Markup {
    let lang = shown.reformer.lang();
    let hint = lang.reform_hand_hint(CASES_MAX);
    let mut typed = form.clone();
    if typed.given("to").is_none() {
        typed.set("to", shown.adjustment.terms.to_body.as_str());
    }
    html! {
        details open[form.error("cases").is_some() || form.error("to").is_some()] {
            summary { (lang.reform_hand()) }
            (asks(shown, "hand-over", lang.reform_hand_lead(), Weight::Grave, lang.reform_hand(), html! {
                (Field::lines("cases", lang.reform_hand_cases(), 4).required().hint(&hint).show(lang, &typed))
                (Field::line("to", lang.reform_hand_to()).required().show(lang, &typed))
            }))
        }
    }
}

/// The form that brings an attachment (D-03), for whoever may file one.
pub(super) fn attach(shown: &Shown<'_>) -> Markup {
    let (visit, lang) = (shown.reformer, shown.reformer.lang());
    if !shown.adjustment.is_open() || !(edits(shown) || visit.has(Role::HallManager)) {
        return html! {};
    }
    let one_time = visit.act();
    html! {
        @for paper in TakeOverPaper::ALL {
            (pieces::Upload {
                name: &reform::paper_word(*paper),
                key: &reform::paper_word(*paper),
                label: lang.reform_paper(*paper),
                hint: lang.reform_paper_hint(),
                need: need(shown, *paper),
                action: &format!("{}/papers", shown.address()),
                accept: ACCEPT,
                most: visit.front.config.upload_max,
                stored: &[],
                error: None,
                sample: None,
            }.show(lang, visit.tokens(&one_time)))
        }
    }
}

fn need(shown: &Shown<'_>, paper: TakeOverPaper) -> pieces::Need {
    if shown.adjustment.papers_missing().contains(&paper) { pieces::Need::Now } else { pieces::Need::Free }
}

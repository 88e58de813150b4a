//! `/my/cases/{number}`: one case as its applicant sees it — how it stands in words, whom it waits for, its clocks with
//! the reason of every date, its story, what was handed in, the papers, and what one may do.
//!
//! The applicant sees the same truth as staff: what is late is shown as late (PR8).

use super::{own::Own, relief, supplying, voice, withdraw};
use crate::{
    failure::Failure,
    form::Form,
    people::Names,
    text::{Lang, codes, law},
    visitor::Citizen,
    web::{
        frame::Room,
        pieces::{self, Columns, Fact, Link, Tone},
        reform,
        slips::{Account, Reasons},
        story::{Reader, Telling},
        why as account,
    },
};
use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use rules::{
    case::{AboutLicence, CaseStatus, ClockName},
    item::content::Purpose,
    rating::Rating,
};
use store::{StoreError, views::ratings};

/// `GET /my/cases/{number}`
pub(super) async fn show(
    citizen: Citizen,
    Path(number): Path<String>,
    asked: Form,
) -> Result<Response, Response> {
    let own = Own::open(citizen, &number).await?;
    let lang = own.citizen.lang();
    let names = own.names().await?;
    let case = own.case();
    let telling = Telling {
        lang,
        reader: Reader::Applicant,
        hall: &own.citizen.hall,
        content: &own.content,
        names: &names,
    };
    let state = html! {
        p { (pieces::tag(tone(case.status), law::status(lang, case.status))) " " strong { (telling.standing(case)) } }
        (acts(&own).await?)
    };
    let reasons = Reasons::of(&own.citizen.front.store, case).await;
    let reasons = reasons.map_err(|error| own.citizen.fail(&error.into()))?;
    let hall = &*own.citizen.hall;
    let fees = {
        let (content, reasons) = (&own.content, Some(&reasons));
        Account { lang, case, content, hall, reasons, reader: Reader::Applicant }.show()
    };
    let main = html! {
        (pieces::panel("state", lang.my_case_state(), state))
        (fees)
        (pieces::panel("story", lang.story_title(), telling.timeline(case, &own.history.events)))
        (pieces::panel("handed-in", lang.my_case_handed_in(), handed_in(&own, &names).await?))
    };
    let side = html! {
        (clocks(&own))
        (pieces::panel("papers", lang.my_case_papers(), papers(&own)))
    };
    let handed = reform::handed_over(&own.citizen, &number).await;
    let handed = handed.map_err(|error| own.citizen.fail(&error.into()))?;
    let body = html! {
        (pieces::heading(own.name(), Some(&lang.my_case_number(&number)), html! {}))
        (handed)
        @if asked.text("done") == "supplied" { (pieces::notice(Tone::Good, lang.supply_done(), html! {})) }
        (pieces::columns(Columns::MainAndSide, &[main, side]))
    };
    let trail = [Link::new("/", lang.frame_home()), Link::new("/my", lang.my_title())];
    Ok(own.citizen.page(Room::Portal, own.name(), &trail, body))
}

/// `GET /my/cases/{number}/why?clock=promised`
pub(super) async fn why(
    citizen: Citizen,
    Path(number): Path<String>,
    asked: Form,
) -> Result<Response, Response> {
    let own = Own::open(citizen, &number).await?;
    let lang = own.citizen.lang();
    let names = own.names().await?;
    let (hall, content) = (&*own.citizen.hall, &own.content);
    let telling = Telling { lang, reader: Reader::Applicant, hall, content, names: &names };
    let case = super::case_address(&number);
    let address = format!("{case}/why");
    let why = account::Why { telling, number: &number, history: &own.history, address: &address };
    let round = why.asked(&asked).ok_or_else(|| own.citizen.fail(&Failure::NotFound))?;
    if let Some(file) = why.file(&round, &asked) {
        return Ok(file);
    }
    let title = why.title(&round);
    let body = html! {
        (why.show(&round))
        (why.others(Some(&round)))
        p class="no-print" { a href=(case) { (lang.why_back()) } }
    };
    let trail = [Link::new("/my", lang.my_title()), Link::new(&case, own.name())];
    Ok(own.citizen.page(Room::Portal, &title, &trail, body))
}

/// `GET /my/cases/{number}/proof/{version}`: the receipt that proves one event of the case to be in the log (VE2).
pub(super) async fn proof(
    citizen: Citizen,
    Path((number, version)): Path<(String, u64)>,
) -> Result<Response, Response> {
    let own = Own::open(citizen, &number).await?;
    let fail = |error: StoreError| own.citizen.fail(&error.into());
    let place = own.history.events.iter().position(|event| event.version == version);
    let position = place.and_then(|place| own.history.positions.get(place).copied());
    let position = position.ok_or_else(|| own.citizen.fail(&Failure::NotFound))?;
    let front = &own.citizen.front;
    let receipt = front.store.receipt(position, front.office.now()).await.map_err(fail)?;
    let text = receipt
        .to_text()
        .map_err(|error| own.citizen.fail(&Failure::Ours(format!("a receipt cannot be written: {error}"))))?;
    let mut answer = text.into_response();
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let name = format!("attachment; filename=\"{number}-{version}.json\"");
    if let Ok(name) = HeaderValue::from_str(&name) {
        headers.insert(header::CONTENT_DISPOSITION, name);
    }
    Ok(answer)
}

/// The colour of a state; its word says the same.
const fn tone(status: CaseStatus) -> Tone {
    match status {
        CaseStatus::CorrectionRequired | CaseStatus::PreReviewReturned => Tone::Warning,
        CaseStatus::Granted | CaseStatus::Delivering | CaseStatus::Completed => Tone::Good,
        CaseStatus::Refused | CaseStatus::AcceptanceRefused | CaseStatus::Terminated => Tone::Bad,
        CaseStatus::NotRequired | CaseStatus::Withdrawn | CaseStatus::Draft => Tone::Quiet,
        _ => Tone::Action,
    }
}

/// The clocks that concern the applicant: those that run, and promise and law also when they have stopped.
fn clocks(own: &Own) -> Markup {
    let lang = own.citizen.lang();
    let now = own.citizen.front.office.now();
    let known = account::PUBLIC_CLOCKS.iter().filter_map(|name| Some((name, own.case().clock(name)?)));
    let lasting = |name: &ClockName| matches!(name, ClockName::Promised | ClockName::Statutory);
    let shown: Vec<_> = known.filter(|(name, clock)| !clock.is_stopped() || lasting(name)).collect();
    html! {
        @if !shown.is_empty() {
            (pieces::panel("clocks", lang.my_case_clocks(), html! {
                @for (name, clock) in shown {
                    @let label = account::clock_label(lang, name, Some(&own.content));
                    @let why = format!("/my/cases/{}/why?clock={}", own.number, name.word());
                    @let lead = own.content.limits.remind_before;
                    (account::bar(lang, &label, clock, &own.citizen.hall, lead, now, Some(&why)))
                }
            }))
        }
    }
}

fn papers(own: &Own) -> Markup {
    let lang = own.citizen.lang();
    html! {
        @let shown: Vec<_> = own.case().documents.iter().filter(|document| !document.kind.is_inner()).collect();
        @if shown.is_empty() { p class="quiet" { (lang.my_case_papers_none()) } } @else {
            ul { @for document in shown {
                @let href = crate::web::papers::address_of(document.number.as_str());
                li {
                    a href=(href) { (law::document(lang, document.kind, own.content.identity.kind)) }
                    " " span class="quiet" { (document.number) } " "
                    a href={ (href) ".pdf" } { (lang.my_case_pdf()) }
                }
            } }
        }
    }
}

/// The licence it is about; of a renewal that is open, what silence will do (L-31).
fn about_licence(lang: Lang, open: bool, about: &AboutLicence) -> Markup {
    let last = about.valid_until.filter(|_| open && about.purpose == Purpose::Renewal);
    html! {
        a href="/my/licences" { (about.number) }
        @if let Some(last) = last {
            @let day = pieces::full_day_text(lang, last);
            p class="hint" {
                @if about.in_time { (lang.apply_licence_in_time(&day)) } @else { (lang.apply_licence_late(&day)) }
            }
        }
    }
}

async fn handed_in(own: &Own, names: &Names) -> Result<Markup, Response> {
    let lang = own.citizen.lang();
    let case = own.case();
    let form = own.form().await?;
    let uploads = own.uploads().await?;
    let mut parties = vec![Fact::new(lang.my_case_applicant(), names.name(&case.applicant))];
    parties.extend(case.agent.as_ref().map(|agent| Fact::new(lang.my_case_agent(), names.name(agent))));
    let answers: Vec<Fact<'_>> = own
        .content
        .questions
        .iter()
        .filter_map(|asked| {
            let answer =
                asked.answers.iter().find(|answer| case.answers.get(&asked.id) == Some(&answer.id))?;
            let words = lang.pick(&answer.text, &answer.text_en);
            Some(Fact::new(lang.pick(&asked.text, &asked.text_en), words))
        })
        .collect();
    if let Some(about) = &case.about {
        parties.push(Fact::marked(
            lang.desk_about_licence(),
            about_licence(lang, case.outcome.is_none(), about),
        ));
    }
    Ok(html! {
        (pieces::summary(lang, &parties))
        @if !answers.is_empty() { h3 { (lang.apply_check_questions()) } (pieces::summary(lang, &answers)) }
        @if !own.content.form.is_empty() {
            h3 { (lang.supply_form()) }
            @match &form {
                Some(form) => { (own.form_facts(form)) }
                None => { p class="quiet" { (lang.my_case_erased()) } }
            }
        }
        @if !case.materials.is_empty() { h3 { (lang.my_receipt_materials()) } (own.material_facts(&uploads)) }
    })
}

/// What one may do now; the first is what the case waits for.
async fn acts(own: &Own) -> Result<Markup, Response> {
    let lang = own.citizen.lang();
    let case = super::case_address(&own.number);
    let waits = supplying::Purpose::of(own).map(|purpose| match purpose {
        supplying::Purpose::Correct => lang.supply_correct_title(),
        supplying::Purpose::Resubmit => lang.supply_resubmit_title(),
        supplying::Purpose::Deferred => lang.supply_deferred_title(),
    });
    let rights = voice::open_rights(lang, own.case(), &own.citizen.hall.calendar);
    let rating = rating(own).await?;
    Ok(html! {
        @for right in &rights {
            p { a href={ (case) (right.path) } { strong { (right.what) } } }
        }
        @if let Some(words) = waits {
            (pieces::buttons(&[pieces::main_link(&format!("{case}/correct"), words)]))
        } @else if rights.is_empty() && !own.case().status.is_final() {
            p class="quiet" { (lang.my_case_acts_none()) }
        }
        (rating)
        ul class="row" {
            li { a href={ (case) "/receipt" } { (lang.my_case_receipt()) } }
            li { a href={ (case) "/proof/1" } { (lang.my_case_proof()) } }
            @if voice::may_speak(own.case()) {
                li { a href={ (case) "/statement" } { (lang.my_statement()) } }
            }
            @if voice::may_answer_about_a_hearing(own.case()) {
                li { a href={ (case) "/hearing" } { (lang.my_hearing()) } }
            }
            @if !own.case().may_be_biased().is_empty() {
                li { a href={ (case) "/recusal" } { (lang.my_recusal()) } }
            }
            @if relief::is_possible(own.case(), &own.content) {
                li { a href={ (case) "/relief" } { (lang.slip_ask()) } }
            }
            @if withdraw::is_possible(own.case()) {
                li { a href={ (case) "/withdraw" } { (lang.my_case_withdraw()) } }
            }
        }
    })
}

/// The way to rate a completed case with its one-use token, or the rating given and the way to what came of it.
async fn rating(own: &Own) -> Result<Markup, Response> {
    let lang = own.citizen.lang();
    let fail = |error: StoreError| own.citizen.fail(&error.into());
    let store = &own.citizen.front.store;
    let given = match ratings::rating_of(store.db(), &own.number).await.map_err(fail)? {
        None => return Ok(html! {}),
        Some(given) => given,
    };
    let Some(known) = store.dossier::<Rating>(&own.number).await.map_err(fail)? else { return Ok(html! {}) };
    let token = own.read(&known.state.token).await?;
    Ok(html! {
        @if let Some(level) = given { p { (lang.my_case_rated(codes::rating_level(lang, level))) } }
        @if let Some(token) = token { (super::rate_form(&own.citizen, &own.number, &token, given.is_some())) }
    })
}

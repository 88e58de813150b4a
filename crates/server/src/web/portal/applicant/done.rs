//! `/my/cases/{number}/sent` and `/receipt`: the application has arrived — number, query code, QR, what happens next
//! and by when; and the same as a sheet to print (L-11, K-03).
//!
//! The query code is read from the vault for the parties alone and shown on these two pages only. The QR leads to the
//! public page and carries the number, never the code.

use super::own::Own;
use crate::{
    form::address,
    text::codes,
    visitor::Citizen,
    web::{
        frame::Room,
        pieces::{self, Done, Fact, Link, Sheet},
        why::due_text,
    },
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use rules::{case::ClockName, item::content::Purpose};

/// `GET /my/cases/{number}/sent`
pub(super) async fn show(citizen: Citizen, Path(number): Path<String>) -> Result<Response, Response> {
    let own = Own::open(citizen, &number).await?;
    let lang = own.citizen.lang();
    let code = own.read(&own.case().query_code).await?.unwrap_or_default();
    let svg = qr(&own);
    let next = next(&own);
    let next: Vec<&str> = next.iter().map(String::as_str).collect();
    let (case, receipt) = (super::case_address(&number), format!("/my/cases/{number}/receipt"));
    let facts = [
        Fact::marked(lang.apply_done_number(), html! { strong { (number) } }),
        Fact::marked(
            lang.apply_done_code(),
            html! {
                strong { (code) } br; span class="hint" { (lang.apply_done_code_hint()) }
            },
        ),
        Fact::new(lang.apply_done_item(), own.name()),
        Fact::marked(lang.apply_done_at(), sent(&own)),
    ];
    let links = [
        Link::new(&case, lang.apply_done_see()),
        Link::new(&receipt, lang.apply_done_receipt()),
        Link::new("/my", lang.apply_see_my()),
    ];
    let body = Done {
        title: lang.apply_done_title(),
        facts: &facts,
        qr: svg.as_deref().map(|svg| (svg, lang.apply_done_qr())),
        next: &next,
        links: &links,
    };
    let trail = [Link::new("/my", lang.my_title())];
    Ok(own.citizen.page(Room::Portal, lang.apply_done_title(), &trail, body.show(lang)))
}

/// `GET /my/cases/{number}/receipt`
pub(super) async fn receipt(citizen: Citizen, Path(number): Path<String>) -> Result<Response, Response> {
    let own = Own::open(citizen, &number).await?;
    let lang = own.citizen.lang();
    let code = own.read(&own.case().query_code).await?.unwrap_or_default();
    let names = own.names().await?;
    let svg = qr(&own);
    let department = own.citizen.hall.departments.get(&own.case().department);
    let issuer = department.map_or("", |department| lang.pick(&department.name, &department.name_en));
    let day = own.case().submitted.map(|at| pieces::full_day_text(lang, at.day())).unwrap_or_default();
    let facts = [
        Fact::new(lang.apply_done_number(), &number),
        Fact::new(lang.apply_done_code(), &code),
        Fact::marked(lang.apply_done_at(), sent(&own)),
    ];
    let uploads = own.uploads().await?;
    let text = html! {
        p { (lang.my_receipt_body(own.name())) }
        (pieces::summary(lang, &facts))
        h2 { (lang.my_receipt_materials()) }
        (own.material_facts(&uploads))
        p { (lang.my_receipt_legal()) }
    };
    let body = Sheet {
        issuer,
        title: lang.my_receipt_title(),
        number: &number,
        addressee: names.name(&own.case().applicant),
        body: text,
        qr: svg.as_deref().map(|svg| (svg, lang.apply_done_qr())),
        seal: None,
        day: &day,
        foot: html! {},
        tools: html! {},
    };
    let case = super::case_address(&number);
    let trail = [Link::new("/my", lang.my_title()), Link::new(&case, own.name())];
    Ok(own.citizen.page(Room::Portal, lang.my_receipt_title(), &trail, body.show(lang)))
}

fn sent(own: &Own) -> Markup {
    let lang = own.citizen.lang();
    html! { @if let Some(at) = own.case().submitted { (pieces::full_moment(lang, at)) } @else { "—" } }
}

/// The public page of the case, without its code.
fn qr(own: &Own) -> Option<String> {
    let public = own.citizen.front.config.public_address();
    paper::qr::svg(&address(&format!("{public}/track"), &[("number", &own.number)])).ok()
}

/// What happens next and by when, as the clocks of the case stand.
fn next(own: &Own) -> Vec<String> {
    let lang = own.citizen.lang();
    let running = |name: ClockName| {
        let clock = own.case().clock(&name).filter(|clock| !clock.is_stopped())?;
        let due = due_text(lang, clock, &own.citizen.hall.calendar);
        Some((clock.total_limit().amount(), due))
    };
    let mut lines = Vec::new();
    lines.extend(running(ClockName::PreReview).map(|(days, due)| lang.apply_next_review(days, &due)));
    lines.extend(running(ClockName::Acceptance).map(|(days, due)| lang.apply_next_accept(days, &due)));
    lines.push(lang.apply_next_decide(&codes::limit(lang, own.content.promised_limit())));
    if let Some(about) = own.case().about.as_ref().filter(|about| about.purpose == Purpose::Renewal) {
        let day = about.valid_until.map(|last| pieces::full_day_text(lang, last)).unwrap_or_default();
        lines.push(if about.in_time {
            lang.apply_licence_in_time(&day)
        } else {
            lang.apply_licence_late(&day)
        });
    }
    lines.push(lang.apply_next_message().to_owned());
    lines
}

//! `/counter/cases/{number}/done` 办妥: what to hand to the person at the window, and the next one.

use super::{
    case::papers_list,
    open::{OpenCase, text_of},
};
use crate::{
    failure::Failure,
    visitor::Deliverer,
    web::{
        frame::Room,
        pieces::{self, Done, Fact, Link},
        story::{Reader, Telling},
        why::due_text,
    },
};
use axum::{extract::Path, response::Response};
use maud::html;
use rules::{case::ClockName, hall::Role};

/// The address of the done page.
pub(super) fn address(number: &str) -> String {
    format!("/counter/cases/{number}/done")
}

/// Shows number, query code, papers and what happens next.
pub(super) async fn show(clerk: Deliverer, Path(number): Path<String>) -> Result<Response, Response> {
    let fail = |failure: Failure| clerk.fail(&failure);
    let lang = clerk.lang();
    let open =
        OpenCase::of(&clerk, &clerk.me.person, &number).await.map_err(Failure::of_case).map_err(fail)?;
    let case = open.case();
    let code = text_of(&clerk, &case.query_code).await.map_err(fail)?;
    let name = lang.pick(&open.content.identity.name, &open.content.identity.name_en);
    let promised = case.clock(&ClockName::Promised).filter(|clock| !clock.is_stopped());
    let promised = promised.map(|clock| due_text(lang, clock, &open.hall.calendar));
    let mut facts = vec![
        Fact::marked(lang.counter_number(), pieces::case_number(&open.number)),
        Fact::new(lang.counter_query_code(), code.as_deref().unwrap_or_default()),
        Fact::new(lang.counter_item(), name),
        Fact::new(lang.counter_applicant(), open.names.name(&case.applicant)),
        Fact::marked(lang.counter_papers(), papers_list(lang, &open)),
    ];
    if let Some(promised) = &promised {
        facts.push(Fact::new(lang.counter_promised(), promised));
    }
    let track = format!(
        "{}{}",
        clerk.front.config.public_address(),
        crate::form::address("/track", &[("number", &open.number)])
    );
    let qr = paper::qr::svg(&track).ok();
    let telling =
        Telling { lang, reader: Reader::Staff, hall: &open.hall, content: &open.content, names: &open.names };
    let standing = telling.standing(case);
    let (again, back) = (format!("/counter/new/{}", case.item), open.address());
    let mut links =
        vec![Link::new("/counter", lang.counter_next()), Link::new(&back, lang.counter_open_case())];
    if clerk.has(Role::WindowClerk) {
        links.insert(1, Link::new(&again, lang.counter_same_item()));
    }
    let body = Done {
        title: lang.counter_done(case.status),
        facts: &facts,
        qr: qr.as_deref().map(|svg| (svg, lang.counter_track())),
        next: &[&standing],
        links: &links,
    };
    Ok(clerk.page(
        Room::Counter,
        name,
        &[Link::new("/counter", lang.counter_room())],
        html! { (body.show(lang)) },
    ))
}

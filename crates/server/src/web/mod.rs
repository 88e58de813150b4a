//! The pages: one folder per room of the hall, one page one file, all built of the same pieces inside one frame.
//!
//! A page asks `store::views`, hands requests to the office, and draws with `pieces`. It knows no SQL, opens no
//! transaction, and decides nothing.

mod appeals;
mod awaited;
mod card_words;
pub mod confidential;
pub mod counter;
pub mod desk;
pub mod door;
pub mod ease;
pub mod frame;
mod guide;
pub mod kept;
pub mod level;
pub mod licences;
pub mod manage;
mod months;
pub mod news;
mod orders;
pub mod papers;
pub mod password;
pub mod pieces;
pub mod portal;
pub mod programs;
pub mod pursuit;
mod ratings;
mod receive;
pub mod reform;
mod refused;
mod sending;
mod sent;
mod slips;
pub mod specimen;
pub mod standing;
pub mod story;
pub mod watch;
mod way;
pub mod why;

use crate::{
    text::Lang,
    visitor::{Caller, CaseWorker, Housekeeper, Reformer, SignedIn, Visit},
};
use frame::Room;
use pieces::Link;
use rules::hall::Role;

/// The navigation of a room, as far as this visitor may go: address and words.
#[must_use]
pub fn navigation(visit: &Visit, room: Room) -> Vec<(&'static str, &'static str)> {
    let lang = visit.lang();
    let mut links = match room {
        Room::Portal => vec![
            ("/", lang.frame_home()),
            ("/items", lang.portal_nav_items()),
            ("/track", lang.portal_nav_track()),
            ("/news", lang.news_nav()),
            ("/reckon", lang.frame_reckoner()),
        ],
        _ => Vec::new(),
    };
    let rooms: [(&[Role], &'static str, &'static str); 6] = [
        (&[Role::Citizen], "/my", lang.portal_nav_my()),
        (&[Role::WindowClerk, Role::DeliveryClerk], "/counter", Room::Counter.name(lang)),
        (&[Role::Cashier], "/counter/fees", lang.slip_nav()),
        (
            &[Role::Handler, Role::Reviewer, Role::Approver, Role::GovernmentHead, Role::DepartmentHead],
            "/desk",
            Room::Desk.name(lang),
        ),
        (&[Role::Supervisor, Role::Auditor], "/watch", Room::Watch.name(lang)),
        (
            &[Role::DepartmentEditor, Role::LegalReviewer, Role::HallManager, Role::SecurityAdministrator],
            "/manage",
            Room::Manage.name(lang),
        ),
    ];
    for (roles, href, label) in rooms {
        if roles.iter().any(|role| visit.has(*role)) {
            links.push((href, label));
        }
    }
    let worker = [Role::WindowClerk, Role::Handler, Role::Reviewer, Role::Approver, Role::DepartmentHead];
    if worker.iter().any(|role| visit.has(*role)) {
        links.push(("/desk/cards", lang.desk_nav_cards()));
    }
    if matches!(room, Room::Desk | Room::Counter) && CaseWorker::ROLES.iter().any(|role| visit.has(*role)) {
        links.push(("/desk/away", lang.desk_away()));
        links.push(("/desk/accountability", lang.pursuit_desk_title()));
    }
    if room == Room::Desk && visit.has(Role::DepartmentHead) {
        links.push(("/desk/standing", lang.standing_nav()));
    }
    if room == Room::Desk && worker.iter().any(|role| visit.has(*role)) {
        links.extend([("/desk/licences", lang.desk_licences()), ("/desk/months", lang.inspect_desk_nav())]);
    }
    if room == Room::Desk && visit.has(Role::GovernmentHead) {
        links.push(("/manage/reform", lang.reform_nav()));
    }
    if matches!(room, Room::Desk | Room::Counter) && CaseWorker::ROLES.iter().any(|role| visit.has(*role)) {
        links.push(("/desk/ratings", lang.voice_desk()));
    }
    if Caller::ROLES.iter().any(|role| visit.has(*role)) && room != Room::Portal {
        links.push(("/desk/calls", lang.voice_calls()));
    }
    if room == Room::Watch {
        links.extend(watch_links(lang));
    }
    if room == Room::Manage {
        links.extend([
            ("/manage/items", lang.manage_nav_items()),
            ("/manage/hall", lang.manage_nav_hall()),
            ("/manage/calendar", lang.manage_nav_calendar()),
            ("/manage/news", lang.news_nav()),
        ]);
        if Reformer::ROLES.iter().any(|role| visit.has(*role)) {
            links.push(("/manage/reform", lang.reform_nav()));
        }
    }
    links
}

/// The first page of whoever is signed in: what they must do now.
#[must_use]
pub fn home_of(signed_in: &SignedIn) -> &'static str {
    home_of_roles(&signed_in.roles)
}

/// The same by roles alone.
#[must_use]
pub fn home_of_roles(roles: &[Role]) -> &'static str {
    let has = |role: Role| roles.contains(&role);
    match () {
        () if has(Role::Supervisor) || has(Role::Auditor) => "/watch",
        () if has(Role::WindowClerk) || has(Role::DeliveryClerk) => "/counter",
        () if has(Role::Handler) || has(Role::Reviewer) || has(Role::Approver) => "/desk",
        () if has(Role::GovernmentHead) => "/desk",
        () if has(Role::Cashier) => "/counter/fees",
        () if has(Role::CallCentre) => "/desk/calls",
        () if has(Role::Citizen) => "/my",
        () => "/manage",
    }
}

/// Whether somebody of these roles has a first page to go to.
#[must_use]
pub fn has_room(roles: &[Role]) -> bool {
    home_of_roles(roles) != "/manage" || roles.iter().any(|role| Housekeeper::ROLES.contains(role))
}

/// Links at the foot of every page.
#[must_use]
pub fn foot(lang: Lang) -> [Link<'static>; 9] {
    [
        Link { href: "/lists/duties", label: lang.lists_nav(), current: false },
        Link { href: "/centres", label: lang.stations_title(), current: false },
        Link { href: "/representatives", label: lang.public_rep_title(), current: false },
        Link { href: "/reform", label: lang.reform_public_title(), current: false },
        Link { href: "/measures", label: lang.measure_nav(), current: false },
        Link { href: "/log", label: lang.frame_open_log(), current: false },
        Link { href: "/open-data", label: lang.data_title(), current: false },
        Link { href: "/api", label: lang.frame_api(), current: false },
        Link { href: "/reckon", label: lang.frame_reckoner(), current: false },
    ]
}

/// The pages of the room of those who watch.
fn watch_links(lang: Lang) -> [(&'static str, &'static str); 10] {
    [
        ("/watch/ratings", lang.voice_watch()),
        ("/watch/cards", lang.watch_nav_cards()),
        ("/watch/cases", lang.watch_nav_cases()),
        ("/watch/accountability", lang.pursuit_title()),
        ("/watch/inspections", lang.inspect_nav()),
        ("/watch/months", lang.inspect_months_nav()),
        ("/watch/statistics", lang.stat_nav()),
        ("/watch/area", lang.centre_area_nav()),
        ("/watch/risk", lang.centre_risk_nav()),
        ("/watch/rules", lang.rules_nav()),
    ]
}

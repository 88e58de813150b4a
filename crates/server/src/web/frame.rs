//! The frame of every page: head, skip link, header with the hall's name, the room's navigation and the reading
//! switches, demo bar, breadcrumb, the page itself, footer. One frame for the five rooms of the hall; what
//! differs is a class on `body` (dense for staff, generous for citizens, dark for the wall).
//!
//! The frame knows no rights: it shows the links it is given.

use maud::{DOCTYPE, Markup, html};

use super::ease::{self, Ease};
use super::pieces::Link;
use crate::assets::Asset;
use crate::text::Lang;

/// A room of the hall; the address of a page begins with its room.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// For citizens and enterprises.
    Portal,
    /// For the clerk at the window.
    Counter,
    /// For handlers, reviewers and approvers in the departments.
    Desk,
    /// For supervision.
    Watch,
    /// For editors and administrators.
    Manage,
}

impl Room {
    /// The room an address belongs to.
    #[must_use]
    pub fn of(path: &str) -> Self {
        match path.split(['/', '?']).nth(1) {
            Some("counter") => Self::Counter,
            Some("desk") => Self::Desk,
            Some("watch") => Self::Watch,
            Some("manage") => Self::Manage,
            _ => Self::Portal,
        }
    }

    const fn class(self) -> &'static str {
        match self {
            Self::Portal => "room-portal",
            Self::Counter => "room-counter staff",
            Self::Desk => "room-desk staff",
            Self::Watch => "room-watch staff",
            Self::Manage => "room-manage staff",
        }
    }

    /// The room's name for its header.
    #[must_use]
    pub const fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Portal => lang.portal_room(),
            Self::Counter => lang.counter_room(),
            Self::Desk => lang.desk_room(),
            Self::Watch => lang.watch_room(),
            Self::Manage => lang.manage_room(),
        }
    }
}

/// Who is signed in, as the header names them.
#[derive(Debug, Clone)]
pub struct Visitor<'a> {
    /// Name to show; mask it for citizens on shared screens.
    pub name: &'a str,
    /// Post or role in words ("市监局 · 审核人"); empty for citizens.
    pub post: &'a str,
    /// Their own page.
    pub home: &'a str,
    /// Where they change their password.
    pub password: &'a str,
    /// Where the sign-out form posts to.
    pub leave: &'a str,
    /// The token the sign-out form carries.
    pub csrf: &'a str,
}

/// One person of the rehearsal through whose eyes the demo may be seen.
#[derive(Debug, Clone)]
pub struct DemoPerson<'a> {
    /// Value of the posted field `person`.
    pub key: &'a str,
    /// Name and role in words.
    pub label: &'a str,
    /// Whether this is who one is now.
    pub current: bool,
}

/// The strip on top that only the demo shows.
#[derive(Debug, Clone)]
pub struct Demo<'a> {
    /// Where a click on a person posts to.
    pub action: &'a str,
    /// The one-click people.
    pub people: &'a [DemoPerson<'a>],
    /// The token of the posted form.
    pub csrf: &'a str,
}

/// Everything around a page. Build it once per request, then call [`Frame::page`].
#[derive(Debug, Clone)]
pub struct Frame<'a> {
    /// The room.
    pub room: Room,
    /// Language, large type, contrast.
    pub ease: Ease,
    /// Name of the hall ("平安县政务服务中心").
    pub hall: &'a str,
    /// Title of the page, also of the browser's tab.
    pub title: &'a str,
    /// Path and query of this page, to come back to after a switch.
    pub here: &'a str,
    /// The room's navigation; the one with `current` is marked.
    pub links: &'a [Link<'a>],
    /// The way from the room's first page to this one, without this one. Empty: no breadcrumb.
    pub trail: &'a [Link<'a>],
    /// Who is signed in.
    pub visitor: Option<Visitor<'a>>,
    /// Where to sign in, shown when nobody is.
    pub sign_in: Option<&'a str>,
    /// Links at the foot (开放日志, 无障碍说明, API …).
    pub foot: &'a [Link<'a>],
    /// Hotline, e.g. "12345".
    pub hotline: Option<&'a str>,
    /// The demo strip, only in demo mode.
    pub demo: Option<Demo<'a>>,
}

impl<'a> Frame<'a> {
    /// A frame with everything optional left out.
    #[must_use]
    pub const fn new(room: Room, ease: Ease, hall: &'a str, title: &'a str, here: &'a str) -> Self {
        Self {
            room,
            ease,
            hall,
            title,
            here,
            links: &[],
            trail: &[],
            visitor: None,
            sign_in: None,
            foot: &[],
            hotline: None,
            demo: None,
        }
    }

    /// Draws a whole page. The body brings its own `h1` (see [`super::pieces::heading`]).
    #[must_use]
    pub fn page(&self, body: Markup) -> Markup {
        let lang = self.ease.lang;
        html! {
            (DOCTYPE)
            html lang=(lang.tag()) data-large[self.ease.large] data-contrast[self.ease.contrast] {
                (self.head())
                body class=(self.room.class()) {
                    a class="skip" href="#main" { (lang.frame_skip()) }
                    @if let Some(demo) = &self.demo { (demo_bar(lang, demo)) }
                    (self.header())
                    @if !self.trail.is_empty() { (breadcrumb(lang, self.trail, self.title)) }
                    main id="main" tabindex="-1" { (body) }
                    (self.footer())
                }
            }
        }
    }

    /// Draws the wall: one dark page that fills the screen, without navigation; script keeps it fresh.
    #[must_use]
    pub fn wall(&self, body: Markup) -> Markup {
        html! {
            (DOCTYPE)
            html lang=(self.ease.lang.tag()) data-wall {
                (self.head())
                body class=(self.room.class()) {
                    main id="main" { (body) }
                }
            }
        }
    }

    fn head(&self) -> Markup {
        html! {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (self.title) " · " (self.hall) }
                link rel="stylesheet" href=(Asset::Style.address());
                @if self.room == Room::Manage { link rel="stylesheet" href=(Asset::Keepers.address()); }
                link rel="icon" type="image/svg+xml" href=(Asset::Icon.address());
                script src=(Asset::Script.address()) defer {}
            }
        }
    }

    fn header(&self) -> Markup {
        let lang = self.ease.lang;
        html! {
            header class="top" {
                div class="top-row" {
                    a class="hall" href="/" {
                        (mark())
                        span { strong { (self.hall) } small { (self.room.name(lang)) } }
                    }
                    div class="top-side" { (self.switches()) (self.person()) }
                }
                @if !self.links.is_empty() {
                    nav class="rooms" aria-label=(lang.frame_navigation()) {
                        ul { @for link in self.links {
                            li { a href=(link.href) aria-current=[link.current.then_some("page")] { (link.label) } }
                        } }
                    }
                }
            }
        }
    }

    /// Large type, contrast, language: one small form, so that it works without script.
    fn switches(&self) -> Markup {
        let Ease { lang, large, contrast } = self.ease;
        let flip = |on: bool| if on { "off" } else { "on" };
        html! {
            form class="switches" method="post" action=(ease::ROUTE) {
                input type="hidden" name="back" value=(self.here);
                button type="submit" name="large" value=(flip(large)) aria-pressed=(large) {
                    (lang.frame_large())
                }
                button type="submit" name="contrast" value=(flip(contrast)) aria-pressed=(contrast) {
                    (lang.frame_contrast())
                }
                button type="submit" name="lang" value=(lang.other().code()) lang=(lang.other().tag()) {
                    (lang.frame_other_language())
                }
            }
        }
    }

    fn person(&self) -> Markup {
        let lang = self.ease.lang;
        html! {
            @if let Some(visitor) = &self.visitor {
                form class="person" method="post" action=(visitor.leave) {
                    input type="hidden" name=(crate::form::CSRF_FIELD) value=(visitor.csrf);
                    a href=(visitor.home) {
                        (visitor.name)
                        @if !visitor.post.is_empty() { small { (visitor.post) } }
                    }
                    a href=(visitor.password) { (lang.frame_password()) }
                    button type="submit" { (lang.frame_sign_out()) }
                }
            } @else if let Some(address) = self.sign_in {
                a class="person sign-in" href=(address) { (lang.frame_sign_in()) }
            }
        }
    }

    fn footer(&self) -> Markup {
        let lang = self.ease.lang;
        html! {
            footer class="foot" {
                @if !self.foot.is_empty() {
                    ul { @for link in self.foot { li { a href=(link.href) { (link.label) } } } }
                }
                p {
                    (self.hall)
                    @if let Some(number) = self.hotline {
                        " · " (lang.frame_hotline()) " " a href={ "tel:" (number) } { (number) }
                    }
                }
            }
        }
    }
}

/// The way back up: `首页 › 办事指南 › 食品经营许可`.
#[must_use]
pub fn breadcrumb(lang: Lang, trail: &[Link<'_>], here: &str) -> Markup {
    html! {
        nav class="trail" aria-label=(lang.frame_trail()) {
            ol {
                @for link in trail { li { a href=(link.href) { (link.label) } } }
                li aria-current="page" { (here) }
            }
        }
    }
}

fn demo_bar(lang: Lang, demo: &Demo<'_>) -> Markup {
    let now = demo.people.iter().find(|person| person.current);
    html! {
        details class="demo" {
            summary {
                strong { (lang.frame_demo()) }
                @if let Some(person) = now { span { (lang.frame_demo_now(person.label)) } }
                span class="quiet" { (lang.frame_demo_switch()) }
            }
            form method="post" action=(demo.action) {
                input type="hidden" name=(crate::form::CSRF_FIELD) value=(demo.csrf);
                @for person in demo.people {
                    button type="submit" name="person" value=(person.key)
                        aria-pressed=(person.current) { (person.label) }
                }
            }
        }
    }
}

/// The mark: a window in its frame. Decorative, the hall's name stands beside it.
fn mark() -> Markup {
    html! {
        svg class="mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" {
            rect class="mark-ground" width="32" height="32" rx="6" {}
            path class="mark-line" d="M8 7h16v18H8zM8 13h16M16 13v12" {}
        }
    }
}

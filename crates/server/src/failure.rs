//! 失败: the one error that becomes a page. What is the visitor's to mend is no failure but a page of its own.

use crate::{
    office::OfficeError,
    text::Lang,
    visitor::Visit,
    web::{
        ease::Ease,
        frame::{Frame, Room},
        pieces,
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Response},
};
use maud::Markup;
use store::StoreError;

/// 失败
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// What was asked for is not there, or not this visitor's to see: the two are not told apart.
    #[error("not found")]
    NotFound,
    /// The same of a case, where staff typed or followed a number.
    #[error("no such case")]
    NoCase,
    /// The visitor has no right to this room.
    #[error("no right")]
    NoRight,
    /// The form's token against foreign sites is wrong or has grown old.
    #[error("the form has grown old")]
    OldForm,
    /// Tried too often.
    #[error("too many tries")]
    TooOften,
    /// The office has too much to do.
    #[error(transparent)]
    Office(#[from] OfficeError),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Anything else that is ours to mend.
    #[error("{0}")]
    Ours(String),
}

/// 挡回: marks the answer to a form that was turned away before anything of it was read, so that what was typed can
/// be given back (see `web::kept`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TurnedAway {
    /// Nobody is signed in any more.
    SignedOut,
    /// Its token is not this session's.
    OldForm,
}

impl Failure {
    fn status(&self) -> StatusCode {
        match self {
            Failure::NotFound | Failure::NoCase => StatusCode::NOT_FOUND,
            Failure::NoRight => StatusCode::FORBIDDEN,
            Failure::OldForm => StatusCode::CONFLICT,
            Failure::TooOften => StatusCode::TOO_MANY_REQUESTS,
            Failure::Office(OfficeError::Busy) => StatusCode::SERVICE_UNAVAILABLE,
            Failure::Store(StoreError::Missing { .. }) => StatusCode::NOT_FOUND,
            Failure::Office(_) | Failure::Store(_) | Failure::Ours(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The page in the frame of the room it was met in, so that a visitor who came to a wrong door keeps name,
    /// navigation and the way out.
    #[must_use]
    pub fn answer(&self, visit: &Visit) -> Response {
        let lang = visit.lang();
        let own = visit.signed_in.as_ref().map(|me| Room::of(crate::web::home_of(me)));
        // Whoever has no business in a room is not shown its navigation either.
        let room = own.filter(|own| *own == Room::of(&visit.here)).unwrap_or(Room::Portal);
        self.marked(visit.page_with(self.status(), room, self.title(lang), &[], self.body(lang)))
    }

    /// The page where no visitor is known.
    #[must_use]
    pub fn page(&self, ease: Ease, hall: &str) -> Response {
        let lang = ease.lang;
        let page = Frame::new(Room::Portal, ease, hall, self.title(lang), "/").page(self.body(lang));
        self.marked((self.status(), page).into_response())
    }

    /// What the page says; a fault of ours is logged here, once, under a reference they can quote.
    fn body(&self, lang: Lang) -> Markup {
        let home = [pieces::Link { href: "/", label: lang.frame_home(), current: false }];
        match self {
            Failure::NotFound | Failure::Store(StoreError::Missing { .. }) => pieces::not_found(lang, &home),
            Failure::NoCase => pieces::answer(lang.answer_no_case(), &[lang.answer_no_case_more()], &home),
            Failure::NoRight => pieces::no_right(lang, lang.answer_other_room(), &home),
            Failure::OldForm => pieces::answer(lang.answer_old(), &[lang.answer_old_form()], &home),
            Failure::TooOften => pieces::too_many_tries(lang, crate::limits::MINUTES, &home),
            Failure::Office(_) | Failure::Store(_) | Failure::Ours(_) => {
                let reference = format!("{:08x}", rand::random::<u32>());
                tracing::error!(error = %self, reference, "a request failed");
                pieces::failure(lang, &reference, &home)
            }
        }
    }

    fn marked(&self, mut answer: Response) -> Response {
        if matches!(self, Failure::OldForm) {
            answer.extensions_mut().insert(TurnedAway::OldForm);
        }
        answer
    }

    /// The same failure where what was asked for is a case by its number.
    #[must_use]
    pub fn of_case(self) -> Failure {
        if matches!(self, Failure::NotFound) { Failure::NoCase } else { self }
    }

    fn title(&self, lang: Lang) -> &'static str {
        match self {
            Failure::NotFound | Failure::Store(StoreError::Missing { .. }) => lang.answer_not_found(),
            Failure::NoCase => lang.answer_no_case(),
            Failure::NoRight => lang.answer_no_right(),
            Failure::OldForm => lang.answer_old(),
            Failure::TooOften => lang.answer_too_many(),
            _ => lang.answer_failure(),
        }
    }
}

/// Where no visitor is known, the page speaks Chinese.
impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        self.page(Ease::default(), "")
    }
}

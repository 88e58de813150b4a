//! 申请步骤: the way through an application — which step follows which, the bar above every page, and the page that
//! holds what was typed when the session has run out in the middle of it.

use super::{draft::Application, licence::LICENCE};
use crate::{
    form::{ACT_FIELD, CSRF_FIELD, Form},
    visitor::Visit,
    web::{
        frame::Room,
        pieces::{self, Link, Tone, Weight},
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::item::{Content, content::Purpose};

/// 步骤
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// One guided question, by its place.
    Question(usize),
    /// 申请人
    Who,
    /// 证照: which one is to be renewed, changed or cancelled; only where the item does that.
    Licence,
    /// 申请表
    Form,
    /// 材料
    Materials,
    /// 核对
    Check,
}

/// The hidden field that leads back to the check after a change.
pub(super) const TO: &str = "to";
/// Its value.
const TO_CHECK: &str = "check";

impl Step {
    /// The end of the step's address.
    pub(super) fn path(&self) -> String {
        match self {
            Step::Question(place) => format!("question/{}", place + 1),
            Step::Who => "who".into(),
            Step::Licence => "licence".into(),
            Step::Form => "form".into(),
            Step::Materials => "materials".into(),
            Step::Check => "check".into(),
        }
    }

    /// The steps of an item, in their order.
    pub(super) fn all(content: &Content) -> Vec<Step> {
        let mut steps: Vec<Step> = (0..content.questions.len()).map(Step::Question).collect();
        steps.push(Step::Who);
        if content.handling.purpose != Purpose::New {
            steps.push(Step::Licence);
        }
        steps.extend([Step::Form, Step::Materials, Step::Check]);
        steps
    }
}

impl Application {
    /// The first step of this item.
    pub(super) fn first(&self) -> Step {
        Step::all(&self.offer.content).into_iter().next().unwrap_or(Step::Who)
    }

    /// Goes on to the step that follows, or back to the check where one came from there.
    pub(super) fn onward(&self, from: &Step, form: &Form) -> Response {
        let mut later = Step::all(&self.offer.content).into_iter().skip_while(|step| step != from).skip(1);
        let after = later.next().filter(|_| form.text(TO) != TO_CHECK);
        let next = after.unwrap_or(Step::Check);
        Redirect::to(&self.address(&next.path())).into_response()
    }

    /// Draws a step inside its frame, under the bar of steps.
    pub(super) fn page(&self, status: StatusCode, step: &Step, body: Markup) -> Response {
        self.page_open(status, step, &[], body)
    }

    /// The same where it is known which steps are not in order yet: those are not ticked off.
    pub(super) fn page_open(&self, status: StatusCode, step: &Step, open: &[Step], body: Markup) -> Response {
        let visit: &Visit = &self.citizen;
        let lang = visit.lang();
        let title = lang.apply_title(self.offer.name(visit));
        let mut labels = vec![
            (Step::Who, lang.apply_step_who()),
            (Step::Form, lang.apply_step_form()),
            (Step::Materials, lang.apply_step_materials()),
            (Step::Check, lang.apply_step_check()),
        ];
        if self.offer.content.handling.purpose != Purpose::New {
            labels.insert(1, (Step::Licence, lang.apply_step_licence()));
        }
        if !self.offer.content.questions.is_empty() {
            labels.insert(0, (Step::Question(0), lang.apply_step_questions()));
        }
        let same = |one: &Step, other: &Step| {
            one == other || matches!((one, other), (Step::Question(_), Step::Question(_)))
        };
        let at = labels.iter().position(|(one, _)| same(one, step)).unwrap_or(0);
        let is_open =
            |place: usize| labels.get(place).is_some_and(|(one, _)| open.iter().any(|step| same(one, step)));
        let addresses: Vec<String> = labels.iter().map(|(one, _)| self.address(&one.path())).collect();
        let links: Vec<Link<'_>> =
            addresses.iter().zip(&labels).map(|(href, (_, label))| Link::new(href, label)).collect();
        let guide = format!("/items/{}", self.offer.code);
        let trail = [Link::new("/", lang.frame_home()), Link::new(&guide, self.offer.name(visit))];
        let again = status == StatusCode::CONFLICT;
        let whole = html! {
            (pieces::steps(lang, &links, at, is_open))
            // The session was renewed under the page: nothing is lost, it takes one more click.
            @if again { (pieces::notice(Tone::Warning, lang.apply_kept_again(), html! {})) }
            (body)
        };
        visit.page_with(status, Room::Portal, &title, &trail, whole)
    }

    /// A form that posts to its own step, with the buttons on and back.
    pub(super) fn step_form(&self, step: &Step, form: &Form, fields: Markup) -> Markup {
        let lang = self.citizen.lang();
        let to_check = form.text(TO) == TO_CHECK;
        let before = Step::all(&self.offer.content).into_iter().take_while(|earlier| earlier != step).last();
        let back = if to_check { Some(Step::Check) } else { before };
        let words = if to_check { lang.apply_to_check() } else { lang.apply_next() };
        let mut row = vec![pieces::submit(Weight::Main, words)];
        if let Some(back) = back {
            row.push(pieces::side_link(&self.address(&back.path()), lang.apply_back()));
        }
        let autosave = self.address("autosave");
        let act = self.citizen.act();
        let tokens = self.citizen.tokens(&act);
        let body = html! {
            @if to_check { (pieces::hidden(TO, TO_CHECK)) }
            // Whoever came from a licence of theirs has chosen it already.
            @if *step != Step::Licence && let Some(licence) = form.given(LICENCE) { (pieces::hidden(LICENCE, licence)) }
            (fields)
            (pieces::draft_state(lang))
            (pieces::buttons(&row))
        };
        let to = self.address(&step.path());
        if *step == Step::Materials {
            return pieces::post_files(&to, tokens, Some(&autosave), body);
        }
        pieces::post(&to, tokens, Some(&autosave), body)
    }
}

/// What somebody gets whose post the door does not let through: whoever has been signed out meanwhile, a page that
/// keeps what was typed; anybody else the door's own answer.
pub(super) fn turned_away(visit: &Visit, door: Response, form: &Form) -> Response {
    if visit.signed_in.is_none() { kept(visit, form) } else { door }
}

/// Whether a form belongs to the session it comes with. An old token is no reason to lose what was typed: the page is
/// shown again with everything in it, and the next click carries the new token.
pub(super) fn is_of_this_session(visit: &Visit, form: &Form) -> bool {
    visit.check(form).is_ok()
}

/// 401 with everything that was typed in hidden fields: sign in elsewhere, come back, go on.
fn kept(visit: &Visit, form: &Form) -> Response {
    let lang = visit.lang();
    let body = html! {
        (pieces::heading(lang.apply_kept_title(), Some(lang.apply_kept_more()), html! {}))
        p { a class="button" href="/sign-in?next=/my" target="_blank" rel="noopener" { (lang.apply_kept_sign_in()) } }
        form method="post" action=(visit.here) {
            (pieces::hidden(CSRF_FIELD, ""))
            (pieces::hidden(ACT_FIELD, form.act().unwrap_or_default()))
            @for (name, value) in form.fields() { (pieces::hidden(name, value)) }
            (pieces::buttons(&[pieces::submit(Weight::Main, lang.apply_kept_go_on())]))
        }
    };
    visit.page_with(StatusCode::UNAUTHORIZED, Room::Portal, lang.apply_kept_title(), &[], body)
}

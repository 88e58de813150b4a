//! 现在和接下来: what a case waits for now, of whom and until when, and what comes unless something comes between.

use super::{Line, Reader, Telling};
use crate::text::codes;
use crate::web::{
    pieces::{self, Stage},
    why,
};
use maud::{Markup, html};
use rules::{
    case::{Case, CaseStatus, ClockName, Side, hearing::RightState, slip::SlipState},
    item::process::{Progress, Step},
    name::{PostId, StepId},
    time::Instant,
};
use std::collections::BTreeSet;

impl Telling<'_> {
    /// What is waited for now, for whom, and until when.
    pub(super) fn now(&self, case: &Case) -> Vec<Line> {
        let slip = case.fees.standing().filter(|slip| slip.state == SlipState::Issued && slip.due().0 > 0);
        let Some(slip) = slip else { return self.of_status(case) };
        let to_you = self.reader == Reader::Applicant;
        let what = if to_you { self.lang.slip_now_you_pay() } else { self.lang.slip_now_pay() };
        let who = self.party(case, &case.applicant);
        let pays = self.waiting(case, what.to_owned(), &ClockName::Payment, who);
        // F-11: nobody delivers before it is paid, so nobody else is waited for.
        let is_held = case.status.is_granted() && slip.prepaid && slip.put_off.is_none();
        let mut lines = if is_held { vec![] } else { self.of_status(case) };
        lines.push(pays);
        lines
    }

    fn of_status(&self, case: &Case) -> Vec<Line> {
        let lang = self.lang;
        let window = Some(&self.content.process.acceptance_post);
        let by_staff = |what: &str, clock: &ClockName, post: Option<&PostId>| {
            vec![self.waiting(case, what.to_owned(), clock, self.staff(case, post, None))]
        };
        // Whoever reads their own case is spoken to.
        let by_applicant = |to_you: &str, of_them: &str, clock: &ClockName| {
            let what = if self.reader == Reader::Applicant { to_you } else { of_them };
            vec![self.waiting(case, what.to_owned(), clock, self.party(case, &case.applicant))]
        };
        match case.status {
            CaseStatus::Submitted => by_staff(lang.story_now_window(), &ClockName::PreReview, window),
            CaseStatus::Received => by_staff(lang.story_now_acceptance(), &ClockName::Acceptance, window),
            CaseStatus::PreReviewReturned => {
                by_applicant(lang.story_now_your_changes(), lang.story_now_changes(), &ClockName::Correction)
            }
            CaseStatus::CorrectionRequired => by_applicant(
                lang.story_now_your_correction(),
                lang.story_now_correction(),
                &ClockName::Correction,
            ),
            CaseStatus::Suspended => {
                let kind = case.special.map_or("", |kind| codes::special_procedure(lang, kind));
                let who = self.staff(case, None, None);
                vec![self.waiting(case, lang.story_now_special(kind), &ClockName::Promised, who)]
            }
            CaseStatus::ForwardedUp => {
                let what = lang.story_now_superior(&self.content.handling.superior);
                let who = self.content.handling.superior.clone();
                vec![self.waiting(case, what, &ClockName::Statutory, who)]
            }
            CaseStatus::Granted | CaseStatus::Refused | CaseStatus::Delivering => {
                let post = Some(&self.content.process.delivery_post);
                by_staff(lang.story_now_delivery(), &ClockName::Issue, post)
            }
            status if status.is_under_review() => {
                let mut lines: Vec<Line> = case
                    .open_steps()
                    .map(|(id, record)| {
                        let who = self.staff(case, Some(&record.post), record.handler.as_ref());
                        let what = lang.story_now_step(self.step(id));
                        self.waiting(case, what, &ClockName::Step(id.clone()), who)
                    })
                    .collect();
                lines.extend(self.heard(case));
                lines
            }
            _ => vec![],
        }
    }

    /// Whoever may still speak or ask for a hearing, each with their own limit (L-16, L-25).
    fn heard(&self, case: &Case) -> Vec<Line> {
        let lang = self.lang;
        let to_you = self.reader == Reader::Applicant;
        let asks = case.hearing.sides(RightState::Open).map(|side| {
            let what = match side {
                Side::Applicant if to_you => lang.story_now_your_hearing().to_owned(),
                Side::Applicant => lang.story_now_hearing().to_owned(),
                Side::Party(place) => lang.story_now_party_hearing(place.saturating_add(1)),
            };
            (side, ClockName::HearingRequest(side), what)
        });
        let speaks = case.unheard().map(|side| {
            let what = match side {
                Side::Applicant if to_you => lang.story_now_your_statement().to_owned(),
                Side::Applicant => lang.story_now_statement().to_owned(),
                Side::Party(place) => lang.story_now_party_statement(place.saturating_add(1)),
            };
            (side, ClockName::Statement(side), what)
        });
        let who = |side: Side| match side {
            Side::Applicant => self.party(case, &case.applicant),
            Side::Party(place) => lang.story_party(place.saturating_add(1)),
        };
        asks.chain(speaks).map(|(side, clock, what)| self.waiting(case, what, &clock, who(side))).collect()
    }

    fn waiting(&self, case: &Case, what: String, clock: &ClockName, who: String) -> Line {
        Line { at: self.due(case, clock), what, who, detail: self.foreseen(case, clock), stage: Stage::Now }
    }

    /// Between which days a date will be that no notice settles yet (CL4).
    fn foreseen(&self, case: &Case, clock: &ClockName) -> Markup {
        let running = case.clock(clock).filter(|clock| !clock.is_stopped() && !clock.is_paused());
        let foreseen = running.and_then(|clock| why::foreseen(clock, &self.hall.calendar));
        html! { @if let Some(interval) = foreseen { p { (pieces::foreseen_text(self.lang, interval)) } } }
    }

    /// When a running clock ends; none while it stands still, for then nobody can say.
    fn due(&self, case: &Case, clock: &ClockName) -> Option<Instant> {
        let clock = case.clock(clock).filter(|clock| !clock.is_stopped() && !clock.is_paused())?;
        Some(clock.due_at(&self.hall.calendar))
    }

    /// What comes unless something comes between: the decision by its promised day, then delivery.
    pub(super) fn ahead(&self, case: &Case) -> Vec<Line> {
        let line = |at: Option<Instant>, what: &str| Line {
            at,
            what: what.to_owned(),
            who: String::new(),
            detail: html! {},
            stage: Stage::Ahead,
        };
        if case.status.is_final() || case.outcome.is_some() {
            return vec![];
        }
        let mut lines: Vec<Line> = if case.status.is_under_review() {
            self.coming(case).into_iter().map(|step| line(None, self.step(&step.id))).collect()
        } else {
            vec![]
        };
        match lines.last_mut() {
            Some(decision) => {
                decision.at = self.due(case, &ClockName::Promised);
                decision.detail = self.foreseen(case, &ClockName::Promised);
            }
            None if !case.status.is_under_review() => {
                if is_before_acceptance(case.status) {
                    lines.push(line(None, self.lang.story_ahead_acceptance()));
                }
                lines.push(line(None, self.lang.story_ahead_decision()));
            }
            None => {}
        }
        lines.push(line(None, self.lang.story_ahead_delivery()));
        lines
    }

    /// The steps behind those that are open: found by pretending that the open ones were done.
    fn coming(&self, case: &Case) -> Vec<&Step> {
        // P-09: what is granted on a promise is decided at once; nothing stands between.
        if case.by_promise {
            return vec![];
        }
        let mut pretended = Pretended { case, done: case.open_steps().map(|(id, _)| id.clone()).collect() };
        let mut coming = Vec::new();
        loop {
            let open = self.content.process.open_steps(&pretended);
            if open.is_empty() {
                return coming;
            }
            pretended.done.extend(open.iter().map(|step| step.id.clone()));
            coming.extend(open);
        }
    }
}

/// A case some of whose open steps are taken as done.
struct Pretended<'a> {
    case: &'a Case,
    done: BTreeSet<StepId>,
}

impl Progress for Pretended<'_> {
    fn is_done(&self, step: &StepId) -> bool {
        self.done.contains(step) || self.case.is_done(step)
    }

    fn holds(&self, when: &rules::item::content::When) -> bool {
        self.case.holds(when)
    }
}

/// Whether the hall has not yet said that it takes the application on (L-10).
const fn is_before_acceptance(status: CaseStatus) -> bool {
    matches!(
        status,
        CaseStatus::Submitted
            | CaseStatus::PreReviewReturned
            | CaseStatus::Received
            | CaseStatus::CorrectionRequired
    )
}

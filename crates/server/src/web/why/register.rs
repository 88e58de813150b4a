//! 时限账: what happened to a clock, line by line — where it begins and by which rule, pauses with the number of their
//! paper, extensions with who approved them, dates that a changed calendar has moved, and where it stopped.

use super::{Round, due_day_text, told_day};
use crate::{
    text::{codes, why},
    web::{
        pieces::{self, Column, Table},
        story::Telling,
    },
};
use maud::{Markup, html};
use rules::{
    case::{Case, ClockName, DueDay, Event},
    clock::{Cause, Clock, Entry},
    dossier::Recorded,
    time::{Date, Instant},
};
use store::History;

/// A line of the register.
struct Line {
    at: Instant,
    day: Date,
    what: String,
    by: Markup,
    due: String,
}

/// 时限账 of one run of a clock.
pub(super) struct Register<'a> {
    pub(super) telling: &'a Telling<'a>,
    pub(super) history: &'a History<Case>,
    pub(super) round: &'a Round,
}

impl Register<'_> {
    pub(super) fn table(&self) -> Markup {
        let lang = self.telling.lang;
        let columns = [
            Column::new(lang.why_day()),
            Column::new(lang.why_what()),
            Column::new(lang.why_cause()),
            Column::new(lang.why_due_then()),
        ];
        let rows = self.lines().into_iter().map(|line| {
            let day = pieces::full_day(lang, line.day);
            vec![day, html! { (line.what) }, line.by, html! { (line.due) }]
        });
        Table {
            caption: lang.why_ledger(),
            columns: &columns,
            rows: rows.collect(),
            empty: html! {},
            next: None,
            first: None,
            files: &[],
        }
        .show(lang)
    }

    fn lines(&self) -> Vec<Line> {
        let clock = &self.round.clock;
        let mut lines = vec![self.start()];
        lines.extend(clock.entries().iter().zip(1..).map(|(entry, nth)| self.entry(entry, nth)));
        let until = clock.stopped_at().unwrap_or(Instant(i64::MAX));
        let moved = self.history.events.iter().filter(|event| event.stamp.happened_at <= until);
        lines.extend(moved.filter_map(|event| self.moved(event)));
        // What happened at one moment stays in the order of writing.
        lines.sort_by_key(|line| line.at);
        lines
    }

    /// The papers by which the pauses of this clock were told (L-23).
    pub(super) fn notices(&self) -> Vec<(Date, Cause, String)> {
        let entries = self.round.clock.entries().iter();
        entries
            .filter_map(|entry| {
                let Entry::Paused { at, on, cause, .. } = entry else { return None };
                let event =
                    self.event(*at, |event| matches!(event, Event::SpecialProcedureStarted { .. }))?;
                let paper = event.event.documents().next()?;
                Some((*on, *cause, paper.number.as_str().to_owned()))
            })
            .collect()
    }

    /// The first event at a moment that is of one of these kinds.
    fn event(&self, at: Instant, is: impl Fn(&Event) -> bool) -> Option<&Recorded<Event>> {
        self.history.events.iter().find(|event| event.stamp.happened_at == at && is(&event.event))
    }

    fn start(&self) -> Line {
        let clock = self.round.clock.until(0);
        let at = clock.started_at();
        let event = self.event(at, |event| starts(event, &self.round.name));
        let told = event.and_then(|event| self.told(&event.event));
        Line {
            at,
            day: clock.started_on(),
            what: self.telling.lang.why_begins(&codes::limit(self.telling.lang, clock.limit())),
            by: html! {
                p { (self.beginning()) }
                @if let Some(event) = event { (self.papers(event)) }
            },
            due: told.unwrap_or_else(|| self.reckoned(&clock)),
        }
    }

    /// Which rule says where the clock begins (C-02, C-11, C-12, L-06, L-22).
    pub(super) fn beginning(&self) -> String {
        let lang = self.telling.lang;
        let clock = self.round.clock.until(0);
        let (at, on) = (clock.started_at(), clock.started_on());
        let day = |day: Date| pieces::full_day_text(lang, day);
        let corrected = || {
            let supplied = |event: &&Recorded<Event>| {
                matches!(event.event, Event::CorrectionSupplied { .. }) && event.stamp.happened_at.day() == on
            };
            self.history.events.iter().any(|event| supplied(&event))
        };
        match &self.round.name {
            ClockName::Statutory if self.event(at, |event| matches!(event, Event::Superior(_))).is_some() => {
                lang.why_begins_forwarded().to_owned()
            }
            ClockName::Statutory | ClockName::Promised => {
                let deemed = self.event(at, |event| matches!(event, Event::CaseDeemedAccepted(_)));
                match deemed {
                    Some(_) if corrected() => lang.why_begins_deemed_corrected(&day(on), &day(at.day())),
                    Some(_) => lang.why_begins_deemed(&day(on), &day(at.day())),
                    None if corrected() => lang.why_begins_corrected(&day(on)),
                    None => lang.why_begins_accepted().to_owned(),
                }
            }
            ClockName::Acceptance if corrected() => lang.why_begins_supplied().to_owned(),
            ClockName::Acceptance => lang.why_begins_received().to_owned(),
            ClockName::PreReview => lang.why_begins_submitted().to_owned(),
            ClockName::Correction => lang.why_begins_told().to_owned(),
            ClockName::Issue => lang.why_begins_granted().to_owned(),
            ClockName::Procedure => lang.why_begins_procedure().to_owned(),
            ClockName::Statement(_) => lang.why_begins_informed().to_owned(),
            ClockName::HearingRequest(_) => lang.why_begins_hearing_told().to_owned(),
            ClockName::Hearing => lang.why_begins_hearing_asked().to_owned(),
            ClockName::Assignment => lang.why_begins_assignment().to_owned(),
            ClockName::LowerReview
                if self.event(at, |event| matches!(event, Event::StepSentBack { .. })).is_some() =>
            {
                lang.why_begins_lower_review_again().to_owned()
            }
            ClockName::LowerReview => lang.why_begins_lower_review().to_owned(),
            ClockName::Tell => lang.why_begins_replied().to_owned(),
            ClockName::Deferral => lang.why_begins_deferred().to_owned(),
            ClockName::Verification => lang.why_begins_verification().to_owned(),
            ClockName::Rectification => lang.why_begins_rectification().to_owned(),
            ClockName::Renewal => lang.why_begins_renewal().to_owned(),
            ClockName::Payment => lang.why_begins_payment().to_owned(),
            ClockName::Step(_) => lang.why_begins_step().to_owned(),
        }
    }

    fn entry(&self, entry: &Entry, nth: usize) -> Line {
        let lang = self.telling.lang;
        let clock = self.round.clock.until(nth);
        let reckoned = || self.reckoned(&clock);
        match entry {
            Entry::Paused { at, on, cause, told } => {
                let event = self.event(*at, |event| matches!(event, Event::SpecialProcedureStarted { .. }));
                let by = html! {
                    @if let Some(event) = event { (self.papers(event)) }
                    @if let Some(told) = told { p { (lang.why_told_through(&pieces::full_day_text(lang, *told))) } }
                };
                let due = lang.why_open_end().to_owned();
                Line { at: *at, day: *on, what: lang.why_pauses(lang.pick(cause.zh(), cause.en())), by, due }
            }
            Entry::Resumed { at, on, cause } => {
                let event = self.event(*at, |event| matches!(event, Event::SpecialProcedureEnded { .. }));
                let told = event.and_then(|event| self.told(&event.event));
                let by = html! { @if let Some(Event::SpecialProcedureEnded { result, .. }) = event.map(|it| &it.event) {
                    p { (lang.story_result(result)) }
                } };
                let what = lang.why_resumes(lang.pick(cause.zh(), cause.en()));
                Line { at: *at, day: *on, what, by, due: told.unwrap_or_else(reckoned) }
            }
            Entry::Extended { at, by, basis } => {
                let event = self.event(*at, |event| matches!(event, Event::ExtensionApproved { .. }));
                let told = event.and_then(|event| self.told(&event.event));
                let by_whom = self.approval(event, basis);
                let what = lang.why_extends(&codes::limit(lang, *by));
                Line { at: *at, day: at.day(), what, by: by_whom, due: told.unwrap_or_else(reckoned) }
            }
            Entry::Shortened { at, to, basis } => {
                let event = self.event(*at, |event| matches!(event, Event::Expedited { .. }));
                let told = event.and_then(|event| self.told(&event.event));
                let by = self.approval(event, basis);
                let what = lang.why_shortens(&codes::limit(lang, *to));
                Line { at: *at, day: at.day(), what, by, due: told.unwrap_or_else(reckoned) }
            }
            Entry::Restarted { at, on } => Line {
                at: *at,
                day: *on,
                what: lang.why_restarts().to_owned(),
                by: html! {},
                due: reckoned(),
            },
            Entry::Stopped { at, on } => {
                let event = self.stopping(*at);
                let process = Some(&self.telling.content.process);
                let by = html! { @if let Some(event) = event {
                    p { (crate::text::happened(lang, &event.event, process)) }
                    (self.papers(event))
                } };
                Line { at: *at, day: *on, what: lang.why_stops().to_owned(), by, due: String::new() }
            }
        }
    }

    /// Who approved a change of the limit, for which reason, and by which paper.
    fn approval(&self, event: Option<&Recorded<Event>>, reason: &str) -> Markup {
        let lang = self.telling.lang;
        let (case, events) = (&self.history.known.state, &self.history.events);
        html! {
            @if let Some(event) = event { p { (lang.why_approved_by(&self.telling.who(case, event, events))) } }
            @if !reason.is_empty() { p { (lang.story_reason(reason)) } }
            @if let Some(event) = event { (self.papers(event)) }
        }
    }

    /// What stopped the clock: the last act of that moment, of a step the act on it.
    fn stopping(&self, at: Instant) -> Option<&Recorded<Event>> {
        let of_step = |event: &Event| match &self.round.name {
            ClockName::Step(step) => match event {
                Event::StepFinished { step: of, .. } => of == step,
                Event::StepSentBack { again, .. } => again.contains(step),
                _ => false,
            },
            _ => false,
        };
        let at_once = || self.history.events.iter().rev().filter(move |event| event.stamp.happened_at == at);
        at_once()
            .find(|event| of_step(&event.event))
            .or_else(|| at_once().find(|event| !by_time_alone(&event.event)))
    }

    /// A date that a changed calendar has moved under this clock, and what changed it (C-08).
    fn moved(&self, event: &Recorded<Event>) -> Option<Line> {
        let lang = self.telling.lang;
        let Event::DeadlineRecomputed { from, due, causes } = &event.event else { return None };
        let at = event.stamp.happened_at;
        (due.clock == self.round.name && at >= self.round.clock.started_at()).then(|| Line {
            at,
            day: at.day(),
            what: lang.why_recomputed(&pieces::full_day_text(lang, *from)),
            by: html! { p { (why::causes(lang, causes)) } },
            due: told_day(lang, due.on, due.provisional),
        })
    }

    /// The day that this event told for this clock.
    fn told(&self, event: &Event) -> Option<String> {
        let lang = self.telling.lang;
        let of = |due: &[DueDay]| {
            let due = due.iter().find(|due| due.clock == self.round.name)?;
            Some(told_day(lang, due.on, due.provisional))
        };
        match event {
            Event::SpecialProcedureEnded { due, .. }
            | Event::ExtensionApproved { due, .. }
            | Event::Expedited { due, .. } => of(due),
            Event::CaseAccepted(told) | Event::CaseDeemedAccepted(told) => match self.round.name {
                ClockName::Promised => Some(told_day(lang, told.promised_due, told.provisional)),
                ClockName::Statutory => told.statutory_due.map(|day| told_day(lang, day, false)),
                _ => None,
            },
            _ => None,
        }
    }

    fn reckoned(&self, clock: &Clock) -> String {
        if clock.is_paused() {
            return self.telling.lang.why_open_end().to_owned();
        }
        due_day_text(self.telling.lang, clock, &self.telling.hall.calendar)
    }

    fn papers(&self, event: &Recorded<Event>) -> Markup {
        html! { @for document in event.event.documents() { p { (self.telling.paper(document)) } } }
    }
}

/// Whether this event can have started the clock.
fn starts(event: &Event, name: &ClockName) -> bool {
    match (name, event) {
        (
            ClockName::Statutory
            | ClockName::Promised
            | ClockName::LowerReview
            | ClockName::Assignment
            | ClockName::Deferral,
            event,
        ) => {
            matches!(
                event,
                Event::CaseAccepted(_)
                    | Event::CaseDeemedAccepted(_)
                    | Event::Superior(_)
                    | Event::StepSentBack { .. }
            )
        }
        (ClockName::Acceptance, event) => {
            matches!(event, Event::MaterialsReceived { .. } | Event::CorrectionSupplied { .. })
        }
        (ClockName::Correction, event) => {
            matches!(event, Event::CorrectionNoticeIssued { .. } | Event::PreReviewReturned { .. })
        }
        (ClockName::Issue | ClockName::Verification, event) => matches!(event, Event::Granted { .. }),
        (ClockName::Statement(_) | ClockName::HearingRequest(_) | ClockName::Hearing, event) => {
            matches!(event, Event::Hearing(_) | Event::DocumentServed { .. })
        }
        (ClockName::Procedure, event) => matches!(event, Event::SpecialProcedureStarted { .. }),
        (ClockName::Tell, event) => matches!(event, Event::Superior(_)),
        (ClockName::Rectification, event) => matches!(event, Event::Promise(_)),
        (ClockName::Renewal, event) => matches!(event, Event::ApplicationSubmitted(_)),
        (ClockName::Payment, event) => matches!(event, Event::FeeAssessed { .. } | Event::Slip(_)),
        (ClockName::PreReview | ClockName::Step(_), _) => false,
    }
}

/// What happens beside an act and stops nothing by itself.
const fn by_time_alone(event: &Event) -> bool {
    matches!(
        event,
        Event::LimitNeared { .. }
            | Event::LimitPassed { .. }
            | Event::DeadlineRecomputed { .. }
            | Event::StepStarted { .. }
            | Event::StepTaken { .. }
    )
}

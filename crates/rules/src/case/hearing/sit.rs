//! The hearing itself: announced by the agency, told to everybody, held and recorded (L-23, L-24, L-26).

use super::{HEARING_NOTICE, HearingEvent, HearingGround, Sitting};
use crate::{
    case::{
        ActKind, Case, ClockName, Context, Event, Refusal, SpecialProcedureKind,
        decide::{Numbering, given},
        document::DocKind,
        material::few_enough,
    },
    clock::Limit,
    item::content::Basis,
    name::{Commitment, FileHash},
    time::{CalendarDays, Date},
};
use alloc::{string::String, vec, vec::Vec};

impl Case {
    /// Where the law demands a hearing, or the public is concerned, the agency holds one unasked (L-24).
    pub(super) fn announce_hearing(
        &self,
        ground: HearingGround,
        basis: Basis,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.by_open_post(context)?;
        if self.hearing.is_owed() || self.hearing.transcript.is_some() {
            return Err(Refusal::HearingToldAlready);
        }
        if !basis.is_named() {
            return Err(Refusal::NoBasisFor(ActKind::AnnounceHearing));
        }
        let notice = Numbering::new(context).document(DocKind::HearingAnnouncement);
        Ok(vec![Event::Hearing(HearingEvent::HearingAnnounced { ground, basis, notice })])
    }

    /// Everybody is told time and place by a paper of their own (L-26), and the time until then does not count: the
    /// notice of the special procedure goes out with it (L-23). Told again, the pause is open already.
    pub(super) fn schedule_hearing(
        &self,
        sitting: Sitting,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.by_open_post(context)?;
        let sitting = self.scheduled(sitting, context)?;
        let mut numbers = Numbering::new(context);
        let notice = numbers.document(DocKind::HearingNotice);
        let on = sitting.at.day();
        let mut events = vec![Event::Hearing(HearingEvent::HearingScheduled { sitting, notice })];
        for party in 0..self.parties.len() {
            let notice = numbers.document(DocKind::HearingNotice);
            events.push(Event::Hearing(HearingEvent::HearingNoticeIssued { party, notice }));
        }
        if self.special.is_none() {
            events.push(pause_until(on, &mut numbers, context));
        }
        Ok(events)
    }

    /// The hearing that is told for a day to come, when another procedure has ended before it (L-23).
    pub(in crate::case) fn pause_for_the_hearing(&self, context: &Context<'_>) -> Option<Event> {
        let sitting = self.hearing.sitting.as_ref().filter(|_| self.hearing.is_owed())?;
        Some(pause_until(sitting.at.day(), &mut Numbering::new(context), context))
    }

    /// Told seven working days before, chaired by nobody who reviews the case, and within the twenty days wherever
    /// that is still possible (L-25, L-26).
    fn scheduled(&self, sitting: Sitting, context: &Context<'_>) -> Result<Sitting, Refusal> {
        if !self.hearing.is_owed() {
            return Err(Refusal::NoHearing);
        }
        let place = given(sitting.place.clone(), Refusal::NoPlace)?;
        let earliest = seven_days_after(context.today(), context);
        if sitting.at.day() < earliest {
            return Err(Refusal::HearingNoticeTooShort(earliest));
        }
        let running = self.clock(&ClockName::Hearing).filter(|clock| !clock.is_stopped());
        let latest = running.map(|clock| clock.due(context.calendar()).date);
        if let Some(latest) = latest.filter(|latest| *latest >= earliest && sitting.at.day() > *latest) {
            return Err(Refusal::HearingTooLate(latest));
        }
        if self.took_part(&sitting.chair) || self.recused.contains(&sitting.chair) {
            return Err(Refusal::ChairReviews);
        }
        if context.hall.posts_of(&sitting.chair).next().is_none() {
            return Err(Refusal::ChairUnknown);
        }
        Ok(Sitting { place, ..sitting })
    }

    /// The transcript ends the pause that the notice opened (L-23).
    pub(super) fn hold_hearing(
        &self,
        record: String,
        signed: Option<Commitment>,
        files: Vec<FileHash>,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        self.may_hold(context)?;
        let record = given(record, Refusal::NoReasonFor(ActKind::HoldHearing))?;
        few_enough(&files)?;
        // L-26: whoever took part signs, or their refusal to sign is noted; unsigned it proves nothing.
        let signed = signed.ok_or(Refusal::TranscriptUnsigned)?;
        let transcript = Numbering::new(context).document(DocKind::HearingTranscript);
        let result = alloc::format!("听证已举行，笔录{}", transcript.number);
        let mut events =
            vec![Event::Hearing(HearingEvent::HearingHeld { record, signed, files, transcript })];
        if self.special == Some(SpecialProcedureKind::Hearing) {
            self.end_of_pause(result, &mut events, context);
        }
        Ok(events)
    }

    /// The hearing is held at the time that was told, not before, by a chair who has not stood aside since, and only
    /// where everybody was told seven working days before; its record is kept by the chair or the office (L-26).
    fn may_hold(&self, context: &Context<'_>) -> Result<(), Refusal> {
        let sitting = self.hearing.sitting.as_ref().filter(|_| self.hearing.is_owed());
        let sitting = sitting.ok_or(Refusal::NoHearing)?;
        if sitting.chair != context.actor.person {
            self.by_open_post(context)?;
        }
        if self.recused.contains(&sitting.chair) {
            return Err(Refusal::ChairRecused);
        }
        if self.recusals_asked.contains(&sitting.chair) {
            return Err(Refusal::RecusalUndecided(sitting.chair.clone()));
        }
        for side in self.sides() {
            // Whoever was informed after the notice went out has to be told of the hearing too.
            let notice = self.hearing.notices.get(&side).ok_or(Refusal::HearingUntold)?;
            let told = notice.on.ok_or_else(|| Refusal::HearingNoticeUnserved(notice.number.clone()))?;
            let earliest = seven_days_after(told, context);
            if sitting.at.day() < earliest {
                return Err(Refusal::HearingNoticeTooShort(earliest));
            }
        }
        if context.now < sitting.at { Err(Refusal::HearingAhead(sitting.at)) } else { Ok(()) }
    }
}

fn seven_days_after(day: Date, context: &Context<'_>) -> Date {
    context.calendar().working_day_after(day, HEARING_NOTICE.0.into())
}

/// The written notice says how long it takes: through the day of the hearing (L-23). It rests on what the item says of
/// its hearing, else on the law itself.
fn pause_until(day: Date, numbers: &mut Numbering<'_>, context: &Context<'_>) -> Event {
    let days = context.today().until(day).map_or(0, |span| span.get_days());
    let needed = Limit::CalendarDays(CalendarDays(u16::try_from(days).unwrap_or(0).max(1)));
    let links = &context.content.limits.special_links;
    let own = links.iter().find(|link| link.kind == Some(SpecialProcedureKind::Hearing));
    let basis = own.map(|link| link.basis.clone()).filter(|basis| !basis.law.trim().is_empty());
    let basis = basis.unwrap_or_else(|| Basis {
        law: "中华人民共和国行政许可法".into(),
        article: "第四十五条".into(),
        ..Basis::default()
    });
    let notice = numbers.document(DocKind::SpecialProcedureNotice);
    let kind = SpecialProcedureKind::Hearing;
    Event::SpecialProcedureStarted { kind, needed, through: day, basis, notice }
}

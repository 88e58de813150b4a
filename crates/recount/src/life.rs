//! 办件: the two limits of a case that its applicant is told of — the law's and the promise — as its events make them,
//! and every date that an event tells of them.

use crate::body::{Fault, day, field, fields, list, maybe, text, whole};
use crate::{Clock, Day, Limit};
use proof::Entry;
use serde_json::Value;
use std::collections::BTreeMap;

/// 时钟名: which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Name {
    Statutory,
    Promised,
}

impl Name {
    fn read(said: &Value) -> Option<Name> {
        match said.as_str() {
            Some("statutory") => Some(Name::Statutory),
            Some("promised") => Some(Name::Promised),
            _ => None,
        }
    }

    /// In both languages.
    #[must_use]
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Name::Statutory => ("法定时限", "statutory limit"),
            Name::Promised => ("承诺时限", "promised limit"),
        }
    }
}

/// 告知: a date that an event tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// The limit ends on this day.
    Due(Name, Day),
    /// The limit is near its end, or past it, and this is its last day: it must have been told before.
    Ends(Name, Day),
    /// Until now this day had been told.
    Before(Name, Day),
    /// The case counts as accepted on this day.
    Accepted(Day),
}

/// 办件, as far as its dates go.
#[derive(Clone, Debug, Default)]
pub struct Life {
    /// Both limits, once they have begun.
    pub clocks: BTreeMap<Name, Clock>,
    /// The days as they were told last.
    pub told: BTreeMap<Name, Day>,
    received_on: Option<Day>,
    corrected_on: Option<Day>,
    /// The day of acceptance by our own reading of C-11 and C-12, once there is one.
    pub accepted_on: Option<Day>,
    /// A request for information, which is answered and not accepted (L-48).
    answers: bool,
    /// Nothing more can happen.
    pub ended: bool,
}

impl Life {
    /// Takes an event in, and answers what it tells.
    pub fn take(&mut self, entry: &Entry, body: &Value) -> Result<Vec<Telling>, Fault> {
        let at = entry.happened_at;
        let (today, _) = Day::of(at).ok_or("the time of the event is out of range")?;
        let mut tells = Vec::new();
        match entry.kind.as_str() {
            "ApplicationSubmitted" => {
                let regime = maybe(body, "application_submitted").and_then(|said| maybe(said, "regime"));
                self.answers = regime.and_then(Value::as_str) == Some("information_request");
                self.received_on = Some(today);
            }
            "ApplicationResubmitted" => self.received_on = Some(today),
            "MaterialsReceived" => {
                self.received_on = Some(day(fields(body, "materials_received")?, "received_on")?);
            }
            "CorrectionSupplied" => self.corrected_on = Some(today),
            "CaseAccepted" => {
                // L-48: what is not accepted but answered counts from the receipt, or from the corrections.
                let receipt = self.received_on.filter(|_| self.answers);
                let own = self.corrected_on.or(receipt).unwrap_or(today);
                tells = self.accepted(at, fields(body, "case_accepted")?, own)?;
            }
            "CaseDeemedAccepted" => {
                // C-12: silence counts from the receipt, of the corrections if there were any.
                let own = self.corrected_on.or(self.received_on).unwrap_or(today);
                tells = self.accepted(at, fields(body, "case_deemed_accepted")?, own)?;
            }
            "SpecialProcedureStarted" => {
                let said = fields(body, "special_procedure_started")?;
                self.paused(at, today, text(said, "kind")? == "other")?;
            }
            "SpecialProcedureEnded" => {
                self.running().for_each(|clock| clock.resume(at, today));
                tells = due_days(fields(body, "special_procedure_ended")?)?;
            }
            "ExtensionApproved" => {
                let said = fields(body, "extension_approved")?;
                let by = whole(said, "by")?;
                // L-19: leave to decide later moves no limit that has passed.
                self.running().filter(|clock| !clock.passed).for_each(|clock| clock.extend(by));
                tells = due_days(said)?;
            }
            "Expedited" => {
                let said = fields(body, "expedited")?;
                let to = Limit::read(said, "promised")?;
                if let Some(clock) = self.clocks.get_mut(&Name::Promised).filter(|clock| !clock.stopped) {
                    clock.shorten(to);
                }
                tells = due_days(said)?;
            }
            "ForwardedUp" => self.forwarded(at, today, body)?,
            "ReturnedDown" => {
                if let Some(clock) = self.clocks.get_mut(&Name::Statutory) {
                    clock.stopped = true;
                }
            }
            "DeadlineRecomputed" => {
                let said = fields(body, "deadline_recomputed")?;
                if let Some(Telling::Due(name, on)) = due_day(field(said, "due")?)? {
                    tells = vec![Telling::Before(name, day(said, "from")?), Telling::Due(name, on)];
                }
            }
            "LimitNeared" => tells = moment(fields(body, "limit_neared")?)?,
            "LimitPassed" => tells = self.passed(fields(body, "limit_passed")?)?,
            // L-31: silence at the end of the licence is a decision too.
            "Granted" | "Refused" | "RenewalDeemedGranted" => {
                self.running().for_each(|clock| clock.stopped = true);
            }
            "ResultDelivered"
            | "ApplicationWithdrawn"
            | "CaseTerminated"
            | "NotRequiredTold"
            | "AcceptanceRefused"
            | "AcceptanceWithdrawn" => self.ended = true,
            _ => {}
        }
        Ok(tells)
    }

    /// L-15, L-21: the law's clock runs with the superior from here on; nobody is told a day.
    fn forwarded(&mut self, at: i64, today: Day, body: &Value) -> Result<(), Fault> {
        let said = fields(fields(body, "superior")?, "forwarded_up")?;
        let clock = Clock::start(at, today, Limit::read(said, "limit")?);
        self.clocks.insert(Name::Statutory, clock);
        self.told.remove(&Name::Statutory);
        Ok(())
    }

    /// It has been said that a limit has passed.
    fn passed(&mut self, said: &Value) -> Result<Vec<Telling>, Fault> {
        let clock = Name::read(field(said, "clock")?).and_then(|name| self.clocks.get_mut(&name));
        if let Some(clock) = clock {
            clock.passed = true;
        }
        moment(said)
    }

    fn running(&mut self) -> impl Iterator<Item = &mut Clock> {
        self.clocks.values_mut().filter(|clock| !clock.stopped)
    }

    /// Both limits begin; `own` is the day of acceptance by our own reading of C-11 and C-12.
    fn accepted(&mut self, at: i64, said: &Value, own: Day) -> Result<Vec<Telling>, Fault> {
        self.clocks.insert(Name::Promised, Clock::start(at, own, Limit::read(said, "promised")?));
        let mut tells = vec![Telling::Accepted(day(said, "accepted_on")?)];
        if maybe(said, "statutory").is_some() {
            self.clocks.insert(Name::Statutory, Clock::start(at, own, Limit::read(said, "statutory")?));
        }
        if maybe(said, "statutory_due").is_some() {
            tells.push(Telling::Due(Name::Statutory, day(said, "statutory_due")?));
        }
        tells.push(Telling::Due(Name::Promised, day(said, "promised_due")?));
        self.accepted_on = Some(own);
        Ok(tells)
    }

    /// L-23: the law's clock stops for the eight procedures of article 45 and for nothing else.
    fn paused(&mut self, at: i64, today: Day, is_other: bool) -> Result<(), Fault> {
        for (name, clock) in self.clocks.iter_mut().filter(|(_, clock)| !clock.stopped) {
            if *name == Name::Promised || !is_other {
                clock.pause(at, today)?;
            }
        }
        Ok(())
    }
}

fn due_days(said: &Value) -> Result<Vec<Telling>, Fault> {
    let mut tells = Vec::new();
    for due in list(said, "due")? {
        tells.extend(due_day(due)?);
    }
    Ok(tells)
}

fn due_day(due: &Value) -> Result<Option<Telling>, Fault> {
    let on = day(due, "on")?;
    Ok(Name::read(field(due, "clock")?).map(|name| Telling::Due(name, on)))
}

/// A limit neared or passed: its last moment lies on its last day, also where that is the very end of it.
fn moment(said: &Value) -> Result<Vec<Telling>, Fault> {
    let Some(name) = Name::read(field(said, "clock")?) else { return Ok(Vec::new()) };
    let (on, _) = Day::of(whole(said, "due")?.saturating_sub(1)).ok_or("due is out of range")?;
    Ok(vec![Telling::Ends(name, on)])
}

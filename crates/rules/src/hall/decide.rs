//! Deciding on the hall: who may change the organisation, and folding what changed.
//!
//! One person never appoints themselves to supervise, and administrators of the system get no part in cases:
//! separation of duty is decided here (DESIGN §8, X-02).

use super::{Absence, Command, Department, Event, Hall, Post, Refusal, Role};
use crate::{
    actor::Actor,
    calendar::{Declaration, notices, sensible},
    dossier::{Dossier, Recorded},
    identifier::credit,
    name::{PersonId, PostId},
    time::{Date, Instant, WorkingDays},
};
use alloc::{string::ToString, vec, vec::Vec};

/// What a decision on the hall looks at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The time of the decision.
    pub now: Instant,
    /// Who asks.
    pub actor: &'a Actor,
}

/// Posts have few holders: an A person, a B person, and at large windows some more.
const HOLDERS_MAX: usize = 8;

/// A working year: longer is no period but a slip of the pen.
const PERIOD_MAX: u16 = 250;

/// Offices that no one person may join (X-02: three administrators apart; SU7: supervisors apart).
const APART: &[(Role, Role)] = &[
    (Role::SystemAdministrator, Role::SecurityAdministrator),
    (Role::SystemAdministrator, Role::AuditAdministrator),
    (Role::SecurityAdministrator, Role::AuditAdministrator),
    (Role::Supervisor, Role::HallManager),
    (Role::Supervisor, Role::SystemAdministrator),
    (Role::Supervisor, Role::SecurityAdministrator),
    (Role::Supervisor, Role::AuditAdministrator),
];

/// Offices whose holders have no part in cases, and therefore no post (DESIGN §8, S-17, X-02).
const WITHOUT_POST: &[Role] = &[
    Role::Supervisor,
    Role::Auditor,
    Role::SystemAdministrator,
    Role::SecurityAdministrator,
    Role::AuditAdministrator,
];

/// Roles that come only by office, never with a post.
const BY_OFFICE: &[Role] = &[
    Role::Citizen,
    Role::GovernmentHead,
    Role::HallManager,
    Role::Supervisor,
    Role::Auditor,
    Role::SystemAdministrator,
    Role::SecurityAdministrator,
    Role::AuditAdministrator,
];

impl Dossier for Hall {
    const KIND: &'static str = "hall";
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;
    type Context<'a> = Context<'a>;

    fn decide(&self, command: Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if !self.is_entitled(&command, context.actor) {
            return Err(Refusal::NotEntitled);
        }
        let event = self.consider(command, context)?;
        // Saying again what already holds is no event: starting a hall twice changes nothing.
        Ok(if self.says(&event) { vec![] } else { vec![event] })
    }

    fn apply(mut self, recorded: &Recorded<Event>) -> Self {
        self.note_change(recorded);
        match recorded.event.clone() {
            Event::HallDescribed { name, name_en, division, hotline } => {
                (self.name, self.name_en, self.division, self.hotline) = (name, name_en, division, hotline);
            }
            Event::DepartmentDescribed(department) => {
                let abbreviation = department.abbreviation.trim().to_string();
                self.abbreviations.entry(abbreviation).or_insert_with(|| department.id.clone());
                self.departments.insert(department.id.clone(), department);
            }
            Event::PostDescribed(mut post) => {
                post.holders = self.posts.remove(&post.id).map(|old| old.holders).unwrap_or_default();
                self.posts.insert(post.id.clone(), post);
            }
            Event::StationDescribed(mut station) => {
                station.items = self.stations.remove(&station.id).map(|old| old.items).unwrap_or_default();
                self.stations.insert(station.id.clone(), station);
            }
            Event::StationItemsSet { station, items } => {
                if let Some(station) = self.stations.get_mut(&station) {
                    station.items = items;
                }
            }
            Event::PostHeld { post, holders } => {
                if let Some(post) = self.posts.get_mut(&post) {
                    post.holders = holders;
                }
            }
            Event::OfficeHeld { person, roles } => {
                if roles.is_empty() {
                    self.offices.remove(&person);
                } else {
                    self.offices.insert(person, roles);
                }
            }
            // It is about a login, which is no part of the hall; the log alone keeps it.
            Event::PasswordReset { .. } => {}
            Event::AbsenceNoted { person, from, until } => {
                let noted = recorded.stamp.happened_at;
                self.absences.insert(person, Absence { from, until, noted });
            }
            Event::AbsenceEnded { person } => {
                self.absences.remove(&person);
            }
            Event::ChiefAppointed(chief) => {
                self.chiefs.insert(chief.department.clone(), chief);
            }
            Event::ChiefDismissed { department } => {
                self.chiefs.remove(&department);
            }
            Event::DecreeLoaded(decree) => self.calendar = self.calendar.with_decree(decree),
            Event::LocalHolidayDeclared(holiday) => {
                self.calendar = self.calendar.with_local_holiday(holiday);
            }
            Event::ClosureDeclared(closure) => self.calendar = self.calendar.with_closure(closure),
            Event::OpeningDeclared(opening) => self.calendar = self.calendar.with_opening(opening),
            Event::DeclarationTakenBack(declaration) => {
                self.calendar = self.calendar.without(&declaration);
            }
            Event::HoursSet(hours) => self.calendar = self.calendar.with_hours(hours),
            Event::PeriodsSet { correction_days, remind_before, explanation_days, applicant_unit } => {
                self.correction_days = correction_days;
                self.remind_before = remind_before.unwrap_or(self.remind_before);
                self.explanation_days = explanation_days.unwrap_or(self.explanation_days);
                self.applicant_unit = applicant_unit;
            }
            Event::SupervisionPeriodsSet { remind_before, explanation_days, .. } => {
                self.remind_before = remind_before;
                self.explanation_days = explanation_days;
            }
            Event::RuleSet { rule, setting, .. } => self.standard.set(rule, setting),
            Event::LevelCalled { level, label, .. } => self.standard.call(level, label),
        }
        self
    }

    fn event_name(event: &Event) -> &'static str {
        match event {
            Event::HallDescribed { .. } => "HallDescribed",
            Event::DepartmentDescribed(_) => "DepartmentDescribed",
            Event::PostDescribed(_) => "PostDescribed",
            Event::StationDescribed(_) => "StationDescribed",
            Event::StationItemsSet { .. } => "StationItemsSet",
            Event::PostHeld { .. } => "PostHeld",
            Event::OfficeHeld { .. } => "OfficeHeld",
            Event::PasswordReset { .. } => "PasswordReset",
            Event::AbsenceNoted { .. } => "AbsenceNoted",
            Event::AbsenceEnded { .. } => "AbsenceEnded",
            Event::ChiefAppointed(_) => "ChiefAppointed",
            Event::ChiefDismissed { .. } => "ChiefDismissed",
            Event::DecreeLoaded(_) => "DecreeLoaded",
            Event::LocalHolidayDeclared(_) => "LocalHolidayDeclared",
            Event::ClosureDeclared(_) => "ClosureDeclared",
            Event::OpeningDeclared(_) => "OpeningDeclared",
            Event::DeclarationTakenBack(_) => "DeclarationTakenBack",
            Event::HoursSet(_) => "HoursSet",
            Event::PeriodsSet { .. } => "PeriodsSet",
            Event::SupervisionPeriodsSet { .. } => "SupervisionPeriodsSet",
            Event::RuleSet { .. } => "RuleSet",
            Event::LevelCalled { .. } => "LevelCalled",
        }
    }
}

impl Hall {
    /// Keeps what changes the calendar, before it does.
    fn note_change(&mut self, recorded: &Recorded<Event>) {
        let at = recorded.stamp.happened_at;
        match &recorded.event {
            Event::DecreeLoaded(decree) => self.changes.decree_loaded(at, decree, &self.calendar),
            Event::LocalHolidayDeclared(holiday) => self.changes.local_holiday_declared(at, holiday),
            Event::DeclarationTakenBack(taken) => self.changes.taken_back(at, taken, &self.calendar),
            Event::ClosureDeclared(_) | Event::OpeningDeclared(_) | Event::HoursSet(_) => {
                self.changes.hours_changed(at);
            }
            _ => {}
        }
    }

    fn is_entitled(&self, command: &Command, actor: &Actor) -> bool {
        let needed = match command {
            Command::NoteAbsence { person, .. } | Command::EndAbsence { person } => {
                return self.may_note_absence(actor, person);
            }
            Command::Entrust { .. } | Command::ResetPassword { .. } => Role::SecurityAdministrator,
            // S-17: whoever is supervised, and whoever administers, has no part in the rules of supervision.
            Command::SetRule { .. } | Command::CallLevel { .. } | Command::SetSupervisionPeriods { .. } => {
                return actor.has(Role::Supervisor);
            }
            _ => Role::HallManager,
        };
        actor.is_system() || actor.has(needed)
    }

    fn consider(&self, command: Command, context: &Context<'_>) -> Result<Event, Refusal> {
        let actor = context.actor;
        Ok(match command {
            Command::Describe { name, name_en, division, hotline } => {
                filled("name", &name)?;
                Event::HallDescribed { name, name_en, division, hotline }
            }
            Command::DescribeDepartment(department) => self.describe_department(department)?,
            Command::DescribePost(post) => self.describe_post(post)?,
            Command::DescribeStation(station) => self.describe_station(station)?,
            Command::OfferAt { station, items } => self.offer_at(station, items)?,
            Command::Appoint { post, holders } => self.appoint(post, holders)?,
            Command::Entrust { person, roles } => self.entrust(person, roles, actor)?,
            Command::ResetPassword { person } if person == actor.person => return Err(Refusal::NotEntitled),
            Command::ResetPassword { person } => Event::PasswordReset { person },
            Command::NoteAbsence { person, from, until } => {
                self.note_absence(person, from, until, context.now.day())?
            }
            Command::EndAbsence { person } if self.absences.contains_key(&person) => {
                Event::AbsenceEnded { person }
            }
            Command::EndAbsence { .. } => return Err(Refusal::NotAway),
            Command::AppointChief(chief) => self.appoint_chief(chief)?,
            Command::DismissChief { department } if self.chiefs.contains_key(&department) => {
                Event::ChiefDismissed { department }
            }
            Command::DismissChief { .. } => return Err(Refusal::NotOfDepartment),
            Command::LoadDecree(decree) => {
                decree.check().map_err(|fault| Refusal::Decree(fault.to_string()))?;
                Event::DecreeLoaded(decree)
            }
            Command::DeclareLocalHoliday(holiday) => {
                in_order(holiday.first, holiday.last)?;
                Event::LocalHolidayDeclared(holiday)
            }
            Command::DeclareClosure(closure) => {
                in_order(closure.first, closure.last)?;
                Event::ClosureDeclared(closure)
            }
            Command::DeclareOpening(opening) => {
                in_order(opening.first, opening.last)?;
                if opening.spans.as_slice().is_empty() {
                    return Err(Refusal::NoHours);
                }
                Event::OpeningDeclared(opening)
            }
            Command::TakeBack(declaration) => {
                if !self.has_declared(&declaration) {
                    return Err(Refusal::NotDeclared);
                }
                Event::DeclarationTakenBack(declaration)
            }
            Command::SetHours(hours) => Event::HoursSet(hours),
            Command::SetPeriods { correction_days, applicant_unit } => {
                // No time to correct would be none (K-08).
                within("correction_days", correction_days, 1)?;
                Event::PeriodsSet {
                    correction_days,
                    remind_before: None,
                    explanation_days: None,
                    applicant_unit,
                }
            }
            Command::SetSupervisionPeriods { remind_before, explanation_days, reason } => {
                Self::set_supervision_periods(remind_before, explanation_days, reason)?
            }
            Command::SetRule { rule, setting, reason } => self.set_rule(rule, setting, reason, context)?,
            Command::CallLevel { level, label, reason } => self.call_level(level, label, reason)?,
        })
    }

    /// A department needs an abbreviation of its own, since document numbers are made of it (K-05).
    fn describe_department(&self, department: Department) -> Result<Event, Refusal> {
        filled("id", department.id.as_str())?;
        filled("name", &department.name)?;
        filled("abbreviation", &department.abbreviation)?;
        // Also one given up long ago: its numbers stand on papers that have gone out.
        if let Some(other) = self.abbreviations.get(department.abbreviation.trim())
            && *other != department.id
        {
            return Err(Refusal::AbbreviationTaken(other.clone()));
        }
        if !department.credit_code.is_empty() && credit::parse(&department.credit_code).is_err() {
            return Err(Refusal::CreditCode);
        }
        Ok(Event::DepartmentDescribed(department))
    }

    fn describe_post(&self, post: Post) -> Result<Event, Refusal> {
        filled("id", post.id.as_str())?;
        filled("name", &post.name)?;
        if !self.departments.contains_key(&post.department) {
            return Err(Refusal::NoSuchDepartment);
        }
        if post.station.as_ref().is_some_and(|station| !self.stations.contains_key(station)) {
            return Err(Refusal::NoSuchStation);
        }
        if let Some(role) = post.roles.iter().find(|role| BY_OFFICE.contains(role)) {
            return Err(Refusal::NoPostRole(*role));
        }
        Ok(Event::PostDescribed(Post { holders: vec![], ..post }))
    }

    fn appoint(&self, post: PostId, holders: Vec<PersonId>) -> Result<Event, Refusal> {
        if !self.posts.contains_key(&post) {
            return Err(Refusal::NoSuchPost);
        }
        if holders.len() > HOLDERS_MAX {
            return Err(Refusal::TooMany);
        }
        let offices = holders.iter().filter_map(|holder| self.offices.get(holder));
        if let Some(office) = offices.flatten().find(|office| WITHOUT_POST.contains(office)) {
            return Err(Refusal::NoPostBeside(*office));
        }
        Ok(Event::PostHeld { post, holders })
    }

    fn entrust(&self, person: PersonId, roles: Vec<Role>, actor: &Actor) -> Result<Event, Refusal> {
        if person == actor.person {
            return Err(Refusal::OwnOffice);
        }
        if let Some((one, other)) =
            APART.iter().find(|(one, other)| roles.contains(one) && roles.contains(other))
        {
            return Err(Refusal::Incompatible(*one, *other));
        }
        if let Some(office) = roles.iter().find(|role| WITHOUT_POST.contains(role))
            && self.posts_of(&person).next().is_some()
        {
            return Err(Refusal::NoPostBeside(*office));
        }
        Ok(Event::OfficeHeld { person, roles })
    }

    /// Whether this was declared here. What the nation decreed is not the hall's to take back.
    #[must_use]
    pub fn has_declared(&self, declaration: &Declaration) -> bool {
        let parts = self.calendar.parts();
        match declaration {
            Declaration::LocalHoliday(holiday) => parts.local_holidays.contains(holiday),
            Declaration::Closure(closure) => parts.closures.contains(closure),
            Declaration::Opening(opening) => parts.openings.contains(opening),
            Declaration::Decree(number) => {
                let entered = parts.decrees.iter().find(|decree| decree.number == *number);
                entered.is_some_and(|decree| !notices().contains(decree))
            }
        }
    }
}

pub(super) fn filled(field: &str, text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() { Err(Refusal::Empty(field.into())) } else { Ok(()) }
}

fn in_order(first: Date, last: Date) -> Result<(), Refusal> {
    if sensible(first, last) { Ok(()) } else { Err(Refusal::Range) }
}

pub(super) fn within(field: &str, days: WorkingDays, least: u16) -> Result<(), Refusal> {
    if (least..=PERIOD_MAX).contains(&days.0) { Ok(()) } else { Err(Refusal::Period(field.into())) }
}

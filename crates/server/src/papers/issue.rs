//! 签发: one paper at the moment of its issue, and what it can say by the event that issued it.

use super::{
    Frame, Source,
    contents::{Footing, Values},
    course, hearing, intake, licence,
    outcome::{self, Served},
    promise, slip, wording,
};
use crate::text::{Lang, codes};
use rules::{
    calendar::Interval,
    case::{
        self, Case, ClockName, DocKind, Event, OfficersEvent, PromiseEvent, Service, Side, event::Acceptance,
    },
    clock::Clock,
    dossier::{Known, Recorded},
    hall::Role,
    identifier::DocumentNumber,
    item::content::ItemKind,
    name::{MaterialId, PersonId},
};

/// 签发
pub(super) struct Issue<'a> {
    pub(super) source: &'a Source<'a>,
    pub(super) recorded: &'a Recorded<Event>,
    document: &'a case::Document,
    pub(super) before: Case,
    pub(super) after: Case,
}

impl<'a> Issue<'a> {
    /// The issue of this number, with the case just before and just after.
    pub(super) fn find(source: &'a Source<'a>, number: &str) -> Option<Issue<'a>> {
        let mut known = Known::<Case>::default();
        for recorded in source.events {
            let before = known.state.clone();
            known = known.then(recorded);
            let document = recorded.event.documents().find(|document| document.number.as_str() == number);
            if let Some(document) = document {
                return Some(Issue { source, recorded, document, before, after: known.state });
            }
        }
        None
    }

    pub(super) fn frame(&self) -> Frame<'_> {
        Frame {
            kind: self.document.kind,
            number: self.document.number.as_str(),
            issuer: self.issuer(),
            item: self.item_kind(),
            day: self.recorded.stamp.happened_at.day(),
            footer: self.footer(),
            address: self.source.address,
        }
    }

    /// Everything this paper can say.
    pub(super) fn values(&self) -> Values {
        let values = self.of_every_paper();
        match &self.recorded.event {
            Event::MaterialsReceived { received_on, .. } => intake::receipt(self, values, *received_on),
            Event::CorrectionNoticeIssued { items, .. } => intake::correction(self, values, items),
            Event::CaseAccepted(acceptance) | Event::CaseDeemedAccepted(acceptance) => {
                self.of_acceptance(values, acceptance)
            }
            Event::NotRequiredTold { reason, .. } => values.with("reason", reason),
            Event::AcceptanceRefused { reason, proper_body, remedies, .. } => {
                intake::refusal(values, reason, proper_body, remedies)
            }
            Event::ExtensionApproved { by, reason, .. } => course::extension(self, values, *by, reason),
            Event::SpecialProcedureStarted { kind, needed, basis, .. } => {
                course::special(values, *kind, *needed, basis)
            }
            Event::StepFinished { result, opinion, .. } => {
                course::legal_review(self, values, *result, opinion)
            }
            Event::Officers(OfficersEvent::SiteCheckRecorded { staff, findings, .. }) => {
                course::site_check(self, values, staff, findings)
            }
            Event::Hearing(event) => hearing::heard(self, values, event),
            Event::Promise(PromiseEvent::AcceptanceWithdrawn { reason, remedies, .. }) => {
                promise::withdrawn(self, values, reason, remedies)
            }
            Event::FeeAssessed { lines, slip, .. } => slip::notice(self, values, lines, slip.as_ref()),
            Event::Slip(event) => slip::settled(self, values, event),
            Event::Granted { content, transcript, issue, .. } => {
                let values = values
                    .with("issue_within", codes::limit(Lang::Zh, *issue))
                    .with_known("issue_by", self.due(self.after.clock(&ClockName::Issue)));
                let values = outcome::grant(self, values, content, transcript.as_ref());
                licence::given(self, values, content)
            }
            Event::Refused { reasons, basis, standard, remedies, transcript, .. } => {
                let values = licence::denied(self, values).with("standard", standard.trim());
                outcome::refusal(self, values, reasons, basis, remedies)
                    .with_known("transcript", transcript.as_ref().map(DocumentNumber::as_str))
            }
            Event::RenewalDeemedGranted { licence, expired, until, .. } => {
                licence::deemed(self, values, licence, *expired, *until)
            }
            Event::ResultDelivered { mode, recipient, proof, .. } => {
                let (what, on) = (outcome::result(self), self.source.applicant);
                outcome::service(self, values, &Served { what, mode: *mode, on, recipient, proof })
            }
            Event::DocumentServed { document, service, .. } => {
                let Service { mode, recipient, proof } = service;
                let party = self.after.for_parties.get(document);
                let on = hearing::addressee(self, party.map_or(Side::Applicant, |place| Side::Party(*place)));
                let what = outcome::paper(self, document);
                outcome::service(self, values, &Served { what, mode: *mode, on, recipient, proof })
            }
            _ => values,
        }
    }

    /// Acceptance issues its notice and, where something was promised, the promise (L-10, P-08, P-09).
    fn of_acceptance(&self, values: Values, acceptance: &Acceptance) -> Values {
        match self.document.kind {
            DocKind::PromiseLetter => promise::letter(self, values, acceptance),
            DocKind::DeferralPromise => promise::deferral(self, values, acceptance),
            _ => {
                let deemed = matches!(self.recorded.event, Event::CaseDeemedAccepted(_)).then_some("是");
                intake::acceptance(self, values, acceptance).with_known("deemed", deemed)
            }
        }
    }

    fn of_every_paper(&self) -> Values {
        let number = self.after.number.as_ref().map_or("", |number| number.as_str());
        let kind = self.item_kind();
        let licensing = (kind == Some(ItemKind::AdministrativeLicence)).then_some("是");
        Values::resting_on(Footing::of(self.source.content))
            .with("item", &self.source.content.identity.name)
            .with("case_number", number)
            .with("applicant", self.source.applicant)
            .with_known("agent", self.source.agent)
            .with("issuer", self.issuer())
            .with("day", wording::day(self.recorded.stamp.happened_at.day()))
            .with("actor", self.actor())
            .with_known("licensing", licensing)
            .with("object", wording::object(kind))
            .with("grants", wording::grants(kind))
    }

    /// Decisions bear the name of the body that answers in law; the department's where the item names none.
    pub(super) fn issuer(&self) -> &str {
        wording::issuer(self.source.hall, self.source.content)
    }

    pub(super) fn kind(&self) -> DocKind {
        self.document.kind
    }

    pub(super) fn item_kind(&self) -> Option<ItemKind> {
        self.source.content.identity.kind
    }

    /// The last day of a clock of the case as it stood then, by the calendar that is known when the paper is pressed.
    pub(super) fn due(&self, clock: Option<&Clock>) -> Option<String> {
        let calendar = &self.source.hall.calendar;
        let due = clock?.due(calendar);
        // A bank knows no closing time of the hall's: what is due by midnight is told by its day.
        let closing = match clock?.kind().ends_at_midnight() {
            true => String::new(),
            false => format!(" {}", wording::clock(calendar.closing_of(due.date))),
        };
        let mut words = format!("{}{closing}", wording::full_day(due.date));
        if due.provisional {
            let Interval { earliest, latest } = clock?.interval(calendar);
            let (earliest, latest) = (wording::full_day(earliest), wording::full_day(latest));
            words.push_str(&format!("（暂定，该年放假通知公布后，最早{earliest}，最迟{latest}）"));
        }
        Some(words)
    }

    pub(super) fn staff(&self, person: &PersonId) -> String {
        wording::staff(self.source.hall, self.source.names, person)
    }

    /// Whoever acted, by the office in which they did, whatever other posts they hold.
    pub(super) fn actor_as(&self, role: Role) -> String {
        format!("{}（{}）", self.source.names.name(&self.recorded.stamp.actor), role.zh())
    }

    pub(super) fn actor(&self) -> String {
        self.staff(&self.recorded.stamp.actor)
    }

    pub(super) fn material(&self, id: &MaterialId) -> String {
        let known = self.source.content.materials.iter().find(|material| material.id == *id);
        match known {
            Some(material) => material.name.clone(),
            None if id.as_str() == case::material::AUTHORISATION => "授权委托书".to_owned(),
            None => id.0.clone(),
        }
    }

    /// The day of acceptance, where the case has been accepted.
    pub(super) fn accepted_on(&self) -> Option<String> {
        self.before.accepted_on.map(wording::day)
    }

    fn footer(&self) -> String {
        wording::footer(self.source.hall, self.source.content, self.recorded.stamp.recorded_at)
    }
}

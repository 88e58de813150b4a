//! 文书: composes the numbered papers of a case (N-01 … N-07, N-12, N-13, N-16; domain rules §4.2) from what was
//! recorded, the item version the case keeps, and the hall.
//!
//! A paper is composed anew whenever it is read, from the event that issued it and the case as it stood at that
//! moment: nothing about it can change but names that the vault has since erased. What each kind must say is decided
//! here, how it looks by the press. Papers are written in Chinese, the language of record (L-11), and say the second
//! at which they were made. Who may read one is decided by the page that shows it.

mod course;
mod intake;
mod outcome;
mod wording;

use crate::people::Names;
use paper::{
    Document, Language, Seal,
    document::{Block, Field, IssuedOn, Qr, Section},
};
use rules::{
    calendar::Interval,
    case::{self, Case, Event},
    clock::Clock,
    dossier::{Known, Recorded},
    hall::Hall,
    item::{Content, content::ItemKind},
    name::{MaterialId, PersonId},
};
pub use wording::{granted, title};

/// Where the code on a paper leads: the public check of its number.
#[must_use]
pub fn check_address(number: &str) -> String {
    let encoded: String = form_urlencoded::byte_serialize(number.as_bytes()).collect();
    // Form encoding writes a blank as a plus sign, which in a path is a plus sign.
    format!("/check/{}", encoded.replace('+', "%20"))
}

/// 卷宗: what papers are composed from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// Departments, posts and the calendar.
    pub hall: &'a Hall,
    /// The version of the item that the case keeps (I-05).
    pub content: &'a Content,
    /// Everything that happened to the case.
    pub events: &'a [Recorded<Event>],
    /// Names of the staff in it.
    pub names: &'a Names,
    /// The applicant's name as this reader may see it.
    pub applicant: &'a str,
    /// The agent's, if there is one.
    pub agent: Option<&'a str>,
    /// Who received the result, as far as the vault still knows.
    pub recipient: Option<&'a str>,
    /// The query code, for the receipt; none for readers who have no business with it.
    pub query_code: Option<&'a str>,
    /// The address people type, for the public check.
    pub address: &'a str,
}

impl Source<'_> {
    /// The paper of this number; none when the case issued none of this number.
    #[must_use]
    pub fn compose(&self, number: &str) -> Option<Document> {
        Some(Issue::find(self, number)?.paper())
    }
}

/// 签发: one paper at the moment of its issue.
struct Issue<'a> {
    source: &'a Source<'a>,
    recorded: &'a Recorded<Event>,
    document: &'a case::Document,
    before: Case,
    after: Case,
}

impl<'a> Issue<'a> {
    fn find(source: &'a Source<'a>, number: &str) -> Option<Issue<'a>> {
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

    fn paper(&self) -> Document {
        let issuer = self.issuer().to_owned();
        let number = self.document.number.as_str();
        let day = self.recorded.stamp.happened_at.day();
        Document {
            kind: crate::text::codes::word(&self.document.kind),
            number: number.to_owned(),
            title: title(self.document.kind, self.item_kind()).to_owned(),
            addressee: Some(self.source.applicant.to_owned()),
            sections: self.sections(),
            seal: Some(Seal { body: issuer.clone(), purpose: Some("行政审批专用章".to_owned()) }),
            issuer,
            date_text: wording::day(day),
            issued_on: Some(IssuedOn { year: day.year(), month: day.month(), day: day.day() }),
            qr: Some(Qr {
                text: format!("{}{}", self.source.address, check_address(number)),
                caption: "扫码核验".to_owned(),
            }),
            footer: Some(self.footer()),
            watermark: None,
            language: Language::Chinese,
        }
    }

    fn sections(&self) -> Vec<Section> {
        match &self.recorded.event {
            Event::MaterialsReceived { received_on, .. } => intake::receipt(self, *received_on),
            Event::CorrectionNoticeIssued { items, .. } => intake::correction(self, items),
            Event::CaseAccepted(acceptance) => intake::acceptance(self, acceptance, false),
            Event::CaseDeemedAccepted(acceptance) => intake::acceptance(self, acceptance, true),
            Event::NotRequiredTold { reason, .. } => intake::not_required(self, reason),
            Event::AcceptanceRefused { reason, proper_body, remedies, .. } => {
                intake::refusal(self, reason, proper_body, remedies)
            }
            Event::ExtensionApproved { by, reason, .. } => course::extension(self, *by, reason),
            Event::SpecialProcedureStarted { kind, needed, basis, .. } => {
                course::special(self, *kind, *needed, basis)
            }
            Event::Granted { content, .. } => outcome::grant(self, content),
            Event::Refused { reasons, basis, remedies, .. } => {
                outcome::refusal(self, reasons, basis, remedies)
            }
            Event::ResultDelivered { mode, .. } => outcome::service(self, *mode),
            _ => Vec::new(),
        }
    }

    /// Decisions bear the name of the body that answers in law; the department's where the item names none.
    fn issuer(&self) -> &str {
        let body = self.source.content.body.impl_body.trim();
        if !body.is_empty() {
            return body;
        }
        let department = self.source.hall.departments.get(&self.source.content.body.department);
        department.map_or(self.source.hall.name.as_str(), |department| &department.name)
    }

    fn item_kind(&self) -> Option<ItemKind> {
        self.source.content.identity.kind
    }

    fn is_licence(&self) -> bool {
        self.item_kind() == Some(ItemKind::AdministrativeLicence)
    }

    /// What every paper says of the case, and more where the kind asks for it.
    fn case_fields(&self, more: &[(&str, String)]) -> Block {
        let number = self.after.number.as_ref().map_or("", |number| number.as_str());
        let mut fields = vec![
            Field::new("办件编号", number),
            Field::new("事项名称", &self.source.content.identity.name),
            Field::new("申请人", self.source.applicant),
        ];
        if let Some(agent) = self.source.agent {
            fields.push(Field::new("代理人", agent));
        }
        fields.extend(more.iter().map(|(label, value)| Field::new(*label, value)));
        Block::Fields(fields)
    }

    /// The last day of a clock as the applicant was told it then.
    fn due(&self, clock: Option<&Clock>) -> Option<String> {
        let calendar = &self.source.hall.calendar;
        let due = clock?.due(calendar);
        let at = calendar.closing_of(due.date);
        let mut words = format!("{} {}", wording::full_day(due.date), wording::clock(at));
        if due.provisional {
            let Interval { earliest, latest } = clock?.interval(calendar);
            let (earliest, latest) = (wording::full_day(earliest), wording::full_day(latest));
            words.push_str(&format!("（暂定，该年放假通知公布后，最早{earliest}，最迟{latest}）"));
        }
        Some(words)
    }

    fn staff(&self, person: &PersonId) -> String {
        let post = self.source.hall.posts_of(person).next();
        let name =
            if person.as_str() == rules::dossier::SYSTEM { "系统" } else { self.source.names.name(person) };
        post.map_or_else(|| name.to_owned(), |post| format!("{name}（{}）", post.name))
    }

    fn actor(&self) -> String {
        self.staff(&self.recorded.stamp.actor)
    }

    fn material(&self, id: &MaterialId) -> String {
        let known = self.source.content.materials.iter().find(|material| material.id == *id);
        match known {
            Some(material) => material.name.clone(),
            None if id.as_str() == case::material::AUTHORISATION => "授权委托书".to_owned(),
            None => id.0.clone(),
        }
    }

    fn footer(&self) -> String {
        let made = wording::moment(self.recorded.stamp.recorded_at);
        let mut footer = format!("本文书由一窗政务服务平台于{made}制作。");
        let ask = self.source.content.place.consult_way.trim();
        if !ask.is_empty() {
            footer.push_str(&format!("咨询：{ask}。"));
        } else if !self.source.hall.hotline.is_empty() {
            footer.push_str(&format!("咨询：{}。", self.source.hall.hotline));
        }
        footer
    }
}

fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph(text.into())
}

//! 证照文书: what the papers of a licence are filled with: what is meant to be done to it (N-08), what was (N-15), the proof that
//! such a paper was served (N-16), and the licence itself (DE2).
//!
//! The values come from the event that issued the paper and the licence as it stood just after.

use super::{
    Frame, Shelf, Unmade, compose,
    contents::{Footing, Values},
    title, wording,
};
use crate::{
    people::Names,
    text::{Lang, codes},
};
use paper::Document;
use rules::{
    case::{DeliveryMode, DocKind, Service},
    dossier::{Known, Recorded},
    hall::Hall,
    item::{Content, content::Basis},
    licence::{Event, Heard, Licence, Ruling, Version},
    name::Commitment,
    standing::BanCause,
};
use std::collections::BTreeMap;

/// 证照卷宗: what the papers of a licence are composed from.
#[derive(Clone, Copy, Debug)]
pub struct LicenceSource<'a> {
    /// The templates.
    pub shelf: &'a Shelf,
    /// Departments, posts and the calendar.
    pub hall: &'a Hall,
    /// The version of the item it was issued under.
    pub content: &'a Content,
    /// Everything that happened to it.
    pub events: &'a [Recorded<Event>],
    /// Names of the staff in it.
    pub names: &'a Names,
    /// The holder's name as this reader may see it.
    pub holder: &'a str,
    /// What the log only commits to: recipients and witnesses.
    pub sealed: &'a BTreeMap<Commitment, String>,
    /// The address people type, for the public check.
    pub address: &'a str,
}

/// One paper at the moment of its issue.
struct Issue<'a> {
    source: &'a LicenceSource<'a>,
    recorded: &'a Recorded<Event>,
    after: Licence,
    kind: DocKind,
}

impl LicenceSource<'_> {
    /// The paper of this number; none when the licence issued none of this number.
    ///
    /// # Errors
    /// When it would not say what the law asks of it.
    pub fn compose(&self, number: &str) -> Result<Option<Document>, Unmade> {
        let Some(issue) = Issue::find(self, number) else { return Ok(None) };
        // A certificate bears the number of the licence, whichever version it is of, and leads to the check of the licence.
        let licence = issue.number();
        let printed = if issue.kind == DocKind::LicenceCertificate { licence } else { number };
        let frame = Frame {
            kind: issue.kind,
            number: printed,
            issuer: issue.issuer(),
            item: self.content.identity.kind,
            day: issue.recorded.stamp.happened_at.day(),
            footer: wording::footer(self.hall, self.content, issue.recorded.stamp.recorded_at),
            address: self.address,
        };
        compose(self.shelf, &frame, &issue.values()).map(Some)
    }
}

impl<'a> Issue<'a> {
    fn find(source: &'a LicenceSource<'a>, number: &str) -> Option<Issue<'a>> {
        let mut known = Known::<Licence>::default();
        for recorded in source.events {
            known = known.then(recorded);
            let document = recorded.event.document().filter(|document| document.number.as_str() == number);
            let certificate = known.state.certificates().last();
            let certificate = certificate.filter(|_| recorded.event.makes_a_version());
            let kind = match (document, certificate) {
                (Some(document), _) => document.kind,
                (None, Some(certificate)) if certificate.as_str() == number => DocKind::LicenceCertificate,
                _ => continue,
            };
            return Some(Issue { source, recorded, after: known.state, kind });
        }
        None
    }

    fn number(&self) -> &str {
        self.after.number.as_ref().map_or("", |number| number.as_str())
    }

    /// Decisions bear the name of the body that answers in law; the department's where the item names none.
    fn issuer(&self) -> &str {
        wording::issuer(self.source.hall, self.source.content)
    }

    fn values(&self) -> Values {
        let values = self.of_every_paper();
        match &self.recorded.event {
            Event::TakingIntended { intended, reasons, basis, limit, .. } => values
                .with("intended", intended.zh())
                .with("ground", intended.ground())
                .with("reasons", reasons)
                .with_list("basis", basis.iter().map(article))
                .with("how_heard", wording::how_heard(self.source.hall, self.source.content))
                .with("until", format!("收到本告知书之日起 {}内", codes::limit(Lang::Zh, *limit))),
            Event::DocumentServed { document, service, .. } => {
                self.service(values, document.as_str(), service)
            }
            Event::LicenceWithdrawn { ground, heard, compensation, ruling } => {
                let effect = self.taken(ruling, compensation);
                self.ruled(values, ground.zh(), Some(heard), ruling, effect)
            }
            Event::LicenceRevoked { ground, heard, compensation, ruling } => {
                let mut effect = self.taken(ruling, compensation);
                if ground.is_fraud() {
                    effect.push_str("以欺骗、贿赂等不正当手段取得的利益不受保护，不予赔偿。");
                    if self.source.content.handling.safety {
                        let years = BanCause::Fraud.years();
                        let law = BanCause::Fraud.article();
                        effect.push_str(&format!("依照{law}，您在{years}年内不得再次申请该行政许可。"));
                    }
                }
                self.ruled(values, ground.zh(), Some(heard), ruling, effect)
            }
            Event::LicenceCancelled { ground, ruling } => {
                let day = wording::day(ruling.effective_on);
                self.ruled(values, ground.zh(), None, ruling, format!("许可证件自{day}起注销。"))
            }
            _ => match self.after.current() {
                Some(version) => self.certificate(values, version),
                None => values,
            },
        }
    }

    fn of_every_paper(&self) -> Values {
        let kind = self.source.content.identity.kind;
        let case = self.after.current().map_or("", |version| version.case.as_str());
        let licensing = (kind == Some(rules::item::content::ItemKind::AdministrativeLicence)).then_some("是");
        Values::resting_on(Footing::of(self.source.content))
            .with("item", &self.source.content.identity.name)
            .with("case_number", case)
            .with("applicant", self.source.holder)
            .with("issuer", self.issuer())
            .with("day", wording::day(self.recorded.stamp.happened_at.day()))
            .with("actor", wording::staff(self.source.hall, self.source.names, &self.recorded.stamp.actor))
            .with_known("licensing", licensing)
            .with("object", wording::object(kind))
            .with("grants", wording::grants(kind))
            .with("licence", format!("{} {}", self.after.name, self.number()))
    }

    /// What taking the licence means from that day on.
    fn taken(&self, ruling: &Ruling, compensation: &str) -> String {
        let day = wording::day(ruling.effective_on);
        let loss = match compensation.trim() {
            "" => String::new(),
            text => format!("补偿、赔偿：{}。", text.trim_end_matches('。')),
        };
        format!("许可证件自{day}起失效，不得再凭以从事许可的活动。{loss}")
    }

    fn ruled(
        &self,
        values: Values,
        ground: &str,
        heard: Option<&Heard>,
        ruling: &Ruling,
        effect: String,
    ) -> Values {
        let heard = match heard {
            Some(Heard::Stated(text)) => format!("作出决定以前，本机关听取了您的陈述、申辩：{text}"),
            Some(Heard::Waived) => "作出决定以前，本机关已告知您有权陈述、申辩，您表示放弃。".to_owned(),
            Some(Heard::Silent) => {
                "作出决定以前，本机关已告知您有权陈述、申辩，您在期限内没有提出。".to_owned()
            }
            None => String::new(),
        };
        let reasons = ruling.reasons.trim().trim_end_matches('。');
        let reasons = format!("{ground}。{reasons}。{heard}");
        values
            .with("reasons", reasons)
            .with_list("basis", ruling.basis.iter().map(article))
            .with("effect", effect)
            .with("remedies", &ruling.remedies)
    }

    fn service(&self, values: Values, document: &str, service: &Service) -> Values {
        let sealed = |id: &Commitment| self.source.sealed.get(id).map_or("—", String::as_str);
        let kind = self.source.content.identity.kind;
        let served = self.after.documents.iter().filter(|known| known.number.as_str() == document);
        let left = (service.mode == DeliveryMode::LeftInPlace).then_some("是");
        values
            .with_list("served", served.map(|known| format!("{} {}", title(known.kind, kind), known.number)))
            .with("served_on", self.source.holder)
            .with("recipient", sealed(&service.recipient))
            .with("mode", service.mode.zh())
            .with("served_at", wording::moment(self.recorded.stamp.happened_at))
            .with_known("witness", service.proof.witness.as_ref().map(sealed))
            .with("tracking", service.proof.tracking.trim())
            .with("note", service.proof.note.trim())
            .with_known("left", left)
    }

    /// What the licence says in this version.
    fn certificate(&self, values: Values, version: &Version) -> Values {
        let from = wording::day(version.valid_from);
        let term = match version.valid_until {
            Some(until) => format!("自{from}至{}", wording::day(until)),
            None => format!("自{from}起长期有效"),
        };
        let identifier = self.after.identifier();
        values
            .with("name", &self.after.name)
            .with("number", self.number())
            .with("holder", self.source.holder)
            .with("scope", &version.content)
            .with("term", term)
            .with("version", version.number.to_string())
            .with_known("identifier", identifier.as_ref().map(|identifier| identifier.as_str()))
    }
}

fn article(basis: &Basis) -> String {
    match basis.text.trim() {
        "" => wording::basis(basis),
        text => format!("{}：{text}", wording::basis(basis)),
    }
}

//! 送达: a document takes effect on whom it is served, in one of seven modes, each with its proof (N-16).

use super::{
    Case, Context, Event, Refusal,
    decide::{Numbering, at_window},
    document::DocKind,
};
use crate::{
    identifier::DocumentNumber,
    item::content::coded,
    name::{Commitment, PersonId},
    time::{Date, day_number, from_day_number},
};
use alloc::{string::String, vec, vec::Vec};
use serde::{Deserialize, Serialize};

coded!(
    /// 送达方式
    DeliveryMode {
        Direct = "直接送达",
        LeftInPlace = "留置送达",
        Electronic = "电子送达",
        Entrusted = "委托送达",
        Postal = "邮寄送达",
        Relayed = "转交送达",
        PublicNotice = "公告送达",
    }
);

/// What is announced in public counts as served when so many days have passed (N-16, 民事诉讼法 art. 95).
const ANNOUNCED_FOR: i64 = 30;

impl DeliveryMode {
    /// The day on which a paper that was served so takes effect; limits count from it.
    #[must_use]
    pub fn takes_effect(self, on: Date) -> Date {
        match self {
            Self::PublicNotice => from_day_number(day_number(on) + ANNOUNCED_FOR),
            _ => on,
        }
    }
}

/// 送达: how a document reached whom it was meant for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// 方式
    pub mode: DeliveryMode,
    /// The signature name of whoever received it, in the vault.
    pub recipient: Commitment,
    /// 证明
    #[serde(default, skip_serializing_if = "Proof::is_empty")]
    pub proof: Proof,
}

/// 送达证明: what each mode needs besides a signature.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Proof {
    /// 见证人, in the vault: who saw a document left in place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub witness: Option<Commitment>,
    /// 运单号
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tracking: String,
    /// 说明: to whom it was entrusted or relayed, where it was announced.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub note: String,
}

impl Proof {
    /// Whether nothing is proved.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.witness.is_none() && self.tracking.trim().is_empty() && self.note.trim().is_empty()
    }

    /// Whether it proves this mode of service: a witness for what was left in place, the number of a consignment,
    /// the body that was entrusted, the place of an announcement (N-16).
    ///
    /// # Errors
    /// [`Refusal::ProofMissing`].
    pub fn proves(&self, mode: DeliveryMode) -> Result<(), Refusal> {
        let proved = match mode {
            DeliveryMode::Direct | DeliveryMode::Electronic => true,
            DeliveryMode::LeftInPlace => self.witness.is_some(),
            DeliveryMode::Postal => !self.tracking.trim().is_empty(),
            DeliveryMode::Entrusted | DeliveryMode::Relayed | DeliveryMode::PublicNotice => {
                !self.note.trim().is_empty()
            }
        };
        if proved { Ok(()) } else { Err(Refusal::ProofMissing(mode)) }
    }
}

impl Case {
    /// Any document of the case is served on whom it concerns; the result itself is served by its delivery (L-22).
    pub(super) fn serve(
        &self,
        document: DocumentNumber,
        service: Service,
        context: &Context<'_>,
    ) -> Result<Vec<Event>, Refusal> {
        let served = |kind: DocKind| kind != DocKind::ServiceReceipt;
        if !self.documents.iter().any(|known| known.number == document && served(known.kind)) {
            return Err(Refusal::NoSuchDocument);
        }
        if at_window(context).is_err() && self.by_delivery(context).is_err() {
            self.by_open_post(context)?;
        }
        service.proof.proves(service.mode)?;
        let receipt = Numbering::new(context).document(DocKind::ServiceReceipt);
        Ok(vec![Event::DocumentServed { document, service, receipt }])
    }
}

impl Case {
    /// Whom a paper is for: an interested party where it is one of theirs, else the applicant. What is known of its
    /// service lies under their key.
    #[must_use]
    pub fn addressee(&self, paper: &DocumentNumber) -> &PersonId {
        let party = self.for_parties.get(paper).and_then(|place| self.parties.get(*place));
        party.map_or(&self.applicant, |party| &party.person)
    }
}

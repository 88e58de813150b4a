//! The same request again: known by its key and fingerprint, answered as the first time.

use super::order::{Answer, Refusal, Request};
use crate::people::kind;
use sha2::{Digest, Sha256};
use store::{StoreError, answers::Answer as Remembered, vault::Vault};

/// What a request is: who asks, what for, and the personal data that go with it, known by a keyed hash because their
/// commitments carry fresh salt every time. So a form sent twice is the same request, and a form changed in one word
/// is another. The query code is drawn by us for each try and says nothing about the request.
pub(super) fn fingerprint(request: &Request, vault: &Vault) -> Result<String, StoreError> {
    if let Some(print) = &request.print {
        return vault.print(print.as_bytes());
    }
    let broken = |error: serde_json::Error| StoreError::broken("fingerprinting a request", error);
    let mut order = serde_json::to_string(&request.order).map_err(broken)?;
    let mut print = Sha256::new();
    for datum in &request.sealed {
        order = order.replace(&datum.commitment().0, "");
        if datum.kind() != kind::QUERY_CODE {
            print.update(vault.print_datum(datum)?);
        }
    }
    print.update(format!("{:?}\n{order}", request.who));
    Ok(hex::encode(print.finalize()))
}

pub(super) fn remembered_text(answer: &Answer) -> String {
    match answer {
        Answer::Done { id, version } => format!("{version} {id}"),
        Answer::Refused(_) => String::new(),
    }
}

pub(super) fn repeated(known: &Remembered, fingerprint: &str) -> Answer {
    if known.request != fingerprint {
        return Answer::Refused(Refusal::KeyReused);
    }
    let (version, id) = known.text.split_once(' ').unwrap_or(("0", &known.text));
    Answer::Done { id: id.to_owned(), version: version.parse().unwrap_or(0) }
}

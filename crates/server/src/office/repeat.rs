//! The same request again: known by its key and fingerprint, answered as the first time.

use super::order::{Answer, Order, Refusal, Request};
use sha2::{Digest, Sha256};
use store::answers::Answer as Remembered;

/// What a request is, apart from its personal data, whose commitments carry fresh salt every time: a form sent twice
/// is the same request.
pub(super) fn fingerprint(request: &Request) -> String {
    if let Some(print) = &request.print {
        return print.clone();
    }
    let who = format!("{:?}", request.who);
    let kind = match &request.order {
        Order::Apply(code, _) => format!("apply {code}"),
        Order::Case(id, command) => format!("case {id} {:?}", std::mem::discriminant(command)),
        Order::Rating(id, _) => format!("rating {id}"),
        other => serde_json::to_string(other).unwrap_or_default(),
    };
    hex::encode(Sha256::digest(format!("{who}\n{kind}")))
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

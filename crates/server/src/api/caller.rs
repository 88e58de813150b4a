//! 来电: which program asks, in whose name, and what every request is read with.
//!
//! [`Asker`] is anybody. [`Bearer`] speaks in the name of whoever made the token, with exactly the rights that the
//! hall gives that person at this moment; the session's cookie is never looked at, so that no page of another site can
//! make a browser write here. [`Write`] reads a write whole: token, idempotency key, the version seen, and the body
//! within its limit.

use super::{
    problem::{Fault, Problem},
    shapes::{PAGE, PAGE_MAX},
};
use crate::{
    front::Shared,
    office::{Answer, Order, Request, Who},
    open_text, origin,
    text::{Lang, Message},
};
use axum::{
    body::to_bytes,
    extract::{FromRequest, FromRequestParts, Path, Query},
    http::{HeaderMap, header, request::Parts},
};
use rules::{
    hall::{Hall, Role},
    name::PersonId,
};
use serde::{Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use std::{ops::Deref, sync::Arc};
use store::{StoreError, accounts::AccountKind, vault::Datum};

/// Bytes of a JSON body.
pub(super) const BODY_MAX: usize = 1 << 20;
/// Signs of an idempotency key.
pub(super) const KEY_MAX: usize = 64;
/// Signs of anything that is named in an address.
const NAME_MAX: usize = 200;

/// 询问者: anybody.
#[derive(Clone, Debug)]
pub(super) struct Asker {
    pub(super) front: Shared,
    pub(super) hall: Arc<Hall>,
    pub(super) lang: Lang,
    /// The address, for limits on tries only.
    pub(super) from: String,
}

impl Asker {
    fn of(parts: &Parts, front: &Shared) -> Asker {
        Asker {
            front: Arc::clone(front),
            hall: front.office.hall(),
            lang: lang_of(&parts.headers),
            from: origin::of(parts, &front.config.trusted_proxies),
        }
    }

    /// Something amiss before the law is asked.
    pub(super) fn fault(&self, fault: &Fault) -> Problem {
        Problem::of(self.lang, fault)
    }

    /// A field whose value is wrong.
    pub(super) fn wrong<T: Into<String>>(&self, field: &str, say: impl Fn(Lang) -> T) -> Problem {
        Problem::field(self.lang, field, &Message::both(say))
    }

    /// Refuses a command with a text that is too long for the log or names a person in it.
    pub(super) fn keeps_open(&self, command: &impl Serialize) -> Result<(), Problem> {
        match open_text::fault_of(command) {
            Some((place, why)) => Err(Problem::field(self.lang, place, &why)),
            None => Ok(()),
        }
    }

    /// How many rows a page has that asks for so many.
    pub(super) fn rows(&self, asked: Option<u32>) -> Result<usize, Problem> {
        let rows = asked.unwrap_or(PAGE);
        if !(1..=PAGE_MAX).contains(&rows) {
            return Err(self.fault(&Fault::BadQuery(format!("field `limit`: 1–{PAGE_MAX}"))));
        }
        Ok(usize::try_from(rows).unwrap_or(1))
    }

    /// The store gave no answer.
    pub(super) fn store(&self, error: &StoreError) -> Problem {
        Problem::store(self.lang, error)
    }
}

impl FromRequestParts<Shared> for Asker {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, front: &Shared) -> Result<Asker, Self::Rejection> {
        Ok(Asker::of(parts, front))
    }
}

/// 持令牌人: somebody with a token that is still good.
#[derive(Clone, Debug)]
pub(super) struct Bearer {
    asker: Asker,
    pub(super) person: PersonId,
    pub(super) kind: AccountKind,
    pub(super) roles: Vec<Role>,
}

impl Deref for Bearer {
    type Target = Asker;
    fn deref(&self) -> &Asker {
        &self.asker
    }
}

impl Bearer {
    /// Whose request it is, for the office.
    pub(super) fn who(&self) -> Who {
        match self.kind {
            AccountKind::Staff => Who::Staff(self.person.clone()),
            AccountKind::Citizen => Who::Citizen(self.person.clone()),
        }
    }

    pub(super) fn is_staff(&self) -> bool {
        self.kind == AccountKind::Staff
    }

    /// Refuses whoever has none of these roles.
    pub(super) fn needs(&self, roles: &[Role]) -> Result<(), Problem> {
        let has = roles.iter().any(|role| self.roles.contains(role));
        if has { Ok(()) } else { Err(self.fault(&Fault::NoRight)) }
    }
}

impl FromRequestParts<Shared> for Bearer {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, front: &Shared) -> Result<Bearer, Problem> {
        let asker = Asker::of(parts, front);
        let Some(secret) = secret_of(&parts.headers) else { return Err(asker.fault(&Fault::NoToken)) };
        let holder = front.accounts.token_holder(secret, front.office.now().0).await;
        let holder = holder.map_err(|error| asker.store(&error))?;
        let Some(holder) = holder else { return Err(asker.fault(&Fault::WrongToken)) };
        let person = PersonId(holder.person);
        let roles = match holder.kind {
            AccountKind::Staff => asker.hall.roles_of(&person),
            AccountKind::Citizen => vec![Role::Citizen],
        };
        Ok(Bearer { asker, person, kind: holder.kind, roles })
    }
}

fn secret_of(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, secret) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| secret.trim()).filter(|secret| !secret.is_empty())
}

/// Chinese unless English is asked for first.
fn lang_of(headers: &HeaderMap) -> Lang {
    let wishes =
        headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let spoken = wishes.split(',').find_map(|wish| Lang::from_code(wish.trim().get(..2)?));
    spoken.unwrap_or_default()
}

/// 写入: a write, read whole.
#[derive(Clone, Debug)]
pub(super) struct Write<T> {
    pub(super) bearer: Bearer,
    pub(super) head: Head,
    pub(super) body: T,
}

/// 写入头: what every write carries besides its body.
#[derive(Clone, Debug)]
pub(super) struct Head {
    /// The key, made the bearer's own, so that two programs never meet under one key.
    pub(super) key: String,
    /// The version seen.
    seen: Option<u64>,
    /// The fingerprint of method, address and body.
    pub(super) print: String,
}

impl Head {
    /// Reads the headers of a write; the body is printed where it is known.
    pub(super) fn of(parts: &Parts, bearer: &Bearer, body: &[u8]) -> Result<Head, Problem> {
        let key = text(&parts.headers, "idempotency-key").filter(|key| {
            (1..=KEY_MAX).contains(&key.len()) && key.bytes().all(|byte| byte.is_ascii_graphic())
        });
        let Some(key) = key else { return Err(bearer.fault(&Fault::NoKey)) };
        let seen = match text(&parts.headers, "if-match") {
            None | Some("*") => None,
            Some(tag) => {
                let version = tag.trim().trim_start_matches("W/").trim_matches('"').parse();
                Some(version.map_err(|_| bearer.fault(&Fault::BadMatch))?)
            }
        };
        let key = hex::encode(Sha256::digest(format!("{}\n{key}", bearer.person)));
        let print = Sha256::new()
            .chain_update(format!("{}\n{} {}\n", bearer.person, parts.method, parts.uri.path()))
            .chain_update(body);
        Ok(Head { key: format!("api/{key}"), seen, print: hex::encode(print.finalize()) })
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).map(|value| value.to_str().unwrap_or_default())
}

impl<T> Write<T> {
    /// Hands the order in under the request's key and version, and answers the dossier's name and version.
    pub(super) async fn ask(
        &self,
        who: Who,
        order: Order,
        sealed: Vec<Datum>,
    ) -> Result<(String, u64), Problem> {
        let lang = self.bearer.lang;
        let request = Request::new(who, order)
            .sealing(sealed)
            .once(self.head.key.clone())
            .printed(self.head.print.clone())
            .seen(self.head.seen);
        match self.bearer.front.office.ask(request).await {
            Ok(Answer::Done { id, version }) => Ok((id, version)),
            Ok(Answer::Refused(refusal)) => Err(Problem::refused(lang, &refusal)),
            Err(error) => Err(Problem::office(lang, &error)),
        }
    }
}

impl<T: DeserializeOwned> FromRequest<Shared> for Write<T> {
    type Rejection = Problem;

    async fn from_request(request: axum::extract::Request, front: &Shared) -> Result<Write<T>, Problem> {
        let (mut parts, body) = request.into_parts();
        let bearer = Bearer::from_request_parts(&mut parts, front).await?;
        let body = json_bytes(&bearer, &parts, body).await?;
        let head = Head::of(&parts, &bearer, &body)?;
        let body = read_json(&bearer, &body)?;
        Ok(Write { bearer, head, body })
    }
}

/// 询问: a question with a body, which changes nothing and so needs neither token nor key.
#[derive(Clone, Debug)]
pub(super) struct Question<T>(pub(super) Asker, pub(super) T);

impl<T: DeserializeOwned> FromRequest<Shared> for Question<T> {
    type Rejection = Problem;

    async fn from_request(request: axum::extract::Request, front: &Shared) -> Result<Question<T>, Problem> {
        let (parts, body) = request.into_parts();
        let asker = Asker::of(&parts, front);
        let body = json_bytes(&asker, &parts, body).await?;
        let body = read_json(&asker, &body)?;
        Ok(Question(asker, body))
    }
}

async fn json_bytes(asker: &Asker, parts: &Parts, body: axum::body::Body) -> Result<Vec<u8>, Problem> {
    let kind = text(&parts.headers, "content-type").unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/json") {
        return Err(asker.fault(&Fault::WrongType));
    }
    let bytes = to_bytes(body, BODY_MAX).await;
    let bytes =
        bytes.map_err(|_| asker.fault(&Fault::TooLarge(u64::try_from(BODY_MAX).unwrap_or(u64::MAX))))?;
    Ok(bytes.to_vec())
}

fn read_json<T: DeserializeOwned>(asker: &Asker, bytes: &[u8]) -> Result<T, Problem> {
    // No name and no sentence has a nought in it, and not every database can keep one.
    if bytes.windows(6).any(|six| six == b"\\u0000") {
        return Err(asker.fault(&Fault::Unreadable("\\u0000".into())));
    }
    serde_json::from_slice(bytes).map_err(|error| asker.fault(&Fault::Unreadable(error.to_string())))
}

/// 名称: one name in an address. What can be no name of anything is not found.
#[derive(Clone, Debug)]
pub(super) struct Named(pub(super) String);

impl FromRequestParts<Shared> for Named {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, front: &Shared) -> Result<Named, Problem> {
        let asker = Asker::of(parts, front);
        match Path::<String>::from_request_parts(parts, front).await {
            Ok(Path(name)) if name.chars().count() <= NAME_MAX && !name.chars().any(char::is_control) => {
                Ok(Named(name))
            }
            _ => Err(asker.fault(&Fault::NotFound)),
        }
    }
}

/// 查询: the query of an address.
#[derive(Clone, Debug)]
pub(super) struct Asks<T>(pub(super) T);

impl<T: DeserializeOwned> FromRequestParts<Shared> for Asks<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, front: &Shared) -> Result<Asks<T>, Problem> {
        let asker = Asker::of(parts, front);
        if parts.uri.query().is_some_and(|query| query.contains("%00")) {
            return Err(asker.fault(&Fault::BadQuery("%00".into())));
        }
        let read = Query::<T>::try_from_uri(&parts.uri);
        read.map(|Query(asked)| Asks(asked)).map_err(|error| asker.fault(&Fault::BadQuery(error.body_text())))
    }
}

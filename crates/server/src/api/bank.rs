//! 银行接口: what a bank or a payment platform asks of a slip, and tells of money that came or went back (F-02, F-05, FE2).
//!
//! The bank holds no account here and no token: it signs what it sends with a key that both sides keep (`bank.key` in the folder of the node).
//! `X-Bank-Signature: t=<seconds since 1970>,v1=<hex>` is the HMAC-SHA256 of `t`, a full stop, method, blank, path, line feed and body. A
//! signature older than five minutes is none, and what is told twice is recorded once, so that a repeated call-back does no harm. Without a key
//! there is no such door. A refusal is answered in the shape of every other problem.

use super::problem::{Fault, Problem};
use crate::{
    front::Shared,
    office::{Answer, Order, Refusal, Request, Who},
    text::Lang,
};
use axum::{
    Json, Router,
    body::Bytes,
    extract::{DefaultBodyLimit, FromRequest, Path},
    http::Request as HttpRequest,
    routing::{get, post},
};
use hmac::{Hmac, KeyInit, Mac};
use rules::{
    case::{
        self, Case, Command, SlipCommand,
        slip::{Paid, SlipRefusal, SlipState},
    },
    identifier::SlipNumber,
    money::Fen,
    time::Instant,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::Sha256;
use store::views::slips;

/// The header that carries the signature.
const SIGNATURE: &str = "x-bank-signature";
/// Milliseconds a signature may be old, or ahead of us.
const SKEW_MAX: i64 = 300_000;
/// A call-back is a few lines.
const BODY_MAX: usize = 16 * 1024;

/// The doors of the bank.
pub(super) fn routes() -> Router<Shared> {
    Router::new()
        .route("/api/v1/bank/slips/{code}", get(slip)) // the bank, by its signature
        .route("/api/v1/bank/payments", post(payment)) // the bank, by its signature
        .route("/api/v1/bank/refunds", post(refund)) // the bank, by its signature
        .layer(DefaultBodyLimit::max(BODY_MAX))
}

/// A request that the bank has signed.
struct Signed {
    front: Shared,
    body: Bytes,
}

impl FromRequest<Shared> for Signed {
    type Rejection = Problem;

    async fn from_request(request: HttpRequest<axum::body::Body>, front: &Shared) -> Result<Signed, Problem> {
        let fault = |fault: &Fault| Problem::of(Lang::Zh, fault);
        let key = front.bank.as_ref().ok_or_else(|| fault(&Fault::NotFound))?;
        let header = request.headers().get(SIGNATURE).and_then(|value| value.to_str().ok());
        let (at, tag) = header.and_then(read_signature).ok_or_else(|| fault(&Fault::NoSignature))?;
        let target = format!("{} {}", request.method(), request.uri().path());
        let body = Bytes::from_request(request, front).await;
        let body = body.map_err(|_| fault(&Fault::TooLarge(BODY_MAX as u64)))?;
        let age = front.office.now().0.saturating_sub(at.saturating_mul(1_000));
        let mut mac =
            Hmac::<Sha256>::new_from_slice(key.secret()).map_err(|error| Problem::ours(Lang::Zh, &error))?;
        mac.update(format!("{at}.{target}\n").as_bytes());
        mac.update(&body);
        // Compared in constant time.
        if age.abs() > SKEW_MAX || mac.verify_slice(&tag).is_err() {
            return Err(fault(&Fault::NoSignature));
        }
        Ok(Signed { front: front.clone(), body })
    }
}

/// `t=1764324000,v1=<64 hex digits>`
fn read_signature(text: &str) -> Option<(i64, Vec<u8>)> {
    let (at, tag) = text.trim().strip_prefix("t=")?.split_once(",v1=")?;
    Some((at.parse().ok()?, hex::decode(tag).ok()?))
}

impl Signed {
    fn read<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        serde_json::from_slice(&self.body)
            .map_err(|why| Problem::of(Lang::Zh, &Fault::Unreadable(why.to_string())))
    }

    /// The case of a slip, also of one that stands no more: money may come by any of them.
    async fn case_of(&self, code: &SlipNumber) -> Result<String, Problem> {
        let case = slips::case_of(self.front.store.db(), code.as_str()).await;
        let case = case.map_err(|error| Problem::store(Lang::Zh, &error))?;
        case.ok_or_else(|| Problem::of(Lang::Zh, &Fault::NotFound))
    }

    async fn tell(&self, case: &str, command: SlipCommand) -> Result<Json<Told>, Problem> {
        let order = Order::Case(case.to_owned(), Command::Slip(command));
        let answer = self.front.office.ask(Request::new(Who::Bank, order)).await;
        match answer.map_err(|error| Problem::office(Lang::Zh, &error))? {
            Answer::Done { .. } => Ok(Json(Told { recorded: true })),
            Answer::Refused(refusal) => Err(Problem::refused(Lang::Zh, &refusal)),
        }
    }
}

/// What the bank is told of a slip: enough to take the money, and nothing of who pays.
#[derive(Debug, Serialize)]
struct Payable {
    code: String,
    state: SlipState,
    /// 应缴, in fen.
    due: Fen,
    /// 执收单位
    department: String,
    /// Whether it can be paid now.
    payable: bool,
}

/// `GET /api/v1/bank/slips/{code}`
async fn slip(Path(code): Path<String>, signed: Signed) -> Result<Json<Payable>, Problem> {
    let not_found = || Problem::of(Lang::Zh, &Fault::NotFound);
    let code: SlipNumber = code.parse().map_err(|_| not_found())?;
    let number = signed.case_of(&code).await?;
    let known = signed.front.store.dossier::<Case>(&number).await;
    let case = known.map_err(|error| Problem::store(Lang::Zh, &error))?.ok_or_else(not_found)?.state;
    let slip = case.fees.slip.as_ref().ok_or_else(not_found)?;
    // A slip in whose place another was made stands no more.
    let is_current = slip.number.as_ref() == Some(&code);
    let state = if is_current { slip.state } else { SlipState::Void };
    let hall = signed.front.office.hall();
    let department = hall.departments.get(&case.department).map_or("", |known| known.name.as_str());
    let due = if is_current && slip.is_unpaid() { slip.due() } else { Fen(0) };
    let payable = state == SlipState::Issued && due.0 > 0;
    Ok(Json(Payable { code: code.grouped(), state, due, department: department.to_owned(), payable }))
}

/// Money that came.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Payment {
    code: SlipNumber,
    reference: String,
    /// 金额, in fen.
    amount: Fen,
    /// RFC 3339
    paid_at: String,
}

/// Money that went back.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Refund {
    code: SlipNumber,
    reference: String,
    refund: String,
}

/// That it is recorded, for the first time or already.
#[derive(Debug, Serialize)]
struct Told {
    recorded: bool,
}

/// `POST /api/v1/bank/payments`
async fn payment(signed: Signed) -> Result<Json<Told>, Problem> {
    let Payment { code, reference, amount, paid_at } = signed.read()?;
    let at = Instant::parse(&paid_at)
        .map_err(|why| Problem::of(Lang::Zh, &Fault::Unreadable(format!("field `paid_at`: {why}"))))?;
    let case = signed.case_of(&code).await?;
    let known = slips::paid_by(signed.front.store.db(), &reference).await;
    let known = known.map_err(|error| Problem::store(Lang::Zh, &error))?;
    if known.is_some_and(|known| known != case) {
        let why = case::Refusal::from(SlipRefusal::ReferenceDiffers(reference));
        return Err(Problem::refused(Lang::Zh, &Refusal::Case(why)));
    }
    signed.tell(&case, SlipCommand::Pay(Paid { slip: Some(code), reference, amount, at })).await
}

/// `POST /api/v1/bank/refunds`
async fn refund(signed: Signed) -> Result<Json<Told>, Problem> {
    let Refund { code, reference, refund } = signed.read()?;
    let case = signed.case_of(&code).await?;
    signed.tell(&case, SlipCommand::PayBack { reference, refund }).await
}

//! 信用状况: what the head records of an applicant who deceived the agency or broke a promise, and takes back (L-43, L-44,
//! P-09). A record hangs on the case it came from, so that is its address; whose it is, is the applicant of the case.

use super::{
    caller::{Bearer, Named, Write},
    case::take,
    problem::Problem,
    shapes::{self, LegalBasis},
};
use crate::{office::Order, visitor::Head};
use axum::{Json, http::header, response::IntoResponse};
use rules::{
    identifier::CaseNumber,
    standing::{Ban, BanCause, BanReach, BrokenPromise, Command, Standing},
    time::Date,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// 禁止申请的记录。 A ban.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct BanSheet {
    /// 第几号，解除时用。 Its number, for lifting it.
    number: u32,
    #[schema(schema_with = shapes::ban_cause)]
    cause: BanCause,
    #[schema(schema_with = shapes::ban_reach)]
    reach: BanReach,
    /// 由哪件办件而来。 The case it came from.
    case: String,
    /// 起。 From.
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// 止。 Last day.
    #[schema(value_type = String, format = Date)]
    until: Date,
    /// 是否已经解除。 Whether it has been lifted.
    lifted: bool,
}

/// 违反承诺的记录。 A broken promise.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct BreachSheet {
    /// 第几号，信用修复时用。 Its number, for restoring the credit.
    number: u32,
    /// 由哪件办件而来。 The case it came from.
    case: String,
    /// 哪天记下的。 Noted on.
    #[schema(value_type = String, format = Date)]
    on: Date,
    /// 是否已经修复。 Whether the credit has been restored.
    restored: bool,
}

/// 申请人的信用记录，只列本部门作出的。 The applicant's records, those of the reader's department alone.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct StandingSheet {
    /// 版本号，供 If-Match 使用。 Version, for If-Match.
    version: u64,
    /// 禁止申请。 Bans.
    bans: Vec<BanSheet>,
    /// 违反承诺。 Broken promises.
    breaches: Vec<BreachSheet>,
}

/// 禁止申请。 A ban to be imposed; how long it lasts the law says.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"cause": "hid_facts", "reach": "item", "reasons": "隐瞒原场所已被查封",
    "basis": [{"law": "行政许可法", "article": "第七十八条"}]}))]
pub(super) struct BanIn {
    #[schema(schema_with = shapes::ban_cause)]
    cause: BanCause,
    #[schema(schema_with = shapes::ban_reach)]
    reach: BanReach,
    /// 理由。 Reasons.
    reasons: String,
    /// 依据，至少一条。 Legal basis, at least one.
    #[schema(min_items = 1, max_items = 50)]
    basis: Vec<LegalBasis>,
}

/// 违反承诺的事实。 The facts of a broken promise.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"facts": "承诺的消毒设施未设置，限期内未整改"}))]
pub(super) struct BreachIn {
    /// 事实。 Facts.
    facts: String,
}

/// 解除或者修复。 A record to be taken back.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"number": 1, "reasons": "复核发现认定有误"}))]
pub(super) struct LiftIn {
    /// 第几号。 Which record.
    #[schema(minimum = 1)]
    number: u32,
    /// 理由。 Reasons.
    reasons: String,
}

/// 已办。 The record was made or taken back.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct StandingDone {
    /// 办件编号。 Case number.
    number: String,
    /// 信用记录的版本号。 Version of the applicant's standing right after.
    version: u64,
}

/// 看信用记录 · Get the applicant's records
///
/// 部门负责人可看本部门对该办件申请人作出的记录。答复头 ETag 是版本号。
/// For the head of a department, of the applicant of one of its cases. The ETag is the version.
#[utoipa::path(get, path = "/api/v1/cases/{number}/standing", operation_id = "getStanding", tag = "standing",
    security(("token" = [])),
    params(("number" = String, Path, description = "办件编号。 Case number.",
        example = "11999921MB991508XT4000115003000202603020001")),
    responses((status = 200, description = "信用记录。 The records.", body = StandingSheet)))]
pub(super) async fn one(bearer: Bearer, Named(number): Named) -> Result<impl IntoResponse, Problem> {
    bearer.needs(Head::ROLES)?;
    let taken = take(&bearer, &number).await?;
    let case = &taken.history.known.state;
    let known = bearer.front.store.dossier::<Standing>(case.applicant.as_str()).await;
    let known = known.map_err(|error| bearer.store(&error))?.unwrap_or_default();
    let heads = |department| bearer.hall.heads(&bearer.person, department);
    let ban = |(number, ban): (&u32, &Ban)| BanSheet {
        number: *number,
        cause: ban.cause,
        reach: ban.reach,
        case: ban.case.as_str().to_owned(),
        from: ban.from,
        until: ban.until,
        lifted: ban.lifted.is_some(),
    };
    let breach = |(number, breach): (&u32, &BrokenPromise)| BreachSheet {
        number: *number,
        case: breach.case.as_str().to_owned(),
        on: breach.on,
        restored: breach.restored.is_some(),
    };
    let sheet = StandingSheet {
        version: known.version,
        bans: known.state.bans.iter().filter(|(_, it)| heads(&it.department)).map(ban).collect(),
        breaches: known.state.broken.iter().filter(|(_, it)| heads(&it.department)).map(breach).collect(),
    };
    Ok(([(header::ETAG, format!("\"{}\"", sheet.version))], Json(sheet)))
}

async fn act<T>(
    number: String,
    call: Write<T>,
    command: impl Fn(CaseNumber, &T) -> Command,
) -> Result<Json<StandingDone>, Problem> {
    let bearer = &call.bearer;
    bearer.needs(Head::ROLES)?;
    let taken = take(bearer, &number).await?;
    let case = &taken.history.known.state;
    let of = case.number.clone().ok_or_else(|| bearer.fault(&super::problem::Fault::NotFound))?;
    let command = command(of, &call.body);
    bearer.keeps_open(&command)?;
    let order = Order::Standing(case.applicant.clone(), command);
    // The office names the person whose standing it is; the address names the case, and so does the answer.
    let (_, version) = call.ask(bearer.who(), order, vec![]).await?;
    Ok(Json(StandingDone { number, version }))
}

macro_rules! acts {
    ($($(#[$doc:meta])+ $name:ident $path:tt $id:tt $body:ident => $command:expr;)+) => { $(
        $(#[$doc])+
        #[utoipa::path(post, path = $path, operation_id = $id, tag = "standing", security(("token" = [])),
            params(("number" = String, Path, description = "办件编号。 Case number.",
                example = "11999921MB991508XT4000115003000202603020001")),
            request_body = $body, responses((status = 200, description = "已办。 Done.", body = StandingDone)))]
        pub(super) async fn $name(Named(number): Named, call: Write<$body>) -> Result<Json<StandingDone>, Problem> {
            act(number, call, $command).await
        }
    )+ };
}

acts! {
    /// 禁止申请 · Bar the applicant
    ///
    /// 隐瞒、造假的一年，欺骗取得的三年；只适用于直接关系安全的许可。部门负责人。
    /// One year for hiding facts, three for fraud, where the licence bears directly on safety (L-43, L-44). Head.
    impose_ban "/api/v1/cases/{number}/standing/impose-ban" "imposeBan" BanIn => |case, body| {
        let basis = body.basis.iter().cloned().map(Into::into).collect();
        Command::ImposeBan { case, cause: body.cause, reach: body.reach, reasons: body.reasons.clone(), basis }
    };
    /// 解除禁止 · Lift a ban
    ///
    /// 认定有误的，写明理由解除。部门负责人。
    /// With reasons. Head.
    lift_ban "/api/v1/cases/{number}/standing/lift-ban" "liftBan" LiftIn =>
        |_, body| Command::LiftBan { number: body.number, reasons: body.reasons.clone() };
    /// 记违反承诺 · Note a broken promise
    ///
    /// 以后不再适用告知承诺。部门负责人。
    /// No promise is offered any more (P-09). Head.
    note_breach "/api/v1/cases/{number}/standing/note-breach" "noteBreach" BreachIn =>
        |case, body| Command::NotePromiseBroken { case, facts: body.facts.clone() };
    /// 信用修复 · Restore the credit
    ///
    /// 写明理由，恢复适用告知承诺。部门负责人。
    /// With reasons; promises are offered again (P-09). Head.
    restore_credit "/api/v1/cases/{number}/standing/restore-credit" "restoreCredit" LiftIn =>
        |_, body| Command::RestoreCredit { number: body.number, reasons: body.reasons.clone() };
}

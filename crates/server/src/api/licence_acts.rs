//! 证照处理: what the agency does to a licence by its own hand: withdrawal, revocation, cancellation (L-38 … L-40). Renewal,
//! change and surrender are asked for by a case and follow from its decision, so they are acts of the case.

use super::{
    acts::service,
    bodies::course::Served,
    caller::{Bearer, Named, Write},
    problem::{Fault, Problem},
    shapes::{self, LegalBasis},
};
use crate::{
    office::{Order, Refusal},
    sight::works_for,
    visitor::CaseWorker,
};
use axum::{Json, http::header, response::IntoResponse};
use rules::{
    dossier::Known,
    licence::{
        self, CancellationGround, Command, Heard, Intended, Licence, LicenceState, RevocationGround,
        WithdrawalGround,
    },
    time::Date,
};
use serde::{Deserialize, Serialize};
use store::{History, vault::Datum};
use utoipa::ToSchema;

/// 证照全貌。 A licence with its history, for the department that issued it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct LicenceSheet {
    /// 证照编号。 Licence number.
    number: String,
    /// 证照名称。 What it is called.
    name: String,
    /// 版本号，供 If-Match 使用。 Version, for If-Match.
    version: u64,
    #[schema(schema_with = shapes::licence_state)]
    state: LicenceState,
    /// 许可内容。 What it allows.
    content: String,
    /// 有效期止；没有就是长期有效。 Valid until; absent without term.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    valid_until: Option<Date>,
    /// 由哪件办件而来。 The case that brought about what it says now.
    case: String,
}

/// 撤回。 A withdrawal.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"ground": "situation_changed", "reasons": "所在地块划入饮用水水源保护区",
    "basis": [{"law": "行政许可法", "article": "第八条"}], "compensation": "按评估结果补偿搬迁损失"}))]
pub(super) struct WithdrawalIn {
    #[schema(schema_with = shapes::withdrawal_ground)]
    ground: WithdrawalGround,
    /// 事实和理由。 Facts and reasons.
    reasons: String,
    /// 依据，至少一条。 Legal basis, at least one.
    #[schema(min_items = 1, max_items = 50)]
    basis: Vec<LegalBasis>,
    /// 补偿。 Compensation.
    compensation: String,
}

/// 拟作处理。 What is meant to be done to a licence.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum IntendedIn {
    /// 拟撤回。 To be withdrawn.
    Withdraw {
        #[schema(schema_with = shapes::withdrawal_ground)]
        ground: WithdrawalGround,
    },
    /// 拟撤销。 To be revoked.
    Revoke {
        #[schema(schema_with = shapes::revocation_ground)]
        ground: RevocationGround,
    },
}

/// 事先告知。 The notice before a licence is taken.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"intended": {"revoke": {"ground": "fraud"}}, "reasons": "提交的场所证明系伪造",
    "basis": [{"law": "行政许可法", "article": "第六十九条"}]}))]
pub(super) struct IntentionIn {
    intended: IntendedIn,
    /// 事实和理由。 Facts and reasons.
    reasons: String,
    /// 依据，至少一条。 Legal basis, at least one.
    #[schema(min_items = 1, max_items = 50)]
    basis: Vec<LegalBasis>,
}

/// 陈述申辩。 How the holder was heard.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(example = json!({"stated": "称系中介代办"}))]
pub(super) enum HeardIn {
    /// 陈述的内容。 What they stated.
    Stated(String),
    /// 放弃陈述申辩。 They waived it.
    Waived,
}

/// 不再处理。 An intention dropped.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reasons": "场所证明经核实属实"}))]
pub(super) struct DroppedIn {
    /// 理由。 Reasons.
    reasons: String,
}

/// 撤销。 A revocation.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"ground": "fraud", "reasons": "提交的场所证明系伪造",
    "basis": [{"law": "行政许可法", "article": "第六十九条"}]}))]
pub(super) struct RevocationIn {
    #[schema(schema_with = shapes::revocation_ground)]
    ground: RevocationGround,
    /// 事实和理由。 Facts and reasons.
    reasons: String,
    /// 依据，至少一条。 Legal basis, at least one.
    #[schema(min_items = 1, max_items = 50)]
    basis: Vec<LegalBasis>,
    /// 撤销是否可能对公共利益造成重大损害。 Whether revoking would gravely harm the public.
    #[serde(default)]
    harms_public: bool,
    /// 赔偿。 Compensation.
    #[serde(default)]
    compensation: String,
}

/// 注销。 A cancellation.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"ground": "body_ended", "reasons": "企业已办理注销登记",
    "basis": [{"law": "行政许可法", "article": "第七十条"}]}))]
pub(super) struct CancellationIn {
    #[schema(schema_with = shapes::cancellation_ground)]
    ground: CancellationGround,
    /// 事实和理由。 Facts and reasons.
    reasons: String,
    /// 依据，至少一条。 Legal basis, at least one.
    #[schema(min_items = 1, max_items = 50)]
    basis: Vec<LegalBasis>,
}

/// 已办。 The act on the licence was done.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct LicenceDone {
    /// 证照编号。 Licence number.
    number: String,
    /// 办后的版本号。 Version right after.
    version: u64,
    #[schema(schema_with = shapes::licence_state)]
    state: LicenceState,
}

/// Takes a licence out for whoever works on its department's cases; for others it has no inside.
async fn take(bearer: &Bearer, number: &str) -> Result<History<Licence>, Problem> {
    bearer.needs(CaseWorker::ROLES)?;
    let missing = || bearer.fault(&Fault::NotFound);
    let history =
        bearer.front.store.history::<Licence>(number).await.map_err(|error| bearer.store(&error))?;
    let history = history.ok_or_else(missing)?;
    let own = works_for(&bearer.hall, &bearer.person, &history.known.state.department);
    if own { Ok(history) } else { Err(missing()) }
}

/// 看证照全貌 · Get a licence as its department sees it
///
/// 颁发部门的办件人员可看。答复头 ETag 是版本号。
/// For case workers of the department that issued it. The ETag is the version.
#[utoipa::path(get, path = "/api/v1/licences/{licence}/file", operation_id = "getLicenceFile", tag = "licences",
    security(("token" = [])),
    params(("licence" = String, Path, description = "证照编号。 Licence number.", example = "宁市监证〔2026〕12号")),
    responses((status = 200, description = "证照。 The licence.", body = LicenceSheet)))]
pub(super) async fn one(bearer: Bearer, Named(number): Named) -> Result<impl IntoResponse, Problem> {
    let history = take(&bearer, &number).await?;
    let licence = &history.known.state;
    let current = licence.current().ok_or_else(|| bearer.fault(&Fault::NotFound))?;
    let sheet = LicenceSheet {
        number,
        name: licence.name.clone(),
        version: history.known.version,
        state: licence.state,
        content: current.content.clone(),
        valid_until: current.valid_until,
        case: current.case.as_str().to_owned(),
    };
    Ok(([(header::ETAG, format!("\"{}\"", sheet.version))], Json(sheet)))
}

async fn act<T>(
    number: String,
    call: Write<T>,
    command: impl Fn(&Bearer, &Licence, &T) -> Result<(Command, Vec<Datum>), Problem>,
) -> Result<Json<LicenceDone>, Problem> {
    let bearer = &call.bearer;
    let history = take(bearer, &number).await?;
    let (command, sealed) = command(bearer, &history.known.state, &call.body)?;
    bearer.keeps_open(&command)?;
    let told = call.ask(bearer.who(), Order::Licence(number, command), sealed).await;
    let (number, version) = told.map_err(|problem| problem.naming(&[("reason", "reasons")]))?;
    let history = take(bearer, &number).await?;
    let then = history.events.iter().take_while(|event| event.version <= version);
    let state = Known::<Licence>::replay(then).state.state;
    Ok(Json(LicenceDone { number, version, state }))
}

macro_rules! acts {
    ($($(#[$doc:meta])+ $name:ident $path:tt $id:tt $body:ident => $command:expr;)+) => { $(
        $(#[$doc])+
        #[utoipa::path(post, path = $path, operation_id = $id, tag = "licences", security(("token" = [])),
            params(("licence" = String, Path, description = "证照编号。 Licence number.", example = "宁市监证〔2026〕12号")),
            request_body = $body, responses((status = 200, description = "已办。 Done.", body = LicenceDone)))]
        pub(super) async fn $name(Named(number): Named, call: Write<$body>) -> Result<Json<LicenceDone>, Problem> {
            act(number, call, $command).await
        }
    )+ };
}

fn bases(basis: &[LegalBasis]) -> Vec<rules::item::content::Basis> {
    basis.iter().cloned().map(Into::into).collect()
}

acts! {
    /// 事先告知 · Tell the holder what is meant to be done
    ///
    /// 撤回、撤销以前，告知事实、理由、依据和陈述申辩的权利。部门负责人。
    /// Before a licence is withdrawn or revoked its holder is told why and on which law, and may be heard (L-38, L-39). Head.
    intend "/api/v1/licences/{licence}/intend" "intendLicence" IntentionIn => |_, _, body| {
        let intended = match body.intended {
            IntendedIn::Withdraw { ground } => Intended::Withdraw(ground),
            IntendedIn::Revoke { ground } => Intended::Revoke(ground),
        };
        Ok((Command::Intend { intended, reasons: body.reasons.clone(), basis: bases(&body.basis) }, vec![]))
    };
    /// 送达证照文书 · Serve a paper of a licence
    ///
    /// 七种方式各有其证明；姓名只存入保密库。
    /// In one of seven modes, each with its proof; names are kept in the vault (N-16).
    serve "/api/v1/licences/{licence}/serve" "serveLicenceDocument" Served => |bearer, licence, body| {
        let mut papers = licence.documents.iter();
        let Some(paper) = papers.find(|paper| paper.number.as_str() == body.document) else {
            return Err(Problem::refused(bearer.lang, &Refusal::Licence(licence::Refusal::NoSuchDocument)));
        };
        let document = paper.number.clone();
        let (service, sealed) = service(bearer, &licence.holder, &body.service, "service.")?;
        Ok((Command::Serve { document, service }, sealed))
    };
    /// 听取陈述申辩 · Hear the holder
    ///
    /// 由部门记录；持有人在网上自己陈述。
    /// As the department writes it down; a holder speaks for themselves on their own page.
    hear "/api/v1/licences/{licence}/hear" "hearLicenceHolder" HeardIn => |_, _, body| {
        let heard = match body {
            HeardIn::Stated(words) => Heard::Stated(words.clone()),
            HeardIn::Waived => Heard::Waived,
        };
        Ok((Command::Hear { heard }, vec![]))
    };
    /// 不再处理 · Drop what was intended
    ///
    /// 陈述成立的，不再撤回、撤销。部门负责人。
    /// Whoever was heard was right, and nothing is taken. Head.
    desist "/api/v1/licences/{licence}/desist" "dropLicenceIntention" DroppedIn => |_, _, body| {
        Ok((Command::Desist { reasons: body.reasons.clone() }, vec![]))
    };
    /// 撤回证照 · Withdraw a licence
    ///
    /// 依据的法律修改或者客观情况重大变化，为了公共利益；依法补偿。部门负责人。
    /// For the public good, when the law or the facts it rested on have changed; with compensation (L-38). Head.
    withdraw "/api/v1/licences/{licence}/withdraw" "withdrawLicence" WithdrawalIn => |_, _, body| {
        let (ground, reasons, basis) = (body.ground, body.reasons.clone(), bases(&body.basis));
        Ok((Command::Withdraw { ground, reasons, basis, compensation: body.compensation.clone() }, vec![]))
    };
    /// 撤销证照 · Revoke a licence
    ///
    /// 违法取得或者违法作出的许可；先听取陈述申辩。部门负责人。
    /// What was obtained or given against the law, once its holder has been heard (L-39). Head.
    revoke "/api/v1/licences/{licence}/revoke" "revokeLicence" RevocationIn => |_, _, body| {
        let (ground, reasons, basis) = (body.ground, body.reasons.clone(), bases(&body.basis));
        let (harms_public, compensation) = (body.harms_public, body.compensation.clone());
        Ok((Command::Revoke { ground, reasons, basis, harms_public, compensation }, vec![]))
    };
    /// 注销证照 · Cancel a licence
    ///
    /// 有效期届满、持证人死亡或者终止、已被撤销撤回的，办理注销手续。部门负责人。
    /// Striking off what has ended, or whose holder has (L-40). Head.
    cancel "/api/v1/licences/{licence}/cancel" "cancelLicence" CancellationIn => |_, _, body| {
        let (ground, reasons) = (body.ground, body.reasons.clone());
        Ok((Command::Cancel { ground, reasons, basis: bases(&body.basis) }, vec![]))
    };
}

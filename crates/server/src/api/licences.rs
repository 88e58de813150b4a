//! 核验证照: whether a licence is valid now, for anybody who has its number (L-29, DE2). Whom it belongs to is not told; numbers
//! are serial, so they can be counted through only slowly.

use super::{
    caller::{Asker, Named},
    problem::{Fault, Problem},
    shapes,
};
use crate::limits::Door;
use axum::Json;
use rules::{
    identifier::LicenceNumber,
    licence::{Licence, LicenceState},
    time::Date,
};
use serde::Serialize;
use utoipa::ToSchema;

/// 证照。 A licence as anybody may see it.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(example = json!({"number": "宁市监证〔2026〕12号", "name": "食品经营许可证", "department": "market",
    "state": "valid", "version": 1, "valid_from": "2026-03-02", "valid_until": "2031-03-01"}))]
pub(super) struct LicenceView {
    /// 证照编号。 Licence number.
    number: String,
    /// 证照名称。 What it is called.
    name: String,
    /// 颁发部门代码。 The department that issued it.
    department: String,
    #[schema(schema_with = shapes::licence_state)]
    state: LicenceState,
    /// 第几版；变更和延续各成一版。 Its version: a change or renewal makes a new one (L-30).
    version: u32,
    /// 有效期起。 Valid from.
    #[schema(value_type = String, format = Date)]
    valid_from: Date,
    /// 有效期止；没有就是长期有效。 Valid until; absent without term.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    valid_until: Option<Date>,
    /// 电子证照标识（GB/T 36904），有证照类型代码的才有。 Electronic licence identifier (E-05), where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    identifier: Option<String>,
}

/// 核验证照 · Check a licence
///
/// 凭证照编号看它现在是否有效；不含持证人信息。每个地址每分钟最多 30 次。
/// Whether a licence is valid now, by its number, without its holder; 30 tries a minute for each address.
#[utoipa::path(get, path = "/api/v1/licences/{licence}", operation_id = "checkLicence", tag = "items",
    params(("licence" = String, Path, description = "证照编号。 Licence number.", example = "宁市监证〔2026〕12号")),
    responses((status = 200, description = "证照。 The licence.", body = LicenceView)))]
pub(super) async fn one(asker: Asker, Named(number): Named) -> Result<Json<LicenceView>, Problem> {
    if !asker.front.limits.allow(Door::Query, &asker.from) {
        return Err(asker.fault(&Fault::TooOften));
    }
    let missing = || asker.fault(&Fault::NotFound);
    let number = LicenceNumber::parse(&number).map_err(|_| missing())?;
    let known = asker.front.store.dossier::<Licence>(number.as_str()).await;
    let licence = known.map_err(|error| asker.store(&error))?.ok_or_else(missing)?.state;
    let current = licence.current().ok_or_else(missing)?;
    Ok(Json(LicenceView {
        number: number.as_str().to_owned(),
        name: licence.name.clone(),
        department: licence.department.0.clone(),
        state: licence.state,
        version: current.number,
        valid_from: current.valid_from,
        valid_until: current.valid_until,
        identifier: licence.identifier().map(String::from),
    }))
}

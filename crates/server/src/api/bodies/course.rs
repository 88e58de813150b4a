//! Bodies of forwarding, promises, fees, service and the promise made shorter.

use super::{Delivery, shapes};
use rules::{clock::Limit, time::Date};
use serde::Deserialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// 上报。 Forwarding.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"step": "forward", "opinion": "初审符合条件，建议准予"}))]
pub(in crate::api) struct Forwarded {
    /// 环节代码。 Step.
    pub(in crate::api) step: String,
    /// 初审意见。 Opinion of the lower review.
    pub(in crate::api) opinion: String,
}

/// 批复。 The superior's answer.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"step": "forward", "agrees": true, "number": "宁市监许〔2026〕8号", "dated": "2026-03-02", "opinion": "同意"}))]
pub(in crate::api) struct Answered {
    /// 环节代码。 Step.
    pub(in crate::api) step: String,
    /// 上级是否同意。 Whether the superior agrees.
    pub(in crate::api) agrees: bool,
    /// 批复文号。 Number of the answer.
    pub(in crate::api) number: String,
    /// 批复日期。 Day of the answer.
    #[schema(value_type = String, format = Date)]
    pub(in crate::api) dated: Date,
    /// 批复意见。 What it says.
    pub(in crate::api) opinion: String,
}

/// 核查承诺。 A promise, verified.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"kept": true, "findings": "现场与承诺一致"}))]
pub(in crate::api) struct Verified {
    /// 是否属实。 Whether it is kept.
    pub(in crate::api) kept: bool,
    /// 核查情况。 What was found.
    pub(in crate::api) findings: String,
}

/// 收费数量。 Quantities of fees.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"quantities": {"registration": 1}}))]
pub(in crate::api) struct Fees {
    /// 收费项目代码 → 数量。 How many units of each fee of the item.
    pub(in crate::api) quantities: BTreeMap<String, u32>,
}

/// 送达文书。 Service of a document.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"document": "宁市监受〔2026〕1号", "service": {"mode": "postal", "recipient": "林晚", "tracking": "EX100000001CN"}}))]
pub(in crate::api) struct Served {
    /// 文号，见办件的 documents。 Its number, from the case's `documents`.
    pub(in crate::api) document: String,
    /// 送达方式和证明。 How it was served, with its proof.
    pub(in crate::api) service: Delivery,
}

/// 缩短承诺时限。 A shorter promise.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"promised": {"working_days": 2}, "reason": "灾后重建项目"}))]
pub(in crate::api) struct Shortened {
    /// 缩短后的承诺时限，单位与原来相同。 The shorter promise, in the unit it had.
    #[schema(schema_with = shapes::limit)]
    pub(in crate::api) promised: Limit,
    /// 理由。 Reasons.
    pub(in crate::api) reason: String,
}

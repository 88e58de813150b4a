//! Bodies of the acts about whoever acts on a case.

use serde::Deserialize;
use utoipa::ToSchema;

/// 现场核查。 A check on site.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"step": "site", "with": ["p-0001"], "at": "2026-03-03T10:00:00+08:00", "place": "宁安县东街12号",
    "findings": "布局与图纸一致，冷藏设备齐全"}))]
pub(in crate::api) struct SiteChecked {
    /// 环节代码。 Step.
    pub(in crate::api) step: String,
    /// 同去的工作人员，见 /api/v1/colleagues。 Who went along, from `/api/v1/colleagues`.
    #[schema(min_items = 1, max_items = 20)]
    pub(in crate::api) with: Vec<String>,
    /// 核查时间。 When.
    #[schema(format = DateTime)]
    pub(in crate::api) at: String,
    /// 地点。 Where.
    pub(in crate::api) place: String,
    /// 核查情况。 What was found.
    pub(in crate::api) findings: String,
    /// 在场当事人的姓名，只存入保密库。 Who was met there; kept in the vault only.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub(in crate::api) present: String,
}

/// 指派的人员。 Who is assigned.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"staff": ["p-0001", "p-0002"]}))]
pub(in crate::api) struct Inspectors {
    /// 两名以上，见 /api/v1/colleagues。 Two at least, from `/api/v1/colleagues`.
    #[schema(min_items = 2, max_items = 20)]
    pub(in crate::api) staff: Vec<String>,
}

/// 回避。 Standing aside.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"person": "p-0001", "reason": "与申请人是近亲属"}))]
pub(in crate::api) struct Aside {
    /// 谁，见办件的 officers。 Who, from the case's `officers`.
    pub(in crate::api) person: String,
    /// 理由。 Reasons.
    pub(in crate::api) reason: String,
}

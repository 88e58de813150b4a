//! Bodies of hearing and of interested parties.

use super::{super::shapes::LegalBasis, shapes};
use rules::{
    case::{
        Side,
        hearing::{Heard, HearingGround},
    },
    clock::Limit,
};
use serde::Deserialize;
use utoipa::ToSchema;

/// 告知利害关系人。 An interested party, informed.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"party": "赵明，人民路六号楼", "interest": "油烟影响二楼采光通风", "limit": {"working_days": 5}}))]
pub(in crate::api) struct PartyInformed {
    /// 姓名或名称和联系方式，只存入保密库。 Name and how to reach them; kept in the vault only.
    #[schema(min_length = 1, max_length = 200)]
    pub(in crate::api) party: String,
    /// 涉及的重大利益。 What is at stake for them.
    pub(in crate::api) interest: String,
    /// 陈述申辩期限。 The time to speak.
    #[schema(schema_with = shapes::limit)]
    pub(in crate::api) limit: Limit,
}

/// 听取陈述申辩。 The applicant or an interested party, heard.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"party": 0, "how": "spoke", "statement": "希望加装油烟净化设备"}))]
pub(in crate::api) struct PartyHeard {
    /// 第几位利害关系人，见办件的 parties，从 0 起；申请人的不填。
    /// Which of the case's `parties`, from 0; nothing for the applicant.
    #[serde(default)]
    #[schema(minimum = 0)]
    pub(in crate::api) party: Option<usize>,
    #[schema(schema_with = shapes::heard)]
    pub(in crate::api) how: Heard,
    /// 陈述申辩的要点；已听取的必填。 The main points, where they spoke.
    #[serde(default)]
    pub(in crate::api) statement: String,
}

/// 哪一方。 Whose right it is.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"party": 0}))]
pub(in crate::api) struct Whose {
    /// 第几位利害关系人，见办件的 parties，从 0 起；申请人的不填。
    /// Which of the case's `parties`, from 0; nothing for the applicant.
    #[serde(default)]
    #[schema(minimum = 0)]
    pub(in crate::api) party: Option<usize>,
}

/// The side that a body means.
pub(in crate::api) fn side(party: Option<usize>) -> Side {
    party.map_or(Side::Applicant, Side::Party)
}

/// 重大利益。 What is at stake.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"interest": "许可直接关系申请人与相邻住户的重大利益"}))]
pub(in crate::api) struct Interest {
    /// 涉及的重大利益，告知书上会写。 What is at stake; the notice says it.
    pub(in crate::api) interest: String,
}

/// 公告听证。 A hearing of the agency's own motion.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"ground": "law_requires", "basis": {"law": "娱乐场所管理条例", "article": "第十条"}}))]
pub(in crate::api) struct Announced {
    #[schema(schema_with = shapes::hearing_ground)]
    pub(in crate::api) ground: HearingGround,
    /// 依据。 Legal basis.
    pub(in crate::api) basis: LegalBasis,
}

/// 通知听证。 Notice of a hearing.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"at": "2026-03-20T09:30:00+08:00", "place": "大厅三楼听证室", "chair": "p-0001"}))]
pub(in crate::api) struct Sitting {
    /// 时间，至少在七个工作日以后。 When; seven working days from now at the earliest.
    #[schema(format = DateTime)]
    pub(in crate::api) at: String,
    /// 地点。 Where.
    pub(in crate::api) place: String,
    /// 主持人，见 /api/v1/colleagues；不得是本案经办人员。 Who chairs it, from `/api/v1/colleagues`; nobody who handles the case.
    pub(in crate::api) chair: String,
    /// 不公开的理由；公开的不填。 Why it is not public; nothing where it is.
    #[serde(default)]
    pub(in crate::api) closed_because: String,
}

/// 举行听证。 A hearing, held.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"record": "申请人陈述了隔音措施，相邻住户无异议", "signed": "林晚；赵明"}))]
pub(in crate::api) struct Held {
    /// 笔录要点。 Main points of the transcript.
    pub(in crate::api) record: String,
    /// 签名的人，只存入保密库；没有签名的笔录无效。 Who signed; kept in the vault only. Unsigned it proves nothing.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub(in crate::api) signed: String,
}

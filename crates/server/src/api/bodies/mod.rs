//! 动作的正文: what the body of each act on a case holds. Shapes only; what they must say is the rules' to judge.

pub(super) mod course;
pub(super) mod hearing;
pub(super) mod officers;

use super::{
    shapes::{self, LegalBasis},
    submit::MaterialIn,
};
use rules::{
    case::{DeliveryMode, SpecialProcedureKind, StepResult, material::CorrectionItem},
    clock::Limit,
    name::MaterialId,
};
use serde::Deserialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// 无内容：发送 {}。 Nothing to say: send {}.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
pub(super) struct Nothing {}

/// 补正内容。 What must be corrected.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"items": [{"material": "layout", "what": "平面图应标明操作间面积"}]}))]
pub(super) struct ToCorrect {
    /// 一次写全，不得分次告知。 Everything at once; the law gives one notice (L-06).
    #[schema(min_items = 1, max_items = 200)]
    pub(super) items: Vec<ToCorrectItem>,
}

/// 一处补正。 One thing to correct.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ToCorrectItem {
    /// 材料代码；申请表或其他事项则不填。 The material; none when the form or something else is meant.
    #[serde(default)]
    pub(super) material: Option<String>,
    /// 改什么、怎么改。 What, and how.
    #[schema(min_length = 1)]
    pub(super) what: String,
}

impl ToCorrect {
    /// The same as the rules have it.
    pub(super) fn items(&self) -> Vec<CorrectionItem> {
        let item = |item: &ToCorrectItem| CorrectionItem {
            material: item.material.clone().map(MaterialId),
            what: item.what.clone(),
        };
        self.items.iter().map(item).collect()
    }
}

/// 补交的表和材料。 A form, if changed, and materials.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"materials": [{"material": "layout", "form": "electronic", "files": ["0123456789abcdef0123456789abcdef"]}]}))]
pub(super) struct Supplied {
    /// 申请表，要改才填，填就填全。 The whole form, when it changed.
    #[serde(default)]
    pub(super) form: Option<BTreeMap<String, String>>,
    /// 材料。 Materials.
    #[serde(default)]
    #[schema(max_items = 200)]
    pub(super) materials: Vec<MaterialIn>,
}

/// 补交的材料。 Materials that were owed.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"materials": [{"material": "catering-disposal", "form": "paper", "count": 1}]}))]
pub(super) struct Deferred {
    /// 材料。 Materials.
    #[schema(min_items = 1, max_items = 200)]
    pub(super) materials: Vec<MaterialIn>,
}

/// 受理。 Acceptance.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"deferred": ["catering-disposal"]}))]
pub(super) struct Acceptance {
    /// 容缺后补的材料代码。 Materials that may follow (P-08).
    #[serde(default)]
    #[schema(max_items = 200)]
    pub(super) deferred: Vec<String>,
}

/// 理由。 Reasons.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "该活动不需要取得行政许可"}))]
pub(super) struct Reason {
    /// 理由，申请人会看到。 Read by the applicant.
    pub(super) reason: String,
}

/// 不予受理的理由。 Why it is not accepted.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reason": "不属于本机关职权范围", "proper_body": "宁安县自然资源局"}))]
pub(super) struct Turned {
    /// 理由。 Reasons.
    pub(super) reason: String,
    /// 应当向其申请的机关。 The body that is competent (L-08).
    #[serde(default)]
    pub(super) proper_body: String,
}

/// 环节。 A step.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"step": "review"}))]
pub(super) struct StepIn {
    /// 环节代码，见办件的 open_steps。 Its id, from `open_steps`.
    pub(super) step: String,
}

/// 环节结论。 What came of a step.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"step": "review", "result": "agree", "opinion": "材料齐全，符合条件", "checklist": {"c1": true, "c2": true, "c3": true}}))]
pub(super) struct StepDone {
    /// 环节代码。 Step.
    pub(super) step: String,
    #[schema(schema_with = shapes::step_result)]
    pub(super) result: StepResult,
    /// 意见，必填。 Opinion; a bare signature is a defect (K-12).
    pub(super) opinion: String,
    /// 审查要点的回答：要点代码 → 是否。 Answers to the checklist: point → yes or no (CA10).
    #[serde(default)]
    pub(super) checklist: BTreeMap<String, bool>,
}

/// 退回。 Sending back.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"from": "site", "to": "review", "reason": "平面图与现场不符"}))]
pub(super) struct Back {
    /// 从哪个环节。 From this open step.
    pub(super) from: String,
    /// 到以前的哪个环节。 To this one, done before.
    pub(super) to: String,
    /// 理由。 Reasons.
    pub(super) reason: String,
}

/// 特别程序。 A special procedure.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"kind": "expert_review", "needed": {"working_days": 10},
    "basis": {"law": "中华人民共和国行政许可法", "article": "第四十五条"}}))]
pub(super) struct Special {
    #[schema(schema_with = shapes::special_kind)]
    pub(super) kind: SpecialProcedureKind,
    /// 告知申请人的所需时间。 The time told to the applicant.
    #[schema(schema_with = shapes::limit)]
    pub(super) needed: Limit,
    /// 依据。 Legal basis.
    pub(super) basis: LegalBasis,
}

/// 结论。 What came of it.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"result": "专家评审通过"}))]
pub(super) struct Outcome {
    /// 结论。 Result.
    pub(super) result: String,
}

/// 延期。 An extension.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"working_days": 10, "reason": "案情复杂，需补充现场核查"}))]
pub(super) struct Extension {
    /// 延长的工作日，1 至 10。 Working days, 1 to 10 (L-19).
    #[schema(minimum = 1, maximum = 10)]
    pub(super) working_days: u16,
    /// 理由，告知申请人。 Reasons, told to the applicant.
    pub(super) reason: String,
}

/// 准予。 A grant.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"content": "准予核发食品经营许可证", "opinion": "同意", "checklist": {"c1": true, "c2": true}}))]
pub(super) struct Grant {
    /// 决定内容。 What is granted.
    pub(super) content: String,
    /// 意见。 Opinion.
    pub(super) opinion: String,
    /// 审查要点的回答。 Answers to the checklist.
    #[serde(default)]
    pub(super) checklist: BTreeMap<String, bool>,
}

/// 不予许可。 A refusal of the licence.
#[derive(Clone, Deserialize, ToSchema, Debug)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reasons": "操作间面积不符合要求", "basis": [{"law": "食品经营许可和备案管理办法", "article": "第十二条"}]}))]
pub(super) struct Refusal {
    /// 理由。 Reasons (L-17).
    pub(super) reasons: String,
    /// 依据，至少一条。 Legal basis, at least one.
    #[schema(min_items = 1, max_items = 50)]
    pub(super) basis: Vec<LegalBasis>,
    /// 技术标准、技术规范；根据检验、检测、检疫结果不予许可的必填。
    /// The technical standard; needed upon an inspection, a test or a quarantine (L-33).
    #[serde(default)]
    pub(super) standard: String,
    /// 审查要点的回答。 Answers to the checklist.
    #[serde(default)]
    pub(super) checklist: BTreeMap<String, bool>,
}

/// 送达。 Service of the result.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"mode": "direct", "recipient": "林晚"}))]
pub(super) struct Delivery {
    #[schema(schema_with = shapes::delivery_mode)]
    pub(super) mode: DeliveryMode,
    /// 签收人姓名，只存入保密库。 Who signed for it; kept in the vault only.
    #[schema(min_length = 1, max_length = 200)]
    pub(super) recipient: String,
    /// 运单号，邮寄送达时必填。 Tracking number; needed by post.
    #[serde(default)]
    #[schema(max_length = 100)]
    pub(super) tracking: String,
    /// 见证人姓名，留置送达时必填，只存入保密库。 Witness; needed where it is left in place; kept in the vault only.
    #[serde(default)]
    #[schema(max_length = 200)]
    pub(super) witness: String,
    /// 说明：委托、转交给谁，在哪里公告。 To whom it was entrusted or relayed, where it was announced.
    #[serde(default)]
    #[schema(max_length = 500)]
    pub(super) note: String,
}

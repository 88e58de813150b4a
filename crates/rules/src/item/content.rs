//! 事项要素: every field of the implementation list and the guide (domain rules §3.2, identifiers as there).
//!
//! Plain data, readable and writable as TOML or JSON. Nothing is checked here: a draft may be incomplete, and
//! what a publication lacks is said by `publication`. Every part has a default, so a draft may begin with a name.

pub(crate) use super::code::coded;
pub use super::code::{
    BodyNature, CaseKind, HandleForm, ItemKind, MaterialForm, MaterialSource, Necessity, OnlineDepth,
    PassScope, PowerSource, Purpose, Regime, ResultType, ServiceTarget, SpecialProcedureKind, UseLevel,
};
pub use super::field::{FieldKind, FormField};
use super::process::Process;
pub use super::{
    basis::Basis,
    duty::{Duty, DutyStage},
    help::{Faq, Help},
    limits::Validity,
    neighbours::{IntermediaryService, Prerequisite},
};
use crate::{
    case::promise::{Commitments, DeferralMissed},
    clock::Limit,
    money::Fen,
    name::{DepartmentId, ItemCode, MaterialId},
    time::{CalendarDays, Date, WorkingDays},
};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 事项要素: what one version of an item says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Content {
    /// 基本信息
    pub identity: Identity,
    /// 权力
    pub power: Power,
    /// 实施主体
    pub body: Body,
    /// 时限
    pub limits: Limits,
    /// 办理
    pub handling: Handling,
    /// 地点时间与电话
    pub place: Place,
    /// 服务对象与主题
    pub subject: Subject,
    /// 情形引导: questions whose answers choose materials and branches (CA6).
    pub questions: Vec<Question>,
    /// 申请表: the fields of the application form.
    pub form: Vec<FormField>,
    /// 申请材料
    pub materials: Vec<Material>,
    /// 收费项目; empty means that nothing is charged.
    pub fees: Vec<FeeItem>,
    /// 办理结果
    pub results: Vec<ResultSpec>,
    /// 帮助: questions and remedies.
    pub help: Help,
    /// 办理流程
    pub process: Process,
}

/// 基本信息
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Identity {
    /// 实施编码 `task_code` (I-11); the name of the dossier.
    pub task_code: ItemCode,
    /// 基本编码 (I-10)
    pub catalog_code: String,
    /// 业务办理项编码 (I-12)
    pub task_handle_code: String,
    /// Any code used locally.
    pub local_code: String,
    /// 事项名称
    pub name: String,
    /// The name in English, for English pages.
    pub name_en: String,
    /// 主项: the catalogue entry this handling item belongs to (I-01).
    pub main_item: String,
    /// Everyday words people search with (身份证 → 居民身份证).
    pub search_words: Vec<String>,
    /// 事项类型
    pub kind: Option<ItemKind>,
    /// 计划生效日期 (I-06)
    pub plan_effective_date: Option<Date>,
    /// 计划取消日期 (I-06): from this day no new acceptance.
    pub plan_cancel_date: Option<Date>,
}

/// 权力
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Power {
    /// 权力来源
    pub power_source: Option<PowerSource>,
    /// 行使层级
    pub use_level: Option<UseLevel>,
    /// 权限划分
    pub power_division: String,
    /// 行使内容
    pub use_content: String,
    /// 设定依据
    pub setting_basis: Vec<Basis>,
    /// 实施依据
    pub implementing_basis: Vec<Basis>,
    /// 责任事项: what the item's own law asks of whoever holds the power.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub duties: Vec<Duty>,
    /// 追责情形, beyond those of the licensing law (L-41, L-42).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub liability: Vec<String>,
    /// 事中事后监管: how it is supervised after the grant (L-37, D-05).
    #[serde(skip_serializing_if = "String::is_empty")]
    pub later_supervision: String,
}

/// 实施主体
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Body {
    /// The department of the hall that answers for the item.
    pub department: DepartmentId,
    /// 实施主体
    pub impl_body: String,
    /// 统一社会信用代码 (E-03)
    pub credit_code: String,
    /// 实施主体性质
    pub body_nature: Option<BodyNature>,
    /// 委托部门
    pub entrusted_body: String,
    /// 承办机构
    pub undertaking_unit: String,
    /// 联办机构
    pub joint_units: Vec<String>,
    /// 行政管辖: division code (E-04).
    pub jurisdiction: String,
}

/// 时限
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Limits {
    /// 法定时限; none where the law sets none (L-46).
    pub statutory: Option<Limit>,
    /// 法定时限说明
    pub statutory_note: String,
    /// 承诺时限
    pub promised: Option<Limit>,
    /// 承诺时限说明
    pub promised_note: String,
    /// 特别环节: what does not count into the limit (L-23).
    pub special_links: Vec<SpecialLink>,
    /// 补正期限: how long the applicant has to complete the materials (K-08).
    pub correction: Option<Limit>,
    /// 上级机关的审批期限 of what is forwarded up (L-15); the law's where none.
    pub superior: Option<Limit>,
    /// 容缺补交期限 (P-08); the hall's period for corrections where none.
    pub deferral: Option<Limit>,
    /// 缴款期限 (F-06); none = ten working days.
    pub payment: Option<Limit>,
    /// 容缺逾期的后果 (P-08); in writing where none.
    pub deferral_missed: Option<DeferralMissed>,
    /// 延长的上限, where a special law gives less than the licensing law (L-19).
    pub extension: Option<WorkingDays>,
    /// 颁证期限, where it is shorter than the ten working days of the law (L-22).
    pub issue: Option<Limit>,
    /// 提前提醒: how long before the promised day to remind (S-03); the hall's default where none.
    pub remind_before: Option<WorkingDays>,
    /// 延续申请提前期: how long before the last day a renewal must be asked for (L-31); thirty days where none.
    pub renewal_lead: Option<CalendarDays>,
}

/// 特别环节
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SpecialLink {
    /// 特别程序种类
    pub kind: Option<SpecialProcedureKind>,
    /// 名称
    pub name: String,
    /// 时限
    pub time: Option<Limit>,
    /// 依据
    pub basis: Basis,
    /// 必经: whether nothing is decided without it (L-23, L-24).
    #[serde(skip_serializing_if = "core::ops::Not::not")]
    pub mandatory: bool,
}

impl SpecialLink {
    /// The procedure whose result the decision waits for: what the item says must be gone through, and what the law says
    /// decides.
    #[must_use]
    pub fn prescribed(&self) -> Option<SpecialProcedureKind> {
        self.kind.filter(|kind| self.mandatory || kind.decides())
    }
}

/// 办理
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Handling {
    /// 办件类型
    pub case_kind: Option<CaseKind>,
    /// 业务类型: whether it gives a licence or does something to one (I-01).
    pub purpose: Purpose,
    /// 涉及证照: the item that issued the licences it is about; those of its main item where none (I-01).
    pub about: ItemCode,
    /// 办理形式
    pub handle_forms: Vec<HandleForm>,
    /// 受理条件
    pub accept_conditions: Vec<String>,
    /// 数量限制
    pub quota_note: String,
    /// 前置审批 (L-47)
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub prerequisites: Vec<Prerequisite>,
    /// 中介服务 (L-47)
    pub intermediary_services: Vec<IntermediaryService>,
    /// 到办事现场次数
    pub visits_max: u8,
    /// 必须到现场的原因
    pub visit_reason: String,
    /// 网办深度; none = not online.
    pub online_depth: Option<OnlineDepth>,
    /// 通办范围
    pub pass_scope: Option<PassScope>,
    /// 支持预约
    pub supports_booking: bool,
    /// 支持网上支付
    pub supports_e_pay: bool,
    /// 支持物流快递
    pub supports_express: bool,
    /// 支持自助终端
    pub self_service: bool,
    /// 上级机关: who decides what is forwarded up (L-15).
    pub superior: String,
    /// 告知承诺 (P-09); none where the item does not know it.
    pub commitments: Option<Commitments>,
    /// 本人到场: the application cannot be made by an agent (L-04).
    pub presence_required: bool,
    /// 直接关系公共安全、人身健康、生命财产安全: whoever deceives here is barred for years (L-43, L-44).
    pub safety: bool,
    /// 名额: how many may be granted; none = as many as qualify (L-35).
    pub quota: Option<Quota>,
    /// 办理制度: whose clocks the cases run by (L-48).
    pub regime: Regime,
}

/// 名额: a limited number of grants (L-35).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Quota {
    /// How many may be granted in all.
    pub places: u32,
}

/// 办理地点、时间与电话
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Place {
    /// 办理地点
    pub place: String,
    /// 窗口号
    pub window: String,
    /// 办理时间
    pub time: String,
    /// 咨询方式
    pub consult_way: String,
    /// 监督投诉方式
    pub supervise_way: String,
    /// 进驻大厅
    pub entered_center: bool,
}

/// 服务对象与主题
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Subject {
    /// 服务对象
    pub service_targets: Vec<ServiceTarget>,
    /// 个人主题 (生育收养, 户籍办理 …)
    pub themes_person: Vec<String>,
    /// 法人主题 (设立变更, 准营准办 …)
    pub themes_legal: Vec<String>,
    /// 生命周期事件 (我要开饭店 …)
    pub life_events: Vec<String>,
}

/// 情形问题
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Question {
    /// Unique within the item.
    pub id: String,
    /// 问题
    pub text: String,
    /// The question in English.
    pub text_en: String,
    /// 选项
    pub answers: Vec<Answer>,
}

/// 选项
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Answer {
    /// Unique within the question.
    pub id: String,
    /// 文字
    pub text: String,
    /// The answer in English.
    pub text_en: String,
}

/// 条件: holds when the question was answered so.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// The question's id.
    pub question: String,
    /// The answer's id.
    pub answer: String,
}

/// 申请材料
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Material {
    /// Unique within the item.
    pub id: MaterialId,
    /// 材料名称
    pub name: String,
    /// The name in English.
    pub name_en: String,
    /// 必要性
    pub necessity: Option<Necessity>,
    /// 材料形式
    pub forms: Vec<MaterialForm>,
    /// 原件份数
    pub original_count: u8,
    /// 复印件份数
    pub copy_count: u8,
    /// 纸质材料规格
    pub page_format: String,
    /// 空白表格: where the blank form is to be found.
    pub blank_form: String,
    /// 示例样表
    pub sample: String,
    /// 来源渠道
    pub source_type: Option<MaterialSource>,
    /// 出具机构
    pub source_note: String,
    /// 出具时限要求
    pub issue_time_req: String,
    /// 填报须知
    pub use_note: String,
    /// 依据
    pub basis: Option<Basis>,
    /// 可容缺 (P-08)
    pub deferrable: bool,
    /// 可告知承诺 (P-09)
    pub promisable: bool,
    /// Needed only when this holds; always needed where none (CA6).
    pub when: Option<When>,
}

/// 收费项目
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct FeeItem {
    /// Unique within the item.
    pub id: String,
    /// 收费项目名称
    pub name: String,
    /// 收费标准: fen a unit (F-03, F-10).
    pub standard: Fen,
    /// 计费单位 (本, 平方米 …)
    pub unit: String,
    /// 收费依据 (F-01)
    pub basis: Basis,
    /// 是否允许减免
    pub reducible: bool,
    /// 减免依据 (F-04)
    pub reduction_basis: String,
    /// 先缴后发的依据: the provision that demands payment before the result is issued; empty where none does (F-11).
    pub prepaid_basis: String,
}

impl FeeItem {
    /// 先缴后发: whether the law demands payment before the result is issued.
    #[must_use]
    pub fn is_prepaid(&self) -> bool {
        !self.prepaid_basis.trim().is_empty()
    }
}

/// 办理结果 (L-28)
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ResultSpec {
    /// 结果名称
    pub name: String,
    /// The name in English.
    pub name_en: String,
    /// 结果类型
    pub result_type: Option<ResultType>,
    /// 结果样本: where the sample is to be found, or what it shows.
    pub result_sample: String,
    /// 有效期; none = without term.
    pub validity: Option<Validity>,
    /// 证照类型代码
    pub licence_type_code: String,
}

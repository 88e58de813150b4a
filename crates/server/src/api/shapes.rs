//! 结构: the shapes that several addresses of the API share, and how words of the law stand in the document.
//!
//! Identifiers are exactly those of the rules: a list of values in the document is made from the very enumeration that
//! decides, so the two cannot part. Times are RFC 3339 at +08:00, days are `2026-03-02`.

use rules::{
    bulletin::{BulletinKind, Force},
    calendar::Calendar,
    card::CardState,
    case::{
        ApplySource, Case, CaseOutcome, CaseStatus, ClockName, DeliveryMode, DocKind, SpecialProcedureKind,
        StepResult,
        hearing::{Heard, HearingGround},
    },
    clock::{Clock, Light, Limit, Remaining},
    hall::{ChiefPower, Hall},
    inspection::{ConsequenceGround, ConsequenceKind, PatrolPoint},
    item::content::{Basis, CaseKind, ItemKind, MaterialForm},
    licence::{CancellationGround, LicenceState, RevocationGround, WithdrawalGround},
    rating::{RatingLevel, RatingState},
    standing::{BanCause, BanReach},
    supervision::{Rule, RuleKind, SupervisionLevel},
    time::{Instant, WorkingDays},
};
use serde::{Deserialize, Serialize};
use utoipa::{
    ToSchema,
    openapi::schema::{AdditionalProperties, Object, ObjectBuilder, OneOfBuilder, Schema, Type},
};

/// A list of identifiers with the word of the standard for each.
fn words<T: Serialize + Copy>(what: &str, all: &[T], zh: impl Fn(T) -> &'static str) -> Object {
    let word = |value: &T| serde_json::to_value(value).unwrap_or_default();
    let list: Vec<String> = all
        .iter()
        .map(|value| format!("`{}` {}", word(value).as_str().unwrap_or_default(), zh(*value)))
        .collect();
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(all.iter().map(word)))
        .description(Some(format!("{what} {}", list.join(" · "))))
        .build()
}

macro_rules! word_lists {
    ($($name:ident: $code:ident = $what:literal;)+) => { $(
        #[doc = $what]
        pub(super) fn $name() -> Object {
            words($what, $code::ALL, $code::zh)
        }
    )+ };
}

word_lists! {
    case_status: CaseStatus = "办件状态。 State of the case.";
    case_outcome: CaseOutcome = "办件结果。 Outcome.";
    licence_state: LicenceState = "证照状态。 State of the licence.";
    case_kind: CaseKind = "办件类型。 Kind of case.";
    item_kind: ItemKind = "事项类型。 Kind of item.";
    apply_source: ApplySource = "申请来源。 Where the application came from.";
    step_result: StepResult = "环节结果。 Result of the step.";
    special_kind: SpecialProcedureKind = "特别程序种类；`other` 不中止时限。 Kind of special procedure; `other` never stops the clock (L-23).";
    delivery_mode: DeliveryMode = "送达方式。 How it was served.";
    heard: Heard = "陈述申辩的结果。 How an interested party was heard.";
    hearing_ground: HearingGround = "依职权听证的理由。 Ground of a hearing of the agency's own motion (L-24).";
    chief_power: ChiefPower = "首席代表的权力。 Power of a chief representative (P-14).";
    doc_kind: DocKind = "文书种类。 Kind of document.";
    material_form: MaterialForm = "材料形式。 Form of the material.";
    rating_level: RatingLevel = "评价等级。 Level of the rating.";
    rating_state: RatingState = "评价状态。 What a rating waits for.";
    card_state: CardState = "监察牌状态。 State of the card.";
    card_level: SupervisionLevel = "监察级别。 Level.";
    withdrawal_ground: WithdrawalGround = "撤回事由。 Ground of the withdrawal (L-38).";
    revocation_ground: RevocationGround = "撤销事由。 Ground of the revocation (L-39).";
    cancellation_ground: CancellationGround = "注销事由。 Ground of the cancellation (L-40).";
    ban_cause: BanCause = "禁止申请的原因。 Cause of the ban (L-43, L-44).";
    ban_reach: BanReach = "禁止申请的范围。 How far the ban reaches.";
    bulletin_kind: BulletinKind = "公告类别。 Kind of news.";
    patrol_point: PatrolPoint = "巡查内容。 What a patrol looks at.";
    consequence_kind: ConsequenceKind = "后续措施。 What follows (S-16).";
    consequence_ground: ConsequenceGround = "起因。 Why it follows (S-16).";
    bulletin_force: Force = "时效。 Whether it is in force.";
    rule: Rule = "监察规则。 Rule of supervision.";
    rule_kind: RuleKind = "监察规则种类。 Kind of rule.";
}

/// 灯
pub(super) fn light() -> Object {
    let all = [Light::Done, Light::Paused, Light::InTime, Light::DueSoon, Light::Late, Light::Grave];
    words("灯。 Light.", &all, |light| match light {
        Light::Done => "办结",
        Light::Paused => "暂停",
        Light::InTime => "正常",
        Light::DueSoon => "临期",
        Light::Late => "超期",
        Light::Grave => "严重超期",
    })
}

/// 时限: an object with exactly one of three units.
pub(super) fn limit() -> Schema {
    let unit = |name: &str, what: &str, most: u64| {
        let number = ObjectBuilder::new()
            .schema_type(Type::Integer)
            .minimum(Some(0_u64))
            .maximum(Some(most))
            .description(Some(what));
        ObjectBuilder::new()
            .property(name, number)
            .required(name)
            .additional_properties(Some(AdditionalProperties::<Schema>::FreeForm(false)))
            .build()
    };
    let units = OneOfBuilder::new()
        .item(unit("working_days", "工作日。 Working days.", u64::from(u16::MAX)))
        .item(unit("calendar_days", "自然日。 Calendar days.", u64::from(u16::MAX)))
        .item(unit("office_seconds", "办公秒。 Seconds of office hours.", 1 << 53))
        .description(Some("时限，单位三选一。 A limit in one of three units; units are never converted."))
        .build();
    Schema::OneOf(units)
}

/// 依据：法律条款。 Legal basis: an article of law.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"law": "中华人民共和国行政许可法", "article": "第三十四条"}))]
pub(super) struct LegalBasis {
    /// 法律法规名称。 Name of the law.
    #[schema(min_length = 1, max_length = 200)]
    law: String,
    /// 文号。 Number of the document, where there is one.
    #[serde(default)]
    document_number: String,
    /// 条款号。 Article.
    #[serde(default)]
    article: String,
    /// 条款内容。 What it says, in short.
    #[serde(default)]
    text: String,
}

impl From<LegalBasis> for Basis {
    fn from(basis: LegalBasis) -> Basis {
        let LegalBasis { law, document_number, article, text } = basis;
        Basis { law, document_number, article, text }
    }
}

/// 时钟：一项时限的现状。 A clock: how one limit of the case stands.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct ClockSheet {
    /// 时限名称：`pre_review`、`acceptance`、`correction`、`statutory`、`promised`、`issue` 或 `step.<环节>`。
    /// Which limit: one of these words, or `step.` and the step.
    #[schema(example = "promised")]
    name: String,
    /// 总时限，含延长。 The whole limit, extensions included.
    #[schema(schema_with = limit)]
    limit: Limit,
    /// 开始时间。 When it started.
    #[schema(format = DateTime)]
    started_at: String,
    /// 到期日。 The day it is due.
    #[schema(value_type = String, format = Date)]
    due: rules::time::Date,
    /// 到期时刻。 The last moment in time.
    #[schema(format = DateTime)]
    due_at: String,
    /// 到期日以后可能因放假通知调整。 Whether a decree may still move the day (C-08).
    provisional: bool,
    /// 正在中止。 Standing still now.
    paused: bool,
    /// 已停止。 Stopped: what it measured has been done.
    stopped: bool,
    /// 灯。 Light.
    #[schema(schema_with = light)]
    light: Light,
    /// 剩余时间；停止后没有。 What is left; absent once stopped.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = limit, required = false)]
    left: Option<Limit>,
    /// 已超时间。 By how much it is late.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = limit, required = false)]
    late_by: Option<Limit>,
}

impl ClockSheet {
    fn of(
        name: &ClockName,
        clock: &Clock,
        hall: &Hall,
        own: Option<WorkingDays>,
        now: Instant,
    ) -> ClockSheet {
        let calendar: &Calendar = &hall.calendar;
        let due = clock.due(calendar);
        let (left, late_by) = match clock.remaining(calendar, now) {
            _ if clock.is_stopped() => (None, None),
            Remaining::Left(left) => (Some(left), None),
            Remaining::Late(late) => (None, Some(late)),
        };
        ClockSheet {
            name: name.word(),
            limit: clock.total_limit(),
            started_at: clock.started_at().rfc3339(),
            due: due.date,
            due_at: clock.due_at(calendar).rfc3339(),
            provisional: due.provisional,
            paused: clock.is_paused(),
            stopped: clock.is_stopped(),
            light: clock.light(calendar, now, hall.lead(own)),
            left,
            late_by,
        }
    }

    /// Every clock that a case has ever had; `own` is the item's lead for reminders, if it has one.
    pub(super) fn all(case: &Case, hall: &Hall, own: Option<WorkingDays>, now: Instant) -> Vec<ClockSheet> {
        case.clocks.iter().map(|(name, clock)| ClockSheet::of(name, clock, hall, own, now)).collect()
    }
}

/// 已发文书。 A document that was issued.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct DocumentSheet {
    /// 种类。 Kind.
    #[schema(schema_with = doc_kind)]
    pub(super) kind: DocKind,
    /// 文号，可在 /check 核验。 Number; anybody can check it at /check.
    pub(super) number: String,
}

/// Rows of a page, at most.
pub(super) const PAGE_MAX: u32 = 100;
/// Rows of a page where nothing is said.
pub(super) const PAGE: u32 = 50;

/// Cuts the row too many off a page that was asked for with one more; answers whether there was one.
pub(super) fn cut<T>(rows: &mut Vec<T>, most: usize) -> bool {
    let more = rows.len() > most;
    rows.truncate(most);
    more
}

//! 监察规则表: what a hall's supervision has made of the rules, for whoever watches (SU1, SU2, S-04). Read only: supervisors set the
//! rules on their pages, where they see how a rule was set before and why.

use super::{caller::Bearer, problem::Problem, shapes};
use crate::{
    text::{Lang, supervision},
    visitor::Watcher,
};
use axum::Json;
use rules::supervision::{LevelLabel, Rule, RuleKind, Stage, SupervisionLevel};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// 监察规则表。 The rules of supervision.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Rulebook {
    /// 提前提醒的工作日数。 Working days before the day on which the hall reminds (S-03).
    remind_before: u16,
    /// 说明期限的工作日数。 Working days to explain a card (S-09).
    explanation_days: u16,
    /// 级别，由轻到重。 The levels, the mildest first.
    levels: Vec<LevelSheet>,
    /// 规则。 The rules, as they run today.
    rules: Vec<RuleSheet>,
}

/// 一个级别。 A level.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct LevelSheet {
    #[schema(schema_with = shapes::card_level)]
    level: SupervisionLevel,
    /// 中文叫法。 What it is called in Chinese.
    zh: String,
    /// 英文叫法。 What it is called in English.
    en: String,
    /// 颜色；没有就是通常的。 grey, blue, orange, yellow or red; absent where nobody chose one.
    #[serde(skip_serializing_if = "Option::is_none")]
    colour: Option<&'static str>,
}

/// 一条规则。 A rule.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RuleSheet {
    /// 规则代码。 Its code.
    #[schema(example = "SR-T1")]
    code: &'static str,
    #[schema(schema_with = shapes::rule_kind)]
    kind: RuleKind,
    /// 名称，有本地名称就是本地的。 Its name, the hall's own where there is one.
    name: String,
    /// 临近时的级别；没有就不提前提醒。 The level when near; absent where nothing is said beforehand.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = shapes::card_level)]
    near: Option<SupervisionLevel>,
    /// 发生时的级别；没有就不发牌。 The level when found; absent where it raises no card.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = shapes::card_level)]
    found: Option<SupervisionLevel>,
    /// 阈值。 Its thresholds, by name.
    thresholds: BTreeMap<&'static str, u32>,
    /// 依据。 What it rests on.
    basis: &'static str,
    /// 停用。 Whether it rests.
    rests: bool,
    /// 缺什么所以不能运行。 What it lacks to run.
    #[serde(skip_serializing_if = "Option::is_none")]
    lacks: Option<&'static str>,
}

/// 监察规则 · Rules of supervision
///
/// 今天运行的监察规则、级别、阈值和期限，监察员和审计员可看。
/// The rules as they run today, with levels, thresholds and periods; for supervisors and auditors (SU2).
#[utoipa::path(get, path = "/api/v1/supervision/rules", operation_id = "getRules", tag = "cards", security(("token" = [])),
    responses((status = 200, description = "规则表。 The rules.", body = Rulebook)))]
pub(super) async fn rules(bearer: Bearer) -> Result<Json<Rulebook>, Problem> {
    bearer.needs(Watcher::ROLES)?;
    let hall = &bearer.hall;
    let today = hall.calendar.date_of(bearer.front.office.now());
    let level = |level: &SupervisionLevel| {
        let own: Option<&LevelLabel> = hall.standard.label(*level);
        LevelSheet {
            level: *level,
            zh: own.map_or(supervision::level(Lang::Zh, *level), |label| &label.zh).to_owned(),
            en: own.map_or(supervision::level(Lang::En, *level), |label| &label.en).to_owned(),
            colour: own.map(|label| supervision::level_colour_word(label.colour)),
        }
    };
    let rule = |rule: &Rule| {
        let setting = hall.standard.setting(*rule, today);
        let label = setting.map(|setting| setting.label.as_str()).filter(|label| !label.is_empty());
        let number = |it| (supervision::threshold_field(it), hall.standard.number(it, today));
        RuleSheet {
            code: rule.code(),
            kind: rule.kind(),
            name: label.unwrap_or(rule.zh()).to_owned(),
            near: hall.standard.level(*rule, Stage::Near, today),
            found: hall.standard.level(*rule, Stage::Found, today),
            thresholds: rule.thresholds().map(number).collect(),
            basis: rule.basis(),
            rests: setting.is_some_and(|setting| setting.rests),
            lacks: rule.lacks(hall).map(|lack| supervision::lack(Lang::Zh, lack)),
        }
    };
    Ok(Json(Rulebook {
        remind_before: hall.remind_before.0,
        explanation_days: hall.explanation_days.0,
        levels: SupervisionLevel::ALL.iter().map(level).collect(),
        rules: Rule::ALL.iter().map(rule).collect(),
    }))
}

//! 申诉与自行整改: what the side a card is laid to does of its own accord, and how another supervisor decides on its appeal (S-09, S-11,
//! S-12).

use super::{
    caller::{Named, Write},
    card_acts::{CardDone, CardReply, write},
    problem::Problem,
};
use axum::Json;
use rules::card::{Command, Exemption, Verdict};
use serde::Deserialize;
use utoipa::ToSchema;

/// 申诉。 An appeal.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"text": "全县停电两日，供电部门有证明", "claims": "force_majeure"}))]
pub(super) struct CardAppeal {
    /// 申诉理由。 Why the card should not stand.
    #[schema(min_length = 1, max_length = 2000)]
    text: String,
    /// 免责情形，可以不填：`self_corrected` 及时自行纠正 · `applicant_false` 申请人提供虚假材料 · `force_majeure` 不可抗力 ·
    /// `classified` 经批准的涉密事项 · `mistaken` 误判误发。 The exemption claimed, if one is.
    #[schema(value_type = Option<String>)]
    claims: Option<Exemption>,
}

/// 申诉决定。 A decision on an appeal.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"text": "供电部门证明属实", "exemption": "force_majeure"}))]
pub(super) struct CardVerdict {
    /// 决定理由。 The reasons.
    #[schema(min_length = 1, max_length = 2000)]
    text: String,
    /// 因哪种免责情形撤销；不填就是维持。 For which exemption the card is taken back; without one it stands.
    #[schema(value_type = Option<String>)]
    exemption: Option<Exemption>,
}

/// 自行整改 · Tell what was put right
///
/// 责任人、责任岗位或部门负责人不等督办，自行报告整改情况，一次。
/// By the responsible person, post or head of department, without being ordered to, once (S-09).
#[utoipa::path(post, path = "/api/v1/cards/{card}/correct", operation_id = "correctCard", tag = "cards", security(("token" = [])),
    params(("card" = String, Path, description = "牌号。 Name of the card.",
        example = "11999921MB991508XT4000115003000202603020001-SR-T2-yellow")),
    request_body = CardReply, responses((status = 200, description = "已办。 Done.", body = CardDone)))]
pub(super) async fn correct(Named(card): Named, call: Write<CardReply>) -> Result<Json<CardDone>, Problem> {
    let CardReply { text, done_on } = call.body.clone();
    write(card, call, &text.clone(), Command::Correct { measures: text, done_on }).await
}

/// 申诉 · Appeal
///
/// 责任人、责任岗位或部门负责人在收到牌或者结论后五个工作日内申诉一次；申诉期间不扣分。
/// By the responsible side, once, within five working days; nothing is deducted meanwhile (S-11).
#[utoipa::path(post, path = "/api/v1/cards/{card}/appeal", operation_id = "appealCard", tag = "cards", security(("token" = [])),
    params(("card" = String, Path, description = "牌号。 Name of the card.",
        example = "11999921MB991508XT4000115003000202603020001-SR-T2-yellow")),
    request_body = CardAppeal, responses((status = 200, description = "已办。 Done.", body = CardDone)))]
pub(super) async fn appeal(Named(card): Named, call: Write<CardAppeal>) -> Result<Json<CardDone>, Problem> {
    let CardAppeal { text, claims } = call.body.clone();
    write(card, call, &text.clone(), Command::Appeal { reason: text, claims }).await
}

/// 决定申诉 · Decide on an appeal
///
/// 由没有发过、也没有结过这块牌的监察员决定。
/// By a supervisor who neither raised nor concluded the card (S-11).
#[utoipa::path(post, path = "/api/v1/cards/{card}/decide-appeal", operation_id = "decideCardAppeal", tag = "cards", security(("token" = [])),
    params(("card" = String, Path, description = "牌号。 Name of the card.",
        example = "11999921MB991508XT4000115003000202603020001-SR-T2-yellow")),
    request_body = CardVerdict, responses((status = 200, description = "已办。 Done.", body = CardDone)))]
pub(super) async fn decide(Named(card): Named, call: Write<CardVerdict>) -> Result<Json<CardDone>, Problem> {
    let CardVerdict { text, exemption } = call.body.clone();
    let verdict = exemption.map_or(Verdict::Uphold, Verdict::TakeBack);
    write(card, call, &text.clone(), Command::DecideAppeal { verdict, reason: text }).await
}

//! 监察牌的办理: explaining a card, ordering and answering on it, closing and cancelling it (S-07 … S-12, N-19). The rules decide who may
//! (SU7).

use super::{
    caller::{Named, Write},
    cards::take,
    problem::Problem,
    shapes,
};
use crate::{filled::TEXT_MAX, office::Order, open_text};
use axum::Json;
use rules::{
    card::{Card, CardState, Command, OrderKind},
    dossier::Known,
    time::Date,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// 文字。 A text.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"text": "因系统维护延误，已补办并加强值守"}))]
pub(super) struct CardText {
    /// 说明、结论或理由。 Explanation, conclusion or reasons.
    #[schema(min_length = 1, max_length = 2000)]
    text: String,
}

/// 已办。 The act on the card was done.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct CardDone {
    /// 牌号。 Name of the card.
    card: String,
    /// 办后的版本号。 Version right after.
    version: u64,
    #[schema(schema_with = shapes::card_state)]
    state: CardState,
}

async fn act(
    card: String,
    call: Write<CardText>,
    command: impl Fn(String) -> Command,
) -> Result<Json<CardDone>, Problem> {
    let text = call.body.text.clone();
    let command = command(text.clone());
    write(card, call, &text, command).await
}

pub(super) async fn write<Body>(
    card: String,
    call: Write<Body>,
    text: &str,
    command: Command,
) -> Result<Json<CardDone>, Problem> {
    let bearer = &call.bearer;
    take(bearer, &card).await?;
    if let Some(why) = open_text::fault(text, TEXT_MAX) {
        return Err(Problem::field(bearer.lang, "text", &why));
    }
    let order = Order::Card(card, command);
    let (card, version) = call.ask(bearer.who(), order, vec![]).await?;
    let history = take(bearer, &card).await?;
    let then = history.events.iter().take_while(|event| event.version <= version);
    let state = Known::<Card>::replay(then).state.state;
    Ok(Json(CardDone { card, version, state }))
}

macro_rules! acts {
    ($($(#[$doc:meta])+ $name:ident $path:tt $id:tt => $command:expr;)+) => { $(
        $(#[$doc])+
        #[utoipa::path(post, path = $path, operation_id = $id, tag = "cards", security(("token" = [])),
            params(("card" = String, Path, description = "牌号。 Name of the card.",
                example = "11999921MB991508XT4000115003000202603020001-SR-T2-yellow")),
            request_body = CardText, responses((status = 200, description = "已办。 Done.", body = CardDone)))]
        pub(super) async fn $name(Named(card): Named, call: Write<CardText>) -> Result<Json<CardDone>, Problem> {
            act(card, call, $command).await
        }
    )+ };
}

/// 督办或者监察建议。 An order or proposal in writing.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"kind": "notice", "text": "三日内办结并书面回复", "until": "2026-03-16"}))]
pub(super) struct CardOrder {
    /// `notice` 督办通知书 · `proposal` 监察建议书。 An order, or a proposal.
    #[schema(value_type = String)]
    kind: OrderKind,
    /// 要求或者建议。 What is ordered or proposed.
    #[schema(min_length = 1, max_length = 2000)]
    text: String,
    /// 期限，要在今天以后。 By which day; it lies ahead.
    #[schema(value_type = String, format = Date)]
    until: Date,
}

/// 整改回复。 What was put right.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"text": "已补办并增派一人", "done_on": "2026-03-13"}))]
pub(super) struct CardReply {
    /// 整改情况。 What was put right.
    #[schema(min_length = 1, max_length = 2000)]
    pub(super) text: String,
    /// 整改日期，不在今天以后。 On which day; it does not lie ahead.
    #[schema(value_type = String, format = Date)]
    pub(super) done_on: Date,
}

/// 督办、监察建议 · Order in writing
///
/// 监察员发出编号的督办通知书或者监察建议书；上一件回复以后才能再发。
/// By a supervisor: a numbered paper (N-19); the next one once the last has been answered.
#[utoipa::path(post, path = "/api/v1/cards/{card}/order", operation_id = "orderOnCard", tag = "cards", security(("token" = [])),
    params(("card" = String, Path, description = "牌号。 Name of the card.",
        example = "11999921MB991508XT4000115003000202603020001-SR-T2-yellow")),
    request_body = CardOrder, responses((status = 200, description = "已办。 Done.", body = CardDone)))]
pub(super) async fn order(Named(card): Named, call: Write<CardOrder>) -> Result<Json<CardDone>, Problem> {
    let CardOrder { kind, text, until } = call.body.clone();
    write(card, call, &text.clone(), Command::Order { kind, text, until }).await
}

/// 整改回复 · Answer what was put right
///
/// 责任人、责任岗位或部门负责人书面回复整改情况。
/// By the responsible person, post or head of department, in writing (N-19).
#[utoipa::path(post, path = "/api/v1/cards/{card}/rectify", operation_id = "rectifyCard", tag = "cards", security(("token" = [])),
    params(("card" = String, Path, description = "牌号。 Name of the card.",
        example = "11999921MB991508XT4000115003000202603020001-SR-T2-yellow")),
    request_body = CardReply, responses((status = 200, description = "已办。 Done.", body = CardDone)))]
pub(super) async fn rectify(Named(card): Named, call: Write<CardReply>) -> Result<Json<CardDone>, Problem> {
    let CardReply { text, done_on } = call.body.clone();
    write(card, call, &text.clone(), Command::Rectify { measures: text, done_on }).await
}

acts! {
    /// 说明 · Explain
    ///
    /// 责任人、责任岗位或部门负责人写明原因与整改。
    /// By the responsible person, post or head of department (S-09).
    explain "/api/v1/cards/{card}/explain" "explainCard" => |text| Command::Explain { text };
    /// 办结监察牌 · Close
    ///
    /// 监察员写明结论。
    /// By a supervisor, with the conclusion (SU7).
    close "/api/v1/cards/{card}/close" "closeCard" => |conclusion| Command::Close { conclusion };
    /// 摘牌 · Cancel
    ///
    /// 监察员写明理由；牌仍留痕。
    /// By a supervisor, with reasons; the card stays on record (S-08).
    cancel "/api/v1/cards/{card}/cancel" "cancelCard" => |reason| Command::Cancel { reason, exemption: None };
}

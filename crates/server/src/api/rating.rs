//! 评价: one rating a case, by its party (EV1, R-01). Anonymous ratings reach the office from nobody.

use super::{
    caller::{Named, Write},
    case::take,
    problem::{Fault, Problem},
    shapes,
};
use crate::{
    office::{Order, Who},
    people::kind,
    sight::Sight,
};
use axum::Json;
use rules::{
    name::Commitment,
    rating::{Command, Rating, RatingChannel, RatingLevel},
};
use serde::{Deserialize, Serialize};
use store::vault::Datum;
use utoipa::ToSchema;

/// 评价。 A rating.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"level": "satisfied", "words": "办得很快", "anonymous": false}))]
pub(super) struct RatingIn {
    #[schema(schema_with = shapes::rating_level)]
    level: RatingLevel,
    /// 标准标签，见 R-03。 Tags of the standard list: quick, clear, friendly, few_visits, long_wait, not_told_at_once,
    /// unfriendly, unreasonable_materials.
    #[serde(default)]
    #[schema(max_items = 8)]
    tags: Vec<String>,
    /// 想说的话，只存入保密库。 Words; kept in the vault only.
    #[serde(default)]
    #[schema(max_length = 500)]
    words: String,
    /// 匿名。 Anonymous: no person is recorded.
    #[serde(default)]
    anonymous: bool,
}

/// 已评价。 The rating was given.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Rated {
    /// 办件编号。 Case number.
    number: String,
    #[schema(schema_with = shapes::rating_level)]
    level: RatingLevel,
}

/// Signs of a rating's words.
const WORDS_MAX: usize = 500;

/// 评价办件 · Rate a case
///
/// 办结后由当事人评价，一件一次；匿名评价不记录评价人。
/// By a party, once, after completion; an anonymous rating records no rater.
#[utoipa::path(post, path = "/api/v1/cases/{number}/rating", operation_id = "rateCase", tag = "acts",
    security(("token" = [])), params(("number" = String, Path, description = "办件编号。 Case number.",
        example = "11999921MB991508XT4000115003000202603020001")),
    request_body = RatingIn, responses((status = 200, description = "已评价。 Rated.", body = Rated)))]
pub(super) async fn rate(Named(number): Named, call: Write<RatingIn>) -> Result<Json<Rated>, Problem> {
    let bearer = &call.bearer;
    let taken = take(bearer, &number).await?;
    if taken.sight != Sight::Party {
        return Err(bearer.fault(&Fault::NoRight));
    }
    let body = &call.body;
    let words = body.words.trim();
    if words.chars().count() > WORDS_MAX {
        let found = words.chars().count();
        return Err(bearer.wrong("words", |lang| lang.form_too_long(found, WORDS_MAX)));
    }
    // The party is known by the token of the API, so the one-use token of the receipt need not be typed.
    let store = &bearer.front.store;
    let rating = store.dossier::<Rating>(&number).await.map_err(|error| bearer.store(&error))?;
    let token = rating.map(|rating| rating.state.token).unwrap_or_default();
    let applicant = &taken.history.known.state.applicant;
    let datum =
        (!words.is_empty()).then(|| Datum::new(applicant.as_str(), kind::RATING_WORDS, words.as_bytes()));
    let command = Command::Give {
        token,
        level: body.level,
        channel: RatingChannel::Pc,
        tags: body.tags.clone(),
        words: datum.as_ref().map(|datum| Commitment(datum.commitment().0)),
        anonymous: body.anonymous,
    };
    let who = if body.anonymous { Who::Anybody } else { bearer.who() };
    let (number, _) = call.ask(who, Order::Rating(number, command), datum.into_iter().collect()).await?;
    Ok(Json(Rated { number, level: body.level }))
}

/// 再评或者追评。 A second mark, or a supplementary rating.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"level": "satisfied", "words": "已经改好了"}))]
pub(super) struct MarkIn {
    #[schema(schema_with = shapes::rating_level)]
    level: RatingLevel,
    /// 想说的话，只存入保密库。 Words; kept in the vault only.
    #[serde(default)]
    #[schema(max_length = 500)]
    words: String,
}

/// 再评 · Mark the answer to a bad rating
///
/// 差评答复以后，由当事人评一次答复。 By a party, once, after a bad rating was answered.
#[utoipa::path(post, path = "/api/v1/cases/{number}/rating/second", operation_id = "markAnswer", tag = "acts",
    security(("token" = [])), params(("number" = String, Path, description = "办件编号。 Case number.",
        example = "11999921MB991508XT4000115003000202603020001")),
    request_body = MarkIn, responses((status = 200, description = "已再评。 Marked.", body = Rated)))]
pub(super) async fn mark(Named(number): Named, call: Write<MarkIn>) -> Result<Json<Rated>, Problem> {
    let command = |token, level, words| Command::Mark { token, level, words };
    say_more(number, call, command).await
}

/// 追评 · Add to a rating
///
/// 由当事人追评一次，首次评价不变。 By a party, once, within its time; the first rating stays as it is.
#[utoipa::path(post, path = "/api/v1/cases/{number}/rating/supplement", operation_id = "supplementRating", tag = "acts",
    security(("token" = [])), params(("number" = String, Path, description = "办件编号。 Case number.",
        example = "11999921MB991508XT4000115003000202603020001")),
    request_body = MarkIn, responses((status = 200, description = "已追评。 Added.", body = Rated)))]
pub(super) async fn add(Named(number): Named, call: Write<MarkIn>) -> Result<Json<Rated>, Problem> {
    let command = |token, level, words| Command::Supplement { token, level, words };
    say_more(number, call, command).await
}

async fn say_more(
    number: String,
    call: Write<MarkIn>,
    command: impl FnOnce(Commitment, RatingLevel, Option<Commitment>) -> Command,
) -> Result<Json<Rated>, Problem> {
    let bearer = &call.bearer;
    let taken = take(bearer, &number).await?;
    if taken.sight != Sight::Party {
        return Err(bearer.fault(&Fault::NoRight));
    }
    let words = call.body.words.trim();
    if words.chars().count() > WORDS_MAX {
        let found = words.chars().count();
        return Err(bearer.wrong("words", |lang| lang.form_too_long(found, WORDS_MAX)));
    }
    let store = &bearer.front.store;
    let rating = store.dossier::<Rating>(&number).await.map_err(|error| bearer.store(&error))?;
    let rating = rating.map(|known| known.state).unwrap_or_default();
    let applicant = &taken.history.known.state.applicant;
    let datum =
        (!words.is_empty()).then(|| Datum::new(applicant.as_str(), kind::RATING_WORDS, words.as_bytes()));
    let commitment = datum.as_ref().map(|datum| Commitment(datum.commitment().0));
    // Whoever rated without a name stays nobody.
    let who = if rating.is_anonymous() { Who::Anybody } else { bearer.who() };
    let level = call.body.level;
    let order = Order::Rating(number, command(rating.token, level, commitment));
    let (number, _) = call.ask(who, order, datum.into_iter().collect()).await?;
    Ok(Json(Rated { number, level }))
}

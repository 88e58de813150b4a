//! What the department, the hall and a supervisor do about a bad rating (R-04 … R-08). Words go to the vault.

use super::{
    caller::{Named, Write},
    problem::{Fault, Problem},
    ratings::take,
    shapes,
};
use crate::{office::Order, people::kind};
use axum::Json;
use rules::{
    name::Commitment,
    rating::{AnswerWay, Command, Rating, RatingLevel, RatingState, ReviewGround},
    time::Date,
};
use serde::{Deserialize, Serialize};
use store::{vault::Datum, views::cases};
use utoipa::ToSchema;

/// Signs of what staff write about a rating.
const WORDS_MAX: usize = 1000;

/// 已办。 The act on the rating was done.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RatingDone {
    /// 编号。 Its name.
    rating: String,
    /// 办后的版本号。 Version right after.
    version: u64,
    #[schema(schema_with = shapes::rating_state)]
    state: RatingState,
}

/// Hands a command in, with its words sealed under the key of whoever it speaks about.
async fn write<Body>(
    reference: String,
    call: Write<Body>,
    words: &str,
    command: impl FnOnce(Commitment) -> Command,
) -> Result<Json<RatingDone>, Problem> {
    let bearer = &call.bearer;
    let (case, _) = take(bearer, &reference).await?;
    let words = words.trim();
    let found = words.chars().count();
    if found == 0 {
        return Err(bearer.wrong("words", |lang| lang.form_required(lang.voice_words())));
    }
    if found > WORDS_MAX {
        return Err(bearer.wrong("words", |lang| lang.form_too_long(found, WORDS_MAX)));
    }
    let store = &bearer.front.store;
    let row = cases::one(store.db(), &case).await.map_err(|error| bearer.store(&error))?;
    let row = row.ok_or_else(|| bearer.fault(&Fault::NotFound))?;
    let datum = Datum::new(&row.applicant, kind::RATING_WORDS, words.as_bytes());
    let command = command(Commitment(datum.commitment().0));
    let (case, version) = call.ask(bearer.who(), Order::Rating(case, command), vec![datum]).await?;
    let known = store.dossier::<Rating>(&case).await.map_err(|error| bearer.store(&error))?;
    let state = known.map_or(RatingState::Closed, |known| known.state.state());
    Ok(Json(RatingDone { rating: reference, version, state }))
}

/// 联系。 A call to whoever rated.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"reached": true, "words": "已说明情况并致歉"}))]
pub(super) struct RatingContact {
    /// 接通了没有。 Whether somebody was spoken to.
    reached: bool,
    /// 说了什么，只存入保密库。 What was said; kept in the vault only.
    #[schema(min_length = 1, max_length = 1000)]
    words: String,
}

/// 处理答复。 The answer.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"way": "put_right", "words": "窗口已公示材料清单"}))]
pub(super) struct RatingAnswerIn {
    /// `put_right` 立即整改 · `plan` 限期整改 · `explained` 解释说明。 Which of the three ways.
    #[schema(value_type = String)]
    way: WayIn,
    /// 限期整改的最后一天，不超过整改期限。 The last day of a plan, within the time there is.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = Date)]
    until: Option<Date>,
    /// 答复的话，只存入保密库。 What whoever rated is told; kept in the vault only.
    #[schema(min_length = 1, max_length = 1000)]
    words: String,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum WayIn {
    PutRight,
    Plan,
    Explained,
}

/// 文字。 Words.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"words": "叫号系统已升级"}))]
pub(super) struct RatingWords {
    /// 做了什么，只存入保密库。 What was done; kept in the vault only.
    #[schema(min_length = 1, max_length = 1000)]
    words: String,
}

/// 申请复核。 A rating is contested.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"ground": "mistaken", "words": "评的是别的窗口"}))]
pub(super) struct RatingContest {
    /// `mistaken` 误评 · `malicious` 恶意评价。 Why it should not stand.
    #[schema(value_type = String)]
    ground: ReviewGround,
    /// 理由和证据，只存入保密库。 Reasons and evidence; kept in the vault only.
    #[schema(min_length = 1, max_length = 1000)]
    words: String,
}

/// 回访。 A call-back.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"mark": "satisfied", "words": "对处理认可"}))]
pub(super) struct RatingCallBack {
    /// 再评；没有接通的不写。 The second mark; absent where nobody answered.
    #[serde(default)]
    #[schema(schema_with = shapes::rating_level, required = false)]
    mark: Option<RatingLevel>,
    /// 说了什么，只存入保密库。 What was said; kept in the vault only.
    #[schema(min_length = 1, max_length = 1000)]
    words: String,
}

/// 决定复核。 A decision on a review.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"excluded": true, "words": "录音证明评错了"}))]
pub(super) struct RatingReviewIn {
    /// 是否排除。 Whether it is left out of every figure.
    excluded: bool,
    /// 理由，只存入保密库。 Reasons; kept in the vault only.
    #[schema(min_length = 1, max_length = 1000)]
    words: String,
}

macro_rules! acts {
    ($($(#[$doc:meta])+ $name:ident $path:tt $id:tt ($call:ident: $body:ident) => $command:expr;)+) => { $(
        $(#[$doc])+
        #[utoipa::path(post, path = $path, operation_id = $id, tag = "ratings", security(("token" = [])),
            params(("rating" = String, Path, description = "评价编号。 Name of the rating.",
                example = "4f1c9a0b2d3e5f607182")),
            request_body = $body, responses((status = 200, description = "已办。 Done.", body = RatingDone)))]
        pub(super) async fn $name(Named(rating): Named, $call: Write<$body>) -> Result<Json<RatingDone>, Problem> {
            let words = $call.body.words.clone();
            let command = $command;
            write(rating, $call, &words, command).await
        }
    )+ };
}

acts! {
    /// 联系评价人 · Note a call to the rater
    ///
    /// 被评部门的人，被评的人除外；匿名评价不联系。
    /// By the rated department but whoever was rated; never of an anonymous rating.
    contact "/api/v1/ratings/{rating}/contact" "contactRater" (call: RatingContact) => {
        let reached = call.body.reached;
        move |words| Command::Contact { reached, words }
    };
    /// 答复 · Answer a bad rating
    ///
    /// 被评部门的人，被评的人除外；实名的先联系。
    /// By the rated department but whoever was rated; a named rater is contacted first.
    answer "/api/v1/ratings/{rating}/answer" "answerRating" (call: RatingAnswerIn) => {
        let way = match (call.body.way, call.body.until) {
            (WayIn::PutRight, _) => AnswerWay::PutRight,
            (WayIn::Explained, _) => AnswerWay::Explained,
            (WayIn::Plan, Some(until)) => AnswerWay::Plan { until },
            (WayIn::Plan, None) => {
                return Err(call.bearer.wrong("until", |lang| lang.form_choose_one(lang.voice_plan_day())));
            }
        };
        move |words| Command::Answer { way, words }
    };
    /// 整改完成 · Tell that a plan is done
    ///
    /// 被评部门的人，被评的人除外。 By the rated department but whoever was rated.
    finish "/api/v1/ratings/{rating}/finish" "finishRatingPlan" (call: RatingWords) => {
        |words| Command::Finish { words }
    };
    /// 申请复核 · Contest a rating
    ///
    /// 部门负责人或者首席代表，三个工作日以内。
    /// By the head of the department or its representative, within three working days.
    contest "/api/v1/ratings/{rating}/contest" "contestRating" (call: RatingContest) => {
        let ground = call.body.ground;
        move |words| Command::Contest { ground, words }
    };
    /// 回访 · Note a call-back
    ///
    /// 回访中心、大厅管理或者监察员，不是被评部门的人。
    /// By the call-back centre, the hall manager or a supervisor, and nobody of the rated department.
    call_back "/api/v1/ratings/{rating}/call-back" "callRaterBack" (call: RatingCallBack) => {
        let mark = call.body.mark;
        move |words| Command::CallBack { mark, words }
    };
    /// 决定复核 · Decide a review
    ///
    /// 由监察员决定。 By a supervisor.
    review "/api/v1/ratings/{rating}/review" "reviewRating" (call: RatingReviewIn) => {
        let excluded = call.body.excluded;
        move |words| Command::Review { excluded, words }
    };
}

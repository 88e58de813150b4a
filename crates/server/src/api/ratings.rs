//! 差评处理: the ratings that wait, and what the department, the hall and a supervisor do about one (R-04 … R-08). Each reads
//! exactly what the pages show them: of an anonymous rating the department learns no case.

use super::{
    caller::{Asks, Bearer, Named, Write},
    problem::{Fault, Problem},
    shapes::{self, PAGE_MAX, cut},
};
use crate::{
    office::Order,
    people::kind,
    text::Lang,
    visitor::{CaseWorker, Watcher},
};
use axum::{Json, http::header, response::IntoResponse};
use rules::{
    dossier::Known,
    hall::Role,
    name::Commitment,
    rating::{AnswerWay, Command, Rating, RatingLevel, RatingState, ReviewGround, sees_to},
    time::{Date, Instant},
};
use serde::{Deserialize, Serialize};
use store::{
    vault::{Commitment as Kept, Datum, Held},
    views::{
        cases,
        ratings::{self, Filter, Turn},
    },
};
use utoipa::{IntoParams, ToSchema};

/// Signs of what staff write about a rating.
const WORDS_MAX: usize = 1000;

/// 看哪些。 Which ratings.
#[derive(Clone, Copy, Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(super) enum RatingTurn {
    /// 等部门处理。 Waiting for the department.
    #[default]
    Department,
    /// 等回访。 Waiting to be called back.
    Hall,
    /// 等复核决定。 Waiting for a decision.
    Review,
    /// 全部差评。 All bad ones.
    Bad,
    /// 全部评价。 All.
    All,
}

/// 查询条件。 Which ratings.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct RatingQuery {
    /// `department` 等部门处理 · `hall` 等回访 · `review` 等复核决定 · `bad` 全部差评 · `all` 全部评价。
    /// Which ones; those that wait for the department unless said otherwise.
    #[param(value_type = Option<String>, example = "department")]
    turn: Option<RatingTurn>,
    /// 部门代码；工作人员只能看本部门。 Department; staff see their own only.
    department: Option<String>,
    /// 上一页的 `next`。 The `next` of the page before.
    after: Option<String>,
    /// 每页条数。 Rows a page.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
}

/// 评价列表。 A page of ratings.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RatingPage {
    /// 评价。 Ratings.
    ratings: Vec<RatingRow>,
    /// 下一页从这里开始。 Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// 评价。 A rating.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RatingRow {
    /// 编号，看不出是哪一件。 Its name, which says nothing of the case.
    rating: String,
    /// 办件编号；匿名评价只给监察员看。 The case; of an anonymous rating for supervision alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<String>,
    /// 部门。 Department.
    department: String,
    #[schema(schema_with = shapes::rating_level)]
    level: RatingLevel,
    /// 匿名。 Given without a name.
    anonymous: bool,
    #[schema(schema_with = shapes::rating_state)]
    state: RatingState,
    /// 评价日期。 The day on which it was given.
    #[schema(value_type = String, format = Date)]
    given_on: Date,
    /// 联系期限。 To be contacted by, while that runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    contact_by: Option<String>,
    /// 整改期限。 To be seen to by, while that runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    seen_to_by: Option<String>,
    /// 复核期限。 To be decided by, while that runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    review_by: Option<String>,
    /// 部门有一项期限已过。 Whether a limit of the department's has passed.
    late: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = shapes::rating_level)]
    second: Option<RatingLevel>,
}

/// 查评价 · List ratings
///
/// 监察员看全部，回访人员看等回访的，工作人员看本部门的差评；被评的人看不到自己的。等着办的先到期的在前，其余新的在前。
/// Supervisors see all, callers what waits to be called back, staff the bad ones of their department but those about
/// themselves. What waits comes by its time, everything else newest first.
#[utoipa::path(get, path = "/api/v1/ratings", operation_id = "listRatings", tag = "ratings", security(("token" = [])),
    params(RatingQuery), responses((status = 200, description = "一页评价。 A page.", body = RatingPage)))]
pub(super) async fn list(
    bearer: Bearer,
    Asks(asked): Asks<RatingQuery>,
) -> Result<Json<RatingPage>, Problem> {
    let turn = match asked.turn.unwrap_or_default() {
        RatingTurn::Department => Turn::Department,
        RatingTurn::Hall => Turn::Hall,
        RatingTurn::Review => Turn::Review,
        RatingTurn::Bad => Turn::Bad,
        RatingTurn::All => Turn::All,
    };
    let watches = has_any(&bearer, Watcher::ROLES);
    let calls = turn == Turn::Hall && has_any(&bearer, Role::CALL_BACK);
    let departments = if watches || calls {
        asked.department.map(|one| vec![one])
    } else {
        bearer.needs(CaseWorker::ROLES)?;
        let own = desks(&bearer);
        match asked.department {
            Some(one) if !own.contains(&one) => return Err(bearer.fault(&Fault::NoRight)),
            Some(one) => Some(vec![one]),
            None => Some(own),
        }
    };
    let most = bearer.rows(asked.limit)?;
    let after = match &asked.after {
        None => None,
        Some(place) => {
            let place =
                place.split_once('~').and_then(|(at, name)| Some((at.parse().ok()?, name.to_owned())));
            Some(place.ok_or_else(|| bearer.wrong("after", Lang::api_no_such_place))?)
        }
    };
    let filter = Filter { turn, departments, clerk: None, after };
    let asked_for = u32::try_from(most + 1).unwrap_or(PAGE_MAX);
    let rows = ratings::page(bearer.front.store.db(), &filter, asked_for).await;
    let mut rows = rows.map_err(|error| bearer.store(&error))?;
    let more = cut(&mut rows, most);
    let next = rows.last().filter(|_| more).map(|row| {
        let (at, name) = row.place(turn);
        format!("{at}~{name}")
    });
    let about_me = |row: &ratings::RatingRow| row.clerk.as_deref() == Some(bearer.person.as_str());
    let shown = rows.into_iter().filter(|row| watches || !about_me(row));
    Ok(Json(RatingPage { ratings: shown.map(|row| rating_row(row, watches)).collect(), next }))
}

fn rating_row(row: ratings::RatingRow, watches: bool) -> RatingRow {
    RatingRow {
        rating: row.reference,
        case: (watches || !row.anonymous).then_some(row.case),
        department: row.department,
        level: row.level,
        anonymous: row.anonymous,
        state: row.state,
        given_on: row.given_at.day(),
        contact_by: row.contact_by.map(Instant::rfc3339),
        seen_to_by: row.seen_to_by.map(Instant::rfc3339),
        review_by: row.review_by.map(Instant::rfc3339),
        late: row.missed,
        second: row.second,
    }
}

fn has_any(bearer: &Bearer, roles: &[Role]) -> bool {
    roles.iter().any(|role| bearer.roles.contains(role))
}

/// The departments in which somebody has a desk.
fn desks(bearer: &Bearer) -> Vec<String> {
    let posts = bearer.hall.posts_of(&bearer.person).filter(|post| post.is_on_the_desk());
    let mut own: Vec<String> = posts.map(|post| post.department.0.clone()).collect();
    own.sort_unstable();
    own.dedup();
    own
}

/// 评价全貌。 A rating with what was said.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RatingSheet {
    /// 编号。 Its name.
    rating: String,
    /// 版本号，供 If-Match 使用。 Version, for If-Match.
    version: u64,
    /// 办件编号；匿名评价只给监察员看。 The case; of an anonymous rating for supervision alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    case: Option<String>,
    /// 部门。 Department.
    department: String,
    #[schema(schema_with = shapes::rating_level)]
    level: RatingLevel,
    #[schema(schema_with = shapes::rating_state)]
    state: RatingState,
    /// 标签。 Tags of the standard list.
    tags: Vec<String>,
    /// 说的话；没有写或者已经删除的没有。 What was said; absent where nothing was, or it was erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<String>,
    /// 答复；还没有的没有。 The answer; absent until there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<String>,
    /// 复核中。 Whether a review waits for a decision.
    under_review: bool,
}

/// A rating this person may read: of a department of theirs and not about them, or to be called back by them; supervision all.
async fn take(bearer: &Bearer, reference: &str) -> Result<(String, Known<Rating>), Problem> {
    let missing = || bearer.fault(&Fault::NotFound);
    let store = &bearer.front.store;
    let case = ratings::case_of(store.db(), reference).await.map_err(|error| bearer.store(&error))?;
    let case = case.ok_or_else(missing)?;
    let known = store.dossier::<Rating>(&case).await.map_err(|error| bearer.store(&error))?;
    let known = known.ok_or_else(missing)?;
    let rating = &known.state;
    let day = bearer.hall.calendar.date_of(bearer.front.office.now());
    let calls = rating.state() == RatingState::ToCallBack && has_any(bearer, Role::CALL_BACK);
    let sees = has_any(bearer, Watcher::ROLES) || calls || sees_to(&bearer.hall, &bearer.person, rating, day);
    if sees { Ok((case, known)) } else { Err(missing()) }
}

/// 看评价 · Get a rating
///
/// 被评部门的人（被评的人除外）、回访人员和监察员可看。答复头 ETag 是版本号。
/// For the rated department but whoever was rated, for callers and supervisors. The ETag is the version.
#[utoipa::path(get, path = "/api/v1/ratings/{rating}", operation_id = "getRating", tag = "ratings", security(("token" = [])),
    params(("rating" = String, Path, description = "评价编号。 Name of the rating.", example = "4f1c9a0b2d3e5f607182")),
    responses((status = 200, description = "评价。 The rating.", body = RatingSheet)))]
pub(super) async fn one(bearer: Bearer, Named(reference): Named) -> Result<impl IntoResponse, Problem> {
    let (case, known) = take(&bearer, &reference).await?;
    let rating = &known.state;
    let (Some(given), Some(level)) = (&rating.given, rating.level) else {
        return Err(bearer.fault(&Fault::NotFound));
    };
    let answer = rating.answer.as_ref().map(|answer| &answer.words);
    let wanted: Vec<Kept> =
        given.words.iter().chain(answer).map(|commitment| Kept(commitment.0.clone())).collect();
    let store = &bearer.front.store;
    let held = match wanted.is_empty() {
        true => std::collections::HashMap::default(),
        false => store.vault().read(store.db(), &wanted).await.map_err(|error| bearer.store(&error))?,
    };
    let text = |of: Option<&Commitment>| {
        let held = held.get(&Kept(of?.0.clone()));
        held.and_then(Held::text).map(str::to_owned)
    };
    let sheet = RatingSheet {
        rating: reference,
        version: known.version,
        case: (has_any(&bearer, Watcher::ROLES) || !given.anonymous).then_some(case),
        department: rating.department.0.clone(),
        level,
        state: rating.state(),
        tags: given.tags.clone(),
        words: text(given.words.as_ref()),
        answer: text(answer),
        under_review: rating.is_under_review(),
    };
    Ok(([(header::ETAG, format!("\"{}\"", sheet.version))], Json(sheet)))
}

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

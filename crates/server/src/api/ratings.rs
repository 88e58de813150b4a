//! 差评处理: the ratings that wait, and one with what was said. Each reads exactly what the pages show them: of an anonymous rating
//! the department learns no case. What is done about one stands in `rating_acts`.

use super::{
    caller::{Asks, Bearer, Named},
    problem::{Fault, Problem},
    shapes::{self, PAGE_MAX, cut},
};
use crate::{
    text::Lang,
    visitor::{CaseWorker, Watcher},
};
use axum::{Json, http::header, response::IntoResponse};
use rules::{
    dossier::Known,
    hall::Role,
    name::Commitment,
    rating::{Rating, RatingLevel, RatingState, sees_to},
    time::{Date, Instant},
};
use serde::{Deserialize, Serialize};
use store::{
    vault::{Commitment as Kept, Held},
    views::ratings::{self, Filter, Turn},
};
use utoipa::{IntoParams, ToSchema};

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
    if let Some(name) = &asked.after
        && ratings::case_of(bearer.front.store.db(), name)
            .await
            .map_err(|error| bearer.store(&error))?
            .is_none()
    {
        return Err(bearer.wrong("after", Lang::api_no_such_place));
    }
    // whoever is rated finds nothing about themselves here.
    let except = (!watches).then(|| bearer.person.0.clone());
    let filter = Filter { turn, departments, except, after: asked.after, ..Filter::default() };
    let asked_for = u32::try_from(most + 1).unwrap_or(PAGE_MAX);
    let rows = ratings::page(bearer.front.store.db(), &filter, asked_for).await;
    let mut rows = rows.map_err(|error| bearer.store(&error))?;
    let more = cut(&mut rows, most);
    let next = rows.last().filter(|_| more).map(|row| row.reference.clone());
    Ok(Json(RatingPage { ratings: rows.into_iter().map(|row| rating_row(row, watches)).collect(), next }))
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
pub(super) async fn take(bearer: &Bearer, reference: &str) -> Result<(String, Known<Rating>), Problem> {
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

//! 监察牌: lists of cards, and one card with its history (S-07 … S-12). Supervisors read all of them, everybody else those of their own
//! department. What is done to a card stands in `card_acts`.

use super::{
    caller::{Asks, Bearer, Named},
    problem::{Fault, Problem},
    shapes::{self, PAGE_MAX, cut},
};
use crate::{
    people::Names,
    sight::{posts_of, sees_card},
    text::{Lang, law},
    visitor::CardReader,
};
use axum::{Json, http::header, response::IntoResponse};
use rules::{
    card::{Card, CardState},
    dossier::Dossier,
    hall::Role,
    supervision::{Rule, RuleKind, SupervisionLevel},
    time::{Date, Instant, from_day_number},
};
use serde::{Deserialize, Serialize};
use store::{History, views::cards};
use utoipa::{IntoParams, ToSchema};

/// 查询条件。 Which cards.
#[derive(Clone, Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct CardQuery {
    /// 只看未结的。 Only open ones.
    open: Option<bool>,
    /// 级别。 Level.
    #[param(schema_with = shapes::card_level, required = false)]
    level: Option<SupervisionLevel>,
    /// 部门代码；工作人员只能看本部门。 Department; staff see their own only.
    department: Option<String>,
    /// 办件编号。 Case number.
    case: Option<String>,
    /// 规则种类。 Kind of rule.
    #[param(schema_with = shapes::rule_kind, required = false)]
    kind: Option<RuleKind>,
    /// 发牌的第一天；不写从最早算起。 First day raised; from the first card on if left out.
    #[param(value_type = Option<String>, format = Date, example = "2026-03-02")]
    from: Option<Date>,
    /// 发牌的最后一天；不写到今天。 Last day raised; today if left out.
    #[param(value_type = Option<String>, format = Date, example = "2026-03-31")]
    until: Option<Date>,
    /// 不含已摘牌。 Without those taken back.
    standing: Option<bool>,
    /// 只看逾期未说明的。 Only those whose time to explain passed in silence.
    unanswered: Option<bool>,
    /// 实施编码。 On cases of this item.
    item: Option<String>,
    /// 上一页的 `next`。 The `next` of the page before.
    after: Option<String>,
    /// 每页条数。 Rows a page.
    #[param(minimum = 1, maximum = 100)]
    limit: Option<u32>,
}

/// 监察牌列表。 A page of cards, newest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct CardPage {
    /// 监察牌。 Cards.
    cards: Vec<CardRow>,
    /// 下一页从这里开始。 Where the next page begins; absent on the last.
    #[serde(skip_serializing_if = "Option::is_none")]
    next: Option<String>,
}

/// 监察牌。 A card.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct CardRow {
    /// 牌号。 Its name.
    card: String,
    /// 办件编号。 The case.
    case: String,
    #[schema(schema_with = shapes::rule)]
    rule: Rule,
    /// 规则目录代码。 Code of the rule catalogue.
    #[schema(example = "SR-T2")]
    code: String,
    #[schema(schema_with = shapes::card_level)]
    level: SupervisionLevel,
    #[schema(schema_with = shapes::card_state)]
    state: CardState,
    /// 责任部门。 Responsible department.
    department: String,
    /// 责任岗位。 Responsible post.
    post: String,
    /// 责任人姓名。 Responsible person, as far as somebody had taken the matter on.
    #[serde(skip_serializing_if = "Option::is_none")]
    person: Option<String>,
    /// 环节。 Step.
    #[serde(skip_serializing_if = "Option::is_none")]
    step: Option<String>,
    /// 发牌时间。 Raised.
    #[schema(format = DateTime)]
    raised_at: String,
    /// 说明期限。 To be explained by.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    explain_by: Option<String>,
    /// 逾期未说明。 Whether that passed unanswered.
    unanswered: bool,
    /// 督办或者建议的答复期限。 By when an order on it is to be answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = DateTime)]
    order_by: Option<String>,
}

/// 查监察牌 · List cards
///
/// 监察员看全部，工作人员看本部门，新的在前。
/// Supervisors see all, staff those of their department; newest first.
#[utoipa::path(get, path = "/api/v1/cards", operation_id = "listCards", tag = "cards", security(("token" = [])),
    params(CardQuery), responses((status = 200, description = "一页监察牌。 A page.", body = CardPage)))]
pub(super) async fn list(bearer: Bearer, Asks(asked): Asks<CardQuery>) -> Result<Json<CardPage>, Problem> {
    bearer.needs(CardReader::ROLES)?;
    let failed = |error| bearer.store(&error);
    let store = &bearer.front.store;
    let most = bearer.rows(asked.limit)?;
    let after = match &asked.after {
        None => None,
        Some(card) => {
            let known = store.dossier::<Card>(card).await.map_err(failed)?;
            let raised = known.and_then(|known| known.state.raised);
            let raised = raised.ok_or_else(|| bearer.wrong("after", Lang::api_no_such_place))?;
            Some((raised.0, card.clone()))
        }
    };
    let department = match asked.department {
        department if watches(&bearer) => department,
        None => {
            let own = bearer.hall.department_of(&bearer.person);
            Some(own.ok_or_else(|| bearer.fault(&Fault::NoRight))?.0.clone())
        }
        Some(id) if works_in(&bearer, &id) => Some(id),
        Some(_) => return Err(bearer.fault(&Fault::NoRight)),
    };
    let filter = cards::Filter {
        open: asked.open.unwrap_or(false),
        level: asked.level,
        department,
        case: asked.case,
        kind: asked.kind,
        days: stretch(&bearer, asked.from, asked.until),
        standing: asked.standing.unwrap_or(false),
        unanswered: asked.unanswered.unwrap_or(false),
        item: asked.item,
        of_ratings_to: (!watches(&bearer)).then(|| posts_of(&bearer.hall, &bearer.person)),
        after,
        ..cards::Filter::default()
    };
    let asked_for = u32::try_from(most + 1).unwrap_or(PAGE_MAX);
    let mut rows = cards::page(store.db(), &filter, asked_for).await.map_err(failed)?;
    let more = cut(&mut rows, most);
    let next = rows.last().filter(|_| more).map(|row| row.card.clone());
    let names =
        Names::of(store, rows.iter().filter_map(|row| row.person.as_deref())).await.map_err(failed)?;
    Ok(Json(CardPage { cards: rows.into_iter().map(|row| card_row(row, &names)).collect(), next }))
}

/// A stretch without an end goes to today, one without a beginning from the first card on.
fn stretch(bearer: &Bearer, from: Option<Date>, until: Option<Date>) -> Option<(Date, Date)> {
    let today = bearer.hall.calendar.date_of(bearer.front.office.now());
    let is_bounded = from.is_some() || until.is_some();
    is_bounded.then(|| (from.unwrap_or_else(|| from_day_number(0)), until.unwrap_or(today)))
}

fn card_row(row: cards::CardRow, names: &Names) -> CardRow {
    CardRow {
        code: row.rule.code().to_owned(),
        card: row.card,
        case: row.case,
        rule: row.rule,
        level: row.level,
        state: row.state,
        department: row.department,
        post: row.post,
        person: row.person.map(|person| names.get(&person).to_owned()),
        step: row.step,
        raised_at: row.raised_at.rfc3339(),
        explain_by: row.explain_by.map(Instant::rfc3339),
        unanswered: row.unanswered,
        order_by: row.order_by.map(Instant::rfc3339),
    }
}

fn watches(bearer: &Bearer) -> bool {
    bearer.roles.iter().any(|role| matches!(role, Role::Supervisor | Role::Auditor))
}

fn works_in(bearer: &Bearer, department: &str) -> bool {
    bearer.hall.posts_of(&bearer.person).any(|post| post.department.as_str() == department)
}

/// 监察牌全貌。 A card with what happened to it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct CardSheet {
    #[serde(flatten)]
    row: CardRow,
    /// 版本号，供 If-Match 使用。 Version, for If-Match.
    version: u64,
    /// 说明的内容。 The explanation.
    #[serde(skip_serializing_if = "Option::is_none")]
    explanation: Option<String>,
    /// 补充说明，先后为序。 What was added to it, oldest first.
    supplements: Vec<String>,
    /// 结论或摘牌理由。 Why it was closed or cancelled; else empty.
    conclusion: String,
    /// 作为证据的办件事件序号。 Numbers of the events of the case that prove it.
    evidence: Vec<u64>,
    /// 一并显示这一情况的办件编号。 The cases that show it together with this one.
    also: Vec<String>,
    /// 经过。 What happened to the card.
    history: Vec<CardEvent>,
}

/// 一件经过。 An event of the card.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct CardEvent {
    /// 序号。 Its number, from 1.
    version: u64,
    /// 时间。 When.
    #[schema(format = DateTime)]
    at: String,
    /// 事件名。 Its name.
    event: String,
    /// 说明。 In words.
    words: String,
    /// 文号：督办、建议或者回复的文书。 The paper it issued, if any (N-19).
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<String>,
}

pub(super) async fn take(bearer: &Bearer, card: &str) -> Result<History<Card>, Problem> {
    bearer.needs(CardReader::ROLES)?;
    let missing = || bearer.fault(&Fault::NotFound);
    let history = bearer.front.store.history::<Card>(card).await.map_err(|error| bearer.store(&error))?;
    let history = history.ok_or_else(missing)?;
    let finding = history.known.state.finding.as_ref().ok_or_else(missing)?;
    let own = works_in(bearer, finding.department.as_str());
    let own = own || finding.person.as_ref() == Some(&bearer.person);
    // what a card about a rating says of the case is for whoever answers, not for the department.
    let own = if finding.limit.is_some() { sees_card(&bearer.hall, &bearer.who(), finding) } else { own };
    if own || watches(bearer) { Ok(history) } else { Err(missing()) }
}

/// 看监察牌 · Get a card
///
/// 监察员和责任部门可看。答复头 ETag 是版本号。
/// For supervisors and the responsible department. The ETag is the version.
#[utoipa::path(get, path = "/api/v1/cards/{card}", operation_id = "getCard", tag = "cards", security(("token" = [])),
    params(("card" = String, Path, description = "牌号。 Name of the card.",
        example = "11999921MB991508XT4000115003000202603020001-SR-T2-yellow")),
    responses((status = 200, description = "监察牌。 The card.", body = CardSheet)))]
pub(super) async fn one(bearer: Bearer, Named(card): Named) -> Result<impl IntoResponse, Problem> {
    let history = take(&bearer, &card).await?;
    let state = &history.known.state;
    let Some(finding) = &state.finding else { return Err(bearer.fault(&Fault::NotFound)) };
    let names = Names::of(&bearer.front.store, finding.person.iter().map(|person| person.as_str())).await;
    let names = names.map_err(|error| bearer.store(&error))?;
    let clock = state.clock.as_ref().filter(|clock| !clock.is_stopped());
    let order = state.open_order().filter(|_| !state.state.is_final());
    let row = cards::CardRow {
        card,
        case: finding.case.as_str().to_owned(),
        rule: finding.rule,
        level: finding.level,
        state: state.state,
        department: finding.department.0.clone(),
        post: finding.post.0.clone(),
        person: finding.person.as_ref().map(|person| person.0.clone()),
        step: finding.step.as_ref().map(|step| step.0.clone()),
        raised_at: state.raised.unwrap_or(Instant(0)),
        explain_by: clock.map(|clock| clock.due_at(&bearer.hall.calendar)),
        unanswered: state.unanswered.since.is_some(),
        order_by: order.map(|order| bearer.hall.calendar.closing_of(order.until)),
    };
    let event = |event: &rules::dossier::Recorded<rules::card::Event>| CardEvent {
        version: event.version,
        at: event.stamp.happened_at.rfc3339(),
        event: Card::event_name(&event.event).to_owned(),
        words: law::card_event(bearer.lang, &event.event).to_owned(),
        document: event.event.document().map(|document| document.number.as_str().to_owned()),
    };
    let sheet = CardSheet {
        row: card_row(row, &names),
        version: history.known.version,
        explanation: state.explanation.as_ref().map(|explanation| explanation.text.clone()),
        supplements: state.supplements.iter().map(|more| more.text.clone()).collect(),
        conclusion: state.conclusion.clone(),
        evidence: state.evidence(),
        also: finding.also.iter().map(|case| case.as_str().to_owned()).collect(),
        history: history.events.iter().map(event).collect(),
    };
    Ok(([(header::ETAG, format!("\"{}\"", sheet.version))], Json(sheet)))
}

//! 监察牌: listing cards, and explaining, closing or cancelling them (S-07 … S-12, SU7). Supervisors read all of them,
//! everybody else those of their own department.

use super::{
    caller::{Asks, Bearer, Named, Write},
    problem::{Fault, Problem},
    shapes::{self, PAGE_MAX, cut},
};
use crate::{
    filled::TEXT_MAX,
    office::Order,
    open_text,
    people::Names,
    sight::{posts_of, sees_card},
    text::{Lang, law},
    visitor::CardReader,
};
use axum::{Json, http::header, response::IntoResponse};
use rules::{
    card::{Card, CardState, Command, OrderKind},
    dossier::{Dossier, Known},
    hall::Role,
    supervision::{Rule, RuleKind, SupervisionLevel},
    time::{Date, Instant},
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
    /// 发牌的第一天，与 `until` 一起用。 First day raised; together with `until`.
    #[param(value_type = Option<String>, format = Date, example = "2026-03-02")]
    from: Option<Date>,
    /// 发牌的最后一天。 Last day raised.
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
        None => bearer.hall.department_of(&bearer.person).map(|own| own.0.clone()),
        Some(id) if works_in(&bearer, &id) => Some(id),
        Some(_) => return Err(bearer.fault(&Fault::NoRight)),
    };
    let filter = cards::Filter {
        open: asked.open.unwrap_or(false),
        level: asked.level,
        department,
        case: asked.case,
        kind: asked.kind,
        days: asked.from.zip(asked.until),
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

async fn take(bearer: &Bearer, card: &str) -> Result<History<Card>, Problem> {
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
        conclusion: state.conclusion.clone(),
        evidence: finding.evidence.clone(),
        also: finding.also.iter().map(|case| case.as_str().to_owned()).collect(),
        history: history.events.iter().map(event).collect(),
    };
    Ok(([(header::ETAG, format!("\"{}\"", sheet.version))], Json(sheet)))
}

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

//! 办件全貌: one case as far as the reader may see it: state, clocks, open steps, documents, history (X-09, PR8).

use super::{
    caller::{Bearer, Named},
    heard::{HearingSheet, PartySheet, StatementSheet},
    problem::{Fault, Problem},
    shapes::{self, ClockSheet, DocumentSheet},
};
use crate::{
    people::{Names, kind},
    sight::{self, Sight},
    text,
};
use axum::{Json, http::header, response::IntoResponse};
use rules::{
    case::{ApplySource, Case, CaseOutcome, CaseStatus, Event},
    clock::Light,
    dossier::{Dossier, Recorded},
    item::Content,
    time::Date,
};
use serde::Serialize;
use std::collections::BTreeMap;
use store::{
    History,
    vault::Commitment,
    views::{items, ratings},
};
use utoipa::ToSchema;

/// 申请人。 The applicant, as far as the reader may know them.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Applicant {
    /// 姓名或名称；监察员看到的是掩码。 Name; masked for supervisors.
    name: String,
    /// 证件号码；只给当事人和经办人员。 Citizen id or credit code, for parties and case workers only.
    #[serde(skip_serializing_if = "Option::is_none")]
    id_number: Option<String>,
    /// 手机号；只给当事人和经办人员。 Mobile number, for parties and case workers only.
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
}

/// 收到的材料。 A material that was handed in.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct GivenSheet {
    /// 材料代码。 Material.
    material: String,
    /// 形式。 Form.
    #[schema(schema_with = shapes::material_form)]
    form: rules::item::content::MaterialForm,
    /// 份数。 Copies.
    count: u8,
    /// 文件的 SHA-256。 Fingerprints of the files.
    files: Vec<String>,
}

/// 进行中的环节。 A step that is open.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct OpenStep {
    /// 环节代码，供各环节动作使用。 Its id, for the acts.
    step: String,
    /// 名称，按 Accept-Language。 Its name.
    name: String,
    /// 岗位。 Post.
    post: String,
    /// 开始时间。 Since.
    #[schema(format = DateTime)]
    since: String,
    /// 承办人姓名。 Who has taken it on.
    #[serde(skip_serializing_if = "Option::is_none")]
    handler: Option<String>,
    /// 审查要点代码，`checklist` 要逐条回答。 Points to be answered in `checklist`.
    checklist: Vec<String>,
}

/// 经办人员。 Somebody who has a hand in the case.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct OfficerSheet {
    /// 人员代码，申请回避时用。 Their id, for asking that they stand aside.
    person: String,
    /// 姓名。 Name (DI4).
    name: String,
}

/// 一件经过。 An event of the case.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct EventSheet {
    /// 在本办件中的序号，从 1 起。 Its number within the case, from 1.
    version: u64,
    /// 在全部日志中的位置，可据此取回执。 Its position in the log, by which it can be proved (VE2).
    position: u64,
    /// 发生时间。 When it happened.
    #[schema(format = DateTime)]
    happened_at: String,
    /// 记录时间。 When it was recorded.
    #[schema(format = DateTime)]
    recorded_at: String,
    /// 事件名。 Its name, stable.
    #[schema(example = "CaseAccepted")]
    event: String,
    /// 说明，按 Accept-Language。 In words.
    words: String,
    /// 工作人员姓名；当事人自己的动作和系统动作没有。 The member of staff who acted (DI4).
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
    /// 日志中的原文，只给工作人员；个人信息只是承诺值。
    /// The event as the log has it, for staff only; personal data are commitments in it (VE3).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<Object>)]
    body: Option<serde_json::Value>,
}

/// 评价。 The rating.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct RatingSheet {
    /// 可以评价。 Whether it can be given now.
    open: bool,
    /// 已给的等级。 The level given.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = shapes::rating_level, required = false)]
    level: Option<rules::rating::RatingLevel>,
}

/// 办件全貌。 A case whole, as far as the reader may see it.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct CaseSheet {
    /// 办件编号。 Case number.
    number: String,
    /// 版本号，供 If-Match 使用。 Version, for If-Match.
    version: u64,
    /// 实施编码。 Item.
    item: String,
    /// 事项版本。 Version of the item that the case keeps (I-05).
    item_version: u32,
    /// 部门代码。 Department.
    department: String,
    #[schema(schema_with = shapes::case_status)]
    status: CaseStatus,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = shapes::case_outcome, required = false)]
    outcome: Option<CaseOutcome>,
    #[schema(schema_with = shapes::light)]
    light: Light,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(schema_with = shapes::apply_source, required = false)]
    source: Option<ApplySource>,
    /// 收件日。 Day of receipt (L-06).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    received_on: Option<Date>,
    /// 受理日。 Day of acceptance (L-10).
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    accepted_on: Option<Date>,
    /// 申请人。 Applicant.
    applicant: Applicant,
    /// 情形问题的回答。 Answers to the questions.
    answers: BTreeMap<String, String>,
    /// 申请表；只给当事人和经办人员。 What was filled in, for parties and case workers only.
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<BTreeMap<String, String>>,
    /// 收到的材料。 Materials handed in.
    materials: Vec<GivenSheet>,
    /// 还缺的材料。 Materials still missing (L-06, P-08).
    missing: Vec<String>,
    /// 时钟。 Clocks.
    clocks: Vec<ClockSheet>,
    /// 进行中的环节。 Open steps.
    open_steps: Vec<OpenStep>,
    /// 经办人员，可以申请其回避。 Whoever has a hand in it, of whom it can be asked that they stand aside (L-26).
    officers: Vec<OfficerSheet>,
    /// 利害关系人，按告知的先后。 Interested parties, in the order of informing (L-16).
    parties: Vec<PartySheet>,
    /// 申请人的陈述申辩；没有利害关系人的没有。 The applicant's own statement; absent where nobody else is touched (L-16).
    #[serde(skip_serializing_if = "Option::is_none")]
    statement: Option<StatementSheet>,
    /// 听证；没有提起的没有。 The hearing; absent where nobody spoke of one.
    #[serde(skip_serializing_if = "Option::is_none")]
    hearing: Option<HearingSheet>,
    /// 已发文书。 Documents issued.
    documents: Vec<DocumentSheet>,
    /// 经过，旧的在前。 What happened, oldest first.
    history: Vec<EventSheet>,
    /// 评价；办结以后才有。 Rating; once completed.
    #[serde(skip_serializing_if = "Option::is_none")]
    rating: Option<RatingSheet>,
}

/// 调卷: a case taken out for somebody who may see it.
#[derive(Debug)]
pub(super) struct Taken {
    pub(super) history: History<Case>,
    pub(super) content: Option<Content>,
    pub(super) sight: Sight,
}

/// Takes a case out; not found for whoever may not see it.
pub(super) async fn take(bearer: &Bearer, number: &str) -> Result<Taken, Problem> {
    let store = &bearer.front.store;
    let failed = |error| bearer.store(&error);
    let missing = || bearer.fault(&Fault::NotFound);
    let history = store.history::<Case>(number).await.map_err(failed)?.ok_or_else(missing)?;
    let case = &history.known.state;
    let content = items::content(store.db(), case.item.as_str(), case.item_version).await.map_err(failed)?;
    let sight = sight::sight(&bearer.hall, &bearer.who(), case, content.as_ref()).ok_or_else(missing)?;
    Ok(Taken { history, content, sight })
}

/// 看办件 · Get a case
///
/// 当事人、经办人员和监察员可看；其他人得到 404。答复头 ETag 是版本号。
/// For parties, case workers and supervisors; for others it does not exist. The ETag is the version.
#[utoipa::path(get, path = "/api/v1/cases/{number}", operation_id = "getCase", tag = "cases", security(("token" = [])),
    params(("number" = String, Path, description = "办件编号。 Case number.",
        example = "11999921MB991508XT4000115003000202603020001")),
    responses((status = 200, description = "办件。 The case.", body = CaseSheet)))]
pub(super) async fn one(bearer: Bearer, Named(number): Named) -> Result<impl IntoResponse, Problem> {
    let taken = take(&bearer, &number).await?;
    let store = &bearer.front.store;
    let rated = ratings::rating_of(store.db(), &number).await.map_err(|error| bearer.store(&error))?;
    let rating = rated.map(|level| RatingSheet { open: level.is_none(), level });
    let sheet = sheet(&bearer, &taken, rating).await?;
    Ok(([(header::ETAG, format!("\"{}\"", taken.history.known.version))], Json(sheet)))
}

async fn sheet(bearer: &Bearer, taken: &Taken, rating: Option<RatingSheet>) -> Result<CaseSheet, Problem> {
    let case = &taken.history.known.state;
    let now = bearer.front.office.now();
    let actors = taken.history.events.iter().map(|event| event.stamp.actor.as_str());
    let handlers = case.steps.values().filter_map(|step| step.handler.as_ref()).map(|person| person.as_str());
    let officers = case.may_be_biased();
    let people = actors.chain(handlers).chain(officers.iter().map(|person| person.as_str()));
    let people = people.chain([case.applicant.as_str()]);
    let names = Names::of(&bearer.front.store, people).await.map_err(|error| bearer.store(&error))?;
    let (applicant, form) = personal(bearer, case, taken.sight, &names).await?;
    let lead = taken.content.as_ref().and_then(|content| content.limits.remind_before);
    let given = |given: &rules::case::material::Given| GivenSheet {
        material: given.material.0.clone(),
        form: given.form,
        count: given.count,
        files: given.files.iter().map(|file| file.0.clone()).collect(),
    };
    let missing = taken.content.as_ref().map(|content| case.missing(content)).unwrap_or_default();
    let document = |known: &rules::case::Document| DocumentSheet {
        kind: known.kind,
        number: known.number.as_str().to_owned(),
    };
    let positions = taken.history.events.iter().zip(&taken.history.positions);
    Ok(CaseSheet {
        number: case.number.as_ref().map(|number| number.as_str().to_owned()).unwrap_or_default(),
        version: taken.history.known.version,
        item: case.item.0.clone(),
        item_version: case.item_version,
        department: case.department.0.clone(),
        status: case.status,
        outcome: case.outcome,
        light: case.marks(&bearer.hall, lead).light(now),
        source: case.source,
        received_on: case.received_on,
        accepted_on: case.accepted_on,
        applicant,
        answers: case.answers.clone(),
        form,
        materials: case.materials.values().map(given).collect(),
        missing: missing.into_iter().map(|material| material.id.0.clone()).collect(),
        clocks: ClockSheet::all(case, &bearer.hall, lead, now),
        open_steps: open_steps(bearer, taken, &names),
        officers: officers
            .iter()
            .map(|person| OfficerSheet { person: person.0.clone(), name: names.name(person).to_owned() })
            .collect(),
        parties: PartySheet::all(case),
        statement: StatementSheet::of(case),
        hearing: HearingSheet::of(&case.hearing),
        documents: case.documents.iter().map(document).collect(),
        history: positions
            .map(|(event, position)| happened(bearer, taken, event, *position, &names))
            .collect(),
        rating,
    })
}

fn open_steps(bearer: &Bearer, taken: &Taken, names: &Names) -> Vec<OpenStep> {
    let process = taken.content.as_ref().map(|content| &content.process);
    let case = &taken.history.known.state;
    let sheet = |(id, record): (&rules::name::StepId, &rules::case::StepRecord)| {
        let step = process.and_then(|process| process.step(id));
        OpenStep {
            step: id.0.clone(),
            name: step.map_or(id.as_str(), |step| bearer.lang.pick(&step.name, &step.name_en)).to_owned(),
            post: record.post.0.clone(),
            since: record.started.rfc3339(),
            handler: record.handler.as_ref().map(|person| names.name(person).to_owned()),
            checklist: step
                .map(|step| step.checklist.iter().map(|point| point.id.clone()).collect())
                .unwrap_or_default(),
        }
    };
    case.open_steps().map(sheet).collect()
}

fn happened(
    bearer: &Bearer,
    taken: &Taken,
    event: &Recorded<Event>,
    position: u64,
    names: &Names,
) -> EventSheet {
    let case = &taken.history.known.state;
    let process = taken.content.as_ref().map(|content| &content.process);
    let actor = &event.stamp.actor;
    let is_staff = actor.as_str() != rules::dossier::SYSTEM && !case.is_party(actor);
    let body = taken.sight.reads_opinions().then(|| serde_json::to_value(&event.event).unwrap_or_default());
    EventSheet {
        version: event.version,
        position,
        happened_at: event.stamp.happened_at.rfc3339(),
        recorded_at: event.stamp.recorded_at.rfc3339(),
        event: Case::event_name(&event.event).to_owned(),
        words: text::happened(bearer.lang, &event.event, process),
        by: is_staff.then(|| names.name(actor).to_owned()),
        body,
    }
}

/// What of the personal data this reader sees: the applicant, and what was filled in.
async fn personal(
    bearer: &Bearer,
    case: &Case,
    sight: Sight,
    names: &Names,
) -> Result<(Applicant, Option<BTreeMap<String, String>>), Problem> {
    let person = case.applicant.as_str();
    if !sight.reads_personal_data() {
        return Ok((Applicant { name: names.masked(person), id_number: None, phone: None }, None));
    }
    let store = &bearer.front.store;
    let failed = |error| bearer.store(&error);
    let mut particulars = Vec::new();
    for wanted in [kind::ID_NUMBER, kind::PHONE] {
        let held = store.vault().latest(store.db(), &[person], wanted).await.map_err(failed)?;
        particulars.push(held.get(person).and_then(|held| held.text()).map(str::to_owned));
    }
    let form = Commitment(case.form.0.clone());
    let held = store.vault().read(store.db(), std::slice::from_ref(&form)).await.map_err(failed)?;
    let filled =
        held.get(&form).and_then(|held| held.text()).and_then(|text| serde_json::from_str(text).ok());
    let phone = particulars.pop().flatten();
    let id_number = particulars.pop().flatten();
    Ok((Applicant { name: names.get(person).to_owned(), id_number, phone }, filled))
}

//! 人员: who represents the departments at the hall, who works there on cases, and who is away (P-13 … P-15).

use super::{
    caller::{Bearer, Write},
    problem::Problem,
    shapes,
};
use crate::{office::Order, people::Names, visitor::CaseWorker};
use axum::Json;
use rules::{
    hall::{Chief, ChiefPower, Command, Letter},
    name::PersonId,
    time::Date,
};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// 任命书或授权书。 A letter of appointment or of authority.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct LetterSheet {
    /// 文号。 Its number.
    number: String,
    /// 签发日期。 Its day.
    #[schema(value_type = String, format = Date)]
    issued: Date,
}

impl From<&Letter> for LetterSheet {
    fn from(letter: &Letter) -> LetterSheet {
        LetterSheet { number: letter.number.clone(), issued: letter.issued }
    }
}

/// 首席代表。 A chief representative.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Representative {
    /// 部门代码。 Department.
    department: String,
    /// 姓名。 Name.
    name: String,
    /// 授予的权力。 Powers given.
    #[schema(schema_with = powers)]
    powers: Vec<ChiefPower>,
    /// 授权率，百分数。 Powers given of five, in hundredths (P-15).
    authorisation_rate: u32,
    /// 任命书。 Letter of appointment.
    appointment: LetterSheet,
    /// 授权书。 Letter of authority.
    authority: LetterSheet,
    /// 任期起。 From this day.
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// 任期止；不填为至免职。 Through this day; absent until dismissed.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = Date)]
    until: Option<Date>,
}

fn powers() -> utoipa::openapi::schema::Array {
    let list = utoipa::openapi::schema::ArrayBuilder::new().items(shapes::chief_power());
    list.description(Some("授予的权力。 Powers given.")).build()
}

/// 首席代表 · Chief representatives
///
/// 各部门今天在任的首席代表，连同任命书和授权书，公开发布。
/// Who represents each department today, with both letters; published (P-14).
#[utoipa::path(get, path = "/api/v1/representatives", operation_id = "listRepresentatives", tag = "hall",
    responses((status = 200, description = "在任的首席代表。 Those in office.", body = Vec<Representative>)))]
pub(super) async fn representatives(asker: super::Asker) -> Result<Json<Vec<Representative>>, Problem> {
    let today = asker.hall.calendar.date_of(asker.front.office.now());
    let chiefs: Vec<&Chief> = asker.hall.chiefs_in_office(today).collect();
    let people = chiefs.iter().map(|chief| chief.person.as_str());
    let names = Names::of(&asker.front.store, people).await.map_err(|error| asker.store(&error))?;
    let sheet = |chief: &Chief| Representative {
        department: chief.department.0.clone(),
        name: names.name(&chief.person).to_owned(),
        powers: chief.powers.iter().copied().collect(),
        authorisation_rate: chief.authorisation_rate(),
        appointment: (&chief.appointment).into(),
        authority: (&chief.authority).into(),
        from: chief.from,
        until: chief.until,
    };
    Ok(Json(chiefs.into_iter().map(sheet).collect()))
}

/// 工作人员。 A member of staff.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Colleague {
    /// 人员代码，供各动作使用。 Their id, for the acts.
    person: String,
    /// 姓名。 Name.
    name: String,
    /// 岗位代码。 Posts.
    posts: Vec<String>,
    /// 离岗登记。 When they are away.
    #[serde(skip_serializing_if = "Option::is_none")]
    away: Option<Away>,
}

/// 离岗。 An absence.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Away {
    /// 第一天。 First day.
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// 最后一天。 Last day.
    #[schema(value_type = String, format = Date)]
    until: Date,
}

/// 同事 · Colleagues
///
/// 本人和本部门办件人员的代码、姓名、岗位和离岗情况；各动作用这些代码指名。
/// Oneself and everybody of the department who works on cases; acts name people by these ids.
#[utoipa::path(get, path = "/api/v1/colleagues", operation_id = "listColleagues", tag = "hall", security(("token" = [])),
    responses((status = 200, description = "工作人员，本人在先。 Members of staff, oneself first.", body = Vec<Colleague>)))]
pub(super) async fn colleagues(bearer: Bearer) -> Result<Json<Vec<Colleague>>, Problem> {
    bearer.needs(CaseWorker::ROLES)?;
    let mut people = vec![bearer.person.clone()];
    people.extend(bearer.hall.colleagues(&bearer.person));
    let names = Names::of(&bearer.front.store, people.iter().map(PersonId::as_str)).await;
    let names = names.map_err(|error| bearer.store(&error))?;
    let sheet = |person: &PersonId| Colleague {
        person: person.0.clone(),
        name: names.name(person).to_owned(),
        posts: bearer.hall.posts_of(person).map(|post| post.id.0.clone()).collect(),
        away: bearer.hall.absences.get(person).map(|it| Away { from: it.from, until: it.until }),
    };
    Ok(Json(people.iter().map(sheet).collect()))
}

/// 登记离岗。 An absence to be noted.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"from": "2026-03-09", "until": "2026-03-13"}))]
pub(super) struct AbsenceIn {
    /// 谁；不填为本人，部门负责人可填本部门的人。 Who; oneself where nobody is named, heads name their people.
    #[serde(default)]
    person: Option<String>,
    /// 第一天。 First day.
    #[schema(value_type = String, format = Date)]
    from: Date,
    /// 最后一天。 Last day.
    #[schema(value_type = String, format = Date)]
    until: Date,
}

/// 登记返岗。 Somebody who is back.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({}))]
pub(super) struct BackIn {
    /// 谁；不填为本人。 Who; oneself where nobody is named.
    #[serde(default)]
    person: Option<String>,
}

/// 已登记。 Noted.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Noted {
    /// 大厅的版本号。 Version of the hall right after it.
    version: u64,
}

/// 登记离岗 · Note an absence
///
/// 已签收的环节从第一天起交给同岗位在岗的人，时限照常计算；岗位不能没有人。
/// Steps that were taken go to whoever of the post is there, and no clock stops; no post is left alone (P-13).
#[utoipa::path(post, path = "/api/v1/absences", operation_id = "noteAbsence", tag = "hall", security(("token" = [])),
    request_body = AbsenceIn, responses((status = 200, description = "已登记。 Noted.", body = Noted)))]
pub(super) async fn note_absence(call: Write<AbsenceIn>) -> Result<Json<Noted>, Problem> {
    call.bearer.needs(CaseWorker::ROLES)?;
    let person = whose(&call.bearer, call.body.person.as_deref());
    let (from, until) = (call.body.from, call.body.until);
    noted(&call, Command::NoteAbsence { person, from, until }).await
}

/// 登记返岗 · End an absence
///
/// 提前返岗的，从现在起又可以办件。
/// Whoever is back acts on cases again from now on (P-13).
#[utoipa::path(post, path = "/api/v1/absences/end", operation_id = "endAbsence", tag = "hall", security(("token" = [])),
    request_body = BackIn, responses((status = 200, description = "已登记。 Noted.", body = Noted)))]
pub(super) async fn end_absence(call: Write<BackIn>) -> Result<Json<Noted>, Problem> {
    call.bearer.needs(CaseWorker::ROLES)?;
    let person = whose(&call.bearer, call.body.person.as_deref());
    noted(&call, Command::EndAbsence { person }).await
}

fn whose(bearer: &Bearer, named: Option<&str>) -> PersonId {
    named.map_or_else(|| bearer.person.clone(), PersonId::from)
}

async fn noted<T>(call: &Write<T>, command: Command) -> Result<Json<Noted>, Problem> {
    let (_, version) = call.ask(call.bearer.who(), Order::Hall(command), vec![]).await?;
    Ok(Json(Noted { version }))
}

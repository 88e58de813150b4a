//! 申请与材料: handing in an application, for oneself or at the window for somebody else (L-04, IN1).
//!
//! The form is judged here field by field, since it lies in the vault where the rules do not look; everything else is
//! the rules'. A person met at the window for the first time gets a vault key and can be found by their number.

use super::{
    acts::{Done, form_fault, given},
    caller::{Bearer, Write},
    problem::Problem,
    shapes,
};
use crate::{
    filled,
    form::half_width,
    office::Order,
    people::{self, Names, kind},
    text::Lang,
};
use axum::{Json, http::StatusCode};
use rules::{
    case::{ApplySource, Case, Command},
    hall::Role,
    identifier::{LicenceNumber, QueryCode},
    item::content::MaterialForm,
    name::{Commitment, ItemCode, PersonId},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{vault::Datum, views::items};
use utoipa::ToSchema;

/// 申请。 An application.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "item": "11999921MB991508XT4000115003000",
    "answers": {"business": "catering", "network": "no"},
    "form": {"applicant_name": "宁安县一家小馆", "credit_code": "91350100M000100Y43", "legal_representative": "林晚",
        "contact_name": "林晚", "contact_phone": "13900001234", "address": "宁安县东街12号", "business_type": "餐饮服务经营者",
        "projects": "热食类食品制售", "area": "60", "food_safety_officer": "林晚", "staff": "5"},
    "materials": [{"material": "application", "form": "electronic", "files": ["0123456789abcdef0123456789abcdef"]}]
}))]
pub(super) struct Submit {
    /// 实施编码。 Item.
    #[schema(max_length = 100)]
    item: String,
    /// 情形问题的回答：问题代码 → 选项代码。 Answers to the item's questions: question → answer.
    #[serde(default)]
    answers: BTreeMap<String, String>,
    /// 告知承诺：是否选择以承诺代替证明。 Whether to promise instead of proving (P-09).
    #[serde(default)]
    by_promise: bool,
    /// 申请表：字段键 → 填写内容。 The form: key of the field → what is filled in.
    form: BTreeMap<String, String>,
    /// 材料。 Materials.
    #[serde(default)]
    #[schema(max_items = 200)]
    materials: Vec<MaterialIn>,
    /// 证照编号：延续、变更、注销事项必填。 The licence, where the item renews, changes or cancels one.
    #[serde(default)]
    #[schema(max_length = 60)]
    licence: Option<String>,
    /// 申请人；窗口代为提交时必填，本人申请时不填。 The applicant, at the window only.
    #[serde(default)]
    applicant: Option<ApplicantIn>,
}

/// 交来的材料。 A material handed in.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({"material": "application", "form": "electronic", "files": ["0123456789abcdef0123456789abcdef"]}))]
pub(super) struct MaterialIn {
    /// 材料代码。 Its id within the item.
    pub(super) material: String,
    #[schema(schema_with = shapes::material_form)]
    pub(super) form: MaterialForm,
    /// 份数。 Copies.
    #[serde(default = "one_copy")]
    #[schema(minimum = 1, maximum = 255, default = 1)]
    pub(super) count: u8,
    /// 上传文件的 id，见 POST /api/v1/files。 Ids of uploaded files.
    #[serde(default)]
    #[schema(max_items = 200)]
    pub(super) files: Vec<String>,
}

/// Signs of the code of an item; the longest are thirty-one.
const ITEM_MAX: usize = 64;

const fn one_copy() -> u8 {
    1
}

/// 申请人。 The applicant at the window.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ApplicantIn {
    /// 姓名或名称。 Name.
    #[schema(min_length = 1, max_length = 100)]
    name: String,
    /// 身份证号码或统一社会信用代码。 Citizen id or credit code (E-01, E-03).
    #[schema(max_length = 30)]
    id_number: String,
    /// 手机号。 Mobile number, 11 digits.
    #[schema(max_length = 20)]
    phone: String,
}

/// 已提交。 The application was handed in.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(super) struct Submitted {
    #[serde(flatten)]
    done: Done,
    /// 查询码，与编号一起查进度。 Query code: with the number it opens the progress page (K-03).
    query_code: String,
}

/// 提交申请 · Submit an application
///
/// 申请人为自己提交；窗口人员为来窗口的人提交，同时收件。编号由系统给出。
/// Applicants submit for themselves; at the window a clerk submits for whoever stands there, and receipt follows at
/// once (L-04, L-11).
#[utoipa::path(post, path = "/api/v1/cases", operation_id = "submitCase", tag = "acts", security(("token" = [])),
    request_body = Submit, responses((status = 201, description = "已提交。 Submitted.", body = Submitted)))]
pub(super) async fn submit(call: Write<Submit>) -> Result<(StatusCode, Json<Submitted>), Problem> {
    let bearer = &call.bearer;
    let front = &bearer.front;
    let failed = |error| bearer.store(&error);
    let body = &call.body;
    let form = form_of(bearer, body).await?;
    let (applicant, source) = match (&body.applicant, bearer.is_staff()) {
        (None, false) => (bearer.person.clone(), ApplySource::ThirdParty),
        (Some(_), false) => return Err(bearer.wrong("applicant", Lang::api_for_oneself)),
        (None, true) => return Err(bearer.wrong("applicant", Lang::api_for_whom)),
        (Some(applicant), true) => {
            bearer.needs(&[Role::WindowClerk])?;
            (admit(bearer, applicant).await?, ApplySource::Window)
        }
    };
    let materials = given(bearer, &body.materials).await?;
    let licence = body.licence.as_deref().map(LicenceNumber::parse).transpose();
    let licence = licence.map_err(|_| bearer.wrong("licence", Lang::apply_licence_unknown))?;
    let form = serde_json::to_vec(&form).map_err(|error| Problem::ours(bearer.lang, &error))?;
    let form = Datum::new(applicant.as_str(), kind::FORM, &form);
    let code = String::from(QueryCode::from_bits(rand::random()));
    let code = Datum::new(applicant.as_str(), kind::QUERY_CODE, code.as_bytes());
    let command = Command::Submit {
        applicant,
        agent: None,
        source,
        answers: body.answers.clone(),
        form: Commitment(form.commitment().0),
        query_code: Commitment(code.commitment().0),
        materials,
        licence,
        by_promise: body.by_promise,
    };
    bearer.keeps_open(&command)?;
    let order = Order::Apply(ItemCode(body.item.clone()), command);
    let (number, version) = call.ask(bearer.who(), order, vec![form, code]).await?;
    // The same answer however often it is asked for: the code is read back from the case, not from this attempt.
    let case = front.store.dossier::<Case>(&number).await.map_err(failed)?;
    let code = store::vault::Commitment(case.map(|case| case.state.query_code.0).unwrap_or_default());
    let held =
        front.store.vault().read(front.store.db(), std::slice::from_ref(&code)).await.map_err(failed)?;
    let query_code = held.get(&code).and_then(|held| held.text()).unwrap_or_default().to_owned();
    let done = Done::of(bearer, number, version).await?;
    Ok((StatusCode::CREATED, Json(Submitted { done, query_code })))
}

/// The form in its plain shape, judged by the item in force. An item nobody knows is not passed on; what is the matter
/// with one that is not in force is said by the office.
async fn form_of(bearer: &Bearer, body: &Submit) -> Result<BTreeMap<String, String>, Problem> {
    let db = bearer.front.store.db();
    let failed = |error| bearer.store(&error);
    let row = match body.item.chars().count() <= ITEM_MAX {
        true => items::one(db, &body.item).await.map_err(failed)?,
        false => None,
    };
    let Some(row) = row else {
        return Err(Problem::refused(bearer.lang, &crate::office::Refusal::NoSuchItem));
    };
    let Some(version) = row.in_force else { return Ok(body.form.clone()) };
    let content = items::content(db, &body.item, version).await.map_err(failed)?.unwrap_or_default();
    let today = bearer.front.office.now().day();
    filled::plain(&content.form, &body.form, today).map_err(|faults| form_fault(bearer, &faults))
}

/// Finds the person of this number, or gives them a vault key and keeps their particulars.
async fn admit(bearer: &Bearer, applicant: &ApplicantIn) -> Result<PersonId, Problem> {
    let front = &bearer.front;
    let failed = |error| bearer.store(&error);
    let now = front.office.now();
    let code = |text: &str| {
        let plain = half_width(text.trim()).to_uppercase();
        plain.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').collect::<String>()
    };
    let (name, number, phone) = (applicant.name.trim(), code(&applicant.id_number), code(&applicant.phone));
    if name.is_empty() || name.chars().count() > 100 {
        return Err(bearer.wrong("applicant.name", |lang| lang.form_required(lang.door_name())));
    }
    if !filled::is_identity(&number, now.day()) {
        return Err(bearer.wrong("applicant.id_number", filled::not_an_identity(&number)));
    }
    if !filled::is_mobile(&phone) {
        return Err(bearer.wrong("applicant.phone", Lang::form_not_a_phone));
    }
    let store = &front.store;
    let found = store.vault().find(store.db(), kind::ID_NUMBER, &[&number]).await.map_err(failed)?;
    if let Some(person) = found.into_iter().next().flatten() {
        let names = Names::of(store, [person.as_str()]).await.map_err(failed)?;
        // A number typed wrong may be somebody else's: nobody's case is opened under a stranger's number.
        return if names.get(&person) == name {
            Ok(PersonId(person))
        } else {
            Err(bearer.wrong("applicant.id_number", Lang::api_other_name))
        };
    }
    let person = people::fresh();
    let data = [
        Datum::new(person.as_str(), kind::NAME, name.as_bytes()),
        Datum::new(person.as_str(), kind::ID_NUMBER, number.as_bytes()),
        Datum::new(person.as_str(), kind::PHONE, phone.as_bytes()),
    ];
    people::keep(store, person.as_str(), &data, Some(&number), now.0).await.map_err(failed)?;
    Ok(person)
}

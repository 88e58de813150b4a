//! 录入: what a clerk typed for a person at the window, judged and brought into the command of an application.
//!
//! The person is found by the number (and must bear the name known here), or gets a vault key and their particulars
//! kept. Whose number it is counts as seen from then on: the clerk has the card in hand. An account made online is joined
//! only when its login is said at the window. Nothing of this decides about the application.

use super::{
    acts::Act,
    confirm::SURE,
    intake_values::{answers, correction_items, imagined, is_said_above, plain},
    materials,
    open::latest,
};
use crate::{
    beside::Beside,
    failure::Failure,
    filled,
    form::Form,
    open_text,
    people::{self, kind},
    text::{Lang, Message},
    visitor::Visit,
    web::licences,
};
use rules::{
    actor::Actor,
    case::{
        self, ApplySource, Case, CaseStatus, Command, Fresh,
        material::{AUTHORISATION, Given},
    },
    identifier::{CaseNumber, QueryCode, citizen},
    item::{
        ItemState,
        content::{Content, Material, MaterialForm, Purpose},
    },
    name::{Commitment, MaterialId, PersonId},
};
use sha2::{Digest, Sha256};
use store::{StoreError, accounts::AccountKind, files::Upload, vault::Datum};

/// What a clerk chose to do with the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Choice {
    /// 受理
    Accept,
    /// 一次告知补正
    Correct,
    /// 不予受理
    Refuse,
    /// 不受理
    NotRequired,
    /// 只收件
    Receive,
    /// 读取: fill in what the hall knows of this number.
    Find,
    /// 预览
    Preview,
}

impl Choice {
    /// The choice of the pressed button; the enter key means a preview, which changes nothing.
    pub(super) fn of(form: &Form) -> Choice {
        match form.text("do") {
            "accept" => Choice::Accept,
            "correct" => Choice::Correct,
            "refuse" => Choice::Refuse,
            "not_required" => Choice::NotRequired,
            "receive" => Choice::Receive,
            "find" => Choice::Find,
            _ => Choice::Preview,
        }
    }
}

impl Choice {
    /// The act that follows the application, with its command; none when it is only received.
    pub(super) fn then(self, content: &Content, form: &Form) -> Option<(Act, Command)> {
        let reason = || form.text("reason").to_owned();
        Some(match self {
            Choice::Receive | Choice::Find | Choice::Preview => return None,
            Choice::Accept => (Act::Accept, Command::Accept { deferred: materials::deferred(form) }),
            Choice::Correct => {
                let items = correction_items(content, form);
                (Act::RequestCorrection, Command::RequestCorrection { items })
            }
            Choice::Refuse => {
                let proper_body = form.text("proper_body").to_owned();
                (Act::RefuseAcceptance, Command::RefuseAcceptance { reason: reason(), proper_body })
            }
            Choice::NotRequired => (Act::TellNotRequired, Command::TellNotRequired { reason: reason() }),
        })
    }
}

/// Everything an act would be refused for on the application of this form, were it received now.
pub(super) async fn trial(
    visit: &Visit,
    clerk: &PersonId,
    content: &Content,
    form: &Form,
    command: Command,
) -> Result<Vec<case::Refusal>, Failure> {
    // Somebody the hall does not know yet has no record.
    let beside = match known(visit, &form.code("id_number")).await? {
        Some(person) => Beside::of(&visit.front.store, &person, content).await?,
        None => Beside::default(),
    };
    let today = visit.front.office.now().day();
    let case = Case {
        // Only a case with a number exists for the rules; this one is never written.
        number: CaseNumber::compose(content.identity.task_code.as_str(), today, 1).ok(),
        received_on: Some(today),
        status: CaseStatus::Received,
        kind: content.handling.case_kind,
        department: content.body.department.clone(),
        ..imagined(content, form)
    };
    let actor = Actor::staff(clerk.clone(), &visit.hall);
    let fresh = Fresh::looking_ahead(visit.front.office.now());
    let context = case::Context {
        now: visit.front.office.now(),
        actor: &actor,
        hall: &visit.hall,
        content,
        item_version: case.item_version,
        item_state: ItemState::Published,
        fresh: &fresh,
        standing: Some(&beside.standing.state),
        places: beside.places.as_ref(),
        licence: None,
    };
    Ok(case.refusals(command, &context))
}

/// Fills in name and phone of whoever is known under this number.
pub(super) async fn find(visit: &Visit, form: &mut Form) -> Result<bool, Failure> {
    let number = form.code("id_number");
    form.require("id_number", Message::both(|lang| lang.form_required(lang.counter_id_number())));
    if !number.is_empty() && !filled::is_identity(&number, visit.front.office.now().day()) {
        form.refuse("id_number", Message::both(filled::not_an_identity(&number)));
    }
    if !form.is_sound() {
        return Ok(false);
    }
    let Some(person) = known(visit, &number).await? else { return Ok(false) };
    for (field, kind) in [("name", kind::NAME), ("phone", kind::PHONE)] {
        if form.given(field).is_none()
            && let Some(value) = latest(visit, &person, kind).await?
        {
            form.set(field, value);
        }
    }
    Ok(true)
}

async fn known(visit: &Visit, number: &str) -> Result<Option<PersonId>, StoreError> {
    let store = &visit.front.store;
    let found = store.vault().find(store.db(), kind::ID_NUMBER, &[number]).await?;
    Ok(found.into_iter().next().flatten().map(PersonId))
}

/// Notes everything that is amiss with what was typed, in the order of the page.
pub(super) async fn check(
    visit: &Visit,
    content: &Content,
    form: &mut Form,
    choice: Choice,
) -> Result<(), Failure> {
    check_person(visit, form, "id_number", "name", true).await?;
    check_account(visit, form).await?;
    form.require("phone", Message::both(|lang| lang.form_required(lang.door_phone())));
    if form.given("phone").is_some() && !filled::is_mobile(&form.code("phone")) {
        form.refuse("phone", Message::both(Lang::form_not_a_phone));
    }
    if form.given("agent_number").is_some() || form.given("agent_name").is_some() {
        check_person(visit, form, "agent_number", "agent_name", false).await?;
        if !form.chosen("m", AUTHORISATION) {
            form.refuse("agent_name", Message::both(Lang::counter_no_authorisation));
        }
    }
    for question in &content.questions {
        let field = format!("q-{}", question.id);
        let label = |lang: Lang| lang.pick(&question.text, &question.text_en).to_owned();
        form.require(&field, Message::both(|lang| lang.form_choose_one(&label(lang))));
    }
    if let Err(faults) = plain(visit, content, form) {
        for (key, why) in faults {
            let field = format!("f-{key}");
            // What stands under "who" and is wrong there is told there, once.
            let above = content.form.iter().any(|field| field.key == key && is_said_above(field));
            if !above || form.given(&field).is_some() {
                form.refuse(&field, why);
            }
        }
    }
    if content.handling.purpose != Purpose::New && licences::typed(content, form.text(LICENCE)).is_none() {
        form.refuse(LICENCE, Message::both(Lang::apply_licence_unknown));
    }
    materials::check(form, &content.materials.iter().collect::<Vec<_>>());
    check_choice(content, form, choice);
    Ok(())
}

/// What the choice itself needs: reasons, the proper body, something to correct.
fn check_choice(content: &Content, form: &mut Form, choice: Choice) {
    let reasons = matches!(choice, Choice::Refuse | Choice::NotRequired);
    if reasons {
        form.require("reason", Message::both(|lang| lang.form_required(lang.counter_reason())));
        open_text::keep(form, "reason", filled::TEXT_MAX);
    }
    if choice == Choice::Refuse {
        form.require("proper_body", Message::both(|lang| lang.form_required(lang.counter_proper_body())));
        open_text::keep(form, "proper_body", filled::LINE_MAX);
    }
    if choice == Choice::Correct && form.given(SURE).is_some() {
        materials::check_told(form, &imagined(content, form).missing(content));
    }
    open_text::keep(form, "more", filled::TEXT_MAX);
    if choice == Choice::Correct && correction_items(content, form).is_empty() {
        form.refuse("more", Message::both(Lang::counter_nothing_to_correct));
    }
}

/// Number and name of one person; a known number must bear the name known here.
async fn check_person(
    visit: &Visit,
    form: &mut Form,
    number_field: &str,
    name_field: &str,
    may_be_body: bool,
) -> Result<(), Failure> {
    let number = form.code(number_field);
    let today = visit.front.office.now().day();
    form.require(number_field, Message::both(|lang| lang.form_required(lang.door_id_number())));
    let sound = filled::is_identity(&number, today);
    let sound = sound && (may_be_body || citizen::parse(&number, Some(today)).is_ok());
    if !number.is_empty() && !sound {
        form.refuse(number_field, Message::both(filled::not_an_identity(&number)));
    }
    form.require(name_field, Message::both(|lang| lang.form_required(lang.door_name())));
    form.at_most(name_field, 100);
    if sound
        && let Some(person) = known(visit, &number).await?
        && let Some(name) = latest(visit, &person, kind::NAME).await?
        && form.given(name_field).is_some_and(|typed| typed != name)
    {
        let masked = crate::masking::name(&name);
        form.refuse(name_field, Message::both(|lang| lang.counter_other_name(&masked)));
    }
    Ok(())
}

/// The login of an account that the applicant made online and says at the window: it must bear this number and name,
/// and the number must not lead to somebody else already.
async fn check_account(visit: &Visit, form: &mut Form) -> Result<(), Failure> {
    if form.given(ACCOUNT).is_none() {
        return Ok(());
    }
    let (account, known) = (account(visit, form).await?, known(visit, &form.code("id_number")).await?);
    let is_theirs = match &account {
        None => false,
        Some(person) if known.as_ref().is_some_and(|known| known != person) => {
            form.refuse(ACCOUNT, Message::both(Lang::counter_account_apart));
            return Ok(());
        }
        Some(person) => {
            latest(visit, person, kind::ID_NUMBER).await? == Some(form.code("id_number"))
                && latest(visit, person, kind::NAME).await?.as_deref() == form.given("name")
        }
    };
    if !is_theirs {
        form.refuse(ACCOUNT, Message::both(Lang::counter_account_other));
    }
    Ok(())
}

/// The field of the licence that is to be renewed, changed or cancelled.
pub(super) const LICENCE: &str = "licence";

/// The field of the login that the applicant says.
pub(super) const ACCOUNT: &str = "account";

/// Whose account the applicant says is theirs.
async fn account(visit: &Visit, form: &Form) -> Result<Option<PersonId>, StoreError> {
    let Some(login) = form.given(ACCOUNT) else { return Ok(None) };
    let found = visit.front.accounts.with_login(login, AccountKind::Citizen).await?;
    Ok(found.map(|account| PersonId(account.person)))
}

/// 申请: the command with what it seals, and the scans that go over to the applicant.
pub(super) struct Application {
    pub(super) command: Command,
    pub(super) sealed: Vec<Datum>,
    pub(super) applicant: PersonId,
    pub(super) uploads: Vec<Upload>,
}

/// Makes the application of a form that has been checked.
pub(super) async fn application(
    visit: &Visit,
    clerk: &PersonId,
    content: &Content,
    form: &Form,
) -> Result<Application, Failure> {
    let own = account(visit, form).await?;
    let applicant = person(visit, form, "id_number", "name", Some("phone"), own).await?;
    let agent = match form.given("agent_number") {
        Some(_) => Some(person(visit, form, "agent_number", "agent_name", None, None).await?),
        None => None,
    };
    let all: Vec<&Material> = content.materials.iter().collect();
    let (mut materials, uploads) = materials::given(visit, clerk, form, &all).await?;
    if agent.is_some() {
        let material = MaterialId::from(AUTHORISATION);
        materials.push(Given { material, form: MaterialForm::Paper, count: 1, files: vec![] });
    }
    let filled = plain(visit, content, form).unwrap_or_default();
    let json = serde_json::to_string(&filled).map_err(|error| Failure::Ours(error.to_string()))?;
    let form_datum = Datum::new(applicant.as_str(), kind::FORM, json.as_bytes());
    let code = QueryCode::from_bits(rand::random());
    let code_datum = Datum::new(applicant.as_str(), kind::QUERY_CODE, code.as_str().as_bytes());
    let command = Command::Submit {
        applicant: applicant.clone(),
        agent,
        source: ApplySource::Window,
        answers: answers(content, form),
        form: Commitment(form_datum.commitment().0),
        query_code: Commitment(code_datum.commitment().0),
        materials,
        licence: licences::typed(content, form.text(LICENCE)),
        by_promise: form.given("by_promise").is_some(),
    };
    Ok(Application { command, sealed: vec![form_datum, code_datum], applicant, uploads })
}

/// Whoever this number belongs to; somebody new gets a vault key, unless they bring an account of their `own`. The same
/// form posted twice makes the same person.
async fn person(
    visit: &Visit,
    form: &Form,
    number_field: &str,
    name_field: &str,
    phone_field: Option<&str>,
    own: Option<PersonId>,
) -> Result<PersonId, Failure> {
    let store = &visit.front.store;
    let number = form.code(number_field);
    let phone = phone_field.map(|field| form.code(field)).filter(|phone| !phone.is_empty());
    let now = visit.front.office.now().0;
    let found = known(visit, &number).await?;
    let is_unseen = found.is_none();
    let is_new = is_unseen && own.is_none();
    let person = found.or(own).unwrap_or_else(|| {
        let page = format!("{}/{number_field}", form.act().unwrap_or_default());
        PersonId(format!("p-{}", &hex::encode(Sha256::digest(page.as_bytes()))[..32]))
    });
    let mut data = Vec::new();
    if is_new {
        data.push(Datum::new(person.as_str(), kind::NAME, form.text(name_field).as_bytes()));
        data.push(Datum::new(person.as_str(), kind::ID_NUMBER, number.as_bytes()));
    }
    if let Some(phone) = phone
        && latest(visit, &person, kind::PHONE).await?.as_ref() != Some(&phone)
    {
        data.push(Datum::new(person.as_str(), kind::PHONE, phone.as_bytes()));
    }
    if is_unseen || !data.is_empty() {
        people::keep(store, person.as_str(), &data, Some(&number), now).await?;
    }
    Ok(person)
}

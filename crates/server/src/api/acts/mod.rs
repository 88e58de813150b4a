//! 办件动作: every act on a case, one address each; what is lawful is decided by the rules at that moment.
//!
//! The acts are told in lists, here those of the way from receipt to delivery and in files of their own those of the
//! other chapters of the law: word of the address, shape of the body, command. Each asks the office under the request's
//! key and version, and answers how the case stood right after the act, however often it is sent.

use super::{
    bodies::{
        Acceptance, Back, Deferred, Delivery, Extension, Grant, Nothing, Outcome, Reason, Refusal, Special,
        StepDone, StepIn, Supplied, ToCorrect, Turned,
    },
    caller::{Bearer, Named, Write},
    case::{Taken, take},
    problem::{Fault, Problem},
    shapes,
    submit::MaterialIn,
};
use crate::{filled, office::Order, people::kind, text::Message};
use axum::Json;
use rules::{
    case::{
        Case, CaseStatus, Command, HearingCommand, OfficersCommand, PromiseCommand, Proof, Service,
        SuperiorCommand,
        material::{GIVEN_MAX, Given},
    },
    dossier::Known,
    name::{Commitment, FileHash, MaterialId, PersonId, StepId},
    time::WorkingDays,
};
use serde::Serialize;
use std::collections::BTreeMap;
use store::{files, vault::Datum};
use utoipa::ToSchema;

/// Signs of a name that goes to the vault.
const NAME_MAX: usize = 200;

/// 已办。 The act was done and recorded.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(example = json!({"number": "11999921MB991508XT4000115003000202603020001", "version": 5, "status": "accepted"}))]
pub(super) struct Done {
    /// 办件编号。 Case number.
    number: String,
    /// 办后的版本号。 Version right after the act.
    version: u64,
    /// 办后的状态。 State right after the act.
    #[schema(schema_with = shapes::case_status)]
    status: CaseStatus,
}

impl Done {
    /// How the case stood at this version: the same however often it is asked.
    pub(super) async fn of(bearer: &Bearer, number: String, version: u64) -> Result<Done, Problem> {
        let history =
            bearer.front.store.history::<Case>(&number).await.map_err(|error| bearer.store(&error))?;
        let history = history.ok_or_else(|| bearer.fault(&Fault::NotFound))?;
        let then = history.events.iter().take_while(|event| event.version <= version);
        let status = Known::<Case>::replay(then).state.status;
        Ok(Done { number, version, status })
    }
}

/// A command with the personal data it commits to.
type Asked = (Command, Vec<Datum>);

async fn act<T>(
    number: String,
    call: Write<T>,
    command: impl AsyncFnOnce(&Bearer, &Taken, &T) -> Result<Asked, Problem>,
) -> Result<Json<Done>, Problem> {
    // Whoever may not see the case does not learn from a refusal that it exists.
    let taken = take(&call.bearer, &number).await?;
    let (command, sealed) = command(&call.bearer, &taken, &call.body).await?;
    keeps_open(&call.bearer, &command)?;
    let fields = fields_of(&command);
    let order = Order::Case(number, command);
    let told = call.ask(call.bearer.who(), order, sealed).await;
    let (number, version) = told.map_err(|problem| problem.naming(fields))?;
    Ok(Json(Done::of(&call.bearer, number, version).await?))
}

/// The texts of a command name nobody; a place in a chapter's command is a field of the body as it stands.
fn keeps_open(bearer: &Bearer, command: &Command) -> Result<(), Problem> {
    match command {
        Command::Officers(OfficersCommand::RecordSiteCheck { findings, .. }) => {
            bearer.keeps_open(&BTreeMap::from([("record", findings)]))
        }
        Command::Hearing(command) => bearer.keeps_open(command),
        Command::Officers(command) => bearer.keeps_open(command),
        Command::Superior(command) => bearer.keeps_open(command),
        Command::Promise(command) => bearer.keeps_open(command),
        command => bearer.keeps_open(command),
    }
}

/// What the fields of an act's form are called in its body, where the two differ: a refusal names the form's.
const fn fields_of(command: &Command) -> &'static [(&'static str, &'static str)] {
    match command {
        Command::Grant { .. } => &[("reason", "content")],
        Command::Refuse { .. } => &[("reason", "reasons")],
        Command::EndSpecialProcedure { .. } => &[("reason", "result")],
        Command::Extend { .. } => &[("by", "working_days")],
        Command::Expedite { .. } => &[("by", "promised")],
        Command::Serve { .. } => {
            &[("tracking", "service.tracking"), ("witness", "service.witness"), ("note", "service.note")]
        }
        Command::Hearing(HearingCommand::Inform { .. }) => &[("reason", "interest"), ("needed", "limit")],
        Command::Hearing(HearingCommand::TellRight { .. }) => &[("reason", "interest")],
        Command::Hearing(HearingCommand::Hear { .. }) => &[("reason", "statement")],
        Command::Hearing(HearingCommand::Hold { .. }) => &[("reason", "record")],
        Command::Hearing(HearingCommand::Schedule(_)) => &[("date", "at")],
        Command::Officers(OfficersCommand::RecordSiteCheck { .. }) => {
            &[("date", "at"), ("opinion", "findings")]
        }
        Command::Officers(OfficersCommand::AssignInspection { .. }) => &[("with", "staff")],
        Command::Superior(SuperiorCommand::Return(_)) => &[("date", "dated")],
        Command::Promise(PromiseCommand::Verify { .. }) => &[("opinion", "findings")],
        _ => &[],
    }
}

macro_rules! acts {
    ($($(#[$doc:meta])+ $name:ident $path:tt $id:tt $body:ident => $command:expr;)+) => { $(
        $(#[$doc])+
        #[utoipa::path(post, path = $path, operation_id = $id, tag = "acts", security(("token" = [])),
            params(("number" = String, Path, description = "办件编号。 Case number.",
                example = "11999921MB991508XT4000115003000202603020001")),
            request_body = $body, responses((status = 200, description = "已办。 Done.", body = Done)))]
        pub(in crate::api) async fn $name(Named(number): Named, call: Write<$body>) -> Result<Json<Done>, Problem> {
            act(number, call, $command).await
        }
    )+ };
}

pub(super) mod course;
pub(super) mod hearing;
pub(super) mod officers;

acts! {
    /// 收件 · Receive
    ///
    /// 收下网上提交的申请，开具收件凭证。窗口岗位。
    /// Receipt of an application that came over the net, with the list of materials (L-11, C-16). Window.
    receive "/api/v1/cases/{number}/receive" "receiveCase" Nothing =>
        async |_, _, _| Ok((Command::Receive, vec![]));
    /// 预审退回 · Return from pre-review
    ///
    /// 一次说明全部需要修改的内容。窗口岗位。
    /// Every reason at once. Window.
    return_pre_review "/api/v1/cases/{number}/return-pre-review" "returnPreReview" ToCorrect =>
        async |_, _, body| Ok((Command::ReturnPreReview { reasons: body.items() }, vec![]));
    /// 重新提交 · Resubmit
    ///
    /// 预审退回后由申请人重新提交，申请表要填全。
    /// By the applicant after a return; the form is given whole.
    resubmit "/api/v1/cases/{number}/resubmit" "resubmitCase" Supplied => async |bearer, taken, body| {
        let materials = given(bearer, &body.materials).await?;
        let form = body.form.clone().unwrap_or_default();
        let (form, sealed) = form_datum(bearer, taken, &form)?;
        Ok((Command::Resubmit { form, materials }, vec![sealed]))
    };
    /// 当场更正 · Put right on the spot
    ///
    /// 收件后、受理前，当场补上缺少或有误的表和材料；不发补正通知。窗口岗位。
    /// After receipt and before acceptance, what was missing or wrong, without a notice (L-09). Window.
    correct_on_the_spot "/api/v1/cases/{number}/correct-on-the-spot" "correctOnTheSpot" Supplied =>
        async |bearer, taken, body| {
            let materials = given(bearer, &body.materials).await?;
            let Some(form) = &body.form else {
                return Ok((Command::CorrectOnTheSpot { form: None, materials }, vec![]));
            };
            let (form, sealed) = form_datum(bearer, taken, form)?;
            Ok((Command::CorrectOnTheSpot { form: Some(form), materials }, vec![sealed]))
        };
    /// 一次性告知补正 · Request correction
    ///
    /// 五个工作日内一次告知全部补正内容。窗口岗位。
    /// Within five working days, everything at once, once (L-06). Window.
    request_correction "/api/v1/cases/{number}/request-correction" "requestCorrection" ToCorrect =>
        async |_, _, body| Ok((Command::RequestCorrection { items: body.items() }, vec![]));
    /// 提交补正 · Supply a correction
    ///
    /// 由申请人或窗口代为提交。
    /// By the applicant, or at the window for them (K-08).
    supply_correction "/api/v1/cases/{number}/supply-correction" "supplyCorrection" Supplied =>
        async |bearer, taken, body| {
            let materials = given(bearer, &body.materials).await?;
            let Some(form) = &body.form else {
                return Ok((Command::SupplyCorrection { form: None, materials }, vec![]));
            };
            let (form, sealed) = form_datum(bearer, taken, form)?;
            Ok((Command::SupplyCorrection { form: Some(form), materials }, vec![sealed]))
        };
    /// 补交容缺材料 · Supply deferred materials
    ///
    /// 补齐受理时容缺的材料；只收尚欠的。
    /// What was deferred at acceptance; only what is owed is taken (P-08).
    supply_deferred "/api/v1/cases/{number}/supply-deferred" "supplyDeferred" Deferred =>
        async |bearer, _, body| {
            Ok((Command::SupplyDeferred { materials: given(bearer, &body.materials).await? }, vec![]))
        };
    /// 受理 · Accept
    ///
    /// 材料齐全或依法容缺即受理，时限从此起算。窗口岗位。
    /// Once the materials are complete or may be deferred; the limits run from here (L-10, C-11). Window.
    accept "/api/v1/cases/{number}/accept" "acceptCase" Acceptance => async |_, _, body| {
        Ok((Command::Accept { deferred: body.deferred.iter().cloned().map(MaterialId).collect() }, vec![]))
    };
    /// 告知不受理 · Tell that no application is needed
    ///
    /// 依法不需要取得许可的，即时告知。窗口岗位。
    /// Where no licence is needed (L-07). Window.
    tell_not_required "/api/v1/cases/{number}/tell-not-required" "tellNotRequired" Reason =>
        async |_, _, body| Ok((Command::TellNotRequired { reason: body.reason.clone() }, vec![]));
    /// 不予受理 · Refuse acceptance
    ///
    /// 不属于职权范围的，告知应当向哪个机关申请。窗口岗位。
    /// Outside the powers; the body that is competent is named (L-08). Window.
    refuse_acceptance "/api/v1/cases/{number}/refuse-acceptance" "refuseAcceptance" Turned =>
        async |_, _, body| {
            let (reason, proper_body) = (body.reason.clone(), body.proper_body.clone());
            Ok((Command::RefuseAcceptance { reason, proper_body }, vec![]))
        };
    /// 签收环节 · Take a step on
    ///
    /// 本岗位的人签收待办环节。
    /// By whoever holds the step's post.
    take_step "/api/v1/cases/{number}/take-step" "takeStep" StepIn =>
        async |_, _, body| Ok((Command::TakeStep { step: StepId(body.step.clone()) }, vec![]));
    /// 完成环节 · Finish a step
    ///
    /// 要写意见，并逐条回答审查要点。
    /// With an opinion and every point of the checklist answered (K-12, CA10).
    finish_step "/api/v1/cases/{number}/finish-step" "finishStep" StepDone => async |_, _, body| {
        let StepDone { step, result, opinion, checklist } = body.clone();
        Ok((Command::FinishStep { step: StepId(step), result, opinion, checklist }, vec![]))
    };
    /// 退回环节 · Send back
    ///
    /// 退回以前的环节重办，时限不停。
    /// To a step done before; the limits keep running.
    send_back "/api/v1/cases/{number}/send-back" "sendBack" Back => async |_, _, body| {
        let Back { from, to, reason } = body.clone();
        Ok((Command::SendBack { from: StepId(from), to: StepId(to), reason }, vec![]))
    };
    /// 启动特别程序 · Start a special procedure
    ///
    /// 听证、检验、专家评审等依法不计入时限的程序，书面告知所需时间。
    /// Hearing, inspection, expert review and the like stop the clock; the time needed is told in writing (L-23).
    start_special_procedure "/api/v1/cases/{number}/start-special-procedure" "startSpecialProcedure" Special =>
        async |_, _, body| {
            let Special { kind, needed, basis } = body.clone();
            Ok((Command::StartSpecialProcedure { kind, needed, basis: basis.into() }, vec![]))
        };
    /// 结束特别程序 · End the special procedure
    ///
    /// 时限从结束之日继续计算。
    /// The clock goes on from here.
    end_special_procedure "/api/v1/cases/{number}/end-special-procedure" "endSpecialProcedure" Outcome =>
        async |_, _, body| Ok((Command::EndSpecialProcedure { result: body.result.clone() }, vec![]));
    /// 批准延期 · Extend
    ///
    /// 到期前一次，最多十个工作日。部门负责人。
    /// Once, before expiry, ten working days at most (L-19). Head of the department.
    extend "/api/v1/cases/{number}/extend" "extendCase" Extension => async |_, _, body| {
        Ok((Command::Extend { by: WorkingDays(body.working_days), reason: body.reason.clone() }, vec![]))
    };
    /// 准予 · Grant
    ///
    /// 审查终结后由决定岗作出。
    /// By the post that decides, once the review is over (L-17).
    grant "/api/v1/cases/{number}/grant" "grantCase" Grant => async |_, _, body| {
        let Grant { content, opinion, checklist } = body.clone();
        Ok((Command::Grant { content, opinion, checklist }, vec![]))
    };
    /// 不予许可 · Refuse
    ///
    /// 必须说明理由、依据和救济途径。
    /// With reasons, legal basis and remedies (L-17, L-45).
    refuse "/api/v1/cases/{number}/refuse" "refuseCase" Refusal => async |_, _, body| {
        let Refusal { reasons, basis, standard, checklist } = body.clone();
        let basis = basis.into_iter().map(Into::into).collect();
        Ok((Command::Refuse { reasons, basis, standard, checklist }, vec![]))
    };
    /// 制证 · Produce the result
    ///
    /// 容缺材料补齐后才能制证。
    /// Not before deferred materials are in (P-08).
    produce_result "/api/v1/cases/{number}/produce-result" "produceResult" Nothing =>
        async |_, _, _| Ok((Command::ProduceResult, vec![]));
    /// 送达 · Deliver
    ///
    /// 十个工作日内送达，办件即办结；签收人姓名只存入保密库。
    /// Within ten working days; the case is completed. The name of who signed is kept in the vault (L-22).
    deliver "/api/v1/cases/{number}/deliver" "deliverCase" Delivery => async |bearer, taken, body| {
        let (Service { mode, recipient, proof }, sealed) = service(bearer, &taken.history.known.state.applicant, body, "")?;
        Ok((Command::Deliver { mode, recipient, proof }, sealed))
    };
    /// 撤回申请 · Withdraw
    ///
    /// 决定作出前由申请人撤回。
    /// By the applicant, before the decision (K-15).
    withdraw "/api/v1/cases/{number}/withdraw" "withdrawCase" Reason =>
        async |_, _, body| Ok((Command::Withdraw { reason: body.reason.clone() }, vec![]));
    /// 异常终止 · Terminate
    ///
    /// 写明理由并上报。部门负责人。
    /// With reasons; it is reported. Head of the department.
    terminate "/api/v1/cases/{number}/terminate" "terminateCase" Reason =>
        async |_, _, body| Ok((Command::Terminate { reason: body.reason.clone() }, vec![]));
}

/// How a document reached whom it was meant for, with the names that go to the vault; `at` is where it stands in the body.
pub(super) fn service(
    bearer: &Bearer,
    whose: &PersonId,
    body: &Delivery,
    at: &str,
) -> Result<(Service, Vec<Datum>), Problem> {
    let name = |field: &str, name: &str| {
        sealed_under(bearer, whose, (&format!("{at}{field}"), kind::RECIPIENT), name)
    };
    let (recipient, datum) = name("recipient", &body.recipient)?;
    let witness = Some(body.witness.as_str()).filter(|name| !name.trim().is_empty());
    let witness = witness.map(|witness| name("witness", witness)).transpose()?;
    let (witness, seen_by) = witness.unzip();
    let proof = Proof { witness, tracking: body.tracking.clone(), note: body.note.clone() };
    let sealed = core::iter::once(datum).chain(seen_by).collect();
    Ok((Service { mode: body.mode, recipient, proof }, sealed))
}

/// A name on its way to the vault, under the applicant whose case it is: the log carries a commitment to it.
fn sealed(
    bearer: &Bearer,
    taken: &Taken,
    of: (&str, &'static str),
    name: &str,
) -> Result<(Commitment, Datum), Problem> {
    sealed_under(bearer, &taken.history.known.state.applicant, of, name)
}

/// The same under the key of somebody else, whose name it is.
fn sealed_under(
    bearer: &Bearer,
    whose: &PersonId,
    (field, kind): (&str, &'static str),
    name: &str,
) -> Result<(Commitment, Datum), Problem> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > NAME_MAX {
        return Err(bearer.wrong(field, |lang| lang.api_name(NAME_MAX)));
    }
    let datum = Datum::new(whose.as_str(), kind, name.as_bytes());
    Ok((Commitment(datum.commitment().0), datum))
}

/// The materials as the rules want them: ids of uploads become fingerprints. Only files that the token's holder has
/// put in are taken.
pub(super) async fn given(bearer: &Bearer, materials: &[MaterialIn]) -> Result<Vec<Given>, Problem> {
    let db = bearer.front.store.db();
    let files: usize = materials.iter().map(|material| material.files.len()).sum();
    if materials.len() > GIVEN_MAX || files > GIVEN_MAX {
        let many = crate::office::Refusal::Case(rules::case::Refusal::TooMany);
        return Err(Problem::refused(bearer.lang, &many));
    }
    let ids: Vec<String> = materials.iter().flat_map(|material| &material.files).cloned().collect();
    let known = files::uploads(db, &ids).await.map_err(|error| bearer.store(&error))?;
    let mut all = Vec::with_capacity(materials.len());
    for (place, material) in materials.iter().enumerate() {
        let mut hashes = Vec::with_capacity(material.files.len());
        for id in &material.files {
            let mut mine = known.iter().filter(|upload| upload.owner == bearer.person.as_str());
            let Some(upload) = mine.find(|upload| upload.id == *id) else {
                return Err(bearer.wrong(&format!("materials[{place}].files"), |lang| lang.api_no_file(id)));
            };
            hashes.push(FileHash(upload.hash.clone()));
        }
        all.push(Given {
            material: MaterialId(material.material.clone()),
            form: material.form,
            count: material.count,
            files: hashes,
        });
    }
    Ok(all)
}

/// The form of a case that is supplied anew, judged by the version of the item that the case keeps, and sealed under
/// the applicant.
fn form_datum(
    bearer: &Bearer,
    taken: &Taken,
    form: &BTreeMap<String, String>,
) -> Result<(Commitment, Datum), Problem> {
    let fields = taken.content.as_ref().map_or(&[][..], |content| &content.form);
    let plain = filled::plain(fields, form, bearer.front.office.now().day());
    let plain = plain.map_err(|faults| form_fault(bearer, &faults))?;
    let text = serde_json::to_vec(&plain).map_err(|error| Problem::ours(bearer.lang, &error))?;
    let datum = Datum::new(taken.history.known.state.applicant.as_str(), kind::FORM, &text);
    Ok((Commitment(datum.commitment().0), datum))
}

/// The first field of a form that is wrong, as a problem.
pub(super) fn form_fault(bearer: &Bearer, faults: &[(String, Message)]) -> Problem {
    match faults.first() {
        Some((key, why)) => Problem::field(bearer.lang, format!("form.{key}"), why),
        None => bearer.fault(&Fault::Unreadable("form".into())),
    }
}

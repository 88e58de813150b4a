//! 上报、承诺、收费、送达与说明: what else befalls a case on its way (L-15, L-36, L-46, P-08, P-09, P-16, N-16).

use super::{Done, act, service};
use crate::{
    api::{
        bodies::{
            Reason,
            course::{Answered, Fees, Forwarded, Served, Shortened, Verified},
        },
        caller::{Named, Write},
        problem::Problem,
    },
    office::Refusal,
};
use axum::Json;
use rules::{
    case::{self, Command, PromiseCommand, SuperiorCommand, superior::Reply},
    name::StepId,
};

acts! {
    /// 上报 · Forward to the superior
    ///
    /// 连同初审意见和全部材料。
    /// With the opinion of the lower review and every paper there is (L-15).
    forward_up "/api/v1/cases/{number}/forward-up" "forwardUp" Forwarded => async |_, _, body| {
        let (step, opinion) = (StepId(body.step.clone()), body.opinion.clone());
        Ok((Command::Superior(SuperiorCommand::Forward { step, opinion }), vec![]))
    };
    /// 登记批复 · Record the superior's answer
    ///
    /// 写明文号、日期和意见；上级不同意的，不能准予。
    /// With its number, day and opinion; what the superior refuses cannot be granted here (K-10).
    record_reply "/api/v1/cases/{number}/record-reply" "recordReply" Answered => async |_, _, body| {
        let Answered { step, agrees, number, dated, opinion } = body.clone();
        let reply = Reply { step: StepId(step), agrees, number, dated, opinion };
        Ok((Command::Superior(SuperiorCommand::Return(reply)), vec![]))
    };
    /// 撤销受理 · Withdraw the acceptance
    ///
    /// 容缺材料逾期未补的，书面撤销。窗口岗位。
    /// In writing, where what was deferred has not come in time (P-08). Window.
    withdraw_acceptance "/api/v1/cases/{number}/withdraw-acceptance" "withdrawAcceptance" Reason =>
        async |_, _, body| {
            let command = PromiseCommand::WithdrawAcceptance { reason: body.reason.clone() };
            Ok((Command::Promise(command), vec![]))
        };
    /// 核查承诺 · Verify a promise
    ///
    /// 不属实的先限期整改，期满仍不属实的认定承诺不实。
    /// What is not kept is given time to be put right, and only then broken (P-09).
    verify_promise "/api/v1/cases/{number}/verify-promise" "verifyPromise" Verified => async |_, _, body| {
        let (kept, findings) = (body.kept, body.findings.clone());
        Ok((Command::Promise(PromiseCommand::Verify { kept, findings }), vec![]))
    };
    /// 开具缴款通知 · Assess the fees
    ///
    /// 金额由收费标准乘以数量算出，目录以外一律不收。
    /// The amount is standard times quantity; nothing outside the list is charged (L-36, F-03).
    assess_fee "/api/v1/cases/{number}/assess-fee" "assessFee" Fees =>
        async |_, _, body| Ok((Command::AssessFee { quantities: body.quantities.clone() }, vec![]));
    /// 送达文书 · Serve a document
    ///
    /// 办件的任何一份文书，七种方式各有其证明；姓名只存入保密库。
    /// Any document of the case, in one of seven modes, each with its proof; names are kept in the vault (N-16).
    serve "/api/v1/cases/{number}/serve" "serveDocument" Served => async |bearer, taken, body| {
        let mut papers = taken.history.known.state.documents.iter();
        let Some(paper) = papers.find(|paper| paper.number.as_str() == body.document) else {
            return Err(Problem::refused(bearer.lang, &Refusal::Case(case::Refusal::NoSuchDocument)));
        };
        let document = paper.number.clone();
        let (service, sealed) = service(bearer, taken.history.known.state.addressee(&document), &body.service, "service.")?;
        Ok((Command::Serve { document, service }, sealed))
    };
    /// 说明延误 · Explain a delay
    ///
    /// 超过期限的，向申请人说明理由。
    /// Where the case is late, to the applicant (L-46).
    explain_delay "/api/v1/cases/{number}/explain-delay" "explainDelay" Reason =>
        async |_, _, body| Ok((Command::ExplainDelay { reason: body.reason.clone() }, vec![]));
    /// 绿色通道 · Expedite
    ///
    /// 只缩短承诺时限，法定环节一个不少。部门负责人。
    /// The promise becomes shorter, and no step of the law is left out (P-16). Head of the department.
    expedite "/api/v1/cases/{number}/expedite" "expediteCase" Shortened => async |_, _, body| {
        Ok((Command::Expedite { promised: body.promised, reason: body.reason.clone() }, vec![]))
    };
}

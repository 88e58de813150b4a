//! 经办人员: two where the law wants two, and nobody biased (L-14, L-26, L-33).

use super::{Done, act, sealed};
use crate::{
    api::{
        bodies::{
            StepIn,
            officers::{Aside, Inspectors, SiteChecked},
        },
        caller::{Named, Write},
        problem::Problem,
    },
    people::kind,
    text::Lang,
};
use axum::Json;
use rules::{
    case::{Command, OfficersCommand, officers::SiteFindings},
    name::{PersonId, StepId},
    time::Instant,
};

fn people(ids: &[String]) -> Vec<PersonId> {
    ids.iter().cloned().map(PersonId).collect()
}

acts! {
    /// 记录现场核查 · Record a check on site
    ///
    /// 两名以上工作人员；记录的人随即签署，同去的人各自签署。
    /// By two members of staff at least: whoever records it signs with it, the others sign themselves (L-14).
    record_site_check "/api/v1/cases/{number}/record-site-check" "recordSiteCheck" SiteChecked =>
        async |bearer, taken, body| {
            let at = Instant::parse(&body.at).map_err(|_| bearer.wrong("at", Lang::api_moment))?;
            let met = Some(body.present.as_str()).filter(|name| !name.trim().is_empty());
            let met = met.map(|name| sealed(bearer, taken, ("present", kind::PARTY), name)).transpose()?;
            let (present, datum) = met.unzip();
            let (place, findings) = (body.place.clone(), body.findings.clone());
            let findings = SiteFindings { at, place, findings, present, files: vec![] };
            let (step, with) = (StepId(body.step.clone()), people(&body.with));
            let command = OfficersCommand::RecordSiteCheck { step, with, findings };
            Ok((Command::Officers(command), datum.into_iter().collect()))
        };
    /// 签署核查笔录 · Sign the record
    ///
    /// 由同去核查的人各自签署，签齐以后才能完成环节。
    /// By everybody who was there; the step is finished only once all have signed (L-14).
    sign_site_check "/api/v1/cases/{number}/sign-site-check" "signSiteCheck" StepIn => async |_, _, body| {
        Ok((Command::Officers(OfficersCommand::SignSiteCheck { step: StepId(body.step.clone()) }), vec![]))
    };
    /// 指派检验、检测、检疫人员 · Assign inspectors
    ///
    /// 受理后五个工作日内指派两名以上。
    /// Two at least, within five working days of acceptance (L-33).
    assign_inspectors "/api/v1/cases/{number}/assign-inspectors" "assignInspectors" Inspectors =>
        async |_, _, body| {
            let command = OfficersCommand::AssignInspection { staff: people(&body.staff) };
            Ok((Command::Officers(command), vec![]))
        };
    /// 申请回避 · Ask that somebody stand aside
    ///
    /// 由当事人对办件的 `officers` 之一提出，写明理由。
    /// By a party, about one of the case's `officers`, with reasons (L-26).
    ask_recusal "/api/v1/cases/{number}/ask-recusal" "askRecusal" Aside => async |_, _, body| {
        let (person, reason) = (PersonId(body.person.clone()), body.reason.clone());
        Ok((Command::Officers(OfficersCommand::AskRecusal { person, reason }), vec![]))
    };
    /// 回避 · Stand aside
    ///
    /// 自行回避，或由部门负责人决定；岗位要有别人接手。
    /// By oneself or by order of the head, where another of the post is left (L-26, P-13).
    recuse "/api/v1/cases/{number}/recuse" "recuse" Aside => async |_, _, body| {
        let (person, reason) = (PersonId(body.person.clone()), body.reason.clone());
        Ok((Command::Officers(OfficersCommand::Recuse { person, reason }), vec![]))
    };
    /// 驳回回避申请 · Deny a recusal
    ///
    /// 由部门负责人决定，写明理由。
    /// By the head of the department, with reasons (L-26).
    deny_recusal "/api/v1/cases/{number}/deny-recusal" "denyRecusal" Aside => async |_, _, body| {
        let (person, reason) = (PersonId(body.person.clone()), body.reason.clone());
        Ok((Command::Officers(OfficersCommand::DenyRecusal { person, reason }), vec![]))
    };
}

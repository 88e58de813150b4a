//! 处理建议: what is proposed for one who answers, and whether it lies within what the fault allows (A-03 … A-07).

use super::{
    Answerable, Answering, FeeOffence, Findings, LiabilityRole, Measure, Refusal, Sanction, SanctionRange,
    Severity,
};
use crate::{item::content::coded, name::Commitment};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

coded!(
    /// 容错条件: all three must be met.
    ExemptCondition {
        ReformBasis = "属于改革创新，有文件依据",
        ProcedureKept = "程序合法、民主决策",
        NoGain = "没有谋取私利",
    }
);

/// 处理建议
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proposal {
    /// 追究
    Impose(Imposed),
    /// 容错免责
    Exempt(Exemption),
    /// 不予追究: what was said in the hearing holds.
    Clear {
        /// Why, in the vault.
        reasons: Commitment,
    },
}

/// 追究内容: own measures, and a sanction for the competent organ to decide.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Imposed {
    /// 追究方式
    pub measures: Vec<Measure>,
    /// 政务处分: proposed to the organ that decides it; never imposed here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sanction: Option<Sanction>,
}

impl Imposed {
    /// Whether it takes more than the other: a heavier sanction, or a measure that the other has not.
    #[must_use]
    pub fn is_graver_than(&self, other: &Imposed) -> bool {
        self.sanction > other.sanction
            || self.measures.iter().any(|measure| !other.measures.contains(measure))
    }

    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.measures.is_empty() && self.sanction.is_none()
    }
}

/// 容错认定
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exemption {
    /// 依据文件 of the reform, with its number; empty where there is none.
    pub basis: String,
    /// Whether the procedure was kept.
    pub procedure_kept: bool,
    /// Whether nobody gained by it.
    pub no_gain: bool,
    /// 理由, in the vault.
    pub reasons: Commitment,
}

impl Exemption {
    /// The conditions that are not met, in their order.
    #[must_use]
    pub fn missing(&self) -> Vec<ExemptCondition> {
        let met = |condition: ExemptCondition| match condition {
            ExemptCondition::ReformBasis => !self.basis.trim().is_empty(),
            ExemptCondition::ProcedureKept => self.procedure_kept,
            ExemptCondition::NoGain => self.no_gain,
        };
        ExemptCondition::ALL.iter().copied().filter(|condition| !met(*condition)).collect()
    }
}

/// Between which sanctions one is proposed for somebody who answers so: what the regulation on fees demands of whoever
/// is direct or leads them, else what the severity allows. A department is never sanctioned.
#[must_use]
pub fn sanction_range(
    who: &Answering,
    role: LiabilityRole,
    severity: Severity,
    fee: Option<FeeOffence>,
) -> SanctionRange {
    let leads = matches!(role, LiabilityRole::Direct | LiabilityRole::MainLeader);
    match (who, fee) {
        (Answering::Department(_), _) => SanctionRange { least: None, most: None },
        (Answering::Person(_), Some(offence)) if leads => offence.range(severity),
        (Answering::Person(_), _) => SanctionRange::of(severity, role),
    }
}

/// Whether this may be proposed for one who answers for these findings.
///
/// # Errors
/// What is too much, too little or not for them, or which conditions of an exemption are not met.
pub(super) fn check(proposal: &Proposal, one: &Answerable, findings: &Findings) -> Result<(), Refusal> {
    match proposal {
        Proposal::Impose(imposed) => impose(imposed, one, findings),
        Proposal::Exempt(exemption) => exempt(exemption, findings),
        Proposal::Clear { reasons } => sealed(reasons),
    }
}

/// at least one measure, each of a kind for them and for a fault so grave; the sanction within its range.
fn impose(imposed: &Imposed, one: &Answerable, findings: &Findings) -> Result<(), Refusal> {
    if imposed.is_empty() {
        return Err(Refusal::NoMeasure);
    }
    for (at, measure) in imposed.measures.iter().enumerate() {
        let fits = match one.who {
            Answering::Department(_) => measure.is_for_departments(),
            Answering::Person(_) => measure.is_for_people(),
        };
        if !fits || imposed.measures[..at].contains(measure) {
            return Err(Refusal::MeasureUnfit(*measure));
        }
        if findings.severity < measure.needs() {
            return Err(Refusal::MeasureTooGrave(*measure));
        }
    }
    let range = sanction_range(&one.who, one.role, findings.severity, findings.fee);
    if range.holds(imposed.sanction) {
        Ok(())
    } else {
        Err(Refusal::SanctionOutOfRange(range.least, range.most))
    }
}

/// all conditions, and no fault by which whoever did it gains.
fn exempt(exemption: &Exemption, findings: &Findings) -> Result<(), Refusal> {
    sealed(&exemption.reasons)?;
    let mut missing = exemption.missing();
    let gains = findings.violation.is_for_gain() || findings.fee.is_some();
    if gains && !missing.contains(&ExemptCondition::NoGain) {
        missing.push(ExemptCondition::NoGain);
    }
    if missing.is_empty() { Ok(()) } else { Err(Refusal::NotExempt(missing)) }
}

/// Words that must be there, and lie in the vault.
pub(super) fn sealed(words: &Commitment) -> Result<(), Refusal> {
    if words.as_str().is_empty() { Err(Refusal::NoWords) } else { Ok(()) }
}

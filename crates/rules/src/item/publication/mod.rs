//! 发布检查: what a version lacks before the public may rely on it (CA5; I-07, C-13, L-05, K-13, F-01).
//!
//! Every fault is found at once and named at its field, so that an editor mends them in one go. Nothing here is
//! configurable: what the law demands of a published item cannot be switched off.

mod process;

pub use super::fault::{Fault, FaultKind};
use super::{
    Content,
    content::{Basis, CaseKind, FeeItem, Material, MaterialSource, Necessity, OnlineDepth, PowerSource},
    limits::within,
};
use crate::{
    clock::{ISSUE, JOINT_EXTENSION, Limit},
    hall::Hall,
    identifier::{CaseNumber, credit},
};
use alloc::{collections::BTreeSet, format, string::String, vec::Vec};

/// Names of materials that mean nothing in particular, under which anything could be asked for (I-07, L-03).
const CATCH_ALL: &[&str] =
    &["其他材料", "其它材料", "其他相关材料", "其它相关材料", "相关材料", "有关材料", "其他有关材料"];

/// Everything that stands in the way of publishing this content in this hall (L-05); empty when nothing does.
#[must_use]
pub fn faults(content: &Content, hall: &Hall) -> Vec<Fault> {
    found(content, Some(hall))
}

/// Those of them that show in the content alone, whatever the hall has: for lists, which hold many items at once. That a
/// post or a department named there does not exist only [`faults`] knows.
#[must_use]
pub fn faults_alone(content: &Content) -> Vec<Fault> {
    found(content, None)
}

/// What stands in the way of telling the public that there is such an item: what it is called, its kind, its code and
/// who answers for it (I-01).
#[must_use]
pub fn listing_faults(content: &Content, hall: &Hall) -> Vec<Fault> {
    let mut check = Check { content, hall: Some(hall), faults: Vec::new() };
    check.named();
    check.faults
}

fn found(content: &Content, hall: Option<&Hall>) -> Vec<Fault> {
    let mut check = Check { content, hall, faults: Vec::new() };
    check.named();
    check.identity();
    check.limits();
    check.handling();
    check.materials();
    check.fees();
    check.results();
    check.questions();
    check.help();
    check.process();
    check.faults
}

struct Check<'a> {
    content: &'a Content,
    /// None where only the content is looked at.
    hall: Option<&'a Hall>,
    faults: Vec<Fault>,
}

impl Check<'_> {
    fn fault(&mut self, field: impl Into<String>, kind: FaultKind) {
        self.faults.push(Fault { field: field.into(), kind });
    }

    fn filled(&mut self, field: impl Into<String>, text: &str) {
        if text.trim().is_empty() {
            self.fault(field, FaultKind::Empty);
        }
    }

    fn present(&mut self, field: impl Into<String>, present: bool) {
        if !present {
            self.fault(field, FaultKind::Empty);
        }
    }

    /// What it is, and who answers for it.
    fn named(&mut self) {
        let Content { identity, body, .. } = self.content;
        self.filled("identity.task_code", identity.task_code.as_str());
        self.code_signs();
        self.filled("identity.name", &identity.name);
        self.present("identity.kind", identity.kind.is_some());
        if body.department.as_str().is_empty() {
            self.fault("body.department", FaultKind::NotChosen);
        } else if self.hall.is_some_and(|hall| !hall.departments.contains_key(&body.department)) {
            self.fault("body.department", FaultKind::Unknown);
        }
    }

    fn identity(&mut self) {
        let Content { power, body, .. } = self.content;
        // A list may hold codes too long to begin the number of a case; whatever takes applications may not.
        self.number_prefix();
        self.present("power.power_source", power.power_source.is_some());
        self.present("power.use_level", power.use_level.is_some());
        self.present("power.setting_basis", !power.setting_basis.is_empty());
        for (n, basis) in power.setting_basis.iter().enumerate() {
            self.filled(format!("power.setting_basis[{n}].law"), &basis.law);
            self.filled(format!("power.setting_basis[{n}].article"), &basis.article);
        }
        self.filled("body.impl_body", &body.impl_body);
        // L-01: whoever acts for another body says for which.
        if power.power_source == Some(PowerSource::Entrusted) {
            self.filled("body.entrusted_body", &body.entrusted_body);
        }
        if credit::parse(&body.credit_code).is_err() {
            self.fault("body.credit_code", FaultKind::CreditCode);
        }
    }

    /// An empty code is a fault of its own; any other must be able to begin a number.
    /// K-02: what numbers of cases would begin with is of capitals, digits and hyphens, however long it is.
    fn code_signs(&mut self) {
        if !CaseNumber::has_its_signs(self.content.number_prefix()) {
            self.fault("identity.task_code", FaultKind::CodeOutsideNumbers);
        }
    }

    /// K-02: the number of a case begins with it, and has its length.
    fn number_prefix(&mut self) {
        let prefix = self.content.number_prefix();
        let known = self.faults.iter().any(|fault| fault.field == "identity.task_code");
        if !known && !prefix.trim().is_empty() && !CaseNumber::may_begin_with(prefix) {
            self.fault("identity.task_code", FaultKind::CodeOutsideNumbers);
        }
    }

    fn limits(&mut self) {
        let limits = &self.content.limits;
        let Some(promised) = limits.promised else {
            self.fault("limits.promised", FaultKind::Empty);
            return;
        };
        if promised.amount() == 0 {
            self.fault("limits.promised", FaultKind::NoTime);
        }
        if limits.payment.is_some_and(|limit| limit.amount() == 0) {
            self.fault("limits.payment", FaultKind::NoTime);
        }
        if let Some(statutory) = self.content.statutory_limit() {
            match within(promised, statutory) {
                Some(true) => {}
                Some(false) => self.fault("limits.promised", FaultKind::PromiseLongerThanLaw),
                None => self.fault("limits.promised", FaultKind::UnitsDiffer),
            }
        }
        if limits.correction.is_some_and(|limit| limit.amount() == 0) {
            self.fault("limits.correction", FaultKind::NoTime);
        }
        self.limits_of_law();
        self.step_limits(promised);
    }

    /// A special law may give less time than the licensing law, never more (L-19, L-22).
    fn limits_of_law(&mut self) {
        let Content { limits, handling, .. } = self.content;
        let joint = handling.case_kind == Some(CaseKind::Joint);
        let most = if joint { JOINT_EXTENSION } else { handling.regime.extension() };
        if limits.extension.is_some_and(|own| own > most) {
            self.fault("limits.extension", FaultKind::LongerThanLaw);
        }
        if limits.issue.is_some_and(|own| within(own, Limit::WorkingDays(ISSUE)) != Some(true)) {
            self.fault("limits.issue", FaultKind::LongerThanLaw);
        }
    }

    /// Σ step limits ≤ promised (C-13), along the longest way through.
    fn step_limits(&mut self, promised: Limit) {
        let path = self.content.process.critical_path();
        let (own, others) = match promised {
            Limit::WorkingDays(days) => {
                (path.working_days <= days.0.into(), path.calendar_days > 0 || path.office_seconds > 0)
            }
            Limit::CalendarDays(days) => {
                (path.calendar_days <= days.0.into(), path.working_days > 0 || path.office_seconds > 0)
            }
            Limit::OfficeSeconds(seconds) => {
                (path.office_seconds <= seconds.0, path.working_days > 0 || path.calendar_days > 0)
            }
        };
        if !own {
            self.fault("process.blocks", FaultKind::StepsLongerThanPromise);
        }
        if others {
            self.fault("process.blocks", FaultKind::UnitsDiffer);
        }
    }

    fn handling(&mut self) {
        let Content { handling, place, subject, .. } = self.content;
        self.present("handling.case_kind", handling.case_kind.is_some());
        self.present("handling.handle_forms", !handling.handle_forms.is_empty());
        self.present("handling.accept_conditions", !handling.accept_conditions.is_empty());
        self.filled("place.place", &place.place);
        self.filled("place.time", &place.time);
        self.filled("place.consult_way", &place.consult_way);
        self.filled("place.supervise_way", &place.supervise_way);
        self.present("subject.service_targets", !subject.service_targets.is_empty());
        let online = handling.online_depth.is_some_and(|depth| depth >= OnlineDepth::Handle);
        if online && handling.visits_max > 0 && handling.visit_reason.trim().is_empty() {
            self.fault("handling.visit_reason", FaultKind::VisitWithoutReason);
        }
        self.present("handling.about", self.content.names_its_licences());
        self.neighbours();
        self.commitments();
    }

    /// L-47: only the law sends an applicant to somebody else first, for an approval or for a service to be bought.
    fn neighbours(&mut self) {
        let handling = &self.content.handling;
        let prerequisites = handling.prerequisites.iter().map(|one| (&one.name, &one.basis));
        let services = handling.intermediary_services.iter().map(|one| (&one.name, &one.basis));
        for (list, (n, (name, basis))) in prerequisites
            .enumerate()
            .map(|one| ("prerequisites", one))
            .chain(services.enumerate().map(|one| ("intermediary_services", one)))
        {
            self.filled(format!("handling.{list}[{n}].name"), name);
            if !basis.is_named() {
                self.fault(format!("handling.{list}[{n}].basis"), FaultKind::ConditionWithoutBasis);
            }
        }
    }

    /// P-09: a promise decides on the spot, so nothing can be forwarded up behind it (L-15); and where safety, health or
    /// property are at stake, only a provision of its own puts a promise in the place of the check beforehand.
    fn commitments(&mut self) {
        let Content { handling, process, .. } = self.content;
        let Some(commitments) = &handling.commitments else { return };
        self.filled("handling.commitments.promises", &commitments.promises);
        if handling.safety && !Basis::all_named(commitments.basis.as_slice()) {
            self.fault("handling.commitments.basis", FaultKind::PromiseWithoutBasis);
        }
        if process.forwards() {
            self.fault("handling.commitments", FaultKind::PromiseForwarded);
        }
    }

    fn materials(&mut self) {
        let mut seen = BTreeSet::new();
        for (n, material) in self.content.materials.iter().enumerate() {
            if !seen.insert(material.id.clone()) {
                self.fault(format!("materials[{n}].id"), FaultKind::Twice);
            }
            self.material(n, material);
        }
    }

    /// What has no name is not asked for (L-03), nor what can be had by sharing (L-12, I-08).
    fn material(&mut self, n: usize, material: &Material) {
        self.filled(format!("materials[{n}].id"), material.id.as_str());
        self.filled(format!("materials[{n}].name"), &material.name);
        self.present(format!("materials[{n}].necessity"), material.necessity.is_some());
        self.present(format!("materials[{n}].forms"), !material.forms.is_empty());
        self.present(format!("materials[{n}].source_type"), material.source_type.is_some());
        self.present(
            format!("materials[{n}].original_count"),
            material.original_count > 0 || material.copy_count > 0,
        );
        let plain = material.name.trim().trim_end_matches(['等', '。']).trim();
        if CATCH_ALL.contains(&plain) {
            self.fault(format!("materials[{n}].name"), FaultKind::CatchAll);
        }
        // I-08, L-12: what another agency has is not asked from the applicant.
        let shared = material.source_type == Some(MaterialSource::SharedData);
        if shared && material.necessity == Some(Necessity::Mandatory) {
            self.fault(format!("materials[{n}].necessity"), FaultKind::ObtainableBySharing);
        }
        if let Some(when) = &material.when
            && !self.answer_exists(&when.question, &when.answer)
        {
            self.fault(format!("materials[{n}].when"), FaultKind::QuestionGone);
        }
    }

    fn fees(&mut self) {
        let mut seen = BTreeSet::new();
        for (n, fee) in self.content.fees.iter().enumerate() {
            if !seen.insert(fee.id.as_str()) {
                self.fault(format!("fees[{n}].id"), FaultKind::Twice);
            }
            self.fee(n, fee);
        }
    }

    /// No fee without law or administrative regulation (F-01, L-36), no reduction without basis (F-04).
    fn fee(&mut self, n: usize, fee: &FeeItem) {
        self.filled(format!("fees[{n}].name"), &fee.name);
        self.filled(format!("fees[{n}].unit"), &fee.unit);
        self.filled(format!("fees[{n}].basis.law"), &fee.basis.law);
        self.filled(format!("fees[{n}].basis.article"), &fee.basis.article);
        self.present(format!("fees[{n}].standard"), fee.standard.0 > 0);
        if fee.reducible && fee.reduction_basis.trim().is_empty() {
            self.fault(format!("fees[{n}].reduction_basis"), FaultKind::ReductionWithoutBasis);
        }
    }

    fn results(&mut self) {
        self.present("results", !self.content.results.is_empty());
        for (n, result) in self.content.results.iter().enumerate() {
            self.filled(format!("results[{n}].name"), &result.name);
            self.filled(format!("results[{n}].result_sample"), &result.result_sample);
            self.present(format!("results[{n}].result_type"), result.result_type.is_some());
        }
    }

    fn questions(&mut self) {
        let mut seen = BTreeSet::new();
        for (n, question) in self.content.questions.iter().enumerate() {
            if !seen.insert(question.id.as_str()) {
                self.fault(format!("questions[{n}].id"), FaultKind::Twice);
            }
            self.filled(format!("questions[{n}].text"), &question.text);
            self.present(format!("questions[{n}].answers"), question.answers.len() > 1);
            let answers: BTreeSet<_> = question.answers.iter().map(|answer| answer.id.as_str()).collect();
            if answers.len() < question.answers.len() {
                self.fault(format!("questions[{n}].answers"), FaultKind::Twice);
            }
        }
        let mut keys = BTreeSet::new();
        for (n, field) in self.content.form.iter().enumerate() {
            if !keys.insert(field.key.as_str()) {
                self.fault(format!("form[{n}].key"), FaultKind::Twice);
            }
            self.filled(format!("form[{n}].label"), &field.label);
        }
    }

    /// What people ask is told with its answer, or not at all.
    fn help(&mut self) {
        for (n, one) in self.content.help.faq.iter().enumerate() {
            self.filled(format!("help.faq[{n}].q"), &one.q);
            if one.a.trim().is_empty() {
                self.fault(format!("help.faq[{n}].a"), FaultKind::Unanswered);
            }
        }
    }
}

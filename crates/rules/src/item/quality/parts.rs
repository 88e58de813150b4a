//! 质量检查 of what repeats in an item: form, materials, fees, steps.

use super::{FindingKind, Look, signs};
use crate::item::{
    content::{Basis, FieldKind, Material, MaterialForm, MaterialSource, Necessity},
    process::StepKind,
};
use alloc::format;

/// Fewer signs say nothing about who pays less.
const REDUCTION_LEAST: usize = 6;

impl Look<'_> {
    pub(super) fn form(&mut self) {
        for (n, question) in self.content.questions.iter().enumerate() {
            self.english(format!("questions[{n}].text_en"), &question.text_en);
            for (m, answer) in question.answers.iter().enumerate() {
                self.english(format!("questions[{n}].answers[{m}].text_en"), &answer.text_en);
            }
        }
        for (n, field) in self.content.form.iter().enumerate() {
            self.english(format!("form[{n}].label_en"), &field.label_en);
            // What has a form of its own, or is chosen, needs no example.
            let free = matches!(
                field.kind,
                FieldKind::Text
                    | FieldKind::LongText
                    | FieldKind::Number
                    | FieldKind::Money
                    | FieldKind::Address
            );
            let bare = field.example.trim().is_empty() && field.hint.trim().is_empty();
            self.note_if(
                field.required && free && bare,
                format!("form[{n}].example"),
                FindingKind::FieldWithoutExample,
            );
        }
    }

    pub(super) fn materials(&mut self) {
        for (n, material) in self.content.materials.iter().enumerate() {
            self.material(n, material);
        }
    }

    fn material(&mut self, n: usize, material: &Material) {
        let at = |field: &str| format!("materials[{n}].{field}");
        self.english(at("name_en"), &material.name_en);
        self.note_if(signs::are_stray(&material.name), at("name"), FindingKind::StraySigns);
        self.note_if(
            material.source_note.trim().is_empty(),
            at("source_note"),
            FindingKind::MaterialWithoutSource,
        );
        // L-03: whatever must be handed in rests on a provision.
        let asked = material.necessity != Some(Necessity::Optional);
        let named = material.basis.as_ref().is_some_and(Basis::is_named);
        self.note_if(asked && !named, at("basis"), FindingKind::MaterialWithoutBasis);
        if let Some(basis) = &material.basis {
            self.law(at("basis.law"), basis);
        }
        let shared = material.source_type == Some(MaterialSource::SharedData);
        self.note_if(
            shared && material.forms.contains(&MaterialForm::Paper),
            at("forms"),
            FindingKind::SharedAskedOnPaper,
        );
        self.note_if(
            material.deferrable && material.necessity == Some(Necessity::Optional),
            at("deferrable"),
            FindingKind::DeferrableYetOptional,
        );
    }

    pub(super) fn fees(&mut self) {
        for (n, fee) in self.content.fees.iter().enumerate() {
            let words = fee.reduction_basis.trim();
            let field = format!("fees[{n}].reduction_basis");
            // No word at all is a fault already (F-04).
            let vague = !words.is_empty() && words.chars().count() < REDUCTION_LEAST;
            self.note_if(fee.reducible && vague, field.clone(), FindingKind::ReductionVague);
            self.note_if(
                !fee.reducible && !words.is_empty(),
                format!("fees[{n}].reducible"),
                FindingKind::ReductionNotOffered,
            );
            self.law(format!("fees[{n}].basis.law"), &fee.basis);
        }
    }

    /// CA10, P-18: every step says what is looked at; a decision says where it could go wrong.
    pub(super) fn process(&mut self) {
        for (n, step) in self.content.process.steps().into_iter().enumerate() {
            let at = |field: &str| format!("process.steps[{n}].{field}");
            self.english(at("name_en"), &step.name_en);
            // What is sent up is judged there.
            let mute = step.checklist.iter().all(|point| point.text.trim().is_empty());
            self.note_if(
                mute && step.kind != StepKind::Forward,
                at("checklist"),
                FindingKind::StepWithoutChecklist,
            );
            self.note_if(
                step.kind == StepKind::Decision && step.risk.is_none(),
                at("risk"),
                FindingKind::DecisionWithoutRisk,
            );
        }
    }
}

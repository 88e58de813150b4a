//! What a process lacks before the public may rely on it: posts, times, points, one decision at the end, and conditions
//! that can come true (C-13, K-13, P-18).

use super::{Check, FaultKind};
use crate::{
    item::process::{Block, RiskLevel, StepKind},
    name::PostId,
};
use alloc::{collections::BTreeSet, format};

impl Check<'_> {
    /// Every step has its post, its time and its points; a high risk has its measures (P-18).
    pub(super) fn process(&mut self) {
        let process = &self.content.process;
        self.post("process.acceptance_post", &process.acceptance_post);
        self.post("process.delivery_post", &process.delivery_post);
        let mut seen = BTreeSet::new();
        for (n, step) in process.steps().into_iter().enumerate() {
            let field = format!("process.steps[{n}]");
            if step.id.as_str().is_empty() || !seen.insert(step.id.clone()) {
                self.fault(format!("{field}.id"), FaultKind::Twice);
            }
            self.filled(format!("{field}.name"), &step.name);
            self.post(&format!("{field}.post"), &step.post);
            if step.limit.amount() == 0 {
                self.fault(format!("{field}.limit"), FaultKind::NoTime);
            }
            // One answer would stand for two points.
            let points: BTreeSet<_> = step.checklist.iter().map(|point| point.id.as_str()).collect();
            if points.len() < step.checklist.len() {
                self.fault(format!("{field}.checklist"), FaultKind::Twice);
            }
            // P-18: a high risk is held by a measure.
            if let Some(risk) = &step.risk
                && risk.level == RiskLevel::High
                && risk.measures.is_empty()
            {
                self.fault(format!("{field}.risk.measures"), FaultKind::RiskWithoutMeasure);
            }
        }
        if process.forwards() && self.content.handling.superior.trim().is_empty() {
            self.fault("handling.superior", FaultKind::NoSuperior);
        }
        self.decision();
        self.conditions(&process.blocks);
    }

    /// The process ends in one decision, and whoever accepts does not decide (K-13), save under full authorisation.
    fn decision(&mut self) {
        let process = &self.content.process;
        let decisions = process.steps().iter().filter(|step| step.kind == StepKind::Decision).count();
        match process.blocks.last() {
            Some(Block::Step(last)) if last.kind == StepKind::Decision && decisions == 1 => {
                if last.post == process.acceptance_post && !process.full_authorisation {
                    self.fault("process.blocks", FaultKind::DutiesNotSeparated);
                }
            }
            _ => self.fault("process.blocks", FaultKind::NoSingleDecision),
        }
    }

    fn conditions(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Step(_) => {}
                Block::Parallel { branches } => {
                    self.present("process.parallel.branches", branches.len() > 1);
                    branches.iter().for_each(|branch| self.conditions(&branch.blocks));
                }
                Block::Choice { arms } => {
                    for arm in arms {
                        if let Some(when) = &arm.when
                            && !self.answer_exists(&when.question, &when.answer)
                        {
                            self.fault("process.choice.when", FaultKind::QuestionGone);
                        }
                        self.conditions(&arm.blocks);
                    }
                }
            }
        }
    }

    fn post(&mut self, field: &str, post: &PostId) {
        if post.as_str().is_empty() {
            self.fault(field, FaultKind::NotChosen);
        } else if self.hall.is_some_and(|hall| !hall.posts.contains_key(post)) {
            self.fault(field, FaultKind::Unknown);
        }
    }

    pub(super) fn answer_exists(&self, question: &str, answer: &str) -> bool {
        self.content
            .questions
            .iter()
            .any(|known| known.id == question && known.answers.iter().any(|known| known.id == answer))
    }
}

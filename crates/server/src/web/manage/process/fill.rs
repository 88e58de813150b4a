//! A process as the form shows it: its shape in a sketch, its words under the keys of the sketch.

use super::sketch::{DEPTH_MAX, Kind, Node, Sketch};
use crate::{
    form::{Form, segment},
    text::codes::word,
};
use rules::{
    clock::Limit,
    item::{
        content::When,
        process::{Block, Process, Step},
    },
};

/// The value of an arm that is taken when no other is.
pub(super) const OTHERWISE: &str = "otherwise";

/// A field of the block under this key.
pub(super) fn of(name: &str, key: u32) -> String {
    format!("{name}-{key}")
}

/// The value under which a form carries a condition.
pub(super) fn condition(when: &When) -> String {
    format!("{}/{}", segment(&when.question), segment(&when.answer))
}

/// Number and unit as people write them.
pub(super) fn number_and_unit(limit: Limit) -> (u64, &'static str) {
    match limit {
        Limit::WorkingDays(days) => (days.0.into(), "working_days"),
        Limit::CalendarDays(days) => (days.0.into(), "calendar_days"),
        Limit::OfficeSeconds(seconds) if seconds.0 > 0 && seconds.0 % 3600 == 0 => {
            (seconds.0 / 3600, "hours")
        }
        Limit::OfficeSeconds(seconds) if seconds.0 % 60 == 0 => (seconds.0 / 60, "minutes"),
        Limit::OfficeSeconds(seconds) => (seconds.0, "seconds"),
    }
}

/// The form of this process; none when it is larger than the editor takes.
pub(super) fn filled(process: &Process, form: &mut Form) -> Option<Sketch> {
    let mut sketch = Sketch::empty();
    form.set("acceptance_post", process.acceptance_post.as_str());
    form.set("delivery_post", process.delivery_post.as_str());
    form.set("full_authorisation", if process.full_authorisation { "yes" } else { "" });
    sketch.root.below = blocks(&process.blocks, &mut sketch, form, 0)?;
    sketch.is_sound().then_some(sketch)
}

fn blocks(all: &[Block], sketch: &mut Sketch, form: &mut Form, depth: usize) -> Option<Vec<Node>> {
    if depth > DEPTH_MAX {
        return None;
    }
    all.iter().map(|one| block(one, sketch, form, depth)).collect()
}

fn block(block: &Block, sketch: &mut Sketch, form: &mut Form, depth: usize) -> Option<Node> {
    match block {
        Block::Step(one) => Some(step(one, sketch, form)),
        Block::Parallel { branches } => {
            let mut fork = sketch.node(Kind::Parallel);
            for branch in branches {
                let mut way = sketch.node(Kind::Way);
                form.set(&of("way", way.key), branch.name.as_str());
                way.below = blocks(&branch.blocks, sketch, form, depth + 1)?;
                fork.below.push(way);
            }
            Some(fork)
        }
        Block::Choice { arms } => {
            let mut fork = sketch.node(Kind::Choice);
            for arm in arms {
                let mut way = sketch.node(Kind::Way);
                let when = arm.when.as_ref().map_or_else(|| OTHERWISE.to_owned(), condition);
                form.set(&of("when", way.key), when);
                way.below = blocks(&arm.blocks, sketch, form, depth + 1)?;
                fork.below.push(way);
            }
            Some(fork)
        }
    }
}

fn step(step: &Step, sketch: &mut Sketch, form: &mut Form) -> Node {
    let mut node = sketch.node(Kind::Step);
    node.id = step.id.0.clone();
    let key = node.key;
    let (amount, unit) = number_and_unit(step.limit);
    let points: Vec<&str> = step.checklist.iter().map(|point| point.text.as_str()).collect();
    form.set(&of("name", key), step.name.as_str());
    form.set(&of("name_en", key), step.name_en.as_str());
    form.set(&of("kind", key), word(&step.kind));
    form.set(&of("post", key), step.post.as_str());
    form.set(&of("limit", key), amount.to_string());
    form.set(&of("unit", key), unit);
    form.set(&of("checklist", key), points.join("\n"));
    if let Some(risk) = &step.risk {
        form.set(&of("risk", key), word(&risk.level));
        form.set(&of("risk_form", key), risk.form.as_str());
        form.set(&of("measures", key), risk.measures.join("\n"));
        form.set(&of("owner", key), risk.owner.as_str());
    }
    node
}

/// What a step begins with that a button has made.
pub(super) fn begin(form: &mut Form, key: u32, unit: &str) {
    if form.given(&of("unit", key)).is_none() {
        form.set(&of("kind", key), "review");
        form.set(&of("limit", key), "1");
        form.set(&of("unit", key), unit);
    }
}

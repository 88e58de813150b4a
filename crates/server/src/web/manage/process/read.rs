//! What was typed, as a process. A draft may be incomplete, so only what cannot be kept as typed is refused beside its
//! field: a limit that is no number, a text too long, a risk without its level. Everything else is a fault of the draft
//! and is told by the checks.

use super::{
    fill::{OTHERWISE, of},
    sketch::{Kind, Node, Sketch, plain},
};
use crate::{
    form::Form,
    text::{Lang, Message, codes::word},
};
use rules::{
    clock::Limit,
    item::{
        content::When,
        process::{Arm, Block, Branch, CheckPoint, Process, RiskLevel, RiskPoint, Step, StepKind},
    },
    name::StepId,
};
use std::collections::BTreeSet;

/// Signs of a name.
const NAME_MAX: usize = 80;
/// Signs of a name in English.
const NAME_EN_MAX: usize = 160;
/// Signs of a risk in words, and of one line of a list.
const TEXT_MAX: usize = 300;
/// Lines of a checklist, and measures against a risk.
pub(super) const LINES_MAX: usize = 20;
/// The longest a step may be given in any unit: a year of days, a working week of seconds.
const AMOUNT_MAX: i64 = 200_000;
/// Days of a year.
const DAYS_MAX: i64 = 366;

/// Reads the process that form and sketch describe; what cannot be kept is said in the form. `before` is the process that is
/// replaced: points that stay keep their ids.
pub(super) fn process(form: &mut Form, sketch: &Sketch, before: &Process) -> Process {
    let mut read = Read { form, before, ids: BTreeSet::new() };
    // Ids that were given stay; new ones are made around them.
    read.ids = sketch.root.all(Kind::Step).iter().map(|node| node.id.clone()).collect();
    let blocks = read.blocks(&sketch.root.below);
    Process {
        acceptance_post: form.text("acceptance_post").into(),
        delivery_post: form.text("delivery_post").into(),
        full_authorisation: form.chosen("full_authorisation", "yes"),
        blocks,
    }
}

struct Read<'a> {
    form: &'a mut Form,
    before: &'a Process,
    ids: BTreeSet<String>,
}

impl Read<'_> {
    fn blocks(&mut self, nodes: &[Node]) -> Vec<Block> {
        nodes
            .iter()
            .map(|node| match node.kind {
                Kind::Parallel => {
                    Block::Parallel { branches: node.below.iter().map(|way| self.branch(way)).collect() }
                }
                Kind::Choice => Block::Choice { arms: node.below.iter().map(|way| self.arm(way)).collect() },
                Kind::Root | Kind::Step | Kind::Way => Block::Step(self.step(node)),
            })
            .collect()
    }

    fn branch(&mut self, way: &Node) -> Branch {
        let name = self.line("way", way.key, NAME_MAX);
        Branch { name, blocks: self.blocks(&way.below) }
    }

    fn arm(&mut self, way: &Node) -> Arm {
        let field = of("when", way.key);
        // An arm nobody has chosen yet would be kept as "otherwise", and quietly take every case.
        self.form.require(&field, Message::both(|lang| lang.process_when_needed().to_owned()));
        let typed = self.form.text(&field);
        let when = typed.split_once('/').filter(|_| typed != OTHERWISE);
        let when = when.map(|(question, answer)| When { question: plain(question), answer: plain(answer) });
        Arm { when, blocks: self.blocks(&way.below) }
    }

    fn step(&mut self, node: &Node) -> Step {
        let key = node.key;
        let typed = self.form.text(&of("kind", key));
        let kind =
            StepKind::ALL.iter().find(|kind| word(*kind) == typed).copied().unwrap_or(StepKind::Review);
        let id = if node.id.is_empty() { self.new_id(kind) } else { node.id.clone() };
        let id = StepId(id);
        Step {
            name: self.line("name", key, NAME_MAX),
            name_en: self.line("name_en", key, NAME_EN_MAX),
            kind,
            post: self.form.text(&of("post", key)).into(),
            limit: self.limit(key),
            checklist: self.checklist(key, &id),
            risk: self.risk(key),
            id,
        }
    }

    /// A name that says what the step is, with a number where there are several.
    fn new_id(&mut self, kind: StepKind) -> String {
        let stem = match kind {
            StepKind::Review => "review",
            StepKind::SiteCheck => "site",
            StepKind::Verification => "verify",
            StepKind::LegalReview => "legal",
            StepKind::Forward => "forward",
            StepKind::Decision => "decide",
        };
        let numbered = (2..).map(|n| format!("{stem}-{n}"));
        let mut names = std::iter::once(stem.to_owned()).chain(numbered);
        let id = names.find(|name| !self.ids.contains(name)).unwrap_or_default();
        self.ids.insert(id.clone());
        id
    }

    fn line(&mut self, name: &str, key: u32, most: usize) -> String {
        let field = of(name, key);
        self.form.at_most(&field, most);
        self.form.text(&field).to_owned()
    }

    /// The lines of a list, empty ones left out.
    fn lines(&mut self, name: &str, key: u32) -> Vec<String> {
        let field = of(name, key);
        let typed = self.form.text(&field);
        let lines: Vec<String> =
            typed.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
        let longest = lines.iter().map(|line| line.chars().count()).max().unwrap_or(0);
        if lines.len() > LINES_MAX {
            let found = lines.len();
            self.form.refuse(&field, Message::both(|lang| lang.process_too_many_lines(found, LINES_MAX)));
        } else if longest > TEXT_MAX {
            self.form.refuse(&field, Message::both(|lang| lang.process_line_too_long(longest, TEXT_MAX)));
        }
        lines
    }

    fn limit(&mut self, key: u32) -> Limit {
        let field = of("limit", key);
        let unit = self.form.text(&of("unit", key)).to_owned();
        let in_days = matches!(unit.as_str(), "working_days" | "calendar_days");
        let most = if in_days { DAYS_MAX } else { AMOUNT_MAX };
        let amount = match self.form.number(&field) {
            Some(amount) if (0..=most).contains(&amount) => amount,
            // Nothing yet is a fault of the draft; what is no number cannot be kept.
            None if self.form.given(&field).is_none() => 0,
            _ => {
                self.form.refuse(&field, Message::both(|lang| lang.process_limit_wrong(most)));
                0
            }
        };
        let days = u16::try_from(amount).unwrap_or(u16::MAX);
        let seconds = u64::try_from(amount).unwrap_or(0);
        match unit.as_str() {
            "calendar_days" => Limit::calendar_days(days),
            "hours" => Limit::office_seconds(seconds.saturating_mul(3600)),
            "minutes" => Limit::office_seconds(seconds.saturating_mul(60)),
            "seconds" => Limit::office_seconds(seconds),
            _ => Limit::working_days(days),
        }
    }

    /// Points that are left as they were keep their ids; a reworded one keeps the id of its place.
    fn checklist(&mut self, key: u32, id: &StepId) -> Vec<CheckPoint> {
        let lines = self.lines("checklist", key);
        let known = self.before.step(id).map(|step| step.checklist.as_slice()).unwrap_or_default();
        let mut used: BTreeSet<String> = BTreeSet::new();
        let mut points: Vec<CheckPoint> = Vec::new();
        for text in lines {
            let same = known.iter().find(|point| point.text == text && !used.contains(&point.id));
            let id = same.map(|point| point.id.clone()).unwrap_or_default();
            used.insert(id.clone());
            points.push(CheckPoint { id, text });
        }
        for (place, point) in points.iter_mut().enumerate().filter(|(_, point)| point.id.is_empty()) {
            let here = known.get(place).map(|point| point.id.clone());
            let mut numbered = (1..).map(|n| format!("c{n}"));
            let taken = |id: &String| used.contains(id) || known.iter().any(|point| point.id == *id);
            let id = here
                .filter(|id| !used.contains(id))
                .or_else(|| numbered.find(|id| !taken(id)))
                .unwrap_or_default();
            used.insert(id.clone());
            point.id = id;
        }
        points
    }

    fn risk(&mut self, key: u32) -> Option<RiskPoint> {
        let field = of("risk", key);
        let typed = self.form.text(&field);
        let level = RiskLevel::ALL.iter().find(|level| word(*level) == typed).copied();
        let form = self.line("risk_form", key, TEXT_MAX);
        let measures = self.lines("measures", key);
        let owner = self.line("owner", key, NAME_MAX);
        let described = !form.is_empty() || !measures.is_empty() || !owner.is_empty();
        if level.is_none() && described {
            self.form.refuse(&field, Message::both(Lang::process_risk_needs_level));
        }
        Some(RiskPoint { level: level?, form, measures, owner })
    }
}

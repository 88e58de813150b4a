//! 流程模板: what most processes look like, with the posts of the item's department and its promise shared out.

use rules::{
    clock::Limit,
    hall::{Hall, Post, Role},
    item::{
        Content,
        process::{Block, Branch, CheckPoint, Process, RiskLevel, RiskPoint, Step, StepKind},
    },
    name::{DepartmentId, PostId},
};

/// 流程模板
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Template {
    /// 即办: accepted and decided at once.
    AtOnce,
    /// 一审一核: one reviews, another decides.
    OneReview,
    /// Papers and place are looked at side by side, then verified, then decided.
    WithSiteCheck,
    /// 联办: every department in a branch of its own.
    Joint,
}

/// Every template with the word its button carries.
pub(super) const ALL: [(&str, Template); 4] = [
    ("at-once", Template::AtOnce),
    ("one-review", Template::OneReview),
    ("site-check", Template::WithSiteCheck),
    ("joint", Template::Joint),
];

/// The process a template gives this item.
pub(super) fn process(template: Template, content: &Content, hall: &Hall) -> Process {
    let own = &content.body.department;
    let draw = Draw { hall, promised: content.promised_limit() };
    let mut process = Process {
        acceptance_post: draw.post(own, Role::WindowClerk),
        delivery_post: draw.delivery(own),
        full_authorisation: template == Template::AtOnce,
        blocks: Vec::new(),
    };
    let step = |kind, role, share| Block::Step(draw.step(own, kind, role, share));
    process.blocks = match template {
        Template::AtOnce => vec![step(StepKind::Decision, Role::Approver, (1, 1))],
        Template::OneReview => {
            vec![
                step(StepKind::Review, Role::Handler, (1, 2)),
                step(StepKind::Decision, Role::Approver, (1, 2)),
            ]
        }
        Template::WithSiteCheck => {
            let branch = |name: &str, block| Branch { name: name.to_owned(), blocks: vec![block] };
            vec![
                Block::Parallel {
                    branches: vec![
                        branch("资料审查", step(StepKind::Review, Role::Handler, (1, 2))),
                        branch("现场核查", step(StepKind::SiteCheck, Role::Handler, (1, 2))),
                    ],
                },
                step(StepKind::Verification, Role::Reviewer, (1, 4)),
                step(StepKind::Decision, Role::Approver, (1, 4)),
            ]
        }
        Template::Joint => {
            let review = |of: &DepartmentId| draw.step(of, StepKind::Review, Role::Handler, (1, 2));
            let branches = draw.departments(content);
            let branches = branches
                .into_iter()
                .map(|(id, name)| Branch { name, blocks: vec![Block::Step(review(&id))] })
                .collect();
            vec![Block::Parallel { branches }, step(StepKind::Decision, Role::Approver, (1, 2))]
        }
    };
    name_apart(&mut process);
    process
}

struct Draw<'a> {
    hall: &'a Hall,
    promised: Limit,
}

impl Draw<'_> {
    /// The first post of the department with this role; at small departments another one at a desk.
    fn post(&self, department: &DepartmentId, role: Role) -> PostId {
        let of = |fits: &dyn Fn(&Post) -> bool| {
            let mut posts = self.hall.posts.values().filter(|post| post.department == *department);
            posts.find(|post| fits(post)).map(|post| post.id.clone())
        };
        let first = of(&|post: &Post| post.roles.contains(&role));
        let desk = || of(&|post: &Post| post.is_on_the_desk()).filter(|_| role != Role::WindowClerk);
        let hall = || {
            let mut posts = self.hall.posts.values();
            posts.find(|post| post.is_comprehensive_window()).map(|post| post.id.clone())
        };
        let at_window = (role == Role::WindowClerk).then(hall).flatten();
        first.or_else(desk).or(at_window).unwrap_or_default()
    }

    fn delivery(&self, department: &DepartmentId) -> PostId {
        let mut posts = self.hall.posts.values();
        let unified = posts.find(|post| post.roles.contains(&Role::DeliveryClerk));
        unified.map_or_else(|| self.post(department, Role::WindowClerk), |post| post.id.clone())
    }

    /// Who takes part in a joint matter: the item's own department, and those that it names.
    fn departments(&self, content: &Content) -> Vec<(DepartmentId, String)> {
        let own = &content.body.department;
        let named = |name: &String| self.hall.departments.values().find(|one| one.name == *name);
        let mut all: Vec<(DepartmentId, String)> = self
            .hall
            .departments
            .get(own)
            .into_iter()
            .chain(content.body.joint_units.iter().filter_map(named))
            .map(|one| (one.id.clone(), one.name.clone()))
            .collect();
        all.dedup();
        while all.len() < 2 {
            all.push((DepartmentId::default(), String::new()));
        }
        all
    }

    /// A part of the promise, at least one of its unit.
    fn share(&self, (part, of): (u64, u64)) -> Limit {
        self.promised.of((self.promised.amount() * part / of).max(1))
    }

    fn step(&self, of: &DepartmentId, kind: StepKind, role: Role, share: (u64, u64)) -> Step {
        let (id, name, name_en, point) = match kind {
            StepKind::Review => ("review", "材料审查", "Document review", "材料是否齐全、符合法定形式？"),
            StepKind::SiteCheck => ("site", "现场核查", "Site check", "现场情况是否与申请材料一致？"),
            StepKind::Verification => ("verify", "审核", "Verification", "审查意见的事实和依据是否充分？"),
            StepKind::LegalReview => ("legal", "法制审核", "Legal review", "程序和依据是否合法？"),
            StepKind::Forward => ("forward", "上报", "Forwarding up", "材料是否齐全，可以上报？"),
            StepKind::Decision => ("decide", "审批决定", "Decision", "是否符合法定条件？"),
        };
        let risk = RiskPoint {
            level: RiskLevel::Medium,
            form: "违反条件准予，或者无依据不予许可".to_owned(),
            measures: vec!["决定写明依据和理由，全程留痕".to_owned()],
            owner: "批准人".to_owned(),
        };
        Step {
            id: id.into(),
            name: name.to_owned(),
            name_en: name_en.to_owned(),
            kind,
            post: self.post(of, role),
            limit: self.share(share),
            checklist: vec![CheckPoint { id: "c1".to_owned(), text: point.to_owned() }],
            risk: (kind == StepKind::Decision).then_some(risk),
        }
    }
}

/// Steps of one id get numbers; a template has them on one level of branches at most.
fn name_apart(process: &mut Process) {
    let mut seen = std::collections::BTreeMap::<String, u32>::new();
    let branched = process.blocks.iter_mut().flat_map(|block| match block {
        Block::Parallel { branches } => branches.iter_mut().flat_map(|branch| &mut branch.blocks).collect(),
        other => vec![other],
    });
    for block in branched {
        let Block::Step(step) = block else { continue };
        let times = seen.entry(step.id.0.clone()).or_default();
        *times += 1;
        if *times > 1 {
            step.id = format!("{}-{times}", step.id.0).into();
        }
    }
}

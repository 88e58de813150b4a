//! 新事项的底稿: what a new item begins with, so that a newcomer need not look up what the hall knows already: the body,
//! where it sits, its telephones, the posts of an ordinary process. Values in, content out; asks neither form nor store.

use rules::{
    clock::Limit,
    hall::{Department, Hall, Post, Role},
    item::{
        Content,
        content::{BodyNature, CaseKind, HandleForm, Identity, PowerSource},
        process::{Block, Process, Step, StepKind},
    },
    name::PostId,
};

/// A new item of this department, in the likeness of another one (`model`) where one is given; place and unit are those
/// of `neighbour`, some item that the department has already.
pub(super) fn begun(
    hall: &Hall,
    department: &Department,
    identity: Identity,
    model: Option<Content>,
    neighbour: Option<&Content>,
) -> Content {
    let mut content = model.unwrap_or_else(|| ordinary(hall, department));
    let is_own = content.body.department == department.id && !content.body.impl_body.is_empty();
    content.identity = Identity { search_words: content.identity.search_words, ..identity };
    if !is_own {
        content.process = process(hall, department);
        body(&mut content, hall, department, neighbour);
    }
    content
}

/// What every item of an ordinary kind has.
fn ordinary(hall: &Hall, department: &Department) -> Content {
    let mut content = Content::default();
    content.power.power_source = Some(PowerSource::OwnStatutory);
    content.power.use_content = "受理、审查、决定和送达".into();
    content.handling.case_kind = Some(CaseKind::Promised);
    content.handling.handle_forms = vec![HandleForm::Window];
    content.handling.quota_note = "无数量限制".into();
    content.handling.visits_max = 1;
    content.process = process(hall, department);
    content
}

/// Whoever answers for it, and where they are found.
fn body(content: &mut Content, hall: &Hall, department: &Department, neighbour: Option<&Content>) {
    let known = neighbour.map(|item| (&item.body, &item.place));
    content.body = known.map(|(body, _)| body.clone()).unwrap_or_default();
    content.body.joint_units.clear();
    content.body.entrusted_body.clear();
    content.body.department = department.id.clone();
    content.body.impl_body = department.name.clone();
    content.body.credit_code = department.credit_code.clone();
    content.body.body_nature = content.body.body_nature.or(Some(BodyNature::StatutoryOrgan));
    content.body.jurisdiction = hall.division.clone();
    content.place = known.map(|(_, place)| place.clone()).unwrap_or_default();
    if known.is_none() {
        content.place.place = hall.name.clone();
        content.place.time = hours(hall);
        content.place.consult_way = told("电话咨询", &department.phone);
        content.place.supervise_way = told("政务服务热线", &hall.hotline);
        content.place.entered_center = true;
    }
}

fn told(what: &str, number: &str) -> String {
    if number.is_empty() { String::new() } else { format!("{what}：{number}") }
}

/// The hall's hours on working days, as the calendar has them.
fn hours(hall: &Hall) -> String {
    let spans = hall.calendar.parts().hours.last().map(|hours| hours.working_day.to_string());
    let spans = spans.unwrap_or_default();
    format!("工作日 {}（法定节假日除外）", spans.replace('-', "—").replace(',', "，"))
}

/// Examination, then decision, each at the department's own post: what most items need. The editor of the process
/// changes it.
fn process(hall: &Hall, department: &Department) -> Process {
    let own = |role: Role| {
        let posts = hall.posts.values().filter(|post| post.department == department.id);
        first(posts, role)
    };
    let anywhere = |role: Role| first(hall.posts.values(), role);
    let (review, decide) = (own(Role::Handler).or_else(|| own(Role::Reviewer)), own(Role::Approver));
    let step = |id: &str, (name, name_en): (&str, &str), kind, post: Option<PostId>, days| {
        post.map(|post| {
            Block::Step(Step {
                id: id.into(),
                name: name.into(),
                name_en: name_en.into(),
                kind,
                post,
                limit: Limit::working_days(days),
                checklist: Vec::new(),
                risk: None,
            })
        })
    };
    let blocks = [
        step("review", ("审查", "Examination"), StepKind::Review, review, 2),
        step("decide", ("决定", "Decision"), StepKind::Decision, decide, 1),
    ];
    Process {
        acceptance_post: own(Role::WindowClerk).or_else(|| anywhere(Role::WindowClerk)).unwrap_or_default(),
        delivery_post: anywhere(Role::DeliveryClerk).or_else(|| own(Role::WindowClerk)).unwrap_or_default(),
        full_authorisation: false,
        blocks: blocks.into_iter().flatten().collect(),
    }
}

/// The post for this role; rather one that has no other, so that accepting and deciding stay apart (K-13).
fn first<'a>(posts: impl Iterator<Item = &'a Post>, role: Role) -> Option<PostId> {
    let mut fitting: Vec<&Post> = posts.filter(|post| post.roles.contains(&role)).collect();
    fitting.sort_by_key(|post| post.roles.len());
    fitting.first().map(|post| post.id.clone())
}

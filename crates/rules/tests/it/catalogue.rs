//! The sample catalogue: every file is read as the types read it, and every item could be published as it stands
//! (I-07, C-13, E-03, K-13, P-18, F-01). So whoever edits a table learns here what is wrong, and where.

use rules::{
    hall::{Department, Hall, Post, Role},
    identifier::credit,
    item::{
        content::{CaseKind, Content, UseLevel},
        process::Block,
        publication,
    },
    name::DepartmentId,
};
use serde::{Deserialize, de::DeserializeOwned};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Organisation {
    department: Vec<Department>,
    post: Vec<Post>,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../catalogue")
}

fn read<T: DeserializeOwned>(path: &Path) -> T {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn hall() -> Hall {
    let organisation: Organisation = read(&root().join("departments.toml"));
    let (departments, posts) = (organisation.department, organisation.post);
    let hall = Hall {
        departments: departments.iter().map(|entry| (entry.id.clone(), entry.clone())).collect(),
        posts: posts.iter().map(|entry| (entry.id.clone(), entry.clone())).collect(),
        ..Hall::default()
    };
    assert_eq!(
        (hall.departments.len(), hall.posts.len()),
        (departments.len(), posts.len()),
        "an id stands twice"
    );
    hall
}

/// What lies in a folder.
fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| entry.map(|entry| entry.path())).collect())
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
}

/// Every item with the folder it lies in and its file name.
pub(crate) fn items() -> Vec<(DepartmentId, String, Content)> {
    let mut items = Vec::new();
    for folder in entries(&root().join("items")) {
        let department =
            DepartmentId(folder.file_name().map(|name| name.display().to_string()).unwrap_or_default());
        for file in entries(&folder) {
            items.push((department.clone(), file.display().to_string(), read(&file)));
        }
    }
    items
}

#[test]
fn every_item_could_be_published() {
    let hall = hall();
    let faults: Vec<_> = items()
        .iter()
        .flat_map(|(_, file, content)| {
            publication::faults(content, &hall)
                .into_iter()
                .map(move |fault| format!("{file}: {} {:?} ({})", fault.field, fault.kind, fault.kind.rule()))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// An item lies in its department's folder, bears its department's credit code, and has a code of its own (I-11).
#[test]
fn every_item_belongs_to_its_department() {
    let hall = hall();
    let mut codes = BTreeSet::new();
    for (department, file, content) in items() {
        let known = &hall.departments[&department];
        assert_eq!(content.body.department, department, "{file}");
        assert_eq!(content.body.credit_code, known.credit_code, "{file}");
        let code = content.identity.task_code.as_str();
        let level = match content.power.use_level {
            Some(UseLevel::Town) => 5,
            Some(UseLevel::Village) => 6,
            _ => 4,
        };
        assert_eq!(code, format!("{}{level}{}", known.credit_code, content.identity.catalog_code), "{file}");
        assert_eq!(code.len(), 31, "{file}");
        assert!(codes.insert(code.to_owned()), "{file}: the code stands twice");
    }
}

#[test]
fn every_department_and_post_is_whole() {
    let hall = hall();
    let mut codes = BTreeSet::new();
    for department in hall.departments.values() {
        assert!(credit::parse(&department.credit_code).is_ok(), "{}", department.id);
        assert!(codes.insert(&department.credit_code), "{}: the credit code stands twice", department.id);
    }
    for post in hall.posts.values() {
        assert!(hall.departments.contains_key(&post.department), "{}", post.id);
        assert!(post.id.as_str().starts_with(&format!("{}/", post.department)), "{}", post.id);
        assert!(!post.roles.is_empty() && post.holders.is_empty(), "{}", post.id);
    }
}

/// Whoever holds the post of a step may do what the step asks.
#[test]
fn every_step_lies_with_a_post_that_may_do_it() {
    use rules::item::process::StepKind;
    let hall = hall();
    for (_, file, content) in items() {
        let accepting = &hall.posts[&content.process.acceptance_post];
        assert!(accepting.roles.contains(&Role::WindowClerk), "{file}: {}", accepting.id);
        for step in content.process.steps() {
            let roles = &hall.posts[&step.post].roles;
            let role = match step.kind {
                StepKind::Review | StepKind::SiteCheck | StepKind::Forward => {
                    &[Role::Handler, Role::Reviewer][..]
                }
                StepKind::Verification | StepKind::LegalReview => &[Role::Reviewer][..],
                StepKind::Decision => &[Role::Approver][..],
            };
            assert!(role.iter().any(|role| roles.contains(role)), "{file}: {}", step.id);
            // What is sent up is judged there.
            let asks = !step.checklist.is_empty() || step.kind == StepKind::Forward;
            assert!(asks, "{file}: {} asks nothing", step.id);
        }
    }
}

/// The sample shows what the hall can do: breadth, every shape of process, fees, questions.
#[test]
fn the_sample_is_broad() {
    let items = items();
    let contents = || items.iter().map(|(_, _, content)| content);
    let mut kinds: BTreeMap<_, usize> = BTreeMap::new();
    for content in contents() {
        *kinds.entry(content.handling.case_kind).or_default() += 1;
    }
    let departments: BTreeSet<_> = items.iter().map(|(department, ..)| department).collect();
    let with = |test: fn(&Block) -> bool| {
        contents().filter(|content| content.process.blocks.iter().any(test)).count()
    };
    assert!(items.len() >= 44, "{} items", items.len());
    assert!(departments.len() >= 12, "{} departments", departments.len());
    assert!(kinds[&Some(CaseKind::OnTheSpot)] >= 10 && kinds[&Some(CaseKind::Promised)] >= 30, "{kinds:?}");
    assert!(with(|block| matches!(block, Block::Parallel { .. })) >= 3);
    assert!(with(|block| matches!(block, Block::Choice { .. })) >= 2);
    assert!(contents().filter(|content| !content.fees.is_empty()).count() >= 3);
    assert!(contents().filter(|content| !content.questions.is_empty()).count() >= 10);
}

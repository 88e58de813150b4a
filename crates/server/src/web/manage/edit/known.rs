//! What the editor offers to choose from beside the code tables: the hall's departments, its subjects, and the item's own
//! questions.

use crate::{failure::Failure, text::Lang, visitor::Visit};
use rules::{
    hall::Role,
    item::{Content, content::When},
    name::DepartmentId,
};
use store::views::items;

/// Subjects of one kind that are offered to tick; more are typed.
const SUBJECTS_MAX: usize = 60;

/// 可选: choices that come from the hall and the item.
pub(super) struct Known {
    pub(super) departments: Vec<(String, String)>,
    subjects: Vec<items::Subject>,
    /// Every answer to every question: the condition as it is posted, and its words.
    pub(super) answers: Vec<(String, String)>,
}

impl Known {
    pub(super) async fn of(visit: &Visit, content: &Content) -> Result<Known, Failure> {
        let subjects = items::published_subjects(visit.front.store.db()).await?;
        Ok(Known { departments: departments(visit), subjects, answers: answers(visit.lang(), content) })
    }

    /// The subjects of a kind that published items have, the most frequent first.
    pub(super) fn subjects(&self, kind: &str) -> Vec<&str> {
        let of_kind = self.subjects.iter().filter(|subject| subject.kind == kind);
        of_kind.take(SUBJECTS_MAX).map(|subject| subject.name.as_str()).collect()
    }
}

/// The departments whose items this visitor may draft: a hall manager's are all (K-13).
pub(in crate::web::manage) fn departments(visit: &Visit) -> Vec<(String, String)> {
    let lang = visit.lang();
    let all = visit.hall.departments.values().filter(|department| may_edit(visit, &department.id));
    all.map(|one| (one.id.to_string(), lang.pick(&one.name, &one.name_en).to_owned())).collect()
}

/// Whether this visitor may draft items of the department: the rules decide again, but nobody fills in a form in vain.
pub(in crate::web::manage) fn may_edit(visit: &Visit, department: &DepartmentId) -> bool {
    let Some(me) = &visit.signed_in else { return false };
    let mut posts = visit.hall.posts_of(&me.person);
    visit.has(Role::HallManager)
        || posts.any(|post| post.department == *department && post.roles.contains(&Role::DepartmentEditor))
}

/// A condition as a form carries it.
pub(super) fn posted(when: &When) -> String {
    serde_json::to_string(when).unwrap_or_default()
}

fn answers(lang: Lang, content: &Content) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for question in &content.questions {
        for answer in &question.answers {
            let when = When { question: question.id.clone(), answer: answer.id.clone() };
            let words = format!(
                "{} → {}",
                lang.pick(&question.text, &question.text_en),
                lang.pick(&answer.text, &answer.text_en)
            );
            all.push((posted(&when), words));
        }
    }
    all
}

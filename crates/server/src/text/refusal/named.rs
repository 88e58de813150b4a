//! How refusals name what they speak of: materials, questions, steps and posts in the words of the item and the hall,
//! and by their ids where neither is known.

use super::Known;
use crate::text::{Lang, role};
use rules::{
    hall::Role,
    name::{MaterialId, StepId},
};

pub(super) fn material(lang: Lang, id: &MaterialId, known: Known<'_>) -> String {
    let found =
        known.content.and_then(|content| content.materials.iter().find(|material| material.id == *id));
    found.map_or_else(|| id.0.clone(), |material| lang.pick(&material.name, &material.name_en).to_owned())
}

/// More names than this are not read; the page lists all of them anyway.
const NAMED_MAX: usize = 6;

pub(super) fn named(lang: Lang, ids: &[MaterialId], known: Known<'_>) -> String {
    if known.content.is_none() || ids.is_empty() {
        return String::new();
    }
    let names: Vec<String> = ids.iter().take(NAMED_MAX).map(|id| material(lang, id, known)).collect();
    let more = ids.len() > NAMED_MAX;
    match lang {
        Lang::Zh => format!("：{}{}", names.join("、"), if more { "等" } else { "" }),
        Lang::En => format!(": {}{}", names.join(", "), if more { " and others" } else { "" }),
    }
}

pub(super) fn question_words(lang: Lang, id: &str, known: Known<'_>) -> String {
    let found = known.content.and_then(|content| content.questions.iter().find(|question| question.id == id));
    match (found, lang) {
        (None, _) => String::new(),
        (Some(question), Lang::Zh) => format!("：{}", question.text),
        (Some(question), Lang::En) => format!(": {}", lang.pick(&question.text, &question.text_en)),
    }
}

pub(super) fn step_words(lang: Lang, id: &StepId, known: Known<'_>) -> String {
    let found = known.content.and_then(|content| content.process.step(id));
    found.map_or_else(|| id.0.clone(), |step| lang.pick(&step.name, &step.name_en).to_owned())
}

/// The rules name a post by its id, and a role by its Chinese word.
pub(super) fn post_words(lang: Lang, named: &str, known: Known<'_>) -> String {
    let post = known.hall.and_then(|hall| hall.posts.values().find(|post| post.id.as_str() == named));
    if let Some(post) = post {
        let department = known.hall.and_then(|hall| hall.departments.get(&post.department));
        let department = department.map_or("", |department| lang.pick(&department.name, &department.name_en));
        return format!("{department} · {}", lang.pick(&post.name, &post.name_en));
    }
    match Role::ALL.iter().find(|known| known.zh() == named) {
        Some(found) => role(lang, *found).to_owned(),
        None if named.is_empty() && lang == Lang::Zh => "承办岗位".to_owned(),
        None if named.is_empty() => "the post that handles it".to_owned(),
        None => named.to_owned(),
    }
}

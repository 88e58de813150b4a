//! 还有别处在用: what hangs on a question or an answer that is being taken out. Taking it out stores nothing yet, so it is
//! said before the harm is done.

use super::blocks::Act;
use crate::{
    form::Form,
    text::Lang,
    web::pieces::{self, Tone},
};
use maud::{Markup, html};
use rules::item::{Content, content::When, process::Block};

/// What saving would leave without its condition, if the act takes a question or an answer out.
pub(super) fn notice(lang: Lang, content: &Content, form: &Form, act: &Act<'_>) -> Markup {
    let Act::Remove(list, place) = act else { return html! {} };
    let id = form.text(&format!("{list}[{place}].id"));
    let gone: Box<dyn Fn(&When) -> bool + '_> = if *list == "questions" {
        Box::new(|when| when.question == id)
    } else if let Some(of) = list.strip_suffix(".answers").filter(|of| of.starts_with("questions[")) {
        let question = form.text(&format!("{of}.id"));
        Box::new(move |when| when.question == question && when.answer == id)
    } else {
        return html! {};
    };
    let materials: Vec<String> = content
        .materials
        .iter()
        .zip(1..)
        .filter(|(material, _)| material.when.as_ref().is_some_and(&gone))
        .map(|(_, place): (_, usize)| place.to_string())
        .collect();
    let mut needed = Vec::new();
    if !materials.is_empty() {
        needed.push(lang.draft_question_materials(&materials.join(lang.pick("、", ", "))));
    }
    if branches(&content.process.blocks, &gone) {
        needed.push(lang.draft_question_process().to_owned());
    }
    html! {
        @if !needed.is_empty() {
            (pieces::notice(Tone::Warning, lang.draft_question_gone(), html! {
                p { (lang.draft_question_needed(&needed.join(lang.draft_next_and()))) }
            }))
        }
    }
}

/// Whether an arm of the process is taken by such an answer.
fn branches(blocks: &[Block], gone: &dyn Fn(&When) -> bool) -> bool {
    blocks.iter().any(|block| match block {
        Block::Step(_) => false,
        Block::Parallel { branches: all } => all.iter().any(|branch| branches(&branch.blocks, gone)),
        Block::Choice { arms } => {
            arms.iter().any(|arm| arm.when.as_ref().is_some_and(gone) || branches(&arm.blocks, gone))
        }
    })
}

//! 流程: an item's way from application to delivery as the press draws it, with receipt, acceptance and delivery, which every
//! case has. The public guide and the operation manual show the same.

use crate::text::{Lang, codes};
use paper::flow::{Flow, Step as Boxed, StepState};
use rules::{
    hall::Hall,
    item::{
        Content,
        content::When,
        process::{Arm, Block},
    },
    name::PostId,
};

/// 流程: the item's whole way from application to delivery, as the press draws it.
#[must_use]
pub(crate) fn flow(lang: Lang, content: &Content, hall: &Hall) -> Flow {
    let process = &content.process;
    let accept = boxed(
        "accept",
        lang.guide_way_accept(),
        &[&post_name(lang, hall, &process.acceptance_post), lang.guide_way_accept_note()],
    );
    let deliver = boxed(
        "deliver",
        lang.guide_way_deliver(),
        &[&post_name(lang, hall, &process.delivery_post), lang.guide_way_deliver_note()],
    );
    let mut way = vec![Flow::Start(lang.guide_way_start().to_owned()), accept];
    way.extend(blocks(lang, content, hall, &process.blocks));
    way.extend([deliver, Flow::End(lang.guide_way_end().to_owned())]);
    Flow::Sequence(way)
}

fn boxed(id: &str, title: &str, notes: &[&str]) -> Flow {
    let note: Vec<&str> = notes.iter().copied().filter(|note| !note.is_empty()).collect();
    Flow::Step(Boxed {
        id: id.to_owned(),
        title: title.to_owned(),
        note: note.join(" · "),
        state: StepState::Plain,
        href: None,
    })
}

fn blocks(lang: Lang, content: &Content, hall: &Hall, all: &[Block]) -> Vec<Flow> {
    let sequence = |inner: &[Block]| Flow::Sequence(blocks(lang, content, hall, inner));
    all.iter()
        .map(|block| match block {
            Block::Step(step) => {
                let post = post_name(lang, hall, &step.post);
                let limit = codes::limit(lang, step.limit);
                boxed(step.id.as_str(), lang.pick(&step.name, &step.name_en), &[&post, &limit])
            }
            Block::Parallel { branches } => Flow::Parallel(
                branches.iter().map(|branch| (branch.name.clone(), sequence(&branch.blocks))).collect(),
            ),
            Block::Choice { arms } => Flow::Choice {
                question: question_of(lang, content, arms),
                arms: arms.iter().map(|arm| (arm_name(lang, content, arm), sequence(&arm.blocks))).collect(),
            },
        })
        .collect()
}

/// What a post is called; nothing where the hall does not know it.
pub(crate) fn post_name(lang: Lang, hall: &Hall, post: &PostId) -> String {
    hall.posts.get(post).map_or(String::new(), |post| lang.pick(&post.name, &post.name_en).to_owned())
}

/// What a choice asks.
pub(crate) fn question_of(lang: Lang, content: &Content, arms: &[Arm]) -> String {
    let asked = arms.iter().find_map(|arm| arm.when.as_ref());
    let question = asked.and_then(|when| content.questions.iter().find(|known| known.id == when.question));
    question.map_or(lang.guide_way_either(), |known| lang.pick(&known.text, &known.text_en)).to_owned()
}

/// When an arm is taken.
pub(crate) fn arm_name(lang: Lang, content: &Content, arm: &Arm) -> String {
    let answer = |when: &When| {
        let question = content.questions.iter().find(|known| known.id == when.question)?;
        let answer = question.answers.iter().find(|known| known.id == when.answer)?;
        Some(lang.pick(&answer.text, &answer.text_en).to_owned())
    };
    arm.when.as_ref().and_then(answer).unwrap_or_else(|| lang.guide_way_other().to_owned())
}

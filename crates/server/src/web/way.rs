//! 怎么办: the process of an item as a flow chart and in words, with receipt, acceptance and delivery, which every case
//! has. Guides and the editor of processes draw the same picture.

use crate::{
    text::{Lang, codes},
    web::pieces,
};
use maud::{Markup, html};
use paper::flow::{Flow, Sheet, Step as Boxed, StepState};
use rules::{
    hall::Hall,
    item::{
        Content,
        content::When,
        process::{Arm, Block, Step},
    },
    name::{DepartmentId, PostId},
};

/// Where the box of a step leads, if anywhere.
pub(super) type Leads<'a> = &'a dyn Fn(&Step) -> Option<String>;

/// The chart with the same way in words; in words alone where the process is too large to draw.
#[must_use]
pub(super) fn picture(lang: Lang, content: &Content, hall: &Hall, sheet: Sheet, leads: Leads<'_>) -> Markup {
    let sheet = Sheet {
        language: match lang {
            Lang::Zh => paper::Language::Chinese,
            Lang::En => paper::Language::English,
        },
        ..sheet
    };
    let words = in_words(lang, content, hall);
    match paper::flow::svg(&flow(lang, content, hall, leads), &sheet) {
        Ok(svg) => pieces::flow_chart(lang, &svg, words),
        Err(_) => words,
    }
}

/// 流程: the item's whole way from application to delivery, as the press draws it.
fn flow(lang: Lang, content: &Content, hall: &Hall, leads: Leads<'_>) -> Flow {
    let (process, own) = (&content.process, &content.body.department);
    let accept = boxed(
        "accept",
        None,
        lang.guide_way_accept(),
        &[&post_name(lang, hall, own, &process.acceptance_post), lang.guide_way_accept_note()],
    );
    let deliver = boxed(
        "deliver",
        None,
        lang.guide_way_deliver(),
        &[&post_name(lang, hall, own, &process.delivery_post), &deliver_note(lang, content)],
    );
    let mut way = vec![Flow::Start(lang.guide_way_start().to_owned()), accept];
    way.extend(blocks(lang, content, hall, &process.blocks, leads));
    way.extend([deliver, Flow::End(lang.guide_way_end().to_owned())]);
    Flow::Sequence(way)
}

fn boxed(id: &str, href: Option<String>, title: &str, notes: &[&str]) -> Flow {
    let note: Vec<&str> = notes.iter().copied().filter(|note| !note.is_empty()).collect();
    Flow::Step(Boxed {
        id: id.to_owned(),
        title: title.to_owned(),
        note: note.join(" · "),
        state: StepState::Plain,
        href,
    })
}

fn blocks(lang: Lang, content: &Content, hall: &Hall, all: &[Block], leads: Leads<'_>) -> Vec<Flow> {
    let sequence = |inner: &[Block]| Flow::Sequence(blocks(lang, content, hall, inner, leads));
    all.iter()
        .map(|block| match block {
            Block::Step(step) => {
                let post = post_name(lang, hall, &content.body.department, &step.post);
                let limit = codes::limit(lang, step.limit);
                boxed(step.id.as_str(), leads(step), step_name(lang, step), &[&post, &limit])
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

/// The name of a post; with its department where that is not the item's own, for posts of all departments have the same
/// few names. Empty where there is no such post.
#[must_use]
pub(in crate::web) fn post_name(lang: Lang, hall: &Hall, own: &DepartmentId, post: &PostId) -> String {
    let Some(post) = hall.posts.get(post) else { return String::new() };
    let name = lang.pick(&post.name, &post.name_en);
    match hall.departments.get(&post.department).filter(|of| of.id != *own) {
        Some(of) => lang.draft_elsewhere(lang.pick(&of.name, &of.name_en), name),
        None => name.to_owned(),
    }
}

/// 颁证期限: what the item itself says, else the law's (L-22).
fn deliver_note(lang: Lang, content: &Content) -> String {
    lang.guide_way_deliver_note(&codes::limit(lang, content.issue_limit()))
}

fn question_of(lang: Lang, content: &Content, arms: &[Arm]) -> String {
    let asked = arms.iter().find_map(|arm| arm.when.as_ref());
    let question = asked.and_then(|when| content.questions.iter().find(|known| known.id == when.question));
    question.map_or(lang.guide_way_either(), |known| lang.pick(&known.text, &known.text_en)).to_owned()
}

fn arm_name(lang: Lang, content: &Content, arm: &Arm) -> String {
    let answer = |when: &When| {
        let question = content.questions.iter().find(|known| known.id == when.question)?;
        let answer = question.answers.iter().find(|known| known.id == when.answer)?;
        Some(lang.pick(&answer.text, &answer.text_en).to_owned())
    };
    arm.when.as_ref().and_then(answer).unwrap_or_else(|| lang.guide_way_other().to_owned())
}

fn in_words(lang: Lang, content: &Content, hall: &Hall) -> Markup {
    html! {
        ol {
            li { (lang.guide_way_start()) }
            li { (lang.guide_way_accept()) " · " (lang.guide_way_accept_note()) }
            (told(lang, content, hall, &content.process.blocks))
            li { (lang.guide_way_deliver()) " · " (deliver_note(lang, content)) }
        }
    }
}

fn told(lang: Lang, content: &Content, hall: &Hall, blocks: &[Block]) -> Markup {
    html! {
        @for block in blocks { @match block {
            Block::Step(step) => li { (step_line(lang, content, hall, step)) },
            Block::Parallel { branches } => li {
                (lang.guide_way_at_once())
                ul { @for branch in branches { li {
                    (branch.name) ol { (told(lang, content, hall, &branch.blocks)) }
                } } }
            },
            Block::Choice { arms } => li {
                (question_of(lang, content, arms))
                ul { @for arm in arms { li {
                    (arm_name(lang, content, arm))
                    @if arm.blocks.is_empty() { " · " (lang.guide_way_skip()) }
                    @else { ol { (told(lang, content, hall, &arm.blocks)) } }
                } } }
            },
        } }
    }
}

fn step_line(lang: Lang, content: &Content, hall: &Hall, step: &Step) -> String {
    let post = post_name(lang, hall, &content.body.department, &step.post);
    let words = [step_name(lang, step), &post, &codes::limit(lang, step.limit)].join(" · ");
    words.replace(" ·  · ", " · ")
}

/// The name of a step; the name of its kind while it has none.
fn step_name(lang: Lang, step: &Step) -> &str {
    let name = lang.pick(&step.name, &step.name_en);
    if name.trim().is_empty() { codes::step_kind(lang, step.kind) } else { name }
}

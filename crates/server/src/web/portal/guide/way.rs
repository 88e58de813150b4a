//! 怎么办: the process as a flow chart and in words, with receipt, acceptance and delivery, which every case has.

use super::Guide;
use crate::{
    text::{Lang, codes},
    web::{
        pieces,
        story::way::{arm_name, flow, post_name, question_of},
    },
};
use maud::{Markup, html};
use paper::flow::Sheet;
use rules::{
    hall::Hall,
    item::{
        Content,
        process::{Block, Step},
    },
};

pub(super) fn panel(guide: &Guide<'_>) -> Markup {
    let (lang, content, hall) = (guide.lang, guide.content, &*guide.visit.hall);
    let title = lang.guide_way_title(lang.pick(&content.identity.name, &content.identity.name_en));
    let sheet = Sheet {
        language: match lang {
            Lang::Zh => paper::Language::Chinese,
            Lang::En => paper::Language::English,
        },
        ..Sheet::phone(title)
    };
    let words = in_words(lang, content, hall);
    html! {
        // A process too large to draw is still told in words.
        @match paper::flow::svg(&flow(lang, content, hall), &sheet) {
            Ok(svg) => (pieces::flow_chart(lang, &svg, words)),
            Err(_) => (words),
        }
        @if !content.limits.special_links.is_empty() {
            h3 { (lang.guide_special()) }
            ul { @for link in &content.limits.special_links { li {
                (link.name)
                @if let Some(time) = link.time { " " (codes::limit(lang, time)) }
                " " (crate::web::story::basis_text(&link.basis))
                @if link.prescribed().is_some() { " " (pieces::tag(pieces::Tone::Seal, lang.guide_special_must())) }
            } } }
        }
    }
}

fn in_words(lang: Lang, content: &Content, hall: &Hall) -> Markup {
    html! {
        ol {
            li { (lang.guide_way_start()) }
            li { (lang.guide_way_accept()) " · " (lang.guide_way_accept_note()) }
            (told(lang, content, hall, &content.process.blocks))
            li { (lang.guide_way_deliver()) " · " (lang.guide_way_deliver_note()) }
        }
    }
}

fn told(lang: Lang, content: &Content, hall: &Hall, blocks: &[Block]) -> Markup {
    html! {
        @for block in blocks { @match block {
            Block::Step(step) => li { (step_line(lang, hall, step)) },
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

fn step_line(lang: Lang, hall: &Hall, step: &Step) -> String {
    let post = post_name(lang, hall, &step.post);
    let words = [lang.pick(&step.name, &step.name_en), &post, &codes::limit(lang, step.limit)].join(" · ");
    words.replace(" ·  · ", " · ")
}

//! What happened and what comes: timeline, flow chart, chart with the numbers behind it.

use maud::{Markup, PreEscaped, html};
use rules::time::Instant;

use super::moments::full_moment;
use crate::text::Lang;

/// Where an entry of a timeline stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Has happened.
    Past,
    /// What is being done or waited for now.
    Now,
    /// Comes, unless something comes between.
    Ahead,
}

/// One entry of a timeline.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// When it happened, or is due.
    pub at: Option<Instant>,
    /// What: "受理".
    pub what: &'a str,
    /// Who, by post or name; whom we wait for.
    pub who: &'a str,
    /// More: the notice, the reason, a link to the paper.
    pub detail: Markup,
    /// Past, now, ahead.
    pub stage: Stage,
}

/// 办理过程: who did what when, what we wait for and for whom.
#[must_use]
pub fn timeline(lang: Lang, entries: &[Entry<'_>]) -> Markup {
    html! {
        ol class="timeline" {
            @for entry in entries {
                li class=(match entry.stage { Stage::Past => "past", Stage::Now => "now", Stage::Ahead => "ahead" })
                    aria-current=[(entry.stage == Stage::Now).then_some("step")] {
                    p class="timeline-what" {
                        strong { (entry.what) }
                        @if !entry.who.is_empty() { span { (entry.who) } }
                    }
                    @if let Some(at) = entry.at {
                        p class="timeline-when" {
                            @if entry.stage != Stage::Past { (lang.timeline_by()) " " }
                            (full_moment(lang, at))
                        }
                    }
                    @if !entry.detail.0.is_empty() { div class="timeline-detail" { (entry.detail) } }
                }
            }
        }
    }
}

/// 流程图: an SVG of the press, with the same way told in words for those who cannot see it.
#[must_use]
pub fn flow_chart(lang: Lang, svg: &str, in_words: Markup) -> Markup {
    html! {
        figure class="picture" {
            div class="picture-frame" tabindex="0" role="group" aria-label=(lang.picture_flow()) { (PreEscaped(svg)) }
            details { summary { (lang.picture_in_words()) } (in_words) }
        }
    }
}

/// A chart with its numbers: the picture is never the only way to read them.
#[derive(Debug, Clone)]
pub struct Chart<'a> {
    /// What it shows.
    pub title: &'a str,
    /// What it says, in one sentence.
    pub finding: &'a str,
    /// The picture, from the press.
    pub svg: &'a str,
    /// Headings of the numbers.
    pub columns: &'a [&'a str],
    /// The numbers; the first of a row names it.
    pub rows: Vec<Vec<String>>,
}

impl Chart<'_> {
    /// Draws the chart and the table below it.
    #[must_use]
    pub fn show(&self, lang: Lang) -> Markup {
        html! {
            figure class="picture" {
                figcaption {
                    strong { (self.title) }
                    @if !self.finding.is_empty() { span { (self.finding) } }
                }
                div class="picture-frame" tabindex="0" role="group" aria-label=(self.title) { (PreEscaped(self.svg)) }
                details {
                    summary { (lang.picture_numbers()) }
                    div class="table-frame" {
                        table class="numbers" {
                            caption class="unseen" { (self.title) }
                            thead { tr { @for column in self.columns { th scope="col" { (column) } } } }
                            tbody { @for row in &self.rows { tr {
                                @for (place, value) in row.iter().enumerate() {
                                    @if place == 0 { th scope="row" { (value) } }
                                    @else { td class="number" { (value) } }
                                }
                            } } }
                        }
                    }
                }
            }
        }
    }
}

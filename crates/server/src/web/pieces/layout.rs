//! The plain furniture of a page: heading, panel, columns, buttons, notice bar, summary list, number tile, the
//! four facts of a guide, the steps of a form.

use maud::{Markup, html};
use rules::clock::Light;

use super::light::{Tone, light_class, light_shape};
use crate::text::Lang;

/// A link with its words; `current` marks the place one is at.
#[derive(Debug, Clone, Copy, Default)]
pub struct Link<'a> {
    /// Address.
    pub href: &'a str,
    /// Words.
    pub label: &'a str,
    /// Whether this is the page shown.
    pub current: bool,
}

impl<'a> Link<'a> {
    /// A link to somewhere else.
    #[must_use]
    pub const fn new(href: &'a str, label: &'a str) -> Self {
        Self { href, label, current: false }
    }

    /// The same, marked when its address is the place one is at.
    #[must_use]
    pub fn at(mut self, here: &str) -> Self {
        self.current = here == self.href;
        self
    }
}

/// The first heading of a page with one line on what it is for, and its main acts at the right.
#[must_use]
pub fn heading(title: &str, lead: Option<&str>, acts: Markup) -> Markup {
    html! {
        div class="heading" {
            div { h1 { (title) } @if let Some(lead) = lead { p class="lead" { (lead) } } }
            @if !acts.0.is_empty() { div class="acts" { (acts) } }
        }
    }
}

/// A part of a page with a heading, on its own surface. `id` lets links and live updates find it.
#[must_use]
pub fn panel(id: &str, title: &str, body: Markup) -> Markup {
    html! {
        section class="panel" id=(id) aria-labelledby={ (id) "-title" } {
            h2 id={ (id) "-title" } { (title) }
            (body)
        }
    }
}

/// A panel that script keeps fresh: whenever the stream at `live` sends a message the page is fetched again and
/// the part with this id is exchanged. Without script it is an ordinary panel.
#[must_use]
pub fn live_panel(lang: Lang, id: &str, title: &str, live: &str, body: Markup) -> Markup {
    html! {
        section class="panel" id=(id) data-live=(live) aria-labelledby={ (id) "-title" } {
            div class="panel-head" {
                h2 id={ (id) "-title" } { (title) }
                span class="live" hidden data-live-mark data-off=(lang.live_off()) data-on=(lang.live_on()) {}
            }
            (body)
        }
    }
}

/// How columns share the width. On a phone they always stand one below the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Columns {
    /// Two of the same width.
    Halves,
    /// Three of the same width.
    Thirds,
    /// The main thing and something beside it (two to one).
    MainAndSide,
    /// Asked, happened, may do: the case page of the desk.
    CasePage,
}

/// Puts parts side by side.
#[must_use]
pub fn columns(how: Columns, parts: &[Markup]) -> Markup {
    let class = match how {
        Columns::Halves => "columns halves",
        Columns::Thirds => "columns thirds",
        Columns::MainAndSide => "columns main-side",
        Columns::CasePage => "columns case-page",
    };
    html! { div class=(class) { @for part in parts { div class="column" { (part) } } } }
}

/// A link that looks like the page's one main act.
#[must_use]
pub fn main_link(href: &str, label: &str) -> Markup {
    html! { a class="button main" href=(href) { (label) } }
}

/// A link that looks like a lesser act.
#[must_use]
pub fn side_link(href: &str, label: &str) -> Markup {
    html! { a class="button" href=(href) { (label) } }
}

/// The weight of a submit button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    /// The one thing this form is for.
    Main,
    /// Another way out of it.
    Side,
    /// Cannot be undone; stands on confirmation pages.
    Grave,
}

/// Submits the form around it.
#[must_use]
pub fn submit(weight: Weight, label: &str) -> Markup {
    html! { button type="submit" class=(button_class(weight)) { (label) } }
}

/// Submits the form around it and says by which button (`name=value`).
#[must_use]
pub fn submit_as(weight: Weight, name: &str, value: &str, label: &str) -> Markup {
    html! { button type="submit" class=(button_class(weight)) name=(name) value=(value) { (label) } }
}

const fn button_class(weight: Weight) -> &'static str {
    match weight {
        Weight::Main => "button main",
        Weight::Side => "button",
        Weight::Grave => "button grave",
    }
}

/// Buttons in a row.
#[must_use]
pub fn buttons(row: &[Markup]) -> Markup {
    html! { div class="buttons" { @for button in row { (button) } } }
}

/// The act of a guide that stays in reach at the foot of a phone.
#[must_use]
pub fn act_in_reach(href: &str, label: &str) -> Markup {
    html! { div class="in-reach" { (main_link(href, label)) } }
}

/// A bar that tells something about the whole page. Bad news is read out at once.
#[must_use]
pub fn notice(tone: Tone, title: &str, body: Markup) -> Markup {
    let role = if tone == Tone::Bad { "alert" } else { "status" };
    html! {
        div class={ "notice " (tone.class()) } role=(role) {
            strong { (title) }
            @if !body.0.is_empty() { div { (body) } }
        }
    }
}

/// What the catalogue has in Chinese only, marked as such on English pages, so that it is read out and broken as Chinese.
#[must_use]
pub fn chinese(lang: Lang, text: &str) -> Markup {
    html! {
        @if lang == Lang::En && !text.is_ascii() { span lang="zh-CN" { (text) } } @else { (text) }
    }
}

/// One line of a summary list.
#[derive(Debug, Clone)]
pub struct Fact<'a> {
    /// What it is.
    pub label: &'a str,
    /// What it says.
    pub value: Markup,
    /// Where it can be changed.
    pub change: Option<&'a str>,
}

impl<'a> Fact<'a> {
    /// A line of plain words; nothing given is shown as such.
    #[must_use]
    pub fn new(label: &'a str, value: &str) -> Self {
        Self { label, value: html! { @if value.is_empty() { "—" } @else { (value) } }, change: None }
    }

    /// A line of markup.
    #[must_use]
    pub const fn marked(label: &'a str, value: Markup) -> Self {
        Self { label, value, change: None }
    }

    /// With a link to the field it came from.
    #[must_use]
    pub const fn change(mut self, href: &'a str) -> Self {
        self.change = Some(href);
        self
    }
}

/// Labels and values, each with an own way to change it: check-your-answers, particulars of a case.
#[must_use]
pub fn summary(lang: Lang, facts: &[Fact<'_>]) -> Markup {
    html! {
        dl class="summary" {
            @for fact in facts {
                div {
                    dt { (fact.label) }
                    dd { (fact.value) }
                    @if let Some(href) = fact.change {
                        dd class="change" {
                            a href=(href) { (lang.piece_change()) span class="unseen" { " " (fact.label) } }
                        }
                    }
                }
            }
        }
    }
}

/// 数字: one figure with what it means and the list behind it.
#[derive(Debug, Clone)]
pub struct Tile<'a> {
    /// "今日受理".
    pub label: &'a str,
    /// "128", "98.6%"; grouped already.
    pub figure: &'a str,
    /// What is counted, from when, by whom: one sentence.
    pub definition: &'a str,
    /// The list of exactly these cases.
    pub href: Option<&'a str>,
    /// Colour and shape, when the figure is about lateness.
    pub light: Option<Light>,
}

impl Tile<'_> {
    /// Draws the tile.
    #[must_use]
    pub fn show(&self) -> Markup {
        let class = self.light.map_or("", light_class);
        html! {
            div class={ "tile " (class) } {
                p class="tile-label" {
                    @if let Some(light) = self.light { span aria-hidden="true" { (light_shape(light)) " " } }
                    (self.label)
                }
                p class="tile-figure" {
                    @if let Some(href) = self.href { a href=(href) { (self.figure) } } @else { (self.figure) }
                }
                p class="tile-definition" { (self.definition) }
            }
        }
    }
}

/// Tiles in a row that breaks as the screen needs.
#[must_use]
pub fn tiles(row: &[Tile<'_>]) -> Markup {
    html! { div class="tiles" { @for tile in row { (tile.show()) } } }
}

/// One of the four facts at the head of a guide.
#[derive(Debug, Clone)]
pub struct GuideFact<'a> {
    /// "办理时限".
    pub label: &'a str,
    /// "5 个工作日".
    pub figure: &'a str,
    /// "法定 20 个工作日".
    pub beside: &'a str,
}

/// 四要素: time, visits, fee, online — what everybody wants to know first.
#[must_use]
pub fn four_facts(facts: &[GuideFact<'_>; 4]) -> Markup {
    html! {
        dl class="four" {
            @for fact in facts {
                div {
                    dt { (fact.label) }
                    dd { strong { (fact.figure) } @if !fact.beside.is_empty() { small { (fact.beside) } } }
                }
            }
        }
    }
}

/// The steps of a form with the place one is at (counted from 0). Steps behind can be gone back to; those that are
/// still open are not ticked off.
#[must_use]
pub fn steps(lang: Lang, steps: &[Link<'_>], at: usize, is_open: impl Fn(usize) -> bool) -> Markup {
    html! {
        nav class="steps" aria-label=(lang.piece_steps(at + 1, steps.len())) {
            ol {
                @for (place, step) in steps.iter().enumerate() {
                    li class=(if place < at { "past" } else if place == at { "now" } else { "ahead" })
                        aria-current=[(place == at).then_some("step")] {
                        span class="step-number" aria-hidden="true" {
                            @if place < at && !is_open(place) { "✓" } @else { (place + 1) }
                        }
                        @if place < at && !step.href.is_empty() { a href=(step.href) { (step.label) } }
                        @else { span { (step.label) } }
                    }
                }
            }
            p class="steps-short" aria-hidden="true" { (lang.piece_steps(at + 1, steps.len())) }
        }
    }
}

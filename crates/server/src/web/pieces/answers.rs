//! Pages that answer a single thing: are you sure, it is done, it is not here, it is not yours, come back later.
//! Each says what happened, that nothing was lost where that is so, and what to do next. The frame and the HTTP
//! status are the page's business.

use maud::{Markup, PreEscaped, html};

use super::layout::{Fact, Link, Weight, buttons, side_link, submit, submit_as, summary};
use super::posted::{Tokens, hidden, post};
use crate::text::{Lang, law};

/// The page before something that cannot be undone, instead of a pop-up.
#[derive(Debug, Clone)]
pub struct Confirmation<'a> {
    /// The question: "确定撤回这件申请吗？"
    pub question: &'a str,
    /// What will be so afterwards, one line each.
    pub then: &'a [&'a str],
    /// What it is about.
    pub about: &'a [Fact<'a>],
    /// Where yes posts to.
    pub action: &'a str,
    /// Values that go along.
    pub carried: &'a [(&'a str, &'a str)],
    /// Fields still needed (a reason), or empty.
    pub fields: Markup,
    /// The words on the button, a verb: "撤回申请".
    pub yes: &'a str,
    /// The way back, where nothing has happened. Empty after a form: then the way back is the form itself with
    /// everything typed, which is asked for by posting `again` to the same address.
    pub back: &'a str,
    /// Whether it cannot be undone.
    pub final_act: bool,
}

impl Confirmation<'_> {
    /// Draws the page's body.
    #[must_use]
    pub fn show(&self, lang: Lang, tokens: Tokens<'_>) -> Markup {
        let weight = if self.final_act { Weight::Grave } else { Weight::Main };
        let back = match self.back {
            "" => submit_as(Weight::Side, "again", "yes", lang.answer_change()),
            page => side_link(page, lang.answer_back()),
        };
        html! {
            article class="answer" {
                h1 { (self.question) }
                @if !self.about.is_empty() { (summary(lang, self.about)) }
                @if !self.then.is_empty() {
                    h2 { (lang.answer_then()) }
                    ul { @for line in self.then { li { (line) } } }
                }
                @if self.final_act { p class="grave-words" { span aria-hidden="true" { "■ " } (lang.answer_final()) } }
                (post(self.action, tokens, None, html! {
                    @for (name, value) in self.carried { (hidden(name, value)) }
                    (self.fields)
                    (buttons(&[submit(weight, self.yes), back]))
                }))
            }
        }
    }
}

/// The page after something has been done: number, code, QR, due date, what next.
#[derive(Debug, Clone)]
pub struct Done<'a> {
    /// "申请已提交".
    pub title: &'a str,
    /// "申请编号" and the like, the first one large.
    pub facts: &'a [Fact<'a>],
    /// A QR picture of the press and what it opens.
    pub qr: Option<(&'a str, &'a str)>,
    /// What happens next and when, one line each.
    pub next: &'a [&'a str],
    /// Where to go from here; the first is the main one.
    pub links: &'a [Link<'a>],
}

impl Done<'_> {
    /// Draws the page's body.
    #[must_use]
    pub fn show(&self, lang: Lang) -> Markup {
        html! {
            article class="answer done-page" {
                h1 { span class="done-mark" aria-hidden="true" { "✓" } (self.title) }
                div class="done-row" {
                    (summary(lang, self.facts))
                    @if let Some((svg, opens)) = self.qr {
                        figure class="qr" { (PreEscaped(svg)) figcaption { (opens) } }
                    }
                }
                @if !self.next.is_empty() {
                    h2 { (lang.answer_next()) }
                    ol { @for line in self.next { li { (line) } } }
                }
                (ways_on(self.links))
            }
        }
    }
}

/// 404: the address leads nowhere.
#[must_use]
pub fn not_found(lang: Lang, links: &[Link<'_>]) -> Markup {
    answer(lang.answer_not_found(), &[lang.answer_not_found_more()], links)
}

/// 403: it is there, but not for this visitor; `why` names the right that is missing, in words.
#[must_use]
pub fn no_right(lang: Lang, why: &str, links: &[Link<'_>]) -> Markup {
    answer(lang.answer_no_right(), &[why, lang.answer_no_right_more()], links)
}

/// 401: one must sign in first; afterwards one is back here.
#[must_use]
pub fn sign_in_first(lang: Lang, sign_in: &str) -> Markup {
    answer(
        lang.answer_sign_in(),
        &[lang.answer_sign_in_more()],
        &[Link::new(sign_in, lang.frame_sign_in()), Link::new("/", lang.answer_home())],
    )
}

/// 409: somebody else did something in the meantime; nothing was done twice, what was typed is kept.
#[must_use]
pub fn stale(lang: Lang, now: &str, again: &str) -> Markup {
    answer(
        lang.answer_stale(),
        &[now, lang.answer_stale_more()],
        &[Link::new(again, lang.answer_stale_again())],
    )
}

/// The same, with what happened in between, one line each.
#[must_use]
pub fn stale_since(lang: Lang, lead: &str, since: &[String], again: &str) -> Markup {
    html! {
        article class="answer" {
            h1 { (lang.answer_stale()) }
            @if !since.is_empty() {
                p { (lead) }
                ul { @for line in since { li { (line) } } }
            }
            p { (lang.answer_stale_more()) }
            (ways_on(&[Link::new(again, lang.answer_stale_again())]))
        }
    }
}

/// 429: too many tries; `minutes` until the next one (at least one is shown).
#[must_use]
pub fn too_many_tries(lang: Lang, minutes: i64, links: &[Link<'_>]) -> Markup {
    answer(lang.answer_too_many(), &[&lang.answer_too_many_more(minutes.max(1))], links)
}

/// 500 and 503: our fault; `reference` finds it in our log and says nothing of the person.
#[must_use]
pub fn failure(lang: Lang, reference: &str, links: &[Link<'_>]) -> Markup {
    answer(lang.answer_failure(), &[lang.answer_failure_more(), &lang.answer_reference(reference)], links)
}

/// 422: the law or the state of the case says no. `article` is the basis, `helps` what would help.
#[must_use]
pub fn refused(lang: Lang, why: &str, article: &str, helps: &str, links: &[Link<'_>]) -> Markup {
    let basis = lang.answer_basis(law::grounds(lang, article));
    let lines: Vec<&str> = [why, helps, if article.is_empty() { "" } else { basis.as_str() }]
        .into_iter()
        .filter(|line| !line.is_empty())
        .collect();
    answer(lang.answer_refused(), &lines, links)
}

/// A page with one thing to say.
#[must_use]
pub fn answer(title: &str, lines: &[&str], links: &[Link<'_>]) -> Markup {
    html! {
        article class="answer" {
            h1 { (title) }
            @for line in lines { p { (line) } }
            (ways_on(links))
        }
    }
}

fn ways_on(links: &[Link<'_>]) -> Markup {
    html! {
        @if !links.is_empty() {
            div class="buttons" {
                @for (place, link) in links.iter().enumerate() {
                    a class=(if place == 0 { "button main" } else { "button" }) href=(link.href) { (link.label) }
                }
            }
        }
    }
}

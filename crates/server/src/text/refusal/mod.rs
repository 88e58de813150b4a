//! 拒绝的话: every refusal of the rules and of the office as a sentence that says why, what would help, and on what
//! article it rests. One place for pages, the API and the counter, so that one refusal is told everywhere alike.
//!
//! Refusals carry ids. Whoever has the item and the hall at hand hands them in ([`Known`]), and the sentence then
//! names materials, questions, steps and posts as people know them.

mod accountability;
mod base;
mod bulletin;
mod case;
mod chapter;
mod hearing;
mod inspection;
mod item;
mod licence;
mod named;
mod others;
mod rating;
mod reform;
mod setting;
mod slip;
mod standing;

pub use item::fault;

use super::Lang;
use crate::office::Refusal;
use rules::{hall::Hall, item::Content};

/// 说法: a refusal in the visitor's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// Why not.
    pub why: String,
    /// What would help; may be empty.
    pub helps: String,
    /// The article of the law where it is one, else the id of the rule.
    pub article: &'static str,
    /// The field of the form it belongs to, by the names that the rooms use (`materials`, `reason`, `proper_body`,
    /// `opinion`, `checklist`, `basis`, `needed`, `by`, `items`, `answers`, `text` …); none for the whole page.
    pub field: Option<&'static str>,
}

impl Saying {
    fn new(
        lang: Lang,
        article: &'static str,
        why: (impl Into<String>, impl Into<String>),
        helps: (&str, &str),
    ) -> Saying {
        let why: (String, String) = (why.0.into(), why.1.into());
        match lang {
            Lang::Zh => Saying { why: why.0, helps: helps.0.to_owned(), article, field: None },
            Lang::En => Saying { why: why.1, helps: helps.1.to_owned(), article, field: None },
        }
    }

    fn at(mut self, field: &'static str) -> Saying {
        self.field = Some(field);
        self
    }
}

/// What is at hand to name things by.
#[derive(Clone, Copy, Debug, Default)]
pub struct Known<'a> {
    /// The version of the item that is meant.
    pub content: Option<&'a Content>,
    /// The hall.
    pub hall: Option<&'a Hall>,
}

/// A refusal as a sentence, with nothing at hand to name things by.
#[must_use]
pub fn refusal(lang: Lang, refusal: &Refusal) -> Saying {
    refusal_about(lang, refusal, Known::default())
}

/// A refusal as a sentence that names things as people know them.
#[must_use]
pub fn refusal_about(lang: Lang, refusal: &Refusal, known: Known<'_>) -> Saying {
    match refusal {
        Refusal::Case(refusal) => case::say(lang, refusal, known),
        Refusal::Item(refusal) => item::say(lang, refusal),
        Refusal::Hall(refusal) => others::hall(lang, refusal),
        Refusal::Card(refusal) => others::card(lang, refusal),
        Refusal::Rating(refusal) => rating::say(lang, refusal),
        Refusal::Standing(refusal) => standing::say(lang, refusal),
        Refusal::Licence(refusal) => licence::act(lang, refusal),
        Refusal::Reform(refusal) => reform::say(lang, refusal),
        Refusal::Accountability(refusal) => accountability::say(lang, refusal),
        Refusal::Bulletin(refusal) => bulletin::say(lang, refusal),
        Refusal::Month(refusal) => inspection::say(lang, refusal),
        Refusal::Base(refusal) => base::say(lang, refusal),
        Refusal::Words(refusal) => base::words(lang, *refusal),
        Refusal::Stale => Saying::new(
            lang,
            "K-01",
            (
                "您打开页面以后，这件事刚刚有了新进展，所以刚才的操作没有执行。",
                "Somebody has acted on this since you opened the page, so nothing was done.",
            ),
            (
                "您填的内容还在，请先看看最新情况。",
                "What you typed is kept; please look at the latest state first.",
            ),
        ),
        Refusal::KeyReused => Saying::new(
            lang,
            "K-01",
            ("这个页面已经提交过一次了。", "This page has been submitted before."),
            ("请回到列表重新打开，再办下一步。", "Please open it anew from the list and go on from there."),
        ),
        Refusal::NoSuchItem => Saying::new(
            lang,
            "I-02",
            ("没有找到这个事项。", "We do not know this service."),
            ("请从首页搜索要办的事。", "Please search for it from the home page."),
        ),
    }
}

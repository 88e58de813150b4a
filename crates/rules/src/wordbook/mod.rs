//! 俗话簿: what a hall adds to the everyday words by which its items are found, and which of the program's it takes out.
//!
//! One dossier for the hall, so that everybody reads who taught the search a word and when. What a word means for an index
//! is not said here, and neither is what anybody searched for.

use crate::{
    actor::Actor,
    dossier::{Dossier, Recorded},
    hall::Role,
};
use alloc::{borrow::ToOwned, collections::BTreeMap, string::String, vec, vec::Vec};
use serde::{Deserialize, Serialize};

/// Signs of a word.
pub const WORD_MAX: usize = 40;
/// Meanings of one word.
pub const MEANS_MAX: usize = 8;
/// Words that one hall keeps.
pub const WORDS_MAX: usize = 5_000;
/// The name of the one dossier.
pub const NAME: &str = "main";

/// 俗话簿
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WordBook {
    /// Every word that was touched: what it means here, or none where it was taken out.
    pub words: BTreeMap<String, Option<Meaning>>,
}

/// 词义: the official words an everyday one stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meaning {
    /// 事项里的说法, the likeliest first.
    pub means: Vec<String>,
    /// 反过来也算: whether the official words find what the everyday one names, too.
    pub back: bool,
}

/// 俗话命令
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// 添加 or change.
    Set {
        /// 俗话
        word: String,
        /// What it means.
        meaning: Meaning,
    },
    /// 删除: the word means nothing any more, also where the program knows it.
    Remove {
        /// 俗话
        word: String,
    },
}

/// 俗话事件
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Event {
    /// 俗话设定
    WordSet {
        /// 俗话
        word: String,
        /// What it means.
        meaning: Meaning,
    },
    /// 俗话删除
    WordRemoved {
        /// 俗话
        word: String,
    },
}

impl Event {
    /// The word it is about.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::WordSet { word, .. } | Self::WordRemoved { word } => word,
        }
    }
}

/// What a decision on the words looks at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Who asks.
    pub actor: &'a Actor,
}

/// Why a command on the words is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The words are the hall manager's.
    #[error("only the hall manager keeps the words")]
    NotEntitled,
    /// A word has two to forty signs, and no separator of the table.
    #[error("a word has 2 to 40 signs")]
    Word,
    /// It means something, and not too much.
    #[error("a word has one to eight meanings of 2 to 40 signs")]
    Means,
    /// Nobody teaches a word that means itself.
    #[error("a word does not mean itself")]
    Itself,
    /// More words than a hall needs.
    #[error("a hall keeps at most 5,000 words")]
    TooMany,
}

impl Refusal {
    /// The rule that refuses.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        match self {
            Self::NotEntitled => "X-02",
            Self::Word | Self::Means | Self::Itself | Self::TooMany => "DI1",
        }
    }
}

impl Dossier for WordBook {
    const KIND: &'static str = "wordbook";
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;
    type Context<'a> = Context<'a>;

    fn decide(&self, command: Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if !context.actor.is_system() && !context.actor.has(Role::HallManager) {
            return Err(Refusal::NotEntitled);
        }
        let event = match command {
            Command::Set { word, meaning } => self.set(&word, meaning)?,
            Command::Remove { word } => Event::WordRemoved { word: plain(&word).ok_or(Refusal::Word)? },
        };
        if self.says(&event) {
            return Ok(vec![]);
        }
        if !self.words.contains_key(event.word()) && self.words.len() >= WORDS_MAX {
            return Err(Refusal::TooMany);
        }
        Ok(vec![event])
    }

    fn apply(mut self, recorded: &Recorded<Event>) -> Self {
        match &recorded.event {
            Event::WordSet { word, meaning } => self.words.insert(word.clone(), Some(meaning.clone())),
            Event::WordRemoved { word } => self.words.insert(word.clone(), None),
        };
        self
    }

    fn event_name(event: &Event) -> &'static str {
        match event {
            Event::WordSet { .. } => "WordSet",
            Event::WordRemoved { .. } => "WordRemoved",
        }
    }
}

impl WordBook {
    fn set(&self, word: &str, meaning: Meaning) -> Result<Event, Refusal> {
        let word = plain(word).ok_or(Refusal::Word)?;
        let mut means: Vec<String> = Vec::new();
        for one in &meaning.means {
            let one = plain(one).ok_or(Refusal::Means)?;
            if one == word {
                return Err(Refusal::Itself);
            }
            if !means.contains(&one) {
                means.push(one);
            }
        }
        if means.is_empty() || means.len() > MEANS_MAX {
            return Err(Refusal::Means);
        }
        Ok(Event::WordSet { word, meaning: Meaning { means, back: meaning.back } })
    }

    fn says(&self, event: &Event) -> bool {
        match event {
            Event::WordSet { word, meaning } => self.words.get(word) == Some(&Some(meaning.clone())),
            Event::WordRemoved { word } => self.words.get(word) == Some(&None),
        }
    }
}

/// A word as the table has it; none where it cannot be one.
#[must_use]
pub fn plain(word: &str) -> Option<String> {
    let word = word.trim().to_lowercase();
    let fits = (2..=WORD_MAX).contains(&word.chars().count());
    let sound = !word.chars().any(|sign| sign.is_control() || matches!(sign, '|' | ',' | '"' | '#'));
    (fits && sound).then(|| word.as_str().to_owned())
}

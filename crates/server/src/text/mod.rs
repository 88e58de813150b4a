//! What the pages say. Every sentence a visitor reads is a method on [`Lang`] with Chinese and English side by
//! side and typed arguments, so a missing language, a missing key or a missing argument does not compile.
//!
//! One file per room, so that several people can add sentences at once. Names carry the room's word in front
//! (`desk_waiting_since`), except in `pieces`, which holds the sentences of the shared pieces. Content that the
//! hall edits (item names, notices) is data with its own language columns and does not live here.
//!
//! ```text
//! messages! {
//!     /// No arguments: answers `&'static str`.
//!     desk_title => "我的工作", "My work";
//!     /// With arguments: answers `String`.
//!     desk_hello(name: &str) => "{name}，您好", "Hello {name}";
//!     /// A number that English counts: the first argument decides between the two.
//!     desk_waiting(count: i64) => "{count} 件在等", one "1 case is waiting", many "{count} cases are waiting";
//! }
//! ```

/// The language of a page. Chinese is the language of record; English is offered beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Lang {
    /// Chinese as written in the mainland.
    #[default]
    Zh,
    /// Plain English.
    En,
}

impl Lang {
    /// Both languages, for tests that render everything twice.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The value of the `lang` attribute.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }

    /// The short code kept in the cookie and the address: `zh` or `en`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The language of a short code; `None` for anything we do not speak.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The other language, for the switch in the header.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// Picks one of two texts that are data, for example an item's Chinese and English name.
    /// An empty English text falls back to the Chinese one, which is always there.
    #[must_use]
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::En if !en.is_empty() => en,
            _ => zh,
        }
    }

    /// Several words one after the other.
    #[must_use]
    pub fn and(self, words: &[&str]) -> String {
        words.join(self.pick("、", ", "))
    }
}

/// A sentence kept in both languages until somebody reads it: a form's error is found before the page is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    zh: String,
    en: String,
}

impl Message {
    /// Says the same thing in every language: `Message::both(|lang| lang.form_required("姓名"))`.
    pub fn both<T: Into<String>>(say: impl Fn(Lang) -> T) -> Self {
        Self { zh: say(Lang::Zh).into(), en: say(Lang::En).into() }
    }

    /// The sentence in the visitor's language.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &str {
        lang.pick(&self.zh, &self.en)
    }
}

/// Writes one method of `Lang`; used by `messages!` only.
macro_rules! message {
    ([$(#[$doc:meta])*] $name:ident [] [$zh:literal] [$en:literal]) => {
        $(#[$doc])*
        #[must_use]
        pub const fn $name(self) -> &'static str {
            match self {
                Self::Zh => $zh,
                Self::En => $en,
            }
        }
    };
    ([$(#[$doc:meta])*] $name:ident [$($arg:ident : $kind:ty),+ $(,)?] [$zh:literal] [$en:literal]) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(self, $($arg: $kind),+) -> String {
            match self {
                Self::Zh => format!($zh),
                Self::En => format!($en),
            }
        }
    };
    ([$(#[$doc:meta])*] $name:ident [$count:ident : $number:ty $(, $arg:ident : $kind:ty)* $(,)?]
     [$zh:literal] [$one:literal $many:literal]) => {
        $(#[$doc])*
        #[must_use]
        pub fn $name(self, $count: $number $(, $arg: $kind)*) -> String {
            match self {
                Self::Zh => format!($zh),
                Self::En if $count == 1 => format!($one),
                Self::En => format!($many),
            }
        }
    };
}

/// Sentences of one room; the head of this module shows the three forms.
macro_rules! messages {
    ($(
        $(#[$doc:meta])*
        $name:ident $( ( $($args:tt)* ) )? => $zh:literal,
            $($en:literal)? $(one $one:literal, many $many:literal)? ;
    )*) => {
        impl $crate::text::Lang {
            $( message! { [$(#[$doc])*] $name [$($($args)*)?] [$zh] [$($en)? $($one $many)?] } )*
        }
    };
}

mod accountability;
mod api;
mod applicant;
mod base;
mod centre;
mod chapters;
pub mod codes;
mod counter;
mod desk;
mod door;
mod draft;
pub mod edit;
mod edit_hints;
mod field;
mod guide;
mod happened;
mod inspection;
pub mod law;
pub mod licence;
mod listing;
mod lists;
mod manage;
mod manual;
mod measures;
mod news;
mod open_data;
mod papers;
mod parser;
mod pieces;
mod portal;
mod process;
mod public;
mod quality;
mod reform;
mod refusal;
mod rulebook;
pub mod slip;
mod standing;
mod stations;
mod statistics;
mod story;
mod subjects;
pub mod supervision;
mod tables;
mod voice;
mod watch;
mod ways;
pub mod why;
mod words;

pub use door::role;
pub use field::{FIELD_WORDS, fault_field};
pub use happened::happened;
pub use manage::duty;
pub use parser::unread;
pub use process::risk_level;
pub use quality::{finding, finding_helps};
pub use refusal::{Known, Saying, fault, refusal, refusal_about};
pub use subjects::subject;
pub use tables::{table_fault, table_heading, table_note, table_why};

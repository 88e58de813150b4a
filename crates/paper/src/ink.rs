//! The colours of pictures (用色): custom properties with the light theme as fallback.
//!
//! A picture never names a colour: it says `var(--ink, #1b2733)` as a presentation attribute. That needs no
//! style element (the content security policy forbids them inline), follows whatever theme the page sets on
//! any element around the picture, and still prints in the light colours where no style sheet is loaded. The
//! style sheet of the pages defines the same names; [`TOKENS`] is the list to check it against.

/// 色标: name of the custom property, light value, value on the dark wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    pub name: &'static str,
    pub light: &'static str,
    pub dark: &'static str,
}

const fn token(name: &'static str, light: &'static str, dark: &'static str) -> Token {
    Token { name, light, dark }
}

pub const GROUND: Token = token("--ground", "#f6f8fa", "#0b1522");
pub const SURFACE: Token = token("--surface", "#ffffff", "#122135");
pub const LINE: Token = token("--line", "#d5dce3", "#24384f");
pub const INK: Token = token("--ink", "#1b2733", "#e8eef5");
pub const QUIET: Token = token("--quiet", "#556372", "#9db0c4");
pub const ACTION: Token = token("--action", "#1d4f91", "#6ea8fe");
pub const SEAL: Token = token("--seal", "#a61b1b", "#e06c6c");
pub const IN_TIME: Token = token("--in-time", "#1a7f4b", "#4cc38a");
pub const DUE_SOON: Token = token("--due-soon", "#9a6700", "#e3b341");
pub const LATE: Token = token("--late", "#b42318", "#ff8a7a");
pub const GRAVE: Token = token("--grave", "#7a0c0c", "#ff6b6b");
pub const PAUSED: Token = token("--paused", "#5b5f97", "#a9adf0");
pub const DONE: Token = token("--done", "#556372", "#9db0c4");

/// 全部色标: every property a picture may use.
pub const TOKENS: [Token; 13] =
    [GROUND, SURFACE, LINE, INK, QUIET, ACTION, SEAL, IN_TIME, DUE_SOON, LATE, GRAVE, PAUSED, DONE];

impl Token {
    /// 取色: the value of a `fill` or `stroke` attribute.
    pub fn paint(self) -> String {
        format!("var({}, {})", self.name, self.light)
    }
}

/// 语气: the meaning a mark's colour carries; always said in words as well.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Tone {
    #[default]
    Action,
    InTime,
    DueSoon,
    Late,
    Grave,
    Paused,
    Done,
}

impl Tone {
    /// 语气的颜色: the token this tone is painted with.
    pub fn token(self) -> Token {
        match self {
            Tone::Action => ACTION,
            Tone::InTime => IN_TIME,
            Tone::DueSoon => DUE_SOON,
            Tone::Late => LATE,
            Tone::Grave => GRAVE,
            Tone::Paused => PAUSED,
            Tone::Done => DONE,
        }
    }
}

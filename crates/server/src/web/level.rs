//! 监察级别 as it is shown: by the hall's own name and colour where supervisors gave it one, else by the usual (S-04). The word
//! always stands, for a colour alone tells nothing to whoever does not see it.

use super::pieces::{self, Choice, Tone};
use crate::text::{Lang, supervision};
use maud::Markup;
use rules::{
    hall::Hall,
    supervision::{LevelColour, SupervisionLevel},
};

/// What the hall calls a level.
#[must_use]
pub fn name(lang: Lang, hall: &Hall, level: SupervisionLevel) -> &str {
    match hall.standard.label(level) {
        Some(label) => lang.pick(&label.zh, &label.en),
        None => supervision::level(lang, level),
    }
}

/// A level as a tag: told by word, coloured by weight.
pub(super) fn tag(lang: Lang, hall: &Hall, level: SupervisionLevel) -> Markup {
    let tone = match hall.standard.label(level).map(|label| label.colour) {
        Some(colour) => tone(colour),
        None => usual(level),
    };
    pieces::tag(tone, name(lang, hall, level))
}

/// The levels to choose from, by their words on the wire.
pub(super) fn choices(lang: Lang, hall: &Hall) -> Vec<Choice<'_>> {
    choices_of(lang, hall, |_| true)
}

/// The same, as far as they are allowed.
pub(super) fn choices_of(
    lang: Lang,
    hall: &Hall,
    allowed: impl Fn(SupervisionLevel) -> bool,
) -> Vec<Choice<'_>> {
    let choice = |level: &SupervisionLevel| Choice::new(word(*level), name(lang, hall, *level));
    SupervisionLevel::ALL.iter().filter(|level| allowed(**level)).map(choice).collect()
}

/// The word of a level in an address and on the wire.
pub(super) const fn word(level: SupervisionLevel) -> &'static str {
    match level {
        SupervisionLevel::Remind => "remind",
        SupervisionLevel::EarlyWarning => "early_warning",
        SupervisionLevel::YellowCard => "yellow_card",
        SupervisionLevel::RedCard => "red_card",
    }
}

/// The level that a form or an address names; none where it names none.
pub(super) fn known(word_of_it: &str) -> Option<SupervisionLevel> {
    SupervisionLevel::ALL.iter().copied().find(|level| word(*level) == word_of_it)
}

const fn usual(level: SupervisionLevel) -> Tone {
    match level {
        SupervisionLevel::Remind => Tone::Quiet,
        SupervisionLevel::EarlyWarning => Tone::Action,
        SupervisionLevel::YellowCard => Tone::Warning,
        SupervisionLevel::RedCard => Tone::Bad,
    }
}

const fn tone(colour: LevelColour) -> Tone {
    match colour {
        LevelColour::Grey => Tone::Quiet,
        LevelColour::Blue => Tone::Action,
        LevelColour::Orange => Tone::Orange,
        LevelColour::Yellow => Tone::Warning,
        LevelColour::Red => Tone::Bad,
    }
}

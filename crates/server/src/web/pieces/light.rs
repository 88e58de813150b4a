//! How a case stands in time, at a glance and never by colour alone: light, tag, clock bar.

use maud::{Markup, html};
use rules::calendar::Interval;
use rules::clock::{Light, Limit, Remaining};
use rules::time::Instant;

use super::moments::{foreseen_text, moment_from, time_left};
use crate::text::Lang;

/// Every light, for legends, filters and tests.
pub const LIGHTS: [Light; 6] =
    [Light::InTime, Light::DueSoon, Light::Late, Light::Grave, Light::Paused, Light::Done];

/// The shape that tells the lights apart without colour. The variation selector keeps phones from drawing a
/// coloured picture instead of the sign.
#[must_use]
pub const fn light_shape(light: Light) -> &'static str {
    match light {
        Light::InTime => "●",
        Light::DueSoon => "▲",
        Light::Late => "■",
        Light::Grave => "✖\u{fe0e}",
        Light::Paused => "‖",
        Light::Done => "✓",
    }
}

/// The word of a light.
#[must_use]
pub const fn light_word(lang: Lang, light: Light) -> &'static str {
    match light {
        Light::InTime => lang.light_in_time(),
        Light::DueSoon => lang.light_due_soon(),
        Light::Late => lang.light_late(),
        Light::Grave => lang.light_grave(),
        Light::Paused => lang.light_paused(),
        Light::Done => lang.light_done(),
    }
}

/// The class that gives the colour; the same word as in the rules and in the address of a filter.
#[must_use]
pub const fn light_class(light: Light) -> &'static str {
    match light {
        Light::InTime => "in_time",
        Light::DueSoon => "due_soon",
        Light::Late => "late",
        Light::Grave => "grave",
        Light::Paused => "paused",
        Light::Done => "done",
    }
}

/// A light: shape, word, colour.
#[must_use]
pub fn light(lang: Lang, light: Light) -> Markup {
    html! {
        span class={ "light " (light_class(light)) } {
            span aria-hidden="true" { (light_shape(light)) } " " (light_word(lang, light))
        }
    }
}

/// A light with other words in the place of its own: `■ 已超 2 个工作日`.
#[must_use]
pub fn light_saying(light: Light, words: &str) -> Markup {
    html! {
        span class={ "light " (light_class(light)) } {
            span aria-hidden="true" { (light_shape(light)) } " " (words)
        }
    }
}

/// What a tag is about; it sets the colour, the word says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// A plain property.
    Quiet,
    /// Something to act on.
    Action,
    /// Something of the state's authority: seal, law, card.
    Seal,
    /// Good.
    Good,
    /// Mind this.
    Warning,
    /// The second of four, where a hall tells its levels by colours.
    Orange,
    /// Wrong.
    Bad,
}

impl Tone {
    pub(super) const fn class(self) -> &'static str {
        match self {
            Self::Quiet => "quiet",
            Self::Action => "action",
            Self::Seal => "seal",
            Self::Good => "good",
            Self::Warning => "warning",
            Self::Orange => "orange",
            Self::Bad => "bad",
        }
    }
}

/// A short word in a frame: kind of case, channel, state.
#[must_use]
pub fn tag(tone: Tone, words: &str) -> Markup {
    html! { span class={ "tag " (tone.class()) } { (words) } }
}

/// 时限条: one clock of a case as a bar (法定, 承诺 or 环节).
#[derive(Debug, Clone)]
pub struct ClockBar<'a> {
    /// "承诺时限", "法定时限", "环节时限 · 审核".
    pub label: &'a str,
    /// How much there is, extensions included (`Clock::total_limit`).
    pub total: Limit,
    /// What is left of it, in the same unit (`Clock::remaining`).
    pub remaining: Remaining,
    /// How it stands (`Clock::light`).
    pub light: Light,
    /// The moment at which it is read.
    pub now: Instant,
    /// When it ends; none while a pause of unknown length runs.
    pub due: Option<Instant>,
    /// Between which days it will end, where the calendar of that year has not been announced yet (C-08, CL4).
    pub foreseen: Option<Interval>,
    /// Address of the day-by-day account ("为什么是这一天？").
    pub why: Option<&'a str>,
}

impl ClockBar<'_> {
    /// Draws the clock.
    #[must_use]
    pub fn show(&self, lang: Lang) -> Markup {
        let words = self.words(lang);
        html! {
            div class={ "clock " (light_class(self.light)) } {
                div class="clock-head" {
                    strong { (self.label) }
                    (light_saying(self.light, &self.standing(lang)))
                }
                (self.bar(&words))
                div class="clock-foot" {
                    span { (words) }
                    @if let Some(due) = self.due { span { (lang.clock_due()) " " (moment_from(lang, due, self.now)) } }
                    @if let Some(why) = self.why { a href=(why) { (lang.clock_why()) } }
                }
                @if let Some(interval) = self.foreseen { p class="clock-note" { (foreseen_text(lang, interval)) } }
            }
        }
    }

    /// Pause and end are told by the light's own word, everything else by the time left.
    fn standing(&self, lang: Lang) -> String {
        match self.light {
            Light::Paused | Light::Done => light_word(lang, self.light).to_owned(),
            _ => time_left(lang, self.remaining),
        }
    }

    fn used(&self) -> u64 {
        match self.remaining {
            Remaining::Left(left) => self.total.amount().saturating_sub(left.amount()),
            Remaining::Late(by) => self.total.amount().saturating_add(by.amount()),
        }
    }

    fn words(&self, lang: Lang) -> String {
        let (total, used) = (self.total.amount(), self.used());
        match self.total {
            Limit::WorkingDays(_) => lang.clock_working_days(total, used),
            Limit::CalendarDays(_) => lang.clock_days(total, used),
            Limit::OfficeSeconds(_) => lang.clock_minutes(total / 60, used / 60),
        }
    }

    /// Drawn as SVG because the content security policy allows no inline style. When the limit is passed the
    /// whole bar is the time used, and a gap marks where the limit was.
    fn bar(&self, words: &str) -> Markup {
        let total = self.total.amount().max(1);
        let used = self.used().min(total.saturating_mul(100));
        let scale = total.max(used);
        let percent = |part: u64| format!("{}%", part.saturating_mul(100) / scale);
        html! {
            svg class="bar" width="100%" height="8" role="img" aria-label=(words) {
                rect class="bar-ground" width="100%" height="8" rx="4" {}
                rect class="bar-used" width=(percent(used)) height="8" rx="4" {}
                @if used > total {
                    line class="bar-limit" x1=(percent(total)) x2=(percent(total)) y1="0" y2="8" {}
                }
            }
        }
    }
}

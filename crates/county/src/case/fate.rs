//! 走向: what becomes of a case, drawn once when it is applied for.
//!
//! Most cases go well and in time. The rest is mixed so that sixty days show everything a hall knows: one in ten to
//! be corrected, a few refused, not accepted, withdrawn or late, and now and then silence, an extension, a red card.

use super::review::pauses;
use crate::{application::days, chance::Chance, evasion::Trick};
use rules::{
    clock::Limit,
    item::content::{CaseKind, Content},
    rating::RatingLevel,
};

/// How a case goes.
#[derive(Clone, Debug)]
pub(crate) struct Fate {
    pub(crate) ending: Ending,
    /// Returned from the pre-review, and whether the applicant comes back.
    pub(crate) returned: bool,
    pub(crate) comes_back: bool,
    /// Something is missing or wrong when it is handed in.
    pub(crate) correction: bool,
    /// A material that may follow later follows later (P-08).
    pub(crate) defers: bool,
    pub(crate) corrected: Corrected,
    /// Nobody at the window acts until silence accepts (L-06).
    pub(crate) silent: bool,
    pub(crate) pace: Pace,
    pub(crate) special: bool,
    pub(crate) extension: bool,
    /// How often the decision sends it back.
    pub(crate) send_backs: u32,
    /// The clerk takes a step on before working on it.
    pub(crate) takes: bool,
    /// The result is made before it is handed over.
    pub(crate) produces: bool,
    pub(crate) rating: Option<RatingLevel>,
    /// What somebody tries with it to get around supervision.
    pub(crate) trick: Option<Trick>,
}

/// How a case ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    Granted,
    Refused,
    NotRequired,
    AcceptanceRefused,
    Withdrawn,
    Terminated,
}

/// What the applicant does about a correction notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Corrected {
    Well,
    Wrongly,
    Never,
}

/// How fast the department works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pace {
    InTime,
    /// Late at the review.
    ReviewLate,
    /// Late at the decision.
    DecisionLate,
    /// Decided after the promised day.
    PastPromise,
    /// Decided after the statutory day.
    PastStatute,
}

/// Draws the fate of an application for this item.
pub(crate) fn draw(content: &Content, walk_in: bool, chance: &mut Chance) -> Fate {
    let on_the_spot = content.handling.case_kind == Some(CaseKind::OnTheSpot);
    let likely = |permille: u64, on_the_spot_permille: u64| {
        if on_the_spot { on_the_spot_permille } else { permille }
    };
    const ENDINGS: [Ending; 5] = [
        Ending::Refused,
        Ending::NotRequired,
        Ending::AcceptanceRefused,
        Ending::Withdrawn,
        Ending::Terminated,
    ];
    let weights = [likely(45, 12), likely(10, 6), likely(14, 8), likely(24, 8), likely(6, 0), 901];
    let ending = ENDINGS.get(chance.weighted(&weights)).copied().unwrap_or(Ending::Granted);
    const PACES: [Pace; 4] = [Pace::ReviewLate, Pace::DecisionLate, Pace::PastPromise, Pace::PastStatute];
    let lawful = content.statutory_limit().is_some();
    let weights = [likely(26, 0), likely(18, 25), likely(16, 4), likely(6, 0) * u64::from(lawful), 935];
    let pace = PACES.get(chance.weighted(&weights)).copied().unwrap_or(Pace::InTime);
    let silent = ending == Ending::Granted && chance.permille(likely(12, 0));
    let correction = !silent && chance.permille(likely(150, 60));
    let corrected = match chance.below(100) {
        0..=8 => Corrected::Never,
        9..=14 => Corrected::Wrongly,
        _ => Corrected::Well,
    };
    Fate {
        ending,
        returned: !walk_in && chance.permille(60),
        comes_back: chance.permille(900),
        correction,
        defers: !correction && !silent && chance.permille(400),
        corrected,
        silent,
        pace,
        special: content.limits.special_links.iter().any(pauses) && chance.permille(350),
        extension: is_extendable(content) && chance.permille(60),
        send_backs: u32::from(chance.permille(likely(40, 0))),
        takes: chance.permille(likely(650, 100)),
        produces: chance.permille(likely(500, 0)),
        rating: rating(pace, ending, chance),
        trick: None,
    }
}

/// Whether there is a limit that the head may extend, and time in it to see that it will not do.
pub(crate) fn is_extendable(content: &Content) -> bool {
    matches!(content.statutory_limit(), Some(limit @ Limit::WorkingDays(_)) if days(limit) >= 15)
        && matches!(content.limits.promised, Some(limit @ Limit::WorkingDays(_)) if days(limit) >= 8)
}

/// Of those who get their result about a third rate, mostly well; who waited or was refused rates worse.
fn rating(pace: Pace, ending: Ending, chance: &mut Chance) -> Option<RatingLevel> {
    if !chance.permille(360) {
        return None;
    }
    let content = matches!(pace, Pace::InTime) && ending == Ending::Granted;
    let weights = if content { [560, 275, 90, 50, 25] } else { [180, 330, 250, 160, 80] };
    RatingLevel::ALL.get(chance.weighted(&weights)).copied()
}

impl Fate {
    /// The fate of a case that came about without the county: it is simply handled.
    pub(crate) fn plain() -> Self {
        Self {
            ending: Ending::Granted,
            returned: false,
            comes_back: true,
            correction: false,
            defers: true,
            corrected: Corrected::Well,
            silent: false,
            pace: Pace::InTime,
            special: false,
            extension: false,
            send_backs: 0,
            takes: true,
            produces: true,
            rating: None,
            trick: None,
        }
    }
}

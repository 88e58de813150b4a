//! 联系、处理、回访: what the department and the hall do about a bad rating.

use super::{Command, Context, Event, Rating, RatingLevel, RatingNote, RatingState, Refusal, sees_to};
use crate::{
    hall::Role,
    item::content::coded,
    name::Commitment,
    time::{CalendarDays, Date, Instant},
};
use serde::{Deserialize, Serialize};

/// Calls that nobody answers after which no further one is asked for (PD; name no number).
pub const TRIES: usize = 3;
/// Between two calls that nobody answers (PD): one after the other they are one.
const APART_MS: i64 = 3_600_000;
/// 追评期限: R-03 names none, so a month holds (PD).
pub const SUPPLEMENT: CalendarDays = CalendarDays(30);

/// 处理方式: the three ways out of R-05.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerWay {
    /// 立即整改: clear and fair, so it was put right at once.
    PutRight,
    /// 限期整改: complex, so it takes until a day, for the reason told.
    Plan {
        /// The last day.
        until: Date,
    },
    /// 解释说明: what was asked for has no basis in law.
    Explained,
}

coded!(
    /// 再评方式: how a second mark came.
    MarkWay {
        OnPage = "凭评价码",
        ByCall = "电话回访",
    }
);

impl AnswerWay {
    /// In Chinese.
    #[must_use]
    pub const fn zh(self) -> &'static str {
        match self {
            Self::PutRight => "立即整改",
            Self::Plan { .. } => "限期整改",
            Self::Explained => "解释说明",
        }
    }
}

impl Rating {
    /// somebody of the department calls whoever rated under their name; not the one rated.
    pub(super) fn contact(
        &self,
        reached: bool,
        words: Commitment,
        context: &Context<'_>,
    ) -> Result<Event, Refusal> {
        self.by_department(context)?;
        if self.is_anonymous() {
            return Err(Refusal::Anonymous);
        }
        self.must_be(&[RatingState::ToContact])?;
        if !reached {
            apart(&self.contacts, context.now)?;
        }
        Ok(Event::RaterContacted { reached, words })
    }

    /// one of three ways out, once; a plan ends within the time there is.
    pub(super) fn answer(
        &self,
        way: AnswerWay,
        words: Commitment,
        context: &Context<'_>,
    ) -> Result<Event, Refusal> {
        self.by_department(context)?;
        // whoever rated under their name is heard before they are answered.
        if self.state() == RatingState::ToContact {
            return Err(Refusal::NotContacted);
        }
        self.must_be(&[RatingState::ToAnswer])?;
        if let AnswerWay::Plan { until } = way {
            if until < context.now.day() {
                return Err(Refusal::PlanBehind);
            }
            if self.answer_until(&context.hall.calendar).is_some_and(|last| until > last) {
                return Err(Refusal::PlanTooLong);
            }
        }
        Ok(Event::RatingAnswered { way, words })
    }

    /// what was promised is done, and told.
    pub(super) fn finish(&self, words: Commitment, context: &Context<'_>) -> Result<Event, Refusal> {
        self.by_department(context)?;
        self.must_be(&[RatingState::Planned])?;
        Ok(Event::RatingPlanDone { words })
    }

    /// whoever holds the token says what they think of the answer, once.
    pub(super) fn mark(
        &self,
        token: &Commitment,
        level: RatingLevel,
        words: Option<Commitment>,
    ) -> Result<Event, Refusal> {
        self.holds(token)?;
        if self.second.is_some() {
            return Err(Refusal::MarkedAlready);
        }
        self.must_be(&[RatingState::ToCallBack, RatingState::Closed])?;
        Ok(Event::SecondMarkGiven { level, words })
    }

    /// the hall calls back, and never somebody of the department that was rated.
    pub(super) fn call_back(
        &self,
        mark: Option<RatingLevel>,
        words: Commitment,
        context: &Context<'_>,
    ) -> Result<Event, Refusal> {
        let person = &context.actor.person;
        let calls = Role::CALL_BACK.iter().any(|role| context.actor.has(*role));
        if !calls || context.hall.posts_of(person).any(|post| post.department == self.department) {
            return Err(Refusal::NotCaller);
        }
        if self.is_anonymous() {
            return Err(Refusal::Anonymous);
        }
        self.must_be(&[RatingState::ToCallBack])?;
        if mark.is_none() {
            apart(&self.vain_calls, context.now)?;
        }
        Ok(Event::RaterCalledBack { mark, words })
    }

    /// one supplementary rating by the same token, within its time.
    pub(super) fn supplement(
        &self,
        token: &Commitment,
        level: RatingLevel,
        words: Option<Commitment>,
        now: Instant,
    ) -> Result<Event, Refusal> {
        self.holds(token)?;
        if self.supplement.is_some() {
            return Err(Refusal::SupplementedAlready);
        }
        if self.is_excluded() {
            return Err(Refusal::WrongState(RatingState::Excluded));
        }
        if self.supplement_until().is_none_or(|last| now.day() > last) {
            return Err(Refusal::SupplementTooLate);
        }
        Ok(Event::RatingSupplemented { level, words })
    }

    /// The last day for a supplementary rating; none before the first one.
    #[must_use]
    pub fn supplement_until(&self) -> Option<Date> {
        let given = self.given.as_ref()?.at.day();
        Some(given.saturating_add(jiff::Span::new().days(i64::from(SUPPLEMENT.0))))
    }

    /// Whoever shows the token of a rating that was given.
    fn holds(&self, token: &Commitment) -> Result<(), Refusal> {
        let known = self.case.is_some() && self.token == *token && self.given.is_some();
        known.then_some(()).ok_or(Refusal::NotOpen)
    }

    fn by_department(&self, context: &Context<'_>) -> Result<(), Refusal> {
        if self.given.is_none() {
            return Err(Refusal::NotGiven);
        }
        let sees = sees_to(context.hall, &context.actor.person, self, context.now.day());
        sees.then_some(()).ok_or(Refusal::NotOfDepartment)
    }

    /// one case, one rating.
    pub(super) fn unrated(&self) -> Result<(), Refusal> {
        if self.given.is_some() { Err(Refusal::AlreadyRated) } else { Ok(()) }
    }

    pub(super) fn must_be(&self, states: &[RatingState]) -> Result<(), Refusal> {
        let state = self.state();
        if states.contains(&state) { Ok(()) } else { Err(Refusal::WrongState(state)) }
    }
}

impl Command {
    /// Whether it is given by whoever holds the token, and by nobody of the hall.
    #[must_use]
    pub const fn is_by_token(&self) -> bool {
        matches!(self, Self::Give { .. } | Self::Mark { .. } | Self::Supplement { .. })
    }
}

/// Whether another call that nobody answers is one of its own.
fn apart(calls: &[RatingNote], now: Instant) -> Result<(), Refusal> {
    let last = calls.last().filter(|call| !call.reached);
    if last.is_some_and(|call| now.since(call.at) < APART_MS) { Err(Refusal::CalledJustNow) } else { Ok(()) }
}

//! 限次: how often the doors that can be guessed at may be tried, by address and by name.

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::num::NonZeroU32;

/// 限次
#[derive(Debug)]
pub struct Limits {
    sign_in: DefaultKeyedRateLimiter<String>,
    query: DefaultKeyedRateLimiter<String>,
    register: DefaultKeyedRateLimiter<String>,
}

/// A door that can be guessed at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// Signing in, beside the lock-out of the account.
    SignIn,
    /// Asking for a case by number and code, or rating by token.
    Query,
    /// Making accounts.
    Register,
}

/// After so many minutes a door is open again.
pub const MINUTES: i64 = 1;

impl Limits {
    /// Nobody has tried yet.
    #[must_use]
    pub fn new() -> Limits {
        let a_minute = |times: u32| {
            let times = NonZeroU32::new(times).unwrap_or(NonZeroU32::MIN);
            RateLimiter::keyed(Quota::per_minute(times))
        };
        Limits { sign_in: a_minute(20), query: a_minute(30), register: a_minute(10) }
    }

    /// Whether this key (an address, a login) may try once more now.
    #[must_use]
    pub fn allow(&self, door: Door, key: &str) -> bool {
        let limiter = match door {
            Door::SignIn => &self.sign_in,
            Door::Query => &self.query,
            Door::Register => &self.register,
        };
        limiter.check_key(&key.to_owned()).is_ok()
    }
}

impl Limits {
    /// Forgets the keys that may try again as often as anybody, so that keys do not gather for ever.
    pub fn forget(&self) {
        for limiter in [&self.sign_in, &self.query, &self.register] {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }
}

impl Default for Limits {
    fn default() -> Limits {
        Limits::new()
    }
}

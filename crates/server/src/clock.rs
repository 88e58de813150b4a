//! 钟: the only file that reads the time.
//!
//! Everything else is given the time. The rehearsal and the tests wind a clock by hand; a wound clock never runs
//! backwards.

use rules::time::Instant;
use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{SystemTime, UNIX_EPOCH},
};

/// 钟: real, or wound by hand. Clones show the same time.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    Real,
    /// Stands still until somebody winds it.
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at this moment.
    #[must_use]
    pub fn manual(at: Instant) -> Clock {
        Clock::Manual(Arc::new(AtomicI64::new(at.0)))
    }

    /// The time.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "the one place where the time is read")]
    pub fn now(&self) -> Instant {
        match self {
            Clock::Real => {
                let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
                Instant(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
            }
            Clock::Manual(at) => Instant(at.load(Ordering::SeqCst)),
        }
    }

    /// Winds a manual clock to this moment; earlier moments, and the machine's clock, change nothing.
    pub fn wind(&self, to: Instant) {
        if let Clock::Manual(at) = self {
            at.fetch_max(to.0, Ordering::SeqCst);
        }
    }
}

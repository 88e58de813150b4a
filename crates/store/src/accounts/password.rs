//! Passwords: which are strong enough, and hashing them without holding up the server.
//!
//! Argon2id takes memory and time on purpose, so it runs beside the runtime and only a few at once: a flood
//! of logins waits at this door and does not take the machine.

use super::AccountKind;
use crate::db::StoreError;
use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use std::sync::Arc;
use thiserror::Error;
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

/// Signs in a citizen's password, at least.
pub const CITIZEN_LENGTH: usize = 8;
/// Signs in the password of staff, at least.
pub const STAFF_LENGTH: usize = 10;
/// Bytes in any password, at most.
pub const LONGEST_PASSWORD: usize = 256;

/// What everybody tries first; compared in lower case, also with digits behind.
const OBVIOUS: &[&str] = &[
    "password",
    "passw0rd",
    "p@ssw0rd",
    "p@ssword",
    "qwerty",
    "qwertyuiop",
    "qazwsx",
    "1qaz2wsx",
    "1q2w3e4r",
    "1q2w3e4r5t",
    "zaq12wsx",
    "asdfghjkl",
    "zxcvbnm",
    "abc",
    "abcd",
    "abcdef",
    "iloveyou",
    "letmein",
    "welcome",
    "admin",
    "administrator",
    "root",
    "user",
    "test",
    "guest",
    "changeme",
    "onewindow",
    "yichuang",
    "woaini",
    "woaini1314",
    "5201314",
    "1314520",
    "a123456",
    "aa123456",
    "admin@",
    "zhongguo",
    "beijing",
];

/// Why a password will not do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PasswordFault {
    /// Fewer signs than wanted.
    #[error("a password has at least {least} signs")]
    TooShort {
        /// [`CITIZEN_LENGTH`] or [`STAFF_LENGTH`].
        least: usize,
    },
    /// More bytes than [`LONGEST_PASSWORD`].
    #[error("a password has at most {most} bytes")]
    TooLong {
        /// [`LONGEST_PASSWORD`].
        most: usize,
    },
    /// Among the first that anybody would try: a known one, a run of neighbours, few different signs, or
    /// the login itself.
    #[error("the password is easy to guess")]
    Obvious,
    /// Staff need signs of two kinds at least: letters, digits, others.
    #[error("a password of staff has two kinds of signs")]
    OneKind,
}

/// Whether the password will do for this login.
pub(super) fn fit(password: &str, login: &str, kind: AccountKind) -> Result<(), PasswordFault> {
    let least = if kind == AccountKind::Staff { STAFF_LENGTH } else { CITIZEN_LENGTH };
    if password.len() > LONGEST_PASSWORD {
        return Err(PasswordFault::TooLong { most: LONGEST_PASSWORD });
    }
    let signs: Vec<char> = password.to_lowercase().chars().collect();
    if signs.len() < least {
        return Err(PasswordFault::TooShort { least });
    }
    let lower: String = signs.iter().collect();
    let bare = lower.trim_end_matches(|sign: char| sign.is_ascii_digit() || "!@#.".contains(sign));
    let neighbours =
        signs.windows(2).filter(|pair| u32::from(pair[0]).abs_diff(u32::from(pair[1])) <= 1).count();
    let mut different = signs.clone();
    different.sort_unstable();
    different.dedup();
    let obvious = OBVIOUS.contains(&lower.as_str())
        || OBVIOUS.contains(&bare)
        || neighbours + 2 >= signs.len()
        || different.len() <= 3
        || lower.contains(login);
    if obvious {
        return Err(PasswordFault::Obvious);
    }
    let kinds = [
        password.chars().any(char::is_alphabetic),
        password.chars().any(char::is_numeric),
        password.chars().any(|sign| !sign.is_alphanumeric()),
    ];
    if kind == AccountKind::Staff && kinds.iter().filter(|found| **found).count() < 2 {
        return Err(PasswordFault::OneKind);
    }
    Ok(())
}

/// Where passwords are hashed.
pub(super) struct Press {
    gate: Arc<Semaphore>,
    /// The hash of a password nobody has, to be worked on for logins nobody has.
    nobody: String,
}

impl Press {
    pub(super) fn new(at_once: usize) -> Result<Press, StoreError> {
        let unknown: [u8; 32] = rand::random();
        Ok(Press { gate: Arc::new(Semaphore::new(at_once.max(1))), nobody: hashed(&unknown)? })
    }

    pub(super) async fn hash(&self, password: &str) -> Result<String, StoreError> {
        let password = Zeroizing::new(password.as_bytes().to_vec());
        self.work(move || hashed(&password)).await?
    }

    /// Whether the password belongs to the hash; without a hash the work is the same and the answer no.
    pub(super) async fn matches(&self, password: &str, hash: Option<String>) -> Result<bool, StoreError> {
        let known = hash.is_some();
        let hash = hash.unwrap_or_else(|| self.nobody.clone());
        // A longer one cannot be right, and is not worth the work on all its bytes.
        let cut = password.len().min(LONGEST_PASSWORD + 1);
        let password = Zeroizing::new(password.as_bytes()[..cut].to_vec());
        let right = self
            .work(move || {
                let hash = PasswordHash::new(&hash)
                    .map_err(|error| StoreError::broken("reading a password hash", error))?;
                Ok::<_, StoreError>(Argon2::default().verify_password(&password, &hash).is_ok())
            })
            .await??;
        Ok(known && right)
    }

    async fn work<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, StoreError> {
        let doing = "hashing a password";
        let permit =
            Arc::clone(&self.gate).acquire_owned().await.map_err(|error| StoreError::broken(doing, error))?;
        tokio::task::spawn_blocking(move || {
            // The permit goes with the work, which a cancelled request cannot stop.
            let _permit = permit;
            work()
        })
        .await
        .map_err(|error| StoreError::broken(doing, error))
    }
}

fn hashed(password: &[u8]) -> Result<String, StoreError> {
    Argon2::default()
        .hash_password(password)
        .map(|hash: PasswordHash| hash.to_string())
        .map_err(|error| StoreError::broken("hashing a password", error))
}

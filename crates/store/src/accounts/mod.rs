//! 账号 Accounts: who may come in, how they prove it, and for how long.
//!
//! Accounts are not history: they change and go without an event. Passwords are kept as Argon2id, tokens as
//! keyed hashes. Five wrong passwords lock an account for fifteen minutes; a login nobody has takes as much
//! work as a wrong password, so the time tells nothing. What a person may do is not decided here.

mod password;
mod session;
mod token;

use crate::args;
use crate::db::{Db, Reader, Row, StoreError};
use crate::keys::{NodeKey, Secret, random_secret};
use password::Press;
pub use password::{CITIZEN_LENGTH, LONGEST_PASSWORD, PasswordFault, STAFF_LENGTH};
pub use session::{MOST_SESSIONS, NewSession, Session, SessionLimits};
use std::fmt;
use std::sync::Arc;
use thiserror::Error;
pub use token::{ApiToken, MOST_TOKENS, TokenHolder};

/// Wrong passwords in a row before an account is locked.
pub const FAILURES: i64 = 5;
/// How long it stays locked, in milliseconds.
pub const LOCK_MS: i64 = 15 * 60 * 1000;

/// 账号类别: who stands behind an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountKind {
    /// A natural person or an enterprise that applies.
    Citizen,
    /// Somebody who works in the hall or supervises it.
    Staff,
}

impl AccountKind {
    fn word(self) -> &'static str {
        match self {
            AccountKind::Citizen => "citizen",
            AccountKind::Staff => "staff",
        }
    }

    fn from_word(word: &str) -> Result<AccountKind, StoreError> {
        match word {
            "citizen" => Ok(AccountKind::Citizen),
            "staff" => Ok(AccountKind::Staff),
            _ => Err(StoreError::broken("reading an account", "its kind is unknown")),
        }
    }
}

/// 账号: a login without its password.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The person in the log and the vault.
    pub person: String,
    /// As it is typed, in lower case.
    pub login: String,
    /// Citizen or staff.
    pub kind: AccountKind,
    /// UTC milliseconds.
    pub created_at: i64,
    /// UTC milliseconds; for rules on changing passwords.
    pub password_changed_at: i64,
    /// The password was given by somebody else, and must be changed.
    pub must_change: bool,
}

/// Why an account does not do what was asked.
#[derive(Debug, Error)]
pub enum AccountRefusal {
    /// The login or the person has an account already.
    #[error("there is such an account already")]
    Taken,
    /// A login has 3 to 64 visible signs and no space.
    #[error("a login has 3 to 64 signs and no space")]
    BadLogin,
    /// The password is too weak, and why.
    #[error(transparent)]
    Weak(#[from] PasswordFault),
    /// Login and password do not belong together; which of them is wrong is not said.
    #[error("login or password is wrong")]
    Wrong,
    /// Too many wrong passwords.
    #[error("locked for another {for_ms} ms")]
    Locked {
        /// Until it opens again, in milliseconds.
        for_ms: i64,
    },
    /// The person has [`MOST_TOKENS`] tokens.
    #[error("a person has at most {limit} tokens")]
    TooManyTokens {
        /// [`MOST_TOKENS`].
        limit: i64,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// 账号库: accounts, sessions and tokens. Clones share it.
#[derive(Clone)]
pub struct Accounts(Arc<Inside>);

struct Inside {
    db: Db,
    press: Press,
    session_key: Secret,
    token_key: Secret,
    limits: SessionLimits,
}

impl fmt::Debug for Accounts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Accounts").field("limits", &self.0.limits).finish_non_exhaustive()
    }
}

impl Accounts {
    /// The accounts of this database. `hashers` is how many passwords may be worked on at once; each takes
    /// 19 MiB and about 15 ms of a processor.
    pub fn new(
        db: Db,
        node: &NodeKey,
        limits: SessionLimits,
        hashers: usize,
    ) -> Result<Accounts, StoreError> {
        let inside = Inside {
            db,
            press: Press::new(hashers)?,
            session_key: node.sessions.clone(),
            token_key: node.tokens.clone(),
            limits,
        };
        Ok(Accounts(Arc::new(inside)))
    }

    /// The login as it is kept, if login and password will do; nothing is asked of the database, so this can be known
    /// before anything is written.
    pub fn fitting(login: &str, password: &str, kind: AccountKind) -> Result<String, AccountRefusal> {
        let login = login_form(login).ok_or(AccountRefusal::BadLogin)?;
        password::fit(password, &login, kind)?;
        Ok(login)
    }

    /// Makes an account.
    pub async fn register(
        &self,
        person: &str,
        login: &str,
        password: &str,
        kind: AccountKind,
        now: i64,
    ) -> Result<(), AccountRefusal> {
        let login = Accounts::fitting(login, password, kind)?;
        let hash = self.0.press.hash(password).await?;
        let tx = self.0.db.begin_write().await?;
        let sql = "INSERT INTO account (person, login, password_hash, kind, failed, created_at, \
                   password_changed_at) VALUES ($1, $2, $3, $4, 0, $5, $5) ON CONFLICT DO NOTHING";
        if tx.exec(sql, args![person, login, hash, kind.word(), now]).await? == 0 {
            return Err(AccountRefusal::Taken);
        }
        tx.commit().await?;
        Ok(())
    }

    /// Checks a login with its password and counts what is wrong. Also a right password is refused while
    /// the account is locked.
    pub async fn verify(&self, login: &str, password: &str, now: i64) -> Result<Account, AccountRefusal> {
        let row = match login_form(login) {
            Some(login) => self.0.db.one(&select("login"), args![login]).await?,
            None => None,
        };
        self.weigh(row, password, now).await
    }

    /// Changes the password of somebody who knows the old one. All sessions and tokens of the person end; the
    /// caller opens a new session.
    pub async fn change_password(
        &self,
        person: &str,
        old: &str,
        new: &str,
        now: i64,
    ) -> Result<(), AccountRefusal> {
        let row = self.0.db.one(&select("person"), args![person]).await?;
        self.weigh(row, old, now).await?;
        self.set_password(person, new, false, now).await
    }

    /// Gives a person a one-time password, answered once, which they must change before anything else: for
    /// administrators. Unlocks the account and ends all sessions and tokens.
    pub async fn reset_password(&self, person: &str, now: i64) -> Result<String, AccountRefusal> {
        let password = one_time();
        self.set_password(person, &password, true, now).await?;
        Ok(password)
    }

    /// Sets a password without asking for the old one: for founding, and behind the two above.
    pub async fn set_password(
        &self,
        person: &str,
        new: &str,
        must_change: bool,
        now: i64,
    ) -> Result<(), AccountRefusal> {
        let account = self.account(person).await?.ok_or(StoreError::Missing { what: "account" })?;
        password::fit(new, &account.login, account.kind)?;
        let hash = self.0.press.hash(new).await?;
        let tx = self.0.db.begin_write().await?;
        let sql = "UPDATE account SET password_hash = $2, failed = 0, locked_until = NULL, \
                   password_changed_at = $3, must_change = $4 WHERE person = $1";
        tx.exec(sql, args![person, hash, now, i64::from(must_change)]).await?;
        tx.exec("DELETE FROM session WHERE person = $1", args![person]).await?;
        tx.exec("DELETE FROM api_token WHERE person = $1", args![person]).await?;
        tx.commit().await?;
        Ok(())
    }

    /// The person's account, if there is one.
    pub async fn account(&self, person: &str) -> Result<Option<Account>, StoreError> {
        let row = self.0.db.one(&select("person"), args![person]).await?;
        row.as_ref().map(account).transpose()
    }

    /// The account of this kind with this login, if there is one.
    pub async fn with_login(&self, login: &str, kind: AccountKind) -> Result<Option<Account>, StoreError> {
        let Some(login) = login_form(login) else { return Ok(None) };
        let row = self.0.db.one(&select("login"), args![login]).await?;
        let found = row.as_ref().map(account).transpose()?;
        Ok(found.filter(|account| account.kind == kind))
    }

    /// Everybody who has an account as staff, at most so many.
    pub async fn staff(&self, most: u32) -> Result<Vec<String>, StoreError> {
        let sql = "SELECT person FROM account WHERE kind = $1 ORDER BY person LIMIT $2";
        let rows = self.0.db.query(sql, args![AccountKind::Staff.word(), most]).await?;
        rows.iter().map(|row| row.get("person")).collect()
    }

    async fn weigh(&self, row: Option<Row>, password: &str, now: i64) -> Result<Account, AccountRefusal> {
        let hash = row.as_ref().map(|row| row.get::<String>("password_hash")).transpose()?;
        let right = self.0.press.matches(password, hash).await?;
        let Some(row) = row else { return Err(AccountRefusal::Wrong) };
        let account = account(&row)?;
        // The row is read again under a lock: guesses made side by side count one after another, and none
        // made after the lock learns whether it was right.
        let tx = self.0.db.begin_write().await?;
        let sql = format!(
            "SELECT failed, locked_until FROM account WHERE person = $1{}",
            tx.dialect().for_update()
        );
        let Some(row) = tx.one(&sql, args![&account.person]).await? else {
            return Err(AccountRefusal::Wrong);
        };
        let locked_until = row.get::<Option<i64>>("locked_until")?.unwrap_or(i64::MIN);
        if locked_until > now {
            return Err(AccountRefusal::Locked { for_ms: locked_until - now });
        }
        let failed = if right { 0 } else { row.get::<i64>("failed")? + 1 };
        let locks = failed >= FAILURES;
        let until = locks.then(|| now.saturating_add(LOCK_MS));
        let kept = if locks { 0 } else { failed };
        tx.exec(
            "UPDATE account SET failed = $2, locked_until = $3 WHERE person = $1",
            args![&account.person, kept, until],
        )
        .await?;
        tx.commit().await?;
        match (right, locks) {
            (true, _) => Ok(account),
            (false, true) => Err(AccountRefusal::Locked { for_ms: LOCK_MS }),
            (false, false) => Err(AccountRefusal::Wrong),
        }
    }
}

fn select(by: &str) -> String {
    format!(
        "SELECT person, login, password_hash, kind, created_at, password_changed_at, must_change \
         FROM account WHERE {by} = $1"
    )
}

fn account(row: &Row) -> Result<Account, StoreError> {
    Ok(Account {
        person: row.get("person")?,
        login: row.get("login")?,
        kind: AccountKind::from_word(row.get("kind")?)?,
        created_at: row.get("created_at")?,
        password_changed_at: row.get("password_changed_at")?,
        must_change: row.get::<Option<i64>>("must_change")? == Some(1),
    })
}

/// Signs that are not taken for one another when read aloud.
const SIGNS: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz234567892";

/// A password for one use: fifteen signs in three groups.
fn one_time() -> String {
    let secret = random_secret();
    let signs = secret.iter().take(15).map(|byte| char::from(SIGNS[usize::from(byte % 32)]));
    let mut password = String::with_capacity(17);
    for (place, sign) in signs.enumerate() {
        if place > 0 && place % 5 == 0 {
            password.push('-');
        }
        password.push(sign);
    }
    password
}

/// A login as it is kept and looked up.
fn login_form(typed: &str) -> Option<String> {
    let login = typed.trim().to_lowercase();
    let fits = (3..=64).contains(&login.chars().count());
    (fits && !login.chars().any(|sign| sign.is_whitespace() || sign.is_control())).then_some(login)
}

//! 会话 Sessions: who is at the other end of a cookie, and until when (X-02 idle time-out).
//!
//! The token leaves this module once and is kept as a keyed hash, so that a copy of the database opens
//! nothing. Each session has a CSRF secret of its own and a small JSON text of preferences.

use super::{AccountKind, Accounts};
use crate::args;
use crate::db::{Reader, Row, StoreError};
use crate::keys::{keyed_hash, random_secret};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// Sessions a person may have at once; opening one more ends the one unused for longest.
pub const MOST_SESSIONS: i64 = 20;
/// Bytes of preferences, at most.
const LONGEST_PREFERENCES: usize = 4096;
/// The last use is written down at most this often, in milliseconds: pages are read far more often than a
/// minute matters.
const NOTED_EVERY: i64 = 60_000;

/// How long sessions live, in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SessionLimits {
    /// A citizen's session ends after so long without use.
    pub citizen_idle: i64,
    /// A citizen's session ends after so long in any case.
    pub citizen_whole: i64,
    /// The same for staff, whose screens others can reach.
    pub staff_idle: i64,
    /// The same for staff.
    pub staff_whole: i64,
}

impl Default for SessionLimits {
    fn default() -> SessionLimits {
        const MINUTE: i64 = 60_000;
        SessionLimits {
            citizen_idle: 120 * MINUTE,
            citizen_whole: 24 * 60 * MINUTE,
            staff_idle: 30 * MINUTE,
            staff_whole: 12 * 60 * MINUTE,
        }
    }
}

impl SessionLimits {
    fn idle(&self, kind: AccountKind) -> i64 {
        if kind == AccountKind::Staff { self.staff_idle } else { self.citizen_idle }
    }

    fn whole(&self, kind: AccountKind) -> i64 {
        if kind == AccountKind::Staff { self.staff_whole } else { self.citizen_whole }
    }
}

/// 新会话: what goes into the cookie, once.
#[derive(Clone, PartialEq, Eq)]
pub struct NewSession {
    /// 43 signs of base64, for the cookie.
    pub token: String,
    /// For forms.
    pub csrf: String,
}

impl std::fmt::Debug for NewSession {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("NewSession(..)")
    }
}

/// 会话: somebody who has come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Who.
    pub person: String,
    /// As which kind of account.
    pub kind: AccountKind,
    /// What forms of this session must carry.
    pub csrf: String,
    /// JSON text: language, size of type and the like.
    pub preferences: String,
    /// UTC milliseconds.
    pub created_at: i64,
    /// UTC milliseconds, true to about a minute.
    pub last_seen: i64,
    /// UTC milliseconds; the end in any case.
    pub expires_at: i64,
    /// The person must change their password before anything else.
    pub must_change: bool,
}

impl Accounts {
    /// Opens a session for a person with an account.
    pub async fn open_session(
        &self,
        person: &str,
        preferences: &str,
        now: i64,
    ) -> Result<NewSession, StoreError> {
        check_preferences(preferences)?;
        let account = self.account(person).await?.ok_or(StoreError::Missing { what: "account" })?;
        let (token, csrf) = (fresh_token(), fresh_token());
        let expires = now.saturating_add(self.0.limits.whole(account.kind));
        let hash = keyed_hash(&self.0.session_key, token.as_bytes())?;
        let tx = self.0.db.begin_write().await?;
        let sql = "DELETE FROM session WHERE token_hash IN (SELECT token_hash FROM session WHERE person = $1 \
                   ORDER BY last_seen DESC, token_hash LIMIT 1000 OFFSET $2)";
        tx.exec(sql, args![person, MOST_SESSIONS - 1]).await?;
        let sql = "INSERT INTO session (token_hash, person, csrf, preferences, created_at, last_seen, \
                   expires_at) VALUES ($1, $2, $3, $4, $5, $5, $6)";
        tx.exec(sql, args![hash, person, &csrf, preferences, now, expires]).await?;
        tx.commit().await?;
        Ok(NewSession { token, csrf })
    }

    /// Whose token this is, if its session still lives; using it keeps it alive.
    pub async fn session(&self, token: &str, now: i64) -> Result<Option<Session>, StoreError> {
        if token.len() > 64 {
            return Ok(None);
        }
        let hash = keyed_hash(&self.0.session_key, token.as_bytes())?;
        let sql = "SELECT s.person, a.kind, s.csrf, s.preferences, s.created_at, s.last_seen, s.expires_at, \
                   a.must_change \
                   FROM session s JOIN account a ON a.person = s.person WHERE s.token_hash = $1";
        let Some(row) = self.0.db.one(sql, args![&hash]).await? else { return Ok(None) };
        let session = session(&row)?;
        let idle_end = session.last_seen.saturating_add(self.0.limits.idle(session.kind));
        if now >= session.expires_at || now >= idle_end {
            return Ok(None);
        }
        if now.saturating_sub(session.last_seen) >= NOTED_EVERY {
            let tx = self.0.db.begin_write().await?;
            tx.exec("UPDATE session SET last_seen = $2 WHERE token_hash = $1", args![hash, now]).await?;
            tx.commit().await?;
        }
        Ok(Some(session))
    }

    /// Ends a session.
    pub async fn revoke_session(&self, token: &str) -> Result<(), StoreError> {
        let hash = keyed_hash(&self.0.session_key, token.as_bytes())?;
        let tx = self.0.db.begin_write().await?;
        tx.exec("DELETE FROM session WHERE token_hash = $1", args![hash]).await?;
        tx.commit().await
    }

    /// Forgets sessions and tokens that have expired, and answers how many.
    pub async fn sweep(&self, now: i64) -> Result<u64, StoreError> {
        let tx = self.0.db.begin_write().await?;
        let sessions = tx.exec("DELETE FROM session WHERE expires_at <= $1", args![now]).await?;
        let tokens = tx.exec("DELETE FROM api_token WHERE expires_at <= $1", args![now]).await?;
        tx.commit().await?;
        Ok(sessions + tokens)
    }
}

/// 32 random bytes as text.
pub(super) fn fresh_token() -> String {
    URL_SAFE_NO_PAD.encode(random_secret().as_slice())
}

fn check_preferences(preferences: &str) -> Result<(), StoreError> {
    if preferences.len() > LONGEST_PREFERENCES {
        return Err(StoreError::broken(
            "keeping preferences",
            format!("more than {LONGEST_PREFERENCES} bytes"),
        ));
    }
    Ok(())
}

fn session(row: &Row) -> Result<Session, StoreError> {
    Ok(Session {
        person: row.get("person")?,
        kind: AccountKind::from_word(row.get("kind")?)?,
        csrf: row.get("csrf")?,
        preferences: row.get("preferences")?,
        created_at: row.get("created_at")?,
        last_seen: row.get("last_seen")?,
        expires_at: row.get("expires_at")?,
        must_change: row.get::<Option<i64>>("must_change")? == Some(1),
    })
}

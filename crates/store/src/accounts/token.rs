//! 接口令牌 Tokens: how programs of other systems come in, in a person's name and until a day.
//!
//! Shown once when issued, kept as a keyed hash, recognisable by their beginning when they turn up where
//! they should not.

use super::session::fresh_token;
use super::{AccountKind, AccountRefusal, Accounts};
use crate::args;
use crate::db::{Reader, StoreError};
use crate::keys::keyed_hash;

/// Tokens a person may have.
pub const MOST_TOKENS: i64 = 20;
const BEGINNING: &str = "ow1_";
/// Bytes of a label, at most.
const LONGEST_LABEL: usize = 200;

/// 接口令牌: one of a person's tokens, without its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApiToken {
    /// To name it when it is revoked.
    pub id: String,
    /// What the person calls it.
    pub label: String,
    /// UTC milliseconds.
    pub created_at: i64,
    /// UTC milliseconds.
    pub expires_at: i64,
}

/// 令牌持有人: in whose name a program speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenHolder {
    /// Who.
    pub person: String,
    /// As which kind of account.
    pub kind: AccountKind,
    /// Which of the person's tokens.
    pub id: String,
}

impl Accounts {
    /// Issues a token and answers its secret, once.
    pub async fn issue_token(
        &self,
        person: &str,
        label: &str,
        expires_at: i64,
        now: i64,
    ) -> Result<String, AccountRefusal> {
        if label.len() > LONGEST_LABEL {
            return Err(StoreError::broken(
                "issuing a token",
                format!("its label has more than {LONGEST_LABEL} bytes"),
            )
            .into());
        }
        let secret = format!("{BEGINNING}{}", fresh_token());
        let hash = keyed_hash(&self.0.token_key, secret.as_bytes())?;
        let id = format!("{:016x}", rand::random::<u64>());
        let tx = self.0.db.begin_write().await?;
        let lock = format!("SELECT person FROM account WHERE person = $1{}", tx.dialect().for_update());
        tx.one(&lock, args![person]).await?.ok_or(StoreError::Missing { what: "account" })?;
        let sql = "SELECT COUNT(*) AS n FROM api_token WHERE person = $1 AND expires_at > $2";
        let row = tx.one(sql, args![person, now]).await?.ok_or(StoreError::Missing { what: "count" })?;
        if row.get::<i64>("n")? >= MOST_TOKENS {
            return Err(AccountRefusal::TooManyTokens { limit: MOST_TOKENS });
        }
        let sql = "INSERT INTO api_token (token_hash, id, person, label, created_at, expires_at) \
                   VALUES ($1, $2, $3, $4, $5, $6)";
        tx.exec(sql, args![hash, id, person, label, now, expires_at]).await?;
        tx.commit().await?;
        Ok(secret)
    }

    /// In whose name the bearer of this secret speaks, if it is still good.
    pub async fn token_holder(&self, secret: &str, now: i64) -> Result<Option<TokenHolder>, StoreError> {
        if secret.len() > 64 || !secret.starts_with(BEGINNING) {
            return Ok(None);
        }
        let hash = keyed_hash(&self.0.token_key, secret.as_bytes())?;
        let sql = "SELECT t.person, a.kind, t.id FROM api_token t JOIN account a ON a.person = t.person \
                   WHERE t.token_hash = $1 AND t.expires_at > $2";
        let Some(row) = self.0.db.one(sql, args![hash, now]).await? else { return Ok(None) };
        let kind = AccountKind::from_word(row.get("kind")?)?;
        Ok(Some(TokenHolder { person: row.get("person")?, kind, id: row.get("id")? }))
    }

    /// The person's tokens, newest first.
    pub async fn tokens(&self, person: &str) -> Result<Vec<ApiToken>, StoreError> {
        let sql = "SELECT id, label, created_at, expires_at FROM api_token WHERE person = $1 \
                   ORDER BY created_at DESC, id LIMIT 100";
        let rows = self.0.db.query(sql, args![person]).await?;
        rows.iter()
            .map(|row| {
                Ok(ApiToken {
                    id: row.get("id")?,
                    label: row.get("label")?,
                    created_at: row.get("created_at")?,
                    expires_at: row.get("expires_at")?,
                })
            })
            .collect()
    }

    /// Revokes one of the person's tokens and answers whether there was one.
    pub async fn revoke_token(&self, person: &str, id: &str) -> Result<bool, StoreError> {
        let tx = self.0.db.begin_write().await?;
        let gone = tx.exec("DELETE FROM api_token WHERE person = $1 AND id = $2", args![person, id]).await?;
        tx.commit().await?;
        Ok(gone == 1)
    }
}

//! 个人信息库 The vault: personal data outside the event log (VE3, X-05 to X-08).
//!
//! An event carries a [`Commitment`], a salted hash; the datum lies here, encrypted under a key of its
//! person, which is itself wrapped by the node key. Erasing a person destroys the key and what it sealed:
//! the log and all its proofs stay as they are, and reading answers [`Held::Erased`]. The salt lies inside
//! the cipher, because with the salt an id number could be guessed from its commitment by trying them all.
//!
//! Numbers by which people are looked up are kept as keyed hashes only. Nothing here decides who may read.

use crate::args;
use crate::db::{Reader, Row, StoreError, Tx, Val};
use crate::dialect::{ListOf, list};
use crate::keys::{NodeKey, Secret, keyed_hash, open, random_secret, seal};
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::Arc;
use zeroize::Zeroizing;

/// Said first in every hash of a datum, so that no other hash of ours can be taken for one.
const DOMAIN: &[u8] = b"onewindow personal datum v1\0";
const SALT: usize = 32;
/// One datum is a name, a number, a form's answers; files live elsewhere.
pub const LARGEST_DATUM: usize = 1 << 20;

/// 承诺值: the salted hash of a datum that an event carries; it is the datum's name in the vault too.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Commitment(pub String);

impl fmt::Display for Commitment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// 个人数据项: a datum on its way into the vault, with its salt.
#[derive(Clone)]
pub struct Datum {
    person: String,
    kind: String,
    /// The salt followed by the datum, as it is sealed and hashed.
    salted: Zeroizing<Vec<u8>>,
}

impl Datum {
    /// A datum about a person with a fresh salt. `kind` says what it is, such as `name` or `id_number`.
    pub fn new(person: &str, kind: &str, bytes: &[u8]) -> Datum {
        let mut salted = Zeroizing::new(Vec::with_capacity(SALT + bytes.len()));
        salted.extend_from_slice(random_secret().as_slice());
        salted.extend_from_slice(bytes);
        Datum { person: person.to_owned(), kind: kind.to_owned(), salted }
    }

    /// What it is, such as `name` or `id_number`.
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// What the event carries: SHA-256 of the domain tag, the salt and the datum, in hex.
    pub fn commitment(&self) -> Commitment {
        commitment(&self.salted)
    }
}

impl fmt::Debug for Datum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Datum").field("kind", &self.kind).finish_non_exhaustive()
    }
}

fn commitment(salted: &[u8]) -> Commitment {
    Commitment(hex::encode(Sha256::new().chain_update(DOMAIN).chain_update(salted).finalize()))
}

/// 存放状态: what the vault answers about a commitment.
#[derive(Clone, PartialEq, Eq)]
pub enum Held {
    /// The datum, checked against its commitment.
    Here {
        /// Whose it is.
        person: String,
        /// What it is.
        kind: String,
        /// The datum.
        bytes: Vec<u8>,
        /// For whoever must prove the commitment, such as the person at a court.
        salt: Vec<u8>,
    },
    /// It was erased, or cannot be decrypted, or was never here.
    Erased,
}

impl Held {
    /// The datum as text, when it is here and is text.
    pub fn text(&self) -> Option<&str> {
        match self {
            Held::Here { bytes, .. } => std::str::from_utf8(bytes).ok(),
            Held::Erased => None,
        }
    }
}

impl fmt::Debug for Held {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if matches!(self, Held::Erased) { "Erased" } else { "Here(..)" })
    }
}

/// 个人信息库: the keys of the vault. Clones share them; the data are in the database.
#[derive(Clone)]
pub struct Vault(Arc<VaultKeys>);

struct VaultKeys {
    wrapping: Secret,
    lookup: Secret,
}

impl fmt::Debug for Vault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Vault(..)")
    }
}

impl Vault {
    /// The vault of the node.
    pub fn new(node: &NodeKey) -> Vault {
        Vault(Arc::new(VaultKeys { wrapping: node.vault.clone(), lookup: node.lookup.clone() }))
    }

    /// A keyed hash of what somebody sent: the same for the same words, and of no use to whoever lacks the node key.
    pub fn print(&self, sent: &[u8]) -> Result<String, StoreError> {
        keyed_hash(&self.0.lookup, &[b"print", sent].join(&0))
    }

    /// The same of a datum, without its salt.
    pub fn print_datum(&self, datum: &Datum) -> Result<String, StoreError> {
        self.print(&[datum.person.as_bytes(), datum.kind.as_bytes(), &datum.salted[SALT..]].join(&0))
    }

    /// Fails when the vault was filled under another node key. To be asked at start: with a wrong key file
    /// everybody would look erased.
    pub async fn check(&self, reader: &impl Reader) -> Result<(), StoreError> {
        let sql = "SELECT person, wrapped_key FROM vault_person WHERE erased_at IS NULL LIMIT 1";
        let Some(row) = reader.one(sql, args![]).await? else { return Ok(()) };
        match self.unwrap(row.get("person")?, row.get("wrapped_key")?) {
            Some(_) => Ok(()),
            None => Err(StoreError::broken("opening the vault", "it was filled under another node key")),
        }
    }

    /// Gives every one of these people a key who has none and never had one.
    pub async fn admit(&self, tx: &Tx, people: &[&str], now: i64) -> Result<(), StoreError> {
        self.admitted(tx, people, now).await.map(|_| ())
    }

    /// Keeps the data, in three statements for any number of people, inside the caller's transaction.
    /// Answers the commitments that were *not* kept because their person has been erased. Keeping a datum
    /// a second time changes nothing.
    pub async fn put(&self, tx: &Tx, data: &[Datum], now: i64) -> Result<Vec<Commitment>, StoreError> {
        let people: Vec<&str> = data.iter().map(|datum| datum.person.as_str()).collect();
        let keys = self.admitted(tx, &people, now).await?;
        let mut rows = Vec::with_capacity(data.len());
        let mut refused = Vec::new();
        for datum in data {
            if datum.salted.len() > SALT + LARGEST_DATUM {
                return Err(StoreError::broken("keeping a personal datum", "it is too large"));
            }
            let id = datum.commitment();
            match keys.get(&datum.person) {
                None => refused.push(id),
                Some(key) => {
                    let cipher = seal(key, &place(&id.0, &datum.person, &datum.kind), &datum.salted)?;
                    rows.push(args![id.0, &datum.person, &datum.kind, cipher, now]);
                }
            }
        }
        let columns = &["id", "person", "kind", "cipher", "created_at"];
        tx.insert_many("vault_datum", columns, rows, "ON CONFLICT (id) DO NOTHING").await?;
        Ok(refused)
    }

    /// Reads many data with one question. Every commitment asked for has an answer.
    pub async fn read(
        &self,
        reader: &impl Reader,
        wanted: &[Commitment],
    ) -> Result<HashMap<Commitment, Held>, StoreError> {
        let among = reader.dialect().among("d.id", "$1", ListOf::Texts);
        let sql = format!(
            "SELECT d.id, d.person, d.kind, d.cipher, p.wrapped_key FROM vault_datum d \
             JOIN vault_person p ON p.person = d.person WHERE {among}"
        );
        let mut held: HashMap<Commitment, Held> =
            wanted.iter().map(|id| (id.clone(), Held::Erased)).collect();
        for row in reader.query(&sql, vec![list(wanted)]).await? {
            let id = Commitment(row.get("id")?);
            let datum = self.unseal(&row, &id)?;
            held.insert(id, datum);
        }
        Ok(held)
    }

    /// The newest datum of one kind about each of these people, in one question: names for a list.
    pub async fn latest(
        &self,
        reader: &impl Reader,
        people: &[&str],
        kind: &str,
    ) -> Result<HashMap<String, Held>, StoreError> {
        // Older ones stay sealed: a person may have filed hundreds of forms of which the last is wanted.
        let among = reader.dialect().among("p.person", "$1", ListOf::Texts);
        let sql = format!(
            "SELECT d.id, d.person, d.kind, d.cipher, p.wrapped_key FROM vault_person p \
             JOIN vault_datum d ON d.id = (SELECT n.id FROM vault_datum n WHERE n.person = p.person \
             AND n.kind = $2 ORDER BY n.created_at DESC, n.id DESC LIMIT 1) WHERE {among}"
        );
        let mut held = HashMap::new();
        for row in reader.query(&sql, vec![list(people), kind.into()]).await? {
            let datum = self.unseal(&row, &Commitment(row.get("id")?))?;
            held.insert(row.get("person")?, datum);
        }
        Ok(held)
    }

    /// Destroys the person's key and everything sealed with it, for good. The row stays, so that no new key
    /// is made for an erased person. Answers whether there was something to erase. No page asks for it yet: VE3 will,
    /// once it is decided who may order it.
    pub async fn erase(&self, tx: &Tx, person: &str, now: i64) -> Result<bool, StoreError> {
        let sql = "UPDATE vault_person SET wrapped_key = NULL, erased_at = $2 \
                   WHERE person = $1 AND erased_at IS NULL";
        let erased = tx.exec(sql, args![person, now]).await?;
        tx.exec("DELETE FROM vault_datum WHERE person = $1", args![person]).await?;
        tx.exec("DELETE FROM vault_lookup WHERE person = $1", args![person]).await?;
        tx.exec("DELETE FROM draft WHERE person = $1", args![person]).await?;
        Ok(erased == 1)
    }

    /// Whether a person has been erased.
    pub async fn is_erased(&self, reader: &impl Reader, person: &str) -> Result<bool, StoreError> {
        let sql = "SELECT person FROM vault_person WHERE person = $1 AND erased_at IS NOT NULL";
        Ok(reader.one(sql, args![person]).await?.is_some())
    }

    /// Notes by which numbers people can be found: (kind, number, person), seen by somebody at the hall at
    /// `now`. A number that was verified for somebody keeps leading there; ask [`Vault::find`] first. The
    /// people must have been admitted.
    pub async fn enter(&self, tx: &Tx, numbers: &[(&str, &str, &str)], now: i64) -> Result<u64, StoreError> {
        let rows = numbers
            .iter()
            .map(|(kind, number, person)| Ok(args![*kind, self.blind(kind, number)?, *person, now]))
            .collect::<Result<Vec<Vec<Val>>, StoreError>>()?;
        tx.insert_many(
            "vault_lookup",
            &["kind", "blind", "person", "verified_at"],
            rows,
            "ON CONFLICT (kind, blind) DO UPDATE SET person = excluded.person, \
             verified_at = excluded.verified_at WHERE vault_lookup.verified_at IS NULL",
        )
        .await
    }

    /// Whom the numbers lead to, in the order asked; a number nobody at the hall has verified leads to
    /// nobody. Spaces, hyphens, full-width digits and the case of letters make no difference.
    pub async fn find(
        &self,
        reader: &impl Reader,
        kind: &str,
        numbers: &[&str],
    ) -> Result<Vec<Option<String>>, StoreError> {
        let blinds = numbers.iter().map(|number| self.blind(kind, number)).collect::<Result<Vec<_>, _>>()?;
        let among = reader.dialect().among("blind", "$2", ListOf::Texts);
        let sql = format!(
            "SELECT blind, person FROM vault_lookup \
             WHERE kind = $1 AND verified_at IS NOT NULL AND {among}"
        );
        let mut people = HashMap::new();
        for row in reader.query(&sql, vec![Val::from(kind), list(&blinds)]).await? {
            people.insert(row.get::<String>("blind")?, row.get::<String>("person")?);
        }
        Ok(blinds.iter().map(|blind| people.get(blind).cloned()).collect())
    }

    fn blind(&self, kind: &str, number: &str) -> Result<String, StoreError> {
        let mut text = format!("{kind}\0");
        text.extend(number.chars().filter_map(normal));
        keyed_hash(&self.0.lookup, text.as_bytes())
    }

    fn unseal(&self, row: &Row, id: &Commitment) -> Result<Held, StoreError> {
        let (person, kind) = (row.get::<String>("person")?, row.get::<String>("kind")?);
        let Some(key) = self.unwrap(&person, row.get("wrapped_key")?) else { return Ok(Held::Erased) };
        let salted = open(&key, &place(&id.0, &person, &kind), row.get("cipher")?);
        let Some(salted) = salted.filter(|salted| salted.len() >= SALT && commitment(salted) == *id) else {
            tracing::warn!(%id, "a personal datum cannot be decrypted or is not what its commitment says");
            return Ok(Held::Erased);
        };
        let (salt, bytes) = salted.split_at(SALT);
        Ok(Held::Here { person, kind, bytes: bytes.to_vec(), salt: salt.to_vec() })
    }

    fn unwrap(&self, person: &str, wrapped: Option<&[u8]>) -> Option<Secret> {
        let plain = open(&self.0.wrapping, &place("key", person, ""), wrapped?);
        if plain.is_none() {
            tracing::warn!("the key of a person in the vault is not wrapped by this node's key");
        }
        plain?.as_slice().try_into().ok().map(Zeroizing::new)
    }

    /// The keys of these people; erased ones and strangers are absent.
    pub(crate) async fn keys(
        &self,
        reader: &impl Reader,
        people: &BTreeSet<&str>,
    ) -> Result<HashMap<String, Option<Secret>>, StoreError> {
        let among = reader.dialect().among("person", "$1", ListOf::Texts);
        let sql = format!("SELECT person, wrapped_key FROM vault_person WHERE {among}");
        let wanted: Vec<&str> = people.iter().copied().collect();
        let mut keys = HashMap::new();
        for row in reader.query(&sql, vec![list(&wanted)]).await? {
            let person: String = row.get("person")?;
            let key = self.unwrap(&person, row.get("wrapped_key")?);
            keys.insert(person, key);
        }
        Ok(keys)
    }

    /// Like [`Vault::admit`], and answers the keys of all who are not erased.
    pub(crate) async fn admitted(
        &self,
        tx: &Tx,
        people: &[&str],
        now: i64,
    ) -> Result<HashMap<String, Secret>, StoreError> {
        let people: BTreeSet<&str> = people.iter().copied().collect();
        let mut known = self.keys(tx, &people).await?;
        let strangers: Vec<&str> =
            people.iter().copied().filter(|person| !known.contains_key(*person)).collect();
        if !strangers.is_empty() {
            let mut rows = Vec::with_capacity(strangers.len());
            for person in &strangers {
                let key = random_secret();
                let wrapped = seal(&self.0.wrapping, &place("key", person, ""), key.as_slice())?;
                rows.push(args![*person, wrapped, now]);
                known.insert((*person).to_owned(), Some(key));
            }
            let columns = &["person", "wrapped_key", "created_at"];
            let made =
                tx.insert_many("vault_person", columns, rows, "ON CONFLICT (person) DO NOTHING").await?;
            if made < strangers.len() as u64 {
                // Another process admitted somebody of them meanwhile: its keys are the ones that count.
                known = self.keys(tx, &people).await?;
            }
        }
        Ok(known.into_iter().filter_map(|(person, key)| Some((person, key?))).collect())
    }
}

/// What a sealed value is bound to. The parts cannot run into one another: the lengths are said.
pub(crate) fn place(id: &str, person: &str, kind: &str) -> Vec<u8> {
    format!("{}:{id}{}:{person}{}:{kind}", id.len(), person.len(), kind.len()).into_bytes()
}

/// A sign of a number as it counts for look-ups; `None` for signs people put between digits.
fn normal(sign: char) -> Option<char> {
    let half = match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(sign) - 0xfee0).unwrap_or(sign),
        other => other,
    };
    (!half.is_whitespace() && half != '-').then(|| half.to_ascii_uppercase())
}

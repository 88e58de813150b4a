//! The node key, what is derived from it, and how a secret is sealed at rest.
//!
//! One key file serves a node; its bytes are handed in, this module reads no file. From them come separate
//! keys for the vault, for blind look-ups, for sessions and for tokens, so that none of these says anything
//! about another. Every sealed value names its algorithm and its key, so that another algorithm (SM4-GCM) or
//! a new key can take over while old values stay readable.

use crate::db::StoreError;
use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use std::fmt;
use zeroize::Zeroizing;

/// A secret of 32 bytes, wiped when dropped.
pub(crate) type Secret = Zeroizing<[u8; 32]>;

/// The first byte of a sealed value: how the rest is laid out.
const LAYOUT: u8 = 1;
/// The second byte: AES-256 in Galois counter mode. SM4-GCM will be 2.
const AES_256_GCM: u8 = 1;
const KEY_ID: std::ops::Range<usize> = 2..6;
const NONCE: std::ops::Range<usize> = 6..18;

/// 节点密钥: the secret of this node from which its other keys are derived.
pub struct NodeKey {
    pub(crate) vault: Secret,
    pub(crate) lookup: Secret,
    pub(crate) sessions: Secret,
    pub(crate) tokens: Secret,
}

impl NodeKey {
    /// The keys of the node whose key file holds these bytes: at least 32, random.
    pub fn from_bytes(bytes: &[u8]) -> Result<NodeKey, StoreError> {
        if bytes.len() < 32 {
            return Err(StoreError::broken("reading the node key", "it has fewer than 32 bytes"));
        }
        let root = Hkdf::<Sha256>::new(Some(b"onewindow node key v1"), bytes);
        let derive = |purpose: &[u8]| {
            let mut key = Secret::default();
            root.expand(purpose, key.as_mut_slice())
                .map(|()| key)
                .map_err(|error| StoreError::broken("deriving a key", error))
        };
        Ok(NodeKey {
            vault: derive(b"vault")?,
            lookup: derive(b"lookup")?,
            sessions: derive(b"sessions")?,
            tokens: derive(b"tokens")?,
        })
    }
}

impl fmt::Debug for NodeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NodeKey(..)")
    }
}

/// A keyed hash in hex: HKDF-Expand of one block, which is HMAC-SHA-256 of the text.
pub(crate) fn keyed_hash(key: &Secret, text: &[u8]) -> Result<String, StoreError> {
    let doing = "making a keyed hash";
    let mut hash = [0; 32];
    Hkdf::<Sha256>::from_prk(key.as_slice())
        .map_err(|error| StoreError::broken(doing, error))?
        .expand(text, &mut hash)
        .map_err(|error| StoreError::broken(doing, error))?;
    Ok(hex::encode(hash))
}

/// Fresh random bytes.
pub(crate) fn random_secret() -> Secret {
    Zeroizing::new(rand::random())
}

/// Encrypts under the key; `bound_to` must be the same again when it is opened, so a value cannot be moved
/// to another row.
pub(crate) fn seal(key: &Secret, bound_to: &[u8], plain: &[u8]) -> Result<Vec<u8>, StoreError> {
    let nonce: [u8; 12] = rand::random();
    let cipher = engine(key)?
        .encrypt(&Nonce::from(nonce), Payload { msg: plain, aad: bound_to })
        .map_err(|error| StoreError::broken("encrypting", error))?;
    let mut sealed = vec![LAYOUT, AES_256_GCM];
    sealed.extend(key_id(key));
    sealed.extend(nonce);
    sealed.extend(cipher);
    Ok(sealed)
}

/// Decrypts; `None` when the value is of another key or algorithm, moved, or changed.
pub(crate) fn open(key: &Secret, bound_to: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    if sealed.len() < NONCE.end || sealed[..2] != [LAYOUT, AES_256_GCM] || sealed[KEY_ID] != key_id(key) {
        return None;
    }
    let nonce: [u8; 12] = sealed[NONCE].try_into().ok()?;
    let payload = Payload { msg: &sealed[NONCE.end..], aad: bound_to };
    engine(key).ok()?.decrypt(&Nonce::from(nonce), payload).ok().map(Zeroizing::new)
}

fn engine(key: &Secret) -> Result<Aes256Gcm, StoreError> {
    Aes256Gcm::new_from_slice(key.as_slice()).map_err(|error| StoreError::broken("encrypting", error))
}

fn key_id(key: &Secret) -> [u8; 4] {
    let hash = Sha256::new().chain_update(b"onewindow key id").chain_update(key.as_slice()).finalize();
    [hash[0], hash[1], hash[2], hash[3]]
}

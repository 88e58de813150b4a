//! The keys that sign and check checkpoints: Ed25519 with a name, in the text form of C2SP signed notes.
//!
//! A public key reads `name+0a1b2c3d+base64(0x01 ‖ key)`; the eight hexadecimal digits are the key hash that also
//! stands in every signature line. The secret seed is made, kept and encrypted elsewhere: nothing here draws random
//! numbers or touches files.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use thiserror::Error;

/// The algorithm byte of Ed25519 in signed notes.
const ED25519: u8 = 0x01;
const NAME_LIMIT: usize = 200;

/// The text is not a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum KeyError {
    #[error("密钥名称不合法 a key name is 1 to 200 bytes without spaces, control signs or '+'")]
    Name,
    #[error("公钥格式不对 a public key reads name+hash+base64")]
    Shape,
    #[error("公钥算法不支持 only Ed25519 keys (type 1) are supported")]
    Algorithm,
    #[error("公钥与其散列不符 the key does not match the hash written beside it")]
    Hash,
    #[error("公钥无效 the bytes are not a valid Ed25519 public key")]
    Point,
}

/// 公钥: checks the signatures of one signer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicKey {
    name: String,
    key: VerifyingKey,
}

/// 签名者: a named secret key. Its debug form shows the name only; the secret is wiped when dropped.
pub struct Signer {
    name: String,
    key: SigningKey,
}

fn name_is_sound(name: &str) -> bool {
    let sign_is_sound = |sign: char| !sign.is_whitespace() && !sign.is_control() && sign != '+';
    !name.is_empty() && name.len() <= NAME_LIMIT && name.chars().all(sign_is_sound)
}

impl PublicKey {
    /// The name that stands in the signature line: for a node its origin.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The first four bytes of SHA-256 over name, line feed, algorithm byte and key (C2SP signed-note).
    pub fn hash(&self) -> [u8; 4] {
        let mut digest = Sha256::new();
        digest.update(self.name.as_bytes());
        digest.update([b'\n', ED25519]);
        digest.update(self.key.as_bytes());
        let digest: [u8; 32] = digest.finalize().into();
        [digest[0], digest[1], digest[2], digest[3]]
    }

    /// Whether the signature is good for these bytes; weak keys and malleable signatures are refused.
    pub(crate) fn holds(&self, bytes: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature)
            .is_ok_and(|signature| self.key.verify_strict(bytes, &signature).is_ok())
    }
}

impl fmt::Display for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut bytes = vec![ED25519];
        bytes.extend_from_slice(self.key.as_bytes());
        write!(f, "{}+{}+{}", self.name, hex::encode(self.hash()), BASE64.encode(bytes))
    }
}

impl FromStr for PublicKey {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        // The base64 part may itself contain '+', the name may not.
        let mut parts = text.trim().splitn(3, '+');
        let (Some(name), Some(hash), Some(data)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(KeyError::Shape);
        };
        if !name_is_sound(name) {
            return Err(KeyError::Name);
        }
        let data = BASE64.decode(data).map_err(|_| KeyError::Shape)?;
        let (algorithm, key) = data.split_first().ok_or(KeyError::Shape)?;
        if *algorithm != ED25519 {
            return Err(KeyError::Algorithm);
        }
        let key: [u8; 32] = key.try_into().map_err(|_| KeyError::Shape)?;
        let key = VerifyingKey::from_bytes(&key).map_err(|_| KeyError::Point)?;
        let public = Self { name: name.to_owned(), key };
        if hex::encode(public.hash()) == hash { Ok(public) } else { Err(KeyError::Hash) }
    }
}

impl From<PublicKey> for String {
    fn from(key: PublicKey) -> Self {
        key.to_string()
    }
}

impl TryFrom<String> for PublicKey {
    type Error = KeyError;

    fn try_from(text: String) -> Result<Self, KeyError> {
        text.parse()
    }
}

impl Signer {
    /// A signer from 32 secret random bytes.
    pub fn from_seed(name: &str, seed: &[u8; 32]) -> Result<Self, KeyError> {
        if !name_is_sound(name) {
            return Err(KeyError::Name);
        }
        Ok(Self { name: name.to_owned(), key: SigningKey::from_bytes(seed) })
    }

    /// The name that stands in the signature line.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What others need in order to check this signer's signatures.
    pub fn public(&self) -> PublicKey {
        PublicKey { name: self.name.clone(), key: self.key.verifying_key() }
    }

    pub(crate) fn sign(&self, bytes: &[u8]) -> Vec<u8> {
        self.key.sign(bytes).to_bytes().to_vec()
    }
}

impl fmt::Debug for Signer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Signer").field("name", &self.name).finish_non_exhaustive()
    }
}

//! Which hash function the log uses, and the three ways RFC 6962 §2.1 applies it.
//!
//! The algorithm is configuration of a node (SHA-256 everywhere, SM3 where commercial cryptography of the state is
//! required) and is written into every checkpoint and export, so a reader never has to guess. This module does not
//! know what a leaf means; `entry` decides that.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sm3::Sm3;
use thiserror::Error;

/// 散列: the 32 bytes both algorithms yield.
pub type Hash = [u8; 32];

/// 散列算法: the hash function of a log; it never changes during the life of that log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Hashing {
    /// FIPS 180-4, the default.
    #[default]
    Sha256,
    /// GB/T 32905-2016.
    Sm3,
}

/// The name is not one of `sha256` and `sm3`.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("不认识的散列算法 unknown hash algorithm: {0:?}")]
pub struct UnknownHashing(pub String);

/// RFC 6962 §2.1: leaves and inner nodes are hashed in separate domains, so neither can pass for the other.
const LEAF: u8 = 0x00;
const NODE: u8 = 0x01;

impl Hashing {
    /// The name in checkpoints, exports and configuration.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sha256 => "sha256",
            Self::Sm3 => "sm3",
        }
    }

    /// The root of a log without events: the hash of nothing.
    pub fn empty(self) -> Hash {
        self.of(&[])
    }

    /// The hash of a leaf: `H(0x00 ‖ data)`.
    pub fn leaf(self, data: &[u8]) -> Hash {
        self.of(&[&[LEAF], data])
    }

    /// The hash of an inner node: `H(0x01 ‖ left ‖ right)`.
    pub fn node(self, left: &Hash, right: &Hash) -> Hash {
        self.of(&[&[NODE], left, right])
    }

    /// The one byte that stands for the algorithm in compact forms.
    pub(crate) fn code(self) -> u8 {
        match self {
            Self::Sha256 => 1,
            Self::Sm3 => 2,
        }
    }

    pub(crate) fn from_code(code: u8) -> Option<Self> {
        match code {
            1 => Some(Self::Sha256),
            2 => Some(Self::Sm3),
            _ => None,
        }
    }

    fn of(self, parts: &[&[u8]]) -> Hash {
        match self {
            Self::Sha256 => digest::<Sha256>(parts),
            Self::Sm3 => digest::<Sm3>(parts),
        }
    }
}

fn digest<D>(parts: &[&[u8]]) -> Hash
where
    D: Digest,
    sha2::digest::Output<D>: Into<Hash>,
{
    let mut digest = D::new();
    for part in parts {
        digest.update(part);
    }
    digest.finalize().into()
}

impl fmt::Display for Hashing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Hashing {
    type Err = UnknownHashing;

    fn from_str(text: &str) -> Result<Self, UnknownHashing> {
        match text {
            "sha256" => Ok(Self::Sha256),
            "sm3" => Ok(Self::Sm3),
            other => Err(UnknownHashing(other.to_owned())),
        }
    }
}

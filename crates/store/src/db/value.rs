//! Neutral values: what goes into a statement and what comes out of a row, the same on both databases.
//!
//! The set is small on purpose: times are UTC milliseconds and money is fen (both `I`), identifiers and JSON
//! are text, hashes are bytes. There is no floating number, so no amount can ever pass through one.
//! A row converts by the *wanted* type, because SQLite knows no boolean and answers 0 or 1.

use super::StoreError;
use std::sync::Arc;

/// One value of a statement or a row.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Val {
    /// Nothing known.
    Null,
    /// Yes or no; comes back as `I(0)` or `I(1)` from SQLite.
    Bool(bool),
    /// A whole number, a time in UTC milliseconds, or money in fen.
    I(i64),
    /// Text in UTF-8 without U+0000, which PostgreSQL cannot hold.
    T(String),
    /// Bytes.
    B(Vec<u8>),
}

macro_rules! into_val {
    ($($from:ty => |$v:ident| $to:expr),* $(,)?) => { $(
        impl From<$from> for Val { fn from($v: $from) -> Val { $to } }
    )* };
}
into_val! {
    bool => |v| Val::Bool(v),
    i64 => |v| Val::I(v),
    i32 => |v| Val::I(v.into()),
    u32 => |v| Val::I(v.into()),
    u16 => |v| Val::I(v.into()),
    u8 => |v| Val::I(v.into()),
    String => |v| Val::T(v),
    &String => |v| Val::T(v.clone()),
    &str => |v| Val::T(v.to_owned()),
    Vec<u8> => |v| Val::B(v),
    &[u8] => |v| Val::B(v.to_vec()),
    [u8; 32] => |v| Val::B(v.to_vec()),
    &[u8; 32] => |v| Val::B(v.to_vec()),
}

impl<T: Into<Val>> From<Option<T>> for Val {
    fn from(value: Option<T>) -> Val {
        value.map_or(Val::Null, Into::into)
    }
}

/// The parameters of a statement: `args![id, now, name]`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { vec![$($crate::db::Val::from($value)),*] };
}

/// What a column can be read as.
pub trait FromVal<'r>: Sized {
    /// The value as this type, or `None` when it is another kind.
    fn from_val(value: &'r Val) -> Option<Self>;
}

impl FromVal<'_> for Val {
    fn from_val(value: &Val) -> Option<Val> {
        Some(value.clone())
    }
}

impl FromVal<'_> for bool {
    fn from_val(value: &Val) -> Option<bool> {
        match value {
            Val::Bool(yes) => Some(*yes),
            Val::I(0) => Some(false),
            Val::I(1) => Some(true),
            _ => None,
        }
    }
}

macro_rules! from_whole_number {
    ($($to:ty),*) => { $(
        impl FromVal<'_> for $to {
            fn from_val(value: &Val) -> Option<$to> {
                match value {
                    Val::I(number) => (*number).try_into().ok(),
                    Val::Bool(yes) => Some((*yes).into()),
                    _ => None,
                }
            }
        }
    )* };
}
from_whole_number!(i64, u64, i32, u32, u16);

impl<'r> FromVal<'r> for &'r str {
    fn from_val(value: &'r Val) -> Option<&'r str> {
        match value {
            Val::T(text) => Some(text),
            _ => None,
        }
    }
}

impl FromVal<'_> for String {
    fn from_val(value: &Val) -> Option<String> {
        <&str>::from_val(value).map(str::to_owned)
    }
}

impl<'r> FromVal<'r> for &'r [u8] {
    fn from_val(value: &'r Val) -> Option<&'r [u8]> {
        match value {
            Val::B(bytes) => Some(bytes),
            _ => None,
        }
    }
}

impl FromVal<'_> for Vec<u8> {
    fn from_val(value: &Val) -> Option<Vec<u8>> {
        <&[u8]>::from_val(value).map(<[u8]>::to_vec)
    }
}

impl FromVal<'_> for [u8; 32] {
    fn from_val(value: &Val) -> Option<[u8; 32]> {
        <&[u8]>::from_val(value).and_then(|bytes| bytes.try_into().ok())
    }
}

impl<'r, T: FromVal<'r>> FromVal<'r> for Option<T> {
    fn from_val(value: &'r Val) -> Option<Option<T>> {
        match value {
            Val::Null => Some(None),
            other => T::from_val(other).map(Some),
        }
    }
}

/// One row of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    names: Arc<[Box<str>]>,
    values: Vec<Val>,
}

impl Row {
    pub(crate) fn new(names: Arc<[Box<str>]>, values: Vec<Val>) -> Row {
        Row { names, values }
    }

    /// The column by its name. Fails when there is no such column or it holds another kind of value: both
    /// are mistakes in our own SQL, so the name is told and the value is not.
    pub fn get<'r, T: FromVal<'r>>(&'r self, name: &str) -> Result<T, StoreError> {
        let index = self.names.iter().position(|known| &**known == name);
        index.and_then(|index| self.values.get(index)).and_then(T::from_val).ok_or_else(|| {
            StoreError::broken("reading a column", format!("{name} is absent or of another kind"))
        })
    }

    /// The column by its place, counted from 0.
    pub fn at<'r, T: FromVal<'r>>(&'r self, index: usize) -> Result<T, StoreError> {
        self.values.get(index).and_then(T::from_val).ok_or_else(|| {
            StoreError::broken("reading a column", format!("number {index} is absent or of another kind"))
        })
    }

    /// The bare values in order.
    pub fn values(&self) -> &[Val] {
        &self.values
    }
}

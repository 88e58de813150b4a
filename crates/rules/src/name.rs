//! The names by which things are called: opaque, never parsed, ordered as text.
//!
//! A name is a type of its own so that a post can never be handed in where a person is meant. Codes whose form
//! the law fixes (citizen ids, credit codes, case numbers) are not here but in `identifier`.

use alloc::string::String;
use core::fmt;
use serde::{Deserialize, Serialize};

macro_rules! name {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The name as text.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

name!(
    /// 部门: a department of the hall, by its short code (`market`).
    DepartmentId
);
name!(
    /// 岗位: a post of a department (`market/review`), held by an A person and a B person.
    PostId
);
name!(
    /// 人员: whoever acts. Opaque, so that the log names nobody: names and numbers lie in the vault.
    PersonId
);
name!(
    /// 事项: an item, by its implementation code (实施编码, I-11). Opaque, since local forms differ (I-14).
    ItemCode
);
name!(
    /// 服务点: a town or village service centre, by its short code (`qinghe`).
    StationId
);
name!(
    /// 环节: a step of an item's process, unique within the item.
    StepId
);
name!(
    /// 材料: a material of an item, unique within the item.
    MaterialId
);
name!(
    /// The hexadecimal fingerprint of an uploaded or printed file.
    FileHash
);
name!(
    /// A salted commitment to something kept in the vault: the log proves it without containing it (VE3).
    Commitment
);

//! 行政区划: what the codes of GB/T 2260 are called, from province down to county (E-04).
//!
//! A table of facts as of about 2022, for reading only: no rule looks at it, since divisions come and go and a code given
//! by one that is gone stays good. A code that the table does not know is shown as it is.

use std::{collections::BTreeMap, sync::LazyLock};

/// Code and name, a line each, in the order of the codes.
const TABLE: &str = include_str!("../data/divisions.csv");

static NAMES: LazyLock<BTreeMap<&str, &str>> =
    LazyLock::new(|| TABLE.lines().filter_map(|line| line.split_once(',')).collect());

/// The name of a division with those above it (`四川省广安市广安区`), by a code of six digits or more: towns and villages are
/// named by their county. None when the table does not know it.
#[must_use]
pub fn full_name(code: &str) -> Option<String> {
    let county = code.get(..6)?;
    let own = NAMES.get(county)?;
    let (province, city) = (format!("{}0000", &county[..2]), format!("{}00", &county[..4]));
    let mut name = String::new();
    for above in [province.as_str(), city.as_str()] {
        if above != county
            && let Some(known) = NAMES.get(above)
        {
            name.push_str(known);
        }
    }
    name.push_str(own);
    Some(name)
}

/// A code with its name in front; the code alone where the table does not know it, and nothing where there is none.
#[must_use]
pub fn named(code: &str) -> String {
    full_name(code).map_or_else(|| code.to_owned(), |name| format!("{name} {code}"))
}

#[cfg(test)]
mod tests {
    use super::{NAMES, full_name, named};

    #[test]
    fn an_unknown_code_stands_alone() {
        assert_eq!(named("511602101000"), "四川省广安市广安区 511602101000");
        assert_eq!(named("999921"), "999921");
        assert_eq!(named(""), "");
    }

    #[test]
    fn a_division_is_named_with_those_above_it() {
        for (code, name) in [
            ("511602", Some("四川省广安市广安区")),
            ("511602000000", Some("四川省广安市广安区")),
            ("510000", Some("四川省")),
            ("110101", Some("北京市东城区")),
            ("999921", None),
            ("51", None),
            ("五一一六〇二", None),
            ("", None),
        ] {
            assert_eq!(full_name(code).as_deref(), name, "{code}");
        }
        assert_eq!(NAMES.len(), 3_217);
    }
}

//! What a list is narrowed to beside the fields of its filter, because a figure led to it: an item, a place, what stands, what stayed unanswered.
//! Each stands above the list in words, can be taken away, and goes along when the filter is used.

use super::tree;
use crate::{
    form::{Form, address},
    visitor::Visit,
    web::pieces::Condition,
};
use store::{StoreError, views::items};

/// The conditions in force: words, and the address without them.
#[derive(Debug)]
pub(super) struct Narrowed {
    conditions: Vec<(String, String)>,
    /// Name and value of what goes along.
    kept: Vec<(&'static str, String)>,
}

/// What a list can be narrowed to without a field in its filter.
const HIDDEN: [&str; 5] = ["item", "area", "station", "standing", "unanswered"];

impl Narrowed {
    /// What this address says; `pairs` are all of its filters.
    pub(super) async fn of(
        visit: &Visit,
        form: &Form,
        path: &str,
        pairs: &[(&str, &str)],
    ) -> Result<Self, StoreError> {
        let lang = visit.lang();
        let without = |names: &[&str]| {
            let rest: Vec<(&str, &str)> =
                pairs.iter().filter(|(name, _)| !names.contains(name)).copied().collect();
            address(path, &rest)
        };
        let mut conditions = Vec::new();
        if let Some(code) = form.given("item") {
            let known = items::one(visit.front.store.db(), code).await?;
            let name = known.map_or(code.to_owned(), |row| lang.pick(&row.name, &row.name_en).to_owned());
            conditions.push((lang.centre_only_item(&name), without(&["item"])));
        }
        if let Some((name, _)) = tree::asked(lang, &visit.hall, form) {
            conditions.push((lang.centre_only_place(&name), without(&["area", "station"])));
        }
        let knows = |name: &str| pairs.iter().any(|(known, value)| *known == name && !value.is_empty());
        if knows("standing") {
            conditions.push((lang.centre_only_standing().to_owned(), without(&["standing"])));
        }
        if knows("unanswered") {
            conditions.push((lang.centre_only_silent().to_owned(), without(&["unanswered"])));
        }
        let kept =
            HIDDEN.into_iter().filter(|name| knows(name)).map(|name| (name, form.text(name).to_owned()));
        Ok(Self { conditions, kept: kept.collect() })
    }

    pub(super) fn in_force(&self) -> Vec<Condition<'_>> {
        self.conditions.iter().map(|(label, without)| Condition { label, without }).collect()
    }

    pub(super) fn keep(&self) -> Vec<(&str, &str)> {
        self.kept.iter().map(|(name, value)| (*name, value.as_str())).collect()
    }
}

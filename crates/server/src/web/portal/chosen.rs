//! The few items that somebody ticked in a list, read once for the pages that show them together.

use crate::{failure::Failure, form::Form, visitor::Visit};
use rules::item::{Content, ItemState};
use std::collections::BTreeMap;
use store::views::items::{self, ItemRow};

/// Items shown together: more do not fit beside one another.
pub(super) const MOST: usize = 4;

/// 选中的事项: in the order they were ticked, each once; drafts are not there.
pub(super) struct Chosen {
    /// As lists show it, and what its version in force says, if there is one.
    pub(super) items: Vec<(ItemRow, Option<Content>)>,
    /// More were ticked than are shown.
    pub(super) too_many: bool,
}

/// Reads them.
///
/// # Errors
/// When the database does not answer.
pub(super) async fn read(visit: &Visit, form: &Form) -> Result<Chosen, Failure> {
    let mut codes: Vec<&str> = Vec::new();
    for code in form.all("code").iter().map(String::as_str).filter(|code| !code.is_empty()) {
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    let too_many = codes.len() > MOST;
    codes.truncate(MOST);
    let db = visit.front.store.db();
    let rows = items::many(db, &codes).await?;
    let mut rows: BTreeMap<String, ItemRow> = rows
        .into_iter()
        .filter(|row| row.state != ItemState::Draft)
        .map(|row| (row.code.clone(), row))
        .collect();
    let mut contents = items::in_force(db, &codes).await?;
    let items = codes
        .into_iter()
        .filter_map(|code| rows.remove(code))
        .map(|row| {
            let content = contents.remove(&row.code);
            (row, content)
        })
        .collect();
    Ok(Chosen { items, too_many })
}

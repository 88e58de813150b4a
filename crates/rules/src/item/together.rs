//! 合并办理: several items prepared at once without asking for anything twice (I-08).
//!
//! Where the items ask for the same thing — the same key and kind of a field, the same id or name of a question or a
//! material — it stands once. Where they call different things by one key, both stay, each with the names of the items that
//! ask for it. Nothing is judged here and no item is changed: each is still applied for by itself.

use super::{
    Content,
    content::{FormField, Material, Necessity, Question},
};
use crate::{clock::Limit, money::Fen, name::ItemCode};
use alloc::{
    string::{String, ToString},
    vec::Vec,
};

/// 合并: one thing, and which of the items ask for it, by their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared<T> {
    /// The thing, as the first item has it and as the strictest demands it.
    pub thing: T,
    /// The items that ask for it, by their places in the list, rising.
    pub of: Vec<usize>,
}

/// 合并申请: what several items ask for together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Together {
    /// The items, in order.
    pub items: Vec<ItemCode>,
    /// Fields of the form.
    pub form: Vec<Shared<FormField>>,
    /// Guided questions.
    pub questions: Vec<Shared<Question>>,
    /// Materials.
    pub materials: Vec<Shared<Material>>,
    /// Fees of one unit each, summed; every item charges its own.
    pub fees: Fen,
    /// The longest promise, where all are in one unit: the items run side by side.
    pub longest: Option<Limit>,
    /// The promises one after the other, in the same unit.
    pub one_after_another: Option<Limit>,
    /// Visits, if each item takes its own.
    pub visits: u32,
}

/// What these items ask for together.
#[must_use]
pub fn together(contents: &[&Content]) -> Together {
    let mut whole = Together::default();
    for (place, content) in contents.iter().enumerate() {
        whole.items.push(content.identity.task_code.clone());
        for field in &content.form {
            take_in(&mut whole.form, field, place, same_field, |known, field| {
                known.required |= field.required;
                fill(&mut known.hint, &field.hint);
                fill(&mut known.example, &field.example);
            });
        }
        for question in &content.questions {
            take_in(&mut whole.questions, question, place, same_question, |_, _| {});
        }
        for material in &content.materials {
            take_in(&mut whole.materials, material, place, same_material, strictest);
        }
        whole.visits += u32::from(content.handling.visits_max);
    }
    let fees = contents.iter().flat_map(|content| &content.fees).map(|fee| fee.standard.0);
    whole.fees = Fen(fees.fold(0, i64::saturating_add));
    let promised: Vec<Limit> =
        contents.iter().filter_map(|content| content.limits.promised.or(content.statutory_limit())).collect();
    whole.longest = in_one_unit(&promised, u64::max);
    whole.one_after_another = in_one_unit(&promised, u64::saturating_add);
    whole
}

fn take_in<T: Clone>(
    known: &mut Vec<Shared<T>>,
    thing: &T,
    place: usize,
    same: impl Fn(&T, &T) -> bool,
    join: impl Fn(&mut T, &T),
) {
    match known.iter_mut().find(|shared| same(&shared.thing, thing)) {
        Some(shared) => {
            join(&mut shared.thing, thing);
            if shared.of.last() != Some(&place) {
                shared.of.push(place);
            }
        }
        None => known.push(Shared { thing: thing.clone(), of: [place].into() }),
    }
}

/// The same key and the same kind; a choice is the same only where the same may be chosen.
fn same_field(one: &FormField, two: &FormField) -> bool {
    one.key == two.key && one.kind == two.kind && one.options == two.options
}

fn same_question(one: &Question, two: &Question) -> bool {
    let answers = |it: &Question| it.answers.iter().map(|answer| answer.text.clone()).collect::<Vec<_>>();
    (one.id == two.id || one.text == two.text) && answers(one) == answers(two)
}

/// A paper is the same by its name: ids are each item's own.
fn same_material(one: &Material, two: &Material) -> bool {
    one.name.trim() == two.name.trim()
}

/// Whatever the strictest item asks for: more copies, an original where one of them wants it, without the condition of
/// either where they differ.
fn strictest(known: &mut Material, other: &Material) {
    known.original_count = known.original_count.max(other.original_count);
    known.copy_count = known.copy_count.max(other.copy_count);
    if other.necessity == Some(Necessity::Mandatory) {
        known.necessity = other.necessity;
    }
    if known.when != other.when {
        known.when = None;
    }
    for form in &other.forms {
        if !known.forms.contains(form) {
            known.forms.push(*form);
        }
    }
    fill(&mut known.use_note, &other.use_note);
}

fn fill(known: &mut String, other: &str) {
    if known.trim().is_empty() {
        *known = other.to_string();
    }
}

/// Limits of one unit made into one; none where the units differ, for days of different kinds do not add up.
fn in_one_unit(limits: &[Limit], join: impl Fn(u64, u64) -> u64) -> Option<Limit> {
    let (first, rest) = limits.split_first()?;
    let mut amount = first.amount();
    for limit in rest {
        if !first.same_unit(*limit) {
            return None;
        }
        amount = join(amount, limit.amount());
    }
    Some(first.of(amount))
}

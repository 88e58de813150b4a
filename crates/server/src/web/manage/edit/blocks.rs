//! Adding, taking out and moving numbered blocks. The button posts the whole form and the page comes back with everything
//! that was typed: no script is needed, and nothing is stored before somebody saves.

use super::{
    fill::count_name,
    read::count,
    shape::{Kind, Part, at, named},
};
use crate::form::Form;

/// What a button of the form asks for: `add:materials`, `up:materials[2]`.
pub(super) enum Act<'a> {
    Add(&'a str),
    Remove(&'a str, usize),
    Up(&'a str, usize),
    Down(&'a str, usize),
}

impl<'a> Act<'a> {
    pub(super) fn of(word: &'a str) -> Option<Act<'a>> {
        let (act, target) = word.split_once(':')?;
        if act == "add" {
            return Some(Act::Add(target));
        }
        let (list, place) = target.strip_suffix(']')?.rsplit_once('[')?;
        let place = place.parse().ok()?;
        Some(match act {
            "remove" => Act::Remove(list, place),
            "up" => Act::Up(list, place),
            "down" => Act::Down(list, place),
            _ => return None,
        })
    }

    const fn list(&self) -> &'a str {
        match self {
            Act::Add(list) | Act::Remove(list, _) | Act::Up(list, _) | Act::Down(list, _) => list,
        }
    }
}

/// The form after the act, and the field where typing goes on. None when the page has no such list.
pub(super) fn apply(form: &Form, parts: &'static [Part], act: &Act<'_>) -> Option<(Form, String)> {
    let list = act.list();
    let part = find(parts, "", list)?;
    let Kind::Many(inside) = part.kind else { return None };
    let blocks = count(form, list, part.most);
    let (mut after, blocks, place) = match act {
        Act::Remove(_, place) | Act::Up(_, place) | Act::Down(_, place) if *place >= blocks => return None,
        Act::Add(_) if blocks >= part.most => (form.clone(), blocks, blocks.saturating_sub(1)),
        Act::Add(_) => (form.clone(), blocks + 1, blocks),
        Act::Remove(_, place) => {
            let place = *place;
            let kept = renumbered(form, list, |block| match block.cmp(&place) {
                std::cmp::Ordering::Less => Some(block),
                std::cmp::Ordering::Equal => None,
                std::cmp::Ordering::Greater => Some(block - 1),
            });
            (kept, blocks.saturating_sub(1), place.min(blocks.saturating_sub(2)))
        }
        Act::Up(_, place) => swapped(form, list, (place.checked_sub(1).unwrap_or(*place), *place), blocks),
        Act::Down(_, place) => {
            let (form, blocks, _) = swapped(form, list, (*place, place + 1), blocks);
            (form, blocks, (place + 1).min(blocks.saturating_sub(1)))
        }
    };
    after.set(&count_name(list), blocks.to_string());
    let block = format!("{list}[{place}]");
    if matches!(act, Act::Add(_)) {
        preset(&mut after, inside, &block);
    }
    let first = named(inside).first().map_or("", |part| part.name);
    Some((after, at(&block, first)))
}

/// The list of this path among the parts: `questions[0].answers` is the list in the blocks of `questions`.
fn find(parts: &'static [Part], block: &str, list: &str) -> Option<&'static Part> {
    named(parts).into_iter().find_map(|part| {
        let name = at(block, part.name);
        let rest = list.strip_prefix(&name)?;
        match part.kind {
            Kind::Many(_) if rest.is_empty() => Some(part),
            Kind::Many(inside) => {
                let (_, rest) = rest.strip_prefix('[')?.split_once("].")?;
                find(inside, "", rest)
            }
            Kind::Group(inside) | Kind::Optional(inside) => find(inside, "", rest.strip_prefix('.')?),
            _ => None,
        }
    })
}

/// Every field under its new number; those of a block without one are gone.
fn renumbered(form: &Form, list: &str, number: impl Fn(usize) -> Option<usize>) -> Form {
    let mut after = Form::empty();
    for (name, value) in form.fields() {
        let bare = name.strip_prefix("count:").unwrap_or(name);
        let head = &name[..name.len() - bare.len()];
        let inside = bare.strip_prefix(list).and_then(|rest| rest.strip_prefix('['));
        let place = inside.and_then(|rest| {
            let (place, rest) = rest.split_once(']')?;
            Some((place.parse::<usize>().ok()?, rest))
        });
        match place {
            None => after.add(name, value),
            Some((place, rest)) => {
                if let Some(place) = number(place) {
                    after.add(&format!("{head}{list}[{place}]{rest}"), value);
                }
            }
        }
    }
    after
}

fn swapped(form: &Form, list: &str, (one, other): (usize, usize), blocks: usize) -> (Form, usize, usize) {
    if other >= blocks {
        return (form.clone(), blocks, one);
    }
    let after = renumbered(form, list, |block| {
        Some(if block == one {
            other
        } else if block == other {
            one
        } else {
            block
        })
    });
    (after, blocks, one)
}

/// What a new block begins with.
fn preset(form: &mut Form, parts: &'static [Part], block: &str) {
    for part in named(parts).into_iter().filter(|part| !part.preset.is_empty()) {
        form.set(&at(block, part.name), part.preset);
    }
}

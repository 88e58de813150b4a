//! Loading an edition and taking it back.

use super::{
    BASIS_MAX, BaseEdition, BaseEntry, CHUNK, CODE_MAX, ENTRIES_MAX, EditionHead, Event, NAME_MAX,
    NUMBER_MAX, Refusal,
};
use crate::{
    actor::Actor,
    dossier::{Dossier, Recorded},
    hall::Role,
};
use alloc::{borrow::ToOwned, collections::BTreeSet, string::String, vec, vec::Vec};
use serde::{Deserialize, Serialize};

/// 目录命令
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// 载入: the whole edition at once.
    Load {
        /// 版次要素
        head: EditionHead,
        /// 条目
        entries: Vec<BaseEntry>,
    },
    /// 撤回载入
    Withdraw {
        /// 理由
        reason: String,
    },
}

/// What a decision on an edition looks at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// Who asks.
    pub actor: &'a Actor,
}

impl Dossier for BaseEdition {
    const KIND: &'static str = "base";
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;
    type Context<'a> = Context<'a>;

    fn decide(&self, command: Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        if !context.actor.is_system() && !context.actor.has(Role::HallManager) {
            return Err(Refusal::NotEntitled);
        }
        match command {
            Command::Load { head, entries } => self.load(head, entries),
            Command::Withdraw { reason } => {
                if self.head.is_none() || self.withdrawn.is_some() {
                    return Err(Refusal::NoSuchEdition);
                }
                if reason.trim().is_empty() || reason.chars().count() > NAME_MAX {
                    return Err(Refusal::NoReason);
                }
                Ok(vec![Event::EditionWithdrawn { reason }])
            }
        }
    }

    fn apply(mut self, recorded: &Recorded<Event>) -> Self {
        match &recorded.event {
            Event::EditionLoaded(head) => self.head = Some(head.clone()),
            Event::EntriesLoaded { entries } => {
                self.entries = self.entries.saturating_add(u32::try_from(entries.len()).unwrap_or(u32::MAX));
            }
            Event::EditionWithdrawn { reason } => self.withdrawn = Some(reason.clone()),
        }
        self
    }

    fn event_name(event: &Event) -> &'static str {
        match event {
            Event::EditionLoaded(_) => "EditionLoaded",
            Event::EntriesLoaded { .. } => "EntriesLoaded",
            Event::EditionWithdrawn { .. } => "EditionWithdrawn",
        }
    }
}

impl BaseEdition {
    fn load(&self, head: EditionHead, entries: Vec<BaseEntry>) -> Result<Vec<Event>, Refusal> {
        if self.head.is_some() {
            return Err(Refusal::NumberTaken);
        }
        is_number(&head.number).then_some(()).ok_or(Refusal::NumberForm)?;
        for (field, text) in [("name", &head.name), ("issued_by", &head.issued_by)] {
            if text.trim().is_empty() || text.chars().count() > NAME_MAX {
                return Err(Refusal::Words(field.to_owned()));
            }
        }
        if entries.is_empty() {
            return Err(Refusal::NoEntries);
        }
        if entries.len() > ENTRIES_MAX {
            return Err(Refusal::TooMany);
        }
        let mut codes = BTreeSet::new();
        for entry in &entries {
            if !is_sound(entry) {
                return Err(Refusal::Entry(entry.code.clone()));
            }
            if !codes.insert(entry.code.as_str()) {
                return Err(Refusal::SameCode(entry.code.clone()));
            }
        }
        let chunks = entries.chunks(CHUNK).map(|some| Event::EntriesLoaded { entries: some.to_vec() });
        Ok(vec![Event::EditionLoaded(head)].into_iter().chain(chunks).collect())
    }
}

fn is_number(number: &str) -> bool {
    let fits = |sign: u8| sign.is_ascii_digit() || sign.is_ascii_lowercase() || sign == b'-';
    number.len() <= NUMBER_MAX
        && number.bytes().all(fits)
        && number.bytes().next().is_some_and(|first| first.is_ascii_digit())
}

fn is_sound(entry: &BaseEntry) -> bool {
    let within = |text: &str, most: usize| text.chars().count() <= most;
    !entry.code.trim().is_empty()
        && !entry.name.trim().is_empty()
        && within(&entry.code, CODE_MAX)
        && within(&entry.replaced_by, CODE_MAX)
        && [&entry.name, &entry.department, &entry.body].into_iter().all(|text| within(text, NAME_MAX))
        && within(&entry.basis, BASIS_MAX)
}

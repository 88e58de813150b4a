//! Tidiness, checked: floors, sizes, heads of modules, banned names, the glossary. What people agree on once should
//! not need a reviewer every time.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
};

/// A page of thought; a little more than the 400 the style asks for, so that one line does not split a file.
const LINES_MAX: usize = 420;
const FUNCTION_MAX: usize = 80;
/// Tables of sentences, one line a variant: splitting them would hide that they are complete.
const TABLES: &[&str] = &[
    "text/accountability/words.rs",
    "text/refusal/case.rs",
    "text/refusal/item.rs",
    "text/refusal/licence.rs",
    "text/refusal/others.rs",
    "text/quality.rs",
];
/// Lists that are long because the standard is: a ratchet, to shrink and never to grow.
const LONG_LISTS: &[(&str, usize)] = &[("rules/src/item/content.rs", 436), ("rules/src/case/event.rs", 422)];
/// The rooms of the hall: each may be read, and taken away, without the others.
const ROOMS: &[&str] = &["portal", "counter", "desk", "watch", "manage"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// Every source file of the crates' `src` folders, with its path from the root and its text.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    for folder in ["rules", "proof", "recount", "county", "paper", "store", "server"] {
        walk(&root().join("crates").join(folder).join("src"), &mut found);
    }
    assert!(found.len() > 100, "the sources were not found");
    found
}

fn walk(folder: &Path, found: &mut Vec<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
            found.push((name, std::fs::read_to_string(&path).unwrap()));
        }
    }
}

#[track_caller]
fn none(what: &str, found: &[String]) {
    assert!(found.is_empty(), "{what}:\n{}", found.join("\n"));
}

#[test]
fn files_are_a_page_of_thought() {
    let long = sources().into_iter().filter_map(|(name, text)| {
        let lines = text.lines().count();
        let most =
            LONG_LISTS.iter().find(|(list, _)| name.ends_with(list)).map_or(LINES_MAX, |(_, most)| *most);
        (lines > most).then(|| format!("{name}: {lines} lines"))
    });
    none("split these files", &long.collect::<Vec<_>>());
}

#[test]
fn functions_fit_on_a_screen() {
    let mut long = Vec::new();
    for (name, text) in sources() {
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in lines.iter().enumerate() {
            let indent = line.len() - line.trim_start().len();
            if !begins_function(line) || line.trim_end().ends_with(';') {
                continue;
            }
            let close = format!("{}}}", " ".repeat(indent));
            let length = lines[at..].iter().position(|line| **line == close).unwrap_or(0);
            let is_table = TABLES.iter().any(|table| name.ends_with(table));
            if length > FUNCTION_MAX && !is_table {
                long.push(format!("{name}:{}: {length} lines", at + 1));
            }
        }
    }
    none("shorten these functions", &long);
}

/// Whether a function begins on this line, whatever stands before its `fn`.
fn begins_function(line: &str) -> bool {
    let before = line.trim_start().split_once("fn ").map(|(before, _)| before);
    let is_word =
        |word: &str| ["pub", "const", "async", "unsafe"].contains(&word) || word.starts_with("pub(");
    before.is_some_and(|before| before.split_whitespace().all(is_word))
}

#[test]
fn every_kind_of_function_is_measured() {
    for line in
        ["fn a() {", "    pub(super) async fn a() {", "pub const fn a() {", "pub(crate) const unsafe fn a("]
    {
        assert!(begins_function(line), "{line}");
    }
    for line in ["let a = |fn_name| 1;", "/// A fn is a function.", "impl Fn for A {", "type A = fn (u8);"] {
        assert!(!begins_function(line), "{line}");
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    let mute = sources().into_iter().filter(|(_, text)| !text.starts_with("//!")).map(|(name, _)| name);
    none("these modules have no head", &mute.collect::<Vec<_>>());
}

#[test]
fn nothing_hides_behind_an_empty_name() {
    const BANNED: &[&str] = &["utils", "util", "helpers", "helper", "common", "misc", "manager", "service"];
    let hidden = sources().into_iter().filter(|(name, _)| {
        Path::new(name).components().any(|part| {
            let part = part.as_os_str().to_string_lossy();
            BANNED.contains(&part.trim_end_matches(".rs"))
        })
    });
    none("give these a name of the domain", &hidden.map(|(name, _)| name).collect::<Vec<_>>());
}

#[test]
fn lints_are_expected_with_a_reason_never_allowed() {
    let allowed =
        sources().into_iter().filter(|(_, text)| text.contains("#[allow") || text.contains("#![allow"));
    none("use #[expect(lint, reason = …)]", &allowed.map(|(name, _)| name).collect::<Vec<_>>());
}

#[test]
fn the_floors_hold() {
    let dependencies = |name: &str| {
        let text = std::fs::read_to_string(root().join("crates").join(name).join("Cargo.toml")).unwrap();
        let table: toml::Table = toml::from_str(&text).unwrap();
        table["dependencies"].as_table().unwrap().keys().cloned().collect::<BTreeSet<String>>()
    };
    let ours = ["rules", "proof", "recount", "county", "paper", "store", "server"];
    let may = |name: &str| -> &[&str] {
        match name {
            "recount" => &["proof"],
            "county" => &["rules"],
            "paper" => &["rules"],
            "store" => &["rules", "proof"],
            "server" => &["rules", "proof", "county", "paper", "store"],
            _ => &[],
        }
    };
    for name in ours {
        for other in ours.iter().filter(|other| dependencies(name).contains(**other)) {
            assert!(may(name).contains(other), "{name} may not import {other}");
        }
    }
    let rules = dependencies("rules");
    assert_eq!(rules, ["jiff", "serde", "thiserror"].map(str::to_owned).into(), "rules stays pure");
}

#[test]
fn rooms_know_neither_each_other_nor_the_writer_of_the_log() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let Some(inside) = name.strip_prefix("crates/server/src/") else { continue };
        let room = ["web", "api", "jobs", "office", "papers"]
            .into_iter()
            .find(|room| inside.starts_with(&format!("{room}/")));
        let banned: &[&str] = match room {
            Some("web") => &["ledger::", "crate::api", "crate::jobs", ".batch()", "begin_write"],
            Some("api") => &["ledger::", "crate::web::", "crate::jobs", ".batch()", "begin_write"],
            Some("jobs") => &["crate::web", "crate::api", "ledger::"],
            Some("office") => &["crate::web", "crate::api", "crate::jobs", "axum"],
            Some("papers") => &["crate::web", "crate::api", "axum"],
            _ => &[],
        };
        for word in banned.iter().filter(|word| text.contains(**word)) {
            wrong.push(format!("{name} mentions {word}"));
        }
    }
    none("these reach across a wall", &wrong);
}

/// What a file brings in from the rooms of the hall, whether named alone or within braces.
fn names_room(text: &str, room: &str) -> bool {
    let named = format!("web::{room}");
    let among = [format!("{{{room}::"), format!(",{room}::"), format!("{{{room},"), format!(",{room},")];
    let mut uses = text.split("use crate::").skip(1).filter_map(|rest| rest.split_once(';'));
    text.contains(&named)
        || uses.any(|(list, _)| {
            let list: String = list.split_whitespace().collect();
            let of_web = list.split_once("web::{").map_or("", |(_, of_web)| of_web);
            among.iter().any(|name| format!("{{{of_web}").contains(name))
        })
}

#[test]
fn no_room_imports_another() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let Some(inside) = name.strip_prefix("crates/server/src/web/") else { continue };
        let Some(own) = ROOMS.iter().find(|room| inside.starts_with(&format!("{room}/"))) else { continue };
        for other in ROOMS.iter().filter(|room| *room != own && names_room(&text, room)) {
            wrong.push(format!("{name} imports {other}"));
        }
    }
    none("what two rooms share belongs beside them", &wrong);
    assert!(names_room("use crate::{\n    web::{\n        desk::case,\n        pieces,\n    },\n};", "desk"));
    assert!(!names_room("use crate::{text::desk, web::pieces};", "desk"));
}

#[test]
fn only_the_clock_reads_the_time_and_no_rule_draws_lots() {
    let mut wrong = Vec::new();
    for (name, text) in sources() {
        let reads = text.contains("SystemTime::now") || text.contains("Timestamp::now");
        if reads && !name.ends_with("server/src/clock.rs") {
            wrong.push(format!("{name} reads the time"));
        }
        if name.starts_with("crates/rules/") && (text.contains("HashMap") || text.contains("f64")) {
            wrong.push(format!("{name} depends on chance or floats"));
        }
    }
    none("only server::clock reads the time", &wrong);
}

#[test]
fn every_address_says_who_may_open_it() {
    let mut silent = Vec::new();
    for (name, text) in sources().into_iter().filter(|(name, _)| name.starts_with("crates/server/src/")) {
        let lines: Vec<&str> = text.lines().collect();
        for (at, line) in
            lines.iter().enumerate().filter(|(_, line)| line.trim_start().starts_with(".route("))
        {
            // A long route is broken by the formatter; its word stands behind the closing line.
            let said = lines[at..].iter().take(8).find(|line| line.contains("//"));
            if said.is_none() {
                silent.push(format!("{name}:{}: {}", at + 1, line.trim()));
            }
        }
    }
    none("say who may open these addresses", &silent);
}

#[test]
fn the_glossary_knows_every_notion_of_the_law() {
    let glossary = std::fs::read_to_string(root().join("docs/glossary.md")).unwrap();
    let mut unknown = Vec::new();
    for (name, text) in sources().into_iter().filter(|(name, _)| name.starts_with("crates/rules/")) {
        for line in text.lines() {
            let line = line.trim_start();
            let notion = line.strip_prefix("pub enum ").or_else(|| line.strip_prefix("pub struct "));
            let Some(notion) = notion else { continue };
            let notion: String = notion.chars().take_while(|sign| sign.is_alphanumeric()).collect();
            if !notion.is_empty() && !glossary.contains(&format!("`{notion}`")) {
                unknown.push(format!("{notion} ({name})"));
            }
        }
    }
    none("docs/glossary.md lacks these", &unknown);
}

#[test]
fn the_map_names_every_crate_and_every_migration_is_listed() {
    let map = std::fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    for name in ["rules", "proof", "recount", "county", "paper", "store", "server"] {
        assert!(map.contains(&format!("`{name}`")), "ARCHITECTURE.md lacks {name}");
    }
    let listed = std::fs::read_to_string(root().join("crates/store/src/migrate.rs")).unwrap();
    for entry in std::fs::read_dir(root().join("crates/store/migrations")).unwrap() {
        let name = entry.unwrap().file_name().to_string_lossy().into_owned();
        assert!(listed.contains(&name), "{name} is never applied");
    }
}

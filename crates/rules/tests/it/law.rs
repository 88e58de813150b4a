//! 法律对照表 (`docs/law.md`): every rule of the law notes stands in it once, with where it is decided and a story that
//! shows it, or with the reason why no program decides it. What the table says of files, functions and stories is true.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// The ids the table answers for: the chapters of the law notes that bear on a case.
fn wanted() -> BTreeSet<String> {
    let chapter = |sign: char, last: u32| (1..=last).map(move |n| format!("{sign}-{n:02}"));
    let practice = [8, 9].into_iter().chain(12..=19).map(|n| format!("P-{n:02}"));
    let chapters = chapter('C', 17).chain(chapter('L', 49)).chain(chapter('K', 16));
    let chapters = chapters.chain(practice).chain(chapter('D', 9)).chain(chapter('A', 8));
    chapters.chain(chapter('R', 13)).chain(chapter('S', 18)).chain(chapter('F', 11)).collect()
}

struct Row {
    id: String,
    words: String,
    decided: String,
    stories: Vec<String>,
    reason: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A cell without the dash that stands for nothing.
fn filled(cell: &str) -> &str {
    if cell.trim() == "—" { "" } else { cell.trim() }
}

fn table() -> Vec<Row> {
    let text = fs::read_to_string(root().join("docs/law.md")).expect("docs/law.md");
    let rows = text.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| 编号"));
    let rows = rows.map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(filled).collect();
        let [id, words, decided, stories, reason] = cells[..] else { panic!("five cells: {line}") };
        Row {
            id: id.into(),
            words: words.into(),
            decided: decided.into(),
            stories: stories.split('、').filter(|name| !name.is_empty()).map(Into::into).collect(),
            reason: reason.into(),
        }
    });
    rows.collect()
}

/// The rules each story rests on, by its name.
fn stories() -> BTreeMap<String, BTreeSet<String>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let told = fs::read_dir(folder).expect("the folder of stories").map(|entry| {
        let path = entry.expect("a story").path();
        let text = fs::read_to_string(&path).expect("text");
        let rules = text.lines().find_map(|line| line.strip_prefix("依据：")).unwrap_or_default();
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (name, rules.split(' ').filter(|rule| !rule.is_empty()).map(Into::into).collect())
    });
    told.collect()
}

/// Files and functions that a cell names between back quotes.
fn named(decided: &str) -> (Vec<&str>, Vec<&str>) {
    decided.split('`').skip(1).step_by(2).partition(|name| name.ends_with(".rs"))
}

/// The ids of these chapters that a text cites. A span such as `L-04 … L-13` cites its ends.
fn cited(text: &str) -> BTreeSet<String> {
    let ids = text.match_indices('-').filter_map(|(at, _)| {
        let sign = text[..at].chars().next_back().filter(|sign| "ACLKPDRSF".contains(*sign))?;
        let before = text[..at].chars().rev().nth(1);
        let number = text.get(at + 1..at + 3).filter(|n| n.bytes().all(|b| b.is_ascii_digit()))?;
        let after = text[at + 3..].chars().next();
        let alone = |near: Option<char>| near.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '-');
        let id = format!("{sign}-{number}");
        (alone(before) && alone(after)).then_some(id)
    });
    ids.collect()
}

/// The text of every file of a folder, and its path.
fn sources(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            let text = fs::read_to_string(&path).expect("text");
            found.push((path, text));
        }
    }
}

/// What is wrong with where a rule is said to be decided.
fn misplaced(row: &Row) -> Vec<String> {
    let (files, functions) = named(&row.decided);
    let source = |file: &&str| fs::read_to_string(root().join("crates/rules/src").join(file));
    let mut faults = vec![];
    let mut read = String::new();
    for file in &files {
        match source(file) {
            Ok(text) if cited(&text).contains(&row.id) => read += &text,
            Ok(_) => faults.push(format!("{}: {file} does not speak of it", row.id)),
            Err(_) => faults.push(format!("{}: there is no {file}", row.id)),
        }
    }
    for name in functions {
        match whole(&read, name) {
            bodies if bodies.is_empty() => faults.push(format!("{}: no fn {name} in {files:?}", row.id)),
            bodies if bodies.iter().any(|body| cited(body).contains(&row.id)) => {}
            _ => faults.push(format!("{}: fn {name} does not speak of it", row.id)),
        }
    }
    faults
}

/// Every function of this name, with its comment above it, through its last line.
fn whole(text: &str, name: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let begins =
        |line: &&str| [format!("fn {name}("), format!("fn {name}<")].iter().any(|it| line.contains(it));
    let about = |line: &&&str| line.trim_start().starts_with("///") || line.trim_start().starts_with("#[");
    let places = lines.iter().enumerate().filter(|(_, line)| begins(line));
    let functions = places.map(|(at, line)| {
        let first = at - lines[..at].iter().rev().take_while(about).count();
        let close = format!("{}}}", " ".repeat(line.len() - line.trim_start().len()));
        let last =
            lines[at..].iter().position(|line| *line == close).map_or(lines.len(), |more| at + more + 1);
        lines[first..last].join("\n")
    });
    functions.collect()
}

#[test]
fn every_rule_of_the_law_is_decided_and_shown_or_says_why_not() {
    let (rows, stories) = (table(), stories());
    let mut faults = vec![];
    let mut seen = BTreeSet::new();
    for row in &rows {
        if !seen.insert(row.id.clone()) {
            faults.push(format!("{} stands twice", row.id));
        }
        if row.words.is_empty() {
            faults.push(format!("{} has no words", row.id));
        }
        let decided = !row.decided.is_empty() && !row.stories.is_empty();
        if decided != row.reason.is_empty() {
            faults.push(format!("{}: decided with a story, or a reason, and not both", row.id));
        }
        faults.extend(misplaced(row));
        for name in &row.stories {
            match stories.get(name) {
                None => faults.push(format!("{}: there is no story {name}", row.id)),
                Some(rules) if !rules.contains(&row.id) => {
                    faults.push(format!("{}: {name} does not rest on it", row.id));
                }
                Some(_) => {}
            }
        }
        // A rule that has got a story is decided somewhere: its row says where.
        let told = stories.iter().find(|(_, rules)| rules.contains(&row.id));
        if let Some((name, _)) = told.filter(|_| !row.reason.is_empty()) {
            faults.push(format!("{}: {name} shows it, but the table says that nothing decides it", row.id));
        }
    }
    faults.extend(wanted().difference(&seen).map(|id| format!("{id} is missing")));
    faults.extend(seen.difference(&wanted()).map(|id| format!("{id} is no rule of these chapters")));
    assert!(faults.is_empty(), "docs/law.md:\n{}", faults.join("\n"));
}

/// Whoever cites a rule where it is decided, or rests a story on one, cites one that the table answers for.
#[test]
fn every_rule_that_is_cited_stands_in_the_table() {
    let known: BTreeSet<String> = table().into_iter().map(|row| row.id).collect();
    let mut read = vec![];
    sources(&root().join("crates/rules/src"), &mut read);
    assert!(read.len() > 50, "the sources were not found");
    let cites = read.iter().map(|(path, text)| (path.display().to_string(), cited(text)));
    let rests = stories()
        .into_iter()
        .map(|(name, rules)| (name, cited(&rules.into_iter().collect::<Vec<_>>().join(" "))));
    let unknown: Vec<String> = cites
        .chain(rests)
        .flat_map(|(place, ids)| ids.into_iter().map(move |id| (place.clone(), id)))
        .filter(|(_, id)| !known.contains(id))
        .map(|(place, id)| format!("{place}: {id}"))
        .collect();
    assert!(unknown.is_empty(), "docs/law.md says nothing of:\n{}", unknown.join("\n"));
}

#[test]
fn citations_are_read() {
    let ids = |text| cited(text).into_iter().collect::<Vec<_>>();
    assert_eq!(
        ids("(L-04 … L-13, K-12) SR-P1 CL-20 P-9 K-123 S-16 S-11"),
        ["K-12", "L-04", "L-13", "S-11", "S-16"]
    );
}

#[test]
fn every_story_rests_on_a_rule() {
    let bare: Vec<String> =
        stories().into_iter().filter(|(_, rules)| rules.is_empty()).map(|(name, _)| name).collect();
    assert!(bare.is_empty(), "without 依据: {bare:?}");
}

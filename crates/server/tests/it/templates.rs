//! The templates of papers: every kind says what the law asks of it, none can leave it out, and an edition that has been
//! in force is never edited.

use paper::{
    Document, Press,
    document::{Block, Section},
};
use rules::{case::DocKind, item::content::ItemKind, time::Date};
use server::papers::{
    Frame, Shelf, Unmade, compose,
    contents::{Content, Need, Shape, Values, contents},
    template::Template,
};
use std::{fmt::Write, path::Path};

const NUMBER: &str = "宁市监〔2026〕7号";

/// A text for a content that is easily found again.
fn sample(content: &Content) -> String {
    format!("〔{}〕", content.zh)
}

/// Values for everything this kind can say, but what is left out.
pub(crate) fn samples(kind: DocKind, left_out: &str) -> Values {
    let given = contents(kind).into_iter().filter(|content| content.name != left_out);
    given.fold(Values::default(), |values, content| match content.shape {
        _ if content.need == Need::Signed => values,
        Shape::Text => values.with(content.name, sample(content)),
        Shape::List => values.with_list(content.name, [sample(content), "第二项".to_owned()]),
        Shape::Table(cells) => {
            let row = cells.iter().map(|cell| (*cell, format!("{}{cell}", content.zh)));
            values.with_table(content.name, [row])
        }
    })
}

fn frame(kind: DocKind, item: Option<ItemKind>) -> Frame<'static> {
    Frame {
        kind,
        number: NUMBER,
        issuer: "宁静县市场监督管理局",
        item,
        day: Date::constant(2026, 3, 2),
        footer: "本文书由一窗政务服务平台制作。".to_owned(),
        address: "https://hall.example",
    }
}

fn made(kind: DocKind) -> Document {
    let shelf = Shelf::open(None).unwrap();
    let item = Some(ItemKind::AdministrativeLicence);
    compose(&shelf, &frame(kind, item), &samples(kind, "")).unwrap()
}

/// Everything that stands in the sections.
fn words(sections: &[Section]) -> String {
    let mut words = String::new();
    for section in sections {
        let _ = writeln!(words, "{}", section.heading.as_deref().unwrap_or_default());
        for block in &section.blocks {
            let said = match block {
                Block::Paragraph(text) => text.clone(),
                Block::List(items) | Block::Signatures(items) => items.join("\n"),
                Block::Fields(fields) => fields
                    .iter()
                    .map(|field| format!("{} {}", field.label, field.value))
                    .collect::<Vec<_>>()
                    .join("\n"),
                Block::Table(table) => {
                    table.rows.iter().map(|row| row.cells.join(" ")).collect::<Vec<_>>().join("\n")
                }
            };
            let _ = writeln!(words, "{said}");
        }
    }
    words
}

#[test]
fn every_kind_says_what_the_law_asks_of_it() {
    assert_eq!(DocKind::ALL.len(), 36);
    for kind in DocKind::ALL {
        let document = made(*kind);
        assert!(!document.title.is_empty() && document.number == NUMBER, "{kind:?}");
        assert_eq!(document.seal.unwrap().body, "宁静县市场监督管理局", "{kind:?}");
        let code = document.qr.unwrap().text;
        assert!(code.starts_with("https://hall.example/check/%E5%AE%81"), "{kind:?}: {code}");
        let said = words(&document.sections) + document.addressee.as_deref().unwrap_or_default();
        for content in contents(*kind) {
            let is_said = match (content.need, content.shape) {
                (Need::Law(_), Shape::Table(cells)) => {
                    cells.iter().all(|cell| said.contains(&format!("{}{cell}", content.zh)))
                }
                (Need::Law(_), _) => said.contains(&sample(content)),
                (Need::Signed, _) => {
                    let mut blocks = document.sections.iter().flat_map(|section| &section.blocks);
                    blocks.any(|block| matches!(block, Block::Signatures(lines) if !lines.is_empty()))
                }
                (Need::Always | Need::Perhaps, _) => true,
            };
            assert!(is_said, "{kind:?} does not say {} {}: {said}", content.zh, content.name);
        }
    }
}

#[test]
fn no_paper_is_made_without_what_the_law_asks_and_it_says_which() {
    let shelf = Shelf::open(None).unwrap();
    for kind in DocKind::ALL {
        let asked = contents(*kind).into_iter().filter(|content| matches!(content.need, Need::Law(_)));
        for content in asked {
            let unmade = compose(&shelf, &frame(*kind, None), &samples(*kind, content.name));
            assert_eq!(unmade, Err(Unmade::Lacking { kind: *kind, what: vec![content.zh] }));
            if content.shape == Shape::Text {
                let blank = samples(*kind, content.name).with(content.name, " \u{3000}");
                assert!(compose(&shelf, &frame(*kind, None), &blank).is_err(), "{kind:?} {}", content.zh);
            }
        }
    }
}

#[test]
fn a_paper_says_nothing_of_what_is_not_known() {
    let shelf = Shelf::open(None).unwrap();
    for kind in DocKind::ALL {
        let known = contents(*kind).into_iter().filter(|content| content.need != Need::Perhaps);
        let bare = known.fold(Values::default(), |values, content| match content.shape {
            _ if content.need == Need::Signed => values,
            Shape::Text => values.with(content.name, sample(content)),
            Shape::List => values.with_list(content.name, [sample(content)]),
            Shape::Table(cells) => {
                values.with_table(content.name, [cells.iter().map(|cell| (*cell, "一".to_owned()))])
            }
        });
        let said = words(&compose(&shelf, &frame(*kind, None), &bare).unwrap().sections);
        for mark in ["{", "}", "[", "]", "，，", "。。", "，。", "“”"] {
            assert!(!said.contains(mark), "{kind:?} says {mark}: {said}");
        }
    }
}

#[test]
fn every_kind_comes_out_of_the_press() {
    let press = Press::open(&[]).unwrap();
    for kind in DocKind::ALL {
        let document = made(*kind);
        let text = crate::papers::text_of(&press.render(&document).unwrap());
        for wanted in [document.title.as_str(), NUMBER, "扫码核验", "宁静县市场监督管理局"] {
            assert!(text.contains(wanted), "the PDF of {kind:?} does not say {wanted}: {text}");
        }
    }
}

/// The file and line of every fault in this template, and what it says.
fn faults(text: &str) -> Vec<String> {
    Template::parse("own.toml", text).unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn a_template_leaves_nothing_out_that_the_law_asks_for() {
    for kind in DocKind::ALL {
        let word = serde_json::to_value(kind).unwrap().as_str().unwrap().to_owned();
        let bare = format!(
            "kind = \"{word}\"\n[[edition]]\nfrom = 2026-01-01\ntitle = \"文书\"\n[[edition.section]]\n\
             say = [{{ paragraph = \"特此告知。\" }}]\n"
        );
        let found = faults(&bare).join("\n");
        for content in contents(*kind) {
            match content.need {
                Need::Law(rule) => assert!(
                    found.contains(&format!("{} {{{}}} ({rule})", content.zh, content.name)),
                    "{kind:?}: {found}"
                ),
                Need::Signed => assert!(found.contains("must have signatures"), "{kind:?}: {found}"),
                Need::Always | Need::Perhaps => {}
            }
        }
    }
}

#[test]
fn what_is_wrong_with_a_template_is_said_with_file_line_and_field() {
    let not_required = |edition: &str| format!("kind = \"not_required_notice\"\n{edition}");
    let edition = "[[edition]]\nfrom = 2026-01-01\ntitle = \"告知书\"\n[[edition.section]]\n";
    let of = |say: &str| faults(&not_required(&format!("{edition}say = [\n{say}\n]\n")));
    let whole = "{ paragraph = \"{reason}\" },";
    for (say, told) in [
        (
            "{ paragraph = \"{reason}{nonsense}\" }",
            "own.toml:7: paragraph: this kind of paper has no content {nonsense}",
        ),
        ("{ paragraph = \"{reason}由{agent}\" }", "own.toml:7: paragraph: {agent} may be missing"),
        ("{ paragraph = \"{reason\" }", "own.toml:7: a `{` has no counterpart"),
        ("{ paragraph = \"[{reason}\" }", "own.toml:7: a `[` has no counterpart"),
        (
            "{ paragraph = \"[{reason}]\" }",
            "own.toml:3: section: 不受理告知书 must say 不受理的理由 {reason} (L-07)",
        ),
        ("{ if = \"agent\", paragraph = \"{reason}\" }", "own.toml:3: section: 不受理告知书 must say"),
        ("{ list = \"reason\" }", "own.toml:7: list: reason is no list"),
        ("{ paragraph = \"{reason}\", list = \"reason\" }", "say: a piece is exactly one of"),
        ("{ paragraf = \"{reason}\" }", "own.toml:7: unknown field `paragraf`"),
    ] {
        let found = of(say).join("\n");
        assert!(found.contains(told), "{say} → {found}");
    }
    let sound = not_required(&format!("{edition}say = [{whole}]\n"));
    assert!(Template::parse("own.toml", &sound).is_ok());
    let twice = not_required(&format!("{edition}say = [{whole}]\n{edition}say = [{whole}]\n"));
    let found = faults(&twice).join("\n");
    assert!(found.contains("from: two editions overlap from 2026-01-01 on"), "{found}");
    let later = edition.replace("2026-01-01", "2026-04-01");
    let sound = not_required(&format!("{edition}say = [{whole}]\n{later}say = [{whole}]\n"));
    assert!(Template::parse("own.toml", &sound).is_ok(), "one after the other is no overlap");
}

#[test]
fn a_hall_lays_its_own_editions_beside() {
    let folder = tempfile::tempdir().unwrap();
    let own = "kind = \"not_required_notice\"\n[[edition]]\nfrom = 2026-03-05\ntitle = \"无需办理告知书\"\n\
               [[edition.section]]\nsay = [{ paragraph = \"因为{reason}，不用办。\" }]\n";
    std::fs::write(folder.path().join("own.toml"), own).unwrap();
    let shelf = Shelf::open(Some(folder.path())).unwrap();
    let kind = DocKind::NotRequiredNotice;
    let title = |day: Date| shelf.edition(kind, day).unwrap().title(None).to_owned();
    assert_eq!(title(Date::constant(2026, 3, 4)), "不受理告知书");
    assert_eq!(title(Date::constant(2026, 3, 5)), "无需办理告知书");
    assert!(shelf.edition(kind, Date::constant(1999, 1, 1)).is_none());
    std::fs::write(folder.path().join("wrong.toml"), own.replace("{reason}", "")).unwrap();
    let refused = Shelf::open(Some(folder.path())).unwrap_err().to_string();
    assert!(refused.contains("wrong.toml:3: section: 不受理告知书 must say"), "{refused}");
    std::fs::write(folder.path().join("wrong.toml"), own).unwrap();
    let refused = Shelf::open(Some(folder.path())).unwrap_err().to_string();
    assert!(refused.contains("another file has the editions"), "{refused}");
}

/// What each edition says, by its fingerprint. An old paper is composed with its old edition, so an edition that has
/// been in force is never edited: write a new one beside it. `UPDATE=1` writes the list anew.
#[test]
fn no_edition_is_edited() {
    use sha2::{Digest, Sha256};
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("papers");
    let mut list = String::new();
    for kind in DocKind::ALL {
        let word = serde_json::to_value(kind).unwrap().as_str().unwrap().to_owned();
        let text = std::fs::read_to_string(folder.join(format!("{word}.toml"))).unwrap();
        for edition in text.split("[[edition]]").skip(1) {
            let from = edition.lines().find_map(|line| line.strip_prefix("from = ")).unwrap();
            let print = hex::encode(Sha256::digest(edition.trim_end()));
            let _ = writeln!(list, "{word} {from} {}", &print[..16]);
        }
    }
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/editions.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&kept, &list).unwrap();
    }
    assert_eq!(list, std::fs::read_to_string(&kept).unwrap_or_default(), "an edition has changed");
}

/// `docs/documents.md` tells of every kind what its paper must say and where it says it.
#[test]
fn the_list_of_papers_is_whole() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = std::fs::read_to_string(root.join("docs/documents.md")).unwrap();
    for kind in DocKind::ALL {
        let word = serde_json::to_value(kind).unwrap().as_str().unwrap().to_owned();
        let file = format!("`{word}.toml`");
        let is_row = |line: &&str| ["| N-", "| DE2 "].iter().any(|sign| line.starts_with(sign));
        let row = page.lines().filter(is_row).find(|line| line.contains(&file)).unwrap_or_default();
        assert!(row.contains(&format!("| {} |", kind.zh())), "{kind:?} is not in the list");
        for content in contents(*kind).iter().filter(|content| matches!(content.need, Need::Law(_))) {
            assert!(row.contains(content.zh), "{kind:?}: {} is not in the list", content.zh);
        }
    }
}

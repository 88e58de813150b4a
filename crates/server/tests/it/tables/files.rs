//! Files as they come: formulas, encodings, broken and bursting ones, and how many rows are read in how long.

use super::{book, catalogue, zip};
use crate::ground::Ground;
use rules::hall::Role;
use server::{
    catalogue_table::TableFault,
    grid,
    workbook::{cell, load::Load},
};

#[test]
fn formulas_of_others_go_out_as_text() {
    let mut item = catalogue().remove(0);
    item.identity.name_en = "=HYPERLINK(\"http://evil.example\")".into();
    item.place.window = "@SUM(A1)".into();
    let grids = grid::read(&zip(&[item.clone()])).unwrap();
    let all: Vec<&str> = grids
        .iter()
        .flat_map(|grid| &grid.rows)
        .flat_map(|row| &row.cells)
        .map(|(_, text)| text.as_str())
        .collect();
    assert!(all.contains(&"'=HYPERLINK(\"http://evil.example\")") && all.contains(&"'@SUM(A1)"), "guarded");
    assert!(!all.iter().any(|text| cell::is_formula(text)));
    // In a workbook it is a string by its type, and comes back as it was.
    let grids = grid::read(&book(&[item])).unwrap();
    let texts = |name: &str| {
        let grid = grids.iter().find(|grid| grid.name == name).unwrap();
        grid.rows.iter().flat_map(|row| row.cells.clone()).map(|(_, text)| text).collect::<Vec<_>>()
    };
    assert!(texts("事项").contains(&"=HYPERLINK(\"http://evil.example\")".to_owned()));
}

#[test]
fn a_file_that_is_no_table_or_too_large_is_refused_as_a_whole() {
    let read = |bytes: &[u8]| Load::read(bytes).unwrap_err();
    assert_eq!(read(b""), TableFault::Empty);
    assert_eq!(read(b"a,b\n1,2\n"), TableFault::NoTable);
    assert_eq!(read(b"PK\x03\x04 and nothing of the kind"), TableFault::Unreadable);
    assert_eq!(read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old workbook"), TableFault::OldWorkbook);
    assert_eq!(read(&bomb(150)), TableFault::Inflates);
    let twice = grids_of(&[("材料", "materials"), ("材料（副本）", "materials")]);
    assert_eq!(read(&twice), TableFault::TwoSheets("材料"));
    let most = server::catalogue_table::ROWS_MAX;
    let rows = |count: usize| {
        let rows: String = (0..count).map(|nth| format!("C-{nth},事项{nth}\n")).collect();
        format!("item:task_code,item:identity.name\n{rows}").into_bytes()
    };
    assert_eq!(Load::read(&rows(most)).unwrap().rows(), most);
    assert_eq!(read(&rows(most + 1)), TableFault::TooManyRows);
}

/// A workbook with these sheets, each with its machine names alone and one row.
fn grids_of(sheets: &[(&str, &str)]) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, key) in sheets {
        let page = book.add_worksheet();
        page.set_name(*name).unwrap();
        page.write_string(0, 0, format!("{key}:task_code")).unwrap();
        page.write_string(0, 1, format!("{key}:name")).unwrap();
        page.write_string(1, 0, "A-1").unwrap();
    }
    book.save_to_buffer().unwrap()
}

/// A ZIP of files of a megabyte each, all of which are the same few bytes of it.
fn bomb(files: usize) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    zip.start_file("0.csv", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(b"item:task_code,item:identity.name\n").unwrap();
    zip.write_all(&vec![b' '; 1 << 20]).unwrap();
    (1..files).for_each(|nth| zip.shallow_copy_file("0.csv", &format!("{nth}.csv")).unwrap());
    zip.finish().unwrap().into_inner()
}

/// A row is named as a spreadsheet counts it, whatever lines its cells go over.
#[test]
fn rows_are_counted_as_a_spreadsheet_does() {
    let text = "部门,事项名称,实施编码\n市监局,\"食品\n经营\n许可\",X-1\n\n市监局,,X-2\n";
    for text in [text.to_owned(), text.replace('\n', "\r\n"), text.trim_end().to_owned()] {
        let Load::List(list) = Load::read(text.as_bytes()).unwrap() else { panic!("a list") };
        assert_eq!((list.drafts[0].line, list.refused[0].line), (2, 4), "{text:?}");
    }
}

#[test]
fn encodings_of_offices_are_read() {
    let text = "部门,事项名称,实施编码\n市监局,食品经营许可,X-1\n";
    let plain = Load::read(text.as_bytes()).unwrap();
    assert_eq!(plain.rows(), 1);
    let (gb, ..) = encoding_rs::GB18030.encode(text);
    let utf16 = |mark: bool, big: bool| {
        let mut bytes = Vec::new();
        let tabs = text.replace(',', "\t");
        let units = mark.then_some(0xfeff).into_iter().chain(tabs.encode_utf16());
        units.for_each(|unit| bytes.extend(if big { unit.to_be_bytes() } else { unit.to_le_bytes() }));
        bytes
    };
    for bytes in [gb.to_vec(), utf16(true, false), utf16(true, true)] {
        let Load::List(list) = Load::read(&bytes).unwrap() else { panic!("a list") };
        assert_eq!(list.drafts[0].content.identity.name, "食品经营许可");
    }
}

/// Fifty thousand rows take seconds.
#[tokio::test]
async fn fifty_thousand_rows_are_sifted() {
    let ground = Ground::new().await;
    let rows: String = (0..50_000).map(|nth| format!("宁棠县教育局,,事项{nth},C-{nth},,,,,1\n")).collect();
    let head = "department,main_item,name,item_code,basic_code,division,implementer_code,variant,task_type\n";
    let bytes = format!("{head}{rows}").into_bytes();
    let person = ground.person(Role::HallManager);
    let load = Load::read(&bytes).unwrap();
    let id = server::imports::lay_down(&ground.front, &person, "大.csv", &load).await.unwrap();
    let now = ground.front.office.now().0;
    let db = ground.front.store.db();
    let import = store::imports::one(db, person.as_str(), &id, now).await.unwrap().unwrap();
    assert_eq!(server::imports::about(&import).new, 50_000);
    let last = store::imports::items(db, &id, None, 49_998, 10).await.unwrap();
    assert_eq!(last[0].code, "C-49999");
}

//! 批量维护: the catalogue goes out as tables and comes back; every change is shown first, nothing changes before it is
//! agreed to, and every row that cannot be taken says where and why (CA9).

mod cells;
mod files;
mod page;

use crate::ground::Ground;
use county::Catalogue;
use rules::{
    hall::{Hall, Role},
    item::Content,
};
use server::{
    office::Who,
    workbook::{
        cell,
        csvs::Csvs,
        differ::differences,
        fault::CellFault,
        flat,
        load::Load,
        sheets::SHEETS,
        sift::{Asker, Refused, Sift, Sifted, Why},
        written,
        xlsx::Book,
    },
};
use std::io::Read;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

fn catalogue() -> Vec<Content> {
    Catalogue::embedded().unwrap().items
}

/// The hall of the sample county without its people.
fn hall() -> &'static Hall {
    static HALL: std::sync::OnceLock<Hall> = std::sync::OnceLock::new();
    HALL.get_or_init(|| {
        let catalogue = Catalogue::embedded().unwrap();
        let departments = catalogue.departments.into_iter().map(|one| (one.id.clone(), one)).collect();
        Hall { departments, ..Hall::default() }
    })
}

fn whole(mut file: std::fs::File) -> Vec<u8> {
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).unwrap();
    bytes
}

fn book(items: &[Content]) -> Vec<u8> {
    let mut book = Book::begin().unwrap();
    items.iter().for_each(|item| written::item(&mut book, item, hall()).unwrap());
    whole(book.finish().unwrap())
}

fn zip(items: &[Content]) -> Vec<u8> {
    let mut csvs = Csvs::begin().unwrap();
    items.iter().for_each(|item| written::item(&mut csvs, item, hall()).unwrap());
    whole(csvs.finish().unwrap())
}

async fn sifted(ground: &Ground, role: Role, bytes: &[u8]) -> Sifted {
    let load = Load::read(bytes).unwrap();
    let hall = ground.front.office.hall();
    let who = Who::Staff(ground.person(role));
    let asker = Asker { who: &who, hall: &hall, now: ground.front.office.now() };
    let mut sift = Sift::begin(&load);
    let mut all = Sifted::default();
    while let Some(some) = sift.next(&ground.front.store, &asker).await.unwrap() {
        all.planned.extend(some.planned);
        all.refused.extend(some.refused);
        all.unchanged += some.unchanged;
    }
    all
}

fn faults(sifted: &Sifted) -> Vec<(u64, &str, &CellFault)> {
    let of = |one: &'_ Refused| match &one.why {
        Why::Cell(_) => one.line,
        _ => 0,
    };
    sifted
        .refused
        .iter()
        .filter_map(|one| match &one.why {
            Why::Cell(fault) => Some((of(one), one.column.as_str(), fault)),
            _ => None,
        })
        .collect()
}

/// A CSV of the sheet of items with these columns (machine names) and rows.
fn csv(columns: &str, rows: &[&str]) -> Vec<u8> {
    let names: Vec<String> = columns.split(',').map(|name| format!("item:{name}")).collect();
    format!("{}\n{}\n", names.join(","), rows.join("\n")).into_bytes()
}

#[test]
fn an_item_laid_flat_and_gathered_is_the_same_item() {
    for item in catalogue() {
        assert_eq!(flat::gather(flat::flatten(&item)).unwrap(), item, "{}", item.identity.name);
    }
    // Also one with what no item of the county has: a choice in a branch, an arm without steps.
    let mut odd = catalogue().remove(0);
    let step = odd.process.blocks.pop().unwrap();
    let arm = |name: &str| rules::item::process::Arm {
        when: Some(rules::item::content::When { question: name.into(), answer: "yes".into() }),
        blocks: vec![],
    };
    let choice = rules::item::process::Block::Choice { arms: vec![arm("a"), arm("b")] };
    let branch = rules::item::process::Branch { name: "甲".into(), blocks: vec![choice] };
    odd.process.blocks = vec![rules::item::process::Block::Parallel { branches: vec![branch] }, step];
    odd.power.duties = vec![Default::default()];
    odd.handling.quota = Some(rules::item::content::Quota { places: 60 });
    odd.handling.commitments = Some(Default::default());
    assert_eq!(flat::gather(flat::flatten(&odd)).unwrap(), odd);
}

/// Whatever an item says stands in some column, and no two columns of a sheet have one heading.
#[test]
fn every_field_has_its_column_and_every_column_its_heading() {
    fn leaves(value: &serde_json::Value, path: String, found: &mut std::collections::BTreeSet<String>) {
        match value {
            serde_json::Value::Object(fields) if !fields.contains_key("working_days") => {
                for (name, value) in fields {
                    let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
                    leaves(value, path, found);
                }
            }
            _ => drop(found.insert(path)),
        }
    }
    for sheet in SHEETS {
        let headings = written::headings(sheet);
        let mut once = headings.clone();
        once.sort();
        once.dedup();
        assert_eq!(once.len(), headings.len(), "{}: {headings:?}", sheet.title);
        assert!(headings.iter().all(|heading| !heading.is_empty() && !heading.is_ascii()), "{headings:?}");
    }
    let lists: Vec<&str> = SHEETS.iter().map(|sheet| sheet.key).collect();
    for item in catalogue() {
        let flat = flat::flatten(&item);
        for sheet in SHEETS {
            let parts = match sheet.is_of_items() {
                true => vec![flat.clone()],
                false => flat[sheet.key].as_array().cloned().unwrap_or_default(),
            };
            let mut found = std::collections::BTreeSet::new();
            parts.iter().for_each(|part| leaves(part, String::new(), &mut found));
            let known = |path: &str| {
                sheet
                    .columns
                    .iter()
                    .any(|column| column.path == path || column.path.starts_with(&format!("{path}.")))
                    || path.ends_with("task_code")
                    || (sheet.is_of_items() && lists.contains(&path))
                    || matches!(path, "validity.years" | "validity.months" | "validity.calendar_days")
                    || path.ends_with(".calendar_days")
                    || path.ends_with(".office_seconds")
                    || matches!(path, "limit.calendar_days" | "limit.office_seconds")
            };
            let lost: Vec<&String> = found.iter().filter(|path| !known(path)).collect();
            assert!(lost.is_empty(), "{}: {lost:?}", sheet.title);
        }
    }
}

#[tokio::test]
async fn what_comes_back_as_it_went_out_changes_nothing() {
    let ground = Ground::new().await;
    let items = catalogue();
    for bytes in [book(&items), zip(&items)] {
        let sifted = sifted(&ground, Role::HallManager, &bytes).await;
        assert_eq!(sifted.refused, []);
        let changed: Vec<_> = sifted.planned.iter().map(|one| one.content.identity.name.as_str()).collect();
        assert_eq!(changed, [""; 0]);
        assert_eq!(sifted.unchanged, items.len());
    }
}

/// A new hall takes the tables in as they are: nothing of an item is lost on the way.
#[tokio::test]
async fn tables_carry_whole_items() {
    let ground = Ground::new().await;
    let mut items = catalogue();
    // Under other codes they are new to this hall.
    items.iter_mut().for_each(|item| item.identity.task_code.0.insert(0, 'N'));
    let sifted = sifted(&ground, Role::HallManager, &book(&items)).await;
    assert_eq!(sifted.refused, []);
    assert_eq!(sifted.planned.len(), items.len());
    for (planned, item) in sifted.planned.iter().zip(&items) {
        assert_eq!(planned.seen, 0);
        assert_eq!(planned.content, *item, "{}", item.identity.name);
    }
}

#[tokio::test]
async fn one_cell_changed_is_one_difference() {
    let ground = Ground::new().await;
    let before = catalogue();
    let code = ground.item("market/food-business-licence");
    let nth = before.iter().position(|item| item.identity.task_code.as_str() == code).unwrap();
    let change = |change: &dyn Fn(&mut Content)| {
        let mut items = before.clone();
        change(&mut items[nth]);
        items
    };
    for (items, count, column, part) in [
        (change(&|item| item.identity.name_en = "Another name".into()), 1, "item:identity.name_en", 0),
        (change(&|item| item.materials[2].page_format = "A3".into()), 1, "materials:page_format", 3),
        (change(&|item| drop(item.help.faq.remove(0))), 1, "faq", 1),
        (change(&|item| drop(item.materials.remove(1))), 1, "materials", 2),
        (change(&|item| item.questions[0].answers[0].text = "餐饮".into()), 1, "answers:text", 1),
        (
            change(&|item| item.limits.promised = Some(rules::clock::Limit::working_days(4))),
            1,
            "item:limits.promised",
            0,
        ),
    ] {
        let sifted = sifted(&ground, Role::HallManager, &zip(&items)).await;
        assert_eq!((sifted.planned.len(), sifted.refused.len()), (1, 0), "{:?}", sifted.refused);
        assert_eq!(sifted.planned[0].content, items[nth]);
        let found = differences(Some(&before[nth]), &sifted.planned[0].content, hall());
        assert_eq!(found.len(), count, "{found:?}");
        assert_eq!((found[0].column.as_str(), found[0].part), (column, part));
    }
}

#[tokio::test]
async fn columns_may_be_missing_moved_and_unknown() {
    let ground = Ground::new().await;
    let code = ground.item("market/food-business-licence");
    let bytes = csv(
        "identity.name_en,whatever,task_code",
        &[&format!("Changed,x,{code}"), ",,", &format!(" {} ,y,N-1", "Nameless")],
    );
    let load = Load::read(&bytes).unwrap();
    assert_eq!(load.unknown(), [("事项".to_owned(), "whatever".to_owned())]);
    let sifted = sifted(&ground, Role::HallManager, &bytes).await;
    let [planned] = &sifted.planned[..] else { panic!("{sifted:?}") };
    assert_eq!(planned.content.identity.name_en, "Changed");
    assert!(!planned.content.materials.is_empty(), "what does not come back stays");
    assert_eq!(faults(&sifted), [(4, "item:identity.name", &CellFault::Needed)]);
}

/// Headings alone will do, below titles, in a renamed sheet; names of lists are understood too.
#[tokio::test]
async fn headings_are_found_below_titles_and_in_renamed_sheets() {
    let ground = Ground::new().await;
    let code = ground.item("market/food-business-licence");
    let mut book = rust_xlsxwriter::Workbook::new();
    let page = book.add_worksheet();
    page.set_name("我的表").unwrap();
    let title = rust_xlsxwriter::Format::new();
    page.merge_range(0, 0, 0, 5, "2026 年事项修改表", &title).unwrap();
    for (nth, heading) in
        ["序", "实施编码", "英文名称", "承诺时限", "到现场次数", "计划取消日期", "支持预约", "计划生效日期"]
            .iter()
            .enumerate()
    {
        page.write_string(2, nth as u16, *heading).unwrap();
    }
    page.write_number(3, 0, 1).unwrap();
    page.write_string(3, 1, format!("　{code}\u{200b}")).unwrap();
    page.write_string(3, 2, "A &amp; B").unwrap();
    page.write_string(3, 3, "４个工作日").unwrap();
    page.write_string(3, 4, "２").unwrap();
    // A day as a serial number, and one that is formatted as a day.
    page.write_number(3, 5, 46_387).unwrap();
    page.write_formula(3, 6, rust_xlsxwriter::Formula::new("=IF(1,\"否\")").set_result("否")).unwrap();
    let day = rust_xlsxwriter::Format::new().set_num_format("yyyy/m/d");
    let date = rust_xlsxwriter::ExcelDateTime::from_ymd(2026, 4, 1).unwrap();
    page.write_datetime_with_format(3, 7, &date, &day).unwrap();
    let sifted = sifted(&ground, Role::HallManager, &book.save_to_buffer().unwrap()).await;
    assert_eq!(sifted.refused, []);
    let content = &sifted.planned[0].content;
    assert_eq!(content.identity.name_en, "A & B");
    assert_eq!(content.limits.promised, Some(rules::clock::Limit::working_days(4)));
    assert_eq!(content.handling.visits_max, 2);
    assert_eq!(content.identity.plan_cancel_date, Some("2026-12-31".parse().unwrap()));
    assert_eq!(content.identity.plan_effective_date, Some("2026-04-01".parse().unwrap()));
    assert!(!content.handling.supports_booking, "of a formula the value is taken");
}

#[tokio::test]
async fn every_fault_is_named_at_its_row_and_column() {
    let ground = Ground::new().await;
    let code = ground.item("market/food-business-licence");
    let head = "task_code,identity.kind,limits.promised,handling.visits_max,handling.safety,body.department,identity.plan_cancel_date,place.place";
    let row = |cells: &str| format!("{code},{cells}");
    let long = "长".repeat(cell::CELL_MAX + 1);
    for (cells, column, fault) in [
        ("行政,,,,,,", "item:identity.kind", None),
        (",20天,,,,,", "item:limits.promised", Some(CellFault::NoUnit)),
        (",20,,,,,", "item:limits.promised", Some(CellFault::UnitLacking(20))),
        (",90000个工作日,,,,,", "item:limits.promised", Some(CellFault::LimitBeyond(cell::LIMIT_MAX))),
        (",0个工作日,,,,,", "item:limits.promised", Some(CellFault::LimitBeyond(cell::LIMIT_MAX))),
        (",,256,,,,", "item:handling.visits_max", Some(CellFault::NoNumber(255))),
        (",,一次,,,,", "item:handling.visits_max", Some(CellFault::NoNumber(255))),
        (",,,也许,,,", "item:handling.safety", Some(CellFault::NoYes)),
        (",,,,没有这个局,,", "item:body.department", Some(CellFault::NoDepartment("没有这个局".into()))),
        (",,,,,2026-02-30,", "item:identity.plan_cancel_date", Some(CellFault::NoDay)),
        (",,,,,,一\u{1}二", "item:place.place", Some(CellFault::ControlSign)),
        (",,,,,,#REF!", "item:place.place", Some(CellFault::SpreadsheetError)),
        (&format!(",,,,,,{long}"), "item:place.place", Some(CellFault::TooLong)),
    ] {
        let sifted = sifted(&ground, Role::HallManager, &csv(head, &[&row(cells)])).await;
        assert!(sifted.planned.is_empty(), "an item with a fault is not changed at all");
        let found = faults(&sifted);
        let found = found.iter().find(|(_, known, _)| *known == column);
        let Some((2, _, found)) = found else { panic!("{cells:?}: {:?}", sifted.refused) };
        match &fault {
            Some(fault) => assert_eq!(*found, fault),
            None => {
                assert!(matches!(found, CellFault::NoWord(words) if words.contains(&"行政许可".to_owned())))
            }
        }
    }
    let double =
        csv("task_code,identity.name_en", &[&format!("{code},A"), &format!("{code},B"), "a b<,C", ",D"]);
    let sifted = sifted(&ground, Role::HallManager, &double).await;
    let found = faults(&sifted);
    assert!(found.contains(&(3, "item:task_code", &CellFault::Twice(code.clone()))), "{found:?}");
    assert!(found.contains(&(4, "item:task_code", &CellFault::OddCode)), "{found:?}");
    assert!(found.contains(&(5, "item:task_code", &CellFault::Needed)), "{found:?}");
}

#[tokio::test]
async fn parts_belong_to_something_and_processes_hold_together() {
    let ground = Ground::new().await;
    let code = ground.item("market/food-business-licence");
    let names = |sheet: &str| {
        let sheet = SHEETS.iter().find(|one| one.key == sheet).unwrap();
        written::machine_row(sheet).join(",")
    };
    let of = |sheet: &str, rows: &[String]| format!("{}\n{}\n", names(sheet), rows.join("\n")).into_bytes();
    let blank = |cells: usize| ",".repeat(cells);
    for (bytes, column, fault) in [
        (of("faq", &["NO-SUCH,1,怎么办,这样办".into()]), "faq:task_code", CellFault::NoItem),
        (
            of("answers", &[format!("{code},1,nothing,a,甲,")]),
            "answers:question",
            CellFault::NoSuch("nothing".into()),
        ),
        (
            of("points", &[format!("{code},1,nothing,c1,要点？")]),
            "points:step",
            CellFault::NoSuch("nothing".into()),
        ),
        (
            of("steps", &[format!("{code},1,x,环节,s,名,,审查,market/review,2 个工作日{}", blank(6))]),
            "steps:path",
            CellFault::NotAPlace,
        ),
        (of("steps", &[format!("{code},1,1.1,分支,,甲{}", blank(10))]), "steps:path", CellFault::NoHolder),
        (
            of(
                "steps",
                &[format!("{code},1,1,并联{}", blank(12)), format!("{code},2,1.1,选项{}", blank(12))],
            ),
            "steps:path",
            CellFault::NoHolder,
        ),
        (
            of("steps", &[format!("{code},1,1,环节,review,名,,审查,market/review{}", blank(7))]),
            "steps:limit",
            CellFault::Needed,
        ),
        (of("form", &[format!("{code},,键{}", blank(7))]), "form:label", CellFault::Needed),
    ] {
        let sifted = sifted(&ground, Role::HallManager, &bytes).await;
        assert!(sifted.planned.is_empty());
        let found = faults(&sifted);
        assert!(
            found.iter().any(|(_, known, found)| *known == column && **found == fault),
            "{column}: {found:?}"
        );
    }
    let many: Vec<String> = (0..501).map(|nth| format!("{code},{},怎么办,这样办", nth + 1)).collect();
    let sifted = sifted(&ground, Role::HallManager, &of("faq", &many)).await;
    assert_eq!(faults(&sifted)[0].2, &CellFault::TooMany(500));
}

#[tokio::test]
async fn an_emptied_sheet_is_said_and_never_guessed() {
    let ground = Ground::new().await;
    let code = ground.item("market/food-business-licence");
    let faq = "faq:task_code,faq:order,faq:q,faq:a\n";
    let emptied = sifted(&ground, Role::HallManager, format!("{faq}{code},,无,\n").as_bytes()).await;
    assert!(emptied.planned[0].content.help.faq.is_empty());
    assert!(!emptied.planned[0].content.materials.is_empty());
    // A row put in between, without an order, is a new part and takes nothing from its neighbours.
    let more =
        sifted(&ground, Role::HallManager, format!("{faq}{code},1,,\n{code},,新问,新答\n").as_bytes()).await;
    let [refused] = &more.planned[..] else { panic!("{more:?}") };
    assert_eq!(refused.content.help.faq.len(), 2);
    assert_eq!(refused.content.help.faq[1].q, "新问");
}

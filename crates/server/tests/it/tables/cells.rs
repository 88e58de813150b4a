//! Cells as hands and spreadsheets leave them.

use super::{catalogue, hall, sifted};
use crate::ground::Ground;
use rules::{hall::Role, item::Item};
use server::{
    office::Who,
    workbook::{
        cell::{self, Cell},
        sheets::SHEETS,
        written::{self, Pen},
    },
};

#[test]
fn cells_are_read_as_hands_and_spreadsheets_leave_them() {
    use server::workbook::sheets::Kind;
    let hall = hall();
    let read = |kind: Kind, text: &str| cell::read(kind, text, hall).map(|value| value.to_string());
    for (kind, text, value) in [
        (Kind::Count(255), "３.0", "3"),
        (Kind::Count(255), "1,0", "10"),
        (Kind::Limit, "5 个工作日", r#"{"working_days":5}"#),
        (Kind::Limit, "３０自然日", r#"{"calendar_days":30}"#),
        (Kind::Limit, "1800 办公秒", r#"{"office_seconds":1800}"#),
        (Kind::Validity, "5年", r#"{"years":5}"#),
        (Kind::Date, "2026/3/2", "\"2026-03-02\""),
        (Kind::Date, "2026年3月2日", "\"2026-03-02\""),
        (Kind::Date, "20260302", "\"2026-03-02\""),
        (Kind::Date, "46083", "\"2026-03-02\""),
        (Kind::Money, "￥1,234.5", "123450"),
        (Kind::Money, "80元", "8000"),
        (Kind::YesNo, "√", "true"),
        (Kind::Lines, " 一 \n\n二", r#"["一","二"]"#),
        (Kind::Code, "Ａ－１ 2", "\"A-12\""),
        (Kind::Department, "宁市监", "\"market\""),
    ] {
        assert_eq!(read(kind, text).as_deref(), Ok(value), "{text}");
    }
    for (kind, text) in [
        (Kind::Limit, "0 个工作日"),
        (Kind::Limit, "70000 个工作日"),
        (Kind::Limit, "-1 个工作日"),
        (Kind::Money, "1.234"),
        (Kind::Money, "-5"),
        (Kind::Date, "3月2日"),
        (Kind::Date, "7"),
        (Kind::Count(255), "-1"),
        (Kind::Count(255), "1.5"),
    ] {
        assert!(read(kind, text).is_err(), "{text}");
    }
    assert_eq!(Cell::Money(123_450).text(), "1234.50");
}

/// What is too long for a cell is said there, and stays as it is when the table comes back.
#[tokio::test]
async fn what_is_too_long_for_a_cell_is_not_lost() {
    let ground = Ground::new().await;
    let code = ground.item("market/food-business-licence");
    let mut content = ground
        .front
        .store
        .dossier::<Item>(&code)
        .await
        .unwrap()
        .unwrap()
        .state
        .latest()
        .unwrap()
        .1
        .content
        .clone();
    content.help.remedies = "长".repeat(cell::CELL_MAX + 1);
    let order = server::office::Order::Item(code.as_str().into(), rules::item::Command::Draft(content));
    let asked = server::office::Request::new(Who::System, order);
    ground.front.office.ask(asked).await.unwrap().done().unwrap();
    let mut manager = ground.enter_as(Role::HallManager).await;
    let page = manager.get("/manage/table/items.xlsx?department=market").await.ok();
    let sifted = sifted(&ground, Role::HallManager, &page.bytes).await;
    assert_eq!((sifted.planned.len(), sifted.refused.len()), (0, 0));
}

/// A pen that only counts, to see that an item is written sheet by sheet.
#[derive(Default)]
struct Counting(std::collections::BTreeMap<usize, usize>);

impl Pen for Counting {
    type Fault = std::convert::Infallible;

    fn row(&mut self, sheet: usize, cells: Vec<Cell>) -> Result<(), Self::Fault> {
        assert_eq!(cells.len(), written::machine_row(&SHEETS[sheet]).len());
        *self.0.entry(sheet).or_default() += 1;
        Ok(())
    }
}

#[test]
fn every_row_has_a_cell_for_every_column() {
    let mut pen = Counting::default();
    let items = catalogue();
    items.iter().for_each(|item| written::item(&mut pen, item, hall()).unwrap());
    assert_eq!(pen.0[&0], items.len());
    let materials = SHEETS.iter().position(|sheet| sheet.key == "materials").unwrap();
    assert_eq!(pen.0[&materials], items.iter().map(|item| item.materials.len()).sum::<usize>());
}

//! What differs between the hall and the list, as a file to work through: CSV for any program, XLSX for a spreadsheet.

use super::{Comparison, GapFilter};
use crate::workbook::{
    cell::Cell,
    csvs::{MARK, guarded},
};
use rules::{base::BaseGap, hall::Hall, item::content::ItemKind};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// The headings, in the order of the columns.
const HEADINGS: [&str; 10] = [
    "比对结果",
    "基本编码",
    "目录名称",
    "目录事项类型",
    "目录主管部门",
    "目录设定依据",
    "实施编码",
    "本地事项名称",
    "本地部门",
    "不一致的要素",
];

fn row(gap: &BaseGap, hall: &Hall) -> [String; 10] {
    let entry = gap.entry.clone().unwrap_or_default();
    let item = gap.item.clone().unwrap_or_default();
    let department = hall.departments.get(&item.department.as_str().into());
    let differs = gap.elements.iter().map(|one| {
        let (listed, here) = (one.listed.as_str(), one.here.as_str());
        format!("{}：目录“{listed}”，本地“{here}”", one.element.zh())
    });
    [
        gap.standing.zh().to_owned(),
        if entry.code.is_empty() { item.code.clone() } else { entry.code },
        entry.name,
        entry.kind.map_or("", ItemKind::zh).to_owned(),
        entry.department,
        entry.basis,
        item.task_code,
        item.name,
        department.map(|one| one.name.clone()).unwrap_or_default(),
        differs.collect::<Vec<_>>().join("；"),
    ]
}

/// As CSV, with the mark by which spreadsheets know UTF-8.
///
/// # Errors
/// Never in practice: it is written into memory.
pub fn csv(comparison: &Comparison, filter: &GapFilter, hall: &Hall) -> std::io::Result<Vec<u8>> {
    let mut bytes = MARK.to_vec();
    let mut writer = csv::Writer::from_writer(&mut bytes);
    writer.write_record(HEADINGS)?;
    for gap in comparison.sifted(filter) {
        writer.write_record(row(gap, hall).map(|text| guarded(&Cell::Text(text))))?;
    }
    writer.flush()?;
    drop(writer);
    Ok(bytes)
}

/// As a workbook of one sheet.
///
/// # Errors
/// When the workbook cannot be packed.
pub fn xlsx(comparison: &Comparison, filter: &GapFilter, hall: &Hall) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.set_name("目录比对")?;
    let bold = Format::new().set_bold().set_text_wrap();
    // A text is a text, also one that begins with an equals sign.
    let text = Format::new().set_text_wrap().set_num_format("@").set_quote_prefix();
    for (column, heading) in (0_u16..).zip(HEADINGS) {
        page.write_string_with_format(0, column, heading, &bold)?;
        page.set_column_width(column, 24)?;
    }
    page.set_freeze_panes(1, 0)?;
    for (line, gap) in (1_u32..).zip(comparison.sifted(filter)) {
        for (column, cell) in (0_u16..).zip(row(gap, hall)) {
            page.write_string_with_format(line, column, cell, &text)?;
        }
    }
    book.save_to_buffer()
}

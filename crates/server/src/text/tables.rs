//! Sentences about tables: the page that takes them in and what is wrong with a file, a row, a cell. Names begin with
//! `table_`.

use super::{Lang, fault_field, refusal, unread};
use crate::{
    catalogue_table::{ListColumn, RowFault, RowNote, TableFault},
    workbook::{fault::CellFault, reading, sift::Why},
};

messages! {
    table_title => "批量维护", "Tables";
    table_lead => "把事项导出成表格，改好再交回来。交回以后先看改动，确认了才存为草稿；发布仍要审核。",
        "Take items out as tables, change them, hand them back. You see every change first; what you agree to becomes drafts, and publication still needs a review.";
    table_out => "导出", "Take out";
    table_out_lead => "工作簿里“事项”一行一个，材料、收费、环节等各有一张表。没有改动的单元格、没有交回的列、表和事项都保持不变。",
        "One row for each item; materials, fees, steps and the rest have sheets of their own. Cells you leave alone, and columns, sheets and items you do not hand back, stay as they are.";
    table_state => "状态", "State";
    table_department => "部门", "Department";
    table_as_xlsx => "下载工作簿（XLSX）", "Workbook (XLSX)";
    table_as_csv => "下载表格（CSV，压缩）", "Tables (CSV, zipped)";
    table_as_files => "下载目录文件（TOML，压缩）", "The catalogue as files (TOML, zipped)";
    table_in => "交回", "Hand back";
    table_in_lead => "可以交工作簿（.xlsx）、CSV，或者几个 CSV 的压缩包（.zip）；只有部门、事项名称、实施编码的普通清单也可以。最多 50,000 行。",
        "A workbook (.xlsx), a CSV, or several CSV files zipped (.zip); a plain list of department, name and code will do too. At most 50,000 rows.";
    table_in_none => "要清空某个事项的一张表，请在该表留一行，写上实施编码和“无”。", "To empty a sheet for an item, leave one row there with its code and 无 (none).";
    table_file => "表格文件", "The file";
    table_file_needed => "请选择一个表格文件", "Please choose a file";
    table_file_large(most: &str) => "文件超过 {most}，请分成几份交", "The file has more than {most}; please hand it in in parts";
    table_look => "查看改动", "See the changes";
    table_now => "现在还没有任何改动。", "Nothing has been changed yet.";
    table_mine => "我交过的表格", "Tables I handed in";
    table_mine_kept(most: usize) => "等您确认的最多留 {most} 份，再交就丢掉最早的一份。", "Of those that wait for your consent {most} are kept; another one takes the place of the oldest.";
    table_when => "时间", "When";
    table_how_far => "进度", "How far";
    table_shown => "等您确认", "waits for your consent";
    table_running => "正在存草稿", "under way";
    table_ended => "已完成", "done";
    table_wait(minutes: i64) => "两小时内没有确认就不再保留，还有 {minutes} 分钟。",
        one "It is thrown away if you do not agree within two hours: 1 minute left.",
        many "It is thrown away if you do not agree within two hours: {minutes} minutes left.";

    table_preview => "看清改动再确认", "What would change";
    table_rows => "行数", "Rows";
    table_sheets => "识别出的表", "Sheets found";
    table_sheet_rows(title: &str, rows: usize) => "{title} {rows} 行", "{title}: {rows}";
    table_changed => "要修改的事项", "Items that change";
    table_new => "新增的事项", "New items";
    table_unchanged => "没有变化", "Unchanged";
    table_refused => "不能收的", "Cannot be taken";
    table_departments => "要新设的部门", "Departments to be made";
    table_passed_over(columns: &str) => "这些列没有收：{columns}", "These columns are not taken: {columns}";
    table_passed_over_list => "普通清单只收部门、名称、编码这几列；要改时限等内容，请用本页导出的工作簿。",
        "A plain list brings in department, name and codes only; for limits and the rest use a workbook from this page.";
    table_details => "看内容", "See what it said";
    table_part_gone => "删去", "taken out";
    table_notes => "请留意", "Please note";
    table_times(times: usize) => "{times} 次", one "once", many "{times} times";
    table_nothing => "表格与目录完全一致，没有要改的。", "The table says what the catalogue says: nothing to change.";
    table_only_refused => "没有一行能收，请按下面的说明改好后重新交。", "No row can be taken. Please mend what is listed below and hand it in again.";
    table_refused_lead => "有问题的事项一处也不改；其余的不受影响。改好后再交一次即可。",
        "An item with a fault is not changed at all; the others are not held up. Mend them and hand the table in again.";
    table_where => "位置", "Where";
    table_row(sheet: &str, line: u64) => "“{sheet}”第 {line} 行", "{sheet}, row {line}";
    table_line(line: u64) => "第 {line} 行", "row {line}";
    table_column => "列", "Column";
    table_what => "问题与办法", "What is wrong, and what helps";
    table_item => "事项", "Item";
    table_is_new => "新增", "new";
    table_before => "现在", "Now";
    table_after => "改成", "Then";
    table_more_fields(count: usize) => "另有 {count} 处改动，存为草稿后在事项页查看", one "1 more change; see the item once it is a draft", many "{count} more changes; see the item once it is a draft";
    table_moved => "有人在这期间改过这个事项，确认后它会被拒绝，请重新导出。", "Somebody has changed this item meanwhile; it will be refused. Please take it out anew.";
    table_agree(count: i64) => "确认，把 {count} 个事项存为草稿", one "Agree: 1 item becomes a draft", many "Agree: {count} items become drafts";
    table_discard => "不要了", "Not wanted after all";
    table_no_more => "没有其他内容了", "No more";

    table_going(done: i64, all: i64) => "正在存草稿：{all} 个中已处理 {done} 个", "Under way: {done} of {all} done";
    table_going_more => "可以关掉页面，中断了会自动接着办。", "You may leave this page; an interrupted run goes on by itself.";
    table_refresh => "刷新进度", "See how far it is";
    table_done(drafted: i64) => "{drafted} 个事项已存为草稿", one "1 item has become a draft", many "{drafted} items have become drafts";
    table_done_refused(refused: i64) => "另有 {refused} 个没有改，原因见下。", one "1 was not changed; the reason is below.", many "{refused} were not changed; the reasons are below.";
    table_done_next => "接下来：大厅和法制机构各审一次，再由大厅发布。", "Next: the hall and the legal office each review it, then the hall publishes it.";
    table_not_changed => "没有改的事项", "Items that were not changed";
    table_to_review => "去看待审核的草稿", "See the drafts to review";
    table_again => "再交一份", "Hand in another";
    table_gone => "这份表格已经不在了，请重新交。", "This table has been thrown away; please hand it in again.";

    // What is wrong with a file as a whole.
    table_fault_large => "文件太大，请分成几份交", "The file is too large; please hand it in in parts";
    table_fault_encoding => "文字编码读不懂，请另存为 UTF-8 编码的 CSV 或者 .xlsx", "The text cannot be read; save it as CSV in UTF-8 or as .xlsx";
    table_fault_unreadable => "文件打不开：可能已损坏，或者加了密码。请取消密码后重新保存", "The file cannot be opened: it may be damaged or locked by a password. Take the password off and save it again";
    table_fault_old => "这是 2007 年以前的 .xls 格式，请另存为 .xlsx", "This is an .xls workbook; please save it as .xlsx";
    table_fault_inflates => "压缩文件解开后过大，没有打开", "The compressed file is far too large once inflated; it was not opened";
    table_fault_no_table => "没有找到表头。普通清单至少要有部门、事项名称、实施编码三列；批量修改请用本页导出的工作簿", "There are no headings. A list needs at least department, name and code; for changes use a workbook from this page";
    table_fault_empty => "文件是空的", "The file is empty";
    table_fault_no_column(name: &str) => "缺少“{name}”列", "There is no column “{name}”";
    table_fault_two_columns(name: &str) => "“{name}”列出现两次，请去掉一列", "The column “{name}” stands twice; take one away";
    table_fault_two_sheets(name: &str) => "“{name}”表出现两次，请只留一张", "The sheet “{name}” stands twice; keep one";
    table_fault_rows => "超过 50,000 行，请分成几份交", "There are more than 50,000 rows; please hand it in in parts";
    table_fault_broken(line: u64) => "从第 {line} 行起读不下去，多半是引号没有成对", "It cannot be read from row {line} on; a quotation mark may be open";

    // What is wrong with a cell.
    table_cell_needed => "不能为空，请填写", "It must not be empty; please fill it in";
    table_cell_word(words: &str) => "不是可选的词，请从这些里选：{words}", "None of the words of this column; choose among {words}";
    table_cell_unit => "时限要写明数字和单位，例如“5 个工作日”“30 个自然日”", "Give the number and the unit, as in 5 个工作日 or 30 calendar days";
    table_cell_unit_lacking(number: u32) => "“{number}”后面缺单位，例如“{number} 个工作日”“{number} 个自然日”", "{number} of what? Give the unit, as in {number} working days or {number} calendar days";
    table_cell_limit(most: u32) => "请填 1 到 {most} 之间的整数，最多 {most}", "Give a whole number from 1 to {most}, which is the most";
    table_cell_number(most: u32) => "请填 0 到 {most} 之间的整数", "Give a whole number from 0 to {most}";
    table_cell_money => "请填金额（元），最多两位小数，例如 12.50", "Give an amount in yuan with at most two decimals, as in 12.50";
    table_cell_yes => "请填“是”或“否”", "Write 是 (yes) or 否 (no)";
    table_cell_day => "请填日期，例如 2026-03-02", "Give a day, as in 2026-03-02";
    table_cell_department(name: &str) => "大厅没有“{name}”这个部门；请核对名称，或者先请大厅管理员添加", "The hall has no department {name}; check the name, or have the hall manager add it first";
    table_cell_control => "里面有看不见的控制字符，请重新输入", "It holds a control character; please type it anew";
    table_cell_code => "编码只能用字母、数字和 - _ . /，最多 100 位", "A code has at most 100 letters, digits and - _ . /";
    table_cell_long => "内容太长，一个单元格放不下；请在事项页用文本修改", "Too long for a cell; edit the item as text";
    table_cell_spreadsheet => "这里是表格软件的出错标记，请改正公式", "A spreadsheet's error stands here; mend the formula";
    table_cell_no_item => "大厅没有这个事项，“事项”表里也没有；新事项请先在“事项”表加一行", "Neither the hall nor the sheet of items has it; a new item needs a row there first";
    table_cell_twice(what: &str) => "“{what}”重复，请只留一个", "{what} stands twice; keep one";
    table_cell_no_such(what: &str) => "找不到“{what}”，请核对编号", "There is no {what}; check the id";
    table_cell_place => "层次要写成 1、2、2.1、2.1.1 这样", "Write the place as 1, 2, 2.1, 2.1.1";
    table_cell_holder => "放的位置不对：分支要放在并联下面，选项要放在选择下面，环节放在最上层、分支或选项里", "It cannot stand there: branches belong into a parallel part, options into a choice, steps on top or into one of these";
    table_cell_many(most: usize) => "一个事项在一张表里最多 {most} 行", "An item has at most {most} rows on a sheet";

    // What is wrong with a row of a list.
    table_row_shifted => "列数与表头不符，列已错位", "More or fewer cells than headings: the columns have shifted";
    table_row_no_department => "没有部门", "No department";
    table_row_no_name => "没有事项名称", "No name";
    table_row_long_name => "事项名称过长", "The name is too long";
    table_row_no_code => "没有实施编码", "No implementation code";
    table_row_same_code => "实施编码与前面的行重复，只收前面的一行", "The code has come before; the first row counts";
    table_row_control(heading: &str) => "“{heading}”列里有看不见的控制字符，请重新输入", "A control character in the column {heading}; please type it anew";
    table_worked_on => "有人修改过，清单不覆盖人工修改", "Somebody has worked on it; a list does not overwrite that";

    table_note_missing => "缺基本编码、行政区划或信用代码", "Basic code, division or credit code missing";
    table_note_credit => "统一社会信用代码校验不通过", "The credit code fails its check";
    table_note_kind => "事项类型不在标准之内，先空着", "The kind is none of the standard's and stays open";
    table_note_shifted => "事项类型列里是情形编码，列可能错位", "The kind holds a variant; columns may have shifted";
    table_note_main => "没有归入主项", "Belongs to no main item";
    table_note_same_name => "同一部门有同名事项", "The department has another item of this name";
    table_note_mended => "已改正全角字符、实体或空白", "Full-width signs, entities or blanks were put right";
    table_note_backslash => "名称里有反斜杠，请改成原来的符号", "A stray backslash in the name; which sign was meant?";
}

/// Why a file was not taken at all.
#[must_use]
pub fn table_fault(lang: Lang, fault: &TableFault) -> String {
    match fault {
        TableFault::TooLarge => lang.table_fault_large().to_owned(),
        TableFault::Encoding => lang.table_fault_encoding().to_owned(),
        TableFault::Unreadable => lang.table_fault_unreadable().to_owned(),
        TableFault::OldWorkbook => lang.table_fault_old().to_owned(),
        TableFault::Inflates => lang.table_fault_inflates().to_owned(),
        TableFault::NoTable => lang.table_fault_no_table().to_owned(),
        TableFault::Empty => lang.table_fault_empty().to_owned(),
        TableFault::NoColumn(name) => lang.table_fault_no_column(name),
        TableFault::TwoColumns(name) => lang.table_fault_two_columns(name),
        TableFault::TwoSheets(name) => lang.table_fault_two_sheets(name),
        TableFault::TooManyRows => lang.table_fault_rows().to_owned(),
        TableFault::Broken(line) => lang.table_fault_broken(*line),
    }
}

/// Why a cell, a row or an item was not taken, and what would help.
#[must_use]
pub fn table_why(lang: Lang, why: &Why) -> String {
    match why {
        Why::Cell(fault) => cell(lang, fault),
        Why::Row(fault) => row(lang, *fault),
        Why::WorkedOn => lang.table_worked_on().to_owned(),
        Why::Rules(why) => {
            let saying = refusal(lang, why);
            format!("{} {}", saying.why, saying.helps).trim().to_owned()
        }
    }
}

fn cell(lang: Lang, fault: &CellFault) -> String {
    match fault {
        CellFault::Needed => lang.table_cell_needed().to_owned(),
        CellFault::NoWord(words) => lang.table_cell_word(&words.join("、")),
        CellFault::NoUnit => lang.table_cell_unit().to_owned(),
        CellFault::UnitLacking(number) => lang.table_cell_unit_lacking(*number),
        CellFault::LimitBeyond(most) => lang.table_cell_limit(*most),
        CellFault::NoNumber(most) => lang.table_cell_number(*most),
        CellFault::NoMoney => lang.table_cell_money().to_owned(),
        CellFault::NoYes => lang.table_cell_yes().to_owned(),
        CellFault::NoDay => lang.table_cell_day().to_owned(),
        CellFault::NoDepartment(name) => lang.table_cell_department(&short(name)),
        CellFault::ControlSign => lang.table_cell_control().to_owned(),
        CellFault::OddCode => lang.table_cell_code().to_owned(),
        CellFault::TooLong => lang.table_cell_long().to_owned(),
        CellFault::SpreadsheetError => lang.table_cell_spreadsheet().to_owned(),
        CellFault::NoItem => lang.table_cell_no_item().to_owned(),
        CellFault::Twice(what) => lang.table_cell_twice(&short(what)),
        CellFault::NoSuch(what) => lang.table_cell_no_such(&short(what)),
        CellFault::NotAPlace => lang.table_cell_place().to_owned(),
        CellFault::NoHolder => lang.table_cell_holder().to_owned(),
        CellFault::TooMany(most) => lang.table_cell_many(*most),
        CellFault::Unread(words) => unread(lang, words),
    }
}

/// What was typed, as far as a sentence repeats it.
fn short(text: &str) -> String {
    text.chars().take(40).collect()
}

fn row(lang: Lang, fault: RowFault) -> String {
    match fault {
        RowFault::Shifted => lang.table_row_shifted().to_owned(),
        RowFault::NoDepartment => lang.table_row_no_department().to_owned(),
        RowFault::NoName => lang.table_row_no_name().to_owned(),
        RowFault::LongName => lang.table_row_long_name().to_owned(),
        RowFault::NoCode => lang.table_row_no_code().to_owned(),
        RowFault::OddCode => lang.table_cell_code().to_owned(),
        RowFault::SameCode => lang.table_row_same_code().to_owned(),
        RowFault::ControlSign(column) => lang.table_row_control(&list_column(lang, column)),
    }
}

fn list_column(lang: Lang, column: ListColumn) -> String {
    fault_field(lang, crate::workbook::found::path_of(column))
}

/// What was amiss in a row that is taken all the same.
#[must_use]
pub fn table_note(lang: Lang, note: RowNote) -> &'static str {
    match note {
        RowNote::Missing => lang.table_note_missing(),
        RowNote::CreditCode => lang.table_note_credit(),
        RowNote::Kind => lang.table_note_kind(),
        RowNote::KindShifted => lang.table_note_shifted(),
        RowNote::NoMainItem => lang.table_note_main(),
        RowNote::SameName => lang.table_note_same_name(),
        RowNote::Mended => lang.table_note_mended(),
        RowNote::Backslash => lang.table_note_backslash(),
    }
}

/// The heading of the column in which something is wrong; nothing where it is the row as a whole.
#[must_use]
pub fn table_heading(lang: Lang, machine: &str) -> String {
    if machine.is_empty() { String::new() } else { reading::heading(lang, machine) }
}

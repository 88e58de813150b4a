//! The heat map: hours × weekdays, or any other two short lists.
//!
//! Each cell prints its number: the depth of colour only guides the eye to it, in five steps, so that small
//! differences do not shout.

use super::scale::grouped;
use super::{Chart, DataTable, MAX_COLUMNS, MAX_ROWS, Plate, TEXT, label, mark, named, nothing, told};
use crate::{ink, svg, wording};

/// The opacity of the steps, zero first. Figures stand on the first three in ink and on the last two in the
/// colour of the surface, so the gap between them keeps both above a contrast of 4.5 in both themes.
const STEPS: [&str; 6] = ["0", "0.12", "0.24", "0.38", "0.8", "0.95"];

/// 热力图: `values[row][column]`; a missing cell counts as no value and stays blank.
pub fn heat(plate: &Plate, rows: &[String], columns: &[String], values: &[Vec<u64>]) -> Chart {
    let rows = &rows[..rows.len().min(MAX_ROWS)];
    let columns = &columns[..columns.len().min(MAX_COLUMNS)];
    let mut head = vec![String::new()];
    head.extend(columns.iter().map(|name| wording::one_line(name)));
    let value = |row: usize, column: usize| values.get(row).and_then(|cells| cells.get(column)).copied();
    let some = (0..rows.len()).any(|row| (0..columns.len()).any(|column| value(row, column).is_some()));
    if !some {
        return nothing(plate, head);
    }
    let cells =
        (0..rows.len()).flat_map(|row| (0..columns.len()).filter_map(move |column| value(row, column)));
    let largest = cells.max().unwrap_or(0);
    let (width, height) = (plate.width(), plate.height());
    let left = rows.iter().map(|name| wording::width(name, TEXT)).max().unwrap_or(0).min(width / 3) + 8;
    let top = 22;
    let count = |length: usize| u32::try_from(length).unwrap_or(1).max(1);
    let cell_width = ((width - left) / count(columns.len())).max(3);
    let cell_height = (height.saturating_sub(top) / count(rows.len())).max(3);
    let mut writer = svg::picture("chart chart-heat", (width, height), &named(plate), "", false);
    let names_room = columns.iter().map(|name| wording::width(name, TEXT)).max().unwrap_or(0) + 6;
    let every = names_room.div_ceil(cell_width).max(1);
    for (index, name) in (0_u32..).zip(columns).filter(|(index, _)| index.is_multiple_of(every)) {
        let middle = left + cell_width * index + cell_width / 2;
        label(&mut writer, (middle, 14), "middle", ink::QUIET, &wording::one_line(name));
    }
    let mut table = DataTable { head, rows: Vec::new() };
    for (row, name) in rows.iter().enumerate() {
        let y = top + cell_height * u32::try_from(row).unwrap_or(0);
        let short = wording::shorten(&wording::one_line(name), TEXT, left - 8);
        label(&mut writer, (left - 8, y + cell_height / 2 + 5), "end", ink::QUIET, &short);
        let mut line = vec![wording::one_line(name)];
        for (column, column_name) in columns.iter().enumerate() {
            let Some(number) = value(row, column) else {
                line.push(String::new());
                continue;
            };
            let x = left + cell_width * u32::try_from(column).unwrap_or(0);
            let depth = depth(number, largest);
            let words = told(plate, &format!("{name} {column_name}"), number);
            let at = [x + 1, y + 1, cell_width - 2, cell_height - 2];
            let (fill, edge) = (ink::ACTION.paint(), ink::LINE.paint());
            let look =
                [("rx", "3"), ("fill", fill.as_str()), ("fill-opacity", STEPS[depth]), ("stroke", &edge)];
            mark(&mut writer, at, &look, &words);
            let shown = grouped(number);
            if number > 0 && cell_height >= 18 && wording::width(&shown, TEXT) + 2 <= cell_width {
                // On deep cells the figure takes the colour of the surface to stay legible in both themes.
                let colour = if depth >= 4 { ink::SURFACE } else { ink::INK };
                label(&mut writer, (x + cell_width / 2, y + cell_height / 2 + 5), "middle", colour, &shown);
            }
            line.push(shown);
        }
        table.rows.push(line);
    }
    Chart { svg: writer.finish(), table }
}

/// Zero is empty; the rest falls into five equal steps of the largest value.
fn depth(number: u64, largest: u64) -> usize {
    if number == 0 || largest == 0 {
        return 0;
    }
    let step = (u128::from(number) * 5).div_ceil(u128::from(largest));
    usize::try_from(step).unwrap_or(5).clamp(1, 5)
}

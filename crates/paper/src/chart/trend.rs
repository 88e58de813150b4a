//! Lines over days, and the sparkline: the same without axes, for a number tile.

use super::scale::{Scale, grouped};
use super::{
    Chart, DataTable, Line, MAX_DAYS, MAX_LINES, Plate, TEXT, counted, label, named, nothing, rule, told,
};
use crate::ink::{self, Tone};
use crate::svg::{self, Writer};
use crate::wording;

/// Lines differ in their dashes as well as in colour.
const DASHES: [&str; MAX_LINES] = ["none", "7 4", "2 4", "10 3 2 3", "4 2"];

/// How far one line of the legend is from the next.
const LEGEND_ROW: u32 = 20;

/// The part of the plate where lines are drawn, and the scale of its height.
struct Field {
    left: u32,
    top: u32,
    right: u32,
    bottom: u32,
    scale: Scale,
    days: usize,
}

impl Field {
    fn place(&self, day: usize, value: u64) -> (u32, u32) {
        let last = u32::try_from(self.days.saturating_sub(1)).unwrap_or(1).max(1);
        let x = if self.days < 2 {
            self.left.midpoint(self.right)
        } else {
            self.left + (self.right - self.left) * u32::try_from(day).unwrap_or(0) / last
        };
        let exact = u128::from(value.min(self.scale.top)) * u128::from(self.bottom - self.top);
        let rise = u32::try_from(exact / u128::from(self.scale.top.max(1))).unwrap_or(0);
        (x, self.bottom - rise)
    }

    fn path(&self, values: &[u64]) -> String {
        let mut path = String::new();
        for (day, value) in values.iter().enumerate() {
            let (x, y) = self.place(day, *value);
            path.push_str(&format!("{}{x} {y}", if day == 0 { 'M' } else { 'L' }));
        }
        path
    }

    /// The surface under a line, pale.
    fn area(&self, writer: &mut Writer, values: &[u64], tone: Tone) {
        if values.len() < 2 {
            return;
        }
        let (first, last) = (self.place(0, 0).0, self.place(values.len() - 1, 0).0);
        let path = format!("{}L{last} {}L{first} {}Z", self.path(values), self.bottom, self.bottom);
        writer.empty("path", &[("d", &path), ("fill", &tone.token().paint()), ("fill-opacity", "0.12")]);
    }

    fn line(&self, writer: &mut Writer, values: &[u64], tone: Tone, dashes: &str) {
        let colour = tone.token().paint();
        let attributes = [
            ("d", self.path(values)),
            ("fill", "none".to_owned()),
            ("stroke", colour.clone()),
            ("stroke-width", "2".to_owned()),
            ("stroke-linejoin", "round".to_owned()),
            ("stroke-dasharray", dashes.to_owned()),
        ];
        let attributes: Vec<(&str, &str)> =
            attributes.iter().map(|(key, value)| (*key, value.as_str())).collect();
        writer.empty("path", &attributes);
        // The newest value is the one looked for.
        if let Some(value) = values.last() {
            let (x, y) = self.place(values.len() - 1, *value);
            let (x, y) = (x.to_string(), y.to_string());
            writer.empty("circle", &[("cx", &x), ("cy", &y), ("r", "3.5"), ("fill", &colour)]);
        }
    }
}

/// The newest values of a list.
fn newest<T>(values: &[T], most: usize) -> &[T] {
    &values[values.len().saturating_sub(most)..]
}

/// 趋势图: up to five lines over the same days, each named above them. A line alone has a pale area under it; among several,
/// none is made to look like the chief one.
///
/// `days` are the labels as shown (`11-20`); a line may end earlier than the days do, not later.
pub fn trend(plate: &Plate, days: &[String], lines: &[Line]) -> Chart {
    let skipped = days.len().saturating_sub(MAX_DAYS);
    let days = newest(days, MAX_DAYS);
    let lines: Vec<(&Line, &[u64])> = lines[..lines.len().min(MAX_LINES)]
        .iter()
        .map(|line| (line, line.values.get(skipped..).unwrap_or(&[])))
        .map(|(line, values)| (line, &values[..values.len().min(days.len())]))
        .collect();
    let mut head = vec![plate.language.pick("日期", "day").to_owned()];
    head.extend(lines.iter().map(|(line, _)| wording::one_line(&line.name)));
    if lines.iter().all(|(_, values)| values.is_empty()) {
        return nothing(plate, head);
    }
    let largest = lines.iter().flat_map(|(_, values)| values.iter()).copied().max().unwrap_or(0);
    let scale = Scale::to(largest, 4);
    let (width, height) = (plate.width(), plate.height());
    let widest = scale.ticks().iter().map(|tick| wording::width(&grouped(*tick), TEXT)).max().unwrap_or(0);
    let left = (widest + 12).min(width / 3);
    let named_lines = if height >= 100 { legend_of(&lines, left, width - 12) } else { Vec::new() };
    let rows = named_lines.last().map_or(0, |named| named.row);
    let top = if height >= 100 { (36 + rows * LEGEND_ROW).min(height / 2) } else { 8 };
    let bottom = height.saturating_sub(26).max(top + 1);
    let field = Field { left, top, right: width - 12, bottom, scale, days: days.len() };
    let mut writer = svg::picture("chart chart-trend", (width, height), &named(plate), "", false);
    for tick in scale.ticks() {
        let y = field.place(0, tick).1;
        rule(&mut writer, [left, y, field.right, y]);
        label(&mut writer, (left - 6, y + 4), "end", ink::QUIET, &grouped(tick));
    }
    day_names(&mut writer, &field, days);
    if let [(line, values)] = lines.as_slice() {
        field.area(&mut writer, values, line.tone);
    }
    for ((line, values), dashes) in lines.iter().zip(DASHES) {
        field.line(&mut writer, values, line.tone, dashes);
    }
    legend(&mut writer, &named_lines);
    let mut table = DataTable { head, rows: Vec::new() };
    for (day, name) in days.iter().enumerate() {
        let mut row = vec![wording::one_line(name)];
        let mut words = wording::one_line(name);
        for (line, values) in &lines {
            row.push(values.get(day).map(|value| grouped(*value)).unwrap_or_default());
            if let Some(value) = values.get(day) {
                words.push_str(plate.language.pick("，", ", "));
                words.push_str(&told(plate, &line.name, *value));
            }
        }
        touch(&mut writer, &field, day, &words);
        table.rows.push(row);
    }
    Chart { svg: writer.finish(), table }
}

/// As many day names as have room, always the last.
fn day_names(writer: &mut Writer, field: &Field, days: &[String]) {
    let widest = days.iter().map(|day| wording::width(day, TEXT)).max().unwrap_or(0) + 18;
    let fit = usize::try_from((field.right - field.left) / widest.max(1)).unwrap_or(1).max(1);
    let every = days.len().div_ceil(fit).max(1);
    let last = days.len().saturating_sub(1);
    for (day, name) in days.iter().enumerate().filter(|(day, _)| (last - day).is_multiple_of(every)) {
        let x = field.place(day, 0).0;
        let anchor = if day == last && days.len() > 1 { "end" } else { "middle" };
        let x = if anchor == "end" { field.right + 8 } else { x };
        label(writer, (x, field.bottom + 19), anchor, ink::QUIET, &wording::one_line(name));
    }
}

/// A line named above the picture.
struct Named {
    name: String,
    tone: Tone,
    dashes: &'static str,
    x: u32,
    /// Which line of the legend, from nought.
    row: u32,
}

/// Where each line is named: one after the other, and below where there is no more room. None is left out.
fn legend_of(lines: &[(&Line, &[u64])], left: u32, right: u32) -> Vec<Named> {
    let (mut x, mut row) = (left, 0);
    let mut named = Vec::new();
    for ((line, _), dashes) in lines.iter().zip(DASHES) {
        let name = wording::one_line(&line.name);
        if name.is_empty() {
            continue;
        }
        let name = wording::shorten(&name, TEXT, right.saturating_sub(left + 32));
        let wide = 30 + wording::width(&name, TEXT);
        if x > left && x + wide > right {
            (x, row) = (left, row + 1);
        }
        named.push(Named { name, tone: line.tone, dashes, x, row });
        x += wide + 20;
    }
    named
}

fn legend(writer: &mut Writer, lines: &[Named]) {
    for Named { name, tone, dashes, x, row } in lines {
        let down = row * LEGEND_ROW;
        let path = format!("M{x} {}h24", 12 + down);
        let colour = tone.token().paint();
        writer.empty(
            "path",
            &[
                ("d", &path),
                ("fill", "none"),
                ("stroke", &colour),
                ("stroke-width", "2"),
                ("stroke-dasharray", dashes),
            ],
        );
        label(writer, (x + 30, 17 + down), "start", ink::INK, name);
    }
}

/// An unseen stripe for each day that answers the pointer with all values of that day.
fn touch(writer: &mut Writer, field: &Field, day: usize, words: &str) {
    let middle = field.place(day, 0).0;
    let half = (field.right - field.left) / (2 * u32::try_from(field.days).unwrap_or(1).max(1)) + 1;
    let (left, right) = (middle.saturating_sub(half).max(field.left), (middle + half).min(field.right));
    let [x, y, width, height] = [left, field.top, right.saturating_sub(left), field.bottom - field.top]
        .map(|number| number.to_string());
    let attributes =
        [("x", x.as_str()), ("y", &y), ("width", &width), ("height", &height), ("fill", "transparent")];
    writer.titled("rect", &attributes, words);
}

/// 迷你趋势图: one line without axes; its description says the newest, the least and the most.
pub fn sparkline(plate: &Plate, values: &[u64], tone: Tone) -> Chart {
    let values = newest(values, MAX_DAYS);
    let head = vec![plate.language.pick("第几项", "no.").to_owned(), wording::one_line(&plate.unit)];
    let (Some(last), Some(least), Some(most)) = (values.last(), values.iter().min(), values.iter().max())
    else {
        return nothing(plate, head);
    };
    let told = format!(
        "{} {}；{} {}；{} {}",
        plate.language.pick("最新", "newest"),
        counted(plate, *last),
        plate.language.pick("最少", "least"),
        counted(plate, *least),
        plate.language.pick("最多", "most"),
        counted(plate, *most)
    );
    let (width, height) = (plate.width(), plate.height());
    let scale = Scale { top: (*most).max(1), step: (*most).max(1) };
    let field = Field { left: 4, top: 5, right: width - 6, bottom: height - 4, scale, days: values.len() };
    let mut writer = svg::picture("chart chart-spark", (width, height), &named(plate), &told, false);
    field.area(&mut writer, values, tone);
    field.line(&mut writer, values, tone, "none");
    let row = |(index, value): (usize, &u64)| vec![(index + 1).to_string(), grouped(*value)];
    Chart {
        svg: writer.finish(),
        table: DataTable { head, rows: values.iter().enumerate().map(row).collect() },
    }
}

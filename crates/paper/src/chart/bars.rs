//! Upright bars for a few named values, and level bars for rankings.

use super::scale::{Scale, grouped};
use super::{Bar, Chart, DataTable, MAX_BARS, Plate, TEXT, counted, label, mark, named, nothing, rule, told};
use crate::ink;
use crate::{svg, wording};

fn head(plate: &Plate) -> Vec<String> {
    vec![plate.language.pick("名称", "name").to_owned(), wording::one_line(&plate.unit)]
}

fn table(plate: &Plate, bars: &[Bar]) -> DataTable {
    let row = |bar: &Bar| vec![wording::one_line(&bar.label), grouped(bar.value)];
    DataTable { head: head(plate), rows: bars.iter().map(row).collect() }
}

/// 柱状图: upright bars with their values on top, in the order given.
pub fn bars(plate: &Plate, bars: &[Bar]) -> Chart {
    let bars = &bars[..bars.len().min(MAX_BARS)];
    if bars.is_empty() {
        return nothing(plate, head(plate));
    }
    let scale = Scale::to(bars.iter().map(|bar| bar.value).max().unwrap_or(0), 4);
    let (width, height) = (plate.width(), plate.height());
    let widest = scale.ticks().iter().map(|tick| wording::width(&grouped(*tick), TEXT)).max().unwrap_or(0);
    let (left, top, bottom) = ((widest + 10).min(width / 3), 22, height.saturating_sub(26).max(23));
    let count = u32::try_from(bars.len()).unwrap_or(1).max(1);
    let pitch = (width - left) / count;
    let bar_width = (pitch * 3 / 5).clamp(1, 56);
    let mut writer = svg::picture("chart chart-bars", (width, height), &named(plate), "", false);
    for tick in scale.ticks() {
        let y = bottom - scale.pixels(tick, bottom - top);
        rule(&mut writer, [left, y, width, y]);
        label(&mut writer, (left - 6, y + 4), "end", ink::QUIET, &grouped(tick));
    }
    for (index, bar) in (0_u32..).zip(bars) {
        let middle = left + pitch * index + pitch / 2;
        let tall = scale.pixels(bar.value, bottom - top);
        let fill = bar.tone.token().paint();
        let at = [middle.saturating_sub(bar_width / 2), bottom - tall, bar_width, tall];
        mark(&mut writer, at, &[("rx", "2"), ("fill", &fill)], &told(plate, &bar.label, bar.value));
        let value = grouped(bar.value);
        if wording::width(&value, TEXT) <= pitch {
            label(&mut writer, (middle, bottom - tall - 6), "middle", ink::INK, &value);
        }
        let name = wording::shorten(&wording::one_line(&bar.label), TEXT, pitch.saturating_sub(4));
        if pitch > 2 * TEXT {
            label(&mut writer, (middle, bottom + 18), "middle", ink::QUIET, &name);
        }
    }
    Chart { svg: writer.finish(), table: table(plate, bars) }
}

/// 排行图: level bars with place, name and value, in the order given. The height follows from the number of
/// entries; the plate's height is not used.
pub fn ranking(plate: &Plate, bars: &[Bar]) -> Chart {
    let bars = &bars[..bars.len().min(MAX_BARS)];
    if bars.is_empty() {
        return nothing(plate, head(plate));
    }
    const ROW: u32 = 30;
    let width = plate.width();
    let largest = bars.iter().map(|bar| bar.value).max().unwrap_or(0).max(1);
    let scale = Scale { top: largest, step: largest };
    let widest = |texts: &mut dyn Iterator<Item = String>| {
        texts.map(|words| wording::width(&words, TEXT)).max().unwrap_or(0)
    };
    let name_room = widest(&mut bars.iter().map(|bar| wording::one_line(&bar.label))).min(width * 2 / 5);
    let value_room = widest(&mut bars.iter().map(|bar| counted(plate, bar.value))).min(width / 4);
    let left = 28 + name_room + 10;
    let room = width.saturating_sub(left + value_room + 10).max(8);
    let height = ROW * u32::try_from(bars.len()).unwrap_or(1) + 4;
    let mut writer = svg::picture("chart chart-ranking", (width, height), &named(plate), "", false);
    for (index, bar) in (0_u32..).zip(bars) {
        let y = 2 + ROW * index;
        let name = wording::shorten(&wording::one_line(&bar.label), TEXT, name_room);
        label(&mut writer, (20, y + 20), "end", ink::QUIET, &(index + 1).to_string());
        label(&mut writer, (28, y + 20), "start", ink::INK, &name);
        let long = scale.pixels(bar.value, room);
        let track = ink::LINE.paint();
        let [x, top, track_width] = [left, y + 9, room].map(|number| number.to_string());
        let attributes =
            [("x", x.as_str()), ("y", &top), ("width", &track_width), ("height", "12"), ("rx", "3")];
        writer
            .empty("rect", &[&attributes[..], &[("fill", track.as_str()), ("fill-opacity", "0.5")]].concat());
        let fill = bar.tone.token().paint();
        let words = told(plate, &bar.label, bar.value);
        mark(&mut writer, [left, y + 9, long, 12], &[("rx", "3"), ("fill", &fill)], &words);
        label(&mut writer, (left + room + 8, y + 20), "start", ink::INK, &counted(plate, bar.value));
    }
    Chart { svg: writer.finish(), table: table(plate, bars) }
}

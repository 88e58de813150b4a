//! Charts (图表) for the supervision wall and the statistics pages: bars, trend, heat map, ranking, sparkline.
//!
//! Counts in, picture and table out: every chart comes with the rows of the table that stands beside it, so
//! nobody depends on seeing the picture. All values are whole numbers, so there is no NaN and no rounding to
//! explain. Each mark says in its title what it is; colours follow the page's theme ([`crate::ink`]). The
//! meaning of a figure (which cases were counted) is the caller's; it belongs into the title and the unit.
//!
//! Limits: bars and rankings draw their first [`MAX_BARS`] entries, trends and sparklines the newest
//! [`MAX_DAYS`] values of [`MAX_LINES`] lines, heat maps [`MAX_ROWS`] × [`MAX_COLUMNS`] cells. The table shows
//! what the picture shows.

mod bars;
mod heat;
mod scale;
mod trend;

pub use bars::{bars, ranking};
pub use heat::heat;
pub use trend::{sparkline, trend};

use crate::Language;
use crate::ink::{self, Tone};
use crate::svg::{self, Writer};
use crate::wording;

pub const MAX_BARS: usize = 60;
pub const MAX_DAYS: usize = 400;
pub const MAX_LINES: usize = 5;
pub const MAX_ROWS: usize = 31;
pub const MAX_COLUMNS: usize = 48;

/// 图版: what a chart is called, what it counts, and how large it is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plate {
    /// Read out for those who do not see the picture; the page shows its own heading.
    pub title: String,
    /// The unit behind a value, such as `件`.
    pub unit: String,
    /// The size in CSS pixels at which letters have their right size; the page may scale the picture.
    pub width: u32,
    pub height: u32,
    pub language: Language,
}

impl Plate {
    /// 图版: a Chinese plate of 640 × 260.
    pub fn new(title: impl Into<String>, unit: impl Into<String>) -> Plate {
        Plate { title: title.into(), unit: unit.into(), width: 640, height: 260, language: Language::Chinese }
    }

    /// 尺寸: the same in another size; sizes are kept between 120 × 24 and 4,000 × 4,000.
    pub fn sized(self, width: u32, height: u32) -> Plate {
        Plate { width: width.clamp(120, 4_000), height: height.clamp(24, 4_000), ..self }
    }

    fn width(&self) -> u32 {
        self.width.clamp(120, 4_000)
    }

    fn height(&self) -> u32 {
        self.height.clamp(24, 4_000)
    }
}

/// 条目: one bar of a bar chart or ranking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    pub label: String,
    pub value: u64,
    pub tone: Tone,
}

impl Bar {
    pub fn new(label: impl Into<String>, value: u64) -> Bar {
        Bar { label: label.into(), value, tone: Tone::Action }
    }

    pub fn toned(self, tone: Tone) -> Bar {
        Bar { tone, ..self }
    }
}

/// 折线: one line of a trend; a missing value at the end is no value, not zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub name: String,
    pub values: Vec<u64>,
    pub tone: Tone,
}

/// 图表: the picture and the table beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    pub svg: String,
    pub table: DataTable,
}

/// 数据表: head and rows, ready to be written as an HTML table or CSV.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DataTable {
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

const TEXT: u32 = 13;

/// The calm picture of no data.
fn nothing(plate: &Plate, head: Vec<String>) -> Chart {
    let words = plate.language.pick("暂无数据", "No data yet");
    let (width, height) = (plate.width(), plate.height());
    let mut writer = svg::picture("chart is-empty", (width, height), &named(plate), words, false);
    let (right, bottom) = ((width - 1).to_string(), (height - 1).to_string());
    writer.empty(
        "rect",
        &[
            ("x", "0.5"),
            ("y", "0.5"),
            ("width", &right),
            ("height", &bottom),
            ("rx", "6"),
            ("fill", "none"),
            ("stroke", &ink::LINE.paint()),
            ("stroke-dasharray", "4 4"),
        ],
    );
    label(&mut writer, (width / 2, height / 2 + 5), "middle", ink::QUIET, words);
    Chart { svg: writer.finish(), table: DataTable { head, rows: Vec::new() } }
}

fn named(plate: &Plate) -> String {
    wording::one_line(&plate.title)
}

/// One line of small text, its baseline at `y`.
fn label(writer: &mut Writer, (x, y): (u32, u32), anchor: &str, colour: ink::Token, words: &str) {
    let (x, y, size) = (x.to_string(), y.to_string(), TEXT.to_string());
    let attributes = [
        ("x", x.as_str()),
        ("y", y.as_str()),
        ("font-size", size.as_str()),
        ("text-anchor", anchor),
        ("fill", &colour.paint()),
    ];
    writer.words("text", &attributes, words);
}

/// A filled rectangle with a title.
fn mark(writer: &mut Writer, [x, y, width, height]: [u32; 4], more: svg::Attributes<'_>, words: &str) {
    let [x, y, width, height] = [x, y, width, height].map(|number| number.to_string());
    let mut attributes =
        vec![("x", x.as_str()), ("y", y.as_str()), ("width", width.as_str()), ("height", height.as_str())];
    attributes.extend_from_slice(more);
    writer.titled("rect", &attributes, words);
}

/// A straight line of the quiet grid.
fn rule(writer: &mut Writer, [x1, y1, x2, y2]: [u32; 4]) {
    let [x1, y1, x2, y2] = [x1, y1, x2, y2].map(|number| number.to_string());
    let colour = ink::LINE.paint();
    let attributes = [("x1", x1.as_str()), ("y1", &y1), ("x2", &x2), ("y2", &y2), ("stroke", &colour)];
    writer.empty("line", &attributes);
}

/// `甲：12 件`, the title of a mark.
fn told(plate: &Plate, name: &str, value: u64) -> String {
    let colon = plate.language.pick("：", ": ");
    format!("{}{colon}{}", wording::one_line(name), counted(plate, value))
}

fn counted(plate: &Plate, value: u64) -> String {
    let gap = if plate.unit.is_empty() { "" } else { " " };
    format!("{}{gap}{}", scale::grouped(value), wording::one_line(&plate.unit))
}

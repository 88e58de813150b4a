//! Where everything stands: each block is laid out around a vertical axis through its one entry and one exit.
//!
//! A laid block says how far it reaches left and right of the axis and how high it is. A sequence stacks blocks
//! on one axis; arms are placed side by side and joined by level lines, or stacked in a frame when the width
//! does not allow it. All numbers are whole pixels, so lines are sharp and tests exact.

use super::{Flow, Frame, Sheet, Step};
use crate::wording;

pub(super) const TITLE_SIZE: u32 = 15;
pub(super) const NOTE_SIZE: u32 = 13;
pub(super) const TITLE_LINE: i32 = 21;
pub(super) const NOTE_LINE: i32 = 18;
/// Room for the state word at the top of a box.
pub(super) const STATE_LINE: i32 = 18;
pub(super) const PADDING: i32 = 12;

const MARGIN: i32 = 8;
/// An arrow needs this much to be seen as one.
const GAP: i32 = 28;
const COLUMN_GAP: i32 = 20;
const BOX_WIDEST: i32 = 260;
/// Seven Chinese signs a line; a box is never narrower.
const BOX_NARROWEST: i32 = 132;
const LABEL_HEIGHT: i32 = 22;
const FRAME_PADDING: i32 = 12;

/// One drawn thing, at its place.
#[derive(Debug, Clone)]
pub(super) enum Mark<'a> {
    Box {
        at: Frame,
        step: &'a Step,
        title: Vec<String>,
        note: Vec<String>,
    },
    Pill {
        at: Frame,
        words: Vec<String>,
        is_end: bool,
    },
    Diamond {
        at: Frame,
        question: Vec<String>,
    },
    /// A split or join of parallel branches, drawn as a thick level bar.
    Bar {
        at: Frame,
    },
    /// The frame around arms that stand one below the other: one of them is gone, or all.
    Frame {
        at: Frame,
        one_of: bool,
    },
    /// The name of an arm, centred at `x`, with its middle at `y`.
    Label {
        x: i32,
        y: i32,
        words: String,
    },
    /// A line through points; with an arrow head at the last one or without.
    Line {
        points: Vec<(i32, i32)>,
        arrow: bool,
    },
}

impl Mark<'_> {
    /// The room a mark takes that no other solid mark may share.
    pub(super) fn solid(&self) -> Option<Frame> {
        match self {
            Mark::Box { at, .. } | Mark::Pill { at, .. } | Mark::Diamond { at, .. } => Some(*at),
            Mark::Bar { .. } | Mark::Frame { .. } | Mark::Label { .. } | Mark::Line { .. } => None,
        }
    }

    fn shift(&mut self, x: i32, y: i32) {
        match self {
            Mark::Box { at, .. }
            | Mark::Pill { at, .. }
            | Mark::Diamond { at, .. }
            | Mark::Bar { at }
            | Mark::Frame { at, .. } => {
                at.x += x;
                at.y += y;
            }
            Mark::Label { x: left, y: top, .. } => {
                *left += x;
                *top += y;
            }
            Mark::Line { points, .. } => {
                for point in points {
                    point.0 += x;
                    point.1 += y;
                }
            }
        }
    }
}

/// A laid block: marks with the axis at x = 0 and the entry at y = 0.
#[derive(Debug, Default)]
struct Laid<'a> {
    left: i32,
    right: i32,
    height: i32,
    marks: Vec<Mark<'a>>,
}

impl<'a> Laid<'a> {
    fn centred(width: i32, height: i32, mark: Mark<'a>) -> Laid<'a> {
        Laid { left: width / 2, right: width - width / 2, height, marks: vec![mark] }
    }

    /// Takes the marks of another block, its axis at `x` and its entry at `y`.
    fn take(&mut self, mut other: Laid<'a>, x: i32, y: i32) {
        self.left = self.left.max(other.left - x);
        self.right = self.right.max(other.right + x);
        self.height = self.height.max(y + other.height);
        other.marks.iter_mut().for_each(|mark| mark.shift(x, y));
        self.marks.append(&mut other.marks);
    }

    fn line(&mut self, points: &[(i32, i32)], arrow: bool) {
        self.marks.push(Mark::Line { points: points.to_vec(), arrow });
    }
}

/// The whole picture.
#[derive(Debug)]
pub(super) struct Chart<'a> {
    pub(super) width: i32,
    pub(super) height: i32,
    pub(super) marks: Vec<Mark<'a>>,
}

pub(super) fn chart<'a>(flow: &'a Flow, sheet: &Sheet) -> Chart<'a> {
    let wanted = i32::try_from(sheet.width).unwrap_or(i32::MAX).clamp(200, 4_000);
    let mut laid = lay(flow, wanted - 2 * MARGIN);
    let (left, width, height) = (laid.left, laid.left + laid.right, laid.height);
    laid.marks.iter_mut().for_each(|mark| mark.shift(left + MARGIN, MARGIN));
    Chart { width: width + 2 * MARGIN, height: height + 2 * MARGIN, marks: laid.marks }
}

fn lay(flow: &Flow, room: i32) -> Laid<'_> {
    match flow {
        Flow::Step(step) => lay_step(step, room),
        Flow::Start(words) => lay_pill(words, room, false),
        Flow::End(words) => lay_pill(words, room, true),
        Flow::Sequence(blocks) => lay_sequence(blocks, room),
        Flow::Parallel(arms) => lay_parallel(arms, room),
        Flow::Choice { question, arms } => lay_choice(question, arms, room),
    }
}

fn box_width(room: i32) -> i32 {
    room.clamp(BOX_NARROWEST, BOX_WIDEST)
}

/// Wraps text to a width in pixels; what passes `most` lines is cut, its full text stands in the title.
fn wrapped(words: &str, size: u32, width: i32, most: usize) -> Vec<String> {
    wording::wrap_evenly(words, size, u32::try_from(width).unwrap_or(0), most)
}

fn lines(count: usize, line: i32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX / 64).saturating_mul(line)
}

fn lay_step(step: &Step, room: i32) -> Laid<'_> {
    let width = box_width(room);
    let title = wrapped(&step.title, TITLE_SIZE, width - 2 * PADDING, 3);
    let note = wrapped(&step.note, NOTE_SIZE, width - 2 * PADDING, 3);
    let state = if step.state == super::StepState::Plain { 0 } else { STATE_LINE };
    let text = lines(title.len().max(1), TITLE_LINE) + lines(note.len(), NOTE_LINE);
    // Never lower than a finger needs (44 px), as a box may be a link.
    let height = (state + text + 2 * PADDING - 4).max(44);
    let at = Frame { x: -(width / 2), y: 0, width, height };
    Laid::centred(width, height, Mark::Box { at, step, title, note })
}

fn lay_pill(words: &str, room: i32, is_end: bool) -> Laid<'_> {
    let most = box_width(room);
    let words = wrapped(words, TITLE_SIZE, most - 44, 2);
    let widest = words.iter().map(|line| wording::width(line, TITLE_SIZE)).max().unwrap_or(0);
    let width = i32::try_from(widest).unwrap_or(most).saturating_add(44).clamp(88, most);
    let height = lines(words.len().max(1), TITLE_LINE) + 17;
    let at = Frame { x: -(width / 2), y: 0, width, height };
    Laid::centred(width, height, Mark::Pill { at, words, is_end })
}

fn lay_sequence(blocks: &[Flow], room: i32) -> Laid<'_> {
    let mut laid = Laid::default();
    for block in blocks {
        let next = lay(block, room);
        // An empty block is a straight way through: no arrow to nowhere.
        if next.height == 0 {
            continue;
        }
        let mut top = laid.height;
        if !laid.marks.is_empty() {
            laid.line(&[(0, top), (0, top + GAP)], true);
            top += GAP;
        }
        laid.take(next, 0, top);
    }
    laid
}

/// The arms as they stand side by side, or nothing when they do not fit.
fn side_by_side<'a>(arms: &'a [(String, Flow)], room: i32) -> Option<Vec<(&'a str, Laid<'a>)>> {
    let count = i32::try_from(arms.len()).ok().filter(|count| *count > 0)?;
    let each = (room - COLUMN_GAP * (count - 1)) / count;
    if each < BOX_NARROWEST {
        return None;
    }
    let laid: Vec<_> = arms.iter().map(|(name, arm)| (name.as_str(), lay(arm, each))).collect();
    let total: i32 = laid.iter().map(|(name, arm)| column_width(name, arm)).sum();
    (total + COLUMN_GAP * (count - 1) <= room).then_some(laid)
}

/// A column is as wide as its arm or the name over it; names are cut to the narrowest box.
fn column_width(name: &str, arm: &Laid<'_>) -> i32 {
    (arm.left + arm.right).max(label_width(name)).max(40)
}

fn label_text(name: &str, room: i32) -> String {
    wording::shorten(&wording::one_line(name), NOTE_SIZE, u32::try_from(room).unwrap_or(0))
}

fn label_width(name: &str) -> i32 {
    let words = label_text(name, BOX_NARROWEST - 12);
    if words.is_empty() { 0 } else { i32::try_from(wording::width(&words, NOTE_SIZE)).unwrap_or(0) + 12 }
}

/// Puts the arms into columns below `top`; returns the axis of each and the level where all have ended.
fn place_columns<'a>(laid: &mut Laid<'a>, arms: Vec<(&'a str, Laid<'a>)>, top: i32) -> (Vec<i32>, i32) {
    let gaps = COLUMN_GAP * i32::try_from(arms.len().saturating_sub(1)).unwrap_or(0);
    let total: i32 = arms.iter().map(|(name, arm)| column_width(name, arm)).sum::<i32>() + gaps;
    let named = arms.iter().any(|(name, _)| !name.trim().is_empty());
    let begin = top + if named { LABEL_HEIGHT } else { 0 } + GAP;
    let end = begin + arms.iter().map(|(_, arm)| arm.height).max().unwrap_or(0);
    let mut left = -(total / 2);
    let mut axes = Vec::new();
    for (name, arm) in arms {
        let width = column_width(name, &arm);
        let spare = width - arm.left - arm.right;
        let axis = left + spare / 2 + arm.left;
        let height = arm.height;
        let words = label_text(name, BOX_NARROWEST - 12);
        let mut from = top;
        if !words.is_empty() {
            // The line leaves room for the name, so that no ground has to be painted behind the words.
            laid.line(&[(axis, top), (axis, top + 6)], false);
            from = top + LABEL_HEIGHT + 8;
            laid.marks.push(Mark::Label { x: left + width / 2, y: top + LABEL_HEIGHT / 2 + 6, words });
        }
        // An empty arm is a line all the way down.
        laid.line(&[(axis, from), (axis, begin)], height > 0);
        laid.line(&[(axis, begin + height), (axis, end + GAP)], false);
        laid.left = laid.left.max(-left);
        laid.right = laid.right.max(left + width);
        laid.take(arm, axis, begin);
        axes.push(axis);
        left += width + COLUMN_GAP;
    }
    laid.height = laid.height.max(end + GAP);
    (axes, end + GAP)
}

fn lay_parallel(arms: &[(String, Flow)], room: i32) -> Laid<'_> {
    if arms.is_empty() {
        return Laid::default();
    }
    let Some(columns) = side_by_side(arms, room) else {
        let mut laid = Laid::default();
        stack(&mut laid, arms, room, 0, false);
        return laid;
    };
    let mut laid = Laid::default();
    let (axes, bottom) = place_columns(&mut laid, columns, 6);
    let (first, last) = ends(&axes);
    for y in [0, bottom] {
        laid.marks.push(Mark::Bar { at: Frame { x: first - 16, y, width: last - first + 32, height: 6 } });
    }
    laid.left = laid.left.max(16 - first);
    laid.right = laid.right.max(last + 16);
    laid.height = bottom + 6;
    laid
}

fn ends(axes: &[i32]) -> (i32, i32) {
    (axes.iter().copied().min().unwrap_or(0).min(0), axes.iter().copied().max().unwrap_or(0).max(0))
}

fn lay_choice<'a>(question: &'a str, arms: &'a [(String, Flow)], room: i32) -> Laid<'a> {
    let width = room.clamp(BOX_NARROWEST + 48, 300);
    // The words of a diamond have half its width at three lines; a flatter shape wastes less paper.
    let words = wrapped(question, TITLE_SIZE, width * 5 / 9, 3);
    let height = lines(words.len().max(1), TITLE_LINE) + 44;
    let at = Frame { x: -(width / 2), y: 0, width, height };
    let mut laid = Laid::centred(width, height, Mark::Diamond { at, question: words });
    if arms.is_empty() {
        return laid;
    }
    let Some(columns) = side_by_side(arms, room) else {
        laid.line(&[(0, height), (0, height + GAP)], true);
        stack(&mut laid, arms, room, height + GAP, true);
        return laid;
    };
    let split = height + GAP / 2;
    laid.line(&[(0, height), (0, split)], false);
    let (axes, bottom) = place_columns(&mut laid, columns, split);
    let (first, last) = ends(&axes);
    laid.line(&[(first, split), (last, split)], false);
    laid.line(&[(first, bottom), (last, bottom)], false);
    laid
}

/// The arms one below the other in a frame whose words say whether all or one of them is gone.
fn stack<'a>(laid: &mut Laid<'a>, arms: &'a [(String, Flow)], room: i32, top: i32, one_of: bool) {
    let inner = (room - 2 * FRAME_PADDING).max(BOX_NARROWEST);
    let mut inside = Laid::default();
    let mut y = top + FRAME_PADDING + LABEL_HEIGHT + 8;
    for (index, (name, arm)) in arms.iter().enumerate() {
        if index > 0 {
            y += 24;
        }
        let words = label_text(name, inner);
        if !words.is_empty() {
            inside.left = inside.left.max(label_width(name) / 2);
            inside.right = inside.right.max(label_width(name) / 2);
            inside.marks.push(Mark::Label { x: 0, y: y + LABEL_HEIGHT / 2, words });
            y += LABEL_HEIGHT + 4;
        }
        let arm = lay(arm, inner);
        let height = arm.height;
        inside.take(arm, 0, y);
        y += height;
    }
    let reach = inside.left.max(inside.right).max(BOX_NARROWEST / 2) + FRAME_PADDING;
    let at = Frame { x: -reach, y: top, width: 2 * reach, height: y + FRAME_PADDING - top };
    laid.marks.push(Mark::Frame { at, one_of });
    laid.left = laid.left.max(reach);
    laid.right = laid.right.max(reach);
    laid.height = laid.height.max(y + FRAME_PADDING);
    laid.take(inside, 0, 0);
}

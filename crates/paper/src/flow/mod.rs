//! Flow charts (流程图) of block-structured processes, for guides, cases and the item editor.
//!
//! The process of an item is a sequence of steps, parallel branches and choices, nothing else; so its picture
//! lays itself out by recursion and needs no layout library: each block knows its size and where its one
//! entry and one exit stand. Arms stand side by side while they fit the width, else one below the other in a
//! frame, so that the same process is legible on a phone. Text is measured without a font ([`crate::ink`]
//! gives the colours). States are told by colour, shape and word. There is no script and no foreign object.

mod draw;
mod layout;

use crate::Language;

/// 流程: a block of a process. The tree is built by the caller from the item version and, for a running case,
/// its state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flow {
    Step(Step),
    Sequence(Vec<Flow>),
    /// Branches worked on at the same time, each with a name (may be empty).
    Parallel(Vec<(String, Flow)>),
    /// One arm is taken, by the applicant's answers (情形).
    Choice {
        question: String,
        arms: Vec<(String, Flow)>,
    },
    Start(String),
    End(String),
}

/// 环节: one box of the chart.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Step {
    pub id: String,
    pub title: String,
    /// One quiet line, such as `审核岗 · 2 个工作日`.
    pub note: String,
    pub state: StepState,
    /// An address within this site (`/…`) or page (`#…`); anything else is not linked.
    pub href: Option<String>,
}

/// 环节状态: how a step of a running case stands; `Plain` in a guide, where nothing runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum StepState {
    #[default]
    Plain,
    Done,
    Now,
    Late,
    Todo,
    Skipped,
}

/// 图纸: what the picture is called and how wide it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Read out for those who do not see the picture.
    pub title: String,
    /// The width aimed at, in CSS pixels: 328 fits a phone of 360. Boxes never become too small to read, so
    /// deep nesting can make a picture wider; the page lets it scroll.
    pub width: u32,
    pub language: Language,
}

impl Sheet {
    /// 手机图纸: for a phone of 360 CSS pixels.
    pub fn phone(title: impl Into<String>) -> Sheet {
        Sheet { title: title.into(), width: 328, language: Language::Chinese }
    }

    /// 桌面图纸: for the reading width of a desktop page.
    pub fn desk(title: impl Into<String>) -> Sheet {
        Sheet { title: title.into(), width: 720, language: Language::Chinese }
    }
}

/// 框位: where something stands in the picture, in its units; for tests and for print sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    pub x: i32,
    pub y: i32,
    pub width: i32,
    pub height: i32,
}

/// 流程错误: a tree that is too large to be drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FlowError {
    #[error("the process has more than {MAX_BLOCKS} blocks")]
    TooLarge,
    #[error("the process is nested deeper than {MAX_DEPTH}")]
    TooDeep,
}

/// The most blocks of one picture.
pub const MAX_BLOCKS: usize = 400;
/// The deepest nesting of one picture.
pub const MAX_DEPTH: usize = 12;

/// 画流程图: the picture of a process as SVG.
///
/// # Errors
/// [`FlowError`] when the tree passes the limits; an empty tree is a small empty picture.
pub fn svg(flow: &Flow, sheet: &Sheet) -> Result<String, FlowError> {
    check(flow)?;
    let chart = layout::chart(flow, sheet);
    Ok(draw::draw(&chart, flow, sheet))
}

/// 框位表: the canvas and every box, pill and diamond of the picture, in drawing order.
///
/// # Errors
/// As [`svg`].
pub fn frames(flow: &Flow, sheet: &Sheet) -> Result<(Frame, Vec<Frame>), FlowError> {
    check(flow)?;
    let chart = layout::chart(flow, sheet);
    let canvas = Frame { x: 0, y: 0, width: chart.width, height: chart.height };
    Ok((canvas, chart.marks.iter().filter_map(layout::Mark::solid).collect()))
}

fn check(flow: &Flow) -> Result<(), FlowError> {
    // An explicit stack: the tree may come from an upload and be deeper than ours is.
    let mut open = vec![(flow, 1)];
    let mut blocks = 0;
    while let Some((block, depth)) = open.pop() {
        blocks += 1;
        if depth > MAX_DEPTH {
            return Err(FlowError::TooDeep);
        }
        if blocks > MAX_BLOCKS {
            return Err(FlowError::TooLarge);
        }
        match block {
            Flow::Sequence(blocks) => open.extend(blocks.iter().map(|block| (block, depth + 1))),
            Flow::Parallel(arms) | Flow::Choice { arms, .. } => {
                open.extend(arms.iter().map(|(_, block)| (block, depth + 1)));
            }
            Flow::Step(_) | Flow::Start(_) | Flow::End(_) => {}
        }
    }
    Ok(())
}

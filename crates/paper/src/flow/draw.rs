//! The laid picture as SVG, and the same process in words for those who do not see it.

use super::layout::{Chart, Mark, NOTE_LINE, NOTE_SIZE, PADDING, STATE_LINE, TITLE_LINE, TITLE_SIZE};
use super::{Flow, Frame, Sheet, Step, StepState};
use crate::svg::{self, Writer};
use crate::{Language, ink, wording};

pub(super) fn draw(chart: &Chart<'_>, flow: &Flow, sheet: &Sheet) -> String {
    let linked =
        chart.marks.iter().any(|mark| matches!(mark, Mark::Box { step, .. } if address(step).is_some()));
    let size = (u32::try_from(chart.width).unwrap_or(0), u32::try_from(chart.height).unwrap_or(0));
    let mut told = String::new();
    tell(flow, sheet.language, &mut told);
    let mut writer = svg::picture("flow", size, &wording::one_line(&sheet.title), &told, linked);
    // Frames lie under everything, lines under boxes and labels.
    for layer in 0..3 {
        for mark in chart.marks.iter().filter(|mark| layer_of(mark) == layer) {
            draw_mark(&mut writer, mark, sheet.language);
        }
    }
    writer.finish()
}

fn layer_of(mark: &Mark<'_>) -> u8 {
    match mark {
        Mark::Frame { .. } => 0,
        Mark::Line { .. } => 1,
        _ => 2,
    }
}

fn draw_mark(writer: &mut Writer, mark: &Mark<'_>, language: Language) {
    match mark {
        Mark::Box { at, step, title, note } => draw_step(writer, *at, step, title, note, language),
        Mark::Pill { at, words, is_end } => draw_pill(writer, *at, words, *is_end),
        Mark::Diamond { at, question } => draw_diamond(writer, *at, question),
        Mark::Bar { at } => {
            rect(writer, *at, &[("class", "flow-bar"), ("rx", "3"), ("fill", &ink::QUIET.paint())]);
        }
        Mark::Frame { at, one_of } => draw_frame(writer, *at, *one_of, language),
        Mark::Label { x, y, words } => draw_label(writer, (*x, *y), words),
        Mark::Line { points, arrow } => draw_line(writer, points, *arrow),
    }
}

fn rect(writer: &mut Writer, at: Frame, more: &[(&str, &str)]) {
    let [x, y, width, height] = [at.x, at.y, at.width, at.height].map(|number| number.to_string());
    let mut attributes =
        vec![("x", x.as_str()), ("y", y.as_str()), ("width", width.as_str()), ("height", height.as_str())];
    attributes.extend_from_slice(more);
    writer.empty("rect", &attributes);
}

/// One centred line of text with its baseline at `y`.
fn text_line(writer: &mut Writer, (x, y): (i32, i32), size: u32, more: &[(&str, &str)], words: &str) {
    let (x, y, size) = (x.to_string(), y.to_string(), size.to_string());
    let mut attributes =
        vec![("x", x.as_str()), ("y", y.as_str()), ("font-size", size.as_str()), ("text-anchor", "middle")];
    attributes.extend_from_slice(more);
    writer.words("text", &attributes, words);
}

struct Look {
    class: &'static str,
    colour: ink::Token,
    stroke_width: &'static str,
    dashes: &'static str,
    symbol: &'static str,
}

/// Colour, shape of the border and sign of a state: never colour alone.
fn look(state: StepState) -> Look {
    let (class, colour, stroke_width, dashes, symbol) = match state {
        StepState::Plain => ("flow-step", ink::QUIET, "1.5", "none", ""),
        StepState::Done => ("flow-step is-done", ink::IN_TIME, "1.5", "none", "✓"),
        StepState::Now => ("flow-step is-now", ink::ACTION, "3", "none", "●"),
        StepState::Late => ("flow-step is-late", ink::LATE, "3", "none", "■"),
        StepState::Todo => ("flow-step is-todo", ink::QUIET, "1.5", "5 4", "○"),
        StepState::Skipped => ("flow-step is-skipped", ink::LINE, "1.5", "2 4", "–"),
    };
    Look { class, colour, stroke_width, dashes, symbol }
}

fn state_word(state: StepState, language: Language) -> &'static str {
    match state {
        StepState::Plain => "",
        StepState::Done => language.pick("已办", "done"),
        StepState::Now => language.pick("正在办", "now"),
        StepState::Late => language.pick("已超期", "late"),
        StepState::Todo => language.pick("待办", "to do"),
        StepState::Skipped => language.pick("不经过", "skipped"),
    }
}

/// Only addresses of our own site are linked: nothing that could run, nothing that leads away.
fn address(step: &Step) -> Option<&str> {
    let own = |href: &&str| {
        href.starts_with('#') || (href.starts_with('/') && !href.starts_with("//") && !href.contains('\\'))
    };
    step.href.as_deref().filter(own)
}

fn draw_step(
    writer: &mut Writer,
    at: Frame,
    step: &Step,
    title: &[String],
    note: &[String],
    language: Language,
) {
    let look = look(step.state);
    let word = state_word(step.state, language);
    let told = [step.title.as_str(), step.note.as_str(), word]
        .iter()
        .map(|words| wording::one_line(words))
        .filter(|words| !words.is_empty())
        .collect::<Vec<_>>()
        .join("，");
    if let Some(href) = address(step) {
        writer.open("a", &[("href", href), ("class", "flow-link"), ("aria-label", &told)]);
    }
    writer.open("g", &[("class", look.class), ("data-step", &step.id)]);
    writer.words("title", &[], &told);
    let colour = look.colour.paint();
    rect(
        writer,
        at,
        &[
            ("rx", "6"),
            ("fill", &ink::SURFACE.paint()),
            ("stroke", &colour),
            ("stroke-width", look.stroke_width),
            ("stroke-dasharray", look.dashes),
        ],
    );
    let middle = at.x + at.width / 2;
    let text = i32::try_from(title.len()).unwrap_or(0) * TITLE_LINE
        + i32::try_from(note.len()).unwrap_or(0) * NOTE_LINE;
    let state = if word.is_empty() { 0 } else { STATE_LINE };
    let mut y = at.y + (at.height - text - state) / 2;
    if !word.is_empty() {
        let painted = if step.state == StepState::Skipped { ink::QUIET.paint() } else { colour };
        let words = format!("{} {word}", look.symbol);
        text_line(writer, (middle, y + 13), 13, &[("font-weight", "600"), ("fill", &painted)], &words);
        y += STATE_LINE;
    }
    let faded = matches!(step.state, StepState::Todo | StepState::Skipped);
    let ink = if faded { ink::QUIET.paint() } else { ink::INK.paint() };
    for line in title {
        text_line(writer, (middle, y + 16), TITLE_SIZE, &[("font-weight", "600"), ("fill", &ink)], line);
        y += TITLE_LINE;
    }
    for line in note {
        text_line(writer, (middle, y + 14), NOTE_SIZE, &[("fill", &ink::QUIET.paint())], line);
        y += NOTE_LINE;
    }
    writer.close();
    if address(step).is_some() {
        writer.close();
    }
}

fn draw_pill(writer: &mut Writer, at: Frame, words: &[String], is_end: bool) {
    let (ground, letters) = (ink::QUIET.paint(), ink::SURFACE.paint());
    let (fill, ink) = if is_end { (&ground, letters.clone()) } else { (&letters, ink::INK.paint()) };
    let class = if is_end { "flow-end" } else { "flow-start" };
    let radius = (at.height / 2).min(20).to_string();
    rect(
        writer,
        at,
        &[("class", class), ("rx", &radius), ("fill", fill), ("stroke", &ground), ("stroke-width", "1.5")],
    );
    let mut y = at.y + 8;
    for line in words {
        text_line(writer, (at.x + at.width / 2, y + 16), TITLE_SIZE, &[("fill", &ink)], line);
        y += TITLE_LINE;
    }
}

fn draw_diamond(writer: &mut Writer, at: Frame, question: &[String]) {
    let (middle, centre) = (at.x + at.width / 2, at.y + at.height / 2);
    let points = format!(
        "{middle},{} {},{centre} {middle},{} {},{centre}",
        at.y,
        at.x + at.width,
        at.y + at.height,
        at.x
    );
    writer.empty(
        "polygon",
        &[
            ("class", "flow-choice"),
            ("points", &points),
            ("fill", &ink::GROUND.paint()),
            ("stroke", &ink::QUIET.paint()),
            ("stroke-width", "1.5"),
        ],
    );
    let text = i32::try_from(question.len()).unwrap_or(0) * TITLE_LINE;
    let mut y = centre - text / 2;
    for line in question {
        text_line(writer, (middle, y + 16), TITLE_SIZE, &[("fill", &ink::INK.paint())], line);
        y += TITLE_LINE;
    }
}

fn draw_frame(writer: &mut Writer, at: Frame, one_of: bool, language: Language) {
    let words = if one_of {
        language.pick("按情形办理其中一项", "one of these")
    } else {
        language.pick("以下同时办理", "all at the same time")
    };
    rect(
        writer,
        at,
        &[
            ("class", "flow-frame"),
            ("rx", "6"),
            ("fill", &ink::GROUND.paint()),
            ("stroke", &ink::QUIET.paint()),
            ("stroke-dasharray", "6 4"),
        ],
    );
    let place = (at.x + at.width / 2, at.y + PADDING + 13);
    text_line(writer, place, NOTE_SIZE, &[("fill", &ink::QUIET.paint()), ("font-weight", "600")], words);
}

fn draw_label(writer: &mut Writer, (x, y): (i32, i32), words: &str) {
    text_line(writer, (x, y + 5), NOTE_SIZE, &[("fill", &ink::ACTION.paint())], words);
}

/// The arrow head is drawn as a triangle whose tip touches the border, so no marker ids can clash on a page.
fn draw_line(writer: &mut Writer, points: &[(i32, i32)], arrow: bool) {
    let Some((x, y)) = points.last().copied() else { return };
    let colour = ink::QUIET.paint();
    let mut path = String::new();
    for (index, (px, py)) in points.iter().enumerate() {
        let py = if arrow && index + 1 == points.len() { py - 6 } else { *py };
        path.push_str(&format!("{}{px} {py}", if index == 0 { "M" } else { "L" }));
    }
    writer.empty(
        "path",
        &[
            ("class", "flow-line"),
            ("d", &path),
            ("fill", "none"),
            ("stroke", &colour),
            ("stroke-width", "1.5"),
        ],
    );
    if arrow {
        let head = format!("M{x} {y}l-5 -9h10z");
        writer.empty("path", &[("class", "flow-arrow"), ("d", &head), ("fill", &colour)]);
    }
}

/// The process in a sentence: what a screen reader says for the picture.
fn tell(flow: &Flow, language: Language, told: &mut String) {
    let comma = language.pick("；", "; ");
    match flow {
        Flow::Step(step) => {
            told.push_str(&wording::one_line(&step.title));
            let more = [wording::one_line(&step.note), state_word(step.state, language).to_owned()];
            for words in more.iter().filter(|words| !words.is_empty()) {
                told.push_str(language.pick("，", ", "));
                told.push_str(words);
            }
            told.push_str(comma);
        }
        Flow::Start(words) | Flow::End(words) => {
            told.push_str(&wording::one_line(words));
            told.push_str(comma);
        }
        Flow::Sequence(blocks) => blocks.iter().for_each(|block| tell(block, language, told)),
        Flow::Parallel(arms) => {
            told.push_str(language.pick("以下同时办理：", "at the same time: "));
            tell_arms(arms, language, told);
        }
        Flow::Choice { question, arms } => {
            told.push_str(&wording::one_line(question));
            told.push_str(language.pick("：", ": "));
            tell_arms(arms, language, told);
        }
    }
}

fn tell_arms(arms: &[(String, Flow)], language: Language, told: &mut String) {
    for (name, arm) in arms {
        told.push_str(language.pick("【", "["));
        told.push_str(&wording::one_line(name));
        told.push_str(language.pick("】", "] "));
        tell(arm, language, told);
    }
}

//! Flow charts: nothing overlaps, nothing leaves the canvas, arrows end on borders, for any tree.

use paper::Language;
use paper::flow::{self, Flow, FlowError, Frame, Sheet, Step, StepState};

use crate::chance::Chance;
use crate::{picture, sheet};

fn step(id: &str, title: &str, note: &str, state: StepState) -> Flow {
    let href = Some(format!("/case/532925/step/{id}"));
    Flow::Step(Step { id: id.to_owned(), title: title.to_owned(), note: note.to_owned(), state, href })
}

/// A food business permit with a joint site survey, as a running case.
fn permit() -> Flow {
    use StepState::{Done, Late, Now, Skipped, Todo};
    let survey = |state| step("survey", "现场核查", "市场监管所 · 3 个工作日", state);
    Flow::Sequence(vec![
        Flow::Start("提出申请".to_owned()),
        step("intake", "收件受理", "综合窗口 · 当场", Done),
        Flow::Choice {
            question: "是否新建经营场所？".to_owned(),
            arms: vec![
                (
                    "是".to_owned(),
                    Flow::Parallel(vec![
                        ("市场监管".to_owned(), survey(Now)),
                        (
                            "消防救援".to_owned(),
                            step("fire", "消防安全检查意见", "消防救援大队 · 2 个工作日", Late),
                        ),
                    ]),
                ),
                ("否，仅变更名称".to_owned(), step("paper", "书面审查", "", Skipped)),
            ],
        },
        step("decide", "审查决定", "首席代表 · 1 个工作日", Todo),
        Flow::Choice {
            question: "是否符合条件".to_owned(),
            arms: vec![
                ("符合".to_owned(), step("grant", "准予许可，制证", "出证窗口 · 1 个工作日", Todo)),
                ("不符合".to_owned(), step("refuse", "不予许可，说明理由并告知救济权利", "", Todo)),
            ],
        },
        Flow::End("送达".to_owned()),
    ])
}

fn overlap(one: Frame, other: Frame) -> bool {
    one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height
}

fn hold_invariants(tree: &Flow, on: &Sheet, name: &str) {
    let (canvas, frames) = flow::frames(tree, on).expect("within limits");
    for (index, frame) in frames.iter().enumerate() {
        let inside = frame.x >= 0
            && frame.y >= 0
            && frame.x + frame.width <= canvas.width
            && frame.y + frame.height <= canvas.height;
        assert!(inside, "{name}: {frame:?} leaves {canvas:?}");
        assert!(frame.width >= 44 && frame.height >= 36, "{name}: {frame:?} is too small to hit");
        for other in &frames[index + 1..] {
            assert!(!overlap(*frame, *other), "{name}: {frame:?} lies over {other:?}");
        }
    }
    let svg = flow::svg(tree, on).expect("within limits");
    arrows_touch(&svg, &frames, name);
}

/// Every arrow head's tip lies on the upper border of a box, pill, diamond, bar or frame.
fn arrows_touch(svg: &str, frames: &[Frame], name: &str) {
    let elements = picture::elements(svg);
    let number = |attributes: &[(String, String)], key: &str| -> Option<i32> {
        attributes.iter().find(|(known, _)| known == key).and_then(|(_, value)| value.parse().ok())
    };
    let mut tops: Vec<(i32, i32, i32)> = frames.iter().map(|at| (at.x, at.x + at.width, at.y)).collect();
    for (element, attributes) in &elements {
        let class = attributes.iter().find(|(key, _)| key == "class").map(|(_, value)| value.as_str());
        if element == "rect" && matches!(class, Some("flow-bar" | "flow-frame")) {
            let at = |key| number(attributes, key).expect("a whole number");
            tops.push((at("x"), at("x") + at("width"), at("y")));
        }
    }
    let arrows: Vec<_> = elements
        .iter()
        .filter(|(_, attributes)| attributes.contains(&("class".to_owned(), "flow-arrow".to_owned())))
        .collect();
    for (_, attributes) in arrows {
        let (_, path) = attributes.iter().find(|(key, _)| key == "d").expect("a path");
        let (x, y) = path[1..path.find('l').expect("a head")].split_once(' ').expect("a tip");
        let (x, y): (i32, i32) = (x.parse().expect("x"), y.parse().expect("y"));
        let lands = tops.iter().any(|(left, right, top)| *left <= x && x <= *right && *top == y);
        assert!(lands, "{name}: an arrow ends in the air at {x},{y}");
    }
}

#[test]
fn a_permit_is_drawn_for_desk_and_phone() {
    for (name, on) in [
        ("flow_desk", Sheet::desk("食品经营许可办理流程")),
        ("flow_phone", Sheet::phone("食品经营许可办理流程")),
    ] {
        let svg = flow::svg(&permit(), &on).expect("drawn");
        sheet::show(&format!("{name}.svg"), svg.as_bytes());
        hold_invariants(&permit(), &on, name);
        let (canvas, frames) = flow::frames(&permit(), &on).expect("laid out");
        assert_eq!(frames.len(), 11, "seven boxes, two pills and two diamonds");
        assert!(canvas.width <= i32::try_from(on.width).expect("small"), "{name} is {} wide", canvas.width);
        for words in ["✓ 已办", "● 正在办", "■ 已超期", "○ 待办", "– 不经过", "综合窗口 · 当场"]
        {
            assert!(svg.contains(words), "{name} lacks {words}");
        }
        assert_eq!(picture::count(&svg, "a"), 7, "every step is a link");
        assert!(svg.contains("role=\"group\""), "a picture with links is a group");
        assert!(svg.contains("<desc>提出申请；收件受理，综合窗口 · 当场，已办；"), "{svg}");
    }
}

#[test]
fn random_trees_keep_their_boxes_apart_and_inside() {
    for seed in 0..600 {
        let tree = Chance(seed).flow(4);
        for width in [328, 720, 1_200] {
            let on = Sheet { title: "任意".to_owned(), width, language: Language::English };
            hold_invariants(&tree, &on, &format!("seed {seed} at {width}"));
        }
    }
}

#[test]
fn sequences_fit_a_phone_whatever_their_words() {
    let long = "对申请人提交的全部材料逐项进行形式审查和实质审查并制作审查意见书报分管负责人批准".repeat(3);
    let blocks = (0..8).map(|index| step(&index.to_string(), &long, &long, StepState::Now)).collect();
    let on = Sheet::phone("长文");
    let (canvas, frames) = flow::frames(&Flow::Sequence(blocks), &on).expect("laid out");
    assert!(canvas.width <= 328);
    assert_eq!(frames.len(), 8);
    assert!(
        frames.iter().all(|frame| frame.height < 200),
        "long words are cut, the full text stands in the title"
    );
}

#[test]
fn addresses_that_lead_away_or_run_are_not_linked() {
    for href in [
        "javascript:alert(1)",
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "data:text/html,x",
    ] {
        let tree =
            Flow::Step(Step { title: "甲".to_owned(), href: Some(href.to_owned()), ..Step::default() });
        let svg = flow::svg(&tree, &Sheet::desk("甲")).expect("drawn");
        assert_eq!(picture::count(&svg, "a"), 0, "{href}");
        assert!(svg.contains("role=\"img\""));
    }
    let hostile =
        Flow::Step(Step { title: "</title></svg><script>x</script>".to_owned(), ..Step::default() });
    assert_eq!(picture::count(&flow::svg(&hostile, &Sheet::desk("\"><b>")).expect("drawn"), "svg"), 1);
}

#[test]
fn trees_beyond_the_limits_are_refused_and_empty_ones_are_small() {
    let wide = Flow::Sequence(vec![Flow::Start("甲".to_owned()); flow::MAX_BLOCKS]);
    assert_eq!(flow::svg(&wide, &Sheet::desk("")), Err(FlowError::TooLarge));
    let mut deep = Flow::Start("甲".to_owned());
    for _ in 0..flow::MAX_DEPTH {
        deep = Flow::Sequence(vec![deep]);
    }
    assert_eq!(flow::svg(&deep, &Sheet::desk("")), Err(FlowError::TooDeep));
    let (canvas, frames) = flow::frames(&Flow::Sequence(vec![]), &Sheet::desk("")).expect("laid out");
    assert!(frames.is_empty() && canvas.width == 16 && canvas.height == 16);
}

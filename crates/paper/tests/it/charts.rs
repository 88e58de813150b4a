//! Charts: well-formed, inside their plate, every value told, calm without data, whatever the numbers.

use paper::chart::{self, Bar, Chart, Line, Plate};
use paper::ink::{TOKENS, Tone};

use crate::chance::Chance;
use crate::{picture, sheet};

fn names(list: &[&str]) -> Vec<String> {
    list.iter().map(|name| (*name).to_owned()).collect()
}

/// Every rectangle and circle lies on the plate; returns how many marks have a title of their own.
fn look(name: &str, chart: &Chart) -> usize {
    sheet::show(&format!("{name}.svg"), chart.svg.as_bytes());
    let elements = picture::elements(&chart.svg);
    let number = |attributes: &[(String, String)], key: &str| -> Option<f64> {
        attributes.iter().find(|(known, _)| known == key).and_then(|(_, value)| value.parse().ok())
    };
    let root = &elements[0].1;
    let (width, height) = (number(root, "width").expect("width"), number(root, "height").expect("height"));
    for (element, attributes) in &elements {
        if element == "rect" {
            let at = |key| number(attributes, key).unwrap_or_else(|| panic!("{name}: rect without {key}"));
            assert!(at("x") + at("width") <= width + 2.0, "{name}: {attributes:?} leaves {width}");
            assert!(at("y") + at("height") <= height + 2.0, "{name}: {attributes:?} leaves {height}");
        }
        for (key, value) in attributes {
            let paints = key == "fill" || key == "stroke";
            let plain = ["none", "transparent"].contains(&value.as_str());
            let known = TOKENS.iter().any(|token| token.paint() == *value);
            assert!(!paints || plain || known, "{name}: {value} is no colour of ours");
        }
    }
    for row in &chart.table.rows {
        assert_eq!(row.len(), chart.table.head.len(), "{name}: a ragged table");
    }
    elements.iter().filter(|(element, _)| element == "title").count() - 1
}

#[test]
fn the_wall_charts_are_drawn_with_their_tables() {
    let departments = [
        Bar::new("县市场监督管理局", 1_284),
        Bar::new("县公安局", 967),
        Bar::new("县人力资源和社会保障局", 803),
        Bar::new("县自然资源局", 412).toned(Tone::DueSoon),
        Bar::new("县住房和城乡建设局", 96).toned(Tone::Late),
    ];
    let ranking = chart::ranking(&Plate::new("部门办件量", "件"), &departments);
    assert_eq!(look("ranking", &ranking), 5);
    assert_eq!(ranking.table.rows[0], ["县市场监督管理局", "1,284"]);
    assert!(ranking.svg.contains("<title>县公安局：967 件</title>"));

    let hours: Vec<Bar> = (9..18).map(|hour| Bar::new(format!("{hour} 时"), hour * 7 % 40)).collect();
    assert_eq!(look("bars", &chart::bars(&Plate::new("今日各时段收件", "件"), &hours)), 9);

    let mut chance = Chance(7);
    let days: Vec<String> = (1..=30).map(|day| format!("11-{day:02}")).collect();
    let mut line = |name: &str, tone, base| Line {
        name: name.to_owned(),
        tone,
        values: (0..30_u64).map(|day| if day % 7 >= 5 { 3 } else { base + chance.below(40) }).collect(),
    };
    let lines = [line("受理", Tone::Action, 90), line("办结", Tone::InTime, 80), line("超期", Tone::Late, 0)];
    let trend = chart::trend(&Plate::new("近 30 日办件趋势", "件").sized(720, 280), &days, &lines);
    assert_eq!(look("trend", &trend), 30, "one stripe a day");
    assert_eq!(trend.table.head, ["日期", "受理", "办结", "超期"]);
    assert_eq!(trend.table.rows[0][1], lines[0].values[0].to_string());

    let rows = names(&["周一", "周二", "周三", "周四", "周五", "周六", "周日"]);
    let columns: Vec<String> = (8..18).map(|hour| format!("{hour}时")).collect();
    let values: Vec<Vec<u64>> = (0..7)
        .map(|day| (0..10).map(|_| if day > 4 { chance.below(4) } else { chance.below(120) }).collect())
        .collect();
    let heat = chart::heat(&Plate::new("一周各时段取号", "人").sized(640, 280), &rows, &columns, &values);
    assert_eq!(look("heat", &heat), 70);
    assert_eq!(heat.table.rows[2][3], values[2][2].to_string());

    let spark =
        chart::sparkline(&Plate::new("近 30 日", "件").sized(160, 40), &lines[0].values, Tone::Action);
    assert_eq!(look("spark", &spark), 0);
    assert!(spark.svg.contains("最新 "), "{}", spark.svg);
    assert_eq!(spark.table.rows.len(), 30);
}

/// However narrow the plate, every line is named; none of several is filled as if it were the chief one.
#[test]
fn every_line_is_named_on_a_narrow_plate() {
    let tones = [Tone::Action, Tone::InTime, Tone::DueSoon, Tone::Late, Tone::Paused];
    let called = ["承诺占法定", "零跑动", "全程网办", "进驻大厅", "集中办理"];
    let lines: Vec<Line> = called
        .iter()
        .zip(tones)
        .map(|(name, tone)| Line { name: (*name).to_owned(), values: vec![1, 2], tone })
        .collect();
    let days = names(&["11-01", "11-02"]);
    for width in [320, 640] {
        let chart = chart::trend(&Plate::new("比例", "%").sized(width, 260), &days, &lines);
        for name in called {
            assert!(chart.svg.contains(&format!(">{name}</text>")), "{name} at {width}: {}", chart.svg);
        }
        assert!(!chart.svg.contains("fill-opacity"), "{width}");
    }
    let alone = chart::trend(&Plate::new("比例", "%"), &days, &lines[..1]);
    assert!(alone.svg.contains("fill-opacity"));
}

#[test]
fn no_data_is_a_calm_picture() {
    let plate = Plate::new("空", "件");
    let empty_line = Line { name: "受理".to_owned(), values: vec![], tone: Tone::Action };
    let charts = [
        chart::bars(&plate, &[]),
        chart::ranking(&plate, &[]),
        chart::trend(&plate, &[], &[]),
        chart::trend(&plate, &names(&["11-01"]), &[empty_line]),
        chart::heat(&plate, &[], &[], &[]),
        chart::heat(&plate, &names(&["周一"]), &names(&["9"]), &[]),
        chart::sparkline(&plate, &[], Tone::Late),
    ];
    for chart in &charts {
        assert_eq!(look("empty", chart), 0);
        assert!(chart.svg.contains("暂无数据"));
        assert!(chart.table.rows.is_empty());
    }
}

#[test]
fn zero_one_and_enormous_numbers_stay_on_the_plate() {
    for value in [0, 1, 2, 9, 10, 11, 99, 101, 4_999, 5_001, u64::MAX / 2, u64::MAX - 1, u64::MAX] {
        for count in [1, 2, 59, 500] {
            let bars: Vec<Bar> = (0..count).map(|index| Bar::new("x".repeat(index % 30), value)).collect();
            let plate = Plate::new("数", "件").sized(320, 120);
            look("bars_any", &chart::bars(&plate, &bars));
            look("ranking_any", &chart::ranking(&plate, &bars));
            let days: Vec<String> = (0..count).map(|day| day.to_string()).collect();
            let line = Line { name: "线".to_owned(), values: vec![value; count], tone: Tone::Paused };
            let trend =
                chart::trend(&plate, &days, &[line.clone(), Line { values: vec![0; count + 9], ..line }]);
            look("trend_any", &trend);
            assert_eq!(trend.table.rows.len(), count.min(chart::MAX_DAYS));
            look("heat_any", &chart::heat(&plate, &days, &days, &vec![vec![value; count]; count]));
            look("spark_any", &chart::sparkline(&plate, &vec![value; count], Tone::Done));
        }
    }
}

#[test]
fn small_plates_and_hostile_names_do_not_break_the_page() {
    let hostile = "</text><script>&\"'\u{0}\u{202e}";
    for (width, height) in [(0, 0), (1, 1), (120, 24), (u32::MAX, u32::MAX)] {
        let plate = Plate { width, height, ..Plate::new(hostile, hostile) };
        let bars = [Bar::new(hostile, 3), Bar::new(hostile, 5)];
        look("hostile_bars", &chart::bars(&plate, &bars));
        look("hostile_ranking", &chart::ranking(&plate, &bars));
        let lines = [Line { name: hostile.to_owned(), values: vec![1, 2], tone: Tone::Grave }];
        look("hostile_trend", &chart::trend(&plate, &names(&[hostile, hostile]), &lines));
        look("hostile_heat", &chart::heat(&plate, &names(&[hostile]), &names(&[hostile]), &[vec![3]]));
        look("hostile_spark", &chart::sparkline(&plate, &[1, 2], Tone::Grave));
    }
}

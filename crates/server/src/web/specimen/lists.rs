//! Specimens of lists: search, filter bar, table, a list with nothing in it.

use maud::{Markup, html};
use rules::clock::Light;

use super::super::pieces::{
    Choice, Column, Condition, Field, LIGHTS, Link, Order, Search, Table, Tone, filter_bar, light,
    light_class, light_saying, light_word, moment, nothing, panel, tag,
};
use super::monday;
use crate::form::{Form, address};
use crate::text::Lang;

/// Search box to empty list.
pub(super) fn show(lang: Lang) -> Markup {
    let words = match lang {
        Lang::Zh => ["营业执照", "食品经营许可", "社保登记"],
        Lang::En => ["Business licence", "Food licence", "Social security"],
    };
    let search = |large| Search {
        action: "/pieces",
        name: if large { "q" } else { "find" },
        label: lang.pick("您要办什么事？", "What would you like to do?"),
        example: words[1],
        value: "",
        suggestions: &words,
        large,
        keep: &[("room", "desk")],
    };
    html! {
        (search(true).show(lang))
        (panel("list", lang.pick("我的工作", "My work"), html! {
            (search(false).show(lang))
            (filters(lang))
            (table(lang, true).show(lang))
        }))
        (panel("empty", lang.pick("空的列表", "Empty list"), table(lang, false).show(lang)))
    }
}

fn filters(lang: Lang) -> Markup {
    let departments = [
        Choice::new("market", lang.pick("市场监管局", "Market regulation")),
        Choice::new("housing", lang.pick("住建局", "Housing")),
    ];
    let lights: Vec<Choice<'_>> =
        LIGHTS.iter().map(|one| Choice::new(light_class(*one), light_word(lang, *one))).collect();
    let form = Form::empty().with("department", "market");
    let without = address("/pieces", &[("room", "desk"), ("department", "")]);
    filter_bar(
        lang,
        "/pieces",
        &[
            Field::select("department", lang.pick("部门", "Department"), &departments).show(lang, &form),
            Field::select("light", lang.pick("时限", "Time"), &lights).show(lang, &form),
            Field::day("from", lang.pick("受理日起", "Accepted from")).show(lang, &form),
        ],
        &[Condition {
            label: lang.pick("部门：市场监管局", "Department: Market regulation"),
            without: &without,
        }],
        &[],
    )
}

fn columns(lang: Lang) -> &'static [Column<'static>] {
    match lang {
        Lang::Zh => {
            const {
                &[
                    Column::new("时限"),
                    Column::new("办件").sorted("?sort=number", None),
                    Column::new("事项"),
                    Column::new("申请人"),
                    Column::new("环节"),
                    Column::new("等候自").sorted("?sort=since", Some(Order::Up)),
                    Column::number("费用"),
                ]
            }
        }
        Lang::En => {
            const {
                &[
                    Column::new("Time"),
                    Column::new("Case").sorted("?sort=number", None),
                    Column::new("Item"),
                    Column::new("Applicant"),
                    Column::new("Step"),
                    Column::new("Waiting since").sorted("?sort=since", Some(Order::Up)),
                    Column::number("Fee"),
                ]
            }
        }
    }
}

fn table(lang: Lang, full: bool) -> Table<'static> {
    let row = |standing: Markup, item: &str, step: &str| {
        vec![
            standing,
            html! { a href="#case" { "2026113000123" } },
            html! { (item) " " (tag(Tone::Quiet, lang.pick("承诺件", "Promised"))) },
            html! { "张**" },
            html! { (step) },
            moment(lang, monday()),
            html! { "¥1,200.00" },
        ]
    };
    Table {
        caption: lang.pick("等我办的件", "Cases waiting for me"),
        columns: columns(lang),
        rows: if full {
            vec![
                row(
                    light_saying(Light::Late, lang.pick("已超 2 个工作日", "2 working days late")),
                    lang.pick("食品经营许可", "Food licence"),
                    lang.pick("审核", "Review"),
                ),
                row(
                    light_saying(Light::DueSoon, lang.pick("今天到期", "Due today")),
                    lang.pick("建筑工程施工许可证核发", "Building permit"),
                    lang.pick("现场核查", "Site check"),
                ),
                row(
                    light(lang, Light::InTime),
                    lang.pick("营业执照变更", "Change of business licence"),
                    lang.pick("决定", "Decision"),
                ),
                row(
                    light(lang, Light::Paused),
                    lang.pick("户外广告设置", "Outdoor advertising"),
                    lang.pick("专家评审", "Expert review"),
                ),
            ]
        } else {
            Vec::new()
        },
        empty: nothing(
            lang.pick("现在没有等您办的件", "Nothing waits for you now"),
            lang.pick(
                "新件分给您时会出现在这里。要找旧件，可以换个条件再搜。",
                "New cases appear here. To find old ones, search with other words.",
            ),
            &[Link::new("/pieces", lang.pick("看全部办件", "All cases"))],
        ),
        next: full.then_some("/pieces?after=2026113000123"),
        first: None,
        files: const { &[Link::new("/pieces.csv", "CSV"), Link::new("/pieces.xlsx", "XLSX")] },
    }
}

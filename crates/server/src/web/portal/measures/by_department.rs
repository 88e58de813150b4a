//! 各部门: the figures of the departments beside each other: one figure at a time in three columns, to be sorted by each, and
//! all of them in one wide table for whoever wants that.

use super::{MEASURES, Measure, department, powers_of};
use crate::{
    form::{Form, address},
    text::Lang,
    visitor::Visit,
    web::pieces::{self, Choice, Column, Field, Order, Table},
};
use maud::{Markup, html};
use rules::time::Date;
use std::{cmp::Ordering, collections::BTreeMap};
use store::views::measures::Sums;

const ADDRESS: &str = "/measures";

/// By which column the short table is sorted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Key {
    Name,
    Items,
    Figure,
}

const KEYS: [(&str, Key); 3] = [("name", Key::Name), ("items", Key::Items), ("figure", Key::Figure)];

/// What the address asks of the short table.
struct Asked<'a> {
    measure: &'a Measure,
    key: Key,
    order: Order,
    /// The department whose figures stand above.
    of: &'a str,
}

impl<'a> Asked<'a> {
    fn read(form: &'a Form) -> Asked<'a> {
        let known = |measure: &&Measure| measure.word == form.text("by");
        let sort = form.text("sort");
        let (word, order) = sort.strip_prefix('-').map_or((sort, Order::Up), |word| (word, Order::Down));
        let key = KEYS.iter().find(|(known, _)| *known == word);
        let (key, order) = key.map_or((Key::Items, Order::Down), |(_, key)| (*key, order));
        let measure = MEASURES.iter().find(known).unwrap_or(&MEASURES[0]);
        Asked { measure, key, order, of: form.text("department") }
    }

    /// The address that sorts by a column, or turns its order round.
    fn sorted_by(&self, word: &str, key: Key) -> String {
        let down = self.key == key && self.order == Order::Up;
        let sort = format!("{}{word}", if down { "-" } else { "" });
        let pairs = [("department", self.of), ("by", self.measure.word), ("sort", &sort)];
        format!("{}#departments", address(ADDRESS, &pairs))
    }

    fn order_of(&self, key: Key) -> Option<Order> {
        (self.key == key).then_some(self.order)
    }
}

/// One figure of every department.
pub(super) fn short(visit: &Visit, form: &Form, sums: &BTreeMap<String, Sums>) -> Markup {
    let lang = visit.lang();
    let asked = Asked::read(form);
    let sort = KEYS.map(|(word, key)| asked.sorted_by(word, key));
    let figure = (asked.measure.label)(lang);
    let columns = [
        Column::new(lang.measure_department()).sorted(&sort[0], asked.order_of(Key::Name)),
        Column::number(lang.measure_count()).sorted(&sort[1], asked.order_of(Key::Items)),
        Column::number(figure).sorted(&sort[2], asked.order_of(Key::Figure)),
    ];
    let mut rows: Vec<(&str, &str, &Sums)> =
        sums.iter().map(|(id, sums)| (id.as_str(), department(lang, &visit.hall, id), sums)).collect();
    rows.sort_by(|one, other| compare(&asked, (one.1, one.2), (other.1, other.2)));
    let cells = rows.iter().map(|(id, name, sums)| {
        let page = address(ADDRESS, &[("department", id)]);
        vec![
            html! { a href=(page) { (name) } },
            html! { (pieces::count(sums.items)) },
            html! { (asked.measure.figure(sums)) },
        ]
    });
    let table = Table {
        caption: lang.measure_by_department(),
        columns: &columns,
        rows: cells.collect(),
        empty: html! {},
        next: None,
        first: None,
        files: &[],
    };
    html! {
        (which(lang, form, &asked))
        p class="hint" { ((asked.measure.means)(lang)) }
        (table.show_slim(lang))
    }
}

/// Which figure the short table shows.
fn which(lang: Lang, form: &Form, asked: &Asked<'_>) -> Markup {
    let choices: Vec<Choice<'_>> =
        MEASURES.iter().map(|measure| Choice::new(measure.word, (measure.label)(lang))).collect();
    let shown = Form::empty().with("by", asked.measure.word.to_owned());
    let field = Field::select("by", lang.measure_which(), &choices).show(lang, &shown);
    let keep = [("department", asked.of), ("sort", form.text("sort"))];
    let keep: Vec<(&str, &str)> = keep.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    pieces::filter_bar(lang, ADDRESS, &[field], &[], &keep)
}

/// Equal figures stand by name; a department without the figure stands last, whichever way is sorted.
fn compare(asked: &Asked<'_>, one: (&str, &Sums), other: (&str, &Sums)) -> Ordering {
    let turned = |order: Ordering| if asked.order == Order::Down { order.reverse() } else { order };
    let by_name = one.0.cmp(other.0);
    match asked.key {
        Key::Name => turned(by_name),
        Key::Items => turned(one.1.items.cmp(&other.1.items)).then(by_name),
        Key::Figure => {
            let (of, to) = ((asked.measure.of)(one.1), (asked.measure.of)(other.1));
            let lacking = (of.1 <= 0).cmp(&(to.1 <= 0));
            let times = |part: i64, whole: i64| i128::from(part) * i128::from(whole);
            lacking.then(turned(times(of.0, to.1).cmp(&times(to.0, of.1)))).then(by_name)
        }
    }
}

/// Every department, each figure in its column.
pub(super) fn whole(visit: &Visit, sums: &BTreeMap<String, Sums>, today: Date) -> Markup {
    let lang = visit.lang();
    let mut columns = vec![Column::new(lang.measure_department()), Column::number(lang.measure_count())];
    columns.extend(MEASURES.iter().map(|measure| Column::number((measure.label)(lang))));
    columns.push(Column::number(lang.measure_powers()));
    let rows = sums
        .iter()
        .map(|(id, sums)| {
            let page = address("/measures", &[("department", id)]);
            let mut cells = vec![
                html! { a href=(page) { (department(lang, &visit.hall, id)) } },
                html! { (pieces::count(sums.items)) },
            ];
            cells.extend(MEASURES.iter().map(|measure| html! { (measure.figure(sums)) }));
            cells.push(html! { (powers_of(&visit.hall, id, today)) });
            cells
        })
        .collect();
    Table {
        caption: lang.measure_by_department(),
        columns: &columns,
        rows,
        empty: html! {},
        next: None,
        first: None,
        files: &[],
    }
    .show_slim(lang)
}

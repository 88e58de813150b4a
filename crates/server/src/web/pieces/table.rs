//! Lists: search box, filter bar kept in the address, table with sorting and key-set paging, and what to do when
//! a list is empty. Everything is a plain GET, so a list can be sent to a colleague and the back button works.

use maud::{Markup, html};

use super::layout::Link;
use crate::text::Lang;

/// A search box: plain GET, with suggestions that work without script.
#[derive(Debug, Clone)]
pub struct Search<'a> {
    /// Where it asks.
    pub action: &'a str,
    /// Name of the query field, commonly `q`.
    pub name: &'a str,
    /// "您要办什么事？"
    pub label: &'a str,
    /// An example in the box.
    pub example: &'a str,
    /// What was asked.
    pub value: &'a str,
    /// What others ask.
    pub suggestions: &'a [&'a str],
    /// The large one of a first page shows its label, the small one hides it from the eye.
    pub large: bool,
    /// Values of the address that go along.
    pub keep: &'a [(&'a str, &'a str)],
}

impl Search<'_> {
    /// Draws the box.
    #[must_use]
    pub fn show(&self, lang: Lang) -> Markup {
        self.draw(lang, false)
    }

    /// The same with the cursor in it: for pages that begin with a search.
    #[must_use]
    pub fn focused(&self, lang: Lang) -> Markup {
        self.draw(lang, true)
    }

    fn draw(&self, lang: Lang, focused: bool) -> Markup {
        let id = format!("search-{}", self.name);
        html! {
            form class=(if self.large { "search large" } else { "search" }) role="search" method="get"
                action=(self.action) {
                label for=(id) class=[(!self.large).then_some("unseen")] { (self.label) }
                div class="search-row" {
                    input type="search" id=(id) name=(self.name) value=(self.value) placeholder=(self.example)
                        list=[(!self.suggestions.is_empty()).then(|| format!("{id}-words"))] autocomplete="off"
                        enterkeyhint="search" maxlength="100" autofocus[focused];
                    button type="submit" class="button main" { (lang.list_search()) }
                }
                @if !self.suggestions.is_empty() {
                    datalist id={ (id) "-words" } { @for word in self.suggestions { option value=(word) {} } }
                }
                @for (name, value) in self.keep { input type="hidden" name=(name) value=(value); }
            }
        }
    }
}

/// A condition in force, with the address that leaves it out.
#[derive(Debug, Clone)]
pub struct Condition<'a> {
    /// "部门：市场监管局".
    pub label: &'a str,
    /// The same list without it.
    pub without: &'a str,
}

/// The filter bar above a list: fields that GET, and the conditions in force, each of which can be taken away.
#[must_use]
pub fn filter_bar(
    lang: Lang,
    action: &str,
    fields: &[Markup],
    in_force: &[Condition<'_>],
    keep: &[(&str, &str)],
) -> Markup {
    html! {
        form class="filter" method="get" action=(action) {
            @for field in fields { (field) }
            @for (name, value) in keep { input type="hidden" name=(name) value=(value); }
            button type="submit" class="button" { (lang.list_filter()) }
        }
        @if !in_force.is_empty() {
            ul class="conditions" aria-label=(lang.list_in_force()) {
                @for condition in in_force {
                    li { a href=(condition.without) {
                        (condition.label) span aria-hidden="true" { " ×" }
                        span class="unseen" { " " (lang.list_take_away()) }
                    } }
                }
                li { a href=(action) { (lang.list_clear()) } }
            }
        }
    }
}

/// Which way a column is sorted now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// Small to large.
    Up,
    /// Large to small.
    Down,
}

/// A column of a table.
#[derive(Debug, Clone, Copy)]
pub struct Column<'a> {
    /// Heading; on phones it stands before each value.
    pub label: &'a str,
    /// Address that sorts by it (or turns the order round).
    pub sort: Option<&'a str>,
    /// How it is sorted now.
    pub order: Option<Order>,
    /// Numbers stand at the right.
    pub number: bool,
}

impl<'a> Column<'a> {
    /// A column of words.
    #[must_use]
    pub const fn new(label: &'a str) -> Self {
        Self { label, sort: None, order: None, number: false }
    }

    /// A column of numbers.
    #[must_use]
    pub const fn number(label: &'a str) -> Self {
        Self { label, sort: None, order: None, number: true }
    }

    /// With a link that sorts by it.
    #[must_use]
    pub const fn sorted(mut self, href: &'a str, now: Option<Order>) -> Self {
        self.sort = Some(href);
        self.order = now;
        self
    }
}

/// A list as a table. Rows are the cells in the order of the columns; the first cell names the row.
#[derive(Debug, Clone)]
pub struct Table<'a> {
    /// What the list is, said to those who cannot see it.
    pub caption: &'a str,
    /// Headings.
    pub columns: &'a [Column<'a>],
    /// Cells.
    pub rows: Vec<Vec<Markup>>,
    /// What an empty list says; see [`nothing`].
    pub empty: Markup,
    /// The next page (key-set: the address holds the last key).
    pub next: Option<&'a str>,
    /// Back to the first page, when this is not it.
    pub first: Option<&'a str>,
    /// The same rows as files: CSV, XLSX.
    pub files: &'a [Link<'a>],
}

impl Table<'_> {
    /// Draws the table, its pages and its files. On a phone each row is a small card.
    #[must_use]
    pub fn show(&self, lang: Lang) -> Markup {
        self.draw(lang, "list")
    }

    /// The same for a few short columns, which stay columns on a phone too.
    #[must_use]
    pub fn show_slim(&self, lang: Lang) -> Markup {
        self.draw(lang, "slim")
    }

    fn draw(&self, lang: Lang, class: &str) -> Markup {
        html! {
            @if self.rows.is_empty() && self.first.is_none() { (self.empty) } @else {
                div class="table-frame" {
                    table class=(class) {
                        caption class="unseen" { (self.caption) }
                        thead { tr { @for column in self.columns { (heading_cell(lang, column)) } } }
                        tbody { @for row in &self.rows { tr { (self.cells(row)) } } }
                    }
                }
                div class="table-foot" {
                    @if self.first.is_some() || self.next.is_some() {
                        nav class="pages" aria-label=(lang.list_pages()) {
                            @if let Some(first) = self.first { a class="button" href=(first) { (lang.list_first()) } }
                            @if let Some(next) = self.next {
                                a class="button" href=(next) rel="next" { (lang.list_next()) }
                            } @else { span class="quiet" { (lang.list_end()) } }
                        }
                    }
                    @if !self.files.is_empty() {
                        p class="table-files" {
                            (lang.list_files()) " "
                            @for link in self.files { a href=(link.href) { (link.label) } " " }
                        }
                    }
                }
            }
        }
    }

    fn cells(&self, row: &[Markup]) -> Markup {
        html! {
            @for (place, cell) in row.iter().enumerate() {
                @let column = self.columns.get(place);
                @let label = column.map_or("", |column| column.label);
                @let class = column.filter(|column| column.number).map(|_| "number");
                @if place == 0 { th scope="row" data-label=(label) class=[class] { div { (cell) } } }
                @else { td data-label=(label) class=[class] { div { (cell) } } }
            }
        }
    }
}

fn heading_cell(lang: Lang, column: &Column<'_>) -> Markup {
    let sorted = column.order.map(|order| if order == Order::Up { "ascending" } else { "descending" });
    let arrow = column.order.map_or("", |order| if order == Order::Up { " ↑" } else { " ↓" });
    html! {
        th scope="col" aria-sort=[sorted] class=[column.number.then_some("number")] {
            @if let Some(href) = column.sort {
                a href=(href) title=(lang.list_sort(column.label)) {
                    (column.label) span aria-hidden="true" { (arrow) }
                }
            } @else { (column.label) }
        }
    }
}

/// An empty list: says why it is empty and what one can do, with the links to do it.
#[must_use]
pub fn nothing(title: &str, what_to_do: &str, links: &[Link<'_>]) -> Markup {
    html! {
        div class="nothing" {
            p { strong { (title) } }
            p { (what_to_do) }
            @if !links.is_empty() {
                div class="buttons" { @for link in links { a class="button" href=(link.href) { (link.label) } } }
            }
        }
    }
}

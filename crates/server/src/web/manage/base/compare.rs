//! `/manage/base/compare`: how the items of the hall stand to the list in force (I-01, I-03), by department, kind of
//! difference and element; the same as a file to work through.

use super::{ADDRESS, counts, home, panel::differing};
use crate::{
    base_list::{self, Comparison, GapFilter, out},
    failure::Failure,
    form::{Form, address},
    text::{Lang, codes::word},
    visitor::{Housekeeper, Visit},
    web::{
        frame::Room,
        manage::{PAGE, department, items::item_address},
        pieces::{self, Choice, Column, Field, Link, Table},
        sending,
    },
};
use axum::response::Response;
use maud::{Markup, html};
use rules::base::{BaseElement, BaseEntry, BaseGap, BaseStanding};

const AT: &str = "/manage/base/compare";

/// `GET /manage/base/compare`
pub(super) async fn show(keeper: Housekeeper, form: Form) -> Result<Response, Response> {
    let lang = keeper.lang();
    let now = base_list::comparison(&keeper.front, &keeper.hall).await;
    let now = now.map_err(|error| keeper.fail(&error.into()))?;
    let body = html! {
        (pieces::heading(lang.base_compare(), Some(lang.base_compare_lead()), html! {}))
        @if let Some(edition) = now.edition() {
            p { (edition.head.name) " " span class="quiet" { (edition.head.number) } "。"
                (lang.base_compared(now.items, now.list.len())) }
            (counts(lang, &now))
            (filters(&keeper, &form))
            (table(&keeper, &now, &form))
        } @else {
            (pieces::nothing(lang.base_none(), lang.base_none_more(), &[Link::new(ADDRESS, lang.base_title())]))
        }
    };
    let trail = [home(lang), Link::new(ADDRESS, lang.base_title())];
    Ok(keeper.page(Room::Manage, lang.base_compare(), &trail, body))
}

/// `GET /manage/base/compare/csv`
pub(super) async fn csv(keeper: Housekeeper, form: Form) -> Result<Response, Response> {
    let now = base_list::comparison(&keeper.front, &keeper.hall).await;
    let now = now.map_err(|error| keeper.fail(&error.into()))?;
    let bytes = out::csv(&now, &filter(&form), &keeper.hall);
    let bytes = bytes.map_err(|error| keeper.fail(&Failure::Ours(error.to_string())))?;
    Ok(sending::bytes(bytes, "text/csv; charset=utf-8", "base-compare.csv"))
}

/// `GET /manage/base/compare/xlsx`
pub(super) async fn xlsx(keeper: Housekeeper, form: Form) -> Result<Response, Response> {
    let now = base_list::comparison(&keeper.front, &keeper.hall).await;
    let now = now.map_err(|error| keeper.fail(&error.into()))?;
    let bytes = out::xlsx(&now, &filter(&form), &keeper.hall);
    let bytes = bytes.map_err(|error| keeper.fail(&Failure::Ours(error.to_string())))?;
    Ok(sending::bytes(bytes, sending::XLSX, "base-compare.xlsx"))
}

fn filter(form: &Form) -> GapFilter {
    GapFilter {
        department: form.given("department").map(str::to_owned),
        standing: BaseStanding::ALL.iter().find(|one| word(*one) == form.text("standing")).copied(),
        element: BaseElement::ALL.iter().find(|one| word(*one) == form.text("element")).copied(),
    }
}

fn filters(visit: &Visit, form: &Form) -> Markup {
    let lang = visit.lang();
    let departments: Vec<Choice<'_>> = visit
        .hall
        .departments
        .values()
        .map(|one| Choice::new(one.id.as_str(), lang.pick(&one.name, &one.name_en)))
        .collect();
    let standings: Vec<(String, &str)> =
        BaseStanding::ALL.iter().map(|one| (word(one), lang.base_stands(*one))).collect();
    let elements: Vec<(String, &str)> =
        BaseElement::ALL.iter().map(|one| (word(one), lang.base_element_of(*one))).collect();
    let standings: Vec<Choice<'_>> = standings.iter().map(|(word, label)| Choice::new(word, label)).collect();
    let elements: Vec<Choice<'_>> = elements.iter().map(|(word, label)| Choice::new(word, label)).collect();
    pieces::filter_bar(
        lang,
        AT,
        &[
            Field::select("department", lang.manage_department(), &departments).show(lang, form),
            Field::select("standing", lang.base_standing(), &standings).show(lang, form),
            Field::select("element", lang.base_element(), &elements).show(lang, form),
        ],
        &[],
        &[],
    )
}

fn table(visit: &Visit, now: &Comparison, form: &Form) -> Markup {
    let lang = visit.lang();
    let filter = filter(form);
    let keep = ["department", "standing", "element"].map(|name| (name, form.text(name)));
    // The key of the last row shown: how it stands, the entry and the item.
    let last = BaseStanding::ALL.iter().find(|one| word(*one) == form.text("at")).copied();
    let last = last.map(|at| (at, form.text("entry"), form.text("item")));
    let behind = now.sifted(&filter).filter(|gap| last.is_none_or(|last| gap.key() > last));
    let mut gaps: Vec<&BaseGap> = behind.take(PAGE as usize + 1).collect();
    let more = gaps.len() > PAGE as usize;
    gaps.truncate(PAGE as usize);
    let next = gaps.last().filter(|_| more).map(|gap| {
        let (at, entry, item) = gap.key();
        let at = word(&at);
        address(AT, &[keep.as_slice(), &[("at", &*at), ("entry", entry), ("item", item)]].concat())
    });
    let first = last.map(|_| address(AT, &keep));
    let files = [address(&format!("{AT}/csv"), &keep), address(&format!("{AT}/xlsx"), &keep)];
    let columns = [
        Column::new(lang.base_standing()),
        Column::new(lang.base_entry()),
        Column::new(lang.base_item()),
        Column::new(lang.base_difference()),
    ];
    let rows = gaps.iter().map(|gap| {
        vec![
            html! { (lang.base_stands(gap.standing)) },
            html! { @if let Some(entry) = &gap.entry { (entry_in_words(lang, entry)) } @else { "—" } },
            html! { @if let Some(item) = &gap.item {
                a href=(item_address(&item.task_code)) { (item.name) } " "
                span class="quiet" { (department(lang, &visit.hall, &item.department)) }
            } @else { "—" } },
            differing(lang, gap),
        ]
    });
    Table {
        caption: lang.base_compare(),
        columns: &columns,
        rows: rows.collect(),
        empty: pieces::nothing(lang.base_no_gaps(), lang.base_no_gaps_more(), &[]),
        next: next.as_deref(),
        first: first.as_deref(),
        files: &[Link::new(&files[0], "CSV"), Link::new(&files[1], "XLSX")],
    }
    .show(lang)
}

fn entry_in_words(lang: Lang, entry: &BaseEntry) -> Markup {
    html! {
        (entry.name) " " span class="quiet" { (entry.code) }
        @if let Some(day) = entry.cancelled_on {
            " " (lang.base_cancelled(&pieces::full_day_text(lang, day)))
        }
        @if !entry.replaced_by.is_empty() { " " (lang.base_replaced(&entry.replaced_by)) }
    }
}

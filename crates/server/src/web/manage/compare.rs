//! `/manage/items/{code}/compare?a=1&b=3`: two versions of an item side by side, or one of it beside one of another item
//! (`with=…`), such as another handling item of the same main item.

use super::{
    difference, home,
    item::{Kept, read},
    items::item_address,
};
use crate::{
    failure::Failure,
    form::{Form, address},
    text::{Lang, law},
    visitor::Housekeeper,
    wanted::wanted,
    web::{
        frame::Room,
        pieces::{self, Choice, Field, Link},
    },
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use rules::item::{Content, ItemState};
use store::views::items::{self, ItemRow};

/// Items looked through for others of the same main item.
const NEAR: u32 = 30;
/// Every state: a draft may be compared too.
const STATES: [ItemState; 4] =
    [ItemState::Draft, ItemState::Published, ItemState::Suspended, ItemState::Cancelled];

/// The address that compares two versions of one item.
pub(super) fn compare_address(code: &str, a: u32, b: u32) -> String {
    format!("{}/compare?a={a}&b={b}", item_address(code))
}

/// `GET /manage/items/{code}/compare`
pub(super) async fn show(
    keeper: Housekeeper,
    Path(code): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    let fail = |failure: Failure| keeper.fail(&failure);
    let lang = keeper.lang();
    let one = read(&keeper, &code).await.map_err(fail)?;
    let other_code = form.given("with").filter(|with| *with != code);
    let other = match other_code {
        Some(with) => Some(read(&keeper, with).await.map_err(fail)?),
        None => None,
    };
    let of_other = other.as_ref().unwrap_or(&one);
    let latest = |kept: &Kept| kept.latest().map_or(1, |(number, _)| number);
    let before = match other_code {
        // The version before the latest, or that one alone where there is no other.
        None => latest(&one).saturating_sub(1).max(1),
        Some(_) => latest(&one),
    };
    let (a, b) = (number(&form, "a").unwrap_or(before), number(&form, "b").unwrap_or(latest(of_other)));
    let left = one.item().content(a).ok_or_else(|| fail(Failure::NotFound))?;
    let right = of_other.item().content(b).ok_or_else(|| fail(Failure::NotFound))?;
    let near = near(&keeper, &code, left).await.map_err(fail)?;
    let shown = Form::empty().with("a", a.to_string()).with("b", b.to_string());
    let heads = [head(lang, left, a, other.is_some()), head(lang, right, b, other.is_some())];
    let body = html! {
        (pieces::heading(lang.edit_compare(), Some(lang.edit_compare_lead()), html! {}))
        (choose(lang, &code, (&one, of_other), other_code, &shown))
        (pieces::panel("difference", lang.edit_differing(),
            difference::table(lang, (left, right), [&heads[0], &heads[1]], lang.edit_the_same())))
        (others(lang, &code, a, &near))
    };
    let back = item_address(&code);
    let name = lang.pick(&left.identity.name, &left.identity.name_en);
    let trail = [home(lang), Link::new("/manage/items", lang.manage_nav_items()), Link::new(&back, name)];
    Ok(keeper.page(Room::Manage, lang.edit_compare(), &trail, body))
}

fn number(form: &Form, name: &str) -> Option<u32> {
    form.number(name).and_then(|number| u32::try_from(number).ok())
}

/// "第 2 版", with the name where two items stand side by side.
fn head(lang: Lang, content: &Content, version: u32, named: bool) -> String {
    let version = lang.manage_version(version);
    if named {
        format!("{} · {version}", lang.pick(&content.identity.name, &content.identity.name_en))
    } else {
        version
    }
}

/// Which two: every version of both items.
fn choose(lang: Lang, code: &str, (one, other): (&Kept, &Kept), with: Option<&str>, form: &Form) -> Markup {
    let versions = |kept: &Kept| -> Vec<(String, String)> {
        let all = kept.item().versions.iter();
        all.map(|(number, version)| {
            let state = law::version_state(lang, version.state);
            (number.to_string(), format!("{} · {state}", lang.manage_version(*number)))
        })
        .collect()
    };
    let (left, right) = (versions(one), versions(other));
    let left: Vec<Choice<'_>> = left.iter().map(|(number, words)| Choice::new(number, words)).collect();
    let right: Vec<Choice<'_>> = right.iter().map(|(number, words)| Choice::new(number, words)).collect();
    html! {
        form class="filter" method="get" action=(format!("{}/compare", item_address(code))) {
            (Field::select("a", lang.edit_compare_a(), &left).show(lang, form))
            (Field::select("b", lang.edit_compare_b(), &right).show(lang, form))
            @if let Some(with) = with { (pieces::hidden("with", with)) }
            button type="submit" class="button" { (lang.edit_compare()) }
        }
    }
}

/// Other handling items of the same main item (I-01).
async fn near(keeper: &Housekeeper, code: &str, content: &Content) -> Result<Vec<ItemRow>, Failure> {
    let main = content.identity.main_item.trim();
    if main.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = items::search(keeper.front.store.db(), &wanted(main), &STATES, NEAR).await?;
    found.retain(|row| row.main_item == main && row.code != code);
    Ok(found)
}

fn others(lang: Lang, code: &str, version: u32, near: &[ItemRow]) -> Markup {
    let at = format!("{}/compare", item_address(code));
    let version = version.to_string();
    html! {
        @if !near.is_empty() {
            (pieces::panel("others", lang.edit_compare_others(), html! {
                ul { @for row in near { li {
                    a href=(address(&at, &[("a", &version), ("with", &row.code)])) { (lang.pick(&row.name, &row.name_en)) }
                } } }
            }))
        }
    }
}

//! 看谁的: whose items a list of this room begins with. Whoever keeps those of one department sees these first; all are one
//! click away. Who may change an item is not decided here.

use crate::{
    form::{Form, address},
    text::Lang,
    visitor::Visit,
};
use maud::{Markup, html};
use rules::hall::Role;

/// What a list's address says for all departments, where it would else begin with one's own.
pub(super) const ALL_DEPARTMENTS: &str = "all";

/// 看谁的事项: the department whose items a list shows: what was chosen; until then their own for those who keep no others.
pub(super) fn asked_of(visit: &Visit, form: &Form) -> Option<String> {
    if form.given("q").is_some() {
        return None;
    }
    if !form.all("department").is_empty() {
        return form.given("department").filter(|id| *id != ALL_DEPARTMENTS).map(str::to_owned);
    }
    let keeps_others = [Role::HallManager, Role::LegalReviewer].iter().any(|role| visit.has(*role));
    let me = visit.signed_in.as_ref().filter(|_| visit.has(Role::DepartmentEditor) && !keeps_others)?;
    visit.hall.department_of(&me.person).map(|own| own.0.clone())
}

/// Says that a list shows one department only, with the way to all, where nobody has chosen that.
pub(super) fn only_own(lang: Lang, form: &Form, at: &str, asked: Option<&str>) -> Markup {
    html! {
        @if asked.is_some() && form.given("department").is_none() {
            p class="quiet" { (lang.manage_only_own()) " "
                a href=(address(at, &[("department", ALL_DEPARTMENTS)])) { (lang.manage_all_departments()) } }
        }
    }
}

/// The same form; whoever keeps the items of one department alone need not choose it.
pub(super) fn with_own_department(form: Form, departments: &[(String, String)]) -> Form {
    match departments {
        [(only, _)] => form.with("department", only.as_str()),
        _ => form,
    }
}

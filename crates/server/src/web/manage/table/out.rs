//! `/manage/table/items.xlsx` and `.zip`: the latest version of every item, drafts too, or of those of one department or
//! in one state.

use super::STATES;
use crate::{
    failure::Failure,
    form::Form,
    visitor::{Housekeeper, Visit},
    web::sending,
    workbook::out::{self, NoFile},
};
use axum::response::Response;
use store::views::contents::{Wanted, Which};

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// `GET /manage/table/items.xlsx`
pub(in crate::web::manage) async fn xlsx(keeper: Housekeeper, form: Form) -> Result<Response, Response> {
    let file = out::xlsx(&keeper.front.store, &keeper.hall, &wanted(&form)).await;
    let file = file.map_err(|fault| fail(&keeper, fault))?;
    Ok(sending::file(file, XLSX, &name(&keeper, "xlsx")))
}

/// `GET /manage/table/items.zip`
pub(in crate::web::manage) async fn csv(keeper: Housekeeper, form: Form) -> Result<Response, Response> {
    let file = out::csvs(&keeper.front.store, &keeper.hall, &wanted(&form)).await;
    let file = file.map_err(|fault| fail(&keeper, fault))?;
    Ok(sending::file(file, "application/zip", &name(&keeper, "zip")))
}

fn wanted(form: &Form) -> Wanted {
    let state = STATES.iter().find(|(word, _)| *word == form.text("state")).map(|(_, state)| *state);
    Wanted {
        which: Which::Latest,
        states: state.into_iter().collect(),
        department: form.given("department").map(str::to_owned),
    }
}

fn name(visit: &Visit, ending: &str) -> String {
    let today = visit.hall.calendar.date_of(visit.front.office.now());
    format!("items-{today}.{ending}")
}

fn fail(visit: &Visit, fault: NoFile) -> Response {
    match fault {
        NoFile::Store(error) => visit.fail(&error.into()),
        other => visit.fail(&Failure::Ours(other.to_string())),
    }
}

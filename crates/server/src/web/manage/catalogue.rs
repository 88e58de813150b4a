//! `/manage/catalogue.zip`: the published catalogue as the files that `onewindow catalogue import` reads, for whoever has
//! no shell on the machine.

use crate::{
    catalogue_files::{self, NotOut, Versions},
    failure::Failure,
    visitor::Housekeeper,
    web::sending,
};
use axum::response::Response;
use std::io::{Seek, SeekFrom, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// `GET /manage/catalogue.zip`
pub(super) async fn download(keeper: Housekeeper) -> Result<Response, Response> {
    let today = keeper.hall.calendar.date_of(keeper.front.office.now());
    let file = packed(&keeper, today).await.map_err(|fault| match fault {
        NotOut::Store(error) => keeper.fail(&error.into()),
        other => keeper.fail(&Failure::Ours(other.to_string())),
    })?;
    Ok(sending::file(file, "application/zip", &format!("catalogue-{today}.zip")))
}

async fn packed(keeper: &Housekeeper, today: rules::time::Date) -> Result<std::fs::File, NotOut> {
    let disk = |error: zip::result::ZipError| NotOut::Disk(error.into());
    let mut archive = ZipWriter::new(tempfile::tempfile()?);
    let store = &keeper.front.store;
    catalogue_files::take_out(store, &keeper.hall, today, Versions::InForce, |path, text| {
        archive.start_file(path, SimpleFileOptions::default())?;
        archive.write_all(text.as_bytes())
    })
    .await?;
    let mut file = archive.finish().map_err(disk)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(file)
}

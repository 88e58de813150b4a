//! 随步骤提交的文件: what the form of the materials step brings — the files chosen in any of its rows, which button
//! was pressed, and what is to be taken back.
//!
//! Whoever chooses a file and goes on at once has handed it in: no file is lost for want of another button.

use super::{
    draft::Application,
    files::FILES_MAX,
    materials::{self, field_name},
    steps::is_of_this_session,
};
use crate::{
    failure::Failure,
    form::{Form, MOST_FIELDS},
    text::Message,
    uploads::Giver,
    web::receive,
};
use axum::{
    extract::{FromRequest, Multipart, Request, multipart::Field},
    http::header,
    response::{IntoResponse, Response},
};

/// Bytes of a part that is no file.
const PART_BYTES: usize = 4_096;

/// 随步骤提交的文件
#[derive(Debug)]
pub(super) struct Bundle {
    /// Its words, and beside each material why a file of it was not taken.
    pub(super) form: Form,
    /// Material and name of each upload that was taken.
    pub(super) taken: Vec<(String, String)>,
}

impl Bundle {
    /// Reads the step's form, with files or without; nothing is stored unless the session's token stands in front.
    pub(super) async fn receive(application: &Application, request: Request) -> Result<Bundle, Response> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("multipart/form-data")) {
            let form = Form::from_request(request, &()).await;
            let form = form.map_err(|fault| application.citizen.unreadable(fault))?;
            return Ok(Bundle { form, taken: Vec::new() });
        }
        let mut parts = Multipart::from_request(request, &()).await.map_err(IntoResponse::into_response)?;
        let mut bundle = Bundle { form: Form::empty(), taken: Vec::new() };
        for _ in 0..MOST_FIELDS {
            let Ok(Some(part)) = parts.next_field().await else { break };
            if !bundle.read(application, part).await.map_err(|failure| application.citizen.fail(&failure))? {
                break;
            }
        }
        Ok(bundle)
    }

    /// Reads one part to its end and answers whether it came to one.
    async fn read(&mut self, application: &Application, mut part: Field<'_>) -> Result<bool, Failure> {
        let citizen = &application.citizen;
        let name = part.name().unwrap_or_default().to_owned();
        let Some(file) = part.file_name().map(str::to_owned) else {
            let value = receive::short(&mut part, PART_BYTES).await.ok_or(Failure::OldForm)?;
            self.form.add(&name, &value);
            return Ok(true);
        };
        let asked_for = materials::asked_for(application);
        let material = asked_for.into_iter().find(|material| field_name(material) == name);
        // A browser sends an empty part without a name where no file was chosen.
        if let Some(material) = material
            && !file.is_empty()
            && is_of_this_session(citizen, &self.form)
        {
            let there = application.work.materials.get(material).map_or(0, Vec::len);
            let here = self.taken.iter().filter(|(of, _)| of == material).count();
            if there + here >= FILES_MAX {
                self.form.refuse(&name, Message::both(|lang| lang.apply_file_many(FILES_MAX)));
            } else {
                let giver = Giver::Person(&citizen.me.person);
                match receive::file(citizen, giver, "", citizen.front.config.upload_max, &mut part).await? {
                    Ok(taken) => self.taken.push((material.to_owned(), taken.id)),
                    Err(why) => self.form.refuse(&name, receive::in_words(&file, &why)),
                }
            }
        }
        Ok(receive::drain(citizen, &mut part).await)
    }
}

//! `/manage/items/{code}/text` and `/manage/draft`: a whole item as TOML, to download, to change, to save as a draft.
//! A mistake is told with its line. What the item lacks for publication is no mistake here: drafts may be incomplete.

use super::{edit::may_edit, home, item::read, items::item_address, new::check_code, order, refuse};
use crate::{
    failure::Failure,
    form::Form,
    office::Order,
    text::{Lang, Message, fault_field, unread},
    visitor::{Editor, Housekeeper},
    web::{
        frame::Room,
        pieces::{self, Field, Link, Weight},
    },
};
use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use maud::html;
use rules::{
    item::{Command, Content},
    name::{DepartmentId, ItemCode},
};
use serde_json::Value;

/// Signs of an item as text; the longest of the sample county has a tenth of it.
const TEXT_MAX: usize = 200_000;

/// `GET /manage/items/{code}/toml`
pub(super) async fn download(keeper: Housekeeper, Path(code): Path<String>) -> Result<Response, Response> {
    let kept = read(&keeper, &code).await.map_err(|failure| keeper.fail(&failure))?;
    let Some((number, version)) = kept.latest() else { return Err(keeper.fail(&Failure::NotFound)) };
    let text = written(&version.content).map_err(|failure| keeper.fail(&failure))?;
    let name: String = code.chars().filter(|sign| sign.is_ascii_alphanumeric() || *sign == '-').collect();
    let headers = [
        (header::CONTENT_TYPE, "application/toml; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}-{number}.toml\"")),
    ];
    Ok((headers, text).into_response())
}

/// `GET /manage/items/{code}/text`
pub(super) async fn show(editor: Editor, Path(code): Path<String>) -> Result<Response, Response> {
    let kept = read(&editor, &code).await.map_err(|failure| editor.fail(&failure))?;
    let Some((_, version)) = kept.latest() else { return Err(editor.fail(&Failure::NotFound)) };
    if !may_edit(&editor, &version.content.body.department) {
        return Err(editor.fail(&Failure::NoRight));
    }
    let text = written(&version.content).map_err(|failure| editor.fail(&failure))?;
    let form = Form::empty().with("text", text).with("seen", kept.history.known.version.to_string());
    Ok(page(&editor, StatusCode::OK, Some(&code), &form))
}

/// `POST /manage/items/{code}/text`
pub(super) async fn save(editor: Editor, Path(code): Path<String>, form: Form) -> Result<Response, Response> {
    keep(&editor, Some(&code), form).await
}

/// `GET /manage/draft`: an empty item of the editor's own department.
pub(super) async fn show_new(editor: Editor) -> Result<Response, Response> {
    let mut content = Content::default();
    content.body.department = editor.hall.department_of(&editor.me.person).cloned().unwrap_or_default();
    let text = written(&content).map_err(|failure| editor.fail(&failure))?;
    Ok(page(&editor, StatusCode::OK, None, &Form::empty().with("text", text)))
}

/// `POST /manage/draft`
pub(super) async fn save_new(editor: Editor, form: Form) -> Result<Response, Response> {
    keep(&editor, None, form).await
}

async fn keep(editor: &Editor, code: Option<&str>, mut form: Form) -> Result<Response, Response> {
    editor.check(&form).map_err(|failure| editor.fail(&failure))?;
    form.require("text", Message::both(|lang| lang.form_required(lang.manage_text())));
    form.at_most("text", TEXT_MAX);
    let content = if form.is_sound() { parsed(&mut form) } else { None };
    if let Some(content) = content.as_ref().filter(|_| code.is_none()) {
        let known = editor.hall.departments.get(&content.body.department);
        let credit_code = known.map_or("", |known| known.credit_code.as_str());
        let code = content.identity.task_code.as_str();
        // That there is none at all the rules say.
        if !code.is_empty() {
            check_code(&mut form, "text", code, credit_code);
        }
    }
    if let Some(content) = content.filter(|_| form.is_sound()) {
        let code = code.map_or_else(|| content.identity.task_code.clone(), ItemCode::from);
        let to = item_address(code.as_str());
        let asked = Order::Item(code, Command::Draft(Box::new(content)));
        match order(editor, &form, asked).await.map_err(|failure| editor.fail(&failure))? {
            None => return Ok(Redirect::to(&to).into_response()),
            Some(why) => refuse(&mut form, "text", &why),
        }
    }
    Ok(page(editor, StatusCode::UNPROCESSABLE_ENTITY, code, &form))
}

/// Reads what was typed; a mistake is noted with its line.
fn parsed(form: &mut Form) -> Option<Content> {
    // The text as typed: the trimmed one would move the lines.
    let text = form.all("text").first().cloned().unwrap_or_default();
    match toml::from_str::<Content>(&text) {
        Ok(content) => {
            // The form takes control signs out, but TOML can write them down (`\u0000`), and no database keeps them.
            let value = serde_json::to_value(&content).unwrap_or_default();
            let Some(path) = control_sign(&value, String::new()) else { return Some(content) };
            let say = move |lang: Lang| lang.manage_control_sign(&fault_field(lang, &path));
            form.refuse("text", Message::both(say));
            None
        }
        Err(fault) => {
            let at = fault.span().map_or(0, |span| span.start);
            let line = text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
            let what = fault.message().to_owned();
            form.refuse(
                "text",
                Message::both(move |lang| lang.manage_text_fault(line, &unread(lang, &what))),
            );
            None
        }
    }
}

/// The path of the first text with a sign that is no sign: other than line breaks and tabs, control signs say nothing.
fn control_sign(value: &Value, path: String) -> Option<String> {
    match value {
        Value::String(text) => {
            let odd = text.chars().any(|sign| sign.is_control() && !matches!(sign, '\n' | '\t'));
            odd.then_some(path)
        }
        Value::Array(parts) => {
            parts.iter().enumerate().find_map(|(n, part)| control_sign(part, format!("{path}[{n}]")))
        }
        Value::Object(parts) => parts.iter().find_map(|(name, part)| {
            let path = if path.is_empty() { name.clone() } else { format!("{path}.{name}") };
            control_sign(part, path)
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

fn written(content: &Content) -> Result<String, Failure> {
    toml::to_string_pretty(content).map_err(|error| Failure::Ours(error.to_string()))
}

fn page(editor: &Editor, status: StatusCode, code: Option<&str>, form: &Form) -> Response {
    let lang = editor.lang();
    let (action, back) = match code {
        Some(code) => (format!("{}/text", item_address(code)), item_address(code)),
        None => ("/manage/draft".to_owned(), "/manage".to_owned()),
    };
    let departments: Vec<&DepartmentId> = editor.hall.departments.keys().collect();
    let title = if code.is_some() { lang.manage_edit() } else { lang.manage_new_item() };
    let acts = html! {
        @if code.is_some() { (pieces::side_link(&format!("{back}/toml"), lang.manage_text_download())) }
    };
    let body = html! {
        (pieces::heading(title, Some(lang.manage_text_lead()), acts))
        (pieces::error_summary(lang, form))
        (pieces::post(&action, editor.tokens(&editor.act()), None, html! {
            (pieces::hidden("seen", form.text("seen")))
            (Field::lines("text", lang.manage_text(), 30).required().show(lang, form))
            (pieces::buttons(&[
                pieces::submit(Weight::Main, lang.manage_text_save()),
                pieces::side_link(&back, lang.answer_back()),
            ]))
        }))
        details {
            summary { (lang.manage_department()) }
            ul { @for id in departments { li { code { (id) } " " (super::department(lang, &editor.hall, id.as_str())) } } }
        }
    };
    let trail = [home(lang), Link::new("/manage/items", lang.manage_nav_items())];
    editor.page_with(status, Room::Manage, title, &trail, body)
}

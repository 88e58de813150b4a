//! `/manage/new`: a new item. Asks only what nobody else can know — name, kind, department, code — and fills in the rest
//! from the department, or from an item it is made in the likeness of; the sections are filled in after that.

use super::{
    begun::begun,
    edit::{departments, may_edit, words},
    home,
    items::item_address,
    order, refuse_at_its_field,
};
use crate::{
    failure::Failure,
    form::{Form, address, half_width},
    office::{Order, Refusal},
    text::{Lang, Message},
    visitor::Editor,
    web::{
        frame::Room,
        pieces::{self, Choice, Field, Search, Weight},
    },
};
use axum::{
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    hall::Department,
    item::{
        Command, Content, Item, ItemState,
        content::{Identity, ItemKind, UseLevel},
        task_code::{self, CodeFault},
    },
    name::{DepartmentId, ItemCode},
};
use serde::de::DeserializeOwned;
use serde_json::Value;
use store::views::items::{self, Filter, ItemRow};

/// Signs of a name.
const NAME_MAX: usize = 200;
/// Signs of a code: as long as the longest of the standard, and some more for local forms (I-11, I-14).
const CODE_MAX: usize = 40;
/// Signs of a basic code in practice (I-10).
const BASIC: usize = 12;
/// Items offered as a model.
const FOUND: u32 = 10;
/// Models are items people have seen in use.
const MODELS: [ItemState; 2] = [ItemState::Published, ItemState::Suspended];

/// `GET /manage/new`, `?q=…` for a model, `?copy=…` with one.
pub(super) async fn show(editor: Editor, asked: Form) -> Result<Response, Response> {
    let fail = |failure: Failure| editor.fail(&failure);
    let beginning = Beginning::of(&editor, &asked).await.map_err(fail)?;
    let own = editor.hall.department_of(&editor.me.person).filter(|own| may_edit(&editor, own));
    let mut form = Form::empty().with("copy", asked.text("copy"));
    if let Some(own) = own {
        form.set("department", own.as_str());
    }
    if let Some(model) = &beginning.model {
        form.set("kind", model.identity.kind.as_ref().map(crate::text::codes::word).unwrap_or_default());
        form.set("level", model.power.use_level.as_ref().map(crate::text::codes::word).unwrap_or_default());
    }
    Ok(beginning.page(StatusCode::OK, &asked, &form))
}

/// `POST /manage/new`
pub(super) async fn make(editor: Editor, mut form: Form) -> Result<Response, Response> {
    let fail = |failure: Failure| editor.fail(&failure);
    editor.check(&form).map_err(fail)?;
    let beginning = Beginning::of(&editor, &form).await.map_err(fail)?;
    let department = beginning.department(&mut form);
    if form.given("code").is_none() || form.text("do") == "compose" {
        beginning.compose(&mut form, department);
    }
    if form.text("do") == "compose" {
        let status = if form.is_sound() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        return Ok(beginning.page(status, &form, &form));
    }
    let identity = identity(&mut form, department.map_or("", |known| known.credit_code.as_str()));
    if let (Some(department), Some(identity)) = (department, identity.filter(|_| form.is_sound())) {
        let code = identity.task_code.clone();
        let content = beginning.content(department, identity, level(&form)).await.map_err(fail)?;
        // Nothing may stand under this code yet, save what was discarded.
        form.set("seen", free_since(&beginning, &code).await.map_err(fail)?.to_string());
        let asked = Order::Item(code.clone(), Command::Draft(Box::new(content)));
        match order(&editor, &form, asked).await.map_err(fail)? {
            None => {
                let to = format!("{}#tasks", item_address(code.as_str()));
                return Ok(Redirect::to(&to).into_response());
            }
            Some(Refusal::Stale) => form.refuse("code", Message::both(Lang::edit_code_taken)),
            Some(why) => refuse_at_its_field(&mut form, "name", &why),
        }
    }
    Ok(beginning.page(StatusCode::UNPROCESSABLE_ENTITY, &form, &form))
}

/// The version of the dossier under a code that is free: 0, or behind the draft that was discarded there.
async fn free_since(beginning: &Beginning<'_>, code: &ItemCode) -> Result<u64, Failure> {
    let known = beginning.editor.front.store.dossier::<Item>(code.as_str()).await?;
    Ok(known.filter(|known| known.state.latest().is_none()).map_or(0, |known| known.version))
}

/// Says at this field what keeps a text from being the code of a new item of the body with this credit code (I-11).
pub(super) fn check_code(form: &mut Form, field: &str, code: &str, credit_code: &str) {
    let Err(fault) = task_code::check(code, credit_code) else { return };
    form.refuse(
        field,
        Message::both(|lang| match fault {
            CodeFault::Form => lang.draft_code_form(),
            CodeFault::CreditCode => lang.draft_code_credit(),
            CodeFault::OtherBody => lang.draft_code_other(),
            CodeFault::Level => lang.draft_code_level(),
        }),
    );
}

/// What the form says of the item itself; what is wrong is said beside the field.
fn identity(form: &mut Form, credit_code: &str) -> Option<Identity> {
    form.require("name", Message::both(|lang| lang.form_required(lang.edit_new_name())));
    form.at_most("name", NAME_MAX);
    let kind: Option<ItemKind> = unword(form.text("kind"));
    if kind.is_none() {
        form.refuse("kind", Message::both(|lang| lang.form_choose_one(lang.edit_new_kind())));
    }
    let code = half_width(form.text("code"));
    let fits = |sign: u8| sign.is_ascii_alphanumeric() || sign == b'-';
    if !code.is_empty() && (code.len() > CODE_MAX || !code.bytes().all(fits)) {
        form.refuse("code", Message::both(|lang| lang.edit_code_wrong(CODE_MAX)));
    } else if !code.is_empty() {
        check_code(form, "code", &code, credit_code);
    }
    (!code.is_empty()).then(|| Identity {
        task_code: ItemCode(code),
        catalog_code: form.code("basic"),
        name: form.text("name").to_owned(),
        main_item: form.text("name").to_owned(),
        kind,
        ..Identity::default()
    })
}

fn level(form: &Form) -> Option<UseLevel> {
    unword(form.text("level"))
}

fn unword<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(Value::String(word.to_owned())).ok()
}

/// 新建: the visitor, and the item the new one is made in the likeness of.
struct Beginning<'a> {
    editor: &'a Editor,
    lang: Lang,
    model: Option<Content>,
    found: Vec<ItemRow>,
}

impl<'a> Beginning<'a> {
    async fn of(editor: &'a Editor, asked: &Form) -> Result<Beginning<'a>, Failure> {
        let lang = editor.lang();
        if departments(editor).is_empty() && !editor.hall.departments.is_empty() {
            return Err(Failure::NoRight);
        }
        let db = editor.front.store.db();
        let found = match asked.given("q") {
            Some(words) => editor.front.finder.search(db, words, &MODELS, FOUND).await?,
            None => Vec::new(),
        };
        let model = match asked.given("copy") {
            Some(code) => in_force(editor, code).await?,
            None => None,
        };
        Ok(Beginning { editor, lang, model, found })
    }

    /// The department, which must be one this visitor may draft for.
    fn department(&self, form: &mut Form) -> Option<&'a Department> {
        let id = DepartmentId::from(form.text("department"));
        let known = self.editor.hall.departments.get(&id).filter(|known| may_edit(self.editor, &known.id));
        if known.is_none() {
            form.refuse("department", Message::both(|lang| lang.form_choose_one(lang.manage_department())));
        }
        known
    }

    /// 实施编码 = credit code, level, basic code (I-11).
    fn compose(&self, form: &mut Form, department: Option<&Department>) {
        let basic = form.code("basic");
        if basic.len() != BASIC || !basic.bytes().all(|sign| sign.is_ascii_alphanumeric()) {
            form.refuse("basic", Message::both(|lang| lang.edit_basic_wrong(BASIC)));
        }
        let level = level(form);
        if level.is_none() {
            form.refuse("level", Message::both(|lang| lang.form_choose_one(lang.edit_new_level())));
        }
        let Some(department) = department else { return };
        if department.credit_code.is_empty() {
            form.refuse("department", Message::both(Lang::edit_no_credit_code));
        }
        let place = UseLevel::ALL.iter().position(|known| Some(*known) == level);
        if let Some(place) = place.filter(|_| form.is_sound()) {
            form.set("code", format!("{}{}{basic}", department.credit_code, place + 1));
        }
    }

    async fn content(
        &self,
        department: &Department,
        identity: Identity,
        level: Option<UseLevel>,
    ) -> Result<Content, Failure> {
        let filter = Filter {
            states: MODELS.to_vec(),
            department: Some(department.id.to_string()),
            ..Filter::default()
        };
        let near = items::page(self.editor.front.store.db(), &filter, 1).await?;
        let neighbour = match near.first() {
            Some(row) => in_force(self.editor, &row.code).await?,
            None => None,
        };
        let hall = &self.editor.hall;
        let mut content = begun(hall, department, identity, self.model.clone(), neighbour.as_ref());
        content.power.use_level = level.or(content.power.use_level);
        Ok(content)
    }

    fn page(&self, status: StatusCode, asked: &Form, form: &Form) -> Response {
        let lang = self.lang;
        let body = html! {
            (pieces::heading(lang.manage_new_item(), Some(lang.edit_new_lead()), html! {
                (pieces::side_link("/manage/draft", lang.edit_as_text()))
            }))
            (pieces::error_summary(lang, form))
            (pieces::panel("model", lang.edit_model(), self.models(asked)))
            (pieces::panel("new", lang.edit_new_panel(), self.form(form)))
        };
        self.editor.page_with(status, Room::Manage, lang.manage_new_item(), &[home(lang)], body)
    }

    fn models(&self, asked: &Form) -> Markup {
        let lang = self.lang;
        html! {
            @if let Some(model) = &self.model {
                p {
                    (lang.edit_model_is(lang.pick(&model.identity.name, &model.identity.name_en))) " "
                    a href="/manage/new" { (lang.edit_model_none()) }
                }
            } @else {
                p { (lang.edit_model_lead()) }
            }
            (Search {
                action: "/manage/new", name: "q", label: lang.manage_search(), example: "", value: asked.text("q"),
                suggestions: &[], large: false, keep: &[],
            }.show(lang))
            @if asked.given("q").is_some() && self.found.is_empty() { p class="quiet" { (lang.manage_no_items()) } }
            ul { @for row in &self.found { li {
                a href=(address("/manage/new", &[("copy", &row.code)])) { (lang.pick(&row.name, &row.name_en)) } " "
                span class="quiet" { (super::department(lang, &self.editor.hall, &row.department)) }
            } } }
        }
    }

    fn form(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let departments = departments(self.editor);
        let (kinds, levels) = (words::item_kind(lang), words::use_level(lang));
        let kinds: Vec<Choice<'_>> = kinds.iter().map(|(value, words)| Choice::new(value, words)).collect();
        let levels: Vec<Choice<'_>> = levels.iter().map(|(value, words)| Choice::new(value, words)).collect();
        let departments: Vec<Choice<'_>> =
            departments.iter().map(|(value, words)| Choice::new(value, words)).collect();
        let tokens = self.editor.act();
        pieces::post(
            "/manage/new",
            self.editor.tokens(&tokens),
            None,
            html! {
                button type="submit" class="unseen" name="do" value="make" tabindex="-1" aria-hidden="true" {}
                (pieces::hidden("copy", form.text("copy")))
                (Field::line("name", lang.edit_new_name()).required().hint(lang.edit_hint_name())
                    .example("食品经营许可（新办）").autocomplete("off").show(lang, form))
                (Field::select("kind", lang.edit_new_kind(), &kinds).required().show(lang, form))
                (Field::select("department", lang.manage_department(), &departments).required()
                    .hint(lang.edit_new_department_hint()).show(lang, form))
                fieldset class="group" {
                    legend { (lang.manage_code()) }
                    p class="hint" { (lang.edit_compose_hint()) }
                    div class="beside together" {
                        (Field::code("basic", lang.edit_new_basic()).example("000115003000").show(lang, form))
                        (Field::select("level", lang.edit_new_level(), &levels).show(lang, form))
                        (pieces::submit_as(Weight::Side, "do", "compose", lang.edit_compose()))
                    }
                    (Field::code("code", lang.manage_code()).hint(lang.edit_code_hint()).show(lang, form))
                }
                (pieces::buttons(&[
                    pieces::submit_as(Weight::Main, "do", "make", lang.edit_make()),
                    pieces::side_link("/manage", lang.answer_back()),
                ]))
            },
        )
    }
}

/// What an item says in force, or as it was last published.
async fn in_force(editor: &Editor, code: &str) -> Result<Option<Content>, Failure> {
    let db = editor.front.store.db();
    let Some(row) = items::one(db, code).await? else { return Ok(None) };
    Ok(items::content(db, code, row.in_force.unwrap_or(row.latest)).await?)
}

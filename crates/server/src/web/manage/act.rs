//! `/manage/items/{code}/{act}`: review, return, list, unlist, publish, suspend, resume, cancel. Each is first shown with what it
//! means — publishing with every difference to the version in force — and done by a second click.

use super::{
    home,
    item::{Kept, difference, faults, read},
    items::item_address,
    order, refuse, reviews,
};
use crate::{
    failure::Failure,
    filled::TEXT_MAX,
    form::Form,
    office::{Order, Refusal},
    open_text,
    text::{Lang, Message, law, refusal},
    visitor::Editor,
    web::{
        frame::Room,
        pieces::{self, Confirmation, Fact, Field, Link, Tone},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    item::{self, Command, ItemState},
    name::ItemCode,
};

/// An act on an item, by its word in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Review,
    Return,
    List,
    Unlist,
    Publish,
    Suspend,
    Resume,
    Cancel,
}

impl Act {
    fn of(word: &str) -> Option<Act> {
        Some(match word {
            "review" => Act::Review,
            "return" => Act::Return,
            "list" => Act::List,
            "unlist" => Act::Unlist,
            "publish" => Act::Publish,
            "suspend" => Act::Suspend,
            "resume" => Act::Resume,
            "cancel" => Act::Cancel,
            _ => return None,
        })
    }

    fn label(self, lang: Lang) -> &'static str {
        match self {
            Act::Review => lang.manage_review(),
            Act::Return => lang.manage_return(),
            Act::List => lang.listing_list(),
            Act::Unlist => lang.listing_unlist(),
            Act::Publish => lang.manage_publish(),
            Act::Suspend => lang.manage_suspend(),
            Act::Resume => lang.manage_resume(),
            Act::Cancel => lang.manage_cancel(),
        }
    }

    fn then(self, lang: Lang) -> &'static str {
        match self {
            Act::Review => lang.manage_then_review(),
            Act::Return => lang.manage_then_return(),
            Act::List => lang.listing_then_list(),
            Act::Unlist => lang.listing_then_unlist(),
            Act::Publish => lang.manage_then_publish(),
            Act::Suspend => lang.manage_then_suspend(),
            Act::Resume => lang.manage_then_resume(),
            Act::Cancel => lang.manage_then_cancel(),
        }
    }

    /// Whether the item is in a state for the act; whose it is the rules decide.
    fn fits(self, state: ItemState) -> bool {
        match self {
            Act::Suspend => state == ItemState::Published,
            Act::List => state == ItemState::Draft,
            Act::Unlist => state == ItemState::Listed,
            Act::Resume => state == ItemState::Suspended,
            Act::Cancel => matches!(state, ItemState::Published | ItemState::Suspended),
            Act::Review | Act::Return | Act::Publish => state != ItemState::Cancelled,
        }
    }

    /// Whether the act needs a reason; a review takes an opinion if there is one.
    fn needs_reason(self) -> bool {
        matches!(self, Act::Return | Act::Unlist | Act::Suspend | Act::Cancel)
    }

    fn command(self, text: &str) -> Command {
        let text = text.to_owned();
        match self {
            Act::Review => Command::Review { opinion: text },
            Act::Return => Command::Return { reason: text },
            Act::List => Command::List,
            Act::Unlist => Command::Unlist { reason: text },
            Act::Publish => Command::Publish,
            Act::Suspend => Command::Suspend { reason: text },
            Act::Resume => Command::Resume,
            Act::Cancel => Command::Cancel { reason: text },
        }
    }
}

/// `GET /manage/items/{code}/{act}`
pub(super) async fn ask(
    editor: Editor,
    Path((code, act)): Path<(String, String)>,
) -> Result<Response, Response> {
    let act = Act::of(&act).ok_or_else(|| editor.fail(&Failure::NotFound))?;
    let kept = read(&editor, &code).await.map_err(|failure| editor.fail(&failure))?;
    Ok(page(&editor, StatusCode::OK, act, &code, &kept, &Form::empty()))
}

/// `POST /manage/items/{code}/{act}`
pub(super) async fn act(
    editor: Editor,
    Path((code, act)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response, Response> {
    let act = Act::of(&act).ok_or_else(|| editor.fail(&Failure::NotFound))?;
    editor.check(&form).map_err(|failure| editor.fail(&failure))?;
    let kept = read(&editor, &code).await.map_err(|failure| editor.fail(&failure))?;
    if act.needs_reason() {
        form.require("reason", Message::both(|lang| lang.form_required(lang.manage_reason())));
    }
    open_text::keep(&mut form, "reason", TEXT_MAX);
    if form.is_sound() {
        let asked = Order::Item(ItemCode(code.clone()), act.command(form.text("reason")));
        match order(&editor, &form, asked).await.map_err(|failure| editor.fail(&failure))? {
            None => return Ok(Redirect::to(&item_address(&code)).into_response()),
            Some(Refusal::Stale) => {
                let lang = editor.lang();
                let body = pieces::stale(lang, "", &item_address(&code));
                return Ok(editor.page_with(
                    StatusCode::CONFLICT,
                    Room::Manage,
                    lang.answer_stale(),
                    &[home(lang)],
                    body,
                ));
            }
            Some(why) => refuse(&mut form, "reason", &why),
        }
    }
    Ok(page(&editor, StatusCode::UNPROCESSABLE_ENTITY, act, &code, &kept, &form))
}

fn page(editor: &Editor, status: StatusCode, act: Act, code: &str, kept: &Kept, form: &Form) -> Response {
    let lang = editor.lang();
    let content = kept.latest().map(|(_, version)| &*version.content);
    let name = content.map_or(code, |content| lang.pick(&content.identity.name, &content.identity.name_en));
    let version = kept.history.known.version.to_string();
    let question = lang.manage_sure(act.label(lang), name);
    let back = item_address(code);
    let action = format!("{back}/{}", word(act));
    // I-06: from the planned day on, and the version that is replaced takes nothing more either.
    let today = editor.front.office.now().day();
    let planned = content.and_then(|content| content.identity.plan_effective_date);
    let planned = planned.filter(|from| act == Act::Publish && today < *from);
    let planned = planned.map(|from| lang.edit_then_planned(&pieces::full_day_text(lang, from)));
    let then: Vec<&str> = [act.then(lang)].into_iter().chain(planned.as_deref()).collect();
    let office = kept.latest().and_then(|(_, version)| reviews::office_of(editor, version));
    let office = office.filter(|_| act == Act::Review).map(|office| law::review_office(lang, office));
    let about: Vec<Fact<'_>> =
        office.into_iter().map(|office| Fact::new(lang.edit_review_for(), office)).collect();
    let confirm = Confirmation {
        question: &question,
        then: &then,
        about: &about,
        action: &action,
        carried: &[("seen", &version)],
        fields: field(lang, act, form),
        yes: act.label(lang),
        back: &back,
        final_act: act == Act::Cancel,
    };
    let one_time = editor.act();
    let body = html! {
        (pieces::error_summary(lang, form))
        @if !act.fits(kept.item().state()) {
            @let saying = refusal(lang, &Refusal::Item(item::Refusal::WrongState(kept.item().state())));
            (pieces::notice(Tone::Warning, &saying.why, html! { p { (saying.helps) } }))
        }
        @if act == Act::Publish || act == Act::Review {
            @if let Some(content) = content {
                (pieces::panel("faults", lang.manage_publish(), faults(editor, content)))
            }
            @if let Some((_, version)) = kept.latest() {
                (pieces::panel("reviews", lang.edit_reviews(), reviews::panel(editor, kept, version)))
            }
            (pieces::panel("difference", lang.manage_difference(), difference(editor, kept)))
        }
        (confirm.show(lang, editor.tokens(&one_time)))
    };
    let trail = [home(lang), Link::new("/manage/items", lang.manage_nav_items()), Link::new(&back, name)];
    editor.page_with(status, Room::Manage, act.label(lang), &trail, body)
}

const fn word(act: Act) -> &'static str {
    match act {
        Act::Review => "review",
        Act::Return => "return",
        Act::List => "list",
        Act::Unlist => "unlist",
        Act::Publish => "publish",
        Act::Suspend => "suspend",
        Act::Resume => "resume",
        Act::Cancel => "cancel",
    }
}

fn field(lang: Lang, act: Act, form: &Form) -> Markup {
    let error = form.error("reason");
    match act {
        Act::Review => Field::lines("reason", lang.manage_opinion(), 3).show(lang, form),
        Act::Return => Field::lines("reason", lang.manage_reason(), 3)
            .required()
            .hint(lang.edit_hint_return())
            .show(lang, form),
        Act::Unlist | Act::Suspend | Act::Cancel => Field::lines("reason", lang.manage_reason(), 3)
            .required()
            .hint(lang.edit_hint_reason())
            .show(lang, form),
        // These ask nothing; what was refused still has to be read beside the button.
        Act::List | Act::Publish | Act::Resume => html! {
            @if let Some(why) = error { p class="error" id=(pieces::field_id("reason")) { (why.text(lang)) } }
        },
    }
}

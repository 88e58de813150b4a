//! `/manage/items/{code}/{act}`: review, return, list, unlist, discard, publish, suspend, resume, cancel. Each is first shown with what it
//! means — publishing with every difference to the version in force — and done by a second click.

use super::{
    edit::may_edit,
    guide, home,
    item::{Kept, difference, fault_list, faults, read},
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
    hall::Role,
    item::{self, Command, ItemState, publication},
    name::ItemCode,
};

/// An act on an item, by its word in the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Act {
    Review,
    Return,
    List,
    Unlist,
    Discard,
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
            "discard" => Act::Discard,
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
            Act::Discard => lang.draft_discard(),
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
            Act::Discard => lang.draft_discard_then(),
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
            Act::List | Act::Discard => state == ItemState::Draft,
            Act::Unlist => state == ItemState::Listed,
            Act::Resume => state == ItemState::Suspended,
            Act::Cancel => matches!(state, ItemState::Published | ItemState::Suspended),
            Act::Review | Act::Return | Act::Publish => state != ItemState::Cancelled,
        }
    }

    /// Whether the act needs a reason; a review takes an opinion if there is one, and nobody gives account to themselves
    /// for their own draft.
    fn needs_reason(self, editor: &Editor, kept: &Kept) -> bool {
        match self {
            Act::Return | Act::Unlist | Act::Suspend | Act::Cancel => true,
            Act::Discard => kept.latest().is_some_and(|(_, version)| version.drafted_by != editor.me.person),
            Act::Review | Act::List | Act::Publish | Act::Resume => false,
        }
    }

    /// Whether this visitor could do it at all: nobody is shown a form that is not theirs. The rules decide again.
    fn is_for(self, editor: &Editor, kept: &Kept) -> bool {
        let of_draft = kept.latest().is_some_and(|(_, version)| {
            version.drafted_by == editor.me.person || may_edit(editor, &version.content.body.department)
        });
        match self {
            Act::Review | Act::Return => Command::REVIEWERS.iter().any(|role| editor.has(*role)),
            Act::Discard => of_draft,
            Act::List | Act::Unlist | Act::Publish | Act::Suspend | Act::Resume | Act::Cancel => {
                editor.has(Role::HallManager)
            }
        }
    }

    fn command(self, text: &str) -> Command {
        let text = text.to_owned();
        match self {
            Act::Review => Command::Review { opinion: text },
            Act::Return => Command::Return { reason: text },
            Act::List => Command::List,
            Act::Unlist => Command::Unlist { reason: text },
            Act::Discard => Command::Discard { reason: text },
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
    if !act.is_for(&editor, &kept) {
        return Err(editor.fail(&Failure::NoRight));
    }
    page(&editor, (StatusCode::OK, act), (&code, &kept), &Form::empty(), html! {}).await
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
    if act.needs_reason(&editor, &kept) {
        form.require("reason", Message::both(|lang| lang.form_required(lang.manage_reason())));
    }
    open_text::keep(&mut form, "reason", TEXT_MAX);
    if form.is_sound() {
        let asked = Order::Item(ItemCode(code.clone()), act.command(form.text("reason")));
        match order(&editor, &form, asked).await.map_err(|failure| editor.fail(&failure))? {
            None if act == Act::Discard => return Ok(Redirect::to("/manage?done=discard").into_response()),
            None => {
                let to = format!("{}?done={}", item_address(&code), word(act));
                return Ok(Redirect::to(&to).into_response());
            }
            Some(Refusal::Stale) => {
                let lang = editor.lang();
                let now = read(&editor, &code).await.map_err(|failure| editor.fail(&failure))?;
                let since = pieces::notice(
                    Tone::Bad,
                    lang.answer_stale(),
                    html! { p { (lang.draft_still_yours()) } },
                );
                return page(&editor, (StatusCode::CONFLICT, act), (&code, &now), &form, since).await;
            }
            Some(why) => refuse(&mut form, "reason", &why),
        }
    }
    page(&editor, (StatusCode::UNPROCESSABLE_ENTITY, act), (&code, &kept), &form, html! {}).await
}

async fn page(
    editor: &Editor,
    (status, act): (StatusCode, Act),
    (code, kept): (&str, &Kept),
    form: &Form,
    above: Markup,
) -> Result<Response, Response> {
    let before = before(editor, act, (code, kept)).await.map_err(|failure| editor.fail(&failure))?;
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
        fields: field(editor, act, kept, form),
        yes: act.label(lang),
        back: &back,
        final_act: act == Act::Cancel,
    };
    let one_time = editor.act();
    // I-07: what lacks something is not found in order. What somebody wrote meanwhile is kept all the same.
    let faulty = act == Act::Review
        && content.is_some_and(|content| !publication::faults(content, &editor.hall).is_empty());
    let body = html! {
        (above)
        (pieces::error_summary(lang, form))
        (before)
        @if faulty && form.given("reason").is_none() {
            (pieces::notice(Tone::Warning, lang.draft_not_sound(), html! {}))
            (pieces::buttons(&[
                pieces::main_link(&format!("{back}/return"), lang.manage_return()),
                pieces::side_link(&back, lang.answer_back()),
            ]))
        } @else { (confirm.show(lang, editor.tokens(&one_time))) }
    };
    let trail = [home(lang), Link::new("/manage/items", lang.manage_nav_items()), Link::new(&back, name)];
    Ok(editor.page_with(status, Room::Manage, act.label(lang), &trail, body))
}

/// What whoever acts should have read: why the state does not allow it, what is missing, who has said what, what differs,
/// and of an item that the public has never read the whole guide.
async fn before(editor: &Editor, act: Act, (code, kept): (&str, &Kept)) -> Result<Markup, Failure> {
    let lang = editor.lang();
    let content = kept.latest().map(|(_, version)| &*version.content);
    let unlistable = match content {
        Some(content) if act == Act::List => publication::listing_faults(content, &editor.hall),
        _ => Vec::new(),
    };
    let guide = match act {
        Act::Review if kept.item().in_force.is_none() => {
            Some(guide::parts(editor, code, kept, &Form::empty()).await?)
        }
        _ => None,
    };
    Ok(html! {
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
        @if let Some(guide) = guide {
            h2 { (lang.draft_guide()) }
            p class="quiet" { (lang.draft_guide_lead()) }
            (guide)
        }
        @if act == Act::Discard { p class="quiet" { (lang.draft_discard_never()) } }
        @if let Some(content) = content.filter(|_| !unlistable.is_empty()) {
            (pieces::notice(Tone::Warning, lang.draft_unlistable(), html! {
                p { (lang.draft_unlistable_more()) }
                (fault_list(editor, content, &unlistable))
            }))
        }
    })
}

const fn word(act: Act) -> &'static str {
    match act {
        Act::Review => "review",
        Act::Return => "return",
        Act::List => "list",
        Act::Unlist => "unlist",
        Act::Discard => "discard",
        Act::Publish => "publish",
        Act::Suspend => "suspend",
        Act::Resume => "resume",
        Act::Cancel => "cancel",
    }
}

fn field(editor: &Editor, act: Act, kept: &Kept, form: &Form) -> Markup {
    let lang = editor.lang();
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
        Act::Discard if act.needs_reason(editor, kept) => Field::lines("reason", lang.manage_reason(), 3)
            .required()
            .hint(lang.draft_discard_hint())
            .show(lang, form),
        // These ask nothing; what was refused still has to be read beside the button.
        Act::List | Act::Discard | Act::Publish | Act::Resume => html! {
            @if let Some(why) = error { p class="error" id=(pieces::field_id("reason")) { (why.text(lang)) } }
        },
    }
}

//! `/manage/items/{code}`: one item with its latest version: what stands in the way of publication, each fault at its
//! field; what differs from the version in force; every field; and who did what when.

use super::{
    base,
    compare::compare_address,
    department,
    difference::{self, fields, words},
    edit::{may_edit, tasks},
    home,
    items::item_address,
    next, process, quality, reviews,
};
use crate::{
    divisions,
    failure::Failure,
    form::{Form, segment},
    people::Names,
    text::{fault, law},
    visitor::{Handbook, Housekeeper, Visit},
    web::{
        frame::Room,
        pieces::{self, Column, Fact, Link, Table, Tone},
        reform,
    },
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use rules::{
    dossier::SYSTEM,
    hall::Role,
    item::{
        Content, Event, Item, ItemState, VersionState,
        publication::{self, Fault},
    },
};
use store::History;

/// An item with its history and the names in it.
pub(super) struct Kept {
    pub(super) history: History<Item>,
    pub(super) names: Names,
}

impl Kept {
    pub(super) fn item(&self) -> &Item {
        &self.history.known.state
    }

    /// The latest version's content; every item that exists has one.
    pub(super) fn latest(&self) -> Option<(u32, &rules::item::Version)> {
        self.item().latest()
    }
}

/// Reads the item of this code; not found when there is none.
pub(super) async fn read(visit: &Visit, code: &str) -> Result<Kept, Failure> {
    let store = &visit.front.store;
    let history = store.history::<Item>(code).await?.ok_or(Failure::NotFound)?;
    // A first draft that was discarded is gone for everybody; the log alone keeps it.
    history.known.state.latest().ok_or(Failure::NotFound)?;
    let actors = history.events.iter().map(|event| event.stamp.actor.as_str());
    let names = Names::of(store, actors).await?;
    Ok(Kept { history, names })
}

/// `GET /manage/items/{code}`
pub(super) async fn show(
    keeper: Housekeeper,
    Path(code): Path<String>,
    asked: Form,
) -> Result<Response, Response> {
    let lang = keeper.lang();
    let kept = read(&keeper, &code).await.map_err(|failure| keeper.fail(&failure))?;
    let Some((number, version)) = kept.latest() else { return Err(keeper.fail(&Failure::NotFound)) };
    let content = &*version.content;
    let name = lang.pick(&content.identity.name, &content.identity.name_en);
    let lead = lang.manage_version(number);
    let moves = reform::moves_of(&keeper, &code).await.map_err(|error| keeper.fail(&error.into()))?;
    let notices = next::notices(&keeper, &code, &kept, &asked).await;
    let notices = notices.map_err(|failure| keeper.fail(&failure))?;
    let listed = base::panel(&keeper, content).await.map_err(|error| keeper.fail(&error.into()))?;
    let body = html! {
        (pieces::heading(name, Some(&lead), acts(&keeper, &code, &kept)))
        (notices)
        (standing(&keeper, &kept))
        (moves)
        (pieces::panel("standing", lang.manage_state(), particulars(&keeper, &kept)))
        @if may_edit(&keeper, &content.body.department) && kept.item().state() != ItemState::Cancelled {
            (pieces::panel("tasks", lang.edit_tasks(), html! {
                p class="quiet" { (lang.edit_tasks_lead()) }
                (tasks::list(lang, &code, content, &publication::faults(content, &keeper.hall)))
            }))
        }
        @if version.state.is_at_hand() {
            (pieces::panel("reviews", lang.edit_reviews(), reviews::panel(&keeper, &kept, version)))
            (pieces::panel("faults", lang.manage_publish(), faults(&keeper, content)))
            (pieces::panel("difference", lang.manage_difference(), difference(&keeper, &kept)))
        }
        (process::panel(&keeper, &code, content))
        (listed)
        (quality::panel(&keeper, &code, content))
        (pieces::panel("fields", lang.manage_fields(), all_fields(&keeper, content)))
        (pieces::panel("history", lang.manage_history(), html! {
            @if kept.item().versions.len() > 1 {
                p { a href=(compare_address(&code, number - 1, number)) { (lang.edit_compare_versions()) } }
            }
            (history(&keeper, &kept))
        }))
    };
    let trail = [home(lang), Link::new("/manage/items", lang.manage_nav_items())];
    Ok(keeper.page(Room::Manage, name, &trail, body))
}

/// The acts that make sense now; who may do them the rules decide, but nobody is shown a door that is not theirs.
fn acts(visit: &Visit, code: &str, kept: &Kept) -> Markup {
    let lang = visit.lang();
    let item = kept.item();
    let latest = kept.latest().map(|(_, version)| version.state);
    let manages = visit.has(Role::HallManager);
    let reads = manages || visit.has(Role::LegalReviewer);
    let of = kept.latest().map(|(_, version)| &version.content.body.department);
    let edits = of.is_some_and(|of| may_edit(visit, of));
    let drafted = kept.latest().is_some_and(|(_, version)| {
        visit.signed_in.as_ref().is_some_and(|me| version.drafted_by == me.person)
    });
    // What lacks something is not found in order, so nobody is led there (I-07).
    let is_sound = kept
        .latest()
        .is_some_and(|(_, version)| publication::faults(&version.content, &visit.hall).is_empty());
    let at = |act: &str| format!("{}/{act}", item_address(code));
    let alive = item.state() != ItemState::Cancelled;
    let at_hand = alive && latest.is_some_and(VersionState::is_at_hand);
    html! {
        @if alive && is_sound && kept.latest().and_then(|(_, version)| reviews::office_of(visit, version)).is_some() {
            (pieces::main_link(&at("review"), lang.manage_review()))
        }
        @if alive && manages && latest == Some(VersionState::Reviewed) {
            (pieces::main_link(&at("publish"), lang.manage_publish()))
        }
        @if reads && at_hand && latest != Some(VersionState::Returned) {
            (pieces::side_link(&at("return"), lang.manage_return()))
        }
        @if at_hand { (pieces::side_link(&at("guide"), lang.draft_guide())) }
        @if item.in_force.is_some() || item.state() == ItemState::Listed {
            (pieces::side_link(&format!("/items/{}", segment(code)), lang.draft_guide_public()))
        }
        @if alive && edits { (pieces::side_link(&at("text"), lang.manage_edit())) }
        @if item.in_force.is_some() && Handbook::ROLES.iter().any(|role| visit.has(*role)) { (pieces::side_link(&format!("/desk/manual/{code}"), lang.manual_link())) }
        @if manages && item.state() == ItemState::Draft && latest.is_some() {
            (pieces::side_link(&at("list"), lang.listing_list()))
        }
        @if manages && item.state() == ItemState::Listed {
            (pieces::side_link(&at("unlist"), lang.listing_unlist()))
        }
        @if manages && item.state() == ItemState::Published {
            (pieces::side_link(&at("suspend"), lang.manage_suspend()))
        }
        @if manages && item.state() == ItemState::Suspended && item.moved_by.is_none() {
            (pieces::side_link(&at("resume"), lang.manage_resume()))
        }
        @if manages && matches!(item.state(), ItemState::Published | ItemState::Suspended) {
            (pieces::side_link(&at("cancel"), lang.manage_cancel()))
        }
        @if (manages || edits || drafted) && item.state() == ItemState::Draft {
            (pieces::side_link(&at("discard"), lang.draft_discard()))
        }
    }
}

fn standing(visit: &Visit, kept: &Kept) -> Markup {
    let lang = visit.lang();
    let item = kept.item();
    html! {
        @if let Some(reason) = &item.cancelled {
            (pieces::notice(Tone::Bad, &lang.manage_cancelled_because(reason), html! {}))
        } @else if let Some(reason) = &item.suspended {
            (pieces::notice(Tone::Warning, &lang.manage_suspended_because(reason), html! {}))
        }
    }
}

fn particulars(visit: &Visit, kept: &Kept) -> Markup {
    let lang = visit.lang();
    let item = kept.item();
    let of = kept.latest().map_or("", |(_, version)| version.content.body.department.as_str());
    let in_force = item.in_force.map(|number| lang.manage_version(number)).unwrap_or_default();
    let latest = kept.latest().map(|(number, version)| {
        format!("{} · {}", lang.manage_version(number), law::version_state(lang, version.state))
    });
    let code = item.code.as_str();
    pieces::summary(
        lang,
        &[
            Fact::new(lang.manage_code(), code),
            Fact::new(lang.manage_department(), department(lang, &visit.hall, of)),
            Fact::new(lang.manage_state(), law::item_state(lang, item.state())),
            Fact::new(lang.manage_in_force(), &in_force),
            Fact::new(lang.manage_latest(), &latest.unwrap_or_default()),
        ],
    )
}

/// What stands in the way of publication, each fault at its field with what would help and the rule (CA5).
pub(super) fn faults(visit: &Visit, content: &Content) -> Markup {
    let lang = visit.lang();
    let faults = publication::faults(content, &visit.hall);
    html! {
        @if faults.is_empty() { (pieces::notice(Tone::Good, lang.manage_sound(), html! {})) }
        @else {
            (pieces::notice(Tone::Warning, &lang.manage_faults(faults.len()), html! {}))
            (fault_list(visit, content, &faults))
        }
    }
}

/// Each fault with what would help and the rule; whoever may mend it is led to its field.
pub(super) fn fault_list(visit: &Visit, content: &Content, faults: &[Fault]) -> Markup {
    let lang = visit.lang();
    let mends = may_edit(visit, &content.body.department);
    html! {
        ul { @for found in faults {
            @let saying = fault(lang, found);
            li {
                @if mends { a href=(tasks::place_of(content.identity.task_code.as_str(), &found.field)) { (saying.why) } }
                @else { (saying.why) }
                " " (saying.helps) " "
                span class="quiet" { (lang.manage_rule(found.kind.rule())) }
            }
        } }
    }
}

/// In what the latest version differs from the one in force.
pub(super) fn difference(visit: &Visit, kept: &Kept) -> Markup {
    let lang = visit.lang();
    let Some((_, version)) = kept.latest() else { return html! {} };
    match kept.item().current() {
        None => html! { p { (lang.manage_never_published()) } },
        Some((_, in_force)) => difference::table(
            lang,
            (in_force, &version.content),
            [lang.manage_in_force(), lang.manage_draft()],
            lang.manage_no_difference(),
        ),
    }
}

fn all_fields(visit: &Visit, content: &Content) -> Markup {
    let lang = visit.lang();
    let mut filled = fields(lang, content);
    for field in filled.iter_mut().filter(|field| field.path == "body.jurisdiction") {
        field.text = divisions::named(&field.text);
    }
    let labels: Vec<String> = filled.iter().map(|field| words(lang, &field.path)).collect();
    let facts: Vec<Fact<'_>> =
        filled.iter().zip(&labels).map(|(field, label)| Fact::new(label, &field.text)).collect();
    html! { details { summary { (lang.manage_fields()) } (pieces::summary(lang, &facts)) } }
}

fn history(visit: &Visit, kept: &Kept) -> Markup {
    let lang = visit.lang();
    let columns = [
        Column::new(lang.manage_when()),
        Column::new(lang.manage_what()),
        Column::new(lang.manage_who()),
        Column::new(lang.manage_words()),
    ];
    let rows = kept
        .history
        .events
        .iter()
        .rev()
        .map(|event| {
            let actor = &event.stamp.actor;
            let who = if actor.as_str() == SYSTEM { lang.manage_system() } else { kept.names.name(actor) };
            let (version, said) = match &event.event {
                Event::ItemDrafted { version, .. } | Event::ItemPublished { version } => (Some(*version), ""),
                Event::ItemReviewed { version, opinion, .. } => (Some(*version), opinion.as_str()),
                Event::ItemReturned { version, reason } | Event::ItemDiscarded { version, reason } => {
                    (Some(*version), reason.as_str())
                }
                Event::ItemSuspended { reason }
                | Event::ItemCancelled { reason }
                | Event::ItemMovedAway { reason, .. }
                | Event::ItemUnlisted { reason } => (None, reason.as_str()),
                Event::ItemMovedHere { round } => (None, round.as_str()),
                Event::ItemListed { listing } => (None, listing.name.as_str()),
                Event::ItemResumed => (None, ""),
            };
            vec![
                pieces::full_moment(lang, event.stamp.happened_at),
                html! {
                    (law::item_event(lang, &event.event))
                    @if let Some(version) = version { " " span class="quiet" { (lang.manage_version(version)) } }
                    @if let Event::ItemPublished { version } = &event.event && *version > 1 {
                        " " a href=(compare_address(kept.item().code.as_str(), version - 1, *version)) {
                            (lang.edit_compare_with(version - 1))
                        }
                    }
                },
                html! { (who) },
                html! { (said) },
            ]
        })
        .collect();
    Table {
        caption: lang.manage_history(),
        columns: &columns,
        rows,
        empty: html! {},
        next: None,
        first: None,
        files: &[],
    }
    .show(lang)
}

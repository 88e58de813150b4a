//! `/manage/news/{bulletin}`: one bulletin: what waits to be published, as it will look, what the public reads now, and what may
//! be done with either.

use super::{bulletin_address, read, title, trail};
use crate::{
    failure::Failure,
    form::Form,
    text::Lang,
    visitor::{Housekeeper, Visit},
    web::{
        frame::Room,
        news,
        pieces::{self, Tone, Weight},
    },
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use rules::{
    bulletin::{Bulletin, PendingState, PendingText},
    hall::Role,
    name::DepartmentId,
};

/// `GET /manage/news/{bulletin}`
pub(super) async fn show(
    keeper: Housekeeper,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    let fail = |failure: Failure| keeper.fail(&failure);
    let bulletin = read(&keeper, &id).await.map_err(fail)?.state;
    let lang = keeper.lang();
    let body = body(&keeper, &id, &bulletin, form.text("done") == "yes").await.map_err(fail)?;
    Ok(keeper.page(Room::Manage, title(lang, &bulletin), &trail(lang), body))
}

async fn body(visit: &Visit, id: &str, bulletin: &Bulletin, done: bool) -> Result<Markup, Failure> {
    let lang = visit.lang();
    let waits = match &bulletin.pending {
        Some(pending) => {
            Some(pieces::panel("draft", lang.news_draft_panel(), waits(visit, id, pending).await?))
        }
        None => None,
    };
    let public = match bulletin.current() {
        Some(current) => Some(html! {
            (news::warnings(visit, bulletin, current))
            (published_acts(visit, id, bulletin))
            (news::text(visit, &current.text).await?)
            (news::before(lang, bulletin))
        }),
        None => None,
    };
    Ok(html! {
        (pieces::heading(title(lang, bulletin), Some(lang.news_authors_apart()), html! {}))
        @if done { (pieces::notice(Tone::Good, lang.news_done(), html! {})) }
        @if let Some(waits) = waits { (waits) }
        @if let Some(public) = public { (pieces::panel("public", lang.news_public_panel(), public)) }
        @if bulletin.pending.is_none() && bulletin.current().is_none() {
            p class="quiet" { (lang.news_drop_then()) }
        }
    })
}

/// What nobody outside has read yet, and what may be done with it.
async fn waits(visit: &Visit, id: &str, pending: &PendingText) -> Result<Markup, Failure> {
    let lang = visit.lang();
    let address = bulletin_address(id);
    let to = |act: &str| format!("{address}/{act}");
    let tone = if pending.state == PendingState::Waiting { Tone::Action } else { Tone::Quiet };
    let words = words(visit, &pending.text.department);
    let manages = visit.has(Role::HallManager);
    let me = visit.signed_in.as_ref().map(|me| &me.person);
    let own = me.is_some_and(|me| pending.authors.contains(me));
    let waiting = pending.state == PendingState::Waiting;
    let mut row = Vec::new();
    if manages && waiting && !own {
        row.push(link(Weight::Main, &to("publish"), lang.news_publish()));
    }
    if words && !waiting {
        row.push(link(Weight::Main, &to("submit"), lang.news_submit()));
    }
    if words {
        row.push(link(Weight::Side, &to("text"), lang.news_edit()));
    }
    if manages && waiting {
        row.push(link(Weight::Side, &to("send-back"), lang.news_send_back()));
    }
    if words {
        row.push(link(Weight::Side, &to("drop"), lang.news_drop()));
    }
    Ok(html! {
        p {
            (pieces::tag(tone, lang.news_state(pending.state)))
            @if pending.correction.is_some() { " " (pieces::tag(Tone::Warning, lang.news_correction())) }
            " " span class="quiet" { (lang.news_changed()) " " (pieces::moment(lang, pending.changed_at)) }
        }
        @if let Some(reason) = &pending.sent_back {
            (pieces::notice(Tone::Warning, &lang.news_sent_back_why(reason), html! {}))
        }
        @if let Some(reason) = &pending.correction { p { (lang.news_corrected_why(reason)) } }
        @if manages && waiting && own { p class="quiet" { (lang.news_own_words()) } }
        (pieces::buttons(&row))
        h2 { (lang.pick(&pending.text.title, &pending.text.title_en)) }
        (news::text(visit, &pending.text).await?)
    })
}

fn published_acts(visit: &Visit, id: &str, bulletin: &Bulletin) -> Markup {
    let (lang, address) = (visit.lang(), bulletin_address(id));
    let mut row = vec![link(Weight::Side, &news::public_address(id), lang.news_see_public())];
    let department = bulletin.current().map(|edition| &edition.text.department);
    if bulletin.withdrawn.is_none() {
        if bulletin.pending.is_none() && department.is_some_and(|department| words(visit, department)) {
            row.push(link(Weight::Side, &format!("{address}/text"), lang.news_correct()));
        }
        if visit.has(Role::HallManager) {
            row.push(link(Weight::Side, &format!("{address}/withdraw"), lang.news_withdraw()));
        }
    }
    pieces::buttons(&row)
}

fn link(weight: Weight, href: &str, label: &str) -> Markup {
    if weight == Weight::Main { pieces::main_link(href, label) } else { pieces::side_link(href, label) }
}

/// Whether this visitor may word what the department issues (G-02).
pub(super) fn words(visit: &Visit, department: &DepartmentId) -> bool {
    if visit.has(Role::HallManager) {
        return true;
    }
    let Some(me) = &visit.signed_in else { return false };
    let mut posts = visit.hall.posts_of(&me.person);
    posts.any(|post| post.department == *department && post.roles.contains(&Role::DepartmentEditor))
}

/// The words on the button that does an act, and what it will mean, one line each.
pub(super) fn act_words(lang: Lang, act: &str, corrects: bool) -> Option<(&'static str, &'static str)> {
    Some(match act {
        "submit" => (lang.news_submit(), lang.news_submit_then()),
        "send-back" => (lang.news_send_back(), lang.news_send_back_then()),
        "drop" => (lang.news_drop(), lang.news_drop_then()),
        "publish" if corrects => (lang.news_publish(), lang.news_publish_correction_then()),
        "publish" => (lang.news_publish(), lang.news_publish_then()),
        "withdraw" => (lang.news_withdraw(), lang.news_withdraw_then()),
        _ => return None,
    })
}

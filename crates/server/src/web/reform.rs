//! 改革 as several rooms show it: how far a round has come, where a power moved, what was said on an item or a case of it,
//! and the attachments themselves.

use crate::{
    failure::Failure,
    form::segment,
    text::Lang,
    visitor::Visit,
    web::pieces::{self, Tone},
};
use axum::{
    body::Body,
    http::header,
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use rules::{
    name::FileHash,
    reform::{AdjustState, TakeOverPaper, Terms},
};
use store::{
    StoreError,
    files::FileKind,
    views::reform::{self, MoveRow, Progress},
};

/// Moves of an item that a page names.
const MOVES_MAX: u32 = 3;
const UNKNOWN: &str = "application/octet-stream";

/// Where the public reads of a round.
#[must_use]
pub fn public_address(round: &str) -> String {
    format!("/reform/{}", segment(round))
}

/// 承接 87 · 取消 38 · 变更 59 (D-08).
#[must_use]
pub fn counted(lang: Lang, progress: &Progress) -> String {
    let sums = progress.iter().map(|(kind, states)| {
        let all = states.values().fold(0, |sum: u32, one| sum.saturating_add(*one));
        lang.reform_count(lang.reform_kind(*kind), all)
    });
    sums.collect::<Vec<_>>().join(" · ")
}

/// The same progress as far as the public may read of it.
#[must_use]
pub fn published_only(progress: &Progress) -> Progress {
    let is_public = |state: &AdjustState| matches!(state, AdjustState::Published | AdjustState::Executed);
    let mut shown = progress.clone();
    for states in shown.values_mut() {
        states.retain(|state, _| is_public(state));
    }
    shown.retain(|_, states| !states.is_empty());
    shown
}

/// The colour of a state; its word says the same.
#[must_use]
pub const fn tone(state: AdjustState) -> Tone {
    match state {
        AdjustState::Proposed | AdjustState::Reviewed | AdjustState::Approved => Tone::Action,
        AdjustState::Published => Tone::Warning,
        AdjustState::Executed => Tone::Good,
        AdjustState::Withdrawn => Tone::Quiet,
    }
}

/// From whom to whom, as far as the power changes hands.
#[must_use]
pub fn way(terms: &Terms) -> Markup {
    let (from, to) = (terms.from_body.trim(), terms.to_body.trim());
    html! {
        @match (from.is_empty(), to.is_empty()) {
            (true, true) => { "—" }
            (false, true) => { (from) }
            (true, false) => { "→ " (to) }
            (false, false) => { (from) " → " (to) }
        }
    }
}

/// What rounds of reform did, or are about to do, to an item; nothing where none ever did.
///
/// # Errors
/// When the database does not answer.
pub async fn moves_of(visit: &Visit, code: &str) -> Result<Markup, StoreError> {
    let moves = reform::of_item(visit.front.store.db(), code, MOVES_MAX).await?;
    let lang = visit.lang();
    Ok(html! {
        @if !moves.is_empty() {
            p class="hint" {
                (lang.reform_moved_label()) " "
                @for (place, one) in moves.iter().enumerate() {
                    @if place > 0 { " · " }
                    a href=(public_address(&one.round)) { (in_words(lang, one)) }
                }
            }
        }
    })
}

fn in_words(lang: Lang, one: &MoveRow) -> String {
    let (kind, day) = (lang.reform_kind(one.kind), pieces::full_day_text(lang, one.execution_on));
    if one.kind.moves() && !one.to_body.is_empty() {
        lang.reform_moved_to(kind, &day, &one.to_body)
    } else {
        lang.reform_moved(kind, &day)
    }
}

/// That a case was handed over to another body, if it was (D-06).
///
/// # Errors
/// When the database does not answer.
pub async fn handed_over(visit: &Visit, number: &str) -> Result<Markup, StoreError> {
    let handed = reform::handed_over(visit.front.store.db(), number).await?;
    let lang = visit.lang();
    Ok(match handed {
        None => html! {},
        Some(handed) => {
            let day = pieces::full_day_text(lang, handed.on);
            let title = lang.reform_case_handed(&day, &handed.to_body);
            pieces::notice(
                Tone::Warning,
                &title,
                html! { p { (lang.reform_case_handed_more()) " " a href=(public_address(&handed.round)) { (lang.reform_public_see()) } } },
            )
        }
    })
}

/// The word of an attachment in addresses.
#[must_use]
pub fn paper_word(paper: TakeOverPaper) -> String {
    crate::text::codes::word(&paper)
}

/// The attachment that is meant by this word.
#[must_use]
pub fn paper_of(word: &str) -> Option<TakeOverPaper> {
    TakeOverPaper::ALL.iter().copied().find(|paper| paper_word(*paper) == word)
}

/// An attachment to look at or to keep: pictures and PDF are shown, the rest is handed over.
///
/// # Errors
/// When the content is not there.
pub async fn file(visit: &Visit, paper: TakeOverPaper, hash: &FileHash) -> Result<Response, Failure> {
    let front = &visit.front;
    let media = reform::media_type(front.store.db(), hash.as_str()).await?;
    let media = media.unwrap_or_else(|| UNKNOWN.to_owned());
    let shown = [FileKind::Pdf, FileKind::Png, FileKind::Jpeg].iter().any(|kind| kind.media_type() == media);
    let name = form_urlencoded::byte_serialize(paper.zh().as_bytes()).collect::<String>();
    let way = if shown { "inline" } else { "attachment" };
    let (size, content) = front.files.stream(hash.as_str()).await?;
    let headers = [
        (header::CONTENT_TYPE, media),
        (header::CONTENT_LENGTH, size.to_string()),
        (header::CONTENT_DISPOSITION, format!("{way}; filename*=UTF-8''{name}")),
    ];
    Ok((headers, Body::from_stream(content)).into_response())
}

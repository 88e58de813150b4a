//! 双审: which of the two offices has given its opinion on the draft at hand, and which is still missing (I-02). Shown on
//! the item's page and before the act; who may give an opinion the rules decide.

use super::item::Kept;
use crate::{
    text::{Lang, law},
    visitor::Visit,
    web::pieces::{self, Fact, Tone},
};
use maud::{Markup, html};
use rules::item::{Review, ReviewOffice, Version, VersionState};

/// Both offices, with who said what and when, or that nobody has yet.
pub(super) fn panel(visit: &Visit, kept: &Kept, version: &Version) -> Markup {
    let lang = visit.lang();
    let said = |review: &Review| {
        html! {
            (kept.names.name(&review.by)) " · " (pieces::full_moment(lang, review.at))
            @if !review.opinion.is_empty() { p { (review.opinion) } }
        }
    };
    let facts: Vec<Fact<'_>> = ReviewOffice::ALL
        .iter()
        .map(|office| {
            let given = version.reviews.get(office);
            let words = html! { span class="tag warning" { "▲ " (lang.edit_review_missing()) } };
            Fact::marked(law::review_office(lang, *office), given.map_or(words, said))
        })
        .collect();
    html! {
        @if version.state == VersionState::Reviewed {
            (pieces::notice(Tone::Good, lang.edit_reviewed_by_both(), html! {}))
        } @else {
            p { (lang.edit_reviews_lead()) }
        }
        (pieces::summary(lang, &facts))
    }
}

/// What saving a change would undo: the opinions given on the draft at hand, each with its moment.
pub(super) fn voided(lang: Lang, kept: &Kept) -> Markup {
    let Some((_, version)) = kept.latest() else { return html! {} };
    let given: Vec<String> = version
        .reviews
        .iter()
        .filter(|_| version.state.is_at_hand())
        .map(|(office, review)| {
            lang.draft_voids_one(law::review_office(lang, *office), &pieces::moment_text(lang, review.at))
        })
        .collect();
    html! {
        @if !given.is_empty() {
            (pieces::notice(Tone::Warning, &lang.draft_voids(&given.join(lang.draft_next_and())), html! {}))
        }
    }
}

/// The office for which this visitor could give an opinion now; none where they drafted, or have given the other one.
pub(super) fn office_of(visit: &Visit, version: &Version) -> Option<ReviewOffice> {
    let me = &visit.signed_in.as_ref()?.person;
    let had_a_hand = version.drafted_by == *me || version.reviews.values().any(|review| review.by == *me);
    let mut missing = version.reviews_missing().into_iter().filter(|office| visit.has(office.role()));
    let waits = matches!(version.state, VersionState::Draft | VersionState::Returned);
    missing.next().filter(|_| waits && !had_a_hand)
}

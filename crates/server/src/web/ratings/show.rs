//! What was said and how it was seen to, in facts.

use super::{Told, tags};
use crate::{
    failure::Failure,
    text::{Lang, codes},
    visitor::Visit,
    web::pieces::{self, Fact, Tone},
};
use maud::{Markup, html};
use rules::{
    dossier::Recorded,
    name::Commitment,
    rating::{AnswerWay, Event, Rating, RatingLevel, RatingNote, RatingState},
    supervision::Finding,
};

/// The colour of a level; its word says the same.
pub(in crate::web) const fn level_tone(level: RatingLevel) -> Tone {
    match level {
        RatingLevel::VeryDissatisfied => Tone::Bad,
        RatingLevel::Dissatisfied => Tone::Warning,
        _ => Tone::Good,
    }
}

/// A level as a tag.
pub(in crate::web) fn level_tag(lang: Lang, level: RatingLevel) -> Markup {
    pieces::tag(level_tone(level), codes::rating_level(lang, level))
}

/// What it waits for, as a tag.
pub(in crate::web) fn state_tag(lang: Lang, state: RatingState) -> Markup {
    let tone = match state {
        RatingState::ToContact | RatingState::ToAnswer | RatingState::Planned => Tone::Warning,
        RatingState::ToCallBack => Tone::Action,
        _ => Tone::Quiet,
    };
    pieces::tag(tone, codes::rating_state(lang, state))
}

/// One of the three ways in words.
const fn way(lang: Lang, way: AnswerWay) -> &'static str {
    match way {
        AnswerWay::PutRight => lang.voice_way_put_right(),
        AnswerWay::Plan { .. } => lang.voice_way_plan(),
        AnswerWay::Explained => lang.voice_way_explained(),
    }
}

/// What was said, to staff: never by whom.
pub(in crate::web) fn said(lang: Lang, told: &Told) -> Markup {
    let Some(given) = &told.rating.given else { return html! {} };
    let tags: Vec<&str> = tags(lang)
        .filter(|(word, _)| given.tags.iter().any(|tag| tag == word))
        .map(|(_, name)| name)
        .collect();
    let words = given.words.as_ref().map_or(lang.voice_no_words(), |words| told.words(lang, words));
    let item = lang.pick(&told.case.item_name, &told.case.item_name_en);
    pieces::summary(
        lang,
        &[
            Fact::marked(
                lang.voice_level(),
                html! {
                    @if let Some(level) = told.rating.level { (level_tag(lang, level)) " " }
                    @if given.anonymous { (pieces::tag(Tone::Quiet, lang.voice_anonymous())) }
                },
            ),
            Fact::new(lang.voice_item(), item),
            Fact::new(lang.voice_tags(), &tags.join(lang.pick("、", ", "))),
            Fact::new(lang.voice_words(), words),
            Fact::marked(lang.voice_given(), pieces::full_day(lang, given.at.day())),
            Fact::new(lang.voice_channel(), codes::rating_channel(lang, given.channel)),
        ],
    )
}

/// How it was seen to. To staff with who did what; to whoever rated without names.
pub(in crate::web) fn course(lang: Lang, told: &Told, for_staff: bool) -> Markup {
    let rating = &told.rating;
    let note = |note: &RatingNote, title: String| {
        Fact::marked(
            lang.voice_contacts(),
            html! { (title) " " (pieces::moment(lang, note.at)) br; (told.words(lang, &note.words)) },
        )
    };
    let mut facts: Vec<Fact<'_>> = Vec::new();
    for call in rating.contacts.iter().filter(|_| for_staff) {
        let who = told.names.name(&call.by);
        facts.push(note(
            call,
            if call.reached { lang.voice_contacted(who) } else { lang.voice_not_reached(who) },
        ));
    }
    if let Some(answer) = &rating.answer {
        facts.push(Fact::marked(
            lang.voice_answer(),
            html! {
                strong { (way(lang, answer.way)) }
                @if let AnswerWay::Plan { until } = answer.way { " " (lang.voice_plan_until(&pieces::day_text(lang, until))) }
                " " (pieces::moment(lang, answer.at))
                @if for_staff { " " span class="quiet" { (lang.voice_answered_by(told.names.name(&answer.by))) } }
                br; (told.words(lang, &answer.words))
            },
        ));
        if let Some(done) = &answer.done {
            facts.push(Fact::marked(
                lang.voice_done(),
                html! { (pieces::moment(lang, done.at)) br; (told.words(lang, &done.words)) },
            ));
        }
    }
    for call in rating.vain_calls.iter().filter(|_| for_staff) {
        facts.push(Fact::marked(
            lang.voice_vain(),
            html! { (pieces::moment(lang, call.at)) " " (told.words(lang, &call.words)) },
        ));
    }
    if let Some(second) = &rating.second {
        facts.push(Fact::marked(
            lang.voice_second(),
            marked(lang, told, second.level, second.words.as_ref(), codes::mark_way(lang, second.way)),
        ));
    }
    if let Some(more) = &rating.supplement {
        facts.push(Fact::marked(
            lang.voice_supplement(),
            marked(lang, told, more.level, more.words.as_ref(), ""),
        ));
    }
    facts.extend(review(lang, told, for_staff));
    html! { @if !facts.is_empty() { (pieces::summary(lang, &facts)) } }
}

fn marked(lang: Lang, told: &Told, level: RatingLevel, words: Option<&Commitment>, how: &str) -> Markup {
    html! {
        (level_tag(lang, level)) " " span class="quiet" { (how) }
        @if let Some(words) = words { br; (told.words(lang, words)) }
    }
}

/// The review, for staff from the day it was asked, for whoever rated only when it has excluded their rating.
fn review<'a>(lang: Lang, told: &'a Told, for_staff: bool) -> Option<Fact<'a>> {
    let review = told.rating.review.as_ref()?;
    let decision = review.decision.as_ref();
    if !for_staff && !decision.is_some_and(|decision| decision.excluded) {
        return None;
    }
    Some(Fact::marked(
        lang.voice_review(),
        html! {
            @if for_staff {
                (lang.voice_review_asked(codes::review_ground(lang, review.ground))) " "
                (pieces::moment(lang, review.at)) br; (told.words(lang, &review.words)) br;
            }
            @match decision {
                None => { strong { (lang.voice_review_open()) } },
                Some(decision) => {
                    strong { (if decision.excluded { lang.voice_review_excluded() } else { lang.voice_review_upheld() }) }
                    " " (pieces::moment(lang, decision.at)) br; (told.words(lang, &decision.words))
                },
            }
        },
    ))
}

/// The clocks that run.
pub(in crate::web) fn clocks(visit: &Visit, rating: &Rating) -> Markup {
    let (lang, calendar) = (visit.lang(), &visit.hall.calendar);
    let now = visit.front.office.now();
    html! {
        ul { @for clock in rating.running(&visit.hall) { li {
            (lang.voice_clock(codes::rating_limit(lang, clock.limit), &pieces::moment_text(lang, clock.due_at(calendar))))
            @if clock.late_from(calendar) <= now { " " (pieces::tag(Tone::Bad, lang.voice_missed())) }
        } } }
    }
}

/// The events of a rating that a card about it names, and the way to the rating in this room.
///
/// # Errors
/// When the store does not answer.
pub(in crate::web) async fn proof(visit: &Visit, finding: &Finding, room: &str) -> Result<Markup, Failure> {
    let lang = visit.lang();
    let history =
        visit.front.store.history::<Rating>(finding.case.as_str()).await?.ok_or(Failure::NotFound)?;
    let events = history.events.iter().filter(|event| finding.evidence.contains(&event.version));
    let told = |event: &Recorded<Event>| match &event.event {
        Event::RatingGiven { level, .. } => codes::rating_level(lang, *level).to_owned(),
        Event::RatingLimitNeared { limit } => lang.voice_near(codes::rating_limit(lang, *limit)),
        Event::RatingLimitPassed { limit } => lang.voice_passed(codes::rating_limit(lang, *limit)),
        _ => String::new(),
    };
    let here = super::address(room, &history.known.state.reference());
    Ok(html! {
        ul { @for event in events { li {
            (lang.voice_event(event.version)) " " (pieces::moment(lang, event.stamp.happened_at)) " " (told(event))
        } } }
        p { a href=(here) { (lang.voice_to_rating()) } }
    })
}

//! `/rate/{case}`: 好差评 by a one-use token, from the case's page or a message (EV1; R-01 … ). What came of it afterwards
//! stands in `rated`.
//!
//! Whoever holds the token rates, signed in or not. The token is posted, never in an address, and compared in
//! constant time with what the vault keeps. An anonymous rating is asked for by nobody, also when somebody is signed
//! in, so that the log names nobody. A form sent twice rates once. A case that cannot be rated and a token that is
//! wrong give the same answer, so that nobody can try tokens.

use super::rated;
use crate::{
    failure::Failure,
    form::Form,
    limits::Door,
    office::{Answer, Order, Request, Who},
    people::kind,
    receipt::same,
    text::{Message, codes},
    visitor::Visit,
    web::{
        frame::Room,
        pieces::{self, Choice, Done, Fact, Field, Link, Tone, Weight},
        ratings,
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use maud::{Markup, html};
use rules::{
    case::Case,
    hall::Role,
    identifier::CaseNumber,
    name::Commitment,
    rating::{Command, Rating, RatingChannel, RatingLevel, TAGS},
};
use store::vault::{Commitment as Kept, Datum, Held};

/// Signs of a comment.
pub(super) const WORDS_MAX: usize = 500;

/// `GET /rate/{case}`: the questions to a party of the case, what was said to one who has rated; asks others for the
/// token.
pub async fn show(visit: Visit, Path(case): Path<String>) -> Result<Response, Response> {
    let own = of_party(&visit, &case).await.map_err(|failure| visit.fail(&failure))?;
    Ok(match own {
        None => ask(&visit, StatusCode::OK, &case, &Form::empty()),
        Some((Some(_), token)) => {
            rated::show(&visit, &case, &token).await.map_err(|failure| visit.fail(&failure))?
        }
        Some((None, token)) => questions(&visit, StatusCode::OK, &case, &Form::empty().with("token", token)),
    })
}

/// The level once given, and the token, of a case that this visitor is a party of.
async fn of_party(visit: &Visit, case: &str) -> Result<Option<(Option<RatingLevel>, String)>, Failure> {
    let Some(me) = visit.signed_in.as_ref().map(|signed_in| &signed_in.person) else { return Ok(None) };
    let known = visit.front.store.dossier::<Case>(case).await?;
    if !known.is_some_and(|known| known.state.is_party(me)) {
        return Ok(None);
    }
    let found = held(visit, case).await?;
    Ok(found.and_then(|(rating, held)| Some((rating.level, held.text()?.to_owned()))))
}

/// `GET /rate`: where a rating begins.
pub async fn begin(visit: Visit) -> Response {
    let lang = visit.lang();
    let way = if visit.has(Role::Citizen) {
        Link::new("/my", lang.portal_nav_my())
    } else {
        Link::new("/track", lang.track_title())
    };
    let body = pieces::answer(lang.rate_title(), &[lang.rate_begin()], &[way]);
    visit.page(Room::Portal, lang.rate_title(), &[Link::new("/", lang.frame_home())], body)
}

/// Afterwards, in the answer to the rating itself: nobody is thanked who has not rated.
fn thanks(visit: &Visit, level: RatingLevel) -> Response {
    let lang = visit.lang();
    let body = Done {
        title: lang.rate_done(),
        facts: &[Fact::new(lang.rate_given(), codes::rating_level(lang, level))],
        qr: None,
        next: &[lang.rate_done_next(), lang.rate_done_bad()],
        links: &[Link::new("/", lang.frame_home()), Link::new("/track", lang.track_title())],
    };
    visit.page(Room::Portal, lang.rate_title(), &[Link::new("/", lang.frame_home())], body.show(lang))
}

/// `POST /rate/{case}`: shows the form to the right token, and takes the rating.
pub async fn give(visit: Visit, Path(case): Path<String>, mut form: Form) -> Result<Response, Response> {
    let fail = |failure: Failure| visit.fail(&failure);
    visit.check(&form).map_err(fail)?;
    let limits = &visit.front.limits;
    // Only what is a number becomes a key of the limits.
    let number = CaseNumber::parse(&case).ok();
    let allowed = number.as_ref().is_none_or(|number| limits.allow(Door::Query, number.as_str()));
    if !limits.allow(Door::Query, &visit.from) || !allowed {
        return Err(fail(Failure::TooOften));
    }
    let form_sent = form.given("send").is_some();
    let Some(open) = opened(&visit, &case, form.text("token")).await.map_err(fail)? else {
        form.refuse("token", Message::both(|lang| lang.rate_wrong()));
        return Ok(ask(&visit, StatusCode::UNPROCESSABLE_ENTITY, &case, &form));
    };
    if let Some(level) = open.given {
        return match form.text("do") {
            "mark" | "add" => rated::act(&visit, &case, form, open).await.map_err(fail),
            // The same form sent twice is thanked for twice.
            _ if form_sent => Ok(thanks(&visit, level)),
            _ => rated::show(&visit, &case, form.text("token")).await.map_err(fail),
        };
    }
    if !form_sent {
        return Ok(questions(&visit, StatusCode::OK, &case, &form));
    }
    let level = RatingLevel::ALL.iter().find(|level| level_word(**level) == form.text("level"));
    if level.is_none() {
        form.refuse("level", Message::both(|lang| lang.rate_level_missing()));
    }
    form.at_most("words", WORDS_MAX);
    let Some(level) = level.filter(|_| form.is_sound()) else {
        return Ok(questions(&visit, StatusCode::UNPROCESSABLE_ENTITY, &case, &form));
    };
    let answer = visit.front.office.ask(request(&visit, &case, &form, *level, open)).await;
    match answer.map_err(|error| fail(error.into()))? {
        Answer::Done { .. } => Ok(thanks(&visit, *level)),
        Answer::Refused(_) => {
            form.refuse("token", Message::both(|lang| lang.rate_wrong()));
            Ok(ask(&visit, StatusCode::UNPROCESSABLE_ENTITY, &case, &form))
        }
    }
}

/// The rating as the office wants it: the comment goes to the vault, an anonymous rater is nobody.
fn request(visit: &Visit, case: &str, form: &Form, level: RatingLevel, open: Opened) -> Request {
    let anonymous = form.chosen("anonymous", "yes");
    let who = if anonymous || !visit.has(Role::Citizen) { Who::Anybody } else { visit.who() };
    let words =
        form.given("words").map(|words| Datum::new(&open.person, kind::RATING_WORDS, words.as_bytes()));
    let tags = TAGS.iter().filter(|word| form.chosen("tags", word)).map(|word| (*word).to_owned());
    let give = Command::Give {
        token: open.token,
        level,
        channel: RatingChannel::Pc,
        tags: tags.collect(),
        words: words.as_ref().map(|words| Commitment(words.commitment().0)),
        anonymous,
    };
    let request =
        Request::new(who, Order::Rating(case.to_owned(), give)).sealing(words.into_iter().collect());
    match form.act() {
        Some(act) => request.once(format!("rate/{act}")).printed(form.typed()),
        None => request,
    }
}

/// A rating whose token has been shown.
pub(super) struct Opened {
    pub(super) token: Commitment,
    /// Under whose key its words lie.
    pub(super) person: String,
    given: Option<RatingLevel>,
}

/// The rating of this case, if the token is its own.
async fn opened(visit: &Visit, case: &str, shown: &str) -> Result<Option<Opened>, Failure> {
    let Some((rating, held)) = held(visit, case).await? else { return Ok(None) };
    let Held::Here { person, bytes, .. } = held else { return Ok(None) };
    if !same(&bytes, shown.as_bytes()) {
        return Ok(None);
    }
    Ok(Some(Opened { token: rating.token, person, given: rating.level }))
}

async fn held(visit: &Visit, case: &str) -> Result<Option<(Rating, Held)>, Failure> {
    let store = &visit.front.store;
    let Some(known) = store.dossier::<Rating>(case).await? else { return Ok(None) };
    let commitment = Kept(known.state.token.0.clone());
    let mut read = store.vault().read(store.db(), std::slice::from_ref(&commitment)).await?;
    Ok(read.remove(&commitment).map(|held| (known.state, held)))
}

/// The token of a completed case, and whether it was rated already, for the page of whoever may see the case.
///
/// # Errors
/// When the store does not answer.
pub async fn token_of(visit: &Visit, case: &str) -> Result<Option<(String, bool)>, Failure> {
    let found = held(visit, case).await?;
    Ok(found.and_then(|(rating, held)| Some((held.text()?.to_owned(), rating.level.is_some()))))
}

/// The button that leads to the rating, or to what came of it, with the token in its form and not in an address.
#[must_use]
pub fn invitation(visit: &Visit, case: &str, token: &str, is_rated: bool) -> Markup {
    let lang = visit.lang();
    let (weight, label) =
        if is_rated { (Weight::Side, lang.voice_rater_see()) } else { (Weight::Main, lang.track_rate()) };
    pieces::post(
        &format!("/rate/{case}"),
        visit.tokens(&visit.act()),
        None,
        html! {
            (pieces::hidden("token", token))
            (pieces::submit(weight, label))
        },
    )
}

fn ask(visit: &Visit, status: StatusCode, case: &str, form: &Form) -> Response {
    let lang = visit.lang();
    let body = html! {
        (pieces::heading(lang.rate_title(), Some(lang.rate_lead()), html! {}))
        (pieces::error_summary(lang, form))
        (pieces::post(&address(case), visit.tokens(&visit.act()), None, html! {
            (Field::code("token", lang.rate_token()).required().hint(lang.rate_token_hint()).show(lang, form))
            (pieces::buttons(&[pieces::submit(Weight::Main, lang.rate_go_on())]))
        }))
    };
    visit.page_with(status, Room::Portal, lang.rate_title(), &[Link::new("/", lang.frame_home())], body)
}

/// Where a rating posts to; a number from an address is written back as a path segment.
pub(super) fn address(case: &str) -> String {
    format!("/rate/{}", form_urlencoded::byte_serialize(case.as_bytes()).collect::<String>())
}

fn questions(visit: &Visit, status: StatusCode, case: &str, form: &Form) -> Response {
    let lang = visit.lang();
    let levels: Vec<Choice<'_>> = RatingLevel::ALL
        .iter()
        .map(|level| Choice::new(level_word(*level), codes::rating_level(lang, *level)))
        .collect();
    let tags: Vec<Choice<'_>> = ratings::tags(lang).map(|(word, label)| Choice::new(word, label)).collect();
    let anonymous = [Choice::hinted("yes", lang.rate_anonymous_yes(), lang.rate_anonymous_more())];
    let body = html! {
        (pieces::heading(lang.rate_title(), Some(lang.rate_lead()), html! {}))
        (pieces::error_summary(lang, form))
        (pieces::post(&address(case), visit.tokens(&visit.act()), None, html! {
            (pieces::hidden("token", form.text("token")))
            (pieces::hidden("send", "yes"))
            (Field::radios("level", lang.rate_level(), &levels).required().show(lang, form))
            (Field::boxes("tags", lang.rate_tags(), &tags).show(lang, form))
            (Field::lines("words", lang.rate_words(), 4).hint(lang.rate_words_hint()).at_most(500).show(lang, form))
            (Field::boxes("anonymous", lang.rate_anonymous(), &anonymous).show(lang, form))
            (pieces::buttons(&[pieces::submit(Weight::Main, lang.rate_send())]))
        }))
        (pieces::notice(Tone::Quiet, lang.rate_done_bad(), html! {}))
    };
    visit.page_with(status, Room::Portal, lang.rate_title(), &[Link::new("/", lang.frame_home())], body)
}

/// The identifier of a level, as in the rules.
pub(super) const fn level_word(level: RatingLevel) -> &'static str {
    match level {
        RatingLevel::VerySatisfied => "very_satisfied",
        RatingLevel::Satisfied => "satisfied",
        RatingLevel::BasicallySatisfied => "basically_satisfied",
        RatingLevel::Dissatisfied => "dissatisfied",
        RatingLevel::VeryDissatisfied => "very_dissatisfied",
    }
}

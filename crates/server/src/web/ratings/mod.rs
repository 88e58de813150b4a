//! 差评 as three rooms show it: what was said, how it was seen to, and the forms of what may be done. What is personal lies in
//! the vault; of an anonymous rating nobody here learns the case.

mod list;
mod show;

pub(super) use list::{Listing, page};
pub(super) use show::{clocks, course, level_tag, proof, said, state_tag};

use crate::{
    failure::Failure,
    form::{Form, segment},
    office::{Answer, Order, Refusal, Request},
    people::{Names, kind},
    text::Lang,
    visitor::Visit,
    web::{
        pieces::{self, Fact, Field, Weight},
        pursuit::need,
        refused::{refuse_at_its_field, says_something},
    },
};
use maud::{Markup, html};
use rules::{
    name::Commitment,
    rating::{Command, Rating, TAGS},
};
use std::collections::HashMap;
use store::{
    vault::{self, Datum, Held},
    views::{
        cases::{self, CaseRow},
        ratings,
    },
};

/// Signs of what staff write about a rating.
const WORDS_MAX: usize = 1000;

/// The words of the standard tags, in their order.
const TAG_WORDS: [fn(Lang) -> &'static str; TAGS.len()] = [
    Lang::rate_tag_good_1,
    Lang::rate_tag_good_2,
    Lang::rate_tag_good_3,
    Lang::rate_tag_good_4,
    Lang::rate_tag_bad_1,
    Lang::rate_tag_bad_2,
    Lang::rate_tag_bad_3,
    Lang::rate_tag_bad_4,
];

/// The standard tags, each with what it is called.
pub(super) fn tags(lang: Lang) -> impl Iterator<Item = (&'static str, &'static str)> {
    TAGS.into_iter().zip(TAG_WORDS).map(move |(word, label)| (word, label(lang)))
}

/// A rating that was given, with everything its pages show.
pub(super) struct Told {
    pub(super) rating: Rating,
    pub(super) version: u64,
    /// Its case, as lists show it. Not for everybody who may read the rating.
    pub(super) case: CaseRow,
    pub(super) names: Names,
    words: HashMap<vault::Commitment, Held>,
}

impl Told {
    /// The rating under this name.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where there is none, or it was not given yet.
    pub(super) async fn of(visit: &Visit, reference: &str) -> Result<Told, Failure> {
        let case = ratings::case_of(visit.front.store.db(), reference).await?;
        Told::of_case(visit, &case.ok_or(Failure::NotFound)?).await
    }

    /// The rating of this case.
    ///
    /// # Errors
    /// The same.
    pub(super) async fn of_case(visit: &Visit, number: &str) -> Result<Told, Failure> {
        let store = &visit.front.store;
        let known = store.dossier::<Rating>(number).await?.ok_or(Failure::NotFound)?;
        let rating = known.state;
        if rating.given.is_none() {
            return Err(Failure::NotFound);
        }
        let case = cases::one(store.db(), number).await?.ok_or(Failure::NotFound)?;
        let wanted: Vec<vault::Commitment> =
            commitments(&rating).into_iter().map(|one| vault::Commitment(one.0.clone())).collect();
        let words =
            if wanted.is_empty() { HashMap::new() } else { store.vault().read(store.db(), &wanted).await? };
        let names = Names::of(store, people(&rating).into_iter().chain([case.applicant.as_str()])).await?;
        Ok(Told { rating, version: known.version, case, names, words })
    }

    /// The words under a commitment, or that they are gone.
    pub(super) fn words<'a>(&'a self, lang: Lang, of: &Commitment) -> &'a str {
        let held = self.words.get(&vault::Commitment(of.0.clone()));
        held.and_then(Held::text).unwrap_or(lang.voice_erased())
    }

    /// Hands a command in, with what was typed sealed under the key of whoever it speaks about. What is wrong with it stands
    /// in the form afterwards; answers whether it was done.
    ///
    /// # Errors
    /// When the office does not answer.
    pub(super) async fn hand_in(
        &self,
        visit: &Visit,
        form: &mut Form,
        command: impl FnOnce(Commitment) -> Command,
    ) -> Result<Outcome, Failure> {
        need(form, "words", Lang::voice_words, WORDS_MAX);
        if !form.is_sound() {
            return Ok(Outcome::Refused);
        }
        let datum = Datum::new(&self.case.applicant, kind::RATING_WORDS, form.text("words").as_bytes());
        let command = command(Commitment(datum.commitment().0));
        // A note of a call may be short; what is answered, asked or decided says what happened here.
        let is_note = matches!(command, Command::Contact { .. } | Command::CallBack { .. });
        if !is_note && !says_something(visit, form, "words") {
            return Ok(Outcome::Refused);
        }
        let order = Order::Rating(self.case.number.clone(), command);
        let seen = form.text("seen").parse().ok();
        let mut request = Request::new(visit.who(), order).sealing(vec![datum]).seen(seen);
        if let Some(act) = form.act() {
            request = request.once(act).printed(form.typed());
        }
        Ok(match visit.front.office.ask(request).await? {
            Answer::Done { .. } => Outcome::Done,
            Answer::Refused(Refusal::Stale) => Outcome::Stale,
            Answer::Refused(why) => {
                refuse_at_its_field(form, "words", &why);
                Outcome::Refused
            }
        })
    }
}

/// What came of a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outcome {
    Done,
    /// Somebody else was faster.
    Stale,
    /// The form says why.
    Refused,
}

/// Every commitment that a rating carries besides its token.
fn commitments(rating: &Rating) -> Vec<&Commitment> {
    let mut all: Vec<&Commitment> = rating.given.iter().filter_map(|given| given.words.as_ref()).collect();
    all.extend(rating.contacts.iter().chain(&rating.vain_calls).map(|note| &note.words));
    if let Some(answer) = &rating.answer {
        all.push(&answer.words);
        all.extend(answer.done.iter().map(|note| &note.words));
    }
    all.extend(rating.second.iter().filter_map(|second| second.words.as_ref()));
    all.extend(rating.supplement.iter().filter_map(|it| it.words.as_ref()));
    if let Some(review) = &rating.review {
        all.push(&review.words);
        all.extend(review.decision.iter().map(|decision| &decision.words));
    }
    all
}

/// Staff whose names its page may say.
fn people(rating: &Rating) -> Vec<&str> {
    let mut people: Vec<&str> = rating.clerk.iter().map(|clerk| clerk.as_str()).collect();
    people.extend(rating.contacts.iter().chain(&rating.vain_calls).map(|note| note.by.as_str()));
    if let Some(answer) = &rating.answer {
        people.push(answer.by.as_str());
        people.extend(answer.done.iter().map(|note| note.by.as_str()));
    }
    people.extend(rating.second.iter().filter_map(|it| it.noted_by.as_ref()).map(|by| by.as_str()));
    if let Some(review) = &rating.review {
        people.push(review.by.as_str());
        people.extend(review.decision.iter().map(|decision| decision.by.as_str()));
    }
    people
}

/// Whom to call, for whoever has to: the number is hidden until it is asked for.
///
/// # Errors
/// When the store does not answer.
pub(super) async fn whom(visit: &Visit, told: &Told) -> Result<Markup, Failure> {
    let lang = visit.lang();
    let store = &visit.front.store;
    let applicant = told.case.applicant.as_str();
    let phones = store.vault().latest(store.db(), &[applicant], kind::PHONE).await?;
    let phone = phones.into_iter().find_map(|(_, held)| held.text().map(str::to_owned));
    Ok(pieces::panel(
        "whom",
        lang.voice_whom(),
        html! {
            (pieces::summary(lang, &[
                Fact::new(lang.voice_name(), told.names.get(applicant)),
                Fact::marked(lang.voice_phone(), match &phone {
                    None => html! { (lang.voice_phone_none()) },
                    Some(phone) => html! {
                        (crate::masking::phone(phone))
                        details { summary { (lang.voice_phone_show()) } (phone) }
                    },
                }),
            ]))
            p class="hint" { (lang.voice_whom_means()) }
        },
    ))
}

/// One act as a form of its own.
pub(super) fn act(
    visit: &Visit,
    told: &Told,
    (action, name): (&str, &str),
    (weight, button): (Weight, &str),
    fields: Markup,
) -> Markup {
    pieces::post(
        action,
        visit.tokens(&visit.act()),
        None,
        html! {
            (pieces::hidden("do", name))
            (pieces::hidden("seen", &told.version.to_string()))
            (fields)
            (pieces::buttons(&[pieces::submit(weight, button)]))
        },
    )
}

/// What was typed, where this act is the one that was sent; else nothing.
pub(super) fn typed(form: &Form, name: &str) -> Form {
    if form.text("do") == name { form.clone() } else { Form::empty() }
}

/// The field for words.
pub(super) fn words_field<'a>(label: &'a str, hint: &'a str) -> Field<'a> {
    Field::lines("words", label, 4).required().hint(hint).at_most(1000)
}

/// The address of a rating in a room.
pub(super) fn address(room: &str, reference: &str) -> String {
    format!("{room}/{}", segment(reference))
}

//! 一张监察牌: what it is about, the recorded events that prove it, and the explanation of whoever answers for it.
//!
//! Shown to whoever it is laid to and to supervision; for others it does not exist. Explaining is offered when the
//! rules would take an explanation from this person now (S-09); concluding is the watch room's.

use super::{
    appeal,
    cards::{card_address, responsible},
    open::address,
    reply,
};
use crate::{
    failure::Failure,
    filled::TEXT_MAX,
    form::Form,
    office::{Answer, Order, Refusal, Request},
    open_text,
    people::Names,
    sight::sees_card,
    text::{Lang, Message, happened, law, refusal, supervision},
    visitor::CardReader,
    web::{
        awaited::laid_to,
        card_words,
        frame::Room,
        level, orders,
        pieces::{self, Columns, Entry, Fact, Field, Link, Stage, Tone, Weight},
        ratings,
        story::step_name,
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    actor::Actor,
    card::{self, Card, Command},
    case::{self, Case},
    dossier::Recorded,
    hall::Role,
    item::Content,
    supervision::Finding,
};
use store::{History, views};

pub(super) struct OpenCard {
    pub(super) id: String,
    pub(super) history: History<Card>,
    pub(super) finding: Finding,
    /// The events that prove it, as far as the case has them.
    evidence: Vec<Recorded<case::Event>>,
    /// The events of the rating that prove it, where it is about one (SR-E2).
    of_rating: Option<Markup>,
    content: Option<Content>,
    pub(super) names: Names,
}

impl OpenCard {
    pub(super) async fn of(reader: &CardReader, id: &str) -> Result<OpenCard, Failure> {
        let store = &reader.front.store;
        let history = store.history::<Card>(id).await?.ok_or(Failure::NotFound)?;
        let finding = history.known.state.finding.clone().ok_or(Failure::NotFound)?;
        if !sees(reader, &finding) {
            return Err(Failure::NotFound);
        }
        let case = store.history::<Case>(finding.case.as_str()).await?;
        let (mut evidence, mut content) = (vec![], None);
        if let Some(case) = case {
            let state = &case.known.state;
            content = views::items::content(store.db(), state.item.as_str(), state.item_version).await?;
            evidence = case.events;
            let proof = history.known.state.evidence();
            evidence.retain(|event| finding.limit.is_none() && proof.contains(&event.version));
        }
        let of_rating = match finding.limit {
            Some(_) => Some(ratings::proof(reader, &finding, "/desk/ratings").await?),
            None => None,
        };
        let mut people: Vec<&str> = evidence.iter().map(|event| event.stamp.actor.as_str()).collect();
        people.extend(history.events.iter().map(|event| event.stamp.actor.as_str()));
        people.extend(finding.person.as_ref().map(|person| person.as_str()));
        let names = Names::of(store, people).await?;
        Ok(OpenCard { id: id.to_owned(), finding, evidence, of_rating, content, names, history })
    }

    pub(super) fn card(&self) -> &Card {
        &self.history.known.state
    }

    /// Whether the rules would take an explanation from this person now.
    fn may_explain(&self, reader: &CardReader) -> bool {
        let actor = Actor::staff(reader.me.person.clone(), &reader.hall);
        let context = card::Context {
            now: reader.front.office.now(),
            actor: &actor,
            hall: &reader.hall,
            case_is_over: false,
            document_serial: 0,
        };
        self.card().may_explain(&context).is_ok()
    }
}

/// Supervision sees every card; others those laid to them, their posts or their departments.
fn sees(reader: &CardReader, finding: &Finding) -> bool {
    let mine = laid_to(&reader.hall, &reader.me.person);
    // what a card about a rating says of the case is not for the department, but for whoever answers.
    if finding.limit.is_some() {
        return sees_card(&reader.hall, &reader.who(), finding);
    }
    reader.has(Role::Supervisor)
        || reader.has(Role::Auditor)
        || finding.person.as_ref() == Some(&reader.me.person)
        || mine.posts.contains(&finding.post.0)
        || mine.departments.contains(&finding.department.0)
}

/// `GET /desk/cards/{card}`
pub(super) async fn show(
    reader: CardReader,
    Path(id): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    let open = OpenCard::of(&reader, &id).await.map_err(|failure| reader.fail(&failure))?;
    let lang = reader.lang();
    let done = match form.text("done") {
        "explained" => Some(lang.desk_explained()),
        "rectified" => Some(lang.desk_rectified()),
        "appealed" => Some(lang.desk_appealed()),
        _ => None,
    };
    Ok(page(&reader, &open, StatusCode::OK, &Form::empty(), done))
}

/// `POST /desk/cards/{card}/explain`
pub(super) async fn explain(
    reader: CardReader,
    Path(id): Path<String>,
    mut form: Form,
) -> Result<Response, Response> {
    reader.check(&form).map_err(|failure| reader.fail(&failure))?;
    let open = OpenCard::of(&reader, &id).await.map_err(|failure| reader.fail(&failure))?;
    open_text::keep(&mut form, "text", TEXT_MAX);
    if !form.is_sound() {
        return Ok(page(&reader, &open, StatusCode::UNPROCESSABLE_ENTITY, &form, None));
    }
    let command = Command::Explain { text: form.text("text").to_owned() };
    hand_in(&reader, &open, form, command, "explained", |_| "text").await
}

/// Hands in what the responsible side says or does; a refusal stands beside the field that `field` names for it.
pub(super) async fn hand_in(
    reader: &CardReader,
    open: &OpenCard,
    mut form: Form,
    command: Command,
    done: &str,
    field: impl FnOnce(&Refusal) -> &'static str,
) -> Result<Response, Response> {
    let seen = form.number("seen").and_then(|version| u64::try_from(version).ok());
    let mut request = Request::new(reader.who(), Order::Card(open.id.clone(), command)).seen(seen);
    if let Some(act) = form.act() {
        request = request.once(act).printed(form.typed());
    }
    match reader.front.office.ask(request).await.map_err(|error| reader.fail(&error.into()))? {
        Answer::Done { .. } => {
            Ok(Redirect::to(&format!("{}?done={done}", card_address(&open.id))).into_response())
        }
        Answer::Refused(why) => {
            let stale = why == Refusal::Stale;
            let status = if stale { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            form.refuse(
                field(&why),
                Message::both(|lang| {
                    let said = refusal(lang, &why);
                    lang.desk_why_not(
                        &format!("{}{}{}", said.why, lang.pick("", " "), said.helps),
                        law::grounds(lang, said.article),
                    )
                }),
            );
            Ok(page(reader, open, status, &form, None))
        }
    }
}

pub(super) fn page(
    reader: &CardReader,
    open: &OpenCard,
    status: StatusCode,
    form: &Form,
    done: Option<&str>,
) -> Response {
    let lang = reader.lang();
    let title = lang.desk_card(supervision::rule(lang, open.finding.rule));
    let main = html! {
        (pieces::panel("evidence", lang.desk_card_evidence(), evidence(lang, open)))
        @if !open.card().orders.is_empty() {
            (pieces::panel("orders", lang.order_title(), orders::list(lang, open.card(), &open.names, reader.front.office.now().day())))
        }
        @let appealing = form.given("appeal").is_some();
        @let replying = form.given("measures").is_some() || form.error("done_on").is_some();
        @if reply::may_rectify(reader, open) || replying { (reply::form_of(reader, open, form)) }
        @if open.may_explain(reader) || (!form.is_sound() && !replying && !appealing) { (explain_form(reader, open, form)) }
        (appeal::panel(reader, open, form))
        (pieces::panel("course", lang.desk_card_course(), course(lang, open)))
    };
    let body = html! {
        @if let Some(done) = done { (pieces::notice(Tone::Good, done, html! {})) }
        (pieces::heading(&title, Some(open.finding.rule.code()), level::tag(lang, &reader.hall, open.finding.level)))
        (pieces::error_summary(lang, form))
        (pieces::columns(Columns::MainAndSide, &[main, particulars(reader, open)]))
    };
    reader.page_with(status, Room::Desk, &title, &[Link::new("/desk/cards", lang.desk_cards())], body)
}

fn particulars(reader: &CardReader, open: &OpenCard) -> Markup {
    let lang = reader.lang();
    let (card, finding) = (open.card(), &open.finding);
    let (post, department) = (finding.post.as_str(), finding.department.as_str());
    let mut laid = responsible(lang, &reader.hall, department, post);
    if let Some(person) = &finding.person {
        laid = format!("{laid} · {}", open.names.name(person));
    }
    let explain_by = card.clock.as_ref().map(|clock| clock.due_at(&reader.hall.calendar));
    let by = html! {
        @match explain_by {
            Some(at) => (pieces::moment(lang, at)),
            None => (lang.desk_card_no_answer()),
        }
        @if card.unanswered.since.is_some() { " " (pieces::tag(Tone::Bad, lang.desk_card_unanswered())) }
    };
    let raised = html! { @if let Some(at) = card.raised { (pieces::full_moment(lang, at)) } };
    let case = html! { a href=(address(finding.case.as_str())) { (finding.case.as_str()) } };
    let facts = [
        Fact::new(lang.desk_card_state(), supervision::card_state(lang, card.state)),
        Fact::marked(lang.desk_card_case(), case),
        Fact::new(lang.desk_card_to(), &laid),
        Fact::marked(lang.desk_card_raised(), raised),
        Fact::marked(lang.desk_card_by(), by),
    ];
    pieces::panel("particulars", supervision::rule(lang, finding.rule), pieces::summary(lang, &facts))
}

/// The events that triggered the rule, with the numbers under which anybody finds them in the log.
fn evidence(lang: Lang, open: &OpenCard) -> Markup {
    let process = open.content.as_ref().map(|content| &content.process);
    let step = open.finding.step.as_ref().zip(open.content.as_ref());
    let lines: Vec<(&Recorded<case::Event>, String, String)> = open
        .evidence
        .iter()
        .map(|event| {
            let number = lang.desk_card_event(event.version);
            (event, happened(lang, &event.event, process), number)
        })
        .collect();
    let entries: Vec<Entry<'_>> = lines
        .iter()
        .map(|(event, what, number)| Entry {
            at: Some(event.stamp.happened_at),
            what,
            who: number,
            detail: html! {},
            stage: Stage::Past,
        })
        .collect();
    html! {
        p class="quiet" { (lang.desk_card_evidence_lead()) }
        @if let Some((step, content)) = step { p { (lang.desk_step_of(step_name(lang, content, step))) } }
        @if let Some(proof) = &open.of_rating { (proof) } @else { (pieces::timeline(lang, &entries)) }
    }
}

fn explain_form(reader: &CardReader, open: &OpenCard, form: &Form) -> Markup {
    let lang = reader.lang();
    let act = reader.act();
    let hint = format!("{}{}{}", lang.desk_explain_hint(), lang.pick("", " "), lang.desk_public_words());
    let action = format!("{}/explain", card_address(&open.id));
    let is_first = open.card().explanation.is_none();
    let (title, send) = if is_first {
        (lang.desk_explain(), lang.desk_explain_send())
    } else {
        (lang.desk_explain_more(), lang.desk_explain_more_send())
    };
    let named = open.finding.person.as_ref().filter(|person| **person != reader.me.person);
    pieces::panel(
        "explain",
        title,
        pieces::post(
            &action,
            reader.tokens(&act),
            None,
            html! {
                @if let Some(person) = named { p class="quiet" { (lang.desk_explain_for(open.names.name(person))) } }
                (pieces::guard(form.given("text").is_some()))
                (pieces::hidden("seen", &open.history.known.version.to_string()))
                (Field::lines("text", lang.desk_explain_label(), 5).required().hint(&hint).show(lang, form))
                (pieces::buttons(&[pieces::submit(Weight::Main, send)]))
            },
        ),
    )
}

/// What became of the card, with every word that was said.
fn course(lang: Lang, open: &OpenCard) -> Markup {
    let entries: Vec<Entry<'_>> = open
        .history
        .events
        .iter()
        // That a paper lies in the file is shown by the paper.
        .filter(|event| !matches!(event.event, card::Event::DocumentFiled { .. }))
        .map(|event| {
            let is_system = event.stamp.actor.as_str() == rules::dossier::SYSTEM;
            Entry {
                at: Some(event.stamp.happened_at),
                what: law::card_event(lang, &event.event),
                who: if is_system { lang.story_system() } else { open.names.name(&event.stamp.actor) },
                detail: html! { @if let Some((label, words)) = card_words::said(lang, &event.event) { p { (label) "：" (words) } } },
                stage: Stage::Past,
            }
        })
        .collect();
    pieces::timeline(lang, &entries)
}

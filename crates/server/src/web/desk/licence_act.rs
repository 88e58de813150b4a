//! 事先告知、送达、听取、撤回、撤销、注销: one act on a licence on one page. The rules say beforehand whether it may be done; what is filled in is
//! shown first as the decision will read, with everything that follows, and done on the second post (L-38 … L-40).

use super::{
    licence::{OpenLicence, act_address, act_of, told, word_of},
    licence_fields::{ORDER, WHOLE},
};
use crate::{
    failure::Failure,
    form::Form,
    office::{self, Answer, Order, Request},
    papers::LicenceSource,
    text::{Known, Lang, Message, codes, law, licence as words, refusal_about},
    visitor::CaseWorker,
    web::{
        frame::Room,
        licences, papers,
        pieces::{self, Confirmation, Fact, Link, Tone, Weight},
    },
};
use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use maud::{Markup, html};
use rules::{
    case::DocKind,
    dossier::{Dossier, Recorded, Stamp},
    licence::{ActKind, Command, Event, LicenceState, Refusal},
    standing,
};
use std::collections::BTreeMap;

/// `GET /desk/licences/{number}/acts/{act}`
pub(super) async fn show(
    worker: CaseWorker,
    Path((number, word)): Path<(String, String)>,
) -> Result<Response, Response> {
    let page = ActPage::open(&worker, &number, &word).await?;
    Ok(match page.refusal() {
        None => page.form(StatusCode::OK, &Form::empty(), html! {}),
        Some(refusal) => page.refused(&refusal),
    })
}

/// `POST /desk/licences/{number}/acts/{act}`
pub(super) async fn perform(
    worker: CaseWorker,
    Path((number, word)): Path<(String, String)>,
    mut form: Form,
) -> Result<Response, Response> {
    worker.check(&form).map_err(|failure| worker.fail(&failure))?;
    let page = ActPage::open(&worker, &number, &word).await?;
    if form.given("again").is_some() {
        return Ok(page.form(StatusCode::OK, &form, html! {}));
    }
    let (command, sealed) = page.command(&mut form);
    let seen = form.number("seen").and_then(|version| u64::try_from(version).ok());
    if seen.is_some_and(|seen| seen < page.open.licence().acted) {
        return Ok(page.stale(&form));
    }
    if !form.is_sound() || !page.open.licence().refusals(command.clone(), &page.open.context()).is_empty() {
        return Ok(page.mended(command, &mut form));
    }
    if form.given("sure").is_none() {
        return Ok(page.look_ahead(command, &form));
    }
    let mut request =
        Request::new(worker.who(), Order::Licence(number, command.clone())).seen(seen).sealing(sealed);
    if let Some(act) = form.act() {
        request = request.once(act).printed(form.typed());
    }
    match worker.front.office.ask(request).await.map_err(|error| worker.fail(&error.into()))? {
        Answer::Done { .. } => {
            let to = crate::form::address(&page.open.address(), &[("done", word_of(page.kind))]);
            Ok(Redirect::to(&to).into_response())
        }
        Answer::Refused(office::Refusal::Stale) => Ok(page.stale(&form)),
        Answer::Refused(office::Refusal::Licence(_)) => Ok(page.mended(command, &mut form)),
        Answer::Refused(other) => {
            let lang = worker.lang();
            let said = refusal_about(lang, &other, Known::default());
            let links = [Link::new("/desk/licences", lang.desk_licences())];
            let body = pieces::refused(lang, &said.why, said.article, &said.helps, &links);
            Ok(page.answer(StatusCode::UNPROCESSABLE_ENTITY, body))
        }
    }
}

pub(super) struct ActPage<'a> {
    pub(super) worker: &'a CaseWorker,
    pub(super) open: OpenLicence,
    pub(super) kind: ActKind,
    pub(super) lang: Lang,
}

impl<'a> ActPage<'a> {
    async fn open(worker: &'a CaseWorker, number: &str, word: &str) -> Result<ActPage<'a>, Response> {
        let kind = act_of(word).ok_or_else(|| worker.fail(&Failure::NotFound))?;
        let open = OpenLicence::of(worker, number).await.map_err(|failure| worker.fail(&failure))?;
        Ok(ActPage { worker, open, kind, lang: worker.lang() })
    }

    /// Why the act cannot be done now, if it cannot.
    fn refusal(&self) -> Option<Refusal> {
        let acts = self.open.licence().acts(&self.open.context());
        acts.into_iter().find(|act| act.kind == self.kind).and_then(|act| act.open.err())
    }

    fn answer(&self, status: StatusCode, body: Markup) -> Response {
        let lang = self.lang;
        let licence = self.open.address();
        let trail = [
            super::way_back(self.worker),
            Link::new("/desk/licences", lang.desk_licences()),
            Link::new(&licence, &self.open.number),
        ];
        self.worker.page_with(status, Room::Desk, words::act(lang, self.kind), &trail, body)
    }

    fn form(&self, status: StatusCode, form: &Form, above: Markup) -> Response {
        let (lang, licence) = (self.lang, self.open.licence());
        let act = self.worker.act();
        let lead =
            format!("{} · {} · {}", licence.name, self.open.number, self.open.names.name(&licence.holder));
        let body = html! {
            (above)
            (pieces::heading(words::act(lang, self.kind), Some(&lead), html! { (licences::tag(lang, licence.state)) }))
            (pieces::error_summary(lang, form))
            (pieces::notice(Tone::Quiet, words::act_lead(lang, self.kind), html! {
                p { (lang.desk_basis(law::grounds(lang, self.kind.article()))) }
            }))
            div class="panel" id=(pieces::field_id(WHOLE)) tabindex="-1" {
                (pieces::post(&act_address(&self.open.number, self.kind), self.worker.tokens(&act), None, html! {
                    (pieces::hidden("seen", &self.open.history.known.version.to_string()))
                    (self.fields(form))
                    (pieces::buttons(&[
                        pieces::submit(Weight::Main, lang.desk_check()),
                        pieces::side_link(&self.open.address(), lang.desk_licence_back()),
                    ]))
                }))
            }
        };
        self.answer(status, body)
    }

    /// The rules say no for now: the page says why.
    fn refused(&self, refusal: &Refusal) -> Response {
        let why = self.open.why_not(self.lang, refusal);
        let back = self.open.address();
        let links = [Link::new(&back, self.lang.desk_licence_back())];
        self.answer(StatusCode::UNPROCESSABLE_ENTITY, pieces::refused(self.lang, &why, "", "", &links))
    }

    /// Everything that must be mended at once, beside its field.
    fn mended(&self, command: Command, form: &mut Form) -> Response {
        for refusal in self.open.licence().refusals(command, &self.open.context()) {
            let said =
                |lang| refusal_about(lang, &office::Refusal::Licence(refusal.clone()), Known::default());
            let field = said(Lang::Zh).field.unwrap_or(WHOLE);
            form.refuse(field, Message::both(|lang| self.open.why_not(lang, &refusal)));
        }
        form.order_errors(|field| ORDER.iter().position(|known| *known == field).unwrap_or(ORDER.len()));
        self.form(StatusCode::UNPROCESSABLE_ENTITY, form, html! {})
    }

    /// The paper as it will read, and what follows from it.
    fn look_ahead(&self, command: Command, form: &Form) -> Response {
        let lang = self.lang;
        let act = words::act(lang, self.kind);
        let events = self.open.licence().decide(command, &self.open.context()).unwrap_or_default();
        let then = self.then(&events);
        let then: Vec<&str> = then.iter().map(String::as_str).collect();
        let typed: Vec<(&str, &str)> = form.fields().collect();
        let carried: Vec<(&str, &str)> = typed.into_iter().chain([("sure", "yes")]).collect();
        let holder = self.open.names.name(&self.open.licence().holder);
        let about =
            [Fact::new(lang.licence_number(), &self.open.number), Fact::new(lang.licence_holder(), holder)];
        let (question, yes) = (lang.desk_sure(act), lang.desk_yes_do(act));
        let confirmation = Confirmation {
            question: &question,
            then: &then,
            about: &about,
            action: &act_address(&self.open.number, self.kind),
            carried: &carried,
            fields: html! {},
            yes: &yes,
            back: "",
            final_act: true,
        };
        let once = self.worker.act();
        let lead = lang.desk_licence_preview_lead(&self.open.number, &self.open.licence().name);
        let body = html! {
            @for event in &events {
                @let paper = event.document().map(|document| document.kind);
                @let title = paper.map_or(words::happened(lang, event), |kind| law::document(lang, kind, self.open.content.identity.kind));
                (pieces::panel("preview", lang.desk_licence_preview(), html! {
                    h3 { (title) }
                    p class="quiet" { (lead) }
                    (self.preview(event))
                }))
            }
            (confirmation.show(lang, self.worker.tokens(&once)))
        };
        self.answer(StatusCode::OK, body)
    }

    /// The paper the press would print, without its number; what issues none word for word. Proof of service names whoever
    /// signed, who is in the vault only afterwards.
    fn preview(&self, event: &Event) -> Markup {
        let paper = event.document().filter(|document| document.kind != DocKind::ServiceReceipt);
        let composed = paper.and_then(|document| {
            let mut events = self.open.history.events.clone();
            let stamp = Stamp {
                actor: self.open.actor.person.clone(),
                happened_at: self.open.now,
                recorded_at: self.open.now,
            };
            let version = self.open.history.known.version + 1;
            events.push(Recorded { version, stamp, event: event.clone() });
            let sealed = BTreeMap::new();
            let source = LicenceSource {
                shelf: &self.worker.front.shelf,
                hall: &self.open.hall,
                content: &self.open.content,
                events: &events,
                names: &self.open.names,
                holder: self.open.names.name(&self.open.licence().holder),
                sealed: &sealed,
                address: "",
            };
            source.compose(document.number.as_str()).ok().flatten()
        });
        html! {
            @match composed {
                Some(document) => div lang="zh-CN" { (papers::sections(&document)) },
                None => (told(self.lang, event)),
            }
        }
    }

    /// What follows from the act.
    fn then(&self, events: &[Event]) -> Vec<String> {
        let (lang, licence) = (self.lang, self.open.licence());
        let issues = |then: &mut Vec<String>, event: &Event| {
            if let Some(document) = event.document() {
                then.push(lang.desk_licence_then_paper(law::document(lang, document.kind, None)));
            }
        };
        let mut then = Vec::new();
        for event in events {
            let state = match event {
                Event::TakingIntended { limit, .. } => {
                    issues(&mut then, event);
                    then.push(lang.desk_licence_then_time(&codes::limit(lang, *limit)));
                    then.push(lang.desk_licence_then_serve().to_owned());
                    continue;
                }
                Event::DocumentServed { .. } => {
                    issues(&mut then, event);
                    then.push(lang.desk_licence_then_clock().to_owned());
                    continue;
                }
                Event::HolderHeard { .. } => {
                    then.push(lang.desk_licence_then_heard().to_owned());
                    continue;
                }
                Event::IntentionDropped { .. } => {
                    then.push(lang.desk_licence_then_dropped().to_owned());
                    continue;
                }
                Event::LicenceWithdrawn { .. } => LicenceState::Withdrawn,
                Event::LicenceRevoked { .. } => LicenceState::Revoked,
                _ => LicenceState::Cancelled,
            };
            then.push(lang.desk_licence_then_state(words::state(lang, state)));
            issues(&mut then, event);
            then.push(lang.desk_licence_then_told().to_owned());
            if standing::follows_licence(licence, event, &self.open.content).is_some() {
                then.push(lang.desk_licence_then_banned().to_owned());
            }
            if licence.pending.is_some() {
                then.push(lang.desk_licence_then_pending().to_owned());
            }
        }
        then
    }

    /// Somebody acted in between: the form with everything typed, to be sent again if still meant.
    fn stale(&self, form: &Form) -> Response {
        let lang = self.lang;
        let above = html! {
            (pieces::stale(lang, lang.desk_since_then(), &self.open.address()))
            (pieces::notice(Tone::Warning, lang.desk_stale_form(), html! {}))
        };
        self.form(StatusCode::CONFLICT, form, above)
    }
}

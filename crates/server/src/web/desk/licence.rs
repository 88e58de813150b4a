//! 证照页: one licence — what it says and said, what has happened to it, and what may be done about it now.

use crate::{
    failure::Failure,
    form::{Form, segment},
    people::Names,
    sight::works_for,
    text::{Known, Lang, codes, law, licence as words, refusal_about},
    visitor::{CaseWorker, Visit},
    web::{
        frame::Room,
        licences,
        pieces::{self, Columns, Entry, Fact, Link, Stage, Tone},
        story::basis_text,
    },
};
use axum::{extract::Path, response::Response};
use maud::{Markup, html};
use rules::{
    actor::Actor,
    dossier::Recorded,
    hall::Hall,
    item::Content,
    licence::{Act, ActKind, Context, Event, Heard, Intended, Licence, Refusal, Ruling},
    time::Instant,
};
use std::sync::Arc;
use store::{History, views};

/// 证照卷宗: one licence, open on somebody's desk.
pub(super) struct OpenLicence {
    /// 证照编号
    pub(super) number: String,
    /// Everything that happened.
    pub(super) history: History<Licence>,
    /// The version of the item it was issued under.
    pub(super) content: Content,
    /// The hall as it stands.
    pub(super) hall: Arc<Hall>,
    /// Whose desk it is.
    pub(super) actor: Actor,
    /// The moment of opening.
    pub(super) now: Instant,
    /// Names of everybody in it.
    pub(super) names: Names,
}

impl OpenLicence {
    /// Opens the licence of this number for whoever works on its department's cases; for others it does not exist.
    ///
    /// # Errors
    /// [`Failure::NotFound`], or the store's errors.
    pub(super) async fn of(worker: &CaseWorker, number: &str) -> Result<OpenLicence, Failure> {
        let store = &worker.front.store;
        let history = store.history::<Licence>(number).await?.ok_or(Failure::NotFound)?;
        let licence = &history.known.state;
        if !works_for(&worker.hall, &worker.me.person, &licence.department) {
            return Err(Failure::NotFound);
        }
        let content = views::items::content(store.db(), licence.item.as_str(), licence.item_version).await?;
        let content = content.ok_or_else(|| Failure::Ours(format!("no item version for {number}")))?;
        let actors = history.events.iter().map(|event| event.stamp.actor.as_str());
        let names = Names::of(store, actors.chain([licence.holder.as_str()])).await?;
        Ok(OpenLicence {
            number: number.to_owned(),
            content,
            hall: Arc::clone(&worker.hall),
            actor: Actor::staff(worker.me.person.clone(), &worker.hall),
            now: worker.front.office.now(),
            names,
            history,
        })
    }

    /// The licence as it stands.
    pub(super) fn licence(&self) -> &Licence {
        &self.history.known.state
    }

    /// What the rules look at. Looking ahead numbers no paper: the office draws the real number.
    pub(super) fn context(&self) -> Context<'_> {
        Context {
            now: self.now,
            actor: &self.actor,
            hall: &self.hall,
            content: &self.content,
            document_serial: 0,
        }
    }

    /// The address of its page.
    pub(super) fn address(&self) -> String {
        licences::desk_address(&self.number)
    }

    /// A refusal in words, with its article.
    pub(super) fn why_not(&self, lang: Lang, refusal: &Refusal) -> String {
        let known = Known { content: Some(&self.content), hall: Some(&self.hall) };
        let saying = refusal_about(lang, &crate::office::Refusal::Licence(refusal.clone()), known);
        let words = [saying.why, saying.helps].join(lang.pick("", " "));
        lang.desk_why_not(words.trim_end(), law::grounds(lang, saying.article))
    }
}

const WORDS: [(ActKind, &str); 7] = [
    (ActKind::Intend, "intend"),
    (ActKind::Serve, "serve"),
    (ActKind::Hear, "hear"),
    (ActKind::Desist, "desist"),
    (ActKind::Withdraw, "withdraw"),
    (ActKind::Revoke, "revoke"),
    (ActKind::Cancel, "cancel"),
];

/// The word of an act in an address.
pub(super) fn word_of(kind: ActKind) -> &'static str {
    WORDS.iter().find(|(known, _)| *known == kind).map_or("", |(_, word)| word)
}

/// The act of a word in an address.
pub(super) fn act_of(word: &str) -> Option<ActKind> {
    WORDS.iter().find(|(_, known)| *known == word).map(|(kind, _)| *kind)
}

/// `GET /desk/licences/{number}`
pub(super) async fn show(
    worker: CaseWorker,
    Path(number): Path<String>,
    form: Form,
) -> Result<Response, Response> {
    let open = OpenLicence::of(&worker, &number).await.map_err(|failure| worker.fail(&failure))?;
    let (lang, licence) = (worker.lang(), open.licence());
    let lead = format!("{} · {}", open.number, open.names.name(&licence.holder));
    let body = html! {
        (pieces::heading(&licence.name, Some(&lead), html! {
            (licences::tag(lang, licence.state))
            @if let Some(pending) = &licence.pending {
                (pieces::tag(Tone::Action, &lang.licence_pending(words::purpose(lang, pending.purpose))))
            }
            a href="#may" { (lang.desk_licence_may()) }
        }))
        @if act_of(form.text("done")).is_some() {
            (pieces::notice(Tone::Good, lang.desk_licence_done(), html! { p { (lang.desk_licence_done_more()) } }))
        }
        (pieces::columns(Columns::CasePage, &[
            html! { (says(&worker, &open)) (versions(lang, licence)) },
            pieces::panel("happened", lang.licence_happened(), happened(lang, &open)),
            may(lang, &open),
        ]))
    };
    let trail = [super::way_back(&worker), Link::new("/desk/licences", lang.desk_licences())];
    Ok(worker.page(Room::Desk, &open.number, &trail, body))
}

/// What the licence says now.
fn says(visit: &Visit, open: &OpenLicence) -> Markup {
    let (lang, licence) = (visit.lang(), open.licence());
    let identity = &open.content.identity;
    let mut facts = vec![
        Fact::new(lang.licence_number(), &open.number),
        Fact::new(lang.licence_holder(), open.names.name(&licence.holder)),
        Fact::new(lang.check_item(), lang.pick(&identity.name, &identity.name_en)),
    ];
    if let Some(now) = licence.current() {
        facts.push(Fact::new(lang.licence_valid(), &licences::term(lang, now.valid_from, now.valid_until)));
        facts.push(Fact::new(lang.licence_content(), &now.content));
        facts.push(Fact::marked(lang.licence_case(), case_link(now.case.as_str())));
    }
    if let Some(identifier) = licence.identifier() {
        facts.push(Fact::new(lang.licence_identifier(), identifier.as_str()));
    }
    pieces::panel(
        "says",
        &licence.name,
        html! {
            (pieces::summary(lang, &facts))
            @if let Some(intention) = &licence.intention { (licences::intended(lang, intention, &open.hall)) }
            (pieces::buttons(&[
                pieces::side_link(&licences::certificate_address(licence), lang.licence_certificate()),
                pieces::side_link(&crate::papers::check_address(&open.number), lang.my_licence_public()),
            ]))
        },
    )
}

/// What it said before, version by version (L-30); nothing while there is only one.
fn versions(lang: Lang, licence: &Licence) -> Markup {
    html! {
        @if licence.versions.len() > 1 {
            (pieces::panel("versions", lang.licence_versions(), html! {
                ol class="plain" reversed { @for version in licence.versions.iter().rev() { li {
                    strong { (lang.licence_version(version.number)) } " " (lang.licence_since()) " " (pieces::day(lang, version.since))
                    p { (version.content) }
                    p class="quiet" { (licences::term(lang, version.valid_from, version.valid_until)) " · " (case_link(version.case.as_str())) }
                } } }
            }))
        }
    }
}

fn case_link(number: &str) -> Markup {
    html! { a href=(super::open::address(number)) { (number) } }
}

fn happened(lang: Lang, open: &OpenLicence) -> Markup {
    let entries: Vec<Entry<'_>> = open
        .history
        .events
        .iter()
        .rev()
        // That a paper lies in the file is shown by the paper.
        .filter(|recorded| !matches!(recorded.event, Event::DocumentFiled { .. }))
        .map(|recorded| Entry {
            at: Some(recorded.stamp.happened_at),
            what: words::happened(lang, &recorded.event),
            who: who(open, recorded),
            detail: detail(lang, open, &recorded.event),
            stage: Stage::Past,
        })
        .collect();
    pieces::timeline(lang, &entries)
}

/// Who did it; what time or a case brought about was done by nobody here.
fn who<'a>(open: &'a OpenLicence, recorded: &Recorded<Event>) -> &'a str {
    match recorded.stamp.actor.as_str() {
        rules::dossier::SYSTEM => "",
        _ => open.names.name(&recorded.stamp.actor),
    }
}

fn detail(lang: Lang, open: &OpenLicence, event: &Event) -> Markup {
    let day = |day| pieces::full_day_text(lang, day);
    match event {
        Event::LicenceIssued { grant, .. } => html! {
            p { (licences::term(lang, grant.valid_from, grant.valid_until)) }
            p { (case_link(grant.case.as_str())) }
        },
        Event::MatterFiled { case, .. } | Event::MatterClosed { case } => {
            html! { p { (case_link(case.as_str())) } }
        }
        Event::LicenceRenewed { case, until, decision, .. } => html! {
            p { (lang.licence_new_end(&day(*until))) }
            p { (decision) " · " (case_link(case.as_str())) }
        },
        Event::LicenceChanged { case, content, decision } => html! {
            p { (content) }
            p { (decision) " · " (case_link(case.as_str())) }
        },
        Event::LicenceSurrendered { case, decision } => {
            html! { p { (decision) " · " (case_link(case.as_str())) } }
        }
        Event::LicenceExpired { last_day } => html! { p { (lang.licence_until(&day(*last_day))) } },
        Event::DocumentFiled { .. } => html! {},
        Event::TakingIntended { .. }
        | Event::DocumentServed { .. }
        | Event::HolderHeard { .. }
        | Event::IntentionDropped { .. }
        | Event::LicenceWithdrawn { .. }
        | Event::LicenceRevoked { .. }
        | Event::LicenceCancelled { .. } => {
            html! {
                (told(lang, event))
                @if let Some(document) = event.document() {
                    p { a href=(crate::web::papers::address_of(document.number.as_str())) {
                        (law::document(lang, document.kind, open.content.identity.kind)) " " (document.number)
                    } }
                }
            }
        }
    }
}

/// What the agency did by its own hand, word for word.
pub(super) fn told(lang: Lang, event: &Event) -> Markup {
    let said = |heard: &Heard| match heard {
        Heard::Stated(text) => text.clone(),
        Heard::Waived => lang.licence_waived().to_owned(),
        Heard::Silent => lang.licence_silent().to_owned(),
    };
    let facts = match event {
        Event::TakingIntended { intended, reasons, basis, limit, .. } => {
            let what = match intended {
                Intended::Withdraw(ground) => {
                    (words::act(lang, ActKind::Withdraw), words::withdrawal(lang, *ground))
                }
                Intended::Revoke(ground) => {
                    (words::act(lang, ActKind::Revoke), words::revocation(lang, *ground))
                }
            };
            let bases = html! { ul { @for basis in basis { li { (basis_text(basis)) } } } };
            vec![
                Fact::new(lang.licence_intended_what(), what.0),
                Fact::new(lang.licence_ground(), what.1),
                Fact::new(lang.licence_reasons(), reasons),
                Fact::marked(lang.licence_basis(), bases),
                Fact::new(lang.licence_heard_limit(), &codes::limit(lang, *limit)),
            ]
        }
        Event::DocumentServed { document, service, .. } => vec![
            Fact::new(lang.licence_paper(), document.as_str()),
            Fact::new(lang.counter_mode(), codes::delivery(lang, service.mode)),
        ],
        Event::HolderHeard { heard } => vec![Fact::new(lang.licence_heard(), &said(heard))],
        Event::IntentionDropped { reasons } => vec![Fact::new(lang.licence_reasons(), reasons)],
        _ => return ruled(lang, event),
    };
    pieces::summary(lang, &facts)
}

/// An adverse act word for word.
fn ruled(lang: Lang, event: &Event) -> Markup {
    let (ground, heard, compensation, ruling): (_, _, _, &Ruling) = match event {
        Event::LicenceWithdrawn { ground, heard, compensation, ruling } => {
            (words::withdrawal(lang, *ground), Some(heard), compensation.as_str(), ruling)
        }
        Event::LicenceRevoked { ground, heard, compensation, ruling } => {
            (words::revocation(lang, *ground), Some(heard), compensation.as_str(), ruling)
        }
        Event::LicenceCancelled { ground, ruling } => (words::cancellation(lang, *ground), None, "", ruling),
        _ => return html! {},
    };
    let bases = html! { ul { @for basis in &ruling.basis { li { (basis_text(basis)) } } } };
    let mut facts = vec![
        Fact::new(lang.licence_ground(), ground),
        Fact::new(lang.licence_reasons(), &ruling.reasons),
        Fact::marked(lang.licence_basis(), bases),
    ];
    match heard {
        Some(Heard::Stated(text)) => facts.push(Fact::new(lang.licence_heard(), text)),
        Some(Heard::Waived) => facts.push(Fact::new(lang.licence_heard(), lang.licence_waived())),
        Some(Heard::Silent) => facts.push(Fact::new(lang.licence_heard(), lang.licence_silent())),
        None => {}
    }
    if !compensation.is_empty() {
        facts.push(Fact::new(lang.licence_compensation(), compensation));
    }
    facts.push(Fact::new(lang.licence_effective(), &pieces::full_day_text(lang, ruling.effective_on)));
    facts.push(Fact::new(lang.licence_remedies(), &ruling.remedies));
    pieces::summary(lang, &facts)
}

/// What may be done now, each with its article, and what may not, with the reason.
fn may(lang: Lang, open: &OpenLicence) -> Markup {
    let (allowed, refused): (Vec<Act>, Vec<Act>) =
        open.licence().acts(&open.context()).into_iter().partition(|act| act.open.is_ok());
    html! {
        (pieces::panel("may", lang.desk_licence_may(), html! {
            @if allowed.is_empty() { p { (lang.desk_licence_nothing()) } }
            ul class="acts-list" { @for act in &allowed { li {
                a class="button" href=(act_address(&open.number, act.kind)) { (words::act(lang, act.kind)) }
                small class="quiet" { (lang.desk_basis(law::grounds(lang, act.kind.article()))) }
            } } }
        }))
        @if !refused.is_empty() {
            section class="panel" id="may-not" {
                details open[allowed.is_empty()] {
                    summary { (lang.desk_licence_may_not()) }
                    dl { @for (acts, why) in reasons(lang, open, &refused) {
                        dt { (acts) }
                        dd { (why) }
                    } }
                }
            }
        }
    }
}

/// Acts that may not be done, those with the same reason together.
fn reasons(lang: Lang, open: &OpenLicence, refused: &[Act]) -> Vec<(String, String)> {
    let mut told: Vec<(String, String)> = Vec::new();
    for act in refused {
        let Err(refusal) = &act.open else { continue };
        let (word, why) = (words::act(lang, act.kind), open.why_not(lang, refusal));
        match told.iter_mut().find(|(_, known)| *known == why) {
            Some((acts, _)) => {
                acts.push_str(lang.pick("、", ", "));
                acts.push_str(word);
            }
            None => told.push((word.to_owned(), why)),
        }
    }
    told
}

/// The address of an act.
pub(super) fn act_address(number: &str, kind: ActKind) -> String {
    format!("/desk/licences/{}/acts/{}", segment(number), word_of(kind))
}

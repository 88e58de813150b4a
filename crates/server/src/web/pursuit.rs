//! 责任追究 as two rooms show it: what is sealed about it, who answers, and how it stands with each of them.

use crate::{
    failure::Failure,
    form::Form,
    office::{Answer, Order, Refusal, Request},
    open_text,
    people::{Names, kind},
    text::{Lang, Message},
    visitor::Visit,
    web::pieces::{self, Fact, Tone},
};
use maud::{Markup, html};
use rules::{
    accountability::{
        Accountability, Answering, AppealAnswer, Imposed, LINE_MAX, Proposal, PursuitState, Running, Spoke,
        Subject, SubjectState,
    },
    name::{Commitment, PersonId},
};
use std::collections::HashMap;
use store::{
    StoreError,
    vault::{self, Datum, Held},
};

/// 封存的文字: what people wrote in a matter, as far as it is still there.
#[derive(Debug)]
pub struct Sealed(HashMap<vault::Commitment, Held>);

impl Sealed {
    /// Reads every text of a matter with one question.
    ///
    /// # Errors
    /// When the store does not answer.
    pub async fn of(visit: &Visit, matter: &Accountability) -> Result<Sealed, StoreError> {
        let wanted: Vec<vault::Commitment> =
            commitments(matter).into_iter().map(|one| vault::Commitment(one.0.clone())).collect();
        if wanted.is_empty() {
            return Ok(Sealed(HashMap::new()));
        }
        let store = &visit.front.store;
        Ok(Sealed(store.vault().read(store.db(), &wanted).await?))
    }

    /// The words under a commitment, or that they are gone.
    #[must_use]
    pub fn words<'a>(&'a self, lang: Lang, of: &Commitment) -> &'a str {
        let held = self.0.get(&vault::Commitment(of.0.clone()));
        held.and_then(Held::text).unwrap_or(lang.pursuit_erased())
    }
}

/// Every commitment that a matter carries.
fn commitments(matter: &Accountability) -> Vec<&Commitment> {
    let mut all: Vec<&Commitment> = matter.reasons.iter().collect();
    all.extend(matter.clue.iter().map(|clue| &clue.facts));
    all.extend(matter.report.iter().map(|report| &report.findings.facts));
    for subject in matter.subjects.values() {
        if let Some(Spoke::Stated(words)) = &subject.spoke {
            all.push(words);
        }
        all.extend(subject.returned.iter().map(|(reasons, _)| reasons));
        match &subject.proposal {
            Some((Proposal::Exempt(exemption), _)) => all.push(&exemption.reasons),
            Some((Proposal::Clear { reasons }, _)) => all.push(reasons),
            Some((Proposal::Impose(_), _)) | None => {}
        }
        for appeal in &subject.appeals {
            all.push(&appeal.grounds);
            all.extend(appeal.answer.iter().map(|answer| &answer.reasons));
        }
    }
    all
}

/// Everybody whose name the page of a matter may say.
#[must_use]
pub fn people(matter: &Accountability) -> Vec<&str> {
    let mut people = vec![matter.recorded_by.as_str()];
    if let Some(report) = &matter.report {
        people.push(report.by.as_str());
        people.extend(report.answerable.iter().filter_map(|one| match &one.who {
            Answering::Person(person) => Some(person.as_str()),
            Answering::Department(_) => None,
        }));
    }
    for subject in matter.subjects.values() {
        people.extend(subject.proposal.iter().map(|(_, by)| by.as_str()));
        people.extend(subject.returned.iter().map(|(_, by)| by.as_str()));
        people.extend(subject.decision.iter().map(|decision| decision.by.as_str()));
    }
    people
}

/// Who it is: the person's name, or the department's.
#[must_use]
pub fn who<'a>(visit: &'a Visit, names: &'a Names, answering: &'a Answering) -> &'a str {
    match answering {
        Answering::Person(person) => names.name(person),
        Answering::Department(department) => {
            let known = visit.hall.departments.get(department);
            known.map_or(department.as_str(), |one| visit.lang().pick(&one.name, &one.name_en))
        }
    }
}

/// Measures and sanction in one line.
#[must_use]
pub fn imposed(lang: Lang, imposed: &Imposed) -> String {
    let measures = imposed.measures.iter().map(|measure| lang.pursuit_measure(*measure));
    let sanction = imposed.sanction.map(|sanction| lang.pursuit_sanction(sanction));
    measures.chain(sanction).collect::<Vec<_>>().join(lang.pick("、", ", "))
}

/// The colour of a matter's state; its word says the same.
#[must_use]
pub const fn state_tone(state: PursuitState) -> Tone {
    match state {
        PursuitState::Clue | PursuitState::Verifying => Tone::Action,
        PursuitState::Pursuing => Tone::Warning,
        PursuitState::Dismissed | PursuitState::Unfounded | PursuitState::Filed => Tone::Quiet,
    }
}

/// The colour of where somebody stands; its word says the same.
#[must_use]
pub const fn subject_tone(state: SubjectState) -> Tone {
    match state {
        SubjectState::Final => Tone::Quiet,
        SubjectState::Served | SubjectState::Decided => Tone::Warning,
        _ => Tone::Action,
    }
}

/// The clocks that run, each with its last day.
#[must_use]
pub fn clocks(visit: &Visit, running: &[Running]) -> Markup {
    let lang = visit.lang();
    let calendar = &visit.hall.calendar;
    let now = visit.front.office.now();
    html! {
        ul {
            @for one in running {
                li {
                    (lang.pursuit_clock(lang.pursuit_stage(one.stage), &pieces::full_day_text(lang, one.due(calendar).date)))
                    @if one.late_from(calendar) <= now { " " (pieces::tag(Tone::Bad, lang.pursuit_late())) }
                }
            }
        }
    }
}

/// How it stands with one who answers: told, heard, proposed, decided, served, appealed. `all` shows what is proposed but not
/// yet decided, which whoever answers does not read.
#[must_use]
pub fn stands(visit: &Visit, names: &Names, sealed: &Sealed, subject: &Subject, all: bool) -> Markup {
    let lang = visit.lang();
    let mut facts = vec![
        Fact::new(lang.pursuit_role_label(), lang.pursuit_role(subject.one.role)),
        Fact::new(lang.pursuit_why(), lang.pursuit_ground(subject.one.ground)),
    ];
    if !subject.notice.is_empty() {
        facts.push(Fact::new(lang.pursuit_tell(), &subject.notice));
    }
    if let Some(spoke) = &subject.spoke {
        facts.push(Fact::new(
            lang.pursuit_statement(),
            match spoke {
                Spoke::Stated(words) => sealed.words(lang, words),
                Spoke::Waived => lang.pursuit_waived(),
                Spoke::Silent => lang.pursuit_silent(),
            },
        ));
    }
    if let Some((proposal, by)) = subject.proposal.as_ref().filter(|_| all || subject.decision.is_some()) {
        let by = Some(by).filter(|_| all);
        facts.push(Fact::marked(lang.pursuit_proposal(), proposed(lang, names, sealed, proposal, by)));
    }
    // What was said of a proposal before is for whoever proposes anew and whoever decides.
    if let Some((reasons, by)) = subject.returned.as_ref().filter(|_| all && subject.decision.is_none()) {
        facts.push(Fact::marked(
            lang.pursuit_returned(),
            html! { (sealed.words(lang, reasons)) " " span class="quiet" { (names.name(by)) } },
        ));
    }
    if let Some(decision) = &subject.decision {
        facts.push(Fact::marked(
            lang.pursuit_decide(),
            html! { (decision.document) " · " (pieces::day(lang, decision.on)) },
        ));
    }
    if let Some(organ) = &subject.organ {
        let sanction = organ.sanction.map_or(lang.pursuit_organ_none(), |one| lang.pursuit_sanction(one));
        facts.push(Fact::marked(
            lang.pursuit_organ(),
            html! { (organ.organ) " · " (organ.document) " · " (sanction) },
        ));
    }
    if let Some(on) = subject.served_on {
        facts.push(Fact::marked(lang.pursuit_served_on(), pieces::full_day(lang, on)));
    }
    for appeal in &subject.appeals {
        let grounds = sealed.words(lang, &appeal.grounds);
        facts.push(Fact::marked(
            lang.pursuit_appeal_kind(appeal.kind),
            html! {
                (grounds)
                @if let Some(answer) = &appeal.answer { br; (answered(lang, sealed, answer)) }
            },
        ));
    }
    if let Some(terms) = subject.imposed() {
        facts.push(Fact::marked(
            lang.pursuit_imposed(),
            html! {
                strong { (imposed(lang, &terms)) }
                @if let Some(until) = subject.sanction_until() {
                    " " (lang.pursuit_until(&pieces::full_day_text(lang, until)))
                }
            },
        ));
    }
    pieces::summary(lang, &facts)
}

fn proposed(
    lang: Lang,
    names: &Names,
    sealed: &Sealed,
    proposal: &Proposal,
    by: Option<&PersonId>,
) -> Markup {
    html! {
        @match proposal {
            Proposal::Impose(terms) => { (imposed(lang, terms)) },
            Proposal::Exempt(exemption) => {
                (lang.pursuit_propose_exempt()) " · " (exemption.basis) " · " (sealed.words(lang, &exemption.reasons))
            },
            Proposal::Clear { reasons } => { (lang.pursuit_propose_clear()) " · " (sealed.words(lang, reasons)) },
        }
        @if let Some(by) = by { " " span class="quiet" { (names.name(by)) } }
    }
}

fn answered(lang: Lang, sealed: &Sealed, answer: &AppealAnswer) -> Markup {
    html! {
        strong { (lang.pursuit_outcome(answer.outcome)) } " "
        @if let Some(terms) = &answer.changed_to { (imposed(lang, terms)) " " }
        (answer.document) " " (answer.organ) " · " (sealed.words(lang, &answer.reasons))
    }
}

/// 要封存的文字: words of a form on their way into the vault, and the order that commits to them.
#[derive(Clone, Debug, Default)]
pub struct Words(Vec<Datum>);

impl Words {
    /// Seals words under the key of this owner; nothing typed is nothing sealed, which the rules refuse.
    pub fn seal(&mut self, owner: &str, words: &str) -> Commitment {
        if words.is_empty() {
            return Commitment::default();
        }
        let datum = Datum::new(owner, kind::PURSUIT, words.as_bytes());
        let commitment = Commitment(datum.commitment().0);
        self.0.push(datum);
        commitment
    }

    /// Hands the order in with the sealed words; the refusal, if there was one.
    ///
    /// # Errors
    /// When the office does not answer.
    pub async fn ask(self, visit: &Visit, form: &Form, order: Order) -> Result<Option<Refusal>, Failure> {
        let seen = form.text("seen").parse().ok();
        let mut request = Request::new(visit.who(), order).sealing(self.0).seen(seen);
        if let Some(act) = form.act() {
            request = request.once(act).printed(form.typed());
        }
        match visit.front.office.ask(request).await? {
            Answer::Done { .. } => Ok(None),
            Answer::Refused(refusal) => Ok(Some(refusal)),
        }
    }
}

/// Says beside a field that something must be chosen, and what.
pub fn unchosen(form: &mut Form, field: &str, label: fn(Lang) -> &'static str) {
    form.refuse(field, Message::both(move |lang| lang.form_choose_one(label(lang))));
}

/// Words that must be typed, and not too many.
pub fn need(form: &mut Form, field: &str, label: fn(Lang) -> &'static str, most: usize) {
    form.require(field, Message::both(move |lang| lang.form_required(label(lang))));
    form.at_most(field, most);
}

/// One line that the log carries: it must be typed, and names nobody by identity or phone number.
pub fn need_open(form: &mut Form, field: &str, label: fn(Lang) -> &'static str) {
    form.require(field, Message::both(move |lang| lang.form_required(label(lang))));
    open_text::keep(form, field, LINE_MAX);
}

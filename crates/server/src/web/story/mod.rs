//! 办理过程: the story of a case in plain words, from its recorded events — what happened, what is waited for now
//! and for whom, what comes.
//!
//! One teller for three readers. Staff read every event with opinions and reasons; applicants read what concerns
//! them, addressed as 您; the public with number and code reads the same with the applicant's name masked.
//! Members of staff are named to all (DI4). Nothing is hidden that is late: the applicant sees the same truth as
//! staff (PR8). The teller draws no conclusion that the rules have not drawn.

mod chapters;
mod coming;

use crate::{
    people::Names,
    text::{Lang, codes, happened, law, why},
    web::{
        pieces::{self, Entry, Stage},
        why::told_day,
    },
};
use maud::{Markup, html};
use rules::{
    actor::BANK,
    case::{Case, CaseStatus, ClockName, Document, Event, OfficersEvent},
    dossier::{Recorded, SYSTEM},
    hall::Hall,
    item::{Content, content::Basis},
    name::{DepartmentId, MaterialId, PersonId, PostId, StepId},
    time::Instant,
};

/// 读者: who reads the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    /// Whoever holds number and query code.
    Public,
    /// The applicant or their agent, signed in.
    Applicant,
    /// Staff of the hall.
    Staff,
}

/// 讲述: everything the teller needs besides the case.
#[derive(Clone, Copy, Debug)]
pub struct Telling<'a> {
    /// The reader's language.
    pub lang: Lang,
    /// Who reads.
    pub reader: Reader,
    /// Departments, posts and the calendar.
    pub hall: &'a Hall,
    /// The version of the item that the case keeps (I-05).
    pub content: &'a Content,
    /// The names of [`people`].
    pub names: &'a Names,
}

/// The name of a step in the reader's language.
#[must_use]
pub fn step_name<'a>(lang: Lang, content: &'a Content, id: &'a StepId) -> &'a str {
    content.process.step(id).map_or(id.as_str(), |step| lang.pick(&step.name, &step.name_en))
}

/// One line of the story.
struct Line {
    at: Option<Instant>,
    what: String,
    who: String,
    detail: Markup,
    stage: Stage,
}

impl Telling<'_> {
    /// The whole story as a timeline: past, now, ahead.
    #[must_use]
    pub fn timeline(&self, case: &Case, events: &[Recorded<Event>]) -> Markup {
        let mut now = self.now(case);
        // While a procedure stops the clocks, the day that was told is all that can be said.
        if case.status == CaseStatus::Suspended
            && let Some(line) = now.first_mut()
            && let Some(told) = events.iter().rev().find_map(|event| self.told_length(event))
        {
            line.detail = html! { p { (told) } };
        }
        let lines: Vec<Line> =
            self.past(case, events).into_iter().chain(now).chain(self.ahead(case)).collect();
        let entries: Vec<Entry<'_>> = lines
            .iter()
            .map(|line| Entry {
                at: line.at,
                what: &line.what,
                who: &line.who,
                detail: line.detail.clone(),
                stage: line.stage,
            })
            .collect();
        pieces::timeline(self.lang, &entries)
    }

    /// What is waited for now, in one sentence for the head of a page.
    #[must_use]
    pub fn standing(&self, case: &Case) -> String {
        let now: Vec<String> = self.now(case).into_iter().map(|line| line.what).collect();
        match now.as_slice() {
            [] => self.lang.story_nothing_more().to_owned(),
            some => some.join(self.lang.pick("；", "; ")),
        }
    }

    fn past(&self, case: &Case, events: &[Recorded<Event>]) -> Vec<Line> {
        events
            .iter()
            .filter(|event| self.concerns(&event.event))
            .map(|event| Line {
                at: Some(event.stamp.happened_at),
                what: self.happened(&event.event),
                who: self.who(case, event, events),
                detail: self.detail(event),
                stage: Stage::Past,
            })
            .collect()
    }

    /// Inner bookkeeping is left out for those outside; what is open now is told as such.
    fn concerns(&self, event: &Event) -> bool {
        match event {
            // Every paper stands in the line of the act that issued it; that it was filed as well is nobody's news.
            Event::DocumentFiled { .. } => false,
            _ if self.reader == Reader::Staff => true,
            Event::StepStarted { .. } | Event::StepTaken { .. } | Event::ReviewFinished => false,
            // Who of a post has a step, and what officers sign among themselves, is the hall's own matter.
            Event::Officers(event) => matches!(
                event,
                OfficersEvent::RecusalAsked { .. }
                    | OfficersEvent::Recused { .. }
                    | OfficersEvent::RecusalDenied { .. }
                    | OfficersEvent::SiteCheckRecorded { .. }
            ),
            Event::LimitNeared { clock, .. } => *clock == ClockName::Correction,
            Event::LimitPassed { clock, .. } => {
                matches!(clock, ClockName::Promised | ClockName::Statutory)
            }
            _ => true,
        }
    }

    fn happened(&self, event: &Event) -> String {
        let lang = self.lang;
        if self.reader == Reader::Staff {
            return happened(lang, event, Some(&self.content.process));
        }
        match event {
            Event::PreReviewReturned { .. } => lang.story_returned().to_owned(),
            Event::MaterialsReceived { .. } => lang.story_received().to_owned(),
            Event::CorrectionNoticeIssued { .. } => lang.story_correction().to_owned(),
            Event::CorrectionSupplied { .. } => lang.story_corrected().to_owned(),
            Event::StepFinished { step, .. } => lang.story_step_finished(self.step(step)),
            Event::StepSentBack { to, .. } => lang.story_sent_back(self.step(to)),
            Event::SpecialProcedureStarted { kind, .. } => {
                lang.story_special(codes::special_procedure(lang, *kind))
            }
            Event::SpecialProcedureEnded { .. } => lang.story_special_ended().to_owned(),
            Event::ExtensionApproved { by, .. } => lang.story_extended(by.0),
            Event::Granted { .. } => lang.story_granted().to_owned(),
            Event::Refused { .. } => lang.story_refused().to_owned(),
            Event::ResultProduced { result, .. } => lang.story_produced(result),
            Event::ResultDelivered { mode, .. } => lang.story_delivered(codes::delivery(lang, *mode)),
            Event::LimitNeared { .. } => lang.story_correction_near().to_owned(),
            Event::LimitPassed { clock: ClockName::Statutory, .. } => lang.story_law_broken().to_owned(),
            Event::LimitPassed { .. } => lang.story_promise_broken().to_owned(),
            plain => happened(lang, plain, Some(&self.content.process)),
        }
    }

    fn step<'a>(&'a self, id: &'a StepId) -> &'a str {
        step_name(self.lang, self.content, id)
    }

    /// Who did it: the applicant as the reader may know them, staff by post and name, time by itself.
    #[must_use]
    pub fn who(&self, case: &Case, event: &Recorded<Event>, events: &[Recorded<Event>]) -> String {
        let actor = &event.stamp.actor;
        if actor.as_str() == SYSTEM {
            return self.lang.story_system().to_owned();
        }
        if actor.as_str() == BANK {
            return self.lang.slip_bank().to_owned();
        }
        if case.is_party(actor) {
            return self.party(case, actor);
        }
        let post = match &event.event {
            Event::StepTaken { step } | Event::StepFinished { step, .. } => post_of(events, step),
            Event::StepSentBack { from, .. } => post_of(events, from),
            _ => None,
        };
        self.staff(case, post, Some(actor))
    }

    fn party(&self, case: &Case, person: &PersonId) -> String {
        let is_agent = case.agent.as_ref() == Some(person);
        let name = match self.reader {
            Reader::Applicant if !is_agent => return self.lang.story_you().to_owned(),
            Reader::Public => self.names.masked(person.as_str()),
            Reader::Applicant | Reader::Staff => self.names.name(person).to_owned(),
        };
        if is_agent { self.lang.story_agent(&name) } else { name }
    }

    /// "市场监督管理局 · 审核岗 · 王丽": what is known of it.
    fn staff(&self, case: &Case, post: Option<&PostId>, person: Option<&PersonId>) -> String {
        let post = post.and_then(|post| self.hall.posts.get(post));
        let department = match (post, person) {
            (Some(post), _) => Some(&post.department),
            (None, Some(person)) => self.department_of(case, person),
            (None, None) => Some(&case.department),
        };
        let department = department.and_then(|department| self.hall.departments.get(department));
        let words = [
            department.map(|department| self.lang.pick(&department.name, &department.name_en).to_owned()),
            post.map(|post| self.lang.pick(&post.name, &post.name_en).to_owned()),
            person.map(|person| self.names.name(person).to_owned()),
        ];
        words.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// The person's own department: the case's where they serve it, else the first that they serve.
    fn department_of<'a>(&'a self, case: &'a Case, person: &PersonId) -> Option<&'a DepartmentId> {
        let serves = self.hall.posts_of(person).any(|post| post.department == case.department);
        if serves { Some(&case.department) } else { self.hall.department_of(person) }
    }

    fn detail(&self, recorded: &Recorded<Event>) -> Markup {
        let (event, lines) = (&recorded.event, self.lines(recorded));
        html! {
            @for line in &lines { p { (line) } }
            @if let Event::PreReviewReturned { reasons: items, .. } | Event::CorrectionNoticeIssued { items, .. } = event {
                ol { @for item in items { li {
                    @if let Some(material) = &item.material { strong { (self.material(material)) } "：" }
                    (item.what)
                } } }
            }
            @for document in event.documents().filter(|document| self.shows(document)) { p { (self.paper(document)) } }
        }
    }

    /// What an event says besides its name. Opinions and checklists are inner papers; reasons are the applicant's.
    fn lines(&self, recorded: &Recorded<Event>) -> Vec<String> {
        let lang = self.lang;
        let staff = self.reader == Reader::Staff;
        match &recorded.event {
            Event::CaseAccepted(acceptance) | Event::CaseDeemedAccepted(acceptance) => {
                let day = told_day(lang, acceptance.promised_due, acceptance.provisional);
                let mut lines = vec![lang.story_promised_by(&day)];
                if !acceptance.deferred.is_empty() {
                    let papers: Vec<&str> = acceptance.deferred.iter().map(|id| self.material(id)).collect();
                    lines.push(lang.story_deferred_later(&papers.join("、")));
                }
                lines
            }
            Event::NotRequiredTold { reason, .. } | Event::CaseTerminated { reason } => said(lang, reason),
            Event::AcceptanceRefused { reason, proper_body, remedies, .. } => vec![
                lang.story_reason(reason),
                lang.story_proper_body(proper_body),
                lang.story_remedies(remedies),
            ],
            Event::StepFinished { result, opinion, checklist, .. } if staff => {
                let mut lines = vec![codes::step_result(lang, *result).to_owned()];
                if !opinion.is_empty() {
                    lines.push(lang.story_opinion(opinion));
                }
                if !checklist.is_empty() {
                    let yes = checklist.values().filter(|answer| **answer).count();
                    lines.push(lang.story_answered(yes, checklist.len()));
                }
                lines
            }
            Event::StepSentBack { reason, .. } if staff => said(lang, reason),
            Event::SpecialProcedureStarted { kind, basis, .. } => {
                let mut lines = vec![codes::special_procedure(lang, *kind).to_owned()];
                lines.extend(self.told_length(recorded));
                lines.push(lang.story_basis(&basis_text(basis)));
                lines
            }
            Event::SpecialProcedureEnded { result, .. } => vec![lang.story_result(result)],
            Event::DeadlineRecomputed { from, due, causes } => {
                let moved = lang.story_recomputed(
                    &law::clock(lang, &due.clock, Some(&self.content.process)),
                    &pieces::full_day_text(lang, *from),
                    &told_day(lang, due.on, due.provisional),
                );
                vec![moved, why::causes(lang, causes)]
            }
            Event::ExtensionApproved { reason, .. } => said(lang, reason),
            Event::Granted { content, .. } => vec![lang.story_decision(content)],
            Event::Refused { reasons, basis, standard, remedies, .. } => {
                let basis: Vec<String> = basis.iter().map(basis_text).collect();
                let mut lines = vec![lang.story_reason(reasons), lang.story_basis(&basis.join("；"))];
                if !standard.trim().is_empty() {
                    lines.push(lang.story_standard(standard));
                }
                lines.push(lang.story_remedies(remedies));
                lines
            }
            Event::ResultProduced { valid_until: Some(day), .. } => {
                vec![lang.story_valid_until(&pieces::full_day_text(lang, *day))]
            }
            Event::ApplicationWithdrawn { reason, .. } | Event::DelayExplained { reason } => {
                said(lang, reason)
            }
            Event::Hearing(event) => chapters::hearing(self, event),
            Event::Officers(event) => chapters::officers(self, event),
            Event::Superior(event) => chapters::superior(self, event),
            Event::Promise(event) => chapters::promise(self, event),
            Event::FeeAssessed { lines, .. } => chapters::fees(self, lines),
            Event::Slip(event) => chapters::slip(self, event),
            Event::DocumentServed { document, service, .. } => {
                vec![lang.story_served(document.as_str(), codes::delivery(lang, service.mode))]
            }
            Event::Expedited { promised, reason, .. } => {
                let mut lines = vec![lang.story_shorter(&codes::limit(lang, *promised))];
                lines.extend(said(lang, reason));
                lines
            }
            _ => vec![],
        }
    }

    /// How long a special procedure was told to take, and so through which day (L-23).
    fn told_length(&self, recorded: &Recorded<Event>) -> Option<String> {
        let Event::SpecialProcedureStarted { needed, through, .. } = &recorded.event else { return None };
        let lang = self.lang;
        Some(lang.story_needed(&codes::limit(lang, *needed), &pieces::full_day_text(lang, *through)))
    }

    fn material<'a>(&'a self, id: &'a MaterialId) -> &'a str {
        let known = self.content.materials.iter().find(|material| material.id == *id);
        known.map_or(id.as_str(), |material| self.lang.pick(&material.name, &material.name_en))
    }

    /// Papers between offices are not for those outside.
    fn shows(&self, document: &Document) -> bool {
        self.reader == Reader::Staff || !document.kind.is_inner()
    }

    /// The document by kind and number, with the paper behind it for whoever may read it, else the public check.
    #[must_use]
    pub fn paper(&self, document: &Document) -> Markup {
        let number = document.number.as_str();
        let href = match self.reader {
            Reader::Public => crate::papers::check_address(number),
            Reader::Applicant | Reader::Staff => crate::web::papers::address_of(number),
        };
        html! { a href=(href) { (law::document(self.lang, document.kind, self.content.identity.kind)) " " (number) } }
    }
}

fn post_of<'a>(events: &'a [Recorded<Event>], wanted: &StepId) -> Option<&'a PostId> {
    events.iter().rev().find_map(|event| match &event.event {
        Event::StepStarted { step, post, .. } if step == wanted => Some(post),
        _ => None,
    })
}

fn said(lang: Lang, reason: &str) -> Vec<String> {
    if reason.trim().is_empty() { vec![] } else { vec![lang.story_reason(reason)] }
}

/// 《行政许可法》第三十四条: law, number and article as papers cite them. A law named within the name of another stands in
/// 〈〉, as the standard of punctuation has it (GB/T 15834, 4.15).
#[must_use]
pub fn basis_text(basis: &Basis) -> String {
    let number = match basis.document_number.as_str() {
        "" => String::new(),
        number => format!("（{number}）"),
    };
    let law = basis.law.replace('《', "〈").replace('》', "〉");
    format!("《{law}》{number}{}", basis.article)
}

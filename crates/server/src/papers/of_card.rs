//! 监察文书: what the papers of a card are filled with: what supervision orders or proposes, and what the department answers
//! (N-19). They are papers between offices and speak of the case by its number only.

use super::{
    Frame, Shelf, Unmade, compose,
    contents::{Footing, Values},
    wording,
};
use crate::people::Names;
use paper::Document;
use rules::{
    card::{Card, Event, OrderKind},
    dossier::{Known, Recorded},
    hall::Hall,
    item::Content,
    name::DepartmentId,
    supervision::Finding,
};

/// 监察牌卷宗: what the papers of a card are composed from.
#[derive(Clone, Copy, Debug)]
pub struct CardSource<'a> {
    /// The templates.
    pub shelf: &'a Shelf,
    /// Departments, posts and the calendar.
    pub hall: &'a Hall,
    /// The version of the item of the case it is about.
    pub content: &'a Content,
    /// Everything that happened to the card.
    pub events: &'a [Recorded<Event>],
    /// Names of the staff in it.
    pub names: &'a Names,
    /// The address people type, for the public check.
    pub address: &'a str,
}

impl CardSource<'_> {
    /// The paper of this number; none when nothing on the card issued one of this number.
    ///
    /// # Errors
    /// When it would not say what the law asks of it.
    pub fn compose(&self, number: &str) -> Result<Option<Document>, Unmade> {
        let mut known = Known::<Card>::default();
        for recorded in self.events {
            known = known.then(recorded);
            let Some(document) = recorded.event.document() else { continue };
            let Some(finding) = &known.state.finding else { continue };
            if document.number.as_str() != number {
                continue;
            }
            let frame = Frame {
                kind: document.kind,
                number,
                issuer: self.department(writer(&recorded.event, finding)),
                item: self.content.identity.kind,
                day: recorded.stamp.happened_at.day(),
                footer: wording::made(recorded.stamp.recorded_at),
                address: self.address,
            };
            let values = self.values(recorded, &known.state, finding);
            return compose(self.shelf, &frame, &values).map(Some);
        }
        Ok(None)
    }

    fn values(&self, recorded: &Recorded<Event>, card: &Card, finding: &Finding) -> Values {
        let actor = wording::staff(self.hall, self.names, &recorded.stamp.actor);
        let values = Values::resting_on(Footing::of(self.content))
            .with("item", &self.content.identity.name)
            .with("case_number", finding.case.as_str())
            .with("applicant", "—")
            .with("issuer", self.department(writer(&recorded.event, finding)))
            .with("day", wording::day(recorded.stamp.happened_at.day()))
            .with("actor", actor)
            .with("object", wording::object(self.content.identity.kind))
            .with("grants", wording::grants(self.content.identity.kind))
            .with("rule", format!("{} {}", finding.rule.code(), finding.rule.zh()));
        let order = card.orders.last();
        match &recorded.event {
            Event::OrderIssued { kind, text, until, .. } => {
                let text_of = if *kind == OrderKind::Notice { "demand" } else { "proposal" };
                values
                    .with("found", self.found(finding, recorded.version))
                    .with(text_of, text)
                    .with("until", wording::full_day(*until))
                    .with("addressed", self.department(&finding.department))
            }
            Event::Rectified { measures, done_on, .. } => {
                let found = order.map(|order| format!("{}（{}）", order.text, order.document));
                values
                    .with("found", found.unwrap_or_default())
                    .with("measures", measures)
                    .with("done_on", wording::full_day(*done_on))
                    .with("addressed", self.supervision())
            }
            Event::Corrected { measures, done_on, .. } => values
                .with("found", self.found(finding, recorded.version))
                .with("measures", measures)
                .with("done_on", wording::full_day(*done_on))
                .with("addressed", &self.hall.name),
            _ => values,
        }
    }

    /// What the card is about: the rule, the step and the post.
    fn found(&self, finding: &Finding, issued: u64) -> String {
        let step = finding.step.as_ref();
        let step =
            step.map(|step| self.content.process.step(step).map_or(step.as_str(), |known| &known.name));
        let step = step.map(|step| format!("，环节“{step}”")).unwrap_or_default();
        let post = self.hall.posts.get(&finding.post).map_or(finding.post.as_str(), |post| &post.name);
        // The paper speaks of the raising before it, whatever has come since.
        let mut before = self.events.iter().rev().filter(|event| event.version <= issued);
        let remark = before.find_map(|event| match &event.event {
            Event::CardRaised { remark, .. } if !remark.is_empty() => Some(format!("。{remark}")),
            _ => None,
        });
        format!(
            "{}（{}）：{}{step}，责任岗位：{post}{}",
            finding.level.zh(),
            finding.rule.code(),
            finding.rule.zh(),
            remark.unwrap_or_default()
        )
    }

    /// To whom the department answers: whoever wrote the order.
    fn supervision(&self) -> &str {
        let wrote = self.events.iter().rev().find_map(|event| match &event.event {
            Event::OrderIssued { department, .. } => Some(department),
            _ => None,
        });
        wrote.map_or("", |department| self.department(department))
    }

    fn department(&self, id: &DepartmentId) -> &str {
        self.hall.departments.get(id).map_or(self.hall.name.as_str(), |known| &known.name)
    }
}

/// The department that writes: the supervisor's, or the one that answers.
fn writer<'a>(event: &'a Event, finding: &'a Finding) -> &'a DepartmentId {
    match event {
        Event::OrderIssued { department, .. } => department,
        _ => &finding.department,
    }
}

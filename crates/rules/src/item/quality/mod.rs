//! 质量检查: what in an item is allowed and yet probably wrong, so that an editor can better it.
//!
//! Nothing here stands in the way of publication: what does is a fault and is said by `publication`, and what is a fault
//! is not found here again. [`findings`] needs the content alone and is kept beside every version; [`findings_in`] looks at
//! the hall besides, which changes without the item, and is asked when the item is looked at, and so is the list of the level above ([`beside_base`]). That two items have one name
//! no single item can see: lists ask for it.

mod kind;
mod listed;
mod parts;
mod signs;

pub use kind::{Finding, FindingKind};
pub use listed::beside_base;

use super::{
    Content,
    completeness::has_term,
    content::{Basis, CaseKind, ItemKind, MaterialSource, Necessity, OnlineDepth},
    process::RiskLevel,
};
use crate::{clock::Limit, hall::Hall};
use alloc::{collections::BTreeSet, format, string::String, vec::Vec};

/// Everything about this content that is probably wrong, in the order of an item; what the content alone shows.
#[must_use]
pub fn findings(content: &Content) -> Vec<Finding> {
    let mut look = Look { content, found: Vec::new() };
    look.identity();
    look.basis();
    look.limits();
    look.handling();
    look.place_and_subject();
    look.form();
    look.materials();
    look.fees();
    look.results();
    look.process();
    look.found
}

/// What only the hall shows: codes of other departments, papers that others of its departments issue, posts held by one.
#[must_use]
pub fn findings_in(content: &Content, hall: &Hall) -> Vec<Finding> {
    let mut look = Look { content, found: Vec::new() };
    let body = &content.body;
    let department = hall.departments.get(&body.department);
    let known = department.map(|department| department.credit_code.trim()).filter(|code| !code.is_empty());
    if known.is_some_and(|code| code != body.credit_code.trim()) {
        look.note("body.credit_code", FindingKind::CreditCodeNotOfDepartment);
    }
    for (n, material) in content.materials.iter().enumerate() {
        let asked = material.necessity == Some(Necessity::Mandatory)
            && material.source_type == Some(MaterialSource::IssuedByGovernment);
        let mut others = hall.departments.values().filter(|one| one.id != body.department);
        if asked && others.any(|one| signs::names_department(&material.source_note, &one.name)) {
            look.note(format!("materials[{n}].source_type"), FindingKind::PaperOfOtherDepartment);
        }
    }
    for (n, step) in content.process.steps().into_iter().enumerate() {
        let high = step.risk.as_ref().is_some_and(|risk| risk.level == RiskLevel::High);
        let holders = hall.posts.get(&step.post).map(|post| &post.holders);
        let alone = holders.is_some_and(|holders| {
            let apart: BTreeSet<_> = holders.iter().filter(|holder| !holder.as_str().is_empty()).collect();
            apart.len() == 1
        });
        if high && alone {
            look.note(format!("process.steps[{n}].post"), FindingKind::HighRiskAlone);
        }
    }
    look.found
}

struct Look<'a> {
    content: &'a Content,
    found: Vec<Finding>,
}

impl Look<'_> {
    fn note(&mut self, field: impl Into<String>, kind: FindingKind) {
        self.found.push(Finding { field: field.into(), kind });
    }

    /// Notes a kind where it holds.
    fn note_if(&mut self, holds: bool, field: impl Into<String>, kind: FindingKind) {
        if holds {
            self.note(field, kind);
        }
    }

    fn english(&mut self, field: impl Into<String>, text: &str) {
        self.note_if(text.trim().is_empty(), field, FindingKind::NoEnglishName);
    }

    fn identity(&mut self) {
        let Content { identity, body, .. } = self.content;
        self.english("identity.name_en", &identity.name_en);
        self.note_if(
            identity.search_words.iter().all(|word| word.trim().is_empty()),
            "identity.search_words",
            FindingKind::NoSearchWords,
        );
        for (field, text) in [("identity.name", &identity.name), ("identity.main_item", &identity.main_item)]
        {
            self.note_if(signs::are_stray(text), field, FindingKind::StraySigns);
        }
        let code = identity.task_code.as_str();
        if code.is_empty() {
            return;
        }
        if !signs::is_task_code(code) {
            self.note("identity.task_code", FindingKind::CodeOffScheme);
        } else if !code.starts_with(body.credit_code.trim()) || !code.ends_with(identity.catalog_code.trim())
        {
            self.note("identity.task_code", FindingKind::CodeNotOfBody);
        }
    }

    fn basis(&mut self) {
        let power = &self.content.power;
        self.note_if(
            power.implementing_basis.is_empty(),
            "power.implementing_basis",
            FindingKind::NoImplementingBasis,
        );
        let lists =
            [("setting_basis", &power.setting_basis), ("implementing_basis", &power.implementing_basis)];
        let mut seen = BTreeSet::new();
        for (list, bases) in lists {
            for (n, basis) in bases.iter().enumerate() {
                let field = format!("power.{list}[{n}].law");
                self.law(field.clone(), basis);
                let cited = (signs::bare_law(&basis.law), basis.article.trim());
                let twice = !cited.0.is_empty() && !seen.insert(cited);
                self.note_if(twice, field, FindingKind::SameLawTwice);
            }
        }
    }

    fn law(&mut self, field: String, basis: &Basis) {
        self.note_if(basis.law.contains(['《', '》']), field.clone(), FindingKind::LawInBrackets);
        self.note_if(signs::are_stray(&basis.law), field, FindingKind::StraySigns);
    }

    /// CA4, L-18: the kind of handling and the limits tell one story.
    fn limits(&mut self) {
        let Content { limits, handling, identity, .. } = self.content;
        let licence = identity.kind == Some(ItemKind::AdministrativeLicence);
        let silent = limits.statutory.is_none() && limits.statutory_note.trim().is_empty();
        self.note_if(licence && silent, "limits.statutory", FindingKind::LicenceWithoutLimit);
        let Some(promised) = limits.promised else { return };
        self.note_if(
            Some(promised) == self.content.statutory_limit(),
            "limits.promised",
            FindingKind::NotFasterThanLaw,
        );
        let within_hours = matches!(promised, Limit::OfficeSeconds(_));
        match handling.case_kind {
            Some(CaseKind::OnTheSpot) if !within_hours => {
                self.note("limits.promised", FindingKind::OnTheSpotInDays);
            }
            Some(CaseKind::Promised) if within_hours => {
                self.note("limits.promised", FindingKind::PromisedWithinHours);
            }
            _ => {}
        }
    }

    fn handling(&mut self) {
        let handling = &self.content.handling;
        let reason = handling.visit_reason.trim();
        let online = handling.online_depth.is_some_and(|depth| depth >= OnlineDepth::Handle);
        let visits = handling.visits_max > 0;
        // Online to the end and no reason is a fault; anywhere else it is a doubt.
        self.note_if(
            visits && reason.is_empty() && !online,
            "handling.visit_reason",
            FindingKind::VisitsWithoutReason,
        );
        self.note_if(
            visits && !reason.is_empty() && online,
            "handling.visits_max",
            FindingKind::OnlineYetVisits,
        );
        let fetched = ["领取", "领证", "取证", "取件", "自取"].iter().any(|word| reason.contains(word));
        let posted = reason.contains("邮寄") || reason.contains("快递");
        self.note_if(
            handling.supports_express && visits && fetched && !posted,
            "handling.supports_express",
            FindingKind::ExpressYetFetched,
        );
        self.note_if(
            signs::quota_contradicts(&handling.quota_note, handling.quota.is_some()),
            "handling.quota_note",
            FindingKind::QuotaContradicts,
        );
    }

    fn place_and_subject(&mut self) {
        let Content { place, subject, .. } = self.content;
        for (field, way) in
            [("place.consult_way", &place.consult_way), ("place.supervise_way", &place.supervise_way)]
        {
            let told = !way.trim().is_empty();
            self.note_if(told && !signs::has_phone(way), field, FindingKind::NoPhone);
        }
        let nowhere = subject.themes_person.is_empty()
            && subject.themes_legal.is_empty()
            && subject.life_events.is_empty();
        self.note_if(nowhere, "subject.life_events", FindingKind::NoSubject);
    }

    fn results(&mut self) {
        for (n, result) in self.content.results.iter().enumerate() {
            self.english(format!("results[{n}].name_en"), &result.name_en);
            let endless = has_term(self.content, result) && result.validity.is_none();
            self.note_if(endless, format!("results[{n}].validity"), FindingKind::LicenceWithoutTerm);
        }
        let answered = self.content.help.faq.iter().any(|faq| !faq.a.trim().is_empty());
        self.note_if(!answered, "help.faq", FindingKind::NoFaq);
    }
}

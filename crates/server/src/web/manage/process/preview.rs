//! What the editor draws beside the form: the flow chart, the time of the longest way against the promise, whether duties
//! are separated, what still stands in the way of publication and what could be better. Script asks for these parts alone
//! and exchanges them; without script the whole page comes back with them.

use super::{
    fill::of,
    sketch::{Kind, Sketch},
};
use crate::{
    text::{Lang, Message, codes, fault, finding, finding_helps},
    visitor::Visit,
    web::{
        pieces::{self, Tone},
        way,
    },
};
use maud::{Markup, html};
use paper::flow::Sheet;
use rules::{
    clock::Limit,
    hall::Hall,
    item::{
        Content,
        process::{Block, Budget, Process, StepKind},
        publication::{Fault, faults},
        quality::{Finding, findings, findings_in},
    },
    name::PostId,
};

/// Everything the checks say about one process.
pub(super) struct Checks<'a> {
    visit: &'a Visit,
    /// The item as it would be with this process.
    content: &'a Content,
    /// Keys of the steps in reading order; empty where the process is only shown.
    keys: Vec<u32>,
    faults: Vec<Fault>,
    doubts: Vec<Finding>,
    /// What could not even be saved, by field of the form.
    wrong: &'a [(String, Message)],
}

/// Which faults of an item belong to its process.
fn is_of_process(field: &str) -> bool {
    field.starts_with("process") || field == "handling.superior"
}

impl<'a> Checks<'a> {
    /// Looks at an item with the process being drawn; `wrong` is what reading it refused.
    pub(super) fn of(
        visit: &'a Visit,
        content: &'a Content,
        sketch: &Sketch,
        wrong: &'a [(String, Message)],
    ) -> Checks<'a> {
        let hall = &visit.hall;
        let found = findings(content).into_iter().chain(findings_in(content, hall));
        Checks {
            visit,
            content,
            keys: sketch.root.all(Kind::Step).iter().map(|node| node.key).collect(),
            faults: faults(content, hall).into_iter().filter(|fault| is_of_process(&fault.field)).collect(),
            doubts: found.filter(|found| is_of_process(&found.field)).collect(),
            wrong,
        }
    }

    /// The parts beside the form.
    pub(super) fn beside(&self) -> Markup {
        html! { div id="process-preview" data-preview-part { (self.parts()) } }
    }

    fn parts(&self) -> Markup {
        let lang = self.visit.lang();
        html! {
            (pieces::panel("checks", lang.process_checks(), html! {
                (budget(lang, self.content))
                (duties(lang, self.content, &self.visit.hall))
                (self.list())
            }))
            (pieces::panel("chart", lang.process_chart(), self.chart()))
        }
    }

    /// Every part of the page that follows from what is typed, for script to pick from.
    pub(super) fn all_parts(&self) -> Markup {
        html! { (self.beside()) @for key in &self.keys { (self.at_step(*key)) } }
    }

    fn chart(&self) -> Markup {
        let (lang, content) = (self.visit.lang(), self.content);
        let title = lang.guide_way_title(lang.pick(&content.identity.name, &content.identity.name_en));
        let steps = content.process.steps();
        let leads = |step: &rules::item::process::Step| {
            let place = steps.iter().position(|one| std::ptr::eq(*one, step))?;
            Some(format!("#{}", pieces::field_id(&of("name", *self.keys.get(place)?))))
        };
        way::picture(lang, content, &self.visit.hall, Sheet::phone(title), &leads)
    }

    /// What is wrong with one step, in its place.
    pub(super) fn at_step(&self, key: u32) -> Markup {
        let lang = self.visit.lang();
        let here = |field: &str| self.place(field).is_some_and(|(found, _)| found == key);
        html! {
            div id=(of("checks", key)) data-preview-part {
                @for fault in self.faults.iter().filter(|fault| here(&fault.field)) {
                    @let saying = self::fault(lang, fault);
                    p class="step-fault" { span aria-hidden="true" { "▲ " } (saying.why) " " (saying.helps) }
                }
                @for found in self.doubts.iter().filter(|found| here(&found.field)) {
                    p class="hint" { (finding(lang, found.kind)) "。" (finding_helps(lang, found.kind)) }
                }
            }
        }
    }

    /// The step a path names (`process.steps[2].limit`), and the field of the form where it is mended.
    fn place(&self, path: &str) -> Option<(u32, String)> {
        let rest = path.strip_prefix("process.steps[")?;
        let (place, field) = rest.split_once("].")?;
        let key = *self.keys.get(place.parse::<usize>().ok()?)?;
        let name = match field {
            "post" | "limit" | "checklist" | "name_en" | "risk" => field,
            "risk.measures" => "measures",
            _ => "name",
        };
        Some((key, of(name, key)))
    }

    fn address(&self, path: &str) -> String {
        let field = match path {
            "process.acceptance_post" => "acceptance_post".to_owned(),
            "process.delivery_post" => "delivery_post".to_owned(),
            _ => self.place(path).map_or_else(|| "blocks".to_owned(), |(_, field)| field),
        };
        format!("#{}", pieces::field_id(&field))
    }

    fn list(&self) -> Markup {
        let lang = self.visit.lang();
        html! {
            @if !self.wrong.is_empty() {
                (pieces::notice(Tone::Warning, &lang.draft_wrong_here(self.wrong.len()), html! {
                    ul { @for (field, why) in self.wrong {
                        li { a href={ "#" (pieces::field_id(field)) } { (why.text(lang)) } }
                    } }
                }))
            }
            @if self.faults.is_empty() && self.wrong.is_empty() { (pieces::notice(Tone::Good, lang.process_sound(), html! {})) }
            @else if !self.faults.is_empty() {
                (pieces::notice(Tone::Warning, &lang.process_faults(self.faults.len()), html! {
                    ul { @for found in &self.faults {
                        @let saying = fault(lang, found);
                        li { a href=(self.address(&found.field)) { (saying.why) } " " (saying.helps) }
                    } }
                }))
            }
            @if !self.doubts.is_empty() {
                details {
                    summary { (lang.process_doubts()) " " (self.doubts.len()) }
                    ul { @for found in &self.doubts {
                        li { a href=(self.address(&found.field)) { (finding(lang, found.kind)) } " " (finding_helps(lang, found.kind)) }
                    } }
                }
            }
        }
    }
}

/// 时间预算: the longest way against the promise, as a bar with its numbers (C-13).
pub(super) fn budget(lang: Lang, content: &Content) -> Markup {
    let path = content.process.critical_path();
    let Some(promised) = content.limits.promised else {
        return html! { p { strong { (lang.process_budget()) } " " (lang.process_no_promise()) } };
    };
    let (used, others) = in_unit(path, promised);
    let late = used.amount() > promised.amount();
    let standing = if late {
        lang.process_budget_over(&codes::limit(lang, promised.of(used.amount() - promised.amount())))
    } else if used.amount() == promised.amount() {
        lang.process_budget_full().to_owned()
    } else {
        lang.process_budget_left(&codes::limit(lang, promised.of(promised.amount() - used.amount())))
    };
    let words = lang.process_budget_words(&codes::limit(lang, used), &codes::limit(lang, promised));
    let scale = promised.amount().max(used.amount()).max(1);
    let percent = |part: u64| format!("{}%", part.saturating_mul(100) / scale);
    html! {
        div class={ "clock " (if late { "late" } else { "in_time" }) } {
            div class="clock-head" {
                strong { (lang.process_budget()) }
                span class="light" { span aria-hidden="true" { (if late { "■" } else { "●" }) } " " (standing) }
            }
            svg class="bar" width="100%" height="8" role="img" aria-label=(words) {
                rect class="bar-ground" width="100%" height="8" rx="4" {}
                rect class="bar-used" width=(percent(used.amount())) height="8" rx="4" {}
                @if late {
                    line class="bar-limit" x1=(percent(promised.amount())) x2=(percent(promised.amount())) y1="0" y2="8" {}
                }
            }
            div class="clock-foot" { span { (words) } }
            @for other in others { p class="clock-note" { (lang.process_budget_other(&codes::limit(lang, other))) } }
        }
    }
}

/// What the steps take together, unit by unit.
pub(in crate::web::manage) fn total(lang: Lang, content: &Content) -> String {
    let (used, mut others) = in_unit(content.process.critical_path(), content.promised_limit());
    others.insert(0, used);
    let words: Vec<String> = others.into_iter().map(|limit| codes::limit(lang, limit)).collect();
    words.join(lang.pick("、", ", "))
}

/// What the longest way takes in the unit of the promise, and in other units besides.
fn in_unit(path: Budget, promised: Limit) -> (Limit, Vec<Limit>) {
    let all = [
        Limit::working_days(u16::try_from(path.working_days).unwrap_or(u16::MAX)),
        Limit::calendar_days(u16::try_from(path.calendar_days).unwrap_or(u16::MAX)),
        Limit::office_seconds(path.office_seconds),
    ];
    let used = all.iter().find(|one| one.same_unit(promised)).copied().unwrap_or(promised.of(0));
    let others = all.into_iter().filter(|one| !one.same_unit(promised) && one.amount() > 0).collect();
    (used, others)
}

/// The post that decides: the one of the last step, if that is the decision.
fn deciding(process: &Process) -> Option<&PostId> {
    match process.blocks.last()? {
        Block::Step(step) if step.kind == StepKind::Decision => Some(&step.post),
        _ => None,
    }
}

/// 职责分离: who accepts and who decides (K-13), and whether it is the same person after all.
pub(super) fn duties(lang: Lang, content: &Content, hall: &Hall) -> Markup {
    let process = &content.process;
    let name = |post: &PostId| {
        let name = way::post_name(lang, hall, &content.body.department, post);
        if name.is_empty() { lang.process_nobody().to_owned() } else { name }
    };
    let accepts = &process.acceptance_post;
    let decides = deciding(process);
    let holders =
        |post: &PostId| hall.posts.get(post).map(|post| post.holders.as_slice()).unwrap_or_default();
    let both =
        decides.is_some_and(|decides| holders(decides).iter().any(|one| holders(accepts).contains(one)));
    let (tone, verdict) = match decides {
        None => (Tone::Quiet, lang.process_duties_open()),
        Some(_) if process.full_authorisation => (Tone::Quiet, lang.process_duties_full()),
        Some(decides) if decides == accepts => (Tone::Bad, lang.process_duties_same()),
        Some(_) if both => (Tone::Warning, lang.process_duties_person()),
        Some(_) => (Tone::Good, lang.process_duties_apart()),
    };
    let words = lang.process_duties_words(
        &name(accepts),
        &decides.map(name).unwrap_or_else(|| lang.process_nobody().to_owned()),
    );
    pieces::notice(tone, lang.process_duties(), html! { p { (verdict) } p class="quiet" { (words) } })
}

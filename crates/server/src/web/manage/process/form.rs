//! The form of the editor: every block of the sketch with its fields and its buttons. The whole form is posted whatever
//! button is pressed, so everything works without script and nothing typed is lost.

use super::{
    fill::{OTHERWISE, condition, of},
    preview::Checks,
    sketch::{Kind, Node, Sketch},
    template,
};
use crate::{
    form::Form,
    text::{Lang, codes, risk_level},
    visitor::Visit,
    web::{
        manage::{department, edit::section_address},
        pieces::{self, Choice, Field, Weight, Width},
        way,
    },
};
use maud::{Markup, html};
use rules::{
    hall::{Hall, Post, Role},
    item::{
        Content,
        process::{RiskLevel, StepKind},
    },
    name::DepartmentId,
};
use std::cell::Cell;

/// Everything the form is drawn from.
pub(super) struct Drawing<'a> {
    pub(super) visit: &'a Visit,
    pub(super) content: &'a Content,
    pub(super) sketch: &'a Sketch,
    pub(super) form: &'a Form,
    pub(super) checks: &'a Checks<'a>,
    /// The block that the last button was about: the keyboard goes on there.
    pub(super) shown: Option<u32>,
    /// Steps counted so far, in reading order.
    pub(super) count: Cell<usize>,
}

impl Drawing<'_> {
    fn lang(&self) -> Lang {
        self.visit.lang()
    }

    /// The inside of the form.
    pub(super) fn show(&self, back: &str) -> Markup {
        let lang = self.lang();
        let root = &self.sketch.root;
        html! {
            (pieces::hidden("shape", &self.sketch.text()))
            (pieces::hidden("seen", self.form.text("seen")))
            // The first button is the one that Enter presses: it only looks.
            (pieces::buttons(&[
                pieces::submit_as(Weight::Side, "do", "preview", lang.process_preview()),
                pieces::submit_as(Weight::Main, "do", "save", lang.process_save()),
            ]))
            (self.templates())
            (pieces::panel("frame", lang.process_frame(), self.frame()))
            section class="panel" id=(pieces::field_id("blocks")) aria-labelledby="blocks-title" tabindex="-1" {
                h2 id="blocks-title" { (lang.process_blocks()) }
                p class="hint" { (lang.process_blocks_lead()) }
                @if let Some(why) = self.form.error("blocks") { p class="error" { "■ " (why.text(lang)) } }
                @if root.below.is_empty() { p { (lang.process_is_empty()) } }
                (self.sequence(root))
            }
            (pieces::buttons(&[
                pieces::submit_as(Weight::Main, "do", "save", lang.process_save()),
                pieces::side_link(back, lang.process_back()),
            ]))
        }
    }

    fn templates(&self) -> Markup {
        let lang = self.lang();
        let fresh = self.sketch.root.below.is_empty();
        let title = if fresh { lang.process_templates() } else { lang.process_templates_again() };
        html! {
            details open[fresh] {
                summary { (title) }
                p class="hint" { (lang.process_templates_lead()) }
                div class="buttons" { @for (word, one) in template::ALL {
                    (pieces::submit_as(Weight::Side, "do", &format!("template:{word}"), template_name(lang, one)))
                } }
            }
        }
    }

    fn frame(&self) -> Markup {
        let lang = self.lang();
        let yes = [Choice::hinted("yes", lang.process_full_yes(), lang.process_full_hint())];
        let window =
            |post: &Post| post.roles.contains(&Role::WindowClerk) || post.roles.contains(&Role::Approver);
        let delivery = |post: &Post| {
            post.roles.contains(&Role::DeliveryClerk) || post.roles.contains(&Role::WindowClerk)
        };
        html! {
            div class="beside" {
                (self.post_field("acceptance_post", lang.process_acceptance_post(), &window))
                (self.post_field("delivery_post", lang.process_delivery_post(), &delivery))
            }
            (Field::boxes("full_authorisation", lang.process_full(), &yes).show(lang, self.form))
        }
    }

    /// The blocks of a sequence, and the buttons that add to it.
    fn sequence(&self, holder: &Node) -> Markup {
        let lang = self.lang();
        let last = holder.below.len().saturating_sub(1);
        let add = |word: &str, label: &str| turn_button(&format!("{word}:{}", holder.key), label, "");
        html! {
            @for (place, node) in holder.below.iter().enumerate() {
                @if node.kind == Kind::Step { (self.step(node, place == 0, place == last)) }
                @else { (self.fork(node, place == 0, place == last)) }
            }
            div class="buttons adding" {
                (add("step", lang.process_add_step()))
                @if self.sketch.may_fork(holder.key) {
                    (add("parallel", lang.process_add_parallel()))
                    // Without questions no case could ever take an arm.
                    @if self.content.questions.is_empty() {
                        a href=(section_address(self.content.identity.task_code.as_str(), "questions")) {
                            (lang.draft_choice_first())
                        }
                    } @else { (add("choice", lang.process_add_choice())) }
                }
            }
        }
    }

    /// What a block is, and the buttons that move it. The keyboard goes on here after a button, save in steps, which have
    /// a name to begin with.
    fn head(&self, key: u32, title: &str, first: bool, last: bool, focused: bool) -> Markup {
        let lang = self.lang();
        let button = |word: &str, label: &str| turn_button(&format!("{word}:{key}"), label, title);
        html! {
            div class="block-head" {
                h3 id=(of("block", key)) tabindex="-1" autofocus[focused] { (title) }
                div class="acts" {
                    @if !first { (button("up", lang.process_up())) }
                    @if !last { (button("down", lang.process_down())) }
                    (button("remove", lang.process_remove()))
                }
            }
        }
    }

    fn fork(&self, node: &Node, first: bool, last: bool) -> Markup {
        let lang = self.lang();
        let parallel = node.kind == Kind::Parallel;
        let (title, add) = if parallel {
            (lang.process_parallel(), lang.process_add_branch())
        } else {
            (lang.process_choice(), lang.process_add_arm())
        };
        let end = node.below.len().saturating_sub(1);
        html! {
            section class="block fork" {
                (self.head(node.key, title, first, last, self.shown == Some(node.key)))
                @if !parallel && self.content.questions.is_empty() { p class="hint" { (lang.process_when_none()) } }
                @for (place, way) in node.below.iter().enumerate() {
                    @let title = if parallel { lang.process_branch(place + 1) } else { lang.process_arm(place + 1) };
                    section class="block way" {
                        (self.head(way.key, &title, place == 0, place == end, self.shown == Some(way.key)))
                        @if parallel { (self.branch_name(way)) } @else { (self.when(way)) }
                        @if way.below.is_empty() { p class="hint" { (lang.process_empty_way()) } }
                        (self.sequence(way))
                    }
                }
                div class="buttons adding" { (turn_button(&format!("way:{}", node.key), add, "")) }
            }
        }
    }

    fn branch_name(&self, way: &Node) -> Markup {
        let lang = self.lang();
        Field::line(&of("way", way.key), lang.process_branch_name())
            .hint(lang.process_branch_hint())
            .show(lang, self.form)
    }

    /// The applicant's answers, one of which takes this arm.
    fn when(&self, way: &Node) -> Markup {
        let lang = self.lang();
        let name = of("when", way.key);
        let mut answers: Vec<(String, String)> =
            vec![(OTHERWISE.to_owned(), lang.process_otherwise().to_owned())];
        for question in &self.content.questions {
            for answer in &question.answers {
                let when =
                    rules::item::content::When { question: question.id.clone(), answer: answer.id.clone() };
                let (asked, told) =
                    (lang.pick(&question.text, &question.text_en), lang.pick(&answer.text, &answer.text_en));
                answers.push((condition(&when), format!("{asked} {told}")));
            }
        }
        let typed = self.form.text(&name);
        if !typed.is_empty() && !answers.iter().any(|(value, _)| value == typed) {
            answers.push((typed.to_owned(), lang.process_when_gone().to_owned()));
        }
        let choices: Vec<Choice<'_>> =
            answers.iter().map(|(value, label)| Choice::new(value, label)).collect();
        Field::select(&name, lang.process_when(), &choices).show(lang, self.form)
    }

    fn step(&self, node: &Node, first: bool, last: bool) -> Markup {
        let (lang, form, key) = (self.lang(), self.form, node.key);
        self.count.set(self.count.get() + 1);
        let title = lang.process_step(self.count.get());
        let kinds: Vec<(String, &str)> =
            StepKind::ALL.iter().map(|kind| (codes::word(kind), codes::step_kind(lang, *kind))).collect();
        let kinds: Vec<Choice<'_>> = kinds.iter().map(|(word, label)| Choice::new(word, label)).collect();
        let units = lang.process_units().map(|(word, label)| Choice::new(word, label));
        let (name, name_en, kind) = (of("name", key), of("name_en", key), of("kind", key));
        let (limit, unit, checklist) = (of("limit", key), of("unit", key), of("checklist", key));
        let mut named = Field::line(&name, lang.process_name()).example(lang.process_name_example());
        if self.shown == Some(key) {
            named = named.focused();
        }
        let desk = |post: &Post| post.is_on_the_desk();
        html! {
            section class="block step" {
                (self.head(key, &title, first, last, false))
                (self.checks.at_step(key))
                div class="beside" {
                    (named.show(lang, form))
                    (Field::line(&name_en, lang.process_name_en()).show(lang, form))
                }
                div class="beside" {
                    (Field::select(&kind, lang.process_kind(), &kinds).show(lang, form))
                    (self.post_field(&of("post", key), lang.process_post(), &desk))
                }
                div class="beside" {
                    (Field::number(&limit, lang.process_limit()).show(lang, form))
                    (Field::select(&unit, lang.process_unit(), &units).width(Width::Short).show(lang, form))
                }
                (Field::lines(&checklist, lang.process_checklist(), 3).hint(lang.process_checklist_hint()).show(lang, form))
                (self.risk(key))
            }
        }
    }

    fn risk(&self, key: u32) -> Markup {
        let (lang, form) = (self.lang(), self.form);
        let levels: Vec<(String, &str)> =
            RiskLevel::ALL.iter().map(|level| (codes::word(level), risk_level(lang, *level))).collect();
        let levels: Vec<Choice<'_>> = levels.iter().map(|(word, label)| Choice::new(word, label)).collect();
        let (risk, shows, measures, owner) =
            (of("risk", key), of("risk_form", key), of("measures", key), of("owner", key));
        let open = [&risk, &shows, &measures, &owner]
            .iter()
            .any(|name| form.given(name).is_some() || form.error(name).is_some());
        html! {
            details open[open] {
                summary { (lang.process_risk_of()) }
                div class="beside" {
                    (Field::select(&risk, lang.process_risk(), &levels).hint(lang.process_risk_hint()).show(lang, form))
                    (Field::line(&owner, lang.process_owner()).show(lang, form))
                }
                (Field::line(&shows, lang.process_risk_form()).show(lang, form))
                (Field::lines(&measures, lang.process_measures(), 2).hint(lang.process_measures_hint()).show(lang, form))
            }
        }
    }

    /// The posts that fit, by department, those of the item's own first; whatever is chosen stays to be chosen.
    fn post_field(&self, name: &str, label: &str, fits: &dyn Fn(&Post) -> bool) -> Markup {
        let (lang, form, hall) = (self.lang(), self.form, &self.visit.hall);
        let id = pieces::field_id(name);
        let chosen = form.text(name);
        let wrong = form.error(name).map(|_| "true");
        let groups = by_department(lang, hall, &self.content.body.department, |post| {
            fits(post) || post.id.as_str() == chosen
        });
        let known = chosen.is_empty() || hall.posts.contains_key(&chosen.into());
        html! {
            div class="field" {
                label for=(id) { (label) }
                select class="middle" id=(id) name=(name) aria-invalid=[wrong] {
                    option value="" { (lang.form_choose()) }
                    @for (of, posts) in groups {
                        optgroup label=(department(lang, hall, of.as_str())) {
                            @for post in posts {
                                option value=(post.id) selected[post.id.as_str() == chosen] {
                                    (way::post_name(lang, hall, &self.content.body.department, &post.id))
                                }
                            }
                        }
                    }
                    @if !known { option value=(chosen) selected { (lang.process_post_unknown(chosen)) } }
                }
            }
        }
    }
}

/// The own department first, the others by their names, so that they are found.
fn by_department<'a>(
    lang: Lang,
    hall: &'a Hall,
    own: &DepartmentId,
    fits: impl Fn(&Post) -> bool,
) -> Vec<(&'a DepartmentId, Vec<&'a Post>)> {
    let mut groups: Vec<(&DepartmentId, Vec<&Post>)> = Vec::new();
    for of in hall.departments.keys() {
        let posts: Vec<&Post> =
            hall.posts.values().filter(|post| post.department == *of && fits(post)).collect();
        if !posts.is_empty() {
            groups.push((of, posts));
        }
    }
    groups.sort_by_key(|(of, _)| (*of != own, department(lang, hall, of.as_str())));
    groups
}

/// A button that changes the shape; `about` is read out after its words.
fn turn_button(value: &str, label: &str, about: &str) -> Markup {
    html! {
        button type="submit" class="button small" name="do" value=(value) {
            (label)
            @if !about.is_empty() { span class="unseen" { " " (about) } }
        }
    }
}

const fn template_name(lang: Lang, template: template::Template) -> &'static str {
    match template {
        template::Template::AtOnce => lang.process_at_once(),
        template::Template::OneReview => lang.process_one_review(),
        template::Template::WithSiteCheck => lang.process_site_check(),
        template::Template::Joint => lang.process_joint(),
    }
}

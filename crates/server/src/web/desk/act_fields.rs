//! 填表: the fields of each act, filled in as far as the item tells, with what was typed kept.

use super::{
    act_read::{known_bases, point_field},
    effects,
    open::OpenCase,
};
use crate::{
    form::Form,
    text::{Lang, codes},
    web::{
        pieces::{self, Choice, Field, Tone},
        story::basis_text,
    },
};
use maud::{Markup, html};
use rules::{
    case::{ActKind, ClockName, Command, Event, SpecialProcedureKind, hearing::HearingGround},
    clock::Limit,
    item::{
        Content,
        content::{Purpose, SpecialLink},
        process::Step,
    },
    time::WorkingDays,
};

/// An act about to be done: what its fields need.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a> {
    pub(super) lang: Lang,
    pub(super) open: &'a OpenCase,
    pub(super) kind: ActKind,
    pub(super) step: Option<&'a Step>,
}

/// What an empty form begins with: what the item says anyway.
pub(super) fn prefilled(open: &OpenCase, kind: ActKind, asked: &Form) -> Form {
    let form = Form::empty();
    match kind {
        ActKind::Grant => form.with("reason", crate::papers::granted(&open.content, purpose(open))),
        ActKind::Recuse | ActKind::DenyRecusal => form.with("person", asked.text("person")),
        ActKind::StartSpecialProcedure => {
            let links = started(&open.content);
            let wanted = asked.number("link").and_then(|place| usize::try_from(place).ok()).unwrap_or(0);
            match links.get(wanted) {
                Some(link) if link.basis.is_named() => from_link(form, link),
                Some(link) => by_general_law(from_link(form, link)),
                None => by_general_law(form.with("unit", "working")),
            }
        }
        ActKind::AnnounceHearing => {
            let hearing = |link: &&SpecialLink| link.kind == Some(SpecialProcedureKind::Hearing);
            match open.content.limits.special_links.iter().find(hearing) {
                Some(link) => form
                    .with("kind", codes::word(&HearingGround::LawRequires))
                    .with("law", &*link.basis.law)
                    .with("article", &*link.basis.article),
                None => form,
            }
        }
        _ => form,
    }
}

/// The special links of the item that somebody starts; a hearing pauses by its own notice (L-23).
fn started(content: &Content) -> Vec<&SpecialLink> {
    let links = content.limits.special_links.iter();
    links.filter(|link| link.kind != Some(SpecialProcedureKind::Hearing)).collect()
}

/// What the decision does: to the licence it is about, or else by what the item is for.
fn purpose(open: &OpenCase) -> Purpose {
    open.case().about.as_ref().map_or(open.content.handling.purpose, |about| about.purpose)
}

/// Where the item names no law of its own, the one that stops the clock for every procedure (L-23).
fn by_general_law(form: Form) -> Form {
    form.with("law", "中华人民共和国行政许可法").with("article", "第四十五条")
}

fn from_link(form: Form, link: &SpecialLink) -> Form {
    let (needed, unit) = match link.time {
        Some(Limit::WorkingDays(days)) => (days.0.to_string(), "working"),
        Some(Limit::CalendarDays(days)) => (days.0.to_string(), "calendar"),
        Some(Limit::OfficeSeconds(_)) | None => (String::new(), "working"),
    };
    form.with("kind", link.kind.as_ref().map(codes::word).unwrap_or_default())
        .with("needed", needed)
        .with("unit", unit)
        .with("law", &*link.basis.law)
        .with("article", &*link.basis.article)
}

impl Fields<'_> {
    /// The fields of this act.
    pub(super) fn show(&self, form: &Form) -> Markup {
        match self.kind {
            ActKind::TakeStep => html! {},
            ActKind::FinishStep => self.finish(form),
            ActKind::SendBack => self.send_back(form),
            ActKind::Grant => self.grant(form),
            ActKind::Refuse => self.refuse(form),
            ActKind::StartSpecialProcedure => self.special(form),
            ActKind::EndSpecialProcedure => self.special_end(form),
            ActKind::Extend => self.extend(form),
            ActKind::ProduceResult => self.produce(),
            ActKind::Terminate => {
                self.reason(form, self.lang.desk_terminate_reason(), self.lang.desk_terminate_hint())
            }
            _ => self.chapter(form),
        }
    }

    fn reason(&self, form: &Form, label: &str, hint: &str) -> Markup {
        let hint = format!("{hint}{}{}", self.lang.pick("", " "), self.lang.desk_public_words());
        Field::lines("reason", label, 4).required().hint(&hint).show(self.lang, form)
    }

    fn opinion(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let hint = format!("{}{}{}", lang.desk_opinion_hint(), lang.pick("", " "), lang.desk_public_words());
        Field::lines("opinion", lang.desk_opinion(), 3)
            .required()
            .hint(&hint)
            .example(lang.desk_opinion_example())
            .show(lang, form)
    }

    /// Every point is a question with yes and no; none is ticked beforehand, so that each is looked at (CA10).
    fn checklist(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let points = self.step.map_or(&[][..], |step| &step.checklist);
        let answers = [Choice::new("yes", lang.desk_yes()), Choice::new("no", lang.desk_no())];
        html! {
            @if !points.is_empty() {
                h2 { (lang.desk_checklist()) }
                p class="hint" { (lang.desk_checklist_lead()) }
                div class="yes-no" { @for (place, point) in points.iter().enumerate() {
                    @let label = format!("{}. {}", place + 1, point.text);
                    (Field::radios(&point_field(&point.id), &label, &answers).required().show(lang, form))
                } }
            }
        }
    }

    fn finish(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let results = [
            Choice::hinted("agree", lang.desk_agree(), lang.desk_agree_is()),
            Choice::hinted("disagree", lang.desk_disagree(), lang.desk_disagree_is()),
        ];
        html! {
            (self.checklist(form))
            (Field::radios("result", lang.desk_result(), &results).required().show(lang, form))
            (self.opinion(form))
        }
    }

    fn send_back(&self, form: &Form) -> Markup {
        let (lang, process) = (self.lang, &self.open.content.process);
        let Some(from) = self.step else { return html! {} };
        let name = |step: &Step| lang.pick(&step.name, &step.name_en).to_owned();
        let ways: Vec<(&Step, String, String)> = self
            .open
            .case()
            .ways_back(&from.id, process)
            .into_iter()
            .map(|step| {
                let again: Vec<String> = process.from_step_on(&step.id).into_iter().map(name).collect();
                (step, name(step), lang.desk_to_again(&again.join(lang.pick("、", ", "))))
            })
            .collect();
        let choices: Vec<Choice<'_>> =
            ways.iter().map(|(step, name, again)| Choice::hinted(step.id.as_str(), name, again)).collect();
        html! {
            (Field::radios("to", lang.desk_to(), &choices).required().show(lang, form))
            (self.reason(form, lang.desk_back_reason(), lang.desk_back_hint()))
        }
    }

    fn grant(&self, form: &Form) -> Markup {
        let lang = self.lang;
        html! {
            (self.checklist(form))
            (self.opinion(form))
            (self.reason(form, lang.desk_content(), lang.desk_content_hint()))
        }
    }

    fn refuse(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let bases: Vec<(String, String, &str)> = known_bases(self.open)
            .into_iter()
            .enumerate()
            .map(|(place, basis)| (place.to_string(), basis_text(basis), basis.text.as_str()))
            .collect();
        let choices: Vec<Choice<'_>> =
            bases.iter().map(|(place, name, text)| Choice::hinted(place, name, text)).collect();
        let step = self.step.map(|step| &step.id);
        let remedies = self.open.foreseen(self.kind, step).into_iter().find_map(|event| match event {
            Event::Refused { remedies, .. } => Some(remedies),
            _ => None,
        });
        html! {
            (self.checklist(form))
            (self.reason(form, lang.desk_reasons(), lang.desk_reasons_hint()))
            (Field::boxes("basis", lang.desk_refusal_basis(), &choices).required()
                .hint(lang.desk_refusal_basis_hint()).show(lang, form))
            (Field::line("law", lang.desk_law_other()).show(lang, form))
            (Field::line("article", lang.desk_article()).example(lang.desk_article_example()).show(lang, form))
            // L-33: what was measured is refused by the standard it failed.
            @if self.open.case().procedures.iter().any(|kind| kind.measures()) {
                (Field::lines("standard", lang.desk_standard(), 2).required().hint(lang.desk_standard_hint()).show(lang, form))
            }
            @if let Some(remedies) = remedies {
                (pieces::notice(Tone::Seal, lang.desk_remedies(), html! { p { (remedies) } }))
            }
        }
    }

    fn special(&self, form: &Form) -> Markup {
        let lang = self.lang;
        // A hearing pauses by its own notice (L-23).
        let starts = |kind: &&SpecialProcedureKind| {
            !matches!(kind, SpecialProcedureKind::Hearing | SpecialProcedureKind::Other)
        };
        let listed = SpecialProcedureKind::ALL.iter().filter(starts);
        let kinds: Vec<(String, &str)> =
            listed.map(|kind| (codes::word(kind), codes::special_procedure(lang, *kind))).collect();
        let kinds: Vec<Choice<'_>> = kinds.iter().map(|(word, name)| Choice::new(word, name)).collect();
        let units = [
            Choice::new("working", lang.desk_unit_working()),
            Choice::new("calendar", lang.desk_unit_calendar()),
        ];
        html! {
            (self.presets())
            (Field::select("kind", lang.desk_special_kind(), &kinds).required()
                .hint(lang.desk_special_kind_hint()).show(lang, form))
            (Field::number("needed", lang.desk_needed()).required().hint(lang.desk_needed_hint()).show(lang, form))
            (Field::radios("unit", lang.desk_unit(), &units).required().show(lang, form))
            (Field::line("law", lang.desk_law()).required().show(lang, form))
            (Field::line("article", lang.desk_article()).required().example(lang.desk_article_example())
                .show(lang, form))
        }
    }

    /// The item's own special links, each a way to fill the form in.
    fn presets(&self) -> Markup {
        let links = started(&self.open.content);
        let path = format!("/desk/cases/{}/acts/special", self.open.number);
        html! {
            @if links.len() > 1 {
                p { (self.lang.desk_preset()) "：" }
                ul { @for (place, link) in links.iter().enumerate() {
                    li { a href=(crate::form::address(&path, &[("link", &place.to_string())])) { (link.name) } }
                } }
            }
        }
    }

    fn special_end(&self, form: &Form) -> Markup {
        let lang = self.lang;
        let after =
            self.open.after(Command::EndSpecialProcedure { result: lang.desk_end_result().to_owned() });
        html! {
            @if let Some(after) = &after { (effects::dates(lang, self.open, &after.after().state)) }
            (self.reason(form, lang.desk_end_result(), ""))
        }
    }

    /// Every length that the law allows, each with the day it leads to: the effect is seen before the act.
    fn extend(&self, form: &Form) -> Markup {
        let (lang, hall) = (self.lang, &self.open.hall);
        let most = self.open.case().longest_extension(&self.open.content);
        let lengths: Vec<(String, String, String)> = (1..=most.0)
            .map(|days| {
                let command = Command::Extend { by: WorkingDays(days), reason: lang.desk_by().to_owned() };
                let after = self.open.after(command);
                let due = after.and_then(|after| {
                    effects::due_day(lang, hall, &after.after().state, &ClockName::Statutory)
                });
                let due = due.map_or_else(String::new, |due| lang.desk_by_new(&due));
                (days.to_string(), lang.desk_by_days(days), due)
            })
            .collect();
        let choices: Vec<Choice<'_>> =
            lengths.iter().map(|(days, label, due)| Choice::hinted(days, label, due)).collect();
        html! {
            @for name in [ClockName::Statutory, ClockName::Promised] {
                @if let Some(due) = effects::due_day(lang, hall, self.open.case(), &name) {
                    p { (lang.desk_now_due(&crate::text::law::clock(lang, &name, None), &due)) }
                }
            }
            (Field::radios("by", lang.desk_by(), &choices).required().show(lang, form))
            (self.reason(form, lang.desk_extend_reason(), lang.desk_extend_hint()))
        }
    }

    /// What will be made, as the rules would make it now.
    fn produce(&self) -> Markup {
        let lang = self.lang;
        html! {
            @for event in self.open.foreseen(self.kind, None) {
                @if let Event::ResultProduced { result, valid_until } = event {
                    p { strong { (lang.desk_produce_lead(&result)) } }
                    @match valid_until {
                        Some(day) => p { (lang.desk_valid_until(&pieces::full_day_text(lang, day))) },
                        None => p { (lang.desk_without_term()) },
                    }
                }
            }
        }
    }
}

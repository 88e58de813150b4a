//! 办事指南: the parts of an item's guide, as the public reads it and as its editors see it beforehand (L-05, I-09, I-20).
//!
//! First what everybody asks — how long, how often, how much, online? — then who, what to bring, how it goes, and at the
//! end every published particular. Nothing is read from the store here, and who may see it the pages decide.

mod papers;
mod particulars;
mod way;

use crate::{
    form::{Form, address},
    text::{Lang, codes},
    visitor::Visit,
    web::pieces::{self, Fact, GuideFact, Tone},
};
use maud::{Markup, html};
pub(super) use papers::{ANSWER, question_field};
use rules::{
    hall::Role,
    item::{Content, ItemState},
};
use store::views::{items::ItemRow, standing::Places};

/// 办事指南: everything the parts of the page look at.
pub(super) struct Guide<'a> {
    /// For whom it is drawn.
    pub visit: &'a Visit,
    /// In which language.
    pub lang: Lang,
    /// The item as lists show it.
    pub row: &'a ItemRow,
    /// Which version is shown.
    pub version: u32,
    /// What it says.
    pub content: &'a Content,
    /// The answers to the guided questions.
    pub form: &'a Form,
    /// The address of the page, at which the questions are asked.
    pub at: &'a str,
    /// What only a guide in force has; a draft has none of it, and no form to print.
    pub live: Option<Live>,
}

/// 在用指南: what stands around a guide that anybody can read.
pub(super) struct Live {
    /// How many places are gone, where their number is limited (L-35).
    pub places: Option<Places>,
    /// What reform did to it, if anything (D-06).
    pub moves: Markup,
    /// What was published about it.
    pub told: Markup,
    /// Where else it is taken in.
    pub centres: Markup,
}

impl Guide<'_> {
    /// The whole page: heading, what closes the item, the parts, and the way to apply.
    #[must_use]
    pub(super) fn body(&self, name: &str) -> Markup {
        let lang = self.lang;
        let department = self.visit.hall.departments.get(&self.content.body.department);
        let department = department.map_or("", |known| lang.pick(&known.name, &known.name_en));
        let way_in = self.way_in();
        let acts = html! {
            @if let Some((href, label)) = &way_in { (pieces::main_link(href, label)) }
            button type="button" class="button" data-print hidden { (lang.guide_print()) }
        };
        html! {
            (pieces::heading(name, Some(department), acts))
            (self.closed())
            @if let Some(live) = &self.live { (live.moves) }
            @if lang == Lang::En { p class="quiet" { (lang.guide_only_chinese()) } }
            (self.parts())
            @if let Some((href, label)) = &way_in { (pieces::act_in_reach(href, label)) }
        }
    }

    /// Everything the guide tells, from the four facts to the particulars; without heading and without a way to apply.
    #[must_use]
    pub(super) fn parts(&self) -> Markup {
        let lang = self.lang;
        html! {
            (self.four())
            (pieces::panel("who", lang.guide_who(), self.who()))
            (pieces::panel("bring", lang.guide_bring(), papers::panel(self)))
            (pieces::panel("way", lang.guide_way(), way::panel(self)))
            (pieces::panel("fees", lang.guide_fees(), particulars::fees(self)))
            (pieces::panel("results", lang.guide_results(), particulars::results(self)))
            (pieces::panel("place", lang.guide_place(), particulars::place(self)))
            (particulars::questions(self))
            (pieces::panel("remedies", lang.guide_remedies(), particulars::remedies(self)))
            (pieces::panel("basis", lang.guide_basis(), particulars::basis(self)))
            @if let Some(live) = &self.live { (live.told) }
            (pieces::panel("public", lang.guide_public(), html! {
                details { summary { (lang.guide_public_open()) } (particulars::published(self)) }
            }))
        }
    }

    /// Where this visitor may begin an application: over the net for themselves, or for somebody at the window. Others
    /// of the hall have no part in it.
    fn way_in(&self) -> Option<(String, &'static str)> {
        if self.row.state != ItemState::Published || !self.is_open_today() {
            return None;
        }
        let code = &self.row.code;
        let roles = self.visit.signed_in.as_ref().map(|me| me.roles.as_slice());
        let online = || {
            let given = papers::answered(self);
            let given: Vec<(&str, &str)> =
                given.iter().map(|(name, answer)| (name.as_str(), *answer)).collect();
            self.content.handling.online_depth.map(|_| address(&format!("/apply/{code}"), &given))
        };
        match roles {
            None => Some((online()?, self.lang.guide_apply())),
            Some(roles) if roles.contains(&Role::Citizen) => Some((online()?, self.lang.guide_apply())),
            Some(roles) if roles.contains(&Role::WindowClerk) => {
                Some((format!("/counter/new/{code}"), self.lang.guide_take_in()))
            }
            Some(_) => None,
        }
    }

    /// Why the item takes no applications, if it takes none.
    fn closed(&self) -> Markup {
        let (lang, reason) = (self.lang, self.row.reason.trim_end_matches('。'));
        match self.row.state {
            ItemState::Suspended => pieces::notice(
                Tone::Warning,
                lang.guide_suspended(),
                html! { p { (lang.guide_suspended_more(reason)) } },
            ),
            ItemState::Cancelled => pieces::notice(
                Tone::Bad,
                lang.guide_cancelled(),
                html! { p { (lang.guide_cancelled_more(reason)) } },
            ),
            ItemState::Published => self.planned(),
            ItemState::Draft | ItemState::Listed => html! {},
        }
    }

    /// From which day applications are taken, or until which, where the item says so (I-06).
    fn planned(&self) -> Markup {
        let (lang, today) = (self.lang, self.visit.front.office.now().day());
        let day = |date| pieces::full_day_text(lang, date);
        let identity = &self.content.identity;
        match (identity.plan_effective_date, identity.plan_cancel_date) {
            (Some(from), _) if today < from => pieces::notice(
                Tone::Warning,
                &lang.guide_not_yet(&day(from)),
                html! { p { (lang.guide_not_yet_more()) } },
            ),
            (_, Some(end)) if today >= end => pieces::notice(
                Tone::Bad,
                &lang.apply_no_longer(&day(end)),
                html! { p { (lang.guide_over_more()) } },
            ),
            (_, Some(end)) => pieces::notice(
                Tone::Warning,
                &lang.guide_ends(&day(end)),
                html! { p { (lang.guide_over_more()) } },
            ),
            _ => html! {},
        }
    }

    /// Whether applications are taken today, by the days the item names.
    fn is_open_today(&self) -> bool {
        let today = self.visit.front.office.now().day();
        let identity = &self.content.identity;
        identity.plan_effective_date.is_none_or(|from| today >= from)
            && identity.plan_cancel_date.is_none_or(|end| today < end)
    }

    /// 四要素: time, visits, fee, online.
    fn four(&self) -> Markup {
        let lang = self.lang;
        let Content { limits, handling, fees, .. } = self.content;
        let words = |limit| codes::limit(lang, limit);
        let promised = limits.promised.or(self.content.statutory_limit());
        let promised = promised.map_or(lang.items_no_limit().to_owned(), words);
        let by_law = self
            .content
            .statutory_limit()
            .map_or(lang.guide_time_no_law().to_owned(), |limit| lang.guide_time_law(&words(limit)));
        let (visits, beside_visits) = match handling.visits_max {
            0 => (lang.guide_visits_none().to_owned(), lang.guide_visits_none_more()),
            times => (lang.guide_visits_most(times), handling.visit_reason.as_str()),
        };
        let (fee, beside_fee) = if fees.is_empty() {
            (lang.guide_free(), "")
        } else {
            (lang.guide_paid(), lang.guide_paid_see())
        };
        let (online, beside_online) = match handling.online_depth {
            Some(depth) => (lang.guide_online_yes(), codes::online_depth(lang, depth)),
            None => (lang.guide_online_no(), lang.guide_online_no_more()),
        };
        pieces::four_facts(&[
            GuideFact { label: lang.guide_time(), figure: &promised, beside: &by_law },
            GuideFact { label: lang.guide_visits(), figure: &visits, beside: beside_visits },
            GuideFact { label: lang.guide_fee(), figure: fee, beside: beside_fee },
            GuideFact { label: lang.guide_online(), figure: online, beside: beside_online },
        ])
    }

    /// 数量: how many may be granted, how many are, and what else the item says of it (L-05, L-35).
    fn quota(&self) -> String {
        let (lang, handling) = (self.lang, &self.content.handling);
        let counted = handling.quota.zip(self.live.as_ref().and_then(|live| live.places));
        let counted =
            counted.map(|(quota, gone)| lang.standing_places(quota.places, gone.taken, gone.waiting));
        match (counted, handling.quota_note.as_str()) {
            (Some(counted), note) => format!("{counted}{}{note}", lang.pick("", " ")),
            (None, "") => lang.guide_no_quota().to_owned(),
            (None, note) => note.to_owned(),
        }
    }

    fn who(&self) -> Markup {
        let lang = self.lang;
        let Content { handling, subject, .. } = self.content;
        let targets: Vec<&str> =
            subject.service_targets.iter().map(|target| codes::service_target(lang, *target)).collect();
        html! {
            (pieces::summary(lang, &[
                Fact::new(lang.guide_targets(), &lang.and(&targets)),
                Fact::marked(lang.guide_conditions(), html! {
                    ul { @for condition in &handling.accept_conditions { li { (pieces::chinese(lang, condition)) } } }
                }),
                Fact::new(lang.guide_quota(), &self.quota()),
            ]))
            @if handling.presence_required { p { strong { (lang.guide_in_person()) } } }
        }
    }
}

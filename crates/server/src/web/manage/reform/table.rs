//! The adjustments of a round as a table: what moves where, how far it has come, what is missing and what is late.

use super::address;
use crate::{
    text::Lang,
    visitor::Visit,
    web::{
        pieces::{self, Column, Table, Tone},
        reform::{tone, way},
    },
};
use maud::{Markup, html};
use rules::{
    reform::{AdjustEffect, AdjustState, Adjustment, RoundOpening},
    time::Date,
};
use std::collections::BTreeSet;

/// What the cells of a row look at besides the adjustment.
pub(super) struct Looking<'a> {
    pub(super) visit: &'a Visit,
    pub(super) opening: &'a RoundOpening,
    pub(super) today: Date,
    /// Items that the hall offers now, of those that wait for a version.
    pub(super) offered: BTreeSet<String>,
}

impl Looking<'_> {
    /// Whether any stage of it is late, or was done late while it is still on its way.
    pub(super) fn is_late(&self, adjustment: &Adjustment) -> bool {
        let stages = adjustment.stages(&self.opening.limits, &self.visit.hall.calendar);
        adjustment.is_open() && stages.iter().any(|stage| stage.done.is_none() && stage.is_late(self.today))
    }

    /// What is missing before it can go on, in words.
    pub(super) fn missing(&self, adjustment: &Adjustment) -> Vec<String> {
        let lang = self.visit.lang();
        let mut missing = Vec::new();
        if adjustment.is_open() {
            let tests = adjustment.tests_open();
            missing.extend(tests.iter().map(|test| lang.reform_missing_test(lang.reform_test(*test))));
            let papers = adjustment.papers_missing();
            missing.extend(papers.iter().map(|paper| lang.reform_missing_paper(lang.reform_paper(*paper))));
            let approved = adjustment.approval.is_some() || !adjustment.terms.kind.needs_government();
            if !approved {
                missing.push(lang.reform_missing_approval().to_owned());
            }
            if adjustment.published_on.is_none() {
                missing.push(lang.reform_missing_publication().to_owned());
            } else if missing.is_empty() {
                let day = pieces::full_day_text(lang, adjustment.terms.execution_on);
                missing.push(lang.reform_missing_day(&day));
            }
        }
        let waits = adjustment.effect() == Some(AdjustEffect::AwaitsVersion);
        if waits && !self.offered.contains(adjustment.terms.item.as_str()) {
            missing.push(lang.reform_missing_version().to_owned());
        }
        missing
    }

    /// The table of these adjustments.
    pub(super) fn table(&self, rows: &[(u32, &Adjustment)], next: Option<&str>, empty: Markup) -> Markup {
        let lang = self.visit.lang();
        let columns = [
            Column::new(lang.reform_item_short()),
            Column::new(lang.reform_kind_label()),
            Column::new(lang.reform_where()),
            Column::new(lang.reform_since()),
            Column::new(lang.reform_state_label()),
            Column::new(lang.reform_missing()),
        ];
        let rows = rows.iter().map(|(number, adjustment)| self.row(lang, *number, adjustment)).collect();
        Table {
            caption: lang.reform_adjustments(),
            columns: &columns,
            rows,
            empty,
            next,
            first: None,
            files: &[],
        }
        .show(lang)
    }

    fn row(&self, lang: Lang, number: u32, adjustment: &Adjustment) -> Vec<Markup> {
        let terms = &adjustment.terms;
        let page = format!("{}/{number}", address(&self.opening.number));
        let missing = self.missing(adjustment);
        vec![
            html! { a href=(page) { (terms.name) } " " span class="quiet" { (number) } },
            html! { (lang.reform_kind(terms.kind)) },
            way(terms),
            pieces::full_day(lang, terms.execution_on),
            html! {
                (pieces::tag(tone(adjustment.state), lang.reform_state(adjustment.state)))
                @if self.is_late(adjustment) { " " (pieces::tag(Tone::Bad, lang.reform_is_late())) }
            },
            html! {
                @if adjustment.state == AdjustState::Withdrawn { "—" }
                @else if missing.is_empty() { span class="quiet" { (lang.reform_missing_none()) } }
                @else { (missing.join(lang.pick("；", "; "))) }
            },
        ]
    }
}

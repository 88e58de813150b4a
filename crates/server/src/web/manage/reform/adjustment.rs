//! `/manage/reform/{round}/{number}`: one adjustment: what it says (D-01), the three opinions (D-02), the five attachments
//! (D-03), when each stage is due (D-05), and what whoever reads it may do now.

use super::{acts, address, one, read, round::offered, table::Looking, trail};
use crate::{
    failure::Failure,
    form::Form,
    people::Names,
    text::{Lang, codes},
    visitor::Reformer,
    web::{
        frame::Room,
        manage::items::item_address,
        pieces::{self, Column, Columns, Fact, Link, Table, Tone},
        reform::{self, tone, way},
    },
};
use axum::{extract::Path, http::StatusCode, response::Response};
use maud::{Markup, html};
use rules::reform::{AdjustKind, AdjustTest, Adjustment, Round, RoundOpening, Terms};
use store::views::items;

/// An adjustment on its page.
pub(super) struct Shown<'a> {
    pub(super) reformer: &'a Reformer,
    pub(super) opening: &'a RoundOpening,
    pub(super) number: u32,
    pub(super) adjustment: &'a Adjustment,
}

/// `GET /manage/reform/{round}/{number}`
pub(super) async fn show(
    reformer: Reformer,
    Path((round, number)): Path<(String, String)>,
    form: Form,
) -> Result<Response, Response> {
    let fail = |failure: Failure| reformer.fail(&failure);
    let (known, opening) = read(&reformer, &round).await.map_err(fail)?;
    let (number, adjustment) = one(&known, &number).map_err(fail)?;
    let shown = Shown { reformer: &reformer, opening: &opening, number, adjustment };
    let told = form.given("done").is_some();
    shown.page(&known, StatusCode::OK, &Form::empty(), told).await.map_err(fail)
}

impl Shown<'_> {
    /// The address of this page.
    pub(super) fn address(&self) -> String {
        format!("{}/{}", address(&self.opening.number), self.number)
    }

    pub(super) async fn page(
        &self,
        round: &Round,
        status: StatusCode,
        form: &Form,
        told: bool,
    ) -> Result<Response, Failure> {
        let (reformer, adjustment) = (self.reformer, self.adjustment);
        let lang = reformer.lang();
        let opinions = adjustment.opinions.values().map(|opinion| opinion.by.as_str());
        let people: Vec<&str> = opinions.chain([adjustment.proposed_by.as_str()]).collect();
        let names = Names::of(&reformer.front.store, people).await?;
        let known = items::one(reformer.front.store.db(), adjustment.terms.item.as_str()).await?;
        let offered = offered(reformer, round).await?;
        let today = reformer.hall.calendar.date_of(reformer.front.office.now());
        let looking = Looking { visit: reformer, opening: self.opening, today, offered };
        let terms = &adjustment.terms;
        let lead = format!("{} · {}", lang.reform_kind(terms.kind), self.opening.name);
        let marks = html! {
            (pieces::tag(tone(adjustment.state), lang.reform_state(adjustment.state)))
            @if looking.is_late(adjustment) { (pieces::tag(Tone::Bad, lang.reform_is_late())) }
        };
        let main = html! {
            (pieces::panel("terms", lang.reform_terms(), self.terms(lang, terms, known.is_some())))
            (pieces::panel("opinions", lang.reform_opinions(), self.opinions(lang, &names)))
            @if terms.kind == AdjustKind::TakeOver || !adjustment.papers.is_empty() {
                (pieces::panel("papers", lang.reform_papers(), self.papers(lang)))
            }
        };
        let side = html! {
            (pieces::panel("missing", lang.reform_missing(), missing(lang, &looking.missing(adjustment))))
            (pieces::panel("stages", lang.reform_stages(), self.stages(lang, today)))
            (pieces::panel("acts", lang.reform_acts(), acts::show(self, form)))
            (self.handed(lang))
        };
        let body = html! {
            (pieces::error_summary(lang, form))
            (pieces::heading(&terms.name, Some(&lead), marks))
            @if told { (pieces::notice(Tone::Good, lang.reform_told(), html! {})) }
            @if let Some(reason) = &adjustment.withdrawn {
                (pieces::notice(Tone::Quiet, &lang.reform_withdrawn(reason), html! {}))
            }
            @if let Some((day, effect)) = adjustment.executed {
                @let words = lang.reform_executed_with(&pieces::full_day_text(lang, day), lang.reform_effect(effect));
                (pieces::notice(Tone::Good, &words, html! {}))
            }
            (pieces::columns(Columns::MainAndSide, &[main, side]))
        };
        let [room, list] = trail(lang);
        let back = address(&self.opening.number);
        let trail = [room, list, Link::new(&back, &self.opening.name)];
        Ok(reformer.page_with(status, Room::Manage, &terms.name, &trail, body))
    }

    fn terms(&self, lang: Lang, terms: &Terms, is_known: bool) -> Markup {
        let department = self.reformer.hall.departments.get(&terms.department);
        let department = department.map_or("", |one| lang.pick(&one.name, &one.name_en));
        let cause =
            format!("{} · {}", lang.reform_cause(terms.cause), pieces::full_day_text(lang, terms.cause_on));
        let approved = self.adjustment.approval.as_ref();
        let approved = approved.map(|approval| lang.reform_approved_with(&approval.document));
        let supervised = terms.supervised_by().unwrap_or(department);
        let mut facts = vec![
            Fact::marked(
                lang.reform_item(),
                html! {
                    @if is_known { a href=(item_address(terms.item.as_str())) { (terms.item) } }
                    @else { (terms.item) }
                },
            ),
            Fact::new(lang.reform_content(), &terms.content),
            Fact::new(lang.reform_department(), department),
            Fact::new(lang.reform_cause_label(), &cause),
            Fact::new(lang.reform_reason(), &terms.reason),
            Fact::new(lang.reform_affected(), &terms.affected),
            Fact::new(lang.reform_basis(), &terms.basis),
            Fact::marked(lang.reform_execution_on(), pieces::full_day(lang, terms.execution_on)),
        ];
        if terms.kind.moves() {
            let by = terms.by.map_or("", |by| lang.reform_by(by));
            let how = terms.way.map_or("", |way| lang.reform_way(way));
            facts.extend([
                Fact::marked(lang.reform_where(), way(terms)),
                Fact::new(lang.reform_by_label(), by),
                Fact::new(lang.reform_way_label(), how),
                Fact::new(
                    lang.reform_to_level(),
                    terms.to_level.map_or("", |level| codes::use_level(lang, level)),
                ),
                Fact::new(lang.reform_region(), &terms.region),
            ]);
        }
        facts.extend([
            Fact::new(lang.reform_duty(), &terms.duty),
            Fact::new(lang.reform_training(), &terms.training),
            Fact::new(lang.reform_staff(), &terms.staff),
            Fact::new(lang.reform_means(), &terms.means),
            Fact::new(lang.reform_seals(), &terms.seals),
            Fact::new(lang.reform_plan(), &terms.supervision_plan),
        ]);
        html! {
            (pieces::summary(lang, &facts))
            // D-09: the note that whoever approves supervises.
            p { strong { (lang.reform_supervised(supervised)) } }
            @if let Some(approved) = approved { p class="hint" { (approved) } }
        }
    }

    fn opinions(&self, lang: Lang, names: &Names) -> Markup {
        let facts: Vec<Fact<'_>> = AdjustTest::ALL
            .iter()
            .map(|test| {
                let said = match self.adjustment.opinions.get(test) {
                    None => html! { span class="quiet" { (lang.reform_opinion_open()) } },
                    Some(opinion) => {
                        let (tone, word) = if opinion.agrees {
                            (Tone::Good, lang.reform_agrees())
                        } else {
                            (Tone::Bad, lang.reform_opposes())
                        };
                        html! {
                            (pieces::tag(tone, word)) " " (opinion.words) " "
                            span class="quiet" { (names.name(&opinion.by)) " · " (pieces::day(lang, opinion.on)) }
                        }
                    }
                };
                Fact::marked(lang.reform_test(*test), said)
            })
            .collect();
        pieces::summary(lang, &facts)
    }

    /// What has been filed of the five, and for whoever may, the place to file the rest.
    fn papers(&self, lang: Lang) -> Markup {
        let filed: Vec<Fact<'_>> = self
            .adjustment
            .papers
            .keys()
            .map(|paper| {
                let href = format!("{}/papers/{}", self.address(), reform::paper_word(*paper));
                let see = html! { a href=(href) { (lang.reform_paper_see()) } };
                Fact::marked(lang.reform_paper(*paper), see)
            })
            .collect();
        html! {
            p class="hint" { (lang.reform_papers_lead()) }
            (pieces::summary(lang, &filed))
            (acts::attach(self))
        }
    }

    fn stages(&self, lang: Lang, today: rules::time::Date) -> Markup {
        let columns = [
            Column::new(lang.reform_stage_label()),
            Column::new(lang.reform_due()),
            Column::new(lang.reform_done()),
        ];
        let stages = self.adjustment.stages(&self.opening.limits, &self.reformer.hall.calendar);
        let rows = stages
            .iter()
            .map(|stage| {
                vec![
                    html! { (lang.reform_stage(stage.stage)) },
                    pieces::full_day(lang, stage.due),
                    html! {
                        @if let Some(done) = stage.done { (pieces::day(lang, done)) }
                        @if stage.is_late(today) && (stage.done.is_some() || self.adjustment.is_open()) {
                            " " (pieces::tag(Tone::Bad, lang.reform_is_late()))
                        }
                    },
                ]
            })
            .collect();
        Table {
            caption: lang.reform_stages(),
            columns: &columns,
            rows,
            empty: html! {},
            next: None,
            first: None,
            files: &[],
        }
        .show(lang)
    }

    /// The lists by which cases were handed over (D-06).
    fn handed(&self, lang: Lang) -> Markup {
        html! {
            @if !self.adjustment.handed_over.is_empty() {
                (pieces::panel("handed", lang.reform_handed(), html! {
                    @for list in &self.adjustment.handed_over {
                        p { (pieces::day(lang, list.on)) " → " (list.to) }
                        ul { @for case in &list.cases { li { (case) } } }
                    }
                }))
            }
        }
    }
}

fn missing(lang: Lang, missing: &[String]) -> Markup {
    html! {
        @if missing.is_empty() { p class="quiet" { (lang.reform_missing_none()) } }
        @else { ul { @for line in missing { li { (line) } } } }
    }
}

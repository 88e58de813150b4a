//! 期限说明书: one clock of a case on one sheet — what it comes to, where it begins, its register, its days — to be read,
//! printed, or taken home as a table. The rooms differ in who may see it; what is shown is the same to all.

use super::{Round, account, account::words, clock_label, register::Register, rounds};
use crate::{
    form::{Form, address},
    text::{Lang, codes},
    web::{
        pieces::{self, Fact},
        story::Telling,
    },
};
use axum::{
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use maud::{Markup, html};
use rules::{case::Case, clock::Limit};
use store::History;

/// The word of an address that asks for the table as a file.
const AS_FILE: &str = "csv";

/// 期限说明书
#[derive(Debug)]
pub struct Why<'a> {
    /// Whom it is told, and what the story knows.
    pub telling: Telling<'a>,
    /// 办件编号
    pub number: &'a str,
    /// Everything that happened.
    pub history: &'a History<Case>,
    /// The address of this page, without its question.
    pub address: &'a str,
}

impl Why<'_> {
    /// The run of a clock that was asked for, if the case has it.
    #[must_use]
    pub fn asked(&self, form: &Form) -> Option<Round> {
        let (clock, nth) = (form.text("clock"), form.text("round").parse::<usize>().ok());
        rounds(self.history)
            .into_iter()
            .find(|round| round.name.word() == clock && nth.map_or(round.is_latest, |nth| round.nth == nth))
    }

    /// The title of the page of a clock.
    #[must_use]
    pub fn title(&self, round: &Round) -> String {
        self.telling.lang.why_title_of(&self.label(round))
    }

    fn label(&self, round: &Round) -> String {
        let lang = self.telling.lang;
        let label = clock_label(lang, &round.name, Some(self.telling.content));
        if round.is_latest && round.nth == 1 { label } else { lang.why_round(&label, round.nth) }
    }

    /// The sheet.
    #[must_use]
    pub fn show(&self, round: &Round) -> Markup {
        let lang = self.telling.lang;
        let file = self.link(round, Some(AS_FILE));
        let register = Register { telling: &self.telling, history: self.history, round };
        let rule = match round.clock.limit() {
            Limit::WorkingDays(_) => lang.why_days_rule(),
            Limit::CalendarDays(_) => lang.why_calendar_rule(),
            Limit::OfficeSeconds(_) => lang.why_seconds_rule(),
        };
        let account = round.clock.explain(&self.telling.hall.calendar);
        html! {
            (pieces::heading(&self.title(round), Some(lang.why_lead()), html! {
                button type="button" class="button main no-print" data-print hidden { (lang.sheet_print()) }
                a class="button no-print" href=(file) { (lang.why_download()) }
            }))
            (self.facts())
            (pieces::panel("outcome", lang.why_outcome(), html! {
                (account::outcome(lang, &round.clock, &account, self.telling.hall))
                p { (register.beginning()) " " (rule) }
            }))
            (pieces::panel("ledger", lang.why_ledger(), register.table()))
            (pieces::panel("days", lang.why_days(), account::table_with(lang, &account, &register.notices())))
        }
    }

    fn facts(&self) -> Markup {
        let lang = self.telling.lang;
        let identity = &self.telling.content.identity;
        let facts = [
            Fact::marked(lang.why_case(), pieces::case_number(self.number)),
            Fact::new(lang.why_item(), lang.pick(&identity.name, &identity.name_en)),
        ];
        pieces::summary(lang, &facts)
    }

    /// The ways to the other clocks of the case, stopped ones and earlier runs among them.
    #[must_use]
    pub fn others(&self, shown: Option<&Round>) -> Markup {
        let lang = self.telling.lang;
        let is_shown =
            |round: &Round| shown.is_some_and(|shown| shown.name == round.name && shown.nth == round.nth);
        let all = rounds(self.history);
        let others: Vec<&Round> = all.iter().filter(|round| !is_shown(round)).collect();
        html! {
            @if !others.is_empty() {
                div class="no-print" {
                    (pieces::panel("others", lang.why_clocks(), html! {
                        ul { @for round in others { li {
                            a href=(self.link(round, None)) { (self.label(round)) }
                            @if round.clock.is_stopped() { " " span class="quiet" { (lang.light_done()) } }
                        } } }
                    }))
                }
            }
        }
    }

    fn link(&self, round: &Round, file: Option<&str>) -> String {
        let query = round.query();
        let mut pairs: Vec<(&str, &str)> =
            query.iter().map(|(name, value)| (*name, value.as_str())).collect();
        pairs.extend(file.map(|kind| ("as", kind)));
        address(self.address, &pairs)
    }

    /// The days as a file, if that was asked for.
    #[must_use]
    pub fn file(&self, round: &Round, form: &Form) -> Option<Response> {
        (form.text("as") == AS_FILE).then(|| {
            let name = format!("{}-{}-{}.csv", self.number, round.name.word(), round.nth);
            let mut answer = self.csv(round).into_response();
            let headers = answer.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
            if let Ok(name) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
                headers.insert(header::CONTENT_DISPOSITION, name);
            }
            answer
        })
    }

    /// The mark at the front tells spreadsheets that the text is UTF-8.
    fn csv(&self, round: &Round) -> String {
        let lang = self.telling.lang;
        let account = round.clock.explain(&self.telling.hall.calendar);
        let mut writer = csv::Writer::from_writer(Vec::from("\u{feff}"));
        let notices = Register { telling: &self.telling, history: self.history, round }.notices();
        let head = [lang.why_day(), lang.why_verdict(), lang.why_cause(), lang.why_used()];
        // Writing into memory does not fail.
        let _ = writer.write_record(head);
        for day in &account.days {
            let (verdict, by) = words(lang, day, &notices);
            let used = used_words(lang, account.limit, day.total);
            let _ = writer.write_record([&day.date.to_string(), &harmless(verdict), &harmless(by), &used]);
        }
        writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

fn used_words(lang: Lang, limit: Limit, total: u64) -> String {
    match limit {
        Limit::OfficeSeconds(_) => codes::office_time(lang, total),
        _ => total.to_string(),
    }
}

/// What people typed into a notice must not become a formula in somebody's spreadsheet.
fn harmless(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text }
}

//! The report as a file: CSV for any program, an XLSX workbook of three sheets, and a PDF to be laid before whoever reads paper. Rows and
//! columns are those of the page.

use super::{CardReport, Line, Tally};
use crate::{
    text::Lang,
    web::level,
    workbook::{
        cell::Cell,
        csvs::{MARK, guarded},
    },
};
use paper::{
    Document, Language,
    document::{Block, Column, IssuedOn, Row, Section, Table},
};
use rules::{
    hall::Hall,
    supervision::SupervisionLevel,
    time::{Date, Instant},
};
use rust_xlsxwriter::{Format, Workbook, XlsxError};

/// 报表的各表: title and rows of the three tables, the sum on top of the first.
#[derive(Debug)]
pub struct Tables<'a> {
    lang: Lang,
    hall: &'a Hall,
    report: &'a CardReport,
}

impl<'a> Tables<'a> {
    /// The tables of a report in a language.
    #[must_use]
    pub const fn of(lang: Lang, hall: &'a Hall, report: &'a CardReport) -> Tables<'a> {
        Tables { lang, hall, report }
    }

    /// The headings of the figures, in the order of [`figures`].
    #[must_use]
    pub fn headings(&self) -> Vec<&'a str> {
        let lang = self.lang;
        let levels = SupervisionLevel::ALL.iter().map(|one| level::name(lang, self.hall, *one));
        let rest = [
            lang.stat_all(),
            lang.stat_in_time(),
            lang.stat_unanswered(),
            lang.stat_taken_back(),
            lang.stat_open(),
        ];
        levels.chain(rest).collect()
    }

    /// Title, heading of the name, and lines of every table.
    #[must_use]
    pub fn all(&self) -> [(&'static str, &'static str, &'a [Line]); 3] {
        let lang = self.lang;
        [
            (lang.stat_by_rule(), lang.watch_rule(), &self.report.rules),
            (lang.stat_by_department(), lang.watch_department(), &self.report.departments),
            (lang.stat_by_item(), lang.watch_item(), &self.report.items),
        ]
    }

    fn name(&self, line: &Line) -> String {
        let name = self.lang.pick(&line.zh, &line.en);
        if line.key.starts_with("SR-") { format!("{} {name}", line.key) } else { name.to_owned() }
    }

    /// Every row of a file: which table, whose line, and its figures; all cards together first.
    fn rows(&self) -> Vec<(&'static str, String, Tally)> {
        let lang = self.lang;
        let whole = (lang.stat_total(), lang.stat_total().to_owned(), self.report.total);
        let lines = self
            .all()
            .into_iter()
            .flat_map(|(title, _, lines)| lines.iter().map(move |line| (title, self.name(line), line.tally)));
        [whole].into_iter().chain(lines).collect()
    }

    /// As CSV, with the mark by which spreadsheets know UTF-8.
    ///
    /// # Errors
    /// Never in practice: it is written into memory.
    pub fn csv(&self) -> std::io::Result<Vec<u8>> {
        let mut bytes = MARK.to_vec();
        let mut writer = csv::Writer::from_writer(&mut bytes);
        let first = [self.lang.stat_table(), self.lang.stat_name()];
        writer.write_record(first.into_iter().chain(self.headings()))?;
        for (title, name, tally) in self.rows() {
            let name = guarded(&Cell::Text(name));
            let figures = figures(&tally).into_iter().map(|figure| figure.text());
            writer.write_record([title.to_owned(), name].into_iter().chain(figures))?;
        }
        writer.flush()?;
        drop(writer);
        Ok(bytes)
    }

    /// As a workbook, one sheet a table.
    ///
    /// # Errors
    /// When the workbook cannot be packed.
    pub fn xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        let mut book = Workbook::new();
        let bold = Format::new().set_bold().set_text_wrap();
        // A text is a text, also one that begins with an equals sign.
        let text = Format::new().set_text_wrap().set_num_format("@").set_quote_prefix();
        for (title, heading, lines) in self.all() {
            let page = book.add_worksheet();
            page.set_name(title)?;
            page.set_column_width(0, 40)?;
            page.set_freeze_panes(1, 1)?;
            for (column, heading) in (0_u16..).zip([heading].into_iter().chain(self.headings())) {
                page.write_string_with_format(0, column, heading, &bold)?;
            }
            let whole = (self.lang.stat_total().to_owned(), self.report.total);
            let named = lines.iter().map(|line| (self.name(line), line.tally));
            for (line, (name, tally)) in (1_u32..).zip([whole].into_iter().chain(named)) {
                page.write_string_with_format(line, 0, name, &text)?;
                for (column, figure) in (1_u16..).zip(figures(&tally)) {
                    // Numbers are numbers, so that a spreadsheet can add them up; a share is told as it is on the page.
                    match figure {
                        Figure::Count(n) => page.write_number(line, column, counted(n)).map(drop)?,
                        Figure::Share(_) => page.write_string(line, column, figure.text()).map(drop)?,
                    }
                }
            }
        }
        book.save_to_buffer()
    }

    /// As a document for the press.
    #[must_use]
    pub fn document(&self, days: (Date, Date), made: Instant) -> Document {
        let lang = self.lang;
        let today = made.day();
        let sections = self.all().map(|(title, heading, lines)| {
            let mut columns = vec![Column::wide(heading, 1)];
            columns.extend(self.headings().into_iter().map(Column::narrow));
            let whole = (lang.stat_total().to_owned(), self.report.total);
            let named = lines.iter().map(|line| (self.name(line), line.tally));
            let rows = [whole].into_iter().chain(named).map(|(name, tally)| {
                Row::new([name].into_iter().chain(figures(&tally).into_iter().map(|figure| figure.text())))
            });
            Section::headed(title, vec![Block::Table(Table { columns, rows: rows.collect() })])
        });
        let (first, last) = (days.0.to_string(), days.1.to_string());
        let lead = Section::plain(vec![
            Block::Paragraph(lang.stat_span(&first, &last)),
            Block::Paragraph(lang.stat_means().to_owned()),
        ]);
        Document {
            kind: "supervision_report".to_owned(),
            title: lang.stat_title().to_owned(),
            issuer: lang.pick(&self.hall.name, &self.hall.name_en).to_owned(),
            sections: [lead].into_iter().chain(sections).collect(),
            date_text: crate::web::pieces::full_day_text(lang, today),
            issued_on: Some(IssuedOn { year: today.year(), month: today.month(), day: today.day() }),
            language: if lang == Lang::Zh { Language::Chinese } else { Language::English },
            ..Document::default()
        }
    }
}

/// 数: a figure of the report.
#[derive(Clone, Copy, Debug)]
pub enum Figure {
    /// How many cards.
    Count(i64),
    /// A share in tenths of a per cent; none where there is nothing to have a share of.
    Share(Option<i64>),
}

impl Figure {
    /// As it is written: `12`, `98.5%`, `—`.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Figure::Count(n) => n.to_string(),
            Figure::Share(Some(tenths)) => format!("{}.{}%", tenths / 10, tenths % 10),
            Figure::Share(None) => "—".to_owned(),
        }
    }
}

/// A count as spreadsheets have numbers; no count of cards comes near the edge of what they hold.
fn counted(n: i64) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

/// The figures of a line, in the order of the columns.
#[must_use]
pub fn figures(tally: &Tally) -> Vec<Figure> {
    let levels = SupervisionLevel::ALL.iter().map(|level| Figure::Count(tally.of(*level)));
    let rest = [
        Figure::Count(tally.all()),
        Figure::Share(tally.in_time()),
        Figure::Count(tally.unanswered),
        Figure::Count(tally.taken_back),
        Figure::Count(tally.open),
    ];
    levels.chain(rest).collect()
}

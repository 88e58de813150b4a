//! 填写: an edition with the values of one paper becomes the sections that the press lays out.

use super::{Edition, Piece};
use crate::papers::contents::Values;
use paper::document::{Block, Column, Field, Row, Section, Table};

impl Edition {
    /// The sections of the paper with these values. What the law asks for has been looked at before.
    #[must_use]
    pub fn fill(&self, values: &Values) -> Vec<Section> {
        self.sections
            .iter()
            .map(|section| Section {
                heading: section.heading.as_ref().map(|heading| heading.get_ref().fill(values)),
                blocks: section.say.iter().filter_map(|piece| piece.fill(values)).collect(),
            })
            .filter(|section| !section.blocks.is_empty())
            .collect()
    }

    /// The title of a paper that bears the name of what it certifies.
    #[must_use]
    pub fn name(&self, values: &Values) -> Option<String> {
        self.named.as_ref().map(|named| named.get_ref().fill(values))
    }

    /// Who is addressed.
    #[must_use]
    pub fn addressee(&self, values: &Values) -> Option<String> {
        self.to.as_ref().map(|to| to.get_ref().fill(values))
    }

    /// What the seal says below its star.
    #[must_use]
    pub fn seal(&self) -> &str {
        &self.seal
    }
}

impl Piece {
    fn fill(&self, values: &Values) -> Option<Block> {
        let is_empty = |name: &toml::Spanned<String>| values.is_empty(name.get_ref());
        if self.when.as_ref().is_some_and(is_empty)
            || self.unless.as_ref().is_some_and(|name| !is_empty(name))
        {
            return None;
        }
        let texts = |texts: &[toml::Spanned<super::Text>]| {
            texts.iter().map(|text| text.get_ref().fill(values)).collect::<Vec<_>>()
        };
        if let Some(text) = &self.paragraph {
            return Some(Block::Paragraph(text.get_ref().fill(values)));
        }
        if let Some(fields) = &self.fields {
            let field = |(label, value): &(String, toml::Spanned<super::Text>)| {
                let value = value.get_ref().fill(values);
                (!value.is_empty()).then(|| Field::new(label, value))
            };
            return Some(Block::Fields(fields.iter().filter_map(field).collect()));
        }
        if let Some(points) = &self.points {
            return Some(Block::List(texts(points)));
        }
        if let Some(lines) = &self.signatures {
            let signers = self.signers.iter().flat_map(|name| values.list(name.get_ref())).cloned();
            return Some(Block::Signatures(signers.chain(texts(lines)).collect()));
        }
        if let Some(name) = &self.list {
            return Some(Block::List(values.list(name.get_ref()).to_vec()));
        }
        self.table.as_ref().map(|name| Block::Table(self.ruled(values, name.get_ref())))
    }

    fn ruled(&self, values: &Values, name: &str) -> Table {
        let column = |column: &super::Column| match column.share {
            0 => Column::narrow(&column.head),
            share => Column::wide(&column.head, share),
        };
        let row = |cells: &std::collections::BTreeMap<&'static str, String>| {
            let cell = |column: &super::Column| {
                cells.get(column.cell.get_ref().as_str()).cloned().unwrap_or_default()
            };
            Row::new(self.columns.iter().map(cell))
        };
        Table {
            columns: self.columns.iter().map(column).collect(),
            rows: values.rows(name).iter().map(row).collect(),
        }
    }
}

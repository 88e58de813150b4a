//! 取值: what the event that issued a paper gives for the contents of its kind.

use crate::papers::wording;
use rules::item::{Content, content::ItemKind};
use std::collections::BTreeMap;

/// 依据: what a paper rests on where a template cites an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Footing {
    /// The licensing law, of which the template names the article.
    #[default]
    Licensing,
    /// The item's own basis, as it stands.
    Own(String),
}

impl Footing {
    /// The licensing law for licences, the item's own first basis for everything else.
    #[must_use]
    pub fn of(content: &Content) -> Footing {
        if content.identity.kind == Some(ItemKind::AdministrativeLicence) {
            return Footing::Licensing;
        }
        let own = content.power.implementing_basis.iter().chain(&content.power.setting_basis).next();
        Footing::Own(own.map_or_else(|| "有关法律、法规".to_owned(), wording::basis))
    }

    /// The article in words.
    #[must_use]
    pub fn cite(&self, article: &str) -> String {
        match self {
            Footing::Licensing => format!("《中华人民共和国行政许可法》{article}"),
            Footing::Own(basis) => basis.clone(),
        }
    }
}

/// 取值
#[derive(Clone, Debug, Default)]
pub struct Values {
    footing: Footing,
    texts: BTreeMap<&'static str, String>,
    lists: BTreeMap<&'static str, Vec<String>>,
    tables: BTreeMap<&'static str, Vec<BTreeMap<&'static str, String>>>,
}

impl Values {
    /// No values yet, for papers that rest on this.
    #[must_use]
    pub fn resting_on(footing: Footing) -> Values {
        Values { footing, ..Values::default() }
    }

    /// With a text.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Values {
        self.texts.insert(name, value.into());
        self
    }

    /// With a text, if it is known.
    #[must_use]
    pub fn with_known(self, name: &'static str, value: Option<impl Into<String>>) -> Values {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// With numbered items; empty ones are none.
    #[must_use]
    pub fn with_list(mut self, name: &'static str, items: impl IntoIterator<Item = String>) -> Values {
        self.lists.insert(name, items.into_iter().filter(|item| !item.trim().is_empty()).collect());
        self
    }

    /// With a table: each row names its cells.
    #[must_use]
    pub fn with_table<Row>(mut self, name: &'static str, rows: impl IntoIterator<Item = Row>) -> Values
    where
        Row: IntoIterator<Item = (&'static str, String)>,
    {
        self.tables.insert(name, rows.into_iter().map(|row| row.into_iter().collect()).collect());
        self
    }

    /// Whether nothing is known of a content.
    #[must_use]
    pub fn is_empty(&self, name: &str) -> bool {
        self.text(name).trim().is_empty() && self.list(name).is_empty() && self.rows(name).is_empty()
    }

    /// A text; empty where there is none.
    #[must_use]
    pub fn text(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", String::as_str)
    }

    /// Numbered items.
    #[must_use]
    pub fn list(&self, name: &str) -> &[String] {
        self.lists.get(name).map_or(&[], Vec::as_slice)
    }

    /// The rows of a table.
    #[must_use]
    pub fn rows(&self, name: &str) -> &[BTreeMap<&'static str, String>] {
        self.tables.get(name).map_or(&[], Vec::as_slice)
    }

    /// The article a template cites, as it is called on this paper.
    #[must_use]
    pub fn cite(&self, article: &str) -> String {
        self.footing.cite(article)
    }
}

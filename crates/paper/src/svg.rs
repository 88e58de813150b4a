//! A small writer of SVG: every text and attribute passes one escape, every tag is closed.
//!
//! Signs that XML forbids are dropped, so that a hostile title cannot break the page around the picture.

use crate::wording;

/// Text for an element or an attribute.
pub(crate) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\n' | '\t' => safe.push(' '),
            _ if wording::is_hidden(sign) => {}
            _ => safe.push(sign),
        }
    }
    safe
}

/// An element under construction, written straight into a string.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    text: String,
    open: Vec<&'static str>,
}

/// Names and values of attributes.
pub(crate) type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Writer {
    /// Opens an element; [`Writer::close`] closes the last one opened.
    pub(crate) fn open(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.start(name, attributes);
        self.text.push('>');
        self.open.push(name);
    }

    pub(crate) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.text.push_str("</");
            self.text.push_str(name);
            self.text.push('>');
        }
    }

    /// An element without content.
    pub(crate) fn empty(&mut self, name: &str, attributes: Attributes<'_>) {
        self.start(name, attributes);
        self.text.push_str("/>");
    }

    /// An element with text only.
    pub(crate) fn words(&mut self, name: &str, attributes: Attributes<'_>, words: &str) {
        self.start(name, attributes);
        self.text.push('>');
        self.text.push_str(&escape(words));
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
    }

    /// A mark that says what it is when pointed at or read out: `<name …><title>words</title></name>`.
    pub(crate) fn titled(&mut self, name: &'static str, attributes: Attributes<'_>, words: &str) {
        self.open(name, attributes);
        self.words("title", &[], words);
        self.close();
    }

    pub(crate) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text
    }

    fn start(&mut self, name: &str, attributes: Attributes<'_>) {
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in attributes {
            self.text.push(' ');
            self.text.push_str(key);
            self.text.push_str("=\"");
            self.text.push_str(&escape(value));
            self.text.push('"');
        }
    }
}

/// The outer element of a picture, with its name and description for those who do not see it.
///
/// `role="img"` reads the picture as one thing; a picture with links in it is a `group`, else the links would
/// be lost to a screen reader.
pub(crate) fn picture(class: &str, size: (u32, u32), title: &str, description: &str, linked: bool) -> Writer {
    let mut writer = Writer::default();
    let (width, height) = (size.0.to_string(), size.1.to_string());
    writer.open(
        "svg",
        &[
            ("xmlns", "http://www.w3.org/2000/svg"),
            ("class", class),
            ("viewBox", &format!("0 0 {width} {height}")),
            ("width", &width),
            ("height", &height),
            ("role", if linked { "group" } else { "img" }),
            ("aria-label", title),
            ("font-family", FAMILIES),
        ],
    );
    writer.words("title", &[], title);
    if !description.is_empty() {
        writer.words("desc", &[], description);
    }
    writer
}

/// The system stack of the pages; a picture must not look foreign in them.
const FAMILIES: &str = "PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif";

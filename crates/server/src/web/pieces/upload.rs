//! Files to hand in: one form per material, so that each is sent and answered alone. Without script the browser
//! sends it as ever; with script a bar shows how far it is. Previews are the stored files themselves.

use maud::{Markup, html};

use super::light::{Tone, tag};
use super::moments::bytes;
use super::{
    field::field_id,
    posted::{Tokens, hidden},
};
use crate::form::{ACT_FIELD, CSRF_FIELD};
use crate::text::{Lang, Message};

/// A file that lies in the store already.
#[derive(Debug, Clone)]
pub struct Stored<'a> {
    /// The name it was sent under.
    pub name: &'a str,
    /// Bytes.
    pub size: u64,
    /// Where it can be looked at.
    pub href: &'a str,
    /// Whether it is a picture that a browser shows.
    pub picture: bool,
    /// Posted as `remove` when it is to be taken back; none where it can no longer be.
    pub key: Option<&'a str>,
}

/// 何时要: whether, and by when, somebody must hand a material in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// With the application.
    Now,
    /// 容缺后补: at the latest before the result (P-08).
    Later,
    /// Only who wants to.
    Free,
}

/// 材料上传: one material of a case and the files given for it.
#[derive(Debug, Clone)]
pub struct Upload<'a> {
    /// Name of the file field.
    pub name: &'a str,
    /// What its button says in a larger form.
    pub key: &'a str,
    /// Name of the material.
    pub label: &'a str,
    /// What a good one looks like.
    pub hint: &'a str,
    /// Whether the application waits for it.
    pub need: Need,
    /// Where it is posted to, as multipart.
    pub action: &'a str,
    /// Endings the browser offers (".pdf,.jpg,.png").
    pub accept: &'a str,
    /// Most bytes of one file.
    pub most: u64,
    /// What is there already.
    pub stored: &'a [Stored<'a>],
    /// What was wrong with the last one.
    pub error: Option<&'a Message>,
    /// A sample to look at.
    pub sample: Option<&'a str>,
}

impl Upload<'_> {
    /// Draws the material with its files and the form for more.
    #[must_use]
    pub fn show(&self, lang: Lang, tokens: Tokens<'_>) -> Markup {
        html! {
            form method="post" action=(self.action) enctype="multipart/form-data" {
                (hidden(CSRF_FIELD, tokens.csrf))
                (hidden(ACT_FIELD, tokens.act))
                (self.row(lang, None))
            }
        }
    }

    /// The same as a row of a larger form, whose button is told apart by the name `button`. Script sends a file to
    /// the row's own address as soon as it is chosen.
    #[must_use]
    pub fn row(&self, lang: Lang, button: Option<&str>) -> Markup {
        let id = field_id(self.name);
        let class = if self.error.is_some() { "upload field wrong" } else { "upload field" };
        html! {
            div class=(class) data-upload=(self.action) {
                div class="upload-head" {
                    label for=(id) { (self.label) }
                    @match self.need {
                        Need::Now => (tag(Tone::Action, lang.upload_needed())),
                        Need::Later => (tag(Tone::Quiet, lang.upload_later())),
                        Need::Free => (tag(Tone::Quiet, lang.upload_optional())),
                    }
                    @if let Some(sample) = self.sample { a href=(sample) { (lang.upload_sample()) } }
                }
                p class="hint" id={ (id) "-hint" } { (self.hint) " " (lang.upload_limit(self.accept, &bytes(self.most))) }
                @if let Some(why) = self.error {
                    p class="error" id={ (id) "-error" } { span aria-hidden="true" { "■ " } (why.text(lang)) }
                }
                (self.files(lang))
                div class="upload-row" {
                    input type="file" id=(id) name=(self.name) accept=(self.accept) multiple
                        aria-describedby={ (id) "-hint" };
                    button type="submit" class="button" name=[button] value=[button.map(|_| self.key)] {
                        (lang.upload_send())
                    }
                }
                progress max="100" value="0" hidden aria-label=(lang.upload_progress()) {}
                p class="draft" role="status" data-upload-state data-broken=(lang.upload_broken()) {}
            }
        }
    }

    fn files(&self, lang: Lang) -> Markup {
        html! {
            @if !self.stored.is_empty() {
                ul class="files" {
                    @for file in self.stored {
                        li {
                            @if file.picture { img src=(file.href) alt="" loading="lazy" width="48" height="48"; }
                            a href=(file.href) { (file.name) }
                            span class="quiet" { (bytes(file.size)) }
                            @if let Some(key) = file.key {
                                button type="submit" class="button small" name="remove" value=(key) formnovalidate {
                                    (lang.upload_remove()) span class="unseen" { " " (file.name) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

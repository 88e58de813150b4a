//! The form around the fields: where it posts to, and the hidden values it carries.

use maud::{Markup, html};

use crate::form::{ACT_FIELD, CSRF_FIELD};
use crate::text::Lang;

/// The two hidden values of a form that acts.
#[derive(Debug, Clone, Copy)]
pub struct Tokens<'a> {
    /// Proof that the form came from our page.
    pub csrf: &'a str,
    /// The page's one-time id: posted twice, it acts once.
    pub act: &'a str,
}

/// A form that acts: posts to `action` with its hidden values. `autosave` is where drafts go, if they are kept.
#[must_use]
pub fn post(action: &str, tokens: Tokens<'_>, autosave: Option<&str>, body: Markup) -> Markup {
    posted(action, tokens, autosave, None, body)
}

/// The same for a form that brings files.
#[must_use]
pub fn post_files(action: &str, tokens: Tokens<'_>, autosave: Option<&str>, body: Markup) -> Markup {
    posted(action, tokens, autosave, Some("multipart/form-data"), body)
}

fn posted(
    action: &str,
    tokens: Tokens<'_>,
    autosave: Option<&str>,
    kind: Option<&str>,
    body: Markup,
) -> Markup {
    html! {
        form method="post" action=(action) enctype=[kind] novalidate data-autosave=[autosave] {
            (hidden(CSRF_FIELD, tokens.csrf))
            (hidden(ACT_FIELD, tokens.act))
            (body)
        }
    }
}

/// The mark by which the script asks before a form is left with something typed in it, also by sending another form of the
/// page; `typed`: there is already.
#[must_use]
pub fn guard(typed: bool) -> Markup {
    html! { span hidden data-guard=(if typed { "typed" } else { "" }) {} }
}

/// A value the form carries along.
#[must_use]
pub fn hidden(name: &str, value: &str) -> Markup {
    html! { input type="hidden" name=(name) value=(value); }
}

/// Where script says that a draft has been kept; empty and silent without script.
#[must_use]
pub fn draft_state(lang: Lang) -> Markup {
    html! {
        p class="draft" role="status" data-saved=(lang.draft_saved()) data-unsaved=(lang.draft_unsaved()) {}
    }
}

//! 再问一次: what a window cannot take back is shown as it would go out before it is done: the reasons, the proper
//! body, and every line of the one correction notice the law gives (L-06), to be read and changed.
//!
//! Nothing is stored in between: the page carries the whole form along, and gives it back to be changed.

use super::{acts::Act, materials::WHAT_MAX};
use crate::{
    form::Form,
    text::law,
    visitor::Visit,
    web::{
        frame::Room,
        pieces::{self, Confirmation, Fact, Field, Link},
    },
};
use axum::{http::StatusCode, response::Response};
use maud::{Markup, html};
use rules::{
    case::{DocKind, material::CorrectionItem},
    item::Content,
};

/// The field that says that the page has been read and is meant.
pub(super) const SURE: &str = "sure";

/// Whether an act is shown before it is done: it cannot be undone, and the applicant hears of it.
pub(super) const fn is_needed(act: Act) -> bool {
    matches!(act, Act::RequestCorrection | Act::RefuseAcceptance | Act::TellNotRequired | Act::Withdraw)
}

/// What is asked about.
pub(super) struct Question<'a> {
    pub(super) clerk: &'a Visit,
    pub(super) content: &'a Content,
    pub(super) act: Act,
    pub(super) applicant: &'a str,
    /// Everything that would be told in a correction notice.
    pub(super) items: &'a [CorrectionItem],
    /// Until when that must be corrected, in words.
    pub(super) correct_by: &'a str,
    /// Where yes posts to.
    pub(super) action: &'a str,
    /// The page it stands under.
    pub(super) trail: Link<'a>,
}

impl Question<'_> {
    /// The page; 422 when something on it is still amiss.
    pub(super) fn page(&self, form: &Form) -> Response {
        let lang = self.clerk.lang();
        let label = self.act.label(lang);
        let question = lang.desk_sure(label);
        let about = self.about(form);
        let then = self.then();
        let then: Vec<&str> = then.iter().map(String::as_str).collect();
        let told = self.told_fields();
        let carried: Vec<(&str, &str)> = form
            .fields()
            .filter(|(name, _)| ![SURE, "again"].contains(name) && !told.iter().any(|field| field == name))
            .chain([(SURE, "yes")])
            .collect();
        let confirmation = Confirmation {
            question: &question,
            then: &then,
            about: &about,
            action: self.action,
            carried: &carried,
            fields: self.told(form),
            yes: &lang.desk_yes_do(label),
            back: "",
            final_act: true,
        };
        let fresh = self.clerk.act();
        let body = html! {
            (pieces::error_summary(lang, form))
            (confirmation.show(lang, self.clerk.tokens(form.act().unwrap_or(&fresh))))
        };
        let status = if form.is_sound() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        let trail = [Link::new("/counter", lang.counter_room()), self.trail];
        self.clerk.page_with(status, Room::Counter, &question, &trail, body)
    }

    fn about<'a>(&'a self, form: &'a Form) -> Vec<Fact<'a>> {
        let lang = self.clerk.lang();
        let identity = &self.content.identity;
        let mut about = vec![
            Fact::new(lang.counter_item(), lang.pick(&identity.name, &identity.name_en)),
            Fact::new(lang.counter_applicant(), self.applicant),
        ];
        if self.act != Act::RequestCorrection {
            about.push(Fact::new(lang.counter_reason(), form.text("reason")));
        }
        if self.act == Act::RefuseAcceptance
            && let Some(body) = form.given("proper_body")
        {
            about.push(Fact::new(lang.counter_proper_body(), body));
        }
        about
    }

    fn then(&self) -> Vec<String> {
        let lang = self.clerk.lang();
        let paper = |kind| lang.desk_then_notice(law::document(lang, kind, self.content.identity.kind));
        match self.act {
            Act::RequestCorrection => vec![
                paper(DocKind::CorrectionNotice),
                lang.counter_correct_by(self.correct_by),
                lang.counter_correct_once().to_owned(),
            ],
            Act::RefuseAcceptance => {
                vec![paper(DocKind::AcceptanceRefusal), lang.desk_then_ends().to_owned()]
            }
            Act::TellNotRequired => {
                vec![paper(DocKind::NotRequiredNotice), lang.desk_then_ends().to_owned()]
            }
            _ => vec![lang.desk_then_ends().to_owned()],
        }
    }

    /// The names of the fields in which the lines of the notice stand.
    fn told_fields(&self) -> Vec<String> {
        if self.act != Act::RequestCorrection {
            return Vec::new();
        }
        let materials = self.content.materials.iter().map(|material| format!("w-{}", material.id));
        materials.chain(["more".to_owned()]).collect()
    }

    /// The lines of a correction notice, each to be changed. They are printed as they stand, in Chinese.
    fn told(&self, form: &Form) -> Markup {
        let lang = self.clerk.lang();
        if self.act != Act::RequestCorrection {
            return html! {};
        }
        let mut shown = form.clone();
        let named = self.items.iter().filter_map(|item| Some((item.material.as_ref()?, item)));
        let lines: Vec<(String, &str)> = named
            .map(|(id, item)| {
                let field = format!("w-{id}");
                if shown.given(&field).is_none() {
                    shown.set(&field, item.what.as_str());
                }
                let known = self.content.materials.iter().find(|material| material.id == *id);
                (field, known.map_or("", |material| lang.pick(&material.name, &material.name_en)))
            })
            .collect();
        html! {
            h2 { (lang.counter_to_be_told()) }
            p class="hint" { (lang.counter_to_be_told_is()) }
            @for (field, name) in &lines {
                (Field::lines(field, name, 1).required().at_most(WHAT_MAX).show(lang, &shown))
            }
            (Field::lines("more", lang.counter_more(), 2).hint(lang.counter_one_to_a_line()).at_most(2_000).show(lang, &shown))
        }
    }
}

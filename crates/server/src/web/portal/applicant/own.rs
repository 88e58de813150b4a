//! 本人办件: a case as its parties may see it. A stranger's case is not there: the two are not told apart.

use super::offer;
use crate::{
    failure::Failure,
    form::address,
    people::{self, Names},
    text::codes,
    visitor::Citizen,
    web::pieces::{self, Fact},
};
use axum::response::Response;
use maud::{Markup, html};
use rules::{
    case::{
        Case, Event,
        material::{CorrectionItem, Given},
    },
    item::Content,
    name::Commitment,
};
use std::collections::BTreeMap;
use store::{
    History, StoreError,
    files::{self, Upload},
    vault::{Commitment as Kept, Held},
    views::items,
};

/// 本人办件
#[derive(Debug)]
pub(super) struct Own {
    /// Who looks.
    pub(super) citizen: Citizen,
    /// 办件编号
    pub(super) number: String,
    /// Everything that happened.
    pub(super) history: History<Case>,
    /// The version of the item the case keeps (I-05).
    pub(super) content: Content,
}

impl Own {
    /// The case of this number, if whoever is signed in is a party to it.
    pub(super) async fn open(citizen: Citizen, number: &str) -> Result<Own, Response> {
        let store = &citizen.front.store;
        let fail = |error: StoreError| citizen.fail(&error.into());
        let history = store.history::<Case>(number).await.map_err(fail)?;
        let history = history.filter(|history| history.known.state.is_party(&citizen.me.person));
        let history = history.ok_or_else(|| citizen.fail(&Failure::NotFound))?;
        let case = &history.known.state;
        let content =
            items::content(store.db(), case.item.as_str(), case.item_version).await.map_err(fail)?;
        let gone =
            || citizen.fail(&Failure::Ours(format!("version {} of an item is gone", case.item_version)));
        let content = content.ok_or_else(gone)?;
        Ok(Own { number: number.to_owned(), history, content, citizen })
    }

    /// The case as it stands.
    pub(super) fn case(&self) -> &Case {
        &self.history.known.state
    }

    /// The name of the item in the visitor's language.
    pub(super) fn name(&self) -> &str {
        offer::name_of(&self.citizen, &self.content)
    }

    /// What the vault holds under a commitment; none once it has been erased.
    pub(super) async fn read(&self, commitment: &Commitment) -> Result<Option<String>, Response> {
        let store = &self.citizen.front.store;
        let wanted = Kept(commitment.0.clone());
        let held = store.vault().read(store.db(), std::slice::from_ref(&wanted)).await;
        let held = held.map_err(|error| self.citizen.fail(&error.into()))?;
        Ok(held.get(&wanted).and_then(Held::text).map(str::to_owned))
    }

    /// The form as it was handed in last: field → text; none once it has been erased.
    pub(super) async fn form(&self) -> Result<Option<BTreeMap<String, String>>, Response> {
        let text = self.read(&self.case().form).await?;
        Ok(text.map(|text| serde_json::from_str(&text).unwrap_or_default()))
    }

    /// Names and sizes of the files handed in.
    pub(super) async fn uploads(&self) -> Result<Vec<Upload>, Response> {
        let uploads = files::of_case(self.citizen.front.store.db(), self.case()).await;
        uploads.map_err(|error| self.citizen.fail(&error.into()))
    }

    /// The names of everybody the story names.
    pub(super) async fn names(&self) -> Result<Names, Response> {
        let people = people::of_case(self.case(), &self.history.events);
        let names = Names::of(&self.citizen.front.store, people).await;
        names.map_err(|error| self.citizen.fail(&error.into()))
    }

    /// The reasons of the last pre-review return.
    pub(super) fn reasons(&self) -> &[CorrectionItem] {
        let returned = self.history.events.iter().rev().find_map(|event| match &event.event {
            Event::PreReviewReturned { reasons, .. } => Some(reasons.as_slice()),
            _ => None,
        });
        returned.unwrap_or_default()
    }

    /// The fields of the form with what was written into them.
    pub(super) fn form_facts(&self, form: &BTreeMap<String, String>) -> Markup {
        let lang = self.citizen.lang();
        let fact = |field: &'_ _| -> (String, String) {
            let field: &rules::item::content::FormField = field;
            let value = form.get(&field.key).cloned().unwrap_or_default();
            (lang.pick(&field.label, &field.label_en).to_owned(), value)
        };
        let lines: Vec<(String, String)> = self.content.form.iter().map(fact).collect();
        let facts: Vec<Fact<'_>> = lines.iter().map(|(label, value)| Fact::new(label, value)).collect();
        pieces::summary(lang, &facts)
    }

    /// The materials handed in, each with its files.
    pub(super) fn material_facts(&self, uploads: &[Upload]) -> Markup {
        let given = self.case().materials.values();
        let facts: Vec<Fact<'_>> = given
            .map(|given| {
                let name = offer::material_name(&self.citizen, &self.content, given.material.as_str());
                Fact::marked(name, self.files_of(given, uploads))
            })
            .collect();
        pieces::summary(self.citizen.lang(), &facts)
    }

    fn files_of(&self, given: &Given, uploads: &[Upload]) -> Markup {
        let lang = self.citizen.lang();
        let upload = |hash: &rules::name::FileHash| uploads.iter().find(|upload| upload.hash == hash.0);
        let found: Vec<&Upload> = given.files.iter().filter_map(upload).collect();
        html! {
            @if given.files.is_empty() { (codes::material_form(lang, given.form)) }
            @else if found.is_empty() { (lang.apply_files(given.files.len())) }
            @for upload in found {
                div {
                    a href=(address(&format!("/files/{}", upload.id), &[("case", &self.number)])) { (upload.name) }
                    " " span class="quiet" { (pieces::bytes(u64::try_from(upload.size).unwrap_or(0))) }
                }
            }
        }
    }
}

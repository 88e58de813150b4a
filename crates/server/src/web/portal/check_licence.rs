//! `/check/{licence number}`, and the papers that were issued about a licence without a case: is it genuine, is it valid now?
//!
//! Whoever checks a licence needs its state at this moment, not the state when it was printed (DE2). The holder's name is
//! not shown: who holds the paper in hand compares number and term.

use super::check::leaf_receipt;
use crate::{
    failure::Failure,
    papers::check_address,
    text::law,
    visitor::Visit,
    web::{
        licences,
        pieces::{self, Fact, Tone},
    },
};
use maud::{Markup, html};
use proof::Receipt;
use rules::{
    case::DocKind,
    identifier::LicenceNumber,
    licence::{Licence, LicenceState},
};
use store::{
    History,
    views::papers::{self, Keeper, PaperRow},
};

/// A licence that is checked, and the paper about it where that was asked for.
struct Found {
    history: History<Licence>,
    paper: Option<PaperRow>,
}

impl Found {
    /// The licence of this number, or the one that the paper of this number is about.
    async fn of(visit: &Visit, number: &str) -> Result<Option<Found>, Failure> {
        let store = &visit.front.store;
        let paper = papers::one(store.db(), number.trim()).await?;
        let (licence, paper) = match paper {
            // Whoever checks the licence itself asks how it stands now, not for the sheet that was made of it.
            Some(PaperRow {
                keeper: Keeper::Licence(licence), kind: DocKind::LicenceCertificate, ..
            }) => (licence, None),
            Some(paper) => match &paper.keeper {
                Keeper::Licence(licence) => (licence.clone(), Some(paper)),
                Keeper::Case(_) | Keeper::Card(_) => return Ok(None),
            },
            None => match LicenceNumber::parse(number) {
                Ok(number) => (number.as_str().to_owned(), None),
                Err(_) => return Ok(None),
            },
        };
        let history = store.history::<Licence>(&licence).await?;
        Ok(history.map(|history| Found { history, paper }))
    }

    /// Where in the log the event stands that is asked about: the one that issued the paper, or else the last one.
    fn position(&self) -> Option<u64> {
        let version = self.paper.as_ref().map_or(self.history.known.version, |paper| paper.version);
        let place = self.history.events.iter().position(|event| event.version == version)?;
        self.history.positions.get(place).copied()
    }

    fn number(&self) -> &str {
        match &self.paper {
            Some(paper) => &paper.number,
            None => self.history.known.state.number.as_ref().map_or("", |number| number.as_str()),
        }
    }
}

/// The answer for a licence number or a paper about a licence; none when it is neither.
pub(super) async fn answer(visit: &Visit, number: &str) -> Result<Option<Markup>, Failure> {
    let Some(found) = Found::of(visit, number).await? else { return Ok(None) };
    let position = found.position().ok_or(Failure::NotFound)?;
    let receipt = leaf_receipt(visit, position).await?;
    Ok(Some(page(visit, &found, &receipt)))
}

/// The proof that goes with the answer.
pub(super) async fn receipt(visit: &Visit, number: &str) -> Result<Option<Receipt>, Failure> {
    let Some(found) = Found::of(visit, number).await? else { return Ok(None) };
    let position = found.position().ok_or(Failure::NotFound)?;
    Ok(Some(leaf_receipt(visit, position).await?))
}

fn page(visit: &Visit, found: &Found, receipt: &Receipt) -> Markup {
    let lang = visit.lang();
    let licence = &found.history.known.state;
    let department = visit.hall.departments.get(&licence.department);
    let department = department.map_or("", |known| lang.pick(&known.name, &known.name_en));
    let valid = licence.state == LicenceState::Valid;
    let state = crate::text::licence::state(lang, licence.state);
    let licence_number = licence.number.as_ref().map_or("", |number| number.as_str());
    let (position, size) = (receipt.position.to_string(), receipt.checkpoint.checkpoint().size.to_string());
    let mut facts = Vec::new();
    if let Some(paper) = &found.paper {
        facts.push(Fact::new(lang.check_number(), &paper.number));
        facts.push(Fact::new(lang.check_kind(), law::document(lang, paper.kind, None)));
        facts.push(Fact::marked(lang.check_day(), pieces::full_moment(lang, paper.issued_at)));
    }
    facts.push(Fact::new(lang.licence_number(), licence_number));
    facts.push(Fact::new(lang.licence_name(), &licence.name));
    facts.push(Fact::marked(lang.licence_state(), licences::tag(lang, licence.state)));
    if let Some(current) = licence.current() {
        facts.push(Fact::new(
            lang.licence_valid(),
            &licences::term(lang, current.valid_from, current.valid_until),
        ));
    }
    facts.push(Fact::new(lang.licence_issued_by(), department));
    if let Some(identifier) = licence.identifier() {
        facts.push(Fact::new(lang.licence_identifier(), identifier.as_str()));
    }
    facts.push(Fact::new(lang.check_position(), &position));
    facts.push(Fact::new(lang.check_size(), &size));
    let verdict = match (&found.paper, valid) {
        // A paper that takes a licence away is itself genuine.
        (Some(_), _) => {
            pieces::notice(Tone::Good, lang.check_good(), html! { p { (lang.check_good_more()) } })
        }
        (None, true) => pieces::notice(Tone::Good, lang.check_licence_good(), html! {}),
        (None, false) => pieces::notice(Tone::Bad, &lang.check_licence_bad(state), html! {}),
    };
    html! {
        (pieces::heading(lang.check_licence(), None, html! {}))
        (verdict)
        (pieces::panel("licence", &licence.name, html! {
            (pieces::summary(lang, &facts))
            p class="quiet" { (lang.check_licence_more()) }
            (pieces::buttons(&[
                pieces::side_link(&format!("{}/receipt", check_address(found.number())), lang.check_receipt()),
                pieces::side_link("/log", lang.log_verify()),
            ]))
        }))
    }
}

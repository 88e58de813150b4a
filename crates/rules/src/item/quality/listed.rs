//! What the list of the level above shows about an item (I-01, I-02, I-03). How the item stands to the list is handed in.

use super::{Finding, FindingKind};
use crate::{
    base::{BaseElement, BaseGap, BaseStanding},
    item::Content,
};
use alloc::{borrow::ToOwned, vec, vec::Vec};

/// What the base list shows; nothing where the item stands to it as it should, or no list is in force.
#[must_use]
pub fn beside_base(content: &Content, gap: Option<&BaseGap>) -> Vec<Finding> {
    let Some(gap) = gap else { return Vec::new() };
    let code = |kind| vec![Finding { field: "identity.catalog_code".to_owned(), kind }];
    match gap.standing {
        BaseStanding::NotImplemented => Vec::new(),
        BaseStanding::Ended => code(FindingKind::EndedInBaseList),
        BaseStanding::Own => code(FindingKind::NotInBaseList),
        BaseStanding::OwnWithoutBasis => {
            let kind = FindingKind::NotInBaseList;
            let basis = Finding { field: "power.setting_basis".to_owned(), kind };
            let mut found = code(kind);
            found.extend(content.power.setting_basis.is_empty().then_some(basis));
            found
        }
        BaseStanding::Differs => gap
            .elements
            .iter()
            .map(|one| Finding {
                field: field(one.element).to_owned(),
                kind: FindingKind::DiffersFromBaseList,
            })
            .collect(),
    }
}

const fn field(element: BaseElement) -> &'static str {
    match element {
        BaseElement::Name => "identity.name",
        BaseElement::Code => "identity.catalog_code",
        BaseElement::Kind => "identity.kind",
        BaseElement::Department => "body.department",
        BaseElement::Body => "body.impl_body",
        BaseElement::Basis => "power.setting_basis",
        BaseElement::Level => "power.use_level",
    }
}

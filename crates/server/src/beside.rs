//! 旁证: what the rules look at beside a case when they decide on it: the applicant's standing (L-43, L-44), and where
//! an item has a limited number of places, who waits for them (L-35). The office reads both under the head lock; a page
//! reads them here, so that what it offers is what the decision would say.

use rules::{dossier::Known, item::Content, name::PersonId, quota::PlaceQueue, standing::Standing};
use store::{Store, StoreError};

/// 旁证
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The applicant's standing.
    pub standing: Known<Standing>,
    /// Who waits for the item's places; none where their number is not limited.
    pub places: Option<PlaceQueue>,
}

impl Beside {
    /// Reads what stands beside a case of this item.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn of(store: &Store, applicant: &PersonId, content: &Content) -> Result<Beside, StoreError> {
        let standing = store.dossier::<Standing>(applicant.as_str()).await?.unwrap_or_default();
        let places = match content.handling.quota {
            Some(_) => {
                let code = content.identity.task_code.as_str();
                Some(store.dossier::<PlaceQueue>(code).await?.unwrap_or_default().state)
            }
            None => None,
        };
        Ok(Beside { standing, places })
    }
}

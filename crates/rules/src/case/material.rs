//! 材料: what was handed in, and what is missing (L-06, SR-C3).

use super::{Case, Refusal};
use crate::{
    item::content::{Content, Material, MaterialForm, MaterialSource, Necessity},
    name::{FileHash, MaterialId},
};
use alloc::{string::String, vec::Vec};
use serde::{Deserialize, Serialize};

/// 收到的材料
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Given {
    /// 材料
    pub material: MaterialId,
    /// 形式
    pub form: MaterialForm,
    /// 份数
    pub count: u8,
    /// The files, by fingerprint.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<FileHash>,
}

/// 需要补正的内容
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CorrectionItem {
    /// Which material; none when the form or something else is meant.
    pub material: Option<MaterialId>,
    /// What is to be corrected, and how.
    pub what: String,
}

/// 授权委托书: what an agent hands in besides the item's own materials (L-04). Every item knows it, because who may
/// act for somebody else is no matter of the single item.
pub const AUTHORISATION: &str = "authorisation";

/// More materials or files than any application has: a limit against abuse, not a rule of law.
pub const GIVEN_MAX: usize = 200;

/// Whether this applicant must hand in this material: mandatory, not obtainable by sharing (I-08), and its
/// condition holds (CA6).
pub fn is_required(material: &Material, holds: impl Fn(&crate::item::content::When) -> bool) -> bool {
    let mandatory = matches!(material.necessity, Some(Necessity::Mandatory | Necessity::Deferrable));
    let shared = material.source_type == Some(MaterialSource::SharedData);
    mandatory && !shared && material.when.as_ref().is_none_or(holds)
}

impl Case {
    /// The materials this applicant must still hand in, in the order of the item.
    #[must_use]
    pub fn missing<'a>(&self, content: &'a Content) -> Vec<&'a Material> {
        content
            .materials
            .iter()
            .filter(|material| is_required(material, |when| self.answered(when)))
            // P-09: what the applicant promises need not be proved.
            .filter(|material| !(self.by_promise && material.promisable))
            .filter(|material| !self.materials.contains_key(&material.id))
            .collect()
    }
}

impl Case {
    /// Everything scanned that lies in the file of the case: what the applicant handed in, and what officers recorded on
    /// site and at the hearing.
    pub fn files(&self) -> impl Iterator<Item = &FileHash> {
        self.materials.values().flat_map(|given| &given.files).chain(self.recorded_files())
    }

    /// What officers recorded on site and at the hearing.
    pub fn recorded_files(&self) -> impl Iterator<Item = &FileHash> {
        self.site_checks.values().flat_map(|check| &check.files).chain(&self.hearing.files)
    }
}

/// No record brings more scans than an application may.
pub(super) fn few_enough(files: &[FileHash]) -> Result<(), Refusal> {
    if files.len() > GIVEN_MAX { Err(Refusal::TooMany) } else { Ok(()) }
}

/// Nothing may be taken in that the item does not ask for (SR-C2, L-03), save the authorisation of an agent (L-04).
pub(super) fn known_materials(content: &Content, materials: &[Given], by_agent: bool) -> Result<(), Refusal> {
    let files: usize = materials.iter().map(|given| given.files.len()).sum();
    if materials.len() > GIVEN_MAX || files > GIVEN_MAX {
        return Err(Refusal::TooMany);
    }
    let asked_for = |id: &MaterialId| {
        content.materials.iter().any(|known| known.id == *id) || (by_agent && id.as_str() == AUTHORISATION)
    };
    match materials.iter().find(|given| !asked_for(&given.material)) {
        Some(unknown) => Err(Refusal::UnknownMaterial(unknown.material.clone())),
        None => Ok(()),
    }
}

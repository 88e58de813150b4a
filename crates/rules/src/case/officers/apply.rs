//! Folding the chapter's events into the case.

use super::{OfficersEvent, SiteCheck};
use crate::{
    case::{Case, ClockName},
    dossier::Stamp,
};

impl Case {
    pub(in crate::case) fn manned(&mut self, event: &OfficersEvent, stamp: &Stamp) {
        match event {
            OfficersEvent::SiteCheckRecorded { step, staff, findings, .. } => {
                self.hands.extend(staff.iter().cloned());
                self.looked.extend(staff.iter().cloned());
                let signed = [stamp.actor.clone()].into();
                let mut files =
                    self.site_checks.remove(step).map(|earlier| earlier.files).unwrap_or_default();
                files.extend(findings.files.iter().cloned());
                let check = SiteCheck { staff: staff.clone(), signed, files };
                self.site_checks.insert(step.clone(), check);
            }
            OfficersEvent::SiteCheckSigned { step } => {
                if let Some(check) = self.site_checks.get_mut(step) {
                    check.signed.insert(stamp.actor.clone());
                }
            }
            OfficersEvent::InspectionAssigned { staff } => {
                self.hands.extend(staff.iter().cloned());
                self.inspectors = staff.clone();
                self.stop(&[ClockName::Assignment], stamp.happened_at);
            }
            OfficersEvent::RecusalAsked { person, .. } => {
                self.recusals_asked.insert(person.clone());
            }
            OfficersEvent::Recused { person, .. } => {
                self.recusals_asked.remove(person);
                self.recused.insert(person.clone());
                for record in self.steps.values_mut().filter(|record| record.finished.is_none()) {
                    if record.handler.as_ref() == Some(person) {
                        record.handler = None;
                    }
                }
            }
            OfficersEvent::RecusalDenied { person, .. } => {
                self.recusals_asked.remove(person);
                let times = self.recusals_denied.entry(person.clone()).or_default();
                *times = times.saturating_add(1);
            }
            OfficersEvent::StepHandedOver { step, to, .. } => {
                self.hands.insert(to.clone());
                if let Some(record) = self.steps.get_mut(step) {
                    record.handler = Some(to.clone());
                    record.taken = stamp.happened_at;
                }
            }
        }
    }
}

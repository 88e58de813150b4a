//! Folding what happened into the licence. Total: nothing is judged here.

use super::{Event, Grant, Intention, Licence, LicenceState, Pending, Version};
use crate::{
    dossier::Recorded,
    identifier::{CaseNumber, LicenceNumber},
    time::Date,
};
use alloc::vec;

pub(super) fn apply(mut licence: Licence, recorded: &Recorded<Event>) -> Licence {
    let day = recorded.stamp.happened_at.day();
    licence.documents.extend(recorded.event.document().cloned());
    if !matches!(recorded.event, Event::DocumentFiled { .. }) {
        licence.acted = recorded.version;
    }
    match &recorded.event {
        Event::LicenceIssued { number, serial, grant } => {
            return Licence { acted: recorded.version, ..issued(number, *serial, grant) };
        }
        Event::MatterFiled { case, purpose, in_time } => {
            licence.pending = Some(Pending { case: case.clone(), purpose: *purpose, in_time: *in_time });
        }
        Event::MatterClosed { case } => licence.settle(case),
        Event::LicenceRenewed { case, until, .. } => {
            licence.settle(case);
            licence.renew(case, day, |version| version.valid_until = Some(*until));
        }
        Event::LicenceChanged { case, content, .. } => {
            licence.settle(case);
            licence.renew(case, day, |version| version.content.clone_from(content));
        }
        Event::LicenceSurrendered { case, .. } => {
            licence.settle(case);
            licence.end(LicenceState::Cancelled, day);
        }
        Event::TakingIntended { intended, reasons, basis, limit, notice } => {
            licence.intention = Some(Intention {
                intended: *intended,
                reasons: reasons.clone(),
                basis: basis.clone(),
                notice: notice.number.clone(),
                limit: *limit,
                clock: None,
                heard: None,
            });
        }
        Event::DocumentServed { document, service, .. } => {
            let told = licence.intention.as_mut().filter(|intention| intention.notice == *document);
            if let Some(intention) = told {
                intention.served(service.mode, recorded.stamp.happened_at);
            }
        }
        Event::HolderHeard { heard } => {
            if let Some(intention) = licence.intention.as_mut() {
                intention.heard = Some(heard.clone());
            }
        }
        Event::IntentionDropped { .. } => licence.intention = None,
        Event::DocumentFiled { number, file } => {
            licence.filed.insert(number.clone(), file.clone());
        }
        Event::LicenceWithdrawn { ruling, .. } => licence.end(LicenceState::Withdrawn, ruling.effective_on),
        Event::LicenceRevoked { ruling, .. } => licence.end(LicenceState::Revoked, ruling.effective_on),
        Event::LicenceCancelled { ruling, .. } => licence.end(LicenceState::Cancelled, ruling.effective_on),
        Event::LicenceExpired { last_day } => licence.end(LicenceState::Expired, *last_day),
    }
    licence
}

fn issued(number: &LicenceNumber, serial: u32, grant: &Grant) -> Licence {
    let first = Version {
        number: 1,
        since: grant.valid_from,
        case: grant.case.clone(),
        content: grant.content.clone(),
        valid_from: grant.valid_from,
        valid_until: grant.valid_until,
    };
    Licence {
        number: Some(number.clone()),
        serial,
        name: grant.name.clone(),
        type_code: grant.type_code.clone(),
        issuer_code: grant.issuer_code.clone(),
        item: grant.item.clone(),
        item_version: grant.item_version,
        main_item: grant.main_item.clone(),
        department: grant.department.clone(),
        holder: grant.holder.clone(),
        versions: vec![first],
        ..Licence::default()
    }
}

impl Licence {
    /// The open case has come to its end.
    fn settle(&mut self, case: &CaseNumber) {
        if self.pending.as_ref().is_some_and(|pending| pending.case == *case) {
            self.pending = None;
        }
    }

    /// A new version, like the last one but for what changes (L-30).
    fn renew(&mut self, case: &CaseNumber, since: Date, change: impl FnOnce(&mut Version)) {
        let Some(last) = self.versions.last() else { return };
        let mut next = Version { since, case: case.clone(), number: last.number + 1, ..last.clone() };
        change(&mut next);
        self.versions.push(next);
    }

    /// What has ended stays ended on the day it first did: cancelling an expired licence moves nothing.
    fn end(&mut self, state: LicenceState, on: Date) {
        self.state = state;
        self.intention = None;
        self.ended_on = self.ended_on.or(Some(on));
    }
}

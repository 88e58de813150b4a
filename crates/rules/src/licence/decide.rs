//! The door of the licence: who may act, and what follows from cases and from time.

use super::{Command, Context, Event, Licence, Refusal, apply};
use crate::dossier::{Dossier, Recorded};
use alloc::{vec, vec::Vec};

impl Dossier for Licence {
    const KIND: &'static str = "licence";
    type Command = Command;
    type Event = Event;
    type Refusal = Refusal;
    type Context<'a> = Context<'a>;

    fn decide(&self, command: Command, context: &Context<'_>) -> Result<Vec<Event>, Refusal> {
        match (self.number.is_some(), &command) {
            (true, _) | (false, Command::Issue { .. }) => {}
            (false, Command::Tick) => return Ok(vec![]),
            (false, _) => return Err(Refusal::NoSuchLicence),
        }
        match command {
            Command::Intend { intended, reasons, basis } => self.intend(intended, reasons, basis, context),
            Command::Serve { document, service } => self.serve(document, service, context),
            Command::Hear { heard } => self.hear(heard, context),
            Command::Desist { reasons } => self.desist(reasons, context),
            Command::FileDocument { number, file } => self.file_document(number, file, context),
            Command::Withdraw { ground, reasons, basis, compensation } => {
                self.withdraw(ground, reasons, basis, compensation, context)
            }
            Command::Revoke { .. } => self.revoke(command, context),
            Command::Cancel { ground, reasons, basis } => self.cancel(ground, reasons, basis, context),
            Command::Tick => Ok(self.tick(context)),
            follows if context.actor.is_system() => Ok(self.followed(follows)),
            _ => Err(Refusal::NotTheHead),
        }
    }

    fn apply(self, event: &Recorded<Event>) -> Self {
        apply::apply(self, event)
    }

    fn event_name(event: &Event) -> &'static str {
        match event {
            Event::LicenceIssued { .. } => "LicenceIssued",
            Event::MatterFiled { .. } => "MatterFiled",
            Event::MatterClosed { .. } => "MatterClosed",
            Event::LicenceRenewed { .. } => "LicenceRenewed",
            Event::LicenceChanged { .. } => "LicenceChanged",
            Event::TakingIntended { .. } => "TakingIntended",
            Event::DocumentServed { .. } => "DocumentServed",
            Event::HolderHeard { .. } => "HolderHeard",
            Event::IntentionDropped { .. } => "IntentionDropped",
            Event::DocumentFiled { .. } => "DocumentFiled",
            Event::LicenceWithdrawn { .. } => "LicenceWithdrawn",
            Event::LicenceRevoked { .. } => "LicenceRevoked",
            Event::LicenceCancelled { .. } => "LicenceCancelled",
            Event::LicenceSurrendered { .. } => "LicenceSurrendered",
            Event::LicenceExpired { .. } => "LicenceExpired",
        }
    }
}

impl Licence {
    /// What a case has decided is not judged again: the case asked whether the licence stands before it decided.
    fn followed(&self, command: Command) -> Vec<Event> {
        match command {
            // L-29: what was granted becomes a licence with a number, once.
            Command::Issue { number, serial, grant } if self.number.is_none() => {
                vec![Event::LicenceIssued { number, serial, grant }]
            }
            Command::File { case, purpose, in_time } => vec![Event::MatterFiled { case, purpose, in_time }],
            Command::Close { case } => vec![Event::MatterClosed { case }],
            Command::Renew { case, until, deemed, decision } => {
                vec![Event::LicenceRenewed { case, expired: self.valid_until(), until, deemed, decision }]
            }
            Command::Change { case, content, decision } => {
                vec![Event::LicenceChanged { case, content, decision }]
            }
            Command::Surrender { case, decision } => vec![Event::LicenceSurrendered { case, decision }],
            _ => vec![],
        }
    }

    /// The term ends with the last day (L-40). A renewal asked for in time does not let it end: at that moment silence
    /// renews it (L-31), whichever of the two is woken first.
    fn tick(&self, context: &Context<'_>) -> Vec<Event> {
        match (self.next_wake(), self.valid_until()) {
            (Some(end), Some(last_day)) if end <= context.now => vec![Event::LicenceExpired { last_day }],
            _ => vec![],
        }
    }
}

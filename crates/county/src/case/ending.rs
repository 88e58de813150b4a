//! 送达与评价 in the rehearsal: making and handing over the result, and what the applicant says of it.

use super::{
    Desk, Matter,
    review::is_on_the_spot,
    timing::{HOUR, MINUTE},
    wording,
};
use crate::act::{Act, Order};
use rules::{
    case::{ClockName, Command, DeliveryMode},
    item::content::OnlineDepth,
    name::PersonId,
    rating::RatingChannel,
};

impl Desk<'_> {
    /// The delivery clerk; on the spot, whoever accepted hands over as well.
    fn deliverer(&self, matter: &mut Matter) -> Option<PersonId> {
        let process = &self.content.process;
        let window = self.world.people.holders(&process.acceptance_post);
        let same =
            self.case.acceptor.clone().filter(|person| process.full_authorisation && window.contains(person));
        same.or_else(|| matter.chance.pick(self.world.people.holders(&process.delivery_post)).cloned())
    }

    pub(super) fn produce(&self, matter: &mut Matter) -> Option<Act> {
        let holders = self.world.people.holders(&self.content.process.delivery_post);
        let actor = matter.chance.pick(holders)?.clone();
        let at = self.world.office_later(self.now, matter.chance.between(20 * MINUTE, 7 * HOUR));
        Some(self.command(at, actor, Command::ProduceResult))
    }

    /// Handed over within three days; on the spot within minutes; now and then after the limit of issue (L-22).
    pub(super) fn deliver(&self, matter: &mut Matter) -> Option<Act> {
        let actor = self.deliverer(matter)?;
        let on_the_spot = is_on_the_spot(self.case) && self.walk_in();
        let forgotten = !on_the_spot && matter.chance.permille(12);
        let issue = self.case.clock(&ClockName::Issue).filter(|_| forgotten);
        let (from, seconds) = match issue {
            Some(clock) => {
                let due = clock.due_at(&self.world.calendar).max(self.now);
                (due, matter.chance.between(HOUR, 9 * HOUR))
            }
            None if on_the_spot => (self.now, matter.chance.between(MINUTE, 5 * MINUTE)),
            None => (self.now, self.world.office_days(matter.chance.between(60, 2700))),
        };
        let at = self.world.office_later(from, seconds);
        let mode = self.mode(on_the_spot, matter);
        let receiver = matter.agent.as_ref().unwrap_or(&matter.applicant);
        let recipient = self.world.people.get(receiver)?.name.clone();
        let tracking = match mode {
            DeliveryMode::Postal => format!("EMS{:09}", matter.chance.below(1_000_000_000)),
            _ => String::new(),
        };
        let order = Order::Deliver { case: self.number.clone(), mode, recipient, tracking };
        Some(Act { at, actor, order })
    }

    fn mode(&self, on_the_spot: bool, matter: &mut Matter) -> DeliveryMode {
        let electronic = self.content.handling.online_depth >= Some(OnlineDepth::ResultFeedback);
        let weights = [
            500,
            if electronic && !on_the_spot { 320 } else { 0 },
            if self.content.handling.supports_express && !on_the_spot { 180 } else { 0 },
        ];
        match matter.chance.weighted(&weights) {
            1 => DeliveryMode::Electronic,
            2 => DeliveryMode::Postal,
            _ => DeliveryMode::Direct,
        }
    }

    pub(super) fn rate(&self, matter: &mut Matter) -> Option<Act> {
        let level = matter.fate.rating?;
        let actor = self.party(matter)?;
        let chance = &mut matter.chance;
        let at_hall = self.walk_in() && chance.permille(550);
        let (at, channel) = if at_hall {
            (
                self.now.plus_seconds(60).plus_ms(i64::try_from(chance.below(600_000)).unwrap_or(0)),
                RatingChannel::HallTablet,
            )
        } else {
            const CHANNELS: [RatingChannel; 4] =
                [RatingChannel::Mobile, RatingChannel::QrCode, RatingChannel::Sms, RatingChannel::Pc];
            let seconds = chance.between(20 * MINUTE, 70 * HOUR);
            let channel = CHANNELS[chance.weighted(&[45, 25, 15, 15])];
            (self.world.daytime_later(self.now, seconds, chance), channel)
        };
        let (tags, words) = wording::rated(level, chance);
        // Who complains more often wants to remain unknown.
        let anonymous = chance.permille(if level.is_bad() { 450 } else { 150 });
        let order = Order::Rate { case: self.number.clone(), level, channel, tags, words, anonymous };
        Some(Act { at, actor, order })
    }
}

//! 已经如此: what is asked for and holds already makes no event, so that a hall's history tells of changes alone.

use super::{Event, Hall, Post, Station};
use alloc::vec;

impl Hall {
    /// Whether the hall already is as the event would make it.
    pub(super) fn says(&self, event: &Event) -> bool {
        match event {
            Event::HallDescribed { name, name_en, division, hotline } => {
                (&self.name, &self.name_en, &self.division, &self.hotline)
                    == (name, name_en, division, hotline)
            }
            Event::DepartmentDescribed(department) => {
                self.departments.get(&department.id) == Some(department)
            }
            Event::PostDescribed(post) => self
                .posts
                .get(&post.id)
                .is_some_and(|known| Post { holders: vec![], ..known.clone() } == *post),
            Event::StationDescribed(station) => self
                .stations
                .get(&station.id)
                .is_some_and(|known| Station { items: station.items.clone(), ..known.clone() } == *station),
            Event::StationItemsSet { station, items } => {
                self.stations.get(station).is_some_and(|known| known.items == *items)
            }
            Event::PostHeld { post, holders } => {
                self.posts.get(post).is_some_and(|known| known.holders == *holders)
            }
            Event::OfficeHeld { person, roles } => {
                self.offices.get(person).map_or(roles.is_empty(), |known| known == roles)
            }
            Event::PeriodsSet { correction_days, applicant_unit, .. } => {
                (self.correction_days, self.applicant_unit) == (*correction_days, *applicant_unit)
            }
            Event::SupervisionPeriodsSet { remind_before, explanation_days, .. } => {
                (self.remind_before, self.explanation_days) == (*remind_before, *explanation_days)
            }
            // Every reset is one of its own.
            Event::PasswordReset { .. } => false,
            Event::AbsenceNoted { person, from, until } => {
                self.absences.get(person).is_some_and(|known| (known.from, known.until) == (*from, *until))
            }
            Event::ChiefAppointed(chief) => self.chiefs.get(&chief.department) == Some(chief),
            // Ending is decided only where there is something to end.
            Event::AbsenceEnded { .. } | Event::ChiefDismissed { .. } => false,
            Event::DecreeLoaded(decree) => self.calendar.parts().decrees.contains(decree),
            Event::LocalHolidayDeclared(holiday) => self.calendar.parts().local_holidays.contains(holiday),
            Event::ClosureDeclared(closure) => self.calendar.parts().closures.contains(closure),
            Event::OpeningDeclared(opening) => self.calendar.parts().openings.contains(opening),
            // Taking back is decided only where there is something to take back.
            Event::DeclarationTakenBack(_) => false,
            Event::HoursSet(hours) => self.calendar.parts().hours.contains(hours),
            Event::RuleSet { rule, setting, .. } => self.standard.history(*rule).last() == Some(setting),
            Event::LevelCalled { level, label, .. } => self.standard.label(*level) == Some(label),
        }
    }
}

//! 筹建: the acts that found the hall, each by whoever is entitled to it (CA2, K-13, X-02).
//!
//! The system describes the hall and entrusts the security administrator, who entrusts the other officers; a hall
//! manager describes and appoints; editors draft the items, the legal reviewer and a hall manager review, the
//! manager publishes.

use crate::{
    act::{Act, Order},
    bulletin::{self, Asker},
    catalogue::Catalogue,
    people::People,
};
use rules::{
    calendar::{Calendar, Closure, Hours},
    dossier::SYSTEM,
    hall::{Chief, ChiefPower, Command, Department, Letter, Post, Role},
    item,
    name::PersonId,
    time::{Date, Instant, OfficeSeconds, WorkingDays},
};

/// How many working days before the first case the hall is founded.
const LEAD: WorkingDays = WorkingDays(6);
/// Office seconds between two acts of the founding.
const PACE: u64 = 15;

/// The calendar of the county: the national one with the hall's hours and closing days.
pub(crate) fn calendar(catalogue: &Catalogue) -> Calendar {
    let closed = |calendar: Calendar, closure: Closure| calendar.with_closure(closure);
    closures(catalogue).fold(Calendar::china().with_hours(hours(catalogue)), closed)
}

fn hours(catalogue: &Catalogue) -> Hours {
    let hours = &catalogue.hall.hours;
    Hours {
        from: None,
        working_day: hours.weekday.clone(),
        saturday: hours.saturday.clone(),
        sunday: hours.sunday.clone(),
    }
}

fn closures(catalogue: &Catalogue) -> impl Iterator<Item = Closure> {
    let closure = |day: &Date| Closure { first: *day, last: *day, cause: "大厅公休".into() };
    catalogue.hall.holidays.iter().map(closure)
}

/// All acts of the founding, in time order, over some working days before `start`.
pub(crate) fn acts(catalogue: &Catalogue, people: &People, calendar: &Calendar, start: Date) -> Vec<Act> {
    let first = calendar.working_day_before(start, LEAD);
    let mut days = (0..5).map(|nth| calendar.opening_of(calendar.working_day_after(first, nth)));
    let mut morning = || days.next().unwrap_or_else(|| calendar.opening_of(first));
    let mut plan = Plan { calendar, opening: morning(), count: 0, acts: Vec::new() };
    organise(&mut plan, catalogue, people);
    let managers = people.officers(Role::HallManager);
    let manager = managers.first().map(|id| (*id).clone());
    // Where the first manager drafts for a department without an editor, another one reviews.
    let second = managers.last().map(|id| (*id).clone());
    let reviewer = holder_with(catalogue, people, |post| post.roles.contains(&Role::LegalReviewer));
    plan.next_day(morning());
    for item in &catalogue.items {
        let own = |post: &Post| {
            post.department == item.body.department && post.roles.contains(&Role::DepartmentEditor)
        };
        let editor = holder_with(catalogue, people, own).or_else(|| manager.clone());
        plan.item(editor, item, item::Command::Draft(Box::new(item.clone())));
    }
    plan.next_day(morning());
    for item in &catalogue.items {
        let opinion = "要素完整，依据、材料和时限与法定要求一致，同意发布。".into();
        plan.item(reviewer.clone(), item, item::Command::Review { opinion });
    }
    plan.next_day(morning());
    for item in &catalogue.items {
        let opinion = "属于本级权责清单，名称、编码和类型与目录一致，同意发布。".into();
        plan.item(second.clone(), item, item::Command::Review { opinion });
    }
    plan.next_day(morning());
    for item in &catalogue.items {
        plan.item(manager.clone(), item, item::Command::Publish);
    }
    let opening = plan.opening.day();
    for (department, asker, order) in bulletin::orders(catalogue, opening) {
        let own = |post: &Post| post.department == department && post.roles.contains(&Role::DepartmentEditor);
        let editor = holder_with(catalogue, people, own);
        let actor = match asker {
            Asker::Editor => editor.or_else(|| second.clone()),
            Asker::Publisher => manager.clone(),
        };
        plan.act(actor, order);
    }
    plan.acts
}

/// The acts as they are planned, one every few seconds of a morning.
struct Plan<'a> {
    calendar: &'a Calendar,
    opening: Instant,
    count: u64,
    acts: Vec<Act>,
}

impl Plan<'_> {
    fn next_day(&mut self, opening: Instant) {
        self.opening = opening;
        self.count = 0;
    }

    fn act(&mut self, actor: Option<PersonId>, order: Order) {
        let Some(actor) = actor else { return };
        self.count += 1;
        let at = self.calendar.moment(self.opening, OfficeSeconds(self.count * PACE));
        self.acts.push(Act { at, actor, order });
    }

    fn item(&mut self, actor: Option<PersonId>, item: &item::Content, command: item::Command) {
        self.act(actor, Order::Item { item: item.identity.task_code.clone(), command });
    }
}

fn organise(plan: &mut Plan<'_>, catalogue: &Catalogue, people: &People) {
    let hall = &catalogue.hall;
    let describe = Command::Describe {
        name: hall.name.clone(),
        name_en: hall.name_en.clone(),
        division: hall.division.clone(),
        hotline: hall.hotline.clone(),
    };
    plan.act(Some(PersonId::from(SYSTEM)), Order::Hall(describe));
    let security = people.officers(Role::SecurityAdministrator).first().map(|id| (*id).clone());
    for (person, role) in people.offices() {
        let command = Command::Entrust { person: person.clone(), roles: vec![*role] };
        let by = if *role == Role::SecurityAdministrator {
            Some(PersonId::from(SYSTEM))
        } else {
            security.clone()
        };
        plan.act(by, Order::Hall(command));
    }
    let manager = people.officers(Role::HallManager).first().map(|id| (*id).clone());
    plan.act(manager.clone(), Order::Hall(Command::SetHours(hours(catalogue))));
    for closure in closures(catalogue) {
        plan.act(manager.clone(), Order::Hall(Command::DeclareClosure(closure)));
    }
    for department in &catalogue.departments {
        plan.act(manager.clone(), Order::Hall(Command::DescribeDepartment(department.clone())));
    }
    for station in &catalogue.stations {
        plan.act(manager.clone(), Order::Hall(Command::DescribeStation(station.clone())));
        let (station, items) = (station.id.clone(), station.items.clone());
        plan.act(manager.clone(), Order::Hall(Command::OfferAt { station, items }));
    }
    for post in &catalogue.posts {
        plan.act(manager.clone(), Order::Hall(Command::DescribePost(post.clone())));
        let holders = people.holders(&post.id).to_vec();
        plan.act(manager.clone(), Order::Hall(Command::Appoint { post: post.id.clone(), holders }));
    }
    let day = plan.opening.day();
    for (nth, department) in catalogue.departments.iter().enumerate() {
        if let Some(chief) = chief(catalogue, people, department, (nth, day)) {
            plan.act(manager.clone(), Order::Hall(Command::AppointChief(chief)));
        }
    }
}

/// Whoever decides for a department represents it at the hall, with all five powers in every second department and
/// without delivery and issue in the others (P-14, P-15).
fn chief(
    catalogue: &Catalogue,
    people: &People,
    department: &Department,
    (nth, day): (usize, Date),
) -> Option<Chief> {
    let decides = |post: &Post| post.department == department.id && post.roles.contains(&Role::Approver);
    let person = holder_with(catalogue, people, decides)?;
    let few = [ChiefPower::Accept, ChiefPower::Review, ChiefPower::Coordinate];
    let powers = if nth % 2 == 0 { ChiefPower::ALL.iter().copied().collect() } else { few.into() };
    let letter = |kind: &str| {
        let number = format!("{}{kind}〔{}〕1号", department.abbreviation, day.year());
        Letter { number, issued: day }
    };
    let (appointment, authority) = (letter("任"), letter("授"));
    Some(Chief {
        department: department.id.clone(),
        person,
        powers,
        appointment,
        authority,
        from: day,
        until: None,
    })
}

fn holder_with(catalogue: &Catalogue, people: &People, fits: impl Fn(&Post) -> bool) -> Option<PersonId> {
    catalogue.posts.iter().find(|post| fits(post)).and_then(|post| people.holders(&post.id).first()).cloned()
}

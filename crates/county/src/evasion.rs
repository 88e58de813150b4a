//! 规避: people who work around supervision, at known rates, through the same commands as everybody (SU6).
//!
//! So it can be measured what the detectors find. Nothing of it happens unless somebody sets [`Tricks`]: the demo and ordinary
//! rehearsals are lived by honest people. All lots are drawn from streams of their own, so that the honest part of a
//! county stays as it was. What came off is told by `County::tainted`, from what was done, not from what was found.

use crate::{
    act::{Act, Order},
    application::days,
    case::{
        Matter,
        fate::{Ending, Fate, is_extendable},
        pauses,
    },
    chance::Chance,
    county::World,
};
use rules::{
    case::{Case, Command},
    identifier::CaseNumber,
    item::{
        content::{CaseKind, Content},
        process::StepKind,
    },
    name::PersonId,
    rating::{RatingChannel, RatingLevel},
    supervision::Rule,
    time::{Date, Instant, OfficeSeconds, day_number, from_day_number},
};
use std::collections::{BTreeMap, BTreeSet};

/// 规避频率: how often each trick is tried; nought each where nobody says otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tricks {
    /// Of a thousand applications for which it can be done: worked elsewhere and typed in (SR-V1).
    pub typed_in: u64,
    /// Of a thousand such applications: the clock stopped at the limit (SR-V2).
    pub pause: u64,
    /// Of a thousand such applications: returned again and again (SR-V3).
    pub returns: u64,
    /// Of a thousand such applications: turned away and handed in anew (SR-V4).
    pub resubmission: u64,
    /// Of a thousand officers: those who keep a week's work for the minutes before it closes (SR-V5).
    pub batch: u64,
    /// Of a thousand clerks: those who rate themselves (SR-V6).
    pub own_rating: u64,
    /// Of a thousand applications: split into several (SR-V7).
    pub split: u64,
    /// Of a thousand such applications: left lying, then decided at a glance (SR-V8).
    pub instant: u64,
}

/// 规避: a trick that came off, with the cases that it shows in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taint {
    /// The rule that should find it.
    pub rule: Rule,
    /// 办件
    pub cases: BTreeSet<CaseNumber>,
}

/// A trick that is played with one application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trick {
    TypedIn,
    Pause,
    Returns,
    Resubmission,
    Split,
    Instant,
}

/// Steps and cases from which a batch and a split are such (the usual numbers of the rules).
const BATCH_LEAST: usize = 8;
const SPLIT_LEAST: usize = 3;
/// Seconds before closing that count as the end of the day.
const LAST_MINUTES: i64 = 1800;
/// Ratings that one clerk gives themselves in one go.
const OWN_RATINGS: usize = 4;
/// Within how many days an application handed in anew is the old one.
const ANEW_DAYS: i64 = 10;

impl Tricks {
    /// The trick that is tried with this application, if any is and it can be.
    pub(crate) fn draw(&self, content: &Content, walk_in: bool, chance: &mut Chance) -> Option<Trick> {
        let all = [
            (Trick::TypedIn, self.typed_in),
            (Trick::Pause, self.pause),
            (Trick::Returns, self.returns),
            (Trick::Resubmission, self.resubmission),
            (Trick::Split, self.split),
            (Trick::Instant, self.instant),
        ];
        let possible = all.into_iter().filter(|(trick, _)| trick.is_possible(content));
        let mut drawn = possible.filter(|(_, permille)| chance.permille(*permille));
        drawn.next().map(|(trick, _)| trick).filter(|trick| walk_in || *trick != Trick::Split)
    }
}

impl Trick {
    /// Whether the item lets it be played.
    fn is_possible(self, content: &Content) -> bool {
        let process = &content.process;
        let steps = process.steps();
        let plain = |kind| {
            matches!(
                kind,
                StepKind::Review | StepKind::Verification | StepKind::LegalReview | StepKind::Decision
            )
        };
        let at_desks = content.handling.case_kind != Some(CaseKind::OnTheSpot)
            && !process.full_authorisation
            && steps.len() > 1
            && steps.iter().all(|step| plain(step.kind));
        match self {
            Self::TypedIn | Self::Returns | Self::Instant => at_desks,
            Self::Pause => {
                let long = content.limits.promised.is_some_and(|limit| days(limit) >= 3);
                long && (content.limits.special_links.iter().any(pauses) || is_extendable(content))
            }
            Self::Resubmission => content.handling.case_kind != Some(CaseKind::OnTheSpot),
            Self::Split => true,
        }
    }

    /// What is to become of a case with which it is played.
    pub(crate) fn bend(self, honest: &Fate, content: &Content, walk_in: bool) -> Fate {
        let plain = Fate {
            rating: honest.rating,
            produces: honest.produces,
            defers: false,
            takes: false,
            trick: Some(self),
            ..Fate::plain()
        };
        match self {
            Self::TypedIn | Self::Split => plain,
            Self::Instant => Fate { takes: true, ..plain },
            Self::Pause => {
                let special = content.limits.special_links.iter().any(pauses);
                Fate { special, extension: !special, ..plain }
            }
            Self::Returns => {
                Fate { returned: !walk_in, correction: true, send_backs: 1 + u32::from(walk_in), ..plain }
            }
            Self::Resubmission => {
                let ending = if walk_in { Ending::Withdrawn } else { Ending::AcceptanceRefused };
                Fate { ending, ..plain }
            }
        }
    }
}

/// Cases in which one trick is to show together.
#[derive(Clone, Debug)]
struct Group {
    rule: Rule,
    cases: BTreeSet<CaseNumber>,
    /// Acts that came off, and how many it takes.
    done: usize,
    least: usize,
    /// Steps finished earlier on the day of a batch.
    before: usize,
}

/// 规避账: what is being tried, and what has come off.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tricked {
    groups: Vec<Group>,
    /// Applications that belong to a group, by handle.
    applying: BTreeMap<u64, usize>,
    /// Ratings that belong to a group.
    rating: BTreeMap<CaseNumber, usize>,
    /// Cases that a clerk has completed and nobody has rated, with whoever could have.
    unrated: BTreeMap<PersonId, Vec<(CaseNumber, PersonId)>>,
    /// The batches of officers who keep their work for a day.
    kept: BTreeMap<(PersonId, Date), usize>,
    handles: u64,
}

impl Tricked {
    /// What has come off so far.
    pub(crate) fn taints(&self) -> Vec<Taint> {
        let came_off = |group: &&Group| group.done >= group.least && group.before * 2 <= group.done;
        let taint = |group: &Group| Taint { rule: group.rule, cases: group.cases.clone() };
        self.groups.iter().filter(came_off).map(taint).collect()
    }

    fn group(&mut self, rule: Rule, least: usize) -> usize {
        self.groups.push(Group { rule, cases: BTreeSet::new(), done: 0, least, before: 0 });
        self.groups.len() - 1
    }

    fn came_off(&mut self, group: usize, case: &CaseNumber) {
        if let Some(group) = self.groups.get_mut(group) {
            group.cases.insert(case.clone());
            group.done += 1;
        }
    }

    /// A handle for an application that only a trick makes: from the far end, so that those of honest people stay.
    fn handle(&mut self) -> u64 {
        self.handles += 1;
        u64::MAX - self.handles
    }

    /// The other applications into which this one is split, on the same day.
    pub(crate) fn split(&mut self, world: &World, act: &Act, matter: &Matter) -> Vec<(u64, Act, Matter)> {
        let Order::Apply { handle, .. } = &act.order else { return Vec::new() };
        if matter.fate.trick != Some(Trick::Split) {
            return Vec::new();
        }
        let group = self.group(Rule::SplitCases, SPLIT_LEAST);
        self.applying.insert(*handle, group);
        let mut chance = Chance::of(world.seed, &format!("split {handle}"));
        let mut at = act.at;
        let mut others = Vec::new();
        for _ in 0..chance.between(2, 3) {
            at = world.calendar.moment(at, OfficeSeconds(chance.between(180, 720)));
            if at.day() != act.at.day() {
                break;
            }
            others.extend(self.copy(world, act, matter, at, group));
        }
        others
    }

    /// The application that follows one that was turned away.
    pub(crate) fn anew(
        &mut self,
        world: &World,
        case: &Case,
        matter: &mut Matter,
        now: Instant,
    ) -> Option<(u64, Act, Matter)> {
        if matter.fate.trick != Some(Trick::Resubmission) || !case.status.is_final() {
            return None;
        }
        let first = matter.again.take()?;
        let later = world.office_days(matter.chance.between(300, 4000));
        let at = world.calendar.moment(now, OfficeSeconds(later));
        if day_number(at.day()) - day_number(now.day()) > ANEW_DAYS {
            return None;
        }
        let group = self.group(Rule::Resubmission, 2);
        self.came_off(group, case.number.as_ref()?);
        self.copy(world, &first, matter, at, group)
    }

    /// The same application once more, at another time; what becomes of it is nothing strange.
    fn copy(
        &mut self,
        world: &World,
        act: &Act,
        matter: &Matter,
        at: Instant,
        group: usize,
    ) -> Option<(u64, Act, Matter)> {
        let mut order = act.order.clone();
        let Order::Apply { handle, .. } = &mut order else { return None };
        *handle = self.handle();
        let handle = *handle;
        self.applying.insert(handle, group);
        let chance = Chance::of(world.seed, &format!("copy {handle} {at}"));
        let party = (matter.applicant.clone(), matter.agent.clone(), matter.clerk.clone());
        let other = Matter::new(matter.item, party, matter.form.clone(), Fate::plain(), chance);
        Some((handle, Act { at, actor: act.actor.clone(), order }, other))
    }

    /// Notes what was done, as far as it belongs to a trick. The case is as it stands afterwards.
    pub(crate) fn heard(&mut self, world: &World, act: &Act, case: &Case, matter: &Matter) {
        let Some(number) = &case.number else { return };
        let Order::Case { command, .. } = &act.order else { return };
        let decides = matches!(command, Command::Grant { .. } | Command::Refuse { .. });
        let asks = matches!(
            command,
            Command::ReturnPreReview { .. } | Command::RequestCorrection { .. } | Command::SendBack { .. }
        );
        let stops = matches!(command, Command::StartSpecialProcedure { .. } | Command::Extend { .. });
        let rule = match matter.fate.trick {
            Some(Trick::TypedIn) if decides => Some(Rule::TypedInLater),
            Some(Trick::Instant) if decides => Some(Rule::InstantDecision),
            Some(Trick::Pause) if stops && matter.at_limit => Some(Rule::PauseAtLimit),
            Some(Trick::Returns) if asks && asked(case, matter) == 3 => Some(Rule::RepeatedReturns),
            _ => None,
        };
        if let Some(rule) = rule {
            let group = self.group(rule, 1);
            self.came_off(group, number);
        }
        if finishes(&act.order) {
            self.finished(world, act, number);
        }
    }

    /// Notes an application that was taken in.
    pub(crate) fn applied(&mut self, handle: u64, number: &CaseNumber) {
        if let Some(group) = self.applying.remove(&handle) {
            self.came_off(group, number);
        }
    }

    /// Notes a rating that was given.
    pub(crate) fn rated(&mut self, number: &CaseNumber) {
        if let Some(group) = self.rating.remove(number) {
            self.came_off(group, number);
        }
    }

    /// The ratings that a clerk gives themselves on the hall's tablet, once enough cases lie unrated.
    pub(crate) fn own_ratings(
        &mut self,
        world: &World,
        case: &Case,
        matter: &Matter,
        now: Instant,
    ) -> Vec<Act> {
        let (Some(number), Some(clerk)) = (&case.number, &case.acceptor) else { return Vec::new() };
        let crooked =
            Chance::of(world.seed, &format!("own ratings {clerk}")).permille(world.tricks.own_rating);
        if !crooked || case.status != rules::case::CaseStatus::Completed || matter.fate.rating.is_some() {
            return Vec::new();
        }
        let unrated = self.unrated.entry(clerk.clone()).or_default();
        if unrated.iter().any(|(known, _)| known == number) {
            return Vec::new();
        }
        unrated.push((number.clone(), case.applicant.clone()));
        if unrated.len() < OWN_RATINGS {
            return Vec::new();
        }
        let unrated = std::mem::take(unrated);
        let group = self.group(Rule::OwnRating, SPLIT_LEAST);
        let mut chance = Chance::of(world.seed, &format!("own ratings {number}"));
        let mut at = now.plus_seconds(600);
        let mut acts = Vec::new();
        for (case, actor) in unrated {
            self.rating.insert(case.clone(), group);
            at = at.plus_seconds(i64::try_from(chance.between(5, 15)).unwrap_or(5));
            let order = Order::Rate {
                case,
                level: RatingLevel::VerySatisfied,
                channel: RatingChannel::HallTablet,
                tags: vec!["quick".into()],
                words: None,
                anonymous: true,
            };
            acts.push(Act { at, actor, order });
        }
        acts
    }

    /// The same act at the end of the week, where an officer keeps their work for it.
    pub(crate) fn kept(&mut self, world: &World, content: &Content, matter: &Matter, act: Act) -> Act {
        let on_the_spot = content.handling.case_kind == Some(CaseKind::OnTheSpot);
        if on_the_spot
            || matter.fate.trick.is_some()
            || !finishes(&act.order)
            || !world.keeps_work(&act.actor)
        {
            return act;
        }
        let day = world.last_day_of_the_week(act.at.day());
        let closing = world.calendar.closing_of(day);
        if act.at >= closing.plus_seconds(-LAST_MINUTES) {
            return act;
        }
        let mut chance = Chance::of(world.seed, &format!("kept {} {:?}", act.at, act.order.case()));
        let before = i64::try_from(chance.between(120, 1500)).unwrap_or(120);
        if !self.kept.contains_key(&(act.actor.clone(), day)) {
            let group = self.group(Rule::Batch, BATCH_LEAST);
            self.kept.insert((act.actor.clone(), day), group);
        }
        Act { at: closing.plus_seconds(-before), ..act }
    }

    /// Notes a step that was finished, where whoever did it keeps their work for the end of that day.
    fn finished(&mut self, world: &World, act: &Act, case: &CaseNumber) {
        let day = act.at.day();
        let Some(group) = self.kept.get(&(act.actor.clone(), day)).copied() else { return };
        if act.at >= world.calendar.closing_of(day).plus_seconds(-LAST_MINUTES) {
            self.came_off(group, case);
        } else if let Some(group) = self.groups.get_mut(group) {
            group.before += 1;
        }
    }
}

impl World {
    /// Whether this officer does a week's work before the doors close for it.
    fn keeps_work(&self, person: &PersonId) -> bool {
        self.tricks.batch > 0 && Chance::of(self.seed, &format!("keeps {person}")).permille(self.tricks.batch)
    }

    /// The last working day of the week in which a day lies, from that day on; the day itself where there is none.
    fn last_day_of_the_week(&self, day: Date) -> Date {
        // Day number 0 was a Thursday.
        let to_sunday = 6 - (day_number(day) + 3).rem_euclid(7);
        let days = (0..=to_sunday).rev().map(|days| from_day_number(day_number(day) + days));
        days.into_iter().find(|day| self.calendar.is_working_day(*day)).unwrap_or(day)
    }
}

/// Whether an act finishes a step of a case.
const fn finishes(order: &Order) -> bool {
    matches!(
        order,
        Order::Case {
            command: Command::FinishStep { .. } | Command::Grant { .. } | Command::Refuse { .. },
            ..
        }
    )
}

/// How often the hall has asked for something to be done again.
fn asked(case: &Case, matter: &Matter) -> u32 {
    u32::from(matter.was_returned || case.returned) + u32::from(case.correction.is_some()) + matter.sent_back
}

//! 差评的后续 in the rehearsal: who calls whoever rated badly, what is answered, who calls back, and what is contested.
//!
//! What becomes of a bad rating is drawn once, as a row of steps; each is laid down when the one before it was done. Most are in
//! time, some late, and a few are never begun, so that supervision has cause for its cards (SR-E2).

use crate::{
    act::{Act, Order, VoiceStep},
    chance::Chance,
    county::World,
};
use rules::{
    hall::Role,
    identifier::CaseNumber,
    item::Content,
    name::PersonId,
    rating::{AnswerWay, RatingLevel, ReviewGround},
    time::Instant,
};
use std::collections::{BTreeMap, VecDeque};

/// The bad ratings about which something is still to be done.
#[derive(Clone, Debug, Default)]
pub(crate) struct Voices(BTreeMap<CaseNumber, Voice>);

impl Voices {
    /// Takes a bad rating on: of which item, whom it is about and who gave it.
    pub(crate) fn heard(
        &mut self,
        world: &World,
        case: &CaseNumber,
        (item, people): (usize, (Option<PersonId>, PersonId)),
        anonymous: bool,
    ) {
        let chance = Chance::of(world.seed, &format!("voice {}", case.as_str()));
        self.0.insert(case.clone(), Voice::drawn(chance, item, people, anonymous));
    }

    /// The next act about it, after what was done at this moment; after the last one it is forgotten.
    pub(crate) fn next(&mut self, world: &World, case: &CaseNumber, now: Instant) -> Option<Act> {
        let act = self.0.get_mut(case)?.next(world, case, now);
        if act.is_none() {
            self.0.remove(case);
        }
        act
    }

    /// What the rules refused is not tried again.
    pub(crate) fn give_up(&mut self, case: &CaseNumber) {
        self.0.remove(case);
    }
}

/// A bad rating as the county sees it.
#[derive(Clone, Debug)]
struct Voice {
    chance: Chance,
    /// 事项: by its place in the catalogue.
    item: usize,
    /// Whom it is about.
    clerk: Option<PersonId>,
    /// Whoever gave it, who may mark the answer themselves.
    rater: PersonId,
    steps: VecDeque<Intent>,
}

/// What somebody means to do next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Intent {
    /// To call, after so many thousandths of an office day; whether somebody answers.
    Contact(u64, bool),
    /// To see to it.
    Answer(u64, Way),
    /// To do what was planned.
    Finish(u64),
    /// To call back.
    CallBack(u64, RatingLevel),
    /// To mark the answer by the token.
    Mark(u64, RatingLevel),
    /// To contest the rating.
    Contest(u64, ReviewGround),
    /// To decide whether it stands.
    Review(u64, bool),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    PutRight,
    /// By a day so many thousandths of an office day ahead.
    Plan(u64),
    Explained,
}

impl Voice {
    /// Draws what becomes of a bad rating.
    fn drawn(
        mut chance: Chance,
        item: usize,
        (clerk, rater): (Option<PersonId>, PersonId),
        anonymous: bool,
    ) -> Self {
        let steps = steps(&mut chance, anonymous);
        Self { chance, item, clerk, rater, steps }
    }

    /// The next act about it.
    fn next(&mut self, world: &World, case: &CaseNumber, now: Instant) -> Option<Act> {
        let intent = self.steps.pop_front()?;
        let content = world.catalogue.items.get(self.item)?;
        let later = |thousandths| world.office_later(now, world.office_days(thousandths));
        let (at, actor, step, words): (_, _, _, &[&str]) = match intent {
            Intent::Contact(after, reached) => {
                let words: &[&str] = if reached { CALLED } else { &["拨打两次，无人接听。"] };
                (later(after), self.officer(world, content)?, VoiceStep::Contact { reached }, words)
            }
            Intent::Answer(after, way) => {
                let at = later(after);
                let (way, words) = match way {
                    Way::PutRight => (AnswerWay::PutRight, PUT_RIGHT),
                    Way::Explained => (AnswerWay::Explained, EXPLAINED),
                    Way::Plan(ahead) => {
                        let until = world.office_later(at, world.office_days(ahead)).day();
                        (AnswerWay::Plan { until }, PLANNED)
                    }
                };
                (at, self.officer(world, content)?, VoiceStep::Answer { way }, words)
            }
            Intent::Finish(after) => (later(after), self.officer(world, content)?, VoiceStep::Finish, DONE),
            Intent::CallBack(after, level) => {
                let words = if level.is_bad() { UNMOVED } else { CONTENT };
                (later(after), self.caller(world)?, VoiceStep::CallBack { mark: Some(level) }, words)
            }
            Intent::Mark(after, level) => (later(after), self.rater.clone(), VoiceStep::Mark { level }, &[]),
            Intent::Contest(after, ground) => {
                let head = world.people.head(&content.body.department)?.clone();
                (later(after), head, VoiceStep::Contest { ground }, CONTESTED)
            }
            Intent::Review(after, excluded) => {
                let supervisors = world.people.officers(Role::Supervisor);
                let actor = (*self.chance.pick(&supervisors)?).clone();
                let words = if excluded { EXCLUDED } else { UPHELD };
                (later(after), actor, VoiceStep::Review { excluded }, words)
            }
        };
        let words = self.chance.pick(words).map(|text| (*text).to_string());
        Some(Act { at, actor, order: Order::Voice { case: case.clone(), step, words } })
    }

    /// Somebody of the department who has a desk and is not the one rated; the head where there is nobody else.
    fn officer(&mut self, world: &World, content: &Content) -> Option<PersonId> {
        let department = &content.body.department;
        let desks = world.catalogue.posts.iter();
        let desks = desks.filter(|post| post.department == *department && post.is_on_the_desk());
        let people: Vec<&PersonId> = desks
            .flat_map(|post| world.people.holders(&post.id))
            .filter(|person| Some(*person) != self.clerk.as_ref())
            .collect();
        self.chance.pick(&people).map(|person| (*person).clone())
    }

    /// Whoever calls back for the hall.
    fn caller(&mut self, world: &World) -> Option<PersonId> {
        let posts = world.catalogue.posts.iter().filter(|post| post.roles.contains(&Role::CallCentre));
        let at_posts = posts.flat_map(|post| world.people.holders(&post.id));
        let mut callers: Vec<&PersonId> = at_posts.collect();
        if callers.is_empty() {
            callers = world.people.officers(Role::HallManager);
        }
        self.chance.pick(&callers).map(|person| (*person).clone())
    }
}

/// The row of steps.
fn steps(chance: &mut Chance, anonymous: bool) -> VecDeque<Intent> {
    let mut steps = VecDeque::new();
    // Now and then nobody looks at it at all.
    if chance.permille(40) {
        return steps;
    }
    if !anonymous {
        if chance.permille(120) {
            steps.push_back(Intent::Contact(chance.between(50, 300), false));
        }
        let in_time = chance.permille(880);
        steps.push_back(Intent::Contact(
            if in_time { chance.between(60, 650) } else { chance.between(1_600, 2_600) },
            true,
        ));
    }
    if chance.permille(100) {
        let malicious = chance.permille(350);
        let ground = if malicious { ReviewGround::Malicious } else { ReviewGround::Mistaken };
        steps.push_back(Intent::Contest(chance.between(80, 700), ground));
        let excluded = chance.permille(450);
        steps.push_back(Intent::Review(chance.between(200, 1_500), excluded));
        if excluded {
            return steps;
        }
    }
    if chance.permille(110) {
        // Late: nothing can be planned any more.
        let way = if chance.permille(600) { Way::PutRight } else { Way::Explained };
        steps.push_back(Intent::Answer(chance.between(5_600, 7_600), way));
    } else {
        match chance.below(100) {
            0..=54 => steps.push_back(Intent::Answer(chance.between(200, 2_200), Way::PutRight)),
            55..=74 => {
                steps.push_back(Intent::Answer(chance.between(100, 800), Way::Plan(1_200)));
                let in_time = chance.permille(850);
                steps.push_back(Intent::Finish(if in_time {
                    chance.between(300, 1_100)
                } else {
                    chance.between(2_500, 3_500)
                }));
            }
            _ => steps.push_back(Intent::Answer(chance.between(300, 2_200), Way::Explained)),
        }
    }
    second_mark(chance, anonymous, &mut steps);
    steps
}

/// What whoever rated says of the answer: on the telephone, or by their token.
fn second_mark(chance: &mut Chance, anonymous: bool, steps: &mut VecDeque<Intent>) {
    let levels = [
        RatingLevel::VerySatisfied,
        RatingLevel::Satisfied,
        RatingLevel::BasicallySatisfied,
        RatingLevel::Dissatisfied,
    ];
    let level = levels[chance.weighted(&[15, 40, 30, 15])];
    let by_token = chance.permille(if anonymous { 300 } else { 150 });
    if by_token {
        steps.push_back(Intent::Mark(chance.between(200, 2_500), level));
    } else if !anonymous && chance.permille(900) {
        steps.push_back(Intent::CallBack(chance.between(300, 2_500), level));
    }
}

const CALLED: &[&str] = &["已电话联系，了解了情况并致歉。", "已联系，对方说明了不满意的原因，约定尽快答复。"];
const PUT_RIGHT: &[&str] = &[
    "窗口已增开叫号，等候时间缩短，并向您致歉。",
    "材料清单已重新公示，一次告知全部要求。",
    "已对当班人员提醒教育，今后先说明再受理。",
];
const PLANNED: &[&str] = &["叫号系统需要升级，请供应商排期，完成后告诉您。"];
const EXPLAINED: &[&str] =
    &["所提减免没有法律依据，已说明条款。", "材料是法定要件，不能省略，已说明可以容缺的部分。"];
const DONE: &[&str] = &["系统已升级，现已恢复正常。"];
const CONTENT: &[&str] = &["对处理认可。", "表示满意，没有其他意见。"];
const UNMOVED: &[&str] = &["仍不满意，认为等候时间太长。"];
const CONTESTED: &[&str] = &["评价所说的情况与本窗口无关，可能评错了对象。", "评价内容与办理记录不符。"];
const EXCLUDED: &[&str] = &["调取办理记录和录音核实，评价与本件无关，予以排除。"];
const UPHELD: &[&str] = &["没有证据说明评价有误，予以维持。"];

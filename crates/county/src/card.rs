//! 监察牌 in the rehearsal: who explains a card, when, and how supervisors conclude.
//!
//! Most are explained in time and closed; some are cancelled, some explained late or never, some stay open.

use crate::{
    act::{Act, Order},
    case::Slot,
    chance::Chance,
    county::World,
};
use rules::{
    card::{Card, CardState, Command, Exemption},
    hall::Role,
    name::PersonId,
    supervision::{Finding, SupervisionLevel},
    time::Instant,
};

/// A card as the county sees it.
#[derive(Clone, Debug)]
pub(crate) struct Charge {
    chance: Chance,
    explains: Explains,
    conclusion: Conclusion,
    /// The one act that is planned, with what it is.
    pub(crate) planned: Option<(Step, Slot)>,
    /// The rules refused an act: the card is left alone.
    pub(crate) refused: bool,
}

/// What is to be done about a card next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Explain,
    Conclude,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Explains {
    InTime,
    Late,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Conclusion {
    Closed,
    Cancelled,
    Open,
}

impl Charge {
    pub(crate) fn drawn(mut chance: Chance) -> Self {
        let explains = match chance.below(100) {
            0..=85 => Explains::InTime,
            86..=93 => Explains::Late,
            _ => Explains::Never,
        };
        let conclusion = match chance.below(100) {
            0..=77 => Conclusion::Closed,
            78..=87 => Conclusion::Cancelled,
            _ => Conclusion::Open,
        };
        Self { chance, explains, conclusion, planned: None, refused: false }
    }

    /// What the card calls for as it stands. A mere reminder needs no explanation, only to be filed.
    pub(crate) fn wanted(&self, card: &Card) -> Option<Step> {
        let reminder = card.finding.as_ref()?.level == SupervisionLevel::Remind;
        let concluded = (self.conclusion != Conclusion::Open).then_some(Step::Conclude);
        match card.state {
            _ if self.refused => None,
            CardState::Open | CardState::Notified if reminder => concluded,
            CardState::Open | CardState::Notified => match self.explains {
                Explains::InTime => Some(Step::Explain),
                Explains::Late if card.unanswered.since.is_some() => Some(Step::Explain),
                _ => None,
            },
            CardState::Explained | CardState::Upheld => concluded,
            _ => None,
        }
    }

    /// The act for it.
    pub(crate) fn act(
        &mut self,
        world: &World,
        name: &str,
        card: &Card,
        step: Step,
        now: Instant,
    ) -> Option<Act> {
        let finding = card.finding.as_ref()?;
        let chance = &mut self.chance;
        let thousandths = match step {
            Step::Explain => chance.between(100, 3800),
            Step::Conclude => chance.between(200, 2600),
        };
        let at = world.office_later(now, world.office_days(thousandths));
        let (actor, command) = match step {
            Step::Explain => {
                (responsible(world, finding, chance)?, Command::Explain { text: text(finding, chance) })
            }
            Step::Conclude => {
                let supervisors = world.people.officers(Role::Supervisor);
                let actor = (*chance.pick(&supervisors)?).clone();
                (actor, self.conclude(finding))
            }
        };
        Some(Act { at, actor, order: Order::Card { card: name.into(), command } })
    }

    fn conclude(&mut self, finding: &Finding) -> Command {
        let reminder = finding.level == SupervisionLevel::Remind;
        let words: &[&str] = match self.conclusion {
            Conclusion::Cancelled => &[
                "经核实，系统故障期间无法办理，非承办人责任，予以摘牌。",
                "经核实，延误因外部原因造成，予以摘牌。",
            ],
            _ if reminder => &["提醒已送达，存档。"],
            _ => &["说明属实，已整改，予以办结。", "已约谈承办人并督促整改，予以办结。"],
        };
        let words = self.chance.pick(words).map_or_else(String::new, |text| (*text).to_string());
        if self.conclusion == Conclusion::Cancelled && !reminder {
            Command::Cancel { reason: words, exemption: Some(Exemption::ForceMajeure) }
        } else {
            let conclusion = if reminder { "提醒已送达，存档。".into() } else { words };
            Command::Close { conclusion }
        }
    }
}

/// Whoever had the matter at hand; else the post, else the head.
fn responsible(world: &World, finding: &Finding, chance: &mut Chance) -> Option<PersonId> {
    let people = &world.people;
    let named = finding.person.clone().filter(|person| people.is_staff(person));
    let holders = people.holders(&finding.post);
    named.or_else(|| chance.pick(holders).cloned()).or_else(|| people.head(&finding.department).cloned())
}

fn text(finding: &Finding, chance: &mut Chance) -> String {
    let words: &[&str] = if finding.level >= SupervisionLevel::RedCard {
        &["案情复杂且未及时报请延期，已作出决定并在科室内通报，今后提前五个工作日排查。"]
    } else {
        &[
            "当日集中办理的办件较多，未能按时完成，现已办结，并调整了人员分工。",
            "承办人外出核查，B岗未及时接办，已补齐交接制度。",
            "等待其他部门的核实结果，已完成，今后将提前联系。",
        ]
    };
    chance.pick(words).map_or_else(String::new, |text| (*text).to_string())
}

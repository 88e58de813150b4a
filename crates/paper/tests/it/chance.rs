//! Seeded chance for tests: the same seed gives the same trees on every machine.

use paper::flow::{Flow, Step, StepState};

/// A small generator (splitmix64); good enough to vary shapes, and needs no crate.
#[derive(Debug)]
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit
    }

    fn words(&mut self) -> String {
        const WORDS: [&str; 10] = [
            "受理",
            "现场核查（两人以上）",
            "审核",
            "批准",
            "",
            "Health & safety <inspection>",
            "消防、住建、卫健等部门联合踏勘并分别出具意见",
            "A",
            "https://very-long-unbroken-address.example/with/a/path/that/does/not/end",
            "是",
        ];
        WORDS[usize::try_from(self.below(10)).expect("small")].to_owned()
    }

    pub(crate) fn flow(&mut self, depth: u64) -> Flow {
        let states = [
            StepState::Plain,
            StepState::Done,
            StepState::Now,
            StepState::Late,
            StepState::Todo,
            StepState::Skipped,
        ];
        match if depth == 0 { self.below(2) } else { self.below(6) } {
            0 => Flow::Start(self.words()),
            1 => Flow::Step(Step {
                id: self.words(),
                title: self.words(),
                note: self.words(),
                state: states[usize::try_from(self.below(6)).expect("small")],
                href: (self.below(3) == 0).then(|| "/case/1".to_owned()),
            }),
            2 | 3 => {
                let count = self.below(5);
                Flow::Sequence((0..count).map(|_| self.flow(depth - 1)).collect())
            }
            4 => Flow::Parallel(self.arms(depth)),
            _ => Flow::Choice { question: self.words(), arms: self.arms(depth) },
        }
    }

    fn arms(&mut self, depth: u64) -> Vec<(String, Flow)> {
        let count = self.below(5);
        (0..count).map(|_| (self.words(), self.flow(depth - 1))).collect()
    }
}

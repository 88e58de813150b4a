//! Bad ratings, one at every stage: a few days of a county have too few of them.

use super::Scribe;
use rules::{
    actor::Actor,
    hall::Role,
    name::PersonId,
    rating::{AnswerWay, Command, RatingChannel, RatingLevel, ReviewGround},
};
use store::{Store, ledger::Batch};

impl Scribe {
    /// Rates what nobody has rated yet, and leaves each a step further on than the one before.
    pub(crate) async fn rate_badly(&mut self, store: &Store) {
        let open = self.ratings.iter().filter(|(_, known)| known.state.level.is_none());
        let open: Vec<String> = open.map(|(case, _)| case.clone()).take(8).collect();
        assert_eq!(open.len(), 8, "the county is too quiet");
        let mut batch = store.batch().await.expect("begins");
        for (stage, case) in open.iter().enumerate() {
            self.go_on(&mut batch, case, stage);
        }
        batch.commit(self.now).await.expect("commits");
    }

    fn go_on(&mut self, batch: &mut Batch<'_>, case: &str, stage: usize) {
        let rating = self.ratings[case].state.clone();
        let hall = self.hall.state.clone();
        let department = rating.department.clone();
        let day = self.now.day();
        let staff = |is_it: &dyn Fn(&PersonId) -> bool| {
            let people = hall.posts.values().flat_map(|post| &post.holders).chain(hall.offices.keys());
            let found = people.into_iter().find(|person| is_it(person)).expect("somebody");
            Actor::staff(found.clone(), &hall)
        };
        let officer = staff(&|it| rules::rating::sees_to(&hall, it, &rating, day));
        let head = staff(&|it| hall.heads(it, &department));
        let supervisor = staff(&|it| hall.roles_of(it).contains(&Role::Supervisor));
        let manager = staff(&|it| hall.roles_of(it).contains(&Role::HallManager));
        let (level, channel, token) =
            (RatingLevel::Dissatisfied, RatingChannel::Mobile, rating.token.clone());
        let give = Command::Give { token, level, channel, tags: vec![], words: None, anonymous: stage == 1 };
        let mut acts = vec![(Actor::citizen("somebody".into()), give)];
        let contact = Command::Contact { reached: true, words: self.seal() };
        let plan = Command::Answer { way: AnswerWay::Plan { until: day }, words: self.seal() };
        let answer = Command::Answer { way: AnswerWay::PutRight, words: self.seal() };
        let contest = Command::Contest { ground: ReviewGround::Mistaken, words: self.seal() };
        match stage {
            2 => acts.push((officer, contact)),
            3 => acts.extend([(officer.clone(), contact), (officer, plan)]),
            4 => acts.extend([(officer.clone(), contact), (officer, answer)]),
            5 => {
                let mark = Some(RatingLevel::Satisfied);
                let call = Command::CallBack { mark, words: self.seal() };
                acts.extend([(officer.clone(), contact), (officer, answer), (manager, call)]);
            }
            6 => acts.push((head, contest)),
            7 => {
                let decide = Command::Review { excluded: true, words: self.seal() };
                acts.extend([
                    (head, contest),
                    (officer.clone(), contact),
                    (officer, answer),
                    (supervisor, decide),
                ]);
            }
            _ => {}
        }
        for (actor, command) in acts {
            self.rating(batch, case, command, &actor).expect("the rules agree");
        }
    }
}
